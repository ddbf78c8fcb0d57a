"""Open hours, slots and working time, checked by hand, by properties and against a second library."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from workclock import Holidays, NoWorkingTimeError, Schedule, WorkDay

from assistant.domain.business_hours import BusinessHours, SlotName, Window
from assistant.errors import NotPossible

NEW_YORK = ZoneInfo("America/New_York")
ZONES = [
    ZoneInfo(name)
    for name in ("America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC")
]
MORNING = (time(8), time(12))
AFTERNOON = (time(13), time(17))
OFFICE: tuple[tuple[Window, ...], ...] = ((MORNING, AFTERNOON),) * 5 + ((), ())
NIGHTS: tuple[tuple[Window, ...], ...] = (((time(0), time(1, 30)), (time(1, 45), time(5))),) * 7
THANKSGIVING = date(2026, 11, 26)
HOURS = BusinessHours(NEW_YORK, OFFICE, frozenset({THANKSGIVING}))
HOUR = timedelta(hours=1)


def at(day: int, hour: int, minute: int = 0, *, month: int = 11, zone: ZoneInfo = NEW_YORK) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=zone).astimezone(UTC)


def week_of(*windows: tuple[time, time]) -> BusinessHours:
    return BusinessHours(NEW_YORK, (tuple(windows),) * 7)


# ------------------------------------------------------------------------------------------------ by hand


def test_windows_are_moments_in_utc() -> None:
    assert HOURS.windows(date(2026, 11, 24)) == ((at(24, 8), at(24, 12)), (at(24, 13), at(24, 17)))
    assert all(moment.tzinfo is UTC for window in HOURS.windows(date(2026, 11, 24)) for moment in window)


@pytest.mark.parametrize("day", [THANKSGIVING, date(2026, 11, 28), date(2026, 11, 29)])
def test_a_holiday_and_a_weekend_have_neither_windows_nor_slots(day: date) -> None:
    assert not HOURS.is_open_day(day)
    assert HOURS.windows(day) == ()
    assert HOURS.slots(day) == ()
    for ask in (HOURS.noon, HOURS.close, HOURS.opening):
        with pytest.raises(NotPossible, match="not an open day"):
            ask(day)


def test_the_next_open_day_skips_holiday_and_weekend() -> None:
    assert HOURS.next_open_day(date(2026, 11, 25)) == date(2026, 11, 27)
    assert HOURS.next_open_day(date(2026, 11, 27)) == date(2026, 11, 30)
    assert HOURS.open_day_from(date(2026, 11, 27)) == date(2026, 11, 27)


def test_a_day_with_a_break_has_its_noon_and_its_close() -> None:
    slots = HOURS.slots(date(2026, 11, 24))
    assert [(slot.name, slot.at) for slot in slots] == [
        (SlotName.NOON, at(24, 12)),
        (SlotName.CLOSE, at(24, 17)),
    ]


@pytest.mark.parametrize(
    ("window", "noon"),
    [
        ((time(9), time(17)), (13, 0)),
        ((time(8), time(14, 30)), (11, 0)),
        ((time(7, 45), time(16)), (11, 30)),
        ((time(9), time(14, 1)), (11, 30)),
    ],
)
def test_a_long_day_without_a_break_has_its_middle_rounded_down_to_the_half_hour(
    window: tuple[time, time], noon: tuple[int, int]
) -> None:
    hours = week_of(window)
    assert hours.noon(date(2026, 11, 24)) == at(24, *noon)
    assert hours.close(date(2026, 11, 24)) == at(24, window[1].hour, window[1].minute)


def test_a_window_of_five_hours_has_only_its_close_which_is_its_noon_too() -> None:
    hours = week_of((time(9), time(14)))
    assert [slot.name for slot in hours.slots(date(2026, 11, 24))] == [SlotName.CLOSE]
    assert hours.noon(date(2026, 11, 24)) == hours.close(date(2026, 11, 24)) == at(24, 14)


def test_of_three_windows_the_first_and_the_last_end_are_slots() -> None:
    hours = week_of((time(8), time(10)), (time(11), time(13)), (time(15), time(18)))
    assert [slot.at for slot in hours.slots(date(2026, 11, 24))] == [at(24, 10), at(24, 18)]


def test_slots_from_a_moment_begin_with_the_one_at_that_moment() -> None:
    slots = HOURS.slots_from(at(24, 17))
    assert [next(slots).at for _ in range(2)] == [at(24, 17), at(25, 12)]


def test_closing_time_is_no_longer_open() -> None:
    assert HOURS.is_open(at(24, 8))
    assert HOURS.is_open(at(24, 11, 59))
    assert not HOURS.is_open(at(24, 12))
    assert not HOURS.is_open(at(24, 7, 59))


def test_the_working_clock_starts_at_once_or_at_the_next_opening() -> None:
    assert HOURS.working_from(at(24, 9, 10)) == at(24, 9, 10)
    assert HOURS.working_from(at(24, 12)) == at(24, 13)
    assert HOURS.working_from(at(24, 6)) == at(24, 8)
    assert HOURS.working_from(at(25, 20)) == at(27, 8)


def test_the_opening_after_a_moment_is_the_next_start_of_a_window() -> None:
    assert HOURS.opening_after(at(24, 8)) == at(24, 8)
    assert HOURS.opening_after(at(24, 8, 1)) == at(24, 13)
    assert HOURS.opening_after(at(27, 13, 1)) == at(30, 8)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (at(24, 0), 24),
        (at(24, 16, 59), 24),
        (at(24, 17), 24),
        (at(24, 17, 1), 25),
        (at(25, 23, 59), 27),
        (at(26, 10), 27),
        (at(28, 10), 30),
    ],
)
def test_what_comes_after_the_last_close_or_on_a_closed_day_belongs_to_the_next_business_day(
    moment: datetime, day: int
) -> None:
    assert HOURS.business_day_of(moment) == date(2026, 11, day)


def test_the_business_day_is_that_of_the_owner_not_of_utc() -> None:
    assert HOURS.business_day_of(datetime(2026, 11, 25, 2, tzinfo=UTC)) == date(2026, 11, 25)
    assert HOURS.business_day_of(datetime(2026, 11, 24, 21, tzinfo=UTC)) == date(2026, 11, 24)


def test_business_days_are_counted_without_closed_ones() -> None:
    assert HOURS.add_business_days(date(2026, 11, 24), 3) == date(2026, 11, 30)
    assert HOURS.add_business_days(date(2026, 11, 28), 1) == date(2026, 11, 30)
    assert HOURS.add_business_days(date(2026, 11, 28), 0) == date(2026, 11, 30)
    assert HOURS.add_business_days(date(2026, 11, 24), 0) == date(2026, 11, 24)


def test_business_days_from_a_moment_count_from_its_business_day() -> None:
    assert HOURS.add_business_days(at(24, 16), 1) == date(2026, 11, 25)
    assert HOURS.add_business_days(at(24, 18), 1) == date(2026, 11, 27)


def test_working_time_ends_with_a_window_not_at_the_next_opening() -> None:
    assert HOURS.add_working(at(24, 9), 3 * HOUR) == at(24, 12)
    assert HOURS.add_working(at(24, 9), 4 * HOUR) == at(24, 14)
    assert HOURS.add_working(at(25, 16), 2 * HOUR) == at(27, 9)
    assert HOURS.subtract_working(at(24, 12), 2 * HOUR) == at(24, 10)
    assert HOURS.subtract_working(at(24, 9), HOUR) == at(24, 8)
    assert HOURS.subtract_working(at(27, 9), 2 * HOUR) == at(25, 16)


def test_no_working_time_to_add_gives_the_moment_back_even_outside_hours() -> None:
    assert HOURS.add_working(at(24, 3), timedelta(0)) == at(24, 3)
    assert HOURS.subtract_working(at(24, 3), timedelta(0)) == at(24, 3)


# ------------------------------------------------------------------------------------------- clock changes


def test_an_hour_that_the_clock_change_takes_away_is_not_worked() -> None:
    hours = week_of((time(0), time(6)))
    day = date(2026, 3, 8)
    start, end = hours.windows(day)[0]
    assert end - start == 5 * HOUR
    assert hours.working_between(start, end) == 5 * HOUR
    assert hours.add_working(start, 4 * HOUR) == at(8, 5, month=3)


def test_an_hour_that_the_clock_change_repeats_is_worked_twice() -> None:
    hours = week_of((time(0), time(6)))
    start, end = hours.windows(date(2026, 11, 1))[0]
    assert hours.working_between(start, end) == 7 * HOUR
    local = (start.astimezone(NEW_YORK), end.astimezone(NEW_YORK))
    assert hours.working_between(*local) == 7 * HOUR


def test_half_an_hour_is_the_clock_change_of_lord_howe() -> None:
    hours = BusinessHours(ZoneInfo("Australia/Lord_Howe"), (((time(0), time(6)),),) * 7)
    spring, autumn = hours.windows(date(2026, 10, 4))[0], hours.windows(date(2026, 4, 5))[0]
    assert hours.working_between(*spring) == timedelta(hours=5, minutes=30)
    assert hours.working_between(*autumn) == timedelta(hours=6, minutes=30)


def test_a_time_that_does_not_exist_is_the_same_time_after_the_change() -> None:
    hours = week_of((time(2, 30), time(6)))
    assert hours.opening(date(2026, 3, 8)) == at(8, 3, 30, month=3)


def test_a_time_that_comes_twice_is_the_first_of_the_two() -> None:
    hours = week_of((time(1, 30), time(6)))
    assert hours.opening(date(2026, 11, 1)) == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)


def test_windows_that_a_clock_change_pushes_together_are_not_counted_twice() -> None:
    hours = week_of((time(2, 15), time(2, 45)), (time(3), time(4)))
    windows = hours.windows(date(2026, 3, 8))
    assert windows == (
        (at(8, 3, 15, month=3), at(8, 3, 45, month=3)),
        (at(8, 3, 45, month=3), at(8, 4, month=3)),
    )


def test_moments_of_one_zone_around_a_clock_change_are_compared_by_real_time() -> None:
    hours = week_of((time(0), time(6)))
    first = datetime(2026, 11, 1, 1, 50, tzinfo=NEW_YORK, fold=0)
    second = datetime(2026, 11, 1, 1, 10, tzinfo=NEW_YORK, fold=1)
    assert hours.working_between(first, second) == timedelta(minutes=20)


# ---------------------------------------------------------------------------------------------- bad input


@pytest.mark.parametrize(
    "windows",
    [
        ((time(17), time(8)),),
        ((time(8), time(8)),),
        ((time(13), time(17)), (time(8), time(12))),
        ((time(8), time(13)), (time(12), time(17))),
        ((time(22), time(0)),),
        ((time(8, tzinfo=UTC), time(12, tzinfo=UTC)),),
    ],
)
def test_windows_that_cross_midnight_or_each_other_are_refused(windows: tuple[Window, ...]) -> None:
    with pytest.raises(ValueError, match=r"window|wall-clock"):
        BusinessHours(NEW_YORK, (windows,) * 7)


def test_a_week_has_seven_days() -> None:
    with pytest.raises(ValueError, match="seven"):
        BusinessHours(NEW_YORK, OFFICE[:5])


def test_windows_that_touch_are_fine() -> None:
    hours = week_of((time(8), time(12)), (time(12), time(17)))
    assert hours.working_between(at(24, 0), at(24, 23)) == 9 * HOUR
    assert hours.is_open(at(24, 12))


def test_a_week_without_open_hours_ends_every_search_with_a_sentence() -> None:
    never = BusinessHours(NEW_YORK, ((),) * 7)
    searches: tuple[Callable[[], object], ...] = (
        lambda: never.next_open_day(date(2026, 11, 24)),
        lambda: never.opening_after(at(24, 9)),
        lambda: never.working_from(at(24, 9)),
        lambda: never.business_day_of(at(24, 9)),
        lambda: never.add_business_days(date(2026, 11, 24), 1),
        lambda: never.add_working(at(24, 9), HOUR),
        lambda: never.subtract_working(at(24, 9), HOUR),
    )
    for search in searches:
        with pytest.raises(NotPossible, match=r"\[hours\]"):
            search()
    assert never.working_between(at(1, 0), at(24, 0)) == timedelta(0)
    assert list(never.slots_from(at(24, 9))) == []


def test_a_search_does_not_go_on_for_years() -> None:
    away = frozenset(date(2026, 11, 24) + timedelta(days=n) for n in range(500))
    with pytest.raises(NotPossible):
        BusinessHours(NEW_YORK, OFFICE, away).next_open_day(date(2026, 11, 24))
    with pytest.raises(NotPossible):
        HOURS.add_working(at(24, 9), timedelta(days=10**6))
    with pytest.raises(NotPossible):
        HOURS.subtract_working(at(24, 9), timedelta(days=10**6))


def test_the_ends_of_the_calendar_are_no_crash() -> None:
    with pytest.raises(NotPossible):
        HOURS.next_open_day(date.max)
    assert HOURS.next_open_day(date(9999, 12, 1)) == date(9999, 12, 2)
    assert HOURS.open_day_from(date.min) > date.min


def test_of_a_very_long_span_the_last_ten_years_are_counted() -> None:
    end = at(24, 17)
    ten_years = HOURS.working_between(end - timedelta(days=3660), end)
    assert HOURS.working_between(datetime(1901, 1, 1, tzinfo=UTC), end) == ten_years


def test_moments_without_a_zone_and_negative_amounts_are_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        HOURS.add_working(datetime(2026, 11, 24, 9), HOUR)  # noqa: DTZ001
    with pytest.raises(ValueError, match="zone"):
        HOURS.is_open(datetime(2026, 11, 24, 9))  # noqa: DTZ001
    with pytest.raises(ValueError, match="zero or more"):
        HOURS.add_working(at(24, 9), -HOUR)
    with pytest.raises(ValueError, match="zero or more"):
        HOURS.subtract_working(at(24, 9), -HOUR)
    with pytest.raises(ValueError, match="forward"):
        HOURS.add_business_days(date(2026, 11, 24), -1)


# --------------------------------------------------------------------------------------------- properties

times_of_day = st.lists(st.integers(0, 24 * 12 - 1), min_size=2, max_size=6, unique=True).map(
    lambda marks: [time(mark // 12, mark % 12 * 5) for mark in sorted(marks)]
)
days_of_windows = st.one_of(
    st.just(()),
    times_of_day.map(lambda times: tuple(zip(times[::2], times[1::2], strict=False))),
)
weeks = st.tuples(*[days_of_windows] * 7)
dates = st.dates(date(2026, 1, 1), date(2027, 12, 31))
CHANGES = [  # nights on which one of the zones changes its clock
    date(2026, 3, 8),
    date(2026, 3, 29),
    date(2026, 4, 5),
    date(2026, 10, 4),
    date(2026, 10, 25),
    date(2026, 11, 1),
]
moments = st.one_of(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001
    st.builds(
        lambda day, offset: datetime.combine(day, time(12), tzinfo=UTC) + offset,
        st.sampled_from(CHANGES),
        st.timedeltas(timedelta(days=-2), timedelta(days=2)),
    ),
)
amounts = st.timedeltas(timedelta(0), timedelta(hours=60))


@st.composite
def hours_of_somebody(draw: st.DrawFn) -> BusinessHours:
    week = draw(weeks)
    assume(any(week))
    closed = draw(st.frozensets(st.one_of(dates, st.sampled_from(CHANGES)), max_size=8))
    return BusinessHours(draw(st.sampled_from(ZONES)), week, closed)


def second_opinion(hours: BusinessHours) -> Schedule:
    rules: list[WorkDay | Holidays] = [
        WorkDay(start, end, [weekday]) for weekday, windows in enumerate(hours.week) for start, end in windows
    ]
    return Schedule([*rules, Holidays(hours.closed)], time_zone=hours.zone)


@given(hours_of_somebody(), moments, moments)
@example(BusinessHours(NEW_YORK, NIGHTS), at(7, 12, month=3), at(9, 12, month=3))
@example(BusinessHours(NEW_YORK, NIGHTS), at(31, 12, month=10), at(2, 12))
def test_the_working_time_between_two_moments_is_what_another_library_counts(
    hours: BusinessHours, a: datetime, b: datetime
) -> None:
    assert hours.working_between(a, b) == second_opinion(hours).between(a, b)


@given(hours_of_somebody(), moments, amounts)
@example(BusinessHours(NEW_YORK, NIGHTS), at(7, 12, month=3), timedelta(hours=3))
@example(BusinessHours(NEW_YORK, NIGHTS), at(31, 12, month=10), timedelta(hours=3))
def test_adding_working_time_agrees_with_another_library(
    hours: BusinessHours, start: datetime, amount: timedelta
) -> None:
    try:
        expected = second_opinion(hours).add(start, amount)
    except NoWorkingTimeError:
        assume(False)
    try:
        found = hours.add_working(start, amount)
    except NotPossible:
        assume(False)
    assert found == expected


@given(hours_of_somebody(), moments, amounts)
@example(BusinessHours(NEW_YORK, NIGHTS), at(9, 12, month=3), timedelta(hours=8))
@example(BusinessHours(NEW_YORK, NIGHTS), at(2, 12), timedelta(hours=8))
def test_taking_working_time_away_agrees_with_another_library(
    hours: BusinessHours, end: datetime, amount: timedelta
) -> None:
    try:
        expected = second_opinion(hours).add(end, -amount)
        found = hours.subtract_working(end, amount)
    except (NoWorkingTimeError, NotPossible):
        assume(False)
    assert found == expected


@given(hours_of_somebody(), moments, amounts)
def test_what_was_added_lies_between_and_what_was_taken_away_too(
    hours: BusinessHours, moment: datetime, amount: timedelta
) -> None:
    try:
        later, earlier = hours.add_working(moment, amount), hours.subtract_working(moment, amount)
    except NotPossible:
        assume(False)
    assert hours.working_between(moment, later) == amount
    assert hours.working_between(earlier, moment) == amount


@given(hours_of_somebody(), dates)
def test_windows_are_in_order_apart_and_add_up(hours: BusinessHours, day: date) -> None:
    windows = hours.windows(day)
    marks = [moment for window in windows for moment in window]
    assert marks == sorted(marks)
    assert all(start < end for start, end in windows)
    if marks:
        total = sum((end - start for start, end in windows), timedelta(0))
        assert hours.working_between(marks[0], marks[-1]) == total


@given(hours_of_somebody(), dates)
def test_an_open_day_has_one_or_two_slots_in_order_on_that_day(hours: BusinessHours, day: date) -> None:
    slots = hours.slots(day)
    assert bool(slots) == hours.is_open_day(day)
    assert [slot.at for slot in slots] == sorted({slot.at for slot in slots})
    if slots:
        assert slots[-1].name is SlotName.CLOSE
        assert {hours.day_of(slot.at) for slot in slots} == {day}


@given(hours_of_somebody(), moments)
def test_the_working_clock_starts_at_an_open_moment_with_no_working_time_before_it(
    hours: BusinessHours, moment: datetime
) -> None:
    try:
        start = hours.working_from(moment)
    except NotPossible:
        assume(False)
    assert start >= moment
    assert hours.is_open(start)
    assert hours.working_between(moment, start) == timedelta(0)


@given(hours_of_somebody(), moments)
def test_a_business_day_is_open_and_never_in_the_past(hours: BusinessHours, moment: datetime) -> None:
    day = hours.business_day_of(moment)
    assert hours.is_open_day(day)
    assert day >= hours.day_of(moment)
    assert hours.close(day) >= moment
