"""What the words of a mail do: ask, thank, accept, decline, advertise, come from a machine.

Words are weaker evidence than structure and are used as such: they weigh, they never veto. Phrases are short,
general and in English, German, French and Spanish (some Italian, Dutch and Portuguese); a text in another
language simply weighs nothing, and a human's mail that weighs nothing is still shown.
"""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

READ_LIMIT = 6_000
"""Characters of a text whose words are weighed."""

_APOSTROPHES = "’‘´\u00ad\u200b\u200c\u200d"
_ASCII_APOSTROPHES = b"'`"
_ASCII_GAPS = bytes(
    each if each > 127 or chr(each).isalnum() or chr(each) in "_$%" else ord(" ") for each in range(256)
)
_GAPS = re.compile(r"[^\w$%€£]+")


@lru_cache(maxsize=128)
def plain_words(text: str) -> str:
    """Lower case, single blanks around every word, no punctuation: " dont reply to this " """
    text = text[:READ_LIMIT].lower()
    ascii_only = text.isascii()
    if not ascii_only:
        for mark in _APOSTROPHES:
            text = text.replace(mark, "")
    # Gaps of ASCII are blanked as bytes, four times faster than by a pattern; other gaps are rare.
    data = text.encode("utf-8", "surrogatepass").translate(_ASCII_GAPS, _ASCII_APOSTROPHES)
    words = data.decode("utf-8", "surrogatepass").split()
    if not ascii_only and not "".join(words).isalnum():
        words = _GAPS.sub(" ", " ".join(words)).split()
    return f" {' '.join(words)} "


_BEGINNING = 3
"""Letters; no stem is shorter."""

_Entry = tuple["Phrases", str, str]
"""Whose phrase it is, another word of it ("" if there is none), and how it stands in `plain_words`."""
_by_word: dict[str, list[_Entry]] = {}
"""All phrases of the program under their longest word, so that a text is looked through once for all."""
_by_beginning: dict[str, list[_Entry]] = {}
"""All stems under the beginning of their first word."""


class Phrases:
    """Some phrases, each a run of whole words; a `*` at the end stands for the rest of a word.

    Made once, as constants are: what is made is known to every later look at a text.
    """

    def __init__(self, *lines: str) -> None:
        phrases = {" ".join(each.split()) for line in lines for each in line.split("|")} - {""}
        for each in sorted(phrases):
            if each.endswith("*"):
                first = each.partition(" ")[0]
                _by_beginning.setdefault(first[:_BEGINNING], []).append((self, "", f" {each[:-1]}"))
                continue
            longest, *others = sorted(each.split(), key=len, reverse=True)
            mark = f" {each} " if others else ""
            _by_word.setdefault(longest, []).append((self, others[0] if others else "", mark))
        _standing_in.cache_clear()

    def found(self, *words: str) -> frozenset[str]:
        """Those that stand in texts given as `plain_words`, without the blanks around them."""
        return frozenset(each for text in words for each in _standing_in(text).get(self, ()))

    def inside(self, *words: str) -> bool:
        """Whether one of them stands in a text given as `plain_words`, or in one of several."""
        for text in words:  # noqa: SIM110 - a plain loop is half the time, and this is asked most of all
            if self in _standing_in(text):
                return True
        return False

    def count(self, *words: str) -> int:
        """How many different ones stand in them."""
        return len(self.found(*words))


@lru_cache(maxsize=128)
def _standing_in(words: str) -> dict[Phrases, list[str]]:
    """Every phrase of the program that stands in a text given as `plain_words`, by whose it is."""
    different = frozenset(words.split())
    found: dict[Phrases, list[str]] = {}
    for word in _by_word.keys() & different:
        for whose, other, mark in _by_word[word]:
            if not other or (other in different and mark in words):
                found.setdefault(whose, []).append(mark.strip() or word)
    for beginning in _by_beginning.keys() & {each[:_BEGINNING] for each in different}:
        for whose, _, stem in _by_beginning[beginning]:
            if stem in words:
                found.setdefault(whose, []).append(stem.strip())
    return found


def word_set(*lines: str) -> frozenset[str]:
    """The different words of some lines, to look up single words in."""
    return frozenset(word for line in lines for word in line.split())


ASKS = Phrases(
    """can you|could you|would you|will you|do you|are you able|are you available|are you free|could we
    |can we|can i|could i|may i|please|pls|plz|kindly|need|needs|needed|looking for|look for|would like
    |id like|wed like|want|wants|wanted|wondering|wonder|interested in|recommend|anyone know|does anyone
    |anybody know|suggestions|any ideas|any idea|how do i|how can i|how to|inquir*|enquir*|quote|quotes
    |estimate|estimates|bid|pricing|price for|a price|your price|whats the price|cost|costs|how much
    |how long|how soon|how many|when can|when could|when would|when do|whats your|what is your|what would
    |what do you|what should|next opening|availability|available|appointment|schedule|reschedule|book a
    |to book|call me|call back|give me a call|let me know|let us know|get back to me|send me|send us|help
    |fix|fixed|repair|replace|install|advise|asap|urgent|urgently|emergency|right away
    |as soon as possible|still waiting|havent heard|have not heard|no answer|no reply yet|not happy
    |expect this|complain*|refund|problem with|issue with|stopped working|broken|not working|leak*
    |wanted to ask|question about|a question|questions|instead|another time|another day|cant make
    |need to move|cancel|not sure if|any news|any update|any chance|should i|shall i|is it possible
    |would it be possible|is there|are there""",
    """bitte|können sie|könnten sie|koennen sie|koennten sie|kannst du|könntest du|könnt ihr|könntet ihr
    |würden sie|haben sie|habt ihr|gibt es|machen sie|bieten sie|ich suche|wir suchen|suche|brauche
    |brauchen|benötige*|hätte gern|hätte gerne|hätten gern|möchte|möchten|wollte fragen|wollte anfragen
    |anfrage|frage|fragen|angebot|kostenvoranschlag|was kostet|was würde|wie viel|wieviel|wie lange|preis
    |preise|kosten|termin|wann|melden sie sich|rufen sie|rückruf|zurückrufen|dringend|so bald wie möglich
    |schnellstmöglich|hilfe|helfen|reparieren|reparatur|kaputt|defekt|interesse an|interessiere*
    |bräuchte*|wäre es möglich|ist es möglich|leider nicht|verschieben|absagen|beschwer*|reklam*""",
    """pouvez vous|pourriez vous|peux tu|pourrais tu|pouvons nous|sil vous plaît|sil vous plait|svp
    |sil te plaît|je cherche|nous cherchons|recherche|besoin|je voudrais|je souhaite*|nous souhait*
    |jaimerais|nous aimerions|devis|prix|tarif|tarifs|combien|rendez vous|rdv|disponible|disponibles
    |disponibilité*|quand|rappeler|rappelez|merci de|urgent|urgence|aide|aider|réparer|réparation
    |en panne|est ce que|avez vous|faites vous|proposez vous|serait il possible|est il possible
    |une question|reporter|annuler|réclamation|fuite|renseignement*""",
    """puede|puedes|podría|podrías|podrian|podrían|por favor|busco|buscamos|necesito|necesitamos|quisiera
    |quisiéramos|me gustaría|nos gustaría|presupuesto|precio|precios|cuánto|cuanto|cuesta|cita|disponible
    |disponibilidad|cuándo|llámeme|llámame|urgente|ayuda|ayudar|reparar|arreglar|tienen|hacen|acepta
    |aceptan|quiero|queremos|una pregunta|una consulta|sería posible|es posible|cancelar|cambiar la
    |reclamación|gotera""",
    """potrebbe|può|vorrei|vorremmo|preventivo|quanto costa|cerco|ho bisogno|appuntamento|kunt u
    |kunnen jullie|zou u|graag|offerte|hoeveel|afspraak|nodig|poderia|gostaria|preciso|orçamento
    |quanto custa|prosz*|wycen*|prosím|czy|můžete""",
)

