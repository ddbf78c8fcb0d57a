"""The outgoing server of an account, and the one door of aiosmtplib: one mail, one connection, one answer.

The dialogue falls into two halves with `before_body` between them. In the first nothing can have gone out,
so every failure may be tried again or is a plain no. From the first byte of the body on, only a complete
reply tells what happened (RFC 1047); without one the outcome is unknown, and nobody may try again.
"""

import asyncio
import re
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, cast

from aiosmtplib import SMTP, SMTPAuthenticationError, SMTPException, SMTPResponse, SMTPResponseException

from assistant.adapters.server_words import no_of, one_line, quoted, why_no_answer
from assistant.domain.mailbox import Outcome, SendResult
from assistant.errors import ContentError, LoginRefused

LINE_LIMIT = 998
"""Octets of a line without its CRLF (RFC 5322 2.1.1)."""

OVER_THE_LIMIT = frozenset({"5.4.5", "5.1.90"})
"""Permanent by their number, but they say "too many mails today" (Gmail, Microsoft 365): later is fine."""
TRY_ANOTHER_WAY = frozenset({500, 502, 504, 534, 538})
"""Answers to AUTH that refuse the mechanism, not the password (RFC 4954 section 6)."""


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Seconds. `before` and `verdict` watch over the two halves as a whole, however the server dawdles."""

    connect: float = 30.0
    command: float = 60.0
    before: float = 180.0
    verdict: float = 600.0
    """The body and the wait for its answer: ten minutes (RFC 5321 4.5.3.2.6), or mails go out twice."""
    goodbye: float = 5.0


@dataclass(frozen=True, slots=True)
class SmtpSettings:
    """How to reach one outgoing server. `password` is asked at each mail, None for no login.

    STARTTLS is never optional: with "starttls" nothing is said in the clear but the greeting. "none" is for
    a server on this very machine; the config sees to that.
    """

    host: str
    port: int = 465
    security: Literal["tls", "starttls", "none"] = "tls"
    username: str = ""
    password: Callable[[], str] | None = field(default=None, repr=False)
    mechanism: Literal["password", "xoauth2"] = "password"
    """With "xoauth2", `password` gives an access token."""
    local_hostname: str = "[127.0.0.1]"
    """What we call ourselves; the real name of a machine at home is nobody's business."""
    timeouts: Timeouts = Timeouts()
    ca_file: str = ""
    """A PEM file with the authority of a home server; else the system's authorities are trusted."""


@dataclass(frozen=True, slots=True)
class _Envelope:
    """What the server is told about the mail, ready for the wire."""

    sender: bytes
    recipient: bytes
    body: bytes
    """With dots doubled and the final dot."""
    size: int
    eight_bit: bool
    utf8: bool
    """True when an address needs SMTPUTF8 (RFC 6531)."""


class _NotTaken(Exception):
    """Ends the first half: the mail certainly was not taken."""

    def __init__(self, outcome: Outcome, words: str, *, lost: bool = False) -> None:
        super().__init__(words)
        self.result = SendResult(outcome, one_line(words))
        self.lost = lost
        """True when nobody knows where the dialogue stands: a QUIT could be taken for a line of the body."""


class _Client(SMTP):
    """The library's client, but it hangs up at once: what lies in its buffers must not go out any more, and
    a TLS farewell would outlive the event loop."""

    def close(self) -> None:
        """Drop the connection, whoever asks for it."""
        if self.transport is not None:
            cast(asyncio.WriteTransport, self.transport).abort()
        super().close()


class SmtpOutgoing:
    """Sends over one account's server; fulfils `workflow.ports.Outgoing`. Safe to call from any thread
    that runs no event loop of its own."""

    def __init__(self, settings: SmtpSettings) -> None:
        self._settings = settings

    def send(self, raw: bytes, sender: str, recipient: str, before_body: Callable[[], None]) -> SendResult:
        """Hand over exactly these bytes (CRLF lines) to one recipient; the addresses are bare.

        `before_body` is called once, after the server said it is ready for the body and before the first
        byte of it; if it raises, the connection is cut, nothing was sent, and its error goes up. Raises
        LoginRefused if the server does not take the password (asked once, never again by itself),
        SecretUnavailable from `password`, ContentError for an address or bytes that no server may see.
        """
        envelope = _envelope(raw, sender, recipient)
        secret = self._settings.password() if self._settings.password else None
        return asyncio.run(_hand_over(self._settings, secret, envelope, before_body))


async def _hand_over(
    settings: SmtpSettings, secret: str | None, mail: _Envelope, before_body: Callable[[], None]
) -> SendResult:
    client = _Client(
        hostname=settings.host,
        port=settings.port,
        use_tls=settings.security == "tls",
        start_tls=False,
        local_hostname=settings.local_hostname,
        timeout=settings.timeouts.command,
    )
    try:
        try:
            await _first_half(client, settings, secret, mail)
        except _NotTaken as no:
            if not no.lost:
                await _say_goodbye(client, settings.timeouts)
            return no.result
        before_body()
        return await _second_half(client, settings.timeouts, mail)
    finally:
        await _hang_up(client)


