"""Calendar files (RFC 5545): the one door of the `icalendar` library, loaded where it is first asked.

Times are written in UTC, so that no zone has to be understood. An event keeps its UID for good and its
SEQUENCE grows with the clock: a calendar that reads the file again replaces what it has.
"""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from assistant.domain.plan_words import DiaryEntry

if TYPE_CHECKING:
    from icalendar import Event

_BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
"""SEQUENCE counts the minutes since then (RFC 5545 3.8.7.4: it only has to grow)."""


def calendar_file(entries: Iterable[DiaryEntry], now: datetime, owner: str) -> bytes:
    """The events as one calendar, in UTF-8 with CRLF. `owner` (any text) tells calendars of two apart."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//follow-up-assistant//plan//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for entry in entries:
        calendar.add_component(_event(entry, now.astimezone(UTC).replace(microsecond=0), owner))
    return bytes(calendar.to_ical())


def _event(entry: DiaryEntry, now: datetime, owner: str) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", f"{entry.name}-{hashlib.sha256(owner.encode()).hexdigest()[:12]}@follow-up-assistant")
    event.add("dtstamp", now)
    event.add("last-modified", now)
    event.add("sequence", max(int((now - _BEGINNING).total_seconds() // 60), 0))
    event.add("dtstart", entry.start.astimezone(UTC))
    event.add("dtend", entry.end.astimezone(UTC))
    event.add("summary", entry.title)
    event.add("description", entry.text)
    event.add("transp", "OPAQUE" if entry.busy and not entry.cancelled else "TRANSPARENT")
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    return event
