"""The owner's word by mail: links pressed and our mails answered, and everything that must not act."""

from datetime import timedelta
from urllib.parse import unquote

import pytest

from assistant.domain import commands
from assistant.domain.decision import Word
from assistant.domain.draft import DraftState
from assistant.domain.lead import CallResult, LeadState, Outcome
from assistant.domain.reading import Kind
from assistant.domain.wish import Heard
from tests.fakes import OWNER, World, at, mail
from tests.phone import (
    Letter,
    answer,
    heard,
    latest,
    letters_to_owner,
    live,
    press,
    to_customers,
    working_world,
)

KAREN = "Karen Osullivan <karen@mail.example>"
RUTH = "Ruth Lind <ruth@lind.example>"
DANA_ELSEWHERE = "Dana <dana.reyes@private.example>"


@pytest.fixture
def evening() -> World:
    """Monday evening: Karen and Ruth wrote, a draft to each waits, and the summary is there."""
    world = working_world()
    world.arrives(mail(KAREN, "Leaking tap", "Hi Dana, can you come this week?\n"), at("2026-11-23 15:05"))
    world.arrives(mail(RUTH, "Quote for a bathroom", "Could you quote it?\n"), at("2026-11-23 15:06"))
    live(world, "2026-11-23 15:10")
    live(world, "2026-11-23 17:30")
    return world


# --- links ------------------------------------------------------------------------------------------------


def test_a_pressed_link_approves_the_draft_it_is_for_and_the_next_mail_says_so(evening: World) -> None:
    press(evening, latest(evening).links["approve 1a"], "2026-11-23 17:40")

    live(evening, "2026-11-23 17:41")

    assert to_customers(evening) == ["karen@mail.example"]
    assert evening.draft(2).state is DraftState.PENDING
    live(evening, "2026-11-24 17:30")
    assert "1a to Karen Osullivan was approved and has been sent" in latest(evening).text


def test_one_link_approves_all_drafts_that_stood_in_the_mail(evening: World) -> None:
    assert next(iter(latest(evening).links)) == "approve all"
    press(evening, latest(evening).links["approve all"], "2026-11-23 17:40")

    live(evening, "2026-11-23 17:41")

    assert sorted(to_customers(evening)) == ["karen@mail.example", "ruth@lind.example"]


def test_i11_all_means_the_drafts_of_that_mail_not_one_that_came_later(evening: World) -> None:
    all_of_them = latest(evening).links["approve all"]
    evening.arrives(mail("Ben Hall <ben@hall.example>", "Boiler", "Can you come?\n"), at("2026-11-23 17:35"))
    live(evening, "2026-11-23 17:36")
    press(evening, all_of_them, "2026-11-23 17:40")

    live(evening, "2026-11-23 17:41")

    assert evening.draft(3).state is DraftState.PENDING
    assert "ben@hall.example" not in to_customers(evening)


def test_a_pressed_link_rejects(evening: World) -> None:
    press(evening, latest(evening).links["reject 1a"], "2026-11-23 17:40")

    live(evening, "2026-11-23 17:41")

    assert evening.draft(1).state is DraftState.REJECTED
    assert len(evening.in_drafts) == 1


@pytest.mark.parametrize(
    ("words", "result"),
    [
        ("called 1", CallResult.REACHED),
        ("left-message 1", CallResult.LEFT_MESSAGE),
        ("no-answer 1", CallResult.NO_ANSWER),
    ],
)
def test_a_call_is_recorded_by_a_link(words: str, result: CallResult) -> None:
    world = working_world()
    world.arrives(
        mail(OWNER, "lead Ben", "Ben Hall\n+1 303 555 0142\ncall him about the boiler\n"),
        at("2026-11-23 15:00"),
    )
    live(world, "2026-11-23 17:30")
    press(world, latest(world).links[words], "2026-11-23 17:40")

    live(world, "2026-11-23 17:41")

    assert [a.result for a in world.lead().attempts] == [result]
    assert (world.lead().state is LeadState.WAITING) == (result is CallResult.REACHED)


def answered_lead() -> World:
    """Karen's draft was rejected; she waits for the owner himself, and the summary says so."""
    world = working_world()
    world.arrives(mail(KAREN, "Leaking tap", "Hi Dana, can you come?\n"), at("2026-11-20 09:05"))
    world.says(Word.REJECT, "1a", live(world, "2026-11-23 09:00"))
    live(world, "2026-11-23 17:30")
    return world


