"""A `Letter` into the bytes of a mail, built from scratch and checked by reading them again.

The library's own header writing once turned an encoded newline in a subject into a Bcc header, so the
header lines are ours: few, cleaned, one recipient, never Cc or Bcc. Then the bytes are parsed, by the
library and by our own reader, and compared with the letter; any difference and they are not used.
"""

import binascii
import re
from email.header import Header
from email.message import Message as MimePart
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.parser import BytesParser
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import blake2b
from typing import cast

from assistant.adapters.mime import read
from assistant.adapters.mime_addresses import clean_name, strict_email
from assistant.adapters.mime_headers import valid_id
from assistant.adapters.mime_words import clean_line, clean_text
from assistant.domain.letter import MARKER_HEADER, Letter
from assistant.domain.message import Address, Unreadable
from assistant.errors import ContentError

_LINE_LIMIT = 998  # RFC 5322 2.1.1, without CRLF
_PLAIN_LINE = 78
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_TOKEN_VALUE = re.compile(r"[a-z]+(?:-[a-z]+)*")
_PLAIN_VALUE = re.compile(r"[!-~](?:[ -~]{0,400}[!-~])?")
_PLAIN_PHRASE = re.compile(r"[A-Za-z0-9!#$%&'*+/?^_`{|}~ -]+")
_MIME_TYPE = re.compile(r"[a-z0-9][a-z0-9.+-]{0,60}/[a-z0-9][a-z0-9.+-]{0,60}")


def compose(letter: Letter) -> bytes:
    """The mail as it goes out: CRLF, lines of at most 998 bytes, and ASCII but in a body of the owner's own.

    `ContentError` if the letter cannot be written so that it reads back the same.
    """
    headers = _headers(letter)
    text = _clean_text(letter.text)
    lines = "".join(f"{_folded(name, value)}\r\n" for name, value in headers)
    if letter.body:
        raw = lines.encode("ascii") + b"MIME-Version: 1.0\r\n" + letter.body
    else:
        raw = lines.encode("ascii") + _body(letter, text).as_bytes(policy=SMTP)
    _check(raw, letter, text, [name for name, _ in headers])
    return raw


def _folded_space(text: str) -> str:
    return " ".join(text.split())


def _clean_text(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROLS.sub("", text).rstrip("\n") + "\n"


# ---------------------------------------------------------------------------------------------------- headers


def _headers(letter: Letter) -> list[tuple[str, str]]:
    """All headers but those of MIME, in the order they stand; values are ASCII."""
    headers = [
        ("Date", format_datetime(letter.date)),
        ("From", _mailbox(letter.sender, "sender")),
        ("To", _mailbox(letter.recipient, "recipient")),
        ("Subject", clean_line(letter.subject)),
        ("Message-ID", f"<{_own_id(letter.message_id)}>"),
        ("In-Reply-To", f"<{letter.in_reply_to}>" if valid_id(letter.in_reply_to) else ""),
        ("References", " ".join(f"<{each}>" for each in letter.references if valid_id(each))),
        ("Auto-Submitted", _matching(_TOKEN_VALUE, letter.auto_submitted, "Auto-Submitted")),
        ("X-Auto-Response-Suppress", "All" if letter.auto_submitted else ""),
        (MARKER_HEADER, _matching(_PLAIN_VALUE, letter.marker, MARKER_HEADER)),
    ]
    return [(name, value) for name, value in headers if value or name == "Subject"]


def _matching(pattern: re.Pattern[str], value: str, name: str) -> str:
    if value and not pattern.fullmatch(value):
        raise ContentError(
            f"This mail cannot be written: its {name} header has characters that may not stand there."
        )
    return value


def _own_id(message_id: str) -> str:
    if not valid_id(message_id) or message_id.count("@") != 1:
        raise ContentError("This mail cannot be written: its Message-ID is not one.")
    return message_id


def _wire_email(address: Address) -> str:
    """The address as every server takes it: the domain in its ASCII form (RFC 5891)."""
    email = strict_email(address.email)
    local, _, domain = email.rpartition("@")
    try:
        email = f"{local}@{domain.encode('idna').decode('ascii')}" if email else ""
    except UnicodeError:
        return ""
    return email if email.isascii() else ""


def _mailbox(address: Address, role: str) -> str:
    email = _wire_email(address)
    if not email:
        raise ContentError(
            f"This mail cannot be written: the {role}'s address is not one that every server takes."
        )
    name = clean_name(address.name)
    if not name:
        return email
    if not name.isascii() or "=?" in name:
        words = Header(name, "utf-8", header_name="From").encode(linesep="\n")
        return f"{words}\n <{email}>"
    if _PLAIN_PHRASE.fullmatch(name):
        return f"{name} <{email}>"
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}" <{email}>'


def _folded(name: str, value: str) -> str:
    """The header line, folded at white space; what is no plain ASCII in encoded words (RFC 2047)."""
    if name == "Subject":
        # A literal "=?" would be decoded by whoever reads it, into who knows what; long words do not fold.
        plain = value.isascii() and "=?" not in value and max(map(len, value.split()), default=0) < 200
        charset = "us-ascii" if plain else "utf-8"
        value = Header(value, charset, header_name=name).encode(linesep="\n")
    elif name == "References":
        value = value.replace("> <", ">\n <")
    return f"{name}: {value}".replace("\n", "\r\n")


# ------------------------------------------------------------------------------------------------------- body


