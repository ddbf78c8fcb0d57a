"""What a mail is, and why in words: inquiry, not one, or "have a look".

Evidence is weighed in the open. Order: our own mail, reports of mail systems, notices of phone and form
systems,
machines' answers, machines, lists, the owner's own mail, and last what a human wrote. A sign never makes mail
disappear: what is set aside has a kind and a reason. A human's mail is an inquiry unless something says
otherwise.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Protocol

from assistant.domain import generic, signs
from assistant.domain.announced import announced
from assistant.domain.direction import direction
from assistant.domain.fields import What, first_value, read_fields
from assistant.domain.formats import CALL_KINDS, INQUIRY_KINDS, Desk, Format, Notice, could_match, read_notice
from assistant.domain.forwarded import Forwarded, as_message, forwarded_in
from assistant.domain.house_mail import tells_of_money
from assistant.domain.houses import SHARED_HOUSES
from assistant.domain.mailbox import Role
from assistant.domain.matters import matters_in
from assistant.domain.message import Address, Headers, Message
from assistant.domain.other_people import own_words
from assistant.domain.pattern import fold, match
from assistant.domain.reading import Contact, Kind, NumberReader, Reading, Verdict
from assistant.domain.relay import hides_its_writer, is_relay
from assistant.domain.rules import Rule, rule_for
from assistant.domain.signs import Sign
from assistant.domain.spoken import clean_name, emails_in, titled_name
from assistant.domain.telling import settles_a_time
from assistant.domain.weighing import (
    FRAUD,
    SELLING,
    SHORT_NOTE,
    SUSPECT,
    Weighed,
    kind_of_automatic,
    pitch,
    weigh,
)
from assistant.domain.words import BULK, REFERS, Words, plain_words
from assistant.domain.work_order import order_of_work

MANY_RECIPIENTS = 10
"""A mail to more people than this is to a crowd: no acknowledgement."""
TEXT_LIMIT = 4_000
"""Characters of the person's words that are kept."""


class Known(Protocol):
    """What the desk remembers about people."""

    def written_to(self, address: str) -> bool:
        """Whether the owner ever wrote to this address."""

    def written_to_domain(self, domain: str) -> bool:
        """Whether the owner ever wrote to somebody at this domain."""

    def answers_ours(self, message: Message) -> bool:
        """Whether the message answers a mail of ours, by our Message-IDs."""


class KnowsNobody:
    """A desk without memory: `triage FILE` and the first look at a mailbox."""

    def written_to(self, address: str) -> bool:
        """Nobody is known."""
        del address
        return False

    def written_to_domain(self, domain: str) -> bool:
        """Nobody is known."""
        del domain
        return False

    def answers_ours(self, message: Message) -> bool:
        """Nothing of ours is known."""
        del message
        return False


def _never_ours(message: Message) -> bool:
    del message
    return False


@dataclass(frozen=True, slots=True)
class Context:
    """What judging needs to know beside the message.

    Addresses in lower case, numbers in E.164, `region` an ISO country code ("" if unknown). `owner_names`
    lets a
    list posting that calls the owner by name be shown. `trusted_servers` are the ids whose
    Authentication-Results count.
    """

    numbers: NumberReader
    formats: tuple[Format, ...] = ()
    own_addresses: frozenset[str] = frozenset()
    own_phones: frozenset[str] = frozenset()
    owner_names: tuple[str, ...] = ()
    region: str = ""
    is_ours: Callable[[Message], bool] = _never_ours
    known: Known = field(default_factory=KnowsNobody)
    rules: tuple[Rule, ...] = ()
    trusted_servers: frozenset[str] = frozenset()
    role: Role = Role.INBOX

    @property
    def desk(self) -> Desk:
        """What reading a notice needs of this."""
        return Desk(self.numbers, self.region, self.own_addresses, self.own_phones)

    def owns(self, address: Address) -> bool:
        """Whether an address is the owner's."""
        return bool(address.email) and address.email.lower() in self.own_addresses


def judge(message: Message, context: Context) -> Reading:
    """The whole judgement on a message whose text was read, as a fresh one from somebody never
    acknowledged."""
    message = _without_junk_marks(message) if context.role is Role.JUNK else message
    settled = settled_by_headers(message, context) if message.body is None else None
    if settled is not None:
        return settled
    reading = _with_rules(_judged(message, context), message, context)
    if context.role is Role.JUNK:
        return _in_junk(reading)
    return reading


