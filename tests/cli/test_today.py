"""`assistant` alone: what matters now, in 80 columns; kept on the screen by -w; completion of words."""

import json
import os
import pty
import signal
import subprocess
import sys
from dataclasses import replace

from assistant.cli import COMMANDS
from assistant.cli.commands_today import CLEAR, frame
from assistant.cli.today_text import text
from assistant.domain.summary import summarise
from tests.cli.shelf import Shelf, draft, lead, nasty_lead
from tests.cli.test_safe import acts
from tests.summary_days import HOURS, LOOKED, NEXT, NOW, busy_day, display, empty_day, thirty_leads


def drawn(book: object, *, running: bool = True, width: int = 80) -> str:
    it = summarise(
        book,  # type: ignore[arg-type]
        NOW,
        HOURS,
        next_summary=NEXT,
        troubles={"business/INBOX": "could not be read"},
        looked=LOOKED,
        display_phone=display,
    )
    return text(it, running=running, width=width)


def test_no_command_shows_today(monday_shelf: Shelf) -> None:
    alone, named = monday_shelf.run(), monday_shelf.run("today")
    assert (alone.status, alone.err) == (0, "")
    assert alone.out.splitlines()[2:] == named.out.splitlines()[2:]
    assert "12a   Nora Feld" in alone.out
    assert "No daemon is running: `assistant run` starts it." in alone.out


def test_today_fits_80_columns_and_folds_long_lists() -> None:
    for day in (busy_day(), empty_day(), thirty_leads()):
        said = drawn(day)
        assert max(map(len, said.splitlines())) <= 80
        assert len(said.splitlines()) < 60
    assert "more\n" in drawn(thirty_leads())


def test_today_says_troubles_and_a_missing_daemon_before_the_lists() -> None:
    lines = drawn(busy_day(), running=False).splitlines()
    missing = lines.index("No daemon is running: `assistant run` starts it.")
    assert lines[missing + 1] == "! business/INBOX: Could not be read"
    assert missing < lines.index("")


def test_today_as_json_has_every_lead_in_its_list(monday_shelf: Shelf) -> None:
    said = json.loads(monday_shelf.run("today", "--json").out)
    listed = [each["id"] for leads in said["lists"].values() for each in leads]
    assert sorted(listed) == ["12", "13", "14", "15", "16", "17"]
    assert said["problems"] == []


def test_i26_a_strangers_words_stay_inert_in_today(shelf: Shelf) -> None:
    shelf.put(nasty_lead())
    assert not acts(shelf.run().out)


def test_watching_draws_again_when_the_book_changes_and_ends_cleanly_on_ctrl_c(shelf: Shelf) -> None:
    shelf.put(lead(12))
    words = [sys.executable, "-u", "-m", "assistant", "--config", str(shelf.config), "today", "-w"]
    with subprocess.Popen(
        words, stdout=subprocess.PIPE, cwd=shelf.folder, env=shelf.surroundings()
    ) as watching:
        assert watching.stdout is not None
        lines = iter(watching.stdout.readline, b"")
        assert any(
            line.endswith(b"tells all about one; `assistant leads` lists everybody.\n") for line in lines
        )
        shelf.put(replace(lead(12), drafts=(draft(),)))
        assert any(b"12a   Nora Feld" in line for line in lines)
        watching.send_signal(signal.SIGINT)
        rest = b"".join(lines)
    assert watching.returncode == 0
    assert b"Traceback" not in rest


def test_watching_on_a_screen_draws_over_it_and_blanks_it_once(shelf: Shelf) -> None:
    shelf.put(lead(12))
    ours, theirs = pty.openpty()
    words = [sys.executable, "-m", "assistant", "--config", str(shelf.config), "today", "-w"]
    with subprocess.Popen(
        words, stdout=theirs, cwd=shelf.folder, env=shelf.surroundings() | {"TERM": "xterm"}
    ) as watching:
        os.close(theirs)
        seen = read_until(ours, b"lists everybody.")
        shelf.put(replace(lead(12), drafts=(draft(),)))
        seen += read_until(ours, b"12a   Nora Feld")
        watching.send_signal(signal.SIGINT)
        seen += read_until(ours, None)
    os.close(ours)
    assert watching.returncode == 0
    assert seen.startswith(b"\x1b[2J\x1b[H")
    assert (seen.count(CLEAR.encode()), seen.count(b"\x1b[H") >= 2) == (1, True)


def read_until(terminal: int, words: bytes | None) -> bytes:
    """What a terminal shows until it shows these words, or until it is left."""
    seen = b""
    while words is None or words not in seen:
        try:
            seen += os.read(terminal, 4096)
        except OSError:  # nobody writes any more
            break
    return seen


def test_a_screen_that_is_too_small_says_how_much_is_left_out() -> None:
    drawn_over = frame("".join(f"line {nth}\n" for nth in range(30)), 10, fresh=False)
    assert drawn_over.count("\n") == 9
    assert "… and 22 more lines" in drawn_over
    assert "line 8" not in drawn_over
    assert "more lines" not in frame("a\nb\n", 10, fresh=True)


def test_watching_and_json_do_not_go_together(shelf: Shelf) -> None:
    assert shelf.run("today", "-w", "--json").status == 2


def test_a_shell_is_told_commands_and_options(shelf: Shelf) -> None:
    def told(line: str) -> set[str]:
        words = line.split(" ")
        said = shelf.bare(
            _ASSISTANT_COMPLETE="bash_complete", COMP_WORDS=line, COMP_CWORD=f"{len(words) - 1}"
        )
        assert (said.status, said.err) == (0, "")
        return {each.removeprefix("plain,") for each in said.out.split()}

    assert told("assistant to") == {"today"}
    assert told("assistant ") == {name for group in COMMANDS.values() for name in group}
    assert {"--all", "--json"} <= told("assistant leads --")
    assert "Traceback" not in "".join(told("assistant leeds --"))


def test_completion_prints_a_script_for_each_shell(shelf: Shelf) -> None:
    for shell in ("bash", "zsh", "fish"):
        said = shelf.bare("completion", shell)
        assert said.status == 0
        assert said.out.startswith("# To switch it on for good:")
        assert "_ASSISTANT_COMPLETE" in said.out
    parsed = subprocess.run(
        ["bash", "-n"], input=shelf.bare("completion", "bash").out.encode(), capture_output=True, check=False
    )
    assert (parsed.returncode, parsed.stderr) == (0, b"")
