"""A report for the terminal: its lines, as they fit."""

from collections.abc import Iterator, Sequence

from assistant.cli.columns import columns, wrapped
from assistant.cli.safe import Paint, plain
from assistant.domain.report import Figures, Report
from assistant.domain.report_words import CHANNELS, calls, first_response, headline, percent, period, promises


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
