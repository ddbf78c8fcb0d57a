"""Promises in the owner's own words: what is heard as one, and what is not.

The sentences stand in `commitment_sentences.py` and `commitment_sentences_open.py`, in lists that were
written one after the other.
"""

import json
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.adapters import mime
from assistant.domain.business_hours import BusinessHours, Window
from assistant.domain.commitments import Commitment, Does, commitments
from assistant.domain.message import Message
from tests.domain import commitment_sentences as sentences
from tests.domain import commitment_sentences_open as open_sentences

CLOSED = frozenset({date(2026, 11, 11), date(2026, 11, 26)})


def _hours(zone: str, *windows: Window) -> BusinessHours:
    return BusinessHours(ZoneInfo(zone), (windows,) * 5 + ((), ()), CLOSED)


NEW_YORK = _hours("America/New_York", (time(8), time(12)), (time(13), time(17)))
HOURS = {
    "EN": NEW_YORK,
    "DE": _hours("Europe/Berlin", (time(9), time(12)), (time(13), time(18))),
    "FR": _hours("Europe/Paris", (time(9), time(12)), (time(14), time(18))),
    "ES": _hours("Europe/Madrid", (time(9), time(14)), (time(16), time(19))),
}
SENT = datetime(2026, 11, 18, 10, 20)  # noqa: DTZ001 - each language has its own zone
LISTS = (
    (sentences, "FIRST LATER MORE LAST BLIND FRESH VAN SHOP"),
    (open_sentences, "HOUSE YARD BENCH ROOF LOFT DOOR DESK SNARE SHED"),
)
ROWS = [
    (language, *row)
    for module, names in LISTS
    for name in names.split()
    for language in HOURS
    for row in getattr(module, f"{name}_{language}")
]
PROMISES = [row for row in ROWS if row[2]]
TRAPS = [row[:2] for row in ROWS if not row[2]]


def heard(text: str, hours: BusinessHours = NEW_YORK, language: str | None = None) -> tuple[Commitment, ...]:
    return commitments(text, SENT.replace(tzinfo=hours.zone), hours, language)


def dues(found: tuple[Commitment, ...], hours: BusinessHours = NEW_YORK) -> list[str]:
    return [f"{hours.local(each.due):%d %H:%M}" for each in found]


@pytest.mark.parametrize(("language", "text", "due"), PROMISES)
def test_a_promise_is_heard_with_the_time_it_names(language: str, text: str, due: str) -> None:
    found = heard(text, HOURS[language])
    assert due in dues(found, HOURS[language])
    assert all(each.words in text for each in found)


@pytest.mark.parametrize(("language", "text"), TRAPS)
def test_what_is_no_promise_of_ours_is_not_heard_as_one(language: str, text: str) -> None:
    assert heard(text, HOURS[language]) == ()


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("I'll call you tomorrow.", Does.CALL),
        ("I'll give you a ring tomorrow.", Does.CALL),
        ("I'll get back to you tomorrow.", Does.ANSWER),
        ("I'll text you tomorrow with a time.", Does.ANSWER),
        ("I'll email you a price tomorrow.", Does.SEND),
        ("You'll have the quote by tomorrow.", Does.SEND),
        ("I'll be there tomorrow at 9.", Does.VISIT),
        ("I'll drop the key off tomorrow.", Does.VISIT),
        ("I'll order the valve tomorrow.", Does.WORK),
        ("Ich rufe Sie morgen an.", Does.CALL),
        ("Ich melde mich morgen.", Does.ANSWER),
        ("Ich schicke Ihnen das Angebot morgen.", Does.SEND),
        ("Ich komme morgen um 10 vorbei.", Does.VISIT),
        ("Je vous rappelle demain.", Does.CALL),
        ("Je vous envoie le devis demain.", Does.SEND),
        ("Je passerai demain à 9 h.", Does.VISIT),
        ("Le llamo mañana.", Does.CALL),
        ("Le mando el presupuesto mañana.", Does.SEND),
        ("Mañana a las 9 estoy ahí.", Does.VISIT),
    ],
)
def test_what_was_promised_is_told(text: str, does: Does) -> None:
    assert [each.does for each in heard(text)] == [does]


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("I'll send the quote by Friday.", True),
        ("I'll probably send the quote by Friday.", False),
        ("I'll try to send the quote by Friday.", False),
        ("I can send you the quote by Friday.", False),
        ("I'll send the quote in a few days.", False),
        ("I'll send the quote on Thursday or Friday.", False),
        ("I'll call you tomorrow, ok?", False),
        ("I'm in your street on Friday and will knock.", False),
    ],
)
def test_how_sure_a_promise_is_is_told(text: str, sure: bool) -> None:
    assert [each.sure for each in heard(text)] == [sure]


