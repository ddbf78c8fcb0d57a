"""Commands by mail: what a link says survives every mail program, and a token holds for nothing else."""

import re
from datetime import UTC, date, datetime
from email.header import Header
from urllib.parse import parse_qs, quote, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.adapters.mime import read
from assistant.domain.answers import orders_in
from assistant.domain.commands import (
    Order,
    command_in,
    decision_of,
    is_genuine,
    link,
    word_good_until,
)
from assistant.domain.decision import Word
from assistant.domain.lead import CallResult, Outcome
from assistant.domain.message import Message
from assistant.domain.seal import Seal
from assistant.errors import UsageError
from tests.fakes import HOURS, at

SEAL = Seal(b"0123456789abcdef")
OTHER = Seal(b"fedcba9876543210")
UNTIL = datetime(2026, 11, 26, 4, 59, 59, tzinfo=UTC)
SAYS = ("approve 12a", "approve all", "reject 7b", "called 3", "left-message 12", "no-answer 12", "done 9")
WORDS = (*SAYS, "won 1", "lost 1", "later 123456789", "longer 4", "not-lead 5")


def subject_of(words: str, digests: tuple[str, ...] = ("d1",), seal: Seal = SEAL) -> str:
    """What the subject of the mail is that the link opens."""
    return parse_qs(urlsplit(link(seal, "dana@reyes.example", words, digests, UNTIL, "summary/x")).query)[
        "subject"
    ][0]


# --- links ------------------------------------------------------------------------------------------------


def test_a_link_writes_to_oneself_with_a_subject_and_nothing_else() -> None:
    made = link(SEAL, "dana+x&cc=evil@reyes.example", "approve 12a", ("d1",), UNTIL, "summary/x")

    parts = urlsplit(made)
    assert parts.scheme == "mailto"
    assert unquote(parts.path) == "dana+x&cc=evil@reyes.example"
    assert list(parse_qs(parts.query)) == ["subject"]
    assert re.fullmatch(r"[!-~]+", made)


@pytest.mark.parametrize("words", WORDS)
def test_the_subject_of_every_link_is_understood_and_genuine(words: str) -> None:
    command = command_in(subject_of(words))

    assert command is not None
    assert (command.order.words, command.expires, command.whole) == (words, UNTIL, True)
    assert is_genuine(SEAL, command, ("d1",))


def test_i11_a_token_holds_for_one_action_one_item_one_version_and_one_key() -> None:
    subject = subject_of("approve 12a")
    command = command_in(subject)
    assert command is not None
    others = [command_in(subject.replace("approve 12a", words)) for words in WORDS if words != "approve 12a"]

    assert not is_genuine(SEAL, command, ("d2",))
    assert not is_genuine(SEAL, command, ())
    assert not is_genuine(OTHER, command, ("d1",))
    assert not any(is_genuine(SEAL, other, ("d1",)) for other in others if other)


@given(place=st.integers(0, 39), letter=st.sampled_from("abcdefghijklmnopqrstuvwxyz234567"))
def test_no_letter_of_a_token_may_differ(place: int, letter: str) -> None:
    words, _, token = subject_of("approve 12a").partition(" · ")
    changed = token[:place] + letter + token[place + 1 :]
    command = command_in(f"{words} · {changed}")

    assert command is not None
    assert is_genuine(SEAL, command, ("d1",)) == (changed == token)


# --- what mail programs do to a subject ---------------------------------------------------------------------


def _spaces_to_plus(text: str) -> str:
    return text.replace(" ", "+")


def _encoded_again(text: str) -> str:
    return quote(text)


def _folded(text: str) -> str:
    return text.replace(" ", "\r\n ", 2)


def _upper(text: str) -> str:
    return text.upper()


def _answered(text: str) -> str:
    return f"Re: {text}"


def _answered_in_german(text: str) -> str:
    return f"AW: [EXTERN] {text} "


def _hard_blanks(text: str) -> str:
    return text.replace(" ", "\u00a0")


def _dot_lost(text: str) -> str:
    return text.replace(" · ", " ")


