"""Killed at every named step, at random, and from outside: nobody lost, doubled or written to twice.

Sixty kills and a few; `make crash` does three hundred with new dice each time. Real processes, a real Dovecot
and a real outgoing server; the world is in `crashing`, the plans in `kills`, what must hold in `aftermath`.
"""

import random
import signal
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant.domain.draft import DraftState
from tests.aftermath import check, check_everybody
from tests.crashing import AVERY, BLAKE, Act, Moment, Stage, Where, World
from tests.crashing import stage as started
from tests.crashing import world as begun
from tests.dovecot import BINARY
from tests.kills import (
    AFTERWARDS,
    DAYS,
    MONDAY_MORNING,
    TWO_DAYS,
    Undisturbed,
    all_week,
    fill,
    kill_at_each,
    kill_at_random,
    kill_program,
    named_steps,
    trial,
    undisturbed,
)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.dovecot,
    pytest.mark.skipif(BINARY is None, reason="Dovecot is not installed (Debian: dovecot-imapd)"),
]

PATIENCE = 60.0
"""Seconds after which a daemon that does not end is killed."""
PARTS = tuple(dict.fromkeys(name.partition(":")[0] for name in named_steps()))


@pytest.fixture(scope="session")
def stage() -> Iterator[Stage]:
    """Servers, gates and nursery, started once."""
    with started() as made:
        yield made


