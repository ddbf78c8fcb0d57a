"""Persons: who is one and who is two, told as stories with notices as providers send them."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from assistant.adapters.format_files import shipped_formats
from assistant.domain.draft import DraftKind
from assistant.domain.lead import Channel, Lead, LeadState, Voice
from assistant.workflow.intake import intake
from assistant.workflow.ports import Account
from tests.fakes import OWNER, FakeMailbox, World, at, mail

MONDAY = at("2026-11-23 09:05")
NOW = at("2026-11-23 09:10")
KAREN = "Karen Osullivan <karen@mail.example>"
TAP = "Hi Dana,\n\nour kitchen tap is leaking. Could you come by this week?\n\nKaren Osullivan\n"
TAP_WITH_NUMBER = f"{TAP}303-555-0142\n"


@pytest.fixture
def world(world: World) -> World:
    """A desk that knows the shipped formats."""
    world.desk = replace(world.desk, formats=shipped_formats())
    return world


def voicemail(number: str = "(303) 555-0142", text: str = "Hi, this is Karen, my tap leaks.") -> bytes:
    """As RingCentral sends one."""
    return mail(
        "RingCentral <notify@ringcentral.com>",
        f"New Voice Message from {number} on 11/23/2026 9:05 AM",
        f"Voice Message\n\nDear Dana,\n\nYou have a new voice message:\n\nFrom: {number}\n"
        "Received: Monday, November 23, 2026 at 9:05 AM\nLength: 00:19\nTo: (303) 555-0100\n"
        f'Voicemail Preview: "{text}"\n',
    )


def missed_call(number: str = "(303) 555-0142") -> bytes:
    """As an unknown phone system sends one."""
    return mail(
        "Phone system <noreply@pbx.example>",
        f"Missed call from {number}",
        f"You missed a call from {number} at 9:04 AM.\n",
    )


def yelp(relay: str, conversation: str, name: str = "Ida S.", text: str = "My dishwasher is stuck.") -> bytes:
    """A first request through Yelp."""
    first = name.partition(" ")[0]
    return mail(
        f'"{name}" <reply+{relay}@messaging.yelp.com>',
        f"New quote request from {first}",
        f"{name} sent you a new quote request on Yelp.\n\nWhat can we help you with?\n{text}\n\n"
        f"Respond to {first} by replying directly to this email.\nView the request: "
        f"https://www.yelp.com/message_to_business_conversation/{conversation}?utm_source=request_a_quote\n",
    )


def zillow(token: str, name: str, text: str = "I would like to schedule a tour.") -> bytes:
    """A request through Zillow."""
    first = name.partition(" ")[0]
    return mail(
        f"{name} <{token}@convo.zillow.com>",
        f"{first} is requesting information about 1140 Example Rd",
        f"New message\n1140 Example Rd\n{name} says:\n{text}\nReply to {first}\nSend application\n",
    )


def arrive(world: World, *mails: bytes, when: datetime = MONDAY, apart: int = 1) -> None:
    """One after the other, some minutes apart, and a round of intake behind them."""
    for number, raw in enumerate(mails):
        world.arrives(raw, when + timedelta(minutes=number * apart))
    intake(world.desk, when + timedelta(minutes=len(mails) * apart))


def leads(world: World) -> list[Lead]:
    """Those that are not joined with another."""
    return [lead for lead in world.book.look().leads.values() if lead.merged_into is None]


# --- one person -------------------------------------------------------------------------------------------


def test_a_voicemail_joins_by_the_number_in_an_earlier_signature(world: World) -> None:
    arrive(world, mail(KAREN, "Leaking tap", TAP_WITH_NUMBER), voicemail())

    assert [lead.number for lead in leads(world)] == [1]
    person = world.book.look().people[world.lead().person]
    assert (person.emails, person.phones) == (("karen@mail.example",), ("+13035550142",))


def test_a_signature_joins_by_the_number_of_an_earlier_voicemail_and_a_mail_can_answer_now(
    world: World,
) -> None:
    arrive(world, voicemail(), mail(KAREN, "Leaking tap", TAP_WITH_NUMBER))

    assert [lead.number for lead in leads(world)] == [1]
    assert world.lead().route.to == "karen@mail.example"
    assert world.lead().contact.name == "Karen Osullivan"


def test_two_leads_that_turn_out_to_be_one_person_keep_the_older_number_and_the_earlier_time(
    world: World,
) -> None:
    arrive(world, voicemail(), when=at("2026-11-20 10:00"))
    arrive(world, mail(KAREN, "Leaking tap", TAP), when=MONDAY)
    assert [lead.number for lead in leads(world)] == [1, 2]
    early = world.lead(1).respond_by

    arrive(world, mail(KAREN, "Re: Leaking tap", f"My number, too:\n\n{TAP_WITH_NUMBER}"), when=NOW)

    assert [lead.number for lead in leads(world)] == [1]
    assert world.lead(1).respond_by == early
    assert world.lead(2).merged_into == 1
    assert len(world.lead(1).conversation) == 3
    assert len(world.book.look().people) == 1


def test_i14_two_leads_that_become_one_get_one_acknowledgement(world: World) -> None:
    world.arrives(mail(KAREN, "Leaking tap", TAP), MONDAY)
    world.arrives(
        mail("Karen O <ko@other.example>", "Boiler", "Hello, can you look at our boiler?\n"), MONDAY
    )
    world.round(NOW)
    assert len(world.in_drafts) == 2
    both = f"Both mails are mine.\n\nKaren\n303-555-0142\nko@other.example\n{TAP}"
    for sender in (KAREN, "Karen O <ko@other.example>"):
        world.arrives(mail(sender, "My number", both.replace("ko@other.example\n", "")), NOW)

    world.round(NOW + timedelta(minutes=2))
    world.round(NOW + timedelta(minutes=4))

    assert [lead.number for lead in leads(world)] == [1]
    live = [
        draft
        for lead in world.book.look().leads.values()
        for draft in lead.drafts
        if draft.kind is DraftKind.ACKNOWLEDGEMENT and draft.is_live
    ]
    assert [draft.id for draft in live] == ["1a"]
    assert len(world.in_drafts) == 1


def test_husband_and_wife_on_one_address_are_one_line_with_both_names(world: World) -> None:
    home = "osullivans@mail.example"
    arrive(
        world,
        mail(f"Karen Osullivan <{home}>", "Leaking tap", TAP),
        mail(f"Tom Osullivan <{home}>", "The tap", "Hello, when could you come? We are out on Tuesday.\n"),
    )

    assert [lead.number for lead in leads(world)] == [1]
    assert world.lead().contact.name == "Karen Osullivan / Tom Osullivan"


def test_shorter_forms_of_a_name_are_no_second_person(world: World) -> None:
    arrive(
        world,
        mail("K. Osullivan <karen@mail.example>", "Leaking tap", TAP),
        mail(KAREN, "One more thing", "Could you bring a new valve, too?\n"),
        mail("karen <karen@mail.example>", "And", "Could you bring two of them?\n"),
    )

    assert world.book.look().people[world.lead().person].names == ("Karen Osullivan",)


def test_the_same_name_alone_joins_nobody_not_even_by_phone(world: World) -> None:
    arrive(
        world,
        mail("Ida S. <ida@mail.example>", "Leaking tap", TAP),
        yelp("aa11", "conversation1"),
        mail("Ida S. <ida@other.example>", "Boiler", "Hello, could you look at our boiler?\n"),
    )

    assert [lead.number for lead in leads(world)] == [1, 2, 3]


# --- relays -----------------------------------------------------------------------------------------------


def test_yelp_joins_by_conversation_although_each_notice_has_its_own_relay(world: World) -> None:
    arrive(world, yelp("aa11", "conversation1"), yelp("bb22", "conversation1", text="Are you there?"))

    assert [lead.number for lead in leads(world)] == [1]
    assert world.lead().route.to == "reply+bb22@messaging.yelp.com"


def test_yelp_never_joins_by_the_relay_alone(world: World) -> None:
    arrive(world, yelp("aa11", "conversation1"), yelp("aa11", "conversation2", "Ben T.", "Oven is cold."))

    assert [lead.number for lead in leads(world)] == [1, 2]


def portal(
    relay: str, headline: str, text: str, ad: str = "Ad number: 2987441023", name: str = "Paul"
) -> bytes:
    """A notice of a portal that makes a relay address for every mail and prints the ad's number."""
    route = f"{relay}-message@mail.adboard.example"
    return mail(
        f"{name} via Adboard <{route}>",
        headline,
        f"Hello!\n\n{headline}\n{ad}\n\nMessage from: {name}\n\n{text}\n\n"
        "Reply to this email to answer.\nYour Adboard team\n",
        Reply_To=route,
    )


