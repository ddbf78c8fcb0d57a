"""Absences as the owner writes them, and whom they touch."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from assistant.domain.absence import Absence, days_of, parse_absence
from assistant.domain.book import Book
from assistant.domain.business_hours import BusinessHours
from assistant.domain.draft import DraftKind, DraftState
from assistant.domain.lead import Channel, Lead, LeadState, Route
from assistant.domain.leaving import Then, call_off, come_back, go_away, touched
from assistant.domain.promise import Promise, PromiseSource, PromiseState
from assistant.domain.reading import Contact
from assistant.errors import NotPossible, UsageError
from tests.cli.shelf import draft, version
from tests.fakes import HOURS, NEW_YORK, OFFICE, at

NOW = at("2026-12-18 10:00")
TODAY = date(2026, 12, 18)
CHRISTMAS = Absence(date(2026, 12, 24), date(2027, 1, 2))
AWAY = replace(HOURS, away=days_of([CHRISTMAS]))
BACK_AT_NOON = at("2027-01-04 12:00")
"""A Monday."""
IN_IT = at("2026-12-28 12:00")


def lead(number: int = 1, **more: object) -> Lead:
    made = Lead(number, f"p{number}", Channel.EMAIL, Contact("Ann"), NOW, route=Route(to="ann@mail.example"))
    return replace(made, **more)  # type: ignore[arg-type]


def promise(due: datetime = IN_IT, source: PromiseSource = PromiseSource.ACKNOWLEDGEMENT) -> Promise:
    return Promise(due, PromiseState.OPEN, source, NOW)


def named(due: datetime, **more: object) -> Lead:
    """Somebody whose draft names a time."""
    made = replace(draft(1, **more), version=replace(version(), promised=due))  # type: ignore[arg-type]
    return lead(drafts=(made,))


def gone(*leads: Lead, hours: BusinessHours = AWAY) -> Book:
    """The book after the owner said that he goes."""
    book = Book(leads={each.number: each for each in leads})
    go_away(book, CHRISTMAS, NOW, hours)
    return book


# --- as it is written -------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["2026-12-24..2027-01-02", " 2026-12-24 .. 2027-01-02 "])
def test_first_and_last_day_are_both_counted(text: str) -> None:
    absence = parse_absence(text, TODAY)
    assert absence == CHRISTMAS
    assert len(days_of([absence])) == 10


def test_a_day_alone_is_an_absence() -> None:
    assert parse_absence("2026-12-24", TODAY) == Absence(date(2026, 12, 24), date(2026, 12, 24))


@pytest.mark.parametrize(
    "text",
    [
        "", "soon", "2026-12-24..", "2027-01-02..2026-12-24", "2026-02-30", "2026-12-17",
        "2026-12-24..2028-01-02", "2029-12-24", "24.12.2026", "2026-12-24..2026-12-26..2026-12-28", "\x1b[2J",
    ],
)  # fmt: skip
def test_anything_else_is_refused_with_a_way_to_write_it(text: str) -> None:
    with pytest.raises(UsageError, match="write a day like") as refused:
        parse_absence(text, TODAY)
    assert "\x1b" not in str(refused.value)


# --- whom it touches --------------------------------------------------------------------------------------


def test_a_respond_by_in_it_moves_behind_it() -> None:
    book = gone(lead(respond_by=IN_IT))
    assert book.lead(1).respond_by == BACK_AT_NOON
    assert "you are away" in book.lead(1).history[-1].words


def test_a_promise_in_it_wants_a_delay_note_and_stands_until_that_is_sent() -> None:
    it = gone(lead(promises=(promise(),))).lead(1)
    assert it.wanted is DraftKind.DELAY
    assert it.open_promises == (promise(),)


@pytest.mark.parametrize(
    "unreachable",
    [
        {"route": Route()},
        {"promises": (replace(promise(), source=PromiseSource.DELAY),)},
        {"promises": (replace(promise(), does="visit"),)},
    ],
    ids=["no mail reaches them", "it moved before", "it is an appointment"],
)
def test_who_cannot_be_put_off_by_a_note_is_to_be_called(unreachable: dict[str, object]) -> None:
    it = replace(lead(promises=(promise(),)), **unreachable)  # type: ignore[arg-type]
    (found,) = touched([it], CHRISTMAS, NOW, AWAY)
    assert found.then is Then.CALL
    assert gone(it).lead(1).wanted is None


@pytest.mark.parametrize("state", [DraftState.PENDING, DraftState.APPROVED])
def test_a_draft_that_names_a_time_in_it_waits_for_another_one(state: DraftState) -> None:
    (made,) = gone(named(IN_IT, state=state)).lead(1).drafts
    assert (made.state, made.stale) == (DraftState.PENDING, True)


def test_what_is_on_its_way_already_is_left_alone() -> None:
    it = named(IN_IT, state=DraftState.SENDING)
    assert gone(it).lead(1) == it


@pytest.mark.parametrize(
    "calm",
    [
        lead(respond_by=at("2026-12-23 12:00")),
        lead(respond_by=BACK_AT_NOON),
        lead(promises=(promise(at("2026-12-18 09:00")),)),
        lead(respond_by=IN_IT, state=LeadState.CLOSED),
        lead(state=LeadState.WAITING),
    ],
    ids=["before", "after", "overdue", "closed", "nothing due"],
)
def test_everybody_else_is_left_alone(calm: Lead) -> None:
    assert touched([calm], CHRISTMAS, NOW, AWAY) == ()
    assert gone(calm).lead(1) == calm


def test_said_twice_it_changes_nothing_more() -> None:
    book = gone(lead(1, respond_by=IN_IT), lead(2, promises=(promise(),)))
    before = dict(book.leads)
    go_away(book, CHRISTMAS, NOW, AWAY)
    assert book.leads == before


def test_an_absence_without_an_end_is_not_possible() -> None:
    never = BusinessHours(NEW_YORK, OFFICE, days_of([Absence(TODAY, date(2028, 12, 18))]))
    with pytest.raises(NotPossible):
        gone(lead(respond_by=IN_IT), hours=never)


# --- coming back ------------------------------------------------------------------------------------------


def test_back_early_the_days_that_are_over_stay_days_of_absence() -> None:
    book = gone()
    assert come_back(book, None, date(2026, 12, 30)) == (CHRISTMAS,)
    assert list(book.absences.values()) == [Absence(date(2026, 12, 24), date(2026, 12, 29))]


def test_back_on_the_first_day_nothing_is_left_of_it() -> None:
    book = gone()
    come_back(book, None, date(2026, 12, 24))
    assert book.absences == {}


def test_one_that_has_not_begun_is_called_off_by_its_days() -> None:
    book = gone()
    assert come_back(book, None, TODAY) == ()
    assert not call_off(book, Absence(TODAY, TODAY), TODAY)
    assert call_off(book, CHRISTMAS, TODAY)
    assert book.absences == {}
