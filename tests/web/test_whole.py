"""All of it at once: a real Dovecot, a real outgoing server, the daemon as a process, a browser."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.shelf import Shelf
from tests.dovecot import BINARY, PASSWORD, OwnersClient, Profile, _free_port, running
from tests.fakes import mail
from tests.living import Letterbox, listening

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.skipif(BINARY is None, reason="no Dovecot here")]

CONFIG = """
[owner]
name = "Dana Reyes"
business = "Reyes Plumbing"
email = "dana@reyes.example"
timezone = "America/New_York"
country = "US"
[[account]]
name = "business"
address = "dana@reyes.example"
username = "dana"
password = "{password}"
imap = {{ host = "127.0.0.1", port = {imap}, security = "none" }}
smtp = {{ host = "127.0.0.1", port = {smtp}, security = "none" }}
[hours]
monday = ["08:00-17:00"]
tuesday = ["08:00-17:00"]
wednesday = ["08:00-17:00"]
thursday = ["08:00-17:00"]
friday = ["08:00-17:00"]
holidays = false
[approval]
hold_approved = "1s"
[poll]
interval = "5s"
[web]
listen = "127.0.0.1:{page}"
[store]
directory = "state"
"""


@dataclass
class Desk:
    """The owner's mailbox, the outgoing server, the commands, and where the page is."""

    mailbox: OwnersClient
    letterbox: Letterbox
    shelf: Shelf
    address: str

    def code(self) -> str:
        """What `assistant login` prints."""
        found = re.search(r"[A-Z2-9]{4}-[A-Z2-9]{4}", self.shelf.run("login").out)
        assert found
        return found[0]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The daemon is at work on an empty mailbox."""
    with ExitStack() as stack:
        server = stack.enter_context(running(Profile()))
        server.add_user("dana")
        smtp, page = _free_port(), _free_port()
        letterbox = Letterbox(datetime.now(UTC))
        stack.enter_context(listening(letterbox, smtp))
        shelf = Shelf(tmp_path)
        text = CONFIG.format(password=PASSWORD, imap=server.port, smtp=smtp, page=page)
        shelf.config.write_text(text, encoding="utf-8")
        words = [sys.executable, "-u", "-m", "assistant", "--config", str(shelf.config), "run"]
        daemon = subprocess.Popen(words, stdout=subprocess.PIPE, cwd=shelf.folder, env=shelf.surroundings())
        stack.callback(daemon.communicate)
        stack.callback(daemon.send_signal, signal.SIGTERM)
        assert daemon.stdout is not None
        assert any(b"page is at" in line for line in iter(daemon.stdout.readline, b""))
        mailbox = OwnersClient(server, "dana")
        stack.callback(mailbox.close)
        yield Desk(mailbox, letterbox, shelf, f"http://127.0.0.1:{page}")


def test_an_inquiry_comes_in_is_approved_on_the_page_and_its_note_goes_out(
    browser: "Browser", desk: Desk
) -> None:
    from playwright.sync_api import expect

    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.goto(desk.address)
    page.get_by_label("Code").fill(desk.code())
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nobody is waiting")

    words = "Hi Dana,\n\nour kitchen tap is leaking. Could you come by this week?\n\nKaren\n"
    desk.mailbox.put(
        "INBOX", mail("Karen Osullivan <karen@mail.example>", "Leaking tap", words, sent=datetime.now(UTC))
    )
    karen = page.locator("#lead-1")
    expect(karen).to_contain_text("Karen Osullivan", timeout=60_000)  # the page was not reloaded
    expect(karen).to_contain_text("Thank you for your message", timeout=60_000)

    karen.get_by_role("button", name="Approve").click()
    expect(page.get_by_role("status")).to_contain_text("1a is approved.")
    page.goto(f"{desk.address}/leads/1")
    expect(page.get_by_text("Your note")).to_be_visible(timeout=60_000)

    out = desk.letterbox.to_others("dana@reyes.example")
    assert [each.to for each in out] == [("karen@mail.example",)]
    assert b"Re: Leaking tap" in out[0].raw
    assert desk.shelf.run("leads").out.count("Karen Osullivan") == 1
    context.close()
