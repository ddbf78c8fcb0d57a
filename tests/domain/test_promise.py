"""Respond-by, what is promised for it, and the life of a promise."""

from dataclasses import FrozenInstanceError, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.business_hours import BusinessHours
from assistant.domain.promise import (
    Policy,
    Promise,
    PromiseSource,
    PromiseState,
    first_slot,
    good_until,
    is_overdue,
    is_too_old,
    promised_time,
    renewed_promise,
    respond_by,
    warn_at,
)
from assistant.errors import NotPossible

NEW_YORK = ZoneInfo("America/New_York")
SPLIT = ((time(8), time(12)), (time(13), time(17)))
THROUGH = ((time(9), time(17)),)
THANKSGIVING = frozenset({date(2026, 11, 26)})
OFFICE = BusinessHours(NEW_YORK, (SPLIT,) * 5 + ((), ()), THANKSGIVING)
SHOP = BusinessHours(NEW_YORK, (THROUGH,) * 5 + (((time(9), time(11)),), ()), THANKSGIVING)
SAME_DAY, NEXT_DAY, FOUR_HOURS = Policy("same_day"), Policy("next_day"), Policy(timedelta(hours=4))
HOUR = timedelta(hours=1)


def at(day: int, hour: int, minute: int = 0, second: int = 0) -> datetime:
    """A moment of November 2026: Monday is the 23rd, Thanksgiving Thursday the 26th."""
    return datetime(2026, 11, day, hour, minute, second, tzinfo=NEW_YORK)


def promise(**changes: object) -> Promise:
    made = Promise(at(24, 12), PromiseState.OPEN, PromiseSource.ACKNOWLEDGEMENT, at(23, 9), id="p1")
    return replace(made, **changes)  # type: ignore[arg-type]


# --------------------------------------------------------------------------------------------- respond-by


@pytest.mark.parametrize(
    ("arrived", "due"),
    [
        pytest.param(at(23, 6), at(24, 12), id="before opening"),
        pytest.param(at(23, 8), at(24, 12), id="at opening"),
        pytest.param(at(23, 16, 59), at(24, 12), id="just before close"),
        pytest.param(at(23, 17), at(25, 12), id="at close"),
        pytest.param(at(23, 23, 59), at(25, 12), id="at night"),
        pytest.param(at(24, 0), at(25, 12), id="at midnight"),
        pytest.param(at(25, 10), at(27, 12), id="the day before a holiday"),
        pytest.param(at(25, 18), at(30, 12), id="the evening before a holiday"),
        pytest.param(at(26, 10), at(30, 12), id="on a holiday"),
        pytest.param(at(27, 10), at(30, 12), id="on Friday"),
        pytest.param(at(28, 10), datetime(2026, 12, 1, 12, tzinfo=NEW_YORK), id="on Saturday"),
        pytest.param(at(29, 23), datetime(2026, 12, 1, 12, tzinfo=NEW_YORK), id="on Sunday night"),
    ],
)
def test_next_day_is_the_noon_of_the_open_day_after_the_clock_started(
    arrived: datetime, due: datetime
) -> None:
    assert respond_by(arrived, NEXT_DAY, OFFICE) == due
    assert promised_time(arrived, NEXT_DAY, OFFICE) == due


@pytest.mark.parametrize(
    ("arrived", "due"),
    [
        pytest.param(at(23, 6), at(23, 17), id="before opening"),
        pytest.param(at(23, 12, 30), at(23, 17), id="in the lunch break"),
        pytest.param(at(23, 14), at(23, 17), id="three hours left"),
        pytest.param(at(23, 14, 0, 1), at(24, 12), id="a second less"),
        pytest.param(at(23, 17), at(24, 17), id="at close"),
        pytest.param(at(23, 23, 59), at(24, 17), id="at night"),
        pytest.param(at(28, 10), at(30, 17), id="on Saturday"),
        pytest.param(at(26, 10), at(27, 17), id="on a holiday"),
        pytest.param(at(27, 15), at(30, 12), id="on Friday afternoon"),
    ],
)
def test_same_day_is_todays_close_if_three_working_hours_are_left(arrived: datetime, due: datetime) -> None:
    assert respond_by(arrived, SAME_DAY, OFFICE) == due
    assert promised_time(arrived, SAME_DAY, OFFICE) == due


def test_same_day_on_a_day_shorter_than_three_hours_is_the_next_open_days_noon() -> None:
    assert respond_by(at(28, 9), SAME_DAY, SHOP) == at(30, 13)


def test_next_day_in_a_shop_without_a_break_is_the_middle_of_the_day() -> None:
    assert respond_by(at(23, 10), NEXT_DAY, SHOP) == at(24, 13)


def test_next_day_before_a_short_saturday_is_saturdays_close() -> None:
    assert respond_by(at(27, 10), NEXT_DAY, SHOP) == at(28, 11)