POLITE = frozenset(
    (
        *("please", "appointment", "schedule", "available", "bitte", "termin", "svp", "rendez vous", "rdv"),
        *("sil vous plaît", "sil te plaît", "disponible", "por favor", "cita", "appuntamento", "graag"),
        *("afspraak", "merci de"),
    )
)
"""Words of wishing that also stand in a mere yes: "yes please", "der Termin passt"."""

THANKS = Phrases(
    """thank you|thanks|thank u|thx|thankyou|many thanks|ty|tysm|much obliged|much appreciated|appreciate it
    |appreciate you|appreciated|cheers|grateful|great job|great work|good job|lifesaver|life saver
    |youre the best|you are the best|you saved|bless you|kudos|thankful|thanking""",
    """danke|vielen dank|herzlichen dank|besten dank|dankeschön|danke schön|lieben dank|dank ihnen|dankbar
    |tausend dank|bedanke|bedanken""",
    """merci|merci beaucoup|mille mercis|je vous remercie|nous vous remercions|un grand merci
    |remercie|remercier|remerciements""",
    """gracias|muchas gracias|mil gracias|muy agradecid*|agradecer|agradecerle|agradecerles|agradeceros
    |agradecerte|grazie|dank je|dank u|bedankt
    |obrigad*|dziękuj*|děkuj*|tack""",
)

THANKS_FOR_MORE = Phrases(
    """thanks in advance|thank you in advance|thanking you in advance|thanks for your help
    |thanks for your reply|thanks for getting back|vielen dank im voraus|danke im voraus
    |besten dank im voraus|dank vorab|danke vorab|merci de me|merci de nous|merci de bien
    |merci de votre réponse|merci davance|merci par avance|je vous remercie de bien|gracias de antemano
    |gracias por su respuesta|grazie in anticipo|alvast bedankt|bij voorbaat dank|obrigado desde já
    |z góry dziękuj*""",
    """would be grateful|be grateful for|be grateful if|id be grateful|wed be grateful|would appreciate
    |id appreciate|wed appreciate|appreciate it if|wäre dankbar|wäre ich dankbar|wäre ihnen dankbar
    |wäre ich ihnen|wären dankbar|wären wir dankbar|wären ihnen dankbar|dankbar wenn|dankbar für ein*
    |serais reconnaissant*|serions reconnaissant*|agradecería*|agradeceríamos|te agradecería""",
)
"""Thanks for something that is still to be done: a request in polite words."""

ACCEPTS = Phrases(
    """works for me|works for us|works great|works fine|works|is fine|are fine|fine with me|fine for me
    |is good|sounds good|sounds great|is perfect|perfect|see you|see u|confirmed|i confirm|agreed|deal
    |go ahead|lets do it|ok for me|that will do|well be there|ill be there|i will be there|ill be home
    |im home|yes please|accepted|approved|will do""",
    """passt|passt gut|passt mir|passt uns|einverstanden|in ordnung|geht klar|gerne so|bis dann|bis montag
    |bis dienstag|bis mittwoch|bis donnerstag|bis freitag|bis morgen|bestätige*|perfekt|alles klar
    |so machen wir""",
    """ça marche|ca marche|cela me convient|me convient|nous convient|daccord|parfait|cest parfait|cest noté
    |bien noté|à mardi|à lundi|à mercredi|à jeudi|à vendredi|à demain|je confirme|entendu""",
    """me parece bien|está bien|esta bien|de acuerdo|perfecto|perfecta|nos vemos|confirmo|confirmado
    |lo esperamos|la esperamos|va bene|akkoord|is goed""",
)

DECLINES = Phrases(
    """all set|no longer need*|no longer interested|dont need*|do not need*|found someone|found somebody
    |went with someone|went with another|decided to go with|decided against|thanks anyway|thx anyway
    |thank you anyway|never mind|nevermind|already fixed|sorted it|its sorted|problem is solved
    |problem solved|resolved itself|it works again|no need to""",
    """hat sich erledigt|schon erledigt|brauchen wir nicht mehr|anderweitig vergeben|für einen anderen
    |trotzdem danke|nicht mehr nötig""",
    """plus besoin|cest réglé|jai trouvé quelquun|nous avons choisi|merci quand même|ya no necesit*
    |ya está resuelto|ya encontr*|gracias de todos modos""",
)

DEFERS = Phrases(
    """get back to you|will let you know|let you know|be in touch|come back to you|check with|think about it
    |think it over|talk it over|will call you|melde mich|melden uns|gebe ihnen bescheid|überlege*
    |überlegen es|je reviens vers vous|je vous recontacte|réfléchi*|le aviso|te aviso
    |me pondré en contacto|le dire|lo pensaré""",
)

ROBOT = Phrases(
    """do not reply|dont reply|please do not respond|not reply to this|cannot reply to this
    |cant reply to this|replies to this|automated message|automatic message|automated response
    |automatic response|auto response|automated email|automated e mail|automatically generated
    |auto generated|system generated|generated automatically|unattended mailbox|unmonitored mailbox
    |mailbox is not monitored|mailbox is unmonitored|not a monitored|is not monitored
    |does not accept replies|unmonitored address|unmonitored email|not accept incoming
    |no reply is necessary""",
    """nicht auf diese e mail|nicht auf diese mail|nicht auf diese nachricht|antworten sie nicht
    |automatisch erstellt*|automatisch generiert*|automatisch erzeugt*|automatisch versendet*
    |automatisch versandt*
    |automatisch verschickt*|automatisch gesendet*|automatische nachricht|automatische mail
    |automatische e mail|automatische benachrichtigung
    |automatisierte nachricht|nicht beantwortet werden|bitte nicht antworten""",
    """ne pas répondre|ne répondez pas|message automatique|envoyé automatiquement|généré automatiquement
    |courriel automatique|e mail automatique""",
    """no responda|no respondas|no conteste|mensaje automático|generado automáticamente|correo automático
    |enviado automáticamente|non rispondere|messaggio automatico|messaggio generato|generato automaticamente
    |inviato automaticamente|niet beantwoorden|automatisch bericht
    |não responda|mensagem automática""",
)

BULK = Phrases(
    """unsubscribe|unsubscribing|opt out|opt me out|optout|manage preferences|manage your preferences
    |update your preferences|email preferences|manage notifications|notification settings|email settings
    |subscription settings|view in browser|view this email|view online|view it in your browser|webversion
    |web version|you are receiving this|you get this because|you are getting this|youre receiving this
    |you received this email because
    |you received this message because|this email was sent to|this message was sent to
    |to stop these emails|reply stop|to be removed|remove me|removed from|be removed from|remove your
    |our mailing list|this mailing|privacy policy|all rights reserved|forward to a friend|to subscribe
    |your subscription|change your subscription|trouble viewing|not displaying properly
    |not displaying correctly|having trouble reading|add us to your|safe senders|this is not spam
    |is not spam|this is a one time|bulk email|no longer wish to receive|no longer want to receive
    |no longer wish to hear|stop receiving|not to receive further|off our list|off my list""",
    """abmelden|abbestellen|austragen|newsletter abbestellen|im browser ansehen|im browser anzeigen
    |im browser öffnen|sie erhalten diese|du erhältst diese|onlineansicht|nicht richtig angezeigt
    |nicht mehr erhalten|nicht länger erhalten|keine weiteren e mails|keine weiteren nachrichten""",
    """se désabonner|désabonner|désinscri*|désinscription|vous recevez ce|version en ligne
    |gérer vos préférences|gérer mes préférences|ne souhaitez plus recevoir|ne désirez plus recevoir
    |ne plus recevoir""",
    """darse de baja|cancelar la suscripción|cancelar suscripción|ver en el navegador|ha recibido este
    |recibe este correo|anular la suscripción|no desea recibir|dejar de recibir|non desidera ricevere
    |non desideri più|non ricevere più|per cancellarti|cancellati|geen mails meer
    |disiscri*|annulla iscrizione|uitschrijven|afmelden
    |cancelar inscrição|descadastrar|wypisz""",
)

