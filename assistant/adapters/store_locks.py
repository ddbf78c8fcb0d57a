"""Who may write the book, and who is the daemon: kernel locks that die with their process.

This is the one door to filelock, which is imported only when a lock is taken: looking needs none. The number
of the process that holds a lock stands in the lock file, for words only.
"""

import errno
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import StateBusy, StateError

if TYPE_CHECKING:
    from filelock import FileLock

_POLL = 0.005
_PROBES_PASS = 1.0
"""Seconds in which a starting daemon waits for someone who only asks whether there is a daemon."""


class WriteLock:
    """One writer at a time among all threads and processes; one thread may take it again while it holds it.

    `patience` is how long to wait, in seconds; then StateBusy says who holds it.
    """

    def __init__(self, path: Path, patience: float) -> None:
        self._path = path
        self._patience = patience
        self._threads = threading.RLock()
        self._lock: FileLock | None = None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Alone until the block ends."""
        if not self._threads.acquire(timeout=self._patience):
            raise StateBusy(self._busy("another part of this program"))
        try:
            lock = self._file_lock()
            _acquire(lock, self._patience, self._path, lambda holder: self._busy(f"process {holder}"))
            try:
                yield
            finally:
                lock.release()
        finally:
            self._threads.release()

    def _file_lock(self) -> "FileLock":
        if self._lock is None:
            self._lock = _lock(self._path)
        return self._lock

    def _busy(self, who: str) -> str:
        return (
            f"{self._path.parent} is being written by {who} for more than {self._patience:g} seconds. Try"
            " again; if it stays so, end that process."
        )


class DaemonLock:
    """There is one daemon for a state folder."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @contextmanager
    def held(self) -> Iterator[None]:
        """Be the daemon until the block ends; StateBusy if there is one."""
        lock = _lock(self._path)
        _acquire(lock, _PROBES_PASS, self._path, _is_running_already)
        try:
            yield
        finally:
            lock.release()

    def holder(self) -> str:
        """The process number of the daemon: "?" if it is not known, "" if there is no daemon."""
        if not self._path.exists():
            return ""
        from filelock import Timeout

        probe = _lock(self._path)
        try:
            probe.acquire(timeout=0)
        except Timeout:
            return _holder(self._path)
        except OSError as error:
            raise _cannot(self._path, error) from error
        probe.release()
        return ""


def _lock(path: Path) -> "FileLock":
    from filelock import FileLock

    # Where flock is missing, a soft lock would outlive its process and lock the owner out: rather an error.
    return FileLock(path, mode=0o600, poll_interval=_POLL, fallback_to_soft=False)


def _is_running_already(holder: str) -> str:
    return f"a daemon is running already (pid {holder}); `assistant status` tells more"


def _acquire(lock: "FileLock", patience: float, path: Path, busy: Callable[[str], str]) -> None:
    """Take the lock; `busy` makes the words for StateBusy from the number of the process that has it."""
    from filelock import Timeout

    try:
        lock.acquire(timeout=patience)
    except Timeout:
        raise StateBusy(busy(_holder(path))) from None
    except OSError as error:
        raise _cannot(path, error) from error
    with suppress(OSError):
        path.write_text(f"{os.getpid()}\n")


def _holder(path: Path) -> str:
    try:
        return path.read_text().strip() or "?"
    except (OSError, ValueError):
        return "?"


_NOT_OURS = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def _cannot(path: Path, error: OSError) -> StateError:
    if error.errno in _NOT_OURS:
        return StateError(
            f"{path.parent} cannot be written ({error.strerror}). Give the folder and all in it to the user"
            " who runs the assistant, on a disk that is not read-only."
        )
    return StateError(f"{path} cannot be locked ({error.strerror}); keep the state folder on a local disk.")
