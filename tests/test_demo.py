"""The demo: a sample day with the real rounds, told in plain words, on this machine only."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time, timedelta
from http.client import HTTPConnection
from pathlib import Path
from typing import TypeAlias

import pytest

from assistant.demo.people import MAYA, Mail
from assistant.demo.show import Show
from assistant.demo.stage import calendar_ending

READY = "Ctrl-C ends the demo."
ACKNOWLEDGEMENT = "Thank you for your message about “Water under the kitchen sink”."
TUESDAY = datetime(2026, 11, 24, 9, 12, tzinfo=UTC)

Playing: TypeAlias = "subprocess.Popen[str]"
Start: TypeAlias = Callable[..., Playing]

SPY = """\
import os, sys

def note(event, args):
    if event in ("socket.connect", "socket.sendto"):
        place = args[1]
    elif event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        place = args[0]
    else:
        return
    with open(os.environ["SPY"], "a") as file:
        print(place[0] if isinstance(place, tuple) else place, file=file)

sys.addaudithook(note)
"""
"""Writes down whom a Python process calls, as `sitecustomize`."""


@pytest.fixture
def temporary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the demo makes its folder; a short path, since a socket lies in there."""
    return tmp_path_factory.mktemp("d")


@pytest.fixture
def demo(root: Path, tmp_path: Path, temporary: Path) -> Start:
    """Starts `assistant demo` with those words."""
    pytest.importorskip("mail_devel", reason="mail-devel, the demo's mail server, is not installed")

    def start(*words: str, shadow: Path | None = None, **environ: str) -> Playing:
        path = os.pathsep.join(map(str, filter(None, (shadow, root))))
        environment = {**os.environ, "TMPDIR": str(temporary), "PYTHONPATH": path, **environ}
        command = [sys.executable, "-m", "assistant", "demo", *words]
        return subprocess.Popen(
            command,
            env=environment,
            cwd=tmp_path,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    return start


def told_until(words: str, demo: Playing) -> Iterator[str]:
    """The lines of a running demo, up to the one with those words."""
    assert demo.stdout is not None
    for line in demo.stdout:
        yield line
        if words in line:
            return
    pytest.fail(f"the demo ended without saying {words!r}")


# --- the day ------------------------------------------------------------------------------------------------


def test_the_day_plays_through_and_shows_an_acknowledgement_and_the_summary(
    demo: Start, temporary: Path
) -> None:
    playing = demo("--once")
    told, _ = playing.communicate(timeout=90)
    assert playing.returncode == 0, told
    arc = (
        "Maya Chen writes:",
        "She promised something by",
        "Note 3a waits in Drafts",
        "$ assistant approve 3",
        "note 3a was sent to maya.chen@larkspur.example",
        "Nudge 1a waits in Drafts",
        "Delay note 2a waits in Drafts",
        "I'm sorry, I need a little longer with “Sump pump”",
        "to approve",
        "Dana's own mail to them was found in Sent",
        "[3] Maya Chen: what was promised is kept.",
        "Phone-tag mail 8b (in Spanish) waits in Drafts",
        "Introduction 11a waits in Drafts",
        "The note, as Maya Chen found it",
        f"| {ACKNOWLEDGEMENT}",
        "The summary, as Dana found it",
        "DRAFTS TO APPROVE (2)",
        "Promises: 1 kept, 0 broken",
        "Check-in 12a waits in Drafts",
    )
    flowing = " ".join(told.split())
    places = [flowing.find(words) for words in arc]
    assert -1 not in places, arc[places.index(-1)]
    assert places == sorted(places)
    assert [line for line in told.splitlines() if len(line) > 80] == []
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("days", [-1, 0, 3, 5], ids=["monday", "tuesday", "friday", "sunday"])
def test_the_day_plays_through_on_any_day_of_the_week(tmp_path: Path, days: int) -> None:
    pytest.importorskip("mail_devel", reason="mail-devel, the demo's mail server, is not installed")
    told: list[str] = []
    Show(told.append, tmp_path, TUESDAY + timedelta(days=days)).play(once=True)
    text = "\n".join(told)
    assert ACKNOWLEDGEMENT in text
    assert "[5] Gus Lindqvist: our mail to them came back" in text
    assert "Set aside (newsletter" in text
    assert "1 to look at" in text


def test_the_demo_speaks_to_this_machine_only(demo: Start, tmp_path: Path) -> None:
    spied = tmp_path / "spied"
    (tmp_path / "shadow").mkdir()
    (tmp_path / "shadow" / "sitecustomize.py").write_text(SPY, encoding="utf-8")
    playing = demo("--once", shadow=tmp_path / "shadow", SPY=str(spied))
    told, _ = playing.communicate(timeout=90)
    assert playing.returncode == 0, told
    assert set(spied.read_text(encoding="utf-8").split()) == {"127.0.0.1"}


# --- staying ------------------------------------------------------------------------------------------------


def test_the_demo_stays_sends_what_is_approved_elsewhere_and_ends_on_ctrl_c(
    demo: Start, root: Path, tmp_path: Path, temporary: Path
) -> None:
    staying = demo()
    told = "".join(told_until(READY, staying))
    config = re.search(r"export ASSISTANT_CONFIG=(\S+)", told)
    note = re.search(r"approve (\d+[a-z])", told)
    assert config
    assert note
    environment = {**os.environ, "ASSISTANT_CONFIG": config[1], "PYTHONPATH": str(root)}
    command = [sys.executable, "-m", "assistant", "approve", note[1]]
    approving = subprocess.run(
        command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert approving.returncode == 0, approving.stderr
    _visit_the_page(told)
    assert any(f"note {note[1]} was sent" in line for line in told_until("was sent", staying))
    staying.send_signal(signal.SIGINT)
    rest, _ = staying.communicate(timeout=30)
    assert (staying.returncode, "The demo has ended." in rest) == (0, True)
    assert list(temporary.iterdir()) == []


def _visit_the_page(told: str) -> None:
    """The address and the code that were printed let a browser in, and there the day stands."""
    printed = re.search(r"open http://(127\.0\.0\.1:\d+) and type\s+(\S+)", told)
    assert printed
    address, code = printed.groups()
    http = HTTPConnection(address, timeout=20)
    here = {"Origin": f"http://{address}", "Content-Type": "application/x-www-form-urlencoded"}
    http.request("POST", "/login", f"code={code}", here)
    answer = http.getresponse()
    answer.read()
    cookie = (answer.getheader("Set-Cookie") or "").partition(";")[0]
    http.request("GET", "/", headers={"Cookie": cookie})
    assert "Ben Abara" in http.getresponse().read().decode()
    http.close()


def test_what_is_kept_can_be_looked_at_afterwards(demo: Start, root: Path, tmp_path: Path) -> None:
    playing = demo("--once", "--keep")
    told, _ = playing.communicate(timeout=90)
    assert playing.returncode == 0, told
    kept = re.search(r"are kept in (\S+)", told)
    assert kept
    command = [sys.executable, "-m", "assistant", "--config", f"{kept[1]}/config.toml", "leads"]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    leads = subprocess.run(
        command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert leads.returncode == 0, leads.stderr
    assert "Ben Abara" in leads.stdout


def test_ctrl_c_in_the_middle_of_the_day_ends_it_as_well(demo: Start, temporary: Path) -> None:
    playing = demo()
    assert list(told_until("07:40", playing))
    playing.send_signal(signal.SIGINT)
    rest, _ = playing.communicate(timeout=30)
    assert (playing.returncode, rest.splitlines()[-1]) == (0, "The demo has ended.")
    assert list(temporary.iterdir()) == []


def test_without_its_mail_server_the_demo_says_what_to_install(demo: Start, tmp_path: Path) -> None:
    (tmp_path / "shadow" / "mail_devel").mkdir(parents=True)
    (tmp_path / "shadow" / "mail_devel" / "__init__.py").write_text("raise ImportError", encoding="utf-8")
    playing = demo("--once", shadow=tmp_path / "shadow")
    told, _ = playing.communicate(timeout=90)
    assert playing.returncode == 1
    assert told.strip().splitlines() == [
        (
            "The demo needs a small mail server; install it with:"
            " python -m pip install 'follow-up-assistant[demo]'."
        )
    ]


# --- the stage ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("hours", range(0, 24 * 7, 5))
def test_whenever_the_demo_starts_a_working_day_has_just_ended(hours: int) -> None:
    now = TUESDAY + timedelta(hours=hours)
    calendar = calendar_ending(now)
    here = now.astimezone(calendar.zone)
    assert time(17, 35) <= here.time() < time(18, 35)
    assert calendar.day.weekday() < 5
    assert timedelta(0) <= here.date() - calendar.day <= timedelta(days=2)
    assert (calendar.day == here.date()) == (here.weekday() < 5)


def test_a_sample_mail_arrives_with_crlf_and_says_what_it_answers() -> None:
    raw = Mail("x", "", "\nFrom: a@sample.example\nSubject: x\n\nHullo\n").raw(TUESDAY, "<1@sample.example>")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert b"\r\nIn-Reply-To: <1@sample.example>\r\n" in raw
    assert raw.endswith(b"\r\n\r\nHullo\r\n")


def test_everybody_in_the_cast_is_made_up() -> None:
    from assistant.demo import people

    mails = [value for value in vars(people).values() if isinstance(value, Mail)]
    text = "\n".join(mail.text for mail in mails)
    domains = {found.rpartition(".")[2] for found in re.findall(r"@[\w-]+(?:\.[\w-]+)*\.(\w+)", text)}
    numbers = re.findall(r"303\D{0,3}(\d{3}\D?\d{4})", text)
    assert MAYA in mails
    assert domains <= {"example", "com"}
    assert all(re.fullmatch(r"555\D?01\d\d", number) for number in numbers)
