"""The header block of a mail: bytes in; decoded fields, ids, dates and parameters out.

This is the hot path of reading a mailbox, so plain ASCII takes the short way everywhere. Limits hold
before anything is decoded: 64 KB a block, 8 KB a header, 500 headers.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache
from hashlib import blake2b

from assistant.adapters.mime_words import clean_line, decode, decode_words, mended
from assistant.domain.message import HEADER_BLOCK_LIMIT, HEADER_LIMIT

HEADERS_LIMIT = 500
_PARAMETERS = 50
_NAME_LENGTH = 100

_FIELD = re.compile(r"^([!-9;-~]++)[ \t]*+:[ \t]*+(.*+)", re.MULTILINE)
_FOLD = re.compile(r"\n[ \t]+")
_STRAY = re.compile(rb"\n(?![ \t\n]|[!-9;-~]++[ \t]*+:)[^\n]")
_NO_FIELD = re.compile(rb"^(?![ \t\n]|[!-9;-~]++[ \t]*+:)[^\n]+", re.MULTILINE)
_SURE_FIELD = re.compile(
    rb"(?:from|to|cc|bcc|subject|date|sender|received|[a-z]++(?:-[a-z0-9]++)++)[ \t]*+:", re.IGNORECASE
)
_MESSAGE_ID = re.compile(r"<([!-~]+)>")
_ID = re.compile(r"[!#-'*-;=?-\[\]-~]{1,250}")
"""Printable ASCII without white space, quotes, brackets and backslash: safe in any header of ours."""

_ADDRESS_HEADERS = ("from", "sender", "reply-to", "to", "cc", "bcc", "return-path")
_ID_HEADERS = ("message-id", "in-reply-to", "references")
_MIME_HEADERS = ("content-type", "content-disposition", "content-transfer-encoding")
_READ_AS_THEY_ARE = frozenset((*_ADDRESS_HEADERS, *_ID_HEADERS, *_MIME_HEADERS, "date", "subject"))
_IDENTITY = ("message-id", "date", "from", "subject")


@dataclass(slots=True)
class Fields:
    """A header block: `shown` is decoded and clean; `raw` holds the undecoded values that have structure."""

    shown: list[tuple[str, str]] = field(default_factory=list)
    raw: dict[str, list[str]] = field(default_factory=dict)
    flaws: list[str] = field(default_factory=list)

    def first(self, name: str) -> str:
        """The undecoded value of the first header of that name (one of the structured ones), or ""."""
        values = self.raw.get(name)
        return values[0] if values else ""


def unix_lines(data: bytes) -> bytes:
    """Lines end in LF. A bare CR is a line end only where there is no other, else it is a space."""
    if b"\r" not in data:
        return data
    data = data.replace(b"\r\n", b"\n")
    if b"\r" not in data:
        return data
    if b"\n" not in data:
        return data.replace(b"\r", b"\n")
    return re.sub(rb"\r++\n", b"\n", data).replace(b"\r", b" ")


def split_head(data: bytes) -> tuple[bytes, bytes, list[str]]:
    """Header block and body of an entity with LF line ends, and what was wrong between them.

    Where the blank line is missing, the body starts at the first line that can be no header; a single
    stray line between headers is skipped.
    """
    flaws: list[str] = []
    if data[:1] == b"\n":
        return b"", data[1:], flaws
    head, blank, body = data.partition(b"\n\n")
    head += b"\n"
    if _STRAY.search(b"\n" + head) is None:
        return head, body, flaws
    for stray in _NO_FIELD.finditer(head):
        if _SURE_FIELD.match(head, stray.end() + 1):
            flaws = ["a line among the headers is none"]
            continue
        flaws.append("no empty line between headers and text")
        return head[: stray.start()], head[stray.start() :] + blank[1:] + body, flaws
    return head, body, flaws


def without_mbox_line(data: bytes) -> bytes:
    """The mail without empty lines and an mbox separator ("From ", ">From ") before its headers."""
    data = data.lstrip(b"\r\n")
    if data.startswith((b"From ", b">From ")):
        return data.partition(b"\n")[2]
    return data


def parse_fields(head: bytes) -> Fields:
    """The headers of a block with LF line ends, in order, names in lower case."""
    fields = Fields()
    if len(head) > HEADER_BLOCK_LIMIT:
        head = head[:HEADER_BLOCK_LIMIT]
        fields.flaws.append("the header block is longer than 64 KB")
    ascii_only = head.isascii()
    encoded = b"=?" in head
    text = head.decode("ascii") if ascii_only else head.decode("ascii", "surrogateescape")
    found = _FIELD.findall(_FOLD.sub(" ", text))
    if len(found) > HEADERS_LIMIT:
        fields.flaws.append("more than 500 headers")
        del found[HEADERS_LIMIT:]
    shown, raw = fields.shown, fields.raw
    for written, given in found:
        name = written.lower()
        value = given if len(given) <= HEADER_LIMIT else _cut(given, fields)
        if not ascii_only and not value.isascii():
            value = mended(value)
        if name in _READ_AS_THEY_ARE:
            raw.setdefault(name, []).append(value)
        if encoded and "=?" in value:
            value = decode_words(value)
        plain = value.isascii() and value.isprintable()
        shown.append((name[:_NAME_LENGTH], value.rstrip() if plain else clean_line(value)))
    return fields


def _cut(value: str, fields: Fields) -> str:
    if "a header is longer than 8 KB" not in fields.flaws:
        fields.flaws.append("a header is longer than 8 KB")
    return value[:HEADER_LIMIT]


def fingerprint(fields: Fields, text: str | None = None, reported: Iterable[str] = ()) -> str:
    """128 bits (32 hex digits) over Message-ID, Date, From and Subject, and the start of the text if read.

    White space is folded first, so a mail that comes by two ways, with other Received lines and other
    folding, is the same one; two mails that share a Message-ID are not. `reported` is what a report names
    (recipients, ids): mail systems send several within a second that differ in nothing else.
    """
    pieces = [" ".join(fields.first(name).split()) for name in _IDENTITY]
    data = "\0".join(pieces).encode("utf-8", "surrogatepass")
    if text is not None:
        data += b"\0" + " ".join(text[:16_384].split()).encode("utf-8", "surrogatepass")[:2048]
    for each in reported:
        data += b"\0" + each.encode("utf-8", "surrogatepass")
    return blake2b(data, digest_size=16).hexdigest()


# -------------------------------------------------------------------------------------------------------- ids


def message_ids(values: Iterable[str]) -> tuple[str, ...]:
    """The ids in these values, without brackets; such as are over-long or oddly written are left out."""
    ids: list[str] = []
    for value in values:
        found = _MESSAGE_ID.findall(value) or value.split()[:1]
        ids += [each for each in found if valid_id(each)]
    return tuple(dict.fromkeys(ids))


def valid_id(text: str) -> bool:
    """Whether an id (without brackets) may stand in a header of ours and in our books."""
    return _ID.fullmatch(text) is not None


# ------------------------------------------------------------------------------------------------------ dates

_DAY = timedelta(days=1)
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_NAMES, 1)}
_DATE = re.compile(
    r"(?:[A-Za-z]{3},? +)?(\d{1,2}) +([A-Za-z]{3}) +(\d{4}) +(\d\d):(\d\d)(?::(\d\d))? +"
    r"(?:([+-])(\d\d)(\d\d)|GMT|UTC?)(?: *\([^()]{0,40}\))? *",
    re.ASCII,
)


_OFFSET = re.compile(r"\d ([+-])(\d\d)([0-5]\d)(?!\d)", re.ASCII)
FURTHEST_EAST = 14 * 60
"""No place's clock is further ahead of UTC."""


