"""Header blocks as they come: addresses, ids, dates, encodings, limits."""

from datetime import UTC, datetime

import pytest

from assistant.adapters.mime import copy_fingerprint, read, read_headers
from assistant.domain.message import NOBODY, Address, Message, Unreadable

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def headers(*lines: str | bytes) -> Message:
    block = b"".join((line.encode() if isinstance(line, str) else line) + b"\r\n" for line in lines)
    mail = read_headers(block + b"\r\n", NOW)
    assert isinstance(mail, Message)
    return mail


def test_an_ordinary_header_block_is_read() -> None:
    mail = headers(
        "Return-Path: <lena@Visitor.example>",
        "Received: from a by b;",
        "\tWed, 18 Nov 2026 14:31:22 -0700",
        "From: Lena Hartwig <Lena@Visitor.EXAMPLE>",
        'To: dana@reyes.example, "Reyes, Dana" <d.reyes@reyes.example>',
        "Subject: A leaking",
        " tap",
        "Date: Wed, 18 Nov 2026 14:31:22 -0700",
        "Message-ID: <tap-1@visitor.example>",
        "In-Reply-To: <a@b>",
        "References: <z@b> <a@b>",
        "Content-Type: Multipart/Report; Report-Type=Delivery-Status; boundary=x",
    )
    assert mail.author == Address("Lena Hartwig", "Lena@visitor.example")
    assert mail.to == (Address("", "dana@reyes.example"), Address("Reyes, Dana", "d.reyes@reyes.example"))
    assert mail.subject == "A leaking tap"
    assert mail.date == datetime(2026, 11, 18, 21, 31, 22, tzinfo=UTC)
    assert mail.message_id == "tap-1@visitor.example"
    assert mail.thread_ids == ("a@b", "z@b")
    assert mail.return_path == "lena@visitor.example"
    assert mail.content_type == "multipart/report"
    assert ("report-type", "delivery-status") in mail.content_params
    assert mail.headers.get("received") == "from a by b; Wed, 18 Nov 2026 14:31:22 -0700"
    assert (mail.body, mail.flaws, mail.received_at) == (None, (), NOW)


@pytest.mark.parametrize(
    ("written", "email"),
    [
        ("alice@example.org)bob@evil.example", ""),
        ("a@good.example <x@evil.example>", ""),
        ("<a@good.example> <x@evil.example>", ""),
        ("a@good.example (x) <x@evil.example", ""),
        ("alice@good.example(comment)@evil.example", ""),
        ("alice (never closed <x@evil.example>", ""),
        ("alice@good.example@evil.example", ""),
        ("<@route.example,@b.example:c@evil.example>", ""),
        ('"a b"@example.org', ""),
        ("alice@[192.0.2.1]", ""),
        ("ali ce@example.org", ""),
        (".alice@example.org", ""),
        ("alice@-example.org", ""),
        ("=?utf-8?q?alice=40example.org?=", ""),
        ("a" * 65 + "@example.org", ""),
        ("Alice alice@example.org", ""),
        ("<alice@example.org> trailing", ""),
        ("Alice <Alice@Example.ORG>", "Alice@example.org"),
        ("alice@example.org <alice@example.org>", "alice@example.org"),
        ('"x@evil.example" <alice@example.org>', "alice@example.org"),
        ("alice@example.org (Alice (at work))", "alice@example.org"),
        ("<alice@xn--bcher-kva.example>", "alice@xn--bcher-kva.example"),
        ("<alice@BÜCHER.example>", "alice@bücher.example"),
        ("o'neil+x=y@sub.example", "o'neil+x=y@sub.example"),
    ],
)
def test_an_address_that_is_not_sure_is_none(written: str, email: str) -> None:
    assert headers(f"From: {written}").from_[0].email == email


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("=?utf-8?q?J=C3=B6rg?= =?utf-8?b?IFZvZ2Vs?= <j@visitor.example>", "Jörg Vogel"),
        ('"=?iso-8859-1?q?J=F6rg?=" <j@visitor.example>', "Jörg"),
        (r'"Dana \"D.\" Reyes, Plumbing" <d@reyes.example>', 'Dana "D." Reyes, Plumbing'),
        ("=?utf-8?q?Reyes=2C_Dana_=3Cx=40y=3E?= <d@reyes.example>", "Reyes, Dana <x@y>"),
        ("d@reyes.example (Dana Reyes)", "Dana Reyes"),
        ("=?utf-8?q?Da=E2=80=AEna=0D=0ABcc:_x?= <d@reyes.example>", "Dana Bcc: x"),
        ("'Dana' <d@reyes.example>", "Dana"),
    ],
)
def test_a_display_name_is_decoded_and_cleaned(written: str, name: str) -> None:
    assert headers(f"From: {written}").from_[0].name == name


