"""When the owner is away: days, as he says them and as the book keeps them.

An absence ends by itself; that it was is remembered, since the figures of those days reckon with it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from assistant.domain.business_hours import BusinessHours
from assistant.errors import UsageError

LONGEST = timedelta(days=366)
"""A longer absence is a slip of the finger."""
FURTHEST = timedelta(days=730)

_DAYS = re.compile(r"\s*(\d{4}-\d\d-\d\d)\s*(?:\.\.\s*(\d{4}-\d\d-\d\d)\s*)?")
_ALLOWED = "write a day like 2026-12-24, or first and last day like 2026-12-24..2027-01-02"


@dataclass(frozen=True, slots=True)
class Absence:
    """Days on which the owner is away, both counted."""

    first: date
    last: date

    def covers(self, day: date) -> bool:
        """Is he away on that day?"""
        return self.first <= day <= self.last

    @property
    def name(self) -> str:
        """ "2026-12-24..2027-01-02", or the one day; it stands for the absence in the book."""
        return f"{self.first}..{self.last}" if self.first != self.last else f"{self.first}"


def parse_absence(text: str, today: date) -> Absence:
    """The absence that the owner means; UsageError for anything else, and for one over or too long."""
    found = _DAYS.fullmatch(text[:60])
    try:
        first = date.fromisoformat(found[1]) if found else date.min
        last = date.fromisoformat(found[2] or found[1]) if found else date.min
    except ValueError:
        found = None
    shown = "".join(c for c in text[:30] if c.isprintable())
    if found is None:
        raise UsageError(f'"{shown}" is no absence I understand: {_ALLOWED}.')
    if last < first:
        raise UsageError(f'"{shown}" ends before it begins: {_ALLOWED}.')
    if last < today:
        raise UsageError(f'"{shown}" is over already: {_ALLOWED}.')
    if last - first > LONGEST or first - today > FURTHEST:
        raise UsageError(f'"{shown}" is more than a year long or two years off: {_ALLOWED}.')
    return Absence(first, last)


@dataclass(frozen=True, slots=True)
class Gone:
    """What somebody should hear whose answer waits for the owner's return."""

    since: date | None
    """The first day on which he is away, None if that is over: he is away now."""
    back: date


def gone_until(due: datetime, hours: BusinessHours, now: datetime) -> Gone | None:
    """The absence that stands between now and what is promised for `due`; None if none does.

    One that is still to come counts only if the promise is for the day of the return or the next: who hears
    from him before need not know of it, and who hears much later waits for another reason.
    """
    today, last = hours.day_of(now), hours.day_of(due)
    first = min((day for day in hours.away if today <= day <= last), default=None)
    if first is None:
        return None
    back = hours.open_day_from(first)
    if first == today:
        return Gone(None, back)
    return Gone(first, back) if back <= last <= hours.next_open_day(back) else None


def days_of(absences: Iterable[Absence]) -> frozenset[date]:
    """Every day of every absence."""
    return frozenset(
        each.first + timedelta(days=count)
        for each in absences
        for count in range((each.last - each.first).days + 1)
    )
