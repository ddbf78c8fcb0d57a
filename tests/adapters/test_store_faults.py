"""Damage, full disks, power cuts and kills: the book is old or new, whole, and never empty by accident."""

import dataclasses
import errno
import itertools
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.adapters.store import RECOVERED, Store
from assistant.adapters.store_file import packed
from assistant.adapters.store_locks import WriteLock
from assistant.domain.draft import DraftState
from assistant.domain.lead import Lead
from assistant.errors import StateDamaged, StateError
from tests.adapters.fragile_disk import FailingFiles, FragileFiles
from tests.adapters.store_samples import NOW, a_closed_lead, an_ordinary_lead

PROJECT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(not Path("/sys/kernel").is_dir(), reason="there is no folder here that nobody may write")
def test_a_folder_that_may_not_be_written_is_called_that() -> None:
    lock = WriteLock(Path("/sys/kernel/book.lock"), patience=0.1)
    with pytest.raises(StateError, match="cannot be written"), lock.held():
        pass


def test_a_disk_that_takes_nothing_is_found_by_trying_and_left_as_it_was(tmp_path: Path) -> None:
    Store(tmp_path).look()
    before = sorted(tmp_path.iterdir())
    assert Store(tmp_path).try_disk() > 0
    for n in (1, 2):
        with pytest.raises(StateError, match="Free some space"):
            Store(tmp_path, files=FailingFiles(n)).try_disk()
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("error", "advice"),
    [
        (errno.EDQUOT, "Free some space"),
        (errno.EACCES, "Give the folder to the user who runs the assistant"),
        (errno.EROFS, "mount it for writing"),
        (errno.EIO, "Mend the disk"),
    ],
)
def test_what_a_disk_refuses_is_told_with_what_to_do(tmp_path: Path, error: int, advice: str) -> None:
    Store(tmp_path).look()
    with pytest.raises(StateError, match=advice):
        set_count(Store(tmp_path, files=FailingFiles(1, error)), 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A state folder with three changes in it: "count" is 3, lead 1 has an approved draft."""
    folder = tmp_path / "state"
    store = Store(folder)
    with store.transaction() as book:
        book.put(an_approved_lead(1))
    for count in range(1, 4):
        set_count(store, count)
    return folder


def an_approved_lead(number: int) -> Lead:
    lead = an_ordinary_lead(number)
    return lead.with_draft(dataclasses.replace(lead.drafts[0], state=DraftState.APPROVED))


def set_count(store: Store, count: int) -> None:
    with store.transaction() as book:
        book.commands["count"] = str(count)


def count_in(folder: Path) -> int:
    return int(Store(folder).look().commands.get("count", "0"))


# --- damage -----------------------------------------------------------------------------------------------

DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _data: b"",
    "zeros": lambda data: b"\0" * len(data),
    "zeros at the end": lambda data: data[:200] + b"\0" * (len(data) - 200),
    "cut in the header": lambda data: data[:30],
    "cut in the middle": lambda data: data[: len(data) // 2],
    "cut at the end": lambda data: data[:-1],
    "something behind its end": lambda data: data + data[-40:],
    "one bit": lambda data: data.replace(b'"3"', b'"2"', 1),
    "another number": lambda data: data.replace(b'"generation":5', b'"generation":6', 1),
    "garbage": lambda data: random.Random(1).randbytes(len(data)),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_i21_a_damaged_book_goes_back_to_the_state_before(folder: Path, damage: str) -> None:
    path = folder / "book.json"
    damaged = DAMAGES[damage](path.read_bytes())
    assert damaged != path.read_bytes()
    path.write_bytes(damaged)
    store = Store(folder)
    assert store.look().commands["count"] == "2"
    assert [p.read_bytes() for p in folder.glob("book.damaged-*")] == [damaged]
    assert "went back to the state just before" in store.recovered


def test_i21_a_book_cut_anywhere_goes_back_to_the_state_before(folder: Path, tmp_path: Path) -> None:
    whole = (folder / "book.json").read_bytes()
    for length in range(0, len(whole), 97):
        copy = tmp_path / f"cut{length}"
        shutil.copytree(folder, copy)
        (copy / "book.json").write_bytes(whole[:length])
        assert count_in(copy) == 2


def test_i21_a_missing_book_goes_back_to_the_state_before(folder: Path) -> None:
    (folder / "book.json").unlink()
    assert count_in(folder) == 2
    assert "is missing" in Store(folder).recovered


def test_i13_after_going_back_an_approved_mail_is_uncertain(folder: Path) -> None:
    """That its sending began may be what was lost."""
    (folder / "book.json").write_bytes(b"")
    (draft,) = Store(folder).look().leads[1].drafts
    assert draft.state is DraftState.UNCERTAIN
    assert "may have gone out" in draft.why


def test_a_repair_is_told_until_it_was_told(folder: Path) -> None:
    (folder / "book.json").write_bytes(b"")
    Store(folder).look()
    assert Store(folder).recovered
    with Store(folder).transaction() as book:
        del book.commands[RECOVERED]
    assert Store(folder).recovered == ""


def test_a_repaired_book_lives_on(folder: Path) -> None:
    (folder / "book.json").write_bytes(b"")
    store = Store(folder)
    for count in (7, 8):
        set_count(store, count)
    assert count_in(folder) == 8
    (folder / "book.json").write_bytes(b"")
    assert count_in(folder) == 7


def test_a_process_that_knew_the_lost_state_reads_the_repaired_one(folder: Path) -> None:
    knows = Store(folder)
    knows.look()
    (folder / "book.json").write_bytes(b"")
    assert count_in(folder) == 2
    assert knows.look().commands["count"] == "2"


@pytest.mark.parametrize("bad", [b"", b"\0" * 50, None])
def test_i21_two_damaged_files_are_never_a_fresh_start(folder: Path, bad: bytes | None) -> None:
    for name in ("book.json", "book.previous.json"):
        (folder / name).unlink()
        if bad is not None:
            (folder / name).write_bytes(bad)
    before = sorted(path.name for path in folder.iterdir())
    for _ in range(2):
        with pytest.raises(
            StateDamaged, match=r"Put a backup of the whole folder .* or move the folder away"
        ):
            Store(folder).look()
    assert sorted(path.name for path in folder.iterdir() if path.name != "book.lock") == [
        name for name in before if name != "book.lock"
    ]


@pytest.mark.parametrize("left", ["assistant-state", "book.generation", "archive"])
def test_i21_a_folder_that_lost_its_book_is_never_a_fresh_start(folder: Path, left: str) -> None:
    (folder / "archive").mkdir()
    for path in folder.iterdir():
        if path.is_file() and path.name not in (left, "key"):
            path.unlink()
    if left != "archive":
        (folder / "archive").rmdir()
    with pytest.raises(StateDamaged, match="is missing"):
        Store(folder).look()


def test_i21_an_older_copy_is_recognised(folder: Path) -> None:
    old = (folder / "book.json").read_bytes()
    store = Store(folder)
    set_count(store, 4)
    (folder / "book.json").write_bytes(old)
    for each in (store, Store(folder)):
        with pytest.raises(StateDamaged, match=r"older copy .number 5, but 6"):
            each.look()
        with pytest.raises(StateDamaged), each.transaction():
            pass
    assert (folder / "book.json").read_bytes() == old


def test_i21_a_damaged_book_beside_too_old_a_copy_is_left_to_a_person(folder: Path) -> None:
    old = (folder / "book.previous.json").read_bytes()
    set_count(Store(folder), 4)
    (folder / "book.previous.json").write_bytes(old)
    (folder / "book.json").write_bytes(b"")
    with pytest.raises(StateDamaged, match="too old"):
        Store(folder).look()


def test_i13_the_owner_can_go_on_with_an_older_copy_and_nothing_goes_out_twice(folder: Path) -> None:
    old = (folder / "book.json").read_bytes()
    set_count(Store(folder), 4)
    (folder / "book.json").write_bytes(old)
    (folder / "book.generation").unlink()
    store = Store(folder)
    assert store.look().commands["count"] == "3"
    assert store.look().leads[1].drafts[0].state is DraftState.UNCERTAIN
    assert "Check in Sent" in store.recovered
    set_count(store, 5)
    assert count_in(folder) == 5


@pytest.mark.parametrize("witness", [b"", b"\0" * 21])
def test_a_damaged_witness_stops_nothing(folder: Path, witness: bytes) -> None:
    (folder / "book.generation").write_bytes(witness)
    assert count_in(folder) == 3


def test_a_newer_programs_book_is_left_alone(folder: Path) -> None:
    path = folder / "book.json"
    path.write_bytes(path.read_bytes().replace(b'"format":1', b'"format":2', 1))
    before = path.read_bytes()
    with pytest.raises(StateDamaged, match="newer version"):
        Store(folder).look()
    assert path.read_bytes() == before


def test_rows_that_make_no_sense_are_named(folder: Path) -> None:
    path = folder / "book.json"
    path.write_bytes(packed({"leads": {"1": {"number": 1}}}, 9))
    with pytest.raises(StateDamaged, match="leads/1 is not understood"):
        Store(folder).look()


def test_a_crash_between_the_two_names_of_the_book_is_made_good(folder: Path) -> None:
    """Both names are one file then, and rename() does nothing with two names of one file."""
    (folder / "book.previous.json").unlink()
    os.link(folder / "book.json", folder / "book.previous.json")
    os.link(folder / "book.json", folder / "book.previous.json.new")
    store = Store(folder)
    set_count(store, 4)
    (folder / "book.json").write_bytes(b"")
    assert count_in(folder) == 3


# --- disks that refuse ------------------------------------------------------------------------------------


class NoLinks(FailingFiles):
    """A disk without second names (exFAT, some shares)."""

    def link(self, existing: Path, new: Path) -> None:
        raise OSError(errno.EPERM, "no links here")


def test_a_disk_without_links_keeps_the_state_before_all_the_same(folder: Path) -> None:
    set_count(Store(folder, files=NoLinks()), 4)
    (folder / "book.json").write_bytes(b"")
    assert count_in(folder) == 3


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EROFS])
def test_i19_a_disk_that_refuses_at_any_moment_leaves_the_old_state_or_the_new(
    folder: Path, tmp_path: Path, error: int
) -> None:
    for n in itertools.count(1):
        copy = tmp_path / f"refused{n}"
        shutil.copytree(folder, copy)
        files = FailingFiles(n, error)
        store = Store(copy, files=files)
        told = change_and_say_whether_it_worked(store)
        assert count_in(copy) in ((4,) if told else (3, 4))
        assert Store(copy).recovered == ""
        files.mend()
        set_count(store, 5)
        assert count_in(copy) == 5
        if told:
            assert n > 6
            return


def change_and_say_whether_it_worked(store: Store) -> bool:
    """A change with a new text in it, so that side files are written, too."""
    try:
        with store.transaction() as book:
            book.commands["count"] = "4"
            book.put(an_ordinary_lead(2))
    except StateError:
        return False
    return True


def test_i21_a_first_start_that_was_refused_anywhere_is_a_first_start_again(tmp_path: Path) -> None:
    for n in itertools.count(1):
        folder, files = tmp_path / f"first{n}", FailingFiles(n)
        try:
            Store(folder, files=files).look()
        except StateError:
            set_count(Store(folder), 1)
            assert count_in(folder) == 1
            assert len(Store(folder).key()) == 32
        else:
            assert n > 10
            return


def test_i21_a_repair_that_was_refused_anywhere_is_done_again(folder: Path, tmp_path: Path) -> None:
    (folder / "book.json").write_bytes(b"")
    for n in itertools.count(1):
        copy = tmp_path / f"repair{n}"
        shutil.copytree(folder, copy)
        try:
            Store(copy, files=FailingFiles(n)).look()
        except StateError:
            assert count_in(copy) == 2
            assert Store(copy).recovered
        else:
            assert n > 5
            return


def test_i20_an_archiving_that_was_refused_anywhere_loses_no_lead(tmp_path: Path) -> None:
    lead = a_closed_lead(1, NOW.replace(month=9))
    for n in itertools.count(1):
        folder, files = tmp_path / f"archive{n}", FailingFiles(None)
        with Store(folder).transaction() as book:
            book.put(lead)
        files = FailingFiles(n)
        try:
            Store(folder, files=files).archive_closed(NOW)
        except StateError:
            store = Store(folder)
            in_book, in_archive = store.look().leads, [book.leads for book in store.archived()]
            assert [in_book, *in_archive].count({1: lead}) == 1
            store.archive_closed(NOW)
        assert [book.leads for book in Store(folder).archived()] == [{1: lead}]
        if files.done < n:
            return


def witness_in(folder: Path) -> int:
    """The number of the last change that is known to have been written; the first start was number 1."""
    return int((folder / "book.generation").read_bytes())


# --- power cuts -------------------------------------------------------------------------------------------


def test_i20_a_power_cut_at_any_moment_leaves_what_was_acknowledged(tmp_path: Path) -> None:
    root, numbers = tmp_path / "state", itertools.count()
    files = FragileFiles()
    store = Store(root, files=files)
    for count in (1, 2, 3):
        with store.transaction() as book:
            book.commands["count"] = str(count)
            book.put(dataclasses.replace(an_approved_lead(1), subject=f"subject {count}"))
        files.acknowledged = count
    outcomes = 0
    for image in files.images:
        for folder in image.folders(lambda: tmp_path / f"after{next(numbers)}", root):
            folder.mkdir(exist_ok=True)
            assert image.acknowledged == 0 or witness_in(folder) > image.acknowledged
            book_then = Store(folder).look()
            count = int(book_then.commands.get("count", "0"))
            assert count in (image.acknowledged, image.acknowledged + 1)
            assert RECOVERED not in book_then.commands
            if count:
                (draft,) = book_then.leads[1].drafts
                assert (draft.state, bool(draft.version.text)) == (DraftState.APPROVED, True)
            shutil.rmtree(folder)
            outcomes += 1
    assert outcomes > 200


# --- kills ------------------------------------------------------------------------------------------------

COUNTER = """
import sys
from pathlib import Path
from assistant.adapters.store import Store
store = Store(Path(sys.argv[1]))
for _ in range(int(sys.argv[2])):
    with store.transaction() as book:
        count = int(book.commands.get("count", "0")) + 1
        book.commands["count"] = str(count)
        book.commands[f"pad{count % 7}"] = "x" * (count * 37 % 9000)
    print(count, flush=True)
"""


def counting(folder: Path, times: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", COUNTER, str(folder), str(times)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=PROJECT)


@pytest.mark.slow
def test_i20_a_kill_at_any_moment_leaves_what_was_acknowledged(tmp_path: Path) -> None:
    folder, moments, acknowledged = tmp_path / "state", random.Random(4), 0
    for _ in range(40):
        with counting(folder, 1_000_000) as process:
            assert process.stdout is not None
            first = process.stdout.readline()
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(timeout=moments.uniform(0, 0.02))
            process.kill()
            lines = [first, *process.stdout]
        told = [int(line) for line in lines if line.endswith("\n")]
        assert told[0] in (acknowledged + 1, acknowledged + 2)
        acknowledged = told[-1]
        assert count_in(folder) in (acknowledged, acknowledged + 1)
        assert Store(folder).recovered == ""
    assert list(folder.glob("book.damaged-*")) == []


@pytest.mark.slow
def test_i22_four_processes_at_once_lose_nothing(tmp_path: Path) -> None:
    processes = [counting(tmp_path / "state", 50) for _ in range(4)]
    told = [line for process in processes for line in process.communicate()[0].split()]
    assert sorted(map(int, told)) == list(range(1, 201))
    assert count_in(tmp_path / "state") == 200
