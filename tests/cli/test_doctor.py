"""`doctor` connects, says what it found and what to do, makes folders when told to, and sends nothing."""

import json
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest

from assistant.adapters.imap import FolderFacts, ImapFacts
from assistant.cli.examination import Grade, account_findings, worst
from assistant.config import parse
from assistant.domain.commands import command_in, is_genuine
from assistant.domain.mailbox import Folder, Role
from assistant.domain.seal import Seal
from tests.cli.shelf import CONFIG, NOW, Shelf, lead
from tests.dovecot import BINARY, NO_UIDPLUS, PASSWORD, Dovecot, Profile, running

USER = "dana@reyes.example"
SETTINGS = parse(CONFIG.format(port=993, smtp="", password="x"), Path("config.toml"))
ALL_FOLDERS = tuple(
    FolderFacts(Folder(name, role, "special use"), 3)
    for name, role in (
        ("INBOX", Role.INBOX),
        ("Sent", Role.SENT),
        ("Drafts", Role.DRAFTS),
        ("Junk", Role.JUNK),
        ("Trash", Role.TRASH),
    )
)


def words_of(facts: ImapFacts) -> str:
    return "\n".join(f"{each.grade}: {each.words}" for each in account_findings(facts, SETTINGS.account[0]))


def test_a_server_with_everything_leaves_nothing_to_do() -> None:
    facts = ImapFacts("business", 2, frozenset({"MOVE", "UIDPLUS", "IDLE"}), ALL_FOLDERS)
    findings = tuple(account_findings(facts, SETTINGS.account[0]))
    assert worst(findings) is Grade.NOTE  # no smtp, no remote control yet: worth knowing, no more
    assert "sent is Sent (found by special use), 3 messages" in words_of(facts)


def test_whose_word_about_forged_senders_counts_is_said() -> None:
    facts = ImapFacts("business", 2, frozenset({"MOVE"}), ALL_FOLDERS)
    named = replace(SETTINGS.account[0], authserv_id=("mx.reyes.example",))
    words = "\n".join(each.words for each in account_findings(facts, named))
    assert "what mx.reyes.example says about forged senders counts" in words
    assert "nobody's word about forged senders counts" in words_of(facts)


def test_a_server_that_cannot_take_drafts_out_needs_attention() -> None:
    words = words_of(ImapFacts("business", 2, frozenset({"IDLE"}), ALL_FOLDERS))
    assert "attention: business: the server has neither MOVE nor UIDPLUS" in words


def test_one_connection_and_no_idle_are_worth_knowing_and_no_more() -> None:
    words = words_of(ImapFacts("business", 1, frozenset({"MOVE"}), ALL_FOLDERS))
    assert "note: business: the server allows one connection only: it works, but slower." in words
    assert "note: business: the server has no IDLE" in words


def test_i5_a_missing_sent_folder_needs_attention_and_names_the_key() -> None:
    words = words_of(ImapFacts("business", 2, frozenset({"MOVE"}), ALL_FOLDERS[:1]))
    assert "attention: business: no sent folder was found" in words
    assert "account.folders.sent" in words


def test_a_folder_that_cannot_be_read_says_why() -> None:
    hidden = FolderFacts(Folder("Geheim", Role.SENT, "the config"), None, "no such folder")
    assert "sent folder Geheim: no such folder" in words_of(ImapFacts("business", 2, frozenset(), (hidden,)))


def test_no_findings_at_all_are_no_cause_for_alarm() -> None:
    assert worst([]) is Grade.OK


# --- on a real server ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def dovecot() -> Iterator[Dovecot]:
    """A server with folders that say what they are for."""
    if BINARY is None:
        pytest.skip("Dovecot is not installed (Debian: dovecot-imapd)")
    with running(Profile()) as server:
        server.add_user(USER)
        yield server


@pytest.fixture
def housed(tmp_path: Path, dovecot: Dovecot) -> Shelf:
    """A shelf whose config names that server."""
    return Shelf(tmp_path, port=dovecot.port, password=PASSWORD)


