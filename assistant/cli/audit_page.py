"""An audit as a page with pictures: the values of `templates/web/audit.html.j2`, as plain data.

The pictures are drawn by the template in SVG; here stands where everything goes. Nothing is loaded from
anywhere, no script runs.
"""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime, timedelta

from assistant.cli.audit_rows import (
    CANNOT_KNOW,
    FATES,
    Eye,
    Fate,
    fate,
    headline,
    people,
    seen,
    slow_rows,
    story,
    waiting_rows,
)
from assistant.domain.audit import Audit, Sort
from assistant.domain.business_hours import BusinessHours
from assistant.domain.phrase import say_time, tongue_of
from assistant.domain.report import A_DAY, Inquiry
from assistant.domain.report_words import CHANNELS, Part, parts, percent, working
from assistant.domain.summary_rows import inert, who
from assistant.domain.tally import counted

Values = dict[str, object]

LONGEST_LIST = 100
"""So many people a list names; --json has all."""
MOST_DOTS, MOST_DAYS = 500, 92
"""The picture of days shows so much; of a longer period the end."""
WIDE, NARROW = 680, 350
"""Width of the two pictures of days, of which a screen shows the one that fits."""
_SENTENCE = 300
_LEFT, _TOP, _HEIGHT = 34, 8, 216

_STEPS = (
    (timedelta(hours=1), "≤ 1 h"),
    (timedelta(hours=4), "≤ 4 h"),
    (timedelta(hours=24), "≤ 24 h"),
    (timedelta(days=3), "≤ 3 d"),
    (timedelta(days=7), "≤ 7 d"),
    (timedelta.max, "longer"),
)

_LISTS: tuple[tuple[Sort, str, str], ...] = (
    (
        Sort.NEVER,
        "Never heard back",
        "They asked, and no mail to them is in Sent. It is not too late: a short word still surprises.",
    ),
    (
        Sort.NOTED,
        "Got a note, and wait for the answer",
        "Your assistant told them when they would hear from you. No answer is in Sent yet.",
    ),
    (
        Sort.CALL,
        "Called or left a number",
        "Whether you called back, only you know. The rest is one tap away.",
    ),
    (Sort.AGAIN, "Asked again after your answer", "You answered once; this is what they asked since."),
    (Sort.APP, "Not to be reached by mail", "An answer in an app, or none at all: nothing of it shows here."),
    (Sort.PERHAPS, "Have a look", "Perhaps no inquiry, perhaps answered already. You will know at a glance."),
    (Sort.IN_TIME, "Still in time", "They wrote lately. Nothing is late."),
)
_FIRST = 4
"""So many of the lists stand before the pictures."""


def values(it: Audit, eye: Eye) -> Values:
    """Everything the template is given."""
    asked = it.report.inquiries
    return {
        "headline": headline(it),
        "story": story(it),
        "tiles": _tiles(it),
        "fates": _fates(asked, eye.hours),
        "waits": _waits(asked, eye.hours),
        "days": [_days(it, eye, width) for width in (WIDE, NARROW)] if asked else [],
        "days_words": _days_words(it),
        "channels": _channels(it, eye.hours),
        "lists": [made for part in _LISTS[:_FIRST] if (made := _list(it, eye, *part))],
        "more_lists": [made for part in _LISTS[_FIRST:] if (made := _list(it, eye, *part))],
        "slow": _slow(it, eye),
        "cannot_know": CANNOT_KNOW,
        "looked": _looked(it),
        "troubles": [inert(each, _SENTENCE) for each in it.troubles],
        "made": say_time(it.now, eye.hours.zone, "en"),
    }


def _tiles(it: Audit) -> list[Values]:
    told = it.report.figures
    middle = told.first_response.median
    return [
        {"value": str(people(it.of(Sort.NEVER))), "words": "never heard back", "tone": "none"},
        {"value": percent(told.share(told.same_day)), "words": "answered the same business day", "tone": ""},
        {"value": percent(told.share(told.within_24h)), "words": "answered within 24 hours", "tone": ""},
        {
            "value": "–" if middle is None else working(middle),
            "words": "the typical first answer, in working time",
            "tone": "",
        },
    ]


# --- pictures ---------------------------------------------------------------------------------------------


def _fates(asked: Sequence[Inquiry], hours: BusinessHours) -> list[Part]:
    """What became of all of them, as the parts of one bar."""
    found = [fate(each, hours) for each in asked]
    return parts([(key, words, found.count(key)) for key, words in FATES.items()])


def _waits(asked: Sequence[Inquiry], hours: BusinessHours) -> list[Values]:
    """How long they waited by the clock, as columns that are up to 100 high; the last are without answer."""
    fates = [fate(each, hours) for each in asked]
    lengths = [each.answered_at - each.at for each in asked if each.answered_at is not None]
    found = [_step(length) for length in lengths]
    columns = [
        (label, Fate.SAME_DAY if most <= A_DAY else Fate.LATER, found.count(label)) for most, label in _STEPS
    ]
    columns += [
        ("calls", Fate.UNKNOWN, fates.count(Fate.UNKNOWN)),
        ("none", Fate.NONE, fates.count(Fate.NONE)),
    ]
    highest = max(1, *(number for _, _, number in columns))
    return [
        {"label": label, "key": key, "number": number, "height": round(100 * number / highest, 1)}
        for label, key, number in columns
    ]


