"""A message proposed to the owner: its versions, its life, and the table of DESIGN 4.5.

A draft never touches a mailbox. Events come in, a `Ruling` comes out; whether a copy has to be laid into
Drafts or taken out of it can be read off the draft at any time (`wants_laying`, `wants_taking_out`),
so that a step can be repeated and a crash forgets nothing.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from assistant.domain.mailbox import Copy, Outcome, SendResult
from assistant.domain.message import Address


class DraftKind(StrEnum):
    """What a draft is for."""

    ACKNOWLEDGEMENT = "acknowledgement"
    DELAY = "delay"
    NUDGE = "nudge"
    PHONE_TAG = "phone_tag"
    CHECK_IN = "check_in"
    INTRODUCTION = "introduction"


class DraftState(StrEnum):
    """Where a draft stands in its life."""

    PENDING = "pending"
    APPROVED = "approved"
    SENDING = "sending"
    SENT = "sent"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    FAILED = "failed"
    UNCERTAIN = "uncertain"


LIVE = frozenset({DraftState.PENDING, DraftState.APPROVED, DraftState.SENDING})
"""The columns of the table; a draft in any other state is over, or waits for the owner's word."""

SHOWN = LIVE | {DraftState.UNCERTAIN, DraftState.FAILED}
"""What `drafts` lists without `--all`."""

REJECT_AFTER = timedelta(minutes=15)
"""How long our copy must be gone before its absence is read as the owner's no."""

RENEW_AHEAD = timedelta(minutes=15)
"""How long before `good_until` an untouched version is replaced."""

_RETRY_PAUSES = (5, 15, 60, 180, 360)
"""Minutes to wait after each 4xx; given up after `GIVE_UP_AFTER`."""
GIVE_UP_AFTER = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Version:
    """What would go out, byte for byte but for Date: the owner approves exactly one of these.

    `good_until` and `promised` are aware UTC or None (a nudge promises nothing). `marker` is our keyed
    mark, also the left side of the Message-ID. Ids are without angle brackets.
    """

    number: int
    sender: Address
    recipient: Address
    subject: str
    text: str
    marker: str
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    promised: datetime | None = None
    good_until: datetime | None = None
    by_owner: bool = False
    """True when the owner wrote or changed the text with `edit`."""
    body: str = ""
    """Key of the MIME body as his mail program wrote it, sent unchanged; `text` is what it says then. "" for
    a mail of plain text, whose body is `text`."""

    @property
    def digest(self) -> str:
        """Digest over from, to, subject, in-reply-to, references, text and body (32 hex digits)."""
        parts = (
            self.sender.email,
            self.recipient.email,
            self.subject,
            self.in_reply_to,
            " ".join(self.references),
            self.text,
            *((self.body,) if self.body else ()),
        )
        return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:32]

    @property
    def message_id(self) -> str:
        """The one Message-ID of this version, kept over every retry, so that a copy can be found."""
        return f"{self.marker}@{self.sender.domain}"

    def says_the_same_as(self, other: "Version") -> bool:
        """Would not a byte of what the customer reads differ?"""
        return self.digest == other.digest


