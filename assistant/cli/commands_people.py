"""Commands about people: add, import, nudge."""

from dataclasses import replace
from pathlib import Path

import click

from assistant.cli.call import Call, complain, pass_call, say
from assistant.cli.deciding import decide_newcomers, decided, sentence
from assistant.cli.safe import one_line
from assistant.domain.decision import Answer, Decision, Word
from assistant.domain.newcomer import BadRow, Newcomer, Sheet, checked
from assistant.errors import UsageError

FIRST_NOTES_AT_MOST = 30
"""With more people than this nobody means to write to all of them, unless he says so."""

ROWS_NAMED = 20
"""So many bad rows of a file are named; whoever has more has one mistake in all of them."""


@click.command()
@click.argument("lead_id", metavar="ID")
@click.option("--now", "when", flag_value="now", help="A nudge is drafted at once (as without an option).")
@click.option("--never", "when", flag_value="never", help="This one is never nudged.")
@pass_call
def nudge(call: Call, lead_id: str, when: str | None) -> None:
    """Remind somebody you wait for, without waiting for the day; or say never."""
    decided(call, Decision(Word.NUDGE, lead_id, call.now, never=when == "never"))


@click.command()
@click.argument("name", metavar="NAME", default="")
@click.option("--mail", "--email", "email", default="", help="Their mail address.")
@click.option("--phone", default="", help="Their number.")
@click.option("--about", default="", help="The matter in a few words; may stand in the note to them.")
@click.option("--said", default="", help="What was said, for yourself.")
@click.option("--met", default="", help='Where you met, as the note says it: "the fair in Denver".')
@click.option("--when", default="", help='When that was, likewise: "last Friday".')
@pass_call
def add(call: Call, name: str, email: str, phone: str, about: str, said: str, met: str, when: str) -> None:
    """A lead by hand: somebody you met, or who called on the mobile.

    With a mail address a personal first note is drafted; without one they stand among the calls.
    """
    if not (name or email or phone):
        raise UsageError("Say who it is: a name, with --mail or --phone.")
    if when and not met:
        raise UsageError("--when says when you met: say where, too, with --met.")
    newcomer = Newcomer(name=name, email=email, phone=phone, about=about, said=said, met=met, when=when)
    decided(call, Decision(Word.ADD, name, call.now, newcomer=newcomer))


@click.command("import")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--introduce/--only-know", default=None, help="Write to each of them, or to none.")
@pass_call
@click.pass_context
def import_(ctx: click.Context, call: Call, file: Path, introduce: bool | None) -> None:
    """People from a CSV file (any sensible headings) or from vCards.

    Each becomes a lead with a first note to approve; of more than 30 only the names are kept, unless you
    say --introduce. What cannot be taken is listed with its line (the first twenty); everything else is.
    """
    from assistant import bootstrap

    sheet = bootstrap.people_in(file)
    writes = len(sheet.people) <= FIRST_NOTES_AT_MOST if introduce is None else introduce
    answers, bad = _taken(call, sheet, introduce=writes)
    for row in bad[:ROWS_NAMED]:
        complain(f"Line {row.line}: {one_line(row.why)}.")
    if len(bad) > ROWS_NAMED:
        complain(f"… and {len(bad) - ROWS_NAMED:,} more.")
    say(_told(answers, bad))
    if introduce is None and not writes:
        say("That is a lot of people: nobody is written to. `--introduce` drafts a first note to each.")
    ctx.exit(1 if bad and not any(answer.done for answer in answers) else 0)


def _taken(call: Call, sheet: Sheet, *, introduce: bool) -> tuple[list[Answer], list[BadRow]]:
    """What became of each row, and what was wrong with which."""
    bad, newcomers = list(sheet.bad), []
    for person in sheet.people:
        usable, wrong = checked(person, call.desk.numbers)
        if wrong:
            kept = "" if usable is None else "; the rest was taken"
            bad.append(BadRow(person.line, f"{wrong}{kept}"))
        if usable is not None:
            newcomers.append(replace(usable, introduce=introduce))
    answers = decide_newcomers(call, newcomers)
    for newcomer, answer in zip(newcomers, answers, strict=True):
        if not answer.done:
            bad.append(BadRow(newcomer.line, answer.words))
        elif introduce:
            say(sentence(answer.words))
    return answers, sorted(bad, key=lambda row: row.line)


def _told(answers: list[Answer], bad: list[BadRow]) -> str:
    taken = sum(answer.done for answer in answers)
    people = "1 person was" if taken == 1 else f"{taken} people were"
    rows = "" if not bad else f"; {len(bad)} {'line needs' if len(bad) == 1 else 'lines need'} a look"
    return f"{people} taken{rows}."
