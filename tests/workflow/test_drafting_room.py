"""Promised times fit in beside what is owed: who came first gets the first time, the next one the next."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from assistant.workflow.ports import Habits
from tests.fakes import World, at, mail

ARRIVED = at("2026-11-23 09:05")
NOW = at("2026-11-23 09:10")
NOON, CLOSE, NEXT_NOON = at("2026-11-24 12:00"), at("2026-11-24 17:00"), at("2026-11-25 12:00")
TEXT = "Hi Dana,\n\nour kitchen tap is leaking. Could you come by this week?\n\nBest\n"


def with_inquiries(count: int, answers_per_day: int) -> World:
    """So many people wrote in the same minute."""
    world = World(habits=Habits(hold_approved=timedelta(0), answers_per_day=answers_per_day))
    for number in range(count):
        world.arrives(mail(f"Person <p{number}@mail.example>", f"Tap {number}", TEXT), ARRIVED)
    return world


def promised(world: World) -> list[datetime | None]:
    leads = sorted(world.book.look().leads.values(), key=lambda each: each.number)
    return [each.drafts[0].version.promised for each in leads]


def test_if_a_slot_is_full_the_next_one_is_promised_first_come_first_served() -> None:
    world = with_inquiries(4, answers_per_day=2)
    world.round(NOW)
    assert promised(world) == [NOON, CLOSE, NEXT_NOON, at("2026-11-25 17:00")]


def test_a_usual_day_is_not_full() -> None:
    world = with_inquiries(6, answers_per_day=12)
    world.round(NOW)
    assert promised(world) == [NOON] * 6


def test_a_renewed_version_gives_its_old_place_up() -> None:
    world = with_inquiries(2, answers_per_day=2)
    world.round(NOW)
    world.round(at("2026-11-24 09:55"))
    assert promised(world) == [CLOSE, CLOSE]


def test_where_nothing_has_room_policy_alone_decides_and_everybody_gets_a_word() -> None:
    world = with_inquiries(3, answers_per_day=0)
    world.round(NOW)
    assert promised(world) == [NOON] * 3


def test_one_block_a_week_bounds_what_is_promised_for_it() -> None:
    world = with_inquiries(8, answers_per_day=12)
    blocks = ((), ((time(16), time(17)),), (), (), (), (), ())
    world.desk = replace(world.desk, habits=replace(world.desk.habits, blocks=blocks))
    world.round(NOW)
    assert promised(world) == [NOON] * 6 + [at("2026-12-01 12:00")] * 2


def test_a_full_day_and_a_block_each_day_count_together() -> None:
    world = with_inquiries(5, answers_per_day=2)
    blocks = (((time(8), time(8, 10)),),) * 5 + ((), ())
    world.desk = replace(world.desk, habits=replace(world.desk.habits, blocks=blocks))
    world.round(NOW)
    days = [NOON, CLOSE, NEXT_NOON, at("2026-11-25 17:00"), at("2026-11-26 12:00")]
    assert promised(world) == days
