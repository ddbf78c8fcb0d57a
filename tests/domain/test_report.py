"""Figures over a period: who is counted, what the same day is, and what no answer does to a share."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.business_hours import BusinessHours
from assistant.domain.lead import (
    Attempt,
    CallResult,
    Channel,
    Entry,
    Lead,
    LeadState,
    Outcome,
    Voice,
    closed,
    they_wrote,
    we_answered,
    we_called,
)
from assistant.domain.promise import Promise, PromiseSource, PromiseState
from assistant.domain.reading import Contact, Kind, Reading, Verdict
from assistant.domain.report import Calls, Ledger, Times, inquiries, report

ZONE = ZoneInfo("America/New_York")
OFFICE = tuple(((time(8), time(12)), (time(13), time(17))) if day < 5 else () for day in range(7))
HOURS = BusinessHours(ZONE, OFFICE, frozenset({date(2026, 11, 26)}))
FIRST, LAST = date(2026, 11, 16), date(2026, 11, 29)
READING = Reading(Verdict.LEAD, Kind.EMAIL, reasons=("asks",))


def at(words: str) -> datetime:
    """A moment on the owner's clock: "2026-11-16 09:00"."""
    return datetime.fromisoformat(words).replace(tzinfo=ZONE).astimezone(UTC)


def entry(voice: Voice, when: datetime, kind: Kind = Kind.EMAIL) -> Entry:
    return Entry(voice, when, f"{voice}{when.isoformat()}", kind=kind)


