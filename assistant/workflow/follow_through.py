"""Follow through: what the passing of time does to leads; nothing leaves the house here."""

from datetime import datetime

from assistant.domain.book import LogLine, NoteKind
from assistant.domain.follow_up import after_silence
from assistant.workflow.ports import Desk


def follow_through(desk: Desk, now: datetime) -> None:
    """Let confirmations go back to waiting and quiet matters close; writes only if something is due."""
    hours = desk.hours(now)
    if not any(after_silence(lead, now, hours) is not lead for lead in desk.book.look().unfinished()):
        return
    with desk.book.transaction() as book:
        for lead in book.unfinished():
            after = after_silence(lead, now, hours)
            if after is not lead:
                book.put(after)
                book.tell(LogLine(now, NoteKind.DECISION, after.history[-1].words, lead.number))
