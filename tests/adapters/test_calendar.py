"""Public holidays as plain dates, and what is said about places that are not known."""

import subprocess
import sys
from datetime import date

import pytest

from assistant.adapters.calendar import holidays_of
from assistant.errors import ConfigError


def test_the_holidays_of_a_country_and_region_are_dates_with_observed_days() -> None:
    found = holidays_of("US", "NY", [2026])
    assert {date(2026, 11, 26), date(2026, 12, 25), date(2026, 7, 3)} <= found
    assert all(type(day) is date for day in found)


def test_a_region_has_holidays_of_its_own() -> None:
    corpus_christi = date(2026, 6, 4)
    assert corpus_christi in holidays_of("DE", "BY", [2026])
    assert corpus_christi not in holidays_of("DE", "", [2026])


def test_several_years_are_given_together() -> None:
    assert {day.year for day in holidays_of("DE", "", range(2025, 2028))} == {2025, 2026, 2027}
    assert holidays_of("DE", "", []) == frozenset()


@pytest.mark.parametrize(
    ("country", "region"), [("de", "by"), (" DE ", " Bayern "), ("us", "ny"), ("US", "new york")]
)
def test_case_and_names_of_regions_do_not_matter(country: str, region: str) -> None:
    assert date(2026, 12, 25) in holidays_of(country, region, [2026])


@pytest.mark.parametrize(
    ("country", "hint"),
    [
        ("USA", '"US"'),
        ("UK", '"GB"'),
        ("Germany", '"DE"'),
        ("United States", '"US"'),
        ("Qqqqq", 'like "US" or "DE"'),
        ("", 'like "US" or "DE"'),
    ],
)
def test_an_unknown_country_names_the_key_and_what_to_write(country: str, hint: str) -> None:
    with pytest.raises(ConfigError, match=r"^owner\.country") as caught:
        holidays_of(country, "", [2026])
    assert hint in str(caught.value)


@pytest.mark.parametrize(
    ("country", "region", "hint"),
    [
        ("DE", "XX", "BB, BE, BW, BY"),
        ("US", "Now York", "NY"),
        ("US", "??", "leave it empty"),
        ("JP", "13", "leave it empty"),
    ],
)
def test_an_unknown_region_names_the_key_and_what_is_allowed(country: str, region: str, hint: str) -> None:
    with pytest.raises(ConfigError, match=r"^owner\.region") as caught:
        holidays_of(country, region, [2026])
    assert hint in str(caught.value)
    assert len(str(caught.value)) < 250


@pytest.mark.parametrize("module", ["calendar", "phone"])
def test_loading_the_door_does_not_load_the_library(module: str) -> None:
    code = (
        f"import sys, assistant.adapters.{module}; "
        "sys.exit(any(name in sys.modules for name in ('holidays', 'phonenumbers')))"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
