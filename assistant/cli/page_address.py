"""Where the page is found: from this machine, and from another one through ssh."""

import getpass
import socket
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.config import Settings


def address_of(settings: "Settings") -> str:
    """The address to open; "" if the page is switched off."""
    from assistant.web.place import address_of as local

    return settings.web.url or local(settings)


def ssh_line(settings: "Settings") -> str:
    """The command that brings the page to another computer; "" where it can be reached without."""
    from assistant.config.values import is_loopback

    place = settings.web.place
    if place is None or settings.web.url or not is_loopback(place[0]):
        return ""
    port = place[1]
    return (
        f"ssh -L {port}:127.0.0.1:{port} {_user()}@{socket.gethostname()}   then open http://127.0.0.1:{port}"
    )


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "you"
