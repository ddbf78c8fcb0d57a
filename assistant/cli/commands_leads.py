"""Commands that decide on leads: called, answered, longer, done, snooze, not-lead, reopen, merge, split."""

import click

from assistant.cli.call import Call, pass_call
from assistant.cli.deciding import decided
from assistant.domain.decision import Decision, Word
from assistant.domain.lead import CallResult, Outcome
from assistant.domain.when import parse_when

_lead_id = click.argument("lead_id", metavar="ID")


@click.command()
@_lead_id
@click.argument("result", metavar="RESULT", required=False, default="")
@click.option("--note", default="", help="A word about the call, kept with the lead.")
@pass_call
def called(call: Call, lead_id: str, result: str, note: str) -> None:
    """You called. RESULT is reached, left-message or no-answer.

    Only `reached` answers; an attempt is kept and counted.
    """
    results = [each.value for each in CallResult]
    if result not in results:
        said = f'"{result}" is no result of a call:' if result else "How did it go?"
        raise click.UsageError(f"{said} `assistant called {lead_id} {'|'.join(results)}`.")
    decided(call, Decision(Word.CALLED, lead_id, call.now, call=CallResult(result), note=note))


@click.command()
@_lead_id
@click.option("--no", "no", is_flag=True, help="No, it was not: they still wait.")
@pass_call
def answered(call: Call, lead_id: str, *, no: bool) -> None:
    """They have their answer: yes to "was this your answer?", or given in a way that leaves no trace."""
    decided(call, Decision(Word.NOT_ANSWERED if no else Word.ANSWERED, lead_id, call.now))


@click.command()
@_lead_id
@pass_call
def longer(call: Call, lead_id: str) -> None:
    """You need longer than promised: a note with an apology and a new time is drafted for your yes."""
    decided(call, Decision(Word.LONGER, lead_id, call.now))


@click.command()
@_lead_id
@click.option("--outcome", type=click.Choice(["won", "lost", "done"]), default="done", help="How it ended.")
@pass_call
def done(call: Call, lead_id: str, outcome: str) -> None:
    """The matter is over: nothing more is sent, what was promised is released."""
    decided(call, Decision(Word.DONE, lead_id, call.now, outcome=Outcome(outcome)))


@click.command()
@_lead_id
@click.argument("when", metavar="WHEN", nargs=-1, required=True)
@pass_call
def snooze(call: Call, lead_id: str, when: tuple[str, ...]) -> None:
    """Hide a lead until WHEN: 3d, 2h, a weekday, tomorrow, a date or a time. No promise moves."""
    until = parse_when(" ".join(when), call.now, call.desk.hours(call.now))
    decided(call, Decision(Word.SNOOZE, lead_id, call.now, until=until))


@click.command("not-lead")
@_lead_id
@pass_call
def not_lead(call: Call, lead_id: str) -> None:
    """This is no inquiry: it is closed, and counts in no figure."""
    decided(call, Decision(Word.NOT_LEAD, lead_id, call.now))


@click.command()
@_lead_id
@pass_call
def reopen(call: Call, lead_id: str) -> None:
    """Open a closed lead again, or say that an undecided one is an inquiry."""
    decided(call, Decision(Word.REOPEN, lead_id, call.now))


@click.command()
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@pass_call
def merge(call: Call, one: str, other: str) -> None:
    """Two leads are one person's matter; the older number stays."""
    decided(call, Decision(Word.MERGE, one, call.now, other=other))


@click.command()
@_lead_id
@click.argument("message", metavar="MESSAGE")
@pass_call
def split(call: Call, lead_id: str, message: str) -> None:
    """One message is a matter of its own. MESSAGE is the number that `show` prints before it."""
    decided(call, Decision(Word.SPLIT, lead_id, call.now, other=message))
