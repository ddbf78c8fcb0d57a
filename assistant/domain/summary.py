"""What the owner should know at the end of a day, or at noon: leads sorted by what is to be done.

`summarise` puts every unfinished lead into exactly one list, the most pressing one, and everything into
plain words; the templates in `templates/owner` only lay it out. A list is short: what does not fit is
folded into a sentence with counts.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from assistant.domain.book import Book
from assistant.domain.business_hours import BusinessHours
from assistant.domain.lead import Lead, LeadState
from assistant.domain.phrase import tongue_of
from assistant.domain.promise import PromiseState
from assistant.domain.summary_heard import heard_words, mail_ways
from assistant.domain.summary_rows import (
    Action,
    DraftLine,
    Link,
    Row,
    View,
    approvable_draft,
    by_channel,
    inert,
    pending_draft,
    row,
    troubled_draft,
    wants_call,
    who,
)
from assistant.domain.tally import counted, tally, uncounted
from assistant.domain.wish import Heard, Said

BLIND_AFTER = timedelta(hours=1)
"""A folder not read for so long is told as a problem."""
WAITED_LONG = timedelta(hours=1)
"""A draft that has waited so long is worth a notice (DESIGN 4.8)."""
FULL_ROWS = 5
"""So many rows of most lists are told in full, the rest in a line or two."""
_UNREADABLE_LINES = 5
_OBEYED_LINES, _MISSED_LINES = 12, 8
_LAST = datetime.max.replace(tzinfo=UTC)


class Place(StrEnum):
    """Where a lead stands in the summary, the most pressing first."""

    PROBLEM = "problem"
    OVERDUE = "overdue"
    DUE = "due"
    CALL = "call"
    DRAFT = "draft"
    ASKED = "asked"
    UNDECIDED = "undecided"
    GLANCE = "glance"
    LATER = "later"
    WAITING = "waiting"
    PUT_OFF = "put_off"
    """Snoozed: counted, not listed."""


@dataclass(frozen=True, slots=True)
class Room:
    """How many rows of a list are shown, and how many of these are told in full."""

    rows: int
    full: int
    drafts: int = 30
    """Further rows are shown up to so many, if a draft of theirs can be approved."""


_ROOM = {
    Place.DRAFT: Room(12, 12),  # a draft is never approved on a line that does not show its text
    Place.ASKED: Room(8, FULL_ROWS),
    Place.UNDECIDED: Room(8, FULL_ROWS),
    Place.GLANCE: Room(8, FULL_ROWS),
    Place.LATER: Room(5, 0),
    Place.WAITING: Room(5, 0),
}
_ANY_ROOM = Room(12, FULL_ROWS)
_MORE_TEXT = 8_000
"""So many characters of drafts a list may hold beyond its first rows."""
_CROWDED = 40
"""With more leads than this the lists are shorter still: Gmail hides what comes after 102 KB of a mail."""


def _room(place: Place, crowded: bool) -> Room:
    room = _ROOM.get(place, _ANY_ROOM)
    if not crowded:
        return room
    rows = 6 if place is Place.DRAFT else 5
    return Room(min(room.rows, rows), min(room.full, rows if place is Place.DRAFT else 2), rows)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong with the assistant's own work, and where."""

    where: str
    words: str


@dataclass(frozen=True, slots=True)
class Section:
    """One list: its rows, how many leads it stands for, and a sentence for those not shown."""

    place: Place
    title: str
    total: int
    rows: tuple[Row, ...]
    more: str = ""
    full: int = FULL_ROWS
    """How many rows are told in full."""
    to_approve: int = 0
    """How many of its leads, shown or not, have a draft that waits for a yes."""
    to_call: int = 0

    @property
    def approvable(self) -> tuple[DraftLine, ...]:
        """The drafts that one yes may cover: their text stands in the mail (I11)."""
        return tuple(each.draft for each in self.rows if each.draft and each.approvable)


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything the owner's mails say, in words. `sections` are in order, without empty ones."""

    date: str
    day: str
    """The date in short, for a subject: "Tue 24 Nov"."""
    now: str
    next_summary: str
    late: str
    folded: str
    problems: tuple[Problem, ...]
    sections: tuple[Section, ...]
    put_off: int
    put_off_words: str
    promises: str
    since: str
    came_in: str
    looked: str
    preview: str
    approve_all: Action | None
    answerable: bool
    """True when the mail can be answered with lines like "12 called"."""
    obeyed: tuple[str, ...] = ()
    """What was done at the owner's word by mail and folders, a sentence each."""
    obeyed_more: str = ""
    answers: str = ""
    """What an answer may hold, "" if it can hold nothing."""
    changed: tuple[str, ...] = ()
    """Words about a text that has changed since: plain information, with the new text in its row."""

    def count(self, *places: Place) -> int:
        """How many leads stand in these lists."""
        return sum(section.total for section in self.sections if section.place in places)


