"""Two days of a small business, played by processes that are killed at any moment, and what must hold then.

The parent holds everything outside: a real Dovecot behind a gate, an outgoing server that counts what it
accepts, the owner's own mail program. Each act of the day (a round, a word of the owner's) is a process of its
own; a killed one is started again, as systemd would, and the day goes on. At the end nobody may be lost,
doubled or written to twice, and the book must say what it says after a day without any kill (I9, I12, I13, I19,
I20).
"""

import contextlib
import imaplib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from enum import StrEnum
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from assistant.adapters.store import RECOVERED, Store
from assistant.domain.book import Book
from assistant.domain.draft import Draft, DraftState
from assistant.domain.lead import Lead
from assistant.domain.reading import Kind
from assistant.domain.seal import Seal
from tests import mortal
from tests.dovecot import Dovecot, OwnersClient, Profile, running
from tests.gates import Doom, Post, Taken, Wire, both

ROOT = Path(__file__).resolve().parent.parent
ZONE = ZoneInfo("America/New_York")
OWNER = "dana@reyes.example"
AVERY, BLAKE, CASEY, DREW, FINLEY, GRAY = (
    f"{name}@mail.example" for name in ("avery", "blake", "casey", "drew", "finley", "gray")
)


def at(text: str) -> datetime:
    """A moment in the owner's zone, "2025-03-17 09:30", in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(UTC)


# --- what is outside ------------------------------------------------------------------------------------------


class Lost(AssertionError):
    """Somebody or something is gone."""


class Doubled(AssertionError):
    """Somebody or something is there twice, or was written to twice."""


def lost_unless(holds: object, words: str) -> None:
    """Lost with these words, unless it holds."""
    if not holds:
        raise Lost(words)


def doubled_unless(holds: object, words: str) -> None:
    """Doubled with these words, unless it holds."""
    if not holds:
        raise Doubled(words)


class Mortal(Protocol):
    """A process that may be killed: a child of the nursery, or the program itself."""

    def kill(self) -> None:
        """At once, unless it has ended."""

    def wait(self) -> int:
        """How it ended: its status, or the signal as a negative number."""


class Child:
    """A child of the nursery."""

    def __init__(self, number: int, nursery: "Nursery") -> None:
        self._number = number
        self._nursery = nursery
        self._ended = False
        self._lock = threading.Lock()

    def kill(self) -> None:
        """Its number is its own until the next child is asked for."""
        with self._lock:
            if not self._ended:
                os.kill(self._number, signal.SIGKILL)

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
    with running(Profile()) as server, both(server.port) as (wire, post), contextlib.closing(Nursery()) as nursery:
        yield Stage(server, wire, post, nursery)


# --- moments to die -------------------------------------------------------------------------------------------


class Where(StrEnum):
    """By what a kill is aimed."""

    NAMED = "named step"
    DISK = "effect on the disk"
    IMAP = "exchange over IMAP"
    SMTP = "exchange over SMTP"
    TIME = "any time"


@dataclass(frozen=True)
class Moment:
    """When to kill: at the `nth` thing there (of that name), or after so many seconds."""

    where: Where
    nth: float
    name: str = ""

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

    `arrives` is mail that comes in before.
    """

    now: datetime
    word: str = "round"
    whom: str = ""
    text: str = ""
    arrives: tuple[bytes, ...] = ()


