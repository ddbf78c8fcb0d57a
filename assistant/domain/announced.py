"""What the subject of a phone's notice announces: voicemail, missed call or text, and the caller it names."""

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.domain.pattern import fold, lower
from assistant.domain.reading import Kind
from assistant.domain.spoken import Caller, duration_seconds, split_caller
from assistant.domain.words import Phrases, plain_words

_VOICE = (
    "voice message attached|voicemail attached|voicemail message|mailbox message|voicemail"
    "|voice mail|voice message|vm|audio message|sprachnachricht|voicemail-nachricht"
    "|mailbox-nachricht|nachricht auf dem anrufbeantworter"
    """|nachricht auf ihrem anrufbeantworter|messagerie vocale|message vocal|mensaje de voz|buzón de voz
    |messaggio vocale|messaggio in segreteria|voicemailbericht|mensagem de voz"""
)
_MISSED = (
    """missed call|call|unanswered call|missed a call|call missed|verpasster anruf|entgangener anruf
    |verpasster anruf in abwesenheit|anruf in abwesenheit|anruf|appel manqué"""
    """|appel en absence|appel perdu|llamada perdida|llamada no contestada|chiamata persa|gemiste oproep
    |chamada perdida"""
)
_TEXTS = """text message|sms message|sms|text|mms|textnachricht|sms-nachricht|message texte|texto
|mensaje de texto|messaggio di testo"""
_FROM = ("from", "von", "de", "du", "à partir de", "da", "van", "by", "-", ":")
_AFTER_OPENER = tuple(f"{each} " for each in _FROM)
_NEW = (
    *("", "new ", "you have a new ", "you have received a new ", "you have received a "),
    *("you received a new ", "you received a ", "you have a ", "you missed a ", "urgent ", "neue ", "neuer "),
    *("sie haben eine neue ", "sie haben einen ", "nouveau ", "nouvel ", "nouvelle "),
    *("vous avez un nouveau ", "vous avez reçu un "),
    *("you've got a new ", "you've received a new ", "you've a new ", "du hast eine neue ", "du hast einen "),
    *("tienes un nuevo ", "tienes una ", "has recibido un ", "ha recibido un ", "hai un nuovo ", "hai un "),
    *("hai ricevuto un ", "u heeft een ", "u heeft een nieuw ", "je hebt een ", "tem uma "),
    *("nuevo ", "nueva ", "tiene un nuevo ", "tiene una ", "nuovo ", "nuova ", "nieuw ", "nieuwe "),
)


@dataclass(frozen=True, slots=True)
class Announced:
    """What a subject announces, and the caller it names."""

    kind: Kind
    caller: Caller
    duration_s: int | None = None
    spoken_or_written: bool = False
    """It says only "message": a voicemail or a text, the mail itself tells which."""


_KINDS = ((Kind.VOICEMAIL, _VOICE), (Kind.MISSED_CALL, _MISSED), (Kind.TEXT_MESSAGE, _TEXTS))


def _openers() -> dict[str, Kind]:
    return {f"{new}{fold(word)}": kind for kind, words in _KINDS for word in words.split("|") for new in _NEW}


_OPENERS = _openers()
_FIRST_OF_OPENERS = frozenset(each.split()[0] for each in _OPENERS)
_LONGEST_OPENER = max(len(each.split()) for each in _OPENERS)
_TRAILING_TIME = re.compile(
    r"\s+(?:on|at|am|um|le|el|il|op)\s+(?:\w{2,10},?\s+)?(?:\d{1,2}[./:-]|\d{4}-"
    r"|jan|feb|mar|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez|déc).{0,60}$",
    re.IGNORECASE,
)
_TO_WHOM = re.compile(
    r"\s(?:for|to|in|on|an|für|in|auf|pour|sur|para|en|a|per)\s(?:\w+\s)?"
    r"(?:extension|ext|mailbox|box|line|number|nebenstelle|anschluss|leitung|poste|ligne|extensión|línea)\b.*$",
    re.IGNORECASE,
)
"""Which line of the house a call was for: "for extension 12"."""
_FOR_LINE = re.compile(
    r"(?:(?<=[\d)])\s+(?:for|to|on|in|für|an|auf|pour|sur|para|en|a|per|su|voor|naar|op)"
    r"|\s(?:for|für|pour|para|per|voor))\s.*$",
    re.IGNORECASE,
)
"""For whom in the house a call was, behind the caller: "303 555 0142 for Sales"."""
_TAIL_DURATION = re.compile(
    r"\(?\b((?:\d{1,2}:)?\d{1,2}:\d{2}(?:\s?(?:min|minuten|minutes|sek|sec|std))?|\d{1,4}\s?(?:s|sec|secs|seconds?|sek|sekunden?|secondes?"
    r"|segundos?))\b\.?\)?",
    re.IGNORECASE,
)


@lru_cache(maxsize=16)
def announced(subject: str) -> Announced | None:
    """What a subject like "New voicemail from 303 555 0142" announces: the words up to "from", a caller
    behind.

    Also "Sprachnachricht 19s von …", "Voicemail (0:47)", "Missed call: +1…". None for everything else.
    """
    plain = re.sub(r"^(?:\[[^\]]{1,40}\]|\([^)\d]{1,40}\)|[^\w+\[(]+)\s*", "", fold(subject))[:300]
    plain = _TRAILING_TIME.sub("", plain)
    duration = _TAIL_DURATION.search(plain)
    bare = fold(plain.replace(duration.group(), " ", 1)) if duration else plain
    return _opened(bare, duration) or _opened(_without_brand(bare), duration) or _anywhere(bare, duration)