@pytest.mark.parametrize("words", ["done 1", "later 1"])
def test_a_lead_is_closed_or_put_off_by_a_link(words: str) -> None:
    world = answered_lead()
    press(world, latest(world).links[words], "2026-11-23 17:40")

    now = live(world, "2026-11-23 17:41")

    lead = world.lead()
    assert lead.is_closed if words == "done 1" else lead.is_snoozed(now)
    assert words != "later 1" or lead.snoozed_until == at("2026-11-24 08:00")


def test_needs_longer_asks_for_a_note_with_a_new_time() -> None:
    world = working_world()
    world.arrives(mail(KAREN, "Leaking tap", "Hi Dana, can you come?\n"), at("2026-11-23 09:05"))
    world.says(Word.APPROVE, "1a", live(world, "2026-11-23 09:10"))
    live(world, "2026-11-23 09:15")
    live(world, "2026-11-23 17:30")
    press(world, latest(world).links["longer 1"], "2026-11-23 17:40")

    live(world, "2026-11-23 17:41")

    assert "1: a note with a new time is drafted for your yes" in heard(world, Heard.DONE)


def test_where_nothing_was_promised_there_is_no_link_for_longer() -> None:
    assert "longer 1" not in latest(answered_lead()).links


def test_a_text_whose_time_has_passed_is_refused_by_mail_with_what_to_do(evening: World) -> None:
    text = "Hello,\n\nI'll call you by Tuesday, 24 November, at 5 pm.\n\nDana\n"
    evening.says(Word.EDIT, "1a", at("2026-11-23 17:45"), text=text)
    live(evening, "2026-11-24 17:30")
    press(evening, latest(evening).links["approve 1a"], "2026-11-24 17:40")

    live(evening, "2026-11-24 17:41")

    refused = "1a says Tue 24 Nov 17:00, which has passed: edit it (`assistant edit 1a`)"
    assert refused in heard(evening, Heard.REFUSED)
    assert evening.draft(1).state is DraftState.PENDING


# --- what a link must be ----------------------------------------------------------------------------------


def test_i11_a_link_for_an_older_version_changes_nothing(evening: World) -> None:
    old = latest(evening).links["approve 1a"]
    evening.says(Word.EDIT, "1a", at("2026-11-23 17:35"), text="Another text.\n")
    press(evening, old, "2026-11-23 17:40")

    live(evening, "2026-11-23 17:41")

    assert evening.draft(1).state is DraftState.PENDING
    assert any("changed since" in words for words in heard(evening, Heard.CHANGED))


def test_i12_a_link_works_once_and_a_second_press_is_counted(evening: World) -> None:
    link = latest(evening).links["reject 1a"]
    press(evening, link, "2026-11-23 17:40")
    live(evening, "2026-11-23 17:41")
    evening.says(Word.REOPEN, "1", at("2026-11-23 17:50"))
    for minute in (0, 30):
        press(evening, link, f"2026-11-23 18:{minute:02}")
        live(evening, f"2026-11-23 18:{minute + 1:02}")

    assert heard(evening, Heard.REPLAYED) == ["reject 1a: that link was used before; each works once"]
    live(evening, "2026-11-24 17:30")
    assert "used before; each works once (2 times)" in latest(evening).text


def test_a_link_is_good_until_the_end_of_the_second_business_day_after(evening: World) -> None:
    monday = latest(evening)
    press(evening, monday.links["reject 2a"], "2026-11-25 23:40")
    live(evening, "2026-11-25 23:41")
    assert heard(evening, Heard.EXPIRED) == []
    press(evening, monday.links["reject 1a"], "2026-11-26 00:05")

    live(evening, "2026-11-26 00:06")

    assert heard(evening, Heard.EXPIRED) != []
    assert evening.draft(1).state is not DraftState.REJECTED


@pytest.mark.parametrize("other", ["approve 2a", "approve all", "reject 1a", "done 1"])
def test_a_token_holds_for_nothing_but_what_it_was_made_for(evening: World, other: str) -> None:
    token = latest(evening).links["approve 1a"].partition(" · ")[2]
    press(evening, f"{other} · {token}", "2026-11-23 17:40")

    live(evening, "2026-11-23 17:41")

    assert to_customers(evening) == []
    assert all(evening.draft(n).state is DraftState.PENDING for n in (1, 2))
    assert len(heard(evening, Heard.WRONG)) == 1


# --- only what lies in Sent --------------------------------------------------------------------------------


