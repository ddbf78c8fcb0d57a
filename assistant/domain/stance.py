"""Where somebody stands, by the words: they complain, they want no such notes; and whether we asked anything.

Small tables in English, German, French and Spanish. They decide only whether a reminder of ours would be
out of place, never whether a mail is an inquiry.
"""

import re

from assistant.domain.words import READ_LIMIT, THANKS, Phrases, Words, plain_words

SHORT_NO = 60
"""A "no, thanks" stands in a short mail; in a long one the same words mean something else."""

_COMPLAINTS = Phrases(
    """complaint|complaints|complain|complaining|complained|disappointed|disappointing|unacceptable
    |not acceptable|refund|money back|unprofessional|not happy with|unhappy with|very unhappy
    |dissatisfied|not satisfied|fed up|terrible service|bad service|poor service|bad review|small claims
    |my lawyer|my attorney|chargeback""",
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
    |do not write|dont email|do not email|leave me alone|take me off|remove me|no more mails
    |no more emails|unsubscribe|opt out""",
    """nein danke|kein interesse|keine mails mehr|keine e mails mehr|keine nachrichten mehr|nicht mehr an
    |bitte nicht mehr|nicht mehr anschreiben|nicht mehr schreiben|kein bedarf|bitte abmelden""",
    """non merci|pas intéressé|pas intéressée|plus intéressé|plus intéressée|ne plus me contacter
    |ne me contactez plus|ne mécrivez plus|ne plus mécrire|plus de mails|désabonner|me désinscrire""",
    """no gracias|no me interesa|no estoy interesad*|no nos interesa|no me escriba*|no me contacte*
    |no más correos|darme de baja""",
)

_COURTESY = Phrases(
    """let me know if you have|let me know if there|if you have any questions
    |if you have any other questions|any questions|any further questions|feel free|dont hesitate
    |do not hesitate|happy to help|glad to help|help you with anything|anything else|please find
    |see attached|thanks for|thank you for|sorry for|hope this helps|if anything comes up
    |if something comes up|if anything else comes|have a good|have a great|if you need anything
    |how are you""",
    """bei fragen|falls sie fragen|wenn sie fragen|rückfragen|zögern sie nicht|gerne zur verfügung
    |im anhang|anbei|vielen dank für|danke für|helfe gern|hilft ihnen|bitte schön|gern geschehen
    |wie geht es""",
    """nhésitez pas|à votre disposition|reste à disposition|pour toute question|ci joint|merci pour
    |merci de votre|jespère que""",
    """no dude en|a su disposición|cualquier duda|cualquier pregunta|adjunto|gracias por|espero que""",
)
"""Sentences that close a mail politely and wait for nothing."""

_WANTS = Phrases(
    """can you|could you|would you|will you|are you able|are you free|are you available|please send
    |please call|please let|please give|please confirm|please sign|please tell|please check
    |please measure|please reply|please answer|please pick|please choose|please have|i need|we need
    |need you|need your|send me|send us|give me|call me|tell me|text me|sign and|sign the|confirm
    |how about|what about|id like to know|would like to know|approve|let me know
    |get back to me|get back to us""",
    """können sie|könnten sie|kannst du|könntest du|würden sie|bitte schicken|bitte senden|bitte sagen
    |bitte geben|bitte bestätigen|bitte unterschreiben|bitte prüfen|bitte messen|bitte rufen
    |bitte nennen|bitte teilen|bitte melden|brauche von|brauche ich|ich brauche|ich benötige
    |benötige ich|wir brauchen|schicken sie|senden sie|nennen sie|bestätigen sie|teilen sie mir
    |rufen sie|schick mir|sag mir|gib mir|unterschreiben sie
    |lassen sie mich wissen|geben sie bescheid|sagen sie bescheid""",
    """pouvez vous|pourriez vous|peux tu|pourrais tu|merci de|sil vous plaît|svp|envoyez moi|dites moi
    |donnez moi|confirmez|confirmer|jai besoin|nous avons besoin|rappelez moi|appelez moi|à signer
    |signez|renvoyez|tenez moi au courant""",
    """puede|podría|puedes|podrías|por favor|envíeme|mándeme|mándame|envíame|dígame|confírmeme|confirme
    |necesito|necesitamos|llámeme|llámame|firme|fírmelo|avíseme|avísame""",
)
"""What an owner writes who wants something of the reader."""

_OFFERS = Phrases(
    """if you like|if you want|if youd like|two options|options are|my proposal|the proposal|our proposal
    |the estimate is|my price|our price|the price for|happy to|i can offer|i can be|we can be
    |i could offer|we can offer
    |my offer|our offer|the offer|my quote|the quote|your quote|the estimate|my estimate|i could come
    |i can come|we could come|we can come|would cost|will cost|i could do|i can do|the price would
    |the price is|your decision|if you agree|if that suits|if that works|once you confirm
    |as soon as you confirm|tell me which|choose|i could|we could|we can start|i can start|i can fit
    |we can fit|fit you in|squeeze you in|the go ahead|your go ahead|an opening|openings|a slot|slots
    |waiting to hear|wait to hear|hearing from you|suit you|suits you|works for you|day work|time work
    |works better|im free|we are free|im available|let me know when|let me know which|let me know what
    |let me know whether|let me know by|pick a day|pick one|still need|your ok|your okay|your approval""",
    """wenn sie möchten|wenn sie mögen|wenn sie wollen|wenn du magst|ich kann am|ich kann um
    |kann ich kommen|mein preis|der preis|mein angebot|unser angebot|das angebot|kann ich anbieten
    |könnte ich|würde kosten|kostet|sagen sie mir|geben sie mir|sobald sie|wenn sie einverstanden
    |ihre entscheidung|könnte am|kommen könnte|ich könnte|wir könnten|ich hätte|hätte ich|wir hätten
    |passt ihnen|passt es ihnen|passt dir|passt es dir|ihre zusage|ihrer zusage|ihre freigabe
    |ihrer freigabe|ihr ok|ihr okay|termin frei|noch frei|brauche ich noch|ich brauche noch
    |fehlen mir noch|fehlt mir noch|ich warte auf|warte noch auf|ihre rückmeldung|von ihnen zu hören
    |ihre antwort|bescheid geben|ich schlage vor|mein vorschlag|zur auswahl""",
    """si vous voulez|si vous le souhaitez|si tu veux|mon devis|notre devis|le prix|mon offre|notre offre
    |le devis|je peux vous proposer|je vous propose|je pourrais|coûterait|si cela vous convient
    |dites moi|dès que vous|il me faut|il me manque|jattends|en attente de votre|dans lattente
    |votre accord|votre feu vert|il me reste|un créneau|des créneaux|je peux passer|je peux venir
    |on pourrait|nous pourrions|vous conviendrait|vous convient|votre réponse|votre choix|au choix
    |je suis libre|nous sommes libres|je suis disponible""",
    """si quiere|si lo desea|si quieren|mi presupuesto|nuestro presupuesto|el precio|mi oferta
    |nuestra oferta|el presupuesto|le ofrezco|puedo ofrecer|podría ir|costaría|si le parece|dígame
    |en cuanto usted|en cuanto me|me falta|me faltan|espero su|espero tu|espero vuestra|a la espera
    |tengo un hueco|tengo hueco|tengo libre|me queda|me quedan|le vendría|le viene|les viene|te viene
    |su confirmación|su visto bueno|hacen falta|puedo ir|puedo pasar|podríamos|fecha libre|a elegir
    |estoy libre|su respuesta""",
)

_MINE = Phrases(
    """my quote|the quote|my estimate|the estimate
    |our estimate|our quote|my proposal|the proposal|our proposal""",
    "mein angebot|das angebot|unser angebot|mein kostenvoranschlag|der kostenvoranschlag",
    "mon devis|le devis|notre devis|ma proposition|notre proposition",
    "mi presupuesto|el presupuesto|nuestro presupuesto|mi propuesta|la propuesta",
)
"""Papers that wait for a yes, also in a sentence like "please find attached my quote"."""

_PAPERS = Phrases(
    """invoice|invoices|receipt|receipts|payment|paid|refund|deposit received""",
    """rechnung|rechnungen|quittung|zahlung|bezahlt|überwiesen|überweisung|eingegangen""",
    """facture|factures|reçu|paiement|virement|payé|payée|réglé|réglée""",
    """factura|facturas|recibo|pago|transferencia|pagado|pagada|abonado""",
)
"""Sentences in which a price is settled already, or due: it is no offer."""

_FOR_NOTHING = re.compile(
    r"\b(?:it |that |this )?costs? (?:you )?nothing\b|\bkostet (?:sie |dich |euch )?nichts\b"
    r"|\bne (?:vous )?coûte rien\b|\bno (?:le |te )?cuesta nada\b",
    re.IGNORECASE,
)
"""What costs nothing waits for no yes to its price."""
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
    nothing. A price counts wherever it stands, but not that of an invoice or a payment.
    """
    sentences = [found[0] for found in _SENTENCE.finditer(text[:READ_LIMIT])]
    text = "\n".join(each for each in sentences if not _COURTESY.inside(plain_words(each)))
    words = Words(_FOR_NOTHING.sub(" ", text))
    asks = words.questions > 0 or _WANTS.inside(words.plain)
    return asks or _OFFERS.inside(words.plain) or any(map(_names_price, sentences))


def _names_price(sentence: str) -> bool:
    words = Words(sentence)
    named = words.prices > 0 or _MINE.inside(words.plain)
    return named and not _PAPERS.inside(words.plain) and not THANKS.inside(words.plain)
