"""A file of people, as an address book or a spreadsheet writes it: the way in for `assistant import`.

What the file is shows in its first lines, not in its name. A row that cannot be read costs only itself.
"""

from pathlib import Path

from assistant.adapters import people_csv, people_vcard
from assistant.domain.newcomer import Sheet
from assistant.errors import ContentError

MOST_BYTES = 10 * 1024 * 1024
"""A bigger file is no list of people."""


def read_people(path: Path) -> Sheet:
    """Everybody in a CSV file or in vCards (versions 2.1 to 4.0), with line numbers from 1.

    Raises ContentError if the file cannot be opened, is far too big, or holds nothing of the kind.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise ContentError(f"{path} cannot be read: {error.strerror or error}.") from error
    if len(raw) > MOST_BYTES:
        raise ContentError(f"{path} is bigger than 10 MB; that is no list of people.")
    text = _decoded(raw)
    sheet = people_vcard.read(text) if people_vcard.is_vcard(text) else people_csv.read(text)
    if not sheet.people and not sheet.bad:
        raise ContentError(f"{path} holds nobody; it should be a CSV file with headings, or vCards.")
    return sheet


def _decoded(raw: bytes) -> str:
    """The text in UTF-8 or UTF-16, else in the code page that old Windows programs write."""
    encodings = ("utf-16",) if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",)
    for encoding in encodings:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("cp1252", "replace")
