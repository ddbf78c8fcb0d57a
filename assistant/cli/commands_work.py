"""Commands that do the work or tell of it: run, summary."""

from typing import TYPE_CHECKING

import click

from assistant.cli import health, machine
from assistant.cli.call import Call, complain, hand_out, pass_call, say
from assistant.cli.deciding import sentence
from assistant.cli.safe import block, one_line
from assistant.errors import WorldError

if TYPE_CHECKING:
    from assistant.workflow.ports import Desk


@click.command()
@click.option("--once", is_flag=True, help="One full round, then exit; approved drafts go out at once.")
@pass_call
def run(call: Call, once: bool) -> None:
    """Do the work: read, draft, send what you approved, tell you in the evening. Ctrl-C ends it."""
    from assistant import bootstrap, daemon

    if not once:
        daemon.run(call.settings, bootstrap.clock(), say=lambda words: say(sentence(words)))
        return
    desk = daemon.run_once(call.settings, bootstrap.clock())
    inboxes = {f"{each.name}/{name}" for each in call.settings.account for name in each.folders.inbox}
    _tell_troubles(desk, inboxes)
    say("One round is done; `assistant leads` says who waits.")


def _tell_troubles(desk: "Desk", inboxes: set[str]) -> None:
    """Name what could not be read. A whole account or step (no "/" in its name), or an INBOX or Sent that was
    not seen, makes the round a failure (I5)."""
    troubles = desk.sees.troubles
    accounts = {each.name for each in desk.accounts}
    unseen = {name for name, readable in desk.sees.sent_readable.items() if not readable}
    whole = [
        place
        for place in troubles
        if place in accounts or "/" not in place or place in inboxes or place.partition("/")[0] in unseen
    ]
    for place, words in troubles.items():
        if place not in whole[:1]:
            complain(f"{one_line(place)}: {one_line(words)}")
    if whole:
        raise WorldError(f"{one_line(whole[0])}: {one_line(troubles[whole[0]])}")


@click.command()
@click.option("--send", is_flag=True, help="Mail it to yourself now, beside the daily one.")
@click.option("--json", "json", is_flag=True, help="For programs: one JSON document.")
@pass_call
def summary(call: Call, send: bool, json: bool) -> None:
    """Today's letter as it would be now: who waits, what was promised, what needs a yes."""
    from assistant.workflow.end_of_day import compose_summary, next_summary, send_summary_now, summary_now

    if send and json:
        raise click.UsageError("--send mails it, --json prints it; use one of them.")
    health.remember(call.desk.sees, call.store.read_health())
    if send:
        send_summary_now(call.desk, call.now)
        say(f"The summary is on its way to {one_line(call.settings.owner.email)}.")
    elif json:
        coming = machine.moment(next_summary(call.desk, call.now), call.zone)
        leads = call.desk.book.look().leads
        it = machine.summary(
            summary_now(call.desk, call.now), lambda n: machine.moment(leads[n].due, call.zone)
        )
        hand_out(machine.document({"at": machine.moment(call.now, call.zone), "next": coming} | it))
    else:
        rendered = compose_summary(call.desk, call.now)
        say(block(f"{one_line(rendered.subject)}\n\n{rendered.text}"))
