"""What must hold after any kill: nobody lost, doubled or written to twice, and a book that says the same.

Looked at from outside: the book as another process reads it, the mailbox as the owner's program sees it, and
what the outgoing server accepted (I9, I12, I13, I19, I20).
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from assistant.adapters.store import RECOVERED
from assistant.domain.book import Book, Day
from assistant.domain.draft import DraftState
from assistant.domain.lead import Lead
from assistant.domain.reading import Kind
from tests.crashing import EVERYBODY, World


class Lost(AssertionError):
    """Somebody or something is gone."""


class Doubled(AssertionError):
    """Somebody or something is there twice, or was written to twice."""


def lost_unless(holds: object, words: str) -> None:
    """Lost with these words, unless it holds."""
    if not holds:
        raise Lost(words)


def doubled_unless(holds: object, words: str) -> None:
    """Doubled with these words, unless it holds."""
    if not holds:
        raise Doubled(words)


IN_DOUBT = frozenset({"outbox:before-intent", "outbox:intent-recorded", "outbox:told"})
"""The one gap: after these named steps, and before the next, nobody can know whether the mail went out."""


@dataclass(frozen=True)
class Picture:
    """What a book says, in words that two worlds can be compared by: no UIDs, no keyed ids, no history."""

    leads: Mapping[str, str]
    people: Mapping[str, str]
    days: Mapping[str, str]
    seen: tuple[str, ...]

    def without(self, whom: frozenset[str]) -> "Picture":
        """Leave out these people: what became of a mail of theirs is not known."""
        return replace(
            self,
            leads={email: words for email, words in self.leads.items() if email not in whom},
            people={emails: words for emails, words in self.people.items() if not whom & set(emails.split())},
        )

    def differs_from(self, other: "Picture") -> list[str]:
        """What stands in only one of the two."""
        mine, others = self._lines(), other._lines()
        return [*(f"here {line}" for line in mine - others), *(f"there {line}" for line in others - mine)]

    def _lines(self) -> set[str]:
        tables = {"lead": self.leads, "person": self.people, "day": self.days}
        rows = {f"{name} {key}: {words}" for name, table in tables.items() for key, words in table.items()}
        return rows | set(self.seen)


def picture(book: Book) -> Picture:
    """Of that book."""
    return Picture(
        leads={lead.contact.email or str(lead.number): _lead_words(lead) for lead in book.leads.values()},
        people={" ".join(p.emails): f"{p.written_to} {p.last_acknowledged}" for p in book.people.values()},
        days={
            str(
                day.date
            ): f"{dict(day.came_in)} {[a for a in day.set_aside if a[0] != 'own']} {day.unreadable}"
            for day in book.days.values()
        },
        seen=tuple(
            sorted(
                f"{k} {s.verdict} {s.kind} {s.lead}" for k, s in book.seen.items() if s.kind is not Kind.OWN
            )
        ),
    )


def _day_words(day: Day) -> str:
    aside = [each for each in day.set_aside if each[0] != Kind.OWN]
    return f"{day.came_in} {aside} {day.unreadable}"


def _lead_words(lead: Lead) -> str:
    entries = [f"{e.voice} {e.at} {e.subject}" for e in lead.conversation]
    promises = [f"{p.due} {p.state}" for p in lead.promises]
    drafts = [
        f"{d.kind} {d.state} {d.version.number} {d.version.text!r} {d.laid is not None} {d.sent_at}"
        for d in lead.drafts
    ]
    times = f"{lead.acknowledged_at} {lead.answered_at} {lead.heard_at} {lead.respond_by}"
    return f"{lead.state} {times} {entries} {promises} {drafts}"


def check(world: World, undisturbed: Picture | None = None) -> None:
    """Hold everything against everything; Lost, Doubled or another AssertionError says what is off.

    With the picture of an undisturbed world, the book must say the same but for what is uncertain.
    """
    book = world.book
    assert RECOVERED not in book.commands, "a kill is no damage: the book never needs a repair"
    assert world.store.log_lines(5), "the log is readable"
    _nobody_is_doubled(book)
    _nobody_is_written_to_twice(world)
    _uncertain_only_in_the_gap(world)
    _one_copy_in_drafts(world)
    _one_copy_in_sent(world)
    _nothing_of_the_owners_moved(world)
    if undisturbed is not None:
        unsure = frozenset(d.version.recipient.email for d in world.drafts if d.state is DraftState.UNCERTAIN)
        differs = picture(book).without(unsure).differs_from(undisturbed.without(unsure))
        assert not differs, "\n".join(("the book says something else than undisturbed:", *differs))


def check_everybody(world: World, *sent_to: str) -> None:
    """Everybody has a lead, and these people a mail of ours, as far as can be known."""
    leads = {lead.contact.email for lead in world.book.leads.values()}
    lost_unless(leads == set(EVERYBODY), f"these people have leads: {leads}")
    for whom in sent_to:
        draft = world.draft_to(whom)
        heard = draft is not None and draft.state in (DraftState.SENT, DraftState.UNCERTAIN)
        lost_unless(heard, f"{whom} was to hear of us: {draft}")


def _nobody_is_doubled(book: Book) -> None:
    leads = sorted(lead.contact.email or "" for lead in book.leads.values())
    doubled_unless(len(leads) == len(set(leads)), f"somebody has two leads: {leads}")
    emails = [email for person in book.people.values() for email in person.emails]
    doubled_unless(len(emails) == len(set(emails)), f"somebody is two persons: {emails}")


def _nobody_is_written_to_twice(world: World) -> None:
    ids = Counter(taken.message_id for taken in world.to_others)
    people = Counter(taken.recipient for taken in world.to_others)
    doubled_unless(all(n == 1 for n in ids.values()), f"sent twice: {ids}")
    doubled_unless(all(n == 1 for n in people.values()), f"two mails to one person: {people}")
    for draft in world.drafts:
        times = ids.pop(draft.version.message_id, 0)
        if draft.state is DraftState.SENT:
            lost_unless(times == 1, f"{draft.id} is said to be sent, and was not")
        elif draft.state is not DraftState.UNCERTAIN:
            doubled_unless(times == 0, f"{draft.id} went out and is {draft.state}")
    assert not ids, f"went out without a draft of that version: {ids}"


def _uncertain_only_in_the_gap(world: World) -> None:
    uncertain = [d for d in world.drafts if d.state is DraftState.UNCERTAIN]
    in_the_gap = [death for death in world.deaths if death.last in IN_DOUBT]
    assert len(uncertain) <= len(in_the_gap), f"uncertain without need: {uncertain}"
    assert not any(d.state is DraftState.SENDING for d in world.drafts), "a draft is still being sent"
    if world.provider_files:
        went = {taken.message_id for taken in world.to_others}
        assert not [d for d in uncertain if d.version.message_id in went], "its copy in Sent resolves it"


def _markers(world: World, folder: str) -> Counter[str]:
    """Our keyed markers in a folder."""
    found: Counter[str] = Counter()
    for _, raw in world.content(folder):
        for line in raw.split(b"\r\n\r\n")[0].split(b"\r\n"):
            name, _, value = line.decode("latin-1").partition(":")
            if name.lower() == "x-assistant" and world.seal.verifies(value):
                found[value.strip()] += 1
    return found


def _one_copy_in_drafts(world: World) -> None:
    lying = _markers(world, "Drafts")
    for draft in world.drafts:
        wanted = int(draft.state in (DraftState.PENDING, DraftState.APPROVED, DraftState.FAILED))
        copies = lying.pop(draft.version.marker, 0)
        words = f"{draft.id} is {draft.state} and has {copies} copies in Drafts"
        doubled_unless(copies <= wanted, words)
        lost_unless(copies == wanted, words)
    doubled_unless(not lying, f"copies of older versions lie in Drafts: {lying}")


def _one_copy_in_sent(world: World) -> None:
    filed = _markers(world, "Sent")
    for draft in world.drafts:
        copies = filed.pop(draft.version.marker, 0)
        wanted = int(draft.state is DraftState.SENT)
        doubled_unless(copies <= wanted, f"{draft.id} has {copies} copies in Sent and is {draft.state}")
        lost_unless(copies == wanted, f"{draft.id} has no copy in Sent")
    assert not filed, f"strange copies in Sent: {filed}"


def _nothing_of_the_owners_moved(world: World) -> None:
    now = world.everything()
    for folder, put in world.others.items():
        lost_unless(all(each in now[folder] for each in put), f"{folder} was changed")
    assert not now["Assistant/Approved"], "what was sent from Approved is taken out"
    for folder in ("Drafts", "Trash"):
        ours = sum(_markers(world, folder).values())
        doubled_unless(len(now[folder]) == len(world.others[folder]) + ours, f"{folder} has strange mail")
    if world.by_smtp:
        doubled_unless(
            len(now["INBOX"]) == len(world.others["INBOX"]), "INBOX has mail that nobody put there"
        )
