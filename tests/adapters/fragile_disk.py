"""Disks that fail: one at the n-th operation, one that loses power.

`FragileFiles` does everything for real and keeps a model of what a disk may have kept: content that was
synced for sure, other content in any part; names that were synced for sure, later ones in any subset.
"""

import errno
import itertools
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from assistant.adapters.disk import Files


class FailingFiles(Files):
    """Refuses the n-th effect with that error; a write is left half done. `done` counts the effects."""

    def __init__(self, fail_at: int | None = None, error: int = errno.ENOSPC) -> None:
        self.done = 0
        self._fail_at = fail_at
        self._error = error

    def mend(self) -> None:
        """From now on everything works."""
        self._fail_at = None

    def _count(self) -> None:
        self.done += 1
        if self.done == self._fail_at:
            raise OSError(self._error, os.strerror(self._error))

    def write(self, path: Path, data: bytes) -> None:
        try:
            self._count()
        except OSError:
            super().write(path, data[: len(data) // 2])
            raise
        super().write(path, data)

    def overwrite(self, path: Path, data: bytes) -> None:
        self._count()
        super().overwrite(path, data)

    def append(self, path: Path, data: bytes) -> None:
        self._count()
        super().append(path, data)

    def fsync(self, path: Path) -> None:
        self._count()
        super().fsync(path)

    def fsync_folder(self, folder: Path) -> None:
        self._count()
        super().fsync_folder(folder)

    def rename(self, old: Path, new: Path) -> None:
        self._count()
        super().rename(old, new)

    def link(self, existing: Path, new: Path) -> None:
        self._count()
        super().link(existing, new)

    def remove(self, path: Path) -> None:
        self._count()
        super().remove(path)


@dataclass
class _Inode:
    live: bytes = b""
    synced: bytes = b""


@dataclass(frozen=True)
class _Renaming:
    """One change of names, which happens as a whole or not at all."""

    folder: Path
    gone: Path | None
    set_to: tuple[Path, _Inode] | None


@dataclass
class Image:
    """What the disk may hold if the power goes now; `acknowledged` is what the test was told by then."""

    acknowledged: int
    synced_names: dict[Path, tuple[bytes, bytes]]
    pending: list[tuple[Path | None, Path | None, tuple[bytes, bytes]]]

    def folders(self, base: Callable[[], Path], root: Path) -> Iterator[Path]:
        """Every legal outcome, written into folders that `base` gives; `root` is where it was recorded."""
        for chosen in _subsets(len(self.pending)):
            for part in (0.0, 0.5, 1.0):
                yield self._written(base(), root, chosen, part)

    def _written(self, base: Path, root: Path, chosen: tuple[int, ...], part: float) -> Path:
        names = dict(self.synced_names)
        for index in chosen:
            gone, new, content = self.pending[index]
            if gone is not None:
                names.pop(gone, None)
            if new is not None:
                names[new] = content
        for path, (synced, live) in names.items():
            target = base / path.relative_to(root)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(_in_part(synced, live, part))
        return base


def _in_part(synced: bytes, live: bytes, part: float) -> bytes:
    if live == synced:
        return synced
    cut = int(len(live) * part)
    return live[:cut] + synced[cut:]


def _subsets(count: int) -> Iterator[tuple[int, ...]]:
    """All of a few, else every beginning: what no disk reorders further than that."""
    everything = range(count)
    if count > 4:
        yield from (tuple(range(end)) for end in range(count + 1))
        return
    for size in range(count + 1):
        yield from itertools.combinations(everything, size)


@dataclass
class FragileFiles(Files):
    """Does all for real, and remembers after every effect what a power cut might leave."""

    acknowledged: int = 0
    images: list[Image] = field(default_factory=list)
    _names: dict[Path, _Inode] = field(default_factory=dict)
    _synced: dict[Path, _Inode] = field(default_factory=dict)
    _pending: list[_Renaming] = field(default_factory=list)

    def write(self, path: Path, data: bytes) -> None:
        super().write(path, data)
        if path not in self._names:
            self._rename(_Renaming(path.parent, None, (path, _Inode())))
        self._names[path].live = data
        self._remember()

    def overwrite(self, path: Path, data: bytes) -> None:
        super().overwrite(path, data)
        inode = self._names[path]
        inode.live = data + inode.live[len(data) :]
        self._remember()

    def fsync(self, path: Path) -> None:
        super().fsync(path)
        self._names[path].synced = self._names[path].live
        self._remember()

    def fsync_folder(self, folder: Path) -> None:
        super().fsync_folder(folder)
        for change in [c for c in self._pending if c.folder == folder]:
            _apply(change, self._synced)
            self._pending.remove(change)
        self._remember()

    def rename(self, old: Path, new: Path) -> None:
        super().rename(old, new)
        if self._names.get(new) is not self._names[old]:
            self._rename(_Renaming(old.parent, old, (new, self._names[old])))
        self._remember()

    def link(self, existing: Path, new: Path) -> None:
        super().link(existing, new)
        self._rename(_Renaming(new.parent, None, (new, self._names[existing])))
        self._remember()

    def remove(self, path: Path) -> None:
        super().remove(path)
        if path in self._names:
            self._rename(_Renaming(path.parent, path, None))
            self._remember()

    def _rename(self, change: _Renaming) -> None:
        _apply(change, self._names)
        self._pending.append(change)

    def _remember(self) -> None:
        names = {path: (inode.synced, inode.live) for path, inode in self._synced.items()}
        pending = [
            (c.gone, c.set_to[0] if c.set_to else None, _contents(c.set_to[1] if c.set_to else None))
            for c in self._pending
        ]
        self.images.append(Image(self.acknowledged, names, pending))


def _contents(inode: _Inode | None) -> tuple[bytes, bytes]:
    return (inode.synced, inode.live) if inode else (b"", b"")


def _apply(change: _Renaming, names: dict[Path, _Inode]) -> None:
    if change.gone is not None:
        names.pop(change.gone, None)
    if change.set_to is not None:
        names[change.set_to[0]] = change.set_to[1]