@dataclass(frozen=True, slots=True)
class Laid:
    """Our copy in Drafts, of which version; `taking_out` is recorded before we take it out.

    `stuck` is true where the server offers no safe way to take it out: it stays, and no other is laid.
    """

    copy: Copy
    version: int
    taking_out: bool = False
    stuck: bool = False
    approved_there: bool = False
    """True when it lies in Approved, where the owner dragged it."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """What was approved: the key of the stored bytes, their SHA-256, and the Date they carry."""

    key: str
    sha256: str
    date: datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """One proposal of one kind to one lead, from its first version to its end."""

    id: str
    lead: int
    kind: DraftKind
    version: Version
    created_at: datetime
    state: DraftState = DraftState.PENDING
    account: str = ""
    older: tuple[str, ...] = ()
    """Digests of replaced versions, the newest last."""
    why: str = ""
    """The reason of the present state, in words for the owner."""
    stale: bool = False
    """True when `drafting` has to make a new version (new mail, promise about to slip)."""
    laid: Laid | None = None
    missing_since: datetime | None = None
    clean_looks: int = 0
    put_away: int = 0
    """How many copies of it we took out ourselves: that many in Trash are not the owner's no."""
    owner_edits: bool = False
    approved_at: datetime | None = None
    automatic: bool = False
    """True when it goes out without a yes (config `approval.automatic`)."""
    held: str = ""
    """Why an approved draft does not go out just now."""
    frozen: Frozen | None = None
    tries: int = 0
    not_before: datetime | None = None
    sent_at: datetime | None = None
    by_owner: bool = False
    """True when the owner sent it himself from Drafts."""
    sent_copy_due: bool = False
    """True until our copy lies in Sent, or the provider's own was found there."""
    moves: tuple[str, ...] = ()
    """Ids of the promises for which a delay note names a new time; () in one of before these were kept."""

    @property
    def is_live(self) -> bool:
        """Is it still on its way to the customer?"""
        return self.state in LIVE

    @property
    def wants_laying(self) -> bool:
        """Should a copy lie in Drafts while none does? (Approved and failed ones are laid back.)"""
        waits = self.state in (DraftState.PENDING, DraftState.APPROVED, DraftState.FAILED)
        return waits and self.laid is None and self.missing_since is None

    @property
    def wants_taking_out(self) -> bool:
        """Does a copy of ours lie in Drafts that should not, or not any more?"""
        if self.laid is None or self.laid.stuck:
            return False
        over = self.state in (DraftState.REJECTED, DraftState.WITHDRAWN, DraftState.SENT)
        return over or self.laid.taking_out or self.laid.version != self.version.number

    def ready_to_send(self, now: datetime, hold: timedelta) -> bool:
        """Approved, the hold time over, and no pause after a refusal for now?"""
        if self.state is not DraftState.APPROVED or self.approved_at is None:
            return False
        return now >= self.approved_at + hold and (self.not_before is None or now >= self.not_before)


@dataclass(frozen=True, slots=True)
class Ruling:
    """What an event makes of a draft: the draft as it is now, whether the wish was met, and words."""

    draft: Draft
    done: bool
    words: str


# --- the events: the rows of the table ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Approve:
    """The owner's yes to the version with that digest; `frozen` is made of exactly that version."""

    digest: str
    frozen: Frozen
    automatic: bool = False


@dataclass(frozen=True, slots=True)
class Edit:
    """The owner's own text, by command or page, as a ready new version."""

    version: Version


@dataclass(frozen=True, slots=True)
class Reject:
    """The owner's no."""


@dataclass(frozen=True, slots=True)
class TakeBack:
    """The owner takes his yes back within the hold time; the draft waits for him again."""


@dataclass(frozen=True, slots=True)
class OwnerVersion:
    """Something in Drafts is this draft, but not as we laid it: the owner works on it."""


@dataclass(frozen=True, slots=True)
class CopyVanished:
    """Our copy is not where we laid it, and Sent, Drafts and Approved were all looked through.

    `in_trash` is true when the owner put it into Trash, `clean` when all three looks worked.
    """

    in_trash: bool = False
    clean: bool = True


@dataclass(frozen=True, slots=True)
class FoundInSent:
    """The draft, as it is or edited but still itself (DESIGN 4.3), was found in a sent folder."""

    at: datetime
    by_owner: bool


@dataclass(frozen=True, slots=True)
class OwnerAnswered:
    """The owner wrote to the person, or reached them by phone."""

    how: str = "you answered"


@dataclass(frozen=True, slots=True)
class CustomerWrote:
    """The person wrote again."""


@dataclass(frozen=True, slots=True)
class GoodUntilNear:
    """The promise in the version is about to become one that cannot be kept."""


@dataclass(frozen=True, slots=True)
class TooLate:
    """An acknowledgement that was not approved within three business days of the message."""


@dataclass(frozen=True, slots=True)
class SendingBegins:
    """The body is about to be written: recorded and synced first."""


