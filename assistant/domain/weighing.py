"""Weighs a mail that no standard sign decides: machine or human, selling or asking, thanking or wanting.

Every piece of evidence has a weight and a sentence. Machine and human evidence are set against each other;
what
is left of a human's mail is an inquiry unless it only thanks, declines, sells, begs or is private. Doubt
between
two readings is "have a look", never a silent no.
"""

import re
from dataclasses import dataclass, replace

from assistant.domain import signs
from assistant.domain.direction import Direction, direction
from assistant.domain.house_mail import is_a_house, notice_points, says_amiss
from assistant.domain.message import Message
from assistant.domain.reading import Kind, Verdict
from assistant.domain.suspicion import (
    LARGE,
    REPLY,
    Suspicion,
    answers_nothing,
    largest_sum,
    links_to_numbers,
    names_own_brand,
    own_pages,
    repeats_a_code,
    suspicions,
)
from assistant.domain.telling import (
    asks_along,
    asks_for_a_study,
    informs_only,
    speaks_to_a_group,
    tells_of_a_payment,
)
from assistant.domain.words import (
    BOOKED,
    BULK,
    NOTICE,
    ORDERED,
    RECEIPT,
    RECEIVED,
    REVIEW,
    ROBOT,
    TO_CUSTOMERS,
    TO_MANY,
    Phrases,
    Words,
    plain_words,
)

SURE = 3.0
"""Weight of machine evidence, human evidence taken off, from which a mail is set aside."""
DOUBT = 2.0
"""From here on the owner looks."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """The outcome: `automatic` is what speaks for a machine less what speaks for a human."""

    verdict: Verdict
    kind: Kind
    reasons: tuple[str, ...]
    automatic: float
    selling: bool = False
    """It may be advertising, though not enough to set it aside."""
    personal: bool = True
    """It is a letter from somebody, in a language whose words are known."""


Evidence = list[tuple[float, str]]


def weigh(message: Message, our_site: str, running: bool, known: bool) -> Weighed:
    """Judges a mail no standard sign decided. `our_site` is the owner's own domain or ""; `running`: it goes
    on
    with a conversation of ours; `known`: the owner wrote to this address before."""
    words = Words(message.fresh if message.fresh.strip() else message.text, message.subject)
    if words.is_away and _answers(message) and not direction(words.text).needs:
        return Weighed(Verdict.NOT_LEAD, Kind.AUTO_REPLY, ("Answers only that somebody is away.",), SURE)
    machine = _machine_evidence(message, words)
    human = _human_evidence(message, words, running, known)
    net = sum(weight for weight, _ in machine) - sum(weight for weight, _ in human)
    if net >= SURE:
        kind = Kind.SPAM if words.scam >= FRAUD else kind_of_automatic(message, _kind_by(machine), words)
        kind = Kind.AUTO_REPLY if words.is_away else kind
        return Weighed(Verdict.NOT_LEAD, kind, _reasons(machine), net)
    if unreadable(message.text):
        return Weighed(Verdict.UNDECIDED, Kind.EMAIL, ("Its text cannot be read.",), max(net, 0.5))
    shape = () if running or known else suspicions(message, our_site)
    by_words = None if running or known else _unwanted(message, words, our_site, net, shape)
    if by_words is not None:
        return by_words
    if not running and (echo := _echo(message, words)):
        return Weighed(Verdict.UNDECIDED, Kind.AUTO_REPLY, (echo,), net)
    if net >= DOUBT:
        return Weighed(
            Verdict.UNDECIDED, Kind.EMAIL, (*_reasons(machine), "But a person may have written it."), net
        )
    found = _human_words(message, words, running, known, human, net)
    selling = not running and not known and _selling(message, words, our_site, net, shape) >= SELLING
    return replace(found, selling=selling, personal=_personal(message, words))


def _echo(message: Message, words: Words) -> str:
    """Why a mail reads like a program's answer that bears no header of one (RFC 3834 5), "" if it does not.

    Its request to ask somebody else is none to the owner; any wish beside it is.
    """
    rest = words.without_detour
    if words.sends_elsewhere and _answers(message) and "?" not in rest and not direction(rest).asks:
        return "Seems to say only that somebody is away."
    if words.promises_an_answer and not direction(rest).asks:
        return "Seems to say only that your mail came."
    if words.sends_to_a_portal and not _name_in_address(message) and not direction(rest).asks:
        return "Seems to say only that something lies in an account of yours."
    return ""


def _answers(message: Message) -> bool:
    """Whether a mail is an answer to one, by its ids or its subject."""
    return bool(message.thread_ids) or bool(REPLY.match(message.subject))


def _personal(message: Message, words: Words) -> bool:
    """Whether it is a letter from somebody: words that speak or ask, and not a page of links."""
    page = bool(
        message.body
        and message.body.from_html
        and message.body.links
        and "text/plain" not in message.part_types
    )
    speaks = words.greets or (not page and (words.asks or words.in_person))
    return words.length >= 2 and speaks and latin(words.text)


def latin(text: str) -> bool:
    """Whether a text is written in Latin letters: of other scripts we know no words, nor a reply."""
    head = text[:2000]
    if max(head, default="") < "\u0250":
        return True
    letters = [each for each in head if each.isalpha()]
    return sum(each < "\u0250" for each in letters) * 2 >= len(letters)


def unreadable(text: str) -> bool:
    """Whether much of a text is signs that stand for undecodable bytes."""
    head = text[:2000]
    if head.count("\ufffd") * 25 > len(head) > 0:
        return True
    if len(_HIGH.findall(head)) * 3 > len(head.replace(" ", "")) > 40:
        return True
    odd = len(_ODD.findall(head))
    return (
        len(head) > 80
        and odd * 3 > len(head)
        and not any(line.startswith(("-", "_", "=", "*", ">")) for line in head.split("\n"))
    )


_HIGH = re.compile(r"[\x80-\xff]")
_USUAL = ".,;:!?-'\"()/@&%$+*=_#<>|[]{}~…–—’‘“”„«»·•"
_ODD = re.compile(rf"[^\w\s{re.escape(_USUAL)}]")


def _reasons(evidence: Evidence) -> tuple[str, ...]:
    return tuple(why for _, why in sorted(evidence, key=lambda each: -each[0])[:4])


def _kind_by(machine: Evidence) -> Kind:
    return (
        Kind.NEWSLETTER
        if any("mailing" in why or "many" in why or "price list" in why for _, why in machine)
        else Kind.NOTIFICATION
    )


_RECEIPT_SENDERS = re.compile(
    r"^(?:e?receipts?|billing|invoices?|payments?|accounting|ar|ap|rechnung\w*|buchhaltung"
    r"|facturation|facturas?|orders?)\b",
    re.IGNORECASE,
)


def kind_of_automatic(message: Message, otherwise: Kind, words: Words | None = None) -> Kind:
    """Receipt, notification, calendar or newsletter: by the sender's address, the subject, then the text."""
    title = (words or Words("", message.subject)).title
    if BOOKED.inside(title):
        return Kind.CALENDAR
    if _RECEIPT_SENDERS.match(message.author.local):
        return Kind.RECEIPT
    if otherwise is Kind.NEWSLETTER:
        return otherwise
    # "Your receipt", "Order confirmation" beat "Your order has shipped".
    if RECEIPT.inside(title) and not _MOVES.inside_title(title):
        return Kind.RECEIPT
    return otherwise


