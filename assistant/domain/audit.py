"""What a first look at a mailbox says: who never heard back, who waited longest, how fast the others were.

Pure functions of leads, as intake makes them from INBOX and Sent. A mailbox knows nothing of calls and apps:
what it cannot know is said, never held against the owner.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from assistant.domain.book import Book
from assistant.domain.business_hours import BusinessHours
from assistant.domain.lead import Channel, Entry, Lead, LeadState, Voice
from assistant.domain.message import Address
from assistant.domain.phrase import tongue_of
from assistant.domain.reading import Kind
from assistant.domain.report import Inquiry, Report, report
from assistant.domain.words import Words

SAME_NAME_WITHIN = timedelta(days=3)
"""An answer to a namesake at another address within this time was perhaps the answer to this one."""
RUN_UP = 14
"""Days before the period that are read too, so that a running conversation is not taken for a new inquiry."""
SLOWEST = 5
"""So many of those who waited longest are named."""

_BY_PHONE = frozenset({Channel.VOICEMAIL, Channel.MISSED_CALL, Channel.TEXT_MESSAGE})
_OWN_MAILS, _OWN_SHARE = 3, 0.10
"""Beside the most frequent sender in Sent, an address is the owner's own if it wrote so many mails there,
and such a share of them."""


class Sort(StrEnum):
    """How sure it is that somebody waits."""

    NEVER = "never"
    """Could have been answered by mail, was not, and it is past the time."""
    NOTED = "noted"
    """Got a note of the owner's assistant ("you hear from me by …"), and no answer since."""
    CALL = "call"
    """Can only be answered by phone: no mailbox tells whether they were."""
    APP = "app"
    """Can only be answered in somebody's app, or not at all; that leaves no trace either."""
    AGAIN = "again"
    """Was answered once, wrote again to ask something, and heard nothing since."""
    LAST_WORD = "last_word"
    """Was answered, wrote again, and asked nothing: probably all is well."""
    IN_TIME = "in_time"
    """Waits, but wrote so lately that there is still time."""
    PERHAPS = "perhaps"
    """Perhaps answered (a copy, a colleague, another address), or perhaps no inquiry: the owner knows."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who seems to wait: since when (aware UTC), and in words why we think so."""

    lead: Lead
    sort: Sort
    since: datetime
    why: str
    times: int = 1
    """How often they wrote or called since then."""


@dataclass(frozen=True, slots=True)
class Sightings:
    """What was looked at: messages that came in, those set aside by kind, and mails sent."""

    came_in: int = 0
    inquiries: int = 0
    set_aside: tuple[tuple[Kind, int], ...] = ()
    unreadable: int = 0
    sent: int = 0


@dataclass(frozen=True, slots=True)
class Audit:
    """The whole of it. `waiting` stands in order: who waits longest comes first."""

    now: datetime
    first: date
    last: date
    report: Report
    waiting: tuple[Waiting, ...]
    slowest: tuple[Inquiry, ...]
    saw: Sightings
    own_addresses: tuple[str, ...] = ()
    troubles: tuple[str, ...] = ()
    """What could not be read, one sentence each."""

    def of(self, *sorts: Sort) -> tuple[Waiting, ...]:
        """Those of these sorts, who waits longest first."""
        return tuple(each for each in self.waiting if each.sort in sorts)


def examine(
    book: Book,
    hours: BusinessHours,
    now: datetime,
    days: int,
    *,
    saw: Sightings | None = None,
    own_addresses: Iterable[str] = (),
    troubles: Iterable[str] = (),
) -> Audit:
    """What the leads of a book say about the `days` before `now` (aware). The book may reach further back."""
    last = hours.day_of(now)
    first = last - timedelta(days=days)
    told = report(book.leads.values(), hours, first, last)
    found = [each for each in _all_waiting(book, hours, now) if hours.day_of(each.since) >= first]
    return Audit(
        now=now,
        first=first,
        last=last,
        report=told,
        waiting=tuple(sorted(found, key=lambda each: (each.since, each.lead.number))),
        slowest=slowest(told.inquiries),
        saw=saw or Sightings(),
        own_addresses=tuple(sorted(own_addresses)),
        troubles=tuple(troubles),
    )


def slowest(asked: Iterable[Inquiry]) -> tuple[Inquiry, ...]:
    """Those who were answered after the longest time by the clock, the longest first."""
    answered = [each for each in asked if each.answered_at is not None]
    answered.sort(key=lambda each: each.at - (each.answered_at or each.at))
    return tuple(answered[:SLOWEST])


# --- who waits --------------------------------------------------------------------------------------------


def _all_waiting(book: Book, hours: BusinessHours, now: datetime) -> Iterator[Waiting]:
    answers = _answers_by_name(book)
    for lead in book.unfinished():
        found = waiting(lead, hours, now)
        if found is not None:
            yield _perhaps_answered_elsewhere(found, answers)


def waiting(lead: Lead, hours: BusinessHours, now: datetime) -> Waiting | None:
    """Whether that person seems to wait for the owner at `now`, and why; None if not."""
    since = _waits_since(lead)
    times = sum(e.voice is Voice.THEM and e.at >= since for e in lead.conversation)
    if lead.state is LeadState.UNDECIDED or (lead.state is LeadState.OPEN and lead.question):
        return Waiting(lead, Sort.PERHAPS, since, _why_perhaps(lead), times)
    if lead.state is not LeadState.OPEN or lead.glance:
        return None
    sort = _sort(lead, since, now)
    return Waiting(lead, sort, since, _why(lead, sort, hours), times)


