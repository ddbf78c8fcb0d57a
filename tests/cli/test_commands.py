"""The commands on a real lead book: what they print, what they change, how they end."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from assistant.domain.draft import DraftKind, DraftState
from assistant.domain.lead import CallResult, LeadState, Outcome, Route
from assistant.domain.promise import Promise, PromiseSource, PromiseState
from tests.cli.shelf import NASTY, NOW, Said, Shelf, draft, hours, lead, nasty_lead
from tests.cli.test_safe import acts


def document(said: Said) -> Any:
    """The JSON that a command printed, which has to have gone well."""
    assert (said.status, said.err) == (0, "")
    return json.loads(said.out)


# --- looking ----------------------------------------------------------------------------------------------


def test_leads_lists_all_but_the_closed_ones(monday_shelf: Shelf) -> None:
    listed = document(monday_shelf.run("leads", "--json"))
    assert {each["id"] for each in listed} == {"12", "13", "14", "15", "16", "17"}


def test_leads_all_lists_closed_and_archived_ones_too(monday_shelf: Shelf) -> None:
    monday_shelf.store.archive_closed(NOW + hours(24 * 40))
    assert 18 not in monday_shelf.store.look().leads
    listed = document(monday_shelf.run("leads", "--all", "--json"))
    assert [each["outcome"] for each in listed if each["id"] == "18"] == ["won"]
    assert document(monday_shelf.run("show", "18", "--json"))["outcome"] == "won"


def test_i21_a_list_from_a_repaired_book_says_that_something_may_be_missing(shelf: Shelf) -> None:
    shelf.put(lead())
    (shelf.folder / "state" / "book.json").write_bytes(b"")
    for _ in range(2):
        said = shelf.run("leads")
        assert "The book had to be repaired, and something may be missing" in said.err


def test_an_empty_book_says_that_nobody_waits(shelf: Shelf) -> None:
    assert shelf.run("leads").out.startswith("Nobody waits for you.")
    assert document(shelf.run("leads", "--json")) == []


def test_show_takes_a_lead_or_one_of_its_drafts(monday_shelf: Shelf) -> None:
    assert document(monday_shelf.run("show", "12", "--json"))["id"] == "12"
    assert document(monday_shelf.run("show", "12a", "--json"))["drafts"] == ["12a"]


def test_show_prints_the_stored_text_of_a_message(shelf: Shelf) -> None:
    key = shelf.store.keep_text("It drips.\nSince Friday.")
    it = lead()
    shelf.put(replace(it, conversation=(replace(it.conversation[0], text=key),)))
    assert "     Since Friday." in shelf.run("show", "12").out


@pytest.mark.parametrize("wrong", ["99", "99a", "abc", "12ab!", "-", "0", "9" * 40, "١٢"])
def test_a_wrong_id_is_named_and_says_where_the_right_ones_are(monday_shelf: Shelf, wrong: str) -> None:
    said = monday_shelf.run("show", wrong)
    assert (said.status, said.out) == (1, "")
    assert said.err == f"There is no lead {wrong}; `assistant leads` lists them.\n"


def test_drafts_lists_what_still_matters_and_all_lists_the_rest(monday_shelf: Shelf) -> None:
    monday_shelf.put(lead(20, drafts=(draft(20, DraftState.SENT), draft(20, DraftState.UNCERTAIN, "b"))))
    assert [each["id"] for each in document(monday_shelf.run("drafts", "--json"))] == ["12a", "20b"]
    assert [each["id"] for each in document(monday_shelf.run("drafts", "--all", "--json"))] == [
        "12a",
        "20a",
        "20b",
    ]


def test_promises_lists_the_ledger_of_everybody(monday_shelf: Shelf) -> None:
    ledger = document(monday_shelf.run("promises", "--json"))
    assert [(each["lead"], each["state"]) for each in ledger] == [("12", "kept"), ("15", "open")]


def test_log_tells_what_was_decided_the_newest_last(monday_shelf: Shelf) -> None:
    monday_shelf.run("reject", "12a")
    monday_shelf.run("done", "16")
    lines = document(monday_shelf.run("log", "--json"))
    assert [each["lead"] for each in lines][-2:] == ["12", "16"]
    assert len(document(monday_shelf.run("log", "--limit", "1", "--json"))) == 1


def test_status_counts_and_says_that_no_daemon_runs(monday_shelf: Shelf) -> None:
    told = document(monday_shelf.run("status", "--json"))
    assert told["running"] is False
    assert told["leads"]["undecided"] == 1
    assert told["drafts"]["pending"] == 1
    assert "assistant run" in monday_shelf.run("status").out


def test_status_tells_a_running_daemon_and_what_troubles_it(monday_shelf: Shelf) -> None:
    store = monday_shelf.store
    store.write_health(
        {"last_round": "2026-11-23T15:00:00+00:00", "troubles": {"business": f"no {NASTY}"}, "looked": 3}
    )
    with store.daemon_lock():
        told = document(monday_shelf.run("status", "--json"))
        words = monday_shelf.run("status").out
    assert told["running"] is True
    assert told["last_round"] == "2026-11-23T10:00:00-05:00"
    assert "! business: no" in words
    assert acts(words) == []


def test_i26_no_command_prints_what_a_stranger_could_act_with(shelf: Shelf) -> None:
    shelf.put(nasty_lead())
    for words in (
        ["leads"],
        ["show", "666"],
        ["drafts"],
        ["promises"],
        ["approve", "666"],
        ["log"],
        ["show", "666", "--json"],
    ):
        said = shelf.run(*words)
        assert acts(said.out + said.err) == [], words


# --- deciding on drafts -----------------------------------------------------------------------------------


def test_approve_says_to_whom_and_what_happens_next(monday_shelf: Shelf) -> None:
    said = monday_shelf.run("approve", "12a")
    assert (said.status, said.err) == (0, "")
    assert 'To nora@feld.example: "Hello Nora, I got your mail."' in said.out
    assert "No daemon is running: `assistant run`" in said.out
    assert monday_shelf.lead(12).drafts[0].state is DraftState.APPROVED


def test_approve_beside_a_daemon_says_when_it_goes_out(monday_shelf: Shelf) -> None:
    with monday_shelf.store.daemon_lock():
        assert "It goes out" in monday_shelf.run("approve", "12").out


def test_approving_twice_is_no_failure(monday_shelf: Shelf) -> None:
    monday_shelf.run("approve", "12")
    assert monday_shelf.run("approve", "12a").status == 0


def test_a_yes_to_a_draft_that_went_out_meanwhile_is_no_failure(shelf: Shelf) -> None:
    shelf.put(lead(drafts=(draft(state=DraftState.SENT), draft(state=DraftState.REJECTED, letter="b"))))
    said = shelf.run("approve", "12a")
    assert (said.status, said.out) == (0, "12a went out already.\n")
    assert shelf.run("approve", "12b").status == 1


def test_of_several_the_good_ones_are_approved_and_the_others_named(monday_shelf: Shelf) -> None:
    said = monday_shelf.run("approve", "99a", "12a", "14")
    assert said.status == 1
    assert "99a" in said.err
    assert "14" in said.err
    assert monday_shelf.lead(12).drafts[0].state is DraftState.APPROVED


def test_i11_a_digest_of_an_older_version_approves_nothing(monday_shelf: Shelf) -> None:
    said = monday_shelf.run("approve", "12a", "--digest", "0" * 32)
    assert said.status == 1
    assert "has changed since" in said.err
    assert "    | I got your mail." in said.out
    assert monday_shelf.lead(12).drafts[0].state is DraftState.PENDING
    good = monday_shelf.lead(12).drafts[0].version.digest
    assert monday_shelf.run("approve", "12a", "--digest", good).status == 0


def test_a_digest_belongs_to_one_draft(monday_shelf: Shelf) -> None:
    assert monday_shelf.run("approve", "12a", "13a", "--digest", "0" * 32).status == 2


def test_without_an_outgoing_server_approve_says_send_it_from_drafts(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, smtp=False)
    shelf.put(lead(drafts=(draft(),)))
    said = shelf.run("approve", "12a")
    assert said.status == 1
    assert "send it from Drafts" in said.err
    assert shelf.lead(12).drafts[0].state is DraftState.PENDING


def test_edit_from_a_file_makes_a_new_version_and_approves_nothing(monday_shelf: Shelf) -> None:
    (monday_shelf.folder / "mine.txt").write_text("Dear Nora,\nI come at four.\n", encoding="utf-8")
    said = monday_shelf.run("edit", "12", "--body-file", "mine.txt")
    assert said.status == 0
    assert "`assistant approve 12a` sends it." in said.out
    it = monday_shelf.lead(12).drafts[0]
    assert (it.state, it.version.text) == (DraftState.PENDING, "Dear Nora,\nI come at four.\n")


def test_editing_an_approved_draft_takes_the_yes_back(monday_shelf: Shelf) -> None:
    monday_shelf.run("approve", "12a")
    monday_shelf.run("edit", "12a", "--body-file", "-", typed="Another text.\n")
    it = monday_shelf.lead(12).drafts[0]
    assert (it.state, it.version.text) == (DraftState.PENDING, "Another text.\n")


def test_edit_opens_the_editor_on_the_text_as_it_is(monday_shelf: Shelf) -> None:
    editor = monday_shelf.folder / "editor.sh"
    editor.write_text(
        '#!/bin/sh\ncp "$1" seen.txt; printf "From the editor.\\n" > "$1"; touch -d "+2 seconds" "$1"\n'
    )
    editor.chmod(0o755)
    assert monday_shelf.run("edit", "12a", EDITOR=str(editor)).status == 0
    assert (monday_shelf.folder / "seen.txt").read_text() == "Hello Nora,\n\nI got your mail.\n"
    assert monday_shelf.lead(12).drafts[0].version.text == "From the editor.\n"


def test_leaving_the_editor_without_saving_changes_nothing(monday_shelf: Shelf) -> None:
    said = monday_shelf.run("edit", "12a", EDITOR="true")
    assert (said.status, said.out) == (0, "Nothing was changed.\n")


def test_edit_refuses_what_is_no_text(monday_shelf: Shelf) -> None:
    (monday_shelf.folder / "picture").write_bytes(b"\xff\xfe\x00")
    assert monday_shelf.run("edit", "12a", "--body-file", "picture").status == 2
    assert monday_shelf.run("edit", "12a", "--body-file", "missing").status == 2
    assert monday_shelf.run("edit", "12a", "--body-file", "-", typed="x" * 70_000).status == 2
    assert monday_shelf.run("edit", "12a", "--body-file", "-", typed=" \n").status == 1
    assert monday_shelf.run("edit", "12a").status == 2
    assert monday_shelf.lead(12).drafts[0].version.number == 1


def test_reject_says_no_and_takes_an_approved_one_back(monday_shelf: Shelf) -> None:
    monday_shelf.run("approve", "12a")
    assert monday_shelf.run("reject", "12").status == 0
    assert monday_shelf.lead(12).drafts[0].state is DraftState.REJECTED


@pytest.mark.parametrize(("fate", "state"), [("sent", DraftState.SENT), ("not-sent", DraftState.PENDING)])
def test_i13_an_uncertain_draft_is_settled_by_the_owner_alone(
    shelf: Shelf, fate: str, state: DraftState
) -> None:
    shelf.put(lead(drafts=(draft(state=DraftState.UNCERTAIN),)))
    assert shelf.run("approve", "12a").status == 1
    assert shelf.run("settle", "12a", fate).status == 0
    assert shelf.lead(12).drafts[0].state is state


# --- deciding on leads ------------------------------------------------------------------------------------


def test_a_call_that_reached_them_answers(monday_shelf: Shelf) -> None:
    assert monday_shelf.run("called", "12", "reached", "--note", "comes Tuesday").status == 0
    it = monday_shelf.lead(12)
    assert it.state is LeadState.WAITING
    assert it.attempts[-1].note == "comes Tuesday"


def test_a_call_that_nobody_took_is_an_attempt(monday_shelf: Shelf) -> None:
    said = monday_shelf.run("called", "13", "no-answer")
    assert "they still wait" in said.out
    it = monday_shelf.lead(13)
    assert it.state is LeadState.OPEN
    assert it.attempts[-1].result is CallResult.NO_ANSWER


@pytest.mark.parametrize(("words", "holds"), [
    (["done", "12"], lambda it: it.outcome is Outcome.DONE),
    (["done", "12", "--outcome", "won"], lambda it: it.outcome is Outcome.WON),
    (["not-lead", "12"], lambda it: it.outcome is Outcome.NOT_A_LEAD),
    (["snooze", "12", "3d"], lambda it: it.snoozed_until is not None),
    (["snooze", "12", "2099-01-01"], lambda it: it.snoozed_until is None),
])  # fmt: skip
def test_a_word_about_a_lead_is_done(
    monday_shelf: Shelf, words: list[str], holds: Callable[[Any], bool]
) -> None:
    said = monday_shelf.run(*words)
    assert said.status == (2 if "2099-01-01" in words else 0)
    assert holds(monday_shelf.lead(12))


def test_a_time_that_is_not_understood_says_what_is(monday_shelf: Shelf) -> None:
    said = monday_shelf.run("snooze", "12", "next", "blue", "moon")
    assert said.status == 2
    assert '"next blue moon" is no time I understand' in said.err
    assert "3d" in said.err


def test_reopen_says_yes_to_an_undecided_one(monday_shelf: Shelf) -> None:
    assert monday_shelf.run("reopen", "14").status == 0
    assert monday_shelf.lead(14).state is LeadState.OPEN


def test_merge_keeps_the_older_number_and_split_takes_the_number_that_show_prints(
    monday_shelf: Shelf,
) -> None:
    assert monday_shelf.run("merge", "16", "12").status == 0
    shown = document(monday_shelf.run("show", "12", "--json"))["conversation"]
    assert [each["number"] for each in shown] == ["1", "2"]
    assert monday_shelf.run("split", "12", "2").status == 0
    assert len(monday_shelf.lead(12).conversation) == 1


@pytest.mark.parametrize("words", [
    ["called", "99", "reached"], ["done", "99"], ["snooze", "99", "3d"], ["not-lead", "99"], ["reopen", "99"],
    ["merge", "12", "99"], ["merge", "12", "12"], ["split", "12", "9"], ["settle", "12a", "sent"],
    ["reject", "99a"],
])  # fmt: skip
def test_what_cannot_be_done_is_one_sentence_and_status_1(monday_shelf: Shelf, words: list[str]) -> None:
    said = monday_shelf.run(*words)
    assert (said.status, said.out) == (1, "")
    assert said.err.count("\n") == 1
    assert said.err.endswith(".\n")


# --- telling ----------------------------------------------------------------------------------------------


def test_summary_prints_the_letter_of_now(monday_shelf: Shelf) -> None:
    said = monday_shelf.run("summary")
    assert (said.status, said.err) == (0, "")
    assert "Nora Feld" in said.out


def test_longer_wants_a_note_with_a_new_time(shelf: Shelf) -> None:
    owed = Promise(NOW + timedelta(days=1), PromiseState.OPEN, PromiseSource.ACKNOWLEDGEMENT, NOW)
    shelf.put(lead(12, route=Route("business", "dana@reyes.example", "nora@feld.example"), promises=(owed,)))
    said = shelf.run("longer", "12")
    assert (said.status, said.out) == (0, "12: a note with a new time is drafted for your yes.\n")
    assert shelf.lead(12).wanted is DraftKind.DELAY


def test_longer_says_so_where_no_mail_reaches_them_or_nothing_is_due(shelf: Shelf) -> None:
    shelf.put(lead(13, route=Route("business", "dana@reyes.example", None)))
    shelf.put(lead(16, state=LeadState.WAITING, respond_by=None))
    assert shelf.run("longer", "13").err == "No mail reaches lead 13: call them.\n"
    said = shelf.run("longer", "16")
    assert (said.status, said.err) == (1, "Lead 16 waits for nothing that could take longer.\n")
    shelf.put(lead(17, route=Route("business", "dana@reyes.example", "nora@feld.example")))
    said = shelf.run("longer", "17")
    assert (said.status, said.out) == (1, "")
    assert said.err.startswith("Nothing was promised to lead 17 yet")


def test_approving_a_text_of_his_own_whose_time_has_passed_is_one_sentence_and_status_1(shelf: Shelf) -> None:
    made = draft(12)
    passed = NOW - timedelta(days=400)
    own = replace(made, version=replace(made.version, by_owner=True, promised=passed, good_until=passed))
    shelf.put(lead(12, drafts=(own,)))
    said = shelf.run("approve", "12a")
    assert (said.status, said.out) == (1, "")
    assert "which has passed: edit it (`assistant edit 12a`)" in said.err
    assert shelf.lead(12).drafts[0].state is DraftState.PENDING


def test_was_this_your_answer_is_answered_with_yes_or_no(shelf: Shelf) -> None:
    shelf.put(lead(12, question="was this your answer?"))
    assert shelf.run("answered", "12", "--no").out == "12 still waits for your answer.\n"
    assert shelf.lead(12).state is LeadState.OPEN
    assert shelf.run("answered", "12", "--no").err == "Nothing is asked about 12.\n"
    assert shelf.run("answered", "12").out == "12 is answered; you wait for them now.\n"


@pytest.mark.parametrize("words", [("edit", "99"), ("rules", "forget", "7"), ("add",), ("show", "99")])
def test_what_cannot_be_done_is_one_whole_sentence(monday_shelf: Shelf, words: tuple[str, ...]) -> None:
    said = monday_shelf.run(*words)
    assert said.status in (1, 2)
    assert said.out == ""
    assert said.err[0].isupper()
    assert said.err.endswith(".\n")
    assert said.err.count("\n") == 1


def test_lint_speaks_to_programs_too(shelf: Shelf) -> None:
    assert [each["grade"] for each in document(shelf.run("lint", "--json"))] == ["ok"]


def test_summary_as_json_is_one_document_with_its_lists(monday_shelf: Shelf) -> None:
    said = json.loads(monday_shelf.run("summary", "--json").out)
    assert datetime.fromisoformat(said["at"]).utcoffset() is not None
    assert datetime.fromisoformat(said["next"]) > datetime.fromisoformat(said["at"])
    assert said["headline"]
    rows = [row for each in said["lists"] for row in each["rows"]]
    assert rows
    assert all(isinstance(row["id"], str) for row in rows)
    assert all(datetime.fromisoformat(row["due"]).utcoffset() is not None for row in rows if row["due"])
    assert monday_shelf.run("summary", "--json", "--send").status == 2


def test_called_without_a_result_says_the_three_in_one_line(monday_shelf: Shelf) -> None:
    said = monday_shelf.run("called", "17")
    assert said.status == 2
    assert said.err.startswith("How did it go? `assistant called 17 reached|left-message|no-answer`.")
