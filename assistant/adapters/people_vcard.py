"""People in vCards, of versions 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350): the one door of vobject.

Each card is cut out first and read alone, so that a broken one costs only itself and has a line number.
"""

import logging
import re
from collections.abc import Iterator

from assistant.domain.newcomer import BadRow, Newcomer, Sheet

MOST_CARDS = 20_000
CARD_LIMIT = 1024 * 1024
"""Characters of one card that are read: photographs stand in them."""

_BEGIN = re.compile(r"\s*BEGIN\s*:\s*VCARD\s*", re.IGNORECASE)
_END = re.compile(r"\s*END\s*:\s*VCARD\s*", re.IGNORECASE)


def is_vcard(text: str) -> bool:
    """Does the text begin with a card?"""
    first = next((line for line in text.lstrip("\ufeff")[:2000].splitlines() if line.strip()), "")
    return bool(_BEGIN.fullmatch(first))


def read(text: str) -> Sheet:
    """Everybody in a file of cards; what cannot be read is named with the line its card begins on."""
    people: list[Newcomer] = []
    bad: list[BadRow] = []
    for line, card, whole in _cards(text.lstrip("\ufeff")):
        if len(people) + len(bad) >= MOST_CARDS:
            bad.append(BadRow(line, f"only the first {MOST_CARDS} cards were taken"))
            break
        found = _newcomer(card, line) if whole else None
        if found is not None:
            people.append(found)
        else:
            bad.append(BadRow(line, "cannot be read as a vCard" if whole else "the card does not end"))
    return Sheet(tuple(people), tuple(bad))


def _cards(text: str) -> Iterator[tuple[int, str, bool]]:
    """Each card with the line it begins on, and whether it has an end."""
    start = 0
    lines: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if _BEGIN.fullmatch(line):
            if lines:
                yield start, "", False
            start, lines = number, [line]
        elif lines:
            lines.append(line)
            if _END.fullmatch(line):
                yield start, "\r\n".join(lines) + "\r\n", True
                lines = []
    if lines:
        yield start, "", False


def _newcomer(card: str, line: int) -> Newcomer | None:
    """The person of one card, None if vobject makes nothing of it."""
    import vobject

    logging.getLogger("vobject").setLevel(logging.CRITICAL)  # else it prints what it skips
    try:
        read_card = vobject.readOne(card[:CARD_LIMIT], ignoreUnreadable=True, allowQP=True)
        contents = read_card.contents if read_card is not None else {}
        values = {name: [_text(each.value) for each in lines] for name, lines in contents.items()}
    except Exception:  # noqa: BLE001 - vobject lets out whatever its parts raise
        return None
    if not values:
        return None
    name = _first(values, "fn") or _first(values, "n") or _first(values, "nickname") or _first(values, "org")
    return Newcomer(
        name=name,
        email=_first(values, "email").removeprefix("mailto:"),
        phone=_first(values, "tel").removeprefix("tel:").partition(";")[0],
        said="\n".join(filter(None, values.get("note", ()))),
        line=line,
    )


def _first(values: dict[str, list[str]], name: str) -> str:
    return next(filter(None, values.get(name, ())), "")


def _text(value: object) -> str:
    """A value as words on lines: names and companies come in parts."""
    if isinstance(value, (list, tuple)):
        return " ".join(str(part).strip() for part in value if str(part).strip())
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
    return "\n".join(" ".join(each.split()) for each in text.splitlines()).strip()
