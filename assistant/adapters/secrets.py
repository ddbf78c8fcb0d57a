"""Reads passwords from where the config says they are, at the moment they are used.

Five places: the config itself, a command's first line, a file, an environment variable, and (not yet)
OAuth. A password is never kept longer than the log-in takes, and never stands in a repr, a log, an error or
on a command line (I28). Errors name the place, never what was found there.
"""

import os
import signal
import stat
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from assistant.errors import SecretUnavailable

COMMAND_SECONDS = 30.0
"""How long a password command may take; long enough to touch a key, short enough for a round."""
_LONGEST = 8192
"""Bytes of a file or an output that are looked at."""
_OPEN_TO_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class Revealed(Protocol):
    """A password that stood in the config."""

    def reveal(self) -> str:
        """The password itself."""


class PasswordPlace(Protocol):
    """The part of an account's settings that says where its password is; exactly one is not None."""

    @property
    def name(self) -> str:
        """What the owner calls the account."""

    @property
    def password(self) -> Revealed | None:
        """The password itself, from the config."""

    @property
    def password_command(self) -> tuple[str, ...] | None:
        """A program and its arguments that print it."""

    @property
    def password_file(self) -> Path | None:
        """A file whose first line it is."""

    @property
    def password_env(self) -> str | None:
        """The environment variable that holds it."""


@dataclass(frozen=True, repr=False)
class Password:
    """Called, it gives the password as it is now; its repr gives nothing away."""

    _read: Callable[[], str]

    def __call__(self) -> str:
        """The password. Raises SecretUnavailable."""
        return self._read()

    def __repr__(self) -> str:
        return "***"


def password_of(account: PasswordPlace, folder: Path, environ: Mapping[str, str] = os.environ) -> Password:
    """Where to ask for an account's password; nothing is read before it is called.

    `folder` is the config's own: a relative `password_file` is looked for in systemd's
    $CREDENTIALS_DIRECTORY first, then there.
    """
    return Password(lambda: _read(account, folder, environ))


def _read(account: PasswordPlace, folder: Path, environ: Mapping[str, str]) -> str:
    if account.password is not None:
        return account.password.reveal()
    if account.password_command is not None:
        return output_of(account.password_command, folder)
    if account.password_file is not None:
        return content_of(account.password_file, folder, environ)
    if account.password_env is not None:
        return _variable(account.password_env, environ)
    raise SecretUnavailable(
        f"Signing in to account {account.name} with OAuth is not built yet; "
        "make an app password at your provider and set password_command or password_file instead."
    )


def _variable(name: str, environ: Mapping[str, str]) -> str:
    if not environ.get(name):
        raise SecretUnavailable(f"The environment variable {name}, which password_env names, is not set.")
    return environ[name]


# --- files ---------------------------------------------------------------------------------------


def content_of(path: Path, folder: Path, environ: Mapping[str, str]) -> str:
    """The first line of a file that only its owner can read. Raises SecretUnavailable.

    A file in $CREDENTIALS_DIRECTORY is guarded by systemd, which shows its access list as group rights;
    its mode is not looked at.
    """
    credential = _credential(path, environ)
    file = credential or folder / path.expanduser()
    try:
        content, mode = _content(file)
    except OSError as error:
        raise SecretUnavailable(f"The password file {file} cannot be read: {error.strerror}.") from None
    if credential is None and mode & _OPEN_TO_OTHERS:
        raise SecretUnavailable(
            f"Other users of this machine can read the password file {file}; run: chmod 600 {file}"
        )
    return _first_line(content, f"The password file {file}")


def _credential(path: Path, environ: Mapping[str, str]) -> Path | None:
    directory = environ.get("CREDENTIALS_DIRECTORY")
    if not directory or len(path.parts) != 1:
        return None
    file = Path(directory) / path
    return file if file.is_file() else None


def _content(file: Path) -> tuple[bytes, int]:
    """Content and mode, both of the same open file; opening never waits for a pipe's other end."""
    descriptor = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        mode = os.fstat(descriptor).st_mode
        if not stat.S_ISREG(mode):
            raise OSError(0, "it is not a file")
        return os.read(descriptor, _LONGEST), mode
    finally:
        os.close(descriptor)


# --- commands ------------------------------------------------------------------------------------


def output_of(command: tuple[str, ...], folder: Path, seconds: float = COMMAND_SECONDS) -> str:
    """The first line a command prints, run in `folder` without a shell. Raises SecretUnavailable."""
    program = os.path.expanduser(command[0])  # noqa: PTH111 - a bare name must stay one
    what = f"The password command {Path(program).name}"
    try:
        process = subprocess.Popen(
            (program, *command[1:]),
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # so that whatever it starts can be ended with it
        )
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "its words hold a character that cannot be passed on"
        raise SecretUnavailable(f"{what} cannot be started: {why}.") from None
    return _first_line(_output(process, what, seconds), what)


def _output(process: subprocess.Popen[bytes], what: str, seconds: float) -> bytes:
    with process:
        try:
            output, _ = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            raise SecretUnavailable(f"{what} gave no answer within {seconds:g} s.") from None
        finally:
            _end(process)
    if process.returncode:
        raise SecretUnavailable(f"{what} failed with exit status {process.returncode}.")
    return output


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends a command that still runs, with everything it started."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)


def _first_line(content: bytes, what: str) -> str:
    line = content.split(b"\n", 1)[0].removesuffix(b"\r")
    try:
        words = line.decode()
    except UnicodeDecodeError:
        raise SecretUnavailable(f"{what} gives something that is not UTF-8 text.") from None
    if not words or "\0" in words or "\r" in words:
        raise SecretUnavailable(f"{what} gives no password on its first line.")
    return words
