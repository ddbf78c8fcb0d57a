"""Nudges: kindly, a few, at growing distance, each another text; none to anybody who gave a sign of life."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from assistant.domain.decision import Word
from assistant.domain.draft import DraftKind, DraftState
from assistant.domain.lead import CallResult, LeadState, Outcome
from assistant.domain.promise import Promise, PromiseSource, PromiseState
from tests.fakes import mail
from tests.stories import INVOICE, QUESTION, ZONES, Story

OUT = "<out2@reyes.example>"
"""The Message-ID of the owner's first mail in these stories."""


def asked(zone: str = "America/New_York", text: str = QUESTION, **more: object) -> Story:
    """Karen wrote on Monday 2 November, Dana asked her something the same day at ten."""
    story = Story(zone, **more)  # type: ignore[arg-type]
    story.comes("2026-11-02 09:05")
    story.dana_writes("2026-11-02 10:00", text)
    return story


def texts(story: Story) -> list[str]:
    return [draft.version.text for draft in story.drafts(DraftKind.NUDGE)]


def approve_all(story: Story) -> None:
    for draft_id, _ in story.pending():
        story.says(Word.APPROVE, draft_id, story.local(story.now))


@pytest.mark.parametrize("zone", ZONES)
def test_three_nudges_at_growing_distance_then_the_file_is_closed_with_the_door_open(zone: str) -> None:
    story = asked(zone)
    days = []
    for day in range(2, 60):
        when = date(2026, 11, 1) + timedelta(days=day)
        story.wakes(f"{when} 08:05")
        if story.pending():
            days.append(when.isoformat())
        approve_all(story)

    assert days == ["2026-11-05", "2026-11-11", "2026-11-20"]
    first, second, last = texts(story)
    assert "just wanted to make sure" in first
    assert "asking once more" in second
    assert "I'll leave it there" in last
    assert (story.lead().state, story.lead().outcome) == (LeadState.CLOSED, Outcome.COLD)
    assert story.lead().closed_at == story.at("2026-11-28 08:05")
    assert len(story.world.sent) == 3


def test_business_days_leave_holidays_out() -> None:
    story = asked(closed=frozenset({date(2026, 11, 4), date(2026, 11, 5)}))

    story.goes_on("2026-11-06 17:00", every=timedelta(hours=2))
    before = story.pending()
    story.goes_on("2026-11-09 08:30", every=timedelta(hours=2))

    assert before == []
    assert story.pending() == [("1b", DraftKind.NUDGE)]


@pytest.mark.parametrize(
    ("zone", "asked_on", "nudged_on"),
    [
        ("America/New_York", "2026-03-05", "2026-03-10"),
        ("America/New_York", "2026-10-29", "2026-11-03"),
        ("Europe/Berlin", "2026-03-26", "2026-03-31"),
        ("Europe/Berlin", "2026-10-22", "2026-10-27"),
    ],
)
def test_over_a_change_of_clocks_the_day_is_the_owners(zone: str, asked_on: str, nudged_on: str) -> None:
    story = Story(zone)
    story.comes(f"{asked_on} 09:05")
    story.dana_writes(f"{asked_on} 10:00")

    story.goes_on(f"{nudged_on} 07:59", every=timedelta(hours=1))
    before = story.pending()
    story.wakes(f"{nudged_on} 08:00")

    assert before == []
    assert story.pending() == [("1b", DraftKind.NUDGE)]


def test_a_mail_that_asks_nothing_is_followed_by_none_and_closes_quietly() -> None:
    story = asked(text=INVOICE)

    story.goes_on("2026-11-20 09:00", every=timedelta(hours=3))
    before = story.lead().state
    story.goes_on("2026-11-20 17:00", every=timedelta(hours=3))

    assert before is LeadState.WAITING
    assert (story.lead().state, story.lead().outcome) == (LeadState.CLOSED, Outcome.DONE)
    assert texts(story) == []


def karen_writes(story: Story) -> None:
    story.comes("2026-11-03 11:00", text="Thursday is fine, but can it be ten?\n")


def karen_writes_from_home(story: Story) -> None:
    person = story.lead().person
    with story.world.book.transaction() as book:
        known = book.people[person]
        book.put_person(replace(known, emails=(*known.emails, "karen@home.example")))
    story.comes(
        "2026-11-03 11:00", "Karen <karen@home.example>", "From home", text="Could you come at ten?\n"
    )


def karen_says_thanks(story: Story) -> None:
    story.comes("2026-11-03 11:00", subject="Re: Leaking tap", text="Thank you!\n\nKaren\n", answers=OUT)


def karen_will_come_back(story: Story) -> None:
    text = "I have to talk to my husband and will get back to you.\n\nKaren\n"
    story.comes("2026-11-03 11:00", subject="Re: Leaking tap", text=text, answers=OUT)


