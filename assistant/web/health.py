"""The page of how the assistant itself is: what it sees just now, and what `doctor` found when it last asked.

Nothing here asks the network: a page is never kept waiting by a mail server. What only asking can tell
stands with the time at which doctor asked.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from assistant.domain.lead import spoken
from assistant.domain.summary_rows import inert
from assistant.domain.tally import counted
from assistant.web.looking import Look
from assistant.web.page import Page

_GRADES = ("attention", "note", "ok")
_LONG_AGO = timedelta(days=30)

Told = tuple[str, str]
"""A grade of `_GRADES`, the gravest first, and a sentence."""


@dataclass(frozen=True, slots=True)
class Doctor:
    """What doctor found: when, what needs a look, and what is well."""

    at: str = ""
    old: bool = False
    open: tuple[Told, ...] = ()
    well: tuple[Told, ...] = ()


def health(look: Look) -> Page:
    """How the assistant itself is: what it sees, what it may do, what doctor found, what it learnt."""
    now, doctor = findings(look), kept(look)
    first = (*now[:1], *doctor.open[:1])
    values = {
        "findings": now,
        "doctor": doctor,
        "needs": any(grade == "attention" for grade, _ in first),
        "rules": [inert(each.sentence(), 300) for each in look.book.rules.values()],
        "next_summary": look.say(look.next_summary),
    }
    return Page("health", "Health", values, live=True)


def findings(look: Look) -> tuple[Told, ...]:
    """What can be said just now without asking anybody."""
    unseen = [name for name, readable in dict(look.desk.sees.sent_readable).items() if not readable]
    told = [
        *(("attention", f"{place}: {words}") for place, words in sorted(look.troubles.items())),
        *(("attention", f"{name}: Sent cannot be read, so nothing is sent.") for name in unseen),
        *_ways_out(look),
        *(("ok", f"{place} was last read {look.say(at)}.") for place, at in sorted(look.looked.items())),
        *_words_by_mail(look),
    ]
    if not look.looked:
        told.append(("note", "No folder was read yet."))
    return _sorted(told)


def _ways_out(look: Look) -> Iterator[Told]:
    """What may go out, and how."""
    habits = look.desk.habits
    if look.sends:
        sent = look.book.sends_since(look.now - timedelta(days=1))
        most = habits.mails_per_day
        yield "ok", f"{counted(sent, 'mail')} of at most {most} went out in the last 24 hours."
    else:
        yield "note", "You send from Drafts: the config names no outgoing server."
    if habits.mode == "watch":
        yield "note", "Mode watch: it reads and reports, and drafts nothing."
    if habits.automatic:
        kinds = ", ".join(sorted(spoken(each) for each in habits.automatic))
        yield "note", f"These go out without a yes: {kinds}."


def _words_by_mail(look: Look) -> Iterator[Told]:
    """Did the owner's word by mail ever come through?"""
    for account in look.desk.accounts:
        at = look.book.proof(account.name)
        if at is None:
            words = "no word of yours by mail was seen yet; `assistant doctor` has a link to try"
            yield "note", f"{account.name}: {words}."
        else:
            yield "ok", f"{account.name}: your word by mail comes through, last {look.say(at)}."


def kept(look: Look) -> Doctor:
    """What doctor kept, read with care; nothing where it never looked."""
    said = look.records.read_findings()
    at, listed = _time(said.get("at")), said.get("findings")
    if at is None or not isinstance(listed, list):
        return Doctor()
    read = [each for each in listed if isinstance(each, dict) and each.get("grade") in _GRADES]
    told = _sorted((each["grade"], str(each.get("words", ""))) for each in read)
    return Doctor(
        at=look.say(at),
        old=look.now - at > _LONG_AGO,
        open=tuple(each for each in told if each[0] != "ok"),
        well=tuple(each for each in told if each[0] == "ok"),
    )


def _time(value: object) -> datetime | None:
    try:
        at = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return at if at is not None and at.tzinfo is not None else None


def _sorted(told: Iterable[Told]) -> tuple[Told, ...]:
    safe = ((grade, inert(words, 400)) for grade, words in told)
    return tuple(sorted(safe, key=lambda it: _GRADES.index(it[0])))
