"""What the pages say and do, without a browser: every decision ends in the book."""

import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest

from assistant.domain.book import Book, LogLine, NoteKind
from assistant.domain.draft import DraftKind, DraftState
from assistant.domain.lead import CallResult, Lead, LeadState, Outcome, machine_wrote, note_went_out, thanked
from assistant.domain.promise import Promise, PromiseSource, PromiseState
from assistant.domain.reading import Contact, Kind
from tests.cli.shelf import nasty_lead
from tests.web.stage import BLOCKS, JULIA, NINA, NOW, Stage, a_draft, a_lead, said, tuesday


@pytest.fixture
def inside(stage: Stage) -> Stage:
    """Somebody is signed in."""
    stage.sign_in()
    return stage


def seen(stage: Stage, path: str) -> str:
    """The page as text."""
    answer = stage.get(path)
    assert answer.status == 200, answer.text
    return unescape(re.sub(r"<[^>]*>", "", answer.text))


def test_today_tells_the_most_urgent_first(inside: Stage) -> None:
    words = seen(inside, "/")
    names = ["1 overdue", "Maria Lopez", "Sam Whitfield", "Nina Berg", "who@knows.example", "Olga Brandt"]
    places = [words.index(name) for name in names]
    assert places == sorted(places)
    assert "22 h overdue, promised for Mon 23 Nov 17:00" in words


def test_a_trouble_stands_on_top_of_today(inside: Stage) -> None:
    inside.desk.sees.troubles["business/Sent"] = "Sent does not open"
    assert seen(inside, "/").index("Sent does not open") < seen(inside, "/").index("Maria Lopez")


def test_an_empty_day_says_so(tmp_path: Path) -> None:
    with Stage(tmp_path, leads=()).open() as stage:
        stage.sign_in()
        assert "Nobody is waiting" in seen(stage, "/")
        assert "No draft waits for you" in seen(stage, "/drafts")
        assert "Nothing to decide" in seen(stage, "/undecided")
        assert "You owe nobody a time" in seen(stage, "/promises")
        assert "Nobody asked for anything in this time." in seen(stage, "/report")
        assert "Nobody yet" in seen(stage, "/people")
        assert "Nothing happened yet" in seen(stage, "/log")


def test_every_page_is_there(inside: Stage) -> None:
    assert "fixed the boiler" in seen(inside, "/leads/12")
    assert "If it is urgent, call me" in seen(inside, "/drafts")
    assert "answer it by Wednesday" in seen(inside, "/drafts/21a")
    assert "is this still available" in seen(inside, "/undecided")
    assert "I will call you on Monday before five." in seen(inside, "/promises")
    assert "6 inquiries" in seen(inside, "/report?days=28")
    assert "julia@okafor.example" in seen(inside, "/people?q=okafor")
    assert "Maria Lopez" not in seen(inside, "/people?q=okafor")
    assert "a new lead" in seen(inside, "/log")
    assert "business/INBOX was last read Tue 24 Nov 14:59" in seen(inside, "/health")


@pytest.mark.parametrize(
    "path", ["/leads/99", "/leads/x", "/drafts/99a", "/drafts/21b", "/drafts/x", "/nowhere"]
)
def test_what_is_not_there_is_said(inside: Stage, path: str) -> None:
    answer = inside.get(path)
    assert answer.status == 404
    assert "There is no" in answer.text


def test_health_shows_what_doctor_found_when_it_last_asked(inside: Stage) -> None:
    assert "It did not look yet" in seen(inside, "/health")
    found = [("ok", "Formats: 34 kinds."), ("note", "business: the server has no IDLE.")]
    listed = [{"grade": grade, "words": words} for grade, words in found]
    inside.store.write_findings({"at": inside.clock.now().isoformat(), "findings": listed})
    words = seen(inside, "/health")
    assert words.index("Tue 24 Nov 15:00") < words.index("the server has no IDLE") < words.index("34 kinds")
    assert "All is well" in words
    trouble = {"grade": "attention", "words": "business: the password is not taken."}
    inside.store.write_findings({"at": inside.clock.now().isoformat(), "findings": [*listed, trouble]})
    assert "Something needs you" in seen(inside, "/health")


@pytest.mark.parametrize(
    "said",
    [
        {"at": "yesterday", "findings": []},
        {"at": "2026-11-24T10:00:00", "findings": []},
        {"at": "2026-11-24T10:00:00+00:00", "findings": "all"},
        {
            "at": "2026-11-24T10:00:00+00:00",
            "findings": ["x", {"grade": "bad"}, {"grade": ["ok"], "words": 1}],
        },
    ],
)
def test_a_file_of_findings_that_makes_no_sense_costs_nothing(inside: Stage, said: dict[str, object]) -> None:
    inside.store.write_findings(said)
    assert "What doctor found" in seen(inside, "/health")


