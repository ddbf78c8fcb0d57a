"""What `--json` prints, as DESIGN 5 names it: pure functions from domain values to plain ones, and to text.

Times are ISO 8601 in the owner's zone with offset, ids are strings, what is unknown is null. Other programs
rely on these names: add to them freely, change none.
"""

import json
from collections.abc import Callable, Mapping
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Any

from assistant.cli.safe import escape_json
from assistant.domain.book import LogLine
from assistant.domain.draft import Draft
from assistant.domain.lead import Attempt, Entry, Lead
from assistant.domain.promise import Promise
from assistant.domain.reading import Contact, Reading, Verdict
from assistant.domain.rules import Rule

if TYPE_CHECKING:
    from assistant.domain.summary import Summary
    from assistant.domain.summary_rows import Row

Json = dict[str, Any]


def document(value: object) -> str:
    """One JSON document, indented, ending in a line end."""
    return escape_json(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def line(value: object) -> str:
    """One line of JSON Lines."""
    return escape_json(json.dumps(value, ensure_ascii=False)) + "\n"


def moment(at: datetime | None, zone: tzinfo) -> str | None:
    """A time in the owner's zone, to the second: "2026-11-24T12:00:00-05:00"."""
    return None if at is None else at.astimezone(zone).isoformat(timespec="seconds")


# --- leads ------------------------------------------------------------------------------------------------


def lead(it: Lead, zone: tzinfo, now: datetime) -> Json:
    """A lead as `leads --json` lists it. `respond_by` is the earliest open promise where there is one."""
    return {
        "id": str(it.number),
        "state": it.state.value,
        "outcome": it.outcome.value if it.outcome else None,
        "channel": it.channel.value,
        "contact": contact(it.contact),
        "subject": it.subject,
        "excerpt": it.excerpt,
        "received_at": moment(it.received_at, zone),
        "respond_by": moment(it.due, zone),
        "snoozed_until": moment(it.snoozed_until, zone) if it.is_snoozed(now) else None,
        "promises": [promise(each, zone) for each in it.promises],
        "overdue": it.is_overdue(now),
        "answered_at": moment(it.answered_at, zone),
        "heard_at": moment(it.heard_at, zone),
        "closed_at": moment(it.closed_at, zone),
        "attempts": [attempt(each, zone) for each in it.attempts],
        "drafts": [each.id for each in it.drafts],
        "question": it.question or None,
        "glance": it.glance,
        "in_junk": it.in_junk,
        "merged_into": None if it.merged_into is None else str(it.merged_into),
        "acknowledge": it.acknowledge,
        "no_acknowledgement": it.no_acknowledgement or None,
        "reasons": list(it.reasons),
        "message_ids": list(it.message_ids),
    }


def whole_lead(it: Lead, texts: Mapping[str, str], zone: tzinfo, now: datetime) -> Json:
    """A lead with all that `show` tells; `texts` holds the stored texts of its messages by key."""
    return lead(it, zone, now) | {
        "conversation": [
            entry(number, each, texts, zone) for number, each in enumerate(it.conversation, start=1)
        ],
        "history": [{"at": moment(each.at, zone), "words": each.words} for each in it.history],
        "draft_details": [draft(each, zone) for each in it.drafts],
    }


def contact(who: Contact) -> Json:
    """Who can be answered."""
    return {"name": who.name, "email": who.email, "phone": who.phone}


def attempt(it: Attempt, zone: tzinfo) -> Json:
    """A call we made."""
    return {"at": moment(it.at, zone), "result": it.result.value, "note": it.note}


def entry(number: int, it: Entry, texts: Mapping[str, str], zone: tzinfo) -> Json:
    """One message of the conversation, with the number that `split` takes."""
    return {
        "number": str(number),
        "voice": it.voice.value,
        "kind": it.kind.value,
        "at": moment(it.at, zone),
        "subject": it.subject,
        "text": texts.get(it.text) or it.excerpt,
        "message_id": it.message_id or None,
    }


# --- promises, drafts ----------------------------------------------------------------------------------


def promise(it: Promise, zone: tzinfo) -> Json:
    """A promise as it stands within its lead."""
    return {
        "due": moment(it.due, zone),
        "state": it.state.value,
        "source": it.source.value,
        "words": it.words,
    }


def promise_of(it: Lead, nth: int, zone: tzinfo) -> Json:
    """A promise as `promises --json` lists it: with its id, its lead, and whom it was made to."""
    made = it.promises[nth]
    belongs = {"id": promise_id(it, nth), "lead": str(it.number), "contact": contact(it.contact)}
    settled = {"made_at": moment(made.made_at, zone), "settled_at": moment(made.settled_at, zone)}
    heard = {"does": made.does or None, "sure": made.sure}
    return belongs | promise(made, zone) | settled | heard


def promise_id(it: Lead, nth: int) -> str:
    """What a promise is called; one of an older book that has no id goes by its place."""
    return it.promises[nth].id or f"{it.number}p{nth + 1}"


def draft(it: Draft, zone: tzinfo) -> Json:
    """A draft with the text that would go out or went out."""
    return {
        "id": it.id,
        "lead": str(it.lead),
        "kind": it.kind.value,
        "from": it.version.sender.email,
        "to": it.version.recipient.email,
        "subject": it.version.subject,
        "body": it.version.text,
        "state": it.state.value,
        "why": it.why or None,
        "held": it.held or None,
        "digest": it.version.digest,
        "good_until": moment(it.version.good_until, zone),
        "promised": moment(it.version.promised, zone),
        "message_id": it.version.message_id,
        "created_at": moment(it.created_at, zone),
        "approved_at": moment(it.approved_at, zone),
        "sent_at": moment(it.sent_at, zone),
    }


# --- triage, log, rules --------------------------------------------------------------------------------


def reading(file: str, it: Reading) -> Json:
    """What triage makes of one file."""
    return {
        "file": file,
        "verdict": it.verdict.value,
        "kind": it.kind.value,
        "format": it.format,
        "contact": contact(it.contact),
        "reply_to": it.reply_to,
        "subject": it.subject,
        "text": it.text,
        "duration_s": it.duration_s,
        "acknowledge": it.acknowledge,
        "reasons": list(it.reasons),
        "error": None,
    }


def unreadable(file: str, error: str) -> Json:
    """A file that could not be read: nothing is known of it, so it is undecided, never set aside."""
    return {
        "file": file,
        "verdict": Verdict.UNDECIDED.value,
        "kind": "other",
        "format": None,
        "contact": contact(Contact()),
        "reply_to": None,
        "subject": "",
        "text": "",
        "duration_s": None,
        "acknowledge": False,
        "reasons": ["it could not be read"],
        "error": error,
    }


def explained(it: Reading) -> list[Json]:
    """Every field a format read, with the line it came from."""
    return [{"name": each.name, "value": each.value, "line": each.line} for each in it.fields]


def log_line(it: LogLine, zone: tzinfo) -> Json:
    """A line of the log."""
    return {
        "at": moment(it.at, zone),
        "kind": it.kind.value,
        "words": it.words,
        "lead": None if it.lead is None else str(it.lead),
    }


def rule(rule_id: str, it: Rule) -> Json:
    """Something the owner taught by correcting."""
    return {
        "id": rule_id,
        "by": it.by.value,
        "value": it.value,
        "verdict": it.verdict.value,
        "since": it.since.isoformat(),
        "times": it.times,
        "words": it.sentence(),
    }


def summary(it: "Summary", due: Callable[[int], str | None]) -> Json:
    """The day's letter: its headline, its problems, and its lists with all rows; `due` knows their times."""
    from assistant.domain.summary import headline

    return {
        "date": it.date,
        "headline": headline(it),
        "problems": [{"where": each.where, "words": each.words} for each in it.problems],
        "lists": [
            {
                "list": each.place.value,
                "title": each.title,
                "total": each.total,
                "rows": [_row(row) | {"due": due(row.lead)} for row in each.rows],
            }
            for each in it.sections
        ],
        "put_off": it.put_off,
        "promises": it.promises,
        "since": it.since,
        "came_in": it.came_in,
        "looked": it.looked,
        "done_as_asked": list(it.obeyed),
    }


def _row(it: "Row") -> Json:
    return {
        "id": str(it.lead),
        "who": it.who,
        "subject": it.what,
        "excerpt": it.said,
        "overdue": it.late,
        "phone": it.phone.display if it.phone else None,
        "email": it.email or None,
        "to_call": it.wants_call,
        "draft": {"id": it.draft.id, "digest": it.draft.digest} if it.draft else None,
    }
