"""Columns as a PNG of our own: read back chunk by chunk, as a mail program does."""

import zlib
from struct import unpack

import pytest

from assistant.adapters.picture import HEIGHT, WIDTH, columns_png


def alphas(png: bytes) -> list[bytes]:
    """How solid each pixel is, row by row; every length and check sum holds."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    at, chunks = 8, []
    while at < len(png):
        (size,) = unpack(">I", png[at : at + 4])
        kind, data = png[at + 4 : at + 8], png[at + 8 : at + 8 + size]
        assert unpack(">I", png[at + 8 + size : at + 12 + size])[0] == zlib.crc32(kind + data)
        chunks.append((kind, data))
        at += 12 + size
    assert [kind for kind, _ in chunks] == [b"IHDR", b"IDAT", b"IEND"]
    assert unpack(">IIBBBBB", chunks[0][1]) == (WIDTH, HEIGHT, 8, 6, 0, 0, 0)
    lines = zlib.decompress(chunks[1][1])
    line = 1 + 4 * WIDTH
    assert len(lines) == HEIGHT * line
    return [lines[n * line + 4 : (n + 1) * line : 4] for n in range(HEIGHT)]


def test_columns_stand_side_by_side_each_as_high_as_it_says() -> None:
    rows = alphas(columns_png([(100, 50, 25), (50, 0, 0)]))
    left, right = WIDTH // 4, 3 * WIDTH // 4

    def solid(x: int) -> list[int]:
        return [row[x] for row in rows[::-1][3:]]

    first, second = solid(left), solid(right)
    assert (first[1], second[1]) == (255, second[10])
    assert len(set(first)) == 3
    assert first == sorted(first, reverse=True)
    assert 0.98 < len([a for a in first if a]) / (HEIGHT - 3) <= 1
    assert 0.48 < len([a for a in second if a]) / (HEIGHT - 3) < 0.52


def test_the_ground_is_clear_so_that_it_reads_on_white_and_on_black() -> None:
    rows = alphas(columns_png([(50, 50, 50)] * 8))
    assert set(rows[0]) == {0}
    assert {row[0] for row in rows[:-3]} == {0}


@pytest.mark.parametrize("columns", [[], [(0, 0, 0)], [(400, -5, 1)], [(100, 100, 100)] * 40])
def test_any_figures_make_a_picture_and_a_small_one(columns: list[tuple[int, int, int]]) -> None:
    png = columns_png(columns)
    assert alphas(png)
    assert len(png) < 30_000
