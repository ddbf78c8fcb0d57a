"""The few things the store does to a disk, one method each, so that a test can let any of them fail.

Files are made with mode 0600 and folders with 0700, whatever the umask. Every method may raise OSError; the
store translates it. What is written is on the disk only after `fsync`, what is named only after
`fsync_folder` (POSIX promises neither earlier).
"""

import os
from itertools import count
from pathlib import Path

_CREATE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC | getattr(os, "O_NOFOLLOW", 0)
_serial = count(1)


class Files:
    """Effects on files and folders."""

    def read(self, path: Path) -> bytes:
        """The whole file."""
        return path.read_bytes()

    def write(self, path: Path, data: bytes) -> None:
        """Make the file anew with this content."""
        self._put(path, data, _CREATE)

    def overwrite(self, path: Path, data: bytes) -> None:
        """Write over the start of a file that is there; its length stays if `data` is as long."""
        self._put(path, data, os.O_WRONLY | os.O_CLOEXEC)

    def append(self, path: Path, data: bytes) -> None:
        """Add to the end of a file, made if it is missing."""
        self._put(path, data, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC)

    def fsync(self, path: Path) -> None:
        """Wait until the content of that file is on the disk."""
        _sync(path, os.O_RDONLY)

    def fsync_folder(self, folder: Path) -> None:
        """Wait until the names in that folder are on the disk."""
        _sync(folder, os.O_RDONLY | os.O_DIRECTORY)

    def rename(self, old: Path, new: Path) -> None:
        """Give a file its name, in place of what had it."""
        old.replace(new)

    def link(self, existing: Path, new: Path) -> None:
        """A second name for a file."""
        os.link(existing, new)

    def remove(self, path: Path) -> None:
        """Take a name away; a missing one is no trouble."""
        path.unlink(missing_ok=True)

    def touch(self, path: Path) -> None:
        """Count the file as new again."""
        os.utime(path)

    def make_folder(self, folder: Path) -> None:
        """Make a folder and what is missing above it."""
        if folder.is_dir():
            return
        self.make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
        self.fsync_folder(folder.parent)

    def put_whole(self, path: Path, data: bytes, *, synced: bool = True) -> None:
        """Write a file so that readers, and whoever looks after a crash, see all of it or none."""
        self.make_folder(path.parent)
        new = path.with_name(f"{path.name}.{os.getpid()}-{next(_serial)}.new")
        try:
            self.write(new, data)
            if synced:
                self.fsync(new)
            self.rename(new, path)
        except OSError:
            self._forget(new)
            raise
        if synced:
            self.fsync_folder(path.parent)

    def free(self, folder: Path) -> int:
        """Bytes that may still be written below that folder."""
        room = os.statvfs(folder)
        return room.f_bavail * room.f_frsize

    def _forget(self, leftover: Path) -> None:
        """A half-written file is of no use; if it cannot even be removed, it does no harm either."""
        try:
            self.remove(leftover)
        except OSError:
            return

    def _put(self, path: Path, data: bytes, flags: int) -> None:
        handle = os.open(path, flags, 0o600)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(handle, rest) :]
        finally:
            os.close(handle)


def _sync(path: Path, flags: int) -> None:
    handle = os.open(path, flags | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
