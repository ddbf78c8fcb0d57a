"""What the store costs, beside the least that any program could pay: python bench/store.py

The least for a transaction is a plain write of the same bytes to a new file, fsync, rename, fsync of the
folder. Times are medians in ms (of whole processes the best); the ratios are what to compare between
machines. What is compared is done in turns, so that a busy machine slows both. The last line says whether
all is in reach.
"""

import argparse
import dataclasses
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from assistant.adapters.disk import Files  # noqa: E402 (the project is on the path only now)
from assistant.adapters.store import Store  # noqa: E402
from tests.adapters.store_samples import NOW, a_closed_lead, fill  # noqa: E402

REACH_MS = {300: 10.0, 1000: 25.0}
LOOK_REACH_MS = 100.0
FLAT = 1.5
A_LOOK = (
    "import sys, time; from pathlib import Path; import assistant.domain.book; start = time.perf_counter();"
    " from assistant.adapters.store import Store; leads = Store(Path(sys.argv[1])).look().leads;"
    " print(len(leads), (time.perf_counter() - start) * 1000)"
)


def medians_ms(*ways: Callable[[int], None], times: int = 41) -> list[float]:
    """The median time of each way, in ms; they take turns."""
    taken: list[list[float]] = [[] for _ in ways]
    for number in range(times):
        for way, times_of_it in zip(ways, taken, strict=True):
            start = time.perf_counter()
            way(number)
            times_of_it.append((time.perf_counter() - start) * 1000)
    return [statistics.median(each) for each in taken]


def a_store(folder: Path, leads: int) -> Store:
    """A store with that many ordinary leads and ten verdicts on mails for each."""
    store = Store(folder)
    with store.transaction() as book:
        fill(book, leads)
    return store


def a_change(store: Store) -> Callable[[int], None]:
    """One lead changes, as at most steps of a round."""

    def change(number: int) -> None:
        with store.transaction() as book:
            book.put(dataclasses.replace(book.leads[5], question=f"was this your answer? {number}"))

    return change


def a_plain_write(path: Path, data: bytes) -> Callable[[int], None]:
    """The least that keeps a file whole."""
    files = Files()

    def write(_number: int) -> None:
        new = path.with_name("plain.new")
        files.write(new, data)
        files.fsync(new)
        files.rename(new, path)
        files.fsync_folder(path.parent)

    return write


def transactions(base: Path, leads: int) -> bool:
    """One line of figures for a transaction at that many leads."""
    folder = base / f"hot{leads}"
    store = a_store(folder, leads)
    data = (folder / "book.json").read_bytes()
    ours, plain = medians_ms(a_change(store), a_plain_write(base / "plain", data))
    reach = REACH_MS[leads]
    print(
        f"transaction at {leads} leads, {len(data) // 1000} kB: {ours:.1f} ms (reach {reach:g});"
        f" plain write {plain:.1f} ms; ratio {ours / plain:.1f}"
    )
    return ours <= reach


def archived(base: Path, leads: int, archive: int) -> bool:
    """Is a transaction as fast beside an archive of twenty years, a thousand leads of it from the last?"""
    small, large = a_store(base / "small", leads), a_store(base / "large", leads)
    for year in range(20):
        _archive(large, (archive - 1000) // 19 if year else 1000, year)
    large.tidy(NOW)
    without, beside = medians_ms(a_change(small), a_change(large))
    figures = sum(len(day.figures) for day in large.look().days.values())
    print(
        f"transaction at {leads} leads beside {archive} archived: {beside:.1f} ms, without {without:.1f} ms;"
        f" ratio {beside / without:.2f} (reach {FLAT}); lines of figures in the book: {figures}"
    )
    return beside <= FLAT * without


def _archive(store: Store, how_many: int, years_ago: int) -> None:
    """The leads of one year, closed all over it."""
    with store.transaction() as book:
        for each in range(how_many):
            closed = NOW - timedelta(days=31 + 365 * years_ago + 330 * each / how_many)
            lead = a_closed_lead(1_000_000 * (years_ago + 1) + each, closed)
            book.put(dataclasses.replace(lead, drafts=(), opened_at=closed))
    store.archive_closed(NOW)


def looks(base: Path, leads: int) -> bool:
    """A fresh process, in which only the domain is loaded, imports the store and looks."""
    folder = base / f"look{leads}"
    a_store(folder, leads)
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    taken = []
    for _ in range(9):
        command = [sys.executable, "-c", A_LOOK, str(folder)]
        told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
        taken.append(float(told.split()[1]))
    ours = min(taken)
    print(f"first look at {leads} leads in a new process: {ours:.0f} ms (reach {LOOK_REACH_MS:g})")
    return ours <= LOOK_REACH_MS


def main() -> int:
    """Everything, in a folder that is thrown away."""
    asked = argparse.ArgumentParser(description="what the store costs")
    asked.add_argument("--archived", type=int, default=100_000, help="how many leads lie in the archive")
    asked.add_argument("--folder", type=Path, help="a folder on the disk to be measured")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        base = Path(name)
        kept = [transactions(base, 300), transactions(base, 1000), looks(base, 500)]
        kept.append(archived(base, 300, options.archived))
    print(f"all measures kept: {int(all(kept))}")
    return 0 if all(kept) else 1


if __name__ == "__main__":
    raise SystemExit(main())