def test_an_answer_over_a_new_relay_joins_by_the_ads_number_and_the_name(world: World) -> None:
    first = portal("a7d92kx0f1q", "Paul sent you a message about “Viola”", "Is the viola still available?")
    again = portal(
        "b81mx5tt2w9", "Paul replied to your message about “Viola”", "Then I come on Friday. Cash?"
    )
    arrive(world, first, again)

    assert [len(lead.conversation) for lead in leads(world)] == [2]


@pytest.mark.parametrize(
    "other",
    [
        portal("b81mx5tt2w9", "Paul sent you a message about “Viola”", "Can I see it on Friday?"),
        portal("b81mx5tt2w9", "Paul replied to your message", "Can I see it?", "Ad number: 4410029871"),
        portal("b81mx5tt2w9", "Ida replied to your message", "Can I see it?", name="Ida"),
    ],
)
def test_another_request_another_ad_or_another_name_is_another_person(world: World, other: bytes) -> None:
    first = portal("a7d92kx0f1q", "Paul sent you a message about “Viola”", "Is the viola still available?")
    arrive(world, first, other)

    assert [len(lead.conversation) for lead in leads(world)] == [1, 1]


def test_zillow_joins_by_its_relay(world: World) -> None:
    arrive(
        world,
        zillow("0tokenone", "Monica Example"),
        zillow("0tokenone", "Monica Example", "Is it still free?"),
        zillow("0tokentwo", "Monica Example"),
    )

    assert [len(lead.conversation) for lead in leads(world)] == [2, 1]


