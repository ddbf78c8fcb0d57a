"""The pictures of the report as numbers for SVG: where each bar stands and how high it is.

The templates draw them; a table beside each says the same in words.
"""

from dataclasses import dataclass
from datetime import timedelta

from assistant.domain.business_hours import BusinessHours
from assistant.domain.report import Figures, Report

WIDTH, HEIGHT = 600.0, 160.0
"""The size of a picture in its own units."""
_GAP = 0.25
"""How much of a column is air."""


@dataclass(frozen=True, slots=True)
class Share:
    """One bar from left to right: what, how many percent (None for no inquiries), how long."""

    what: str
    percent: int | None
    length: float


def shares(figures: Figures) -> tuple[Share, ...]:
    """How many heard and were answered in time, of all."""
    asked = (
        ("heard within 24 hours", figures.heard_within_24h),
        ("heard the same day", figures.heard_same_day),
        ("answered within 24 hours", figures.within_24h),
        ("answered the same day", figures.same_day),
    )
    return tuple(_share(what, figures.share(number)) for what, number in asked)


def _share(what: str, share: float | None) -> Share:
    return Share(what, None if share is None else round(share * 100), round((share or 0) * WIDTH, 1))


@dataclass(frozen=True, slots=True)
class Column:
    """One day: how many asked, how many of them were answered; the column's place and heights."""

    day: str
    asked: int
    answered: int
    x: float
    width: float
    height: float
    answered_height: float
    label: bool


def by_day(found: Report, hours: BusinessHours) -> tuple[Column, ...]:
    """A column for every day of the period."""
    days = [found.first + timedelta(days=nth) for nth in range((found.last - found.first).days + 1)]
    asked = {day: [each for each in found.inquiries if hours.day_of(each.at) == day] for day in days}
    most = max((len(each) for each in asked.values()), default=0) or 1
    step = WIDTH / len(days)
    every = max(len(days) // 7, 1)
    return tuple(
        Column(
            day=f"{day:%a} {day.day} {day:%b}",
            asked=len(asked[day]),
            answered=(answered := sum(each.answered_at is not None for each in asked[day])),
            x=round(nth * step + step * _GAP / 2, 1),
            width=round(step * (1 - _GAP), 1),
            height=round(len(asked[day]) / most * HEIGHT, 1),
            answered_height=round(answered / most * HEIGHT, 1),
            label=nth % every == 0,
        )
        for nth, day in enumerate(days)
    )
