"""What is new in a mail, what is quoted, forwarded or a signature: the one door of mail-parser-reply.

From the library come the words of thirteen languages ("On … wrote:", "Sent from my …", closing lines);
its own way of cutting takes a list for a signature and drops what looks like one in the middle. So the
cutting is ours, line by line, and a pattern only ever sees a short window of few lines: linear on any
input. Structure counts more than words: a header block in a mail is one in every language.
"""

import re
from dataclasses import dataclass
from functools import cache

_WINDOW = 300
_TRIES = 100
_BLOCK_LINES = 12
_SIGNATURE_LINES = 15
_CLOSING_LINES = 10


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a text; `fresh` keeps quoted lines only where answers stand between them."""

    fresh: str
    signature: str = ""
    quoted: str = ""
    forwarded: str = ""


@dataclass(frozen=True, slots=True)
class _Border:
    """Where older mail begins: its separator, the line after it, and what was found."""

    start: int
    after: int
    forwarded: bool
    attribution: bool = False
    """True for "On … wrote:", which says nothing about how the quote is marked."""


def split(text: str, is_reply: bool, subject: str) -> Pieces:
    """Tell the pieces of a mail's text apart.

    `is_reply`: the mail names an earlier one (In-Reply-To or References). A first mail never loses all of
    its words: what is not surely older stays fresh.
    """
    lines = text.split("\n")
    border = _border(lines, _says_forward(subject))
    pieces = _pieces(lines, border)
    if pieces.fresh.strip() or is_reply or pieces.forwarded:
        return pieces
    own, signature = _without_signature(lines)
    return Pieces(_joined(own) or _joined(lines), _joined(signature))


def _pieces(lines: list[str], border: _Border | None) -> Pieces:
    own = lines if border is None else lines[: border.start]
    older = [] if border is None else lines[border.start :]
    if border is not None and border.forwarded:
        fresh, signature = _without_signature(own)
        return Pieces(_joined(fresh), _joined(signature), forwarded=_joined(lines[border.after :]))
    tail = [] if border is None else lines[_past_block(lines, border.after) :]
    first = next((line for line in tail if line.strip()), "")
    marked = border is None or _is_quote(first)
    if not marked and border is not None and border.attribution and not _words_in(own):
        own, tail, older, marked = (
            lines,
            [],
            [],
            True,
        )  # "On … wrote:" and no mark: who says what is anybody's guess
    if marked:
        own, older = _answers(own, tail)
    fresh, signature = _without_signature(own)
    return Pieces(_joined(fresh), _joined(signature), _joined(older))


def _past_block(lines: list[str], start: int) -> int:
    """The first line that is no header of an older mail and not empty."""
    while start < len(lines) and (not lines[start].strip() or _role(lines[start].strip())):
        start += 1
    return start


def _joined(lines: list[str]) -> str:
    return "\n".join(lines).strip("\n").rstrip()


# ----------------------------------------------------------------------------------------------------- quotes


def _is_quote(line: str) -> bool:
    return line.lstrip()[:1] == ">"


def _answers(own: list[str], tail: list[str]) -> tuple[list[str], list[str]]:
    """What is new in lines of which some are marked with ">", and what is not.

    Above the quote, below it, or between its pieces; between them the quotes stay as what is answered.
    """
    runs = _runs(own + tail)
    quotes = [number for number, (is_quote, _) in enumerate(runs) if is_quote]
    said = [number for number, (is_quote, run) in enumerate(runs) if not is_quote and _words_in(run)]
    if not quotes:
        return own, []
    last = max(said, default=-1)
    ending = [] if runs[-1][0] or last == len(runs) - 1 else runs[-1][1]  # a signature below the quote
    between = sum(number < last for number in quotes) > 1 or (
        bool(tail) and said[:1] < quotes[:1] and last > quotes[0]
    )
    if between:
        kept = [line for _, run in runs[: last + 1] for line in run]
        return kept + ending, [line for number in quotes if number > last for line in runs[number][1]]
    fresh = [line for number in said for line in _before_quote(runs, number)]
    return fresh + ending, [line for number in quotes for line in runs[number][1]]


def _before_quote(runs: list[tuple[bool, list[str]]], number: int) -> list[str]:
    followed = number + 1 < len(runs) and runs[number + 1][0]
    return _without_attribution(runs[number][1]) if followed else runs[number][1]


def _runs(lines: list[str]) -> list[tuple[bool, list[str]]]:
    """Lines in turns, quoted or not. A bare line squeezed between two quoted ones was wrapped off one."""
    marks = [_is_quote(line) for line in lines]
    for number in range(1, len(lines) - 1):
        if marks[number - 1] and not marks[number] and _is_quote(lines[number + 1]) and lines[number].strip():
            marks[number] = True
    runs: list[tuple[bool, list[str]]] = []
    for mark, line in zip(marks, lines, strict=True):
        if not runs or runs[-1][0] != mark:
            runs.append((mark, []))
        runs[-1][1].append(line)
    return runs


def _words_in(lines: list[str]) -> bool:
    return any(any(map(_speaks, line)) for line in _without_signature(lines)[0])


def _speaks(sign: str) -> bool:
    """A letter, a digit or a picture: a thumb is an answer, a line of dashes is none."""
    return sign.isalnum() or sign >= "\U0001f300" or "\u2600" <= sign <= "\u27bf"


def _without_attribution(lines: list[str]) -> list[str]:
    """Lines without a last "Somebody wrote:" of at most three lines, directly above a quote."""
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    if not end or not lines[end - 1].rstrip().endswith((":", "：")):
        return lines
    start = end - 1
    while start > 0 and end - start < 3 and lines[start - 1].strip():
        start -= 1
    for first in range(start, end):
        window = " ".join(line.strip() for line in lines[first:end])
        if len(window) <= _WINDOW and _looks_attributed(window):
            return lines[:first]
    return lines


def _looks_attributed(window: str) -> bool:
    return bool(re.search(r"\d|@", window)) or len(window.split()) <= 6


# ---------------------------------------------------------------------------------------------------- borders

_ROLES = {
    "from": "from|von|de|da|van|od|från|fra|lähettäjä|от|发件人|寄件者|差出人|보낸 사람",
    "date": (
        "sent|date|gesendet|datum|envoyé|date d'envoi|enviado|enviado el|enviada em|fecha|data|inviato"
        "|verzonden|skickat|sendt|dato|wysłano|odesláno|lähetetty|päivämäärä|дата|отправлено"
        "|发送时间|日期|送信日時|日付|보낸 날짜|날짜"
    ),
    "to": "to|an|à|para|a|aan|till|til|do|komu|vastaanottaja|кому|收件人|宛先|받는 사람",
    "subject": (
        "subject|betreff|objet|asunto|assunto|oggetto|onderwerp|ämne|emne|temat|předmět|aihe|тема|主题"
        "|主旨|件名|제목"
    ),
}
_ROLE_OF = {label: role for role, labels in _ROLES.items() for label in labels.split("|")}
_LABEL = re.compile(r"[ \t>|*_]{0,12}([^\s:*：>|][^:：*]{0,22}?)[ \t]{0,3}\*{0,2}[ \t]{0,3}[:：]")

_DASHED = re.compile(
    r"[ \t>]{0,8}[-_=*]{2,20}[ \t]?([^-_=*\s](?:[^-=]|[-=](?![-=])){1,60}[^-=\s])[ \t]?[-_=*]{2,20}[ \t]{0,5}"
)
_RULE = re.compile(r"[ \t]{0,8}[-_]{5,}[ \t]{0,5}")
_FORWARD_WORDS = re.compile(
    r"forward|weitergeleitet|weiterleit|transf[eé]r|réexp|reenvi|inoltr|doorgestuurd|doorgezonden|encaminh|"
    r"vidarebef|videresend|przekaz|přepos|preposlan|välitetty|пересыл|переслан|转发|轉寄|転送|전달",
    re.IGNORECASE,
)
_FORWARD_SUBJECT = re.compile(
    r"\s{0,4}(?:\[[^\]]{0,40}\]\s{0,4}){0,3}"
    r"(?:fwd?|wg|wtr|tr|rv|enc|i|vb|doorst|vl|pd|转发|轉寄|転送|전달)\s?[:：]",
    re.IGNORECASE,
)
_WRITING = re.compile(
    r"(?:wrote|writes|schrieb\b.{0,80}|a écrit|écrit|escribió|escreveu|ha scritto|schreef\b.{0,80}|"
    r"skrev\b.{0,80}|napisał.{0,60}|napsal.{0,60}|kirjoitti.{0,60}|написал.{0,60}|写道|"
    r"님이 (?:작성|씀).{0,12})\s?[:：]$",
    re.IGNORECASE,
)


def _says_forward(subject: str) -> bool:
    return _FORWARD_SUBJECT.match(subject) is not None


def _border(lines: list[str], forward: bool) -> _Border | None:
    """The first line where an older mail begins, marked by more than ">"."""
    tries = _TRIES
    for number, line in enumerate(lines):
        stripped = line.strip()
        if not stripped or _is_quote(line):
            continue
        if stripped[-1] in ":：" and tries:
            tries -= 1
            found = _attribution(lines, number)
            if found is not None:
                return found
        found = _separator(lines, number, stripped, forward)
        if found is not None:
            return found
    return None


def _separator(lines: list[str], number: int, stripped: str, forward: bool) -> _Border | None:
    dashed = _DASHED.fullmatch(stripped) if stripped[0] in "-_=*" and len(stripped) < 120 else None
    if dashed is not None and _block_near(lines, number + 1):
        return _Border(number, number + 1, forward or _FORWARD_WORDS.search(dashed[1]) is not None)
    if (
        stripped[-1] in ":："
        and len(stripped) < 80
        and _FORWARD_WORDS.search(stripped)
        and _block_near(lines, number + 1)
    ):
        return _Border(number, number + 1, forwarded=True)
    if _role(stripped) and _is_block(lines, number):
        return _Border(_with_rule(lines, number), number, forward)
    return None


def _with_rule(lines: list[str], number: int) -> int:
    """The line of a rule directly above a header block, else the block's own."""
    above = number - 1
    while above > number - 3 and above >= 0 and not lines[above].strip():
        above -= 1
    if above >= 0 and len(lines[above]) < 200 and _RULE.fullmatch(lines[above]):
        return above
    return number


