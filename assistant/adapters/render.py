"""Templates into words, and the one door of Jinja: the owner's folder first, then ours.

Only files of these folders are ever templates. What comes from mail is a value: filled in once, never read
as a template, on one line, without control characters (faults G10 to G12).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from assistant.adapters.render_inline import inlined
from assistant.domain import tone
from assistant.domain.draft import DraftKind
from assistant.domain.letter import Rendered
from assistant.errors import TemplateError

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

REPLY_LIMIT = 20_000
"""Characters of a mail to a customer."""
OWNER_LIMIT = 500_000
"""Characters of a mail to the owner, or of a page: a long list after a flood still has to arrive."""
SUBJECT_LIMIT = 200

_ENDING = ".txt.j2"
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_MISSING = re.compile(r"'(\w+)' is undefined|has no attribute '?(\w+)")
_PHONE = re.compile(r"\+[0-9]{3,15}")


class Templates:
    """Fulfils `workflow.ports.Renderer`. `folders` are searched in order, the owner's first; `language` is
    the owner's, used where there is no template in the customer's."""

    def __init__(self, folders: Sequence[Path], language: str = "en") -> None:
        self._folders = tuple(folders)
        self._language = language

    def reply(self, kind: DraftKind, language: str, values: Mapping[str, object]) -> Rendered:
        """A mail to a customer from `reply/<language>/<kind>.txt.j2`.

        The language is the wanted one, else the owner's, else English. `values` are those of
        `tone.SAMPLE`: mappings of strings, numbers, times and lists. Raises TemplateError with file, line
        and what to do.
        """
        name = self._reply_name(kind, language)
        plain = {key: _one_line(value) for key, value in values.items()}
        return _letter(name, self._filled(name, plain, REPLY_LIMIT))

    def owner(self, name: str, values: Mapping[str, object]) -> Rendered:
        """A mail to the owner from `owner/<name>.txt.j2`, with HTML if there is an `owner/<name>.html.j2`."""
        text = f"owner/{name}{_ENDING}"
        letter = _letter(text, self._filled(text, values, OWNER_LIMIT))
        page = f"owner/{name}.html.j2"
        if not self._exists(page):
            return letter
        return Rendered(letter.subject, letter.text, inlined(self._filled(page, values, OWNER_LIMIT)))

    def page(self, name: str, values: Mapping[str, object]) -> str:
        """A page for the browser from `web/<name>.html.j2`."""
        return self._filled(f"web/{name}.html.j2", values, OWNER_LIMIT)

    def languages(self) -> tuple[str, ...]:
        """Languages there is an acknowledgement in, in order of the alphabet."""
        found = {
            path.parent.name
            for folder in self._folders
            for path in folder.glob(f"reply/*/{DraftKind.ACKNOWLEDGEMENT}{_ENDING}")
        }
        return tuple(sorted(tag for tag in found if _LANGUAGE.fullmatch(tag)))

    def lint(self, kind: DraftKind, language: str) -> tuple[str, ...]:
        """What would sound wrong in such a mail, tried with made-up values; empty if nothing would."""
        # Reads times in four languages, which takes a moment to load.
        from assistant.domain.lint import warnings

        found: dict[str, None] = {}
        try:
            name = self._reply_name(kind, language)
            for values in tone.samples(kind, language):
                letter = self.reply(kind, language, values)
                for warning in warnings(kind, language, letter.subject, letter.text, values):
                    found.setdefault(f"{name}: {warning}")
        except TemplateError as error:
            found.setdefault(str(error))
        return tuple(found)

    # --- finding --------------------------------------------------------------------------------------

    def _reply_name(self, kind: DraftKind, language: str) -> str:
        tags = (tag.replace("_", "-").partition("-")[0].lower() for tag in (language, self._language, "en"))
        names = [f"reply/{tag}/{kind}{_ENDING}" for tag in tags if _LANGUAGE.fullmatch(tag)]
        return next(filter(self._exists, names), names[-1])

    def _exists(self, name: str) -> bool:
        return any((folder / name).is_file() for folder in self._folders)

    # --- filling in -----------------------------------------------------------------------------------

    @cached_property
    def _jinja(self) -> "ImmutableSandboxedEnvironment":
        from jinja2 import FileSystemLoader, StrictUndefined
        from jinja2.sandbox import ImmutableSandboxedEnvironment

        jinja = ImmutableSandboxedEnvironment(
            loader=FileSystemLoader([str(folder) for folder in self._folders]),
            undefined=StrictUndefined,
            autoescape=lambda name: name is not None and name.endswith(".html.j2"),
            trim_blocks=True,
            lstrip_blocks=True,
        )
        jinja.filters["tel"] = _tel
        return jinja

    def _filled(self, name: str, values: Mapping[str, object], limit: int) -> str:
        import jinja2

        words, length = [], 0
        try:
            for piece in self._jinja.get_template(name).generate(values):
                words.append(piece)
                length += len(piece)
                if length > limit:
                    raise TemplateError(
                        f"{name} makes a text of more than {limit} characters; make it shorter"
                    )
        except jinja2.TemplateNotFound as error:
            raise TemplateError(f"there is no template {error.name} in {self._places()}") from None
        except jinja2.TemplateSyntaxError as error:
            where = f"{error.filename or error.name or name}, line {error.lineno}"
            raise TemplateError(f"{where}: {error.message}") from None
        except UnicodeDecodeError:
            raise TemplateError(f"{name} is not in UTF-8; save it as UTF-8") from None
        except (jinja2.TemplateError, *_SLIPS) as error:
            raise TemplateError(f"{_place(error, name)}: {_wrong(error, values)}") from None
        return _inert("".join(words))

    def _places(self) -> str:
        return " or ".join(str(folder) for folder in self._folders)


_SLIPS = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What Python raises for a slip in a template: a division by zero, a number added to a word."""


