"""Where this machine stands: its time zone, and the country of a zone. For the one who has no config yet."""

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo

LOCALTIME = Path("/etc/localtime")
_ZONEINFO = "zoneinfo"
_UTC = "UTC"


def local_zone(environ: Mapping[str, str], localtime: Path = LOCALTIME) -> ZoneInfo:
    """The zone of $TZ, else of the machine (the link that /etc/localtime is), else UTC."""
    named = environ.get("TZ", "").removeprefix(":")
    for name in (named, _linked(localtime)):
        zone = _zone(name)
        if zone is not None:
            return zone
    return ZoneInfo(_UTC)


def _linked(localtime: Path) -> str:
    """The zone's name, as it stands in the path the link leads to: …/zoneinfo/Europe/Berlin."""
    try:
        parts = localtime.resolve().parts
    except (OSError, RuntimeError):
        return ""
    return "/".join(parts[parts.index(_ZONEINFO) + 1 :]) if _ZONEINFO in parts else ""


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):
        return None


def country_of(zone: ZoneInfo) -> str:
    """The country (ISO 3166-1, "US") that zone.tab gives for a zone; "" for UTC and for old names."""
    for line in (files("tzdata") / _ZONEINFO / "zone.tab").read_text("utf-8").splitlines():
        country, _, rest = line.partition("\t")
        if not line.startswith("#") and rest.split("\t")[1:2] == [zone.key]:
            return country
    return ""
