"""Killed at every named step, at random, and from outside: nobody lost, doubled or written to twice.

Sixty kills and a few; `make crash` does three hundred with new dice each time. Real processes, a real Dovecot
and a real outgoing server; the world is in `crashing`, the plans in `kills`, what must hold in `aftermath`.
"""

import random
import signal
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant.domain.draft import DraftState
from tests.aftermath import check, check_everybody
from tests.crashing import AVERY, BLAKE, CASEY, DREW, FINLEY, GRAY, OWNER, Act, Moment, Stage, Where, World
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

PARTS = tuple(dict.fromkeys(name.partition(":")[0] for name in named_steps()))
TO_KILL_THE_PROGRAM = Path("program")


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
    """A world of this very moment for the program itself, with drafts to Avery, Blake, Casey and Finley."""
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

    deaths = [
        death for tried in kill_at_each(stage, tmp_path, names, quiet_days) for death in tried.deaths
    ]

    assert {death.moment.name for death in deaths} == set(names)
    assert all(death.last == death.moment.name for death in deaths)


@pytest.mark.parametrize("seed", range(4))
def test_i12_i19_killed_at_random_nobody_is_lost_or_written_to_twice(
    seed: int, stage: Stage, quiet_days: Undisturbed, tmp_path: Path
) -> None:
    dice = random.Random(seed)

    deaths = sum(len(tried.deaths) for tried in kill_at_random(stage, tmp_path, dice, 7, quiet_days))

    assert deaths >= 7


def test_the_program_itself_is_killed_at_random_in_round_approve_and_daemon(
    stage: Stage, tmp_path: Path
) -> None:
    tried = kill_program(stage, tmp_path / "program", random.Random(7), each=3)

    assert len(tried.deaths) == 9


# --- the one gap ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("provider_files", [False, True], ids=["no copy comes", "the provider files a copy"])
def test_i13_killed_after_the_server_took_the_body_it_is_uncertain_until_a_copy_lies_in_sent(
    provider_files: bool, stage: Stage, quiet_days: Undisturbed, tmp_path: Path
) -> None:
    kills = {3: [Moment(Where.SMTP, 1, "body")]}

    tried = trial(stage, tmp_path / "world", kills, quiet_days, provider_files=provider_files)

    assert len(tried.deaths) == 1
    assert [taken.recipient for taken in tried.accepted].count(AVERY) == 1
    assert tried.states[AVERY] is (DraftState.SENT if provider_files else DraftState.UNCERTAIN)


@pytest.mark.parametrize("verb", ["greeting", "EHLO", "AUTH", "MAIL", "RCPT", "DATA"])
def test_i12_killed_before_the_body_it_goes_out_later_and_once(
    verb: str, stage: Stage, quiet_days: Undisturbed, tmp_path: Path
) -> None:
    tried = trial(stage, tmp_path / "world", {3: [Moment(Where.SMTP, 1, verb)]}, quiet_days)

    assert len(tried.deaths) == 1
    assert tried.states[AVERY] is DraftState.SENT
