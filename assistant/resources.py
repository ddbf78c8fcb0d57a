"""Finds the files that come with the program: templates, formats, the example config.

In an installed wheel all of them lie inside the package; in a checkout templates and the example lie
beside it, where people look for them.
"""

from pathlib import Path

from assistant.errors import ContentError

_PACKAGE = Path(__file__).resolve().parent


def templates() -> Path:
    """The folder of templates that come with the program."""
    return _find("templates")


def formats() -> Path:
    """The folder of formats that come with the program."""
    return _find("formats")


def example_config() -> Path:
    """The commented example of config.toml."""
    return _find("config.example.toml")


def _find(name: str) -> Path:
    for folder in (_PACKAGE, _PACKAGE.parent):
        if (folder / name).exists():
            return folder / name
    raise ContentError(f"{name} is missing from the installed program; please install it again.")
