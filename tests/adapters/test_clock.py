"""The one reader of the clock."""

from datetime import UTC, datetime

from assistant.adapters.clock import SystemClock


def test_now_is_aware_and_in_utc_and_lies_between_two_looks_at_the_machines_clock() -> None:
    before = datetime.now(UTC)
    now = SystemClock().now()
    assert now.tzinfo is UTC
    assert before <= now <= datetime.now(UTC)


def test_monotonic_never_goes_back() -> None:
    clock = SystemClock()
    looks = [clock.monotonic() for _ in range(100)]
    assert looks == sorted(looks)
