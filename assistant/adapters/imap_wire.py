"""One connection to an IMAP server: the only place that knows imapclient.

Our commands pass the gate, the server's answers the capped reader, both in `imap_guard`.  After an abort, a
time-out or an odd line the connection is closed and never used again.
"""

import imaplib
import ipaddress
import re
import select
import socket
import ssl
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import LoginError, ProtocolError
from imapclient.imap4 import IMAP4WithTimeout
from imapclient.imap_utf7 import decode
from imapclient.tls import IMAP4_TLS

from assistant.adapters.imap_fetch import Piece, ranges, read_pieces
from assistant.adapters.imap_folders import Listed, Wishes
from assistant.adapters.imap_guard import Guarded
from assistant.adapters.server_words import OddAnswer, one_line, quoted, said, why_no_answer
from assistant.errors import (
    ConfigError,
    ContentError,
    FolderUnreadable,
    LoginRefused,
    MailboxUnreachable,
    WorldError,
)

IDLE_WINDOW = 240.0
"""Seconds after which an IDLE is begun anew, before routers forget it (RFC 2177 allows 29 minutes)."""

_APPENDUID = re.compile(rb"\[APPENDUID (\d{1,10}) (\d{1,10})\]", re.IGNORECASE)
_ATOM = re.compile(r"[A-Za-z0-9!#$&'+,\-./:;<=>?@^_`|~]+\Z")
_PASSING = re.compile(
    r"\[(UNAVAILABLE|INUSE|LIMIT|OVERQUOTA|SERVERBUG)\]"
    r"|too many|maximum number|not connected|try again|temporar",
    re.IGNORECASE,
)
_ODD = (imaplib.IMAP4.abort, ProtocolError, OSError, ValueError, LookupError, TypeError)


class Refusal(Exception):
    """The server answered NO or BAD: the connection is fine, the wish is not granted."""


@dataclass(frozen=True, slots=True)
class ImapSettings:
    """How to reach one account, and where its folders are. `password` is asked at each login."""

    account: str
    host: str
    username: str
    password: Callable[[], str]
    port: int = 993
    security: Literal["tls", "starttls", "none"] = "tls"
    mechanism: Literal["password", "xoauth2"] = "password"
    """With "xoauth2", `password` gives an access token."""
    folders: Wishes = field(default_factory=Wishes)
    idle: bool = True
    connect_timeout: float = 20.0
    read_timeout: float = 30.0
    ca_file: str = ""
    """A PEM file with the authority of a home server; else the system's authorities are trusted."""


@dataclass(frozen=True, slots=True)
class Place:
    """A folder as EXAMINE or STATUS describes it; what the server does not tell is None."""

    name: str
    uidvalidity: int
    uidnext: int | None
    messages: int | None = None
    modseq: int | None = None
    writable: bool = False


