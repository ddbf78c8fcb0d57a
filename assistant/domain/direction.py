"""Which way a service goes in a stranger's letter: does he want the owner's work, or offer his own?

Told by who does what for whom, sentence by sentence: a customer speaks of *my roof* and asks *can you* and
*how much*; who sells speaks of *your reviews*, of what *we* do for *businesses like yours*, and wants a
moment for a call. Words that both use prove nothing alone, so the two sides are counted against each other.
English, German, French and Spanish; a text in another language hardly counts for either side.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from assistant.domain.direction_offers import (
    ASIDE,
    BUSINESS_THINGS,
    BUSINESSES,
    DOES,
    DOING,
    FREE,
    GAINS,
    GIVES,
    I_OR_WE,
    INTRODUCES,
    LEAVES,
    LIKE_YOU,
    MANY,
    MORE,
    OFFERS_TO,
    PER,
    PICTURES,
    PLACES,
    PRESENTS,
    PROSPECTING,
    RULES,
    SAVES,
    SELLERS_THINGS,
    SELLS,
    SERVES,
    STAFF,
    TALK,
    UNIT,
    WEB_THINGS,
    WISHING,
    WOULD_YOU,
    YOU,
    YOUR,
)
from assistant.domain.direction_wants import (
    AVAILABLE,
    BARE_NEEDS,
    MINE_ALONE,
    NEEDS,
    NO_PRIVATE_THING,
    OURS,
    PRICE_ASKED,
    REQUESTS,
    REQUESTS_NOTHING,
    WE_PAY,
)
from assistant.domain.words import plain_words

READ_LIMIT = 3_000
"""Characters that are looked at: what somebody wants stands in the beginning."""
_SENTENCES = 40
_SENTENCE = re.compile(r"[^.!?…\n]+(?:\n(?![ \t]*\n)[^.!?…\n]+)*[.!?…]*")
MOST = 2
"""So much one sort of sign counts, however often it stands there."""
_OUTRIGHT = {"places": 3, "staff": 3}
"""Sorts that say alone what is offered."""
_STANCE = 3
"""Words that may stand between "your" and the thing."""


@dataclass(frozen=True, slots=True)
class Direction:
    """How strongly a letter offers something to the owner, and how strongly it wants something of him."""

    offers: int = 0
    needs: int = 0
    asks: int = 0
    """What of the needs says outright that something is wanted, broken, or to be paid for."""

    @property
    def sells(self) -> int:
        """What is left of the offer once the wants are set against it, 0 at least."""
        return max(self.offers - self.needs, 0)

    @property
    def buys(self) -> int:
        """What is left of the wants, 0 at least."""
        return max(self.needs - self.offers, 0)


@lru_cache(maxsize=8)
def direction(text: str, subject: str = "") -> Direction:
    """Both sides of a letter, from its new text and its subject.

    In a subject "free" and "a call" are no signs: so is called, too, what somebody asks for.
    """
    offers: Counter[str] = Counter()
    needs: Counter[str] = Counter()
    private: set[str] = set()
    shared: set[str] = set()
    for sentence in (subject, *_sentences(text)):
        words = plain_words(sentence)
        tokens = words.split()
        sells = SELLS.inside(words)
        private |= set() if sells else _private_things(tokens, MINE_ALONE)
        shared |= set() if sells else _private_things(tokens, OURS)
        asked = _wants(words, sentence.rstrip().endswith("?"))
        needs.update(asked)
        if not asked:
            offers.update(_offered(sentence, words, tokens))
        if sentence is subject:
            offers -= Counter(_NOT_IN_A_SUBJECT)
    asks = _total(Counter({sort: each for sort, each in needs.items() if sort != "request"}))
    needs["mine"], needs["ours"] = len(private), bool(shared)
    return Direction(_total(offers), _total(needs), asks)


_NOT_IN_A_SUBJECT = ("free", "talk")


def _sentences(text: str) -> list[str]:
    found = (each[0] for each in _SENTENCE.finditer(text[:READ_LIMIT]))
    return list(islice(found, _SENTENCES))


def _total(points: Counter[str]) -> int:
    return sum(min(each, _OUTRIGHT.get(sort, MOST)) for sort, each in points.items())


# --- what they want ---------------------------------------------------------------------------------------


def _wants(words: str, question: bool) -> set[str]:
    """Which sorts of wanting stand in a sentence."""
    if PLACES.inside(words):
        return set()
    sells = SELLS.inside(words)
    prospects = PROSPECTING.inside(words)
    asks = REQUESTS.inside(words) and not (prospects or REQUESTS_NOTHING.inside(words))
    for_a_moment = asks and AVAILABLE.inside(words) and (TALK.inside(words) or FREE.inside(words))
    for_a_moment = for_a_moment or bool(_MINUTES.search(words))
    tokens = words.split()
    does = _near(tokens, DOING, DOES) or _near(tokens, WISHING, PRESENTS) or words.startswith(" want me ")
    price = PRICE_ASKED.inside(words) and not prospects and (question or not sells)
    found = {
        "need": (NEEDS.inside(words) or words.startswith(BARE_NEEDS)) and not (sells or does),
        "request": asks and not for_a_moment,
        "price": price,
        "pays": WE_PAY.inside(words),
    }
    return {sort for sort, holds in found.items() if holds}


_MINUTES = re.compile(
    r"\b(?:have|got|spare|hätten|hättest|haben|hast|avez|auriez|aurais|tiene[ns]?|tendría[ns]?)\b[^.?!\n]{0,30}"
    r"\b(?:\d{1,2}|ten|fifteen|twenty|thirty|zehn|fünfzehn|zwanzig|dix|quinze|vingt|diez|quince|veinte)\s?"
    r"(?:min\b|minut\w+)",
    re.IGNORECASE,
)
"""Some minutes of the owner's that are asked for."""


