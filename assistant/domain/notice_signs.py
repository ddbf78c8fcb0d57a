"""What notices of unknown phones, forms and portals have in common: senders, titles, countries, fields."""

import re

from assistant.domain.fields import LabelledField, Layout, What, first_value, read_fields
from assistant.domain.formats import Desk
from assistant.domain.message import Message
from assistant.domain.pattern import Pattern, compile_pattern
from assistant.domain.signs import robot_sender
from assistant.domain.spoken import clean_name, split_caller
from assistant.domain.words import ROBOT, Phrases, plain_words

FORMAT = "generic"
"""What stands where a format's name would."""
SEARCHED = 12_000
"""Characters of a notice that are read."""

FORM_TITLES = Phrases(
    """form submission|new submission|website submission|submission from|submission received
    |got a new submission|new form entry|new entry|form entry|contact form|web form|webform|website form"""
    """|contact request|new contact|new inquiry|new enquiry|website inquiry|website enquiry|new lead
    |website lead|new website|new message from your|message from your website|message from your site"""
    """|message via your|message through your|quote request|request a quote|new quote|estimate request
    |callback request|call back request|new customer message|new response|new responses|form response
    |form responses|missed a chat|missed chat|new chat|chat transcript|offline message|new request from"""
    """|new message on|new message via|inquiry from|enquiry from|inquiry via|enquiry via|contact us
    |contact via|contacted you via|lead from|is looking for|is requesting
    |requested a quote|customer inquiry|booking request|online inquiry|online enquiry""",
    """kontaktformular|kontaktanfrage|formulareingang|formularnachricht|neue anfrage|neue nachricht von
    |neue nachricht über|anfrage über|anfrage von ihrer|webseitenanfrage|website anfrage"""
    """|anfrage über ihre|nachricht über ihre|nachricht von ihrer|nachricht von deiner|rückrufbitte
    |rückrufwunsch|angebotsanfrage|neuer eintrag|neue einsendung|ihr profil|ihr inserat""",
    """formulaire de contact|formulaire|nouvelle demande|demande de contact|demande de devis
    |nouveau message de|nouveau message depuis|message depuis votre site|message de votre site"""
    "|nouvelle soumission|nouveau contact|demande de rappel|via votre site|contact site",
    """formulario de contacto|formulario|nuevo mensaje de|nueva consulta|nueva solicitud
    |solicitud de presupuesto|mensaje desde|nuevo contacto|desde su sitio|desde tu web|modulo di contatto"""
    """|richiesta di contatto|messaggio dal sito|richiesta dal sito|dal modulo|dal tuo sito|dal suo sito
    |nuova richiesta|richiesta di preventivo|bericht via uw|bericht via je|offerteaanvraag
    |contactformulier|nieuwe aanvraag|formulário de contato|novo contato
    |formularz kontaktowy|kontaktní formulář""",
)
_SYSTEM_NAMES = Phrases(
    """voice message attached|voicemail attached|voicemail message|mailbox message|voicemail|voice mail|pbx
    |phone system|telefonanlage|mailbox|sprachbox|anrufbeantworter|messagerie|répondeur|buzón
    |contact form|kontaktformular|formulaire|formulario|website|webseite"""
    "|forms|wordpress|webmaster|site|notifications|sms gateway|sms|call notification|fritz box"
)
_MAILERS = (
    "phpmailer",
    "php/",
    "typo3",
    "drupal",
    "joomla",
    "swiftmailer",
    "wordpress",
    "symfony",
    "formmail",
    "cgi",
    "perl",
    "nodemailer",
    "laminas",
    "zend",
)


_CALLER_HEADER = re.compile(
    r"^x-(?!asterisk-vm-dup)[\w-]{0,30}(?:caller|calling|callerid|cid|ani)[\w-]{0,30}$"
)


