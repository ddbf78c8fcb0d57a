"""What an audit says, in words and short: shared by its table, its page and its JSON.

No text of a stranger's gets out but through `inert` (I26).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import quote

from assistant.cli.figures import report
from assistant.cli.machine import Json, contact, moment
from assistant.domain.audit import Audit, Sort, Waiting, would_show
from assistant.domain.business_hours import BusinessHours
from assistant.domain.lead import Channel, Entry, Lead, Voice, channel_of, spoken
from assistant.domain.phrase import say_time, tongue_of
from assistant.domain.reading import Kind
from assistant.domain.report import Inquiry, is_same_day, is_within_24h
from assistant.domain.report_words import CHANNELS, working
from assistant.domain.summary_rows import inert, span
from assistant.domain.summary_rows import who as named
from assistant.domain.tally import counted

_WHAT, _SAID, _WHY = 90, 200, 200
"""Characters of a stranger's words, and of a reason."""

_SAID_ABOVE = (Sort.CALL, Sort.IN_TIME)
"""Lists whose title says already why somebody is in them."""


@dataclass(frozen=True, slots=True)
class Eye:
    """From where it is looked: by whose clock, and how numbers are written."""

    hours: BusinessHours
    display_phone: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Row:
    """One person in a list. Words that are empty have nothing to say."""

    who: str
    how: str
    came: str
    what: str
    said: str
    phone: str
    phone_link: str
    email: str
    email_link: str
    ago: str = ""
    why: str = ""


def waiting_rows(some: Sequence[Waiting], it: Audit, eye: Eye) -> list[Row]:
    """Those who wait, as rows in the same order."""
    return [_waiting_row(each, it, eye) for each in some]


def _waiting_row(each: Waiting, it: Audit, eye: Eye) -> Row:
    why = "" if each.sort in _SAID_ABOVE else inert(each.why, _WHY)
    times = f", {each.times} times" if each.times > 1 else ""
    row = _row(each.lead, each.since, eye, now=it.now)
    return replace(row, how=row.how + times, ago=span(it.now - each.since), why=why)


def slow_rows(it: Audit, eye: Eye) -> list[Row]:
    """Those who waited longest for their answer."""
    return [_slow_row(each, it, eye) for each in it.slowest]


def _slow_row(each: Inquiry, it: Audit, eye: Eye) -> Row:
    assert each.answered_at is not None
    answered = say_time(each.answered_at, eye.hours.zone, "en", now=it.now)
    row = _row(each.lead, each.at, eye, now=it.now)
    return replace(row, ago=span(each.answered_at - each.at), why=f"answered {answered}")


def _row(lead: Lead, at: datetime, eye: Eye, now: datetime) -> Row:
    """The person, and the message of that moment."""
    entry = next((e for e in lead.conversation if e.voice is Voice.THEM and e.at == at), None)
    channel = lead.channel if entry is None or at == lead.received_at else channel_of(entry.kind)
    what, said = _words(lead, entry, channel)
    phone, email = lead.contact.phone or "", lead.contact.email or lead.route.to or ""
    return Row(
        who=named(lead, eye.display_phone),
        how=CHANNELS[channel],
        came=say_time(at, eye.hours.zone, "en", now=now),
        what=what,
        said=said,
        phone=inert(eye.display_phone(phone), 40) if phone else "",
        phone_link=phone,
        email=inert(email, 80) if lead.contact.email else "answer by mail" if email else "",
        email_link=f"mailto:{quote(email, safe='@', errors='replace')}" if email else "",
    )


def _words(lead: Lead, entry: Entry | None, channel: Channel) -> tuple[str, str]:
    """What it is about, and what they said; a machine's subject says nothing where there are words."""
    subject, said = (entry.subject, entry.excerpt) if entry else (lead.subject, lead.excerpt)
    if channel is not Channel.EMAIL and said:
        subject = lead.about if channel is lead.channel else ""
    elif not said:
        subject = _WORDLESS.get(channel, subject)
    what, said = inert(subject, _WHAT), inert(said, _SAID)
    return (what, said) if what else (said or "(no words)", "")


_WORDLESS = {
    Channel.MISSED_CALL: "No message was left.",
    Channel.VOICEMAIL: "A message, but nobody wrote down what it says.",
}


# --- figures in words -------------------------------------------------------------------------------------


class Fate(StrEnum):
    """What became of an inquiry, from good to unknown."""

    SAME_DAY = "same"
    WITHIN_24H = "next"
    LATER = "later"
    UNKNOWN = "unknown"
    NONE = "none"


FATES = {
    Fate.SAME_DAY: "the same business day",
    Fate.WITHIN_24H: "later, within 24 hours",
    Fate.LATER: "later than that",
    Fate.UNKNOWN: "called, or in an app: who knows",
    Fate.NONE: "no answer seen",
}


def fate(each: Inquiry, hours: BusinessHours) -> Fate:
    """What became of it."""
    if each.answered_at is None:
        return Fate.NONE if would_show(each.lead) else Fate.UNKNOWN
    if is_same_day(each.at, each.answered_at, hours):
        return Fate.SAME_DAY
    return Fate.WITHIN_24H if is_within_24h(each.at, each.answered_at) else Fate.LATER


