"""Standard signs of automatic mail, read from headers alone: bounces, replies of machines, lists, bulk.

Signs are structure that standards or widely used programs define, never a word list; what words say is in
`words.py`. A sign carries its reason in words. Tested in this order: reports and bounces first, because
most of them carry `Auto-Submitted: auto-replied` too.
"""

import re
from dataclasses import dataclass

from assistant.domain.message import Message
from assistant.domain.reading import Kind


@dataclass(frozen=True, slots=True)
class Sign:
    """What a header says a mail is, and why, in words for the owner."""

    kind: Kind
    why: str


def _carries(message: Message, names: frozenset[str]) -> bool:
    return not names.isdisjoint(message.headers.names)


_BOUNCERS = re.compile(r"^(?:mailer-daemon|mailerdaemon|postmaster|mail-daemon|mdaemon|mmdf)$", re.IGNORECASE)
_BOUNCE_NAMES = re.compile(
    r"mail(?:er)? ?(?:delivery|daemon)|delivery sub-?system|postmaster|delivery system", re.IGNORECASE
)
_BOUNCE_SUBJECT = re.compile(
    r"^(?:re: )?(?:\W*(?:undeliver(?:able|ed)|mail delivery (?:failed|failure|system|subsystem)"
    r"|delivery (?:status )?notification"
    r"|delivery (?:failure|failed|report|has failed)|returned (?:mail|e-?mail|to sender)"
    r"|failure notice|failed mail|message (?:not )?delivered"
    r"|warning: could not send|warning: message|non[- ]?delivery|delayed mail|mail system error"
    r"|unzustellbar|nicht zustellbar"
    r"|zustellung(?:sfehler| fehlgeschlagen)|fehlgeschlagene zustellung|non remis"
    r"|échec de (?:la )?remise|message non distribué"
    r"|no se (?:puede|pudo) entregar|correo devuelto|error de entrega|mancato recapito|onbestelbaar))",
    re.IGNORECASE,
)


def report(message: Message) -> Sign | None:
    """A report by a mail system about an earlier mail: bounce, read receipt, abuse or DMARC report (RFC
    6522)."""
    kind = dict(message.content_params).get("report-type", "")
    types = (message.content_type, *message.part_types)
    if kind == "disposition-notification" or "message/disposition-notification" in types:
        return Sign(Kind.NOTIFICATION, "A read receipt; no person wrote.")
    if kind == "feedback-report" or "message/feedback-report" in types:
        return Sign(Kind.NOTIFICATION, "An abuse report by a mail system.")
    if (
        kind == "delivery-status"
        or message.content_type == "multipart/report"
        or "message/delivery-status" in types
    ):
        return Sign(Kind.BOUNCE, "A report that a mail could not be delivered.")
    if "x-failed-recipients" in message.headers:
        return Sign(Kind.BOUNCE, "Names recipients that a mail did not reach.")
    return _old_bounce(message) or _dmarc_report(message)


def _old_bounce(message: Message) -> Sign | None:
    """Older systems send plain text: sender or empty envelope says so, together with the subject."""
    author = message.author
    bouncer = bool(_BOUNCERS.match(author.local)) or bool(
        _BOUNCERS.match((message.return_path or "").partition("@")[0])
    )
    named = bool(_BOUNCE_NAMES.search(author.name))
    about_delivery = bool(_BOUNCE_SUBJECT.match(message.subject))
    if (bouncer and not _greets(message) and not _answers_elsewhere(message)) or (named and about_delivery):
        return Sign(Kind.BOUNCE, "Sent by a mail system about a mail that was not delivered.")
    if about_delivery and (message.return_path == "" or not author.email or not message.in_reply_to):
        return Sign(Kind.BOUNCE, "The subject of a delivery report.")
    return None


def _answers_elsewhere(message: Message) -> bool:
    """A report names nobody else to answer (RFC 3464 2.1); a website's form may be sent by its postmaster."""
    return message.return_path != "" and any(
        each.email and each.domain != message.author.domain for each in message.reply_to
    )


def _greets(message: Message) -> bool:
    """A person may be postmaster of a small domain: then it is a reply in a conversation."""
    return bool(message.in_reply_to) and message.return_path not in ("", None) and bool(message.author.name)


