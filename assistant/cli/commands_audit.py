"""`audit`: who never heard back. Needs a mailbox and nothing else; reads only, leaves nothing behind."""

import getpass
import os
import sys
import zoneinfo
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from zoneinfo import ZoneInfo

import click

from assistant.cli import machine
from assistant.cli.call import Call, complain, hand_out, paint, pass_call, say, width
from assistant.cli.safe import one_line
from assistant.errors import StateError, UsageError

if TYPE_CHECKING:
    from assistant.cli.audit_rows import Eye
    from assistant.domain.audit import Audit
    from assistant.workflow.ports import Desk

PASSWORD_VARIABLE = "ASSISTANT_PASSWORD"  # noqa: S105 - the name of a variable, not a password
PORTS = {"tls": 993, "starttls": 143, "none": 143}
LONGEST = 3660


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """The mailbox as named on the command line; what is None was not said."""

    host: str | None
    user: str | None
    port: int | None
    security: Literal["tls", "starttls", "none"]
    sent: str
    timezone: str | None
    country: str | None

    @property
    def is_named(self) -> bool:
        """Was any mailbox named at all? Else the config says which."""
        return self.host is not None or self.user is not None


@click.command()
@click.option(
    "--days", type=click.IntRange(1, LONGEST), default=30, show_default=True, help="How far to look back."
)
@click.option("--json", "json", is_flag=True, help="For programs: one JSON document.")
@click.option(
    "--html", type=click.Path(dir_okay=False, path_type=Path), help="Also write a page with pictures there."
)
@click.option("--host", help="The mail server (IMAP). Without --host and --user: the config's accounts.")
@click.option("--user", help="The name to log in with, mostly the mail address.")
@click.option("--port", type=click.IntRange(1, 65535), help="Its port, if it is not the usual one.")
@click.option("--security", type=click.Choice(list(PORTS)), default="tls", show_default=True)
@click.option("--sent", default="auto", help="The folder of sent mail, if it is not found by itself.")
@click.option("--timezone", help='Your time zone, like "Europe/Berlin" (else this machine\'s).')
@click.option("--country", help='Your country, like "DE" (else that of the time zone).')
@pass_call
@click.pass_context
def audit(ctx: click.Context, call: Call, /, days: int, json: bool, html: Path | None, **door: Any) -> None:
    """Who never heard back? A look at a mailbox that changes nothing and leaves nothing behind.

    Needs only the mail server, your name there and the password, which is asked for or taken from
    ASSISTANT_PASSWORD; with a config and no --host, all its accounts. Nothing is written but the page you
    ask for with --html.
    """
    from assistant.cli.audit_rows import Eye

    if html is not None and not html.absolute().parent.is_dir():
        raise UsageError(f"There is no folder {html.absolute().parent} to write {html.name} into.")
    place = Door(**door)
    desk = _desk(call, place)
    found = _look(call, desk, days)
    eye = Eye(desk.hours(call.now), desk.display_phone)
    for trouble in found.troubles:
        complain(one_line(trouble))
    if html is not None:
        _write(html, _page(call, place, found, eye))
    _print(found, eye, html, json=json)
    ctx.exit(1 if found.troubles else 0)


def _look(call: Call, desk: "Desk", days: int) -> "Audit":
    from assistant.audit import audit as look
    from assistant.cli.progress import bars

    try:
        with bars(desk.hours(call.now).zone) as watcher:
            return look(desk, call.now, days, watcher)
    finally:
        for account in desk.accounts:
            account.mailbox.close()


def _print(found: "Audit", eye: "Eye", html: Path | None, *, json: bool) -> None:
    from assistant.cli import audit_rows, audit_text

    if json:
        hand_out(machine.document(audit_rows.document(found, eye)))
        return
    say(audit_text.text(found, eye, width(), paint()))
    say(f"\nThe page is in {html}." if html else "\n--html FILE makes a page of it, with pictures.")


# --- the page ---------------------------------------------------------------------------------------------


def _page(call: Call, door: Door, found: "Audit", eye: "Eye") -> str:
    from assistant import bootstrap
    from assistant.cli import audit_page

    settings = None if door.is_named else call.settings_if_any
    templates = bootstrap.templates(settings) if settings else bootstrap.own_templates()
    return templates.page("audit", audit_page.values(found, eye)).lstrip()


def _write(path: Path, page: str) -> None:
    """The page holds names and numbers of customers: only the owner may read it."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(page)
    except OSError as error:
        raise StateError(f"{path} cannot be written: {error.strerror}.") from None


# --- the mailbox ------------------------------------------------------------------------------------------


def _desk(call: Call, door: Door) -> "Desk":
    """The desk of the config, or of the one mailbox that is named on the command line or asked for."""
    from assistant import bootstrap

    if not door.is_named and call.settings_if_any is not None:
        return bootstrap.desk_in_memory(call.settings)
    zone = _zone(door.timezone) if door.timezone else bootstrap.local_place(call.environ)
    user, host = _named(door)
    password = _password(call, user)
    return bootstrap.visiting_desk(
        bootstrap.Visit(
            host=host,
            port=door.port or PORTS[door.security],
            security=door.security,
            username=user,
            password=lambda: password,
            zone=zone,
            country=(door.country or bootstrap.country_of(zone)).upper(),
            sent=door.sent,
        )
    )


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        example = 'a name like "America/New_York" or "Europe/Berlin"'
        near = [each for each in zoneinfo.available_timezones() if name.casefold() in each.casefold()]
        meant = f"; did you mean {min(near, key=len)}?" if name and near else ""
        raise UsageError(f"--timezone: {one_line(name)} is no time zone; it takes {example}{meant}") from None


def _named(door: Door) -> tuple[str, str]:
    """User and server; what was not said is asked for, if somebody is there to answer."""
    if door.user and door.host:
        return door.user, door.host
    if not sys.stdin.isatty():
        raise UsageError(
            "There is no config, so say which mailbox: assistant audit --host imap.example.com"
            " --user you@example.com"
        )
    user = door.user or click.prompt("Your mail address (or the name you log in with)", err=True)
    _, at, domain = user.rpartition("@")
    likely = f"imap.{domain}" if at else None
    host = door.host or click.prompt("Your mail server (IMAP)", default=likely, err=True)
    return str(user).strip(), str(host).strip()


def _password(call: Call, user: str) -> str:
    """From the environment, else asked for; without a terminal the first line of stdin. Never on the line."""
    known = call.environ.get(PASSWORD_VARIABLE, "")
    if known:
        return known
    if sys.stdin.isatty():
        return getpass.getpass(f"Password of {one_line(user)} (an app password, if your provider has them): ")
    line = sys.stdin.readline().rstrip("\r\n")
    if not line:
        raise UsageError(f"There is no password: set {PASSWORD_VARIABLE}, or run this in a terminal.")
    return line