def test_i11_a_genuine_command_that_only_came_in_is_not_obeyed_and_named_after_an_hour(
    evening: World,
) -> None:
    press(
        evening,
        latest(evening).links["approve 1a"],
        "2026-11-23 17:40",
        sender=DANA_ELSEWHERE,
        into=("INBOX",),
    )
    live(evening, "2026-11-23 17:41")
    assert heard(evening, Heard.FOREIGN) == []

    live(evening, "2026-11-23 18:45")

    assert to_customers(evening) == []
    (words,) = heard(evening, Heard.FOREIGN)
    assert "dana.reyes@private.example" in words
    assert OWNER in words
    live(evening, "2026-11-24 17:30")
    assert "“approve 1a” came from dana.reyes@private.example" in latest(evening).text


def test_i11_a_spoofed_sender_makes_no_command(evening: World) -> None:
    press(evening, latest(evening).links["approve all"], "2026-11-23 17:40", into=("INBOX",))
    live(evening, "2026-11-23 17:41")
    live(evening, "2026-11-23 19:00")

    assert to_customers(evening) == []


def test_the_copy_in_inbox_is_set_aside_as_own_and_uses_nothing_up(evening: World) -> None:
    """It comes in before the copy in Sent is there, as with slow programs."""
    subject = latest(evening).links["approve 1a"]
    raw = press(evening, subject, "2026-11-23 17:40", into=("INBOX",))
    live(evening, "2026-11-23 17:41")
    fingerprints = evening.book.look().seen
    assert [s.kind for s in fingerprints.values()][-1] is Kind.OWN
    changed = raw.replace(b"<press", b"<other-id-press")
    evening.arrives(changed, at("2026-11-23 17:42"), "Sent")

    live(evening, "2026-11-23 17:43")
    live(evening, "2026-11-23 19:00")

    assert to_customers(evening) == ["karen@mail.example"]
    assert heard(evening, Heard.FOREIGN) == []
    assert evening.book.look().wishes == {}


def test_a_forged_token_is_counted_and_opens_no_lead(evening: World) -> None:
    leads = len(evening.book.look().leads)
    for _ in range(3):
        press(
            evening,
            f"approve 1a · {'a2b3' * 10}",
            "2026-11-23 17:40",
            sender="x@evil.example",
            into=("INBOX",),
        )

    live(evening, "2026-11-23 17:41")

    assert to_customers(evening) == []
    assert len(evening.book.look().leads) == leads
    live(evening, "2026-11-24 17:30")
    assert "token that is not ours was ignored (3 times)" in latest(evening).text


def test_a_crash_between_reading_and_taking_loses_no_word_and_takes_it_once(evening: World) -> None:
    """Intake has recorded the wish; the round dies there; the next one goes on."""
    from assistant.workflow.intake import intake

    press(evening, latest(evening).links["approve 1a"], "2026-11-23 17:40")
    intake(evening.desk, at("2026-11-23 17:41"))
    assert len(evening.book.look().wishes) == 1

    live(evening, "2026-11-23 17:42")
    live(evening, "2026-11-23 17:43")

    assert to_customers(evening) == ["karen@mail.example"]


# --- answers ----------------------------------------------------------------------------------------------


def test_an_answer_with_lines_is_obeyed_line_by_line(evening: World) -> None:
    answer(evening, latest(evening), "approve 1a\n2 later 3d\nThanks, see you", "2026-11-23 17:40")

    now = live(evening, "2026-11-23 17:41")

    assert to_customers(evening) == ["karen@mail.example"]
    assert evening.lead(2).is_snoozed(now)
    assert heard(evening, Heard.UNKNOWN) == []


def test_i11_a_quote_that_was_not_recognised_as_one_orders_nothing(evening: World) -> None:
    letter = latest(evening)
    for text in ("Thanks!", "1 later 3d"):
        raw = mail(
            OWNER,
            f"Re: {letter.message.subject}",
            f"{text}\n\n{letter.message.text}\n1 done\napprove all\n",
            sent=at("2026-11-23 17:40"),
            answers=f"<{letter.message.message_id}>",
        )
        evening.arrives(raw, at("2026-11-23 17:40"), "Sent")

    live(evening, "2026-11-23 17:41")

    assert to_customers(evening) == []
    assert not evening.lead(1).is_closed
    assert evening.lead(1).snoozed_until is not None


