"""Calendar files: read back with the library, and by the rules of RFC 5545 that other programs rely on."""

from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Component

from assistant.adapters.calendar_file import calendar_file
from assistant.domain.plan_words import DiaryEntry

NOW = datetime(2026, 11, 23, 15, 0, 30, 123456, tzinfo=UTC)
START = datetime(2026, 11, 24, 21, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def entry(title: str = "Follow up: 1 person", text: str = "1. Call Nora Feld", **more: bool) -> DiaryEntry:
    return DiaryEntry("2026-11-24-1", START, START + HOUR, title, text, **more)


def only_event(data: bytes) -> Component:
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    return event


def test_an_event_comes_back_with_its_times_in_utc_and_its_words() -> None:
    data = calendar_file([entry(text="1. Call Nora; Feld, +1\n   by noon\\now")], NOW, "dana@reyes.example")
    event = only_event(data)
    assert event.decoded("dtstart") == START
    assert event.decoded("dtend") == START + HOUR
    assert b"DTSTART:20261124T210000Z\r\n" in data
    assert str(event["description"]) == "1. Call Nora; Feld, +1\n   by noon\\now"


def test_every_line_ends_with_crlf_and_is_at_most_75_octets() -> None:
    data = calendar_file([entry(text="Grüße an Zoë Ångström " * 40)], NOW, "dana@reyes.example")
    lines = data.split(b"\r\n")
    assert lines[-1] == b""
    assert not any(b"\n" in line for line in lines)
    assert max(map(len, lines)) <= 75


def test_the_same_block_written_later_replaces_what_is_there() -> None:
    first = only_event(calendar_file([entry()], NOW, "dana@reyes.example"))
    later = only_event(calendar_file([entry(title="Follow up")], NOW + HOUR, "dana@reyes.example"))
    assert first["uid"] == later["uid"]
    assert int(str(later["sequence"])) > int(str(first["sequence"]))
    assert later.decoded("dtstamp") > first.decoded("dtstamp")


def test_calendars_of_two_owners_do_not_replace_each_other() -> None:
    one, other = (
        only_event(calendar_file([entry()], NOW, owner)) for owner in ("a@x.example", "b@x.example")
    )
    assert one["uid"] != other["uid"]


def test_a_block_that_is_not_held_is_cancelled_and_takes_no_time() -> None:
    event = only_event(calendar_file([entry(cancelled=True)], NOW, "dana@reyes.example"))
    assert (event["status"], event["transp"]) == ("CANCELLED", "TRANSPARENT")


def test_a_strangers_words_add_no_line_of_their_own() -> None:
    data = calendar_file([entry(text="x\r\nEND:VEVENT\r\nATTACH:http://evil.example/")], NOW, "d@x.example")
    assert len(Calendar.from_ical(data).walk("VEVENT")) == 1
    assert b"\r\nATTACH" not in data


def test_a_calendar_without_events_is_one_all_the_same() -> None:
    assert Calendar.from_ical(calendar_file([], NOW, "d@x.example")).walk("VEVENT") == []