# --- the first half: nothing can have gone out ---------------------------------------------------------


async def _first_half(client: SMTP, settings: SmtpSettings, secret: str | None, mail: _Envelope) -> None:
    """Everything up to the server's "go ahead" (354); raises _NotTaken or LoginRefused."""
    place = f"{settings.host}:{settings.port}"
    try:
        async with asyncio.timeout(settings.timeouts.before):
            await _connect(client, settings)
            if secret is not None:
                await _log_in(client, settings, secret)
            await _announce(client, mail)
    except SMTPResponseException as error:
        raise _judged(error.code, error.message) from None
    except TimeoutError:
        raise _NotTaken(Outcome.LATER, f"{place} did not answer in time", lost=True) from None
    except (SMTPException, OSError) as error:
        words = f"no connection to {place}: {why_no_answer(error)}"
        raise _NotTaken(Outcome.LATER, words, lost=True) from None


async def _connect(client: SMTP, settings: SmtpSettings) -> None:
    trust = None if settings.security == "none" else _verifying(settings.ca_file)
    await client.connect(timeout=settings.timeouts.connect, tls_context=trust)
    await client.ehlo()
    if settings.security == "starttls":
        if not client.supports_extension("starttls"):
            words = f"{settings.host} offers no STARTTLS, and nothing is sent in the clear"
            raise _NotTaken(Outcome.LATER, words)
        await client.starttls()
        await client.ehlo()


async def _log_in(client: SMTP, settings: SmtpSettings, secret: str) -> None:
    """One try with the password. The library's own login would try it three times and lock accounts.

    A relay on this very machine that knows no log-in at all is simply used: who may send is its affair.
    """
    if settings.security == "none" and not client.supports_extension("auth"):
        return
    ways = ("xoauth2",) if settings.mechanism == "xoauth2" else ("plain", "login", "cram-md5")
    offered = [way for way in ways if way in client.server_auth_methods]
    refused = f"it offers none of the log-ins {', '.join(ways)}"
    for way in offered:
        try:
            await _log_in_by(client, way, settings.username, secret)
        except SMTPAuthenticationError as error:
            if not 500 <= error.code <= 599:
                raise
            refused = f"it says {quoted(f'{error.code} {error.message}')}. Check the password"
            if error.code not in TRY_ANOTHER_WAY:
                break
        else:
            return
    raise LoginRefused(f"{settings.host} does not let {settings.username} log in to send mail: {refused}.")


async def _log_in_by(client: SMTP, way: str, username: str, secret: str) -> None:
    match way:
        case "plain":
            await client.auth_plain(username, secret)
        case "login":
            await client.auth_login(username, secret)
        case "cram-md5":
            await client.auth_crammd5(username, secret)
        case _:
            await client.auth_xoauth2(username, secret)


async def _announce(client: SMTP, mail: _Envelope) -> None:
    """MAIL, RCPT, DATA: from whom, to whom, and may the body come."""
    options = _options(client, mail)
    await _ask(client, b"MAIL", b"FROM:<" + mail.sender + b">", *options, wanted=(250,))
    await _ask(client, b"RCPT", b"TO:<" + mail.recipient + b">", wanted=(250, 251))
    await _ask(client, b"DATA", wanted=(354,))
    await asyncio.sleep(0)
    if not client.is_connected:
        raise ConnectionResetError


def _options(client: SMTP, mail: _Envelope) -> list[bytes]:
    """What MAIL has to tell; raises _NotTaken if this server cannot carry this mail."""
    options = []
    if client.supports_extension("size"):
        limit = client.esmtp_extensions["size"].strip()
        if limit.isdecimal() and 0 < int(limit[:20]) < mail.size:
            raise _NotTaken(Outcome.REFUSED, f"the mail is too big: the server takes {limit} bytes at most")
        options.append(b"SIZE=%d" % mail.size)
    if mail.eight_bit:
        if not client.supports_extension("8bitmime"):
            raise _NotTaken(Outcome.REFUSED, "the server does not take mail with 8-bit text")
        options.append(b"BODY=8BITMIME")
    if mail.utf8:
        if not client.supports_extension("smtputf8"):
            raise _NotTaken(
                Outcome.REFUSED, "the server does not take addresses with letters beyond a to z before the @"
            )
        options.append(b"SMTPUTF8")
    return options


async def _ask(client: SMTP, *words: bytes, wanted: tuple[int, ...]) -> None:
    reply = await client.execute_command(*words)
    if reply.code not in wanted:
        raise _judged(reply.code, reply.message)


def _judged(code: int, message: str) -> _NotTaken:
    """An answer in the first half that is not the wanted one."""
    if 400 <= code <= 599:
        return _NotTaken(_refusal(code, message), no_of(code, message))
    said = f"{code} {message}" if code > 0 else message
    return _NotTaken(Outcome.LATER, f"the server answers oddly, it says {quoted(said)}", lost=True)


