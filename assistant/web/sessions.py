"""Who is let in: sessions kept in memory, and the brake on guessing.

A restart of the daemon signs everybody out; nothing that could be stolen lies on the disk.
"""

import secrets
import threading
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from assistant.web.deciding import Typed, Undo

LASTS = timedelta(hours=12)
MOST_SESSIONS = 20
TRIES = 5
TRIES_WITHIN = timedelta(minutes=1)
SHUT_FOR = timedelta(minutes=15)
SAID_FOR = timedelta(seconds=30)
"""How long the answer to a decision stays on the page it was given on."""


@dataclass(frozen=True, slots=True)
class Said:
    """The answer to a decision, as the next page shows it."""

    words: str
    done: bool
    path: str
    at: datetime
    undo: Undo | None = None


@dataclass(slots=True)
class Session:
    """One browser that is let in. `token` stands in every form (CSRF)."""

    ends: datetime
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    said: Said | None = None
    typed: Typed | None = None

    def says(self, path: str, now: datetime) -> Said | None:
        """What is to be said on the page at `path`, for half a minute after the decision."""
        said = self.said
        return said if said is not None and said.path == path and now - said.at <= SAID_FOR else None


class Sessions:
    """Sessions by their random id; the id is known to the browser alone."""

    def __init__(self) -> None:
        self._known: dict[str, Session] = {}
        self._lock = threading.Lock()

    def begin(self, now: datetime, typed: Typed | None = None) -> str:
        """Let a browser in for twelve hours; gives the id for its cookie. The oldest of too many ends.

        `typed` is what was written before the browser had to sign in.
        """
        session_id = secrets.token_urlsafe(32)
        with self._lock:
            self._known = {key: each for key, each in self._known.items() if now < each.ends}
            while len(self._known) >= MOST_SESSIONS:
                del self._known[next(iter(self._known))]
            self._known[session_id] = Session(now + LASTS, typed=typed)
        return session_id

    def of(self, session_id: str, now: datetime) -> Session | None:
        """The session of that id, None if it is unknown or over."""
        session = self._known.get(session_id)
        return session if session is not None and now < session.ends else None

    def end(self, session_id: str) -> None:
        """Let that browser out."""
        with self._lock:
            self._known.pop(session_id, None)


class Brake:
    """Five wrong tries within a minute, then nobody gets in for a quarter of an hour.

    A code that was issued after that opens again: only the owner can issue one.
    """

    def __init__(self) -> None:
        self._wrong: list[datetime] = []
        self._shut_at: datetime | None = None
        self._lock = threading.Lock()

    def is_shut(self, now: datetime, code_issued: datetime | None) -> bool:
        """Is nobody let in just now?"""
        with self._lock:
            if self._shut_at is None:
                return False
            fresh = code_issued is not None and code_issued > self._shut_at
            if fresh or now - self._shut_at >= SHUT_FOR:
                self._shut_at, self._wrong = None, []
            return self._shut_at is not None

    def wrong(self, now: datetime) -> None:
        """Somebody tried, and it was wrong."""
        with self._lock:
            self._wrong = [at for at in self._wrong if now - at < TRIES_WITHIN] + [now]
            if len(self._wrong) >= TRIES:
                self._shut_at = now

    def right(self) -> None:
        """Somebody got in."""
        with self._lock:
            self._wrong = []
