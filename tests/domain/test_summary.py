"""The summary: every lead in one place, the most pressing first, counts that add up, words that are true."""

import re
import unicodedata
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain.answers import orders_in
from assistant.domain.book import Book, Day, Seen
from assistant.domain.draft import DraftKind, DraftState
from assistant.domain.lead import Attempt, CallResult, Channel, Entry, Lead, LeadState, Voice
from assistant.domain.promise import PromiseState
from assistant.domain.reading import Kind, Verdict
from assistant.domain.summary import (
    Place,
    Section,
    Summary,
    headline,
    notice_due,
    notice_of,
    place_of,
    summarise,
)
from assistant.domain.summary_rows import inert, span
from assistant.domain.tally import Tally, tally, uncounted
from assistant.domain.wish import Heard, Said
from tests.summary_days import (
    HOURS,
    LOOKED,
    NEXT,
    NOW,
    answered,
    at,
    book_of,
    busy_day,
    counted,
    damaged_day,
    display,
    drafted,
    empty_day,
    lead,
    promised,
    thirty_leads,
    with_summary_sent,
)

TODAY = date(2026, 11, 24)


def told(
    book: Book,
    now: datetime = NOW,
    *,
    troubles: dict[str, str] | None = None,
    looked: dict[str, datetime] | None = None,
    folded: tuple[date, ...] = (),
    links: bool = False,
    sends: bool = True,
    heard: tuple[Said, ...] = (),
) -> Summary:
    """The summary of a book on the evening of Tuesday, 24 November."""
    return summarise(
        book,
        now,
        HOURS,
        next_summary=NEXT,
        troubles=troubles or {},
        looked=LOOKED if looked is None else looked,
        folded=folded,
        display_phone=display,
        link=(lambda words, digests: f"mailto:x?subject={words}|{','.join(digests)}") if links else None,
        sends=sends,
        heard=heard,
    )


def section(summary: Summary, place: Place) -> Section:
    """The list of that name, which has to be there."""
    return next(each for each in summary.sections if each.place is place)


def where(one: Lead, now: datetime = NOW) -> Place | None:
    return place_of(one, now, NEXT)


# --- where a lead stands --------------------------------------------------------------------------------


def test_a_busy_day_has_every_lead_in_the_list_of_what_is_to_be_done() -> None:
    listed = {each.place: [row.lead for row in each.rows] for each in told(busy_day()).sections}
    assert listed == {
        Place.OVERDUE: [12, 14],
        Place.DUE: [15, 9],
        Place.CALL: [17, 18],
        Place.DRAFT: [21, 22],
        Place.ASKED: [23],
        Place.UNDECIDED: [24],
        Place.GLANCE: [25],
        Place.LATER: [26],
        Place.WAITING: [40, 41, 42],
    }


def test_an_overdue_lead_with_a_draft_and_a_number_is_overdue_and_nothing_else() -> None:
    late = lead(1, "Maria Lopez", due=at(24, "12:00"), channel=Channel.VOICEMAIL, phone="+13035550142")
    assert where(drafted(late)) is Place.OVERDUE


def test_a_promise_makes_a_waiting_lead_due_and_then_overdue() -> None:
    waiting = promised(lead(1, "Maria Lopez", state=LeadState.WAITING), at(25, "12:00"))
    assert where(waiting) is Place.DUE
    assert where(waiting, at(25, "12:01")) is Place.OVERDUE


def test_a_voicemail_without_a_number_is_no_call_to_return() -> None:
    voicemail = lead(1, "Maria Lopez", due=at(25, "12:00"), channel=Channel.VOICEMAIL)
    assert where(voicemail) is Place.DUE
    assert where(replace(voicemail, contact=replace(voicemail.contact, phone="+13035550142"))) is Place.CALL


def test_a_lead_that_no_mail_reaches_is_a_call_to_return() -> None:
    by_hand = lead(1, "Maria Lopez", due=at(27, "12:00"), channel=Channel.MANUAL, phone="+13035550142")
    assert where(by_hand) is Place.CALL


def test_a_closed_lead_is_in_no_list_unless_a_draft_of_it_went_wrong() -> None:
    closed = lead(1, "Maria Lopez", state=LeadState.CLOSED)
    assert where(closed) is None
    assert where(drafted(closed, state=DraftState.UNCERTAIN)) is Place.PROBLEM


