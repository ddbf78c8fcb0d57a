"""The owner's word by folders: mail that newly appears in Assistant/Approved, Done, Won, Called, Later …

A message acts on the lead it belongs to, known by its fingerprint, so a stranger's mail that a rule moved
there does nothing. Nor does a copy: a rule may file one of any mail, while only the owner takes the mail
itself out of INBOX. What lay there before the first look never acts. A mail moved back to INBOX undoes the
last act. A draft dragged to Approved is approved as it lies there.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from assistant.domain.book import Book
from assistant.domain.commands import names_a_draft
from assistant.domain.decision import From
from assistant.domain.draft import (
    Draft,
    DraftState,
    Edit,
    Laid,
    happens,
    next_marker_name,
)
from assistant.domain.lead import Lead
from assistant.domain.letter import own_body
from assistant.domain.mailbox import Arrival, Batch, Copy, Cursor, Folder, Found, Role
from assistant.domain.message import Message
from assistant.domain.recognition import Sighting, sightings
from assistant.domain.remote import LARGEST, Act, RemoteFolder, act_of, order_of, remote_folder, undone
from assistant.domain.rules import Rule
from assistant.domain.summary_rows import inert
from assistant.domain.wish import Heard, WishKind
from assistant.errors import ContentError, FolderUnreadable, NotPossible, WorldError
from assistant.workflow.approval_undo import forget, forget_old_acts
from assistant.workflow.approval_words import Sitting, promised_in
from assistant.workflow.copies import letter_of
from assistant.workflow.ports import Account, Desk

_NOBODYS = "a mail in “{}” belongs to no lead; nothing was done with it"
_UNREAD = "a mail in “{}” was moved before it was read, so it belongs to no lead: {}; move it back to INBOX"
_A_COPY = (
    "a mail in “{}” is a copy, it still lies in INBOX, so nothing was done: {}; move it, or mend the rule"
)
_NAMED = 3
"""So many mails of one look are named one by one; a rule may file hundreds there."""
_LOOK_BACK = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class _Look:
    """One look into one folder: what is new in it, and how far it was read then."""

    folder: Folder
    means: RemoteFolder
    place: str
    cursor: Cursor
    news: tuple[Message, ...]
    drafts: tuple[Found, ...] = ()
    bodies: Mapping[Copy, bytes] = field(default_factory=dict)
    """Of drafts in Approved, as they lie there; none of one that is too large."""
    unreadable: int = 0
    stayed: frozenset[str] = frozenset()
    """Fingerprints of those that still lie where mail comes in: here is but a copy."""


def take_from_folders(desk: Desk, account: Account, now: datetime) -> None:
    """Take what was moved back, then what newly lies in each folder; one transaction a folder."""
    try:
        folders = [f for f in account.mailbox.folders() if f.role is Role.REMOTE]
        _take_back(desk, account, now)
    except WorldError as error:
        desk.sees.troubles[account.name] = str(error)
        return
    for folder in folders:
        means = remote_folder(folder.name)
        if means is not None:
            _take_from(desk, account, folder, means, now)


def _take_from(desk: Desk, account: Account, folder: Folder, means: RemoteFolder, now: datetime) -> None:
    place = f"{account.name}/{folder.name}"
    try:
        look = _look(desk, account, folder, means, now)
    except FolderUnreadable as error:
        desk.sees.troubles[place] = str(error)
        return
    except WorldError as error:
        desk.sees.troubles[account.name] = str(error)
        return
    desk.sees.troubles.pop(place, None)
    if look is None:
        return
    with desk.book.transaction() as book:
        _act(Sitting(desk, book, desk.hours(now), now, From.FOLDER), look)
        book.folders[place] = look.cursor
    desk.point("approval:folder-taken")


# --- looking ------------------------------------------------------------------------------------------------


def _look(desk: Desk, account: Account, folder: Folder, means: RemoteFolder, now: datetime) -> _Look | None:
    """What is new since the last look; nothing acts at the first one, or when the folder was renumbered."""
    place = f"{account.name}/{folder.name}"
    since = desk.book.look().folders.get(place)
    look_back = (now + timedelta(days=2)).date() if since is None else date(2000, 1, 1)
    batches = list(account.mailbox.arrivals(folder, since, look_back, lambda _mail: True))
    if not batches:
        return None
    news = () if since is None else _news(batches)
    mails = tuple(a.mail for a in news if isinstance(a.mail, Message))
    drafts = _drafts_among(desk, account, folder, news, now)
    wanted = [d for d in drafts if d.mail.size <= LARGEST] if means is RemoteFolder.APPROVED else []
    return _Look(
        folder,
        means,
        place,
        batches[-1].cursor,
        tuple(m for m in mails if not _is_draft(desk, m, news)),
        drafts,
        {d.copy: account.mailbox.raw(d.copy, LARGEST + 1) for d in wanted},
        len(news) - len(mails),
        _stayed(desk, account, mails),
    )


def _stayed(desk: Desk, account: Account, mails: tuple[Message, ...]) -> frozenset[str]:
    """Which of the mails we know still lie in INBOX or Junk as well (I11)."""
    seen = desk.book.look().seen
    known = [mail for mail in mails if mail.fingerprint in seen]
    if not known:
        return frozenset()
    ids, since = {mail.message_id for mail in known}, min(mail.received_at for mail in known).date()
    there = [f for role in (Role.INBOX, Role.JUNK) for f in account.mailbox.lying(role, since, ids)]
    return frozenset(found.mail.fingerprint for found in there)


def _news(batches: Iterable[Batch]) -> tuple[Arrival, ...]:
    return tuple(a for batch in batches if not batch.renumbered for a in batch.arrivals)


def _is_draft(desk: Desk, mail: Message, news: Iterable[Arrival]) -> bool:
    """Is it flagged as a draft, or one of ours that did not go out yet?"""
    if any(a.mail is mail and "\\draft" in a.flags for a in news):
        return True
    marker = desk.seal.marker_in(mail)
    drafts = (draft for lead in desk.book.look().leads.values() for draft in lead.drafts)
    waiting = (d for d in drafts if d.is_live or d.owner_edits)
    return marker is not None and any(marker in _markers(desk, draft) for draft in waiting)


def _markers(desk: Desk, draft: Draft) -> set[str]:
    numbers = range(1, draft.version.number + 1)
    return {desk.seal.mark(next_marker_name(draft.id, number)) for number in numbers}


def _drafts_among(
    desk: Desk, account: Account, folder: Folder, news: tuple[Arrival, ...], now: datetime
) -> tuple[Found, ...]:
    """The new ones that are drafts, as they lie there."""
    uids = {a.uid for a in news if isinstance(a.mail, Message) and _is_draft(desk, a.mail, news)}
    if not uids:
        return ()
    there = account.mailbox.look_in(Role.REMOTE, (now - _LOOK_BACK).date())
    return tuple(f for f in there if f.copy.folder == folder.name and f.copy.uid in uids)


# --- acting -------------------------------------------------------------------------------------------------


def _act(here: Sitting, look: _Look) -> None:
    for found in look.drafts:
        _draft_lies_there(here, look, found)
    moved: dict[int, list[Message]] = {}
    copies: list[tuple[int, Message]] = []
    strangers: list[Message] = []
    for mail in look.news:
        lead = _lead_of(here, mail)
        if lead is None:
            strangers.append(mail)
        elif mail.fingerprint in look.stayed:
            copies.append((lead.number, mail))
        else:
            moved.setdefault(lead.number, []).append(mail)
    for number, mails in moved.items():
        _act_on(here, look, number, [m.fingerprint for m in mails])
    _say_what_did_nothing(here, look, [m for n, m in copies if n not in moved], strangers)


def _say_what_did_nothing(
    here: Sitting, look: _Look, copies: list[Message], strangers: list[Message]
) -> None:
    folder = look.means.capitalize()
    for mail in copies[:_NAMED]:
        here.say(Heard.NOBODYS, _A_COPY.format(folder, _named(mail)))
    unread = [mail for mail in strangers if mail.fingerprint not in here.book.seen]
    for mail in unread[:_NAMED]:
        here.say(Heard.NOBODYS, _UNREAD.format(folder, _named(mail)))
    said = len(copies[:_NAMED]) + len(unread[:_NAMED])
    for _ in range(len(copies) + len(strangers) + look.unreadable - said):
        here.say(Heard.NOBODYS, _NOBODYS.format(folder))


def _named(mail: Message) -> str:
    """Subject and sender, a stranger's words without anything that acts (I26)."""
    sender = inert(mail.author.name or mail.author.email, 40) or "nobody named"
    return f"“{inert(mail.subject, 50)}” from {sender}"


