"""One-time codes that let a browser in, kept as a hash beside the book.

`assistant login` issues one, the page redeems it: they are different processes and meet in a small file that
only this user can read. A code is good for ten minutes and for one browser; a new one replaces the old.
"""

import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from assistant.adapters.disk import Files
from assistant.errors import StateError

GOOD_FOR = timedelta(minutes=10)
_FILE = "web_login.json"
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Without those that are mistaken for others when they are copied from a screen."""
_LENGTH = 8
_LONGEST = 64
"""Characters of a typed code that are looked at."""


@dataclass(frozen=True, slots=True)
class _Issued:
    """What is kept of a code: enough to know it again, not enough to type it."""

    salt: str
    sha256: str
    at: datetime

    def matches(self, code: str) -> bool:
        """Is that the code? Told in constant time."""
        return hmac.compare_digest(_hashed(self.salt, code), self.sha256)


class LoginCodes:
    """The code of one state folder; there is at most one at a time."""

    def __init__(self, folder: Path, files: Files | None = None) -> None:
        self._path = folder / _FILE
        self._files = files or Files()

    def issue(self, now: datetime) -> str:
        """A new code like "K7QM-4XPD", good for ten minutes from `now` (aware).

        StateError if it cannot be kept.
        """
        code = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
        salt = secrets.token_hex(16)
        kept = {"salt": salt, "sha256": _hashed(salt, code), "at": now.isoformat()}
        try:
            self._files.put_whole(self._path, json.dumps(kept).encode(), synced=False)
        except OSError as error:
            raise StateError(f"{self._path} cannot be written: {error.strerror or error}.") from None
        return f"{code[: _LENGTH // 2]}-{code[_LENGTH // 2 :]}"

    def redeem(self, typed: str, now: datetime) -> bool:
        """Is that the code, and still good? Then it is used up; of two that come at once one gets in."""
        issued = self._issued()
        code = "".join(sign for sign in typed[:_LONGEST].upper() if sign.isalnum())
        if issued is None or not timedelta(0) <= now - issued.at <= GOOD_FOR or not issued.matches(code):
            return False
        try:
            self._path.unlink()
        except OSError:
            return False
        return True

    def issued_at(self) -> datetime | None:
        """When the code that waits was issued; None if none does."""
        issued = self._issued()
        return issued.at if issued else None

    def _issued(self) -> _Issued | None:
        try:
            kept = json.loads(self._files.read(self._path))
            at = datetime.fromisoformat(kept["at"])
            return _Issued(kept["salt"], kept["sha256"], at) if at.tzinfo is not None else None
        except (OSError, ValueError, KeyError, TypeError):
            return None


def _hashed(salt: str, code: str) -> str:
    return hashlib.sha256(f"{salt}{code}".encode()).hexdigest()