_DMARC = re.compile(
    r"^(?:\[[^\]]{0,30}\]\s*)?(?:dmarc )?(?:aggregate )?report[- ]domain: ?\S+", re.IGNORECASE
)


def _dmarc_report(message: Message) -> Sign | None:
    archive = message.content_type in (
        "application/zip",
        "application/gzip",
        "application/x-gzip",
        "application/tlsrpt+gzip",
    )
    if _DMARC.match(message.subject) or (archive and "report" in message.subject.lower()):
        return Sign(Kind.NOTIFICATION, "A DMARC report made by a mail system.")
    return None


def calendar(message: Message) -> Sign | None:
    """An invitation or its answer made by a calendar program (RFC 6047)."""
    if message.calendar_method in ("REPLY", "COUNTER"):
        return Sign(Kind.CALENDAR, "A calendar answer made by a program.")
    if message.calendar_method in ("REQUEST", "CANCEL", "PUBLISH", "ADD"):
        return Sign(Kind.CALENDAR, "A calendar invitation or change made by a program.")
    return None


_AUTO_REPLY_HEADERS = frozenset(
    (
        "x-autoreply",
        "x-autorespond",
        "x-autoresponder",
        "x-autoreply-from",
        "x-mail-autoreply",
        "x-auto-reply",
        "x-auto-response",
        "x-autoresponse",
        "x-vacation",
        "x-autorespond-to",
    )
)
_MACHINE_HEADERS = frozenset(
    (
        "x-autogenerated",
        "auto-generated",
        "x-auto-generated",
        "x-fc-machinegenerated",
        "x-cron-env",
    )
)
_AUTO_SUBJECT = re.compile(
    r"^\W*(?:(?:re|aw|antw|sv|fwd?)\W{1,2}\s*)?(?:(?:auto(?:matic|mated)?[- ]?(?:reply|response"
    r"|antwort|responder|replied))\b"
    r"|auto: |out[- ]of[- ](?:the[- ])?office|away from (?:my |the )?(?:e-?mail|office|desk)"
    r"|automatische (?:antwort|abwesenheit)|abwesenheits(?:notiz|meldung|assistent|benachrichtigung"
    r"|nachricht)|abwesend|nicht im büro"
    r"|réponse automatique|absence du bureau|message d.absence"
    r"|respuesta autom[aá]tica|fuera de (?:la )?oficina|risposta automatica|fuori sede"
    r"|automatisch antwoord|afwezigheid"
    r"|resposta autom[aá]tica|automatická odpověď|autosvar|automatyczna odpowiedź)",
    re.IGNORECASE,
)
_AUTO_SUBJECT_END = re.compile(
    r"(?:\(automatic (?:response|reply)\)|\bis out of (?:the )?office\b.{0,40}"
    r"|\bout of office(?: auto ?reply)?|automatiska atbilde\W.{0,80})\s*$",
    re.IGNORECASE,
)


def _submitted(message: Message) -> str:
    """The keyword of Auto-Submitted, its parameters and comments left out (RFC 3834 5)."""
    return re.split(r"[;(\s]", message.headers.get("auto-submitted").lower().strip(), maxsplit=1)[0]


def auto_reply(message: Message) -> Sign | None:
    """A machine's answer to a mail (RFC 3834 `auto-replied`, vacation programs, Exchange's subjects)."""
    headers = message.headers
    submitted = _submitted(message)
    if submitted == "auto-replied" or _carries(message, _AUTO_REPLY_HEADERS):
        return Sign(Kind.AUTO_REPLY, "An automatic reply: its headers say so.")
    if (
        headers.get("precedence").strip().lower() == "auto_reply"
        or headers.get("preference").lower() == "auto_reply"
    ):
        return Sign(Kind.AUTO_REPLY, "An automatic reply: its headers say so.")
    if (
        "autoresponder" in headers.get("x-post-messageclass").lower()
        or headers.get("x-mailer").lower() == "vacation"
    ):
        return Sign(Kind.AUTO_REPLY, "Written by an autoresponder.")
    if headers.get("delivered-to").lower() == "autoresponder":
        return Sign(Kind.AUTO_REPLY, "Written by an autoresponder.")
    if _AUTO_SUBJECT.match(message.subject) or _AUTO_SUBJECT_END.search(message.subject):
        return Sign(Kind.AUTO_REPLY, "The subject of an automatic reply.")
    return None


