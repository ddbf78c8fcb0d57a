"""Made-up mail of all kinds for the bench, the same for the same seed: no real person, .example only.

Of a hundred mails 12 are inquiries, 18 replies, 35 newsletters and 35 notices of machines; 2 to 60 KB, in
several charsets and encodings, with the headers that servers add on the way, one in a hundred with a file.
"""

# ruff: noqa: SIM905 (words are easier to read as a sentence than as a list)

import base64
import math
import os
import quopri
import random
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from email.header import Header
from email.utils import formatdate
from pathlib import Path

OWNER = "me@studio.example"

_FIRST = (
    "Anna Jan Zofia Piotr María José Zoë François Jürgen Søren Łukasz Emily Omar Yuki Chloé Priya".split()
)
_LAST = "Sample Muster Exemple Ejemplo Example Probe Vzor Malli Příklad Esempio Voorbeeld".split()
_ASK = (
    *("A wedding on {day}, {n} guests", "Quote for repainting {n} rooms", "Are you free on {day}?"),
    *("Anfrage: Feier am {day} mit {n} Gästen", "Devis pour le {day}", "Presupuesto: {n} páginas"),
)
_NEWS = ("Weekly news", "Sale ends today", "Neues für Sie", "Nos offres")
_WORDS = (
    "we would like to ask about your offer and the price for the day the date is not fixed yet but most"
    " likely in the summer please send your terms thank you in advance best regards vielen Dank für das"
    " Angebot merci beaucoup pour votre réponse muchas gracias saludos order invoice"
    " shipping newsletter sale today"
).split()
_CHARSETS = ("utf-8", "utf-8", "utf-8", "utf-8", "iso-8859-1", "windows-1252", "us-ascii")


@dataclass(frozen=True, slots=True)
class Mail:
    """Its bytes, and when it came (seconds since 1970)."""

    raw: bytes
    at: int


def tiny(count: int, now: int) -> Iterator[Mail]:
    """Very short mails of machines: the last hundred of today, the others too old to be read."""
    for number in range(count):
        at = now - 60 - (count - number) - (0 if number >= count - 100 else 100 * 86_400)
        head = f"From: a{number % 997}@firm.example\r\nTo: {OWNER}\r\nSubject: note {number}\r\n"
        head += "Auto-Submitted: auto-generated\r\n"
        dated = f"Date: {formatdate(at)}\r\nMessage-ID: <{number}@people.example>\r\n\r\nHello {number}\r\n"
        yield Mail((head + dated).encode(), at)


def mixed(count: int, now: int, days: float, seed: int = 1) -> Iterator[Mail]:
    """Mails of all kinds, spread evenly over the last `days`."""
    chance = random.Random(seed)
    bodies = _Bodies(chance)
    recent: list[str] = []
    for number in range(count):
        at = int(now - 60 - days * 86_400 * (count - number) / count)
        share = chance.random() * 100
        kind = "ask" if share < 12 else "reply" if share < 30 else "news" if share < 65 else "notice"
        message_id = f"<{chance.getrandbits(64):x}.{number}@mail{chance.randint(1, 40)}.example>"
        head = [*_trace(chance, at), *_said(chance, kind, at, message_id, recent)]
        recent = [*recent[-200:], message_id]
        kinds, body = bodies.one(kind)
        if chance.random() < 0.01:
            kinds, body = bodies.with_file(kinds, body)
        yield Mail("\r\n".join(head).encode() + b"\r\n" + kinds + b"\r\n" + body, at)


def fill(maildir: Path, mails: Iterator[Mail], owner: int | None) -> int:
    """Lay them into a Maildir, owned by that user; how many."""
    for name in ("", "cur", "new", "tmp"):
        folder = maildir / name
        folder.mkdir(parents=True, exist_ok=True)
        if owner is not None:
            os.chown(folder, owner, owner)
    count = 0
    for count, mail in enumerate(mails, start=1):
        path = maildir / "cur" / f"{mail.at}.M{count:06d}P1.bench,S={len(mail.raw)},W={len(mail.raw)}:2,S"
        path.write_bytes(mail.raw)
        os.utime(path, (mail.at, mail.at))
        if owner is not None:
            os.chown(path, owner, owner)
    return count


