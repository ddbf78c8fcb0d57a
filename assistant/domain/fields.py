"""Reads "label: value" as forms and phone systems print it, with labels in several languages.

Forms print a field as `Label: value`, as a label line above its value, as `--- Label ---`, as `Label | value`
or as a question above its answer. Which of these a mail uses shows in the mail itself; `read_fields` takes
them all, and a `Layout` of a format narrows it. A value may contain colons and lines that look like fields;
an empty value never takes the next label.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from assistant.domain.reading import Field


class What(StrEnum):
    """What a field holds, whatever its label is called."""

    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    EMAIL = "email"
    PHONE = "phone"
    CALLER = "caller"
    TEXT = "text"
    ABOUT = "about"
    DURATION = "duration"
    ASIDE = "aside"
    """Something known that is not needed: date, page, IP address."""
    OTHER = "other"
    """A label nobody knows: one of the owner's own questions."""


class Layout(StrEnum):
    """How the fields stand."""

    AUTO = "auto"
    COLON = "colon"
    STACKED = "stacked"
    """A known label alone on a line, its value below, no colon."""
    QUESTIONS = "questions"
    """A question on a line, the answer below."""


_LABELS: dict[What, str] = {
    What.NAME: """name|names|full name|customer name|client name|contact name|contact|visitor|visitor name
    |sender|sender name|customer|client|who|nom|nom complet|nom et prénom|prénom et nom
    |vor- und nachname|vorname und nachname|vor und nachname|vorname nachname|name vorname
    |absender|kunde|kundenname|kontakt|ansprechpartner|nombre completo|nombre y apellido
    |nombre y apellidos|nombre|remitente|cliente|naam|nome|nome completo|imię i nazwisko|jméno
    |navn|namn|expéditeur|invitee|invitee name|attendee|guest|guest name|teilnehmer|gast|interessent
    |demandeur|huésped|richiedente|aanvrager
    |nome e cognome|cognome e nome|nominativo|voor- en achternaam|volledige naam|nome e sobrenome""",
    What.FIRST_NAME: """first name|firstname|fname|first|given name|vorname|prénom|prenom|nombre de pila
    |voornaam|imię""",
    What.LAST_NAME: """last name|lastname|lname|last|surname|family name|nachname|familienname|zuname
    |nom de famille|apellido|apellidos|achternaam|cognome|nazwisko""",
    What.EMAIL: """email|e-mail|mail|email address|e-mail address|mail address|contact email|customer email
    |reply to|e-mail-adresse|emailadresse|e-mailadresse|email-adresse|mailadresse
    |mail-adresse|adresse e-mail|adresse email|adresse mail|adresse électronique
    |adresse de messagerie|courriel|adresse courriel|correo|correo electrónico
    |correo electronico|dirección de correo electrónico|email adresse|e-mailadres
    |indirizzo email|indirizzo e-mail|indirizzo di posta elettronica|posta elettronica
    |indirizzo mail|endereço de email|adres e-mail|e-post""",
    What.PHONE: """phone|telephone|tel|tel nr|mobile|mobile phone|cell|cell phone|cellphone|phone number
    |telephone number|mobile number|mobile phone number|contact number|contact phone
    |callback number|call back number|best number|daytime phone|home phone|work phone|work
    |home|phone no|caller number|caller id|callerid|calling number|number|telefon
    |telefonnummer|telefon-nr|tel-nr|telnr|handy|handynummer|mobil|mobilnummer|mobiltelefon
    |rückruf|rückrufnummer|rufnummer|nummer|festnetz|téléphone|telephone portable
    |téléphone portable|portable|mobile|n° de téléphone|no de téléphone|numéro
    |numéro de téléphone|numéro de portable|teléfono|telefono|teléfono móvil|móvil|movil
    |celular|número|número de teléfono|telefoon|telefoonnummer|telefone|cellulare|nr telefonu
    |numero di telefono|recapito telefonico|recapito|numero di cellulare|mobiel
    |mobiel nummer|mobiele nummer|gsm|telemóvel
    |whatsapp""",
    What.CALLER: """from|caller|call from|called by|missed call from|voicemail from|new voicemail from|von
    |anrufer|anruf von|de|appelant|appel de|de la part de|llamante|llamada de|remetente|chiamante
    |chiamata da|beller|oproep van
    |message from|nachricht von""",
    What.TEXT: """message|comment|comments|comment or message|message or comment|your message
    |customer message|message body|body|enquiry|inquiry|question|questions|your question
    |details|description|request|your request|project details|event details
    |project description|job description|notes|additional details|additional information
    |additional info|more information|anything else|how can we help|how can we help you
    |how can i help|how can i help you|what can we help you with|what can we do for you
    |tell us about your project|text|transcript|transcription|voicemail preview
    |voicemail transcript|voicemail transcription|message transcript|nachricht|ihre nachricht
    |deine nachricht|mitteilung|anfrage|ihre anfrage|kommentar|kommentare|bemerkung
    |bemerkungen|anliegen|ihr anliegen|beschreibung|frage|fragen|hinweis|transkript
    |transkription|anmerkung|anmerkungen|votre message|message du visiteur|commentaire
    |commentaires|remarque|remarques|demande|votre demande|précisions|description du projet
    |comment pouvons-nous vous aider|mensaje|su mensaje|tu mensaje|consulta|comentario
    |comentarios|descripción|solicitud|pregunta|transcripción|bericht|opmerking|opmerkingen
    |messaggio|mensagem|wiadomość|zpráva|besked|meddelande|tell us more|more info|more details|job details
    |what do you need|what do you need done|project info|worum geht es|ihr projekt|projektbeschreibung
    |auftragsbeschreibung|wie können wir ihnen helfen|was können wir für sie tun|descriptif
    |descriptif du projet|votre projet|description de votre projet|votre besoin|besoin|qué necesitas
    |que necesitas|qué necesita|detalles|detalle|richiesta|la tua richiesta|vraag|toelichting|pedido
    |zapytanie|treść""",
    What.ABOUT: """subject|service|services|service needed|service requested|service type|type of service
    |topic|task|regarding|reason|reason for contact|product|project|project type|event type
    |interested in|i am interested in|betreff|leistung|dienstleistung|thema
    |projet|projekt|proyecto|progetto|travaux|type de travaux|gewerk|art der arbeiten|instrument
    |gewünschte leistung|art der anfrage|produkt|objet|sujet|prestation|type de demande|motif
    |asunto|servicio|tema|motivo|onderwerp|oggetto|assunto|temat""",
    What.DURATION: """length|duration|message length|voicemail length|call length|dauer|länge|lä nge|laenge
    |nachrichtenlänge|durée|duree|longueur|duración|duracion|longitud|durata|duur""",
    What.ASIDE: """to|destination|destino|destinataire|destinatario|ziel|zielrufnummer|called number
    |dialed number|dialled number|business number|angerufene nummer|gewählte nummer|numéro appelé
    |bestemming|date|time|received|received on|submitted|submitted on|submitted at|sent|sent at
    |created|account|mailbox|extension|status|page url|page|url|source url|referrer|referer
    |contact form url|user agent|remote ip|ip|ip address|zip|zip code|postcode|postal code
    |postleitzahl|plz|code postal|código postal|city|town|stadt|ort|ville|ciudad|state
    |country|country code|land|pays|país|address|street|street address|your address|straße
    |strasse|adresse|adresse postale|dirección|company|company name|business|business name
    |organisation|organization|firma|unternehmen|entreprise|société|empresa|website|web site
    |webseite|site web|sitio web|form|form name|formular|formulaire|site|powered by|entry id
    |submission id|reference|recording|listen|play message|message attached|attachment|file
    |files|datum|uhrzeit|zeit|an|empfangen|nebenstelle|heure|reçu|à|fecha|hora|para|recibido
    |newsletter|consent|gdpr|privacy|datenschutz|einwilligung|consentement|rgpd|terms|agb
    |captcha|i agree|opt-in|budget|when|preferred date|wunschtermin|anrede|salutation|civilité
    |tratamiento|location|standort|lead fee|credits|timeframe|timing|délai|frist|zeitraum|plazo""",
}


