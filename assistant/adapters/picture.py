"""Columns as a picture for the owner's mail: a PNG of our own (ISO/IEC 15948), with nothing but zlib.

One colour in three strengths on no ground at all, so that it reads on white and in dark mode; its words stand
below it in the mail, where they can be read aloud and cannot be blocked. A picture library would cost the
daemon 13 MB for this.
"""

import zlib
from collections.abc import Sequence
from math import sqrt
from struct import pack

WIDTH, HEIGHT = 1088, 300
"""Pixels: twice as many as it is wide in a mail of 600 pixels, so that it is sharp on a phone."""
_COLOUR = bytes((31, 132, 116))
_STRENGTHS = (76, 150, 255)
"""How solid the three parts of a column are: all of it, the middle part, the dark one."""
_GROUND, _GROUND_STRENGTH = 3, 90
_FILLED = 0.62
"""Of its place a column takes so much."""
_CORNER = 12

Column = tuple[int, int, int]
"""Heights of a hundred: of the whole, of the middle part and of the dark one, each behind the next."""


def columns_png(columns: Sequence[Column]) -> bytes:
    """A picture of these columns, side by side over the whole width."""
    rows = [bytearray(WIDTH) for _ in range(HEIGHT)]
    for row in rows[-_GROUND:]:
        row[:] = bytes((_GROUND_STRENGTH,)) * WIDTH
    place = WIDTH / max(len(columns), 1)
    for number, column in enumerate(columns):
        left = round(number * place + place * (1 - _FILLED) / 2)
        for height, strength in zip(column, _STRENGTHS, strict=True):
            _stand(rows, left, round(place * _FILLED), height, strength)
    return _png(rows)


def _stand(rows: list[bytearray], left: int, width: int, height: int, strength: int) -> None:
    """One part of a column, from the ground up, its upper corners round."""
    top = HEIGHT - _GROUND - round(max(min(height, 100), 0) * (HEIGHT - _GROUND) / 100)
    corner = min(_CORNER, width // 2, HEIGHT - _GROUND - top)
    for y in range(top, HEIGHT - _GROUND):
        row, short = rows[y], 0
        if y - top < corner:
            reach = corner - sqrt(max(corner**2 - (corner - (y - top) - 0.5) ** 2, 0))
            short = int(reach)
            for x in (left + short, left + width - 1 - short):
                row[x] = round(row[x] + (strength - row[x]) * (1 - (reach - short)))
            short += 1
        row[left + short : left + width - short] = bytes((strength,)) * (width - 2 * short)


def _png(rows: list[bytearray]) -> bytes:
    """Rows of strengths as a picture with eight bits a channel, red, green, blue and alpha."""
    coloured = bytearray(4 * WIDTH)
    for channel, value in enumerate(_COLOUR):
        coloured[channel::4] = bytes((value,)) * WIDTH
    lines = bytearray()
    for row in rows:
        coloured[3::4] = row
        lines += b"\0" + coloured
    head = pack(">IIBBBBB", WIDTH, HEIGHT, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))
