"""Intake of the owner's words by mail: a command in Sent, its copy in INBOX, a mail moved back to INBOX.

Nothing is done about them here: they are recorded as wishes, approval takes them in the same round. Only
what lies in a watched Sent folder can act, since the owner alone can put it there (DESIGN 4.6).
"""

from assistant.domain import commands, signs
from assistant.domain.answers import orders_in
from assistant.domain.message import Message
from assistant.domain.reading import Kind, Reading, Verdict
from assistant.domain.warrant import signed_for
from assistant.domain.wish import Heard, Said, Wish, WishKind
from assistant.workflow.intake_round import Round

WORDS_READ = 4000
"""Characters of an answer that are read."""
WAITING = 50
"""So many copies in INBOX may wait for their twin; what comes beyond that is only counted."""
_BULK = frozenset({"bulk", "junk", "list"})
_FORGED = "a command with a token that is not ours was ignored"


def to_ourselves(here: Round, mail: Message) -> bool:
    """Is it addressed to the owner, and to nobody else?"""
    ours = here.desk.owner.own_addresses | {here.account.address.lower()}
    return bool(mail.recipients) and all(each.email.lower() in ours for each in mail.recipients)


def word_in_sent(here: Round, mail: Message) -> bool:
    """Record the word in a mail of the owner's to himself; False if there is none in it."""
    wish = _wish_in(here, mail)
    if wish is not None:
        here.book.wishes[mail.fingerprint] = wish
    return wish is not None


def word_in_inbox(here: Round, mail: Message) -> Reading | None:
    """The copy of a word of the owner's, or one that somebody forged, set aside; None for any other mail.

    A copy waits for its twin in Sent and acts on nothing.
    """
    wish = _wish_in(here, mail, in_sent=False)
    if wish is None or not _concerns(here, mail, wish):
        return None
    command = commands.command_in(mail.subject) if wish.token else None
    if command is not None and not _is_ours(here, command):
        _say(here, Heard.WRONG, _FORGED)
        return _aside(wish, Kind.SPAM, "Has the subject of a command, with a token that is not ours.")
    waiting = sum(not each.in_sent for each in here.book.wishes.values())
    if here.book.used(wish.twin) is None and waiting < WAITING:
        here.book.wishes.setdefault(f"inbox {wish.twin}", wish)
    return _aside(wish, Kind.OWN, "Your own word by mail; it counts where it lies in Sent.")


def came_back(here: Round, fingerprint: str) -> None:
    """A mail we know lies in INBOX anew; if it acted in a folder, the act is to be undone."""
    if any(fingerprint in act.fingerprints for act in here.book.acts.values()):
        wish = Wish(WishKind.BACK, here.now, fingerprint, account=here.account.name)
        here.book.wishes[f"back {fingerprint}"] = wish


def _wish_in(here: Round, mail: Message, *, in_sent: bool = True) -> Wish | None:
    """The word a mail holds by its subject or as an answer to ours; a machine's mail holds none."""
    command = commands.command_in(mail.subject)
    answered = next(filter(here.book.owner_mail, here.desk.seal.markers_answered(mail)), None)
    if command is None and answered is None:
        return None
    if signs.auto_reply(mail) or signs.report(mail) or not _by_hand(mail):
        return None
    at = min(mail.received_at, here.now)
    sender, account = mail.author.email, here.account.name
    if command is not None:
        words, token = command.order.words, command.token
        return Wish(WishKind.LINK, at, words, token, "", account, sender, in_sent)
    assert answered is not None
    words = mail.fresh[:WORDS_READ]
    return Wish(WishKind.ANSWER, at, words, "", answered, account, sender, in_sent, mail.message_id)


def _by_hand(mail: Message) -> bool:
    """Nobody's fingers mark a mail as bulk (RFC 2076); holiday replies do, often without another sign."""
    submitted = mail.headers.get("auto-submitted", "no").partition(";")[0].strip().lower()
    return submitted in ("", "no") and mail.headers.get("precedence").strip().lower() not in _BULK


def _concerns(here: Round, mail: Message, wish: Wish) -> bool:
    """In INBOX anybody may have written it: it is ours to look at only if nothing else is likely."""
    if here.desk.seal.marker_in(mail) is not None:
        return False
    if wish.kind is WishKind.LINK:
        command = commands.command_in(mail.subject)
        return command is not None and (command.whole or _is_ours(here, command))
    own = mail.author.email.lower() in here.desk.owner.own_addresses
    return own or bool(orders_in(wish.words)[0])


def _is_ours(here: Round, command: commands.Command) -> bool:
    return signed_for(here.book, here.desk.seal, command) is not None


def _aside(wish: Wish, kind: Kind, why: str) -> Reading:
    """Without its subject: a token stands in no log."""
    subject = wish.words if wish.kind is WishKind.LINK else "an answer to our mail"
    return Reading(Verdict.NOT_LEAD, kind, subject=subject, reasons=(why,))


def _say(here: Round, kind: Heard, words: str) -> None:
    day = here.book.day(here.hours.day_of(here.now))
    here.book.put_day(day.saying(Said(here.now, kind, words)))
