"""A time to promise that fits in beside everything else that is owed."""

from collections.abc import Callable
from datetime import datetime, timedelta

from assistant.domain.capacity import KeptTime, has_room, has_room_in_blocks
from assistant.domain.lead import Lead
from assistant.domain.pace import Work, paces
from assistant.domain.promise import HasRoom, always_room
from assistant.errors import NotPossible
from assistant.workflow.drafting_texts import Look


def with_room(look: Look, lead: Lead, reckon: Callable[[HasRoom], datetime]) -> datetime:
    """What `reckon` finds, handed the places that are left for this lead.

    Where nothing is left for more than a year, as in a flood, policy alone decides: nobody is left without
    a word. NotPossible if there are no open hours at all.
    """
    habits, leads = look.desk.habits, look.book.leads.values()
    others = [o for o in leads if o.number != lead.number and not _behind(o, lead)]
    room = has_room(others, look.hours, habits.answers_per_day)
    try:
        if not any(habits.blocks):
            return reckon(room)
        kept = KeptTime(habits.blocks, timedelta(minutes=paces(leads)[Work.MAIL].minutes))
        today, first = look.hours.day_of(look.now), look.hours.day_of(reckon(always_room))
        blocks = has_room_in_blocks(others, look.hours, kept, today=today, first=first)
        return reckon(lambda at: room(at) and blocks(at))
    except NotPossible:
        return reckon(always_room)


def _behind(other: Lead, lead: Lead) -> bool:
    """Does the other stand behind in the queue for a first note? Then it takes no place from this one."""
    nothing_said = not other.live_drafts and not other.open_promises
    return other.number > lead.number and other.acknowledge and nothing_said