@dataclass(frozen=True, slots=True)
class Notice:
    """The noon mail: only what waits now."""

    headline: str
    problems: tuple[Problem, ...]
    sections: tuple[Section, ...]
    summary: Summary


def _no_link(_words: str, _digests: tuple[str, ...]) -> str:
    return ""


def summarise(
    book: Book,
    now: datetime,
    hours: BusinessHours,
    *,
    next_summary: datetime,
    troubles: Mapping[str, str],
    looked: Mapping[str, datetime],
    display_phone: Callable[[str], str],
    late: bool = False,
    folded: tuple[date, ...] = (),
    day: date | None = None,
    link: Link | None = None,
    sends: bool = True,
    heard: tuple[Said, ...] = (),
    page_url: str = "",
) -> Summary:
    """What the owner should know at `now` (aware).

    `troubles` are sentences by place ("business/INBOX"), `looked` says when a folder was last read. `day` is
    the local date the summary is for (today, if not said), `folded` are dates whose own was missed. `link`
    makes links for mails; `sends` is false where there is no outgoing server. `heard` is what came of the
    owner's words by mail and folders since he was told last. `page_url` is where rows link to, if anywhere.
    """
    view = View(now, hours, display_phone, link or _no_link, sends, page_url, answerable=link is not None)
    for_day = day or hours.day_of(now)
    since = told_before(book, for_day)
    came_in = tally(book, hours, now, since)
    found = placed(book, now, next_summary)
    listed = {place: leads for place, leads in found.items() if leads and place in _TITLES}
    crowded = sum(map(len, listed.values())) > _CROWDED
    obeyed = [said for said in heard if said.kind is Heard.DONE]
    changed = [said for said in heard if said.kind is Heard.CHANGED]
    sections = tuple(
        _section(place, leads, view, next_summary, _room(place, crowded)) for place, leads in listed.items()
    )
    return Summary(
        date=_say_date(for_day),
        day=_short_date(for_day),
        now=view.say(now),
        next_summary=view.say(next_summary),
        late="This summary comes late: it could not be sent at its time." if late else "",
        folded=_folded_words(folded),
        problems=(
            *_problems(book, view, for_day, since, troubles, looked, came_in.unreadable),
            *_not_obeyed(book, heard, view),
        ),
        sections=sections,
        put_off=len(found[Place.PUT_OFF]),
        put_off_words=_put_off_words(found[Place.PUT_OFF], now),
        promises=_promises_words(book, now, since),
        since=f"Since {view.say(since)}" if since else "Until now",
        came_in=came_in.words,
        looked=_looked_words(looked, view),
        preview=_preview(found, view),
        approve_all=_approve_all(sections, view),
        answerable=link is not None,
        answers=_answers(sections) if link is not None else "",
        changed=tuple(heard_words(book, said, view) for said in changed[-_MISSED_LINES:]),
        obeyed=tuple(heard_words(book, said, view) for said in obeyed[-_OBEYED_LINES:]),
        obeyed_more=f"And {len(obeyed) - _OBEYED_LINES} more." if len(obeyed) > _OBEYED_LINES else "",
    )


def headline(summary: Summary) -> str:
    """The point in a few words: "3 overdue, 5 to approve, 2 to call", "nobody is waiting"."""
    return _counts(summary) or _calm(summary)


def summary_values(summary: Summary, owner: str) -> dict[str, object]:
    """What the templates `summary` and `notice` are filled with."""
    return {
        "summary": summary,
        "headline": headline(summary),
        "notice": notice_of(summary),
        "owner": owner,
    }


# --- the notice ---------------------------------------------------------------------------------------------


def notice_due(book: Book, now: datetime, hours: BusinessHours, *, next_summary: datetime) -> bool:
    """Has a draft waited over an hour, or does anything fall due before the summary?

    What was overdue already when the last summary went out was told then, and is no reason for a notice.
    """
    told = told_before(book, hours.day_of(now))
    return any(
        _draft_waited(lead, now) or _falls_due(lead, told, next_summary)
        for lead in book.unfinished()
        if not lead.is_snoozed(now)
    )


