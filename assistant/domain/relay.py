"""Addresses that pass mail on: a portal's or phone company's route to a person, never the person's own.

A relay shows by its shape: a token or telephone numbers where a name would stand, at a host that is nobody's
mail provider. Its display name says who is behind it: "Kim L. via Example Jobs", "(303) 555-0101 (SMS)".
"""

import re
from itertools import pairwise

from assistant.domain.houses import SHARED_HOUSES
from assistant.domain.message import Address, Message
from assistant.domain.signs import no_reply_sender
from assistant.domain.words import plain_words

_RUNS = re.compile(r"[A-Za-z0-9]+")
_KIND = (
    r"(?:re|r|m|c|sms|txt|text|reply|replies|msg|message|messages|conversation|convo?|thread|inquiry|enquiry|leads?|requests?|quotes?"
    r"|chat|contact|guest|buyer|customer|client|jobs?|project|interessent|anfrage|antwort|nachricht|reponse|repondre"
    r"|demande|respuesta|mensaje|solicitud)"
)
_TAGGED = re.compile(
    rf"^(?:{_KIND}[+._=-](?=[^@]*\d)[\w+.=~-]{{5,}}|(?=[^@]*\d)[\w.]{{5,}}[+._=-]{_KIND})@", re.IGNORECASE
)
_PASSING_HOST = re.compile(
    r"^(?:reply|replies|relay|txt|texts?|sms|mms|msg|messages?|messaging|inbox|convo|conversations?|chat|guest"
    r"|anon|inbound|parse|antwort|nachricht(?:en)?|reponse|respuesta|mensajes)\.",
    re.IGNORECASE,
)
_TOKEN = 10
"""Letters a mixed run has at least to be a token rather than a name with a year."""
_DIGITS = 9
"""Digits in a row that no name has."""


def is_relay(email: str) -> bool:
    """Whether an address is made for passing mail on: a token or a number stands before the @."""
    local, _, domain = email.rpartition("@")
    if not local or domain.lower() in SHARED_HOUSES:
        return False
    if _TAGGED.match(email):
        return True
    coded = any(each.isdigit() for each in local) and len(local) >= 6
    return (coded and bool(_PASSING_HOST.match(domain))) or any(map(_random, _RUNS.findall(local)))


def _random(run: str) -> bool:
    """Whether letters and digits stand in no order a person would choose: `8160b36a1c2d3e4f`."""
    digits = sum(each.isdigit() for each in run)
    if digits == len(run):
        return digits >= _DIGITS
    if len(run) < _TOKEN or not digits:
        return False
    changes = sum(a.isdigit() is not b.isdigit() for a, b in pairwise(run))
    return changes >= 3 or len(run) >= 2 * _TOKEN


def passes_on(email: str) -> bool:
    """Whether a relay says what it is for: `reply+8a41@`, or a host of its own for messages. Mailings have
    tokens, too."""
    return is_relay(email) and bool(_TAGGED.match(email) or _PASSING_HOST.match(email.rpartition("@")[2]))


def route_of(message: Message) -> Address | None:
    """The relay an answer would go through: Reply-To's, else From's; None if there is none."""
    if len(message.reply_to) == 1 and is_relay(message.reply_to[0].email):
        return message.reply_to[0]
    author = message.author
    return (
        author if is_relay(author.email) and not no_reply_sender(message) and not message.reply_to else None
    )


def hides_its_writer(author: Address) -> bool:
    """Whether a sender's address is a relay and not its writer's own: it is coded, and the name names the
    house or does not stand in it."""
    local = author.local.lower()
    if any(each.isdigit() for each in local) and who_is_passed_on(author):
        return True
    names = (part for part in plain_words(author.name).split() if len(part) >= 3)
    return is_relay(author.email) and not any(part in local for part in names)


_VIA = re.compile(
    r"^(?P<who>.{2,60}?)\s*[(\[|–—-]?\s*\b(?:via|über|ueber|durch|through|par|tramite|attraverso)\s+"
    r"(?P<house>[^()\[\]]{2,60})[)\]]?$",
    re.IGNORECASE,
)
_WITH_HOUSE = re.compile(
    r"^(?P<who>.{2,60}?)\s*(?:[(\[|@–—,]|\s-\s|\b(?:on|at|from|auf|bei|von|sur|chez|de|en|su|da)\s)\s*"
    r"(?P<house>[^()\[\]|]{2,60})[)\]]?$",
    re.IGNORECASE,
)


def who_is_passed_on(author: Address) -> str:
    """The person a display name names beside the house that passes the mail on, "" if it names no house."""
    if via := _VIA.match(author.name):
        return via["who"].strip(" \"'“”")
    beside = _WITH_HOUSE.match(author.name)
    if beside and _is_house(beside["house"], author.domain):
        return beside["who"].strip(" \"'“”")
    return ""


def _is_house(words: str, domain: str) -> bool:
    """Whether words of a display name are the name in a domain: "Example Jobs", `mail.examplejobs.com`."""
    bare = "".join(plain_words(words).split())
    labels = [each.replace("-", "") for each in domain.lower().split(".")[:-1]]
    return len(bare) >= 3 and any(bare == each or (len(each) >= 4 and each in bare) for each in labels)


def is_house(author: Address) -> bool:
    """Whether a sender's name is the name in its domain: "Example Jobs" from `mail.examplejobs.com`."""
    return _is_house(author.name, author.domain) or names_house(author.name, author)


def names_house(words: str, author: Address) -> bool:
    """Whether one of the words is the name in a sender's domain."""
    long = (each for each in words.replace(".", " ").split() if len(each) >= _HOUSE_WORD)
    return any(_is_house(each, author.domain) for each in long)


_HOUSE_WORD = 4


def speaks_for_itself(name: str, author: Address) -> bool:
    """Whether a name is only the sending house's own: "Example Jobs" from examplejobs.com."""
    words = set(plain_words(name).split()) - _OF_A_HOUSE
    shown = set(plain_words(author.name).split())
    passed_on = set(plain_words(who_is_passed_on(author)).split())
    bare = " ".join(each for each in name.split() if plain_words(each).strip() not in _OF_A_HOUSE)
    own = not is_relay(author.email) and words <= shown - passed_on
    return not words or _is_house(bare, author.domain) or own


_OF_A_HOUSE = frozenset(
    ("team", "support", "service", "customer", "inc", "app", "the", "notifications", "gmbh")
)


_NUMBER_SHAPE = re.compile(
    r"^\W{0,3}(\+?[\d(][\d\s().\u00a0/-]{5,20}\d)\W*(?:\([^()]{0,20}\)|sms|mms|text)?\W*$", re.IGNORECASE
)
_CODED_NUMBER = re.compile(r"(?<!\d)(\d{10,15})(?!\d)")


def numbers_shown(author: Address) -> tuple[str, ...]:
    """Telephone numbers a sender consists of, most telling first: its display name, then its local part.

    In a local part with two of them the owner's stands first, the other person's last.
    """
    shown = _NUMBER_SHAPE.match(author.name)
    coded = _CODED_NUMBER.findall(author.local.lstrip("+")) if _is_number_or_relay(author) else []
    return ((shown[1],) if shown else ()) + tuple(
        f"+{each}" if len(each) > 10 else each for each in reversed(coded)
    )


def _is_number_or_relay(author: Address) -> bool:
    return author.local.lstrip("+").isdigit() or is_relay(author.email)
