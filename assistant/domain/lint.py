"""How a mail to a customer should sound: what in the owner's own template would put one off.

A note is read and answered best at 50 to 125 words (Boomerang's count over 40 million mails, 2016), names a
time and a next step, and sounds like a person. A time that stands in the template itself is refused: nobody
holds it against hours, absences and holidays, as `promise.phrase` and `windows` are.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from assistant.domain.business_hours import BusinessHours
from assistant.domain.draft import DraftKind
from assistant.domain.follow_up import REMINDERS
from assistant.domain.said_times import Fact, Kind, Said, facts_in
from assistant.domain.speech import Speech
from assistant.domain.speech_english import ENGLISH
from assistant.domain.speech_french import FRENCH
from assistant.domain.speech_german import GERMAN
from assistant.domain.speech_spanish import SPANISH
from assistant.domain.time_words import Mark, Rules, TimeWords, Unit, any_of
from assistant.domain.tone import PROMISING

WORDS_AT_LEAST, WORDS_AT_MOST = 50, 125

_SPEECHES: Mapping[str, Speech] = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "es": SPANISH}
_ANY_WEEK = (*(((time(9), time(17)),),) * 5, (), ())
"""Working days are only found where some are worked."""
_ANY_DAY = Said(datetime(2026, 11, 23, 14, tzinfo=UTC), BusinessHours(ZoneInfo("UTC"), _ANY_WEEK))


def warnings(
    kind: DraftKind, language: str, subject: str, text: str, values: Mapping[str, object]
) -> tuple[str, ...]:
    """What in a mail rendered from `values` would put a customer off, each in a sentence for the owner."""
    whole = f"{subject}\n{text}"
    found = [*_length(text, values), *_missing(kind, text, values)]
    found += [f'{complaint}: "{hit.group()}"' for sign, complaint in _SIGNS if (hit := sign.search(whole))]
    found += [
        f'it names a time of its own, which nobody holds against your hours: "{words}"; '
        "put {{ promise.phrase }} or {{ windows }} there"
        for words in _own_times(kind, language, text, values)
    ]
    return tuple(found)


def _length(text: str, values: Mapping[str, object]) -> Iterator[str]:
    words = len(text.split())
    if words > WORDS_AT_MOST:
        yield f"{words} words; a note is read if it has at most {WORDS_AT_MOST}"
    # Where much is unknown about somebody, the shorter text is the right one.
    if words < WORDS_AT_LEAST and _value(values, "inquiry", "about"):
        yield f"{words} words; with fewer than {WORDS_AT_LEAST} it sounds curt"


def _missing(kind: DraftKind, text: str, values: Mapping[str, object]) -> Iterator[str]:
    phrase = _value(values, "promise", "phrase")
    if kind in PROMISING and phrase not in text:
        yield "it does not say by when they hear from you; put {{ promise.phrase }} into it"
    if _value(values, "owner", "name") not in text:
        yield "it is not signed; put {{ owner.name }} at its end"
    phone = _value(values, "owner", "phone")
    told = any(words and words in text for words in (phrase, phone))
    if not told and not _NEXT_STEP.search(text):
        yield "it names no next step: ask something, or say how they reach you"


def _own_times(kind: DraftKind, language: str, text: str, values: Mapping[str, object]) -> Iterator[str]:
    """Days, weeks, spans and clock times that do not come from the values.

    In a reminder a week may be theirs ("if it suits you better next week"), unless it is the end of it.
    """
    for given in _given(values):
        text = text.replace(given, " … ")
    words, plain = _SPEECHES.get(language, ENGLISH).times, text.lower()
    facts, _ = facts_in(plain, Rules(words), _ANY_DAY)
    theirs = words.weeks if kind in REMINDERS else ()
    named = [(each.start, each.end) for each in facts if _is_own(each, plain, theirs)]
    spans = (hit.span() for hit in _spans(words).finditer(plain))
    named += [(a, b) for a, b in spans if not any(a < end and start < b for start, end in named)]
    for start, end in sorted(named):
        yield " ".join(text[start:end].split())


def _is_own(fact: Fact, text: str, theirs: Collection[str]) -> bool:
    if fact.kind is Kind.WEEK:
        return fact.mark is not Mark.NONE or text[fact.start : fact.end] not in theirs
    return fact.kind in (Kind.WEEKDAY, Kind.CLOCK, Kind.MOMENT) or (
        fact.kind is Kind.DAY and fact.day is not None
    )


def _spans(words: TimeWords) -> re.Pattern[str]:
    """So many days or hours, whatever stands before ("it usually takes two days"): a time all the same.

    Of minutes one speaks without promising ("a call of five minutes"); with "a" before it only a working day
    is a span.
    """
    long = _alternatives(unit for unit, of in words.units.items() if of is not Unit.MINUTE)
    working = _alternatives(unit for unit, of in words.units.items() if of is Unit.WORKING_DAY)
    number = rf"(?:\d{{1,3}}|{_alternatives(words.numbers)})"
    some = rf"(?:\d{{1,3}}|{_alternatives({**words.numbers, **words.counts})})"
    return re.compile(rf"(?<![\w/.-])(?:{number}[ -](?:{long})|{some}[ -](?:{working}))(?![\w/])")


def _alternatives(words: Iterable[str]) -> str:
    return any_of(dict.fromkeys(words))


def _given(values: object) -> Iterator[str]:
    match values:
        case str() if values:
            yield values
        case Mapping():
            for each in values.values():
                yield from _given(each)
        case tuple():
            for each in values:
                yield from _given(each)


def _value(values: Mapping[str, object], group: str, name: str) -> str:
    inside = values.get(group)
    return str(inside.get(name, "")) if isinstance(inside, Mapping) else ""


def _any_of(*signs: str) -> re.Pattern[str]:
    return re.compile("|".join(signs), re.IGNORECASE)


_SIGNS = (
    (
        _any_of(
            r"\bauto(?:matic(?:ally)?|mated|-?generated|-?reply)\b",
            r"\bdo not reply\b|\bno-?reply\b",
            r"\bautomatisch\w*|\bnicht antworten\b",
            r"\bautomatique\w*|\bne pas répondre\b",
            r"\bautomátic\w*|\bno responda\b",
        ),
        "it sounds like a machine",
    ),
    (
        _any_of(
            r"\bvalue your \w+|\bis important to us\b|\bvaluable? customer\b|\b(?:ticket|case) number\b",
            r"\bdear (?:customer|client|sir or madam)\b",
            r"\bsehr geehrte(?:r|s)? kund\w*|\bsehr geehrte damen und herren\b",
            r"\bcher(?:e|\(e\))? client\w*|\bestimad[oa] cliente\b",
        ),
        "nobody talks like this",
    ),
    (_any_of(r"\bhttps?://\S+", r"\bwww\.\S+"), "a link makes a short note look like advertising"),
    (
        re.compile(r"\{[{%#].{0,30}|[%#}]\}|\bTODO\b|\bXXX\b|\[[^\]\n]{1,30}\]|<[^>\n]{1,30}>"),
        "a field was not filled in",
    ),
    (re.compile("!"), "leave out the exclamation mark"),
)
_NEXT_STEP = _any_of(
    r"\?",
    r"\b(?:answer|reply|call|write|ask|tell me|let me know|one line|one word)\b",
    r"\b(?:antwort\w*|anruf\w*|rufen sie|schreib\w*|sagen sie|fragen sie|melden sie|eine zeile)\b",
    r"\b(?:répond\w*|appel\w*|écri\w*|dites|demandez|un mot|une ligne)\b",
    r"\b(?:respond\w*|llám\w*|escríb\w*|díga\w*|pregúnt\w*|cuént\w*|una línea|una palabra)\b",
)
