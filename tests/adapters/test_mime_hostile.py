"""Mail made to hurt: nothing raises, nothing hangs, everything stays bounded.

How long each may take is not asserted (machines differ); the time-out of the test run ends what hangs.
"""

import random
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.adapters.mime import read, read_headers
from assistant.domain.message import TEXT_LIMIT, Message, Unreadable

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
HEAD = b"From: a@x.example\nSubject: s\n"


def nested(depth: int) -> bytes:
    return b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(depth))


def multipart(parts: bytes) -> bytes:
    return HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n" + parts


HOSTILE = {
    "brackets in From": b"From: " + b"(" * 60_000 + b"\n\nx",
    "quotes in To": b"".join(b"To: " + b'"\\' * 4000 + b"\n" for _ in range(8)) + b"\n",
    "angles in To": b"To: " + b"<" * 8000 + b"\n\n",
    "separators in To": b"To: " + b",;:" * 2700 + b"\n\n",
    "16,000 addresses": b"To: " + b"a@b.example, " * 16_000 + b"\n\n",
    "280 KB of encoded words": b"Subject: " + b"=?utf-8?q?a?= " * 20_000 + b"\n\nx",
    "halves of encoded words": b"Subject: " + b"=?a?q?" * 14_000 + b"\n\nx",
    "20,000 parameters": HEAD + b"Content-Type: text/plain" + b"; a=b" * 20_000 + b"\n\nx",
    "numbered parameters": HEAD
    + b"Content-Type: x/y"
    + b"".join(b"; a*%d=b" % n for n in range(900))
    + b"\n\nx",
    "50,000 parts": multipart(b"--b\n\nx\n" * 50_000),
    "500 levels": HEAD + nested(500) + b"\ndeep",
    "one boundary, many levels": multipart(b"--b\nContent-Type: multipart/mixed; boundary=b\n\n" * 1500),
    "mail in mail in mail": HEAD + b"Content-Type: message/rfc822\n\n" * 3000,
    "60,000 folds": b"X: a\n" + b" \n" * 30_000 + b"\nx",
    "stray lines": b"Subject: x\n" + b"aaaa\nX-A: b\n" * 6000 + b"\nx",
    "10,000 references": HEAD + b"References: " + b"<a@b> " * 10_000 + b"\n\nx",
    "empty lines": HEAD + b"\n" + b"\n" * 64_000,
    "attributions": HEAD + b"\n" + (b"On 1 " + b"a " * 140 + b":\n") * 200,
    "header blocks": HEAD + b"\n" + b"From: a\nDate: b\n" * 4000,
    "closings": HEAD + b"\n" + b"Best regards,\n" * 4600,
    "quotes by turns": HEAD + b"\n" + b"> a\nb\n" * 10_000,
    "rules": HEAD + b"\n" + b"-" * 64_000,
    "flowed": HEAD + b"Content-Type: text/plain; format=flowed\n\n" + b"a \n" * 20_000,
    "tags": HEAD + b"Content-Type: text/html\n\n" + b"<" * 60_000,
    "formatting": HEAD + b"Content-Type: text/html\n\n" + b"<p><b>" * 9000,
    "cells": HEAD + b"Content-Type: text/html\n\n<table><tr>" + b"<td>" * 8000 + b"<tr>" * 7000,
    "nested tables": HEAD + b"Content-Type: text/html\n\n" + b"<table><tr><td>" * 36 + b"a<br>" * 3000,
    "pages": multipart((b"--b\nContent-Type: text/html\n\n" + b"<p>" * 100 + b"\n") * 150),
    "NUL": HEAD + b"\n\0\0a\0b",
    "noise": bytes(random.Random(7).randrange(256) for _ in range(50_000)),
}


