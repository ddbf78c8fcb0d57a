"""Small things as phone systems and people write them: durations, names, who called.

Phone systems fill a missing name with words that are no name ("WIRELESS CALLER", the number again); those
become None here, once, for every format.
"""

import re
from dataclasses import dataclass

_CLOCK = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):(\d{2})(?!\d)")
_UNITS = re.compile(
    r"(\d{1,5})\s*(?:(h|hours?|hrs?|stunden?|std|heures?|horas?|ore)"
    r"|(m|min|mins|minutes?|minuten?|minutos?|minuti)"
    r"|(s|sec|secs|seconds?|sek|sekunden?|secondes?|segundos?|secondi))\b",
    re.IGNORECASE,
)
_BARE = re.compile(r"\d{1,5}")
LONGEST_MESSAGE_S = 6 * 3600
"""A message longer than this is no message but a misread number."""


def duration_seconds(text: str) -> int | None:
    """Seconds of a length written `0:42`, `00:00:42`, `0:42 minutes`, `28 seconds`, `42s`, `1 min 5 s` or
    `42`.

    None when it is none of these. `0:42 seconds` is 42 s: FreePBX prints m:ss and adds the word.
    """
    trimmed = text.strip().strip("().,")
    clock = _CLOCK.match(trimmed)
    if clock:
        hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        return _plausible(hours * 3600 + minutes * 60 + seconds)
    units = _UNITS.findall(trimmed[:60])
    if units:
        return _plausible(sum(_unit_seconds(*unit) for unit in units[:3]))
    return _plausible(int(trimmed)) if _BARE.fullmatch(trimmed) else None


def _unit_seconds(amount: str, hours: str, minutes: str, _seconds: str) -> int:
    return int(amount) * (3600 if hours else 60 if minutes else 1)


def _plausible(seconds: int) -> int | None:
    return seconds if 0 <= seconds <= LONGEST_MESSAGE_S else None


_PLACEHOLDERS = (
    "unknown|unknown caller|unknown name|unknown number|an unknown caller|unknown caller id"
    "|anonymous|anonym|anonyme"
    "|anonimo|anónimo|anonymous caller|blocked|blocked caller|blocked number|private|private caller"
    "|private number"
    "|privat|privée|privado|restricted|withheld|number withheld|unavailable|name unavailable"
    "|not available|no name"
    "|out of area|no caller id|no callerid|caller|caller id|wireless caller|cell phone|cellular"
    "|cell phone caller"
    "|mobile|mobile caller|toll free|toll free call|voip caller|suspected robocall|robocall"
    "|scam likely|spam likely"
    "|spam risk|potential spam|telemarketer|unbekannt|unbekannter anrufer|unbekannte nummer|unterdrückt"
    "|nummer unterdrückt|inconnu|appelant inconnu|numéro inconnu|numéro masqué|masqué|desconocido"
    "|número desconocido|llamada desconocida|oculto|sconosciuto|onbekend|undefined|null|none|n/a|na"
    "|test caller"
    "|guest|customer|visitor|user|voicemail|asterisk|yelp inbox|noreply|no reply|contact form|website"
)
_NO_NAME = frozenset(_PLACEHOLDERS.split("|"))
_NOT_IN_NAMES = re.compile(r"https?:|\d:\d\d|www\.|[@<>{}\[\]|\\]|\.\w{2,3}/")
_QUOTES = "\"'“”„‘’«»* \t"
_NAME_LIMIT = 80


def clean_name(text: str | None) -> str | None:
    """A name somebody could be called by, or None for placeholders, numbers, addresses and rubbish."""
    if not text:
        return None
    name = " ".join(text.strip(_QUOTES).split()).strip(_QUOTES).rstrip(",;:")
    if (
        not name
        or len(name) > _NAME_LIMIT
        or name.lower().rstrip(".") in _NO_NAME
        or _NOT_IN_NAMES.search(name)
    ):
        return None
    if _NOBODY.match(name):
        return None
    letters = sum(character.isalpha() for character in name)
    digits = sum(character.isdigit() for character in name)
    return _in_order(name) if letters and digits <= letters else None


_NOBODY = re.compile(
    r"(?:[Nn]ot?|[Kk]eine?|[Nn]icht|[Pp]as|[Aa]ucune?|[Ss]in|[Nn]on|[Nn]essuno?|[Gg]een|[Nn]iet)"
    r"(?:\s[^\W\d_A-ZÀ-ÖØ-Þ][^\s A-ZÀ-ÖØ-Þ]*)+$"
)
"""A sentence in a name's place: "not in your contacts", "kein Name"; a person's name has capitals."""
_LAST_FIRST = re.compile(r"([A-ZÀ-ÖØ-Þ'’-]{2,}),\s?([A-ZÀ-ÖØ-Þ'’-]{2,})(\s[A-Z])?")
_FIRMS = frozenset(
    ("INC", "LLC", "LTD", "CO", "CORP", "LLP", "PC", "DDS", "MD", "GMBH", "SA", "SARL", "SL", "SRL")
)
"""Endings behind a firm's name and its comma."""


def _in_order(name: str) -> str:
    """ "SAMPLE,IDA", as telephone exchanges write a subscriber, is Ida Sample."""
    found = _LAST_FIRST.fullmatch(name)
    if found is None or found[2] in _FIRMS:
        return name
    return f"{found[2]} {found[1]}".title()


