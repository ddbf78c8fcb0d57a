"""The few files that stand beside the pages: read once, served by name, so that no address becomes a path."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).with_name("static")
_KINDS = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
_NAMES = ("page.css", "page.js", "icon.svg", "vendor/htmx.min.js")


@dataclass(frozen=True, slots=True)
class StaticFile:
    """One file and what it is."""

    kind: str
    content: bytes


@cache
def static_files() -> Mapping[str, StaticFile]:
    """The files by the name that stands in their address."""
    return {name: StaticFile(_KINDS[Path(name).suffix], (_FOLDER / name).read_bytes()) for name in _NAMES}


@cache
def edition() -> str:
    """Changes when any of the files does: it stands in their addresses, so that browsers may keep them."""
    content = b"".join(each.content for each in static_files().values())
    return hashlib.sha256(content).hexdigest()[:12]