def machine(message: Message) -> Sign | None:
    """Generated by a machine of its own accord (RFC 3834), or looping."""
    headers = message.headers
    submitted = _submitted(message)
    if submitted and submitted != "no":
        return Sign(Kind.NOTIFICATION, "Sent automatically: its headers say so.")
    if _carries(message, _MACHINE_HEADERS):
        return Sign(Kind.NOTIFICATION, "Generated by a machine: its headers say so.")
    if "x-loop" in headers or "x-ms-exchange-inbox-rules-loop" in headers:
        return Sign(Kind.NOTIFICATION, "Carries a mark against mail loops.")
    return None


_DISCUSSION = frozenset(
    (
        "list-post",
        "x-beenthere",
        "x-mailman-version",
        "x-mailing-list",
        "mailing-list",
        "x-mailinglist",
        "x-list",
        "x-yahoo-profile",
    )
)
_BULK_VALUES = ("bulk", "junk", "list")
_LIST_SENDER = re.compile(
    r"(?:^owner-|-owner@|-owner$|-bounces?[@+]|-admin@|-request@|-errors@|^listserv|^majordomo"
    r"|^sentto-|-return-\d)",
    re.IGNORECASE,
)


def discussion_list(message: Message) -> Sign | None:
    """Written by a person to a list of people (RFC 2369, 2919; Mailman, Majordomo, Yahoo Groups)."""
    headers = message.headers
    listed = "list-id" in headers or headers.get("precedence").strip().lower() in ("list", "bulk")
    if _carries(message, _DISCUSSION) and headers.get("list-post").strip().upper() != "NO":
        return Sign(Kind.MAILING_LIST, "Came through a mailing list, not to you alone.")
    sender = message.sender.email or message.return_path or ""
    if _LIST_SENDER.search(sender) and sender != message.author.email:
        return Sign(Kind.MAILING_LIST, "Came through a mailing list, not to you alone.")
    if listed and "list-unsubscribe" not in headers and "list-id" in headers:
        return Sign(Kind.MAILING_LIST, "Carries the mark of a mailing list.")
    return None


_SUBJECT_TAG = re.compile(r"^(?:(?:re|aw|fwd?|sv|antw):\s*)*\[([A-Za-z][\w.+-]{1,30})\]\s*\S", re.IGNORECASE)
_NO_LIST_TAGS = frozenset(
    (
        "external",
        "extern",
        "ext",
        "spam",
        "junk",
        "urgent",
        "important",
        "secure",
        "encrypted",
        "confidential",
        "fwd",
        "intern",
        "internal",
    )
)
_LIST_BOX = re.compile(
    r"(?:^|[-_.])(?:lists?|talk|devel|dev|users?|announce|discuss(?:ion)?|members|subscribers|l)$",
    re.IGNORECASE,
)


def list_without_headers(message: Message) -> Sign | None:
    """A posting whose list headers were lost: the list's name in brackets (list programs put it there) and
    no one
    else addressed, or a recipient whose address is a list's."""
    tag = _SUBJECT_TAG.match(message.subject)
    boxes = [each for each in message.to + message.cc if each.email]
    if tag and tag[1].lower() not in _NO_LIST_TAGS:
        name = re.sub(r"[^a-z]", "", tag[1].lower())
        if not boxes or any(
            len(name) >= 3 and name in re.sub(r"[^a-z]", "", each.local.lower()) for each in boxes
        ):
            return Sign(Kind.MAILING_LIST, f"The subject begins with a list's name, [{tag[1]}].")
    if any(_LIST_BOX.search(each.local) and each.local.count("-") >= 1 for each in boxes):
        return Sign(Kind.MAILING_LIST, "Addressed to a mailing list.")
    return None


_MAILING = frozenset(("list-unsubscribe", "list-unsubscribe-post", "list-id", "list-help", "list-subscribe"))
_NOTIFIER = re.compile(r"notif|alert|^messages|^reply|mention|^invitations?", re.IGNORECASE)