def _lead_of(here: Sitting, mail: Message) -> Lead | None:
    """The lead in whose conversation that very message stands, a note of ours being known by its mark."""
    leads = [lead for lead in here.book.leads.values() if lead.merged_into is None]
    marker = here.desk.seal.marker_in(mail)
    prints = {mail.fingerprint, *(_note_print(here, leads, marker) if marker else ())}
    return next((lead for lead in leads if any(map(lead.has_entry, prints))), None)


def _note_print(here: Sitting, leads: Iterable[Lead], marker: str) -> tuple[str, ...]:
    sent = (draft for lead in leads for draft in lead.drafts if draft.state is DraftState.SENT)
    return tuple(f"draft:{draft.id}" for draft in sent if marker in _markers(here.desk, draft))


def _act_on(here: Sitting, look: _Look, number: int, fingerprints: list[str]) -> None:
    """One act for all mails of the lead that came together, and for those that follow soon."""
    before = here.book.lead(number)
    last = here.book.acts.get(str(number))
    if last is not None and last.covers(look.means, here.now):
        here.book.acts[str(number)] = last.joined_by(fingerprints)
        return
    kept = before, dict(here.book.rules), dict(here.book.acts)
    if last is not None and last.gives_way_to(look.means, here.now) and last.moved_any_of(fingerprints):
        before = _without_act(here, before, last)
    rules = dict(here.book.rules)
    order = order_of(look.means, str(number))
    if _approve_one(here, before) if names_a_draft(order) else here.obey(order, here.now):
        rule = _new_rule(rules, here.book.rules)
        act = act_of(look.means, before, here.book.lead(number), fingerprints, here.now, rule)
        here.book.acts[str(number)] = act
        forget_old_acts(here.book, here.now)
    else:
        _put_back(here.book, *kept)


