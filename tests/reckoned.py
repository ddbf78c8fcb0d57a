"""The figures of a report, counted a second time from what a reader wrote beside each mail.

Only the labels, the calendar and the clock are used here: no triage, no conversations, nothing of
`domain/report.py`. Where the two counts differ, each difference is named with its reason; one without a
reason is wrong on one side.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from datetime import time as clock_time
from typing import Any

from assistant.domain.promise import PromiseSource, PromiseState
from assistant.domain.report import Inquiry, Report
from tests.lived import Record
from tests.worlds import World, zone_of

CLOSES = clock_time(17)
"""When the sample owner's day ends, as the reader took it."""
A_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Asked:
    """One matter as its reader saw it: when it came by which way, and when a mail answered it."""

    id: str
    channel: str
    at: datetime
    answered_at: datetime | None
    files: frozenset[str]
    same_day: bool
    within_24h: bool
    may_be_open: bool
    """A reader accepts that nobody can tell whether it was answered, as where he stood only in Cc."""


@dataclass(frozen=True)
class Row:
    """One figure, by the program and by the reader."""

    name: str
    ours: int
    theirs: int


def asked_in(world: World) -> list[Asked]:
    """Every matter that a reader surely finds an inquiry outside Junk, in order of arrival."""
    found = [_asked(world, matter) for matter in world.leads if _counts(matter)]
    return sorted(found, key=lambda each: each.at)


def _counts(matter: Mapping[str, Any]) -> bool:
    return not matter.get("in_junk") and "undecided" not in matter["state_at"].values()


def _asked(world: World, matter: Mapping[str, Any]) -> Asked:
    zone, first = zone_of(world.config), matter["files"][0]
    at = next(mail.at for mail in world.mails if mail.name == first).astimezone(zone)
    told = matter.get("answered_at")
    answered = datetime.fromisoformat(told).astimezone(zone) if told else None
    return Asked(
        id=matter["id"],
        channel=world.messages[first]["kind"],
        at=at,
        answered_at=answered,
        files=frozenset(matter["files"]),
        same_day=answered is not None and answered.date() <= _business_day(at, world.holidays),
        within_24h=answered is not None and answered - at <= timedelta(hours=24),
        may_be_open="open" in matter["acceptable_states"],
    )


def _business_day(at: datetime, holidays: frozenset[date]) -> date:
    day = at.date() if at.time() <= CLOSES else at.date() + timedelta(days=1)
    while day.weekday() > 4 or day in holidays:
        day += timedelta(days=1)
    return day


# --- side by side ---------------------------------------------------------------------------------------


def rows(found: Report, asked: Sequence[Asked]) -> list[Row]:
    """The figures of the program beside those of the reader, in whole and by channel."""
    told = found.figures
    made = [
        Row("inquiries", told.inquiries, len(asked)),
        Row("answered", told.answered, sum(each.answered_at is not None for each in asked)),
        Row("same business day", told.same_day, sum(each.same_day for each in asked)),
        Row("within 24 hours", told.within_24h, sum(each.within_24h for each in asked)),
    ]
    channels = Counter(each.channel for each in asked)
    ours = {channel.value: figures.inquiries for channel, figures in found.by_channel.items()}
    made += [Row(f"by {c}", ours.get(c, 0), channels[c]) for c in sorted(channels.keys() | ours.keys())]
    return made


def differences(record: Record, world: World, found: Report) -> tuple[list[str], list[str]]:
    """Where program and reader differ inquiry by inquiry: what has a reason, and what has none."""
    asked = asked_in(world)
    met: dict[str, Asked] = {}
    explained: list[str] = []
    unexplained: list[str] = []
    for inquiry in found.inquiries:
        names = _names(record, world, inquiry)
        mine = [each for each in asked if each.files & names]
        if not mine:
            explained.append(f"{_named(inquiry)}: {_why_nobody_asked(world, names)}")
        elif any(each.id in met for each in mine):
            explained.append(f"{_named(inquiry)}: {_why_twice(inquiry, found)} ({mine[0].id})")
        else:
            explained += [f"{each.id}: one lead with {mine[0].id}, of the same person" for each in mine[1:]]
            weak = mine[0].may_be_open and inquiry.answered_at is None and mine[0].answered_at is not None
            explained += [f"{mine[0].id}: no sure sign of an answer, so it is asked for"] if weak else []
            unexplained += _compared(inquiry, mine[0], _siblings(record, world, found, mine[0]))
        met |= {each.id: each for each in mine}
    for each in asked:
        if each.id not in met:
            (explained if _undecided(record, each) else unexplained).append(f"{each.id}: not counted")
    return explained, unexplained


