"""Nothing in a stranger's text acts on a terminal or in JSON."""

import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from assistant.cli.columns import columns, fitted, wrapped
from assistant.cli.machine import document, line
from assistant.cli.safe import block, one_line
from tests.cli.shelf import NASTY

ANY_TEXT = st.text(st.characters(codec=None), max_size=60) | st.just(NASTY)


def acts(text: str) -> list[str]:
    """The characters of a text that could act, apart from line ends."""
    harmless = {"\n", "\u200c", "\u200d"}  # joiners are letters' business
    acting = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    return [c for c in text if unicodedata.category(c) in acting and c not in harmless and ord(c) < 0xE1000]


def known(text: str) -> str:
    """The text without format characters that draw something of their own (Arabic signs and the like)."""
    return "".join(c for c in text if unicodedata.category(c) != "Cf" or c in NASTY)


@given(ANY_TEXT)
def test_i26_one_line_is_one_line_of_inert_text(text: str) -> None:
    line_of_it = one_line(known(text))
    assert acts(line_of_it) == []
    assert "\n" not in line_of_it


@given(ANY_TEXT)
def test_i26_a_block_keeps_lines_and_nothing_that_acts(text: str) -> None:
    assert acts(block(known(text))) == []


@given(ANY_TEXT)
def test_i26_json_loses_no_character_and_none_acts(text: str) -> None:
    for written in (document({"a": text}), line([text])):
        assert json.loads(written) in ({"a": text}, [text])
        assert acts(known(written)) == []


@given(ANY_TEXT, st.integers(3, 40))
def test_a_fitted_text_fills_its_column_exactly(text: str, width: int) -> None:
    from rich.cells import cell_len

    assert cell_len(fitted(text, width)) == width


def test_wide_letters_count_twice_when_text_is_cut() -> None:
    assert fitted("配管が壊れました", 9) == "配管が壊…"
    assert fitted("short", 9) == "short    "


def test_long_text_is_wrapped_at_blanks_and_a_long_word_where_the_room_ends() -> None:
    assert wrapped("one two three four five", 14, "> ") == ["> one two", "> three four", "> five"]
    assert wrapped("a" * 25, 12) == ["a" * 12, "a" * 12, "a"]
    assert wrapped("first\n\nlast\n", 20) == ["first", "", "last"]


def test_a_flood_of_accents_does_not_make_a_line_long() -> None:
    assert len(fitted("e" + "\u0301" * 5000, 10)) < 100


def test_columns_are_as_wide_as_their_content_and_the_last_takes_the_rest() -> None:
    lines = columns(
        [("1", "Nora", "a tap that drips and drips"), ("22", "Al", "x")], ("ID", "WHO", "ABOUT"), (6, 20), 30
    )
    assert lines == ["ID  WHO   ABOUT", "1   Nora  a tap that drips an…"[:30], "22  Al    x"]
