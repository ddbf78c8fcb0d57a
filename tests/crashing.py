"""A world for processes that are killed: everything outside, held by the parent, and the hands to kill.

A real Dovecot behind a gate, an outgoing server that counts what it accepts, the owner's own mail program.
Each act of a day (a round, a word of the owner's) is a process of its own, a child of the nursery or the
program itself. What must hold afterwards is in `aftermath`, what is killed when in `kills`.
"""

import contextlib
import imaplib
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from enum import StrEnum
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from assistant.adapters.store import Store
from assistant.domain.book import Book
from assistant.domain.draft import Draft, DraftKind, DraftState
from assistant.domain.seal import Seal
from tests import mortal
from tests.dovecot import Dovecot, OwnersClient, Profile, running
from tests.gates import Doom, Post, Taken, Wire, both

ROOT = Path(__file__).resolve().parent.parent
ZONE = ZoneInfo("America/New_York")
OWNER = "dana@reyes.example"
NAMES = ("avery", "blake", "casey", "drew", "finley", "gray", "harper", "ivory")
EVERYBODY = AVERY, BLAKE, CASEY, DREW, FINLEY, GRAY, HARPER, IVORY = (
    *(f"{name}@{name}s.example" for name in NAMES),
)
FOLDERS = ("INBOX", "Sent", "Drafts", "Trash", "Junk", "Assistant/Done", "Assistant/Approved")