# --- the mails ----------------------------------------------------------------------------------------------------


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
    """Folder, bytes and arrival of what lies in the mailbox at the first start: most of them to be answered."""

    def before(minutes: float) -> datetime:
        return now - timedelta(minutes=minutes)

    tap = "Hi Dana,\n\nour kitchen tap is leaking. Could you come by this week?\n\nAvery\n"
    boiler = "Hello,\n\nwhat would a new boiler cost for a small house? Please let me know.\n\nBlake\n"
    bath = "Dear Ms Reyes,\n\ncould you give me a quote for a new bathroom? It is about 6 square metres.\n\nCasey\n"
    drain = "Hello Dana,\n\nthe drain in our yard is blocked. When could you come?\n\nDrew\n"
    toilet = "Hi,\n\nour toilet runs all night. Can you have a look at it, please?\n\nFinley\n"
    heating = "Hello,\n\ncan you service our heating before winter?\n\nGray\n"
    news = "Our offers of the week. To unsubscribe, follow the link.\n"
    days = 60 * 24
    received = [
        (mail(f"Gray Moss <{GRAY}>", "Heating", heating, before(5 * days)), 5 * days),
        (mail(f"Drew Field <{DREW}>", "Blocked drain", drain, before(days)), days),
        (mail(f"Avery Stone <{AVERY}>", "Leaking tap", tap, before(25)), 25),
        (mail(f"Blake Rivers <{BLAKE}>", "New boiler", boiler, before(20)), 20),
        (mail("Shop <news@shop.example>", "Offers", news, before(18), List_Id="<news.shop.example>"), 18),
        (mail(f"Casey Wood <{CASEY}>", "Bathroom", bath, before(15)), 15),
        (mail(f"Finley Hill <{FINLEY}>", "Toilet", toilet, before(10)), 10),
        (b"\x00\xff From nowhere\r\n\r\n\xfe", 5),
    ]
    answer = "Hello Drew,\n\nI come on Thursday at nine.\n\nDana\n"
    to_a_friend = "Hi Sam,\n\nsee you on Sunday.\n"
    ours = f"Dana Reyes <{OWNER}>"
    return [
        *(("INBOX", raw, before(minutes)) for raw, minutes in received),
        ("Sent", mail(ours, "Re: Blocked drain", answer, before(60), to=DREW), before(60)),
        ("Drafts", mail(ours, "Sunday", to_a_friend, before(90), to="sam@friend.example"), before(90)),
        ("Trash", mail(ours, "Old", "Nothing.\n", before(95), to="sam@friend.example"), before(95)),
    ]


MONDAY_MORNING = at("2025-03-17 09:30")
CASEY_AGAIN = mail(
    f"Casey Wood <{CASEY}>", "Bathroom again", "I forgot: there is a window.\n\nCasey\n", at("2025-03-17 09:50")
)
DAYS: tuple[Act, ...] = (
    Act(MONDAY_MORNING),
    Act(at("2025-03-17 10:00"), "approve", AVERY, arrives=(CASEY_AGAIN,)),
    Act(at("2025-03-17 10:01"), "edit", BLAKE, "Hello Blake,\n\nI call you this evening.\n\nDana\n"),
    Act(at("2025-03-17 10:05")),
    Act(at("2025-03-17 11:55"), "approve", BLAKE),
    Act(at("2025-03-17 12:05")),
    Act(at("2025-03-17 17:40")),
    Act(at("2025-03-18 09:50")),
    Act(at("2025-03-18 09:55"), "approve", CASEY),
    Act(at("2025-03-18 09:56"), "reject", FINLEY),
    Act(at("2025-03-18 10:05")),
    Act(at("2025-03-18 17:40")),
)
"""Long past, since Dovecot takes no arrival in the future. Sends to Avery, to Blake (with the owner's own text) and to Casey (a renewed version), a notice and two
summaries; Finley's draft is rejected, Drew was answered by hand, Gray's mail is too old for a note."""
AFTERWARDS = (Act(at("2025-03-18 18:20")), Act(at("2025-03-18 18:55")))
"""Rounds in which what a kill left behind is put right."""
SUMMARIES = ("summary/2025-03-17", "summary/2025-03-18")
NOTICE = "notice 12:00/2025-03-17"

IN_DOUBT = frozenset({"outbox:before-intent", "outbox:intent-recorded", "outbox:told"})
"""The one gap: after these named steps, and before the next, nobody can know whether the mail went out."""
OWNERS_GAP = frozenset({"round:sending", "end_of_day:written-down", "end_of_day:delivered"})
"""Where a mail to the owner is on its way."""


