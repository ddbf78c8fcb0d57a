"""Our own mark on what we write: keyed, so that nobody else can make one (HMAC, RFC 2104).

A marker is `TOKEN.MAC`. It says nothing about the lead, verifies without the ledger, and stands both in
the `X-Assistant` header and as the left side of our Message-IDs.
"""

import base64
import hmac
import re
from dataclasses import dataclass, field
from hashlib import sha256

from assistant.domain.letter import MARKER_HEADER
from assistant.domain.message import Message

_TOKEN = 12
_MAC = 20
_MARK = re.compile(rf"[a-z2-7]{{{_TOKEN}}}\.[a-z2-7]{{{_MAC}}}")


@dataclass(frozen=True, slots=True)
class Seal:
    """Makes and knows our markers; `key` is at least 16 secret bytes from the state folder."""

    key: bytes = field(repr=False)
    only_looks: bool = False
    """True for one who looks at a mailbox without the key of its assistant, and does nothing there."""

    def mark(self, what: str) -> str:
        """The one marker for `what` (e.g. "12a/3", "summary/2026-11-24")."""
        token = self._digest("token", what)[:_TOKEN]
        return f"{token}.{self._mac(token)}"

    def verifies(self, marker: str) -> bool:
        """Was this marker made with our key? Case and surrounding space do not matter."""
        token, dot, mac = marker.strip().lower().partition(".")
        if not dot or len(token) != _TOKEN or not token.isascii() or not mac.isascii():
            return False
        return hmac.compare_digest(mac, self._mac(token))

    def sign(self, purpose: str, what: str) -> bytes:
        """32 bytes that only this key makes of these words; `purpose` keeps one use apart from another."""
        return hmac.new(self.key, f"{purpose}:{what}".encode(), sha256).digest()

    def marker_in(self, message: Message) -> str | None:
        """Our marker in that mail, from its header or its Message-ID, or None: then it is not ours."""
        candidates = (*message.headers.all(MARKER_HEADER), local_part(message.message_id))
        return next((c.strip().lower() for c in candidates if self.verifies(c)), None)

    def bears_a_lost_mark(self, message: Message) -> bool:
        """Does it look like a note of ours, made with a key that is not this one (a state begun anew)?

        Anybody can write such a mark: in a sent folder it is a reason to ask, elsewhere it means nothing.
        """
        if self.marker_in(message) is not None:
            return False
        candidates = (*message.headers.all(MARKER_HEADER), local_part(message.message_id))
        return any(_MARK.fullmatch(c.strip().lower()) for c in candidates)

    def is_anothers_note(self, message: Message) -> bool:
        """Whether a mail of the owner's own Sent folder is a note of his assistant, by the shape of its mark.

        Only for one who just looks: what the shape proves is enough for figures, never for a deed.
        """
        return self.only_looks and self.bears_a_lost_mark(message)

    def markers_answered(self, message: Message) -> tuple[str, ...]:
        """Our markers among the ids of the mails that this one answers."""
        locals_ = (local_part(mid) for mid in message.thread_ids)
        return tuple(c.lower() for c in locals_ if self.verifies(c))

    def markers_returned(self, message: Message) -> tuple[str, ...]:
        """Our markers on the mail that a mail system's report brings back."""
        back = message.returned
        candidates = (*back.marks, *map(local_part, back.ids)) if back else ()
        return tuple(dict.fromkeys(c.strip().lower() for c in candidates if self.verifies(c)))

    def _mac(self, token: str) -> str:
        return self._digest("mac", token)[:_MAC]

    def _digest(self, purpose: str, what: str) -> str:
        return base64.b32encode(self.sign(purpose, what)).decode("ascii").rstrip("=").lower()


def local_part(message_id: str) -> str:
    """What stands before the @ of a Message-ID."""
    return message_id.rpartition("@")[0]
