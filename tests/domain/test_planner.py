"""Follow-up blocks filled with names: who comes when, what waits for no block, what moves on."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from assistant.domain.book import Book
from assistant.domain.business_hours import BusinessHours, Week
from assistant.domain.lead import Attempt, CallResult, Channel, Entry, Lead, LeadState, Outcome, Route, Voice
from assistant.domain.pace import ENOUGH, USUAL, Pace, Work, paces
from assistant.domain.person import Matter, Person
from assistant.domain.plan_words import Eye, details, diary, moved_on, sized
from assistant.domain.planner import Plan, Wishes, plan
from assistant.domain.promise import Promise, PromiseSource, PromiseState
from assistant.domain.reading import Contact
from tests.fakes import HOURS, NEW_YORK, OFFICE, at

NOW = at("2026-11-23 09:00")
"""A Monday."""


def week(**days: str) -> Week:
    """Blocks by weekday: `week(monday="16:00-17:00")`."""
    names = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    return tuple(tuple(_window(each) for each in days.get(name, "").split()) for name in names)


def _window(text: str) -> tuple[time, time]:
    start, end = text.split("-")
    return time.fromisoformat(start), time.fromisoformat(end)


def lead(number: int, due: str | None = "2026-11-25 12:00", **more: object) -> Lead:
    """Somebody who wrote on Friday and waits."""
    asked = at("2026-11-20 10:00")
    made = Lead(
        number,
        f"p{number}",
        Channel.EMAIL,
        Contact(f"Person {number}", f"p{number}@some.example", f"+1303555{100 + number:04}"),
        asked,
        opened_at=asked,
        subject=f"Matter {number}",
        route=Route("business", "dana@reyes.example", f"p{number}@some.example"),
        respond_by=at(due) if due else None,
        conversation=(Entry(Voice.THEM, asked, f"f{number}", excerpt="Can you come?"),),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def called(number: int, due: str | None = "2026-11-25 12:00", *tries: str) -> Lead:
    """Somebody who left a voicemail and was tried at these times in vain."""
    attempts = tuple(Attempt(at(each), CallResult.NO_ANSWER) for each in tries)
    return lead(number, due, channel=Channel.VOICEMAIL, attempts=attempts)


def planned(
    *leads: Lead, blocks: Week, now: datetime = NOW, hours: BusinessHours = HOURS, **more: object
) -> Plan:
    """The plan for these leads."""
    book = Book(leads={each.number: each for each in leads})
    return plan(book, now, hours, Wishes(blocks, **more), str)  # type: ignore[arg-type]


def names(found: Plan) -> list[list[int | None]]:
    """Lead numbers, block by block."""
    return [[task.lead for task in block.tasks] for block in found.blocks]


DAILY = week(**dict.fromkeys(("monday", "tuesday", "wednesday", "thursday", "friday"), "16:00-16:30"))


# --- order and room ---------------------------------------------------------------------------------------


def test_overdue_ones_come_first_then_what_is_due_next_then_reminders() -> None:
    ours = Entry(Voice.US, at("2026-11-17 10:00"), "u3", asks=True)
    nudged = lead(3, None, state=LeadState.WAITING, conversation=(ours,))
    found = planned(
        nudged, lead(1, "2026-11-24 12:00"), lead(2, "2026-11-20 12:00"),
        blocks=week(monday="16:00-17:00"), nudge_after_days=(3,),
    )  # fmt: skip
    assert names(found) == [[2, 1, 3]]
    assert [task.work for task in found.blocks[0].tasks] == [Work.MAIL, Work.MAIL, Work.NUDGE]


def test_what_does_not_fit_stands_in_the_next_block() -> None:
    found = planned(*(lead(n, f"2026-11-27 1{n}:00") for n in range(1, 6)), blocks=DAILY)
    assert names(found)[:2] == [[1, 2, 3], [4, 5]]
    assert found.blocks[0].room == 0


def test_what_fits_in_no_block_of_the_week_is_named_and_not_lost() -> None:
    found = planned(*(lead(n) for n in range(1, 9)), blocks=week(monday="16:00-16:30", tuesday="16:00-16:10"))
    placed = {number for block in names(found) for number in block}
    assert placed | {task.lead for task in found.rest} == set(range(1, 9))
    assert len(found.tasks) == 8


def test_what_is_due_before_its_first_block_cannot_wait_for_it() -> None:
    found = planned(
        lead(1, "2026-11-24 12:00"), lead(2, "2026-11-26 12:00"), blocks=week(wednesday="16:00-17:00")
    )
    assert [task.lead for task in found.at_once] == [1]
    assert names(found) == [[2]]


def test_a_promise_for_noon_does_not_wait_for_the_block_of_the_afternoon() -> None:
    found = planned(
        lead(1, "2026-11-23 12:00"), lead(2, "2026-11-20 12:00"), blocks=week(monday="16:00-17:00")
    )
    assert [task.lead for task in found.at_once] == [1]
    assert names(found) == [[2]]


EXAMPLE = week(tuesday="16:00-17:00", thursday="08:00-09:00")


def test_a_block_takes_what_falls_due_after_it_begins() -> None:
    owed = {1: "2026-11-24 12:00", 2: "2026-11-24 16:30", 3: "2026-11-25 12:00", 4: "2026-11-26 12:00"}
    found = planned(*(lead(n, due) for n, due in owed.items()), blocks=EXAMPLE)
    assert [task.lead for task in found.at_once] == [1]
    assert names(found) == [[2, 3, 4], []]


def test_no_block_holds_what_fell_due_before_it_began() -> None:
    asking = [lead(n, "2026-11-25 12:00") for n in range(1, 8)]
    found = planned(*asking, lead(8, "2026-11-26 12:00"), blocks=EXAMPLE)
    assert names(found) == [[1, 2, 3, 4, 5, 6], [8]]
    assert [task.lead for task in found.rest] == [7]


def test_what_finds_no_room_in_the_block_of_today_and_is_due_today_cannot_wait() -> None:
    asking = [lead(n, "2026-11-24 17:00") for n in range(1, 8)]
    found = planned(*asking, blocks=EXAMPLE, now=at("2026-11-24 09:00"))
    assert names(found)[0] == [1, 2, 3, 4, 5, 6]
    assert ([task.lead for task in found.at_once], found.rest) == ([7], ())


def test_an_overdue_one_stands_in_the_block_of_today() -> None:
    tuesday = at("2026-11-24 09:00")
    found = planned(lead(1, "2026-11-23 12:00"), blocks=EXAMPLE, now=tuesday)
    assert (names(found), found.at_once) == ([[1], []], ())


def test_an_overdue_one_that_finds_no_room_today_does_not_wait_for_thursday() -> None:
    late = [lead(n, "2026-11-23 12:00") for n in range(1, 8)]
    found = planned(*late, blocks=EXAMPLE, now=at("2026-11-24 09:00"))
    assert names(found) == [[1, 2, 3, 4, 5, 6], []]
    assert [task.lead for task in found.at_once] == [7]


def test_an_overdue_one_does_not_wait_for_the_block_of_tomorrow() -> None:
    found = planned(lead(1, "2026-11-20 12:00"), blocks=EXAMPLE)
    assert [task.lead for task in found.at_once] == [1]


def test_a_call_that_is_owed_soon_takes_the_block_before_it_though_tried_at_that_time() -> None:
    blocks = week(tuesday="09:00-10:00", wednesday="14:00-15:00")
    found = planned(called(1, "2026-11-25 12:00", "2026-11-20 09:30"), blocks=blocks)
    assert (names(found), found.at_once) == ([[1], []], ())


def test_an_overdue_one_waits_for_no_block_of_another_day() -> None:
    found = planned(lead(1, "2026-11-20 12:00"), blocks=week(friday="08:00-09:00"))
    assert [task.lead for task in found.at_once] == [1]


def test_over_the_weekend_an_overdue_one_waits_for_the_block_of_monday() -> None:
    sunday = at("2026-11-22 11:00")
    found = planned(lead(1, "2026-11-19 12:00"), lead(2), blocks=week(monday="15:00-16:00"), now=sunday)
    assert (names(found), found.at_once) == ([[1, 2]], ())


def test_a_block_that_has_begun_holds_only_what_is_left_of_it() -> None:
    found = planned(
        *(lead(n) for n in range(1, 5)), blocks=week(monday="09:00-09:30"), now=at("2026-11-23 09:18")
    )
    assert names(found) == [[1]]
    assert found.blocks[0].start == at("2026-11-23 09:00")


def test_somebody_put_off_comes_when_the_time_has_come() -> None:
    found = planned(lead(1, snoozed_until=at("2026-11-24 09:00")), blocks=DAILY)
    assert names(found)[:2] == [[], [1]]


def test_somebody_put_off_for_longer_than_the_week_does_not_come_at_all() -> None:
    found = planned(lead(1, snoozed_until=at("2026-12-24 09:00")), blocks=DAILY)
    assert found.tasks == ()


def test_a_promise_of_ours_is_work_though_we_wait_for_them() -> None:
    owed = Promise(at("2026-11-24 12:00"), PromiseState.OPEN, PromiseSource.OWNER_MAIL, NOW)
    found = planned(lead(1, None, state=LeadState.WAITING, promises=(owed,)), blocks=DAILY)
    assert [task.work for task in found.tasks] == [Work.MAIL]


def test_closed_and_quietly_waiting_matters_are_no_work() -> None:
    over = lead(1, None, state=LeadState.CLOSED, outcome=Outcome.DONE)
    assert planned(over, lead(2, None, state=LeadState.WAITING), blocks=DAILY).tasks == ()


# --- calls ------------------------------------------------------------------------------------------------


def test_a_call_is_tried_in_a_part_of_the_day_that_was_not_tried() -> None:
    blocks = week(tuesday="09:00-10:00 14:00-15:00")
    found = planned(called(1, "2026-11-27 12:00", "2026-11-20 09:30"), blocks=blocks)
    assert names(found) == [[], [1]]


def test_nobody_is_called_twice_on_one_day_unless_late() -> None:
    blocks = week(monday="14:00-15:00", tuesday="14:00-15:00")
    calm = planned(called(1, "2026-11-27 12:00", "2026-11-23 08:30"), blocks=blocks)
    late = planned(called(1, "2026-11-20 12:00", "2026-11-23 08:30"), blocks=blocks)
    assert (names(calm), names(late)) == ([[], [1]], [[1], []])


def test_where_every_part_was_tried_the_call_is_still_planned() -> None:
    tries = ("2026-11-18 09:00", "2026-11-19 14:00", "2026-11-20 09:00")
    found = planned(called(1, "2026-11-27 12:00", *tries), blocks=week(tuesday="09:00-10:00"))
    assert names(found) == [[1]]


def test_mail_that_comes_back_makes_it_a_call() -> None:
    book = Book(leads={1: lead(1)}, people={"p1": Person("p1", bounced=("p1@some.example",))})
    found = plan(book, NOW, HOURS, Wishes(DAILY), str)
    assert [task.work for task in found.calls] == [Work.CALL]


# --- days -------------------------------------------------------------------------------------------------


def test_a_holiday_holds_no_block_and_is_named_as_fallen() -> None:
    closed = BusinessHours(NEW_YORK, OFFICE, frozenset({date(2026, 11, 24)}))
    found = planned(lead(1), blocks=DAILY, hours=closed)
    assert date(2026, 11, 24) not in {block.day for block in found.blocks}
    assert [block.day for block in found.fallen] == [date(2026, 11, 24)]


def test_without_blocks_the_open_hours_of_today_serve() -> None:
    found = planned(lead(1), called(2), blocks=week())
    assert not found.has_blocks
    assert sorted(task.lead or 0 for block in found.blocks for task in block.tasks) == [1, 2]
    assert {block.day for block in found.blocks} == {date(2026, 11, 23)}


def test_without_blocks_after_hours_the_next_open_day_serves() -> None:
    found = planned(lead(1), blocks=week(), now=at("2026-11-20 20:00"))
    assert {block.day for block in found.blocks} == {date(2026, 11, 23)}


def test_while_away_for_the_whole_week_nothing_crashes_and_late_ones_are_named() -> None:
    away = frozenset(date(2026, 11, 23) + timedelta(days=n) for n in range(30))
    found = planned(lead(1, "2026-11-20 12:00"), blocks=DAILY, hours=BusinessHours(NEW_YORK, OFFICE, away))
    assert [task.lead for task in found.tasks] == [1]


def test_blocks_keep_their_wall_clock_over_the_change_of_clocks() -> None:
    found = planned(blocks=week(friday="16:00-17:00", monday="16:00-17:00"), now=at("2026-10-30 09:00"))
    assert [HOURS.local(block.start).time() for block in found.blocks] == [time(16), time(16)]
    assert found.blocks[1].start - found.blocks[0].start == timedelta(days=3, hours=1)


# --- what moves on ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "moved"),
    [
        ("2026-11-20 15:00", 0),
        ("2026-11-20 16:10", 0),
        ("2026-11-20 16:30", 1),
        ("2026-11-23 09:00", 1),
        ("2026-11-24 17:00", 3),
    ],
)
def test_every_block_that_passes_without_it_is_counted(now: str, moved: int) -> None:
    found = planned(lead(1, "2026-11-20 11:00"), blocks=DAILY, now=at(now))
    assert [task.moved for task in found.tasks] == [moved]


def test_a_try_begins_the_count_anew() -> None:
    found = planned(called(1, "2026-11-27 12:00", "2026-11-23 08:30"), blocks=DAILY)
    assert [task.moved for task in found.tasks] == [0]


def test_how_often_it_moved_on_is_said() -> None:
    found = planned(lead(1), blocks=DAILY, now=at("2026-11-24 17:00"))
    eye = Eye(at("2026-11-24 17:00"), HOURS, str)
    assert [moved_on(task) for task in found.tasks] == ["moved on 3 times"]
    assert details(found.tasks[0], eye) == "by Wed 25 Nov 12:00; moved on 3 times; Matter 1"


# --- check-ins --------------------------------------------------------------------------------------------


def test_past_customers_whose_turn_it_is_are_asked_a_few_a_week() -> None:
    matter = Matter(1, at("2026-01-10 10:00"), at("2026-02-01 10:00"), about="boiler")
    people = {f"c{n}": Person(f"c{n}", names=(f"Customer {n}",), matters=(matter,)) for n in range(6)}
    found = plan(Book(people=people), NOW, HOURS, Wishes(DAILY, check_in_after_days=90), str)
    assert [task.work for task in found.tasks] == [Work.CHECK_IN] * 3


def test_nobody_is_asked_while_check_ins_are_off() -> None:
    matter = Matter(1, at("2026-01-10 10:00"), at("2026-02-01 10:00"))
    book = Book(people={"c1": Person("c1", matters=(matter,))})
    assert plan(book, NOW, HOURS, Wishes(DAILY), str).tasks == ()


# --- the owner's pace -------------------------------------------------------------------------------------


def working(count: int, minutes: int) -> list[Lead]:
    """So many mails of the owner's, one after the other."""
    first = at("2026-11-20 14:00")
    return [
        lead(n, conversation=(Entry(Voice.US, first + timedelta(minutes=n * minutes), f"u{n}"),))
        for n in range(count)
    ]