def settled_by_headers(message: Message, context: Context) -> Reading | None:
    """The judgement where headers alone set a message aside for sure, else None: then its text is needed.

    Says what `judge` would say; never an inquiry. Cheap: for every new message.
    """
    sign = _sure_sign(message, context)
    if sign is None:
        return None
    reading = _with_rules(_set_aside(sign, message), message, context)
    return reading if reading.verdict is Verdict.NOT_LEAD else None


def _sure_sign(message: Message, context: Context) -> Sign | None:
    if context.is_ours(message):
        return _OURS
    report = signs.report(message)
    if report is not None:
        return report
    if could_match(message, context.formats):
        return None
    answer = signs.auto_reply(message)
    if answer is not None:
        return answer
    if generic.may_tell(message):
        return None
    machine = signs.machine(message)
    if machine is not None:
        scripted = context.owns(message.author) or generic.made_by_script(message)
        return None if scripted else _with_its_kind(machine, message)
    talk = signs.discussion_list(message) or signs.list_without_headers(message)
    if talk is not None:
        return None if context.owner_names or context.own_addresses else talk
    return None if signs.lightly_marked(message) else signs.mailing(message)


_OURS = Sign(Kind.OWN, "Our own mail: it carries our mark.")


def _judged(message: Message, context: Context) -> Reading:
    for step in (_ours_or_report, _by_format, _by_signs, _by_guess, _own_mail, _person_forwarded):
        reading = step(message, context)
        if reading is not None:
            return reading
    return _human(message, context)


def _ours_or_report(message: Message, context: Context) -> Reading | None:
    sign = _OURS if context.is_ours(message) else signs.report(message)
    return _set_aside(sign, message) if sign else None


def _set_aside(sign: Sign, message: Message) -> Reading:
    author = message.author
    return Reading(
        verdict=Verdict.NOT_LEAD,
        kind=sign.kind,
        contact=Contact(clean_name(author.name) or author.name or None, author.email or None),
        subject=message.subject,
        text=_words_of(message),
        reasons=(sign.why,),
    )


def _with_its_kind(machine: Sign, message: Message) -> Sign:
    """A machine's mail by what it is about; known programs of calendars say so in their sender."""
    if message.sender.local.lower().startswith("calendar"):
        return Sign(Kind.CALENDAR, machine.why)
    return Sign(kind_of_automatic(message, machine.kind), machine.why)


def _words_of(message: Message) -> str:
    return (message.fresh or message.text).strip()[:TEXT_LIMIT]


# --- notices of phone and form systems ----------


def _by_format(message: Message, context: Context) -> Reading | None:
    notice = read_notice(message, context.formats, context.desk, _sure_sign(message, context) is None)
    if notice is None:
        inner = _inner_of(message)
        notice = read_notice(as_message(message, inner), context.formats, context.desk) if inner else None
    return _from_notice(notice, message, context) if notice else None


def _inner_of(message: Message) -> Forwarded | None:
    return forwarded_in(message) if message.body and message.body.forwarded else None


def _by_guess(message: Message, context: Context) -> Reading | None:
    """Of a notice passed on by hand, the notice inside: outside stands only who passed it on."""
    inner = _inner_of(message)
    passed_on = as_message(message, inner) if inner else None
    notice = None
    if passed_on and (signs.robot_sender(passed_on) or generic.announces(passed_on)):
        notice = generic.read_generic(passed_on, context.desk)
    if notice is None:
        notice = generic.read_generic(message, context.desk)
    return _from_notice(notice, message, context) if notice else None


_WHAT = {
    Kind.VOICEMAIL: "A voicemail notice",
    Kind.MISSED_CALL: "A notice of a missed call",
    Kind.TEXT_MESSAGE: "A text message",
    Kind.WEB_FORM: "Somebody wrote through a form",
}


