"""HTML mail into plain text: the one door of inscriptis, and of lxml, whose tree it reads.

The tree is stripped of what is hidden and of every attribute first: style sheets of strangers can ask
for a billion empty lines. inscriptis pads table columns, so a hostile table can grow without bound, and
it recurses with the nesting; where that looms, a plainer rendering of our own takes over.
"""

import re
from dataclasses import dataclass
from html import unescape
from typing import Any

from lxml.etree import LxmlError, iterwalk
from lxml.html import HTMLParser, document_fromstring

from assistant.adapters.mime_words import clean_text

_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_UNSEEN = frozenset(("head", "title", "style", "script", "noscript", "template", "object", "svg", "select"))
# fmt: off
_BREAKS = frozenset({
    "address", "article", "aside", "blockquote", "br", "center", "dd", "div", "dl", "dt", "fieldset",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p",
    "pre", "section", "table", "td", "th", "tr", "ul",
})
# fmt: on
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]{0,20})?[^<>]{0,4000}>")
_CELLS = ("td", "th")
_INNER_PAGE = re.compile(r"https?://([a-z0-9.-]{3,100})(?::\d{1,5})?/[^\s]")
_HOSTS = 20
_DEEPEST = 150
_PADDING_LIMIT = 4_000_000
"""Table cells times characters: a newsletter has 300 times 10,000."""
_LONGEST_RESULT = 256 * 1024


@dataclass(frozen=True, slots=True)
class Rendered:
    """The words of a page, one table row a line, and how many links and pictures it has."""

    text: str
    links: int = 0
    images: int = 0
    hosts: tuple[str, ...] = ()
    """Hosts of links to inner pages, lower case, each once; a bare home page is left out."""


def render(page: str) -> Rendered:
    """The text a person would see. Links are not followed, nothing is loaded, nothing raises."""
    page = clean_text(page)
    if not page.strip():
        return Rendered("")
    try:
        tree, whole = _tree(page)
    except (LxmlError, ValueError):
        return Rendered(_tidy(_without_tags(page)))
    links, images, hosts = _strip(tree)
    return Rendered(_tidy(_layout(tree) if whole else _without_tags(page)), links, images, hosts)


def _tree(page: str) -> tuple[Any, bool]:
    """The page as a tree, and whether all of it is in there.

    Without huge_tree libxml2 drops everything nested below 256 levels, with it below 2,048.
    """
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    tree = document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    return tree, not any("depth" in error.message.lower() for error in parser.error_log)


def _without_tags(page: str) -> str:
    """Words between tags, for pages no tree can be made of; linear."""
    page = _without_element(_without_element(page, "style"), "script")
    return unescape(_TAG.sub(lambda tag: "\n" if (tag[1] or "").lower() in _BREAKS else " ", page))


def _without_element(page: str, name: str) -> str:
    lower = page.lower()
    if len(lower) != len(page):  # a letter whose small form is longer: places would not agree
        return page
    kept: list[str] = []
    end = 0
    while (start := lower.find(f"<{name}", end)) >= 0:
        kept.append(page[end:start])
        end = lower.find(f"</{name}", start)
        if end < 0:
            return "".join(kept)
    return "".join(kept) + page[end:]


def _strip(tree: Any) -> tuple[int, int, tuple[str, ...]]:
    """Take out what is hidden, and all attributes; count links to the web and pictures on the way, and note
    whose inner pages are linked to."""
    links = images = 0
    hosts: dict[str, None] = {}
    hidden = []
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in _UNSEEN or _is_hidden(element):
            hidden.append(element)
        elif element.tag == "a":
            target = element.get("href", "").strip().lower()
            links += target.startswith(("http:", "https:"))
            if len(hosts) < _HOSTS and (page := _INNER_PAGE.match(target)):
                hosts[page[1]] = None
        elif element.tag == "img":
            images += 1
        element.attrib.clear()
        if element.tag in _CELLS:
            element.set("valign", "top")  # a label stands beside the first line of its value
    for element in hidden:
        if element.getparent() is not None:
            element.drop_tree()
    return links, images, tuple(hosts)


def _is_hidden(element: Any) -> bool:
    style = element.get("style")
    return "hidden" in element.attrib or (style is not None and _HIDDEN_STYLE.search(style) is not None)


def _layout(tree: Any) -> str:
    harmless, letters = _measure(tree)
    if not harmless:
        return _plain_layout(tree)
    from inscriptis.css_profiles import STRICT_CSS_PROFILE
    from inscriptis.html_engine import Inscriptis
    from inscriptis.model.config import ParserConfig

    try:
        text = str(Inscriptis(tree, ParserConfig(css=STRICT_CSS_PROFILE)).get_text())
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError):
        return _plain_layout(tree)
    mostly_padding = len(text) > 8 * letters + 20_000
    return _plain_layout(tree) if mostly_padding or not text.strip() else text


def _measure(tree: Any) -> tuple[bool, int]:
    """Whether nesting and tables stay within what inscriptis can lay out, and how many letters there are."""
    depth = deepest = cells = rows = letters = 0
    for event, element in iterwalk(tree, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        depth += 1
        deepest = max(deepest, depth)
        cells += element.tag in _CELLS
        rows += element.tag == "tr"
        letters += len(element.text or "") + len(element.tail or "")
    return deepest <= _DEEPEST and cells * (rows + letters) <= _PADDING_LIMIT, letters


def _plain_layout(tree: Any) -> str:
    """Every block and cell on a line of its own; linear, whatever the nesting."""
    pieces: list[str] = []
    for event, element in iterwalk(tree, events=("start", "end")):
        if element.tag in _BREAKS:
            pieces.append("\n")
        text = element.text if event == "start" else element.tail
        if text:
            pieces.append(" ".join(text.split()) or " ")
            if text[-1:].isspace():
                pieces.append(" ")
    return "".join(pieces)


def _tidy(text: str) -> str:
    """No indent that all lines share, no blanks at line ends, no two empty lines in a row."""
    lines = [line.rstrip() for line in clean_text(text[:_LONGEST_RESULT]).split("\n")]
    indent = min((len(line) - len(line.lstrip()) for line in lines if line), default=0)
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line[indent:])
    return "\n".join(kept).strip("\n")
