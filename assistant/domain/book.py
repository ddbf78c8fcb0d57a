"""The lead book as one transaction sees it: every table, as plain values.

A step changes it by replacing values; whoever opened the transaction compares and writes. It knows no
files: `adapters/store.py` fills and keeps it, tests make one by hand.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from assistant.domain.absence import Absence
from assistant.domain.draft import Draft
from assistant.domain.index import Index, by_person
from assistant.domain.lead import Lead, LeadState
from assistant.domain.mailbox import Cursor
from assistant.domain.person import Person, addresses_of, conversations_of, joined, named_by, numbers_of
from assistant.domain.reading import Kind, Reading, Verdict
from assistant.domain.remote import Act
from assistant.domain.rules import Rule, RuleBy
from assistant.domain.wish import Said, Wish
from assistant.errors import UnknownItem

SAID_KEPT = 60
"""So many sentences of one day are kept for the owner; a flood does not grow the book (I23)."""
WORDS_KEPT = timedelta(days=30)
"""How long a used-up word by mail, and what a folder did, is remembered."""
SEEN_FOR = timedelta(days=60)
"""How long the fingerprint of a message is remembered."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was decided about one message. `lead` is the number it went to, None if set aside."""

    at: datetime
    verdict: Verdict | None
    """None for a message that could not be read (quarantined)."""
    kind: Kind
    lead: int | None = None


@dataclass(frozen=True, slots=True)
class SendRecord:
    """One attempt to hand a mail to a server; the limits and the seven days per person count these."""

    at: datetime
    what: str
    """Draft id ("12a"), or "summary/2026-11-24"."""
    to: str
    to_owner: bool = False
    person: str = ""
    kind: str = ""


class NoteKind(StrEnum):
    """What a line of the log is about."""

    INTAKE = "intake"
    ASIDE = "aside"
    QUARANTINE = "quarantine"
    DECISION = "decision"
    DRAFT = "draft"
    SENDING = "sending"
    SUMMARY = "summary"
    TROUBLE = "trouble"


@dataclass(frozen=True, slots=True)
class LogLine:
    """Something that happened, for `assistant log`; kept beside the book, never a secret in it."""

    at: datetime
    kind: NoteKind
    words: str
    lead: int | None = None


@dataclass(frozen=True, slots=True)
class OwnerMail:
    """One mail to the owner that a local date owes him: "summary", or "notice 12:00".

    A try is recorded before the mail is handed over, so that a crash cannot double it; it is repeated
    once if its marker is not in INBOX after a while (DESIGN 4.8).
    """

    name: str
    marker: str
    tries: int = 0
    last_try: datetime | None = None
    arrived: bool = False
    needless: bool = False
    """True when there was nothing to say (notices only)."""
    shown: tuple[str, ...] = ()
    """The drafts whose text stood in it, as "12a DIGEST": what a yes that answers it is about."""


@dataclass(frozen=True, slots=True)
class Day:
    """What one local date brought, and which mails to the owner went out for it.

    `came_in` counts messages by verdict ("lead", "joined", "undecided", "own", "unreadable"), `set_aside`
    by kind. Figures of leads that were archived stay here.
    """

    date: date
    came_in: tuple[tuple[str, int], ...] = ()
    set_aside: tuple[tuple[str, int], ...] = ()
    unreadable: tuple[str, ...] = ()
    """One line each: who and what, as far as it could be read."""
    mails: tuple[OwnerMail, ...] = ()
    figures: tuple[tuple[str, str], ...] = ()
    """One line of figures for each lead that was archived: lead number -> figures."""
    said: tuple[Said, ...] = ()
    """What came of the owner's words by mail and folders, the newest last."""

    def saying(self, said: Said) -> "Day":
        """The day with that sentence for the owner; one that was said already is counted."""
        same = next((s for s in self.said if (s.kind, s.words) == (said.kind, said.words)), None)
        others = tuple(s for s in self.said if s is not same)
        number = said.number + (same.number if same else 0)
        return replace(self, said=(*others, replace(said, number=number))[-SAID_KEPT:])

    def counting(self, what: str) -> "Day":
        """The day with one more message of that verdict."""
        return replace(self, came_in=_plus_one(self.came_in, what))

    def mail(self, name: str) -> OwnerMail | None:
        """The mail to the owner of that name, if it was tried or found needless."""
        return next((m for m in self.mails if m.name == name), None)

    def with_mail(self, mail: OwnerMail) -> "Day":
        """The day with that mail to the owner as it is now."""
        others = tuple(m for m in self.mails if m.name != mail.name)
        return replace(self, mails=(*others, mail))

    def setting_aside(self, kind: Kind) -> "Day":
        """The day with one more message of that kind set aside."""
        return replace(self, set_aside=_plus_one(self.set_aside, kind.value))