def _from_notice(notice: Notice, message: Message, context: Context) -> Reading:
    if notice.kind not in INQUIRY_KINDS:
        reading = _set_aside(Sign(notice.kind, notice.why), message)
        return replace(reading, format=notice.format, verdict=notice.verdict)
    how = (
        f" ({notice.format.replace('_', ' ')})"
        if notice.format != generic.NAME
        else ", read without a format of its own"
    )
    reasons = ((notice.why,) if notice.why else ()) + (f"{_WHAT[notice.kind]}{how}.",)
    verdict, kind, more = _words_in_notice(notice, context)
    words = Words(notice.text)
    reading = Reading(
        verdict=verdict,
        kind=kind,
        contact=Contact(notice.name, notice.email, notice.phone),
        reply_to=notice.reply_to,
        subject=message.subject,
        text=notice.text[:TEXT_LIMIT],
        duration_s=notice.duration_s,
        reasons=more + reasons,
        format=notice.format,
        about=fold(notice.about)[:200],
        thread=notice.thread,
        matters=matters_in(message, notice.name, notice.text) if is_relay(notice.reply_to or "") else (),
        goes_on=notice.running,
        other_phones=notice.other_phones,
        fields=notice.fields,
        confirms_only=verdict is Verdict.LEAD
        and kind in (Kind.TEXT_MESSAGE, Kind.WEB_FORM)
        and _says_yes(words),
    )
    return _notice_acknowledged(reading, notice, message, context)


def _words_in_notice(notice: Notice, context: Context) -> tuple[Verdict, Kind, tuple[str, ...]]:
    """What the words in a notice make of it: thanks ask for nothing, pitches and robocalls come by form and
    phone too."""
    words = Words(notice.text)
    if notice.kind in (Kind.TEXT_MESSAGE, Kind.WEB_FORM) and words.thanks_only:
        return Verdict.NOT_LEAD, Kind.THANKS, ("Only says thank you.",)
    if notice.kind in (Kind.TEXT_MESSAGE, Kind.WEB_FORM) and words.thanks_and_tells:
        return Verdict.UNDECIDED, notice.kind, ("Says thank you, and tells something beside.",)
    selling = max(pitch(words), words.scam)
    doubtful = notice.verdict is Verdict.UNDECIDED
    if selling >= FRAUD or (doubtful and selling >= SELLING):
        return Verdict.NOT_LEAD, Kind.SPAM, ("Reads like advertising sent through your form or phone.",)
    if selling >= SUSPECT:
        return Verdict.UNDECIDED, notice.kind, ("May be advertising sent through your form or phone.",)
    if notice.kind is Kind.TEXT_MESSAGE and _asks_for_another(notice.text, context.owner_names):
        return Verdict.UNDECIDED, notice.kind, ("Asks for somebody else: perhaps a wrong number.",)
    if notice.kind is Kind.WEB_FORM and words.wants_a_job:
        return Verdict.UNDECIDED, notice.kind, ("Seems to look for work with you, not for your work.",)
    return notice.verdict, notice.kind, ()


_IS_THIS = re.compile(
    r"\b(?:is this|is that|bist du|ist da|ist das|sind sie|c['’]est bien|es-tu|tu es|eres|es usted|hablo con)"
    r"\s+(?:mr\.?|mrs\.?|ms\.?|herr|frau|m\.|mme|sr\.?|sra\.?)?\s?([^\W\d_]+)",
    re.IGNORECASE,
)


def _asks_for_another(text: str, owner_names: tuple[str, ...]) -> bool:
    """Whether a short text asks for somebody by a name that is not the owner's: "Hi, is this Jessica?"."""
    found = _IS_THIS.search(text[:200])
    if found is None or not found[1][0].isupper() or len(text.split()) > SHORT_NOTE:
        return False
    known = plain_words(" ".join(owner_names))
    return bool(owner_names) and f" {plain_words(found[1]).strip()} " not in known


def _notice_acknowledged(reading: Reading, notice: Notice, message: Message, context: Context) -> Reading:
    if reading.verdict is not Verdict.LEAD:
        return reading
    if notice.kind in CALL_KINDS and not reading.reply_to:
        return replace(reading, no_acknowledgement="No address: call back.")
    if not reading.reply_to:
        way = "call back" if reading.contact.phone else "answer where the notice came from"
        return replace(reading, no_acknowledgement=f"No address a mail could reach: {way}.")
    if notice.running:
        return replace(reading, no_acknowledgement="Part of a conversation that is going on.")
    if notice.kind in CALL_KINDS:
        return replace(reading, no_acknowledgement="A call: call back.")
    if reading.reply_to.lower() in context.own_addresses:
        return replace(reading, reply_to=None, no_acknowledgement="The address to answer is your own.")
    del message
    return replace(reading, acknowledge=True)