def headline(it: Audit) -> str:
    """The first sentence: "7 people never heard back." """
    number = people(it.of(Sort.NEVER))
    if number:
        return f"{counted(number, 'person', 'people')} never heard back."
    noted = people(it.of(Sort.NOTED))
    if noted:
        still = counted(noted, "person still waits", "people still wait")
        return f"Everybody heard back; {still} for the answer."
    if not it.report.figures.inquiries:
        return "Nobody asked for anything in this time."
    calls = people(it.of(Sort.CALL))
    if calls:
        return f"Every mail was answered; {counted(calls, 'caller')} may still wait."
    return "Everybody heard back."


def people(some: Sequence[Waiting]) -> int:
    """How many different persons."""
    return len({each.lead.person for each in some})


def story(it: Audit) -> str:
    """The second sentence: the period, how many asked, how many were answered and how fast."""
    told = it.report.figures
    asked = f"{period(it)}: {counted(told.inquiries, 'inquiry', 'inquiries')}"
    if not told.inquiries:
        return f"{asked}."
    heard = f"{told.answered} answered"
    if told.first_response.median is None:
        return f"{asked}, {heard}."
    return f"{asked}, {heard}, half of those within {working(told.first_response.median)} of working time."


def period(it: Audit) -> str:
    """ "21 October to 20 November 2026"; the first year only if it is another."""
    months = tongue_of("en").months
    first, last = it.first, it.last
    year = f" {first.year}" if first.year != last.year else ""
    start = f"{first.day} {months[first.month - 1]}{year}"
    return f"{start} to {last.day} {months[last.month - 1]} {last.year}"


def seen(it: Audit) -> str:
    """What was looked at: "201 messages came in, 105 of them set aside (28 notifications, …); 75 sent." """
    aside = sum(number for _, number in it.saw.set_aside)
    kinds = ", ".join(_kind(kind, number) for kind, number in it.saw.set_aside)
    parts = [
        f"{counted(it.saw.came_in, 'message')} came in",
        f"{aside} of them no inquiries ({kinds})" if aside else "",
        f"{it.saw.unreadable} could not be read" if it.saw.unreadable else "",
        f"{counted(it.saw.sent, 'mail')} went out",
    ]
    return "; ".join(filter(None, parts)) + "."


_KINDS = {
    Kind.AUTO_REPLY: ("automatic reply", "automatic replies"),
    Kind.MAILING_LIST: ("list mail", "list mails"),
    Kind.CALENDAR: ("calendar mail", "calendar mails"),
    Kind.SPAM: ("spam", "spam"),
    Kind.OWN: ("of your own", "of your own"),
    Kind.THANKS: ("thank-you", "thank-yous"),
    Kind.OTHER: ("other", "others"),
}


def _kind(kind: Kind, number: int) -> str:
    one, many = _KINDS.get(kind, (spoken(kind), f"{spoken(kind)}s"))
    return f"{number} {one if number == 1 else many}"


CANNOT_KNOW = (
    "A mailbox does not know whom you called, texted or met, nor what you answered in an app or with a"
    " program that keeps no copy in Sent. If you did, cross them out: the true figures are better than these."
)


# --- JSON -------------------------------------------------------------------------------------------------

_UNANSWERED = (Sort.NEVER, Sort.NOTED, Sort.CALL, Sort.APP, Sort.IN_TIME)


def document(it: Audit, eye: Eye) -> Json:
    """What `audit --json` prints: the fields of a report, and the lists."""
    zone = eye.hours.zone
    return report(it.report) | {
        "looked_at": moment(it.now, zone),
        "never_answered": [_waiting(each, it, eye) for each in it.of(*_UNANSWERED)],
        "wrote_again": [_waiting(each, it, eye) for each in it.of(Sort.AGAIN)],
        "had_the_last_word": [_waiting(each, it, eye) for each in it.of(Sort.LAST_WORD)],
        "perhaps": [_waiting(each, it, eye) for each in it.of(Sort.PERHAPS)],
        "waited_longest": [_slow(each, eye) for each in it.slowest],
        "seen": {
            "came_in": it.saw.came_in,
            "set_aside": {kind.value: number for kind, number in it.saw.set_aside},
            "unreadable": it.saw.unreadable,
            "sent": it.saw.sent,
        },
        "own_addresses": list(it.own_addresses),
        "troubles": list(it.troubles),
    }


def _waiting(each: Waiting, it: Audit, eye: Eye) -> Json:
    return _matter(each.lead) | {
        "since": moment(each.since, eye.hours.zone),
        "waiting_hours": _hours(it.now - each.since),
        "times": each.times,
        "sort": each.sort.value,
        "why": each.why,
    }


def _slow(each: Inquiry, eye: Eye) -> Json:
    assert each.answered_at is not None
    return _matter(each.lead) | {
        "since": moment(each.at, eye.hours.zone),
        "answered_at": moment(each.answered_at, eye.hours.zone),
        "waited_hours": _hours(each.answered_at - each.at),
    }


def _matter(lead: Lead) -> Json:
    return {
        "contact": contact(lead.contact),
        "channel": lead.channel.value,
        "subject": lead.subject,
        "excerpt": lead.excerpt,
        "in_junk": lead.in_junk,
        "message_ids": list(lead.message_ids),
    }


def _hours(length: timedelta) -> float:
    return round(length.total_seconds() / 3600, 1)
