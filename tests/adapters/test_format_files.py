"""Format files: what is loaded, whose wins, and how a mistake is told."""

from pathlib import Path

import pytest

from assistant.adapters.format_files import load_file, load_formats, shipped_formats
from assistant.errors import FormatError

OWN = """
name = "google_voice"

[[mail]]
kind = "voicemail"
subject = ["Call from {caller}"]
text = "none"
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_owners_format_replaces_the_shipped_one_of_that_name_and_comes_first(tmp_path: Path) -> None:
    written(tmp_path, OWN)
    formats = load_formats(tmp_path)
    assert [each.name for each in formats].count("google_voice") == 1
    assert formats[0].source.endswith("mine.toml")
    assert len(formats) == len(shipped_formats())


def test_a_folder_that_does_not_exist_is_an_empty_one(tmp_path: Path) -> None:
    assert load_formats(tmp_path / "none") == shipped_formats()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("name = 'x'\n[[mail]\nkind = 1\n", "line 2"),
        ("title = 'x'\n[[mail]]\nkind = 'voicemail'\nsubject = 'x'", "name"),
        (OWN.replace("subject", "subjct"), "did you mean “subject”"),
        (OWN.replace('"voicemail"', '"voicemial"'), "mail[0].kind"),
        (OWN.replace("{caller}", "{caler}"), "mail[0].subject[0]"),
        (OWN.replace("Call from {caller}", "{*}"), "match everything"),
        (
            OWN.replace('subject = ["Call from {caller}"]', 'from = ["a@b.example"]'),
            "a sender alone is never enough",
        ),
        ("name = 'x'", "[[mail]]"),
        (OWN.replace('text = "none"', 'read = { number = "X-Caller" }'), "mail[0].read.number"),
        (OWN.replace('text = "none"', "labels = { text = 'Body' }"), "mail[0].labels.text"),
    ],
)
def test_a_mistake_names_file_and_key(tmp_path: Path, text: str, named: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(FormatError) as told:
        load_file(path)
    assert str(path) in str(told.value)
    assert named in str(told.value)
    assert told.value.exit_code == 2


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (OWN.replace("subject", "subjct"), 6),
        (OWN.replace('"voicemail"', '"voicemial"'), 5),
        (OWN + OWN[OWN.index("[[mail]]") :].replace("{caller}", "{caler}"), 10),
        (OWN.replace('text = "none"', 'text = "none"\nread = { number = "X-Caller" }'), 8),
        (OWN.replace('kind = "voicemail"\n', ""), 4),
        ("[[mail]]\nkind = 'voicemail'\nsubject = 'x'", 1),
    ],
)
def test_a_mistake_names_its_line(tmp_path: Path, text: str, line: int) -> None:
    path = written(tmp_path, text)
    with pytest.raises(FormatError, match=f"{path}, line {line}: "):
        load_file(path)


def test_a_file_that_is_not_text_or_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(FormatError, match="UTF-8"):
        load_file(path)
    path.write_bytes(b"#" * 300_000)
    with pytest.raises(FormatError, match="larger"):
        load_file(path)
    with pytest.raises(FormatError, match="cannot be read"):
        load_file(tmp_path / "none.toml")
