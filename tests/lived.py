"""What a life in fast motion has to show: nothing lost, touched or sent unasked; and how well it understood.

`violations` are broken promises of the program, whatever the mail; `Figures` are held against labels that
readers made.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import Any

from assistant import bootstrap
from assistant.adapters.mime import read
from assistant.domain.book import Book, Seen
from assistant.domain.draft import Draft, DraftKind, DraftState
from assistant.domain.lead import Lead, LeadState, Outcome, Voice
from assistant.domain.mailbox import Role
from assistant.domain.message import Message
from assistant.domain.promise import PromiseSource
from assistant.domain.reading import Verdict
from tests.living import TWIN, Life, Lying, Owner, Posted, lying
from tests.worlds import World

AUTOMATIC = frozenset(
    ("newsletter", "notification", "receipt", "auto_reply", "bounce", "mailing_list", "calendar")
)
"""Kinds of mail that machines and lists send: no note may go there (I18)."""
_LONG_AGO = date(1970, 1, 2)
A_WEEK = timedelta(days=7)


# --- what became of it ----------------------------------------------------------------------------------


def _every_text(_mail: Message) -> bool:
    return True


def _no_text(_mail: Message) -> bool:
    return False


class Record:
    """What can be known after a life: the book, and which verdict each mail has."""

    def __init__(self, life: Life) -> None:
        self.life = life
        self.book: Book = life.store.look()
        self.leads = life.leads()
        self.hours = life.desk.hours(life.now)

    @cached_property
    def seen(self) -> dict[str, Seen | None]:
        """By the name of each mail that arrived; None for one that has no verdict."""
        return {
            self.life.mail.names[folder][uid - 1]: self._verdict(prints)
            for (folder, uid), prints in self._twins.items()
        }

    def without_verdict(self) -> list[str]:
        """Places in the assistant's own mailbox that nothing was decided about, Sent copies of ours too."""
        user = self.life.settings.account[0].username
        found = self._fingerprints(user)
        there = {(f, each.uid) for f in ("INBOX", "Junk", "Sent") for each in lying(self.life.mail.ours, f)}
        missing = {place for place in there if self._verdict(found.get(place, [])) is None}
        return sorted(f"{folder} UID {uid}" for folder, uid in missing)

    def shared(self) -> Iterator[tuple[str, list[str]]]:
        """Each verdict with the names of its mails: several are copies of one mail, or a confusion."""
        of: dict[str, list[str]] = {}
        for (folder, uid), prints in self._twins.items():
            if folder != "Sent":
                known = next((p for p in prints if p in self.book.seen), "")
                of.setdefault(known, []).append(self.life.mail.names[folder][uid - 1])
        yield from of.items()

    def _verdict(self, prints: list[str]) -> Seen | None:
        return next((self.book.seen[p] for p in prints if p in self.book.seen), None)

    @cached_property
    def _twins(self) -> dict[tuple[str, int], list[str]]:
        return self._fingerprints(TWIN)

    def _fingerprints(self, user: str) -> dict[tuple[str, int], list[str]]:
        """Folder and UID -> how the mail is known: with its text, and by its headers alone."""
        found: dict[tuple[str, int], list[str]] = {}
        account = replace(self.life.settings.account[0], username=user)
        for wants_text in (_every_text, _no_text):
            mailbox = bootstrap.mailbox(self.life.settings, account)
            for folder in mailbox.folders():
                if folder.role not in (Role.INBOX, Role.JUNK, Role.SENT):
                    continue
                for batch in mailbox.arrivals(folder, None, _LONG_AGO, wants_text):
                    for arrival in batch.arrivals:
                        found.setdefault((folder.name, arrival.uid), []).append(arrival.mail.fingerprint)
            mailbox.close()
        return found

    def raw_of(self, name: str) -> bytes:
        """The bytes of a mail that came into INBOX or Junk, by its name."""
        return self._raws[name]

    @cached_property
    def _raws(self) -> dict[str, bytes]:
        mail = self.life.mail
        return {
            mail.names[folder][each.uid - 1]: each.raw
            for folder in ("INBOX", "Junk")
            for each in lying(mail.twin, folder)
        }

    @cached_property
    def notes_to_self(self) -> int:
        """How many mails in Sent the owner wrote to himself: they count as mail that came in."""
        own = self.life.settings.own_addresses
        return sum(
            bool(mail.to) and {a.email.lower() for a in mail.recipients} <= own for _, mail in self._sent
        )

    @property
    def _sent(self) -> Iterator[tuple[datetime, Message]]:
        """What the owner's own programs put into Sent, with the time it came there."""
        for each in lying(self.life.mail.twin, "Sent"):
            found = read(each.raw, datetime.now(UTC), size=len(each.raw))
            if isinstance(found, Message):
                yield datetime.strptime(each.at, "%d-%b-%Y %H:%M:%S %z"), found

    @cached_property
    def owner_wrote(self) -> dict[str, list[datetime]]:
        """Times of the owner's own mails in Sent, by the address in To; what he forwarded says nothing."""
        times: dict[str, list[datetime]] = {}
        for at, mail in self._sent:
            for address in () if mail.subject.lower().startswith("fwd:") else mail.to:
                times.setdefault(address.email.lower(), []).append(at)
        return times

    def lead_of(self, name: str) -> Lead | None:
        """The lead that mail went to, as it is now."""
        seen = self.seen.get(name)
        lead = self.leads.get(seen.lead) if seen and seen.lead else None
        while lead is not None and lead.merged_into is not None:
            lead = self.leads.get(lead.merged_into)
        return lead

    def names_of(self, lead: Lead) -> list[str]:
        """Mails that went to that lead."""
        return [name for name in self.seen if (found := self.lead_of(name)) and found.number == lead.number]

    def acknowledgements(self) -> Iterator[tuple[Lead, Draft]]:
        """Every acknowledgement ever drafted, with its lead."""
        for _, lead in sorted(self.leads.items()):
            for draft in lead.drafts:
                if draft.kind is DraftKind.ACKNOWLEDGEMENT:
                    yield lead, draft


