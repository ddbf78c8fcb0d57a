"""One lead as a row of the owner's mails: who, what, how pressing, how to reach them, what to do next.

Everything comes out as plain words. A stranger's words are shortened, on one line, without links and
without anything that could act (I26); the templates escape them and put them where no line of ours begins.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import quote

from assistant.domain.answers import orders_in
from assistant.domain.business_hours import BusinessHours
from assistant.domain.calls import say_next_try, tries
from assistant.domain.draft import Draft, DraftKind, DraftState
from assistant.domain.follow_up import may_take_longer
from assistant.domain.lead import CallResult, Channel, Lead, LeadState, Voice, channel_of, shortened, spoken
from assistant.domain.phrase import say_time
from assistant.domain.promise import Promise
from assistant.domain.reading import Kind
from assistant.domain.settling import DID_IT_KEEP
from assistant.domain.tally import counted

Link = Callable[[str, tuple[str, ...]], str]
"""What to do ("approve 12a") and the digests of the drafts it is about -> a link for a mail, "" for none."""

BY_PHONE = frozenset({Channel.VOICEMAIL, Channel.MISSED_CALL, Channel.TEXT_MESSAGE})
_CALLS = frozenset({Kind.VOICEMAIL, Kind.MISSED_CALL, Kind.TEXT_MESSAGE})

_NAME, _SUBJECT, _SAID, _TEXT = 44, 90, 170, 700
"""How many characters of a stranger's words, and of a draft's text, a row holds."""

_URL = re.compile(r"(?:https?|ftp)://\S+|\bwww\.\S+", re.IGNORECASE)
_NUMBER = re.compile(r"\+[0-9]{3,15}")


@dataclass(frozen=True, slots=True)
class Phone:
    """A number to tap: as people write it, and as a `tel:` link (RFC 3966)."""

    display: str
    link: str


@dataclass(frozen=True, slots=True)
class Action:
    """Something a tap does: what stands on the button, and the link behind it."""

    label: str
    link: str
    rare: bool = False
    """True for what is seldom meant: it stands smaller, on a line of its own."""


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A draft of ours beside its lead. `lines` are its text as it will be read, "" between paragraphs, cut
    only where it is longer than a note should be; `promise` is what it promises."""

    id: str
    kind: str
    to: str
    subject: str
    lines: tuple[str, ...]
    promise: str
    good_until: str
    digest: str


@dataclass(frozen=True, slots=True)
class Row:
    """One lead. Words that are empty have nothing to say."""

    lead: int
    who: str
    what: str
    said: str
    came: str
    due: str
    late: bool
    promise: str
    phone: Phone | None
    email: str
    email_link: str
    tried: str
    wants_call: bool
    asks: str
    maybe_answered: bool
    """The owner is asked whether they have their answer: nothing goes to them by a yes to all."""
    undecided: bool
    reasons: str
    draft: DraftLine | None
    approvable: bool
    """The draft waits for a yes and nothing speaks against it: a row without its text would hide it."""
    trouble: str
    todo: tuple[str, ...]
    """Short sentences; commands stand in `backticks`."""
    actions: tuple[Action, ...]
    page: str = ""
    """Where the page shows this lead; "" where there is no link to it."""


@dataclass(frozen=True, slots=True)
class View:
    """From where the owner looks: when, by which clock, and how numbers and links are written."""

    now: datetime
    hours: BusinessHours
    display_phone: Callable[[str], str]
    link: Link
    sends: bool = True
    """False where there is no outgoing server: the owner sends from Drafts."""
    page_url: str = ""
    """Where the page is reached from elsewhere; "" if it is not, and then nothing links to it."""
    answerable: bool = False
    """True in a mail that can be answered with lines like "12 called"; else commands are named."""

    def order(self, command: str, line: str) -> str:
        """How to say it from where the owner reads: a command at the terminal, a line in an answer."""
        return f"answer `{line}`" if self.answerable else f"`assistant {command}`"

    def say(self, at: datetime) -> str:
        """A time in the owner's zone: "Tue 24 Nov 12:00"."""
        return say_time(at, self.hours.zone, "en", now=self.now)


