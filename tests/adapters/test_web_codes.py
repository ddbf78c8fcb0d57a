"""One-time codes for the page: good for ten minutes, for one browser, and never on the disk."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant.adapters.web_codes import GOOD_FOR, LoginCodes
from assistant.errors import StateError

NOW = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)


@pytest.fixture
def codes(tmp_path: Path) -> LoginCodes:
    return LoginCodes(tmp_path)


def test_a_code_is_redeemed_once(codes: LoginCodes) -> None:
    code = codes.issue(NOW)
    assert codes.issued_at() == NOW
    assert codes.redeem(code, NOW)
    assert not codes.redeem(code, NOW)
    assert codes.issued_at() is None


def test_of_many_at_once_one_gets_in(codes: LoginCodes) -> None:
    code = codes.issue(NOW)
    with ThreadPoolExecutor(16) as pool:
        got_in = list(pool.map(lambda _: codes.redeem(code, NOW), range(64)))
    assert sum(got_in) == 1


def test_a_wrong_code_does_not_use_up_the_right_one(codes: LoginCodes) -> None:
    code = codes.issue(NOW)
    assert not any(
        codes.redeem(wrong, NOW) for wrong in ("", "AAAA-AAAA", code[:-1], code + "A", "x" * 10_000)
    )
    assert codes.redeem(code, NOW)


@pytest.mark.parametrize("later", [GOOD_FOR + timedelta(seconds=1), timedelta(seconds=-1)])
def test_a_code_is_not_good_too_late_or_before_its_time(codes: LoginCodes, later: timedelta) -> None:
    code = codes.issue(NOW)
    assert not codes.redeem(code, NOW + later)


def test_two_codes_are_never_the_same(codes: LoginCodes) -> None:
    assert len({codes.issue(NOW) for _ in range(50)}) == 50


def test_the_file_is_the_owners_alone_and_does_not_hold_the_code(codes: LoginCodes, tmp_path: Path) -> None:
    code = codes.issue(NOW).replace("-", "")
    (file,) = tmp_path.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    assert code not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "null", '{"salt": 1}', '{"salt":"","sha256":"","at":"x"}']
)
def test_a_damaged_file_lets_nobody_in(codes: LoginCodes, tmp_path: Path, content: str) -> None:
    (tmp_path / "web_login.json").write_text(content, encoding="utf-8")
    assert not codes.redeem("", NOW)
    assert codes.issued_at() is None


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("", encoding="utf-8")
    with pytest.raises(StateError, match="cannot be written"):
        LoginCodes(tmp_path / "state").issue(NOW)
