"""The owner's word by mail: links pressed and our mails answered, as intake found them in Sent.

Each word is taken in one transaction with the record that it is used up. What came of it is said in the
next mail to the owner; nothing is ever answered. A copy in INBOX acts on nothing: if no twin lies in Sent
after an hour, that is said, with what to do.
"""

from datetime import datetime, timedelta

from assistant.domain import commands
from assistant.domain.answers import orders_in
from assistant.domain.book import Book, OwnerMail
from assistant.domain.commands import ALL, NO, OK, YES, Order
from assistant.domain.decision import From
from assistant.domain.draft import Draft, DraftState
from assistant.domain.lead import Lead, LeadState, shortened
from assistant.domain.warrant import signed_for
from assistant.domain.wish import Heard, Wish, WishKind
from assistant.errors import NotPossible, UnknownItem
from assistant.workflow.approval_words import Sitting, draft_meant, lead_meant
from assistant.workflow.ports import Desk

TWIN_WITHIN = timedelta(hours=1)
"""How long a copy in INBOX may wait for its twin in Sent."""
SAME_PRESS = timedelta(minutes=10)
"""One word that lies in Sent twice within this time was filed twice, not said twice."""
UNKNOWN_LINES = 3


def take_words(desk: Desk, now: datetime) -> None:
    """Take what lies in Sent, the earliest first; then look after copies in INBOX that have no twin."""
    waiting = desk.book.look().wishes
    sent = [(w.at, key) for key, w in waiting.items() if w.in_sent and w.kind is not WishKind.BACK]
    for _, key in sorted(sent):
        with desk.book.transaction() as book:
            wish = book.wishes.pop(key, None)
            if wish is not None:
                _take(Sitting(desk, book, desk.hours(now), now, From.MAIL), wish)
        desk.point("approval:word-taken")
    if any(not wish.in_sent and _is_over(desk.book.look(), wish, now) for wish in waiting.values()):
        with desk.book.transaction() as book:
            _let_go(Sitting(desk, book, desk.hours(now), now, From.MAIL))


def _take(here: Sitting, wish: Wish) -> None:
    used = here.book.used(wish.once)
    if used is not None and here.now - used <= SAME_PRESS:
        return
    if wish.kind is WishKind.LINK:
        _take_link(here, wish, used)
    else:
        _take_answer(here, wish)


# --- links --------------------------------------------------------------------------------------------------


def _take_link(here: Sitting, wish: Wish, used: datetime | None) -> None:
    command = commands.command_in(f"{wish.words} {wish.token}")
    signed = signed_for(here.book, here.desk.seal, command) if command else None
    if command is None or signed is None:
        here.say(Heard.WRONG, f"{wish.words}: the link is not one of ours, or not as we made it")
    elif used is not None:
        here.say(Heard.REPLAYED, f"{wish.words}: that link was used before; each works once")
    elif here.now > command.expires:
        here.book.use_up(wish.twin, here.now)
        here.say(Heard.EXPIRED, f"{wish.words}: that link is too old; the newest summary has fresh ones")
    else:
        here.book.use_up(wish.twin, here.now)
        here.book.note_proof(wish.account, here.now)
        if command.order.verb == commands.TEST:
            here.say(Heard.DONE, f"the test link came through: it lay in Sent of {wish.account}")
        else:
            _obey_link(here, command.order, signed, wish.at)


def _obey_link(here: Sitting, order: Order, signed: tuple[str, ...], at: datetime) -> None:
    if not commands.speaks_of_a_mail(order):
        here.obey(order, at, *signed) if _is_current(here, order, signed) else _changed(here, order)
        return
    found = here.book.owner_mail(signed[0])
    if found is not None:
        _obey_line(here, order, found[1], at)


def _is_current(here: Sitting, order: Order, signed: tuple[str, ...]) -> bool:
    """Is the version that was signed for the one that would be sent now (I11)?"""
    if not commands.names_a_draft(order):
        return True
    _, draft = here.book.draft(order.target)
    return signed == (draft.version.digest,)


def _changed(here: Sitting, order: Order) -> None:
    here.say(Heard.CHANGED, f"{order.words}: the text has changed since; it is below")


def _approve_shown(here: Sitting, mail: OwnerMail, at: datetime) -> None:
    """Yes to every draft that stood in that mail and still is what it was there."""
    for shown in mail.shown:
        draft_id, _, digest = shown.partition(" ")
        order = Order("approve", draft_id)
        draft = _draft(here.book, draft_id)
        if draft is None or draft.state is not DraftState.PENDING:
            continue
        if here.book.lead(draft.lead).may_be_answered:
            here.say(Heard.REFUSED, f"{order.words}: you may have answered them; look at that one by itself")
        elif draft.version.digest == digest:
            here.obey(order, at, digest)
        else:
            _changed(here, order)


def _draft(book: Book, draft_id: str) -> Draft | None:
    try:
        return book.draft(draft_id)[1]
    except UnknownItem:
        return None


