"""Everything the owner decides, with nothing but the mail program of his phone: a real Dovecot, real SMTP."""

import imaplib
import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta
from email import message_from_bytes
from email.policy import default as modern
from pathlib import Path
from urllib.parse import unquote
from zoneinfo import ZoneInfo

import pytest

from assistant import bootstrap, daemon
from assistant.adapters.store import Store
from assistant.cli.examination import Grade, examine_account
from assistant.cli.examination_telling import examine_words_by_mail
from assistant.config import Settings, parse
from assistant.domain.draft import Draft, DraftState
from assistant.domain.lead import CallResult, Lead, LeadState, Outcome
from assistant.domain.wish import Heard
from assistant.workflow.ports import Desk
from tests.dovecot import BINARY, GERMAN, PASSWORD, Dovecot, OwnersClient, Profile, _free_port, _name, running
from tests.fakes import mail
from tests.living import Letterbox, listening
from tests.phone import Letter

pytestmark = pytest.mark.skipif(BINARY is None, reason="no Dovecot here")

ZONE = ZoneInfo("America/New_York")
OWNER = "dana@reyes.example"
KAREN = "Karen Osullivan <karen@mail.example>"
CONFIG = """
[owner]
name = "Dana Reyes"
business = "Reyes Plumbing"
email = "dana@reyes.example"
phone = "+1 303 555 0100"
timezone = "America/New_York"
country = "US"
language = "en"

[[account]]
name = "business"
address = "dana@reyes.example"
username = "{user}"
password = "{password}"
imap = { host = "127.0.0.1", port = {imap_port}, security = "none" }
smtp = { host = "127.0.0.1", port = {smtp_port}, security = "none" }

[hours]
monday = ["08:00-12:00", "13:00-17:00"]
tuesday = ["08:00-12:00", "13:00-17:00"]
wednesday = ["08:00-12:00", "13:00-17:00"]
thursday = ["08:00-12:00", "13:00-17:00"]
friday = ["08:00-12:00", "13:00-17:00"]
holidays = false

[approval]
hold_approved = "0s"

[store]
directory = "{state_dir}"
"""
"""Long past days, since Dovecot takes no arrival in the future."""


def at(text: str) -> datetime:
    """A moment of Monday, 17 March 2025, or of a named day, in the owner's zone."""
    day, _, clock = text.rpartition(" ")
    return datetime.fromisoformat(f"{day or '2025-03-17'} {clock}").replace(tzinfo=ZONE)


class Phone(OwnersClient):
    """The mail program of the owner's phone."""

    def move(self, uid: int, source: str, target: str) -> None:
        """Swipe a mail into a folder."""
        self._imap.select(_name(source))
        kind, said = self._imap.uid("MOVE", str(uid), _name(target))
        assert kind == "OK", said

    def find(self, folder: str, words: str) -> list[tuple[int, bytes]]:
        """The mails there with these words in them."""
        there = zip(self.uids(folder), (raw for _, raw in self.content(folder)), strict=True)
        return [(uid, raw) for uid, raw in there if words.encode() in raw]


