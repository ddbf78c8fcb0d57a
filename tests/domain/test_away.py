"""When an out-of-office says that somebody is back."""

from datetime import date

import pytest

from assistant.domain.away import back_on

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("I am out of the office until Monday, December 7.", date(2026, 12, 7)),
        ("I'll be back on 7 December 2026 and answer then.", date(2026, 12, 7)),
        ("Away from 11/25/2026 to 12/13/2026.", date(2026, 12, 13)),
        ("I return January 4th, 2027.", date(2027, 1, 4)),
        ("Returning 2026-12-07", date(2026, 12, 7)),
        ("I'm back on Monday.", date(2026, 11, 30)),
        ("Ich bin bis zum 07.12.2026 nicht im Büro.", date(2026, 12, 7)),
        ("Vom 1.12. bis 6.12. im Urlaub, ab dem 7. Dezember wieder da.", date(2026, 12, 7)),
        ("Ich bin bis einschließlich Freitag, 4. Dezember, abwesend.", date(2026, 12, 4)),
        ("Je suis absent jusqu'au 7 décembre inclus.", date(2026, 12, 7)),
        ("Absente du bureau, de retour le lundi 1er décembre", date(2026, 12, 1)),
        ("Estaré fuera de la oficina hasta el 7 de diciembre de 2026.", date(2026, 12, 7)),
        ("Vuelvo el 17/12/2026", date(2026, 12, 17)),
        ("On Monday, 7 December I will be back in the office.", date(2026, 12, 7)),
        ("Am 1. Dezember bin ich wieder da.", date(2026, 12, 1)),
        ("Ich bin am Montag, den 30.11., wieder im Büro.", date(2026, 11, 30)),
        ("Le 7 décembre je serai de retour.", date(2026, 12, 7)),
        ("El 9 de diciembre estaré de vuelta.", date(2026, 12, 9)),
        ("Out 11/24 - 11/27.", date(2026, 11, 27)),
        ("Ich bin vom 24.–27. November nicht im Haus.", date(2026, 11, 27)),
    ],
)
def test_the_day_is_read(text: str, back: date) -> None:
    assert back_on(text, TUESDAY) == back


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I have limited access to my mail.",
        "The firm was founded on 3 March 2001.",
        "I am away until 31.11.2026.",
        "I was away until 20 November 2026.",
        "On parental leave until 1 September 2027.",
        "Call 303 555 0142.",
        "Your mail of 1 December came. We write back soon.",
    ],
)
def test_a_text_that_names_no_day_to_come_says_nothing(text: str) -> None:
    assert back_on(text, TUESDAY) is None


def test_of_two_readings_of_a_date_the_later_counts() -> None:
    assert back_on("back on 12/1/2026", TUESDAY) == date(2026, 12, 1)
    assert back_on("back on 1/12/2026", TUESDAY) == date(2026, 12, 1)
    assert back_on("back on 3/1/2027", TUESDAY) == date(2027, 3, 1)


def test_a_date_without_a_year_is_the_next_such_day() -> None:
    assert back_on("back on 4 January", TUESDAY) == date(2027, 1, 4)


@pytest.mark.parametrize("piece", ["until ", "1.", "12/", "January ", "1 de ", "back on 1.1.1.1", "٣."])
def test_a_hostile_text_is_read_in_no_time(piece: str) -> None:
    assert back_on(piece * 200_000, TUESDAY) in (None, date(2026, 12, 1), date(2027, 1, 1), date(2027, 1, 12))
