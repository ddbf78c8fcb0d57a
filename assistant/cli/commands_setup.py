"""Commands to set up and look after: init, doctor, service install, demo."""

import os
import shlex
import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.cli import machine
from assistant.cli.call import Call, hand_out, paint, pass_call, say, width
from assistant.cli.columns import wrapped
from assistant.errors import NotPossible, StateError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.cli.examination import Finding

UNIT = "assistant.service"


@click.command()
@pass_call
def init(call: Call) -> None:
    """Write a config to fill in, readable by you alone. One that is there already is left alone."""
    from assistant import resources

    path = call.path
    _write_new(path, resources.example_config().read_text("utf-8"), "it is left as it is; edit it")
    say(
        f"{path} is written. Fill in [owner] and [[account]], then run\n"
        f"  {_command(call)} doctor                   to see whether it works,\n"
        f"  {_command(call)} doctor --create-folders  to make the folders of the remote control,\n"
        f"  {_command(call)} run                      to start."
    )


def _command(call: Call) -> str:
    return "assistant" if call.named is None else f"assistant --config {shlex.quote(str(call.named))}"


def _write_new(path: Path, text: str, there_already: str) -> None:
    """Write a file that must not exist yet, for the owner's eyes only."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise NotPossible(f"{path} exists already; {there_already}.") from None
    except OSError as error:
        raise StateError(f"{path} cannot be written: {error.strerror}.") from None
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)


# --- doctor -------------------------------------------------------------------------------------------------


@click.command()
@click.option("--create-folders", is_flag=True, help="Make the folders that are missing.")
@click.option("--json", "json", is_flag=True, help="For programs: one JSON document.")
@pass_call
@click.pass_context
def doctor(ctx: click.Context, call: Call, create_folders: bool, json: bool) -> None:
    """Check the config, every account and its folders, state and files. Sends nothing."""
    from assistant.cli.examination import Grade, worst

    findings = []
    for each in _examined(call, create_folders=create_folders):
        findings.append(each)
        if not json:
            say(_told(each))
    if json:
        hand_out(machine.document([_as_json(each) for each in findings]))
    elif worst(findings) is not Grade.ATTENTION:
        say("\nAll is well.")
    ctx.exit(1 if worst(findings) is Grade.ATTENTION else 0)


@click.command()
@click.option("--json", "json", is_flag=True, help="For programs: one JSON document.")
@pass_call
@click.pass_context
def lint(ctx: click.Context, call: Call, json: bool) -> None:
    """Read your reply templates over: length, a time, wording, unfilled fields. Sends nothing."""
    from assistant.cli.examination import Grade, examine_templates, worst

    findings = list(examine_templates(call.settings))
    if json:
        hand_out(machine.document([_as_json(each) for each in findings]))
    else:
        for each in findings:
            say(_told(each))
    ctx.exit(1 if worst(findings) is Grade.ATTENTION else 0)


def _examined(call: Call, *, create_folders: bool) -> "Iterator[Finding]":
    from assistant.cli import examination as look
    from assistant.cli import examination_telling as telling

    settings = call.settings
    yield look.Finding(look.Grade.OK, f"Config: {call.path} is understood.")
    yield look.examine_clock(settings, call.store, call.now)
    yield from look.examine_state(settings, call.store)
    yield look.examine_page(settings)
    yield from _asked(call, create_folders=create_folders)
    yield from telling.examine_words_by_mail(settings, call.store, call.now)


def _asked(call: Call, *, create_folders: bool) -> "Iterator[Finding]":
    """What takes a while to find out: it is kept, so that the page can show it without asking again."""
    from assistant.cli import examination as look
    from assistant.cli import examination_telling as telling

    settings = call.settings
    kept = []
    for each in chain(
        look.examine_files(settings),
        telling.examine_push(settings),
        *(look.examine_account(settings, it, create_folders=create_folders) for it in settings.account),
    ):
        kept.append(_as_json(each))
        yield each
    call.store.write_findings({"at": call.now.isoformat(), "findings": kept})


_TONES = {"ok": "good", "note": "ask", "attention": "bad"}


def _as_json(it: "Finding") -> machine.Json:
    return {"grade": it.grade.value, "words": it.words} | ({"link": it.link} if it.link else {})


def _told(it: "Finding") -> str:
    """The words in a column of their own; a link stands below on one line, however long, to be opened."""
    first, *more = wrapped(it.words, width() - 11)
    lines = [f"{paint()(f'{it.grade:<9}', _TONES[it.grade])}  {first}", *(f"{'':<11}{line}" for line in more)]
    return "\n".join([*lines, *([it.link] if it.link else [])])


# --- service ------------------------------------------------------------------------------------------------


@click.group()
def service() -> None:
    """Start with this machine, by systemd."""


@service.command()
@click.option("--print", "only_print", is_flag=True, help="Print the unit instead of writing it.")
@click.option("--force", is_flag=True, help="Replace a unit that is there and differs.")
@pass_call
def install(call: Call, only_print: bool, force: bool) -> None:
    """Write a systemd user unit that runs the assistant, and say how to switch it on."""
    unit = unit_text(sys.executable, call.path.absolute())
    if only_print:
        say(unit)
        return
    path = _unit_path(call)
    if path.exists() and path.read_text("utf-8", "replace") != unit:
        if not force:
            raise NotPossible(f"{path} is there and differs; --force replaces it, --print shows the new one.")
        path.unlink()
    if not path.exists():
        _write_new(path, unit, "it is left as it is")
    say(
        f"{path} is written. Switch it on with\n"
        "  systemctl --user daemon-reload\n"
        f"  systemctl --user enable --now {UNIT}\n"
        "  loginctl enable-linger      so that it runs while you are not logged in"
    )


def _unit_path(call: Call) -> Path:
    named = Path(call.environ.get("XDG_CONFIG_HOME", ""))
    base = named if named.is_absolute() else Path.home() / ".config"
    return base / "systemd" / "user" / UNIT


def unit_text(python: str, config: Path) -> str:
    """The unit: started again after a crash, not after a wrong config (exit status 2)."""
    return f"""\
[Unit]
Description=Follow-up assistant
StartLimitIntervalSec=0

[Service]
ExecStart={_quoted(python)} -m assistant --config {_quoted(str(config))} run
Restart=on-failure
RestartSec=30
RestartPreventExitStatus=2
UMask=0077
NoNewPrivileges=yes

[Install]
WantedBy=default.target
"""


def _quoted(word: str) -> str:
    """A word as systemd reads it: % and $ doubled, quotes and backslashes escaped."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{escaped}"'


# --- demo ---------------------------------------------------------------------------------------------------


@click.command()
@click.option("--once", is_flag=True, help="Play the day and exit; else it ends on Ctrl-C.")
@click.option("--keep", is_flag=True, help="Leave its config and state behind, and say where.")
def demo(once: bool, keep: bool) -> None:
    """A sample day on a mail server of its own; nothing of yours is touched, no config needed."""
    from assistant.demo import play

    play(say, once=once, keep=keep)
