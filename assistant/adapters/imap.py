"""The mailbox of one account: what arrived, our drafts in and out, waiting. (DESIGN 4.5, 6, 7 and 9.)

Two connections: *watch* keeps INBOX open and idles, *desk* keeps Sent open and does the rest; with a server
that allows one, both are the same.  Every folder is opened by EXAMINE and read by PEEK; only `take_out` opens
one for writing, for the moment of taking one named UID out (I6, I7).
"""

import random
import socket
from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import accumulate

from assistant.adapters import mime
from assistant.adapters.imap_reading import UNKNOWN_TIME, FolderReader
from assistant.adapters.imap_session import Session
from assistant.adapters.imap_wire import Connection, ImapSettings, Place, wait_for
from assistant.domain.letter import MARKER_HEADER
from assistant.domain.mailbox import Arrival, Batch, Copy, Cursor, Folder, Found, Role, TakenOut
from assistant.domain.message import Message, Unreadable
from assistant.errors import ConfigError, FolderUnreadable, WorldError

__all__ = ["FolderFacts", "ImapFacts", "ImapMailbox", "ImapSettings"]

LOOK_THROUGH = 300
"""Newest messages that are looked through in Drafts, Trash and Approved."""
GLANCE_LIMIT = 2000
"""New messages a last look reads; with more of them nothing is sent until they were taken in."""


@dataclass(frozen=True, slots=True)
class FolderFacts:
    """A folder for `doctor`: how it was found and how many messages it holds, or why it cannot be read."""

    folder: Folder
    messages: int | None
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class ImapFacts:
    """What a server turned out to be, for `doctor` and `init`."""

    account: str
    connections: int
    capabilities: frozenset[str]
    folders: tuple[FolderFacts, ...]

    @property
    def can_take_out(self) -> bool:
        """Whether an untouched draft of ours can be taken out again (MOVE or UIDPLUS)."""
        return bool(self.capabilities & {"MOVE", "UIDPLUS"})

    @property
    def can_idle(self) -> bool:
        """Whether new mail is told at once."""
        return "IDLE" in self.capabilities

    @property
    def tells_special_use(self) -> bool:
        """Whether the server says what its folders are for (RFC 6154)."""
        return "SPECIAL-USE" in self.capabilities


@dataclass(frozen=True, slots=True)
class _Looked:
    """A folder was searched under these numbers, and nothing lay above `clear`."""

    uidvalidity: int
    uidnext: int | None
    clear: int

    def covers(self, place: Place, since: Cursor) -> bool:
        return place.uidvalidity == self.uidvalidity == since.uidvalidity and since.uid >= self.clear


