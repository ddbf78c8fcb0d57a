"""How it is going: what `status` says, gathered from the book and what the last round left behind."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from assistant.cli.columns import wrapped
from assistant.cli.machine import Json, moment
from assistant.cli.people import counted, when
from assistant.cli.safe import Paint, one_line, plain
from assistant.domain.book import Book
from assistant.domain.draft import DraftState
from assistant.domain.lead import LeadState
from assistant.domain.pulse import read_time
from assistant.workflow.ports import Sight

LATE = timedelta(minutes=10)
"""A running daemon whose last round is older than this and ten polls is stuck."""


@dataclass(frozen=True, slots=True)
class Status:
    """What is known of the daemon and the book. Times are aware, None if unknown."""

    config: str
    state: str
    mode: str
    running: bool
    pid: int | None = None
    last_round: datetime | None = None
    next_summary: datetime | None = None
    troubles: Mapping[str, str] = field(default_factory=dict)
    looked: Mapping[str, datetime] = field(default_factory=dict)
    leads: Mapping[str, int] = field(default_factory=dict)
    drafts: Mapping[str, int] = field(default_factory=dict)
    recovered: str = ""
    page: str = ""
    poll: timedelta = timedelta(seconds=60)

    def is_stuck(self, now: datetime) -> bool:
        """Running, but no round was finished for much longer than it takes."""
        return self.running and self.last_round is not None and now - self.last_round > LATE + 10 * self.poll


def counts(book: Book, now: datetime) -> tuple[dict[str, int], dict[str, int]]:
    """Leads by state (with `overdue` beside them), and drafts that still matter by state."""
    leads = {each.value: 0 for each in LeadState if each is not LeadState.CLOSED} | {"overdue": 0}
    drafts = {"pending": 0, "approved": 0, "sending": 0, "uncertain": 0, "failed": 0}
    for it in book.leads.values():
        if it.state.value in leads:
            leads[it.state.value] += 1
        leads["overdue"] += it.is_overdue(now)
        for draft in it.drafts:
            if draft.state.value in drafts:
                drafts[draft.state.value] += 1
    return leads, drafts


def read_words(value: object) -> dict[str, str]:
    """A table of words out of the health file."""
    if not isinstance(value, dict):
        return {}
    return {str(key): str(words) for key, words in value.items()}


def read_times(value: object) -> dict[str, datetime]:
    """A table of times out of the health file."""
    found = {key: read_time(words) for key, words in read_words(value).items()}
    return {key: at for key, at in found.items() if at is not None}


def remember(sees: Sight, health: Mapping[str, object]) -> None:
    """Let this process know what the last round saw, so that its summary is not blind."""
    sees.troubles.update(read_words(health.get("troubles")))
    sees.looked.update(read_times(health.get("looked")))


def as_json(it: Status, zone: ZoneInfo, now: datetime) -> Json:
    """`status --json`."""
    return {
        "running": it.running,
        "stuck": it.is_stuck(now),
        "pid": it.pid,
        "mode": it.mode,
        "last_round": moment(it.last_round, zone),
        "next_summary": moment(it.next_summary, zone),
        "troubles": dict(it.troubles),
        "looked": {place: moment(at, zone) for place, at in it.looked.items()},
        "leads": dict(it.leads),
        "drafts": dict(it.drafts),
        "recovered": it.recovered or None,
        "config": it.config,
        "state": it.state,
        "page": it.page or None,
    }


def as_text(it: Status, zone: ZoneInfo, now: datetime, width: int = 80, paint: Paint = plain) -> str:
    """`status` for people."""
    lines = [*_work(it, zone, now, paint), *_troubles(it, width, paint), "", *_tallies(it), "", *_places(it)]
    return "\n".join(lines) + "\n"


def _work(it: Status, zone: ZoneInfo, now: datetime, paint: Paint) -> Iterator[str]:
    if not it.running:
        yield paint("No daemon is running: `assistant run` starts it.", "bad")
    elif it.is_stuck(now):
        yield paint("The daemon runs but has done no round for a while: `assistant log` may say why.", "bad")
    else:
        yield paint("The daemon is at work.", "good")
    yield f"Last round: {when(it.last_round, zone, now)}.  Next summary: {when(it.next_summary, zone, now)}."
    if it.mode == "watch":
        yield "Mode watch: it reads and reports, and drafts nothing."


def _troubles(it: Status, width: int, paint: Paint) -> Iterator[str]:
    words = [f"{place}: {trouble}" for place, trouble in it.troubles.items()]
    for each in (*words, *([it.recovered] if it.recovered else [])):
        for line in wrapped(f"! {one_line(each)}", width):
            yield paint(line, "bad")


def _tallies(it: Status) -> Iterator[str]:
    leads, drafts = it.leads, it.drafts
    yield (
        f"{counted(leads.get('open', 0), 'lead')} open ({leads.get('overdue', 0)} overdue), "
        f"{leads.get('undecided', 0)} to decide, {leads.get('waiting', 0)} waiting for them."
    )
    pending = counted(drafts.get(DraftState.PENDING, 0), "draft")
    yield f"{pending} to approve, {drafts.get('approved', 0)} on the way out."
    for state in (DraftState.UNCERTAIN, DraftState.FAILED):
        if drafts.get(state):
            yield f"{counted(drafts[state], 'draft')} {state}: `assistant drafts` says which."


def _places(it: Status) -> Iterator[str]:
    yield f"Config: {one_line(it.config)}"
    yield f"State:  {one_line(it.state)}"
    if it.page:
        yield f"Page:   {one_line(it.page)} (`assistant login` gives a code for it)"
