"""Reading FETCH replies: lines of a server in, small records out, nothing parsed that we do not need.

An own path, because the library's lexer looks at every byte in Python, and one response it cannot read
costs all the others.
"""

import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple, Protocol

from assistant.adapters.server_words import OddAnswer, quoted

_LITERAL = re.compile(rb"~?\{(\d{1,19})\+?\}\Z")
_TOKEN = re.compile(
    rb" *([A-Z0-9.\-]+(?:\[[^\]]*\](?:<\d+>)?)?) "
    rb'(?:"((?:[^"\\]|\\.)*)"|\(([^()]*)\)|~?\{(\d+)\+?\}|([^ ()"{]+))',
    re.IGNORECASE,
)
_FETCH = re.compile(rb"\* \d+ FETCH \(", re.IGNORECASE)
_TIME = re.compile(rb" ?(\d{1,2})-([A-Za-z]{3})-(\d{4}) (\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)\Z")
_OF_THE_SESSION = frozenset({"\\recent"})
_DAY = timedelta(days=1)
_MONTHS = (b"jan", b"feb", b"mar", b"apr", b"may", b"jun", b"jul", b"aug", b"sep", b"oct", b"nov", b"dec")


class Piece(NamedTuple):
    """What one FETCH response says about one message; `body` is None where the server sent none."""

    uid: int
    flags: frozenset[str]
    received: bytes
    size: int
    body: bytes | None


class LineSource(Protocol):
    """Where lines and literals come from."""

    def readline(self) -> bytes:
        """The next line with its CRLF."""

    def read(self, size: int) -> bytes:
        """Exactly `size` bytes."""


def read_pieces(
    source: LineSource, tag: bytes, asked: Iterable[int], notice: Callable[[bytes], None]
) -> tuple[dict[int, Piece], bytes]:
    """Read a whole reply to UID FETCH up to its tagged line.

    Gives the pieces by UID, of messages that were asked for only, and the tagged line's words
    (`OK …`, `NO …`).  Every other untagged line is handed to `notice`.  A response that cannot be read
    costs its message only; a line that is no IMAP at all raises `OddAnswer`.
    """
    wanted = frozenset(asked)
    pieces: dict[int, Piece] = {}
    end = tag + b" "
    while True:
        line = source.readline()
        if line.startswith(end):
            return pieces, line[len(end) :].strip()
        if not line.startswith(b"* "):
            raise OddAnswer(f"it says something odd, {quoted(line)}")
        opening = _FETCH.match(line)
        if opening is None:
            notice(line)
            continue
        piece = _piece(*_whole(source, line, opening.end()))
        if piece is not None and piece.uid in wanted and (piece.body is not None or piece.uid not in pieces):
            pieces[piece.uid] = piece


def _whole(source: LineSource, line: bytes, start: int) -> tuple[list[bytes], list[bytes]]:
    """The texts of one response between its literals, and the literals."""
    texts, literals = [line[start:].rstrip(b"\r\n")], []
    while announced := _LITERAL.search(texts[-1]):
        literals.append(source.read(int(announced[1])))
        texts.append(source.readline().rstrip(b"\r\n"))
    return texts, literals


def _piece(texts: list[bytes], literals: list[bytes]) -> Piece | None:
    """The record of one response, or None if its words do not follow the grammar."""
    items: dict[bytes, bytes] = {}
    contents = iter(literals)
    for text in texts:
        at = 0
        while token := _TOKEN.match(text, at):
            name, quoted, listed, literal, atom = token.groups()
            value = next(contents, b"") if literal else _first(quoted, listed, atom)
            key = b"BODY" if name[:5].upper() == b"BODY[" else name.upper()
            items[key] = value
            if key == b"BODY" and atom:
                del items[key]
            at = token.end()
    return _record(items)


def _first(*values: bytes | None) -> bytes:
    return next((value for value in values if value is not None), b"")


def _record(items: dict[bytes, bytes]) -> Piece | None:
    uid = items.get(b"UID", b"")
    size = items.get(b"RFC822.SIZE", b"0")
    if not (uid.isdigit() and size.isdigit()):
        return None
    flags = frozenset(items.get(b"FLAGS", b"").decode("ascii", "replace").lower().split())
    return Piece(
        int(uid), flags - _OF_THE_SESSION, items.get(b"INTERNALDATE", b""), int(size), items.get(b"BODY")
    )


def received_time(words: bytes) -> datetime | None:
    """An INTERNALDATE (`17-Jul-2026 02:44:25 -0700`) in UTC, or None if it is none."""
    found = _TIME.match(words)
    if found is None or found[2].lower() not in _MONTHS:
        return None
    day, year, hour, minute, second = (int(found[n]) for n in (1, 3, 4, 5, 6))
    offset = timedelta(hours=int(found[8]), minutes=int(found[9]))
    if offset >= _DAY:
        return None
    try:
        month = _MONTHS.index(found[2].lower()) + 1
        moment = datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)
        return moment + offset if found[7] == b"-" else moment - offset
    except (ValueError, OverflowError):
        return None


def ranges(uids: Iterable[int]) -> str:
    """UIDs as IMAP writes them, neighbours joined: `1:4,7,9:10`.  They come in ascending order."""
    runs: list[list[int]] = []
    for uid in uids:
        if runs and uid == runs[-1][1] + 1:
            runs[-1][1] = uid
        else:
            runs.append([uid, uid])
    return ",".join(str(a) if a == b else f"{a}:{b}" for a, b in runs)