def _vocabulary() -> dict[str, What]:
    found: dict[str, What] = {}
    for what, labels in _LABELS.items():
        for label in labels.split("|"):
            found.setdefault(" ".join(label.split()), what)
    return found


VOCABULARY = _vocabulary()
_POSSESSIVES = (
    "your ",
    "ihre ",
    "ihr ",
    "deine ",
    "dein ",
    "votre ",
    "vos ",
    "su ",
    "tu ",
    "uw ",
    "customer ",
    "kunden",
)
_MARKS = " \t*_#:?¿-–—•>\u00a0"
_LABEL_LIMIT = 80
_LINES = 400


def label_name(label: str) -> str:
    """A label as the vocabulary writes it: lower case, without stars, colons, question marks and brackets."""
    bare = re.sub(r"^\s*\d{1,2}[.)]\s|\([^()]{0,40}\)|\[[^\[\]]{0,40}\]", " ", label[:_LABEL_LIMIT])
    return " ".join(bare.replace(".", " ").lower().strip(_MARKS).split()).strip(_MARKS)


def what_is(label: str, extra: dict[str, What] | None = None) -> What:
    """What a label announces; `extra` holds a format's own labels, which win."""
    name = label_name(label)
    if extra and name in extra:
        return extra[name]
    return _known(name) or _by_its_words(name)


