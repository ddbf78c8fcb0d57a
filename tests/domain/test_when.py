"""WHEN in the owner's commands: what is taken, and that nothing is guessed."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.domain.business_hours import BusinessHours
from assistant.domain.when import parse_deadline, parse_when
from assistant.errors import NotPossible, UsageError

NEW_YORK = ZoneInfo("America/New_York")
SPLIT = ((time(8), time(12)), (time(13), time(17)))
HOURS = BusinessHours(NEW_YORK, (SPLIT,) * 5 + ((), ()), frozenset({date(2026, 11, 26)}))


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of November 2026: Tuesday is the 24th, Thanksgiving Thursday the 26th."""
    return datetime(2026, 11, day, hour, minute, tzinfo=NEW_YORK)


NOW = at(24, 14, 30)
NEXT_MONDAY = at(30, 8)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2 hours", at(24, 16, 30)),
        ("in 3 days", at(27, 8)),
        ("1 week", datetime(2026, 12, 1, 8, tzinfo=NEW_YORK)),
        ("next week", NEXT_MONDAY),
        ("until next week", NEXT_MONDAY),
        ("until friday", at(27, 8)),
        ("Friday 9:00", at(27, 9)),
        ("on friday at 09:30", at(27, 9, 30)),
        ("tomorrow 15:00", at(25, 15)),
        ("2h", at(24, 16, 30)),
        ("12 h", at(25, 2, 30)),
        ("1d", at(25, 8)),
        ("3d", at(27, 8)),
        ("2d", at(27, 8)),
        ("4D", NEXT_MONDAY),
        ("tomorrow", at(25, 8)),
        ("  Tomorrow ", at(25, 8)),
        ("morgen", at(25, 8)),
        ("mañana", at(25, 8)),
        ("man\u0303ana", at(25, 8)),
        ("friday", at(27, 8)),
        ("FRI", at(27, 8)),
        ("Freitag", at(27, 8)),
        ("vendredi", at(27, 8)),
        ("wed", at(25, 8)),
        ("monday", NEXT_MONDAY),
        ("thursday", at(27, 8)),
        ("saturday", NEXT_MONDAY),
        ("tuesday", datetime(2026, 12, 1, 8, tzinfo=NEW_YORK)),
        ("2026-11-25", at(25, 8)),
        ("2026-11-26", at(27, 8)),
        ("2026-11-28", NEXT_MONDAY),
        ("15:00", at(24, 15)),
        ("2026-11-24T15:00", at(24, 15)),
        ("2026-11-26 19:45", at(26, 19, 45)),
        ("2026-11-24T20:00:30Z", datetime(2026, 11, 24, 20, 0, 30, tzinfo=UTC)),
        ("2026-11-24T21:00+01:00", at(24, 15)),
        ("2027-01-04", datetime(2027, 1, 4, 8, tzinfo=NEW_YORK)),
    ],
)
def test_a_time_is_read_on_the_owners_clock(text: str, moment: datetime) -> None:
    found = parse_when(text, NOW, HOURS)
    assert found == moment
    assert found.tzinfo is UTC


def test_hours_are_those_of_the_clock_across_a_clock_change() -> None:
    before = datetime(2026, 10, 31, 23, tzinfo=NEW_YORK)
    assert parse_when("4h", before, HOURS).astimezone(NEW_YORK).hour == 2


def test_today_by_date_is_right_until_opening() -> None:
    assert parse_when("2026-11-24", at(24, 6), HOURS) == at(24, 8)


@pytest.mark.parametrize(
    "text",
    [
        "0d",
        "0h",
        "2026-11-23",
        "2026-11-24",
        "14:30",
        "09:00",
        "2026-11-24T14:30",
        "1999-01-01",
        "2026-11-22",
    ],
)
def test_a_time_that_is_over_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match=r"over already: write 3d, 2h, a weekday"):
        parse_when(text, NOW, HOURS)


@pytest.mark.parametrize("text", ["400d", "9999h", "2028-01-01", "2126-11-24", "9999-12-31"])
def test_a_time_more_than_a_year_off_is_taken_for_a_slip(text: str) -> None:
    with pytest.raises(UsageError, match="more than a year off"):
        parse_when(text, NOW, HOURS)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "3",
        "2026",
        "20261124",
        "2026-11",
        "2026-W48-2",
        "2026-13-01",
        "2026-02-30",
        "25:00",
        "9",
        "d",
        "-1d",
        "1.5h",
        "3w",
        "99999d",
        "tues day",
        "next tuesday",
        "soon",
        "today",
        "٣d",
        "3d 2h",
        "2026-11-24T15",
        "2026-11-25T15:00+99:00",
        "x" * 10_000,
    ],
)
def test_rubbish_and_single_numbers_are_refused_with_what_is_allowed(text: str) -> None:
    with pytest.raises(UsageError, match=r"no time I understand: write 3d, 2h, a weekday, tomorrow"):
        parse_when(text, NOW, HOURS)


def test_what_is_said_about_rubbish_is_short_and_harmless() -> None:
    with pytest.raises(UsageError) as caught:
        parse_when("\x1b[2J\u202e" + "x" * 10_000, NOW, HOURS)
    assert len(str(caught.value)) < 200
    assert str(caught.value).isprintable()


def test_an_owner_who_is_never_open_is_told_so() -> None:
    with pytest.raises(NotPossible, match="open hours"):
        parse_when("3d", NOW, BusinessHours(NEW_YORK, ((),) * 7))


@given(st.one_of(st.text(max_size=30), st.from_regex(r"[0-9tTdhzZ:+ -]{1,20}", fullmatch=True)))
@example("0000-01-01")
@example("0001-01-01")
@example("0001-01-01T00:00")
@example("9999-12-31T23:59-23:59")
def test_any_text_gives_a_time_of_the_next_year_or_a_usage_error(text: str) -> None:
    try:
        found = parse_when(text, NOW, HOURS)
    except UsageError:
        return
    assert found > NOW
    assert (found - NOW).days <= 366


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("friday", at(27, 17)),
        ("tomorrow", at(25, 17)),
        ("2d", at(26, 17)),
        ("2026-11-28", at(28, 17)),
        ("2026-11-24", at(24, 17)),
        ("2h", at(24, 16, 30)),
        ("2026-11-27 09:00", at(27, 9)),
    ],
)
def test_a_bare_day_by_which_something_is_done_ends_at_its_close(text: str, moment: datetime) -> None:
    assert parse_deadline(text, NOW, HOURS) == moment


def test_a_deadline_that_is_over_or_no_time_is_refused() -> None:
    for text in ("14:00", "2026-11-23", "soon", "2028-01-01"):
        with pytest.raises(UsageError):
            parse_deadline(text, NOW, HOURS)
