"""People the owner names by hand: a lead, and a personal first note on the same day."""

from dataclasses import replace

import pytest

from assistant.domain.decision import Answer, Word
from assistant.domain.draft import DraftKind, DraftState
from assistant.domain.lead import Channel, LeadState
from assistant.domain.newcomer import Newcomer
from assistant.domain.report import report
from tests.stories import Story

PAUL = Newcomer(
    name="Paul Stein",
    email="Paul@Stein.example",
    phone="(303) 555-0161",
    about="a new bathroom",
    said="wants a bathroom in spring, wife decides",
    met="the trade fair",
    when="on Friday",
)
INTRODUCTION = DraftKind.INTRODUCTION


def added(story: Story, newcomer: Newcomer, when: str = "2026-11-23 10:00") -> Answer:
    return story.says(Word.ADD, newcomer.name, when, newcomer=newcomer)


def figures(story: Story) -> tuple[int, set[Channel]]:
    """How many inquiries the report counts, and by which channels."""
    day = story.hours.day_of(story.now)
    told = report(story.world.book.look().leads.values(), story.hours, day, day)
    return told.figures.inquiries, set(told.by_channel)


def test_who_asked_the_owner_himself_counts_as_an_inquiry_whom_he_met_or_imported_does_not() -> None:
    story = Story()
    added(story, replace(PAUL, met="", when="", email="ada@voss.example", phone=""))
    added(story, PAUL)
    added(story, replace(PAUL, met="", when="", line=7, email="cy@ito.example", phone=""))
    added(story, Newcomer(name="Eve Lund", email="eve@lund.example"))

    assert len(story.world.book.look().leads) == 4
    assert figures(story) == (1, {Channel.MANUAL})


def test_somebody_new_is_a_lead_with_a_first_note_the_same_minute() -> None:
    story = Story()

    answer = added(story, PAUL)

    lead = story.lead()
    assert answer.words == "Paul Stein is lead 1; a first note is drafted"
    assert (lead.channel, lead.state) == (Channel.MANUAL, LeadState.OPEN)
    assert (lead.contact.email, lead.contact.phone) == ("paul@stein.example", "+13035550161")
    assert lead.due == story.at("2026-11-24 12:00")
    text = story.the(INTRODUCTION).version.text
    assert "“a new bathroom”" in text
    assert "wife" not in text
    assert "We met at the trade fair, on Friday. I made a note" in text
    assert len(story.world.in_drafts) == 1


def test_the_first_note_starts_a_conversation_and_then_we_wait_for_them() -> None:
    story = Story()
    added(story, PAUL)

    story.says(Word.APPROVE, "1", "2026-11-23 10:30")

    assert story.lead().state is LeadState.WAITING
    assert story.lead().due is None
    (raw,) = story.world.sent
    assert b"In-Reply-To" not in raw


@pytest.mark.parametrize(
    ("language", "met", "when", "words"),
    [
        ("en", "the trade fair in Denver", "", "Plumbing. We met at the trade fair in Denver. I made"),
        ("en", "at the hardware store", "last Friday", "We met at the hardware store, last Friday. I"),
        ("de", "auf der Messe in Köln", "", "Wir haben uns auf der Messe in Köln kennengelernt. Ich"),
        ("de", "Messe Köln", "Freitag", "Wir haben uns kennengelernt (Messe Köln, Freitag). Ich"),
        ("fr", "au salon de Lyon", "", "Nous nous sommes rencontrés au salon de Lyon. J'avais"),
        ("fr", "salon de Lyon", "vendredi", "Nous nous sommes rencontrés (salon de Lyon, vendredi). J'"),
        ("es", "en la feria de Valencia", "", "Nos conocimos en la feria de Valencia. Tenía"),
        ("es", "feria de Valencia", "", "Nos conocimos (feria de Valencia). Tenía"),
    ],
)
def test_the_first_note_says_where_you_met_in_your_own_words(
    language: str, met: str, when: str, words: str
) -> None:
    story = Story()
    owner = replace(story.world.desk.owner, language=language)
    story.world.desk = replace(story.world.desk, owner=owner)

    added(story, replace(PAUL, met=met, when=when, said=""))

    assert words in story.the(INTRODUCTION).version.text


