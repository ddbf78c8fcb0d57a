"""config.toml -> frozen settings; every complaint names file, line, key, what was found and what is allowed.

All problems of a file are told at once. A password never stands in a complaint. The keys themselves are in
`sections`, what a value may be is in `values`.
"""

import os
import re
import stat
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from assistant.config.sections import Account, Settings, xdg
from assistant.config.tables import Problem, Problems, table
from assistant.config.toml_lines import Place, line_of
from assistant.errors import ConfigError

__all__ = ["Account", "Settings", "find_config", "load", "parse"]

_OPEN_TO_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def find_config(explicit: Path | None, environ: Mapping[str, str]) -> Path:
    """Where the config file should be: as named, else $ASSISTANT_CONFIG, else in the XDG config folder."""
    if explicit is not None:
        return _spelled_out(explicit)
    if named := environ.get("ASSISTANT_CONFIG"):
        return _spelled_out(Path(named))
    return xdg("XDG_CONFIG_HOME", ".config", environ) / "config.toml"


def _spelled_out(path: Path) -> Path:
    try:
        return path.expanduser()
    except RuntimeError:  # a ~ of nobody; `load` will say that there is no such file
        return path


def load(path: Path) -> Settings:
    """The settings in a file. Raises ConfigError with one line for every problem."""
    text, mode = _read(path)
    settings = parse(text, path)
    key = next(_secrets_in(settings), "")
    if mode & _OPEN_TO_OTHERS and key:
        raise ConfigError(f"{path}: {key}: other users of this machine can read it; run: chmod 600 {path}")
    return settings


def parse(text: str, path: Path) -> Settings:
    """The settings in a text; `path` is where it stands, for complaints and for relative folders.

    Raises ConfigError with one line for every problem.
    """
    raw = _toml(text, path)
    try:
        settings = table(Settings)(raw).completed(path.absolute().parent)
        problems = tuple(_between_sections(settings, raw))
    except Problems as several:
        problems = several.problems
    if problems:
        raise ConfigError(_told(problems, text, path))
    return settings


def _read(path: Path) -> tuple[str, int]:
    """Text and permission bits, both of the same open file."""
    try:
        with path.open("rb") as file:
            return file.read().decode("utf-8-sig"), os.fstat(file.fileno()).st_mode
    except FileNotFoundError:
        raise ConfigError(f"{path}: there is no such file; `assistant init` makes one.") from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not UTF-8 text (byte {error.start}); save it as UTF-8.") from None
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}.") from None


def _secrets_in(settings: Settings) -> Iterator[str]:
    """Keys whose values nobody else may read."""
    if any(account.password for account in settings.account):
        yield "account.password"
    if settings.push.urls:
        yield "push.urls"


def _toml(text: str, path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"\(at line (\d+), column \d+\)", str(error))
        where = f"{path}:{line[1]}" if line else f"{path}"
        raise ConfigError(f"{where}: not valid TOML: {error}.") from None
    except RecursionError:
        raise ConfigError(f"{path}: not valid TOML: nested too deeply.") from None


def _between_sections(settings: Settings, raw: Mapping[str, Any]) -> Iterator[Problem]:
    """What only shows once the sections are put together."""
    names = [account.name for account in settings.account]
    for number, name in enumerate(names):
        if name in names[:number]:
            yield Problem(("account", number, "name"), f'found "{name}" twice; allowed a name of its own')
    if raw.get("hours", {}).get("holidays") and not settings.owner.country:
        allowed = 'false, or owner.country with the country whose holidays are kept, like "US"'
        yield Problem(("hours", "holidays"), f"found true; allowed {allowed}")
    for section, folder in (
        ("templates", settings.templates.directory),
        ("formats", settings.formats.directory),
    ):
        if "directory" in raw.get(section, {}) and not folder.is_dir():
            yield Problem((section, "directory"), f"found {folder}; allowed a folder that is there")


def _told(problems: Iterable[Problem], text: str, path: Path) -> str:
    """One line for each problem, in the order of the file."""
    placed = [(line_of(text, problem.place) or 0, problem) for problem in problems]
    return "\n".join(
        f"{path}{f':{line}' if line else ''}: {_key(problem.place)}: {problem.words}"
        for line, problem in sorted(placed, key=lambda pair: pair[0])
    )


def _key(place: Place) -> str:
    """The way to a value as the owner reads it: account.imap.port, or account 2.imap.port."""
    words = ""
    for step in place:
        words += f".{step}" if isinstance(step, str) else f" {step + 1}" if step else ""
    return words.removeprefix(".")
