"""A plan in words: the same for the terminal, the printed page, the list for the car, and the calendar.

What comes from strangers was made inert by the planner; everything here is one line.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from assistant.domain.business_hours import BusinessHours, Span
from assistant.domain.lead import CallResult
from assistant.domain.pace import Work
from assistant.domain.phrase import say_time, tongue_of
from assistant.domain.planner import Block, Plan, Task, last_try
from assistant.domain.tally import counted

VERBS = {
    Work.CALL: "call",
    Work.MAIL: "answer",
    Work.NUDGE: "nudge",
    Work.CHECK_IN: "ask",
    Work.LOOK: "look",
}
"""What is done, in one word."""

HOW_TO_SET_BLOCKS = (
    "No time of your week is kept for this yet. Under [follow_up] in the config, a line like"
    ' blocks = { tuesday = ["16:00-17:00"] } keeps some, and it is filled with names.'
)


@dataclass(frozen=True, slots=True)
class Eye:
    """From where it is looked: when, by whose clock, and how numbers are written."""

    now: datetime
    hours: BusinessHours
    display_phone: Callable[[str], str]

    def clock(self, at: datetime) -> str:
        """ "16:00" on the owner's clock."""
        return f"{self.hours.local(at):%H:%M}"

    def say(self, at: datetime) -> str:
        """ "Tue 24 Nov 16:00"."""
        return say_time(at, self.hours.zone, "en", now=self.now)

    def phone(self, task: Task) -> str:
        """The number as people write it, "" if none is known."""
        return self.display_phone(task.phone) if task.phone else ""


def say_day(day: date) -> str:
    """ "Tuesday 24 November"."""
    tongue = tongue_of("en")
    return f"{tongue.weekdays[day.weekday()]} {day.day} {tongue.months[day.month - 1]}"


def short_day(day: date) -> str:
    """ "Tue 24 Nov"."""
    tongue = tongue_of("en")
    return f"{tongue.short_weekdays[day.weekday()]} {day.day} {tongue.short_months[day.month - 1]}"


def times(block: Block, eye: Eye) -> str:
    """ "16:00 to 17:00"."""
    return f"{eye.clock(block.start)} to {eye.clock(block.end)}"


def how_urgent(task: Task, eye: Eye) -> str:
    """Why it stands where it stands: "overdue: Mon 23 Nov 12:00", "by …", "" if nothing presses."""
    if task.due is None:
        return ""
    return f"overdue: {eye.say(task.due)}" if task.late else f"by {eye.say(task.due)}"


def moved_on(task: Task) -> str:
    """How often it moved on from one block to the next, "" if never."""
    if not task.moved:
        return ""
    return f"moved on {'once' if task.moved == 1 else 'twice' if task.moved == 2 else f'{task.moved} times'}"


def tried(task: Task) -> str:
    """The calls so far: "tried 2 times, last time a message was left"."""
    result = last_try(task)
    if result is None:
        return ""
    last = "a message was left" if result is CallResult.LEFT_MESSAGE else "no answer"
    return f"tried once: {last}" if len(task.tried) == 1 else f"tried {len(task.tried)} times, last: {last}"


def best_time(window: Span | None, eye: Eye) -> str:
    """When best to call: "now, until 17:00", or "Wed 25 Nov 08:00 to 12:00"; "" if no time is open."""
    if window is None:
        return ""
    start, end = window
    if start <= eye.now:
        return f"now, until {eye.clock(end)}"
    same_day = eye.hours.day_of(start) == eye.hours.day_of(eye.now)
    return f"{'today ' + eye.clock(start) if same_day else eye.say(start)} to {eye.clock(end)}"


def standing(task: Task, eye: Eye) -> str:
    """Where it stands, on one line: how urgent, how often it was tried and moved on; "" if all is calm."""
    return "; ".join(filter(None, (how_urgent(task, eye), tried(task), moved_on(task))))


def details(task: Task, eye: Eye) -> str:
    """The same with what it is about."""
    return "; ".join(filter(None, (standing(task, eye), task.about)))


def told(tasks: tuple[Task, ...]) -> str:
    """Tasks in numbers: "2 calls, 1 answer, about 26 minutes"."""
    nouns = {
        Work.CALL: ("call", "calls"),
        Work.MAIL: ("answer", "answers"),
        Work.NUDGE: ("nudge", "nudges"),
        Work.CHECK_IN: ("check-in", "check-ins"),
        Work.LOOK: ("look", "looks"),
    }
    found = {work: sum(task.work is work for task in tasks) for work in Work}
    parts = [counted(number, *nouns[work]) for work, number in found.items() if number]
    minutes = sum(task.minutes for task in tasks)
    return f"{', '.join(parts)}, about {counted(minutes, 'minute')}" if parts else "nothing to follow up"


def sized(plan: Plan) -> str:
    """Where the minutes come from: the owner's own pace, or the usual."""
    return f"Reckoned with {_pace(plan, Work.CALL, 'call')} and {_pace(plan, Work.MAIL, 'answer')}."


def _pace(plan: Plan, work: Work, noun: str) -> str:
    pace = plan.paces[work]
    source = f"your own pace, from {pace.seen}" if pace.seen else "a usual figure; yours is not known yet"
    return f"{pace.minutes} minutes for {'an' if noun[0] in 'aeiou' else 'a'} {noun} ({source})"


# --- the calendar -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DiaryEntry:
    """One event of a calendar file. `name` is the same each time the same block is written."""

    name: str
    start: datetime
    end: datetime
    title: str
    text: str
    busy: bool = True
    cancelled: bool = False


def diary(plan: Plan, eye: Eye) -> tuple[DiaryEntry, ...]:
    """Every block of the week as an event, those without names too: what stood there before is replaced."""
    held = [_entry(block, plan, eye) for block in plan.blocks]
    fallen = [
        DiaryEntry(_name(block), block.start, block.end, "Follow up", "Not held.", cancelled=True)
        for block in plan.fallen
    ]
    return tuple(sorted((*held, *fallen), key=lambda each: each.start))


def _entry(block: Block, plan: Plan, eye: Eye) -> DiaryEntry:
    people = counted(len(block.tasks), "person", "people")
    lines = [_diary_line(nth, task, eye) for nth, task in enumerate(block.tasks, start=1)]
    return DiaryEntry(
        name=_name(block),
        start=block.start,
        end=block.end,
        title=f"Follow up: {people}" if block.tasks else "Follow up",
        text="\n".join(lines) or "Nobody is planned for this block yet.",
        busy=plan.has_blocks,
    )


def _name(block: Block) -> str:
    return f"{block.day.isoformat()}-{block.number}"


def _diary_line(nth: int, task: Task, eye: Eye) -> str:
    reach = eye.phone(task)
    first = f"{nth}. {VERBS[task.work].capitalize()} {task.who}{', ' + reach if reach else ''}"
    return f"{first}\n   {details(task, eye)}"
