"""`assistant plan` on a real lead book: for people, for the car, for the calendar, and on paper."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest

from assistant.domain.lead import Attempt, CallResult, Channel, Lead
from assistant.domain.reading import Contact
from tests.cli.shelf import NASTY, Shelf, hours, lead
from tests.cli.test_safe import acts

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
EVERY_DAY = "".join(f'{day} = ["00:00-23:59"], ' for day in DAYS).rstrip(", ")
BLOCKS = f"\n[follow_up]\nblocks = {{ {EVERY_DAY} }}\n"


@pytest.fixture
def now() -> datetime:
    """The commands read the clock themselves; the leads are made to suit."""
    return datetime.now(UTC)


def caller(now: datetime, number: int = 1, **more: object) -> Lead:
    """Somebody who left a voicemail and waits since yesterday."""
    contact = Contact(f"Caller {number}", None, f"+1303555{100 + number:04}")
    return lead(number, channel=Channel.VOICEMAIL, contact=contact, respond_by=now - hours(1), **more)


def with_blocks(shelf: Shelf) -> Shelf:
    """The same shelf with a block on every day."""
    shelf.config.write_text(shelf.config.read_text(encoding="utf-8") + BLOCKS, encoding="utf-8")
    return shelf


def test_an_empty_book_has_nothing_to_follow_up_and_says_how_blocks_are_set(shelf: Shelf) -> None:
    said = shelf.run("plan")
    assert (said.status, said.err) == (0, "")
    assert "Nothing to follow up." in said.out
    assert "[follow_up]" in said.out


def test_people_stand_in_their_block_with_number_and_time(shelf: Shelf, now: datetime) -> None:
    shelf.put(caller(now), lead(2, respond_by=now + timedelta(days=3)))
    said = with_blocks(shelf).run("plan")
    assert re.search(r"1 +call +Caller 1 +\(303\) 555-0101 +overdue", said.out)
    assert re.search(r"2 +answer +Nora Feld", said.out)
    assert "usual figure" in said.out
    assert "[follow_up]" not in said.out


def test_the_car_list_is_plain_text_with_the_urgent_first(shelf: Shelf, now: datetime) -> None:
    tried = (Attempt(now - hours(30), CallResult.LEFT_MESSAGE),)
    shelf.put(caller(now, 2, attempts=tried), lead(3, respond_by=now + timedelta(days=3)), caller(now, 1))
    said = shelf.run("plan", "--calls")
    first, second = said.out.index("1. Caller 1   (303) 555-0101"), said.out.index("2. Caller 2")
    assert first < second
    assert "OVERDUE" in said.out
    assert "tried once: a message was left" in said.out
    assert "best " in said.out
    assert "Nora" not in said.out


def test_nobody_to_call_is_said(shelf: Shelf) -> None:
    assert "nobody is to be called" in shelf.run("plan", "--calls").out


def test_json_names_blocks_and_tasks(shelf: Shelf, now: datetime) -> None:
    shelf.put(caller(now))
    found = json.loads(with_blocks(shelf).run("plan", "--json").out)
    lists = [found["cannot_wait"], *(block["tasks"] for block in found["blocks"])]
    (task,) = [each for tasks in lists for each in tasks]
    assert (task["lead"], task["do"], task["phone"], task["overdue"]) == ("1", "call", "+13035550101", True)
    assert found["minutes"]["call"] == {"minutes": 8, "from": 0}


def test_a_plan_changes_nothing_in_the_book(shelf: Shelf, now: datetime) -> None:
    shelf.put(caller(now))
    before = shelf.store.look()
    shelf.run("plan")
    assert shelf.store.look() == before


def test_the_calendar_file_is_private_and_holds_names_and_numbers(shelf: Shelf, now: datetime) -> None:
    from icalendar import Calendar

    shelf.put(caller(now))
    path = shelf.folder / "plan.ics"
    said = with_blocks(shelf).run("plan", "--ics", str(path))
    assert (said.status, said.out) == (0, "")
    assert path.stat().st_mode & 0o777 == 0o600
    events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert len({str(each["uid"]) for each in events}) == len(events) >= 6
    assert any("Caller 1, (303) 555-0101" in str(each["description"]) for each in events)


def test_written_again_the_events_keep_their_names(shelf: Shelf, now: datetime) -> None:
    from icalendar import Calendar

    path = with_blocks(shelf).folder / "plan.ics"
    uids = []
    for _ in range(2):
        shelf.run("plan", "--ics", str(path))
        uids.append([str(each["uid"]) for each in Calendar.from_ical(path.read_bytes()).walk("VEVENT")])
    assert uids[0] == uids[1] != []


def test_a_file_without_a_folder_is_refused(shelf: Shelf) -> None:
    said = shelf.run("plan", "--html", str(shelf.folder / "nowhere" / "plan.html"))
    assert said.status == 2
    assert "There is no folder" in said.err


def test_i26_a_strangers_words_stay_inert_everywhere(shelf: Shelf, now: datetime) -> None:
    nasty = Contact(NASTY + "<script>alert(1)</script>", None, "+13035550101")
    shelf.put(lead(1, channel=Channel.VOICEMAIL, contact=nasty, subject=NASTY, respond_by=now - hours(1)))
    page = shelf.folder / "plan.html"
    for words in (("plan",), ("plan", "--calls"), ("plan", "--json"), ("plan", "--html", str(page))):
        assert not acts(shelf.run(*words).out)
    text = page.read_text(encoding="utf-8")
    assert "<script" not in text
    assert not re.search(r"src=|href=|url\(", text)
