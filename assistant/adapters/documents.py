"""The domain's values as plain JSON documents and back, written out by hand.

What has its default is left out. Moments are ISO 8601 in UTC. The text of a draft is kept elsewhere, of a
draft that is over the whole version; in its place stands the key that `keep` gave. Reading raises KeyError,
TypeError or ValueError for a document that is none of ours. Whoever adds a field that an older program must
not lose raises `store_file.FORMAT`.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from assistant.adapters.store_file import decoded, encoded
from assistant.domain.absence import Absence
from assistant.domain.book import Day, LogLine, NoteKind, OwnerMail, Seen, SendRecord
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
from assistant.domain.message import NOBODY, Address
from assistant.domain.person import Matter, Person
from assistant.domain.promise import Promise, PromiseSource, PromiseState
from assistant.domain.reading import Contact, Kind, Verdict
from assistant.domain.remote import Act, RemoteFolder
from assistant.domain.rules import Rule, RuleBy
from assistant.domain.wish import Heard, Said, Wish, WishKind

Document = dict[str, Any]
Keep = Callable[[str], str]
"""Stores a text, gives its key."""
Fetch = Callable[[str], str | None]
"""The text of a key, None if it is lost."""


# --- leads ------------------------------------------------------------------------------------------------


def lead_document(lead: Lead, keep: Keep) -> Document:
    """A lead as a document; the texts of its drafts go through `keep`."""
    return _without_defaults(
        number=lead.number,
        person=lead.person,
        channel=lead.channel.value,
        contact=_contact_document(lead.contact),
        received_at=_iso(lead.received_at),
        state=lead.state.value,
        outcome=lead.outcome and lead.outcome.value,
        subject=lead.subject or None,
        about=lead.about if lead.about != lead.subject else None,
        language=lead.language or None,
        route=_route_document(lead.route) or None,
        respond_by=_iso_or_none(lead.respond_by),
        glance=lead.glance or None,
        question=lead.question or None,
        snoozed_until=_iso_or_none(lead.snoozed_until),
        acknowledge=lead.acknowledge or None,
        no_acknowledgement=lead.no_acknowledgement or None,
        acknowledged_at=_iso_or_none(lead.acknowledged_at),
        answered_at=_iso_or_none(lead.answered_at),
        heard_at=_iso_or_none(lead.heard_at),
        opened_at=_iso_or_none(lead.opened_at),
        closed_at=_iso_or_none(lead.closed_at),
        in_junk=lead.in_junk or None,
        reasons=list(lead.reasons) or None,
        promises=[_promise_document(p) for p in lead.promises] or None,
        attempts=[_attempt_document(a) for a in lead.attempts] or None,
        drafts=[_draft_document(d, lead.number, keep) for d in lead.drafts] or None,
        conversation=[_entry_document(e, lead.subject) for e in lead.conversation] or None,
        history=[{"at": _iso(h.at), "words": h.words} for h in lead.history] or None,
        merged_into=lead.merged_into,
        before=lead.before and lead.before.value,
        wanted=lead.wanted and lead.wanted.value,
        no_nudges=lead.no_nudges or None,
        alive_at=_iso_or_none(lead.alive_at),
        away_until=lead.away_until and lead.away_until.isoformat(),
        complained=lead.complained or None,
        met=lead.met or None,
        delays=list(lead.delays) or None,
        clock_apart=lead.clock_apart or None,
    )


def lead_from(document: Document, fetch: Fetch) -> Lead:
    """The lead in a document."""
    get = document.get
    number: int = document["number"]
    subject: str = get("subject", "")
    return Lead(
        number=number,
        person=document["person"],
        channel=Channel(document["channel"]),
        contact=_contact_from(document["contact"]),
        received_at=_moment(document["received_at"]),
        state=LeadState(document["state"]),
        outcome=Outcome(document["outcome"]) if "outcome" in document else None,
        subject=subject,
        about=get("about", subject),
        language=get("language", ""),
        route=_route_from(get("route", {})),
        respond_by=_moment_or_none(get("respond_by")),
        glance=get("glance", False),
        question=get("question", ""),
        snoozed_until=_moment_or_none(get("snoozed_until")),
        acknowledge=get("acknowledge", False),
        no_acknowledgement=get("no_acknowledgement", ""),
        acknowledged_at=_moment_or_none(get("acknowledged_at")),
        answered_at=_moment_or_none(get("answered_at")),
        heard_at=_moment_or_none(get("heard_at")),
        opened_at=_moment_or_none(get("opened_at")),
        closed_at=_moment_or_none(get("closed_at")),
        in_junk=get("in_junk", False),
        reasons=tuple(get("reasons", ())),
        promises=tuple(_promise_from(p) for p in get("promises", ())),
        attempts=tuple(_attempt_from(a) for a in get("attempts", ())),
        drafts=tuple(_draft_from(d, number, fetch) for d in get("drafts", ())),
        conversation=tuple(_entry_from(e, subject) for e in get("conversation", ())),
        history=tuple(Happening(_moment(h["at"]), h["words"]) for h in get("history", ())),
        merged_into=get("merged_into"),
        before=LeadState(document["before"]) if "before" in document else None,
        wanted=DraftKind(document["wanted"]) if "wanted" in document else None,
        no_nudges=get("no_nudges", False),
        alive_at=_moment_or_none(get("alive_at")),
        away_until=date.fromisoformat(document["away_until"]) if "away_until" in document else None,
        complained=get("complained", False),
        met=get("met", ""),
        delays=tuple(get("delays", ())),
        clock_apart=get("clock_apart", 0),
    )


def text_keys(lead: Document) -> set[str]:
    """The keys of every text that a lead's document names."""
    entries = (entry.get("text") for entry in lead.get("conversation", ()))
    versions = (draft["version"] for draft in lead.get("drafts", ()))
    drafts = (version if isinstance(version, str) else version.get("text") for version in versions)
    return {key for key in (*entries, *drafts) if key}


