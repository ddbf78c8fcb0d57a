"""Reads what portals nobody wrote a format for pass on: "Kim L. sent you a message", with a route to answer.

A robot sends it, yet a person wants something: so a sentence that names the person, a display name that names
person and portal, or a relay to answer through weigh more than a no-reply sender and a footer full of links.
Where the portal only hints at somebody, the owner looks.
"""

import re
from dataclasses import dataclass

from assistant.domain import signs
from assistant.domain.approaches import Approach, approach, tells_of_something_else
from assistant.domain.fields import LabelledField, What, first_value
from assistant.domain.formats import (
    Desk,
    Notice,
    is_a_persons,
    part_between,
    text_of_fields,
    tidy,
    without_markup,
)
from assistant.domain.frame import is_foot, until_foot, without_speaker, words_in_frame
from assistant.domain.message import Address, Message
from assistant.domain.notice_signs import FORMAT, FRAME, SEARCHED, best_fields, phones_said, regions, visitor
from assistant.domain.reading import Kind, Verdict
from assistant.domain.relay import (
    is_house,
    is_relay,
    names_house,
    passes_on,
    route_of,
    speaks_for_itself,
    who_is_passed_on,
)
from assistant.domain.sources import traced
from assistant.domain.spoken import clean_name, emails_in, split_caller
from assistant.domain.words import REVIEW, Phrases, Words, plain_words

_HEADLINES = 10
"""Lines in which a portal says who writes."""


def announces_approach(message: Message) -> bool:
    """Whether the headers tell of a person behind a portal: then only the text can tell. Cheap."""
    told = approach(message.subject)
    return (told is not None and not speaks_for_itself(told.name, message.author)) or bool(
        who_is_passed_on(message.author)
    )


@dataclass(frozen=True, slots=True)
class _PassedOn:
    """What says that a portal passes somebody's words on."""

    told: Approach | None
    """The sentence that says so, in the subject or the text."""
    shown: str
    """The person in the sender's name."""
    route: Address | None
    robot: bool
    to_many: bool
    """Headers of a mailing stand in it: portals put them on notices, too."""
    house: bool = False
    """The sender's name is a house's, it tells of somebody else, and is answered at that house."""

    @property
    def sure(self) -> bool:
        """Whether somebody surely stands behind it; mailings have routes, too."""
        wish_for_many = self.to_many and self.told is not None and self.told.wants
        return bool(self.shown or (self.route and not wish_for_many))

    @property
    def enough(self) -> bool:
        """Whether it is worth reading as somebody's words."""
        passing = self.route and self.shown and passes_on(self.route.email) and not self.to_many
        return self.told is not None or bool(passing)


_OWN_ACT = Phrases(
    """your request was sent|your request has been sent|your message was sent|your message has been sent
    |your inquiry was sent|your inquiry has been sent|your quote request was sent|you requested
    |you sent a message|ihre anfrage wurde gesendet|ihre nachricht wurde gesendet
    |deine nachricht wurde gesendet|deine anfrage wurde|votre demande a été envoyée
    |votre message a été envoyé|su solicitud ha sido enviada|su mensaje ha sido enviado"""
)
"""The owner was the one who asked."""


def read_passed_on(message: Message, desk: Desk) -> Notice | None:
    """A person's words passed on by a portal, or None."""
    if desk.owns(message.author.email) or signs.discussion_list(message) is not None:
        return None
    passed = _passed_on(message)
    if tells_of_something_else(message.subject) and not (passed and passed.shown):
        return Notice(FORMAT, Kind.NOTIFICATION, Verdict.NOT_LEAD, "A portal tells what somebody did there.")
    if (
        passed is None
        or not passed.enough
        or _OWN_ACT.inside(plain_words(f"{message.subject} {message.text[:1500]}"))
    ):
        return None
    text = without_markup(message.text[:SEARCHED])
    labelled = best_fields(part_between(text, (), FRAME))
    name = _name(message, passed, labelled)
    words = _words(message, labelled, text, name)
    phones = _phones(message, labelled, f"{words}\n{_beside(name, text)}", desk)
    email = _email(message, labelled, desk)
    verdict = _verdict(passed, words, labelled, contact=bool(phones or email), named=bool(name))
    if verdict is None:
        return None
    route = passed.route.email if passed.route else email
    return Notice(
        format=FORMAT,
        kind=_kind(message),
        verdict=verdict,
        why="" if passed.sure or phones or email else "A portal says that somebody approaches you.",
        name=name,
        email=email or _email_in(words, message, desk),
        phone=phones[0] if phones else None,
        reply_to=route,
        text=words,
        about=passed.told.about if passed.told else "",
        thread=_thread(passed, name),
        running=_running(message, passed),
        other_phones=phones[1:],
        fields=traced(message, labelled, name=name, phone=phones[0] if phones else None, text=words),
    )


