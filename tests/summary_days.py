"""Made-up days for the owner's mails: a busy one, an empty one, one with thirty open leads."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from assistant.domain.book import Book, Day, OwnerMail, Seen
from assistant.domain.business_hours import BusinessHours
from assistant.domain.draft import Draft, DraftKind, DraftState, Laid, Version
from assistant.domain.lead import Attempt, CallResult, Channel, Entry, Lead, LeadState, Route, Voice
from assistant.domain.mailbox import Copy
from assistant.domain.message import Address
from assistant.domain.promise import Promise, PromiseSource, PromiseState
from assistant.domain.reading import Contact, Kind, Verdict

ZONE = ZoneInfo("America/New_York")
_DAY = ((time(8), time(12)), (time(13), time(17)))
HOURS = BusinessHours(ZONE, (_DAY,) * 5 + ((), ()))


def at(day: int, clock: str) -> datetime:
    """A moment in November 2026 (the 24th is a Tuesday) on the owner's clock, in UTC."""
    hour, minute = map(int, clock.split(":"))
    return datetime(2026, 11, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


NOW = at(24, "17:30")
NEXT = at(25, "17:30")
LOOKED = dict.fromkeys(("business/INBOX", "business/Sent", "business/Junk"), at(24, "17:29"))


def display(number: str) -> str:
    """A number as people in the United States write it."""
    return f"({number[2:5]}) {number[5:8]}-{number[8:]}" if number.startswith("+1") else number


def lead(
    number: int,
    name: str,
    subject: str = "",
    said: str = "",
    *,
    came: datetime | None = None,
    due: datetime | None = None,
    channel: Channel = Channel.EMAIL,
    phone: str | None = None,
    state: LeadState = LeadState.OPEN,
) -> Lead:
    """A lead with one message of theirs; who comes by mail or form has an address."""
    came = came or at(24, "09:00")
    first, *rest = name.split() or ["nobody"]
    email = f"{first.lower()}@{(rest or ['home'])[-1].lower()}.example"
    by_mail = channel in (Channel.EMAIL, Channel.WEB_FORM)
    kind = Kind.EMAIL if channel is Channel.MANUAL else Kind(channel.value)
    entry = Entry(Voice.THEM, came, f"f{number}", f"m{number}@x.example", subject, said, kind=kind)
    return Lead(
        number=number,
        person=f"p{number}",
        channel=channel,
        contact=Contact(name or None, email if by_mail else None, phone),
        received_at=came,
        opened_at=came,
        state=state,
        subject=subject,
        route=Route("business", "dana@reyes.example", email if by_mail else None),
        respond_by=due if state is LeadState.OPEN else None,
        conversation=(entry,),
    )


def drafted(
    of: Lead,
    text: str = "",
    *,
    promised: datetime | None = None,
    created: datetime | None = None,
    state: DraftState = DraftState.PENDING,
    why: str = "",
    kind: DraftKind = DraftKind.ACKNOWLEDGEMENT,
) -> Lead:
    """The lead with one draft, its copy lying in Drafts."""
    text = text or "Hello,\n\nthank you for your message. You hear from me soon.\n\nDana Reyes\n"
    good = HOURS.subtract_working(promised, timedelta(hours=2)) if promised else None
    to = Address("", of.route.to or "nobody@nowhere.example")
    version = Version(
        1,
        Address("Dana Reyes", "dana@reyes.example"),
        to,
        f"Re: {of.subject}",
        text,
        f"k{of.number}",
        promised=promised,
        good_until=good,
    )
    draft = Draft(
        f"{of.number}a",
        of.number,
        kind,
        version,
        created or at(24, "09:01"),
        state,
        "business",
        why=why,
        laid=Laid(Copy("Drafts", 1, of.number, "fp"), 1),
    )
    return of.with_draft(draft)


def answered(of: Lead, when: datetime) -> Lead:
    """The lead after the owner wrote to them, without any promise in it."""
    return replace(of.with_entry(Entry(Voice.US, when, f"our{of.number}")), answered_at=when)


def promised(
    of: Lead, due: datetime, words: str | None = None, state: PromiseState = PromiseState.OPEN
) -> Lead:
    """The lead with a promise made the day before it is due."""
    source = PromiseSource.OWNER_MAIL if words else PromiseSource.ACKNOWLEDGEMENT
    settled = None if state is PromiseState.OPEN else NOW - timedelta(hours=1)
    return of.with_promise(
        Promise(due, state, source, due - timedelta(days=1), words, settled, f"{of.number}p1")
    )


def book_of(*leads: Lead) -> Book:
    """A book with these leads in which nothing else happened."""
    return Book(leads={each.number: each for each in leads})


def with_summary_sent(book: Book, when: datetime) -> Book:
    """The book after a summary went out at that moment."""
    day = book.day(HOURS.day_of(when))
    book.put_day(day.with_mail(OwnerMail("summary", "k", tries=1, last_try=when, arrived=True)))
    return book


def counted(book: Book, day: date, came_in: dict[str, int], aside: dict[str, int]) -> Book:
    """The book with the counters of a day, and a fingerprint with its verdict for every message of them."""
    old = book.day(day)
    book.put_day(replace(old, came_in=tuple(came_in.items()), set_aside=tuple(aside.items())))
    noon = HOURS.moment(day, time(12))
    verdicts = {
        "lead": Verdict.LEAD,
        "joined": Verdict.LEAD,
        "undecided": Verdict.UNDECIDED,
        "unreadable": None,
    }
    for what, number in came_in.items():
        for n in range(number):
            book.seen[f"{day}-{what}-{n}"] = Seen(noon, verdicts.get(what, Verdict.LEAD), Kind.EMAIL)
    for what, number in aside.items():
        for n in range(number):
            book.seen[f"{day}-{what}-{n}"] = Seen(noon, Verdict.NOT_LEAD, Kind(what))
    return book


def busy_day() -> Book:
    """A plumber's Tuesday: something of everything."""
    closed = lead(5, "Vera Stone", "Tap", came=at(20, "10:00"), state=LeadState.CLOSED)
    snoozed = lead(31, "Piet de Vries", "Garden tap", came=at(18, "10:00"), due=at(19, "12:00"))
    leads = (
        *_late_leads(),
        *_due_leads(),
        *_calls(),
        *_with_drafts(),
        *_doubtful(),
        *_waited_for(),
        lead(26, "Erik Moss", "Second opinion", "No hurry.", came=at(24, "16:50"), due=at(27, "12:00")),
        replace(snoozed, snoozed_until=at(27, "08:00")),
        promised(closed, at(24, "12:00"), state=PromiseState.KEPT),
    )
    book = with_summary_sent(book_of(*leads), at(23, "17:30"))
    came_in = {"lead": 7, "joined": 2, "undecided": 1}
    aside = {"newsletter": 20, "notification": 7, "receipt": 3, "spam": 1}
    return counted(book, date(2026, 11, 24), came_in, aside)


def _late_leads() -> tuple[Lead, ...]:
    maria = lead(
        12,
        "Maria Lopez",
        "Leaking tap in the kitchen",
        "The tap drips day and night, and now the cupboard below it is wet. Could you have a look this week?",
        came=at(20, "09:12"),
        due=at(23, "12:00"),
        phone="+13035550142",
    )
    tom = lead(
        14,
        "Tom Berg",
        "Quote for a new boiler",
        "We spoke in spring about the old boiler. Is the offer from April still good?",
        came=at(23, "08:40"),
        due=at(24, "12:00"),
    )
    return promised(maria, at(23, "17:00"), "I will call you on Monday before five."), tom


def _due_leads() -> tuple[Lead, ...]:
    ines = lead(
        15,
        "Ines Roth",
        "Blocked drain",
        "It is the one under the shower.",
        came=at(23, "11:15"),
        due=at(25, "12:00"),
        channel=Channel.WEB_FORM,
        phone="+13035550117",
    )
    yoga = lead(
        9, "Harbor Yoga", "Water heater", "Wednesday works.", came=at(19, "16:02"), state=LeadState.WAITING
    )
    return (
        promised(ines, at(25, "12:00")),
        promised(yoga, at(25, "17:00"), "You will have the numbers by Wednesday evening."),
    )


def _calls() -> tuple[Lead, ...]:
    sam = lead(
        17,
        "Sam Whitfield",
        "",
        "Hi, this is Sam Whitfield on Alder Street. No hot water since this morning. Please call me back.",
        came=at(24, "10:31"),
        due=at(25, "12:00"),
        channel=Channel.VOICEMAIL,
        phone="+13035550133",
    )
    nameless = lead(
        18,
        "",
        came=at(24, "13:20"),
        due=at(25, "12:00"),
        channel=Channel.MISSED_CALL,
        phone="+13035550178",
    )
    return replace(sam, attempts=(Attempt(at(24, "14:05"), CallResult.NO_ANSWER),)), nameless


def _with_drafts() -> tuple[Lead, ...]:
    julia = lead(
        21,
        "Julia Okafor",
        "Radiator stays cold",
        "Two of five radiators stay cold upstairs.",
        came=at(24, "11:48"),
        due=at(25, "12:00"),
    )
    adele = lead(
        22,
        "Adele Fontaine",
        "Bathroom on the first floor",
        "We would like to renew the bathroom next spring. What do you need to know for a first estimate?",
        came=at(24, "15:22"),
        due=at(25, "12:00"),
        channel=Channel.WEB_FORM,
        phone="+13035550161",
    )
    return (
        drafted(
            julia,
            "Hello Julia,\n\nthank you for writing about the radiator. I have your message and will "
            "answer it by Wednesday, 25 November, at noon.\n\nDana Reyes\n",
            promised=at(25, "12:00"),
        ),
        drafted(
            adele,
            "Hello Adele,\n\nthank you for your message about the bathroom. You have an answer from me by "
            "Wednesday, 25 November, at 5 pm.\n\nDana Reyes\n",
            promised=at(25, "17:00"),
            created=at(24, "15:23"),
        ),
    )


def _doubtful() -> tuple[Lead, ...]:
    ken = lead(
        23, "Ken Adler", "Sump pump", "Thanks. And the warranty?", came=at(24, "08:15"), due=at(26, "12:00")
    )
    supply = lead(
        24,
        "Northside Supply",
        "Partnership for installers",
        "We would love to hear about your business.",
        came=at(24, "07:55"),
        state=LeadState.UNDECIDED,
    )
    rosa = lead(25, "Rosa Lind", "Re: Appointment", "Tuesday works, see you then.", came=at(24, "12:40"))
    why = ("asks something", "reads like an offer", "unknown person")
    return (
        replace(ken, question="you wrote a mail with them in copy: was this your answer?"),
        replace(supply, reasons=why, in_junk=True),
        replace(rosa, glance=True),
    )


def _waited_for() -> tuple[Lead, ...]:
    names = ("Olga Brandt", "Paul Nguyen", "Linden Cafe")
    about = ("Offer for the guest bathroom", "Which day suits you?", "Dishwasher connection")
    return tuple(
        answered(
            lead(40 + n, name, what, came=at(17 + n, "10:00"), state=LeadState.WAITING), at(18 + n, "15:00")
        )
        for n, (name, what) in enumerate(zip(names, about, strict=True))
    )


def empty_day() -> Book:
    """Nobody wrote but machines."""
    book = with_summary_sent(Book(), at(23, "17:30"))
    return counted(book, date(2026, 11, 24), {}, {"newsletter": 6, "notification": 2})


_NAMES = """
Ana Bauer, Ben Costa, Cleo Dahl, Dirk Ernst, Emma Falk, Finn Grau, Gina Holt, Hugo Iten, Ida Janke, Jon Kolb,
Kim Lang, Leo Marti, Mia Noll, Nils Ott, Olga Pohl, Paul Quast, Rita Ruf, Sven Salm, Tina Thor, Udo Urban,
Vera Volk, Will Wirz, Xenia Yung, Yves Zahn, Zoe Abt, Arno Beil, Beate Cron, Carl Dorn, Doris Egli, Edgar Frey
"""


def thirty_leads() -> Book:
    """Back from a week in bed: thirty people wait, most of them for too long, some by phone."""
    leads = []
    for n, name in enumerate(_NAMES.split(","), start=1):
        called = n % 4 == 0
        leads.append(
            lead(
                n,
                name.strip(),
                "" if called else f"Request number {n}",
                "Could you come by? It is urgent by now.",
                came=at(12, "08:00") + timedelta(hours=8 * n),
                due=at(13, "12:00") + timedelta(hours=9 * n),
                channel=Channel.VOICEMAIL if called else Channel.EMAIL,
                phone=f"+130355501{n:02}" if n % 2 == 0 else None,
            )
        )
    book = with_summary_sent(book_of(*leads), at(13, "17:30"))
    return counted(book, date(2026, 11, 24), {"lead": 30}, {"newsletter": 80, "notification": 41})


def damaged_day() -> Book:
    """A day on which the assistant's own work went wrong."""
    failed = drafted(
        lead(7, "Lena Hoch", "Frozen pipe", "It burst.", due=at(25, "12:00")),
        state=DraftState.FAILED,
        why="refused: 550 5.1.1 no such user here",
    )
    unsure = drafted(
        lead(8, "Max Orth", "Sink", "It leaks.", due=at(24, "12:00")),
        state=DraftState.UNCERTAIN,
        why="it may have gone out: look whether they got it",
    )
    book = with_summary_sent(book_of(failed, unsure), at(23, "17:30"))
    names = ("unknown sender: broken (too deep)",)
    book.put_day(Day(date(2026, 11, 24), came_in=(("unreadable", 1),), unreadable=names))
    return book