def test_where_a_list_says_somebody_is_from_stays_with_the_owner() -> None:
    story = Story()

    added(story, replace(PAUL, met="paid ads", when="", line=3))

    assert "paid ads" not in story.the(INTRODUCTION).version.text
    assert story.lead().reasons == ("you met them: paid ads",)


def test_the_nudge_after_a_first_note_speaks_of_no_decision() -> None:
    story = Story()
    added(story, PAUL)
    story.says(Word.APPROVE, "1", "2026-11-23 10:30")

    story.goes_on("2026-11-27 09:00")

    text = story.the(DraftKind.NUDGE).version.text
    assert "my first note about “a new bathroom” reached you" in text
    assert "decide" not in text


def test_a_first_note_nobody_answers_is_followed_by_a_nudge() -> None:
    story = Story()
    added(story, PAUL)
    story.says(Word.APPROVE, "1", "2026-11-23 10:30")

    story.goes_on("2026-11-27 09:00")

    assert story.the(DraftKind.NUDGE).state is DraftState.PENDING


def test_without_an_address_they_are_to_be_called() -> None:
    story = Story()

    answer = added(story, replace(PAUL, email=""))

    assert "call" in answer.words
    assert story.lead().drafts == ()
    assert story.lead().due == story.at("2026-11-24 12:00")


def test_nobody_is_added_without_a_way_to_reach_them() -> None:
    story = Story()

    answer = added(story, replace(PAUL, email="paul at stein", phone="12"))

    assert not answer.done
    assert "no mail address" in answer.words
    assert story.world.book.look().leads == {}


def test_our_own_address_is_nobody_new() -> None:
    story = Story()

    assert not added(story, replace(PAUL, email="dana@reyes.example")).done


def test_who_waits_already_gets_no_second_line() -> None:
    story = Story()
    story.comes("2026-11-23 09:05", "Paul Stein <paul@stein.example>", "Bathroom")

    answer = added(story, PAUL)

    assert answer.words == "Paul Stein has lead 1 already; it is noted there"
    assert story.drafts(INTRODUCTION) == []
    assert story.lead().excerpt == "wants a bathroom in spring, wife decides"


def test_an_answer_by_hand_takes_the_first_note_back() -> None:
    story = Story()
    added(story, PAUL)

    story.dana_writes("2026-11-23 11:00", to="paul@stein.example")

    assert story.the(INTRODUCTION).state is DraftState.WITHDRAWN
    assert story.lead().state is LeadState.WAITING


def test_mail_from_them_makes_the_first_note_needless() -> None:
    story = Story()
    added(story, PAUL)

    story.comes(
        "2026-11-23 11:00", "Paul Stein <paul@stein.example>", "Bathroom", text="When can you come?\n"
    )

    assert story.the(INTRODUCTION).state is DraftState.WITHDRAWN
    assert len(story.world.book.look().leads) == 1


def test_a_person_who_is_only_to_be_known_gets_no_lead() -> None:
    story = Story()

    added(story, replace(PAUL, introduce=False))

    book = story.world.book.look()
    assert book.leads == {}
    assert [person.emails for person in book.people.values()] == [("paul@stein.example",)]


def test_whoever_said_no_thanks_is_not_introduced_again() -> None:
    story = Story()
    added(story, replace(PAUL, introduce=False))
    with story.world.book.transaction() as book:
        (person,) = book.people.values()
        book.put_person(replace(person, no_thanks=story.now))

    added(story, PAUL, "2026-11-23 11:00")

    assert story.lead().drafts == ()


def test_in_mode_watch_a_newcomer_is_listed_and_nothing_is_drafted() -> None:
    story = Story(mode="watch")

    added(story, PAUL)

    assert story.lead().drafts == ()
