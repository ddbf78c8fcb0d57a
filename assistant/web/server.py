"""The page in a thread of the daemon's process, and the one door of uvicorn.

The socket is bound before the thread starts, so that a port that is taken is told at once. Nothing is logged
by the server: an address or a form is nobody's business.
"""

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from assistant import bootstrap
from assistant.errors import WorldError
from assistant.web.app import application
from assistant.web.guard import names_of
from assistant.web.looking import Records
from assistant.web.place import address_of
from assistant.web.site import Site
from assistant.workflow.ports import Clock, Desk

if TYPE_CHECKING:
    from assistant.config import Settings

MOST_CONNECTIONS = 60
ASK_WITHIN, ANSWER_WITHIN = 15.0, 60.0
"""Seconds within which a request has to come whole, and its answer to be made and read."""
PATIENCE = 5.0
"""Seconds that a page being made is waited for when the daemon ends."""


@contextmanager
def served(
    settings: "Settings",
    desk: Desk,
    records: Records,
    clock: Clock,
    wake: Callable[[], None],
    *,
    ask_within: float = ASK_WITHIN,
) -> Iterator[str]:
    """Serve the page while the block runs; gives its address on this machine.

    Raises WorldError if that place cannot be had.

    `desk` is the daemon's own: what it saw last is shown. `wake` is called after every decision.
    Who has not asked within `ask_within` seconds is let go.
    """
    ear = _bound(settings)
    port = ear.getsockname()[1]
    templates = bootstrap.templates(settings)
    site = Site(
        desk=desk,
        records=records,
        clock=clock,
        draw=templates.page,
        wake=wake,
        wishes=bootstrap.wishes(settings),
        codes=bootstrap.login_codes(settings),
        password=bootstrap.page_password(settings),
    )
    server = _server(site, names_of(port, settings.web.hosts, settings.web.url), ask_within)
    thread = threading.Thread(target=server.run, args=([ear],), name="page", daemon=True)
    thread.start()
    try:
        yield address_of(settings, port)
    finally:
        server.should_exit = True
        thread.join(PATIENCE)
        ear.close()


def _bound(settings: "Settings") -> socket.socket:
    place = settings.web.place
    assert place is not None
    host, port = place
    ear = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    ear.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        ear.bind((host, port))
        ear.listen(MOST_CONNECTIONS)  # who comes before the thread runs waits, and is served
    except OSError as error:
        ear.close()
        why = (error.strerror or str(error)).lower()
        raise WorldError(
            f"cannot be served at {settings.web.listen}: {why}; web.listen names another place"
        ) from None
    return ear


class _InTime(H11Protocol):
    """HTTP/1.1 in which nobody's patience is without end: who is slow to ask, to send or to read is let go,
    so that he takes no place (and no file handle) from the owner and his mailbox."""

    ask_within = ASK_WITHIN
    _ends: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Somebody called; where too many are on the line he is not even heard."""
        super().connection_made(transport)
        if len(self.connections) > MOST_CONNECTIONS:
            transport.abort()
        else:
            self._wait(self.ask_within)

    def data_received(self, data: bytes) -> None:
        """Some more of a request; once it is whole its answer has a while to be made and read."""
        super().data_received(data)
        answering = not getattr(self.cycle, "response_complete", True)  # there is no cycle before the first
        if answering and not self.cycle.more_body:
            self._wait(ANSWER_WITHIN)

    def on_response_complete(self) -> None:
        """The next request, if any, has the same time as the first."""
        self._wait(self.ask_within)
        super().on_response_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Over."""
        if self._ends is not None:
            self._ends.cancel()
        super().connection_lost(exc)

    def _wait(self, seconds: float) -> None:
        if self._ends is not None:
            self._ends.cancel()
        self._ends = self.loop.call_later(seconds, self.transport.abort)


def _server(site: Site, hosts: frozenset[str], ask_within: float) -> uvicorn.Server:
    config = uvicorn.Config(
        application(site, hosts),
        loop="asyncio",
        http=type("_InTime", (_InTime,), {"ask_within": ask_within}),
        ws="none",
        lifespan="off",
        interface="asgi3",
        log_config=None,
        log_level="critical",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        backlog=MOST_CONNECTIONS,
        h11_max_incomplete_event_size=32 * 1024,
        timeout_graceful_shutdown=int(PATIENCE) - 1,
    )
    return uvicorn.Server(config)