@dataclass(frozen=True, slots=True)
class Sent:
    """The outgoing server's last word."""

    result: SendResult


@dataclass(frozen=True, slots=True)
class FoundSending:
    """A round begins and finds a draft in `sending`: we died in between, nobody knows."""


Event = (
    Approve
    | Edit
    | Reject
    | TakeBack
    | OwnerVersion
    | CopyVanished
    | FoundInSent
    | OwnerAnswered
    | CustomerWrote
    | GoodUntilNear
    | TooLate
    | SendingBegins
    | Sent
    | FoundSending
)

Move = Callable[[Draft, Event, datetime], Ruling]


# --- the moves: the cells of the table ---------------------------------------------------------------


def _stays(draft: Draft, _event: Event, _now: datetime) -> Ruling:
    return Ruling(draft, done=True, words="")


def _no_already(draft: Draft, _event: Event, _now: datetime) -> Ruling:
    return Ruling(draft, done=True, words=f"{draft.id} is rejected already; it will not be sent")


def _says_so(draft: Draft, _event: Event, _now: datetime) -> Ruling:
    words = {
        DraftState.APPROVED: f"{draft.id} is approved already",
        DraftState.SENDING: f"{draft.id} is being sent just now",
    }
    return Ruling(draft, done=True, words=words[draft.state])


def _refused(draft: Draft, _event: Event, _now: datetime) -> Ruling:
    return Ruling(
        draft, done=False, words=f"{draft.id} is being sent just now; it cannot be changed any more"
    )


def _approve(draft: Draft, event: Event, now: datetime) -> Ruling:
    assert isinstance(event, Approve)
    if event.digest != draft.version.digest:
        return _shown_anew(draft, event, now)
    approved = replace(
        draft,
        state=DraftState.APPROVED,
        approved_at=now,
        automatic=event.automatic,
        frozen=event.frozen,
        tries=0,
        not_before=None,
        held="",
        why="goes out without a yes" if event.automatic else "you approved it",
    )
    return Ruling(approved, done=True, words=f"{draft.id} is approved")


def _shown_anew(draft: Draft, _event: Event, _now: datetime) -> Ruling:
    return Ruling(draft, done=False, words=f"{draft.id} has changed since; this is the new text")


def _new_version(draft: Draft, event: Event, _now: datetime) -> Ruling:
    assert isinstance(event, Edit)
    edited = with_version(replace(_unapproved(draft), why=""), event.version)
    return Ruling(edited, done=True, words=f"{draft.id} has your text now")


def _reject(draft: Draft, _event: Event, _now: datetime) -> Ruling:
    rejected = replace(_unapproved(draft), state=DraftState.REJECTED, why="you said no")
    return Ruling(rejected, done=True, words=f"{draft.id} will not be sent")


def _take_back(draft: Draft, _event: Event, _now: datetime) -> Ruling:
    back = taken_back(draft, "you took your yes back")
    return Ruling(back, done=True, words=f"{draft.id} waits for your yes again")


def _waits_anyway(draft: Draft, _event: Event, _now: datetime) -> Ruling:
    return Ruling(draft, done=True, words=f"{draft.id} waits for your yes")


def _owner_is_editing(draft: Draft, _event: Event, _now: datetime) -> Ruling:
    edited = replace(_withdrawn(draft, "you are editing it in Drafts"), owner_edits=True)
    return Ruling(edited, done=True, words=f"{draft.id} is yours now: send it from Drafts")


def _gone_from_drafts(draft: Draft, event: Event, now: datetime) -> Ruling:
    """Ours is gone. The owner's no only if he binned it, or after a while and two clean looks."""
    assert isinstance(event, CopyVanished)
    missing = replace(
        draft,
        missing_since=draft.missing_since or now,
        clean_looks=draft.clean_looks + (1 if event.clean else 0),
        held="its copy is gone from Drafts" if draft.state is DraftState.APPROVED else draft.held,
    )
    assert missing.missing_since is not None
    long_gone = now - missing.missing_since >= REJECT_AFTER and missing.clean_looks >= 2
    if event.in_trash or long_gone:
        rejected = replace(
            _unapproved(missing), state=DraftState.REJECTED, laid=None, why="you deleted it from Drafts"
        )
        return Ruling(rejected, done=True, words=f"{draft.id} was deleted from Drafts")
    return Ruling(missing, done=True, words=f"the copy of {draft.id} is gone from Drafts")