def raw_keys(lead: Document) -> set[str]:
    """The keys of the approved bytes that a lead's document names."""
    drafts = lead.get("drafts", ())
    bodies = (draft["version"].get("body") for draft in drafts if isinstance(draft["version"], dict))
    return {draft["frozen"]["key"] for draft in drafts if "frozen" in draft} | set(filter(None, bodies))


def _contact_document(contact: Contact) -> Document:
    return _without_defaults(name=contact.name, email=contact.email, phone=contact.phone)


def _contact_from(document: Document) -> Contact:
    return Contact(document.get("name"), document.get("email"), document.get("phone"))


def _route_document(route: Route) -> Document:
    return _without_defaults(
        account=route.account or None,
        own_address=route.own_address or None,
        to=route.to,
        relay=route.relay or None,
    )


def _route_from(document: Document) -> Route:
    get = document.get
    return Route(get("account", ""), get("own_address", ""), get("to"), get("relay", False))


def _entry_document(entry: Entry, subject: str) -> Document:
    return _without_defaults(
        voice=entry.voice.value,
        at=_iso(entry.at),
        fingerprint=entry.fingerprint,
        message_id=entry.message_id or None,
        subject=entry.subject if entry.subject != subject else None,
        excerpt=entry.excerpt or None,
        text=entry.text or None,
        kind=entry.kind.value if entry.kind is not Kind.EMAIL else None,
        who=entry.who or None,
        asks=entry.asks or None,
    )


def _entry_from(document: Document, subject: str) -> Entry:
    get = document.get
    return Entry(
        voice=Voice(document["voice"]),
        at=_moment(document["at"]),
        fingerprint=document["fingerprint"],
        message_id=get("message_id", ""),
        subject=get("subject", subject),
        excerpt=get("excerpt", ""),
        text=get("text", ""),
        kind=Kind(get("kind", Kind.EMAIL)),
        who=get("who", ""),
        asks=get("asks", False),
    )


def _attempt_document(attempt: Attempt) -> Document:
    return _without_defaults(at=_iso(attempt.at), result=attempt.result.value, note=attempt.note or None)


def _attempt_from(document: Document) -> Attempt:
    return Attempt(_moment(document["at"]), CallResult(document["result"]), document.get("note", ""))


def _promise_document(promise: Promise) -> Document:
    return _without_defaults(
        id=promise.id or None,
        due=_iso(promise.due),
        state=promise.state.value,
        source=promise.source.value,
        made_at=_iso(promise.made_at),
        words=promise.words,
        settled_at=_iso_or_none(promise.settled_at),
        does=promise.does or None,
        unsure=None if promise.sure else True,
    )


def _promise_from(document: Document) -> Promise:
    return Promise(
        due=_moment(document["due"]),
        state=PromiseState(document["state"]),
        source=PromiseSource(document["source"]),
        made_at=_moment(document["made_at"]),
        words=document.get("words"),
        settled_at=_moment_or_none(document.get("settled_at")),
        id=document.get("id", ""),
        does=document.get("does", ""),
        sure=not document.get("unsure", False),
    )


