"""What a neighbour on the machine or a page in the owner's browser may try: it costs him, not the owner."""

import socket
from contextlib import ExitStack
from pathlib import Path

import pytest

from assistant.domain.draft import DraftState
from assistant.web.pages import PAGES
from assistant.web.server import MOST_CONNECTIONS
from assistant.web.sessions import MOST_SESSIONS
from tests.web.stage import Stage, a_draft, a_lead, said

FORM = "application/x-www-form-urlencoded"


def wire(stage: Stage) -> socket.socket:
    """A bare connection to the page."""
    name, _, port = stage.host.rpartition(":")
    return socket.create_connection((name, int(port)), timeout=20)


def post_head(stage: Stage, path: str, length: int) -> bytes:
    """The head of a form of our own page, signed in."""
    lines = (
        f"POST {path} HTTP/1.1",
        f"Host: {stage.host}",
        f"Origin: {stage.address}",
        f"Cookie: {stage.cookie}",
        f"Content-Type: {FORM}",
        f"Content-Length: {length}",
    )
    return "\r\n".join((*lines, "", "")).encode()


# --- slow, many, broken off -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "start",
    [b"", b"GET / HTTP/1.1\r\nHost: 127", b"POST /login HTTP/1.1\r\n", b"head and half a body"],
    ids=["nothing", "half a line", "half a head", "half a body"],
)
def test_who_is_slow_to_ask_is_let_go(tmp_path: Path, start: bytes) -> None:
    with Stage(tmp_path, ask_within=0.3).open() as stage, wire(stage) as slow:
        whole = post_head(stage, "/login", 1000) + b"code=" if start.endswith(b"body") else start
        slow.sendall(whole)
        assert slow.recv(100) == b""


def test_many_silent_callers_take_no_place_from_the_mailbox_and_the_owner_comes_back_in(
    tmp_path: Path,
) -> None:
    with Stage(tmp_path, ask_within=2.0).open() as stage:
        with ExitStack() as open_lines:
            callers = [open_lines.enter_context(wire(stage)) for _ in range(MOST_CONNECTIONS + 20)]
            for late in callers[MOST_CONNECTIONS:]:
                assert hears_nothing(late)
            for early in callers[:MOST_CONNECTIONS]:
                assert hears_nothing(early), "let go when its time was over"
        assert stage.get("/login").status == 200


def hears_nothing(caller: socket.socket) -> bool:
    """Was that line closed without a word?"""
    try:
        return caller.recv(100) == b""
    except ConnectionResetError:
        return True


def test_half_a_form_is_no_form(stage: Stage) -> None:
    token = stage.sign_in()
    before = stage.draft("21a")
    fields = f"token={token}&digest={before.version.digest}&subject=Re&text=Hello+Jul"
    with wire(stage) as line:
        line.sendall(post_head(stage, "/drafts/21a", len(fields) + 300) + fields.encode())
        line.shutdown(socket.SHUT_WR)
        assert b" 303 " not in line.recv(1000)
    assert stage.draft("21a") == before
    assert stage.wakes == []


@pytest.mark.parametrize(
    "request_",
    [
        b"GET / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: {host}\r\nX: a\x00b\r\n\r\n",
        b"GET / HTTP/1.1\nHost: evil.example\n\n",
        b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: {host}\r\n Folded: x\r\n\r\n",
        b"GET /" + b"a" * 40_000 + b" HTTP/1.1\r\nHost: {host}\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: {host}\r\nCookie: assistant_session=" + b"a" * 40_000 + b"\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
    ],
)
def test_http_that_is_none_shows_nothing_and_the_page_lives_on(stage: Stage, request_: bytes) -> None:
    with wire(stage) as line:
        line.sendall(request_.replace(b"{host}", stage.host.encode()))
        line.shutdown(socket.SHUT_WR)
        try:
            answer = line.recv(4000)
        except ConnectionResetError:
            answer = b""
        assert b"Julia" not in answer
        assert not answer or answer.split()[1] in (b"303", b"400", b"403", b"404", b"405"), answer
    assert stage.get("/login").status == 200


# --- sessions -------------------------------------------------------------------------------------------


def test_a_session_of_somebody_elses_making_is_never_taken_over(stage: Stage) -> None:
    planted = "assistant_session=" + "A" * 43
    answer = stage.post("/login", {"code": stage.code(), "next": "/"}, Cookie=planted)
    ours = answer.cookies.partition(";")[0]
    assert ours.startswith("assistant_session=")
    assert ours != planted
    stage.cookie = planted
    assert stage.get("/").status == 303


def test_two_sessions_do_not_know_each_others_token(stage: Stage) -> None:
    stage.sign_in()
    first, token = stage.cookie, stage.get("/health").token
    stage.cookie = ""
    stage.sign_in()
    form = {"token": token, "word": "reject", "target": "21a"}
    assert stage.post("/decide", form).status == 403
    assert stage.post("/decide", form, Cookie=first).status == 303


def test_two_cookies_of_the_same_name_let_nobody_in_by_the_second(stage: Stage) -> None:
    stage.sign_in()
    good = stage.cookie
    assert stage.ask("GET", "/", Cookie=f"assistant_session=x; {good}").status in (200, 303)
    assert stage.ask("GET", "/", Cookie="assistant_session=; assistant_session").status == 303