def sent_date(value: str) -> datetime | None:
    """What a Date header claims, in UTC, or None if it says nothing that is a time (RFC 5322 3.3)."""
    plain = _DATE.fullmatch(value)
    try:
        if plain is not None:
            return _plain_date(plain)
        moment = parsedate_to_datetime(value[:120])
        if moment.tzinfo is None:  # "-0000": the time is in UTC, the place is not told
            return moment.replace(tzinfo=UTC)
        return moment.astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError, KeyError):
        return None


def writers_clock(value: str) -> int | None:
    """Minutes east of UTC that a Date header names, None for none, for zero and for what no clock shows."""
    found = _OFFSET.search(value[:120])
    if found is None:
        return None
    minutes = int(found[2]) * 60 + int(found[3])
    if not 0 < minutes <= FURTHEST_EAST:
        return None
    return -minutes if found[1] == "-" else minutes


def _plain_date(found: re.Match[str]) -> datetime:
    day, month, year, hour, minute, second, sign, zone_hours, zone_minutes = found.groups()
    moment = datetime(
        int(year),
        _MONTHS[month.lower()],
        int(day),
        int(hour),
        int(minute),
        min(int(second or 0), 59),
        tzinfo=UTC,
    )
    if not sign:
        return moment
    offset = timedelta(hours=int(zone_hours), minutes=int(zone_minutes))
    if offset >= _DAY:
        raise ValueError("no zone is that far away")
    return moment + offset if sign == "-" else moment - offset


