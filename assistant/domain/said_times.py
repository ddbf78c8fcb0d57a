"""Times as people say them in a mail ("by Friday", "morgen früh", "d'ici mardi", "a las diez"), made exact.

A text is searched for small facts: a day, a week, a part of the day, a clock, a span. What they mean
together is reckoned from the moment of writing, in the owner's zone and hours. The due time is the *end*
of what the words say:

- a day ("by Friday", "Friday"): its close, also if it is a holiday: who names a day means it. A weekday is
  the next one after today, "next Tuesday" in English the one in next week; "tomorrow" is tomorrow.
- morning: the end of the first window (if that is about midday, else 12:00); afternoon and "today": the
  close; evening, tonight, "today" after the close, the weekend: the end of the day
- a clock is taken as it is; "between 10 and 12" is 12; "after 3" is the close. Without am or pm it is the
  reading in open hours; without a day, the next time the clock shows it
- early next week: its second open day's close; the middle: Wednesday's; "next week", "by the end of the
  week": the last open day's close
- "in two hours", "within 48 hours" go by the clock; "in two days" is that day's close, working days are
  open days.

Words after "until", "since" or "last" name no time by which something is done.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from assistant.domain.business_hours import BusinessHours, Window
from assistant.domain.time_words import Mark, Part, Rules, TimeWords, Unit
from assistant.errors import NotPossible

FURTHEST = timedelta(days=300)
"""A date without its year that is further off than this was meant for the past."""
LAST_MINUTE = time(23, 59)
NOON = time(12)
BESIDE = 6
"""Characters between a weekday and the date that belongs to it."""
NOON_AT_THE_EARLIEST, NOON_AT_THE_LATEST = time(11), time(14)
EARLY_HOUR = 7
"""Where clocks are counted to 24, hours before this one are still meant for the afternoon."""
USUAL_CLOSE = time(17)
"""For an owner who has no hours at all."""
NIGHT_ENDS = 4
"""Who writes "Tuesday" in the small hours of Tuesday means the day that begins."""

Pattern = re.Pattern[str]


class Kind(StrEnum):
    """What a fact tells."""

    DAY = "day"
    WEEKDAY = "weekday"
    WEEK = "week"
    CLOCK = "clock"
    PART = "part"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock time as it was said; `open_half` if it may be meant twelve hours later."""

    hour: int
    minute: int = 0
    open_half: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """Something a text says about a time, where it stands, and what the little words before it make of it.

    Days, weekdays and weeks have a `day` (some also a `part`), clocks a `clock`, parts a `part`, spans of
    hours a `moment`. `vague` marks what one could read in another way.
    """

    kind: Kind
    start: int
    end: int
    mark: Mark
    day: date | None = None
    clock: Clock | None = None
    part: Part | None = None
    moment: datetime | None = None
    vague: bool = False
    ends_period: bool = False
    """The end of a month or a weekend: "before" it is no earlier day."""


@dataclass(frozen=True, slots=True)
class Due:
    """The end of what the words say (UTC); `vague` if they could be read in another way."""

    at: datetime
    vague: bool


