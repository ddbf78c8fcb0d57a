"""Two gates that a parent holds between the program and its servers, so that it can strike at any exchange.

`Wire` passes IMAP through to a real server: at the chosen exchange a request is swallowed, or obeyed and its
answer kept back. `Post` takes mail over SMTP: at the chosen reply the program has spoken and waits, and a
body that came whole counts as accepted, whatever becomes of the reply.
"""

import contextlib
import re
import selectors
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Doom:
    """Counts what passes a gate and strikes once, at the `nth` thing (of that name, if one is given).

    With `lets_pass` the exchange goes on after the strike, as when a signal only asks.
    """

    nth: int = 0
    name: str = ""
    strike: Callable[[], None] = lambda: None
    lets_pass: bool = False
    passed: list[str] = field(default_factory=list)
    struck_at: str = ""

    def stops(self, what: str) -> bool:
        """Something passes; True if it is not to go on."""
        self.passed.append(what)
        same = [each for each in self.passed if self.name in ("", each)]
        if len(same) != self.nth or what != same[-1] or self.struck_at:
            return bool(self.struck_at) and not self.lets_pass
        self.struck_at = what
        self.strike()
        return not self.lets_pass


class Wire:
    """A gate before an IMAP server on loopback; listens on `port`.

    What a program had said before it died is still heard by the server, as on any network. An exchange is
    named by the command it belongs to: "APPEND asked", "APPEND answered".
    """

    def __init__(self, upstream: int) -> None:
        self._upstream = upstream
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.doom = Doom()
        self._ears = selectors.DefaultSelector()
        self._ears.register(self._listener, selectors.EVENT_READ)
        self._bell, self._clapper = socket.socketpair()
        self._ears.register(self._clapper, selectors.EVENT_READ)
        self._server_of: dict[socket.socket, socket.socket] = {}
        self._program_of: dict[socket.socket, socket.socket | None] = {}
        self._command: dict[socket.socket, str] = {}
        self._quiet = threading.Condition()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def close(self) -> None:
        """End, with everything that is still connected."""
        self._bell.send(b"!")
        self._thread.join(10)
        for each in (*self._server_of, *self._program_of, self._listener, self._bell, self._clapper):
            each.close()
        self._ears.close()

    def wait_until_quiet(self) -> None:
        """Until the server has ended every dialogue."""
        with self._quiet:
            assert self._quiet.wait_for(lambda: not self._program_of, timeout=20), "a dialogue goes on"

    def _serve(self) -> None:
        while True:
            for key, _ in self._ears.select():
                speaker = key.fileobj
                assert isinstance(speaker, socket.socket)
                if speaker is self._clapper:
                    return
                if speaker is self._listener:
                    self._connect()
                elif speaker in self._server_of:
                    self._from_program(speaker, self._server_of[speaker])
                elif speaker in self._program_of:
                    self._from_server(speaker)

    def _connect(self) -> None:
        program, _ = self._listener.accept()
        server = socket.create_connection(("127.0.0.1", self._upstream))
        with self._quiet:
            self._server_of[program] = server
            self._program_of[server] = program
        for one in (program, server):
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._ears.register(one, selectors.EVENT_READ)

    def _from_program(self, program: socket.socket, server: socket.socket) -> None:
        try:
            said = program.recv(262_144)
            self._command[server] = _command(said) or self._command.get(server, "")
            if said and not self.doom.stops(f"{self._command[server]} asked"):
                server.sendall(said)
                return
        except OSError:
            pass
        self._hang_up(program)

    def _from_server(self, server: socket.socket) -> None:
        program = self._program_of[server]
        try:
            said = server.recv(262_144)
        except OSError:
            said = b""
        if not said:
            self._forget(server, program)
        elif program is not None:
            answered = f"{self._command.get(server, 'greeting')} answered"
            if self.doom.stops(answered) or not _hears(program, said):
                self._hang_up(program)

    def _hang_up(self, program: socket.socket) -> None:
        """The program is gone; the server may end what it is at."""
        server = self._server_of.pop(program)
        self._program_of[server] = None
        self._ears.unregister(program)
        program.close()
        with contextlib.suppress(OSError):
            server.shutdown(socket.SHUT_WR)

    def _forget(self, server: socket.socket, program: socket.socket | None) -> None:
        if program is not None:
            self._hang_up(program)
        self._ears.unregister(server)
        server.close()
        self._command.pop(server, None)
        with self._quiet:
            del self._program_of[server]
            self._quiet.notify_all()