TO_MANY = Phrases(
    """dear friend|dear friends|dear sir|dear sirs|dear sir madam|dear madam|dear colleague
    |dear colleagues|dear beneficiary|dear partner|dear licensed|dear neighbor|dear neighbour|dear all
    |hello sir|hello friend|sir mam|dear manager|dear purchasing*|dear procurement|dear sourcing
    |sir madam|hi there friend|attn|to whom it may|hi all|hello all|hi everyone
    |hello everyone|liebe freunde|chers amis|queridos amigos|estimados amigos|cari amici""",
)
TO_CUSTOMERS = Phrases(
    """dear customer|dear customers|dear member|dear members|dear subscriber|dear user|dear client
    |dear homeowner|dear business owner|dear local business|dear webmaster|dear webowner|dear valued
    |dear site owner|dear merchant|dear resident|dear investor|dear readers|liebe kundin|lieber kunde
    |liebe kunden|sehr geehrte kunden|sehr geehrter kunde|sehr geehrte kundin|liebe mitglieder
    |liebe leser*|liebe nutzer*|lieber nutzer|sehr geehrter nutzer|cher client|chère cliente
    |chers clients|cher abonné|chers abonnés|chers adhérents|cher adhérent|chers lecteurs
    |estimado cliente|estimados clientes|estimada clienta|querido cliente|estimados socios
    |estimado socio|cari clienti|gentili clienti|gentile utente|beste klanten|beste relatie
    |gentile cliente|beste klant|caro cliente""",
)
"""Whoever greets the owner as a customer, a member or a reader is none of his customers."""

PITCH = Phrases(
    """seo|search engine optimization|search engine optimisation|page of google|first page|1st page|page one
    |on page 2|on page 3|rank your|rank higher|ranking|rankings|backlink*|guest post*|link building
    |link exchange|lead gen*|more leads|more customers|more clients|new customers for|more calls
    |grow your|boost your|increase your|scale your|double your|digital marketing|marketing agency
    |social media marketing|social media management|web design services|website design services
    |redesign your|app development|web development|development company|outsourc*|virtual assistant
    |free audit|website audit|free consultation|free trial|book a demo|a demo|schedule a demo|hop on a
    |jump on a|quick call|brief call|quick chat|10 minute|15 minute|20 minute|30 minute|10 minutes
    |15 minutes|20 minutes|10 min|15 min|right person|decision maker|who decides|decides about
    |who handles|in charge of|we help|i help|helped other|helping businesses|we work with|we partner with
    |companies like yours|businesses like yours|shops like yours|owners like you|your competitors
    |losing customers|losing calls|calls a month|a month from|jobs a month|leads a month
    |following up on my|follow up on my|bumping this|circling back|just checking if you saw
    |did you see my|close your file|if this isnt relevant|not relevant|isnt relevant|account executive
    |business development|sales manager|sales representative|growth manager|partnerships|partnering with
    |partner with you|send you a price list|send price|price list|our services|our company|our team of
    |our product|our products|our solution|we offer|we provide|we specialize|noticed that your
    |noticed your website|your website|your site|your contact page|your google|google listing
    |business listing|came across your|found your website|visited your|pre approved|preapproved
    |business loan|business funding|funding|capital|no collateral|line of credit|per month|from day one
    |save up to|cents a gallon|database of|verified contacts|contact list|email list|mailing list of
    |counts and pricing|roi|revenue|conversion|traffic to|testimonials|case study|show you how|reply yes
    |press 1|press 9|want me to send it|our clients|our customers|our partners|our network|our experts
    |our advisor|no strings attached|no commitment|free of charge|short video|brief chat|short chat
    |talent partner|partner manager|account manager|sales director|top of your inbox
    |worth a conversation|worth a chat|calendly""",
    """brancheneintrag|brancheneinträge|firmeneintrag|branchenregister|gewerberegister|eintragungsofferte
    |korrekturabzug ihres|suchmaschinenoptimierung|erste seite bei google|bei google ganz oben
    |ihre webseite|ihre website
    |ihrer website|mehr kunden|mehr anfragen|neukunden*|wir helfen unternehmen
    |wir unterstützen unternehmen|kurzes telefonat|15 minuten|10 minuten|unverbindliches gespräch
    |unser angebot|unsere produkte|unsere leistungen|wir bieten|umsatz steigern|sichtbarkeit
    |ansprechpartner für|unsere partner|unsere kunden|unser netzwerk|unsere experten|unsere lösung
    |unser berater|wir vermitteln|vermitteln wir|kurzes gespräch|kurzer austausch|kurzen austausch
    |zehn minuten|fünfzehn minuten|kostenlos*|kostenfrei*|unverbindlich*|mehr aufträge|neue aufträge
    |mehr umsatz|aufträge im monat|kunden im monat|anfragen im monat|exklusiv für|sparen sie|partnermanager
    |vertriebsleit*|key account|account managerin""",
    """référencement|première page|votre site|plus de clients|nous aidons|notre offre|nos services
    |notre société|nous proposons|un court appel|votre visibilité|augmenter votre|générer des leads
    |nous accompagnons|nos clients|nos partenaires|notre solution|notre réseau|nos experts|notre conseiller
    |sans engagement|gratuitement|dix minutes|quinze minutes|15 minutes|bref échange|court échange
    |économisez|réduire vos|plus de chantiers|chiffre daffaires|chargé de clientèle|conseiller commercial
    |conseillère commerciale|responsable commercial*
    |posicionamiento|primera página|su sitio web|su página web|más clientes|ayudamos a|nuestros servicios
    |ofrecemos|una llamada rápida|aumentar sus ventas|nuestros clientes|nuestra solución|nuestra red
    |nuestros expertos|nuestro asesor|sin compromiso|gratuitamente|diez minutos|15 minutos|breve llamada
    |ahorrar|ahorre|más ventas|reducir su|asesor comercial|asesora comercial|director comercial
    |aiutiamo|offriamo|proponiamo|i nostri clienti|nostri servizi|nostra soluzione|nostri esperti
    |nostro consulente|nostra rete|senza impegno|dieci minuti|quindici minuti|breve chiamata|risparmia*
    |più clienti|ridurre la|ridurre i|aumentare le|consulente commerciale|responsabile commerciale""",
)

STRONG_PITCH = Phrases(
    """verified contacts|seo|search engine optimization|first page of google|page of google|1st page of
    |backlink*|guest post|lead generation|free audit|website audit|right person to talk
    |right person to speak|close your file|if this isnt relevant|pre approved|preapproved|no collateral
    |business loan|merchant cash|press 1|press 9|account executive|losing calls|your competitors|who at
    |hop on a quick|suchmaschinenoptimierung|référencement naturel|posicionamiento seo|digital marketing""",
)

