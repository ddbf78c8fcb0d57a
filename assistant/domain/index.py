"""Where to look for a person or a lead: addresses, numbers, conversations and Message-IDs, each to its ids.

Made once for a book and kept in step with what is put into it; it may name too many, never too few, so
whoever asks looks at each again.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.domain.lead import Lead
from assistant.domain.person import Person


@dataclass(slots=True)
class Index:
    """Ids of people by what names them, numbers of leads by person, route and message."""

    people: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    houses: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Ids of people by the domains of their addresses."""
    leads: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def add_person(self, person: Person) -> None:
        """Know that person by everything they are named by."""
        for key in (*person.emails, *person.phones, *person.threads):
            self.people[key].add(person.id)
        for email in person.emails:
            self.houses[email.rpartition("@")[2].lower()].add(person.id)

    def add_lead(self, lead: Lead) -> None:
        """Know that lead by its person, the address it is answered at, and its messages."""
        keys = (by_person(lead.person), by_route(lead.route.to or ""), *map(by_message, lead.message_ids))
        for key in keys:
            self.leads[key].add(lead.number)

    def people_at(self, keys: Iterable[str]) -> set[str]:
        """Ids of everybody whom one of these addresses, numbers or conversations names."""
        return {person for key in keys if key in self.people for person in self.people[key]}

    def leads_at(self, keys: Iterable[str]) -> list[int]:
        """Numbers of the leads under these keys, in order."""
        return sorted({number for key in keys if key in self.leads for number in self.leads[key]})


def by_person(person_id: str) -> str:
    """The key of a person's leads."""
    return f"person {person_id}"


def by_route(address: str) -> str:
    """The key of the leads that are answered at that address."""
    return f"to {address.lower()}"


def by_message(message_id: str) -> str:
    """The key of the lead with that message in its conversation."""
    return f"message {message_id}"