# --- answers ------------------------------------------------------------------------------------------------


def _take_answer(here: Sitting, wish: Wish) -> None:
    for word in (wish.twin, wish.once):  # for its copy in INBOX, and for the same mail filed twice
        here.book.use_up(word, here.now)
    found = here.book.owner_mail(wish.answers)
    if found is None:
        return
    day, mail = found
    if here.now > commands.word_good_until(day.date, here.hours):
        here.say(Heard.EXPIRED, "your answer is to a mail that is too old; answer the newest summary")
        return
    here.book.note_proof(wish.account, here.now)
    orders, unknown = orders_in(wish.words)
    for order in orders:
        _obey_line(here, order, mail, wish.at)
    for line in unknown[:UNKNOWN_LINES]:
        here.say(Heard.UNKNOWN, f"not understood in your answer: “{shortened(line, 80)}”")


def _obey_line(here: Sitting, order: Order, mail: OwnerMail, at: datetime) -> None:
    """A yes or no in an answer is about the versions that stood in the mail it answers (I11)."""
    if order.target == ALL:
        _approve_shown(here, mail, at)
        return
    try:
        order = _in_full(here.book, order, mail)
        if not commands.names_a_draft(order):
            _not_unseen(here.book, order, mail)
            here.obey(order, at)
            return
        _, draft = draft_meant(here.book, order.target)
    except (UnknownItem, NotPossible) as error:
        here.say(Heard.REFUSED, f"{order.words}: {error}")
        return
    order = Order(order.verb, draft.id)
    digest = next((d for i, _, d in (s.partition(" ") for s in mail.shown) if i == draft.id), "")
    here.obey(order, at, digest) if digest == draft.version.digest else _changed(here, order)


def _in_full(book: Book, order: Order, mail: OwnerMail) -> Order:
    """`yes`, `no` and `ok` as what they mean about that lead; NotPossible if it could be two things.

    Where that mail asked nothing about it, a yes is one to the draft that was shown there.
    """
    if order.verb not in (YES, NO, OK):
        return order
    lead = lead_meant(book, order.target)
    asked = _was_asked(lead, mail)
    if not asked and not lead.may_be_answered and order.verb != NO and _was_shown(lead, mail):
        return Order("approve", order.target)
    if not asked:
        raise NotPossible("that mail asked nothing about it; say it with another word")
    if order.verb == OK:
        raise NotPossible("you are asked something about it: say yes, no, or approve")
    doubtful = lead.state is LeadState.UNDECIDED and not lead.may_be_answered
    yes, no = ("inquiry", "not-lead") if doubtful else ("answered", "not-answered")
    return Order(yes if order.verb == YES else no, order.target)


def _was_shown(lead: Lead, mail: OwnerMail) -> bool:
    drafts = {draft.id for draft in lead.drafts}
    return any(shown.partition(" ")[0] in drafts for shown in mail.shown)


def _was_asked(lead: Lead, mail: OwnerMail) -> bool:
    if not lead.may_be_answered:
        return lead.state is LeadState.UNDECIDED
    asked = max((line.at for line in lead.history if line.words == lead.question), default=None)
    return asked is None or mail.last_try is None or asked <= mail.last_try


def _not_unseen(book: Book, order: Order, mail: OwnerMail) -> None:
    """NotPossible if it would end a matter in which they wrote again since that mail: nobody is closed or
    called answered over words that the owner was not shown (I25)."""
    if not commands.settles(order):
        return
    latest = lead_meant(book, order.target).last_of_theirs
    if latest is not None and mail.last_try is not None and latest.at > mail.last_try:
        raise NotPossible("they wrote again after that mail; look at it first")


# --- copies without a twin ----------------------------------------------------------------------------------


def _is_over(book: Book, wish: Wish, now: datetime) -> bool:
    return book.used(wish.twin) is not None or now - wish.at >= TWIN_WITHIN


def _let_go(here: Sitting) -> None:
    for key, wish in list(here.book.wishes.items()):
        if wish.in_sent or not _is_over(here.book, wish, here.now):
            continue
        del here.book.wishes[key]
        if here.book.used(wish.twin) is None:
            here.say(Heard.FOREIGN, _foreign(here, wish))


def _foreign(here: Sitting, wish: Wish) -> str:
    """Named, with what to do."""
    account = here.desk.account(wish.account)
    what = f"“{wish.words}”" if wish.kind is WishKind.LINK else "an answer to our mail"
    sender = shortened(wish.sender, 60) or "somebody"
    said = f"{what} came from {sender} and was not obeyed: it lies in no watched Sent folder"
    if wish.sender.lower() in here.desk.owner.own_addresses | {account.address.lower()}:
        return (
            f"{said}. Is it yours, let your mail program store sent mail on the server, or name "
            "its folder in folders.sent"
        )
    return f"{said}. Send it from {account.address}"
