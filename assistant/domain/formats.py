"""A provider's format (data) applied to a message: who called or wrote, what they said, how to answer.

A format says how its mails look and where the fields stand; `assistant/formats/*.toml` hold the data and
`adapters/format_files.py` loads them. Numbers are trusted in the order header, subject, sentence of the
format, labelled line, free text; the owner's own numbers are skipped; a relay is a way to answer, never the
person's address.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from assistant.domain.fields import LabelledField, Layout, What, first_value, read_fields
from assistant.domain.message import Address, Message
from assistant.domain.pattern import Found, Pattern, fold, fold_and_lower, lower, match, match_folded, search
from assistant.domain.reading import Field, Kind, NumberReader, Verdict
from assistant.domain.spoken import clean_name, duration_seconds, emails_in, split_caller

INQUIRY_KINDS = frozenset({Kind.WEB_FORM, Kind.VOICEMAIL, Kind.MISSED_CALL, Kind.TEXT_MESSAGE})
CALL_KINDS = frozenset({Kind.VOICEMAIL, Kind.MISSED_CALL})
SEARCHED = 20_000
"""Characters of a text in which marks and sentences are looked for."""


class Reply(StrEnum):
    """Which address reaches the person."""

    REPLY_TO = "reply_to"
    """Reply-To unless it is the owner's or the provider's, else a labelled address in the text, else none."""
    FROM = "from"
    """The sender: a relay."""
    BODY = "body"
    """A labelled address in the text."""
    NONE = "none"


class TextFrom(StrEnum):
    """Where the person's words stand."""

    FIELDS = "fields"
    BETWEEN = "between"
    QUOTED = "quoted"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind of mail a provider sends: what must hold, and what is read from it.

    All conditions that are given must hold; of several patterns in one condition, one is enough.
    """

    kind: Kind
    verdict: Verdict
    why: str
    senders: tuple[Pattern, ...] = ()
    sender_names: tuple[Pattern, ...] = ()
    subjects: tuple[Pattern, ...] = ()
    header_values: tuple[tuple[str, Pattern], ...] = ()
    header_names: tuple[str, ...] = ()
    body: tuple[Pattern, ...] = ()
    audio: bool = False
    header_fields: tuple[tuple[str, str], ...] = ()
    """Pairs (what: phone, name, caller, duration or text; header name)."""
    sentences: tuple[Pattern, ...] = ()
    layout: Layout = Layout.AUTO
    labels: tuple[tuple[str, What], ...] = ()
    after: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    text_from: TextFrom = TextFrom.FIELDS
    no_text: tuple[Pattern, ...] = ()
    reply: Reply = Reply.REPLY_TO
    email_is_sender: bool = False
    running: bool = False
    """True where such a mail only comes inside a conversation that is going on."""

    @property
    def knows_headers(self) -> bool:
        """Whether headers alone can rule this shape out."""
        return bool(self.senders or self.subjects or self.header_values or self.header_names)


@dataclass(frozen=True, slots=True)
class Format:
    """One provider: its shapes in the order they are tried, the first that fits wins."""

    name: str
    title: str
    shapes: tuple[Shape, ...]
    regions: tuple[str, ...] = ()
    """Countries whose national number form its mails use, tried after the owner's own."""
    source: str = ""
    """The file it came from."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What a format read from one message; parts that are missing are None or empty."""

    format: str
    kind: Kind
    verdict: Verdict
    why: str
    name: str | None = None
    email: str | None = None
    phone: str | None = None
    reply_to: str | None = None
    text: str = ""
    duration_s: int | None = None
    about: str = ""
    thread: str | None = None
    running: bool = False
    other_phones: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class Desk:
    """What reading a notice needs to know of the owner: what is his is not the customer's."""

    numbers: NumberReader
    region: str = ""
    own_addresses: frozenset[str] = frozenset()
    own_phones: frozenset[str] = frozenset()

    def owns(self, email: str) -> bool:
        """Whether an address is one of the owner's."""
        return email.lower() in self.own_addresses

    def phone(self, text: str, regions: Iterable[str] = ()) -> str | None:
        """The customer's number a text is, in E.164; None for the owner's, too short, or none."""
        if sum(character.isdigit() for character in text) < 7:
            return None
        # North American numbers never begin with 0: what does was written in another country.
        abroad = text.strip().startswith("0")
        first, *others = [each for each in self._regions(regions) if not (abroad and each == "US")] or ["GB"]
        tries = [
            (first, False),
            (first, True),
            *((each, False) for each in others),
            *((each, True) for each in others),
        ]
        for region, lenient in tries:
            number = self.numbers.normalise(text, region, lenient)
            if number:
                return None if number in self.own_phones else number
        return next(iter(self.phones_in(text, regions)), None)

    def phones_in(self, text: str, regions: Iterable[str] = ()) -> tuple[str, ...]:
        """The numbers in free text that are not the owner's, in order."""
        if not text:
            return ()
        for region in self._regions(regions):
            found = self.numbers.find(text, region)
            if found:
                return tuple(number for number in found if number not in self.own_phones)
        return ()

    def _regions(self, regions: Iterable[str]) -> tuple[str, ...]:
        wanted = ((self.region,) if self.region else ()) + tuple(regions)
        return tuple(dict.fromkeys(wanted)) or ("US",)