@pytest.mark.parametrize(
    ("arrived", "due", "promised"),
    [
        pytest.param(at(23, 6), at(23, 12), at(23, 12), id="exactly a slot"),
        pytest.param(at(23, 8, 1), at(23, 13, 15), at(23, 17), id="rounded up to the quarter"),
        pytest.param(at(23, 9), at(23, 14), at(23, 17), id="over lunch"),
        pytest.param(at(23, 9, 15), at(23, 14, 15), at(23, 17), id="a full quarter stays"),
        pytest.param(at(23, 15), at(24, 10), at(24, 12), id="overnight"),
        pytest.param(at(27, 15, 0, 1), at(30, 10, 15), at(30, 12), id="over the weekend"),
        pytest.param(at(23, 13), at(23, 17), at(23, 17), id="exactly the close"),
    ],
)
def test_working_hours_are_added_and_the_promise_is_the_first_slot_from_there(
    arrived: datetime, due: datetime, promised: datetime
) -> None:
    assert respond_by(arrived, FOUR_HOURS, OFFICE) == due
    assert promised_time(arrived, FOUR_HOURS, OFFICE) == promised


def test_quarters_are_those_of_the_owners_clock() -> None:
    kathmandu = BusinessHours(ZoneInfo("Asia/Kathmandu"), (SPLIT,) * 7)
    due = respond_by(datetime(2026, 11, 23, 4, 7, tzinfo=UTC), Policy(HOUR), kathmandu)
    assert kathmandu.local(due).time() == time(11)


def test_times_come_out_in_utc() -> None:
    for policy in (SAME_DAY, NEXT_DAY, FOUR_HOURS):
        assert respond_by(at(23, 9), policy, OFFICE).tzinfo is UTC
        assert promised_time(at(23, 9), policy, OFFICE).tzinfo is UTC


def test_noon_is_noon_on_both_sides_of_a_clock_change() -> None:
    for friday in (datetime(2026, 3, 6, 10, tzinfo=NEW_YORK), datetime(2026, 10, 30, 10, tzinfo=NEW_YORK)):
        due = respond_by(friday, NEXT_DAY, OFFICE)
        assert OFFICE.local(due).strftime("%A %H:%M") == "Monday 12:00"


# ------------------------------------------------------------------------------------ renewal and capacity


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (at(23, 9), at(23, 12)),
        (at(23, 9, 1), at(23, 17)),
        (at(23, 14), at(23, 17)),
        (at(23, 14, 1), at(24, 12)),
        (at(23, 20), at(24, 12)),
        (at(25, 16), at(27, 12)),
    ],
)
def test_a_new_version_promises_the_first_slot_three_working_hours_off(now: datetime, due: datetime) -> None:
    assert renewed_promise(now, NEXT_DAY, OFFICE) == due


def test_how_far_off_a_new_promise_is_belongs_to_the_policy() -> None:
    assert renewed_promise(at(23, 9), Policy("next_day", timedelta(hours=5)), OFFICE) == at(23, 17)


def test_a_full_slot_is_passed_over_for_the_first_with_room() -> None:
    taken = {at(24, 12), at(24, 17)}
    assert promised_time(at(23, 9), NEXT_DAY, OFFICE, lambda slot: slot not in taken) == at(25, 12)
    assert renewed_promise(at(24, 8), NEXT_DAY, OFFICE, lambda slot: slot not in taken) == at(25, 12)


def test_no_room_at_all_is_said_and_not_searched_for_ever() -> None:
    with pytest.raises(NotPossible, match="room"):
        first_slot(at(23, 9), OFFICE, lambda _: False)


def test_no_open_hours_at_all_is_said() -> None:
    never = BusinessHours(NEW_YORK, ((),) * 7)
    for policy in (SAME_DAY, NEXT_DAY, FOUR_HOURS):
        with pytest.raises(NotPossible, match="open hours"):
            promised_time(at(23, 9), policy, never)


def test_a_text_is_good_until_two_working_hours_before_its_promise() -> None:
    assert good_until(at(24, 12), OFFICE) == at(24, 10)
    assert good_until(at(24, 9), OFFICE) == at(23, 16)


def test_a_promise_is_about_to_slip_some_working_hours_before_it_is_due() -> None:
    assert warn_at(promise(made_at=at(20, 9), due=at(24, 9)), OFFICE, timedelta(hours=3)) == at(23, 15)


def test_over_closed_days_nobody_is_late_before_half_of_his_time_has_passed() -> None:
    same_day = promise(made_at=at(20, 14), due=at(20, 17))
    assert warn_at(same_day, OFFICE, timedelta(hours=2)) == at(20, 15)
    given_on_friday = promise(made_at=at(20, 15), due=at(23, 9))
    assert warn_at(given_on_friday, OFFICE, timedelta(hours=3)) == at(22, 0)