class ImapMailbox:
    """One account over IMAP.

    Connects by itself when first needed. Every method may raise MailboxUnreachable (the connections are
    closed by then; calls before the pause is over raise at once and say when), LoginRefused,
    SecretUnavailable and, where it names a folder, FolderUnreadable.  To be used from one thread.
    `monotonic` gives seconds that never go back; `jitter` gives numbers in 0..1.
    """

    def __init__(
        self,
        settings: ImapSettings,
        monotonic: Callable[[], float],
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self.account = settings.account
        self._settings = settings
        self._session = Session(settings, monotonic, jitter)
        self._looked: dict[str, _Looked] = {}
        self._reader = FolderReader(settings.account)
        self._known_drafts: dict[tuple[int, int], Found] = {}
        self._drafts_as_of: tuple[Place, tuple[Found, ...]] | None = None

    # ------------------------------------------------------------------ connecting, folders

    def open(self) -> None:
        """Connect and log in, unless connected; find the folders."""
        self._session.open()

    def close(self) -> None:
        """Log out. The next call connects again."""
        self._session.close()

    @property
    def connections(self) -> int:
        """How many connections are open: 2, 1 where the server allows no more, 0 when closed."""
        return self._session.connections

    def folders(self) -> tuple[Folder, ...]:
        """Every folder that has a role, best first; several may be SENT, a missing one is absent."""
        with self._session.at_work():
            return self._session.folders

    def create_folder(self, name: str) -> None:
        """Make a folder, "/" between its steps, unless it is there; FolderUnreadable if refused."""
        with self._session.at_work() as (_, desk):
            self._session.create_folder(desk, name)

    # ------------------------------------------------------------------ what arrived

    def arrivals(
        self, folder: Folder, since: Cursor | None, look_back: date, wants_text: Callable[[Message], bool]
    ) -> Iterator[Batch]:
        """What `folder` holds beyond `since`, batch after batch in order of time; text only of mails that
        `wants_text`.

        With no cursor, or one from before the server numbered the folder anew, the messages that came on
        `look_back` (a day, UTC) or later; then at least one batch comes, if only for its cursor.
        With nothing new nothing comes.  The cursor passes only messages that are in a batch or gone.
        """
        with self._session.at_work() as (watch, desk):
            line = self._line(folder, watch, desk)
            stayed = _is_open(line, folder)
            if since is not None and self._nothing_new(line, folder, since):
                self._session.went_well()
                return
            place = self._enter(line, folder)
            windowed = since is None or _numbered_anew(place, since, stayed=stayed)
            uids, top = self._uids_to_read(line, place, None if windowed else since, look_back)
            self._session.went_well()
        told = -1
        for clear, arrivals in self._read_on(folder, place, uids, wants_text):
            kept = tuple(a for a in arrivals if not windowed or _is_recent(a, look_back))
            if kept:
                told = clear
                yield Batch(folder, kept, Cursor(place.uidvalidity, clear), windowed and since is not None)
        if windowed and told < top:
            yield Batch(folder, (), Cursor(place.uidvalidity, top), since is not None)

    def _read_on(
        self, folder: Folder, place: Place, uids: list[int], wants_text: Callable[[Message], bool]
    ) -> Iterator[tuple[int, list[Arrival]]]:
        """Batch after batch, each with the UID up to which all are read; in between others may use the
        connection."""
        with self._at(folder, place) as line:
            uids = self._reader.in_order_of_time(line, place, uids)
        lowest = list(accumulate(reversed(uids), min))[::-1]
        start = 0
        while start < len(uids):
            with self._at(folder, place) as line:
                end = start + self._reader.batch_size(folder.name)
                arrivals = self._reader.arrivals(line, place, uids[start:end], wants_text)
                self._session.went_well()
            yield (lowest[end] - 1 if end < len(uids) else max(uids)), arrivals
            start = end

    @contextmanager
    def _at(self, folder: Folder, place: Place) -> Iterator[Connection]:
        """The connection with that folder open, as it was; FolderUnreadable if it is numbered anew."""
        with self._session.at_work() as (watch, desk):
            line = self._line(folder, watch, desk)
            if self._enter(line, folder).uidvalidity != place.uidvalidity:
                raise FolderUnreadable(
                    f'{self.account}: "{folder.name}" was numbered anew while it was read.'
                )
            yield line

    def _line(self, folder: Folder, watch: Connection, desk: Connection) -> Connection:
        """Watch for the first INBOX, desk for everything else."""
        first = self._session.first(Role.INBOX)
        return watch if first is not None and folder.name == first.name else desk

    def _is_home(self, line: Connection, folder: Folder) -> bool:
        """Whether `line` stays in that folder between rounds: INBOX on watch, Sent on desk."""
        home = (
            self._session.first(Role.INBOX) if line is self._session.watch else self._session.first(Role.SENT)
        )
        return home is not None and folder.name == home.name

    def _enter(self, line: Connection, folder: Folder) -> Place:
        """Have `folder` open on `line`, by EXAMINE unless it is."""
        if line.place is not None and _is_open(line, folder):
            return line.place
        return line.open_folder(folder.name)

    def _nothing_new(self, line: Connection, folder: Folder, since: Cursor) -> bool:
        """One command tells: NOOP where the folder is open, else STATUS (EXAMINE for the one we stay in)."""
        looked = self._looked.get(folder.name)
        if line.place is not None and line.place.name == folder.name:
            line.noop()
            return not line.news and looked is not None and looked.covers(line.place, since)
        place = line.open_folder(folder.name) if self._is_home(line, folder) else line.status(folder.name)
        if place.uidvalidity != since.uidvalidity or place.uidnext is None or place.uidnext <= since.uid:
            return False
        if place.uidnext == since.uid + 1:
            self._looked[folder.name] = _Looked(place.uidvalidity, place.uidnext, since.uid)
            return True
        return looked is not None and looked.uidnext == place.uidnext and looked.covers(place, since)

    def _uids_to_read(
        self, line: Connection, place: Place, since: Cursor | None, look_back: date
    ) -> tuple[list[int], int]:
        """UIDs that have no verdict yet, and the highest UID there is."""
        line.news = False
        uids = line.search_above(since.uid) if since else line.search_since(look_back - timedelta(days=1))
        below_next = (place.uidnext or 1) - 1
        top = max(uids, default=since.uid if since else below_next)
        top = top if since else max(top, below_next)
        self._looked[place.name] = _Looked(place.uidvalidity, max(place.uidnext or 0, top + 1), top)
        return uids, top

    def glance(self, folder: Folder, since: Cursor) -> tuple[Message, ...]:
        """Headers of what is newer than `since`, asked at this moment; nothing is remembered.

        FolderUnreadable if one of them cannot be read, or the folder was numbered anew: then nobody knows.
        """
        with self._session.at_work() as (watch, desk):
            line = self._line(folder, watch, desk)
            stayed = _is_open(line, folder)
            if self._nothing_new(line, folder, since):
                return ()
            place = self._enter(line, folder)
            if _numbered_anew(place, since, stayed=stayed):
                raise FolderUnreadable(
                    f'{self.account}: "{folder.name}" was numbered anew and is not read yet.'
                )
            uids, _ = self._uids_to_read(line, place, since, date.min)
            if len(uids) > GLANCE_LIMIT:
                raise FolderUnreadable(
                    f'{self.account}: {len(uids)} new mails in "{folder.name}" are not read yet.'
                )
            arrivals = self._reader.all_headers(line, place, uids)
        mails = [arrival.mail for arrival in arrivals]
        if any(isinstance(mail, Unreadable) for mail in mails):
            raise FolderUnreadable(f'{self.account}: a new mail in "{folder.name}" cannot be read.')
        return tuple(mail for mail in mails if isinstance(mail, Message))

    # ------------------------------------------------------------------ drafts

    def drafts(self) -> tuple[Found, ...]:
        """The newest 300 messages in Drafts with text, none marked as deleted. Cheap if unchanged."""
        with self._session.at_work() as (_, desk):
            folder = self._session.need(Role.DRAFTS)
            if desk.place is not None and desk.place.name == folder.name:
                desk.leave_folder()
            place = desk.status(folder.name)
            if (
                self._drafts_as_of is not None
                and self._drafts_as_of[0] == place
                and place.uidnext is not None
            ):
                return self._drafts_as_of[1]
            found = self._read_drafts(desk, folder)
            self._drafts_as_of = place, found
            return found

    def _read_drafts(self, desk: Connection, folder: Folder) -> tuple[Found, ...]:
        place = desk.open_folder(folder.name)
        there = [(place.uidvalidity, uid) for uid in desk.search_kept()[-LOOK_THROUGH:]]
        known = {key: found for key in there if (found := self._known_drafts.get(key))}
        for found in self._found(desk, place, [key[1] for key in there if key not in known]):
            known[_numbers(found.copy)] = found
        self._known_drafts = known
        return tuple(known[key] for key in there if key in known)

    def look_in(self, role: Role, since: date) -> tuple[Found, ...]:
        """The newest 300 messages of the role's folders that came on `since` (a day, UTC) or later."""
        with self._session.at_work() as (_, desk):
            return tuple(
                found
                for folder in self._session.folders
                if folder.role is role
                for found in self._newer(desk, folder, since)
            )

    def lying(self, role: Role, since: date, ids: Container[str]) -> tuple[Found, ...]:
        """Of the newest 2000 messages of the role's folders that came on `since` (a day, UTC) or later, those
        with these Message-IDs, asked at this moment; none that is flagged to be deleted.

        Headers of all, text of those alone. A client without MOVE leaves the original flagged until it
        expunges: that one does not lie there any more.
        """
        found: list[Found] = []
        with self._session.at_work() as (_, desk):
            for folder in self._session.folders:
                if folder.role is role:
                    place = desk.open_folder(folder.name)
                    uids = desk.search_since(since - timedelta(days=1))[-GLANCE_LIMIT:]
                    heads = self._reader.all_headers(desk, place, uids)
                    found += self._found(desk, place, [head.uid for head in heads if _is_any_of(head, ids)])
        return tuple(found)

    def _newer(self, desk: Connection, folder: Folder, since: date) -> list[Found]:
        place = desk.open_folder(folder.name)
        uids = desk.search_since(since - timedelta(days=1))[-LOOK_THROUGH:]
        return [f for f in self._found(desk, place, uids) if f.mail.received_at.date() >= since]

    def _found(self, line: Connection, place: Place, uids: list[int]) -> list[Found]:
        return [
            Found(_copy(place, arrival.uid, arrival.mail), arrival.mail, arrival.flags)
            for arrival in self._reader.whole(line, place, uids)
            if isinstance(arrival.mail, Message)
        ]

    def raw(self, copy: Copy, most: int) -> bytes:
        """The whole message, to the byte, up to `most` bytes of it; FolderUnreadable if it is not there."""
        with self._session.at_work() as (_, desk):
            place = desk.open_folder(copy.folder)
            if place.uidvalidity != copy.uidvalidity:
                raise FolderUnreadable(f'{self.account}: "{copy.folder}" was numbered anew.')
            found = self._reader.raw(desk, copy.uid, most)
        if not found:
            raise FolderUnreadable(f'{self.account}: a mail in "{copy.folder}" is not handed out.')
        return found

    def lay_draft(self, raw: bytes, marker: str) -> Copy:
        """Put a draft of ours into Drafts (\\Draft, \\Seen) and read the copy back.

        `marker` is the value of its X-Assistant header.  MailboxUnreachable may mean that it lies there all
        the same: look for the marker in `drafts()` before laying it again (I9).
        """
        with self._session.at_work() as (_, desk):
            name = self._session.need(Role.DRAFTS).name
            above = 0 if desk.can("UIDPLUS") else ((desk.status(name).uidnext or 1) - 1)
            told = desk.append(name, raw, ("\\Draft", "\\Seen"))
            place = desk.open_folder(name)
            uids = [told[1]] if told and told[0] == place.uidvalidity else desk.search_above(above)
            for found in self._found(desk, place, uids[-LOOK_THROUGH:]):
                if found.mail.headers.get(MARKER_HEADER) == marker:
                    self._known_drafts[_numbers(found.copy)] = found
                    return found.copy
        raise FolderUnreadable(
            f'{self.account}: the draft was taken by "{name}", but it is not to be found there.'
        )

    def take_out(self, copy: Copy) -> TakenOut:
        """Move our own copy to Trash if it is untouched; see TakenOut for what else can be.

        FolderUnreadable if the folder was numbered anew: then nobody knows which one it was.
        """
        with self._session.at_work() as (_, desk):
            trash = self._session.first(Role.TRASH)
            if trash is None or not (desk.can("MOVE") or desk.can("UIDPLUS")):
                return TakenOut.KEPT
            place = desk.open_folder(copy.folder, writable=True)
            try:
                return self._take_out(desk, place, copy, trash.name)
            finally:
                if desk.alive:
                    desk.leave_folder()

    def _take_out(self, desk: Connection, place: Place, copy: Copy, trash: str) -> TakenOut:
        if place.uidvalidity != copy.uidvalidity:
            raise FolderUnreadable(
                f'{self.account}: "{copy.folder}" was numbered anew; nothing was taken out.'
            )
        now = self._reader.whole(desk, place, [copy.uid])
        if not now or "\\deleted" in now[0].flags:
            return TakenOut.GONE
        mail = now[0].mail
        if isinstance(mail, Unreadable) or mime.copy_fingerprint(mail) != copy.fingerprint:
            return TakenOut.TOUCHED
        if desk.can("MOVE"):
            desk.move(copy.uid, trash)
        else:
            desk.copy(copy.uid, trash)
            desk.delete_one(copy.uid)
        return TakenOut.DONE

    # ------------------------------------------------------------------ mails of ours

    def file_sent(self, raw: bytes, at: datetime) -> None:
        """Put a sent mail of ours into the first Sent folder, as read; `at` is aware."""
        with self._session.at_work() as (_, desk):
            desk.append(self._session.need(Role.SENT).name, raw, ("\\Seen",), at)

    def deliver(self, raw: bytes, at: datetime) -> None:
        """Put a mail to the owner into INBOX, as unread; `at` is aware."""
        with self._session.at_work() as (_, desk):
            desk.append(self._session.need(Role.INBOX).name, raw, (), at)

    # ------------------------------------------------------------------ waiting and telling

    def wait(self, seconds: float, wake: socket.socket | None = None) -> bool:
        """Wait until something arrived in INBOX, `wake` can be read, or the time is over (False).

        Whatever the answer, look afterwards: IDLE is a hint.  Never raises: while the server cannot be
        reached, the wait ends when it is time to try again.
        """
        try:
            with self._session.at_work() as (watch, _):
                if self._settings.idle and watch.can("IDLE"):
                    self._enter(watch, self._session.need(Role.INBOX))
                    return watch.news or watch.idle(seconds, wake)
        except (WorldError, ConfigError):
            pause = self._session.pause_left()
            return wait_for(wake, min(seconds, pause) if pause > 0 else seconds)
        return wait_for(wake, seconds)

    def probe(self) -> ImapFacts:
        """What the server can do and which folders were found."""
        with self._session.at_work() as (_, desk):
            desk.leave_folder()
            return ImapFacts(
                self.account,
                self.connections,
                desk.capabilities,
                tuple(self._facts(desk, folder) for folder in self._session.folders),
            )

    def _facts(self, desk: Connection, folder: Folder) -> FolderFacts:
        try:
            return FolderFacts(folder, desk.status(folder.name).messages)
        except FolderUnreadable as error:
            return FolderFacts(folder, None, str(error))


def _is_any_of(head: Arrival, ids: Container[str]) -> bool:
    kept = "\\deleted" not in head.flags
    return kept and isinstance(head.mail, Message) and head.mail.message_id in ids


def _is_open(line: Connection, folder: Folder) -> bool:
    return line.place is not None and line.place.name == folder.name and not line.place.writable


def _numbered_anew(place: Place, since: Cursor, *, stayed: bool = False) -> bool:
    """Another UIDVALIDITY; or the same with lower numbers than we saw: an older state was put back.

    In a folder where we `stayed` the next number is the one of the time it was opened, and says nothing.
    """
    rolled_back = not stayed and place.uidnext is not None and place.uidnext <= since.uid
    return place.uidvalidity != since.uidvalidity or rolled_back


def _is_recent(arrival: Arrival, look_back: date) -> bool:
    received = arrival.mail.received_at
    return received == UNKNOWN_TIME or received.date() >= look_back


def _numbers(copy: Copy) -> tuple[int, int]:
    return copy.uidvalidity, copy.uid


def _copy(place: Place, uid: int, mail: Message) -> Copy:
    return Copy(place.name, place.uidvalidity, uid, mime.copy_fingerprint(mail))
