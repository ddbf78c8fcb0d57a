"""Follow-up blocks filled with names: who is called, answered, nudged or asked today and in the coming week.

Pure. The owner's blocks are windows of his week; nothing of a plan is stored: it is reckoned anew from the
leads each time, so what was not done simply stands in the next block. How often it moved on is the number
of blocks that passed since it could first have been done.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from assistant.domain.book import Book
from assistant.domain.business_hours import BusinessHours, Span, Week
from assistant.domain.calls import call_window, part_of_day, tries
from assistant.domain.draft import DraftKind, DraftState
from assistant.domain.follow_up import CALL_QUESTIONS, CHECK_INS_A_WEEK, check_in_due, next_nudge
from assistant.domain.lead import Attempt, CallResult, Lead, LeadState
from assistant.domain.pace import Pace, Work, paces
from assistant.domain.person import Person
from assistant.domain.summary_rows import BY_PHONE, inert, wants_call, who

DAYS = 7
"""A plan covers today and the six days after it."""
LOOK_BACK = 60
"""Days whose blocks count for how often something moved on."""
SHORTEST = timedelta(minutes=5)
"""Of a block that has begun, a shorter rest holds nothing."""
ABOUT, NAME = 90, 44
"""Characters of a stranger's words, and of a name."""

_LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the plan is made for: the blocks of the week, and how the owner follows up."""

    blocks: Week
    nudge_after_days: tuple[int, ...] = ()
    check_in_after_days: int = 0

    @property
    def has_blocks(self) -> bool:
        """Did the owner set any?"""
        return any(self.blocks)


@dataclass(frozen=True, slots=True)
class Task:
    """One person to follow up. Words are plain and inert, times aware UTC; `phone` is in E.164."""

    work: Work
    who: str
    about: str
    minutes: int
    lead: int | None = None
    """None for a past customer without an open matter."""
    phone: str = ""
    due: datetime | None = None
    late: bool = False
    window: Span | None = None
    """When best to call."""
    tried: tuple[Attempt, ...] = ()
    moved: int = 0
    """How many blocks passed without it being done."""
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of time with what is to be done in it. `number` counts the blocks of its day from 1."""

    day: date
    number: int
    start: datetime
    end: datetime
    tasks: tuple[Task, ...] = ()
    room: int = 0
    """Minutes that are left of it."""

    @property
    def minutes(self) -> int:
        """How long what stands in it takes."""
        return sum(each.minutes for each in self.tasks)


@dataclass(frozen=True, slots=True)
class Plan:
    """Today and the week. `blocks` are in order of time, those without names too.

    `at_once` is overdue or falls due before a block begins that has room; `rest` fits in none. Without blocks
    in the config the open hours of one day serve, and `has_blocks` is false.
    """

    today: date
    blocks: tuple[Block, ...]
    at_once: tuple[Task, ...]
    rest: tuple[Task, ...]
    paces: Mapping[Work, Pace]
    has_blocks: bool
    fallen: tuple[Block, ...] = ()
    """Blocks of these days that are not held: a holiday, an absence."""

    @property
    def tasks(self) -> tuple[Task, ...]:
        """Everything, the most urgent first."""
        placed = (task for block in self.blocks for task in block.tasks)
        return tuple(sorted((*self.at_once, *placed, *self.rest), key=_urgency))

    @property
    def calls(self) -> tuple[Task, ...]:
        """Every call, the most urgent first."""
        return tuple(task for task in self.tasks if task.work is Work.CALL)


def plan(
    book: Book, now: datetime, hours: BusinessHours, wishes: Wishes, display_phone: Callable[[str], str]
) -> Plan:
    """Who is followed up when, from `now` (aware) on."""
    pace = paces(book.leads.values())
    ahead = _blocks_ahead(now, hours, wishes)
    passed = _blocks_passed(now, hours, wishes)
    tasks = [
        *_of_leads(book, now, hours, wishes, pace, display_phone),
        *_customers(book, ahead, hours, wishes, pace, display_phone),
    ]
    last = ahead[-1].day if ahead else hours.day_of(now) + timedelta(days=DAYS - 1)
    in_reach = ((task, since) for task, since in tasks if _comes_by(task, last, hours))
    ordered = sorted((_moved(task, since, passed) for task, since in in_reach), key=_urgency)
    at_once = [
        each for each in ordered if wishes.has_blocks and _cannot_wait(each, ahead, hours.day_of(now), hours)
    ]
    blocks, rest = _filled(
        ahead, [each for each in ordered if each not in at_once], hours, now if wishes.has_blocks else None
    )
    pressing = [each for each in rest if wishes.has_blocks and _is_of_today(each, hours.day_of(now), hours)]
    at_once = sorted((*at_once, *pressing), key=_urgency)
    rest = tuple(each for each in rest if each not in pressing)
    fallen = tuple(_fallen(now, hours, wishes))
    return Plan(hours.day_of(now), blocks, tuple(at_once), rest, pace, wishes.has_blocks, fallen)


