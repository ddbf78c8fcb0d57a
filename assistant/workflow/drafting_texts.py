"""From a lead and an occasion to the text and head of one mail: what every kind of draft has in common."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone

from assistant.domain import greeting
from assistant.domain.absence import gone_until
from assistant.domain.book import Book
from assistant.domain.business_hours import BusinessHours
from assistant.domain.calls import say_windows, times_to_reach_us, tries
from assistant.domain.draft import DraftKind, Version, next_marker_name
from assistant.domain.lead import Channel, Entry, Lead
from assistant.domain.message import Address
from assistant.domain.phrase import phrase, say_day
from assistant.domain.reading import Kind
from assistant.workflow.ports import Desk


@dataclass(frozen=True, slots=True)
class Look:
    """One look at the book: everything a decision about drafts may ask. `now` is aware UTC."""

    desk: Desk
    book: Book
    hours: BusinessHours
    now: datetime


@dataclass(frozen=True, slots=True)
class Contents:
    """What one mail says beside names and greetings: to which address, what it promises, until when it holds.

    `values` are those of its kind (`tone.SAMPLE`); `begins` is true where it answers no mail of theirs.
    """

    to: str
    promised: datetime | None = None
    good_until: datetime | None = None
    values: Mapping[str, object] = field(default_factory=dict)
    begins: bool = False


def version_of(
    look: Look, lead: Lead, kind: DraftKind, draft_id: str, number: int, contents: Contents
) -> Version:
    """The text and head of a mail to this lead. ContentError if its template cannot be filled."""
    desk = look.desk
    language = language_of(desk, lead)
    rendered = desk.renderer.reply(kind, language, _values(look, lead, language, contents))
    answered = None if contents.begins else _answered(lead)
    replies = answered is not None and lead.channel is Channel.EMAIL and bool(lead.subject)
    return Version(
        number=number,
        sender=Address(desk.owner.name, lead.route.own_address),
        recipient=Address(_name_for(lead, contents.to), contents.to),
        subject=greeting.reply_subject(lead.subject) if replies else rendered.subject,
        text=rendered.text,
        marker=desk.seal.mark(next_marker_name(draft_id, number)),
        in_reply_to=answered.message_id if answered else "",
        references=(answered.message_id,) if answered else (),
        promised=contents.promised,
        good_until=contents.good_until,
    )


def language_of(desk: Desk, lead: Lead) -> str:
    """The language of the inquiry, else the owner's, else English, as far as there are templates."""
    known = desk.renderer.languages()
    return next((tag for tag in (lead.language, desk.owner.language) if tag in known), "en")


def _values(look: Look, lead: Lead, language: str, contents: Contents) -> dict[str, object]:
    owner, due, hours = look.desk.owner, contents.promised, look.hours
    promise = (
        {"promise": {"phrase": _phrase(look, lead, due, language), "due": hours.local(due)}} if due else {}
    )
    away = gone_until(due, hours, look.now) if due else None
    today, missed = hours.day_of(look.now), tries(lead)
    return {
        "contact": {
            "name": lead.contact.name or "",
            "first_name": greeting.first_name(lead.contact.name, lead.contact.email),
            "full_name": greeting.full_name(lead.contact.name, lead.contact.email),
        },
        "owner": {
            "name": owner.name,
            "business": owner.business,
            "phone": owner.phone,
            "email": lead.route.own_address,
            "away_from": say_day(away.since, language, today=today) if away and away.since else "",
            "back": say_day(away.back, language, today=today) if away else "",
        },
        "inquiry": {
            "subject": lead.subject,
            "about": greeting.about(lead.subject if lead.channel is Channel.EMAIL else "", lead.about),
            "channel": lead.channel.value,
        },
        "attempt": {"count": len(missed), "when": hours.local(missed[-1].at) if missed else ""},
        "windows": _windows(look, lead, language),
        "met": lead.met,
        **promise,
        **contents.values,
    }


def _phrase(look: Look, lead: Lead, due: datetime, language: str) -> str:
    """The promised time, on the owner's clock; it is said whose, where theirs shows another time."""
    return phrase(due, look.hours.zone, language, now=look.now, other_zone=_their_zone(look, lead, due))


def _windows(look: Look, lead: Lead, language: str) -> tuple[str, ...]:
    """When the owner can be reached, likewise."""
    spans = times_to_reach_us(look.now, look.hours)
    theirs = _their_zone(look, lead, spans[0][0] if spans else look.now)
    return say_windows(spans, look.hours, language, now=look.now, other_zone=theirs)


def _their_zone(look: Look, lead: Lead, at: datetime) -> timezone:
    ours = look.hours.local(at).utcoffset() or timedelta(0)
    return timezone(ours + timedelta(minutes=lead.clock_apart))


def _answered(lead: Lead) -> Entry | None:
    """The mail that ours goes on from: the latest of the conversation, theirs or ours."""
    return next((e for e in reversed(lead.conversation) if e.message_id and e.kind is Kind.EMAIL), None)


def _name_for(lead: Lead, to: str) -> str:
    """The name beside the address; none beside a relay's."""
    return "" if lead.route.relay and to == lead.route.to else lead.contact.name or ""
