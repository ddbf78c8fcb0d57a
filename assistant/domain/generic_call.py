"""Reads voicemail, missed calls and texts of phone systems nobody wrote a format for."""

import re
from dataclasses import dataclass

from assistant.domain.announced import Announced, announced, who_called
from assistant.domain.fields import LabelledField, What, first_value, label_name, read_fields
from assistant.domain.formats import Desk, Notice, has_audio, tidy, without_markup
from assistant.domain.frame import (
    in_first_person,
    is_foot,
    is_head,
    spoken_in_frame,
    unquoted,
    until_foot,
    without_speaker,
    words_in_frame,
)
from assistant.domain.houses import SHARED_HOUSES
from assistant.domain.message import Message
from assistant.domain.notice_signs import (
    FORMAT,
    SEARCHED,
    caller_header,
    patterns,
    regions,
    system_sender,
)
from assistant.domain.pattern import fold, lower, search
from assistant.domain.reading import Kind, Verdict
from assistant.domain.relay import numbers_shown, route_of, speaks_for_itself, who_is_passed_on
from assistant.domain.signs import robot_sender
from assistant.domain.sources import traced
from assistant.domain.spoken import clean_name, duration_seconds, spelt_numbers, split_caller
from assistant.domain.words import Phrases, Words, plain_words


def read_call(message: Message, desk: Desk) -> Notice | None:
    """A call's or a text's notice: announced, and two signs more that only such a notice has."""
    if _CALL_LIST.inside(plain_words(message.subject)) and system_sender(message, desk):
        return Notice(FORMAT, Kind.NOTIFICATION, Verdict.NOT_LEAD, "A list of calls, not one call.")
    kind = _kind(message, desk)
    if kind is Kind.TEXT_MESSAGE and _from_a_short_code(message):
        return Notice(FORMAT, Kind.NOTIFICATION, Verdict.NOT_LEAD, "A text from a short number: a service's.")
    if kind is None or (message.in_reply_to and not numbers_shown(message.author)):
        return None
    text = without_markup(message.text[:SEARCHED])
    labelled = read_fields(text)
    call = _Call(message, announced(message.subject), kind, text, labelled)
    words = _transcript(call, labelled)
    kind = Kind.VOICEMAIL if kind is Kind.MISSED_CALL and words else kind
    phones = _phones(call, labelled, words, desk)
    duration = _duration(call.said, labelled, call.text)
    name = _caller(call, labelled)
    if not _enough(call, bool(phones), duration is not None, name, words, desk):
        return None
    email = _own_address(message, name, desk)
    return Notice(
        format=FORMAT,
        kind=kind,
        verdict=Verdict.LEAD,
        why="",
        name=name,
        email=email,
        phone=phones[0] if phones else None,
        reply_to=email or _text_route(message, kind),
        text=words,
        duration_s=duration,
        other_phones=phones[1:],
        fields=traced(message, labelled, name=name, phone=phones[0] if phones else None, text=words),
    )


def _from_a_short_code(message: Message) -> bool:
    """Whether a text comes from a number too short to be anybody's, as services send codes and news."""
    said = announced(message.subject)
    return said is not None and 4 <= len(_digits(said.caller.number)) <= 6 and not said.caller.name


_CALL_LIST = Phrases(
    """call list|call log|call logs|call history|call report|call summary|list of calls|anrufliste
    |anrufübersicht|anrufjournal|journal d appels|journal des appels|liste des appels|lista de llamadas
    |registro de llamadas|lista chiamate"""
)


@dataclass(frozen=True, slots=True)
class _Call:
    """A mail that may be the notice of a call."""

    message: Message
    said: Announced | None
    kind: Kind
    text: str
    labelled: tuple[LabelledField, ...] = ()

    @property
    def labels_a_caller(self) -> bool:
        """Whether a caller stands under a label, beside the one its subject names."""
        number = _digits(self.said.caller.number) if self.said else ""
        labelled = (each for each in self.labelled if each.value)
        return bool(number) and any(
            each.what in (What.CALLER, What.PHONE) or _digits(each.value) == number for each in labelled
        )


def _digits(text: str) -> str:
    return "".join(each for each in text if each.isdigit())


def _kind(message: Message, desk: Desk) -> Kind | None:
    said = announced(message.subject)
    if said:
        spoken = said.spoken_or_written and _is_spoken(message)
        return Kind.VOICEMAIL if spoken else said.kind
    if _voicemail_inside(message, desk):
        return Kind.VOICEMAIL
    return Kind.TEXT_MESSAGE if _text_through_a_gateway(message) else None


