"""What a single value in config.toml may be: each function turns what TOML gives into what the program uses.

They know nothing of sections or of the library that walks them; what they do not take they refuse with
`Refused`, in words the owner can act on.
"""

import difflib
import ipaddress
import json
import re
import zoneinfo
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Literal, TypeVar

T = TypeVar("T")

Window = tuple[time, time]
"""Opening and closing on one day, local wall-clock time, the end not included."""
Span = tuple[date, date]
"""First and last day, both included."""

PASSWORD_KEYS = ("password", "password_command", "password_file", "password_env", "oauth")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_FOUND_LIMIT = 60
_TEXT_LIMIT = 1000
_LONGEST_ABSENCE = timedelta(days=366)
_ADDRESS = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*"
)
"""RFC 5321's Dot-string @ Domain in ASCII: no quoted local part, no address literal, no comment."""
_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?\.?")
_HOST_LIMIT = 253
"""Characters of a host name (RFC 1035, section 2.3.4)."""
_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)", re.ASCII)
_DURATION = re.compile(r"(?:(\d{1,4})h)?(?:(\d{1,4})m)?(?:(\d{1,5})s)?", re.ASCII)


class Refused(ValueError):
    """A value that cannot be used.

    `allowed` says what can. `found` says what stood there, where the value as a whole does not tell it.
    `key` names the key that is meant when a whole table was looked at.
    """

    def __init__(self, allowed: str, *, found: str = "", key: str = "") -> None:
        super().__init__(allowed)
        self.allowed = allowed
        self.found = found
        self.key = key


class Secret:
    """A password that does not show itself in a repr, a log or a traceback's values."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """The password itself, for the one place that logs in."""
        return self._value

    def __repr__(self) -> str:
        return "***"


def shown(value: object) -> str:
    """A value as its owner wrote it, on one line, short, without control characters."""
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        return "a list of tables"
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    words = json.dumps(value, ensure_ascii=False, default=str)
    words = "".join(letter if letter.isprintable() else "?" for letter in words)
    return words if len(words) <= _FOUND_LIMIT else words[: _FOUND_LIMIT - 1] + "…"


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, or nothing."""
    by_lower = {name.lower(): name for name in known}
    close = difflib.get_close_matches(word.lower(), by_lower, n=3, cutoff=0.6)
    same_start = (name for name in close if name[0] == word[:1].lower())  # munday is no sunday
    meant = next(same_start, close[0] if close else "")
    return by_lower.get(meant, "")


# --- words ---------------------------------------------------------------------------------------


def line(value: object) -> str:
    """Text on one line, possibly empty."""
    if not isinstance(value, str) or len(value) > _TEXT_LIMIT or not value.isprintable():
        raise Refused('text on one line, in quotes ("…")')
    return value.strip()


def text(value: object) -> str:
    """Text on one line that says something."""
    words = line(value)
    if not words:
        raise Refused("text that is not empty")
    return words


def phone(value: object) -> str:
    """A phone number as it is to be shown to customers, possibly empty."""
    words = line(value)
    if words and sum(sign.isdigit() for sign in words) < 3:
        raise Refused('a phone number like "+1 303 555 0100", or "" for none')
    return words


def secret(value: object) -> Secret:
    """A password, every character of it."""
    if not isinstance(value, str) or not value or set(value) & set("\r\n\0"):
        raise Refused("text on one line that is not empty", found="something else")
    return Secret(value)


def push_address(value: object) -> Secret:
    """Where a push goes, like "ntfy://ntfy.example/topic"; it holds a token, so no complaint repeats it."""
    allowed = 'an address like "ntfy://ntfy.example.com/topic" (apprise has a list of all services)'
    if not isinstance(value, str) or not re.fullmatch(r"[a-z][a-z0-9+-]{1,30}://[!-~]{1,500}", value.strip()):
        raise Refused(allowed, found="something else")
    return Secret(value.strip())


def command(value: object) -> tuple[str, ...]:
    """A program and its arguments, each a text of its own; no shell reads them."""
    if not isinstance(value, list) or not value or not all(isinstance(word, str) for word in value):
        allowed = 'a program and its arguments in square brackets like ["pass", "show", "mail"]'
        raise Refused(allowed, found="something else")
    return tuple(value)


def one_of(*words: str) -> Callable[[object], str]:
    """One of a few words."""

    def word(value: object) -> str:
        if value not in words:
            raise Refused(" or ".join(f'"{known}"' for known in words))
        return str(value)

    return word


