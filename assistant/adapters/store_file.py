"""`book.json` on the disk: one atomic write a transaction, and a way back from anything found there.

The file is one JSON document: format, generation, length, checksum, then the tables. Beside it lie

    book.previous.json   the generation before, always whole
    book.generation      the highest generation ever finished: an older copy put back is recognised
    assistant-state      made at the very first start: an empty folder that has it lost its book

At every instant, also after a power cut, the current or the previous file is whole (the order of steps in
`save`). Nothing found wrong is ever taken for a fresh start. This is also the one door to orjson.
"""

import errno
import re
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

import orjson

from assistant.adapters.disk import Files
from assistant.errors import StateDamaged

FORMAT = 1
"""To be raised with every change that an older program would not keep when it writes the book back."""

Row = dict[str, Any]
Tables = dict[str, dict[str, Row]]

BOOK, PREVIOUS, GENERATION, MARKER = "book.json", "book.previous.json", "book.generation", "assistant-state"

_HEADER_SIZE = 160
_FORMAT = re.compile(rb'\{"format":(\d{1,9}),')
_HEADER = re.compile(
    rb'\{"format":\d{1,9},"generation":(\d{1,18}),"length":(\d{1,18}),"checksum":"([0-9a-f]{32})","tables":'
)
_END = b"}\n"
_NO_LINKS = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV})
_MARKER_TEXT = (
    b"The follow-up assistant keeps its state in this folder. Keep the folder whole, with this file in it:\n"
    b"by it a lost book is told from a first start.\n"
)


class Torn(Exception):
    """A file is missing, cut, empty, overwritten with zeros or otherwise not what was written."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """By what one state of the book is told from every other."""

    generation: int
    checksum: str


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a file held."""

    stamp: Stamp
    tables: Tables


@dataclass(frozen=True, slots=True)
class Repaired:
    """What could be saved of a damaged book, not yet written back; `words` say what happened."""

    loaded: Loaded
    words: str
    current_is_bad: bool


# --- bytes ------------------------------------------------------------------------------------------------


def encoded(value: object) -> bytes:
    """A value as JSON. TypeError for what JSON has no word for, also text that is not Unicode."""
    return orjson.dumps(value)


def decoded(data: bytes) -> Any:
    """The value in some JSON. ValueError if it is none."""
    return orjson.loads(data)


def packed(tables: Tables, generation: int) -> bytes:
    """The content of a file that holds these tables."""
    payload = encoded(tables)
    header = f'{{"format":{FORMAT},"generation":{generation},"length":{len(payload)}'
    checksum = _checksum(generation, payload)
    return b"".join((f'{header},"checksum":"{checksum}","tables":'.encode(), payload, _END))


def unpacked(data: bytes, name: str) -> Loaded:
    """What the content of a file means. Torn if it is not whole; StateDamaged if a newer program wrote it."""
    header = _header(data, name)
    if header is None:
        raise Torn(_what_is_wrong(data))
    payload = memoryview(data)[header.end() : -len(_END)]
    generation, length, checksum = int(header[1]), int(header[2]), header[3].decode()
    if len(payload) != length or not data.endswith(_END):
        raise Torn("is cut off or has something behind its end")
    if _checksum(generation, payload) != checksum:
        raise Torn("does not match its checksum")
    return Loaded(Stamp(generation, checksum), orjson.loads(payload))


def _header(data: bytes, name: str) -> re.Match[bytes] | None:
    version = _FORMAT.match(data)
    if version and int(version[1]) > FORMAT:
        raise StateDamaged(
            f"{name} was written by a newer version of the assistant (format {int(version[1])}, this one"
            f" knows {FORMAT}). Install the newer version again; nothing was changed."
        )
    return _HEADER.match(data)


def _what_is_wrong(data: bytes) -> str:
    if not data:
        return "is empty"
    return "holds zeros only" if not data.strip(b"\0") else "is not a book"


def _checksum(generation: int, payload: bytes | memoryview) -> str:
    digest = blake2b(b"%d:" % generation, digest_size=16)
    digest.update(payload)
    return digest.hexdigest()


# --- the files --------------------------------------------------------------------------------------------


