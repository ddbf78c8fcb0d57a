"""From a form of the page to the owner's decision: functions of (desk, form, now), each ending in `take`.

A yes carries the digest of the text that was shown with it; without one nothing is approved (I11).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from assistant.domain.decision import Answer, Decision, From, Word
from assistant.domain.draft import Draft, DraftState
from assistant.domain.lead import CallResult, Outcome
from assistant.domain.letter import typed
from assistant.domain.when import parse_deadline, parse_when
from assistant.errors import UsageError
from assistant.web.forms import Form
from assistant.workflow.approval import take
from assistant.workflow.ports import Desk

MOST_AT_ONCE = 20
"""So many drafts one tap may approve (fault H17)."""
_NOTE, SUBJECT_LIMIT = 200, 500
NOT_OURS = "That form is not one of this page; nothing was changed."
OFFERED = frozenset(
    {
        Word.APPROVE,
        Word.EDIT,
        Word.REJECT,
        Word.TAKE_BACK,
        Word.SETTLE,
        Word.CALLED,
        Word.ANSWERED,
        Word.NOT_ANSWERED,
        Word.DONE,
        Word.SNOOZE,
        Word.LONGER,
        Word.NUDGE,
        Word.NOT_LEAD,
        Word.REOPEN,
        Word.MERGE,
        Word.SPLIT,
        Word.PROMISE_KEPT,
        Word.PROMISE_RELEASED,
        Word.PROMISE_MOVED,
    }
)
"""The words that this page has buttons for."""


@dataclass(frozen=True, slots=True)
class Undo:
    """The decision that takes the last one back, and what stands on its button."""

    word: Word
    target: str
    label: str


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What came of a form: the words for the owner, and whether anything was done."""

    words: str
    done: bool
    undo: Undo | None = None


@dataclass(frozen=True, slots=True)
class Typed:
    """What the owner wrote into the editor at `path`, and what could not be kept: it is given back to him."""

    path: str
    subject: str
    text: str


def decide(desk: Desk, form: Form, now: datetime) -> Outcomes:
    """One decision on one lead or draft. UsageError for a form that this page never made."""
    made = decision(desk, form, now)
    return _outcomes(take(desk, made, now), made)


def decision(desk: Desk, form: Form, now: datetime) -> Decision:
    """What the form says, as a decision; only the fields that its word needs are looked at."""
    word = _one_of(Word, form.get("word"))
    if word not in OFFERED:
        raise UsageError(NOT_OURS)
    made = Decision(word, form.get("target")[:16], now, From.PAGE)
    fill = _FIELDS.get(word)
    return fill(made, form, desk, now) if fill else made


def _approve(made: Decision, form: Form, _desk: Desk, _now: datetime) -> Decision:
    digest = form.get("digest")
    if not digest:
        raise UsageError("A yes needs the text it is meant for; open the draft and approve it there.")
    return replace(made, digest=digest)


def _edit(made: Decision, form: Form, _desk: Desk, _now: datetime) -> Decision:
    return replace(made, text=_text(form), subject=_subject(form))


def _called(made: Decision, form: Form, _desk: Desk, _now: datetime) -> Decision:
    note = " ".join(form.get("note")[:_NOTE].split())
    return replace(made, call=_one_of(CallResult, form.get("call")), note=note)


def _done(made: Decision, form: Form, _desk: Desk, _now: datetime) -> Decision:
    outcome = _one_of(Outcome, form.get("outcome") or Outcome.DONE)
    return replace(made, outcome=outcome)


def _snooze(made: Decision, form: Form, desk: Desk, now: datetime) -> Decision:
    return replace(made, until=parse_when(_when(form), now, desk.hours(now)))


def _when(form: Form) -> str:
    return next(filter(None, map(str.strip, form.every("when"))), "tomorrow")


def _nudge(made: Decision, form: Form, _desk: Desk, _now: datetime) -> Decision:
    return replace(made, never=form.get("never") == "yes")


def _other(made: Decision, form: Form, _desk: Desk, _now: datetime) -> Decision:
    return replace(made, other=form.get("other").strip()[:32])


def _moved(made: Decision, form: Form, desk: Desk, now: datetime) -> Decision:
    until = parse_deadline(_when(form), now, desk.hours(now))
    return replace(_other(made, form, desk, now), until=until)


def _settle(made: Decision, form: Form, _desk: Desk, _now: datetime) -> Decision:
    return replace(made, went_out=form.get("fate") == "sent")