# --- blocks -----------------------------------------------------------------------------------------------


def _blocks_ahead(now: datetime, hours: BusinessHours, wishes: Wishes) -> tuple[Block, ...]:
    """Blocks from now on; without any in the config the rest of the first day with open hours."""
    today = hours.day_of(now)
    days = [today + timedelta(days=ahead) for ahead in range(DAYS)]
    if wishes.has_blocks:
        return tuple(block for day in days for block in _blocks(day, hours, wishes.blocks, now))
    open_days = (tuple(_numbered(day, hours.windows(day), now)) for day in days)
    return next(filter(None, open_days), ())


def _blocks(day: date, hours: BusinessHours, week: Week, now: datetime) -> Iterator[Block]:
    """The owner's blocks on a day; none on a holiday or while he is away."""
    if day not in hours.closed:
        yield from _numbered(day, _spans(day, hours, week), now)


def _fallen(now: datetime, hours: BusinessHours, wishes: Wishes) -> Iterator[Block]:
    """What would be a block if that day were not closed."""
    for day in (hours.day_of(now) + timedelta(days=ahead) for ahead in range(DAYS)):
        if day in hours.closed:
            yield from _numbered(day, _spans(day, hours, wishes.blocks), now)


def _spans(day: date, hours: BusinessHours, week: Week) -> Iterator[Span]:
    return ((hours.moment(day, a), hours.moment(day, b)) for a, b in week[day.weekday()])


