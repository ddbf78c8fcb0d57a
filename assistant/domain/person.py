"""One person: names, addresses, numbers, when we last heard and wrote. Outlives the lead."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from assistant.domain.reading import Contact, Reading


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter that ended well, remembered when its lead has long gone to the archive.

    `theirs` and `ours` are what was said last, shortened; `own_address` and `account` are the way it came by.
    """

    lead: int
    opened: datetime
    closed: datetime
    about: str = ""
    theirs: str = ""
    ours: str = ""
    language: str = ""
    account: str = ""
    own_address: str = ""


MATTERS_KEPT = 4
"""So many matters of one person are remembered: enough to see in which season they come."""


@dataclass(frozen=True, slots=True)
class Person:
    """Known only by exact addresses (lower case) and numbers (E.164); a name alone joins nobody."""

    id: str
    names: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    threads: tuple[str, ...] = ()
    """Conversation ids of relays (Yelp, Zillow) that lead to this person."""
    last_heard: datetime | None = None
    last_answered: datetime | None = None
    last_acknowledged: datetime | None = None
    bounced: tuple[str, ...] = ()
    """Addresses from which mail came back."""
    written_to: bool = False
    """True once the owner wrote to one of the addresses by hand."""
    no_thanks: datetime | None = None
    """When they said that they want no such notes; kept for good."""
    check_ins: tuple[datetime, ...] = ()
    """When a check-in was drafted to them, the last ones."""
    matters: tuple[Matter, ...] = ()
    """What was done for them, the oldest first."""

    @property
    def name(self) -> str | None:
        """How the owner's lists call this person; two names on one address are both shown."""
        return " / ".join(self.names) or None


def named_by(reading: Reading) -> Callable[[Person], bool]:
    """Whether that reading comes from a person: an exact address, number or relay conversation.

    Made once for a reading, to be asked of many persons.
    """
    emails, phones, threads = addresses_of(reading), numbers_of(reading), conversations_of(reading)

    def is_meant(person: Person) -> bool:
        if not threads.isdisjoint(person.threads):
            return True
        return not emails.isdisjoint(person.emails) or not phones.isdisjoint(person.phones)

    return is_meant


def addresses_of(reading: Reading) -> set[str]:
    """Every address of the person that the reading names, in lower case (never a relay)."""
    return {e.lower() for e in (reading.contact.email, *reading.other_emails) if e}


def numbers_of(reading: Reading) -> set[str]:
    """Every number of the person that the reading names, E.164."""
    return {n for n in (reading.contact.phone, *reading.other_phones) if n}


def conversations_of(reading: Reading) -> set[str]:
    """The conversations that reading surely goes on with. A first request of somebody of the same name about
    the same ad is none."""
    return {*filter(None, [reading.thread]), *(reading.matters if reading.goes_on else ())}


def learn(person: Person, reading: Reading, heard_at: datetime) -> Person:
    """The person with what that reading adds; nothing known is forgotten."""
    latest = max(filter(None, (person.last_heard, heard_at)))
    return replace(
        person,
        names=_with_name(person.names, reading.contact.name),
        emails=_with(person.emails, sorted(addresses_of(reading))),
        phones=_with(person.phones, sorted(numbers_of(reading))),
        threads=_with(person.threads, [*filter(None, [reading.thread]), *reading.matters]),
        last_heard=latest,
    )


def joined(older: Person, younger: Person) -> Person:
    """Two persons who turned out to be one; the older id stays."""
    return replace(
        older,
        names=_with_names(older.names, younger.names),
        emails=_with(older.emails, younger.emails),
        phones=_with(older.phones, younger.phones),
        threads=_with(older.threads, younger.threads),
        bounced=_with(older.bounced, younger.bounced),
        written_to=older.written_to or younger.written_to,
        last_heard=_latest(older.last_heard, younger.last_heard),
        last_answered=_latest(older.last_answered, younger.last_answered),
        last_acknowledged=_latest(older.last_acknowledged, younger.last_acknowledged),
        no_thanks=_latest(older.no_thanks, younger.no_thanks),
        check_ins=tuple(sorted({*older.check_ins, *younger.check_ins})),
        matters=_in_order((*older.matters, *younger.matters)),
    )


def with_matter(person: Person, matter: Matter) -> Person:
    """The person with that matter remembered, in place of what was known of the same lead."""
    others = (known for known in person.matters if known.lead != matter.lead)
    return replace(person, matters=_in_order((*others, matter)))


def _in_order(matters: Iterable[Matter]) -> tuple[Matter, ...]:
    return tuple(sorted(matters, key=lambda matter: matter.closed)[-MATTERS_KEPT:])


def contact_of(person: Person, latest: Contact) -> Contact:
    """How to show and reach the person: what the latest mail says, filled up from what is known."""
    return Contact(
        name=latest.name or person.name,
        email=latest.email or next(iter(person.emails), None),
        phone=latest.phone or next(iter(person.phones), None),
    )


def _with_names(names: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    for name in more:
        names = _with_name(names, name)
    return names


def _with_name(names: tuple[str, ...], name: str | None) -> tuple[str, ...]:
    """The names with one more; a fuller form of a known one takes its place, a shorter one adds nothing."""
    if not name or any(_says_no_more(name, known) for known in names):
        return names
    fuller = tuple(name if _says_no_more(known, name) else known for known in names)
    return tuple(dict.fromkeys(fuller if name in fuller else (*names, name)))[:4]


def _says_no_more(name: str, than: str) -> bool:
    """Whether every part of a name stands in another, whole or as its initial: "K. Osullivan", "OSULLIVAN
    KAREN" beside "Karen Osullivan"."""
    parts = {part.strip(".,").casefold() for part in name.split()} - {""}
    known = {part.strip(".,").casefold() for part in than.split()} - {""}
    return all(part in known or (len(part) == 1 and any(k[0] == part for k in known)) for part in parts)


def _with(known: tuple[str, ...], more: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*known, *more)))


def _latest(a: datetime | None, b: datetime | None) -> datetime | None:
    return max(filter(None, (a, b)), default=None)