def test_an_approved_draft_is_a_problem_only_while_it_is_held() -> None:
    approved = drafted(lead(1, "Maria Lopez", due=at(25, "12:00")), state=DraftState.APPROVED)
    held = approved.with_draft(replace(approved.drafts[0], held="Sent cannot be read"))
    assert where(approved) is Place.DUE
    assert where(held) is Place.PROBLEM


def test_a_snoozed_lead_is_counted_and_not_listed() -> None:
    late = lead(1, "Maria Lopez", due=at(24, "12:00"))
    summary = told(book_of(replace(late, snoozed_until=at(26, "08:00"))))
    assert summary.sections == ()
    assert summary.put_off_words == "1 lead until later (1 past its time)."
    assert headline(summary) == "nothing to do, 1 put off"


STATES = st.sampled_from(list(LeadState))
DRAFT_STATES = st.none() | st.sampled_from(list(DraftState))


@st.composite
def books(draw: st.DrawFn) -> Book:
    """Any mixture of leads."""
    leads = []
    for number in range(1, draw(st.integers(0, 30)) + 1):
        one = lead(
            number,
            "Maria Lopez",
            due=draw(st.none() | st.sampled_from([at(23, "12:00"), at(25, "12:00"), at(30, "12:00")])),
            channel=draw(st.sampled_from(list(Channel))),
            phone=draw(st.none() | st.just("+13035550142")),
            state=draw(STATES),
        )
        snooze = draw(st.none() | st.sampled_from([at(24, "08:00"), at(26, "08:00")]))
        one = replace(
            one, snoozed_until=snooze, glance=draw(st.booleans()), question=draw(st.sampled_from(["", "?"]))
        )
        state = draw(DRAFT_STATES)
        leads.append(drafted(one, state=state) if state else one)
    return book_of(*leads)


@settings(max_examples=60)
@given(books())
def test_every_unfinished_lead_stands_in_exactly_one_place(book: Book) -> None:
    summary = told(book)
    rows = [row.lead for each in summary.sections for row in each.rows]
    assert len(rows) == len(set(rows))
    placed = sum(each.total for each in summary.sections) + summary.put_off
    wrong_but_over = [each for each in book.leads.values() if each.is_closed and where(each)]
    assert placed == len(book.unfinished()) + len(wrong_but_over)


@settings(max_examples=60)
@given(books())
def test_what_is_folded_and_what_is_shown_make_the_whole_list(book: Book) -> None:
    for each in told(book).sections:
        folded = re.match(r"And (\d+) more: (.*)\.", each.more)
        rest = int(folded[1]) if folded else 0
        assert len(each.rows) + rest == each.total
        assert len(each.rows) <= 12
        if folded:
            assert sum(map(int, re.findall(r"\d+", folded[2].partition(". ")[0]))) == rest


def test_thirty_leads_stay_readable_with_the_longest_overdue_first() -> None:
    overdue = section(told(thirty_leads()), Place.OVERDUE)
    assert [row.lead for row in overdue.rows] == list(range(1, 13))
    assert overdue.more == "And 17 more: 13 mails, 4 voicemails. `assistant leads` lists them."


def test_a_mail_names_no_command_that_only_a_terminal_has_for_those_not_shown() -> None:
    overdue = section(told(thirty_leads(), links=True), Place.OVERDUE)
    assert overdue.more == "And 17 more: 13 mails, 4 voicemails."


# --- the subject ------------------------------------------------------------------------------------------


def test_the_subject_carries_the_point() -> None:
    assert headline(told(busy_day())) == "2 overdue, 2 due soon, 2 to approve, 2 to call, 3 to look at"
    assert headline(told(damaged_day(), troubles={"business": "no answer"})) == "4 problems"


def test_nobody_is_waiting_is_said_only_if_it_is_true() -> None:
    assert headline(told(empty_day())) == "nobody is waiting"
    later = book_of(lead(1, "Erik Moss", due=at(27, "12:00")))
    assert headline(told(later)) == "nothing is due, 1 open"
    theirs = book_of(lead(1, "Olga Brandt", state=LeadState.WAITING))
    assert headline(told(theirs)) == "nobody is waiting"


# --- a row ------------------------------------------------------------------------------------------------