def _role(line: str) -> str:
    found = _LABEL.match(line[:60])
    return _ROLE_OF.get(found[1].strip().casefold(), "") if found else ""


def _block_near(lines: list[str], start: int) -> bool:
    """Whether headers begin within three lines."""
    near = range(start, min(start + 3, len(lines)))
    return any(_role(lines[number].strip()) in ("from", "date", "subject") for number in near)


def _is_block(lines: list[str], start: int) -> bool:
    """Whether a header block begins here: from, date, and to or subject, each label once."""
    roles: list[str] = []
    strangers = 0
    for line in lines[start : start + _BLOCK_LINES]:
        if not line.strip():
            break
        role = _role(line.strip())
        strangers += not role
        if role in roles or strangers > 4:
            break
        if role:
            roles.append(role)
    return {"from", "date"} <= set(roles) and bool({"to", "subject"} & set(roles))


def _attribution(lines: list[str], number: int) -> _Border | None:
    """ "On … wrote:", on one to three lines of which this is the last."""
    for first in range(number, max(-1, number - 3), -1):
        if not lines[first].strip():
            return None
        window = " ".join(line.strip() for line in lines[first : number + 1])
        if len(window) > _WINDOW:
            return None
        if _is_attribution(window):
            return _Border(first, number + 1, forwarded=False, attribution=True)
    return None