def test_a_conversation_shows_our_notes_whole_and_who_said_thanks(tmp_path: Path) -> None:
    lead = a_lead(21, "Julia", "j@mail.example", None, said(21, "2026-11-24 09:00", "Cold.", "Radiator"))
    sent = replace(a_draft(21, "j@mail.example", JULIA), state=DraftState.SENT)
    lead = note_went_out(replace(lead, drafts=(sent,)), sent, NOW)
    lead = thanked(lead, said(21, "2026-11-24 14:00", "Thank you!", kind=Kind.THANKS))
    robot = said(21, "2026-11-24 14:01", "I am away.", kind=Kind.AUTO_REPLY)
    lead = machine_wrote(lead, robot, "their mail program answered for them")
    with Stage(tmp_path, leads=(lead,)).open() as stage:
        stage.sign_in()
        words = seen(stage, "/leads/21")
    assert "If it is urgent, call me at (303) 555-0100.\n\nDana Reyes" in words
    assert re.search(r"Julia, mail · Tue 24 Nov 14:00\s+Thank you!", words)
    assert re.search(r"Automatic mail · Tue 24 Nov 14:01\s+I am away.", words)


# --- the plan -----------------------------------------------------------------------------------------------


def test_the_plan_fills_the_blocks_of_the_week_with_names(tmp_path: Path) -> None:
    with Stage(tmp_path, more=BLOCKS).open() as stage:
        stage.sign_in()
        words = seen(stage, "/plan")
        names = ["Tuesday 24 November", "Cannot wait for a block", "Nina Berg", "16:00 to 17:00"]
        names += ["Maria Lopez", "The week", "Wed 25 Nov, 08:00 to 09:00", "Sam Whitfield"]
        places = [words.index(name) for name in names]
        assert places == sorted(places)


def test_without_blocks_the_plan_is_one_day_and_says_how_to_set_some(inside: Stage) -> None:
    assert "[follow_up]" in seen(inside, "/plan")
    assert "Maria Lopez" in seen(inside, "/plan")


def test_the_sheet_to_print_carries_its_own_style_and_nothing_else_may_act(tmp_path: Path) -> None:
    with Stage(tmp_path, more=BLOCKS, leads=(*tuesday(), nasty_lead())).open() as stage:
        stage.sign_in()
        answer = stage.get("/plan/sheet")
    assert "Maria Lopez" in answer.text
    policy = answer.headers["content-security-policy"]
    style = answer.text.partition("<style>")[2].partition("</style>")[0]
    assert b64encode(sha256(style.encode()).digest()).decode() in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


# --- deciding -----------------------------------------------------------------------------------------------


def test_i11_a_yes_to_the_shown_text_approves_it_and_wakes_the_daemon(inside: Stage) -> None:
    answer = inside.decides("approve", "21a", digest=inside.draft("21a").version.digest)
    assert answer.headers["location"] == "/"
    draft = inside.draft("21a")
    assert draft.state is DraftState.APPROVED
    assert draft.frozen is not None
    assert b"answer it by Wednesday" in inside.store.raw(draft.frozen.key)
    assert len(inside.wakes) == 1
    words = seen(inside, "/")
    assert "21a is approved." in words
    assert "Approved, goes out within a minute" in words


def test_i11_a_yes_to_an_older_text_changes_nothing_and_shows_the_new_one(inside: Stage) -> None:
    shown = inside.draft("21a").version.digest
    inside.decides("edit", "21a", text="A new text.")
    inside.decides("approve", "21a", digest=shown)
    assert inside.draft("21a").state is DraftState.PENDING
    words = seen(inside, "/")
    assert "21a has changed since" in words
    assert "A new text." in words


def test_i11_a_yes_without_a_text_approves_nothing(inside: Stage) -> None:
    inside.decides("approve", "21a")
    inside.decides("approve", "21", digest="")
    assert inside.draft("21a").state is DraftState.PENDING
    assert "A yes needs the text it is meant for" in seen(inside, "/")


def test_the_answer_to_a_decision_fades(inside: Stage) -> None:
    inside.decides("done", 40)
    assert "40 is closed: done." in seen(inside, "/")
    assert "40 is closed: done." not in seen(inside, "/drafts"), "said where it was done"
    inside.clock.passes(timedelta(seconds=31))
    assert "40 is closed: done." not in seen(inside, "/")


