"""Letters into bytes: what is written reads back the same, and nothing else gets in."""

from dataclasses import replace
from datetime import datetime
from email import message_from_bytes
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.adapters.compose import compose
from assistant.adapters.mime import copy_fingerprint, read
from assistant.domain.letter import Letter, own_body
from assistant.domain.message import Address, Message
from assistant.errors import ContentError

DATE = datetime(2026, 11, 22, 9, 0, tzinfo=ZoneInfo("America/New_York"))
LETTER = Letter(
    sender=Address("Dana Reyes", "dana@reyes.example"),
    recipient=Address("Lena Hartwig", "lena@visitor.example"),
    subject="Re: leaking tap",
    text="Hello,\n\nI received your message.\n\nDana\n",
    message_id="k3y.12a@reyes.example",
    date=DATE,
)


def letter(**changes: Any) -> Letter:
    return replace(LETTER, **changes)


def back(sent: Letter) -> Message:
    mail = read(compose(sent), DATE)
    assert isinstance(mail, Message)
    return mail


def test_a_plain_letter_has_exactly_its_headers() -> None:
    raw = compose(
        letter(in_reply_to="tap-1@visitor.example", references=("tap-1@visitor.example",), marker="v1 abc")
    )
    assert raw.decode("ascii") == (
        "Date: Sun, 22 Nov 2026 09:00:00 -0500\r\n"
        "From: Dana Reyes <dana@reyes.example>\r\n"
        "To: Lena Hartwig <lena@visitor.example>\r\n"
        "Subject: Re: leaking tap\r\n"
        "Message-ID: <k3y.12a@reyes.example>\r\n"
        "In-Reply-To: <tap-1@visitor.example>\r\n"
        "References: <tap-1@visitor.example>\r\n"
        "X-Assistant: v1 abc\r\n"
        'Content-Type: text/plain; charset="utf-8"\r\n'
        "Content-Transfer-Encoding: 7bit\r\n"
        "MIME-Version: 1.0\r\n"
        "\r\n"
        "Hello,\r\n\r\nI received your message.\r\n\r\nDana\r\n"
    )


def test_only_automatic_mail_says_that_it_is() -> None:
    mail = back(letter(auto_submitted="auto-replied"))
    assert mail.headers.get("auto-submitted") == "auto-replied"
    assert mail.headers.get("x-auto-response-suppress") == "All"
    assert "auto-submitted" not in back(LETTER).headers
    assert "x-auto-response-suppress" not in back(LETTER).headers


@pytest.mark.parametrize(
    "subject",
    [
        "Re: tap\r\nBcc: evil@x.example",
        "Re: tap\nBcc: evil@x.example",
        "Re: tap\rBcc: evil@x.example\r\r\n\r\nbody",
        "Re: tap\u2028Bcc: evil@x.example",
        "Re: tap\x85Bcc: evil@x.example",
        "=?utf-8?q?tap=0D=0ABcc:_evil=40x.example?=",
        "Übergröße =?utf-8?q?=0D=0ABcc:_evil=40x.example?=",
        "é\n Bcc: evil@x.example",
    ],
)
def test_i10_no_newline_however_encoded_makes_a_header(subject: str) -> None:
    raw = compose(letter(subject=subject))
    parsed = message_from_bytes(raw)
    assert parsed["Bcc"] is None
    assert len(parsed.get_all("To", [])) == 1
    assert parsed.get_payload(decode=True) == LETTER.text.replace("\n", "\r\n").encode()
    assert back(letter(subject=subject)).bcc == ()


