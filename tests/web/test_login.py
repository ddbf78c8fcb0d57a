"""Who is let in, for how long, and what guessing costs."""

from datetime import timedelta
from pathlib import Path

import pytest

from assistant.errors import ConfigError
from tests.web.stage import Answer, Stage


def tries(stage: Stage, code: str) -> Answer:
    return stage.post("/login", {"code": code, "next": "/drafts"})


def test_a_code_lets_one_browser_in_once(stage: Stage) -> None:
    code = stage.code()
    first, second = tries(stage, code), tries(stage, code)
    assert (first.status, first.headers["location"]) == (303, "/drafts")
    assert (second.status, second.cookies) == (403, "")
    assert "HttpOnly" in first.cookies
    assert "SameSite=strict" in first.cookies
    assert "Max-Age=43200" in first.cookies


def test_a_code_may_be_typed_in_small_letters_and_without_its_dash(stage: Stage) -> None:
    assert tries(stage, f" {stage.code().lower().replace('-', ' ')} ").status == 303


def test_a_code_is_good_for_ten_minutes(stage: Stage) -> None:
    code = stage.code()
    stage.clock.passes(timedelta(minutes=10, seconds=1))
    assert tries(stage, code).status == 403


def test_a_new_code_replaces_the_old(stage: Stage) -> None:
    old, new = stage.code(), stage.code()
    assert tries(stage, old).status == 403
    assert tries(stage, new).status == 303


def test_i28_the_code_lies_nowhere(stage: Stage) -> None:
    code = stage.code()
    for path in stage.folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes().decode("utf-8", "replace")
            assert code not in content
            assert code.replace("-", "") not in content
    assert (stage.folder / "state" / "web_login.json").stat().st_mode & 0o777 == 0o600


def test_h7_after_five_wrong_tries_within_a_minute_even_the_right_code_waits(stage: Stage) -> None:
    code = stage.code()
    statuses = [tries(stage, f"WRNG-{nth:04}").status for nth in range(5)]
    assert statuses == [403] * 5
    stage.clock.passes(timedelta(seconds=5))
    assert tries(stage, code).status == 429
    assert tries(stage, stage.code()).status == 303, "a code issued after that opens again"


def test_h7_the_door_opens_again_after_a_quarter_of_an_hour(stage: Stage) -> None:
    for nth in range(5):
        tries(stage, f"WRNG-{nth:04}")
    stage.clock.passes(timedelta(minutes=15))
    assert tries(stage, stage.code()).status == 303


def test_slow_guessing_is_not_stopped_but_a_code_is_too_long_for_it(stage: Stage) -> None:
    for nth in range(12):
        assert tries(stage, f"WRNG-{nth:04}").status == 403
        stage.clock.passes(timedelta(seconds=16))


def test_a_session_lasts_twelve_hours(stage: Stage) -> None:
    stage.sign_in()
    stage.clock.passes(timedelta(hours=11, minutes=59))
    assert stage.get("/").status == 200
    stage.clock.passes(timedelta(minutes=1))
    assert stage.get("/").status == 303


def test_who_signs_out_is_out(stage: Stage) -> None:
    token = stage.sign_in()
    assert stage.post("/logout", {"token": token}).headers["location"] == "/login"
    assert stage.get("/").status == 303


def test_who_signs_in_again_leaves_no_open_session_behind(stage: Stage) -> None:
    stage.sign_in()
    before = stage.cookie
    stage.sign_in()
    assert stage.get("/").status == 200
    stage.cookie = before
    assert stage.get("/").status == 303


def test_a_made_up_cookie_is_no_session(stage: Stage) -> None:
    stage.cookie = "assistant_session=" + "a" * 43
    assert stage.get("/").status == 303


def test_a_link_from_a_mail_is_tried_again_from_our_own_page(stage: Stage) -> None:
    answer = stage.ask("GET", "/leads/12", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate")
    assert answer.status == 200
    assert 'content="0;url=/leads/12"' in answer.text
    assert "Maria" not in answer.text
    again = stage.ask("GET", "/leads/12", Sec_Fetch_Site="same-origin", Sec_Fetch_Mode="navigate")
    assert again.headers["location"] == "/login?next=%2Fleads%2F12"


def test_the_cookie_is_kept_off_plain_http_where_the_page_came_by_tls(tmp_path: Path) -> None:
    with Stage(tmp_path, web='url = "https://desk.example.com"').open() as stage:
        code = stage.code()
        form = f"code={code}".encode()
        kind = "application/x-www-form-urlencoded"
        answer = stage.ask(
            "POST",
            "/login",
            form,
            Host="desk.example.com",
            Origin="https://desk.example.com",
            Content_Type=kind,
        )
        assert answer.status == 303
        assert "Secure" in answer.cookies


def test_the_password_of_the_config_lets_in_too(tmp_path: Path) -> None:
    secret = tmp_path / "page-password"
    secret.write_text("blue kettle on the stair\n", encoding="utf-8")
    secret.chmod(0o600)
    with Stage(tmp_path, web='password_file = "page-password"').open() as stage:
        assert tries(stage, "blue kettle").status == 403
        assert tries(stage, "blue kettle on the stair").status == 303
        assert tries(stage, stage.code()).status == 303


def test_a_password_that_cannot_be_read_lets_nobody_in(tmp_path: Path) -> None:
    secret = tmp_path / "page-password"
    secret.write_text("blue kettle\n", encoding="utf-8")
    secret.chmod(0o644)
    with Stage(tmp_path, web='password_file = "page-password"').open() as stage:
        answer = tries(stage, "blue kettle")
        assert answer.status == 500
        assert "chmod 600" in answer.text
        assert answer.cookies == ""


def test_h6_another_address_than_this_machine_needs_names_and_a_password(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"web\.listen"):
        Stage(tmp_path, listen="0.0.0.0:8377")
    Stage(tmp_path, listen="0.0.0.0:8377", web='hosts = ["nas.local"]\npassword_file = "page-password"')
