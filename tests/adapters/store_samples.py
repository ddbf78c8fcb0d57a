"""Made-up leads and books for the tests and measurements of the store."""

import dataclasses
from datetime import UTC, date, datetime, timedelta
from typing import Any

from assistant.domain.absence import Absence
from assistant.domain.book import Book, Day, LogLine, NoteKind, OwnerMail, Seen, SendRecord
from assistant.domain.draft import Draft, DraftKind, DraftState, Frozen, Laid, Version
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
from assistant.domain.mailbox import Copy, Cursor
from assistant.domain.message import Address
from assistant.domain.person import Matter, Person
from assistant.domain.promise import Promise, PromiseSource, PromiseState
from assistant.domain.reading import Contact, Kind, Verdict
from assistant.domain.remote import Act, RemoteFolder
from assistant.domain.rules import Rule, RuleBy
from assistant.domain.wish import Heard, Said, Wish, WishKind

NOW = datetime(2026, 11, 24, 15, 7, 12, tzinfo=UTC)
OURS = Address("Dana Reyes", "dana@reyes-plumbing.example")

ACKNOWLEDGEMENT = """Hello Maya,

I received your message about the boiler in the cellar. I am on site today and will write you a proper answer
by Wednesday, 25 November, at noon.

If it is urgent, call me at +1 303 555 0100.

Kind regards
Dana Reyes
Reyes Plumbing
"""


def hours_ago(hours: float) -> datetime:
    return NOW - timedelta(hours=hours)


def an_ordinary_lead(number: int) -> Lead:
    """One mail, acknowledged with a yes of the owner's, answered once: what most leads look like."""
    person = f"maya.lindqvist{number}@northgate.example"
    return Lead(
        number=number,
        person=f"p{number}",
        channel=Channel.EMAIL,
        contact=Contact("Maya Lindqvist", person, "+13035550142"),
        received_at=hours_ago(20),
        opened_at=hours_ago(20),
        state=LeadState.WAITING,
        subject="Boiler in the cellar makes a noise",
        about="Boiler in the cellar makes a noise",
        language="en",
        route=Route("business", OURS.email, person),
        acknowledge=True,
        acknowledged_at=hours_ago(19),
        answered_at=hours_ago(2),
        heard_at=hours_ago(19),
        reasons=("a person writes from an address of their own", "asks a question"),
        promises=(a_promise(),),
        drafts=(a_sent_draft(number, person),),
        conversation=_conversation(number),
        history=(
            Happening(hours_ago(20), "came in by mail"),
            Happening(hours_ago(19), "acknowledgement went out"),
            Happening(hours_ago(2), "you answered by mail"),
        ),
    )


def a_promise() -> Promise:
    return Promise(
        due=NOW + timedelta(hours=3),
        state=PromiseState.KEPT,
        source=PromiseSource.ACKNOWLEDGEMENT,
        made_at=hours_ago(19),
        settled_at=hours_ago(2),
        id="1",
    )


def a_version(number: int, to: str, text: str = ACKNOWLEDGEMENT) -> Version:
    return Version(
        number=1,
        sender=OURS,
        recipient=Address("Maya Lindqvist", to),
        subject="Re: Boiler in the cellar makes a noise",
        text=text,
        marker=f"k3v9x0q2w7{number % 100:02}.m4n8b2v6c1x5z9a3s7d0",
        in_reply_to=f"CAF{number}.20261123190712@mail.northgate.example",
        references=(f"CAF{number}.20261123190712@mail.northgate.example",),
        promised=NOW + timedelta(hours=3),
        good_until=NOW + timedelta(hours=1),
    )


def a_sent_draft(number: int, to: str) -> Draft:
    return Draft(
        id=f"{number}a",
        lead=number,
        kind=DraftKind.ACKNOWLEDGEMENT,
        version=a_version(number, to),
        created_at=hours_ago(20),
        state=DraftState.SENT,
        account="business",
        why="sent",
        approved_at=hours_ago(19.5),
        frozen=Frozen("ab" * 32, "ab" * 32, hours_ago(19.5)),
        tries=1,
        sent_at=hours_ago(19),
    )


def _conversation(number: int) -> tuple[Entry, ...]:
    words = (
        "Hello, since last night the boiler in our cellar makes a loud noise when it starts. Could you have a"
    )
    return (
        Entry(
            voice=Voice.THEM,
            at=hours_ago(20),
            fingerprint=f"{number:032x}",
            message_id=f"CAF{number}.20261123190712@mail.northgate.example",
            subject="Boiler in the cellar makes a noise",
            excerpt=words,
            text="c0ffee00c0ffee00c0ffee00c0ffee00",
        ),
        Entry(
            voice=Voice.US,
            at=hours_ago(2),
            fingerprint=f"{number + 1:032x}",
            message_id=f"7f3a{number}@reyes-plumbing.example",
            subject="Re: Boiler in the cellar makes a noise",
            excerpt="Hello Maya, I can come on Thursday at nine. Please leave the",
            text="decade00decade00decade00decade00",
        ),
    )


def a_closed_lead(number: int, closed_at: datetime) -> Lead:
    return dataclasses.replace(
        an_ordinary_lead(number), state=LeadState.CLOSED, outcome=Outcome.WON, closed_at=closed_at
    )


