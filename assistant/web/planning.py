"""The plan on the page: today and the week, with names, and the same as one sheet to print."""

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.domain import plan_words as words
from assistant.domain.pace import Work
from assistant.domain.plan_words import Eye
from assistant.domain.planner import Block, Task
from assistant.domain.summary_rows import Phone, phone_shown
from assistant.web import plan_sheet
from assistant.web.looking import Look
from assistant.web.page import Page


@dataclass(frozen=True, slots=True)
class TaskShape:
    """One person to follow up: what is done, why now, how to reach them; no `lead` for a past customer."""

    lead: int | None
    do: str
    who: str
    about: str
    due: str
    late: bool
    facts: str
    phone: Phone | None
    is_call: bool


@dataclass(frozen=True, slots=True)
class BlockShape:
    """A stretch of time with the people in it."""

    title: str
    told: str
    tasks: tuple[TaskShape, ...]


def plan(look: Look) -> Page:
    """Whom to call, answer and ask: what cannot wait, today's blocks, then the week."""
    found = look.plan
    today = [each for each in found.blocks if each.day == found.today or not found.has_blocks]
    later = [each for each in found.blocks if each not in today]
    mine = tuple(task for _, task in plan_sheet.of_today(found))
    values = {
        "day": words.say_day(found.today),
        "told": words.told(mine),
        "at_once": _tasks(found.at_once, look),
        "today": [_block(each, look) for each in today if each.tasks or found.has_blocks],
        "week": [_block(each, look) for each in later],
        "left_over": _tasks(found.rest, look),
        "has_blocks": found.has_blocks,
        "how": "" if found.has_blocks else words.HOW_TO_SET_BLOCKS,
        "sized": words.sized(found) if found.tasks else "",
    }
    return Page("plan", "Plan", values, live=True)


def sheet(look: Look) -> Page:
    """The plan as one sheet of paper, with room to write."""
    return Page("plan_sheet", "Plan", plan_sheet.values(look.plan, look.eye), alone=True)


def _block(block: Block, look: Look) -> BlockShape:
    eye: Eye = look.eye
    day = "" if block.day == look.plan.today else f"{words.short_day(block.day)}, "
    told = words.told(block.tasks) if block.tasks else "nobody yet"
    return BlockShape(f"{day}{words.times(block, eye)}", told, _tasks(block.tasks, look))


def _tasks(tasks: Iterable[Task], look: Look) -> tuple[TaskShape, ...]:
    return tuple(_task(each, look) for each in tasks)


def _task(task: Task, look: Look) -> TaskShape:
    best = words.best_time(task.window, look.eye)
    facts = (words.tried(task), f"best {best}" if best else "", words.moved_on(task))
    return TaskShape(
        lead=task.lead,
        do=words.VERBS[task.work],
        who=task.who,
        about=task.about,
        due=words.how_urgent(task, look.eye),
        late=task.late,
        facts=" · ".join(filter(None, facts)),
        phone=phone_shown(task.phone, look.view),
        is_call=task.work is Work.CALL,
    )
