"""Playing phone tag properly: when to try again, and when the owner can be reached himself.

A day falls into morning, afternoon and evening; who was not there in one of them is tried in another.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from assistant.domain.business_hours import BusinessHours, Span
from assistant.domain.draft import DraftKind
from assistant.domain.lead import Attempt, CallResult, Lead, LeadState
from assistant.domain.phrase import say_day, say_time, tongue_of, whose_clock
from assistant.domain.promise import is_too_old

LOOK_AHEAD = 15
"""Days within which a window is looked for: two weeks on, the same weekday is still among them."""
SHORTEST = timedelta(minutes=30)
"""A shorter rest of a window is not worth naming."""
PAUSE = timedelta(hours=1)
"""Before somebody is tried again in the same part of a day."""


class PartOfDay(StrEnum):
    """When in the day, by the owner's clock."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


_BEGINS = ((PartOfDay.EVENING, time(17)), (PartOfDay.AFTERNOON, time(12)), (PartOfDay.MORNING, time(0)))


def part_of_day(at: datetime, hours: BusinessHours) -> PartOfDay:
    """Morning until noon, afternoon until five, evening after."""
    clock = hours.local(at).time()
    return next(part for part, begins in _BEGINS if clock >= begins)


def windows_of(day: date, hours: BusinessHours) -> tuple[Span, ...]:
    """The day's open hours, cut at noon and at five, earliest first; none on a closed day."""
    cuts = [hours.moment(day, time(12)), hours.moment(day, time(17))]
    return tuple(piece for window in hours.windows(day) for piece in _cut(window, cuts))


def _cut(window: Span, cuts: list[datetime]) -> Iterator[Span]:
    start, end = window
    for cut in cuts:
        if start < cut < end:
            yield start, cut
            start = cut
    yield start, end


# --- the owner tries --------------------------------------------------------------------------------------


def tries(lead: Lead) -> tuple[Attempt, ...]:
    """Calls that reached nobody, since somebody was last reached."""
    missed: list[Attempt] = []
    for attempt in sorted(lead.attempts, key=lambda each: each.at):
        missed = [] if attempt.result is CallResult.REACHED else [*missed, attempt]
    return tuple(missed)


def call_window(lead: Lead, now: datetime, hours: BusinessHours) -> Span | None:
    """When to try next: within the open hours, in a part of the day not tried yet, first day first.

    Never twice on one day, unless it is urgent: the lead is overdue (then in another part of that day), or
    what they are owed falls due before any other window begins. Where every part was tried, the one tried
    least. None if no hours are open within two weeks. The span is in UTC and begins now at the earliest.
    """
    tried = tries(lead)
    late = lead.is_overdue(now)
    usual = _best(now, tried, hours, urgent=late)
    if lead.due is None or late or (usual is not None and usual[0] < lead.due):
        return usual
    return _before(lead.due, tried, now, hours) or _best(now, tried, hours, urgent=True)


def _best(now: datetime, tried: tuple[Attempt, ...], hours: BusinessHours, *, urgent: bool) -> Span | None:
    return _least_tried([s for s in _ahead(now, hours) if _may_try(s, tried, hours, urgent)], tried, hours)


def _before(due: datetime, tried: tuple[Attempt, ...], now: datetime, hours: BusinessHours) -> Span | None:
    """The window before that time: in another part of the day, else after a pause in the same one."""
    ahead = [(start, min(end, due)) for start, end in _ahead(now, hours) if start < due]
    other = [span for span in ahead if _may_try(span, tried, hours, urgent=True)]
    again = [(max(start, tried[-1].at + PAUSE), end) for start, end in ahead] if tried else []
    return _least_tried(_long_enough(other), tried, hours) or _least_tried(_long_enough(again), tried, hours)


def _least_tried(spans: list[Span], tried: tuple[Attempt, ...], hours: BusinessHours) -> Span | None:
    often = Counter(part_of_day(each.at, hours) for each in tried)
    return min(spans, key=lambda span: (often[part_of_day(span[0], hours)], span), default=None)


def _long_enough(spans: list[Span]) -> list[Span]:
    return [(start, end) for start, end in spans if end - start >= SHORTEST]