_VOICE_MARKS = Phrases(
    """voicemail|voice mail|voice message|long message|left a message|left you a message|sprachnachricht
    |anrufbeantworter|sprachbox|message vocal|messagerie vocale|répondeur|mensaje de voz|buzón de voz
    |contestador|messaggio vocale|segreteria|msg in box"""
)
_TOP = 10
"""Lines in which a notice says what it is about."""


def _is_spoken(message: Message) -> bool:
    """Whether a "message" was spoken: a recording, a length, or the notice's own words say so."""
    if has_audio(message):
        return True
    lines = [line for line in message.text[:2000].split("\n") if line.strip()][:_TOP]
    told = any(_VOICE_MARKS.inside(plain_words(line)) for line in lines if not in_first_person(line))
    return told or _times_it(message)


def _times_it(message: Message) -> bool:
    """Whether a length stands under a label: nothing written has one."""
    length = first_value(read_fields(message.text[:SEARCHED]), What.DURATION)
    return bool(length) and duration_seconds(length) is not None


def _voicemail_inside(message: Message, desk: Desk) -> bool:
    """Whether a mail whose subject announces nothing is a voicemail notice all the same."""
    called, audio = caller_header(message) is not None, has_audio(message)
    if called and audio:
        return True
    if not (called or audio or _times_it(message)):
        return False
    sender = system_sender(message, desk) or bool(numbers_shown(message.author))
    said = plain_words(f"{message.subject} {message.text[:2000]}")
    return sender and _VOICE_MARKS.inside(said)


_SHORT_TEXT = 120
"""Words a text message has at most."""


def _text_through_a_gateway(message: Message) -> bool:
    """Whether a phone company's gateway sent it: its sender is nothing but a number, its subject empty."""
    local = message.author.local.lstrip("+")
    return (
        local.isdigit()
        and 10 <= len(local) <= 13
        and len(message.subject.split()) <= 1
        and 0 < len(message.fresh.split()) <= _SHORT_TEXT
    )


# --- whether it is one ------------------------------------------------------------------------------------


def _enough(call: _Call, numbered: bool, timed: bool, name: str | None, words: str, desk: Desk) -> bool:
    message = call.message
    shown = bool(numbers_shown(message.author))
    system = system_sender(message, desk)
    headed, labelled = caller_header(message) is not None, call.labels_a_caller
    signs = sum((numbered, has_audio(message), system, shown, headed, timed, labelled, _a_bare_machine(call)))
    if _only_wants_a_click(message, numbered or shown, call.text):
        return system and _person_speaks(call, name, words)
    return signs >= 2 or (system and _person_speaks(call, name, words))


def _a_bare_machine(call: _Call) -> bool:
    """Whether the subject names a caller's number and the sender no name at all, at a house of its own:
    "Call from 07700 900123" from a small phone system. People write under their name, or at a provider's."""
    author = call.message.author
    numbered = call.said is not None and len(_digits(call.said.caller.number)) >= _WHOLE_NUMBER
    return numbered and not author.name.strip() and author.domain not in SHARED_HOUSES


_WHOLE_NUMBER = 7


def _person_speaks(call: _Call, name: str | None, words: str) -> bool:
    """Without number and recording: a caller's name, or words of his, and nothing that lures."""
    lured = _LURE.inside(plain_words(call.text))
    if call.kind is Kind.VOICEMAIL:
        return len(words.split()) >= _SENTENCE and Words(words).in_person and not lured
    return name is not None and not lured


_SENTENCE = 5
_LURE = Phrases(
    """click here to listen|click to listen|login required|log in to listen|sign in to listen
    |listen to voicemail|play voicemail|your mailbox|verify|office 365|microsoft account|listen now
    |hier anhören"""
    "|cliquez ici pour écouter|haga clic"
)


def _only_wants_a_click(message: Message, numbered: bool, text: str) -> bool:
    """ "Voicemail from unknown caller, click here to listen" is a standard lure: no number, no recording, a
    link."""
    linked = bool(message.body and message.body.links) or "://" in text
    return not numbered and not has_audio(message) and linked