def test_an_answer_through_any_relay_of_the_conversation_counts(world: World) -> None:
    arrive(world, yelp("aa11", "conversation1"), yelp("bb22", "conversation1", text="Are you there?"))
    first = world.lead().conversation[0].message_id
    world.arrives(
        mail(
            f"Dana <{OWNER}>",
            "Re: New quote request from Ida",
            "Hello Ida, I can come on Thursday at ten.\n",
            to="reply+aa11@messaging.yelp.com",
            answers=f"<{first}>",
        ),
        NOW,
        "Sent",
    )

    intake(world.desk, NOW)

    assert world.lead().state is LeadState.WAITING


def test_an_answer_to_a_text_through_the_phone_companys_relay_counts(world: World) -> None:
    relay = "13035550163.13035550142.Xy7@txt.voice.google.com"
    text = "Could you come on Thursday?\n\nTo respond to this text message, reply to this email or visit\n"
    arrive(world, mail(f'"(303) 555-0142" <{relay}>', "New text message from (303) 555-0142", text))
    assert world.lead().channel is Channel.TEXT_MESSAGE
    world.arrives(mail(f"Dana <{OWNER}>", "Re: New text message", "Yes, at ten.\n", to=relay), NOW, "Sent")

    intake(world.desk, NOW)

    assert world.lead().state is LeadState.WAITING


# --- one event, several mails -----------------------------------------------------------------------------


@pytest.mark.parametrize("missed_first", [True, False])
def test_a_missed_call_and_its_voicemail_are_one_line_with_the_callers_words(
    world: World, missed_first: bool
) -> None:
    both = [missed_call(), voicemail()]
    arrive(world, *(both if missed_first else reversed(both)))

    assert [lead.number for lead in leads(world)] == [1]
    assert world.lead().channel is Channel.VOICEMAIL
    assert "my tap leaks" in world.lead().excerpt


def test_a_transcript_that_comes_later_lands_on_the_line_of_its_recording(world: World) -> None:
    arrive(world, voicemail(text=""), voicemail(text="My tap leaks, please call."), apart=4)

    assert [lead.number for lead in leads(world)] == [1]
    assert "My tap leaks" in world.lead().excerpt


_CALLED_AT = "on Monday, November 23, 2026 at 09:05:07 AM"


