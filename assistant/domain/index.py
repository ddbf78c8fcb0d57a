"""Where to look for a person or a lead: addresses, numbers, conversations and Message-IDs, each to its ids.

Made once for a book and kept in step with what is put into it; it may name too many, never too few, so
whoever asks looks at each again.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from assistant.domain.lead import Lead, LeadState
from assistant.domain.person import Person

_Id = TypeVar("_Id", str, int)


@dataclass(slots=True)
class Index:
    """Ids of people by what names them, numbers of leads by person, route and message."""

    people: dict[str, list[str]] = field(default_factory=dict)
    leads: dict[str, list[int]] = field(default_factory=dict)
    waiting: set[int] = field(default_factory=set)
    """Numbers of the leads that wait for the customer."""

    def add_person(self, person: Person) -> None:
        """Know that person by everything they are named by."""
        for key in (*person.emails, *person.phones, *person.threads):
            _note(self.people, key, person.id)

    def add_lead(self, lead: Lead) -> None:
        """Know that lead by its person, the address it is answered at, and its messages."""
        keys = (by_person(lead.person), by_route(lead.route.to or ""), *map(by_message, lead.message_ids))
        for key in keys:
            _note(self.leads, key, lead.number)
        if lead.state is LeadState.WAITING:
            self.waiting.add(lead.number)
        else:
            self.waiting.discard(lead.number)

    def people_at(self, keys: Iterable[str]) -> set[str]:
        """Ids of everybody whom one of these addresses, numbers or conversations names."""
        return {person for key in keys if key in self.people for person in self.people[key]}

    def leads_at(self, keys: Iterable[str]) -> list[int]:
        """Numbers of the leads under these keys, in order."""
        return sorted({number for key in keys if key in self.leads for number in self.leads[key]})


def _note(table: dict[str, list[_Id]], key: str, id_: _Id) -> None:
    """Ids may stand twice: what is put often is put in a row."""
    known = table.setdefault(key, [])
    if not known or known[-1] != id_:
        known.append(id_)


def by_person(person_id: str) -> str:
    """The key of a person's leads."""
    return f"person {person_id}"


def by_route(address: str) -> str:
    """The key of the leads that are answered at that address."""
    return f"to {address.lower()}"


def by_message(message_id: str) -> str:
    """The key of the lead with that message in its conversation."""
    return f"message {message_id}"