_Folded = tuple[str, str]
"""A text with its white space folded, and the same in lower case."""


def _folded(*texts: str) -> tuple[_Folded, ...]:
    return tuple((folded, lower(folded)) for text in texts if text for folded in (fold(text),))


@dataclass(slots=True)
class _Reader:
    """One message while a shape is tried on it: folded once, asked often."""

    message: Message
    folded: str = ""
    low: str = ""
    holes: list[tuple[str, Found]] = field(default_factory=list)
    subjects: tuple[_Folded, ...] = ()
    sender: tuple[_Folded, ...] = ()
    sender_name: tuple[_Folded, ...] = ()

    def __post_init__(self) -> None:
        """Folds what is asked for by every shape."""
        author = self.message.author
        self.subjects = _folded(*subject_forms(self.message.subject))
        self.sender = _folded(author.email)
        self.sender_name = _folded(author.name)


def subject_forms(subject: str) -> tuple[str, ...]:
    """A subject as it came and without gateway tags (`[EXTERNAL]`), `Fwd:` and the like."""
    plain = " ".join(subject.split())
    forms = [plain]
    while True:
        shorter = _without_prefix(plain)
        if shorter == plain:
            return tuple(dict.fromkeys(forms))
        plain = shorter
        forms.append(plain)


_PREFIXES = (
    "fwd:",
    "fw:",
    "wg:",
    "tr:",
    "rv:",
    "external:",
    "extern:",
    "[external]",
    "[extern]",
    "[ext]",
    "(external)",
)
_TAGS = ("***", "[spam]", "[possible spam]", "caution:")


def _without_prefix(subject: str) -> str:
    low = subject.lower()
    for prefix in _PREFIXES + _TAGS:
        if low.startswith(prefix):
            return subject[len(prefix) :].strip(" *-")
    return subject


def could_match(message: Message, formats: Iterable[Format]) -> bool:
    """Whether the header conditions of some shape that has any hold: then only the text can tell. Cheap."""
    reader = _Reader(message)
    return any(
        shape.knows_headers and _headers_hold(shape, reader)
        for _, shape in _catalogue(tuple(formats)).likely(reader)
    )


def read_notice(
    message: Message, formats: Iterable[Format], desk: Desk, by_text_alone: bool = True
) -> Notice | None:
    """The first format's reading of a message whose text was read, or None when no format knows it.

    Without `by_text_alone`, shapes that are known by words in the text only are left out.
    """
    reader = _Reader(message, *fold_and_lower(message.text[:SEARCHED]))
    for each, shape in _catalogue(tuple(formats)).likely(reader):
        if not (by_text_alone or shape.knows_headers):
            continue
        if _headers_hold(shape, reader) and _text_holds(shape, reader):
            return _notice(each, shape, reader, desk)
    return None