def test_members_of_a_group_are_recipients_and_an_empty_group_is_none() -> None:
    assert [a.email for a in headers("To: Team: a@x.example, b@x.example;, c@x.example").to] == [
        "a@x.example",
        "b@x.example",
        "c@x.example",
    ]
    assert headers("To: undisclosed-recipients:;").to == ()


def test_two_authors_make_nobody_the_author_and_two_from_headers_are_a_flaw() -> None:
    mail = headers("From: a@x.example", "From: b@x.example")
    assert mail.author == NOBODY
    assert len(mail.from_) == 2
    assert "more than one From header" in mail.flaws
    assert headers("From: a@x.example", "From: a@x.example").author.email == "a@x.example"


def test_numbers_of_addresses_and_references_are_bounded() -> None:
    many = ", ".join(f"a{n}@x.example" for n in range(400))
    references = " ".join(f"<{n}@x>" for n in range(300))
    mail = headers(f"From: {many}", f"Reply-To: {many}", f"To: {many}", f"References: {references}")
    assert (len(mail.from_), len(mail.reply_to), len(mail.to)) == (5, 5, 200)
    assert mail.references[0] == "0@x"
    assert mail.references[49:51] == ("49@x", "250@x")
    assert mail.references[-1] == "299@x"


@pytest.mark.parametrize("bad", ["<a b@x>", "<" + "a" * 251 + ">", "<a\x01b@x>", "<>", '<a"b@x>', "<ä@x>"])
def test_i10_an_id_outside_the_strict_grammar_is_left_out(bad: str) -> None:
    mail = headers(f"Message-ID: {bad}", f"References: {bad} <good@x>")
    assert mail.message_id == ""
    assert mail.references == ("good@x",)


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("Wed, 18 Nov 2026 14:31:22 +0000", datetime(2026, 11, 18, 14, 31, 22, tzinfo=UTC)),
        ("18 Nov 2026 14:31 -0730 (some zone)", datetime(2026, 11, 18, 22, 1, tzinfo=UTC)),
        ("Wed, 18 Nov 2026 14:31:22 GMT", datetime(2026, 11, 18, 14, 31, 22, tzinfo=UTC)),
        ("Wed, 18 Nov 2026 14:31:22 -0000", datetime(2026, 11, 18, 14, 31, 22, tzinfo=UTC)),
        ("Wed, 18 Nov 2026 14:31:22 EST", datetime(2026, 11, 18, 19, 31, 22, tzinfo=UTC)),
        ("Wed, 32 Nov 2026 99:99:99 +0000", None),
        ("1 Jan 0001 00:00:00 +2300", None),
        ("yesterday", None),
        ("1 " * 4000, None),
        ("", None),
    ],
)
def test_a_date_is_a_moment_in_utc_or_none(value: str, moment: datetime | None) -> None:
    assert headers(f"Date: {value}", "From: a@x.example").date == moment


def test_raw_eight_bit_headers_are_read_as_utf8_or_latin1_each_for_itself() -> None:
    mail = headers(b"Subject: Gr\xfc\xdfe", b"X-A: \xc3\xa9t\xc3\xa9", b"From: J\xf6rg <j@visitor.example>")
    assert mail.subject == "Grüße"
    assert mail.headers.get("x-a") == "été"
    assert mail.author == Address("Jörg", "j@visitor.example")


def test_encoded_words_cut_in_the_middle_of_a_letter_are_joined() -> None:
    assert headers("Subject: =?utf-8?b?w4?= =?utf-8?b?nA==?=", "X: 1").subject  # broken base64: still words
    assert headers("Subject: =?utf-8?q?Gr=C3?=\r\n =?utf-8?q?=BC=C3=9Fe?= x").subject == "Grüße x"


def test_i26_no_control_or_invisible_character_is_left_in_any_header() -> None:
    mail = headers(
        "Subject: =?utf-8?q?a=1B]0;x=07b=E2=80=AEc=E2=80=8Bd=0D=0ABcc:_evil=40x.example?=",
        b"X-B: a\x00b\x1b[31mc\xc2\x9bd",
        "From: a@x.example",
    )
    assert mail.subject == "a]0;xbcd Bcc: evil@x.example"
    assert mail.headers.get("x-b") == "ab[31mcd"
    assert "bcc" not in mail.headers