def test_i11_approve_all_in_an_answer_means_the_versions_shown_in_that_mail(evening: World) -> None:
    shown = latest(evening)
    evening.says(Word.EDIT, "2a", at("2026-11-23 17:35"), text="Another text.\n")
    answer(evening, shown, "approve all", "2026-11-23 17:40")

    live(evening, "2026-11-23 17:41")

    assert to_customers(evening) == ["karen@mail.example"]
    assert any(words.startswith("approve 2a") for words in heard(evening, Heard.CHANGED))


@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        ("1 done", Outcome.DONE),
        ("won 1", Outcome.WON),
        ("1 lost", Outcome.LOST),
        ("1 not-lead", Outcome.NOT_A_LEAD),
    ],
)
def test_a_lead_is_closed_by_a_line(evening: World, line: str, outcome: Outcome) -> None:
    answer(evening, latest(evening), line, "2026-11-23 17:40")

    live(evening, "2026-11-23 17:41")

    assert evening.lead(1).outcome is outcome
    assert to_customers(evening) == []


@pytest.mark.parametrize("line", ["1 called", "1 left-message", "no answer 1"])
def test_a_call_is_recorded_by_a_line(evening: World, line: str) -> None:
    answer(evening, latest(evening), line, "2026-11-23 17:40")

    live(evening, "2026-11-23 17:41")

    assert len(evening.lead(1).attempts) == 1


def test_an_unknown_number_is_said_and_the_other_lines_are_done(evening: World) -> None:
    answer(evening, latest(evening), "99 done\n1 done\n2 later yesterday", "2026-11-23 17:40")

    live(evening, "2026-11-23 17:41")

    assert evening.lead(1).is_closed
    assert [w.partition(":")[0] for w in heard(evening, Heard.REFUSED)] == ["done 99", "later 2"]


def test_the_out_of_office_of_the_owner_is_no_answer(evening: World) -> None:
    when, summary = "2026-11-23 17:40", latest(evening)
    answer(evening, summary, "approve all", when, Auto_Submitted="auto-replied")
    answer(evening, summary, "approve all", when, X_Autoreply="yes")
    answer(evening, summary, "approve all", when, Precedence="auto_reply")

    live(evening, "2026-11-23 17:41")

    assert to_customers(evening) == []
    assert heard(evening, Heard.DONE) == []


def test_i11_an_answer_that_only_came_in_is_not_obeyed_and_named(evening: World) -> None:
    answer(
        evening, latest(evening), "approve all", "2026-11-23 17:40", sender=DANA_ELSEWHERE, into=("INBOX",)
    )
    live(evening, "2026-11-23 17:41")

    live(evening, "2026-11-23 18:45")

    assert to_customers(evening) == []
    assert len(heard(evening, Heard.FOREIGN)) == 1


def test_an_answer_that_also_goes_to_somebody_else_is_no_command(evening: World) -> None:
    letter = latest(evening)
    raw = mail(
        OWNER,
        f"Re: {letter.message.subject}",
        "approve all\n",
        to=f"{OWNER}, partner@shop.example",
        sent=at("2026-11-23 17:40"),
        answers=f"<{letter.message.message_id}>",
    )
    evening.arrives(raw, at("2026-11-23 17:40"), "Sent")

    live(evening, "2026-11-23 17:41")

    assert to_customers(evening) == []


def test_an_answer_to_a_mail_that_is_too_old_is_said_to_be(evening: World) -> None:
    answer(evening, latest(evening), "1 done", "2026-11-27 09:00")

    live(evening, "2026-11-27 09:01")

    assert not evening.lead(1).is_closed
    assert heard(evening, Heard.EXPIRED) != []


def test_an_order_said_again_within_minutes_counts_again(evening: World) -> None:
    for minute, line in enumerate(("1 later 2h", "1 later tomorrow", "1 later 2h")):
        answer(evening, latest(evening), line, f"2026-11-23 17:4{minute}")
        live(evening, f"2026-11-23 17:4{minute}")

    live(evening, "2026-11-23 19:00")

    assert evening.lead(1).snoozed_until == at("2026-11-23 19:42")
    assert len(heard(evening, Heard.DONE)) == 3
    assert heard(evening, Heard.FOREIGN) == []


def test_an_answer_that_lies_in_sent_twice_counts_once(evening: World) -> None:
    raw = answer(evening, latest(evening), "1 no answer", "2026-11-23 17:40")
    evening.arrives(raw.replace(b"From:", b"X-Filed: twice\nFrom:", 1), at("2026-11-23 17:41"), "Sent")

    live(evening, "2026-11-23 17:41")

    assert len(evening.lead(1).attempts) == 1


