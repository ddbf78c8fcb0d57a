"""Plans to kill: two days played by children that die at chosen moments, and the program itself, killed.

Each trial plays in a world of its own and is checked at its end; it gives the world with the deaths in it.
"""

import ast
import random
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from assistant.domain.draft import DraftState
from assistant.domain.lead import LeadState
from tests import mortal
from tests.aftermath import Picture, check, check_everybody, doubled_unless, lost_unless, picture
from tests.crashing import (
    AVERY,
    BLAKE,
    CASEY,
    DREW,
    FINLEY,
    GRAY,
    HARPER,
    ROOT,
    ZONE,
    Act,
    Moment,
    Stage,
    Where,
    World,
    at,
    inquiries,
    mail,
    world,
)

# --- the named steps --------------------------------------------------------------------------------------


def named_steps() -> tuple[str, ...]:
    """Every name that the source hands to `desk.point`, read with `ast`."""
    files = [ROOT / "assistant" / "daemon.py", *sorted((ROOT / "assistant" / "workflow").glob("*.py"))]
    names = [name for file in files for name in _named_in(ast.parse(file.read_text("utf-8")))]
    return tuple(dict.fromkeys(names))


def _named_in(tree: ast.AST) -> Iterator[str]:
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            for call in ast.walk(function):
                if isinstance(call, ast.Call) and _is_point(call.func):
                    yield from _names(call.args[0], function)


def _is_point(called: ast.expr) -> bool:
    return isinstance(called, ast.Attribute) and called.attr == "point"


def _names(argument: ast.expr, function: ast.FunctionDef) -> Iterator[str]:
    """The name itself; of `f"round:{name}"` one for each (name, step) in the same function."""
    if isinstance(argument, ast.Constant):
        yield str(argument.value)
        return
    assert isinstance(argument, ast.JoinedStr), "a named step has a name that can be read off the source"
    start = argument.values[0]
    assert isinstance(start, ast.Constant)
    for pair in ast.walk(function):
        if isinstance(pair, ast.Tuple) and len(pair.elts) == 2 and isinstance(pair.elts[0], ast.Constant):
            yield f"{start.value!s}{pair.elts[0].value!s}"


# --- two days ---------------------------------------------------------------------------------------------

MONDAY_MORNING = at("2025-03-17 09:30")
"""Long past, since Dovecot takes no arrival in the future."""
TWO_DAYS = """
[hours]
monday = ["08:00-12:00", "13:00-17:00"]
tuesday = ["08:00-12:00", "13:00-17:00"]
wednesday = ["08:00-12:00", "13:00-17:00"]
thursday = ["08:00-12:00", "13:00-17:00"]
friday = ["08:00-12:00", "13:00-17:00"]
holidays = false

[summary]
at = "17:30"
"""
CASEY_AGAIN = mail(
    f"Casey Wood <{CASEY}>",
    "Bathroom again",
    "I forgot: there is a window.\n\nCasey\n",
    at("2025-03-17 09:50"),
)
DAYS: tuple[Act, ...] = (
    Act(MONDAY_MORNING),
    Act(at("2025-03-17 10:00"), "approve", AVERY, arrives=(CASEY_AGAIN,)),
    Act(at("2025-03-17 10:01"), "edit", BLAKE, "Hello Blake,\n\nI call you this evening.\n\nDana\n"),
    Act(at("2025-03-17 10:05")),
    Act(at("2025-03-17 11:55"), "approve", BLAKE),
    Act(at("2025-03-17 12:05"), bins=HARPER, moves=(DREW, "INBOX", "Assistant/Done")),
    Act(at("2025-03-17 17:40")),
    Act(
        at("2025-03-18 09:50"),
        whom=GRAY,
        text="done",
        answers="summary/2025-03-17",
        moves=(DREW, "Assistant/Done", "INBOX"),
    ),
    Act(at("2025-03-18 09:55"), drags=CASEY),
    Act(at("2025-03-18 09:56"), "reject", FINLEY),
    Act(at("2025-03-18 10:05")),
    Act(at("2025-03-18 17:40")),
)
"""Sends to Avery, to Blake (with the owner's own text) and to Casey (a renewed version, dragged to Approved),
a notice and two summaries. Finley's draft is rejected, Harper's thrown away; Drew was answered by hand, and
is moved to Done and back; Gray's old mail is done with by an answer to the first summary."""
AFTERWARDS = (Act(at("2025-03-18 18:20")), Act(at("2025-03-18 18:55")))
"""Rounds in which what a kill left behind is put right."""
NEED_NOT_BE_REPEATED = (0, 3)
"""Rounds whose work a later one does in time."""
SUMMARIES = {"summary/2025-03-17": 2, "summary/2025-03-18": 2}
NOTICE = {"notice 12:00/2025-03-17": 1}
"""What the owner gets, and how often it is tried. No notice of a time before the first round was ended."""

