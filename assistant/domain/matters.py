"""A portal's own number for a matter: the ad, the request, the conversation, as each of its notices has it.

Portals that make a new relay address for every mail still print what it is about: "Ad no. 2987441023", or a
link to the conversation. With the same house and the same name it tells whose further mail this is.
"""

import re

from assistant.domain.message import Message

_READ = 4_000
_MOST = 3
_LABELLED = re.compile(
    r"(?P<label>[^\W\d_]{0,24}(?:\s[^\W\d_]{1,12})?)[\s-]?(?:nummer|nr\.?|number|no\.|\bid\b|n[°º]|ref\.?|referenz|reference"
    r"|référence|referencia|número|#)\s?[:#]?\s?(?P<id>(?=[A-Z-]{0,8}\d)[A-Z0-9][A-Z0-9-]{5,30})\b",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"kunde|customer|client|account|konto|tele|phone|mobil|ruf|handy|fax|steuer|ust|vat|tax|siret|hr[ab]|lizenz"
    r"|licen[cs]e|cuenta|compte|order form",
    re.IGNORECASE,
)
"""Numbers of the owner's or of the house: they stand in every notice."""
_LINKED = re.compile(
    r"/(?:threads?|conversations?|messages?|chats?|nachrichten|anfragen?|inquir(?:y|ies)|leads?|requests?|demandes?"
    r"|mensajes?|solicitud(?:es)?)/(?P<id>(?=[\w-]*\d)[\w-]{6,60})(?=[/?&#\s\"'>)]|$)",
    re.IGNORECASE,
)


def matters_in(message: Message, name: str | None, words: str) -> tuple[str, ...]:
    """What joins the notices of one matter: house, number and name each; nothing without a name.

    `words` are the person's own, in which numbers say nothing.
    """
    house = message.author.domain
    if not house or not name:
        return ()
    text = message.text[:_READ].replace(words, " ") if words else message.text[:_READ]
    said = f"{message.subject}\n{text}"
    labelled = [each["id"] for each in _LABELLED.finditer(said) if not _OURS.search(each["label"])]
    linked = [each["id"] for each in _LINKED.finditer(said)]
    ids = dict.fromkeys([*linked, *labelled])
    return tuple(f"{house} {each.lower()} {name.lower()}" for each in list(ids)[:_MOST])
