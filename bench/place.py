"""Where the bench takes place: a private Dovecot, users with full mailboxes, a config for each."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from assistant import bootstrap
from assistant.config import Settings, parse
from bench.mailbox import OWNER, Mail, fill
from tests.dovecot import PASSWORD, Dovecot, Profile, _mail_owner, running

ROOT = Path(__file__).resolve().parents[1]
_CONFIG = """
[owner]
name = "Dana Sample"
email = "{owner}"
timezone = "Europe/Vienna"

[[account]]
name = "bench"
username = "{user}"
password = "{password}"
imap = {{ host = "127.0.0.1", port = {port}, security = "none" }}
look_back_days = 60

[notices]
at = []

[web]
listen = "{web}"

[store]
directory = "{state}"
"""


@dataclass(frozen=True, slots=True)
class Place:
    """A running server; users are made in it, states below `folder`."""

    server: Dovecot
    folder: Path

    def user(self, name: str, mails: Iterator[Mail]) -> str:
        """A user with these mails in INBOX."""
        self.server.add_user(name)
        owner = _mail_owner()[0]
        fill(self.server.maildir(name), mails, owner)
        return name

    def visit(self, user: str) -> bootstrap.Visit:
        """One look at that user's mailbox."""
        zone = ZoneInfo("Europe/Vienna")
        return bootstrap.Visit("127.0.0.1", self.server.port, "none", user, lambda: PASSWORD, zone, "AT")

    def config(self, user: str, *, port: int = 0, web: str = "") -> Path:
        """A config file for that user's mailbox."""
        path = self.folder / user / "config.toml"
        path.parent.mkdir(exist_ok=True)
        values = {"owner": OWNER, "user": user, "password": PASSWORD, "port": port or self.server.port}
        text = _CONFIG.format(**values, web=web, state=path.parent / "state")
        path.touch(mode=0o600)
        path.write_text(text, encoding="utf-8")
        return path

    def settings(self, user: str, *, port: int = 0) -> Settings:
        """The same, read."""
        path = self.config(user, port=port)
        return parse(path.read_text(encoding="utf-8"), path)


@contextmanager
def place(folder: Path) -> Iterator[Place]:
    """A server for as long as the bench lasts."""
    with running(Profile()) as server:
        yield Place(server, folder)


def seconds_now() -> int:
    """The time mails are dated by."""
    return int(time.time())