def _is_attribution(window: str) -> bool:
    if not re.search(r"[0-9@]", window):
        return False
    if _wrote_pattern().match(window):
        return True
    dated = re.search(r"\d{4}|\d{1,2}[:.]\d\d", window) is not None
    return dated and _WRITING.search(window[-120:]) is not None and window[:1].isupper()


@cache
def _wrote_pattern() -> re.Pattern[str]:
    from mailparser_reply.constants import MAIL_LANGUAGES

    patterns = [words["wrote_header"] for words in MAIL_LANGUAGES.values() if words.get("wrote_header")]
    return re.compile("|".join(patterns), re.IGNORECASE | re.MULTILINE)


# ------------------------------------------------------------------------------------------------- signatures

_ENGLISH_CLOSING = (
    r"(?:(?:many|kind|kindest|best|warm|warmest|with|thanks and|all the) ){0,3}"
    r"(?:thanks|thank you|cheers|regards|wishes|sincerely|yours|love)"
    r"(?: (?:so much|again|in advance|truly|sincerely|faithfully))?"
)
_GERMAN_CLOSING = (
    r"(?:mit )?(?:freundlich|best|viel|lieb|herzlich|sonnig)(?:en?)? (?:grüßen?|grüssen?|gruß|gruss)"
)
_OTHER_CLOSINGS = (
    r"sincerely yours|respectfully|cordially|bien à vous|merci(?: d'avance)?|vielen dank|danke|lg|vg|mfg"
)
_OWN_SENT_FROM = (
    r"von meinem .{2,30} gesendet|diese nachricht wurde von .{2,60} gesendet|get outlook for .{2,20}"
)


