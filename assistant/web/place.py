"""Where the page is found."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.config import Settings

_EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - named, not listened on


def address_of(settings: "Settings", port: int | None = None) -> str:
    """The address for a browser on this machine, "" if the page is switched off. `port` is the one in use."""
    place = settings.web.place
    if place is None:
        return ""
    host, usual = place
    here = "127.0.0.1" if host in _EVERYWHERE else f"[{host}]" if ":" in host else host
    return f"http://{here}:{port or usual}"
