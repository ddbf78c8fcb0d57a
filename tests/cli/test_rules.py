"""`rules`: what the owner taught by correcting, and taking it back."""

import json
from datetime import date

from assistant.domain.book import Book
from assistant.domain.reading import Verdict
from assistant.domain.rules import RuleBy
from tests.cli.shelf import Shelf


def taught(shelf: Shelf) -> None:
    with shelf.store.transaction() as book:
        book.correct(RuleBy.ADDRESS, "news@shop.example", Verdict.NOT_LEAD, date(2026, 11, 2))
        book.correct(RuleBy.DOMAIN, "customer.example", Verdict.LEAD, date(2026, 11, 3))


def known(shelf: Shelf) -> list[str]:
    return [rule.value for rule in shelf.store.look().rules.values()]


def test_rules_are_numbered_sentences_that_say_how_to_take_one_back(shelf: Shelf) -> None:
    taught(shelf)
    said = " ".join(shelf.run("rules").out.split())
    assert "1 You said on 2026-11-02: mail from news@shop.example is no inquiry." in said
    assert "2 You said on 2026-11-03: mail from anybody at customer.example is an inquiry." in said
    assert "`assistant rules forget 1`" in said


def test_forget_takes_that_rule_back_and_says_which(shelf: Shelf) -> None:
    taught(shelf)
    said = shelf.run("rules", "forget", "1")
    assert (said.status, known(shelf)) == (0, ["customer.example"])
    assert said.out == "Forgotten: You said on 2026-11-02: mail from news@shop.example is no inquiry.\n"
    assert "you took back a rule" in shelf.run("log").out


def test_a_number_that_no_rule_has_changes_nothing_and_says_where_they_are(shelf: Shelf) -> None:
    taught(shelf)
    said = shelf.run("rules", "forget", "3")
    assert said.status == 1
    assert said.err == "There is no rule 3; `assistant rules` lists them.\n"
    assert len(known(shelf)) == 2


def test_the_json_list_keeps_its_ids(shelf: Shelf) -> None:
    taught(shelf)
    ids = [each["id"] for each in json.loads(shelf.run("rules", "--json").out)]
    assert ids == ["address:news@shop.example", "domain:customer.example"]


def test_a_correction_made_anew_after_it_was_forgotten_begins_at_one() -> None:
    book = Book()
    for _ in range(3):
        book.correct(RuleBy.ADDRESS, "a@b.example", Verdict.NOT_LEAD, date(2026, 11, 2))
    assert book.rules["address:a@b.example"].times == 3
    del book.rules["address:a@b.example"]
    assert book.correct(RuleBy.ADDRESS, "a@b.example", Verdict.NOT_LEAD, date(2026, 11, 4)).times == 1
