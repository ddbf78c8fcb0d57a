"""Does a mail of the owner's keep what he promised? A promise that is called kept and is not is the worse
mistake (I25): what is unsure stays open, and he is asked.

Small tables in English, German, French and Spanish, beside what needs no words: a file handed over, a
price, a mail that only asks.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from assistant.domain.lead import Lead, asked, shortened
from assistant.domain.message import Attachment, Message
from assistant.domain.promise import Promise
from assistant.domain.words import READ_LIMIT, Phrases, Words, plain_words

_EXCUSES = Phrases(
    """not ready|isnt ready|not finished|not done yet|not there yet|more time|bit longer|little longer
    |takes longer|taking longer|take longer|running late|running behind|delayed|havent gotten to
    |havent got to|havent had time|havent had a chance|havent managed|did not get to|didnt get to
    |still working on|still waiting for|not yet""",
    """noch nicht|mehr zeit|etwas zeit|etwas länger|dauert länger|verzöger*|verspät*|komme erst""",
    """pas encore|plus de temps|un peu plus long|plus longtemps|du retard|en retard""",
    """aún no|todavía no|más tiempo|tarda más|tardará más|se retrasa|con retraso""",
)
_HANDS_OVER = Phrases(
    """attached|attachment|enclosed|here is|here are|heres|here you go|please find|youll find|you will find
    |as promised|see below""",
    """anbei|im anhang|angehängt|beigefügt|hier ist|hier sind|hier kommt|hier das|hier die|hier der
    |wie versprochen""",
    """ci joint*|en pièce jointe|voici|comme promis""",
    """adjunto|adjunta|adjuntos|adjuntas|aquí va|aquí está|aquí tiene*|aquí le|le paso|lo prometido""",
)
_NOT_REACHED = Phrases(
    """tried to call|tried calling|tried to reach|tried to ring|tried you|could not reach|couldnt reach
    |not get through|couldnt get through|missed you|voicemail|no answer|nobody answered""",
    """nicht erreicht|nicht erreichen|versucht sie anzurufen|versucht anzurufen|mailbox""",
    """pas pu vous joindre|essayé de vous appeler|essayé de vous joindre|votre répondeur""",
    """intenté llamar*|no pude localizar*|no me contestó|no contestó|su buzón de voz""",
)
_SPOKEN = Phrases(
    """instead of calling|instead of a call|rather than call*|as discussed|as we discussed|on the phone
    |by phone|good talking|nice talking|great talking|our call|thanks for the call|when we spoke""",
    """statt anzurufen|statt eines anrufs|wie besprochen|telefonisch besprochen|am telefon|unser telefonat""",
    """au lieu de vous appeler|plutôt que de vous appeler|au téléphone|notre appel|notre conversation""",
    """en vez de llamar*|en lugar de llamar*|como hablamos|por teléfono|nuestra llamada""",
)
_DONE = Phrases(
    "done|finished|ready|ordered|checked|is fixed|all set|arrived|has come in",
    "erledigt|fertig|bestellt|geklärt|nachgefragt|eingetroffen",
    "terminé*|commandé*|vérifié*|est prêt|est prête|arrivé*",
    "terminado|terminada|listo|lista|pedido|comprobado|ha llegado",
)
_PAPERS = (
    Phrases(
        "quote|quotes|quotation|estimate|estimates|bid|offer|proposal|price|prices|number|numbers|figures",
        "angebot*|kostenvoranschlag*|preis|preise",
        "devis|prix|offre",
        "presupuesto*|cotización|precio|precios|oferta",
    ),
    Phrases(
        "invoice|invoices|bill|receipt|receipts", "rechnung*|quittung*", "facture*|reçu", "factura*|recibo*"
    ),
    Phrases("photo|photos|picture|pictures", "foto|fotos|bild|bilder", "photographies", "imágenes"),
    Phrases("drawing|drawings|plan|plans", "zeichnung*|pläne", "dessin*", "plano|planos|dibujo*"),
    Phrases("contract|agreement", "vertrag*", "contrat", "contrato"),
)
"""Papers that are not each other: an invoice is no quote."""
_AN_OFFER = 0
_NO_PAPER = re.compile(r"^(?:text/calendar|text/x?-?vcard|application/(?:pgp|x?-?pkcs7)\S*)", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
FEW_WORDS = 12
"""So few words beside its questions (a greeting, a name, a thank-you) make a mail one that only asks."""


class Kept(StrEnum):
    """What a mail did to a promise."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Said:
    """A mail of the owner's, as far as it may keep a promise."""

    text: str
    subject: str = ""
    attachments: Sequence[Attachment] = ()
    promises: bool = False
    """Does it promise something itself?"""
    _words: Words = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_words", Words(self.text[:READ_LIMIT]))

    @property
    def excuses(self) -> bool:
        """Does it say that something is not ready?"""
        return _EXCUSES.inside(self._words.plain)

    @property
    def only_asks(self) -> bool:
        """Does it ask, and say next to nothing else?"""
        sentences = [found[0] for found in _SENTENCE.finditer(self.text[:READ_LIMIT])]
        told = sum(len(each.split()) for each in sentences if not each.endswith("?"))
        return self._words.questions > 0 and told <= FEW_WORDS and not self.hands_over

    @property
    def hands_over(self) -> bool:
        """Is a file with it, or does it say "here is"?"""
        return bool(self.files) or _HANDS_OVER.inside(self._words.plain)

    @property
    def files(self) -> tuple[str, ...]:
        """Names of the files with it; signatures, cards and small pictures of a letterhead are none."""
        found = (a for a in self.attachments if a.name and not _NO_PAPER.match(a.content_type))
        return tuple(a.name for a in found if not a.name.lower().startswith(("image00", "logo")))

    @property
    def names_price(self) -> bool:
        """Does a price stand in it?"""
        return self._words.prices > 0

    def about(self, promise: Promise) -> bool:
        """Can it hand over what was promised: the same kind of paper, or none of them is named?"""
        names = re.sub(r"[_.-]", " ", " ".join(self.files))
        told = f"{self.subject} {self.text[:READ_LIMIT]} {names}"
        wanted, named = _papers(promise.words or ""), _papers(told)
        return not wanted or not named or bool(wanted & named)

    def has(self, phrases: Phrases) -> bool:
        """Does one of them stand in it?"""
        return phrases.inside(self._words.plain)


