"""Sentences in which a portal tells that somebody approaches the owner: "Kim L. sent you a message".

Their shape is the same everywhere: who, then a verb of writing, asking or wanting; or "message from" and
who. English, German, French, Spanish, some Italian, Dutch and Portuguese. What is done with money, reviews,
codes and contact lists is no approach.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.domain.pattern import fold
from assistant.domain.spoken import clean_name
from assistant.domain.words import Phrases, plain_words

LINE = 240
"""A longer line is nobody's headline."""


@dataclass(frozen=True, slots=True)
class Approach:
    """Who approaches ("" if nobody is called by name), what about, and whether he answers something."""

    name: str
    about: str = ""
    answers: bool = False
    wants: bool = False
    """The sentence itself says what is wanted: "needs tree trimming"."""


_WHO = r"(?P<who>[^\W\d_][\w.&'’-]*(?:\s[^\W_][\w.&'’-]*){0,5}?)"
_THING = (
    r"(?:message|note|request|quote request|inquiry|enquiry|question|text|sms|voicemail|reply|response|answer"
    r"|lead|details|photos?|pictures?|job|project|booking request|appointment request)s?"
)
_DOES = "|".join(
    (
        rf"(?:(?:has|have|just|also|already)\s)*(?:sent|left|submitted|posted|forwarded)\s(?:(?:you|us|your)\s)?(?:\w+\s){{0,4}}?{_THING}\b",
        r"(?:(?:has|have|just)\s)*(?:messaged|contacted|texted|e-?mailed|written|wrote)\s(?:to\s)?(?:you|us)\b",
        r"(?:(?:has|have|just)\s)*(?P<re1>replied|responded)\b",
        r"(?:(?:has|have|just)\s)*(?:asked|requested|inquired|enquired)\b(?P<what1>.*)",
        r"(?:is|are)\s(?:looking\sfor|interested\sin|requesting|asking|inquiring|enquiring|trying\sto\s(?:reach|contact))\b(?P<what2>.*)",
        r"(?P<w1>wants|needs|would\slike)\b(?P<what3>.*)",
        r"has\s(?:a\s|some\s)?(?:new\s)?(?:questions?|jobs?|projects?|requests?)\b(?P<what4>.*)",
        r"(?:says|writes|schreibt|schrieb|fragt|écrit|demande|escribe|dice|pregunta)\s?:?$",
        r"(?:hat|haben)\s(?:(?:ihnen|dir|euch|uns)\s)?(?:\w+\s){0,5}?(?:geschrieben|gesendet|geschickt|kontaktiert|angefragt|hinterlassen|gestellt)\b",
        r"(?:hat|haben)\s(?:eine\s|neue\s)?(?:fragen?|anfrage)\b",
        r"(?:hat|haben)\s(?:(?:ihnen|dir)\s)?(?:auf\s.{2,80}\s)?(?P<re2>geantwortet)\b",
        r"(?:interessiert\ssich\sfür|sucht|braucht|benötigt|möchte|wünscht)\b(?P<what5>.*)",
        r"(?:bittet\s(?:\w+\s){0,3}?um|fragt\s(?:\w+\s){0,4}?an)\b(?P<what10>.*)",
        r"(?:vous|t['’]|te)\s?(?:a|as)\s(?:envoyé|écrit|contacté|adressé|laissé|posé)\b",
        r"(?:vous\s|t['’])?a\s(?P<re3>répondu)\b",
        r"(?:est\sintéressée?\s(?:par|à)|s['’]intéresse\sà|recherche|cherche|souhaite|voudrait|vous\sdemande|demande)\b(?P<what6>.*)",
        r"a\sune\s(?:question|demande)\b(?P<what7>.*)",
        r"(?:te|le|les|os)\sha\s(?:enviado|escrito|contactado|dejado|mandado|hecho)\b",
        r"(?:te\s|le\s)?ha\s(?P<re4>respondido|contestado)\b",
        r"(?:está\sinteresad[oa]\sen|se\sinteresa\spor|busca|necesita|quiere|quisiera|solicita|desea)\b(?P<what8>.*)",
        r"tiene\suna\s(?:pregunta|consulta|duda)\b(?P<what9>.*)",
        r"(?:ti|le|vi)\sha\s(?:inviato|scritto|contattato)\b|heeft\s(?:je|u)\s(?:een\s)?(?:\w+\s){0,2}(?:gestuurd|bericht)\b",
        r"(?:te\s|lhe\s)?enviou(?:\s-?lhe)?\suma?\b",
    )
)
_ACTS = re.compile(rf"^{_WHO}\s(?:{_DOES})", re.IGNORECASE)
_NOUN = re.compile(
    r"(?:^|\b)(?:(?:message|inquiry|enquiry|request|quote\srequest|lead|question|text|reply|response|note|dm)\sfrom"
    r"|(?:conversation|chat)\swith|(?:new|website)\slead\s?[:–-]"
    r"|(?:nachricht|anfrage|frage|antwort|auftrag|interessentenanfrage|kontaktanfrage|nutzeranfrage|kundenanfrage)\svon"
    r"|(?:message|demande|question|réponse|devis|sollicitation)\s(?:de\sla\spart\s)?de"
    r"|(?:mensaje|solicitud|consulta|pregunta|respuesta|presupuesto)\s(?:de\sparte\s)?de"
    r"|(?:messaggio|richiesta|domanda)\s(?:da\sparte\s)?(?:di|da)|(?:bericht|aanvraag)\svan)\s+"
    r"(?P<who>[^\W\d_][\w.&'’-]*(?:\s[^\W_][\w.&'’-]*){0,4}?)"
    r"(?=\s*(?:[,:;!()\"“”„«»|–—]|\.?$|\.\s|\s-\s"
    r"|\s(?:about|for|regarding|on|via|through|at|in|is|wants|zu|für|über|bei|auf|wegen|au|pour|concernant|sur|à"
    r"|sobre|para|en|por|has|re|over|voor|op|betreffende|su|per|riguardo|tramite|circa)\b))",
    re.IGNORECASE,
)
_CHANNEL = re.compile(
    r"\b(?:(?:de|da|di|via|per|par|por|on|über|van)\s)?(?:whatsapp|instagram|facebook|messenger|telegram)\b[\s-]?",
    re.IGNORECASE,
)
"""By what way a message came: no name."""
_ANSWERS = re.compile(
    r"\b(?:in\sresponse\sto\syour|reply|replied|responded|antwort|geantwortet|réponse|répondu|respuesta|respondido)\b",
    re.IGNORECASE,
)
_NO_APPROACH = Phrases(
    """review|reviews|rating|rated|recommendation|recommended|endorse*|connection|friend|friends|invitation
    |invited|invite|invites|follow|following|followed|follower*|liked|likes|payment|paid|invoice|money
    |refund|gift|coupon|promo*|code|password|deal|deals|newsletter|tips|survey|feedback|reference|access
    |signature|webinar|upgrade|pros like you|professionals like you|businesses like yours|near you
    |in your area|poke*|connect|document|documents|sign|birthday|commented|mentioned|tagged|shared""",
    """bewertung*|rezension*|empfehlung*|kontaktanfrage angenommen|freundschaftsanfrage|eingeladen|einladung
    |zahlung|rechnung|gutschein|rabatt|passwort|newsletter|umfrage|in ihrer nähe|in deiner nähe|folgt""",
    """avis|évaluation|recommand*|invitation|invité|paiement|facture|code promo|mot de passe|sondage
    |près de chez vous|reseña*|valoración|opinión|invitación|pago|factura|cupón|contraseña|encuesta
    |cerca de ti|cerca de usted|recensione|valutazione|pagamento|fattura""",
)
_SOMEBODY = re.compile(
    r"^(?:someone|somebody|(?:a|an|one|your|the)\s(?:new\s|potential\s|interested\s|local\s|prospective\s)*"
    r"(?:customer|client|visitor|user|guest|buyer|renter|tenant|neighbou?r|homeowner|person|member|student|patient"
    r"|prospect|parent|couple|traveler|traveller)"
    r"|jemand|(?:ein|eine|ihr|ihre)\s(?:neuer?\s|potenzieller?\s)*(?:kunde|kundin|interessent|interessentin|nutzer"
    r"|nutzerin|besucher|besucherin|gast|mieter|käufer|auftraggeber|person)"
    r"|quelqu['’]un|(?:un|une|votre)\s(?:nouveau\s|nouvelle\s)*(?:client|cliente|particulier|internaute|utilisateur"
    r"|visiteur|personne|voyageur|prospect|acheteur|locataire|membre)"
    r"|alguien|(?:un|una|su|tu)\s(?:nuevo\s|nueva\s|posible\s)*(?:cliente|clienta|usuario|usuaria|particular|persona"
    r"|visitante|interesado|huésped|comprador))\b",
    re.IGNORECASE,
)
_NOT_WHO = frozenset(
    (
        *(
            "you",
            "we",
            "i",
            "he",
            "she",
            "it",
            "they",
            "this",
            "that",
            "there",
            "the",
            "a",
            "an",
            "our",
            "your",
            "my",
        ),
        *(
            "who",
            "what",
            "if",
            "when",
            "please",
            "thank",
            "thanks",
            "click",
            "new",
            "everyone",
            "nobody",
            "no",
            "to",
        ),
        *(
            "customers",
            "clients",
            "people",
            "users",
            "more",
            "homeowners",
            "team",
            "support",
            "re",
            "as",
            "and",
            "or",
        ),
        *(
            "sie",
            "du",
            "wir",
            "ich",
            "er",
            "es",
            "ihr",
            "ihre",
            "dein",
            "deine",
            "unser",
            "ihrer",
            "ihrem",
            "deiner",
            "deinem",
            "der",
            "die",
            "das",
            "ein",
        ),
        *("eine", "wer", "wenn", "bitte", "kunden", "man", "niemand", "neue", "neuer", "zum", "von", "mit"),
        *(
            "vous",
            "nous",
            "je",
            "tu",
            "il",
            "elle",
            "on",
            "le",
            "la",
            "les",
            "un",
            "une",
            "votre",
            "notre",
            "vos",
        ),
        *("qui", "si", "merci", "ce", "cette", "des", "du", "clients", "nouveau", "nouvelle", "ne", "en"),
        *(
            "usted",
            "nosotros",
            "yo",
            "él",
            "ella",
            "el",
            "los",
            "las",
            "una",
            "su",
            "tu",
            "nuestro",
            "quien",
            "se",
        ),
        *("si", "gracias", "este", "esta", "nuevo", "nueva", "clientes", "no", "nadie", "de", "que", "por"),
    )
)
_PREFIX = re.compile(r"^(?:\[[^\]]{1,40}\]\s*|\W{1,4}\s*|(?:re|aw|fwd?|wg|tr|rv|sv)\s?:\s*)+", re.IGNORECASE)
_OPENING = re.compile(
    r"^(?:(?:hi|hello|hey|hallo|guten tag|bonjour|hola|dear)\b[^,!:]{0,40}[,!:]\s+"
    r"|(?:good news|great news|congratulations|new (?:message|lead|request|inquiry)|neue nachricht"
    r"|nouveau message|nuevo mensaje)\s?[!:,–-]\s*)",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s+(?:on|via|through|über|sur|en|auf)\s+\S{2,30}\s*$|[.!?\s]+$", re.IGNORECASE)


_TELLING = frozenset(
    (
        *(
            "sent",
            "left",
            "submitted",
            "posted",
            "forwarded",
            "messaged",
            "contacted",
            "texted",
            "emailed",
            "mailed",
        ),
        *(
            "wrote",
            "written",
            "replied",
            "responded",
            "asked",
            "requested",
            "inquired",
            "enquired",
            "looking",
        ),
        *(
            "interested",
            "requesting",
            "asking",
            "inquiring",
            "enquiring",
            "trying",
            "wants",
            "needs",
            "like",
            "has",
        ),
        *("says", "writes", "from", "with", "lead"),
        *(
            "hat",
            "haben",
            "schreibt",
            "schrieb",
            "fragt",
            "interessiert",
            "sucht",
            "braucht",
            "benötigt",
            "möchte",
        ),
        *("bittet", "wünscht", "von"),
        *(
            "a",
            "as",
            "écrit",
            "demande",
            "est",
            "intéresse",
            "sintéresse",
            "recherche",
            "cherche",
            "souhaite",
        ),
        *("voudrait", "de", "ta"),
        *("ha", "escribe", "dice", "pregunta", "está", "interesa", "busca", "necesita", "quiere", "quisiera"),
        *("solicita", "desea", "tiene", "heeft", "enviou", "di", "da", "van"),
    )
)
"""Every approach has one of these words; most lines have none."""


@lru_cache(maxsize=64)
def approach(line: str) -> Approach | None:
    """The approach a subject or a line tells of, or None."""
    if len(line) > LINE or _TELLING.isdisjoint(plain_words(line).split()):
        return None
    bare = _OPENING.sub("", _PREFIX.sub("", fold(line)))
    quoted = _QUOTED_WHO.match(bare)
    if quoted:
        bare = f"{_STAND_IN} {bare[quoted.end() :]}"
    if _NO_APPROACH.inside(plain_words(bare)):
        return None
    acts = _ACTS.match(bare)
    told = acts if acts and _ends_well(acts["who"]) else _NOUN.search(_CHANNEL.sub("", bare))
    if told is None:
        return None
    who = told["who"].strip(" .,'’")
    if _SOMEBODY.match(who):
        who = ""
    elif not _may_be_somebody(told["who"]):
        return None
    wanted = next((found for key, found in told.groupdict().items() if key.startswith("what") and found), "")
    if quoted and who == _STAND_IN:
        who = told_name = quoted["who"]
    else:
        told_name = told["who"]
    return Approach(
        name=clean_name(told_name.strip(" ,'’")) or "" if who else "",
        about=_TAIL.sub("", wanted).strip(" :"),
        answers=bool(_ANSWERS.search(bare)),
        wants=bool(wanted),
    )


_QUOTED_WHO = re.compile(
    r"^(?:[^\W\d_]+['’]?\s){0,3}[\"“„«‚‘'](?P<who>[^\W\d_][^\"“”„«»‘’']{1,40})[\"“”»«’']\s", re.IGNORECASE
)

"""Whoever is named in quotation marks: 'Der Kunde „tom_77“ bittet …'."""
_STAND_IN = "Xaver"


def tells_of_something_else(line: str) -> bool:
    """Whether a sentence is made like an approach but tells of money, a review, a contact or the like."""
    bare = _OPENING.sub("", _PREFIX.sub("", fold(line[:LINE])))
    acts = _OTHER_ACTS.match(bare)
    return acts is not None and _may_be_somebody(acts["who"]) and _NO_APPROACH.inside(plain_words(bare))


_OTHER_ACTS = re.compile(
    rf"^{_WHO}\s(?:(?:has|have|just|also)\s)*(?:sent|left|gave|shared|paid|invited|endorsed|liked|followed|viewed"
    r"|commented|mentioned|tagged|rated|reviewed|accepted|wants\sto|asked\syou|requested|is\sfollowing"
    r"|hat|möchte|vous\sa|t['’]a|a\slaissé|te\sha|le\sha|ha\sdejado)\b",
    re.IGNORECASE,
)


_LEADS_ON = frozenset(
    [
        "a",
        "an",
        "the",
        "to",
        "of",
        "for",
        "with",
        "in",
        "à",
        "la",
        "le",
        "les",
        "de",
        "du",
        "des",
        "un",
        "une",
        "der",
        "die",
        "das",
        "den",
        "dem",
        "ein",
        "eine",
        "zu",
        "von",
        "el",
        "los",
        "las",
    ]
)
"""No name ends with them: what stands before a verb there is a sentence ("RÉPONDEZ À LA demande")."""


def _ends_well(who: str) -> bool:
    return who.rsplit(maxsplit=1)[-1].lower() not in _LEADS_ON


def _may_be_somebody(who: str) -> bool:
    words = who.split()
    return (
        bool(words)
        and _ends_well(who)
        and words[0].lower().strip(".'’") not in _NOT_WHO
        and words[0][:1] != words[0][:1].lower()
        and clean_name(who) is not None
    )
