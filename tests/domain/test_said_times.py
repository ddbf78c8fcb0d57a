"""Times as people say them, against a calendar: Wednesday, 18 November 2026, is the day they are written."""

from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.business_hours import BusinessHours, Window
from assistant.domain.said_times import Due, Said, due_of, facts_in
from assistant.domain.speech_english import ENGLISH
from assistant.domain.speech_french import FRENCH
from assistant.domain.speech_german import GERMAN
from assistant.domain.speech_spanish import SPANISH
from assistant.domain.time_words import Rules

THANKSGIVING = frozenset({date(2026, 11, 26)})


def _hours(zone: str, *windows: Window) -> BusinessHours:
    return BusinessHours(ZoneInfo(zone), (windows,) * 5 + ((), ()), THANKSGIVING)


NEW_YORK = _hours("America/New_York", (time(8), time(12)), (time(13), time(17)))
LONDON = _hours("Europe/London", (time(9), time(18)))
BERLIN = _hours("Europe/Berlin", (time(9), time(12)), (time(13), time(18)))
PARIS = _hours("Europe/Paris", (time(9), time(12)), (time(14), time(18)))
MADRID = _hours("Europe/Madrid", (time(9), time(14)), (time(16), time(19)))
NEVER = BusinessHours(ZoneInfo("UTC"), ((),) * 7)

RULES = {
    name: Rules(speech.times)
    for name, speech in zip(("en", "de", "fr", "es"), (ENGLISH, GERMAN, FRENCH, SPANISH), strict=True)
}
WEDNESDAY = "2026-11-18T10:20"


def read(text: str, hours: BusinessHours, language: str, sent: str = WEDNESDAY) -> Due | None:
    said = Said(datetime.fromisoformat(sent).replace(tzinfo=hours.zone), hours)
    facts, _ = facts_in(text, RULES[language], said)
    return due_of(facts, text, RULES[language], said)


