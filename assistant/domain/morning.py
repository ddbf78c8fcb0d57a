"""The morning's mail: today's plan, block by block, with numbers to tap and the block as an event.

Only what belongs to today stands in it. Words of strangers were made inert by the planner.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain import plan_words as words
from assistant.domain.pace import Work
from assistant.domain.plan_words import DiaryEntry, Eye
from assistant.domain.planner import Block, Plan, Task
from assistant.domain.summary_rows import Action, Link
from assistant.domain.tally import counted

_CALLED = (("Reached", "called"), ("Left message", "left-message"), ("No answer", "no-answer"))
"""What a tap says after a call, and its verb."""
_DO = {
    Work.CALL: "Call",
    Work.MAIL: "Answer",
    Work.NUDGE: "Nudge",
    Work.CHECK_IN: "Check in with",
    Work.LOOK: "Look at",
}
_NOTHING_SAID = "(no words)"


@dataclass(frozen=True, slots=True)
class Item:
    """One person of today. `number` is in E.164, "" where there is none or it is not to be called."""

    lead: int | None
    do: str
    who: str
    about: str
    standing: str
    late: bool
    phone: str
    number: str
    best: str
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What is done together: a block, or what cannot wait for one."""

    title: str
    told: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Morning:
    """Everything the morning's mail says."""

    date: str
    headline: str
    subject: str
    parts: tuple[Part, ...]
    ahead: str
    """What comes after today, in a sentence; "" if nothing does."""
    hint: str


def morning(plan: Plan, eye: Eye, link: Link) -> Morning | None:
    """Today out of the plan; None if there is nobody to follow up today. `link` makes links for mails."""
    blocks = [block for block in plan.blocks if block.day == plan.today and block.tasks]
    everybody = (*plan.at_once, *(task for block in blocks for task in block.tasks))
    if not everybody:
        return None
    at_once = [_part("Cannot wait for a block", plan.at_once, eye, link, timed=False)] if plan.at_once else []
    held = [
        _part(_title(block, plan, eye), block.tasks, eye, link, timed=plan.has_blocks) for block in blocks
    ]
    said = words.told(everybody)
    return Morning(
        date=words.say_day(plan.today),
        headline=said[:1].upper() + said[1:],
        subject=f"Today: {words.told(everybody)} ({words.short_day(plan.today)})",
        parts=(*at_once, *held),
        ahead=_ahead(plan, eye),
        hint="" if plan.has_blocks else words.HOW_TO_SET_BLOCKS,
    )


def events(plan: Plan, eye: Eye) -> tuple[DiaryEntry, ...]:
    """Today's blocks for the calendar; none where the owner keeps no time, or nobody stands in them."""
    if not plan.has_blocks or not any(b.tasks for b in plan.blocks if b.day == plan.today):
        return ()
    return tuple(entry for entry in words.diary(plan, eye) if eye.hours.day_of(entry.start) == plan.today)


def _title(block: Block, plan: Plan, eye: Eye) -> str:
    return words.times(block, eye) if plan.has_blocks else "Today"


def _part(title: str, tasks: Sequence[Task], eye: Eye, link: Link, *, timed: bool) -> Part:
    """`timed` where the title says when: then nobody is told another best time for a call."""
    return Part(title, words.told(tuple(tasks)), tuple(_item(task, eye, link, timed) for task in tasks))


def _item(task: Task, eye: Eye, link: Link, timed: bool) -> Item:
    is_call = task.work is Work.CALL
    return Item(
        lead=task.lead,
        do=_DO[task.work],
        who=task.who,
        about="" if task.about == _NOTHING_SAID else task.about,
        standing=words.standing(task, eye),
        late=task.late,
        phone=eye.phone(task) if is_call else "",
        number=task.phone if is_call else "",
        best="" if timed else words.best_time(task.window, eye),
        actions=_actions(task, link) if is_call else (),
    )


def _actions(task: Task, link: Link) -> tuple[Action, ...]:
    if task.lead is None:
        return ()
    wanted = ((label, link(f"{verb} {task.lead}", ())) for label, verb in _CALLED)
    return tuple(Action(label, target) for label, target in wanted if target)


def _ahead(plan: Plan, eye: Eye) -> str:
    """The next block after today, and who is planned for none."""
    later = next((block for block in plan.blocks if block.day > plan.today and block.tasks), None)
    people = counted(len(later.tasks), "person", "people") if later else ""
    named = f"Next: {words.short_day(later.day)}, {words.times(later, eye)}, {people}." if later else ""
    rest = f"{counted(len(plan.rest), 'person', 'people')} found no room in these days." if plan.rest else ""
    return " ".join(filter(None, (named, rest if plan.has_blocks else "")))
