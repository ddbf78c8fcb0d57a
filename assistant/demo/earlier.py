"""People whom Dana knows from the days before, and what she wrote to them: mail that lies there already."""

from assistant.demo.people import Mail

SAM = Mail(
    "sam-1",
    "Sam Okafor had asked what a new sump pump costs.",
    """
    From: Sam Okafor <sam@okafor-family.example>
    To: dana@example.com
    Subject: Sump pump

    Hello,

    our sump pump gave up last night. What would a new one cost, with a
    battery behind it, and how soon could it be in?

    Sam Okafor
    """,
)

DANA_TO_SAM = Mail(
    "dana-2",
    "",
    """
    From: Dana Reyes <dana@example.com>
    To: Sam Okafor <sam@okafor-family.example>
    Subject: Re: Sump pump
    In-Reply-To: <sam-1@sample.example>
    References: <sam-1@sample.example>

    Hi Sam,

    I'll send you the price by noon tomorrow.

    Dana
    """,
)

JOAN = Mail(
    "joan-1",
    "Joan Petrie had asked about a dripping shower.",
    """
    From: Joan Petrie <joan.petrie@hillside.example>
    To: dana@example.com
    Subject: Dripping shower

    Dear Dana,

    the shower upstairs drips, day and night. Is that worth mending, or is
    it time for a new one?

    Joan Petrie
    """,
)

DANA_TO_JOAN = Mail(
    "dana-3",
    "",
    """
    From: Dana Reyes <dana@example.com>
    To: Joan Petrie <joan.petrie@hillside.example>
    Subject: Re: Dripping shower
    In-Reply-To: <joan-1@sample.example>
    References: <joan-1@sample.example>

    Hi Joan,

    a new cartridge will do, I can put one in for $140. Shall I?

    Dana
    """,
)