def said_in(mail: Message, *, promises: bool) -> Said:
    """That mail; `promises` says whether it makes a promise itself."""
    return Said(mail.fresh, mail.subject, mail.attachments, promises)


def kept_by(promise: Promise, said: Said) -> Kept:
    """Did that mail keep that promise? A note of ours only promised to be heard from: any answer is that."""
    if promise.does == "":
        return Kept.YES
    if promise.is_appointment or said.only_asks:
        return Kept.NO
    if said.excuses:
        return Kept.UNSURE if said.files else Kept.NO
    match promise.does:
        case "send":
            return _sent(promise, said)
        case "answer":
            return _answered(promise, said)
        case "call":
            return _called(said)
        case _:
            return Kept.UNSURE if said.has(_DONE) or said.hands_over else Kept.NO


def _sent(promise: Promise, said: Said) -> Kept:
    price = said.names_price and bool(_papers(promise.words or "") & {_AN_OFFER})
    return Kept.YES if (said.hands_over or price) and said.about(promise) else Kept.UNSURE


def _answered(promise: Promise, said: Said) -> Kept:
    if said.hands_over or said.names_price:
        return Kept.YES if said.about(promise) else Kept.UNSURE
    return Kept.UNSURE if said.promises or said.has(_NOT_REACHED) else Kept.YES


def _called(said: Said) -> Kept:
    if said.has(_NOT_REACHED):
        return Kept.NO
    return Kept.YES if said.has(_SPOKEN) else Kept.UNSURE


def _papers(text: str) -> frozenset[int]:
    plain = plain_words(text)
    return frozenset(number for number, names in enumerate(_PAPERS) if names.inside(plain))


# --- what the owner is asked -------------------------------------------------------------------------------

DID_IT_KEEP = "did your mail keep your word"
"""How the question begins."""


def asked_whether_kept(before: Lead, after: Lead, said: Said, entry_at: datetime) -> Lead:
    """The lead with a question about the first promise of which nobody can tell whether that mail kept it.

    `before` is the lead before the mail. About one promise the owner is asked once.
    """
    known = {promise.id for promise in before.open_promises}
    told = {line.words for line in after.history}
    for promise in after.open_promises:
        if promise.id not in known or promise.made_at > entry_at or kept_by(promise, said) is not Kept.UNSURE:
            continue
        question = question_about(promise)
        if question not in told:
            return after if after.question else asked(after, question, entry_at)
    return after


def question_about(promise: Promise) -> str:
    """What the owner is asked, with the command that says yes."""
    word = shortened(promise.words or "you will hear from me", 80)
    return f"{DID_IT_KEEP} “{word}”? If so: assistant promise {promise.id} kept"
