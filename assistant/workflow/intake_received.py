"""Intake of mail that came in: an inquiry opens, joins or reopens a lead; the rest is set aside by kind."""

from dataclasses import replace
from datetime import datetime, timedelta

from assistant.domain import greeting
from assistant.domain.acquaintances import Acquaintances
from assistant.domain.book import NoteKind, Seen
from assistant.domain.draft import CustomerWrote
from assistant.domain.formats import CALL_KINDS
from assistant.domain.joining import join_leads, same_call
from assistant.domain.lead import (
    REOPENS_WITHIN,
    Channel,
    Entry,
    Lead,
    Route,
    Voice,
    opened,
    shortened,
    spoken,
    they_wrote,
)
from assistant.domain.mailbox import Folder, Role
from assistant.domain.message import Address, Message, Unreadable
from assistant.domain.person import Person, contact_of, learn
from assistant.domain.promise import is_too_old, respond_by
from assistant.domain.reading import Kind, Reading, Verdict
from assistant.domain.triage import Context, judge
from assistant.workflow.intake_bounced import take_bounce
from assistant.workflow.intake_overheard import overheard
from assistant.workflow.intake_round import Round, tell_drafts, who
from assistant.workflow.intake_signs import TELLING, house_stirs, tied, with_stance
from assistant.workflow.intake_words import word_in_inbox
from assistant.workflow.ports import Account, Desk


def set_apart(here: Round, mail: Unreadable) -> None:
    """A message nobody can read costs only itself (I4) and is named in the summary."""
    who = str(mail.author) or "unknown sender"
    line = f"{who}: {mail.subject or 'no subject'} ({mail.reason})"
    here.count("unreadable")
    day = here.book.day(here.hours.day_of(here.now))
    here.book.put_day(replace(day, unreadable=(*day.unreadable, shortened(line, 160))[-20:]))
    here.book.seen[mail.fingerprint] = Seen(here.now, None, Kind.OTHER)
    here.tell(NoteKind.QUARANTINE, f"could not be read: {line}")


def take_received(here: Round, mail: Message, folder: Folder, settled: Reading | None = None) -> None:
    """Judge one mail and do what follows; its verdict is remembered under its fingerprint.

    `settled` is what its headers alone said of it, if that was enough.
    """
    reading = word_in_inbox(here, mail) or overheard(here, mail) or settled
    reading = reading or judge(mail, triage_context(here.desk, here.account, here.known, folder))
    if reading.verdict is Verdict.NOT_LEAD:
        lead = _set_aside(here, mail, reading)
    else:
        known_leads = set(here.book.leads)
        lead = _belongs(here, mail, reading, folder)
        here.count("joined" if lead in known_leads else reading.verdict)
    house_stirs(here, mail, reading, lead)
    here.book.seen[mail.fingerprint] = Seen(here.now, reading.verdict, reading.kind, lead)


def _set_aside(here: Round, mail: Message, reading: Reading) -> int | None:
    """No inquiry; counted by kind, listed in the log, and tied to its lead where it says something of it."""
    day = here.book.day(here.hours.day_of(here.now))
    here.book.put_day(day.setting_aside(reading.kind))
    because = reading.reasons[0] if reading.reasons else ""
    who = str(mail.author) or "unknown sender"
    here.tell(NoteKind.ASIDE, shortened(f"{spoken(reading.kind)}: {who}: {reading.subject} ({because})", 200))
    if reading.kind is Kind.OWN:
        _mark_arrived(here, mail)
        return None
    if reading.kind is Kind.BOUNCE:
        return take_bounce(here, mail, _entry(here, mail, reading, Voice.MACHINE))
    lead = _lead_it_is_about(here, mail, reading) if reading.kind in TELLING else None
    if lead is None:
        return None
    here.book.put(tied(here, lead, mail, reading, _entry(here, mail, reading, Voice.MACHINE)))
    return lead.number


def _mark_arrived(here: Round, mail: Message) -> None:
    """Our own mail to the owner is in INBOX: it need not be repeated."""
    marker = here.desk.seal.marker_in(mail)
    for day in list(here.book.days.values()):
        for ours in day.mails:
            if marker and ours.marker == marker and not ours.arrived:
                here.book.put_day(day.with_mail(replace(ours, arrived=True)))


def _lead_it_is_about(here: Round, mail: Message, reading: Reading) -> Lead | None:
    """By our keyed Message-ID among the ids it answers, else by the person's address."""
    for marker in here.desk.seal.markers_answered(mail):
        found = here.draft_of(marker)
        if found is not None:
            return found[0]
    people = here.book.people_named_by(reading)
    if len(people) != 1:
        return None
    return here.book.current_lead_of(people[0].id, here.now - REOPENS_WITHIN)


