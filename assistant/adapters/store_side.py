"""What is too long for the book and lies beside it: texts, approved bytes, the log, the health of a round.

Texts and bytes are named by their content, so that writing twice is writing once and damage is noticed.
Only the book's names for them count; what no lead names any more is tidied away after a day.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from assistant.adapters.disk import Files
from assistant.adapters.documents import cleaned, line_document, line_from
from assistant.adapters.store_file import decoded, encoded
from assistant.domain.book import LogLine
from assistant.errors import StateDamaged

TEXT_LIMIT = 4096
"""Bytes of a message's text that are kept."""
TIDY_AFTER = timedelta(days=1)
"""How old a file that nothing names must be: a younger one may belong to a change not written yet."""

_KEY = re.compile(r"[0-9a-f]{32}|[0-9a-f]{64}")


class SideTexts:
    """`texts/ab/<hash>`, and `archive/texts/ab/<hash>` for leads that left the book."""

    def __init__(self, folder: Path, files: Files) -> None:
        self._texts = folder / "texts"
        self._archived = folder / "archive" / "texts"
        self._files = files

    def keep(self, text: str) -> str:
        """Store the start of a text, give its key; "" for no text."""
        return self.keep_whole(_start_of(text))

    def keep_whole(self, text: str) -> str:
        """Store a text of any length, synced, and give its key; "" for no text."""
        data = text.encode("utf-8", "replace")
        if not data:
            return ""
        key = hashlib.blake2b(data, digest_size=16).hexdigest()
        _put_named(self._files, _place(self._texts, key), data)
        return key

    def fetch(self, key: str) -> str | None:
        """The text of that key; None if it is gone or damaged. No key is an empty text."""
        if not key:
            return ""
        for folder in (self._texts, self._archived):
            data = _found(self._files, folder, key)
            if data is not None and hashlib.blake2b(data, digest_size=16).hexdigest() == key:
                return data.decode("utf-8", "replace")
        return None

    def move_to_archive(self, keys: Iterable[str]) -> None:
        """Give these texts a place beside the archive; the one beside the book is tidied away later."""
        for key in sorted(keys):
            text = self.fetch(key)
            if text is not None:
                _put_named(self._files, _place(self._archived, key), text.encode("utf-8"))

    def tidy(self, used: set[str], now: datetime) -> int:
        """Remove texts beside the book that are not `used`; says how many."""
        return _remove_unused(self._files, self._texts, used, now)


class SideBytes:
    """`raw/ab/<sha256>`: mails as they were approved, to the byte."""

    def __init__(self, folder: Path, files: Files) -> None:
        self._folder = folder / "raw"
        self._files = files

    def keep(self, data: bytes) -> str:
        """Store bytes, synced, and give their key (their SHA-256 in hex)."""
        key = hashlib.sha256(data).hexdigest()
        _put_named(self._files, _place(self._folder, key), data)
        return key

    def fetch(self, key: str) -> bytes:
        """The bytes of that key; StateDamaged if they are gone or not the same any more."""
        data = _found(self._files, self._folder, key)
        if data is None or hashlib.sha256(data).hexdigest() != key:
            what = "is missing" if data is None else "was changed"
            raise StateDamaged(
                f"an approved mail in {self._folder} {what}, so it is not sent; edit the draft and approve it"
                " again"
            )
        return data

    def tidy(self, used: set[str], now: datetime) -> int:
        """Remove bytes that are not `used`; says how many."""
        return _remove_unused(self._files, self._folder, used, now)


class Log:
    """`log/YYYY-MM.jsonl`, a line for everything that happened. Trouble with it never stops the work."""

    def __init__(self, folder: Path, files: Files) -> None:
        self._folder = folder / "log"
        self._files = files

    def append(self, lines: Iterable[LogLine]) -> None:
        """Add lines to the files of their months (UTC)."""
        by_month: dict[str, list[bytes]] = {}
        for line in lines:
            document = line_document(line)
            by_month.setdefault(document["at"][:7], []).append(encoded(cleaned(document)))
        for month, texts in by_month.items():
            self._append(self._folder / f"{month}.jsonl", texts)

    def lines(self, limit: int) -> list[LogLine]:
        """The last `limit` lines that can be read, the newest last."""
        found: list[LogLine] = []
        for path in sorted(self._folder.glob("*.jsonl"), reverse=True):
            if len(found) >= limit:
                break
            found = [*self._lines_of(path), *found]
        return found[-limit:] if limit > 0 else []

    def _append(self, path: Path, texts: list[bytes]) -> None:
        try:
            self._files.make_folder(self._folder)
            mend = b"\n" if _ends_torn(path) else b""
            self._files.append(path, mend + b"\n".join(texts) + b"\n")
        except OSError:
            return

    def _lines_of(self, path: Path) -> Iterator[LogLine]:
        try:
            data = self._files.read(path)
        except OSError:
            return
        for text in data.splitlines():
            try:
                yield line_from(decoded(text))
            except (ValueError, KeyError, TypeError):
                continue


class Aside:
    """A small file beside the book, not synced, worth nothing after a crash: `health.json` says how the last
    round went, `doctor.json` what doctor found last."""

    def __init__(self, path: Path, files: Files) -> None:
        self._path = path
        self._files = files

    def write(self, said: dict[str, Any]) -> None:
        """Say how it is; trouble with the disk is for the book to find."""
        try:
            self._files.put_whole(self._path, encoded(cleaned(said)), synced=False)
        except OSError:
            return

    def read(self) -> dict[str, Any]:
        """What was said last; empty if nothing was, or it cannot be read."""
        try:
            said = decoded(self._files.read(self._path))
        except (OSError, ValueError):
            return {}
        return said if isinstance(said, dict) else {}


# --- helpers ----------------------------------------------------------------------------------------------


def _start_of(text: str) -> str:
    """What fits in, cut between two characters."""
    return text.encode("utf-8", "replace")[:TEXT_LIMIT].decode("utf-8", "ignore")


def _place(folder: Path, key: str) -> Path:
    return folder / key[:2] / key


def _put_named(files: Files, path: Path, data: bytes) -> None:
    """Write it unless the very same lies there; then it counts as new, so that it is not tidied away."""
    try:
        if files.read(path) == data:
            files.touch(path)
            return
    except OSError:
        pass
    files.put_whole(path, data)


def _found(files: Files, folder: Path, key: str) -> bytes | None:
    """What lies under that key. A key is only ever a hash: nothing else becomes part of a path."""
    if not _KEY.fullmatch(key):
        return None
    try:
        return files.read(_place(folder, key))
    except OSError:
        return None


def _remove_unused(files: Files, folder: Path, used: set[str], now: datetime) -> int:
    old_enough = (now - TIDY_AFTER).timestamp()
    removed = 0
    for path in folder.glob("??/*"):
        if path.name not in used and _older(path, old_enough):
            files.remove(path)
            removed += 1
    return removed


def _older(path: Path, moment: float) -> bool:
    try:
        return path.stat().st_mtime < moment
    except OSError:
        return False


def _ends_torn(path: Path) -> bool:
    """Was the last line cut off? Then the next one must not be glued to it."""
    try:
        with path.open("rb") as file:
            file.seek(0, 2)
            size = file.tell()
            file.seek(max(0, size - 1))
            return size > 0 and file.read(1) != b"\n"
    except OSError:
        return False