# --- drafts -----------------------------------------------------------------------------------------------

_OVER = frozenset({DraftState.SENT, DraftState.REJECTED, DraftState.WITHDRAWN})
_MAY_BE_APPROVED = frozenset({DraftState.PENDING, DraftState.FAILED})
_LOST = Version(number=0, sender=NOBODY, recipient=NOBODY, subject="", text="", marker="")
"""In place of a version whose file is gone; nothing that is over needs it."""


def _draft_document(draft: Draft, lead: int, keep: Keep) -> Document:
    return _without_defaults(
        id=draft.id,
        lead=draft.lead if draft.lead != lead else None,
        kind=draft.kind.value,
        version=_kept_version(draft, keep),
        created_at=_iso(draft.created_at),
        state=draft.state.value,
        account=draft.account or None,
        older=list(draft.older) or None,
        why=draft.why or None,
        stale=draft.stale or None,
        laid=_laid_document(draft.laid) if draft.laid else None,
        missing_since=_iso_or_none(draft.missing_since),
        clean_looks=draft.clean_looks or None,
        put_away=draft.put_away or None,
        owner_edits=draft.owner_edits or None,
        approved_at=_iso_or_none(draft.approved_at),
        automatic=draft.automatic or None,
        held=draft.held or None,
        frozen=_frozen_document(draft.frozen) if draft.frozen else None,
        tries=draft.tries or None,
        not_before=_iso_or_none(draft.not_before),
        sent_at=_iso_or_none(draft.sent_at),
        by_owner=draft.by_owner or None,
        sent_copy_due=draft.sent_copy_due or None,
        moves=list(draft.moves) or None,
    )


def _draft_from(document: Document, lead: int, fetch: Fetch) -> Draft:
    get = document.get
    version, is_whole = _fetched_version(document["version"], fetch)
    draft = Draft(
        id=document["id"],
        lead=get("lead", lead),
        kind=DraftKind(document["kind"]),
        version=version,
        created_at=_moment(document["created_at"]),
        state=DraftState(document["state"]),
        account=get("account", ""),
        older=tuple(get("older", ())),
        why=get("why", ""),
        stale=get("stale", False),
        laid=_laid_from(document["laid"]) if "laid" in document else None,
        missing_since=_moment_or_none(get("missing_since")),
        clean_looks=get("clean_looks", 0),
        put_away=get("put_away", 0),
        owner_edits=get("owner_edits", False),
        approved_at=_moment_or_none(get("approved_at")),
        automatic=get("automatic", False),
        held=get("held", ""),
        frozen=_frozen_from(document["frozen"]) if "frozen" in document else None,
        tries=get("tries", 0),
        not_before=_moment_or_none(get("not_before")),
        sent_at=_moment_or_none(get("sent_at")),
        by_owner=get("by_owner", False),
        sent_copy_due=get("sent_copy_due", False),
        moves=tuple(get("moves", ())),
    )
    return draft if is_whole else _without_its_text(draft)


def _kept_version(draft: Draft, keep: Keep) -> Document | str:
    """While a draft may still move, all but its text stands in the book; later one key is enough."""
    version = draft.version
    document = _version_document(version)
    if draft.state in _OVER:
        return keep(encoded(cleaned({**document, "text": version.text})).decode())
    return document | ({"text": keep(version.text)} if version.text else {})


def _fetched_version(kept: Document | str, fetch: Fetch) -> tuple[Version, bool]:
    """The version, and whether it is whole."""
    if isinstance(kept, str):
        text = fetch(kept)
        return (_LOST, False) if text is None else (_version_from(decoded(text.encode())), True)
    text = fetch(kept["text"]) if "text" in kept else ""
    return _version_from({**kept, "text": text or ""}), text is not None


def _without_its_text(draft: Draft) -> Draft:
    """Nobody can say yes to a text that is lost; an approved one goes out from its frozen bytes."""
    if draft.state not in _MAY_BE_APPROVED:
        return draft
    return replace(draft, state=DraftState.WITHDRAWN, why="its text was lost from the state folder")


def _version_document(version: Version) -> Document:
    return _without_defaults(
        number=version.number,
        sender=_address_document(version.sender),
        recipient=_address_document(version.recipient),
        subject=version.subject,
        marker=version.marker,
        in_reply_to=version.in_reply_to or None,
        references=list(version.references) or None,
        promised=_iso_or_none(version.promised),
        good_until=_iso_or_none(version.good_until),
        by_owner=version.by_owner or None,
        body=version.body or None,
    )


