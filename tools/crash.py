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
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from assistant.domain.draft import DraftState  # noqa: E402
from tests.aftermath import IN_DOUBT, Doubled, Lost  # noqa: E402
from tests.crashing import Stage, World, stage  # noqa: E402
from tests.dovecot import BINARY  # noqa: E402
from tests.kills import (  # noqa: E402
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

    @contextmanager
    def counting(self) -> Iterator[None]:
        """A world that is wrong is told and counted, and the next one comes."""
        try:
            yield
        except AssertionError as error:
            self.wrong.append(error)
            notes = "".join(f"\n  {note}" for note in getattr(error, "__notes__", ()))
            print(f"\nWRONG ({type(error).__name__}): {error}{notes}")
        print(".", end="", flush=True)

    def of(self, group: str) -> int:
        """How many kills of that group there were."""
        return sum(times for (known, _), times in self.kills.items() if known == group)

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
        kill(made, Path(folder), random.Random(asked.seed), asked.kills, tally)
    show(tally, time.monotonic() - began)
    return 1 if tally.wrong else 0


def kill(made: Stage, folder: Path, rng: random.Random, kills: int, tally: Tally) -> None:
    """World after world until there were that many kills; a wrong world counts as none."""
    like = undisturbed(made, folder / "quiet")
    with tally.counting():
        for tried in kill_at_each(made, folder / "steps", named_steps(), like):
            tally.add("every named step", tried)
    for number in count(1):
        left = kills - tally.kills.total()
        if left <= 0 or len(tally.wrong) >= 20:
            return
        with tally.counting():
            if tally.of("the program itself") + 3 * EACH <= kills * OF_THE_PROGRAM:
                tally.add("the program itself", kill_program(made, folder / str(number), rng, EACH))
            else:
                many = min(rng.randint(2, 6), left)
                tally.add("at random", random_trial(made, folder / str(number), rng, many, like))


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