@dataclass
class Home:
    """The assistant at home, and the owner out with his phone."""

    settings: Settings
    desk: Desk
    store: Store
    phone: Phone
    letterbox: Letterbox
    profile: Profile
    delivered: int = 0

    @property
    def sent(self) -> str:
        """What the Sent folder is called here."""
        return self._named("Sent", "Gesendete Elemente")

    @property
    def drafts(self) -> str:
        """What Drafts is called here."""
        return self._named("Drafts", "Entwürfe")

    @property
    def junk(self) -> str:
        """What Junk is called here."""
        return self._named("Junk", "Unerwünscht")

    @property
    def trash(self) -> str:
        """What Trash is called here."""
        return self._named("Trash", "Papierkorb")

    def remote(self, name: str) -> str:
        """A folder of the remote control as this server writes it."""
        return self.profile.prefix + self.profile.separator.join(("Assistant", name))

    def _named(self, english: str, german: str) -> str:
        return self.profile.prefix + (german if self.profile is GERMAN else english)

    def receives(self, raw: bytes, when: str, folder: str = "INBOX") -> None:
        """A mail comes to lie there."""
        self.phone.put(folder, raw, when=imaplib.Time2Internaldate(at(when)))

    def round(self, when: str) -> None:
        """The daemon's round; mails to the owner come into INBOX, as by his provider."""
        self.letterbox.now = at(when)
        daemon.round(self.desk, at(when))
        letters = self.letterbox.of_owner(OWNER)
        for posted in letters[self.delivered :]:
            self.receives(posted.raw, when)
        self.delivered = len(letters)

    @property
    def summary(self) -> Letter:
        """The newest mail to the owner."""
        return Letter(self.letterbox.of_owner(OWNER)[-1].raw)

    def sends(self, raw: bytes, when: str) -> None:
        """The phone sends a mail to himself: filed in Sent, and it comes in."""
        self.receives(raw, when, self.sent)
        self.receives(raw, when)

    def presses(self, words: str, when: str) -> None:
        """The link of that meaning in the newest summary, then Send."""
        self.sends(command(self.summary.links[words], when), when)

    def answers(self, text: str, when: str) -> None:
        """The newest summary, above its quote."""
        letter = self.summary.message
        self.sends(
            mail(
                OWNER,
                f"Re: {letter.subject}",
                f"{text}\n\nOn Mon, Dana wrote:\n> {letter.subject}\n",
                sent=at(when),
                answers=f"<{letter.message_id}>",
            ),
            when,
        )

    @property
    def lead(self) -> Lead:
        """The first lead."""
        return self.store.look().lead(1)

    @property
    def draft(self) -> Draft:
        """Its draft."""
        return self.lead.drafts[0]

    @property
    def out(self) -> list[tuple[str, ...]]:
        """To whom mail went, the owner left out."""
        return [posted.to for posted in self.letterbox.to_others(OWNER)]

    def heard(self, kind: Heard) -> list[str]:
        """What is kept to be said to the owner."""
        return [s.words for day in self.store.look().days.values() for s in day.said if s.kind is kind]


def command(subject: str, when: str, sender: str = OWNER) -> bytes:
    """The mail that a link opens."""
    return mail(sender, subject, "\n", to=OWNER, sent=at(when), message_id=f"<{when[-5:]}@phone.example>")


@pytest.fixture(scope="module", params=["english", "german"])
def server(request: pytest.FixtureRequest) -> Iterator[Dovecot]:
    """A Dovecot with plain names, and one with German names, dots and a prefix."""
    with running(GERMAN if request.param == "german" else Profile()) as made:
        yield made


@pytest.fixture
def home(server: Dovecot, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Home]:
    """Monday evening: Karen wrote, her draft waits in Drafts, the summary is in INBOX."""
    user = re.sub(r"\W", "-", request.node.name)[-60:].lstrip("-_")
    with ExitStack() as stack:
        server.add_user(user)
        phone = Phone(server, user)
        stack.callback(phone.close)
        port = _free_port()
        letterbox = Letterbox(at("08:00"))
        stack.enter_context(listening(letterbox, port))
        settings = _settings(user, server.port, port, tmp_path)
        desk = bootstrap.desk(settings)
        for account in desk.accounts:
            stack.callback(account.mailbox.close)
        made = Home(settings, desk, bootstrap.store(settings), phone, letterbox, server.profile)
        list(examine_account(settings, settings.account[0], create_folders=True))
        made.round("08:00")
        made.receives(
            mail(KAREN, "Leaking tap", "Hi Dana, can you come this week?\n", sent=at("15:00")), "15:00"
        )
        made.round("15:01")
        made.round("17:30")
        yield made


def _settings(user: str, imap_port: int, smtp_port: int, folder: Path) -> Settings:
    config = CONFIG
    values = {"user": user, "password": PASSWORD, "imap_port": imap_port, "smtp_port": smtp_port}
    for name, value in (*values.items(), ("state_dir", folder / "state")):
        config = config.replace("{" + name + "}", str(value))
    return parse(config, folder / "config.toml")


# --- approve ----------------------------------------------------------------------------------------------


def test_approved_by_a_link(home: Home) -> None:
    home.presses("approve 1a", "17:40")
    home.round("17:41")

    assert home.out == [("karen@mail.example",)]
    assert home.draft.state is DraftState.SENT


def test_approved_by_an_answer(home: Home) -> None:
    home.answers("1 approve", "17:40")
    home.round("17:41")

    assert home.out == [("karen@mail.example",)]


def test_approved_by_moving_the_customers_mail(home: Home) -> None:
    (uid, _), *_ = home.phone.find("INBOX", "can you come this week")
    home.phone.move(uid, "INBOX", home.remote("Approved"))
    home.round("17:41")

    assert home.out == [("karen@mail.example",)]
    assert len(home.phone.uids(home.remote("Approved"))) == 1