@dataclass(frozen=True)
class Said:
    """A moment of writing (aware) and the hours it is read in."""

    at: datetime
    hours: BusinessHours

    @cached_property
    def local(self) -> datetime:
        """The moment on the owner's clock."""
        return self.hours.local(self.at)

    @cached_property
    def today(self) -> date:
        """The owner's day."""
        return self.local.date()

    @cached_property
    def _usual(self) -> tuple[Window, ...]:
        """The windows of a day that usually has none: those of the day that closes latest."""
        days = [windows for windows in self.hours.week if windows]
        return max(days, key=lambda windows: windows[-1][1], default=())

    def windows(self, day: date) -> tuple[Window, ...]:
        """The windows of a day, holiday or not; of a day that never has any, a usual day's."""
        return self.hours.week[day.weekday()] or self._usual

    def close(self, day: date) -> datetime:
        """The end of a day's work, whether it is open or not."""
        windows = self.windows(day)
        return self.hours.moment(day, windows[-1][1] if windows else USUAL_CLOSE)

    def end_of(self, day: date, part: Part) -> datetime:
        """The moment at which that part of the day ends."""
        windows = self.windows(day)
        first = windows[0] if windows else (time(9), NOON)
        if part is Part.FIRST_THING:
            opening = self.hours.moment(day, first[0])
            return opening + timedelta(hours=1)
        if part is Part.MORNING:
            near = NOON_AT_THE_EARLIEST <= first[1] <= NOON_AT_THE_LATEST
            return self.hours.moment(day, first[1] if near else NOON)
        if part is Part.NOON:
            return self.hours.moment(day, NOON)
        if part is Part.LUNCH:
            return self.hours.moment(day, windows[1][0] if len(windows) > 1 else time(14))
        return self.hours.moment(day, LAST_MINUTE) if part is Part.EVENING else self.close(day)

    def last_open_day(self, first: date, last: date) -> date:
        """The last open day from `first` to `last`; without one, the last that usually is, or `last`."""
        span = [last - timedelta(days=back) for back in range((last - first).days + 1)]
        usual = (day for day in span if self.hours.week[day.weekday()])
        return next((day for day in span if self.hours.is_open_day(day)), next(usual, last))

    def early_in(self, monday: date) -> tuple[date, Part | None]:
        """Tuesday; if that is closed, the morning of the next open day.

        A holiday of ours moves no "early next week" by a whole day: who reads it thinks of the first days
        all the same.
        """
        tuesday = monday + timedelta(days=1)
        return (
            (tuesday, None)
            if self.hours.is_open_day(tuesday)
            else (self.open_day_from(tuesday), Part.MORNING)
        )

    def working_days_on(self, count: int) -> date | None:
        """The day that many working days on; None for somebody who is not open that often."""
        try:
            return self.hours.add_business_days(self.today, count)
        except NotPossible:
            return None

    def open_day_from(self, day: date) -> date:
        """That day or the next open one, if there ever is one."""
        try:
            return self.hours.open_day_from(day)
        except NotPossible:
            return day

    def is_daytime(self, at: datetime) -> bool:
        """Whether that lies between the start and the end of a day's work, breaks counted."""
        local = self.hours.local(at)
        windows = self.windows(local.date())
        return bool(windows) and _distance(local.time(), windows) == 0

    def closest(self, clock: Clock, day: date) -> time:
        """The reading of a clock without am or pm that lies in the hours, or nearest to them."""
        if not clock.open_half:
            return time(clock.hour, clock.minute)
        windows = self.windows(day) or ((time(8), time(18)),)
        readings = [time(hour, clock.minute) for hour in _both(clock.hour)]
        return min(readings, key=lambda reading: (_distance(reading, windows), reading))


def _both(hour: int) -> tuple[int, int]:
    return hour % 12, hour % 12 + 12


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _distance(clock: time, windows: tuple[Window, ...]) -> int:
    """Minutes from the working day; none within it, the break counted as work, the close too."""
    opens, closes = _minutes(windows[0][0]), _minutes(windows[-1][1])
    return max(opens - _minutes(clock), _minutes(clock) - closes, 0)


# ------------------------------------------------------------------------------------------- finding facts

_TAKEN = "·"
Make = Callable[[re.Match[str], "Reading"], Fact | None]


class Reading:
    """One text being read; what was understood is blanked out, so that nothing is read twice."""

    def __init__(self, text: str, rules: Rules, said: Said) -> None:
        self.text, self.left, self.rules, self.said = text, text, rules, said
        self.facts: list[Fact] = []

    def take(self, pattern: Pattern, make: Make) -> None:
        """Turn every place where the pattern stands into a fact."""
        for hit in tuple(pattern.finditer(self.left)):
            fact = make(hit, self)
            if fact is not None:
                self.facts.append(fact)
                blank = _TAKEN * (fact.end - fact.start)
                self.left = self.left[: fact.start] + blank + self.left[fact.end :]

    def fact(self, kind: Kind, hit: re.Match[str], **said: object) -> Fact:
        """A fact that stands at the hit, with the mark before it."""
        return Fact(kind, hit.start(), hit.end(), self.mark_before(hit.start()), **said)  # type: ignore[arg-type]

    def mark_before(self, start: int) -> Mark:
        """What the little words directly before that place say."""
        before = self.left[max(0, start - 30) : start]
        return next((mark for mark, pattern in self.rules.marks if pattern.search(before)), Mark.NONE)


