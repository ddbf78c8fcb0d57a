"""The owner's word about one promise of his."""

import click

from assistant.cli.call import Call, pass_call
from assistant.cli.deciding import decided
from assistant.domain.decision import Decision, Word
from assistant.domain.when import parse_deadline
from assistant.errors import UsageError


@click.command()
@click.argument("promise_id", metavar="PROMISE")
@click.argument("word", metavar="kept|released|by", type=click.Choice(["kept", "released", "by"]))
@click.argument("when", metavar="[WHEN]", nargs=-1)
@pass_call
def promise(call: Call, promise_id: str, word: str, when: tuple[str, ...]) -> None:
    """Say that a promise is kept, that nobody waits for it, or by when it is due.

    PROMISE is what `assistant promises` prints before it; `by friday` gives it another time:
    a bare day means its close. Nobody is told.
    """
    lead = promise_id[: len(promise_id) - len(promise_id.lstrip("0123456789"))]
    if word == "by":
        if not when:
            raise UsageError(f"say by when: `assistant promise {promise_id} by friday`")
        until = parse_deadline(" ".join(when), call.now, call.desk.hours(call.now))
        decided(call, Decision(Word.PROMISE_MOVED, lead, call.now, other=promise_id, until=until))
        return
    meaning = Word.PROMISE_KEPT if word == "kept" else Word.PROMISE_RELEASED
    decided(call, Decision(meaning, lead, call.now, other=promise_id))