SCAM = Phrases(
    """lottery|you won|you have won|winner|winners|winning notification|beneficiary|inheritance|next of kin
    |late husband|million dollars|million us|million usd|million united|u s dollars|foreign account
    |bank account details|transfer the|transfer of funds|the funds|this fund|sum of|western union
    |moneygram|business transaction|strictly confidential|utmost confidence|urgent business proposal
    |business proposal|viagra|cialis|pharmacy|prescription|no rx|meds|weight loss|lose weight|pounds in
    |fat burn*|casino|gambling|betting|mortgage|mortgages|refinance|lowest rates|interest rates|debt
    |credit card debt|life insurance|term life|earn money|make money|extra income|income potential
    |work from home|work at home|home based business|be your own boss|financial freedom
    |financial independence|mlm|multi level|pyramid|adult|xxx|porn*|hot girls|singles|sexy|penis|enlarge*
    |herbal|toner|cartridges|100% free|risk free|no risk|act now|limited time|order now|order today
    |click here|click below|click on the link|click the link|guarantee|guaranteed|money back
    |congratulations|special offer|special promotion|free gift|free membership|absolutely free|for free
    |no obligation|toll free|dont miss|do not delete|verify your|verify now|confirm your account
    |mailbox is|mailbox will be|will be closed|will be suspended|has been suspended|account suspended
    |unusual activity|final notice|not a bill|failure to complete|domain registration|bitcoin|crypto*
    |investment opportunity|investors|investor alert|ticker|this stock|hot stock|stock alert|penny stock
    |hearing impaired|hard of hearing|deaf|only email|email only|accept credit card*|accept major credit
    |accept all major|my mover|private mover|private courier|my courier|private shipper|my shipper
    |shipping agent|pickup agent|pick up agent|pay my|pay with card|from the deposit|bulk email
    |email addresses
    |million emails|university diploma|diplomas|degree program|cable descrambler|satellite|rolex|replica
    |software cheap|cheap software|best price|lowest price|save money|login required|click here to listen
    |your password|password will expire|update your account|spyware|hair loss|hgh|human growth|anti aging
    |dvd|ringtones""",
    """gewinn|gewonnen|lotterie|erbschaft|erbe|kredit ohne|sofortkredit|loterie|vous avez gagné|héritage
    |lotería|ha ganado|herencia|préstamo|lotteria|eredità|prestito
    |konto sperren|konto gesperrt|konto wird gesperrt|konto wurde|zugang wurde|eingeschränkt
    |bestätigen sie ihre|verifizieren sie|innerhalb von 24|innerhalb von 48|compte suspendu|compte bloqué
    |compte sera|compte a été|confirmez vos|vérifiez vos|sous 24|cuenta suspendida|cuenta bloqueada
    |cuenta ha sido|cuenta será|confirme sus|verifique su|verifique sus|en 24 horas|conto sospeso
    |account sospeso|conto bloccato|sarà sospeso|confermi i|verifichi i|entro 24""",
)

STRONG_SCAM = Phrases(
    """investor alert|hot stock|lottery|you have won|you won|next of kin|million us|million united
    |million dollars|beneficiary|viagra
    |cialis|penis|porn*|xxx|no rx|western union|moneygram|mlm|make money|work from home|work at home
    |in bitcoin|in bitcoins|bitcoin wallet|btc wallet|access to your device*|access to your computer
    |i recorded you
    |your webcam|gift cards for|zugriff auf ihr gerät|zugriff auf ihre geräte|ihre webcam|deine webcam
    |en bitcoin
    |in bitcoins|votre webcam|accès à vos appareils|acceso a sus dispositivos|acceso a tus dispositivos
    |tu webcam
    |financial freedom|lose weight|weight loss|mortgage rates|refinance|verify your account|verify now
    |login required|mailbox will be closed|not a bill|multi level|million emails|bulk email|human growth
    |university diploma|credit card debt|hearing impaired|inheritance|pounds sterling|u s dollars
    |hot girls|online casino|100% free|be your own boss|extra income|home based business|rolex
    |foreign account""",
)

JOB = Phrases(
    """resume|résumé|my cv|a cv|attached cv|curriculum vitae|apprentic*|internship|job application|apply for
    |applying for|application for the position|position as|job opening|job openings|openings for
    |are you hiring
    |hiring|vacancy|vacancies|looking for work|looking for a job|employment
    |work for you|cover letter""",
    """bewerbung|bewerbe|lebenslauf|praktikum|praktikumsplatz|ausbildungsplatz|stellenanzeige
    |stellenausschreibung|arbeitsstelle|initiativbewerbung|minijob|candidature|lettre de motivation
    |mon cv|un stage|offre demploi|un emploi|apprentissage chez|solicitud de empleo|currículum|mi cv
    |busco trabajo|prácticas""",
)
_JOB_DOUBT = Phrases(
    """hiring a|hire you|hire a|openings next|your next openings|translat*|übersetz*|tradu*|proofread*
    |korrektur*|coaching|rewrite|lesson*|beginner*|my son|my daughter"""
)
"""Whoever wants his application translated or coached is a customer."""
_SOMEBODYS_JOB = frozenset(("minijob", "hiring", "employment", "vacancy", "vacancies", "un emploi"))
"""Words for a post that the owner's accountant uses, too: an applicant says "I" beside them."""

CHARITY = Phrases(
    """donate|donation|donations|raffle|fundrais*|sponsor|sponsors|sponsorship|charity|pta|booster club
    |spende|spenden|tombola|sponsoring|don pour|faire un don|kermesse|parrainage|donar|donación|rifa
    |patrocin*""",
)

GIFTS = Phrases(
    """you spare|spare us|donate|donation|chip in""",
    """spende|spenden|euro helfen|euro unterstützen""",
    """un don|faites un don|faire don|donnez""",
    """donar|dona|done|donación|donativo|una aportación""",
)
"""How a sum is asked for as a gift."""
RSVP = Phrases(
    """rsvp|you will attend|you can attend|able to attend|your attendance|will you join us
    |you could join us""",
    """teilnehmen|ihre teilnahme|mit ihnen rechnen|um anmeldung""",
    """votre présence|votre participation|vous participerez""",
    """su asistencia|tu asistencia|su presencia|si asistirá""",
)
"""How the host of an event asks whether somebody will come."""
INVITES = Phrases(
    """invited to|invite you to|inviting you to|invitation to|join us for|join us on|join us at|eingeladen
    |besuchen sie uns
    |laden sie|laden wir|einladung zu|vous invite*|nous vous invit*|invitation à|le invita*|les invita*
    |le invitamos|invitación a|invitad* a"""
)
EVENTS = Phrases(
    """concert|open house|webinar|conference|exhibition|opening|reception|breakfast|fair|festival|party|gala
    |service|seminar|networking|meetup|workshop|konzert|feier|fest|messe|vortrag|tagung|ausstellung|eröffnung
    |empfang|frühstück|seminar|tag der offenen|netzwerk*|salon|soirée|vernissage|inauguration|conférence
    |exposition|portes ouvertes|petit déjeuner|concierto|feria|jornada|jornadas|evento|curso|inauguración
    |exposición|charla|desayuno"""
)

PRIVATE_CLOSE = Phrases(
    """love|xo|xoxo|hugs|kisses|aunt|uncle|auntie|mom|mum|mommy|dad|daddy|grandma|grandpa|granny|nana|mami
    |papi|mama|papa|oma|opa|tante|onkel|mutti|vati|maman|mamie|papy|bisous|gros bisous|je tembrasse|besos
    |abrazos|tía|tío|abuela|abuelo|kuss|küsse|bussi|hdl|knuddel""",
)
PRIVATE = Phrases(
    """sweetheart|honey|darling|mija|mijo|mi amor|cariño|schatz|liebling|chérie|mon chéri|ma chérie|love you
    |miss you|drinks at|dinner at|for dinner|geburtstag feiern|apéro""",
)

