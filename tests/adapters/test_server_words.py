"""What a mail server did is one plain sentence; what it said stands in quotes and stays harmless."""

import errno
import imaplib
import os
import socket
import ssl

import pytest
from imapclient.exceptions import IMAPClientError, ProtocolError

from assistant.adapters.server_words import OddAnswer, no_of, one_line, quoted, said, why_no_answer


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (IMAPClientError("select failed: [NONEXISTENT] Unknown Mailbox: Gone"), "Unknown Mailbox: Gone"),
        (
            imaplib.IMAP4.error("EXAMINE command error: BAD [b'Error in IMAP command']"),
            "Error in IMAP command",
        ),
        (imaplib.IMAP4.error(b"[AUTHENTICATIONFAILED] Invalid credentials"), "Invalid credentials"),
        (imaplib.IMAP4.error("the server means it"), "the server means it"),
    ],
)
def test_a_servers_words_are_told_without_what_a_library_put_before_them(
    error: Exception, words: str
) -> None:
    assert said(error).removeprefix("[NONEXISTENT] ").removeprefix("[AUTHENTICATIONFAILED] ") == words


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (socket.gaierror(-2, "Name or service not known"), "no server of that name"),
        (ConnectionRefusedError(errno.ECONNREFUSED, "Connection refused"), "nobody answers at that port"),
        (OSError(errno.ENETUNREACH, "Network is unreachable"), "is this machine online?"),
        (TimeoutError("timed out"), "did not answer in time"),
        (ConnectionResetError(errno.ECONNRESET, "reset"), "hung up"),
        (ssl.SSLError(1, "[SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1006)"), "look at `port`"),
        (OSError(errno.EMFILE, os.strerror(errno.EMFILE)), "Too many open files"),
        (imaplib.IMAP4.abort("socket error: EOF"), "hung up"),
        (imaplib.IMAP4.abort("unexpected response: b'220 smtp.example ready'"), "not understood"),
        (imaplib.IMAP4.error(b"* BYE Too many connections"), "it says “* BYE Too many connections”"),
        (ProtocolError("Tuple incomplete"), "not understood"),
        (ValueError("invalid literal for int() with base 10: b'x'"), "not understood"),
        (OddAnswer("it sends a line without end"), "it sends a line without end"),
    ],
)
def test_why_there_is_no_answer_is_said_without_a_word_of_a_library(error: Exception, words: str) -> None:
    assert words in why_no_answer(error)
    for jargon in ("_ssl.c", "Errno", "int()", "b'", "Tuple", "socket error"):
        assert jargon not in why_no_answer(error)


def test_the_reason_is_found_under_what_a_library_wrapped_around_it() -> None:
    wrapped = imaplib.IMAP4.abort("command: STATUS => it sends far more than was asked for")
    wrapped.__context__ = OddAnswer("it sends far more than was asked for")
    assert why_no_answer(wrapped) == "it sends far more than was asked for"


def test_a_certificate_out_of_its_time_makes_one_look_at_the_clock() -> None:
    error = ssl.SSLCertVerificationError(1, "certificate verify failed")
    error.verify_code, error.verify_message = 9, "certificate is not yet valid"
    assert why_no_answer(error).endswith(
        "(certificate is not yet valid; is the clock of this machine right?)"
    )


@pytest.mark.parametrize(
    "words",
    ["\x1b]0;owned\x07 no", "no\r\nA1 OK", "\u202eon", b"\xff\xfeno", "no" * 9000, '“no” "no"', "", "\ud800"],
)
def test_i26_a_servers_words_stay_inert_short_and_inside_their_quotes(words: str | bytes) -> None:
    line = quoted(words)
    assert line.isprintable()
    assert len(line) <= 122
    assert line == "nothing" or (line[0], line[-1]) == ("“", "”")
    assert not {"“", "”", '"'} & set(line[1:-1])
    assert one_line(words).isprintable()


def test_a_no_whose_number_has_a_meaning_is_told_with_it() -> None:
    assert no_of(550, "5.1.1 <k@x.example> unknown.") == (
        "there is no such mailbox; the server says “550 5.1.1 <k@x.example> unknown”"
    )
    assert no_of(452, "4.2.2 over quota").startswith("their mailbox is full; ")
    assert no_of(554, "go away") == "the server says “554 go away”"