# --- broken promises ------------------------------------------------------------------------------------


def violations(record: Record) -> list[str]:
    """Whatever must never be, in sentences; none if all is well."""
    life = record.life
    return [
        *(f"crash at {words}" for words in life.crashes),
        *(f"trouble at {at:%d %b %H:%M}: {words}" for words, at in life.troubles.items()),
        *(f"no verdict on {place} (I1)" for place in record.without_verdict()),
        *_counts(record),
        *_mailbox(record),
        *_drafts_folder(record),
        *_went_out(record),
        *_notes(record),
        *_follow_ups(record),
        *_summaries(record),
        *_quiet_round(record),
    ]


def _counts(record: Record) -> Iterator[str]:
    """The days' counts add up to what came in (DESIGN 4.8); mails that differ are not taken for one (I3).

    Machine mails with one Message-ID, Date, From and Subject may be: their headers settled them alike.
    """
    shared = dict(record.shared())
    days = record.book.days.values()
    counted = sum(number for day in days for _, number in (*day.came_in, *day.set_aside))
    judged = len(shared) + record.notes_to_self
    if counted != judged:
        yield f"{judged} mails were judged, the days count {counted} (I1)"
    for known, names in shared.items():
        verdict = record.book.seen[known].verdict if known else None
        if verdict is not Verdict.NOT_LEAD and len({_words_of(record, name) for name in names}) > 1:
            yield f"one verdict ({verdict or 'unreadable'}) for different mails: {', '.join(names)} (I1, I3)"


def _words_of(record: Record, name: str) -> str:
    """The bytes of a mail without what its way here put on it."""
    return " ".join(record.raw_of(name).partition(b"\r\n\r\n")[2].decode("latin-1").split())


def _mailbox(record: Record) -> Iterator[str]:
    """INBOX and Junk are as in the twin; Sent holds our marked copies besides."""
    mail = record.life.mail
    for folder in ("INBOX", "Junk"):
        ours, twin = lying(mail.ours, folder), lying(mail.twin, folder)
        if ours != twin:
            changed = [o.uid for o, t in zip(ours, twin, strict=False) if o != t]
            what = f"{len(ours)} for {len(twin)}, changed UIDs {changed[:5]}"
            yield f"{folder} is not as it was: {what} (I6, I7)"
    twin_sent = Counter((m.flags, m.at, m.raw) for m in lying(mail.twin, "Sent"))
    ours_sent = Counter((m.flags, m.at, m.raw) for m in lying(mail.ours, "Sent"))
    if twin_sent - ours_sent:
        yield "a mail in Sent is not as it was (I7)"
    if record.life.owner is not Owner.SENDS and any(
        not _is_ours(record, raw) for _, _, raw in ours_sent - twin_sent
    ):
        yield "something without our mark was put into Sent (I7)"