def _ahead(now: datetime, hours: BusinessHours) -> Iterator[Span]:
    today = hours.day_of(now)
    for days in range(LOOK_AHEAD):
        for start, end in windows_of(today + timedelta(days=days), hours):
            if end - max(start, now) >= SHORTEST:
                yield max(start, now), end


def _may_try(span: Span, tried: tuple[Attempt, ...], hours: BusinessHours, urgent: bool) -> bool:
    day = hours.day_of(span[0])
    same_day = [each for each in tried if hours.day_of(each.at) == day]
    if not same_day:
        return True
    return urgent and all(part_of_day(e.at, hours) is not part_of_day(span[0], hours) for e in same_day)


def say_next_try(lead: Lead, now: datetime, hours: BusinessHours) -> str:
    """For the owner: "next try Wed 25 Nov 13:00 to 17:00"; "" where no time can be proposed."""
    span = call_window(lead, now, hours)
    if span is None:
        return ""
    start, end = span
    return f"next try {say_time(start, hours.zone, 'en', now=now)} to {hours.local(end):%H:%M}"


# --- the owner offers times -------------------------------------------------------------------------------


def phone_tag_due(lead: Lead, now: datetime, hours: BusinessHours) -> bool:
    """Was a message left, the last thing we did, and no mail about it drafted yet?

    After more than a business day such a mail comes too late.
    """
    if lead.state not in (LeadState.OPEN, LeadState.WAITING) or not lead.attempts:
        return False
    last = max(lead.attempts, key=lambda each: each.at)
    drafted = any(d.kind is DraftKind.PHONE_TAG and d.created_at >= last.at for d in lead.drafts)
    left = last.result is CallResult.LEFT_MESSAGE
    return left and not drafted and not is_too_old(last.at, now, hours)


def times_to_reach_us(now: datetime, hours: BusinessHours) -> tuple[Span, ...]:
    """Two windows on two days, in two parts of the day where there are such: when the owner can be reached.

    They begin on the next open day at the earliest, so that the mail is read before. Fewer where the
    calendar has no more.
    """
    today = hours.day_of(now)
    ahead = [span for span in _ahead(now, hours) if hours.day_of(span[0]) > today]
    if not ahead:
        return ()
    first = ahead[0]
    later = [span for span in ahead if hours.day_of(span[0]) != hours.day_of(first[0])]
    other = [s for s in later if part_of_day(s[0], hours) is not part_of_day(first[0], hours)]
    return (first, *(other or later)[:1])


def say_windows(
    spans: tuple[Span, ...], hours: BusinessHours, language: str, *, now: datetime, other_zone: tzinfo | None
) -> tuple[str, ...]:
    """Windows as a person says them; behind the last, whose clock is meant, where that of `other_zone` (the
    reader's) shows another time."""
    said = tuple(say_window(span, hours, language, now=now) for span in spans)
    whose = whose_clock(spans[0][0], hours.zone, language, other_zone) if spans else ""
    return (*said[:-1], f"{said[-1]} ({whose})") if whose else said


def say_window(span: Span, hours: BusinessHours, language: str, *, now: datetime) -> str:
    """A window as a person says it: "Wednesday, 25 November, 8 am to noon"; with the year if not this one."""
    tongue = tongue_of(language)
    start, end = map(hours.local, span)
    day = say_day(start.date(), language, today=hours.day_of(now))
    spoken, words = _FROM_TO.get(tongue, ("{date}, {a} to {b}", tongue.clock))
    return spoken.format(date=day, a=words(start.time()), b=words(end.time()))


def _digits(clock: time) -> str:
    return f"{clock.hour}:{clock.minute:02}"


def _german(clock: time) -> str:
    return str(clock.hour) if not clock.minute else f"{clock.hour}.{clock.minute:02}"


_FROM_TO = {
    tongue_of("de"): ("{date}, {a} bis {b} Uhr", _german),
    tongue_of("fr"): ("{date} de {a} à {b}", tongue_of("fr").clock),
    tongue_of("es"): ("{date}, de {a} a {b}", _digits),
    tongue_of("it"): ("{date}, dalle {a} alle {b}", _digits),
    tongue_of("nl"): ("{date}, {a} tot {b} uur", _german),
    tongue_of("pt"): ("{date}, das {a} às {b}", _digits),
}
