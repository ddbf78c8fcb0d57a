"""The week as the owner's report tells it: figures in words, bars as plain widths, columns for pictures.

Pictures in a mail may be blocked, so every figure of one stands in words and small bars below it, and the
other bars are cells of a table: the template only sets their widths. Everything is a share of all who asked
(DESIGN 4.8, Figures). The only words of strangers are the names of who was closed.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from assistant.domain.business_hours import BusinessHours
from assistant.domain.lead import Channel, Lead, Outcome, spoken
from assistant.domain.phrase import tongue_of
from assistant.domain.report import Figures, Inquiry, Report, figures, report
from assistant.domain.summary_rows import who
from assistant.domain.tally import counted

WEEKS = 8
"""So many weeks are compared."""
CLOSED_NAMED = 10
_WEEK = timedelta(days=7)
_ENDED = (Outcome.COLD, Outcome.DONE)
"""Endings that nobody celebrated: one may have been closed for want of an answer, so each is named once."""

_CHANNELS = {
    Channel.EMAIL: "Mail",
    Channel.WEB_FORM: "Web form",
    Channel.VOICEMAIL: "Voicemail",
    Channel.MISSED_CALL: "Missed call",
    Channel.TEXT_MESSAGE: "Text message",
    Channel.MANUAL: "By hand",
}


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure and what it is."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: `full` of a hundred is filled, `light` more of it is lightly so; the rest is air."""

    label: str
    number: int
    words: str
    full: int
    light: int = 0
    share: str = ""
    """The share of the filled part, "" where there is none to tell."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a picture and what stands below it.

    `heights` are of a hundred: all who asked, who heard, who was answered, each behind the next; `full` is
    how far of a hundred the small bar is filled that stands there when the picture is blocked.
    """

    label: str
    figure: str
    number: int
    heights: tuple[int, int, int]
    full: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of columns. `alt` says what it shows to whom does not see it."""

    name: str
    title: str
    note: str
    alt: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Weekly:
    """Everything the weekly report says."""

    period: str
    headline: str
    subject: str
    tiles: tuple[Tile, ...]
    first_response: str
    promises: str
    calls: str
    channels: tuple[Bar, ...]
    weekdays: tuple[Bar, ...]
    trend: tuple[Bar, ...]
    speed: tuple[Bar, ...]
    charts: tuple[Chart, ...]
    ended: tuple[str, ...]
    """Who was closed this week without being won or lost: "Nora Feld (12, done)"."""
    ended_more: str
    late: bool = False
    """Somebody waits beyond their time, or a promise is past its own: nothing looks like praise then."""


def weekly(
    leads: Iterable[Lead],
    hours: BusinessHours,
    last: date,
    display_phone: Callable[[str], str],
    now: datetime | None = None,
) -> Weekly:
    """The week that ends with the local day `last`, and seven before it; who is late is late at `now`, or
    at the end of that day, if not said."""
    known = [lead for lead in leads if lead.merged_into is None]
    it = report(known, hours, last - _WEEK + timedelta(days=1), last)
    ended = [lead for lead in known if _ended_in(lead, it, hours)]
    told = it.figures
    at = now or hours.moment(last, time(23, 59, 59))
    past = sum(promise.due < at for lead in known for promise in lead.open_promises)
    late = _late(sum(lead.is_overdue(at) for lead in known), past)
    weeks = _weeks(known, hours, last)
    waits = _waits(it.inquiries, hours)
    return Weekly(
        period=_period(it),
        headline=_headline(told, late),
        subject=f"Your week: {late or _short(told)} ({_day(last)})",
        late=bool(late),
        tiles=_tiles(it),
        first_response=_first_response(told),
        promises=_promises(it, past),
        calls=_calls(it),
        channels=_bars({_CHANNELS[key]: each for key, each in it.by_channel.items()}),
        weekdays=_bars(_by_weekday(it.inquiries, hours)) if told.inquiries else (),
        trend=tuple(_week(end, figures) for end, figures in weeks),
        speed=_speed_bars(waits),
        charts=tuple(filter(None, (_trend_chart(weeks), _speed_chart(waits)))),
        ended=tuple(_ending(lead, display_phone) for lead in ended[:CLOSED_NAMED]),
        ended_more=f"and {len(ended) - CLOSED_NAMED} more" if len(ended) > CLOSED_NAMED else "",
    )


# --- words ------------------------------------------------------------------------------------------------


def _late(waiting: int, past: int) -> str:
    """Who waits too long and what was promised for a time that is over; "" if nobody and nothing."""
    people = f"{counted(waiting, 'person waits', 'people wait')} beyond their time" if waiting else ""
    return ", ".join(filter(None, (people, f"{counted(past, 'promise')} {_past(past)}" if past else "")))


def _past(number: int) -> str:
    return f"past {'its' if number == 1 else 'their'} time"


def _headline(told: Figures, late: str) -> str:
    """The truth before the shares: who heard from us may still wait for what was promised."""
    if not told.inquiries:
        asked = "Nobody asked for anything this week"
    else:
        silent = told.inquiries - told.heard
        open_yet = told.heard - told.answered
        parts = (
            "1 person asked" if told.inquiries == 1 else f"{told.inquiries} asked",
            f"{silent} did not hear back yet" if silent else "",
            f"{open_yet} {'has' if open_yet == 1 else 'have'} no answer yet" if open_yet > 0 else "",
            "all have their answer" if not silent and open_yet <= 0 else "",
        )
        asked = ", ".join(filter(None, parts))
    return f"{late}. {asked}" if late else asked


def _short(told: Figures) -> str:
    """For the subject: the point in a few words."""
    if not told.inquiries:
        return "nobody asked"
    return f"{told.inquiries} asked, {_percent(told.share(told.heard_within_24h))} heard within 24 hours"


def _tiles(it: Report) -> tuple[Tile, ...]:
    told = it.figures
    if not told.inquiries:
        return ()
    settled = it.promises.kept + it.promises.broken
    return (
        Tile(_percent(told.share(told.heard_same_day)), "heard from you the same business day"),
        Tile(_percent(told.share(told.heard_within_24h)), "heard from you within 24 hours"),
        Tile(_percent(told.share(told.same_day)), "had their answer the same business day"),
        Tile(_percent(told.share(told.within_24h)), "had their answer within 24 hours"),
        Tile(_working(told.first_response.median), "typical first response, in working time"),
        Tile(f"{it.promises.kept} of {settled}" if settled else "–", "promises kept"),
    )


def _first_response(told: Figures) -> str:
    middle, most = told.first_response.median, told.first_response.p90
    if middle is None or most is None or told.heard < 2:
        return ""
    return (
        f"Half of them heard within {_working(middle)} of working time, nine of ten within {_working(most)}."
    )


def _promises(it: Report, past: int) -> str:
    kept = it.promises
    late = f" ({past} {_past(past)})" if past else ""
    if not kept.kept + kept.broken + kept.open:
        return "No promise was due."
    return f"{kept.kept} kept, {kept.broken} broken, {kept.open} still open{late}."


def _calls(it: Report) -> str:
    made = it.calls
    if not made.made:
        return "No call was recorded."
    left = counted(made.left_message, "message left", "messages left")
    return f"{made.made} made: {made.reached} reached, {left}, {made.no_answer} without answer."


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{round(share * 100)} %"


def _working(minutes: int | None) -> str:
    """ "3 h 20 min" of working time, never broken over two lines."""
    if minutes is None:
        return "–"
    hours, rest = divmod(minutes, 60)
    words = f"{hours} h {rest} min" if rest and hours < 10 else f"{hours} h"
    return (words if hours else f"{max(rest, 1)} min").replace(" ", "\u00a0")


def _period(it: Report) -> str:
    return f"{_day(it.first)} to {_day(it.last)} {it.last.year}"


def _day(day: date) -> str:
    return f"{day.day} {tongue_of('en').short_months[day.month - 1]}"


def _ended_in(lead: Lead, it: Report, hours: BusinessHours) -> bool:
    closed = lead.closed_at if lead.is_closed and lead.outcome in _ENDED else None
    return closed is not None and it.first <= hours.day_of(closed) <= it.last


def _ending(lead: Lead, display_phone: Callable[[str], str]) -> str:
    return f"{who(lead, display_phone)} ({lead.number}, {spoken(lead.outcome or 'closed')})"


# --- bars -------------------------------------------------------------------------------------------------


def _bars(parts: Mapping[str, Figures]) -> tuple[Bar, ...]:
    """As long as who asked; filled as far as they had their answer within 24 hours."""
    longest = max((each.inquiries for each in parts.values()), default=0)
    return tuple(_bar(label, each, longest) for label, each in parts.items())


def _bar(label: str, told: Figures, longest: int) -> Bar:
    if not told.inquiries:
        return Bar(label, 0, "", 0)
    whole = max(2, round(100 * told.inquiries / longest))
    full = round(whole * told.within_24h / told.inquiries)
    share = _percent(told.share(told.within_24h))
    return Bar(label, told.inquiries, f"{share} answered within 24 hours", full, whole - full, share)


def _by_weekday(asked: Sequence[Inquiry], hours: BusinessHours) -> dict[str, Figures]:
    """By the local day they wrote on; a weekend on which nobody did is left out."""
    names = tongue_of("en").weekdays
    days = {day: [each for each in asked if hours.day_of(each.at).weekday() == day] for day in range(7)}
    return {names[day]: figures(part, hours) for day, part in days.items() if part or day < 5}


_Weeks = list[tuple[date, Figures]]


def _weeks(leads: Sequence[Lead], hours: BusinessHours, last: date) -> _Weeks:
    """The weeks by their last day, the latest last, from the first inquiry on; none if there is but one."""
    ends = [last - back * _WEEK for back in reversed(range(WEEKS))]
    weeks = [(end, report(leads, hours, end - _WEEK + timedelta(days=1), end).figures) for end in ends]
    while weeks and not weeks[0][1].inquiries:
        weeks.pop(0)
    return weeks if len(weeks) > 1 else []


def _week(end: date, told: Figures) -> Bar:
    share = told.share(told.heard_within_24h)
    full = round(100 * (share or 0))
    return Bar(
        f"to {_day(end)}", told.inquiries, _week_words(told), full, 100 - full if told.inquiries else 0
    )


def _week_words(told: Figures) -> str:
    if not told.inquiries:
        return "nobody asked"
    heard, answered = told.share(told.heard_within_24h), told.share(told.within_24h)
    return f"{_percent(heard)} heard, {_percent(answered)} were answered within 24 hours"


# --- pictures ---------------------------------------------------------------------------------------------


def _trend_chart(weeks: _Weeks) -> Chart | None:
    """Week by week, how many asked, heard and were answered within 24 hours."""
    if not weeks:
        return None
    most = max(told.inquiries for _, told in weeks)
    return Chart(
        name="trend",
        title="Week by week",
        note="How many asked; darker who heard, darkest who was answered within 24 hours.",
        alt=f"Within 24 hours, week by week. {' '.join(_week_aloud(end, told) for end, told in weeks)}",
        columns=tuple(_week_column(end, told, most) for end, told in weeks),
    )


def _week_aloud(end: date, told: Figures) -> str:
    if not told.inquiries:
        return f"{_day(end)}: nobody asked."
    heard, answered = told.heard_within_24h, told.within_24h
    return f"{_day(end)}: {told.inquiries} asked, {heard} heard, {answered} answered."


def _week_column(end: date, told: Figures, most: int) -> Column:
    share = told.share(told.heard_within_24h)
    numbers = (told.inquiries, told.heard_within_24h, told.within_24h)
    heights = tuple(round(100 * number / most) for number in numbers)
    figure = _percent(share).replace(" ", "\u00a0")
    return Column(
        _day(end), figure, told.inquiries, (heights[0], heights[1], heights[2]), round(100 * (share or 0))
    )


_STEPS = ((1, "1 h"), (2, "2 h"), (4, "4 h"), (8, "8 h"))
"""Working hours up to which a first response counts into one column."""
_LATER, _NOT_YET = "later", "not yet"


def _waits(asked: Sequence[Inquiry], hours: BusinessHours) -> dict[str, int]:
    """How many had their first response within so many working hours, later, or not yet."""
    if not asked:
        return {}
    found = dict.fromkeys((*(label for _, label in _STEPS), _LATER, _NOT_YET), 0)
    for each in asked:
        found[_step(each, hours)] += 1
    return found


def _step(asked: Inquiry, hours: BusinessHours) -> str:
    if asked.heard_at is None:
        return _NOT_YET
    wait = hours.working_between(asked.at, asked.heard_at)
    return next((label for most, label in _STEPS if wait <= timedelta(hours=most)), _LATER)


def _speed_bars(waits: Mapping[str, int]) -> tuple[Bar, ...]:
    most = max(waits.values(), default=0)

    def bar(label: str, number: int) -> Bar:
        full = round(100 * number / most)
        return Bar(label, number, "", *((0, full) if label == _NOT_YET else (full, 0)))

    return tuple(bar(_within(label), number) for label, number in waits.items())


def _within(label: str) -> str:
    return label if label in (_LATER, _NOT_YET) else f"within {label}"


def _speed_chart(waits: Mapping[str, int]) -> Chart | None:
    """How fast who asked this week had a first response."""
    if not waits:
        return None
    most, everybody = max(waits.values()), sum(waits.values())

    def column(label: str, number: int) -> Column:
        height = round(100 * number / most)
        heights = (height, 0, 0) if label == _NOT_YET else (height, height, height)
        return Column(label, str(number), number, heights, round(100 * number / everybody))

    return Chart(
        name="speed",
        title="First response",
        note="How many heard from you within so many hours of working time.",
        alt=f"{', '.join(f'{number} {_within(label)}' for label, number in waits.items())}.",
        columns=tuple(column(label, number) for label, number in waits.items()),
    )
