"""Reads what website forms nobody wrote a format for send: a visitor's labelled fields, or his Reply-To."""

import re
from dataclasses import dataclass

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
from assistant.domain.frame import without_foot_below, words_in_frame
from assistant.domain.message import Message
from assistant.domain.notice_signs import (
    FORM_TITLES,
    FORMAT,
    FRAME,
    SEARCHED,
    best_fields,
    patterns,
    phones_said,
    regions,
    system_sender,
    visitor,
)
from assistant.domain.pattern import fold_and_lower, search
from assistant.domain.reading import Kind, Verdict
from assistant.domain.relay import is_relay, route_of
from assistant.domain.signs import robot_sender
from assistant.domain.sources import traced
from assistant.domain.spoken import clean_name, emails_in, split_caller
from assistant.domain.words import BOOKED, RECEIPT, Phrases, plain_words

_FORM_MARKS = patterns(
    """contact form|submitted on your|submitted via|submitted through|submission from your|from your website
    |through your website|via your website|via your site|through your profile|of your profile"""
    "|through your listing|visitor of your|message from a visitor|filled out|filled in the form"
    "|filled in your form"
    "|sent by a script|has contacted you|you have been contacted|is interested in your"
    "|über ihr kontaktformular"
    """|über das kontaktformular|über ihre website|über ihre webseite|kontaktformular|formulaire de contact
    |depuis votre site|via le formulaire|formulario de contacto|desde su página|a través de su"""
)


@dataclass(frozen=True, slots=True)
class _FormSigns:
    """What speaks for a form apart from its fields."""

    title: bool
    """The subject announces one."""
    stranger: bool
    """Answers go to somebody who is neither sender nor owner."""
    marked: bool
    """The text says that it came through a form or a profile."""
    system: bool
    """A program or script sent it."""

    @property
    def announced(self) -> bool:
        """Whether something beside the sender says so."""
        return self.title or self.stranger or self.marked

    def __len__(self) -> int:
        """How many hold."""
        return sum((self.title, self.stranger, self.marked, self.system))


def _form_signs(message: Message, desk: Desk) -> _FormSigns:
    folded, low = fold_and_lower(message.text[:SEARCHED])
    return _FormSigns(
        title=FORM_TITLES.inside(plain_words(message.subject)),
        stranger=_strangers_reply_to(message, desk),
        marked=any(search(mark, folded, low) is not None for mark in _FORM_MARKS),
        system=system_sender(message, desk),
    )


def read_form(message: Message, desk: Desk) -> Notice | None:
    """A form's notice: fields of a visitor, and something else that says so; four signs at least."""
    signs = _form_signs(message, desk)
    title = plain_words(message.subject)
    booked = BOOKED.inside(title)
    if message.in_reply_to or (not len(signs) and RECEIPT.inside(title)):
        return None
    text = part_between(without_markup(message.text[:SEARCHED]), (), FRAME)
    labelled = best_fields(text)
    name = visitor(message, labelled, signs.stranger) or (_loose_name(text) if signs.stranger else None)
    emails = _emails(message, labelled, desk)
    phones = _labelled_phones(message, labelled, desk)
    said = first_value(labelled, What.TEXT) or _answered(labelled)
    if booked and len(said.split()) < _SENTENCE:
        return None
    said = said or first_value(labelled, What.ABOUT)
    parts = sum((bool(name), bool(emails or phones), bool(said)))
    formal = parts + len(signs) >= 4 and _enough(signs, parts, labelled)
    if not (emails or phones) or not (formal or _speaks_of_another(message, labelled, emails, name)):
        return None
    words = (
        tidy(without_foot_below(text_of_fields(labelled)))
        or said
        or (_loose_text(text, name, (*emails, *phones), desk) if signs.stranger else "")
        or words_in_frame(text, message.subject, (name,) if name else ())
    )
    searched = words if labelled else text
    others = tuple(each for each in phones_said(searched, message, desk) if each not in phones)
    phones = phones or others[:1]
    return Notice(
        format=FORMAT,
        kind=Kind.WEB_FORM,
        verdict=Verdict.UNDECIDED if booked else Verdict.LEAD,
        why="A booking, with words of the person's own." if booked else "",
        name=name,
        email=emails[0] if emails else None,
        phone=phones[0] if phones else None,
        reply_to=emails[0] if emails else _route(message),
        text=words,
        about=first_value(labelled, What.ABOUT),
        other_phones=tuple(each for each in (*phones[1:], *others) if each != phones[0]),
        fields=traced(message, labelled, name=name, phone=phones[0] if phones else None, text=words),
    )


_SENTENCE = 4
"""Words in which somebody who books says something beside the time."""


def _answered(labelled: tuple[LabelledField, ...]) -> str:
    """The first answer to a question of the owner's own that is more than a word or two."""
    asked = (each.value for each in labelled if each.what is What.OTHER and "?" in each.line)
    return next((value for value in asked if len(value.split()) >= _SENTENCE), "")


