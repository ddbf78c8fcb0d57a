"""The page in a real browser: what the owner does on a computer and on a phone, with scripts and without."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from assistant.domain.draft import DraftState
from assistant.domain.lead import CallResult, Channel, Lead, LeadState, Outcome
from assistant.domain.reading import Kind
from assistant.web.pages import PAGES
from tests.web.conftest import CHROMIUM, QUIET
from tests.web.stage import BLOCKS, Stage, a_draft, a_lead, at, said, tuesday
from tests.web.test_pages import EVIL

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

COMPUTER, PHONE = (1280, 860), (390, 844)


@contextmanager
def looking(
    browser: "Browser",
    stage: Stage,
    size: tuple[int, int] = COMPUTER,
    *,
    scripts: bool = True,
    dark: bool = False,
) -> "Iterator[Page]":
    """A page of somebody who signed in. Any complaint of the browser's fails the test."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        java_script_enabled=scripts,
        has_touch=size == PHONE,
        color_scheme="dark" if dark else "light",
    )
    context.set_default_timeout(10_000)
    page = context.new_page()
    complaints: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(stage.address)
    page.get_by_label("Code").fill(stage.code())
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", level=1).wait_for()
    try:
        yield page
    finally:
        context.close()
    assert complaints == []
    assert [url for url in asked if not url.startswith(stage.address)] == []


@pytest.fixture(params=["with scripts", "without scripts"])
def page(request: pytest.FixtureRequest, browser: "Browser", stage: Stage) -> "Iterator[Page]":
    with looking(browser, stage, scripts=request.param == "with scripts") as opened:
        yield opened


def test_a_draft_is_approved_and_taken_back(page: "Page", stage: Stage) -> None:
    from playwright.sync_api import expect

    page.locator("#lead-21").get_by_role("button", name="Approve").click()
    expect(page.get_by_role("status")).to_contain_text("21a is approved.")
    assert stage.draft("21a").state is DraftState.APPROVED
    page.get_by_role("status").get_by_role("button", name="Take it back").click()
    expect(page.get_by_role("status")).to_contain_text("21a waits for your yes again.")
    assert stage.draft("21a").state is DraftState.PENDING


def test_a_draft_is_edited_and_sent(page: "Page", stage: Stage) -> None:
    from playwright.sync_api import expect

    page.locator("#lead-21").get_by_role("link", name="Edit").click()
    expect(page.get_by_text("This text promises")).to_be_visible()
    assert page.get_by_label("Text").input_value() == stage.draft("21a").version.text.rstrip("\n")
    page.get_by_label("Text").fill("Hello Julia,\n\nI come at nine.\n\nDana")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("status")).to_contain_text("21a is approved.")
    draft = stage.draft("21a")
    assert (draft.state, draft.version.text) == (
        DraftState.APPROVED,
        "Hello Julia,\n\nI come at nine.\n\nDana\n",
    )


def test_a_draft_is_kept_for_later_and_rejected(page: "Page", stage: Stage) -> None:
    from playwright.sync_api import expect

    page.goto(f"{stage.address}/drafts/22a")
    page.get_by_label("Subject").fill("About your bathroom")
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_role("status")).to_contain_text("22a has your text now.")
    assert stage.draft("22a").version.subject == "About your bathroom"
    page.get_by_role("button", name="Reject").click()
    expect(page.get_by_role("status")).to_contain_text("22a will not be sent.")
    assert stage.draft("22a").state is DraftState.REJECTED


def test_a_call_is_noted(page: "Page", stage: Stage) -> None:
    from playwright.sync_api import expect

    sam = page.locator("#lead-17")
    assert sam.get_by_role("link", name="Call (303) 555-0133").get_attribute("href") == "tel:+13035550133"
    sam.get_by_role("button", name="Left message").click()
    expect(page.get_by_role("status")).to_contain_text("you left a message")
    sam.get_by_role("button", name="Reached").click()
    expect(page.get_by_role("status")).to_contain_text("reached by phone")
    assert [each.result for each in stage.lead(17).attempts[1:]] == [
        CallResult.LEFT_MESSAGE,
        CallResult.REACHED,
    ]
    page.get_by_role("status").get_by_role("button", name="Open it again").click()
    expect(page.get_by_role("status")).to_contain_text("17 is open.")
    assert stage.lead(17).state is LeadState.OPEN


def test_undecided_ones_are_decided(page: "Page", stage: Stage) -> None:
    from playwright.sync_api import expect

    page.get_by_role("link", name="Undecided 2").first.click()
    page.locator("#lead-30").get_by_role("button", name="Yes").click()
    expect(page.locator("#lead-30")).to_have_count(0)
    page.locator("#lead-31").get_by_role("button", name="No").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing to decide")
    assert stage.lead(30).state is LeadState.OPEN
    assert stage.lead(31).outcome is Outcome.NOT_A_LEAD