def test_a_row_says_how_long_overdue_and_what_was_promised() -> None:
    maria, tom = section(told(busy_day()), Place.OVERDUE).rows
    assert maria.due == "24 h overdue, promised for Mon 23 Nov 17:00"
    assert maria.promise == "I will call you on Monday before five."
    assert tom.due == "5 h overdue, since Tue 24 Nov 12:00"
    assert maria.late
    assert tom.todo == ("Answer their mail; it is noticed by itself.",)


def test_a_call_has_a_number_to_tap_and_the_game_of_phone_tag() -> None:
    sam, nameless = section(told(busy_day()), Place.CALL).rows
    assert sam.phone is not None
    assert (sam.phone.display, sam.phone.link) == ("(303) 555-0133", "tel:+13035550133")
    assert sam.tried == "they called 1×, you tried 1×, last time no answer"
    assert sam.came == "Voicemail, Tue 24 Nov 10:31"
    assert sam.todo[0] == "After the call: `assistant called 17 reached`"
    assert nameless.who == "(303) 555-0178"


def test_their_further_calls_are_counted() -> None:
    missed = lead(1, "", channel=Channel.MISSED_CALL, phone="+13035550142", due=at(25, "12:00"))
    again = missed.with_entry(Entry(Voice.THEM, at(24, "11:00"), "f2", kind=Kind.MISSED_CALL))
    tried = replace(again, attempts=(Attempt(at(24, "12:00"), CallResult.LEFT_MESSAGE),))
    row = section(told(book_of(tried)), Place.CALL).rows[0]
    assert row.tried == "they called 2×, you tried 1×, last time left a message"


def test_a_number_that_is_not_one_makes_no_link() -> None:
    odd = lead(1, "Maria Lopez", due=at(25, "12:00"), phone="call me;ext=1")
    row = section(told(book_of(odd)), Place.DUE).rows[0]
    assert row.phone is not None
    assert row.phone.link == ""


def test_a_link_to_an_address_starts_no_header() -> None:
    sly = lead(1, "Maria Lopez", due=at(25, "12:00"))
    sly = replace(sly, contact=replace(sly.contact, email="a?cc=all&body=x@lopez.example"))
    row = section(told(book_of(sly)), Place.DUE).rows[0]
    assert row.email_link == "mailto:a%3Fcc%3Dall%26body%3Dx@lopez.example"


def test_i11_a_long_draft_is_shown_far_enough_to_know_what_one_says_yes_to() -> None:
    long = drafted(lead(9, "Max Orth", "Sink", due=at(25, "12:00")), "Hello,\n\n" + "More of it. \n" * 200)
    (row,) = told(book_of(long)).sections[0].rows
    assert row.draft is not None
    assert row.draft.lines[-1].endswith("…")
    assert 500 < sum(map(len, row.draft.lines)) < 710


@pytest.mark.parametrize("text", ["\u200b" * 2000, "\n" * 2000, "x\n" * 2000, "\u202e" + "word " * 900])
def test_i26_any_text_of_a_draft_is_shown_in_bounds(text: str) -> None:
    odd = drafted(lead(9, "Max Orth", "Sink", due=at(25, "12:00")), text)
    (row,) = told(book_of(odd)).sections[0].rows
    assert row.draft is not None
    assert len(row.draft.lines) < 360
    assert "\u202e" not in "".join(row.draft.lines)


def test_a_draft_shows_what_would_go_out_and_how_to_say_yes() -> None:
    julia = section(told(busy_day()), Place.DRAFT).rows[0]
    assert julia.draft is not None
    assert julia.draft.id == "21a"
    assert julia.draft.to == "julia@okafor.example"
    assert julia.draft.lines[:2] == ("Hello Julia,", "")
    assert julia.draft.lines[2].startswith("thank you for writing about the radiator.")
    assert julia.draft.lines[3:] == ("", "Dana Reyes")
    assert julia.draft.promise == "Promises Wed 25 Nov 12:00"
    assert julia.draft.good_until == "good until Wed 25 Nov 10:00"
    assert julia.todo == ("Open Drafts and press Send.", "Or `assistant approve 21a`")


def test_without_an_outgoing_server_the_way_is_drafts_alone() -> None:
    julia = section(told(busy_day(), sends=False), Place.DRAFT).rows[0]
    assert julia.todo == ("Open Drafts and press Send.",)


