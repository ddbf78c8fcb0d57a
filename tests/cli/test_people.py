"""What is printed for people fits the screen, says what matters first, and is inert."""

from dataclasses import replace

import pytest
from rich.cells import cell_len

from assistant.cli import people
from assistant.cli.order import urgency
from assistant.domain.book import LogLine, NoteKind
from assistant.domain.draft import DraftState
from assistant.domain.lead import Lead, LeadState
from assistant.domain.reading import Contact, Field, Kind, Reading, Verdict
from assistant.domain.rules import Rule, RuleBy
from tests.cli.shelf import NASTY, NOW, ZONE, draft, hours, lead, monday, nasty_lead
from tests.cli.test_safe import acts

EVIL_READING = Reading(
    Verdict.LEAD,
    Kind.EMAIL,
    Contact(NASTY, NASTY, NASTY),
    reply_to=NASTY,
    subject=NASTY,
    text=NASTY,
    acknowledge=True,
    reasons=(NASTY,),
    format=NASTY,
    fields=(Field(NASTY, NASTY, NASTY),),
)


def listed() -> list[Lead]:
    return sorted(monday(), key=lambda each: urgency(each, NOW))


def everything(width: int) -> dict[str, str]:
    """Every view, of ordinary and of hostile leads."""
    evil = nasty_lead()
    some = [*monday(), evil]
    log = [LogLine(NOW, NoteKind.TROUBLE, NASTY, 3)]
    rules = [Rule(RuleBy.ADDRESS, NASTY, Verdict.NOT_LEAD, NOW.date())]
    return {
        "leads": people.leads(some, ZONE, NOW, width),
        "show": people.show(evil, {"key": NASTY * 30}, ZONE, NOW, width),
        "drafts": people.drafts([d for each in some for d in each.drafts], ZONE, NOW, width),
        "promises": people.promises(some, ZONE, NOW, width),
        "reading": people.reading(NASTY, EVIL_READING, width, explain=True),
        "unreadable": people.unreadable(NASTY, NASTY),
        "log": people.log(log, ZONE, NOW, width),
        "rules": people.rules(rules, width),
    }


@pytest.mark.parametrize("width", [60, 80, 120])
def test_i26_no_view_lets_a_stranger_act_on_the_terminal(width: int) -> None:
    assert {view: acts(text) for view, text in everything(width).items() if acts(text)} == {}


@pytest.mark.parametrize("width", [80, 100])
def test_every_line_fits_the_screen(width: int) -> None:
    wide = [
        (view, line)
        for view, text in everything(width).items()
        for line in text.splitlines()
        if cell_len(line) > width and view not in ("unreadable", "reading")
    ]
    assert wide == []


def test_who_is_due_first_stands_first_and_the_snoozed_last() -> None:
    assert [each.number for each in listed()] == [15, 13, 12, 14, 16, 17, 18]


def test_an_empty_list_says_that_nobody_waits() -> None:
    assert people.leads([], ZONE, NOW) == "Nobody waits for you. New inquiries show up here by themselves.\n"
    assert "No draft" in people.drafts([], ZONE, NOW)
    assert "nobody" in people.promises([], ZONE, NOW)
    assert "assistant run" in people.log([], ZONE, NOW)
    assert "Nothing learnt" in people.rules([])


def test_the_list_of_leads_reads_at_a_glance() -> None:
    lines = people.leads(listed(), ZONE, NOW).splitlines()
    assert lines[0].split() == ["ID", "STATE", "BY", "WHO", "ABOUT"]
    assert lines[1].split()[:2] == ["15", "OVERDUE"]
    assert "voicemail: Hi, it is" in lines[2]
    assert lines[3].split()[:6] == ["12", "open", "Mon", "23", "Nov", "12:00"]
    assert "3 wait for you, 2 overdue, 1 to decide, you wait for 2, 1 closed." in lines
    assert lines[-1].startswith("1 draft waits for your yes")


def test_one_lead_tells_its_conversation_with_numbers_to_split_by() -> None:
    text = people.show(monday()[0], {}, ZONE, NOW)
    assert "  1  Fri 20 Nov 16:00 Nora Feld, mail: Kitchen tap" in text
    assert "     It drips. Can you come?" in text
    assert "    | Hello Nora," in text
    assert "`assistant approve 12a`" in text
    assert "came in by mail" in text


def test_one_lead_tells_its_calls_and_promises() -> None:
    assert "Mon 23 Nov 07:00: no answer" in people.show(monday()[1], {}, ZONE, NOW)
    assert 'OVERDUE, by owner mail: "I\'ll call you Monday."' in people.show(monday()[3], {}, ZONE, NOW)


def test_an_undecided_lead_asks_for_the_one_word_that_decides_it() -> None:
    text = people.show(monday()[2], {}, ZONE, NOW)
    assert "`assistant reopen 14`" in text
    assert "`assistant not-lead 14`" in text


def test_a_joined_lead_points_to_where_its_matter_is() -> None:
    joined = lead(19, state=LeadState.CLOSED, merged_into=12, respond_by=None)
    assert "joined with lead 12" in people.show(joined, {}, ZONE, NOW)


@pytest.mark.parametrize("state", list(DraftState))
def test_every_state_of_a_draft_has_its_words(state: DraftState) -> None:
    text = people.drafts([draft(state=state)], ZONE, NOW)
    assert text.startswith("12a acknowledgement to nora@feld.example: ")


def test_an_uncertain_draft_says_how_to_settle_it() -> None:
    text = people.show(lead(drafts=(draft(state=DraftState.UNCERTAIN),)), {}, ZONE, NOW)
    assert "`assistant settle 12a sent`" in text


def test_promises_that_are_owed_stand_before_those_that_are_kept() -> None:
    lines = people.promises(monday(), ZONE, NOW).splitlines()
    assert [line.split()[0] for line in lines] == ["ID", "k1", "12x"]
    assert "OVERDUE" in lines[1]
    assert "kept" in lines[2]


def test_a_reading_explains_itself_field_by_field() -> None:
    reading = replace(EVIL_READING, format="form_x", fields=(Field("name", "Ann", "Name: Ann"),))
    assert "Ann <- Name: Ann" in people.reading("a.eml", reading, explain=True)
    assert "form_x" not in people.reading("a.eml", reading)


def test_a_tone_is_put_around_lines_only_where_a_painter_is_given() -> None:
    painted = people.leads(
        [lead(respond_by=NOW - hours(1))], ZONE, NOW, paint=lambda text, tone: f"<{tone}>{text}"
    )
    assert "<bad>12  OVERDUE" in painted


def test_a_time_of_another_year_is_said_with_its_year() -> None:
    assert people.when(NOW.replace(year=2027), ZONE, NOW) == "Tue 23 Nov 2027 10:00"
    assert people.when(None, ZONE, NOW) == "–"
