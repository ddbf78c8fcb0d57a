"""Bounces: tied to what came back, the address marked, the owner asked to call."""

from datetime import timedelta

import pytest

from assistant.domain.lead import LeadState, Voice
from assistant.domain.reading import Kind
from assistant.workflow.intake import intake
from tests.fakes import OWNER, World, at, mail

MONDAY = at("2026-11-23 09:05")
NOW = at("2026-11-23 09:10")
LATER = NOW + timedelta(minutes=20)
KAREN = "Karen Osullivan <karen@mail.example>"
TAP = "Hi Dana,\n\nour kitchen tap is leaking. Could you come?\n\nKaren Osullivan\n303-555-0142\n"
ANSWER = "Hello Karen,\n\nI can be there on Thursday at ten. Does that suit you?\n\nDana\n"


def report(
    recipient: str = "karen@mail.example",
    returned_id: str = "<gone@reyes.example>",
    marker: str = "",
    action: str = "failed",
) -> bytes:
    """A standard report of a mail system (RFC 3464)."""
    mark = f"X-Assistant: {marker}\n" if marker else ""
    return (
        "Return-Path: <>\nFrom: Mail Delivery System <mailer-daemon@mx.example>\n"
        f"To: {OWNER}\nSubject: Undelivered Mail Returned to Sender\nDate: Mon, 23 Nov 2026 09:20:00 -0700\n"
        f"Message-ID: <dsn-{action}-{recipient}>\nMIME-Version: 1.0\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n'
        "--b\nContent-Type: text/plain\n\nYour message could not be delivered.\n"
        "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n"
        f"Original-Recipient: rfc822;{recipient}\nFinal-Recipient: rfc822; {recipient}\n"
        f"Action: {action}\nStatus: 5.1.1\n\n"
        "--b\nContent-Type: text/rfc822-headers\n\n"
        f"From: {OWNER}\nTo: {recipient}\nMessage-ID: {returned_id}\n{mark}Subject: Re: Leaking tap\n--b--\n"
    ).encode()


def asked_and_answered(world: World) -> None:
    world.arrives(mail(KAREN, "Leaking tap", TAP, message_id="<tap@mail.example>"), MONDAY)
    intake(world.desk, NOW)
    world.arrives(
        mail(
            f"Dana <{OWNER}>",
            "Re: Leaking tap",
            ANSWER,
            to="karen@mail.example",
            message_id="<gone@reyes.example>",
        ),
        NOW,
        "Sent",
    )
    intake(world.desk, NOW)


def test_i25_an_answer_that_came_back_is_none_and_the_owner_is_asked_to_call(world: World) -> None:
    asked_and_answered(world)
    assert world.lead().state is LeadState.WAITING
    world.arrives(report(), LATER)

    intake(world.desk, LATER)

    lead = world.lead()
    assert (lead.state, lead.answered_at, lead.heard_at) == (LeadState.OPEN, None, None)
    assert lead.respond_by is not None
    assert lead.question == "our mail to them came back: call +13035550142"
    assert lead.conversation[-1].voice is Voice.MACHINE
    assert world.book.look().people[lead.person].bounced == ("karen@mail.example",)


def test_a_bounce_without_ids_is_tied_by_the_address_it_names(world: World) -> None:
    asked_and_answered(world)
    plain = mail(
        "Mail Delivery Subsystem <mailer-daemon@mx.example>",
        "Returned mail: see transcript for details",
        "This address had permanent fatal errors:\n<karen@mail.example>\n    550 5.1.1 unknown user\n",
        Return_Path="<>",
    )
    world.arrives(plain, LATER)

    intake(world.desk, LATER)

    assert world.lead().question.startswith("our mail to them came back")
    assert world.book.look().people[world.lead().person].bounced == ("karen@mail.example",)


def test_a_forwarding_address_that_failed_is_found_by_our_mark_and_the_written_address_counts(
    world: World,
) -> None:
    world.arrives(mail(KAREN, "Leaking tap", TAP, message_id="<tap@mail.example>"), MONDAY)
    world.round(NOW)
    draft = world.draft()
    marker = world.desk.seal.marker_in(world.in_drafts[0])
    assert marker is not None
    world.arrives(report("elsewhere@other.example", "<rewritten@relay.example>", marker), LATER)

    intake(world.desk, LATER)

    assert world.book.look().people[world.lead().person].bounced == (draft.version.recipient.email,)
    assert world.lead().question.startswith("our mail to them came back")


def test_a_delay_on_the_way_marks_no_address_and_asks_nothing(world: World) -> None:
    asked_and_answered(world)
    world.arrives(report(action="delayed"), LATER)

    intake(world.desk, LATER)

    lead = world.lead()
    assert (lead.state, lead.question) == (LeadState.WAITING, "")
    assert lead.history[-1].words == "our mail is delayed on its way"
    assert world.book.look().people[lead.person].bounced == ()


def test_a_bounce_of_an_earlier_mail_changes_no_state(world: World) -> None:
    asked_and_answered(world)
    again = mail(f"Dana <{OWNER}>", "Your tap", "I bring a new valve, too.\n", to="karen@mail.example")
    world.arrives(again, LATER, "Sent")
    intake(world.desk, LATER)
    world.arrives(report(), LATER + timedelta(minutes=5))

    intake(world.desk, LATER + timedelta(minutes=5))

    assert world.lead().state is LeadState.WAITING
    assert world.lead().question


@pytest.mark.parametrize("recipient", ["nobody@else.example", OWNER])
def test_a_bounce_of_somebody_elses_mail_touches_no_lead(world: World, recipient: str) -> None:
    asked_and_answered(world)
    before = world.book.look().leads
    world.arrives(report(recipient, "<other@reyes.example>"), LATER)

    intake(world.desk, LATER)

    assert world.book.look().leads == before
    assert Kind.BOUNCE in {seen.kind for seen in world.book.look().seen.values()}


def test_an_address_that_bounced_gets_no_further_draft(world: World) -> None:
    world.arrives(mail(KAREN, "Leaking tap", TAP, message_id="<tap@mail.example>"), MONDAY)
    intake(world.desk, NOW)
    world.arrives(report(returned_id="<unknown@reyes.example>"), NOW)
    intake(world.desk, NOW)

    world.round(NOW)

    assert world.in_drafts == []
    assert world.lead().no_acknowledgement == "mail to them came back"