def flag(value: object) -> bool:
    """True or false, never a word or a number that looks like it."""
    if not isinstance(value, bool):
        raise Refused("true or false, without quotes")
    return value


def is_email(value: object) -> bool:
    """Whether this is one plain mail address, without a name beside it."""
    return isinstance(value, str) and len(value) <= 254 and _ADDRESS.fullmatch(value) is not None


def email(value: object) -> str:
    """One plain mail address."""
    if not isinstance(value, str) or not is_email(value):
        raise Refused('one mail address like "dana@example.com", without a name')
    return value


def country(value: object) -> str:
    """An ISO 3166 country code of two letters, or nothing; whether it has holidays is asked later."""
    code = line(value).upper()
    if code == "UK":
        raise Refused('a country code of two letters; the United Kingdom\'s is "GB"')
    if code and not re.fullmatch("[A-Z]{2}", code):
        raise Refused('a country code of two letters like "US" or "DE"')
    return code


def language(value: object) -> str:
    """A language by its short name."""
    if not isinstance(value, str) or not re.fullmatch("[a-z]{2,3}", value):
        raise Refused('a language by its short name like "en" or "de"')
    return value


def zone(value: object) -> zoneinfo.ZoneInfo:
    """A time zone of the IANA data base."""
    name = text(value)
    try:
        return zoneinfo.ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # OSError: the name of a folder of zones
        meant = nearest(name, zoneinfo.available_timezones())
        hint = f'; did you mean "{meant}"?' if meant else ""
        raise Refused(f'a time zone like "America/New_York" or "Europe/Berlin"{hint}') from None


# --- numbers and times ---------------------------------------------------------------------------


def whole(low: int, high: int) -> Callable[[object], int]:
    """Whole numbers from `low` to `high`."""

    def number(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise Refused(f"a whole number from {low} to {high}")
        return value

    return number


def duration(low: str, high: str) -> Callable[[object], timedelta]:
    """Durations like "30m", "60s", "2h", "1h30m" from `low` to `high`."""
    shortest, longest = _length(low), _length(high)
    assert shortest is not None
    assert longest is not None

    def length(value: object) -> timedelta:
        found = _length(value) if isinstance(value, str) else None
        if found is None or not shortest <= found <= longest:
            raise Refused(f'a time from "{low}" to "{high}", in h, m and s, like "30m" or "2h"')
        return found

    return length


def _length(words: str) -> timedelta | None:
    match = _DURATION.fullmatch(words.strip())
    if match is None or not any(match.groups()):
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)


def respond_within(value: object) -> str:
    """How soon policy wants an answer: "same_day", "next_day", or hours of working time."""
    if value in ("same_day", "next_day"):
        return str(value)
    if not isinstance(value, str) or not re.fullmatch("[1-9][0-9]?h", value):
        raise Refused('"same_day", "next_day", or hours of working time like "4h"')
    return value


def clock(value: object) -> time:
    """A time of day on the minute, as "HH:MM" or as TOML's own time."""
    if isinstance(value, time) and not value.second and not value.microsecond:
        return value
    match = _CLOCK.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise Refused('a time of day like "17:30"')
    return time(int(match[1]), int(match[2]))


def opening_or_clock(value: object) -> time | Literal["opening"] | None:
    """A time of day, the word "opening", or "" for never, which is None."""
    if value == "opening":
        return "opening"
    if value == "":
        return None
    try:
        return clock(value)
    except Refused:
        raise Refused('"opening", a time of day like "07:30", or "" for never') from None


def window(value: object) -> Window:
    """A window "HH:MM-HH:MM" inside one day."""
    allowed = 'a window inside one day like "08:00-12:00"'
    opens, dash, closes = value.partition("-") if isinstance(value, str) else ("", "", "")
    if not dash:
        raise Refused(allowed)
    try:
        found = clock(opens.strip()), clock(closes.strip())
    except Refused:
        raise Refused(allowed) from None
    if found[0] >= found[1]:
        raise Refused("a window that ends after it begins, before midnight")
    return found


def windows(value: object) -> tuple[Window, ...]:
    """The windows of one day, in order; none of them overlap."""
    day = sorted(many(window)(value))
    for earlier, later in pairwise(day):
        if later[0] < earlier[1]:
            raise Refused("windows that do not overlap")
    return tuple(day)


