"""docs/teach-it-your-phone.md works as it is written."""

import re
from pathlib import Path

import pytest

from tests.cli.shelf import Shelf

GUIDE = Path(__file__).parent.parent.parent / "docs" / "teach-it-your-phone.md"


@pytest.fixture
def taught(shelf: Shelf) -> Shelf:
    """A shelf whose owner followed the guide."""
    text = GUIDE.read_text(encoding="utf-8")
    call = re.search(r"```\n(From: .*?)```", text, re.DOTALL)
    assert call
    (shelf.folder / "call.eml").write_text(call[1], encoding="utf-8")
    formats = shelf.folder / "formats"
    formats.mkdir()
    blocks = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    (formats / "kestrel.toml").write_text("\n".join(blocks), encoding="utf-8")
    return shelf


def test_after_the_guide_the_call_is_read_as_the_guide_shows(taught: Shelf) -> None:
    said = taught.run("triage", "--explain", str(taught.folder / "call.eml")).out
    shown = re.search(r"```\ncall\.eml: (.*?)\n  \.\.\.", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    assert shown
    for line in shown[1].splitlines():
        assert line in said


def test_before_the_guide_no_format_knows_it(taught: Shelf) -> None:
    (taught.folder / "formats" / "kestrel.toml").unlink()
    assert (
        "none: it was read as ordinary mail"
        in taught.run("triage", "--explain", str(taught.folder / "call.eml")).out
    )


def test_doctor_says_when_an_example_comes_out_wrong(taught: Shelf) -> None:
    file = taught.folder / "formats" / "kestrel.toml"
    assert "kestrel.toml" not in taught.run("doctor").out
    file.write_text(file.read_text(encoding="utf-8").replace("duration_s = 31", "duration_s = 32"))
    assert "kestrel.toml: its example gives duration_s = 31, not 32" in taught.run("doctor").out


def test_a_word_nobody_knows_is_told_with_its_place(taught: Shelf) -> None:
    file = taught.folder / "formats" / "kestrel.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("subject =", "subjekt ="))
    said = taught.run("triage", str(taught.folder / "call.eml"))
    assert said.status != 0
    assert "mail[0].subjekt: is not known; did you mean “subject”?" in said.err
