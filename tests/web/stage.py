"""A Tuesday of made-up people on a real store, and the page served over it."""

import http.client
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from assistant import bootstrap
from assistant.adapters.store import Store
from assistant.config import Settings, parse
from assistant.domain.book import LogLine, NoteKind
from assistant.domain.draft import Draft, DraftKind, Version
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
from assistant.domain.person import Person
from assistant.domain.promise import Promise, PromiseSource, PromiseState
from assistant.domain.reading import Contact, Kind
from assistant.web.looking import Records
from assistant.web.server import ASK_WITHIN, served
from assistant.workflow.ports import Desk

ZONE = ZoneInfo("America/New_York")
NOW = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
"""Tuesday, 15:00 on the owner's clock."""
DANA = Address("Dana Reyes", "dana@reyes.example")

CONFIG = """
[owner]
name = "Dana Reyes"
business = "Reyes Plumbing"
email = "dana@reyes.example"
timezone = "America/New_York"
country = "US"
[[account]]
name = "business"
username = "dana@reyes.example"
password = "kestrel-over-the-hill"
imap = {{ host = "127.0.0.1", port = 1, security = "none" }}
{smtp}
[hours]
monday = ["08:00-12:00", "13:00-17:00"]
tuesday = ["08:00-12:00", "13:00-17:00"]
wednesday = ["08:00-12:00", "13:00-17:00"]
thursday = ["08:00-12:00", "13:00-17:00"]
friday = ["08:00-12:00", "13:00-17:00"]
[web]
listen = "{listen}"
{web}
[store]
directory = "state"
"""
SMTP = 'smtp = { host = "127.0.0.1", port = 1, security = "none" }'

BLOCKS = """
[follow_up]
blocks = { tuesday = ["16:00-17:00"], wednesday = ["08:00-09:00"] }
"""


def at(text: str) -> datetime:
    """A moment on the owner's clock: "2026-11-24 09:30"."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(UTC)


def said(number: int, when: str, text: str, subject: str = "", **more: object) -> Entry:
    """Something they wrote; the text is kept as the excerpt."""
    entry = Entry(Voice.THEM, at(when), f"f{number}-{when}", f"m{number}@mail.example", subject, text)
    return replace(entry, **more)  # type: ignore[arg-type]


def a_lead(
    number: int, name: str, email: str | None, phone: str | None, *talk: Entry, **more: object
) -> Lead:
    """An open lead of that person."""
    first = talk[0]
    made = Lead(
        number=number,
        person=f"p{number}",
        channel=Channel.EMAIL,
        contact=Contact(name, email, phone),
        received_at=first.at,
        opened_at=first.at,
        subject=first.subject,
        route=Route("business", DANA.email, email),
        respond_by=at("2026-11-25 12:00"),
        reasons=("a question to you, written by a person",),
        conversation=talk,
        history=(Happening(first.at, "came in by mail"),),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def a_draft(lead: int, to: str, text: str, **more: object) -> Draft:
    """An acknowledgement that waits for a yes."""
    version = Version(
        number=1,
        sender=DANA,
        recipient=Address("", to),
        subject=str(more.pop("subject", "Re: your message")),
        text=text,
        marker=f"mark{lead}",
        promised=at("2026-11-25 12:00"),
        good_until=at("2026-11-25 10:00"),
    )
    kind = more.pop("kind", DraftKind.ACKNOWLEDGEMENT)
    assert isinstance(kind, DraftKind)
    made = Draft(f"{lead}a", lead, kind, version, at("2026-11-24 12:00"), account="business")
    return replace(made, **more)  # type: ignore[arg-type]


JULIA = """Hello Julia,

thank you for writing about the radiator. I have your message and will
answer it by Wednesday, 25 November, at noon.

If it is urgent, call me at (303) 555-0100.

Dana Reyes
"""
NINA = """Hello Nina,

I said that you would hear from me by Tuesday at noon, and I did not make it.
I am sorry. You have my answer by Wednesday, 25 November, at noon.

