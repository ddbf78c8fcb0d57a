"""A machine without a clock of its own: what the daemon does until somebody has set the time."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant import daemon
from assistant.adapters.store import Store
from assistant.config import load
from assistant.domain.decision import Decision, Word
from assistant.errors import ClockWrong
from assistant.workflow.approval import take
from tests.cli.shelf import NOW, Shelf, draft, lead
from tests.fakes import World, at, mail

UNSET = datetime(1970, 1, 1, 0, 1, tzinfo=UTC)


@dataclass
class MovedClock:
    """A clock that somebody sets, beside seconds that nobody does."""

    time: datetime
    passed: float = 0.0

    def now(self) -> datetime:
        return self.time

    def steady(self) -> float:
        return self.passed

    def goes(self, span: timedelta) -> None:
        self.time += span
        self.passed += span.total_seconds()


@dataclass
class Listener:
    """What the daemon says to whoever started it."""

    heard: list[str] = field(default_factory=list)

    def __call__(self, words: str) -> None:
        self.heard.append(words)


def test_nothing_is_done_by_a_clock_that_was_never_set_and_that_is_said_everywhere(tmp_path: Path) -> None:
    store, world, said, clock = Store(tmp_path), World(), Listener(), MovedClock(UNSET)
    world.desk.sees.troubles["business"] = "unreachable"
    belief = daemon.Belief(clock, store, world.desk, said)

    assert not belief.at(clock.now())
    assert not belief.at(clock.now())

    assert len(said.heard) == 1
    assert "1 January 1970" in said.heard[0]
    assert "1 January 1970" in store.read_health()["troubles"]["clock"]
    assert world.book.writes == 0

    clock.time = NOW
    assert not belief.at(clock.now())
    clock.goes(timedelta(minutes=1))
    assert belief.at(clock.now())
    assert said.heard[-1] == "the clock can be believed again"
    assert dict(world.desk.sees.troubles) == {"business": "unreachable"}
    (line,) = world.book.log
    assert line.words.startswith("nothing was done for a while: the clock of this machine was set forward")


def test_a_clock_set_back_in_the_middle_of_the_day_is_followed_once_it_holds_still(tmp_path: Path) -> None:
    """Read eight hours ahead at the start, as after another system on the same machine; then set right."""
    store, clock = Store(tmp_path), MovedClock(NOW + timedelta(hours=8))
    belief = daemon.Belief(clock, store, World().desk, Listener())
    assert belief.at(clock.now())

    clock.goes(timedelta(minutes=1))
    clock.time -= timedelta(hours=8)

    assert not belief.at(clock.now())
    clock.goes(timedelta(minutes=1))
    assert belief.at(clock.now())


def test_one_round_by_hand_refuses_a_wrong_clock_and_leaves_the_book_as_it_is(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.put(lead(drafts=(draft(),)))
    before = (tmp_path / "state" / "book.json").read_bytes()
    settings = load(shelf.config)

    with pytest.raises(ClockWrong, match="stands at 1 January 1970"):
        daemon.run_once(settings, MovedClock(UNSET))
    shelf.store.write_health({"last_round": NOW.isoformat()})
    with pytest.raises(ClockWrong, match="but the last round was at 23 November 2026"):
        daemon.run_once(settings, MovedClock(NOW - timedelta(days=1)))

    assert (tmp_path / "state" / "book.json").read_bytes() == before
    assert shelf.store.read_health() == {"last_round": NOW.isoformat()}


def test_no_word_is_taken_while_the_clock_was_not_set_since_approved_mail_bears_its_time() -> None:
    world = World()
    world.arrives(mail("Karen <karen@mail.example>", "Tap", "Can you mend my tap?\n"), at("2026-11-23 09:00"))
    world.round(at("2026-11-23 09:05"))
    draft_id = world.draft().id

    answer = take(world.desk, Decision(Word.APPROVE, draft_id, UNSET), UNSET)

    assert not answer.done
    assert "it was not set" in answer.words
    assert world.draft().approved_at is None