REFERS = Phrases(
    """write to her|write to him|write to them|write her|write him|contact her|contact him|contact them
    |email her|email him|email them|call her directly|call him directly|reach out to her|reach out to him
    |reach out to them|get in touch with her|get in touch with him|get in touch with them
    |just the messenger|her directly|him directly|them directly""",
    """melde dich bei ihr|melde dich bei ihm|melden sie sich bei|schreib ihr|schreib ihm|schreiben sie ihr
    |schreiben sie ihm|kontaktieren sie|direkt bei ihr|direkt bei ihm|contacte la|contactez la
    |contactez le|écris lui|écrivez lui|directement à|escríbale|escríbele|contáctela|contáctelo|llámela
    |llámelo""",
)

RECEIPT = Phrases(
    """receipt|e receipt|ereceipt|invoice|invoices|statement|estatement|payment received
    |payment confirmation|payment of|received a payment|payout|order confirmation
    |confirmation of your order|your order|order no|billing|subscription renew*|paid you""",
    """rechnung|quittung|beleg|zahlung|abschlagszahlung|abbuchung|gutschrift|zahlungseingang
    |zahlungsbestätigung|bestellbestätigung|ihre bestellung
    |auftragsbestätigung|kontoauszug|lastschrift|facture|reçu|votre commande|confirmation de commande
    |paiement|prélèvement|recibo|factura|su pedido|confirmación de pedido|pago recibido|cargo en|ricevuta
    |fattura|bestelling|fatura""",
)
ENCLOSES = Phrases(
    """attached is|is attached|are attached|find attached|see attached|attached you will find|enclosed
    |attached invoice
    |attached the invoice|as a pdf|due in|due on|due by|payable|amount due|balance due""",
    """anbei|im anhang|beigefügt*|als anlage|in der anlage|zahlbar|fällig|zahlungsziel|überweisen sie""",
    """ci joint*|pièce jointe|en annexe|veuillez trouver|payable|échéance|à régler""",
    """adjunto|adjunta|adjuntamos|adjuntos|anexo|vencimiento|a pagar|allegat*|bijgevoegd|bijlage
    |in bijlage""",
)
"""What a letter says that brings a paper along."""
ORDERED = Phrases(
    """thank you for your order|thank you for your purchase|thank you for your booking|thank you for booking
    |thank you for your reservation|thank you for your payment|thank you for shopping|thanks for your order
    |thanks for your purchase|thanks for your payment|thanks for booking|your booking is confirmed
    |your reservation is confirmed|your order has been|your payment has been|we received your payment
    |has been shipped|is on its way|out for delivery""",
    """dank für ihre bestellung|dank für ihre buchung|dank für ihren einkauf|dank für ihre zahlung
    |dank für ihre reservierung|danke für ihre bestellung|danke für ihre buchung|danke für deine bestellung
    |ihre zahlung ist eingegangen|wurde versandt|wurde verschickt|ist unterwegs|wird zugestellt""",
    """merci pour votre commande|merci de votre commande|merci pour votre achat|merci pour votre réservation
    |merci pour votre paiement|a été expédié*|est en cours de livraison|est en route|sera livré*""",
    """gracias por su compra|gracias por tu compra|gracias por su pedido|gracias por tu pedido
    |gracias por su reserva|gracias por su pago|ha sido enviado|está en camino|ha sido entregado""",
)
"""What only whom the owner ordered from says to him."""
NOTICE = Phrases(
    """shipped|has shipped|delivered|delivery|package|parcel|tracking|out for delivery|verification code
    |security code|sign in code|login code|your code|code is|one time|passcode|password|sign in
    |sign in from|new sign in|new login|security alert|verify your|confirm your|activate your|welcome to
    |your account|account alert|balance|is ready|expires|expiring|renew*|reminder|appointment|scheduled
    |issued|updated|automatically updated|shared a|shared with you|with you|invited you|mentioned you
    |commented|new follower|new connection|weekly summary|monthly summary|weekly report|your report
    |unanswered message|left a review|backup*|backed up|completed|succeeded|disk|firmware|cron|alert
    |warning|digest|inspection""",
    """paket*|sendungs*|liefer*|zustell*|versendet|versandt|zugestellt|zustellung|paket|sendung
    |sendungsverfolgung|bestätigungscode|sicherheitscode|anmeldung|anmeldecode|passwort|ihr konto
    |erinnerung|läuft ab|steht bereit|verfügbar|steht bereit|verfügbar|sicherung*|datensicherung
    |abgeschlossen|fehlgeschlagen|sauvegarde|copia de seguridad
    |expédié|livraison|livré|colis|code de vérification
    |mot de passe|votre compte|rappel|expire|est disponible|enviado|entrega|paquete
    |código de verificación|contraseña|su cuenta|recordatorio|caduca|vence|disponible en""",
)
BOOKED = Phrases(
    """new booking|booking confirmed|booking confirmation|appointment booked|appointment confirmed
    |new appointment|new reservation|reservation confirmed|booked|neue buchung|buchungsbestätigung
    |terminbuchung|neuer termin|termin gebucht|nouvelle réservation|réservation confirmée
    |nouveau rendez vous|nueva reserva|reserva confirmada|nueva cita""",
)
AWAY = Phrases(
    """out of the office|out of office|away from the office|away from my desk|currently away|i am away
    |im away|i am on vacation|on annual leave|on holiday until|limited access to e mail
    |limited access to email|limited access to my email|limited access to my emails
    |access to my emails until|no access to email|will be returning on|will be back in the office
    |upon my return|on my return|upon our return|on our return|are closed until|is closed until
    |office is closed""",
    """nicht im büro|außer haus|bin ich abwesend|im urlaub|nach meiner rückkehr|nach unserer rückkehr
    |geschlossen bis|wieder für sie da
    |mails nur unregelmäßig|mails unregelmäßig|keinen zugriff auf meine
    |absent du bureau|absente du bureau|dès notre retour|à notre retour|est fermé jusqu*
    |est fermée jusqu*|sommes fermés jusqu*
    |en congé jusqu|en congés jusqu|à mon retour|fuera de la oficina
    |estaré ausente|estamos cerrados|cerrado hasta|cerrada hasta|cerrados hasta|a nuestro regreso
    |a nuestra vuelta
    |a mi vuelta|de vacaciones hasta|a mi regreso|fuori ufficio|afwezig tot""",
)
GONE = Phrases(
    """no longer work at|no longer work for|no longer working|no longer with|no longer employed
    |have left the firm
    |have left the company|on leave until|maternity leave|parental leave|on annual leave|sick leave
    |i am away until|im away until""",
    """nicht im haus|nicht mehr im unternehmen|nicht mehr tätig|nicht mehr bei der firma|in elternzeit
    |im mutterschutz|derzeit abwesend|bin abwesend|bin im urlaub""",
    """congé maternité|congé parental|en arrêt maladie|je suis absent|je suis absente|ne travaille plus
    |ne fais plus partie|je suis en congé|je suis en congés""",
    """ya no trabajo|dejado la empresa|baja maternal|baja por|estoy ausente|estoy de vacaciones
    |no estoy en la oficina""",
)
"""How somebody says, beside `AWAY`, that he does not read this now, or never again."""
ELSEWHERE = Phrases(
    """if it is urgent|if its urgent|if urgent|if this is urgent|for urgent|in urgent|for anything urgent
    |urgent matters|urgent enquiries|urgent inquiries|in an emergency|in case of emergency
    |please contact|please direct|in my absence|contact my colleague""",
    """in dringenden|dringende fälle|dringende anliegen|im notfall|in notfällen|bei notfällen
    |wenden sie sich
    |in meiner abwesenheit|meine kollegin|mein kollege|meinen kollegen""",
    """en cas durgence|toute urgence|les urgences|veuillez contacter|merci de contacter|en mon absence
    |vous adresser à""",
    """si es urgente|para urgencias|asuntos urgentes|casos urgentes|en caso de urgencia|puede contactar
    |póngase en contacto|contacte con|en mi ausencia|diríjase""",
)
"""In a sentence that sends whoever reads it to somebody else."""
PROMISES = Phrases(
    """will come back to you shortly|get back to you shortly|be in touch shortly|respond shortly
    |reply shortly|member of the team|member of our team|one of our team|someone from our team
    |one of our advisors|we aim to respond|we aim to reply|respond to you as soon as
    |get back to you as soon as|get back to you within|reply within|respond within""",
    """melden uns schnellstmöglich|melden uns so schnell|melden uns umgehend|melden uns in kürze
    |melden uns zeitnah|schnellstmöglich bearbeite*|so schnell wie möglich bearbeite*
    |schnellstmöglich beantwort*|schnellstmöglich bei ihnen|wird umgehend bearbeitet""",
    """répondrons dans les|reviendrons vers vous|répondrons dès que|recontacterons dans les
    |traiterons votre demande|votre demande sera traitée""",
    """responderemos lo antes|responderemos en breve|contestaremos lo antes|nos pondremos en contacto
    |atenderemos su|le contactaremos""",
)
"""How a house promises its own answer, as only the receiver of a letter does."""
GOT_IT = Phrases(
    """thanks for getting in touch|thank you for getting in touch|thanks for contacting
    |thank you for contacting
    |thanks for your message|thank you for your message|thanks for your email|thank you for your email
    |thanks for your enquiry|thank you for your enquiry|thank you for your inquiry|got your message
    |received your""",
    """für ihre nachricht|für ihre anfrage|für ihre e mail|für ihre mail|ihre nachricht|ihre anfrage""",
    """pour votre message|pour votre demande|reçu votre""",
    """por su mensaje|por contactar|por ponerse en contacto|recibido su|recibido tu|por tu mensaje""",
)
"""How it says, beside `RECEIVED`, that a letter came."""
IN_AN_ACCOUNT = Phrases(
    """secure inbox|secure message|secure mailbox|online banking|log on to your account
    |log in to your account""",
    """elektronischen postfach|ihrem postfach|im onlinebanking|im kundenportal""",
    """votre conseiller|votre conseillère|votre espace client|à votre espace|votre messagerie sécurisée""",
    """su gestor|su gestora|su área personal|su área de cliente|su buzón|su banca""",
)
"""Where a bank or an insurer keeps what it has to say."""
RECEIVED = Phrases(
    """acknowledgement of your|acknowledge receipt of your|we have received your|weve received your
    |your request has been received|your message has been received|your email has been received
    |we received your request|we received your message|we received your inquiry
    |your inquiry has been received|ticket has been created|ticket number|case number has been
    |has been assigned""",
    """ihre anfrage ist bei uns eingegangen|ihre nachricht ist eingegangen|ihre nachricht erhalten
    |wir haben ihre anfrage erhalten
    |eingangsbestätigung|nous avons bien reçu votre|votre demande a bien été|votre message a bien été
    |votre courriel a bien été
    |accusé de réception
    |hemos recibido su|su solicitud ha sido|acuse de recibo|byla převzata""",
)
REVIEW = Phrases(
    """left a review|left you a review|five stars|5 stars|5 star|bewertung hinterlassen|laissé un avis
    |dejado una reseña"""
)
FIRST_PERSON = Phrases(
    """i|im|ive|id|ill|we|were|weve|wed|my|our|me|us|ich|wir|mein|meine|meinen|meiner|unser|unsere|unseren
    |unserem|mir|mich|uns|je|jai|nous|mon|ma|mes|notre|nos|moi|yo|mi|mis|nuestro|nuestra|nosotros|nos
    |tengo|tenemos|io|ho|abbiamo|mio|mia|ik|wij|mijn|ons|onze|eu|meu|minha|temos""",
)
WHEN = Phrases(
    """monday|tuesday|wednesday|wensday|thursday|friday|saturday|sunday|tomorrow|tonight|today|montag
    |dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|morgen|heute|lundi|mardi|mercredi
    |jeudi|vendredi|samedi|dimanche|demain|lunes|martes|miércoles|jueves|viernes|sábado|domingo|mañana"""
)

