"""The daemon: one round is the steps in order; between rounds it waits for mail, a decision or the clock.

The round: intake → approval → follow through → drafting → outbox → end of day. A step that fails is named
and the next ones still run, but nothing is sent in a round in which the mail could not be read.
"""

import signal
import socket
import traceback
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta, tzinfo
from types import FrameType
from typing import TYPE_CHECKING, Any, Protocol

from assistant import bootstrap
from assistant.domain.book import LogLine, NoteKind
from assistant.domain.pulse import Pulse, doubt, read_time
from assistant.errors import AssistantError, ClockWrong, StateDamaged, StateError, WorldError
from assistant.workflow.approval import approval
from assistant.workflow.drafting import drafting
from assistant.workflow.end_of_day import end_of_day, next_summary
from assistant.workflow.follow_through import follow_through
from assistant.workflow.intake import intake
from assistant.workflow.outbox import outbox
from assistant.workflow.ports import Clock, Desk

if TYPE_CHECKING:
    from assistant.config import Settings
    from assistant.web.looking import Records

SHORTEST_WAIT = 0.05
"""Seconds; a round is never followed by another at once, whatever wakes us."""
TIDY_EVERY = timedelta(hours=24)
AGAIN_AFTER = 10.0
"""Seconds until a clock that cannot be believed is looked at again."""
CLOCK = "clock"
"""The place under which a clock that cannot be believed is named."""

Step = Callable[[Desk, datetime], None]


class StateFolder(Protocol):
    """What the daemon needs of the store beside the book."""

    def write_health(self, facts: dict[str, object]) -> None:
        """Keep what this process saw last, beside the book."""

    def read_health(self) -> dict[str, Any]:
        """What was kept there last, {} if nothing."""

    def archive_closed(self, now: datetime, zone: tzinfo) -> int:
        """Move leads that closed long ago to the monthly archive."""

    def tidy(self, now: datetime) -> int:
        """Remove stored texts that nothing names any more."""


def round(desk: Desk, now: datetime, *, hold: bool = True) -> None:  # noqa: A001 - the word of the house
    """One full round at `now` (aware UTC). `hold` false sends at once what is approved.

    StateError goes up: with a damaged or busy book nothing can be decided. Everything else is named in
    `desk.sees.troubles`, so that the summary can say it.
    """
    steps: tuple[tuple[str, Step], ...] = (
        ("reading", intake),
        ("approval", approval),
        ("follow-up", follow_through),
        ("drafting", drafting),
        ("sending", lambda at_desk, at: outbox(at_desk, at, hold=hold)),
        ("telling you", end_of_day),  # "summary" is what the step itself says of a mail that did not go
    )
    for name, step in steps:
        _take_step(desk, name, step, now)
        desk.point(f"round:{name}")


def _take_step(desk: Desk, name: str, step: Step, now: datetime) -> None:
    """A step that breaks costs only itself; what it had not written it does again next time."""
    try:
        step(desk, now)
    except StateError:
        raise
    except AssistantError as error:
        desk.sees.troubles[name] = str(error)
    except Exception as error:  # noqa: BLE001 - a bug of ours must not silence the summary
        desk.sees.troubles[name] = (
            f"an error in the program: {type(error).__name__}; `assistant log` has more"
        )
        _log_bug(desk, name, now)
    else:
        desk.sees.troubles.pop(name, None)


def _log_bug(desk: Desk, name: str, now: datetime) -> None:
    """Where it broke, once in a row; never what was in the mail."""
    trace = traceback.format_exc(limit=-6).replace("\n", " | ")[:1500]
    words = f"{name} broke: {trace}"
    if desk.sees.bugs.get(name) == words:
        return
    desk.sees.bugs[name] = words
    with desk.book.transaction() as book:
        book.tell(LogLine(now, NoteKind.TROUBLE, words))


