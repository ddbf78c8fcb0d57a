"""The page over a made-up Tuesday, and a real browser to look at it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.web.stage import Stage

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Chromium asks nobody but the page; without a sandbox, since tests may run as root."""


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    """The page is served, nobody is signed in."""
    with Stage(tmp_path).open() as opened:
        yield opened


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """Debian's Chromium; the test is skipped where there is none."""
    program = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if program is None:
        pytest.skip("*** no Chromium here: the page was not looked at; apt-get install chromium ***")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=[*QUIET])
        yield chromium
        chromium.close()
