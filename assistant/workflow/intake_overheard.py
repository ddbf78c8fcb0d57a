"""Mail in INBOX that one of ours wrote to a customer, with the owner in copy: perhaps it was the answer.

A colleague or a helper answers and copies the owner in, or the owner writes from elsewhere with a blind copy
to himself.
That is weak evidence: it asks, it never closes (I25).
"""

from assistant.domain import signs
from assistant.domain.conversation import CROWD
from assistant.domain.generic import made_by_script
from assistant.domain.houses import company_of
from assistant.domain.lead import Lead, LeadState, asked
from assistant.domain.message import Message
from assistant.domain.reading import Contact, Kind, Reading, Verdict
from assistant.workflow.intake_round import Round

_MINE = "you wrote to them from elsewhere: was this your answer?"
_COLLEAGUES = "a colleague wrote to them with you in copy: was this the answer?"
_HELPERS = "{who} wrote to them with you in copy: was this the answer?"


def overheard(here: Round, mail: Message) -> Reading | None:
    """The mail set aside as our own where one of ours wrote it to somebody who waits; None otherwise."""
    ours = _is_ours(here, mail)
    if not (ours or _in_copy_only(here, mail)) or _nobody_wrote(mail) or here.desk.seal.marker_in(mail):
        return None
    found = False
    for address in mail.to:
        person = here.book.person_of_address(address.email) if address.email else None
        if person is None or mail.author.email.lower() in person.emails:
            continue
        for lead in here.book.leads_of(person.id):
            if not _waits(lead, mail) or not (ours or set(mail.thread_ids) & set(lead.message_ids)):
                continue
            here.book.put(asked(lead, _question(here, mail, ours), here.now))
            found = True
    return _aside(mail) if found else None


def _waits(lead: Lead, mail: Message) -> bool:
    return lead.state in (LeadState.OPEN, LeadState.UNDECIDED) and lead.received_at <= mail.received_at


def _question(here: Round, mail: Message, ours: bool) -> str:
    if _is_owners(here, mail):
        return _MINE
    return _COLLEAGUES if ours else _HELPERS.format(who=mail.author.email)


def _in_copy_only(here: Round, mail: Message) -> bool:
    """Somebody else's mail to others, the owner in copy: only an answer to a customer's mail is heard."""
    own = here.desk.owner.own_addresses
    in_copy = any(each.email.lower() in own for each in mail.cc)
    return in_copy and bool(mail.author.email) and not any(each.email.lower() in own for each in mail.to)


def _is_ours(here: Round, mail: Message) -> bool:
    """From the owner, or from somebody at the owner's own company; a provider's domain is no company."""
    if _is_owners(here, mail):
        return True
    houses = {company_of(email) for email in here.desk.owner.own_addresses} - {""}
    return company_of(mail.author.email) in houses


def _nobody_wrote(mail: Message) -> bool:
    """A program's mail in the owner's name ("we got your message", by his website), or one to a crowd."""
    by_program = signs.auto_reply(mail) or signs.machine(mail) or signs.report(mail) or made_by_script(mail)
    return bool(by_program) or len(mail.recipients) > CROWD


def _is_owners(here: Round, mail: Message) -> bool:
    return mail.author.email.lower() in here.desk.owner.own_addresses


def _aside(mail: Message) -> Reading:
    return Reading(
        verdict=Verdict.NOT_LEAD,
        kind=Kind.OWN,
        contact=Contact(mail.author.name or None, mail.author.email or None),
        subject=mail.subject,
        text=mail.fresh,
        reasons=("Written by you or somebody else to a person who waits.",),
    )
