"""A buzz of the owner's phone, where he wants one: voicemail, a promise about to slip, trouble, all clear.

Only while he can be reached: what comes at night is told at the next opening, in one push, if it is still
news then. It is written down after it was taken, so a crash may tell one thing twice, never hide it.
"""

from datetime import datetime, timedelta

from assistant.domain.book import WORDS_KEPT, Book
from assistant.domain.ringing import Manner, Ring, headline, rings
from assistant.domain.summary_rows import inert
from assistant.errors import WorldError
from assistant.workflow.end_of_day_alert import BY_PUSH, mended, note_over, note_told, untold
from assistant.workflow.ports import Desk, Notifier

SINCE = "push since"
"""Fact in the book: when pushes were first wanted; what came before is no news."""
MOST_LINES = 6
AGAIN = timedelta(minutes=10)
"""After no service took a push, the next try waits so long."""
_TOLD = "pushed "


def push(desk: Desk, now: datetime) -> None:
    """Tell by push what is news at `now`; without a notifier nothing ever is."""
    if desk.notifier is None or not desk.hours(now).is_open(now):
        return
    resting = desk.sees.push_rests_until
    if resting is not None and now < resting:
        return
    if SINCE not in desk.book.look().commands:
        with desk.book.transaction() as book:
            book.commands.setdefault(SINCE, now.isoformat())
    _tell(desk, desk.notifier, now)


def _tell(desk: Desk, notifier: Notifier, now: datetime) -> None:
    book = desk.book.look()
    news = _news(desk, book, now)
    broken, whole = untold(desk, book, BY_PUSH, now), mended(desk, book, BY_PUSH)
    whole = whole if not broken else ()
    lines = (*_troubles(broken), *((Ring("", "All clear: everything works again"),) if whole else ()))
    told = (*lines, *news)
    if not told or not _taken(desk, notifier, told, now):
        return
    with desk.book.transaction() as changed:
        note_told(changed, BY_PUSH, broken, now)
        note_over(changed, BY_PUSH, whole)
        _remember(changed, news, now)


def _news(desk: Desk, book: Book, now: datetime) -> tuple[Ring, ...]:
    manner = Manner(
        since=datetime.fromisoformat(book.commands[SINCE]),
        warn_before=desk.habits.warn_before,
        names=desk.habits.push_names,
        display_phone=desk.display_phone,
    )
    found = rings(book, now, desk.hours(now), manner)
    return tuple(each for each in found if f"{_TOLD}{each.key}" not in book.commands)


def _troubles(broken: tuple[str, ...]) -> tuple[Ring, ...]:
    """Where it fails; why stands in the alert by mail, and may hold names."""
    return tuple(Ring("", f"Trouble: {inert(place, 60)} fails") for place in broken)


def _taken(desk: Desk, notifier: Notifier, told: tuple[Ring, ...], now: datetime) -> bool:
    lines = [each.words for each in told[:MOST_LINES]]
    rest = len(told) - len(lines)
    text = "\n".join([*lines, *([f"and {rest} more"] if rest else [])])
    try:
        refused = notifier.push(headline(told), text)
    except WorldError as error:
        desk.sees.troubles["push"] = str(error)
        desk.sees.push_rests_until = now + AGAIN
        return False
    if refused:
        desk.sees.troubles["push"] = f"not taken by {', '.join(refused)}; the other services took it"
    else:
        desk.sees.troubles.pop("push", None)
    return True


def _remember(book: Book, news: tuple[Ring, ...], now: datetime) -> None:
    """Each is told once; after thirty days none of them can be news any more."""
    old = (now - WORDS_KEPT).isoformat()
    for key, at in list(book.commands.items()):
        if key.startswith(_TOLD) and at < old:
            del book.commands[key]
    book.commands.update({f"{_TOLD}{each.key}": now.isoformat() for each in news})