@cache
def _closing_pattern() -> re.Pattern[str]:
    from mailparser_reply.constants import MAIL_LANGUAGES

    words = [word for language in MAIL_LANGUAGES.values() for word in language.get("signatures", ())]
    words = [word.rstrip(",.，") for word in words if not word.startswith("/")]
    return re.compile(
        rf"(?:{'|'.join((*words, _ENGLISH_CLOSING, _GERMAN_CLOSING, _OTHER_CLOSINGS))})[ ,.!，–-]{{0,4}}",
        re.IGNORECASE,
    )


@cache
def _sent_from_pattern() -> re.Pattern[str]:
    from mailparser_reply.constants import MAIL_LANGUAGES

    words = [language.get("sent_from") for language in MAIL_LANGUAGES.values()]
    known = "|".join(word.replace(".*", ".{0,30}") for word in words if word)
    return re.compile(rf"(?:(?:{known})[^\n]{{0,80}}|{_OWN_SENT_FROM})", re.IGNORECASE)


def _without_signature(lines: list[str]) -> tuple[list[str], list[str]]:
    """The lines above a signature, and the signature; there is one only below words."""
    start = _signature_start(lines)
    if start is None or not any(line.strip() for line in lines[:start]):
        return lines, []
    return lines[:start], lines[start:]


def _signature_start(lines: list[str]) -> int | None:
    filled = [number for number, line in enumerate(lines) if line.strip()]
    marked = _marked(lines, filled)
    if marked is not None:
        filled = [number for number in filled if number < marked]
    closing = _closing(lines, filled[-_CLOSING_LINES:], len(filled))
    return closing if closing is not None else marked


def _marked(lines: list[str], filled: list[int]) -> int | None:
    """The last "-- " (RFC 3676 4.3) or "Sent from my …" that few enough lines follow."""
    marked = None
    for number in filled[: -_SIGNATURE_LINES - 2 : -1]:
        line = lines[number].strip()
        if line in ("--", "—", "–") or (len(line) < 120 and _sent_from_pattern().fullmatch(line)):
            marked = number
    return marked


def _closing(lines: list[str], last: list[int], count: int) -> int | None:
    """A closing line of its own ("Best regards,") with nothing but a name block after it."""
    for place, number in enumerate(last):
        line = lines[number].strip()
        if len(line) > 50 or (place == 0 and count == len(last)):
            continue
        if _closing_pattern().fullmatch(line) and _is_name_block([lines[each] for each in last[place + 1 :]]):
            return number
    return None


def _is_name_block(lines: list[str]) -> bool:
    return all(len(line) <= 80 and line.rstrip()[-1] not in "?!" for line in lines) and (
        not lines or len(lines[0].split()) <= 5
    )
