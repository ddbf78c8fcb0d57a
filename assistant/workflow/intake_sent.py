"""Intake of mail in sent-like folders: our own drafts come back, the owner's answers, weak evidence.

A false "answered" is worse than a false "open" (I25): `domain/conversation.py` weighs, this applies.
"""

from collections.abc import Iterable
from dataclasses import replace

from assistant.domain.book import NoteKind, Seen
from assistant.domain.conversation import (
    CROWD,
    MUCH_OF_YOUR_OWN,
    Evidence,
    is_forward,
    is_no_answer,
    judge_sent,
    resembles,
)
from assistant.domain.draft import Draft, DraftKind, DraftState, FoundInSent, OwnerAnswered, happens
from assistant.domain.index import by_message, by_person, by_route
from assistant.domain.lead import (
    REOPENS_WITHIN,
    Entry,
    Lead,
    LeadState,
    Voice,
    asked,
    note_went_out,
    noted_to_them,
    shortened,
    we_answered,
)
from assistant.domain.ledger import enters_ledger
from assistant.domain.mailbox import Folder
from assistant.domain.message import Message
from assistant.domain.person import Person
from assistant.domain.reading import Kind, Verdict
from assistant.domain.settling import Kept, kept_by, said_in
from assistant.domain.stance import asks_or_offers
from assistant.workflow.intake_promised import (
    promise_to_somebody_new,
    promises_in,
    with_promises,
)
from assistant.workflow.intake_received import take_received
from assistant.workflow.intake_round import Round, tell_drafts, who
from assistant.workflow.intake_words import to_ourselves, word_in_sent

OLD_NOTE = "a note of an assistant whose state is gone went to them: was it your answer?"


def take_sent(here: Round, mail: Message, flags: frozenset[str], folder: Folder) -> None:
    """A mail in a sent-like folder: our own draft come back, an answer, a question, the owner's word to us,
    a note of his to himself, or nothing to us."""
    here.book.seen[mail.fingerprint] = Seen(here.now, Verdict.NOT_LEAD, Kind.OWN)
    marker = here.desk.seal.marker_in(mail)
    found = here.draft_of(marker) if marker else None
    if found is not None:
        _draft_came_back(here, mail, *found)
        return
    if marker is not None:
        # Our mail to the owner, filed by his provider: the copy in INBOX is the one that counts.
        del here.book.seen[mail.fingerprint]
        return
    if "\\draft" in flags:
        return
    if to_ourselves(here, mail):
        if not word_in_sent(here, mail):
            take_received(here, mail, folder)  # the same mail in INBOX is an old acquaintance then
        return
    if here.desk.seal.is_anothers_note(mail):
        for lead in _leads_it_may_answer(here, mail):
            here.book.put(noted_to_them(lead, _our_entry(here, mail)))
        return
    _remember_recipients(here, mail)
    leads = list(_leads_it_may_answer(here, mail))
    for lead in leads:
        _weigh(here, mail, flags, lead)
    if not leads:
        promise_to_somebody_new(here, mail)


def _draft_came_back(here: Round, mail: Message, lead: Lead, draft: Draft) -> None:
    """A mail with our marker lies in Sent: as it was, edited but still itself, or grown into an answer."""
    evidence = resembles(draft.version.text, mail.fresh)
    if evidence is Evidence.OUR_NOTE:
        here.book.put(_went_out(here, lead, draft, mail))
    elif evidence is Evidence.ASKS:
        _ask(here, lead, MUCH_OF_YOUR_OWN)
    else:
        _answered(here, mail, lead)


def _ask(here: Round, lead: Lead, question: str) -> None:
    """The owner wrote to them, perhaps no answer: what we would still send is withdrawn, he is asked."""
    here.book.put(asked(tell_drafts(lead, OwnerAnswered("you wrote to them"), here.now), question, here.now))


def _went_out(here: Round, lead: Lead, draft: Draft, mail: Message) -> Lead:
    """The draft is in Sent: it was sent, by us or by the owner; its promise stands in the ledger."""
    if draft.state is DraftState.SENT:
        return lead.with_draft(replace(draft, sent_copy_due=False))
    by_owner = draft.state not in (DraftState.SENDING, DraftState.UNCERTAIN)
    ruling = happens(draft, FoundInSent(mail.received_at, by_owner), here.now)
    lead = note_went_out(lead.with_draft(ruling.draft), ruling.draft, mail.received_at)
    person = here.book.people.get(lead.person)
    if person is not None and draft.kind is DraftKind.ACKNOWLEDGEMENT:
        here.book.put_person(replace(person, last_acknowledged=mail.received_at))
    here.tell(NoteKind.SENDING, ruling.words, lead.number)
    return enters_ledger(lead, ruling.draft, mail.received_at)