def _known(name: str) -> What | None:
    """What a label of the vocabulary announces, also with "your" before it; None for any other."""
    if name in VOCABULARY:
        return VOCABULARY[name]
    bare = (name[len(prefix) :] for prefix in _POSSESSIVES if name.startswith(prefix))
    return next((VOCABULARY[each] for each in bare if each in VOCABULARY), None)


_BY_WORDS = (
    (What.NAME, ("your name", "full name", "ihr name", "dein name", "votre nom", "su nombre", "tu nombre")),
    (What.EMAIL, ("e-mail", "email", "courriel", "correo")),
    (What.PHONE, ("phone", "telefon", "téléphone", "teléfono", "handy", "mobil")),
    (What.ASIDE, ("privac", "confidentialité", "consens", "consent", "datenschutz", "gdpr", "rgpd", "avg")),
    (What.TEXT, ("message", "nachricht", "mensaje", "comment", "details", "description", "help you")),
)


def _by_its_words(name: str) -> What:
    """ "Best phone number for you" is a phone: longer labels go by a word they hold."""
    if len(name.split()) > 9:
        return What.OTHER
    return next((what for what, words in _BY_WORDS if any(word in name for word in words)), What.OTHER)


@dataclass(slots=True)
class _Open:
    """A field whose value is still being collected."""

    label: str
    what: What
    line: str
    lines: list[str] = field(default_factory=list)

    def closed(self) -> Field:
        return Field(self.what.value, "\n".join(self.lines).strip(), self.line.strip())


@dataclass(frozen=True, slots=True)
class LabelledField:
    """One field that was read: its label as written, what it holds, and its value."""

    label: str
    what: What
    value: str
    line: str

    def shown(self) -> Field:
        """The field for `triage --explain`."""
        return Field(self.what.value, self.value, self.line)


_FENCED = re.compile(r"^-{2,}\s*([^-].{0,78}?)\s*-{2,}$")
_EQUALS = re.compile(r"^\s*([\w .-]{1,40}?)\s*=\s*(.{0,500})$")
_COLUMNS = re.compile(r"^\s*([^\s:][^:\t]{0,38}?)(?:\t+\s*| {2,})(\S.{0,500})$")
_PIPED = re.compile(r"^([^|]{1,60})\|\s*([^|]{0,500})$")
_COLON = re.compile(r"^\s*[*_]{0,2}([^:*_\n]{1,79}?)[*_]{0,2}\s?\??:{1,2}[*_]{0,2}(?:\s+(.*))?$", re.DOTALL)
_QUESTION = re.compile(r"^[*_]{0,2}(.{3,140}\?)[*_]{0,2}:{0,2}$")
_ANSWERED = re.compile(r"^([^?]{3,70}\?):?\s+([^\s?][^?]{0,200})$")
_SHORT_QUESTION = 8
"""Words in a question that has its answer behind it on the line."""
_STOP = re.compile(r"^(?:-{2,3}|_{5,}|={5,}|\*{5,})\s*$")


