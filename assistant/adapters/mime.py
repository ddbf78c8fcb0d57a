"""Bytes of a mail into a `Message`; the only place that knows MIME.

Nothing a stranger can send makes this raise, recurse, hang or grow: sizes are cut before anything is
parsed (header block 64 KB, a header 8 KB, text 64 KB, 100 parts, 20 levels), every step is linear, and
what still goes wrong costs only the one mail: it becomes `Unreadable`, with the reason in words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import blake2b
from typing import Any

from assistant.adapters.mime_addresses import addresses
from assistant.adapters.mime_headers import (
    Fields,
    content_type,
    fingerprint,
    message_ids,
    parse_fields,
    sent_date,
    split_head,
    unix_lines,
    without_mbox_line,
    writers_clock,
)
from assistant.adapters.mime_parts import Part, part_tree
from assistant.adapters.mime_reports import returned
from assistant.adapters.mime_words import clean_line, clean_text, decode_words
from assistant.domain.message import (
    HEADER_BLOCK_LIMIT,
    NOBODY,
    TEXT_LIMIT,
    Address,
    Attachment,
    Body,
    Headers,
    Message,
    Returned,
    Unreadable,
)

AUTHORS_LIMIT = 5
RECIPIENTS_LIMIT = 200
REFERENCES_KEPT = 50
_READ_LIMIT = 4 * HEADER_BLOCK_LIMIT
# fmt: off
_NOT_FOR_READING = frozenset({
    "text/calendar", "text/vcard", "text/x-vcard", "text/directory", "text/rfc822-headers", "text/css",
    "text/csv", "text/x-amp-html", "text/watch-html", "text/xml", "text/javascript", "text/rtf",
})
# fmt: on
"""Text for programs."""
_SHORT = 60
"""Words; a longer text part is never a stub for its HTML twin."""

_WEB_LINK = re.compile(r"https?://[^\s<>\"']", re.IGNORECASE)
_HTML_LINK = re.compile(r"href\s{0,3}=\s{0,3}[\"']?\s{0,3}https?:", re.IGNORECASE)
_HTML_IMAGE = re.compile(r"<img\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")


def read_headers(raw_header_block: bytes, received_at: datetime, size: int = 0) -> Message | Unreadable:
    """The mail as its header block tells it (`body` is None). `received_at` is INTERNALDATE, aware.

    Its fingerprint is over the headers alone, so it differs from that of the same mail read with text.
    """
    head = read_head(raw_header_block, received_at, size)
    return head.mail if isinstance(head, Head) else head


@dataclass(frozen=True, slots=True)
class Head:
    """A header block that was read: it need not be read again when the same mail comes with its text."""

    raw: bytes
    """Its bytes; nothing where they hold more than headers."""
    fields: Fields
    mail: Message


def read_head(raw_header_block: bytes, received_at: datetime, size: int = 0) -> Head | Unreadable:
    """As `read_headers`, for `read` with the text later on."""
    try:
        data = without_mbox_line(unix_lines(raw_header_block[: 2 * HEADER_BLOCK_LIMIT]))
        head, below, flaws = split_head(data)
        fields = _fields(head, flaws)
        return Head(b"" if below else raw_header_block, fields, _message(fields, received_at, size))
    except Exception as error:  # noqa: BLE001 - a poisoned mail costs only itself (I4)
        return _unreadable(raw_header_block, received_at, error)


def read(
    raw: bytes, received_at: datetime, size: int = 0, cut: bool = False, known: Head | None = None
) -> Message | Unreadable:
    """The mail with its text. `raw` is its header block and the start of its body, cut anywhere.

    `cut`: the mail goes on after `raw`. `size` is that of the whole mail, if known. `known` is the header
    block as it came before, if it did.
    """
    try:
        if known is not None and _begins_with(raw, known):
            body = unix_lines(raw[len(known.raw) : _READ_LIMIT])
            cut = cut or len(raw) > _READ_LIMIT or len(body) > TEXT_LIMIT
            content = _content(known.fields, body[:TEXT_LIMIT], cut)
            return _with_text(known, received_at, size or len(raw), content)
        data = without_mbox_line(unix_lines(raw[:_READ_LIMIT]))
        head, body, flaws = split_head(data)
        fields = _fields(head, flaws)
        cut = cut or len(raw) > _READ_LIMIT or len(body) > TEXT_LIMIT
        return _message(fields, received_at, size or len(raw), _content(fields, body[:TEXT_LIMIT], cut))
    except Exception as error:  # noqa: BLE001 - a poisoned mail costs only itself (I4)
        return _unreadable(raw, received_at, error)


def copy_fingerprint(message: Message) -> str:
    """Tells whether a copy of a draft is untouched (DESIGN 4.5): 32 hex digits.

    Over all recipients, the subject and the text, white space folded, and the attachments by name: to add
    a file is to edit the draft. Message-ID and other headers do not count, servers and clients change them.
    """
    people = sorted(address.email.lower() or address.name for address in message.recipients)
    files = sorted(f"{each.name} {each.content_type}" for each in message.attachments)
    parts = [" ".join(people), " ".join(message.subject.split()), " ".join(message.text.split()), *files]
    return blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=16).hexdigest()


def _begins_with(raw: bytes, head: Head) -> bool:
    """Whether a mail begins with that very header block, in which nothing is odd and whose end was seen."""
    return head.raw.endswith(b"\r\n\r\n") and not head.mail.flaws and raw.startswith(head.raw)


class _NoMail(ValueError):
    """These bytes hold no header that a mail has."""


def _fields(head: bytes, flaws: list[str]) -> Fields:
    fields = parse_fields(head)
    if not fields.shown:
        raise _NoMail("it has no headers")
    fields.flaws[:0] = flaws
    return fields


def _unreadable(raw: bytes, received_at: datetime, error: Exception) -> Unreadable:
    if isinstance(error, _NoMail):
        reason = "it is empty" if not raw.strip() else str(error)
    else:
        reason = f"its bytes cannot be understood ({type(error).__name__})"
    digest, author, subject = _what_is_left(raw)
    return Unreadable(digest, received_at, reason, author, subject)


def _what_is_left(raw: bytes) -> tuple[str, Address, str]:
    """Whatever can still be said of a mail that cannot be read."""
    try:
        fields = parse_fields(split_head(unix_lines(raw[:HEADER_BLOCK_LIMIT]))[0])
        digest = fingerprint(fields, raw[:2048].decode("latin-1"))
        return digest, _first(addresses(fields.raw.get("from", ()), 1)), _subject(fields)
    except Exception:  # noqa: BLE001 - the second failure in a row has nothing to add
        return fingerprint(Fields(), raw[:2048].decode("latin-1")), NOBODY, ""


# ---------------------------------------------------------------------------------------------------- headers


def _message(fields: Fields, received_at: datetime, size: int, content: "_Content | None" = None) -> Message:
    raw = fields.raw
    kind, parameters = content_type(fields.first("content-type"))
    more = _more(fields, content) if content is not None else {}
    return Message(
        fingerprint=fingerprint(
            fields, more["body"].text if more else None, _reported(content.returned if content else None)
        ),
        received_at=received_at,
        message_id=_first_id(raw.get("message-id")),
        date=sent_date(raw["date"][0]) if "date" in raw else None,
        clock=writers_clock(raw["date"][0]) if "date" in raw else None,
        from_=_authors(fields),
        sender=_first(addresses(raw["sender"], 1)) if "sender" in raw else NOBODY,
        reply_to=addresses(raw["reply-to"], AUTHORS_LIMIT) if "reply-to" in raw else (),
        to=addresses(raw["to"], RECIPIENTS_LIMIT) if "to" in raw else (),
        cc=addresses(raw["cc"], RECIPIENTS_LIMIT) if "cc" in raw else (),
        bcc=addresses(raw["bcc"], RECIPIENTS_LIMIT) if "bcc" in raw else (),
        return_path=_return_path(raw.get("return-path")),
        subject=_subject(fields),
        in_reply_to=_ends(message_ids(raw["in-reply-to"])) if "in-reply-to" in raw else (),
        references=_ends(message_ids(raw["references"])) if "references" in raw else (),
        headers=Headers(tuple(fields.shown)),
        content_type=kind,
        content_params=tuple((name, clean_line(value).lower()) for name, value in parameters.items()),
        size=size,
        flaws=tuple(fields.flaws),
        **more,
    )


def _reported(back: Returned | None) -> tuple[str, ...]:
    """What tells a report from its twin about another mail or another recipient."""
    return (*back.failed, *back.ids, *back.marks) if back else ()


def _more(fields: Fields, content: "_Content") -> dict[str, Any]:
    """What the text adds to a message."""
    fields.flaws += content.flaws
    return {
        "part_types": tuple(content.types),
        "attachments": tuple(content.attachments),
        "calendar_method": content.calendar_method,
        "returned": content.returned,
        "body": _body(fields, content),
    }


def _with_text(head: Head, received_at: datetime, size: int, content: "_Content") -> Message:
    more = _more(head.fields, content)
    return replace(
        head.mail,
        fingerprint=fingerprint(head.fields, more["body"].text, _reported(content.returned)),
        received_at=received_at,
        size=size,
        flaws=tuple(head.fields.flaws),
        **more,
    )


def _authors(fields: Fields) -> tuple[Address, ...]:
    values = fields.raw.get("from")
    if not values:
        fields.flaws.append("no From header")
        return ()
    found = addresses(values, AUTHORS_LIMIT + 1)
    if len(found) > AUTHORS_LIMIT:
        fields.flaws.append("more than five authors")
    if len(values) > 1:
        fields.flaws.append("more than one From header")
        found = tuple(dict.fromkeys(found))
    if ";" in values[0] and ":" in values[0] and len(found) != 1:
        fields.flaws.append("a group in From")
    if any(not author.email for author in found):
        fields.flaws.append("the sender's address cannot be read for sure")
    return found[:AUTHORS_LIMIT]


def _first(found: tuple[Address, ...]) -> Address:
    return found[0] if found else NOBODY


def _first_id(values: list[str] | None) -> str:
    return next(iter(message_ids(values[:1])), "") if values else ""


def _ends(ids: tuple[str, ...]) -> tuple[str, ...]:
    """The first and the last 50: the oldest and the nearest mails of a conversation."""
    return ids if len(ids) <= 2 * REFERENCES_KEPT else ids[:REFERENCES_KEPT] + ids[-REFERENCES_KEPT:]


def _return_path(values: list[str] | None) -> str | None:
    if not values:
        return None
    return _first(addresses(values[:1], 1)).email


def _subject(fields: Fields) -> str:
    return next((value for name, value in fields.shown if name == "subject"), "")


# ------------------------------------------------------------------------------------------------------- text


@dataclass(slots=True)
class _Content:
    """What the parts of a mail give."""

    text: str = ""
    forwarded: str = ""
    from_html: bool = False
    links: int = 0
    images: int = 0
    hosts: tuple[str, ...] = ()
    cut: bool = False
    types: list[str] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    calendar_method: str = ""
    returned: Returned | None = None
    flaws: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Words:
    """The words of some parts."""

    text: str = ""
    from_html: bool = False
    links: int = 0
    images: int = 0
    hosts: tuple[str, ...] = ()
    open: bool = False
    """True when they go on to the last byte read."""


def _content(fields: Fields, body: bytes, cut: bool) -> _Content:
    tree, flaws = part_tree(fields, body)
    words = _words(tree)
    content = _Content(
        text=words.text[:TEXT_LIMIT].strip("\n"),
        from_html=words.from_html,
        links=words.links,
        images=words.images,
        hosts=words.hosts,
        cut=(cut and words.open) or len(words.text) > TEXT_LIMIT,
        flaws=flaws,
    )
    parts = tuple(_walk(tree))
    for part in parts:
        _note(part, part is tree, content)
    content.returned = returned(fields, parts, content.text)
    if tree.content_type != "multipart/report":  # there it is our own mail that comes back
        content.forwarded = _attached_mail(tree)
    return content


def _walk(part: Part) -> Iterator[Part]:
    """The parts of this mail, in order; what lies in an attached mail is not of this mail."""
    yield part
    if not part.is_message:
        for child in part.children:
            yield from _walk(child)


def _note(part: Part, whole: bool, content: _Content) -> None:
    content.types.append(part.content_type)
    if part.content_type == "text/calendar" and not content.calendar_method:
        content.calendar_method = clean_line(part.parameters.get("method", "")).upper()[:20] or _method_line(
            part
        )
    if _is_attachment(part, whole):
        content.attachments.append(Attachment(part.file_name, part.content_type))


def _method_line(part: Part) -> str:
    found = re.search(r"^METHOD:([A-Za-z]{1,20})\s*$", part.text()[:4096], re.MULTILINE)
    return found[1].upper() if found else ""


def _is_attachment(part: Part, whole: bool) -> bool:
    if part.main_type == "multipart" or part.content_type == "message/delivery-status":
        return False
    if whole and part.main_type == "text":
        return False
    if part.disposition == "attachment":
        return True
    return bool(part.file_name) or part.main_type not in ("text", "message") or part.is_message


def _words(part: Part) -> _Words:
    """The words of a part that a person would be shown."""
    if part.is_message:
        return _Words()
    if part.content_type == "multipart/alternative":
        return _best(part.children)
    if part.content_type in ("multipart/related", "multipart/signed", "multipart/report"):
        return next((words for words in map(_words, part.children) if words.text), _Words())
    if part.main_type == "multipart":
        return _together(part.children)
    return _leaf(part)


def _leaf(part: Part) -> _Words:
    if part.content_type in ("text/html", "application/xhtml+xml"):
        from assistant.adapters.html import render

        page = render(part.text())
        return _Words(
            page.text,
            from_html=True,
            links=page.links,
            images=page.images,
            hosts=page.hosts,
            open=part.open,
        )
    if part.main_type != "text" or part.content_type in _NOT_FOR_READING:
        return _Words()
    text = part.text()
    if part.parameters.get("format", "").lower() == "flowed":
        text = _unflowed(text, part.parameters.get("delsp", "").lower() == "yes")
    text = clean_text(text)
    return _Words(text, links=len(_WEB_LINK.findall(text)), open=part.open)


def _best(children: tuple[Part, ...]) -> _Words:
    """Of several versions the plain one, unless it only says that there is another one."""
    plain = next(
        (words for words in (_words(each) for each in children if _is_plain(each)) if words.text), _Words()
    )
    if len(_WORD.findall(plain.text[:10_000])) > _SHORT:
        return _with_twin_counted(plain, children)
    rich = next(
        (
            words
            for words in (_words(each) for each in reversed(children) if not _is_plain(each))
            if words.text
        ),
        None,
    )
    if rich is None or not _is_stub(plain.text, rich.text):
        return _with_twin_counted(plain, children)
    return rich


def _is_plain(part: Part) -> bool:
    return part.content_type == "text/plain"


def _with_twin_counted(plain: _Words, children: tuple[Part, ...]) -> _Words:
    """Links and pictures are counted in the HTML twin, where a newsletter has them."""
    for child in children:
        for part in _walk(child):
            if part.content_type == "text/html":
                page = part.text()
                plain.links = max(plain.links, len(_HTML_LINK.findall(page)))
                plain.images = max(plain.images, len(_HTML_IMAGE.findall(page)))
    return plain


def _is_stub(plain: str, rich: str) -> bool:
    """Whether a short text stands in for a page: it has hardly any words, or other ones."""
    few = [word.lower() for word in _WORD.findall(_WEB_LINK.sub(" ", plain))]
    many = [word.lower() for word in _WORD.findall(rich[:20_000])]
    if not few:
        return bool(many)
    if len(many) >= 3 * len(few) + 10 and len(few) <= 30:
        return True
    known = set(many)
    return len(many) > len(few) and sum(word in known for word in few) < len(few) / 2


def _together(children: tuple[Part, ...]) -> _Words:
    """One after the other, without attached files, and without a second copy of the same words."""
    whole = _Words()
    pieces: list[str] = []
    seen: set[str] = set()
    for child in children:
        if child.disposition == "attachment" or (child.main_type == "text" and child.file_name and pieces):
            continue
        words = _words(child)
        folded = " ".join(words.text.split())
        if not folded or folded in seen:
            continue
        seen.add(folded)
        pieces.append(words.text.strip("\n"))
        whole.from_html |= words.from_html
        whole.links += words.links
        whole.images += words.images
        whole.hosts = (whole.hosts + words.hosts)[:20]
        whole.open = words.open
    whole.text = "\n\n".join(pieces)
    return whole


def _unflowed(text: str, delete_space: bool) -> str:
    """format=flowed made whole again (RFC 3676): a line that ends in a space goes on in the next."""
    out: list[str] = []
    joining = False
    depth = 0
    for line in text.replace("\r\n", "\n").split("\n"):
        bare = line.lstrip(">")
        quotes = len(line) - len(bare)
        words = bare.removeprefix(" ")
        soft = words.endswith(" ") and words != "-- "
        kept = words[:-1] if soft and delete_space else words
        if joining and quotes == depth and words != "-- ":
            out.append(kept)
        else:
            out += ["\n" if out else "", ">" * quotes + " " if quotes else "", kept]
        joining, depth = soft, quotes
    return "".join(out)


def _attached_mail(tree: Part) -> str:
    """The first mail that is attached, as a forward in the text would show it: headers, then words."""
    found = next((part.children[0] for part in _walk(tree) if part.is_message and part.children), None)
    if found is None:
        return ""
    names = (("From", "from"), ("Date", "date"), ("Subject", "subject"), ("To", "to"))
    lines = [f"{title}: {clean_line(decode_words(found.fields.first(name)))}" for title, name in names]
    known = [line for line, (_, name) in zip(lines, names, strict=True) if found.fields.first(name)]
    return "\n".join([*known, "", _words(found).text[:TEXT_LIMIT].strip("\n")]).strip("\n")


def _body(fields: Fields, content: _Content) -> Body:
    from assistant.adapters.replies import split

    is_reply = bool(fields.first("in-reply-to") or fields.first("references"))
    pieces = split(content.text, is_reply, _subject(fields))
    text = content.text
    if content.forwarded:
        text = f"{text}\n\n{content.forwarded}".strip("\n")[:TEXT_LIMIT]
    return Body(
        text=text,
        fresh=pieces.fresh,
        signature=pieces.signature,
        quoted=pieces.quoted,
        forwarded="\n\n".join(filter(None, (pieces.forwarded, content.forwarded))),
        from_html=content.from_html,
        links=content.links,
        images=content.images,
        hosts=content.hosts,
        cut=content.cut,
    )
