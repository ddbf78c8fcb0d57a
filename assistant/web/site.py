"""Everything the page serves from, in one hand; made by `server`, read by `app`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from assistant.domain.planner import Wishes
from assistant.web.looking import Records
from assistant.web.sessions import Brake, Sessions
from assistant.workflow.ports import Clock, Desk


class Codes(Protocol):
    """One-time codes, issued by `assistant login`."""

    def redeem(self, typed: str, now: datetime) -> bool:
        """Is that the code? Then it is used up."""

    def issued_at(self) -> datetime | None:
        """When the code that waits was issued."""


@dataclass(frozen=True, slots=True)
class Site:
    """`draw` fills a template of `templates/web`; `wake` tells the daemon that something was decided;
    `wishes` is what the week is planned for; `password` reads what is in
    `web.password_file`, None if there is none."""

    desk: Desk
    records: Records
    clock: Clock
    draw: Callable[[str, Mapping[str, object]], str]
    wake: Callable[[], None]
    wishes: Wishes
    codes: Codes
    password: Callable[[], str] | None = None
    sessions: Sessions = field(default_factory=Sessions)
    brake: Brake = field(default_factory=Brake)

    def lets_in(self, typed: str, now: datetime) -> bool:
        """Is that the code or the password? SecretUnavailable if the password cannot be read."""
        if self.codes.redeem(typed, now):
            return True
        if self.password is None:
            return False
        import hmac

        return hmac.compare_digest(typed.encode(), self.password().encode())
