"""What buzzes and what alarms: pushes while the owner can be reached, one alert, one all-clear."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest

from assistant import daemon, resources
from assistant.adapters.render import Templates
from assistant.domain.lead import Channel, LeadState
from assistant.domain.promise import Promise, PromiseSource, PromiseState
from assistant.domain.reading import Contact, Kind
from assistant.domain.wish import Heard, Said
from assistant.errors import WorldError
from assistant.workflow.ports import Habits
from tests import summary_days
from tests.fakes import OWNER, World, at

MORNING = at("2026-11-23 09:00")
QUIET = Habits(notices_at=(), summary_days=frozenset({5}))
"""No notice and no summary comes in between."""


@dataclass
class FakePhone:
    """Takes pushes; `broken` is what it says instead."""

    taken: list[tuple[str, str]] = field(default_factory=list)
    broken: str = ""
    refused: tuple[str, ...] = ()

    def push(self, title: str, text: str) -> tuple[str, ...]:
        if self.broken:
            raise WorldError(self.broken)
        self.taken.append((title, text))
        return self.refused


def started(phone: FakePhone | None = None, habits: Habits = QUIET) -> World:
    world = World(habits=habits)
    templates = Templates([resources.templates()], "en")
    world.desk = replace(world.desk, renderer=templates, notifier=phone)
    for minutes in (-70, -60):  # the first round notes the start, the second that pushes are wanted
        daemon.round(world.desk, MORNING + timedelta(minutes=minutes))
    daemon.round(world.desk, MORNING - timedelta(minutes=50))
    return world


def voicemail(number: int, when: datetime, name: str = "Maya Chen") -> object:
    lead = summary_days.lead(number, name, channel=Channel.VOICEMAIL, phone="+13035550133")
    entry = replace(lead.conversation[0], at=when, kind=Kind.VOICEMAIL)
    return replace(lead, conversation=(entry,), received_at=when, contact=Contact(name, None, "+13035550133"))


def put(world: World, *leads: object) -> None:
    with world.book.transaction() as book:
        for each in leads:
            book.put(each)  # type: ignore[arg-type]


def live(world: World, start: datetime, minutes: int, every: int = 5) -> datetime:
    """Rounds from `start` on; gives when the last one was."""
    for after in range(0, minutes + 1, every):
        daemon.round(world.desk, start + timedelta(minutes=after))
    return start + timedelta(minutes=minutes)


def alerts(world: World) -> list[bytes]:
    assert world.outgoing is not None
    return [raw for to, raw in world.outgoing.taken if to == OWNER]


# --- push -------------------------------------------------------------------------------------------------


def test_a_new_voicemail_is_pushed_once_and_names_nobody() -> None:
    phone = FakePhone()
    world = started(phone)
    put(world, voicemail(3, MORNING))
    live(world, MORNING, 30)
    assert phone.taken == [("New voicemail", "New voicemail: lead 3")]


def test_names_are_pushed_where_the_owner_wants_them() -> None:
    phone = FakePhone()
    world = started(phone, replace(QUIET, push_names=True))
    put(world, voicemail(3, MORNING))
    live(world, MORNING, 5)
    assert phone.taken == [("New voicemail", "New voicemail: Maya Chen (lead 3)")]


def test_what_lay_there_before_pushes_were_wanted_is_no_news() -> None:
    phone = FakePhone()
    world = started(phone)
    put(world, voicemail(3, MORNING - timedelta(days=1)))
    live(world, MORNING, 10)
    assert phone.taken == []


def test_nothing_is_pushed_outside_hours_and_the_rest_comes_at_the_opening_in_one() -> None:
    phone = FakePhone()
    world = started(phone)
    evening = at("2026-11-23 18:30")
    put(world, voicemail(3, evening), voicemail(4, evening, "Ben Costa"))
    put(world, replace(voicemail(5, evening), state=LeadState.WAITING))  # type: ignore[type-var]
    live(world, evening, 60)
    assert phone.taken == []
    daemon.round(world.desk, at("2026-11-24 08:00"))
    assert phone.taken == [("2 things for you", "New voicemail: lead 3\nNew voicemail: lead 4")]


def test_a_promise_about_to_slip_is_pushed_in_time_and_once() -> None:
    phone = FakePhone()
    world = started(phone)
    due = at("2026-11-23 15:00")
    owed = Promise(due, PromiseState.OPEN, PromiseSource.OWNER_MAIL, MORNING, "I call you", id="k")
    lead = replace(
        summary_days.lead(7, "Ada Voss", state=LeadState.WAITING), promises=(owed,), respond_by=None
    )
    put(world, lead)
    live(world, at("2026-11-23 10:00"), 110)
    assert phone.taken == []
    live(world, at("2026-11-23 13:00"), 115)
    assert phone.taken == [("Promised for Mon 23 Nov 15:00", "Promised for Mon 23 Nov 15:00: lead 7")]


def test_a_flood_is_one_push_that_counts() -> None:
    phone = FakePhone()
    world = started(phone)
    put(world, *(voicemail(number, MORNING) for number in range(1, 41)))
    live(world, MORNING, 10)
    ((title, text),) = phone.taken
    assert title == "40 things for you"
    assert text.splitlines()[-1] == "and 34 more"


def test_a_push_that_no_service_took_is_named_rests_and_is_tried_again() -> None:
    phone = FakePhone(broken="not taken by ntfy, push.urls 1")
    world = started(phone)
    put(world, voicemail(3, MORNING))
    live(world, MORNING, 5)
    assert world.desk.sees.troubles["push"] == "not taken by ntfy, push.urls 1"
    phone.broken = ""
    live(world, MORNING + timedelta(minutes=6), 14, every=2)
    assert len(phone.taken) == 1
    assert "push" not in world.desk.sees.troubles


def test_one_service_of_two_that_refuses_is_named_and_nothing_is_pushed_twice() -> None:
    phone = FakePhone(refused=("tgram, push.urls 2",))
    world = started(phone)
    put(world, voicemail(3, MORNING))
    live(world, MORNING, 30)
    assert len(phone.taken) == 1
    assert "push.urls 2" in world.desk.sees.troubles["push"]


def test_without_a_service_nothing_is_written_about_pushes() -> None:
    world = started()
    put(world, voicemail(3, MORNING))
    live(world, MORNING, 10)
    assert not [key for key in world.book.look().commands if key.startswith("push")]


# --- one alert, one all-clear ----------------------------------------------------------------------------


@pytest.fixture
def troubled() -> tuple[World, FakePhone, datetime]:
    """A mailbox that could not be reached for half an hour."""
    phone = FakePhone()
    world = started(phone)
    world.mailbox.broken = {"arrivals"}
    return world, phone, live(world, MORNING, 30)


def test_a_trouble_that_lasts_is_told_once_by_mail_and_push(
    troubled: tuple[World, FakePhone, datetime],
) -> None:
    world, phone, then = troubled
    live(world, then, 120)
    (raw,) = alerts(world)
    assert b"This has failed for a while" in raw
    assert b"arrivals failed" in raw
    assert [title for title, _ in phone.taken] == ["Trouble"]


def test_one_all_clear_follows_when_it_works_again(troubled: tuple[World, FakePhone, datetime]) -> None:
    world, phone, then = troubled
    world.mailbox.broken = set()
    live(world, then, 120)
    assert [b"Subject: All clear" in raw for raw in alerts(world)] == [False, True]
    assert [title for title, _ in phone.taken] == ["Trouble", "All clear"]
    assert not [key for key in world.book.look().commands if key.startswith("alert")]


def test_a_new_start_repeats_no_alert_and_still_tells_the_all_clear(
    troubled: tuple[World, FakePhone, datetime],
) -> None:
    world, _, then = troubled
    world.desk = replace(world.desk, sees=type(world.desk.sees)())
    then = live(world, then, 60)
    assert len(alerts(world)) == 1
    world.mailbox.broken = set()
    live(world, then, 30)
    assert len(alerts(world)) == 2


def test_a_stumble_is_nobodys_business() -> None:
    world = started(FakePhone())
    for minutes in range(0, 240, 20):
        world.mailbox.broken = {"arrivals"} if minutes % 40 == 0 else set()
        live(world, MORNING + timedelta(minutes=minutes), 10)
    assert alerts(world) == []


def test_a_server_that_comes_and_goes_leaves_room_for_the_summary() -> None:
    world = started(None, replace(QUIET, summary_days=frozenset({0})))
    for hour in range(9):
        for minutes, broken in ((0, {"arrivals"}), (30, set())):
            world.mailbox.broken = broken
            live(world, MORNING + timedelta(hours=hour, minutes=minutes), 25)
    assert world.book.look().day(MORNING.date()).mail("summary") is not None
    assert len(alerts(world)) <= 7


def test_an_alert_that_could_not_be_sent_rests_and_is_said_once_it_can() -> None:
    world = started()
    assert world.outgoing is not None
    tried = []

    def refuse() -> None:
        tried.append(1)
        raise WorldError("no route")

    world.outgoing.before = refuse
    world.mailbox.broken = {"arrivals"}
    then = live(world, MORNING, 60, every=1)
    assert len(tried) <= 6
    world.outgoing.before = None
    live(world, then, 30)
    assert len(alerts(world)) == 1


# --- links to the page ----


@pytest.mark.parametrize("url", ["", "https://desk.reyes.example"])
def test_the_summary_links_to_the_page_only_where_web_url_is_set(url: str) -> None:
    world = started(None, Habits(notices_at=(), page_url=url))
    put(world, voicemail(3, MORNING))
    daemon.round(world.desk, at("2026-11-23 17:30"))
    (raw,) = alerts(world)
    assert (b"/leads/3" in raw) is bool(url)


# --- the weekly report ----

WEEKLY = Habits(notices_at=(), summary_days=frozenset({0, 1, 2, 3}), report_day=4)
FRIDAY_EVENING = at("2026-11-27 17:30")


def test_the_weekly_report_comes_once_on_its_day_at_the_summarys_time() -> None:
    world = started(None, WEEKLY)
    put(world, summary_days.lead(3, "Maya Chen <script>", came=MORNING, due=MORNING))
    live(world, FRIDAY_EVENING - timedelta(minutes=10), 120)
    (raw,) = alerts(world)
    assert b"Subject: Your week: 1 person waits beyond their time (27 Nov)" in raw
    assert b"Auto-Submitted: auto-generated" in raw
    assert raw.count(b"Content-Type: text/") == 2
    assert b"<img" not in raw
    assert b"<script" not in raw


def test_a_missed_report_is_caught_up_with_on_monday_and_an_old_one_let_go() -> None:
    for hours, number in ((62, 1), (70, 0)):
        world = started(None, WEEKLY)
        live(world, FRIDAY_EVENING + timedelta(hours=hours), 30)
        assert len([raw for raw in alerts(world) if b"Your week" in raw]) == number


def test_no_report_for_a_time_before_the_first_start_and_none_where_it_is_switched_off() -> None:
    for habits in (WEEKLY, replace(WEEKLY, report_day=None)):
        world = started(None, habits)  # started on a Monday: last Friday was before
        live(world, MORNING, 60)
        assert alerts(world) == []
    live(world, FRIDAY_EVENING, 60)
    assert alerts(world) == []


def test_what_came_of_the_owners_words_is_still_told_after_a_report() -> None:
    world = started(None, replace(WEEKLY, summary_days=frozenset({5})))
    with world.book.transaction() as book:
        day = book.day(FRIDAY_EVENING.date())
        book.put_day(day.saying(Said(FRIDAY_EVENING - timedelta(hours=1), Heard.DONE, "lead 3 is done")))
    live(world, FRIDAY_EVENING, 30)
    live(world, FRIDAY_EVENING + timedelta(days=1), 5)
    week, summary = alerts(world)
    assert b"Your week" in week
    assert b"ead 3 is done" in summary
