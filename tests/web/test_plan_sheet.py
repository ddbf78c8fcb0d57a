"""The page of `assistant plan --html` in a real browser: one sheet of paper, whatever it is printed on."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.domain.lead import Channel
from assistant.domain.reading import Contact
from tests.cli.shelf import Shelf, hours, lead
from tests.cli.test_plan_command import with_blocks

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("people", [0, 3, 40])
def test_the_plan_fits_on_one_sheet_of_either_size(tmp_path: Path, browser: "Browser", people: int) -> None:
    shelf, now = with_blocks(Shelf(tmp_path)), datetime.now(UTC)
    long = Contact("Bartholomew Featherstonehaugh-Cholmondeley", None, "+13035550100")
    by_phone = [
        lead(n, channel=Channel.VOICEMAIL, contact=long, respond_by=now - hours(n))
        for n in range(1, people + 1)
    ]
    shelf.put(lead(900, subject="The boiler in the cellar " * 9, respond_by=now + hours(30)), *by_phone)
    page = tmp_path / "plan.html"
    assert shelf.run("plan", "--html", str(page)).status == 0
    sheet = browser.new_page()
    sheet.goto(page.as_uri())
    for paper in ("A4", "Letter"):
        assert len(re.findall(rb"/Type\s*/Page\b", sheet.pdf(format=paper))) == 1, paper
    sheet.close()
