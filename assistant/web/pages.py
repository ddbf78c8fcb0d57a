"""The pages: functions of one look at the desk. They only look; nothing here can change anything."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import chain

from assistant.domain.book import Book
from assistant.domain.draft import SHOWN, DraftState
from assistant.domain.lead import Lead, LeadState
from assistant.domain.person import Person
from assistant.domain.promise import PromiseState
from assistant.domain.report import report
from assistant.domain.summary import Place, Section, headline, placed, summarise
from assistant.domain.summary_rows import by_channel, inert
from assistant.errors import UnknownItem
from assistant.web import health, planning, report_sheet
from assistant.web.looking import Look
from assistant.web.page import Page, View
from assistant.web.shapes import (
    DraftShape,
    Line,
    draft_shape,
    line,
    messages,
    person_shape,
    promise_shape,
    state_words,
)

MOST_LINES = 150
"""Leads of one list that are shown; after a flood the rest is counted."""
SHORT_LIST, FULL_LINES = 8, 3
"""A list of Today that is longer than this shows so many of its lines open; the rest are a line each."""
MOST_TEXTS = 60
"""Drafts that are shown with their texts."""
LOG_LINES = 200
MOST_PEOPLE = 200
_DRAFT_ID = re.compile(r"([0-9]{1,9})[a-z]{1,3}")
PERIODS = (7, 28, 90)


# --- today --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class List:
    """One list of Today: where in the order of urgency, its title, its lines, and words for the rest.

    The first `full` lines stand open; the others open when they are tapped."""

    place: str
    title: str
    total: int
    lines: tuple[Line, ...]
    more: str
    full: int


def today(look: Look) -> Page:
    """What is to be done, the most pressing first; then what came in."""
    summary = summarise(
        look.book,
        look.now,
        look.hours,
        next_summary=look.next_summary,
        troubles=look.troubles,
        looked=look.looked,
        display_phone=look.desk.display_phone,
        sends=look.sends,
    )
    found = placed(look.book, look.now, look.next_summary)
    values = {
        "summary": summary,
        "headline": headline(summary),
        "lists": [_list(section, found[section.place], look) for section in summary.sections],
        "leaving": _leaving(look),
    }
    pressing = summary.count(Place.PROBLEM, Place.OVERDUE, Place.DUE, Place.CALL, Place.DRAFT)
    return Page("today", f"({pressing}) Today" if pressing else "Today", values, live=True)


def _list(section: Section, leads: list[Lead], look: Look) -> List:
    shown, rest = leads[:MOST_LINES], leads[MOST_LINES:]
    more = f"And {len(rest)} more: {by_channel(rest)}. They show up as these are done." if rest else ""
    full = len(shown) if len(shown) <= SHORT_LIST else FULL_LINES
    lines = tuple(line(each, look) for each in shown)
    return List(section.place, section.title, section.total, lines, more, full)


def _leaving(look: Look) -> list[DraftShape]:
    """Drafts that were approved and are not out yet: they can still be taken back."""
    return [
        draft_shape(draft, lead, look)
        for lead in look.book.leads.values()
        for draft in lead.drafts
        if draft.state in (DraftState.APPROVED, DraftState.SENDING) and not draft.held
    ]


# --- leads and drafts ---------------------------------------------------------------------------------------


def one_lead(look: Look) -> Page:
    """All that is known of one lead."""
    lead = look.lead(int(look.path["number"]))
    it = line(lead, look)
    drafts = sorted(lead.drafts, key=lambda each: each.state not in SHOWN)
    values = {
        "it": it,
        "number": lead.number,
        "state": state_words(lead, look),
        "closed": lead.is_closed,
        "merged": lead.merged_into,
        "archived": lead.number not in look.book.leads,
        "drafts": [draft_shape(each, lead, look) for each in drafts],
        "messages": messages(lead, look),
        "promises": [promise_shape(each, lead, look) for each in lead.promises],
        "attempts": [
            (look.say(each.at), each.result.replace("-", " "), inert(each.note, 200))
            for each in lead.attempts
        ],
        "reasons": [inert(each, 240) for each in lead.reasons],
        "no_note": inert(lead.no_acknowledgement, 240),
        "history": [(look.say(each.at), inert(each.words, 240)) for each in reversed(lead.history)],
    }
    leaving = any(each.state in (DraftState.APPROVED, DraftState.SENDING) for each in lead.drafts)
    return Page("lead", f"{it.name} · {lead.number}", values, live=leaving)


def all_drafts(look: Look) -> Page:
    """Every draft that waits or is on its way, with its whole text."""
    found = [
        (lead, draft)
        for _, lead in sorted(look.book.leads.items())
        for draft in lead.drafts
        if draft.state in SHOWN
    ]
    found.sort(key=lambda pair: (_DRAFT_ORDER.index(pair[1].state), pair[1].version.good_until or _NEVER))
    shapes = [draft_shape(draft, lead, look) for lead, draft in found[:MOST_TEXTS]]
    at_once = [each for each in shapes if each.pending and each.can_approve][:20]
    values = {
        "drafts": shapes,
        "more": max(len(found) - MOST_TEXTS, 0),
        "at_once": at_once,
        "sends": look.sends,
    }
    return Page("drafts", "Drafts", values, live=True)


_DRAFT_ORDER = (
    DraftState.UNCERTAIN,
    DraftState.FAILED,
    DraftState.PENDING,
    DraftState.APPROVED,
    DraftState.SENDING,
)
_NEVER = datetime.max.replace(tzinfo=UTC)


def one_draft(look: Look) -> Page:
    """One draft in the editor, with the promise and what they wrote beside it."""
    draft_id = look.path["draft"]
    named = _DRAFT_ID.fullmatch(draft_id)
    lead = look.lead(int(named[1]) if named else 0)
    draft = lead.draft(draft_id)
    if draft is None:
        raise UnknownItem(f"There is no draft {draft_id}.")
    shape = draft_shape(draft, lead, look)
    theirs = [each for each in messages(lead, look) if each.voice == "them"]
    values = {"draft": shape, "it": line(lead, look), "theirs": theirs[-3:], "sends": look.sends}
    return Page("draft", f"Draft {draft.id} to {shape.who}", values)


def undecided(look: Look) -> Page:
    """Mail of which nobody knows whether it is an inquiry: yes or no."""
    doubtful = [lead for lead in look.book.unfinished() if lead.state is LeadState.UNDECIDED]
    doubtful.sort(key=lambda each: (each.in_junk, -each.received_at.timestamp()))
    values = {
        "lines": [line(each, look) for each in doubtful[:MOST_LINES]],
        "texts": {each.number: messages(each, look)[-1:] for each in doubtful[:MOST_LINES]},
        "total": len(doubtful),
    }
    return Page("undecided", "Is this an inquiry?", values, live=True)


def promises(look: Look) -> Page:
    """The ledger: what is still owed first, the earliest on top; then what is settled, the latest on top."""
    made = [(lead, each) for lead in look.book.leads.values() for each in lead.promises]
    owed = [pair for pair in made if pair[1].state is PromiseState.OPEN]
    owed.sort(key=lambda pair: pair[1].due)
    settled = [pair for pair in made if pair[1].state is not PromiseState.OPEN]
    settled.sort(key=lambda pair: pair[1].settled_at or pair[1].due, reverse=True)
    values = {
        "owed": [promise_shape(each, lead, look) for lead, each in owed],
        "settled": [promise_shape(each, lead, look) for lead, each in settled[:MOST_LINES]],
    }
    return Page("promises", "Promises", values)


# --- looking back -------------------------------------------------------------------------------------------


def report_page(look: Look) -> Page:
    """How fast everybody heard back, over the last days."""
    asked = look.query.get("days", "")
    days = int(asked) if asked in map(str, PERIODS) else PERIODS[1]
    last = look.hours.day_of(look.now)
    found = report(_every_lead(look), look.hours, last - timedelta(days=days - 1), last)
    values = {"days": days, "periods": PERIODS} | report_sheet.values(found, look.hours, look.now)
    return Page("report", "Report", values)


def _every_lead(look: Look) -> Iterable[Lead]:
    archived = chain.from_iterable(month.leads.values() for month in look.records.archived())
    return ({each.number: each for each in archived} | look.book.leads).values()


def people(look: Look) -> Page:
    """Everybody known, who wrote last first; `q` looks for a name, an address or a number."""
    wanted = look.query.get("q", "")[:80].strip().casefold()
    found = [each for each in look.book.people.values() if wanted in _searchable(each)]
    found.sort(key=lambda each: each.last_heard.timestamp() if each.last_heard else 0.0, reverse=True)
    leads: dict[str, list[Lead]] = {}
    for lead in look.book.leads.values():
        leads.setdefault(lead.person, []).append(lead)
    shown = [person_shape(each, leads.get(each.id, []), look) for each in found[:MOST_PEOPLE]]
    values = {"people": shown, "total": len(found), "q": look.query.get("q", "")[:80]}
    return Page("people", "People", values)


def _searchable(person: Person) -> str:
    return " ".join((*person.names, *person.emails, *person.phones)).casefold()


def log(look: Look) -> Page:
    """What happened lately, the newest first."""
    lines = reversed(look.records.log_lines(LOG_LINES))
    rows = [(look.say(each.at), each.kind.value, inert(each.words, 400), each.lead) for each in lines]
    return Page("log", "Log", {"rows": rows, "known": frozenset(look.book.leads)})


# --- around every page --------------------------------------------------------------------------------------


def counts(book: Book, now: datetime) -> dict[str, int]:
    """The numbers beside the names of the pages."""
    unfinished = book.unfinished()
    return {
        "drafts": sum(each.state is DraftState.PENDING for lead in unfinished for each in lead.drafts),
        "undecided": sum(lead.state is LeadState.UNDECIDED for lead in unfinished),
        "promises": sum(each.due < now for lead in unfinished for each in lead.open_promises),
    }


PAGES: Mapping[str, View] = {
    "/": today,
    "/leads/{number:int}": one_lead,
    "/drafts": all_drafts,
    "/drafts/{draft:str}": one_draft,
    "/undecided": undecided,
    "/plan": planning.plan,
    "/plan/sheet": planning.sheet,
    "/promises": promises,
    "/report": report_page,
    "/people": people,
    "/log": log,
    "/health": health.health,
}
"""Every page by its address."""
