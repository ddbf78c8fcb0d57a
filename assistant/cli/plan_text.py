"""A plan for the terminal, for the car, and for programs."""

from collections.abc import Iterator, Sequence

from assistant.cli.columns import columns, wrapped
from assistant.cli.machine import Json, moment
from assistant.cli.safe import Paint, one_line, plain
from assistant.domain import plan_words as words
from assistant.domain.plan_words import Eye
from assistant.domain.planner import Block, Plan, Task

_TITLES = ("ID", "DO", "WHO", "NUMBER", "WHEN")
_MOST = (4, 6, 18, 16)
_INDENT = " " * 8


def text(plan: Plan, eye: Eye, width: int = 80, paint: Paint = plain) -> str:
    """Today with its blocks, then the week, as lines that fit."""
    sections = [
        [words.say_day(plan.today), *wrapped(f"{_today(plan)}.", width)],
        list(_table("Cannot wait for a block", plan.at_once, eye, width, paint, tone="bad")),
        *(list(_block(block, plan, eye, width, paint)) for block in plan.blocks if _in_full(block, plan)),
        list(_week(plan, eye, width)),
        list(
            _table(
                "Finds no room in these days" if plan.has_blocks else "Another day",
                plan.rest,
                eye,
                width,
                paint,
                tone="ask",
            )
        ),
        [paint(line, "quiet") for line in wrapped(words.sized(plan), width)] if plan.tasks else [],
        [] if plan.has_blocks else wrapped(words.HOW_TO_SET_BLOCKS, width),
        _hints(plan, width),
    ]
    lines = [line for section in sections if section for line in ["", *section]]
    return "\n".join(lines[1:]) + "\n"


def _today(plan: Plan) -> str:
    """What today holds, in numbers."""
    mine = (*plan.at_once, *(task for block in plan.blocks if _in_full(block, plan) for task in block.tasks))
    said = words.told(mine)
    return said[:1].upper() + said[1:]


def _in_full(block: Block, plan: Plan) -> bool:
    """Today's blocks, and without blocks of the owner's own the one day there is."""
    return block.day == plan.today or not plan.has_blocks


def _block(block: Block, plan: Plan, eye: Eye, width: int, paint: Paint) -> Iterator[str]:
    day = "" if block.day == plan.today else f"{words.short_day(block.day)} "
    title = f"{day}{words.times(block, eye)}"
    if not block.tasks:
        if plan.has_blocks:
            yield f"{title}: nobody."
        return
    yield from _table(f"{title}: {words.told(block.tasks)}", block.tasks, eye, width, paint)


def _table(
    title: str, tasks: Sequence[Task], eye: Eye, width: int, paint: Paint, tone: str = ""
) -> Iterator[str]:
    if not tasks:
        return
    rows = [
        (
            str(task.lead) if task.lead else "–",
            words.VERBS[task.work],
            task.who,
            eye.phone(task) or "–",
            words.how_urgent(task, eye),
        )
        for task in tasks
    ]
    titles, *lines = columns(rows, _TITLES, _MOST, width - 2)
    yield paint(title, tone)
    yield paint(f"  {titles}", "quiet")
    for task, line in zip(tasks, lines, strict=True):
        yield paint(f"  {line}", "bad" if task.late else "")
        yield from (paint(each, "quiet") for each in wrapped(_below(task), width, _INDENT)[:2])


def _below(task: Task) -> str:
    """What it is about, and how it went so far."""
    so_far = "; ".join(filter(None, (words.tried(task), words.moved_on(task))))
    return f"{task.about} ({so_far})" if so_far else task.about


def _week(plan: Plan, eye: Eye, width: int) -> Iterator[str]:
    """The days after today, a block a line or two."""
    later = [block for block in plan.blocks if not _in_full(block, plan)]
    if not later:
        return
    yield "The week"
    for block in later:
        names = ", ".join(f"{task.who} ({words.VERBS[task.work]})" for task in block.tasks) or "nobody yet"
        line = f"{words.short_day(block.day)} {words.times(block, eye)}  {names}"
        first, *more = wrapped(one_line(line), width - 6)
        yield f"  {first}"
        yield from (f"      {each}" for each in more)


def _hints(plan: Plan, width: int) -> list[str]:
    if not plan.tasks:
        return []
    told = "`--calls` is the list for the car, `--html FILE` the page to print, `--ics FILE` the calendar."
    return wrapped(told, width)


# --- the car ----------------------------------------------------------------------------------------------


def car(plan: Plan, eye: Eye) -> str:
    """Whom to call, the urgent first: number, best time, one line of what it is about. Plain text."""
    calls = plan.calls
    if not calls:
        return f"{words.short_day(plan.today)}: nobody is to be called.\n"
    lines = [f"Calls, {words.short_day(plan.today)}"]
    for nth, task in enumerate(calls, start=1):
        urgent = words.how_urgent(task, eye)
        best = words.best_time(task.window, eye)
        facts = (urgent.upper() if task.late else urgent, f"best {best}" if best else "", words.tried(task))
        lines += ["", f"{nth}. {one_line(task.who)}   {one_line(eye.phone(task))}"]
        lines += [f"   {'; '.join(filter(None, facts))}", f"   {one_line(task.about)}"]
    return "\n".join(lines) + "\n"


# --- JSON -------------------------------------------------------------------------------------------------


def document(plan: Plan, eye: Eye) -> Json:
    """The plan as plain data."""
    return {
        "today": plan.today.isoformat(),
        "has_blocks": plan.has_blocks,
        "cannot_wait": [_task(each, eye) for each in plan.at_once],
        "blocks": [
            {
                "start": moment(block.start, eye.hours.zone),
                "end": moment(block.end, eye.hours.zone),
                "tasks": [_task(each, eye) for each in block.tasks],
            }
            for block in plan.blocks
        ],
        "left_over": [_task(each, eye) for each in plan.rest],
        "minutes": {
            work.value: {"minutes": pace.minutes, "from": pace.seen} for work, pace in plan.paces.items()
        },
    }


def _task(task: Task, eye: Eye) -> Json:
    window = task.window
    return {
        "lead": None if task.lead is None else str(task.lead),
        "do": task.work.value,
        "who": task.who,
        "phone": task.phone or None,
        "about": task.about,
        "minutes": task.minutes,
        "due": moment(task.due, eye.hours.zone),
        "overdue": task.late,
        "best": None if window is None else [moment(each, eye.hours.zone) for each in window],
        "moved_on": task.moved,
    }
