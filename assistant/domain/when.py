"""WHEN in the owner's commands: `3d`, `2h`, a weekday, `friday 9:00`, `tomorrow`, an ISO date or time.

Strict on purpose: a guessed time is a wrong one. Whoever calls echoes the result to the owner.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

from assistant.domain.business_hours import BusinessHours
from assistant.domain.phrase import TONGUES
from assistant.domain.said_times import Said
from assistant.errors import UsageError

FURTHEST = timedelta(days=366)
"""Later than this is taken for a slip of the finger."""
LONGEST = 40
"""Characters of a text that are looked at."""
ALLOWED = (
    "write 3d, 2h, a weekday, tomorrow, a date like 2026-11-24, or a time like 15:00 or 2026-11-24T15:00"
)

_SPAN = re.compile(r"(?:in )?([0-9]{1,4}) ?(d|h|days?|hours?|weeks?)")
_DAY_AND_CLOCK = re.compile(r"(?:on )?(\S+) (?:at )?([0-9]{1,2}:[0-9]{2})")
_LEAD_IN = re.compile(r"(?:until|till|on) ")
_NEXT_WEEK = "next week"
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CLOCK = re.compile(r"[0-9]{1,2}:[0-9]{2}")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[t ][0-9]{2}:[0-9]{2}(:[0-9]{2})?( ?z|[+-][0-9]{2}:[0-9]{2})?")
_TOMORROW = frozenset({"tomorrow", "morgen", "demain", "mañana", "domani", "amanhã"})
_WEEKDAYS = {
    name.lower(): number for tongue in TONGUES.values() for number, name in enumerate(tongue.weekdays)
} | {
    name: number
    for number, names in enumerate(("mon", "tue tues", "wed", "thu thur thurs", "fri", "sat", "sun"))
    for name in names.split()
}


OfDay = Callable[[date, datetime, BusinessHours], datetime]
"""What a day is taken for that is named without a clock: (day, now, hours) to a moment."""


def parse_when(text: str, now: datetime, hours: BusinessHours) -> datetime:
    """The moment (UTC) that the owner means; `now` is aware, days and times are on the owner's clock.

    `2h` is two hours from now by the clock. `3d` is the opening of the day three days from now; a
    weekday is the next such day after today, `tomorrow` the next day, an ISO date that day, each at
    opening, and where the day is closed the next open one serves. `next week` is its Monday. `15:00` is
    today's, `friday 9:00` that day's; a date and time without an offset are the owner's. `until` before it
    changes nothing. Raises UsageError for anything else, for times that are not later
    than now, and for such more than a year off.
    """
    words = _LEAD_IN.sub("", _plain(text), count=1)
    return _parsed("mon" if words == _NEXT_WEEK else words, now, hours, _opening)


def is_when(text: str) -> bool:
    """Has it the form of a WHEN, possible or not?"""
    words = _LEAD_IN.sub("", _plain(text), count=1)
    forms = (_SPAN, _DATE, _CLOCK, _TIME)
    named = _named_day(words)
    return named is not None or words == _NEXT_WEEK or any(form.fullmatch(words) for form in forms)


def parse_deadline(text: str, now: datetime, hours: BusinessHours) -> datetime:
    """The same for the time by which something is done: a bare day means its close, not its opening.

    Who says "by Saturday" means that day, though it is closed; then a usual day's close serves.
    """
    return _parsed(text, now, hours, _close)


def _parsed(text: str, now: datetime, hours: BusinessHours, of_day: OfDay) -> datetime:
    words = _plain(text)
    try:
        at = _moment(words, now, hours, of_day)
    except (ValueError, OverflowError):
        at = None
    if at is None:
        raise UsageError(f"{_shown(text)} is no time I understand: {ALLOWED}.")
    if at <= now:
        raise UsageError(f"{_shown(text)} is over already: {ALLOWED}.")
    if at - now > FURTHEST:
        raise UsageError(f"{_shown(text)} is more than a year off: {ALLOWED}.")
    return at


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text[:LONGEST]).lower().split())


def _moment(words: str, now: datetime, hours: BusinessHours, of_day: OfDay) -> datetime | None:
    """The moment, past or future, or None for words that name none; ValueError for impossible dates."""
    today = hours.day_of(now)
    if _SPAN.fullmatch(words):
        return _after_span(words, now, hours, of_day)
    named = _named_day(words)
    if named is not None:
        day = today + timedelta(days=_days_ahead(named[0], today))
        return hours.moment(day, time.fromisoformat(named[1])) if named[1] else of_day(day, now, hours)
    if _DATE.fullmatch(words):
        return of_day(date.fromisoformat(words), now, hours)
    if _CLOCK.fullmatch(words):
        return hours.moment(today, time.fromisoformat(words.zfill(5)))
    return _iso_time(words, hours) if _TIME.fullmatch(words) else None


def _named_day(words: str) -> tuple[str, str] | None:
    """The day that has a name, and the clock said with it: "friday 9:00" -> ("friday", "09:00")."""
    found = _DAY_AND_CLOCK.fullmatch(words)
    day, clock = (found[1], found[2].zfill(5)) if found else (words, "")
    return (day, clock) if day in _TOMORROW or day in _WEEKDAYS else None


def _days_ahead(day: str, today: date) -> int:
    return 1 if day in _TOMORROW else (_WEEKDAYS[day] - today.weekday() - 1) % 7 + 1


def _after_span(words: str, now: datetime, hours: BusinessHours, of_day: OfDay) -> datetime:
    found = _SPAN.fullmatch(words)
    assert found is not None
    count, unit = int(found[1]) * (7 if found[2].startswith("w") else 1), found[2][0]
    if unit == "h":
        return now.astimezone(UTC) + timedelta(hours=count)
    return of_day(hours.day_of(now) + timedelta(days=count), now, hours)


def _opening(day: date, now: datetime, hours: BusinessHours) -> datetime:
    """The opening of that day or of the next open one. A day far off is not searched from."""
    if not timedelta(0) <= day - hours.day_of(now) <= FURTHEST:
        return hours.moment(day, time(0))
    return hours.opening(hours.open_day_from(day))


def _close(day: date, now: datetime, hours: BusinessHours) -> datetime:
    return Said(now, hours).close(day)


def _iso_time(words: str, hours: BusinessHours) -> datetime:
    at = datetime.fromisoformat(words.upper().replace(" Z", "Z"))
    return at.astimezone(UTC) if at.tzinfo else hours.moment(at.date(), at.time())


def _shown(text: str) -> str:
    """The start of what was written, without what could harm a terminal."""
    shown = "".join(c for c in text[:30] if c.isprintable())
    return f'"{shown}"'
