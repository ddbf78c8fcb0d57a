"""The stage of the sample day: when it is, where everything lies, and how it is told.

The day always ends now: a zone is chosen in which it is half past five in the afternoon, so that the
assistant's commands, which know only the real clock, find the day as it was left. At the weekend the
day is the Friday before.
"""

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from assistant.demo.people import BUSINESS, OWNER, OWNER_NAME, WEBSITE
from assistant.demo.server import HOST, PASSWORD, Ports

WIDTH = 80
_INDENT = " " * 7
_AT_LEAST = 17 * 60 + 35
"""Minutes after midnight: the summary has gone out when the day is over."""
_TUESDAY, _FRIDAY = 1, 4
CHECK_IN_AFTER = 120
"""Days after which a past customer is asked how things are."""

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which day is played, on whose clock."""

    day: date
    zone: ZoneInfo

    def at(self, clock: str, days_before: int = 0) -> datetime:
        """That time of the day, "07:30" (aware)."""
        day = self.day - timedelta(days=days_before)
        return datetime.combine(day, time.fromisoformat(clock), self.zone)

    def later(self, days: int) -> "Calendar":
        """So many days later."""
        return Calendar(self.day + timedelta(days=days), self.zone)

    def tuesday_after(self, days: int) -> "Calendar":
        """The first Tuesday that many days later or more."""
        there = self.day + timedelta(days=days)
        return Calendar(there + timedelta(days=(_TUESDAY - there.weekday()) % 7), self.zone)


def calendar_ending(now: datetime) -> Calendar:
    """The working day that is over at `now` (aware), in a zone where it is then 17:35 or a little later."""
    utc = now.astimezone(UTC)
    minutes = utc.hour * 60 + utc.minute
    east = next(
        hours for hours in range(-11, 14) if _AT_LEAST <= (minutes + 60 * hours) % 1440 < _AT_LEAST + 60
    )
    # The names of these zones count to the west (POSIX): Etc/GMT+5 is New York in winter.
    zone = ZoneInfo(f"Etc/GMT{-east:+d}")
    day = utc.astimezone(zone).date()
    return Calendar(day - timedelta(days=max(0, day.weekday() - _FRIDAY)), zone)


def write_config(folder: Path, ports: Ports, calendar: Calendar, page: int | None = None) -> Path:
    """The config of the demo, readable by this user alone. `page` is the page's port, None for no page."""
    listen = f"{HOST}:{page}" if page else ""
    path = folder / "config.toml"
    path.touch(0o600)
    path.write_text(
        f"""\
# The demo's own config; it ends with the demo.
[owner]
name = "{OWNER_NAME}"
business = "{BUSINESS}"
email = "{OWNER}"
aliases = ["{WEBSITE}"]
phone = "+1 303 555 0100"
timezone = "{calendar.zone.key}"
country = "US"
language = "en"

[[account]]
name = "business"
username = "{OWNER}"
password = "{PASSWORD}"
imap = {{ host = "{HOST}", port = {ports.imap}, security = "none" }}
smtp = {{ host = "{HOST}", port = {ports.smtp}, security = "none" }}
folders = {{ sent = "Sent", drafts = "Drafts", junk = "Junk", trash = "Trash" }}

[hours]
monday = ["08:00-12:00", "13:00-17:00"]
tuesday = ["08:00-12:00", "13:00-17:00"]
wednesday = ["08:00-12:00", "13:00-17:00"]
thursday = ["08:00-12:00", "13:00-17:00"]
friday = ["08:00-12:00", "13:00-17:00"]
holidays = false

[follow_up]
check_in_after_days = {CHECK_IN_AFTER}

[approval]
hold_approved = "5s"

[summary]
report = ""

[web]
listen = "{listen}"

[poll]
interval = "1s"
idle = false

[store]
directory = "state"
""",
        encoding="utf-8",
    )
    return path


class Teller:
    """Tells the day in 80 columns: times on the left, what people did, then what the assistant made of it."""

    def __init__(self, say: Say) -> None:
        self._say = say

    def heading(self, words: str) -> None:
        """A line of its own, with air around it."""
        self._say(f"\n\n{words}\n{'=' * len(words)}\n\n")

    def scene(self, at: datetime, words: str, command: str = "") -> None:
        """Something a person did at that time, and perhaps typed."""
        typed = f"\n{_INDENT}$ {command}" if command else ""
        self._say(f"\n{_wrapped(words, f'{at:%H:%M}  ', _INDENT)}{typed}")

    def results(self, news: Sequence[str]) -> None:
        """What the assistant made of it."""
        for words in news:
            self._say(_wrapped(words, f"{_INDENT}-> ", f"{_INDENT}   "))

    def letter(self, head: Sequence[str], text: str, indent: str = "") -> None:
        """A mail as it lies in somebody's mailbox."""
        bar = f"{indent}| "
        lines = [*head, *([""] if head else []), *text.splitlines()]
        self._say("\n".join(_wrapped(line, bar, bar) if line.strip() else bar.rstrip() for line in lines))


def _wrapped(text: str, first: str = "", others: str = "") -> str:
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=others,
        break_on_hyphens=False,
        break_long_words=False,
    )