def _numbered(day: date, spans: Iterable[Span], now: datetime) -> Iterator[Block]:
    for number, (start, end) in enumerate(spans, start=1):
        left = end - max(start, now)
        if left >= SHORTEST:
            yield Block(day, number, start, end, room=int(left.total_seconds() // 60))


def _blocks_passed(now: datetime, hours: BusinessHours, wishes: Wishes) -> tuple[list[datetime], int]:
    """When the blocks of the last weeks began, in order, and how many of them have ended by now."""
    today = hours.day_of(now)
    days = (today - timedelta(days=back) for back in range(LOOK_BACK, -1, -1))
    spans = [span for day in days if day not in hours.closed for span in _spans(day, hours, wishes.blocks)]
    return [start for start, _ in spans], bisect_right([end for _, end in spans], now)


def _moved(task: Task, since: datetime, passed: tuple[list[datetime], int]) -> Task:
    starts, over = passed
    return replace(task, moved=max(over - bisect_left(starts, since), 0))


# --- what is to be done -----------------------------------------------------------------------------------


def _of_leads(
    book: Book,
    now: datetime,
    hours: BusinessHours,
    wishes: Wishes,
    pace: Mapping[Work, Pace],
    display_phone: Callable[[str], str],
) -> Iterator[tuple[Task, datetime]]:
    """What each lead asks for, and since when it could have been done."""
    for lead in book.unfinished():
        found = _work(lead, book.people.get(lead.person), now, hours, wishes)
        if found is None:
            continue
        work, begins = found
        put_off = lead.snoozed_until if lead.is_snoozed(now) else None
        not_before = max(filter(None, (put_off, begins if begins > now else None)), default=None)
        task = Task(
            work=work,
            who=_called(lead, display_phone),
            about=_about(lead),
            minutes=pace[work].minutes,
            lead=lead.number,
            phone=lead.contact.phone or "",
            due=lead.due,
            late=lead.is_overdue(now),
            window=call_window(lead, now, hours) if work is Work.CALL else None,
            tried=tries(lead),
            not_before=not_before,
        )
        yield task, max(filter(None, (begins, lead.snoozed_until)))


def _work(
    lead: Lead, person: Person | None, now: datetime, hours: BusinessHours, wishes: Wishes
) -> tuple[Work, datetime] | None:
    """What this lead asks for and since when, or from when on; None for nothing in these days."""
    begins = _began(lead)
    if _needs_call(lead, person):
        return Work.CALL, begins
    if lead.state is LeadState.UNDECIDED or lead.glance or lead.question:
        return Work.LOOK, begins
    if lead.due is not None or lead.state is LeadState.OPEN:
        return Work.MAIL, begins
    return _reminder(lead, now, hours, wishes)


def _reminder(
    lead: Lead, now: datetime, hours: BusinessHours, wishes: Wishes
) -> tuple[Work, datetime] | None:
    """A nudge or a check-in that waits for a yes, or a nudge whose day comes in these days."""
    kinds = {DraftKind.NUDGE: Work.NUDGE, DraftKind.CHECK_IN: Work.CHECK_IN}
    for draft in lead.drafts:
        if draft.state is DraftState.PENDING and draft.kind in kinds:
            return kinds[draft.kind], draft.created_at
    if lead.wanted in kinds:
        return kinds[lead.wanted], now
    nudge = next_nudge(lead, hours, wishes.nudge_after_days)
    if nudge is None or nudge.day >= hours.day_of(now) + timedelta(days=DAYS):
        return None
    return Work.NUDGE, hours.moment(nudge.day, time(0))


def _needs_call(lead: Lead, person: Person | None) -> bool:
    """The phone is the way: they called, no mail reaches them, it was tried before, or a time slips twice."""
    if not lead.contact.phone:
        return False
    if wants_call(lead) or lead.question.startswith(CALL_QUESTIONS):
        return True
    bounced = person is not None and lead.route.to in person.bounced
    owed = lead.due is not None and not lead.glance
    return owed and (bounced or bool(tries(lead)) or not (lead.route.to or lead.contact.email))


def _began(lead: Lead) -> datetime:
    """Since when what is due now could have been done: a try or a new promise begins it anew."""
    promised = [each.made_at for each in lead.open_promises]
    tried = [each.at for each in lead.attempts]
    return max((lead.opened_at or lead.received_at, *promised, *tried))


def _called(lead: Lead, display_phone: Callable[[str], str]) -> str:
    """Who it is; the number of one without a name stands beside it anyway."""
    return who(lead, display_phone) if lead.contact.name or lead.contact.email else "somebody"


def _about(lead: Lead) -> str:
    """One line of what it is about: of a call what was said, of a mail its subject."""
    said = lead.channel in BY_PHONE and lead.excerpt
    words = (lead.excerpt if said else "", lead.about, lead.subject, lead.excerpt)
    return next(filter(None, (inert(each, ABOUT) for each in words)), "(no words)")


def _customers(
    book: Book,
    ahead: Sequence[Block],
    hours: BusinessHours,
    wishes: Wishes,
    pace: Mapping[Work, Pace],
    display_phone: Callable[[str], str],
) -> Iterator[tuple[Task, datetime]]:
    """Past customers whose turn to be asked comes in one of these blocks, a few a week."""
    if not wishes.check_in_after_days:
        return
    busy = {lead.person for lead in book.unfinished()}
    free = [person for person in book.people.values() if person.id not in busy]
    turns = (
        (block.start, person)
        for person in free
        for block in ahead
        if check_in_due(person, block.start, hours, wishes.check_in_after_days)
    )
    first: dict[str, tuple[datetime, Person]] = {}
    for start, person in turns:
        first.setdefault(person.id, (start, person))
    for start, person in sorted(first.values(), key=lambda pair: (pair[0], pair[1].id))[:CHECK_INS_A_WEEK]:
        yield _check_in(person, start, pace, display_phone), start


def _check_in(
    person: Person, start: datetime, pace: Mapping[Work, Pace], display_phone: Callable[[str], str]
) -> Task:
    names = (person.name or "", *person.emails, *map(display_phone, person.phones))
    return Task(
        work=Work.CHECK_IN,
        who=next(filter(None, (inert(each, NAME) for each in names)), "somebody"),
        about=inert(person.matters[-1].about, ABOUT),
        minutes=pace[Work.CHECK_IN].minutes,
        phone=next(iter(person.phones), ""),
        not_before=start,
    )


# --- filling ----------------------------------------------------------------------------------------------

_RANK = {Work.LOOK: 2, Work.CALL: 2, Work.MAIL: 2, Work.NUDGE: 3, Work.CHECK_IN: 4}


def _urgency(task: Task) -> tuple[object, ...]:
    """Overdue ones, then what is due next, then what asks for a look, nudges, check-ins."""
    rank = 0 if task.late else 1 if task.due is not None else _RANK[task.work]
    return (rank, task.due or _LAST, task.not_before or task.due or _LAST, task.lead or 0, task.who)


def _comes_by(task: Task, last: date, hours: BusinessHours) -> bool:
    """Can it be done by that day at all? What was put off for longer is no matter of these days."""
    return task.not_before is None or hours.day_of(task.not_before) <= last


def _cannot_wait(task: Task, blocks: Sequence[Block], today: date, hours: BusinessHours) -> bool:
    """Is it due before the first block begins that it could stand in? What is late waits for one of today, on
    a closed day for one of the next open day, no longer."""
    if task.due is None or task.not_before is not None:
        return False
    first = next((block for block in blocks if _suits(task, block, blocks, hours)), None)
    if first is None:
        return task.late or hours.day_of(task.due) < today + timedelta(days=DAYS)
    return first.day > hours.open_day_from(today) if task.late else task.due <= first.start


def _is_of_today(task: Task, today: date, hours: BusinessHours) -> bool:
    return task.due is not None and task.not_before is None and hours.day_of(task.due) <= today


def _filled(
    blocks: Sequence[Block], tasks: Sequence[Task], hours: BusinessHours, now: datetime | None
) -> tuple[tuple[Block, ...], tuple[Task, ...]]:
    """The blocks with the tasks in them, the most urgent as early as possible, and what fits in none.

    In a block of the owner's (then `now` is given) stands nothing that fell due before it began.
    """
    left = list(tasks)
    filled = []
    for block in blocks:
        for task in tuple(left):
            too_late = now is not None and not _keeps(task, block, hours.day_of(now), hours)
            if not too_late and _suits(task, block, blocks, hours) and _fits(task, block):
                block = replace(block, tasks=(*block.tasks, task), room=block.room - task.minutes)  # noqa: PLW2901
                left.remove(task)
        filled.append(block)
    return tuple(filled), tuple(left)


def _keeps(task: Task, block: Block, today: date, hours: BusinessHours) -> bool:
    """May it wait until then: nothing that is late waits for another day."""
    waits = task.late and task.not_before is None and block.day > hours.open_day_from(today)
    return not waits and _in_time(task, block)


def _in_time(task: Task, block: Block) -> bool:
    """Does the block begin before that is due? What is late, or was put off, comes whenever it can."""
    return task.due is None or task.late or task.not_before is not None or block.start < task.due


def _fits(task: Task, block: Block) -> bool:
    """Is there room for it? An empty block takes one, however long it may last."""
    return task.minutes <= block.room or not block.tasks


def _suits(task: Task, block: Block, blocks: Sequence[Block], hours: BusinessHours) -> bool:
    """May it stand in that block: its time has come, and a call is tried where it was not tried yet."""
    if task.not_before is not None and hours.day_of(task.not_before) > block.day:
        return False
    if task.not_before is not None and task.not_before >= block.end:
        return False
    return task.work is not Work.CALL or not task.tried or _tries_anew(task, block, blocks, hours)


def _tries_anew(task: Task, block: Block, blocks: Sequence[Block], hours: BusinessHours) -> bool:
    """Another day and, of the blocks before it is due, a part of the day that was tried least; if it is late,
    or no other day holds one, another part of the same day."""
    often = Counter(part_of_day(each.at, hours) for each in task.tried)
    part = part_of_day(block.start, hours)
    tried_on = {hours.day_of(each.at) for each in task.tried}
    ahead = [each for each in blocks if _in_time(task, each)] or list(blocks)
    if block.day in tried_on:
        same = [each for each in task.tried if hours.day_of(each.at) == block.day]
        urgent = task.late or all(each.day in tried_on for each in ahead)
        return urgent and all(part_of_day(each.at, hours) is not part for each in same)
    if task.late:
        return True
    return often[part] <= min(often[part_of_day(each.start, hours)] for each in ahead)


def last_try(task: Task) -> CallResult | None:
    """What came of the last call, None if nobody called yet."""
    return task.tried[-1].result if task.tried else None