def _dot_broken(text: str) -> str:
    return text.replace("·", "Â·")


def _token_broken(text: str) -> str:
    return f"{text[:-17]}\r\n {text[-17:]}"


def _blanks_doubled(text: str) -> str:
    return text.replace(" ", "  ")


def _no_blanks(text: str) -> str:
    return text.replace(" ", "")


MANGLES = (
    _spaces_to_plus,
    _encoded_again,
    _folded,
    _upper,
    _answered,
    _answered_in_german,
    _hard_blanks,
    _dot_lost,
    _dot_broken,
    _token_broken,
    _blanks_doubled,
)


@given(words=st.sampled_from(WORDS), mangles=st.lists(st.sampled_from(MANGLES), max_size=3, unique=True))
def test_a_mangled_subject_says_the_same(words: str, mangles: list) -> None:  # type: ignore[type-arg]
    subject = subject_of(words)
    for mangle in sorted(mangles, key=lambda each: each is _encoded_again):
        subject = mangle(subject)

    command = command_in(subject)

    assert command is not None, subject
    assert command.order.words == words
    assert is_genuine(SEAL, command, ("d1",))


@pytest.mark.parametrize("words", WORDS)
def test_a_subject_without_any_blank_says_the_same(words: str) -> None:
    command = command_in(_no_blanks(subject_of(words)))

    assert command is not None
    assert command.order.words == words


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
@pytest.mark.parametrize("words", WORDS)
def test_a_subject_comes_through_the_mail(words: str, charset: str) -> None:
    header = Header(subject_of(words), charset, header_name="Subject").encode()
    mail = read(
        f"From: d@r.example\nTo: d@r.example\nSubject: {header}\n\n\n".encode(), at("2026-11-23 17:40")
    )

    assert isinstance(mail, Message)
    command = command_in(mail.subject)
    assert command is not None
    assert command.order.words == words


@given(st.text(max_size=300))
def test_no_subject_of_anybody_raises(subject: str) -> None:
    command = command_in(subject)
    orders, unknown = orders_in(subject)

    assert command is None or not is_genuine(SEAL, command, ("d1",))
    assert len(unknown) + bool(orders) <= 41


@pytest.mark.parametrize(
    "subject",
    [
        "",
        "approve 12a",
        "Re: approve 12a",
        "Later 3 months would be fine for us please call me",
        "approve 12a · " + "a" * 30,
        "approve 12a · " + "1" * 40,
        "x" * 61 + " approve 12a · " + "a" * 40,
        "done · " + "a" * 40,
        "send 12a · " + "a" * 40,
    ],
)
def test_other_subjects_are_no_commands(subject: str) -> None:
    assert command_in(subject) is None


