"""A time to promise that fits in beside everything else that is owed."""

from collections.abc import Callable
from datetime import datetime

from assistant.domain.capacity import has_room
from assistant.domain.lead import Lead
from assistant.domain.promise import HasRoom, always_room
from assistant.errors import NotPossible
from assistant.workflow.drafting_texts import Look


def with_room(look: Look, lead: Lead, reckon: Callable[[HasRoom], datetime]) -> datetime:
    """What `reckon` finds, handed the places that are left for this lead.

    Where nothing is left for more than a year, as in a flood, policy alone decides: nobody is left without
    a word. NotPossible if there are no open hours at all.
    """
    others = (o for o in look.book.leads.values() if o.number != lead.number and not _behind(o, lead))
    room = has_room(others, look.hours, look.desk.habits.answers_per_day)
    try:
        return reckon(room)
    except NotPossible:
        return reckon(always_room)


def _behind(other: Lead, lead: Lead) -> bool:
    """Does the other stand behind in the queue for a first note? Then it takes no place from this one."""
    nothing_said = not other.live_drafts and not other.open_promises
    return other.number > lead.number and other.acknowledge and nothing_said
