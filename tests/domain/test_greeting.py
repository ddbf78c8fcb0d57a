"""What of a stranger's mail comes back in our own words: never anything but a name and a plain matter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.greeting import about, first_name, full_name, language_of, reply_subject


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Karen O'Sullivan", "Karen"),
        ("Dr. Karen O'Sullivan", "Karen"),
        ("Prof. Dr. Hans Müller", "Hans"),
        ("Osullivan, Karen", "Karen"),
        ("Karen Miller, PhD", "Karen"),
        ("Karen Q. Public", "Karen"),
        ('"Karen Miller"', "Karen"),
        ("Jean-Luc Picard", "Jean-Luc"),
        ("Ludwig van Beethoven", "Ludwig"),
        ("Ana María de la Cruz", "Ana"),
        ("Siobhán Ní Bhriain", "Siobhán"),
        ("Karen MILLER", "Karen"),
        ("karen miller", "Karen"),
        ("Karen", "Karen"),
        ("Dr. Karen", "Karen"),
        ("Иван Петров", "Иван"),
        ("Tom McDonald Jr.", "Tom"),
        ("Priya DeVore", "Priya"),
        ("Linda Park", "Linda"),
        ("Maeve O'Doyle-Byrne", "Maeve"),
    ],
)
def test_a_person_is_greeted_by_the_first_name(name: str, first: str) -> None:
    assert first_name(name) == first


@pytest.mark.parametrize(
    "name",
    [
        None,
        "",
        " ",
        "HERNANDEZ LUIS",
        "MILLER KAREN",
        "WIRELESS CALLER",
        "Miller",
        "Mr. Miller",
        "Frau Schmidt",
        "J. Miller",
        "J.R.R. Miller",
        "Karen / Tom Miller",
        "Karen & Tom Miller",
        "Karen and Tom Miller",
        "Karen und Tom Müller",
        "Reyes Plumbing",
        "Miller GmbH",
        "Acme LLC",
        "Miller, Inc.",
        "Sales Team",
        "Ironside Tools",
        "Priya Raman via PhotoDrop",
        "Priya PhotoDrop",
        "Priya's List",
        "Info",
        "The Millers",
        "Denver, CO",
        "karen@customer.example",
        "Karen Miller karen@customer.example",
        "+1 303 555 0133",
        "Karen 303",
        "www.cheap.example",
        "Visit http://cheap.example now",
        "Karen {{ 7*7 }}",
        "{% for x in y %}",
        "<b>Karen</b> Miller",
        "Karen\nMiller",
        "Karen\r\nBcc: x@evil.example",
        "Karen\x1b[31m Miller",
        "Karen\u202e Miller",
        "Kar\u200ben Miller",
        "K\u0430ren Miller",  # a Cyrillic а among Latin letters
        "山田 太郎",
        "Win A Prize By Calling Us Right Now Friend",
        "K" * 41 + " Miller",
        "Karen " * 3000,
    ],
)
def test_whatever_is_not_surely_a_person_gets_no_name(name: str | None) -> None:
    assert first_name(name) == ""


@pytest.mark.parametrize(
    ("name", "email", "full"),
    [
        ("Jutta Hartmann", "service@school.example", "Jutta Hartmann"),
        ("Hartmann, Jutta", None, "Jutta Hartmann"),
        ("Dr. Anneliese Vogt", None, "Anneliese Vogt"),
        ("Yrsa Müller", "y.mueller@school.example", "Yrsa Müller"),
        ("Yrsa Müller", "muller@school.example", "Yrsa Müller"),
        ("Yrsa Holm", "bluesky77@gmail.com", "Yrsa Holm"),
        ("Yrsa Holm", "office@school.example", ""),
        ("Strom Leipzig", "kundenservice@strom.example", ""),
        ("Hauptzollamt Leipzig", "poststelle@zoll.example", ""),
        ("MILLER KAREN", None, ""),
    ],
)
def test_an_uncommon_name_needs_an_address_that_speaks_for_a_person(
    name: str, email: str | None, full: str
) -> None:
    assert full_name(name, email) == full
    assert first_name(name, email) == full.partition(" ")[0]


@given(st.text(max_size=120))
def test_i10_a_full_name_is_letters_whatever_comes_in(name: str) -> None:
    assert all(c.isalpha() or c in " .-'’" for c in full_name(name))


@given(st.text(max_size=120))
def test_i10_a_first_name_is_one_short_word_of_letters_whatever_comes_in(name: str) -> None:
    first = first_name(name)
    assert len(first) <= 40
    assert all(c.isalpha() or c in "-'’" for c in first)


@pytest.mark.parametrize(
    ("subject", "matter"),
    [
        ("Leaking tap in the kitchen", "Leaking tap in the kitchen"),
        ("Re: AW: Fwd: Leaking tap", "Leaking tap"),
        ("WG: [EXTERN] Re[2]: Leaking tap", "Leaking tap"),
        ("[Contact form] Leaking tap", "Leaking tap"),
        ("  Leaking\ttap  ", "Leaking tap"),
        ("“Violin” repair!!!", "Violin repair"),
        ("Anfrage: Badsanierung", "Badsanierung"),
        ("Do you tune pianos??", "Do you tune pianos?"),
        ("Samstag? ", "Samstag?"),
        ("URGENT: no heating", "no heating"),
        ("Wedding on 2026-05-14", "Wedding on 2026-05-14"),
        ("Hochzeit am 14.05.2026", "Hochzeit am 14.05.2026"),
        ("Quote for 2.5 hours", "Quote for 2.5 hours"),
        ("Devis pour une salle de bains à Köln", "Devis pour une salle de bains à Köln"),
    ],
)
def test_the_matter_is_the_subject_without_what_mail_programs_add(subject: str, matter: str) -> None:
    assert about(subject) == matter


@pytest.mark.parametrize(
    "subject",
    [
        "",
        "Re:",
        "Hello",
        "(no subject)",
        "Question",
        "Anfrage",
        "???",
        "Question?",
        "12:30",
        "Cheap pills at http://cheap.example",
        "Cheap pills at cheap.example",
        "www.cheap",
        "write to win@cheap.example",
        "call 303-555-0133",
        "call (303) 555 0133 now",
        "order 12345",
        "{{ 7*7 }}",
        "{% include 'x' %}",
        "<script>alert(1)</script>",
        "tap\r\nBcc: x@evil.example",
        "tap\x00",
        "tap\x1b]0;x\x07",
        "tap \u202egnp.exe",
        "ta\u200bp",
        "x" * 61,
        "tap " * 1000,
    ],
)
def test_i10_a_subject_unfit_to_repeat_is_no_matter(subject: str) -> None:
    assert about(subject) == ""


def test_a_long_matter_is_cut_at_a_word() -> None:
    matter = about("The tap in our kitchen on the second floor has been leaking since the summer")
    assert matter == "The tap in our kitchen on the second floor has been leaking"


def test_what_the_form_calls_the_service_goes_before_the_subject() -> None:
    assert about("Leaking tap", "Drain cleaning") == "Drain cleaning"
    assert about("Leaking tap", "see www.cheap.example") == "Leaking tap"
    assert about("", "") == ""


@given(st.text(max_size=300))
def test_i26_a_matter_is_short_plain_and_on_one_line_whatever_comes_in(subject: str) -> None:
    matter = about(subject)
    assert len(matter) <= 60
    assert matter.isprintable()
    assert not set("@{}<>\\") & set(matter)


@pytest.mark.parametrize(
    ("subject", "reply"),
    [
        ("Leaking tap", "Re: Leaking tap"),
        ("Re: Leaking tap", "Re: Leaking tap"),
        ("AW: Re: RE : Re[3]: Leaking tap", "Re: Leaking tap"),
        ("Fwd: Leaking tap", "Re: Fwd: Leaking tap"),
        ("[#4711] Leaking tap", "Re: [#4711] Leaking tap"),
        ("", "Re:"),
        ("tap\r\nBcc: x@evil.example", "Re: tap Bcc: x@evil.example"),
        ("tap\u202e\x00\x1b[0m", "Re: tap [0m"),
        ("Regarding the tap", "Re: Regarding the tap"),
    ],
)
def test_a_reply_has_one_re_and_one_line(subject: str, reply: str) -> None:
    assert reply_subject(subject) == reply


@given(st.text(max_size=3000))
def test_i10_a_reply_subject_fits_into_a_header_whatever_comes_in(subject: str) -> None:
    reply = reply_subject(subject)
    assert reply.startswith("Re:")
    assert len(reply) <= 200
    assert reply.isprintable()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hello, could you please tell me what it would cost to fix the tap in our kitchen?", "en"),
        ("our sink is leaking", "en"),
        ("Guten Tag, ich möchte bitte einen Termin für meine Geige", "de"),
        ("Mein Wasserhahn tropft, können Sie kommen?", "de"),
        ("Bonjour, je voudrais savoir si vous avez une place pour mon fils", "fr"),
        ("Hola, quisiera saber si tiene hora para el lunes", "es"),
    ],
)
def test_the_language_is_told_by_its_little_words(text: str, language: str) -> None:
    assert language_of(text, default="xx") == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ok",
        "Tap! Karen Miller 303 555 0133",
        "Ik zou graag een afspraak willen maken met u voor mijn viool",
        "Vorrei sapere quanto costa il lavoro per la mia cucina, grazie",
        "the and der und",
    ],
)
def test_a_short_mixed_or_unknown_text_is_answered_in_the_default_language(text: str) -> None:
    assert language_of(text, default="de") == "de"


def test_only_known_languages_are_told() -> None:
    assert language_of("Bonjour, je voudrais savoir si vous avez une place", ("en", "de"), "de") == "de"