def _body(letter: Letter, text: str) -> MimePart:
    """The MIME tree: text, its HTML twin with pictures, files; as small as the letter allows."""
    body: MimePart = _text_part("plain", text)
    if letter.html:
        page: MimePart = _text_part("html", _clean_text(letter.html))
        if letter.inline:
            page = _multipart(letter, "related", [page, *map(_picture, letter.inline)])
        body = _multipart(letter, "alternative", [body, page])
    if letter.attachments:
        body = _multipart(letter, "mixed", [body, *map(_file, letter.attachments)])
    body["MIME-Version"] = "1.0"
    return body


def _text_part(subtype: str, text: str) -> MimePart:
    part = MimePart()
    part["Content-Type"] = f'text/{subtype}; charset="utf-8"'
    if _travels_as_it_is(text):
        part["Content-Transfer-Encoding"] = "7bit"
        part.set_payload(text)
        return part
    part["Content-Transfer-Encoding"] = "quoted-printable"
    encoded = binascii.b2a_qp(text.encode("utf-8"), istext=True).decode("ascii")
    # "From " is what mbox files change; b2a_qp itself takes care of a lone dot, which SMTP would.
    part.set_payload(re.sub(r"^From ", "=46rom ", encoded, flags=re.MULTILINE))
    return part


def _travels_as_it_is(text: str) -> bool:
    return text.isascii() and not any(
        len(line) > _PLAIN_LINE or line.startswith(("From ", ".")) or line != line.rstrip()
        for line in text.split("\n")
    )


def _multipart(letter: Letter, subtype: str, parts: list[MimePart]) -> MIMEMultipart:
    # The same letter gives the same bytes; "=_" stands in no encoded line, so no content can hold it.
    digest = blake2b(f"{letter.message_id} {subtype}".encode(), digest_size=12).hexdigest()
    whole = MIMEMultipart(subtype, boundary=f"=_{digest}")
    del whole["MIME-Version"]  # it stands on top, once
    for part in parts:
        whole.attach(part)
    return whole


def _picture(picture: tuple[str, str, bytes]) -> MimePart:
    content_id, subtype, data = picture
    if not valid_id(content_id):
        raise ContentError("This mail cannot be written: the id of a picture in it is not one.")
    part = _binary(f"image/{subtype}", data)
    part["Content-ID"] = f"<{content_id}>"
    part["Content-Disposition"] = "inline"
    return part


def _file(attachment: tuple[str, str, bytes]) -> MimePart:
    name, mime_type, data = attachment
    part = _binary(mime_type, data)
    safe = clean_line(name).replace('"', "'") or "file"
    part.add_header(
        "Content-Disposition", "attachment", filename=safe if safe.isascii() else ("utf-8", "", safe)
    )
    return part


def _binary(mime_type: str, data: bytes) -> MimePart:
    if not _MIME_TYPE.fullmatch(mime_type):
        raise ContentError(f"This mail cannot be written: “{clean_line(mime_type)}” is no type of a file.")
    part = MIMEBase(*mime_type.split("/", 1))
    del part["MIME-Version"]
    part["Content-Transfer-Encoding"] = "base64"
    rows = [binascii.b2a_base64(data[at : at + 57]).decode("ascii") for at in range(0, len(data), 57)]
    part.set_payload("".join(rows))
    return part


# ------------------------------------------------------------------------------------------------------ check


def _check(raw: bytes, letter: Letter, text: str, names: list[str]) -> None:
    """Read the bytes again, twice; `ContentError` names the first thing that differs from the letter."""
    problem = _wire_problem(raw, letter) or _library_problem(raw, letter, text, names)
    problem = problem or _reader_problem(raw, letter)
    if problem:
        raise ContentError(f"This mail cannot be written safely: {problem}. Nothing was sent.")


def _wire_problem(raw: bytes, letter: Letter) -> str:
    lines = raw.split(b"\r\n")
    if any(b"\r" in line or b"\n" in line for line in lines):
        return "a line of it does not end as lines do"
    if not (raw.isascii() or letter.body) or b"\0" in raw:
        return "it holds bytes that are no ASCII"
    return "a line of it is too long" if max(map(len, lines)) > _LINE_LIMIT else ""


def _library_problem(raw: bytes, letter: Letter, text: str, names: list[str]) -> str:
    parsed = BytesParser().parsebytes(raw)
    wanted = sorted(name.lower() for name in names)
    found = sorted(
        name.lower() for name in parsed if not name.lower().startswith("content-") and name != "MIME-Version"
    )
    if found != wanted:
        return "its headers are not the ones that were meant"
    if letter.body:
        return ""
    plain = next((part for part in parsed.walk() if part.get_content_type() == "text/plain"), None)
    payload = cast("bytes", plain.get_payload(decode=True)) if plain is not None else b""
    same = payload.decode("utf-8", "replace").replace("\r\n", "\n") == text
    return "" if same else "its text reads differently"


def _reader_problem(raw: bytes, letter: Letter) -> str:
    message = read(raw, letter.date)
    if isinstance(message, Unreadable):
        return "it cannot be read again"
    if message.recipients != (_as_written(letter.recipient),):
        return "its recipient is not the one that was meant"
    if message.from_ != (_as_written(letter.sender),):
        return "its sender is not the one that was meant"
    if _folded_space(message.subject) != _folded_space(clean_text(letter.subject)):
        return "its subject reads differently"
    if message.message_id != letter.message_id:
        return "its Message-ID reads differently"
    return ""


def _as_written(address: Address) -> Address:
    return Address(clean_name(address.name), _wire_email(address))