def _refusal(code: int, message: str) -> Outcome:
    """What a complete 4xx or 5xx means. An enhanced code (RFC 3463) of class 4 beats a reply of class 5."""
    enhanced = _ENHANCED.match(message)
    if code < 500 or (enhanced and (enhanced[1] == "4" or enhanced[0] in OVER_THE_LIMIT)):
        return Outcome.LATER
    return Outcome.REFUSED


_ENHANCED = re.compile(r"([245])\.\d{1,3}\.\d{1,3}\b")


# --- the second half: only a complete reply decides ----------------------------------------------------


async def _second_half(client: SMTP, timeouts: Timeouts, mail: _Envelope) -> SendResult:
    try:
        async with asyncio.timeout(timeouts.verdict):
            reply = await _write_body(client, mail.body)
    except SMTPResponseException as error:
        return SendResult(Outcome.UNKNOWN, f"the server says {quoted(error.message)}")
    except TimeoutError:
        return SendResult(Outcome.UNKNOWN, "no answer to the mail in time")
    except (SMTPException, OSError):
        return SendResult(Outcome.UNKNOWN, "the connection broke before the server answered")
    result = _verdict(reply)
    await _say_goodbye(client, timeouts)
    return result


async def _write_body(client: SMTP, body: bytes) -> SMTPResponse:
    if client.protocol is None:
        raise ConnectionError
    client.protocol.write(body)
    return await client.protocol.read_response()


def _verdict(reply: SMTPResponse) -> SendResult:
    words = one_line(f"{reply.code} {reply.message}")
    if reply.code == 250:
        return SendResult(Outcome.ACCEPTED, words)
    if 400 <= reply.code <= 599:
        return SendResult(_refusal(reply.code, reply.message), no_of(reply.code, reply.message))
    return SendResult(Outcome.UNKNOWN, f"the server says {quoted(words)}")


# --- the end ----------------------------------------------------------------------------------------------


async def _say_goodbye(client: SMTP, timeouts: Timeouts) -> None:
    """QUIT, whatever comes of it: the answer says nothing about the mail."""
    try:
        async with asyncio.timeout(timeouts.goodbye):
            await client.execute_command(b"QUIT")
    except (SMTPException, OSError, TimeoutError):
        return


async def _hang_up(client: SMTP) -> None:
    client.close()
    await asyncio.sleep(0)  # one turn of the loop, in which the socket really closes


# --- what goes over the wire ----------------------------------------------------------------------------


def _envelope(raw: bytes, sender: str, recipient: str) -> _Envelope:
    from_, to = _addr_spec(sender), _addr_spec(recipient)
    return _Envelope(
        sender=from_,
        recipient=to,
        body=_dotted(raw),
        size=len(raw),
        eight_bit=not raw.isascii(),
        utf8=not (from_ + to).isascii(),
    )


def _dotted(raw: bytes) -> bytes:
    """The mail as DATA wants it (RFC 5321 4.5.2): dots at the start of lines doubled, a dot at the end.

    Raises ContentError for a bare CR or LF, a NUL or an overlong line: servers read these differently,
    and a stranger could hide a second mail in them.
    """
    rest = raw.replace(b"\r\n", b"")
    if not raw or any(sign in rest for sign in (b"\r", b"\n", b"\0")):
        raise ContentError("the mail is not in clean lines, so it cannot be sent; write it anew")
    if max(map(len, raw.split(b"\r\n"))) > LINE_LIMIT:
        raise ContentError(f"a line of the mail is longer than {LINE_LIMIT} bytes; break it up")
    whole = raw if raw.endswith(b"\r\n") else raw + b"\r\n"
    return re.sub(rb"(?m)^\.", b"..", whole) + b".\r\n"


_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~\u00a1-\U0010ffff-]+"
_LOCAL = re.compile(rf"{_ATOM}(?:\.{_ATOM})*")
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_DOMAIN = re.compile(rf"{_LABEL}(?:\.{_LABEL})*")


def _addr_spec(address: str) -> bytes:
    """A bare address in octets: dot-atom before the @, host name behind it (RFC 5321 4.1.2).

    A stricter grammar than the RFC's: no quotes, comments, literals or spaces. Raises ContentError.
    """
    local, _, domain = address.rpartition("@")
    host = _ascii_domain(domain)
    fits = address.isprintable() and _LOCAL.fullmatch(local) and _DOMAIN.fullmatch(host)
    if not fits or len(local.encode()) > 64 or len(host) > 253:
        shown = one_line(address)[:80]
        raise ContentError(f'"{shown}" is no mail address that can be written to')
    return f"{local}@{host}".encode()


def _ascii_domain(domain: str) -> str:
    """A domain in ASCII; "" if its letters do not survive the way there and back (straße is not strasse)."""
    if domain.isascii():
        return domain
    try:
        host = domain.lower().encode("idna")
        return host.decode("ascii") if host.decode("idna") == domain.lower() else ""
    except UnicodeError:
        return ""


def _verifying(ca_file: str) -> ssl.SSLContext:
    """TLS 1.2 or newer, with the server's name and certificate checked."""
    context = ssl.create_default_context(cafile=ca_file or None)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
