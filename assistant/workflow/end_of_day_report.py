"""The weekly report to the owner: on its weekday at the summary's time, once, with two pictures in it.

Every figure of a picture stands in words and bars as well, which nothing can block.

One that was missed is caught up with for three days, then let go: the next one has the trend.
"""

from datetime import datetime, timedelta
from itertools import islice

from assistant.domain.book import Book
from assistant.domain.business_hours import BusinessHours
from assistant.domain.letter import Rendered
from assistant.domain.weekly import weekly
from assistant.workflow.end_of_day_mail import Errand, Picture, account_for
from assistant.workflow.ports import Desk

REPORT = "report"
TOO_OLD = timedelta(hours=64)
"""A Friday's report still comes on Monday morning."""
_MONTHS = 4
"""Months of the archive that can hold anybody who asked within eight weeks."""


def report_due(
    desk: Desk, book: Book, hours: BusinessHours, started: datetime, now: datetime
) -> Errand | None:
    """The report of the latest report day, unless it was tried, or that day lies before the first start."""
    wanted = desk.habits.report_day
    if wanted is None:
        return None
    today = hours.day_of(now)
    day = today - timedelta(days=(today.weekday() - wanted) % 7)
    due = hours.moment(day, desk.habits.summary_at)
    tried = book.day(day).mail(REPORT) is not None
    return None if tried or due > now or due < started or now - due >= TOO_OLD else Errand(day, REPORT, due)


def compose_report(desk: Desk, errand: Errand, now: datetime) -> tuple[Rendered, tuple[Picture, ...]]:
    """The week that ended on the errand's day, in words and bars, and its pictures (RFC 2392)."""
    book = desk.book.look()
    archived = (lead for month in islice(desk.book.archived(), _MONTHS) for lead in month.leads.values())
    known = {lead.number: lead for lead in archived} | book.leads
    told = weekly(known.values(), desk.hours(now), errand.day, desk.display_phone, now)
    domain = account_for(desk).address.rpartition("@")[2]
    drawn = {
        chart.name: (f"{chart.name}.{desk.seal.mark(errand.key)}@{domain}", "png", desk.draw(heights))
        for chart in told.charts
        if (heights := tuple(column.heights for column in chart.columns))
    }
    pictures = {name: picture for name, picture in drawn.items() if picture[2]}
    cids = {name: f"cid:{content_id}" for name, (content_id, _, _) in pictures.items()}
    values = {"week": told, "pictures": cids, "owner": desk.owner.name}
    return desk.renderer.owner("report", values), tuple(pictures.values())