def notice_of(summary: Summary) -> Notice:
    """The part of a summary that cannot wait for the evening."""
    pressing = (Place.PROBLEM, Place.OVERDUE, Place.DUE, Place.CALL, Place.DRAFT)
    sections = tuple(_short(section) for section in summary.sections if section.place in pressing)
    return Notice(_counts(summary, pressing) or "nothing is pressing", summary.problems, sections, summary)


def _short(section: Section) -> Section:
    """Only the rows that are told in full or have a draft to approve; the evening has the rest."""
    shown = (*section.rows[: section.full], *(row for row in section.rows[section.full :] if row.approvable))
    rest = section.total - len(shown)
    return replace(section, rows=shown, more=f"And {rest} more." if rest else "")


def _draft_waited(lead: Lead, now: datetime) -> bool:
    draft = None if lead.may_be_answered else pending_draft(lead)
    return draft is not None and now - draft.created_at > WAITED_LONG


def _falls_due(lead: Lead, told: datetime | None, next_summary: datetime) -> bool:
    if lead.due is None or lead.due > next_summary:
        return False
    return told is None or lead.due > told


# --- one lead, one place ------------------------------------------------------------------------------------


def place_of(lead: Lead, now: datetime, next_summary: datetime) -> Place | None:
    """Where a lead stands; None for a closed one that nothing is wrong with."""
    if troubled_draft(lead):
        return Place.PROBLEM
    if lead.is_closed:
        return None
    if lead.is_snoozed(now):
        return Place.PUT_OFF
    if lead.is_overdue(now):
        return Place.OVERDUE
    return _place_in_time(lead, next_summary)


def _place_in_time(lead: Lead, next_summary: datetime) -> Place:
    """Not late yet: by what the owner can do. A call or a yes is more to the point than the date."""
    if lead.may_be_answered:
        return Place.ASKED
    if wants_call(lead):
        return Place.CALL
    if pending_draft(lead):
        return Place.DRAFT
    if lead.due is not None and lead.due <= next_summary:
        return Place.DUE
    if lead.question:
        return Place.ASKED
    if lead.state is LeadState.UNDECIDED:
        return Place.UNDECIDED
    if lead.state is LeadState.WAITING:
        return Place.WAITING
    return Place.GLANCE if lead.glance else Place.LATER


def placed(book: Book, now: datetime, next_summary: datetime) -> dict[Place, list[Lead]]:
    """Every lead in its place, the most pressing first."""
    found: dict[Place, list[Lead]] = {place: [] for place in Place}
    for lead in book.leads.values():
        place = place_of(lead, now, next_summary)
        if place is not None:
            found[place].append(lead)
    for leads in found.values():
        leads.sort(key=_urgency)
    return found


def _urgency(lead: Lead) -> tuple[object, ...]:
    """Who is due first; then what lies in Junk last, and the longest silence first."""
    latest = lead.last_word
    return (lead.due or _LAST, lead.in_junk, latest.at if latest else lead.received_at, lead.number)


_TITLES = {
    Place.PROBLEM: "Drafts that did not go out",
    Place.OVERDUE: "Overdue",
    Place.DUE: "Due before {next}",
    Place.CALL: "Calls to return",
    Place.DRAFT: "Drafts to approve",
    Place.ASKED: "You are asked",
    Place.UNDECIDED: "Is this an inquiry?",
    Place.GLANCE: "They wrote, have a look",
    Place.LATER: "Open, with time left",
    Place.WAITING: "You wait for them",
}


def _section(place: Place, leads: list[Lead], view: View, next_summary: datetime, room: Room) -> Section:
    shown, folded = _shown(leads, room)
    return Section(
        place=place,
        title=_TITLES[place].format(next=view.say(next_summary)),
        total=len(leads),
        rows=tuple(row(lead, view) for lead in shown),
        more=f"And {len(folded)} more: {by_channel(folded)}.{_listed(view)}" if folded else "",
        full=room.full,
        to_approve=sum(approvable_draft(lead) is not None for lead in leads),
        to_call=sum(map(wants_call, leads)),
    )


def _shown(leads: list[Lead], room: Room) -> tuple[list[Lead], list[Lead]]:
    """Who is shown and who is folded: the most pressing, and those whose draft a yes to all should cover."""
    shown, letters = leads[: room.rows], 0
    for lead in leads[room.rows :]:
        draft = approvable_draft(lead)
        letters += len(draft.version.text) if draft else 0
        if draft and len(shown) < room.drafts and letters < _MORE_TEXT:
            shown.append(lead)
    return shown, [lead for lead in leads if lead not in shown]


