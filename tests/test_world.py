"""Weeks of real life in fast motion: real Dovecot, real outgoing server, five weeks of one owner's mailbox.

`make world` lives through all of it and prints figures; here a part of it is held against what must always
be so. Without the labelled samples a day with three made-up mails remains.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from assistant.domain.report import report
from tests import reckoned
from tests.dovecot import BINARY
from tests.fakes import mail
from tests.lived import Record, figures, follow_ups, summaries, violations
from tests.living import Delivery, Life, Owner, Posted, life
from tests.worlds import Planned, live_crowd, live_world, read_crowd, read_world, start_of

pytestmark = [
    pytest.mark.dovecot,
    pytest.mark.slow,
    pytest.mark.skipif(BINARY is None, reason="Dovecot is not installed (Debian: dovecot-imapd)"),
]

CONFIG = """
[owner]
name = "Dana Reyes"
email = "dana@reyes.example"
timezone = "America/New_York"

[[account]]
name = "business"
username = "dana@reyes.example"
password = "secret"
imap = { host = "127.0.0.1", port = {imap_port}, security = "none" }
smtp = { host = "127.0.0.1", port = {smtp_port}, security = "none" }

[hours]
monday = ["08:00-12:00", "13:00-17:00"]
tuesday = ["08:00-12:00", "13:00-17:00"]

[web]
listen = ""