def _step(length: timedelta) -> str:
    return next(label for most, label in _STEPS if length <= most)


def _channels(it: Audit, hours: BusinessHours) -> list[Values]:
    """A bar for each channel."""
    found = []
    for channel, told in it.report.by_channel.items():
        fates = [fate(each, hours) for each in it.report.inquiries if each.channel is channel]
        colours = parts([(key, words, fates.count(key)) for key, words in FATES.items()])
        found.append(
            {
                "name": CHANNELS[channel],
                "number": told.inquiries,
                "answered": told.answered,
                "same_day": percent(told.share(told.same_day)),
                "within_24h": percent(told.share(told.within_24h)),
                "parts": colours,
            }
        )
    return found


def _days(it: Audit, eye: Eye, width: int) -> Values:
    """When they wrote: days to the right, the hours of the day downwards, a dot for each inquiry."""
    first = max(it.first, it.last - timedelta(days=MOST_DAYS - 1))
    days = (it.last - first).days + 1
    step = (width - _LEFT - 6) / days

    def x_of(day: date) -> float:
        return round(_LEFT + step * (day - first).days, 1)

    shown = [each for each in it.report.inquiries if eye.hours.day_of(each.at) >= first][-MOST_DOTS:]
    return {
        "width": width,
        "height": _TOP + _HEIGHT + 24,
        "left": _LEFT,
        "right": width - 6,
        "step": round(step, 2),
        "radius": round(max(2.6, min(5.0, step * 0.42)), 1),
        "open": [
            {"x": x_of(day), "y": _y(opens, eye), "height": round(_y(closes, eye) - _y(opens, eye), 1)}
            for day in _each_day(first, it.last)
            for opens, closes in eye.hours.windows(day)
        ],
        "hours": [
            {"y": round(_TOP + _HEIGHT * hour / 24, 1), "label": f"{hour}:00"} for hour in (0, 6, 12, 18)
        ],
        "ticks": [
            {"x": round(x_of(day) + step / 2, 1), "label": _day_label(day)}
            for day in _ticked(first, it.last, width)
        ],
        "dots": [
            {
                "x": round(x_of(eye.hours.day_of(each.at)) + step / 2, 1),
                "y": _y(each.at, eye),
                "key": fate(each, eye.hours),
                "words": _dot_words(each, eye),
            }
            for each in shown
        ],
    }


def _y(at: datetime, eye: Eye) -> float:
    """How far down a moment stands, by the owner's wall clock."""
    clock = eye.hours.local(at).time()
    return round(_TOP + _HEIGHT * (clock.hour * 60 + clock.minute) / (24 * 60), 1)


def _dot_words(each: Inquiry, eye: Eye) -> str:
    name = who(each.lead, eye.display_phone)
    return f"{name}, {say_time(each.at, eye.hours.zone, 'en')}: {FATES[fate(each, eye.hours)]}"


def _each_day(first: date, last: date) -> list[date]:
    return [first + timedelta(days=count) for count in range((last - first).days + 1)]


def _ticked(first: date, last: date, width: int) -> list[date]:
    """Mondays, as many as there is room for."""
    mondays = [day for day in _each_day(first, last) if day.weekday() == 0]
    every = -(-len(mondays) * 58 // (width - _LEFT)) or 1
    return mondays[::every]


def _day_label(day: date) -> str:
    return f"{day.day} {tongue_of('en').short_months[day.month - 1]}"


def _days_words(it: Audit) -> str:
    if (it.last - it.first).days >= MOST_DAYS or len(it.report.inquiries) > MOST_DOTS:
        return "Each dot is an inquiry; the latest are shown."
    return "Each dot is an inquiry."


# --- lists ------------------------------------------------------------------------------------------------


def _list(it: Audit, eye: Eye, sort: Sort, title: str, intro: str) -> Values | None:
    found = it.of(sort)
    if not found:
        return None
    more = len(found) - LONGEST_LIST
    return {
        "title": title,
        "intro": intro,
        "number": people(found),
        "loud": sort in (Sort.NEVER, Sort.NOTED, Sort.CALL),
        "late": sort in (Sort.NEVER, Sort.NOTED),
        "rows": [asdict(row) for row in waiting_rows(found[:LONGEST_LIST], it, eye)],
        "more": f"And {more} more; `assistant audit --json` names all." if more > 0 else "",
    }


def _slow(it: Audit, eye: Eye) -> list[Values]:
    """Who waited longest, with bars to compare."""
    waits = [each.answered_at - each.at for each in it.slowest if each.answered_at is not None]
    longest = max(waits, default=A_DAY)
    return [
        {**asdict(row), "width": round(100 * wait / longest, 1)}
        for row, wait in zip(slow_rows(it, eye), waits, strict=True)
    ]


def _looked(it: Audit) -> list[str]:
    last = len(it.of(Sort.LAST_WORD))
    words = [seen(it)]
    if last:
        words.append(
            f"{counted(last, 'person', 'people')} wrote last after your answer and asked nothing:"
            " counted as answered."
        )
    if it.own_addresses:
        words.append(f"Taken for yours: {', '.join(inert(each, _SENTENCE) for each in it.own_addresses)}.")
    return words
