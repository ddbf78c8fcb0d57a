"""End of day: one summary per local date, and a short notice at the set times if something waits.

Mails to the owner have a standing approval. A try is written down before the mail is handed over; it is
repeated once if its marker is not in INBOX after half an hour (DESIGN 4.8, I24).
"""

from datetime import date, datetime, timedelta

from assistant.domain.book import Book
from assistant.domain.business_hours import BusinessHours
from assistant.domain.letter import Rendered
from assistant.domain.summary import (
    Summary,
    notice_due,
    notice_of,
    shown_drafts,
    summarise,
    summary_values,
)
from assistant.domain.wish import Said
from assistant.errors import AssistantError, StateError
from assistant.workflow.end_of_day_alert import alert, keep_watch
from assistant.workflow.end_of_day_mail import (
    RECOVERED,
    Errand,
    Made,
    deliver,
    hand_over,
    letter,
    links,
    may_send,
    tells_all,
    write_down,
)
from assistant.workflow.end_of_day_plan import PLAN, compose_plan, plan_due
from assistant.workflow.end_of_day_push import push
from assistant.workflow.end_of_day_report import REPORT, compose_report, report_due
from assistant.workflow.ports import Desk

LATE_AFTER = timedelta(minutes=15)
"""A summary that goes out later than this says that it is late."""
TOO_LATE = timedelta(hours=18)
"""After this a missed summary is folded into the next."""
REPEAT_AFTER = timedelta(minutes=30)
STARTED = "started"
"""Fact in the book: when the assistant was first started, ISO time."""


def end_of_day(desk: Desk, now: datetime) -> None:
    """Tell the owner what is due now: by push, the summary of the latest due date, the notices of today, an
    alert."""
    if STARTED not in desk.book.look().commands:
        _note_start(desk, now)
        return
    keep_watch(desk, now)
    push(desk, now)
    _letters(desk, now)
    alert(desk, now)


def _letters(desk: Desk, now: datetime) -> None:
    if not may_send(desk, now):
        return
    book = desk.book.look()
    hours = desk.hours(now)
    started = datetime.fromisoformat(book.commands[STARTED])
    wanted = (
        _summary_due(desk, book, hours, now),
        _notice_due(desk, book, hours, now),
        report_due(desk, book, hours, started, now),
        plan_due(desk, book, hours, started, now),
    )
    for errand in filter(None, wanted):
        _run(desk, errand, now)


def _note_start(desk: Desk, now: datetime) -> None:
    """No summary for a time before the first start."""
    with desk.book.transaction() as book:
        book.commands.setdefault(STARTED, now.isoformat())


# --- what is due ----------------------------------------------------------------------------------


def _summary_due(desk: Desk, book: Book, hours: BusinessHours, now: datetime) -> Errand | None:
    """The latest set time that has passed, unless its summary went out or it is too late for it."""
    day = _last_summary_day(desk, hours, now)
    if day is None:
        return None
    due = hours.moment(day, desk.habits.summary_at)
    started = datetime.fromisoformat(book.commands[STARTED])
    if due < started or now - due >= TOO_LATE or not _may_try(book, day, "summary", now):
        return None
    return Errand(day, "summary", due)


def _last_summary_day(desk: Desk, hours: BusinessHours, now: datetime) -> date | None:
    today = hours.day_of(now)
    days = (today - timedelta(days=back) for back in range(8))
    return next(
        (
            day
            for day in days
            if day.weekday() in desk.habits.summary_days and hours.moment(day, desk.habits.summary_at) <= now
        ),
        None,
    )


def next_summary(desk: Desk, now: datetime) -> datetime:
    """The next set time after `now`, aware UTC."""
    hours = desk.hours(now)
    today = hours.day_of(now)
    moments = (
        hours.moment(today + timedelta(days=ahead), desk.habits.summary_at)
        for ahead in range(9)
        if (today + timedelta(days=ahead)).weekday() in desk.habits.summary_days
    )
    return next(moment for moment in moments if moment > now)


def _notice_due(desk: Desk, book: Book, hours: BusinessHours, now: datetime) -> Errand | None:
    """The latest set time of today that has passed, if something waits; one that is over three hours late
    is left to the summary."""
    today = hours.day_of(now)
    if today.weekday() not in desk.habits.summary_days:
        return None
    started = datetime.fromisoformat(book.commands[STARTED])
    for at in sorted(desk.habits.notices_at, reverse=True):
        due = hours.moment(today, at)
        if due > now:
            continue
        name = f"notice {at:%H:%M}"
        if due < started or now - due > timedelta(hours=3) or not _may_try(book, today, name, now):
            return None
        return Errand(today, name, due)
    return None


def _may_try(book: Book, day: date, name: str, now: datetime) -> bool:
    """Not tried yet; or tried once, and its marker was not seen in INBOX for half an hour."""
    mail = book.day(day).mail(name)
    if mail is None:
        return True
    if mail.arrived or mail.needless or mail.last_try is None:
        return False
    if mail.tries != 1 or now - mail.last_try < REPEAT_AFTER or name != "summary":
        return False
    return not _never_seen_here(book)