def _command(said: bytes) -> str:
    """The IMAP command that begins there, or nothing: then it is the rest of one."""
    found = re.match(rb"[A-Z]+[0-9]+ (?:UID )?([A-Z]+)", said)
    return found[1].decode() if found else ""


def _hears(program: socket.socket, said: bytes) -> bool:
    try:
        program.sendall(said)
    except OSError:
        return False
    return True


@dataclass(frozen=True)
class Taken:
    """A mail that the outgoing server accepted."""

    recipient: str
    raw: bytes

    @property
    def message_id(self) -> str:
        """Its Message-ID, without brackets."""
        found = re.search(rb"(?im)^Message-ID:\s*<([^>]+)>", self.raw)
        assert found is not None
        return found[1].decode()


class Post:
    """An outgoing server on loopback that takes everything; listens on `port`."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.taken: list[Taken] = []
        self.doom = Doom()
        self._over = threading.Event()
        self._dialogues: set[threading.Thread] = set()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def close(self) -> None:
        """End; open dialogues end by their time-out at the latest."""
        self._over.set()
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(10)
        for dialogue in self._dialogues:
            dialogue.join(10)

    def wait_until_quiet(self) -> None:
        """Until every body that was on its way has come, whole or cut off."""
        for dialogue in self._dialogues:
            dialogue.join(20)
            assert not dialogue.is_alive(), "a dialogue goes on"

    def _serve(self) -> None:
        while not self._over.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            connection.settimeout(8)
            dialogue = threading.Thread(target=self._talk, args=(connection,))
            self._dialogues = {each for each in self._dialogues if each.is_alive()} | {dialogue}
            dialogue.start()

    def _talk(self, connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError), connection.makefile("rb") as lines:
            if self._reply(connection, "greeting", "220 post.example ESMTP"):
                self._obey(connection, iter(lines.readline, b""))

    def _obey(self, connection: socket.socket, lines: Iterator[bytes]) -> None:
        recipient = ""
        for line in lines:
            verb = line[:4].decode("latin-1").strip().upper()
            if verb == "RCPT":
                recipient = line.partition(b"<")[2].partition(b">")[0].decode()
            if not self._reply(connection, verb, _GOOD.get(verb, "500 what?")) or verb == "QUIT":
                return
            if verb == "DATA" and not self._take(connection, lines, recipient):
                return

    def _take(self, connection: socket.socket, lines: Iterator[bytes], recipient: str) -> bool:
        """A body; one that is cut off is not taken."""
        body: list[bytes] = []
        for line in lines:
            if line == b".\r\n":
                self.taken.append(Taken(recipient, b"".join(body)))
                return self._reply(connection, "body", "250 2.0.0 taken")
            body.append(line.removeprefix(b"."))
        return False

    def _reply(self, connection: socket.socket, verb: str, words: str) -> bool:
        if self.doom.stops(verb):
            return False
        connection.sendall(words.encode() + b"\r\n")
        return True


_GOOD = {
    "EHLO": "250-post.example\r\n250-8BITMIME\r\n250 AUTH PLAIN",
    "AUTH": "235 2.7.0 welcome",
    "MAIL": "250 2.1.0 fine",
    "RCPT": "250 2.1.5 fine",
    "DATA": "354 go ahead",
    "QUIT": "221 bye",
}


@contextmanager
def both(upstream: int) -> Iterator[tuple[Wire, Post]]:
    """The two gates, open as long as the block lasts."""
    wire, post = Wire(upstream), Post()
    try:
        yield wire, post
    finally:
        wire.close()
        post.close()
