"""What keeps failing: one alert for it, and one all-clear when all of it works again.

A server that stumbles once is nobody's business; one that fails for a while is told at once, not only in
the evening (DESIGN 4.8). What was told by which way stands in the book, so that a new start repeats nothing.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from assistant.domain.book import Book
from assistant.domain.summary_rows import inert, span
from assistant.errors import AssistantError, StateError
from assistant.workflow.end_of_day_mail import Errand, Made, hand_over, letter, may_send
from assistant.workflow.ports import Desk, Failing

LASTS = timedelta(minutes=15)
ROUNDS = 3
"""A trouble is told once it was met in so many rounds, over so long a time."""
CALM = timedelta(minutes=5)
"""A trouble that was not met for so long is over."""
AGAIN = timedelta(minutes=10)
"""After an alert could not be sent, the next try waits so long."""
ALERTS_A_DAY = 6
"""A server that comes and goes must not use up the mails that the summary needs."""
QUIET_PLACES = frozenset({"push"})
"""Troubles with telling the owner: the summary has them."""
MAIL_ITSELF = frozenset({"summary"})
"""That no mail to the owner goes out is nothing to tell by mail."""
BY_MAIL, BY_PUSH = "mail", "push"


def keep_watch(desk: Desk, now: datetime) -> None:
    """Remember since when each trouble stands. In memory: after a new start it has to show anew."""
    failing = desk.sees.failing
    for place in set(desk.sees.troubles) - QUIET_PLACES:
        before = failing.get(place)
        failing[place] = Failing(before.since if before else now, (before.rounds if before else 0) + 1, now)
    for place, known in list(failing.items()):
        if now - known.last >= CALM or now < known.since:
            del failing[place]


def untold(desk: Desk, book: Book, way: str, now: datetime) -> tuple[str, ...]:
    """Places that have failed for long enough, and that were not told this way."""
    told = places_told(book, way) | (MAIL_ITSELF if way == BY_MAIL else frozenset())
    lasting = (
        place
        for place, known in desk.sees.failing.items()
        if known.rounds >= ROUNDS and now - known.since >= LASTS
    )
    return tuple(sorted(place for place in lasting if place in desk.sees.troubles and place not in told))


def mended(desk: Desk, book: Book, way: str) -> tuple[str, ...]:
    """Every place that was told this way, once none of them fails any more; else nothing."""
    told = places_told(book, way)
    return () if told & desk.sees.failing.keys() else tuple(sorted(told))


def places_told(book: Book, way: str) -> frozenset[str]:
    """Places whose trouble was told this way, and whose end was not."""
    start = _fact(way, "")
    return frozenset(key.removeprefix(start) for key in book.commands if key.startswith(start))


def note_told(book: Book, way: str, places: tuple[str, ...], now: datetime) -> None:
    """These were told this way."""
    book.commands.update({_fact(way, place): now.isoformat() for place in places})


def note_over(book: Book, way: str, places: tuple[str, ...]) -> None:
    """That they are over was told this way."""
    for place in places:
        book.commands.pop(_fact(way, place), None)


def _fact(way: str, place: str) -> str:
    return f"alert {way} {place}"


# --- by mail --------------------------------------------------------------------------------------


def alert(desk: Desk, now: datetime) -> None:
    """The mail about what keeps failing, or that all of it works again; nothing if neither is news."""
    book = desk.book.look()
    broken, whole = untold(desk, book, BY_MAIL, now), mended(desk, book, BY_MAIL)
    if not (broken or whole) or not _may_alert(desk, book, now):
        return
    name = "alert" if broken else "all-clear"
    local = desk.hours(now).local(now)
    errand = Errand(local.date(), f"{name} {local:%H:%M}", now)
    if not _sent(desk, errand, _values(desk, broken, whole, now), now):
        desk.sees.alert_rests_until = now + AGAIN
        return
    with desk.book.transaction() as changed:
        note_told(changed, BY_MAIL, broken, now)
        note_over(changed, BY_MAIL, whole if not broken else ())


def _may_alert(desk: Desk, book: Book, now: datetime) -> bool:
    resting = desk.sees.alert_rests_until
    rests = resting is not None and now < resting
    room = book.sends_since(now - timedelta(days=1), to_owner=True) < ALERTS_A_DAY
    return room and not rests and may_send(desk, now)


def _sent(desk: Desk, errand: Errand, values: Mapping[str, object], now: datetime) -> bool:
    """Was it handed over? Only what was written down can have been."""
    try:
        raw = desk.compose(letter(desk, desk.renderer.owner("alert", values), errand.key, now))
    except StateError:
        raise
    except AssistantError as error:
        desk.sees.troubles["summary"] = str(error)
        return False
    hand_over(desk, Made(raw, ()), errand, now)
    return desk.book.look().day(errand.day).mail(errand.name) is not None


def _values(
    desk: Desk, broken: tuple[str, ...], whole: tuple[str, ...], now: datetime
) -> Mapping[str, object]:
    failing, troubles = desk.sees.failing, desk.sees.troubles
    return {
        "troubles": [
            {
                "where": inert(place, 60),
                "words": inert(troubles.get(place, "it fails again and again"), 300),
                "lasts": span(now - failing[place].since),
            }
            for place in broken
        ],
        "whole": [inert(place, 60) for place in whole],
        "now": f"{desk.hours(now).local(now):%H:%M}",
        "owner": desk.owner.name,
    }