# --- which shapes are worth trying ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Catalogue:
    """The shapes of some formats by what a mail they fit surely has; tried are only those it may fit."""

    formats: tuple[Format, ...]
    shapes: tuple[tuple[Format, Shape], ...]
    by_header: Mapping[str, tuple[int, ...]]
    by_clue: Mapping[str, tuple[int, ...]]
    without: tuple[int, ...]
    """Shapes that no single clue can rule out."""

    def likely(self, reader: _Reader) -> Iterator[tuple[Format, Shape]]:
        """Format and shape, in the order in which they are to be tried."""
        places = set(self.without)
        for name in self.by_header.keys() & reader.message.headers.names:
            places.update(self.by_header[name])
        for clue in _clues_in(reader):
            places.update(self.by_clue.get(clue, ()))
        return (self.shapes[place] for place in sorted(places))


_CATALOGUES: dict[int, _Catalogue] = {}
_CATALOGUES_KEPT = 16


def _catalogue(formats: tuple[Format, ...]) -> _Catalogue:
    """Made once for each tuple of formats, which stays alive with it: so its id is its own."""
    known = _CATALOGUES.get(id(formats))
    if known is None:
        if len(_CATALOGUES) >= _CATALOGUES_KEPT:
            _CATALOGUES.clear()
        known = _CATALOGUES[id(formats)] = _catalogued(formats)
    return known


def _catalogued(formats: tuple[Format, ...]) -> _Catalogue:
    shapes = tuple((each, shape) for each in formats for shape in each.shapes)
    by_header: dict[str, tuple[int, ...]] = {}
    by_clue: dict[str, tuple[int, ...]] = {}
    without: list[int] = []
    for place, (_, shape) in enumerate(shapes):
        header, clues = _header_of(shape), _clues_of(shape)
        if header:
            by_header[header] = (*by_header.get(header, ()), place)
            continue
        if not clues:
            without.append(place)
        for clue in clues:
            by_clue[clue] = (*by_clue.get(clue, ()), place)
    return _Catalogue(formats, shapes, by_header, by_clue, tuple(without))


def _header_of(shape: Shape) -> str:
    """The name of a header that every mail has that the shape fits, "" if it asks for none."""
    names = (*shape.header_names, *(name for name, _ in shape.header_values))
    return names[0].lower() if names else ""


def _clues_of(shape: Shape) -> frozenset[str]:
    """One of these is true of every mail the shape fits; empty if that cannot be said."""
    houses = frozenset(map(_house_of, shape.senders))
    if houses and "" not in houses:
        return frozenset(f"house {each}" for each in houses)
    words = frozenset(map(_first_word_of, shape.subjects))
    return frozenset(f"word {each}" for each in words) if words and "" not in words else frozenset()


def _house_of(sender: Pattern) -> str:
    """The domain all senders that fit are at or below, "" if the pattern leaves it open."""
    literal = sender.literals[-1]
    _, at, domain = literal.rpartition("@")
    return (domain if at else literal.partition(".")[2]).strip()


def _first_word_of(subject: Pattern) -> str:
    """The first word of all subjects that fit, "" if it is not whole before the first hole."""
    first, blank, _ = subject.literals[0].partition(" ")
    return first if blank or not subject.holes else ""


def _clues_in(reader: _Reader) -> Iterator[str]:
    yield from (f"word {low.partition(' ')[0]}" for _, low in reader.subjects)
    for _, low in reader.sender:
        house = low.rpartition("@")[2]
        while house:
            yield f"house {house}"
            house = house.partition(".")[2]


def _headers_hold(shape: Shape, reader: _Reader) -> bool:
    reader.holes = []
    message = reader.message
    return (
        _any_holds(shape.senders, reader.sender, "from", reader)
        and _any_holds(shape.sender_names, reader.sender_name, "from", reader)
        and _any_holds(shape.subjects, reader.subjects, "subject", reader)
        and all(name in message.headers for name in shape.header_names)
        and all(
            match(pattern, message.headers.get(name)) is not None for name, pattern in shape.header_values
        )
        and (not shape.audio or has_audio(message) or message.body is None)
    )


