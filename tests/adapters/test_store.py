"""The lead book on the disk: what a transaction keeps, and what it leaves alone."""

import dataclasses
import os
import stat
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from assistant.adapters.store import Store
from assistant.domain.book import LogLine, NoteKind, Seen
from assistant.domain.lead import Lead
from assistant.domain.mailbox import Cursor
from assistant.domain.reading import Kind
from assistant.errors import StateBusy, StateError
from assistant.workflow.ports import LeadBook
from tests.adapters.fragile_disk import FailingFiles
from tests.adapters.store_samples import NOW, an_ordinary_lead, fill, one_of_each


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state"


@pytest.fixture
def store(folder: Path) -> Store:
    return Store(folder)


def put(store: Store, *leads: Lead) -> None:
    with store.transaction() as book:
        for lead in leads:
            book.put(lead)


def generation(folder: Path) -> int:
    return int((folder / "book.generation").read_bytes())


# --- keeping ----------------------------------------------------------------------------------------------


def test_the_store_is_a_lead_book(store: Store) -> None:
    book: LeadBook = store
    assert book.look().leads == {}


def test_a_first_start_makes_a_folder_for_the_owner_alone(store: Store, folder: Path) -> None:
    put(store, an_ordinary_lead(1))
    store.keep_text("Hello")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*")}
    assert {mode for path, mode in modes.items() if path.is_file()} == {0o600}
    assert {mode for path, mode in modes.items() if path.is_dir()} == {0o700}


def test_i19_what_a_transaction_put_is_there_for_the_next_process(store: Store, folder: Path) -> None:
    each = one_of_each()
    with store.transaction() as book:
        fill(book, 3)
        book.put_person(each["person"])
        book.folders["business/INBOX"] = each["cursor"]
        book.seen["f" * 32] = each["seen"]
        book.record_send(each["send"])
        book.put_day(each["day"])
        book.rules["domain:shop.example"] = each["rule"]
        book.absences["christmas"] = each["absence"]
        book.commands["started"] = NOW.isoformat()
    assert Store(folder).look() == dataclasses.replace(book, log=[])


def test_a_removed_row_is_gone_for_the_next_process(store: Store, folder: Path) -> None:
    put(store, an_ordinary_lead(1), an_ordinary_lead(2))
    with store.transaction() as book:
        del book.leads[1]
    assert list(Store(folder).look().leads) == [2]


def test_a_number_is_never_given_twice(store: Store, folder: Path) -> None:
    with store.transaction() as book:
        first = book.put(an_ordinary_lead(book.new_number())).number
    with store.transaction() as book:
        del book.leads[first]
    with Store(folder).transaction() as book:
        assert book.new_number() == first + 1


def test_i19_text_that_is_no_unicode_is_kept_all_the_same(store: Store, folder: Path) -> None:
    put(store, dataclasses.replace(an_ordinary_lead(1), subject="broken \udcff here"))
    assert Store(folder).look().leads[1].subject == "broken ? here"
    assert store.look() == Store(folder).look()


# --- leaving alone ----------------------------------------------------------------------------------------


def test_a_round_in_which_nothing_happened_writes_nothing(folder: Path) -> None:
    put(Store(folder), an_ordinary_lead(1))
    files = FailingFiles()
    quiet, before = Store(folder, files=files), generation(folder)
    with quiet.transaction() as book:
        book.put(dataclasses.replace(book.leads[1], subject="another"))
        book.put(dataclasses.replace(book.leads[1], subject=an_ordinary_lead(1).subject))
    assert (files.done, generation(folder)) == (0, before)


def put_and_fail(store: Store) -> None:
    with store.transaction() as book:
        book.put(an_ordinary_lead(2))
        book.tell(LogLine(NOW, NoteKind.INTAKE, "a mail came in"))
        del book.leads[99]


def test_an_error_in_the_block_leaves_the_book_as_it_was(store: Store, folder: Path) -> None:
    put(store, an_ordinary_lead(1))
    before = (folder / "book.json").read_bytes()
    with pytest.raises(KeyError):
        put_and_fail(store)
    assert (folder / "book.json").read_bytes() == before
    assert list(store.look().leads) == [1]
    assert store.log_lines(10) == []


def test_what_is_changed_in_a_look_is_lost(store: Store) -> None:
    put(store, an_ordinary_lead(1))
    store.look().leads.clear()
    assert list(store.look().leads) == [1]


