"""Reads notices of providers nobody wrote a format for: voicemail, missed calls, texts, website forms.

It needs more than one sign: what a subject or sender announces *and* something only such a notice carries (a
number in its place, a recording, labelled fields of a visitor, a Reply-To of somebody else). A person who
writes "I left you a voicemail" announces nothing.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.domain.fields import LabelledField, What, first_value, read_fields
from assistant.domain.formats import (
    Desk,
    Notice,
    has_audio,
    is_a_persons,
    part_between,
    text_of_fields,
    tidy,
    without_markup,
)
from assistant.domain.message import Message
from assistant.domain.pattern import Pattern, compile_pattern, fold, fold_and_lower, lower, search
from assistant.domain.reading import Kind, Verdict
from assistant.domain.signs import no_reply_sender, robot_sender
from assistant.domain.spoken import Caller, clean_name, duration_seconds, split_caller
from assistant.domain.words import BOOKED, ROBOT, Phrases, plain_words

NAME = "generic"
SEARCHED = 12_000


def _patterns(*sources: str) -> tuple[Pattern, ...]:
    return tuple(compile_pattern(each) for source in sources for each in source.split("|"))


_VOICE = (
    "voice message attached|voicemail attached|voicemail message|mailbox message|voicemail"
    "|voice mail|voice message|vm|audio message|sprachnachricht|voicemail-nachricht"
    "|mailbox-nachricht|nachricht auf dem anrufbeantworter"
    """|nachricht auf ihrem anrufbeantworter|messagerie vocale|message vocal|mensaje de voz|buzón de voz
    |messaggio vocale|messaggio in segreteria|voicemailbericht|mensagem de voz"""
)
_MISSED = (
    """missed call|call|unanswered call|missed a call|call missed|verpasster anruf|entgangener anruf
    |verpasster anruf in abwesenheit|anruf in abwesenheit|anruf|appel manqué"""
    """|appel en absence|appel perdu|llamada perdida|llamada no contestada|chiamata persa|gemiste oproep
    |chamada perdida"""
)
_TEXTS = """text message|sms message|sms|text|mms|textnachricht|sms-nachricht|message texte|texto
|mensaje de texto|messaggio di testo"""
_FROM = ("from", "von", "de", "du", "à partir de", "da", "van", "by", "-", ":")
_AFTER_OPENER = tuple(f"{each} " for each in _FROM)
_NEW = (
    *("", "new ", "you have a new ", "you have received a new ", "you have received a "),
    *("you received a new ", "you received a ", "you have a ", "you missed a ", "urgent ", "neue ", "neuer "),
    *("sie haben eine neue ", "sie haben einen ", "nouveau ", "nouvel ", "nouvelle "),
    *("vous avez un nouveau ", "vous avez reçu un "),
    *("nuevo ", "nueva ", "tiene un nuevo ", "tiene una ", "nuovo ", "nuova ", "nieuwe "),
)


@dataclass(frozen=True, slots=True)
class _Announced:
    """What a subject announces, and the caller it names."""

    kind: Kind
    caller: Caller
    duration_s: int | None = None


_KINDS = ((Kind.VOICEMAIL, _VOICE), (Kind.MISSED_CALL, _MISSED), (Kind.TEXT_MESSAGE, _TEXTS))


def _openers() -> dict[str, Kind]:
    return {f"{new}{fold(word)}": kind for kind, words in _KINDS for word in words.split("|") for new in _NEW}


_OPENERS = _openers()
_FIRST_OF_OPENERS = frozenset(each.split()[0] for each in _OPENERS)
_LONGEST_OPENER = max(len(each.split()) for each in _OPENERS)
_TRAILING_TIME = re.compile(
    r"\s+(?:on|at|am|um|le|el|il|op)\s+(?:\w{2,10},?\s+)?(?:\d{1,2}[./:-]|\d{4}-"
    r"|jan|feb|mar|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez|déc).{0,60}$",
    re.IGNORECASE,
)
_TAIL_DURATION = re.compile(
    r"\(?\b((?:\d{1,2}:)?\d{1,2}:\d{2}|\d{1,4}\s?(?:s|sec|secs|seconds?|sek|sekunden?|secondes?"
    r"|segundos?))\b\)?",
    re.IGNORECASE,
)


@lru_cache(maxsize=16)
def announced(subject: str) -> _Announced | None:
    """What a subject like "New voicemail from 303 555 0142" announces: the words up to "from", a caller
    behind.

    Also "Sprachnachricht 19s von …", "Voicemail (0:47)", "Missed call: +1…". None for everything else.
    """
    plain = re.sub(r"^(?:\[[^\]]{1,40}\]|\([^)]{1,40}\)|[^\w+\[(]+)\s*", "", fold(subject))[:300]
    plain = _TRAILING_TIME.sub("", plain)
    duration = _TAIL_DURATION.search(plain)
    bare = fold(plain.replace(duration.group(), " ", 1)) if duration else plain
    words = lower(bare).split()
    if words and (first := words[0].strip(":-–")) and first not in _FIRST_OF_OPENERS:
        return None
    for length in range(min(_LONGEST_OPENER, len(words)), 0, -1):
        opener = " ".join(words[:length])
        kind = _OPENERS.get(opener.strip(":-– "))
        rest_words = words[length:]
        if kind is None or (
            rest_words
            and not f"{' '.join(rest_words)} ".startswith(_AFTER_OPENER)
            and not _sets_off(opener, rest_words)
        ):
            continue
        rest = " ".join(bare.split()[length:])
        caller = split_caller(
            re.sub(r"^(?:from|von|de|du|à partir de|da|van|by|-|:)\s+", "", rest, flags=re.IGNORECASE)
        )
        return _Announced(kind, caller, duration_seconds(duration[1]) if duration else None)
    return None


def _sets_off(opener: str, rest: list[str]) -> bool:
    return opener.endswith((":", "-")) or rest[0][:1] in "+(0123456789"


_FORM_TITLES = Phrases(
    """form submission|new submission|website submission|submission from|submission received
    |got a new submission|new form entry|new entry|form entry|contact form|web form|webform|website form"""
    """|contact request|new contact|new inquiry|new enquiry|website inquiry|website enquiry|new lead
    |website lead|new website|new message from your|message from your website|message from your site"""
    """|message via your|message through your|quote request|request a quote|new quote|estimate request
    |callback request|call back request|new customer message|new response|new request from"""
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
    """|richiesta di contatto|contactformulier|nieuwe aanvraag|formulário de contato|novo contato
    |formularz kontaktowy|kontaktní formulář""",
)
_SYSTEM_NAMES = Phrases(
    """voice message attached|voicemail attached|voicemail message|mailbox message|voicemail|voice mail|pbx
    |phone system|telefonanlage|mailbox|sprachbox|anrufbeantworter|messagerie|répondeur|buzón
    |contact form|kontaktformular|formulaire|formulario|website|webseite"""
    "|forms|wordpress|webmaster|site|notifications|sms gateway|call notification|fritz box"
)
_FORM_MARKS = _patterns(
    """contact form|submitted on your|submitted via|submitted through|submission from your|from your website
    |through your website|via your website|via your site|through your profile|of your profile"""
    "|through your listing|visitor of your|message from a visitor|filled out|filled in the form"
    "|sent by a script|has contacted you|you have been contacted|is interested in your"
    "|über ihr kontaktformular"
    """|über das kontaktformular|über ihre website|über ihre webseite|kontaktformular|formulaire de contact
    |depuis votre site|via le formulaire|formulario de contacto|desde su página|a través de su"""
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


def announces(message: Message) -> bool:
    """Whether the headers announce such a notice: then only the text can tell. Cheap."""
    return (
        announced(message.subject) is not None
        or _FORM_TITLES.inside(plain_words(message.subject))
        or _caller_header(message) is not None
    )


def read_generic(message: Message, desk: Desk) -> Notice | None:
    """A notice read without a format, or None when there are not signs enough."""
    return _call(message, desk) or _form(message, desk)


_CALLER_HEADER = re.compile(
    r"^x-(?!asterisk-vm-dup)[\w-]{0,30}(?:caller|calling|callerid|cid|ani)[\w-]{0,30}$"
)


def _caller_header(message: Message) -> tuple[str, str] | None:
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


def _system_sender(message: Message, desk: Desk) -> bool:
    author = message.author
    return (
        robot_sender(message)
        or desk.owns(author.email)
        or _SYSTEM_NAMES.inside(plain_words(author.name))
        or _SYSTEM_NAMES.inside(plain_words(author.local))
        or made_by_script(message)
        or ROBOT.inside(plain_words(message.text[:SEARCHED]))
    )


def _call(message: Message, desk: Desk) -> Notice | None:
    said = announced(message.subject)
    header = _caller_header(message)
    kind = said.kind if said else Kind.VOICEMAIL if _voicemail_inside(message, header, desk) else None
    if kind is None or message.in_reply_to:
        return None
    text = without_markup(message.text[:SEARCHED])
    labelled = read_fields(text)
    caller = _caller(message, said, labelled)
    phones = _phones(message, header, said, labelled, desk)
    duration = _duration(said, labelled, text)
    signs = sum(
        (
            bool(phones),
            has_audio(message),
            _system_sender(message, desk),
            header is not None,
            duration is not None,
        )
    )
    if signs < 2 or _lure(message, phones, text):
        return None
    words = _transcript(labelled, text, kind, message)
    return Notice(
        format=NAME,
        kind=kind,
        verdict=Verdict.LEAD,
        why="",
        name=caller,
        phone=phones[0] if phones else None,
        text=words,
        duration_s=duration,
        other_phones=phones[1:],
        fields=tuple(each.shown() for each in labelled),
    )


_VOICE_MARKS = Phrases(
    """voicemail|voice mail|voice message|long message|left a message|left you a message|sprachnachricht
    |anrufbeantworter|message vocal|messagerie vocale|mensaje de voz|buzón de voz|msg in box"""
)


def _voicemail_inside(message: Message, header: tuple[str, str] | None, desk: Desk) -> bool:
    """Whether a mail whose subject announces nothing is a voicemail notice all the same."""
    if not has_audio(message):
        return False
    return header is not None or (
        _system_sender(message, desk) and _VOICE_MARKS.inside(plain_words(message.text[:2000]))
    )


_LURE = Phrases(
    """click here to listen|click to listen|login required|log in to listen|sign in to listen
    |listen to voicemail|play voicemail|your mailbox|verify|office 365|microsoft account|listen now
    |hier anhören"""
    "|cliquez ici pour écouter|haga clic"
)


def _lure(message: Message, phones: tuple[str, ...], text: str) -> bool:
    """ "Voicemail from unknown caller, click here to listen" is a standard lure: no number, no recording, a
    link."""
    linked = bool(message.body and message.body.links) or "://" in text
    return not phones and not has_audio(message) and linked


def looks_like_lure(message: Message) -> bool:
    """Whether a mail announces a voicemail but brings only a link to click."""
    said = announced(message.subject)
    text = message.text[:SEARCHED]
    return bool(
        said
        and said.kind is Kind.VOICEMAIL
        and not has_audio(message)
        and not said.caller.number
        and "://" in text
        and _LURE.inside(plain_words(text))
    )


_NAME_HEADER = re.compile(r"^x-[\w-]{0,30}(?:caller|calling|sender)[\w-]{0,20}name$")


def _caller(message: Message, said: _Announced | None, labelled: tuple[LabelledField, ...]) -> str | None:
    candidates = [value for name, value in message.headers if _NAME_HEADER.match(name)]
    candidates += [said.caller.name] if said else []
    candidates += [
        split_caller(each.value).name for each in labelled if each.what in (What.NAME, What.CALLER)
    ]
    return next((name for each in candidates if (name := clean_name(each))), None)


def _phones(
    message: Message,
    header: tuple[str, str] | None,
    said: _Announced | None,
    labelled: tuple[LabelledField, ...],
    desk: Desk,
) -> tuple[str, ...]:
    regions = _regions(message)
    values = [header[1]] if header else []
    values += [said.caller.number] if said and said.caller.number else []
    values += [split_caller(each.value).number for each in labelled if each.what in (What.PHONE, What.CALLER)]
    found = [number for value in values if (number := desk.phone(value, regions))]
    return tuple(dict.fromkeys(found or desk.phones_in(message.text[:SEARCHED], regions)[:1]))


_LANGUAGES = (
    (
        "DE",
        Phrases(
            """sprachnachricht|anruf|anrufer|rufnummer|telefon|nachricht|anfrage|kontaktformular|ihre|neue
            |vorname|nachname"""
        ),
    ),
    (
        "FR",
        Phrases(
            """messagerie|message vocal|appel|appelant|téléphone|demande|formulaire|votre|nouveau|nouvelle
            |prénom"""
        ),
    ),
    ("ES", Phrases("mensaje|llamada|teléfono|consulta|formulario|nuevo|nueva|nombre|correo")),
)


def _regions(message: Message) -> tuple[str, ...]:
    """Countries whose national number form the mail may use, by the language it announces itself in."""
    words = plain_words(f"{message.subject} {message.text[:1500]}")
    counted = sorted(((phrases.count(words), region) for region, phrases in _LANGUAGES), reverse=True)
    usual = ("US", "GB", "DE", "FR", "ES")
    return (counted[0][1], *usual) if counted[0][0] else usual


def _duration(said: _Announced | None, labelled: tuple[LabelledField, ...], text: str) -> int | None:
    if said and said.duration_s is not None:
        return said.duration_s
    labels = (
        duration_seconds(first_value(labelled, What.DURATION))
        if first_value(labelled, What.DURATION)
        else None
    )
    if labels is not None:
        return labels
    folded = fold(text[:2000])
    low = lower(folded)
    for pattern in _LENGTHS:
        if found := search(pattern, folded, low):
            return duration_seconds(found["duration"])
    return None


_LENGTHS = _patterns(
    """left a {duration} long|a {duration} long voicemail|message is {duration},|length: {duration}
    |duration: {duration}|dauer: {duration}|durée : {duration}|länge {duration}|longueur {duration}
    |length {duration}"""
)
_BOILERPLATE = Phrases(
    """click|listen|attached|attachment|attachement|anhang|pièce jointe|adjunto|play message|recording
    |log in|login|voicemail|voice message|mailbox|missed call|sprachnachricht|anrufbeantworter|verpasst*
    |anruf"""
    """|messagerie|message vocal|appel|buzón|llamada|mensaje de voz|received|duration|extension
    |thank you for using|powered by|unsubscribe|reply to this|copyright|do not reply"""
)


def _transcript(labelled: tuple[LabelledField, ...], text: str, kind: Kind, message: Message) -> str:
    """The caller's words: a labelled transcript; for a text message what is left without the frame."""
    written = [each for each in labelled if each.what is What.TEXT and each.value]
    if written:
        words = tidy(max(written, key=lambda each: len(each.value)).value)
        return "" if _no_words(words) else words
    quoted = [line.lstrip("> ") for line in text.split("\n") if line.startswith(">")]
    if quoted and kind is Kind.VOICEMAIL:
        return tidy("\n".join(quoted))
    if kind is not Kind.TEXT_MESSAGE:
        return ""
    lines = [
        line
        for line in message.fresh.split("\n")
        if not _BOILERPLATE.inside(plain_words(line)) and "://" not in line
    ]
    return tidy("\n".join(lines))