# --- machines and lists ----------


def _by_signs(message: Message, context: Context) -> Reading | None:
    event = signs.calendar(message)
    if event is not None:
        return _set_aside(event, message)
    answer = signs.auto_reply(message)
    if answer is not None:
        return _set_aside(answer, message)
    guess = _by_guess(message, context) if generic.may_tell(message) else None
    if guess is not None:
        return guess
    machine = signs.machine(message)
    if machine is not None and not context.owns(message.author):
        return _set_aside(_with_its_kind(machine, message), message)
    talk = signs.discussion_list(message) or signs.list_without_headers(message)
    if talk is not None:
        return _list_talk(talk, message, context)
    mailing = signs.mailing(message)
    if mailing is None:
        return None
    reading = _set_aside(mailing, message)
    return _shown_if_personal(reading, message) if signs.lightly_marked(message) else reading


def _shown_if_personal(reading: Reading, message: Message) -> Reading:
    """A letter through a service that marks all it sends is shown, if it greets and asks for work."""
    words = Words(message.fresh, message.subject)
    way = direction(words.text, words.subject)
    if not (words.greets and words.questions and way.needs) or way.sells or BULK.inside(words.plain):
        return reading
    why = ("Marked as sent to many, but asks you for work.",)
    return replace(
        reading,
        verdict=Verdict.UNDECIDED,
        kind=Kind.EMAIL,
        reasons=why,
        reply_to=message.author.email or None,
    )


def _list_talk(talk: Sign, message: Message, context: Context) -> Reading:
    """A posting to a list is set aside, unless it calls the owner by name and asks: then the owner looks."""
    reading = _set_aside(talk, message)
    called = any(
        name and f" {plain_words(name).strip()} " in plain_words(message.fresh)
        for name in context.owner_names
    )
    addressed = any(context.owns(each) for each in message.to + message.cc)
    words = Words(message.fresh)
    if (called and words.questions and not message.in_reply_to) or (
        addressed and words.asks and context.own_addresses and words.questions
    ):
        return replace(
            reading,
            verdict=Verdict.UNDECIDED,
            kind=Kind.EMAIL,
            reasons=("Came through a mailing list but speaks to you.",),
        )
    return reading


# --- the owner's own mail in INBOX ----------


def _own_mail(message: Message, context: Context) -> Reading | None:
    """Mail from the owner to himself: a lead added from the phone, a forwarded inquiry, else his own."""
    if not context.owns(message.author):
        return None
    inner = _inner_of(message)
    if inner is not None and inner.author.email.lower() not in context.own_addresses:
        return _added(
            _person_in(inner.text, context, inner.author),
            inner.subject,
            inner.text,
            "You forwarded this inquiry.",
        )
    if _LEAD.match(message.subject):
        about = fold(message.subject)[4:].strip(" :-–")
        person = _person_below(message, about, context)
        return _added(
            person,
            _without_name(about, person),  # a bare "lead" is the owner's word for it, nothing to thank for
            message.fresh,
            "You sent yourself this lead.",
        )
    return _set_aside(Sign(Kind.OWN, "Written from your own address."), message)


def _added(contact: Contact, subject: str, text: str, why: str) -> Reading:
    reply_to = contact.email
    return Reading(
        verdict=Verdict.LEAD,
        kind=Kind.EMAIL,
        contact=contact,
        reply_to=reply_to,
        subject=subject,
        text=text.strip()[:TEXT_LIMIT],
        acknowledge=bool(reply_to),
        reasons=(why,),
        no_acknowledgement="" if reply_to else "No address: call back.",
    )


def _person_in(text: str, context: Context, author: Address) -> Contact:
    phones = context.desk.phones_in(text)
    return Contact(clean_name(author.name), author.email, phones[0] if phones else None)


def _person_below(message: Message, about: str, context: Context) -> Contact:
    """The person named in a mail to oneself: labelled, or an address, a number, and a line that is a name."""
    text = message.fresh
    labelled = read_fields(text)
    emails = [each for each in emails_in(f"{about}\n{text}") if each.lower() not in context.own_addresses]
    phones = context.desk.phones_in(f"{about}\n{text}")
    lines = [about, *text.split("\n")]
    bare = [_without_contacts(line, emails) for line in lines[:6]]
    name = (
        clean_name(first_value(labelled, What.NAME))
        or titled_name("\n".join(lines[:6]))
        or next((each for each in bare if _may_be_name(each)), None)
    )
    return Contact(name, emails[0] if emails else None, phones[0] if phones else None)


