"""The edge of the program: exit statuses, one sentence for each error, pipes and signals."""

import json
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from assistant import cli
from assistant.cli import COMMANDS
from tests.cli.shelf import Shelf, lead

NAMES = [name for group in COMMANDS.values() for name in group]


@pytest.mark.parametrize("name", NAMES)
def test_every_command_explains_itself_without_a_config(shelf: Shelf, name: str) -> None:
    shelf.config.unlink()
    said = shelf.bare(name, "--help")
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith(f"Usage: assistant {name}")


def test_help_lists_every_command(shelf: Shelf) -> None:
    said = shelf.bare("--help")
    assert said.status == 0
    assert [name for name in NAMES if f"\n  {name} " not in said.out] == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["leeds"], "Did you mean `leads`?"),
        (["leads", "--jsno"], "--json"),
        (["show"], "Missing argument"),
        (["called", "12", "perhaps"], "reached"),
        (["done", "12", "--outcome", "cold"], "cold"),
        (["log", "--limit", "0"], "0"),
    ],
)
def test_wrong_words_end_with_2_and_say_where_help_is(shelf: Shelf, words: list[str], says: str) -> None:
    said = shelf.run(*words)
    assert (said.status, said.out) == (2, "")
    assert says in said.err
    assert "--help` shows how." in said.err


def test_no_words_at_all_show_the_help_and_end_with_2(shelf: Shelf) -> None:
    said = shelf.bare()
    assert said.status == 2
    assert "leads" in said.err


@pytest.mark.parametrize("command", [["leads"], ["triage", "x.eml"], ["run", "--once"], ["status"]])
def test_a_config_that_was_named_but_is_missing_ends_with_2(shelf: Shelf, command: list[str]) -> None:
    for said in (
        shelf.bare("--config", "nix.toml", *command),
        shelf.bare(*command, ASSISTANT_CONFIG="nix.toml"),
    ):
        assert (said.status, said.out) == (2, "")
        assert "nix.toml: there is no such file" in said.err


def test_a_wrong_key_ends_with_2_and_names_file_and_key(shelf: Shelf) -> None:
    shelf.config.write_text(shelf.config.read_text().replace("timezone", "timezon"))
    said = shelf.run("leads")
    assert said.status == 2
    assert "config.toml" in said.err
    assert "timezone" in said.err


def test_the_config_is_found_by_the_environment_and_in_the_usual_place(shelf: Shelf) -> None:
    shelf.put(lead())
    assert json.loads(shelf.bare("leads", "--json", ASSISTANT_CONFIG=str(shelf.config)).out)[0]["id"] == "12"
    usual = shelf.folder / "xdg" / "assistant"
    usual.mkdir(parents=True)
    (usual / "config.toml").write_text(shelf.config.read_text())
    (usual / "config.toml").chmod(0o600)
    assert shelf.bare("leads", XDG_CONFIG_HOME=str(shelf.folder / "xdg")).status == 0


def test_a_book_that_is_damaged_is_one_sentence(shelf: Shelf) -> None:
    shelf.put(lead())
    for file in (shelf.folder / "state").iterdir():
        if file.name.startswith("book") and not file.name.endswith(".lock"):
            file.write_bytes(b"")
    said = shelf.run("leads")
    assert (said.status, said.out) == (1, "")
    assert said.err


def test_a_fault_of_ours_is_one_sentence_with_the_trace_in_a_private_file(shelf: Shelf) -> None:
    script = (
        "import sys, click; from assistant import cli\n"
        "@cli.assistant.command()\n"
        "def broken(): raise ZeroDivisionError('a secret')\n"
        "cli.COMMANDS['Look']['broken'] = ('broken', '')\n"
        "cli.Commands.get_command = lambda *_: broken\n"
        "sys.exit(cli.main(['broken']))"
    )
    environ = shelf.surroundings() | {"TMPDIR": str(shelf.folder)}
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env=environ, check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "Something went wrong inside (ZeroDivisionError)" in done.stderr
    assert "a secret" not in done.stderr
    (trace,) = shelf.folder.glob("*.trace")
    assert "ZeroDivisionError" in trace.read_text()
    assert stat.S_IMODE(trace.stat().st_mode) == 0o600


def test_a_reader_that_goes_away_is_no_reason_to_complain(shelf: Shelf) -> None:
    shelf.put(*(lead(number) for number in range(1, 400)))
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "assistant", "--config", str(shelf.config), "leads"],
            stdout=writing,
            stderr=subprocess.PIPE,
            env=shelf.surroundings(),
            check=False,
        )
    finally:
        os.close(writing)
    assert done.stderr == b""


def test_ctrl_c_ends_with_130_and_no_trace(shelf: Shelf) -> None:
    script = (
        "import os, signal, sys; from assistant import cli\n"
        "cli.Commands.get_command = lambda *_: os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.exit(cli.main(['leads']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, env=shelf.surroundings(), check=False
    )
    assert done.returncode in (130, -signal.SIGINT)
    assert b"Traceback" not in done.stderr


def test_a_terminal_that_knows_few_letters_is_no_reason_to_fail(shelf: Shelf) -> None:
    shelf.put(lead(subject="défaillante 配管"))
    said = shelf.run("leads", PYTHONIOENCODING="latin-1")
    assert said.status == 0
    assert "d\ufffdfaillante ??" in said.out
    assert "défaillante 配管" in shelf.run("leads", "--json", PYTHONIOENCODING="latin-1").out


def test_nothing_is_coloured_in_a_pipe(shelf: Shelf) -> None:
    shelf.put(lead())
    assert "\x1b" not in shelf.run("leads", TERM="xterm-256color", FORCE_COLOR="1").out


HEAVY = (
    "jinja2", "imapclient", "aiosmtplib", "asyncio", "phonenumbers", "holidays", "schedule", "lxml",
    "rich.console", "pydantic", "email", "http", "subprocess", "assistant.daemon", "assistant.adapters.imap",
)  # fmt: skip


def test_leads_does_not_load_what_only_the_daemon_needs(shelf: Shelf) -> None:
    shelf.put(lead())
    script = (
        "import sys; from assistant import cli\n"
        f"assert cli.main(['--config', {str(shelf.config)!r}, 'leads']) == 0\n"
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env=shelf.surroundings(), check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_main_gives_the_status_and_leaves_the_process_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["--config", str(tmp_path / "nix.toml"), "leads"]) == 2
    assert "no such file" in capsys.readouterr().err
