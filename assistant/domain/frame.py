"""A person's words in a notice that puts no label on them: what is left when the notice's own frame is off.

The frame is what a system prints around them: a headline that says who wrote, links and buttons, how to
answer, why one gets this mail, the firm's address. A person's words stand between, behind "Ida says:", in
quotation marks, or behind `>`.
"""

import re

from assistant.domain.announced import announced
from assistant.domain.approaches import approach
from assistant.domain.fields import VOCABULARY, What, label_name
from assistant.domain.formats import tidy
from assistant.domain.pattern import fold
from assistant.domain.spoken import split_caller
from assistant.domain.words import FIRST_PERSON, READ_LIMIT, Phrases, Words, plain_words

_LINES = 200
_SAYS = re.compile(
    r"^(?P<before>.{0,90}?)\b(?:says|said|wrote|writes|message|messages|comments?|note|text|words|asks"
    r"|transcript\w*|preview|schreibt|schrieb|geschrieben|nachricht|anliegen|sagt|mitteilung|écrit|dit"
    r"|commentaire|demande|escribe|escribió|dice|mensaje|comentario|consulta|messaggio|scrive|bericht|mensagem)"
    r"\b[^:(\d]{0,40}:\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_FOOT = re.compile(
    r"^\W{0,4}(?:(?:reply|respond|answer)(?:\s(?:now|here|directly|to|by|in|via|with|on)\b|\W*$)"
    r"|to\s(?:reply|respond|answer|view|see|read|manage|stop|unsubscribe|change|turn)\b"
    r"|(?:you\scan|you\smay|simply|just|please)\s(?:also\s)?(?:reply|respond|answer|edit|view|manage|unsubscribe)\b"
    r"|(?:view|open|see|read|show|go\sto|visit|check|manage|download|get|play|listen|log\s?in|sign\s?in|accept|decline"
    r"|report|block|mark|unlock|claim|edit|update|learn|find|contact\sus|call\s(?:back|now)|click)\b"
    r"(?:\s\S+){0,9}$"
    r"|(?:manage|update|change|edit)\s(?:your|my|notification|email|e-mail)"
    r"|unsubscribe|opt\sout|you(?:['’]re|\sare)\s(?:receiving|getting)|you\s(?:received|got|get)\s(?:this|a\scopy)"
    r"|(?:this|the)\s(?:e-?mail|message|notification|notice|mail|form|inquiry|enquiry|request|lead)\s(?:was|is|has|comes|came)\b"
    r"|(?:copyright|©|\(c\)\s)|all\srights|privacy|terms\s(?:of|and|&)|help\s(?:cent|forum)|your\saccount|need\shelp"
    r"|[^?!]{0,60}\b(?:support|customer\s(?:service|care)|helpline|kundenservice|kundendienst|hotline|assistance"
    r"|assistenza|service\sclients?|atención\sal\scliente|klantenservice)\b[^.?!]{0,12}\d"
    r"|(?:sent|delivered|powered|brought|provided|transcribed|forwarded)\s(?:via|from|using|by|to\syou|through|with)\b"
    r"|(?:thank\syou|thanks)\sfor\s(?:using|choosing|being)|(?:the|your|best,?\sthe)\s\w+\steam\b|do\snot\sreply"
    r"|(?:please\s)?(?:do\snot|don['’]t)\s(?:reply|share)|questions\?|tip:|reminder:|safety|was\sthis|is\sthis"
    r"|(?:jetzt\s)?(?:antworten|ansehen|anzeigen|öffnen|anhören|herunterladen|anmelden|verwalten)\b.{0,60}$"
    r"|(?:antworten\ssie|antworte|beantworten\ssie|beantworte|um\szu\santworten|zum\santworten|hier\santworten)\b"
    r"|(?:nachricht|anfrage|profil|auftrag|details|unterhaltung|alle|sprachnachricht)\s(?:jetzt\s|online\s|im\s\w+\s)?"
    r"(?:ansehen|anzeigen|öffnen|beantworten|lesen|anhören)"
    r"|(?:sie|du)\s(?:erhalten|erhältst|bekommen|bekommst)\s(?:diese|dieses)|diese\s(?:e-?mail|nachricht|mail|anfrage)\b"
    r"|ihr\s\S+[- ]team\b|dein\s\S+[- ]team\b|mit\sfreundlichen\sgrüßen\W*(?:ihr|dein)\s|impressum"
    r"|datenschutz|abmelden|abbestellen"
    r"|(?:pour\s)?(?:répondre|répondez|voir|consulter|consultez|accéder|écouter|gérer|se\sconnecter|afficher)\b"
    r"|(?:die|das|the|your|ihre|deine|l['’]|la|el|il|de)\s?(?:voice\s|audio\s)?(?:aufnahme|aufzeichnung|tondatei"
    r"|audiodatei|sprachnachricht|recording|audio|enregistrement|grabación|registrazione|opname)\b.{0,60}"
    r"(?:anhang|anlage|angehängt|attached|attachment|jointe?|adjunt\w|allegat\w|bijlage)"
    r"|(?:zum|zur|to\sthe|vers\sl[ea]|al|alla)\s[\w-]+\W*$|vous\srecevez|cet?\s(?:e-?mail|message|courriel)\b|l['’]équipe|mentions\slégales|se\sdésabonner|ne\spas\srépondre"
    r"|(?:para\s)?(?:responder|responda|responde|ver|consultar|consulta|acceder|escuchar|gestionar|iniciar\ssesión)\b"
    r"|(?:recibes|recibe|ha\srecibido|has\srecibido)\seste|este\s(?:correo|mensaje|e-?mail)\b|el\sequipo|aviso\slegal"
    r"|darse\sde\sbaja|no\sresponda|rispondi|per\srispondere|visualizza|questa\se-?mail|il\steam|beantwoord|bekijk)",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"^(?:--|—|_{3,}|={3,}|\*{3,}|-{3,})\s*$")
