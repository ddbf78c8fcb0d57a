"""What the shape of a stranger's mail says against it, whatever its language.

Where answers would go, whom it is addressed to, a "Re:" that answers nothing, sums nobody pays a craftsman,
links to the writer's own pages, the owner's web address as the subject. Each weighs a little; none vetoes.
"""

import re
import unicodedata

from assistant.domain import signs
from assistant.domain.houses import SHARED_HOUSES
from assistant.domain.message import Message
from assistant.domain.words import Phrases, Words

READ_LIMIT = 6_000
"""Characters of a text that are looked at."""
LARGE = 100_000
"""A sum from which a mail is about somebody's fortune rather than about work."""
HUGE = 1_000_000

Suspicion = tuple[int, str]
"""Points, and why in words."""


def suspicions(message: Message, our_site: str) -> tuple[Suspicion, ...]:
    """What speaks against a mail of somebody the owner never wrote to, the heaviest first.

    `our_site` is the owner's own domain or "".
    """
    text = message.fresh[:READ_LIMIT] or message.text[:READ_LIMIT]
    sum_of_money = largest_sum(f"{message.subject}\n{text}")
    found = (
        (3 * signs.flagged_as_spam(message), "Marked as spam by your provider."),
        (2 * answers_go_elsewhere(message), "Answers would go to a stranger's other address."),
        (2 * signs.addressed_to_nobody(message), "Is addressed to nobody by name."),
        (2 * answers_nothing(message), "Says “Re:” but answers no mail."),
        (_points_for(sum_of_money), "Names a very large sum of money."),
        (3 * _names_our_site(message.subject, our_site), "Has your web address in its subject."),
        (2 * bool(own_pages(message, text)), "Links to pages of the writer's own."),
        (_points_for_files(message), "Carries a file that could harm."),
        (1 * bool(_PER_CENT.search(text)), "Reckons in per cent."),
    )
    return tuple(sorted((each for each in found if each[0]), reverse=True))


def answers_go_elsewhere(message: Message) -> bool:
    """Whether Reply-To names only people at other domains than From's, as fraud from free mailboxes does."""
    houses = {_house(each.domain) for each in message.reply_to if each.email}
    return bool(houses) and _house(message.author.domain) not in houses


REPLY = re.compile(r"\s*(?:re|aw|sv|antw|rif|odp)\s?:", re.IGNORECASE)
"""How the subject of an answer begins."""


def answers_nothing(message: Message) -> bool:
    """Whether the subject claims an answer, while neither ids nor a quote say to what."""
    quoted = bool(message.body and (message.body.quoted or message.body.forwarded))
    return bool(REPLY.match(message.subject)) and not message.thread_ids and not quoted


def _points_for(money: int) -> int:
    return 3 if money >= HUGE else 2 if money >= LARGE else 0


_PROGRAMS = (".exe", ".js", ".vbs", ".scr", ".jar", ".bat", ".cmd", ".lnk", ".iso", ".img", ".htm", ".html")
_PACKED = (".zip", ".rar", ".7z", ".gz", ".ace", ".cab", ".docm", ".xlsm")


def _points_for_files(message: Message) -> int:
    names = [each.name.lower() for each in message.attachments]
    return (
        4
        if any(name.endswith(_PROGRAMS) for name in names)
        else any(name.endswith(_PACKED) for name in names)
    )


_CURRENCY = r"(?:\$|€|£|us\$|usd|eur|euros?|gbp|chf|dollars?|pounds?|livres)"
_CURRENCIES = ("$", "€", "£", "usd", "eur", "gbp", "chf", "dollar", "pound", "livres")
"""One of these is in every text that names a sum; looking for them first spares most mails the slow look."""
_NUMBER = r"\d{1,3}(?:[.,' \u00a0\u202f]\d{3}){1,3}|\d{4,10}"
_SUM = re.compile(
    rf"(?:{_CURRENCY}\s?)(?P<after>{_NUMBER})(?![\d%])"
    rf"|(?<![\d.,])(?P<before>{_NUMBER})(?:[.,]\d\d)?\s?{_CURRENCY}(?![a-z])",
    re.IGNORECASE,
)
_MAY_BE_SUM = re.compile(r"\d[.,' \u00a0\u202f]?\d{3}")
"""Every sum has this in it."""
_MILLIONS = re.compile(
    rf"(?:{_CURRENCY}\s?)?\d[\d.,]{{0,6}}\s?(?:million|millionen|millions|millones|milioni|mio)\b"
    rf"(?:\s(?:of\s|de\s|di\s|d['’]\s?)?(?:us\s|united\sstates\s)?{_CURRENCY})?",
    re.IGNORECASE,
)
_MAY_BE_MILLIONS = re.compile(r"\d[\d.,]{0,6}\s?mi", re.IGNORECASE)


