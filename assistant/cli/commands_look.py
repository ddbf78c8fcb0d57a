"""Commands that only look: leads, show, drafts, promises, log, rules, status."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

import click

from assistant.cli import machine, people
from assistant.cli.call import Call, complain, hand_out, paint, pass_call, say, width
from assistant.cli.order import urgency
from assistant.cli.safe import one_line
from assistant.domain.draft import SHOWN
from assistant.domain.lead import Lead
from assistant.domain.pulse import read_time
from assistant.errors import UnknownItem

if TYPE_CHECKING:
    from assistant.cli.health import Status

as_json = click.option("--json", "json", is_flag=True, help="For programs: one JSON document.")
_LEAD_ID = re.compile(r"([0-9]{1,9})[a-z]{0,3}")


@click.command()
@click.option("--all", "everything", is_flag=True, help="Closed leads too, from the archive as well.")
@as_json
@pass_call
def leads(call: Call, everything: bool, json: bool) -> None:
    """Who waits, the most urgent first."""
    found = sorted(_leads(call, everything=everything), key=lambda each: urgency(each, call.now))
    if json:
        hand_out(machine.document([machine.lead(each, call.zone, call.now) for each in found]))
    else:
        say(people.leads(found, call.zone, call.now, width(), paint()))
        _say_how_far_it_sees(call)


def _say_how_far_it_sees(call: Call) -> None:
    """A list is only as good as the last look: "nobody waits" from the blind is worse than silence (I5)."""
    health = call.store.read_health()
    if call.store.recovered:
        complain("The book had to be repaired, and something may be missing: `assistant status` says what.")
    if health.get("troubles"):
        complain("Not everything could be seen or done in the last round: `assistant status` says what.")
    elif not health.get("last_round") and not call.store.look().leads:
        complain("No mail was read yet: `assistant run` starts the work.")


@click.command()
@click.argument("lead_id", metavar="ID")
@as_json
@pass_call
def show(call: Call, lead_id: str, json: bool) -> None:
    """All about one lead: conversation, promises, calls, drafts, history. A draft's id means its lead."""
    it = _lead(call, lead_id)
    texts = {each.text: call.store.text(each.text) for each in it.conversation if each.text}
    if json:
        hand_out(machine.document(machine.whole_lead(it, texts, call.zone, call.now)))
    else:
        say(people.show(it, texts, call.zone, call.now, width(), paint()))


@click.command()
@click.option("--all", "everything", is_flag=True, help="Also what was sent, rejected or withdrawn.")
@as_json
@pass_call
def drafts(call: Call, everything: bool, json: bool) -> None:
    """What needs your yes or is on its way, with its text."""
    found = [
        each
        for it in _by_number(_every_lead(call) if everything else call.store.look().leads.values())
        for each in it.drafts
        if everything or each.state in SHOWN
    ]
    if json:
        hand_out(machine.document([machine.draft(each, call.zone) for each in found]))
    else:
        say(people.drafts(found, call.zone, call.now, width(), paint()))


@click.command()
@click.option("--all", "everything", is_flag=True, help="Those of archived leads too.")
@as_json
@pass_call
def promises(call: Call, everything: bool, json: bool) -> None:
    """What you promised to whom and by when: what you still owe first."""
    made_to = _by_number(_every_lead(call) if everything else call.store.look().leads.values())
    if json:
        ledger = [machine.promise_of(it, nth, call.zone) for it in made_to for nth in range(len(it.promises))]
        hand_out(machine.document(ledger))
    else:
        say(people.promises(made_to, call.zone, call.now, width(), paint()))


@click.command()
@click.option(
    "--limit", type=click.IntRange(1, 100_000), default=50, show_default=True, help="How many lines."
)
@as_json
@pass_call
def log(call: Call, limit: int, json: bool) -> None:
    """What happened lately, the newest last."""
    lines = call.store.log_lines(limit)
    if json:
        hand_out(machine.document([machine.log_line(each, call.zone) for each in lines]))
    else:
        say(people.log(lines, call.zone, call.now, width(), paint()))


@click.group(invoke_without_command=True)
@as_json
@pass_call
@click.pass_context
def rules(ctx: click.Context, call: Call, json: bool) -> None:
    """What was learnt from your corrections; `rules forget N` takes one back."""
    if ctx.invoked_subcommand is not None:
        return
    known = call.store.look().rules
    if json:
        hand_out(machine.document([machine.rule(rule_id, each) for rule_id, each in known.items()]))
    else:
        say(people.rules(tuple(known.values()), width()))


@rules.command("forget")
@click.argument("number", metavar="N", type=click.IntRange(1))
@pass_call
def forget(call: Call, number: int) -> None:
    """Forget the rule with that number in `assistant rules`; the next such mail is judged anew."""
    with call.desk.book.transaction() as book:
        ids = list(book.rules)
        if number > len(ids):
            raise UnknownItem(f"There is no rule {number}; `assistant rules` lists them.")
        gone = book.forget_rule(ids[number - 1], call.now)
    say(f"Forgotten: {one_line(gone.sentence())}")


@click.command()
@as_json
@pass_call
def status(call: Call, json: bool) -> None:
    """Is it running, when did it look last, and what is in trouble?"""
    from assistant.cli import health

    it = _status(call)
    if json:
        hand_out(machine.document(health.as_json(it, call.zone, call.now)))
    else:
        say(health.as_text(it, call.zone, call.now, width(), paint()))


def _leads(call: Call, *, everything: bool) -> Sequence[Lead]:
    return tuple(_every_lead(call)) if everything else call.store.look().unfinished()


def _every_lead(call: Call) -> Iterator[Lead]:
    """Every lead there ever was, from the book and the archive, each once."""
    book = call.store.look()
    archived = chain.from_iterable(month.leads.values() for month in call.store.archived())
    return iter(({each.number: each for each in archived} | book.leads).values())


def _by_number(some: Iterable[Lead]) -> list[Lead]:
    return sorted(some, key=lambda each: each.number)


def _lead(call: Call, lead_id: str) -> Lead:
    """The lead of that id, from the archive if need be; UnknownItem if there never was one."""
    named = _LEAD_ID.fullmatch(lead_id.strip().lower())
    number = int(named[1]) if named else 0
    known = call.store.look().leads.get(number) or call.store.archived_lead(number)
    if known is None:
        raise UnknownItem(f"There is no lead {lead_id}; `assistant leads` lists them.")
    return known


def _status(call: Call) -> "Status":
    from assistant.cli import health
    from assistant.cli.page_address import address_of

    seen = call.store.read_health()
    leads, drafts = health.counts(call.store.look(), call.now)
    return health.Status(
        config=str(call.path),
        state=str(call.settings.store.directory),
        mode=call.settings.approval.mode,
        running=call.store.daemon_is_running(),
        pid=call.store.daemon_pid(),
        last_round=read_time(seen.get("last_round")),
        next_summary=read_time(seen.get("next_summary")),
        troubles=health.read_words(seen.get("troubles")),
        looked=health.read_times(seen.get("looked")),
        leads=leads,
        drafts=drafts,
        recovered=call.store.recovered,
        page=address_of(call.settings),
        poll=call.settings.poll.interval,
    )
