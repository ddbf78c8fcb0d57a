"""End of day: one summary per local date, through clock changes, sleep, crashes and lost mails (I24)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from assistant import daemon, resources
from assistant.adapters.render import Templates
from assistant.domain.mailbox import Outcome, SendResult
from assistant.errors import LoginRefused
from assistant.workflow.end_of_day import compose_summary, end_of_day, next_summary, send_summary_now
from assistant.workflow.ports import Habits
from tests.fakes import OWNER, World, at, mail
from tests.phone import latest, live, working_world

MONDAY = at("2026-11-23 08:00")
DUE = at("2026-11-23 17:30")
TAP = "Hi Dana,\n\nour kitchen tap is leaking. Could you come by this week?\n\nKaren\n"


@pytest.fixture
def started(world: World) -> World:
    """A world that began on Monday morning, with the real templates."""
    world.desk = replace(world.desk, renderer=Templates([resources.templates()], "en"))
    end_of_day(world.desk, MONDAY)
    return world


def to_owner(world: World) -> list[bytes]:
    assert world.outgoing is not None
    return [raw for recipient, raw in world.outgoing.taken if recipient == OWNER]


def subjects(world: World) -> list[str]:
    return [raw.decode().partition("\nSubject: ")[2].splitlines()[0] for raw in to_owner(world)]


def test_none_for_a_time_before_the_first_start(world: World) -> None:
    world.round(at("2026-11-23 18:00"))
    end_of_day(world.desk, at("2026-11-23 18:00"))
    end_of_day(world.desk, at("2026-11-23 18:01"))

    assert world.sent == []


def test_i24_one_summary_on_an_empty_day_too(started: World) -> None:
    for minute in range(0, 120, 5):
        end_of_day(started.desk, DUE - timedelta(minutes=5) + timedelta(minutes=minute))
        _arrived(started)

    assert len(to_owner(started)) == 1
    assert b"Auto-Submitted: auto-generated" in to_owner(started)[0]


def _arrived(world: World) -> None:
    """The provider puts what we sent to the owner into his INBOX."""
    known = {m.message_id for m in world.mailbox.messages("INBOX")}
    for raw in to_owner(world):
        if not any(mid.encode() in raw for mid in known):
            world.mailbox.put("INBOX", raw)
    world.round(world.mailbox.now)


def test_i24_a_clock_set_back_sends_no_second_one(started: World) -> None:
    end_of_day(started.desk, DUE)
    end_of_day(started.desk, DUE - timedelta(hours=12))
    end_of_day(started.desk, DUE + timedelta(minutes=10))

    assert len(to_owner(started)) == 1


@pytest.mark.parametrize("before", ["2026-10-30 08:00", "2027-03-12 08:00"])
def test_i24_one_a_day_across_a_clock_change(world: World, before: str) -> None:
    world.habits = Habits(summary_days=frozenset(range(7)), notices_at=())
    world.desk = replace(world.desk, renderer=Templates([resources.templates()], "en"), habits=world.habits)
    now = at(before)
    for _ in range(4 * 24 * 4):
        end_of_day(world.desk, now)
        with world.book.transaction() as book:
            for day in list(book.days.values()):
                for sent in day.mails:
                    book.put_day(book.day(day.date).with_mail(replace(sent, arrived=True)))
        now += timedelta(minutes=15)

    assert len(to_owner(world)) == 4


def test_missed_by_some_hours_it_comes_late_and_says_so(started: World) -> None:
    end_of_day(started.desk, at("2026-11-23 23:10"))

    (late,) = to_owner(started)
    assert b"late" in late.lower()


def test_missed_by_more_it_is_folded_into_the_next(started: World) -> None:
    end_of_day(started.desk, at("2026-11-24 12:30"))
    missed = to_owner(started)
    end_of_day(started.desk, at("2026-11-24 17:30"))

    assert missed == []
    (folded,) = to_owner(started)
    assert b"23" in folded


def test_a_late_one_does_not_name_itself_among_the_missed() -> None:
    world = working_world()
    live(world, "2026-11-23 17:30")
    live(world, "2026-11-26 08:00")

    told = latest(world).text
    assert "Wednesday, 25 November" in told
    assert "This summary comes late" in told
    assert "There was no summary on Tuesday, 24 November;" in told


def test_one_whose_marker_never_reaches_inbox_is_repeated_once(started: World) -> None:
    for minutes in (0, 10, 31, 45, 70, 120):
        end_of_day(started.desk, DUE + timedelta(minutes=minutes))

    assert len(to_owner(started)) == 2


def test_i24_where_no_summary_was_ever_seen_the_next_days_are_not_doubled(started: World) -> None:
    for day in range(3):
        for minutes in (0, 31, 70):
            end_of_day(started.desk, DUE + timedelta(days=day, minutes=minutes))

    assert len(to_owner(started)) == 2 + 1 + 1


def test_a_refused_password_is_not_tried_each_minute_for_a_summary(started: World) -> None:
    tried: list[int] = []

    def refuse() -> None:
        tried.append(1)
        raise LoginRefused("the server does not let dana log in")

    assert started.outgoing is not None
    started.outgoing.before = refuse
    for minutes in range(10):
        end_of_day(started.desk, DUE + timedelta(minutes=minutes))
    started.outgoing.before = None
    end_of_day(started.desk, DUE + timedelta(minutes=16))

    assert len(tried) == 1
    assert len(to_owner(started)) == 1
    assert "summary" not in started.desk.sees.troubles


def test_a_summary_that_did_not_go_is_still_named_when_the_round_is_over(started: World) -> None:
    assert started.outgoing is not None
    started.outgoing.results = [SendResult(Outcome.LATER, "451 busy")]

    daemon.round(started.desk, DUE)

    assert "451 busy" in started.desk.sees.troubles["summary"]


def test_a_certain_refusal_is_tried_again_and_named(started: World) -> None:
    assert started.outgoing is not None
    started.outgoing.results = [SendResult(Outcome.LATER, "451 busy"), SendResult(Outcome.ACCEPTED)]

    end_of_day(started.desk, DUE)
    named = dict(started.desk.sees.troubles)
    end_of_day(started.desk, DUE + timedelta(minutes=1))

    assert "451 busy" in named["summary"]
    assert "summary" not in started.desk.sees.troubles
    assert len(to_owner(started)) == 1


def test_dying_while_it_is_handed_over_never_sends_two_at_once(started: World) -> None:
    class Killed(BaseException):
        pass

    def die(name: str) -> None:
        if name == "end_of_day:delivered":
            raise Killed

    dying = replace(started.desk, point=die)
    with pytest.raises(Killed):
        end_of_day(dying, DUE)

    end_of_day(started.desk, DUE + timedelta(minutes=1))

    assert len(to_owner(started)) == 1


def test_without_an_outgoing_server_it_is_laid_into_inbox() -> None:
    world = World(outgoing=None)
    world.desk = replace(world.desk, renderer=Templates([resources.templates()], "en"))
    end_of_day(world.desk, MONDAY)

    end_of_day(world.desk, DUE)
    world.round(DUE + timedelta(minutes=1))
    end_of_day(world.desk, DUE + timedelta(minutes=40))

    assert len(world.mailbox.messages("INBOX")) == 1
    assert world.book.look().leads == {}


def test_the_notice_comes_at_noon_only_if_something_waits(started: World) -> None:
    end_of_day(started.desk, at("2026-11-23 12:00"))
    quiet = list(to_owner(started))
    started.arrives(mail("Karen <karen@mail.example>", "Leaking tap", TAP), at("2026-11-24 09:00"))
    started.round(at("2026-11-24 09:05"))

    end_of_day(started.desk, at("2026-11-24 12:00"))
    end_of_day(started.desk, at("2026-11-24 12:01"))

    assert quiet == []
    assert len(to_owner(started)) == 1
    assert b"Karen" in to_owner(started)[0]


def test_an_owner_is_not_buried_in_mail(started: World) -> None:
    for n in range(30):
        started.desk.sees.troubles[f"t{n}"] = "something"
        end_of_day(started.desk, DUE + timedelta(minutes=31 * n))

    assert len(to_owner(started)) <= 12


def test_the_terminal_prints_the_same_as_the_mail(started: World) -> None:
    started.arrives(mail("Karen <karen@mail.example>", "Leaking tap", TAP), at("2026-11-23 09:00"))
    started.round(at("2026-11-23 09:05"))

    printed = compose_summary(started.desk, DUE).text

    assert "Karen" in printed
    assert "1a" in printed


def test_an_extra_one_goes_at_the_owners_word(started: World) -> None:
    send_summary_now(started.desk, at("2026-11-23 10:00"))
    end_of_day(started.desk, DUE)

    assert len(to_owner(started)) == 2


def test_the_next_summary_skips_the_weekend(world: World) -> None:
    assert next_summary(world.desk, at("2026-11-20 17:30")) == at("2026-11-23 17:30")
    assert next_summary(world.desk, at("2026-11-23 17:29")) == at("2026-11-23 17:30")
