"""Reading FETCH replies without a server."""

import imaplib
from datetime import UTC, datetime
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.adapters.imap_fetch import Piece, ranges, read_pieces, received_time


def read(reply: bytes, *asked: int) -> tuple[dict[int, Piece], list[bytes]]:
    noticed: list[bytes] = []
    pieces, end = read_pieces(BytesIO(reply + b"a1 OK done\r\n"), b"a1", asked, noticed.append)
    assert end == b"OK done"
    return pieces, noticed


@given(body=st.binary(max_size=200), flags=st.lists(st.sampled_from(["\\Seen", "$Label1", "\\Draft"])))
def test_any_bytes_come_back_as_they_are(body: bytes, flags: list[str]) -> None:
    told = f'UID 7 FLAGS ({" ".join(flags)}) RFC822.SIZE 99 INTERNALDATE "x"'
    line = f"* 3 FETCH ({told} BODY[]<0> {{{len(body)}}}\r\n"
    pieces, _ = read(line.encode() + body + b")\r\n", 7)
    assert pieces == {7: Piece(7, frozenset(f.lower() for f in flags), b"x", 99, body)}


def test_the_order_of_items_does_not_matter() -> None:
    pieces, _ = read(b"* 1 fetch (BODY[HEADER]<0> {3}\r\nabc uid 7 FLAGS () RFC822.SIZE 3)\r\n", 7)
    assert pieces[7].body == b"abc"


def test_a_body_that_claims_to_be_another_message_is_only_a_body() -> None:
    body = b")\r\n* 2 FETCH (UID 8 BODY[] {1}\r\nx)\r\n"
    pieces, _ = read(b"* 1 FETCH (UID 7 BODY[] {%d}\r\n%b)\r\n" % (len(body), body), 7, 8)
    assert list(pieces) == [7]


def test_an_empty_body_may_be_quoted_and_a_missing_one_nil() -> None:
    pieces, _ = read(b'* 1 FETCH (UID 7 BODY[] "")\r\n* 2 FETCH (UID 8 BODY[] NIL)\r\n', 7, 8)
    assert (pieces[7].body, pieces[8].body) == (b"", None)


def test_flags_told_later_do_not_take_the_body_away() -> None:
    pieces, _ = read(b"* 1 FETCH (UID 7 BODY[] {1}\r\nx)\r\n* 1 FETCH (UID 7 FLAGS (\\Seen))\r\n", 7)
    assert pieces[7].body == b"x"


@pytest.mark.parametrize(
    "broken",
    [
        b"* 1 FETCH (UID seven BODY[] {1}\r\nx)\r\n",
        b"* 1 FETCH (UID)\r\n",
        b"* 1 FETCH ()\r\n",
        b"* 1 FETCH (((((((\r\n",
        b'* 1 FETCH (FLAGS ("unfinished\r\n',
    ],
)
def test_i4_a_response_that_cannot_be_read_costs_only_its_message(broken: bytes) -> None:
    pieces, _ = read(broken + b"* 2 FETCH (UID 8 BODY[] {1}\r\ny)\r\n", 7, 8)
    assert list(pieces) == [8]


def test_lines_between_the_responses_are_handed_on() -> None:
    _, noticed = read(b"* 5 EXISTS\r\n* 1 FETCH (UID 7)\r\n* OK still here\r\n", 7)
    assert noticed == [b"* 5 EXISTS\r\n", b"* OK still here\r\n"]


@pytest.mark.parametrize("odd", [b"", b"b2 OK done\r\n", b"hello\r\n", b"+ go on\r\n"])
def test_a_line_that_is_no_answer_ends_the_reading(odd: bytes) -> None:
    with pytest.raises(imaplib.IMAP4.abort):
        read_pieces(BytesIO(odd), b"a1", [7], lambda _line: None)


@given(st.binary(max_size=300))
def test_no_bytes_whatever_raise_anything_else(noise: bytes) -> None:
    try:
        read_pieces(BytesIO(b"* 1 FETCH (" + noise + b"\r\na1 OK\r\n"), b"a1", [7], lambda _line: None)
    except imaplib.IMAP4.abort:
        return


@pytest.mark.parametrize(
    ("words", "time"),
    [
        (b"17-Jul-2026 02:44:25 -0700", datetime(2026, 7, 17, 9, 44, 25, tzinfo=UTC)),
        (b" 7-JUL-2026 02:44:60 +0000", datetime(2026, 7, 7, 2, 44, 59, tzinfo=UTC)),
        (b"31-Feb-2026 02:44:25 +0000", None),
        (b"01-Jan-0001 00:00:00 +1400", None),
        (b"01-Jan-2026 00:00:00 +9999", None),
        (b"yesterday", None),
        (b"", None),
    ],
)
def test_times_of_the_server_are_read_or_refused(words: bytes, time: datetime | None) -> None:
    assert received_time(words) == time


@given(st.sets(st.integers(1, 60)))
def test_ranges_name_exactly_the_asked_numbers(uids: set[int]) -> None:
    named = [part.split(":") for part in ranges(sorted(uids)).split(",") if part]
    assert [n for part in named for n in range(int(part[0]), int(part[-1]) + 1)] == sorted(uids)
