"""The owner's word from the terminal: taken by the one function for it, said back, the daemon woken."""

from collections.abc import Sequence
from datetime import timedelta

from assistant.cli.call import Call, complain, say
from assistant.cli.safe import one_line
from assistant.domain.decision import Answer, Decision
from assistant.domain.newcomer import Newcomer
from assistant.errors import NotPossible


def decide(call: Call, decision: Decision) -> Answer:
    """Take one decision and wake the daemon if anything was done."""
    from assistant import bootstrap
    from assistant.workflow.approval import take

    answer = take(call.desk, decision, call.now)
    if answer.done:
        bootstrap.wake(call.settings)
    return answer


def decide_newcomers(call: Call, newcomers: Sequence[Newcomer]) -> list[Answer]:
    """Add many people and wake the daemon if anything was done."""
    from assistant import bootstrap
    from assistant.workflow.approval import take_newcomers

    answers = take_newcomers(call.desk, newcomers, call.now)
    if any(answer.done for answer in answers):
        bootstrap.wake(call.settings)
    return answers


def decided(call: Call, decision: Decision) -> None:
    """Take one decision and say what came of it. Raises NotPossible with the answer if it was not done."""
    answer = decide(call, decision)
    if not answer.done:
        raise NotPossible(sentence(answer.words))
    say(sentence(answer.words))


def tell_each(answers: Sequence[Answer]) -> bool:
    """Say every answer, what was done on stdout and what was not on stderr; True if all was done."""
    for answer in answers:
        (say if answer.done else complain)(sentence(answer.words))
    return all(answer.done for answer in answers)


def sentence(words: str) -> str:
    """The words as one sentence on one line."""
    flat = one_line(words)
    started = flat[:1].upper() + flat[1:]
    return started if started.endswith((".", "!", "?", ":", '"')) else f"{started}."


def what_happens(hold: timedelta, *, running: bool) -> str:
    """What becomes of drafts that were approved just now."""
    if not running:
        return "No daemon is running: `assistant run` sends what is approved, `assistant run --once` at once."
    minutes = -(-hold // timedelta(minutes=1))
    soon = "within a minute or two" if minutes <= 1 else f"in about {minutes} minutes"
    return f"It goes out {soon}; until then `assistant take-back` takes it back."
