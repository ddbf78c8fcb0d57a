"""In what order leads and drafts are listed: the most urgent first."""

from datetime import UTC, datetime

from assistant.domain.lead import Lead, LeadState

_LAST = datetime.max.replace(tzinfo=UTC)
_RANK = (LeadState.OPEN, LeadState.UNDECIDED, LeadState.WAITING, LeadState.CLOSED)


def urgency(it: Lead, now: datetime) -> tuple[object, ...]:
    """A key to sort by: closed ones last, before them the snoozed; else who is due first comes first.

    Without a time: who wrote before who is to be decided before who is waited for, the oldest first.
    """
    return (
        it.is_closed,
        it.is_snoozed(now),
        it.due or _LAST,
        _RANK.index(it.state),
        it.received_at if not it.is_closed else _LAST,
        -it.number if it.is_closed else it.number,
    )
