"""The morning's plan by mail: once a date, only where it is wanted and somebody is to be followed up."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from email import message_from_bytes
from html import unescape
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from assistant import daemon
from assistant.adapters.calendar_file import calendar_file
from assistant.domain.business_hours import Week
from assistant.domain.lead import CallResult, Channel
from assistant.workflow.end_of_day_mail import MAILS_TO_OWNER_A_DAY, Errand, write_down
from assistant.workflow.end_of_day_plan import PLAN
from assistant.workflow.ports import Habits
from tests import summary_days
from tests.fakes import HOURS, World, at
from tests.phone import Letter, answer, letters_to_owner, live, working_world

TUESDAYS: Week = ((), ((time(9), time(10)), (time(16), time(17))), (), (), (), (), ())
WANTED = Habits(notices_at=(), summary_days=frozenset({5}), plan_mail="opening", blocks=TUESDAYS)
NEVER = replace(WANTED, plan_mail=None)


def somebody_waits(habits: Habits = WANTED) -> World:
    """Started on Monday; somebody called, and somebody wrote."""
    world = working_world(habits)
    world.desk = replace(world.desk, calendar=calendar_file)
    called = summary_days.lead(
        1,
        "Sam <b>Whitfield",
        said="No hot water since this morning.",
        came=at("2026-11-23 10:00"),
        due=at("2026-11-24 17:00"),
        channel=Channel.VOICEMAIL,
        phone="+13035550133",
    )
    wrote = summary_days.lead(
        2, "Ines Roth", "Drain", came=at("2026-11-23 11:00"), due=at("2026-11-25 12:00")
    )
    with world.book.transaction() as book:
        book.put(called)
        book.put(wrote)
    return world


def plans(world: World) -> list[bytes]:
    return [raw for raw in letters_to_owner(world) if b"Subject: Today:" in raw]


def page_of(raw: bytes) -> str:
    page = next(p for p in message_from_bytes(raw).walk() if p.get_content_type() == "text/html")
    return page.get_payload(decode=True).decode()  # type: ignore[union-attr]


def test_it_comes_once_at_the_first_opening_with_names_numbers_and_the_blocks() -> None:
    world = somebody_waits()
    live(world, "2026-11-24 07:59")
    assert plans(world) == []
    for when in ("08:00", "08:01", "10:00", "16:30"):
        live(world, f"2026-11-24 {when}")

    (raw,) = plans(world)
    assert "Call Sam <b>Whitfield, +13035550133" in Letter(raw).text
    assert "09:00 TO 10:00: 1 call, 1 answer" in Letter(raw).text
    page = page_of(raw)
    assert 'href="tel:+13035550133"' in page
    assert "Sam &lt;b&gt;Whitfield" in page
    assert "http" not in page


def test_its_calendar_file_holds_todays_blocks_and_nothing_of_other_days() -> None:
    world = somebody_waits()
    live(world, "2026-11-24 08:00")

    (raw,) = plans(world)
    (file,) = (p for p in message_from_bytes(raw).walk() if p.get_content_type() == "text/calendar")
    assert file.get_filename() == "follow-up-2026-11-24.ics"
    whole: Any = Calendar.from_ical(file.get_payload(decode=True))  # type: ignore[arg-type]
    events = whole.walk("VEVENT")
    assert [event["SUMMARY"] for event in events] == ["Follow up: 2 people", "Follow up"]
    assert {event["DTSTART"].dt.date().isoformat() for event in events} == {"2026-11-24"}
    assert "+13035550133" in events[0]["DESCRIPTION"]


def test_without_blocks_the_day_is_told_all_the_same_and_no_calendar_goes_along() -> None:
    world = somebody_waits(replace(WANTED, blocks=((),) * 7))
    live(world, "2026-11-24 08:00")

    (raw,) = plans(world)
    assert b"text/calendar" not in raw
    assert "blocks = {" in Letter(raw).text


def test_it_is_off_unless_it_is_asked_for() -> None:
    assert Habits().plan_mail is None
    world = somebody_waits(NEVER)
    live(world, "2026-11-24 08:00")
    assert plans(world) == []


@pytest.mark.parametrize(("clock", "number"), [("07:29", 0), ("07:30", 1), ("10:30", 1), ("10:31", 0)])
def test_at_a_set_time_it_comes_then_and_hours_later_not_at_all(clock: str, number: int) -> None:
    world = somebody_waits(replace(WANTED, plan_mail=time(7, 30)))
    live(world, f"2026-11-24 {clock}")
    assert len(plans(world)) == number


def test_on_a_closed_day_and_on_one_that_asks_for_nobody_nothing_comes() -> None:
    world = somebody_waits()
    live(world, "2026-11-28 09:00")
    assert plans(world) == []
    with world.book.transaction() as book:
        book.leads.clear()
    live(world, "2026-11-30 08:00")
    live(world, "2026-11-30 08:30")
    assert plans(world) == []
    mail = world.book.look().day(at("2026-11-30 08:00").date()).mail(PLAN)
    assert mail is not None
    assert mail.needless


@pytest.mark.parametrize(
    ("zone", "night"), [("Europe/Berlin", "2026-10-25"), ("Australia/Lord_Howe", "2026-10-04")]
)
def test_i24_one_a_local_date_also_where_the_clocks_change_or_the_machine_slept(
    zone: str, night: str
) -> None:
    hours = replace(HOURS, zone=ZoneInfo(zone), week=(((time(0, 30), time(12)),),) * 7)
    world = somebody_waits(replace(WANTED, blocks=((),) * 7))
    world.desk = replace(world.desk, hours=lambda _now: hours)
    midnight = datetime.fromisoformat(f"{night} 00:00").replace(tzinfo=ZoneInfo(zone))
    start = midnight.astimezone(UTC) - timedelta(days=1)
    with world.book.transaction() as book:
        book.leads.clear()
        book.put(summary_days.lead(3, "Max", "Sink", came=at("2026-09-01 09:00"), due=at("2026-09-02 12:00")))
        book.commands["started"] = (start - timedelta(days=3)).isoformat()
    for step in range(0, 3 * 24 * 60, 20):
        if 20 * 60 < step < 24 * 60:  # asleep
            continue
        now = start + timedelta(minutes=step)
        world.mailbox.now = now
        daemon.round(world.desk, now)

    days = [day.date for day in world.book.look().days.values() if day.mail(PLAN)]
    assert len(plans(world)) == len(set(days)) == 3


def test_it_counts_under_the_cap_of_mails_to_the_owner() -> None:
    world = somebody_waits()
    now = at("2026-11-24 07:50")
    for number in range(MAILS_TO_OWNER_A_DAY):
        write_down(world.desk, Errand(now.date(), f"extra {number}", now), now)
    live(world, "2026-11-24 08:00")
    assert plans(world) == []


def test_what_is_answered_to_it_is_obeyed() -> None:
    world = somebody_waits()
    live(world, "2026-11-24 08:00")
    (raw,) = plans(world)
    answer(world, Letter(raw), "1 left-message", "2026-11-24 09:10")
    live(world, "2026-11-24 09:11")

    assert [a.result for a in world.lead(1).attempts] == [CallResult.LEFT_MESSAGE]


def test_i26_its_own_lines_order_nothing_where_a_quote_is_not_marked() -> None:
    world = somebody_waits()
    live(world, "2026-11-24 08:00")
    (raw,) = plans(world)
    before = world.lead(1), world.lead(2)
    answer(world, Letter(raw), unescape(Letter(raw).message.text), "2026-11-24 09:10")
    live(world, "2026-11-24 09:11")

    assert (world.lead(1), world.lead(2)) == before
