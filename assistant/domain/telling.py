"""Letters that tell something and want nothing: it is paid, the date moves, we come at ten; and what friends,
students and house managements write to somebody who is not their craftsman.

Asked only of mail that a person seems to have written. English, German, French and Spanish.
"""

import re

from assistant.domain.direction import direction
from assistant.domain.words import ASKS, FEW_WORDS, POLITE, READ_LIMIT, THANKS, Phrases, Words, plain_words

_SENTENCE = re.compile(r"[^.!?…\n]+[.!?…]*")
_A_NAME = 3
"""A line of so many words is a greeting, a close or a name."""
_A_GREETING = 4
_SHORT_TELLING = 60
"""Words up to which a letter is told at a glance."""
_QUESTION_WORDS = 3
"""A question has so many words; "Fragen?" and "Questions?" are headlines."""


def real_questions(words: Words) -> int:
    """Questions that want an answer: not the headline "Questions?", nor a link."""
    said = (found[0] for found in _SENTENCE.finditer(words.text[:READ_LIMIT]) if "://" not in found[0])
    return sum(each.rstrip().endswith("?") and len(each.split()) >= _QUESTION_WORDS for each in said)


# --- it is paid ----------

_PAID = Phrases(
    """ive paid|i have paid|i paid|weve paid|we have paid|we paid|is paid|was settled|has been settled
    |has been paid|paid today
    |paid yesterday|paid the invoice|paid your invoice|just paid|ive transferred|i have transferred
    |transferred the|transferred it
    |transferred today|weve transferred|sent the payment|payment sent|payment has been sent
    |payment is on its way
    |bank transfer made|cheque is in the|check is in the|cheque in the post|check in the mail|wired the
    |venmoed|zelled|paypaled""",
    """überwiesen|ueberwiesen|bezahlt|angewiesen|geld ist raus|zahlung ist raus|überweisung ist raus
    |überweisung ist veranlasst|überweisung ist unterwegs|zahlung ist unterwegs""",
    """jai payé|jai réglé|nous avons réglé|nous avons payé|est réglée|est payée|a été réglée|virement est fait
    |virement effectué|virement est parti|fait le virement|effectué le virement|chèque est parti
    |vient dêtre réglée""",
    """he pagado|hemos pagado|ya está pagad*|queda pagad*|he transferido|hecho la transferencia
    |transferencia hecha|transferencia realizada|realizado el pago|hecho el pago|pago realizado|pago hecho""",
)
_NOT_PAID = Phrases(
    """not|no|twice|never|wrong|but|nicht|kein|keine|doppelt|zweimal|falsch|aber|pas|deux fois|mais
    |pero|dos veces
    |nunca|unpaid|refund"""
)


_WAITS = Phrases(
    """waiting for|wait for|awaiting|warten auf|warte auf|erwarten|erwarte|attendons|jattends
    |en attente|esperamos
    |espero su|a la espera"""
)


def tells_of_a_payment(words: Words) -> bool:
    """Whether a short letter says that something is paid, and wants nothing: "ist überwiesen, danke"."""
    if words.length > _SHORT_TELLING or words.questions or not _PAID.inside(words.plain):
        return False
    paid = [each for each in _sentences(words) if _PAID.inside(each)]
    if any(_NOT_PAID.inside(each) for each in paid):
        return False
    others = [each for each in _sentences(words) if each not in paid and not THANKS.inside(each)]
    if _WAITS.inside(words.plain):
        return False
    rest = "\n".join(others)
    beside = sum(len(each.split()) for each in others if len(each.split()) > _A_NAME)
    return beside <= FEW_WORDS and not ASKS.inside(*others) and not direction(rest).needs


def _sentences(words: Words) -> list[str]:
    return [plain_words(found[0]) for found in _SENTENCE.finditer(words.text[:READ_LIMIT])]


# --- for your information ----------

_INFORMS = Phrases(
    """for information only|for info only|just for your info|just for information|no action needed
    |no action required|no reply needed|no need to reply|no need to respond""",
    """nur zur information|nur zur info|nur zur kenntnis|nur zu ihrer information|nur zu ihrer kenntnis
    |keine antwort nötig|keine antwort notwendig
    |brauchen nicht zu antworten
    |musst nicht antworten""",
    """simplement pour information|juste pour information|juste pour info|uniquement pour information
    |pas besoin de répondre|inutile de répondre""",
    """a título meramente informativo|solo para su información|solo para informar*|sólo para informar*
    |no hace falta responder|no hace falta que responda|no es necesario responder""",
)


