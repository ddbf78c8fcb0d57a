"""The commands: thin; each parses its words, calls the house, and prints.

`people` and `machine` say how things look to a reader and to a program; `main` is the edge where every error
becomes one sentence and an exit status (DESIGN 5): 0 done, 1 could not be done, 2 wrong usage or config.
A command's module is imported only when the command is called: `assistant leads` has 300 ms in all.
"""

import contextlib
import difflib
import importlib
import keyword
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from assistant import __version__
from assistant.cli.call import Call
from assistant.cli.safe import block
from assistant.errors import AssistantError

_INTERRUPTED = 130
"""What a shell expects of a program that was ended by Ctrl-C."""

COMMANDS: dict[str, dict[str, tuple[str, str]]] = {
    "Look": {
        "today": ("commands_today", "What matters now; `assistant` alone shows it too (-w: keeps watching)."),
        "audit": ("commands_audit", "Who never heard back? Looks at any mailbox, changes nothing."),
        "leads": ("commands_look", "Who waits, the most urgent first."),
        "show": ("commands_look", "All about one lead."),
        "drafts": ("commands_look", "What needs your yes, with its text."),
        "promises": ("commands_look", "What you promised to whom, and by when."),
        "promise": ("commands_promises", "One promise: kept, released, or for another time."),
        "log": ("commands_look", "What happened lately."),
        "rules": ("commands_look", "What was learnt from your corrections."),
        "status": ("commands_look", "Is it running, and does it see everything?"),
    },
    "Drafts": {
        "approve": ("commands_drafts", "Say yes: these drafts go out."),
        "edit": ("commands_drafts", "Change a draft's text; it waits for your yes again."),
        "reject": ("commands_drafts", "Say no: these drafts are not sent."),
        "take-back": ("commands_drafts", "Take a yes back before it went out."),
        "settle": ("commands_drafts", "Say whether an uncertain draft went out."),
    },
    "Leads": {
        "called": ("commands_leads", "You called: reached, left-message or no-answer."),
        "answered": ("commands_leads", "They have their answer: you wait for them now."),
        "longer": ("commands_leads", "You need longer: they hear a new time before the old one passes."),
        "nudge": ("commands_people", "Remind somebody now, or never."),
        "add": ("commands_people", "A lead by hand."),
        "import": ("commands_people", "People from a CSV file or vCards."),
        "done": ("commands_leads", "The matter is over."),
        "snooze": ("commands_leads", "Hide a lead until later; no promise moves."),
        "not-lead": ("commands_leads", "This is no inquiry."),
        "reopen": ("commands_leads", "Open again; also yes to an undecided one."),
        "merge": ("commands_leads", "Two leads are one person's matter."),
        "split": ("commands_leads", "One message is a matter of its own."),
    },
    "Work": {
        "run": ("commands_work", "Do the work until stopped (--once: one round)."),
        "summary": ("commands_work", "Today's letter, on the screen or by mail."),
        "report": ("commands_report", "How fast everybody heard back, over a period."),
        "plan": ("commands_plan", "Whom to call and answer, today and in the week."),
        "away": ("commands_away", "You are away: nobody waits unheard meanwhile."),
        "triage": ("commands_triage", "What would you make of these mail files?"),
    },
    "Set up": {
        "init": ("commands_setup", "Write a config to fill in."),
        "login": ("commands_page", "A code that lets a browser into the page."),
        "doctor": ("commands_setup", "Check accounts, folders and files; send nothing."),
        "lint": ("commands_setup", "Read your reply templates over."),
        "service": ("commands_setup", "Start with this machine (systemd)."),
        "completion": ("commands_today", "Let bash, zsh or fish complete half-typed words."),
        "demo": ("commands_setup", "A sample day on a mail server of its own."),
    },
}
"""Every command by its heading: the module that holds it, and what `--help` says of it."""