def _any_holds(
    patterns: tuple[Pattern, ...], texts: tuple[_Folded, ...], where: str, reader: _Reader
) -> bool:
    if not patterns:
        return True
    for pattern in patterns:
        for folded, low in texts:
            found = match_folded(pattern, folded, low)
            if found is not None:
                reader.holes.append((where, found))
                return True
    return False


def _text_holds(shape: Shape, reader: _Reader) -> bool:
    return not shape.body or any(search(mark, reader.folded, reader.low) is not None for mark in shape.body)


def has_audio(message: Message) -> bool:
    """Whether a recording is attached: by type, or by a name as phone systems give it."""
    return any(
        each.content_type.startswith("audio/") or each.name.lower().endswith(_AUDIO_ENDINGS)
        for each in message.attachments
    ) or any(part.startswith("audio/") for part in message.part_types)


_AUDIO_ENDINGS = (".wav", ".mp3", ".m4a", ".gsm", ".ogg", ".amr", ".opus", ".aac")


def _notice(source: Format, shape: Shape, reader: _Reader, desk: Desk) -> Notice:
    if shape.kind not in INQUIRY_KINDS:
        return Notice(source.name, shape.kind, shape.verdict, shape.why)
    labelled = _fields(shape, reader.message.text[:SEARCHED])
    clues = _clues(shape, reader, labelled)
    text = _text(shape, reader, labelled)
    phones = _phones(clues, text, desk, source.regions)
    email = _email(shape, reader.message, clues, desk)
    return Notice(
        format=source.name,
        kind=shape.kind,
        verdict=shape.verdict,
        why=shape.why,
        name=_name(clues),
        email=email,
        phone=phones[0] if phones else None,
        reply_to=_reply_to(shape, reader.message, email),
        text=text,
        duration_s=_duration(clues),
        about=_about(clues, labelled),
        thread=next((each.thread for each in clues if each.thread), None),
        running=shape.running,
        other_phones=phones[1:],
        fields=_shown(clues, labelled, reader.message, text, shape),
    )


@dataclass(frozen=True, slots=True)
class _Clue:
    """One thing read outside the labelled fields, in order of trust."""

    what: str
    value: str
    line: str
    thread: str = ""

    def shown(self) -> Field:
        return Field(self.what, self.value, self.line)


def _shown(
    clues: tuple[_Clue, ...], labelled: tuple[LabelledField, ...], message: Message, text: str, shape: Shape
) -> tuple[Field, ...]:
    """Every field once, with the line of the mail it came from."""
    found = {(each.value, each.line): each.shown() for each in clues if each.value}
    found.update({(each.value, each.line): each.shown() for each in labelled})
    lines = {
        "from": f"From: {message.author}",
        "subject": f"Subject: {message.subject}",
        **{p.source: _line_with(p.source, found, message.text) for p in shape.sentences},
    }
    shown = [Field(each.name, each.value, lines.get(each.line, each.line)) for each in found.values()]
    if text and shape.text_from is not TextFrom.FIELDS:
        shown.append(Field("text", text, _where_the_words_stand(shape)))
    return tuple(shown)


def _line_with(source: str, found: Mapping[tuple[str, str], Field], text: str) -> str:
    """The line of a mail in which a sentence was found, by what was read from it; else the sentence."""
    values = [value for value, line in found if line == source]
    lines = (line.strip() for line in text[:SEARCHED].split("\n"))
    return next((line for line in lines if any(value in line for value in values)), source)


def _where_the_words_stand(shape: Shape) -> str:
    if shape.text_from is TextFrom.QUOTED:
        return "the quoted lines"
    marks = (("after", shape.after), ("up to", shape.until))
    said = [f"{where} “{names[0].lstrip('*')}”" for where, names in marks if names]
    return f"the lines {' '.join(said)}" if said else "the whole text"