def test_a_bare_carriage_return_starts_no_new_header() -> None:
    mail = headers("Subject: hello\rBcc: evil@x.example", "From: a@x.example")
    assert mail.subject == "hello Bcc: evil@x.example"
    assert mail.bcc == ()


def test_double_spaces_in_a_subject_stay_because_phone_systems_mean_them() -> None:
    assert headers("Subject: Voice Message Attached from  - Anonymous").subject.count("  ") == 1


def test_return_path_tells_empty_from_missing() -> None:
    assert headers("Return-Path: <>", "From: a@x.example").return_path == ""
    assert headers("From: a@x.example").return_path is None


def test_long_headers_and_many_headers_are_cut_and_said() -> None:
    mail = headers("From: a@x.example", "Subject: " + "x" * 20_000, *(f"X-{n}: y" for n in range(600)))
    assert len(mail.subject) == 8192
    assert len(mail.headers.fields) == 500
    assert {"a header is longer than 8 KB", "more than 500 headers"} <= set(mail.flaws)


def test_i3_one_message_id_and_two_texts_are_two_fingerprints() -> None:
    first = read(b"Message-ID: <1@x>\nFrom: a@x.example\n\none", NOW)
    second = read(b"Message-ID: <1@x>\nFrom: a@x.example\n\ntwo", NOW)
    assert first.fingerprint != second.fingerprint


def test_i3_without_a_message_id_another_subject_is_another_mail() -> None:
    assert (
        headers("Subject: a", "From: x@y.example").fingerprint
        != headers("Subject: b", "From: x@y.example").fingerprint
    )


def test_i2_a_mail_that_comes_by_another_way_has_the_same_fingerprint() -> None:
    first = (
        b"Received: from a\nMessage-ID: <1@x>\nFrom: a@x.example\nSubject: a long\n subject\n\ntext  here\n"
    )
    second = (
        b"Received: from b\r\nX-Spam: no\r\nFrom:  a@x.example\r\n"
        b"Subject: a long subject\r\nMessage-ID: <1@x>\r\n\r\ntext here"
    )
    assert read(first, NOW).fingerprint == read(second, NOW).fingerprint
    assert len(read(first, NOW).fingerprint) == 32


@pytest.mark.parametrize("raw", [b"", b"\r\n\r\n", b"no header anywhere", bytes(range(128, 256)) * 9])
def test_bytes_without_headers_are_unreadable_with_a_reason(raw: bytes) -> None:
    for mail in (read(raw, NOW), read_headers(raw, NOW)):
        assert isinstance(mail, Unreadable)
        assert mail.reason
        assert len(mail.fingerprint) == 32


def test_an_mbox_line_in_front_is_no_header() -> None:
    mail = read(b"From alice Sat Jan  3 01:05:34 1996\nFrom: a@x.example\nSubject: s\n\ntext", NOW)
    assert isinstance(mail, Message)
    assert (mail.author.email, mail.subject, mail.text) == ("a@x.example", "s", "text")


def test_without_an_empty_line_the_text_starts_at_the_first_line_that_is_no_header() -> None:
    mail = read(b"From: a@x.example\nSubject: s\nHello Dana,\nnote: it drips\n\nBye", NOW)
    assert isinstance(mail, Message)
    assert mail.text == "Hello Dana,\nnote: it drips\n\nBye"
    assert mail.flaws == ("no empty line between headers and text",)


def test_a_stray_line_between_headers_is_skipped() -> None:
    mail = read(b"From: a@x.example\nrubbish here\nSubject: s\n\ntext", NOW)
    assert isinstance(mail, Message)
    assert (mail.subject, mail.text) == ("s", "text")


def test_a_copy_is_untouched_until_recipient_subject_text_or_files_change() -> None:
    def copy(to: str = "a@x.example", subject: str = "s", text: str = "one two", extra: str = "") -> str:
        mail = read(f"{extra}From: d@y.example\nTo: {to}\nSubject: {subject}\n\n{text}\n".encode(), NOW)
        assert isinstance(mail, Message)
        return copy_fingerprint(mail)

    assert copy() == copy(
        to="Anna <A@X.example>", subject=" s ", text="one\n\ntwo  ", extra="Message-ID: <n@y>\nX-U: 1\n"
    )
    assert (
        len(
            {
                copy(),
                copy(to="b@x.example"),
                copy(subject="t"),
                copy(text="one"),
                copy(extra="Bcc: e@x.example\n"),
            }
        )
        == 5
    )