def _version_from(document: Document) -> Version:
    get = document.get
    return Version(
        number=document["number"],
        sender=Address(*document["sender"]),
        recipient=Address(*document["recipient"]),
        subject=document["subject"],
        text=document["text"],
        marker=document["marker"],
        in_reply_to=get("in_reply_to", ""),
        references=tuple(get("references", ())),
        promised=_moment_or_none(get("promised")),
        good_until=_moment_or_none(get("good_until")),
        by_owner=get("by_owner", False),
        body=get("body", ""),
    )


def _address_document(address: Address) -> list[str]:
    return [address.name, address.email]


def _laid_document(laid: Laid) -> Document:
    copy = [laid.copy.folder, laid.copy.uidvalidity, laid.copy.uid, laid.copy.fingerprint]
    return _without_defaults(
        copy=copy,
        version=laid.version,
        taking_out=laid.taking_out or None,
        stuck=laid.stuck or None,
        approved_there=laid.approved_there or None,
    )


def _laid_from(document: Document) -> Laid:
    get = document.get
    return Laid(
        Copy(*document["copy"]),
        document["version"],
        get("taking_out", False),
        get("stuck", False),
        get("approved_there", False),
    )


def _frozen_document(frozen: Frozen) -> Document:
    sha256 = frozen.sha256 if frozen.sha256 != frozen.key else None
    return _without_defaults(key=frozen.key, sha256=sha256, date=_iso(frozen.date))


def _frozen_from(document: Document) -> Frozen:
    key: str = document["key"]
    return Frozen(key, document.get("sha256", key), _moment(document["date"]))


# --- the other tables -------------------------------------------------------------------------------------


def person_document(person: Person) -> Document:
    """A person as a document."""
    return _without_defaults(
        id=person.id,
        names=list(person.names) or None,
        emails=list(person.emails) or None,
        phones=list(person.phones) or None,
        threads=list(person.threads) or None,
        last_heard=_iso_or_none(person.last_heard),
        last_answered=_iso_or_none(person.last_answered),
        last_acknowledged=_iso_or_none(person.last_acknowledged),
        bounced=list(person.bounced) or None,
        written_to=person.written_to or None,
        no_thanks=_iso_or_none(person.no_thanks),
        check_ins=[_iso(at) for at in person.check_ins] or None,
        matters=[_matter_document(matter) for matter in person.matters] or None,
    )


def person_from(document: Document) -> Person:
    """The person in a document."""
    get = document.get
    return Person(
        id=document["id"],
        names=tuple(get("names", ())),
        emails=tuple(get("emails", ())),
        phones=tuple(get("phones", ())),
        threads=tuple(get("threads", ())),
        last_heard=_moment_or_none(get("last_heard")),
        last_answered=_moment_or_none(get("last_answered")),
        last_acknowledged=_moment_or_none(get("last_acknowledged")),
        bounced=tuple(get("bounced", ())),
        written_to=get("written_to", False),
        no_thanks=_moment_or_none(get("no_thanks")),
        check_ins=tuple(map(_moment, get("check_ins", ()))),
        matters=tuple(map(_matter_from, get("matters", ()))),
    )


def _matter_document(matter: Matter) -> Document:
    return _without_defaults(
        lead=matter.lead,
        opened=_iso(matter.opened),
        closed=_iso(matter.closed),
        about=matter.about or None,
        theirs=matter.theirs or None,
        ours=matter.ours or None,
        language=matter.language or None,
        account=matter.account or None,
        own_address=matter.own_address or None,
    )


def _matter_from(document: Document) -> Matter:
    get = document.get
    return Matter(
        lead=document["lead"],
        opened=_moment(document["opened"]),
        closed=_moment(document["closed"]),
        about=get("about", ""),
        theirs=get("theirs", ""),
        ours=get("ours", ""),
        language=get("language", ""),
        account=get("account", ""),
        own_address=get("own_address", ""),
    )


def cursor_document(cursor: Cursor) -> Document:
    """A place in a folder as a document."""
    return {"uidvalidity": cursor.uidvalidity, "uid": cursor.uid}


def cursor_from(document: Document) -> Cursor:
    """The place in a document."""
    return Cursor(document["uidvalidity"], document["uid"])


def seen_document(seen: Seen) -> Document:
    """A verdict as a document."""
    return _without_defaults(
        at=_iso(seen.at),
        verdict=seen.verdict and seen.verdict.value,
        kind=seen.kind.value,
        lead=seen.lead,
    )


