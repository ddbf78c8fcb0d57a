"""Finding our draft again among whatever lies in Drafts (DESIGN 4.5), first hit wins.

Keyed Message-ID; keyed marker header; In-Reply-To or References to the lead's messages *and* its
recipient; else recipient and our subject. *Untouched* means the same fingerprint as when it was laid;
anything else is the owner's version.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from assistant.domain.draft import Draft, DraftState, Version, next_marker_name
from assistant.domain.lead import Lead
from assistant.domain.mailbox import Found
from assistant.domain.message import Message
from assistant.domain.seal import Seal

_LOOKED_FOR = frozenset({DraftState.PENDING, DraftState.APPROVED, DraftState.FAILED})


@dataclass(frozen=True, slots=True)
class Sighting:
    """One message in Drafts that is one of our drafts: as laid by us, or as changed by the owner."""

    draft: Draft
    found: Found
    untouched: bool
    version: int
    """Which version it is a copy of; of a touched one, the newest."""


def sightings(found: Iterable[Found], leads: Iterable[Lead], seal: Seal) -> tuple[Sighting, ...]:
    """Everything in Drafts that is a draft of ours, in the order given."""
    known = [(lead, draft) for lead in leads for draft in lead.drafts]
    marked = {
        seal.mark(next_marker_name(d.id, n)): (d, n) for _, d in known for n in range(1, d.version.number + 1)
    }
    seen = []
    for one in found:
        marker = seal.marker_in(one.mail)
        if marker in marked:
            draft, version = marked[marker]
            seen.append(_by_marker(draft, version, one))
            continue
        draft_or_none = _by_thread(one.mail, known) or _by_subject(one.mail, known)
        if draft_or_none is not None:
            seen.append(Sighting(draft_or_none, one, untouched=False, version=draft_or_none.version.number))
    return tuple(seen)


def _by_marker(draft: Draft, version: int, found: Found) -> Sighting:
    if draft.laid is not None:
        as_laid = found.copy.fingerprint == draft.laid.copy.fingerprint
        version = draft.laid.version if as_laid else version
        untouched = as_laid or _is_a_late_copy(draft, version, found.mail)
    elif version == draft.version.number:
        untouched = says(draft.version, found.mail)
    else:
        untouched = _was_replaced(draft, found.mail)
    return Sighting(draft, found, untouched, version)


def _is_a_late_copy(draft: Draft, version: int, mail: Message) -> bool:
    """Is it to the letter another version of ours, whose APPEND landed after we had looked for it?"""
    assert draft.laid is not None
    if version == draft.laid.version:
        return False
    return says(draft.version, mail) if version == draft.version.number else _was_replaced(draft, mail)


def _was_replaced(draft: Draft, mail: Message) -> bool:
    """Is it to the letter a version of ours that was replaced before its laying was noted (a crash, a lost
    reply)? Then nobody touched it; with any doubt it is the owner's."""
    as_laid = replace(draft.version, subject=mail.subject, text=mail.text + "\n", body="")
    return as_laid.digest in draft.older and len(mail.recipients) == 1 and _is_to(mail, draft)


def _by_thread(mail: Message, known: list[tuple[Lead, Draft]]) -> Draft | None:
    threads = set(mail.thread_ids)
    for lead, draft in known:
        if draft.state in _LOOKED_FOR and threads & set(lead.message_ids) and _is_to(mail, draft):
            return draft
    return None


def _by_subject(mail: Message, known: list[tuple[Lead, Draft]]) -> Draft | None:
    for _, draft in known:
        if (
            draft.state in _LOOKED_FOR
            and _is_to(mail, draft)
            and _flat(mail.subject) == _flat(draft.version.subject)
        ):
            return draft
    return None


def _is_to(mail: Message, draft: Draft) -> bool:
    return draft.version.recipient.email.lower() in {a.email.lower() for a in mail.recipients}


def says(version: Version, mail: Message) -> bool:
    """Does that mail say exactly what this version says, white space folded?"""
    to = {a.email.lower() for a in mail.recipients}
    return (
        to == {version.recipient.email.lower()}
        and _flat(mail.subject) == _flat(version.subject)
        and _flat(mail.text) == _flat(version.text)
    )


def _flat(text: str) -> str:
    return " ".join(text.split())
