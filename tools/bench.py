"""What the program costs beside what it could cost: every measure of performance in one run.

    python tools/bench.py [--full] [--only reading|rounds|processes|store]

Ratios are what to compare between machines; what is compared takes turns, so that a busy machine slows both.
`--full` takes 100,000 mails and 1,000 rounds where less is usual. Needs Dovecot, and imap_tools beside it
(`pip install -e '.[dev]'`). Ends with 1 if a measure was missed.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench import processes, reading, rounds  # noqa: E402 (the project is on the path only now)
from bench.figures import Figure  # noqa: E402
from bench.place import place  # noqa: E402
from tests.dovecot import BINARY  # noqa: E402

PARTS = ("reading", "rounds", "processes", "store")


def main() -> int:
    """Measure and tell; the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--full", action="store_true", help="100,000 mails and 1,000 rounds")
    parser.add_argument("--only", choices=PARTS, action="append", help="some of it; may be given again")
    parser.add_argument("--mails", type=int, default=10_000, help="mixed mails that are read")
    asked = parser.parse_args()
    parts = asked.only or PARTS
    kept = True
    if BINARY is None:
        print("Dovecot is not installed (Debian: dovecot-imapd); only the store is measured")
    else:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            for figure in _figures(Path(folder), parts, asked):
                print(figure, flush=True)
                kept = kept and figure.kept is not False
    if "store" in parts:
        kept = _store(asked.full) and kept
    return 0 if kept else 1


def _figures(folder: Path, parts: Sequence[str], asked: argparse.Namespace) -> Iterator[Figure]:
    with place(folder) as here:
        if "reading" in parts:
            yield from reading.measure(here, asked.mails, rounds=3)
        if "rounds" in parts:
            yield from rounds.measure(here, 100_000 if asked.full else 20_000, arrivals=9)
        if "processes" in parts:
            yield from processes.measure(here, asked.mails, 1_000 if asked.full else 300)


def _store(full: bool) -> bool:
    """The store has a program of its own."""
    less = [] if full else ["--archived", "20000"]
    return (
        subprocess.run([sys.executable, str(ROOT / "bench" / "store.py"), *less], check=False).returncode == 0
    )


if __name__ == "__main__":
    sys.exit(main())
