"""The lead book on the disk: short transactions over TinyDB's tables, one atomic write each.

Daemon, commands and page all open a `Store` on the same folder. Each process keeps its parsed copy and reads
again only when the file holds another state. A transaction hands out plain tables of frozen values, compares
at its end, and writes what changed; nothing changed means nothing is written. This is the one door to
TinyDB; its documents go under our own ids, which are never given twice.
"""

import errno
import os
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document, Table

from assistant.adapters import documents
from assistant.adapters.disk import Files
from assistant.adapters.store_archive import Archive
from assistant.adapters.store_file import BookFile, Repaired, Row, Stamp, Tables, Torn, encoded
from assistant.adapters.store_locks import DaemonLock, WriteLock
from assistant.adapters.store_side import Aside, Log, SideBytes, SideTexts
from assistant.domain.book import SEEN_FOR, Book, Day, LogLine
from assistant.domain.draft import DraftState, Sent, happens
from assistant.domain.lead import Lead
from assistant.domain.mailbox import Outcome, SendResult
from assistant.errors import StateDamaged, StateError

ARCHIVE_AFTER = timedelta(days=30)
"""How long a closed lead stays in the book."""
FIGURES_FOR = timedelta(days=400)
"""How long the figures of an archived lead stay in the book; a report on older days reads the archive."""
RECOVERED = "recovered"
"""The fact in `Book.commands` that says in a sentence how the book was repaired; told once, then removed."""
PATIENCE = 10.0
"""Seconds to wait for another writer."""

_KEY_SIZE = 32
_PROBE_SIZE = 256 * 1024
_WHAT_TO_DO = {
    **dict.fromkeys(
        (errno.ENOSPC, errno.EDQUOT, errno.EFBIG), "Free some space; then the assistant goes on by itself."
    ),
    **dict.fromkeys((errno.EACCES, errno.EPERM), "Give the folder to the user who runs the assistant."),
    **dict.fromkeys(
        (errno.EEXIST, errno.ENOTDIR, errno.ELOOP),
        "Something that is no folder lies there: move it away, or name another place in store.directory.",
    ),
    errno.EROFS: "That disk takes no writes: mount it for writing, and see whether it is going bad.",
}


# --- TinyDB -----------------------------------------------------------------------------------------------


class _OurIds(Table):
    """Rows under our own ids; no cache of results, whose members TinyDB hands out alive."""

    document_id_class = str  # type: ignore[assignment]  # TinyDB's own numbers can be given twice
    default_query_cache_capacity = 0


class _Tables(TinyDB):
    table_class = _OurIds


class _BookStorage(Storage):
    """What TinyDB reads and writes during one transaction; `save` puts it on the disk in one go."""

    def __init__(self, file: BookFile, tables: Tables) -> None:
        self.file = file
        self.tables = tables
        self.mended = False
        """True when something had to be cleaned: then what was put is not quite what will be read."""

    def read(self) -> Tables:
        """The tables, in a dict of TinyDB's own to put new ones into."""
        return dict(self.tables)

    def write(self, data: Tables) -> None:
        """Remember them until `save`."""
        self.tables = data

    def save(self, generation: int) -> Stamp:
        """One atomic write."""
        return self.file.save(self.tables, generation)


def _row(key: str, document: Row) -> Document:
    return Document(document, doc_id=key)  # type: ignore[arg-type]  # see _OurIds


# --- tables and values ------------------------------------------------------------------------------------


_Values = Mapping[str, Mapping[Any, Any]]
"""The values of every table, by table and own id."""


@dataclass(frozen=True, slots=True)
class _Form:
    """How the values of one table become rows and come back; ids are rows' keys as text."""

    id_from: Callable[[str], Any]
    document: Callable[[Any], Row]
    value: Callable[[Row], Any]


@dataclass(frozen=True, slots=True)
class _Held:
    """The parsed copy of one state of the book. Neither its rows nor its values are ever changed."""

    stamp: Stamp
    tables: Tables
    values: _Values


@dataclass(frozen=True, slots=True)
class _Change:
    """What a transaction did to one table."""

    put: dict[Any, Any]
    gone: set[Any]


_COUNTERS = "counters"


def _values_of(book: Book) -> dict[str, dict[Any, Any]]:
    return {
        "leads": book.leads,
        "people": book.people,
        "folders": book.folders,
        "seen": book.seen,
        "sends": book.sends,
        "commands": book.commands,
        "days": book.days,
        "rules": book.rules,
        "wishes": book.wishes,
        "acts": book.acts,
        "absences": book.absences,
        _COUNTERS: {"lead": book.next_lead, "person": book.next_person},
    }


