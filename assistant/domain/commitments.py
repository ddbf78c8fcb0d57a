"""Promises in the owner's own words: what a mail he wrote says he will do, and by when.

A text is cut into sentences and these into clauses. A clause is a promise if it says in the first person
that something will be done for the reader ("I'll send", "ich melde mich", "vous aurez", "le llamo") and
names a time, itself or by a clause beside it that only names one ("Thursday at ten works, I'll be there").
Offers and questions ("I can come Friday", "shall I"), conditions ("once you send"), what is past, denied,
hoped or said by others, what the reader is to do, and goodbyes ("see you Friday") are none: a false promise
in the ledger would make us write to somebody who waits for nothing.

The grammar is one for all languages; their words stand in `speech_*.py`, the meaning of times in
`said_times.py`.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from assistant.domain.business_hours import BusinessHours
from assistant.domain.message import TEXT_LIMIT
from assistant.domain.said_times import Due, Fact, Said, due_of, facts_in, rests
from assistant.domain.speech import Does, Speech
from assistant.domain.speech_english import ENGLISH
from assistant.domain.speech_french import FRENCH
from assistant.domain.speech_german import GERMAN
from assistant.domain.speech_spanish import SPANISH
from assistant.domain.time_words import Mark, Rules, any_of

__all__ = ["Commitment", "Does", "commitments"]

SPEECHES = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "es": SPANISH}
"""The languages in which promises are heard."""
WORDS_LIMIT = 240
"""Characters of a sentence that are kept as evidence."""
MOST = 10
"""A mail that seems to promise more than this many things is no letter but a list."""
LONGEST_SENTENCE = 600
SHORTLY_TOLD = 3
"""So few words behind what was said only tell who said it."""
FURTHEST = timedelta(days=366)
FIRST_YEAR, LAST_YEAR = 1970, 2999
"""A mail from another age has a broken date, and a calendar ends."""


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise the owner made in a mail.

    `words` is his sentence on one line, at most 240 characters; `due` is aware and in UTC, the end of what
    he said, always later than the mail; `sure` is False where the words or their time could be read in
    another way ("I'll probably", "in a few days", "I can send").
    """

    words: str
    due: datetime
    sure: bool
    does: Does


def commitments(
    text: str, sent_at: datetime, hours: BusinessHours, language: str | None = None
) -> tuple[Commitment, ...]:
    """The promises in what the owner wrote, in the order of the text.

    `text` is what the mail adds (`Message.fresh`), lines that begin with ">" are left out; `sent_at` is
    aware; `language` is the tag of the language that is tried first. At most ten; nothing raises but
    ValueError for a moment without a zone.
    """
    said = Said(sent_at, hours)
    if not FIRST_YEAR <= sent_at.year <= LAST_YEAR:
        return ()
    found: dict[tuple[str, datetime], Commitment] = {}
    for sentence, before in _with_before(_sentences(text[:TEXT_LIMIT])):
        for each in _promises(sentence, before, said, language):
            found.setdefault((each.words, each.due), each)
        if len(found) >= MOST:
            break
    return tuple(found.values())[:MOST]


def _promises(sentence: str, before: str, said: Said, language: str | None) -> list[Commitment]:
    """What the first language that hears a promise in the sentence makes of it."""
    for grammar in _grammars(language):
        if grammar.cue.search(grammar.plain(sentence)):
            found = list(_Heard(sentence, before, grammar, said).promises())
            if found:
                return found
    return []


# ---------------------------------------------------------------------------------------------- sentences