def at(text: str) -> datetime:
    """A moment in the owner's zone, "2025-03-17 09:30", in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(UTC)


# --- what is outside --------------------------------------------------------------------------------------


class Mortal(Protocol):
    """A process that may be killed: a child of the nursery, or the program itself."""

    def send_signal(self, number: int, /) -> None:
        """Unless it has ended."""

    def wait(self) -> int:
        """How it ended: its status, or the signal as a negative number."""


class Child:
    """A child of the nursery."""

    def __init__(self, number: int, nursery: "Nursery") -> None:
        self._number = number
        self._nursery = nursery
        self._ended = False
        self._lock = threading.Lock()

    def send_signal(self, number: int) -> None:
        """Its number is its own until the next child is asked for."""
        with self._lock:
            if not self._ended:
                os.kill(self._number, number)

    def wait(self) -> int:
        status = self._nursery.hear()
        with self._lock:
            self._ended = True
        return status


class Nursery:
    """Forks children that have everything imported already, so that a kill costs milliseconds."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.mortal"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
        )

    def bear(self, order: Mapping[str, object]) -> Child:
        """A child that does this; one after the other."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(order).encode() + b"\n")
        self._process.stdin.flush()
        return Child(self.hear(), self)

    def hear(self) -> int:
        """The next number that the nursery tells."""
        assert self._process.stdout is not None
        return int(self._process.stdout.readline())

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(20)
        self._process.stdout.close()


@dataclass
class Stage:
    """What many worlds share: servers, gates and the nursery."""

    server: Dovecot
    wire: Wire
    post: Post
    nursery: Nursery
    users: Iterator[int] = field(default_factory=lambda: count(1))


@contextmanager
def stage() -> Iterator[Stage]:
    """Everything that takes time to start, for as long as the block lasts."""
    with (
        running(Profile()) as server,
        both(server.port) as (wire, post),
        contextlib.closing(Nursery()) as nursery,
    ):
        yield Stage(server, wire, post, nursery)


# --- moments to die ---------------------------------------------------------------------------------------


class Where(StrEnum):
    """By what a kill is aimed."""

    NAMED = "named step"
    DISK = "effect on the disk"
    IMAP = "exchange over IMAP"
    SMTP = "exchange over SMTP"
    TIME = "any time"


@dataclass(frozen=True)
class Moment:
    """When to kill: at the `nth` thing there (of that name), or after so many seconds.

    A gentler signal than SIGKILL lets the exchange at which it comes go on.
    """

    where: Where
    nth: float
    name: str = ""
    signal: int = signal.SIGKILL

    def __str__(self) -> str:
        return f"{self.where} {self.name} {self.nth:g}"


@dataclass(frozen=True)
class Death:
    """A kill that hit; `last` is the last named step that was passed."""

    act: int
    moment: Moment
    last: str


@dataclass(frozen=True)
class Act:
    """One process's work: a round at `now`, or a word of the owner's on the draft to `whom`.

    Before it, `arrives` comes in, and the owner has his say in his mail program: puts our copy of the draft
    to `bins` into Trash, that to `drags` into Approved; answers our mail of the name `answers` with a line
    about the lead of `whom`; moves the mail of the first of `moves` from one folder to another.
    """

    now: datetime
    word: str = "round"
    whom: str = ""
    text: str = ""
    arrives: tuple[bytes, ...] = ()
    bins: str = ""
    drags: str = ""
    answers: str = ""
    moves: tuple[str, str, str] | None = None


# --- the mails --------------------------------------------------------------------------------------------


def mail(sender: str, subject: str, text: str, when: datetime, to: str = OWNER, **headers: str) -> bytes:
    """A plain mail in CRLF lines; further header fields as keywords, `_` for `-`."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = sender, to, subject
    made["Date"] = format_datetime(when)
    made["Message-ID"] = f"<{subject.encode().hex()[-24:]}.{int(when.timestamp())}@mail.example>"
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content(text)
    return made.as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def inquiries(now: datetime) -> list[tuple[str, bytes, datetime]]:
    """Folder, bytes and arrival of what lies in the mailbox at the first start."""

    def before(minutes: float) -> datetime:
        return now - timedelta(minutes=minutes)

    tap = "Hi Dana,\n\nour kitchen tap is leaking. Could you come by this week?\n\nAvery\n"
    boiler = "Hello,\n\nwhat would a new boiler cost for a small house? Please let me know.\n\nBlake\n"
    bath = "Dear Ms Reyes,\n\ncould you give me a quote for a new bathroom of 6 square metres?\n\nCasey\n"
    drain = "Hello Dana,\n\nthe drain in our yard is blocked. When could you come?\n\nDrew\n"
    toilet = "Hi,\n\nour toilet runs all night. Can you have a look at it, please?\n\nFinley\n"
    gate = "Hello,\n\nthe pipe at our garden gate has burst. Can you help?\n\nHarper\n"
    heating = "Hello,\n\ncan you service our heating before winter?\n\nGray\n"
    roof = "Dear Dana,\n\ndo you also repair gutters?\n\nIvory\n"
    news = "Our offers of the week. To unsubscribe, follow the link.\n"
    days = 60 * 24
    received = [
        (mail(f"Ivory Park <{IVORY}>", "Gutters", roof, before(40 * days)), 40 * days),
        (mail(f"Gray Moss <{GRAY}>", "Heating", heating, before(5 * days)), 5 * days),
        (mail(f"Drew Field <{DREW}>", "Blocked drain", drain, before(days)), days),
        (mail(f"Avery Stone <{AVERY}>", "Leaking tap", tap, before(25)), 25),
        (mail(f"Blake Rivers <{BLAKE}>", "New boiler", boiler, before(20)), 20),
        (mail("Shop <news@shop.example>", "Offers", news, before(18), List_Id="<news.shop.example>"), 18),
        (mail(f"Casey Wood <{CASEY}>", "Bathroom", bath, before(15)), 15),
        (mail(f"Finley Hill <{FINLEY}>", "Toilet", toilet, before(10)), 10),
        (mail(f"Harper Lane <{HARPER}>", "Burst pipe", gate, before(8)), 8),
        (b"\x00\xff From nowhere\r\n\r\n\xfe", 5),
    ]
    answer = "Hello Drew,\n\nI come on Thursday at nine.\n\nDana\n"
    no = "Dear Ivory,\n\nno, I do not.\n\nDana\n"
    to_a_friend = "Hi Sam,\n\nsee you on Sunday.\n"
    ours = f"Dana Reyes <{OWNER}>"
    return [
        *(("INBOX", raw, before(minutes)) for raw, minutes in received),
        ("Sent", mail(ours, "Re: Blocked drain", answer, before(60), to=DREW), before(60)),
        ("Sent", mail(ours, "Re: Gutters", no, before(39 * days), to=IVORY), before(39 * days)),
        ("Drafts", mail(ours, "Sunday", to_a_friend, before(90), to="sam@friend.example"), before(90)),
        ("Trash", mail(ours, "Old", "Nothing.\n", before(95), to="sam@friend.example"), before(95)),
    ]