def _live_through(desk: Desk, folder: StateFolder, now: datetime, *, tidies: bool) -> None:
    """A round of the daemon: a full disk or a busy book is named and waits; a damaged book ends it."""
    try:
        round(desk, now)
        if tidies:
            folder.archive_closed(now, desk.hours(now).zone)
            folder.tidy(now)
    except StateDamaged:
        raise
    except StateError as error:
        desk.sees.troubles["book"] = str(error)
    else:
        desk.sees.troubles.pop("book", None)


def run_once(settings: "Settings", clock: Clock) -> Desk:
    """One full round, then done. Approved drafts go at once.

    StateBusy beside a running daemon; ClockWrong, and nothing done, if the clock cannot be believed.
    """
    book = bootstrap.store(settings)
    desk = bootstrap.desk(settings, book)
    with book.daemon_lock():
        now = clock.now()
        if words := doubt(Pulse.first(now, clock.steady()), _last_round(book)):
            raise ClockWrong(f"{words[:1].upper()}{words[1:]}.")
        try:
            round(desk, now, hold=False)
            _note_health(book, desk, clock.now())
        finally:
            _close(desk)
    return desk


def run(settings: "Settings", clock: Clock, *, say: Callable[[str], None] = lambda _words: None) -> None:
    """The daemon, until SIGTERM or SIGINT; StateBusy if one is running already."""
    book = bootstrap.store(settings)
    desk = bootstrap.desk(settings, book)
    with (
        book.daemon_lock(),
        _ear(settings) as ear,
        _until_told(settings) as over,
        _page(settings, desk, book, clock) as address,
    ):
        say("the assistant is at work; Ctrl-C ends it")
        if address:
            say(f"its page is at {settings.web.url or address}; `assistant login` gives a code for it")
        alarm = _alarm(settings)
        tidied: datetime | None = None
        believe = Belief(clock, book, desk, say)
        while not over():
            now = clock.now()
            if not believe.at(now):
                _sleep_on(ear, AGAIN_AFTER)
                _listen(ear)
                continue
            tidies = tidied is None or now - tidied >= TIDY_EVERY
            _live_through(desk, book, now, tidies=tidies)
            if tidies:
                tidied = now
                bootstrap.give_memory_back()
            _note_health(book, desk, now)
            if not over():
                _wait(desk, _seconds_to_wait(settings, desk, clock.now(), alarm), ear)
        _close(desk)
    say("the assistant has ended")


# --- the clock --------------------------------------------------------------------------------------------


class Belief:
    """Says before each round whether the clock can be believed; while it cannot, that is said loudly.

    Nothing is written into the book meanwhile, since it would bear the wrong time; the log hears of it
    afterwards.
    """

    def __init__(self, clock: Clock, folder: StateFolder, desk: Desk, say: Callable[[str], None]) -> None:
        self._clock, self._folder, self._desk, self._say = clock, folder, desk, say
        self._last_round = _last_round(folder)
        self._pulse = Pulse.first(clock.now(), clock.steady())

    def at(self, now: datetime) -> bool:
        """May a round be done at this time?"""
        self._pulse = self._pulse.beat(now, self._clock.steady())
        words = doubt(self._pulse, self._last_round)
        troubles = self._desk.sees.troubles
        before = troubles.get(CLOCK, "")
        if words:
            troubles[CLOCK] = words
            self._folder.write_health({**self._folder.read_health(), "troubles": dict(troubles)})
        else:
            self._last_round = now
            troubles.pop(CLOCK, None)
        if words and words != before:
            self._say(words)
        if before and not words:
            self._tell_afterwards(before, now)
        return not words

    def _tell_afterwards(self, before: str, now: datetime) -> None:
        self._say("the clock can be believed again")
        try:
            with self._desk.book.transaction() as book:
                book.tell(LogLine(now, NoteKind.TROUBLE, f"nothing was done for a while: {before}"))
        except StateError as error:
            self._desk.sees.troubles["book"] = str(error)


def _last_round(folder: StateFolder) -> datetime | None:
    return read_time(folder.read_health().get("last_round"))


# --- waiting ----------------------------------------------------------------------------------------------