@pytest.mark.parametrize(
    "text",
    [
        "From here on it is fine\nFrom \n",
        ".\n..\n. x\nend\n",
        "x" * 5000 + "\n",
        "Grüße aus Köln – 水管 🎻\n" * 30,
        "trailing  \n-- \nDana\n",
        "=3D =\n?=\n",
        "\n\nfirst lines empty\n",
        "tab\tand " + "words " * 300 + "\n",
    ],
)
def test_i17_any_text_survives_the_way(text: str) -> None:
    raw = compose(letter(text=text))
    assert all(len(line) <= 998 for line in raw.split(b"\r\n"))
    assert not any(line.startswith(b"From ") or line == b"." for line in raw.split(b"\r\n"))
    payload = message_from_bytes(raw).get_payload(decode=True)
    assert isinstance(payload, bytes)
    assert payload.decode().replace("\r\n", "\n") == text


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ('Hartwig, Lena "LH"', 'Hartwig, Lena "LH"'),
        ("back\\slash <x@evil.example>", "back\\slash <x@evil.example>"),
        ("Jörg", "Jörg"),
        ("=?utf-8?q?x?=", "x"),
        ("a\r\nBcc: evil@x.example", "a Bcc: evil@x.example"),
        ("水管 " * 20, ("水管 " * 20).strip()),
        ("", ""),
    ],
)
def test_names_with_specials_are_quoted_and_the_recipient_stays_one(name: str, shown: str) -> None:
    mail = back(letter(recipient=Address(name, "lena@visitor.example")))
    assert mail.recipients == (Address(shown, "lena@visitor.example"),)


def test_a_domain_goes_out_in_its_ascii_form() -> None:
    mail = back(letter(recipient=Address("", "lena@bücher.example")))
    assert mail.to == (Address("", "lena@xn--bcher-kva.example"),)


@pytest.mark.parametrize(
    "email",
    ["", "lena", "lena@visitor.example, x@evil.example", "lena@visitor.example\r\nBcc: x@evil.example",
     "lena@visitor.example>", "a b@visitor.example", "léna@visitor.example", "lena@" + "ü" * 70 + ".example"],
)  # fmt: skip
def test_i17_without_one_sure_recipient_there_is_no_mail(email: str) -> None:
    with pytest.raises(ContentError, match="recipient"):
        compose(letter(recipient=Address("", email)))


@pytest.mark.parametrize(
    "changes",
    [
        {"message_id": "a b@x"},
        {"message_id": ""},
        {"message_id": "a@x>\r\nBcc: <b@x"},
        {"marker": "x\r\nBcc: evil@x.example"},
        {"auto_submitted": "auto-replied\r\nBcc: evil@x.example"},
        {"attachments": (("a", "text/plain\r\nX: y", b""),)},
        {"html": "x", "inline": (("a>\r\nX: y", "png", b""),)},
    ],
)
def test_i10_values_of_ours_that_are_off_are_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ContentError):
        compose(letter(**changes))


def test_ids_of_strangers_that_are_off_are_left_out() -> None:
    mail = back(letter(in_reply_to="a b@x", references=("ok@x", "x>\r\nBcc: <y@z", "a b")))
    assert (mail.in_reply_to, mail.references) == ((), ("ok@x",))


def test_many_long_references_are_folded_within_the_limit() -> None:
    references = tuple(f"{'r' * 230}{n}@x.example" for n in range(60))
    raw = compose(letter(references=references, in_reply_to=references[-1]))
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert b"=?" not in raw


def test_a_long_subject_is_folded_and_reads_the_same() -> None:
    for subject in ("word " * 150 + "end", "x" * 1500, "ü" * 700):
        assert back(letter(subject=subject)).subject == subject


def test_mail_to_the_owner_carries_html_pictures_and_files() -> None:
    raw = compose(
        letter(
            html="<p>Zwei <b>Anrufe</b> für heute</p>",
            inline=(("chart@assistant", "png", b"\x89PNG" * 40),),
            attachments=(("Wochenplän.ics", "text/calendar", b"BEGIN:VCALENDAR\n"),),
        )
    )
    parsed = message_from_bytes(raw)
    assert [part.get_content_type() for part in parsed.walk()] == [
        "multipart/mixed", "multipart/alternative", "text/plain", "multipart/related",
        "text/html", "image/png", "text/calendar",
    ]  # fmt: skip
    parts = list(parsed.walk())
    assert parts[5]["Content-ID"] == "<chart@assistant>"
    assert parts[5].get_payload(decode=True) == b"\x89PNG" * 40
    assert parts[6].get_filename() == "Wochenplän.ics"
    assert raw == compose(
        letter(
            html="<p>Zwei <b>Anrufe</b> für heute</p>",
            inline=(("chart@assistant", "png", b"\x89PNG" * 40),),
            attachments=(("Wochenplän.ics", "text/calendar", b"BEGIN:VCALENDAR\n"),),
        )
    )


