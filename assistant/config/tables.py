"""Turns the tables of a TOML file into frozen dataclasses, and tells all problems of a file at once.

A section is a dataclass whose fields are `Annotated[type, reader]`: the reader takes what TOML gives and
returns the value, or refuses it (`values.Refused`). A field without a default is a key that is needed; one
without a reader is no key. What keys say only together is checked in `__post_init__`, which may refuse too.

(pydantic does the same and was tried first: it costs 120 ms at every start of a command, against 40.)
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, fields
from typing import Any, TypeVar

from assistant.config.toml_lines import Place
from assistant.config.values import Refused, nearest, shown

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at one place of the file, in words."""

    place: Place
    words: str

    def under(self, *above: str | int) -> "Problem":
        """The same problem seen from further up."""
        return Problem(above + self.place, self.words)


class Problems(ValueError):
    """Everything that is wrong with a table."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*(problem.words for problem in problems))
        self.problems = problems


def table(section: type[T], usual: Mapping[str, object] | None = None) -> Callable[[object], T]:
    """A reader of tables with the keys of `section`; `usual` stands in for keys that are not there.

    The reader raises Problems, with places as seen from that table.
    """

    def read(value: object) -> T:
        if not isinstance(value, dict):
            raise Refused("a table with keys of its own")
        return _section(section, {**(usual or {}), **value})

    return read


def tables(section: type[T]) -> Callable[[object], tuple[T, ...]]:
    """A reader of repeated tables: one [[header]] or more."""

    def read(value: object) -> tuple[T, ...]:
        if not isinstance(value, list) or not value:
            raise Refused("at least one table whose header has two brackets on either side")
        problems: list[Problem] = []
        found = [_tried(table(section), item, (number,), problems) for number, item in enumerate(value)]
        if problems:
            raise Problems(*problems)
        return tuple(item for item in found if item is not None)

    return read


def _section(section: type[T], given: Mapping[str, object]) -> T:
    keys = _keys(section)
    problems = [*_unknown(given, keys), *_missing(given, keys)]
    found = {
        name: _tried(_reader(field), given[name], (name,), problems)
        for name, field in keys.items()
        if name in given
    }
    if problems:
        raise Problems(*problems)
    try:
        return section(**found)
    except Refused as refused:
        raise Problems(_problem(refused, (), given)) from None


def _tried(reader: Callable[[object], T], value: object, place: Place, problems: list[Problem]) -> T | None:
    """The value as `reader` reads it; what is wrong with it is added to `problems`."""
    try:
        return reader(value)
    except Refused as refused:
        problems.append(_problem(refused, place, value))
    except Problems as several:
        problems += [problem.under(*place) for problem in several.problems]
    return None


def _problem(refused: Refused, place: Place, value: object) -> Problem:
    place += (refused.key,) if refused.key else ()
    return Problem(place, f"found {refused.found or shown(value)}; allowed {refused.allowed}")


def _unknown(given: Mapping[str, object], known: Mapping[str, object]) -> Iterator[Problem]:
    for name in (name for name in given if name not in known):
        meant = nearest(name, known)
        hint = f'did you mean "{meant}"?' if meant else "known here: " + ", ".join(known)
        yield Problem((name,), f"unknown key; {hint}")


def _missing(given: Mapping[str, object], known: Mapping[str, Field[Any]]) -> Iterator[Problem]:
    for name, field in known.items():
        if name not in given and field.default is MISSING and field.default_factory is MISSING:
            yield Problem((name,), "missing; config.example.toml shows it")


def _keys(section: type[object]) -> dict[str, Field[Any]]:
    every = fields(section)  # type: ignore[arg-type]
    return {field.name: field for field in every if hasattr(field.type, "__metadata__")}


def _reader(field: Field[Any]) -> Callable[[object], Any]:
    """The second half of `Annotated[type, reader]`."""
    (reader,) = field.type.__metadata__  # type: ignore[union-attr]
    return reader  # type: ignore[no-any-return]