def mailing(message: Message) -> Sign | None:
    """Sent to many at once: newsletters, shops, networks (RFC 2369, 8058, Precedence)."""
    headers = message.headers
    kind = Kind.NOTIFICATION if _NOTIFIER.search(message.author.local) else Kind.NEWSLETTER
    if _carries(message, _MAILING):
        name = next(name for name, _ in headers.fields if name in _MAILING)
        return Sign(kind, f"Carries {name.title()}: sent to many.")
    for name in ("precedence", "x-precedence", "preference"):
        if headers.get(name).strip().lower() in _BULK_VALUES:
            return Sign(
                kind, f"Carries {name.title()}: {headers.get(name).strip().lower()[:10]}, sent to many."
            )
    if (
        "x-csa-complaints" in headers
        or "x-campaign" in headers
        or "x-campaignid" in headers
        or "x-campaign-id" in headers
    ):
        return Sign(Kind.NEWSLETTER, "Carries the mark of a mailing campaign.")
    return None


_WEAK_MARKS = frozenset(("list-unsubscribe", "precedence", "x-precedence"))
_STRONG_MARKS = _MAILING - _WEAK_MARKS


def lightly_marked(message: Message) -> bool:
    """Whether nothing but one weak mark, which some services put on every mail, says it went to many.

    It comes from a person's address, to somebody named, through no campaign, and has no button to
    unsubscribe (RFC 8058).
    """
    marks = sum(name in message.headers for name in _WEAK_MARKS)
    many = _carries(message, _STRONG_MARKS) or campaign_service(message) or mass_envelope(message)
    person = bool(message.author.name) and not robot_sender(message) and not mass_host(message)
    return marks == 1 and person and not many and len(message.to) == 1 and not message.cc


_CAMPAIGN_PREFIXES = (
    "x-mailgun-",
    "x-sg-",
    "x-ses-",
    "x-mandrill-",
    "x-mc-",
    "x-mj-",
    "x-sib-",
    "x-campaign",
    "x-pm-",
    "x-report-abuse",
)


def campaign_service(message: Message) -> bool:
    """Whether it went through a service for mass mail. Contact forms use such services too: no veto."""
    return any(name == "feedback-id" or name.startswith(_CAMPAIGN_PREFIXES) for name, _ in message.headers)


def flagged_as_spam(message: Message) -> bool:
    """Whether the owner's provider marked it as spam."""
    headers = message.headers
    said = any(value.strip().lower().startswith("yes") for name, value in headers if is_spam_mark(name))
    return said or bool(_SPAM_TAG.match(message.subject))


_SPAM_TAG = re.compile(
    r"^\W{0,4}(?:spam|junk|possible spam|suspected spam|adv|spam\?)\W{0,4}[\]:*]", re.IGNORECASE
)


def is_spam_mark(name: str) -> bool:
    """Whether a header of that name (lower case) holds a provider's word about spam."""
    return name.startswith("x-") and name.endswith(("spam-flag", "spam-status"))


def without_spam_tag(subject: str) -> str:
    """A subject without the "***SPAM***" that a provider wrote before it."""
    tag = _SPAM_TAG.match(subject)
    return subject[tag.end() :].lstrip("*]): -") if tag else subject


def suppresses_replies(message: Message) -> bool:
    """Whether the sender's program asks for no automatic answer (MS-OXCMAIL). It proves no robot."""
    asked = {each.strip().lower() for each in message.headers.get("x-auto-response-suppress").split(",")}
    return bool(asked & {"all", "autoreply", "oof"})


def dmarc_failed(message: Message, trusted: frozenset[str]) -> bool:
    """Whether the topmost result of a server the owner trusts says that From is forged; unknown is no."""
    for value in message.headers.all("authentication-results"):
        server, _, results = value.partition(";")
        if server.split()[:1] and server.split()[0].lower() in trusted:
            return _result(results, "dmarc") == "fail"
    return False


_COMMENT = re.compile(r"\([^()]{0,400}\)|\"[^\"]{0,400}\"")


def _result(results: str, method: str) -> str:
    """One method's result; comments and quoted strings, which the sender can write, are cut out first."""
    for part in _COMMENT.sub(" ", results).split(";"):
        name, _, value = part.strip().partition("=")
        if name.strip().lower() == method:
            return value.split()[0].lower() if value.split() else ""
    return ""


