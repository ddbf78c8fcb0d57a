"""Where somebody stands, by the words: they complain, they want no such notes; and whether we asked anything.

Small tables in English, German, French and Spanish. They decide only whether a reminder of ours would be
out of place, never whether a mail is an inquiry.
"""

import re

from assistant.domain.words import READ_LIMIT, Phrases, Words, plain_words

SHORT_NO = 60
"""A "no, thanks" stands in a short mail; in a long one the same words mean something else."""

_COMPLAINTS = Phrases(
    """complaint|complaints|complain|complaining|complained|disappointed|disappointing|unacceptable
    |not acceptable|refund|money back|unprofessional|not happy with|unhappy with|very unhappy|dissatisfied
    |not satisfied|fed up|terrible service|bad service|poor service|bad review|small claims|my lawyer
    |my attorney|chargeback""",
    """beschwerde|beschwere*|reklamation|reklamier*|enttäuscht|unzufrieden|inakzeptabel|unverschämt
    |geld zurück|schlechte bewertung|meinen anwalt|mein anwalt|frechheit""",
    """réclamation|plainte|déçu|déçue|déçus|mécontent|mécontente|inacceptable|remboursement|me rembourser
    |mon avocat|pas satisfait|pas satisfaite|mauvais service""",
    """queja|quejarme|reclamación|decepcionad*|descontent*|inaceptable|reembolso|devolución del dinero
    |mi abogado|insatisfech*|mal servicio""",
)

_NO_THANKS = Phrases(
    """no thanks|no thank you|no thx|not interested|no interest|no longer interested|please stop
    |stop writing|stop emailing|stop mailing|stop contacting|dont contact|do not contact|dont write
    |do not write|dont email|do not email|leave me alone|take me off|remove me|no more mails|no more emails
    |unsubscribe|opt out""",
    """nein danke|kein interesse|keine mails mehr|keine e mails mehr|keine nachrichten mehr|nicht mehr an
    |bitte nicht mehr|nicht mehr anschreiben|nicht mehr schreiben|kein bedarf|bitte abmelden""",
    """non merci|pas intéressé|pas intéressée|plus intéressé|plus intéressée|ne plus me contacter
    |ne me contactez plus|ne mécrivez plus|ne plus mécrire|plus de mails|désabonner|me désinscrire""",
    """no gracias|no me interesa|no estoy interesad*|no nos interesa|no me escriba*|no me contacte*
    |no más correos|darme de baja""",
)

_COURTESY = Phrases(
    """let me know if you have|let me know if there|if you have any questions|if you have any other questions
    |any questions|any further questions|feel free|dont hesitate|do not hesitate|happy to help|glad to help
    |help you with anything|anything else|please find|see attached|thanks for|thank you for
    |sorry for|hope this helps|have a good|have a great|if you need anything|how are you""",
    """bei fragen|falls sie fragen|wenn sie fragen|rückfragen|zögern sie nicht|gerne zur verfügung
    |im anhang|anbei|vielen dank für|danke für|helfe gern|hilft ihnen|bitte schön|gern geschehen
    |wie geht es""",
    """nhésitez pas|à votre disposition|reste à disposition|pour toute question|ci joint|merci pour
    |merci de votre|jespère que""",
    """no dude en|a su disposición|cualquier duda|cualquier pregunta|adjunto|gracias por|espero que""",
)
"""Sentences that close a mail politely and wait for nothing."""

_OFFERS = Phrases(
    """i can offer|i could offer|we can offer|my offer|our offer|the offer|my quote|the quote|your quote
    |the estimate|my estimate|i could come|i can come|we could come|we can come|would cost|will cost
    |i could do|i can do|the price would|the price is|your decision|if you agree|if that suits|if that works
    |once you confirm|as soon as you confirm|tell me which|choose""",
    """mein angebot|unser angebot|das angebot|kann ich anbieten|könnte ich|würde kosten|kostet|sagen sie mir
    |geben sie mir|sobald sie|wenn sie einverstanden|ihre entscheidung|könnte am|kommen könnte""",
    """mon offre|notre offre|le devis|je peux vous proposer|je vous propose|je pourrais|coûterait
    |si cela vous convient|dites moi|dès que vous""",
    """mi oferta|nuestra oferta|el presupuesto|le ofrezco|puedo ofrecer|podría ir|costaría|si le parece
    |dígame|en cuanto""",
)

_SENTENCE = re.compile(r"[^.!?…\n]+[.!?…]*")


def complains(text: str) -> bool:
    """Whether somebody says that he is not content with us, or wants his money back."""
    return _COMPLAINTS.inside(plain_words(text))


def says_no_thanks(text: str) -> bool:
    """Whether a short mail says no to what we wrote and asks nothing: "No, thanks", "please stop"."""
    words = Words(text)
    return words.length <= SHORT_NO and not words.questions and _NO_THANKS.inside(words.plain)


def asks_or_offers(text: str) -> bool:
    """Whether a mail of the owner's waits for an answer: it asks, names a price, or offers something.

    Only the words beside the polite closing sentences count: "let me know if you have any questions" asks
    nothing.
    """
    sentences = (found[0] for found in _SENTENCE.finditer(text[:READ_LIMIT]))
    rest = "\n".join(each for each in sentences if not _COURTESY.inside(plain_words(each)))
    words = Words(rest)
    return words.asks or words.prices > 0 or _OFFERS.inside(words.plain)
