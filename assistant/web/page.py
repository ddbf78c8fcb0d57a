"""What a page is before it is drawn: which template, and what it is filled with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from assistant.web.looking import Look


@dataclass(frozen=True, slots=True)
class Page:
    """Which template, what stands in the title, and what it is filled with."""

    name: str
    title: str
    values: Mapping[str, object]
    live: bool = False
    """True when it keeps itself up to date."""
    alone: bool = False
    """True for a sheet of paper: nothing stands around it, and it carries its own style."""


View = Callable[[Look], Page]