@pytest.mark.parametrize("line", ["1 ok", "1 yes please", "approve 1 please", "ok 1a"])
def test_a_nod_to_a_draft_that_was_shown_approves_it(evening: World, line: str) -> None:
    answer(evening, latest(evening), f"{line}\n\nDana\nSent from my phone", "2026-11-23 17:40")

    live(evening, "2026-11-23 17:41")

    assert to_customers(evening) == ["karen@mail.example"]
    assert heard(evening, Heard.UNKNOWN) == []


def test_i11_a_nod_means_the_version_shown_and_no_draft_that_came_later(evening: World) -> None:
    shown = latest(evening)
    evening.arrives(mail("Ben Hall <ben@hall.example>", "Boiler", "Can you come?\n"), at("2026-11-23 17:34"))
    evening.says(Word.EDIT, "1a", at("2026-11-23 17:35"), text="Another text.\n")
    live(evening, "2026-11-23 17:36")
    answer(evening, shown, "1 ok\n3 ok", "2026-11-23 17:40")

    live(evening, "2026-11-23 17:41")

    assert to_customers(evening) == []
    assert [len(heard(evening, kind)) for kind in (Heard.CHANGED, Heard.REFUSED)] == [1, 1]


def test_orders_joined_by_and_are_each_obeyed(evening: World) -> None:
    answer(evening, latest(evening), "approve 1 and reject 2", "2026-11-23 17:40")

    live(evening, "2026-11-23 17:41")

    assert to_customers(evening) == ["karen@mail.example"]
    assert evening.draft(2).state is DraftState.REJECTED


def test_a_phone_that_files_no_copy_is_told_what_helps(evening: World) -> None:
    """A genuine word from the owner's own address: to send it from there again would help nobody."""
    press(evening, latest(evening).links["approve 1a"], "2026-11-23 17:40", into=("INBOX",))
    live(evening, "2026-11-23 17:41")

    live(evening, "2026-11-23 18:45")

    (words,) = heard(evening, Heard.FOREIGN)
    assert "store sent mail on the server" in words
    assert "folders.sent" in words
    assert "Send it from" not in words


def test_a_holiday_reply_of_the_owners_own_is_no_word_of_his(evening: World) -> None:
    answer(
        evening,
        latest(evening),
        "I am away until Monday.",
        "2026-11-23 17:40",
        Precedence="bulk",
        X_Auto_Response_Suppress="All",
    )
    live(evening, "2026-11-23 17:41")

    live(evening, "2026-11-23 18:45")

    assert [heard(evening, kind) for kind in (Heard.FOREIGN, Heard.UNKNOWN)] == [[], []]


# --- what is said of it -------------------------------------------------------------------------------------


def test_what_was_done_names_the_person_and_only_ways_that_work_by_mail(evening: World) -> None:
    answer(evening, latest(evening), "2 not a lead\n99 done\n1 later 2026-11-01", "2026-11-23 17:40")
    live(evening, "2026-11-23 17:41")

    live(evening, "2026-11-24 17:30")

    said = latest(evening).text
    assert "Ruth Lind (2) is set aside as no inquiry" in said
    assert "(`2 reopen` in an answer undoes it)" in said
    assert "Later 1 (Karen Osullivan): " in said
    assert "there is no lead 99" in said
    assert "`assistant" not in said


def test_a_no_said_twice_is_a_sentence_both_times(evening: World) -> None:
    shown = latest(evening)
    for minute in (40, 41):
        answer(evening, shown, "reject 1a", f"2026-11-23 17:{minute}")
        live(evening, f"2026-11-23 17:{minute}")

    assert heard(evening, Heard.DONE) == [
        "1a will not be sent",
        "1a is rejected already; it will not be sent",
    ]


def test_a_no_after_it_went_out_says_that_it_did(evening: World) -> None:
    shown = latest(evening)
    answer(evening, shown, "approve 1a", "2026-11-23 17:40")
    live(evening, "2026-11-23 17:40")
    answer(evening, shown, "reject 1a", "2026-11-23 17:50")
    live(evening, "2026-11-23 17:50")

    assert heard(evening, Heard.REFUSED) == ["1a has been sent already"]


# --- adding a lead from the phone --------------------------------------------------------------------------


