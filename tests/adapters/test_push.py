"""Pushes over a real HTTP service on loopback: taken, refused, silent; no token where it can be read."""

import json
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from assistant.adapters.push import PushServices
from assistant.errors import WorldError

TOKEN = "kestrel-over-the-hill"


class Sink(ThreadingHTTPServer):
    """Keeps what is posted to it and answers with `status`; `elsewhere` is where a 302 points."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.posted: list[dict[str, str]] = []
        self.status = 200
        self.elsewhere = ""

    @property
    def address(self) -> str:
        """As apprise writes it, with a token in it."""
        return f"json://dana:{TOKEN}@127.0.0.1:{self.server_port}/hook"


class Handler(BaseHTTPRequestHandler):
    """One post."""

    def do_POST(self) -> None:
        sink = self.server
        assert isinstance(sink, Sink)
        sink.posted.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(sink.status)
        if sink.elsewhere:
            self.send_header("Location", sink.elsewhere)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_args: object) -> None:
        """Silent."""


@pytest.fixture
def sink() -> Iterator[Sink]:
    with Sink() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def services(*addresses: str) -> PushServices:
    return PushServices([lambda each=each: each for each in addresses])  # type: ignore[misc]


def closed_port() -> int:
    with socket.socket() as ear:
        ear.bind(("127.0.0.1", 0))
        port = ear.getsockname()[1]
    assert isinstance(port, int)
    return port


def test_a_push_arrives_word_for_word(sink: Sink) -> None:
    words = "New voicemail: lead 3\n*not bold* <b>&amp; :smile: \\n"
    assert services(sink.address).push("New voicemail", words) == ()
    (posted,) = sink.posted
    assert (posted["title"], posted["message"]) == ("New voicemail", words.rstrip())


def test_one_of_two_that_refuses_is_named_by_its_place(sink: Sink) -> None:
    dead = f"ntfy://{TOKEN}@127.0.0.1:{closed_port()}/topic"
    assert services(dead, sink.address).push("a", "b") == ("ntfy, push.urls 1",)
    assert len(sink.posted) == 1


def test_i28_no_token_is_told_when_nothing_took_it(sink: Sink, capfd: pytest.CaptureFixture[str]) -> None:
    sink.status = 403
    wrong = f"nosuch{TOKEN.replace('-', '')}://x"
    them = services(sink.address, f"ntfy://{TOKEN}@127.0.0.1:{closed_port()}/t", f"quark://{TOKEN}", wrong)
    with pytest.raises(WorldError) as refused:
        them.push("a", "b")
    said = capfd.readouterr()
    assert "ntfy, push.urls 2" in str(refused.value)
    assert "kestrel" not in str(refused.value) + repr(them) + said.out + said.err


def test_a_service_that_sends_us_elsewhere_is_not_followed(sink: Sink) -> None:
    sink.status, sink.elsewhere = 302, f"http://127.0.0.1:{sink.server_port}/other"
    with pytest.raises(WorldError):
        services(sink.address).push("a", "b")
    assert len(sink.posted) == 1


def test_check_names_what_is_understood_and_sends_nothing(sink: Sink) -> None:
    known, unknown = services(sink.address, "quark://x").check()
    assert (known, unknown) == (("json, push.urls 1",), ("quark, push.urls 2",))
    assert sink.posted == []


def test_without_its_library_it_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "apprise.py").write_text("raise ImportError('gone')\n")
    code = "from assistant.adapters.push import PushServices as P; P([lambda: 'json://x']).push('a', 'b')"
    root = str(Path(__file__).resolve().parents[2])
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": f"{tmp_path}:{root}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr.strip().endswith(
        "WorldError: push.urls needs a library: pip install 'follow-up-assistant[push]'"
    )


def test_a_push_leaves_nothing_of_its_library_in_this_process(sink: Sink) -> None:
    code = (
        "import sys; from assistant.adapters.push import PushServices as P\n"
        f"P([lambda: {sink.address!r}]).push('a', 'b'); print('apprise' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
    assert len(sink.posted) == 1