def _is_ours(record: Record, raw: bytes) -> bool:
    mail = read(raw, datetime.now(UTC), size=len(raw))
    return isinstance(mail, Message) and record.life.desk.seal.marker_in(mail) is not None


def _drafts_folder(record: Record) -> Iterator[str]:
    """One copy of each draft that waits, and nothing else of ours; Trash holds only ours (I7, I9)."""
    mail = record.life.mail
    drafts = [draft for lead in record.leads.values() for draft in lead.drafts]
    wanted = Counter(
        d.laid.copy.uid for d in drafts if d.laid and d.state in (DraftState.PENDING, DraftState.APPROVED)
    )
    there = Counter(each.uid for each in lying(mail.ours, "Drafts"))
    if there != wanted:
        yield f"Drafts holds UIDs {sorted(there)}, wanted are {sorted(wanted)} (I9)"
    if any(d.state in (DraftState.UNCERTAIN, DraftState.FAILED, DraftState.SENDING) for d in drafts):
        yield "a draft ended uncertain, failed or half sent"
    if any(not _is_ours(record, each.raw) for each in lying(mail.ours, "Trash")):
        yield "something of somebody else's was put into Trash (I7)"


def _went_out(record: Record) -> Iterator[str]:
    """Nothing but what was approved, each to one recipient, once (I11, I12, I17)."""
    life = record.life
    others = life.letterbox.to_others(life.settings.owner.email)
    if life.owner is not Owner.APPROVES:
        yield from (f"went out unasked to {posted.to} (I11)" for posted in others)
        return
    sent = {d.version.message_id: d for lead in record.leads.values() for d in lead.drafts if _is_sent(d)}
    posted_ids = [_message_id(posted) for posted in others]
    for posted, message_id in zip(others, posted_ids, strict=True):
        draft = sent.get(message_id)
        if draft is None or posted.to != (draft.version.recipient.email,) or draft.approved_at is None:
            yield f"went out to {posted.to} without a draft that was approved for it (I11, I17)"
    yield from (f"sent {number} times: {i} (I12)" for i, number in Counter(posted_ids).items() if number > 1)
    yield from (f"{d.id} counts as sent, but was not (I12)" for i, d in sent.items() if i not in posted_ids)
    copies = Counter(_message_id(each) for each in lying(life.mail.ours, "Sent"))
    yield from (f"{copies[i]} copies of {d.id} in Sent" for i, d in sent.items() if copies[i] != 1)


def _is_sent(draft: Draft) -> bool:
    return draft.state is DraftState.SENT


def _message_id(mail: Posted | Lying) -> str:
    found = read(mail.raw, datetime.now(UTC), size=len(mail.raw))
    return found.message_id if isinstance(found, Message) else ""


def _notes(record: Record) -> Iterator[str]:
    """One note per conversation and week, none after an answer, each with a time that can be kept."""
    sent = [(lead, draft) for lead, draft in record.acknowledgements() if draft.sent_at is not None]
    for number, times in Counter(lead.number for lead, _ in sent).items():
        if times > 1:
            yield f"lead {number} got {times} notes (I14)"
    for lead, draft in sent:
        yield from _one_note(record, lead, draft)
        yield from _nobody_just_answered(record, draft)
    yield from _one_a_week(sent)


def _one_note(record: Record, lead: Lead, draft: Draft) -> Iterator[str]:
    assert draft.sent_at is not None
    since = min(filter(None, (lead.opened_at, draft.sent_at - A_WEEK)))
    if any(e.voice is Voice.US and since <= e.at < draft.sent_at for e in lead.conversation):
        yield f"{draft.id} went out after an answer (I15)"
    yield from _can_be_kept(record, draft)
    if draft.sent_copy_due:
        yield f"the copy of {draft.id} was never found in Sent"