@pytest.fixture(scope="session")
def quiet_days(stage: Stage, tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    """Two days that nothing disturbed, themselves looked at from all sides."""
    return undisturbed(stage, tmp_path_factory.mktemp("quiet"))


@pytest.fixture
def days(stage: Stage, tmp_path: Path) -> Iterator[World]:
    """A world at the start of the two days."""
    with begun(stage, tmp_path / "world", settings=TWO_DAYS) as made:
        fill(made, MONDAY_MORNING)
        yield made


@pytest.fixture
def today(stage: Stage, tmp_path: Path) -> Iterator[World]:
    """A world of this very moment for the program itself, with drafts in it."""
    now = datetime.now(UTC)
    with begun(stage, tmp_path / "today", settings=all_week(now)) as made:
        made.play(0, Act(now - timedelta(hours=3)))
        fill(made, now)
        made.play(0, Act(now))
        yield made


def test_the_two_days_pass_every_named_step_in_the_source(quiet_days: Undisturbed) -> None:
    passed = {name for counts in quiet_days.passed for name in counts}

    assert len(named_steps()) >= 20
    assert set(named_steps()) <= passed


@pytest.mark.parametrize("part", PARTS)
def test_i20_killed_at_every_named_step_the_days_end_as_if_nothing_had_been(
    part: str, stage: Stage, quiet_days: Undisturbed, tmp_path: Path
) -> None:
    names = [name for name in named_steps() if name.partition(":")[0] == part]

    deaths = [death for tried in kill_at_each(stage, tmp_path, names, quiet_days) for death in tried.deaths]

    assert {death.moment.name for death in deaths} == set(names)
    assert all(death.last == death.moment.name for death in deaths)


@pytest.mark.parametrize("seed", range(4))
def test_i12_i19_killed_at_random_nobody_is_lost_or_written_to_twice(
    seed: int, stage: Stage, quiet_days: Undisturbed, tmp_path: Path
) -> None:
    dice = random.Random(seed)

    deaths = sum(len(tried.deaths) for tried in kill_at_random(stage, tmp_path, dice, 5, quiet_days))

    assert deaths >= 5


def test_the_program_itself_is_killed_at_random_in_round_approve_and_daemon(
    stage: Stage, tmp_path: Path
) -> None:
    tried = kill_program(stage, tmp_path / "program", random.Random(7), each=3)

    assert len(tried.deaths) == 9


# --- what is killed at one exchange -------------------------------------------------------------------------


@pytest.mark.parametrize("provider_files", [False, True], ids=["no copy comes", "the provider files a copy"])
def test_i13_killed_after_the_server_took_the_body_it_is_uncertain_until_a_copy_lies_in_sent(
    provider_files: bool, stage: Stage, quiet_days: Undisturbed, tmp_path: Path
) -> None:
    kills = {3: [Moment(Where.SMTP, 1, "body")]}

    tried = trial(stage, tmp_path / "world", kills, quiet_days, provider_files=provider_files)

    assert len(tried.deaths) == 1
    assert [taken.recipient for taken in tried.taken].count(AVERY) == 1
    assert tried.states[AVERY] is (DraftState.SENT if provider_files else DraftState.UNCERTAIN)


def test_i12_killed_at_any_word_before_the_body_it_goes_out_later_and_once(
    stage: Stage, quiet_days: Undisturbed, tmp_path: Path
) -> None:
    kills = [Moment(Where.SMTP, 1, verb) for verb in ("greeting", "EHLO", "AUTH", "MAIL", "RCPT", "DATA")]

    tried = trial(stage, tmp_path / "world", {3: kills}, quiet_days)

    assert len(tried.deaths) == 6
    assert tried.states[AVERY] is DraftState.SENT


@pytest.mark.parametrize("nth", [1, 2])
@pytest.mark.parametrize("command", ["APPEND", "MOVE"])
def test_i9_killed_when_the_mailbox_has_obeyed_and_the_answer_is_lost_there_is_one_copy(
    command: str, nth: int, stage: Stage, quiet_days: Undisturbed, tmp_path: Path
) -> None:
    kills = {number: [Moment(Where.IMAP, nth, f"{command} answered")] for number in (0, 3, 7, 10)}

    tried = trial(stage, tmp_path / "world", kills, quiet_days)

    assert len(tried.deaths) >= 2


def test_i8_a_version_replaced_before_its_laying_was_noted_is_not_taken_for_the_owners(days: World) -> None:
    first_to_blake = Moment(Where.NAMED, 2, "copies:laid")
    assert days.play(0, DAYS[0], first_to_blake)

    days.play(2, DAYS[2])
    days.play(3, DAYS[3])

    assert days.states[BLAKE] is DraftState.PENDING
    check(days)


# --- without an outgoing server -----------------------------------------------------------------------------


@pytest.mark.parametrize("step", ["end_of_day:written-down", "end_of_day:delivered"])
def test_i24_a_summary_laid_into_inbox_lies_there_once_whenever_it_was_killed(
    step: str, stage: Stage, tmp_path: Path
) -> None:
    with begun(stage, tmp_path / "world", settings=TWO_DAYS, by_smtp=False) as made:
        fill(made, MONDAY_MORNING)
        made.play(0, DAYS[0])
        before = len(made.content("INBOX"))

        assert made.play(11, DAYS[11], Moment(Where.NAMED, 1, step))
        for act in AFTERWARDS:
            made.play(12, act)

        assert len(made.content("INBOX")) == before + 1
        check(made)


# --- asked to end -----------------------------------------------------------------------------------------


def test_sigterm_lets_the_daemon_end_its_round_and_leave_with_0(today: World) -> None:
    approve(today, AVERY)

    status = today.run("run", moment=Moment(Where.SMTP, 1, "body", signal.SIGTERM), patience=PATIENCE)

    assert status == 0, today.said
    assert today.states[AVERY] is DraftState.SENT
    check(today)
    check_everybody(today, AVERY)


@pytest.mark.parametrize("nth", [3, 30, 45])
def test_sigterm_at_any_exchange_with_the_mailbox_ends_the_daemon_with_0(nth: int, today: World) -> None:
    approve(today, BLAKE)

    status = today.run("run", moment=Moment(Where.IMAP, nth, signal=signal.SIGTERM), patience=PATIENCE)

    assert status == 0, today.said
    assert today.states[BLAKE] is DraftState.SENT
    check(today)


def approve(made: World, *whom: str) -> None:
    """By the owner at the terminal."""
    ids = [draft.id for draft in made.drafts if draft.version.recipient.email in whom]
    assert made.run("approve", *ids) == 0, made.said
