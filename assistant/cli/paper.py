"""Files that a command writes where the owner asks: pages, a calendar. Only the owner may read them."""

import os
from pathlib import Path

from assistant.errors import StateError, UsageError


def checked_place(path: Path) -> Path:
    """The path, if its folder is there; UsageError before any work is done if it is not."""
    if not path.absolute().parent.is_dir():
        raise UsageError(f"There is no folder {path.absolute().parent} to write {path.name} into.")
    return path


def write(path: Path, content: str | bytes) -> None:
    """Put it there, in UTF-8; names and numbers of customers stand in it, so nobody else may read it.

    A file that was there is replaced whole or not at all. StateError if the disk refuses.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise StateError(f"{path} cannot be written: {error.strerror}.") from None