def _sent_it_is(draft: Draft, event: Event, _now: datetime) -> Ruling:
    assert isinstance(event, FoundInSent)
    sent = replace(
        draft,
        state=DraftState.SENT,
        sent_at=event.at,
        by_owner=event.by_owner,
        sent_copy_due=False,
        owner_edits=False,
        held="",
        why="you sent it from your mail program" if event.by_owner else "found in Sent",
    )
    return Ruling(sent, done=True, words=f"{draft.id} was sent")


def _withdraw_answered(draft: Draft, event: Event, _now: datetime) -> Ruling:
    assert isinstance(event, OwnerAnswered)
    return Ruling(_withdrawn(draft, event.how), done=True, words=f"{draft.id} is withdrawn: {event.how}")


def _they_wrote_again(draft: Draft, _event: Event, _now: datetime) -> Ruling:
    if draft.kind not in (DraftKind.ACKNOWLEDGEMENT, DraftKind.DELAY):
        withdrawn = _withdrawn(draft, "they wrote again")
        return Ruling(withdrawn, done=True, words=f"{draft.id} is withdrawn: they wrote again")
    back = replace(_unapproved(draft), stale=True, why="they wrote again: look at the new mail first")
    return Ruling(back, done=True, words=f"{draft.id} waits for your yes again: they wrote again")


def _renew(draft: Draft, _event: Event, _now: datetime) -> Ruling:
    why = (
        "its time passed before it went out: approve it again"
        if draft.state is DraftState.APPROVED
        else draft.why
    )
    renewed = replace(_unapproved(draft), stale=True, why=why)
    return Ruling(renewed, done=True, words=f"{draft.id} gets a new time")


def _too_late(draft: Draft, _event: Event, _now: datetime) -> Ruling:
    withdrawn = _withdrawn(draft, "too late for a note, answer directly")
    return Ruling(withdrawn, done=True, words=f"{draft.id}: too late for a note, answer directly")


def _begin_sending(draft: Draft, _event: Event, _now: datetime) -> Ruling:
    return Ruling(replace(draft, state=DraftState.SENDING, tries=draft.tries + 1), done=True, words="")


def _result(draft: Draft, event: Event, now: datetime) -> Ruling:
    assert isinstance(event, Sent)
    return _RESULTS[event.result.outcome](draft, event.result, now)


def _accepted(draft: Draft, _result: SendResult, now: datetime) -> Ruling:
    sent = replace(draft, state=DraftState.SENT, sent_at=now, sent_copy_due=True, held="", why="sent")
    return Ruling(sent, done=True, words=f"{draft.id} is sent")


def _later(draft: Draft, result: SendResult, now: datetime) -> Ruling:
    if draft.approved_at is not None and now - draft.approved_at >= GIVE_UP_AFTER:
        return _failed(draft, result, now)
    # Refused before the body it never was in `sending`, which counts a try; it is one all the same.
    tries = draft.tries if draft.state is DraftState.SENDING else draft.tries + 1
    pause = _RETRY_PAUSES[min(max(tries, 1), len(_RETRY_PAUSES)) - 1]
    later = replace(
        draft,
        state=DraftState.APPROVED,
        tries=tries,
        not_before=now + timedelta(minutes=pause),
        held=f"not taken yet, next try in {pause} min: {result.words}",
    )
    return Ruling(later, done=True, words=f"{draft.id} was not taken yet")


def _failed(draft: Draft, result: SendResult, _now: datetime) -> Ruling:
    failed = replace(draft, state=DraftState.FAILED, held="", why=f"refused: {result.words}")
    return Ruling(failed, done=True, words=f"{draft.id} was refused: {result.words}")