def test_i7_approved_by_dragging_the_draft_which_is_gone_from_there_once_it_was_sent(home: Home) -> None:
    home.phone.move(home.phone.uids(home.drafts)[0], home.drafts, home.remote("Approved"))
    home.round("17:41")

    assert home.out == [("karen@mail.example",)]
    assert home.phone.uids(home.remote("Approved")) == []
    assert home.phone.uids(home.drafts) == []


def test_approved_by_pressing_send_in_drafts(home: Home) -> None:
    home.phone.move(home.phone.uids(home.drafts)[0], home.drafts, home.sent)
    home.round("17:41")

    assert home.draft.state is DraftState.SENT
    assert home.draft.by_owner
    assert home.out == []


# --- edit -------------------------------------------------------------------------------------------------


def edited(home: Home) -> bytes:
    """The draft with a line changed, as the phone saves it: a new Message-ID, our marker dropped."""
    (uid, raw), *_ = home.phone.find(home.drafts, "karen@mail.example")
    draft = message_from_bytes(raw, policy=modern)
    text = draft.get_content().replace("Thank you for your message", "Thanks a lot for your message")
    for name in ("X-Assistant", "Message-ID"):
        del draft[name]
    draft["Message-ID"] = "<edited@phone.example>"
    draft.set_content(text)
    home.phone.remove(home.drafts, uid)
    return draft.as_bytes()


def test_i8_edited_in_drafts_and_sent_by_the_phone(home: Home) -> None:
    raw = edited(home)
    home.phone.put(home.drafts, raw, "(\\Draft)")
    home.round("17:41")
    assert home.draft.owner_edits
    assert len(home.phone.uids(home.drafts)) == 1
    home.phone.remove(home.drafts, home.phone.uids(home.drafts)[0])
    home.receives(raw, "17:44", home.sent)
    home.round("17:45")

    assert home.draft.state is DraftState.SENT
    assert home.out == []


def test_i8_edited_in_drafts_and_dragged_to_approved(home: Home) -> None:
    home.phone.put(home.drafts, edited(home), "(\\Draft)")
    home.round("17:41")
    home.phone.move(home.phone.uids(home.drafts)[0], home.drafts, home.remote("Approved"))
    home.round("17:45")

    (posted,) = home.letterbox.to_others(OWNER)
    assert posted.to == ("karen@mail.example",)
    assert b"Thanks a lot for your message" in posted.raw


def test_i17_written_anew_as_a_page_on_a_desktop_and_dragged_to_approved(home: Home) -> None:
    (uid, raw), *_ = home.phone.find(home.drafts, "karen@mail.example")
    draft = message_from_bytes(raw, policy=modern)
    plain = draft.get_content().replace("\r\n", "\n").replace("Thank you", "Grüße! Thank you")
    head = (
        b"From: Dana Reyes <dana@reyes.example>\r\nTo: karen@mail.example\r\n"
        b"X-Mozilla-Draft-Info: internal/draft\r\n"
        b"Subject: %s\r\nIn-Reply-To: %s\r\nMIME-Version: 1.0\r\n"
        % (draft["Subject"].encode(), draft["In-Reply-To"].encode())
    )
    body = (
        b'Content-Type: multipart/alternative; boundary="b1"\r\n\r\n--b1\r\n'
        b"Content-Type: text/plain; charset=UTF-8; format=flowed\r\n"
        b"Content-Transfer-Encoding: 8bit\r\n\r\n%s\r\n"
        b"--b1\r\nContent-Type: text/html; charset=UTF-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        b"<p>%s</p>\r\n--b1--\r\n" % (plain.replace("\n", "\r\n").encode(), "Grüße".encode())
    )
    home.phone.remove(home.drafts, uid)
    home.phone.put(home.drafts, head + body, "(\\Draft)")
    home.round("17:41")
    home.phone.move(home.phone.uids(home.drafts)[0], home.drafts, home.remote("Approved"))
    home.round("17:45")

    (posted,) = home.letterbox.to_others(OWNER)
    assert posted.to == ("karen@mail.example",)
    assert posted.raw.partition(b"\r\n\r\n")[2].rstrip() == body.partition(b"\r\n\r\n")[2].rstrip()
    assert b"Mozilla" not in posted.raw
    assert home.phone.uids(home.remote("Approved")) == []