[store]
directory = "{state_dir}"
"""
MONDAY = datetime(2026, 11, 23, 7, tzinfo=ZoneInfo("America/New_York"))
TAP = "Hi Dana,\n\nour kitchen tap is leaking. Could you come by this week?\n\nKaren\n"


def delivery(hours: float, raw: bytes, folder: str = "INBOX") -> Delivery:
    """A mail so many hours into that Monday."""
    at = MONDAY + timedelta(hours=hours)
    return Delivery(at, folder, f"{folder} at {at:%H:%M}", raw)


@contextmanager
def monday(folder: Path, owner: Owner = Owner.SILENT) -> Iterator[Life]:
    """Monday with an inquiry, a newsletter, and an answer to a second inquiry."""
    tap = mail("Karen Osullivan <karen@mail.example>", "Leaking tap", TAP, to="dana@reyes.example")
    news = mail(
        "News <news@shop.example>", "20 % off", "Buy now.\n", List_Unsubscribe="<mailto:u@shop.example>"
    )
    boiler = mail(
        "Rob Hale <rob@mail.example>", "Boiler", TAP.replace("Karen", "Rob"), to="dana@reyes.example"
    )
    answered = mail("dana@reyes.example", "Re: Boiler", "Tomorrow at nine?\n", to="rob@mail.example")
    with life(CONFIG, folder, MONDAY, owner) as lived:
        for each in (delivery(2, tap), delivery(3, news), delivery(4, boiler), delivery(5, answered, "Sent")):
            lived.plan_mail(each)
        lived.plan_round(MONDAY + timedelta(hours=10, minutes=30))
        lived.live(MONDAY + timedelta(hours=11))
        yield lived


# --- the samples ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("owner", "last", "days"),
    [
        (Owner.SILENT, date(2026, 10, 26), 6),
        (Owner.APPROVES, date(2026, 10, 22), 4),
        (Owner.SENDS, date(2026, 10, 20), 2),
    ],
)
def test_days_are_lived_through_and_no_promise_of_ours_is_broken(
    samples: Path, tmp_path: Path, owner: Owner, last: date, days: int
) -> None:
    world = read_world(samples).until(last)
    with life(world.config, tmp_path, start_of(world), owner) as lived:
        live_world(lived, world)
        record = Record(lived)
        found = figures(record, world)

        assert violations(record) == []
        assert found.to_machines == []
        assert len(found.lost) <= found.inquiries * 0.01, found.lost
        assert len(found.false) <= found.leads * 0.05, found.false
        assert list(summaries(record).values()) == [1] * days


def test_the_report_of_five_weeks_is_what_a_reader_counts_and_nobody_who_waits_is_reminded(
    samples: Path, tmp_path: Path
) -> None:
    world = read_world(samples)
    plans: list[Planned] = []
    with life(world.config, tmp_path, start_of(world)) as lived:
        live_world(lived, world, plans)
        record = Record(lived)
        found = report(record.leads.values(), record.hours, world.first, world.last)
        explained, unexplained = reckoned.differences(record, world, found)
        held = figures(record, world)
        assert unexplained == []
        assert reckoned.promise_differences(record, world) == []

    rows = {row.name: row for row in reckoned.rows(found, reckoned.asked_in(world))}
    told = json.loads((samples / "worlds/plumber-us/expected.json").read_text("utf-8"))["report"]
    readers = told["with_business_partners"]
    names = ("inquiries", "answered", "same_business_day", "within_24h")
    counted = ("inquiries", "answered", "same business day", "within 24 hours")
    assert [rows[name].theirs for name in counted] == [readers[name] for name in names]

    more = sum(each.startswith("lead ") for each in explained)
    fewer = sum("one lead with" in each or "not counted" in each for each in explained)
    assert rows["inquiries"].ours == rows["inquiries"].theirs + more - fewer
    assert more <= 0.15 * readers["inquiries"]
    assert sum(row.ours for name, row in rows.items() if name.startswith("by ")) == rows["inquiries"].ours

    mondays = [world.first + timedelta(weeks=number) for number in range(5)]
    weeks = [
        report(record.leads.values(), record.hours, monday, min(monday + timedelta(days=6), world.last))
        for monday in mondays
    ]
    assert sum(week.figures.inquiries for week in weeks) == found.figures.inquiries
    assert sum(week.figures.answered for week in weeks) == found.figures.answered
    assert sum(week.promises.kept for week in weeks) == found.promises.kept
    assert sum(week.promises.broken for week in weeks) == found.promises.broken

    assert len(held.missed_promises) <= 0.1 * held.promises, held.missed_promises
    assert len(held.invented_promises) <= 0.05 * held.promises, held.invented_promises
    assert held.needless_nudges == []
    assert {"delay", "nudge"} <= {each.split()[4] for each in follow_ups(record)}
    assert len(plans) >= 9
    assert [words for each in plans for words in each.wrongly_reminded] == []


def test_started_on_a_mailbox_that_is_weeks_old_it_finds_what_was_answered(
    samples: Path, tmp_path: Path
) -> None:
    world = read_world(samples).until(date(2026, 11, 2))
    begin = start_of(world, date(2026, 11, 2))
    with life(world.config, tmp_path, begin, Owner.APPROVES) as lived:
        live_world(lived, world)
        record = Record(lived)

        assert violations(record) == []
        too_old = [lead for lead in record.leads.values() if lead.received_at < begin - timedelta(days=4)]
        assert len(too_old) > 20
        assert not {lead.number for lead, _ in record.acknowledgements()} & {lead.number for lead in too_old}
        assert sum(lead.answered_at is not None for lead in too_old) > len(too_old) / 2


def test_i4_public_mail_of_every_kind_crashes_nothing_and_each_has_a_verdict(
    samples: Path, tmp_path: Path
) -> None:
    crowd = read_crowd(samples).some(6)
    with life(crowd.config, tmp_path, crowd.start, Owner.APPROVES) as lived:
        live_crowd(lived, crowd)
        record = Record(lived)

        assert violations(record) == []
        assert all(record.seen.values())
        assert crowd.names <= record.seen.keys()


# --- a made-up day, and proof that the checks can fail ------------------------------------------------------


@pytest.mark.parametrize("owner", list(Owner))
def test_a_made_up_monday_breaks_no_promise_of_ours(tmp_path: Path, owner: Owner) -> None:
    with monday(tmp_path, owner) as lived:
        record = Record(lived)

        assert violations(record) == []
        assert [lead.contact.name for lead in record.leads.values()] == ["Karen Osullivan", "Rob Hale"]
        assert len(lived.letterbox.to_others("dana@reyes.example")) == (2 if owner is Owner.APPROVES else 0)
        assert summaries(record) == {MONDAY.date(): 1}


def test_i1_mails_that_begin_with_an_empty_line_are_told_apart_and_read(tmp_path: Path) -> None:
    with life(CONFIG, tmp_path, MONDAY) as lived:
        for number, name in enumerate(("Karen Osullivan", "Rob Hale")):
            raw = mail(f"{name} <m{number}@mail.example>", "Leaking tap", TAP, to="dana@reyes.example")
            lived.plan_mail(delivery(2 + number, b"\n" + raw))
        lived.live(MONDAY + timedelta(hours=4))

        assert [lead.contact.name for lead in Record(lived).leads.values()] == ["Karen Osullivan", "Rob Hale"]


def _flagged(lived: Life) -> None:
    lived.mail.ours.flag("INBOX", 2, "\\Flagged")


def _forgotten(lived: Life) -> None:
    with lived.store.transaction() as book:
        book.seen.popitem()


def _sent_unasked(lived: Life) -> None:
    lived.letterbox.taken.append(Posted(("karen@mail.example",), b"Subject: hi\r\n\r\nhi\r\n", lived.now))


def _told_twice(lived: Life) -> None:
    lived.letterbox.taken += lived.letterbox.of_owner("dana@reyes.example")


def _draft_twice(lived: Life) -> None:
    (laid,) = lived.mail.ours.content("Drafts")
    lived.mail.ours.put("Drafts", laid[1])


def test_what_must_never_be_is_noticed(tmp_path: Path) -> None:
    with monday(tmp_path) as lived:
        for deed in (_flagged, _forgotten, _sent_unasked, _told_twice, _draft_twice):
            deed(lived)
        told = " ".join(violations(Record(lived)))

        for named in (
            "INBOX is not as it was: 5 for 5",
            "no verdict",
            "went out unasked",
            "2 summaries",
            "Drafts holds",
        ):
            assert named in told