def _listed(view: View) -> str:
    """Where all of them are, as far as one gets there from where this is read."""
    if not view.answerable:
        return " `assistant leads` lists them."
    return " The page lists them." if view.page_url else ""


# --- the words around the lists -----------------------------------------------------------------------------

_TO_LOOK_AT = (Place.ASKED, Place.UNDECIDED, Place.GLANCE)
_COUNTED: tuple[tuple[Callable[[Section], int], str], ...] = (
    (lambda each: each.total if each.place is Place.OVERDUE else 0, "overdue"),
    (lambda each: each.total if each.place is Place.DUE else 0, "due soon"),
    (lambda each: each.to_approve, "to approve"),
    (lambda each: each.to_call, "to call"),
    (lambda each: each.total if each.place in _TO_LOOK_AT else 0, "to look at"),
)


def _counts(summary: Summary, places: tuple[Place, ...] = tuple(Place)) -> str:
    """What there is to do. Who is overdue and has a draft, or is to be called, counts there too."""
    problems = len(summary.problems) + summary.count(Place.PROBLEM)
    told = [each for each in summary.sections if each.place in places and each.place is not Place.PROBLEM]
    counts = [(sum(map(number, told)), words) for number, words in _COUNTED]
    parts = [counted(problems, "problem")] if problems else []
    return ", ".join([*parts, *(f"{number} {words}" for number, words in counts if number)])


def _calm(summary: Summary) -> str:
    """Nothing to do. "Nobody is waiting" is said only if it is true."""
    waiting = summary.count(Place.LATER)
    if waiting:
        return f"nothing is due, {waiting} open"
    return f"nothing to do, {summary.put_off} put off" if summary.put_off else "nobody is waiting"


def _preview(placed: Mapping[Place, list[Lead]], view: View) -> str:
    """The line a mail program shows beside the subject: the first few names, "" without any.

    It begins with words of ours: somebody called "3 done" must not be read as an order of the owner's where
    a mail program quotes our mail without marking it.
    """
    pressing = (lead for place, leads in placed.items() if place is not Place.PUT_OFF for lead in leads)
    names = list(dict.fromkeys(who(lead, view.display_phone) for lead in pressing))
    return f"For you: {', '.join(names[:3])}{' and others' if len(names) > 3 else ''}" if names else ""


def _approve_all(sections: Iterable[Section], view: View) -> Action | None:
    """One yes to all drafts whose text stands in the mail: never to one the owner was not shown."""
    drafts = [
        draft for section in sections if section.place is not Place.PROBLEM for draft in section.approvable
    ]
    if len(drafts) < 2 or not view.sends:
        return None
    link = view.link("approve all", tuple(draft.digest for draft in drafts))
    return Action(f"Approve these {len(drafts)} drafts", link) if link else None


def _answers(sections: Iterable[Section]) -> str:
    """What an answer may hold, with the number of a row of this mail; "" if there is none.

    Short enough that no mail program breaks it: quoted back unmarked, no line of it is an order.
    """
    first = next((each.lead for section in sections for each in section.rows), None)
    return f"lines like “{first} called”, “{first} done” or “{first} later 3d”" if first else ""


def _put_off_words(leads: list[Lead], now: datetime) -> str:
    if not leads:
        return ""
    owing = sum(lead.is_overdue(now) for lead in leads)
    return f"{counted(len(leads), 'lead')} until later{_past(owing)}."


def _past(number: int) -> str:
    return f" ({number} past {'its' if number == 1 else 'their'} time)" if number else ""


def _promises_words(book: Book, now: datetime, since: datetime | None) -> str:
    """What became of promises since the last summary, and how many still stand."""
    made = [promise for lead in book.leads.values() for promise in lead.promises]
    settled = [p for p in made if p.settled_at is not None and (since is None or p.settled_at > since)]
    kept = sum(p.state is PromiseState.KEPT for p in settled)
    broken = sum(p.state is PromiseState.BROKEN for p in settled)
    still = [p for p in made if p.state is PromiseState.OPEN]
    late = sum(p.due < now for p in still)
    if not (kept or broken or still):
        return "No promise is open."
    return f"{kept} kept, {broken} broken, {len(still)} open{_past(late)}."


def _folded_words(days: tuple[date, ...]) -> str:
    if not days:
        return ""
    named = " and ".join(filter(None, (", ".join(map(_say_date, days[:-1])), _say_date(days[-1]))))
    return f"There was no summary on {named}; what it would have said is in this one."


