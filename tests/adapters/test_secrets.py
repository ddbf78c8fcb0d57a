"""Passwords: read from where the config says, shown nowhere."""

import logging
import os
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.adapters.secrets import COMMAND_SECONDS, content_of, output_of, password_of
from assistant.config.values import Secret
from assistant.errors import SecretUnavailable

WORD = "correct horse"


@dataclass(frozen=True)
class Place:
    """An account's settings as far as passwords go."""

    name: str = "business"
    password: Secret | None = None
    password_command: tuple[str, ...] | None = None
    password_file: Path | None = None
    password_env: str | None = None


def python(code: str) -> tuple[str, ...]:
    """A command that runs a little Python."""
    return (sys.executable, "-c", code)


def written(path: Path, content: str = f"{WORD}\n", mode: int = 0o600) -> Path:
    """A password file."""
    path.write_text(content, encoding="utf-8")
    path.chmod(mode)
    return path


def refusal(place: Place, folder: Path, environ: dict[str, str] | None = None) -> str:
    """What is said when the password cannot be read."""
    with pytest.raises(SecretUnavailable) as caught:
        password_of(place, folder, environ or {})()
    return str(caught.value)


# --- where it comes from -------------------------------------------------------------------------


def test_a_password_comes_from_each_of_its_places(tmp_path: Path) -> None:
    file = written(tmp_path / "pw")
    environ = {"MAIL": WORD}
    for place in (
        Place(password=Secret(WORD)),
        Place(password_command=python(f"print({WORD!r})")),
        Place(password_file=file),
        Place(password_file=Path("pw")),
        Place(password_env="MAIL"),
    ):
        assert password_of(place, tmp_path, environ)() == WORD


def test_nothing_is_read_before_it_is_asked_for_and_it_is_read_anew_each_time(tmp_path: Path) -> None:
    password = password_of(Place(password_file=Path("pw")), tmp_path, {})
    written(tmp_path / "pw", "one\n")
    assert password() == "one"
    written(tmp_path / "pw", "two\n")
    assert password() == "two"


def test_oauth_says_that_it_is_not_there_yet_and_what_to_do() -> None:
    said = refusal(Place(), Path())
    assert "business with OAuth is not built yet" in said
    assert "app password" in said


def test_a_variable_that_is_not_set_is_named() -> None:
    assert "MAIL" in refusal(Place(password_env="MAIL"), Path(), {"MAIL": ""})


# --- commands ------------------------------------------------------------------------------------


def test_of_a_commands_output_the_first_line_counts_with_its_spaces(tmp_path: Path) -> None:
    command = python(r"print(' pa55 word \r\nlogin: dana')")
    assert output_of(command, tmp_path) == " pa55 word "


def test_a_command_is_run_without_a_shell_in_the_configs_folder(tmp_path: Path) -> None:
    written(tmp_path / "pw", "$HOME;`id`\n")
    assert output_of(("cat", "pw"), tmp_path) == "$HOME;`id`"
    assert output_of(("echo", "$HOME;`id`"), tmp_path) == "$HOME;`id`"


def test_a_command_gets_nothing_on_its_standard_input(tmp_path: Path) -> None:
    assert output_of(python("import sys; print(len(sys.stdin.read()))"), tmp_path) == "0"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("print('pa55'); raise SystemExit(3)", "failed with exit status 3"),
        ("import sys; sys.stderr.write('pa55'); raise SystemExit(1)", "failed with exit status 1"),
        ("pass", "gives no password on its first line"),
        ("print(); print('pa55')", "gives no password on its first line"),
        ("print('pa55\\0x')", "gives no password on its first line"),
        ("import sys; sys.stdout.buffer.write(b'pa55\\xff')", "not UTF-8"),
    ],
)
def test_i28_a_command_that_fails_is_named_but_never_its_words(tmp_path: Path, code: str, said: str) -> None:
    shown = refusal(Place(password_command=python(code)), tmp_path)
    assert said in shown
    assert Path(sys.executable).name in shown
    assert "pa55" not in shown


