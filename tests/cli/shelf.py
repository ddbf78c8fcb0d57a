"""Made-up leads of one Monday for the tests of the commands, and a place to run the commands in."""

import resource
import subprocess
import sys
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from assistant.adapters.store import Store
from assistant.domain.draft import Draft, DraftKind, DraftState, Version
from assistant.domain.lead import (
    Attempt,
    CallResult,
    Channel,
    Entry,
    Happening,
    Lead,
    LeadState,
    Outcome,
    Route,
    Voice,
)
from assistant.domain.message import Address
from assistant.domain.promise import Promise, PromiseSource, PromiseState
from assistant.domain.reading import Contact, Kind

ROOT = Path(__file__).resolve().parents[2]
ZONE = ZoneInfo("America/New_York")
NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
"""Monday, 10:00 on the owner's clock."""
DANA = Address("Dana Reyes", "dana@reyes.example")
NASTY = "\x1b]52;c;ZXZpbA==\x07\x1b[2J\x9b31m\x85\u202egnp\u2066\u200b\u2028\udc80\r\n\tx"
"""Escape sequences, a C1 control, bidi, unseen and half characters, odd line ends."""


def hours(count: float) -> timedelta:
    """A span of hours."""
    return timedelta(hours=count)


def version(
    number: int = 1, text: str = "Hello Nora,\n\nI got your mail.\n", to: str = "nora@feld.example"
) -> Version:
    """What would go to Nora."""
    return Version(
        number=number,
        sender=DANA,
        recipient=Address("Nora Feld", to),
        subject="Re: Kitchen tap",
        text=text,
        marker=f"mark{number}",
        promised=NOW + hours(26),
        good_until=NOW + hours(24),
    )


def draft(lead: int = 12, state: DraftState = DraftState.PENDING, letter: str = "a", **more: object) -> Draft:
    """An acknowledgement to Nora."""
    made = Draft(
        f"{lead}{letter}", lead, DraftKind.ACKNOWLEDGEMENT, version(), NOW - hours(1), account="business"
    )
    return replace(made, state=state, **more)  # type: ignore[arg-type]


