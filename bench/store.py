"""What the store costs, beside the least that any program could pay: python bench/store.py

The least for a transaction is a plain write of the same bytes to a new file, fsync, rename, fsync of the
folder. Times are medians in ms; the ratios are what to compare between machines. The last line is 0 or 1:
are the measures of DESIGN 8 kept?
"""
# ruff: noqa: T201 (this program prints)

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
A_LOOK = (
    "import sys, time; start = time.perf_counter(); from pathlib import Path;"
    " from assistant.adapters.store import Store; leads = Store(Path(sys.argv[1])).look().leads;"
    " print(len(leads), (time.perf_counter() - start) * 1000)"
)


def median_ms(what: Callable[[int], None], times: int = 41) -> float:
    """The median time of doing that, in ms."""
    taken = []
    for number in range(times):
        start = time.perf_counter()
        what(number)
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


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
    ours, plain = median_ms(a_change(store)), median_ms(a_plain_write(base / "plain", data))
    reach = REACH_MS[leads]
    print(
        f"transaction at {leads} leads, {len(data) // 1000} kB: {ours:.1f} ms (reach {reach:g});"
        f" plain write {plain:.1f} ms; ratio {ours / plain:.1f}"
    )
    return ours <= reach


def archived(base: Path, leads: int, archive: int) -> bool:
    """Is a transaction as fast beside a large archive?"""
    folder = base / "archived"
    store = a_store(folder, leads)
    without = median_ms(a_change(store))
    for month in range(archive // 2000):
        _archive(store, number=1_000_000 + month * 2000, how_many=2000, months_ago=month + 2)
    beside = median_ms(a_change(store))
    figures = sum(len(day.figures) for day in store.look().days.values())
    print(
        f"transaction at {leads} leads beside {archive} archived: {beside:.1f} ms, without {without:.1f} ms;"
        f" ratio {beside / without:.2f}; lines of figures in the book: {figures}"
    )
    return beside <= 1.5 * without + 1


def _archive(store: Store, number: int, how_many: int, months_ago: int) -> None:
    closed = NOW - timedelta(days=30 * months_ago)
    with store.transaction() as book:
        for each in range(number, number + how_many):
            lead = a_closed_lead(each, closed)
            book.put(dataclasses.replace(lead, drafts=(), opened_at=closed))
    store.archive_closed(NOW)


def looks(base: Path, leads: int) -> bool:
    """A fresh process that imports the store and looks."""
    folder = base / f"look{leads}"
    a_store(folder, leads)
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    taken = []
    for _ in range(9):
        command = [sys.executable, "-c", A_LOOK, str(folder)]
        told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
        taken.append(float(told.split()[1]))
    ours = statistics.median(taken)
    print(f"import and first look at {leads} leads in a new process: {ours:.0f} ms (reach {LOOK_REACH_MS:g})")
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