# --- a world ----------------------------------------------------------------------------------------------


@dataclass
class World:
    """One mailbox and one state folder, and the hands that move time and mail.

    With `provider_files` the outgoing server puts its own copies into Sent, as Gmail does.
    """

    stage: Stage
    folder: Path
    settings: str
    provider_files: bool = False
    by_smtp: bool = True
    deaths: list[Death] = field(default_factory=list)
    passed: list[Counter[str]] = field(default_factory=list)
    """What each act passed when nothing killed it, by place."""

    def __post_init__(self) -> None:
        self.user = self.stage.server.add_user(f"user{next(self.stage.users)}")
        self.owner = OwnersClient(self.stage.server, self.user)
        self.taken: list[Taken] = []
        self.stage.post.taken = self.taken
        self.folder.mkdir(parents=True, exist_ok=True)
        self.config = self.folder / "config.toml"
        self.state = self.folder / "state"
        self.trace = self.folder / "trace"
        self.config.write_text(self._config())
        self.config.chmod(0o600)
        self.owner.create("Assistant/Done")
        self.owner.create("Assistant/Approved")
        self.others: dict[str, list[tuple[bytes, bytes]]] = {name: [] for name in FOLDERS}
        """Mail that is not of our making, as it has to stay."""
        self._posted = 0

    def _config(self) -> str:
        post = f'smtp = {{ host = "127.0.0.1", port = {self.stage.post.port}, security = "none" }}'
        return f"""
[owner]
name = "Dana Reyes"
business = "Reyes Plumbing"
email = "{OWNER}"
phone = "+1 303 555 0100"
timezone = "America/New_York"
country = "US"

[[account]]
name = "business"
address = "{OWNER}"
username = "{self.user}"
password = "secret"
imap = {{ host = "127.0.0.1", port = {self.stage.wire.port}, security = "none" }}
{post if self.by_smtp else ""}
sent_copy = "{"never" if self.provider_files else "auto"}"
look_back_days = 60

[store]
directory = "{self.state}"

[web]
listen = ""
{self.settings}
"""

    @property
    def store(self) -> Store:
        """The book, as another process sees it."""
        return Store(self.state)

    @property
    def book(self) -> Book:
        return self.store.look()

    @cached_property
    def seal(self) -> Seal:
        return Seal(self.store.key())

    @property
    def generation(self) -> int:
        """How often the book was written."""
        return int((self.state / "book.generation").read_text())

    @property
    def drafts(self) -> list[Draft]:
        """Every draft in the book."""
        return [draft for lead in self.book.leads.values() for draft in lead.drafts]

    def draft_to(self, whom: str) -> Draft | None:
        """The acknowledgement to that address."""
        notes = (d for d in self.drafts if d.kind is DraftKind.ACKNOWLEDGEMENT)
        return next((d for d in notes if d.version.recipient.email == whom), None)

    @property
    def states(self) -> dict[str, DraftState]:
        """What became of the acknowledgement to each address."""
        return {
            d.version.recipient.email: d.state for d in self.drafts if d.kind is DraftKind.ACKNOWLEDGEMENT
        }

    # --- mail ---------------------------------------------------------------------------------------------

    def put(self, folder: str, raw: bytes, when: datetime) -> None:
        """Mail that others, or the owner, put there; it has to stay as it is."""
        self.owner.put(folder, raw, when=imaplib.Time2Internaldate(when))
        self.others[folder].append(self.content(folder)[-1])

    def content(self, folder: str) -> list[tuple[bytes, bytes]]:
        """UID, flags, time and bytes of what lies there; whether somebody looked before us does not count."""
        return [(_lasting(meta), raw) for meta, raw in self.owner.content(folder)]

    def everything(self) -> dict[str, list[tuple[bytes, bytes]]]:
        """What lies in any folder."""
        return {name: self.content(name) for name in FOLDERS}

    def deliver(self, now: datetime) -> None:
        """What the outgoing server took since the last time arrives: ours to the owner in INBOX."""
        for taken in self.taken[self._posted :]:
            if taken.recipient == OWNER:
                self.put("INBOX", taken.raw, now)
            elif self.provider_files:
                self.put("Sent", taken.raw, now)
        self._posted = len(self.taken)

    @property
    def to_others(self) -> list[Taken]:
        return [taken for taken in self.taken if taken.recipient != OWNER]

    # --- acts ---------------------------------------------------------------------------------------------

    def play(self, number: int, act: Act, moment: Moment | None = None) -> bool:
        """Let a child do it, to the end or to its death; says whether it was killed."""
        self.trace.unlink(missing_ok=True)
        child = self.stage.nursery.bear(self._order(act, moment))
        with aimed(self.stage, child, moment):
            status = child.wait()
        self.stage.wire.wait_until_quiet()
        self.stage.post.wait_until_quiet()
        self.deliver(act.now)
        passed = self._passed()
        if status == 0:
            return False
        assert status == -signal.SIGKILL, self.trace.with_suffix(".error").read_text()
        named = [name for place, name in passed if place == mortal.NAMED]
        assert moment is not None
        self.deaths.append(Death(number, moment, named[-1] if named else ""))
        return True

    def run(self, *words: str, moment: Moment | None = None, patience: float | None = None) -> int:
        """The program itself, as the owner starts it, with its status; killed at that moment, or when
        patience is over."""
        with (self.folder / "said").open("ab") as said:
            program = subprocess.Popen(
                [sys.executable, "-m", "assistant", "--config", str(self.config), *words],
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                cwd=ROOT,
            )
        with aimed(self.stage, program, moment, patience):
            status = program.wait()
        self.stage.wire.wait_until_quiet()
        self.stage.post.wait_until_quiet()
        self.deliver(datetime.now(UTC))
        if status == -signal.SIGKILL:
            assert moment is not None
            sending = any(d.state is DraftState.SENDING for d in self.drafts)
            self.deaths.append(Death(0, moment, "outbox:intent-recorded" if sending else ""))
        return status

    @property
    def said(self) -> str:
        """Everything the program said."""
        return (self.folder / "said").read_text()

    def _order(self, act: Act, moment: Moment | None) -> dict[str, object]:
        draft = self.draft_to(act.whom) if act.whom else None
        own = {Where.NAMED: mortal.NAMED, Where.DISK: mortal.DISK}
        doomed = (moment.name or own[moment.where], moment.nth) if moment and moment.where in own else ("", 0)
        return {
            "config": str(self.config),
            "trace": str(self.trace),
            "now": act.now.isoformat(),
            "word": act.word,
            "target": draft.id if draft else "",
            "text": act.text,
            "die": doomed,
        }

    def _passed(self) -> list[tuple[str, str]]:
        """Place and name of everything the last child passed."""
        lines = self.trace.read_text().splitlines() if self.trace.exists() else []
        return [(place, name) for place, _, name in (line.partition(" ") for line in lines)]

    def prepare(self, act: Act) -> None:
        """What others do before an act."""
        for raw in act.arrives:
            self.put("INBOX", raw, act.now)
        if act.answers:
            self._answer(act)
        if act.bins:
            self._drag(act.bins, "Trash")
        if act.drags:
            self._drag(act.drags, "Assistant/Approved")
        if act.moves:
            self._move(*act.moves, act.now)

    def _answer(self, act: Act) -> None:
        ours = f"<{self.seal.mark(act.answers)}@reyes.example>"
        number = next(n for n, lead in self.book.leads.items() if lead.contact.email == act.whom)
        words = f"{number} {act.text}\n"
        self.put("Sent", mail(f"Dana <{OWNER}>", "Re: Summary", words, act.now, In_Reply_To=ours), act.now)

    def _drag(self, whose: str, target: str) -> None:
        """Our copy of that draft, if it was laid by now."""
        for uid, raw in self._lying("Drafts", whose)[:1]:
            self.owner.put(target, raw, "(\\Seen \\Draft)")
            self.owner.remove("Drafts", uid)

    def _move(self, whose: str, source: str, target: str, now: datetime) -> None:
        uid, raw = self._lying(source, whose)[0]
        self.owner.remove(source, uid)
        self.others[source] = [each for each in self.others[source] if each[1] != raw]
        self.put(target, raw, now)

    def _lying(self, folder: str, whose: str) -> list[tuple[int, bytes]]:
        """The mails there from or to that address."""
        there = zip(self.owner.uids(folder), self.content(folder), strict=True)
        return [(uid, raw) for uid, (_, raw) in there if whose.encode() in raw.split(b"\r\n\r\n")[0]]

    def measured(self, number: int, act: Act) -> Counter[str]:
        """An act without a kill, and how much it passed at every place (milliseconds for any time)."""
        began = time.monotonic()
        assert not self.play(number, act)
        took = time.monotonic() - began
        passed = Counter[str]()
        for place, name in self._passed():
            passed[place] += 1
            passed[name] += 1
        passed[Where.TIME] = round(1000 * took)
        passed[Where.IMAP] = len(self.stage.wire.doom.passed)
        passed[Where.SMTP] = len(self.stage.post.doom.passed)
        return passed

    def close(self) -> None:
        self.owner.close()


