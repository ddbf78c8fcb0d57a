"""Commands at the prompt: today, which `assistant` alone shows too, and completion of half-typed words."""

import time
from datetime import datetime
from typing import TYPE_CHECKING

import click

from assistant.cli import machine
from assistant.cli.call import Call, hand_out, has_screen, paint, pass_call, say, screen_rows, width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.domain.summary import Summary

LOOK_EVERY = 1.0
"""Seconds between two looks at the book. One that finds the same generation reads nothing again."""
CLEAR = "\x1b[2J"
SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.option("-w", "--watch", is_flag=True, help="Keep watching: drawn anew when something changed.")
@click.option("--json", "json", is_flag=True, help="For programs: one JSON document.")
@pass_call
def today(call: Call, watch: bool, json: bool) -> None:
    """What matters now: overdue, due, to call, to approve. `assistant` alone shows the same."""
    if watch and json:
        raise click.UsageError("--json shows one moment; leave --watch out, or call it again.")
    if watch:
        _watch(call)
    elif json:
        hand_out(machine.document(_document(call)))
    else:
        show_today(call)


def show_today(call: Call) -> None:
    """Print it once."""
    say(_drawn(call, call.now))


def _watch(call: Call) -> None:
    """Draw it again whenever it reads differently, until Ctrl-C, which is the way to end it."""
    from assistant import bootstrap

    clock = bootstrap.clock()
    over = has_screen()
    shown = ""
    try:
        while True:
            drawn = _drawn(call, clock.now())
            if over and drawn != shown:
                click.echo(frame(drawn, screen_rows(), fresh=not shown), nl=False)
                shown = drawn
            elif not over and _body(drawn) != _body(shown):
                say(drawn)
                shown = drawn
            time.sleep(LOOK_EVERY)
    except KeyboardInterrupt:
        say("")


def frame(text: str, rows: int, *, fresh: bool) -> str:
    """The text drawn over what stands on a screen of so many rows, without blanking it first (ECMA-48).

    What does not fit is counted.
    """
    lines = text.rstrip("\n").split("\n")
    if len(lines) > rows - 1:
        kept = max(rows - 2, 1)
        lines = [*lines[:kept], f"… and {len(lines) - kept} more lines; `assistant` shows them all."]
    body = "".join(f"{line}\x1b[K\n" for line in lines)
    return f"{CLEAR if fresh else ''}\x1b[H{body}\x1b[J"


def _body(drawn: str) -> str:
    """All but the time that the first line begins with: it alone is no reason to print it again."""
    return drawn.partition(": ")[2]


def _drawn(call: Call, now: datetime) -> str:
    from assistant.cli import today_text

    running = call.store.daemon_is_running()
    return today_text.text(_summary(call, now), running=running, width=width(), paint=paint())


def _summary(call: Call, now: datetime) -> "Summary":
    from assistant.cli import health
    from assistant.domain.summary import summarise
    from assistant.workflow.end_of_day import next_summary

    seen, desk = call.store.read_health(), call.desk
    troubles = health.read_words(seen.get("troubles"))
    if call.store.recovered:
        troubles["book"] = call.store.recovered
    return summarise(
        desk.book.look(),
        now,
        desk.hours(now),
        next_summary=next_summary(desk, now),
        troubles=troubles,
        looked=health.read_times(seen.get("looked")),
        display_phone=desk.display_phone,
        sends=any(account.outgoing is not None for account in desk.accounts),
    )


def _document(call: Call) -> machine.Json:
    """The lists by name, with the leads of each as `leads --json` has them, all of them."""
    from assistant.domain.summary import headline, placed
    from assistant.workflow.end_of_day import next_summary

    found = placed(call.desk.book.look(), call.now, next_summary(call.desk, call.now))
    it = _summary(call, call.now)
    return {
        "at": machine.moment(call.now, call.zone),
        "headline": headline(it),
        "problems": [{"where": each.where, "words": each.words} for each in it.problems],
        "lists": {
            place.value: [machine.lead(each, call.zone, call.now) for each in leads]
            for place, leads in found.items()
            if leads
        },
    }


# --- completion ---------------------------------------------------------------------------------------------


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the script that lets a shell complete commands and options; its first line says what to do."""
    for line in _script(shell, ctx.find_root().command):
        say(line)


def _script(shell: str, program: click.Command) -> "Iterator[str]":
    from click.shell_completion import get_completion_class

    made = get_completion_class(shell)
    assert made is not None
    how = {
        "bash": 'put  eval "$(assistant completion bash)"  into ~/.bashrc',
        "zsh": 'put  eval "$(assistant completion zsh)"  into ~/.zshrc, after compinit',
        "fish": "run  assistant completion fish > ~/.config/fish/completions/assistant.fish",
    }
    yield f"# To switch it on for good: {how[shell]}"
    yield made(program, {}, "assistant", "_ASSISTANT_COMPLETE").source().strip()
