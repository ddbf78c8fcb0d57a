"""The mails to the owner as they leave: readable everywhere, nothing remote, strangers' words inert."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest

from assistant.adapters.render import Templates
from assistant.domain.book import Book, Day
from assistant.domain.commands import link
from assistant.domain.draft import DraftState
from assistant.domain.lead import Channel, LeadState
from assistant.domain.letter import Rendered
from assistant.domain.seal import Seal
from assistant.domain.summary import summarise, summary_values
from tests.summary_days import (
    HOURS,
    LOOKED,
    NEXT,
    NOW,
    at,
    book_of,
    busy_day,
    damaged_day,
    display,
    drafted,
    empty_day,
    lead,
    promised,
    thirty_leads,
)

SEAL = Seal(b"0123456789abcdef")
Write = Callable[..., Rendered]
DAYS = [busy_day, empty_day, thirty_leads, damaged_day]
GMAIL_CUTS_AT = 102 * 1024
"""Bytes of HTML after which Gmail hides the rest behind a link."""


@pytest.fixture(scope="module")
def write(root: Path) -> Write:
    """Writes the summary, or the notice, of a book, through our own templates."""
    templates = Templates([root / "templates"])

    def written(
        book: Book,
        name: str = "summary",
        *,
        late: bool = False,
        folded: tuple[date, ...] = (),
        troubles: dict[str, str] | None = None,
        looked: dict[str, datetime] | None = None,
        links: bool = False,
        page_url: str = "",
    ) -> Rendered:
        summary = summarise(
            book,
            NOW,
            HOURS,
            next_summary=NEXT,
            troubles=troubles or {},
            looked=LOOKED if looked is None else looked,
            late=late,
            folded=folded,
            display_phone=display,
            link=(lambda words, digests: link(SEAL, "dana@reyes.example", words, digests, NEXT, "summary"))
            if links
            else None,
            page_url=page_url,
        )
        return templates.owner(name, summary_values(summary, "Dana Reyes"))

    return written


class Page(HTMLParser):
    """What stands in a page: its tags with their attributes, and its words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self._in_style = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_style = tag == "style"
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        self._in_style = False

    def handle_data(self, data: str) -> None:
        self.words += "" if self._in_style else data

    @property
    def links(self) -> list[str]:
        """Where a tap leads."""
        return [attrs["href"] or "" for tag, attrs in self.tags if tag == "a"]


# --- the subject ------------------------------------------------------------------------------------------


def test_the_subject_is_the_point_and_the_day(write: Write) -> None:
    busy = write(busy_day()).subject
    assert busy == "2 overdue, 2 due soon, 2 to approve, 2 to call, 3 to look at (Tue 24 Nov)"
    assert write(empty_day()).subject == "nobody is waiting (Tue 24 Nov)"


def test_a_late_summary_says_so_in_subject_and_text(write: Write) -> None:
    mail = write(empty_day(), late=True, folded=(date(2026, 11, 23),))
    assert mail.subject == "Late: nobody is waiting (Tue 24 Nov)"
    for words in (" ".join(mail.text.split()), Page(mail.html).words):
        assert "This summary comes late" in words
        assert "no summary on Monday, 23 November" in words


# --- both parts say the same ------------------------------------------------------------------------------


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("name", ["summary", "notice"])
def test_html_and_text_tell_the_same(write: Write, day: Callable[[], Book], name: str) -> None:
    mail = write(day(), name)
    page = " ".join(Page(mail.html).words.split())
    people = [
        line.lstrip().partition("  ")[2] for line in mail.text.splitlines() if re.match(r" *\d+  \S", line)
    ]
    assert all(who.partition(", ")[0] in page for who in people)
    for title in re.findall(r"^([A-Z][A-Z ?,:0-9]+) \(\d+\)$", mail.text, re.MULTILINE):
        assert title in page.upper()


def test_the_summary_holds_all_that_was_promised_to_the_owner(write: Write) -> None:
    text = write(busy_day(), troubles={"business/Junk": "cannot be opened"}).text
    order = [
        "PROBLEMS (1)",
        "OVERDUE (2)",
        "DUE BEFORE WED 25 NOV 17:30 (2)",
        "CALLS TO RETURN (2)",
        "DRAFTS TO APPROVE (2)",
        "YOU ARE ASKED (1)",
        "IS THIS AN INQUIRY? (1)",
        "THEY WROTE, HAVE A LOOK (1)",
        "OPEN, WITH TIME LEFT (1)",
        "YOU WAIT FOR THEM (3)",
        "Since Mon 23 Nov 17:30: 41 messages seen",
        "Promises: 1 kept",
        "Put off: 1 lead",
        "Mailbox: Last read: INBOX 17:29",
    ]
    places = [text.index(each) for each in order]
    assert places == sorted(places)