def _without_name(about: str, person: Contact) -> str:
    """The matter, where the owner named the person before it."""
    name = (person.name or "").lower()
    return about[len(name) :].strip(" ,;:.-–") if name and about.lower().startswith(name) else about


def _without_contacts(line: str, emails: list[str]) -> str:
    for email in emails:
        line = line.replace(email, " ")
    return " ".join(word for word in line.split() if not any(each.isdigit() for each in word)).strip(
        " ,;:<>()+-"
    )


def _may_be_name(text: str) -> bool:
    words = text.split()
    return 1 <= len(words) <= 4 and all(word[:1].isupper() for word in words) and clean_name(text) is not None


def _person_forwarded(message: Message, context: Context) -> Reading | None:
    """A friend forwards somebody's request and asks us to write to that person: the person is the contact."""
    inner = _inner_of(message)
    if inner is None or context.owns(inner.author) or not REFERS.inside(plain_words(message.fresh)):
        return None
    contact = _person_in(inner.text, context, inner.author)
    reading = _added(
        contact,
        message.subject,
        f"{message.fresh}\n\n{inner.text}",
        "Forwarded by somebody who asks you to write to this person.",
    )
    return replace(reading, other_emails=(message.author.email,) if message.author.email else ())


# --- what a human wrote ----------


def _human(message: Message, context: Context) -> Reading:
    running = _running(message, context)
    known = context.known.written_to(message.author.email)
    weighed = weigh(message, _our_site(message, context), running, known)
    reading = Reading(
        verdict=weighed.verdict,
        kind=weighed.kind,
        contact=_contact(message, context),
        subject=message.subject,
        text=_words_of(message),
        reasons=weighed.reasons,
        other_phones=context.desk.phones_in(_signature(message))[1:],
    )
    if weighed.verdict is Verdict.LEAD and not running and _bears_our_name(message, context):
        weighed = replace(weighed, verdict=Verdict.UNDECIDED, reasons=(_OUR_NAME, *weighed.reasons))
        reading = replace(reading, verdict=weighed.verdict, reasons=weighed.reasons)
    yes_only = weighed.verdict is Verdict.LEAD and _says_yes(Words(message.fresh))
    thread = message.author.email.lower() if hides_its_writer(message.author) else None
    reading = replace(reading, reply_to=_route(message, context), confirms_only=yes_only, thread=thread)
    if (
        reading.verdict is Verdict.NOT_LEAD
        and reading.kind in (Kind.NOTIFICATION, Kind.NEWSLETTER)
        and not signs.mailing(message)
    ):
        return _shown_if_announced(reading, message, context)
    return _acknowledged(reading, weighed, message, context, running)


def _says_yes(words: Words) -> bool:
    return words.confirms_only or settles_a_time(words)


_OUR_NAME = "Bears your own name, but does not come from an address of yours."


def _bears_our_name(message: Message, context: Context) -> bool:
    """Whether a stranger writes under the owner's full name, as fraud from a "boss" does: the name of the
    config, or the one he addresses the owner by."""
    name = plain_words(message.author.name).strip()
    ours = (*context.owner_names, *(each.name for each in message.to if context.owns(each)))
    return " " in name and any(plain_words(each).strip() == name for each in ours)


def _shown_if_announced(reading: Reading, message: Message, context: Context) -> Reading:
    """A notice that announces a caller or a form but could not be read is shown, never dropped."""
    if generic.looks_like_lure(message):
        return replace(reading, kind=Kind.SPAM, reasons=("Announces a voicemail but only wants a click.",))
    if tells_of_money(message, Words(message.fresh or message.text, message.subject)):
        return reading
    ordered = _ordered(reading, message, context)
    if ordered is not None:
        return ordered
    if not generic.announces(message) and not _from_a_provider(message, context):
        return reading
    why = "Looks like a notice of a call or a form, but could not be read."
    return replace(reading, verdict=Verdict.UNDECIDED, reasons=(why, *reading.reasons))


