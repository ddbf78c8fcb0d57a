"""The sections of config.toml: which keys there are, what they may be, what they default to.

Attributes have the names of the keys, so `settings.promise.warn_before` is `warn_before` under `[promise]`.
Values are ready for use: zones are `ZoneInfo`, durations `timedelta`, times of day `time` (local, naive),
weekdays numbers from Monday = 0.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from assistant.config import values
from assistant.config.tables import table, tables
from assistant.config.values import Refused, Secret, Span, Window
from assistant.domain.draft import DraftKind

Line = Annotated[str, values.line]
Text = Annotated[str, values.text]
Email = Annotated[str, values.email]
Emails = Annotated[tuple[str, ...], values.many(values.email)]
Flag = Annotated[bool, values.flag]
FilePath = Annotated[Path, values.path]
OptionalPath = Annotated[Path | None, values.path]
OptionalText = Annotated[str | None, values.text]
Hold = Annotated[timedelta, values.duration("0s", "24h")]
Windows = Annotated[tuple[Window, ...], values.windows]
Texts = Annotated[tuple[str, ...], values.many(values.text)]

WORKDAYS = (0, 1, 2, 3, 4)
OFFICE_HOURS = ((time(9), time(17)),)
IMAP_PORTS = {"tls": 993, "starttls": 143, "none": 143}
SMTP_PORTS = {"tls": 465, "starttls": 587, "none": 25}
"""RFC 8314 for TLS, RFC 6409 for STARTTLS."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """[owner]: who the assistant works for."""

    name: Text
    email: Email
    timezone: Annotated[ZoneInfo, values.zone]
    business: Line = ""
    aliases: Emails = ()
    phone: Annotated[str, values.phone] = ""
    country: Annotated[str, values.country] = ""
    region: Line = ""
    language: Annotated[str, values.language] = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """account.imap and account.smtp: where to connect; without a port, the usual one."""

    host: Annotated[str, values.host]
    port: Annotated[int, values.whole(1, 65535)]
    security: Annotated[Literal["tls", "starttls", "none"], values.one_of("tls", "starttls", "none")] = "tls"

    def __post_init__(self) -> None:
        if self.security == "none" and not values.is_loopback(self.host):
            allowed = '"tls" or "starttls"; "none" only for a server on this very machine (127.0.0.1)'
            raise Refused(allowed, key="security", found='"none"')


def server(ports: Mapping[str, int]) -> Callable[[object], Server]:
    """A reader of servers; `ports` has the usual port for each kind of security."""

    def read(value: object) -> Server:
        security = value.get("security", "tls") if isinstance(value, dict) else "tls"
        usual = ports.get(security, 0) if isinstance(security, str) else 0
        return table(Server, {"port": usual or 1})(value)

    return read


@dataclass(frozen=True, slots=True, kw_only=True)
class Folders:
    """account.folders: which folders play which part; "auto" finds them."""

    inbox: Texts = ("INBOX",)
    sent: Text = "auto"
    drafts: Text = "auto"
    junk: Text = "auto"
    trash: Text = "auto"
    remote_control: Line = "Assistant"
    """The folder that holds Approved, Done and so on; "" for none."""

    def __post_init__(self) -> None:
        if not self.inbox:
            raise Refused('at least one folder like ["INBOX"]', key="inbox", found="[]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """[[account]]: one mailbox. `name` defaults to the username, `address` is never empty once read."""

    username: Text
    imap: Annotated[Server, server(IMAP_PORTS)]
    smtp: Annotated[Server | None, server(SMTP_PORTS)] = None
    name: Line = ""
    address: Email = ""
    password: Annotated[Secret | None, values.secret] = None
    password_command: Annotated[tuple[str, ...] | None, values.command] = field(default=None, repr=False)
    password_file: OptionalPath = None
    """A relative one is looked for in $CREDENTIALS_DIRECTORY, then beside the config."""
    password_env: OptionalText = None
    oauth: OptionalText = None
    folders: Annotated[Folders, table(Folders)] = Folders()
    sent_copy: Annotated[Literal["auto", "always", "never"], values.one_of("auto", "always", "never")] = (
        "auto"
    )
    look_back_days: Annotated[int, values.whole(0, 365)] = 14
    authserv_id: Texts = ()
    """Ids under which the provider's own servers write Authentication-Results (RFC 8601 2.5)."""

    def __post_init__(self) -> None:
        given = [key for key in values.PASSWORD_KEYS if getattr(self, key) is not None]
        if len(given) != 1:
            found = " and ".join(given) or "no password"
            raise Refused("exactly one of " + ", ".join(values.PASSWORD_KEYS), found=found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """Windows for every day of the week."""

    monday: Windows = ()
    tuesday: Windows = ()
    wednesday: Windows = ()
    thursday: Windows = ()
    friday: Windows = ()
    saturday: Windows = ()
    sunday: Windows = ()

    @property
    def week(self) -> tuple[tuple[Window, ...], ...]:
        """Seven days from Monday, each with its windows in order; local wall-clock time."""
        return tuple(getattr(self, day) for day in values.WEEKDAYS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours(Week):
    """[hours]: when the owner can be reached; a day without windows is closed."""

    holidays: Flag = True
    absences: Annotated[tuple[Span, ...], values.many(values.span)] = ()
    open_on: Annotated[tuple[date, ...], values.many(values.day)] = ()
    """Holidays on which the owner works all the same."""

    def __post_init__(self) -> None:
        if not any(self.week):
            raise Refused('at least one window in the week, like monday = ["08:00-12:00"]', found="none")

    @property
    def closed_dates(self) -> frozenset[date]:
        """Every day of every absence (holidays are looked up elsewhere)."""
        return frozenset(day for absence in self.absences for day in _days(absence))


USUAL_HOURS = Hours(
    monday=OFFICE_HOURS,
    tuesday=OFFICE_HOURS,
    wednesday=OFFICE_HOURS,
    thursday=OFFICE_HOURS,
    friday=OFFICE_HOURS,
)
"""What counts when the file says nothing of hours at all."""


def _days(absence: Span) -> Iterator[date]:
    first, last = absence
    return (first + timedelta(days=count) for count in range((last - first).days + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """[promise]: by when everybody hears."""

    respond_within: Annotated[str, values.respond_within] = "next_day"
    answers_per_day: Annotated[int, values.whole(1, 1000)] = 12
    warn_before: Annotated[timedelta, values.duration("0m", "24h")] = timedelta(hours=2)
    """Working time before a promise slips at which a delay note is drafted."""

    @property
    def working_time(self) -> timedelta | None:
        """`respond_within` in working time, None for "same_day" and "next_day"."""
        hours = self.respond_within.removesuffix("h")
        return timedelta(hours=int(hours)) if hours.isdigit() else None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """[follow_up]: time kept for answering, and when to ask again."""

    blocks: Annotated[Week, table(Week)] = Week()
    nudge_after_days: Annotated[tuple[int, ...], values.rising_days] = (3, 7, 14)
    """Business days after our last mail; empty for no nudges."""
    check_in_after_days: Annotated[int, values.whole(0, 3650)] = 0
    """0 switches check-ins off."""
    plan_mail: Annotated[time | Literal["opening"] | None, values.opening_or_clock] = None
    """When today's plan comes by mail: at the day's first opening, or at a time; "" for never, None here."""


def draft_kind(value: object) -> DraftKind:
    """A kind of draft by its name."""
    return DraftKind(values.one_of(*DraftKind)(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """[approval]: what may go out, and how long it is held back."""

    mode: Annotated[Literal["watch", "approve"], values.one_of("watch", "approve")] = "approve"
    automatic: Annotated[tuple[DraftKind, ...], values.many(draft_kind)] = ()
    hold: Hold = timedelta(minutes=30)
    hold_approved: Hold = timedelta(seconds=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notices:
    """[notices]: when a short mail may say that something waits; an empty list for never."""

    at: Annotated[tuple[time, ...], values.many(values.clock)] = (time(12),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """[summary]: the letter at the end of the day."""

    at: Annotated[time, values.clock] = time(17, 30)
    days: Annotated[tuple[int, ...], values.many(values.weekday)] = WORKDAYS
    report: Annotated[int | None, values.weekday_or_never] = WORKDAYS[-1]
    """On which weekday the week's report comes, after the summary; "" for never, which is None here."""

    def __post_init__(self) -> None:
        if not self.days:
            raise Refused('at least one weekday like "friday"', key="days", found="[]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Push:
    """[push]: short messages to the owner's phone; without an address, none."""

    urls: Annotated[tuple[Secret, ...], values.many(values.push_address)] = field(default=(), repr=False)
    """Addresses of services as apprise writes them; each holds a token."""
    names: Flag = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Web:
    """[web]: the page on this machine."""

    listen: Annotated[str, values.listen] = "127.0.0.1:8377"
    hosts: Texts = ()
    url: Annotated[str, values.web_address] = ""
    password_file: OptionalPath = None

    def __post_init__(self) -> None:
        host, _ = self.place or ("localhost", 0)
        if not values.is_loopback(host) and not (self.hosts and self.password_file):
            allowed = "127.0.0.1; any other address only together with web.hosts and web.password_file"
            raise Refused(allowed, key="listen", found=values.shown(self.listen))

    @property
    def place(self) -> tuple[str, int] | None:
        """Host and port to listen on, None if the page is switched off."""
        return values.split_listen(self.listen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """[poll]: how often the mailbox is looked at; IDLE only shortens the wait."""

    interval: Annotated[timedelta, values.duration("1s", "1h")] = timedelta(seconds=60)
    idle: Flag = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """[store]: where state lies, by default the folder that XDG keeps for state."""

    directory: FilePath = field(default_factory=lambda: xdg("XDG_STATE_HOME", ".local/state", os.environ))


def xdg(variable: str, usual: str, environ: Mapping[str, str]) -> Path:
    """The assistant's folder of one kind; the XDG base directory specification ignores relative ones."""
    base = Path(environ.get(variable, ""))
    home = environ.get("HOME")
    return (base if base.is_absolute() else (Path(home) if home else Path.home()) / usual) / "assistant"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """[limits]: the most that goes out to others, whatever is approved; more waits."""

    mails_per_hour: Annotated[int, values.whole(1, 200)] = 20
    mails_per_day: Annotated[int, values.whole(1, 1000)] = 100
    drafts_per_hour: Annotated[int, values.whole(1, 500)] = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Templates:
    """[templates]: the owner's own texts, looked at before ours."""

    directory: FilePath = Path("templates")


@dataclass(frozen=True, slots=True, kw_only=True)
class Formats:
    """[formats]: the owner's own descriptions of phone and form mail, looked at before ours."""

    directory: FilePath = Path("formats")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The whole of config.toml. Made by `load` or `parse`, never by hand."""

    owner: Annotated[Owner, table(Owner)]
    account: Annotated[tuple[Account, ...], tables(Account)]
    hours: Annotated[Hours, table(Hours)] = USUAL_HOURS
    promise: Annotated[Promise, table(Promise)] = Promise()
    follow_up: Annotated[FollowUp, table(FollowUp)] = FollowUp()
    approval: Annotated[Approval, table(Approval)] = Approval()
    notices: Annotated[Notices, table(Notices)] = Notices()
    summary: Annotated[Summary, table(Summary)] = Summary()
    push: Annotated[Push, table(Push)] = Push()
    web: Annotated[Web, table(Web)] = Web()
    poll: Annotated[Poll, table(Poll)] = Poll()
    store: Annotated[Store, table(Store)] = field(default_factory=Store)
    limits: Annotated[Limits, table(Limits)] = Limits()
    templates: Annotated[Templates, table(Templates)] = Templates()
    formats: Annotated[Formats, table(Formats)] = Formats()
    folder: Path = Path()
    """The config file's own folder; not a key."""

    @property
    def own_addresses(self) -> frozenset[str]:
        """Every address that is the owner's own, in lower case."""
        named = (self.owner.email, *self.owner.aliases)
        accounts = (word for account in self.account for word in (account.address, account.username))
        return frozenset(word.lower() for word in (*named, *accounts) if values.is_email(word))

    def completed(self, folder: Path) -> "Settings":
        """The same with what one section takes from another, and paths reckoned from `folder`."""
        return replace(
            self,
            folder=folder,
            account=tuple(_named(account, self.owner) for account in self.account),
            store=Store(directory=folder / self.store.directory),
            templates=Templates(directory=folder / self.templates.directory),
            formats=Formats(directory=folder / self.formats.directory),
        )


def _named(account: Account, owner: Owner) -> Account:
    by_itself = account.username if values.is_email(account.username) else owner.email
    name, address = account.name or account.username, account.address or by_itself
    return replace(account, name=name, address=address)