OWNERS_GAP = frozenset({"round:sending", "end_of_day:written-down", "end_of_day:delivered"})
"""The named steps after which a mail to the owner may be on its way."""

Kills = Mapping[int, Sequence[Moment]]
"""By act: each moment is one more try of that act."""


@dataclass(frozen=True)
class Undisturbed:
    """The two days without a kill: what the book says then, and how much each act passes at every place."""

    picture: Picture
    passed: tuple[Counter[str], ...]

    def first(self, name: str) -> tuple[int, Moment]:
        """The first time that a named step is passed, as act and moment."""
        number = next((number for number, passed in enumerate(self.passed) if passed[name]), None)
        assert number is not None, f"no act of the two days passes {name}: add one that does to DAYS"
        return number, Moment(Where.NAMED, 1, name)

    def any_moment(self, rng: random.Random) -> tuple[int, Moment]:
        """Some act and some moment in it: each place as likely as the others, and so each thing there."""
        where = rng.choice(tuple(Where))
        place = {Where.NAMED: mortal.NAMED, Where.DISK: mortal.DISK}.get(where, str(where))
        number = rng.choices(range(len(DAYS)), [passed[place] for passed in self.passed])[0]
        many = self.passed[number][place]
        if where is Where.TIME:
            return number, Moment(where, rng.uniform(0, many / 1000))
        return number, Moment(where, rng.randint(1, many))


def undisturbed(stage: Stage, folder: Path) -> Undisturbed:
    """Play the two days once without a kill and look at everything."""
    with world(stage, folder, settings=TWO_DAYS) as quiet:
        passed = _play(quiet, {})
        _check_two_days(quiet)
        check(quiet)
        return Undisturbed(picture(quiet.book), tuple(passed))


def trial(
    stage: Stage,
    folder: Path,
    kills: Kills,
    like: Undisturbed,
    *,
    provider_files: bool = False,
    hurried: bool = False,
) -> World:
    """The two days with these kills.

    `hurried`: the owner's word comes before a killed round was done again; then the times differ from the
    undisturbed days, and only what must hold at any rate is asked.
    """
    with world(stage, folder, settings=TWO_DAYS, provider_files=provider_files) as tried, _told(tried):
        _play(tried, kills, hurried=hurried)
        check(tried, None if hurried else like.picture)
        _check_two_days(tried, hurried=hurried)
    return tried


@contextmanager
def _told(tried: World) -> Iterator[None]:
    """What goes wrong is told together with how it came to that."""
    try:
        yield
    except AssertionError as error:
        deaths = "; ".join(f"act {d.act}, {d.moment}, after {d.last or 'nothing'}" for d in tried.deaths)
        error.add_note(f"in {tried.folder}, killed at: {deaths}")
        raise


def fill(empty: World, now: datetime) -> None:
    """The mail that lies there at the first start, if that is now."""
    for folder, raw, when in inquiries(now):
        empty.put(folder, raw, when)