# --- answers ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "orders"),
    [
        ("12 called", [Order("called", "12")]),
        ("called 12", [Order("called", "12")]),
        ("12 reached", [Order("called", "12")]),
        ("Approve 12a, 13b", [Order("approve", "12a"), Order("approve", "13b")]),
        ("approve all", [Order("approve", "all")]),
        ("12 later 3d", [Order("later", "12", "3d")]),
        ("later 12 3d", [Order("later", "12", "3d")]),
        ("Later 12, 13 tomorrow", [Order("later", "12", "tomorrow"), Order("later", "13", "tomorrow")]),
        ("12: no answer", [Order("no-answer", "12")]),
        ("12 left a message", [Order("left-message", "12")]),
        ("left-message 12", [Order("left-message", "12")]),
        ("12 not a lead.", [Order("not-lead", "12")]),
        ("- #12 won!", [Order("won", "12")]),
        ("12 lost", [Order("lost", "12")]),
        ("12 needs longer", [Order("longer", "12")]),
        ("approve 1 please", [Order("approve", "1")]),
        ("Please approve 1, thank you!", [Order("approve", "1")]),
        ("ok, approve 1", [Order("approve", "1")]),
        ("1 ok", [Order("ok", "1")]),
        ("1 send it", [Order("approve", "1")]),
        ("1 yes please", [Order("yes", "1")]),
        ("approve 1 and reject 2", [Order("approve", "1"), Order("reject", "2")]),
        ("approve 1 and 2", [Order("approve", "1"), Order("approve", "2")]),
        ("1 and 2 done", [Order("done", "1"), Order("done", "2")]),
        ("1 done, 2 later 3d", [Order("done", "1"), Order("later", "2", "3d")]),
        ("later 1, done 2", [Order("later", "1"), Order("done", "2")]),
        ("1 later next week", [Order("later", "1", "next week")]),
        ("1 later friday 9:00", [Order("later", "1", "friday 9:00")]),
        ("later 1 until friday", [Order("later", "1", "until friday")]),
        ("1 later in 3 days", [Order("later", "1", "in 3 days")]),
        ("1 called, left message", [Order("left-message", "1")]),
        ("1 called and left a voicemail", [Order("left-message", "1")]),
        ("1 left a voicemail", [Order("left-message", "1")]),
        ("1 called, no answer", [Order("no-answer", "1")]),
        ("approve 1 and 2 and 3 done", None),
        ("approve 1 and 1 done", None),
        ("approve 1, reject 1", None),
        ("approve all and reject 2", None),
        ("approve 1 not 2", None),
        ("approve 1 and maybe 2", None),
        ("don't approve 1", None),
        ("1 not done", None),
        ("1 ok?", None),
        ("approve 1 if you can", None),
        ("> approve 1", None),
        ("approve 1 and later (2) is closed: done", None),
        ("later 1 (2) is closed: done", None),
        ("reject all", None),
        ("all done", None),
        ("12", None),
        ("done", None),
        ("12 done today", None),
        ("I think 12 is done", None),
        ("٣ done", None),
    ],
)
def test_a_line_of_an_answer_is_understood_or_named(line: str, orders: list[Order] | None) -> None:
    assert orders_in(line) == ((tuple(orders), ()) if orders else ((), (line,)))


def test_orders_stand_together_at_the_top() -> None:
    orders, unknown = orders_in("Hello,\n\n1 done\n2 done\nthanks\n3 done\n")

    assert [order.words for order in orders] == ["done 1", "done 2"]
    assert unknown == ("3 done",), "an order that is not obeyed is named; greetings are not"
    assert orders_in("a\nb\nc\n1 done")[0] == ()


@pytest.mark.parametrize(
    "signature",
    [
        "Thanks, see you",
        "\nDana Reyes\nReyes Plumbing\n12 Main Street\n303 555 0142",
        "\nSent from my phone 15",
        "Sent from my phone",
    ],
)
def test_a_signature_below_the_orders_is_none_and_is_not_named(signature: str) -> None:
    assert orders_in(f"Hi,\n1 done\n{signature}") == ((Order("done", "1"),), ())


def test_a_line_among_the_orders_that_nearly_is_one_is_named() -> None:
    orders, unknown = orders_in("1 done\n2 calld\n3 done")

    assert [order.words for order in orders] == ["done 1"]
    assert unknown == ("2 calld", "3 done")


def test_a_verb_with_all_its_meaning_becomes_a_decision() -> None:
    now = at("2026-11-23 17:40")

    reached = decision_of(Order("called", "12"), now, HOURS)
    lost = decision_of(Order("lost", "12"), now, HOURS)
    later = decision_of(Order("later", "12", "3d"), now, HOURS)

    assert (reached.word, reached.call, reached.at) == (Word.CALLED, CallResult.REACHED, now)
    assert (lost.word, lost.outcome) == (Word.DONE, Outcome.LOST)
    assert (later.word, later.until) == (Word.SNOOZE, at("2026-11-26 08:00"))


def test_a_time_nobody_understands_is_refused() -> None:
    with pytest.raises(UsageError):
        decision_of(Order("later", "12", "some day"), at("2026-11-23 17:40"), HOURS)


def test_links_of_a_friday_are_good_until_tuesday_night() -> None:
    assert word_good_until(date(2026, 11, 27), HOURS) == at("2026-12-01 23:59:59")