def _belongs(here: Round, mail: Message, reading: Reading, folder: Folder) -> int:
    """One person, one line: the message joins their lead, reopens it, or opens a new one."""
    person = _person(here, mail, reading)
    entry = _entry(here, mail, reading, Voice.THEM)
    current = here.book.current_lead_of(person.id, here.now - REOPENS_WITHIN)
    if current is not None and current.has_entry(entry.fingerprint):
        return current.number
    if current is None:
        reading = replace(reading, confirms_only=False)  # a yes to nothing we know of is shown like any mail
    due = _respond_by(here, mail, reading)
    if current is None or (current.is_closed and reading.verdict is Verdict.UNDECIDED):
        return _open(here, person, mail, reading, entry, folder, due)
    lead = they_wrote(with_stance(here, current, mail), reading, entry, due)
    if len(person.names) > 1:
        lead = replace(lead, contact=replace(lead.contact, name=person.name))
    if lead.opened_at != current.opened_at:
        lead = _unless_too_old(here, lead)
    lead = _with_clock(here, _with_better_route(here, lead, mail, reading), mail, reading)
    if _changes_drafts(current, lead):
        lead = tell_drafts(lead, CustomerWrote(), here.now)
    here.book.put(lead)
    here.tell(NoteKind.INTAKE, f"{who(lead)} wrote again: {entry.subject}", lead.number)
    return lead.number


def _changes_drafts(before: Lead, after: Lead) -> bool:
    """Mail read out of order, older than our answer, is no news for a draft."""
    return after.last_word is not None and after.last_word.voice is Voice.THEM and after != before


def _open(
    here: Round,
    person: Person,
    mail: Message,
    reading: Reading,
    entry: Entry,
    folder: Folder,
    due: datetime | None,
) -> int:
    lead = opened(here.book.new_number(), person.id, reading, entry, _route(here, mail, reading), due)
    lead = replace(
        lead,
        contact=contact_of(person, reading.contact),
        channel=Channel.MANUAL if _is_note(here, mail, reading) else lead.channel,
        in_junk=folder.role is Role.JUNK,
        language=greeting.language_of(reading.text, default=here.desk.owner.language),
    )
    lead = _with_clock(here, with_stance(here, _unless_too_old(here, lead), mail), mail, reading)
    here.book.put(lead)
    here.tell(NoteKind.INTAKE, f"{who(lead)}: {lead.subject or shortened(lead.excerpt, 60)}", lead.number)
    return lead.number


def _unless_too_old(here: Round, lead: Lead) -> Lead:
    """Old mail never gets an acknowledgement: older than one business day when first read (DESIGN 4.1)."""
    arrived = lead.opened_at or lead.received_at
    if not lead.acknowledge or not is_too_old(arrived, here.now, here.hours):
        return lead
    return replace(lead, acknowledge=False, no_acknowledgement="too old for a note, answer directly")


def _respond_by(here: Round, mail: Message, reading: Reading) -> datetime | None:
    if reading.verdict is Verdict.UNDECIDED or reading.confirms_only:
        return None
    return respond_by(mail.received_at, here.desk.habits.policy, here.hours)


def _person(here: Round, mail: Message, reading: Reading) -> Person:
    """Whom the message is from; several who turn out to be one are joined, with their leads."""
    named = list(here.book.people_named_by(reading))
    for marker in here.desk.seal.markers_answered(mail):
        found = here.draft_of(marker)
        owner_of_lead = here.book.people.get(found[0].person) if found else None
        if owner_of_lead is not None and owner_of_lead not in named:
            named.append(owner_of_lead)
    if not named:
        named = _callers(here, mail, reading)
    named.sort(key=lambda p: int(p.id[1:]))
    person = named[0] if named else here.book.new_person()
    for other in named[1:]:
        person = here.book.join_people(person, other)
        _merge_leads(here, person)
    return here.book.put_person(learn(person, reading, mail.received_at))


def _callers(here: Round, mail: Message, reading: Reading) -> list[Person]:
    """The one person whose call a further notice tells of; nobody where it may be several."""
    if reading.kind not in CALL_KINDS:
        return []
    told = {lead.person for lead in here.book.unfinished() if same_call(lead, reading, mail.received_at)}
    return [here.book.people[each] for each in told if each in here.book.people] if len(told) == 1 else []