# --- a world ----------------------------------------------------------------------------------------------------


@dataclass
class World:
    """One mailbox and one state folder, and the hands that move time and mail.

    With `provider_files` the outgoing server puts its own copies into Sent, as Gmail does.
    """

    stage: Stage
    folder: Path
    provider_files: bool = False
    settings: str = ""
    by_smtp: bool = True
    deaths: list[Death] = field(default_factory=list)
    passed: list[Counter[str]] = field(default_factory=list)
    """What each act passed when nothing killed it, by place."""

    def __post_init__(self) -> None:
        self.user = self.stage.server.add_user(f"user{next(self.stage.users)}")
        self.owner = OwnersClient(self.stage.server, self.user)
        self.stage.post.taken = []
        self.folder.mkdir(parents=True, exist_ok=True)
        self.config = self.folder / "config.toml"
        self.state = self.folder / "state"
        self.trace = self.folder / "trace"
        self.config.write_text(self._config())
        self.config.chmod(0o600)
        self._put: dict[str, list[Any]] = {}
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
look_back_days = 14

[store]
directory = "{self.state}"

[web]
listen = ""
{self.settings or TWO_DAYS}
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
        """The draft to that address."""
        return next((d for d in self.drafts if d.version.recipient.email == whom), None)

    # --- mail ---------------------------------------------------------------------------------------------

    def put(self, folder: str, raw: bytes, when: datetime) -> None:
        """Mail that others, or the owner, put there; it has to stay as it is."""
        self.owner.put(folder, raw, when=imaplib.Time2Internaldate(when))
        self._put.setdefault(folder, []).append(self.content(folder)[-1])

    def content(self, folder: str) -> list[tuple[bytes, ...]]:
        """What lies there; whether somebody looked before us does not count."""
        return [
            (meta.replace(b"\\Recent", b"").replace(b"( ", b"(").replace(b" )", b")"), raw)
            for meta, raw in self.owner.content(folder)
        ]

    def everything(self) -> dict[str, list[tuple[bytes, ...]]]:
        """What lies in any folder."""
        return {name: self.content(name) for name in ("INBOX", "Sent", "Drafts", "Trash", "Junk")}

    def deliver(self, now: datetime) -> None:
        """What the outgoing server took since the last time arrives: ours to the owner in INBOX."""
        for taken in self.stage.post.taken[self._posted :]:
            if taken.recipient == OWNER:
                self.put("INBOX", taken.raw, now)
            elif self.provider_files:
                self.put("Sent", taken.raw, now)
        self._posted = len(self.stage.post.taken)

    @property
    def to_others(self) -> list[Taken]:
        return [taken for taken in self.stage.post.taken if taken.recipient != OWNER]

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

    def arrives(self, act: Act) -> None:
        for raw in act.arrives:
            self.put("INBOX", raw, act.now)

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


@contextmanager
def aimed(
    stage_: Stage, mortal_: Mortal, moment: Moment | None, patience: float | None = None
) -> Iterator[None]:
    """The gates and the clock, set to kill that process at that moment, or when patience (seconds) is over."""
    stage_.wire.doom, stage_.post.doom = Doom(), Doom()
    if moment is not None and moment.where is Where.IMAP:
        stage_.wire.doom = Doom(int(moment.nth), moment.name, moment.strike or mortal_.kill, moment.asks)
    elif moment is not None and moment.where is Where.SMTP:
        stage_.post.doom = Doom(int(moment.nth), moment.name, mortal_.kill)
    elif moment is not None and moment.where is Where.TIME:
        patience = moment.nth
    timer = threading.Timer(patience or 0, mortal_.kill)
    if patience is not None:
        timer.start()
    try:
        yield
    finally:
        timer.cancel()
        if timer.ident is not None:
            timer.join()


@contextmanager
def world(stage_: Stage, folder: Path, **more: Any) -> Iterator[World]:
    """A fresh mailbox with the inquiries of that Monday in it, and no state yet."""
    made = World(stage_, folder, **more)
    try:
        for where, raw, when in inquiries(MONDAY_MORNING):
            made.put(where, raw, when)
        yield made
    finally:
        made.close()


