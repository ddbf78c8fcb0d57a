"""Short messages to the owner's phone, and the one door of apprise, which knows some 130 services.

Only what the owner named in `push.urls` is ever called. An address holds a token: it stands in no error, no
log and no repr; a service is named by its kind and its place in the list ("ntfy, push.urls 1").
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from assistant.errors import WorldError

if TYPE_CHECKING:
    from apprise import Apprise

PATIENCE = 10.0
"""Seconds for one service, all in all; the round waits meanwhile."""
MISSING = "push.urls needs a library: pip install 'follow-up-assistant[push]'"


class PushServices:
    """Fulfils `workflow.ports.Notifier`. Each of `addresses` gives one service's address when it is asked."""

    def __init__(self, addresses: Sequence[Callable[[], str]]) -> None:
        self._addresses = tuple(addresses)

    def push(self, title: str, text: str) -> tuple[str, ...]:
        """Send one message by every service; gives the names of those that did not take it.

        Raises WorldError if none did, or if apprise is not there.
        """
        refused = []
        for name, service in self._services():
            if not service or not _handed_over(service, title, text):
                refused.append(name)
        if len(refused) == len(self._addresses):
            raise WorldError(f"not taken by {', '.join(refused)}")
        return tuple(refused)

    def check(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Names of the services that are understood, and of those that are not. Sends nothing."""
        known: list[str] = []
        unknown: list[str] = []
        for name, service in self._services():
            (known if service else unknown).append(name)
        return tuple(known), tuple(unknown)

    def _services(self) -> "Iterator[tuple[str, Apprise | None]]":
        for nth, address in enumerate(self._addresses, start=1):
            words = address()
            yield f"{_kind(words)}push.urls {nth}", _service(words)


def _kind(address: str) -> str:
    """What stands before "://"; it names the service and holds no secret."""
    kind, sign, _ = address.partition("://")
    return f"{kind}, " if sign and kind.isascii() and kind.isalnum() and len(kind) <= 20 else ""


def _service(address: str) -> "Apprise | None":
    try:
        import apprise
    except ImportError:
        raise WorldError(MISSING) from None
    logging.getLogger("apprise").addHandler(logging.NullHandler())  # else refused pushes are told on stderr
    how = apprise.AppriseAsset(
        service_timeout=PATIENCE,
        app_id="Follow-up assistant",
        http_redirects=False,  # a token goes to the host it was meant for
        interpret_emojis=False,
        async_mode=False,
    )
    made = apprise.Apprise(asset=how)
    return made if made.add(address) else None


def _handed_over(service: "Apprise", title: str, text: str) -> bool:
    from apprise import NotifyFormat

    try:
        return bool(service.notify(body=text, title=title, body_format=NotifyFormat.TEXT))
    except Exception:  # noqa: BLE001 - 130 services by as many hands: none of them may stop the round
        return False
