"""Several promises to one person: each is warned of, moved, kept and broken for itself."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.domain.absence import Absence, days_of
from assistant.domain.decision import Word
from assistant.domain.draft import DraftKind, DraftState
from assistant.domain.lead import CallResult, LeadState
from assistant.domain.leaving import bring_back, come_back, go_away
from assistant.domain.promise import PromiseState
from assistant.domain.settling import DID_IT_KEEP
from tests.stories import Story

OPEN, KEPT, RELEASED = PromiseState.OPEN, PromiseState.KEPT, PromiseState.RELEASED

QUOTE = "I'll send the quote by Wednesday noon."
TWO = "I'll send the quote by Wednesday noon. I'll send the photos by Friday noon."
THREE = f"{QUOTE} I'll call you Friday at 10. I'll come by Monday 9 Nov at 9."


def promised(words: str, **habits: object) -> Story:
    """Karen asked on Monday, 2 November; Dana answered with these words."""
    story = Story(**habits)  # type: ignore[arg-type]
    story.comes("2026-11-02 09:05")
    story.dana_writes("2026-11-02 09:30", f"Hi Karen,\n\n{words}\n\nDana\n")
    return story


def fates(story: Story) -> list[tuple[str, PromiseState]]:
    return [(p.does, p.state) for p in story.lead().promises]


# --- moved --------------------------------------------------------------------------------------------------


def test_a_delay_note_moves_only_the_promise_that_slips() -> None:
    story = promised(THREE)
    story.goes_on("2026-11-04 10:30")

    draft = story.the(DraftKind.DELAY)
    assert draft.moves == (story.lead().promises[0].id,)
    story.says(Word.APPROVE, "1", "2026-11-04 10:40")

    assert fates(story) == [("send", RELEASED), ("call", OPEN), ("visit", OPEN), ("send", OPEN)]


def test_needs_longer_moves_only_the_earliest_promise() -> None:
    story = promised(THREE)
    story.says(Word.LONGER, "1", "2026-11-02 10:00")
    story.says(Word.APPROVE, "1", "2026-11-02 10:10")

    assert fates(story) == [("send", RELEASED), ("call", OPEN), ("visit", OPEN), ("send", OPEN)]


def test_a_new_time_for_a_paper_is_not_kept_by_a_mail_that_only_asks() -> None:
    story = promised(QUOTE)
    story.goes_on("2026-11-04 10:30")
    story.says(Word.APPROVE, "1", "2026-11-04 10:40")
    story.dana_writes("2026-11-04 15:00", "What is your exact address?\n")

    assert fates(story) == [("send", RELEASED), ("send", OPEN)]


def test_a_note_whose_promise_was_kept_leaves_and_the_next_promise_gets_its_own() -> None:
    story = promised(TWO)
    story.goes_on("2026-11-04 10:30")
    first, second = story.lead().promises
    story.says(Word.PROMISE_KEPT, "1", "2026-11-04 11:00", other=first.id)
    assert [d.state for d in story.drafts(DraftKind.DELAY)] == [DraftState.WITHDRAWN]

    story.goes_on("2026-11-06 10:30")

    _, note = story.drafts(DraftKind.DELAY)
    assert (note.state, note.moves) == (DraftState.PENDING, (second.id,))


def test_after_a_note_that_was_not_wanted_the_next_promise_is_warned_of_all_the_same() -> None:
    story = promised(TWO)
    story.goes_on("2026-11-04 10:30")
    story.says(Word.REJECT, "1", "2026-11-04 11:00")
    story.goes_on("2026-11-06 10:30")

    assert [d.moves for d in story.drafts(DraftKind.DELAY)] == [(p.id,) for p in story.lead().promises]


def test_only_the_new_time_itself_slips_a_second_time() -> None:
    story = promised(TWO)
    story.goes_on("2026-11-04 10:30")
    story.says(Word.APPROVE, "1", "2026-11-04 10:40")
    moved = story.lead().promises[-1]
    story.says(Word.PROMISE_KEPT, "1", "2026-11-04 15:00", other=moved.id)
    story.goes_on("2026-11-06 10:30")

    assert story.lead().question == ""
    assert [d.state for d in story.drafts(DraftKind.DELAY)] == [DraftState.SENT, DraftState.PENDING]


# --- kept ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "Sorry, the quote is not ready yet, I need a bit more time.",
        "What is your exact address?",
        "Das Angebot ist noch nicht fertig, ich brauche etwas länger.",
        "Le devis n'est pas encore prêt.",
        "El presupuesto todavía no está listo.",
    ],
)
def test_i25_an_excuse_or_a_question_keeps_no_paper_and_nobody_is_asked(words: str) -> None:
    story = promised(QUOTE)
    story.dana_writes("2026-11-03 10:00", f"Hi Karen,\n\n{words}\n\nDana\n")

    assert (fates(story), story.lead().question) == ([("send", OPEN)], "")
    story.wakes("2026-11-04 12:01")
    assert story.lead().is_overdue(story.now)


@pytest.mark.parametrize(
    "words",
    [
        "Here is the quote for the tap.",
        "The quote is attached.",
        "Anbei das Angebot.",
        "Ci-joint le devis.",
        "Adjunto el presupuesto.",
        "All in all it comes to $480, trap included.",
    ],
)
def test_a_mail_that_hands_it_over_keeps_it(words: str) -> None:
    story = promised(QUOTE)
    story.dana_writes("2026-11-03 10:00", f"Hi Karen,\n\n{words}\n\nDana\n")

    assert (fates(story), story.lead().question) == ([("send", KEPT)], "")


@pytest.mark.parametrize(
    ("promise", "words"),
    [
        ("I'll call you on Friday morning.", "Here is the invoice for the other house."),
        (QUOTE, "Here is the invoice for the other house."),
        (QUOTE, "We met your neighbour, who was happy with the work we did on the roof last year."),
        ("I'll get back to you by Friday.", "I'll call you on Thursday morning."),
        ("I'll order the part tomorrow.", "The part is ordered and should arrive within the week."),
    ],
)
def test_i25_where_nobody_can_tell_it_stays_open_and_he_is_asked_once(promise: str, words: str) -> None:
    story = promised(promise)
    first = story.lead().promises[0]
    story.dana_writes("2026-11-02 11:00", f"Hi Karen,\n\n{words}\n\nDana\n")

    assert story.lead().promises[0].state is OPEN
    assert story.lead().question.startswith(DID_IT_KEEP)
    assert first.id in story.lead().question
    story.dana_writes("2026-11-02 14:00", f"Hi Karen,\n\n{words}\n\nDana\n")
    assert sum(line.words.startswith(DID_IT_KEEP) for line in story.lead().history) == 1


@pytest.mark.parametrize("word", [Word.PROMISE_KEPT, Word.PROMISE_RELEASED])
def test_the_question_goes_with_the_owners_word_about_the_promise(word: Word) -> None:
    story = promised(QUOTE)
    story.dana_writes("2026-11-02 11:00", "Here is the invoice for the other house.\n")
    assert story.lead().question
    story.says(word, "1", "2026-11-02 12:00", other=story.lead().promises[0].id)

    assert story.lead().question == ""


def test_i25_a_call_that_was_only_tried_keeps_no_call() -> None:
    story = promised("I'll call you on Friday morning.")
    story.dana_writes("2026-11-04 10:00", "I tried to call you but could not get through.\n")

    assert (fates(story), story.lead().question) == ([("call", OPEN)], "")
    story.says(Word.CALLED, "1", "2026-11-05 10:00", call=CallResult.REACHED)
    assert fates(story) == [("call", KEPT)]


def test_a_mail_that_tells_of_the_call_keeps_it() -> None:
    story = promised("I'll call you on Friday morning.")
    story.dana_writes("2026-11-04 10:00", "As discussed on the phone, we start on the ninth.\n")

    assert fates(story)[0] == ("call", KEPT)


# --- work and visits ----------------------------------------------------------------------------------------

WORK = [
    "I'll check with my supplier by Wednesday noon and get back to you.",
    "I'll have it ready by Wednesday noon.",
    "I'll look into it by Wednesday noon.",
    "I'll order the part by Wednesday noon.",
    "I'll finish the job by Wednesday noon.",
    "Ich habe es bis Mittwoch 12 Uhr fertig.",
    "Je commande la pièce avant mercredi midi.",
    "Lo tendré listo antes del miércoles a las 12.",
]


@pytest.mark.parametrize("words", WORK)
def test_work_that_is_owed_is_warned_of_and_stays_visible_until_it_is_settled(words: str) -> None:
    story = promised(words)
    story.goes_on("2026-11-04 11:30")
    assert len(story.drafts(DraftKind.DELAY)) == 1

    story.goes_on("2026-11-06 12:00", every=story.world.habits.warn_before)
    assert [p.state for p in story.lead().promises] == [OPEN] * len(story.lead().promises)
    assert story.lead().is_overdue(story.now)


@pytest.mark.parametrize("words", ["I'll be there on Wednesday at 10.", "I'll be over on Wednesday at 10."])
def test_only_an_appointment_is_let_go_at_its_time(words: str) -> None:
    story = promised(words)
    story.goes_on("2026-11-04 10:30")

    assert (fates(story), story.drafts(DraftKind.DELAY)) == ([("visit", RELEASED)], [])
    assert story.lead().state is LeadState.WAITING


# --- absences -----------------------------------------------------------------------------------------------


def go(story: Story, first: str, last: str) -> None:
    """Dana is away on these days; a round after it."""
    absence = Absence(date.fromisoformat(first), date.fromisoformat(last))
    story.hours = replace(story.hours, closed=days_of([absence]))
    with story.world.book.transaction() as book:
        go_away(book, absence, story.now, story.hours)
    story.world.round(story.now)


def test_an_absence_moves_what_is_due_in_it_and_nothing_else() -> None:
    story = promised(f"{THREE} I'll order the part by Thursday noon.")
    go(story, "2026-11-05", "2026-11-06")
    draft = story.the(DraftKind.DELAY)
    quote, call, _visit, part = story.lead().promises
    assert set(draft.moves) == {call.id, part.id}
    story.says(Word.APPROVE, "1", "2026-11-02 10:00")

    assert [p.state for p in story.lead().promises[:4]] == [OPEN, RELEASED, OPEN, RELEASED]
    assert {p.does for p in story.lead().open_promises if p.was_moved} == {"call", "work"}
    assert quote.id == story.lead().open_promises[0].id


def test_a_visit_that_falls_into_an_absence_is_for_a_call_and_stands_till_then() -> None:
    story = promised("I'll come by on Thursday at 10.")
    go(story, "2026-11-05", "2026-11-06")

    assert (fates(story), story.drafts(DraftKind.DELAY)) == ([("visit", OPEN)], [])


def test_coming_back_early_takes_the_note_back_and_the_promise_is_still_warned_of() -> None:
    story = promised("I'll send the quote by Friday noon.")
    go(story, "2026-11-05", "2026-11-06")
    away, story.hours = story.hours, replace(story.hours, closed=frozenset())
    assert away.closed
    with story.world.book.transaction() as book:
        ended = come_back(book, None, date(2026, 11, 5))
        bring_back(book, ended, story.now, story.hours, story.world.habits.policy)
    assert story.the(DraftKind.DELAY).state is DraftState.WITHDRAWN
    story.goes_on("2026-11-06 10:30")

    assert [d.state for d in story.drafts(DraftKind.DELAY)] == [DraftState.WITHDRAWN, DraftState.PENDING]