def row(lead: Lead, view: View) -> Row:
    """The lead in words, as it is at `view.now`."""
    draft = shown_draft(lead)
    phone = phone_shown(lead.contact.phone, view)
    return Row(
        lead=lead.number,
        who=who(lead, view.display_phone),
        what=inert(lead.subject, _SUBJECT),
        said=inert(lead.excerpt, _SAID),
        came=_came(lead, view),
        due=_due(lead, view),
        late=lead.is_overdue(view.now),
        promise=_promise(lead),
        phone=phone,
        email=inert(lead.contact.email or "", 80),
        email_link=_mailto(lead.contact.email),
        tried=_tried(lead),
        wants_call=wants_call(lead),
        asks=inert(lead.question, _SAID),
        maybe_answered=lead.may_be_answered,
        undecided=lead.state is LeadState.UNDECIDED,
        reasons=inert("; ".join(lead.reasons), _SAID),
        draft=_draft_line(draft, view) if draft else None,
        approvable=approvable_draft(lead) is not None,
        trouble=_trouble(draft),
        todo=_todo(lead, draft, view),
        actions=_actions(lead, draft, view),
        page=f"{view.page_url.rstrip('/')}/leads/{lead.number}" if view.page_url else "",
    )


def who(lead: Lead, display_phone: Callable[[str], str]) -> str:
    """What the person is called: the name, else the address, else the number as people write it."""
    contact = lead.contact
    named = (contact.name, contact.email, display_phone(contact.phone) if contact.phone else "")
    return _no_order(next(filter(None, (inert(each or "", _NAME) for each in named)), "somebody"))


def _no_order(name: str) -> str:
    """Somebody called "done" stands behind a number in our mails; where an answer quotes them unmarked, that
    line must not be an order."""
    is_one = any(orders_in(line)[0] for line in (name, f"1 {name}"))
    return f"somebody named {name}" if is_one else name


def inert(text: str, limit: int) -> str:
    """A stranger's words on one line: shortened, links named but not shown, nothing in them that acts."""
    start = "".join(map(_harmless, text[: limit * 6]))
    return shortened(_URL.sub("[link]", start), limit)


def _harmless(sign: str) -> str:
    """White space as a blank; control, format and bidi characters and half characters not at all."""
    if sign.isspace():
        return " "
    return "" if unicodedata.category(sign).startswith("C") else sign


# --- the drafts of a lead -----------------------------------------------------------------------------------


def pending_draft(lead: Lead) -> Draft | None:
    """The draft that waits for the owner's yes."""
    return next((d for d in lead.drafts if d.state is DraftState.PENDING), None)


def troubled_draft(lead: Lead) -> Draft | None:
    """A draft that went wrong: nobody knows, refused, or approved and held back."""
    return next((d for d in lead.drafts if _trouble(d)), None)


def approvable_draft(lead: Lead) -> Draft | None:
    """The draft a yes to all sends: none while the owner is asked whether they have their answer, or while
    another one of that lead is in trouble."""
    return None if lead.may_be_answered or troubled_draft(lead) else pending_draft(lead)


def shown_draft(lead: Lead) -> Draft | None:
    """The draft a row tells of: the one in trouble before the one that waits."""
    return troubled_draft(lead) or pending_draft(lead)


def _trouble(draft: Draft | None) -> str:
    if draft is None:
        return ""
    if draft.state is DraftState.UNCERTAIN:
        return inert(f"{draft.id}: {draft.why}", _SAID)
    if draft.state is DraftState.FAILED:
        return inert(f"{draft.id} was not sent: {draft.why}", _SAID)
    if draft.state is DraftState.APPROVED and draft.held:
        return inert(f"{draft.id} is approved, but not sent yet: {draft.held}", _SAID)
    return ""


def _draft_line(draft: Draft, view: View) -> DraftLine:
    version = draft.version
    return DraftLine(
        id=draft.id,
        kind=spoken(draft.kind),
        to=inert(version.recipient.email, 80),
        subject=inert(version.subject, _SUBJECT),
        lines=_lines(version.text),
        promise=f"Promises {view.say(version.promised)}" if version.promised else "",
        good_until=f"good until {view.say(version.good_until)}" if version.good_until else "",
        digest=version.digest,
    )


