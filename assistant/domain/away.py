"""When somebody is back, as their out-of-office says, in English, German, French, Spanish and a few more.

Strict: a date counts only close behind words like "until" or "back on", close before "I am back", or as the
end of a range. Work is linear in the text, which
is capped.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from assistant.domain.phrase import TONGUES

READ_LIMIT = 4_000
"""Characters of a text that are looked at: nobody explains a holiday in more."""
FURTHEST = timedelta(days=200)
"""A date further off is no holiday but something else."""
BEHIND = 60
"""So many characters may stand between "until" and its date, or a weekday's name before it."""

_CUE = re.compile(
    r"\b(?:until|till|til|through|thru|back|return(?:s|ing)?|resum\w+|again|to"
    r"|bis|zurück|wieder|rückkehr|ab"
    r"|jusqu|jusque|retour|reviens|reprend\w*|rentre\w*|partir|au"
    r"|hasta|vuelv\w+|vuelta|regres\w+|reincorpor\w+|incorpor\w+|al|partir|fino|rientr\w+|tot|terug|até)\b",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"[^.!?\n]{0,40}\b(?:back|return(?:s|ing)?|again|zurück|wieder|retour|reviens|reviendrai|rentre\w*"
    r"|reprend\w*|vuelv\w+|vuelta|volver\w+|regres\w+|reincorpor\w+|rientr\w+|terug)\b",
    re.IGNORECASE,
)
"""What may follow a date in its sentence: "on 1 December I am back", "am 30.11. wieder da"."""
_RANGE = re.compile(r"(?:\d\.?|[^\W\d_]{3})\s?[-–—]\s?$")
"""What stands before the end of "24.–27. November" or "11/23 - 11/27"."""
_MONTHS = {
    name.lower().rstrip("."): number
    for tongue in TONGUES.values()
    for names in (tongue.months, tongue.short_months)
    for number, name in enumerate(names, start=1)
}
_WEEKDAYS = {
    name.lower(): number for tongue in TONGUES.values() for number, name in enumerate(tongue.weekdays)
}
_NAMES = "|".join(sorted(map(re.escape, _MONTHS), key=len, reverse=True))
_DATE = re.compile(
    r"\b(?P<iso>\d{4}-\d\d-\d\d)\b"
    r"|\b(?P<a>\d{1,2})(?P<mark>[./])\s?(?P<b>\d{1,2})(?:(?P=mark)\s?(?P<y1>\d{4}|\d\d)?\b|\.|\b)"
    rf"|\b(?P<d1>\d{{1,2}})(?:\.|st|nd|rd|th|er|º)?\s(?:de\s|of\s)?(?P<m1>{_NAMES})\b\.?,?"
    r"(?:\s(?:de\s|del\s)?(?P<y2>\d{4}))?"
    rf"|\b(?P<m2>{_NAMES})\.?\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s(?P<y3>\d{{4}}))?"
    rf"|\b(?P<weekday>{'|'.join(map(re.escape, _WEEKDAYS))})\b",
    re.IGNORECASE,
)


def back_on(text: str, received: date) -> date | None:
    """The day that an out-of-office names as its end or as the day of return; None if it names none.

    `received` is the local date on which it came. Of several the latest counts ("from the 1st to the 7th,
    back on the 8th"); a date without a year is the next such day, `3/4/2026` the later of its two readings.
    Days before `received` and days more than 200 days off count as none.
    """
    text = " ".join(text[:READ_LIMIT].split())
    return max(
        (
            day
            for found in _DATE.finditer(text)
            if _is_an_end(text, found)
            for day in _days(found, received)
            if received <= day <= received + FURTHEST
        ),
        default=None,
    )


def _is_an_end(text: str, found: "re.Match[str]") -> bool:
    """Whether a date is said to be the last day away or the day of return."""
    before = text[max(found.start() - BEHIND, 0) : found.start()]
    return bool(_CUE.search(before) or _RANGE.search(before) or _BACK.match(text, found.end()))


def _days(found: "re.Match[str]", received: date) -> Iterator[date]:
    """What a date as written may mean."""
    part = found.groupdict()
    if part["iso"]:
        yield from _day(part["iso"][:4], int(part["iso"][5:7]), int(part["iso"][8:]), received)
    elif part["a"]:
        a, b = int(part["a"]), int(part["b"])
        yield from _day(part["y1"], b, a, received)
        if part["mark"] == "/":
            yield from _day(part["y1"], a, b, received)
    elif part["weekday"]:
        ahead = (_WEEKDAYS[part["weekday"].lower()] - received.weekday() - 1) % 7 + 1
        yield received + timedelta(days=ahead)
    else:
        month, day = part["m1"] or part["m2"], part["d1"] or part["d2"]
        yield from _day(part["y2"] or part["y3"], _MONTHS[month.lower()], int(day), received)


def _day(year: str | None, month: int, day: int, received: date) -> Iterator[date]:
    """That day; without a year, the next one. Nothing for a day that does not exist."""
    years = [received.year, received.year + 1] if not year else [int(year) + (2000 if len(year) == 2 else 0)]
    for each in years:
        try:
            named = date(each, month, day)
        except ValueError:
            continue
        if year or named >= received:
            yield named
            return
