"""Who is said to wait, in which list and why; and whose mailbox it is."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from assistant.domain.audit import Sort, Waiting, examine, learned_addresses, learned_name, slowest, waiting
from assistant.domain.book import Book
from assistant.domain.business_hours import BusinessHours
from assistant.domain.lead import (
    Channel,
    Entry,
    Lead,
    LeadState,
    Route,
    Voice,
    thanked,
    they_wrote,
    we_answered,
)
from assistant.domain.message import Address
from assistant.domain.reading import Contact, Kind, Reading, Verdict
from assistant.domain.report import inquiries

ZONE = ZoneInfo("Europe/Berlin")
HOURS = BusinessHours(ZONE, tuple(((time(9), time(17)),) if day < 5 else () for day in range(7)))
NOW = datetime(2026, 11, 20, 16, 0, tzinfo=UTC)
LONG_AGO, LATELY = NOW - timedelta(days=9), NOW - timedelta(hours=2)
READING = Reading(Verdict.LEAD, Kind.EMAIL)


def entry(voice: Voice, when: datetime, words: str = "", kind: Kind = Kind.EMAIL) -> Entry:
    return Entry(voice, when, f"{voice}{when}{words}", excerpt=words, kind=kind)


def lead(
    number: int = 1,
    came: datetime = LONG_AGO,
    due: datetime | None = LONG_AGO + timedelta(days=1),
    **more: object,
) -> Lead:
    """Nora wrote nine days ago; an answer was due the day after."""
    made = Lead(
        number=number,
        person=f"p{number}",
        channel=Channel.EMAIL,
        contact=Contact("Nora Feld", f"nora{number}@feld.example"),
        received_at=came,
        opened_at=came,
        respond_by=due,
        conversation=(entry(Voice.THEM, came, "Can you come?"),),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def judged(it: Lead) -> Waiting:
    found = waiting(it, HOURS, NOW)
    assert found is not None
    return found


def booked(*leads: Lead) -> Book:
    return Book(leads={each.number: each for each in leads})


# --- the lists --------------------------------------------------------------------------------------------


def test_a_mail_without_an_answer_past_its_time_was_never_answered() -> None:
    found = judged(lead())
    assert (found.sort, found.since, found.times) == (Sort.NEVER, LONG_AGO, 1)
    assert found.why == "No mail to nora1@feld.example is in Sent."


def test_who_left_a_number_too_may_have_been_called_and_the_reason_says_so() -> None:
    found = judged(lead(contact=Contact("Nora Feld", "nora@feld.example", "+13035550133")))
    assert found.sort is Sort.NEVER
    assert found.why.endswith("if you called them, cross them out.")


def test_a_caller_is_never_said_to_have_been_left_alone() -> None:
    for channel in (Channel.VOICEMAIL, Channel.MISSED_CALL, Channel.TEXT_MESSAGE):
        found = judged(lead(channel=channel, contact=Contact(None, "relay@phone.example", "+13035550133")))
        assert found.sort is Sort.CALL
        assert "no trace in a mailbox" in found.why


def test_a_form_with_only_a_number_is_for_the_phone_too() -> None:
    assert (
        judged(lead(channel=Channel.WEB_FORM, contact=Contact("Al", None, "+13035550133"))).sort is Sort.CALL
    )


@pytest.mark.parametrize("channel", [Channel.VOICEMAIL, Channel.WEB_FORM])
def test_whom_nothing_reaches_stands_apart(channel: Channel) -> None:
    assert judged(lead(channel=channel, contact=Contact("Al"))).sort is Sort.APP


def test_a_relay_can_be_answered_by_mail() -> None:
    found = judged(lead(contact=Contact("Al"), route=Route(to="abc@relay.example", relay=True)))
    assert (found.sort, found.why) == (Sort.NEVER, "No mail to their relay address is in Sent.")


def test_who_wrote_lately_is_still_in_time() -> None:
    assert judged(lead(came=LATELY, due=NOW + timedelta(hours=20))).sort is Sort.IN_TIME


def test_an_answer_ends_the_wait_and_thanks_do_not_begin_one() -> None:
    answered = we_answered(lead(), entry(Voice.US, LONG_AGO + timedelta(hours=1)))
    assert waiting(answered, HOURS, NOW) is None
    thanks = thanked(answered, entry(Voice.THEM, LONG_AGO + timedelta(hours=2), "Thanks!"))
    assert waiting(thanks, HOURS, NOW) is None


def again(words: str, *, confirms: bool = False) -> Lead:
    answered = we_answered(lead(), entry(Voice.US, LONG_AGO + timedelta(hours=1)))
    reading = replace(READING, confirms_only=confirms)
    later = entry(Voice.THEM, LONG_AGO + timedelta(days=2), words)
    return they_wrote(answered, reading, later, LONG_AGO + timedelta(days=3))


def test_who_asked_again_after_an_answer_waits_since_that_question() -> None:
    found = judged(again("One more thing: how much is it?"))
    assert (found.sort, found.since) == (Sort.AGAIN, LONG_AGO + timedelta(days=2))
    assert found.why.startswith("You answered on 11 November")


def test_who_had_the_last_word_and_asked_nothing_is_no_reproach() -> None:
    assert judged(again("Coffee is on me.")).sort is Sort.LAST_WORD
    assert waiting(again("Tuesday works", confirms=True), HOURS, NOW) is None


def test_an_undecided_one_is_shown_with_the_reasons_and_where_it_lies() -> None:
    found = judged(
        lead(state=LeadState.UNDECIDED, in_junk=True, reasons=("Lies in Junk.", "Asks a question."))
    )
    assert found.sort is Sort.PERHAPS
    assert found.why == "It lies in Junk. Is it an inquiry? Asks a question."


def test_i25_weak_evidence_of_an_answer_asks() -> None:
    found = judged(lead(question="you wrote with them in copy: was this your answer?"))
    assert (found.sort, found.why) == (Sort.PERHAPS, "You wrote with them in copy: was this your answer?")


def test_a_namesake_answered_soon_after_at_another_address_is_asked_about() -> None:
    other = we_answered(
        lead(2, came=LONG_AGO + timedelta(hours=1)), entry(Voice.US, LONG_AGO + timedelta(days=1))
    )
    sorts = {each.lead.number: each.sort for each in examine(booked(lead(), other), HOURS, NOW, 30).waiting}
    assert sorts == {1: Sort.PERHAPS}


def test_a_namesake_answered_much_later_or_known_by_one_name_only_proves_nothing() -> None:
    late = we_answered(lead(2), entry(Voice.US, LONG_AGO + timedelta(days=5)))
    assert examine(booked(lead(), late), HOURS, NOW, 30).waiting[0].sort is Sort.NEVER
    nora = Contact("Nora", "nora@feld.example")
    soon = we_answered(
        lead(2, contact=replace(nora, email="n@b.example")), entry(Voice.US, LONG_AGO + timedelta(days=1))
    )
    assert examine(booked(lead(contact=nora), soon), HOURS, NOW, 30).waiting[0].sort is Sort.NEVER


# --- the whole --------------------------------------------------------------------------------------------


def test_who_waits_longest_comes_first() -> None:
    some = [lead(number, came=NOW - timedelta(days=number)) for number in (4, 9, 6)]
    found = examine(booked(*some), HOURS, NOW, 30)
    assert [each.lead.number for each in found.waiting] == [9, 6, 4]


def test_what_came_before_the_period_is_neither_counted_nor_listed() -> None:
    found = examine(booked(lead(1), lead(2, came=NOW - timedelta(days=31))), HOURS, NOW, 30)
    assert [each.lead.number for each in found.waiting] == [1]
    assert (found.first, found.last) == (date(2026, 10, 21), date(2026, 11, 20))
    assert found.report.figures.inquiries == 1


def test_an_old_matter_with_a_question_in_the_period_is_listed() -> None:
    old = lead(came=NOW - timedelta(days=40))
    old = we_answered(old, entry(Voice.US, NOW - timedelta(days=39)))
    old = they_wrote(
        old, READING, entry(Voice.THEM, LONG_AGO, "And how much is it?"), LONG_AGO + timedelta(days=1)
    )
    found = examine(booked(old), HOURS, NOW, 30)
    assert [each.sort for each in found.waiting] == [Sort.AGAIN]
    assert found.report.figures.inquiries == 0


def test_the_slowest_answers_are_named_the_slowest_first() -> None:
    some = [we_answered(lead(n), entry(Voice.US, LONG_AGO + timedelta(hours=n))) for n in (3, 9, 5)]
    asked = [each for it in [*some, lead(1)] for each in inquiries(it)]
    assert [each.lead.number for each in slowest(asked)] == [9, 5, 3]


def test_an_empty_book_makes_an_empty_audit() -> None:
    found = examine(Book(), HOURS, NOW, 30)
    assert (found.waiting, found.slowest, found.report.inquiries) == ((), (), ())


# --- whose mailbox ----------------------------------------------------------------------------------------


def test_the_owners_addresses_are_those_that_wrote_what_lies_in_sent() -> None:
    sent = [Address("Dana", "Dana@reyes.example")] * 20 + [Address("Dana", "info@reyes.example")] * 4
    strays = [Address("Nora", "nora@feld.example"), Address("", "")]
    assert learned_addresses(sent + strays) == {"dana@reyes.example", "info@reyes.example"}


def test_a_few_strays_in_sent_make_nobody_the_owner() -> None:
    sent = [Address("Dana", "dana@reyes.example")] * 60 + [Address("Nora", "nora@feld.example")] * 4
    assert learned_addresses(sent) == {"dana@reyes.example"}


def test_an_empty_sent_folder_tells_nothing() -> None:
    assert learned_addresses([]) == frozenset()
    assert not learned_name([Address("", "dana@reyes.example")])
