"""`triage` on files and folders: a line a file, whatever is in it, without network, state or config."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from assistant.cli.commands_triage import mail_files
from tests.cli.shelf import NASTY, Said, Shelf
from tests.cli.test_machine import OF_A_READING
from tests.cli.test_safe import acts

INQUIRY = b"""\
From: Nora Feld <nora@feld.example>
To: info@reyes.example
Subject: Kitchen tap
Date: Fri, 20 Nov 2026 16:00:00 -0500
Message-ID: <1@feld.example>

Hello, my kitchen tap drips. Could you come next week? Thanks, Nora
"""


def lines(said: Said) -> list[dict[str, Any]]:
    assert said.status == 0
    return [json.loads(line) for line in said.out.splitlines()]


@pytest.fixture
def desk(shelf: Shelf) -> Shelf:
    """A folder with one inquiry and no config anywhere."""
    shelf.config.unlink()
    (shelf.folder / "a.eml").write_bytes(INQUIRY)
    return shelf


def test_an_inquiry_is_a_lead_with_every_field_of_the_contract(desk: Shelf) -> None:
    (told,) = lines(desk.bare("triage", "a.eml", "--json"))
    assert set(told) == OF_A_READING
    assert (told["file"], told["verdict"], told["acknowledge"]) == ("a.eml", "lead", True)
    assert told["contact"]["email"] == told["reply_to"] == "nora@feld.example"
    assert not (desk.folder / ".local").exists()


def test_what_cannot_be_read_yields_a_line_with_an_error_and_status_0(desk: Shelf) -> None:
    (desk.folder / "empty.eml").write_bytes(b"")
    (desk.folder / "noise.eml").write_bytes(os.urandom(20_000))
    (desk.folder / "secret.eml").symlink_to(desk.folder / "nowhere")
    told = lines(
        desk.bare("triage", "--json", "empty.eml", "noise.eml", "secret.eml", "missing.eml", "a.eml")
    )
    assert [each["file"] for each in told] == ["empty.eml", "noise.eml", "secret.eml", "missing.eml", "a.eml"]
    assert all(set(each) == OF_A_READING for each in told)
    assert [bool(each["error"]) for each in told][2:] == [True, True, False]
    assert told[0]["error"]


def test_folders_are_walked_and_maildirs_understood(tmp_path: Path) -> None:
    for name in (
        "b.eml",
        "deep/er/C.EML",
        "Maildir/cur/1.x:2,S",
        "Maildir/new/2.x",
        "Maildir/tmp/3.x",
        "notes.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(INQUIRY)
    (tmp_path / "loop").symlink_to(tmp_path)
    found = [os.path.relpath(each, tmp_path) for each in mail_files(str(tmp_path))]
    assert found == ["b.eml", "Maildir/cur/1.x:2,S", "Maildir/new/2.x", "deep/er/C.EML"]
    assert list(mail_files(str(tmp_path / "notes.txt"))) == [str(tmp_path / "notes.txt")]


def test_a_folder_without_mail_is_said(desk: Shelf) -> None:
    (desk.folder / "nothing").mkdir()
    said = desk.bare("triage", "nothing", "--json")
    assert (said.status, said.out) == (0, "")
    assert "no mail file in nothing" in said.err


def test_i26_hostile_mail_and_file_names_stay_inert_text(desk: Shelf) -> None:
    name = os.fsdecode(b"x\x1b]2;y\x07\xff.eml")
    hostile = INQUIRY.replace(
        b"Kitchen tap", b"tap" + NASTY.replace("\n", "").replace("\r", "").encode("utf-8", "replace")
    )
    (desk.folder / name).write_bytes(hostile)
    for words in (["triage", name, "--explain"], ["triage", name, "--json"], ["triage", name + "x"]):
        said = desk.bare(*words)
        assert said.status == 0
        assert acts(said.out + said.err) == []
    (told,) = lines(desk.bare("triage", name, "--json"))
    assert told["file"] == name


def test_explain_says_which_format_matched(desk: Shelf) -> None:
    assert "format" in desk.bare("triage", "a.eml", "--explain").out
    (told,) = lines(desk.bare("triage", "a.eml", "--explain", "--json"))
    assert told["fields"] == []


def test_with_a_config_the_owner_s_own_addresses_are_known(shelf: Shelf) -> None:
    own = INQUIRY.replace(b"nora@feld.example", b"dana@reyes.example")
    (shelf.folder / "own.eml").write_bytes(own)
    (told,) = lines(shelf.run("triage", "own.eml", "--json"))
    assert told["acknowledge"] is False


def test_i4_every_labelled_mail_gets_a_line(shelf: Shelf, samples: Path) -> None:
    files = list(mail_files(str(samples)))
    told = lines(shelf.bare("triage", "--json", str(samples)))
    assert [each["file"] for each in told] == files
    assert all(set(each) == OF_A_READING for each in told)
