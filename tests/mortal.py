"""Processes that die at a chosen moment: a nursery with everything imported forks one child for each step.

Run as `python -m tests.mortal`. Each line on stdin is an order in JSON; two lines come back, the child's
number and how it ended. An ended child is buried only when the next order comes, so that until then its
number is nobody else's and may safely be killed. Product code knows nothing of all this: the child builds the
desk as the program does and puts its own `point` and its own files on it.
"""

import importlib
import json
import os
import signal
import sys
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from assistant import bootstrap, config, daemon
from assistant.adapters.disk import Files
from assistant.adapters.format_files import load_formats
from assistant.adapters.store import Store
from assistant.domain.decision import Decision, Word
from assistant.workflow.approval import take
from assistant.workflow.ports import Desk

NAMED, DISK = "named", "disk"
"""Where a child may kill itself: at a named step of the workflow, or before an effect on the disk."""


@dataclass
class Fate:
    """Writes down whatever the child passes, so that the parent can read it afterwards, and kills the child
    at the `nth` thing of the name (or place) `doomed`."""

    trace: int
    doomed: str = ""
    nth: int = 0
    passed: Counter[str] = field(default_factory=Counter)

    def point(self, name: str) -> None:
        """A named step."""
        if self.struck(NAMED, name):
            die()

    def struck(self, place: str, name: str) -> bool:
        """Write it down; is this the moment?"""
        os.write(self.trace, f"{place} {name}\n".encode())
        self.passed[place] += 1
        self.passed[name] += 1
        return self.doomed in (place, name) and self.passed[self.doomed] == self.nth


def die() -> None:
    """Killed, as by a power cut of this process alone: nothing is flushed, nothing is closed."""
    os.kill(os.getpid(), signal.SIGKILL)
    signal.pause()


@dataclass
class MortalFiles(Files):
    """The disk of a child that may die before any effect; a file that was being written is left half done."""

    fate: Fate

    def write(self, path: Path, data: bytes) -> None:
        self._put_mortally("write", super().write, path, data)

    def overwrite(self, path: Path, data: bytes) -> None:
        if self.fate.struck(DISK, f"overwrite {path.name}"):
            die()  # in place, and short of a sector: old or new
        super().overwrite(path, data)

    def append(self, path: Path, data: bytes) -> None:
        self._put_mortally("append", super().append, path, data)

    def fsync(self, path: Path) -> None:
        self._before("fsync", path)
        super().fsync(path)

    def fsync_folder(self, folder: Path) -> None:
        self._before("fsync_folder", folder)
        super().fsync_folder(folder)

    def rename(self, old: Path, new: Path) -> None:
        self._before("rename", new)
        super().rename(old, new)

    def link(self, existing: Path, new: Path) -> None:
        self._before("link", new)
        super().link(existing, new)

    def remove(self, path: Path) -> None:
        self._before("remove", path)
        super().remove(path)

    def _before(self, effect: str, path: Path) -> None:
        if self.fate.struck(DISK, f"{effect} {path.name}"):
            die()

    def _put_mortally(self, effect: str, put: Callable[[Path, bytes], None], path: Path, data: bytes) -> None:
        if self.fate.struck(DISK, f"{effect} {path.name}"):
            put(path, data[: len(data) // 2])
            die()
        put(path, data)


# --- a child's life ---------------------------------------------------------------------------------------


def live(order: dict[str, Any]) -> None:
    """Do what is ordered: one round, or one word of the owner's."""
    trace = os.open(order["trace"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    fate = Fate(trace, *order["die"])
    settings = config.load(Path(order["config"]))
    book = Store(settings.store.directory, files=MortalFiles(fate))
    book.key()  # the first start is mortal, too
    desk = replace(bootstrap.desk(settings), book=book, point=fate.point)
    now = datetime.fromisoformat(order["now"])
    if order["word"] == "round":
        _round(desk, now)
    else:
        _say(desk, Decision(Word(order["word"]), order["target"], now, text=order["text"]))


def _round(desk: Desk, now: datetime) -> None:
    daemon.round(desk, now, hold=False)
    for account in desk.accounts:
        account.mailbox.close()
    if desk.sees.troubles:
        raise AssertionError(f"a round with nothing wrong outside has troubles: {desk.sees.troubles}")


def _say(desk: Desk, decision: Decision) -> None:
    answer = take(desk, decision, decision.at)
    if not answer.done:
        raise AssertionError(answer.words)


def _be_born(order: dict[str, Any]) -> None:
    """In the child: never back into the nursery's loop."""
    status = 1
    try:
        nothing = os.open(os.devnull, os.O_RDWR)
        os.dup2(nothing, 0)
        os.dup2(nothing, 1)
        live(order)
        status = 0
    except BaseException:  # noqa: BLE001 - whatever it is, it goes into the report of this step
        Path(order["trace"]).with_suffix(".error").write_text(traceback.format_exc())
    finally:
        os._exit(status)


# --- the nursery ------------------------------------------------------------------------------------------


def nursery() -> None:
    """Children one after the other, until stdin ends."""
    _import_what_rounds_need()
    child = 0
    for line in sys.stdin:
        if child:
            os.waitpid(child, 0)
        order = json.loads(line)
        child = os.fork()
        if not child:
            _be_born(order)
        _tell(child)
        ended = os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
        assert ended is not None
        _tell(ended.si_status if ended.si_code == os.CLD_EXITED else -ended.si_status)


def _tell(number: int) -> None:
    os.write(1, f"{number}\n".encode())


def _import_what_rounds_need() -> None:
    """Also what the program imports only where it is used: a child should come to the point."""
    for name in (
        "calendar",
        "clock",
        "compose",
        "html",
        "imap",
        "phone",
        "render",
        "replies",
        "secrets",
        "smtp",
    ):
        importlib.import_module(f"assistant.adapters.{name}")
    for library in ("css_inline", "filelock", "jinja2.sandbox", "mailparser_reply", "phonenumbers"):
        importlib.import_module(library)
    load_formats(None)


if __name__ == "__main__":
    nursery()
