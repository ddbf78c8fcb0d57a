"""The morning's mail to the owner, if he wants one: today's plan, with his blocks as a calendar file.

Once a local date, at the first opening or at a set time; one that is hours late is left out, for then the day
has its own plan. Nothing is sent on a day that asks for nobody.
"""

from datetime import date, datetime, time, timedelta

from assistant.domain import planner
from assistant.domain.book import Book
from assistant.domain.business_hours import BusinessHours
from assistant.domain.letter import Rendered
from assistant.domain.morning import events, morning
from assistant.domain.plan_words import Eye
from assistant.domain.planner import Plan, Wishes
from assistant.workflow.end_of_day_mail import Errand, File, links
from assistant.workflow.ports import Desk

PLAN = "plan"
TOO_OLD = timedelta(hours=3)


def plan_due(desk: Desk, book: Book, hours: BusinessHours, started: datetime, now: datetime) -> Errand | None:
    """Today's, once its time has come; None if it was tried, or found needless, or is too old by now."""
    today = hours.day_of(now)
    due = _due(desk, hours, today)
    if due is None or due > now or due < started or now - due > TOO_OLD:
        return None
    return None if book.day(today).mail(PLAN) is not None else Errand(today, PLAN, due)


def _due(desk: Desk, hours: BusinessHours, today: date) -> datetime | None:
    """When it comes on that day; None on a closed one."""
    at, opens = desk.habits.plan_mail, [start for start, _ in hours.windows(today)]
    if at is None or not opens:
        return None
    return hours.moment(today, at) if isinstance(at, time) else opens[0]


def compose_plan(desk: Desk, errand: Errand, now: datetime) -> tuple[Rendered, tuple[File, ...]] | None:
    """Today in words and as a calendar file; None if there is nobody to follow up today."""
    found, eye = _plan(desk, now)
    told = morning(found, eye, links(desk, errand, eye.hours))
    if told is None:
        return None
    rendered = desk.renderer.owner("plan", {"morning": told, "owner": desk.owner.name})
    entries = events(found, eye)
    written = desk.calendar(entries, now, desk.owner.email) if entries else b""
    name = f"follow-up-{errand.day.isoformat()}.ics"
    return rendered, ((name, "text/calendar", written),) if written else ()


def _plan(desk: Desk, now: datetime) -> tuple[Plan, Eye]:
    habits = desk.habits
    wishes = Wishes(habits.blocks, habits.nudge_after_days, habits.check_in_after_days)
    eye = Eye(now, desk.hours(now), desk.display_phone)
    return planner.plan(desk.book.look(), now, eye.hours, wishes, desk.display_phone), eye
