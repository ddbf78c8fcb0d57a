"""The cast of the sample day: invented people, and their mail as it would arrive.

Plumber Dana Reyes is the one of config.example.toml. Every address ends in .example or example.com and
every number is one of those kept for stories (555-0100 to 555-0199), so nothing here reaches anybody.
"""

from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from textwrap import dedent

OWNER = "dana@example.com"
OWNER_NAME = "Dana Reyes"
BUSINESS = "Reyes Plumbing"
WEBSITE = "info@example.com"
"""The address that her web form writes to, and from: forms do that."""

_PLAIN = "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n"


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail of the sample day, without its date. `scene` says in words what somebody did."""

    name: str
    scene: str
    text: str

    @property
    def message_id(self) -> str:
        """The Message-ID it arrives with."""
        return f"<{self.name}@sample.example>"

    @property
    def words(self) -> str:
        """What stands in it."""
        return dedent(self.text).lstrip("\n").partition("\n\n")[2].strip()

    def raw(self, at: datetime, answers: str = "") -> bytes:
        """The mail as it arrives at that moment (aware; shown in its own zone), CR LF at line ends.

        `answers` is the Message-ID of the mail that it answers, which only shows while the day is played.
        """
        head, _, body = dedent(self.text).lstrip("\n").partition("\n\n")
        stamps = f"Date: {format_datetime(at)}\nMessage-ID: {self.message_id}\n"
        thread = f"In-Reply-To: {answers}\nReferences: {answers}\n" if answers else ""
        kind = "" if "Content-Type:" in head else _PLAIN
        return f"{stamps}{thread}{kind}{head}\n\n{body}".replace("\n", "\r\n").encode()


# --- people who want something ---------------------------------------------------------------------

MAYA = Mail(
    "maya-1",
    "Maya Chen writes:",
    """
    From: Maya Chen <maya.chen@larkspur.example>
    To: Dana Reyes <dana@example.com>
    Subject: Water under the kitchen sink

    Hello Dana,

    there is water in the cabinet under our kitchen sink again. I put
    a bowl there yesterday, and this evening it was full. It seems to
    come from where the pipe goes into the wall. Could you come and
    have a look this week? We live at 18 Larkspur Lane, and somebody
    is home until three.

    Thank you,
    Maya Chen
    303-555-0117
    """,
)

PRIYA = Mail(
    "priya-1",
    "Priya Nair, who looks after rented houses, asks for a quote.",
    """
    From: Priya Nair <priya@northside-homes.example>
    To: dana@example.com
    Subject: Quote for three water heaters

    Good morning Ms Reyes,

    we look after a small house with three flats in Birch Street. All three
    water heaters are from 2009 and should be replaced before the winter.
    What would you charge for it, and when could you start?

    Kind regards
    Priya Nair
    Northside Homes
    """,
)

PRIYA_AWAY = Mail(
    "priya-2",
    "Priya Nair's mail program answers by itself: she is out of the office.",
    """
    From: Priya Nair <priya@northside-homes.example>
    To: Dana Reyes <dana@example.com>
    Subject: Out of office: Quote for three water heaters
    Auto-Submitted: auto-replied
    X-Auto-Response-Suppress: All
    Precedence: bulk

    Thank you for your message. I am out of the office until Monday and will
    read it then.

    Priya Nair
    """,
)

GUS = Mail(
    "gus-1",
    "Gus Lindqvist fills in the form on the website, with a slip in his address.",
    """
    From: Reyes Plumbing <info@example.com>
    Reply-To: gus@lindqvst.example
    To: info@example.com
    Subject: New Entry: Contact Form (ID #7)
    X-Mailer: PHPMailer 6.9.1 (https://github.com/PHPMailer/PHPMailer)

    --- Name ---

    Gus Lindqvist

    --- Email ---

    gus@lindqvst.example

    --- Phone ---

    (303) 555-0118

    --- Comment or Message ---

    We would like to put a shower where the old tub is. Do you do that kind
    of work, and could you come by to see the bathroom?
    """,
)

GUS_BOUNCE = Mail(
    "gus-2",
    "The mail to Gus Lindqvist comes back: there is no such address.",
    """
    From: Mail Delivery System <MAILER-DAEMON@mail.example.com>
    To: info@example.com
    Subject: Undelivered Mail Returned to Sender
    Auto-Submitted: auto-replied
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status; boundary="part"

    --part
    Content-Type: text/plain; charset=us-ascii

    This is the mail system at host mail.example.com.

    I'm sorry to have to inform you that your message could not be delivered
    to one or more recipients.

    <gus@lindqvst.example>: Host or domain name not found.

    --part
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mail.example.com

    Final-Recipient: rfc822; gus@lindqvst.example
    Action: failed
    Status: 5.1.2
    Diagnostic-Code: X-Postfix; Host or domain name not found

    --part--
    """,
)

CAROL = Mail(
    "carol-1",
    "Carol Whitfield calls and speaks on the machine; Google Voice mails it on.",
    """
    From: Google Voice <voice-noreply@google.com>
    To: dana@example.com
    Subject: New voicemail from (303) 555-0142

    <https://voice.google.com>

    Hi Dana, this is Carol Whitfield. The pipes in the upstairs bathroom bang
    every time somebody turns the water off, and it wakes the baby. Please
    call me back, I am home all day.

    play message
    <https://www.google.com/voice/fm/1/EXAMPLE>
    YOUR ACCOUNT <https://voice.google.com> HELP CENTER
    <https://support.google.com/voice>
    This email was sent to you because you indicated that you'd like to
    receive email notifications for voicemail.
    Google LLC
    1600 Amphitheatre Pkwy
    """,
)

ROSA = Mail(
    "rosa-1",
    "Rosa Delgado calls the office line; the phone system mails a notice.",
    """
    From: "The Asterisk PBX" <asterisk@pbx.example.com>
    To: Dana Reyes <dana@example.com>
    Subject: New message 3 in mailbox 101
    X-Asterisk-CallerID: 3035550177
    X-Asterisk-CallerIDName: Rosa Delgado

    Dear Dana Reyes:

    \tJust wanted to let you know you were just left a 0:42 long message (number 3)
    in mailbox 101 from Rosa Delgado, so you might
    want to check it when you get a chance.  Thanks!

    \t\t\t\t--Asterisk
    """,
)

LUCIA = Mail(
    "lucia-1",
    "Lucía Ortega writes, in Spanish.",
    """
    From: =?utf-8?q?Luc=C3=ADa_Ortega?= <lucia.ortega@correo.example>
    To: dana@example.com
    Subject: Fuga en el calentador de agua

    Buenos días:

    Nuestro calentador de agua gotea desde el domingo y ya no calienta bien.
    ¿Podría venir a verlo esta semana y decirnos cuánto costaría cambiarlo?

    Muchas gracias,
    Lucía Ortega
    Tel. (303) 555-0129
    """,
)

BEN = Mail(
    "ben-1",
    "Ben Abara writes.",
    """
    From: Ben Abara <ben.abara@juniper-cafe.example>
    To: info@example.com
    Subject: Outdoor tap for the cafe

    Hi,

    I run the Juniper Cafe on 4th Street. We need an outdoor tap on the
    terrace, with a shut-off inside so that it survives the winter. Is that
    something you could do before the end of the month?

    Ben Abara
    """,
)

BEN_AGAIN = Mail(
    "ben-2",
    "Ben Abara writes again.",
    """
    From: Ben Abara <ben.abara@juniper-cafe.example>
    To: info@example.com
    Subject: Re: Outdoor tap for the cafe
    In-Reply-To: <ben-1@sample.example>
    References: <ben-1@sample.example>

    Forgot to say: mornings before seven are best for us, and what would it
    cost roughly?

    Ben
    """,
)

OTTO = Mail(
    "otto-1",
    "Somebody writes who may be a customer, and may not.",
    """
    From: Otto <otto1958@postbox.example>
    To: dana@example.com
    Subject: hi

    is this still the right address
    """,
)

MAYA_THANKS = Mail(
    "maya-2",
    "Maya Chen answers: thank you.",
    """
    From: Maya Chen <maya.chen@larkspur.example>
    To: Dana Reyes <dana@example.com>
    Subject: Re: Water under the kitchen sink
    In-Reply-To: <dana-1@example.com>
    References: <maya-1@sample.example> <dana-1@example.com>

    Thank you so much!

    Maya
    """,
)

# --- machines --------------------------------------------------------------------------------------

NEWSLETTER = Mail(
    "newsletter",
    "A newsletter of the trade comes in.",
    """
    From: The Wet Wall Weekly <weekly@wetwall.example>
    To: dana@example.com
    Subject: Five fittings that will save you an hour
    List-Id: The Wet Wall Weekly <weekly.wetwall.example>
    List-Unsubscribe: <https://wetwall.example/unsubscribe/1>
    Precedence: bulk

    This week: press fittings under test, and a reader's story from Boise.

    You receive this because you subscribed. Unsubscribe:
    https://wetwall.example/unsubscribe/1
    """,
)

ORDER = Mail(
    "order",
    "Her supplier's computer confirms an order.",
    """
    From: Basin & Valve Supply <orders@basinvalve.example>
    To: dana@example.com
    Subject: Your order 48213 has been confirmed
    Auto-Submitted: auto-generated

    Thank you for your order.

    Order number: 48213
    2 x Ball valve 1/2 in     23.80
    Total                     23.80

    This is an automatic message, please do not reply to it.
    """,
)

# --- what Dana writes by herself ---------------------------------------------------------------------------

DANA_TO_MAYA = Mail(
    "dana-1",
    "Dana answers Maya Chen from the mail program on her phone, in her own words.",
    """
    From: Dana Reyes <dana@example.com>
    To: Maya Chen <maya.chen@larkspur.example>
    Subject: Re: Water under the kitchen sink
    In-Reply-To: <maya-1@sample.example>
    References: <maya-1@sample.example>

    Hi Maya,

    that sounds like the joint behind the cabinet. I can be at Larkspur Lane
    at ten tomorrow morning and bring what it needs. Leave the bowl where it is.

    Dana
    """,
)