def karen_says_no(story: Story) -> None:
    text = "Hi Dana,\n\nno thanks, we found someone else.\n\nKaren\n"
    story.comes("2026-11-03 11:00", subject="Re: Leaking tap", text=text, answers=OUT)


def karen_invites(story: Story) -> None:
    story.now = story.at("2026-11-03 11:00")
    raw = mail("Karen <karen@mail.example>", "Invitation: Thursday 9:00", "See you.\n", sent=story.now)
    calendar = raw.replace(b"Content-Type: text/plain", b"Content-Type: text/calendar; method=REQUEST", 1)
    story.world.arrives(calendar, story.now)
    story.wakes("2026-11-03 11:00")


def a_colleague_writes(story: Story) -> None:
    story.comes(
        "2026-11-03 11:00", "Paul Stein <paul@mail.example>", "The tap", text="Could you send us a plan?\n"
    )


def it_bounces(story: Story) -> None:
    story.comes(
        "2026-11-02 10:05",
        "Mail Delivery System <mailer-daemon@mail.example>",
        "Undelivered Mail Returned to Sender",
        text="<karen@mail.example>: user unknown\n",
        Return_Path="<>",
        Auto_Submitted="auto-replied",
        answers=OUT,
    )
    with story.world.book.transaction() as book:
        person = book.people[book.lead(1).person]
        book.put_person(replace(person, bounced=("karen@mail.example",)))


def dana_reaches_her(story: Story) -> None:
    story.says(Word.CALLED, "1", "2026-11-03 11:00", call=CallResult.REACHED)


def dana_says_never(story: Story) -> None:
    story.says(Word.NUDGE, "1", "2026-11-03 11:00", never=True)


def dana_puts_her_off(story: Story) -> None:
    story.says(Word.SNOOZE, "1", "2026-11-03 11:00", until=story.at("2026-12-20 09:00"))


def dana_owes_something(story: Story) -> None:
    promise = Promise(
        story.at("2026-12-20 12:00"), PromiseState.OPEN, PromiseSource.MANUAL, story.now, id="x"
    )
    with story.world.book.transaction() as book:
        book.put(book.lead(1).with_promise(promise))


@pytest.mark.parametrize(
    "stops",
    [
        karen_writes,
        karen_writes_from_home,
        karen_says_thanks,
        karen_will_come_back,
        karen_says_no,
        karen_invites,
        a_colleague_writes,
        it_bounces,
        dana_reaches_her,
        dana_says_never,
        dana_puts_her_off,
        dana_owes_something,
    ],
)
def test_no_nudge_after_any_sign_of_life_nor_where_one_would_be_wrong(stops: Callable[[Story], None]) -> None:
    silent, stirred = asked(), asked()
    stops(stirred)

    for story in (silent, stirred):
        story.goes_on("2026-11-10 17:00", every=timedelta(hours=3))

    assert len(texts(silent)) == 1
    assert texts(stirred) == []


def test_in_a_house_of_many_one_says_nothing_of_another() -> None:
    story = Story()
    story.comes("2026-11-02 09:05", "Karen Osullivan <karen@town.example>")
    story.dana_writes("2026-11-02 10:00", to="karen@town.example")
    for name in ("ada", "ben", "cleo", "dan", "eve"):
        story.comes("2026-11-02 11:00", f"{name} <{name}@town.example>", "A boiler", text="Could you come?\n")
    before = story.world.lead(1).alive_at
    story.comes("2026-11-03 11:00", "fay <fay@town.example>", "A boiler", text="Could you come?\n")

    assert story.world.lead(1).alive_at == before


def test_two_customers_of_one_mail_provider_are_no_colleagues() -> None:
    story = Story()
    story.comes("2026-11-02 09:05", "Karen Osullivan <karen.o@gmail.com>")
    story.dana_writes("2026-11-02 10:00", to="karen.o@gmail.com")
    story.comes("2026-11-03 11:00", "Paul Stein <paul.s@gmail.com>", "A boiler", text="Could you come?\n")

    story.goes_on("2026-11-05 12:00", every=timedelta(hours=3))

    assert len(texts(story)) == 1


@pytest.mark.parametrize(
    "sign", [karen_writes, karen_says_thanks, a_colleague_writes, dana_reaches_her, dana_says_never]
)
def test_a_nudge_that_waits_for_its_yes_is_taken_back_by_a_sign_of_life(
    sign: Callable[[Story], None],
) -> None:
    story = asked()
    story.wakes("2026-11-05 08:05")
    laid = len(story.world.in_drafts)
    original = story.at
    story.at = lambda text: original(text.replace("2026-11-03", "2026-11-05"))  # type: ignore[method-assign]

    sign(story)
    story.wakes("2026-11-05 11:30")

    nudge = story.the(DraftKind.NUDGE)
    assert laid == 1
    assert nudge.state is DraftState.WITHDRAWN
    assert [m for m in story.world.in_drafts if m.subject == nudge.version.subject] == []


