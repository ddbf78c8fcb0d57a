"""Foreign pages, foreign names, tricks with HTTP: nothing gets through, and nothing changes."""

import socket

import pytest

from assistant.domain.draft import DraftState
from assistant.web.guard import BODY_LIMIT, names_of
from assistant.web.pages import PAGES
from tests.web.stage import Stage


def approving(stage: Stage) -> dict[str, str]:
    """The form of a yes to Julia's draft, as the page makes it."""
    token = stage.sign_in()
    return {"token": token, "word": "approve", "target": "21a", "digest": stage.draft("21a").version.digest}


def state(stage: Stage) -> DraftState:
    return stage.draft("21a").state


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.evil.example:8377", ""]
)
def test_h1_a_host_that_is_not_ours_is_refused_before_anything(stage: Stage, host: str) -> None:
    stage.sign_in()
    answer = stage.ask("GET", "/", Host=host)
    assert answer.status in (400, 403)
    assert "Julia" not in answer.text


def test_localhost_is_ours_too(stage: Stage) -> None:
    assert stage.ask("GET", "/login", Host=stage.host.replace("127.0.0.1", "localhost")).status == 200


def test_h1_two_hosts_are_refused(stage: Stage) -> None:
    name, _, port = stage.host.rpartition(":")
    with socket.create_connection((name, int(port)), timeout=20) as wire:
        wire.sendall(f"GET /login HTTP/1.1\r\nHost: {stage.host}\r\nHost: evil.example\r\n\r\n".encode())
        assert wire.recv(100).split()[1] in (b"400", b"403")


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Origin": "", "Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Origin": "http://127.0.0.1:1"},
        {"Content_Type": "text/plain"},
        {"Content_Type": "multipart/form-data; boundary=x"},
        {"Content_Type": "application/json"},
    ],
)
def test_h2_a_form_from_elsewhere_changes_nothing(stage: Stage, headers: dict[str, str]) -> None:
    form = approving(stage)
    assert stage.post("/decide", form, **headers).status in (403, 415)
    assert state(stage) is DraftState.PENDING


@pytest.mark.parametrize("token", ["", "x" * 32])
def test_h2_a_form_without_the_token_of_the_session_changes_nothing(stage: Stage, token: str) -> None:
    form = approving(stage) | {"token": token}
    assert stage.post("/decide", form).status == 403
    assert state(stage) is DraftState.PENDING


def test_h2_without_an_origin_the_browser_has_to_say_that_it_is_our_page(stage: Stage) -> None:
    form = approving(stage)
    assert stage.post("/decide", form, Origin="", Sec_Fetch_Site="same-origin").status == 303
    assert state(stage) is DraftState.APPROVED


def test_h3_looking_at_everything_changes_nothing(stage: Stage) -> None:
    form = approving(stage)
    before = stage.store.look()
    query = "&".join(f"{name}={value}" for name, value in form.items())
    paths = [path.replace("{number:int}", "21").replace("{draft:str}", "21a") for path in PAGES]
    for path in (*paths, "/decide", "/approve", "/logout", "/login"):
        for method in ("GET", "HEAD"):
            answer = stage.ask(method, f"{path}?{query}")
            assert answer.status in (200, 404), (path, answer.text)
    assert stage.store.look() == before
    assert stage.get("/").status == 200, "still signed in"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"])
def test_other_methods_are_not_known(stage: Stage, method: str) -> None:
    assert stage.ask(method, "/").status in (400, 405)


def test_a_body_that_is_too_long_is_refused_whether_it_says_so_or_not(stage: Stage) -> None:
    form = approving(stage)
    assert stage.post("/decide", form | {"text": "x" * BODY_LIMIT}).status == 413
    name, _, port = stage.host.rpartition(":")
    head = (
        f"POST /login HTTP/1.1\r\nHost: {stage.host}\r\nOrigin: {stage.address}\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    chunk = b"4000\r\n" + b"x" * 0x4000 + b"\r\n"
    with socket.create_connection((name, int(port)), timeout=20) as wire:
        wire.sendall(head.encode() + chunk * 5)
        assert b" 413 " in wire.recv(100)
    assert state(stage) is DraftState.PENDING


def test_nobody_sees_or_does_anything_without_a_session(stage: Stage) -> None:
    for path in PAGES:
        answer = stage.get(path.replace("{number:int}", "21").replace("{draft:str}", "21a"))
        assert (answer.status, answer.text) == (303, ""), path
        assert answer.headers["location"].startswith("/login")
    assert stage.decides_blindly().status == 303
    assert state(stage) is DraftState.PENDING


@pytest.mark.parametrize("path", ["/", "/login", "/static/page.css", "/nowhere", "/decide"])
def test_h4_every_answer_forbids_frames_foreign_scripts_and_guessing(stage: Stage, path: str) -> None:
    headers = stage.get(path).headers
    policy = dict(each.strip().split(" ", 1) for each in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert headers["x-content-type-options"] == "nosniff"
    assert "server" not in headers
    assert ("no-store" in headers["cache-control"]) is not path.startswith("/static")


@pytest.mark.parametrize(
    "path",
    ["/static/../app.py", "/static/%2e%2e/app.py", "/static//etc/passwd", "/static/vendor", "/static/"],
)
def test_no_address_becomes_a_path(stage: Stage, path: str) -> None:
    assert stage.get(path).status == 404


@pytest.mark.parametrize(
    "back", ["//evil.example", "https://evil.example/", "/\\evil", "/leads/1\r\nX: y", "javascript:1"]
)
def test_no_form_sends_the_owner_elsewhere(stage: Stage, back: str) -> None:
    answer = stage.post("/decide", approving(stage) | {"back": back})
    assert answer.headers["location"] == "/"


def test_the_names_of_the_page_are_its_own_those_of_the_config_and_that_of_its_url() -> None:
    names = names_of(8377, ["nas.local"], "https://desk.example.com/x")
    assert names == {
        "127.0.0.1:8377",
        "localhost:8377",
        "[::1]:8377",
        "nas.local:8377",
        "nas.local",
        "desk.example.com",
    }