_A_MONTH = frozenset(("al mes", "por mes", "cada mes", "este mes", "un mes", "el mes", "próximo mes"))
"""In French "mes" is "my", in Spanish a month."""


def _private_things(tokens: list[str], owners: frozenset[str]) -> set[str]:
    """Things of the writer's own that no vendor speaks of: "my roof", "unsere Heizung"."""
    things: set[str] = set()
    if owners.isdisjoint(tokens):
        return things
    for place, token in enumerate(tokens[:-1]):
        if token in owners and f"{tokens[place - 1]} {token}" not in _A_MONTH:
            near = tokens[place + 1 : place + 1 + _STANCE]
            if not any(each in NO_PRIVATE_THING for each in near):
                things.add(near[0])
    return things


# --- what they offer --------------------------------------------------------------------------------------


def _offered(sentence: str, words: str, tokens: list[str]) -> dict[str, int]:
    """Which sorts of offering stand in a sentence, with their weights."""
    here = frozenset(tokens)
    found = {
        "sells": 2 * SELLS.inside(words),
        "places": 3 * PLACES.inside(words),
        "staff": 3 * bool(here & STAFF),
        "vendor": bool(_after(tokens, MINE_ALONE | OURS, SELLERS_THINGS)),
        "prospects": PROSPECTING.inside(words),
        "serves": _serves(words, here),
        "introduces": 2 * INTRODUCES.inside(words),
        "like_you": LIKE_YOU.inside(words),
        "proof": not words.startswith(_WE_ARE) and (_near(tokens, MANY, BUSINESSES) or _counts(tokens)),
        "gains": _near(tokens, MORE, GAINS)
        or _near(tokens, GAINS, _AFTER_IT)
        or bool(here & GAINS and "%" in words),
        "saves": SAVES.inside(words),
        "rules": RULES.inside(words),
        "tariff": 2 * _tariff(sentence, tokens),
        "does": bool(here & YOU) and (_near(tokens, DOING, DOES) or _near(tokens, WISHING, PRESENTS)),
        "would_you": sentence.rstrip().endswith("?") and WOULD_YOU.inside(words),
        "free": FREE.inside(words),
        "shows": OFFERS_TO.inside(words) and not here & PICTURES,
        "talk": TALK.inside(words),
        "your_business": len(_after(tokens, YOUR, BUSINESS_THINGS)),
        "your_pages": bool(_after(tokens, YOUR, WEB_THINGS)) and not ASIDE.inside(words),
        "leaves": 2 * LEAVES.inside(words),
    }
    return {sort: int(weight) for sort, weight in found.items() if weight}


_WE_ARE = (" we are ", " were ", " wir sind ", " nous sommes ", " somos ")


def _serves(words: str, here: frozenset[str]) -> bool:
    """Somebody does something for the owner or for businesses: "we help shops …", "ich zeige Ihnen …"."""
    to_whom = bool(here & YOU or here & BUSINESSES)
    return to_whom and (bool(here & I_OR_WE and here & GIVES) or SERVES.inside(words))


_AFTER_IT = frozenset(("nuevos", "nuevas", "nouveaux", "nouvelles", "supplémentaires", "adicionales"))
"""Words of more that stand behind what there is more of."""
_PRICE = re.compile(r"[$€£]\s?\d|\d\s?(?:[$€£]|euros?\b|dollars?\b|usd\b|chf\b)", re.IGNORECASE)
_AMOUNT = re.compile(r"[$€£]?\d+[$€£]?|[$€£]|euros?|dollars?|usd|chf")
_FROM = re.compile(
    r"\b(?:from|just|only|ab|nur|dès|desde|partir de)\s[$€£]?\s?\d[\d.,\u00a0 ]{0,9}"
    r"(?:[$€£]|euro|usd|eur|chf|\b)",
    re.IGNORECASE,
)


def _tariff(sentence: str, tokens: list[str]) -> bool:
    """A price as sellers name it: by the month, by the head, "from" so much."""
    if not _PRICE.search(sentence):
        return False
    amounts = [place for place, token in enumerate(tokens) if _AMOUNT.fullmatch(token)]
    per = any(_near(tokens[place + 1 : place + 4], PER, UNIT) for place in amounts)
    slash = "/" in sentence and any(UNIT.intersection(tokens[place + 1 : place + 3]) for place in amounts)
    return per or slash or bool(_FROM.search(sentence))


def _after(tokens: list[str], firsts: frozenset[str], seconds: frozenset[str]) -> set[str]:
    """Words of the second set that stand shortly behind one of the first."""
    if firsts.isdisjoint(tokens) or seconds.isdisjoint(tokens):
        return set()
    return {
        each
        for place, token in enumerate(tokens)
        if token in firsts
        for each in tokens[place + 1 : place + 1 + _STANCE]
        if each in seconds
    }


def _near(tokens: list[str], firsts: frozenset[str], seconds: frozenset[str]) -> bool:
    return bool(_after(tokens, firsts, seconds))


def _counts(tokens: list[str]) -> bool:
    """A number of businesses: "three workshops", "60 Betrieben"."""
    return any(
        token.isdigit() and any(each in BUSINESSES for each in tokens[place + 1 : place + 3])
        for place, token in enumerate(tokens)
    )
