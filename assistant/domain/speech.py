"""What one language needs for promises to be heard in it: the shape of the tables in `speech_*.py`.

A language is one `Speech`: how first-person promises are built, what spoils them, and its words for times.
All patterns are regular expressions over a clause in lower case with plain apostrophes and single blanks.
To add a language, write its table and name it in `commitments.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from assistant.domain.time_words import TimeWords

Value = TypeVar("Value")


class Does(StrEnum):
    """What was promised."""

    CALL = "call"
    ANSWER = "answer"
    SEND = "send"
    VISIT = "visit"
    WORK = "work"
    """Something done for the customer that is neither a word nor a visit: repaired, ordered, ready."""


@dataclass(frozen=True, slots=True)
class Speech:
    """How promises sound in one language.

    `vows` promise; `offers` say "I can", for deeds that need no yes of the customer's; `dated` are promises
    only with a "by" or a word of `latest`. `carries` continue a vow of the clause before ("and send …"),
    which `leads` finds; `present` says where we are ("I'm in town").
    `timed` are promises in a clause in which each time was put down as "·": where a language drops its
    subjects, only the place of a word tells a verb of ours from a noun ("el · cambio la junta").
    `conditions` make all that follows depend on something, save where the words are among
    `no_conditions`, until a word of `resets`. `denials` (save `no_denials`), `hedges` and `past` undo a
    promise, `doubts` make it less sure, `reported` words before it make it someone else's.
    `joints` begin a new clause, and so do `ands` before a day ("and tomorrow I'll"). `agrees` is what may
    surround a time that stands alone ("Thursday at ten works"); `anaphora` points back at one in the
    sentence before ("be there"), `by_then` at one of whatever kind in the clause before; a clause that asks
    for time (`grants`: "give me until Tuesday") says by when what follows will be done. `tags` are questions
    that ask nothing ("ok?"). `deeds` tell what was promised: the one named first.
    """

    expand: tuple[tuple[str, str], ...]
    vows: tuple[str, ...]
    offers: tuple[str, ...]
    dated: tuple[str, ...]
    latest: str
    carries: tuple[str, ...]
    timed: tuple[str, ...]
    leads: str
    present: str
    conditions: str
    no_conditions: str
    resets: str
    reported: str
    denials: str
    no_denials: str
    hedges: str
    doubts: str
    past: str
    joints: str
    ands: str
    tags: str
    agrees: str
    anaphora: str
    by_then: str
    grants: str
    deeds: tuple[tuple[Does, str], ...]
    times: TimeWords


def line(text: str) -> str:
    """A long pattern, written in several lines, as one: the breaks and what indents them mean nothing."""
    return "".join(line.strip() for line in text.splitlines())


def unless_after(words: str) -> str:
    """A pattern for a place before which none of these words (parted by blanks) stands."""
    return "".join(f"(?<!{word} )" for word in words.split())


def counted(text: str, start: int = 0) -> dict[str, int]:
    """Words between commas stand for one number, counted up from `start`."""
    return {word: number for number, part in enumerate(text.split(","), start) for word in part.split()}


def phrases(table: Mapping[str, Value]) -> dict[str, Value]:
    """The value of each phrase, from lines of phrases parted by |."""
    return {phrase: value for line, value in table.items() for phrase in line.split("|")}


def named(table: Mapping[Value, str]) -> dict[str, Value]:
    """The same the other way round: each value with the phrases that name it."""
    return {phrase: value for value, line in table.items() for phrase in line.split("|")}
