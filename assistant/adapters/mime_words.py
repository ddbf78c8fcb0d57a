"""Bytes of mail into clean words: charsets by allow-list, encoded words, nothing invisible left.

Every function takes whatever a stranger sends, is linear in its length and never raises for it.
"""

import binascii
import codecs
import re
import unicodedata

_CODECS = {
    "": "utf-8",
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "us-ascii": "utf-8",
    "ascii": "utf-8",
    "ansi_x3.4-1968": "utf-8",
    # Browsers and mail programs read Latin-1 as its superset, and so did the programs that wrote it.
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "ansi": "cp1252",
    "cp1252": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "cp932": "cp932",
    "euc-jp": "euc_jp",
    "iso-2022-jp": "iso2022_jp_2",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "iso-2022-kr": "iso2022_kr",
    "tis-620": "cp874",
    "koi8-r": "koi8_r",
    "koi8-u": "koi8_u",
    "macintosh": "mac_roman",
    "x-mac-roman": "mac_roman",
    "ibm850": "cp850",
    "cp850": "cp850",
    "cp437": "cp437",
    "utf-16": "utf-16",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
    "windows-874": "cp874",
    **{f"windows-{page}": f"cp{page}" for page in range(1250, 1259)},
    **{f"cp{page}": f"cp{page}" for page in range(1250, 1259)},
    **{f"iso-8859-{page}": f"iso8859_{page}" for page in (*range(2, 9), *range(10, 12), *range(13, 17))},
    "iso-8859-9": "cp1254",
    "iso-8859-8-i": "iso8859_8",
}
"""The only charsets that are believed. UTF-7 is left out: it hides markup from everyone who looks."""

INVISIBLE = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
)
"""Zero-width and bidi characters: they change what a person sees, never what is said (regex class)."""

_DROPPED = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff{INVISIBLE}]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = "\xa0\u2000\u2001\u2002\u2003\u2007\u2008\u2009\u200a\u202f"
_ODD_SPACES = str.maketrans(dict.fromkeys(_SPACES, " "))
_UNCLEAN = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029{_SPACES}{INVISIBLE}]")

_ENCODED_WORD = re.compile(r"=\?([^?\s*]{1,40})(?:\*[^?\s]{0,20})?\?([bBqQ])\?([^?]*)\?=")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")


def decode(data: bytes, charset: str = "") -> str:
    """Bytes in the charset their sender claims, if it is one of ours; else UTF-8, else Latin-1.

    Bytes that do not fit become U+FFFD, unless Windows Latin-1 explains them better.
    """
    codec = _CODECS.get(charset) or _CODECS.get(charset.strip(" \t\"'").lower(), "utf-8")
    try:
        return data.decode(codec)
    except (UnicodeError, ValueError):
        return _second_try(data, codec)


def _second_try(data: bytes, codec: str) -> str:
    # A few bad bytes in UTF-8 are damage (or where the text was cut); many are Latin-1 under a wrong name.
    text = data.decode(codec, "replace")
    strange = sum(byte > 127 for byte in data)
    if codec == "utf-8" and text.count("\ufffd") * 2 > strange:
        return data.decode("cp1252", "replace")
    return text


def known_charset(name: str) -> bool:
    """Whether a charset name is on the allow-list."""
    return name.strip(" \t\"'").lower() in _CODECS


def clean_text(text: str) -> str:
    """Text for a body: lines end in LF, tabs stay, control, bidi and zero-width characters go, NFC."""
    if _UNCLEAN.search(text):
        text = _DROPPED.sub("", _LINE_ENDS.sub("\n", text).translate(_ODD_SPACES))
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def clean_line(text: str) -> str:
    """Text for a header: as `clean_text`, but one line, without tabs, trimmed."""
    if text.isascii() and text.isprintable():
        return text.strip()
    return clean_text(text).replace("\n", " ").replace("\t", " ").strip()


def decode_words(text: str) -> str:
    """A header value with its encoded words (RFC 2047) read; the result is not cleaned yet.

    Neighbouring words of one charset are joined as bytes first: mailers cut in the middle of letters.
    """
    if "=?" not in text:
        return text
    out: list[str] = []
    waiting = bytearray()
    charset = ""
    end = 0
    for word in _ENCODED_WORD.finditer(text):
        between = text[end : word.start()]
        joined = bool(end) and not between.strip()
        if not joined or word[1].lower() != charset:
            out.append(decode(bytes(waiting), charset))
            waiting.clear()
        if not joined:
            out.append(between)
        charset = word[1].lower()
        waiting += _word_bytes(word[2], word[3])
        end = word.end()
    out.append(decode(bytes(waiting), charset))
    out.append(text[end:])
    return "".join(out)


def _word_bytes(encoding: str, payload: str) -> bytes:
    data = payload.encode("utf-8", "surrogatepass")
    if encoding in "bB":
        return from_base64(data)
    return binascii.a2b_qp(data, header=True)


def from_base64(data: bytes) -> bytes:
    """Base64 as it comes: foreign characters skipped, a cut end dropped, what follows the padding too."""
    letters = _NOT_BASE64.sub(b"", data.partition(b"=")[0])
    rest = len(letters) % 4
    if rest == 1:  # six bits make no byte
        letters = letters[:-1]
    elif rest:
        letters += b"=" * (4 - rest)
    return binascii.a2b_base64(letters)


def mended(text: str) -> str:
    """A header value decoded with `surrogateescape` (raw 8-bit bytes in it), read as UTF-8 or Latin-1."""
    return decode(text.encode("ascii", "surrogateescape"))


for _codec in set(_CODECS.values()):
    codecs.lookup(_codec)  # a misspelt name would only show in a rare mail