def _plus_one(counts: tuple[tuple[str, int], ...], what: str) -> tuple[tuple[str, int], ...]:
    known = dict(counts)
    known[what] = known.get(what, 0) + 1
    return tuple(sorted(known.items()))


_PROOF = "proof "
"""What the keys of accounts whose Sent held a word of the owner's begin with."""
_USED = "word "
"""What the keys of used-up words in `Book.commands` begin with."""


@dataclass(slots=True)
class Book:
    """All tables of one transaction. Values are frozen; replacing one is what a change is."""

    leads: dict[int, Lead] = field(default_factory=dict)
    """Leads by number: all that are not in the monthly archive."""
    people: dict[str, Person] = field(default_factory=dict)
    folders: dict[str, Cursor] = field(default_factory=dict)
    """How far each folder was read; key is "account/folder"."""
    seen: dict[str, Seen] = field(default_factory=dict)
    sends: dict[str, SendRecord] = field(default_factory=dict)
    """Attempts to send by "what#number"."""
    days: dict[date, Day] = field(default_factory=dict)
    rules: dict[str, Rule] = field(default_factory=dict)
    commands: dict[str, str] = field(default_factory=dict)
    """Used-up tokens of mail commands, and the facts of the book itself ("started": ISO time)."""
    wishes: dict[str, Wish] = field(default_factory=dict)
    """The owner's words by mail that approval has not taken yet, by the mail's fingerprint."""
    acts: dict[str, Act] = field(default_factory=dict)
    """What the owner did last by moving mail into a folder, by lead number, so that it can be undone."""
    absences: dict[str, Absence] = field(default_factory=dict)
    """When the owner said that he is away, by name; those of the config stand beside them."""
    next_lead: int = 1
    next_person: int = 1
    log: list[LogLine] = field(default_factory=list)
    """Lines to add to the log once this transaction is written."""
    _index: Index | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def index(self) -> Index:
        """Where to look for people and leads; made when it is first asked for."""
        if self._index is None:
            self._index = Index()
            for person in self.people.values():
                self._index.add_person(person)
            for lead in self.leads.values():
                self._index.add_lead(lead)
        return self._index

    # --- leads and drafts -----------------------------------------------------------------------------

    def lead(self, number: int) -> Lead:
        """The lead of that number; UnknownItem if there is none (or it lies in the archive)."""
        try:
            return self.leads[number]
        except KeyError:
            raise UnknownItem(f"there is no lead {number}; `assistant leads` lists them") from None

    def draft(self, draft_id: str) -> tuple[Lead, Draft]:
        """The draft of that id ("12a") with its lead; UnknownItem if there is none."""
        digits = draft_id.rstrip("abcdefghijklmnopqrstuvwxyz")
        lead = self.leads.get(int(digits)) if digits.isdigit() else None
        draft = lead.draft(draft_id) if lead else None
        if lead is None or draft is None:
            raise UnknownItem(f"there is no draft {draft_id}; `assistant drafts` lists them")
        return lead, draft

    def put(self, lead: Lead) -> Lead:
        """Keep that lead as it is now."""
        self.leads[lead.number] = lead
        if self._index is not None:
            self._index.add_lead(lead)
        return lead

    def new_number(self) -> int:
        """A lead number that was never given before."""
        number = self.next_lead
        self.next_lead += 1
        return number

    def unfinished(self) -> tuple[Lead, ...]:
        """Leads that are not closed, by number."""
        return tuple(lead for _, lead in sorted(self.leads.items()) if not lead.is_closed)

    def waiting(self) -> tuple[Lead, ...]:
        """Leads that wait for the customer, by number."""
        found = (self.leads[number] for number in sorted(self.index.waiting) if number in self.leads)
        return tuple(lead for lead in found if lead.state is LeadState.WAITING)

    def leads_of(self, person_id: str) -> tuple[Lead, ...]:
        """Every lead of that person still in the book, by number."""
        numbers = self.index.leads_at([by_person(person_id)])
        found = (self.leads[number] for number in numbers if number in self.leads)
        return tuple(lead for lead in found if lead.person == person_id)

    def current_lead_of(self, person_id: str, reopens_since: datetime) -> Lead | None:
        """The lead a further message joins: the open matter, or one closed since that time."""
        theirs = self.leads_of(person_id)
        unfinished = [lead for lead in theirs if not lead.is_closed]
        if unfinished:
            return min(unfinished, key=lambda lead: (lead.state is LeadState.UNDECIDED, lead.number))
        recent = [lead for lead in theirs if lead.closed_at is not None and lead.closed_at >= reopens_since]
        return max(recent, key=lambda lead: lead.number, default=None)

    # --- people ---------------------------------------------------------------------------------------

    def people_named_by(self, reading: Reading) -> tuple[Person, ...]:
        """Everybody whom that reading names by an exact address, number or relay conversation."""
        keys = {*addresses_of(reading), *numbers_of(reading), *conversations_of(reading)}
        known = (each for each in self.index.people_at(keys) if each in self.people)
        found = sorted(known, key=lambda each: int(each[1:]))
        return tuple(filter(named_by(reading), (self.people[each] for each in found)))

    def person_of_address(self, email: str) -> Person | None:
        """The person with that address."""
        wanted = email.lower()
        found = (self.people[each] for each in self.index.people_at([wanted]) if each in self.people)
        return next((person for person in found if wanted in person.emails), None)

    def put_person(self, person: Person) -> Person:
        """Keep that person as they are now."""
        self.people[person.id] = person
        if self._index is not None:
            self._index.add_person(person)
        return person

    def new_person(self) -> Person:
        """Somebody not met before; not kept until put."""
        person = Person(id=f"p{self.next_person}")
        self.next_person += 1
        return person

    def join_people(self, older: Person, younger: Person) -> Person:
        """Two persons turned out to be one: the younger's leads belong to the older from now on."""
        for lead in self.leads_of(younger.id):
            self.put(replace(lead, person=older.id))
        self.people.pop(younger.id, None)
        return self.put_person(joined(older, younger))

    # --- rules ---------------------------------------------------------------------------------------

    def correct(self, by: RuleBy, value: str, verdict: Verdict, today: date) -> Rule:
        """The owner's correction as a rule; the same one again is counted, the opposite one replaced."""
        key = f"{by}:{value}"
        known = self.rules.get(key)
        if known is not None and known.verdict is verdict:
            self.rules[key] = replace(known, times=known.times + 1)
        else:
            self.rules[key] = Rule(by, value, verdict, today)
        return self.rules[key]

    def forget_rule(self, rule_id: str, now: datetime) -> Rule:
        """The owner takes a correction back; gives the rule that was, KeyError if there is none."""
        gone = self.rules.pop(rule_id)
        self.tell(LogLine(now, NoteKind.DECISION, f"you took back a rule: {gone.sentence()}"))
        return gone

    # --- days, sends, log --------------------------------------------------------------------------------

    def day(self, when: date) -> Day:
        """What is known of that local date."""
        return self.days.get(when, Day(when))

    def put_day(self, day: Day) -> None:
        """Keep that day as it is now."""
        self.days[day.date] = day

    def owner_mail(self, marker: str) -> tuple[Day, OwnerMail] | None:
        """Our mail to the owner with that marker, and the day it was for."""
        every = ((day, mail) for day in self.days.values() for mail in day.mails)
        return next(((day, mail) for day, mail in every if mail.marker == marker), None)

    # --- the owner's words by mail ----------------------------------------------------------------------

    def used(self, twin: str) -> datetime | None:
        """When a word by mail was taken, None if it was not."""
        at = self.commands.get(f"{_USED}{twin}")
        return datetime.fromisoformat(at) if at else None

    def forget_old_words(self, today: date) -> None:
        """What was said about the owner's words, and which drafts a mail showed, after thirty days."""
        for day in list(self.days.values()):
            old = today - day.date > WORDS_KEPT
            if old and (day.said or any(mail.shown for mail in day.mails)):
                mails = tuple(replace(mail, shown=()) for mail in day.mails)
                self.put_day(replace(day, said=(), mails=mails))

    def use_up(self, twin: str, now: datetime) -> None:
        """That word is taken, once and for all; long past ones are forgotten, their tokens expired."""
        old = now - WORDS_KEPT
        for key, at in list(self.commands.items()):
            if key.startswith(_USED) and datetime.fromisoformat(at) < old:
                del self.commands[key]
        self.commands[f"{_USED}{twin}"] = now.isoformat()

    def note_proof(self, account: str, now: datetime) -> None:
        """A word of the owner's was found in Sent of that account: there words by mail come through."""
        self.commands[f"{_PROOF}{account}"] = now.isoformat()

    def proof(self, account: str) -> datetime | None:
        """When a word by mail was last found in Sent of that account, None if never."""
        at = self.commands.get(f"{_PROOF}{account}")
        return datetime.fromisoformat(at) if at else None

    def record_send(self, record: SendRecord) -> None:
        """One more attempt to send."""
        tries = sum(1 for known in self.sends.values() if known.what == record.what)
        self.sends[f"{record.what}#{tries + 1}"] = record

    def sends_since(self, when: datetime, *, to_owner: bool = False) -> int:
        """How many mails were handed over since then."""
        return sum(1 for r in self.sends.values() if r.at >= when and r.to_owner is to_owner)

    def tell(self, line: LogLine) -> None:
        """Add a line to the log, once this transaction is written."""
        self.log.append(line)