def who_called(text: str) -> Caller:
    """The caller in "303 555 0142 for Sales": without the line that was called."""
    return split_caller(_FOR_LINE.sub("", text))


def _without_brand(subject: str) -> str:
    """ "New Kestrel voicemail from …" and "Kestrel: Missed call …" without the provider's name."""
    words = subject.split()
    if len(words) > 2 and words[0].lower() in _BEFORE_A_BRAND:
        return " ".join([words[0], *words[2:]])
    head, colon, rest = subject.partition(": ")
    return rest if colon and len(head.split()) <= 3 else subject


_BEFORE_A_BRAND = frozenset(
    [
        "new",
        "neue",
        "neuer",
        "nouveau",
        "nouvel",
        "nouvelle",
        "nuevo",
        "nueva",
        "nuovo",
        "nuova",
        "nieuw",
        "nieuwe",
    ]
)


_FILLERS = frozenset(
    (
        "notification",
        "notice",
        "alert",
        "received",
        "benachrichtigung",
        "hinweis",
        "erhalten",
        "reçu",
        "recibido",
    )
)
"""Words behind an announcement that name nobody."""


def _opened(bare: str, duration: re.Match[str] | None) -> Announced | None:
    """What a subject announces with its first words."""
    words = lower(bare).split()
    if words and (first := words[0].strip(":-–")) and first not in _FIRST_OF_OPENERS:
        return None
    for length in range(min(_LONGEST_OPENER, len(words)), 0, -1):
        opener = " ".join(words[:length])
        kind = _OPENERS.get(opener.strip(":-– "))
        rest_words = [] if _FILLERS.issuperset(words[length:]) else words[length:]
        if kind is None or (
            rest_words
            and not f"{' '.join(rest_words)} ".startswith(_AFTER_OPENER)
            and not _sets_off(opener, rest_words)
        ):
            continue
        rest = _TO_WHOM.sub("", " ".join(bare.split()[length:])) if rest_words else ""
        rest = re.sub(r"^(?:from|von|de|du|à partir de|da|van|by|-|:)\s+", "", rest, flags=re.IGNORECASE)
        caller = who_called(rest)
        return Announced(kind, caller, duration_seconds(duration[1]) if duration else None)
    return None


def _sets_off(opener: str, rest: list[str]) -> bool:
    return opener.endswith((":", "-")) or rest[0][:1] in "+(0123456789"


_ANYWHERE = (
    (
        Kind.VOICEMAIL,
        Phrases(
            """voicemail|voice mail|voice message|mailbox message|sprachnachricht|mailboxnachricht|voicemails
            |anrufbeantworter|message vocal|messagerie vocale|mensaje de voz|buzón de voz|messaggio vocale
            |segreteria"""
        ),
    ),
    (
        Kind.MISSED_CALL,
        Phrases(
            """missed call|missed a call|call missed|unanswered call|tried to call|tried to reach|called you
            |has called|just called|verpasst*|entgangen*|anruf in abwesenheit|hat angerufen
            |hat sie angerufen|hat versucht|anruf von|anruf aus|appel manqué|appel en absence|appel perdu
            |a appelé|a tenté de vous joindre|a essayé de vous joindre|llamada perdida|llamada no contestada
            |ha llamado|le llamó|chiamata persa|gemiste oproep|chamada perdida"""
        ),
    ),
    (
        Kind.TEXT_MESSAGE,
        Phrases("""text message|texted you|sms|mms|textnachricht|texto de|mensaje de texto|whatsapp"""),
    ),
)
_SUBJECT_NUMBER = re.compile(r"\+?\(?\d[\d\s()./\u00a0-]{5,22}\d")


def _anywhere(bare: str, duration: re.Match[str] | None) -> Announced | None:
    """A subject that names a kind of call and a number, in whatever order: "+1 303… left you a voicemail"."""
    number = _SUBJECT_NUMBER.search(bare)
    if number is None or sum(each.isdigit() for each in number[0]) < _LEAST_DIGITS:
        return None
    words = plain_words(bare)
    kind = next((kind for kind, phrases in _ANYWHERE if phrases.inside(words)), None)
    if kind is None:
        return _message_from(bare, number[0])
    before = bare[: number.start()].strip(" (<–—-:,")
    named = before if len(before.split()) <= _NAME_WORDS and not _says_more(plain_words(before)) else ""
    return Announced(kind, Caller(named, number[0]), duration_seconds(duration[1]) if duration else None)


_LEAST_DIGITS = 7
_MESSAGE_FROM = re.compile(
    r"\b(?:message|nachricht|mensaje|messaggio|bericht|mensagem)\s(?:\S+\s){0,3}?(?:from|von|de|du|del|da|dal|van)\W{0,3}$",
    re.IGNORECASE,
)


def _message_from(bare: str, number: str) -> Announced | None:
    """ "New message from 303…": nobody but a telephone has a number for a name."""
    before = bare.partition(number)[0]
    if len(before.split()) > _BEFORE_NUMBER or not _MESSAGE_FROM.search(before):
        return None
    return Announced(Kind.TEXT_MESSAGE, Caller("", number), spoken_or_written=True)


_BEFORE_NUMBER = 9
"""Words of such a subject before the number."""
_NAME_WORDS = 4


def _says_more(words: str) -> bool:
    """Whether words before a number are no name: they say what the mail is."""
    new = frozenset(f" {each.strip()} " for each in _NEW if each)
    return any(phrases.inside(words) for _, phrases in _ANYWHERE) or any(each in words for each in new)
