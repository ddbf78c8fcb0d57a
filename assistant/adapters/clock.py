"""The only reader of the clock. Everything else is handed the time."""

import time
from datetime import UTC, datetime


class SystemClock:
    """This machine's clock."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC. It jumps when the clock is set."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds since some fixed moment, for measuring waits; never set back."""
        return time.monotonic()

    def steady(self) -> float:
        """Seconds that pass evenly and are never set; those of sleep count where the system knows them."""
        return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))