def lead(number: int = 12, **more: object) -> Lead:
    """Nora's open matter, come in on Friday, answer due today at noon."""
    made = Lead(
        number=number,
        person=f"p{number}",
        channel=Channel.EMAIL,
        contact=Contact("Nora Feld", "nora@feld.example", "+13035550133"),
        received_at=NOW - hours(66),
        opened_at=NOW - hours(66),
        subject="Kitchen tap",
        route=Route("business", DANA.email, "nora@feld.example"),
        respond_by=NOW + hours(2),
        reasons=("a question to you, written by a person",),
        conversation=(
            Entry(
                Voice.THEM,
                NOW - hours(66),
                f"f{number}",
                message_id=f"m{number}@feld.example",
                subject="Kitchen tap",
                excerpt="It drips. Can you come?",
            ),
        ),
        history=(Happening(NOW - hours(66), "came in by mail"),),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def monday() -> tuple[Lead, ...]:
    """One lead of every sort."""
    owed = Promise(
        NOW - hours(2),
        PromiseState.OPEN,
        PromiseSource.OWNER_MAIL,
        NOW - hours(30),
        "I'll call you Monday.",
        id="k1",
    )
    kept = Promise(
        NOW - hours(20), PromiseState.KEPT, PromiseSource.ACKNOWLEDGEMENT, NOW - hours(60), id="12x"
    )
    return (
        lead(12, drafts=(draft(),), promises=(kept,)),
        lead(
            13,
            contact=Contact(None, None, "+13035550134"),
            channel=Channel.VOICEMAIL,
            subject="",
            respond_by=NOW - hours(1),
            conversation=(
                Entry(
                    Voice.THEM,
                    NOW - hours(70),
                    "f13",
                    excerpt="Hi, it is about the boiler.",
                    kind=Kind.VOICEMAIL,
                ),
            ),
            attempts=(Attempt(NOW - hours(3), CallResult.NO_ANSWER),),
        ),
        lead(
            14,
            state=LeadState.UNDECIDED,
            respond_by=None,
            contact=Contact(None, "who@knows.example", None),
            subject="hello",
        ),
        lead(
            15,
            state=LeadState.WAITING,
            respond_by=None,
            promises=(owed,),
            answered_at=NOW - hours(30),
            contact=Contact("Max Ito"),
        ),
        lead(16, state=LeadState.WAITING, respond_by=None, contact=Contact("Ada Voss", "ada@voss.example")),
        lead(17, snoozed_until=NOW + hours(50), respond_by=NOW + hours(1), contact=Contact("Sam Snooze")),
        lead(
            18,
            state=LeadState.CLOSED,
            outcome=Outcome.WON,
            closed_at=NOW - hours(5),
            respond_by=None,
            contact=Contact("Won Winner"),
        ),
    )


def nasty_lead() -> Lead:
    """Everything that a stranger can fill in is hostile."""
    evil = replace(version(text=f"a{NASTY}b"), subject=NASTY, recipient=Address(NASTY, f"x{NASTY}@x.example"))
    return lead(
        666,
        contact=Contact(NASTY, NASTY, NASTY),
        subject=NASTY,
        question=NASTY,
        no_acknowledgement=NASTY,
        reasons=(NASTY,),
        drafts=(replace(draft(666), version=evil, why=NASTY, held=NASTY),),
        promises=(Promise(NOW, PromiseState.OPEN, PromiseSource.OWNER_MAIL, NOW, NASTY, id=NASTY),),
        attempts=(Attempt(NOW, CallResult.REACHED, NASTY),),
        conversation=(Entry(Voice.THEM, NOW, "f", NASTY, NASTY, NASTY, "key"),),
        history=(Happening(NOW, NASTY),),
    )


CONFIG = """
[owner]
name = "Dana Reyes"
business = "Reyes Plumbing"
email = "dana@reyes.example"
timezone = "America/New_York"
[[account]]
name = "business"
username = "dana@reyes.example"
password = "{password}"
imap = {{ host = "127.0.0.1", port = {port}, security = "none" }}
{smtp}
[hours]
monday = ["08:00-12:00", "13:00-17:00"]
tuesday = ["08:00-12:00", "13:00-17:00"]
wednesday = ["08:00-12:00", "13:00-17:00"]
thursday = ["08:00-12:00", "13:00-17:00"]
friday = ["08:00-12:00", "13:00-17:00"]
[poll]
idle = false
[store]
directory = "state"
"""


@dataclass(frozen=True)
class Said:
    """What a command printed and how it ended."""

    status: int
    out: str
    err: str


@dataclass
class Shelf:
    """A folder with a config, a real lead book, and the commands run on them as processes of their own."""

    folder: Path
    port: int = 1
    smtp: bool = True
    password: str = "kestrel-over-the-hill"
    environ: dict[str, str] = field(default_factory=dict)
    room: int | None = None
    """Bytes after which the system lets no file grow, as on a full disk; None for no such limit."""

    def __post_init__(self) -> None:
        outgoing = 'smtp = { host = "127.0.0.1", port = 1, security = "none" }' if self.smtp else ""
        self.config.write_text(
            CONFIG.format(port=self.port, smtp=outgoing, password=self.password), encoding="utf-8"
        )
        self.config.chmod(0o600)

    @property
    def config(self) -> Path:
        """The config file."""
        return self.folder / "config.toml"

    @property
    def store(self) -> Store:
        """The lead book as it lies there."""
        return Store(self.folder / "state")

    def put(self, *leads: Lead) -> None:
        """Put leads into the book."""
        with self.store.transaction() as book:
            for each in leads:
                book.put(each)
            book.next_lead = max(book.next_lead, *(each.number + 1 for each in leads))

    def lead(self, number: int) -> Lead:
        """A lead as it is in the book now."""
        return self.store.look().lead(number)

    def run(self, *words: str, typed: str = "", **environ: str) -> Said:
        """Run `assistant --config … words` to its end."""
        return self.bare("--config", str(self.config), *words, typed=typed, **environ)

    def bare(self, *words: str, typed: str = "", **environ: str) -> Said:
        """Run `assistant words` to its end, with a home of its own."""
        done = subprocess.run(
            [sys.executable, "-m", "assistant", *words],
            input=typed.encode(),
            capture_output=True,
            cwd=self.folder,
            env=self.surroundings() | environ,
            timeout=60,
            check=False,
            preexec_fn=self._narrow if self.room is not None else None,
        )
        return Said(
            done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
        )

    def _narrow(self) -> None:
        assert self.room is not None
        resource.setrlimit(resource.RLIMIT_FSIZE, (self.room, self.room))

    def surroundings(self) -> dict[str, str]:
        """The environment of a command."""
        return {
            "PYTHONPATH": str(ROOT),
            "HOME": str(self.folder),
            "PATH": "/usr/bin:/bin",
            "LANG": "C.UTF-8",
        } | self.environ
