"""A tiny pattern language for provider formats: literal text with holes, matched in linear time.

`New voicemail from {caller} at {date}` is all of it: what stands outside braces must be there (upper and
lower case and white space do not matter), what stands in braces is read. No repetition, no alternatives, no
regular expression: a pattern cannot be made slow, by a format's author or by a stranger's mail.

Holes: `{caller}` (a name, a number, both or neither), `{name}`, `{number}`, `{duration}`, `{email}`, `{date}`
(holds a digit), `{thread}` (letters, digits, `_`, `-`), `{about}`, `{text}`, and `{*}` for anything.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from assistant.domain.spoken import duration_seconds

HOLE_LIMIT = 300
"""Characters one hole may swallow."""
TRY_LIMIT = 40
"""Places at which a search may begin, and ways a hole may be stretched: keeps hostile text cheap."""
HOLES_PER_PATTERN = 6

_PHONE_CHARACTERS = frozenset("0123456789+()-./ \u00a0\u2010\u2011*#x")


def _looks_like_number(text: str) -> bool:
    digits = sum(character.isdigit() for character in text)
    return digits >= 3 and all(character in _PHONE_CHARACTERS for character in text)


def _looks_like_thread(text: str) -> bool:
    return bool(text) and all(character.isalnum() or character in "_-" for character in text)


def _anything(text: str) -> bool:
    del text
    return True


_CHECKS: dict[str, Callable[[str], bool]] = {
    "*": _anything,
    "caller": _anything,
    "name": bool,
    "number": _looks_like_number,
    "duration": lambda text: duration_seconds(text) is not None,
    "email": lambda text: "@" in text and " " not in text,
    "date": lambda text: any(character.isdigit() for character in text),
    "thread": _looks_like_thread,
    "about": bool,
    "text": bool,
}
HOLE_NAMES = tuple(_CHECKS)


@dataclass(frozen=True, slots=True)
class Pattern:
    """One compiled pattern: literals before, between and after the holes, folded for comparing."""

    source: str
    literals: tuple[str, ...]
    holes: tuple[str, ...]


class PatternError(ValueError):
    """A pattern that cannot be used; `str()` says why."""


def fold(text: str) -> str:
    """White space runs become one blank, the ends are trimmed."""
    return " ".join(text.split())


def lower(text: str) -> str:
    """Lower case of the same length, so that places in it are places in `text`."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(each if len(each.lower()) != 1 else each.lower() for each in text)


@lru_cache(maxsize=4)
def fold_and_lower(text: str) -> tuple[str, str]:
    """`fold(text)` and its `lower`: of one mail's text, which several readers ask for in turn."""
    folded = fold(text)
    return folded, lower(folded)


def compile_pattern(source: str, alone: bool = False) -> Pattern:
    """A pattern from its written form; raises PatternError naming what is wrong with it.

    With `alone` a single hole may be all of it: for places that are read, not recognised by.
    """
    literals: list[str] = []
    holes: list[str] = []
    rest = " ".join(source.split())
    while "{" in rest:
        before, _, after = rest.partition("{")
        hole, closed, rest = after.partition("}")
        if not closed:
            raise PatternError(f"the brace before “{after}” is not closed")
        if hole not in _CHECKS:
            known = ", ".join(f"{{{name}}}" for name in HOLE_NAMES)
            raise PatternError(f"there is no hole {{{hole}}}; known are {known}")
        if holes and not before:
            raise PatternError(f"two holes touch at {{{hole}}}; put text between them")
        literals.append(before)
        holes.append(hole)
    literals.append(rest)
    _check_whole(source, literals, holes, alone)
    return Pattern(source, tuple(lower(each) for each in literals), tuple(holes))


def _check_whole(source: str, literals: list[str], holes: list[str], alone: bool) -> None:
    if not alone and not any(each.strip() for each in literals):
        raise PatternError(f"“{source}” has no text of its own and would match everything")
    if len(holes) > HOLES_PER_PATTERN:
        raise PatternError(f"“{source}” has more than {HOLES_PER_PATTERN} holes")


Found = dict[str, str]
"""What the holes hold, by their name; `{*}` is not kept."""


def match(pattern: Pattern, text: str) -> Found | None:
    """What the holes hold if the whole of `text` is as the pattern says, else None."""
    folded = fold(text)
    return match_folded(pattern, folded, lower(folded))


def match_folded(pattern: Pattern, folded: str, low: str) -> Found | None:
    """`match` for a text that was folded already (`low` is its lower case)."""
    first = pattern.literals[0]
    if not pattern.holes:
        return {} if low == first.strip() else None
    if not low.startswith(first):
        return None
    return _fill(pattern, folded, low, len(first), whole=True)


def search(pattern: Pattern, folded: str, low: str) -> Found | None:
    """What the holes hold where the pattern first stands in a text, else None.

    `folded` comes from `fold`, `low` from `lower(folded)`: a caller with many patterns folds once.
    """
    first = pattern.literals[0]
    start = low.find(first)
    for _ in range(TRY_LIMIT):
        if start < 0:
            return None
        if not pattern.holes:
            return {}
        found = _fill(pattern, folded, low, start + len(first), whole=False)
        if found is not None:
            return found
        start = low.find(first, start + 1)
    return None


def _fill(pattern: Pattern, text: str, low: str, place: int, whole: bool) -> Found | None:
    found: Found = {}
    last = len(pattern.holes) - 1
    for index, hole in enumerate(pattern.holes):
        ends_text = whole and index == last
        end = _end_of_hole(hole, pattern.literals[index + 1], text, low, place, ends_text)
        if end is None:
            return None
        if hole != "*":
            found[hole] = text[place:end].strip()
        place = end + len(pattern.literals[index + 1])
    return found


def _end_of_hole(hole: str, literal: str, text: str, low: str, place: int, ends_text: bool) -> int | None:
    """Where the hole that begins at `place` ends, so that `literal` follows; None if it cannot."""
    check = _CHECKS[hole]
    if ends_text:
        end = len(low) - len(literal)
        fits = end >= place and low.endswith(literal) and check(text[place:end].strip())
        return end if fits else None
    if not literal:
        end = min(len(text), place + HOLE_LIMIT)
        return end if check(text[place:end].strip()) else None
    end = low.find(literal, place, place + HOLE_LIMIT + len(literal))
    for _ in range(TRY_LIMIT):
        if end < 0:
            return None
        if check(text[place:end].strip()):
            return end
        end = low.find(literal, end + 1, place + HOLE_LIMIT + len(literal))
    return None