class _Client(IMAPClient):  # type: ignore[misc]
    """imapclient over the guarded wire."""

    def __init__(self, settings: ImapSettings, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        super().__init__(
            settings.host,
            settings.port,
            ssl=settings.security == "tls",
            ssl_context=_tls(settings) if settings.security == "tls" else None,
            timeout=SocketTimeout(settings.connect_timeout, settings.read_timeout),
        )
        # The constructor makes imaplib format every response for a log nobody reads: four times slower.
        self._imap.debug = 0

    def _create_IMAP4(self) -> Any:  # noqa: N802 - the library's hook
        monotonic = self._monotonic

        class Plain(Guarded, IMAP4WithTimeout):  # type: ignore[misc]
            pass

        class Encrypted(Guarded, IMAP4_TLS):  # type: ignore[misc]
            pass

        Plain.monotonic = Encrypted.monotonic = staticmethod(monotonic)
        if self.ssl:
            return Encrypted(self.host, self.port, self.ssl_context, self._timeout.connect)
        return Plain(self.host, self.port, self._timeout.connect)


def _tls(settings: ImapSettings) -> ssl.SSLContext:
    context = ssl.create_default_context(cafile=settings.ca_file or None)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def connect(settings: ImapSettings, monotonic: Callable[[], float]) -> "Connection":
    """A connection that is logged in.

    Raises SecretUnavailable, MailboxUnreachable (also for refusals that pass: too many connections, server
    busy), LoginRefused, and ConfigError for a connection without encryption beyond this machine.
    """
    if settings.security == "none" and not _is_loopback(settings.host):
        raise ConfigError(
            f'account {settings.account}: imap.security "none" is for this machine only; use "tls".'
        )
    password = settings.password()
    try:
        client = _Client(settings, monotonic)
    except (imaplib.IMAP4.error, *_ODD) as error:
        words = f"{settings.host}:{settings.port} cannot be reached: {why_no_answer(error)}."
        raise MailboxUnreachable(words) from error
    connection = Connection(client, settings, monotonic)
    try:
        connection.log_in(password)
    except BaseException:
        connection.drop()
        raise
    return connection


class Connection:
    """One conversation with the server, in one folder at a time.

    `place` is the folder that is open, None if none is.  Methods raise MailboxUnreachable when the
    conversation broke (it is closed by then) and Refusal when the server said no.
    """

    def __init__(self, client: Any, settings: ImapSettings, monotonic: Callable[[], float]) -> None:
        self._client = client
        self._imap = client._imap  # noqa: SLF001 - the lean paths below need what is under the library
        self._settings = settings
        self._monotonic = monotonic
        self.place: Place | None = None
        self.alive = True
        self.capabilities: frozenset[str] = frozenset()
        client.normalise_times = False
        client.socket().setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    # ------------------------------------------------------------------ login and end

    def log_in(self, password: str) -> None:
        """Encrypt if so set, log in, ask what the server can do."""
        with self._talking():
            if self._settings.security == "starttls":
                self._start_tls()
            try:
                self._authenticate(password)
            except LoginError as error:
                raise self._why_refused(error) from error
            self.capabilities = frozenset(c.decode("ascii", "replace") for c in self._client.capabilities())

    def _start_tls(self) -> None:
        if not self._client.has_capability("STARTTLS"):
            raise MailboxUnreachable(
                f"{self._settings.host} does not offer STARTTLS; nothing was sent. Check imap.security."
            )
        self._client.starttls(_tls(self._settings))

    def _authenticate(self, password: str) -> None:
        user = self._settings.username
        if self._settings.mechanism == "xoauth2":
            self._client.oauth2_login(user, password)
        elif self._client.has_capability("LOGINDISABLED") or not (user + password).isascii():
            self._client.plain_login(user, password)
        else:
            self._client.login(user if _ATOM.match(user) else _quoted(user), password)

    def _why_refused(self, error: LoginError) -> Exception:
        cause = error.__context__ or error
        words = said(cause)
        if isinstance(cause, imaplib.IMAP4.abort) or _PASSING.search(words):
            reason = why_no_answer(cause)
            return MailboxUnreachable(f"{self._settings.host} takes no login at this moment: {reason}.")
        return LoginRefused(
            f"{self._settings.host} refuses the login of {self._settings.username}: it says {quoted(words)}."
            " Check the password; some providers want an app password here."
        )

    def log_out(self) -> None:
        """Say good-bye and close; never raises."""
        if self.alive:
            with suppress(Exception):
                self._client.logout()
        self.drop()

    def drop(self) -> None:
        """Close without a word; never raises."""
        self.alive = False
        self.place = None
        with suppress(Exception):
            self._client.shutdown()

    @contextmanager
    def _talking(self) -> Iterator[None]:
        """Translate what the library raises; whatever is odd ends the connection."""
        if not self.alive:
            raise MailboxUnreachable(f"The connection to {self._settings.host} is closed.")
        try:
            yield
        except imaplib.IMAP4.readonly as error:
            raise Refusal(quoted(said(error))) from error
        except _ODD as error:
            self.drop()
            words = f"The connection to {self._settings.host} broke: {why_no_answer(error)}."
            raise MailboxUnreachable(words) from error
        except imaplib.IMAP4.error as error:
            raise Refusal(quoted(said(error))) from error
        except (Refusal, ContentError, WorldError):
            raise
        except BaseException:
            self.drop()  # whatever it was (Ctrl-C, say), the rest of an answer may still come
            raise

    # ------------------------------------------------------------------ folders

    @property
    def news(self) -> bool:
        """Whether the server said EXISTS since this was last set to False."""
        return bool(self._imap.news)

    @news.setter
    def news(self, value: bool) -> None:
        self._imap.news = value

    def can(self, capability: str) -> bool:
        """Whether the server offers it."""
        return capability in self.capabilities

    def list_folders(self) -> tuple[Listed, ...]:
        """LIST of everything, with special-use flags where the server has them."""
        with self._talking(), self._names_as_they_are():
            listed = _all_listed(self._client.list_folders())
        if self.can("SPECIAL-USE") and not any(folder.tells_use for folder in listed):
            return self._list_special_use() or listed
        return listed

    @contextmanager
    def _names_as_they_are(self) -> Iterator[None]:
        """The library would decode all names, and gives up the whole list over one that it cannot."""
        self._client.folder_encode = False
        try:
            yield
        finally:
            self._client.folder_encode = True

    def _list_special_use(self) -> tuple[Listed, ...]:
        """LIST with the flags that some servers tell only when asked for them (RFC 6154, section 2)."""
        try:
            with self._talking(), self._names_as_they_are():
                kind, data = self._imap._simple_command("LIST", '""', '"*"', "RETURN (SPECIAL-USE)")  # noqa: SLF001
                lines = self._imap._untagged_response(kind, data, "LIST")[1] if kind == "OK" else []  # noqa: SLF001
                return _all_listed(self._client._proc_folder_list(lines))  # noqa: SLF001
        except Refusal:
            return ()

    def prefix(self) -> str:
        """Where personal folders begin, "" or e.g. "INBOX."."""
        if not self.can("NAMESPACE"):
            return ""
        with self._talking():
            personal = self._client.namespace().personal
        return str(personal[0][0]) if personal else ""

    def open_folder(self, name: str, *, writable: bool = False) -> Place:
        """EXAMINE, or SELECT if `writable`. Refusal is told as FolderUnreadable."""
        self.place = None
        self.news = False
        try:
            with self._talking():
                told = self._client.select_folder(name, readonly=not writable)
        except Refusal as error:
            raise FolderUnreadable(
                f'The folder "{one_line(name)}" cannot be opened; the server says {error}.'
            ) from error
        self.place = _place(name, told, told.get(b"EXISTS"), writable)
        self.news = False
        return self.place

    def leave_folder(self) -> None:
        """Close the open folder without expunging anything: UNSELECT, or EXAMINE in its place."""
        if self.place is None:
            return
        if not self.can("UNSELECT"):
            self.open_folder(self.place.name)
            return
        with self._talking():
            self._client.unselect_folder()
        self.place = None

    def status(self, name: str) -> Place:
        """STATUS: how things stand in a folder that is not open here."""
        items = ["UIDNEXT", "UIDVALIDITY", "MESSAGES", *(["HIGHESTMODSEQ"] if self.can("CONDSTORE") else [])]
        try:
            with self._talking():
                told = self._client.folder_status(name, items)
        except Refusal as error:
            raise FolderUnreadable(
                f'The folder "{one_line(name)}" cannot be read; the server says {error}.'
            ) from error
        return _place(name, told, told.get(b"MESSAGES"), False)

    def create_folder(self, name: str) -> None:
        """CREATE and SUBSCRIBE; one that is there already is fine."""
        with self._talking():
            try:
                self._client.create_folder(name)
            except imaplib.IMAP4.error as error:
                if isinstance(error, imaplib.IMAP4.abort) or not self._exists(name):
                    raise
            with suppress(imaplib.IMAP4.readonly):
                self._client.subscribe_folder(name)

    def _exists(self, name: str) -> bool:
        return any(listed.name == name for listed in self.list_folders())

    # ------------------------------------------------------------------ messages

    def noop(self) -> None:
        """Let the server tell what changed in the open folder."""
        with self._talking():
            self._client.noop()

    def search_above(self, uid: int) -> list[int]:
        """UIDs above `uid`, ascending. (`n:*` names the last message even if it is older.)"""
        return [found for found in self._search("UID", f"{uid + 1}:*") if found > uid]

    def search_since(self, day: date) -> list[int]:
        """UIDs of messages whose INTERNALDATE is that day or later, in the server's zone."""
        return self._search("SINCE", f"{day.day}-{_MONTH[day.month - 1]}-{day.year:04d}")

    def search_kept(self) -> list[int]:
        """UIDs of all messages that are not flagged to be deleted."""
        return self._search("UNDELETED")

    def has(self, uid: int) -> bool:
        """Whether the open folder lists that UID."""
        return uid in self._search("UID", str(uid))

    def _search(self, *criteria: str) -> list[int]:
        """Our own words only: a stranger's string is never searched for."""
        with self._talking():
            kind, data = self._imap.uid("SEARCH", *criteria)
            if kind != "OK":
                raise imaplib.IMAP4.error(one_line(data[0]))
            return sorted(int(word) for line in data if line for word in line.partition(b"(")[0].split())

    def fetch(self, uids: list[int], body: str) -> dict[int, Piece]:
        """UID FETCH of flags, time, size and `body` (a BODY.PEEK item or ""); pieces by UID.

        A NO of the server is no error here: what it gave before stands, what is missing is missing.
        """
        with self._talking():
            items = f"({' '.join(filter(None, ('UID FLAGS INTERNALDATE RFC822.SIZE', body)))})"
            tag = self._imap._command("UID", "FETCH", ranges(uids), items)  # noqa: SLF001
            pieces, end = read_pieces(self._imap.wire, tag, uids, self._notice)
            del self._imap.tagged_commands[tag]
            if end[:3].upper() not in {b"OK ", b"NO ", b"OK", b"NO"}:
                raise imaplib.IMAP4.error(one_line(end))
            return pieces

    def _notice(self, line: bytes) -> None:
        """A line between the FETCH responses."""
        words = line.upper().split()
        if words[-1:] == [b"EXISTS"]:
            self.news = True
        if words[1:2] == [b"BYE"]:
            raise OddAnswer(f"it ends the conversation with {quoted(line[2:])}")

    def append(
        self, name: str, raw: bytes, flags: tuple[str, ...], at: datetime | None = None
    ) -> tuple[int, int] | None:
        """APPEND; gives (UIDVALIDITY, UID) if the server tells them (RFC 4315)."""
        if b"\0" in raw:
            raise ContentError("The mail holds a NUL byte; it was not stored.")
        with self._talking():
            said = self._client.append(name, raw, flags, at)
        found = _APPENDUID.search(said or b"")
        return (int(found[1]), int(found[2])) if found else None

    def move(self, uid: int, name: str) -> None:
        """UID MOVE of one message (RFC 6851)."""
        with self._talking():
            self._client.move([uid], name)

    def copy(self, uid: int, name: str) -> None:
        """UID COPY of one message."""
        with self._talking():
            self._client.copy([uid], name)

    def delete_one(self, uid: int) -> None:
        """\\Deleted and UID EXPUNGE for one message, never for another one (RFC 4315)."""
        with self._talking():
            self._client.add_flags([uid], ["\\Deleted"], silent=True)
            try:
                self._client.uid_expunge([uid])
            except imaplib.IMAP4.abort:
                raise
            except imaplib.IMAP4.error:
                self._client.remove_flags([uid], ["\\Deleted"], silent=True)
                raise

    # ------------------------------------------------------------------ waiting

    def idle(self, seconds: float, wake: socket.socket | None) -> bool:
        """Wait in IDLE; True as soon as a message arrived or `wake` can be read.

        Whoever waited looks afterwards in any case: some servers never tell.
        """
        end = self._monotonic() + seconds
        while (left := end - self._monotonic()) > 0:
            with self._talking():
                if self._idle_window(min(left, IDLE_WINDOW), wake):
                    return True
        return False

    def _idle_window(self, seconds: float, wake: socket.socket | None) -> bool:
        end = self._monotonic() + seconds
        tag = self._imap._command("IDLE")  # noqa: SLF001
        while self._imap._get_response() is not None:  # noqa: SLF001 - lines before the continuation are fine
            if self._imap.tagged_commands[tag]:
                raise OddAnswer("it does not idle")
        woken = self._idle_until(end, wake)
        self._imap.wire.begin_reply()
        self._imap.send(b"DONE\r\n")
        kind, data = self._imap._command_complete("IDLE", tag)  # noqa: SLF001
        if kind != "OK":
            raise OddAnswer(f"it says {quoted(data[0])}")
        return woken or self.news

    def _idle_until(self, end: float, wake: socket.socket | None) -> bool:
        """Read what comes; True if `wake` ended it."""
        wire = self._imap.wire
        watched = [wire.sock, *([wake] if wake else [])]
        while True:
            while wire.line_ready:
                self._imap._get_response()  # noqa: SLF001
                self._imap._check_bye()  # noqa: SLF001
            left = end - self._monotonic()
            if self.news or left <= 0:
                return False
            readable = select.select(watched, [], [], left)[0]
            if wake in readable:
                return True
            if readable:
                wire.begin_reply()
                wire.take_what_is_there()


_MONTH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _all_listed(lines: Iterable[tuple[tuple[bytes, ...], bytes | None, bytes | str]]) -> tuple[Listed, ...]:
    """The folders of a LIST. One with a name outside the rules ("Smith & Co" as it stands, RFC 3501 5.1.3)
    cannot be spoken of, and costs only itself."""
    return tuple(folder for line in lines if (folder := _listed(*line)) is not None)


def _listed(flags: tuple[bytes, ...], delimiter: bytes | None, name: bytes | str) -> Listed | None:
    lower = frozenset(flag.decode("ascii", "replace").lower() for flag in flags)
    try:
        decoded = decode(name)
    except ValueError:
        return None
    return Listed(decoded, (delimiter or b"").decode("ascii", "replace"), lower)


def _place(name: str, told: dict[bytes, Any], messages: Any, writable: bool) -> Place:
    if not isinstance(told.get(b"UIDVALIDITY"), int):
        raise FolderUnreadable(
            f'The server keeps no lasting numbers in "{one_line(name)}"; it cannot be followed.'
        )
    return Place(
        name,
        told[b"UIDVALIDITY"],
        _number(told.get(b"UIDNEXT")),
        _number(messages),
        _number(told.get(b"HIGHESTMODSEQ")),
        writable,
    )


def _number(value: Any) -> int | None:
    return value if isinstance(value, int) else None


def wait_for(wake: socket.socket | None, seconds: float) -> bool:
    """Wait without a server; True if `wake` can be read before `seconds` are over."""
    return bool(select.select([wake] if wake else [], [], [], max(seconds, 0.0))[0])