def _play(played: World, kills: Kills, *, hurried: bool = False) -> list[Counter[str]]:
    """An act with kills is tried as often, then done once more without; gives what each passed then."""
    fill(played, MONDAY_MORNING)
    passed = []
    for number, act in enumerate(DAYS):
        played.prepare(act)
        died = [played.play(number, act, moment) for moment in kills.get(number, ())]
        if not (hurried and any(died) and _can_wait(played, number)):
            passed.append(played.measured(number, act))
    for act in AFTERWARDS:
        played.play(len(DAYS), act)
    return passed


def _can_wait(played: World, number: int) -> bool:
    """Is what the owner decides on next there already?"""
    return number in NEED_NOT_BE_REPEATED and played.draft_to(DAYS[number + 1].whom) is not None


def _check_two_days(played: World, *, hurried: bool = False) -> None:
    check_everybody(played, AVERY, BLAKE, CASEY)
    lost_unless(played.states[FINLEY] is DraftState.REJECTED, "the owner's no to Finley's draft")
    states = {lead.contact.email: lead.state for lead in played.book.leads.values()}
    lost_unless(states[GRAY] is LeadState.CLOSED, "the owner's word on Gray by mail")
    lost_unless(states[DREW] is LeadState.WAITING, "the owner's change of mind about Drew")
    _check_mails_to_owner(played, SUMMARIES if hurried else SUMMARIES | NOTICE)
    _check_rest(played)


def _check_mails_to_owner(played: World, owed: Mapping[str, int]) -> None:
    """Each of them once; what was killed in the gap as often as it is tried may be missing."""
    times = Counter(taken.message_id.partition("@")[0] for taken in played.taken)
    gaps = [death for death in played.deaths if death.last in OWNERS_GAP]
    for name, tries in owed.items():
        went = times[played.seal.mark(name)]
        doubled_unless(went <= 1, f"{name} went out {went} times")
        lost_unless(went == 1 or len(gaps) >= tries, f"{name} did not go out")


def _check_rest(played: World) -> None:
    """One more round changes nothing, anywhere."""
    before = played.generation, played.everything(), len(played.taken)
    played.play(len(DAYS), AFTERWARDS[-1])
    after = played.generation, played.everything(), len(played.taken)
    assert after == before, "a round in which nothing happened changed something"


# --- trials of the two days -------------------------------------------------------------------------------


def kill_at_each(stage: Stage, folder: Path, names: Sequence[str], like: Undisturbed) -> Iterator[World]:
    """Worlds until every one of these named steps has killed.

    A step that no child came to, because an earlier kill left no work for it, gets a world anew.
    """
    left = list(names)
    while left:
        kills: dict[int, list[Moment]] = {}
        for name in left:
            number, moment = like.first(name)
            kills.setdefault(number, []).append(moment)
        tried = trial(stage, folder / f"{len(left)}-left", kills, like)
        reached = {death.moment.name for death in tried.deaths}
        assert reached, f"no child ever came to {left}"
        left = [name for name in left if name not in reached]
        yield tried


def kill_at_random(
    stage: Stage, folder: Path, rng: random.Random, number: int, like: Undisturbed
) -> Iterator[World]:
    """Worlds with some kills each, until there were that many."""
    done = 0
    for name in count(1):
        tried = random_trial(stage, folder / str(name), rng, min(rng.randint(2, 5), number - done), like)
        done += len(tried.deaths)
        yield tried
        if done >= number:
            return


def random_trial(stage: Stage, folder: Path, rng: random.Random, number: int, like: Undisturbed) -> World:
    """A world with up to that many kills, wherever the dice say."""
    kills: dict[int, list[Moment]] = {}
    for _ in range(number):
        act, moment = like.any_moment(rng)
        kills.setdefault(act, []).append(moment)
    hurried, provider_files = rng.random() < 0.3, rng.random() < 0.5
    return trial(stage, folder, kills, like, hurried=hurried, provider_files=provider_files)