def _nobody_knows(draft: Draft, result: SendResult, _now: datetime) -> Ruling:
    why = "it may have gone out: look whether they got it"
    if result.words:
        why = f"{why} ({result.words})"
    uncertain = replace(draft, state=DraftState.UNCERTAIN, held="", why=why)
    return Ruling(uncertain, done=True, words=f"{draft.id}: {why}")


def _we_died(draft: Draft, _event: Event, now: datetime) -> Ruling:
    return _nobody_knows(draft, SendResult(Outcome.UNKNOWN, "the program ended while sending"), now)


_RESULTS: Mapping[Outcome, Callable[[Draft, SendResult, datetime], Ruling]] = {
    Outcome.ACCEPTED: _accepted,
    Outcome.LATER: _later,
    Outcome.REFUSED: _failed,
    Outcome.UNKNOWN: _nobody_knows,
}

_PENDING, _APPROVED, _SENDING = DraftState.PENDING, DraftState.APPROVED, DraftState.SENDING

# fmt: off
TABLE: Mapping[type, Mapping[DraftState, Move]] = {
    #                 pending                        approved                       sending
    Approve:       {_PENDING: _approve,           _APPROVED: _says_so,           _SENDING: _says_so},
    Edit:          {_PENDING: _new_version,       _APPROVED: _new_version,       _SENDING: _refused},
    Reject:        {_PENDING: _reject,            _APPROVED: _reject,            _SENDING: _refused},
    TakeBack:      {_PENDING: _waits_anyway,      _APPROVED: _take_back,         _SENDING: _refused},
    OwnerVersion:  {_PENDING: _owner_is_editing,  _APPROVED: _owner_is_editing,  _SENDING: _stays},
    CopyVanished:  {_PENDING: _gone_from_drafts,  _APPROVED: _gone_from_drafts,  _SENDING: _stays},
    FoundInSent:   {_PENDING: _sent_it_is,        _APPROVED: _sent_it_is,        _SENDING: _sent_it_is},
    OwnerAnswered: {_PENDING: _withdraw_answered, _APPROVED: _withdraw_answered, _SENDING: _stays},
    CustomerWrote: {_PENDING: _they_wrote_again,  _APPROVED: _they_wrote_again,  _SENDING: _stays},
    GoodUntilNear: {_PENDING: _renew,             _APPROVED: _renew,             _SENDING: _stays},
    TooLate:       {_PENDING: _too_late,          _APPROVED: _stays,             _SENDING: _stays},
    SendingBegins: {_PENDING: _stays,             _APPROVED: _begin_sending,     _SENDING: _stays},
    Sent:          {_PENDING: _stays,             _APPROVED: _result,            _SENDING: _result},
    FoundSending:  {_PENDING: _stays,             _APPROVED: _stays,             _SENDING: _we_died},
}
# fmt: on

_AFTERWARDS: Mapping[tuple[type, DraftState], Move] = {
    (FoundInSent, DraftState.UNCERTAIN): _sent_it_is,
    (FoundInSent, DraftState.WITHDRAWN): _sent_it_is,
    (FoundInSent, DraftState.REJECTED): _sent_it_is,
    (FoundInSent, DraftState.FAILED): _sent_it_is,
    (Edit, DraftState.FAILED): _new_version,
    (Approve, DraftState.FAILED): _approve,
    (Reject, DraftState.FAILED): _reject,
    (Reject, DraftState.REJECTED): _no_already,
    (OwnerAnswered, DraftState.FAILED): _withdraw_answered,
    (OwnerVersion, DraftState.FAILED): _owner_is_editing,
    (CopyVanished, DraftState.FAILED): _gone_from_drafts,
}
"""What may still happen to a draft that left the table: it turns up in Sent, a failed one is mended."""