_NOTE = 1000
"""Characters of a note in which a name is looked for."""
_TITLE = r"mrs|mr|ms|mme|mlle|madame|mademoiselle|monsieur|señora|señor|sra|dr|prof"
_NAME_WORD = r"[^\W\d_][^\W\d_'’-]*(?:['’-][^\W\d_]+)*"
_AND_MORE = (
    rf"(?P<title>%s)\.?\s+(?P<name>(?:(?:dr|prof|von|van|de|du|del|der|den|la|le)\.?\s+)*{_NAME_WORD})"
)
_TITLED = re.compile(
    rf"(?<!\w)(?:{_AND_MORE % _TITLE}(?P<more>(?:\s+(?-i:[A-ZÀ-ÖØ-Þ])[^\W\d_]*(?:['’-][^\W\d_]+)*){{0,2}}))",
    re.IGNORECASE,
)
_TITLED_GERMAN = re.compile(  # where nouns have capitals, only what ends there is a name
    rf"(?<!\w)(?:{_AND_MORE % 'frau|herrn?'}(?P<more>\s+(?-i:[A-ZÄÖÜ])[^\W\d_]+(?=\s*(?:[,;:.(]|$)))?)",
    re.IGNORECASE | re.MULTILINE,
)


def titled_name(text: str) -> str | None:
    """The first "Mrs Hill", "Frau Dr. Hill" or "Mme Hill" in a note, in usual capitals; None if nobody is
    called so."""
    hits = filter(None, (_TITLED.search(text[:_NOTE]), _TITLED_GERMAN.search(text[:_NOTE])))
    found = min(hits, key=re.Match.start, default=None)
    if found is None:
        return None
    name = " ".join(found.group().split())
    return clean_name(name.title() if name.islower() else name[:1].upper() + name[1:])


_EMAIL = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}")


def emails_in(text: str, limit: int = 20) -> tuple[str, ...]:
    """Plain addresses that stand in a text, in order, each once; domain in lower case."""
    found: dict[str, None] = {}
    for hit in _EMAIL.finditer(text):
        local, _, domain = hit.group().strip("'.").rpartition("@")
        found.setdefault(f"{local}@{domain.lower()}")
        if len(found) == limit:
            break
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Caller:
    """Who called, as a notice writes it: each part as text, "" where it is missing."""

    name: str = ""
    number: str = ""
    email: str = ""


_NUMBER_RUN = re.compile(r"\+?\(?\d[\d\s()./\u00a0\u2010\u2011-]{1,24}\d|\b\d{3,}\b")


def split_caller(text: str) -> Caller:
    """Takes `"NAME" <NUMBER>`, `NAME (303) 555-0133`, `NUMBER - NAME`, `NAME a@b.example`, `NAME` or
    `NUMBER` apart."""
    rest = " ".join(text.split())[:300]
    email = next(iter(emails_in(rest)), "")
    if email:
        rest = rest.replace(email, " ")
    run = _longest_number(rest)
    if run:
        rest = _BEFORE_NUMBER.sub(" ", rest.replace(run, "\0", 1)).replace("\0", " ")
    name = re.sub(r"<[^<>]{0,60}>|\(\s*\)|\[[^\[\]]{0,60}\]", " ", rest)
    if name.count("(") != name.count(")") or re.fullmatch(r"\s*\([^()]*\)\s*", name):
        name = name.replace("(", " ").replace(")", " ")
    return Caller(" ".join(name.split()).strip(" -–,:;|/<>\"“”'"), run.strip(), email)


_BEFORE_NUMBER = re.compile(r"\s(?:at|on|from|um|unter|von|au|du|al|dal|del|op|van)\s*\W?\0", re.IGNORECASE)
"""What leads from a name to its number: "Ida Sample at 303…"."""


def _longest_number(text: str) -> str:
    runs = [run for run in _NUMBER_RUN.findall(text) if sum(each.isdigit() for each in run) >= 3]
    return max(runs, key=lambda run: sum(each.isdigit() for each in run), default="")


_DIGIT_WORDS = {
    word: digit
    for digit, words in enumerate(
        (
            "zero oh null zéro cero",
            "one eins un uno",
            "two zwei zwo deux dos",
            "three drei trois tres",
            "four vier quatre cuatro",
            "five fünf cinq cinco",
            "six sechs seis",
            "seven sieben sept siete",
            "eight acht huit ocho",
            "nine neun neuf nueve",
        )
    )
    for word in words.split()
}
_TIMES = {"double": 2, "triple": 3}
_LEAST_SPELT = 7


def spelt_numbers(text: str) -> tuple[str, ...]:
    """Telephone numbers that are spelt out ("nine one four five five five oh one four six"), as digits."""
    found, run, times = [], "", 1
    for word in [*re.findall(r"\w+", text.lower()), ""]:
        if word in _TIMES:
            times = _TIMES[word]
        elif word in _DIGIT_WORDS or (word.isdigit() and len(word) <= 4):
            run += str(_DIGIT_WORDS.get(word, word)) * times
            times = 1
        else:
            found += [run] if len(run) >= _LEAST_SPELT else []
            run, times = "", 1
    return tuple(found)
