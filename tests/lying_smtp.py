"""A mail server on a raw socket that does the wrong thing at one chosen moment.

It sees the very bytes a client writes, which a real server's library would already have changed. A fault
strikes at one verb: CONNECT, EHLO, STARTTLS, AUTH, MAIL, RCPT, DATA, dot (the answer to the body) or QUIT.
"""

import socket
import ssl
import threading
from dataclasses import dataclass, field
from enum import StrEnum
from types import TracebackType
from typing import Self

VERBS = ("CONNECT", "EHLO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA", "dot", "QUIT")


class Fault(StrEnum):
    """What goes wrong."""

    HARD = "hard 5xx"
    SOFT = "soft 4xx"
    GOODBYE = "421 and close"
    CLOSE = "silent close"
    CUT = "close in the middle of a reply"
    HANG = "hang"
    GARBAGE = "garbage"
    SPLIT = "reply of several lines in pieces"
    BLANK = "blank line before the reply"
    LIMIT = "daily limit"


GOOD = {
    "CONNECT": (220, "lying.example ESMTP"),
    "EHLO": (250, "lying.example"),
    "STARTTLS": (220, "go on in TLS"),
    "AUTH": (235, "2.7.0 welcome"),
    "MAIL": (250, "2.1.0 sender fine"),
    "RCPT": (250, "2.1.5 recipient fine"),
    "DATA": (354, "end with a dot"),
    "dot": (250, "2.0.0 queued as 4711"),
    "QUIT": (221, "bye"),
}


class _Gone(Exception):
    """The server closes this connection now."""


@dataclass
class LyingSmtp:
    """Listens on a free port of loopback while used as a context manager.

    `commands` are the lines the client wrote (without CRLF), `bodies` the bytes between 354 and the final
    dot's line, that line included, as they came; `began` those bodies that never came to their end.
    """

    verb: str = ""
    fault: Fault | None = None
    extensions: tuple[str, ...] = ("SIZE 100000", "8BITMIME", "AUTH PLAIN LOGIN CRAM-MD5")
    replies: dict[str, tuple[int, str]] = field(default_factory=dict)
    """Answers of your own choice, by verb."""
    tls: ssl.SSLContext | None = None
    tls_from_the_start: bool = False
    commands: list[bytes] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    began: list[bytes] = field(default_factory=list)
    connections: int = 0

    def __enter__(self) -> Self:
        self._over = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(10)

    @property
    def verbs(self) -> list[str]:
        """What was asked, in order: EHLO, MAIL …; continued log-ins and the like are left out."""
        known = {verb for verb in VERBS if verb.isupper()}
        words = (command.partition(b" ")[0].decode("latin-1").upper() for command in self.commands)
        return [word for word in words if word in known]

    def _serve(self) -> None:
        while not self._over.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            connection.settimeout(10)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            dialogue = _Dialogue(self, connection)
            try:
                dialogue.run()
            except (_Gone, OSError):
                pass
            finally:
                dialogue.close()

    def wait_for_the_end(self) -> None:
        """Hangs until the test is done with this server."""
        self._over.wait(30)

    def breathe(self) -> None:
        """Long enough for the piece before to travel alone."""
        self._over.wait(0.02)


@dataclass
class _Dialogue:
    server: LyingSmtp
    connection: socket.socket
    unread: bytes = b""

    def run(self) -> None:
        if self.server.tls and self.server.tls_from_the_start:
            self._to_tls()
        self._answer("CONNECT")
        while True:
            line = self._line()
            self.server.commands.append(line)
            self._obey(line.partition(b" ")[0].decode("latin-1").upper(), line)

    def close(self) -> None:
        self.connection.close()

    def _obey(self, verb: str, line: bytes) -> None:
        if verb == "AUTH":
            self._log_in(line)
        elif verb in GOOD:
            self._answer(verb)
        else:
            self._write(b"500 5.5.1 never heard of it\r\n")
        if verb == "STARTTLS":
            self._to_tls()
        elif verb == "DATA":
            self._take_body()
        elif verb == "QUIT":
            raise _Gone

    def _log_in(self, line: bytes) -> None:
        if line.upper().startswith(b"AUTH CRAM-MD5") or line.upper().startswith(b"AUTH LOGIN"):
            self._write(b"334 PDEyMzQ1QGx5aW5nLmV4YW1wbGU+\r\n")
            self.server.commands.append(self._line())
        self._answer("AUTH")

    def _take_body(self) -> None:
        if "DATA" in self.server.replies or (self.server.verb == "DATA" and self.server.fault in REFUSALS):
            return
        while not self.unread.endswith(b"\r\n.\r\n"):
            try:
                more = self.connection.recv(65536)
            except OSError:
                more = b""
            if not more:
                self.server.began.append(self.unread)
                raise _Gone
            self.unread += more
        self.server.bodies.append(self.unread)
        self.unread = b""
        self._answer("dot")

    def _answer(self, verb: str) -> None:
        code, words = self.server.replies.get(verb) or GOOD[verb]
        lines = [words, *self.server.extensions] if verb == "EHLO" else [words]
        if self.server.verb != verb or self.server.fault is None:
            self._reply(code, *lines)
        else:
            self._misbehave(self.server.fault, code, lines)

    def _misbehave(self, fault: Fault, code: int, lines: list[str]) -> None:
        if fault is Fault.HANG:
            self.server.wait_for_the_end()
        elif fault is Fault.SPLIT:
            self._in_pieces(_text(code, [*lines, "and", "one more thing"]))
        elif fault is Fault.CUT:
            self._write(f"{code}-we were about to s".encode())
        elif fault is Fault.BLANK:
            self._write(b"\r\n" + _text(code, lines))
        else:
            self._write(INSTEAD.get(fault, b""))
        if fault in FAREWELLS:
            raise _Gone

    def _in_pieces(self, data: bytes) -> None:
        for start in range(0, len(data), 11):
            self._write(data[start : start + 11])
            self.server.breathe()

    def _reply(self, code: int, *lines: str) -> None:
        self._write(_text(code, list(lines)))

    def _write(self, data: bytes) -> None:
        self.connection.sendall(data)

    def _line(self) -> bytes:
        while b"\r\n" not in self.unread:
            more = self.connection.recv(65536)
            if not more:
                raise _Gone
            self.unread += more
        line, _, self.unread = self.unread.partition(b"\r\n")
        return line

    def _to_tls(self) -> None:
        assert self.server.tls is not None
        self.connection = self.server.tls.wrap_socket(self.connection, server_side=True)
        self.unread = b""


INSTEAD = {
    Fault.HARD: b"550 5.7.1 no\x1b[31m way\x07\r\n",
    Fault.LIMIT: b"550 5.4.5 Daily user sending limit exceeded\r\n",
    Fault.SOFT: b"451 4.7.1 not now, please\r\n",
    Fault.GOODBYE: b"421 4.3.2 going down\r\n",
    Fault.GARBAGE: b"\xff\xfe*** what? \x00\r\n",
}
"""What is written in place of the reply."""
FAREWELLS = frozenset({Fault.HANG, Fault.CUT, Fault.CLOSE, Fault.GOODBYE})
"""Faults after which the connection is closed."""
REFUSALS = frozenset({Fault.HARD, Fault.LIMIT, Fault.SOFT, Fault.GARBAGE})
"""Faults after which a client goes on with another command, if it goes on at all."""


def _text(code: int, lines: list[str]) -> bytes:
    *others, last = lines
    return "".join([f"{code}-{line}\r\n" for line in others] + [f"{code} {last}\r\n"]).encode("latin-1")