def test_two_promises_of_one_sentence_are_two() -> None:
    found = heard("I'll call the supplier today and send you the quote by Friday.")
    assert dues(found) == ["18 17:00", "20 17:00"]


def test_a_time_agreed_in_the_sentence_before_is_the_visit_s() -> None:
    assert dues(heard("Thursday at ten works. I'll be there.")) == ["19 10:00"]
    assert heard("Does Thursday at ten work? I'll be there.") == ()


def test_a_condition_spoils_only_what_hangs_on_it() -> None:
    assert heard("Send me the plan and, once I have it, I'll call you on Friday.") == ()
    assert dues(heard("I'll call you on Friday. If anything changes, let me know.")) == ["20 17:00"]
    assert dues(heard("Call me if that's too late, otherwise I'll be there at 3.")) == ["18 15:00"]
    assert dues(heard("I'll be there at 3, please call if that doesn't suit.")) == ["18 15:00"]
    assert heard("I'll be there at 3, if you can open.") == ()
    assert dues(heard("I'll call you as soon as possible, at the latest on Friday.")) == ["20 17:00"]


def test_lines_of_an_inline_answer_that_quote_the_customer_are_left_out() -> None:
    text = "> I'll pay you by Friday.\n> And the second leak?\nI'll look at it on Monday at 9.\n"
    assert dues(heard(text)) == ["23 09:00"]


def test_words_in_quotation_marks_are_somebody_else_s() -> None:
    assert heard('You wrote "I\'ll send the deposit by Friday", did it go out?') == ()
    assert heard("Sie schrieben: „Ich schicke die Pläne bis Freitag“.") == ()


def test_a_sentence_wrapped_over_lines_is_one_and_is_told_on_one_line() -> None:
    text = (
        "Hi Karen,\n\nthanks for the pictures of the boiler, that helps a lot. I'll have a\n"
        "price for you by Friday. Until then leave the valve as it is.\n\nDana\n"
    )
    assert [each.words for each in heard(text)] == ["I'll have a price for you by Friday."]


def test_short_lines_are_sentences_of_their_own() -> None:
    text = "Hi Tom\nwill call you tomorrow morning\nDana"
    assert [each.words for each in heard(text)] == ["will call you tomorrow morning"]


def test_a_full_stop_within_a_date_or_a_title_ends_no_sentence() -> None:
    assert dues(heard("I'll call Mr. Greene and you on Nov. 24 at 9 a.m. sharp.")) == ["24 09:00"]
    german = heard("Ich schicke Ihnen das Angebot bis zum 24. November. Danke!", HOURS["DE"])
    assert [each.words for each in german] == ["Ich schicke Ihnen das Angebot bis zum 24. November."]


def test_a_day_that_is_named_is_meant_even_if_it_is_closed() -> None:
    sent = datetime(2026, 11, 9, 16, 0, tzinfo=NEW_YORK.zone)
    found = commitments("I'll text you Wednesday with a time.", sent, NEW_YORK)
    assert [f"{NEW_YORK.local(each.due):%d %H:%M}" for each in found] == ["11 17:00"]


def test_times_are_the_owner_s_whatever_zone_the_mail_was_stamped_in() -> None:
    sent = datetime(2026, 11, 19, 2, 30, tzinfo=UTC)  # Wednesday evening in New York
    found = commitments("I'll call you tomorrow at 9.", sent, NEW_YORK)
    assert [each.due for each in found] == [datetime(2026, 11, 19, 14, 0, tzinfo=UTC)]