def _without_act(here: Sitting, lead: Lead, act: Act) -> Lead:
    """The lead as it was before that act of a folder; no rule that was learned by it is left."""
    forget(here.book, lead.number, act)
    here.book.rules.pop(act.rule, None)
    return here.book.put(undone(lead, act, here.now))


def _put_back(book: Book, lead: Lead, rules: Mapping[str, Rule], acts: Mapping[str, Act]) -> None:
    """The new act was refused: then the former one stands."""
    book.put(lead)
    book.rules.clear()
    book.rules.update(rules)
    book.acts.clear()
    book.acts.update(acts)


def _approve_one(here: Sitting, lead: Lead) -> bool:
    """Yes to the lead's one pending draft, as the owner could read it: as it lies in Drafts, or stood in
    a mail to him (I11)."""
    pending = [d for d in lead.drafts if d.state is DraftState.PENDING]
    if len(pending) == 1 and not _was_shown(here.book, pending[0]):
        here.say(Heard.REFUSED, f"{pending[0].id} has a new text that was not shown yet; look at it first")
        return False
    target = pending[0].id if len(pending) == 1 else str(lead.number)
    digest = pending[0].version.digest if len(pending) == 1 else ""
    return here.obey(order_of(RemoteFolder.APPROVED, target), here.now, digest)


def _was_shown(book: Book, draft: Draft) -> bool:
    laid = draft.laid is not None and draft.laid.version == draft.version.number and not draft.stale
    shown = f"{draft.id} {draft.version.digest}"
    return laid or any(shown in mail.shown for day in book.days.values() for mail in day.mails)


def _new_rule(before: Mapping[str, object], after: Mapping[str, object]) -> str:
    return next((key for key in after if key not in before), "")


# --- a draft dragged to Approved ----------------------------------------------------------------------------


def _draft_lies_there(here: Sitting, look: _Look, found: Found) -> None:
    seen = sightings((found,), map(_with_his_own, here.book.leads.values()), here.desk.seal)
    if look.means is not RemoteFolder.APPROVED or not seen:
        here.say(Heard.NOBODYS, _NOBODYS.format(look.means.capitalize()))
        return
    sighting = seen[0]
    lead, draft = here.book.draft(sighting.draft.id)
    if draft.state is DraftState.APPROVED:
        _lies_in_approved(here, draft, sighting)
        return
    try:
        _check(lead, draft, sighting)
        if not _is_current(draft, sighting):
            _take_his_text(here, lead, draft, found.mail, look.bodies.get(found.copy, b""))
    except (ContentError, NotPossible) as error:
        here.say(Heard.REFUSED, f"{draft.id} in Approved was left there: {error}", lead.number)
        return
    _, draft = here.book.draft(draft.id)
    if here.obey(order_of(RemoteFolder.APPROVED, draft.id), here.now, draft.version.digest):
        _lies_in_approved(here, here.book.draft(draft.id)[1], sighting)


