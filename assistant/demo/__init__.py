"""The demo: a sample day at an invented plumber's, on a mail server of its own, with the real rounds.

`play` is all that is called from outside. What is imported here is needed in any case; the mail server's
library is opened in `server.py` only.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.demo.stage import Say


def play(say: "Say", *, once: bool, keep: bool = False) -> None:
    """Play the sample day, telling it by `say`, a few lines at a time.

    `once` ends with the day; else the assistant stays at work until Ctrl-C, which is no error. `keep` leaves
    config and state where they are. NotPossible where the demo's mail server is not installed.
    """
    from assistant import bootstrap
    from assistant.demo.show import Show

    try:
        with _folder(say, keep=keep) as folder:
            Show(say, folder, bootstrap.clock().now()).play(once=once)
    except KeyboardInterrupt:
        say("\nThe demo has ended.")


@contextmanager
def _folder(say: "Say", *, keep: bool) -> Iterator[Path]:
    """A folder of this user's alone, removed at the end unless it is kept."""
    folder = Path(tempfile.mkdtemp(prefix="assistant-demo-"))
    try:
        yield folder
    finally:
        if keep:
            say(f"\nConfig and state are kept in {folder}")
        else:
            shutil.rmtree(folder, ignore_errors=True)
