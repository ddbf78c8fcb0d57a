"""`audit` on a real server: it needs a mailbox and nothing else, changes nothing, leaves nothing behind."""

import json
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from imaplib import Time2Internaldate
from itertools import count
from pathlib import Path

import pytest

from tests.cli.shelf import Said, Shelf
from tests.dovecot import BINARY, PASSWORD, Dovecot, OwnersClient, Profile, running

pytestmark = pytest.mark.dovecot
OWNER = "dana@reyes.example"
NOW = datetime.now(UTC)
"""Mail is laid some days before the moment of the test; nothing here depends on which moment that is."""
_numbers = count(1)


@pytest.fixture(scope="module")
def dovecot() -> Iterator[Dovecot]:
    """A server with folders that say what they are for."""
    if BINARY is None:
        pytest.skip("Dovecot is not installed (Debian: dovecot-imapd)")
    with running(Profile()) as server:
        yield server


class Box:
    """A fresh mailbox, the owner's own mail program beside it, and a home that is empty."""

    def __init__(self, server: Dovecot, folder: Path) -> None:
        self.server = server
        self.user = server.add_user(f"box{next(_numbers)}@reyes.example")
        self.owner = OwnersClient(server, self.user)
        self.home = folder

    def put(
        self,
        folder: str,
        sender: str,
        to: str,
        subject: str,
        days: float,
        words: str = "Can you come?",
        flags: str = "",
    ) -> None:
        """A mail that came so many days ago."""
        when = NOW - timedelta(days=days)
        head = f"From: {sender}\r\nTo: {to}\r\nSubject: {subject}\r\n"
        head += (
            f"Message-ID: <m{next(_numbers)}@mail.example>\r\nDate: {when:%d %b %Y %H:%M:%S} +0000\r\n\r\n"
        )
        self.owner.put(folder, (head + words + "\r\n").encode(), flags, Time2Internaldate(when))

    def everything(self) -> dict[str, list[tuple[bytes, ...]]]:
        """All folders with flags, times and bytes."""
        return {folder: self.owner.content(folder) for folder in ("INBOX", "Sent", "Junk", "Drafts", "Trash")}

    def audit(self, *more: str, typed: str = "", **environ: str) -> Said:
        """Run the audit as a newcomer does: no config anywhere."""
        shelf = Bare(self.home)
        door = (
            "--host",
            "127.0.0.1",
            "--port",
            str(self.server.port),
            "--security",
            "none",
            "--user",
            self.user,
        )
        return shelf.bare("audit", *door, *more, typed=typed, **({"ASSISTANT_PASSWORD": PASSWORD} | environ))


class Bare(Shelf):
    """A shelf without a config."""

    def __post_init__(self) -> None:
        """Nothing is written."""


@pytest.fixture
def box(dovecot: Dovecot, tmp_path: Path) -> Iterator[Box]:
    """Robin was never answered, Sam was."""
    made = Box(dovecot, tmp_path)
    made.put(
        "INBOX",
        "Robin Sample <robin@customer.example>",
        made.user,
        "Leaking tap",
        10,
        "It leaks. Can you come?\r\n\r\nRobin, 303 555 0142",
        "\\Seen",
    )
    made.put("INBOX", "Sam Sample <sam@customer.example>", made.user, "Boiler", 8)
    made.put(
        "Sent", f"Dana Reyes <{made.user}>", "sam@customer.example", "Re: Boiler", 7.9, "On Friday at nine."
    )
    yield made
    made.owner.close()


def test_a_newcomer_hears_who_never_heard_back_with_a_number_to_call(box: Box) -> None:
    said = box.audit("--timezone", "America/New_York")
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith("1 person never heard back.")
    assert "Robin Sample" in said.out
    assert "(303) 555-0142" in said.out
    assert f"Your addresses: {box.user}" in " ".join(said.out.split())


def test_i6_afterwards_the_mailbox_is_the_same_to_the_byte_and_flag(box: Box) -> None:
    before = box.everything()
    assert box.audit().status == 0
    assert box.everything() == before
    assert len(before["INBOX"]) == 2


def test_nothing_is_written_but_the_page(box: Box) -> None:
    assert box.audit("--json").status == 0
    assert list(box.home.rglob("*")) == []
    said = box.audit("--html", "audit.html")
    assert said.out.endswith("The page is in audit.html.\n")
    assert [path.name for path in box.home.rglob("*")] == ["audit.html"]
    assert stat.S_IMODE((box.home / "audit.html").stat().st_mode) == 0o600
    assert "Robin Sample" in (box.home / "audit.html").read_text("utf-8")


