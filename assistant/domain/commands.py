"""The owner's word by mail: signed links, the subjects they become, and what an order means.

A link opens a mail to oneself with the subject `approve 12a · TOKEN`. The token is an HMAC over what is
asked, the version of the draft it is about, an expiry and a nonce (DESIGN 4.6). Mail programs mangle
subjects, so the token is found at the end whatever stands between; words only count if the token says so.
"""

import base64
import hmac
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from urllib.parse import quote, unquote

from assistant.domain.business_hours import BusinessHours
from assistant.domain.decision import Decision, From, Word
from assistant.domain.lead import CallResult, Outcome
from assistant.domain.seal import Seal
from assistant.domain.when import parse_when

ALL = "all"
"""The target that means every draft shown in one mail."""
TEST = "test"
"""The verb of doctor's test link: it does nothing but come through. Its target is an account's place in the
config, counted from 1; in answers nobody needs it."""
TOKEN = 40
"""Characters of a token: 25 bytes in base32, of which 16 are the HMAC (RFC 4648, RFC 2104)."""
GOOD_FOR_DAYS = 2
"""Business days after one of our mails for which its links are good."""
SOON = "tomorrow"
"""Until when `later` hides a lead if nothing is said."""

_EXPIRY, _NONCE, _MAC = 4, 5, 16
_PREFIX = 60
"""Characters that mail programs may have put before our words: `Re:`, `AW:`, `[external]`."""


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What a verb of a mail is as a decision."""

    word: Word
    call: CallResult | None = None
    outcome: Outcome = Outcome.DONE
    went_out: bool = False


_MEANS: Mapping[str, _Meaning] = {
    "approve": _Meaning(Word.APPROVE),
    "reject": _Meaning(Word.REJECT),
    "called": _Meaning(Word.CALLED, CallResult.REACHED),
    "left-message": _Meaning(Word.CALLED, CallResult.LEFT_MESSAGE),
    "no-answer": _Meaning(Word.CALLED, CallResult.NO_ANSWER),
    "done": _Meaning(Word.DONE),
    "won": _Meaning(Word.DONE, outcome=Outcome.WON),
    "lost": _Meaning(Word.DONE, outcome=Outcome.LOST),
    "later": _Meaning(Word.SNOOZE),
    "longer": _Meaning(Word.LONGER),
    "not-lead": _Meaning(Word.NOT_LEAD),
    "inquiry": _Meaning(Word.REOPEN),
    "answered": _Meaning(Word.ANSWERED),
    "not-answered": _Meaning(Word.NOT_ANSWERED),
    "sent": _Meaning(Word.SETTLE, went_out=True),
    "not-sent": _Meaning(Word.SETTLE),
}
YES, NO = "yes", "no"
"""What an answer says to the question that stands beside a lead; what it means is known where the lead is."""
OK = "ok"
"""A yes to the draft that was shown; to a question it would say too little."""
_SETTLES = frozenset({"done", "won", "lost", "not-lead", "answered"})
"""Verbs that end a matter as it stood in one mail: what they wrote after that mail is not ended unseen."""
_ALSO = {
    "reached": "called",
    "left a message": "left-message",
    "snooze": "later",
    "not a lead": "not-lead",
    "needs longer": "longer",
    "reopen": "inquiry",
    YES: YES,
    NO: NO,
}
SPOKEN = {verb.replace("-", " "): verb for verb in _MEANS} | _ALSO
"""Every way to say a verb, in small letters with single blanks."""


@dataclass(frozen=True, slots=True)
class Order:
    """One verb with one target ("12", "12a", "all"); `when` is what was said after `later`."""

    verb: str
    target: str
    when: str = ""

    @property
    def words(self) -> str:
        """As it stands in a subject: "approve 12a"."""
        return f"{self.verb} {self.target}"


@dataclass(frozen=True, slots=True)
class Command:
    """What the subject of a mail from one of our links asks, and the token that shall prove it.

    `whole` is true where the token stands in one piece, as nothing but our links makes it.
    """

    order: Order
    token: str
    whole: bool

    @property
    def expires(self) -> datetime:
        """Until when the token is good (UTC); part of what is signed."""
        return datetime.fromtimestamp(int.from_bytes(_bytes_of(self.token)[:_EXPIRY]), UTC)


# --- links --------------------------------------------------------------------------------------------------


def link(seal: Seal, address: str, words: str, digests: Iterable[str], expires: datetime, mail: str) -> str:
    """A `mailto:` link that says `words` ("approve 12a") about drafts of these digests, until `expires`.

    It opens a mail to `address`, the owner's own, with an empty body (RFC 6068). `mail` names the mail that
    the link stands in; the same link of the same mail is the same token.
    """
    head = int(expires.timestamp()).to_bytes(_EXPIRY) + seal.sign("nonce", f"{mail}\0{words}")[:_NONCE]
    token = head + _mac(seal, words, digests, head)
    subject = f"{words} · {base64.b32encode(token).decode('ascii').lower()}"
    return f"mailto:{quote(address, safe='@', errors='replace')}?subject={quote(subject, safe='')}"


def word_good_until(day: date, hours: BusinessHours) -> datetime:
    """Until when the links of a mail of that local date, and answers to it, are good (UTC): the end of the
    second business day after."""
    return hours.moment(hours.add_business_days(day, GOOD_FOR_DAYS), time(23, 59, 59))


def is_genuine(seal: Seal, command: Command, digests: Iterable[str]) -> bool:
    """Did we sign these words about drafts of these digests? Says nothing of expiry or use."""
    raw = _bytes_of(command.token)
    head, mac = raw[: _EXPIRY + _NONCE], raw[_EXPIRY + _NONCE :]
    return hmac.compare_digest(mac, _mac(seal, command.order.words, digests, head))


def _mac(seal: Seal, words: str, digests: Iterable[str], head: bytes) -> bytes:
    return seal.sign("command", "\0".join((words, *sorted(digests), head.hex())))[:_MAC]


def _bytes_of(token: str) -> bytes:
    return base64.b32decode(token.upper())


# --- subjects -----------------------------------------------------------------------------------------------

TARGET = r"(?:[0-9]{1,9}[a-z]?|all)"
"""A lead, a draft, or all of them."""
_VERB = "|".join(sorted((re.escape(each).replace(r"\ ", " ?") for each in SPOKEN), key=len, reverse=True))
_ASKED = re.compile(rf"(?:^|.*? )({_VERB}|{TEST}) ?({TARGET})")
_BROKEN_WORD = re.compile(r"=([0-9A-Fa-f]{2})")


def command_in(subject: str) -> Command | None:
    """What a subject asks, however it was mangled, or None if it is none of ours.

    Case, white space, folding, `Re:`, `+` for a blank, a subject still percent-encoded and a lost `·` do
    not matter. Nothing is proved yet: see `is_genuine`.
    """
    if len(subject) < TOKEN:
        return None
    flat = _flat(subject)
    token = ""
    end = len(flat)
    while end and len(token) < TOKEN:
        end -= 1
        if flat[end] != " ":
            token = flat[end] + token
    words = flat[:end].strip()
    asked = _ASKED.fullmatch(words) if len(words) <= _PREFIX else None
    if asked is None or not re.fullmatch(f"[a-z2-7]{{{TOKEN}}}", token):
        return None
    return Command(Order(_verb(asked[1]), asked[2]), token, whole=flat.endswith(token))


def _flat(subject: str) -> str:
    """Small letters, digits and single blanks; everything else is a blank."""
    text = subject[:1000]
    for _ in range(2):
        text = unquote(text) if "%" in text else text
    text = _BROKEN_WORD.sub(" ", text) if "=" in text else text
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join("".join(c if c.isascii() and c.isalnum() else " " for c in plain).split())


def _verb(said: str) -> str:
    wanted = said.replace(" ", "")
    return next((verb for words, verb in SPOKEN.items() if words.replace(" ", "") == wanted), TEST)


# --- decisions ----------------------------------------------------------------------------------------------


def decision_of(
    order: Order, at: datetime, hours: BusinessHours, channel: From = From.MAIL, digest: str = ""
) -> Decision:
    """The order as a decision taken at `at` (aware UTC); UsageError for a WHEN that is none."""
    means = _MEANS[order.verb]
    until = parse_when(order.when or SOON, at, hours) if means.word is Word.SNOOZE else None
    return Decision(
        means.word,
        order.target,
        at,
        channel,
        digest=digest,
        call=means.call,
        outcome=means.outcome,
        until=until,
        went_out=means.went_out,
    )


def names_a_draft(order: Order) -> bool:
    """Is it about a draft, so that it holds for one version only?"""
    means = _MEANS.get(order.verb)
    return means is not None and means.word in (Word.APPROVE, Word.REJECT)


def order_of_words(words: str) -> Order:
    """The order that a link of ours says, as `Order.words` has it."""
    verb, _, target = words.partition(" ")
    return Order(verb, target)


def settles(order: Order) -> bool:
    """Does it end a matter? Then it is about the matter as it stood in the mail that it answers."""
    return order.verb in _SETTLES


def speaks_of_a_mail(order: Order) -> bool:
    """Is it signed for the mail it stands in: all that was shown there, or an end to what was told there?"""
    return order.target == ALL or settles(order)
