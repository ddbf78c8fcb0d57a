"""What the shape of a stranger's mail says against it, in any language."""

import pytest

from assistant.domain.suspicion import HUGE, largest_sum, links_to_numbers, names_own_brand, suspicions
from tests.domain.mails import OWN, mail

SITE = OWN.rpartition("@")[2]


def points(headers: str = "", text: str = "Hello, can you repair my violin?", subject: str = "Violin") -> int:
    raw = f"From: Ida Sample <ida@post.example>\nSubject: {subject}\n{headers}\n{text}\n"
    return sum(weight for weight, _ in suspicions(mail(raw), SITE))


def test_a_customers_letter_raises_none() -> None:
    signed = "Hello,\n\ncan you repair my violin?\n\nIda Sample\nhttps://www.post.example\nida@post.example\n"
    assert points(text=signed) == 0
    assert points(subject=f"Question for info@{SITE}") == 0


@pytest.mark.parametrize(
    "raised",
    [
        {"headers": "Reply-To: ida@elsewhere.example\n"},
        {"headers": "To: undisclosed-recipients:;\n"},
        {"headers": "X-Spam-Flag: YES\n"},
        {"subject": "Re: our talk"},
        {"subject": f"quick question about {SITE}"},
        {"text": "See https://www.post.example/offer/12 for more."},
        {"text": "You save 40 % of it."},
        {"text": "I leave you $ 4,500,000.00 for good works."},
    ],
)
def test_each_odd_shape_raises_some(raised: dict[str, str]) -> None:
    assert points(**raised) > 0


@pytest.mark.parametrize(
    ("sender", "text", "own"),
    [
        ("Yusuf <y@oakhill-stone.example>", "I handle exports at Oakhill Stone.", True),
        ("Noa <noa@mesafacil.example>", "Somos Noa y Pep, de MesaFácil.", True),
        ("Yusuf <y@oakhill-stone.example>", "Mail y@oakhill-stone.example, www.oakhill-stone.example", False),
        ("Yusuf <y@gmail.com>", "You can reach me by gmail.", False),
        ("Ida <ida@post.example>", "I will post the bow to you.", False),
    ],
)
def test_a_letter_may_speak_of_the_house_it_comes_from(sender: str, text: str, own: bool) -> None:
    message = mail(f"From: {sender}\nSubject: Hello\n\n{text}\n")
    assert names_own_brand(message, text) is own


def test_no_honest_page_needs_a_number_for_its_host() -> None:
    assert links_to_numbers("Sign in at http://203.0.113.9/login now")
    assert not links_to_numbers("We are on https://violins.example/203.0.113.9/")


def test_a_reply_with_ids_or_a_quote_answers_something() -> None:
    assert points("In-Reply-To: <a@violins.example>\n", subject="Re: Violin") == 0
    assert (
        points(subject="Re: Violin", text="Yes.\n\nOn Monday, Pat <p@x.example> wrote:\n> Is it old?\n") == 0
    )


def test_a_reply_to_of_the_same_house_goes_nowhere_else() -> None:
    assert points("Reply-To: office@mail.post.example\n") == 0


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("USD 9,700,000.00", 9_700_000),
        ("750 000 €", 750_000),
        ("850.000,00 EUR", 850_000),
        ("4,2 millones de euros", HUGE),
        ("$1.5 million", HUGE),
        ("zwei Millionen Menschen", 0),
        ("call 3035550142", 0),
        ("our budget is $6,000", 6_000),
        ("order 1234567", 0),
        ("in 2026", 0),
    ],
)
def test_sums_are_read_as_several_countries_write_them(text: str, least: int) -> None:
    assert largest_sum(text) == least