def largest_sum(text: str) -> int:
    """The largest sum of money a text names, in whole units of its currency; 0 if none."""
    low = text.lower()
    money = any(each in low for each in _CURRENCIES)
    found_sums = _SUM.finditer(text) if money and _MAY_BE_SUM.search(text) else ()
    sums = [int(re.sub(r"\D", "", found["after"] or found["before"])) for found in found_sums]
    found_millions = _MILLIONS.finditer(text) if _MAY_BE_MILLIONS.search(text) else ()
    millions = any(re.search(_CURRENCY, found[0], re.IGNORECASE) for found in found_millions)
    return max([*sums, HUGE if millions else 0])


def _names_our_site(subject: str, our_site: str) -> bool:
    return bool(our_site) and our_site in subject.lower().replace(f"@{our_site}", "")


_LINK = re.compile(r"https?://(?:www\.)?([a-z0-9.-]{3,100})(?::\d+)?/[^\s<>\"')\]]", re.IGNORECASE)


def own_pages(message: Message, text: str) -> tuple[str, ...]:
    """Hosts of the sender's own house to whose inner pages the text links; a home page is a signature."""
    house = _house(message.author.domain)
    if not house:
        return ()
    inside = tuple(found[1].lower() for found in _LINK.finditer(text))
    linked = message.body.hosts if message.body and message.body.from_html else ()
    return tuple(host for host in inside + linked if _house(host) == house)


_SHORTEST_BRAND = 5
_ADDRESS = re.compile(r"\S*[@/]\S*|\bwww\.\S+")


def names_own_brand(message: Message, text: str) -> bool:
    """Whether the text speaks of the house the sender's address is of: "we at Oakhill", oakhill."""
    domain = _house(message.author.domain)
    brand = re.sub(r"[^a-z0-9]", "", domain.partition(".")[0])
    if len(brand) < _SHORTEST_BRAND or domain in SHARED_HOUSES:
        return False
    said = unicodedata.normalize("NFKD", _ADDRESS.sub(" ", text[:READ_LIMIT]).lower())
    return brand in re.sub(r"[^a-z0-9]", "", said)


_NUMERIC_HOST = re.compile(r"https?://\d{1,3}(?:\.\d{1,3}){3}[:/]", re.IGNORECASE)


def links_to_numbers(text: str) -> bool:
    """Whether it links to a bare IP address, as no honest sender's page needs."""
    return "://" in text and bool(_NUMERIC_HOST.search(text[:READ_LIMIT]))


def _house(domain: str) -> str:
    """The last two labels of a domain, three where the last two are a country's own (`co.uk`)."""
    labels = domain.lower().strip(".").split(".")
    short = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3
    return ".".join(labels[-3:] if short else labels[-2:])


_CODE = re.compile(r"(?<![\d.,+-])(\d{4,8}|\d{3}[ -]\d{3}|[A-Z]-?\d{5,8})(?![\d.,]\d)")
CODE_WORDS = Phrases(
    """code|codes|passcode|pin|tan|otp|anmeldecode|bestätigungscode|sicherheitscode|código|codigo|codice
    |clave|kod"""
)
SHORT = 80
"""A mail that brings a code has at most so many words."""


def repeats_a_code(message: Message, words: Words) -> bool:
    """Whether a short mail greets nobody and is about a code that stands in its subject or text."""
    said = f"{message.subject}\n{words.text[:1000]}"
    return (
        words.length <= SHORT
        and not message.in_reply_to
        and not words.in_person
        and not words.questions
        and CODE_WORDS.inside(*words.both)
        and _CODE.search(said) is not None
    )


_PER_CENT = re.compile(r"\d\s?%")