class BookFile:
    """The book's files in one folder. Reading needs no lock; `save`, `begin` and `repair` do."""

    def __init__(self, folder: Path, files: Files) -> None:
        self.folder = folder
        self.path = folder / BOOK
        self._previous = folder / PREVIOUS
        self._generation = folder / GENERATION
        self._marker = folder / MARKER
        self._files = files

    def has_begun(self) -> bool:
        """Was a first start finished here?"""
        return self._marker.exists()

    def is_new(self) -> bool:
        """Is there nothing yet that a first start could overwrite or a loss could have left?"""
        traces = (self._marker, self.path, self._previous, self._generation, self.folder / "archive")
        return not any(trace.exists() for trace in traces)

    def begin(self) -> None:
        """A first start, or the end of one that was cut short. The marker comes last."""
        if self.is_new():
            self._files.put_whole(self.path, packed({}, 1))
        first = self.stamp()
        if first is not None and first.generation == 1 and not self._generation.exists():
            self._make_witness(1)
        if first is not None:
            self._files.put_whole(self._marker, _MARKER_TEXT)

    def stamp(self) -> Stamp | None:
        """Which state the file holds by its header, for a few microseconds; None if that cannot be told."""
        try:
            with self.path.open("rb", buffering=0) as file:
                start = file.read(_HEADER_SIZE)
        except OSError:
            return None
        header = _header(start, str(self.path))
        return Stamp(int(header[1]), header[3].decode()) if header else None

    def load(self) -> Loaded:
        """The book as it lies there.

        Torn if it needs `repair`; StateDamaged if it is an older copy than the last one written, or a newer
        program's.
        """
        witness = self._witness()  # read first: it is written after the book, so the book is never behind
        loaded = self._read(self.path)
        if witness is None:
            raise Torn(f"came without {self._generation.name}")
        if loaded.stamp.generation < witness:
            raise StateDamaged(self._older(loaded.stamp.generation, witness))
        return loaded

    def save(self, tables: Tables, generation: int, *, keep_previous: bool = True) -> Stamp:
        """Write the book; when this returns, it is on the disk.

        The new file is whole and synced before it gets its name, and the old one has its second name before
        it loses the first.
        """
        data = packed(tables, generation)
        new = self.folder / f"{BOOK}.new"
        self._files.write(new, data)
        self._files.fsync(new)
        if keep_previous:
            self._keep_previous()
        self._files.rename(new, self.path)
        self._files.fsync_folder(self.folder)
        self._raise_witness(generation)
        header = _HEADER.match(data)
        assert header is not None
        return Stamp(generation, header[3].decode())

    def repair(self) -> Repaired:
        """What can be saved when `load` said Torn. StateDamaged, with what to do, if that is nothing."""
        witness = self._witness()
        try:
            current = self._read(self.path)
        except Torn as why:
            return self._from_previous(str(why), witness)
        return Repaired(current, self._adopted(current.stamp.generation), current_is_bad=False)

    def save_repaired(self, tables: Tables, repaired: Repaired) -> Stamp:
        """Write what was saved as a new generation; the damaged file is kept aside."""
        # Two further on, so that it is told even from a state whose witness was never written.
        generation = max(self._witness() or 0, repaired.loaded.stamp.generation) + 2
        if repaired.current_is_bad and self.path.exists():
            self._second_name(self.path, self.folder / f"book.damaged-{generation}")
        return self.save(tables, generation, keep_previous=not repaired.current_is_bad)

    # --- steps ----------------------------------------------------------------------------------------

    def _read(self, path: Path) -> Loaded:
        try:
            data = self._files.read(path)
        except FileNotFoundError:
            raise Torn("is missing") from None
        return unpacked(data, str(path))

    def _keep_previous(self) -> None:
        """A second name first: rename() does nothing when both names are the same file already."""
        spare = self.folder / f"{PREVIOUS}.new"
        self._second_name(self.path, spare)
        self._files.rename(spare, self._previous)

    def _second_name(self, existing: Path, new: Path) -> None:
        self._files.remove(new)
        try:
            self._files.link(existing, new)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            self._files.write(new, self._files.read(existing))
            self._files.fsync(new)

    def _from_previous(self, why: str, witness: int | None) -> Repaired:
        try:
            previous = self._read(self._previous)
        except Torn as too:
            raise StateDamaged(self._lost(why, f"{PREVIOUS} {too}")) from None
        if witness is not None and previous.stamp.generation < witness - 1:
            raise StateDamaged(self._lost(why, f"{PREVIOUS} is too old to take its place"))
        return Repaired(previous, self._went_back(why), current_is_bad=True)

    # --- the witness ----------------------------------------------------------------------------------

    def _witness(self) -> int | None:
        try:
            return int(self._files.read(self._generation))
        except (FileNotFoundError, ValueError):
            return None

    def _raise_witness(self, generation: int) -> None:
        """In place: a number of fixed width in one sector is old or new, and needs no second rename."""
        if self._witness() is None:
            self._make_witness(generation)
            return
        self._files.overwrite(self._generation, b"%020d\n" % generation)
        self._files.fsync(self._generation)

    def _make_witness(self, generation: int) -> None:
        self._files.put_whole(self._generation, b"%020d\n" % generation)

    # --- words ----------------------------------------------------------------------------------------

    def _older(self, found: int, known: int) -> str:
        return (
            f"{self.path} is an older copy (number {found}, but {known} was written already). Put the newest"
            f" copy back. To go on with this one all the same, delete {self._generation}: then look into Sent"
            " for what went out since."
        )

    def _lost(self, why: str, also: str) -> str:
        return (
            f"{self.path} {why}, and {also}. Put a backup of the whole folder {self.folder} in its place;"
            " or move the folder away and run `assistant init`: your mailbox is untouched and is read anew."
        )

    def _went_back(self, why: str) -> str:
        return (
            f"{self.path} {why}; the assistant went back to the state just before its last change and"
            " kept the damaged file beside it. Check in Sent what went out last, and the disk."
        )

    def _adopted(self, generation: int) -> str:
        return (
            f"{self.path} was taken over as it lies there (number {generation}), without {GENERATION}."
            " Check in Sent what went out since that copy was made."
        )
