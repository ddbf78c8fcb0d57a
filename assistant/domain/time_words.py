"""The words of times: the tables that a language fills, and the searches that are made of them.

The tables stand in `speech_*.py`; `said_times.py` reads texts with them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

NEVER = "(?!)"
"""A pattern for what a language does not have."""


class Part(StrEnum):
    """A part of a day; its end is what counts."""

    FIRST_THING = "first thing"
    MORNING = "morning"
    NOON = "noon"
    LUNCH = "lunch"
    AFTERNOON = "afternoon"
    CLOSE = "close"
    EVENING = "evening"


class Unit(StrEnum):
    """What a span is counted in."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WORKING_DAY = "working day"
    WEEK = "week"


class Mark(StrEnum):
    """What the little words before a time make of it."""

    NONE = ""
    BY = "by"
    BEFORE = "before"
    AT = "at"
    AFTER = "after"
    FOR = "for"
    WEEK_OF = "week of"
    VOID = "void"
    """Until, since, last: no time by which something is done."""


@dataclass(frozen=True, slots=True)
class TimeWords:
    """One language's words for times: tables of words, and regular expressions where the order matters.

    Everything is in lower case. `days` gives days from today and the part of the day that the word names,
    `weeks` weeks from this one, `spans` whole phrases such as "within the hour". The marks are what stands
    before a time; `early`, `mid`, `late` stand before a week.
    """

    weekdays: Mapping[str, int]
    months: Mapping[str, int]
    numbers: Mapping[str, int]
    """One to twelve."""
    counts: Mapping[str, int]
    """What else counts a span: "a", "a couple of"."""
    days: Mapping[str, tuple[int, Part | None]]
    parts: Mapping[str, Part]
    weeks: Mapping[str, int]
    weekends: Mapping[str, int]
    units: Mapping[str, Unit]
    spans: Mapping[str, tuple[int, Unit]]
    vague_spans: Mapping[str, tuple[int, Unit]]
    early: str
    mid: str
    late: str
    month_end: str
    within: str
    """Before a span; the span counts only behind it."""
    to: str
    """Between two numbers or times of which the later counts."""
    next_before: str
    next_behind: str
    next_skips: bool
    """Whether "next Friday" is never the one of this week."""
    possessive: str
    """Behind a weekday: it is no time then ("Friday's job")."""
    clock: tuple[str, ...]
    """Clock times that need no mark, with {hour} and groups m, half (am, pm), past (:30), quarter (:15)."""
    between: str
    article: str
    """Between a mark and an hour ("a las diez")."""
    suffix: str
    """Behind an hour ("Uhr", "h")."""
    bare_follows: str
    """What may follow a bare number that is a clock time ("at 10 with …")."""
    dated: tuple[str, ...]
    """Dates with groups day, month and year, each as the language writes them; {day}, {month}, {year}."""
    marks: Mapping[Mark, str]
    week_on_before: str = NEVER
    """A weekday one week later: "a week from Friday"."""
    week_on_behind: str = NEVER
    full_day: bool = False
    """Whether clocks are counted to 24, so that "8 Uhr" is in the morning."""
    morning_is_next: bool = False
    """Whether "in the morning", said during the day, is tomorrow's."""
    day_parts: Mapping[str, Part] = field(default_factory=dict)
    """Parts of the day that are joined to a weekday ("Freitagmittag")."""
    half_to: str = NEVER
    """What stands before the hour that is half an hour on ("halb")."""
    morning_half: str = NEVER
    evening_half: str = NEVER
    """Behind a clock time: "at 8 in the evening"."""