class Commands(click.Group):
    """Finds a command in its module when it is asked for, and lists all without importing any."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Every name, in the order of the headings."""
        return [name for group in COMMANDS.values() for name in group]

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        for group in COMMANDS.values():
            if cmd_name in group:
                module = importlib.import_module(f"assistant.cli.{group[cmd_name][0]}")
                name = cmd_name.replace("-", "_")
                command = getattr(module, f"{name}_" if keyword.iskeyword(name) else name)
                assert isinstance(command, click.Command)
                return command
        return None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, but a slip of the finger is told the nearest command."""
        known = self.list_commands(ctx)
        if ctx.resilient_parsing:  # a shell asks how a line may go on
            return super().resolve_command(ctx, args)
        if args[0] not in known and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], known, n=1)
            meant = f" Did you mean `{near[0]}`?" if near else ""
            raise click.UsageError(f'There is no command "{args[0]}".{meant}', ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands under their headings, aligned with each other."""
        for heading, group in COMMANDS.items():
            with formatter.section(heading):
                formatter.write_dl([(f"{name:<9}", words) for name, (_, words) in group.items()])


@click.command(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--config",
    "named",
    type=click.Path(path_type=Path),
    help="The config file (else $ASSISTANT_CONFIG, else config.toml in the usual place).",
)
@click.version_option(__version__, message="%(version)s")
@click.pass_context
def assistant(ctx: click.Context, named: Path | None) -> None:
    """Everyone who asked hears back, in time, and hears the truth about when."""
    ctx.obj = call = Call(named, os.environ)
    if ctx.invoked_subcommand is None:
        _show_today(ctx, call)


def _show_today(ctx: click.Context, call: Call) -> None:
    """No command: what matters now; how to begin, where there is no config yet."""
    if call.settings_if_any is None:
        raise click.exceptions.NoArgsIsHelpError(ctx)
    from assistant.cli.commands_today import show_today

    show_today(call)


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit status. No error goes beyond this function."""
    _never_stumble_over_letters()
    try:
        status = assistant.main(words, prog_name="assistant", standalone_mode=False)
        sys.stdout.flush()
        return status if isinstance(status, int) else 0
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return error.exit_code
    except click.UsageError as error:
        return _told(f"{error.format_message()} {_usage_hint(error)}", error.exit_code)
    except click.ClickException as error:
        return _told(error.format_message(), error.exit_code)
    except AssistantError as error:
        return _told(_sentence(str(error)), error.exit_code)
    except BrokenPipeError:
        _let_go_of_stdout()
        return 0
    except (KeyboardInterrupt, click.Abort):
        return _INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the edge: nobody above could tell the owner
        return _told(_unexpected(error), 1)


def _told(words: str, status: int) -> int:
    with contextlib.suppress(OSError):
        click.echo(block(words).strip(), err=True)
    return status


def _sentence(words: str) -> str:
    """With a capital and a full stop; what begins with a name (a file, a key, an account) keeps it."""
    first = words.partition(" ")[0]
    started = words[:1].upper() + words[1:] if first.isalpha() else words
    return started if started.endswith((".", "!", "?", ":", '"', ")")) or "\n" in started else f"{started}."


def _usage_hint(error: click.UsageError) -> str:
    path = error.ctx.command_path if error.ctx else "assistant"
    return f"`{path} --help` shows how."


def _unexpected(error: Exception) -> str:
    """One sentence about a fault of ours; the trace goes to a file that only the owner can read."""
    import tempfile
    import traceback

    kind = type(error).__name__
    try:
        with tempfile.NamedTemporaryFile(
            "w",
            encoding="utf-8",
            errors="backslashreplace",
            prefix="assistant-",
            suffix=".trace",
            delete=False,
        ) as file:
            traceback.print_exception(error, file=file)
    except OSError:
        return f"Something went wrong inside ({kind}), and its trace could not be written."
    return f"Something went wrong inside ({kind}); the trace is in {file.name}."


def _never_stumble_over_letters() -> None:
    """A terminal that knows few letters gets question marks, not an error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _let_go_of_stdout() -> None:
    """Nobody reads any more: keep Python from complaining about it when it ends."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