def test_the_notice_is_short_and_says_when_the_rest_comes(write: Write) -> None:
    notice, summary = write(busy_day(), "notice"), write(busy_day())
    assert len(notice.text) < 0.75 * len(summary.text)
    assert notice.text.endswith("The whole picture comes with the summary, Wed 25 Nov 17:30.\n")
    assert "YOU WAIT FOR THEM" not in notice.text


# --- readable everywhere ------------------------------------------------------------------------------------


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("name", ["summary", "notice"])
def test_the_text_fits_eighty_columns_and_has_no_gaps(
    write: Write, day: Callable[[], Book], name: str
) -> None:
    text = write(day(), name).text
    assert max(map(len, text.splitlines())) <= 80
    assert "\n\n\n" not in text
    assert not re.search(r"[ \t]+$", text, re.MULTILINE)


@pytest.mark.parametrize("day", DAYS)
def test_i27_nothing_in_the_mail_is_loaded_from_anywhere(write: Write, day: Callable[[], Book]) -> None:
    html = write(day(), links=True).html
    page = Page(html)
    assert not {"img", "script", "link", "iframe", "object", "form", "base"} & {tag for tag, _ in page.tags}
    assert "http" not in html
    assert "url(" not in html
    assert "@import" not in html
    assert all(each.startswith(("tel:", "mailto:")) for each in page.links)


def test_styles_stand_in_the_tags_and_dark_colours_in_the_sheet(write: Write) -> None:
    html = write(busy_day()).html
    cells = [attrs for tag, attrs in Page(html).tags if tag == "td"]
    assert all(attrs.get("style") for attrs in cells)
    assert "prefers-color-scheme: dark" in html
    dark = html.partition("prefers-color-scheme: dark")[2].partition("</style>")[0]
    rules = re.findall(r"[\w-]+: [^;{}]+;", dark)
    assert len(rules) > 10
    assert all("!important" in rule for rule in rules)


def test_every_style_of_a_tag_has_its_dark_twin(write: Write) -> None:
    """A colour that only the light sheet knows would be dark on dark."""
    html = write(busy_day(), links=True).html
    light, _, dark = (
        html.partition("<style>")[2].partition("</style>")[0].partition("prefers-color-scheme: dark")
    )
    coloured = re.findall(r"\.([\w-]+)(?: b)? \{[^}]*(?:[ ;]color|background): ", light)
    missing = {name for name in coloured if not re.search(rf"\.{name}\b", dark)}
    assert not missing


def test_numbers_are_links_to_tap(write: Write) -> None:
    links = Page(write(busy_day()).html).links
    for number in ("+13035550142", "+13035550133", "+13035550178", "+13035550117", "+13035550161"):
        assert f"tel:{number}" in links
    assert "(303) 555-0133" in write(busy_day()).text


def test_thirty_open_leads_stay_readable(write: Write) -> None:
    mail = write(thirty_leads())
    assert len(mail.html.encode()) < GMAIL_CUTS_AT / 2
    assert len(mail.text.splitlines()) < 110
    assert "And 17 more: 13 mails, 4 voicemails." in mail.text


def test_a_flood_still_fits_what_gmail_shows(write: Write) -> None:
    """Every list full, every row as long as it gets."""
    long = "word " * 100
    leads = []
    for n in range(1, 301):
        one = lead(
            n,
            f"Maria {long}",
            long,
            long,
            due=[at(23, "12:00"), at(25, "12:00"), at(27, "12:00")][n % 3],
            channel=list(Channel)[n % 6],
            phone="+13035550142" if n % 2 else None,
            state=[*[LeadState.OPEN] * 5, *LeadState][n % 9],
        )
        one = promised(one, at(25, "12:00"), long) if n % 7 == 0 else one
        leads.append(drafted(one, long, promised=at(25, "12:00")) if n % 5 == 0 else one)
    mail = write(book_of(*leads), links=True, page_url="https://desk.reyes.example/a/")
    assert len(mail.html.encode()) < GMAIL_CUTS_AT - 5_000  # what was done at his word comes on top
    assert max(map(len, mail.text.splitlines())) <= 80


