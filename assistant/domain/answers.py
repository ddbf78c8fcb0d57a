"""The owner's orders in an answer to one of our mails, as people type them: `12 called`, `approve 1 and 2`.

Kind where only one thing can be meant, and deaf to everything else: a line is an order as a whole or not at
all, so that no name and no sentence of a stranger's can become one.
"""

import re
import unicodedata
from collections.abc import Iterable

from assistant.domain.commands import ALL, OK, SPOKEN, TARGET, YES, Order
from assistant.domain.when import is_when

LINES = 40
"""Lines of an answer that are read."""
LINES_BEFORE = 3
"""Lines that are no orders before the first that is: "Hello," say."""
LINE = 200
"""Characters of such a line that are read."""
TARGETS = 20
"""So many leads or drafts one line may name."""

_LEFT = ("left message", "left a message", "left voicemail", "left a voicemail", "left voice mail")
_SAID = (
    {
        **SPOKEN,
        "approved": "approve",
        "rejected": "reject",
        "send": "approve",
        "send it": "approve",
        "ok": OK,
        "okay": OK,
        "yep": YES,
        "called reached": "called",
        "called no answer": "no-answer",
        "called and no answer": "no-answer",
        "not an inquiry": "not-lead",
    }
    | dict.fromkeys(_LEFT, "left-message")
    | {f"called {also}{left}": "left-message" for left in _LEFT for also in ("", "and ")}
)
"""Every way to say a verb in an answer, in small letters with single blanks."""
_LONGEST = max(len(said.split()) for said in _SAID)
_POLITE = frozenset({"please", "pls", "thanks", "thx", "thank", "you"})
_NODS = frozenset({"ok", "okay", "yes", "please"})
"""Said before an order they are courtesy: "ok, approve 1"."""
_AND = frozenset({"and", "&"})
_WORDS = re.compile(r"[,;]|[^\s,;]+")
_ANY_TARGET, _NUMBER = re.compile(TARGET), re.compile("[0-9]{1,9}")


def orders_in(text: str) -> tuple[tuple[Order, ...], tuple[str, ...]]:
    """The orders in an answer, and the lines that look like some but are none; where there is no order at
    all, every line is given back.

    Orders stand together at the top: with the first line that is none after them, or three that are none
    before them, the reading ends, so that a quote nobody recognised as one orders nothing. What comes after
    them is a greeting or a signature, unless it stands right below them and begins like an order, or is one.
    """
    orders: list[Order] = []
    unknown: list[tuple[str, bool]] = []
    ended = apart = False
    for line in [line.strip()[:LINE] for line in text.split("\n")][: LINES * 4]:
        if not line:
            apart = apart or bool(orders)
            continue
        found = _orders_of(line)
        if found and not ended:
            orders += found
            continue
        unknown.append((line, bool(found) or (not apart and _begins_like_one(line))))
        ended = ended or bool(orders) or len(unknown) >= LINES_BEFORE
        if len(unknown) >= LINES:
            break
    return tuple(orders), tuple(line for line, like_one in unknown if like_one or not orders)


def _begins_like_one(line: str) -> bool:
    words = _words(line)
    before, rest = _targets(words, letters=True)
    verb, after = _verb_first(words)
    return bool(before and rest) or bool(verb and _targets(after, letters=True)[0])


# --- one line -----------------------------------------------------------------------------------------------


def _orders_of(line: str) -> list[Order]:
    """What the line orders as a whole, [] if any of it is something else or could mean two things."""
    words = _words(line)
    while words and words[-1] in _POLITE:
        words.pop()
    found = _understood(words)
    while not found and words and words[0] in _NODS | {","}:
        words = words[1:]
        found = _understood(words)
    return found


def _words(line: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", line).casefold()
    stripped = (each if each in _AND else each.strip(".:!#*()\"'“”-–") for each in _WORDS.findall(plain))
    return [word for word in stripped if word]


def _understood(words: list[str]) -> list[Order]:
    whole = [word for word in words if word not in (",", ";")]
    return _order(whole) or _orders_joined(words) or _order(whole, any_when=True)


def _orders_joined(words: list[str]) -> list[Order]:
    """Several orders in one line: each must be one by itself, and none speak of what another speaks of."""
    parts = _parts(words)
    each = [_order(part) for part in parts]
    found = [order for orders in each for order in orders]
    targets = [order.target for order in found]
    if len(parts) > 1 and (ALL in targets or len(set(targets)) < len(targets)):
        return []
    return found if all(each) else []


def _parts(words: Iterable[str]) -> list[list[str]]:
    """Cut at each "and" and comma. A number alone goes with the verb it can only belong to, the one behind it
    at the beginning and the one before it at the end; elsewhere it stays alone, which is no order."""
    parts: list[list[str]] = [[]]
    for word in words:
        if word in _AND or word in (",", ";"):
            parts.append([])
        else:
            parts[-1].append(word)
    parts = [part for part in parts if part]
    while len(parts) > 1 and _only_targets(parts[0]):
        parts[:2] = [parts[0] + parts[1]]
    while len(parts) > 1 and all(map(_only_targets, parts[1:])):
        parts[:2] = [parts[0] + parts[1]]
    if len(parts) > 2 and _only_targets(parts[-1]) and not _only_targets(parts[-2]):
        parts[-2:] = [parts[-2] + parts[-1]]
    return parts


def _only_targets(words: list[str]) -> bool:
    return all(map(_ANY_TARGET.fullmatch, words))


def _order(words: list[str], *, any_when: bool = False) -> list[Order]:
    """One verb with its targets. With `any_when` a single word that is no time may follow `later`: what is
    wrong with it is said when it is taken."""
    before, rest = _targets(words, letters=True)
    verb, rest = _verb_first(rest)
    after, rest = ([], rest) if before else _targets(rest, letters=verb != "later")
    when = " ".join(rest)
    if not verb or not (before or after) or (when and verb != "later"):
        return []
    if when and not is_when(when) and not (any_when and len(rest) == 1):
        return []
    if ALL in (*before, *after) and verb != "approve":
        return []
    return [Order(verb, target, when) for target in before or after]


def _targets(words: list[str], *, letters: bool) -> tuple[list[str], list[str]]:
    """The leads and drafts that stand first, and the rest. `later 12 3d` names one lead."""
    wanted = _ANY_TARGET if letters else _NUMBER
    number = 0
    while number < min(len(words), TARGETS) and wanted.fullmatch(words[number]):
        number += 1
    return words[:number], words[number:]


def _verb_first(words: list[str]) -> tuple[str, list[str]]:
    for length in range(_LONGEST, 0, -1):
        said = " ".join(words[:length]).replace("-", " ")
        if len(words) >= length and said in _SAID:
            return _SAID[said], words[length:]
    return "", words
