"""What silence does to a lead, and when (DESIGN 4.3); nudges and check-ins join here later."""

from dataclasses import replace
from datetime import datetime

from assistant.domain.business_hours import BusinessHours
from assistant.domain.lead import Lead, LeadState, Outcome, Voice, closed
from assistant.domain.promise import is_too_old

GLANCE_DAYS = 3
"""Business days after which a bare confirmation that nobody looked at goes back to waiting."""
QUIET_DAYS = 14
"""Business days after which a matter closes in which our last mail asked and offered nothing."""


def after_silence(lead: Lead, now: datetime, hours: BusinessHours) -> Lead:
    """The lead as the passing of time leaves it at `now` (aware UTC); the same value if nothing is due."""
    if lead.state is LeadState.OPEN and lead.glance:
        latest = lead.last_of_theirs
        if latest is not None and is_too_old(latest.at, now, hours, GLANCE_DAYS):
            return replace(lead, state=LeadState.WAITING, glance=False).noting(
                now, "nothing more came: waiting"
            )
    if lead.state is LeadState.WAITING and not lead.open_promises and not lead.question:
        ours = lead.last_word
        if ours is not None and ours.voice is Voice.THEM:
            ours = max(
                (e for e in lead.conversation if e.voice is Voice.US), key=lambda e: e.at, default=ours
            )
        if ours is not None and not ours.asks and is_too_old(ours.at, now, hours, QUIET_DAYS):
            return closed(lead, Outcome.DONE, now)
    return lead
