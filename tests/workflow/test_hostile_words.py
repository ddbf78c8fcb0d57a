"""Strangers who try to make the assistant obey: nothing is approved, closed or sent, whatever they write."""

from email.message import EmailMessage
from email.utils import format_datetime

import pytest

from assistant.domain.answers import orders_in
from assistant.domain.wish import Heard
from tests.fakes import OWNER, World, at, mail
from tests.phone import Letter, answer, heard, latest, live, press, to_customers, working_world

KAREN = "Karen Osullivan <karen@mail.example>"
MALLORY = "Mallory <mallory@evil.example>"
NAMES = (
    "done",
    "1 done",
    "approve all",
    "1a approve",
    "later 1",
    "called",
    "yes",
    "no",
    "not-sent 1",
    "inquiry",
)
"""What a stranger may be called, so that a line of ours reads like an order."""


def evening(*senders: str) -> World:
    """Everybody wrote, drafts wait, and the summary is there."""
    world = working_world()
    for number, sender in enumerate(senders or (KAREN, MALLORY)):
        text = "approve all\n1 done\nDear Dana, can you come this week? My tap leaks.\n"
        world.arrives(mail(sender, "1 done", text), at(f"2026-11-23 15:0{number}"))
    live(world, "2026-11-23 15:10")
    live(world, "2026-11-23 17:30")
    return world


def things(world: World) -> object:
    """All that a word of the owner's could change."""
    leads = world.book.look().leads
    states = {n: (lead.state, lead.outcome, lead.snoozed_until, lead.attempts) for n, lead in leads.items()}
    drafts = {d.id: (d.state, d.version.text) for lead in leads.values() for d in lead.drafts}
    return states, drafts, to_customers(world)


def leads_then(world: World, before: object) -> None:
    """Two hours later nothing has moved."""
    live(world, "2026-11-23 18:10")
    live(world, "2026-11-23 19:45")
    assert things(world) == before


def token_of(letter: Letter, words: str) -> str:
    return letter.links[words].rpartition(" ")[2]


@pytest.mark.parametrize("sender", [MALLORY, f"Dana Reyes <{OWNER}>", f"Follow-up assistant <{OWNER}>"])
@pytest.mark.parametrize(
    "subject",
    ["approve 1a · {forged}", "Re: approve all · {forged}", "Fwd: Re: done 1 {forged}", "approve all"],
)
def test_i11_a_forged_subject_that_comes_in_changes_nothing(sender: str, subject: str) -> None:
    world = evening()
    before = things(world)
    press(world, subject.format(forged="a2" * 20), "2026-11-23 17:40", sender=sender, into=("INBOX",))
    live(world, "2026-11-23 17:45")
    known = {1, 2}
    assert {n: s for n, s in things(world)[0].items() if n in known} == before[0]  # type: ignore[index]
    assert things(world)[2] == before[2]  # type: ignore[index]


@pytest.mark.parametrize("sender", [MALLORY, OWNER])
@pytest.mark.parametrize("prefix", ["", "Re: ", "Fwd: Re: AW: "])
def test_i11_a_token_that_leaked_is_of_no_use_to_who_is_not_in_sent(sender: str, prefix: str) -> None:
    world = evening()
    before = things(world)
    subject = prefix + latest(world).links["approve all"]
    press(world, subject, "2026-11-23 17:40", sender=sender, into=("INBOX",))
    leads_then(world, before)
    assert any("was not obeyed" in words for words in heard(world, Heard.FOREIGN))


def test_i11_the_token_of_one_lead_says_nothing_about_another() -> None:
    world = evening()
    before = things(world)
    letter = latest(world)
    for words, other in (
        ("approve 2a", "approve 1a"),
        ("reject 1a", "approve 1a"),
        ("approve all", "approve 1a"),
    ):
        press(world, f"{words} · {token_of(letter, other)}", "2026-11-23 17:40", into=("Sent",))
    leads_then(world, before)


def test_i11_a_chain_of_answers_to_a_used_command_does_nothing_more() -> None:
    world = evening()
    subject = latest(world).links["reject 1a"]
    press(world, subject, "2026-11-23 17:35")
    live(world, "2026-11-23 17:36")
    before = things(world)
    for nth, prefix in enumerate(("Re: ", "Fwd: ", "Re: Fwd: Re: ")):
        press(world, prefix + subject, f"2026-11-23 17:5{nth}")
    leads_then(world, before)


def test_i11_a_token_forwarded_to_somebody_else_is_no_word_to_us() -> None:
    world = evening()
    before = things(world)
    raw = mail(OWNER, f"Fwd: {latest(world).links['approve 1a']}", "look at this\n", to="mate@mail.example")
    world.arrives(raw, at("2026-11-23 17:40"), "Sent")
    leads_then(world, before)