def _clues(shape: Shape, reader: _Reader, labelled: tuple[LabelledField, ...]) -> tuple[_Clue, ...]:
    headers = reader.message.headers
    clues = [
        _Clue(what, headers.get(name), f"{name}: {headers.get(name)}") for what, name in shape.header_fields
    ]
    for where, found in reader.holes:
        clues += _from_holes(found, where)
    for pattern in shape.sentences:
        found_here = search(pattern, reader.folded, reader.low)
        clues += _from_holes(found_here or {}, pattern.source)
    return (*clues, *_from_labels(labelled))


def _from_holes(found: Found, line: str) -> list[_Clue]:
    return [
        _Clue(what, value, line, thread=value if what == "thread" else "")
        for what, value in found.items()
        if value and what != "date"
    ]


def _from_labels(labelled: tuple[LabelledField, ...]) -> list[_Clue]:
    kept = (What.PHONE, What.CALLER, What.NAME, What.DURATION, What.EMAIL)
    clues = [
        _Clue(_CLUE_OF[each.what], each.value, each.line)
        for each in labelled
        if each.what in kept and each.value
    ]
    both = f"{first_value(labelled, What.FIRST_NAME)} {first_value(labelled, What.LAST_NAME)}".strip()
    return clues + ([_Clue("name", both, both)] if both else [])


_CLUE_OF = {
    What.PHONE: "number",
    What.CALLER: "caller",
    What.NAME: "name",
    What.DURATION: "duration",
    What.EMAIL: "email",
}


def _name(clues: tuple[_Clue, ...]) -> str | None:
    """The most trusted name; a later one that only makes it whole ("Alex", "Alex Example") is better."""
    names = [clean_name(split_caller(clue.value).name) for clue in clues if clue.what in ("name", "caller")]
    found = [name for name in names if name]
    return next((name for name in found if name.startswith(f"{found[0]} ")), found[0] if found else None)


def _phones(clues: tuple[_Clue, ...], text: str, desk: Desk, regions: tuple[str, ...]) -> tuple[str, ...]:
    found: list[str] = []
    for clue in clues:
        if clue.what in ("number", "phone", "caller"):
            value = split_caller(clue.value).number if clue.what == "caller" else clue.value
            number = desk.phone(value, regions)
            found += [number] if number else []
    return tuple(dict.fromkeys(found + list(desk.phones_in(text, regions))))


def _duration(clues: tuple[_Clue, ...]) -> int | None:
    values = (duration_seconds(clue.value) for clue in clues if clue.what == "duration")
    return next((value for value in values if value is not None), None)


def _about(clues: tuple[_Clue, ...], labelled: tuple[LabelledField, ...]) -> str:
    read = next((clue.value for clue in clues if clue.what == "about"), "")
    return read or first_value(labelled, What.ABOUT)


def _email(shape: Shape, message: Message, clues: tuple[_Clue, ...], desk: Desk) -> str | None:
    if shape.email_is_sender:
        return message.author.email or None
    candidates = [each.email for each in message.reply_to] if shape.reply is Reply.REPLY_TO else []
    for clue in clues:
        if clue.what in ("email", "caller", "name"):
            candidates += emails_in(clue.value, limit=2)
    return next((each for each in candidates if is_a_persons(each, message.author, desk)), None)


def is_a_persons(email: str, author: Address, desk: Desk) -> bool:
    """Whether an address can be the customer's: not the owner's, not the sender's, not a no-reply box."""
    return bool(email) and not desk.owns(email) and email != author.email and not looks_automatic(email)


_AUTOMATIC = (
    "noreply",
    "no-reply",
    "donotreply",
    "do-not-reply",
    "no_reply",
    "nicht-antworten",
    "ne-pas-repondre",
    "wordpress",
)


def looks_automatic(email: str) -> bool:
    """Whether the local part says by itself that nobody reads it."""
    return email.lower().startswith(_AUTOMATIC)


def _reply_to(shape: Shape, message: Message, email: str | None) -> str | None:
    if shape.reply is Reply.NONE:
        return None
    if shape.reply is Reply.FROM:
        return message.author.email or None
    return email