def asterisk(number: str) -> bytes:
    """The mail of a call, or without a number its copy for a pager."""
    sender = "Asterisk PBX <asterisk@pbx.example>"
    if not number:
        return mail(sender, "New VM", f"New 0:42 long  msg in box 101\nfrom RUIZ DANIELA, {_CALLED_AT}\n")
    caller = f'"RUIZ DANIELA" <{number}>'
    return mail(
        sender,
        f"[PBX]: New message 3 in mailbox 101 from {caller}",
        "Dear Dana:\n\n\tJust wanted to let you know you were just left a 0:42 long message (number 3)\n"
        f"in mailbox 101 from {caller}, {_CALLED_AT} so you might\n"
        "want to check it when you get a chance.  Thanks!\n\n\t\t\t\t--Asterisk\n",
    )


@pytest.mark.parametrize("pager_first", [True, False])
def test_a_mail_and_its_pager_copy_without_a_number_are_one_event(world: World, pager_first: bool) -> None:
    copies = [asterisk(""), asterisk("3035550177")]
    arrive(world, *(copies if pager_first else reversed(copies)))

    assert [lead.number for lead in leads(world)] == [1]
    assert world.lead().contact.phone == "+13035550177"


def test_two_calls_of_one_name_without_a_number_hours_apart_are_two(world: World) -> None:
    arrive(world, asterisk("3035550177"), asterisk(""), apart=90)

    assert [lead.number for lead in leads(world)] == [1, 2]


def test_a_form_notice_that_comes_twice_is_one_line(world: World) -> None:
    def wix(number: int) -> bytes:
        return mail(
            "Reyes Plumbing <no-reply@crm.wix.com>",
            "New submission: Contact form",
            "Ana Weber just submitted your form: Contact form\non Reyes Plumbing\n\nMessage Details:\n"
            "Name: Ana Weber\nEmail: ana@mail.example\nMessage: Our boiler is cold, can you help?\n",
            message_id=f"<wix{number}@crm.wix.com>",
            Reply_To="ana@mail.example",
        )

    arrive(world, wix(1), wix(2))

    assert [lead.contact.email for lead in leads(world)] == ["ana@mail.example"]


# --- whose answer -----------------------------------------------------------------------------------------


def waiting_karen(world: World) -> None:
    arrive(world, mail(KAREN, "Leaking tap", TAP, message_id="<tap@mail.example>"))


def test_an_answer_in_the_sent_folder_of_another_account_counts(world: World) -> None:
    waiting_karen(world)
    private = FakeMailbox("private")
    second = Account("private", "dana@private.example", private, None)
    world.desk = replace(world.desk, accounts=(*world.desk.accounts, second))
    private.put(
        "Sent",
        mail("Dana <dana@private.example>", "Your tap", "I come on Tuesday.\n", to="karen@mail.example"),
        NOW,
    )

    intake(world.desk, NOW)

    assert world.lead().state is LeadState.WAITING


def test_a_forward_to_the_person_with_words_of_ones_own_answers_and_without_them_asks(world: World) -> None:
    waiting_karen(world)
    forwarded = "\n---------- Forwarded message ---------\nFrom: Supplier <s@supplier.example>\n\nIn stock.\n"
    bare = mail(f"Dana <{OWNER}>", "Fwd: Valve", forwarded, to="karen@mail.example")
    world.arrives(bare, NOW, "Sent")
    intake(world.desk, NOW)
    assert (world.lead().state, bool(world.lead().question)) == (LeadState.OPEN, True)
    told = f"Hello Karen, they have it, so I come on Friday.\n{forwarded}"
    world.arrives(mail(f"Dana <{OWNER}>", "Fwd: Valve", told, to="karen@mail.example"), NOW, "Sent")

    intake(world.desk, NOW)

    assert (world.lead().state, world.lead().question) == (LeadState.WAITING, "")


@pytest.mark.parametrize("author", [f"Dana <{OWNER}>", "Sam <sam@reyes.example>"])
def test_i25_a_copy_in_inbox_of_what_one_of_ours_wrote_them_asks_and_opens_nothing(
    world: World, author: str
) -> None:
    waiting_karen(world)
    world.arrives(
        mail(author, "Re: Leaking tap", "Can we come on Thursday?\n", to="karen@mail.example", Cc=OWNER), NOW
    )

    intake(world.desk, NOW)

    assert [lead.number for lead in leads(world)] == [1]
    assert world.lead().state is LeadState.OPEN
    assert "answer?" in world.lead().question