def _passed_on(message: Message) -> _PassedOn | None:
    """What says so; None where a person wrote the mail himself."""
    author = message.author
    route, robot = route_of(message), signs.robot_sender(message)
    shown = clean_name(who_is_passed_on(author)) or _relayed_name(author)
    shown = shown or (clean_name(who_is_passed_on(route)) or "" if route else "")
    to_many = signs.mailing(message) is not None or signs.machine(message) is not None
    told, said = _somebodys(approach(message.subject), author), _in_headlines(message)
    house = said is not None and _leads_to_its_house(message) and (told is None or told.name == said.name)
    if not (told or shown or route or robot or to_many or house):
        return None
    robot = robot or (house and told is not None)
    return _PassedOn(told or said, shown, route, robot, to_many, house)


def _leads_to_its_house(message: Message) -> bool:
    """Whether a sender with a house's name says to answer in that house: "Reply on Craftboard", or a link.

    A firm whose tenant wants something is answered by mail.
    """
    author = message.author
    if not is_house(author):
        return False
    lines = [line.strip() for line in message.text[:SEARCHED].split("\n")]
    told = (line for line in lines if "://" not in line and len(line.split()) <= _SHORT_FOOT)
    short = (line for line in told if is_foot(line))
    at_house = any(names_house(line, author) or " app " in plain_words(line) for line in short)
    own = f"{'.'.join(author.domain.split('.')[-2:])}/"
    found = (_LINK_TO.search(line) for line in lines)
    return at_house or any(each is not None and each[1].lower().endswith(own) for each in found)


_SHORT_FOOT = 8
_LINK_TO = re.compile(r"https?://([\w.-]{3,120}/)[^\s\d>]{0,200}\d")
"""A link to one thing of many: it has a number."""


def _relayed_name(author: Address) -> str:
    """The display name of a relay is the person's."""
    return (clean_name(author.name) or "") if is_relay(author.email) else ""


def _somebodys(told: Approach | None, author: Address) -> Approach | None:
    return None if told is None or (told.name and speaks_for_itself(told.name, author)) else told


def _in_headlines(message: Message) -> Approach | None:
    lines = [line.strip() for line in message.text[:2000].split("\n") if line.strip()][:_HEADLINES]
    found = (_somebodys(approach(line), message.author) for line in lines)
    return next((told for told in found if told), None)


def _name(message: Message, passed: _PassedOn, labelled: tuple[LabelledField, ...]) -> str | None:
    """The most trusted name; one that only makes it whole ("Kim", "Kim L.") is better."""
    by_label = visitor(message, labelled, stranger=bool(passed.route and message.reply_to))
    told = passed.told.name if passed.told else ""
    lines = [approach(line.strip()) for line in message.text[:2000].split("\n")[: 2 * _HEADLINES]]
    labelled_as_name = any(each.what in _NAMES and each.value for each in labelled)
    first, last = (by_label, None) if labelled_as_name else (None, by_label)
    candidates = [first, passed.shown, told, *(each.name for each in lines if each), last]
    found = [each for each in candidates if each and not speaks_for_itself(each, message.author)]
    return next((each for each in found if each.startswith(f"{found[0]} ")), found[0] if found else None)


_NAMES = (What.NAME, What.FIRST_NAME, What.LAST_NAME)


