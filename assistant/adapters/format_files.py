"""Loads provider formats from TOML files: the shipped ones, and the owner's, which win by name.

Every mistake is a FormatError that names the file and the key (or the line, where TOML itself is broken),
says
what is wrong and what is allowed. `Example`s in a file are its own test.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from assistant.domain.fields import Layout, What, label_name
from assistant.domain.formats import INQUIRY_KINDS, Format, Reply, Shape, TextFrom
from assistant.domain.pattern import Pattern, PatternError, compile_pattern, fold, lower
from assistant.domain.reading import Kind, Reading, Verdict
from assistant.errors import FormatError

SIZE_LIMIT = 256 * 1024
"""Bytes of a format file; a longer one is not a format."""
_FORMAT_KEYS = ("name", "title", "regions", "evidence", "mail", "example")
_MAIL_KEYS = [
    "kind",
    "verdict",
    "why",
    "from",
    "from_name",
    "subject",
    "headers",
    "has_headers",
    "body",
    "audio",
    "read",
    "sentences",
    "layout",
    "labels",
    "after",
    "until",
    "drop",
    "text",
    "no_text",
    "reply",
    "email",
    "running",
]
_EXAMPLE_KEYS = ("mail", "expect")
_READ_KEYS = ("phone", "name", "caller", "duration", "text", "about")

_Choice = TypeVar("_Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Example:
    """A short invented mail in a format file and what must be read from it."""

    format: str
    mail: str
    expect: Mapping[str, object]

    def misread(self, reading: Reading) -> dict[str, object]:
        """What the reading of this mail has instead of what is expected, by key; nothing if all is right."""
        got: dict[str, object] = {
            "format": reading.format,
            "kind": reading.kind,
            "verdict": reading.verdict,
            "name": reading.contact.name,
            "email": reading.contact.email,
            "phone": reading.contact.phone,
            "reply_to": reading.reply_to,
            "text": reading.text,
            "duration_s": reading.duration_s,
            "about": reading.about,
            "thread": reading.thread,
        }
        wanted = {"format": self.format, **self.expect}
        return {key: got.get(key) for key, value in wanted.items() if got.get(key) != value}


def shipped_formats() -> tuple[Format, ...]:
    """The formats that come with the program, in the order of their names."""
    return tuple(_load(name, text)[0] for name, text in _shipped_texts())


def shipped_examples() -> tuple[Example, ...]:
    """The examples in the shipped files."""
    return tuple(example for name, text in _shipped_texts() for example in _load(name, text)[1])


def load_formats(folder: Path | None = None) -> tuple[Format, ...]:
    """The owner's formats from `folder/*.toml`, then the shipped ones they do not replace by name.

    Raises FormatError for a file that cannot be used. A folder that does not exist is an empty one.
    """
    own = (
        tuple(load_file(path)[0] for path in sorted(folder.glob("*.toml")))
        if folder and folder.is_dir()
        else ()
    )
    replaced = {each.name for each in own}
    return own + tuple(each for each in shipped_formats() if each.name not in replaced)


def load_file(path: Path) -> tuple[Format, tuple[Example, ...]]:
    """One format file and its examples; raises FormatError."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise FormatError(f"{path}: cannot be read ({error.strerror}).") from error
    if len(raw) > SIZE_LIMIT:
        raise FormatError(f"{path}: is larger than {SIZE_LIMIT // 1024} KB; a format is a short file.")
    try:
        return _load(str(path), raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise FormatError(f"{path}: is not UTF-8 text; save it as UTF-8.") from error


@cache
def _shipped_texts() -> tuple[tuple[str, str], ...]:
    folder = files("assistant") / "formats"
    names = sorted(each.name for each in folder.iterdir() if each.name.endswith(".toml"))
    return tuple((name, (folder / name).read_text(encoding="utf-8")) for name in names)


@cache
def _load(name: str, text: str) -> tuple[Format, tuple[Example, ...]]:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FormatError(f"{name}: {error}.") from error
    page = _Table(name, "", table, text)
    page.only(_FORMAT_KEYS)
    title = page.text("title") or page.text("name")
    made = Format(
        name=page.text("name", required=True),
        title=title,
        shapes=tuple(_shape(each) for each in page.tables("mail")),
        regions=page.texts("regions"),
        source=name,
    )
    if not made.shapes:
        raise FormatError(f"{name}: has no [[mail]]; a format needs at least one.")
    return made, tuple(_example(made.name, each) for each in page.tables("example"))


def _example(name: str, table: "_Table") -> Example:
    table.only(_EXAMPLE_KEYS)
    return Example(name, table.text("mail", required=True), table.table("expect").values)


def _shape(table: "_Table") -> Shape:
    table.only(tuple(_MAIL_KEYS))
    kind = table.choice("kind", Kind, None)
    inquiry = kind in INQUIRY_KINDS
    verdict = table.choice("verdict", Verdict, Verdict.LEAD if inquiry else Verdict.NOT_LEAD)
    shape = Shape(
        kind=kind,
        verdict=verdict,
        why=table.text("why"),
        senders=table.patterns("from"),
        sender_names=table.patterns("from_name", alone=True),
        subjects=table.patterns("subject"),
        header_values=tuple(
            (key.lower(), table.pattern(f"headers.{key}", value)) for key, value in table.pairs("headers")
        ),
        header_names=tuple(each.lower() for each in table.texts("has_headers")),
        body=table.patterns("body"),
        audio=table.flag("audio"),
        header_fields=_read_keys(table),
        sentences=table.patterns("sentences"),
        layout=table.choice("layout", Layout, Layout.AUTO),
        labels=_labels(table),
        after=_marks(table, "after"),
        until=_marks(table, "until"),
        drop=_marks(table, "drop"),
        text_from=table.choice("text", TextFrom, TextFrom.FIELDS),
        no_text=table.patterns("no_text"),
        reply=table.choice("reply", Reply, Reply.REPLY_TO if kind is Kind.WEB_FORM else Reply.NONE),
        email_is_sender=table.text("email") == "from",
        running=table.flag("running"),
    )
    if not (
        shape.subjects or shape.body or shape.header_names or shape.header_values or _tells_the_number(shape)
    ):
        raise table.wrong(
            "subject", "a sender alone is never enough; give subject, body, headers or has_headers"
        )
    return shape


def _tells_the_number(shape: Shape) -> bool:
    """A sender address that holds the caller's number is made for one caller, never for advertising."""
    return bool(shape.senders) and all("number" in each.holes for each in shape.senders)


def _marks(table: "_Table", key: str) -> tuple[str, ...]:
    return tuple(lower(each) if each.startswith("--") else lower(fold(each)) for each in table.texts(key))


def _labels(table: "_Table") -> tuple[tuple[str, What], ...]:
    labels: list[tuple[str, What]] = []
    for what, names in table.table("labels").values.items():
        kind = _choose(table, f"labels.{what}", what, What)
        if not isinstance(names, list):
            raise table.wrong(f"labels.{what}", "must be a list of labels")
        labels += [(label_name(str(name)), kind) for name in names]
    return tuple(labels)


def _read_keys(table: "_Table") -> tuple[tuple[str, str], ...]:
    read = table.pairs("read")
    for what, _ in read:
        if what not in _READ_KEYS:
            raise table.wrong(f"read.{what}", f"is not known; known are {', '.join(_READ_KEYS)}")
    return tuple(read)


def _choose(table: "_Table", key: str, value: object, kind: type[_Choice]) -> _Choice:
    try:
        return kind(str(value))
    except ValueError as error:
        raise table.wrong(key, f"“{value}” is not known; allowed are {', '.join(kind)}") from error


@dataclass(frozen=True, slots=True)
class _Table:
    """A TOML table that knows where it stands, so that every mistake can name its place."""

    file: str
    place: str
    values: Mapping[str, object]
    whole: str
    """The text of the file, to find the line of a mistake in."""

    def wrong(self, key: str, problem: str) -> FormatError:
        line = _line_of(self.whole, f"{self.place}{key}")
        return FormatError(f"{self.file}, line {line}: {self.place}{key}: {problem}.")

    def only(self, known: Iterable[str]) -> None:
        for key in self.values:
            if key not in known:
                near = get_close_matches(key, list(known), 1)
                raise self.wrong(key, "is not known" + (f"; did you mean “{near[0]}”?" if near else ""))

    def text(self, key: str, required: bool = False) -> str:
        value = self.values.get(key, "")
        if not isinstance(value, str):
            raise self.wrong(key, "must be text")
        if required and not value.strip():
            raise self.wrong(key, "is missing")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.values.get(key, [])
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, list) or not all(isinstance(each, str) and each.strip() for each in listed):
            raise self.wrong(key, "must be a text or a list of texts")
        return tuple(listed)

    def flag(self, key: str) -> bool:
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise self.wrong(key, "must be true or false")
        return value

    def choice(self, key: str, kind: type[_Choice], default: _Choice | None) -> _Choice:
        value = self.values.get(key, default)
        if value is None:
            raise self.wrong(key, f"is missing; allowed are {', '.join(kind)}")
        return _choose(self, key, value, kind)

    def pattern(self, key: str, source: str, alone: bool = False) -> Pattern:
        try:
            return compile_pattern(source, alone)
        except PatternError as error:
            raise self.wrong(key, str(error)) from error

    def patterns(self, key: str, alone: bool = False) -> tuple[Pattern, ...]:
        return tuple(
            self.pattern(f"{key}[{index}]", source, alone) for index, source in enumerate(self.texts(key))
        )

    def table(self, key: str) -> "_Table":
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise self.wrong(key, "must be a table")
        return _Table(self.file, f"{self.place}{key}.", value, self.whole)

    def pairs(self, key: str) -> list[tuple[str, str]]:
        inner = self.table(key)
        return [(name, inner.text(name, required=True)) for name in inner.values]

    def tables(self, key: str) -> list["_Table"]:
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            raise self.wrong(key, f"must be written as [[{key}]]")
        return [_Table(self.file, f"{key}[{index}].", each, self.whole) for index, each in enumerate(value)]


_TABLE_KEY = re.compile(r"^(\w+)\[(\d+)\]\.")


def _line_of(text: str, place: str) -> int:
    """The line on which a key like `mail[1].labels.text` stands, else where its table begins, else 1."""
    lines = text.split("\n")
    table = _TABLE_KEY.match(place)
    heads = [number for number, line in enumerate(lines) if table and line.strip() == f"[[{table[1]}]]"]
    begins = heads[int(table[2])] if table and int(table[2]) < len(heads) else 0
    ends = next((n for n in range(begins + 1, len(lines)) if lines[n].startswith("[[")), len(lines))
    key = re.split(r"[.\[]", place[table.end() :] if table else place)[0]
    written = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*[=.]""")
    return next((n for n in range(begins, ends) if written.match(lines[n])), begins) + 1