class _Moves:
    """Words of a parcel on its way: a notice, although it names an order."""

    words = (
        "shipped",
        "delivered",
        "delivery",
        "versandt",
        "versendet",
        "unterwegs",
        "expédié",
        "livraison",
        "enviado",
        "ready",
        "certificate",
    )

    def inside_title(self, title: str) -> bool:
        return any(f" {word} " in title for word in self.words)


_MOVES = _Moves()


SHORT_NOTE = 20
"""Words up to which a mail that asks may be a hasty person's: "can you fix a boiler"."""


def _machine_evidence(message: Message, words: Words) -> Evidence:
    """What speaks for a machine; pieces that do not hold weigh nothing and are left out."""
    transaction = RECEIPT.inside(words.title) or NOTICE.inside(words.title) or BOOKED.inside(words.title)
    pieces = (
        *_by_sender(message, words),
        *_by_route(message),
        *_by_own_word(message, words),
        *_by_subject(message, words, transaction),
        *_by_look(message, words, transaction),
    )
    return [each for each in pieces if each[0]]


def _by_sender(message: Message, words: Words) -> Evidence:
    local = message.author.local[:30]
    silent = signs.no_reply_sender(message)
    robot = not silent and signs.robot_sender(message)
    system = _SYSTEM_NAMES.inside(plain_words(message.author.name)) and not words.greets
    return [
        (3.5 * silent, "The sender takes no replies."),
        (2.0 * robot, f"The sender's name “{local}” is one that programs use."),
        (1.5 * system, "The sender's name is a system's."),
        (notice_points(message, words), "A house tells its customer something; no person speaks."),
    ]