def _words(message: Message, labelled: tuple[LabelledField, ...], text: str, name: str | None) -> str:
    if first_value(labelled, What.TEXT):
        return without_speaker(tidy("\n".join(until_foot(text_of_fields(labelled).split("\n")))), (name,))
    framed = words_in_frame(text, message.subject, tuple(filter(None, (name, message.author.name))))
    if framed:
        return without_speaker(framed, (name,))
    lines = (line.strip() for line in text.split("\n"))
    wanting = (line for line in lines if (told := approach(line)) and told.wants)
    return next((line for line in wanting if line.lower() != message.subject.lower()), "")


def _phones(message: Message, labelled: tuple[LabelledField, ...], words: str, desk: Desk) -> tuple[str, ...]:
    where = regions(message)
    values = [each.value for each in labelled if each.what in (What.PHONE, What.CALLER)]
    found = [number for value in values if (number := desk.phone(split_caller(value).number or value, where))]
    return tuple(dict.fromkeys([*found, *phones_said(words, message, desk)]))


def _beside(name: str | None, text: str) -> str:
    """The lines at the top that name the person: a number may stand there."""
    top = [line for line in text[:2000].split("\n") if line.strip()][:_HEADLINES]
    return "\n".join(line for line in top if name and name in line)


def _email(message: Message, labelled: tuple[LabelledField, ...], desk: Desk) -> str | None:
    candidates = [each.email for each in message.reply_to]
    candidates += [
        split_caller(each.value).email for each in labelled if each.what in (What.EMAIL, What.CALLER)
    ]
    return next((each for each in candidates if _is_theirs(each, message, desk)), None)


def _email_in(words: str, message: Message, desk: Desk) -> str | None:
    """An address the person writes of himself; no answer is sent there unasked."""
    found = emails_in(words, limit=2) if Words(words).in_person else ()
    return found[0] if len(found) == 1 and _is_theirs(found[0], message, desk) else None


def _is_theirs(email: str, message: Message, desk: Desk) -> bool:
    ours = {each.email for each in message.to + message.cc}
    return (
        is_a_persons(email, message.author, desk)
        and email not in ours
        and not is_relay(email)
        and not email.endswith(message.author.domain)
    )


_SHORT_MESSAGES = Phrases(
    "sms|mms|text message|whatsapp|texted|textnachricht|texto|mensaje de texto|imessage"
)


def _kind(message: Message) -> Kind:
    said = plain_words(f"{message.subject} {message.author.name}")
    return Kind.TEXT_MESSAGE if _SHORT_MESSAGES.inside(said) else Kind.WEB_FORM


def _verdict(
    passed: _PassedOn, words: str, labelled: tuple[LabelledField, ...], *, contact: bool, named: bool
) -> Verdict | None:
    """Without a route, a contact or a wish with its details, a portal only says that somebody is there; and a
    mailing that begins "Maria needs a kitchen" is a story."""
    said = Words(words)
    if passed.told is None:
        return Verdict.LEAD if said.asks or said.in_person else Verdict.UNDECIDED
    if REVIEW.inside(said.plain) and not contact:
        return Verdict.UNDECIDED
    if passed.sure or contact:
        return Verdict.LEAD
    if "://" in words or not (passed.robot or passed.to_many or passed.house):
        return None
    answers = sum(bool(each.value) and len(each.value.split()) <= _SHORT_ANSWER for each in labelled)
    if passed.to_many and passed.told.wants:
        return Verdict.LEAD if answers >= 2 else None
    if not (passed.robot or passed.to_many):
        return Verdict.UNDECIDED if answers >= 2 and passed.told.wants else None
    wanted = named and (passed.told.wants or said.asks) and not passed.to_many
    return Verdict.LEAD if wanted else Verdict.UNDECIDED


_SHORT_ANSWER = 15
"""Words in an answer to a portal's question."""


def _thread(passed: _PassedOn, name: str | None) -> str | None:
    """A relay that stays the same for one person is that conversation's; with the name, lest a portal uses
    one address for all."""
    local = passed.route.local.lower() if passed.route else ""
    return f"{local} {name.lower()}" if local and name else None


def _running(message: Message, passed: _PassedOn) -> bool:
    return bool(message.in_reply_to) or bool(passed.told and passed.told.answers)