def looks_like_lure(message: Message) -> bool:
    """Whether a mail announces a voicemail but brings only a link to click."""
    said = announced(message.subject)
    text = message.text[:SEARCHED]
    return bool(
        said
        and said.kind is Kind.VOICEMAIL
        and not has_audio(message)
        and not said.caller.number
        and "://" in text
        and _LURE.inside(plain_words(text))
    )


# --- who called -------------------------------------------------------------------------------------------

_NAME_HEADER = re.compile(r"^x-[\w-]{0,30}(?:caller|calling|sender)[\w-]{0,20}name$")
_PASSED_ON = re.compile(
    r"\b(?:originally (?:sent|left) by|original caller:?|ursprünglich von|envoyé à l'origine par)\s+"
    r"(.{2,80}?)(?:\s(?:on|at|am|um|le)\s|[,;)\n]|$)",
    re.IGNORECASE,
)
_FROM_IN_TEXT = re.compile(
    r"(?:^|\b(?:voice ?mail|message|call|msg|text|sms|nachricht|anruf|appel|mensaje|llamada"
    r"|box \w{1,8}|mailbox \w{1,8})\s)"
    r"(?:from|von|de)\s(.{2,60}?)(?:,|\.\s|\.$|\s(?:on|at|am|um|le|el|to)\s|\n|$)",
    re.IGNORECASE | re.MULTILINE,
)


def _caller(call: _Call, labelled: tuple[LabelledField, ...]) -> str | None:
    message, text = call.message, call.text[:2000]
    passed_on, inside = _PASSED_ON.search(text), _FROM_IN_TEXT.search(text)
    candidates = [split_caller(passed_on[1]).name] if passed_on else []
    candidates += [value for name, value in message.headers if _NAME_HEADER.match(name)]
    candidates += [call.said.caller.name] if call.said else []
    candidates += [
        split_caller(each.value).name
        for each in labelled
        if each.what in (What.NAME, What.CALLER, What.PHONE)
    ]
    candidates += [who_called(inside[1].partition("(")[0]).name] if inside and not inside[1].islower() else []
    candidates += [who_is_passed_on(message.author)]
    candidates += [message.author.name] if numbers_shown(message.author) else []
    candidates += _beside_the_number(call)
    called = " ".join(each.value for each in labelled if label_name(each.label) in _CALLED).lower()
    found = [
        name
        for each in candidates
        if (name := clean_name(each)) and not _house_of(message, name) and name.lower() not in called
    ]
    return next((each for each in found if each.startswith(f"{found[0]} ")), found[0] if found else None)


_CALLED = frozenset(
    (
        *("to", "an", "ziel", "à", "a", "para", "destino", "destinataire", "destinatario", "destination"),
        *("called number", "business number", "mailbox", "extension", "nebenstelle", "numéro appelé", "aan"),
    )
)
"""Labels of the line of the house that was called: what stands there is not the caller's name."""


def _beside_the_number(call: _Call) -> list[str]:
    """Names on a line of their own with the caller's number: "Ida Sample (303) 555-0142"."""
    number = _digits(call.said.caller.number) if call.said else ""
    lines = [line for line in call.text[:2000].split("\n") if number and len(line) <= _SHORT_LINE]
    lines = [bare for line in lines if ":" not in (bare := line.strip().removesuffix(":"))]
    with_it = (line for line in lines if _digits(line).endswith(number))
    named = (split_caller(line).name for line in with_it if not is_head(line, call.message.subject, ()))
    return [name for name in named if not name[:1].islower()]


_SHORT_LINE = 60


def _house_of(message: Message, name: str) -> bool:
    """Whether a name is the phone system's: only where a system has the sender's name at all."""
    return robot_sender(message) and speaks_for_itself(name, message.author)


def _phones(call: _Call, labelled: tuple[LabelledField, ...], words: str, desk: Desk) -> tuple[str, ...]:
    message, said = call.message, call.said
    where = regions(message)
    header, passed_on = caller_header(message), _PASSED_ON.search(call.text[:2000])
    values = [split_caller(passed_on[1]).number] if passed_on else []
    values += [header[1]] if header else []
    values += [said.caller.number] if said and said.caller.number else []
    values += [split_caller(each.value).number for each in labelled if each.what in (What.PHONE, What.CALLER)]
    values += list(numbers_shown(message.author))[:1]
    found = [number for value in values if value and (number := desk.phone(value, where))]
    return tuple(dict.fromkeys(found or _loose_phones(call.text, words, where, desk)))


