"""What came in since the last summary, counted so that the parts make the whole (DESIGN 4.8).

Two records are kept of every message: the counters of its day, and its fingerprint with the verdict. The
summary tells the first and holds it against the second: a message in no count would be one nobody hears of.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from assistant.domain.book import Book, Day, Seen
from assistant.domain.business_hours import BusinessHours
from assistant.domain.reading import Kind, Verdict

_LEAD, _JOINED, _UNDECIDED, _UNREADABLE = "lead", "joined", "undecided", "unreadable"
"""The words under which `Day.came_in` counts."""

_CALLED = {
    "newsletter": ("newsletter", "newsletters"),
    "notification": ("notification", "notifications"),
    "receipt": ("receipt", "receipts"),
    "auto_reply": ("automatic reply", "automatic replies"),
    "bounce": ("bounce", "bounces"),
    "mailing_list": ("from a mailing list", "from mailing lists"),
    "calendar": ("calendar mail", "calendar mails"),
    "spam": ("spam", "spam"),
    "own": ("of your own", "of your own"),
    "thanks": ("thank-you", "thank-yous"),
    "other": ("other", "other"),
}


@dataclass(frozen=True, slots=True)
class Tally:
    """How many messages there were, by what became of them. `aside` holds kinds, the most frequent first."""

    inquiries: int = 0
    joined: int = 0
    undecided: int = 0
    unreadable: int = 0
    aside: tuple[tuple[str, int], ...] = ()

    @property
    def set_aside(self) -> int:
        """Messages that were no inquiry."""
        return sum(number for _, number in self.aside)

    @property
    def total(self) -> int:
        """All of them: the sum of the parts, since every message has exactly one verdict (I1)."""
        return self.inquiries + self.joined + self.undecided + self.unreadable + self.set_aside

    @property
    def words(self) -> str:
        """ "41 messages seen: 3 inquiries, 38 set aside (20 newsletters, …), 0 unreadable." """
        if not self.total:
            return "No message came in."
        parts = [
            counted(self.inquiries, "inquiry", "inquiries"),
            f"{self.joined} joined a lead" if self.joined else "",
            f"{self.undecided} undecided" if self.undecided else "",
            f"{self.set_aside} set aside{self._kinds}",
            f"{self.unreadable} unreadable",
        ]
        return f"{counted(self.total, 'message')} seen: {', '.join(filter(None, parts))}."

    @property
    def _kinds(self) -> str:
        named = [f"{number} {_called(kind, number)}" for kind, number in self.aside]
        return f" ({', '.join(named)})" if named else ""


def tally(book: Book, hours: BusinessHours, now: datetime, since: datetime | None) -> Tally:
    """What came in after `since` up to `now` (aware), None meaning ever.

    Days are counted by their counters; of the day on which the last summary went out, which has no counter
    of its evening, the messages themselves are counted.
    """
    today = hours.day_of(now)
    if since is None:
        return _made_of(_of_days(day for day in book.days.values() if day.date <= today))
    last = hours.day_of(since)
    evening = _of_messages(
        book, (key for key, seen in book.seen.items() if seen.at > since and hours.day_of(seen.at) == last)
    )
    return _made_of(evening + _of_days(day for day in book.days.values() if last < day.date <= today))


def uncounted(book: Book, hours: BusinessHours, since: datetime | None) -> int:
    """How many messages with a verdict stand in no day's count: 0 as long as the two records agree.

    Mail of our own is left out: Sent is read, but not counted as coming in.
    """
    first = hours.day_of(since) if since is not None else date.min
    on_file = Counter(hours.day_of(seen.at) for seen in book.seen.values() if not _is_own(seen))
    days = (day for day in on_file if day >= first)
    return sum(max(on_file[day] - _came_in(book.day(day)), 0) for day in days)


def counted(number: int, one: str, many: str = "") -> str:
    """ "1 message", "3 messages"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def _came_in(day: Day) -> int:
    return sum(n for what, n in (*day.came_in, *day.set_aside) if what != Kind.OWN)


def _is_own(seen: Seen) -> bool:
    return seen.kind is Kind.OWN and seen.verdict is Verdict.NOT_LEAD


def _of_days(days: Iterable[Day]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for day in days:
        for what, number in (*day.came_in, *day.set_aside):
            counts[what] += number
    return counts


def _of_messages(book: Book, keys: Iterable[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for key in keys:
        seen = book.seen[key]
        if not _is_own(seen):
            counts[_verdict_on(book, key, seen)] += 1
    return counts


def _verdict_on(book: Book, key: str, seen: Seen) -> str:
    if seen.verdict is None:
        return _UNREADABLE
    if seen.verdict is Verdict.NOT_LEAD:
        return seen.kind.value
    lead = book.leads.get(seen.lead) if seen.lead is not None else None
    first = lead.conversation[0].fingerprint if lead is not None and lead.conversation else key
    if key != first:
        return _JOINED
    return _UNDECIDED if seen.verdict is Verdict.UNDECIDED else _LEAD


def _made_of(counts: Mapping[str, int]) -> Tally:
    """Everything counted has its place: what is not a verdict is a kind of mail set aside."""
    verdicts = (_LEAD, _JOINED, _UNDECIDED, _UNREADABLE)
    aside = [(what, number) for what, number in counts.items() if what not in verdicts and number]
    return Tally(
        inquiries=counts.get(_LEAD, 0),
        joined=counts.get(_JOINED, 0),
        undecided=counts.get(_UNDECIDED, 0),
        unreadable=counts.get(_UNREADABLE, 0),
        aside=tuple(sorted(aside, key=lambda each: (-each[1], each[0]))),
    )


def _called(kind: str, number: int) -> str:
    one, many = _CALLED.get(kind, (kind.replace("_", " "),) * 2)
    return one if number == 1 else many