def seen_from(document: Document) -> Seen:
    """The verdict in a document."""
    return _seen(document["at"], document.get("verdict"), document["kind"], document.get("lead"))


@lru_cache(maxsize=256)
def _seen(at: str, verdict: str | None, kind: str, lead: int | None) -> Seen:
    return Seen(_moment(at), Verdict(verdict) if verdict else None, Kind(kind), lead)


def send_document(record: SendRecord) -> Document:
    """An attempt to send as a document."""
    return _without_defaults(
        at=_iso(record.at),
        what=record.what,
        to=record.to,
        to_owner=record.to_owner or None,
        person=record.person or None,
        kind=record.kind or None,
    )


def send_from(document: Document) -> SendRecord:
    """The attempt in a document."""
    get = document.get
    return SendRecord(
        at=_moment(document["at"]),
        what=document["what"],
        to=document["to"],
        to_owner=get("to_owner", False),
        person=get("person", ""),
        kind=get("kind", ""),
    )


def day_document(day: Day) -> Document:
    """A day as a document."""
    return _without_defaults(
        date=day.date.isoformat(),
        came_in=_pairs(day.came_in),
        set_aside=_pairs(day.set_aside),
        unreadable=list(day.unreadable) or None,
        mails=[_owner_mail_document(m) for m in day.mails] or None,
        figures=_pairs(day.figures),
        said=[_said_document(each) for each in day.said] or None,
    )


def day_from(document: Document) -> Day:
    """The day in a document."""
    get = document.get
    return Day(
        date=date.fromisoformat(document["date"]),
        came_in=tuple((what, count) for what, count in get("came_in", ())),
        set_aside=tuple((what, count) for what, count in get("set_aside", ())),
        unreadable=tuple(get("unreadable", ())),
        mails=tuple(_owner_mail_from(m) for m in get("mails", ())),
        figures=tuple((lead, figures) for lead, figures in get("figures", ())),
        said=tuple(_said_from(each) for each in get("said", ())),
    )


def _owner_mail_document(mail: OwnerMail) -> Document:
    return _without_defaults(
        name=mail.name,
        marker=mail.marker,
        tries=mail.tries or None,
        last_try=_iso_or_none(mail.last_try),
        arrived=mail.arrived or None,
        needless=mail.needless or None,
        shown=list(mail.shown) or None,
    )


def _owner_mail_from(document: Document) -> OwnerMail:
    get = document.get
    return OwnerMail(
        name=document["name"],
        marker=document["marker"],
        tries=get("tries", 0),
        last_try=_moment_or_none(get("last_try")),
        arrived=get("arrived", False),
        needless=get("needless", False),
        shown=tuple(get("shown", ())),
    )


def _said_document(said: Said) -> Document:
    return _without_defaults(
        at=_iso(said.at),
        kind=said.kind.value,
        words=said.words,
        number=said.number if said.number != 1 else None,
        lead=said.lead,
    )


def _said_from(document: Document) -> Said:
    get = document.get
    return Said(
        _moment(document["at"]),
        Heard(document["kind"]),
        document["words"],
        get("number", 1),
        get("lead"),
    )


def wish_document(wish: Wish) -> Document:
    """A word of the owner's by mail as a document."""
    return _without_defaults(
        kind=wish.kind.value,
        at=_iso(wish.at),
        words=wish.words,
        token=wish.token or None,
        answers=wish.answers or None,
        account=wish.account or None,
        sender=wish.sender or None,
        in_sent=None if wish.in_sent else False,
        message_id=wish.message_id or None,
    )


def wish_from(document: Document) -> Wish:
    """The word in a document."""
    get = document.get
    return Wish(
        kind=WishKind(document["kind"]),
        at=_moment(document["at"]),
        words=document["words"],
        token=get("token", ""),
        answers=get("answers", ""),
        account=get("account", ""),
        sender=get("sender", ""),
        in_sent=get("in_sent", True),
        message_id=get("message_id", ""),
    )


def act_document(act: Act) -> Document:
    """What a move into a folder did, as a document."""
    return _without_defaults(
        folder=act.folder.value,
        at=_iso(act.at),
        fingerprints=list(act.fingerprints),
        state=act.state.value,
        outcome=act.outcome and act.outcome.value,
        closed_at=_iso_or_none(act.closed_at),
        respond_by=_iso_or_none(act.respond_by),
        glance=act.glance or None,
        question=act.question or None,
        snoozed_until=_iso_or_none(act.snoozed_until),
        answered_at=_iso_or_none(act.answered_at),
        heard_at=_iso_or_none(act.heard_at),
        drafts=list(act.drafts) or None,
        rule=act.rule or None,
    )