BUT = Phrases(
    """not|no|cant|cannot|wont|but|or|better|rather|instead|only|until|before|after|again|since|still|nicht|kein
    |keine|wieder|seit|noch|depuis|encore|desde|todavía|nein|aber|oder
    |lieber|besser|erst|nur|bis|vor|nach|ab|pas|non|mais|ou|plutôt|mieux|seulement|avant|après|jusquà
    |pero|o|mejor
    |sólo|solo|hasta|antes|después"""
)
"""Words that make something else of a day than a yes."""

_SENTENCES = re.compile(r"[.!?…\n]|[ \t][-–][ \t]")
_CLAUSES = re.compile(r"[,;:.!?…\n]|[ \t][-–][ \t]")
_ENDS = re.compile(r"(?<=[.!?…])\s+|\n\s*\n")
_GREETING = re.compile(
    r"\s*(?:dear|hi|hello|hey|good (?:morning|afternoon|evening)|hallo|liebe[rs]?|sehr geehrte[rs]?"
    r"|guten (?:tag|morgen|abend)|moin|servus"
    r"|grüß gott|bonjour|bonsoir|salut|chère?|madame|monsieur|buenos días|buenas(?: tardes)?|hola"
    r"|estimad[oa]s?|ciao|buongiorno|gentile"
    r"|beste|hoi)\b",
    re.IGNORECASE,
)
_STILL = Phrases(
    """but|still|however|unfortunately|rather|instead|though|although|by the way|btw
    |aber|noch|leider|dann lieber|doch lieber|jedoch|allerdings|übrigens|nebenbei
    |stattdessen|mais|encore|toujours|par contre|cependant|pourtant|au fait
    |malheureusement|plutôt|pero|todavía|aún|sigue|lamentablemente|mejor|por cierto|sin embargo|aunque"""
)
"""Words beside thanks with which it goes on: "thanks, but it still drips"."""
_CONTENT = Phrases(
    """great|good|well|perfect*|lovely|wonderful*|excellent|brilliant*|fantastic*|amazing|awesome|super|superb
    |happy|pleased|delighted|thrilled|glad|love|loved|loves|works|working|warm|recommend*|relief|sorted
    |as agreed|as discussed|angel*|hero|legend|star
    |friendly|professional|quick*|best|nice|better|beautiful*|tidy|clean|kind|impressed|paid|payment
    |transferred|received|invoice|see you|take care|have a|job|work|pleasure|fine""",
    """gut|toll|super|prima|perfekt*|wunderbar|schön*|freu*|zufrieden|begeistert|funktioniert|läuft|klappt*
    |klasse|hervorragend|ausgezeichnet|glücklich|froh|sauber|freundlich|schnell*|weiterempf*|empfehl*|bezahlt
    |wie besprochen|wie vereinbart|engel|held|retter*
    |überwiesen|überweis*|angewiesen|rechnung|arbeit|bis bald|warm|tip top|spitze|bestens|in ordnung""",
    """parfait*|super|génial|bien|très content*|content*|ravi*|satisfait*|heureu*|fonctionne|marche|bravo
    |impeccable|excellent*|recommand*|payé*|réglé*|virement|facture|reçu|travail|bonne|bon|à bientôt|rapide*
    |agréable|magnifique|comme convenu""",
    """perfect*|genial|estupend*|excelente*|content*|encantad*|feliz|satisfech*|funciona*|bien|muy buen*|buen*
    |recomend*|rápid*|pagad*|pagué|transferencia|factura|recibid*|trabajo|maravill*|fenomenal|hasta pronto
    |como acordamos|según lo acordado""",
)
"""Words of gladness, praise and payment: what is said beside thanks by who wants nothing else."""
_TELLING = 4
"""A sentence of so many words beside the thanks can tell something new."""
_OF_A_THING = re.compile(
    r" (?:\w+ )?(?:the|my|our|der|die|das|den|mein|meine|unser|unsere|im|le|la|les|ma|mon|mes|notre|nos"
    r"|el|los|las|mi|mis|nuestro|nuestra) "
)
"""How a sentence begins that is about a thing or a person, not about the writer's thanks."""
_PRIZES = frozenset(("recommend", "preis", "preise", "prix", "precio"))
_NOT = Phrases("not|no|cant|cannot|wont|doesnt|dont|isnt|nicht|kein|keine|nein|pas|non|only|nur")
_STRIKES = Phrases(
    """we accept|i accept|accept your|accept the|accepted|we agree|agreed|go ahead|lets do it|is yes
    |well take it
    |we take it|ill take it""",
    """nehme es an|nehmen es an|nehme das an|nehmen das an|nehmen wir an|nehme ich an
    |nehmen ihr angebot|nehme ihr angebot
    |einverstanden|machen wir so|so machen wir|das machen wir|wir nehmen|ich nehme|zusage|beauftrag*""",
    """bon pour accord|jaccepte|nous acceptons|daccord|je prends|nous prenons|je valide|nous validons""",
    """acepto|aceptamos|de acuerdo|adelante|me lo quedo|nos lo quedamos""",
)
"""How an offer is taken: more than thanks."""


