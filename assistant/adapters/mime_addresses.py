"""Address headers into addresses: a linear reader that would rather give none than a wrong one.

The library's parsers were tried: a comment or a second address made them name the wrong person, and
2 KB of brackets made them fall over. So structure is read before encoded words are (RFC 2047 5: they
stand for text only), a mailbox with anything unexpected in it keeps its name and loses its address.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from assistant.adapters.mime_words import clean_line, decode_words
from assistant.domain.message import Address

_NAME_LENGTH = 200
_EMAIL_LENGTH = 254  # RFC 5321 4.5.3.1.3, without the brackets

_ATOM = r"[\w!#$%&'*+/=?^`{|}~-]+"
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_ADDR_SPEC = re.compile(rf"({_ATOM}(?:\.{_ATOM})*)@({_LABEL}(?:\.{_LABEL})*)\.?")

_TOKEN = re.compile(
    r"""(?P<space>\s+)
      | (?P<word>=\?[^?\s]+\?[bBqQ]\?[^?\s]*\?=)
      | (?P<quoted>"(?:[^"\\]|\\.)*(?:"|\\?$))
      | (?P<angle><[^<>]*(?:>|$)?)
      | (?P<sign>[(),:;>])
      | (?P<atom>[^\s"(),:;<>]+)""",
    re.VERBOSE | re.DOTALL,
)
_COMMENT_PIECE = re.compile(r"[^()\\]+|\\.|[()\\]", re.DOTALL)
_SIMPLE = re.compile(
    r"""\s*+(?:(?:"([^"\\<>@]*+)"|([^"<>()@,:;\\]*+))\s*+<([^<>\s"]++)>|([^<>()\s,:;"]++))\s*+(?:,|\Z)"""
)
"""A mailbox as nearly all are written, and the comma behind it."""


def strict_email(text: str) -> str:
    """An addr-spec by a strict grammar (no quoted local part, no domain literal), or "".

    Dots stand between atoms only; the domain comes out in lower case, the local part as it came.
    """
    if len(text) > _EMAIL_LENGTH:
        return ""
    found = _ADDR_SPEC.fullmatch(text)
    if found is None or len(found[1]) > 64:
        return ""
    return f"{found[1]}@{found[2].lower()}"


@dataclass(slots=True)
class _Mailbox:
    """One mailbox while its tokens go by."""

    phrase: list[str] = field(default_factory=list)
    bare: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    angles: list[str] = field(default_factory=list)
    doubtful: bool = False

    def empty(self) -> bool:
        return not (self.angles or self.comments or "".join(self.phrase).strip())

    def address(self) -> Address:
        return Address(self._name(), "" if self.doubtful else self._email())

    def _email(self) -> str:
        if len(self.angles) > 1:
            return ""
        if not self.angles:
            return strict_email("".join(self.phrase).strip())
        email = strict_email(self.angles[0].strip())
        # "a@good <x@evil>": two addresses, and nobody knows which one is meant, unless they are the same.
        written = next((word for word in self.bare if "@" in word), "")
        same = written.strip("'.").casefold() == email.casefold()
        return email if not written or same else ""

    def _name(self) -> str:
        name = "".join(self.phrase)
        if not self.angles and strict_email(name.strip()):
            name = ""
        if not name.strip() and self.comments:
            name = self.comments[0]
        return clean_name(name)


def clean_name(text: str) -> str:
    """A display name: encoded words read, one line, white space folded, at most 200 characters."""
    name = " ".join(clean_line(decode_words(text)).split())
    if len(name) > 1 and name[0] == name[-1] == "'":
        name = name[1:-1].strip()
    return name[:_NAME_LENGTH]


def addresses(values: Iterable[str], limit: int) -> tuple[Address, ...]:
    """The mailboxes of all these header values (undecoded, unfolded), members of groups included.

    At most `limit` are given. A mailbox that cannot be read for sure has its name and an empty email.
    """
    found: list[Address] = []
    for value in values:
        for address in _mailboxes(value):
            if len(found) >= limit:
                return tuple(found)
            found.append(address)
    return tuple(found)


@lru_cache(maxsize=64)
def _mailboxes(value: str) -> tuple[Address, ...]:
    found: list[Address] = []
    position = 0
    while position < len(value):
        simple = _SIMPLE.match(value, position)
        if simple is None:
            return tuple(_careful(value))
        quoted, phrase, angle, bare = simple.groups()
        email = strict_email(angle or bare)
        if not email:
            return tuple(_careful(value))
        found.append(Address(clean_name(quoted or phrase or ""), email))
        position = simple.end()
    return tuple(found)


def _careful(value: str) -> Iterator[Address]:
    group = ";" in value
    box = _Mailbox()
    position = 0
    while position < len(value):
        token = _TOKEN.match(value, position)
        if token is None:  # pragma: no cover - the tokens cover every character
            break
        position = token.end()
        text = token[0]
        if text == "(":
            comment, position = _comment(value, position)
            box.doubtful |= comment is None
            box.comments.append(comment or "")
        elif text in ",;":
            if not box.empty():
                yield box.address()
            box = _Mailbox()
        elif text == ":" and group and not box.angles:
            box = _Mailbox()  # the name of a group says nothing about its members
        else:
            _take(box, token.lastgroup or "", text)
    if not box.empty():
        yield box.address()


def _take(box: _Mailbox, kind: str, text: str) -> None:
    if kind == "angle":
        box.doubtful |= not text.endswith(">")
        box.angles.append(text.strip("<>"))
    elif kind == "space":
        box.phrase.append(" ")
    else:
        # Behind the address only comments may stand; a bracket without its partner is a trick or a fault.
        box.doubtful |= bool(box.angles) or text in (")", ">")
        box.phrase.append(_unquoted(text) if kind == "quoted" else text)
        if kind == "quoted":
            box.doubtful |= len(text) < 2 or not text.endswith('"')
        else:
            box.bare.append(text)


def _unquoted(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text[1:].removesuffix('"'), flags=re.DOTALL)


def _comment(value: str, start: int) -> tuple[str | None, int]:
    """The comment that opened before `start` and where it ends; None when it never closes."""
    depth = 1
    pieces: list[str] = []
    for piece in _COMMENT_PIECE.finditer(value, start):
        text = piece[0]
        depth += (text == "(") - (text == ")")
        if depth == 0:
            return "".join(pieces), piece.end()
        pieces.append(text.removeprefix("\\"))
    return None, len(value)
