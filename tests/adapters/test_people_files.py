"""Lists of people as spreadsheets and address books write them; a bad row costs only itself."""

from pathlib import Path

import pytest

from assistant.adapters.people import MOST_BYTES, read_people
from assistant.adapters.phone import PhoneNumbers
from assistant.domain.newcomer import Newcomer, Sheet, checked
from assistant.errors import ContentError


def sheet(tmp_path: Path, text: str | bytes) -> Sheet:
    file = tmp_path / "people"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_people(file)


# --- CSV --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Name,E-Mail,Phone\nPaul Stein,paul@stein.example,(303) 555-0161\n",
        "name;mail;telefon\r\nPaul Stein;paul@stein.example;(303) 555-0161\r\n",
        "First Name\tLast Name\tEmail Address\tCell\nPaul\tStein\tpaul@stein.example\t(303) 555-0161\n",
        "Vorname,Nachname,E-Mail-Adresse,Handy\nPaul,Stein,paul@stein.example,(303) 555-0161\n",
        "Prénom;Nom;Courriel;Téléphone\nPaul;Stein;paul@stein.example;(303) 555-0161\n",
        "Nombre|Apellidos|Correo electrónico|Móvil\nPaul|Stein|paul@stein.example|(303) 555-0161\n",
        "Given Name,Family Name,E-mail 1 - Value,Phone\nPaul,Stein,paul@stein.example,(303) 555-0161\n",
        "\ufeffName,Email,Phone\n\nPaul Stein,paul@stein.example,(303) 555-0161\n\n",
        "Paul Stein,paul@stein.example,(303) 555-0161\n",
        "sep=;\r\nName;Email;Phone\r\nPaul Stein;paul@stein.example;(303) 555-0161\r\n",
        '\ufeff"sep=,"\nName,Email,Phone\nPaul Stein,paul@stein.example,(303) 555-0161\n',
    ],
)
def test_any_sensible_headings_are_understood(tmp_path: Path, text: str) -> None:
    (paul,) = sheet(tmp_path, text).people

    assert (paul.name, paul.email, paul.phone) == ("Paul Stein", "paul@stein.example", "(303) 555-0161")


def test_notes_matter_and_place_are_kept_apart(tmp_path: Path) -> None:
    text = 'Name,Mail,Subject,Notes,Where met\nPaul,p@s.example,Bathroom,"two lines,\nof it",fair\n'

    (paul,) = sheet(tmp_path, text).people

    assert (paul.about, paul.said, paul.met, paul.line) == ("Bathroom", "two lines,\nof it", "fair", 2)


def test_lines_are_counted_from_the_top_also_below_the_separators_line(tmp_path: Path) -> None:
    text = "sep=;\nName;Mail;Subject\nAda Voss;a@x.example;a, b, c, d\n"

    (ada,) = sheet(tmp_path, text).people

    assert (ada.about, ada.line) == ("a, b, c, d", 3)


def test_lines_are_counted_as_an_editor_counts_them(tmp_path: Path) -> None:
    text = 'Name,Mail\nAda,a@x.example\n\n"Two\nlines",b@x.example\nCy,c@x.example\n'

    assert [person.line for person in sheet(tmp_path, text).people] == [2, 4, 6]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_old_and_new_programs_letters_are_read(tmp_path: Path, encoding: str) -> None:
    (person,) = sheet(tmp_path, "Name,Mail\nJörg Müller,j@x.example\n".encode(encoding)).people

    assert person.name == "Jörg Müller"


def test_a_row_with_more_fields_than_headings_is_named_and_taken_all_the_same(tmp_path: Path) -> None:
    found = sheet(tmp_path, "Name,Mail\nAda,a@x.example,what,is,this\n")

    assert [(row.line, row.why) for row in found.bad] == [(2, "has 5 fields under 2 headings")]
    assert [person.email for person in found.people] == ["a@x.example"]


def test_a_row_that_is_no_csv_costs_only_itself(tmp_path: Path) -> None:
    huge = "x" * 200_000
    found = sheet(tmp_path, f"Name,Mail\nAda,a@x.example\n{huge},b@x.example\nCy,c@x.example\n")

    assert next(person.email for person in found.people if "@" in person.email) == "a@x.example"
    assert "c@x.example" in {person.email for person in found.people}
    assert any("cannot be read as CSV" in row.why for row in found.bad)


# --- vCards -----------------------------------------------------------------------------------------------

CARDS = """BEGIN:VCARD
VERSION:4.0
FN:Ana Ruiz
EMAIL;TYPE=home:ana@ruiz.example
TEL;VALUE=uri;PREF=1;TYPE="voice,home":tel:+1-303-555-0162
NOTE:wants a bathroom\\, soon
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Feld;Nora;;;
item1.EMAIL;type=INTERNET;type=pref:nora@feld.example
TEL;type=CELL:(303) 555-0133
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRg==
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Cut Short
BEGIN:VCARD
VERSION:2.1
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg M=C3=BCller
TEL;CELL:0151 5550101
END:VCARD
"""


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_cards_of_every_version_are_read_and_a_broken_one_is_named(tmp_path: Path, ends: str) -> None:
    found = sheet(tmp_path, CARDS.replace("\n", ends))

    assert [(p.line, p.name, p.email, p.phone) for p in found.people] == [
        (1, "Ana Ruiz", "ana@ruiz.example", "+1-303-555-0162"),
        (8, "Nora Feld", "nora@feld.example", "(303) 555-0133"),
        (18, "Jörg Müller", "", "0151 5550101"),
    ]
    assert found.people[0].said == "wants a bathroom, soon"
    assert [(row.line, row.why) for row in found.bad] == [(15, "the card does not end")]


def test_a_card_of_nonsense_costs_only_itself(tmp_path: Path) -> None:
    nonsense = "BEGIN:VCARD\nthis is\nno card at all\x00\nEND:VCARD\n"
    good = "BEGIN:VCARD\nVERSION:3.0\nFN:Ada\nEMAIL:a@x.example\nEND:VCARD\n"

    found = sheet(tmp_path, nonsense + good)

    assert [person.name for person in found.people if person.email] == ["Ada"]


# --- the file itself --------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff"])
def test_an_empty_file_is_said_to_hold_nobody(tmp_path: Path, text: str) -> None:
    with pytest.raises(ContentError, match="holds nobody"):
        sheet(tmp_path, text)


def test_a_file_that_is_not_there_or_far_too_big_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="No such file"):
        read_people(tmp_path / "nothing")
    with pytest.raises(ContentError, match="10 MB"):
        sheet(tmp_path, b"x" * (MOST_BYTES + 1))


# --- checked ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "email", "phone", "wrong"),
    [
        (Newcomer(email="Paul@Stein.example"), "paul@stein.example", "", ""),
        (Newcomer(phone="303 555 0161"), "", "+13035550161", ""),
        (Newcomer(email="paul at stein", phone="303 555 0161"), "", "+13035550161", "no mail address"),
        (Newcomer(email="p@s.example", phone="12"), "p@s.example", "", "no phone number"),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_is_kept(
    raw: Newcomer, email: str, phone: str, wrong: str
) -> None:
    newcomer, why = checked(raw, PhoneNumbers("US"))

    assert newcomer is not None
    assert (newcomer.email, newcomer.phone) == (email, phone)
    assert wrong in why
    assert bool(why) == bool(wrong)


def test_nobody_is_left_without_address_and_number() -> None:
    assert checked(Newcomer(name="Paul"), PhoneNumbers("US")) == (
        None,
        "neither a mail address nor a phone number",
    )