def check_bounds(mail: Message | Unreadable) -> None:
    if isinstance(mail, Unreadable):
        assert mail.reason
        return
    assert len(mail.headers.fields) <= 500
    assert len(mail.part_types) <= 102
    assert len(mail.recipients) <= 600
    words = [mail.subject, *(value for _, value in mail.headers), *(str(a) for a in (*mail.from_, *mail.to))]
    assert not any("\n" in word or "\r" in word or "\x1b" in word for word in words)
    for address in (*mail.from_, *mail.recipients, *mail.reply_to):
        assert address.email.count("@") == bool(address.email)
    if mail.body is not None:
        assert len(mail.text) <= TEXT_LIMIT + 1
        assert "\r" not in mail.text
        mail.text.encode("utf-8")


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.timeout(30)
def test_i4_i23_hostile_mail_costs_only_itself(name: str) -> None:
    raw = HOSTILE[name]
    for mail in (read(raw, NOW), read(raw[:64_000], NOW, cut=True), read_headers(raw, NOW)):
        check_bounds(mail)


def test_parts_and_levels_over_the_limit_are_said() -> None:
    for name, flaw in (
        ("50,000 parts", "more than 100 parts"),
        ("500 levels", "parts nested deeper than 20 levels"),
    ):
        mail = read(HOSTILE[name], NOW)
        assert isinstance(mail, Message)
        assert flaw in mail.flaws


# fmt: off
_PIECES = st.sampled_from([
    b"From: ", b"To: ", b"Subject: ", b"Date: ", b"Message-ID: ", b"References: ", b"Content-Type: ",
    b"\r\n", b"\n", b"\r", b"\n\n", b"\r\n\r\n", b" ", b"\t", b"a@x.example", b"<a@x.example>", b"(",
    b")", b"\"", b"\\", b",", b";", b":", b"<", b">", b"=?utf-8?q?=C3=BC=0D=0A?=", b"=?utf-7?b?AAAA?=",
    b"=?x", b"multipart/mixed; boundary=b", b"multipart/alternative; boundary=\"b\"", b"message/rfc822",
    b"text/html; charset=utf-16", b"text/plain; format=flowed; delsp=yes", b"--b", b"--b--", b"\n--b\n",
    b"Content-Transfer-Encoding: base64\n", b"Content-Transfer-Encoding: quoted-printable\n", b"=",
    b"==", b"=3D", b"\xff", b"\x00", b"\xe2\x80\xae", b"Wed, 18 Nov 2026 14:31:22 +9999", b"> ",
    b"-- \n", b"On 1 Nov 2026, Ann wrote:\n", b"<div style='display:none'>", b"<table><tr><td>", b"</p>",
    b"&#0;", b"From x\n", b"begin 644 a\n", b"charset*=''%ff", b"filename*0*=x''%zz",
])
# fmt: on


@settings(max_examples=150)
@given(st.lists(st.one_of(_PIECES, st.binary(max_size=12)), max_size=60))
def test_i4_any_soup_of_mail_is_read_or_set_aside(pieces: list[bytes]) -> None:
    raw = b"".join(pieces)
    check_bounds(read(raw, NOW))
    check_bounds(read_headers(raw, NOW))
    check_bounds(
        read(b"From: a@x.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n" + raw, NOW, cut=True)
    )


def test_i4_a_mail_cut_at_any_byte_is_read(root: Path) -> None:
    for path in sorted((root / "tests" / "mail" / "mime").glob("*.eml")):
        raw = path.read_bytes()
        for end in range(40, len(raw), 37):
            mail = read(raw[:end], NOW, cut=True)
            assert isinstance(mail, Message), (path.name, end)


def test_i4_every_real_mail_is_read_unless_it_has_no_headers(samples: Path) -> None:
    files = sorted((samples / "real-mail").glob("*/*.eml"))
    if not files:
        pytest.skip("no real mail among the samples")
    readings = {path.name: read(path.read_bytes(), NOW) for path in files}
    for mail in readings.values():
        check_bounds(mail)
    reasons = {mail.reason for mail in readings.values() if isinstance(mail, Unreadable)}
    assert reasons <= {"it has no headers", "it is empty"}
    assert sum(isinstance(mail, Unreadable) for mail in readings.values()) <= len(files) / 100
