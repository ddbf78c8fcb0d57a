"""Finds the line of a TOML text on which a key stands, so that a complaint can point at it.

A scan, not a parser: odd layouts (keys inside multi-line strings) can only make the number wrong, and a
key that is not written anywhere is placed at the nearest table that would hold it.
"""

import re
from collections.abc import Iterator

Place = tuple[str | int, ...]
"""The way to a value: keys, and for [[tables]] their number from 0, e.g. ("account", 0, "imap", "port")."""

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]")
_NAME = r"""(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')"""
_KEY = re.compile(rf"\s*({_NAME}(?:\s*\.\s*{_NAME})*)\s*=")


def line_of(text: str, place: Place) -> int | None:
    """The number (from 1) of the line that names `place` or comes nearest to it; None if nothing does."""
    nearest: tuple[int, int | None] = (0, None)
    for number, found in _places(text):
        if found == place[: len(found)] and len(found) > nearest[0]:
            nearest = len(found), number
    return nearest[1]


def _places(text: str) -> Iterator[tuple[int, Place]]:
    table: Place = ()
    counts: dict[Place, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            table = _table(_names(header[2]), counts, repeated=header[1] == "[[")
            yield number, table
        elif key := _KEY.match(line):
            yield number, table + _names(key[1])


def _table(names: Place, counts: dict[Place, int], *, repeated: bool) -> Place:
    """Where a header leads, with the number of each [[table]] on the way put in."""
    if repeated:
        counts[names] = counts.get(names, -1) + 1
    place: Place = ()
    for depth, name in enumerate(names, start=1):
        number = counts.get(names[:depth])
        place += (name,) if number is None else (name, number)
    return place


def _names(dotted: str) -> Place:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))