# --- headers ----------------------------------------------------------------------------------------------


def _trace(chance: random.Random, at: int) -> list[str]:
    """What servers write above a mail on its way."""
    house = f"mail{chance.randint(1, 300)}.example"
    signed = base64.b64encode(chance.randbytes(192)).decode()
    signature = "\r\n\t ".join(signed[start : start + 68] for start in range(0, len(signed), 68))
    lines = [f"Return-Path: <bounce@{house}>", f"Delivered-To: {OWNER}"]
    lines += [
        f"Received: from relay{hop}.{house} (relay{hop}.{house} [192.0.2.{chance.randint(1, 254)}])\r\n"
        f"\tby mx{hop}.studio.example (Postfix) with ESMTPS id {chance.getrandbits(44):X}\r\n"
        f"\tfor <{OWNER}>; {formatdate(at - hop)}"
        for hop in range(chance.randint(2, 5))
    ]
    lines.append(
        f"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d={house}; s=s1;\r\n"
        f"\th=from:to:subject:date:message-id;\r\n\t b={signature}"
    )
    if chance.random() < 0.5:
        lines.append(f"ARC-Seal: i=1; a=rsa-sha256; t={at}; cv=none; d=studio.example;\r\n\t b={signature}")
    return [*lines, f"Authentication-Results: mx.studio.example; dkim=pass header.d={house}; spf=pass"]


def _said(chance: random.Random, kind: str, at: int, message_id: str, recent: list[str]) -> list[str]:
    """What the writer's program says."""
    name = f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"
    local = "".join(each for each in name.lower() if "a" <= each <= "z") + str(chance.randint(1, 9999))
    house = "people.example" if kind in ("ask", "reply") else f"firm{chance.randint(1, 300)}.example"
    lines = [
        f"From: {Header(name, 'utf-8').encode()} <{local}@{house}>",
        f"To: Studio <{OWNER}>",
        f"Subject: {_encoded_subject(_subject(chance, kind))}",
        f"Date: {formatdate(at)}",
        f"Message-ID: {message_id}",
        "MIME-Version: 1.0",
    ]
    if kind == "reply" and recent:
        answered = chance.choice(recent)
        lines += [f"In-Reply-To: {answered}", f"References: {answered}"]
    if kind == "news":
        lines += [f"List-Unsubscribe: <https://{house}/u/{chance.getrandbits(120):x}>", "Precedence: bulk"]
    if kind == "notice":
        lines.append("Auto-Submitted: auto-generated")
    return lines


def _encoded_subject(subject: str) -> str:
    return Header(subject, "utf-8", header_name="Subject").encode(linesep="\r\n")


def _subject(chance: random.Random, kind: str) -> str:
    if kind == "ask":
        day = f"{chance.randint(1, 28)}.{chance.randint(1, 12)}.2027"
        return chance.choice(_ASK).format(day=day, n=chance.randint(2, 180))
    if kind == "news":
        return f"{chance.choice(_NEWS)} #{chance.randint(1, 999)} – {' '.join(chance.choices(_WORDS, k=4))}"
    return ("Re: " if kind == "reply" else "") + " ".join(chance.choices(_WORDS, k=6))


# --- bodies -----------------------------------------------------------------------------------------------

Part = tuple[bytes, bytes]
"""Its Content headers, and what stands below them."""