def caller_header(message: Message) -> tuple[str, str] | None:
    """A header that names a caller, if its value is a number: ordinary mail can carry `IPM.Note` there."""
    for name, value in message.headers:
        if (
            name.startswith("x-")
            and _CALLER_HEADER.match(name)
            and sum(each.isdigit() for each in value) >= 7
            and len(value) <= 60
            and not re.search(r"[a-z]{4}", value)
        ):
            return name, value
    return None


def made_by_script(message: Message) -> bool:
    """Whether a website's script sent it: its mailer is a library that scripts use."""
    names = ("x-mailer", "user-agent", "x-php-originating-script")
    mailer = " ".join(message.headers.get(name) for name in names).lower()
    return "x-php-originating-script" in message.headers or any(each in mailer for each in _MAILERS)


def system_sender(message: Message, desk: Desk) -> bool:
    """Whether a program sent it: by its address or name, its mailer, or its own word."""
    author = message.author
    return (
        robot_sender(message)
        or desk.owns(author.email)
        or _SYSTEM_NAMES.inside(plain_words(author.name))
        or _SYSTEM_NAMES.inside(plain_words(author.local))
        or made_by_script(message)
        or ROBOT.inside(plain_words(message.text[:SEARCHED]))
    )


_LANGUAGES = (
    ("US", Phrases("the|and|you|your|is|are|for|with|this|that|of|to|from|have|would|new|name|phone")),
    (
        "DE",
        Phrases(
            """sprachnachricht|anruf|anrufer|rufnummer|telefon|nachricht|anfrage|kontaktformular|ihre|neue|vorname
            |nachname|und|ich|wir|der|das|ist|nicht|bitte|mit|für|guten|hallo|ein|eine|sie|was|haben|können
            |grüße"""
        ),
    ),
    (
        "FR",
        Phrases(
            """messagerie|message vocal|appel|appelant|téléphone|demande|formulaire|votre|nouveau|nouvelle
            |prénom|prenom|nom|bonjour|merci|je|vous|nous|une|des|est|pour|avec|objet"""
        ),
    ),
    (
        "ES",
        Phrases(
            """mensaje|llamada|teléfono|consulta|formulario|nuevo|nueva|nombre|correo|hola|gracias|el|los|para|una
            |con|que|su|por"""
        ),
    ),
    (
        "IT",
        Phrases(
            """messaggio|chiamata|telefono|richiesta|modulo|nuovo|nuova|nome|gentile|tramite|grazie|vorrei|che|il
            |di|per|un|una"""
        ),
    ),
    (
        "NL",
        Phrases(
            """bericht|oproep|telefoonnummer|aanvraag|formulier|nieuw|nieuwe|naam|beste|van|duur|het|een|ik|en|u
            |heeft|graag"""
        ),
    ),
    (
        "PT",
        Phrases("mensagem|chamada|telefone|pedido|formulário|novo|nova|você|seu|obrigad*|não|uma|para|que"),
    ),
)
_COUNTRIES = frozenset(
    [
        "AT",
        "AU",
        "BE",
        "CA",
        "CH",
        "CZ",
        "DE",
        "DK",
        "ES",
        "FI",
        "FR",
        "GB",
        "GR",
        "HU",
        "IE",
        "IT",
        "LU",
        "MX",
        "NL",
        "NO",
        "NZ",
        "PL",
        "PT",
        "RO",
        "SE",
        "SK",
        "US",
        "ZA",
    ]
)


def regions(message: Message) -> tuple[str, ...]:
    """Countries whose national number form a notice may use: the likely ones, then the usual ones."""
    return tuple(dict.fromkeys([*likely_regions(message), *_USUAL]))