def _tells_numbers(line: str) -> bool:
    """Whether words tell a number or an address: a bare name with a number is a signature."""
    words = sum(each.strip(".,:;!").isalpha() for each in line.split())
    return words >= _TELLS and sum(each.isdigit() for each in line) >= _NUMBER


_TELLS = 3
_NUMBER = 4
_FRAME = re.compile(
    r" (?:dear|hi|hello|hallo|liebe[rs]?|sehr geehrte[rs]?|guten (?:tag|morgen|abend)|bonjour|bonsoir|chère?"
    r"|madame|monsieur|hola|estimad[oa]|buenos|buenas|mit \w+ gr[uü]ß\w*|mit \w+ gruss\w*"
    r"|(?:viele|liebe|beste|herzliche|freundliche|schöne) grüße|(?:best|kind|warm) (?:regards|wishes)|regards"
    r"|sincerely|yours|(?:bien )?cordialement|bien à vous|(?:un )?(?:cordial )?saludos?|atentamente)"
    r"(?: \w+){0,4} $"
)
"""A line that greets or closes and says nothing else, as `plain_words`."""
_PRICE = re.compile(r"(?:[$€£]\s?\d[\d,.]*|\d[\d,.]*\s?(?:€|eur\b|usd\b|chf\b))", re.IGNORECASE)
_SUM = re.compile(r"[$€£]\s?\d|\b\d[\d,.]*\s?(?:€|euros?\b|eur\b|pounds\b|dollars\b|chf\b)", re.IGNORECASE)
_CLOCK = re.compile(
    r"\b\d{1,2}(?::\d\d|\s?[ap]m\b|\s?uhr\b|h\d{0,2}\b)|\b(?:um|gegen|at|a las)\s\d{1,2}(?![\d%€$£.])",
    re.IGNORECASE,
)
_QUESTION_MARKS = "?¿？؟"
AWAY_IN = 150
"""Words in which a mail program says that somebody is away."""
DETOUR_IN = 60
"""Words in which a program says that a letter came, or who reads it instead."""
A_DAY_IN = 5
"""Words in which a day alone is a yes."""
BARE = 25
"""A bare yes has at most so many words."""
FEW_WORDS = 16
"""So many words beside the thanks leave a mail a mere thank-you."""
SHORT = 90
"""A thank-you has at most so many words."""


