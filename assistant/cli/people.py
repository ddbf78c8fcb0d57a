"""What the commands print for people: pure functions from domain values to text that fits the terminal.

Each gives whole lines, the last with its line end. `zone` is the owner's, `width` counts cells, `paint` is
`plain` unless a terminal is looked at. No text of a stranger's gets out but through `one_line` or `block`.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from assistant.cli.columns import columns, wrapped
from assistant.cli.machine import promise_id
from assistant.cli.safe import Paint, one_line, plain
from assistant.domain.book import LogLine
from assistant.domain.draft import Draft, DraftState
from assistant.domain.lead import Channel, Entry, Lead, LeadState, Voice, said_by, spoken
from assistant.domain.phrase import say_time
from assistant.domain.promise import Promise, PromiseState
from assistant.domain.reading import Contact, Reading, Verdict
from assistant.domain.rules import Rule

NOTHING = "–"
_INDENT = "    "


def when(at: datetime | None, zone: ZoneInfo, now: datetime) -> str:
    """ "Tue 24 Nov 12:00" on the owner's clock, with the year if it is another one; a dash for never."""
    return NOTHING if at is None else say_time(at, zone, "en", now=now)


def who(contact: Contact) -> str:
    """What a person is called in a list: the name, else the address, else the number."""
    return one_line(contact.name or contact.email or contact.phone or "") or "(unknown)"