def test_an_approved_draft_is_taken_back_within_the_hold(inside: Stage) -> None:
    inside.decides("approve", "21a", digest=inside.draft("21a").version.digest)
    assert "Take it back" in seen(inside, "/")
    inside.decides("take-back", "21a")
    assert inside.draft("21a").state is DraftState.PENDING


def test_leads_are_decided_on(inside: Stage) -> None:
    inside.decides("called", 17, call="left-message", note="said after five")
    inside.decides("called", 22, call="reached")
    inside.decides("reopen", 30)
    inside.decides("not-lead", 31)
    inside.decides("done", 40, outcome="won")
    inside.decides("snooze", 12, when="3d")
    inside.decides("kept", 12, other="12p1")
    attempt = inside.lead(17).attempts[-1]
    assert (attempt.result, attempt.note) == (CallResult.LEFT_MESSAGE, "said after five")
    assert inside.lead(22).state is LeadState.WAITING
    assert inside.draft("22a").state is DraftState.WITHDRAWN
    assert inside.lead(30).state is LeadState.OPEN
    assert inside.lead(31).outcome is Outcome.NOT_A_LEAD
    assert inside.lead(40).outcome is Outcome.WON
    assert inside.lead(12).snoozed_until is not None
    assert inside.lead(12).promises[0].state is PromiseState.BROKEN, "kept, but too late"
    assert len(inside.wakes) == 7


def test_a_promise_is_noted_for_another_time(inside: Stage) -> None:
    assert "Another time" in seen(inside, "/promises")
    inside.decides("moved", 12, other="12p1", when="friday")
    assert "12: that promise is due Fri 27 Nov 17:00 now." in seen(inside, "/")
    inside.decides("moved", 12, other="12p1", when="whenever")
    assert "is no time I understand" in seen(inside, "/")
    assert len(inside.lead(12).open_promises) == 1


def test_leads_are_joined_and_taken_apart(inside: Stage) -> None:
    inside.decides("merge", 12, other="40")
    assert inside.lead(40).merged_into == 12
    inside.decides("split", 12, other="1")
    assert len(inside.store.look().leads) == 9


def test_was_this_your_answer_is_asked_and_decided(tmp_path: Path) -> None:
    asked = [
        replace(
            a_lead(number, name, None, None, said(number, "2026-11-24 09:00", "When?", "Boiler")),
            question="you wrote to them from elsewhere: was this your answer?",
        )
        for number, name in ((41, "Peter Asked"), (42, "Rosa Asked"))
    ]
    with Stage(tmp_path, leads=tuple(asked)).open() as stage:
        stage.sign_in()
        assert seen(stage, "/").index("was this your answer?") < seen(stage, "/").index("Yes, it was")
        assert "No, not yet" in seen(stage, "/leads/41")
        stage.decides("answered", 41)
        stage.decides("not-answered", 42)
        assert stage.lead(41).state is LeadState.WAITING
        assert (stage.lead(42).state, stage.lead(42).question) == (LeadState.OPEN, "")
        assert "was this your answer?" not in seen(stage, "/")


def test_who_needs_longer_says_so_beside_the_lead(tmp_path: Path) -> None:
    waits = a_lead(41, "Peter", "peter@mail.example", None, said(41, "2026-11-23 09:00", "When?", "Boiler"))
    owed = Promise(NOW, PromiseState.OPEN, PromiseSource.ACKNOWLEDGEMENT, NOW - timedelta(days=1))
    with Stage(tmp_path, leads=(replace(waits, promises=(owed,)),)).open() as stage:
        stage.sign_in()
        assert "Needs longer" in seen(stage, "/")
        stage.decides("longer", 41)
        assert stage.lead(41).wanted is DraftKind.DELAY
        assert "a note with a new time is drafted for your yes" in seen(stage, "/")


@pytest.mark.parametrize(
    ("word", "target", "fields", "words"),
    [
        ("reject", "99a", {}, "there is no draft 99a"),
        ("done", "x; y", {}, "there is no lead"),
        ("snooze", "12", {"when": "whenever"}, "is no time I understand"),
        ("done", "12", {"outcome": "lottery"}, "not one of this page"),
        ("called", "12", {"call": "maybe"}, "not one of this page"),
        ("explode", "12", {}, "not one of this page"),
        ("merge", "12", {"other": "12"}, "one lead already"),
    ],
)
def test_what_cannot_be_done_is_said(
    inside: Stage, word: str, target: str, fields: dict[str, str], words: str
) -> None:
    before = inside.store.look()
    assert inside.decides(word, target, **fields).status == 303
    assert words.lower() in seen(inside, "/").lower()
    assert inside.store.look() == before
    assert not inside.wakes


