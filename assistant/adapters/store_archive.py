"""Leads closed long ago, one file a month (`archive/2026-11.json`), so that the book stays small.

A file is as whole as the book: header, checksum, one atomic write. A crash between the archive and the book
leaves a lead in both; then the book counts, and of two months the newer.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from assistant.adapters.disk import Files
from assistant.adapters.store_file import Row, Torn, packed, unpacked
from assistant.errors import StateDamaged

_NAME = re.compile(r"\d{4}-\d{2}")


class Archive:
    """The monthly files of one state folder."""

    def __init__(self, folder: Path, files: Files) -> None:
        self._folder = folder / "archive"
        self._files = files

    def add(self, month: str, leads: Mapping[str, Row]) -> None:
        """Put leads (documents by number) into the file of that month ("2026-11"), in place of older copies.

        StateDamaged if the file that is there cannot be read: it is not overwritten.
        """
        generation, known = self._read(month)
        self._files.put_whole(self._path(month), packed({"leads": {**known, **leads}}, generation + 1))

    def months(self) -> list[str]:
        """The months there are, the newest first."""
        return sorted((p.stem for p in self._folder.glob("*.json") if _NAME.fullmatch(p.stem)), reverse=True)

    def leads_by_month(self, in_the_book: set[str]) -> Iterator[dict[str, Row]]:
        """The archived leads of each month, the newest first, every lead once."""
        known = set(in_the_book)
        for month in self.months():
            _, rows = self._read(month)
            yield {number: row for number, row in rows.items() if number not in known}
            known |= rows.keys()

    def _read(self, month: str) -> tuple[int, dict[str, Row]]:
        path = self._path(month)
        try:
            loaded = unpacked(self._files.read(path), str(path))
        except FileNotFoundError:
            return 0, {}
        except Torn as why:
            words = f"{path} {why}. Put a backup of this one file in its place, or move it away."
            raise StateDamaged(words) from None
        return loaded.stamp.generation, loaded.tables.get("leads", {})

    def _path(self, month: str) -> Path:
        return self._folder / f"{month}.json"
