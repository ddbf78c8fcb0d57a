"""From which line of a mail a reading came, for `triage --explain` where no format says so."""

from collections.abc import Iterator

from assistant.domain.fields import LabelledField
from assistant.domain.message import Message
from assistant.domain.pattern import fold
from assistant.domain.reading import Field

_LINES = 200
_UNLABELLED = "what is left of the mail without headline and foot"
_DIGITS = 7
"""The last digits by which a number is found again, however it is written."""


def traced(
    message: Message,
    labelled: tuple[LabelledField, ...],
    *,
    name: str | None = None,
    phone: str | None = None,
    email: str | None = None,
    text: str = "",
) -> tuple[Field, ...]:
    """Every labelled field with its line, then of what was read otherwise the line it stands in."""
    fields = [each.shown() for each in labelled]
    told = [each.value for each in fields]
    for what, value in (("name", name), ("number", phone), ("email", email), ("text", text)):
        if value and not any(_holds(each, what, value) for each in told):
            line = next((line for line in _lines(message) if _holds(line, what, value)), "")
            fields.append(Field(what, value, _UNLABELLED if what == "text" else line))
    return tuple(fields)


def _lines(message: Message) -> Iterator[str]:
    """The lines a reader sees first, then the headers."""
    yield f"Subject: {message.subject}"
    yield f"From: {message.author}"
    yield from (f"Reply-To: {each}" for each in message.reply_to)
    yield from (line.strip() for line in message.text.split("\n")[:_LINES])
    yield from (f"{name}: {value}" for name, value in message.headers)


def _holds(line: str, what: str, value: str) -> bool:
    """Whether a line says it: a number by its last digits, words of several lines by the first of them."""
    if what == "number":
        return _digits(value)[-_DIGITS:] in _digits(line)
    return bool(line) and fold(value.split("\n", 1)[0]).lower() in fold(line).lower()


def _digits(text: str) -> str:
    return "".join(each for each in text if each.isdigit())
