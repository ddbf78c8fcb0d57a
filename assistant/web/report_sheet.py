"""A report as a page with pictures: the values of `templates/web/report_sheet.html.j2`, as plain data.

The pictures are drawn by the template in SVG; here stands where everything goes. A report holds numbers
and no stranger's words.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

from assistant.domain import report_words as words
from assistant.domain.business_hours import BusinessHours
from assistant.domain.phrase import say_time, tongue_of
from assistant.domain.report import Inquiry, Report, is_same_day, is_within_24h
from assistant.domain.report_words import CHANNELS, Part, parts, percent, working

Values = dict[str, object]

WIDE, HIGH = 680, 150
"""The picture of days in its own units."""
_MOST_DAYS, _MOST_WEEKS = 45, 320
"""Longer periods are drawn by weeks, still longer ones by months of 30 days."""
_AIR = 0.22
"""How much of a column is air."""


class Fate(StrEnum):
    """What became of an inquiry, from good to open; the template has a colour for each."""

    SAME_DAY = "same"
    WITHIN_24H = "next"
    LATER = "later"
    HEARD = "heard"
    NONE = "none"


_FATES = {
    Fate.SAME_DAY: "answered the same business day",
    Fate.WITHIN_24H: "answered later, within 24 hours",
    Fate.LATER: "answered later than that",
    Fate.HEARD: "heard from you, answer still to come",
    Fate.NONE: "not heard back yet",
}


def values(it: Report, hours: BusinessHours, now: datetime) -> Values:
    """Everything the template is given."""
    return {
        "headline": words.headline(it),
        "period": words.period(it),
        "first_response": words.first_response(it.figures),
        "tiles": _tiles(it),
        "fates": _fates(it.inquiries, hours),
        "columns": _columns(it, hours),
        "column_words": f"Inquiries {_SPANS[_span(it)]}; the filled part was answered.",
        "channels": _channels(it, hours),
        "promises": words.promises(it.promises),
        "ledger": parts(
            [
                ("same", "kept", it.promises.kept),
                ("none", "broken", it.promises.broken),
                ("heard", "still open", it.promises.open),
            ]
        ),
        "calls": words.calls(it.calls),
        "made": say_time(now, hours.zone, "en"),
        "wide": WIDE,
        "high": HIGH,
    }


def _tiles(it: Report) -> list[Values]:
    told = it.figures
    middle = told.first_response.median
    return [
        {"value": percent(told.share(told.heard_same_day)), "words": "heard back the same business day"},
        {"value": percent(told.share(told.heard_within_24h)), "words": "heard back within 24 hours"},
        {"value": percent(told.share(told.within_24h)), "words": "had their answer within 24 hours"},
        {
            "value": "–" if middle is None else working(middle),
            "words": "the typical first response, in working time",
        },
    ]


# --- pictures ---------------------------------------------------------------------------------------------


def _fate(each: Inquiry, hours: BusinessHours) -> Fate:
    if each.answered_at is None:
        return Fate.HEARD if each.heard_at is not None else Fate.NONE
    if is_same_day(each.at, each.answered_at, hours):
        return Fate.SAME_DAY
    return Fate.WITHIN_24H if is_within_24h(each.at, each.answered_at) else Fate.LATER


def _fates(asked: Sequence[Inquiry], hours: BusinessHours) -> list[Part]:
    """What became of all of them, as the parts of one bar."""
    found = [_fate(each, hours) for each in asked]
    return parts([(key, what, found.count(key)) for key, what in _FATES.items()])


def _channels(it: Report, hours: BusinessHours) -> list[Values]:
    """A bar for each channel, as long as its part of all."""
    return [
        {
            "name": CHANNELS[channel],
            "number": told.inquiries,
            "words": f"{told.heard} heard · {told.answered} answered ·"
            f" {percent(told.share(told.within_24h))} within 24 hours",
            "parts": _fates([each for each in it.inquiries if each.channel is channel], hours),
        }
        for channel, told in it.by_channel.items()
    ]


_SPANS = {1: "by day", 7: "by week", 30: "by month (30 days)"}


def _span(it: Report) -> int:
    """How many days one column stands for."""
    days = (it.last - it.first).days + 1
    return 1 if days <= _MOST_DAYS else 7 if days <= _MOST_WEEKS else 30


def _columns(it: Report, hours: BusinessHours) -> list[Values]:
    """Columns from the first day to the last, up to HIGH high; seven or fewer carry their date."""
    each_is = _span(it)
    number = -(-((it.last - it.first).days + 1) // each_is)
    asked, answered = [0] * number, [0] * number
    for each in it.inquiries:
        nth = (hours.day_of(each.at) - it.first).days // each_is
        asked[nth] += 1
        answered[nth] += each.answered_at is not None
    highest, step = max(1, *asked), WIDE / number
    labelled = -(-number // 7)
    return [
        {
            "label": _day(it.first + timedelta(days=nth * each_is)),
            "labelled": nth % labelled == 0,
            "between": nth // labelled % 2 == 1,
            "asked": asked[nth],
            "answered": answered[nth],
            "x": round(step * (nth + _AIR / 2), 1),
            "width": round(step * (1 - _AIR), 1),
            "height": round(HIGH * asked[nth] / highest, 1),
            "filled": round(HIGH * answered[nth] / highest, 1),
        }
        for nth in range(number)
    ]


def _day(day: date) -> str:
    return f"{day.day} {tongue_of('en').short_months[day.month - 1]}"
