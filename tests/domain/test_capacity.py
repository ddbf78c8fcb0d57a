"""What fits into a day: promises given, times named in drafts and respond-bys each take a place."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.business_hours import BusinessHours
from assistant.domain.capacity import KeptTime, has_room, has_room_in_blocks, owed_times
from assistant.domain.draft import Draft, DraftKind, DraftState
from assistant.domain.lead import Channel, Lead, LeadState
from assistant.domain.promise import HasRoom, Policy, Promise, PromiseSource, PromiseState, promised_time
from assistant.domain.reading import Contact
from tests.cli.shelf import version
from tests.fakes import HOURS, NEW_YORK, OFFICE, at

NOON, CLOSE = at("2026-11-24 12:00"), at("2026-11-24 17:00")
"""Of a Tuesday."""
NEXT_NOON = at("2026-11-25 12:00")
ARRIVED = at("2026-11-23 10:00")


def lead(number: int = 1, respond_by: datetime | None = None, **more: object) -> Lead:
    made = Lead(number, f"p{number}", Channel.EMAIL, Contact("Ann"), ARRIVED, respond_by=respond_by)
    return replace(made, **more)  # type: ignore[arg-type]


def promised(number: int, due: datetime, state: PromiseState = PromiseState.OPEN) -> Lead:
    return lead(number, promises=(Promise(due, state, PromiseSource.ACKNOWLEDGEMENT, ARRIVED),))


def drafted(number: int, due: datetime, kind: DraftKind = DraftKind.ACKNOWLEDGEMENT, **more: object) -> Lead:
    draft = Draft(f"{number}a", number, kind, replace(version(), promised=due), ARRIVED)
    return replace(lead(number, drafts=(draft,)), **more)  # type: ignore[arg-type]


def test_by_noon_of_an_eight_hour_day_half_of_the_answers_fit() -> None:
    five, six = ([promised(n, NOON) for n in range(count)] for count in (5, 6))
    assert has_room(five, HOURS, 12)(NOON)
    assert not has_room(six, HOURS, 12)(NOON)
    assert has_room(six, HOURS, 12)(CLOSE)


def test_a_whole_day_holds_no_more_than_its_answers() -> None:
    room = has_room([promised(n, CLOSE) for n in range(12)], HOURS, 12)
    assert not room(CLOSE)
    assert not room(NOON)
    assert room(NEXT_NOON)


def test_what_is_due_at_noon_takes_a_place_of_the_afternoon_too() -> None:
    room = has_room([promised(n, NOON if n < 6 else CLOSE) for n in range(12)], HOURS, 12)
    assert not room(CLOSE)


def test_a_day_with_one_answer_has_it_by_its_close() -> None:
    room = has_room([], HOURS, 1)
    assert (room(NOON), room(CLOSE)) == (False, True)


def test_a_long_window_is_counted_up_to_its_middle() -> None:
    hours = BusinessHours(NEW_YORK, tuple((day[0][:1] + day[-1][1:],) if day else () for day in OFFICE))
    middle = hours.noon(NOON.date())
    assert has_room([promised(n, middle) for n in range(5)], hours, 12)(middle)
    assert not has_room([promised(n, middle) for n in range(6)], hours, 12)(middle)


def test_if_today_is_full_the_next_slot_is_promised() -> None:
    policy = Policy("next_day")
    full = [promised(n, NOON) for n in range(6)]
    assert promised_time(ARRIVED, policy, HOURS, has_room(full, HOURS, 12)) == CLOSE
    fuller = [*full, *(promised(n, CLOSE) for n in range(6, 12))]
    assert promised_time(ARRIVED, policy, HOURS, has_room(fuller, HOURS, 12)) == NEXT_NOON


def test_a_draft_on_its_way_counts_with_the_time_it_names() -> None:
    assert list(owed_times(drafted(1, CLOSE, respond_by=NOON))) == [CLOSE]


def test_an_open_lead_without_either_counts_by_when_policy_wants_it() -> None:
    assert list(owed_times(lead(1, NOON))) == [NOON]


def test_a_delay_note_stands_in_place_of_the_promise_it_moves() -> None:
    moved = drafted(1, NEXT_NOON, DraftKind.DELAY, promises=promised(1, NOON).promises)
    assert list(owed_times(moved)) == [NEXT_NOON]


def test_two_promises_to_one_person_are_two_answers() -> None:
    both = lead(1, promises=(*promised(1, NOON).promises, *promised(1, CLOSE).promises))
    assert sorted(owed_times(both)) == [NOON, CLOSE]


def test_what_is_settled_closed_or_taken_back_takes_no_place() -> None:
    over = replace(drafted(3, NOON).drafts[0], state=DraftState.WITHDRAWN)
    free = (
        promised(1, NOON, PromiseState.KEPT),
        replace(promised(2, NOON), state=LeadState.CLOSED),
        lead(3, drafts=(over,)),
        lead(4, NOON, state=LeadState.WAITING),
    )
    assert [list(owed_times(each)) for each in free] == [[], [], [], []]


@given(st.integers(1, 30), st.integers(0, 60))
def test_whoever_asks_one_after_the_other_never_fills_a_slot_beyond_its_share(
    a_day: int, people: int
) -> None:
    given_out: list[Lead] = []
    for number in range(people):
        room = has_room(given_out, HOURS, a_day)
        given_out.append(promised(number, promised_time(ARRIVED, Policy("next_day"), HOURS, room)))
    times = [each.promises[0].due for each in given_out]
    for noon, close in ((NOON, CLOSE), (NEXT_NOON, at("2026-11-25 17:00"))):
        start = noon.replace(hour=0)
        assert sum(start < due <= noon for due in times) <= a_day // 2
        assert sum(start < due <= close for due in times) <= a_day
    assert times == sorted(times)


# --- follow-up blocks -------------------------------------------------------------------------------------

TUESDAYS = KeptTime(((), ((time(16), time(17)),), (), (), (), (), ()), timedelta(minutes=10))
"""One block a week, of an hour: six answers."""
TODAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


def in_blocks(leads: list[Lead], kept: KeptTime = TUESDAYS, hours: BusinessHours = HOURS) -> HasRoom:
    return has_room_in_blocks(leads, hours, kept, today=TODAY, first=TUESDAY)


def test_one_block_a_week_holds_six_answers_in_any_seven_days() -> None:
    five, six = ([promised(n, NOON) for n in range(count)] for count in (5, 6))
    assert in_blocks(five)(NOON)
    assert not any(
        in_blocks(six)(at(day)) for day in ("2026-11-24 12:00", "2026-11-25 12:00", "2026-11-30 17:00")
    )


def test_blocks_say_how_many_not_on_which_day() -> None:
    assert in_blocks([])(at("2026-11-27 12:00"))


def test_full_blocks_move_a_promise_by_five_business_days_and_no_further() -> None:
    full = [promised(n, due) for n, due in enumerate([NOON] * 6 + [at("2026-11-30 12:00")] * 6)]
    policy = Policy("next_day")
    assert promised_time(ARRIVED, policy, HOURS, in_blocks(full)) == at("2026-12-01 12:00")


def test_what_is_promised_for_later_in_the_week_keeps_its_place() -> None:
    later = [promised(n, at("2026-11-27 12:00")) for n in range(6)]
    assert not in_blocks(later)(NOON)


def test_what_is_overdue_has_to_be_answered_in_this_weeks_block_too() -> None:
    late = [promised(n, at("2026-11-12 12:00")) for n in range(6)]
    assert not in_blocks(late)(NOON)


def test_a_block_on_a_holiday_holds_nothing_but_one_answer_always_fits() -> None:
    hours = replace(HOURS, closed=frozenset({TUESDAY}))
    assert in_blocks([], hours=hours)(NEXT_NOON)
    assert not in_blocks([promised(1, NEXT_NOON)], hours=hours)(NEXT_NOON)


def test_without_blocks_the_day_alone_counts() -> None:
    none = KeptTime(((),) * 7, timedelta(minutes=10))
    assert in_blocks([promised(n, NOON) for n in range(50)], none)(NOON)