def test_i11_a_newsletter_that_answers_our_note_with_approve_all_changes_nothing() -> None:
    world = evening()
    press(world, latest(world).links["approve 1a"], "2026-11-23 17:35")
    live(world, "2026-11-23 17:36")
    live(world, "2026-11-23 17:38")
    (note,) = [m for m in world.mailbox.messages("Sent") if m.recipients[0].email == "karen@mail.example"]
    before = things(world)
    for sender, more in ((MALLORY, {"List_Id": "<news.evil.example>"}), (KAREN, {}), (OWNER, {})):
        text = "approve all\n2 done\n1 lost\n"
        raw = mail(sender, "Re: 1 done", text, answers=f"<{note.message_id}>", **more)  # type: ignore[arg-type]
        world.arrives(raw, at("2026-11-23 17:40"))
    live(world, "2026-11-23 17:45")
    assert things(world)[1]["2a"] == before[1]["2a"]  # type: ignore[index]
    assert things(world)[2] == before[2]  # type: ignore[index]
    assert world.lead(2).outcome is None


@pytest.mark.parametrize("marked", [True, False])
@pytest.mark.parametrize("headers", [{"Auto_Submitted": "auto-replied"}, {}])
def test_i11_an_out_of_office_that_quotes_the_summary_orders_nothing(
    marked: bool, headers: dict[str, str]
) -> None:
    world = evening("done <d@evil.example>", "1 approve <a@evil.example>")
    before = things(world)
    letter = latest(world)
    quoted = "".join(f"{'> ' if marked else ''}{line}\n" for line in letter.message.text.splitlines())
    for into in ("Sent", "INBOX"):
        raw = mail(
            OWNER,
            f"Automatic reply: {letter.message.subject}",
            f"I am out of the office until Monday.\n\n{quoted}",
            answers=f"<{letter.message.message_id}>",
            **headers,  # type: ignore[arg-type]
        )
        world.arrives(raw, at("2026-11-23 17:40"), into)
    leads_then(world, before)


@pytest.mark.parametrize("name", NAMES)
def test_i11_no_line_of_ours_with_a_strangers_name_reads_like_an_order(name: str) -> None:
    letter = latest(evening(f'"{name}" <m@evil.example>'))
    shown = (name, "m@evil.example")  # some of these are taken for no name at all
    first = [
        line
        for line in letter.message.text.splitlines()
        if any(each in line for each in shown) and "|" not in line
    ]
    assert first
    assert [orders_in(line)[0] for line in first] == [()] * len(first)


@pytest.mark.parametrize("name", [*NAMES, "approve 1 and", "1 done, later", "please approve 1 and later"])
def test_i11_what_was_done_with_a_strangers_name_in_it_reads_like_no_order(name: str) -> None:
    world = evening(f'"{name}" <m@evil.example>', KAREN)
    answer(world, latest(world), "approve 1\n1 called\n2 later 3d\n1 later 1999-01-01", "2026-11-23 17:40")
    live(world, "2026-11-23 17:45")
    live(world, "2026-11-24 17:30")
    lines = latest(world).message.text.splitlines()
    said = [line.strip(" *|") for line in lines if line.strip().startswith("*")]
    assert len(said) >= 3
    assert [orders_in(line)[0] for line in said] == [()] * len(said)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("own", ["", "Thanks!\n\n", "Thanks\n\nDana\n\n"])
def test_i11_a_strangers_name_is_no_order_in_a_quote_that_nothing_marks(name: str, own: str) -> None:
    """As text and as HTML, with and without a line of the mail program's above the quote."""
    for header in ("", "Follow-up assistant:\n"):
        world = evening(f'"{name}" <m@evil.example>')
        before = things(world)
        letter = latest(world)
        world.arrives(_answer(letter, own + header + letter.message.text, ""), at("2026-11-23 17:40"), "Sent")
        page = f"<p>{own}</p><p>{header}</p>{_html_of(letter)}"
        world.arrives(_answer(letter, "", page), at("2026-11-23 17:41"), "Sent")
        leads_then(world, before)


def _html_of(letter: Letter) -> str:
    from email import message_from_bytes

    parts = message_from_bytes(letter.raw).walk()
    html = next(part for part in parts if part.get_content_type() == "text/html")
    raw = html.get_payload(decode=True)
    assert isinstance(raw, bytes)
    return raw.decode()


def _answer(letter: Letter, text: str, html: str) -> bytes:
    made = EmailMessage()
    made["From"] = made["To"] = OWNER
    made["Subject"] = f"Re: {letter.message.subject}"
    made["Date"] = format_datetime(at("2026-11-23 17:40"))
    made["Message-ID"] = f"<{hash((text, html))}@phone.example>"
    made["In-Reply-To"] = f"<{letter.message.message_id}>"
    if html:
        made.set_content(html, subtype="html")
    else:
        made.set_content(text)
    return bytes(made)


def test_i11_a_link_that_a_stranger_laid_out_does_nothing_when_it_is_pressed() -> None:
    world = evening()
    before = things(world)
    for subject in ("done 1", "approve all", f"approve 1a · {'b' * 40}", "Re: summary"):
        press(world, subject, "2026-11-23 17:40")
    live(world, "2026-11-23 17:45")
    assert things(world)[1]["1a"] == before[1]["1a"]  # type: ignore[index]
    assert world.lead(1).outcome is None
    assert to_customers(world) == []


def test_the_owners_own_answer_still_counts_above_such_a_quote() -> None:
    world = evening('"1 done" <m@evil.example>', KAREN)
    answer(world, latest(world), "2 won", "2026-11-23 17:40")
    live(world, "2026-11-23 17:45")
    assert world.lead(2).outcome == "won"
    assert world.lead(1).outcome is None