_FIELDS: Mapping[Word, Callable[[Decision, Form, Desk, datetime], Decision]] = {
    Word.APPROVE: _approve,
    Word.EDIT: _edit,
    Word.SETTLE: _settle,
    Word.CALLED: _called,
    Word.DONE: _done,
    Word.SNOOZE: _snooze,
    Word.NUDGE: _nudge,
    Word.MERGE: _other,
    Word.SPLIT: _other,
    Word.PROMISE_KEPT: _other,
    Word.PROMISE_RELEASED: _other,
    Word.PROMISE_MOVED: _moved,
}


# --- several at once, and the editor ----------------------------------------------------------------------


def approve_shown(desk: Desk, form: Form, now: datetime) -> Outcomes:
    """One yes to all drafts whose whole text stood on the page: `draft` holds "12a:digest", one each."""
    shown = [each.partition(":") for each in form.every("draft")][:MOST_AT_ONCE]
    if not shown or not all(digest for _, _, digest in shown):
        raise UsageError("There is no draft to approve here.")
    answers = [
        take(desk, Decision(Word.APPROVE, target, now, From.PAGE, digest=digest), now)
        for target, _, digest in shown
    ]
    good = sum(answer.done for answer in answers)
    troubles = [_sentence(answer.words) for answer in answers if not answer.done]
    said = [f"{good} {'draft is' if good == 1 else 'drafts are'} approved."] if good else []
    return Outcomes(" ".join([*said, *troubles]), not troubles)


def edit_draft(desk: Desk, draft_id: str, form: Form, now: datetime) -> Outcomes:
    """The editor's form: keep the text, send it, take the yes back, or reject the draft.

    The text was written over a version the owner saw; if there is another one by now, nothing is changed.
    Sending approves exactly what would then stand there: the shown version with this text.
    """
    wish = form.get("do")
    if wish in (Word.REJECT, Word.TAKE_BACK):
        no = Decision(Word(wish), draft_id, now, From.PAGE)
        return _outcomes(take(desk, no, now), no)
    _, draft = desk.book.look().draft(draft_id)
    if draft.version.digest != form.get("digest"):
        return Outcomes(
            f"{draft_id} has changed since you opened it; this is the new text. Yours stands below it.",
            done=False,
        )
    answer = _edited(desk, draft, form, now)
    if wish != "send" or not answer.done:
        return _outcomes(answer)
    yes = Decision(Word.APPROVE, draft_id, now, From.PAGE, digest=_with_text(draft, form))
    return _outcomes(take(desk, yes, now), yes)


def typed_in(form: Form, path: str) -> Typed | None:
    """What was written into the editor at `path`; None if the form has no text."""
    text = _text(form).strip()
    return Typed(path, _subject(form), text) if text else None


def _edited(desk: Desk, draft: Draft, form: Form, now: datetime) -> Answer:
    """The text kept, if it is another one."""
    same = _with_text(draft, form) == draft.version.digest
    if same and draft.state is DraftState.PENDING:
        return Answer(True, f"{draft.id} is unchanged", draft.lead, draft.id)
    made = Decision(Word.EDIT, draft.id, now, From.PAGE, text=_text(form), subject=_subject(form))
    return take(desk, made, now)


def _with_text(draft: Draft, form: Form) -> str:
    """The digest of the draft's version with the text and subject of the form."""
    subject = " ".join((_subject(form) or draft.version.subject).split())
    return replace(draft.version, text=_text(form).strip() + "\n", subject=subject).digest


def _text(form: Form) -> str:
    return typed(form.get("text"))


def _subject(form: Form) -> str:
    return " ".join(typed(form.get("subject"))[:SUBJECT_LIMIT].split())


def _outcomes(answer: Answer, made: Decision | None = None) -> Outcomes:
    undo = _undo(answer, made) if made is not None and answer.done else None
    return Outcomes(_sentence(answer.words), answer.done, undo)


def _undo(answer: Answer, made: Decision) -> Undo | None:
    """How a slip of the finger is mended: a yes as long as the draft is not out, an end at any time."""
    if made.word is Word.APPROVE and answer.draft:
        return Undo(Word.TAKE_BACK, answer.draft, "Take it back")
    reached = made.word is Word.CALLED and made.call is CallResult.REACHED
    if (reached or made.word in (Word.DONE, Word.NOT_LEAD)) and answer.lead is not None:
        return Undo(Word.REOPEN, str(answer.lead), "Open it again")
    return None


def _sentence(words: str) -> str:
    started = words[:1].upper() + words[1:]
    return started if started.endswith((".", "!", "?", ":", '"')) else f"{started}."


Kind = TypeVar("Kind", bound=StrEnum)


def _one_of(kind: type[Kind], value: str) -> Kind:
    """A word of ours; UsageError for any other."""
    try:
        return kind(value)
    except ValueError:
        raise UsageError(NOT_OURS) from None
