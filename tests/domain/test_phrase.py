"""How times are said, in every language that promises are made in."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.phrase import TONGUES, phrase, say_time, tongue_of

NEW_YORK, BERLIN = ZoneInfo("America/New_York"), ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def due(hour: int, minute: int = 0, *, day: date = date(2026, 11, 24)) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=NEW_YORK).astimezone(UTC)


@pytest.mark.parametrize(
    ("language", "noon", "afternoon"),
    [
        ("en", "by Tuesday, 24 November, at noon", "by Tuesday, 24 November, at 4:30 pm"),
        ("de", "bis Dienstag, 24. November, 12 Uhr", "bis Dienstag, 24. November, 16.30 Uhr"),
        ("fr", "d'ici mardi 24 novembre à midi", "d'ici mardi 24 novembre à 16 h 30"),
        (
            "es",
            "a más tardar el martes 24 de noviembre a mediodía",
            "a más tardar el martes 24 de noviembre a las 16:30",
        ),
        ("it", "entro martedì 24 novembre a mezzogiorno", "entro martedì 24 novembre alle 16:30"),
        ("nl", "uiterlijk dinsdag 24 november om 12 uur", "uiterlijk dinsdag 24 november om 16.30 uur"),
        (
            "pt",
            "até terça-feira, 24 de novembro, ao meio-dia",
            "até terça-feira, 24 de novembro, às 16h30",
        ),
    ],
)
def test_a_promise_is_said_as_a_person_says_it(language: str, noon: str, afternoon: str) -> None:
    assert phrase(due(12), NEW_YORK, language, now=NOW) == noon
    assert phrase(due(16, 30), NEW_YORK, language, now=NOW) == afternoon


@pytest.mark.parametrize(
    ("hour", "minute", "words"),
    [
        (17, 0, "5 pm"),
        (9, 0, "9 am"),
        (12, 30, "12:30 pm"),
        (0, 0, "12 am"),
        (0, 5, "12:05 am"),
        (13, 5, "1:05 pm"),
    ],
)
def test_english_times_are_said_with_am_and_pm(hour: int, minute: int, words: str) -> None:
    assert phrase(due(hour, minute), NEW_YORK, "en", now=NOW) == f"by Tuesday, 24 November, at {words}"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "by Tuesday, 24 November, at 5 pm"),
        ("de", "bis Dienstag, 24. November, 17 Uhr"),
        ("fr", "d'ici mardi 24 novembre à 17 h"),
        ("es", "a más tardar el martes 24 de noviembre a las 17:00"),
        ("it", "entro martedì 24 novembre alle 17"),
        ("nl", "uiterlijk dinsdag 24 november om 17 uur"),
        ("pt", "até terça-feira, 24 de novembro, às 17h"),
    ],
)
def test_a_full_hour_is_said_short(language: str, words: str) -> None:
    assert phrase(due(17), NEW_YORK, language, now=NOW) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("es", "a más tardar el martes 24 de noviembre a la 1:00"),
        ("it", "entro martedì 24 novembre all'1"),
        ("pt", "até terça-feira, 24 de novembro, à 1h"),
    ],
)
def test_one_o_clock_has_its_own_article(language: str, words: str) -> None:
    assert phrase(due(1), NEW_YORK, language, now=NOW) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "by Friday, 1 January 2027, at noon"),
        ("de", "bis Freitag, 1. Januar 2027, 12 Uhr"),
        ("fr", "d'ici vendredi 1er janvier 2027 à midi"),
        ("es", "a más tardar el viernes 1 de enero de 2027 a mediodía"),
        ("it", "entro venerdì 1º gennaio 2027 a mezzogiorno"),
        ("nl", "uiterlijk vrijdag 1 januari 2027 om 12 uur"),
        ("pt", "até sexta-feira, 1º de janeiro de 2027, ao meio-dia"),
    ],
)
def test_the_year_is_said_when_it_is_another_one(language: str, words: str) -> None:
    assert phrase(due(12, day=date(2027, 1, 1)), NEW_YORK, language, now=NOW) == words


def test_the_year_is_the_owners_on_the_last_evening_of_it() -> None:
    still_2026 = datetime(2027, 1, 1, 3, tzinfo=UTC)
    words = phrase(due(17, day=date(2026, 12, 31)), NEW_YORK, "en", now=still_2026)
    assert words == "by Thursday, 31 December, at 5 pm"


def test_the_zone_is_named_only_for_someone_whose_clock_shows_another_time() -> None:
    words = "by Tuesday, 24 November, at noon"
    assert phrase(due(12), NEW_YORK, "en", now=NOW, other_zone=ZoneInfo("America/Toronto")) == words
    assert phrase(due(12), NEW_YORK, "en", now=NOW, other_zone=timezone(timedelta(hours=-5))) == words
    assert phrase(due(12), NEW_YORK, "en", now=NOW, other_zone=BERLIN) == f"{words} (New York time)"
    assert phrase(due(12), NEW_YORK, "de", now=NOW, other_zone=BERLIN).endswith(" (Zeit in New York)")
    assert phrase(due(12), ZoneInfo("UTC"), "en", now=NOW, other_zone=BERLIN).endswith("5 pm (UTC)")


def test_a_clock_that_differs_only_in_summer_is_named_only_in_summer() -> None:
    phoenix, denver = ZoneInfo("America/Phoenix"), ZoneInfo("America/Denver")
    winter, summer = (datetime(2026, month, 14, 19, tzinfo=UTC) for month in (1, 7))
    assert "time" not in phrase(winter, phoenix, "en", now=winter, other_zone=denver)
    assert phrase(summer, phoenix, "en", now=summer, other_zone=denver).endswith("(Phoenix time)")


@pytest.mark.parametrize("tag", ["de-AT", "de_CH", "DE", "de-1996"])
def test_a_language_is_found_by_the_first_part_of_its_tag(tag: str) -> None:
    assert tongue_of(tag) is TONGUES["de"]


@pytest.mark.parametrize("tag", ["", "xx", "-", "english please"])
def test_an_unknown_language_is_english(tag: str) -> None:
    assert tongue_of(tag) is TONGUES["en"]


def test_the_owners_lists_have_short_times() -> None:
    assert say_time(due(12), NEW_YORK, "en") == "Tue 24 Nov 12:00"
    assert say_time(due(9, 5), NEW_YORK, "de") == "Di 24 Nov 09:05"
    assert say_time(due(12), NEW_YORK, "fr", now=NOW) == "mar 24 nov 12:00"
    assert say_time(due(12, day=date(2027, 1, 1)), NEW_YORK, "en", now=NOW) == "Fri 1 Jan 2027 12:00"


@pytest.mark.parametrize("language", sorted(TONGUES))
def test_names_of_days_and_months_are_those_of_the_unicode_tables(language: str) -> None:
    locale = pytest.importorskip("babel").Locale(language)
    tongue = TONGUES[language]
    days, months = locale.days["format"], locale.months["format"]
    short_days, short_months = days["abbreviated"], months["abbreviated"]
    assert list(tongue.weekdays) == [days["wide"][n] for n in range(7)]
    assert list(tongue.months) == [months["wide"][n] for n in range(1, 13)]
    assert [name[:2] for name in tongue.short_weekdays] == [short_days[n][:2] for n in range(7)]
    assert [name[:3] for name in tongue.short_months] == [short_months[n][:3] for n in range(1, 13)]


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    st.sampled_from(sorted(TONGUES)),
    st.sampled_from([NEW_YORK, BERLIN, ZoneInfo("Australia/Lord_Howe"), ZoneInfo("Asia/Kathmandu")]),
)
def test_every_phrase_names_weekday_day_and_month_and_leaves_no_hole(
    moment: datetime, language: str, zone: ZoneInfo
) -> None:
    words, local, tongue = phrase(moment, zone, language, now=NOW), moment.astimezone(zone), TONGUES[language]
    assert tongue.weekdays[local.weekday()] in words
    assert f" {local.day}" in words
    assert tongue.months[local.month - 1] in words
    assert ("{" in words, "  " in words) == (False, False)
    assert (str(local.year) in words) == (local.year != 2026)