def _book_of(values: _Values) -> Book:
    """A book of its own, whose tables may be changed."""
    counters = values[_COUNTERS]
    return Book(
        leads=dict(values["leads"]),
        people=dict(values["people"]),
        folders=dict(values["folders"]),
        seen=dict(values["seen"]),
        sends=dict(values["sends"]),
        commands=dict(values["commands"]),
        days=dict(values["days"]),
        rules=dict(values["rules"]),
        wishes=dict(values["wishes"]),
        acts=dict(values["acts"]),
        absences=dict(values["absences"]),
        next_lead=counters.get("lead", 1),
        next_person=counters.get("person", 1),
    )


def _changes(before: _Values, after: _Values) -> dict[str, _Change]:
    found = {name: _change(before[name], table) for name, table in after.items()}
    return {name: change for name, change in found.items() if change.put or change.gone}


def _change(before: Mapping[Any, Any], after: Mapping[Any, Any]) -> _Change:
    """Values are frozen, so the same object is the same value; a new object may still be equal."""
    put = {
        key: value
        for key, value in after.items()
        if (known := before.get(key)) is not value and (known is None or known != value)
    }
    return _Change(put, before.keys() - after.keys())


# --- the store --------------------------------------------------------------------------------------------


class Store:
    """The lead book in a folder of its own (LeadBook), and what lies beside it.

    `directory` is made at the first start and is the owner's alone (0700). Everything may raise StateError:
    StateDamaged if the folder needs a person, StateBusy if another writer holds it longer than `patience`
    seconds, plain StateError if the disk refuses. Opening touches nothing; the first use does.
    """

    def __init__(self, directory: Path, *, files: Files | None = None, patience: float = PATIENCE) -> None:
        self.directory = directory
        self._files = files or Files()
        self._file = BookFile(directory, self._files)
        self._lock = WriteLock(directory / "book.lock", patience)
        self._daemon = DaemonLock(directory / "daemon.lock")
        self._texts = SideTexts(directory, self._files)
        self._bytes = SideBytes(directory, self._files)
        self._archive = Archive(directory, self._files)
        self._log = Log(directory, self._files)
        self._health = Aside(directory / "health.json", self._files)
        self._findings = Aside(directory / "doctor.json", self._files)
        self._forms = self._make_forms()
        self._held: _Held | None = None
        self._writer: int | None = None
        self._ready = False

    # --- the book -------------------------------------------------------------------------------------

    def look(self) -> Book:
        """The book as it is on the disk now, to read; changes to it are lost."""
        with self._in_words():
            self._prepare()
            return _book_of(self._current().values)

    @contextmanager
    def transaction(self) -> Iterator[Book]:
        """The book to change, alone among all processes; synced when the block ends.

        If the block raises, or the disk refuses, nothing counts as done. Keep it short and off the network.
        Opening one inside another is a mistake in the program: RuntimeError.
        """
        if self._writer == threading.get_ident():
            raise RuntimeError("this thread has a transaction open already; a step opens one at a time")
        with self._in_words():
            self._prepare()
        with self._lock.held():
            self._writer = threading.get_ident()
            try:
                with self._in_words():
                    held = self._current()
                book = _book_of(held.values)
                yield book
                with self._in_words():
                    self._commit(held, book)
            finally:
                self._writer = None
        self._log.append(book.log)

    def try_disk(self) -> int:
        """Write as much as a transaction may and take it away again; gives the bytes that stay free.

        StateError if the disk refuses: then a transaction would be refused, too.
        """
        with self._in_words():
            self._prepare()
            size = max(_PROBE_SIZE, 2 * self._file.path.stat().st_size)
            probe = self.directory / f"probe.{os.getpid()}"
            try:
                self._files.write(probe, os.urandom(size))
                self._files.fsync(probe)
            finally:
                self._files.remove(probe)
            return self._files.free(self.directory)

    @property
    def recovered(self) -> str:
        """One sentence if the book had to be repaired and nobody was told yet (`RECOVERED`), else ""."""
        return self.look().commands.get(RECOVERED, "")

    # --- texts and bytes ------------------------------------------------------------------------------

    def text(self, key: str) -> str:
        """A stored text, "" if it is gone."""
        return self._texts.fetch(key) or ""

    def keep_text(self, text: str) -> str:
        """Store the first 4 KB of a text, give its key; the same text has the same key."""
        with self._in_words():
            self._prepare()
            return self._texts.keep(text)

    def raw(self, key: str) -> bytes:
        """The bytes of an approved mail; StateDamaged if they are gone or changed."""
        return self._bytes.fetch(key)

    def keep_raw(self, data: bytes) -> str:
        """Store bytes, synced; their key is their SHA-256 in hex."""
        with self._in_words():
            self._prepare()
            return self._bytes.keep(data)

    def key(self) -> bytes:
        """The 32 secret bytes of this state folder, by which our marks are known."""
        with self._in_words():
            self._prepare()
            return self._secret()

    # --- the archive ----------------------------------------------------------------------------------

    def archived(self) -> Iterator[Book]:
        """The monthly archives, the newest first, to read: leads only. People and days stay in the book."""
        for rows in self._archived_rows():
            yield Book(leads={int(number): self._value("leads", number, row) for number, row in rows.items()})

    def archived_lead(self, number: int) -> Lead | None:
        """One lead out of the archive, None if it is not there."""
        found = (rows[str(number)] for rows in self._archived_rows() if str(number) in rows)
        row = next(found, None)
        return None if row is None else self._value("leads", str(number), row)

    def archive_closed(self, now: datetime, zone: tzinfo = UTC) -> int:
        """Move leads closed for more than 30 days to the files of the months (UTC) they were closed in.

        A line of figures of each stays in the day it was opened on, by the calendar of `zone`. Says how many.
        """
        closed = [lead for lead in self.look().leads.values() if _is_long_closed(lead, now)]
        with self._in_words():
            rows = self._rows_for_the_archive(closed)
        with self.transaction() as book:
            due = [lead for lead in closed if book.leads.get(lead.number) == lead]
            with self._in_words():
                self._put_away(due, rows)
            for lead in due:
                del book.leads[lead.number]
                _leave_figures(book, lead, zone)
        return len(due)

    def tidy(self, now: datetime) -> int:
        """Forget what is too old, so that the book stays small, and files that no lead names; says how many.

        Fingerprints and sends go after 60 days, figures of archived leads after 400.
        """
        with self.transaction() as book:
            book.seen = {key: seen for key, seen in book.seen.items() if now - seen.at <= SEEN_FOR}
            book.sends = {key: send for key, send in book.sends.items() if now - send.at <= SEEN_FOR}
            _forget_old_figures(book, now.date())
        with self._lock.held(), self._in_words():
            leads = self._current().tables.get("leads", {}).values()
            texts = {key for lead in leads for key in documents.text_keys(lead)}
            raws = {key for lead in leads for key in documents.raw_keys(lead)}
            return self._texts.tidy(texts, now) + self._bytes.tidy(raws, now)

    # --- beside the book ------------------------------------------------------------------------------

    def log_lines(self, limit: int) -> list[LogLine]:
        """The last lines of the log, the newest last."""
        return self._log.lines(limit)

    def write_health(self, health: dict[str, Any]) -> None:
        """Say how the round went: plain JSON values. Never fails, never synced."""
        self._health.write(health)

    def read_health(self) -> dict[str, Any]:
        """What was said last, {} if nothing was."""
        return self._health.read()

    def write_findings(self, findings: dict[str, Any]) -> None:
        """Keep what doctor found: plain JSON values. Never fails, never synced."""
        self._findings.write(findings)

    def read_findings(self) -> dict[str, Any]:
        """What doctor found last, {} if it never looked."""
        return self._findings.read()

    def daemon_lock(self) -> AbstractContextManager[None]:
        """Be the one daemon until the block ends; StateBusy names the one there is."""
        with self._in_words():
            self._prepare()
        return self._daemon.held()

    def daemon_is_running(self) -> bool:
        """Does any process hold the daemon's lock?"""
        return bool(self._daemon.holder())

    def daemon_pid(self) -> int | None:
        """The daemon's process number, None if there is none or it is not known."""
        holder = self._daemon.holder()
        return int(holder) if holder.isdigit() else None

    # --- opening --------------------------------------------------------------------------------------

    def _prepare(self) -> None:
        """Once a process: a folder that is the owner's alone, begun if it is new."""
        if self._ready:
            return
        self._files.make_folder(self.directory)
        self._make_private()
        if not self._file.has_begun():
            with self._lock.held():
                self._begin()
        self._ready = True

    def _begin(self) -> None:
        if self._file.is_new() and not self._key_path.exists():
            self._files.put_whole(self._key_path, os.urandom(_KEY_SIZE))
        self._file.begin()

    def _make_private(self) -> None:
        found = self.directory.stat()
        if found.st_uid != os.geteuid():
            raise StateError(
                f"{self.directory} belongs to another user (number {found.st_uid}). Run the assistant as"
                " that user, or give the folder to the one who runs it."
            )
        if found.st_mode & 0o077:
            self.directory.chmod(0o700)

    @property
    def _key_path(self) -> Path:
        return self.directory / "key"

    def _secret(self) -> bytes:
        try:
            secret = self._files.read(self._key_path)
        except FileNotFoundError:
            secret = b""
        if len(secret) != _KEY_SIZE:
            raise StateDamaged(
                f"{self._key_path} is missing or damaged; by it the assistant knows its own drafts and links."
                f" Put it back from a backup, or make a new one with `head -c {_KEY_SIZE} /dev/urandom >"
                f" {self._key_path}`: then older drafts and links are not known any more."
            )
        return secret

    # --- reading --------------------------------------------------------------------------------------

    def _current(self) -> _Held:
        """The parsed copy, read again if the file holds another state."""
        held, stamp = self._held, self._file.stamp()
        if held is not None and held.stamp == stamp:
            return held
        self._held = self._load()
        return self._held

    def _load(self) -> _Held:
        try:
            loaded = self._file.load()
        except Torn:
            return self._repaired()
        return self._parsed(loaded.stamp, loaded.tables)

    def _repaired(self) -> _Held:
        """Under the lock: someone else may have repaired it by now."""
        with self._lock.held():
            try:
                loaded = self._file.load()
            except Torn:
                return self._write_repaired(self._file.repair())
            return self._parsed(loaded.stamp, loaded.tables)

    def _write_repaired(self, repaired: Repaired) -> _Held:
        """What the lost change said is not known: an approved mail may have gone out (I12, I13)."""
        before = self._parsed(repaired.loaded.stamp, repaired.loaded.tables)
        book = _book_of(before.values)
        for lead in list(book.leads.values()):
            book.put(_doubted(lead))
        book.commands[RECOVERED] = repaired.words
        storage = self._written(before, _changes(before.values, _values_of(book)))
        stamp = self._file.save_repaired(storage.tables, repaired)
        return self._parsed(stamp, storage.tables)

    def _parsed(self, stamp: Stamp, tables: Tables) -> _Held:
        """Rows as values."""
        database = _Tables(self._file, tables, storage=_BookStorage)
        values = {name: self._parsed_table(name, database.table(name)) for name in self._forms}
        return _Held(stamp, tables, values)

    def _parsed_table(self, name: str, table: Table) -> dict[Any, Any]:
        """The values of a table; of a row that is as it was at the last reading, the value is kept, too."""
        id_from = self._forms[name].id_from
        known = self._held
        old_rows = known.tables.get(name, {}) if known else {}
        old_values = known.values[name] if known else {}
        values: dict[Any, Any] = {}
        for row in table:
            id_ = str(row.doc_id)
            same = old_rows.get(id_) == row
            values[id_from(id_)] = old_values[id_from(id_)] if same else self._value(name, id_, row)
        return values

    def _value(self, table: str, id_: str, row: Row) -> Any:
        try:
            return self._forms[table].value(row)
        except (ValueError, KeyError, TypeError) as error:
            raise StateDamaged(
                f"{self._file.path}: what stands under {table}/{id_} is not understood ({error!r}). Was it"
                " edited by hand? Put a backup of the whole folder in its place."
            ) from error

    def _archived_rows(self) -> Iterator[dict[str, Row]]:
        in_the_book = {str(number) for number in self.look().leads}
        with self._in_words():
            yield from self._archive.leads_by_month(in_the_book)

    # --- writing --------------------------------------------------------------------------------------

    def _commit(self, held: _Held, book: Book) -> None:
        changes = _changes(held.values, _values_of(book))
        if not changes:
            return
        self._held = None  # until it is certain what lies on the disk
        storage = self._written(held, changes)
        stamp = storage.save(held.stamp.generation + 1)
        if not storage.mended:
            self._held = _Held(stamp, storage.tables, _values_of(_book_of(_values_of(book))))

    def _written(self, held: _Held, changes: Mapping[str, _Change]) -> _BookStorage:
        """TinyDB's tables with what changed; those of `held` stay as they are."""
        database = _Tables(self._file, held.tables, storage=_BookStorage)
        storage = database.storage
        assert isinstance(storage, _BookStorage)
        for name, change in changes.items():
            table = database.table(name)
            rows = {str(key): self._forms[name].document(value) for key, value in change.put.items()}
            if not _is_json(rows):
                rows, storage.mended = documents.cleaned(rows), True
            table.remove(doc_ids=[*rows, *map(str, change.gone)])  # type: ignore[list-item]  # see _OurIds
            table.insert_multiple(_row(key, row) for key, row in rows.items())
        return storage

    def _rows_for_the_archive(self, leads: list[Lead]) -> dict[int, Row]:
        """Their documents, with the texts they name beside the archive; may take a while, needs no lock."""
        rows = {lead.number: documents.cleaned(self._forms["leads"].document(lead)) for lead in leads}
        self._texts.move_to_archive({key for row in rows.values() for key in documents.text_keys(row)})
        return rows

    def _put_away(self, due: list[Lead], rows: Mapping[int, Row]) -> None:
        """Into the archive first: a crash before the book is written leaves a lead in both, never in none."""
        months: dict[str, dict[str, Row]] = {}
        for lead in due:
            assert lead.closed_at is not None
            month = f"{lead.closed_at.astimezone(UTC):%Y-%m}"
            months.setdefault(month, {})[str(lead.number)] = rows[lead.number]
        for month, theirs in months.items():
            self._archive.add(month, theirs)

    def _make_forms(self) -> dict[str, _Form]:
        def lead_document(lead: Lead) -> Row:
            return documents.lead_document(lead, self._texts.keep_whole)

        def lead_from(row: Row) -> Lead:
            return documents.lead_from(row, self._texts.fetch)

        return {
            "leads": _Form(int, lead_document, lead_from),
            "people": _Form(str, documents.person_document, documents.person_from),
            "folders": _Form(str, documents.cursor_document, documents.cursor_from),
            "seen": _Form(str, documents.seen_document, documents.seen_from),
            "sends": _Form(str, documents.send_document, documents.send_from),
            "commands": _Form(str, _fact, _fact_from),
            "days": _Form(date.fromisoformat, documents.day_document, documents.day_from),
            "rules": _Form(str, documents.rule_document, documents.rule_from),
            "wishes": _Form(str, documents.wish_document, documents.wish_from),
            "acts": _Form(str, documents.act_document, documents.act_from),
            "absences": _Form(str, documents.absence_document, documents.absence_from),
            _COUNTERS: _Form(str, _fact, _fact_from),
        }

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        """What the disk refuses, as a sentence."""
        try:
            yield
        except OSError as error:
            to_do = _WHAT_TO_DO.get(error.errno or 0, "Mend the disk; then the assistant goes on by itself.")
            raise StateError(
                f"The state folder {self.directory} cannot be used: {error.strerror or error}. {to_do}"
            ) from error