def _names(record: Record, world: World, inquiry: Inquiry) -> set[str]:
    """The mails that came to that lead in that opening."""
    arrived = {mail.name: mail.at for mail in world.mails}
    until = inquiry.until
    return {
        name
        for name in record.names_of(inquiry.lead)
        if arrived[name] >= inquiry.at - A_MINUTE and (until is None or arrived[name] < until - A_MINUTE)
    }


def _siblings(record: Record, world: World, found: Report, asked: Asked) -> list[Inquiry]:
    """Every inquiry that holds a mail of that matter."""
    return [each for each in found.inquiries if _names(record, world, each) & asked.files]


def _compared(inquiry: Inquiry, asked: Asked, of_it: Sequence[Inquiry]) -> Iterator[str]:
    first = min((each.answered_at for each in of_it if each.answered_at), default=None)
    lacking = (first is None) != (asked.answered_at is None)
    apart = first and asked.answered_at and abs(first - asked.answered_at) > A_MINUTE
    if apart or (lacking and not asked.may_be_open):
        yield f"{asked.id}: answered {first}, a reader says {asked.answered_at}"
    # A missed call whose voicemail follows is a voicemail.
    if inquiry.channel.value not in {asked.channel, "voicemail" if asked.channel == "missed_call" else ""}:
        yield f"{asked.id}: came by {inquiry.channel}, a reader says {asked.channel}"
    if abs(inquiry.at - asked.at) > A_MINUTE:
        yield f"{asked.id}: came {inquiry.at}, a reader says {asked.at}"


def _why_nobody_asked(world: World, names: set[str]) -> str:
    doubtful = {name for matter in world.leads if not _counts(matter) for name in matter["files"]}
    if names & doubtful:
        return "a reader leaves it undecided"
    return "a reader finds it no inquiry"


def _why_twice(inquiry: Inquiry, found: Report) -> str:
    again = any(each.lead.number == inquiry.lead.number and each.at < inquiry.at for each in found.inquiries)
    return "came back after it was closed" if again else "a second address or a spouse: a person of its own"


def _undecided(record: Record, asked: Asked) -> bool:
    leads = [record.lead_of(name) for name in asked.files]
    return any(lead is not None and lead.state.value == "undecided" for lead in leads)


def _named(inquiry: Inquiry) -> str:
    return f"lead {inquiry.lead.number} of {inquiry.at:%d %b}"


# --- promises in the owner's own words --------------------------------------------------------------------


def promise_differences(record: Record, world: World) -> list[str]:
    """Promises whose fate is not the one that a reader saw: kept in time, kept too late, or by no mail."""
    wrong = []
    for told in world.promises:
        lower, upper = (datetime.fromisoformat(moment) for moment in told["due_range"])
        states = {
            promise.state
            for lead in record.leads.values()
            for promise in lead.promises
            if promise.source is PromiseSource.OWNER_MAIL and lower <= promise.due <= upper
            if _same_words(promise.words or "", told["words"])
        }
        if states and not states & _FATES[told["kept_in_time"]]:
            wrong.append(f"{told['file']}: {', '.join(sorted(states))}, a reader says {told['kept_in_time']}")
    return wrong


_FATES = {
    True: {PromiseState.KEPT},
    False: {PromiseState.BROKEN},
    None: {PromiseState.OPEN, PromiseState.BROKEN, PromiseState.RELEASED},
}
"""What may have become of a promise that a mail kept in time, too late, or that no mail kept."""


def _same_words(ours: str, theirs: str) -> bool:
    return " ".join(ours.split())[:30] in " ".join(theirs.split()) or theirs[:30] in ours
