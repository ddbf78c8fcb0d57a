"""One measured figure: what, how much, what was to be reached, and whether it was."""

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the bench. `kept` is None where nothing had to be reached."""

    what: str
    said: str
    reach: str = ""
    kept: bool | None = None

    def __str__(self) -> str:
        mark = {True: "kept", False: "MISSED", None: ""}[self.kept]
        return f"{self.what:36} {self.said:58} {self.reach:26} {mark}".rstrip()


def at_most(what: str, value: float, reach: float, said: str, unit: str = "") -> Figure:
    """A figure that is to be no larger than `reach`."""
    return Figure(what, said, f"reach: at most {reach:g}{unit}", value <= reach)


def at_least(what: str, value: float, reach: float, said: str, unit: str = "") -> Figure:
    """A figure that is to be no smaller than `reach`."""
    return Figure(what, said, f"reach: at least {reach:g}{unit}", value >= reach)


def in_turns(ways: Sequence[Callable[[], float]], rounds: int) -> list[list[float]]:
    """What each way gave in each round, in seconds; they take turns, so that a busy machine slows all."""
    taken: list[list[float]] = [[] for _ in ways]
    for _ in range(rounds):
        for way, times in zip(ways, taken, strict=True):
            times.append(way())
    return taken


def ratio(first: Sequence[float], second: Sequence[float]) -> float:
    """The median, over the rounds, of how many times the second the first took."""
    return statistics.median(one / other for one, other in zip(first, second, strict=True))


def ms(seconds: float) -> str:
    """Milliseconds to read."""
    return f"{seconds * 1000:.1f} ms" if seconds < 0.1 else f"{seconds * 1000:.0f} ms"