def play(world_: World, kills: Mapping[int, Sequence[Moment]]) -> None:
    """The two days; an act with kills is tried as often, then done once more without."""
    for number, act in enumerate(DAYS):
        world_.arrives(act)
        for moment in kills.get(number, ()):
            world_.play(number, act, moment)
        world_.passed.append(world_.measured(number, act))
    for act in AFTERWARDS:
        world_.play(len(DAYS), act)


# --- what must hold -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Picture:
    """What a book says, in words that two worlds can be compared by: no UIDs, no keyed ids, no history."""

    leads: Mapping[str, str]
    people: Mapping[str, str]
    days: Mapping[str, str]
    seen: tuple[str, ...]

    def without(self, whom: frozenset[str]) -> "Picture":
        """Leave out these people: what became of a mail of theirs is not known."""
        return replace(
            self,
            leads={email: words for email, words in self.leads.items() if email not in whom},
            people={emails: words for emails, words in self.people.items() if not whom & set(emails.split())},
        )


def picture(book: Book) -> Picture:
    """Of that book."""
    return Picture(
        leads={lead.contact.email or str(lead.number): _lead_words(lead) for lead in book.leads.values()},
        people={" ".join(p.emails): f"{p.written_to} {p.last_acknowledged}" for p in book.people.values()},
        days={
            str(day.date): f"{dict(day.came_in)} {[a for a in day.set_aside if a[0] != 'own']} {day.unreadable}"
            for day in book.days.values()
        },
        seen=tuple(
            sorted(f"{k} {s.verdict} {s.kind} {s.lead}" for k, s in book.seen.items() if s.kind is not Kind.OWN)
        ),
    )


def _lead_words(lead: Lead) -> str:
    entries = [f"{e.voice} {e.at} {e.subject}" for e in lead.conversation]
    promises = [f"{p.due} {p.state}" for p in lead.promises]
    drafts = [
        f"{d.kind} {d.state} {d.version.number} {d.version.digest} {d.laid is not None} {d.sent_at}" for d in lead.drafts
    ]
    times = f"{lead.acknowledged_at} {lead.answered_at} {lead.heard_at} {lead.respond_by}"
    return f"{lead.state} {times} {entries} {promises} {drafts}"


def check(world_: World, undisturbed: Picture | None = None) -> Counter[str]:
    """Hold everything against everything; gives how many drafts are uncertain, AssertionError says what is off.

    With the picture of an undisturbed world, the book must say the same but for what is uncertain.
    """
    book = world_.book
    assert RECOVERED not in book.commands, "a kill is no damage: the book never needs a repair"
    assert world_.store.log_lines(5)
    drafts = [d for lead in book.leads.values() for d in lead.drafts]
    uncertain = frozenset(d.version.recipient.email for d in drafts if d.state is DraftState.UNCERTAIN)
    _nobody_is_lost_or_doubled(book)
    _nobody_is_written_to_twice(world_, drafts)
    _uncertain_only_in_the_gap(world_, drafts)
    _one_copy_in_drafts(world_, drafts)
    _sent_copies(world_, drafts)
    _nothing_of_the_owners_moved(world_)
    if undisturbed is not None:
        assert picture(book).without(uncertain) == undisturbed.without(uncertain)
    return Counter(uncertain=len(uncertain))


def _nobody_is_lost_or_doubled(book: Book) -> None:
    leads = sorted(lead.contact.email or "" for lead in book.leads.values())
    assert len(leads) == len(set(leads)), f"somebody has two leads: {leads}"
    emails = [email for person in book.people.values() for email in person.emails]
    assert len(emails) == len(set(emails)), f"somebody is two persons: {emails}"


