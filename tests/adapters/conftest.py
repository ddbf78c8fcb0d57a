"""Servers for the tests of adapters: private Dovecots, started when first asked for, one per profile."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from itertools import count

import pytest

from assistant.adapters.imap import ImapMailbox, ImapSettings
from assistant.adapters.imap_folders import Wishes
from assistant.domain.mailbox import Batch, Cursor, Folder, Role
from assistant.domain.message import Message
from tests.dovecot import BINARY, PASSWORD, Dovecot, OwnersClient, Profile, running

LONG_AGO = date(2000, 1, 1)
_user_numbers = count(1)


@pytest.fixture(scope="session")
def dovecot_of() -> Iterator[Callable[[Profile], Dovecot]]:
    """A running server of a profile; the same one for the whole session."""
    if BINARY is None:
        pytest.skip("Dovecot is not installed (Debian: dovecot-imapd)")
    servers: list[tuple[Profile, Dovecot]] = []
    with ExitStack() as stack:

        def of(profile: Profile) -> Dovecot:
            known = next((server for p, server in servers if p == profile), None)
            if known is None:
                known = stack.enter_context(running(profile))
                servers.append((profile, known))
            return known

        yield of


class House:
    """One fresh account on a server: our mailbox, and the owner's own mail program beside it."""

    def __init__(self, server: Dovecot, stack: ExitStack) -> None:
        self.server = server
        self.user = server.add_user(f"user{next(_user_numbers)}")
        self._stack = stack
        self._owner: OwnersClient | None = None

    @property
    def owner(self) -> OwnersClient:
        """The owner's mail program, connected when first used."""
        if self._owner is None:
            self._owner = OwnersClient(self.server, self.user)
            self._stack.callback(self._owner.close)
        return self._owner

    def mailbox(self, port: int = 0, **changes: object) -> ImapMailbox:
        """A mailbox of ours, closed at the end of the test."""
        return self._closed_later(settings(port or self.server.port, **{"username": self.user, **changes}))

    def _closed_later(self, wanted: ImapSettings) -> ImapMailbox:
        box = ImapMailbox(wanted, time.monotonic, jitter=lambda: 0.5)
        self._stack.callback(box.close)
        return box


@pytest.fixture
def house_of(dovecot_of: Callable[[Profile], Dovecot]) -> Iterator[Callable[[Profile], House]]:
    """A fresh account on a server of a profile."""
    with ExitStack() as stack:
        yield lambda profile: House(dovecot_of(profile), stack)


@pytest.fixture
def house(house_of: Callable[[Profile], House]) -> House:
    """A fresh account on an ordinary server."""
    return house_of(Profile())


def settings(port: int, **changes: object) -> ImapSettings:
    """Settings for a server on loopback."""
    values: dict[str, object] = {
        "account": "business",
        "host": "127.0.0.1",
        "port": port,
        "security": "none",
        "username": "dana",
        "password": lambda: PASSWORD,
        "folders": Wishes(remote_control="Assistant"),
        "read_timeout": 10.0,
    }
    return ImapSettings(**{**values, **changes})  # type: ignore[arg-type]


def mail(subject: str = "Leaking tap", marker: str = "", body: str = "Can you come on Friday?") -> bytes:
    """An ordinary mail with CRLF line ends."""
    lines = [
        "From: Robin Sample <robin@customer.example>",
        "To: dana@example.com",
        f"Subject: {subject}",
        f"Message-ID: <{abs(hash(subject))}@customer.example>",
        "Date: Mon, 16 Nov 2026 09:00:00 +0000",
        *([f"X-Assistant: {marker}"] if marker else []),
        "",
        body,
        "",
    ]
    return "\r\n".join(lines).encode()


def role(mailbox: ImapMailbox, wanted: Role) -> Folder:
    """The first folder of a role."""
    return next(folder for folder in mailbox.folders() if folder.role is wanted)


def everything(_mail: Message) -> bool:
    """Ask for every text."""
    return True


def take(
    mailbox: ImapMailbox, folder: Folder, since: Cursor | None = None, look_back: date = LONG_AGO
) -> tuple[list[Batch], Cursor | None]:
    """All batches, and the cursor after them."""
    batches = list(mailbox.arrivals(folder, since, look_back, everything))
    return batches, batches[-1].cursor if batches else since


def subjects(batches: list[Batch]) -> list[str]:
    """The subjects of all arrivals, in order."""
    return [arrival.mail.subject for batch in batches for arrival in batch.arrivals]
