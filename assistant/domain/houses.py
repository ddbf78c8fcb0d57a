"""Which addresses share a house: a company's own domain, or a provider that lodges everybody."""

import re

SHARED_HOUSES = frozenset(
    (
        "gmail.com",
        "googlemail.com",
        "mail.gmail.com",
        "yahoo.com",
        "ymail.com",
        "hotmail.com",
        "outlook.com",
        "live.com",
        "msn.com",
        "aol.com",
        "icloud.com",
        "me.com",
        "mac.com",
        "gmx.com",
        "gmx.de",
        "gmx.net",
        "gmx.at",
        "gmx.ch",
        "web.de",
        "freenet.de",
        "t-online.de",
        "bluewin.ch",
        "orange.fr",
        "free.fr",
        "sfr.fr",
        "wanadoo.fr",
        "laposte.net",
        "proton.me",
        "protonmail.com",
        "fastmail.com",
        "zoho.com",
        "mail.com",
        "comcast.net",
        "verizon.net",
        "att.net",
        "sbcglobal.net",
        "cox.net",
        "btinternet.com",
    )
)
"""Domains whose addresses belong to strangers of each other."""

_LODGING = ("yahoo.", "hotmail.", "outlook.", "live.")
"""Providers with a domain in every country."""


_CAMPUS = re.compile(
    r"(?:^|\.)(?:edu|ac)(?:\.[a-z]{2})?$|(?:^|[.-])(?:uni|univ|universit\w*|universidad\w*|hochschul\w*|campus|students?"
    r"|studierende|stud|alumni?|etu|fh|tu)[.-]|(?:^|\.)(?:univ|hochschul|student)[a-z]*\.[a-z]{2,}$",
    re.IGNORECASE,
)
"""Universities: thousands live there who have nothing to do with each other."""


def company_of(email: str) -> str:
    """The domain of a company's own address in lower case, "" for one at a provider or without a domain."""
    domain = email.rpartition("@")[2].lower()
    shared = domain in SHARED_HOUSES or domain.startswith(_LODGING) or _CAMPUS.search(domain)
    return "" if shared or "@" not in email else domain
