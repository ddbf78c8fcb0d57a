"""Stories told over weeks: a world with a zone of its own, our real templates, and a clock that walks on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from assistant.adapters.render import Templates
from assistant.domain.business_hours import BusinessHours
from assistant.domain.decision import Answer, Word
from assistant.domain.draft import Draft, DraftKind, DraftState
from assistant.domain.lead import Lead
from assistant.workflow.ports import Habits
from tests.fakes import OFFICE, OWNER, World, mail

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
KAREN = "Karen Osullivan <karen@mail.example>"
QUESTION = "Hi Karen,\n\nI can come on Thursday at nine for 180 €. Would that suit you?\n\nDana\n"
INVOICE = "Hi Karen,\n\nplease find the invoice attached. It was a pleasure.\n\nDana\n"


class Story:
    """A world in that zone; `closed` are holidays. Times are written as the owner's clock shows them."""

    def __init__(
        self, zone: str = "America/New_York", *, closed: frozenset[date] = frozenset(), **habits: object
    ) -> None:
        self.zone = ZoneInfo(zone)
        self.hours = BusinessHours(self.zone, OFFICE, closed)
        self.world = World(habits=Habits(hold_approved=timedelta(0), **habits))  # type: ignore[arg-type]
        self.world.desk = replace(
            self.world.desk, renderer=Templates((TEMPLATES,)), hours=lambda _now: self.hours
        )
        self.now = self.at("2026-01-01 00:00")
        self.count = 0

    def at(self, text: str) -> datetime:
        """A moment on the owner's clock, in UTC."""
        return datetime.fromisoformat(text).replace(tzinfo=self.zone).astimezone(UTC)

    # --- time -------------------------------------------------------------------------------------------

    def goes_on(self, until: str, *, every: timedelta = timedelta(minutes=30)) -> None:
        """Rounds, one after the other, until that time."""
        end = self.at(until)
        while self.now + every < end:
            self.now += every
            self.world.round(self.now)
        self.wakes(until)

    def wakes(self, when: str) -> None:
        """One round at that time, whatever lies between."""
        self.now = self.at(when)
        self.world.round(self.now)

    # --- people -----------------------------------------------------------------------------------------

    def comes(self, when: str, sender: str = KAREN, subject: str = "Leaking tap", **more: str) -> None:
        """A mail comes in and is read."""
        text = more.pop("text", "Hi,\n\nour kitchen tap leaks. Could you come by?\n\nKaren\n")
        self.now = self.at(when)
        self.count += 1
        more.setdefault("message_id", f"<in{self.count}@mail.example>")
        self.world.arrives(mail(sender, subject, text, sent=self.now, **more), self.now)
        self.world.round(self.now)

    def dana_writes(self, when: str, text: str = QUESTION, to: str = "karen@mail.example") -> None:
        """The owner answers from his own mail program."""
        self.now = self.at(when)
        self.count += 1
        raw = mail(
            f"Dana <{OWNER}>",
            "Re: Leaking tap",
            text,
            to=to,
            sent=self.now,
            message_id=f"<out{self.count}@reyes.example>",
            answers="<in1@mail.example>",
        )
        self.world.arrives(raw, self.now, "Sent")
        self.world.round(self.now)

    def says(self, word: Word, target: str, when: str, **more: object) -> Answer:
        """The owner's word, and a round after it."""
        self.now = self.at(when)
        answer = self.world.says(word, target, self.now, **more)
        self.world.round(self.now)
        return answer

    # --- what came of it --------------------------------------------------------------------------------

    def lead(self, number: int = 1) -> Lead:
        """That lead as it is now."""
        return self.world.lead(number)

    def drafts(self, kind: DraftKind, number: int = 1) -> list[Draft]:
        """Its drafts of that kind, the oldest first."""
        return [draft for draft in self.lead(number).drafts if draft.kind is kind]

    def the(self, kind: DraftKind, number: int = 1) -> Draft:
        """Its only draft of that kind."""
        (draft,) = self.drafts(kind, number)
        return draft

    def pending(self, number: int = 1) -> list[tuple[str, DraftKind]]:
        """What waits for a yes."""
        waiting = (d for d in self.lead(number).drafts if d.state is DraftState.PENDING)
        return [(draft.id, draft.kind) for draft in waiting]

    def local(self, moment: datetime) -> str:
        """A moment as the owner's clock shows it."""
        return f"{moment.astimezone(self.zone):%Y-%m-%d %H:%M}"


ZONES = ("America/New_York", "Europe/Berlin")
"""Clocks change on different weekends in these."""
