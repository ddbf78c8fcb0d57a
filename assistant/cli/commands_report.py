"""`report`: how fast everybody heard back, over a period."""

from datetime import date, timedelta
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.cli import figures, machine
from assistant.cli.call import Call, hand_out, paint, pass_call, say, width
from assistant.cli.safe import one_line
from assistant.errors import UsageError

if TYPE_CHECKING:
    from assistant.domain.business_hours import BusinessHours
    from assistant.domain.report import Report

USUAL_DAYS = 28
LONGEST = 3660
"""Days; nobody reports on more than ten years."""


@click.command()
@click.option("--from", "first", metavar="D", help="First day, like 2026-11-01 (else 28 days in all).")
@click.option("--to", "last", metavar="D", help="Last day, counted too (else today).")
@click.option("--json", "json", is_flag=True, help="For programs: one JSON document.")
@click.option(
    "--html", type=click.Path(dir_okay=False, path_type=Path), help="Also write a page with pictures there."
)
@pass_call
def report(call: Call, first: str | None, last: str | None, json: bool, html: Path | None) -> None:
    """How fast everybody heard back: the last 28 days, or the days you name, both counted."""
    from assistant import bootstrap
    from assistant.cli import paper

    if html is not None:
        paper.checked_place(html)
    hours = bootstrap.hours(call.settings, call.store)(call.now)
    found = _report(call, hours, *_period(first, last, hours.day_of(call.now)))
    if html is not None:
        paper.write(html, _page(call, found, hours))
    _print(found, html, json=json)


def _print(found: "Report", html: Path | None, *, json: bool) -> None:
    from assistant.cli import report_text

    if json:
        hand_out(machine.document(figures.report(found)))
        return
    say(report_text.text(found, width(), paint()))
    say(f"\nThe page is in {html}." if html else "\n`--html FILE` makes a page of it, with pictures.")


def _report(call: Call, hours: "BusinessHours", first: date, last: date) -> "Report":
    """The figures of all leads there ever were, from the book and the archive, each once."""
    from assistant.domain.report import report as figures_of

    archived = chain.from_iterable(month.leads.values() for month in call.store.archived())
    known = {each.number: each for each in archived} | call.store.look().leads
    return figures_of(known.values(), hours, first, last)


def _page(call: Call, found: "Report", hours: "BusinessHours") -> str:
    from assistant import bootstrap
    from assistant.web import report_sheet

    filled = report_sheet.values(found, hours, call.now)
    return bootstrap.templates(call.settings).page("report_sheet", filled).lstrip()


def _period(first: str | None, last: str | None, today: date) -> tuple[date, date]:
    """First and last day; what was not said is 28 days in all, and today."""
    ends = _day("--to", last) if last is not None else today
    begins = _day("--from", first) if first is not None else ends - timedelta(days=USUAL_DAYS - 1)
    if begins > ends:
        raise UsageError(f"The report would begin on {begins} and end before, on {ends}; turn them round.")
    if (ends - begins).days >= LONGEST:
        raise UsageError("A report covers ten years at most; name a later first day with --from.")
    return begins, ends


def _day(option: str, text: str) -> date:
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        day = date.min
    if not 1970 <= day.year <= 2200:
        raise UsageError(f"{option}: {one_line(text)[:30]} is no date; write it like 2026-11-01.")
    return day