_HEAD = Phrases(
    """long message|let you know|you have|you got|you received|youve received|youve got|you missed
    |new message|new voicemail|new lead|new inquiry|new enquiry|new request|message details|good news
    |great news|voice message|voicemail from|missed call|text message|sms from|call from|is attached
    |has been attached|attachment|attached|left for|mailbox|extension|caller id|recording|play message
    |call back|duration|message length""",
    """sie haben|du hast|neue nachricht|neue anfrage|neue sprachnachricht|verpasster anruf|anrufbeantworter
    |anhang|im anhang|nebenstelle|rufnummer|eingegangen|vous avez|nouveau message|nouvelle demande
    |message vocal|appel manqué|pièce jointe|ci joint|répondeur|tiene|has recibido|ha recibido|nuevo mensaje
    |nueva solicitud|mensaje de voz|llamada perdida|adjunto|buzón""",
)
_QUOTE_OPEN, _QUOTE_CLOSE = '“"«„»‚‘', '”"»“«’'
_LINK = re.compile(r"<?(?:https?://|www\.)\S+>?")
_GREETS_OWNER = re.compile(
    r"^(?:hi|hello|hey|dear|hallo|guten tag|liebe[rs]?|sehr geehrte\S*|bonjour|bonsoir|hola|estimad\S+"
    r"|ciao)\b[^.?]{0,50}[,!:]?$",
    re.IGNORECASE,
)


def words_in_frame(text: str, subject: str = "", names: tuple[str, ...] = ()) -> str:
    """The person's words, "" if the notice has none of theirs; `names` may stand alone on a line."""
    lines = [line.strip() for line in text[:READ_LIMIT].split("\n")][:_LINES]
    return tidy(_behind_saying(lines) or _quoted(lines) or _between(lines, subject, names))


def spoken_in_frame(text: str, subject: str = "", names: tuple[str, ...] = ()) -> str:
    """A caller's words: most calls come without, so only what is set off and speaks in the first person."""
    lines = [line.strip() for line in text[:READ_LIMIT].split("\n")][:_LINES]
    return tidy(_behind_saying(lines) or _quoted(lines) or _speech(lines, subject, names))