_ABBREVIATED = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|st|ave|no|nr|art|ca|approx|etc|bzw|evtl|ggf|inkl|tel|str|hr|fr|sr|sra|srta|mme|mlle"
    r"|ud|uds|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|okt|nov|dec|dez|déc|janv|févr|avr|juil|ene|abr|ago|dic"
    r"|mon|tue|wed|thu|fri|sat|sun|min|std|z\.b|u\.a|d\.h|i\.e|e\.g|p\.s)|\b\w)\.$",
    re.IGNORECASE,
)
_CLOCK_HALF = re.compile(r"\b[ap]\.m\.$", re.IGNORECASE)
_MONTHS = frozenset(month for speech in SPEECHES.values() for month in speech.times.months)
_WEEKDAYS = frozenset(day for speech in SPEECHES.values() for day in speech.times.weekdays)
_STOP = re.compile(r"(?:[.!?…]+[\"”“»’')\]]*|\s[-–—]{2,})(?=\s|$)|(?<=[a-zäöüéñ])[.!?](?=[A-ZÄÖÜ¿¡])")
_BULLET = re.compile(r"^\s*(?:[-*•·–]|\d{1,2}[.)])\s+(?=\S)")
_NARROWEST = 55
"""A line that is broken before this column was broken by the writer."""
_GREETING = 25
"""A line no longer than this stands alone even if a lower-case one follows ("Hi Tom")."""


def _sentences(text: str) -> Iterator[str]:
    """The sentences of a text; a paragraph's end comes as an empty one."""
    for paragraph in _paragraphs(text):
        yield from _cut(paragraph)
        yield ""


def _paragraphs(text: str) -> Iterator[str]:
    """Runs of lines that belong together, joined: lines wrapped by a program, not ended by the writer."""
    lines: list[str] = []
    for line in unicodedata.normalize("NFC", text).replace("\u00a0", " ").splitlines():
        stripped = line.strip()
        quoted = stripped.startswith(">")
        if lines and (not stripped or quoted or _BULLET.match(line) or not _wrapped(lines[-1], stripped)):
            yield " ".join(lines)
            lines = []
        if stripped and not quoted:
            lines.append(_BULLET.sub("", stripped, count=1))
    if lines:
        yield " ".join(lines)


def _wrapped(line: str, following: str) -> bool:
    """Whether a line ends only because the next word did not fit, or in the midst of a sentence."""
    first_word = following.split(maxsplit=1)[0]
    if len(line) + 1 + len(first_word) > _NARROWEST:
        return True
    return len(line) > _GREETING and line[-1].isalnum() and following[:1].islower()


def _cut(paragraph: str) -> Iterator[str]:
    begin = 0
    for stop in _STOP.finditer(paragraph):
        if not _goes_on(paragraph, begin, stop):
            yield from _pieces(paragraph[begin : stop.end()])
            begin = stop.end()
    yield from _pieces(paragraph[begin:])


def _goes_on(paragraph: str, begin: int, stop: re.Match[str]) -> bool:
    """Whether the full stop belongs to a word ("Mr.", "24.", "a.m.") and the sentence goes on."""
    if not stop.group().startswith(".") or len(stop.group()) > 1:
        return stop.group()[0] in "!?…" and paragraph[stop.end() : stop.end() + 2].strip()[:1].islower()
    behind = paragraph[stop.end() : stop.end() + 30].lstrip()
    if not behind:
        return False
    if behind[0].islower():
        return True
    head = paragraph[max(begin, stop.start() - 8) : stop.end()]
    next_word = re.split(r"\W", behind.lower(), maxsplit=1)[0]
    names_day = next_word in _MONTHS or next_word in _WEEKDAYS
    if _CLOCK_HALF.search(head):
        return names_day
    if head[-2:-1].isdigit():
        return next_word in _MONTHS
    return bool(_ABBREVIATED.search(head))


def _pieces(sentence: str) -> Iterator[str]:
    """The sentence, cut at blanks if it is longer than anybody writes."""
    rest = sentence.strip()
    while len(rest) > LONGEST_SENTENCE:
        cut = rest.rfind(" ", 1, LONGEST_SENTENCE)
        cut = cut if cut > 0 else LONGEST_SENTENCE
        yield rest[:cut]
        rest = rest[cut:].lstrip()
    if rest:
        yield rest


def _with_before(sentences: Iterator[str]) -> Iterator[tuple[str, str]]:
    """Each sentence with the one before it in the same paragraph."""
    before = ""
    for sentence in sentences:
        if sentence:
            yield sentence, before
        before = sentence


# ------------------------------------------------------------------------------------------------ grammar