def test_h17_all_shown_drafts_are_approved_one_by_one(inside: Stage) -> None:
    token = inside.get("/drafts").token
    shown = [(each, inside.draft(each).version.digest) for each in ("21a", "22a")]
    fields = [("token", token), *(("draft", f"{name}:{digest}") for name, digest in shown)]
    inside.post("/approve", fields)
    assert [inside.draft(name).state for name, _ in shown] == [DraftState.APPROVED] * 2
    assert "2 drafts are approved." in seen(inside, "/drafts")
    decisions = [each for each in inside.store.log_lines(50) if "page: approve" in each.words]
    assert len(decisions) == 2


def test_h17_one_tap_approves_twenty_at_most(tmp_path: Path) -> None:
    many = [
        a_lead(
            number,
            f"Ann {number}",
            f"ann{number}@mail.example",
            None,
            said(number, "2026-11-24 09:00", "Hello?", "Hi"),
            drafts=(a_draft(number, f"ann{number}@mail.example", NINA),),
        )
        for number in range(100, 125)
    ]
    with Stage(tmp_path, leads=tuple(many)).open() as stage:
        stage.sign_in()
        page = stage.get("/drafts")
        assert "Approve these 20 drafts" in page.text
        every = [("draft", f"{each.number}a:{each.drafts[0].version.digest}") for each in many]
        stage.post("/approve", [("token", page.token), *every])
        states = [stage.draft(f"{each.number}a").state for each in many]
    assert states.count(DraftState.APPROVED) == 20


# --- the editor ---------------------------------------------------------------------------------------------


def edits(stage: Stage, do: str, **fields: str) -> None:
    """The editor's form, as it was opened now."""
    version = stage.draft("21a").version
    given = {"digest": version.digest, "subject": version.subject, "text": version.text, "do": do}
    stage.post("/drafts/21a", {"token": stage.get("/health").token, "back": "/"} | given | fields)


def test_keep_keeps_the_text_and_sends_nothing(inside: Stage) -> None:
    edits(inside, "keep", text="Hello Julia,\r\n\r\ntomorrow then.\r\n", subject="Your radiator")
    draft = inside.draft("21a")
    assert (draft.state, draft.version.text) == (DraftState.PENDING, "Hello Julia,\n\ntomorrow then.\n")
    assert draft.version.subject == "Your radiator"
    assert draft.version.by_owner


def test_i11_send_approves_exactly_the_edited_text(inside: Stage) -> None:
    edits(inside, "send", text="Hello Julia,\r\n\r\nI come at nine.\r\n")
    draft = inside.draft("21a")
    assert draft.state is DraftState.APPROVED
    assert draft.frozen is not None
    assert b"I come at nine." in inside.store.raw(draft.frozen.key)


def test_send_without_an_edit_approves_the_text_as_it_is(inside: Stage) -> None:
    number = inside.draft("21a").version.number
    edits(inside, "send")
    draft = inside.draft("21a")
    assert (draft.state, draft.version.number) == (DraftState.APPROVED, number)


def test_i11_what_was_edited_over_an_older_text_is_neither_kept_nor_sent(inside: Stage) -> None:
    shown = inside.draft("21a").version.digest
    edits(inside, "keep", text="Somebody else's text.")
    edits(inside, "send", text="Mine.", digest=shown)
    draft = inside.draft("21a")
    assert (draft.state, draft.version.text) == (DraftState.PENDING, "Somebody else's text.\n")
    words = seen(inside, "/drafts/21a")
    assert "has changed since you opened it" in words
    assert "What you typed" in words
    assert "Somebody else's text." in words
    assert "Mine." in words, "given back beside the new text"
    edits(inside, "keep", text="Mine.")
    assert "What you typed" not in seen(inside, "/drafts/21a")


def test_what_was_typed_before_the_session_ended_is_there_again_after_the_login(inside: Stage) -> None:
    cookie, inside.cookie = inside.cookie, ""
    given = {"digest": "x", "subject": "Your </textarea>radiator", "text": "I come at <nine>.", "do": "keep"}
    door = inside.post("/drafts/21a", given)
    assert door.status == 403
    assert "&lt;nine&gt;" in door.text
    assert inside.draft("21a").version.text != "I come at <nine>.\n"
    back = {"next": "/drafts/21a", "subject": given["subject"], "text": given["text"]}
    wrong = inside.post("/login", {"code": "nonsense"} | back)
    assert "&lt;nine&gt;" in wrong.text, "a slip in the code loses nothing"
    answer = inside.post("/login", {"code": inside.code()} | back)
    inside.cookie = answer.cookies.partition(";")[0]
    assert inside.cookie != cookie
    assert "I come at <nine>." in seen(inside, "/drafts/21a")