def _can_be_kept(record: Record, draft: Draft) -> Iterator[str]:
    """What it promises is a time of the owner's day, and was at least two working hours off when it went."""
    due, until = draft.version.promised, draft.version.good_until
    if record.life.owner is not Owner.APPROVES or draft.sent_at is None:
        return
    if due is None or until is None or draft.sent_at > until:
        yield f"{draft.id} promised {due} at {draft.sent_at}, too late for that"
    elif next(record.hours.slots_from(due)).at != due:
        yield f"{draft.id} promises {due}, which is no time of the owner's day"


def _nobody_just_answered(record: Record, draft: Draft) -> Iterator[str]:
    """Also by what lies in Sent, whatever the book says."""
    to, sent_at = draft.version.recipient.email.lower(), draft.sent_at
    assert sent_at is not None
    if any(sent_at - A_WEEK < at < sent_at for at in record.owner_wrote.get(to, [])):
        yield f"{draft.id} went out to {to}, who had a mail of the owner's within the week (I15)"


def _one_a_week(sent: list[tuple[Lead, Draft]]) -> Iterator[str]:
    times: dict[str, list[datetime]] = {}
    for _, draft in sorted(sent, key=lambda pair: pair[1].sent_at or _EVER):
        known = times.setdefault(draft.version.recipient.email.lower(), [])
        assert draft.sent_at is not None
        if known and draft.sent_at - known[-1] < A_WEEK:
            yield f"{draft.version.recipient.email} got two notes within a week (I14)"
        known.append(draft.sent_at)


_EVER = datetime.max.replace(tzinfo=UTC)


def _follow_ups(record: Record) -> Iterator[str]:
    """Nobody is nudged who waits for us or whom we owe something, not even in Drafts; a delay names a time
    that can be kept."""
    for lead in record.leads.values():
        for draft in lead.drafts:
            at = draft.sent_at or draft.created_at
            owed = [p for p in lead.promises if p.made_at < at and (p.settled_at or _EVER) >= at]
            words = [e for e in lead.conversation if e.voice in (Voice.THEM, Voice.US) and e.at < at]
            if draft.kind is DraftKind.NUDGE and (not words or words[-1].voice is Voice.THEM):
                yield f"{draft.id} nudged somebody who waits for us"
            if draft.kind is DraftKind.NUDGE and owed:
                yield f"{draft.id} nudged somebody to whom we had promised {owed[0].due}"
            if draft.kind is DraftKind.DELAY:
                yield from _can_be_kept(record, draft)


def _summaries(record: Record) -> Iterator[str]:
    """Exactly one for each set day that ended (I24)."""
    for day, number in summaries(record).items():
        if number != 1:
            yield f"{number} summaries for {day} (I24)"


def summaries(record: Record) -> dict[date, int]:
    """How many summaries went out for each day that was owed one."""
    life = record.life
    posted = Counter(
        _message_id(mail).partition("@")[0] for mail in life.letterbox.of_owner(life.settings.owner.email)
    )
    first = record.hours.day_of(life.rounds[0].at)
    days = [
        first + timedelta(days=ahead) for ahead in range((record.hours.day_of(life.now) - first).days + 1)
    ]
    owed = [
        day
        for day in days
        if day.weekday() in life.desk.habits.summary_days
        and life.rounds[0].at < record.hours.moment(day, life.desk.habits.summary_at) <= life.now
    ]
    return {day: posted[life.desk.seal.mark(f"summary/{day.isoformat()}")] for day in owed}


def _quiet_round(record: Record) -> Iterator[str]:
    """A round in which nothing happened writes nothing (DESIGN 6)."""
    life = record.life
    life.round()
    before = _state_of(life)
    life.round()
    changed = sorted(name for name, what in _state_of(life).items() if before.get(name) != what)
    if changed:
        yield f"a round with nothing new wrote {', '.join(changed)}"


def _state_of(life: Life) -> dict[str, bytes]:
    folder = life.settings.store.directory
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


# --- figures against the labels -------------------------------------------------------------------------


@dataclass
class Figures:
    """How well the mail was understood. Each list holds one line for each wrong answer."""

    inquiries: int = 0
    lost: list[str] = field(default_factory=list)
    leads: int = 0
    false: list[str] = field(default_factory=list)
    received: int = 0
    undecided: int = 0
    doubtful: list[str] = field(default_factory=list)
    """Undecided where a reader was sure."""
    notes: int = 0
    to_machines: list[str] = field(default_factory=list)
    needless_notes: list[str] = field(default_factory=list)
    missing_notes: list[str] = field(default_factory=list)
    nudges: int = 0
    needless_nudges: list[str] = field(default_factory=list)
    """To people with whom a reader finds everything settled."""
    matters: int = 0
    wrong_states: list[str] = field(default_factory=list)
    wrong_joins: list[str] = field(default_factory=list)
    promises: int = 0
    missed_promises: list[str] = field(default_factory=list)
    invented_promises: list[str] = field(default_factory=list)


