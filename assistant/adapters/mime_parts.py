"""The parts of a mail as a bounded tree: 100 parts, 20 levels, whatever the bytes say.

Why not the library's parser: it keeps a stack of open boundaries and tries each line against all of
them, recurses with the nesting, and has no limits; a mail of 64 KB can hold 10,000 parts. Here a part
is a slice, found by plain search, and a mail that is cut anywhere is an ordinary case.
"""

import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.adapters.mime_headers import Fields, content_type, parse_fields, split_head
from assistant.adapters.mime_headers import parameters as header_parameters
from assistant.adapters.mime_words import clean_line, decode, from_base64, known_charset
from assistant.domain.message import HEADER_BLOCK_LIMIT

PARTS_LIMIT = 100
DEPTH_LIMIT = 20
_BOUNDARY_LENGTH = 200  # RFC 2046 5.1.1 says 70; some mailers do not know
_FILE_NAME_LENGTH = 120

_HALF_ESCAPE = re.compile(rb"=[0-9A-Fa-f]?\Z")
_FORWARDED_TYPES = ("message/rfc822", "message/global")


@dataclass(frozen=True, slots=True)
class Part:
    """One part. Leaves have `content` (transfer encoding still on), others have `children`.

    The one child of a message/rfc822 part is the mail in it, with that mail's headers as `fields`.
    `open` means that the part goes on to the last byte there is.
    """

    content_type: str
    parameters: Mapping[str, str]
    fields: Fields
    content: bytes = b""
    children: tuple["Part", ...] = ()
    open: bool = False

    @property
    def main_type(self) -> str:
        """What stands before the slash: text, multipart, image …"""
        return self.content_type.partition("/")[0]

    @property
    def is_message(self) -> bool:
        """Whether a whole mail is in here."""
        return self.content_type in _FORWARDED_TYPES

    @property
    def disposition(self) -> str:
        """inline, attachment, or "" if nothing is said (RFC 2183)."""
        return self.fields.first("content-disposition").partition(";")[0].strip().lower()

    @property
    def file_name(self) -> str:
        """The name a person may be shown, never a path: cleaned, without folders, at most 120 characters."""
        given = header_parameters(self.fields.first("content-disposition")).get("filename")
        name = clean_line(given or self.parameters.get("name", ""))
        name = name.replace("\\", "/").rpartition("/")[2].strip(" .")
        if len(name) > _FILE_NAME_LENGTH:
            name = name[: _FILE_NAME_LENGTH - 11] + "…" + name[-10:]
        return name

    def data(self) -> bytes:
        """The content with its transfer encoding taken off, as far as it goes."""
        encoding = self.fields.first("content-transfer-encoding").strip().lower()
        if encoding == "base64":
            return from_base64(self.content)
        if encoding == "quoted-printable":
            return binascii.a2b_qp(_HALF_ESCAPE.sub(b"", self.content) if self.open else self.content)
        return self.content

    def text(self) -> str:
        """The content as text (not cleaned); a page's own charset counts where the part names none."""
        data = self.data()
        charset = self.parameters.get("charset", "")
        if not charset and self.content_type == "text/html":
            charset = _page_charset(data)
        text = decode(data, charset)
        return text.rstrip("\ufffd") if self.open else text


@dataclass(slots=True)
class _Budget:
    """How many parts may still be made."""

    parts: int = PARTS_LIMIT
    flaws: list[str] = field(default_factory=list)

    def note(self, flaw: str) -> None:
        if flaw not in self.flaws:
            self.flaws.append(flaw)


def part_tree(fields: Fields, body: bytes) -> tuple[Part, list[str]]:
    """The mail whose headers are `fields` and whose body (LF line ends) is `body`, and its flaws."""
    budget = _Budget()
    return _part(fields, body, "text/plain", 0, True, budget), budget.flaws