class _Bodies:
    """Ready bodies, so that ten thousand mails take seconds: letters of people, pages of firms."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._letters = [self._letter(number) for number in range(120)]
        self._pages = [self._page(number) for number in range(120)]
        self._files = [
            base64.encodebytes(chance.randbytes(1_000_000)).replace(b"\n", b"\r\n") for _ in range(4)
        ]

    def one(self, kind: str) -> Part:
        """A body for a mail of that kind."""
        return self._chance.choice(self._letters if kind in ("ask", "reply") else self._pages)

    def with_file(self, kinds: bytes, body: bytes) -> Part:
        """The same with a file of 1 MB."""
        mark = b"=_m%x" % self._chance.getrandbits(80)
        file = self._chance.choice(self._files)
        named = b'Content-Type: application/pdf; name="plan.pdf"\r\nContent-Transfer-Encoding: base64\r\n'
        parts = [kinds + b"\r\n" + body, named + b"\r\n" + file]
        return _together(b"mixed", mark, parts)

    def _letter(self, number: int) -> Part:
        """What a person writes: some hundred characters to some thousand, half with a page as twin."""
        text = self._prose(round(min(9000, max(200, math.exp(self._chance.gauss(6.6, 0.8))))))
        return self._twin(text, 1500) if number % 2 else self._part("plain", text)

    def _page(self, number: int) -> Part:
        """What a firm sends: a page of 2 to 60 KB, most with a text beside it."""
        size = round(min(60_000, max(2000, math.exp(self._chance.gauss(9.6, 0.8)))))
        text = self._prose(min(size, 4000))
        return self._twin(text, size) if number % 5 else self._part("html", self._html(text, size))

    def _twin(self, text: str, size: int) -> Part:
        mark = b"=_b%x" % self._chance.getrandbits(80)
        both = (self._part("plain", text), self._part("html", self._html(text, size)))
        return _together(b"alternative", mark, [head + b"\r\n" + body for head, body in both])

    def _prose(self, size: int) -> str:
        out, length = ["Hello,\n\n"], 0
        while length < size:
            sentence = " ".join(self._chance.choices(_WORDS, k=self._chance.randint(6, 22))).capitalize()
            out.append(sentence + (".\n\n" if self._chance.random() < 0.3 else ". "))
            length += len(out[-1])
        return "".join(out) + "\n\nBest regards\n"

    def _html(self, text: str, size: int) -> str:
        rows = "".join(
            f'<tr><td style="padding:0 12px"><p>{line}</p></td></tr>\n' for line in text.split("\n")
        )
        style = "<html><head><style>.c { color: #123 }</style></head>"
        page = [f'{style}<body><table width="600">{rows}</table>\n']
        length = len(page[0])
        while length < size:
            words = " ".join(self._chance.choices(_WORDS, k=9))
            target = f"https://firm.example/t/{self._chance.getrandbits(96):x}"
            page.append(f'<div><a href="{target}">{words}</a><img src="cid:{length:x}"></div>\n')
            length += len(page[-1])
        return "".join(page) + "</body></html>\n"

    def _part(self, kind: str, text: str) -> Part:
        charset = self._chance.choice(_CHARSETS)
        how = "7bit" if charset == "us-ascii" else self._chance.choice(("quoted-printable", "base64", "8bit"))
        head = f'Content-Type: text/{kind}; charset="{charset}"\r\nContent-Transfer-Encoding: {how}\r\n'
        return head.encode(), _encoded(text, charset, how)


def _encoded(text: str, charset: str, how: str) -> bytes:
    if how in ("7bit", "8bit"):  # RFC 5322 2.1.1: no line is longer than 998 bytes
        text = "\n".join("\n".join(textwrap.wrap(line, 400)) for line in text.split("\n"))
    raw = text.encode(charset, "replace")
    if how == "base64":
        return base64.encodebytes(raw).replace(b"\n", b"\r\n")
    return (quopri.encodestring(raw) if how == "quoted-printable" else raw).replace(b"\n", b"\r\n")


def _together(kind: bytes, mark: bytes, parts: list[bytes]) -> Part:
    head = b"Content-Type: multipart/" + kind + b'; boundary="' + mark + b'"\r\n'
    body = b"".join(b"--" + mark + b"\r\n" + part + b"\r\n" for part in parts)
    return head, body + b"--" + mark + b"--\r\n"