def act_from(document: Document) -> Act:
    """The act in a document."""
    get = document.get
    return Act(
        folder=RemoteFolder(document["folder"]),
        at=_moment(document["at"]),
        fingerprints=tuple(document["fingerprints"]),
        state=LeadState(document["state"]),
        outcome=Outcome(document["outcome"]) if "outcome" in document else None,
        closed_at=_moment_or_none(get("closed_at")),
        respond_by=_moment_or_none(get("respond_by")),
        glance=get("glance", False),
        question=get("question", ""),
        snoozed_until=_moment_or_none(get("snoozed_until")),
        answered_at=_moment_or_none(get("answered_at")),
        heard_at=_moment_or_none(get("heard_at")),
        drafts=tuple(get("drafts", ())),
        rule=get("rule", ""),
    )


def absence_document(absence: Absence) -> Document:
    """An absence as a document."""
    return {"first": absence.first.isoformat(), "last": absence.last.isoformat()}


def absence_from(document: Document) -> Absence:
    """The absence in a document."""
    return Absence(date.fromisoformat(document["first"]), date.fromisoformat(document["last"]))


def rule_document(rule: Rule) -> Document:
    """A rule as a document."""
    return {
        "by": rule.by.value,
        "value": rule.value,
        "verdict": rule.verdict.value,
        "since": rule.since.isoformat(),
        "times": rule.times,
    }


def rule_from(document: Document) -> Rule:
    """The rule in a document."""
    return Rule(
        by=RuleBy(document["by"]),
        value=document["value"],
        verdict=Verdict(document["verdict"]),
        since=date.fromisoformat(document["since"]),
        times=document.get("times", 1),
    )


def line_document(line: LogLine) -> Document:
    """A line of the log as a document."""
    return _without_defaults(at=_iso(line.at), kind=line.kind.value, words=line.words, lead=line.lead)


def line_from(document: Document) -> LogLine:
    """The line in a document."""
    return LogLine(
        _moment(document["at"]), NoteKind(document["kind"]), document["words"], document.get("lead")
    )


# --- figures of an archived lead --------------------------------------------------------------------------


def figures_of(lead: Lead) -> str:
    """The one line that stays of a lead, as `name=value` pairs.

    `heard` and `answered` are minutes by the clock since `opened` (UTC), left out if it never came to that;
    promises are counted by state.
    """
    opened = lead.opened_at or lead.received_at
    promises = [promise.state.value for promise in lead.promises]
    figures = {
        "channel": lead.channel.value,
        "outcome": lead.outcome.value if lead.outcome else None,
        "opened": _iso(opened),
        "heard": _minutes(opened, lead.heard_at),
        "answered": _minutes(opened, lead.answered_at),
        "attempts": len(lead.attempts) or None,
        **{state: promises.count(state) or None for state in ("kept", "broken")},
    }
    return " ".join(f"{name}={value}" for name, value in figures.items() if value is not None)


def _minutes(start: datetime, end: datetime | None) -> int | None:
    return None if end is None else round((end - start).total_seconds() / 60)


# --- helpers ----------------------------------------------------------------------------------------------


_BIGGEST = 2**63 - 1


def cleaned(value: Any) -> Any:
    """The same plain value as any JSON reader takes it: no lone surrogates, no number over 63 bits."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, int):
        return max(-_BIGGEST, min(value, _BIGGEST)) if not isinstance(value, bool) else value
    if isinstance(value, list):
        return [cleaned(each) for each in value]
    if isinstance(value, dict):
        return {cleaned(key): cleaned(each) for key, each in value.items()}
    return value


def _without_defaults(**fields: Any) -> Document:
    return {name: value for name, value in fields.items() if value is not None}


def _pairs(pairs: Iterable[tuple[str, object]]) -> list[list[object]] | None:
    return [[name, value] for name, value in pairs] or None


@lru_cache(maxsize=256)
def _iso(at: datetime) -> str:
    if at.tzinfo is None:
        raise ValueError("the book keeps no time without a zone")
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _iso_or_none(at: datetime | None) -> str | None:
    return None if at is None else _iso(at)


@lru_cache(maxsize=256)
def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _moment_or_none(text: str | None) -> datetime | None:
    return None if text is None else _moment(text)