def test_i25_a_helpers_answer_with_the_owner_in_copy_asks_and_opens_nothing(world: World) -> None:
    world.arrives(mail(KAREN, "Leaking tap", TAP, message_id="<tap@mail.example>"), MONDAY)
    intake(world.desk, MONDAY)
    helper = "Sam <sam@helper.example>"
    said = mail(
        helper,
        "Re: Leaking tap",
        "Hi Karen, I can come on Friday.\n",
        to="karen@mail.example",
        Cc=OWNER,
        answers="<tap@mail.example>",
    )
    world.arrives(said, NOW)
    intake(world.desk, NOW)

    assert [lead.number for lead in leads(world)] == [1]
    assert "sam@helper.example wrote to them with you in copy" in world.lead().question


def test_a_strangers_mail_to_a_customer_that_answers_nothing_is_no_answer(world: World) -> None:
    waiting_karen(world)
    spam = mail(
        "Sam <sam@helper.example>", "Hello", "Can you both call me?\n", to="karen@mail.example", Cc=OWNER
    )
    world.arrives(spam, NOW)
    intake(world.desk, NOW)

    assert not world.lead().question
    assert [lead.number for lead in leads(world)] == [1, 2]


def test_what_the_owners_website_tells_them_in_his_name_asks_nothing(world: World) -> None:
    waiting_karen(world)
    receipt = mail(
        f"Reyes Plumbing <{OWNER}>",
        "We got your message",
        "Thank you, we will be in touch.\n",
        to="karen@mail.example",
        X_Mailer="PHPMailer 6.9 (https://example.org)",
    )
    world.arrives(receipt, NOW)

    intake(world.desk, NOW)

    assert world.lead().question == ""


# --- thanks and yes ---------------------------------------------------------------------------------------


def answered_karen(world: World) -> None:
    waiting_karen(world)
    answer = mail(
        f"Dana <{OWNER}>", "Re: Leaking tap", "Does Tuesday at ten suit?\n", to="karen@mail.example"
    )
    world.arrives(answer, NOW, "Sent")
    intake(world.desk, NOW)


@pytest.mark.parametrize(
    "yes", ["Yes, Tuesday works. See you then!", "Passt, bis Dienstag!", "Ok, c'est noté, à mardi."]
)
def test_a_bare_yes_opens_again_to_have_a_look_and_is_never_overdue(world: World, yes: str) -> None:
    answered_karen(world)
    world.arrives(mail(KAREN, "Re: Leaking tap", f"{yes}\n\nKaren\n"), NOW + timedelta(hours=1))

    intake(world.desk, NOW + timedelta(hours=1))

    lead = world.lead()
    assert (lead.state, lead.glance, lead.respond_by) == (LeadState.OPEN, True, None)


@pytest.mark.parametrize(
    "more", ["Tuesday works. Can you bring a valve?", "Ok, but I need a quote for the boiler as well."]
)
def test_a_yes_that_wants_something_waits_for_an_answer(world: World, more: str) -> None:
    answered_karen(world)
    world.arrives(mail(KAREN, "Re: Leaking tap", f"{more}\n\nKaren\n"), NOW + timedelta(hours=1))

    intake(world.desk, NOW + timedelta(hours=1))

    assert world.lead().respond_by is not None


def test_thanks_close_nothing_and_open_nothing(world: World) -> None:
    answered_karen(world)
    world.arrives(mail(KAREN, "Re: Leaking tap", "Thank you so much!\n\nKaren\n"), NOW + timedelta(hours=1))

    intake(world.desk, NOW + timedelta(hours=1))

    assert world.lead().state is LeadState.WAITING
    assert world.lead().conversation[-1].voice is Voice.MACHINE


def test_a_yes_from_somebody_unknown_waits_like_any_mail(world: World) -> None:
    arrive(world, mail("Ben Ito <ben@mail.example>", "Re: Tuesday", "Hello Dana, Tuesday works for me.\n"))

    assert [lead.respond_by is not None for lead in leads(world)] == [True]