def test_a_draft_that_lies_in_no_folder_is_approved_by_command() -> None:
    one = drafted(lead(1, "Maria Lopez", due=at(25, "12:00")))
    unlaid = one.with_draft(replace(one.drafts[0], laid=None))
    assert section(told(book_of(unlaid)), Place.DRAFT).rows[0].todo == ("`assistant approve 1a`",)


def test_an_undecided_one_has_its_reasons_and_says_that_it_lies_in_junk() -> None:
    row = section(told(busy_day()), Place.UNDECIDED).rows[0]
    assert row.came == "Mail (in Junk), Tue 24 Nov 07:55"
    assert row.reasons == "asks something; reads like an offer; unknown person"
    assert row.todo == ("Yes: `assistant reopen 24`", "No: `assistant not-lead 24`")


def test_what_we_wait_for_says_since_when() -> None:
    rows = section(told(busy_day()), Place.WAITING).rows
    assert rows[0].came == "No answer since Wed 18 Nov 15:00"


def test_who_thanked_is_not_said_to_be_silent() -> None:
    book = busy_day()
    for waiting in [each for each in book.leads.values() if each.state is LeadState.WAITING]:
        book.put(replace(waiting, alive_at=at(20, "09:00")))
    rows = section(told(book), Place.WAITING).rows
    assert rows[0].came == "Heard from them Fri 20 Nov 09:00"


def test_an_uncertain_draft_says_how_to_settle_it() -> None:
    rows = {row.lead: row for row in section(told(damaged_day()), Place.PROBLEM).rows}
    assert rows[8].trouble == "8a: it may have gone out: look whether they got it"
    assert rows[8].due == "5 h overdue, since Tue 24 Nov 12:00"
    assert "`assistant settle 8a not-sent`" in rows[8].todo[1]
    assert rows[7].trouble == "7a was not sent: refused: 550 5.1.1 no such user here"


def test_a_mail_without_links_has_no_buttons() -> None:
    summary = told(busy_day())
    assert summary.approve_all is None
    assert not any(row.actions for each in summary.sections for row in each.rows)
    assert not summary.answerable


def test_one_yes_covers_exactly_the_drafts_whose_text_is_shown() -> None:
    leads = [drafted(lead(n, "Maria Lopez", f"Matter {n}", due=at(25, "12:00"))) for n in range(1, 16)]
    late = [drafted(lead(n, "Tom Berg", due=at(24, "12:00"))) for n in range(21, 31)]
    summary = told(book_of(*leads, *late), links=True)
    assert summary.approve_all is not None
    digests = set(summary.approve_all.link.partition("|")[2].split(","))
    rows = [row for each in summary.sections for row in each.rows]
    assert digests == {row.draft.digest for row in rows if row.draft and row.approvable}
    assert summary.approve_all.label == "Approve these 25 drafts"
    assert headline(summary) == "10 overdue, 25 to approve"


def test_one_yes_covers_no_draft_of_somebody_who_may_have_the_answer_or_that_is_in_trouble() -> None:
    leads = [drafted(lead(n, "Maria Lopez", due=at(24, "12:00"))) for n in (1, 2, 3)]
    asked = replace(leads[0], question="you wrote to them: was this your answer?")
    summary = told(book_of(asked, *leads[1:], *damaged_day().leads.values()), links=True)
    assert summary.approve_all is not None
    assert summary.approve_all.label == "Approve these 2 drafts"
    assert headline(summary) == "2 problems, 3 overdue, 2 to approve"


def buttons(one: Lead) -> tuple[list[str], list[str]]:
    """What stands on the buttons of its row: the likely ones, and the small ones."""
    (row,) = told(book_of(one), links=True).sections[0].rows
    return [each.label for each in row.actions if not each.rare], [
        each.label for each in row.actions if each.rare
    ]


def test_a_row_with_a_draft_has_a_button_for_all_that_may_be_said_about_it() -> None:
    one = drafted(lead(1, "Maria Lopez", due=at(25, "12:00"), phone="+13035550142"))
    assert buttons(one) == (["Approve", "Reject", "Called"], ["Done", "Later", "Not a lead"])
    late = promised(one, at(24, "12:00"))
    assert buttons(late)[1] == ["Needs longer", "Done", "Later", "Not a lead"]
    mail_only = drafted(lead(1, "Maria Lopez", due=at(25, "12:00")))
    assert buttons(mail_only)[0] == ["Approve", "Reject"]


