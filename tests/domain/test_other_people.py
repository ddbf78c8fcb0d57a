"""Whose number stands in a letter."""

import pytest

from assistant.domain.other_people import own_words


@pytest.mark.parametrize(
    "sentence",
    [
        "Please call my neighbour, her number is 07700 900814.",
        "Meine Tochter erreichen Sie unter 0171 3920071.",
        "Vous pouvez joindre ma voisine au 06 39 98 01 42.",
        "Llame a mi vecina al 612 345 678.",
    ],
)
def test_somebody_elses_number_is_not_the_writers(sentence: str) -> None:
    assert own_words(f"The tap leaks. {sentence} My own is 303 555 0142.") == (
        "The tap leaks.\nMy own is 303 555 0142."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Call me at 303.555.0142. My neighbour said you are good.",
        "My wife and I need a tap.\nKaren\n303 555 0142",
    ],
)
def test_the_writers_own_number_stays(text: str) -> None:
    assert "0142" in own_words(text)