# --- reject, called, later, not a lead ---------------------------------------------------------------------


def test_rejected_by_a_link(home: Home) -> None:
    home.presses("reject 1a", "17:40")
    home.round("17:41")

    assert home.draft.state is DraftState.REJECTED
    assert home.phone.uids(home.drafts) == []


def test_rejected_by_throwing_the_draft_away(home: Home) -> None:
    home.phone.move(home.phone.uids(home.drafts)[0], home.drafts, home.trash)
    home.round("17:41")

    assert home.draft.state is DraftState.REJECTED


@pytest.mark.parametrize("way", ["line", "folder"])
def test_called(home: Home, way: str) -> None:
    if way == "line":
        home.answers("called 1", "17:40")
    else:
        (uid, _), *_ = home.phone.find("INBOX", "can you come this week")
        home.phone.move(uid, "INBOX", home.remote("Called"))
    home.round("17:41")

    assert [a.result for a in home.lead.attempts] == [CallResult.REACHED]
    assert home.lead.state is LeadState.WAITING
    assert home.phone.uids(home.drafts) == []


def test_called_by_a_link_after_a_voicemail_that_was_added_by_hand(home: Home) -> None:
    home.sends(mail(OWNER, "lead Ben Hall", "+1 303 555 0142\nboiler\n", sent=at("17:42")), "17:42")
    home.round("17:43")
    home.round("2025-03-18 17:30")
    home.presses("left-message 2", "2025-03-18 17:40")
    home.round("2025-03-18 17:41")

    assert [a.result for a in home.store.look().lead(2).attempts] == [CallResult.LEFT_MESSAGE]


@pytest.mark.parametrize("way", ["line", "folder"])
def test_later(home: Home, way: str) -> None:
    if way == "line":
        home.answers("1 later tomorrow", "17:40")
    else:
        (uid, _), *_ = home.phone.find("INBOX", "can you come this week")
        home.phone.move(uid, "INBOX", home.remote("Later"))
    home.round("17:41")

    assert home.lead.snoozed_until == at("2025-03-18 08:00")


@pytest.mark.parametrize("way", ["line", "folder"])
def test_not_a_lead_and_back_again(home: Home, way: str) -> None:
    if way == "line":
        home.answers("1 not-lead", "17:40")
    else:
        (uid, _), *_ = home.phone.find("INBOX", "can you come this week")
        home.phone.move(uid, "INBOX", home.remote("Not a lead"))
    home.round("17:41")
    assert home.lead.outcome is Outcome.NOT_A_LEAD
    assert home.store.look().rules != {}
    if way == "line":
        return
    home.phone.move(home.phone.uids(home.remote("Not a lead"))[0], home.remote("Not a lead"), "INBOX")
    home.round("17:45")

    assert home.lead.state is LeadState.OPEN
    assert home.store.look().rules == {}
    assert home.draft.state is DraftState.PENDING


# --- what the owner is asked --------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["link", "line"])
def test_a_doubtful_one_in_junk_is_an_inquiry_after_all(home: Home, way: str) -> None:
    ruth = mail(
        "Ruth Lind <ruth@lind.example>", "Bathroom", "Hi Dana, could you quote it?\n", sent=at("17:31")
    )
    home.receives(ruth, "17:31", home.junk)
    home.round("2025-03-18 17:30")
    if way == "link":
        home.presses("inquiry 2", "2025-03-18 17:40")
    else:
        home.answers("2 yes", "2025-03-18 17:40")
    home.round("2025-03-18 17:41")

    assert home.store.look().lead(2).state is LeadState.OPEN


@pytest.mark.parametrize(
    ("words", "state"), [("answered 1", LeadState.WAITING), ("not-answered 1", LeadState.OPEN)]
)
def test_whether_a_mail_with_them_in_copy_was_the_answer(home: Home, words: str, state: LeadState) -> None:
    copied = mail(OWNER, "Parts", "Please bring them.\n", to="paul@parts.example", Cc="karen@mail.example")
    home.receives(copied, "17:35", home.sent)
    home.round("17:36")
    home.round("2025-03-18 17:30")
    home.presses(words, "2025-03-18 17:40")
    home.round("2025-03-18 17:41")

    assert (home.lead.state, home.lead.question) == (state, "")
    assert home.out == []