def facts_in(text: str, rules: Rules, said: Said) -> tuple[tuple[Fact, ...], str]:
    """The facts about time in a text (lower case), in order, and the text without them ("·" for each)."""
    reading = Reading(text, rules, said)
    for pattern in rules.dates:
        reading.take(pattern, _date)
    reading.take(rules.span, _span)
    reading.take(rules.spans, _known_span)
    reading.take(rules.month_end, _month_end)
    reading.take(rules.weekend, _weekend)
    reading.take(rules.week, _week)
    reading.take(rules.weekday, _weekday)
    reading.take(rules.day_or_part, _day_or_part)
    reading.take(rules.range, _range)
    for pattern in rules.clocks:
        reading.take(pattern, _clock)
    reading.take(rules.bare, _bare_clock)
    return tuple(sorted(reading.facts, key=lambda fact: fact.start)), reading.left


def _number(text: str, words: TimeWords) -> int:
    return int(text) if text.isdecimal() else words.numbers.get(text) or words.counts[text]


def _date(hit: re.Match[str], reading: Reading) -> Fact | None:
    """24 November, 11/24, the 24th; without a year the next such day, if that is not too far off."""
    said, groups = reading.said, hit.groupdict()
    month: int | None
    if groups.get("first"):
        day, month = _day_and_month(int(groups["first"]), int(groups["second"]), said)
    else:
        day, month = int(groups["day"]), _month(groups.get("month"), reading.rules.words)
    if month is None:
        found = _next_day_of_month(day, said.today)
    elif groups.get("year"):
        found = _dated(day, month, int(groups["year"]))
    else:
        found = _next_date(day, month, said)
    if found is None or not _agrees(groups.get("name"), found, reading.rules.words, month):
        return None
    return reading.fact(Kind.DAY, hit, day=found)


def _month(text: str | None, words: TimeWords) -> int | None:
    if text is None:
        return None
    return int(text) if text.isdecimal() else words.months[text]


def _day_and_month(first: int, second: int, said: Said) -> tuple[int, int]:
    """11/24 and 24/11: the month comes first in America, unless that cannot be."""
    american = (said.hours.zone.key or "").startswith(("America/", "US/", "Pacific/Honolulu"))
    month_first = (american and first <= 12) or second > 12
    return (second, first) if month_first else (first, second)


def _agrees(name: str | None, found: date, words: TimeWords, month: int | None) -> bool:
    """A bare number behind a weekday is a date only if that is the weekday ("mardi 24")."""
    return name is None or month is not None or words.weekdays[name] == found.weekday()


