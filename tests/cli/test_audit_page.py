"""How an audit looks: the page stands alone, strangers' words stay words, and lists stay short."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

import pytest

from assistant import bootstrap
from assistant.cli import audit_page, audit_rows, audit_text, figures, machine
from assistant.cli.audit_rows import Eye
from assistant.domain.audit import Audit, examine
from assistant.domain.book import Book
from assistant.domain.business_hours import BusinessHours
from assistant.domain.lead import Channel, Entry, Lead, LeadState, Voice, we_answered
from assistant.domain.reading import Contact
from assistant.domain.report_words import NO_BREAK, working
from tests.cli.shelf import NASTY
from tests.cli.test_safe import acts

HOURS = BusinessHours(
    ZoneInfo("America/New_York"), tuple(((time(9), time(17)),) if d < 5 else () for d in range(7))
)
EYE = Eye(HOURS, lambda number: number.replace("+1", "(1) "))
NOW = datetime(2026, 11, 20, 20, 0, tzinfo=UTC)


def lead(number: int, *, days: float = 9, **more: object) -> Lead:
    came = NOW - timedelta(days=days)
    made = Lead(
        number=number,
        person=f"p{number}",
        channel=Channel.EMAIL,
        contact=Contact(f"Nora Feld {number}", f"nora{number}@feld.example", "+13035550133"),
        received_at=came,
        opened_at=came,
        respond_by=came + timedelta(days=1),
        subject="Kitchen tap",
        conversation=(
            Entry(Voice.THEM, came, f"f{number}", subject="Kitchen tap", excerpt="It drips. Can you come?"),
        ),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def looked(*leads: Lead, days: int = 30) -> Audit:
    return examine(Book(leads={each.number: each for each in leads}), HOURS, NOW, days)


def answered(number: int, *, after: float = 1) -> Lead:
    it = lead(number)
    return we_answered(it, Entry(Voice.US, it.received_at + timedelta(hours=after), f"us{number}"))


def page(it: Audit) -> str:
    return bootstrap.own_templates().page("audit", audit_page.values(it, EYE))


class Parsed(HTMLParser):
    """Tags and attributes of a page; complains about a tag that is not closed."""

    VOID = frozenset({"meta", "br", "rect", "line", "circle"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self.open.pop() == tag


MIXED = (
    lead(1),
    answered(2),
    answered(3, after=60),
    lead(4, channel=Channel.VOICEMAIL),
    lead(5, days=0.05, respond_by=NOW + timedelta(days=1)),
)


def test_i27_the_page_loads_nothing_and_runs_nothing() -> None:
    text = page(looked(*MIXED))
    parsed = Parsed(text)
    assert parsed.open == []
    assert not {"script", "img", "link", "iframe", "object", "form"} & {tag for tag, _ in parsed.tags}
    targets = [
        value or "" for _, attrs in parsed.tags for name, value in attrs.items() if name in ("href", "src")
    ]
    assert targets
    assert all(target.startswith(("tel:", "mailto:")) for target in targets)
    assert "url(" not in text
    assert "http://" not in text.replace("http-equiv", "")
    assert "https://" not in text


def test_the_page_says_who_and_offers_the_number() -> None:
    text = page(looked(*MIXED))
    assert "<h1>1 person never heard back.</h1>" in text
    assert 'href="tel:+13035550133"' in text
    assert "Nora Feld 1" in text
    pictures = {"all in one bar": 1, "columns": 8, "days": 2, "channels": 2, "who waited longest": 2}
    assert text.count("<svg") == sum(pictures.values())


def test_i26_a_strangers_words_stay_words_on_page_table_and_json() -> None:
    hostile = f'<script>alert(1)</script>"><img src=x>{NASTY}{{{{ 7*7 }}}}'
    contact = Contact(hostile, f'x"{hostile}@evil.example', hostile)
    entry = Entry(Voice.THEM, NOW - timedelta(days=9), "f", subject=hostile, excerpt=hostile)
    some = [
        lead(n, contact=contact, channel=channel, conversation=(entry,), reasons=(hostile,), subject=hostile)
        for n, channel in enumerate(Channel)
    ]
    some += [
        lead(
            20,
            contact=contact,
            conversation=(entry,),
            state=LeadState.UNDECIDED,
            reasons=(hostile,),
            question=hostile,
        )
    ]
    found = replace(looked(*some), troubles=(hostile,), own_addresses=(hostile,))
    text = page(found)
    parsed = Parsed(text)
    assert not {"script", "img"} & {tag for tag, _ in parsed.tags}
    assert "49" not in {piece.strip() for piece in re.findall(r">([^<]*)<", text)}
    assert not acts(text.replace("\n", ""))
    assert not acts(audit_text.text(found, EYE).replace("\n", ""))
    assert not acts(machine.document(audit_rows.document(found, EYE)).replace("\n", ""))


def test_a_flood_makes_a_page_all_the_same() -> None:
    words = "An endless story about a tap that drips and drips. " * 20
    some = [
        lead(
            n,
            days=n % 29 + 0.1,
            conversation=(
                Entry(Voice.THEM, NOW - timedelta(days=n % 29 + 0.1), f"f{n}", subject=words, excerpt=words),
            ),
        )
        for n in range(1, 3000)
    ]
    found = looked(*some, days=3650)
    text = page(found)
    assert "`assistant audit --json` names all" in text
    assert text.count("<circle") <= 2 * audit_page.MOST_DOTS
    assert "more; --html FILE or --json names them all." in audit_text.text(found, EYE)


@pytest.mark.parametrize("days", [1, 7, 30, 92, 93, 3650])
def test_a_page_can_be_made_of_any_period_also_of_an_empty_mailbox(days: int) -> None:
    assert Parsed(page(looked(*MIXED, days=days))).open == []
    empty = page(looked(days=days))
    assert "Nobody asked for anything in this time." in empty
    assert "<svg" not in empty


def test_everything_in_the_picture_of_days_lies_inside_it() -> None:
    late = [lead(n, days=n / 7) for n in range(1, 200)]
    for drawn in audit_page.values(looked(*late), EYE)["days"]:  # type: ignore[attr-defined]
        for dot in drawn["dots"]:
            assert drawn["left"] <= dot["x"] <= drawn["right"]
            assert 0 <= dot["y"] <= drawn["height"]


def test_parts_of_a_bar_make_the_whole() -> None:
    parts = audit_page.values(looked(*MIXED), EYE)["fates"]
    assert isinstance(parts, list)
    assert sum(each.width for each in parts) == pytest.approx(100, abs=0.1)
    assert sum(each.number for each in parts) == len(MIXED)


# --- words ------------------------------------------------------------------------------------------------


def test_all_is_well_when_everybody_heard() -> None:
    said = audit_text.text(looked(answered(1), answered(2)), EYE)
    assert said.startswith("Everybody heard back.")
    assert "never heard" not in said


def test_callers_alone_are_not_said_to_have_been_left_alone() -> None:
    said = audit_text.text(looked(lead(1, channel=Channel.MISSED_CALL)), EYE)
    assert said.startswith("Every mail was answered; 1 caller may still wait.")
    assert "only you know" in said


@pytest.mark.parametrize("width", [60, 80, 120])
def test_every_line_of_the_table_fits(width: int) -> None:
    assert max(map(len, audit_text.text(looked(*MIXED), EYE, width).splitlines())) <= width


def test_working_time_is_said_as_people_say_it() -> None:
    said = [working(minutes).replace(NO_BREAK, " ") for minutes in (0, 5, 60, 224, 745)]
    assert said == ["1 min", "5 min", "1 h", "3 h 44 min", "12 h"]


def test_json_has_the_fields_of_a_report_and_the_lists() -> None:
    told = json.loads(machine.document(audit_rows.document(looked(*MIXED), EYE)))
    assert (told["from"], told["to"], told["inquiries"], told["answered"]) == (
        "2026-10-21",
        "2026-11-20",
        5,
        2,
    )
    assert [each["sort"] for each in told["never_answered"]] == ["never", "call", "in_time"]
    assert told["never_answered"][0]["contact"]["phone"] == "+13035550133"
    assert told["never_answered"][0]["since"].endswith("-05:00")
    assert [each["waited_hours"] for each in told["waited_longest"]] == [60.0, 1.0]


def test_a_report_names_its_figures_as_scripts_know_them() -> None:
    told = figures.report(looked().report)
    assert told["same_day_share"] is None
    assert told["first_response_working_minutes"] == {"median": None, "p90": None}
    assert told["promises"] == {"kept": 0, "broken": 0, "open": 0}
    assert told["calls"] == {"made": 0, "reached": 0, "left_message": 0, "no_answer": 0}
    assert told["by_channel"] == {}
