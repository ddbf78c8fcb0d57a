"""What triage may ask about the past: whom the owner wrote to, and whether a mail answers one of ours."""

from assistant.domain.book import Book
from assistant.domain.lead import Voice
from assistant.domain.message import Message
from assistant.domain.rules import Rule
from assistant.domain.seal import Seal


class Acquaintances:
    """An index over the book, made once for many messages; `met` keeps it in step with what is decided."""

    def __init__(self, book: Book, seal: Seal) -> None:
        self._seal = seal
        self._written = {email for p in book.people.values() if p.written_to for email in p.emails}
        self._domains = {_domain(email) for email in self._written}
        self._ours = {
            entry.message_id
            for lead in book.leads.values()
            for entry in lead.conversation
            if entry.message_id and entry.voice in (Voice.US, Voice.NOTE)
        }
        self.rules: tuple[Rule, ...] = tuple(book.rules.values())

    def written_to(self, address: str) -> bool:
        """Did the owner ever write to this address by hand?"""
        return address.lower() in self._written

    def written_to_domain(self, domain: str) -> bool:
        """Did the owner ever write to anybody at this domain?"""
        return domain.lower() in self._domains

    def answers_ours(self, message: Message) -> bool:
        """Does it answer a mail of ours: by our keyed Message-ID, or one of the owner's we saw in Sent?"""
        return bool(self._ours & set(message.thread_ids)) or bool(self._seal.markers_answered(message))

    def met(self, email: str, message_id: str) -> None:
        """The owner wrote that mail to that address."""
        self._written.add(email.lower())
        self._domains.add(_domain(email.lower()))
        if message_id:
            self._ours.add(message_id)


def _domain(email: str) -> str:
    return email.rpartition("@")[2]