def _ordered(reading: Reading, message: Message, context: Context) -> Reading | None:
    """An order of work is shown with the customer it names, whom nobody can answer but by phone."""
    text = message.fresh or message.text
    phones = context.desk.phones_in(text) or context.desk.phones_in(text, generic.likely_regions(message))
    order = order_of_work(message.subject, text, len(phones))
    if order is None:
        return None
    contact = Contact(clean_name(order.name) or reading.contact.name, None, phones[0])
    why = "An order of work: it names a customer to call."
    return replace(
        reading,
        verdict=Verdict.UNDECIDED,
        kind=Kind.EMAIL,
        contact=contact,
        reply_to=None,
        reasons=(why, *reading.reasons),
    )


def _from_a_provider(message: Message, context: Context) -> bool:
    """Whether a provider of notices sent it in a shape its format does not know."""
    transaction = kind_of_automatic(message, Kind.OTHER) is not Kind.OTHER
    return not transaction and any(
        match(sender, message.author.email) is not None
        for each in context.formats
        for shape in each.shapes
        for sender in shape.senders
    )


def _our_site(message: Message, context: Context) -> str:
    """The owner's own domain, or "" where it is a mail provider's."""
    ours = context.own_addresses or frozenset(each.email.lower() for each in message.to if each.email)
    return min(_houses(ours) - {message.author.domain}, default="")


def _signature(message: Message) -> str:
    body = message.body
    return f"{own_words(body.fresh)}\n{body.signature}" if body else ""


def _contact(message: Message, context: Context) -> Contact:
    author = message.author
    name = clean_name(author.name) or (author.name if not author.email and author.name else None)
    phones = _phones_below(message, context)
    own = author.email if not hides_its_writer(author) else ""
    return Contact(name, own or None, phones[0] if phones else None)


def _phones_below(message: Message, context: Context) -> tuple[str, ...]:
    """Numbers of the signature, else of the text: as in the owner's country, else as in the mail's."""
    body = message.body
    if body is None or not _DIGITS.search(_signature(message)):
        return ()
    desk, said = context.desk, own_words(body.fresh)
    ours = desk.phones_in(body.signature) or desk.phones_in(said)
    theirs = () if ours else generic.likely_regions(message)
    return ours or desk.phones_in(body.signature, theirs) or desk.phones_in(said, theirs)


_DIGITS = re.compile(r"(?:\d[^\w\n]{0,3}){7}")
"""Digits enough for a number; most mails have none, and are asked no further."""


def _route(message: Message, context: Context) -> str | None:
    """The address a reply may go to (DESIGN 4.5): From, or Reply-To where it is of the same house or
    known."""
    author = message.author
    if "." not in author.domain or len(message.reply_to) > 1:
        return None
    if message.reply_to and message.reply_to[0].email and message.reply_to[0].email != author.email:
        other = message.reply_to[0]
        same_house = other.domain == author.domain
        return other.email if same_house or context.known.written_to(other.email) else None
    return author.email


def _running(message: Message, context: Context) -> bool:
    """Whether this mail visibly goes on with a conversation of ours.

    It answers a mail of ours by its ids, or quotes one: behind the new text stands the owner's address, as
    programs write above a quote.
    """
    if not message.thread_ids:
        return False
    if context.known.answers_ours(message):
        return True
    ours = context.own_addresses or frozenset(each.email.lower() for each in message.to if each.email)
    if any(each.rpartition("@")[2] in _houses(ours) for each in message.thread_ids):
        return True
    behind = message.text[len(message.fresh) :][:1500].lower() if message.body else ""
    return any(address in behind for address in ours)


def _houses(addresses: frozenset[str]) -> frozenset[str]:
    return frozenset(each.rpartition("@")[2] for each in addresses) - SHARED_HOUSES


def _acknowledged(
    reading: Reading, weighed: Weighed, message: Message, context: Context, running: bool
) -> Reading:
    if reading.verdict is not Verdict.LEAD:
        return reading
    why_not = _why_not(reading, weighed, message, context, running)
    return replace(reading, acknowledge=not why_not, no_acknowledgement=why_not)


def _why_not(reading: Reading, weighed: Weighed, message: Message, context: Context, running: bool) -> str:
    """Why no first short reply would be proper, "" if it would."""
    if running:
        return "Part of a conversation that is going on."
    return (
        _doubt_about_writer(weighed, message)
        or _not_to_us(reading, message, context)
        or _advised_against(message, context)
    )