def test_i9_a_second_copy_that_landed_late_is_taken_out(home: Home) -> None:
    ((_, raw),) = home.phone.content(home.drafts)
    home.phone.put(home.drafts, raw, "(\\Draft \\Seen)")
    home.round("17:41")
    home.round("17:42")

    assert len(home.phone.uids(home.drafts)) == 1
    assert home.draft.state is DraftState.PENDING
    home.presses("approve 1a", "17:43")
    home.round("17:44")
    assert home.out == [("karen@mail.example",)]
    assert home.phone.uids(home.drafts) == []


# --- a hostile world ----------------------------------------------------------------------------------------


def test_i11_a_hostile_world_changes_nothing(home: Home) -> None:
    links, letter = home.summary.links, home.summary.message
    genuine, token = links["approve 1a"], links["approve 1a"].partition(" · ")[2]
    before = home.lead
    forged = [
        command(genuine, "17:41"),  # the sender is forged: it lies in no Sent folder
        command(genuine, "17:42", "dana.reyes@private.example"),
        command(f"approve 1a · {'a2b3' * 10}", "17:43", "x@evil.example"),
        command(f"done 1 · {token}", "17:44"),
        mail(OWNER, f"Re: {letter.subject}", "approve all\n", answers=f"<{letter.message_id}>"),
        mail(
            OWNER,
            f"Out of office: {letter.subject}",
            "approve all\n1 done\n",
            answers=f"<{letter.message_id}>",
            Auto_Submitted="auto-replied",
        ),
    ]
    for number, raw in enumerate(forged):
        home.receives(raw, f"17:5{number}")
    away = forged[-1].replace(b"Message-ID: <", b"Message-ID: <sent-")
    home.receives(away, "17:56", home.sent)
    for folder in ("Approved", "Done", "Won", "Called", "Later", "Not a lead"):
        stranger = mail("y@evil.example", f"Re: Leaking tap {folder}", "1a\n", answers="<x@mail.example>")
        home.receives(stranger, "17:57", home.remote(folder))
    for when in ("18:00", "19:30"):
        home.round(when)

    assert home.out == []
    assert home.draft.state is DraftState.PENDING
    assert (home.lead.state, home.lead.snoozed_until, home.lead.attempts) == (before.state, None, ())
    assert home.heard(Heard.DONE) == []
    assert len(home.heard(Heard.FOREIGN)) == 2
    assert len(home.heard(Heard.NOBODYS)) == 6


def test_i11_strangers_mail_that_a_rule_files_into_the_folders_does_nothing_and_is_said(home: Home) -> None:
    before = home.lead
    for number, name in enumerate(("Approved", "Done", "Won", "Called", "Later", "Not a lead")):
        text = f"approve all\n1 done\nWin number {number}!\n"
        raw = mail("Mallory <mallory@evil.example>", "Re: Leaking tap", text, answers="<x@mail.example>")
        home.receives(raw, f"17:3{number}", home.remote(name))
    home.round("17:41")
    home.round("2025-03-18 08:05")

    assert (home.lead.state, home.lead.drafts[0].state) == (before.state, before.drafts[0].state)
    assert home.out == []
    assert len(home.heard(Heard.NOBODYS)) == 6
    assert [len(home.phone.uids(home.remote(name))) for name in ("Approved", "Done")] == [1, 1]
    home.round("2025-03-18 17:30")
    assert "belongs to no lead" in home.summary.text


def test_i11_a_copy_that_a_rule_files_acts_on_nothing_and_is_said_with_its_name(home: Home) -> None:
    raw = mail("Ben Ito <ben@mail.example>", "Blocked drain", "Can you come tomorrow?\n", sent=at("17:39"))
    for name in ("INBOX", home.remote("Done"), home.remote("Not a lead")):
        home.receives(raw, "17:40", name)
    (_, karens), *_ = home.phone.find("INBOX", "can you come this week")
    home.receives(karens, "15:00", home.remote("Approved"))
    home.round("17:41")

    ben = home.store.look().lead(2)
    assert (ben.state, [d.state for d in ben.drafts]) == (LeadState.OPEN, [DraftState.PENDING])
    assert home.draft.state is DraftState.PENDING
    assert (home.out, home.store.look().rules) == ([], {})
    home.round("2025-03-18 17:30")
    assert "“Blocked drain” from Ben Ito" in home.summary.text

    (uid, _), *_ = home.phone.find("INBOX", "Can you come tomorrow")
    home.phone.move(uid, "INBOX", home.remote("Done"))
    home.round("2025-03-18 17:41")
    assert home.store.look().lead(2).is_closed