def test_a_lead_is_put_off_and_a_promise_kept(page: "Page", stage: Stage) -> None:
    from playwright.sync_api import expect

    page.goto(f"{stage.address}/leads/12")
    page.get_by_text("Quoted text").click()
    expect(page.get_by_text("fixed the boiler")).to_be_visible()
    page.locator("summary", has_text="Later").first.click()
    page.get_by_role("button", name="In three days").click()
    expect(page.get_by_role("status")).to_contain_text("12 is hidden until")
    page.get_by_role("button", name="Nobody waits for it").click()
    expect(page.get_by_role("status")).to_contain_text("that promise is released")
    assert stage.lead(12).snoozed_until is not None


# --- keys and liveliness ------------------------------------------------------------------------------------


def test_keys_move_and_act_on_the_marked_row_only(browser: "Browser", stage: Stage) -> None:
    from playwright.sync_api import expect

    with looking(browser, stage) as page:
        page.keyboard.press("a")
        assert stage.draft("22a").state is DraftState.PENDING, "nothing was marked: the key only marks"
        for _ in range(2):
            page.keyboard.press("j")
        expect(page.locator(".here")).to_have_attribute("id", "lead-22")
        page.keyboard.press("k")
        page.keyboard.press("j")
        page.keyboard.press("a")
        expect(page.get_by_role("status")).to_contain_text("22a is approved.")
        assert stage.draft("21a").state is DraftState.PENDING


def test_one_key_decides_an_undecided_one_and_goes_on_to_the_next(browser: "Browser", stage: Stage) -> None:
    from playwright.sync_api import expect

    with looking(browser, stage) as page:
        page.goto(f"{stage.address}/undecided")
        page.keyboard.press("n")
        expect(page.locator("#lead-31")).to_have_count(0)
        expect(page.locator("#lead-30")).to_have_class("part here")
        page.keyboard.press("y")
        expect(page.get_by_role("heading", level=1)).to_have_text("Nothing to decide")
    assert stage.lead(31).outcome is Outcome.NOT_A_LEAD
    assert stage.lead(30).state is LeadState.OPEN


def test_the_key_for_a_call_only_goes_to_the_button(browser: "Browser", stage: Stage) -> None:
    from playwright.sync_api import expect

    with looking(browser, stage) as page:
        page.goto(f"{stage.address}/leads/17")
        page.keyboard.press("c")
        expect(page.get_by_role("button", name="Reached")).to_be_focused()
        assert len(stage.lead(17).attempts) == 1
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_contain_text("reached by phone")