def happens(draft: Draft, event: Event, now: datetime) -> Ruling:
    """What `event` makes of `draft` at `now` (aware UTC): the table of DESIGN 4.5, nothing else.

    An event that means nothing to a draft that is over leaves it as it is, with `done` false.
    """
    if draft.state in LIVE:
        return TABLE[type(event)][draft.state](draft, event, now)
    move = _AFTERWARDS.get((type(event), draft.state))
    if move is None:
        return Ruling(draft, done=False, words=_over(draft))
    return move(draft, event, now)


def _over(draft: Draft) -> str:
    """Why nothing can be done about it any more."""
    sent = draft.state is DraftState.SENT
    words = f"{draft.id} has been sent already" if sent else f"{draft.id} is {draft.state}"
    return f"{words}: {draft.why}" if draft.why and draft.why != "sent" else words


def settled_by_owner(draft: Draft, *, went_out: bool, now: datetime) -> Ruling:
    """The owner's word on an uncertain draft: it did go out, or it did not and may be approved anew."""
    if draft.state is not DraftState.UNCERTAIN:
        return Ruling(draft, done=False, words=f"{draft.id} is {draft.state}, not uncertain")
    if went_out:
        sent = replace(draft, state=DraftState.SENT, sent_at=now, why="you said that it went out")
        return Ruling(sent, done=True, words=f"{draft.id} counts as sent")
    again = replace(_unapproved(draft), stale=True, why="you said that it did not go out")
    return Ruling(again, done=True, words=f"{draft.id} waits for your yes again")


# --- helpers of the moves and of the steps --------------------------------------------------------------


def with_version(draft: Draft, version: Version) -> Draft:
    """The draft with that version as the current one; if not a byte changes, version and digest stay."""
    if version.says_the_same_as(draft.version):
        same = replace(draft.version, promised=version.promised, good_until=version.good_until)
        return replace(draft, version=same, stale=False)
    return replace(
        draft,
        version=replace(version, number=draft.version.number + 1),
        older=(*draft.older, draft.version.digest)[-20:],
        stale=False,
    )


def next_marker_name(draft_id: str, number: int) -> str:
    """What the marker of that version is made over."""
    return f"{draft_id}/{number}"


def copy_lies(draft: Draft, copy: Copy, version: int) -> Draft:
    """Our untouched copy of that version lies in Drafts now, or was found there again."""
    laid = Laid(copy, version) if draft.laid is None else replace(draft.laid, copy=copy, version=version)
    return replace(draft, laid=laid, missing_since=None, clean_looks=0)


def about_to_take_out(draft: Draft) -> Draft:
    """Recorded and synced before our copy is taken out: its absence is ours from here on."""
    if draft.laid is None:
        return draft
    return replace(draft, laid=replace(draft.laid, taking_out=True))


def copy_is_stuck(draft: Draft) -> Draft:
    """The server offers no safe way to take our copy out: it stays where it is."""
    if draft.laid is None:
        return draft
    return replace(draft, laid=replace(draft.laid, taking_out=False, stuck=True))


def copy_taken_out(draft: Draft) -> Draft:
    """Our copy is gone by our own hand."""
    return replace(draft, laid=None, missing_since=None, clean_looks=0)


def copy_put_away(draft: Draft) -> Draft:
    """Our copy is out of Drafts, by our own hand as far as we know; it may lie in Trash now."""
    return replace(copy_taken_out(draft), put_away=draft.put_away + 1)


def taken_back(draft: Draft, why: str) -> Draft:
    """The owner took his yes, or what withdrew it, back: it waits for him as before.

    One that is on its way, or was written to the customer in another way, stays as it is.
    """
    if draft.state not in (DraftState.APPROVED, DraftState.WITHDRAWN):
        return draft
    stale = draft.state is DraftState.WITHDRAWN and not draft.version.by_owner
    return replace(_unapproved(draft), stale=stale, why=why)


def _unapproved(draft: Draft) -> Draft:
    return replace(
        draft,
        state=DraftState.PENDING,
        approved_at=None,
        automatic=False,
        frozen=None,
        held="",
        not_before=None,
        tries=0,
    )


def _withdrawn(draft: Draft, why: str) -> Draft:
    return replace(_unapproved(draft), state=DraftState.WITHDRAWN, why=why)
