"""When somebody may be reminded: kind hours, and whoever has none in his week."""

from datetime import date, time, timedelta

import pytest

from assistant.domain.business_hours import BusinessHours
from assistant.domain.follow_up import is_kind_hour, next_kind_hour
from tests.fakes import HOURS, NEW_YORK, OFFICE, at

FRIDAY_AFTERNOON = ((time(13), time(17)),)
LATE = BusinessHours(NEW_YORK, ((), (), (), (), FRIDAY_AFTERNOON, ((time(9), time(12)),), ()))
"""Works on Friday afternoons and Saturday mornings."""


@pytest.mark.parametrize(
    ("when", "kind"),
    [
        ("2026-11-26 16:00", True),
        ("2026-11-27 11:59", True),
        ("2026-11-27 13:00", False),
        ("2026-11-28 10:00", False),
        ("2026-11-26 12:30", False),
    ],
)
def test_kind_hours_are_open_ones_from_monday_to_friday_noon(when: str, kind: bool) -> None:
    assert is_kind_hour(at(when), HOURS) is kind


def test_whoever_has_no_kind_hour_in_his_week_reminds_whenever_he_works() -> None:
    assert is_kind_hour(at("2026-11-27 14:00"), LATE)
    assert is_kind_hour(at("2026-11-28 10:00"), LATE)
    assert not is_kind_hour(at("2026-11-27 18:00"), LATE)
    assert next_kind_hour(at("2026-11-24 10:00"), LATE) == at("2026-11-27 13:00")
    assert next_kind_hour(at("2026-11-28 10:00"), LATE) == at("2026-11-28 10:00")


def test_the_next_kind_hour_leaves_a_weekend_and_a_long_absence_out() -> None:
    away = frozenset(date(2026, 11, 30) + timedelta(days=day) for day in range(27))
    assert next_kind_hour(at("2026-11-27 13:00"), HOURS) == at("2026-11-30 08:00")
    assert next_kind_hour(at("2026-11-29 13:00"), BusinessHours(NEW_YORK, OFFICE, away)) == at(
        "2026-12-28 08:00"
    )


def test_no_kind_hour_is_looked_for_further_than_a_fortnight() -> None:
    thursdays = frozenset(date(2026, 11, 26) + timedelta(days=7 * n) for n in range(60))
    week = ((), (), (), ((time(9), time(12)),), FRIDAY_AFTERNOON, (), ())
    hours = BusinessHours(NEW_YORK, week, thursdays)
    assert next_kind_hour(at("2026-11-24 10:00"), hours) == at("2026-11-27 13:00")
