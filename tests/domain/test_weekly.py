"""The week in words and bars: shares of all who asked, widths that fit, eight weeks side by side."""

from dataclasses import replace
from datetime import date, timedelta

from assistant.domain.lead import Channel, LeadState, Outcome, Voice
from assistant.domain.promise import Promise, PromiseSource, PromiseState
from assistant.domain.weekly import CLOSED_NAMED, WEEKS, weekly
from tests.domain.test_report import HOURS, answered, at, entry, lead

AT = (HOURS, date(2026, 11, 20), str)
"""A Friday."""


def test_the_point_stands_in_subject_and_headline() -> None:
    it = weekly([answered("2026-11-16 09:00", "2026-11-16 11:00"), lead(at("2026-11-17 09:00"), 2)], *AT)
    assert it.subject == "Your week: 2 asked, 50 % heard within 24 hours (20 Nov)"
    assert it.headline == "2 asked, 1 did not hear back yet"
    assert it.period == "14 Nov to 20 Nov 2026"


def test_who_waits_beyond_their_time_comes_before_any_share() -> None:
    heard = answered("2026-11-16 09:00", "2026-11-16 09:30")
    due = at("2026-11-17 12:00")
    promise = Promise(due, PromiseState.OPEN, PromiseSource.OWNER_MAIL, due - timedelta(days=1), "By noon.")
    it = weekly([heard.with_promise(promise)], *AT)
    assert it.late
    assert it.headline == (
        "1 person waits beyond their time, 1 promise past its time. 1 person asked, all have their answer"
    )
    assert it.subject == "Your week: 1 person waits beyond their time, 1 promise past its time (20 Nov)"
    assert it.promises == "0 kept, 0 broken, 1 still open (1 past its time)."


def test_to_have_heard_is_not_called_an_answer() -> None:
    noted = lead(at("2026-11-16 09:00"), respond_by=at("2026-11-25 12:00"))
    noted = noted.with_entry(entry(Voice.NOTE, at("2026-11-16 09:05")))
    it = weekly([noted], *AT)
    assert not it.late
    assert it.headline == "1 person asked, 1 has no answer yet"


def test_a_week_in_which_nobody_asked_says_so_and_draws_nothing() -> None:
    it = weekly([], *AT)
    assert it.headline == "Nobody asked for anything this week"
    assert (it.tiles, it.channels, it.weekdays, it.trend) == ((), (), (), ())


def test_bars_are_as_long_as_who_asked_and_as_full_as_who_was_answered() -> None:
    some = [answered("2026-11-16 09:00", "2026-11-16 11:00", number) for number in (1, 2, 3)]
    calls = [lead(at("2026-11-17 09:00"), number, channel=Channel.VOICEMAIL) for number in (4, 5)]
    it = weekly([*some, *calls], *AT)
    assert [(bar.label, bar.number, bar.full, bar.light) for bar in it.channels] == [
        ("Mail", 3, 100, 0),
        ("Voicemail", 2, 0, 67),
    ]
    assert [bar.label for bar in it.weekdays] == ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]


def test_no_bar_is_wider_than_its_place() -> None:
    many = [lead(at("2026-11-16 09:00") + timedelta(hours=7 * n), n) for n in range(1, 90)]
    it = weekly([*many, answered("2026-11-16 09:00", "2026-11-16 10:00", 99)], *AT)
    bars = (*it.channels, *it.weekdays, *it.trend)
    assert bars
    assert all(min(bar.full, bar.light) >= 0 and bar.full + bar.light <= 100 for bar in bars)


def test_the_trend_has_eight_weeks_and_begins_with_the_first_inquiry() -> None:
    weeks = [at("2026-11-17 09:00") - timedelta(days=7 * back) for back in range(12)]
    it = weekly([lead(when, number) for number, when in enumerate(weeks, start=1)], *AT)
    assert len(it.trend) == WEEKS
    assert it.trend[-1].label == "to 20 Nov"
    young = weekly([lead(when, number) for number, when in enumerate(weeks[:2], start=1)], *AT)
    assert [bar.label for bar in young.trend] == ["to 13 Nov", "to 20 Nov"]


def test_who_was_closed_for_want_of_an_answer_is_named_once_and_a_flood_is_counted() -> None:
    def over(number: int, outcome: Outcome, when: str) -> object:
        made = lead(at("2026-10-01 09:00"), number, state=LeadState.CLOSED, outcome=outcome)
        return replace(made, closed_at=at(when))

    some = [
        over(1, Outcome.COLD, "2026-11-18 09:00"),
        over(2, Outcome.WON, "2026-11-18 09:00"),
        over(3, Outcome.DONE, "2026-11-10 09:00"),
    ]
    assert weekly(some, *AT).ended == ("Nora Feld (1, cold)",)  # type: ignore[arg-type]
    flood = [over(number, Outcome.DONE, "2026-11-18 09:00") for number in range(1, CLOSED_NAMED + 6)]
    it = weekly(flood, *AT)  # type: ignore[arg-type]
    assert (len(it.ended), it.ended_more) == (CLOSED_NAMED, "and 5 more")