Dana Reyes
"""


def tuesday() -> tuple[Lead, ...]:
    """One lead of every sort."""
    return (
        a_lead(
            12,
            "Maria Lopez",
            "maria@lopez.example",
            "+13035550142",
            said(
                12,
                "2026-11-20 09:12",
                "The tap drips day and night, and now the cupboard below it is wet. Could you have a look"
                " this week?\n\n> Dear Dana, you were here in March\n> and fixed the boiler.\n\nMaria",
                "Leaking tap in the kitchen",
            ),
            Entry(
                Voice.US,
                at("2026-11-20 11:40"),
                "f12-us",
                "us12@reyes.example",
                "Re: Leaking tap",
                "I will call you on Monday before five.",
            ),
            respond_by=None,
            state=LeadState.WAITING,
            promises=(
                Promise(
                    at("2026-11-23 17:00"),
                    PromiseState.OPEN,
                    PromiseSource.OWNER_MAIL,
                    at("2026-11-20 11:40"),
                    "I will call you on Monday before five.",
                    id="12p1",
                ),
            ),
        ),
        a_lead(
            17,
            "Sam Whitfield",
            None,
            "+13035550133",
            said(
                17,
                "2026-11-24 10:31",
                "Hi, this is Sam Whitfield on Alder Street. No hot water since this morning. Please call me"
                " back.",
                kind=Kind.VOICEMAIL,
            ),
            channel=Channel.VOICEMAIL,
            attempts=(Attempt(at("2026-11-24 12:50"), CallResult.NO_ANSWER),),
        ),
        a_lead(
            21,
            "Julia Okafor",
            "julia@okafor.example",
            None,
            said(21, "2026-11-24 11:48", "Two of five radiators stay cold upstairs.", "Radiator stays cold"),
            drafts=(a_draft(21, "julia@okafor.example", JULIA, subject="Re: Radiator stays cold"),),
        ),
        a_lead(
            22,
            "Nina Berg",
            "nina@berg.example",
            "+13035550177",
            said(22, "2026-11-23 08:20", "Could you give us a price for a new bathroom?", "Bathroom"),
            respond_by=at("2026-11-24 16:00"),
            drafts=(a_draft(22, "nina@berg.example", NINA, subject="Re: Bathroom", kind=DraftKind.DELAY),),
        ),
        a_lead(
            30,
            "",
            "who@knows.example",
            None,
            said(30, "2026-11-24 13:05", "Hello, is this still available? Best, K.", "hello"),
            state=LeadState.UNDECIDED,
            respond_by=None,
            reasons=("a question, but nothing says what about",),
        ),
        a_lead(
            31,
            "Rita Sales",
            "rita@leads.example",
            None,
            said(31, "2026-11-24 14:10", "I visited your site and have an idea for you.", "Quick question"),
            state=LeadState.UNDECIDED,
            respond_by=None,
            reasons=("sounds like an offer", "but it was written to you alone"),
        ),
        a_lead(
            40,
            "Olga Brandt",
            "olga@brandt.example",
            None,
            said(40, "2026-11-17 15:00", "Please send an offer.", "Offer for the guest bathroom"),
            Entry(
                Voice.US,
                at("2026-11-18 15:00"),
                "f40-us",
                "us40@reyes.example",
                "Re: Offer",
                "Here it is.",
                asks=True,
            ),
            state=LeadState.WAITING,
            respond_by=None,
            answered_at=at("2026-11-18 15:00"),
            heard_at=at("2026-11-18 15:00"),
        ),
        a_lead(
            9,
            "Won Winner",
            "won@winner.example",
            None,
            said(9, "2026-11-10 09:00", "Boiler.", "Boiler"),
            state=LeadState.CLOSED,
            outcome=Outcome.WON,
            closed_at=at("2026-11-12 10:00"),
            respond_by=None,
            answered_at=at("2026-11-10 10:00"),
            heard_at=at("2026-11-10 10:00"),
        ),
    )


@dataclass
class HandClock:
    """A clock that stands still until somebody moves it."""

    time: datetime = NOW

    def now(self) -> datetime:
        return self.time

    def steady(self) -> float:
        return self.time.timestamp()

    def passes(self, span: timedelta) -> None:
        """Later."""
        self.time += span


@dataclass
class Answer:
    """What the page answered."""

    status: int
    headers: Mapping[str, str]
    cookies: str
    text: str

    @property
    def token(self) -> str:
        """The token of the session, as it stands in the forms."""
        found = re.search(r'name="token" value="([^"]+)"', self.text)
        assert found, self.text
        return found[1]


@dataclass
class Stage:
    """A state folder, a desk over it, a clock, and the page."""

    folder: Path
    listen: str = "127.0.0.1:0"
    web: str = ""
    smtp: bool = True
    more: str = ""
    """Further tables of the config."""
    leads: tuple[Lead, ...] = field(default_factory=tuesday)
    clock: HandClock = field(default_factory=HandClock)
    records: Records | None = None
    """In place of the store, for what lies beside the book."""
    ask_within: float = ASK_WITHIN
    wakes: list[datetime] = field(default_factory=list)
    address: str = ""
    cookie: str = ""

    def __post_init__(self) -> None:
        config = CONFIG.format(listen=self.listen, web=self.web, smtp=SMTP if self.smtp else "")
        config += self.more
        self.settings: Settings = parse(config, self.folder / "config.toml")
        self.store = Store(self.settings.store.directory)
        self.desk: Desk = replace(bootstrap.desk(self.settings), book=self.store)
        self.put(*self.leads)
        sees = self.desk.sees
        for place, when in (("INBOX", "14:59"), ("Junk", "14:59"), ("Sent", "14:59")):
            sees.looked[f"business/{place}"] = at(f"2026-11-24 {when}")

    def put(self, *leads: Lead) -> None:
        """Put leads into the book, with their people."""
        with self.store.transaction() as book:
            for each in leads:
                texts = tuple(
                    entry
                    if entry.voice is Voice.NOTE
                    else replace(
                        entry,
                        text=self.store.keep_text(entry.excerpt),
                        excerpt=" ".join(entry.excerpt.split("\n>")[0].split()),
                    )
                    for entry in each.conversation
                )
                book.put(replace(each, conversation=texts))
                contact = each.contact
                book.put_person(
                    Person(
                        each.person,
                        tuple(filter(None, [contact.name])),
                        tuple(filter(None, [contact.email])),
                        tuple(filter(None, [contact.phone])),
                        last_heard=each.received_at,
                    )
                )
                book.tell(LogLine(each.received_at, NoteKind.INTAKE, "a new lead", each.number))
                book.next_lead = max(book.next_lead, each.number + 1)

    def lead(self, number: int) -> Lead:
        """That lead as it is in the book now."""
        return self.store.look().lead(number)

    def draft(self, draft_id: str) -> Draft:
        """That draft as it is in the book now."""
        return self.store.look().draft(draft_id)[1]

    def code(self) -> str:
        """What `assistant login` would print."""
        return bootstrap.login_codes(self.settings).issue(self.clock.now())

    @contextmanager
    def open(self) -> Iterator["Stage"]:
        """The page is served."""
        wake = lambda: self.wakes.append(self.clock.now())  # noqa: E731
        beside = self.records or self.store
        with served(
            self.settings, self.desk, beside, self.clock, wake, ask_within=self.ask_within
        ) as address:
            self.address = address
            yield self

    # --- a browser that does only what it is told ---

    @property
    def host(self) -> str:
        """Host and port."""
        return self.address.removeprefix("http://")

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> Answer:
        """One request, exactly as it is said here; `_` in a header's name stands for `-`."""
        name, _, port = self.host.rpartition(":")
        connection = http.client.HTTPConnection(name, int(port), timeout=20)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            given = {"Host": self.host} | {key.replace("_", "-"): value for key, value in headers.items()}
            if self.cookie and "Cookie" not in given:
                given["Cookie"] = self.cookie
            if body and "Content-Length" not in given:
                given["Content-Length"] = str(len(body))
            for key, value in given.items():
                if value:
                    connection.putheader(key, value)
            connection.endheaders(body or None)
            answer = connection.getresponse()
            text = answer.read().decode()
            found = {key.lower(): value for key, value in answer.getheaders()}
            return Answer(answer.status, found, found.get("set-cookie", ""), text)
        finally:
            connection.close()

    def get(self, path: str) -> Answer:
        """Look at a page."""
        return self.ask("GET", path)

    def post(self, path: str, fields: Mapping[str, str] | list[tuple[str, str]], **headers: str) -> Answer:
        """Send a form as a browser would."""
        given = {
            "Origin": self.address,
            "Content_Type": "application/x-www-form-urlencoded",
        } | headers
        return self.ask("POST", path, urlencode(fields).encode(), **given)

    def sign_in(self) -> str:
        """Let this browser in; gives its token."""
        answer = self.post("/login", {"code": self.code(), "next": "/"})
        assert answer.status == 303, answer.text
        self.cookie = answer.cookies.partition(";")[0]
        return self.get("/").token

    def decides(self, word: str, target: str | int, **fields: str) -> Answer:
        """One decision, by a form of this session."""
        token = self.get("/health").token
        given = {"token": token, "word": word, "target": str(target), "back": "/"}
        return self.post("/decide", given | fields)

    def decides_blindly(self) -> Answer:
        """A yes from a browser that was never let in."""
        digest = self.draft("21a").version.digest
        return self.post("/decide", {"word": "approve", "target": "21a", "digest": digest})