def likely_regions(message: Message) -> tuple[str, ...]:
    """Countries whose national number form a mail likely uses: those its domains end in, its language's."""
    ends = [each.domain.rpartition(".")[2].upper() for each in (message.author, *message.to[:3])]
    named = ["GB" if end == "UK" else end for end in ends]
    words = plain_words(f"{message.subject} {message.text[:1500]}")
    counted = sorted(((phrases.count(words), region) for region, phrases in _LANGUAGES), reverse=True)
    spoken = [counted[0][1]] if counted[0][0] else []
    return tuple(dict.fromkeys([*(each for each in named if each in _COUNTRIES), *spoken]))


_ALONE = re.compile(r"^\W{0,4}(?:\+|0[1-9])[\d\s()./-]{7,20}\d\W{0,3}$")
"""A line that holds a number and nothing else, as below a name."""


def phones_said(text: str, message: Message, desk: Desk) -> tuple[str, ...]:
    """The numbers in a customer's words: as in the owner's country or the mail's own, a line of digits there
    even where no such range is known, before any other country is guessed."""
    near = likely_regions(message)
    alone = (line.strip() for line in text.split("\n") if _ALONE.match(line)) if near or desk.region else ()
    return (
        desk.phones_in(text, near)
        or tuple(dict.fromkeys(number for each in alone if (number := desk.phone(each, near))))
        or desk.phones_in(text, regions(message))
    )


_USUAL = ("US", "GB", "DE", "FR", "ES")


def patterns(*sources: str) -> tuple[Pattern, ...]:
    """Patterns written with `|` between them."""
    return tuple(compile_pattern(each) for source in sources for each in source.split("|"))


FRAME = (
    *("sent from ", "gesendet von", "envoyé depuis", "enviado desde", "powered by", "unsubscribe"),
    *("this form was submitted", "this e-mail was sent", "this email was sent", "this message was sent"),
    *("diese e-mail wurde", "diese nachricht wurde", "cet e-mail a été", "ce message a été"),
    *("este mensaje", "este correo", "sent by an unverified", "contact the customer", "reply to this email"),
    *("manage submissions", "does this submission", "view submission", "view this submission", "view entry"),
    *("view in browser", "you are receiving", "you received this", "do not reply", "please do not reply"),
)
"""What forms print below the visitor's words."""


_TITLE = re.compile(r"^(?:mr|mrs|ms|mme|mlle|m|herrn?|frau|sr|sra|dhr|mevr|sig|dr)\.?\s+", re.IGNORECASE)


def visitor(message: Message, labelled: tuple[LabelledField, ...], stranger: bool) -> str | None:
    """The name a form's fields give, else that of a Reply-To which is a stranger's."""
    first, last = first_value(labelled, What.FIRST_NAME), first_value(labelled, What.LAST_NAME)
    names = [each.value for each in labelled if each.what is What.NAME]
    plain = _TITLE.sub("", names[0]) if names else ""
    if first and not last and len(plain.split()) == 1 and plain != first:
        last = plain  # a French "nom" beside "prénom"
    candidates = [f"{first} {last}".strip(), *names]
    candidates += [split_caller(each.value).name for each in labelled if each.what is What.CALLER]
    candidates += [each.name for each in message.reply_to] if stranger else []
    return next(
        (
            name
            for each in candidates
            if (name := clean_name(split_caller(each).name if "@" in each else each))
        ),
        None,
    )


def best_fields(text: str) -> tuple[LabelledField, ...]:
    """The labelled fields; as questions with answers below, where that finds more of contact and words."""
    plain, asked = read_fields(text), read_fields(text, Layout.QUESTIONS)
    answered = any(each.what is What.TEXT and each.line.endswith("?") for each in plain)
    better = _worth(asked) > _worth(plain) or (answered and _worth(asked) == _worth(plain))
    return asked if better else plain


def _worth(labelled: tuple[LabelledField, ...]) -> int:
    found = {each.what for each in labelled if each.value}
    contact = len(found & {What.NAME, What.FIRST_NAME, What.EMAIL, What.PHONE})
    said = What.TEXT in found or any(each.what is What.OTHER and each.value for each in labelled)
    return 2 * contact + said
