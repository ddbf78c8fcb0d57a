"""`assistant report` on a real lead book: figures of a period for people, programs, and as a page."""

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from assistant.domain import report_words
from assistant.domain.lead import Channel, Entry, LeadState, Outcome, Voice
from assistant.domain.reading import Kind
from assistant.domain.report import Report, report
from assistant.web import report_sheet
from tests.cli.shelf import NOW, Shelf, hours, lead
from tests.fakes import HOURS

MONDAY = ("--from", "2026-11-23", "--to", "2026-11-23")


def answered(number: int, asked: datetime, after: float, **more: object) -> object:
    """A lead that wrote at `asked` and had its answer so many hours later."""
    them = Entry(Voice.THEM, asked, f"t{number}", excerpt="Can you come?")
    us = Entry(Voice.US, asked + hours(after), f"u{number}", excerpt="Yes.")
    return lead(
        number,
        received_at=asked,
        opened_at=asked,
        state=LeadState.WAITING,
        respond_by=None,
        answered_at=us.at,
        heard_at=us.at,
        conversation=(them, us),
        **more,
    )


@pytest.fixture
def told(shelf: Shelf) -> Shelf:
    """Three inquiries of one Monday: answered in an hour, answered the next day, not yet."""
    voicemail = Entry(Voice.THEM, NOW, "v3", excerpt="Hello?", kind=Kind.VOICEMAIL)
    shelf.put(
        answered(1, NOW, 1),  # type: ignore[arg-type]
        answered(2, NOW, 23.5),  # type: ignore[arg-type]
        lead(3, received_at=NOW, opened_at=NOW, channel=Channel.VOICEMAIL, conversation=(voicemail,)),
    )
    return shelf


def test_json_has_the_names_that_scripts_rely_on(told: Shelf) -> None:
    said = told.run("report", *MONDAY, "--json")
    assert (said.status, said.err) == (0, "")
    found = json.loads(said.out)
    assert (found["from"], found["to"]) == ("2026-11-23", "2026-11-23")
    assert (found["inquiries"], found["heard"], found["answered"]) == (3, 2, 2)
    assert found["same_day_share"] == pytest.approx(1 / 3, abs=1e-4)
    assert found["within_24h_share"] == pytest.approx(2 / 3, abs=1e-4)
    assert found["first_response_working_minutes"] == {"median": 255, "p90": 450}
    assert set(found["by_channel"]) == {"email", "voicemail"}
    assert set(found["promises"]) == {"kept", "broken", "open"}


def test_a_period_in_which_nobody_asked_has_shares_of_null(told: Shelf) -> None:
    found = json.loads(told.run("report", "--from", "2026-11-01", "--to", "2026-11-02", "--json").out)
    assert found["inquiries"] == 0
    assert found["heard_within_24h_share"] is None


def test_without_dates_it_is_the_last_28_days_up_to_today(told: Shelf) -> None:
    found = json.loads(told.run("report", "--json").out)
    first, last = date.fromisoformat(found["from"]), date.fromisoformat(found["to"])
    assert last - first == timedelta(days=27)


def test_a_last_day_alone_makes_28_days_that_end_with_it(told: Shelf) -> None:
    found = json.loads(told.run("report", "--to", "2026-11-23", "--json").out)
    assert found["from"] == "2026-10-27"
    assert found["inquiries"] == 3


def test_archived_leads_are_counted_too(told: Shelf) -> None:
    over = replace(told.lead(1), state=LeadState.CLOSED, outcome=Outcome.DONE, closed_at=NOW + hours(2))
    told.put(over)
    assert told.store.archive_closed(NOW + hours(24 * 40)) == 1
    assert json.loads(told.run("report", *MONDAY, "--json").out)["inquiries"] == 3


def test_people_read_a_headline_and_a_table(told: Shelf) -> None:
    said = told.run("report", *MONDAY)
    assert said.out.startswith("3 inquiries; 1 did not hear back yet.\n23 November 2026\n")
    assert re.search(r"All +3 +2 +33% +67% +2 +33% +67%", said.out)
    assert "Calls: No call was recorded." in said.out
    assert "--html FILE" in said.out


@pytest.mark.parametrize(
    "wrong",
    [
        ("--from", "yesterday"),
        ("--from", "2026-11-23", "--to", "2026-11-22"),
        ("--from", "1999-01-01", "--to", "2026-01-01"),
        ("--to", "0001-01-01"),
    ],
)
def test_wrong_days_are_wrong_usage(told: Shelf, wrong: tuple[str, ...]) -> None:
    said = told.run("report", *wrong)
    assert (said.status, said.out) == (2, "")
    assert len(said.err.splitlines()) == 1


def test_a_page_without_a_folder_is_refused_before_any_work(told: Shelf) -> None:
    said = told.run("report", "--html", str(told.folder / "nowhere" / "report.html"))
    assert said.status == 2
    assert "There is no folder" in said.err


def test_the_page_is_private_and_stands_alone(told: Shelf, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    assert told.run("report", *MONDAY, "--html", str(page)).status == 0
    text = page.read_text(encoding="utf-8")
    assert page.stat().st_mode & 0o777 == 0o600
    assert text.startswith("<!doctype html>")
    assert not re.search(r"<script|<link|<img|src=|href=|url\(|@import", text)
    assert "3 inquiries; 1 did not hear back yet." in text


def test_the_page_is_well_formed_and_its_columns_stay_in_the_picture(told: Shelf, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    told.run("report", "--from", "2026-10-01", "--to", "2026-11-30", "--html", str(page))
    body = page.read_text(encoding="utf-8").partition("<body>")[2].partition("</body>")[0]
    tree = ET.fromstring(f"<body>{body}</body>")
    bars = [each for each in tree.iter("rect") if each.get("class") in ("track", "filled")]
    assert bars
    for each in bars:
        assert float(each.get("x", "-1")) >= 0
        assert float(each.get("x", "0")) + float(each.get("width", "0")) <= report_sheet.WIDE
        assert 0 <= float(each.get("y", "-1")) <= report_sheet.HIGH


# --- pieces -----------------------------------------------------------------------------------------------


def over(first: str, last: str) -> Report:
    """A report on nothing."""
    return report((), HOURS, date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("last", "columns"), [("2026-01-01", 1), ("2026-02-14", 45), ("2026-02-15", 7), ("2026-12-31", 13)]
)
def test_long_periods_are_drawn_by_weeks_and_months(last: str, columns: int) -> None:
    filled = report_sheet.values(over("2026-01-01", last), HOURS, datetime(2026, 1, 1, tzinfo=UTC))
    drawn = filled["columns"]
    assert isinstance(drawn, list)
    assert len(drawn) == columns
    assert sum(each["labelled"] for each in drawn) <= 7


def test_a_period_over_new_year_names_both_years() -> None:
    assert report_words.period(over("2025-12-30", "2026-01-02")) == "30 December 2025 to 2 January 2026"


def test_silence_is_said_in_words() -> None:
    assert report_words.headline(over("2026-01-01", "2026-01-02")).startswith("Nobody asked")