def _by_route(message: Message) -> Evidence:
    return [
        (1.5 * signs.mass_envelope(message), "Sent by a system for mass mailing."),
        (2.0 * signs.script_envelope(message), "Sent by a program on a server."),
        (1.5 * signs.mass_host(message), "Sent from a host for mass mailing."),
        (1.5 * ("errors-to" in message.headers), "Bounces go to a system for mass mailing."),
        (1.0 * signs.campaign_service(message), "Sent through a service for many mails."),
        (1.0 * signs.addressed_to_nobody(message), "Is addressed to nobody by name."),
        (2.0 * signs.flagged_as_spam(message), "Marked as spam by your provider."),
    ]


def _by_own_word(message: Message, words: Words) -> Evidence:
    """What the mail says of itself."""
    new = _new_words(message)
    leaving = BULK.count(plain_words(_ends(new)))
    opening = plain_words(words.text[:200])
    to_many, customers = TO_MANY.inside(opening), TO_CUSTOMERS.inside(opening)
    received = RECEIVED.inside(*words.both) and not words.questions
    return [
        (3.0 * ROBOT.inside(plain_words(_ends(new))), "Says itself that nobody reads replies."),
        (
            0.0 if not leaving else 2.5 if leaving == 1 and words.greets else 3.5,
            "Tells how to leave a mailing.",
        ),
        (3.0 * customers, "Speaks to you as a customer."),
        (
            (0.5 if direction(words.text, words.subject).buys >= 2 else 1.5) * (to_many and not customers),
            "Is addressed to many people.",
        ),
        (
            2.5 * (words.is_away and direction(words.text, words.subject).needs < A_WANT),
            "Says that somebody is away.",
        ),
        (2.0 * received, "Confirms the receipt of a mail."),
        (2.0 * (ORDERED.inside(words.plain) and not words.questions), "Speaks of something you ordered."),
    ]


def _new_words(message: Message) -> str:
    """What this mail adds, its close included: a quoted newsletter's footer is not the writer's."""
    body = message.body
    if body is None:
        return message.text
    new = f"{body.fresh}\n{body.signature}" if body.signature else body.fresh
    return new if new.strip() else message.text


def _by_subject(message: Message, words: Words, transaction: bool) -> Evidence:
    receipt = bool(_READ.match(message.subject)) and words.length < 4
    spoken = words.in_person or words.greets
    encloses = words.encloses and RECEIPT.inside(words.title) and not words.questions
    return [
        (2.0 * encloses, "Encloses an invoice or a receipt."),
        (4.0 * receipt, "A read receipt; no person wrote."),
        (
            (1.0 if spoken else 2.0) * (transaction and not _answers(message) and not says_amiss(words)),
            "The subject of a receipt or notice.",
        ),
    ]


def _by_look(message: Message, words: Words, transaction: bool) -> Evidence:
    body = message.body
    things = body.links + body.images if body else 0
    some = bool(body and body.links >= 4 and body.images >= 1 and things < MANY_THINGS)
    page = bool(body and body.from_html and things and "text/plain" not in message.part_types)
    prices = words.prices >= 3 and not words.greets and not transaction
    nobody = not words.in_person and not words.greets and not message.in_reply_to and not words.questions
    opening = plain_words(words.text[:200])
    own = bool(own_pages(message, words.text)) and (page or not words.in_person)
    greeted = words.greets and not (TO_MANY.inside(opening) or TO_CUSTOMERS.inside(opening) or own)
    bare = "http" in message.text and not words.in_person and words.length < 60 and not message.in_reply_to
    return [
        (2.0 * (things >= MANY_THINGS), "Full of links and pictures, as mailings are."),
        (1.0 * some, "Links and pictures, as mailings have."),
        ((1.0 if words.in_person else 2.0) * (page and not greeted), "A page rather than a letter."),
        ((2.5 if words.in_person else 3.0) * prices, "Looks like a price list."),
        (2.0 * _begins_with_link(message.text), "Begins with a link, as feeds and notices do."),
        (
            1.0 * (nobody and words.length > (SHORT_NOTE if words.asks else 4)),
            "Nobody speaks in the first person.",
        ),
        (1.0 * bare, "Little more than a link."),
        (1.5 * links_to_numbers(message.text), "Links to a number instead of a name."),
        ((1.5 if page else 1.0) * own, "Links to the sender's own pages."),
        (3.0 * repeats_a_code(message, words), "Brings a code to be typed in."),
    ]


