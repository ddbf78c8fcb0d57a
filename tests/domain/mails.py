"""Made-up mail for the tests of formats and triage, read by the real adapters."""

from dataclasses import replace
from datetime import UTC, datetime

from assistant.adapters.format_files import shipped_formats
from assistant.adapters.mime import read
from assistant.adapters.phone import PhoneNumbers
from assistant.domain.message import Message
from assistant.domain.reading import Reading
from assistant.domain.triage import Context, judge, settled_by_headers

ARRIVED = datetime(2026, 11, 18, 21, 31, tzinfo=UTC)
OWN = "owner@violins.example"

STRANGER = Context(numbers=PhoneNumbers("US"), formats=shipped_formats())
"""Knows nothing of an owner, like `triage FILE`."""
DESK = replace(
    STRANGER,
    own_addresses=frozenset({OWN, "info@violins.example"}),
    own_phones=frozenset({"+13035550100"}),
    owner_names=("Pat Owner",),
    region="US",
)


def mail(text: str) -> Message:
    """The message a raw mail is; `To: the owner` is added where it names nobody."""
    raw = text.lstrip("\n")
    if "\nTo:" not in f"\n{raw.partition(chr(10) * 2)[0]}":
        raw = f"To: {OWN}\n{raw}"
    if "\nMIME-Version" not in raw:
        raw = f"MIME-Version: 1.0\n{raw}"
    if "content-type:" not in raw.lower():
        raw = f"Content-Type: text/plain; charset=utf-8\n{raw}"
    message = read(raw.encode(), ARRIVED, len(raw))
    assert isinstance(message, Message)
    return message


def judged(text: str, context: Context = DESK) -> Reading:
    """The judgement on a raw mail, after seeing that the headers alone do not say otherwise."""
    message = mail(text)
    reading = judge(message, context)
    early = settled_by_headers(replace(message, body=None), context)
    if early is not None:
        assert (early.verdict, early.kind) == (reading.verdict, reading.kind)
    return reading


def letter(
    text: str, subject: str = "Hello", headers: str = "", sender: str = "Ida Sample <ida@post.example>"
) -> str:
    """A plain mail of a person."""
    extra = f"{headers.strip()}\n" if headers else ""
    return f"From: {sender}\nSubject: {subject}\n{extra}\n{text}\n"