def test_i11_a_stranger_who_got_hold_of_our_mail_still_gets_nowhere(home: Home) -> None:
    """He has the summary, its ids and its tokens; all he lacks is the owner's Sent folder."""
    letter, link = home.summary.message, home.summary.links["approve 1a"]
    answering = {"answers": f"<{letter.message_id}>"}
    unmarked = "approve all\n1 done\n" + letter.text
    tries = [
        mail(OWNER, f"Re: Fwd: {link}", "\n", sent=at("17:41")),
        mail("Dana <d@evil.example>", link, "approve all\n", sent=at("17:42"), **answering),
        mail(OWNER, f"AW: {letter.subject}", unmarked, sent=at("17:43"), **answering),
        mail(KAREN, f"Re: {letter.subject}", "approve all\n", sent=at("17:44"), **answering),
        mail("News <n@evil.example>", "approve all", "approve all\n", List_Id="<n.evil.example>"),
    ]
    for number, raw in enumerate(tries):
        home.receives(raw, f"17:4{number + 1}")
    home.receives(mail(OWNER, f"Fwd: {link}", "see below\n", to="mate@mail.example"), "17:47", home.sent)
    for when in ("17:50", "18:00", "19:30"):
        home.round(when)

    assert home.out == []
    assert home.draft.state is DraftState.PENDING
    assert (home.lead.outcome, home.lead.attempts) == (None, ())
    assert home.heard(Heard.DONE) == []
    assert any("was not obeyed" in words for words in home.heard(Heard.FOREIGN))

    home.presses("approve 1a", "19:40")  # and none of it used up the owner's own link
    home.round("19:41")
    home.round("19:42")
    assert home.out == [("karen@mail.example",)]


def test_doctors_test_link_is_pressed_on_the_phone_and_doctor_says_that_it_came_through(home: Home) -> None:
    (before,) = examine_words_by_mail(home.settings, home.store, at("17:35"))
    assert before.grade is Grade.NOTE
    subject = unquote(before.link.partition("?subject=")[2])
    home.sends(command(subject, "17:40"), "17:40")
    home.round("17:41")

    (after,) = examine_words_by_mail(home.settings, home.store, at("17:45"))
    assert (after.grade, after.link) == (Grade.OK, "")
    assert home.heard(Heard.DONE) == [
        f"the test link came through: it lay in Sent of {home.lead.route.account}"
    ]
    assert home.draft.state is DraftState.PENDING


def test_i12_a_replayed_and_an_expired_command_change_nothing(home: Home) -> None:
    link = home.summary.links["reject 1a"]
    old = home.summary.links["approve 1a"]
    home.receives(command(link, "17:40"), "17:40", home.sent)
    home.round("17:41")
    home.receives(command(link, "18:40"), "18:40", home.sent)
    home.receives(command(old, "2025-03-20 09:00"), "2025-03-20 09:00", home.sent)
    home.round("2025-03-20 09:01")

    assert home.out == []
    assert len(home.heard(Heard.REPLAYED)) == 1
    assert len(home.heard(Heard.EXPIRED)) == 1


def test_i6_i7_nothing_but_our_drafts_was_ever_moved_or_flagged(home: Home) -> None:
    before = {folder: home.phone.content(folder) for folder in ("INBOX", home.sent)}
    home.presses("approve 1a", "17:40")
    home.round("17:41")
    home.round("17:45")

    for folder, lay in before.items():
        now = home.phone.content(folder)
        strip = [re.sub(rb"\\Recent ?", b"", meta) for meta, _ in lay]
        assert [re.sub(rb"\\Recent ?", b"", meta) for meta, _ in now][: len(lay)] == strip
        assert [raw for _, raw in now][: len(lay)] == [raw for _, raw in lay]


def test_nothing_is_said_before_the_holding_time_is_over(home: Home) -> None:
    """A word by mail is held like any other: it can be taken back by a second link."""
    home.presses("approve 1a", "17:40")
    home.receives(command(home.summary.links["reject 1a"], "17:41"), "17:41", home.sent)
    home.round("17:42")

    assert home.out == []
    assert home.draft.state is DraftState.REJECTED
    assert timedelta(0) == home.desk.habits.hold_approved