def test_a_call_has_its_three_results_before_all_else() -> None:
    call = lead(1, "Maria Lopez", due=at(25, "12:00"), channel=Channel.VOICEMAIL, phone="+13035550142")
    assert buttons(call) == (["Reached", "Left message", "No answer"], ["Done", "Later", "Not a lead"])
    by_mail_too = replace(call, route=replace(call.route, to="maria@lopez.example"))
    assert buttons(by_mail_too)[1] == ["Done", "Later", "Not a lead"], "nothing was promised that could move"
    by_mail_too = promised(by_mail_too, at(25, "12:00"))
    assert buttons(by_mail_too)[1] == ["Needs longer", "Done", "Later", "Not a lead"]


def test_a_matter_that_is_over_is_neither_ended_nor_put_off_again() -> None:
    over = drafted(lead(1, "Maria Lopez", state=LeadState.CLOSED), state=DraftState.FAILED)
    assert buttons(over) == (["Approve", "Reject"], [])


def test_who_is_overdue_counts_also_where_something_is_to_be_done_about_it() -> None:
    drafts = [drafted(lead(n, "Maria Lopez", due=at(24, "12:00"))) for n in (1, 2)]
    call = lead(3, "Tom Berg", due=at(24, "12:00"), channel=Channel.VOICEMAIL, phone="+13035550142")
    assert headline(told(book_of(*drafts, call))) == "3 overdue, 2 to approve, 1 to call"


def test_there_is_no_yes_to_all_where_nothing_can_be_sent() -> None:
    summary = told(busy_day(), links=True, sends=False)
    assert summary.approve_all is None
    buttons = {each.label for s in summary.sections for row in s.rows for each in row.actions}
    assert "Approve" not in buttons
    assert "Reject" in buttons


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(seconds=10), "1 min"),
        (timedelta(minutes=89), "89 min"),
        (timedelta(minutes=90), "1 h"),
        (timedelta(hours=47, minutes=59), "47 h"),
        (timedelta(hours=48), "2 days"),
        (timedelta(days=3), "3 days"),
    ],
)
def test_lengths_of_time_are_said_as_people_do(length: timedelta, words: str) -> None:
    assert span(length) == words


# --- strangers' words ---------------------------------------------------------------------------------------


@given(st.text(max_size=400), st.integers(10, 120))
def test_i26_a_strangers_words_are_one_short_harmless_line(text: str, limit: int) -> None:
    said = inert(text, limit)
    assert len(said) <= limit
    assert said == " ".join(said.split())
    assert not any(unicodedata.category(sign).startswith("C") for sign in said)


def test_i26_a_link_in_a_strangers_words_is_named_and_not_shown() -> None:
    assert inert("see https://bad.example/x?y=1 or www.bad.example now", 90) == "see [link] or [link] now"


# --- counting -----------------------------------------------------------------------------------------------

COUNTS = st.dictionaries(st.sampled_from(["lead", "joined", "undecided", "unreadable"]), st.integers(1, 40))
ASIDE = st.dictionaries(st.sampled_from([k.value for k in Kind if k is not Kind.OWN]), st.integers(1, 40))


@settings(max_examples=80)
@given(COUNTS, ASIDE)
def test_the_parts_of_the_count_add_up_to_its_total(came: dict[str, int], aside: dict[str, int]) -> None:
    words = told(counted(Book(), TODAY, came, aside)).came_in
    total = sum(came.values()) + sum(aside.values())
    if not total:
        assert words == "No message came in."
        return
    said, _, rest = words.partition(" seen: ")
    kinds = "".join(re.findall(r"\((.*)\)", rest))
    parts = re.sub(r" \(.*\)", "", rest)
    assert int(said.split()[0]) == total
    assert sum(map(int, re.findall(r"\d+", parts))) == total
    assert sum(map(int, re.findall(r"\d+", kinds))) == sum(aside.values())


def test_the_count_reads_as_a_sentence() -> None:
    counts = Tally(3, 2, 0, 0, (("newsletter", 20), ("receipt", 1)))
    assert counts.words == (
        "26 messages seen: 3 inquiries, 2 joined a lead, 21 set aside (20 newsletters, 1 receipt), "
        "0 unreadable."
    )


