"""The samples as lives: one owner's five weeks, and all the public mails delivered to one mailbox."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from datetime import time as clock_time
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from assistant import bootstrap
from assistant.domain.lead import LeadState
from assistant.domain.pace import Work
from assistant.domain.planner import Plan, Wishes, plan
from tests.living import Delivery, Life

SET_TIMES = (clock_time(8), clock_time(12), clock_time(17, 30))
"""Local times at which the daemon looks, come mail or not: opening, the notice, the summary."""
A_DAY_ENDS = clock_time(17, 45)
A_MORNING = clock_time(8, 5)
"""When the owner looks at the plan of the day."""


@dataclass(frozen=True)
class World:
    """Some weeks of one mailbox in order of arrival, and what a reader made of them."""

    config: str
    mails: tuple[Delivery, ...]
    messages: Mapping[str, dict[str, Any]]
    leads: tuple[dict[str, Any], ...]
    promises: tuple[dict[str, Any], ...]
    first: date
    last: date
    holidays: frozenset[date] = frozenset()
    """Those that its reader counted as closed days."""

    def until(self, last: date) -> "World":
        """The same world, ended early; what was expected at its end is left out."""
        mails = tuple(mail for mail in self.mails if mail.at.date() <= last)
        return replace(self, mails=mails, leads=(), promises=(), last=last)


def read_world(samples: Path, name: str = "plumber-us") -> World:
    """The world of that name in the folder of samples."""
    folder = samples / "worlds" / name
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    index = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    mails = [_delivery(folder, number, entry) for number, entry in enumerate(index)]
    first, last = (date.fromisoformat(day) for day in expected["period"])
    return World(
        config=(folder.parent / f"config-{name}.toml").read_text(encoding="utf-8"),
        mails=tuple(sorted(mails, key=lambda mail: mail.at)),
        messages=expected["messages"],
        leads=tuple(expected["leads"]),
        promises=tuple(expected["promises"]),
        first=first,
        last=last,
        holidays=frozenset(map(date.fromisoformat, expected["report"]["holidays_assumed"])),
    )


def _delivery(folder: Path, number: int, entry: Mapping[str, str]) -> Delivery:
    """Every third mail that came in was read on the phone already."""
    read_already = entry["folder"] == "Sent" or number % 3 == 0
    return Delivery(
        datetime.fromisoformat(entry["internaldate"]),
        entry["folder"],
        entry["file"],
        (folder / entry["file"]).read_bytes(),
        read_already,
    )


def zone_of(config: str) -> ZoneInfo:
    """The owner's zone, as the config says."""
    import tomllib

    plain = config.replace("{imap_port}", "1").replace("{smtp_port}", "1")
    return ZoneInfo(tomllib.loads(plain)["owner"]["timezone"])


def start_of(world: World, begin: date | None = None) -> datetime:
    """Early on the first day; on another one what came before lies there already."""
    return datetime.combine(begin or world.first, clock_time(5), tzinfo=zone_of(world.config))


@dataclass(frozen=True)
class Planned:
    """The plan of a morning, and who in it would be reminded though he waits or is owed something."""

    plan: Plan
    wrongly_reminded: tuple[str, ...]


def live_world(lived: Life, world: World, plans: list[Planned] | None = None) -> None:
    """Every mail at its moment, rounds at the set times of every day, until the last day is over.

    The plan of every morning with a follow-up block is put into `plans`.
    """
    zone = lived.settings.owner.timezone
    for mail in world.mails:
        if mail.at < lived.now:
            lived.mail.put(mail)
        else:
            lived.plan_mail(mail)
    lived.plan_days(lived.now.astimezone(zone).date(), world.last, *SET_TIMES)
    if plans is not None:
        _plan_mornings(lived, world, plans)
    lived.live(datetime.combine(world.last, A_DAY_ENDS, tzinfo=zone))
    lived.tidy()


def _plan_mornings(lived: Life, world: World, plans: list[Planned]) -> None:
    zone, wishes = lived.settings.owner.timezone, bootstrap.wishes(lived.settings)
    days = (world.first + timedelta(days=ahead) for ahead in range((world.last - world.first).days + 1))
    for day in days:
        at = datetime.combine(day, A_MORNING, tzinfo=zone)
        if wishes.blocks[day.weekday()] and at > lived.now:
            lived.plan(at, lambda: plans.append(_planned(lived, wishes)))


def _planned(lived: Life, wishes: Wishes) -> Planned:
    book = lived.store.look()
    made = plan(book, lived.now, lived.desk.hours(lived.now), wishes, lived.desk.display_phone)
    reminded = (
        book.lead(task.lead)
        for task in made.tasks
        if task.work in (Work.NUDGE, Work.CHECK_IN) and task.lead is not None
    )
    wrongly = (lead for lead in reminded if lead.state is not LeadState.WAITING or lead.open_promises)
    return Planned(made, tuple(f"{lived.now:%d %b}: lead {lead.number}" for lead in wrongly))


# --- the public mails -----------------------------------------------------------------------------------

A_LUMP = 40
"""Mails that come at once."""


@dataclass(frozen=True)
class Crowd:
    """All public mails with their labels, to be delivered to one mailbox."""

    config: str
    files: tuple[tuple[str, bytes], ...]
    labels: Mapping[str, str]
    start: datetime

    @property
    def names(self) -> frozenset[str]:
        """The files."""
        return frozenset(name for name, _ in self.files)

    def some(self, every: int) -> "Crowd":
        """Every so many of them, and all the nasty ones."""
        kept = tuple(f for n, f in enumerate(self.files) if n % every == 0 or f[0] not in self.labels)
        return replace(self, files=kept)


def read_crowd(samples: Path) -> Crowd:
    """The public mails in the folder of samples; unlabelled ones are the nasty ones."""
    folder = samples / "real-mail"
    lines = (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    config = (samples / "worlds" / "config-plumber-us.toml").read_text(encoding="utf-8")
    return Crowd(
        config=config,
        files=tuple((row["path"], (folder / row["path"]).read_bytes()) for row in rows),
        labels={row["path"]: row["label"] for row in rows if row.get("label")},
        start=datetime(2026, 11, 2, 8, tzinfo=zone_of(config)),
    )


def live_crowd(lived: Life, crowd: Crowd) -> None:
    """The first half lies there at the start, the rest comes in lumps every half hour; then a week passes."""
    half = len(crowd.files) // 2
    mails = [
        Delivery(crowd.start - timedelta(minutes=half - n), "INBOX", name, raw)
        for n, (name, raw) in enumerate(crowd.files)
    ]
    lived.mail.put(*mails[:half])
    for number, first in enumerate(range(half, len(mails), A_LUMP), start=1):
        at = crowd.start + number * timedelta(minutes=30)
        lump = mails[first : first + A_LUMP]
        apart = [replace(mail, at=at - timedelta(seconds=len(lump) - n)) for n, mail in enumerate(lump)]
        lived.plan(at, partial(lived.mail.put, *apart))
        lived.plan_round(at + timedelta(minutes=1))
    day = crowd.start.date()
    lived.plan_days(day, day + timedelta(days=7), *SET_TIMES)
    lived.live(datetime.combine(day + timedelta(days=7), A_DAY_ENDS, tzinfo=crowd.start.tzinfo))
