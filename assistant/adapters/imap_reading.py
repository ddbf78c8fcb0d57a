"""From UIDs to arrivals: headers of all, text of candidates, and nothing skipped in silence (I1, I4).

A UID that is missing from a reply is asked for alone; what is listed but cannot be had is Unreadable.  If the
connection dies over a batch, the next batches are smaller, until the one message that kills it stands alone.
"""

import hashlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from assistant.adapters import mime
from assistant.adapters.imap_fetch import Piece, received_time
from assistant.adapters.imap_wire import Connection, Place, Refusal
from assistant.domain.mailbox import Arrival
from assistant.domain.message import HEADER_BLOCK_LIMIT, TEXT_LIMIT, Message, Unreadable
from assistant.errors import MailboxUnreachable

HEADER_BATCH = 250
TIMES_BATCH = 500
TEXT_BATCH = 50
DEATHS_ALLOWED = 3
"""How often a single message may cost the connection before it is set aside unread."""
_STEP = 16 * 1024
_RAW_STEP = 512 * 1024
_HEADERS = f"BODY.PEEK[HEADER]<0.{HEADER_BLOCK_LIMIT}>"
_Reading = Callable[[Piece, bytes, datetime], Message | Unreadable]
UNKNOWN_TIME = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands for a time the server cannot tell: old, so nothing automatic happens, but never unseen."""


class FolderReader:
    """Reads messages by UID through a connection that has their folder open."""

    def __init__(self, account: str) -> None:
        self._account = account
        self._sizes: dict[str, int] = {}
        self._deaths: dict[tuple[str, int, int], int] = {}

    def batch_size(self, folder: str) -> int:
        """How many messages to ask for at once."""
        return self._sizes.get(folder, HEADER_BATCH)

    def in_order_of_time(self, line: Connection, place: Place, uids: list[int]) -> list[int]:
        """These UIDs by the time the messages came; as they are where they are no more than one batch.

        A mailbox that was moved to another server may be numbered in any order. Messages of which the server
        tells no time come first.
        """
        if len(uids) <= HEADER_BATCH or self.batch_size(place.name) < HEADER_BATCH:
            return uids  # or a message there kills the connection: that one must be found first
        came: dict[int, datetime] = {}
        try:
            for batch in _chunks(uids, TIMES_BATCH):
                for uid, piece in line.fetch(batch, "").items():
                    came[uid] = received_time(piece.received) or UNKNOWN_TIME
        except Refusal:
            return uids
        except MailboxUnreachable:
            self._sizes[place.name] = HEADER_BATCH // 4
            raise
        return sorted(uids, key=lambda uid: (came.get(uid, UNKNOWN_TIME), uid))

    def arrivals(
        self, line: Connection, place: Place, uids: list[int], wants_text: Callable[[Message], bool]
    ) -> list[Arrival]:
        """Headers of all; where `wants_text` says so, the text too.

        Where a server takes the end of the header block to come before any header (mails that begin with an
        empty line do that), the text is asked for in any case: it holds the headers.
        """
        pieces = self._pieces(line, place, uids, _HEADERS)
        read: dict[int, mime.Head] = {}
        heads = self._understood(place, pieces, _read_headers_into(read))
        wanted = {
            a.uid: a
            for a in heads.values()
            if (pieces[a.uid] is not None if isinstance(a.mail, Unreadable) else wants_text(a.mail))
        }
        sizes = {uid: len(piece.body or b"") for uid in wanted if (piece := pieces[uid])}
        texts = self._texts(line, place, list(wanted), sizes, read)
        for uid, head in wanted.items():
            heads[uid] = texts.get(uid) or _without_text(head)
        return [heads[uid] for uid in sorted(heads)]

    def all_headers(self, line: Connection, place: Place, uids: list[int]) -> list[Arrival]:
        """Headers only, of any number of messages."""
        found: list[Arrival] = []
        for batch in _chunks(uids, self.batch_size(place.name)):
            found += self._understood(
                place, self._pieces(line, place, batch, _HEADERS), _read_headers
            ).values()
        return found

    def whole(self, line: Connection, place: Place, uids: list[int]) -> list[Arrival]:
        """Headers and text at once, for folders of which everything is read."""
        found = self._texts(line, place, uids, {}, {})
        return [found[uid] for uid in sorted(found)]

    def raw(self, line: Connection, uid: int, most: int) -> bytes:
        """The start of one message, piece by piece, to the byte; b"" if the server does not hand it out."""
        found = b""
        while len(found) < most:
            piece = line.fetch([uid], f"BODY.PEEK[]<{len(found)}.{_RAW_STEP}>").get(uid)
            if piece is None or piece.body is None:
                return b""
            found += piece.body
            if len(piece.body) < _RAW_STEP:
                break
        return found[:most]

    def _texts(
        self,
        line: Connection,
        place: Place,
        uids: list[int],
        sizes: dict[int, int],
        heads: dict[int, mime.Head],
    ) -> dict[int, Arrival]:
        """Header block and the start of the body; `sizes` are the header blocks' where they are known, and
        `heads` what was read of them."""
        found: dict[int, Arrival] = {}
        for batch in _chunks(uids, min(TEXT_BATCH, self.batch_size(place.name))):
            header = max(sizes.get(uid, HEADER_BLOCK_LIMIT) for uid in batch)
            start = min(-(-header // _STEP) * _STEP, HEADER_BLOCK_LIMIT) + TEXT_LIMIT
            pieces = self._pieces(line, place, batch, f"BODY.PEEK[]<0.{start}>")
            found |= self._understood(place, pieces, _read_all_below(heads))
        return found

    # ------------------------------------------------------------------ getting every one of them

    def _pieces(self, line: Connection, place: Place, uids: list[int], body: str) -> dict[int, Piece | None]:
        """A piece for each message that exists; None for one that exists and cannot be had."""
        hopeless = [uid for uid in uids if self._deaths.get(_key(place, uid), 0) >= DEATHS_ALLOWED]
        asked = [uid for uid in uids if uid not in hopeless]
        found: dict[int, Piece | None] = dict(self._fetch(line, place, asked, body)) if asked else {}
        for uid in asked:
            if uid not in found and (piece := self._alone(line, place, uid, body)):
                found[uid] = piece[0]
        return found | dict.fromkeys(hopeless)

    def _alone(self, line: Connection, place: Place, uid: int, body: str) -> tuple[Piece | None] | None:
        """What a single question gives for a UID that was missing; None if it is gone."""
        piece = self._fetch(line, place, [uid], body).get(uid)
        return (piece,) if piece is not None or line.has(uid) else None

    def _fetch(self, line: Connection, place: Place, uids: list[int], body: str) -> dict[int, Piece]:
        try:
            pieces = line.fetch(uids, body)
        except Refusal:
            return {}
        except MailboxUnreachable:
            self._remember_death(place, uids)
            raise
        self._sizes[place.name] = min(HEADER_BATCH, self.batch_size(place.name) * 2)
        if len(uids) == 1:
            self._deaths.pop(_key(place, uids[0]), None)
        return {uid: piece for uid, piece in pieces.items() if piece.body is not None}

    def _remember_death(self, place: Place, uids: list[int]) -> None:
        self._sizes[place.name] = max(1, len(uids) // 4)
        if len(uids) == 1:
            key = _key(place, uids[0])
            self._deaths[key] = self._deaths.get(key, 0) + 1

    # ------------------------------------------------------------------ understanding each of them

    def _understood(
        self, place: Place, pieces: dict[int, Piece | None], read: _Reading
    ) -> dict[int, Arrival]:
        return {uid: self._arrival(place, uid, piece, read) for uid, piece in pieces.items()}

    def _arrival(self, place: Place, uid: int, piece: Piece | None, read: _Reading) -> Arrival:
        if piece is None or piece.body is None:
            reason = "The server lists this message but does not hand it out."
            return Arrival(uid, Unreadable(self._place_print(place, uid), UNKNOWN_TIME, reason))
        received = received_time(piece.received) or UNKNOWN_TIME
        try:
            mail = read(piece, piece.body, received)
        except Exception as error:  # noqa: BLE001 - a poisoned message costs only itself (I4)
            mail = Unreadable(
                hashlib.sha256(piece.body).hexdigest(), received, f"Cannot be read ({type(error).__name__})."
            )
        return Arrival(uid, mail, piece.flags)

    def _place_print(self, place: Place, uid: int) -> str:
        return hashlib.sha256(repr((self._account, *_key(place, uid))).encode()).hexdigest()


def _read_headers(piece: Piece, body: bytes, received: datetime) -> Message | Unreadable:
    return mime.read_headers(body, received, size=piece.size)


def _read_headers_into(heads: dict[int, mime.Head]) -> _Reading:
    def read(piece: Piece, body: bytes, received: datetime) -> Message | Unreadable:
        head = mime.read_head(body, received, size=piece.size)
        if isinstance(head, Unreadable):
            return head
        heads[piece.uid] = head
        return head.mail

    return read


def _read_all_below(heads: dict[int, mime.Head]) -> _Reading:
    def read(piece: Piece, body: bytes, received: datetime) -> Message | Unreadable:
        head = heads.get(piece.uid)
        return mime.read(body, received, size=piece.size, cut=len(body) < piece.size, known=head)

    return read


def _without_text(head: Arrival) -> Arrival:
    """A candidate whose headers came and whose text did not."""
    mail = head.mail
    if isinstance(mail, Unreadable):
        return head
    reason = "The server does not hand out the text of this message."
    unread = Unreadable(mail.fingerprint, mail.received_at, reason, mail.author, mail.subject)
    return Arrival(head.uid, unread, head.flags)


def _key(place: Place, uid: int) -> tuple[str, int, int]:
    return place.name, place.uidvalidity, uid


def _chunks(uids: list[int], size: int) -> Iterator[list[int]]:
    for start in range(0, len(uids), size):
        yield uids[start : start + size]