def _speech(lines: list[str], subject: str, names: tuple[str, ...]) -> str:
    """The first run of lines without headline, link or foot in which somebody speaks of himself."""
    run: list[str] = []
    for line in [*lines, ""]:
        if line and not (is_foot(line) or _SIGNATURE.match(line) or is_head(line, subject, names)):
            run.append(line)
            continue
        said = "\n".join(run)
        words = Words(said)
        if words.length >= _SENTENCE and (in_first_person(said) or (words.greets and words.asks)):
            return said
        run = []
    return ""


_SENTENCE = 4
"""Words a caller says at least."""


def in_first_person(line: str) -> bool:
    """Whether somebody speaks of himself in it; "were" may be "we're", "im" the German for "in the"."""
    found = FIRST_PERSON.found(plain_words(line)) - {"were"}
    return bool(found - {"im"}) or ("im" in found and _I_AM.search(line) is not None)


_I_AM = re.compile(r"\bi['’]m\b", re.IGNORECASE)


def is_foot(line: str) -> bool:
    """Whether a line tells how to answer, where to click or why this mail came."""
    bare = _LINK.sub("", line).strip(" <>|·•\t")
    if line.strip() and not bare:
        return True
    if in_first_person(bare) and len(bare.split()) > 9:
        return False
    return bool(_FOOT.match(bare) or ("?" not in bare and _IMPRINT.search(bare)))


_IMPRINT = re.compile(
    r"©|\(c\)\s(?:19|20)\d\d|\bcopyright\s(?-i:[A-Z©\d])|\ball rights reserved|\balle rechte vorbehalten"
    r"|tous droits réservés|todos los derechos|tutti i diritti",
    re.IGNORECASE,
)


def until_foot(lines: list[str]) -> list[str]:
    """The lines up to the first that is foot or a signature mark."""
    kept: list[str] = []
    for line in lines:
        if _SIGNATURE.match(line) or is_foot(line):
            break
        kept.append(line)
    return kept


def without_foot_below(text: str) -> str:
    """A text without the lines at its end that are foot."""
    lines = text.split("\n")
    while len(lines) > 1 and (
        not lines[-1].strip() or _SIGNATURE.match(lines[-1].strip()) or is_foot(lines[-1].strip())
    ):
        lines.pop()
    return "\n".join(lines)


def _behind_saying(lines: list[str]) -> str:
    """What stands behind a line like "Ida says:" or "Nachricht:"."""
    for number, line in enumerate(lines[:60]):
        said = _SAYS.match(line)
        if said is None or is_foot(line) or _LINK.search(line) or in_first_person(said["before"]):
            continue
        rest = [said["rest"]] if said["rest"] else []
        words = "\n".join(_said(rest + lines[number + 1 :])).strip()
        if words:
            return unquoted(words)
    return ""


def _said(lines: list[str]) -> list[str]:
    """The words up to the foot or a label of the writer's data; of quoted lines only those."""
    filled = next((line for line in lines if line), "")
    if filled.startswith(">"):
        return [line.lstrip("> ") for line in lines if line.startswith(">")]
    kept: list[str] = []
    for line in until_foot(lines):
        label, colon, _ = line.partition(":")
        if kept and colon and VOCABULARY.get(label_name(label)) in _OF_THE_WRITER:
            break
        kept.append(line)
    return kept


_OF_THE_WRITER = (What.NAME, What.EMAIL, What.PHONE, What.ASIDE)


def _quoted(lines: list[str]) -> str:
    """Lines behind `>`, or a paragraph of at least three words in quotation marks."""
    marked = [line.lstrip("> ") for line in lines if line.startswith(">")]
    if marked:
        return "\n".join(marked)
    for paragraph in _paragraphs(lines):
        for place, line in enumerate(paragraph):
            whole = _quotation(paragraph[place:]) if line[0] in _QUOTE_OPEN else ""
            if len(whole.split()) >= _QUOTED_WORDS:
                return whole
    return ""


