"""Rounds of the daemon: what one with nothing new costs, and how long a mail waits for its draft."""

import dataclasses
import socket
import statistics
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime

from assistant import bootstrap, daemon
from assistant.domain.mailbox import Role
from assistant.workflow.ports import Desk
from bench.figures import Figure, at_most, in_turns, ms, ratio
from bench.mailbox import OWNER, tiny
from bench.place import Place, seconds_now
from tests.dovecot import PASSWORD, OwnersClient
from tests.gates import Wire

FLAT = 1.5
DRAFTED_MS = 25.0
SMALL = 1_000
_MAIL = (
    "From: Ida Sample <ida.sample{number}@people.example>\r\nTo: {owner}\r\n"
    "Subject: A leaking tap {number}\r\n"
    "Message-ID: <tap{number}@people.example>\r\nDate: {date}\r\n\r\n"
    "Hello,\r\n\r\ncould you come and have a look at my kitchen tap? It leaks.\r\n\r\nIda Sample\r\n"
)


def measure(here: Place, large: int, arrivals: int) -> Iterator[Figure]:
    """All figures about rounds; `large` is the size of the larger INBOX."""
    small = here.user("small", tiny(SMALL, seconds_now()))
    yield commands(here, small)
    yield flat(here, small, here.user("large", tiny(large, seconds_now())), large)
    yield arrival(here, here.user("arrival", tiny(SMALL, seconds_now())), arrivals)


def commands(here: Place, user: str) -> Figure:
    """What is asked of the server in a round in which nothing happened."""
    with closing(Wire(here.server.port)) as wire:
        desk = _settled(here, user, port=wire.port)
        watched = (Role.INBOX, Role.SENT, Role.DRAFTS, Role.JUNK, Role.REMOTE)
        further = sum(folder.role in watched for folder in desk.accounts[0].mailbox.folders()) - 2
        before = len(wire.doom.passed)
        daemon.round(desk, _now())
        passed = [each.partition(" ")[0] for each in wire.doom.passed[before:] if each.endswith(" asked")]
        _close(desk)
        wire.wait_until_quiet()
    asked = Counter(passed)
    said = ", ".join(f"{number} {name}" for name, number in sorted(asked.items()))
    kept = asked["NOOP"] == 2 and set(asked) <= {"NOOP", "STATUS"} and asked["STATUS"] == further
    return Figure("commands of a round, nothing new", said, f"reach: 2 NOOP, {further} STATUS", kept)


def flat(here: Place, small: str, large: str, count: int) -> Figure:
    """Does a round with nothing new cost the same in a large INBOX?"""
    desks = [_settled(here, user) for user in (large, small)]
    ways = [_timed_round(desk) for desk in desks]
    slow, quick = in_turns(ways, 41)
    for desk in desks:
        _close(desk)
    times = ratio([statistics.median(slow)], [statistics.median(quick)])
    said = f"{times:.2f} x ({ms(statistics.median(slow))}; at {SMALL}: {ms(statistics.median(quick))})"
    return at_most(f"round with nothing new, INBOX of {count}", times, FLAT, said, " x")


def arrival(here: Place, user: str, times: int) -> Figure:
    """From the moment the server tells a bare listener of a mail to our draft lying in Drafts."""
    laid = threading.Event()
    when: list[float] = []

    def point(name: str) -> None:
        if name == "copies:laid":
            when.append(time.perf_counter())
            laid.set()

    desk = dataclasses.replace(_settled(here, user), point=point)
    listener = Listener(here.server.port, user)
    owner = OwnersClient(here.server, user)
    over = []
    for number in range(times):
        date = datetime.now(UTC).strftime("%a, %d %b %Y %H:%M:%S +0000")
        raw = _MAIL.format(number=number, owner=OWNER, date=date).encode()
        listener.listen()
        thread = threading.Timer(0.2, owner.put, ("INBOX", raw))
        thread.start()
        laid.clear()
        while not laid.is_set():
            desk.accounts[0].mailbox.wait(20)
            daemon.round(desk, _now())
        thread.join()
        over.append(when[-1] - listener.told())
    listener.close()
    owner.close()
    _close(desk)
    middle = statistics.median(over) * 1000
    said = f"{middle:.1f} ms [{min(over) * 1000:.1f} to {max(over) * 1000:.1f}] after the server's own notice"
    return at_most("arrival to draft in Drafts", middle, DRAFTED_MS, said, " ms")


class Listener:
    """A bare socket that idles on INBOX: when does the server itself tell of new mail?"""

    def __init__(self, port: int, user: str) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port))
        self._lines = self._socket.makefile("rb")
        self._lines.readline()
        self._ask(f"LOGIN {user} {PASSWORD}")
        self._ask("EXAMINE INBOX")
        self._thread = threading.Thread()
        self._at = 0.0

    def _ask(self, words: str) -> None:
        self._socket.sendall(f"a {words}\r\n".encode())
        while not self._lines.readline().startswith(b"a OK"):
            pass

    def listen(self) -> None:
        """Begin to idle."""
        self._socket.sendall(b"b IDLE\r\n")
        while not self._lines.readline().startswith(b"+"):
            pass
        self._thread = threading.Thread(target=self._hear)
        self._thread.start()

    def _hear(self) -> None:
        while not self._lines.readline().rstrip().endswith(b"EXISTS"):
            pass
        self._at = time.perf_counter()

    def told(self) -> float:
        """When the server told, once it has; no longer idling."""
        self._thread.join(20)
        self._socket.sendall(b"DONE\r\n")
        while not self._lines.readline().startswith(b"b OK"):
            pass
        return self._at

    def close(self) -> None:
        """Hang up."""
        self._lines.close()
        self._socket.close()


def _settled(here: Place, user: str, port: int = 0) -> Desk:
    """A desk with a real book that has read all there is."""
    desk = bootstrap.desk(here.settings(user, port=port))
    for _ in range(3):
        daemon.round(desk, _now())
    troubles = {place: words for place, words in desk.sees.troubles.items() if place != "sending"}
    assert not troubles, troubles
    return desk


def _timed_round(desk: Desk) -> Callable[[], float]:
    def timed() -> float:
        began = time.perf_counter()
        daemon.round(desk, _now())
        return time.perf_counter() - began

    return timed


def _now() -> datetime:
    return datetime.now(UTC)


def _close(desk: Desk) -> None:
    for account in desk.accounts:
        account.mailbox.close()
