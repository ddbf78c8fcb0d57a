"""When the owner works: open hours, closed days, a day's slots, and sums in working time.

All moments that come out are aware and in UTC; moments that go in may stand in any zone. Days are dates
on the owner's calendar. Working time is time that really passes: an hour that the clock change takes
away is not worked, an hour it repeats is worked twice.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from assistant.errors import NotPossible

SEARCH_DAYS = 400
"""No search looks further than this from where it starts: more than a year closed is a mistake."""
LONGEST_SPAN = timedelta(days=3660)
"""`working_between` counts no more of a span than this: nobody waits ten years for an answer."""
LONG_WINDOW = timedelta(hours=5)
"""A day's only window has a slot in its middle if it is longer than this."""

Window = tuple[time, time]
"""From and to on the owner's wall clock, within one day."""
Week = tuple[tuple[Window, ...], ...]
"""Seven days from Monday, each with windows on the owner's own clock."""
Span = tuple[datetime, datetime]
"""Two moments in UTC; the first belongs to it, the second does not."""


class SlotName(StrEnum):
    """What a slot is called in its day."""

    NOON = "noon"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Slot:
    """A moment (UTC) of an open day that an answer can be promised for."""

    at: datetime
    name: SlotName


@dataclass(frozen=True, slots=True)
class BusinessHours:
    """The owner's open hours: a zone, windows for Monday to Sunday, and dates that are closed.

    `week` has seven tuples of windows, naive local times, in order and apart (they may touch). `closed`
    are holidays and absences together, `away` those of them on which the owner is away. Raises ValueError
    for a week that is not like that; the config says it first, with the key.
    """

    zone: ZoneInfo
    week: tuple[tuple[Window, ...], ...]
    closed: frozenset[date] = frozenset()
    away: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        object.__setattr__(self, "closed", self.closed | self.away)
        if len(self.week) != 7:
            raise ValueError("a week of business hours has seven days")
        for day in self.week:
            _check(day)

    def moment(self, day: date, clock: time) -> datetime:
        """The moment (UTC) at which the owner's clock shows `clock` on `day`.

        A time that the clock change skips is read with the offset before it (02:30 becomes 03:30), one
        that comes twice is the first of the two (PEP 495, fold=0).
        """
        return datetime.combine(day, clock.replace(fold=0), tzinfo=self.zone).astimezone(UTC)

    def local(self, at: datetime) -> datetime:
        """The same moment on the owner's clock. Raises ValueError for a moment without a zone."""
        return _utc(at).astimezone(self.zone)

    def day_of(self, at: datetime) -> date:
        """The owner's calendar day at that moment."""
        return self.local(at).date()

    def is_open_day(self, day: date) -> bool:
        """Whether the owner works at all on that day."""
        return bool(self.week[day.weekday()]) and day not in self.closed

    def windows(self, day: date) -> tuple[Span, ...]:
        """The day's open hours as moments, earliest first; none on a closed day.

        Times around a clock change are read as `moment` reads them; where that makes windows overlap,
        the later one gives way.
        """
        if not self.is_open_day(day):
            return ()
        return tuple(_apart((self.moment(day, a), self.moment(day, b)) for a, b in self.week[day.weekday()]))

    def slots(self, day: date) -> tuple[Slot, ...]:
        """The moments of a day that can be promised, earliest first (DESIGN 4.4); none on a closed day.

        With several windows: the end of the first ("noon") and of the last ("close"). With one: its end,
        and, if it is longer than 5 hours, its middle, rounded down to the half hour, as "noon".
        """
        if not self.is_open_day(day):
            return ()
        windows = self.week[day.weekday()]
        close = Slot(self.moment(day, windows[-1][1]), SlotName.CLOSE)
        noon = windows[0][1] if len(windows) > 1 else _middle(windows[0])
        return (close,) if noon is None else (Slot(self.moment(day, noon), SlotName.NOON), close)

    def noon(self, day: date) -> datetime:
        """The day's first slot, which may be its close. The day has to be open."""
        return self._slots_of_open(day)[0].at

    def close(self, day: date) -> datetime:
        """The end of the day's last window. The day has to be open."""
        return self._slots_of_open(day)[-1].at

    def opening(self, day: date) -> datetime:
        """The start of the day's first window. The day has to be open."""
        self._slots_of_open(day)
        return self.windows(day)[0][0]

    def is_open(self, at: datetime) -> bool:
        """Whether the owner works at that moment; at closing time no longer."""
        return any(start <= at < end for start, end in self.windows(self.day_of(at)))

    def open_day_from(self, day: date) -> date:
        """That day if it is open, else the next open one. Raises NotPossible after 400 days."""
        for candidate in _days(day):
            if self.is_open_day(candidate):
                return candidate
        raise _no_open_hours(day)

    def next_open_day(self, after: date) -> date:
        """The first open day later than that one. Raises NotPossible after 400 days."""
        return self.open_day_from(date.fromordinal(min(after.toordinal() + 1, date.max.toordinal())))

    def opening_after(self, at: datetime) -> datetime:
        """The first start of a window at or after `at`. Raises NotPossible after 400 days."""
        for start, _ in self._windows_from(at):
            if start >= at:
                return start
        raise _no_open_hours(self.day_of(at))

    def working_from(self, at: datetime) -> datetime:
        """When the working clock starts for something that comes at `at`: at once, or at the next opening."""
        return _utc(at) if self.is_open(at) else self.opening_after(at)

    def business_day_of(self, at: datetime) -> date:
        """The day a message counts for: after the last close, or on a closed day, it is the next open one."""
        day = self.day_of(at)
        if self.is_open_day(day) and at <= self.close(day):
            return day
        return self.next_open_day(day)

    def add_business_days(self, start: date | datetime, count: int) -> date:
        """The `count`-th open day after `start`; a moment stands for its business day.

        With count 0: `start` if open, else the next open day. Raises NotPossible as the searches do.
        """
        if count < 0:
            raise ValueError("business days are counted forward")
        # A datetime is a date too, so it has to be asked first.
        day = self.business_day_of(start) if isinstance(start, datetime) else start
        if count == 0:
            return self.open_day_from(day)
        for _ in range(count):
            day = self.next_open_day(day)
        return day

    def working_between(self, start: datetime, end: datetime) -> timedelta:
        """The working time from `start` to `end`; negative if `end` comes first.

        Of spans over ten years only the last ten count.
        """
        # In UTC first: two moments of one zone would be compared and subtracted by the wall clock.
        start, end = _utc(start), _utc(end)
        if end < start:
            return -self.working_between(end, start)
        if end - start > LONGEST_SPAN:
            start = end - LONGEST_SPAN
        total = timedelta(0)
        for opens, closes in self._windows_from(start, days=LONGEST_SPAN.days + 2):
            if opens >= end:
                break
            total += max(min(closes, end) - max(opens, start), timedelta(0))
        return total

    def add_working(self, at: datetime, amount: timedelta) -> datetime:
        """The earliest moment that has `amount` of working time between `at` and itself.

        An amount that ends with a window ends at its close, not at the next opening. Nothing to add
        gives `at` back. Raises ValueError for a negative amount, NotPossible if 400 days do not hold it.
        """
        at = _utc(at)
        if not _not_negative(amount):
            return at
        for opens, closes in self._windows_from(at):
            begin = max(opens, at)
            if closes - begin >= amount:
                return begin + amount
            amount -= max(closes - begin, timedelta(0))
        raise _no_open_hours(self.day_of(at))

    def subtract_working(self, at: datetime, amount: timedelta) -> datetime:
        """The latest moment that has `amount` of working time between itself and `at`.

        The mirror of `add_working`, with the same errors.
        """
        at = _utc(at)
        if not _not_negative(amount):
            return at
        for opens, closes in self._windows_back_from(at):
            finish = min(closes, at)
            if finish - opens >= amount:
                return finish - amount
            amount -= max(finish - opens, timedelta(0))
        raise _no_open_hours(self.day_of(at))

    def slots_from(self, at: datetime) -> Iterator[Slot]:
        """Every slot at or after `at`, earliest first, through the next 400 days."""
        for day in _days(self.day_of(at)):
            yield from (slot for slot in self.slots(day) if slot.at >= at)

    def _slots_of_open(self, day: date) -> tuple[Slot, ...]:
        slots = self.slots(day)
        if not slots:
            raise NotPossible(f"{day.isoformat()} is not an open day.")
        return slots

    def _windows_from(self, at: datetime, days: int = SEARCH_DAYS) -> Iterator[Span]:
        for day in _days(self.day_of(at), days):
            yield from self.windows(day)

    def _windows_back_from(self, at: datetime) -> Iterator[Span]:
        for day in _days(self.day_of(at), step=-1):
            yield from reversed(self.windows(day))