_NO_REPLY = re.compile(
    r"(?:^|[._+-])(?:no[._-]?reply|do[._-]?not[._-]?reply|dont[._-]?reply|noreplies|no[._-]?responder"
    r"|no[._-]?contestar"
    r"|nicht[._-]?antworten|keine[._-]?antwort|ne[._-]?pas[._-]?repondre|pas[._-]?de[._-]?reponse"
    r"|nao[._-]?responda"
    r"|non[._-]?rispondere|niet[._-]?beantwoorden)(?:$|[._+\d-])|^noreply|noreply$",
    re.IGNORECASE,
)
_ROBOT = re.compile(
    r"^(?:mailer|mailer-daemon|daemon|root|nobody|cron|anacron|www-data|apache|wordpress|system"
    r"|automated?|auto|autoconfirm|auto-confirm"
    r"|bounces?|notif(?:y|ications?|ier)|alerts?|updates?|reminders?|e?receipts?|e?statements?"
    r"|ship-?confirm|shipment|shipping|tracking|pkginfo"
    r"|order-?(?:confirm(?:ation)?|update|status)|orders?|auto-?(?:reply|mail)|news|newsletters?"
    r"|mailing|marketing|promo(?:tion)?s?|deals|offers"
    r"|specials|digest|surveys?|feedback|summar(?:y|ies)|account-?(?:update|security)|security|verify"
    r"|verification|confirm(?:ation)?"
    r"|fraud-?alerts?|e-?bill(?:ing)?|payments?|invoices?|ebay|reply|donotreply"
    r"|benachrichtigung(?:en)?|rechnung(?:en)?online|versand"
    r"|bestellbestaetigung|billing|rss\w*|feeds?|podcast|facturation-auto|notificaciones?|avisos?|notifiche|avvisi|ofertas|offerte|angebote|offres|promociones|promozioni"
    r"|alertas?|boletin|lettre|infolettre|rundbrief)(?:$|[._+\d-])"
    r"|(?:^|[._-])(?:bounces?|notifications?|newsletter|alerts?)$",
    re.IGNORECASE,
)


def no_reply_sender(message: Message) -> bool:
    """Whether the sender's address says that nobody reads answers."""
    return bool(_NO_REPLY.search(message.author.local))


def robot_sender(message: Message) -> bool:
    """Whether the sender's address is one that programs use (RFC 5230 4.6 and habit); `info@` is not."""
    return no_reply_sender(message) or bool(_ROBOT.match(message.author.local))


_MASS_HOST = re.compile(
    r"^(?:alerts?|news|newsletters?|notify|notifications?|e|em|mailer|mailing|mailings|marketing"
    r"|promo|offers|deals|campaigns?)\.",
    re.IGNORECASE,
)


def mass_host(message: Message) -> bool:
    """Whether the sender's host is named for sending to many, as `alerts.example.com` is."""
    return bool(_MASS_HOST.match(message.author.domain))


def addressed_to_nobody(message: Message) -> bool:
    """Whether no recipient is named: `undisclosed-recipients:;`, or no To and Cc at all."""
    return not (message.to or message.cc) or "undisclosed" in message.headers.get("to").lower()


_BOUNCE_PATH = re.compile(
    r"^(?:b|bounces?|return|returns|mta|em|msprvs\d?|envelope)(?:$|[._+=\d-])|[+=].{1,64}=.{1,64}@"
    r"|^.{0,40}bounces?[+-]",
    re.IGNORECASE,
)


_SYSTEM_ACCOUNT = re.compile(
    r"^(?:www-data|apache|httpd|nginx|nobody|root|daemon|cpanel|plesk|psaadm)@", re.IGNORECASE
)


def script_envelope(message: Message) -> bool:
    """Whether bounces go to a server's own account: a program on that server wrote it."""
    return bool(_SYSTEM_ACCOUNT.match(message.return_path or ""))


def mass_envelope(message: Message) -> bool:
    """Whether bounces go to a machine of another name (VERP): so senders of many mails work."""
    path = message.return_path or ""
    return bool(path) and path != message.author.email and bool(_BOUNCE_PATH.search(path))