def _lines(text: str) -> tuple[str, ...]:
    """The text as it will be read, line by line, ended by "…" where it is longer than a note should be."""
    shown: list[str] = []
    room = _TEXT
    for line in text.strip().split("\n"):
        said = inert(line, max(room, 1))
        shown += [said] if said or (shown and shown[-1]) else []
        room -= len(line) + 1
        if room <= 0:
            ended = bool(shown) and shown[-1].endswith("…")
            return tuple(shown) if ended else (*shown, "…")
    return tuple(shown)


# --- how pressing -------------------------------------------------------------------------------------------


def _due(lead: Lead, view: View) -> str:
    due = lead.due
    if due is None:
        return ""
    promised = bool(lead.open_promises)
    if not lead.is_overdue(view.now):
        return f"{'Promised for' if promised else 'Answer by'} {view.say(due)}"
    was = "promised for" if promised else "since"
    return f"{span(view.now - due)} overdue, {was} {view.say(due)}"


def _promise(lead: Lead) -> str:
    """The owner's own sentence, as evidence of what he promised."""
    first: Promise | None = next(iter(lead.open_promises), None)
    return inert(first.words, _SAID) if first is not None and first.words else ""


def span(length: timedelta) -> str:
    """A length of time as people say it: "40 min", "5 h", "3 days"."""
    minutes = max(int(length.total_seconds() // 60), 1)
    if minutes < 90:
        return f"{minutes} min"
    return f"{minutes // 60} h" if minutes < 48 * 60 else f"{minutes // (24 * 60)} days"


# --- how they came and how to reach them --------------------------------------------------------------------


def _came(lead: Lead, view: View) -> str:
    """How and when they wrote last; for one who owes us an answer, how long we have been waiting."""
    ours = lead.last_word
    theirs_to_say = lead.state is LeadState.WAITING and not lead.open_promises
    if theirs_to_say and ours is not None and ours.voice is Voice.US:
        if lead.alive_at is not None and lead.alive_at > ours.at:
            return f"Heard from them {view.say(lead.alive_at)}"
        return f"No answer since {view.say(ours.at)}"
    latest = lead.last_of_theirs
    added = lead.channel is Channel.MANUAL and latest is not None and latest.at == lead.received_at
    how = "added by you" if added else spoken(channel_of(latest.kind) if latest else lead.channel)
    at = latest.at if latest is not None else lead.received_at
    junk = " (in Junk)" if lead.in_junk else ""
    return f"{how[:1].upper()}{how[1:]}{junk}, {view.say(at)}"


def _tried(lead: Lead) -> str:
    """The game of phone tag: "they called 2×, you tried 1×, left a message"."""
    theirs = sum(e.voice is Voice.THEM and e.kind in _CALLS for e in lead.conversation)
    missed = [a for a in lead.attempts if a.result is not CallResult.REACHED]
    if not missed:
        return f"they called {theirs}×" if theirs > 1 else ""
    last = "left a message" if missed[-1].result is CallResult.LEFT_MESSAGE else "no answer"
    yours = f"you tried {len(missed)}×, last time {last}"
    return f"they called {theirs}×, {yours}" if theirs else yours


def phone_shown(number: str | None, view: View) -> Phone | None:
    """That number (E.164) to read and to tap; None for none."""
    if not number:
        return None
    link = f"tel:{number}" if _NUMBER.fullmatch(number) else ""
    return Phone(inert(view.display_phone(number), 40), link)


def _mailto(email: str | None) -> str:
    """A link that writes to this address and nothing else: a `?` in it starts no header (RFC 6068)."""
    return f"mailto:{quote(email, safe='@', errors='replace')}" if email else ""


# --- what to do ---------------------------------------------------------------------------------------------


def _todo(lead: Lead, draft: Draft | None, view: View) -> tuple[str, ...]:
    n = lead.number
    if lead.may_be_answered and (draft is None or draft.state is DraftState.PENDING):
        return _todo_maybe_answered(lead, draft, view)
    if draft is not None:
        return _todo_draft(draft, view)
    if lead.state is LeadState.UNDECIDED:
        yes, no = view.order(f"reopen {n}", f"{n} yes"), view.order(f"not-lead {n}", f"{n} no")
        return (f"Yes: {yes}", f"No: {no}")
    settled = view.order(f"done {n}", f"{n} done")
    if lead.question and not lead.question.startswith(DID_IT_KEEP):
        return (f"Answer them; if all is settled: {settled}",)
    if lead.glance:
        return (f"Nothing has to be done. If all is settled: {settled}",)
    return _todo_answer(lead, view)


def _todo_maybe_answered(lead: Lead, draft: Draft | None, view: View) -> tuple[str, ...]:
    n = lead.number
    yes = f"Yes: {view.order(f'answered {n}', f'{n} yes')}"
    if draft is not None and view.sends:
        return (yes, f"No, send the note: {view.order(f'approve {draft.id}', f'approve {draft.id}')}")
    return (yes, f"No: {view.order(f'answered {n} --no', f'{n} no')}, then write to them.")


def _todo_draft(draft: Draft, view: View) -> tuple[str, ...]:
    if draft.state is DraftState.UNCERTAIN:
        sent = view.order(f"settle {draft.id} sent", f"{draft.id} sent")
        not_sent = view.order(f"settle {draft.id} not-sent", f"{draft.id} not-sent")
        return ("Look in Sent, or ask them; then say so.", f"So: {sent} or {not_sent}")
    if draft.state is DraftState.APPROVED:
        return (
            "It goes out by itself once this is mended.",
            f"Take it back: `assistant take-back {draft.id}`",
        )
    in_drafts = draft.laid is not None and not draft.laid.taking_out
    approve = view.order(f"approve {draft.id}", f"approve {draft.id}") if view.sends else ""
    if in_drafts:
        return tuple(filter(None, ("Open Drafts and press Send.", approve and f"Or {approve}")))
    return (approve or f"`assistant show {draft.lead}` has the text.",)


def _todo_answer(lead: Lead, view: View) -> tuple[str, ...]:
    """They wait for the owner himself: by phone where they called, else by mail."""
    n = lead.number
    called = view.order(f"called {n} reached", f"{n} called")
    if wants_call(lead):
        return (
            f"After the call: {called}",
            f"(or `{n} left-message`, or `{n} no-answer`)"
            if view.answerable
            else "(or `left-message`, or `no-answer`)",
            *_next_try(lead, view),
        )
    if lead.route.to or lead.contact.email:
        answer = "Answer their mail; it is noticed by itself."
        call = f"Or call, then {called}"
        return (answer, call) if lead.contact.phone else (answer,)
    return (f"`assistant show {lead.number}` has all that is known.",)


def _next_try(lead: Lead, view: View) -> tuple[str, ...]:
    """When to call again, once somebody was called in vain."""
    proposed = say_next_try(lead, view.now, view.hours) if tries(lead) else ""
    return (f"{proposed[:1].upper()}{proposed[1:]}",) if proposed else ()


def wants_call(lead: Lead) -> bool:
    """They wait for us, and the phone is the way: they called, or no mail reaches them."""
    if lead.state is not LeadState.OPEN or lead.glance or not lead.contact.phone:
        return False
    return lead.channel in BY_PHONE or not (lead.route.to or lead.contact.email)


Wish = tuple[str, str, tuple[str, ...]]
"""What stands on a button, what it means ("approve 12a"), and the digests of the drafts it is about."""
Wishes = tuple[list[Wish], list[Wish]]
"""The likely ones, then those that are seldom meant."""


def _actions(lead: Lead, draft: Draft | None, view: View) -> tuple[Action, ...]:
    """The buttons of a row, as far as there are links for them; the likely ones first."""
    likely, rare = _wishes(lead, draft, view)
    wanted = [(wish, False) for wish in likely] + [(wish, True) for wish in rare]
    made = [
        Action(label, view.link(words, digests), rare=is_rare) for (label, words, digests), is_rare in wanted
    ]
    return tuple(action for action in made if action.link)


def _wishes(lead: Lead, draft: Draft | None, view: View) -> Wishes:
    """What a tap may say about this row, with what it means."""
    n = lead.number
    if lead.may_be_answered and (draft is None or draft.state is DraftState.PENDING):
        return _wishes_maybe_answered(n, draft, view), []
    if draft is not None and draft.state is DraftState.UNCERTAIN:
        return [("It was sent", f"sent {draft.id}", ()), ("It was not", f"not-sent {draft.id}", ())], []
    if draft is not None and draft.state in (DraftState.PENDING, DraftState.FAILED):
        promised = may_take_longer(lead) and draft.kind is not DraftKind.DELAY
        called = _wishes_called(lead, calls=wants_call(lead))
        return [*_wishes_draft(draft, view), *called], _wishes_ending(lead, longer=promised)
    if draft is not None:
        return [], []
    if lead.state is LeadState.UNDECIDED:
        return [("Yes", f"inquiry {n}", ()), ("No", f"not-lead {n}", ())], []
    calls = wants_call(lead)
    called, ending = _wishes_called(lead, calls=calls), _wishes_ending(lead, longer=may_take_longer(lead))
    if calls:
        return called, ending
    rare = [wish for wish in ending if wish[0] == "Not a lead"]
    return [*called, *(wish for wish in ending if wish not in rare)], rare


def _wishes_draft(draft: Draft, view: View) -> list[Wish]:
    digests = (draft.version.digest,)
    approve: list[Wish] = [("Approve", f"approve {draft.id}", digests)] if view.sends else []
    return [*approve, ("Reject", f"reject {draft.id}", digests)]


def _wishes_called(lead: Lead, *, calls: bool) -> list[Wish]:
    """How a call went; for one who is better written to, only that there was one."""
    n = lead.number
    if not lead.contact.phone or lead.is_closed:
        return []
    if not calls:
        return [("Called", f"called {n}", ())]
    return [
        ("Reached", f"called {n}", ()),
        ("Left message", f"left-message {n}", ()),
        ("No answer", f"no-answer {n}", ()),
    ]


def _wishes_ending(lead: Lead, *, longer: bool) -> list[Wish]:
    """More time, where a note can say so; over, later, or no inquiry at all.

    A lead that is over and only has a draft in trouble is neither ended nor put off.
    """
    if lead.is_closed:
        return []
    n = lead.number
    asks_time: list[Wish] = [("Needs longer", f"longer {n}", ())] if longer and lead.route.to else []
    is_new = lead.state is LeadState.OPEN and lead.answered_at is None
    not_lead: list[Wish] = [("Not a lead", f"not-lead {n}", ())] if is_new else []
    return [*asks_time, ("Done", f"done {n}", ()), ("Later", f"later {n}", ()), *not_lead]


def _wishes_maybe_answered(number: int, draft: Draft | None, view: View) -> list[Wish]:
    """Was it the answer? Where a note waits, sending it is the plainest no."""
    wishes: list[Wish] = [("Yes, answered", f"answered {number}", ()), ("No", f"not-answered {number}", ())]
    if draft is not None and view.sends:
        wishes.append(("No, send the note", f"approve {draft.id}", (draft.version.digest,)))
    return wishes


def by_channel(leads: list[Lead]) -> str:
    """Leads in numbers: "10 mails, 5 web forms, 1 voicemail"."""
    order = list(Channel)
    found = {channel: sum(lead.channel is channel for lead in leads) for channel in order}
    return ", ".join(counted(number, _NOUNS[channel]) for channel, number in found.items() if number)


_NOUNS = {
    Channel.EMAIL: "mail",
    Channel.WEB_FORM: "web form",
    Channel.VOICEMAIL: "voicemail",
    Channel.MISSED_CALL: "missed call",
    Channel.TEXT_MESSAGE: "text message",
    Channel.MANUAL: "note of yours",
}