_EMPTY = Phrases(
    """no transcription|no transcript|blank_audio|unable to transcribe|not available
    |could not be transcribed|transcription failed|transcription unavailable|keine transkription
    |pas de transcription"""
    "|sin transcripción|nicht verfügbar|non disponible"
)


def _no_words(text: str) -> bool:
    return len(text.split()) <= 12 and _EMPTY.inside(plain_words(text))


@dataclass(frozen=True, slots=True)
class _FormSigns:
    """What speaks for a form apart from its fields."""

    title: bool
    """The subject announces one."""
    stranger: bool
    """Answers go to somebody who is neither sender nor owner."""
    marked: bool
    """The text says that it came through a form or a profile."""
    system: bool
    """A program or script sent it."""

    @property
    def announced(self) -> bool:
        """Whether something beside the sender says so."""
        return self.title or self.stranger or self.marked

    def __len__(self) -> int:
        """How many hold."""
        return sum((self.title, self.stranger, self.marked, self.system))


def _form_signs(message: Message, desk: Desk) -> _FormSigns:
    folded, low = fold_and_lower(message.text[:SEARCHED])
    return _FormSigns(
        title=_FORM_TITLES.inside(plain_words(message.subject)),
        stranger=_strangers_reply_to(message, desk),
        marked=any(search(mark, folded, low) is not None for mark in _FORM_MARKS),
        system=_system_sender(message, desk),
    )


