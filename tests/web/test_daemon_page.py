"""The daemon serves the page, lives on without it, and the commands tell how to get there."""

import http.client
import os
import re
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.shelf import CONFIG, ROOT, Shelf, monday
from tests.web.stage import Stage


@pytest.fixture
def port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number: int = free.getsockname()[1]
        return number


@pytest.fixture
def paged(tmp_path: Path, port: int) -> Shelf:
    """A config with a page, and the leads of a Monday."""
    shelf = Shelf(tmp_path)
    web = f'\n[web]\nlisten = "127.0.0.1:{port}"\n'
    text = CONFIG.format(port=1, smtp="", password="kestrel-over-the-hill") + web
    shelf.config.write_text(text, encoding="utf-8")
    shelf.put(*monday())
    return shelf


@contextmanager
def running(shelf: Shelf) -> Iterator[tuple[subprocess.Popen[bytes], list[str]]]:
    """`assistant run`, once it is at work, with what it said until then."""
    daemon = subprocess.Popen(  # unbuffered, so that select sees every line
        [sys.executable, "-m", "assistant", "--config", str(shelf.config), "run"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        bufsize=0,
        cwd=shelf.folder,
        env=shelf.surroundings() | {"PYTHONUNBUFFERED": "1"},
    )
    assert daemon.stdout is not None
    said = [daemon.stdout.readline().decode()]
    while select.select([daemon.stdout], [], [], 1.0)[0] and (more := daemon.stdout.readline()):
        said.append(more.decode())
    try:
        yield daemon, said
    finally:
        if daemon.poll() is None:
            daemon.send_signal(signal.SIGKILL)
        daemon.communicate()


def asked(port: int, path: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    finally:
        connection.close()


def test_the_daemon_serves_the_page_and_a_code_of_the_terminal_opens_it(paged: Shelf, port: int) -> None:
    with running(paged) as (daemon, said):
        assert any(f"http://127.0.0.1:{port}" in line for line in said), said
        assert asked(port, "/login") == 200
        printed = paged.run("login").out
        code = re.search(r"[A-Z2-9]{4}-[A-Z2-9]{4}", printed)
        assert code, printed
        browser = Stage.__new__(Stage)
        browser.address, browser.cookie = f"http://127.0.0.1:{port}", ""
        answer = browser.post("/login", {"code": code[0]})
        assert answer.status == 303
        browser.cookie = answer.cookies.partition(";")[0]
        assert "Nora Feld" in browser.get("/").text
        token = browser.get("/").token
        form = {"token": token, "word": "done", "target": "16"}
        assert browser.post("/decide", form).status == 303
        assert paged.lead(16).is_closed
        daemon.send_signal(signal.SIGTERM)
        assert daemon.wait(20) == 0
    with pytest.raises(OSError, match="refused"):
        asked(port, "/login")


def test_a_port_that_is_taken_is_named_and_the_daemon_lives_on(paged: Shelf, port: int) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        with running(paged) as (daemon, said):
            assert not any("page" in line for line in said)
            tellings = (paged.run("status").out for _ in range(60))  # the first round takes its time
            assert any("already in use" in each for each in tellings)
            daemon.send_signal(signal.SIGTERM)
            assert daemon.wait(20) == 0


def test_login_tells_where_the_page_is_and_how_to_come_from_another_computer(paged: Shelf, port: int) -> None:
    printed = paged.run("login").out
    assert f"Open http://127.0.0.1:{port}" in printed
    assert f"ssh -L {port}:127.0.0.1:{port} " in printed
    assert "No daemon is running" in printed


def test_login_says_so_where_the_page_is_switched_off(paged: Shelf) -> None:
    text = paged.config.read_text(encoding="utf-8")
    paged.config.write_text(re.sub(r'listen = ".*"', 'listen = ""', text), encoding="utf-8")
    said = paged.run("login")
    assert (said.status, said.out) == (1, "")
    assert "web.listen" in said.err


def test_doctor_and_status_say_where_the_page_is(paged: Shelf, port: int) -> None:
    assert f"http://127.0.0.1:{port}" in paged.run("status").out
    assert f"ssh -L {port}:127.0.0.1:{port}" in " ".join(paged.run("doctor").out.split())


@pytest.mark.parametrize("command", ["leads", "drafts", "status", "login"])
def test_the_quick_commands_do_not_load_the_page(paged: Shelf, command: str) -> None:
    words = ["-X", "importtime", "-m", "assistant", "--config", str(paged.config), command]
    done = subprocess.run(
        [sys.executable, *words],
        capture_output=True,
        cwd=paged.folder,
        env=paged.surroundings() | {"PATH": os.defpath, "PYTHONPATH": str(ROOT)},
        check=True,
    )
    loaded = done.stderr.decode()
    assert "click" in loaded
    assert not re.search(r"\b(starlette|uvicorn|anyio)\b", loaded)