def _dated(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _next_date(day: int, month: int, said: Said) -> date | None:
    for year in (said.today.year, said.today.year + 1):
        found = _dated(day, month, year)
        if found and said.today <= found <= said.today + FURTHEST:
            return found
    return None


def _next_day_of_month(day: int, today: date) -> date | None:
    """The next day with that number, today counted; every number but 0 comes within two months."""
    ahead = (today + timedelta(days=days) for days in range(62))
    return next((each for each in ahead if each.day == day), None)


def _span(hit: re.Match[str], reading: Reading) -> Fact | None:
    words = reading.rules.words
    count = max(_number(n, words) for n in (hit["n"], hit["n2"]) if n)
    return _ahead(hit, reading, count, words.units[hit["unit"]])


def _known_span(hit: re.Match[str], reading: Reading) -> Fact | None:
    words = reading.rules.words
    count, unit = words.spans.get(hit.group()) or words.vague_spans[hit.group()]
    return _ahead(hit, reading, count, unit, vague=hit.group() in words.vague_spans)


def _ahead(
    hit: re.Match[str], reading: Reading, count: int, unit: Unit, *, vague: bool = False
) -> Fact | None:
    said = reading.said
    if unit in (Unit.MINUTE, Unit.HOUR):
        minutes = count if unit is Unit.MINUTE else count * 60
        moment = said.at.astimezone(UTC) + timedelta(minutes=minutes)
        return reading.fact(Kind.MOMENT, hit, moment=moment, vague=vague)
    if unit is Unit.WORKING_DAY:
        working_day = said.working_days_on(count)
        if working_day is None:
            return None
        day = working_day
    else:
        day = said.today + timedelta(days=count * (7 if unit is Unit.WEEK else 1))
        if vague:
            day = said.open_day_from(day)
    return reading.fact(Kind.DAY, hit, day=day, vague=vague)


def _month_end(hit: re.Match[str], reading: Reading) -> Fact:
    first = reading.said.today.replace(day=1)
    last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return reading.fact(Kind.DAY, hit, day=reading.said.last_open_day(first, last), ends_period=True)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _weekend(hit: re.Match[str], reading: Reading) -> Fact:
    """The weekend ends on Sunday night; after it comes Monday, before it the week's last open day."""
    monday = _monday(reading.said.today)
    sunday = monday + timedelta(days=6)
    ahead = reading.rules.words.weekends[hit.group()]
    if ahead < 0:
        return reading.fact(Kind.DAY, hit, day=reading.said.last_open_day(monday, sunday), ends_period=True)
    part = Part.EVENING if ahead == 0 else None
    return reading.fact(Kind.DAY, hit, day=sunday + timedelta(days=ahead), part=part, ends_period=True)


def _week(hit: re.Match[str], reading: Reading) -> Fact | None:
    said = reading.said
    monday = _monday(said.today) + timedelta(weeks=reading.rules.words.weeks[hit["week"]])
    part = None
    if hit["early"]:
        day, part = said.early_in(monday)
    elif hit["mid"]:
        day = monday + timedelta(days=2)
    else:
        day = said.last_open_day(monday, monday + timedelta(days=6))
    over = day < said.today or (day == said.today and bool(hit["early"] or hit["mid"]))
    if over:  # Who says "this week" at its end means the one that comes.
        day += timedelta(weeks=1)
    return reading.fact(Kind.WEEK, hit, day=day, part=part, vague=over)


def _day_or_part(hit: re.Match[str], reading: Reading) -> Fact:
    words = reading.rules.words
    if hit.group() not in words.days:
        return reading.fact(Kind.PART, hit, part=words.parts[hit.group()])
    ahead, part = words.days[hit.group()]
    return reading.fact(Kind.DAY, hit, day=reading.said.today + timedelta(days=ahead), part=part)


def _weekday(hit: re.Match[str], reading: Reading) -> Fact:
    words, said = reading.rules.words, reading.said
    wanted = words.weekdays[hit["name"]]
    small_hours = said.local.hour < NIGHT_ENDS
    ahead = (wanted - said.today.weekday()) % 7
    if ahead == 0 and not small_hours:
        ahead = 7
    day, vague = said.today + timedelta(days=ahead), False
    if hit["before"] or hit["behind"]:
        same_week = _monday(day) == _monday(said.today)
        vague = same_week
        day += timedelta(weeks=1 if same_week and words.next_skips else 0)
    if hit["on_before"] or hit["on_behind"]:
        day += timedelta(weeks=1)
    part = words.day_parts[hit["joined"]] if hit["joined"] else None
    return reading.fact(Kind.WEEKDAY, hit, day=day, part=part, vague=vague)


def _clock(hit: re.Match[str], reading: Reading) -> Fact | None:
    groups = hit.groupdict()
    hour = _number(groups["h"], reading.rules.words)
    minute = int(groups.get("m") or 0)
    half = (groups.get("half") or "").replace(".", "").replace(" ", "")
    if groups.get("halb"):
        hour, minute = hour - 1, 30
    if groups.get("past"):
        minute = 30
    elif groups.get("quarter"):
        minute = 15
    to_24 = reading.rules.words.full_day and groups["h"].isdecimal() and hour >= EARLY_HOUR
    exact = groups["h"].startswith("0") or to_24
    return _clock_fact(hit, reading, hour, minute, half, exact=exact)


def _range(hit: re.Match[str], reading: Reading) -> Fact | None:
    """Between 10 and 12: the end counts. Two bare numbers are no times of day."""
    signs = (hit["mark"] is not None, hit["one"], hit["two"], hit["half"], ":" in hit.group())
    return _clock(hit, reading) if any(signs) else None


def _bare_clock(hit: re.Match[str], reading: Reading) -> Fact | None:
    hour, minute = _number(hit["h"], reading.rules.words), int(hit["m"] or 0)
    if hit["halb"]:
        hour, minute = hour - 1, 30
    return _clock_fact(hit, reading, hour, minute, "", exact=hit["h"].startswith("0"))


def _clock_fact(
    hit: re.Match[str], reading: Reading, hour: int, minute: int, half: str, *, exact: bool
) -> Fact | None:
    """A clock time with its half of the day settled where the words settle it."""
    if not half:
        half = _half_behind(hit, reading)
    if half and 1 <= hour <= 12:
        clock = Clock(hour % 12 + (12 if half == "pm" else 0), minute)
    else:
        clock = Clock(hour % 24, minute, open_half=1 <= hour <= 12 and not exact)
    if hour > 24:
        return None
    # "after 10" was found with its mark, "10:30" has it before.
    mark = reading.mark_before(hit.start()) or reading.mark_before(hit.start("h"))
    mark = Mark.NONE if mark is Mark.VOID and hit.start() != hit.start("h") else mark
    return Fact(Kind.CLOCK, hit.start(), hit.end(), mark, clock=clock)


def _half_behind(hit: re.Match[str], reading: Reading) -> str:
    behind = reading.text[hit.end() : hit.end() + 30].lstrip()
    if reading.rules.morning_half.match(behind):
        return "am"
    return "pm" if reading.rules.evening_half.match(behind) else ""


# ---------------------------------------------------------------------------------------- what they mean


def due_of(facts: tuple[Fact, ...], text: str, rules: Rules, said: Said) -> Due | None:
    """What the facts of one statement mean together, or None if they name no time that is still to come."""
    try:
        found = _Meaning(facts, text, rules, said).due()
    except (OverflowError, ValueError, NotPossible):
        return None
    return found if found is not None and found.at > said.at else None


class _Meaning:
    """Facts put together."""

    def __init__(self, facts: tuple[Fact, ...], text: str, rules: Rules, said: Said) -> None:
        self.facts = tuple(fact for fact in facts if fact.mark is not Mark.VOID)
        self.text, self.rules, self.said = text, rules, said
        self.vague = any(fact.vague for fact in self.facts)

    def due(self) -> Due | None:
        day, clock, part = self._day(), self._clock(), self._part()
        if day is None and clock is None and part is None:
            moments = [fact.moment for fact in self.facts if fact.moment]
            return Due(max(moments), self.vague) if moments else None
        if day is None:
            return self._today(clock, part)
        return self._on(day, clock, part)

    def _of(self, *kinds: Kind) -> list[Fact]:
        return [fact for fact in self.facts if fact.kind in kinds]

    def _chosen(self, found: list[Fact]) -> Fact | None:
        """Of several, those joined by "or" count as the last; else one with a mark before one without."""
        if not found:
            return None
        if len(found) > 1:
            self.vague = True
        for first, second in pairwise(found):
            if self.rules.joined.match(self.text[first.end : second.start]):
                return second
        marked = [fact for fact in found if fact.mark in (Mark.BY, Mark.BEFORE)]
        return (marked or [fact for fact in found if fact.mark is not Mark.FOR] or found)[0]

    def _day(self) -> date | None:
        days, weekdays, weeks = self._of(Kind.DAY), self._of(Kind.WEEKDAY), self._of(Kind.WEEK)
        if weeks and weekdays:
            week, weekday = weeks[0].day, weekdays[-1].day
            if week and weekday:
                return _monday(week) + timedelta(days=weekday.weekday())
        chosen = self._dated(days, weekdays) or self._chosen(self._of(Kind.DAY, Kind.WEEKDAY) or weeks)
        if chosen is None or chosen.day is None:
            return None
        if chosen.mark is Mark.BEFORE and chosen.kind is not Kind.WEEK and self._is_bare(chosen):
            return self._day_before(chosen.day)
        if chosen.mark is Mark.WEEK_OF:
            monday = _monday(chosen.day)
            return self.said.last_open_day(monday, monday + timedelta(days=6))
        return chosen.day

    def _dated(self, days: list[Fact], weekdays: list[Fact]) -> Fact | None:
        """Of "Wednesday the 18th" the date, with the weekday's mark; if they differ, the date, not surely."""
        for day in days:
            for weekday in weekdays:
                first, second = sorted((day, weekday), key=lambda fact: fact.start)
                between = self.text[first.end : second.start]
                if len(between) <= BESIDE and not self.rules.joined.match(between):
                    same = day.day and weekday.day and day.day.weekday() == weekday.day.weekday()
                    self.vague = self.vague or not same
                    return replace(day, mark=first.mark)
        return None

    def _is_bare(self, chosen: Fact) -> bool:
        """Whether the day is all that is said: "before Friday", not "Friday before noon"."""
        return not chosen.ends_period and not self._of(Kind.CLOCK, Kind.PART) and chosen.part is None

    def _day_before(self, day: date) -> date:
        """The last open day before that one, but not before today."""
        today = self.said.today
        return self.said.last_open_day(today, day - timedelta(days=1)) if day > today else day

    def _clock(self) -> Fact | None:
        return self._chosen_clock(self._of(Kind.CLOCK))

    def _chosen_clock(self, found: list[Fact]) -> Fact | None:
        """The end of a range, else the first."""
        for first, second in pairwise(found):
            if self.rules.joined.match(self.text[first.end : second.start]):
                return second
        return found[0] if found else None

    def _part(self) -> Part | None:
        parts = [fact.part for fact in self.facts if fact.part]
        return parts[-1] if parts else None

    def _on(self, day: date, clock: Fact | None, part: Part | None) -> Due | None:
        said = self.said
        if clock is not None and clock.clock is not None:
            at = self._clock_on(day, clock.clock, part)
            if clock.mark is Mark.AFTER:
                close = said.close(day)
                at = close if at < close and part is not Part.EVENING else said.end_of(day, Part.EVENING)
            return Due(at, self.vague)
        at = said.end_of(day, part) if part else said.close(day)
        if at <= said.at and day == said.today:
            at = said.end_of(day, Part.EVENING)
        return Due(at, self.vague)

    def _clock_on(self, day: date, clock: Clock, part: Part | None) -> datetime:
        said = self.said
        if clock.open_half and part in (Part.AFTERNOON, Part.EVENING):
            clock = Clock(clock.hour % 12 + 12, clock.minute)
        elif clock.open_half and part in (Part.MORNING, Part.FIRST_THING):
            clock = Clock(clock.hour % 24, clock.minute)
        if clock.open_half and day == said.today:
            ahead = self._still_ahead(clock, day)
            if ahead:
                self.vague = self.vague or (len(ahead) == 1 and not said.is_daytime(ahead[0]))
                return min(ahead, key=lambda at: (not said.is_daytime(at), at))
        return said.hours.moment(day, said.closest(clock, day))

    def _still_ahead(self, clock: Clock, day: date) -> list[datetime]:
        moments = [self.said.hours.moment(day, time(hour, clock.minute)) for hour in _both(clock.hour)]
        return [at for at in moments if at > self.said.at]

    def _today(self, clock: Fact | None, part: Part | None) -> Due | None:
        """A time without its day: today if that is still to come, else tomorrow."""
        today = self._on(self.said.today, clock, part)
        if today and today.at > self.said.at and not (part and self._over(part)):
            return today
        if part is Part.CLOSE and clock is None:
            return Due(self.said.end_of(self.said.today, Part.EVENING), self.vague)
        later = self._on(self.said.today + timedelta(days=1), clock, part)
        return Due(later.at, vague=True if clock else later.vague) if later else None

    def _over(self, part: Part) -> bool:
        if part is Part.MORNING and self.rules.words.morning_is_next:
            opening = self.said.end_of(self.said.today, Part.FIRST_THING) - timedelta(hours=1)
            return opening <= self.said.at
        return self.said.end_of(self.said.today, part) <= self.said.at


def rests(left: str) -> Iterator[str]:
    """The words of a text that are left when its times are taken out."""
    return (word for word in re.split(r"[^\w']+", left.replace(_TAKEN, " ")) if word)
