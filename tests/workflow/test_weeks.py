"""Four weeks in one go: full days, one block a week, a holiday, an absence, a machine asleep over a weekend,
and the clocks change. Whatever comes, a time that is named can be kept, and none slips unheard."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from assistant.domain.absence import Absence, days_of
from assistant.domain.decision import Word
from assistant.domain.draft import Draft, DraftKind, DraftState
from assistant.domain.lead import Lead
from assistant.domain.leaving import go_away
from assistant.domain.promise import PromiseSource, PromiseState
from tests.stories import Story

A_DAY_HOLDS = 4
BLOCKS = ((), ((time(16), time(17)),), (), (), (), (), ())
"""Tuesdays from four to five: six answers a week, of the ten or so that are asked for."""
CALENDARS = (
    ("America/New_York", date(2026, 10, 19)),
    ("Europe/Berlin", date(2027, 3, 15)),
    ("Pacific/Auckland", date(2026, 9, 14)),
    ("Asia/Kolkata", date(2026, 11, 2)),
)
"""In the first three the clocks change on a Sunday of the four weeks: autumn, spring, spring in the south."""
TEXT = "Hi Dana,\n\nour tap leaks. Could you come by this week?\n\nBest\n"


class Weeks(Story):
    """Dana's four weeks from that Monday on; the Thursday of the first is a holiday."""

    def __init__(self, zone: str, monday: date) -> None:
        holiday = frozenset({monday + timedelta(days=3)})
        super().__init__(zone, closed=holiday, answers_per_day=A_DAY_HOLDS, blocks=BLOCKS)
        self.monday = monday
        self.asked = 0
        self.left, self.before = self.now, self.hours

    def on(self, day: int, clock: str) -> str:
        """A time of that day, counted from the Monday."""
        return f"{self.monday + timedelta(days=day)} {clock}"

    def live(self) -> None:
        """All of it, day by day."""
        self.wakes(self.on(0, "07:00"))
        for day in range(26):
            if day in (5, 6):  # the machine sleeps, and mail comes all the same
                continue
            if day == 14:
                self.leaves(Absence(self.monday + timedelta(days=15), self.monday + timedelta(days=18)))
            self.a_day(day)

    def a_day(self, day: int) -> None:
        """Two or three people write, one at night; some notes get a yes, some people an answer."""
        for clock in ("08:20", "11:40", "22:10") if day % 2 else ("09:00", "23:30"):
            self.asked += 1
            number = self.asked
            self.goes_on(self.on(day, clock), every=timedelta(hours=1))
            self.comes(self.on(day, clock), f"Person <p{number}@mail.example>", f"Tap {number}", text=TEXT)
            if number % 4:
                self.says_yes(number, self.now + timedelta(minutes=5))
        if self.hours.is_open_day(self.monday + timedelta(days=day + 1)) and day % 3 == 0:
            self.answers(self.asked - 1, self.on(day + 1, "08:05"))

    def says_yes(self, number: int, when: datetime) -> None:
        """To whatever lies there for that person."""
        self.now = when
        for draft_id, _ in self.pending(number):
            self.world.says(Word.APPROVE, draft_id, when)
        self.world.round(when)

    def answers(self, number: int, when: str) -> None:
        """Dana writes to them herself."""
        self.goes_on(when, every=timedelta(hours=1))
        self.dana_writes(when, "Tuesday morning is fine, the part is here.\n", to=f"p{number}@mail.example")

    def leaves(self, absence: Absence) -> None:
        """She says that she is away."""
        self.left, self.before = self.now, self.hours
        self.hours = replace(self.hours, away=self.hours.away | days_of([absence]))
        with self.world.book.transaction() as book:
            go_away(book, absence, self.now, self.hours)
        self.world.round(self.now)

    def leads(self) -> list[Lead]:
        """Everybody, in the order in which they came."""
        return [lead for _, lead in sorted(self.world.book.look().leads.items())]

    def named(self) -> Iterator[tuple[Lead, Draft, datetime]]:
        """Every time that went out or may go out."""
        out = (DraftState.SENT, DraftState.PENDING, DraftState.APPROVED)
        for lead in self.leads():
            for draft in lead.drafts:
                if draft.state in out and draft.version.promised is not None:
                    yield lead, draft, draft.version.promised


@pytest.mark.parametrize(("zone", "monday"), CALENDARS)
def test_whatever_comes_a_time_that_is_named_can_be_kept_and_none_slips_unheard(
    zone: str, monday: date
) -> None:
    weeks = Weeks(zone, monday)
    weeks.live()
    hours = weeks.hours
    named = list(weeks.named())
    assert len(weeks.leads()) == weeks.asked > 50
    assert len(named) > 50

    for lead, draft, promised in named:
        known = weeks.before if draft.sent_at is not None and draft.sent_at <= weeks.left else hours
        assert next(known.slots_from(promised)).at == promised, (lead.number, draft.id)
        assert hours.day_of(promised) not in known.closed, (lead.number, draft.id)
        if draft.sent_at is not None:
            assert hours.working_between(draft.sent_at, promised) >= timedelta(hours=2), draft.id

    acknowledged = [(lead, due) for lead, draft, due in named if draft.kind is DraftKind.ACKNOWLEDGEMENT]
    a_day = Counter(hours.day_of(due) for _, due in acknowledged)
    assert max(a_day.values()) <= A_DAY_HOLDS
    assert all(due - lead.received_at < timedelta(days=21) for lead, due in acknowledged)

    for lead in weeks.leads():
        for promise in lead.promises:
            notes = [draft for draft in lead.drafts if draft.kind is DraftKind.DELAY]
            slipped = promise.state in (PromiseState.OPEN, PromiseState.BROKEN) and promise.due < weeks.now
            if slipped and promise.source is PromiseSource.ACKNOWLEDGEMENT:
                assert any(note.created_at < promise.due for note in notes), (lead.number, promise)