def test_a_kind_of_mail_nobody_thought_of_is_counted_all_the_same() -> None:
    counts = tally(counted(Book(), TODAY, {}, {}), HOURS, NOW, None)
    assert counts.total == 0
    book = Book(days={TODAY: Day(TODAY, set_aside=(("carrier_pigeon", 2),))})
    assert "2 set aside (2 carrier pigeon)" in tally(book, HOURS, NOW, None).words


def test_mail_of_the_evening_after_the_last_summary_is_in_the_next_count() -> None:
    book = with_summary_sent(Book(), at(23, "17:30"))
    book.seen["before"] = Seen(at(23, "17:00"), Verdict.NOT_LEAD, Kind.RECEIPT)
    book.seen["letter"] = Seen(at(23, "20:00"), Verdict.NOT_LEAD, Kind.NEWSLETTER)
    book.seen["ours"] = Seen(at(23, "20:01"), Verdict.NOT_LEAD, Kind.OWN)
    book.seen["f1"] = Seen(at(23, "21:00"), Verdict.LEAD, Kind.EMAIL, 1)
    book.seen["more"] = Seen(at(23, "21:05"), Verdict.LEAD, Kind.EMAIL, 1)
    book.put(lead(1, "Maria Lopez", came=at(23, "21:00")))
    words = told(book).came_in
    assert words == "3 messages seen: 1 inquiry, 1 joined a lead, 1 set aside (1 newsletter), 0 unreadable."


def test_days_without_a_summary_are_in_the_next_count() -> None:
    book = with_summary_sent(Book(), at(20, "17:30"))
    for day in (21, 22, 23, 24):
        counted(book, date(2026, 11, day), {"lead": 1}, {"spam": 2})
    assert told(book).came_in == "12 messages seen: 4 inquiries, 8 set aside (8 spam), 0 unreadable."


def test_i1_a_message_with_a_verdict_in_no_count_is_a_problem() -> None:
    book = counted(Book(), TODAY, {"lead": 1}, {"spam": 2})
    assert uncounted(book, HOURS, None) == 0
    book.seen["lost"] = Seen(at(24, "13:00"), Verdict.NOT_LEAD, Kind.NEWSLETTER)
    book.seen["ours"] = Seen(at(24, "13:00"), Verdict.NOT_LEAD, Kind.OWN)
    problems = told(book).problems
    assert [each.words for each in problems] == ["1 message with a verdict in no count; see `assistant log`"]


def test_promises_of_the_day_are_kept_broken_and_open() -> None:
    assert told(busy_day()).promises == "1 kept, 0 broken, 3 open (1 past its time)."
    old = promised(lead(1, "Vera Stone"), at(24, "12:00"), state=PromiseState.BROKEN)
    assert told(book_of(old)).promises == "0 kept, 1 broken, 0 open."
    assert told(with_summary_sent(book_of(old), at(23, "17:30")), at(25, "17:30")).promises.startswith(
        "0 kept, 1"
    )
    assert told(Book()).promises == "No promise is open."


# --- problems -----------------------------------------------------------------------------------------------


def test_i5_blindness_comes_first_and_says_since_when() -> None:
    summary = told(busy_day(), looked={**LOOKED, "business/INBOX": at(24, "14:05")})
    assert [(each.where, each.words) for each in summary.problems] == [
        ("business/INBOX", "Was last read Tue 24 Nov 14:05: what came since then is not in here")
    ]
    assert headline(summary).startswith("1 problem, 2 overdue")


def test_i5_a_folder_that_is_in_trouble_is_named_once() -> None:
    troubles = {"business": "the server does not answer"}
    summary = told(busy_day(), troubles=troubles, looked={"business/INBOX": at(24, "9:05")})
    assert [each.words for each in summary.problems] == ["The server does not answer"]


def test_a_text_that_changed_since_is_told_plainly_and_is_no_problem() -> None:
    words = "approve 21a: the text has changed since; it is below"
    summary = told(busy_day(), links=True, heard=(Said(NOW, Heard.CHANGED, words),))
    assert summary.changed == (words.replace("21a:", "21a (Julia Okafor):"),)
    assert summary.problems == ()
    assert "problem" not in headline(summary)


def test_an_answer_is_shown_with_a_number_of_this_mail_and_quotes_back_as_no_order() -> None:
    summary = told(busy_day(), links=True)
    assert summary.answers == "lines like “12 called”, “12 done” or “12 later 3d”"
    assert orders_in(f"Answer with {summary.answers}.")[0] == ()
    assert told(empty_day(), links=True).answers == ""


