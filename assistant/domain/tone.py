"""How a mail to a customer should sound, and the values its template is given.

`SAMPLE` is the table of template values that the README shows: what is not in it, no template can name.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from assistant.domain.draft import DraftKind
from assistant.domain.phrase import phrase

WORDS_AT_MOST = 125
PROMISING = frozenset({DraftKind.ACKNOWLEDGEMENT, DraftKind.DELAY})
"""Kinds that are not worth sending without a time by which the customer hears."""

_NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
_DUE = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)

SAMPLE: Mapping[str, object] = {
    "contact": {"name": "Karen O'Sullivan", "first_name": "Karen"},
    "owner": {
        "name": "Dana Reyes",
        "business": "Reyes Plumbing",
        "phone": "+1 303 555 0100",
        "email": "dana@example.com",
    },
    "inquiry": {"subject": "Leaking tap", "about": "Leaking tap", "channel": "email"},
    "promise": {"phrase": "by Tuesday, 24 November, at noon", "due": _DUE},
    "attempt": {"count": 1, "when": _NOW},
    "windows": ("Wednesday, 8 am to noon", "Friday, 1 pm to 5 pm"),
    "nudge": {"number": 1, "last": False},
}
"""`first_name`, `business`, `phone` and `about` may be "", `windows` empty. `channel` is email, web_form,
voicemail, missed_call, text_message or manual. `nudge.last` is true for the one that closes the matter;
without it the third does."""


def samples(language: str) -> Iterator[dict[str, object]]:
    """Made-up values for every turn a template can take: channels, nudges, and what may be missing."""
    promise = {"phrase": phrase(_DUE, ZoneInfo("UTC"), language, now=_NOW), "due": _DUE}
    full = {**SAMPLE, "promise": promise}
    for channel in ("email", "web_form", "voicemail", "missed_call", "text_message", "manual"):
        yield {**full, "inquiry": {"subject": "Leaking tap", "about": "Leaking tap", "channel": channel}}
    for number in (2, 3):
        yield {**full, "nudge": {"number": number, "last": number == 3}}
    yield {
        **full,
        "contact": {"name": "", "first_name": ""},
        "owner": {"name": "Dana Reyes", "business": "", "phone": "", "email": "dana@example.com"},
        "inquiry": {"subject": "", "about": "", "channel": "email"},
        "windows": (),
    }


def warnings(kind: DraftKind, subject: str, text: str, values: Mapping[str, object]) -> tuple[str, ...]:
    """What in a mail rendered from `values` would put a customer off, each in a sentence for the owner."""
    found = []
    words = len(text.split())
    if words > WORDS_AT_MOST:
        found.append(f"{words} words; a note is read if it has at most {WORDS_AT_MOST}")
    if kind in PROMISING and _value(values, "promise", "phrase") not in text:
        found.append("it does not say by when they hear from you; put {{ promise.phrase }} into it")
    if _value(values, "owner", "name") not in text:
        found.append("it is not signed; put {{ owner.name }} at its end")
    whole = f"{subject}\n{text}"
    found += [f'{complaint}: "{hit.group()}"' for sign, complaint in _SIGNS if (hit := sign.search(whole))]
    return tuple(found)


def _value(values: Mapping[str, object], group: str, name: str) -> str:
    inside = values.get(group)
    return str(inside.get(name, "")) if isinstance(inside, Mapping) else ""


def _any_of(*signs: str) -> re.Pattern[str]:
    return re.compile("|".join(signs), re.IGNORECASE)


_SIGNS = (
    (
        _any_of(
            r"\bauto(?:matic(?:ally)?|mated|-?generated|-?reply)\b",
            r"\bdo not reply\b|\bno-?reply\b",
            r"\bautomatisch\w*|\bnicht antworten\b",
            r"\bautomatique\w*|\bne pas répondre\b",
            r"\bautomátic\w*|\bno responda\b",
        ),
        "it sounds like a machine",
    ),
    (
        _any_of(
            r"\bvalue your \w+|\bis important to us\b|\bvaluable? customer\b|\b(?:ticket|case) number\b",
            r"\bdear (?:customer|client|sir or madam)\b",
            r"\bsehr geehrte(?:r|s)? kund\w*|\bsehr geehrte damen und herren\b",
            r"\bcher(?:e|\(e\))? client\w*|\bestimad[oa] cliente\b",
        ),
        "nobody talks like this",
    ),
    (_any_of(r"\bhttps?://\S+", r"\bwww\.\S+"), "a link makes a short note look like advertising"),
    (
        re.compile(r"\{[{%#].{0,30}|[%#}]\}|\bTODO\b|\bXXX\b|\[[^\]\n]{1,30}\]|<[^>\n]{1,30}>"),
        "a field was not filled in",
    ),
    (
        re.compile(r"\b(?:[Tt]oday|[Tt]omorrow|[Tt]onight|heute|morgen|aujourd.hui|demain|hoy)\b"),
        "it may be read on another day than it was written",
    ),
    (re.compile("!"), "leave out the exclamation mark"),
)