def _merge_leads(here: Round, person: Person) -> None:
    """Two unfinished leads of one person: the older number stays, one acknowledgement at most."""
    unfinished = [lead for lead in here.book.leads_of(person.id) if not lead.is_closed]
    for younger in unfinished[1:]:
        here.book.put(join_leads(here.book, here.book.lead(unfinished[0].number), younger, here.now))


def _route(here: Round, mail: Message, reading: Reading) -> Route:
    """Back by the way it came: the own address it was sent to, through the account it came in by."""
    ours = here.desk.owner.own_addresses
    addressed = [a.email.lower() for a in mail.recipients if a.email.lower() in ours]
    to = reading.reply_to
    if to is not None and to.lower() in ours:
        to = None
    return Route(
        account=here.account.name,
        own_address=addressed[0] if addressed else here.account.address,
        to=to,
        relay=bool(to) and to != reading.contact.email,
    )


def _with_better_route(here: Round, lead: Lead, mail: Message, reading: Reading) -> Lead:
    """The latest message says best how to answer; one without an address takes nothing away, and while an
    address waits, no other one takes its place."""
    route = _route(here, mail, reading)
    waits = (lead.route.to or "").lower() in lead.addresses_waiting(mail.received_at)
    if route.to is None or (waits and route.to.lower() != (lead.route.to or "").lower()):
        return lead
    return replace(lead, route=route)


def _with_clock(here: Round, lead: Lead, mail: Message, reading: Reading) -> Lead:
    """How far their clock stands from the owner's, where a mail that they wrote themselves shows it."""
    if mail.clock is None or reading.kind is not Kind.EMAIL or not _is_their_own(here, mail, reading):
        return lead
    ours = here.hours.local(mail.received_at).utcoffset() or timedelta(0)
    return replace(lead, clock_apart=mail.clock - round(ours.total_seconds() / 60))


def _is_note(here: Round, mail: Message, reading: Reading) -> bool:
    """A mail of the owner's to himself that names somebody: theirs is no word of it."""
    forwarded = mail.body is not None and bool(mail.body.forwarded)
    return reading.kind is Kind.EMAIL and _owns(here, mail.author) and not forwarded


def _owns(here: Round, address: Address) -> bool:
    return address.email.lower() in here.desk.owner.own_addresses


def _is_their_own(here: Round, mail: Message, reading: Reading) -> bool:
    """Did they write this mail themselves? Not where the owner, or a friend, tells of them."""
    writers = {each.email.lower() for each in (mail.author, *mail.reply_to)}
    named = reading.contact.email or reading.reply_to
    return not _owns(here, mail.author) and (named is None or named.lower() in writers)


def _source(here: Round, mail: Message, reading: Reading) -> tuple[str, Kind]:
    """The mail that an answer to them can go on from, and of what kind it is.

    A mail that somebody else wrote about them is none (`Kind.OTHER`). Where the owner forwarded theirs, it is
    the one that his goes on from, as far as his mail program names it.
    """
    if reading.kind is not Kind.EMAIL or _is_their_own(here, mail, reading):
        return mail.message_id, reading.kind
    forwarded = _owns(here, mail.author) and not _is_note(here, mail, reading)
    originals = (*mail.in_reply_to[:1], *mail.references[-1:]) if forwarded else ()
    return (originals[0], Kind.EMAIL) if originals else (mail.message_id, Kind.OTHER)


def _entry(here: Round, mail: Message, reading: Reading, voice: Voice) -> Entry:
    text = reading.text or ("" if reading.format else mail.fresh)
    message_id, kind = _source(here, mail, reading)
    return Entry(
        voice=voice,
        at=mail.received_at,
        fingerprint=mail.fingerprint,
        message_id=message_id,
        subject=shortened(reading.subject or mail.subject, 120),
        excerpt=shortened(text),
        text=here.desk.book.keep_text(text) if text else "",
        kind=kind,
        who=(reading.contact.email or "").lower(),
    )


def triage_context(desk: Desk, account: Account, known: Acquaintances, folder: Folder) -> Context:
    """Everything triage may know when it judges mail of that folder of that account."""
    own_number = desk.numbers.normalise(desk.owner.phone, lenient=True) if desk.owner.phone else None
    return Context(
        own_addresses=desk.owner.own_addresses,
        own_phones=frozenset({own_number} if own_number else ()),
        owner_names=tuple(filter(None, (desk.owner.name, desk.owner.business))),
        region=desk.owner.region,
        numbers=desk.numbers,
        formats=desk.formats,
        is_ours=lambda mail: desk.seal.marker_in(mail) is not None,
        known=known,
        rules=known.rules,
        trusted_servers=account.trusted_servers,
        role=folder.role,
    )