_QUOTED_WORDS = 3


def _quotation(lines: list[str]) -> str:
    """What a paragraph that opens with a quotation mark says up to the line that closes it, else ""."""
    for place, line in enumerate(lines):
        if line[-1] in _QUOTE_CLOSE and (place or len(line) > 1):
            return unquoted("\n".join(lines[: place + 1]))
    return ""


def without_speaker(words: str, names: tuple[str | None, ...]) -> str:
    """Words without "Ida Sample: " or a line "Ida Sample", with her number, before them."""
    spoken = (each for each in names if each and words.lower().startswith(f"{each.lower()}:"))
    told = next((words[len(each) + 1 :].strip() for each in spoken), words)
    first, _, rest = told.partition("\n")
    who = split_caller(first.strip().removesuffix(":")).name.lower()
    return rest.strip() if rest.strip() and who and who in {each.lower() for each in names if each} else told


def unquoted(text: str) -> str:
    """A text without the quotation marks around the whole of it."""
    bare = text.strip()
    if len(bare) > 2 and bare[0] in _QUOTE_OPEN and bare[-1] in _QUOTE_CLOSE:
        return bare[1:-1].strip()
    return bare


def _paragraphs(lines: list[str]) -> list[list[str]]:
    found: list[list[str]] = [[]]
    for line in lines:
        if line:
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return [each for each in found if each]


def _between(lines: list[str], subject: str, names: tuple[str, ...]) -> str:
    """What is neither headline nor foot, from the first line that speaks."""
    kept: list[str] = []
    for line in lines:
        if kept and any(kept) and (_SIGNATURE.match(line) or is_foot(line)):
            break
        if not line:
            kept.append("")
        elif not (
            is_foot(line) or _SIGNATURE.match(line) or is_head(line, subject, () if any(kept) else names)
        ):
            kept.append(line)
    paragraphs = _paragraphs(kept)
    if (
        len(paragraphs) > 1
        and _GREETS_OWNER.match(" ".join(paragraphs[0]))
        and not _follows(lines, paragraphs)
    ):
        paragraphs = paragraphs[1:]
    first = next((place for place, each in enumerate(paragraphs) if _speaks("\n".join(each))), None)
    return "\n\n".join("\n".join(each) for each in paragraphs[first:]) if first is not None else ""


def _follows(lines: list[str], paragraphs: list[list[str]]) -> bool:
    """Whether the words after a greeting stand right behind it: then the person greeted, not the system."""
    filled = [line for line in lines if line]
    place = filled.index(paragraphs[0][-1])
    return filled[place + 1 : place + 2] == paragraphs[1][:1]


def is_head(line: str, subject: str, names: tuple[str, ...]) -> bool:
    """Whether a line only says what the mail is, who it is from, when and how long."""
    bare = _LINK.sub("", line).strip(" <>|·•*\t")
    folded = fold(bare).strip(" .:!")
    if not folded or folded in names or folded.lower() == fold(subject).lower():
        return True
    if len(folded.split()) >= _REPEATED and folded.lower() in fold(subject).lower():
        return True
    label, colon, _ = bare.partition(":")
    if colon and label_name(label) in VOCABULARY:
        return True
    if approach(bare) is not None or announced(bare) is not None:
        return True
    opening = " ".join(bare.split()[:_OPENING])
    told = bare if len(bare.split()) < 2 * _OPENING or not in_first_person(bare) else opening
    return _HEAD.inside(plain_words(told))


_REPEATED = 3
"""Words of a subject that a headline says again."""
_OPENING = 4
"""Words with which a headline begins, also where the system says "we" behind them."""


def _speaks(text: str) -> bool:
    """Whether somebody speaks or asks in it, or it is at least a sentence."""
    words = Words(text)
    return words.asks or words.in_person or words.greets or words.length >= 6
