"""An audit for the terminal: a headline, who waits with a number to call, and the figures."""

from collections.abc import Iterator, Sequence

from assistant.cli.audit_rows import (
    CANNOT_KNOW,
    Eye,
    Row,
    headline,
    people,
    seen,
    slow_rows,
    story,
    waiting_rows,
)
from assistant.cli.columns import columns, wrapped
from assistant.cli.safe import Paint, one_line, plain
from assistant.domain.audit import Audit, Sort
from assistant.domain.report import Figures
from assistant.domain.report_words import CHANNELS, percent, working
from assistant.domain.tally import counted

LONGEST_LIST, LONGEST_SIDE_LIST = 40, 10
"""So many people a list names; the page and --json have more."""
_SAID_IN = 2
_ROOMY = 72
"""From this width on, the columns have room for whole names."""


def text(it: Audit, eye: Eye, width: int = 80, paint: Paint = plain) -> str:
    """The whole audit as lines that fit."""
    sections = [
        [paint(headline(it), "bad" if it.of(Sort.NEVER) else "good")],
        wrapped(story(it), width),
        *(list(_list(it, eye, each, width, paint)) for each in _LISTS),
        list(_slowest(it, eye, width, paint)),
        list(_figures(it, width, paint)),
        [paint(line, "quiet") for line in wrapped(CANNOT_KNOW, width)],
        [paint(line, "quiet") for line in wrapped(_looked(it), width)],
    ]
    lines = [line for section in sections if section for line in ["", *section]]
    return "\n".join(lines[1:]) + "\n"


_LISTS: tuple[tuple[Sort, str, str, int], ...] = (
    (Sort.NEVER, "Never heard back", "bad", LONGEST_LIST),
    (Sort.NOTED, "Got your assistant's note, and wait for the answer", "bad", LONGEST_LIST),
    (Sort.CALL, "Called or left a number; whether you called back, only you know", "ask", LONGEST_LIST),
    (Sort.AGAIN, "Asked again after your answer", "ask", LONGEST_LIST),
    (Sort.APP, "Not to be reached by mail", "", LONGEST_SIDE_LIST),
    (Sort.PERHAPS, "Have a look: perhaps no inquiry, perhaps answered already", "", LONGEST_SIDE_LIST),
    (Sort.IN_TIME, "Wrote lately; there is still time", "", LONGEST_SIDE_LIST),
)


def _list(it: Audit, eye: Eye, part: tuple[Sort, str, str, int], width: int, paint: Paint) -> Iterator[str]:
    sort, words, tone, most = part
    found = it.of(sort)
    if not found:
        return
    yield from (paint(line, tone) for line in wrapped(f"{words} ({people(found)})", width))
    yield from _rows(waiting_rows(found[:most], it, eye), "WAITS", width, paint)
    if len(found) > most:
        yield f"  … and {len(found) - most} more; --html FILE or --json names them all."


def _rows(rows: Sequence[Row], first: str, width: int, paint: Paint) -> Iterator[str]:
    """Two lines a person: how long, who, how to reach them; below, what it is about and why it is here."""
    cells = [(row.ago, row.who, row.phone or row.email or "–", f"{row.how}, {row.came}") for row in rows]
    most = (8, 22, 22) if width >= _ROOMY else (8, 15, 15)
    title, *lines = columns(cells, (first, "WHO", "REACH", "CAME"), most, width - 2)
    yield paint(f"  {title}", "quiet")
    for row, line in zip(rows, lines, strict=True):
        yield f"  {line}"
        yield from _beginning(wrapped(f"{row.what}: {row.said}" if row.said else row.what, width, " " * 12))
        if row.why:
            yield from (paint(each, "quiet") for each in wrapped(row.why, width, " " * 12))


def _beginning(lines: list[str]) -> list[str]:
    """Two lines at most, with a sign where more was said."""
    return (
        lines
        if len(lines) <= _SAID_IN
        else [*lines[: _SAID_IN - 1], f"{lines[_SAID_IN - 1][:-2].rstrip()} …"]
    )


def _slowest(it: Audit, eye: Eye, width: int, paint: Paint) -> Iterator[str]:
    rows = slow_rows(it, eye)
    if not rows:
        return
    yield "Waited longest for an answer"
    cells = [(row.ago, row.who, row.what) for row in rows]
    title, *lines = columns(cells, ("WAITED", "WHO", "ABOUT"), (8, 22), width - 2)
    yield paint(f"  {title}", "quiet")
    yield from (f"  {line}" for line in lines)


def _figures(it: Audit, width: int, paint: Paint) -> Iterator[str]:
    """The shares, of everything and by channel."""
    if not it.report.figures.inquiries:
        return
    cells = [_figure("All", it.report.figures)]
    cells += [_figure(CHANNELS[channel], each) for channel, each in it.report.by_channel.items()]
    names = ("", "ASKED", "ANSWERED", "SAME DAY", "IN 24 H", "HALF IN (WORKING TIME)")
    title, *lines = columns(cells, names, (12, 5, 8, 8, 7), width - 2)
    yield "How fast"
    yield paint(f"  {title}", "quiet")
    yield from (f"  {line}" for line in lines)


def _figure(name: str, it: Figures) -> tuple[str, ...]:
    return (
        name,
        str(it.inquiries),
        str(it.answered),
        percent(it.share(it.same_day)),
        percent(it.share(it.within_24h)),
        "–" if it.first_response.median is None else working(it.first_response.median),
    )


def _looked(it: Audit) -> str:
    own = ", ".join(map(one_line, it.own_addresses)) or "unknown"
    last = len(it.of(Sort.LAST_WORD))
    kept = f" {counted(last, 'person', 'people')} had the last word and asked nothing." if last else ""
    return f"{seen(it)}{kept} Your addresses: {own}. Nothing in the mailbox was changed."