_OWN_NUMBER = Phrases("your|ihre|ihrer|ihr|deine|deiner|votre|vos|su|tu|uw|tua|sua|suo")


def _loose_phones(text: str, words: str, where: tuple[str, ...], desk: Desk) -> tuple[str, ...]:
    """A number in the caller's words, also one spelt out; else the first in the notice that is neither the
    owner's ("your number …") nor the provider's."""
    said = desk.phones_in(words, where) or tuple(
        number for each in spelt_numbers(words) if (number := desk.phone(each, where))
    )
    if said:
        return said[:1]
    lines = [
        line for line in text.split("\n") if not is_foot(line) and not _OWN_NUMBER.inside(plain_words(line))
    ]
    return desk.phones_in("\n".join(lines), where)[:1]


def _own_address(message: Message, name: str | None, desk: Desk) -> str | None:
    """The sender's address where a phone system writes in a known caller's name: `Ida Sample`, `ida@`."""
    author = message.author
    named = name is not None and name == clean_name(author.name)
    letters = re.sub(r"[^a-z]", "", author.local.lower())
    fits = any(part in letters for part in plain_words(author.name).split() if len(part) >= 3)
    own = named and fits and not robot_sender(message) and not desk.owns(author.email)
    return author.email if own and not numbers_shown(author) else None


def _text_route(message: Message, kind: Kind) -> str | None:
    """Where an answer by mail becomes a text; a voicemail has no such way."""
    route = route_of(message) if kind is Kind.TEXT_MESSAGE else None
    if route is None and kind is Kind.TEXT_MESSAGE and _text_through_a_gateway(message):
        route = message.author
    return route.email if route else None


# --- what was said ----------------------------------------------------------------------------------------


def _duration(said: Announced | None, labelled: tuple[LabelledField, ...], text: str) -> int | None:
    if said and said.duration_s is not None:
        return said.duration_s
    label = first_value(labelled, What.DURATION)
    labels = duration_seconds(label) if label else None
    if labels is not None:
        return labels
    folded = fold(text[:2000])
    low = lower(folded)
    for pattern in _LENGTHS:
        if found := search(pattern, folded, low):
            return duration_seconds(found["duration"])
    return None


_LENGTHS = patterns(
    """left a {duration} long|forwarded a {duration} long|new {duration} long|a {duration} long voicemail
    |message is {duration},|length: {duration}|a {duration} voicemail|a {duration} voice message
    |duration: {duration}|dauer: {duration}|durée : {duration}|länge {duration}|longueur {duration}
    |length {duration}"""
)


def _transcript(call: _Call, labelled: tuple[LabelledField, ...]) -> str:
    """The caller's words: a labelled transcript, or what is left of the notice without its frame."""
    if call.kind is Kind.MISSED_CALL and not _a_bare_machine(call):
        return ""
    written = [each for each in labelled if each.what is What.TEXT and each.value]
    if written:
        words = _without_foot(max(written, key=lambda each: len(each.value)).value, call.message)
        return "" if _no_words(words) else unquoted(words)
    names = (call.said.caller.name,) if call.said else ()
    read = words_in_frame if call.kind is Kind.TEXT_MESSAGE else spoken_in_frame
    words = read(call.text, call.message.subject, (*names, call.message.author.name))
    silent = call.kind is Kind.MISSED_CALL and not Words(words).in_person
    return "" if silent or _no_words(words) else without_speaker(words, (_caller(call, labelled),))


def _without_foot(text: str, message: Message) -> str:
    """The words above the foot, and above the provider's own good-bye."""
    lines = tidy("\n".join(until_foot(text.split("\n")))).split("\n")
    if len(lines) > 1 and speaks_for_itself(lines[-1], message.author):
        lines.pop()
        while len(lines) > 1 and len(lines[-1].split()) <= _GOOD_BYE:
            lines.pop()
    return "\n".join(lines)


_GOOD_BYE = 3
"""Words of a good-bye: "Thanks,", "Mit freundlichen Grüßen"."""


_EMPTY = Phrases(
    """no transcription|no transcript|blank_audio|unable to transcribe|not available
    |could not be transcribed|transcription failed|transcription unavailable|keine transkription
    |pas de transcription"""
    "|sin transcripción|nicht verfügbar|non disponible"
)


def _no_words(text: str) -> bool:
    return len(text.split()) <= 12 and _EMPTY.inside(plain_words(text))