def _form(message: Message, desk: Desk) -> Notice | None:
    """A form's notice: fields of a visitor, and something else that says so; four signs at least."""
    signs = _form_signs(message, desk)
    if not len(signs) or message.in_reply_to or BOOKED.inside(plain_words(message.subject)):
        return None
    text = part_between(without_markup(message.text[:SEARCHED]), (), _FRAME)
    labelled = read_fields(text)
    name = _visitor(message, labelled, signs.stranger)
    emails = _emails(message, labelled, desk)
    phones = _labelled_phones(message, labelled, desk)
    said = first_value(labelled, What.TEXT) or first_value(labelled, What.ABOUT)
    parts = sum((bool(name), bool(emails or phones), bool(said)))
    if not (emails or phones) or parts + len(signs) < 4 or not _enough(signs, parts, labelled):
        return None
    words = tidy(text_of_fields(labelled)) or said or (_loose_text(text) if signs.stranger else "")
    others = tuple(each for each in desk.phones_in(words) if each not in phones)
    return Notice(
        format=NAME,
        kind=Kind.WEB_FORM,
        verdict=Verdict.LEAD,
        why="",
        name=name,
        email=emails[0] if emails else None,
        phone=phones[0] if phones else None,
        reply_to=emails[0] if emails else None,
        text=words,
        about=first_value(labelled, What.ABOUT),
        other_phones=phones[1:] or others,
        fields=tuple(each.shown() for each in labelled),
    )


