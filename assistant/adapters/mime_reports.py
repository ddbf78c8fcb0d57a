"""Reports of mail systems: which mail came back and whom it did not reach (RFC 3464, 6522, older habits).

Standard reports have a part for programs and the mail that came back; older ones say it in plain text. Of
these every address and id in the notice is given: whoever uses them looks for one he knows.
"""

import re
from collections.abc import Iterable, Iterator

from assistant.adapters.mime_addresses import strict_email
from assistant.adapters.mime_headers import Fields, parse_fields, valid_id
from assistant.adapters.mime_parts import Part
from assistant.domain.letter import MARKER_HEADER
from assistant.domain.message import Returned

LIMIT = 20
"""So many addresses and ids of one report are kept."""
_READ = 16_384
"""Characters of a notice in plain text that are looked at."""
_BLOCKS = 50
"""Recipients of one report that are looked at."""

_STATUS_TYPES = ("message/delivery-status", "message/global-delivery-status")
_HEADER_TYPES = ("text/rfc822-headers", "message/rfc822-headers", "message/global-headers")
_SENDERS = re.compile(r"<?(?:mailer-?daemon|postmaster|mail-daemon|mdaemon)@", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s<>()\[\]\"',;:|=]{1,64}@[^\s<>()\[\]\"',;:|=]{1,190}")
_ID_LINE = re.compile(
    rf"^[> \t|]{{0,6}}(message-id|{MARKER_HEADER})[ \t]?:[ \t]{{0,4}}(?:\n[> \t]{{1,6}})?"
    r"<?([^\s<>]{1,250})",
    re.IGNORECASE | re.MULTILINE,
)
_DELAY = re.compile(
    r"\b(?:delayed|still being retried|not yet been delivered|could not send message for past|will be retried"
    r"|verzögert|retardé|retrasad[oa]|in ritardo)\b",
    re.IGNORECASE,
)


def returned(fields: Fields, parts: Iterable[Part], text: str) -> Returned | None:
    """What a report says, or None where the mail is none. `parts` are its own, `text` is what it says."""
    parts = tuple(parts)
    if not _is_report(fields, parts):
        return None
    blocks = [block for part in parts if part.content_type in _STATUS_TYPES for block in _blocks(part)]
    failed = [*_named_in_header(fields), *_addresses(blocks, "failed")]
    ids = [found for part in parts for found in _ids_of(part)]
    said = text[:_READ]
    if not blocks and not failed:
        failed = [email for found in _EMAIL.findall(said) if (email := strict_email(found.strip(".")))]
    delayed = _only_delayed(blocks, _named_in_header(fields), fields.first("subject"), said)
    return Returned(
        failed=() if delayed else _kept(each.lower() for each in failed),
        ids=_kept(value for name, value in ids if name == "message-id" and valid_id(value))
        or _in_lines(said, "message-id"),
        marks=_kept(value for name, value in ids if name != "message-id") or _in_lines(said, MARKER_HEADER),
        delayed=delayed,
    )


def _is_report(fields: Fields, parts: tuple[Part, ...]) -> bool:
    if any(part.content_type.startswith("message/disposition-notification") for part in parts):
        return False
    return (
        any(part.content_type in ("multipart/report", *_STATUS_TYPES) for part in parts)
        or any(name == "x-failed-recipients" for name, _ in fields.shown)
        or fields.first("return-path").strip() == "<>"
        or bool(_SENDERS.search(fields.first("from")[:500]))
    )


def _blocks(part: Part) -> Iterator[dict[str, str]]:
    """The groups of fields of a status part, one for the mail and one for each recipient (RFC 3464 2.1)."""
    for block in part.data().replace(b"\r\n", b"\n").split(b"\n\n")[:_BLOCKS]:
        yield dict(reversed(parse_fields(block.lstrip(b"\n")).shown))


def _addresses(blocks: Iterable[dict[str, str]], action: str) -> Iterator[str]:
    """Recipients whose block says that action; a block that names none counts as failed."""
    for block in blocks:
        if block.get("action", "failed").strip().lower() == action:
            for name in ("final-recipient", "original-recipient"):
                typed = block.get(name, "").rpartition(";")[2].strip(" <>")
                if email := strict_email(typed):
                    yield email


def _named_in_header(fields: Fields) -> tuple[str, ...]:
    value = ",".join(value for name, value in fields.shown if name == "x-failed-recipients")
    return tuple(email for each in value.split(",")[:LIMIT] if (email := strict_email(each.strip(" <>"))))


def _only_delayed(blocks: list[dict[str, str]], in_header: tuple[str, ...], subject: str, said: str) -> bool:
    """Whether nothing failed for good: every recipient is delayed, relayed or was reached after all."""
    actions = {block["action"].strip().lower() for block in blocks if "action" in block}
    if actions:
        return "failed" not in actions
    return not in_header and bool(_DELAY.search(f"{subject[:300]}\n{said[:2000]}"))


def _ids_of(part: Part) -> Iterator[tuple[str, str]]:
    """Message-ID and our mark of the mail that came back, whole or only its headers."""
    heads = [child.fields for child in part.children] if part.is_message else []
    if part.content_type in _HEADER_TYPES:
        heads.append(parse_fields(part.data().replace(b"\r\n", b"\n")))
    for head in heads:
        for name, value in head.shown:
            if name in ("message-id", "x-microsoft-original-message-id"):
                yield "message-id", value.strip(" <>")
            elif name == MARKER_HEADER.lower():
                yield name, value.strip()[:100]


def _in_lines(text: str, name: str) -> tuple[str, ...]:
    found = (value for key, value in _ID_LINE.findall(text) if key.lower() == name.lower())
    return _kept(value for value in found if valid_id(value))


def _kept(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))[:LIMIT]
