"""What a form of the page says: a few short words, read without any library."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from assistant.errors import UsageError

MOST_FIELDS = 100
_PLACE = re.compile(r"/(?:leads/[0-9]{1,9}|drafts(?:/[0-9]{1,9}[a-z]{1,3})?|[a-z]{1,12})?")


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a form; a field may stand several times."""

    fields: Mapping[str, Sequence[str]]

    def get(self, name: str) -> str:
        """The first value of that name, "" if there is none."""
        return next(iter(self.fields.get(name, ())), "")

    def every(self, name: str) -> tuple[str, ...]:
        """All values of that name, in order."""
        return tuple(self.fields.get(name, ()))

    def place(self, name: str, usual: str = "/") -> str:
        """An address on this page and nowhere else."""
        return safe_place(self.get(name), usual)


def safe_place(path: str, usual: str = "/") -> str:
    """The path if it is one of this page's own, else the usual one: no form sends anybody elsewhere."""
    return path if _PLACE.fullmatch(path) else usual


def read_form(body: bytes) -> Form:
    """A form as browsers send it. UsageError if it is none."""
    try:
        pairs = parse_qsl(
            body.decode("ascii"), keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="replace"
        )
    except ValueError:
        raise UsageError("That form cannot be read; nothing was changed.") from None
    fields: dict[str, list[str]] = {}
    for name, value in pairs:
        fields.setdefault(name, []).append(value)
    return Form(fields)
