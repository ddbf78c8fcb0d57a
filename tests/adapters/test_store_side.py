"""What lies beside the book: texts, approved bytes, the archive, the log, the key, the daemon's lock."""

import dataclasses
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from assistant.adapters.disk import Files
from assistant.adapters.store import Store
from assistant.domain.book import Day, LogLine, NoteKind
from assistant.domain.lead import Entry, Lead
from assistant.errors import StateBusy, StateDamaged
from tests.adapters.store_samples import NOW, a_closed_lead, a_version, an_ordinary_lead

LONG_AGO = NOW - timedelta(days=31)


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


def age(folder: Path, days: float = 2) -> None:
    """Let every file there count as that old."""
    for path in folder.rglob("*"):
        if path.is_file():
            at = NOW.timestamp() - days * 86400
            os.utime(path, (at, at))


# --- texts ------------------------------------------------------------------------------------------------


def test_the_same_text_has_the_same_key_for_every_process(store: Store, folder: Path) -> None:
    assert store.keep_text("Hello") == Store(folder).keep_text("Hello") != store.keep_text("Hallo")
    assert Store(folder).text(store.keep_text("Hello")) == "Hello"


def test_a_text_is_cut_between_two_characters(store: Store) -> None:
    kept = store.text(store.keep_text("x" + "é" * 4000))
    assert kept == "x" + "é" * 2047


def test_no_text_has_no_key(store: Store) -> None:
    assert (store.keep_text(""), store.text("")) == ("", "")


def test_a_text_that_is_gone_or_damaged_is_empty(store: Store, folder: Path) -> None:
    gone, torn = store.keep_text("gone"), store.keep_text("torn")
    (folder / "texts" / gone[:2] / gone).unlink()
    (folder / "texts" / torn[:2] / torn).write_bytes(b"\0\0\0\0")
    assert (store.text(gone), store.text(torn)) == ("", "")


def test_a_damaged_text_is_mended_when_it_is_kept_again(store: Store, folder: Path) -> None:
    key = store.keep_text("Hello")
    (folder / "texts" / key[:2] / key).write_bytes(b"")
    assert store.text(store.keep_text("Hello")) == "Hello"


@pytest.mark.parametrize("key", ["../key", "/etc/passwd", "..", "A" * 32, "0" * 31, "0" * 32 + "\n"])
def test_i10_a_key_never_leads_out_of_its_folder(store: Store, key: str) -> None:
    store.key()
    assert store.text(key) == ""
    with pytest.raises(StateDamaged):
        store.raw(key)


def test_the_text_of_a_draft_is_kept_whole(store: Store, folder: Path) -> None:
    lead = an_ordinary_lead(1)
    draft = dataclasses.replace(lead.drafts[0], version=a_version(1, "m@n.example", "long " * 3000))
    put(store, lead.with_draft(draft))
    assert Store(folder).look().leads[1].drafts[0].version == draft.version


# --- approved bytes ---------------------------------------------------------------------------------------


def test_i17_approved_bytes_come_back_to_the_byte(store: Store, folder: Path) -> None:
    data = b"From: a@b.example\r\n\r\n\xff\0"
    assert Store(folder).raw(store.keep_raw(data)) == data


def test_i17_changed_or_missing_bytes_are_never_handed_out(store: Store, folder: Path) -> None:
    key = store.keep_raw(b"Subject: yes\r\n")
    path = folder / "raw" / key[:2] / key
    path.write_bytes(b"Subject: no\r\n")
    with pytest.raises(StateDamaged, match="was changed"):
        store.raw(key)
    path.unlink()
    with pytest.raises(StateDamaged, match="is missing"):
        store.raw(key)


# --- tidying ----------------------------------------------------------------------------------------------


def test_what_a_lead_names_is_never_tidied_away(store: Store, folder: Path) -> None:
    text, raw = store.keep_text("their words"), store.keep_raw(b"approved")
    lead = an_ordinary_lead(1)
    entry = dataclasses.replace(lead.conversation[0], text=text)
    frozen = dataclasses.replace(lead.drafts[0].frozen, key=raw)  # type: ignore[type-var]  # it is frozen
    lead = dataclasses.replace(
        lead, conversation=(entry,), drafts=(dataclasses.replace(lead.drafts[0], frozen=frozen),)
    )
    put(store, lead)
    age(folder)
    assert store.tidy(NOW) == 0
    assert (store.text(text), store.raw(raw)) == ("their words", b"approved")
    assert Store(folder).look().leads[1] == lead


def test_i23_what_nothing_names_is_tidied_away_after_a_day(store: Store, folder: Path) -> None:
    text, raw = store.keep_text("nobody's"), store.keep_raw(b"nobody's")
    age(folder, days=0.9)
    assert store.tidy(NOW) == 0
    age(folder, days=1.1)
    assert store.tidy(NOW) == 2
    assert store.text(text) == ""
    with pytest.raises(StateDamaged):
        store.raw(raw)