@dataclass(frozen=True, slots=True)
class _Start:
    """A line that begins a field: its label, the value on the same line, and how it is written."""

    label: str
    value: str
    what: What
    shape: str


def _start(line: str, layout: Layout, extra: dict[str, What] | None) -> _Start | None:
    """The field a line begins, or None. A known label before a colon beats a question ("Message: Is it?")."""
    stripped = line.strip()
    if not stripped or len(stripped) > _LINE_LIMIT:
        return None
    if layout is Layout.QUESTIONS:
        return _question_start(stripped, extra, any_label=True)
    # A look for the sign itself costs far less than the pattern does on a line without it.
    if stripped.startswith("--") and (fenced := _FENCED.match(stripped)):
        return _Start(fenced[1], "", what_is(fenced[1], extra), "fenced")
    if "|" in stripped and (piped := _PIPED.match(stripped)):
        return _Start(piped[1], piped[2], what_is(piped[1], extra), "piped")
    if columns := _column_start(line):
        return columns
    colon = _COLON.match(line) if ":" in line else None
    start = _colon_start(colon[1], colon[2] or "", extra) if colon else None
    if start is None or start.what is What.OTHER:
        start = _question_start(stripped, extra) or start
    if start is None and layout is not Layout.COLON and len(stripped) <= 60:
        return _bare_start(stripped, extra)
    return start


_LINE_LIMIT = 2000


def _question_start(stripped: str, extra: dict[str, What] | None, any_label: bool = False) -> _Start | None:
    if "?" not in stripped:
        return None
    answered = _ANSWERED.match(stripped)
    if answered and len(answered[1].split()) <= _SHORT_QUESTION:
        what = what_is(answered[1], extra)
        if any_label or what is not What.OTHER:
            return _Start(answered[1], answered[2], what, "question")
    question = _QUESTION.match(stripped)
    what = what_is(question[1], extra) if question else What.OTHER
    if question is None or (what is What.OTHER and not any_label):
        return None
    return _Start(question[1], "", what, "question")


def _column_start(line: str) -> _Start | None:
    """`Phone     303 555 0142` and `tel = 3035550142`: a known label, its value set off or behind a sign."""
    set_off = "\t" in line or "  " in line.strip()
    for pattern, shape, signed in ((_EQUALS, "equals", "=" in line), (_COLUMNS, "columns", set_off)):
        found = pattern.match(line) if signed else None
        what = _known(label_name(found[1])) if found else None
        if found and what is not None:
            return _Start(found[1], found[2], what, shape)
    return None


def _colon_start(label: str, value: str, extra: dict[str, What] | None) -> _Start | None:
    if label.lower().strip() in ("http", "https", "mailto") or len(label.split()) > 12:
        return None
    if _SENTENCE.search(label) or (not value.strip() and _introduces(label)):
        return None
    return _Start(label, value, what_is(label, extra), "colon")


_SENTENCE = re.compile(r"[.?!]\s+\S")


def _introduces(label: str) -> bool:
    """Whether a line before a colon is a sentence that leads to the fields: "This was sent by the form:"."""
    return len(label.split()) > 6 and _known(label_name(label)) is None


def _bare_start(stripped: str, extra: dict[str, What] | None) -> _Start | None:
    """A label without a colon counts only when it is exactly a known one."""
    name = label_name(stripped)
    what = (extra or {}).get(name) or _known(name)
    if what is None or stripped[-1] in ".,;!":
        return None
    return _Start(stripped, "", what, "bare")


