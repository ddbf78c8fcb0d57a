"""People in a CSV file, with any sensible headings: of spreadsheets, Google, Outlook, in four languages."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator

from assistant.domain.newcomer import BadRow, Newcomer, Sheet

MOST_ROWS = 20_000
MOST_COLUMNS = 200
_SEPARATORS = ",;\t|"

_HEADINGS = {
    "name": "name|full name|fullname|display name|contact|contact name|person|kunde|ansprechpartner|kontakt"
    "|nom complet|client|nombre completo|cliente|contacto|file as|anzeigename|vollständiger name",
    "first": "first name|firstname|first|given name|forename|vorname|prénom|prenom|nombre|nombre de pila",
    "last": "last name|lastname|last|family name|surname|nachname|familienname|zuname|nom|nom de famille"
    "|apellido|apellidos",
    "company": "company|organization|organisation|organization name|firma|unternehmen|société|entreprise"
    "|empresa|business|firm",
    "email": "email|e mail|mail|email address|e mail address|mail address|emailadresse|e mail adresse"
    "|mailadresse|adresse mail|adresse e mail|courriel|correo|correo electrónico|dirección de correo"
    "|e mail 1 value|e mail 2 value|email 1 value|e mail 2 address|email 2|e mail 2|home email|work email",
    "phone": "phone|phone number|telephone|telephone number|tel|tel nr|telefon|telefonnummer|rufnummer|nummer"
    "|number|mobile|mobile phone|mobile number|cell|cell phone|cellphone|handy|mobil|mobiltelefon|téléphone"
    "|portable|numéro|teléfono|móvil|celular|phone 1 value|phone 2 value|home phone|business phone|work phone"
    "|primary phone|festnetz",
    "about": "about|subject|matter|topic|regarding|service|betreff|anliegen|thema|objet|sujet|asunto|tema",
    "said": "said|note|notes|message|comment|comments|remarks|description|what was said|wish|request|notiz"
    "|notizen|bemerkung|bemerkungen|nachricht|kommentar|anmerkung|remarque|remarques|commentaire|nota|notas"
    "|mensaje|comentario|observaciones",
    "met": "met|where met|met at|where|source|event|origin|herkunft|quelle|kennengelernt|woher|messe"
    "|rencontre|origine|lieu|origen|lugar|dónde",
}
_FIELD = {heading: field for field, headings in _HEADINGS.items() for heading in headings.split("|")}
_TOLD = re.compile(r'"?sep=([,;\t|])"?', re.IGNORECASE)
"""The first line with which spreadsheets tell what parts the fields."""
_SEP = re.compile(r"sep=[,;\t|]?", re.IGNORECASE)
"""Its first cell."""
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_NUMBER = re.compile(r"\+?[\d\s()./-]{6,25}")


def read(text: str) -> Sheet:
    """Everybody in the text of a CSV file; a row without anybody in it counts as bad, an empty one does not.

    Without a row of headings, addresses and numbers are told by their looks, and the rest is the name.
    """
    rows, bad = _rows(text)
    if not rows:
        return Sheet((), tuple(bad))
    columns = _columns(rows[0][1])
    if columns:
        rows = rows[1:]
    people = []
    for line, cells in rows:
        fields = _by_heading(columns, cells) if columns else _by_looks(cells)
        if len(cells) > max(len(columns), 1) and columns and any(c.strip() for c in cells[len(columns) :]):
            bad.append(BadRow(line, f"has {len(cells)} fields under {len(columns)} headings"))
        people.append(_newcomer(fields, line))
    return Sheet(tuple(people), tuple(bad))


def _rows(text: str) -> tuple[list[tuple[int, list[str]]], list[BadRow]]:
    """Rows with the line they begin on; what csv cannot take apart is named."""
    reader = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=_separator(text))
    rows: list[tuple[int, list[str]]] = []
    bad: list[BadRow] = []
    while len(rows) + len(bad) < MOST_ROWS:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return rows, bad
        except csv.Error as error:
            bad.append(BadRow(line, f"cannot be read as CSV: {error}"))
            continue
        if any(cell.strip() for cell in cells) and not (not rows and _SEP.fullmatch(cells[0].strip())):
            rows.append((line, cells[:MOST_COLUMNS]))
    bad.append(BadRow(reader.line_num, f"only the first {MOST_ROWS} rows were taken"))
    return rows, bad


def _separator(text: str) -> str:
    """What the first line with anything in it says ("sep=;"), or what stands most often in it."""
    first = next((line for line in text[:20_000].splitlines() if line.strip()), "")
    told = _TOLD.fullmatch(first.strip())
    if told:
        return told[1]
    return max(_SEPARATORS, key=first.count)


def _columns(cells: list[str]) -> list[str]:
    """The field of each column, "" for one that says nothing; none at all if that is no row of headings."""
    fields = [_FIELD.get(_plain(cell), "") for cell in cells]
    if any(_ADDRESS.search(cell) for cell in cells) or not {"email", "phone", "name", "first"} & set(fields):
        return []
    return fields


def _plain(heading: str) -> str:
    """ "E-mail 1 - Value" is "e mail 1 value"."""
    text = unicodedata.normalize("NFC", heading).lower()
    return " ".join(re.sub(r"[^\w]+|_", " ", text).split())


def _by_heading(columns: list[str], cells: list[str]) -> Iterator[tuple[str, str]]:
    return (pair for pair in zip(columns, cells, strict=False) if pair[0] and pair[1].strip())


def _by_looks(cells: list[str]) -> Iterator[tuple[str, str]]:
    for cell in filter(str.strip, cells):
        if _ADDRESS.search(cell):
            yield "email", cell
        elif _NUMBER.fullmatch(cell.strip()):
            yield "phone", cell
        else:
            yield "name", cell


def _newcomer(fields: Iterator[tuple[str, str]], line: int) -> Newcomer:
    """The first of several addresses and numbers counts; several notes are all kept."""
    found: dict[str, list[str]] = {}
    for field, cell in fields:
        found.setdefault(field, []).append(cell.strip())
    first = {field: cells[0] for field, cells in found.items()}
    name = first.get("name") or " ".join(filter(None, (first.get("first"), first.get("last"))))
    return Newcomer(
        name=name or first.get("company", ""),
        email=first.get("email", ""),
        phone=first.get("phone", ""),
        about=first.get("about", ""),
        said="\n".join(found.get("said", ())),
        met=first.get("met", ""),
        line=line,
    )
