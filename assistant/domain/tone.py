"""The values that the template of a mail to a customer is given.

`SAMPLE` is the table of template values that the README shows: what is not in it, no template can name.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from assistant.domain.draft import DraftKind
from assistant.domain.phrase import phrase, say_day

PROMISING = frozenset({DraftKind.ACKNOWLEDGEMENT, DraftKind.DELAY})
"""Kinds that are not worth sending without a time by which the customer hears."""

_NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
_DUE = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)

_AWAY = (date(2026, 12, 24), date(2027, 1, 4))
_OWNER: Mapping[str, object] = {
    "name": "Dana Reyes",
    "business": "Reyes Plumbing",
    "phone": "+1 303 555 0100",
    "email": "dana@example.com",
    "away_from": "",
    "back": "",
}

SAMPLE: Mapping[str, object] = {
    "contact": {"name": "Karen O'Sullivan", "first_name": "Karen", "full_name": "Karen O'Sullivan"},
    "owner": _OWNER,
    "inquiry": {"subject": "Leaking tap", "about": "Leaking tap", "channel": "email"},
    "promise": {"phrase": "by Tuesday, 24 November, at noon", "due": _DUE},
    "attempt": {"count": 1, "when": _NOW},
    "windows": ("Wednesday, 8 am to noon", "Friday, 1 pm to 5 pm"),
    "nudge": {"number": 1, "last": False, "introduced": False},
    "met": "the trade fair in Denver",
}
"""`first_name`, `business`, `phone` and `about` may be "", `windows` empty, `attempt.when` "" without calls.
`met`, where the owner met them in his own words, is "" for everybody else. `channel` is email, web_form,
voicemail, missed_call, text_message or manual. `owner.back` is the day of the return where an absence stands
before what is promised, `away_from` its first day while that is to come; else "". Only acknowledgements and
delay notes have a `promise`, only nudges a `nudge`; `nudge.last` is true for the one that closes the matter,
without it the third does. `nudge.introduced` is true where our only mail so far was the first note to
somebody the owner met."""


def samples(kind: DraftKind, language: str) -> Iterator[dict[str, object]]:
    """Made-up values for every turn a template of that kind can take: channels, absences, nudges, and what
    may be missing. What such a mail is never given is not in them."""
    full = {name: group for name, group in SAMPLE.items() if name not in ("promise", "nudge")}
    if kind in PROMISING:
        full["promise"] = {"phrase": phrase(_DUE, ZoneInfo("UTC"), language, now=_NOW), "due": _DUE}
    if kind is DraftKind.NUDGE:
        full["nudge"] = SAMPLE["nudge"]
        for number in (2, 3, 4, 5, 6):
            yield {**full, "nudge": {"number": number, "last": number == 6, "introduced": False}}
        yield {**full, "nudge": {"number": 1, "last": False, "introduced": True}}
    for channel in ("email", "web_form", "voicemail", "missed_call", "text_message", "manual"):
        yield {**full, "inquiry": {"subject": "Leaking tap", "about": "Leaking tap", "channel": channel}}
    first, back = (say_day(day, language, today=_NOW.date()) for day in _AWAY)
    for since in ("", first):
        yield {**full, "owner": {**_OWNER, "away_from": since, "back": back}}
    yield {
        **full,
        "contact": {"name": "", "first_name": "", "full_name": ""},
        "owner": {**_OWNER, "business": "", "phone": ""},
        "inquiry": {"subject": "", "about": "", "channel": "email"},
        "windows": (),
        "met": "",
    }
    if kind is not DraftKind.PHONE_TAG:
        yield {**full, "attempt": {"count": 0, "when": ""}}
