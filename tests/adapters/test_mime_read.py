"""Mails with their text: which words are chosen, what is told beside them."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.adapters.mime import read
from assistant.domain.message import Attachment, Body, Message

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def message(raw: bytes | str, cut: bool = False) -> Message:
    mail = read(raw.encode() if isinstance(raw, str) else raw, NOW, cut=cut)
    assert isinstance(mail, Message)
    return mail


def body(raw: bytes | str, cut: bool = False) -> Body:
    found = message(raw, cut).body
    assert found is not None
    return found


def html(page: str) -> Body:
    return body(f"From: a@x.example\nContent-Type: text/html; charset=utf-8\n\n{page}")


@pytest.fixture
def stored(root: Path) -> Callable[[str], Message]:
    return lambda name: message((root / "tests" / "mail" / "mime" / f"{name}.eml").read_bytes())


def test_a_form_with_label_rows_and_value_rows_gives_a_line_each(stored: Callable[[str], Message]) -> None:
    mail = stored("form-label-rows")
    assert mail.text.split("\n") == [
        "Name",
        "Inês Moreau",
        "Email",
        "ines@visitor.example",
        "Message",
        "My bow needs new hair.",
        "Is next week possible?",
        "",
        "Sent from Elm Street Violins",
    ]
    assert mail.body is not None
    assert mail.body.from_html


def test_hidden_twins_vanish_and_columns_keep_their_labels(stored: Callable[[str], Message]) -> None:
    mail = stored("form-hidden-twin")
    assert mail.text.count("Omar") == 1
    assert "Name: Omar Vance\n" in mail.text
    assert "Phone:  (303) 555-0142\nNotes:  first\n" in mail.text
    assert mail.body is not None
    assert (mail.body.links, mail.body.images) == (1, 1)


def test_html_wins_over_a_plain_part_that_only_points_at_it(stored: Callable[[str], Message]) -> None:
    assert "Marcel Oduya" in stored("stub-beside-html").text


def test_a_short_plain_part_that_says_the_same_wins() -> None:
    text = body(
        "From: a@x.example\nContent-Type: multipart/alternative; boundary=b\n\n"
        "--b\n\nCan you come on Tuesday?\n\n> old\n"
        '--b\nContent-Type: text/html\n\n<p>Can you come on Tuesday?</p><p>old</p><img src="http://x.example/p">\n--b--\n'
    )
    assert text.text == "Can you come on Tuesday?\n\n> old"
    assert (text.from_html, text.images) == (False, 1)


def test_an_empty_plain_part_gives_way_to_html() -> None:
    head = "From: a@x.example\nContent-Type: multipart/alternative; boundary=b\n\n"
    raw = head + "--b\n\n \n--b\nContent-Type: text/html\n\n<p>Hi\n--b--"
    assert body(raw).text == "Hi"


def test_flowed_lines_are_made_whole_and_delsp_takes_the_space(stored: Callable[[str], Message]) -> None:
    text = stored("flowed-delsp").text
    assert text.startswith(
        "Thursday works, the gate code is the same as last year. How much for the hedge too?\n"
    )
    assert "\nFrom here on a stuffed line.\n-- \n" in text


def test_an_attached_mail_is_the_forwarded_text_and_its_parts_are_not_ours(
    stored: Callable[[str], Message],
) -> None:
    mail = stored("forward-attached")
    assert mail.body is not None
    assert mail.body.fresh == "Please take this one."
    assert mail.body.forwarded.startswith("From: Jörg Vogel <joerg@visitor.example>\n")
    assert mail.body.forwarded.endswith("\n\nThe tap in the kitchen drips since Sunday.")
    assert mail.body.forwarded in mail.text
    assert mail.part_types == ("multipart/mixed", "text/plain", "message/rfc822")
    assert mail.attachments == (Attachment("leaking tap.eml", "message/rfc822"),)
    assert mail.calendar_method == ""


def test_a_bounce_gives_its_own_words_not_those_that_came_back(stored: Callable[[str], Message]) -> None:
    mail = stored("report-bounce")
    assert mail.text == "The mail could not be delivered."
    assert mail.body is not None
    assert mail.body.forwarded == ""
    assert "message/delivery-status" in mail.part_types


def test_raw_eight_bit_mail_with_a_bad_date_is_read(stored: Callable[[str], Message]) -> None:
    mail = stored("raw-eight-bit")
    assert (mail.subject, mail.text, mail.date) == ("Grüße aus Köln", "Schöne Grüße", None)


@pytest.mark.parametrize(
    ("charset", "data", "text"),
    [
        ("utf-8", b"Gr\xc3\xbc\xc3\x9fe", "Grüße"),
        ("utf-8", b"Gr\xfc\xdfe", "Grüße"),
        ("iso-8859-1", b"\x93Gr\xfc\xdfe\x94 \x80", "“Grüße” €"),
        ("us-ascii", b"Gr\xc3\xbc\xc3\x9fe", "Grüße"),
        ("no-such-charset", b"Gr\xfc\xdfe", "Grüße"),
        ("utf-7", b"+ADw-script+AD4-", "+ADw-script+AD4-"),
        ("idna", b"x", "x"),
        ("hex", b"7a", "7a"),
        ("gb2312", "水管".encode("gb18030"), "水管"),
        ("iso-2022-jp", "水道".encode("iso2022_jp"), "水道"),
        ("koi8-r", "Привет".encode("koi8_r"), "Привет"),
        ("\xff", b"x", "x"),
    ],
)
def test_text_is_decoded_by_an_allow_list_of_charsets(charset: str, data: bytes, text: str) -> None:
    head = f'From: a@x.example\nContent-Type: text/plain; charset="{charset}"\n\n'
    assert body(head.encode("latin-1") + data).text == text


def test_i26_text_loses_controls_and_invisible_characters_but_keeps_tabs_and_lines() -> None:
    words = b"a\tb\x1b[31mc\x07\r\nd\xe2\x80\xaee\xe2\x80\x8bf\xc2\xa0g\xc2\x9bh\x00i\rj e\xcc\x81\r\n"
    assert body(b"From: a@x.example\n\n" + words).text == "a\tb[31mc\ndef ghi j é"


def test_parts_one_after_the_other_are_joined_and_attached_text_is_left_out() -> None:
    raw = (
        "From: a@x.example\nContent-Type: multipart/mixed; boundary=b\n\npreamble\n"
        "--b\n\nfirst\n--b\nContent-Type: text/html\n\n<p>first</p>\n--b\n\nsecond\n"
        '--b\nContent-Disposition: attachment; filename="notes.txt"\n\nfile\n--b--\nepilogue'
    )
    mail = message(raw)
    assert mail.text == "first\n\nsecond"
    assert mail.attachments == (Attachment("notes.txt", "text/plain"),)


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        ('attachment; filename="../../etc/passwd"', "passwd"),
        (r'attachment; filename="C:\\tmp\\a.wav"', "a.wav"),
        ("attachment; filename*=utf-8''bl%C3%B6ck.pdf", "blöck.pdf"),
        ('attachment; filename*0="a"; filename*1="b.pdf"', "ab.pdf"),
        ('attachment; filename="=?utf-8?q?bl=C3=B6ck=E2=80=AEfdp.exe?="', "blöckfdp.exe"),
        ("attachment; filename=" + "x" * 300 + ".pdf", "x" * 109 + "…" + "xxxxxx.pdf"),
        ("attachment", ""),
    ],
)
def test_attachment_names_are_only_names(disposition: str, name: str) -> None:
    raw = (
        "From: a@x.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nhi\n"
        f"--b\nContent-Type: application/pdf\nContent-Disposition: {disposition}\n\nx\n--b--"
    )
    assert message(raw).attachments == (Attachment(name, "application/pdf"),)


def test_the_method_of_an_invitation_is_told_from_its_parameter_or_its_text() -> None:
    one = "From: a@x.example\nContent-Type: text/calendar; method=reply\n\nBEGIN:VCALENDAR\n"
    two = "From: a@x.example\nContent-Type: text/calendar\n\nBEGIN:VCALENDAR\nMETHOD:REQUEST\n"
    assert (message(one).calendar_method, message(two).calendar_method) == ("REPLY", "REQUEST")


def test_cut_is_told_only_when_the_text_itself_goes_on() -> None:
    head = "From: a@x.example\nContent-Type: multipart/mixed; boundary=b\n\n"
    assert body(head + "--b\n\nthe text", cut=True).cut
    assert not body(head + "--b\n\nthe text\n--b\nContent-Type: image/png\n\nxxxx", cut=True).cut
    assert body("From: a@x.example\n\n" + "word " * 20_000).cut
    assert not body("From: a@x.example\n\nwords").cut


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable"])
def test_text_cut_in_the_middle_of_its_encoding_is_read_up_to_there(encoding: str) -> None:
    import base64
    import quopri

    words = "Grüße aus Köln. " * 40
    data = base64.encodebytes(words.encode()) if encoding == "base64" else quopri.encodestring(words.encode())
    head = "From: a@x.example\nContent-Type: text/plain; charset=utf-8\n"
    head += f"Content-Transfer-Encoding: {encoding}\n\n"
    for end in range(300, 340):
        text = body(head.encode() + data[:end], cut=True).text
        assert words.startswith(text)
        assert len(text) > 140


def test_a_list_footer_after_base64_does_not_spoil_the_text() -> None:
    raw = "From: a@x.example\nContent-Transfer-Encoding: base64\n\naGVsbG8gRGFuYQ==\n____\nList footer here\n"
    assert body(raw).text == "hello Dana"


def test_a_multipart_that_is_none_shows_its_text() -> None:
    assert body("From: a@x.example\nContent-Type: multipart/mixed\n\njust words").text == "just words"
    guessed = "From: a@x.example\nContent-Type: multipart/mixed\n\n--xyz\n\njust words\n--xyz--"
    assert body(guessed).text == "just words"


def test_html_nested_deeper_than_the_parsers_limits_keeps_its_words() -> None:
    for depth in (140, 300, 1500, 6000):
        assert "please call" in html("<div>" * depth + "please call" + "</div>" * depth).text


def test_html_of_hostile_size_or_style_stays_small() -> None:
    assert len(html('<p style="margin-top:999999999em">x</p>' * 50).text) < 1000
    wide = (
        "<table><tr><td>" + "x" * 30_000 + "</td><td>y</td></tr>" + "<tr><td>z</td></tr>" * 1500 + "</table>"
    )
    assert len(html(wide).text) < 65_000
    assert "words" in html("<table><tr><td>" * 4000 + "words").text


def test_a_page_that_is_no_page_gives_what_can_be_read() -> None:
    assert html("<<<>>> Hello").text.endswith("Hello")
    assert html("<script>alert(1)</script><title>t</title>").text == ""
    assert html("Tom &amp; Ada &lt;b&gt; &#8203;&#x202e;x").text == "Tom & Ada <b> x"
