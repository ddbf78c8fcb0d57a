"""`away`: the owner is away for some days; whom it touches, and what is done about it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import click

from assistant.cli import machine, people
from assistant.cli.call import Call, hand_out, pass_call, say, width
from assistant.cli.columns import columns
from assistant.domain.absence import Absence, days_of, parse_absence
from assistant.domain.plan_words import short_day
from assistant.errors import NotPossible

if TYPE_CHECKING:
    from assistant.domain.book import Book
    from assistant.domain.business_hours import BusinessHours
    from assistant.domain.leaving import Touched

_CONFIG = "it stands in the config under [hours] absences; change it there"


@click.command()
@click.argument("days", metavar="DAYS", default="")
@click.option("--end", is_flag=True, help="You are back early, or the absence of those days is off.")
@click.option("--json", "json", is_flag=True, help="For programs: one JSON document.")
@pass_call
def away(call: Call, days: str, end: bool, json: bool) -> None:
    """You are away on DAYS: 2026-12-24, or 2026-12-24..2027-01-02. Without DAYS: when you are.

    New inquiries are promised a time after it. Who was promised one in it gets a delay note to approve; it
    ends by itself.
    """
    hours = call.desk.hours(call.now)
    today = hours.day_of(call.now)
    absence = parse_absence(days, today) if days else None
    if end:
        _end(call, absence, today)
    elif absence is None:
        _show(call, today, json=json)
    else:
        _leave(call, absence, hours, json=json)


# --- going ------------------------------------------------------------------------------------------------


def _leave(call: Call, absence: Absence, hours: "BusinessHours", *, json: bool) -> None:
    from assistant import bootstrap
    from assistant.domain.book import LogLine, NoteKind
    from assistant.domain.leaving import go_away

    then = replace(hours, away=hours.away | days_of([absence]))
    with call.desk.book.transaction() as book:
        found = go_away(book, absence, call.now, then, call.desk.display_phone)
        book.tell(LogLine(call.now, NoteKind.DECISION, f"you are away: {absence.name}"))
    bootstrap.wake(call.settings)
    back = then.next_open_day(absence.last)
    if json:
        listed = [_touched(each, call) for each in found]
        hand_out(machine.document(_absence(absence) | {"back": back.isoformat(), "touched": listed}))
        return
    say(f"You are away {_days(absence)} and back on {short_day(back)}. New inquiries hear a time after that.")
    _tell(call, found)


def _tell(call: Call, found: "tuple[Touched, ...]") -> None:
    from assistant.domain.leaving import Then

    if not found:
        say("Nobody's answer falls due meanwhile.")
        return
    rows = [
        (
            str(each.lead.number),
            people.who(each.lead.contact),
            people.when(each.due, call.zone, call.now),
            _WORDS[each.then],
        )
        for each in found
    ]
    say("\n".join(["", *columns(rows, ("ID", "WHO", "WAS DUE", "NOW"), (6, 24, 21), width()), ""]))
    if any(each.then in (Then.DELAY, Then.RENEWED) for each in found):
        watch = call.settings.approval.mode == "watch"
        say("Mode is watch: nothing is drafted." if watch else "`assistant drafts` shows them for your yes.")
    if any(each.then is Then.CALL for each in found):
        say("Call before you go: after the call, `assistant called ID reached`; a visit that you put off:")
        say("`assistant promise NUMBER by WHEN`, with its number from `assistant promises`.")


_WORDS = {
    "later": "due when you are back",
    "renewed": "its draft gets a new time",
    "delay": "a delay note is drafted",
    "call": "promised: call them",
}


# --- coming back ------------------------------------------------------------------------------------------


def _end(call: Call, absence: Absence | None, today: date) -> None:
    from assistant import bootstrap
    from assistant.domain.leaving import bring_back, call_off, come_back

    with call.desk.book.transaction() as book:
        off = absence is not None and call_off(book, absence, today)
        ended = [absence] if absence is not None and off else list(come_back(book, absence, today))
        hours = bootstrap.hours(call.settings, _AsItIs(book))(call.now)
        moved = bring_back(book, ended, call.now, hours, call.desk.habits.policy) if ended else ()
    if not ended:
        raise NotPossible(_why_not(call, absence, today))
    bootstrap.wake(call.settings)
    for each in ended:
        say(f"Your absence {_days(each)} is {'over' if each.covers(today) else 'off'}.")
    if moved:
        names = ", ".join(f"{people.who(lead.contact)} ({lead.number})" for lead in moved)
        say(f"Earlier times for {names}: `assistant plan` says who comes first.")
    say("What was sent stands: whoever was told a later time keeps it.")


@dataclass(frozen=True, slots=True)
class _AsItIs:
    """The book inside a transaction, to reckon the hours with."""

    book: "Book"

    def look(self) -> "Book":
        """It."""
        return self.book


def _why_not(call: Call, absence: Absence | None, today: date) -> str:
    in_config = [Absence(*each) for each in call.settings.hours.absences]
    if absence in in_config or any(each.covers(today) for each in in_config):
        return f"That absence cannot be ended here: {_CONFIG}."
    if absence is not None:
        return f"There is no absence {_days(absence)}; `assistant away` lists them."
    return "You are not away today; `assistant away` lists what is to come."


# --- looking ----------------------------------------------------------------------------------------------


def _show(call: Call, today: date, *, json: bool) -> None:
    kept = [(each, False) for each in call.store.look().absences.values()]
    known = [*kept, *((Absence(*each), True) for each in call.settings.hours.absences)]
    coming = sorted((pair for pair in known if pair[0].last >= today), key=lambda pair: pair[0].first)
    if json:
        hand_out(machine.document([_absence(each) | {"in_config": fixed} for each, fixed in coming]))
        return
    if not coming:
        say("You are not away. `assistant away 2026-12-24..2027-01-02` says when you will be.")
        return
    for each, fixed in coming:
        now = "away now, " if each.covers(today) else ""
        say(f"{now}{_days(each)}{' (config)' if fixed else ''}")
    say("`assistant away DAYS --end` calls one off; `assistant away --end` says that you are back.")


def _days(it: Absence) -> str:
    """ "from Thu 24 Dec 2026 to Sat 2 Jan 2027", "on Thu 24 Dec 2026"."""
    first, last = (f"{short_day(each)} {each.year}" for each in (it.first, it.last))
    return f"on {first}" if it.first == it.last else f"from {first} to {last}"


def _absence(it: Absence) -> machine.Json:
    return {"from": it.first.isoformat(), "to": it.last.isoformat()}


def _touched(it: "Touched", call: Call) -> machine.Json:
    return {
        "lead": str(it.lead.number),
        "contact": machine.contact(it.lead.contact),
        "due": machine.moment(it.due, call.zone),
        "then": it.then.value,
    }