def test_another_text_takes_a_yes_back(inside: Stage) -> None:
    edits(inside, "send")
    edits(inside, "keep", text="Wait, another thing.")
    assert inside.draft("21a").state is DraftState.PENDING


def test_an_empty_text_is_not_sent(inside: Stage) -> None:
    edits(inside, "send", text="  ")
    assert inside.draft("21a").state is DraftState.PENDING


def test_without_an_outgoing_server_nothing_can_be_approved_here(tmp_path: Path) -> None:
    with Stage(tmp_path, smtp=False).open() as stage:
        stage.sign_in()
        assert 'value="approve"' not in stage.get("/").text
        assert "open Drafts in your mail program and press Send" in seen(stage, "/drafts")
        assert 'value="send"' not in stage.get("/drafts/21a").text


# --- strangers ----------------------------------------------------------------------------------------------

EVIL = (
    "<script>alert(1)</script><img src=//evil.example/x onerror=alert(2)>"
    "{{ 7*7 }}{% raw %}\"'><svg/onload=alert(3)>"
)


def test_i26_a_strangers_words_are_inert_on_every_page(tmp_path: Path) -> None:
    draft = a_draft(50, "evil@mail.example", EVIL, subject=EVIL)
    lead = a_lead(
        50, EVIL, EVIL, None, said(50, "2026-11-24 09:00", EVIL, EVIL), drafts=(draft,), subject=EVIL
    )
    lead = replace(lead, reasons=(EVIL,), question=EVIL, no_acknowledgement=EVIL)
    with Stage(tmp_path, leads=(nasty_lead(), lead)).open() as stage:
        stage.sign_in()
        stage.desk.sees.troubles[EVIL] = EVIL
        for path in (
            "/",
            "/leads/50",
            "/drafts",
            "/drafts/50a",
            "/promises",
            "/people",
            "/log",
            "/health",
            "/leads/666",
        ):
            text = stage.get(path).text
            assert "<script>alert" not in text, path
            assert not re.search(r"<(img|svg/)", text), path
            assert "49" not in re.sub(r"\d{3,}|v=\w+", "", text), path
            assert not re.search(
                r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\ud800-\udfff]", text
            )


def test_g17_a_name_that_carries_an_address_is_not_believed(tmp_path: Path) -> None:
    lead = a_lead(
        51, "bank@safe.example", "thief@mail.example", None, said(51, "2026-11-24 09:00", "Hi", "Hi")
    )
    with Stage(tmp_path, leads=(lead,)).open() as stage:
        stage.sign_in()
        assert "bank@safe.example" not in seen(stage, "/")
        assert "thief@mail.example" in seen(stage, "/")


def test_a_lead_without_any_name_or_words_has_a_page(tmp_path: Path) -> None:
    lead = replace(a_lead(52, "", None, None, said(52, "2026-11-24 09:00", "")), contact=Contact())
    with Stage(tmp_path, leads=(lead,)).open() as stage:
        stage.sign_in()
        assert "somebody" in seen(stage, "/leads/52")


class TornLog:
    """A log that breaks on a stranger's words."""

    def log_lines(self, limit: int) -> list[LogLine]:
        raise KeyError("words of a stranger")

    def archived(self) -> Iterator[Book]:
        return iter(())

    def read_findings(self) -> dict[str, object]:
        return {}

    def archived_lead(self, number: int) -> Lead | None:
        return None


def test_a_bug_of_ours_costs_one_page_and_is_logged_once_without_contents(tmp_path: Path) -> None:
    with Stage(tmp_path, records=TornLog()).open() as stage:
        stage.sign_in()
        for _ in range(2):
            answer = stage.get("/log")
            assert answer.status == 500
            assert "Something went wrong inside (KeyError)" in answer.text
            assert "stranger" not in answer.text
        assert stage.get("/").status == 200
    logged = [each.words for each in stage.store.log_lines(50) if each.kind is NoteKind.TROUBLE]
    assert len(logged) == 1
    assert logged[0].startswith("the page broke: KeyError in log_lines, line ")


def test_a_damaged_book_is_said_in_words(inside: Stage) -> None:
    for file in (inside.folder / "state").glob("book*"):
        if file.is_file() and file.suffix != ".lock":
            file.write_bytes(b"torn")
    answer = inside.get("/")
    assert answer.status == 503
    assert "That did not work" in answer.text
