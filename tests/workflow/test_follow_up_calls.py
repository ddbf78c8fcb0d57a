"""Phone tag, played properly: attempts are counted, the next one comes at another time, mail is offered."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from assistant.adapters.format_files import load_formats
from assistant.adapters.render import Templates
from assistant.domain.business_hours import BusinessHours
from assistant.domain.calls import call_window, say_window, times_to_reach_us, windows_of
from assistant.domain.decision import Word
from assistant.domain.draft import DraftKind, DraftState
from assistant.domain.lead import CallResult, LeadState
from assistant.domain.summary import summarise
from assistant.domain.tone import SAMPLE
from tests.stories import TEMPLATES, ZONES, Story

LEFT, MISSED, REACHED = CallResult.LEFT_MESSAGE, CallResult.NO_ANSWER, CallResult.REACHED


def with_number(zone: str = "America/New_York", **habits: object) -> Story:
    """Karen wrote on Monday at nine, with her number below; the note went out."""
    story = Story(zone, **habits)  # type: ignore[arg-type]
    text = "Hi,\n\nour kitchen tap leaks. Could you call me?\n\n-- \nKaren\nPhone: (303) 555-0142\n"
    story.comes("2026-11-23 09:05", text=text)
    story.says(Word.APPROVE, "1", "2026-11-23 09:10")
    return story


def called(story: Story, when: str, result: CallResult) -> str:
    return story.says(Word.CALLED, "1", when, call=result).words


def next_window(story: Story) -> tuple[str, str] | None:
    span = call_window(story.lead(), story.now, story.hours)
    return (story.local(span[0]), story.local(span[1])) if span else None


# --- the next attempt -------------------------------------------------------------------------------------


def owing_nothing_soon(story: Story) -> None:
    """What she is owed falls due in a week."""
    with story.world.book.transaction() as book:
        book.put(replace(book.lead(1), promises=(), respond_by=story.at("2026-11-30 12:00")))


@pytest.mark.parametrize("zone", ZONES)
def test_the_next_attempt_is_on_another_day_in_a_part_of_the_day_not_tried_yet(zone: str) -> None:
    story = with_number(zone)
    owing_nothing_soon(story)

    first = called(story, "2026-11-23 10:00", MISSED)

    assert next_window(story) == ("2026-11-24 13:00", "2026-11-24 17:00")
    assert first == "1: no answer; they still wait; next try Tue 24 Nov 13:00 to 17:00"


def test_where_both_parts_were_tried_the_one_tried_less_comes_next() -> None:
    story = with_number()
    owing_nothing_soon(story)
    for when in ("2026-11-23 10:00", "2026-11-23 11:00", "2026-11-23 14:00"):
        called(story, when, MISSED)

    assert next_window(story) == ("2026-11-24 13:00", "2026-11-24 17:00")


@pytest.mark.parametrize(
    ("tried", "due", "next_try"),
    [
        ("2026-11-23 10:00", "2026-11-24 12:00", ("2026-11-23 13:00", "2026-11-23 17:00")),
        ("2026-11-24 08:31", "2026-11-24 12:00", ("2026-11-24 09:31", "2026-11-24 12:00")),
        ("2026-11-24 08:31", "2026-11-24 15:00", ("2026-11-24 13:00", "2026-11-24 15:00")),
        ("2026-11-24 08:31", "2026-11-25 12:00", ("2026-11-24 13:00", "2026-11-24 17:00")),
        ("2026-11-24 11:20", "2026-11-24 12:00", ("2026-11-24 13:00", "2026-11-24 17:00")),
    ],
)
def test_the_next_attempt_comes_before_it_is_owed_if_need_be_on_the_same_day(
    tried: str, due: str, next_try: tuple[str, str]
) -> None:
    story = with_number()
    called(story, tried, MISSED)
    lead = replace(story.lead(), promises=(), respond_by=story.at(due))

    span = call_window(lead, story.now, story.hours)

    assert span is not None
    assert (story.local(span[0]), story.local(span[1])) == next_try


def test_somebody_overdue_is_tried_again_the_same_day_at_another_time() -> None:
    story = with_number()
    story.wakes("2026-11-24 12:30")
    called(story, "2026-11-25 09:00", MISSED)

    assert story.lead().is_overdue(story.now)
    assert next_window(story) == ("2026-11-25 13:00", "2026-11-25 17:00")


def test_windows_keep_to_open_days_and_hours() -> None:
    story = Story(closed=frozenset({date(2026, 11, 26)}))
    story.comes("2026-11-25 09:05")
    called(story, "2026-11-25 15:00", MISSED)
    story.now = story.at("2026-11-26 10:00")

    assert next_window(story) == ("2026-11-27 08:00", "2026-11-27 12:00")


@pytest.mark.parametrize(
    ("zone", "day"), [("America/New_York", date(2026, 3, 9)), ("Europe/Berlin", date(2026, 10, 26))]
)
def test_after_a_change_of_clocks_windows_stand_at_the_same_hour(zone: str, day: date) -> None:
    story = Story(zone)

    spans = [(story.local(a)[-5:], story.local(b)[-5:]) for a, b in windows_of(day, story.hours)]

    assert spans == [("08:00", "12:00"), ("13:00", "17:00")]


def test_attempts_are_counted_from_the_last_time_somebody_was_reached() -> None:
    story = with_number()
    called(story, "2026-11-23 10:00", MISSED)
    called(story, "2026-11-23 14:00", REACHED)
    story.comes("2026-11-30 09:00", text="Could you call again, please?\n")

    assert next_window(story) == ("2026-11-30 09:00", "2026-11-30 12:00")


# --- the mail that offers times ---------------------------------------------------------------------------


@pytest.mark.parametrize("zone", ZONES)
def test_after_a_message_was_left_a_mail_names_two_windows_and_offers_to_write(zone: str) -> None:
    story = with_number(zone)

    called(story, "2026-11-23 10:00", LEFT)

    text = story.the(DraftKind.PHONE_TAG).version.text
    assert "Tuesday, 24 November, 8 am to noon or Wednesday, 25 November, 1 pm to 5 pm" in text
    assert "+13035550100" in text
    assert "rather write" in text
    assert story.lead().state is LeadState.OPEN


def test_no_mail_where_nobody_was_spoken_to_or_no_address_is_known() -> None:
    story = with_number()
    called(story, "2026-11-23 10:00", MISSED)
    before = story.drafts(DraftKind.PHONE_TAG)
    with story.world.book.transaction() as book:
        lead = book.lead(1)
        book.put(replace(lead, route=replace(lead.route, to=None), contact=replace(lead.contact, email=None)))
        book.put_person(replace(book.people[lead.person], emails=()))
    called(story, "2026-11-24 14:00", LEFT)

    assert before == []
    assert story.drafts(DraftKind.PHONE_TAG) == []


def test_a_caller_whose_address_is_known_from_elsewhere_gets_the_mail() -> None:
    story = with_number()
    with story.world.book.transaction() as book:
        lead = book.lead(1)
        book.put(replace(lead, route=replace(lead.route, to=None), contact=replace(lead.contact, email=None)))

    called(story, "2026-11-23 10:00", LEFT)

    assert story.the(DraftKind.PHONE_TAG).version.recipient.email == "karen@mail.example"


def test_times_that_passed_are_replaced_before_anybody_says_yes() -> None:
    story = with_number()
    called(story, "2026-11-23 10:00", LEFT)

    story.goes_on("2026-11-24 08:00")

    draft = story.the(DraftKind.PHONE_TAG)
    assert (draft.version.number, draft.state) == (2, DraftState.PENDING)
    assert "Wednesday, 25 November, 8 am to noon" in draft.version.text


def test_one_message_left_one_mail() -> None:
    story = with_number()
    called(story, "2026-11-23 10:00", LEFT)
    story.says(Word.APPROVE, "1b", "2026-11-23 10:05")

    story.goes_on("2026-11-24 09:00")
    once = len(story.drafts(DraftKind.PHONE_TAG))
    called(story, "2026-11-24 09:30", LEFT)

    assert once == 1
    assert len(story.drafts(DraftKind.PHONE_TAG)) == 2


@pytest.mark.parametrize("zone", ZONES)
def test_i14_a_message_left_while_the_first_note_waits_takes_its_place_with_the_mail_about_the_call(
    zone: str,
) -> None:
    story = Story(zone)
    story.comes("2026-11-23 09:05")

    words = called(story, "2026-11-23 10:00", LEFT)
    story.goes_on("2026-11-23 12:00")

    assert words.startswith("1: you left a message; they still wait for an answer; 1a is withdrawn")
    note = story.the(DraftKind.ACKNOWLEDGEMENT)
    assert (note.state, note.why) == (DraftState.WITHDRAWN, "you left them a message")
    assert story.pending() == [("1b", DraftKind.PHONE_TAG)]
    assert len(story.world.in_drafts) == 1


def test_i14_a_message_left_before_any_note_was_drafted_leaves_none_to_draft() -> None:
    story = Story()
    story.world.desk.sees.sent_readable["business"] = False
    story.comes("2026-11-23 09:05")
    account = story.lead().route.account
    story.world.desk.sees.sent_readable[account] = True
    story.world.says(Word.CALLED, "1", story.at("2026-11-23 09:06"), call=LEFT)

    story.goes_on("2026-11-23 12:00")

    kinds = {draft.kind for draft in story.lead().drafts if draft.state is DraftState.PENDING}
    assert kinds == {DraftKind.PHONE_TAG}


def test_a_note_he_approved_goes_out_although_a_message_was_left() -> None:
    story = with_number()
    called(story, "2026-11-23 10:00", LEFT)

    assert story.the(DraftKind.ACKNOWLEDGEMENT).state is DraftState.SENT


def test_reaching_them_takes_the_mail_back() -> None:
    story = with_number()
    called(story, "2026-11-23 10:00", LEFT)
    called(story, "2026-11-23 14:00", REACHED)
    story.wakes("2026-11-23 14:05")

    assert story.the(DraftKind.PHONE_TAG).state is DraftState.WITHDRAWN
    assert story.world.in_drafts == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Tuesday, 1 December, 8 am to noon"),
        ("de", "Dienstag, 1. Dezember, 8 bis 12 Uhr"),
        ("fr", "mardi 1er décembre de 8 h à midi"),
        ("es", "martes 1 de diciembre, de 8:00 a 12:00"),
        ("it", "martedì 1º dicembre, dalle 8:00 alle 12:00"),
        ("nl", "dinsdag 1 december, 8 tot 12 uur"),
        ("pt-BR", "terça-feira, 1º de dezembro, das 8:00 às 12:00"),
    ],
)
def test_a_window_is_said_as_people_say_it(language: str, words: str) -> None:
    story = Story()
    now = story.at("2026-11-30 10:00")

    assert say_window(times_to_reach_us(now, story.hours)[0], story.hours, language, now=now) == words


def test_whose_clock_the_windows_mean_is_said_once_where_theirs_shows_another_time() -> None:
    story = with_number()
    with story.world.book.transaction() as book:
        book.put(replace(book.lead(1), clock_apart=-60))

    called(story, "2026-11-23 10:00", LEFT)

    text = story.the(DraftKind.PHONE_TAG).version.text
    assert "8 am to noon or Wednesday, 25 November, 1 pm to 5 pm (New York time)." in text


def test_who_works_one_day_a_week_names_two_of_them() -> None:
    week = ((), (), (), (), (), ((time(9), time(12)),), ())
    hours = BusinessHours(ZoneInfo("America/New_York"), week)
    for today in range(23, 30):
        now = datetime(2026, 11, today, 15, tzinfo=UTC)
        days = [hours.day_of(start) for start, _ in times_to_reach_us(now, hours)]
        assert days == (
            [date(2026, 11, 28), date(2026, 12, 5)] if today < 28 else [date(2026, 12, 5), date(2026, 12, 12)]
        )


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "The best time to catch me at 1 is Saturday."),
        ("de", "Am besten erreichen Sie mich unter 1 zu dieser Zeit: Saturday."),
        ("fr", "Le meilleur moment pour me joindre au 1\u00a0: Saturday."),
        ("es", "El mejor momento para localizarme en el 1: Saturday."),
    ],
)
def test_a_single_window_is_one(language: str, words: str) -> None:
    values = {**SAMPLE, "windows": ("Saturday",), "owner": {**SAMPLE["owner"], "phone": "1"}}  # type: ignore[dict-item]
    text = Templates((TEMPLATES,)).reply(DraftKind.PHONE_TAG, language, values).text
    assert words in text


# --- they try too -----------------------------------------------------------------------------------------


def test_a_further_voicemail_joins_and_both_sides_attempts_are_shown() -> None:
    story = Story()
    story.world.desk = replace(story.world.desk, formats=load_formats(None))
    for when in ("2026-11-23 09:05", "2026-11-23 15:00"):
        story.comes(
            when,
            "Voicemail <voicemail@phones.example>",
            f"New voicemail from (303) 555-0142 at {when}",
            text="You have a new voicemail from (303) 555-0142.\nDuration: 0:42\n",
        )
    called(story, "2026-11-23 16:00", MISSED)

    lead = story.lead()
    assert len(story.world.book.look().leads) == 1
    assert lead.due == story.at("2026-11-24 12:00")
    summary = summarise(
        story.world.book.look(),
        story.now,
        story.hours,
        next_summary=story.now + timedelta(days=1),
        troubles={},
        looked={},
        display_phone=str,
    )
    (row,) = [row for section in summary.sections for row in section.rows]
    assert row.tried == "they called 2×, you tried 1×, last time no answer"
    assert row.todo[-1] == "Next try Tue 24 Nov 08:00 to 12:00"