def _never_seen_here(book: Book) -> bool:
    """Were mails to the owner repeated before, and none ever seen? Then he reads them in a mailbox that is
    not watched, and a missing marker means nothing."""
    mails = [mail for day in book.days.values() for mail in day.mails]
    return any(mail.tries > 1 for mail in mails) and not any(mail.arrived for mail in mails)


# --- doing it -------------------------------------------------------------------------------------


def _run(desk: Desk, errand: Errand, now: datetime) -> None:
    book = desk.book.look()
    if errand.is_notice and not notice_due(book, now, desk.hours(now), next_summary=next_summary(desk, now)):
        write_down(desk, errand, now, needless=True)
        return
    if not may_send(desk, now):
        return
    try:
        mail = _made(desk, errand, now)
    except StateError:
        raise
    except AssistantError as error:
        desk.sees.troubles["summary"] = str(error)
        return
    if mail is None:
        write_down(desk, errand, now, needless=True)
    else:
        hand_over(desk, mail, errand, now)


def _made(desk: Desk, errand: Errand, now: datetime) -> Made | None:
    """The mail of that errand; None if there is nothing to say in it."""
    if errand.name == PLAN:
        found = compose_plan(desk, errand, now)
        return found and Made(desk.compose(letter(desk, found[0], errand.key, now, found[1])), ())
    if errand.name == REPORT:
        rendered, pictures = compose_report(desk, errand, now)
        return Made(desk.compose(letter(desk, rendered, errand.key, now, pictures=pictures)), ())
    return _made_summary(desk, errand, now)


def _made_summary(desk: Desk, errand: Errand, now: datetime) -> Made:
    summary = _summary(desk, now, errand)
    rendered = _rendered(desk, summary, errand)
    raw = desk.compose(letter(desk, rendered, errand.key, now))
    return Made(raw, shown_drafts(notice_of(summary) if errand.is_notice else summary))


def compose_summary(desk: Desk, now: datetime, *, errand: Errand | None = None) -> Rendered:
    """What the owner is told at `now`; without an errand, what `assistant summary` prints."""
    return _rendered(desk, _summary(desk, now, errand), errand)


def _rendered(desk: Desk, summary: Summary, errand: Errand | None) -> Rendered:
    name = "notice" if errand is not None and errand.is_notice else "summary"
    return desk.renderer.owner(name, summary_values(summary, desk.owner.name))


def summary_now(desk: Desk, now: datetime) -> Summary:
    """What the summary would say at this moment, before it is laid out."""
    return _summary(desk, now, None)


def _summary(desk: Desk, now: datetime, errand: Errand | None) -> Summary:
    book, hours = desk.book.look(), desk.hours(now)
    late = errand is not None and errand.is_summary and now - errand.due > LATE_AFTER
    return summarise(
        book,
        now,
        hours,
        next_summary=next_summary(desk, now),
        troubles=_troubles(desk, book),
        looked=desk.sees.looked,
        late=late,
        folded=_folded(desk, book, hours, errand.day) if errand is not None else (),
        display_phone=desk.display_phone,
        day=errand.day if errand is not None and errand.is_summary else None,
        link=links(desk, errand, hours) if errand is not None else None,
        sends=any(account.outgoing is not None for account in desk.accounts),
        heard=_heard_since_told(book, errand),
        page_url=desk.habits.page_url if errand is not None else "",
    )


def _heard_since_told(book: Book, errand: Errand | None) -> tuple[Said, ...]:
    """What came of the owner's words since the last mail to him, the one in hand left out."""
    mails = [(day.date, mail) for day in book.days.values() for mail in day.mails if tells_all(mail.name)]
    mine = (errand.day, errand.name) if errand is not None else None
    tries = (mail.last_try for day, mail in mails if mail.tries and (day, mail.name) != mine)
    told = max(filter(None, tries), default=None)
    said = (each for _, day in sorted(book.days.items()) for each in day.said)
    return tuple(each for each in said if told is None or each.at > told)


def _troubles(desk: Desk, book: Book) -> dict[str, str]:
    """What this process met, and what happened to the book itself, until the owner was told."""
    recovered = book.commands.get(RECOVERED)
    return {**desk.sees.troubles, **({"book": recovered} if recovered else {})}


def _folded(desk: Desk, book: Book, hours: BusinessHours, of: date) -> tuple[date, ...]:
    """Set days before that one, since the last summary that went out, whose own was missed altogether."""
    started = book.commands.get(STARTED)
    if started is None:
        return ()
    missed = []
    for day in (of - timedelta(days=back) for back in range(1, 8)):
        due = hours.moment(day, desk.habits.summary_at)
        if day.weekday() not in desk.habits.summary_days:
            continue
        if due < datetime.fromisoformat(started) or book.day(day).mail("summary") is not None:
            break
        missed.append(day)
    return tuple(sorted(missed))


def send_summary_now(desk: Desk, now: datetime) -> None:
    """`assistant summary --send`: an extra one, at the owner's word; raises WorldError if it cannot go."""
    local = desk.hours(now).local(now)
    errand = Errand(local.date(), f"extra {local:%H:%M:%S}", now)
    deliver(desk, _made_summary(desk, errand, now), errand, now)
