"""Can the machine's clock be believed?

A small computer without a clock of its own wakes up in 1970, or at the hour it was switched off, and is set
right minutes later; until then every promise would be a wrong one.

What speaks against a clock: a time before this program was written, a time well before the last round, and a
jump against a count of seconds that nobody sets. What speaks for it: that it has held still since.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

EARLIEST = datetime(2024, 1, 1, tzinfo=UTC)
"""No mail was ever read by this program before."""
JUMP = timedelta(hours=1)
"""What the clock may move against the even seconds between two rounds; daylight saving does not move it."""
BEHIND = timedelta(hours=2)
"""How far it may stand before the last round, since that one's clock may have been a little ahead."""
SETTLED = timedelta(minutes=1)
"""A clock that jumped is believed again when it has held still for this long."""
BELIEVED = timedelta(hours=1)
"""One that stands before the last round is right after all if it has held still for this long."""


@dataclass(frozen=True, slots=True)
class Pulse:
    """The clock as a process has seen it: `now` (aware UTC), `steady` seconds that pass evenly even in sleep,
    `since` of these it has held still, and by how much it `jumped` last (zero: never)."""

    now: datetime
    steady: float
    since: float
    jumped: timedelta = timedelta(0)

    @staticmethod
    def first(now: datetime, steady: float) -> "Pulse":
        """The first look of a process."""
        return Pulse(now, steady, steady)

    def beat(self, now: datetime, steady: float) -> "Pulse":
        """A further look."""
        moved = (now - self.now) - timedelta(seconds=steady - self.steady)
        seen = replace(self, now=now, steady=steady)
        return replace(seen, since=steady, jumped=moved) if abs(moved) > JUMP else seen

    @property
    def still(self) -> timedelta:
        """For how long it has held still."""
        return timedelta(seconds=self.steady - self.since)


def not_set(now: datetime) -> str:
    """A sentence if the clock certainly was not set yet, else ""."""
    if now >= EARLIEST:
        return ""
    return (
        f"the clock of this machine stands at {now:%-d %B %Y}: it was not set. Nothing is promised or sent"
        " until it is right; `timedatectl` shows and sets it"
    )


def doubt(pulse: Pulse, last_round: datetime | None) -> str:
    """Why the clock cannot be believed just now, in a sentence for the owner; "" if it can.

    `last_round` is when the last round was, by the clock of then; None if that is not known.
    """
    if unset := not_set(pulse.now):
        return unset
    if pulse.jumped:
        return _jumped(pulse.jumped) if pulse.still < SETTLED else ""
    if last_round is None or pulse.now >= last_round - BEHIND or pulse.still >= BELIEVED:
        return ""
    return (
        f"the clock of this machine stands at {pulse.now:%-d %B %Y, %H:%M} UTC, but the last round was at"
        f" {last_round:%-d %B %Y, %H:%M}. Nothing is promised or sent until it is right; if it is, delete"
        " health.json in the state folder"
    )


def _jumped(by: timedelta) -> str:
    hours = abs(by) / timedelta(hours=1)
    span = f"{hours:.0f} hours" if hours < 48 else f"{hours / 24:.0f} days"
    way = "forward" if by > timedelta(0) else "back"
    return (
        f"the clock of this machine was set {way} by {span}; work goes on when it has held still for a minute"
    )


def read_time(value: object) -> datetime | None:
    """A time as it stands beside the book, None if it is not one: that file is nobody's promise."""
    try:
        at = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return at if at is not None and at.tzinfo is not None else None