# --- the program itself -----------------------------------------------------------------------------------


def kill_program(stage: Stage, folder: Path, rng: random.Random, each: int) -> World:
    """`run --once`, `approve` and the daemon `run`, each killed that often and then let go on."""
    now = datetime.now(UTC)
    with world(stage, folder, settings=all_week(now)) as tried, _told(tried):
        tried.play(0, Act(now - timedelta(hours=3)))
        began = time.monotonic()
        assert tried.run("run", "--once") == 0, tried.said
        as_long = time.monotonic() - began
        fill(tried, now)
        _killed(each, as_long, lambda at: tried.run("run", "--once", moment=_any_of_a_round(rng, at)))
        assert tried.run("run", "--once") == 0, tried.said
        _approve(tried, rng, as_long, each)
        _killed(each, as_long, lambda at: tried.run("run", moment=_any_of_a_round(rng, at), patience=as_long))
        for _ in ("what was left", "what came of it"):
            assert tried.run("run", "--once") == 0, tried.said
        check(tried)
        check_everybody(tried, AVERY, BLAKE, CASEY)
        _check_summary_now(tried, now)
        before = tried.generation, tried.everything()
        assert tried.run("run", "--once") == 0, tried.said
        after = tried.generation, tried.everything()
        assert after == before, "a round in which nothing happened changed something"
    return tried


def _killed(times: int, as_long: float, once: Callable[[float], int]) -> None:
    """Until it was killed that often. `once` is told within how many seconds; less if it was done by then."""
    ends = [0]
    while ends.count(-signal.SIGKILL) < times:
        assert len(ends) <= 10 * times, "it is hardly ever killed"
        ends.append(once(as_long))
        assert ends[-1] in (0, -signal.SIGKILL), ends
        as_long *= 1.0 if ends[-1] else 0.8


def _any_of_a_round(rng: random.Random, as_long: float) -> Moment:
    where = rng.choice((Where.IMAP, Where.SMTP, Where.TIME))
    if where is Where.TIME:
        return Moment(where, as_long * rng.uniform(0.3, 1.1))
    return Moment(where, rng.randint(1, 90 if where is Where.IMAP else 16))


def _approve(tried: World, rng: random.Random, as_long: float, times: int) -> None:
    drafts = [tried.draft_to(whom) for whom in (AVERY, BLAKE, CASEY)]
    ids = [draft.id for draft in drafts if draft is not None]
    lost_unless(len(ids) == 3, f"there are drafts to three persons: {ids}")
    _killed(
        times,
        as_long,
        lambda at: tried.run("approve", *ids, moment=Moment(Where.TIME, at * rng.uniform(0.5, 1.0))),
    )
    assert tried.run("approve", *ids) == 0, tried.said


def _check_summary_now(tried: World, now: datetime) -> None:
    day = (now - timedelta(hours=1)).astimezone(ZONE).date()
    times = Counter(taken.message_id.partition("@")[0] for taken in tried.taken)
    went = times[tried.seal.mark(f"summary/{day}")]
    doubled_unless(went <= 1, f"the summary went out {went} times")
    lost_unless(tried.book.day(day).mail("summary"), "the summary was never tried")


def all_week(now: datetime) -> str:
    """Always open by day, a summary that was due an hour ago, nothing else that hangs on the time."""
    days = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    hours = "\n".join(f'{day} = ["06:00-22:00"]' for day in days)
    due = (now - timedelta(hours=1)).astimezone(ZONE)
    names = ", ".join(f'"{day}"' for day in days)
    return f"""
[hours]
{hours}
holidays = false

[approval]
hold_approved = "0s"

[notices]
at = []

[summary]
at = "{due:%H:%M}"
days = [{names}]

[poll]
interval = "1s"
"""