def read_fields(
    text: str, layout: Layout = Layout.AUTO, extra: dict[str, What] | None = None
) -> tuple[LabelledField, ...]:
    """The fields of a notice, in order. Reads at most 400 lines; lines before the first label are left
    out."""
    reading = _Reading()
    for line in text.split("\n")[:_LINES]:
        if not line.strip():
            reading.gap()
        elif _STOP.match(line.strip()) and reading.current:
            reading.close()
        else:
            reading.line(line, _start(line, layout, extra))
    reading.close()
    return tuple(reading.fields)


@dataclass(slots=True)
class _Reading:
    """How far the fields of one mail were read."""

    fields: list[LabelledField] = field(default_factory=list)
    current: _Open | None = None
    shapes: set[str] = field(default_factory=set)
    """The ways in which fields of this mail are written."""
    blank: bool = True
    spaced: bool = True
    """Whether every field so far stands behind a blank line."""

    def gap(self) -> None:
        """A blank line."""
        self.blank = True
        if self.current and self.current.what is What.TEXT:
            self.current.lines.append("")

    def line(self, line: str, start: _Start | None) -> None:
        """A line with something in it, which may begin a field."""
        if start is None and self._asks_on(line):
            start = _Start(line.strip(), "", What.OTHER, "question")
        if start and not (self.current and self._is_value(start, self.current)):
            self._open(start, line)
        elif self.current:
            self._add(self.current, line)
        self.blank = False

    def _asks_on(self, line: str) -> bool:
        """Whether a line is a question of the owner's own, in a form that prints label and answer in turn."""
        answered = (
            self.current is not None and bool(self.current.lines) and self.current.what is not What.TEXT
        )
        stacked = bool(self.shapes & {"bare", "question"})
        question = line.strip().endswith("?") and len(line.split()) <= _SHORT_QUESTION
        return answered and stacked and question

    def close(self) -> None:
        """The field being read is complete."""
        if self.current:
            self.fields.append(_closed(self.current))
            self.current = None

    def _open(self, start: _Start, line: str) -> None:
        if self.current:
            self.spaced = self.spaced and self.blank
        self.close()
        self.current = _Open(start.label.strip(_MARKS), start.what, line)
        self.shapes.add(start.shape)
        if start.value.strip():
            self.current.lines.append(start.value.strip())

    def _add(self, current: _Open, line: str) -> None:
        """One-line values take one line; what the person wrote takes all that follows."""
        if current.what is What.TEXT:
            current.lines.append(line.rstrip())
        elif not current.lines or (current.what is What.OTHER and not self.blank):
            current.lines.append(line.strip())

    def _is_value(self, start: _Start, current: _Open) -> bool:
        """Whether a line that looks like a field is really a line of the message being read.

        Fields of one mail are written one way: a message line "Ref: green door" in a mail whose fields stand
        apart by blank lines, or whose labels stand alone, is the customer's.
        """
        if current.what is not What.TEXT or not current.lines:
            return False
        if start.shape not in self.shapes:
            return start.shape != "fenced" and not (start.shape == "columns" and _is_contact(start))
        if start.what is What.OTHER:
            return not self.blank or (len(self.fields) >= 2 and not self.spaced)
        if self.spaced and self.fields and not self.blank:
            return True
        seen = {each.what for each in self.fields}
        return start.what in seen and start.what not in (What.ASIDE, What.TEXT)


def _is_contact(start: _Start) -> bool:
    """Whether a field is a number or an address and nothing else."""
    digits = sum(each.isdigit() for each in start.value)
    return (start.what is What.PHONE and digits >= 7 and len(start.value) <= 24) or (
        start.what is What.EMAIL and "@" in start.value and len(start.value.split()) == 1
    )


def _closed(current: _Open) -> LabelledField:
    shown = current.closed()
    return LabelledField(current.label, current.what, shown.value, shown.line)


def first_value(fields: tuple[LabelledField, ...], what: What) -> str:
    """The first value that is not empty, or ""."""
    return next((each.value for each in fields if each.what is what and each.value), "")