def weekday(value: object) -> int:
    """The name of a weekday, as its number: Monday is 0."""
    name = line(value).lower()
    if name not in WEEKDAYS:
        meant = nearest(name, WEEKDAYS)
        raise Refused("weekdays in English" + (f'; did you mean "{meant}"?' if meant else ""))
    return WEEKDAYS.index(name)


def weekday_or_never(value: object) -> int | None:
    """A weekday as above, None for ""."""
    return None if value == "" else weekday(value)


def day(value: object) -> date:
    """One day, like "2026-11-03"."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        raise Refused('a day like "2026-11-03"') from None


def span(value: object) -> Span:
    """One day, or the first and last day of an absence: "2026-12-24..2027-01-02"."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value, value
    first, dots, last = value.partition("..") if isinstance(value, str) else ("", "", "")
    try:
        found = date.fromisoformat(first.strip()), date.fromisoformat((last if dots else first).strip())
    except ValueError:
        raise Refused('a day like "2026-12-24", or two with ".." between them') from None
    if found[0] > found[1]:
        raise Refused("an absence whose last day is not before its first")
    if found[1] - found[0] > _LONGEST_ABSENCE:
        raise Refused(f"an absence of at most {_LONGEST_ABSENCE.days} days")
    return found


NUDGES_AT_MOST = 6
"""So many different texts there are for one silence."""


def rising_days(value: object) -> tuple[int, ...]:
    """Numbers of business days, each greater than the one before."""
    days = many(whole(1, 365))(value)
    if list(days) != sorted(days):
        raise Refused("numbers of days that rise, like [3, 7, 14]")
    if len(days) > NUDGES_AT_MOST:
        raise Refused(f"at most {NUDGES_AT_MOST} numbers: who is silent after so many has answered")
    return days


# --- lists, servers, places ----------------------------------------------------------------------


def many(one: Callable[[object], T]) -> Callable[[object], tuple[T, ...]]:
    """Lists of what `one` takes, none of them twice."""

    def several(value: object) -> tuple[T, ...]:
        if not isinstance(value, list):
            raise Refused("a list in square brackets")
        found = tuple(_item(one, item) for item in value)
        if len(set(found)) < len(found):
            raise Refused("a list in which nothing stands twice")
        return found

    return several


def _item(one: Callable[[object], T], item: object) -> T:
    try:
        return one(item)
    except Refused as refused:
        raise Refused(refused.allowed, found=refused.found or shown(item)) from None


def host(value: object) -> str:
    """The name or address of a server, without port or scheme."""
    if not isinstance(value, str) or not _is_host(value):
        raise Refused('the name of a server like "imap.example.com"')
    return value


def _is_host(name: str) -> bool:
    return (len(name) <= _HOST_LIMIT and _HOST.fullmatch(name) is not None) or _ip(name) is not None


def _ip(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(name)
    except ValueError:
        return None


def is_loopback(name: str) -> bool:
    """Whether this host is this machine itself, so that nothing leaves it (RFC 6761 6.3)."""
    address = _ip(name)
    return name.lower() == "localhost" or (address is not None and address.is_loopback)


def listen(value: object) -> str:
    """Where the page listens: "host:port", or "" for no page."""
    place = line(value)
    if place and split_listen(place) is None:
        raise Refused('an address with its port like "127.0.0.1:8377", or "" for no page')
    return place


def split_listen(place: str) -> tuple[str, int] | None:
    """Host (an IPv6 address without its brackets) and port of "host:port"; None if it is not that."""
    name, _, port = place.rpartition(":")
    name = name[1:-1] if name.startswith("[") and name.endswith("]") else name
    if not re.fullmatch("[0-9]{1,5}", port) or int(port) > 65535 or not _is_host(name):
        return None
    return name, int(port)


def web_address(value: object) -> str:
    """An address for a browser, without the slash at its end, or nothing."""
    address = line(value)
    if address and not re.fullmatch(r"https?://[A-Za-z0-9.:\[\]-]+(/[A-Za-z0-9._~/-]*)?", address):
        raise Refused('an address like "https://assistant.example.com", or ""')
    return address.rstrip("/")


def path(value: object) -> Path:
    """A path, ~ spelled out."""
    try:
        return Path(text(value)).expanduser()
    except RuntimeError:
        raise Refused("a path whose ~ belongs to somebody on this machine") from None