def test_a_mail_to_oneself_adds_a_lead_once_wherever_its_copies_lie() -> None:
    world = working_world()
    note = mail(OWNER, "lead Ben Hall", "+1 303 555 0142\nboiler makes a noise\n")
    for folder in ("Sent", "INBOX"):
        world.arrives(note, at("2026-11-23 10:00"), folder)

    live(world, "2026-11-23 10:01")

    (lead,) = world.book.look().leads.values()
    assert (lead.contact.phone, lead.state) == ("+13035550142", LeadState.OPEN)


def test_a_forwarded_inquiry_makes_a_lead_for_the_person_in_it() -> None:
    world = working_world()
    text = (
        "---------- Forwarded message ---------\nFrom: Ida Sample <ida@sample.example>\n"
        "Date: Mon, 23 Nov 2026\nSubject: Broken heater\nTo: <private@reyes.example>\n\n"
        "Hello, our heater is broken. Can you come?\nIda\n"
    )
    note = mail(OWNER, "Fwd: Broken heater", text)
    for folder in ("Sent", "INBOX"):
        world.arrives(note, at("2026-11-23 10:00"), folder)

    live(world, "2026-11-23 10:01")

    (lead,) = world.book.look().leads.values()
    assert lead.contact.email == "ida@sample.example"


def test_our_summary_filed_in_sent_by_the_provider_is_not_repeated(evening: World) -> None:
    world = working_world()
    assert live(world, "2026-11-23 17:30") is not None
    (raw,) = letters_to_owner(world)
    world.mailbox.put("Sent", raw, at("2026-11-23 17:30"))
    live(world, "2026-11-23 17:35")

    live(world, "2026-11-23 18:10")

    assert len(letters_to_owner(world)) == 1


# --- the links themselves ----------------------------------------------------------------------------------


def test_the_repeated_mail_carries_the_same_links() -> None:
    world = working_world()
    world.arrives(mail(KAREN, "Leaking tap", "Hi Dana, can you come?\n"), at("2026-11-23 15:05"))
    live(world, "2026-11-23 15:10")
    world.mailbox.now = at("2026-11-23 17:30")
    from assistant import daemon

    daemon.round(world.desk, at("2026-11-23 17:30"))
    daemon.round(world.desk, at("2026-11-23 17:30") + timedelta(minutes=31))

    first, second = (Letter(raw).links for raw in letters_to_owner(world))
    assert first == second


def test_no_token_stands_in_a_subject_or_in_the_log(evening: World) -> None:
    letter = latest(evening)
    token = letter.links["approve 1a"].partition(" · ")[2]
    press(evening, letter.links["approve 1a"], "2026-11-23 17:40", into=("INBOX",))
    live(evening, "2026-11-23 17:41")
    press(evening, letter.links["approve 1a"], "2026-11-23 17:42")
    live(evening, "2026-11-23 17:43")

    assert to_customers(evening) == ["karen@mail.example"]
    assert token not in letter.message.subject
    assert not any(token in str(line) for line in evening.book.log)


def test_i23_what_was_said_and_shown_is_forgotten_after_a_month(evening: World) -> None:
    answer(evening, latest(evening), "1 done\nnonsense", "2026-11-23 17:40")
    live(evening, "2026-11-23 17:41")
    first = at("2026-11-23 12:00").date()
    assert evening.book.look().day(first).said != ()

    live(evening, "2026-12-28 17:30")

    day = evening.book.look().day(first)
    assert (day.said, [m.shown for m in day.mails if m.shown]) == ((), [])


# --- doctor's test link -----------------------------------------------------------------------------------


def test_doctors_test_link_does_nothing_but_come_through() -> None:
    world = working_world()
    until = at("2026-11-25 23:59")
    made = commands.link(world.desk.seal, OWNER, "test 1", (), until, "doctor/x")
    subject = unquote(made.partition("?subject=")[2])
    press(world, subject, "2026-11-23 09:00")
    live(world, "2026-11-23 09:01")
    assert heard(world, Heard.DONE) == ["the test link came through: it lay in Sent of business"]
    assert world.book.look().proof("business") == at("2026-11-23 09:01")
    assert world.book.look().leads == {}

    press(world, subject, "2026-11-23 10:00")
    live(world, "2026-11-23 10:01")
    assert heard(world, Heard.REPLAYED) == ["test 1: that link was used before; each works once"]


def test_a_test_link_nobody_signed_proves_nothing() -> None:
    world = working_world()
    press(world, f"test 1 · {'a' * 40}", "2026-11-23 09:00")
    live(world, "2026-11-23 09:01")
    assert heard(world, Heard.DONE) == []
    assert world.book.look().proof("business") is None