def informs_only(words: Words) -> bool:
    """Whether a letter says of itself that it only informs, and asks nothing."""
    if words.questions or words.length > 2 * _SHORT_TELLING or not _INFORMS.inside(words.plain):
        return False
    asks = any(ASKS.inside(each) for each in _sentences(words) if not _INFORMS.inside(each))
    return not asks and not direction(words.text).asks


# --- a time is settled ----------

_HOUR = re.compile(
    r"\b\d{1,2}(?::\d\d|\.\d\d\s?uhr|\s?[ap]m\b|\s?uhr\b|\s?h\d{0,2}\b)"
    r"|\b(?:um|gegen|at|around|about|à|vers|a las?|sobre las)\s\d{1,2}(?![\d%€$£]|\s?(?:€|%|euro))",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b(?:der|den|dem|am|zum)\s\d{1,2}\.|\b\d{1,2}\.\s?\d{1,2}\.|\b\d{1,2}(?:st|nd|rd|th)\b"
    r"|\b(?:le|el|the)\s\d{1,2}\b",
    re.IGNORECASE,
)
_DAY = Phrases(
    """monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|tonight|today|montag|dienstag|mittwoch
    |donnerstag|freitag|samstag|sonnabend|sonntag|morgen|übermorgen|heute|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche
    |demain|aujourdhui|lunes|martes|miércoles|jueves|viernes|sábado|domingo|mañana|hoy"""
)
_GLAD = Phrases(
    """great|lovely|wonderful|excellent|brilliant|super|fantastic|looking forward|look forward|noted
    |in the diary|in my diary|in the calendar|in my calendar|written down|suits me|suits us|that suits""",
    """super|toll|prima|wunderbar|schön|klasse|bestens|freue mich|freu mich|freuen uns|mir recht|uns recht
    |sehr recht|notiert|vorgemerkt|eingetragen|gern|gerne""",
    """super|génial|très bien|noté|avec plaisir|volontiers|impeccable|merveilleux|hâte de""",
    """estupendo|genial|muy bien|fenomenal|anotado|apuntado|encantad*|con gusto|con mucho gusto
    |maravilloso""",
)
_COMES = Phrases(
    """ill come|i will come|well come|we will come|ill bring|i will bring|well bring|ill pick|ill drop
    |ill stop by
    |ill be over|ill be home|well be home|im coming|were coming|see you|be there|ill collect
    |i will collect""",
    """ich komme|wir kommen|komme ich|kommen wir|ich bringe|bringe ich|wir bringen|bringen wir|ich hole
    |hole ich
    |wir holen|holen wir|ich bin da|bin ich da|bin ich zuhause|ich bin zuhause|wir sind da|sind wir da
    |ich schaue|schaue ich|bis dann""",
    """je viens|je viendrai|je passe|je passerai|jarrive|japporte|japporterai|nous venons
    |nous viendrons|nous passerons
    |on passe|on vient|je serai là|je serai chez moi|nous serons là""",
    """iré|iremos|vamos|pasaré|pasaremos|vendré|vendremos|llevaré|llevaremos|allí estaré|ahí estaré
    |estaré en casa|estaremos en casa|le espero|os espero
    |allí estaremos|ahí estaremos|nos vemos|recogeré|recojo""",
)
_THEN = (" dann ", " then ", " alors ", " entonces ")
_OTHERWISE = Phrases(
    """not|no|cant|cannot|wont|couldnt|since|again|still|seit|wieder|noch|depuis|encore|desde|todavía|but|rather|better|instead|only|unless|earlier|later|sorry
    |unfortunately|or""",
    """nicht|kein|keine|keinen|leider|aber|dann lieber|doch lieber|lieber am|lieber um|lieber erst
    |lieber im|besser|erst|nur|statt|stattdessen|früher|später|schlecht|oder""",
    """pas|non|mais|plutôt|mieux|seulement|malheureusement|désolé|désolée|ou""",
    """pero|mejor|sólo|solo|lamentablemente|antes|después|o""",
)
"""Words that make a yes something else."""
_SETTLES_IN = 30
"""Words of a letter that only settles a time."""


def names_an_hour(text: str) -> bool:
    """Whether an hour stands in it: "16 Uhr", "at 3", "um 12"."""
    return bool(_HOUR.search(text[:READ_LIMIT]))


def settles_a_time(words: Words) -> bool:
    """Whether it only says yes to a time, in its own words: it names a day or an hour, is glad or says who
    comes, and neither asks, refuses nor proposes another."""
    if words.length > _SETTLES_IN or words.questions or _OTHERWISE.inside(words.plain):
        return False
    text = words.text[:READ_LIMIT]
    named = names_an_hour(text) or bool(_DATE.search(text)) or _DAY.inside(words.plain)
    if any(_says_more(each) for each in _SENTENCE.findall(text)):
        return False
    yes = _GLAD.inside(words.plain) or _COMES.inside(words.plain) or words.plain.startswith(_THEN)
    return named and yes and not ASKS.found(words.plain) - POLITE


