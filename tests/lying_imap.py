"""A small IMAP server in a thread that is honest until told to lie, and a wire tap before a real one.

`LyingServer` knows just enough IMAP for one account with messages in memory.  A `Lie` says: when a command
matches this pattern, answer these bytes instead (and perhaps hang up, or fall silent).  `Tap` is a proxy that
records what we send and can cut the line at a chosen answer.
"""

import contextlib
import re
import select
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal, Self

CAPABILITIES = "IMAP4rev1 IDLE UIDPLUS MOVE UNSELECT NAMESPACE SPECIAL-USE"
FOLDERS = {
    "INBOX": "",
    "Sent": "\\Sent",
    "Drafts": "\\Drafts",
    "Trash": "\\Trash",
}


@dataclass
class Lie:
    """`answer` may hold %t for the tag. A callable gets (connection, tag, line) and answers by itself."""

    pattern: bytes
    answer: "bytes | Callable[[socket.socket, bytes, bytes], None]"
    then: Literal["go on", "hang up", "be silent"] = "go on"
    times: int = 1


@dataclass
class Letter:
    """A stored message."""

    uid: int
    raw: bytes
    flags: str = ""
    when: str = "17-Nov-2026 09:00:00 +0000"


@dataclass
class Box:
    """A folder in memory."""

    special: str = ""
    uidvalidity: int = 7
    uidnext: int = 1
    letters: list[Letter] = field(default_factory=list)

    def add(self, raw: bytes, flags: str = "", uid: int | None = None) -> int:
        """Store a message; gives its UID."""
        uid = uid or self.uidnext
        self.letters.append(Letter(uid, raw, flags))
        self.uidnext = uid + 1
        return uid


