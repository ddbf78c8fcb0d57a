"""One call of the program: its config, read once when it is needed, and how it speaks to who called."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from zoneinfo import ZoneInfo

import click

from assistant.cli.safe import Paint, plain

if TYPE_CHECKING:
    from assistant.config import Settings
    from assistant.domain.book import Book, LogLine
    from assistant.domain.lead import Lead
    from assistant.workflow.ports import Desk

_NARROWEST, _USUAL, _WIDEST = 60, 80, 120
_TONES = {"bad": "red", "ask": "yellow", "good": "green"}


class Records(Protocol):
    """What the commands that look need of the lead book, and of what lies beside it."""

    def look(self) -> "Book":
        """The book as it is now, to read."""

    def text(self, key: str) -> str:
        """A stored text, "" if it is gone."""

    def archived(self) -> "Iterator[Book]":
        """The monthly archives, the newest first."""

    def archived_lead(self, number: int) -> "Lead | None":
        """One lead out of the archive."""

    def log_lines(self, limit: int) -> "list[LogLine]":
        """The last lines of the log, the newest last."""

    def read_health(self) -> dict[str, Any]:
        """What the last round left behind, {} if nothing."""

    def write_findings(self, findings: dict[str, Any]) -> None:
        """Keep what doctor found, for the page to show."""

    def key(self) -> bytes:
        """The secret of this state folder; StateDamaged if it is gone."""

    def try_disk(self) -> int:
        """Bytes that stay free; StateError if the disk takes no transaction."""

    def daemon_is_running(self) -> bool:
        """Does any process hold the daemon's lock?"""

    def daemon_pid(self) -> int | None:
        """The daemon's process number, if known."""

    @property
    def recovered(self) -> str:
        """One sentence if the book had to be repaired."""


class Call:
    """What every command is handed. `named` is the file of `--config`, None if it was not given."""

    def __init__(self, named: Path | None, environ: Mapping[str, str]) -> None:
        self.named = named
        self.environ = environ

    @cached_property
    def path(self) -> Path:
        """Where the config is or should be."""
        from assistant.config import find_config

        return find_config(self.named, self.environ)

    @cached_property
    def settings(self) -> "Settings":
        """The config; ConfigError if there is none or it cannot be used."""
        from assistant.config import load

        return load(self.path)

    @property
    def settings_if_any(self) -> "Settings | None":
        """The config, or None if none was named and none lies in the usual place."""
        named = self.named is not None or bool(self.environ.get("ASSISTANT_CONFIG"))
        return self.settings if named or self.path.exists() else None

    @cached_property
    def store(self) -> Records:
        """The lead book."""
        from assistant import bootstrap

        return bootstrap.store(self.settings)

    @cached_property
    def desk(self) -> "Desk":
        """The whole desk, accounts and all; nothing is connected yet."""
        from assistant import bootstrap

        return bootstrap.desk(self.settings)

    @property
    def zone(self) -> ZoneInfo:
        """The owner's zone."""
        return self.settings.owner.timezone

    @cached_property
    def now(self) -> datetime:
        """The moment of this call (aware, UTC): one moment for all it does."""
        from assistant import bootstrap

        return bootstrap.clock().now()


pass_call = click.make_pass_decorator(Call)


def say(text: str) -> None:
    """Print whole lines for people."""
    click.echo(text if text.endswith("\n") else f"{text}\n", nl=False)


def complain(words: str) -> None:
    """One sentence on stderr."""
    click.echo(words, err=True)


def hand_out(json: str) -> None:
    """Print JSON, in UTF-8 whatever the terminal's encoding."""
    click.echo(json.encode("utf-8"), nl=False)


def width() -> int:
    """How many cells a line may have."""
    if not sys.stdout.isatty():
        return _USUAL
    return min(max(shutil.get_terminal_size((_USUAL, 24)).columns, _NARROWEST), _WIDEST)


def has_screen() -> bool:
    """Is it printed on a terminal that can be drawn over?"""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def screen_rows() -> int:
    """How many rows that terminal has."""
    return shutil.get_terminal_size((_USUAL, 24)).lines


def paint() -> Paint:
    """Colours for a terminal, none for a pipe, a dumb terminal, or where NO_COLOR asks for none."""
    return _coloured if has_screen() and not os.environ.get("NO_COLOR") else plain


def _coloured(text: str, tone: str) -> str:
    if tone == "quiet":
        return click.style(text, dim=True)
    return click.style(text, fg=_TONES[tone]) if tone in _TONES else text