MANY_THINGS = 12
"""So many links and pictures make a mailing; letters have fewer."""


def _begins_with_link(text: str) -> bool:
    first = next((line.strip() for line in text.split("\n") if line.strip()), "")
    bare = first.lower().removeprefix("url:").strip(" <")
    return bare.startswith(("http://", "https://")) and len(first.split()) <= 2


_SYSTEM_NAMES = Phrases(
    "pbx|voicemail|phone system|telefonanlage|fritz box|fritzbox|notifications|newsletter|system"
    "|service desk|no reply|automailer"
)
_READ = re.compile(r"^(?:read|gelesen|lu|leído|letto|gelezen|not read|ungelesen)\s?: ", re.IGNORECASE)


def _ends(text: str) -> str:
    """Where mailings tell how to leave: the first lines and the last."""
    return text if len(text) < 3000 else f"{text[:800]} {text[-2200:]}"


_MAIL_PROGRAMS = (
    *(
        "iphone mail",
        "ipad mail",
        "apple mail",
        "thunderbird",
        "outlook",
        "k-9",
        "mutt",
        "evolution",
        "kmail",
    ),
    *("webservice/", "aolmail", "roundcube", "claws", "sylpheed", "pine", "airmail", "fairemail", "bluemail"),
    *("eudora", "the bat", "gnus", "em client", "zimbra", "sogo", "horde", "squirrelmail", "elm", "nmh"),
    *("exmh", "postbox", "mailmate", "canary", "spark"),
)
_SENT_FROM = re.compile(
    r"(?:^|\n)[ \t]{0,9}(?:sent from (?:my|yahoo|outlook|mail|proton)|von meinem \w+ gesendet|gesendet von"
    r"|envoyé de(?:puis)? mon|enviado desde mi|get outlook for|inviato da|verstuurd vanaf)",
    re.IGNORECASE,
)


def _human_evidence(message: Message, words: Words, running: bool, known: bool) -> Evidence:
    found: Evidence = []
    if running:
        found.append((3.0, "Goes on with a conversation."))
    elif message.in_reply_to and message.body and message.body.quoted:
        found.append((1.0, "Answers a mail."))
    if known:
        found.append((2.0, "You wrote to this person before."))
    program = f"{message.headers.get('x-mailer')} {message.headers.get('user-agent')}".lower()
    personal = (
        any(each in program for each in _MAIL_PROGRAMS)
        or "thread-index" in message.headers
        or "x-received" in message.headers
    )
    if not signs.robot_sender(message) and (personal or _SENT_FROM.search(message.text[:20_000])):
        found.append((1.0, "Written in a mail program people use."))
    if _name_in_address(message):
        found.append((1.0, "The sender's name and address agree."))
    if words.in_person and words.greets and not notice_points(message, words):
        found.append((0.5, "Somebody speaks to you."))
    return found


def _name_in_address(message: Message) -> bool:
    """Whether the address is made of the display name: `Ida Sample` and `isample@`. Firms use role names
    there."""
    names = [part for part in plain_words(message.author.name).split() if len(part) >= 3 and part.isalpha()]
    local = re.sub(r"[^a-z]", "", message.author.local.lower())
    if len(names) < 2 or local == names[-1] or signs.robot_sender(message) or is_a_house(message.author):
        return False
    return any(name in local for name in names)


FRAUD = 6
"""Points of wording from which a mail is set aside as a sales pitch, fraud or junk advertising."""
SUSPECT = 4
"""Points from which the owner looks."""
SELLING = 3
"""Points from which there is no acknowledgement."""


_POINTS_OF_OFFER = (0, 1, 3, 5, 5, 5)
"""Points for so much more offered than wanted: one is nothing, two cost the note, three are shown."""
_POINTS_OF_MERE_OFFER = (0, 3, 5, 5, 5, 5)
"""The same where nothing is wanted at all."""
A_BRAND = 3
"""Points for a letter that speaks of its own house and wants nothing."""
BOTH = 2
"""So much do the words add to the direction, or it to them: they see much of the same."""
A_WANT = 2
"""Salesy words that each want of the writer's outweighs."""