def test_a_book_that_was_kept_after_its_transaction_changes_nothing(store: Store) -> None:
    with store.transaction() as book:
        book.put(an_ordinary_lead(1))
    book.leads.clear()
    with store.transaction() as later:
        later.commands["a"] = "b"
    assert list(store.look().leads) == [1]


def test_a_transaction_inside_another_is_a_mistake_that_is_named(store: Store) -> None:
    with store.transaction() as book:
        book.put(an_ordinary_lead(1))
        with pytest.raises(RuntimeError, match="one at a time"), store.transaction():
            pass
    assert list(store.look().leads) == [1]


def test_a_look_inside_a_transaction_sees_what_is_on_the_disk(store: Store) -> None:
    with store.transaction() as book:
        book.put(an_ordinary_lead(1))
        assert store.look().leads == {}


# --- several at once --------------------------------------------------------------------------------------


def test_i22_what_another_process_wrote_is_seen_at_the_next_look(store: Store, folder: Path) -> None:
    put(store, an_ordinary_lead(1))
    other = Store(folder)
    put(other, dataclasses.replace(an_ordinary_lead(1), subject="changed elsewhere"))
    assert store.look().leads[1].subject == "changed elsewhere"
    with store.transaction() as book:
        assert book.leads[1].subject == "changed elsewhere"


def test_what_did_not_change_is_not_read_anew(store: Store, folder: Path) -> None:
    put(store, an_ordinary_lead(1), an_ordinary_lead(2))
    unchanged = store.look().leads[2]
    put(Store(folder), dataclasses.replace(an_ordinary_lead(1), subject="changed elsewhere"))
    assert store.look().leads[2] is unchanged


def test_i22_threads_of_one_process_write_one_at_a_time(store: Store) -> None:
    def count() -> None:
        for _ in range(20):
            with store.transaction() as book:
                book.commands["count"] = str(int(book.commands.get("count", "0")) + 1)

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.look().commands["count"] == "80"


def test_i22_who_waits_too_long_is_told_whose_turn_it_is(store: Store, folder: Path) -> None:
    impatient = Store(folder, patience=0.05)
    with store.transaction():
        with pytest.raises(StateBusy, match=f"process {os.getpid()}"), impatient.transaction():
            pass
        assert impatient.look().leads == {}


def test_a_waiting_thread_is_told_too(folder: Path) -> None:
    store, told = Store(folder, patience=0.05), []

    def wait() -> None:
        try:
            with store.transaction():
                pass
        except StateBusy as busy:
            told.append(str(busy))

    with store.transaction():
        thread = threading.Thread(target=wait)
        thread.start()
        thread.join()
    assert "another part of this program" in told[0]


# --- the folder -------------------------------------------------------------------------------------------


def test_a_folder_that_others_can_read_is_closed(store: Store, folder: Path) -> None:
    put(store, an_ordinary_lead(1))
    folder.chmod(0o755)
    Store(folder).look()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
def test_a_folder_of_somebody_else_is_refused(store: Store, folder: Path) -> None:
    put(store, an_ordinary_lead(1))
    os.chown(folder, 12345, -1)
    with pytest.raises(StateError, match="belongs to another user"):
        Store(folder).look()


def test_what_the_disk_refuses_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(StateError, match="cannot be used"):
        Store(tmp_path / "file" / "state").look()


# --- tidying ----------------------------------------------------------------------------------------------


def test_i23_fingerprints_and_sends_are_forgotten_after_sixty_days(store: Store) -> None:
    record = one_of_each()["send"]
    with store.transaction() as book:
        for days in (59, 61):
            at = NOW - timedelta(days=days)
            book.seen[f"{days:032x}"] = Seen(at, None, Kind.OTHER)
            book.record_send(dataclasses.replace(record, at=at, what=f"{days}a"))
    store.tidy(NOW)
    assert list(store.look().seen) == [f"{59:032x}"]
    assert list(store.look().sends) == ["59a#1"]


def test_a_cursor_moves_without_touching_the_other_tables(store: Store, folder: Path) -> None:
    put(store, an_ordinary_lead(1))
    lead = store.look().leads[1]
    with store.transaction() as book:
        book.folders["business/INBOX"] = Cursor(1, 2)
    assert store.look().leads[1] is lead
    assert Store(folder).look().leads[1] == lead


def test_no_half_written_file_is_left(store: Store, folder: Path) -> None:
    put(store, an_ordinary_lead(1))
    put(store, an_ordinary_lead(2))
    store.keep_raw(b"bytes")
    assert list(folder.rglob("*.new")) == []