def _doubt_about_writer(weighed: Weighed, message: Message) -> str:
    if weighed.automatic > 0 or signs.robot_sender(message):
        return "The sender may be a machine."
    if (said := announced(message.subject)) and said.caller.number:
        return "It may be the notice of a call."
    if weighed.selling:
        return "It may be advertising."
    return "" if weighed.personal else "It cannot be told that a person speaks to you."


def _not_to_us(reading: Reading, message: Message, context: Context) -> str:
    if signs.addressed_to_nobody(message):
        return "It is addressed to nobody by name."
    if not context.own_addresses and message.thread_ids and not _quotes_itself(message):
        return "It answers another mail; it cannot be told whether yours."
    if not reading.reply_to:
        return (
            "Answers would go to another address than the sender's."
            if message.reply_to
            else "No address to answer."
        )
    if len(message.to) + len(message.cc) > MANY_RECIPIENTS:
        return f"Sent to more than {MANY_RECIPIENTS} people."
    if context.own_addresses and not any(context.owns(each) for each in message.to + message.cc):
        return "Your address stands neither in To nor in Cc."
    if context.own_addresses and message.to and not any(map(context.owns, message.to)):
        return "It is addressed to somebody else; you are only in copy."
    return ""


def _advised_against(message: Message, context: Context) -> str:
    if signs.dmarc_failed(message, context.trusted_servers):
        return "Your mail server says the sender may be forged."
    if signs.suppresses_replies(message):
        return "The sender's program asks for no automatic answer."
    if signs.flagged_as_spam(message):
        return "Marked as spam by your provider."
    if _encrypted(message):
        return "It is encrypted; its text cannot be read."
    return ""


def _quotes_itself(message: Message) -> bool:
    """Whether somebody writes a second time below his own first mail."""
    behind = message.text[len(message.fresh) :][:600].lower() if message.body else ""
    return bool(message.author.email) and message.author.email.lower() in behind


def _encrypted(message: Message) -> bool:
    return message.content_type == "multipart/encrypted" or "application/pkcs7-mime" in (
        message.content_type,
        *message.part_types,
    )


# --- the owner's rules, and Junk ----------

_LEAD = re.compile(r"\s*lead(?![^\W_])", re.IGNORECASE)
"""How the subject of a mail to oneself begins that makes a lead: "lead: Mrs Hill", not "Leadership"."""


def _without_junk_marks(message: Message) -> Message:
    """A mail as it was before the provider put it into Junk: there every mail bears his mark, so it says
    nothing about this one."""
    kept = tuple(each for each in message.headers if not signs.is_spam_mark(each[0]))
    return replace(message, headers=Headers(kept), subject=signs.without_spam_tag(message.subject))


_RULES_DO_NOT_TOUCH = frozenset({Kind.OWN, Kind.BOUNCE, Kind.AUTO_REPLY})


def _with_rules(reading: Reading, message: Message, context: Context) -> Reading:
    """The owner's corrections win over our judgement, never over what mail systems report."""
    if not context.rules or reading.kind in _RULES_DO_NOT_TOUCH:
        return reading
    rule = rule_for(message, context.rules, reading.format, reading.contact.email)
    if rule is None or rule.verdict is reading.verdict:
        return reading
    kind = reading.kind
    if rule.verdict is Verdict.LEAD and kind not in INQUIRY_KINDS:
        kind = Kind.EMAIL
    if rule.verdict is Verdict.NOT_LEAD and kind in INQUIRY_KINDS | {Kind.EMAIL}:
        kind = Kind.OTHER
    return replace(
        reading,
        verdict=rule.verdict,
        kind=kind,
        acknowledge=False,
        reasons=(rule.sentence(), *reading.reasons),
        no_acknowledgement="Counted as an inquiry by your own rule." if rule.verdict is Verdict.LEAD else "",
    )


def _in_junk(reading: Reading) -> Reading:
    """What a provider filed as junk is shown at most, and never answered; our doubt and his make a no."""
    if reading.verdict is Verdict.NOT_LEAD:
        return reading
    if reading.verdict is Verdict.UNDECIDED and reading.format is None:
        return replace(
            reading, verdict=Verdict.NOT_LEAD, kind=Kind.SPAM, reasons=("Lies in Junk.", *reading.reasons)
        )
    return replace(
        reading,
        verdict=Verdict.UNDECIDED,
        acknowledge=False,
        reasons=("Lies in Junk.", *reading.reasons),
        no_acknowledgement="",
    )
