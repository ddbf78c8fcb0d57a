"""The demo's own mail server: IMAP and SMTP in memory, on this machine's loopback, on free ports.

mail-devel serves both. Every address has a mailbox of its own there, so that a mail to a customer really
arrives in the customer's mailbox and nothing leaves the machine. mail-devel starts with an INBOX alone,
and tells nobody what its folders are for: we make them, the config names them.
"""

import asyncio
import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from assistant.errors import MailboxUnreachable, NotPossible

HOST = "127.0.0.1"
PASSWORD = "demo"
_TRIES = 5
"""How often free ports are looked for, should somebody take one in between."""
_PATIENCE = 20.0
"""Seconds the server may take to start or to end."""


@dataclass(frozen=True, slots=True)
class Ports:
    """Where the server answers; every address may log in with PASSWORD."""

    imap: int
    smtp: int


@contextmanager
def running(user: str) -> Iterator[Ports]:
    """A mail server whose first mailbox is that user's; it and all mail in it end with the block.

    NotPossible where mail-devel is not installed.
    """
    server = _started(user)
    try:
        yield server.ports
    finally:
        server.end()


def _started(user: str) -> "_Server":
    why = ""
    for _ in range(_TRIES):
        server = _Server(user, Ports(*free_ports(2)))
        why = server.begin()
        if not why:
            return server
        server.end()
    raise MailboxUnreachable(f"the demo's mail server did not start: {why}")


def free_ports(count: int) -> list[int]:
    """Ports that nobody uses just now, all different."""
    sockets = [socket.create_server((HOST, 0)) for _ in range(count)]
    try:
        return [each.getsockname()[1] for each in sockets]
    finally:
        for each in sockets:
            each.close()


class _Server:
    """mail-devel in a thread with an event loop of its own."""

    def __init__(self, user: str, ports: Ports) -> None:
        self.ports = ports
        self._user = user
        self._thread = threading.Thread(target=self._run, name="demo mail server", daemon=True)
        self._ready = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._over: asyncio.Event | None = None
        self._failure: BaseException | None = None

    def begin(self) -> str:
        """Start; "" once both ports answer, else why not."""
        self._thread.start()
        if not self._ready.wait(_PATIENCE):
            return "it took too long"
        if isinstance(self._failure, ImportError):
            raise NotPossible(
                "The demo needs a small mail server; install it with:"
                " python -m pip install 'follow-up-assistant[demo]'"
            )
        return str(self._failure or "")

    def end(self) -> None:
        """Stop, and wait until it has."""
        if self._loop is not None and self._over is not None:
            with suppress(RuntimeError):  # the loop has ended already
                self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join(_PATIENCE)

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except Exception as error:  # noqa: BLE001 - whatever it is, `begin` tells it
            self._failure = error
        finally:
            self._ready.set()

    async def _serve(self) -> None:
        from mail_devel.service import Service

        self._loop, self._over = asyncio.get_running_loop(), asyncio.Event()
        service = await Service.init(Service.parse(self._options()))
        # Without a name both would ask the network for one, IMAP at every connection.
        os.environ.setdefault("FQDN", "localhost")
        service.smtp.SMTP_kwargs["hostname"] = "localhost"
        try:
            async with service.start():
                self._ready.set()
                await self._over.wait()
        finally:
            service.smtp.stop(no_assert=True)

    def _options(self) -> list[str]:
        ports = ["--imap-port", str(self.ports.imap), "--smtp-port", str(self.ports.smtp)]
        return [
            "--host",
            HOST,
            "--no-http",
            "--multi-user",
            "--user",
            self._user,
            "--password",
            PASSWORD,
            *ports,
        ]
