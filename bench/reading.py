"""Reading a mailbox: how fast it is understood beside a library that only fetches and parses, and how fast
its bytes are read beside a socket that only drains.
"""

import re
import socket
import statistics
import time
from collections.abc import Iterator
from datetime import UTC, datetime

from assistant import bootstrap
from assistant.adapters.imap_fetch import ranges
from assistant.adapters.imap_wire import ImapSettings, connect
from assistant.audit import audit
from bench.figures import Figure, at_least, in_turns, ratio
from bench.mailbox import mixed
from bench.place import Place, seconds_now
from tests.dovecot import PASSWORD

TWICE = 2.0
RAW = 0.4
DAYS = 30
_START = "BODY.PEEK[]<0.32768>"
"""Headers and the start of the text, as asked for of a candidate."""
_ITEMS = f"(UID FLAGS INTERNALDATE RFC822.SIZE {_START})"


def measure(here: Place, count: int, rounds: int) -> Iterator[Figure]:
    """Both figures, over a mailbox of `count` mixed mails."""
    user = here.user("mixed", mixed(count, seconds_now(), DAYS))
    yield understanding(here, user, count, rounds)
    yield raw(here, user, count, rounds)


def understanding(here: Place, user: str, count: int, rounds: int) -> Figure:
    """The daemon's own intake (fetch, parse, triage, persons) into a book in memory, beside imap_tools."""
    processor: dict[str, list[float]] = {"ours": [], "theirs": []}

    def ours() -> float:
        desk = bootstrap.visiting_desk(here.visit(user))
        began, worked = time.perf_counter(), time.process_time()
        audit(desk, datetime.now(UTC), DAYS + 5)
        processor["ours"].append(time.process_time() - worked)
        took = time.perf_counter() - began
        desk.accounts[0].mailbox.close()
        seen = len(desk.book.look().seen)
        assert seen == count, f"{seen} of {count} mails have a verdict"
        return took

    def theirs() -> float:
        began, worked = time.perf_counter(), time.process_time()
        seen = _fetched_by_imap_tools(here, user)
        processor["theirs"].append(time.process_time() - worked)
        assert seen == count
        return time.perf_counter() - began

    mine, others = in_turns((ours, theirs), rounds)
    faster = ratio(others, mine)
    work = ratio(processor["theirs"], processor["ours"])
    said = (
        f"{faster:.2f} x imap_tools ({count / statistics.median(mine):.0f} and"
        f" {count / statistics.median(others):.0f} mails/s; by processor time {work:.2f} x)"
    )
    return at_least(f"understanding {count} mixed mails", faster, TWICE, said, " x")


def _fetched_by_imap_tools(here: Place, user: str) -> int:
    """Every mail fetched whole, 500 at a time, and its people, subject, date and texts parsed."""
    from imap_tools import MailBoxUnencrypted

    seen = 0
    with MailBoxUnencrypted("127.0.0.1", here.server.port).login(user, PASSWORD) as box:
        for mail in box.fetch(mark_seen=False, bulk=500):
            parsed = (mail.from_values, mail.to_values, mail.subject, mail.date, mail.text, mail.html)
            seen += bool(parsed)
    return seen


def raw(here: Place, user: str, count: int, rounds: int, batch: int = 250) -> Figure:
    """The reader of FETCH replies beside a socket that throws the same answers away."""
    line = connect(
        ImapSettings(
            account=user,
            host="127.0.0.1",
            port=here.server.port,
            security="none",
            username=user,
            password=lambda: PASSWORD,
        ),
        time.monotonic,
    )
    line.open_folder("INBOX")
    uids = line.search_above(0)
    batches = [uids[start : start + batch] for start in range(0, len(uids), batch)]

    def read() -> float:
        began = time.perf_counter()
        assert sum(len(line.fetch(each, _START)) for each in batches) == count
        return time.perf_counter() - began

    drain = Drain(here.server.port, user)

    def drained() -> float:
        began = time.perf_counter()
        for each in batches:
            drain.command(f"UID FETCH {ranges(each)} {_ITEMS}")
        return time.perf_counter() - began

    drained()  # the server's caches are warm for both
    mine, limit = in_turns((read, drained), max(rounds, 3))
    line.log_out()
    drain.close()
    share = ratio(limit, mine)
    said = f"{share:.2f} of a draining socket ({count / statistics.median(mine):.0f} mails/s)"
    return at_least("raw reading, headers and 32 KB", share, RAW, said)


class Drain:
    """A client that looks at nothing but the tag at the end: what the server and the wire can give."""

    def __init__(self, port: int, user: str) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._buffer = bytearray(1 << 20)
        self._number = 0
        self._socket.recv(4096)
        self.command(f"LOGIN {user} {PASSWORD}")
        self.command("EXAMINE INBOX")

    def command(self, words: str) -> None:
        """One command, its answer thrown away."""
        self._number += 1
        tag = b"zQxq%d " % self._number
        self._socket.sendall(tag + words.encode() + b"\r\n")
        end, tail = re.compile(rb"(?:^|\r\n)" + tag + rb"(OK)?"), b""
        while True:
            size = self._socket.recv_into(self._buffer)
            assert size, "the server hung up"
            tail = tail[-500:] + bytes(self._buffer[max(0, size - 500) : size])
            if tail.endswith(b"\r\n") and (found := end.search(tail)):
                assert found[1], tail
                return

    def close(self) -> None:
        """Hang up."""
        self._socket.close()