def _with_his_own(lead: Lead) -> Lead:
    """A draft that the owner edits is looked for as well: it may be that very one he dragged there."""
    looked_for = (replace(d, state=DraftState.PENDING) if d.owner_edits else d for d in lead.drafts)
    return replace(lead, drafts=tuple(looked_for))


def _is_current(draft: Draft, sighting: Sighting) -> bool:
    return sighting.untouched and sighting.version == draft.version.number


def _check(lead: Lead, draft: Draft, sighting: Sighting) -> None:
    """NotPossible unless it is a version of a draft that waits, to the lead's one address, up to 10 MB."""
    mail = sighting.found.mail
    if draft.state is not DraftState.PENDING and not draft.owner_edits:
        raise NotPossible(f"it is {draft.state}")
    recipients = [each.email.lower() for each in mail.recipients]
    if recipients != [(lead.route.to or "").lower()]:
        raise NotPossible("it is not to their one address")
    if sighting.untouched and not _is_current(draft, sighting):
        raise NotPossible("it has a new text by now; look at the one in Drafts")
    if mail.size > LARGEST:
        raise NotPossible("it is too large; send it from Drafts")


def _take_his_text(here: Sitting, lead: Lead, draft: Draft, mail: Message, raw: bytes) -> None:
    """What the owner made of it is the new version: his body unchanged, the header block ours.

    ContentError, and nothing is changed, if it cannot be sent like that.
    """
    if not raw or len(raw) > LARGEST:
        raise ContentError("it could not be read whole; send it from Drafts")
    if draft.owner_edits:
        draft = replace(draft, state=DraftState.PENDING, owner_edits=False, why="")
    number = draft.version.number + 1
    promised = promised_in(mail.text, here.now, here.hours, lead.language) or draft.version.promised
    version = replace(
        draft.version,
        number=number,
        promised=promised,
        good_until=promised or draft.version.good_until,
        text=mail.text.rstrip("\n") + "\n",
        subject=" ".join(mail.subject.split()) or draft.version.subject,
        marker=here.desk.seal.mark(next_marker_name(draft.id, number)),
        by_owner=True,
        body=here.desk.book.keep_raw(own_body(raw)),
    )
    here.desk.compose(letter_of(here.desk, replace(draft, version=version), here.now))
    here.book.put(lead.with_draft(happens(draft, Edit(version), here.now).draft))


def _lies_in_approved(here: Sitting, draft: Draft, sighting: Sighting) -> None:
    """Remember where it lies: it is taken out from there when it goes."""
    laid = Laid(sighting.found.copy, draft.version.number, approved_there=True)
    lead = here.book.lead(draft.lead)
    here.book.put(lead.with_draft(replace(draft, laid=laid, missing_since=None, clean_looks=0, held="")))


# --- moved back ---------------------------------------------------------------------------------------------


def _take_back(desk: Desk, account: Account, now: datetime) -> None:
    """Undo the last act of a lead whose mail lies in INBOX again, unless a copy still lies where it acted."""
    waiting = desk.book.look().wishes
    back = {k: w for k, w in waiting.items() if w.kind is WishKind.BACK and w.account == account.name}
    if not back:
        return
    still = {f.mail.fingerprint for f in account.mailbox.look_in(Role.REMOTE, (now - _LOOK_BACK).date())}
    with desk.book.transaction() as book:
        here = Sitting(desk, book, desk.hours(now), now, From.FOLDER)
        for key, wish in back.items():
            book.wishes.pop(key, None)
            if wish.words not in still:
                _undo(here, wish.words)
    desk.point("approval:moved-back")


def _undo(here: Sitting, fingerprint: str) -> None:
    number, act = next(
        ((n, a) for n, a in here.book.acts.items() if fingerprint in a.fingerprints), ("", None)
    )
    lead = here.book.leads.get(int(number)) if number else None
    if act is None or lead is None:
        return
    lead = _without_act(here, lead, act)
    out = [d.id for d in lead.drafts if d.id in act.drafts and d.state is not DraftState.PENDING]
    if out:
        here.say(Heard.REFUSED, f"{', '.join(out)} went out already and cannot be taken back", lead.number)
    else:
        here.say(Heard.DONE, f"{number}: “{act.folder.capitalize()}” is undone", lead.number)