def test_a_text_that_is_kept_again_counts_as_new(store: Store, folder: Path) -> None:
    key = store.keep_text("again")
    age(folder, days=40_000)
    store.keep_text("again")
    renewed = (folder / "texts" / key[:2] / key).stat().st_mtime
    assert store.tidy(datetime.fromtimestamp(renewed, UTC) + timedelta(hours=23)) == 0
    assert store.tidy(datetime.fromtimestamp(renewed, UTC) + timedelta(hours=25)) == 1


# --- archive ----------------------------------------------------------------------------------------------


def test_leads_closed_long_ago_move_to_the_file_of_their_month(store: Store, folder: Path) -> None:
    october, september = LONG_AGO, LONG_AGO - timedelta(days=30)
    leads = [a_closed_lead(1, october), a_closed_lead(2, september), a_closed_lead(3, NOW)]
    put(store, *leads, an_ordinary_lead(4))
    assert store.archive_closed(NOW) == 2
    assert list(store.look().leads) == [3, 4]
    assert [book.leads for book in Store(folder).archived()] == [{1: leads[0]}, {2: leads[1]}]
    assert sorted(path.name for path in (folder / "archive").glob("*.json")) == [
        "2026-09.json",
        "2026-10.json",
    ]
    assert store.archived_lead(2) == leads[1]
    assert store.archived_lead(3) is None


def test_a_line_of_figures_stays_in_the_day_a_lead_was_opened_on(store: Store) -> None:
    late = datetime(2026, 10, 1, 2, 0, tzinfo=ZoneInfo("UTC"))
    put(store, dataclasses.replace(a_closed_lead(1, LONG_AGO), opened_at=late))
    store.archive_closed(NOW, ZoneInfo("America/New_York"))
    (day,) = store.look().days.values()
    assert (day.date.isoformat(), day.figures[0][0]) == ("2026-09-30", "1")
    assert "outcome=won" in day.figures[0][1]


def test_i23_figures_leave_the_book_after_a_year_and_the_lead_stays_in_the_archive(store: Store) -> None:
    known, unknown = NOW - timedelta(days=390), NOW - timedelta(days=391)
    with store.transaction() as book:
        book.put(dataclasses.replace(a_closed_lead(1, LONG_AGO), opened_at=known))
        book.put(dataclasses.replace(a_closed_lead(2, LONG_AGO), opened_at=unknown))
        book.put_day(Day(known.date(), came_in=(("lead", 1),)))
    store.archive_closed(NOW)
    store.tidy(NOW)
    assert [len(day.figures) for day in store.look().days.values()] == [1, 1]
    store.tidy(NOW + timedelta(days=11))
    assert list(store.look().days.values()) == [Day(known.date(), came_in=(("lead", 1),))]
    assert store.archived_lead(1) is not None


def test_with_nothing_to_archive_nothing_is_written(store: Store, folder: Path) -> None:
    put(store, a_closed_lead(1, NOW))
    before = (folder / "book.json").read_bytes()
    assert store.archive_closed(NOW) == 0
    assert (folder / "book.json").read_bytes() == before


def test_the_words_of_an_archived_lead_stay_readable(store: Store, folder: Path) -> None:
    key = store.keep_text("their words")
    lead = a_closed_lead(1, LONG_AGO)
    entry = dataclasses.replace(lead.conversation[0], text=key)
    put(store, dataclasses.replace(lead, conversation=(entry,)))
    store.archive_closed(NOW)
    age(folder)
    assert store.tidy(NOW) == 2
    archived = store.archived_lead(1)
    assert archived is not None
    assert store.text(archived.conversation[0].text) == "their words"
    assert archived.drafts == lead.drafts


def test_i20_a_lead_in_book_and_archive_counts_once_and_as_in_the_book(store: Store, folder: Path) -> None:
    put(store, a_closed_lead(1, LONG_AGO))
    before = {path: path.read_bytes() for path in folder.glob("book*")}
    store.archive_closed(NOW)
    for path in folder.glob("book*"):
        path.unlink()
    for path, data in before.items():
        path.write_bytes(data)
    again = Store(folder)
    assert list(again.look().leads) == [1]
    assert [book.leads for book in again.archived()] == [{}]
    assert again.archive_closed(NOW) == 1
    assert [list(book.leads) for book in again.archived()] == [[1]]


def test_of_two_archived_copies_the_newer_month_counts(store: Store) -> None:
    put(store, a_closed_lead(1, LONG_AGO - timedelta(days=60)))
    store.archive_closed(NOW)
    newer = dataclasses.replace(a_closed_lead(1, LONG_AGO), subject="newer")
    put(store, newer)
    store.archive_closed(NOW)
    assert [list(book.leads.values()) for book in store.archived()] == [[newer], []]