def test_the_editor_opens_by_a_key_and_takes_letters_for_letters(browser: "Browser", stage: Stage) -> None:
    from playwright.sync_api import expect

    with looking(browser, stage) as page:
        for key in "jjje":
            page.keyboard.press(key)
        page.get_by_label("Text").press("Control+A")
        page.keyboard.type("area near jack?")
        expect(page.get_by_label("Text")).to_have_value("area near jack?")
        assert stage.draft("21a").state is DraftState.PENDING
        page.get_by_role("heading", level=1).click()
        page.keyboard.press("?")
        expect(page.get_by_role("dialog")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_be_hidden()


def test_a_new_lead_appears_by_itself_and_disturbs_nothing(browser: "Browser", tmp_path: Path) -> None:
    from playwright.sync_api import expect

    with Stage(tmp_path).open() as stage, looking(browser, stage) as page:
        page.clock.install()
        page.reload()
        page.keyboard.press("j")
        page.keyboard.press("j")
        expect(page.locator(".here")).to_have_attribute("id", "lead-17")
        words = said(60, "2026-11-24 14:58", "Our boiler is out. Can you come today?", "Boiler out")
        stage.put(
            a_lead(60, "New Person", "new@mail.example", None, words, respond_by=at("2026-11-24 14:59"))
        )
        page.clock.fast_forward(10_500)
        expect(page.get_by_text("New Person")).to_be_visible()
        expect(page.locator(".here")).to_have_attribute("id", "lead-17")
        expect(page).to_have_title("(5) Today")


# --- strangers, sizes, eyes ---------------------------------------------------------------------------------


def test_i27_a_hostile_mail_is_shown_inert_and_nothing_is_asked_of_the_network(
    browser: "Browser", tmp_path: Path
) -> None:
    draft = a_draft(50, "evil@mail.example", EVIL, subject=EVIL)
    lead = a_lead(
        50, EVIL, "evil@mail.example", None, said(50, "2026-11-24 09:00", EVIL, EVIL), drafts=(draft,)
    )
    lead = replace(lead, reasons=(EVIL,), question=EVIL)
    with Stage(tmp_path, leads=(lead,)).open() as stage, looking(browser, stage) as page:
        for path in ("/", "/leads/50", "/drafts", "/drafts/50a", "/people", "/log"):
            page.goto(stage.address + path)
            assert page.locator("img, script:not([src]), main svg, iframe, object").count() == 0
        page.goto(f"{stage.address}/leads/50")
        assert page.get_by_text("<script>alert(1)</script>").count() > 0
        assert page.get_by_text("{{ 7*7 }}").count() > 0


@pytest.mark.parametrize("size", [COMPUTER, PHONE, (320, 640)], ids=["computer", "phone", "small phone"])
def test_no_page_is_wider_than_its_window(browser: "Browser", tmp_path: Path, size: tuple[int, int]) -> None:
    crowded = Stage(tmp_path, leads=crowd(), more=BLOCKS).open()
    with crowded as stage, looking(browser, stage, size) as page:
        for path in addresses():
            page.goto(stage.address + path)
            assert page.evaluate("document.documentElement.scrollWidth") <= size[0], path


TAPPED = "button:visible, summary:visible, nav a:visible, main a.main, main a.soft, .tabs a, select:visible"


def test_everything_a_finger_taps_is_big_enough(browser: "Browser", tmp_path: Path) -> None:
    with Stage(tmp_path, leads=crowd(), more=BLOCKS).open() as stage, looking(browser, stage, PHONE) as page:
        for path in addresses():
            if path.endswith("/sheet"):
                continue
            page.goto(stage.address + path)
            page.evaluate("document.querySelectorAll('details').forEach((fold) => (fold.open = true))")
            for button in page.locator(TAPPED).all():
                box = button.bounding_box()
                if box is not None:  # what lies in a menu that is shut
                    assert min(box["height"], box["width"]) >= 44, (path, button.inner_text(), box)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [COMPUTER, PHONE], ids=["computer", "phone"])
def test_no_page_has_a_serious_barrier(
    browser: "Browser", tmp_path: Path, size: tuple[int, int], *, dark: bool
) -> None:
    from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

    axe = Axe()
    crowded = Stage(tmp_path, leads=crowd(), more=BLOCKS).open()
    with crowded as stage, looking(browser, stage, size, dark=dark) as page:
        for path in addresses():
            page.goto(stage.address + path)
            found = axe.run(page).response["violations"]
            told = [(each["id"], [node["target"] for node in each["nodes"]]) for each in found]
            assert not told, (path, told)


def crowd() -> tuple[Lead, ...]:
    """The Tuesday, a name that never ends, a question, a list so long that it folds."""
    long = a_lead(
        70, "L" * 200, f"{'l' * 60}@mail.example", None, said(70, "2026-11-24 09:00", "w" * 900, "s" * 300)
    )
    question = said(71, "2026-11-24 09:10", "When can you come?", "Boiler")
    asked = a_lead(71, "Peter", "peter@mail.example", "+13035550199", question)
    many = [
        a_lead(
            number,
            f"Ann {number}",
            f"ann{number}@mail.example",
            f"+1303555{number:04}",
            said(number, "2026-11-23 09:00", "Our heating makes a noise.", "Heating"),
            respond_by=at("2026-11-24 12:00"),
        )
        for number in range(100, 112)
    ]
    return (*tuesday(), long, replace(asked, question="was this your answer?"), *many)


def addresses() -> list[str]:
    """Every page there is."""
    return [path.replace("{number:int}", "12").replace("{draft:str}", "21a") for path in PAGES]


# --- pages of strangers in the owner's browser ------------------------------------------------------------

HOSTILE = """<!doctype html><title>nice kittens</title>
<iframe id="frame" src="{address}/"></iframe>
<form id="yes" method="post" action="{address}/decide" target="sink">
<input name="word" value="reject"><input name="target" value="21a"><input name="token" value="x"></form>
<iframe name="sink"></iframe><script>document.getElementById("yes").submit();
fetch("{address}/decide", {{method: "POST", mode: "no-cors", credentials: "include",
  headers: {{"Content-Type": "application/x-www-form-urlencoded"}}, body: "word=reject&target=21a"}})
  .finally(() => fetch("{address}/", {{credentials: "include"}}).catch(() => document.title = "tried all"));
</script>"""


