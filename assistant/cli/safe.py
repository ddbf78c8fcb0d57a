"""Strangers' text on its way to a terminal or a JSON line: nothing in it may act (I26).

Mail is cleaned when it is read; this is the second lock, for what a server, a file name or an older state
file may still carry.
"""

import re
from collections.abc import Callable

_ACTS = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0, DEL and C1: escape sequences begin with one of them
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidi: they reorder what stands around them
    "\u00ad\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff"  # unseen
    "\u2028\u2029"  # line ends that only some programs know
    "\ud800-\udfff"  # half a character: cannot be written as UTF-8
)
_DANGEROUS = re.compile(f"[{_ACTS}]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def one_line(text: str) -> str:
    """The text as one line: white space folded, everything that could act taken out."""
    return " ".join(_DANGEROUS.sub("", _LINE_ENDS.sub(" ", text)).split())


def block(text: str) -> str:
    """The text with its line ends as LF, tabs as spaces, everything that could act taken out."""
    return _DANGEROUS.sub("", _LINE_ENDS.sub("\n", text)).expandtabs(4)


def escape_json(text: str) -> str:
    """JSON text with everything that could act written as an escape: inert, and not a character lost."""
    return _DANGEROUS.sub(_escape, text)


def _escape(found: "re.Match[str]") -> str:
    units = found.group().encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at] << 8 | units[at + 1]:04x}" for at in range(0, len(units), 2))


Paint = Callable[[str, str], str]
"""Paints a piece of text in a tone: "bad", "ask", "good" or "quiet"."""


def plain(text: str, _tone: str) -> str:
    """No paint: what a pipe, a file and a test get."""
    return text