def a_lead_with_everything() -> Lead:
    """Every field of the lead and of all it holds differs from its default."""
    draft = Draft(
        id="7b",
        lead=6,
        kind=DraftKind.DELAY,
        version=dataclasses.replace(
            a_version(7, "maya@northgate.example"), number=3, by_owner=True, body="cd" * 32
        ),
        created_at=hours_ago(9),
        state=DraftState.APPROVED,
        account="business",
        older=("0" * 32, "1" * 32),
        why="you approved it",
        stale=True,
        laid=Laid(Copy("Drafts", 17, 4711, "f" * 40), 2, taking_out=True, stuck=True, approved_there=True),
        missing_since=hours_ago(1),
        clean_looks=1,
        put_away=1,
        owner_edits=True,
        approved_at=hours_ago(8),
        automatic=True,
        held="its copy is gone from Drafts",
        frozen=Frozen("the key", "ab" * 32, hours_ago(8)),
        tries=2,
        not_before=NOW,
        sent_at=hours_ago(3),
        by_owner=True,
        sent_copy_due=True,
        moves=("12-1", "12a"),
    )
    return Lead(
        number=7,
        person="p3",
        channel=Channel.VOICEMAIL,
        contact=Contact("", "", "+13035550142"),
        received_at=hours_ago(50),
        state=LeadState.CLOSED,
        outcome=Outcome.COLD,
        subject="Ruf mich an – bitte",
        about="Dach",
        language="de",
        delays=("12-1",),
        clock_apart=360,
        route=Route("business", OURS.email, "relay@forms.example", relay=True),
        respond_by=NOW,
        glance=True,
        question="was this your answer?",
        snoozed_until=NOW + timedelta(days=2),
        acknowledge=True,
        no_acknowledgement="no address",
        acknowledged_at=hours_ago(40),
        answered_at=hours_ago(30),
        heard_at=hours_ago(40),
        opened_at=hours_ago(50),
        closed_at=hours_ago(1),
        in_junk=True,
        reasons=("a voicemail", "in Junk"),
        promises=(
            dataclasses.replace(a_promise(), words="I will call you on Friday", does="call", sure=False),
        ),
        attempts=(Attempt(hours_ago(5), CallResult.LEFT_MESSAGE, "spoke to the machine"),),
        drafts=(draft,),
        conversation=(
            dataclasses.replace(
                _conversation(7)[0], kind=Kind.VOICEMAIL, asks=True, who="k@x.example", voice=Voice.NOTE
            ),
        ),
        history=(Happening(hours_ago(5), "called, left a message"),),
        merged_into=3,
        before=LeadState.WAITING,
        wanted=DraftKind.NUDGE,
        no_nudges=True,
        alive_at=hours_ago(4),
        away_until=date(2026, 12, 7),
        complained=True,
        met="the trade fair in Denver",
    )


def one_of_each() -> dict[str, Any]:
    """A value of every other table, no field at its default."""
    return {
        "person": Person(
            id="p3",
            names=("Maya Lindqvist", "M. L."),
            emails=("maya@northgate.example",),
            phones=("+13035550142",),
            threads=("relay-12",),
            last_heard=hours_ago(3),
            last_answered=hours_ago(2),
            last_acknowledged=hours_ago(1),
            bounced=("old@northgate.example",),
            written_to=True,
            no_thanks=hours_ago(5),
            check_ins=(hours_ago(900),),
            matters=(
                Matter(
                    lead=2,
                    opened=hours_ago(9000),
                    closed=hours_ago(8000),
                    about="Boiler",
                    theirs="It works again.",
                    ours="Glad to hear it.",
                    language="de",
                    account="business",
                    own_address="dana@reyes.example",
                ),
            ),
        ),
        "cursor": Cursor(17, 4711),
        "seen": Seen(hours_ago(3), Verdict.LEAD, Kind.WEB_FORM, 7),
        "send": SendRecord(hours_ago(3), "7a", "maya@northgate.example", True, "p3", "delay"),
        "day": Day(
            date=date(2026, 11, 24),
            came_in=(("lead", 2), ("own", 1)),
            set_aside=(("newsletter", 4),),
            unreadable=("somebody: bad date",),
            mails=(OwnerMail("summary", "marker", 1, hours_ago(1), True, True, ("12a d1gest",)),),
            figures=(("7", "channel=email"),),
            said=(Said(hours_ago(1), Heard.WRONG, "a wrong token", 2, 12),),
        ),
        "wish": Wish(
            WishKind.LINK,
            hours_ago(1),
            "approve 12a",
            token="t0ken",
            answers="a.marker",
            account="business",
            sender="dana@private.example",
            in_sent=False,
            message_id="answer@phone.example",
        ),
        "act": Act(
            RemoteFolder.DONE,
            hours_ago(1),
            ("f1ngerprint",),
            LeadState.UNDECIDED,
            outcome=Outcome.LOST,
            closed_at=hours_ago(2),
            respond_by=hours_ago(3),
            glance=True,
            question="was this your answer?",
            snoozed_until=hours_ago(4),
            answered_at=hours_ago(5),
            heard_at=hours_ago(6),
            drafts=("12a",),
            rule="address:news@shop.example",
        ),
        "absence": Absence(date(2026, 12, 24), date(2027, 1, 2)),
        "rule": Rule(RuleBy.DOMAIN, "shop.example", Verdict.NOT_LEAD, date(2026, 11, 2), 3),
        "line": LogLine(hours_ago(3), NoteKind.INTAKE, "a mail came in", 7),
    }


def fill(book: Book, leads: int) -> None:
    """That many ordinary leads with their people, and ten verdicts for each."""
    for number in range(1, leads + 1):
        book.put(an_ordinary_lead(number))
        book.put_person(Person(id=f"p{number}", names=("Maya Lindqvist",), emails=(f"m{number}@n.example",)))
        for mail in range(10):
            book.seen[f"{number:016x}{mail:016x}"] = Seen(hours_ago(mail), Verdict.NOT_LEAD, Kind.NEWSLETTER)
    book.next_lead = book.next_person = leads + 1