def pitch(words: Words) -> int:
    """How strongly it offers something to the owner instead of asking for his work.

    By the words sellers use, and by the way the service goes. Who wants something of his own may use such
    words too: a want outweighs some, and with two of them and nothing offered they prove nothing.
    """
    way = _way(words)
    said = max(words.pitch - A_WANT * way.needs, 0)
    if way.buys >= 2:
        return min(said, SELLING - 1)
    points = _POINTS_OF_OFFER if way.needs else _POINTS_OF_MERE_OFFER
    offered = points[way.sells] if way.sells < len(points) else FRAUD
    return max(said, offered) + min(said, offered, BOTH)


def _way(words: Words) -> Direction:
    return direction(words.text, words.subject)


def _selling(message: Message, words: Words, our_site: str, net: float, shape: tuple[Suspicion, ...]) -> int:
    """Points for a pitch or fraud, by words and by shape. A stranger who names the owner's own web address
    wants to sell something about it: customers do not quote it."""
    said = f"{words.subject} {words.text[:3000]}".lower().replace(f"@{our_site}", "")
    named = bool(our_site) and our_site in said
    points = max(pitch(words), words.scam) + (2 if named else 0) + (2 if net >= DOUBT else 0)
    points += A_BRAND if not _way(words).needs and names_own_brand(message, words.text) else 0
    points += 2 if not _way(words).needs and largest_sum(said) >= LARGE else 0
    points += 1 if TO_MANY.inside(plain_words(words.text[:200])) else 0  # to customers: counted in net
    return points + sum(weight for weight, _ in shape)


def _unwanted(
    message: Message, words: Words, our_site: str, net: float, shape: tuple[Suspicion, ...]
) -> Weighed | None:
    """A stranger's mail that sells, deceives, begs or looks for work."""
    points = _selling(message, words, our_site, net, shape)
    what = _what_it_reads_like(words, shape)
    if points >= _sure_points(message, words):
        return Weighed(Verdict.NOT_LEAD, Kind.SPAM, what, net)
    if signs.flagged_as_spam(message) and not words.asks and latin(words.text):
        return Weighed(Verdict.NOT_LEAD, Kind.SPAM, (*(why for _, why in shape), "Asks for nothing."), net)
    if points >= _suspect_points(message, words, net, shape):
        return Weighed(Verdict.UNDECIDED, Kind.EMAIL, (*what, "But it may be meant personally."), net)
    if words.invites and _way(words).needs < A_WANT:
        return Weighed(Verdict.UNDECIDED, Kind.OTHER, ("Invites you to something.",), net)
    if words.begs:
        return Weighed(Verdict.UNDECIDED, Kind.OTHER, ("Asks for a donation or sponsoring.",), net)
    if words.wants_a_job:
        return Weighed(Verdict.UNDECIDED, Kind.OTHER, ("Seems to look for work with you.",), net)
    if signs.flagged_as_spam(message) or signs.addressed_to_nobody(message):
        return Weighed(Verdict.UNDECIDED, Kind.EMAIL, tuple(why for _, why in shape), net)
    return None


_PITCH = "Reads like a sales pitch: it offers something and asks for none of your work."


def _what_it_reads_like(words: Words, shape: tuple[Suspicion, ...]) -> tuple[str, ...]:
    """The words' part first where they say most, then what the shape says."""
    offer = pitch(words)
    said = max(offer, words.scam)
    by_words = _PITCH if offer >= words.scam else "Reads like fraud or junk advertising."
    by_shape = tuple(why for _, why in shape[:3])
    return (by_words, *by_shape) if said else by_shape or (by_words,)


def _sure_points(message: Message, words: Words) -> int:
    """Whoever signs with a number and says nothing of fraud may be a customer: more is asked for."""
    return FRAUD + 2 if _signature_number(message) and not words.scam else FRAUD


def _suspect_points(message: Message, words: Words, net: float, shape: tuple[Suspicion, ...]) -> int:
    """A greeting, a first person and a person's mail program speak for a customer, where nothing in the
    mail's shape speaks against and he offers nothing; none of it against."""
    way = _way(words)
    doubtful = shape or way.sells or words.scam >= SUSPECT
    if words.greets and words.in_person and net < 0 and not doubtful:
        return SUSPECT + 1
    anonymous = (
        not words.greets and sum(weight for weight, _ in _human_evidence(message, words, False, False)) < 1
    )
    return SUSPECT - 1 if anonymous else SUSPECT