def test_messages_nobody_could_read_are_named_and_a_flood_of_them_is_counted() -> None:
    lines = tuple(f"sender {n}: odd" for n in range(20))
    book = Book(days={TODAY: Day(TODAY, came_in=(("unreadable", 300),), unreadable=lines)})
    problems = told(book).problems
    assert len(problems) == 6
    assert problems[0].words == "sender 0: odd"
    assert problems[-1].words == "295 messages more; `assistant log` names them"


def test_every_folder_says_when_it_was_last_read() -> None:
    assert told(empty_day()).looked == "Last read: INBOX 17:29, Junk 17:29, Sent 17:29."
    two = {"home/INBOX": at(24, "17:28"), "business/[Gmail]/Sent": at(24, "17:29")}
    assert told(empty_day(), looked=two).looked == "Last read: business/[Gmail]/Sent 17:29, home/INBOX 17:28."
    assert told(empty_day(), looked={}).looked == "No folder was read yet."


def test_missed_summaries_are_named() -> None:
    summary = told(empty_day(), folded=(date(2026, 11, 19), date(2026, 11, 20), date(2026, 11, 23)))
    assert summary.folded == (
        "There was no summary on Thursday, 19 November, Friday, 20 November and Monday, 23 November; "
        "what it would have said is in this one."
    )


# --- the notice ---------------------------------------------------------------------------------------------

NOON, EVENING = at(24, "12:00"), at(24, "17:30")


def due(book: Book) -> bool:
    return notice_due(with_summary_sent(book, at(23, "17:30")), NOON, HOURS, next_summary=EVENING)


def test_no_notice_on_a_quiet_noon() -> None:
    assert not due(Book())
    assert not due(book_of(lead(1, "Maria Lopez", due=at(25, "12:00"))))
    assert not due(book_of(answered(lead(1, "Maria Lopez", state=LeadState.WAITING), at(23, "9:00"))))


def test_a_notice_once_a_draft_has_waited_over_an_hour() -> None:
    one = lead(1, "Maria Lopez", due=at(25, "12:00"))
    assert not due(book_of(drafted(one, created=at(24, "11:00"))))
    assert due(book_of(drafted(one, created=at(24, "10:59"))))
    assert not due(book_of(drafted(one, created=at(24, "9:00"), state=DraftState.APPROVED)))


def test_a_notice_for_what_falls_due_before_the_summary() -> None:
    assert due(book_of(lead(1, "Maria Lopez", due=at(24, "17:00"))))
    assert due(book_of(promised(lead(1, "Maria Lopez", state=LeadState.WAITING), at(24, "17:00"))))
    assert not due(book_of(lead(1, "Maria Lopez", due=at(24, "18:00"))))


def test_what_the_last_summary_said_to_be_overdue_is_no_reason_for_a_notice() -> None:
    assert not due(book_of(lead(1, "Maria Lopez", due=at(23, "17:00"))))
    assert due(book_of(lead(1, "Maria Lopez", due=at(24, "10:00"))))


def test_a_snoozed_lead_is_no_reason_for_a_notice() -> None:
    late = lead(1, "Maria Lopez", due=at(24, "17:00"))
    assert not due(book_of(replace(late, snoozed_until=at(26, "8:00"))))


def test_the_notice_holds_only_what_cannot_wait_and_is_short() -> None:
    notice = notice_of(told(busy_day()))
    assert [each.place for each in notice.sections] == [Place.OVERDUE, Place.DUE, Place.CALL, Place.DRAFT]
    assert notice.headline == "2 overdue, 2 due soon, 2 to approve, 2 to call"
    many = notice_of(told(thirty_leads())).sections[0]
    assert (len(many.rows), many.more) == (5, "And 24 more.")


def test_the_notice_shows_every_draft_that_its_one_yes_covers() -> None:
    leads = [drafted(lead(n, "Maria Lopez", due=at(25, "12:00"))) for n in range(1, 9)]
    late = [drafted(lead(n, "Tom Berg", due=at(24, "12:00")), kind=DraftKind.DELAY) for n in range(21, 31)]
    summary = told(book_of(*leads, *late), links=True)
    assert summary.approve_all is not None
    digests = set(summary.approve_all.link.partition("|")[2].split(","))
    shown = {row.draft.digest for each in notice_of(summary).sections for row in each.rows if row.draft}
    assert digests <= shown