def _enough(signs: _FormSigns, parts: int, labelled: tuple[LabelledField, ...]) -> bool:
    if not signs.announced:
        return _whole_form(labelled)
    return parts >= 2 or (signs.title and signs.stranger)


def _labelled_phones(message: Message, labelled: tuple[LabelledField, ...], desk: Desk) -> tuple[str, ...]:
    values = [each.value for each in labelled if each.what is What.PHONE]
    regions = _regions(message) if values else ()
    return tuple(dict.fromkeys(number for value in values if (number := desk.phone(value, regions))))


def _whole_form(labelled: tuple[LabelledField, ...]) -> bool:
    """Whether name, a way to answer and a message all stand under labels of their own."""
    found = {each.what for each in labelled if each.value}
    named = bool(found & {What.NAME, What.FIRST_NAME, What.LAST_NAME})
    return named and What.TEXT in found and bool(found & {What.EMAIL, What.PHONE})


_FRAME = (
    *("sent from ", "gesendet von", "envoyé depuis", "enviado desde", "powered by", "unsubscribe"),
    *("this form was submitted", "this e-mail was sent", "this email was sent", "this message was sent"),
    *("diese e-mail wurde", "diese nachricht wurde", "cet e-mail a été", "ce message a été"),
    *("este mensaje", "este correo", "sent by an unverified", "contact the customer", "reply to this email"),
    *("manage submissions", "does this submission", "view submission", "view this submission", "view entry"),
    *("view in browser", "you are receiving", "you received this", "do not reply", "please do not reply"),
)
"""What forms print below the visitor's words."""