def _answers_by_name(book: Book) -> dict[str, list[tuple[str, datetime]]]:
    """Whom the owner answered and when: full name -> (person, time) of each answer."""
    found: dict[str, list[tuple[str, datetime]]] = {}
    for lead in book.leads.values():
        name = _full_name(lead)
        if name:
            ours = [(lead.person, e.at) for e in lead.conversation if e.voice is Voice.US]
            found.setdefault(name, []).extend(ours)
    return found


def _full_name(lead: Lead) -> str:
    """First and last name, to compare; "" where only one is known: that is no evidence at all."""
    words = (lead.contact.name or "").casefold().split()
    return " ".join(words) if len(words) > 1 else ""


def _perhaps_answered_elsewhere(it: Waiting, answers: dict[str, list[tuple[str, datetime]]]) -> Waiting:
    """Somebody of that very name was answered at another address soon after: the owner is asked."""
    if it.sort not in (Sort.NEVER, Sort.NOTED):
        return it
    soon = it.since + SAME_NAME_WITHIN
    namesakes = answers.get(_full_name(it.lead), [])
    if not any(person != it.lead.person and it.since <= at <= soon for person, at in namesakes):
        return it
    return replace(
        it,
        sort=Sort.PERHAPS,
        why="You answered somebody of the same name at another address: was it the same person?",
    )


def _waits_since(lead: Lead) -> datetime:
    """Their first question that nothing of ours came after; without a question their first word."""
    ours = _last_answer(lead)
    theirs = [e for e in lead.conversation if e.voice is Voice.THEM and (ours is None or e.at > ours)]
    asked = [e for e in theirs if _asks(e)] if ours is not None else theirs
    return min((e.at for e in asked or theirs), default=lead.received_at)


def _asks(entry: Entry) -> bool:
    """Do they ask or want anything, by the start of what they wrote? A call or a form always does."""
    return entry.kind is not Kind.EMAIL or Words(entry.excerpt).asks


def _sort(lead: Lead, since: datetime, now: datetime) -> Sort:
    if not lead.is_overdue(now):
        return Sort.IN_TIME
    if _last_answer(lead) is not None:
        asks = any(e.voice is Voice.THEM and e.at >= since and _asks(e) for e in lead.conversation)
        return Sort.AGAIN if asks else Sort.LAST_WORD
    if would_show(lead):
        return Sort.NEVER if _last_note(lead) is None else Sort.NOTED
    return Sort.CALL if lead.contact.phone else Sort.APP


def would_show(lead: Lead) -> bool:
    """Would an answer to them show in a mailbox? Not to who called, nor where no mail can reach them."""
    return has_mail(lead) and not (lead.contact.phone and lead.channel in _BY_PHONE)


def has_mail(lead: Lead) -> bool:
    """Could a mail reach them?"""
    return bool(lead.route.to or lead.contact.email)


def _last_answer(lead: Lead) -> datetime | None:
    return max((e.at for e in lead.conversation if e.voice is Voice.US), default=None)


def _last_note(lead: Lead) -> datetime | None:
    return max((e.at for e in lead.conversation if e.voice is Voice.NOTE), default=None)


# --- why we think so --------------------------------------------------------------------------------------


def _why(lead: Lead, sort: Sort, hours: BusinessHours) -> str:
    answered = _last_answer(lead)
    if answered is not None:
        return f"You answered on {_day(answered, hours)}; they wrote again, and no mail went to them since."
    if not would_show(lead):
        return _why_no_mail(lead)
    noted = _last_note(lead)
    if noted is not None:
        return (
            f"Your assistant's note went to them on {_day(noted, hours)}; the answer itself is not in Sent."
        )
    called = "; if you called them, cross them out" if lead.contact.phone else ""
    to = "their relay address" if lead.route.relay or not lead.contact.email else lead.contact.email
    yet = " yet" if sort is Sort.IN_TIME else ""
    return f"No mail to {to} is in Sent{yet}{called}."


def _why_no_mail(lead: Lead) -> str:
    if lead.contact.phone and lead.channel in _BY_PHONE:
        return "They came by phone; a call or a text back leaves no trace in a mailbox."
    if lead.contact.phone:
        return "They left only a number; a call back leaves no trace in a mailbox."
    if lead.channel in (Channel.VOICEMAIL, Channel.MISSED_CALL):
        return "The caller showed no number."
    return "They left neither address nor number; an answer in an app or on a website cannot be seen here."


def _why_perhaps(lead: Lead) -> str:
    if lead.question:
        return f"{lead.question[:1].upper()}{lead.question[1:]}"
    where = "It lies in Junk. " if lead.in_junk else ""
    because = "; ".join(each.rstrip(".") for each in lead.reasons[:3] if "junk" not in each.lower())
    return f"{where}Is it an inquiry? {because}".rstrip() + ("." if because else "")


def _day(at: datetime, hours: BusinessHours) -> str:
    local = hours.local(at)
    return f"{local.day} {tongue_of('en').months[local.month - 1]}"


# --- whose mailbox it is ----------------------------------------------------------------------------------


def learned_addresses(senders: Iterable[Address]) -> frozenset[str]:
    """The owner's own addresses by who wrote the mails in Sent, in lower case.

    The most frequent one, and every other that wrote a good part of them: a few strays (mail somebody moved
    or imported there) make nobody the owner.
    """
    written = Counter(each.email.lower() for each in senders if each.email)
    enough = max(_OWN_MAILS, _OWN_SHARE * written.total())
    most = [email for email, _ in written.most_common(1)]
    return frozenset([*most, *(email for email, number in written.items() if number >= enough)])


def learned_name(senders: Iterable[Address]) -> str:
    """What the owner calls himself most often, "" if nothing tells."""
    names = Counter(each.name for each in senders if each.name)
    return next((name for name, _ in names.most_common(1)), "")
