"""Telephone numbers as people, phone systems and hostile mails write them. All are reserved numbers."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.adapters.phone import MOST_NUMBERS, PhoneNumbers

US, GB, DE, FR, DK = (PhoneNumbers(region) for region in ("US", "GB", "DE", "FR", "DK"))
DANA = "+13035550142"


# --------------------------------------------------------------------------------------------- one number


@pytest.mark.parametrize(
    "text",
    [
        "(303) 555-0142",
        "303-555-0142",
        "303.555.0142",
        "3035550142",
        "13035550142",
        "1 (303) 555-0142",
        "+1 303 555 0142",
        "tel:+13035550142",
        "<3035550142>",
        '"303 555 0142"',
        "303-555-0142 ext. 12",
        "303-555-0142x7",
        "+1 (303) 555-0142;ext=12",
        "\uff13\uff10\uff13-555-0142",
        " 303\u00a0555\u00a00142 ",
    ],
)
def test_one_number_has_one_form(text: str) -> None:
    assert US.normalise(text) == DANA
    assert US.normalise(text, lenient=True) == DANA


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "+",
        "402",
        "101",
        "555-0142",
        "IPM.Note",
        "anonymous",
        "Unknown Caller",
        "1-800-FLOWERS",
        "call 303-555-0142",
        "303-555-0142 303-555-0143",
        "303 555 0142 / 303 555 0143",
        "11/24/2026",
        "2026-11-24 10:00",
        "3035550142@pbx.example",
        "+" + "1" * 300,
        "1" * 100_000,
        "(" * 60,
    ],
)
def test_what_is_not_one_number_is_none(text: str) -> None:
    assert US.normalise(text) is None
    assert US.normalise(text, lenient=True) is None


@pytest.mark.parametrize(
    ("owner", "text", "number"),
    [
        (GB, "07700 900142", "+447700900142"),
        (FR, "06 39 98 01 42", "+33639980142"),
        (DE, "0151 2345678", "+491512345678"),
        (US, "999-555-0142", "+19995550142"),
    ],
)
def test_a_number_of_no_known_range_is_one_only_when_lenient(
    owner: PhoneNumbers, text: str, number: str
) -> None:
    assert owner.normalise(text) is None
    assert owner.normalise(text, lenient=True) == number


def test_a_national_number_is_read_in_the_region_that_is_asked_for() -> None:
    assert US.normalise("030 23125 142", "DE") == "+493023125142"
    assert US.normalise("030 23125 142", "de") == "+493023125142"
    assert US.normalise("030 23125 142") is None
    assert US.normalise("+49 (0)30 23125 142") == "+493023125142"


def test_two_noughts_are_an_international_prefix_everywhere() -> None:
    for owner in (US, DE):
        assert owner.normalise("0049 30 23125142") == "+493023125142"


def test_an_owner_in_an_unknown_region_still_has_international_numbers() -> None:
    nowhere = PhoneNumbers("XX")
    assert nowhere.normalise("+1 303 555 0142") == DANA
    assert nowhere.normalise("303 555 0142") is None
    assert nowhere.find("303 555 0142 or +1 303 555 0142") == (DANA,)
    assert nowhere.display(DANA) == "+1 303-555-0142"


# ---------------------------------------------------------------------------------------------- free text


@pytest.mark.parametrize(
    "text",
    [
        "Please call 303-555-0142 today.",
        "Dana Ruiz | (303)555-0142 | dana@example.org",
        "dana@example.org, 303.555.0142",
        "call me at 3035550142",
        "cell #3035550142",
        "Phone #: 3035550142",
        "Tel/Fax: 303-555-0142",
        "<tel:+13035550142>",
        "tel:+13035550142",
        "Denver, CO 80202 303-555-0142",
        "on 11/24 3035550142",
        "ext: 303-555-0142x12",
        "Re: order of 11/24/2026, my number is 303-555-0142.",
        "see https://shop.example/a\n303-555-0142",
    ],
)
def test_a_number_in_free_text_is_found(text: str) -> None:
    assert US.find(text) == (DANA,)


@pytest.mark.parametrize(
    "text",
    [
        "Order 4025550199 was shipped",
        "order no. 4025550199",
        "Invoice number: 4025550199",
        "Ref #4025550199",
        "# 4025550199",
        "Rechnungsnummer 4025550199",
        "It cost $4025550199",
        "4025550199 USD",
        "EUR 4025550199",
        "11/24/2026 10:00",
        "2026-11-24",
        "ZIP 80202-1234",
        "$1,250.00",
        "40.7127753, -74.0059728",
        "4111 1111 1111 1111",
        "DE89 3704 0044 0532 0130 00",
        "1Z999AA10123456784",
        "https://shop.example/track/3035550142",
        "https://shop.example/" + "a" * 200 + "?id=3035550142",
        "www.shop.example/303-555-0142",
        "3035550142@pbx.example",
        "reply+3035550142@relay.example",
        "Fax: 303-555-0142",
        "555-0142",
        "extension 402",
    ],
)
def test_orders_dates_prices_codes_links_and_faxes_are_no_numbers(text: str) -> None:
    assert US.find(text) == ()


@pytest.mark.parametrize("text", ["24.11.2026", "20261124", "2010-2026", "2026-11-24", "am 24.11.2026 um 10"])
def test_dates_are_no_numbers_where_eight_digits_are_one(text: str) -> None:
    assert DK.find(text) == ()
    assert DK.find(text, lenient=True) == ()


def test_eight_bare_digits_that_could_be_a_date_are_a_number_if_they_are_called_one() -> None:
    assert DK.find("Telefon: 20261124") == ("+4520261124",)
    assert DK.find("Telefon: 24.11.2026") == ()


@pytest.mark.parametrize(
    ("owner", "text", "number"),
    [
        (GB, "Tel: 07700 900142", "+447700900142"),
        (GB, "You can ring me on 07700 900 142", "+447700900142"),
        (FR, "Portable : 06 39 98 01 42", "+33639980142"),
        (DE, "Handy 0151 2345678", "+491512345678"),
        (DE, "+44 7700 900142", "+447700900142"),
        (US, "+33 6 39 98 01 42", "+33639980142"),
        (FR, "Merci de me rappeler au 06 39 98 01 42.", "+33639980142"),
        (GB, "Kind regards\nHarriet\n07700 900142", "+447700900142"),
        (GB, "Kind regards\nT: 07700 900142 ", "+447700900142"),
    ],
)
def test_a_number_of_no_known_range_is_found_when_it_is_called_one_or_has_a_plus(
    owner: PhoneNumbers, text: str, number: str
) -> None:
    assert owner.find(text) == (number,)


@pytest.mark.parametrize(
    ("owner", "text"),
    [
        (GB, "the part is 07700 900142"),
        (GB, "call between 0900-1700"),
        (US, "Phone: 06 39 98 01 42"),
        (DE, "Tel: 303-555-0142"),
    ],
)
def test_a_number_that_cannot_be_dialled_so_is_not_guessed(owner: PhoneNumbers, text: str) -> None:
    assert owner.find(text) == ()


def test_numbers_come_in_the_order_of_the_text_each_once() -> None:
    text = "Office (303) 555-0143, cell 303-555-0142, again 303.555.0143, abroad +44 7700 900142"
    assert US.find(text) == ("+13035550143", DANA, "+447700900142")


def test_lenient_search_takes_every_possible_number() -> None:
    assert GB.find("New message from 07700 900142") == ()
    assert GB.find("New message from 07700 900142", lenient=True) == ("+447700900142",)
    assert US.find("New message from 07700 900142", "GB", lenient=True) == ("+447700900142",)


def test_a_text_full_of_numbers_gives_the_first_ones() -> None:
    text = " ".join(f"303-555-01{n:02}" for n in range(100))
    found = US.find(text)
    assert len(found) == MOST_NUMBERS
    assert found[0] == "+13035550100"


@pytest.mark.timeout(20)
@pytest.mark.parametrize("lenient", [False, True])
@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1 ",
        "+",
        "(",
        "(1",
        "1-",
        "1.",
        "12/",
        "1234567 ",
        "303-555-014 ",
        "(303) ",
        "+1 ",
        "fax ",
        "a",
        "\n1",
    ],
)
def test_a_hostile_text_of_a_megabyte_is_searched_in_bounded_time(piece: str, lenient: bool) -> None:
    assert isinstance(US.find(piece * (1_000_000 // len(piece)), lenient=lenient), tuple)


@given(st.text(max_size=200), st.booleans())
def test_any_text_can_be_asked(text: str, lenient: bool) -> None:
    one, many = US.normalise(text, lenient=lenient), US.find(text, lenient=lenient)
    for number in (*many, *([one] if one else [])):
        assert number.startswith("+")
        assert number[1:].isdecimal()
        assert US.normalise(number, lenient=True) == number or not lenient


# ------------------------------------------------------------------------------------------------- display


def test_a_number_is_shown_as_people_here_write_it() -> None:
    assert US.display(DANA) == "(303) 555-0142"
    assert DE.display(DANA) == "+1 303-555-0142"
    assert US.display("+493023125142") == "+49 30 23125142"
    assert US.display("+447700900142") == "+44 7700 900142"


@pytest.mark.parametrize("odd", ["", "rubbish", "3035550142", "+"])
def test_odd_input_is_shown_as_it_is(odd: str) -> None:
    assert US.display(odd) == odd


def test_every_number_of_the_labelled_notices_keeps_its_form() -> None:
    samples = Path(os.environ.get("ASSISTANT_SAMPLES", Path(__file__).parents[3] / "shared" / "samples"))
    labels = samples / "phone-and-forms" / "labels.json"
    if not labels.is_file():
        pytest.skip("no samples here")
    for label in json.loads(labels.read_text()).values():
        number, region = label["caller_phone"], label["region_hint"] or "US"
        if number:
            shown = PhoneNumbers(region).display(number)
            assert PhoneNumbers(region).normalise(shown, lenient=True) == number
            assert number in US.find(f"Tel. {shown}", region)