def _fields(shape: Shape, text: str) -> tuple[LabelledField, ...]:
    """The labelled fields; where the person's words stand between marks, only those above them."""
    text = without_markup(text)
    if shape.text_from is TextFrom.FIELDS:
        text = part_between(text, shape.after, shape.until, shape.drop)
    else:
        text = part_before(text, shape.after) if shape.after else ""
    return read_fields(text, shape.layout, dict(shape.labels))


def _text(shape: Shape, reader: _Reader, labelled: tuple[LabelledField, ...]) -> str:
    if shape.text_from is TextFrom.NONE:
        return ""
    header = next(
        (reader.message.headers.get(name) for what, name in shape.header_fields if what == "text"), ""
    )
    if header:
        text = header
    elif shape.text_from is TextFrom.BETWEEN:
        text = _words_between(shape, reader.message.text)
    elif shape.text_from is TextFrom.QUOTED:
        text = _quoted(_words_between(shape, reader.message.text))
    else:
        text = text_of_fields(labelled)
    text = tidy(text)
    return "" if any(match(pattern, text) is not None for pattern in shape.no_text) else text


_TAG = re.compile(
    r"<(/?)(?:a|b|i|u|p|br|em|div|span|strong|font|table|tr|td|h\d)(?:\s[^<>\n]{0,400})?/?>", re.IGNORECASE
)


def without_markup(text: str) -> str:
    """A plain part in which a form left HTML tags: an end tag ends a line, so that no label stays glued to
    it."""
    return _TAG.sub(lambda tag: "\n" if tag[1] else "", text) if "</" in text else text


def _words_between(shape: Shape, text: str) -> str:
    """The part between the marks; nothing where the mark that announces it is missing."""
    if shape.after and not _start_after(text.split("\n"), shape.after)[0]:
        return ""
    return part_between(text, shape.after, shape.until, shape.drop)


def text_of_fields(labelled: tuple[LabelledField, ...]) -> str:
    """The person's words: the message field, else the answers to the owner's own questions."""
    texts = [each for each in labelled if each.what is What.TEXT and each.value]
    if texts:
        return max(texts, key=lambda each: len(each.value)).value
    others = [each for each in labelled if each.what is What.OTHER and each.value]
    return "\n".join(f"{each.label}: {each.value}" for each in others)


def _quoted(text: str) -> str:
    return "\n".join(line.lstrip("> ") for line in text.split("\n") if line.startswith(">"))


def tidy(text: str) -> str:
    """Lines trimmed at the end, no blank lines around, never two in a row."""
    lines: list[str] = []
    for line in text.split("\n"):
        if line.strip() or (lines and lines[-1]):
            lines.append(line.strip())
    return "\n".join(lines).strip()


def part_between(
    text: str, after: tuple[str, ...], until: tuple[str, ...], drop: tuple[str, ...] = ()
) -> str:
    """The lines after the first that begins with a mark of `after` (with what stands behind the mark), up to
    the first that begins with one of `until`; lines that begin with one of `drop` are left out.

    A mark `*words` may stand anywhere in its line, of which nothing is kept then. Without a mark found, the
    part begins at the top or goes on to the end.
    """
    lines = text.split("\n")
    start, head = _start_after(lines, after)
    kept = [head] if head else []
    for line in lines[start:]:
        bare = _bare(line)
        if until and bare.startswith(until):
            break
        if not (drop and bare.startswith(drop)):
            kept.append(line)
    return "\n".join(kept)


def part_before(text: str, after: tuple[str, ...]) -> str:
    """The lines above the first that begins with a mark of `after`; all of them if none does."""
    lines = text.split("\n")
    start, _ = _start_after(lines, after)
    return "\n".join(lines[: start - 1] if start else lines)


def _start_after(lines: list[str], after: tuple[str, ...]) -> tuple[int, str]:
    for index, line in enumerate(lines):
        bare = _bare(line)
        for mark in after:
            if mark.startswith("*") and mark[1:] in bare:
                return index + 1, ""
            if bare.startswith(mark):
                return index + 1, fold(line).lstrip("*> ")[len(mark) :].strip(" :*")
    return 0, ""


def _bare(line: str) -> str:
    return lower(fold(line)).lstrip("*> ") if not line.startswith("--") else lower(line.rstrip())