def _is_json(rows: dict[str, Row]) -> bool:
    """Is there a word in JSON for all of it? There is none for half a character."""
    try:
        encoded(rows)
    except TypeError:
        return False
    return True


def _fact(value: str | int) -> Row:
    return {"value": value}


def _fact_from(row: Row) -> Any:
    return row["value"]


def _is_long_closed(lead: Lead, now: datetime) -> bool:
    return lead.is_closed and lead.closed_at is not None and now - lead.closed_at > ARCHIVE_AFTER


def _leave_figures(book: Book, lead: Lead, zone: tzinfo) -> None:
    opened = lead.opened_at or lead.received_at
    day = book.day(opened.astimezone(zone).date())
    figures = {**dict(day.figures), str(lead.number): documents.figures_of(lead)}
    book.put_day(replace(day, figures=tuple(figures.items())))


def _forget_old_figures(book: Book, today: date) -> None:
    """What else is known of those days stays."""
    for day in list(book.days.values()):
        if day.figures and today - day.date > FIGURES_FOR:
            book.put_day(replace(day, figures=()))
            if book.days[day.date] == Day(day.date):
                del book.days[day.date]


def _doubted(lead: Lead) -> Lead:
    """The lead with its approved drafts uncertain: whether they were sent stood in what was lost."""
    for draft in lead.drafts:
        if draft.state is DraftState.APPROVED:
            event = Sent(SendResult(Outcome.UNKNOWN, "the book was repaired from a copy"))
            lead = lead.with_draft(happens(draft, event, draft.approved_at or draft.created_at).draft)
    return lead