def _lasting(meta: bytes) -> bytes:
    """Without the number in the row and \\Recent."""
    _, _, rest = meta.partition(b" ")
    return re.sub(rb"\\Recent ?", b"", rest).replace(b" )", b")")


@contextmanager
def aimed(
    stage_: Stage, mortal_: Mortal, moment: Moment | None, patience: float | None = None
) -> Iterator[None]:
    """The gates and the clock, set to kill at that moment, or when patience (seconds) is over."""
    stage_.wire.doom, stage_.post.doom = Doom(), Doom()
    if moment is not None and moment.where is Where.IMAP:
        stage_.wire.doom = _doom(mortal_, moment)
    elif moment is not None and moment.where is Where.SMTP:
        stage_.post.doom = _doom(mortal_, moment)
    elif moment is not None and moment.where is Where.TIME:
        patience = moment.nth
    timer = threading.Timer(patience or 0, mortal_.send_signal, (signal.SIGKILL,))
    if patience is not None:
        timer.start()
    try:
        yield
    finally:
        timer.cancel()
        if timer.ident is not None:
            timer.join()


def _doom(mortal_: Mortal, moment: Moment) -> Doom:
    return Doom(
        int(moment.nth),
        moment.name,
        strike=lambda: mortal_.send_signal(moment.signal),
        lets_pass=moment.signal != signal.SIGKILL,
    )


@contextmanager
def world(stage_: Stage, folder: Path, **more: Any) -> Iterator[World]:
    """A fresh mailbox, still empty, and no state yet."""
    made = World(stage_, folder, **more)
    try:
        yield made
    finally:
        made.close()