def figures(record: Record, world: World) -> Figures:
    """The record of a world held against what its reader expected."""
    made = Figures()
    for name, seen in record.seen.items():
        if name in world.messages and seen is not None:
            _weigh(made, record, name, seen, world.messages[name])
    _weigh_notes(made, record, world)
    for matter in world.leads:
        _weigh_matter(made, record, matter)
    _weigh_joins(made, record, world)
    if world.promises:
        _weigh_promises(made, record, world)
    return made


def _weigh(made: Figures, record: Record, name: str, seen: Seen, expected: Mapping[str, Any]) -> None:
    """One verdict: `lost` was asked and set aside, `false` is no inquiry and became one."""
    made.received += 1
    wanted = f"expected {expected['verdict']} {expected['kind']}: {expected['why']}"
    line = f"{name}: {_told(record, name, seen)} -- {wanted}"
    is_inquiry = expected["verdict"] == "lead"
    made.inquiries += is_inquiry
    made.undecided += seen.verdict is Verdict.UNDECIDED
    made.leads += seen.verdict is Verdict.LEAD
    if is_inquiry and seen.verdict in (Verdict.NOT_LEAD, None):
        made.lost.append(line)
    elif not is_inquiry and seen.verdict is Verdict.LEAD:
        made.false.append(line)
    elif seen.verdict is Verdict.UNDECIDED and not (expected["may_be_undecided"] or name.startswith("Junk/")):
        made.doubtful.append(line)


def _told(record: Record, name: str, seen: Seen) -> str:
    verdict = "unreadable" if seen.verdict is None else f"{seen.verdict} {seen.kind}"
    lead = record.lead_of(name)
    if lead is None:
        return verdict
    return f"{verdict} (lead {lead.number}: {lead.subject or lead.excerpt}; {'; '.join(lead.reasons)})"


def _weigh_notes(made: Figures, record: Record, world: World) -> None:
    """Notes drafted to machines, to people who should get none, and those a reader misses."""
    drafted = {lead.number: draft for lead, draft in record.acknowledgements()}
    partners = {name for matter in world.leads if matter.get("business_partner") for name in matter["files"]}
    made.notes = len(drafted)
    for number, draft in drafted.items():
        lead = record.leads[number]
        labels = {name: world.messages[name] for name in record.names_of(lead) if name in world.messages}
        line = f"{draft.id} to {draft.version.recipient.email} ({', '.join(labels)})"
        if not any(label["verdict"] == "lead" for label in labels.values()):
            machines = {label["kind"] for label in labels.values()} & AUTOMATIC
            (made.to_machines if machines else made.needless_notes).append(line)
        elif not any(label["acknowledge"] for label in labels.values()) and not partners & labels.keys():
            made.needless_notes.append(line)
    for matter in world.leads:
        first = matter["files"][0]
        opened = record.lead_of(first)
        if opened is None or opened.in_junk or opened.number in drafted:
            continue
        if world.messages[first]["acknowledge"]:
            made.missing_notes.append(
                f"{matter['id']} ({first}): {opened.no_acknowledgement or opened.state}"
            )


def _weigh_matter(made: Figures, record: Record, matter: Mapping[str, Any]) -> None:
    """The state at the end; a matter a program closes by the 14-day rule may also still be `waiting`."""
    made.matters += 1
    found = {lead.number: lead for name in matter["files"] if (lead := record.lead_of(name))}
    if not found:
        made.wrong_states.append(f"{matter['id']}: no lead; expected {matter['acceptable_states']}")
        return
    if len(found) > 1:
        made.wrong_joins.append(f"{matter['id']}: one matter, leads {sorted(found)}: {matter['files']}")
    lead = found[max(found)]
    _weigh_nudges(made, lead, matter)
    if not _acceptable(lead, matter["acceptable_states"]) and not _went_on(record, lead, matter):
        history = "; ".join(f"{h.at:%d %b %H:%M} {h.words}" for h in lead.history[-4:])
        made.wrong_states.append(
            f"{matter['id']}: lead {lead.number} is {lead.state} {lead.outcome or ''}"
            f"{' (have a look)' if lead.glance else ''}; expected {matter['acceptable_states']}:"
            f" {matter['why']} [{history}] {matter['files']} {matter['answered_by']}"
        )


