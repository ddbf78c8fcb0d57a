"""Check-ins: a few past customers are asked how things are; whoever says no is never asked again."""

from dataclasses import replace
from datetime import timedelta

import pytest

from assistant.domain.decision import Word
from assistant.domain.draft import DraftKind, DraftState
from assistant.domain.lead import Lead, LeadState, Outcome
from assistant.domain.person import Person
from assistant.domain.report import counts
from tests.stories import INVOICE, ZONES, Story

KIND = DraftKind.CHECK_IN


def served(zone: str = "America/New_York", outcome: str = "won", after: int = 90) -> Story:
    """Karen's tap was mended in January; the matter was closed on Friday the 9th."""
    story = Story(zone, check_in_after_days=after, nudge_after_days=())
    story.comes("2026-01-05 09:05")
    story.dana_writes("2026-01-05 10:00", "I can come on Tuesday.\n\nDana\n")
    story.comes("2026-01-07 09:00", text="It does not drip any more, great work. Can you send the bill?\n")
    story.dana_writes("2026-01-07 10:00", INVOICE)
    story.says(Word.DONE, "1", "2026-01-09 16:00", outcome=Outcome(outcome))
    return story


def later(story: Story, until: str) -> None:
    story.goes_on(until, every=timedelta(hours=20))


def check_ins(story: Story) -> list[Lead]:
    leads = story.world.book.look().leads.values()
    return [lead for lead in leads if any(d.kind is KIND for d in lead.drafts)]


def karen(story: Story) -> Person:
    return story.world.book.look().people[story.lead().person]


@pytest.mark.parametrize("zone", ZONES)
def test_a_won_customer_is_asked_after_that_many_days_with_what_was_said_last(zone: str) -> None:
    story = served(zone)

    later(story, "2026-04-08 16:00")
    before = check_ins(story)
    story.wakes("2026-04-09 16:30")

    (lead,) = check_ins(story)
    draft = lead.drafts[0]
    assert before == []
    assert (lead.state, lead.opened_at, lead.due) == (LeadState.WAITING, None, None)
    assert "no, thanks" in draft.version.text
    assert draft.version.in_reply_to == ""
    said = [entry.excerpt[:20] for entry in lead.conversation]
    assert said == ["Hi Karen, please fin", "It does not drip any"]
    assert not counts(lead)


def test_check_ins_are_off_unless_the_config_says_days() -> None:
    story = served(after=0)

    later(story, "2026-12-30 12:00")

    assert check_ins(story) == []


@pytest.mark.parametrize(("outcome", "count"), [("won", 1), ("done", 1), ("lost", 0)])
def test_customers_are_those_who_were_won_or_done_with_two_mails(outcome: str, count: int) -> None:
    story = served(outcome=outcome)

    later(story, "2026-04-14 11:00")

    assert len(check_ins(story)) == count


def test_done_with_a_single_mail_makes_no_customer() -> None:
    story = Story(check_in_after_days=90)
    story.comes("2026-01-05 09:05")
    story.dana_writes("2026-01-05 10:00", INVOICE)
    story.says(Word.DONE, "1", "2026-01-09 16:00")

    later(story, "2026-05-01 12:00")

    assert check_ins(story) == []


def test_whoever_complained_is_not_asked() -> None:
    story = served()
    story.comes("2026-01-12 09:00", text="I am disappointed, it leaks again. Will you come?\n")
    story.dana_writes("2026-01-12 10:00", INVOICE)
    story.dana_writes("2026-01-12 11:00", INVOICE)
    story.says(Word.DONE, "1", "2026-01-13 16:00")

    later(story, "2026-06-01 12:00")

    assert check_ins(story) == []


def test_nothing_is_asked_while_anything_is_open() -> None:
    story = served()
    story.comes("2026-04-08 09:00", subject="The boiler", text="Could you look at our boiler?\n")

    later(story, "2026-05-01 12:00")

    assert check_ins(story) == []


def test_what_opens_afterwards_takes_the_draft_back() -> None:
    story = served()
    later(story, "2026-04-10 08:30")
    (before,) = check_ins(story)
    story.comes("2026-04-10 09:00", subject="The boiler", text="Could you look at our boiler?\n")
    story.wakes("2026-04-10 09:10")

    (lead,) = check_ins(story)
    assert before.drafts[0].state is DraftState.PENDING
    assert lead.drafts[0].state is DraftState.WITHDRAWN