# ------------------------------------------------------------------------------------------------- parameters

_TYPE = re.compile(r"\s*([a-z0-9!#$&^_.+-]{1,80}/[a-z0-9!#$&^_.+-]{1,80})\s*(?:;|$)", re.IGNORECASE)
_PARAMETER = re.compile(r";\s*+([^=;\s]++)\s*+=\s*+(\"(?:[^\"\\]|\\.)*+\"?|[^;]*+)", re.DOTALL)
_CONTINUED = re.compile(r"([^*]+)(?:\*(\d{1,2}))?(\*)?")


@lru_cache(maxsize=64)
def content_type(value: str) -> tuple[str, Mapping[str, str]]:
    """Type in lower case and parameters (names in lower case) of a Content-Type value.

    Anything that is no type is text/plain (RFC 2045 5.2).
    """
    if not value:
        return "text/plain", {}
    found = _TYPE.match(value)
    if found is None:
        kind = value.partition(";")[0].strip().lower()
        return ("text/html" if kind == "html" else "text/plain"), parameters(value)
    return found[1].lower(), parameters(value) if ";" in value else {}


def parameters(value: str) -> Mapping[str, str]:
    """The parameters behind the first semicolon, decoded: by RFC 2231, or as the encoded words many use."""
    plain: dict[str, str] = {}
    pieces: dict[str, dict[int, tuple[str, bool]]] = {}
    for number, found in enumerate(_PARAMETER.finditer(value)):
        if number >= _PARAMETERS:
            break
        name, text = found[1].lower(), _bare(found[2])
        split = _CONTINUED.fullmatch(name) if "*" in name else None
        if split is None:
            plain.setdefault(name, decode_words(text))
        else:
            pieces.setdefault(split[1], {})[int(split[2] or 0)] = (text, bool(split[3]))
    plain.update({name: _joined(parts) for name, parts in pieces.items()})
    return plain


def _bare(text: str) -> str:
    if not text.startswith('"'):
        return text.strip()
    return re.sub(r"\\(.)", r"\1", text[1:].removesuffix('"'), flags=re.DOTALL)


def _joined(parts: dict[int, tuple[str, bool]]) -> str:
    charset = ""
    data = b""
    for number, key in enumerate(sorted(parts)):
        text, encoded = parts[key]
        if encoded and number == 0 and text.count("'") >= 2:
            charset, _, text = text.split("'", 2)
        raw = text.encode("utf-8", "surrogatepass")
        data += _unpercent(raw) if encoded else raw
    return decode(data, charset)


def _unpercent(data: bytes) -> bytes:
    return re.sub(rb"%([0-9A-Fa-f]{2})", lambda found: bytes.fromhex(found[1].decode("ascii")), data)
