"""`plan`: whom to call, answer and ask, today and in the coming week."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.cli import machine, paper
from assistant.cli.call import Call, complain, hand_out, paint, pass_call, say, width

if TYPE_CHECKING:
    from assistant.domain.plan_words import Eye
    from assistant.domain.planner import Plan

_file = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.option("--ics", type=_file, help="Write the blocks of the week as a calendar file there.")
@click.option("--html", type=_file, help="Write a page to print there: one sheet, with room to write.")
@click.option("--calls", is_flag=True, help="Only whom to call: the list for the car.")
@click.option("--json", "json", is_flag=True, help="For programs: one JSON document.")
@pass_call
def plan(call: Call, ics: Path | None, html: Path | None, calls: bool, json: bool) -> None:
    """Today and the week: your follow-up blocks, filled with names.

    Nothing is kept: what was not done stands in the next block by itself. A calendar that reads the file
    again replaces what it has.
    """
    for path in filter(None, (ics, html)):
        paper.checked_place(path)
    found, eye = _plan(call)
    if ics is not None:
        _calendar(call, ics, found, eye)
    if html is not None:
        _page(call, html, found, eye)
    if json or calls or not (ics or html):
        _print(found, eye, calls=calls, json=json)


def _print(found: "Plan", eye: "Eye", *, calls: bool, json: bool) -> None:
    from assistant.cli import plan_text

    if json:
        hand_out(machine.document(plan_text.document(found, eye)))
    elif calls:
        say(plan_text.car(found, eye))
    else:
        say(plan_text.text(found, eye, width(), paint()))


def _plan(call: Call) -> tuple["Plan", "Eye"]:
    from assistant import bootstrap
    from assistant.domain import planner
    from assistant.domain.plan_words import Eye

    eye = Eye(
        call.now,
        bootstrap.hours(call.settings, call.store)(call.now),
        bootstrap.numbers(call.settings).display,
    )
    wishes = bootstrap.wishes(call.settings)
    return planner.plan(call.store.look(), call.now, eye.hours, wishes, eye.display_phone), eye


def _calendar(call: Call, path: Path, found: "Plan", eye: "Eye") -> None:
    from assistant import bootstrap
    from assistant.domain.plan_words import HOW_TO_SET_BLOCKS, diary

    entries = diary(found, eye)
    paper.write(path, bootstrap.calendar_file(entries, call.now, call.settings.owner.email))
    complain(f"The calendar is in {path}; open it with your calendar. Read again, it replaces itself.")
    if not found.has_blocks:
        complain(HOW_TO_SET_BLOCKS)


def _page(call: Call, path: Path, found: "Plan", eye: "Eye") -> None:
    from assistant import bootstrap
    from assistant.web import plan_sheet

    page = bootstrap.templates(call.settings).page("plan_sheet", plan_sheet.values(found, eye)).lstrip()
    paper.write(path, page)
    complain(f"The page is in {path}; open it in a browser and print it.")
