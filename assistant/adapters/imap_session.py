"""The connections of one account: opening them, losing them, and not trying again too soon.

*Watch* and *desk* are two connections, or one and the same with a server that allows no more.  After trouble
there is a pause that grows from seconds to minutes; refused passwords are tried hourly, since providers lock
accounts.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from assistant.adapters.imap_folders import find_folders, server_name
from assistant.adapters.imap_wire import Connection, ImapSettings, Refusal, connect
from assistant.domain.mailbox import Folder, Role
from assistant.errors import FolderUnreadable, LoginRefused, MailboxUnreachable, WorldError

FIRST_PAUSE, LONGEST_PAUSE = 5.0, 300.0
"""Seconds before the next try after a broken connection; doubled each time."""
REFUSED_PAUSE = 3600.0
REFUSALS_BEFORE_LONG_PAUSE = 3
"""Logins refused in a row before we try hourly only."""


class Session:
    """Connections and folders of one account, found anew at each connecting."""

    def __init__(
        self, settings: ImapSettings, monotonic: Callable[[], float], jitter: Callable[[], float]
    ) -> None:
        self._settings = settings
        self._monotonic = monotonic
        self._jitter = jitter
        self.watch: Connection | None = None
        self._desk: Connection | None = None
        self.folders: tuple[Folder, ...] = ()
        self._delimiter, self._prefix = "/", ""
        self._failures = self._refusals = 0
        self._try_again_at = 0.0
        self._trouble: WorldError | None = None

    def open(self) -> None:
        """Connect and log in, unless connected; find the folders.

        Raises what `connect` raises; while a pause lasts, the last trouble again.
        """
        if self.watch is not None:
            return
        self._mind_the_pause()
        try:
            self.watch = connect(self._settings, self._monotonic)
            self._desk = self._second_connection() or self.watch
            self._find_folders(self._desk)
        except WorldError as error:
            self._lost(error)
            raise
        self._refusals = 0

    def close(self) -> None:
        """Log out. The next call connects again."""
        for connection in {self.watch, self._desk} - {None}:
            assert connection is not None
            connection.log_out()
        self.watch = self._desk = None

    @property
    def connections(self) -> int:
        """How many connections are open: 2, 1 where the server allows no more, 0 when closed."""
        return len({self.watch, self._desk} - {None})

    def _second_connection(self) -> Connection | None:
        """The desk's own connection, or None from a server that allows one."""
        try:
            return connect(self._settings, self._monotonic)
        except (MailboxUnreachable, LoginRefused):
            return None

    def _mind_the_pause(self) -> None:
        if self._trouble is not None and self.pause_left() > 0:
            raise type(self._trouble)(f"{self._trouble}{self._patience()}")

    def _patience(self) -> str:
        """What to say of a pause that the owner would notice."""
        return " It is tried once an hour now, lest the account be locked." if self._is_refused else ""

    @property
    def _is_refused(self) -> bool:
        return self._refusals >= REFUSALS_BEFORE_LONG_PAUSE

    def pause_left(self) -> float:
        """Seconds until the next try is allowed; negative when it is."""
        return self._try_again_at - self._monotonic()

    def _lost(self, error: WorldError) -> None:
        """Close both connections and note when to try again."""
        for connection in {self.watch, self._desk} - {None}:
            assert connection is not None
            connection.drop()
        self.watch = self._desk = None
        self._failures += 1
        self._refusals += isinstance(error, LoginRefused)
        pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(self._failures - 1, 10))
        if self._is_refused:
            pause = REFUSED_PAUSE
        self._try_again_at = self._monotonic() + pause * (0.8 + 0.4 * self._jitter())
        self._trouble = error

    def went_well(self) -> None:
        """A real look at the mailbox succeeded: the next failure begins with a short pause again."""
        self._failures = 0
        self._trouble = None

    @contextmanager
    def at_work(self) -> Iterator[tuple[Connection, Connection]]:
        """Watch and desk, connected; what breaks closes both, a refusal is FolderUnreadable."""
        self.open()
        assert self.watch is not None
        assert self._desk is not None
        try:
            yield self.watch, self._desk
        except MailboxUnreachable as error:
            self._lost(error)
            raise
        except Refusal as error:
            raise FolderUnreadable(
                f"{self._settings.account}: the mail server refuses; it says {error}."
            ) from error

    def _find_folders(self, connection: Connection) -> None:
        try:
            listed = connection.list_folders()
            self._prefix = connection.prefix()
        except Refusal as error:
            raise MailboxUnreachable(
                f"{self._settings.host} does not list its folders; it says {error}."
            ) from error
        self._delimiter = next((folder.delimiter for folder in listed if folder.delimiter), "")
        self.folders = find_folders(listed, self._settings.folders, self._prefix)

    def first(self, role: Role) -> Folder | None:
        """The best folder of a role."""
        return next((folder for folder in self.folders if folder.role is role), None)

    def need(self, role: Role) -> Folder:
        """The best folder of a role; FolderUnreadable if there is none."""
        folder = self.first(role)
        if folder is None:
            raise FolderUnreadable(
                f"{self._settings.account}: no folder for {role.value} was found;"
                " name it in the config under folders."
            )
        return folder

    def create_folder(self, connection: Connection, name: str) -> None:
        """Make a folder that the config would call `name`, and find all folders again."""
        connection.create_folder(server_name(name, self._delimiter, self._prefix))
        self._find_folders(connection)
