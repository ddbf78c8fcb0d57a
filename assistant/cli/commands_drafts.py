"""Commands that decide on drafts: approve, edit, reject, settle."""

import sys
from dataclasses import replace
from pathlib import Path

import click

from assistant.cli import people
from assistant.cli.call import Call, paint, pass_call, say, width
from assistant.cli.deciding import decide, decided, sentence, tell_each, what_happens
from assistant.cli.safe import one_line
from assistant.domain.decision import Answer, Decision, Word
from assistant.domain.draft import Draft, DraftState
from assistant.errors import NotPossible, UsageError

_TEXT_LIMIT = 64 * 1024
"""Bytes of a draft's own text; a reply longer than this is a mistake."""


@click.command()
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@click.option(
    "--digest", default="", help="Only if the draft still has this digest (`drafts --json` tells it)."
)
@pass_call
@click.pass_context
def approve(ctx: click.Context, call: Call, ids: tuple[str, ...], digest: str) -> None:
    """Say yes: these drafts go out as they are. A lead's number means its one draft."""
    if digest and len(ids) > 1:
        raise UsageError("--digest belongs to one draft; name just one.")
    answers = [_approved(call, each, digest) for each in ids]
    good = tell_each(answers)
    soon = (each for each in answers if each.done and "; it goes out" not in each.words)
    if any(_state(call, each.draft) is DraftState.APPROVED for each in soon):
        say(what_happens(call.settings.approval.hold_approved, running=call.store.daemon_is_running()))
    if digest and not good:
        _show_anew(call, answers[0].draft)
    ctx.exit(0 if good else 1)


def _approved(call: Call, target: str, digest: str) -> Answer:
    """The answer to one yes. To a draft that went out meanwhile a repeated yes is no failure."""
    answer = decide(call, _word(call, Word.APPROVE, target, digest=digest))
    draft = _known(call, answer.draft)
    if draft is None:
        return answer
    if draft.state is DraftState.SENT:
        return replace(answer, done=True, words=f"{draft.id} went out already")
    return _with_text_named(answer, draft)


def _show_anew(call: Call, draft_id: str) -> None:
    """The text as it is now, where the yes was to an older one."""
    draft = _known(call, draft_id)
    if draft is not None and draft.state is DraftState.PENDING:
        say(people.drafts([draft], call.zone, call.now, width(), paint()))


@click.command()
@click.argument("draft_id", metavar="ID")
@click.option(
    "--body-file",
    type=click.Path(path_type=Path),
    help="Take the text from this file; - for what is piped in.",
)
@click.option("--subject", default="", help="A new subject.")
@pass_call
def edit(call: Call, draft_id: str, body_file: Path | None, subject: str) -> None:
    """Change a draft's text, in $EDITOR or from a file. It waits for your yes again."""
    draft = _draft(call, draft_id)
    text = _edited(call, draft) if body_file is None and not subject else _text_from(body_file, draft)
    if text is None:
        say("Nothing was changed.")
        return
    decided(call, _word(call, Word.EDIT, draft.id, text=text, subject=one_line(subject)))
    if _state(call, draft.id) is DraftState.PENDING:
        say(f"`assistant approve {draft.id}` sends it.")


@click.command()
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@pass_call
@click.pass_context
def reject(ctx: click.Context, call: Call, ids: tuple[str, ...]) -> None:
    """Say no: these drafts are not sent. An approved one is taken back if it is not out yet."""
    ctx.exit(0 if tell_each([decide(call, _word(call, Word.REJECT, each)) for each in ids]) else 1)


@click.command("take-back")
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@pass_call
@click.pass_context
def take_back(ctx: click.Context, call: Call, ids: tuple[str, ...]) -> None:
    """Take a yes back before it went out: these drafts wait for you again."""
    ctx.exit(0 if tell_each([decide(call, _word(call, Word.TAKE_BACK, each)) for each in ids]) else 1)


@click.command()
@click.argument("draft_id", metavar="ID")
@click.argument("fate", metavar="FATE", type=click.Choice(["sent", "not-sent"]))
@pass_call
def settle(call: Call, draft_id: str, fate: str) -> None:
    """Say whether an uncertain draft went out. FATE is sent or not-sent.

    Not sent: it waits for your yes again.
    """
    decided(call, _word(call, Word.SETTLE, draft_id, went_out=fate == "sent"))


def _word(
    call: Call,
    word: Word,
    target: str,
    *,
    digest: str = "",
    text: str = "",
    subject: str = "",
    went_out: bool = False,
) -> Decision:
    return Decision(word, target, call.now, digest=digest, text=text, subject=subject, went_out=went_out)


def _with_text_named(answer: Answer, draft: Draft) -> Answer:
    """The answer with whom the draft is to and how it starts, so that a slip of the finger shows at once."""
    start = one_line(draft.version.text)
    shown = start if len(start) <= 60 else start[:59].rstrip() + "…"
    words = f'{sentence(answer.words)} To {draft.version.recipient.email}: "{shown}"'
    return replace(answer, words=words)


def _known(call: Call, draft_id: str) -> Draft | None:
    leads = call.store.look().leads.values()
    return next((each for it in leads for each in it.drafts if each.id == draft_id), None)


def _state(call: Call, draft_id: str) -> DraftState | None:
    draft = _known(call, draft_id)
    return draft.state if draft else None


def _draft(call: Call, draft_id: str) -> Draft:
    """The draft of that id, or the one that a lead's number means; UnknownItem or NotPossible if none."""
    book = call.store.look()
    target = draft_id.strip().lower()
    if not (target.isascii() and target.isdigit()):
        return book.draft(target)[1]
    live = [each for each in book.lead(int(target)).drafts if each.is_live or each.state is DraftState.FAILED]
    pending = [each for each in live if each.state is DraftState.PENDING] or live
    if len(pending) != 1:
        names = ", ".join(each.id for each in pending)
        raise NotPossible(
            f"Say which of {names}." if names else f"Lead {target} has no draft that waits for you."
        )
    return pending[0]


def _edited(call: Call, draft: Draft) -> str | None:
    """The text as the owner leaves it in the editor, None if he does not save."""
    if not sys.stdin.isatty() and not (call.environ.get("VISUAL") or call.environ.get("EDITOR")):
        raise UsageError("There is no terminal to edit in; --body-file takes the text from a file.")
    return click.edit(draft.version.text, extension=".txt")


def _text_from(file: Path | None, draft: Draft) -> str:
    """The text in a file, or the draft's own where only the subject changes."""
    if file is None:
        return draft.version.text
    try:
        raw = _start_of(file)
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}.") from None
    if len(raw) > _TEXT_LIMIT:
        raise UsageError(f"{file} is longer than 64 KB, too long for a reply.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"{file} is not UTF-8 text; save it as UTF-8.") from None


def _start_of(file: Path) -> bytes:
    if str(file) == "-":
        return sys.stdin.buffer.read(_TEXT_LIMIT + 1)
    with file.open("rb") as opened:
        return opened.read(_TEXT_LIMIT + 1)