def _weigh_nudges(made: Figures, lead: Lead, matter: Mapping[str, Any]) -> None:
    nudges = [draft.id for draft in lead.drafts if draft.kind is DraftKind.NUDGE]
    made.nudges += len(nudges)
    if nudges and "closed" in matter["acceptable_states"]:
        made.needless_nudges.append(f"{', '.join(nudges)} ({matter['id']}): {matter['why']}")


def _went_on(record: Record, lead: Lead, matter: Mapping[str, Any]) -> bool:
    """Did the person come back with a new matter in the same lead? Then the state is that one's."""
    latest = max((name for name in record.names_of(lead) if name.startswith("INBOX/")), default="")
    return (
        latest > max(matter["files"]) and latest not in matter["files"] and _is_theirs(record, lead, latest)
    )


def _is_theirs(record: Record, lead: Lead, name: str) -> bool:
    seen = record.seen[name]
    return seen is not None and seen.verdict is Verdict.LEAD and seen.lead == lead.number


def _acceptable(lead: Lead, states: list[str]) -> bool:
    if lead.state.value in states:
        return True
    return lead.state is LeadState.CLOSED and lead.outcome is Outcome.DONE and "waiting" in states


def _weigh_joins(made: Figures, record: Record, world: World) -> None:
    """Two matters of different people in one lead."""
    of_lead: dict[int, set[str]] = {}
    person = {matter["id"]: matter.get("same_person_as") or matter["id"] for matter in world.leads}
    for matter in world.leads:
        for name in matter["files"]:
            lead = record.lead_of(name)
            if lead is not None:
                of_lead.setdefault(lead.number, set()).add(person[matter["id"]])
    for number, people in of_lead.items():
        if len(people) > 1:
            made.wrong_joins.append(f"lead {number} holds {sorted(people)}")


def _weigh_promises(made: Figures, record: Record, world: World) -> None:
    """The owner's own promises in the ledger, each with a due time a reader would accept."""
    made.promises = len(world.promises)
    ledger = [
        (lead, promise)
        for lead in record.leads.values()
        for promise in lead.promises
        if promise.source is PromiseSource.OWNER_MAIL
    ]
    used = set()
    for expected in world.promises:
        lower, upper = (datetime.fromisoformat(moment) for moment in expected["due_range"])
        found = next(
            (
                n
                for n, (lead, promise) in enumerate(ledger)
                if n not in used
                and lower <= promise.due <= upper
                and expected["to"] in _addresses(record, lead)
            ),
            None,
        )
        if found is None:
            made.missed_promises.append(f"{expected['file']}: {expected['words']} ({expected['due']})")
        else:
            used.add(found)
    for n, (lead, promise) in enumerate(ledger):
        if n not in used:
            made.invented_promises.append(f"lead {lead.number}: {promise.words!r} due {promise.due}")


def _addresses(record: Record, lead: Lead) -> set[str]:
    person = record.book.people.get(lead.person)
    return {*(person.emails if person else ()), *filter(None, (lead.route.to, lead.contact.email))}


# --- what would have been written -------------------------------------------------------------------------


def follow_ups(record: Record) -> list[str]:
    """Every note but acknowledgements in order: when it was drafted, which, to whom, what became of it."""
    drafts = [
        (draft, lead)
        for lead in record.leads.values()
        for draft in lead.drafts
        if draft.kind is not DraftKind.ACKNOWLEDGEMENT
    ]
    drafts.sort(key=lambda pair: pair[0].created_at)
    return [_follow_up(record, draft, lead) for draft, lead in drafts]


def _follow_up(record: Record, draft: Draft, lead: Lead) -> str:
    at = record.hours.local(draft.created_at)
    due = draft.version.promised
    more = f" promises {record.hours.local(due):%a %d %b %H:%M}," if due else ""
    who = lead.contact.name or draft.version.recipient.email
    return f"{at:%a %d %b %H:%M} {draft.kind:12} {who}:{more} {draft.state} {draft.why}".rstrip()