def counted(number: int, one: str, many: str = "") -> str:
    """ "1 draft", "3 drafts"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


# --- leads ------------------------------------------------------------------------------------------------


def leads(some: Sequence[Lead], zone: ZoneInfo, now: datetime, width: int = 80, paint: Paint = plain) -> str:
    """One line for each lead, in the order given, and what to do next."""
    if not some:
        return "Nobody waits for you. New inquiries show up here by themselves.\n"
    rows = [_lead_row(each, zone, now) for each in some]
    title, *lines = columns(rows, ("ID", "STATE", "BY", "WHO", "ABOUT"), (6, 12, 21, 22), width)
    painted = [paint(line, lead_tone(each, now)) for line, each in zip(lines, some, strict=True)]
    return _lines(
        [paint(title, "quiet"), *painted, "", *wrapped(_tally(some, now), width), *_leads_hints(some, now)]
    )


def _lead_row(it: Lead, zone: ZoneInfo, now: datetime) -> tuple[str, ...]:
    return (str(it.number), lead_state(it, now), when(it.due, zone, now), who(it.contact), about(it))


def lead_state(it: Lead, now: datetime) -> str:
    """The state in a word or two, the most pressing thing first."""
    if it.is_closed:
        return f"joined {it.merged_into}" if it.merged_into else spoken(it.outcome or "closed")
    if it.is_snoozed(now):
        return "snoozed"
    if it.is_overdue(now):
        return "OVERDUE"
    if it.question:
        return "asks you"
    if it.state is LeadState.UNDECIDED:
        return "in Junk?" if it.in_junk else "undecided"
    if it.glance:
        return "have a look"
    return it.state.value


def lead_tone(it: Lead, now: datetime) -> str:
    """In what tone a lead is painted."""
    if it.is_closed or it.is_snoozed(now):
        return "quiet"
    if it.is_overdue(now):
        return "bad"
    return "ask" if it.question or it.state is LeadState.UNDECIDED else ""


def about(it: Lead) -> str:
    """What a lead is about on one line; how it came, if not by mail."""
    words = one_line(it.subject) or one_line(it.excerpt) or "(no words)"
    return words if it.channel in (Channel.EMAIL, Channel.MANUAL) else f"{spoken(it.channel)}: {words}"


def _tally(some: Sequence[Lead], now: datetime) -> str:
    """ "2 wait for you (1 overdue), 1 to decide, 3 wait for them." """
    state = [each.state for each in some]
    overdue = sum(each.is_overdue(now) for each in some)
    waiting = state.count(LeadState.OPEN)
    parts = [
        f"{waiting} {'waits' if waiting == 1 else 'wait'} for you" if waiting else "Nobody waits for you",
        f"{overdue} overdue" if overdue else "",
        f"{state.count(LeadState.UNDECIDED)} to decide" if LeadState.UNDECIDED in state else "",
        f"you wait for {state.count(LeadState.WAITING)}" if LeadState.WAITING in state else "",
        f"{state.count(LeadState.CLOSED)} closed" if LeadState.CLOSED in state else "",
    ]
    return ", ".join(filter(None, parts)) + "."


def _leads_hints(some: Sequence[Lead], now: datetime) -> list[str]:
    pending = [each.id for it in some for each in it.drafts if each.state is DraftState.PENDING]
    first = next((each for each in some if not each.is_snoozed(now)), some[0])
    hints = [f"`assistant show {first.number}` tells all about one."]
    if pending:
        waits = "waits" if len(pending) == 1 else "wait"
        hints.append(
            f"{counted(len(pending), 'draft')} {waits} for your yes: `assistant drafts` shows the text."
        )
    return hints


def show(
    it: Lead, texts: Mapping[str, str], zone: ZoneInfo, now: datetime, width: int = 80, paint: Paint = plain
) -> str:
    """All that is known of one lead. `texts` holds the stored texts of its messages by key."""
    sections = [
        [paint(f"Lead {it.number}: {who(it.contact)}", lead_tone(it, now))],
        _facts(it, zone, now, width),
        _section("Why", [line for each in it.reasons for line in _item(each, width)]),
        _section(
            "Promises",
            [line for each in it.promises for line in _item(_promise_words(each, zone, now), width)],
        ),
        _section("Calls", [line for each in _calls(it, zone, now) for line in _item(each, width)]),
        _section("Conversation", _conversation(it, texts, zone, now, width, paint)),
        _section(
            "Drafts", [line for each in it.drafts for line in _draft_lines(each, zone, now, width, paint)]
        ),
        _section("What happened", [line for each in _history(it, zone, now) for line in _item(each, width)]),
        ["", *_what_to_do(it)],
    ]
    return _lines([line for section in sections for line in section])


def _facts(it: Lead, zone: ZoneInfo, now: datetime, width: int) -> list[str]:
    """The name of a fact and the fact, each on its line; what is empty is left out."""
    facts = (
        ("state", _state_words(it, zone, now)),
        ("asks", it.question),
        ("answer by", when(it.due, zone, now) if it.due else ""),
        ("about", about(it)),
        ("came", when(it.received_at, zone, now)),
        ("mail", it.contact.email or ""),
        ("phone", it.contact.phone or ""),
        ("answered", when(it.answered_at, zone, now) if it.answered_at else ""),
        ("no note", it.no_acknowledgement),
    )
    return [line for name, fact in facts if fact for line in _named(name, fact, width)]


def _state_words(it: Lead, zone: ZoneInfo, now: datetime) -> str:
    words = {
        LeadState.OPEN: "open: they wait for you",
        LeadState.WAITING: "waiting: you wait for them",
        LeadState.UNDECIDED: "undecided: is this an inquiry?",
        LeadState.CLOSED: f"closed: {spoken(it.outcome or 'done')}",
    }[it.state]
    if it.merged_into:
        return f"closed: joined with lead {it.merged_into}"
    if it.is_snoozed(now):
        return f"{words}; hidden until {when(it.snoozed_until, zone, now)}"
    return f"{words}; OVERDUE" if it.is_overdue(now) else words


def _calls(it: Lead, zone: ZoneInfo, now: datetime) -> list[str]:
    results = {"reached": "reached", "left-message": "left a message", "no-answer": "no answer"}
    return [
        f"{when(each.at, zone, now)}: {results[each.result]}{f': {each.note}' if each.note else ''}"
        for each in it.attempts
    ]


def _conversation(
    it: Lead, texts: Mapping[str, str], zone: ZoneInfo, now: datetime, width: int, paint: Paint
) -> list[str]:
    """Every message with the number that `split` takes."""
    lines = []
    for number, entry in enumerate(it.conversation, start=1):
        title = f"{when(entry.at, zone, now)} {_voice(entry, it)}"
        title = f"{title}: {one_line(entry.subject)}" if entry.subject else title
        tone = "ask" if entry.voice is Voice.THEM else "quiet"
        lines += [paint(line, tone) for line in _hanging(f"  {number:<2} ", title, width)]
        lines += wrapped(texts.get(entry.text) or it.note_text(entry) or entry.excerpt, width, "     ")
    return lines


def _voice(entry: Entry, it: Lead) -> str:
    if entry.by_program:
        return "automatic mail"
    names = {Voice.US: "you", Voice.NOTE: "your note"}
    return names.get(entry.voice, f"{who(it.contact)}, {said_by(entry)}")


def _history(it: Lead, zone: ZoneInfo, now: datetime) -> list[str]:
    return [f"{when(each.at, zone, now)}: {each.words}" for each in it.history]


def _what_to_do(it: Lead) -> list[str]:
    """The commands that make sense now."""
    number = it.number
    pending = [each.id for each in it.drafts if each.state is DraftState.PENDING]
    uncertain = [each.id for each in it.drafts if each.state is DraftState.UNCERTAIN]
    lines = [
        f"`assistant approve {each}`, `edit {each}` or `reject {each}` decides the draft." for each in pending
    ]
    lines += [f"Look into Sent, then `assistant settle {each} sent` or `not-sent`." for each in uncertain]
    if it.state is LeadState.UNDECIDED:
        lines.append(
            f"`assistant reopen {number}`: it is an inquiry.  `assistant not-lead {number}`: it is none."
        )
    elif it.is_closed:
        lines.append(f"`assistant reopen {number}` opens it again.")
    else:
        lines.append(
            f"`assistant called {number} reached`, `done {number}` or `snooze {number} 3d` moves it on."
        )
    return lines


# --- drafts, promises --------------------------------------------------------------------------------------


def drafts(
    some: Sequence[Draft], zone: ZoneInfo, now: datetime, width: int = 80, paint: Paint = plain
) -> str:
    """Every draft with its text while it still matters, and what to do next."""
    if not some:
        return "No draft waits for you.\n"
    lines = [line for each in some for line in ["", *_draft_lines(each, zone, now, width, paint)]][1:]
    pending = [each.id for each in some if each.state is DraftState.PENDING]
    hint = f"`assistant approve {' '.join(pending[:6])}` says yes; `edit` and `reject` take the same ids."
    return _lines([*lines, *(["", *wrapped(hint, width)] if pending else [])])


_MATTERS = frozenset(
    {DraftState.PENDING, DraftState.APPROVED, DraftState.SENDING, DraftState.UNCERTAIN, DraftState.FAILED}
)
_DRAFT_WORDS = {
    DraftState.PENDING: "waits for your yes",
    DraftState.APPROVED: "approved, on its way",
    DraftState.SENDING: "being sent",
    DraftState.SENT: "sent",
    DraftState.REJECTED: "you said no",
    DraftState.WITHDRAWN: "withdrawn",
    DraftState.FAILED: "REFUSED by the server",
    DraftState.UNCERTAIN: "UNCERTAIN: nobody knows whether it went out",
}
_DRAFT_TONES = {DraftState.PENDING: "ask", DraftState.FAILED: "bad", DraftState.UNCERTAIN: "bad"}


def _draft_lines(it: Draft, zone: ZoneInfo, now: datetime, width: int, paint: Paint) -> list[str]:
    title = f"{spoken(it.kind)} to {one_line(it.version.recipient.email)}: {_DRAFT_WORDS[it.state]}"
    tone = _DRAFT_TONES.get(it.state, "quiet")
    lines = [paint(line, tone) for line in _hanging(f"{it.id:<4}", title, width)]
    lines += [line for fact in _draft_facts(it, zone, now) for line in wrapped(fact, width, _INDENT)]
    if it.state in _MATTERS:
        lines += wrapped(it.version.text, width, _INDENT + "| ")
    return lines


def _draft_facts(it: Draft, zone: ZoneInfo, now: datetime) -> list[str]:
    good = it.version.good_until if it.state is DraftState.PENDING else None
    facts = (
        f"Subject: {one_line(it.version.subject)}",
        f"sent {when(it.sent_at, zone, now)}" if it.sent_at else "",
        f"good until {when(good, zone, now)}" if good else "",
        f"held: {it.held}" if it.held else "",
        it.why if it.why and it.state is not DraftState.SENT else "",
    )
    return [one_line(fact) for fact in facts if fact]


def promises(
    some: Sequence[Lead], zone: ZoneInfo, now: datetime, width: int = 80, paint: Paint = plain
) -> str:
    """The ledger of these leads: what is still owed first, the earliest on top, then what is settled."""
    owed = [(each, nth) for each in some for nth in range(len(each.promises))]
    if not owed:
        return "You owe nobody a time. Promises you make in mails show up here.\n"
    owed.sort(key=lambda pair: _promise_rank(pair[0].promises[pair[1]]))
    rows = [_promise_row(it, nth, zone, now) for it, nth in owed]
    title, *lines = columns(rows, ("ID", "DUE", "STATE", "WHO", "WORDS"), (8, 21, 8, 22), width)
    painted = [
        paint(line, "bad" if row[2] == "OVERDUE" else "" if row[2] == "open" else "quiet")
        for line, row in zip(lines, rows, strict=True)
    ]
    return _lines([paint(title, "quiet"), *painted])


def _promise_rank(it: Promise) -> tuple[bool, float]:
    settled = it.state is not PromiseState.OPEN
    return settled, -it.due.timestamp() if settled else it.due.timestamp()


def _promise_row(it: Lead, nth: int, zone: ZoneInfo, now: datetime) -> tuple[str, ...]:
    made = it.promises[nth]
    words = f'"{one_line(made.words)}"' if made.words else spoken(made.source)
    return (
        promise_id(it, nth),
        when(made.due, zone, now),
        _promise_state(made, now),
        f"{who(it.contact)} ({it.number})",
        words,
    )


def _promise_state(it: Promise, now: datetime) -> str:
    return "OVERDUE" if it.state is PromiseState.OPEN and now > it.due else it.state.value


def _promise_words(it: Promise, zone: ZoneInfo, now: datetime) -> str:
    words = f': "{one_line(it.words)}"' if it.words else ""
    return f"{when(it.due, zone, now)}: {_promise_state(it, now)}, by {spoken(it.source)}{words}"


# --- triage ------------------------------------------------------------------------------------------------

_VERDICTS = {
    Verdict.LEAD: "an inquiry",
    Verdict.NOT_LEAD: "no inquiry",
    Verdict.UNDECIDED: "undecided: you would be asked",
}


def reading(file: str, it: Reading, width: int = 80, paint: Paint = plain, *, explain: bool = False) -> str:
    """What triage makes of one file; with `explain` also the format and every field it read."""
    tone = {Verdict.LEAD: "good", Verdict.UNDECIDED: "ask"}.get(it.verdict, "quiet")
    facts = (
        (
            "from",
            ", ".join(
                one_line(each) for each in (it.contact.name, it.contact.email, it.contact.phone) if each
            ),
        ),
        ("subject", one_line(it.subject)),
        ("says", _start_of(it.text)),
        ("note", _note_words(it)),
        ("because", "; ".join(one_line(each) for each in it.reasons)),
    )
    lines = [paint(f"{one_line(file)}: {_VERDICTS[it.verdict]} ({spoken(it.kind)})", tone)]
    lines += [line for name, fact in facts if fact for line in _named(name, fact, width)]
    return _lines([*lines, *(_explained(it, width) if explain else ())])


def _note_words(it: Reading) -> str:
    if it.acknowledge:
        return f"would be acknowledged, to {one_line(it.reply_to or '')}"
    return f"none: {one_line(it.no_acknowledgement)}" if it.no_acknowledgement else ""


def _explained(it: Reading, width: int) -> Iterable[str]:
    yield from _named("format", one_line(it.format or "none: it was read as ordinary mail"), width)
    for each in it.fields:
        yield from _named(one_line(each.name), f"{_start_of(each.value)} <- {_start_of(each.line)}", width)


def unreadable(file: str, error: str) -> str:
    """A file that could not be read."""
    return f"{one_line(file)}: cannot be read: {one_line(error)}\n"


def _start_of(text: str) -> str:
    flat = one_line(text[:2000])
    return flat if len(flat) <= 240 else flat[:239].rstrip() + "…"


# --- log, rules --------------------------------------------------------------------------------------------


def log(some: Sequence[LogLine], zone: ZoneInfo, now: datetime, width: int = 80, paint: Paint = plain) -> str:
    """What happened, a line each, the newest last."""
    if not some:
        return "Nothing happened yet. `assistant run` starts the work.\n"
    rows = [
        (when(each.at, zone, now), each.kind.value, "" if each.lead is None else str(each.lead), each.words)
        for each in some
    ]
    title, *lines = columns(rows, ("WHEN", "WHAT", "LEAD", "WORDS"), (21, 10, 6), width)
    tones = ["bad" if each.kind.value == "trouble" else "" for each in some]
    return _lines(
        [paint(title, "quiet"), *(paint(line, tone) for line, tone in zip(lines, tones, strict=True))]
    )


def rules(some: Sequence[Rule], width: int = 80) -> str:
    """What was learnt from the owner's corrections, a numbered sentence each, and how to take one back."""
    if not some:
        return "Nothing learnt yet: `assistant not-lead` and `assistant reopen` teach it.\n"
    lines = [
        line
        for number, each in enumerate(some, start=1)
        for line in _hanging(f"  {number:<3} ", each.sentence(), width)
    ]
    return _lines([*lines, "", "`assistant rules forget 1` takes the first one back."])


# --- lines -------------------------------------------------------------------------------------------------


def _section(title: str, lines: Sequence[str]) -> list[str]:
    """A titled part with an empty line before it; nothing at all if there is nothing in it."""
    return ["", title, *lines] if lines else []


def _item(words: str, width: int) -> list[str]:
    return _hanging("  - ", words, width)


def _named(name: str, fact: str, width: int) -> list[str]:
    return _hanging(f"  {name:<10} ", fact, width)


def _hanging(mark: str, words: str, width: int) -> list[str]:
    """The words on one line or more behind a mark, the further lines as far in as the first."""
    first, *more = wrapped(one_line(words), width - len(mark))
    return [(mark + first).rstrip(), *(" " * len(mark) + line for line in more)]


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"
