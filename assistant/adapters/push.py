"""Short messages to the owner's phone, and the one door of apprise, which knows some 130 services.

Only what the owner named in `push.urls` is ever called. An address holds a token: it stands in no error, no
log, no repr and no list of processes; a service is named by its kind and its place in the list ("ntfy,
push.urls 1"). A push is sent by a child that ends with it: apprise would cost the daemon 24 MB for good.
"""

import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from assistant.errors import WorldError

if TYPE_CHECKING:
    from apprise import Apprise

PATIENCE = 10.0
"""Seconds for one service, all in all; the round waits meanwhile."""
_TO_BEGIN = 30.0
"""Seconds that the child may need to begin and to end; a small machine is slow to load so much."""
MISSING = "push.urls needs a library: pip install 'follow-up-assistant[push]'"


class PushServices:
    """Fulfils `workflow.ports.Notifier`. Each of `addresses` gives one service's address when it is asked."""

    def __init__(self, addresses: Sequence[Callable[[], str]]) -> None:
        self._addresses = tuple(addresses)

    def push(self, title: str, text: str) -> tuple[str, ...]:
        """Send one message by every service; gives the names of those that did not take it.

        Raises WorldError if none did, or if apprise is not there.
        """
        addresses = [address() for address in self._addresses]
        taken = _sent_by_a_child(addresses, title, text)
        named = zip(addresses, taken, strict=True)
        refused = [_name(words, nth) for nth, (words, took) in enumerate(named, start=1) if not took]
        if len(refused) == len(addresses):
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
            yield _name(words, nth), _service(words)


def _name(address: str, nth: int) -> str:
    """By what stands before "://", which holds no secret, and by its place."""
    kind, sign, _ = address.partition("://")
    known = sign and kind.isascii() and kind.isalnum() and len(kind) <= 20
    return f"{kind}, push.urls {nth}" if known else f"push.urls {nth}"


# --- the child ----------------------------------------------------------------------------------------------


def _sent_by_a_child(addresses: Sequence[str], title: str, text: str) -> list[bool]:
    """Which of them took it, in order. The addresses go through a pipe, where no other user sees them."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", __name__],
            input=json.dumps([*addresses, title, text]).encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            timeout=_TO_BEGIN + PATIENCE * len(addresses),
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise WorldError("no service took it in time") from None
    except OSError as error:
        raise WorldError(f"the program that pushes cannot be started: {error.strerror}") from None
    try:
        told = json.loads(done.stdout)
    except ValueError:
        raise WorldError("the program that pushes ended without a word") from None
    if not told:
        raise WorldError(MISSING)
    return [bool(each) for each in told]


def _child() -> None:
    """What the child does: a list of who took it on stdout, an empty one without the library."""
    *addresses, title, text = json.load(sys.stdin)
    answer, sys.stdout = sys.stdout, sys.stderr  # whatever a service prints is no answer
    try:
        services = [_service(each) for each in addresses]
        told = [service is not None and _handed_over(service, title, text) for service in services]
    except WorldError:
        told = []
    answer.write(json.dumps(told))
    answer.flush()


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


if __name__ == "__main__":
    _child()
