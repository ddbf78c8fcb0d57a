"""A plan as one sheet of paper: the values of `templates/web/plan_sheet.html.j2`, as plain data.

It holds what fits on A4 and on Letter; what does not is counted, never cut off.
"""

from collections.abc import Sequence
from datetime import timedelta

from assistant.domain import plan_words as words
from assistant.domain.lead import shortened
from assistant.domain.plan_words import Eye
from assistant.domain.planner import DAYS, Block, Plan, Task

Values = dict[str, object]

MOST_TODAY = 8
"""So many people of today have a line with room to write; the rest are counted."""
MOST_A_BLOCK, NAME = 3, 20
"""So many names stand in a block of the week, and so many characters of each."""


def values(plan: Plan, eye: Eye) -> Values:
    """Everything the template is given."""
    today = of_today(plan)
    shown = today[:MOST_TODAY]
    more = len(today) - len(shown)
    return {
        "day": words.say_day(plan.today),
        "told": words.told(tuple(task for _, task in today)),
        "rows": [_row(when, task, eye) for when, task in shown],
        "more": f"And {more} more than this sheet holds." if more else "",
        "lines": max(MOST_TODAY - len(shown) - bool(more), 0),
        "days": _days(plan, eye),
        "rest": _names(plan.rest, 8) if plan.rest else "",
        "sized": words.sized(plan),
        "how": "" if plan.has_blocks else words.HOW_TO_SET_BLOCKS,
    }


def of_today(plan: Plan) -> list[tuple[Block | None, Task]]:
    """What is for today, with its block: first what cannot wait for one."""
    at_once: list[tuple[Block | None, Task]] = [(None, task) for task in plan.at_once]
    mine = [block for block in plan.blocks if block.day == plan.today or not plan.has_blocks]
    return at_once + [(block, task) for block in mine for task in block.tasks]


def _row(block: Block | None, task: Task, eye: Eye) -> Values:
    best = words.best_time(task.window, eye)
    facts = (words.how_urgent(task, eye), f"best {best}" if best else "", words.tried(task))
    return {
        "when": eye.clock(block.start) if block else "now",
        "do": words.VERBS[task.work],
        "who": task.who,
        "phone": eye.phone(task),
        "about": task.about,
        "facts": " · ".join(filter(None, (*facts, words.moved_on(task)))),
        "late": task.late,
    }


def _days(plan: Plan, eye: Eye) -> list[Values]:
    """The six days after today, each with its blocks."""
    days = [plan.today + timedelta(days=ahead) for ahead in range(1, DAYS)]
    return [
        {
            "name": words.short_day(day),
            "blocks": [
                {"times": words.times(block, eye), "names": _names(block.tasks, MOST_A_BLOCK)}
                for block in plan.blocks
                if block.day == day and plan.has_blocks
            ],
        }
        for day in days
    ]


def _names(tasks: Sequence[Task], most: int) -> str:
    """ "Nora Feld (call), Max Ito (answer) and 3 more"."""
    named = ", ".join(f"{shortened(task.who, NAME)} ({words.VERBS[task.work]})" for task in tasks[:most])
    return f"{named} and {len(tasks) - most} more" if len(tasks) > most else named