def _remember_recipients(here: Round, mail: Message) -> None:
    """Whom the owner writes to by hand is no stranger; a crowd is nobody in particular."""
    if len(mail.recipients) > CROWD or is_no_answer(mail, frozenset()) or is_forward(mail):
        return
    ours = here.desk.owner.own_addresses
    for address in mail.to:
        email = address.email.lower()
        if not email or email in ours:
            continue
        person = here.book.person_of_address(email) or replace(
            here.book.new_person(), names=(address.name,) if address.name else (), emails=(email,)
        )
        latest = max(filter(None, (person.last_answered, mail.received_at)))
        here.book.put_person(replace(person, written_to=True, last_answered=latest))
        here.known.met(email, mail.message_id)


def _leads_it_may_answer(here: Round, mail: Message) -> Iterable[Lead]:
    """Leads of anybody it is addressed to, leads whose messages it answers, leads whose relay it uses."""
    addressed = {a.email.lower() for a in mail.recipients if a.email}
    threads = set(mail.thread_ids)
    since = here.now - REOPENS_WITHIN
    for lead in _candidates(here, addressed, threads):
        if lead.received_at > mail.received_at or (lead.closed_at is not None and lead.closed_at < since):
            continue
        person = here.book.people.get(lead.person)
        theirs = set(person.emails) if person else set()
        if lead.route.to:
            theirs.add(lead.route.to.lower())
        if addressed & theirs or threads & set(lead.message_ids):
            yield lead


def _candidates(here: Round, addressed: set[str], threads: set[str]) -> list[Lead]:
    index = here.book.index
    people = (by_person(person) for person in index.people_at(addressed))
    keys = [*people, *map(by_route, addressed), *map(by_message, threads)]
    return [here.book.leads[number] for number in index.leads_at(keys) if number in here.book.leads]


def _weigh(here: Round, mail: Message, flags: frozenset[str], lead: Lead) -> None:
    person = here.book.people.get(lead.person, Person(id=lead.person))
    finding = judge_sent(mail, flags, lead, person)
    waits = lead.state in (LeadState.OPEN, LeadState.UNDECIDED)
    if finding.evidence is Evidence.ANSWER and here.desk.seal.bears_a_lost_mark(mail):
        here.book.put(asked(lead, OLD_NOTE, here.now) if waits else lead)
    elif finding.evidence is Evidence.ANSWER:
        _answered(here, mail, lead)
    elif finding.evidence is Evidence.OUR_NOTE and finding.draft is not None:
        here.book.put(_went_out(here, lead, finding.draft, mail))
    elif finding.evidence is Evidence.ASKS and waits:
        if finding.draft is not None:
            _ask(here, lead, finding.words)
        else:
            here.book.put(asked(lead, finding.words, here.now))


def _answered(here: Round, mail: Message, lead: Lead) -> None:
    """By hand, to that person: answered; what we would still have sent is withdrawn (I15)."""
    said = said_in(mail, promises=bool(promises_in(here, mail, lead.language)))
    ours = _our_entry(here, mail)
    answered = we_answered(lead, ours, keeps=lambda promise: kept_by(promise, said) is Kept.YES)
    answered = tell_drafts(answered, OwnerAnswered("you answered"), here.now)
    if answered.state is LeadState.UNDECIDED:
        answered = replace(answered, state=LeadState.WAITING)
    here.book.put(with_promises(here, mail, lead, answered))
    here.tell(NoteKind.INTAKE, f"you answered {who(lead)}", lead.number)


def _our_entry(here: Round, mail: Message) -> Entry:
    """A mail of ours as an entry of the conversation."""
    return Entry(
        voice=Voice.US,
        at=mail.received_at,
        fingerprint=mail.fingerprint,
        message_id=mail.message_id,
        subject=shortened(mail.subject, 120),
        excerpt=shortened(mail.fresh),
        text=here.desk.book.keep_text(mail.fresh) if mail.fresh else "",
        asks=asks_or_offers(mail.fresh),
    )