def _check(windows: tuple[Window, ...]) -> None:
    """Raise ValueError unless the windows of one day run forward and apart."""
    times = [clock for window in windows for clock in window]
    if any(clock.tzinfo is not None for clock in times):
        raise ValueError("business hours are plain wall-clock times")
    if any(start >= end for start, end in windows):
        raise ValueError("a window ends after it starts, on the same day")
    if times != sorted(times):
        raise ValueError("the windows of a day are in order and do not overlap")


def _middle(window: Window) -> time | None:
    """The middle of a long window on the wall clock, rounded down to the half hour."""
    start, end = (timedelta(hours=t.hour, minutes=t.minute, seconds=t.second) for t in window)
    if end - start <= LONG_WINDOW:
        return None
    half_hours = (start + end) / 2 // timedelta(minutes=30)
    return time(half_hours // 2, half_hours % 2 * 30)


def _apart(spans: Iterator[Span]) -> Iterator[Span]:
    """The spans without what an earlier one covers already."""
    covered: datetime | None = None
    for start, end in spans:
        begin = start if covered is None else max(start, covered)
        if begin < end:
            yield begin, end
            covered = end


def _days(first: date, count: int = SEARCH_DAYS, step: int = 1) -> Iterator[date]:
    """`count` days from `first` on, forward or back, as far as the calendar reaches."""
    start = first.toordinal()
    for ordinal in range(start, start + step * count, step):
        # One day is left free at both ends, so that every zone's offset still fits.
        if date.min.toordinal() < ordinal < date.max.toordinal():
            yield date.fromordinal(ordinal)


def _not_negative(amount: timedelta) -> timedelta:
    if amount < timedelta(0):
        raise ValueError("working time is added and taken away in amounts of zero or more")
    return amount


def _utc(at: datetime) -> datetime:
    """`at` in UTC; a moment without a zone would silently be read in the machine's."""
    if at.tzinfo is None:
        raise ValueError("a moment needs a zone")
    return at.astimezone(UTC)


def _no_open_hours(day: date) -> NotPossible:
    return NotPossible(
        f"There are not enough open hours within {SEARCH_DAYS} days of {day.isoformat()}: "
        "look at [hours] and its absences in the config."
    )