def _says_more(sentence: str) -> bool:
    """Whether a sentence is about something else than the time, gladness or thanks."""
    words = plain_words(sentence)
    settles = _GLAD.inside(words) or _COMES.inside(words) or THANKS.inside(words) or _DAY.inside(words)
    timed = names_an_hour(sentence) or bool(_DATE.search(sentence))
    return len(words.split()) > _A_GREETING and not (settles or timed)


# --- not as a customer ----------

_TO_A_GROUP = re.compile(
    r"^\s*(?:(?:sehr geehrte|liebe|werte)\s(?:(?:haus)?bewohner(?:innen)?|mieter(?:innen)?"
    r"|(?:wohnungs)?eigentümer(?:innen)?|nachbarn|nachbarinnen|anwohner(?:innen)?|eltern|mitglieder|vereinsmitglieder"
    r"|kollegen|kolleginnen|teilnehmer(?:innen)?|lieferanten|geschäftspartner)\b"
    r"|dear\s(?:all\s)?(?:tenants?|residents?|leaseholder|neighbou?rs|parents|members|suppliers|vendors|partners|participants"
    r"|exhibitors|owners|leaseholders|colleagues)\b"
    r"|(?:chers|chères|mesdames,? (?:et )?messieurs les)\s(?:\w+\s(?:et\s)?)?"
    r"(?:locataires|voisins|parents|adhérents|membres|fournisseurs"
    r"|partenaires|résidents|copropriétaires|collègues)"
    r"|(?:estimad|querid)[oa]s\s(?:inquilin|vecin|padres|soci|proveedor|propietari|miembros|compañer|colaborador))",
    re.IGNORECASE,
)


def speaks_to_a_group(text: str) -> bool:
    """Whether it greets many of whom the owner is one: the tenants of a house, the members of a club."""
    return bool(_TO_A_GROUP.match(text[:200]))


_SOCIAL = Phrases(
    """wanna come|want to come along|fancy a|fancy coming|are you coming to|you coming to|come over for
    |at my place|at ours
    |join us for dinner|grab a beer|beer on|beers on|drinks on|catch up over|bbq at|movie night|game night""",
    """kommst du mit|kommst du auch|kommt ihr auch|kommst du am|hast du lust|habt ihr lust|lust auf
    |bei mir zuhause|suppe bei mir
    |essen bei mir|grillen bei|ein bier|auf ein bier|spieleabend|ins kino""",
    """tu viens|vous venez dîner|ça te dit|ça vous dit|tu veux venir|viens dîner|viens manger
    |à la maison samedi|boire un verre
    |prendre un verre|un ciné""",
    """te vienes|te apuntas|os venís|os apuntáis|quieres venir|tomar algo|tomar unas|unas cervezas|una cerveza
    |en mi casa|en casa el|al cine""",
)
"""How friends ask each other along."""


def asks_along(words: Words) -> bool:
    """Whether somebody asks the owner along as friends do."""
    return words.length <= 2 * _SHORT_TELLING and _SOCIAL.inside(words.plain)


_STUDIES = Phrases(
    """interview you|interviewing|an interview|for an interview|take part in a survey|our survey
    |a survey|short survey
    |questionnaire|for my thesis|my dissertation|my bachelors|my masters|research project|for an article
    |im a journalist|i am a journalist""",
    """interviewen|ein interview|für ein interview|umfrage|fragebogen|befragung|meine bachelorarbeit
    |meine masterarbeit
    |meine hausarbeit|meine doktorarbeit|forschungsprojekt|für einen artikel|ich bin journalist*""",
    """vous interviewer|une interview|un entretien de|enquête|sondage|questionnaire|mon mémoire|ma thèse
    |un article sur|je suis journaliste""",
    """entrevistarle|entrevistarlo|entrevistarte|una entrevista|encuesta|cuestionario|mi tesis
    |trabajo de fin de
    |un artículo sobre|soy periodista""",
)
_STUDIED = Phrases(
    """proofread*|edit|editing|translat*|transcri*|print|bind|lektor*|korrektur*|übersetz*|transkri*|drucken|binden
    |relecture|corriger|traduire|traduction|imprimer|relier|corregir|traducir|traducción|imprimir|encuadernar
    |format*|statist*"""
)
"""Whoever wants work done on a thesis is a customer."""


def asks_for_a_study(words: Words) -> bool:
    """Whether somebody wants the owner's word for a study, a survey or the press, not his work."""
    return _STUDIES.inside(*words.both) and not _STUDIED.inside(*words.both)