def lead(came: datetime, number: int = 1, **more: object) -> Lead:
    """Somebody wrote."""
    made = Lead(
        number=number,
        person=f"p{number}",
        channel=Channel.EMAIL,
        contact=Contact("Nora Feld", "nora@feld.example"),
        received_at=came,
        opened_at=came,
        conversation=(entry(Voice.THEM, came),),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def answered(came: str, when: str, number: int = 1) -> Lead:
    return we_answered(lead(at(came), number), entry(Voice.US, at(when)))


def figures_of(*leads: Lead) -> tuple[int, int, int, int]:
    told = report(leads, HOURS, FIRST, LAST).figures
    return told.inquiries, told.answered, told.same_day, told.within_24h


def test_an_answer_before_midnight_of_the_day_of_arrival_is_the_same_day() -> None:
    assert figures_of(answered("2026-11-16 09:00", "2026-11-16 23:59")) == (1, 1, 1, 1)
    assert figures_of(answered("2026-11-16 09:00", "2026-11-17 00:00")) == (1, 1, 0, 1)


def test_what_comes_after_close_or_on_a_closed_day_belongs_to_the_next_open_one() -> None:
    assert figures_of(answered("2026-11-16 17:00", "2026-11-17 00:30"))[2] == 0
    assert figures_of(answered("2026-11-16 17:01", "2026-11-17 23:30"))[2] == 1
    assert figures_of(answered("2026-11-21 10:00", "2026-11-23 18:00"))[2:] == (1, 0)
    assert figures_of(answered("2026-11-26 10:00", "2026-11-27 22:00"))[2] == 1


def test_24_hours_go_by_the_clock_and_the_last_minute_counts() -> None:
    assert figures_of(answered("2026-11-16 09:00", "2026-11-17 09:00"))[3] == 1
    assert figures_of(answered("2026-11-16 09:00", "2026-11-17 09:01"))[3] == 0


def test_shares_are_of_all_inquiries_and_null_if_there_were_none() -> None:
    told = report(
        [answered("2026-11-16 09:00", "2026-11-16 10:00"), lead(at("2026-11-16 11:00"), 2)],
        HOURS,
        FIRST,
        LAST,
    )
    assert told.figures.share(told.figures.same_day) == 0.5
    nothing = report([], HOURS, FIRST, LAST).figures
    assert nothing.share(nothing.same_day) is None
    assert nothing.first_response == Times(None, None)


def test_a_note_and_a_message_left_are_heard_but_answer_nothing() -> None:
    came = at("2026-11-16 09:00")
    noted = lead(came).with_entry(entry(Voice.NOTE, at("2026-11-16 09:30")))
    called = we_called(lead(came, 2), Attempt(at("2026-11-16 10:00"), CallResult.LEFT_MESSAGE))
    tried = we_called(lead(came, 3), Attempt(at("2026-11-16 10:00"), CallResult.NO_ANSWER))
    told = report([noted, called, tried], HOURS, FIRST, LAST).figures
    assert (told.inquiries, told.heard, told.answered, told.heard_same_day) == (3, 2, 0, 2)


def test_a_call_that_reached_them_answers() -> None:
    reached = we_called(lead(at("2026-11-16 09:00")), Attempt(at("2026-11-16 09:10"), CallResult.REACHED))
    assert figures_of(reached) == (1, 1, 1, 1)


def test_the_first_response_is_told_in_working_minutes() -> None:
    some = [
        answered("2026-11-16 09:00", "2026-11-16 09:20", 1),
        answered("2026-11-16 16:00", "2026-11-17 09:00", 2),
        answered("2026-11-20 16:30", "2026-11-23 08:30", 3),
    ]
    assert report(some, HOURS, FIRST, LAST).figures.first_response == Times(median=60, p90=120)


def test_undecided_ones_junk_no_leads_and_joined_ones_are_no_inquiries() -> None:
    came = at("2026-11-16 09:00")
    assert not inquiries(lead(came, state=LeadState.UNDECIDED))
    assert not inquiries(lead(came, in_junk=True))
    assert not inquiries(lead(came, state=LeadState.CLOSED, outcome=Outcome.NOT_A_LEAD))
    assert not inquiries(lead(came, merged_into=7))


def test_somebody_we_wrote_to_first_made_no_inquiry() -> None:
    ours = lead(at("2026-11-16 09:00"), channel=Channel.MANUAL, conversation=())
    assert not inquiries(ours)
    later = they_wrote(
        we_answered(ours, entry(Voice.US, at("2026-11-16 09:00"))),
        READING,
        entry(Voice.THEM, at("2026-11-17 09:00")),
        None,
    )
    assert not inquiries(later)


def test_a_further_message_in_a_running_conversation_is_no_second_inquiry() -> None:
    first = answered("2026-11-16 09:00", "2026-11-16 10:00")
    again = they_wrote(first, READING, entry(Voice.THEM, at("2026-11-18 09:00")), None)
    assert figures_of(again) == (1, 1, 1, 1)


def test_a_message_after_the_matter_was_closed_is_a_second_inquiry_with_its_own_answer() -> None:
    over = closed(answered("2026-11-16 09:00", "2026-11-16 10:00"), Outcome.DONE, at("2026-11-17 09:00"))
    again = they_wrote(over, READING, entry(Voice.THEM, at("2026-11-18 09:00"), Kind.VOICEMAIL), None)
    assert figures_of(again) == (2, 1, 1, 1)
    assert [each.channel for each in inquiries(again)] == [Channel.EMAIL, Channel.VOICEMAIL]
    late = we_answered(again, entry(Voice.US, at("2026-11-20 09:00")))
    assert figures_of(late) == (2, 2, 1, 1)


def test_a_bare_confirmation_after_the_close_is_no_inquiry() -> None:
    over = closed(answered("2026-11-16 09:00", "2026-11-16 10:00"), Outcome.DONE, at("2026-11-17 09:00"))
    confirmed = they_wrote(
        over, replace(READING, confirms_only=True), entry(Voice.THEM, at("2026-11-18 09:00")), None
    )
    assert figures_of(confirmed) == (1, 1, 1, 1)


def test_only_what_came_in_the_period_counts_both_days_included() -> None:
    some = [
        lead(at(when), number)
        for number, when in enumerate(
            ["2026-11-15 23:59", "2026-11-16 00:00", "2026-11-29 23:59", "2026-11-30 00:00"]
        )
    ]
    assert [each.lead.number for each in report(some, HOURS, FIRST, LAST).inquiries] == [1, 2]


def test_each_channel_has_its_own_figures_and_together_they_are_all() -> None:
    form = replace(answered("2026-11-16 09:00", "2026-11-16 10:00", 2), channel=Channel.WEB_FORM)
    told = report([lead(at("2026-11-16 09:00")), form], HOURS, FIRST, LAST)
    assert told.by_channel[Channel.WEB_FORM].same_day == 1
    assert set(told.by_channel) == {Channel.EMAIL, Channel.WEB_FORM}
    assert sum(each.inquiries for each in told.by_channel.values()) == told.figures.inquiries


def test_promises_count_when_they_are_settled_and_open_ones_at_the_end() -> None:
    def promise(state: PromiseState, made: str, settled: str | None) -> Promise:
        when = at(settled) if settled else None
        return Promise(at("2026-11-27 12:00"), state, PromiseSource.OWNER_MAIL, at(made), settled_at=when)

    some = lead(
        at("2026-11-16 09:00"),
        promises=(
            promise(PromiseState.KEPT, "2026-11-16 09:00", "2026-11-17 09:00"),
            promise(PromiseState.KEPT, "2026-11-16 09:00", "2026-12-17 09:00"),
            promise(PromiseState.BROKEN, "2026-11-10 09:00", "2026-11-28 09:00"),
            promise(PromiseState.RELEASED, "2026-11-16 09:00", "2026-11-17 09:00"),
            promise(PromiseState.OPEN, "2026-11-01 09:00", None),
            promise(PromiseState.OPEN, "2026-12-01 09:00", None),
        ),
    )
    assert report([some], HOURS, FIRST, LAST).promises == Ledger(kept=1, broken=1, open=1)


def test_calls_are_counted_by_what_came_of_them() -> None:
    some = lead(at("2026-11-16 09:00"))
    for when, result in (
        ("2026-11-16", CallResult.NO_ANSWER),
        ("2026-11-17", CallResult.LEFT_MESSAGE),
        ("2026-12-17", CallResult.REACHED),
    ):
        some = we_called(some, Attempt(at(f"{when} 10:00"), result))
    told = report([some], HOURS, FIRST, LAST).calls
    assert told == Calls(reached=0, left_message=1, no_answer=1)
    assert told.made == 2


moments = st.integers(0, 14 * 24 * 60).map(
    lambda minutes: at("2026-11-16 00:00") + timedelta(minutes=minutes)
)
waits = st.integers(0, 9 * 24 * 60).map(lambda minutes: timedelta(minutes=minutes))


@given(st.lists(st.tuples(moments, st.none() | waits), max_size=8))
def test_every_figure_lies_between_nothing_and_all(pairs: list[tuple[datetime, timedelta | None]]) -> None:
    some = [
        lead(came, number) if wait is None else we_answered(lead(came, number), entry(Voice.US, came + wait))
        for number, (came, wait) in enumerate(pairs)
    ]
    told = report(some, HOURS, date(2026, 11, 15), date(2026, 12, 1)).figures
    assert told.inquiries == len(pairs)
    assert 0 <= max(told.same_day, told.within_24h) <= told.answered <= told.heard <= told.inquiries
    assert told.answered == sum(wait is not None for _, wait in pairs)
