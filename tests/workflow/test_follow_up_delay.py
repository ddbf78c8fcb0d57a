"""Promises that slip: the customer hears it before, with an apology and a new time; the second time, call."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from assistant.domain.decision import Word
from assistant.domain.draft import DraftKind, DraftState
from assistant.domain.lead import CallResult, Lead, LeadState
from assistant.domain.promise import PromiseState
from tests.stories import ZONES, Story


def promised(zone: str = "America/New_York", **habits: object) -> Story:
    """Karen asked on Monday; by Tuesday noon, says the note that was sent."""
    story = Story(zone, **habits)  # type: ignore[arg-type]
    story.comes("2026-11-23 09:05")
    story.says(Word.APPROVE, "1", "2026-11-23 09:10")
    return story


@pytest.mark.parametrize("zone", ZONES)
def test_two_working_hours_before_it_slips_a_note_with_apology_and_a_later_time_is_drafted(zone: str) -> None:
    story = promised(zone)

    story.goes_on("2026-11-24 09:45")
    before = story.drafts(DraftKind.DELAY)
    story.wakes("2026-11-24 10:00")

    draft = story.the(DraftKind.DELAY)
    assert before == []
    assert "I'm sorry" in draft.version.text
    assert "by Wednesday, 25 November, at noon" in draft.version.text
    assert draft.version.promised == story.at("2026-11-25 12:00")
    assert len(story.world.in_drafts) == 1


def test_the_new_time_takes_the_place_of_the_old_once_it_is_sent() -> None:
    story = promised()
    story.wakes("2026-11-24 10:05")
    assert [p.state for p in story.lead().promises] == [PromiseState.OPEN]

    story.says(Word.APPROVE, "1b", "2026-11-24 10:30")

    old, new = story.lead().promises
    assert (old.state, new.state) == (PromiseState.RELEASED, PromiseState.OPEN)
    assert story.lead().due == story.at("2026-11-25 12:00")
    assert len(story.world.sent) == 2


@pytest.mark.parametrize("zone", ZONES)
def test_the_second_slip_is_no_letter_but_a_call_with_the_number(zone: str) -> None:
    story = promised(zone)
    with story.world.book.transaction() as book:
        lead = book.lead(1)
        book.put(lead_with_number(lead))
    story.wakes("2026-11-24 10:05")
    story.says(Word.APPROVE, "1b", "2026-11-24 10:30")

    story.goes_on("2026-11-25 10:00")

    assert story.pending() == []
    assert story.lead().question == "the new time slips too: call +13035550142 instead of writing again"
    story.says(Word.CALLED, "1", "2026-11-25 11:00", call=CallResult.REACHED)
    assert story.lead().question == ""
    assert story.lead().open_promises == ()


def lead_with_number(lead: Lead) -> Lead:
    return replace(lead, contact=replace(lead.contact, phone="+13035550142"))


def test_what_was_answered_in_time_needs_no_note() -> None:
    story = promised()
    story.dana_writes("2026-11-24 09:30")

    story.goes_on("2026-11-24 16:00")

    assert story.drafts(DraftKind.DELAY) == []
    assert [p.state for p in story.lead().promises] == [PromiseState.KEPT]


def test_an_answer_takes_the_note_back() -> None:
    story = promised()
    story.wakes("2026-11-24 10:05")

    story.dana_writes("2026-11-24 11:00")
    story.wakes("2026-11-24 11:05")

    assert story.the(DraftKind.DELAY).state is DraftState.WITHDRAWN
    assert story.world.in_drafts == []


def test_a_note_takes_itself_back_when_the_owner_says_that_the_promise_was_kept() -> None:
    story = promised()
    story.wakes("2026-11-24 10:05")
    promise = story.lead().promises[0]

    with story.world.book.transaction() as book:
        book.put(replace(book.lead(1), respond_by=None, state=LeadState.WAITING))
    story.says(Word.PROMISE_KEPT, "1", "2026-11-24 10:30", other=promise.id)

    assert story.the(DraftKind.DELAY).state is DraftState.WITHDRAWN
    assert "nothing is owed" in story.the(DraftKind.DELAY).why


def test_a_broken_promise_stays_visible_until_it_is_settled() -> None:
    story = promised()
    story.wakes("2026-11-24 10:05")
    story.says(Word.REJECT, "1b", "2026-11-24 10:10")

    for day in ("2026-11-24 17:30", "2026-11-25 17:30", "2026-12-18 17:30"):
        story.wakes(day)
        assert story.lead().is_overdue(story.now)
    story.says(Word.PROMISE_RELEASED, "1", "2026-12-18 17:40", other=story.lead().promises[0].id)

    assert story.lead().open_promises == ()


def test_a_note_the_owner_did_not_want_is_not_proposed_again() -> None:
    story = promised()
    story.wakes("2026-11-24 10:05")
    story.says(Word.REJECT, "1b", "2026-11-24 10:10")

    story.goes_on("2026-11-25 17:00")

    assert len(story.drafts(DraftKind.DELAY)) == 1


def test_after_two_days_asleep_the_new_time_still_lies_ahead() -> None:
    story = promised()

    story.wakes("2026-11-26 09:00")

    draft = story.the(DraftKind.DELAY)
    assert draft.version.promised == story.at("2026-11-27 12:00")
    assert story.lead().is_overdue(story.now)


def test_a_note_that_waits_too_long_for_its_yes_gets_another_time() -> None:
    story = promised()
    story.wakes("2026-11-24 10:05")

    story.goes_on("2026-11-25 10:00")

    draft = story.the(DraftKind.DELAY)
    assert (draft.state, draft.version.number) == (DraftState.PENDING, 2)
    assert draft.version.promised == story.at("2026-11-25 17:00")


def test_the_new_time_is_later_than_the_old_however_early_the_warning() -> None:
    story = promised(warn_before=timedelta(hours=8))

    story.wakes("2026-11-23 14:00")

    assert story.the(DraftKind.DELAY).version.promised == story.at("2026-11-25 12:00")


def test_in_mode_watch_no_note_is_drafted() -> None:
    story = promised()
    story.world.desk = replace(story.world.desk, habits=replace(story.world.habits, mode="watch"))

    story.wakes("2026-11-24 10:05")

    assert story.drafts(DraftKind.DELAY) == []


def test_needs_longer_drafts_the_note_at_once() -> None:
    story = promised()

    story.says(Word.LONGER, "1", "2026-11-23 10:00")

    assert story.the(DraftKind.DELAY).version.promised == story.at("2026-11-25 12:00")
    assert story.lead().wanted is None


@pytest.mark.parametrize(
    ("zone", "friday", "monday", "tuesday"),
    [
        ("America/New_York", "2026-03-06", "2026-03-09", "2026-03-10"),
        ("America/New_York", "2026-10-30", "2026-11-02", "2026-11-03"),
        ("Europe/Berlin", "2026-03-27", "2026-03-30", "2026-03-31"),
        ("Europe/Berlin", "2026-10-23", "2026-10-26", "2026-10-27"),
    ],
)
def test_over_a_change_of_clocks_the_warning_comes_two_working_hours_before(
    zone: str, friday: str, monday: str, tuesday: str
) -> None:
    story = Story(zone)
    story.comes(f"{friday} 15:00")
    story.says(Word.APPROVE, "1", f"{friday} 15:10")

    story.goes_on(f"{monday} 09:45")
    before = story.drafts(DraftKind.DELAY)
    story.wakes(f"{monday} 10:00")

    assert before == []
    assert story.the(DraftKind.DELAY).version.promised == story.at(f"{tuesday} 12:00")


def test_over_holidays_the_warning_and_the_new_time_keep_to_open_days() -> None:
    closed = frozenset({date(2026, 11, 26), date(2026, 11, 27)})
    story = Story(closed=closed)
    story.comes("2026-11-25 09:00")
    story.says(Word.APPROVE, "1", "2026-11-25 09:10")

    story.goes_on("2026-11-30 10:00")

    assert story.the(DraftKind.DELAY).created_at == story.at("2026-11-30 10:00")
    assert story.the(DraftKind.DELAY).version.promised == story.at("2026-12-01 12:00")


# --- it takes longer: what he says himself ----------------------------------------------------------------


def test_longer_before_anything_was_promised_gives_the_waiting_note_a_later_time() -> None:
    story = Story()
    story.comes("2026-11-23 09:05")

    answer = story.says(Word.LONGER, "1", "2026-11-23 09:30")

    note = story.the(DraftKind.ACKNOWLEDGEMENT)
    assert answer.words == "1: nothing was promised yet; 1a gets a later time and waits for your yes"
    assert (note.state, note.version.promised) == (DraftState.PENDING, story.at("2026-11-25 12:00"))
    assert "by Wednesday, 25 November, at noon" in note.version.text
    assert "than I promised" not in note.version.text
    assert story.lead().wanted is None
    story.says(Word.APPROVE, "1", "2026-11-23 09:40")
    story.goes_on("2026-11-23 12:00")
    assert story.drafts(DraftKind.DELAY) == []
    assert story.lead().due == story.at("2026-11-25 12:00")


def test_longer_for_somebody_never_promised_anything_says_so_and_drafts_nothing() -> None:
    story = Story()
    story.comes("2026-11-23 09:05")
    story.says(Word.REJECT, "1a", "2026-11-23 09:10")

    answer = story.says(Word.LONGER, "1", "2026-11-23 09:30")
    assert not answer.done
    assert "nothing was promised to lead 1 yet" in answer.words

    story.goes_on("2026-11-23 12:00")
    assert story.drafts(DraftKind.DELAY) == []


def test_longer_leaves_the_time_in_his_own_text_to_him() -> None:
    story = Story()
    story.comes("2026-11-23 09:05")
    story.says(Word.EDIT, "1a", "2026-11-23 09:10", text="Hi Karen,\n\nI'll call you tomorrow.\n\nDana\n")

    answer = story.says(Word.LONGER, "1", "2026-11-23 09:30")
    assert not answer.done
    assert "edit the time in 1a" in answer.words


def test_longer_a_second_time_says_call_instead_with_the_number() -> None:
    story = promised()
    with story.world.book.transaction() as book:
        book.put(lead_with_number(book.lead(1)))
    story.says(Word.LONGER, "1", "2026-11-23 10:00")
    again = story.says(Word.LONGER, "1", "2026-11-23 10:05")
    story.says(Word.APPROVE, "1b", "2026-11-23 10:10")

    answer = story.says(Word.LONGER, "1", "2026-11-24 10:00")
    assert not answer.done
    assert "call +13035550142 instead of writing again" in answer.words

    assert again.words == "1: 1b tells them a new time already"
    assert len(story.drafts(DraftKind.DELAY)) == 1


# --- a text of his own whose time has passed ----------------------------------------------------------------


def test_i11_his_own_text_whose_time_has_passed_is_not_approved_before_he_edits_it() -> None:
    story = Story()
    story.comes("2026-11-23 09:05")
    text = "Hi Karen,\n\nI'll call you by Tuesday, 24 November, at noon.\n\nDana\n"
    story.says(Word.EDIT, "1a", "2026-11-23 09:30", text=text)
    in_time = story.the(DraftKind.ACKNOWLEDGEMENT).version.promised
    story.goes_on("2026-11-24 13:00")

    answer = story.says(Word.APPROVE, "1a", "2026-11-24 13:05")

    assert in_time == story.at("2026-11-24 12:00")
    assert not answer.done
    assert answer.words == "1a says Tue 24 Nov 12:00, which has passed: edit it (`assistant edit 1a`)"
    assert story.the(DraftKind.ACKNOWLEDGEMENT).why == "its time has passed: edit it"
    assert (story.world.sent, story.lead().promises) == ([], ())

    story.says(Word.EDIT, "1a", "2026-11-24 13:10", text=text.replace("Tuesday, 24", "Wednesday, 25"))
    assert story.says(Word.APPROVE, "1a", "2026-11-24 13:11").done
    story.wakes("2026-11-24 13:15")
    assert [promise.due for promise in story.lead().promises] == [story.at("2026-11-25 12:00")]


def test_an_untouched_text_whose_time_has_passed_gets_a_new_one_before_it_may_go() -> None:
    story = Story()
    story.comes("2026-11-23 09:05")

    answer = story.world.says(Word.APPROVE, "1a", story.at("2026-11-24 12:30"))
    story.wakes("2026-11-24 12:31")

    assert not answer.done
    assert "Tue 24 Nov 12:00, which has passed: it gets a new time" in answer.words
    note = story.the(DraftKind.ACKNOWLEDGEMENT)
    assert note.version.promised == story.at("2026-11-24 17:00")
    assert story.says(Word.APPROVE, "1a", "2026-11-24 12:35").done
