"""`make crash`: kill the program over and over, at every named step, at random and from outside, and count.

make crash                          300 kills with fresh dice
make crash ARGS="--kills 1000"      more of them
make crash ARGS="--seed 42"         the same dice again
"""

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from assistant.domain.draft import DraftState  # noqa: E402
from tests.aftermath import IN_DOUBT, Doubled, Lost  # noqa: E402
from tests.crashing import Stage, World, stage  # noqa: E402
from tests.dovecot import BINARY  # noqa: E402
from tests.kills import (  # noqa: E402
    Undisturbed,
    kill_at_each,
    kill_program,
    named_steps,
    random_trial,
    undisturbed,
)

OF_THE_PROGRAM = 0.15
"""Share of the kills that hit `run --once`, `approve` and `run` as the owner starts them."""
EACH = 3


@dataclass
class Tally:
    """What came of it. Rows are "where", and what was aimed by."""

    kills: Counter[tuple[str, str]] = field(default_factory=Counter)
    in_doubt: Counter[tuple[str, str]] = field(default_factory=Counter)
    uncertain: int = 0
    wrong: list[AssertionError] = field(default_factory=list)

    def add(self, group: str, tried: World) -> None:
        """One more world that was looked at and is as it should be."""
        for death in tried.deaths:
            row = (group, str(death.moment.where))
            self.kills[row] += 1
            self.in_doubt[row] += death.last in IN_DOUBT
        self.uncertain += sum(draft.state is DraftState.UNCERTAIN for draft in tried.drafts)

    def wrong_ones(self, kind: type[AssertionError]) -> int:
        """How many worlds were found wrong in that way."""
        return sum(type(each) is kind for each in self.wrong)


def main() -> int:
    """Kill, print the table; 1 if anything was lost, doubled or otherwise not as it should be."""
    parser = argparse.ArgumentParser(prog="make crash", description=__doc__.partition("\n")[0])
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1_000_000))
    asked = parser.parse_args()
    if BINARY is None:
        print("Dovecot is not installed (Debian: dovecot-imapd); without it there is nothing to kill.")
        return 1
    print(f"{asked.kills} kills, seed {asked.seed}", flush=True)
    began, tally = time.monotonic(), Tally()
    with tempfile.TemporaryDirectory(prefix="crash-") as folder, stage() as made:
        like = undisturbed(made, Path(folder) / "quiet")
        for group, once in worlds(made, Path(folder), random.Random(asked.seed), like, asked.kills, tally):
            try:
                for tried in once():
                    tally.add(group, tried)
            except AssertionError as error:
                tally.wrong.append(error)
                print(
                    f"\nWRONG {type(error).__name__}: {error}\n  " + "\n  ".join(error.__notes__), flush=True
                )
            print(".", end="", flush=True)
    show(tally, time.monotonic() - began)
    return 1 if tally.wrong else 0


def worlds(
    made: Stage, folder: Path, rng: random.Random, like: Undisturbed, kills: int, tally: Tally
) -> Iterator[tuple[str, Callable[[], Iterator[World]]]]:
    """What to try next, until there were enough kills; a wrong world counts as none."""
    yield "every named step", lambda: kill_at_each(made, folder / "steps", named_steps(), like)
    number = 0
    while tally.kills.total() < kills and len(tally.wrong) < 20:
        number += 1
        place = folder / str(number)
        left = kills - tally.kills.total()
        programs = sum(times for (group, _), times in tally.kills.items() if group == "the program itself")
        if programs + 3 * EACH <= kills * OF_THE_PROGRAM:
            yield "the program itself", lambda place=place: iter([kill_program(made, place, rng, EACH)])
        else:
            many = min(rng.randint(2, 6), left)
            yield "at random", lambda p=place, n=many: iter([random_trial(made, p, rng, n, like)])


def show(tally: Tally, seconds: float) -> None:
    """The table."""
    print(f"\n\n{'what':<20} {'killed by':<22} {'kills':>6} {'in the gap':>11}")
    for (group, where), times in sorted(tally.kills.items()):
        print(f"{group:<20} {where:<22} {times:>6} {tally.in_doubt[group, where]:>11}")
    print(f"{'all':<43} {tally.kills.total():>6} {tally.in_doubt.total():>11}\n")
    lost, doubled = tally.wrong_ones(Lost), tally.wrong_ones(Doubled)
    other = len(tally.wrong) - lost - doubled
    print(f"lost {lost}, doubled {doubled}, otherwise wrong {other}, uncertain {tally.uncertain}", end="")
    print(f", {seconds:.0f} seconds")


if __name__ == "__main__":
    sys.exit(main())