class LyingServer:
    """Listens on loopback; every connection in a thread of its own; `lines` is what clients said."""

    def __init__(self, *lies: Lie, capabilities: str = CAPABILITIES) -> None:
        self.lies = list(lies)
        self.capabilities = capabilities
        self.boxes = {name: Box(special) for name, special in FOLDERS.items()}
        self.lines: list[bytes] = []
        self.connections = 0
        self._end = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self._threads: list[threading.Thread] = []
        self._socks: list[socket.socket] = []

    def __enter__(self) -> Self:
        self._spawn(self._accept)
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        _close(self._listener)
        for sock in self._socks:
            _close(sock)
        for thread in self._threads:
            thread.join(10)

    def _spawn(self, work: Callable[..., None], *args: object) -> None:
        thread = threading.Thread(target=work, args=args, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self._end.is_set():
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._socks.append(sock)
            self._spawn(self._serve, sock)

    def _serve(self, sock: socket.socket) -> None:
        with contextlib.suppress(OSError, ValueError), sock, sock.makefile("rb") as file:
            _Talk(self, sock, file.readline, file.read).run()


class _Talk:
    """One conversation."""

    def __init__(
        self,
        server: LyingServer,
        sock: socket.socket,
        readline: Callable[[], bytes],
        read: Callable[[int], bytes],
    ) -> None:
        self.server, self.sock, self.readline, self.read = server, sock, readline, read
        self.box = Box()

    def run(self) -> None:
        """Greet, then answer line by line until somebody hangs up."""
        self.sock.sendall(b"* OK ready\r\n")
        while line := self.readline():
            self.server.lines.append(line)
            tag, _, rest = line.strip().partition(b" ")
            lie = self._lie(rest)
            if lie is None:
                self._honest(tag, rest)
            elif self._tell(lie, tag, line):
                return

    def _lie(self, rest: bytes) -> Lie | None:
        lie = next((x for x in self.server.lies if x.times and re.search(x.pattern, rest)), None)
        if lie is not None:
            lie.times -= 1
        return lie

    def _tell(self, lie: Lie, tag: bytes, line: bytes) -> bool:
        """Answer falsely; True if the connection ends with it."""
        if callable(lie.answer):
            lie.answer(self.sock, tag, line)
        else:
            self.sock.sendall(lie.answer.replace(b"%t", tag))
        if lie.then == "be silent":
            while self.readline():
                pass
        return lie.then != "go on"

    def _honest(self, tag: bytes, rest: bytes) -> None:
        words = rest.decode("ascii", "replace")
        command = words.removeprefix("UID ").split(" ")[0].lower()
        answer: Iterator[bytes] = getattr(self, f"_do_{command}", self._do_nothing)(words)
        for part in answer:
            self.sock.sendall(part)
        self.sock.sendall(tag + b" OK done\r\n")

    def _do_nothing(self, _words: str) -> Iterator[bytes]:
        yield b""

    def _do_capability(self, _words: str) -> Iterator[bytes]:
        yield f"* CAPABILITY {self.server.capabilities}\r\n".encode()

    def _do_namespace(self, _words: str) -> Iterator[bytes]:
        yield b'* NAMESPACE (("" "/")) NIL NIL\r\n'

    def _do_list(self, _words: str) -> Iterator[bytes]:
        for name, box in self.server.boxes.items():
            yield f'* LIST ({box.special}) "/" "{name}"\r\n'.encode()

    def _do_examine(self, words: str) -> Iterator[bytes]:
        self.box = self._named(words)
        yield (
            f"* FLAGS (\\Seen \\Deleted \\Draft)\r\n* {len(self.box.letters)} EXISTS\r\n* 0 RECENT\r\n"
            f"* OK [UIDVALIDITY {self.box.uidvalidity}] ok\r\n* OK [UIDNEXT {self.box.uidnext}] ok\r\n"
        ).encode()

    _do_select = _do_examine

    def _do_status(self, words: str) -> Iterator[bytes]:
        box = self._named(words)
        yield (
            f'* STATUS "{_first_name(words)}" (UIDNEXT {box.uidnext} UIDVALIDITY {box.uidvalidity}'
            f" MESSAGES {len(box.letters)})\r\n"
        ).encode()

    def _do_noop(self, _words: str) -> Iterator[bytes]:
        yield f"* {len(self.box.letters)} EXISTS\r\n".encode()

    def _do_search(self, words: str) -> Iterator[bytes]:
        found = self.box.letters
        if above := re.search(r"UID (\d+)(:\*)?$", words):
            low = int(above[1])
            found = [x for x in found if (x.uid >= low if above[2] else x.uid == low)] or found[-1:] * bool(
                above[2]
            )
        yield f"* SEARCH {' '.join(str(x.uid) for x in found)}\r\n".encode()

    def _do_fetch(self, words: str) -> Iterator[bytes]:
        wanted = _numbers(words.split(" ")[2])
        partial = re.search(r"<0\.(\d+)>", words)
        for number, letter in enumerate(self.box.letters, 1):
            if letter.uid in wanted:
                yield fetched(
                    number, letter, "HEADER" if "[HEADER]" in words else "", int(partial[1]) if partial else 0
                )

    def _do_append(self, words: str) -> Iterator[bytes]:
        self.sock.sendall(b"+ go on\r\n")
        raw = self.read(int(words.rpartition("{")[2].rstrip("}")))
        self.readline()
        self._named(words).add(raw)
        yield b""

    def _do_idle(self, _words: str) -> Iterator[bytes]:
        self.sock.sendall(b"+ idling\r\n")
        self.readline()
        yield b""

    def _named(self, words: str) -> Box:
        return self.server.boxes[_first_name(words)]


def fetched(number: int, letter: Letter, section: str = "", size: int = 0) -> bytes:
    """An honest FETCH response."""
    body = letter.raw.partition(b"\r\n\r\n")[0] + b"\r\n\r\n" if section else letter.raw
    body = body[:size] if size else body
    head = (
        f'* {number} FETCH (UID {letter.uid} FLAGS ({letter.flags}) INTERNALDATE "{letter.when}" '
        f"RFC822.SIZE {len(letter.raw)} BODY[{section}]<0> {{{len(body)}}}\r\n"
    )
    return head.encode() + body + b")\r\n"


def _first_name(words: str) -> str:
    quoted = re.search(r'"([^"]*)"', words)
    return quoted[1] if quoted else words.split(" ")[1]


def _numbers(ranges: str) -> set[int]:
    found: set[int] = set()
    for part in ranges.split(","):
        low, _, high = part.partition(":")
        found |= set(range(int(low), int(high or low) + 1))
    return found


class Tap:
    """A proxy before a real server: `sent` is every byte of the client; it cuts at `cut_at` in an answer."""

    def __init__(self, port: int, cut_at: bytes = b"") -> None:
        self._target = port
        self.cut_at = cut_at
        self.sent = bytearray()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._stop, self._stopped = socket.socketpair()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.close()
        self._thread.join(10)
        self._drop()
        for sock in (self._listener, self._stopped):
            _close(sock)

    def drop_all(self) -> None:
        """Cut every connection, as a restart of the server would."""
        gone = [client for client, _ in self._pairs]
        self._stop.send(b"x")
        while any(client.fileno() >= 0 for client in gone):
            self._thread.join(0.01)

    def _drop(self) -> None:
        for pair in self._pairs:
            for sock in pair:
                _close(sock)
        self._pairs.clear()

    @property
    def commands(self) -> list[bytes]:
        """Every line the client sent, without its tag."""
        return [line.partition(b" ")[2] for line in bytes(self.sent).split(b"\r\n") if b" " in line]

    def _run(self) -> None:
        while True:
            socks = [s for pair in self._pairs for s in pair]
            for sock in select.select([self._listener, self._stopped, *socks], [], [])[0]:
                if sock is self._stopped and not self._stopped.recv(1):
                    return
                if sock is self._stopped:
                    self._drop()
                    break
                if sock is self._listener:
                    client, _ = self._listener.accept()
                    self._pairs.append((client, socket.create_connection(("127.0.0.1", self._target))))
                else:
                    self._pass_on(sock)

    def _pass_on(self, sock: socket.socket) -> None:
        pair = next((pair for pair in self._pairs if sock in pair), None)
        if pair is None:
            return
        client, server = pair
        try:
            data = sock.recv(1 << 16)
        except OSError:
            data = b""
        if sock is client:
            self.sent += data
        if not data or (sock is server and self.cut_at and self.cut_at in data):
            self.cut_at = b"" if data else self.cut_at
            self._pairs.remove(pair)
            _close(client)
            _close(server)
            return
        with contextlib.suppress(OSError):
            (server if sock is client else client).sendall(data)


def _close(sock: socket.socket) -> None:
    with contextlib.suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)
    sock.close()
