"""What of a stranger's mail may stand in our own words: a first name, a matter, a subject, a language.

Our note may reach somebody whose address was forged, so nothing goes in that could carry an advertisement,
a link or a number. What is not surely a person's name is no name, and the note says "Hello,".
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from assistant.domain.greeting_words import (
    GIVEN_NAMES,
    HONOURS,
    LITTLE_WORDS,
    NO_PERSON,
    SAYS_NOTHING,
    SMALL_WORDS,
    TITLES,
)
from assistant.domain.houses import SHARED_HOUSES
from assistant.domain.spoken import clean_name

FIRST_NAME_LIMIT = 40
NAME_LIMIT = 60
ABOUT_LIMIT = 60
SUBJECT_LIMIT = 200
TEXT_READ = 4000
"""Characters of a text that are looked at to guess its language."""

# --- the first name -----------------------------------------------------------------------------------


def first_name(name: str | None, email: str | None = None) -> str:
    """How to greet the person of that name; "" unless it surely is a person's.

    Two or more words in usual upper and lower case, "Miller, Karen", or one given name that is known. A
    name all in capitals comes from a telephone network, which puts either part first; an initial, or a
    title with one word behind it ("Mr. Miller"), tells no first name. Where the person's own address is
    known, it must speak for a given name that is not: "Strom Direkt" <service@strom.example> is nobody.
    """
    return _first_of(_words_of(name), email)


def full_name(name: str | None, email: str | None = None) -> str:
    """The whole name in spoken order, without titles, for languages that greet strangers by it; "" where
    `first_name` is."""
    words = _words_of(name)
    first = _first_of(words, email)
    return " ".join([first, *words[1:]]) if first else ""


def _first_of(words: list[str], email: str | None) -> str:
    first = words[0] if words else ""
    known = _plain(first) in GIVEN_NAMES
    if len(words) == 1 or all(word.islower() for word in words):
        first = first.title() if first.islower() else first
        return first if known and _is_capitalised(first) else ""
    fits = known or (_is_of_a_person(words, email) and all(_fits_behind(word) for word in words[1:]))
    if not _is_capitalised(first) or not fits:
        return ""
    return first if len(first) <= FIRST_NAME_LIMIT else ""


def _is_of_a_person(words: list[str], email: str | None) -> bool:
    """Whether the address speaks for a person of that name: a word of it before the @, or a house where
    people have their private mail. True where no address is known."""
    local, _, house = (email or "").lower().partition("@")
    if not house or house in SHARED_HOUSES:
        return True
    starts = [spelt[:4] for word in words if len(word) >= 3 for spelt in _as_addresses_spell(word)]
    return any(start in _bare(local) for start in starts)


def _as_addresses_spell(word: str) -> tuple[str, str]:
    """ "Müller" as addresses have it: "muller" or "mueller"."""
    return _bare(word), _bare(word.lower().translate(_SPELT_OUT))


def _bare(word: str) -> str:
    """Lower case, without marks and whatever is no letter or digit."""
    return "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if c.isalnum())


def _words_of(name: str | None) -> list[str]:
    """The words of a person's name without titles, first name first; none if it is not a person's."""
    cleaned = clean_name(unicodedata.normalize("NFC", name)) if name and name.isprintable() else None
    if cleaned is None or len(cleaned) > NAME_LIMIT or not _could_be_a_person(cleaned):
        return []
    words = _first_name_first(cleaned)
    while words and _plain(words[0]) in TITLES:
        words = words[1:]
    return words if len(words) <= LONGEST_NAME else []


def _could_be_a_person(name: str) -> bool:
    """Letters of one script and what stands between them in names, and no word of a firm or a role."""
    letters = [c for c in name if c.isalpha()]
    if len({_script(letter) for letter in letters}) != 1 or set(name) - set(letters) - _BETWEEN:
        return False
    words = re.split(r"[\s,-]+", name)
    return not any(_plain(word) in NO_PERSON or word.endswith(("'s", "’s")) for word in words)


def _first_name_first(name: str) -> list[str]:
    """The words in spoken order; none for what is neither "First Last" nor "Last, First"."""
    last, comma, first = (part.strip() for part in name.partition(","))
    if not comma or all(_is_honour(part) for part in first.split(",")):
        return last.split()
    return [] if "," in first or len(last.split()) > 3 else first.split() + last.split()


def _is_honour(words: str) -> bool:
    """What stands behind a comma and is no name: Jr., PhD, M.D., CPA."""
    bare = words.replace(".", "").strip()
    return bare.lower() in HONOURS or (bare.isupper() and 2 <= len(bare) <= 5)


def _is_capitalised(word: str) -> bool:
    """Karen, Jean-Luc, Jean-luc: no initial, no capital inside."""
    first, *others = re.split(r"[-'’]", word)
    return (
        first.isalpha()
        and first.istitle()
        and len(first) > 1
        and all(part.isalpha() and part[1:] == part[1:].lower() for part in others)
    )


def _fits_behind(word: str) -> bool:
    """May this follow a first name: a surname, an initial, "van", "Jr."?"""
    bare = word.rstrip(".")
    if _plain(word) in SMALL_WORDS | HONOURS or (len(bare) == 1 and bare.isalpha()):
        return True
    parts = [_CAPITALS_INSIDE.sub("", part) for part in re.split(r"[-'’]", word)]
    return parts[0][:1].isupper() and all(map(_is_one_piece, parts))


def _is_one_piece(part: str) -> bool:
    """No capital but the first: McDonald is a name (its Mc is gone by now), PhotoDrop is a firm."""
    return part.isalpha() and part[1:] == part[1:].lower()


def _plain(word: str) -> str:
    return word.lower().strip(".'’")


def _script(letter: str) -> str:
    """ "LATIN", "CYRILLIC" …: a name mixes them only to deceive."""
    return unicodedata.name(letter, "?").partition(" ")[0]


LONGEST_NAME = 6
"""Words of a name, small ones counted; what is longer is a sentence."""
_BETWEEN = set(" .,-'’")
_CAPITALS_INSIDE = re.compile(r"^(?:Mc|Mac|De|Della|Di|Du|Fitz|La|Le|Van|Von)(?=[^\W\d_]{2})(?=[A-Z])")

# --- the matter -----------------------------------------------------------------------------------------


def about(subject: str, form_service: str = "") -> str:
    """What was asked for, in at most 60 plain characters, or "" where nothing fit to repeat is there.

    `subject` is that of a mail a person wrote; for phone and form notices, whose subject is the machine's,
    give "". `form_service` is a form's own service field and goes first. The mail's own words come back
    only if they hold no link, address, long number, template or markup, and no sign that plays tricks.
    """
    return _about(form_service) or _about(subject)


def _about(words: str) -> str:
    if len(words) > 1000 or not all(c.isprintable() or c == "\t" for c in words) or _UNFIT.search(words):
        return ""
    if _LONG_NUMBER.search(_DATE.sub(" ", words)):
        return ""
    matter = _without_prefixes(" ".join(_TAG.sub(" ", words).split()), _ANY_PREFIX)
    heading, _, rest = matter.partition(":")
    matter = rest if rest and _spoken(heading) in SAYS_NOTHING else matter
    matter = matter.translate(_NO_QUOTES).lstrip(_AROUND)
    asks = "?" if matter.rstrip(_AROUND.replace("?", "")).endswith("?") else ""
    matter = _cut(matter.rstrip(_AROUND), ABOUT_LIMIT - len(asks))
    if not any(c.isalpha() for c in matter) or _spoken(matter) in SAYS_NOTHING:
        return ""
    return matter + asks


def _spoken(words: str) -> str:
    return re.sub(r"\W+", " ", words).strip().lower()


def _cut(words: str, limit: int) -> str:
    """The start of the text, cut at a word."""
    if len(words) <= limit:
        return words
    start, space, _ = words[: limit + 1].rpartition(" ")
    return start.rstrip(" .,:;-–—(&") if space else ""


_UNFIT = re.compile(r"[@{}<>\\|^`=~]|://|\bwww\b|[\w-]\.[a-z]{2}", re.IGNORECASE)
"""Addresses, links (also without "http"), markup and template signs."""
_LONG_NUMBER = re.compile(r"\d{5}|\d(?:[\s()./+-]{0,3}\d){6}")
"""Five digits in a row, or seven with what people put between the digits of a phone number."""
_DATE = re.compile(r"(?<!\d)(?:\d{4}-\d\d?-\d\d?|\d\d?[./-]\d\d?[./-](?:\d\d){1,2})(?!\d)")
_TAG = re.compile(r"[\[【][^\[\]【】]{0,40}[\]】]")
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_AROUND = " .,:;-–—_*!?#'’"
_NO_QUOTES = str.maketrans("", "", '"“”„‟«»‹›*')

# --- the subject ------------------------------------------------------------------------------------------


def reply_subject(subject: str) -> str:
    """ "Re: " and the subject on one line of at most 200 characters, however many "AW: Re:" it had.

    Forwarding marks and [tags] stay: other people's systems find their case by them.
    """
    line = " ".join("".join(c if c.isprintable() else " " for c in subject[:2000]).split())
    return f"Re: {_without_prefixes(line, _REPLY_PREFIX)}"[:SUBJECT_LIMIT].strip()


def _without_prefixes(line: str, prefix: re.Pattern[str]) -> str:
    while found := prefix.match(line):
        line = line[found.end() :]
    return line


_RE = "re|aw|antw|antwort|sv|ref|rif|res|odp|ynt"
_FWD = "fwd?|wg|tr|rv|enc|doorst|i|ext|extern|external"
_REPLY_PREFIX = re.compile(rf"(?:{_RE})(?:\[\d{{1,3}}\])?\s?[:：]\s?", re.IGNORECASE)
_ANY_PREFIX = re.compile(rf"(?:{_RE}|{_FWD})(?:\[\d{{1,3}}\])?\s?[:：]\s?", re.IGNORECASE)

# --- the language -------------------------------------------------------------------------------------------


def language_of(text: str, known: Sequence[str] = ("en", "de", "fr", "es"), default: str = "en") -> str:
    """The language of `known` that a text is written in, told by its little words; in doubt `default`.

    A text must show at least two of them, and twice as many as of any other language; languages nobody
    asked for are counted too, so that Dutch is not taken for German.
    """
    words = Counter(re.findall(r"[^\W\d_]+", text[:TEXT_READ].lower()))
    hits = {tag: sum(words[each] for each in little & words.keys()) for tag, little in LITTLE_WORDS.items()}
    best, second = sorted(hits, key=lambda tag: hits[tag], reverse=True)[:2]
    sure = hits[best] >= 2 and hits[best] >= 2 * hits[second]
    return best if sure and best in known else default