def _nobody_is_written_to_twice(world_: World, drafts: list[Draft]) -> None:
    ids = Counter(taken.message_id for taken in world_.to_others)
    people = Counter(taken.recipient for taken in world_.to_others)
    assert all(n == 1 for n in ids.values()), f"sent twice: {ids}"
    assert all(n == 1 for n in people.values()), f"two mails to one person: {people}"
    for draft in drafts:
        times = ids.pop(draft.version.message_id, 0)
        if draft.state is DraftState.SENT:
            assert times == 1, f"{draft.id} is said to be sent, and was not"
        elif draft.state is not DraftState.UNCERTAIN:
            assert times == 0, f"{draft.id} went out and is {draft.state}"
    assert not ids, f"went out without a draft of that version: {ids}"


def _uncertain_only_in_the_gap(world_: World, drafts: list[Draft]) -> None:
    uncertain = [d for d in drafts if d.state is DraftState.UNCERTAIN]
    in_the_gap = [death for death in world_.deaths if death.last in IN_DOUBT]
    assert len(uncertain) <= len(in_the_gap), f"uncertain without need: {uncertain}"
    assert not any(d.state is DraftState.SENDING for d in drafts)
    if world_.provider_files:
        went = {taken.message_id for taken in world_.to_others}
        assert not [d for d in uncertain if d.version.message_id in went], "its copy in Sent resolves it"


def _markers(world_: World, folder: str) -> Counter[str]:
    """Our keyed markers in a folder."""
    found: Counter[str] = Counter()
    for _, raw in world_.content(folder):
        for line in raw.split(b"\r\n\r\n")[0].split(b"\r\n"):
            name, _, value = line.decode("latin-1").partition(":")
            if name.lower() == "x-assistant" and world_.seal.verifies(value):
                found[value.strip()] += 1
    return found


def _one_copy_in_drafts(world_: World, drafts: list[Draft]) -> None:
    lying = _markers(world_, "Drafts")
    for draft in drafts:
        wanted = draft.state in (DraftState.PENDING, DraftState.APPROVED, DraftState.FAILED)
        assert lying.pop(draft.version.marker, 0) == wanted, f"copies of {draft.id}, which is {draft.state}"
    assert not lying, "copies of older versions lie in Drafts"


def _sent_copies(world_: World, drafts: list[Draft]) -> None:
    filed = _markers(world_, "Sent")
    for draft in drafts:
        if draft.state is DraftState.SENT and world_.by_smtp:
            assert filed.pop(draft.version.marker, 0) == 1, f"{draft.id} lies in Sent once"
    assert not filed, f"copies in Sent of what is not known to be sent: {filed}"


def _nothing_of_the_owners_moved(world_: World) -> None:
    now = world_.everything()
    for folder, put in world_._put.items():
        assert [each for each in put if each not in now[folder]] == [], f"{folder} was changed"
    for folder in ("Drafts", "Trash"):
        ours = sum(_markers(world_, folder).values())
        assert len(now[folder]) == len(world_._put.get(folder, ())) + ours, f"{folder} has strange mail"
    if world_.by_smtp:
        assert len(now["INBOX"]) == len(world_._put["INBOX"]), "nothing of ours comes into INBOX by itself"


def check_mails_to_owner(world_: World) -> None:
    """One summary for each date and at most one notice. One that fell into two gaps may be missing."""
    times = Counter(taken.message_id.partition("@")[0] for taken in world_.stage.post.taken)
    gaps = Counter(death.act for death in world_.deaths if death.last in OWNERS_GAP)
    for name in SUMMARIES:
        went = times[world_.seal.mark(name)]
        assert went == 1 or (went == 0 and sum(gaps.values()) >= 2), f"{name}: {went} times"
    assert times[world_.seal.mark(NOTICE)] <= 1
    assert times[world_.seal.mark(NOTICE)] == 1 or gaps


def check_rest(world_: World) -> None:
    """One more round changes nothing, anywhere."""
    before = world_.generation, world_.everything(), len(world_.stage.post.taken)
    world_.play(len(DAYS), AFTERWARDS[-1])
    assert (world_.generation, world_.everything(), len(world_.stage.post.taken)) == before
