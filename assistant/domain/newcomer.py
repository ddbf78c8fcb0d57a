"""Somebody the owner tells us about by hand: met at a fair, called on the mobile, or a line of a list."""

from dataclasses import dataclass, replace
from datetime import datetime

from assistant.domain.draft import DraftKind
from assistant.domain.lead import Channel, Entry, Lead, Route, Voice, shortened
from assistant.domain.person import Person, contact_of
from assistant.domain.reading import Contact, Kind, NumberReader, Reading, Verdict
from assistant.domain.spoken import emails_in

NAME_LIMIT, SAID_LIMIT = 100, 2_000
"""Characters that are kept of a name and of what was said."""


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A person as the owner names him. `phone` is E.164; `about`, `met` and `when` may stand in a mail to
    him, of a list only `about`; `said` never does. `line` is where it stood in a file, 0 if in none."""

    name: str = ""
    email: str = ""
    phone: str = ""
    about: str = ""
    said: str = ""
    met: str = ""
    when: str = ""
    line: int = 0
    introduce: bool = True
    """False for somebody who is only to be known again: no lead is opened, nothing is drafted."""

    @property
    def asked(self) -> bool:
        """Did he ask for something: the owner says what, and neither met him nor found him in a list?"""
        return bool(self.about or self.said) and not (self.met or self.when or self.line)

    @property
    def called(self) -> str:
        """How he is named back to the owner."""
        return self.name or self.email or self.phone


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row of a file that could not be taken, or not wholly; `line` counts from 1."""

    line: int
    why: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a file of people holds: as it is written, not yet checked, and what could not even be read."""

    people: tuple[Newcomer, ...] = ()
    bad: tuple[BadRow, ...] = ()


def checked(raw: Newcomer, numbers: NumberReader) -> tuple[Newcomer | None, str]:
    """A newcomer with address and number in the form in which we know people, and what is wrong with him.

    None if no way to reach him is left. Something may be wrong and the rest still of use.
    """
    email = next(iter(emails_in(raw.email)), "").lower()
    phone = numbers.normalise(raw.phone, lenient=True) or "" if raw.phone else ""
    wrong = [
        f"{_shown(written)} is no {what}"
        for written, read, what in ((raw.email, email, "mail address"), (raw.phone, phone, "phone number"))
        if written.strip() and not read
    ]
    if not email and not phone:
        return None, "; ".join(wrong) or "neither a mail address nor a phone number"
    clean = replace(
        raw,
        name=shortened(raw.name, NAME_LIMIT),
        email=email,
        phone=phone,
        about=shortened(raw.about, NAME_LIMIT),
        said=raw.said.strip()[:SAID_LIMIT],
        met=shortened(raw.met, NAME_LIMIT),
        when=shortened(raw.when, NAME_LIMIT),
    )
    return clean, "; ".join(wrong)


def _shown(text: str) -> str:
    return f'"{shortened(text, 40)}"'


def reading_of(newcomer: Newcomer) -> Reading:
    """What is known of him, in the form in which people are learnt and found again."""
    contact = Contact(newcomer.name or None, newcomer.email or None, newcomer.phone or None)
    return Reading(Verdict.LEAD, Kind.OTHER, contact)


def entry_of(newcomer: Newcomer, number: int, count: int, now: datetime, text: str) -> Entry:
    """What was said, as an entry of the conversation; `text` is the key of the stored words.

    It `asks` only where he asked himself: then the lead counts as an inquiry of his.
    """
    return Entry(
        voice=Voice.THEM,
        at=now,
        fingerprint=f"added:{number}:{count}",
        subject=newcomer.about,
        excerpt=shortened(newcomer.said),
        text=text,
        kind=Kind.OTHER,
        asks=newcomer.asked,
    )


def opened_by_hand(
    number: int, person: Person, newcomer: Newcomer, route: Route, respond_by: datetime | None, now: datetime
) -> Lead:
    """A lead from the owner's own word. Whom a mail reaches gets a first note, unless he wants none."""
    met = ", ".join(filter(None, (newcomer.met, newcomer.when)))
    where = f"you met them: {met}" if met else "you added it by hand"
    introduce = route.to is not None and person.no_thanks is None
    lead = Lead(
        number=number,
        person=person.id,
        channel=Channel.MANUAL,
        contact=contact_of(person, reading_of(newcomer).contact),
        received_at=now,
        opened_at=now,
        subject=newcomer.about or shortened(newcomer.said, 80),
        about=newcomer.about,
        route=route,
        respond_by=respond_by,
        no_acknowledgement="Added by hand: a first note is drafted instead."
        if introduce
        else "No address: call.",
        reasons=(where,),
        met="" if newcomer.line else met,
        wanted=DraftKind.INTRODUCTION if introduce else None,
    )
    return lead.noting(now, where)
