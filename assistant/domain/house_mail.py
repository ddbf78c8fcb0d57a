"""Notices that a house's systems send under the house's name, without one header that says so.

No single sign proves it: firms that want the owner's work write under their name, too. But a house that wants
nothing, in whose letter nobody says "I", and that speaks of the reader's account, order or parcel with sums
and codes, has no person behind it who waits for an answer.
"""

import re

from assistant.domain.direction import direction
from assistant.domain.message import Address, Message
from assistant.domain.telling import real_questions
from assistant.domain.words import READ_LIMIT, Phrases, Words, plain_words, word_set

_SHORTEST = 3
_ROLE = re.compile(
    r"^(?:(?:kunden|customer)?[._-]?(?:service|care|support|center|centre)|kundenservice|kundendienst|info|mcinfo|contact|kontakt"
    r"|hello|hallo|team|bestell(?:ung(?:en)?|service)|auftr(?:ag|aege)|rechnung(?:en|sstelle)?|buchhaltung|zoll|customs"
    r"|booking|bookings|buchung(?:en)?|reservation(?:s|en)?|reservas?|reservations?|commandes?|pedidos?|factur(?:as?|ation)"
    r"|clients?|clientes|atencion\w*|serviceclient\w*|service[._-]client\w*|account|accounts|konto|sales|shop|store|versand|abo"
    r"|membership|mitglied\w*|express|paket|delivery|livraison|envios?)$",
    re.IGNORECASE,
)


def is_a_house(author: Address) -> bool:
    """Whether a sender is a firm and nobody of it: its name is the domain's or its own address, or a
    department's box of a domain that the name repeats."""
    name = author.name.strip().lower()
    if not author.email or "." not in author.domain:
        return False
    if name == author.email or (not name and bool(_ROLE.match(author.local))):
        return True
    labels = ["".join(each.split("-")) for each in author.domain.lower().split(".")[:-1]]
    words = [each for each in plain_words(author.name).split() if len(each) >= _SHORTEST]
    whole = "".join(plain_words(author.name).split())
    if whole in labels:
        return True
    named = any(each in labels for each in words) or any(len(each) >= 5 and each in whole for each in labels)
    return named and bool(_ROLE.match(author.local))