def _strangers_reply_to(message: Message, desk: Desk) -> bool:
    """Whether answers go to somebody who is neither the sender nor the owner: so forms name their visitor."""
    sender = message.author
    return any(
        each.email
        and each.domain != sender.domain
        and not desk.owns(each.email)
        and is_a_persons(each.email, sender, desk)
        for each in message.reply_to
    ) and (
        no_reply_sender(message)
        or desk.owns(sender.email)
        or sender.domain in {each.domain for each in message.to}
        or _FORM_TITLES.inside(plain_words(message.subject))
    )


def _emails(message: Message, labelled: tuple[LabelledField, ...], desk: Desk) -> tuple[str, ...]:
    candidates = [each.email for each in message.reply_to if _strangers_reply_to(message, desk)]
    for each in labelled:
        if each.what in (What.EMAIL, What.CALLER, What.NAME):
            email = split_caller(each.value).email
            candidates += [email] if email else []
    return tuple(dict.fromkeys(each for each in candidates if is_a_persons(each, message.author, desk)))


def _visitor(message: Message, labelled: tuple[LabelledField, ...], stranger: bool) -> str | None:
    both = f"{first_value(labelled, What.FIRST_NAME)} {first_value(labelled, What.LAST_NAME)}"
    candidates = [both.strip(), first_value(labelled, What.NAME)]
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


def _loose_text(text: str) -> str:
    lines = [line for line in text.split("\n") if "://" not in line]
    return tidy("\n".join(lines))[:4000]