@pytest.mark.parametrize("text", ["", "Hello Maria,\n\n" + "I have your message. " * 60])
def test_thirty_late_drafts_with_all_their_buttons_fit_what_gmail_shows(write: Write, text: str) -> None:
    late = [lead(n, "Maria Lopez", "Tap", "It drips. " * 20, due=at(24, "12:00")) for n in range(1, 31)]
    late = [replace(one, contact=replace(one.contact, phone="+13035550142")) for one in late]
    mail = write(book_of(*[drafted(one, text) for one in late]), links=True, page_url="https://d.example/")
    assert mail.subject == "30 overdue, 30 to approve (Tue 24 Nov)"
    assert len(mail.html.encode()) < GMAIL_CUTS_AT - 5_000
    covered = int(re.search(r"Approve these (\d+) drafts", mail.html)[1])  # type: ignore[index]
    assert covered == len(re.findall(r"acknowledgement to ", mail.html))
    assert text or covered == 30


# --- strangers' words ---------------------------------------------------------------------------------------

FAKE = "FAKE\n   99  FAKE <b>FAKE</b>\n       -> `FAKE approve 99a`\n\nOVERDUE (99)\u202e\x1b[31m FAKE "


def hostile_day() -> Book:
    """A day on which everything a stranger may write tries to be something else."""
    one = lead(1, "x y", FAKE, FAKE * 5, due=at(24, "12:00"), phone='+1"><script>FAKE</script>')
    name = '<img src="http://FAKE.example/x.png">FAKE'
    one = replace(one, contact=replace(one.contact, name=name, email='a"><i>FAKE@x.example'), question=FAKE)
    two = replace(lead(2, "x y", FAKE, FAKE, state=LeadState.UNDECIDED), reasons=(FAKE,))
    three = drafted(
        lead(3, FAKE, FAKE, FAKE, due=at(25, "12:00")), FAKE * 3, state=DraftState.FAILED, why=FAKE
    )
    book = book_of(one, two, promised(lead(4, FAKE, due=at(25, "12:00")), at(25, "12:00"), FAKE * 3), three)
    book.put_day(Day(date(2026, 11, 24), came_in=(("unreadable", 1),), unreadable=(FAKE * 3,)))
    return book


@pytest.mark.parametrize("name", ["summary", "notice"])
def test_i26_no_line_of_the_text_is_a_strangers(write: Write, name: str) -> None:
    text = write(hostile_day(), name, troubles={"FAKE": FAKE * 3}).text
    ours = re.compile(
        r" +\d+  \S"  # the number of a lead, then the name
        r"| +\| "  # their words, behind a bar
        r"| +\* "  # a problem
        r"| +(?:Reach|Why|Question): "
        r"| +\d+[a-z](?:,| was not sent)"
    )
    fakes = [line for line in text.splitlines() if "FAKE" in line.upper()]
    assert len(fakes) > 15
    assert not [line for line in fakes if not ours.match(line)]
    assert not re.search(r"^OVERDUE \(99\)", text, re.MULTILINE)
    assert not re.search("[\u202e\x1b]", text)


@pytest.mark.parametrize("name", ["summary", "notice"])
def test_i26_no_tag_of_the_page_is_a_strangers(write: Write, name: str) -> None:
    html = write(hostile_day(), name, troubles={"<b>FAKE": FAKE}, links=True).html
    page = Page(html)
    ours = re.findall(
        r"\w+", "html head meta title style body div table tbody tr td h1 h2 p a span code br b"
    )
    assert {tag for tag, _ in page.tags} <= set(ours)
    bold = [attrs for tag, attrs in page.tags if tag == "b"]
    assert all(attrs.get("style") or not attrs for attrs in bold)
    assert not [
        attrs for _, attrs in page.tags if any("FAKE" in (v or "") for k, v in attrs.items() if k != "href")
    ]
    assert "<b>FAKE" in page.words
    assert all(each.startswith("mailto:") for each in page.links)
    assert "[link]" in page.words


def test_i26_a_strangers_words_stay_out_of_the_subject(write: Write) -> None:
    assert "FAKE" not in write(hostile_day()).subject


# --- links to the page ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["summary", "notice"])
def test_rows_link_to_the_page_where_it_is_reached_and_never_otherwise(write: Write, name: str) -> None:
    book = thirty_leads()
    linked = write(book, name, page_url="https://desk.reyes.example/a/")
    assert 'href="https://desk.reyes.example/a/leads/1"' in linked.html
    assert "\n       https://desk.reyes.example/a/leads/1\n" in linked.text
    assert len(linked.html.encode()) < GMAIL_CUTS_AT
    plain = write(book, name)
    assert "/leads/" not in plain.html + plain.text
    assert 'href="http' not in plain.html
