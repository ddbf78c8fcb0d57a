"""The week in pictures, as it reaches the owner: related parts, words for every figure, nothing remote."""

import re
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.message import Message
from html import unescape

from assistant import daemon
from assistant.adapters.picture import columns_png
from assistant.domain.lead import LeadState, Outcome, closed
from assistant.workflow.ports import Habits
from tests import summary_days
from tests.fakes import World, at
from tests.phone import answer, latest, letters_to_owner, live, working_world

FRIDAY_EVENING = at("2026-12-04 17:30")


def friday() -> World:
    """Two weeks in which somebody asked, and the report of the second."""
    world = working_world(Habits(notices_at=(), summary_days=frozenset({0}), report_day=4))
    world.desk = replace(world.desk, draw=columns_png)
    with world.book.transaction() as book:
        for number, day in enumerate((23, 24, 25, 30), start=1):
            came = at(f"2026-11-{day} 09:00")
            one = summary_days.lead(number, "Maya <b>Chen", "x", "y", came=came)
            book.put(summary_days.answered(one, came + timedelta(hours=number)))
    daemon.round(world.desk, FRIDAY_EVENING + timedelta(minutes=1))
    return world


def parts(world: World) -> tuple[Message, str, dict[str, bytes]]:
    """The mail, its page, and its pictures by their content ids."""
    mail = message_from_bytes(letters_to_owner(world)[-1])
    page = next(p for p in mail.walk() if p.get_content_type() == "text/html")
    pictures = {p["Content-ID"].strip("<>"): p for p in mail.walk() if p.get_content_type() == "image/png"}
    html = page.get_payload(decode=True).decode()  # type: ignore[union-attr]
    return mail, html, {cid: p.get_payload(decode=True) for cid, p in pictures.items()}  # type: ignore[misc]


def test_the_report_brings_its_pictures_along_and_each_is_shown_once() -> None:
    mail, html, pictures = parts(friday())

    assert mail["Subject"].startswith("Your week:")
    assert [p.get_content_type() for p in mail.walk()] == [
        "multipart/alternative",
        "text/plain",
        "multipart/related",
        "text/html",
        "image/png",
        "image/png",
    ]
    assert re.findall(r'src="cid:([^"]+)"', html) == list(pictures)
    assert all(png.startswith(b"\x89PNG") for png in pictures.values())
    assert "http" not in html
    assert len(html.encode()) < 60_000


def test_what_a_picture_shows_stands_in_words_for_who_does_not_see_it() -> None:
    _, html, _ = parts(friday())
    trend, speed = map(unescape, re.findall(r'alt="([^"]+)"', html))

    assert trend.startswith(
        "Within 24 hours, week by week. 27 Nov: 3 asked, 3 heard, 3 answered. 4 Dec: 1 asked,"
    )
    assert speed == "0 within 1 h, 0 within 2 h, 1 within 4 h, 0 within 8 h, 0 later, 0 not yet."
    without = re.sub(r"<img[^>]+>", "", html)
    assert without.count("100") > 2
    assert re.search(r">27 Nov<", without)


def test_where_nothing_can_be_drawn_the_bars_remain() -> None:
    world = friday()
    world.desk = replace(world.desk, draw=lambda _columns: b"")
    with world.book.transaction() as book:
        book.days.clear()
        book.commands["started"] = at("2026-11-02 09:00").isoformat()
    daemon.round(world.desk, FRIDAY_EVENING + timedelta(minutes=2))

    _, html, pictures = parts(world)
    assert pictures == {}
    assert "<img" not in html
    assert "Week by week" in html


def test_who_was_closed_for_want_of_an_answer_is_opened_again_by_an_answer_to_it() -> None:
    world = friday()
    with world.book.transaction() as book:
        book.put(closed(book.lead(4), Outcome.COLD, at("2026-12-03 09:00")))
        book.days.clear()
        book.commands["started"] = at("2026-11-02 09:00").isoformat()
    daemon.round(world.desk, FRIDAY_EVENING + timedelta(minutes=2))
    letter = latest(world)
    assert "Closed this week: Maya <b>Chen (4, cold)" in letter.text
    answer(world, letter, "4 reopen", "2026-12-04 18:00")
    live(world, "2026-12-04 18:01")

    assert world.lead(4).state is LeadState.OPEN