def _part(fields: Fields, body: bytes, usual: str, depth: int, last: bool, budget: _Budget) -> Part:
    budget.parts -= 1
    value = fields.first("content-type")
    kind, parameters = content_type(value) if value else (usual, {})
    if depth >= DEPTH_LIMIT and kind.startswith(("multipart/", "message/")):
        budget.note("parts nested deeper than 20 levels")
        return Part(kind, parameters, fields, open=last)
    if kind in _FORWARDED_TYPES:
        return Part(kind, parameters, fields, children=_mail_in(fields, body, depth, last, budget), open=last)
    if not kind.startswith("multipart/"):
        return Part(kind, parameters, fields, body, open=last)
    children = _children(kind, parameters, body, depth, last, budget)
    if children:
        return Part(kind, parameters, fields, children=children, open=last)
    if budget.parts <= 0:
        return Part(kind, parameters, fields, open=last)
    budget.parts -= 1
    if body.strip():
        budget.note("a multipart without parts")
    # A person who sees such a mail sees its text; so do we.
    return Part(kind, parameters, fields, children=(Part("text/plain", {}, Fields(), body, open=last),))


def _mail_in(fields: Fields, body: bytes, depth: int, last: bool, budget: _Budget) -> tuple[Part, ...]:
    if fields.first("content-transfer-encoding").strip().lower() == "base64":
        body = from_base64(body).replace(b"\r\n", b"\n")  # forbidden, and done
    return (_entity(body.lstrip(b"\n"), "text/plain", depth + 1, last, budget),)


def _entity(data: bytes, usual: str, depth: int, last: bool, budget: _Budget) -> Part:
    head, body, flaws = split_head(data)
    for flaw in flaws:
        budget.note(flaw)
    return _part(parse_fields(head[:HEADER_BLOCK_LIMIT]), body, usual, depth, last, budget)


def _children(
    kind: str, parameters: Mapping[str, str], body: bytes, depth: int, last: bool, budget: _Budget
) -> tuple[Part, ...]:
    usual = "message/rfc822" if kind == "multipart/digest" else "text/plain"
    boundary = parameters.get("boundary", "").rstrip().encode("utf-8", "surrogatepass")
    children: list[Part] = []
    for data, goes_on in _sections(body, boundary or _guessed_boundary(body), PARTS_LIMIT):
        if budget.parts <= 0:
            budget.note("more than 100 parts")
            break
        children.append(_entity(data, usual, depth + 1, last and goes_on, budget))
    return tuple(children)


def _guessed_boundary(body: bytes) -> bytes:
    line = next((line for line in body[:4096].split(b"\n") if line[:2] == b"--" and len(line) > 4), b"")
    return line[2:].rstrip()


def _sections(body: bytes, boundary: bytes, limit: int) -> list[tuple[bytes, bool]]:
    """What lies between the boundary lines (RFC 2046 5.1.1), and whether it runs to the end of `body`."""
    found: list[tuple[bytes, bool]] = []
    if not boundary or len(boundary) > _BOUNDARY_LENGTH:
        return found
    delimiter = b"--" + boundary
    start = -1
    at = body.find(delimiter)
    while at >= 0 and len(found) <= limit:
        line_end = body.find(b"\n", at)
        line_end = len(body) if line_end < 0 else line_end
        rest = body[at + len(delimiter) : line_end].strip()
        if (at == 0 or body[at - 1 : at] == b"\n") and rest in (b"", b"--"):
            if start >= 0:
                found.append((body[start : max(start, at - 1)], False))
            if rest == b"--":
                return found
            start = line_end + 1
        at = body.find(delimiter, at + len(delimiter))
    if 0 <= start < len(body) and len(found) <= limit:
        found.append((body[start:], True))
    return found


def _page_charset(data: bytes) -> str:
    _, found, rest = data[:1024].lower().partition(b"charset=")
    if not found:
        return ""
    name = rest.lstrip(b"\"' ")[:30].decode("latin-1")
    letters = "".join(each if each.isalnum() or each in "-_." else " " for each in name).split(" ")[0]
    return letters if known_charset(letters) else ""
