"""The gate before the wire and the guard behind it: what leaves is ours, what comes in is capped.

Everything our commands are made of passes `gate`, so that no byte of a stranger can end a line and begin a
command of its own.  Everything a server says passes `WireReader`: one buffer of our own, so that a line
may come in pieces, and limits, since a server may lie about sizes.
"""

import re
import socket
import ssl
from collections.abc import Callable
from typing import Any

from assistant.adapters.server_words import OddAnswer
from assistant.errors import ContentError

LINE_LIMIT = 4 * 1024 * 1024
"""Bytes of one line; a SEARCH reply over half a million messages still fits."""
LITERAL_LIMIT = 1024 * 1024
"""Bytes of one literal; we never ask for more than 128 KB."""
REPLY_LIMIT = 24 * 1024 * 1024
"""Bytes of everything that answers one command."""
REPLY_SECONDS = 300.0
"""How long one command may take however busily the server talks."""
_CHUNK = 256 * 1024

_CONTROL = re.compile(r"[\r\n\0]")
_CONTROL_BYTES = re.compile(rb"[\r\n\0]")


def gate(value: object) -> None:
    """Let an argument of a command through, or raise ContentError: CR, LF and NUL end or break a line."""
    if isinstance(value, str):
        bad = _CONTROL.search(value) is not None
    elif isinstance(value, bytes | bytearray):
        bad = _CONTROL_BYTES.search(value) is not None
    else:
        bad = value is not None
    if bad:
        raise ContentError("A command to the mail server would have held a line break; it was not sent.")


class WireReader:
    """Lines and literals of one socket, through one buffer of our own.

    Raises `OddAnswer` when the server hangs up, or says more, or for longer, than is sane;
    after that the connection is of no use.
    """

    def __init__(self, sock: socket.socket, monotonic: Callable[[], float]) -> None:
        self.sock = sock
        self._monotonic = monotonic
        self._buffer = b""
        self._at = 0
        self.begin_reply()

    def begin_reply(self) -> None:
        """A command is about to be sent: its answer has the whole allowance again."""
        self._left = REPLY_LIMIT
        self._until = self._monotonic() + REPLY_SECONDS

    @property
    def has_data(self) -> bool:
        """Whether bytes were received that nobody has read yet."""
        return self._at < len(self._buffer)

    @property
    def line_ready(self) -> bool:
        """Whether a whole line can be read without waiting."""
        return self._buffer.find(b"\n", self._at) >= 0

    def readline(self) -> bytes:
        """The next line with its CRLF; waits for it."""
        searched = self._at
        while (end := self._buffer.find(b"\n", searched)) < 0:
            waiting = len(self._buffer) - self._at
            if waiting > LINE_LIMIT:
                raise OddAnswer("it sends a line without end")
            self._fill()
            searched = waiting
        line = self._buffer[self._at : end + 1]
        self._at = end + 1
        return line

    def read(self, size: int) -> bytes:
        """Exactly `size` bytes, the content of a literal; waits for them."""
        if size > LITERAL_LIMIT:
            raise OddAnswer(f"it announces {size} bytes in one piece")
        while len(self._buffer) - self._at < size:
            self._fill()
        content = self._buffer[self._at : self._at + size]
        self._at += size
        return content

    def take_what_is_there(self) -> None:
        """Move everything the socket has at this moment into the buffer, without waiting."""
        timeout = self.sock.gettimeout()
        self.sock.settimeout(0)
        try:
            while True:
                self._fill()
        except (BlockingIOError, ssl.SSLWantReadError):
            return
        finally:
            self.sock.settimeout(timeout)

    def _fill(self) -> None:
        if self._monotonic() > self._until:
            raise OddAnswer("it takes too long over one answer")
        chunk = self.sock.recv(_CHUNK)
        if not chunk:
            raise OddAnswer("it hung up")
        self._left -= len(chunk)
        if self._left < 0 or len(self._buffer) - self._at > LINE_LIMIT + _CHUNK:
            raise OddAnswer("it sends far more than was asked for")
        self._buffer = self._buffer[self._at :] + chunk
        self._at = 0


class Guarded:
    """Put under imaplib: our reader instead of its file, our gate before each command, no log of mail."""

    sock: socket.socket
    untagged_responses: dict[str, list[Any]]
    monotonic: Callable[[], float]
    _wire: WireReader | None = None
    news = False
    """An EXISTS was said since this was last set to False."""

    @property
    def wire(self) -> WireReader:
        """The reader of the present socket; data from before STARTTLS would be an injection."""
        if self._wire is None or self._wire.sock is not self.sock:
            if self._wire is not None and self._wire.has_data:
                raise OddAnswer("it spoke on after STARTTLS before it was encrypted")
            self._wire = WireReader(self.sock, self.monotonic)
        return self._wire

    def read(self, size: int) -> bytes:
        """For imaplib: a literal."""
        return self.wire.read(size)

    def readline(self) -> bytes:
        """For imaplib: a line."""
        return self.wire.readline()

    def _command(self, name: str, *args: Any) -> Any:
        for arg in (name, *args):
            gate(arg)
        self.wire.begin_reply()
        for stale in self.untagged_responses.keys() - {"CAPABILITY", "BYE"}:
            del self.untagged_responses[stale]
        return super()._command(name, *args)  # type: ignore[misc]

    def _append_untagged(self, kind: str, data: Any) -> None:
        self.news = self.news or kind == "EXISTS"
        super()._append_untagged(kind, data)  # type: ignore[misc]

    def _log(self, line: str) -> None:
        """Nothing: its lines are mail and passwords."""
