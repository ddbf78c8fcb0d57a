"""What a mail server did, in words for the owner: why it cannot be reached, and what it said itself.

A server's own words may hold anything, a stranger's text too: they stand on one line, cut, without signs
that play with a terminal or a page, and in quotes, so that nobody takes them for ours.
"""

import errno
import imaplib
import re
import socket
import ssl

WORDS_LIMIT = 200
"""Characters of a server's answer that are kept."""
QUOTE_LIMIT = 120
"""Characters of it that stand in a sentence of ours."""

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]+")
_IN_THE_WAY = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EHOSTDOWN})
_SAID_NO = re.compile(
    r"""(?: [\w ()]+? \s failed: \s                        # imapclient: "select failed: …"
        | [\w ()]+? \s command \s error: \s (?:BAD|NO) \s  # imaplib: "EXAMINE command error: BAD [b'…']"
        | command: \s [\w ()]+ \s => \s )                  # imaplib: "command: NOOP => …"
        (?P<words> .* )""",
    re.VERBOSE | re.DOTALL,
)
_AS_BYTES = re.compile(r"""\[?b(['"])(?P<words>.*)\1\]?""", re.DOTALL)
_COMPLAINTS = ("command: ", "unexpected ", "Unexpected ", "illegal ", "socket error: ")
_HUNG_UP = "it hung up"
_NOT_YET, _EXPIRED = 9, 10
"""X509_V_ERR_CERT_NOT_YET_VALID and X509_V_ERR_CERT_HAS_EXPIRED."""


class OddAnswer(imaplib.IMAP4.abort):
    """The server broke the rules in a way that we have words for."""


def one_line(words: object, limit: int = WORDS_LIMIT) -> str:
    """Any words as one short harmless line."""
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
    line = " ".join(_UNPRINTABLE.sub(" ", text[: 20 * limit]).split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


def quoted(words: object) -> str:
    """What a server said, in quotes; "nothing" if that is what it said."""
    line = one_line(words, QUOTE_LIMIT).rstrip(" .").translate(_QUOTES)
    return f"“{line}”" if line else "nothing"


def said(error: BaseException) -> str:
    """The server's own words in a refusal, without those that a library put before them."""
    words = str(error.args[0]) if error.args and not isinstance(error.args[0], bytes) else None
    if words is None:
        return one_line(error.args[0] if error.args else "")
    found = _SAID_NO.fullmatch(words)
    words = found["words"] if found else words
    as_bytes = _AS_BYTES.fullmatch(words)
    return one_line(as_bytes["words"] if as_bytes else words)


def why_no_answer(error: BaseException) -> str:
    """Why there is no connection, or none any more, in few words: what follows on "cannot be reached"."""
    match _innermost(error):
        case OddAnswer() as odd:
            return one_line(odd)
        case ssl.SSLError() as broken:
            return _no_trust(broken)
        case OSError() | EOFError() as broken:
            return _no_way(broken)
        case imaplib.IMAP4.error() as no if _is_the_servers(no):
            return f"it says {quoted(said(no))}"
        case imaplib.IMAP4.abort() as broken if "EOF" in str(broken):
            return _HUNG_UP
        case _:
            return "it answers in a way that is not understood"


def _innermost(error: BaseException) -> BaseException:
    """What lies at the root. imaplib says anew what it caught, without naming it as the cause."""
    rewritten = isinstance(error, imaplib.IMAP4.error)
    deeper = error.__cause__ or (error.__context__ if rewritten else None)
    return error if deeper is None else _innermost(deeper)


def _no_trust(error: ssl.SSLError) -> str:
    """Where dates are wrong the usual reason is a clock that stands in another year."""
    if not isinstance(error, ssl.SSLCertVerificationError):
        return "it does not speak TLS there as expected; look at `port` and `security`"
    clock = "; is the clock of this machine right?" if error.verify_code in (_NOT_YET, _EXPIRED) else ""
    return f"its certificate cannot be trusted ({one_line(error.verify_message)}{clock})"


def _no_way(error: OSError | EOFError) -> str:
    match error:
        case socket.gaierror():
            return "there is no server of that name, or this machine is offline"
        case ConnectionRefusedError():
            return "nobody answers at that port"
        case TimeoutError():
            return "it did not answer in time"
        case OSError() if error.errno in _IN_THE_WAY:
            return "there is no way to it; is this machine online?"
        case OSError() if error.strerror and not isinstance(error, ConnectionError):
            return one_line(error.strerror)
        case _:
            return _HUNG_UP


def _is_the_servers(error: imaplib.IMAP4.error) -> bool:
    """Are these the server's words, and not imaplib's complaint of what it cannot read?"""
    if error.args and isinstance(error.args[0], bytes):
        return True
    return isinstance(error, imaplib.IMAP4.abort) and not str(error).startswith(_COMPLAINTS)


def no_of(code: int, message: str) -> str:
    """An SMTP server's no: what its number means where that is certain (RFC 3463), and its own words."""
    number = _ENHANCED.search(message)
    meaning = _MEANINGS.get(number[1], "") if number else ""
    return f"{meaning}{'; ' if meaning else ''}the server says {quoted(f'{code} {message}')}"


_ENHANCED = re.compile(r"\b[45]\.(\d{1,3}\.\d{1,3})\b")
_MEANINGS = {
    "1.1": "there is no such mailbox",
    "1.2": "there is no mail at that domain",
    "1.10": "they take no mail at that domain",
    "2.1": "their mailbox is closed",
    "2.2": "their mailbox is full",
    "2.3": "the mail is too big for them",
    "3.4": "the mail is too big",
}
_QUOTES = str.maketrans({"“": "'", "”": "'", '"': "'"})