def _letter(name: str, words: str) -> Rendered:
    """Takes a filled template apart: `Subject: …`, an empty line, the text."""
    head, _, rest = words.lstrip().partition("\n")
    label, _, subject = head.partition(":")
    subject = " ".join(subject.split())
    if label.lower() != "subject" or not subject:
        raise TemplateError(f'{name}: the first line must be "Subject: " and a subject')
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in rest.splitlines())).strip()
    if not text:
        raise TemplateError(f"{name}: there is no text below the subject")
    return Rendered(subject[:SUBJECT_LIMIT].rstrip(), text + "\n")


def _one_line(value: object) -> object:
    """A value as plain data whose strings are on one line: no name breaks a mail in two."""
    match value:
        case str():
            return " ".join(_inert(value).split())
        case Mapping():
            return {str(key): _one_line(item) for key, item in value.items()}
        case list() | tuple():
            return tuple(_one_line(item) for item in value)
        case None:
            return ""
        case bool() | int() | float() | date():
            return value
        case _:
            raise TemplateError(f"a template cannot be given a {type(value).__name__}")


def _inert(words: str) -> str:
    """Text without control, bidi and zero-width characters, but with its lines and tabs."""
    return "".join(c for c in words if c.isprintable() or c in "\n\t \u00a0\u202f\u2009")


def _tel(number: object) -> str:
    """The target of a link that dials: "tel:+13035550133" for a number in E.164, "" for anything else."""
    return f"tel:{number}" if isinstance(number, str) and _PHONE.fullmatch(number) else ""


# --- what is wrong ----------------------------------------------------------------------------------------


def _place(error: Exception, name: str) -> str:
    """File and line: the innermost place of the error that lies in a template."""
    place, step = name, error.__traceback__
    while step is not None:
        place, step = _template_line(step) or place, step.tb_next
    return place


def _template_line(step: TracebackType) -> str:
    file = step.tb_frame.f_code.co_filename
    return f"{file}, line {step.tb_lineno}" if file.endswith(".j2") else ""


def _wrong(error: Exception, values: Mapping[str, object]) -> str:
    """What is wrong, with the nearest known name where one is missing."""
    missing = _MISSING.search(str(error))
    if missing is None:
        return str(error) or type(error).__name__
    name = missing[1] or missing[2]
    known = {dotted.rpartition(".")[2]: dotted for dotted in (*_names(tone.SAMPLE), *_names(values))}
    close = get_close_matches(name, known, n=1)
    return f'there is no value "{name}"' + (f"; did you mean {known[close[0]]}?" if close else "")


def _names(values: Mapping[str, object], above: str = "") -> Iterable[str]:
    for key, value in values.items():
        yield f"{above}{key}"
        if isinstance(value, Mapping) and not above:
            yield from _names(value, f"{key}.")
