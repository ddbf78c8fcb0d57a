"""Telephone numbers: the one door of the `phonenumbers` library.

Inside, a number is E.164 ("+13035550142"); how people write it is only met here. The library loads its
data slowly (some 50 ms), so it is loaded where it is first asked.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber, PhoneNumberMatch

NUMBER_LIMIT = 64
"""Characters of something said to be one number; longer things are none."""
SEARCH_LIMIT = 64 * 1024
"""Characters of a text that are searched."""
MOST_NUMBERS = 20
"""So many numbers of a text are read at most."""
MOST_TRIES = 300
"""So many runs of digits of a text are tried at most, which bounds the time for a hostile one."""
FEWEST_DIGITS = 7
"""A number that is only possible, not known to be in use, has so many digits: an extension has fewer."""
SURE_DIGITS = 9
"""In free text it has so many: opening times ("0900-1700") have fewer."""

_ALONE = re.compile(
    r"(?:tel:)?\s*[+(\[]?[0-9][0-9\s().\[\]/\u00b7\u2010-\u2013-]*(?:[;,]?\s*(?:ext(?:ension|n)?[.:=]?|x)\s*[0-9]{1,7})?",
    re.IGNORECASE,
)
_BARE = re.compile(r"[0-9]+")
_DATE = re.compile(
    r"(?:19[5-9]|20[0-3])[0-9][-./ ]?(?:0[1-9]|1[0-2])[-./ ]?(?:0[1-9]|[12][0-9]|3[01])"
    r"|[0-9]{1,2}[-./ ][0-9]{1,2}[-./ ](?:19|20)[0-9]{2}"
    r"|(?:19|20)[0-9]{2} ?[-\u2013/] ?(?:19|20)[0-9]{2}"
)
_CARD = re.compile(r"(?<![0-9+])[0-9]{4}(?:[ -][0-9]{4}){2,}")
_ADDRESS = re.compile(r"[\w.+-]{0,64}@")
_PRICE_BEFORE = re.compile(r"\b(?:USD|EUR|GBP|CHF|CAD|AUD|NZD)\.? ?$")
_PRICE_AFTER = re.compile(r" ?(?:%|(?:USD|EUR|GBP|CHF|CAD|AUD|NZD)\b)")
_FAX = re.compile(r"(?<![/&+] )(?<![/&+])\b(?:tele)?fax[^0-9\n]{0,12}$", re.IGNORECASE)
_LABEL = re.compile(
    r"\b(?:t[eé]l|t[eé]l[eé](?:phone|f[oó]n\w*|foon\w*)|phone|fon|mob\w*|cell\w*|handy\w*|portable|m[oó]vil"
    r"|call|ring|text|sms|whatsapp|anrufen|reach|r?appel\w*|joindre|joignable|ll[aá]m\w*|erreich\w*)\b|\u260e|\u2706|\U0001f4de|\U0001f4f1",
    re.IGNORECASE,
)
_SHORT_LABEL = re.compile(r"\W{0,4}(?:[^\W\d]{1,10}\.?)?\W{0,4}")
_REFERENCE = re.compile(
    r"\b(?:order|invoice|inv|ref|reference|tracking|account|acct|case|ticket|confirmation|booking|reservation"
    r"|policy|claim|permit|serial|item|sku|isbn|vat|member|customer|transaction|bestell|auftrag|rechnung|kunden"
    r"|vorgang|vertrag|sendung|commande|facture|dossier|client|pedido|factura|referencia|cuenta|ordine|fattura"
    r"|pratica|factuur|encomenda|fatura)\w*(?: (?:number|no|nr|num|id|code))?[\s.:#=\u00b0\u00ba-]{0,6}$",
    re.IGNORECASE,
)


_RUN = re.compile(r"(?<![a-zA-Z-])\d(?:[^\w\n]{0,4}\d)*(?![\d-])")
"""Digits, and what may stand between them in one number; not those of "x12", an extension, or "0-XX-61"."""
_NO_TEXT = re.compile(r"(?:[a-z][a-z0-9+.-]{1,20}://|www\.|mailto:)[^\s<>\"']*", re.IGNORECASE)
"""Web addresses."""
_MAY_BE = re.compile(r"\+ ?\(?\d|(?<![\d.,:/-])\(?0\d")
"""How a number begins that may be meant as one though no such range is in use (`_is_called_number`)."""
SHORTEST = 6
"""Digits of the shortest number that people leave in a mail; the library takes long over each run."""


@dataclass(frozen=True, slots=True)
class PhoneNumbers:
    """Reads and writes numbers for an owner in `region` (ISO 3166-1, "US"): national forms are read there.

    With a region that does not exist, only numbers with a + are read.
    """

    region: str

    def normalise(self, text: str, region: str | None = None, lenient: bool = False) -> str | None:
        """The E.164 form of a text that is one number and nothing else, or None.

        `region` stands in for the owner's. An extension is dropped. Without `lenient` the number has to
        be in a range that is in use; with it, it only has to be possible there: for places that hold
        nothing but numbers, such as the headers of a voicemail notice.
        """
        alone = unicodedata.normalize("NFKC", text[:NUMBER_LIMIT]).strip(" \t<>\"'")
        if len(text) > NUMBER_LIMIT or not _ALONE.fullmatch(alone):
            return None
        number = _parsed(alone, (region or self.region).upper())
        if number is None or not _usable(number, lenient):
            # The international prefix is 00 in most of the world, but not everywhere.
            number = _parsed("+" + alone[2:], "ZZ") if alone.startswith("00") else None
        return _e164(number) if number is not None and _usable(number, lenient) else None

    def find(self, text: str, region: str | None = None, lenient: bool = False) -> tuple[str, ...]:
        """The numbers that stand in free text, in their order, each once, in E.164.

        Dates, prices, cards, addresses, links, fax lines and numbers said to be an order's or an
        invoice's are none. Without `lenient` a number is in a range that is in use, or written with a +,
        or written with the 0 of a long-distance call and called a telephone number by the words before
        it; with `lenient` every possible one counts. Reads the first 64 K characters and 20 numbers, in
        time linear to the text.
        """
        return _found(text[:SEARCH_LIMIT], (region or self.region).upper(), lenient)

    def display(self, e164: str) -> str:
        """The number as people here write it: national at home, else international; odd input as it is."""
        from phonenumbers import PhoneNumberFormat, country_code_for_region, format_number

        number = _parsed(e164, "ZZ")
        if number is None:
            return e164
        at_home = number.country_code == country_code_for_region(self.region.upper())
        style = PhoneNumberFormat.NATIONAL if at_home else PhoneNumberFormat.INTERNATIONAL
        return format_number(number, style)


def _parsed(text: str, region: str) -> "PhoneNumber | None":
    from phonenumbers import NumberParseException, parse

    try:
        return parse(text, region)
    except NumberParseException:
        return None


def _usable(number: "PhoneNumber", lenient: bool) -> bool:
    from phonenumbers import (
        ValidationResult,
        is_possible_number_with_reason,
        is_valid_number,
        national_significant_number,
    )

    if not lenient:
        return is_valid_number(number)
    # IS_POSSIBLE_LOCAL_ONLY is another answer: without its area code nobody can call it from elsewhere.
    possible = is_possible_number_with_reason(number) == ValidationResult.IS_POSSIBLE
    return possible and len(national_significant_number(number)) >= FEWEST_DIGITS


def _e164(number: "PhoneNumber") -> str:
    from phonenumbers import PhoneNumberFormat, format_number

    return format_number(number, PhoneNumberFormat.E164)


@lru_cache(maxsize=16)
def _found(text: str, home: str, lenient: bool) -> tuple[str, ...]:
    """`PhoneNumbers.find`; the same text is asked for more than once while a mail is judged."""
    searched = _without_other_digits(text)
    if searched is None:
        return ()
    from phonenumbers import Leniency

    sure = list(_matches(searched, home, Leniency.VALID))
    taken = [(match.start, match.end) for match in sure]
    maybe = [
        match
        for match in (_matches(searched, home, Leniency.POSSIBLE) if lenient or _MAY_BE.search(text) else ())
        if _usable(match.number, lenient=True)
        and not any(match.start < end and start < match.end for start, end in taken)
        and (lenient or _is_called_number(searched, match, home))
    ]
    found = sorted(sure + maybe, key=lambda match: match.start)
    return tuple(dict.fromkeys(_e164(match.number) for match in found))[:MOST_NUMBERS]


def _without_other_digits(text: str) -> str | None:
    """The text with blanks for web addresses and for runs of digits too short for a number, everything else
    in its place; None if no run is left."""
    left = False

    def kept(run: re.Match[str]) -> str:
        nonlocal left
        if sum(map(str.isdigit, run[0])) < SHORTEST:
            return " " * len(run[0])
        left = True
        return run[0]

    text = _RUN.sub(kept, _NO_TEXT.sub(lambda link: " " * len(link[0]), text))
    return text if left else None


def _matches(text: str, region: str, leniency: int) -> "Iterator[PhoneNumberMatch]":
    """What the library takes for numbers, without what the words around it say is none."""
    from phonenumbers import PhoneNumberMatcher

    for count, match in enumerate(PhoneNumberMatcher(text, region, leniency, MOST_TRIES)):
        if count >= MOST_TRIES:
            return
        if not _is_something_else(text, match):
            yield match


def _is_called_number(text: str, match: "PhoneNumberMatch", region: str) -> bool:
    """Whether a number of no known range is meant as one all the same: "+…", or where 0 leads, "Tel. 0…" and
    digits in groups that have a line to themselves, as under a signature."""
    from phonenumbers import national_significant_number, ndd_prefix_for_region

    raw = match.raw_string
    if raw.startswith("+"):
        return True
    long_distance = ndd_prefix_for_region(region, True) == "0" and raw.lstrip("( ").startswith("0")
    enough = len(national_significant_number(match.number)) >= SURE_DIGITS
    if not (long_distance and enough):
        return False
    return _LABEL.search(_before(text, match)) is not None or _has_its_line(text, match)


def _has_its_line(text: str, match: "PhoneNumberMatch") -> bool:
    """Whether digits in groups stand alone on their line, but for a short label ("T: ")."""
    after = text[match.end : match.end + 70].partition("\n")[0]
    grouped = _BARE.fullmatch(match.raw_string) is None
    return grouped and not after.strip(" .,;") and _SHORT_LABEL.fullmatch(_before(text, match)) is not None


def _is_something_else(text: str, match: "PhoneNumberMatch") -> bool:
    """Whether a run of digits is a date, a price, a card, part of a link or address, a fax, an order."""
    raw, before, after = match.raw_string, _before(text, match), text[match.end : match.end + 70]
    if _in_link(text, match.start) or _ADDRESS.match(after) or _FAX.search(before):
        return True
    if raw.startswith("+"):
        return False
    if _CARD.search(text[max(0, match.start - 15) : match.end + 15]) or _is_date(raw, before):
        return True
    return _is_price(before, after) or _is_reference(raw, before)


def _in_link(text: str, start: int) -> bool:
    """Whether the unbroken run of characters in front belongs to a web address."""
    run = re.split(r"[\s<>\"']", text[max(0, start - 500) : start])[-1].lower()
    return "://" in run or run.startswith("www.")


def _is_date(raw: str, before: str) -> bool:
    """Whether digits read as a date, or two years; "20261124" may be called a number by what is before it."""
    called_number = _BARE.fullmatch(raw) is not None and _LABEL.search(before) is not None
    return _DATE.fullmatch(raw) is not None and not called_number


def _is_price(before: str, after: str) -> bool:
    signs = before.rstrip(" ")[-1:] + after.lstrip(" ")[:1]
    return (
        any(unicodedata.category(sign) == "Sc" for sign in signs)
        or _PRICE_BEFORE.search(before) is not None
        or _PRICE_AFTER.match(after) is not None
    )


def _is_reference(raw: str, before: str) -> bool:
    """Bare digits behind "order no." or "#": people write telephone numbers in groups, or say "cell #"."""
    if not _BARE.fullmatch(raw):
        return False
    behind_sign = before.rstrip(" :.").endswith(("#", "\u2116"))
    return _REFERENCE.search(before) is not None or (behind_sign and not _LABEL.search(before))


def _before(text: str, match: "PhoneNumberMatch") -> str:
    """Up to 60 characters of the same line in front of a match."""
    return text[max(0, match.start - 60) : match.start].rpartition("\n")[2]