_I = word_set(
    "i ive id ill me my mine myself",
    "ich mich mir mein meine meinen meiner meinem meines",
    "je j jai jaimerais jaurais me moi mon ma mes",
    "yo me mi mis tengo quiero quisiera necesito soy estoy",
)
_I_AM = re.compile(r"\bi['’]m\b", re.IGNORECASE)
_QUOTED = re.compile(r"„[^“”„]{1,800}[“”]|“[^“”]{1,800}”|«[^«»]{1,800}»|\"[^\"\n]{1,800}\"")
"""What somebody else says whom the house quotes: the payer's words to the payee."""
_MONEY = re.compile(
    r"\d[.,]\d\d\s?(?:€|eur\b|euros?\b|usd\b|gbp\b|chf\b|\$|£)|(?:€|\$|£|eur|usd|gbp|chf)\s?\d[\d.,]*[.,]\d\d\b",
    re.IGNORECASE,
)
_CODE = re.compile(r"\b(?=[A-Z0-9-]{8,40}\b)(?=[A-Z0-9-]*[A-Z])(?=(?:[A-Z-]*\d){4})[A-Z0-9-]+\b")
_LABELLED = re.compile(
    r"(?<!ruf)(?<!telefon)(?<!mobil)(?<!phone )(?<!call )(?:nummer|nr\.?|number|no\.|n[°º]|#|code"
    r"|referenz|reference|référence|ref\.?|referencia|número)\s?:?\s?#?"
    r"[A-Z]{0,4}[-\s]?\d[\d-]{4,}",
    re.IGNORECASE,
)
_THEIRS = Phrases(
    """your account|your order|your payment of|your payment to|your payment was|your payment has
    |your package|your parcel|your shipment
    |your subscription
    |your booking|your reservation|your statement|your policy|your contract
    |your membership
    |your domain|your plan|your purchase|your refund|your card|your meter|your tariff|your receipt
    |package arrives|parcel arrives|is now available|is ready to view|is available online""",
    """ihr konto|ihrem konto|ihres kontos|dein konto|deinem konto|ihre bestellung|deine bestellung
    |ihrer bestellung
    |ihre zahlung an|ihre zahlung über|ihre zahlung ist|ihre zahlung wurde|eine zahlung über
    |ihre sendung|deine sendung|ihr paket|dein paket
    |ihr abonnement|ihr abo
    |ihre buchung|ihre reservierung|ihr vertrag|ihren vertrag|ihrem vertrag
    |ihre mitgliedschaft|ihre domain|ihrer domain|ihr tarif|ihr zähler|ihren zähler|ihre karte|kundenportal
    |kundenkonto|kundennummer|vertragskonto|ihre abschlagszahlung|ihr abschlag|den abschlag""",
    """votre compte|votre commande|votre paiement de|votre paiement a|votre paiement est|votre colis
    |votre abonnement
    |votre réservation
    |votre contrat|votre carte|votre adhésion|votre espace client|espace client
    |ta commande|ton compte
    |ton colis""",
    """su cuenta|tu cuenta|su pedido|tu pedido|su pago de|su pago ha|tu pago de|tu pago ha|su paquete
    |tu paquete|su envío|tu envío
    |su suscripción|tu suscripción|su reserva|tu reserva|su contrato|tu contrato
    |su tarjeta|tu tarjeta|área de cliente|área de clientes
    |ya está disponible|ya está lista|ya puede consultar|ya puedes consultar|est disponible dans|est en ligne
    |steht zum download|steht für sie bereit|steht online bereit""",
)
"""What the reader has with a house whose customer he is."""


_AMISS = Phrases(
    "missing|wrong|incorrect|incomplete|too high|mistake|error in|dispute|complain*|late again|not arrived",
    "fehlt|fehlen|falsch|fehler|unvollständig|zu hoch|reklam*|beschwer*|stimmt nicht|nicht angekommen",
    "manque|manquent|erreur|erroné*|incomplet*|trop élevé*|réclamation|pas arrivé*",
    "falta|faltan|error|erróneo|errónea|incorrect*|incomplet*|reclam*|no ha llegado",
)
"""What a firm writes that has a complaint about the owner's paper or work: it waits."""


def says_amiss(words: Words) -> bool:
    """Whether it says that something is missing or wrong."""
    return _AMISS.inside(*words.both)


def wants_nothing(message: Message, words: Words) -> bool:
    """Whether nobody says "I" in it, asks a question or wants something, and it answers nothing."""
    own = Words(_QUOTED.sub(" ", words.text[:READ_LIMIT]), words.subject)
    if message.thread_ids or _I_AM.search(own.text) or not _I.isdisjoint(own.plain.split()):
        return False
    if says_amiss(own):
        return False
    return not real_questions(own) and direction(own.text, own.subject).needs == 0


def tells_of_money(message: Message, words: Words) -> bool:
    """Whether a house tells its customer of a sum: no call and no form is announced so."""
    said = f"{message.subject}\n{words.text[:READ_LIMIT]}"
    return bool(_MONEY.search(said)) and notice_points(message, words) >= _SURELY


_SURELY = 3.0
"""Points with which a notice is certain."""


def notice_points(message: Message, words: Words) -> float:
    """How much a letter is a notice of a house to its customer: 0 where a person may be behind it."""
    if not is_a_house(message.author) or not wants_nothing(message, words):
        return 0.0
    said = f"{message.subject}\n{words.text[:READ_LIMIT]}"
    figures = bool(_MONEY.search(said) or _CODE.search(said) or _LABELLED.search(said))
    theirs = _THEIRS.inside(*words.both)
    return 1.0 + theirs + (theirs and figures)
