"""What stands before every page: only for those who came by our own name, and with nothing to smuggle.

A page of a stranger in the owner's browser can send requests here; it cannot send our Host with its own
Origin (faults H1 to H4). So: a known Host always, our own Origin for everything that acts, small bodies, and
headers that forbid the browser everything we do not use.
"""

import base64
import hashlib
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

BODY_LIMIT = 64 * 1024
FORM = "application/x-www-form-urlencoded"
_METHODS = frozenset({"GET", "HEAD", "POST"})

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not "no-referrer": with it browsers send "Origin: null" with our own forms (Fetch, 3.2).
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
}


def paper_policy(html: str) -> dict[str, str]:
    """The policy for a sheet of paper: the one style it carries, by its hash (CSP 3), and nothing else."""
    style = html.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    allowed = f"style-src 'sha256-{digest}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
    return {"Content-Security-Policy": f"default-src 'none'; {allowed}"}


def names_of(port: int, hosts: Iterable[str], url: str) -> frozenset[str]:
    """Every Host that is ours: this machine's own names, those of the config, that of `url`; with port."""
    named = {"127.0.0.1", "localhost", "[::1]", *(host.lower() for host in hosts)}
    plain = {host.lower() for host in hosts}
    from_url = {url.partition("://")[2].partition("/")[0].lower()} if url else set()
    return frozenset({f"{name}:{port}" for name in named} | plain | from_url)


class Guard:
    """An ASGI application around another one. `hosts` are the names this page answers to, lower case."""

    def __init__(self, app: "ASGIApp", hosts: frozenset[str]) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Let a request through, or say why not."""
        if scope["type"] != "http":
            return
        headers = _headers(scope)
        speak = _with_headers(send)
        refused = self._refused(scope["method"], headers)
        body = b""
        if not refused and scope["method"] == "POST":
            try:
                body = await _body(receive)
            except _TooLong:
                refused = (413, "That is too long; nothing was changed.")
            except _BrokeOff:
                return  # nobody is there to be told, and half a form is none
        if refused:
            response = PlainTextResponse(refused[1] + "\n", refused[0], headers={"Connection": "close"})
            await response(scope, receive, speak)
            return
        await self._app(scope, _replayed(body, receive), speak)

    def _refused(self, method: str, headers: Mapping[str, list[str]]) -> tuple[int, str] | None:
        """Status and reason of a refusal, None for a request that may pass."""
        if method not in _METHODS:
            return 405, "This page only knows GET and POST."
        hosts = headers.get("host", [])
        if len(hosts) != 1 or hosts[0].lower() not in self._hosts:
            return 403, "This page does not answer to that name; web.hosts in the config lists more."
        if method == "POST":
            return _refused_act(headers, hosts[0].lower())
        return None


def _refused_act(headers: Mapping[str, list[str]], host: str) -> tuple[int, str] | None:
    """What acts must come from a page of ours: by Origin, or where there is none by Sec-Fetch-Site."""
    origins, sites = headers.get("origin", []), headers.get("sec-fetch-site", [])
    ours = {f"http://{host}", f"https://{host}"}
    from_us = set(map(str.lower, origins)) <= ours and set(sites) <= {"same-origin"} and (origins or sites)
    if not from_us:
        return 403, "That did not come from this page; nothing was changed."
    kinds = [each.partition(";")[0].strip().lower() for each in headers.get("content-type", [])]
    if kinds != [FORM]:
        return 415, "Only forms of this page are read; nothing was changed."
    lengths = headers.get("content-length", [])
    if any(not each.isdecimal() or len(each) > 12 or int(each) > BODY_LIMIT for each in lengths):
        return 413, "That is too long; nothing was changed."
    return None


def _headers(scope: "Scope") -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in scope["headers"]:
        found.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))
    return found


class _TooLong(Exception):
    """A body is longer than allowed."""


class _BrokeOff(Exception):
    """The connection ended before the body did."""


async def _body(receive: "Receive") -> bytes:
    """The whole body; a length that was announced proves nothing. Raises _TooLong and _BrokeOff."""
    body = b""
    while True:
        message = await receive()
        if message["type"] != "http.request":
            raise _BrokeOff
        body += bytes(message.get("body", b""))
        if len(body) > BODY_LIMIT:
            raise _TooLong
        if not message.get("more_body", False):
            return body


def _replayed(body: bytes, receive: "Receive") -> "Receive":
    """The body that was read already, then whatever comes."""
    told = False

    async def again() -> "Message":
        nonlocal told
        if told:
            return await receive()
        told = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again


def _with_headers(send: "Send") -> "Send":
    """Every answer with the headers above, unless it brings its own; nothing else is kept by the browser."""

    async def speak(message: "Message") -> None:
        if message["type"] == "http.response.start":
            headers = [*message.get("headers", [])]
            there = {name.lower() for name, _ in headers}
            ours = {"Cache-Control": "no-store", **HEADERS}
            lacking = {name.lower().encode(): value.encode() for name, value in ours.items()}
            headers += [(name, value) for name, value in lacking.items() if name not in there]
            message = {**message, "headers": headers}
        await send(message)

    return speak