def shown(due: Due | None, hours: BusinessHours) -> str | None:
    return None if due is None else f"{hours.local(due.at):%a %d %b %H:%M}"


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("by friday", "Fri 20 Nov 17:00"),
        ("on wednesday", "Wed 25 Nov 17:00"),
        ("by wednesday the 25th", "Wed 25 Nov 17:00"),
        ("next monday", "Mon 23 Nov 17:00"),
        ("next friday", "Fri 27 Nov 17:00"),
        ("a week from friday", "Fri 27 Nov 17:00"),
        ("monday next week", "Mon 23 Nov 17:00"),
        ("thursday the 26th", "Thu 26 Nov 17:00"),
        ("on saturday", "Sat 21 Nov 17:00"),
        ("friday morning", "Fri 20 Nov 12:00"),
        ("friday a.m.", "Fri 20 Nov 12:00"),
        ("today", "Wed 18 Nov 17:00"),
        ("this afternoon", "Wed 18 Nov 17:00"),
        ("tonight", "Wed 18 Nov 23:59"),
        ("in the morning", "Thu 19 Nov 12:00"),
        ("first thing tomorrow", "Thu 19 Nov 09:00"),
        ("the day after tomorrow", "Fri 20 Nov 17:00"),
        ("by end of day", "Wed 18 Nov 17:00"),
        ("eod friday", "Fri 20 Nov 17:00"),
        ("by the end of the week", "Fri 20 Nov 17:00"),
        ("next week", "Fri 27 Nov 17:00"),
        ("early next week", "Tue 24 Nov 17:00"),
        ("mid next week", "Wed 25 Nov 17:00"),
        ("the week of the 30th", "Fri 04 Dec 17:00"),
        ("this weekend", "Sun 22 Nov 23:59"),
        ("before the weekend", "Fri 20 Nov 17:00"),
        ("after the weekend", "Mon 23 Nov 17:00"),
        ("end of the month", "Mon 30 Nov 17:00"),
        ("before friday", "Thu 19 Nov 17:00"),
        ("before noon on friday", "Fri 20 Nov 12:00"),
        ("at 9 tomorrow", "Thu 19 Nov 09:00"),
        ("at 1", "Wed 18 Nov 13:00"),
        ("at 9", "Wed 18 Nov 21:00"),
        ("at 7:15 am", "Thu 19 Nov 07:15"),
        ("tuesday at 6", "Tue 24 Nov 18:00"),
        ("tuesday at 7", "Tue 24 Nov 07:00"),
        ("friday between 2 and 4", "Fri 20 Nov 16:00"),
        ("from 9 to 11 am friday", "Fri 20 Nov 11:00"),
        ("friday 8-10", "Fri 20 Nov 10:00"),
        ("friday after 3", "Fri 20 Nov 17:00"),
        ("tonight after 6", "Wed 18 Nov 23:59"),
        ("tomorrow night at 8", "Thu 19 Nov 20:00"),
        ("half past two on monday", "Mon 23 Nov 14:30"),
        ("november 24th at 4:30 pm", "Tue 24 Nov 16:30"),
        ("on 11/24 at 9", "Tue 24 Nov 09:00"),
        ("by january 5", "Tue 05 Jan 17:00"),
        ("by the 2nd", "Wed 02 Dec 17:00"),
        ("2026-12-01", "Tue 01 Dec 17:00"),
        ("in two hours", "Wed 18 Nov 12:20"),
        ("within 24 hours", "Thu 19 Nov 10:20"),
        ("within the hour", "Wed 18 Nov 11:20"),
        ("in two days", "Fri 20 Nov 17:00"),
        ("within 3 business days", "Mon 23 Nov 17:00"),
        ("in a few days", "Mon 23 Nov 17:00"),
        ("tomorrow or friday", "Fri 20 Nov 17:00"),
        ("until friday", None),
        ("since monday", None),
        ("last friday", None),
        ("on november 10", None),
        ("for friday's job", None),
        ("10:75 or 99/99 or the 45th", None),
        ("soon", None),
    ],
)
def test_english_times_end_where_their_words_end(text: str, due: str | None) -> None:
    assert shown(read(text, NEW_YORK, "en"), NEW_YORK) == due


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("freitag vormittag", "Fri 20 Nov 12:00"),
        ("am freitag morgen", "Fri 20 Nov 12:00"),
        ("donnerstagmittag", "Thu 19 Nov 12:00"),
        ("morgen", "Thu 19 Nov 18:00"),
        ("morgen früh", "Thu 19 Nov 12:00"),
        ("heute abend um 8", "Wed 18 Nov 20:00"),
        ("um halb drei", "Wed 18 Nov 14:30"),
        ("am 24.11. um 9 uhr", "Tue 24 Nov 09:00"),
        ("bis zum 1. dezember", "Tue 01 Dec 18:00"),
        ("nächste woche dienstag", "Tue 24 Nov 18:00"),
        ("nächsten freitag", "Fri 20 Nov 18:00"),
        ("anfang nächster woche", "Tue 24 Nov 18:00"),
        ("ende der woche", "Fri 20 Nov 18:00"),
        ("von 8 bis 10 uhr am montag", "Mon 23 Nov 10:00"),
        ("nach 16 uhr", "Wed 18 Nov 18:00"),
        ("in zwei bis drei tagen", "Sat 21 Nov 18:00"),
        ("um 8 uhr", "Thu 19 Nov 08:00"),
        ("vor freitag", "Thu 19 Nov 18:00"),
        ("ab freitag", None),
    ],
)
def test_german_times_end_where_their_words_end(text: str, due: str | None) -> None:
    assert shown(read(text, BERLIN, "de"), BERLIN) == due


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("d'ici vendredi", "Fri 20 Nov 18:00"),
        ("demain en fin de journée", "Thu 19 Nov 18:00"),
        ("mardi 24 à 14 h", "Tue 24 Nov 14:00"),
        ("le 24 à 10h", "Tue 24 Nov 10:00"),
        ("le 1er décembre", "Tue 01 Dec 18:00"),
        ("début de semaine prochaine", "Tue 24 Nov 18:00"),
        ("entre 14 h et 16 h", "Wed 18 Nov 16:00"),
        ("sous 48h", "Fri 20 Nov 10:20"),
        ("lundi en huit", "Mon 30 Nov 18:00"),
        ("à 8 heures et demie", "Thu 19 Nov 08:30"),
        ("avant vendredi", "Thu 19 Nov 18:00"),
        ("jusqu'à vendredi", None),
        ("à partir de lundi", None),
    ],
)
def test_french_times_end_where_their_words_end(text: str, due: str | None) -> None:
    assert shown(read(text, PARIS, "fr"), PARIS) == due


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("mañana por la mañana", "Thu 19 Nov 14:00"),
        ("el viernes por la tarde", "Fri 20 Nov 19:00"),
        ("pasado mañana", "Fri 20 Nov 19:00"),
        ("a principios de la semana que viene", "Tue 24 Nov 19:00"),
        ("el martes que viene a las 5", "Tue 24 Nov 17:00"),
        ("el 24 a las 10", "Tue 24 Nov 10:00"),
        ("el martes 24", "Tue 24 Nov 19:00"),
        ("a las tres y media", "Wed 18 Nov 15:30"),
        ("entre las 4 y las 6", "Wed 18 Nov 18:00"),
        ("el lunes o el martes", "Tue 24 Nov 19:00"),
        ("a fin de mes", "Mon 30 Nov 19:00"),
        ("hasta el viernes", None),
    ],
)
def test_spanish_times_end_where_their_words_end(text: str, due: str | None) -> None:
    assert shown(read(text, MADRID, "es"), MADRID) == due