@pytest.fixture
def kittens(stage: Stage) -> "Iterator[str]":
    """The address of a stranger's page on this machine: same site, another port, so cookies go along."""
    page = HOSTILE.format(address=stage.address).encode()

    class Kittens(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Kittens) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_h2_h4_a_strangers_page_in_the_same_browser_changes_and_sees_nothing(
    browser: "Browser", stage: Stage, kittens: str
) -> None:
    context = browser.new_context()
    ours = context.new_page()
    ours.goto(stage.address)
    ours.get_by_label("Code").fill(stage.code())
    ours.get_by_role("button", name="Sign in").click()
    ours.get_by_role("heading", level=1).wait_for()
    answers: list[tuple[str, int]] = []
    theirs = context.new_page()
    theirs.on("response", lambda answer: answers.append((answer.request.method, answer.status)))
    theirs.goto(kittens)
    theirs.wait_for_function("document.title === 'tried all'")
    assert stage.draft("21a").state is DraftState.PENDING
    assert stage.wakes == []
    assert ("POST", 403) in answers
    assert all("Julia" not in frame.content() for frame in theirs.frames)
    context.close()


def test_h1_the_page_by_a_strangers_name_shows_nothing(browser: "Browser", stage: Stage) -> None:
    """A name of a stranger's that leads to this machine (DNS rebinding), in a browser that believes it."""
    rules = "--host-resolver-rules=MAP rebound.example 127.0.0.1"
    program = next(filter(None, map(shutil.which, CHROMIUM)))
    believing = browser.browser_type.launch(executable_path=program, args=[*QUIET, rules])
    page = believing.new_page()
    answer = page.goto(f"http://rebound.example:{stage.host.rpartition(':')[2]}/login")
    assert answer is not None
    assert answer.status == 403
    assert "Sign in" not in page.content()
    believing.close()


def test_a_folded_line_opens_before_a_key_acts_on_it(browser: "Browser", tmp_path: Path) -> None:
    from playwright.sync_api import expect

    many = [
        a_lead(
            number,
            f"Ann {number}",
            f"ann{number}@mail.example",
            None,
            said(number, "2026-11-24 09:00", "Hello?", "Hi"),
            drafts=(a_draft(number, f"ann{number}@mail.example", "Hello Ann"),),
        )
        for number in range(100, 112)
    ]
    with Stage(tmp_path, leads=tuple(many)).open() as stage, looking(browser, stage) as page:
        for _ in range(4):
            page.keyboard.press("j")
        folded = page.locator(".here")
        expect(folded).not_to_have_attribute("open", "")
        number = (folded.get_attribute("id") or "").removeprefix("lead-")
        page.keyboard.press("a")
        expect(folded.get_by_text("Hello Ann")).to_be_visible()
        assert stage.draft(f"{number}a").state is DraftState.PENDING
        page.keyboard.press("a")
        expect(page.get_by_role("status")).to_contain_text(f"{number}a is approved.")


def test_a_menu_closes_when_something_else_is_tapped(browser: "Browser", stage: Stage) -> None:
    from playwright.sync_api import expect

    with looking(browser, stage, PHONE) as page:
        tomorrow = page.locator("#lead-17").get_by_role("button", name="Tomorrow")
        for close in ("Escape", "tap"):
            page.locator("#lead-17 .later summary").click()
            expect(tomorrow).to_be_visible()
            page.keyboard.press(close) if close == "Escape" else page.get_by_role("heading", level=1).click()
            expect(tomorrow).to_be_hidden()


def test_was_this_your_answer_takes_one_key(browser: "Browser", tmp_path: Path) -> None:
    from playwright.sync_api import expect

    words = said(41, "2026-11-24 09:00", "When can you come?", "Boiler")
    lead = replace(
        a_lead(41, "Peter", None, None, words), question="you wrote to them: was this your answer?"
    )
    with Stage(tmp_path, leads=(lead,)).open() as stage, looking(browser, stage) as page:
        page.keyboard.press("j")
        page.keyboard.press("y")
        expect(page.get_by_role("status")).to_contain_text("41 is answered; you wait for them now.")
    assert stage.lead(41).state is LeadState.WAITING


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_call_is_noted_in_the_plan(browser: "Browser", tmp_path: Path, *, scripts: bool) -> None:
    from playwright.sync_api import expect

    words = said(17, "2026-11-24 10:31", "No hot water since this morning.", kind=Kind.VOICEMAIL)
    lead = a_lead(17, "Sam Whitfield", None, "+13035550133", words, channel=Channel.VOICEMAIL)
    with Stage(tmp_path, leads=(lead,)).open() as stage, looking(browser, stage, scripts=scripts) as page:
        page.get_by_role("link", name="Plan").first.click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("1 call")
        page.get_by_role("button", name="Left message").click()
        expect(page.get_by_role("status")).to_contain_text("you left a message")
    assert stage.lead(17).attempts[-1].result is CallResult.LEFT_MESSAGE
