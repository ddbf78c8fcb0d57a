"""Public holidays, as plain dates: the one door of the `holidays` library.

The library takes its time to load (over 100 ms), so it is loaded where it is first asked.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from difflib import get_close_matches

from assistant.errors import ConfigError

SHORT_LIST = 20
"""So many regions are named in full; of a longer list only the nearest."""


def holidays_of(country: str, region: str, years: Iterable[int]) -> frozenset[date]:
    """The public holidays of `years`, observed days included, on the calendar of that place.

    `country` is a two-letter code of ISO 3166-1 ("US"), `region` what stands behind it in ISO 3166-2
    ("NY", "BY") or a name such as "Bayern", "" for what the whole country keeps; any case. Raises
    ConfigError, naming the key, for a country or region that is not known.
    """
    from holidays import country_holidays

    code = _country(country)
    return frozenset(country_holidays(code, subdiv=_region(code, region), years=sorted(set(years))))


def _country(country: str) -> str:
    """The code as the library knows it."""
    from holidays import list_supported_countries

    code = country.strip().upper()
    if code not in list_supported_countries(include_aliases=False):
        hint = _country_hint(country)
        raise ConfigError(f'owner.country: "{country}" is no country I know; write its two letters{hint}.')
    return code


def _country_hint(country: str) -> str:
    """The code of a country that was named by another code or by name, in words."""
    from holidays.registry import COUNTRIES

    wanted = country.strip().upper().replace(" ", "")
    codes = {alias.upper(): names[1] for names in COUNTRIES.values() for alias in names}
    near = get_close_matches(wanted, codes, n=1, cutoff=0.8)
    return f' (did you mean "{codes[near[0]]}"?)' if near else ', like "US" or "DE"'


def _region(code: str, region: str) -> str | None:
    """The subdivision as the library spells it, None for no region."""
    from holidays import country_holidays

    if not region.strip():
        return None
    country = country_holidays(code)
    names = {name.lower(): name for name in country.subdivisions}
    for subdivision, aliases in country.get_subdivision_aliases().items():
        names |= {alias.lower(): subdivision for alias in aliases}
    wanted = region.strip().lower()
    if wanted not in names:
        raise ConfigError(_unknown_region(code, region, country.subdivisions, names))
    return names[wanted]


def _unknown_region(code: str, region: str, known: Sequence[str], names: dict[str, str]) -> str:
    found = f'owner.region: "{region}" is no region of {code} with holidays of its own'
    if not known:
        return f"{found}; leave it empty."
    if len(known) <= SHORT_LIST:
        return f"{found}; leave it empty or write one of {', '.join(known)}."
    near = [names[name] for name in get_close_matches(region.strip().lower(), names, n=3)]
    example = ", ".join(dict.fromkeys(near)) or f"{known[0]}, {known[1]} …"
    return f"{found}; leave it empty or write its code (nearest: {example})."