def test_no_thanks_to_a_check_in_is_kept_for_good() -> None:
    story = served()
    later(story, "2026-04-10 08:30")
    (lead,) = check_ins(story)
    story.says(Word.APPROVE, str(lead.number), "2026-04-10 09:00")
    message_id = lead.drafts[0].version.message_id
    story.comes(
        "2026-04-10 10:00", subject="Re: How is everything?", text="No, thanks.\n", answers=f"<{message_id}>"
    )

    assert karen(story).no_thanks == story.at("2026-04-10 10:00")
    later(story, "2027-12-30 12:00")
    assert len(check_ins(story)) == 1


def test_at_most_two_a_year_for_one_person() -> None:
    story = served(after=60)
    drafted = []
    for _ in range(40):
        later(story, story.local(story.now + timedelta(days=9)))
        for lead in check_ins(story):
            if lead.drafts[0].state is DraftState.PENDING:
                drafted.append(story.local(story.now)[:7])
                story.says(Word.REJECT, lead.drafts[0].id, story.local(story.now))

    first_year = [month for month in drafted if month < "2027-01"]
    assert len(first_year) == 2


def test_a_few_a_week() -> None:
    story = served()
    with story.world.book.transaction() as book:
        known = book.people[book.lead(1).person]
        for n in range(6):
            email = f"customer{n}@house{n}.example"
            book.put_person(replace(known, id=f"p{50 + n}", emails=(email,), phones=()))

    later(story, "2026-04-10 11:00")
    first = len(check_ins(story))
    later(story, "2026-05-08 11:00")

    assert (first, len(check_ins(story))) == (3, 7)


def test_without_an_answer_the_check_in_closes_and_nobody_is_nudged() -> None:
    story = served()
    later(story, "2026-04-10 08:30")
    (lead,) = check_ins(story)
    story.says(Word.APPROVE, str(lead.number), "2026-04-10 09:00")

    later(story, "2026-05-05 12:00")

    (lead,) = check_ins(story)
    assert (lead.state, lead.outcome) == (LeadState.CLOSED, Outcome.DONE)
    assert [d.kind for d in lead.drafts] == [KIND]


def test_an_owner_who_does_not_want_it_is_done_with_it() -> None:
    story = served()
    later(story, "2026-04-10 08:30")
    (lead,) = check_ins(story)
    story.says(Word.REJECT, lead.drafts[0].id, "2026-04-10 09:00")
    story.wakes("2026-04-10 09:10")

    assert story.lead(lead.number).is_closed
    assert karen(story).check_ins != ()


def test_seasonal_work_is_asked_for_shortly_before_its_season() -> None:
    story = served(after=120)
    with story.world.book.transaction() as book:
        person = book.people[book.lead(1).person]
        last = person.matters[0]
        year_before = replace(
            last, lead=90, opened=last.opened - timedelta(days=360), closed=last.closed - timedelta(days=355)
        )
        book.put_person(replace(person, matters=(year_before, last)))

    later(story, "2026-12-04 12:00")
    before = check_ins(story)
    later(story, "2026-12-09 12:00")

    assert before == []
    assert len(check_ins(story)) == 1


def test_a_matter_is_remembered_although_its_lead_has_gone_to_the_archive() -> None:
    story = served()
    with story.world.book.transaction() as book:
        book.leads.pop(1)

    story.wakes("2026-04-13 10:00")

    (lead,) = check_ins(story)
    assert lead.drafts[0].version.recipient.email == "karen@mail.example"


def test_a_yes_to_a_check_in_on_a_sunday_goes_out_on_monday() -> None:
    story = served()
    later(story, "2026-04-10 08:30")
    (lead,) = check_ins(story)

    answer = story.says(Word.APPROVE, str(lead.number), "2026-04-12 20:00")
    before = len(story.world.sent)
    story.wakes("2026-04-13 08:00")

    assert "it goes out Mon 13 Apr 08:00" in answer.words
    assert (before, len(story.world.sent)) == (0, 1)