def test_json_is_one_document(box: Box) -> None:
    told = json.loads(box.audit("--json", "--timezone", "Europe/Berlin", "--country", "us").out)
    assert [each["contact"]["email"] for each in told["never_answered"]] == ["robin@customer.example"]
    assert told["never_answered"][0]["contact"]["phone"] == "+13035550142"
    assert (told["inquiries"], told["answered"]) == (2, 1)
    assert told["waited_longest"][0]["contact"]["email"] == "sam@customer.example"


def test_days_reach_no_further_than_asked(box: Box) -> None:
    box.put("INBOX", "Old Friend <old@customer.example>", box.user, "Gutter", 60)
    assert "old@customer.example" not in box.audit("--json").out
    assert "old@customer.example" in box.audit("--json", "--days", "70").out


def test_another_address_of_the_owners_is_learned_from_sent(box: Box) -> None:
    for number in range(5):
        box.put("Sent", "Dana Reyes <office@reyes.example>", f"c{number}@customer.example", "Hello", 5)
    told = json.loads(box.audit("--json").out)
    assert told["own_addresses"] == sorted([box.user, "office@reyes.example"])


def test_a_mailbox_full_of_garbage_is_survived(box: Box) -> None:
    for raw in (
        b"\r\n",
        b"\x80\xff\xfe" * 200 + b"\r\n",
        b"From: x\r\n\r\n",
        b"Subject: " + b"=?utf-8?q?" * 400 + b"\r\n\r\nx",
    ):
        box.owner.put("INBOX", raw)
    before = box.everything()
    said = box.audit("--html", "page.html")
    assert said.status == 0
    assert "Robin Sample" in said.out
    assert box.everything() == before


def test_the_password_may_come_by_stdin_and_is_never_shown(box: Box) -> None:
    assert box.audit(typed=f"{PASSWORD}\n", ASSISTANT_PASSWORD="").status == 0
    refused = box.audit(ASSISTANT_PASSWORD="kestrel-over-the-hill")
    assert (refused.status, refused.out) == (1, "")
    assert "refuses the login" in refused.err
    assert refused.err.count("\n") == 1
    assert "kestrel" not in refused.err


def test_i5_without_a_sent_folder_it_says_so_and_takes_a_name(tmp_path: Path) -> None:
    if BINARY is None:
        pytest.skip("Dovecot is not installed (Debian: dovecot-imapd)")
    with running(Profile(folders={"Drafts": "\\Drafts"})) as server:
        box = Box(server, tmp_path)
        box.put("INBOX", "Sam Sample <sam@customer.example>", box.user, "Boiler", 8)
        box.owner.create("Outbound")
        box.put("Outbound", box.user, "sam@customer.example", "Re: Boiler", 7.9, "On Friday at nine.")
        refused, told = box.audit(), box.audit("--sent", "Outbound")
        box.owner.close()
    assert (refused.status, refused.out) == (1, "")
    assert "no Sent folder was found" in refused.err
    assert told.out.startswith("Everybody heard back.")


# --- with a config, and wrong words -------------------------------------------------------------------------


def test_with_a_config_its_accounts_are_looked_at_and_the_state_is_not(box: Box, tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, port=box.server.port, password=PASSWORD)
    shelf.config.write_text(
        shelf.config.read_text().replace(f'username = "{OWNER}"', f'username = "{box.user}"')
    )
    said = shelf.run("audit")
    assert (said.status, said.err) == (0, "")
    assert "Robin Sample" in said.out
    assert [path.name for path in tmp_path.rglob("*")] == ["config.toml"]


def test_a_config_that_is_named_but_missing_is_wrong_usage(tmp_path: Path) -> None:
    said = Bare(tmp_path).bare("--config", "nowhere.toml", "audit")
    assert (said.status, said.out) == (2, "")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "say which mailbox"),
        (["--host", "127.0.0.1", "--user", "x"], "ASSISTANT_PASSWORD"),
        (["--host", "127.0.0.1", "--user", "x", "--timezone", "berlin"], "did you mean Europe/Berlin?"),
        (["--html", "no/such/folder/page.html"], "There is no folder"),
        (["--days", "0"], "0 is not in the range"),
        (["--host", "mail.example.com", "--user", "x", "--security", "none"], "this machine only"),
    ],
)
def test_wrong_words_are_told_before_anything_is_done(tmp_path: Path, words: list[str], told: str) -> None:
    given = {"ASSISTANT_PASSWORD": "x"} if "--security" in words else {}
    said = Bare(tmp_path).bare("audit", *words, **given)
    assert (said.status, said.out) == (2, "")
    assert told in " ".join(said.err.split())


def test_a_server_that_cannot_be_reached_is_one_sentence(tmp_path: Path) -> None:
    said = Bare(tmp_path).bare(
        "audit",
        "--host",
        "127.0.0.1",
        "--port",
        "1",
        "--security",
        "none",
        "--user",
        "x",
        ASSISTANT_PASSWORD="x",
    )
    assert (said.status, said.out) == (1, "")
    assert said.err.count("\n") == 1