_QUOTED = re.compile(r"[\"“„«][^\"“”„«»]{0,400}[\"”“»]")
_APOSTROPHES = re.compile(r"[’‘`´ʼ]")
_AS = re.compile(r"(?:as|wie|comme|como)\b")
_TIMES = re.compile("·+")
_BLANKS = re.compile(r"\s+")


def _either(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns if pattern))


class _Grammar:
    """One language's words, made into searches once."""

    def __init__(self, speech: Speech) -> None:
        self.expand = tuple((re.compile(find), put) for find, put in speech.expand)
        self.vow = _either(*speech.vows)
        self.offer = _either(*speech.offers)
        self.dated = _either(*speech.dated)
        self.latest = re.compile(speech.latest)
        self.timed = _either(*speech.timed, *([] if speech.timed else ["(?!)"]))
        self.carry = _either(*speech.carries, *([] if speech.carries else ["(?!)"]))
        self.lead, self.present = re.compile(speech.leads), re.compile(speech.present)
        self.condition, self.no_condition = re.compile(speech.conditions), re.compile(speech.no_conditions)
        self.reset, self.reported = re.compile(speech.resets), re.compile(speech.reported)
        self.denial, self.no_denial = re.compile(speech.denials), re.compile(speech.no_denials)
        self.hedge, self.doubt = re.compile(speech.hedges), re.compile(speech.doubts)
        self.past, self.tag = re.compile(speech.past), re.compile(speech.tags)
        day = any_of({**speech.times.weekdays, **speech.times.days})
        new_day = rf"(?:{speech.ands}) (?:[^\W\d]{{1,3}} ){{0,2}}(?:{day})(?!\w)"
        self.joint = re.compile(rf"[,;:()—…!?]+(?!\d)| [-–—]+ |(?<=\w) (?=(?:{speech.joints})|{new_day})")
        self.agrees = re.compile(rf"(?:{speech.agrees})")
        self.anaphora, self.by_then = re.compile(speech.anaphora), re.compile(speech.by_then)
        self.grant = re.compile(speech.grants)
        self.deeds = tuple((does, re.compile(pattern)) for does, pattern in speech.deeds)
        self.rules = Rules(speech.times)
        # A sentence's clauses are not known yet where the cue is looked for: it may stand anywhere.
        self.cue = _either(
            *(
                vow.replace("^", "")
                for vow in (*speech.vows, *speech.offers, *speech.dated, *speech.timed, speech.leads)
            )
        )

    def plain(self, sentence: str) -> str:
        """The sentence as the patterns want it: lower case, contractions written out, quotes taken out."""
        text = _APOSTROPHES.sub("'", _QUOTED.sub(" … ", sentence)).lower()
        text = _BLANKS.sub(" ", text).strip(" .!…\"'*_")
        for find, put in self.expand:
            text = find.sub(put, text)
        return text

    def deed(self, words: str) -> Does:
        """What is promised: the deed named first."""
        hits = [(hit.start(), does) for does, pattern in self.deeds if (hit := pattern.search(words))]
        return min(hits, key=lambda hit: hit[0])[1] if hits else Does.WORK


@lru_cache(maxsize=1)
def _all_grammars() -> dict[str, _Grammar]:
    return {language: _Grammar(speech) for language, speech in SPEECHES.items()}


def _grammars(language: str | None) -> list[_Grammar]:
    """All grammars, that of the language first."""
    first = (language or "").replace("_", "-").partition("-")[0].lower()
    every = _all_grammars()
    return [every[name] for name in sorted(every, key=lambda name: name != first)]


# ----------------------------------------------------------------------------------------- one sentence


class _Tone(StrEnum):
    """What a clause is."""

    VOW = "vow"
    DOUBTFUL = "doubtful vow"
    DATED = "vow if it says by when"
    TIME = "names a time, or agrees to one, and nothing else"
    PRESENT = "says where we are"
    OTHER = "other"


_PROMISING = frozenset({_Tone.VOW, _Tone.DOUBTFUL, _Tone.DATED})