def _signature_number(message: Message) -> bool:
    return bool(
        message.body
        and message.body.signature
        and sum(each.isdigit() for each in message.body.signature) >= 7
    )


def _human_words(
    message: Message, words: Words, running: bool, known: bool, human: Evidence, net: float
) -> Weighed:
    if words.declines:
        verdict = Verdict.NOT_LEAD if running else Verdict.UNDECIDED
        return Weighed(verdict, Kind.OTHER, ("Says that nothing is needed any more.",), net)
    if words.thanks_only and (running or words.thanks_first) and not direction(words.text).asks:
        return Weighed(Verdict.NOT_LEAD, Kind.THANKS, ("Only says thank you.",), net)
    if words.thanks_and_tells and (running or words.thanks_first) and not direction(words.text).asks:
        return Weighed(Verdict.UNDECIDED, Kind.EMAIL, ("Says thank you, and tells something beside.",), net)
    told = _tells_only(message, words, running, known, net)
    if told is not None:
        return told
    if running and words.defers and not words.asks:
        return Weighed(Verdict.NOT_LEAD, Kind.OTHER, ("Will come back by himself; asks nothing.",), net)
    if not running and (words.private or (asks_along(words) and _way(words).buys < A_WANT)):
        return Weighed(Verdict.UNDECIDED, Kind.OTHER, ("Reads like private mail.",), net)
    if not words.asks and REVIEW.inside(*words.both):
        return Weighed(Verdict.NOT_LEAD, Kind.THANKS, ("Tells of a review; asks nothing.",), net)
    if not (words.asks or words.in_person or words.greets or human):
        return Weighed(
            Verdict.UNDECIDED,
            Kind.EMAIL,
            ("Nobody seems to ask anything, but it may be a person's mail.",),
            net,
        )
    if not running and _says_hardly_anything(message, words):
        return Weighed(Verdict.UNDECIDED, Kind.EMAIL, ("It cannot be told what is wanted.",), net)
    return Weighed(Verdict.LEAD, Kind.EMAIL, _why_lead(words, running, human), net)


def _tells_only(message: Message, words: Words, running: bool, known: bool, net: float) -> Weighed | None:
    """A letter that wants nothing of the owner's work: it tells, or wants his word for a study."""
    if tells_of_a_payment(words):
        only = (running or words.thanks) and not words.tells_beside_thanks
        verdict = Verdict.NOT_LEAD if only else Verdict.UNDECIDED
        return Weighed(verdict, Kind.THANKS, ("Tells that something is paid; asks nothing.",), net)
    if informs_only(words):
        verdict = Verdict.NOT_LEAD if running or known else Verdict.UNDECIDED
        return Weighed(verdict, Kind.OTHER, ("Only informs you, as it says.",), net)
    if words.is_away and not running and not direction(words.text).asks:
        return Weighed(Verdict.UNDECIDED, Kind.AUTO_REPLY, ("Says that somebody is away.",), net)
    if not running and speaks_to_a_group(words.text):
        return Weighed(Verdict.UNDECIDED, Kind.OTHER, ("Speaks to a group of which you are one.",), net)
    if not running and asks_for_a_study(words):
        return Weighed(Verdict.UNDECIDED, Kind.OTHER, ("Asks for your word in a study or the press.",), net)
    stray = not (running or known or words.asks or words.confirms_only) and answers_nothing(message)
    if stray and not _way(words).needs:
        return Weighed(Verdict.UNDECIDED, Kind.OTHER, ("Answers no mail and asks nothing.",), net)
    return None


FEW = 6
"""With fewer words that neither ask nor greet nor speak in person, a mail says nothing."""


def _says_hardly_anything(message: Message, words: Words) -> bool:
    """Whether none of its words is known to ask, greet or speak in person, and there are hardly any or they
    come with links. An unknown language is no reason for doubt, a bare link in it is."""
    if words.asks or words.in_person or words.greets:
        return False
    return words.length < FEW or bool(message.body and message.body.links)


def _why_lead(words: Words, running: bool, human: Evidence) -> tuple[str, ...]:
    reasons: list[str] = []
    if words.questions:
        reasons.append("Asks a question.")
    elif words.asks:
        reasons.append("Asks for something.")
    elif running and words.confirms_only:
        reasons.append("Says yes to something in a conversation that is going on.")
    else:
        reasons.append("A person wrote this, and nothing says otherwise.")
    return (*reasons, *(why for _, why in human[:3]))
