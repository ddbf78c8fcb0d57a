"""A report in words and shares: the same in the terminal, on the page, and on paper.

Nothing here is a stranger's text: a report holds numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain.lead import Channel
from assistant.domain.phrase import tongue_of
from assistant.domain.report import Calls, Figures, Ledger, Report
from assistant.domain.tally import counted

CHANNELS = {
    Channel.EMAIL: "Mail",
    Channel.WEB_FORM: "Web form",
    Channel.VOICEMAIL: "Voicemail",
    Channel.MISSED_CALL: "Missed call",
    Channel.TEXT_MESSAGE: "Text message",
    Channel.MANUAL: "By hand",
}
NO_BREAK = "\u00a0"


def percent(share: float | None) -> str:
    """ "57%", a dash where there is nothing to share."""
    return "–" if share is None else f"{round(share * 100)}%"


def working(minutes: int) -> str:
    """Working time in words: "3 h 44 min", never broken over two lines."""
    hours, rest = divmod(minutes, 60)
    words = f"{hours} h {rest} min" if rest and hours < 10 else f"{hours} h"
    return (words if hours else f"{max(rest, 1)} min").replace(" ", NO_BREAK)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar that is 100 wide: what it stands for (`key` is its colour), and where it lies."""

    key: str
    words: str
    number: int
    x: float
    width: float


def parts(counts: Sequence[tuple[str, str, int]]) -> list[Part]:
    """Parts of a bar out of (key, words, number); parts of nothing are left out."""
    total = sum(number for _, _, number in counts)
    found: list[Part] = []
    start = 0.0
    for key, what, number in counts:
        if number:
            width = 100 * number / total
            found.append(Part(key, what, number, round(start, 2), round(width, 2)))
            start += width
    return found


def period(it: Report) -> str:
    """ "26 October to 22 November 2026"; the first year only if it is another."""
    months = tongue_of("en").months
    first, last = it.first, it.last
    ends = f"{last.day} {months[last.month - 1]} {last.year}"
    if first == last:
        return ends
    year = f" {first.year}" if first.year != last.year else ""
    return f"{first.day} {months[first.month - 1]}{year} to {ends}"


def headline(it: Report) -> str:
    """The first sentence: "12 inquiries, all heard back." """
    told = it.figures
    if not told.inquiries:
        return "Nobody asked for anything in this time."
    silent = told.inquiries - told.heard
    heard = "all heard back" if not silent else f"{silent} did not hear back yet"
    if told.inquiries == 1:
        return "1 inquiry, and it was heard." if not silent else "1 inquiry; they did not hear back yet."
    return f"{told.inquiries} inquiries; {heard}."


def first_response(it: Figures) -> str:
    """How fast the first response came, in working time; "" where nobody heard."""
    middle, most = it.first_response.median, it.first_response.p90
    if middle is None or most is None:
        return ""
    if it.heard == 1:
        return f"The first response took {working(middle)} of working time."
    return (
        f"First response: half of them within {working(middle)} of working time,"
        f" nine of ten within {working(most)}."
    )


def promises(it: Ledger) -> str:
    """What became of promises: "8 kept, 1 broken, 2 still open." """
    if not it.kept + it.broken + it.open:
        return "No promise was due."
    return f"{it.kept} kept, {it.broken} broken, {it.open} still open."


def calls(it: Calls) -> str:
    """Calls in words: "4 made: 2 reached, 1 message left, 1 without answer." """
    if not it.made:
        return "No call was recorded."
    left = counted(it.left_message, "message left", "messages left")
    return f"{it.made} made: {it.reached} reached, {left}, {it.no_answer} without answer."
