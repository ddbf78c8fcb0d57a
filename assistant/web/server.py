"""The page in a thread of the daemon's process, and the one door of uvicorn.

The socket is bound before the thread starts, so that a port that is taken is told at once. Nothing is logged
by the server: an address or a form is nobody's business.
"""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from assistant import bootstrap
from assistant.errors import WorldError
from assistant.web.app import application
from assistant.web.guard import names_of
from assistant.web.looking import Records
from assistant.web.place import address_of
from assistant.web.site import Site
from assistant.workflow.ports import Clock, Desk

if TYPE_CHECKING:
    import uvicorn

    from assistant.config import Settings

MOST_CONNECTIONS = 60
PATIENCE = 5.0
"""Seconds that a page being made is waited for when the daemon ends."""


@contextmanager
def served(
    settings: "Settings", desk: Desk, records: Records, clock: Clock, wake: Callable[[], None]
) -> Iterator[str]:
    """Serve the page while the block runs; gives its address on this machine.

    Raises WorldError if that place cannot be had.

    `desk` is the daemon's own: what it saw last is shown. `wake` is called after every decision.
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
    server = _server(site, names_of(port, settings.web.hosts, settings.web.url))
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


def _server(site: Site, hosts: frozenset[str]) -> "uvicorn.Server":
    import uvicorn

    config = uvicorn.Config(
        application(site, hosts),
        loop="asyncio",
        http="h11",
        ws="none",
        lifespan="off",
        interface="asgi3",
        log_config=None,
        log_level="critical",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        limit_concurrency=MOST_CONNECTIONS,
        backlog=MOST_CONNECTIONS,
        h11_max_incomplete_event_size=32 * 1024,
        timeout_graceful_shutdown=int(PATIENCE) - 1,
    )
    return uvicorn.Server(config)