def any_of(words: Mapping[str, object]) -> str:
    """An alternation of the words, the longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in ordered) or NEVER


class Rules:
    """The searches of one language, made once. What their groups are called, `said_times.py` knows."""

    def __init__(self, words: TimeWords) -> None:
        self.words = words
        self.dates = tuple(_whole(_date(pattern, words)) for pattern in words.dated)
        self.span = _whole(_span(words))
        self.spans = _whole(any_of({**words.spans, **words.vague_spans}))
        self.week = _whole(_week(words))
        self.month_end = _whole(words.month_end)
        self.weekend = _whole(any_of(words.weekends))
        self.weekday = _whole(_weekday(words))
        self.day_or_part = _whole(any_of({**words.parts, **words.days}))
        self.clocks = tuple(_whole(pattern.replace("{hour}", _hour(words))) for pattern in words.clock)
        self.range = re.compile(_range(words))
        self.bare = re.compile(_bare(words))
        self.joined = re.compile(rf"^[ ,]*(?:{words.to})(?: \w{{1,4}}){{0,2}}[ ,]*$")
        self.marks = tuple(
            (mark, re.compile(rf"(?<!\w)(?:{pattern})\s*$")) for mark, pattern in words.marks.items()
        )
        self.morning_half = re.compile(rf"(?:{words.morning_half})(?!\w)")
        self.evening_half = re.compile(rf"(?:{words.evening_half})(?!\w)")


def _whole(pattern: str) -> re.Pattern[str]:
    """The pattern where no word, fraction or number goes on around it."""
    return re.compile(rf"(?<![\w/.-])(?:{pattern})(?![\w/])")


def _hour(words: TimeWords) -> str:
    return rf"(?P<h>\d{{1,2}}|{any_of(words.numbers)})"


def _date(pattern: str, words: TimeWords) -> str:
    parts = {
        "{day}": r"(?P<day>[0-3]?\d)",
        "{month}": rf"(?P<month>{any_of(words.months)})",
        "{year}": r"(?P<year>20\d\d)",
    }
    for name, part in parts.items():
        pattern = pattern.replace(name, part)
    return pattern


def _span(words: TimeWords) -> str:
    """Within two days, in 2-3 hours."""
    number = rf"\d{{1,3}}|{any_of({**words.numbers, **words.counts})}"
    second = rf"(?: ?(?:{words.to}) ?(?P<n2>{number}))?"
    return rf"(?:{words.within}) ?(?P<n>{number}){second}[ -]?(?P<unit>{any_of(words.units)})"


def _week(words: TimeWords) -> str:
    place = rf"(?P<early>{words.early})|(?P<mid>{words.mid})|(?P<late>{words.late})"
    return rf"(?:(?:{place}) )?(?P<week>{any_of(words.weeks)})"


def _weekday(words: TimeWords) -> str:
    """Friday, next Friday, a week from Friday, Freitagmittag; not "Friday's"."""
    before = rf"(?:(?:(?P<before>{words.next_before})|(?P<on_before>{words.week_on_before})) )?"
    behind = rf"(?: (?:(?P<behind>{words.next_behind})|(?P<on_behind>{words.week_on_behind})))?"
    joined = rf"(?: ?(?P<joined>{any_of(words.day_parts)}))?"
    return rf"{before}(?P<name>{any_of(words.weekdays)}){joined}{behind}(?!{words.possessive})"


def _range(words: TimeWords) -> str:
    """Between 10 and 12, 8:30-10, from 2 to 4 pm; h and m are those of its end."""
    half = r"am|pm|a\.m\.|p\.m\."
    mark = rf"(?P<mark>(?:{words.between}|{words.marks[Mark.AT]}) |(?<=·)[ ,]*)?"
    first = rf"(?:{words.article})?(?:\d{{1,2}}(?:[:.h][0-5]\d)?|{any_of(words.numbers)})"
    one = rf"(?P<one> ?(?:{words.suffix}|{half}))?"
    second = rf"(?:{words.article})?{_hour(words)}(?:[:.h](?P<m>[0-5]\d))?"
    two = rf"(?: ?(?:(?P<half>{half})|(?P<two>{words.suffix})))?"
    return rf"(?<![\w/.:-]){mark}{first}{one} ?(?:{words.to}) ?{second}{two}(?![\w/])"


def _bare(words: TimeWords) -> str:
    """At 10: a number that only what stands around it makes a time of day."""
    before = rf"(?:{words.marks[Mark.AT]}) (?:{words.article})?(?P<halb>{words.half_to} )?"
    behind = rf"(?= ?(?:$|[,;.!?)…·-]|(?:{words.bare_follows})(?!\w)))"
    return rf"(?<![\w/.:-]){before}{_hour(words)}(?:[:.](?P<m>[0-5]\d))?{behind}"