@pytest.mark.parametrize(
    ("arrived", "last"),
    [
        pytest.param(at(23, 10), at(24, 10), id="in open hours"),
        pytest.param(at(23, 20), at(25, 8), id="in the evening"),
        pytest.param(at(25, 16), at(27, 16), id="before a holiday"),
        pytest.param(at(28, 10), datetime(2026, 12, 1, 8, tzinfo=NEW_YORK), id="on Saturday"),
    ],
)
def test_a_message_is_too_old_for_a_note_after_one_business_day(arrived: datetime, last: datetime) -> None:
    assert not is_too_old(arrived, last, OFFICE)
    assert is_too_old(arrived, last + timedelta(seconds=1), OFFICE)


def test_after_three_business_days_it_is_too_late_for_a_pending_note() -> None:
    assert not is_too_old(at(23, 10), at(27, 10), OFFICE, days=3)
    assert is_too_old(at(23, 10), at(27, 10, 1), OFFICE, days=3)


moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
policies: st.SearchStrategy[Policy] = st.one_of(
    st.sampled_from([SAME_DAY, NEXT_DAY]),
    st.timedeltas(timedelta(minutes=1), timedelta(hours=40)).map(Policy),
)
owners = st.sampled_from(
    [
        BusinessHours(ZoneInfo(name), week, THANKSGIVING)
        for name in ("America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC")
        for week in ((SPLIT,) * 5 + ((), ()), (THROUGH,) * 7, ((((time(0), time(23, 45)),),) * 7))
    ]
)


@given(moments, policies, owners)
def test_a_promise_is_a_slot_never_before_policy_and_never_earlier_than_the_mail(
    arrived: datetime, policy: Policy, hours: BusinessHours
) -> None:
    due, promised = respond_by(arrived, policy, hours), promised_time(arrived, policy, hours)
    assert arrived < due <= promised
    assert promised in [slot.at for slot in hours.slots(hours.day_of(promised))]
    local = hours.local(due)
    assert (local.minute % 15, local.second, local.microsecond) == (0, 0, 0)


@given(moments, owners)
def test_a_new_version_is_good_for_at_least_one_working_hour(now: datetime, hours: BusinessHours) -> None:
    due = renewed_promise(now, NEXT_DAY, hours)
    assert hours.working_between(now, due) >= 3 * HOUR
    assert hours.working_between(now, good_until(due, hours)) >= HOUR


@given(moments, moments, policies, owners)
def test_who_writes_later_is_never_promised_an_earlier_time(
    a: datetime, b: datetime, policy: Policy, hours: BusinessHours
) -> None:
    first, second = sorted((a, b))
    assert promised_time(first, policy, hours) <= promised_time(second, policy, hours)


# ---------------------------------------------------------------------------------------------- the ledger


def test_a_promise_is_kept_in_utc_and_cannot_be_changed() -> None:
    made = promise()
    assert (made.due, made.due.tzinfo) == (datetime(2026, 11, 24, 17, tzinfo=UTC), UTC)
    assert made.made_at.tzinfo is UTC
    assert made.kept(at(24, 11)).settled_at == at(24, 11)
    with pytest.raises(FrozenInstanceError):
        made.due = at(25, 12)  # type: ignore[misc]


def test_a_promise_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        promise(due=datetime(2026, 11, 24, 12))  # noqa: DTZ001


def test_states_and_sources_are_the_words_that_scripts_read() -> None:
    assert [str(state) for state in PromiseState] == ["open", "kept", "broken", "released"]
    assert [str(source) for source in PromiseSource] == [
        "acknowledgement",
        "delay",
        "owner_mail",
        "call",
        "manual",
    ]


def test_an_open_promise_can_be_kept_broken_or_released() -> None:
    assert promise().kept(at(24, 11)).state is PromiseState.KEPT
    assert promise().broken(at(24, 13)).state is PromiseState.BROKEN
    assert promise().released(at(24, 11)).state is PromiseState.RELEASED


def test_an_answer_in_time_keeps_a_promise_and_a_late_one_breaks_it() -> None:
    assert promise().answered(at(24, 12)).state is PromiseState.KEPT
    assert promise().answered(at(24, 12, 0, 1)).state is PromiseState.BROKEN


def test_settling_the_same_way_twice_changes_nothing() -> None:
    kept = promise().kept(at(24, 11))
    assert kept.kept(at(24, 16)) is kept


def test_a_settled_promise_is_not_settled_in_another_way() -> None:
    with pytest.raises(NotPossible, match="kept already"):
        promise().kept(at(24, 11)).broken(at(24, 13))


def test_only_an_open_promise_past_its_time_is_overdue() -> None:
    assert not is_overdue(promise(), at(24, 12))
    assert is_overdue(promise(), at(24, 12, 0, 1))
    assert not is_overdue(promise().kept(at(24, 11)), at(25, 12))
    assert not is_overdue(promise().released(at(24, 11)), at(25, 12))
