"""add, import and nudge as the owner types them."""

import json
from dataclasses import replace

from assistant.domain.draft import DraftKind
from assistant.domain.lead import Entry, LeadState, Voice
from tests.cli.shelf import NOW, Shelf, hours, lead


def listed(shelf: Shelf) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(shelf.run("leads", "--json").out)
    return found


def test_add_opens_a_lead_and_says_what_happens(shelf: Shelf) -> None:
    said = shelf.run(
        "add", "Paul Stein", "--mail", "paul@stein.example", "--phone", "303 555 0161", "--met", "fair"
    )

    assert (said.status, said.out) == (0, "Paul Stein is lead 1; a first note is drafted.\n")
    (paul,) = listed(shelf)
    assert paul["channel"] == "manual"
    assert paul["contact"] == {
        "name": "Paul Stein",
        "email": "paul@stein.example",
        "phone": "+13035550161",
    }
    assert shelf.lead(1).wanted is DraftKind.INTRODUCTION


def test_where_and_when_you_met_is_kept_for_the_note(shelf: Shelf) -> None:
    shelf.run("add", "Ada Voss", "--mail", "ada@voss.example", "--met", "the fair", "--when", "last Friday")
    refused = shelf.run("add", "Cy Ito", "--mail", "cy@ito.example", "--when", "last Friday")

    assert shelf.lead(1).met == "the fair, last Friday"
    assert (refused.status, refused.err) == (2, "--when says when you met: say where, too, with --met.\n")


def test_add_without_a_way_to_reach_them_is_refused_in_one_sentence(shelf: Shelf) -> None:
    said = shelf.run("add", "Paul Stein")

    assert (said.status, said.out) == (1, "")
    assert said.err == "Paul Stein cannot be reached: neither a mail address nor a phone number.\n"


def test_import_takes_the_good_rows_and_lists_the_bad_ones_with_line_and_reason(shelf: Shelf) -> None:
    (shelf.folder / "people.csv").write_text(
        "Name,E-Mail,Phone,Notes\n"
        "Paul Stein,paul@stein.example,,wants a bathroom\n"
        "Nobody,,,\n"
        "Ada Voss,ada at voss,303 555 0162,\n"
        "Cy Ito,cy@ito.example,303 555 0163,\n",
        encoding="utf-8",
    )

    said = shelf.run("import", "people.csv")

    assert said.status == 0
    assert said.err == (
        "Line 3: neither a mail address nor a phone number.\n"
        'Line 4: "ada at voss" is no mail address; the rest was taken.\n'
    )
    assert said.out.endswith("3 people were taken; 2 lines need a look.\n")
    assert {each["contact"]["name"] for each in listed(shelf)} == {"Paul Stein", "Ada Voss", "Cy Ito"}  # type: ignore[index]


def test_import_of_a_whole_address_book_writes_to_nobody_unless_told(shelf: Shelf) -> None:
    rows = "".join(f"Person {n},p{n}@x.example\n" for n in range(40))
    (shelf.folder / "people.csv").write_text(f"Name,Mail\n{rows}", encoding="utf-8")

    said = shelf.run("import", "people.csv")

    assert "nobody is written to" in said.out
    assert listed(shelf) == []
    assert len(shelf.store.look().people) == 40


def test_a_mistake_in_every_row_is_told_in_twenty_lines(shelf: Shelf) -> None:
    rows = "".join(f"Person {n},p{n}@x.example,12\n" for n in range(5000))
    (shelf.folder / "people.csv").write_text(f"Name,Mail,Phone\n{rows}", encoding="utf-8")

    said = shelf.run("import", "people.csv").err.splitlines()

    assert len(said) == 21
    assert said[0] == 'Line 2: "12" is no phone number; the rest was taken.'
    assert said[-1] == "… and 4,980 more."


def test_import_twice_makes_nobody_twice(shelf: Shelf) -> None:
    (shelf.folder / "ana.vcf").write_text(
        "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Ruiz\nEMAIL:ana@ruiz.example\nEND:VCARD\n", encoding="utf-8"
    )

    first, second = shelf.run("import", "ana.vcf"), shelf.run("import", "ana.vcf")

    assert (first.status, second.status) == (0, 0)
    assert len(listed(shelf)) == 1


def test_a_file_that_is_none_ends_with_one_sentence(shelf: Shelf) -> None:
    said = shelf.run("import", "nothing.csv")

    assert said.status == 1
    assert said.err == "nothing.csv cannot be read: No such file or directory.\n"


def test_nudge_asks_for_one_now_or_for_none_ever(shelf: Shelf) -> None:
    ours = Entry(Voice.US, NOW - hours(20), "ours", asks=True)
    waiting = lead(state=LeadState.WAITING, respond_by=None)
    shelf.put(replace(waiting, conversation=(*waiting.conversation, ours)), lead(13))

    now, never = shelf.run("nudge", "12"), shelf.run("nudge", "12", "--never")
    refused = shelf.run("nudge", "13", "--now")

    assert (now.status, now.out) == (0, "12: a nudge is drafted for your yes.\n")
    assert (never.status, shelf.lead(12).no_nudges) == (0, True)
    assert (refused.status, refused.err) == (1, "Lead 13: you do not wait for them; they wait for you.\n")


def test_thousands_of_people_are_taken_in_a_few_writes_of_the_book(shelf: Shelf) -> None:
    rows = "\n".join(f"Ada Voss {number},a{number}@voss.example" for number in range(1200))
    (shelf.folder / "all.csv").write_text(f"name,email\n{rows}\n", encoding="utf-8")
    said = shelf.run("import", "all.csv")
    assert said.status == 0
    assert said.out.startswith("1200 people were taken.\n"), "no line each for people nobody writes to"
    assert len(shelf.store.look().people) == 1200
    written = int((shelf.folder / "state" / "book.generation").read_text())
    assert written < 20