@pytest.mark.parametrize(
    ("sent", "text", "due"),
    [
        ("2026-11-20T17:40", "today", "Fri 20 Nov 23:59"),
        ("2026-11-20T17:40", "by end of day", "Fri 20 Nov 23:59"),
        ("2026-11-20T17:40", "tomorrow", "Sat 21 Nov 17:00"),
        ("2026-11-20T17:40", "friday", "Fri 27 Nov 17:00"),
        ("2026-11-20T17:40", "at 6", "Fri 20 Nov 18:00"),
        ("2026-11-20T17:40", "within two business days", "Tue 24 Nov 17:00"),
        ("2026-11-22T20:00", "next tuesday", "Tue 24 Nov 17:00"),
        ("2026-11-22T20:00", "this week", "Fri 27 Nov 17:00"),
        ("2026-11-24T01:10", "tuesday", "Tue 24 Nov 17:00"),
        ("2026-11-25T09:00", "tomorrow", "Thu 26 Nov 17:00"),
        ("2026-11-25T09:00", "within one business day", "Fri 27 Nov 17:00"),
        ("2026-11-18T06:12", "at 7:15", "Wed 18 Nov 07:15"),
        ("2026-11-18T07:28", "at 1:15", "Wed 18 Nov 13:15"),
        ("2026-12-29T09:00", "by january 5", "Tue 05 Jan 17:00"),
        ("2026-10-31T09:00", "by monday noon", "Mon 02 Nov 12:00"),
    ],
)
def test_a_time_is_reckoned_from_the_moment_of_writing(sent: str, text: str, due: str) -> None:
    assert shown(read(text, NEW_YORK, "en", sent), NEW_YORK) == due


@pytest.mark.parametrize(
    ("closed", "due"),
    [
        (set(), "Tue 24 Nov 17:00"),
        ({23}, "Tue 24 Nov 17:00"),
        ({24}, "Wed 25 Nov 12:00"),
        ({23, 24}, "Wed 25 Nov 12:00"),
        (set(range(23, 28)), "Mon 30 Nov 12:00"),
    ],
)
def test_a_holiday_moves_early_next_week_by_half_a_day(closed: set[int], due: str) -> None:
    hours = replace(NEW_YORK, closed=frozenset(date(2026, 11, day) for day in closed))
    assert shown(read("early next week", hours, "en"), hours) == due


def test_the_month_comes_first_only_in_america() -> None:
    assert shown(read("by 3/12", LONDON, "en"), LONDON) == "Thu 03 Dec 18:00"
    assert shown(read("by 12/3", NEW_YORK, "en"), NEW_YORK) == "Thu 03 Dec 17:00"
    assert shown(read("by 30/11", NEW_YORK, "en"), NEW_YORK) == "Mon 30 Nov 17:00"


def test_the_morning_of_a_day_without_a_break_ends_at_noon() -> None:
    assert shown(read("friday morning", LONDON, "en"), LONDON) == "Fri 20 Nov 12:00"


@pytest.mark.parametrize("text", ["next friday", "in a few days", "friday or monday", "at 9"])
def test_what_can_be_read_in_two_ways_is_marked(text: str) -> None:
    due = read(text, NEW_YORK, "en")
    assert due is not None
    assert due.vague


@pytest.mark.parametrize(
    "text", ["by friday", "within 3 business days", "early next week", "tomorrow morning"]
)
def test_an_owner_without_hours_raises_nothing(text: str) -> None:
    due = read(text, NEVER, "en")
    assert due is None or not due.vague


_TEXT = """
    by before until friday monday tomorrow next week the 24th 31/12 24.11. at 10 25 7:99 noon in 999
    two days hours weeks months end of early or and - bis zum halb zwölf uhr mardi 24 à h sous d'ici
    antes del lunes a las tres y media november 30 february 30 2026-02-30 working business weekend
"""
_WORDS = _TEXT.split()


@given(st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join), st.sampled_from(sorted(RULES)))
def test_whatever_is_said_is_due_later_than_it_was_written(text: str, language: str) -> None:
    due = read(text, NEW_YORK, language)
    assert due is None or due.at > datetime.fromisoformat(WEDNESDAY).replace(tzinfo=NEW_YORK.zone)