@pytest.mark.dovecot
def test_doctor_finds_the_folders_and_makes_those_of_the_remote_control(housed: Shelf) -> None:
    before = housed.run("doctor")
    assert before.status == 0
    assert "sent is Sent (found by special use), 0 messages" in before.out
    assert "--create-folders" in before.out
    made = housed.run("doctor", "--create-folders")
    assert made.status == 0
    assert "Assistant/Not a lead was made." in made.out
    after = housed.run("doctor")
    assert "the folders of Assistant are there" in after.out
    assert after.out.endswith("All is well.\n")


@pytest.mark.dovecot
def test_doctor_makes_the_folders_of_the_work_where_a_server_starts_with_none(tmp_path: Path) -> None:
    if BINARY is None:
        pytest.skip("Dovecot is not installed (Debian: dovecot-imapd)")
    with running(Profile(folders={}, capability=NO_UIDPLUS.capability + " UIDPLUS")) as server:
        server.add_user(USER)
        shelf = Shelf(tmp_path, port=server.port, password=PASSWORD)
        assert "no sent folder was found" in " ".join(shelf.run("doctor").out.split())
        made = shelf.run("doctor", "--create-folders")
    assert made.status == 0
    assert "business: Sent was made." in made.out
    assert "business: Drafts was made." in made.out


@pytest.mark.dovecot
def test_i28_a_refused_password_is_told_without_the_password(tmp_path: Path, dovecot: Dovecot) -> None:
    shelf = Shelf(tmp_path, port=dovecot.port)
    for words in (["doctor"], ["doctor", "--json"], ["run", "--once"], ["status"]):
        said = shelf.run(*words)
        assert "kestrel" not in said.out + said.err
        assert said.status == (0 if words == ["status"] else 1)


def test_doctor_finds_a_full_disk_and_says_what_to_do(shelf: Shelf) -> None:
    shelf.put(lead())
    shelf.room = 10_000
    said = shelf.run("doctor")
    assert said.status == 1
    words = " ".join(said.out.split())
    assert "All is well" not in words
    assert "cannot be used: File too large. Free some space; then the assistant goes on by itself." in words
    assert [path.name for path in (shelf.folder / "state").glob("probe*")] == []


def test_doctor_leaves_the_state_folder_to_its_owner_alone(shelf: Shelf) -> None:
    shelf.put(lead())
    (shelf.folder / "state").chmod(0o755)
    assert "yours alone, and holds 1 lead." in " ".join(shelf.run("doctor").out.split())
    assert stat.S_IMODE((shelf.folder / "state").stat().st_mode) == 0o700


def test_doctor_names_a_book_that_is_damaged(shelf: Shelf) -> None:
    shelf.put(lead())
    for file in (shelf.folder / "state").glob("book*"):
        if file.suffix != ".lock":
            file.write_bytes(b"")
    said = shelf.run("doctor")
    assert said.status == 1
    assert "attention  State:" in said.out


def test_doctor_goes_on_where_the_daemons_lock_cannot_be_tried(shelf: Shelf) -> None:
    shelf.put(lead())
    (shelf.folder / "state" / "daemon.lock").mkdir()
    said = shelf.run("doctor")
    assert said.status == 1
    assert "attention  State:" in said.out
    assert "Formats:" in said.out


def test_doctor_names_a_key_that_is_gone(shelf: Shelf) -> None:
    shelf.put(lead())
    shelf.store.key()
    (shelf.folder / "state" / "key").unlink()
    said = shelf.run("doctor")
    assert said.status == 1
    assert "attention  State:" in said.out
    assert "key is missing" in " ".join(said.out.split())


def test_doctor_names_a_template_that_is_broken(shelf: Shelf) -> None:
    folder = shelf.folder / "templates" / "reply" / "en"
    folder.mkdir(parents=True)
    (folder / "acknowledgement.txt.j2").write_text("Subject: x\n\nHello {{ contact.frist_name }}\n")
    out = " ".join(shelf.run("doctor").out.split())
    assert "attention Templates:" in out
    assert "acknowledgement.txt.j2" in out