def _speaks_of_another(
    message: Message, labelled: tuple[LabelledField, ...], emails: tuple[str, ...], name: str | None
) -> bool:
    """Whether name, number and message of somebody else than the sender stand under labels: so much is a
    form's or an answering service's, whoever sends it."""
    found = {each.what for each in labelled if each.value}
    author = message.author
    if emails:
        foreign = bool(author.domain) and not emails[0].endswith(author.domain)
        return foreign and What.PHONE in found and _whole_form(labelled)
    named = set(plain_words(name or "").split())
    own = named & set(plain_words(f"{author.name} {author.local}").split())
    return bool(named) and not own and {What.PHONE, What.TEXT} <= found


def _route(message: Message) -> str | None:
    route = route_of(message)
    return route.email if route else None


def _enough(signs: _FormSigns, parts: int, labelled: tuple[LabelledField, ...]) -> bool:
    if not signs.announced:
        return _whole_form(labelled)
    return parts >= 2 or (signs.title and signs.stranger)


def _labelled_phones(message: Message, labelled: tuple[LabelledField, ...], desk: Desk) -> tuple[str, ...]:
    """The numbers under labels of telephones, else what is a number with its prefix under any label."""
    values = [each.value for each in labelled if each.what is What.PHONE]
    values = values or [
        each.value
        for each in labelled
        if _WHOLE_NUMBER.match(each.value) and not _HOUSE_NUMBER.inside(plain_words(each.label))
    ]
    where = regions(message) if values else ()
    return tuple(dict.fromkeys(number for value in values if (number := desk.phone(value, where))))


_WHOLE_NUMBER = re.compile(r"^(?:\+|0[1-9]|\(\d)[\d\s()./-]{8,20}$")
_HOUSE_NUMBER = Phrases(
    """support|help|service|hotline|customer care|office|fax|order|invoice|reference|ref|id|kundenservice
    |hilfe|rechnung|assistance|aide|conseiller|commande|ayuda|soporte|pedido|assistenza"""
)
"""Labels of numbers that are the house's, or no telephone's."""


def _whole_form(labelled: tuple[LabelledField, ...]) -> bool:
    """Whether name, a way to answer and a message all stand under labels of their own."""
    found = {each.what for each in labelled if each.value}
    named = bool(found & {What.NAME, What.FIRST_NAME, What.LAST_NAME})
    asked = What.TEXT in found or any(each.what is What.OTHER and "?" in each.line for each in labelled)
    return named and asked and bool(found & {What.EMAIL, What.PHONE})


def _strangers_reply_to(message: Message, desk: Desk) -> bool:
    """Whether answers go to somebody who is neither the sender nor the owner: so forms name their visitor."""
    sender = message.author
    return any(
        each.email
        and each.domain != sender.domain
        and not desk.owns(each.email)
        and is_a_persons(each.email, sender, desk)
        for each in message.reply_to
    ) and (
        robot_sender(message)
        or desk.owns(sender.email)
        or sender.domain in {each.domain for each in message.to}
        or FORM_TITLES.inside(plain_words(message.subject))
        or _stands_below(message)
    )


_LABELLED_EMAIL = re.compile(
    r"^\W{0,4}[\w -]{2,30}:?\s*[<(]?(?:mailto:)?([\w.+'-]{1,64}@[\w.-]{3,120})", re.MULTILINE
)


def _stands_below(message: Message) -> bool:
    """Whether the address answers go to stands in the text behind a label, as forms print it."""
    told = {each.lower().rstrip(".") for each in _LABELLED_EMAIL.findall(message.text[:SEARCHED])}
    return any(each.email.lower() in told for each in message.reply_to)


def _emails(message: Message, labelled: tuple[LabelledField, ...], desk: Desk) -> tuple[str, ...]:
    candidates = [each.email for each in message.reply_to if _strangers_reply_to(message, desk)]
    for each in labelled:
        if each.what in (What.EMAIL, What.CALLER, What.NAME):
            email = split_caller(each.value).email
            candidates += [email] if email else []
    return tuple(
        dict.fromkeys(
            each for each in candidates if is_a_persons(each, message.author, desk) and not is_relay(each)
        )
    )


_TOP = 5
"""Lines at the top in which a form without labels prints who wrote."""
_MAY_BE_NAME = re.compile(r"^[^\W\d_a-zß-ÿ][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}$")


def _loose_name(text: str) -> str | None:
    """A name on a line of its own beside an address on one of its own, as forms without labels print it."""
    top = [line.strip() for line in text.split("\n") if line.strip()][:_TOP]
    addressed = any(emails_in(line) and len(line.split()) == 1 for line in top)
    named = (line for line in top if addressed and _MAY_BE_NAME.match(line))
    return next((name for line in named if (name := clean_name(line))), None)


def _loose_text(text: str, name: str | None, contacts: tuple[str, ...], desk: Desk) -> str:
    """What a form without labels holds beside links and the visitor's name, address and number."""

    def is_contact(line: str) -> bool:
        bare = line.strip()
        return (
            bare == name
            or bare.lower() in contacts
            or (len(bare) < _NUMBER_LINE and bool(desk.phones_in(bare)))
        )

    lines = [line for line in text.split("\n") if "://" not in line and not is_contact(line)]
    return tidy("\n".join(lines))[:4000]


_NUMBER_LINE = 24
"""Signs of a line that holds a number and nothing else."""