def test_the_owners_own_median_sizes_the_mails() -> None:
    assert paces(working(ENOUGH + 1, 6))[Work.MAIL] == Pace(6, ENOUGH)


def test_too_few_say_nothing_and_the_usual_serves() -> None:
    assert paces(working(ENOUGH, 6))[Work.MAIL] == Pace(USUAL[Work.MAIL])


def test_a_pause_is_no_work() -> None:
    assert paces(working(ENOUGH * 2, 45))[Work.MAIL] == Pace(USUAL[Work.MAIL])


def test_where_the_minutes_come_from_is_said() -> None:
    book = Book(leads={each.number: each for each in working(12, 6)})
    said = sized(plan(book, NOW, HOURS, Wishes(DAILY), str))
    assert "6 minutes for an answer (your own pace, from 11)" in said
    assert "8 minutes for a call (a usual figure; yours is not known yet)" in said


# --- the diary --------------------------------------------------------------------------------------------


def test_an_entry_keeps_its_name_however_the_plan_changes() -> None:
    eye = Eye(NOW, HOURS, str)
    before = diary(planned(lead(1), blocks=DAILY), eye)
    after = diary(planned(blocks=DAILY, now=at("2026-11-23 11:00")), eye)
    assert [each.name for each in before] == [each.name for each in after]
    assert before[0].title == "Follow up: 1 person"
    assert after[0].title == "Follow up"


def test_names_and_numbers_stand_in_the_entry() -> None:
    eye = Eye(NOW, HOURS, str)
    text = diary(planned(called(1), blocks=DAILY), eye)[0].text
    assert "Call Person 1, +13035550101" in text
    assert "Can you come?" in text
