"""When a machine's clock is believed, and what is said when it is not."""

from datetime import UTC, datetime, timedelta

import pytest

from assistant.domain.pulse import BELIEVED, SETTLED, Pulse, doubt, not_set, read_time

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
THE_EPOCH = datetime(1970, 1, 1, 0, 2, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def later(pulse: Pulse, passed: timedelta, *, moved: timedelta = timedelta(0)) -> Pulse:
    """So much time later; the clock was moved beside by `moved`."""
    return pulse.beat(pulse.now + passed + moved, pulse.steady + passed.total_seconds())


def test_a_clock_that_goes_its_way_is_believed_also_through_sleep() -> None:
    pulse = Pulse.first(MONDAY, 100.0)
    assert doubt(pulse, None) == ""
    assert doubt(pulse, MONDAY - timedelta(days=400)) == ""
    for passed in (MINUTE, timedelta(hours=9), timedelta(days=30)):
        pulse = later(pulse, passed)
        assert doubt(pulse, pulse.now - passed) == ""


def test_a_clock_that_was_never_set_is_not_believed_however_still_it_holds() -> None:
    pulse = later(Pulse.first(THE_EPOCH, 0.0), timedelta(days=3))
    assert doubt(pulse, None).startswith(
        "the clock of this machine stands at 4 January 1970: it was not set."
    )
    assert not_set(THE_EPOCH)
    assert not_set(MONDAY) == ""


@pytest.mark.parametrize(
    ("moved", "words"),
    [
        (timedelta(hours=5), "forward by 5 hours"),
        (-timedelta(hours=8), "back by 8 hours"),
        (timedelta(days=600), "forward by 600 days"),
    ],
)
def test_after_a_jump_the_clock_is_believed_when_it_has_held_still_for_a_minute(
    moved: timedelta, words: str
) -> None:
    before = Pulse.first(MONDAY, 50.0)
    jumped = later(before, MINUTE, moved=moved)
    assert words in doubt(jumped, before.now)
    assert doubt(later(jumped, timedelta(seconds=30)), before.now)
    assert doubt(later(jumped, SETTLED), before.now) == ""
    again = later(jumped, SETTLED, moved=-moved)
    assert doubt(again, before.now), "one jump after the other is no clock to go by"


def test_small_corrections_are_no_jump() -> None:
    pulse = Pulse.first(MONDAY, 0.0)
    for _ in range(100):
        pulse = later(pulse, MINUTE, moved=timedelta(seconds=20))
        assert doubt(pulse, pulse.now) == ""


def test_a_clock_well_before_the_last_round_is_believed_only_after_an_hour_of_holding_still() -> None:
    pulse, last_round = Pulse.first(MONDAY, 0.0), MONDAY + timedelta(hours=8)
    assert (
        "stands at 23 November 2026, 09:00 UTC, but the last round was at 23 November 2026, 17:00"
        in doubt(pulse, last_round)
    )
    assert doubt(later(pulse, timedelta(minutes=59)), last_round)
    assert doubt(later(pulse, BELIEVED), last_round) == ""
    assert doubt(pulse, MONDAY + timedelta(hours=1)) == "", "a little behind is no harm"


@pytest.mark.parametrize("value", [None, 7, "", "yesterday", "2026-11-23T09:00:00", ["2026"]])
def test_what_is_no_time_beside_the_book_is_none(value: object) -> None:
    assert read_time(value) is None
    assert read_time("2026-11-23T09:00:00+00:00") == MONDAY
