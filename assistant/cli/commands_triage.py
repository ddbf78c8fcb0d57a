"""`triage`: what would be made of these mail files. No network, no state, no config needed."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.cli import machine, people
from assistant.cli.call import Call, complain, hand_out, paint, pass_call, say, width
from assistant.cli.safe import one_line
from assistant.domain.message import Unreadable
from assistant.domain.reading import Reading
from assistant.errors import ContentError

if TYPE_CHECKING:
    from assistant.bootstrap import Reader

_MAILDIR = frozenset({"cur", "new"})


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--json", "json", is_flag=True, help="For programs: one JSON object a line.")
@click.option(
    "--explain", is_flag=True, help="Also the format that matched, and what it read from which line."
)
@pass_call
def triage(call: Call, files: tuple[str, ...], json: bool, explain: bool) -> None:
    """What would you make of these .eml files or folders? Folders are walked, Maildirs understood.

    Each is judged as a fresh message from someone never acknowledged. A file that cannot be read is said
    and costs only itself.
    """
    from assistant import bootstrap

    reader = bootstrap.reader(call.settings_if_any)
    for named in files:
        found = False
        for file in mail_files(named):
            found = True
            (hand_out if json else say)(_judged(reader, file, json=json, explain=explain))
        if not found:
            complain(f"There is no mail file in {one_line(named)}.")


def mail_files(named: str) -> Iterator[str]:
    """A file as it was named; of a folder every .eml file and every file in a Maildir, in order."""
    if not Path(named).is_dir():
        yield named
        return
    for folder, inner, names in os.walk(named):
        inner.sort()
        in_maildir = Path(folder).name in _MAILDIR
        for name in sorted(names):
            if name.lower().endswith(".eml") or (in_maildir and not name.startswith(".")):
                yield str(Path(folder, name))


def _judged(reader: "Reader", file: str, *, json: bool, explain: bool) -> str:
    reading = _reading(reader, file)
    if isinstance(reading, str):
        return machine.line(machine.unreadable(file, reading)) if json else people.unreadable(file, reading)
    if not json:
        return people.reading(file, reading, width(), paint(), explain=explain)
    line = machine.reading(file, reading)
    return machine.line(line | {"fields": machine.explained(reading)} if explain else line)


def _reading(reader: "Reader", file: str) -> Reading | str:
    """What triage makes of the file, or in words why it cannot be read."""
    try:
        message = reader.read_file(Path(file))
    except ContentError as error:
        return str(error)
    return message.reason if isinstance(message, Unreadable) else reader.judge(message)