def test_i21_a_damaged_month_is_named_and_not_overwritten(store: Store, folder: Path) -> None:
    put(store, a_closed_lead(1, LONG_AGO))
    (folder / "archive").mkdir()
    (folder / "archive" / "2026-10.json").write_bytes(b"\0" * 100)
    with pytest.raises(StateDamaged, match=r"2026-10\.json holds zeros only"):
        store.archive_closed(NOW)
    assert list(Store(folder).look().leads) == [1]
    assert (folder / "archive" / "2026-10.json").read_bytes() == b"\0" * 100


# --- log and health ---------------------------------------------------------------------------------------


def line(words: str, at: datetime = NOW) -> LogLine:
    return LogLine(at, NoteKind.INTAKE, words, 12)


def tell(store: Store, *lines: LogLine) -> None:
    with store.transaction() as book:
        for each in lines:
            book.tell(each)


def test_lines_are_told_in_order_over_the_turn_of_a_month(store: Store, folder: Path) -> None:
    told = [line("one", NOW - timedelta(days=40)), line("two"), line("three \udcff")]
    tell(store, *told)
    assert [each.words for each in Store(folder).log_lines(10)] == ["one", "two", "three ?"]
    assert [each.words for each in store.log_lines(2)] == ["two", "three ?"]
    assert store.log_lines(1)[0].lead == 12
    assert store.log_lines(0) == []


def test_a_torn_line_costs_only_itself(store: Store, folder: Path) -> None:
    tell(store, line("one"))
    path = folder / "log" / "2026-11.jsonl"
    path.write_bytes(path.read_bytes() + b'{"at":"2026-11-')
    tell(store, line("two"))
    assert [each.words for each in store.log_lines(10)] == ["one", "two"]


def test_trouble_with_the_log_stops_no_work(store: Store, folder: Path) -> None:
    store.look()
    (folder / "log").write_text("a file in the way")
    with store.transaction() as book:
        book.put(an_ordinary_lead(1))
        book.tell(line("one"))
    assert list(Store(folder).look().leads) == [1]
    assert store.log_lines(10) == []


def test_health_is_what_was_said_last_or_nothing(store: Store, folder: Path) -> None:
    assert store.read_health() == {}
    store.write_health({"round": NOW.isoformat(), "troubles": ["business: no answer"]})
    assert Store(folder).read_health()["troubles"] == ["business: no answer"]
    (folder / "health.json").write_bytes(b"[")
    assert store.read_health() == {}


class UnsyncedOnly(Files):
    """Fails where anything is synced."""

    def fsync(self, path: Path) -> None:
        raise AssertionError(f"{path} was synced")


def test_health_is_not_synced(folder: Path) -> None:
    Store(folder).look()
    Store(folder, files=UnsyncedOnly()).write_health({"round": 1})


# --- key --------------------------------------------------------------------------------------------------


def test_the_key_is_made_once_and_kept(store: Store, folder: Path) -> None:
    key = store.key()
    assert len(key) == 32
    assert Store(folder).key() == key


def test_i21_a_missing_key_beside_a_book_is_not_made_anew(store: Store, folder: Path) -> None:
    put(store, an_ordinary_lead(1))
    (folder / "key").unlink()
    with pytest.raises(StateDamaged, match="Put it back from a backup"):
        Store(folder).key()
    assert list(Store(folder).look().leads) == [1]
    assert not (folder / "key").exists()


# --- the daemon's lock ------------------------------------------------------------------------------------

DAEMON = """
import sys
from pathlib import Path
from assistant.adapters.store import Store
with Store(Path(sys.argv[1])).daemon_lock():
    print("running", flush=True)
    sys.stdin.read()
"""


def test_there_is_one_daemon_and_none_after_a_kill(store: Store, folder: Path) -> None:
    assert (store.daemon_is_running(), store.daemon_pid()) == (False, None)
    daemon = subprocess.Popen(
        [sys.executable, "-c", DAEMON, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with daemon:
        assert daemon.stdout is not None
        assert daemon.stdout.readline() == "running\n"
        assert (store.daemon_is_running(), store.daemon_pid()) == (True, daemon.pid)
        busy = f"a daemon is running already .pid {daemon.pid}."
        with pytest.raises(StateBusy, match=busy), store.daemon_lock():
            pass
        put(store, an_ordinary_lead(1))
        daemon.kill()
    assert (store.daemon_is_running(), store.daemon_pid()) == (False, None)
    with store.daemon_lock():
        assert store.daemon_pid() == os.getpid()


def test_an_entry_without_text_needs_no_file(store: Store, folder: Path) -> None:
    lead = an_ordinary_lead(1)
    entry: Entry = dataclasses.replace(lead.conversation[0], text="")
    put(store, dataclasses.replace(lead, conversation=(entry,)))
    assert Store(folder).look().leads[1].conversation == (entry,)