def test_there_are_never_more_than_a_few_sessions(stage: Stage) -> None:
    cookies = []
    for _ in range(MOST_SESSIONS + 1):
        stage.cookie = ""
        stage.sign_in()
        cookies.append(stage.cookie)
    stage.cookie = cookies[0]
    assert stage.get("/").status == 303
    stage.cookie = cookies[-1]
    assert stage.get("/").status == 200


def test_a_session_of_before_a_restart_is_over(tmp_path: Path) -> None:
    first = Stage(tmp_path)
    with first.open() as stage:
        stage.sign_in()
        cookie = stage.cookie
    with Stage(tmp_path, leads=()).open() as stage:
        stage.cookie = cookie
        assert stage.get("/").status == 303


# --- what is typed ----------------------------------------------------------------------------------------


def test_g4_no_field_of_the_editor_makes_a_header(stage: Stage) -> None:
    token = stage.sign_in()
    version = stage.draft("21a").version
    form = {"token": token, "digest": version.digest, "do": "send", "text": "Hello,\n\nI come.\n"}
    stage.post("/drafts/21a", form | {"subject": "Hi\r\nBcc: all@evil.example\r\n\r\n<b>x"})
    draft = stage.draft("21a")
    assert draft.state is DraftState.APPROVED
    assert draft.frozen is not None
    raw = stage.store.raw(draft.frozen.key)
    head = raw.partition(b"\r\n\r\n")[0]
    assert b"\nBcc:" not in head
    assert draft.version.recipient.email == "julia@okafor.example"


@pytest.mark.parametrize(
    "hostile", ["\x00", "\ud800".encode("utf-8", "surrogatepass"), b"\xff\xfe", "%", "a" * 6000]
)
def test_no_field_of_a_form_breaks_the_page(stage: Stage, hostile: str | bytes) -> None:
    token = stage.sign_in()
    for word in ("approve", "called", "done", "snooze", "merge", "split", "kept", "settle", "edit"):
        fields = ("target", "digest", "call", "outcome", "when", "other", "fate", "text", "note")
        form: list[tuple[str, str | bytes]] = [("token", token), ("word", word), ("back", "/")]
        answer = stage.post("/decide", form + [(name, hostile) for name in fields])  # type: ignore[arg-type]
        assert answer.status in (303, 400), (word, answer.text)
    assert stage.get("/").status == 200
    assert stage.draft("21a").state is DraftState.PENDING


def test_signs_that_no_keyboard_has_do_not_go_out_in_a_letter(stage: Stage) -> None:
    token = stage.sign_in()
    version = stage.draft("21a").version
    form = {"token": token, "digest": version.digest, "do": "send", "subject": "Hi\x00\x1b[2J\u202e"}
    stage.post("/drafts/21a", form | {"text": "Hello\x00 Julia,\x1b]0;x\x07\n\nI come.\u2028Dana\n"})
    draft = stage.draft("21a")
    for words in (draft.version.text, draft.version.subject):
        assert not set(words) & set("\x00\x1b\x07\u202e")
    assert draft.state is DraftState.APPROVED


def test_a_form_of_a_thousand_fields_is_none(stage: Stage) -> None:
    token = stage.sign_in()
    fields = [("token", token), *(("draft", f"{nth}a:x") for nth in range(1000))]
    assert stage.post("/approve", fields).status == 400


@pytest.mark.parametrize(
    "query",
    [
        "q=%00",
        "q=%FF",
        "q=" + "%2e" * 2000,
        "days=99999",
        "days=-1",
        "days=%E2%91%A6",
        "q[]=1&q=2",
        "%=%&&&==",
    ],
)
def test_no_query_breaks_a_page(stage: Stage, query: str) -> None:
    stage.sign_in()
    for path in PAGES:
        plain = path.replace("{number:int}", "21").replace("{draft:str}", "21a")
        assert stage.get(f"{plain}?{query}").status == 200, path


@pytest.mark.parametrize(
    "path",
    [
        "/leads/00021",
        "/leads/" + "9" * 400,
        "/drafts/21a/",
        "/drafts/%2e%2e",
        "//evil.example",
        "/leads/21%00",
    ],
)
def test_no_address_breaks_the_page(stage: Stage, path: str) -> None:
    stage.sign_in()
    answer = stage.get(path)
    assert answer.status in (200, 307, 404), answer.text
    assert "evil.example" not in answer.headers.get("location", "")


def test_a_name_as_long_as_a_letter_breaks_nothing(tmp_path: Path) -> None:
    name = "Ann \u202eevil " + "x\u0301" * 3000
    lead = a_lead(
        50,
        name,
        "ann@mail.example",
        None,
        said(50, "2026-11-24 09:00", name, name),
        subject=name,
        drafts=(a_draft(50, "ann@mail.example", name, subject=name),),
    )
    with Stage(tmp_path, leads=(lead,)).open() as stage:
        stage.sign_in()
        for path in ("/", "/leads/50", "/drafts/50a", "/plan", "/plan/sheet", "/people", "/log"):
            answer = stage.get(path)
            assert answer.status == 200, path
            assert "\u202e" not in answer.text, path