def _say_date(day: date) -> str:
    tongue = tongue_of("en")
    return f"{tongue.weekdays[day.weekday()]}, {day.day} {tongue.months[day.month - 1]}"


def _short_date(day: date) -> str:
    tongue = tongue_of("en")
    return f"{tongue.short_weekdays[day.weekday()]} {day.day} {tongue.short_months[day.month - 1]}"


def _looked_words(looked: Mapping[str, datetime], view: View) -> str:
    """When each folder was last read; one account needs no name."""
    if not looked:
        return "No folder was read yet."
    several = len({place.partition("/")[0] for place in looked}) > 1
    latest = max(looked.values())
    read = [
        f"{inert(place if several else place.partition('/')[2] or place, 60)} {_clock(at, latest, view)}"
        for place, at in sorted(looked.items(), key=lambda each: each[0].casefold())
    ]
    return f"Last read: {', '.join(read)}."


def _clock(at: datetime, latest: datetime, view: View) -> str:
    """The time alone for what was read on the latest day."""
    same_day = view.hours.day_of(at) == view.hours.day_of(latest) == view.hours.day_of(view.now)
    return f"{view.hours.local(at):%H:%M}" if same_day else view.say(at)


# --- problems -----------------------------------------------------------------------------------------------


def _problems(
    book: Book,
    view: View,
    day: date,
    since: datetime | None,
    troubles: Mapping[str, str],
    looked: Mapping[str, datetime],
    unreadable: int,
) -> tuple[Problem, ...]:
    """Blindness and troubles first, then messages nobody could read (I5)."""
    told = [_problem(place, words) for place, words in sorted(troubles.items())]
    blind = [
        _problem(place, f"was last read {view.say(at)}: what came since then is not in here")
        for place, at in sorted(looked.items())
        if view.now - at > BLIND_AFTER and place not in troubles and place.partition("/")[0] not in troubles
    ]
    return (*told, *blind, *_unreadable(book, view, day, since, unreadable), *_uncounted(book, view, since))


def _problem(where: str, words: str) -> Problem:
    said = inert(words, 300)
    return Problem(inert(where, 60), said[:1].upper() + said[1:])


def _unreadable(book: Book, view: View, day: date, since: datetime | None, number: int) -> list[Problem]:
    """Named one by one; a flood is counted."""
    first = view.hours.day_of(since) if since is not None else date.min
    lines = [line for each in book.days.values() if first < each.date <= day for line in each.unreadable]
    named = [Problem("could not be read", inert(line, 160)) for line in lines[:_UNREADABLE_LINES]]
    rest = number - len(named)
    if rest > 0:
        words = f"{counted(rest, 'message')}{' more' if named else ''}; `assistant log` names them"
        named.append(Problem("could not be read", mail_ways(words, view)))
    return named


def _uncounted(book: Book, view: View, since: datetime | None) -> list[Problem]:
    missing = uncounted(book, view.hours, since)
    if not missing:
        return []
    return [
        Problem(
            "the count",
            mail_ways(f"{counted(missing, 'message')} with a verdict in no count; see `assistant log`", view),
        )
    ]


# --- the owner's words by mail and folders ------------------------------------------------------------------

_HEARD_BY = {
    Heard.FOREIGN: "not from your account",
    Heard.NOBODYS: "your folders",
}


def _not_obeyed(book: Book, heard: tuple[Said, ...], view: View) -> list[Problem]:
    """What could not be done, named; the same thing several times is counted."""
    missed = [said for said in heard if said.kind not in (Heard.DONE, Heard.CHANGED)]
    named = [
        _problem(_HEARD_BY.get(said.kind, "your word"), heard_words(book, said, view))
        for said in missed[-_MISSED_LINES:]
    ]
    rest = len(missed) - len(named)
    return [*named, *([Problem("your word", f"{rest} more could not be done")] if rest else [])]


def shown_drafts(mail: "Summary | Notice") -> tuple[str, ...]:
    """The drafts whose text stands in that mail, as "12a DIGEST"."""
    rows = (
        each
        for section in mail.sections
        for index, each in enumerate(section.rows)
        if index < section.full or each.approvable
    )
    return tuple(f"{each.draft.id} {each.draft.digest}" for each in rows if each.draft)


def told_before(book: Book, day: date) -> datetime | None:
    """When the last summary of an earlier date was sent; None if there was none."""
    mails = (each.mail("summary") for each in book.days.values() if each.date < day)
    return max((m.last_try for m in mails if m is not None and m.tries and m.last_try), default=None)
