"""Which sent mail answers which lead, and how sure that is (DESIGN 4.3).

A false "answered" is worse than a false "open" (I25): strong evidence answers, weak evidence asks.
"""

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from assistant.domain.draft import Draft, DraftState
from assistant.domain.lead import Lead
from assistant.domain.message import Message
from assistant.domain.person import Person

CROWD = 10
"""A mail to more people than this answers nobody."""

STILL_OURS = 0.60
"""Share of a mail's words that must be the draft's for the mail to be the draft, edited."""
PERHAPS_OURS = 0.40
ADDED_WORDS = 25
OWN_WORDS = 4
"""So many words of his own make a forward an answer."""
RUN = 3
"""Words in a row that have to agree before they count as the draft's."""

MUCH_OF_YOUR_OWN = "you sent the note with much of your own in it: was this your answer?"

_WORD = re.compile(r"[^\W_]+")
_FORWARD = re.compile(r"\s*(fwd?|wg|tr|rv|i|doorst)\s*:", re.IGNORECASE)


class Evidence(StrEnum):
    """What a mail in Sent says about a lead."""

    ANSWER = "answer"
    OUR_NOTE = "our_note"
    """Our draft, as it is or edited but still itself."""
    ASKS = "asks"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Finding:
    """The judgement on one sent mail for one lead; `draft` is the one it was found to be."""

    evidence: Evidence
    words: str = ""
    draft: Draft | None = None


NOTHING = Finding(Evidence.NOTHING)


def judge_sent(mail: Message, flags: frozenset[str], lead: Lead, person: Person) -> Finding:
    """What a mail of ours in a sent-like folder means for that lead of that person.

    `mail` has its text read. Ours by marker is told apart before; this looks at hand-written mail and
    at drafts whose marker was lost on the way.
    """
    if is_no_answer(mail, flags):
        return NOTHING
    theirs = set(person.emails) | ({lead.route.to.lower()} if lead.route.to else set())
    direct = {a.email.lower() for a in mail.to}
    if is_forward(mail):
        return _forwarded(mail) if direct & theirs else NOTHING
    if direct & theirs or _through_their_relay(mail, lead):
        return _direct(mail, lead)
    threads = set(mail.thread_ids) & set(lead.message_ids)
    if {a.email.lower() for a in (*mail.cc, *mail.bcc)} & theirs:
        return Finding(Evidence.ASKS, "you wrote a mail with them in copy: was this your answer?")
    if threads and _same_house(direct, theirs):
        return Finding(Evidence.ASKS, "you wrote to a colleague of theirs: was this your answer?")
    return NOTHING


def is_no_answer(mail: Message, flags: frozenset[str]) -> bool:
    """Mail in a sent folder that never answers anybody, whoever it is to."""
    return (
        "\\draft" in flags
        or len(mail.recipients) > CROWD
        or mail.headers.get("auto-submitted", "no").lower() not in ("", "no")
        or mail.content_type == "multipart/report"
        or mail.calendar_method == "REPLY"
    )


def _forwarded(mail: Message) -> Finding:
    """Something handed on to the person: with words of the owner's own it is an answer, else perhaps one."""
    if len(_words(mail.fresh)) >= OWN_WORDS:
        return Finding(Evidence.ANSWER, "you wrote to them, with a mail forwarded")
    return Finding(Evidence.ASKS, "you forwarded them a mail: was this your answer?")


def _through_their_relay(mail: Message, lead: Lead) -> bool:
    """A relay has a new address in every notice: an answer to any of them reaches the person."""
    if not lead.route.relay or not lead.route.to or not set(mail.thread_ids) & set(lead.message_ids):
        return False
    house = lead.route.to.lower().rpartition("@")[2]
    return any(a.email.lower().rpartition("@")[2] == house for a in mail.to)


def is_forward(mail: Message) -> bool:
    """Does it hand on somebody else's mail?"""
    return bool(_FORWARD.match(mail.subject)) and (mail.body is None or bool(mail.body.forwarded))


def _direct(mail: Message, lead: Lead) -> Finding:
    """A mail straight to the person: one of our drafts, something between, or an answer."""
    best: Finding | None = None
    for draft in lead.drafts:
        finding = _likeness(mail, draft)
        if finding.evidence is Evidence.OUR_NOTE:
            return finding
        if finding.evidence is Evidence.ASKS:
            best = finding
    return best or _answers_all(mail, lead)


def _answers_all(mail: Message, lead: Lead) -> Finding:
    """An answer, if it goes to every address that waits: a number written down by a stranger may have joined
    his mail to a customer's, and his answer is not hers (I25)."""
    to = {a.email.lower() for a in mail.recipients}
    waiting = lead.addresses_waiting(mail.received_at)
    others = sorted(waiting - to)
    if waiting & to and others:
        return Finding(
            Evidence.ASKS, f"you answered one of their addresses, {others[0]} waits too: is it answered?"
        )
    return Finding(Evidence.ANSWER, "you wrote to them")


def _likeness(mail: Message, draft: Draft) -> Finding:
    if (
        draft.state is DraftState.SENT
        and draft.version.message_id != mail.message_id
        and _too_new(mail, draft)
    ):
        return NOTHING
    evidence = resembles(draft.version.text, mail.fresh)
    if evidence is Evidence.OUR_NOTE:
        return Finding(evidence, "our note, sent from your mail program", draft)
    if evidence is Evidence.ASKS:
        return Finding(evidence, MUCH_OF_YOUR_OWN, draft)
    return NOTHING


def resembles(draft_text: str, mail_text: str) -> Evidence:
    """Is a mail still our draft (OUR_NOTE), something between (ASKS), or the owner's own words (ANSWER)?"""
    share, added = resemblance(draft_text, mail_text)
    if share >= STILL_OURS and added <= ADDED_WORDS:
        return Evidence.OUR_NOTE
    return Evidence.ASKS if share >= PERHAPS_OURS else Evidence.ANSWER


def _too_new(mail: Message, draft: Draft) -> bool:
    """Was it written well after that draft had gone out? Then it cannot be its copy."""
    return draft.sent_at is not None and (mail.received_at - draft.sent_at).total_seconds() > 600


def resemblance(draft_text: str, mail_text: str) -> tuple[float, int]:
    """How much of the mail is the draft's: (share of the mail's words, number of words added).

    A word is the draft's where it stands in a run of three that the draft has too, so that the small words
    every mail is made of prove nothing. Case and punctuation do not count; an empty mail resembles nothing.
    """
    mail_words, draft_words = _words(mail_text), _words(draft_text)
    if not mail_words:
        return 0.0, 0
    known = set(_runs(draft_words))
    shared: set[int] = set()
    for start, run in enumerate(_runs(mail_words)):
        if run in known:
            shared.update(range(start, start + RUN))
    added = Counter(mail_words) - Counter(draft_words)
    return len(shared) / len(mail_words), added.total()


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _runs(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)]


def _same_house(direct: set[str], theirs: set[str]) -> bool:
    """Does one of the addresses share a company's domain with the person?"""
    domains = {e.rpartition("@")[2] for e in theirs}
    return any(e.rpartition("@")[2] in domains for e in direct if e)