def test_a_command_that_is_not_there_is_named(tmp_path: Path) -> None:
    said = refusal(Place(password_command=("no-such-program", "pa55")), tmp_path)
    assert said == "The password command no-such-program cannot be started: No such file or directory."


def test_a_command_with_a_word_that_cannot_be_passed_on_is_refused(tmp_path: Path) -> None:
    assert "cannot be started" in refusal(Place(password_command=("echo", "a\0b")), tmp_path)


def test_a_command_that_takes_too_long_is_ended_with_all_it_started(tmp_path: Path) -> None:
    fifo = tmp_path / "alive"
    os.mkfifo(fifo)
    # The shell and its child hold the fifo open for writing; reading it ends when both are gone.
    listener = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
    os.set_blocking(listener, True)
    with pytest.raises(SecretUnavailable, match=r"The password command sh gave no answer within 0\.5 s\."):
        output_of(("sh", "-c", "exec 9>alive; sleep 600 & wait"), tmp_path, seconds=0.5)
    assert os.read(listener, 1) == b""
    os.close(listener)
    assert COMMAND_SECONDS == 30


# --- files ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644])
def test_a_file_that_others_can_read_is_refused_with_the_command_that_mends_it(
    tmp_path: Path, mode: int
) -> None:
    file = written(tmp_path / "pw", mode=mode)
    assert refusal(Place(password_file=file), tmp_path).endswith(f"run: chmod 600 {file}")


@pytest.mark.parametrize(
    ("content", "said"),
    [("", "gives no password"), ("\npa55", "gives no password"), ("a\rb", "gives no password")],
)
def test_i28_a_file_without_a_password_is_named_but_never_its_words(
    tmp_path: Path, content: str, said: str
) -> None:
    shown = refusal(Place(password_file=written(tmp_path / "pw", content)), tmp_path)
    assert said in shown
    assert str(tmp_path / "pw") in shown
    assert "pa55" not in shown


def test_a_file_that_is_not_there_or_is_no_file_is_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe", 0o600)
    assert "No such file" in refusal(Place(password_file=Path("pw")), tmp_path)
    assert "it is not a file" in refusal(Place(password_file=Path("pipe")), tmp_path)
    assert "it is not a file" in refusal(Place(password_file=tmp_path), tmp_path)


def test_a_bare_name_is_a_systemd_credential_first_whatever_its_mode(tmp_path: Path) -> None:
    credentials, folder = tmp_path / "credentials", tmp_path / "config"
    credentials.mkdir()
    folder.mkdir()
    written(credentials / "mail", "from systemd\n", mode=0o440)
    written(folder / "mail", "from the folder\n")
    environ = {"CREDENTIALS_DIRECTORY": str(credentials)}
    assert content_of(Path("mail"), folder, environ) == "from systemd"
    assert content_of(Path("mail"), folder, {}) == "from the folder"
    assert content_of(folder / "mail", folder, environ) == "from the folder"


def test_a_name_that_climbs_is_no_credential(tmp_path: Path) -> None:
    (tmp_path / "credentials").mkdir()
    written(tmp_path / "pw", mode=0o644)
    environ = {"CREDENTIALS_DIRECTORY": str(tmp_path / "credentials")}
    assert "chmod 600" in refusal(Place(password_file=Path("../pw")), tmp_path / "credentials", environ)


# --- shown nowhere -------------------------------------------------------------------------------


def test_i28_a_password_shows_in_no_repr_no_log_and_no_traceback(caplog: pytest.LogCaptureFixture) -> None:
    place = Place(password=Secret(WORD))
    password = password_of(place, Path(), {})
    logging.getLogger("test").warning("%s %r %s %r", password, password, place, place.password)
    try:
        raise RuntimeError(password, place)
    except RuntimeError as error:
        shown = "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())
    assert repr(password) == str(password) == "***"
    assert WORD not in caplog.text
    assert WORD not in shown
