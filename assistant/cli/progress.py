"""How far the audit is, as bars on stderr; nothing where nobody looks."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from assistant.cli.safe import one_line

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from assistant.audit import Watcher

_THOUSANDTHS = 1000


@contextmanager
def bars(zone: ZoneInfo) -> Iterator["Watcher | None"]:
    """A watcher that draws while the block lasts, None if stderr is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TextColumn("{task.fields[upto]}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as drawn:
        yield Bars(drawn, zone)


class Bars:
    """A bar for each folder that is read, by the calendar, and one for judging."""

    def __init__(self, drawn: "Progress", zone: ZoneInfo) -> None:
        self._drawn = drawn
        self._zone = zone
        self._tasks: dict[str, TaskID] = {}

    def read(self, folder: str, up_to: datetime, share: float) -> None:
        """So much of a folder is read."""
        self._show(f"Reading {one_line(folder)}", share, f"up to {up_to.astimezone(self._zone):%d %b %Y}")

    def decided(self, number: int, total: int) -> None:
        """So many of the messages are judged."""
        self._show("Who was answered?", number / max(total, 1), f"{number} of {total} mails")

    def _show(self, what: str, share: float, up_to: str) -> None:
        if what not in self._tasks:
            self._finish()
            self._tasks[what] = self._drawn.add_task(what, total=_THOUSANDTHS, upto="")
        self._drawn.update(self._tasks[what], completed=share * _THOUSANDTHS, upto=up_to)

    def _finish(self) -> None:
        """A folder is read to its end when the next one begins."""
        for task in self._tasks.values():
            self._drawn.update(task, completed=_THOUSANDTHS, upto="")