@dataclass(slots=True)
class _Clause:
    """A part of a sentence; `deed` is what stands behind the words that promise."""

    text: str
    tone: _Tone
    facts: tuple[Fact, ...]
    deed: str
    spoiled: bool = False
    doubted: bool = False


class _Heard:
    """One sentence, heard in one language."""

    def __init__(self, sentence: str, before: str, grammar: _Grammar, said: Said) -> None:
        self.sentence, self.before, self.grammar, self.said = sentence, before, grammar, said

    def promises(self) -> Iterator[Commitment]:
        """Its promises."""
        clauses = self._clauses()
        for place, clause in enumerate(clauses):
            if clause.tone not in _PROMISING or clause.spoiled:
                continue
            due = self._due(place, clauses)
            if due and due.at - self.said.at <= FURTHEST:
                sure = clause.tone is _Tone.VOW and not due.vague and not clause.doubted
                yield Commitment(self._words(), due.at, sure, self.grammar.deed(clause.deed))

    def _words(self) -> str:
        words = _BLANKS.sub(" ", self.sentence).strip()
        return words if len(words) <= WORDS_LIMIT else words[: WORDS_LIMIT - 1].rstrip() + "…"

    def _clauses(self) -> list[_Clause]:
        clauses = self._split(self.sentence)
        for earlier, clause in pairwise(clauses):
            if clause.tone is _Tone.OTHER and self._carries(clause, earlier):
                clause.tone, clause.deed = _Tone.VOW, clause.text
        self._spoil(clauses)
        return clauses

    def _split(self, sentence: str) -> list[_Clause]:
        texts = (part.strip() for part in self.grammar.joint.split(self.grammar.plain(sentence)))
        return [self._clause(text) for text in texts if text]

    def _clause(self, text: str) -> _Clause:
        grammar = self.grammar
        facts, left = facts_in(text, grammar.rules, self.said)
        tone, deed = self._tone(text)
        if tone in (_Tone.OTHER, _Tone.DATED) and grammar.timed.search(_TIMES.sub("·", left)):
            tone, deed = _Tone.VOW, text
        if tone is _Tone.OTHER and all(grammar.agrees.fullmatch(word) for word in rests(left)):
            tone = _Tone.TIME
        return _Clause(text, tone, facts, deed)

    def _tone(self, text: str) -> tuple[_Tone, str]:
        grammar = self.grammar
        for tone, pattern in (
            (_Tone.VOW, grammar.vow),
            (_Tone.DOUBTFUL, grammar.offer),
            (_Tone.DATED, grammar.dated),
        ):
            hit = pattern.search(text)
            if hit and not grammar.reported.search(text[: hit.start()]):
                doubtful = tone is _Tone.VOW and grammar.doubt.search(text)
                return (_Tone.DOUBTFUL if doubtful else tone), text[hit.start() :]
        return (_Tone.PRESENT if grammar.present.search(text) else _Tone.OTHER), ""

    def _carries(self, clause: _Clause, earlier: _Clause) -> bool:
        return bool(self.grammar.carry.search(clause.text) and self.grammar.lead.search(earlier.text))

    def _spoil(self, clauses: list[_Clause]) -> None:
        """Mark the clauses that are denied, hoped, past, asked, or hang on a condition."""
        conditional = False
        for place, clause in enumerate(clauses):
            text = clause.text
            if self.grammar.reset.search(text):
                conditional = False
            depends = self._depends(text)
            if depends and 0 < place == len(clauses) - 1 and self.grammar.condition.match(text):
                # "…, if you let me in": at the end a condition belongs to what stands before it.
                clauses[place - 1].spoiled = True
            if place and len(text.split()) <= SHORTLY_TOLD and self._tells(text):
                clauses[place - 1].spoiled = True  # "The roofer comes on Friday, he says."
            conditional = conditional or depends
            told = place > 0 and self._tells(clauses[place - 1].text)
            clause.spoiled = clause.spoiled or conditional or told or self._undone(text)
        self._question(clauses)

    def _tells(self, text: str) -> bool:
        """Whether what follows is someone's saying: "your neighbour said, I come on Friday"."""
        hits = list(self.grammar.reported.finditer(text))
        return bool(hits) and hits[-1].end() == len(text) and not _AS.match(text)

    def _depends(self, text: str) -> bool:
        return bool(self.grammar.condition.search(self.grammar.no_condition.sub(" ", text)))

    def _undone(self, text: str) -> bool:
        grammar = self.grammar
        denied = grammar.denial.search(grammar.no_denial.sub(" ", text))
        return bool(denied or grammar.hedge.search(text) or grammar.past.search(text))

    def _question(self, clauses: list[_Clause]) -> None:
        """The last clause of a question asks; one like "ok?" only makes the promise less sure."""
        if not _asks(self.sentence) or not clauses:
            return
        tag = self.grammar.tag.search(clauses[-1].text)
        for clause in clauses[:-1]:
            visit = clause.deed and self.grammar.deed(clause.deed) is Does.VISIT
            clause.spoiled = clause.spoiled or bool(visit and not tag)
            clause.doubted = True
        clauses[-1].spoiled = True

    def _due(self, place: int, clauses: list[_Clause]) -> Due | None:
        """The time of a promise: its own with what stands beside it, or one said just before."""
        clause = clauses[place]
        granted = place > 0 and self.grammar.grant.search(clauses[place - 1].text)
        latest = self.grammar.latest.search(clause.text)
        dated = granted or latest or any(fact.mark in (Mark.BY, Mark.BEFORE) for fact in clause.facts)
        if clause.tone is _Tone.DATED and not dated:
            return None
        whole = [clause.text, *_times_behind(place, clauses)]
        if not any(fact.day for fact in clause.facts):
            whole = [*_times_before(place, clauses), *whole]
        due = self._mean(" , ".join(whole))
        if due is None:
            due = self._borrowed(place, clauses)
            clause.doubted = clause.doubted or due is not None
        return due

    def _mean(self, text: str, *, every: bool = False) -> Due | None:
        facts, _ = facts_in(text, self.grammar.rules, self.said)
        if every:  # "Give me until Friday, I'll have it by then": until when is what "then" means.
            facts = tuple(replace(fact, mark=Mark.BY) for fact in facts)
        return due_of(facts, text, self.grammar.rules, self.said)

    def _borrowed(self, place: int, clauses: list[_Clause]) -> Due | None:
        """A time of the clause before ("I'm in town Friday and will knock"), or of the sentence before."""
        clause = clauses[place]
        earlier = clauses[place - 1] if place else None
        if earlier and earlier.tone is _Tone.PRESENT and not earlier.spoiled:
            return self._mean(earlier.text)
        if earlier and not earlier.spoiled and self._points_back(clause, earlier):
            return self._mean(earlier.text, every=True)
        if place == 0 and self.before and self.grammar.anaphora.search(clause.text):
            return self._agreed_before()
        return None

    def _points_back(self, clause: _Clause, earlier: _Clause) -> bool:
        """Is "until" of the clause before this one's "by": it asks for time, or this says "by then"?"""
        grammar = self.grammar
        return bool(grammar.by_then.search(clause.text) or grammar.grant.search(earlier.text))

    def _agreed_before(self) -> Due | None:
        """The time that the sentence before settles, if that is all it does ("Thursday at ten works.")."""
        times = [clause.text for clause in self._split(self.before) if clause.tone is _Tone.TIME]
        return None if _asks(self.before) or not times else self._mean(" , ".join(times))


def _asks(sentence: str) -> bool:
    return sentence.rstrip("\"”»)' ").endswith("?")


def _times_behind(place: int, clauses: list[_Clause]) -> list[str]:
    """The clauses behind that only name a time: "I'll call you, Friday, at ten"."""
    found = []
    for clause in clauses[place + 1 :]:
        if clause.tone is not _Tone.TIME:
            break
        found.append(clause.text)
    return found


def _times_before(place: int, clauses: list[_Clause]) -> list[str]:
    """The clauses directly before that only name a time: "Thursday at ten works, I'll be there"."""
    found: list[str] = []
    for clause in reversed(clauses[:place]):
        if clause.tone is not _Tone.TIME:
            break
        found.insert(0, clause.text)
    return found