def test_i8_our_copy_comes_back_untouched_though_the_server_changed_its_wrapping() -> None:
    sent = letter(
        subject="Re: Übergröße und mehr", text="Grüße,\n\nbis Dienstag, 24. November, mittags.\n\nDana\n"
    )
    ours = copy_fingerprint(back(sent))
    raw = compose(replace(sent, message_id="other@server.example", marker=""))
    again = read(b"Received: by the server\n" + raw.replace(b"\r\n", b"\n"), DATE)
    assert isinstance(again, Message)
    assert copy_fingerprint(again) == ours
    edited = back(replace(sent, text=sent.text.replace("mittags", "abends")))
    assert copy_fingerprint(edited) != ours


@settings(max_examples=100)
@given(st.text(max_size=200), st.text(max_size=80), st.text(max_size=40))
def test_i17_any_words_are_written_and_read_the_same(text: str, subject: str, name: str) -> None:
    mail = back(letter(text=text, subject=subject, recipient=Address(name, "lena@visitor.example")))
    assert [address.email for address in mail.recipients] == ["lena@visitor.example"]


# --- a body of the owner's own ------------------------------------------------------------------------------

PAGE = (
    b"X-Mozilla-Status: 0001\r\nFrom: Dana <dana@reyes.example>\r\nBcc: boss@else.example\r\n"
    b'Content-Type: multipart/alternative;\r\n boundary="b1"\r\nMIME-Version: 1.0\r\n'
    b"Content-Language: de-DE\r\n\r\n"
    b"--b1\r\nContent-Type: text/plain; charset=UTF-8; format=flowed\r\n"
    b"Content-Transfer-Encoding: 8bit\r\n\r\n"
    b"Gr\xc3\xbc\xc3\x9fe, \r\nDana\r\n"
    b"--b1\r\nContent-Type: text/html; charset=UTF-8\r\n\r\n<p>Gruss</p>\r\n--b1--\r\n"
)


def test_i17_a_body_of_the_owners_own_goes_out_to_the_byte_under_headers_of_ours() -> None:
    raw = compose(letter(body=own_body(PAGE), marker="v1 abc"))

    head, _, body = raw.partition(b"\r\n\r\n")
    assert body == PAGE.partition(b"\r\n\r\n")[2]
    assert b'Content-Type: multipart/alternative;\r\n boundary="b1"' in head
    assert b"Content-Language: de-DE" in head
    assert b"Bcc" not in head
    assert b"Mozilla" not in head
    assert head.count(b"From:") == 1
    assert head.count(b"MIME-Version") == 1


@pytest.mark.parametrize(
    "broken",
    [
        PAGE.replace(b"--b1--", b"\n.\nMAIL FROM:<x@evil.example>\r\n--b1--"),
        PAGE.replace(b"Gruss", b"Gr\0ss"),
        PAGE.replace(b"Gruss", b"x" * 1200),
        PAGE.replace(b"Content-Language: de-DE", b"Content-Type: text/html"),
        PAGE.replace(b"Content-Language: de-DE", b"Content-Language: de\rBcc: x@evil.example"),
        PAGE.partition(b"\r\n\r\n")[0],
        b"",
    ],
)
def test_a_body_that_servers_may_read_differently_is_not_sent(broken: bytes) -> None:
    with pytest.raises(ContentError):
        compose(letter(body=own_body(broken)))