def test_all_languages_are_heard_whichever_is_the_owner_s() -> None:
    for language in (None, "en", "de-AT", "pt_BR", "??"):
        assert len(heard("Je vous rappelle demain matin.", HOURS["FR"], language)) == 1


def test_a_long_sentence_is_cut_for_the_ledger() -> None:
    (found,) = heard("I'll send the quote by Friday together with " + "the list of parts and " * 20 + "more.")
    assert len(found.words) <= 240
    assert found.words.endswith("…")


def test_a_mail_that_promises_without_end_is_cut() -> None:
    days = "\n\n".join(f"I'll be there on December {day} at 9." for day in range(1, 29))
    assert len(heard(days)) == 10


@pytest.mark.parametrize(
    "text",
    [
        "I'll " * 13_000,
        "," * 65_536,
        "- " * 32_768,
        "if " * 21_000,
        '"' * 65_536,
        "x" * 65_536,
        "\n" * 65_536,
        "je vous le la les y en " * 2_800,
        "\x00\u202e" * 32_768,
        "friday or " * 6_500,
        "10:30-11 " * 7_200,
        "I will be there. " * 3_900,
        "ich sehe an " * 5_000,
        "votre vos " * 6_500,
        "your a " * 9_000,
        "i can by " * 7_000,
        "team wird ihre " * 4_300,
    ],
)
def test_hostile_text_is_read_to_its_end(text: str) -> None:
    assert heard(text) == ()


def test_a_mail_from_another_age_promises_nothing() -> None:
    for year in (1, 1900, 9999):
        sent = datetime(year, 12, 31, 23, 59, tzinfo=UTC)
        assert commitments("I'll call you tomorrow.", sent, NEW_YORK) == ()


_TEXT = """
    I'll i will call you be there send if not by Friday tomorrow , . ? ! and ich schicke Ihnen bis
    Freitag je vous envoie d'ici demain le llamo mañana si wenn once the 24. > at 10 or " then
    let me 31/12 next week
"""
_WORDS = (*_TEXT.split(), "\n")


@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from(_WORDS), max_size=40).map(" ".join)))
def test_whatever_is_written_a_promise_is_due_later_and_its_words_are_one_short_line(text: str) -> None:
    for each in heard(text):
        assert each.due > SENT.replace(tzinfo=NEW_YORK.zone)
        assert each.due.tzinfo is UTC
        assert 0 < len(each.words) <= 240
        assert "\n" not in each.words


def test_the_promises_of_the_sample_world_are_heard(samples: Path) -> None:
    world = samples / "worlds" / "plumber-us"
    expected = json.loads((world / "expected.json").read_text("utf-8"))["promises"]
    found = {f"Sent/{path.name}": _in_mail(path) for path in sorted((world / "Sent").iterdir())}
    hits = [
        (row, [each for each in found[row["file"]] if _same(each.words, row["words"])]) for row in expected
    ]
    heard_of = [(row, each) for row, each in hits if each]
    right = [row for row, each in heard_of if any(_within(one.due, row["due_range"]) for one in each)]
    false = sum(map(len, found.values())) - sum(len(each) for _, each in hits)
    assert len(heard_of) >= 0.9 * len(expected)
    assert len(right) >= 0.9 * len(heard_of)
    assert false <= 0.05 * sum(map(len, found.values()))


def _in_mail(path: Path) -> tuple[Commitment, ...]:
    message = mime.read(path.read_bytes(), datetime(2026, 11, 20, tzinfo=UTC))
    assert isinstance(message, Message)
    sent = parsedate_to_datetime(message.headers.get("date"))
    return commitments(message.fresh, sent, NEW_YORK)


def _same(words: str, labelled: str) -> bool:
    return labelled.strip(" .")[:30] in words


def _within(due: datetime, span: list[str]) -> bool:
    first, last = map(datetime.fromisoformat, span)
    return first <= due <= last