# --- work ---------------------------------------------------------------------------------------------------


@pytest.mark.dovecot
def test_one_round_is_done_and_says_so(housed: Shelf) -> None:
    said = housed.run("run", "--once")
    assert (said.status, said.err) == (0, "")
    assert "One round is done" in said.out
    assert '"last_round": "20' in housed.run("status", "--json").out


def test_i5_leads_says_that_nothing_was_read_yet(shelf: Shelf) -> None:
    said = shelf.run("leads")
    assert said.status == 0
    assert "No mail was read yet" in said.err
    assert shelf.run("leads", "--json").err == ""


def test_a_round_beside_a_daemon_is_refused(shelf: Shelf) -> None:
    with shelf.store.daemon_lock():
        said = shelf.run("run", "--once")
    assert (said.status, said.out) == (1, "")
    assert said.err.count("\n") == 1


@pytest.mark.dovecot
def test_i5_a_round_that_could_not_see_sent_is_no_success_and_leads_says_so(tmp_path: Path) -> None:
    if BINARY is None:
        pytest.skip("there is no Dovecot here")
    with running(Profile(folders={"Drafts": "\\Drafts"})) as server:
        server.add_user(USER)
        shelf = Shelf(tmp_path, port=server.port, password=PASSWORD)
        said = shelf.run("run", "--once")
        looked = shelf.run("leads")
    assert said.status == 1
    assert "no sent folder was found" in said.err
    assert "`assistant status` says what" in looked.err


def test_a_round_without_a_mailbox_could_not_be_done(shelf: Shelf) -> None:
    said = shelf.run("run", "--once")
    assert said.status == 1
    assert "cannot be reached: nobody answers at that port." in said.err


# --- the ways to and from the owner -------------------------------------------------------------------------


def test_doctor_offers_a_test_link_until_a_word_by_mail_came_through(shelf: Shelf) -> None:
    found = json.loads(shelf.run("doctor", "--json").out)
    (link,) = [each["link"] for each in found if "link" in each]
    address, _, subject = link.removeprefix("mailto:").partition("?subject=")
    assert address == USER
    command = command_in(unquote(subject))
    assert command is not None
    assert (command.order.words, command.whole) == ("test 1", True)
    assert is_genuine(Seal(shelf.store.key()), command, ())
    assert [line for line in shelf.run("doctor").out.splitlines() if line.startswith("mailto:dana")]

    with shelf.store.transaction() as book:
        book.note_proof("business", NOW)
    said = shelf.run("doctor").out
    assert "mailto:" not in said
    assert "your word by mail comes through; last found in Sent Mon 23 Nov 10:00." in " ".join(said.split())


def test_i28_doctor_names_push_services_without_their_tokens(shelf: Shelf) -> None:
    with shelf.config.open("a") as file:
        file.write('[push]\nurls = ["ntfy://kestrel@127.0.0.1:1/t", "quark://kestrel"]\n')
    words = " ".join(shelf.run("doctor").out.split())
    assert "Push: ntfy, push.urls 1: understood, without names; not tried." in words
    assert "Push: quark, push.urls 2 is no address that apprise understands." in words
    assert "kestrel" not in words


def test_lint_reads_the_templates_over_and_names_what_sounds_wrong(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    fine = shelf.run("lint")
    own = shelf.folder / "templates" / "reply" / "en"
    own.mkdir(parents=True)
    (own / "acknowledgement.txt.j2").write_text("Subject: Hello\n\nThis is an automated message.\n")

    wrong = shelf.run("lint")

    assert (fine.status, wrong.status) == (0, 1)
    assert "acknowledgement.txt.j2" in wrong.out


def test_doctor_keeps_what_it_found_for_the_page_but_no_link(shelf: Shelf) -> None:
    shelf.run("doctor")
    kept = shelf.store.read_findings()
    words = [each["words"] for each in kept["findings"]]
    assert any(each.startswith("Formats: ") for each in words)
    assert any(each.startswith("business: ") for each in words)
    assert not any("mailto" in each or each.startswith(("State: ", "Daemon: ")) for each in words)