@pytest.mark.parametrize(
    ("sender_zone", "text"),
    [
        ("America/New_York", "I am out of the office until Monday, November 16. I will answer then.\n"),
        ("Europe/Berlin", "Ich bin bis zum 16.11.2026 nicht im Büro.\n"),
        ("Europe/Berlin", "Je suis absente du bureau jusqu'au 16 novembre.\n"),
        ("America/New_York", "Estaré fuera de la oficina hasta el 16 de noviembre.\n"),
    ],
)
def test_an_out_of_office_moves_the_nudge_behind_the_return(sender_zone: str, text: str) -> None:
    story = asked(sender_zone)
    story.comes(
        "2026-11-02 10:05",
        subject="Automatic reply: Leaking tap",
        text=text,
        Auto_Submitted="auto-replied",
        answers=OUT,
    )

    story.goes_on("2026-11-16 17:00", every=timedelta(hours=3))
    before = texts(story)
    story.wakes("2026-11-17 08:05")

    assert before == []
    assert len(texts(story)) == 1
    assert story.lead().state is LeadState.WAITING


def test_nobody_is_nudged_from_friday_noon_to_monday_morning() -> None:
    story = Story()
    story.comes("2026-11-03 09:05")
    story.dana_writes("2026-11-03 16:00")

    story.wakes("2026-11-06 12:30")
    for when in ("2026-11-06 16:00", "2026-11-07 10:00", "2026-11-08 18:00", "2026-11-09 07:30"):
        story.wakes(when)
        assert story.pending() == []
    story.wakes("2026-11-09 08:00")

    assert story.pending() == [("1b", DraftKind.NUDGE)]


def test_a_yes_on_friday_evening_goes_out_on_monday_morning_and_says_so() -> None:
    story = asked()
    story.wakes("2026-11-05 08:05")

    answer = story.says(Word.APPROVE, "1b", "2026-11-06 18:00")
    story.goes_on("2026-11-08 23:00", every=timedelta(hours=4))
    before = len(story.world.sent)
    story.wakes("2026-11-09 08:00")

    assert answer.words == "1b is approved; it goes out Mon 9 Nov 08:00"
    assert (before, len(story.world.sent)) == (0, 1)


def test_after_two_days_asleep_there_is_one_nudge_and_the_next_keeps_its_distance() -> None:
    story = asked()

    story.wakes("2026-11-09 09:00")
    approve_all(story)
    story.goes_on("2026-11-12 17:00", every=timedelta(hours=2))
    before = len(texts(story))
    story.goes_on("2026-11-16 09:00", every=timedelta(hours=2))

    assert (before, len(texts(story))) == (1, 2)


def test_a_nudge_the_owner_did_not_want_counts_as_one_of_the_ladder() -> None:
    story = asked()
    story.wakes("2026-11-05 08:05")
    story.says(Word.REJECT, "1b", "2026-11-05 09:00")

    story.goes_on("2026-11-10 17:00", every=timedelta(hours=2))
    before = len(texts(story))
    story.goes_on("2026-11-11 17:00", every=timedelta(hours=2))

    assert (before, len(texts(story))) == (1, 2)
    assert "asking once more" in texts(story)[1]


def test_at_most_five_a_day() -> None:
    story = Story()
    for n in range(8):
        sender = f"p{n}@house{n}.example"
        story.comes("2026-11-02 09:05", f"Person {n} <{sender}>", f"Job {n}", text="Could you come by?\n")
        story.dana_writes(f"2026-11-02 10:0{n}", to=sender)

    story.goes_on("2026-11-05 16:00", every=timedelta(hours=1))
    first = sum(len(story.drafts(DraftKind.NUDGE, n)) for n in range(1, 9))
    story.goes_on("2026-11-09 09:00", every=timedelta(hours=1))

    assert first == 5
    assert sum(len(story.drafts(DraftKind.NUDGE, n)) for n in range(1, 9)) == 8


def test_the_owner_can_nudge_now_and_the_ladder_goes_on_from_there() -> None:
    story = asked()

    answer = story.says(Word.NUDGE, "1", "2026-11-02 16:00")

    assert answer.done
    assert story.pending() == [("1b", DraftKind.NUDGE)]
    assert "just wanted to make sure" in texts(story)[0]
    assert not story.says(Word.NUDGE, "1", "2026-11-02 16:10").done


