"""Lines that fit: columns side by side, long text wrapped, measured in the cells of a terminal.

rich knows how wide a character is; its tables are not used here, because 500 rows of one take longer than
the whole command may (DESIGN 8).
"""

from collections.abc import Sequence

from rich.cells import cell_len, chop_cells, set_cell_size

from assistant.cli.safe import block, one_line

GAP = "  "
_SHORTEST = 10
"""The last column is never narrower than this."""
_CHARACTERS_A_CELL = 4
"""Signs without width (accents upon accents) would else make a cell of any length."""


def fitted(text: str, width: int) -> str:
    """The text on one line, cut with an ellipsis or filled with blanks to exactly that width."""
    flat = one_line(text[: width * _CHARACTERS_A_CELL * 4])[: width * _CHARACTERS_A_CELL]
    if cell_len(flat) > width:
        flat = set_cell_size(flat, width - 1).rstrip() + "…"
    return set_cell_size(flat, width)


def columns(
    rows: Sequence[Sequence[str]], titles: Sequence[str], most: Sequence[int], width: int
) -> list[str]:
    """A title line and one line a row; no column but the last is wider than its content or its `most`."""
    everything = [titles, *rows]
    widths = [
        min(cap, max(cell_len(one_line(row[at][:200])) for row in everything)) for at, cap in enumerate(most)
    ]
    taken = sum(widths) + len(GAP) * len(widths)
    widths.append(max(width - taken, _SHORTEST))
    return [
        GAP.join(fitted(cell, room) for cell, room in zip(row, widths, strict=True)).rstrip()
        for row in everything
    ]


def wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """The text as lines of at most that width, each behind the indent; empty lines inside are kept."""
    room = max(width - cell_len(indent), _SHORTEST)
    lines = [piece for line in block(text).strip("\n").split("\n") for piece in _wrapped_line(line, room)]
    return [(indent + line).rstrip() for line in lines]


def _wrapped_line(line: str, room: int) -> list[str]:
    """One line cut at blanks; a word that is too long is cut where the room ends."""
    lines: list[str] = []
    current: list[str] = []
    used = 0
    for piece in (piece for word in line.split() for piece in chop_cells(word, room)):
        wide = cell_len(piece)
        if current and used + 1 + wide > room:
            lines.append(" ".join(current))
            current, used = [], 0
        used += wide + bool(current)
        current.append(piece)
    return [*lines, " ".join(current)]