@dataclass(frozen=True)
class Words:
    """The words of a mail's new text and subject, weighed lazily and once."""

    text: str
    subject: str = ""

    @cached_property
    def plain(self) -> str:
        """The new text as `plain_words`."""
        return plain_words(self.text)

    @cached_property
    def title(self) -> str:
        """The subject as `plain_words`."""
        return plain_words(self.subject)

    @cached_property
    def both(self) -> tuple[str, str]:
        """Subject and text, each as `plain_words`."""
        return self.title, self.plain

    @cached_property
    def length(self) -> int:
        """How many words the new text has."""
        return len(self.plain.split())

    @cached_property
    def asks(self) -> bool:
        """Whether somebody asks or wants something, by a question mark or by words, in text or subject."""
        return self.questions > 0 or ASKS.inside(*self.both)

    @cached_property
    def questions(self) -> int:
        """Question marks in what was written, links left out."""
        bare = " ".join(word for word in self.text[:READ_LIMIT].split() if "://" not in word)
        return sum(bare.count(mark) for mark in _QUESTION_MARKS)

    @cached_property
    def thanks(self) -> bool:
        """Whether it thanks at all."""
        return THANKS.inside(self.plain)

    @cached_property
    def thanks_first(self) -> bool:
        """Whether thanks are what the mail is about: they open it or stand in its subject, not only in its
        close."""
        opening = f" {' '.join(self.plain.split()[:10])} "
        return "?" not in self.subject and (THANKS.inside(opening) or THANKS.inside(self.title))

    @cached_property
    def thanks_only(self) -> bool:
        """Whether the text thanks and does nothing else: no question, no wish, few words beside the
        thanks, and those of gladness or payment."""
        return self._mostly_thanks and not self.tells_beside_thanks

    @cached_property
    def thanks_and_tells(self) -> bool:
        """Whether the text thanks, asks nothing, and tells something beside: perhaps that it drips again."""
        return self._mostly_thanks and self.tells_beside_thanks

    @cached_property
    def tells_beside_thanks(self) -> bool:
        """Whether a sentence beside the thanks turns to something else, or tells of a thing or a person
        without gladness or payment: "the pressure has dropped"."""
        if _STILL.inside(*self._without_thanks, *self._clauses_beside_thanks):
            return True
        return any(
            len(each.split()) >= _TELLING
            and _OF_A_THING.match(each)
            and not _FRAME.match(each)
            and not _CONTENT.inside(each)
            for each in self._without_thanks
        )

    @cached_property
    def _clauses_beside_thanks(self) -> tuple[str, ...]:
        """Parts between commas: of "thanks, but it still drips" the second."""
        parts = (plain_words(each) for each in _CLAUSES.split(self.text[:READ_LIMIT]) if each.strip())
        return tuple(each for each in parts if not THANKS.inside(each))

    @cached_property
    def _mostly_thanks(self) -> bool:
        if self.length > SHORT or not THANKS.inside(self.plain) or self.questions or self._wishes:
            return False
        if THANKS_FOR_MORE.inside(self.plain) or self._goes_on_from_thanks:
            return False
        return self._beside_thanks <= FEW_WORDS and not self.settles_a_time

    @cached_property
    def _without_thanks(self) -> tuple[str, ...]:
        sentences = (plain_words(each) for each in _SENTENCES.split(self.text[:READ_LIMIT]) if each.strip())
        return tuple(each for each in sentences if not THANKS.inside(each))

    @cached_property
    def _goes_on_from_thanks(self) -> bool:
        """Whether it accepts, chooses, refuses a day, tells a number, or says that something is not right."""
        if _STRIKES.inside(self.plain) or _STILL.inside(*self._without_thanks):
            return True
        refused = any(WHEN.inside(each) and _NOT.inside(each) for each in self._without_thanks)
        return refused or any(map(_tells_numbers, self.text[:READ_LIMIT].split("\n")))

    @cached_property
    def _wishes(self) -> bool:
        """A prize alone is a wish only beside a yes: a son may win one; so is "we recommend you"."""
        found = ASKS.found(*self._without_thanks)
        return bool(found - _PRIZES) or (bool(found) and ACCEPTS.inside(self.plain))

    @cached_property
    def _beside_thanks(self) -> int:
        """Words in sentences that hold no thanks; greetings, closings and names of two words left out."""
        letter = [each for each in self._without_thanks if not _FRAME.match(each)]
        counts = [len(each.split()) for each in letter]
        return sum(count for count in counts if count > 2)

    @cached_property
    def settles_a_time(self) -> bool:
        """Whether it accepts or names a day or an hour: then it is a confirmation, not a mere thank-you."""
        clock = _CLOCK.search(self.text[:READ_LIMIT])
        return bool(clock) or (WHEN.inside(self.plain) and ACCEPTS.inside(self.plain))

    @cached_property
    def confirms_only(self) -> bool:
        """Whether it only says yes to something: short, accepting, nothing asked, nothing wanted."""
        yes = self.plain.startswith((" yes ", " ok ", " okay ", " ja ", " oui ", " sí ", " vale "))
        yes = yes or ACCEPTS.inside(self.plain) or self._names_a_day_only or self._is_a_gesture
        if self.length > BARE or self.questions or not yes:
            return False
        return not ASKS.found(self.plain) - POLITE

    @cached_property
    def _names_a_day_only(self) -> bool:
        """ "Tuesday it is!": a day in hardly any words, and no "but" about it."""
        named = WHEN.inside(self.plain) or bool(_CLOCK.search(self.text[:READ_LIMIT]))
        return named and self.length <= A_DAY_IN and not BUT.inside(self.plain)

    @cached_property
    def _is_a_gesture(self) -> bool:
        """A thumb, a smile: signs and not one word."""
        return bool(self.text.strip()) and not any(each.isalnum() for each in self.text[:READ_LIMIT])

    @cached_property
    def declines(self) -> bool:
        """Whether it says that nothing is needed any more, and asks nothing."""
        return not self.questions and DECLINES.inside(self.plain)

    @cached_property
    def defers(self) -> bool:
        """Whether the writer will come back by himself, and asks nothing."""
        return not self.questions and DEFERS.inside(self.plain)

    @cached_property
    def pitch(self) -> int:
        """How strongly it offers something to the owner instead of asking for his work."""
        return PITCH.count(*self.both) + 2 * STRONG_PITCH.count(*self.both)

    @cached_property
    def scam(self) -> int:
        """How strongly it reads like fraud or junk advertising."""
        return SCAM.count(*self.both) + 2 * STRONG_SCAM.count(*self.both) + self._shouts

    @cached_property
    def _shouts(self) -> int:
        """Subjects in capitals, full of `!!` or `$$`."""
        letters = [each for each in self.subject if each.isalpha()]
        loud = len(letters) > 12 and sum(each.isupper() for each in letters) > 0.7 * len(letters)
        return int(loud) + int("!!" in self.subject) + int("$$" in self.subject)

    @cached_property
    def wants_a_job(self) -> bool:
        """Whether the writer offers to work for the owner."""
        if not self.in_person and not JOB.found(*self.both) - _SOMEBODYS_JOB:
            return False
        return JOB.inside(*self.both) and not _JOB_DOUBT.inside(*self.both)

    @cached_property
    def invites(self) -> bool:
        """Whether it invites to an event and asks at most whether the owner will come."""
        comes = RSVP.inside(self.plain)
        asked = (each for each in _ENDS.split(self.text[:READ_LIMIT]) if "?" in each)
        if any(not RSVP.inside(plain_words(each)) for each in asked):
            return False
        event = EVENTS.inside(*self.both)
        return (INVITES.inside(self.plain) and (event or comes)) or (comes and event)

    @cached_property
    def begs(self) -> bool:
        """Whether it asks for a donation or a prize: in several words, or for a sum as a gift."""
        return CHARITY.count(*self.both) >= 2 or any(
            bool(_SUM.search(each)) and GIFTS.inside(plain_words(each))
            for each in _ENDS.split(self.text[:READ_LIMIT])
        )

    @cached_property
    def is_away(self) -> bool:
        """Whether it says that the writer is away, in a short text that asks nothing."""
        return AWAY.inside(self.plain) and self.length < AWAY_IN and not self.questions

    @cached_property
    def sends_elsewhere(self) -> bool:
        """Whether a short text says that its writer is away or gone, whatever it asks of whom in its stead:
        what remains without that sentence must ask nothing (`without_detour`)."""
        return (AWAY.inside(self.plain) or GONE.inside(self.plain)) and self.length < DETOUR_IN

    @cached_property
    def without_detour(self) -> str:
        """The text without the sentences that send the reader to somebody else, or to an account of his."""
        sentences = _ENDS.split(self.text[:READ_LIMIT])
        kept = (each for each in sentences if not ELSEWHERE.inside(plain_words(each)))
        return " ".join(each for each in kept if not IN_AN_ACCOUNT.inside(plain_words(each)))

    @cached_property
    def promises_an_answer(self) -> bool:
        """Whether a short text says that a letter came and that its house will answer: nobody who wants
        something says both."""
        got = RECEIVED.inside(*self.both) or GOT_IT.inside(*self.both)
        return got and PROMISES.inside(self.plain) and self.length < DETOUR_IN

    @cached_property
    def sends_to_a_portal(self) -> bool:
        """Whether a short text that speaks of nobody sends its reader to an account of his."""
        somebody = FIRST_PERSON.found(self.plain) - {"im"}  # German "im", not "I'm"
        return IN_AN_ACCOUNT.inside(*self.both) and not somebody and self.length < DETOUR_IN

    @cached_property
    def encloses(self) -> bool:
        """Whether it brings a paper: "please find attached", "anbei"."""
        return ENCLOSES.inside(self.plain)

    @cached_property
    def private(self) -> bool:
        """Whether it reads like family or friends: terms of endearment, or a closing only they use."""
        lines = [line for line in self.text[:READ_LIMIT].split("\n") if line.strip()]
        parts = [part for line in lines[-3:] for part in _SENTENCES.split(line) if part.strip()][-3:]
        closing = plain_words(" ".join(part for part in parts if len(part.split()) <= 3))
        return PRIVATE.inside(self.plain) or PRIVATE_CLOSE.inside(closing)

    @cached_property
    def greets(self) -> bool:
        """Whether it opens as one person writes to another."""
        return bool(_GREETING.match(self.text[:200]))

    @cached_property
    def in_person(self) -> bool:
        """Whether the writer speaks of himself."""
        return FIRST_PERSON.inside(self.plain)

    @cached_property
    def prices(self) -> int:
        """Lines that hold a price: several make a price list."""
        return sum(bool(_PRICE.search(line)) for line in self.text[:READ_LIMIT].split("\n")[:80])