def _alarm(settings: "Settings") -> Callable[[], float]:
    """Wakes at the set times of notices and summary; it never decides. Seconds to the next one."""
    import schedule

    timer = schedule.Scheduler()
    zone = settings.owner.timezone.key
    for at in {settings.summary.at, *settings.notices.at}:
        timer.every().day.at(f"{at:%H:%M}", zone).do(_ring)

    def seconds() -> float:
        timer.run_pending()
        idle = timer.idle_seconds
        return max(idle, 0.0) if idle is not None else settings.poll.interval.total_seconds()

    return seconds


def _ring() -> None:
    """The round that follows does what is due."""


def _seconds_to_wait(settings: "Settings", desk: Desk, now: datetime, alarm: Callable[[], float]) -> float:
    """Never longer than the poll interval; shorter when a hold time or a set time comes before."""
    waits = [settings.poll.interval.total_seconds(), alarm()]
    for lead in desk.book.look().leads.values():
        for draft in lead.drafts:
            if draft.state == "approved" and draft.approved_at is not None and not draft.held:
                ready = draft.approved_at + desk.habits.hold_approved
                waits.append((ready - now).total_seconds())
    return max(min(waits), SHORTEST_WAIT)


def _wait(desk: Desk, seconds: float, ear: socket.socket) -> None:
    """Idle on the first mailbox that can; mail, a decision or the time ends it."""
    for account in desk.accounts:
        try:
            account.mailbox.wait(seconds, ear)
        except WorldError:
            continue
        _listen(ear)
        return
    _sleep_on(ear, seconds)
    _listen(ear)


def _sleep_on(ear: socket.socket, seconds: float) -> None:
    import select

    select.select([ear], [], [], seconds)


def _listen(ear: socket.socket) -> None:
    """Take every knock that came meanwhile: one round answers them all."""
    while True:
        try:
            ear.recv(16)
        except BlockingIOError:
            return


@contextmanager
def _ear(settings: "Settings") -> Iterator[socket.socket]:
    ear = bootstrap.wake_socket(settings)
    try:
        yield ear
    finally:
        ear.close()


@contextmanager
def _page(settings: "Settings", desk: Desk, records: "Records", clock: Clock) -> Iterator[str]:
    """The page in a thread of its own; gives its address, "" if it is switched off or cannot be served.

    A port that is taken is named in the summary, and the work goes on without the page.
    """
    if settings.web.place is None:
        yield ""
        return
    from assistant.web.server import served

    with ExitStack() as stack:
        address = ""
        try:
            address = stack.enter_context(
                served(settings, desk, records, clock, lambda: bootstrap.wake(settings))
            )
        except WorldError as error:
            desk.sees.troubles["page"] = str(error)
        yield address


@contextmanager
def _until_told(settings: "Settings") -> Iterator[Callable[[], bool]]:
    """A question that turns true once SIGTERM or SIGINT came.

    The first signal lets the round end, so that a mail on its way is not cut off; a second one stops at
    once, as if the power went, and nothing is lost either.
    """
    told = 0

    def tell(_number: int, _frame: FrameType | None) -> None:
        nonlocal told
        told += 1
        if told > 1:
            raise _ToldTwice
        bootstrap.wake(settings)

    signals = (signal.SIGTERM, signal.SIGINT)
    before = {number: signal.signal(number, tell) for number in signals}
    try:
        yield lambda: told > 0
    except _ToldTwice:
        pass
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class _ToldTwice(BaseException):
    """Somebody is in a hurry."""


# --- health -------------------------------------------------------------------------------------------------


def _note_health(folder: StateFolder, desk: Desk, now: datetime) -> None:
    """Kept beside the store: a round in which nothing happened writes nothing into the book."""
    folder.write_health(
        {
            "last_round": now.isoformat(),
            "looked": {place: at.isoformat() for place, at in desk.sees.looked.items()},
            "troubles": dict(desk.sees.troubles),
            "next_summary": next_summary(desk, now).isoformat(),
        }
    )


def _close(desk: Desk) -> None:
    for account in desk.accounts:
        account.mailbox.close()
