"""`assistant away` on a real lead book: said, listed, ended; the hours of every command know it at once."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from assistant.domain.draft import DraftKind
from assistant.domain.promise import Promise, PromiseSource, PromiseState
from tests.cli.shelf import ZONE, Shelf, draft, lead


@pytest.fixture
def today() -> date:
    """By the owner's clock, as the commands see it."""
    return datetime.now(UTC).astimezone(ZONE).date()


def in_days(today: date, first: int, last: int) -> str:
    return f"{today + timedelta(days=first)}..{today + timedelta(days=last)}"


def noon(today: date, days: int) -> datetime:
    return datetime.combine(today + timedelta(days=days), time(12), ZONE).astimezone(UTC)


def test_an_absence_is_kept_and_listed(shelf: Shelf, today: date) -> None:
    said = shelf.run("away", in_days(today, 30, 33))
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith("You are away from ")
    assert "Nobody's answer falls due meanwhile." in said.out
    (listed,) = json.loads(shelf.run("away", "--json").out)
    assert listed["from"] == (today + timedelta(days=30)).isoformat()
    assert listed["in_config"] is False


def test_who_is_touched_is_named_with_what_is_done(shelf: Shelf, today: date) -> None:
    due = noon(today, 32)
    owed = Promise(due, PromiseState.OPEN, PromiseSource.ACKNOWLEDGEMENT, due - timedelta(days=40))
    shelf.put(lead(1, respond_by=due), lead(2, respond_by=None, promises=(owed,)))
    said = json.loads(shelf.run("away", in_days(today, 31, 33), "--json").out)
    assert [(each["lead"], each["then"]) for each in said["touched"]] == [("1", "later"), ("2", "delay")]
    assert shelf.lead(2).wanted is DraftKind.DELAY
    moved = shelf.lead(1).respond_by
    assert moved is not None
    assert moved > noon(today, 33)


def test_people_are_told_what_to_do_next(shelf: Shelf, today: date) -> None:
    due = noon(today, 32)
    owed = Promise(due, PromiseState.OPEN, PromiseSource.ACKNOWLEDGEMENT, due - timedelta(days=40))
    shelf.put(lead(2, respond_by=None, promises=(owed,)))
    said = shelf.run("away", in_days(today, 31, 33))
    assert "Nora Feld" in said.out
    assert "`assistant drafts` shows them for your yes." in said.out


def test_the_next_command_reckons_with_it_at_once(shelf: Shelf, today: date) -> None:
    shelf.put(lead(1))
    shelf.run("away", in_days(today, 0, 20))
    assert shelf.run("snooze", "1", "2d").status == 0
    until = shelf.lead(1).snoozed_until
    assert until is not None
    assert until.astimezone(ZONE).date() > today + timedelta(days=20)


def test_back_early_it_is_over(shelf: Shelf, today: date) -> None:
    shelf.run("away", in_days(today, 0, 20))
    assert shelf.run("away", "--end").status == 0
    assert json.loads(shelf.run("away", "--json").out) == []


def test_whose_time_comes_back_with_the_owner_is_named(shelf: Shelf, today: date) -> None:
    due = noon(today, 8)
    shelf.put(lead(1, respond_by=due))
    shelf.run("away", in_days(today, 1, 20))
    late = shelf.lead(1).respond_by
    said = shelf.run("away", in_days(today, 1, 20), "--end")
    assert "Earlier times for Nora Feld (1)" in said.out
    back = shelf.lead(1).respond_by
    assert back is not None
    assert late is not None
    assert back < late


def test_one_to_come_is_called_off_by_its_days(shelf: Shelf, today: date) -> None:
    days = in_days(today, 30, 33)
    shelf.run("away", days)
    assert shelf.run("away", "--end").status == 1
    assert shelf.run("away", days, "--end").status == 0
    assert json.loads(shelf.run("away", "--json").out) == []


def test_those_of_the_config_are_listed_and_changed_there(shelf: Shelf, today: date) -> None:
    days = in_days(today, 0, 3)
    config = shelf.config.read_text(encoding="utf-8")
    shelf.config.write_text(config.replace("[hours]", f'[hours]\nabsences = ["{days}"]'), encoding="utf-8")
    (listed,) = json.loads(shelf.run("away", "--json").out)
    assert listed["in_config"] is True
    said = shelf.run("away", "--end")
    assert said.status == 1
    assert "config" in said.err


@pytest.mark.parametrize("wrong", ["soon", "2020-01-01", "2027-01-02..2026-12-24"])
def test_other_days_are_wrong_usage(shelf: Shelf, wrong: str) -> None:
    said = shelf.run("away", wrong)
    assert (said.status, said.out) == (2, "")
    assert "write a day like" in said.err


def test_a_draft_that_names_a_time_in_it_is_said_to_get_another(shelf: Shelf, today: date) -> None:
    made = draft(1)
    named = replace(made, version=replace(made.version, promised=noon(today, 32)))
    shelf.put(lead(1, respond_by=None, drafts=(named,)))
    assert "its draft gets a new time" in shelf.run("away", in_days(today, 31, 33)).out
    assert shelf.lead(1).drafts[0].stale
