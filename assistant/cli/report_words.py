"""A report in words: its headline and its lines for the terminal, shared with its page.

Nothing here is a stranger's text: a report holds numbers.
"""

from collections.abc import Iterator, Sequence

from assistant.cli.audit_rows import CHANNELS, percent, working
from assistant.cli.columns import columns, wrapped
from assistant.cli.safe import Paint, plain
from assistant.domain.phrase import tongue_of
from assistant.domain.report import Calls, Figures, Ledger, Report
from assistant.domain.tally import counted


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


def text(it: Report, width: int = 80, paint: Paint = plain) -> str:
    """The whole report as lines that fit."""
    told = it.figures
    sections = [
        [paint(headline(it), "good" if told.heard == told.inquiries else "bad"), period(it)],
        list(_table(it, width, paint)),
        wrapped(first_response(told), width) if first_response(told) else [],
        [f"Promises: {promises(it.promises)}", f"Calls: {calls(it.calls)}"],
    ]
    lines = [line for section in sections if section for line in ["", *section]]
    return "\n".join(lines[1:]) + "\n"


_TITLES = ("", "ASKED", "HEARD", "SAME DAY", "IN 24 H", "ANSWERED", "SAME DAY", "IN 24 H")


def _table(it: Report, width: int, paint: Paint) -> Iterator[str]:
    """How many heard and were answered, of everything and by channel."""
    if not it.figures.inquiries:
        return
    rows = [_row("All", it.figures)]
    if len(it.by_channel) > 1:
        rows += [_row(CHANNELS[channel], each) for channel, each in it.by_channel.items()]
    title, *lines = columns(rows, _TITLES, (13, 5, 5, 8, 7, 8, 8), width)
    yield paint(title, "quiet")
    yield from lines


def _row(name: str, it: Figures) -> Sequence[str]:
    return (
        name,
        str(it.inquiries),
        str(it.heard),
        percent(it.share(it.heard_same_day)),
        percent(it.share(it.heard_within_24h)),
        str(it.answered),
        percent(it.share(it.same_day)),
        percent(it.share(it.within_24h)),
    )
