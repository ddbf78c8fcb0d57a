"""What a page is made from: the desk, the book as it is now, the time, and what was asked for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, Protocol

from assistant.domain.book import Book, LogLine
from assistant.domain.business_hours import BusinessHours
from assistant.domain.lead import Lead
from assistant.domain.plan_words import Eye
from assistant.domain.planner import Plan, Wishes, plan
from assistant.domain.summary_rows import View
from assistant.errors import UnknownItem
from assistant.workflow.end_of_day import next_summary
from assistant.workflow.end_of_day_mail import RECOVERED
from assistant.workflow.ports import Desk


class Records(Protocol):
    """What the page needs of the store beside the book."""

    def log_lines(self, limit: int) -> list[LogLine]:
        """The last lines of the log, the newest last."""

    def archived(self) -> Iterator[Book]:
        """The monthly archives, the newest first."""

    def read_findings(self) -> dict[str, Any]:
        """What doctor found last, {} if it never looked."""

    def archived_lead(self, number: int) -> Lead | None:
        """One lead out of the archive."""


@dataclass(frozen=True)
class Look:
    """One look of the owner's at his desk, at `now` (aware UTC). Nothing seen through it can be changed."""

    desk: Desk
    records: Records
    wishes: Wishes
    now: datetime
    path: Mapping[str, str] = field(default_factory=dict)
    """The parts of the address that have a name: "number", "draft"."""
    query: Mapping[str, str] = field(default_factory=dict)
    """What stands after the question mark; it only ever chooses what is shown."""

    @cached_property
    def book(self) -> Book:
        """The book, the same for the whole page."""
        return self.desk.book.look()

    @cached_property
    def hours(self) -> BusinessHours:
        """The business hours as known now."""
        return self.desk.hours(self.now)

    @cached_property
    def next_summary(self) -> datetime:
        """When the owner hears next by mail."""
        return next_summary(self.desk, self.now)

    @cached_property
    def troubles(self) -> Mapping[str, str]:
        """What is in trouble, by place: a copy, since the daemon goes on in its own thread."""
        recovered = self.book.commands.get(RECOVERED)
        return dict(self.desk.sees.troubles) | ({"book": recovered} if recovered else {})

    @cached_property
    def looked(self) -> Mapping[str, datetime]:
        """When each folder was last read."""
        return dict(self.desk.sees.looked)

    @cached_property
    def sends(self) -> bool:
        """Is there any account that approved mail can go out by?"""
        return any(account.outgoing is not None for account in self.desk.accounts)

    @cached_property
    def view(self) -> View:
        """From where the rows of the lists are told."""
        return View(self.now, self.hours, self.desk.display_phone, _no_link, self.sends)

    @cached_property
    def eye(self) -> Eye:
        """From where the plan is told."""
        return Eye(self.now, self.hours, self.desk.display_phone)

    @cached_property
    def plan(self) -> Plan:
        """Today and the week, with names."""
        return plan(self.book, self.now, self.hours, self.wishes, self.desk.display_phone)

    def say(self, at: datetime | None) -> str:
        """A time in the owner's zone: "Tue 24 Nov 12:00"; nothing for never."""
        return self.view.say(at) if at is not None else ""

    def lead(self, number: int) -> Lead:
        """That lead, from the archive if need be. UnknownItem if there never was one."""
        known = self.book.leads.get(number) or self.records.archived_lead(number)
        if known is None:
            raise UnknownItem(f"There is no lead {number}.")
        return known


def _no_link(_words: str, _digests: tuple[str, ...]) -> str:
    """The page has buttons of its own."""
    return ""