def test_nudging_now_is_refused_where_they_wait_for_us_or_we_owe_them() -> None:
    story = Story()
    story.comes("2026-11-02 09:05")
    waiting_for_us = story.says(Word.NUDGE, "1", "2026-11-02 09:30")
    story.dana_writes("2026-11-02 10:00")
    dana_owes_something(story)
    owing = story.says(Word.NUDGE, "1", "2026-11-02 11:00")

    assert (waiting_for_us.done, owing.done) == (False, False)
    assert "they wait for you" in waiting_for_us.words
    assert "owe" in owing.words


def test_a_never_nudged_lead_can_be_nudged_again_by_the_owners_word() -> None:
    story = asked()
    story.says(Word.NUDGE, "1", "2026-11-02 16:00", never=True)
    story.goes_on("2026-11-06 11:00", every=timedelta(hours=3))
    assert texts(story) == []

    story.says(Word.NUDGE, "1", "2026-11-06 11:30")

    assert len(texts(story)) == 1


def test_whoever_complained_is_never_nudged_even_after_the_answer() -> None:
    story = asked()
    story.comes("2026-11-03 09:00", text="I am disappointed, this is unacceptable. What now?\n", answers=OUT)
    story.dana_writes("2026-11-03 10:00")

    story.goes_on("2026-11-12 17:00", every=timedelta(hours=4))

    assert story.lead().complained
    assert texts(story) == []


def test_no_thanks_is_kept_on_the_person_and_shown_without_a_time() -> None:
    story = asked()
    karen_says_no(story)

    lead = story.lead()
    person = story.world.book.look().people[lead.person]
    assert person.no_thanks == story.at("2026-11-03 11:00")
    assert (lead.state, lead.glance, lead.due) == (LeadState.OPEN, True, None)


def test_while_the_same_person_waits_for_us_elsewhere_nobody_nudges() -> None:
    story = asked()
    with story.world.book.transaction() as book:
        other = replace(book.lead(1), number=book.new_number(), state=LeadState.OPEN, drafts=())
        book.put(other)

    story.wakes("2026-11-05 08:05")

    assert texts(story) == []


def test_an_only_nudge_asks_and_does_not_take_leave() -> None:
    story = asked(nudge_after_days=(3,))

    story.goes_on("2026-11-05 09:00", every=timedelta(hours=3))

    (text,) = texts(story)
    assert "just wanted to make sure" in text
    assert "leave it there" not in text


def test_a_nudge_nobody_approved_in_two_weeks_is_taken_back_and_the_next_one_asks_anew() -> None:
    story = asked()
    story.goes_on("2026-11-19 08:00", every=timedelta(hours=6))
    before = story.pending()

    story.goes_on("2026-11-20 11:00", every=timedelta(hours=3))

    assert before == [("1b", DraftKind.NUDGE)]
    assert [draft.state for draft in story.drafts(DraftKind.NUDGE)] == [
        DraftState.WITHDRAWN,
        DraftState.PENDING,
    ]
    assert "asking once more" in texts(story)[1]


def test_with_an_empty_ladder_nobody_is_nudged_and_the_matter_goes_cold_in_the_end() -> None:
    story = asked(nudge_after_days=())

    story.goes_on("2026-12-04 17:00", every=timedelta(hours=6))

    assert texts(story) == []
    assert (story.lead().state, story.lead().outcome) == (LeadState.CLOSED, Outcome.COLD)


def test_while_sent_cannot_be_read_nobody_is_nudged() -> None:
    story = asked()
    story.world.mailbox.unreadable_folders = {"Sent"}

    story.wakes("2026-11-05 08:05")
    blind = len(texts(story))
    story.world.mailbox.unreadable_folders = set()
    story.wakes("2026-11-05 08:10")

    assert (blind, len(texts(story))) == (0, 1)


def test_a_round_with_nothing_new_writes_nothing() -> None:
    story = asked()
    story.wakes("2026-11-05 08:05")
    writes, deeds = story.world.book.writes, list(story.world.mailbox.deeds)

    story.goes_on("2026-11-05 16:00")

    assert (story.world.book.writes, story.world.mailbox.deeds) == (writes, deeds)


def test_in_mode_watch_nobody_is_nudged() -> None:
    story = asked(mode="watch")

    story.wakes("2026-11-05 08:05")

    assert texts(story) == []
    assert not story.says(Word.NUDGE, "1", "2026-11-05 09:00").done


def test_an_approved_nudge_goes_out_by_thread_and_once() -> None:
    story = asked()
    story.wakes("2026-11-05 08:05")
    story.says(Word.APPROVE, "1b", "2026-11-05 09:00")
    story.goes_on("2026-11-05 16:00")

    (raw,) = story.world.sent
    assert b"Subject: Re: Leaking tap" in raw
    assert b"In-Reply-To: <out2@reyes.example>" in raw
    assert b"Auto-Submitted" not in raw
