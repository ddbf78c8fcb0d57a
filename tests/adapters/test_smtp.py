"""The outgoing server: what a mail's fate is called, fault by fault, and what really went over the wire."""

import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from assistant.adapters.smtp import SmtpOutgoing, SmtpSettings, Timeouts
from assistant.domain.mailbox import Outcome, SendResult
from assistant.errors import ContentError, LoginRefused, SecretUnavailable
from tests.certificates import Certificate, make_certificate
from tests.lying_smtp import Fault, LyingSmtp

DANA = "dana@reyes.example"
KAREN = "karen@customer.example"
MAIL = b"From: dana@reyes.example\r\nTo: karen@customer.example\r\nSubject: Re: tap\r\n\r\nHello Karen,\r\n"
PATIENT = Timeouts(connect=5, command=5, before=20, verdict=5, goodbye=2)
BEFORE_THE_BODY = ("CONNECT", "EHLO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA")
NO_ANSWER = (Fault.CLOSE, Fault.CUT, Fault.HANG, Fault.GARBAGE, Fault.BLANK)


class Bell:
    """A `before_body` that counts how often it was rung."""

    def __init__(self, error: BaseException | None = None) -> None:
        self.rung = 0
        self._error = error

    def __call__(self) -> None:
        self.rung += 1
        if self._error is not None:
            raise self._error


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return make_certificate(tmp_path_factory.mktemp("tls"))


def outgoing(port: int, timeouts: Timeouts = PATIENT, **more: object) -> SmtpOutgoing:
    known = {"host": "127.0.0.1", "port": port, "security": "none", "timeouts": timeouts}
    return SmtpOutgoing(SmtpSettings(**(known | more)))  # type: ignore[arg-type]


def send(server: LyingSmtp, raw: bytes = MAIL, to: str = KAREN, **more: object) -> tuple[SendResult, Bell]:
    bell = Bell()
    result = outgoing(server.port, patience_with(server), **more).send(raw, DANA, to, bell)
    return result, bell


def patience_with(server: LyingSmtp) -> Timeouts:
    """Short where the server will hang, long everywhere else."""
    if server.fault is not Fault.HANG:
        return PATIENT
    if server.verb in BEFORE_THE_BODY:
        return replace(PATIENT, connect=0.3, command=0.3)
    return replace(PATIENT, verdict=0.3, goodbye=0.3)


def send_with_everything(server: LyingSmtp, certificate: Certificate) -> tuple[SendResult, Bell]:
    """A dialogue in which every verb comes up."""
    server.tls = certificate.server_side
    server.extensions = (*server.extensions, "STARTTLS")
    return send(
        server,
        security="starttls",
        ca_file=str(certificate.file),
        username="dana",
        password=lambda: "secret",
    )


# --- the fault matrix ------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", [Fault.SOFT, Fault.GOODBYE, *NO_ANSWER])
@pytest.mark.parametrize("verb", BEFORE_THE_BODY)
def test_i12_whatever_fails_before_the_body_was_not_taken_and_may_be_tried_again(
    verb: str, fault: Fault, certificate: Certificate
) -> None:
    with LyingSmtp(verb, fault) as server:
        result, bell = send_with_everything(server, certificate)
    assert result.outcome is Outcome.LATER
    assert result.words
    assert bell.rung == 0
    assert server.bodies == []


@pytest.mark.parametrize("verb", [verb for verb in BEFORE_THE_BODY if verb != "AUTH"])
def test_a_complete_5xx_before_the_body_is_a_refusal(verb: str, certificate: Certificate) -> None:
    with LyingSmtp(verb, Fault.HARD) as server:
        result, bell = send_with_everything(server, certificate)
    assert result == SendResult(Outcome.REFUSED, "the server says “550 5.7.1 no [31m way”")
    assert bell.rung == 0
    assert server.bodies == []


@pytest.mark.parametrize("verb", ["MAIL", "RCPT", "DATA", "dot"])
def test_a_daily_limit_is_no_refusal_of_this_mail(verb: str, certificate: Certificate) -> None:
    with LyingSmtp(verb, Fault.LIMIT) as server:
        result, _ = send_with_everything(server, certificate)
    assert result == SendResult(
        Outcome.LATER, "the server says “550 5.4.5 Daily user sending limit exceeded”"
    )


@pytest.mark.parametrize("verb", [*BEFORE_THE_BODY, "dot"])
def test_replies_of_several_lines_in_pieces_are_read_whole(verb: str, certificate: Certificate) -> None:
    with LyingSmtp(verb, Fault.SPLIT) as server:
        result, bell = send_with_everything(server, certificate)
    assert result.outcome is Outcome.ACCEPTED
    assert bell.rung == 1
    assert len(server.bodies) == 1


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (None, Outcome.ACCEPTED),
        (Fault.HARD, Outcome.REFUSED),
        (Fault.SOFT, Outcome.LATER),
        (Fault.GOODBYE, Outcome.LATER),
        *((fault, Outcome.UNKNOWN) for fault in NO_ANSWER),
    ],
)
def test_i13_once_the_body_is_on_its_way_only_a_complete_reply_decides(
    fault: Fault | None, outcome: Outcome, certificate: Certificate
) -> None:
    with LyingSmtp("dot", fault) as server:
        result, bell = send_with_everything(server, certificate)
    assert result.outcome is outcome
    assert result.words
    assert bell.rung == 1
    assert len(server.bodies) == 1


@pytest.mark.parametrize("fault", list(Fault))
def test_what_becomes_of_quit_says_nothing_about_the_mail(fault: Fault, certificate: Certificate) -> None:
    with LyingSmtp("QUIT", fault) as server:
        result, _ = send_with_everything(server, certificate)
    assert result == SendResult(Outcome.ACCEPTED, "250 2.0.0 queued as 4711")


def test_i13_an_answer_that_is_neither_yes_nor_no_leaves_the_outcome_unknown() -> None:
    with LyingSmtp(replies={"dot": (251, "perhaps")}) as server:
        result, _ = send(server)
    assert result == SendResult(Outcome.UNKNOWN, "the server says “251 perhaps”")


def test_a_server_that_dawdles_over_every_command_is_left_in_time() -> None:
    slow = Timeouts(connect=5, command=5, before=0.2, verdict=5, goodbye=1)
    with LyingSmtp("RCPT", Fault.HANG) as server:
        result = outgoing(server.port, slow).send(MAIL, DANA, KAREN, Bell())
    assert result == SendResult(Outcome.LATER, f"127.0.0.1:{server.port} did not answer in time")


def test_nobody_at_the_port_means_later() -> None:
    with LyingSmtp() as server:
        pass
    result = outgoing(server.port).send(MAIL, DANA, KAREN, Bell())
    assert result.outcome is Outcome.LATER
    assert result.words == f"no connection to 127.0.0.1:{server.port}: nobody answers at that port"


# --- before the body ---------------------------------------------------------------------------------


def test_i11_an_error_in_before_body_goes_up_and_not_a_byte_of_the_mail_is_written() -> None:
    with LyingSmtp() as server, pytest.raises(SecretUnavailable, match="disk full"):
        outgoing(server.port).send(MAIL, DANA, KAREN, Bell(SecretUnavailable("disk full")))
    assert server.verbs == ["EHLO", "MAIL", "RCPT", "DATA"]
    assert server.bodies == []
    assert server.began == [b""]


def test_i12_before_body_is_called_after_the_server_asked_for_the_body_and_before_it_got_any() -> None:
    seen: list[list[str]] = []
    with LyingSmtp() as server:
        outgoing(server.port).send(MAIL, DANA, KAREN, lambda: seen.append(server.verbs))
    assert seen == [["EHLO", "MAIL", "RCPT", "DATA"]]


# --- what goes over the wire ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        b"Hello Karen,\r\n",
        b".\r\n",
        b".\r\n.\r\n..\r\n...\r\n",
        b"a line\r\n.hidden\r\nQUIT\r\n",
        b"no line end",
        b"\r\n\r\n",
        b"x" * 998 + b"\r\n",
        "Grüße aus Köln\r\n".encode(),
    ],
)
def test_i17_the_bytes_on_the_wire_are_the_mail_with_dots_doubled(text: bytes) -> None:
    raw = MAIL + text
    with LyingSmtp() as server:
        result, _ = send(server, raw)
    assert result.outcome is Outcome.ACCEPTED
    (body,) = server.bodies
    lines = body.removesuffix(b".\r\n").split(b"\r\n")
    undotted = b"\r\n".join(line[1:] if line.startswith(b".") else line for line in lines)
    assert undotted == raw + (b"" if raw.endswith(b"\r\n") else b"\r\n")
    assert b"." not in lines
    assert server.connections == 1


def test_i17_a_mail_bigger_than_any_buffer_arrives_whole() -> None:
    raw = MAIL + b".dotted and long " * 50 * 4000
    raw = raw.replace(b"long .dotted", b"long\r\n.dotted")
    with LyingSmtp(extensions=()) as server:
        result, _ = send(server, raw)
    assert result.outcome is Outcome.ACCEPTED
    assert server.bodies[0].replace(b"\r\n..", b"\r\n.") == raw + b"\r\n.\r\n"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        MAIL + b"bare\nline feed\r\n",
        MAIL + b"bare\rreturn\r\n",
        MAIL + b"\n.\r\nMAIL FROM:<x@evil.example>\r\n",
        MAIL + b"\r\n.\rMAIL\r\n",
        MAIL + b"nul\0\r\n",
        MAIL + b"x" * 999 + b"\r\n",
    ],
)
def test_i10_bytes_that_servers_read_differently_are_never_sent(raw: bytes) -> None:
    with LyingSmtp() as server, pytest.raises(ContentError):
        send(server, raw)
    assert server.connections == 0


@pytest.mark.parametrize(
    "address",
    [
        "",
        "karen",
        "@customer.example",
        "karen@",
        "karen@customer.example\r\nRCPT TO:<x@evil.example>",
        "karen@customer.example\n",
        "karen@customer.example> SIZE=1",
        "<karen@customer.example>",
        "Karen <karen@customer.example>",
        "karen o@customer.example",
        "karen@bob@customer.example",
        "karen@customer.example)bob@evil.example",
        "karen@customer.example,bob@evil.example",
        '"karen o"@customer.example',
        "karen@[127.0.0.1]",
        "karen..o@customer.example",
        ".karen@customer.example",
        "karen@-customer.example",
        "karen@customer..example",
        "karen\x00@customer.example",
        "karen\u202e@customer.example",
        "karen\u00a0o@customer.example",
        "karen@straße.example",
        "x" * 65 + "@customer.example",
    ],
)
def test_i10_only_a_plain_address_reaches_a_command(address: str) -> None:
    with LyingSmtp(extensions=("SMTPUTF8",)) as server:
        with pytest.raises(ContentError, match="no mail address"):
            send(server, to=address)
        with pytest.raises(ContentError, match="no mail address"):
            outgoing(server.port).send(MAIL, address, KAREN, Bell())
    assert server.connections == 0


@pytest.mark.parametrize(
    "address", ["o'brien+tap@mail.customer.example", "a.b_c=d%e!f@x.example", "x@localhost"]
)
def test_i17_one_recipient_exactly_as_given(address: str) -> None:
    with LyingSmtp() as server:
        result, _ = send(server, to=address)
    assert result.outcome is Outcome.ACCEPTED
    assert [c for c in server.commands if c.startswith(b"RCPT")] == [b"RCPT TO:<" + address.encode() + b">"]


def test_letters_beyond_a_to_z_before_the_at_need_a_server_that_knows_them() -> None:
    with LyingSmtp(extensions=("SMTPUTF8",)) as knowing, LyingSmtp() as plain:
        taken, _ = send(knowing, to="jürgen@customer.example")
        refused, bell = send(plain, to="jürgen@customer.example")
    assert taken.outcome is Outcome.ACCEPTED
    assert "RCPT TO:<jürgen@customer.example>".encode() in knowing.commands
    assert b"MAIL FROM:<dana@reyes.example> SMTPUTF8" in knowing.commands
    assert refused.outcome is Outcome.REFUSED
    assert "before the @" in refused.words
    assert bell.rung == 0


def test_a_domain_with_umlauts_goes_out_in_ascii() -> None:
    with LyingSmtp() as server:
        result, _ = send(server, to="karen@müller.example")
    assert result.outcome is Outcome.ACCEPTED
    assert b"RCPT TO:<karen@xn--mller-kva.example>" in server.commands


def test_a_mail_the_server_cannot_carry_is_refused_before_it_is_offered() -> None:
    with LyingSmtp(extensions=("SIZE 50",)) as small, LyingSmtp(extensions=()) as old:
        too_big, _ = send(small)
        too_new, _ = send(old, MAIL + "Grüße\r\n".encode())
    assert too_big == SendResult(Outcome.REFUSED, "the mail is too big: the server takes 50 bytes at most")
    assert too_new == SendResult(Outcome.REFUSED, "the server does not take mail with 8-bit text")
    assert small.bodies == old.bodies == []


def test_the_name_of_this_machine_stays_at_home() -> None:
    with LyingSmtp() as server:
        send(server)
    assert server.commands[0] == b"EHLO [127.0.0.1]"


def test_words_of_a_server_are_short_and_on_one_line() -> None:
    with LyingSmtp(replies={"RCPT": (550, "5.1.1 \x1b]0;owned\x07 " + "no " * 300)}) as server:
        result, _ = send(server)
    assert result.words.startswith("there is no such mailbox; the server says “550 5.1.1 ]0;owned no no")
    assert len(result.words) < 200
    assert result.words.isprintable()


# --- logging in and TLS --------------------------------------------------------------------------------


@pytest.mark.parametrize("code", [535, 530, 550])
def test_i28_a_wrong_password_is_tried_once_and_never_shown(code: int) -> None:
    bell = Bell()
    with LyingSmtp(replies={"AUTH": (code, "5.7.8 bad credentials")}) as server:
        sending = outgoing(server.port, username="dana", password=lambda: "wrong")
        with pytest.raises(LoginRefused, match="does not let dana log in") as caught:
            sending.send(MAIL, DANA, KAREN, bell)
    assert "wrong" not in str(caught.value)
    assert server.verbs.count("AUTH") == 1
    assert bell.rung == 0


def test_a_login_that_the_server_only_pretends_to_know_makes_way_for_the_next() -> None:
    replies = {"AUTH": (504, "5.5.4 unknown mechanism")}
    with LyingSmtp(replies=replies) as server, pytest.raises(LoginRefused):
        send(server, username="dana", password=lambda: "secret")
    assert [c.split()[1] for c in server.commands if c.startswith(b"AUTH")] == [
        b"PLAIN",
        b"LOGIN",
        b"CRAM-MD5",
    ]


def test_a_relay_on_this_machine_without_any_login_is_used_without_one() -> None:
    with LyingSmtp(extensions=("SIZE 1000000",)) as server:
        taken, _ = send(server, username="dana", password=lambda: "secret")
    assert taken.outcome is Outcome.ACCEPTED
    assert "AUTH" not in server.verbs


def test_a_token_is_given_by_xoauth2_and_by_nothing_else() -> None:
    with LyingSmtp(extensions=("AUTH PLAIN XOAUTH2",)) as knowing, LyingSmtp() as other:
        taken, _ = send(knowing, username="dana", password=lambda: "token", mechanism="xoauth2")
        with pytest.raises(LoginRefused, match="xoauth2"):
            send(other, username="dana", password=lambda: "token", mechanism="xoauth2")
    assert taken.outcome is Outcome.ACCEPTED
    assert "AUTH" not in other.verbs


def test_a_password_that_cannot_be_read_stops_before_any_connection() -> None:
    def locked() -> str:
        raise SecretUnavailable("the password store is locked")

    with LyingSmtp() as server, pytest.raises(SecretUnavailable):
        send(server, username="dana", password=locked)
    assert server.connections == 0


def test_without_starttls_on_offer_neither_password_nor_mail_leaves_in_the_clear(
    certificate: Certificate,
) -> None:
    with LyingSmtp() as server:
        result, _ = send(
            server,
            security="starttls",
            ca_file=str(certificate.file),
            username="dana",
            password=lambda: "secret",
        )
    assert result.outcome is Outcome.LATER
    assert "STARTTLS" in result.words
    assert server.verbs == ["EHLO", "QUIT"]


def test_after_starttls_the_server_is_asked_anew_what_it_can_do(certificate: Certificate) -> None:
    with LyingSmtp() as server:
        send_with_everything(server, certificate)
    assert server.verbs == ["EHLO", "STARTTLS", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", "QUIT"]


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_certificate_nobody_vouches_for_is_not_trusted(security: str, certificate: Certificate) -> None:
    server = LyingSmtp(
        tls=certificate.server_side, tls_from_the_start=security == "tls", extensions=("STARTTLS",)
    )
    with server:
        result, bell = send(server, security=security)
    assert result.outcome is Outcome.LATER
    assert "certificate cannot be trusted" in result.words
    assert bell.rung == 0
    assert "MAIL" not in server.verbs


def test_a_certificate_for_another_name_is_not_trusted(tmp_path: Path) -> None:
    other = make_certificate(tmp_path, names="DNS:elsewhere.example")
    with LyingSmtp(tls=other.server_side, tls_from_the_start=True) as server:
        result, _ = send(server, security="tls", ca_file=str(other.file))
    assert result.outcome is Outcome.LATER
    assert "certificate cannot be trusted" in result.words


def test_tls_to_a_port_that_speaks_none_says_where_to_look() -> None:
    with LyingSmtp() as server:
        result, _ = send(server, security="tls")
    assert result.outcome is Outcome.LATER
    assert "`security`" in result.words


@pytest.mark.parametrize("fault", [None, Fault.HANG])
def test_tls_from_the_start_works_and_ends_cleanly(fault: Fault | None, certificate: Certificate) -> None:
    server = LyingSmtp("dot", fault, tls=certificate.server_side, tls_from_the_start=True)
    with server:
        result, _ = send(server, security="tls", ca_file=str(certificate.file))
    assert result.outcome is (Outcome.UNKNOWN if fault else Outcome.ACCEPTED)


# --- a real server -----------------------------------------------------------------------------------


class Sink:
    """Keeps what a real server took."""

    def __init__(self) -> None:
        self.taken: list[Envelope] = []

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.taken.append(envelope)
        return "250 2.0.0 taken"


def knows_dana(
    server: SMTP, session: Session, envelope: Envelope, mechanism: str, login: LoginPassword
) -> AuthResult:
    return AuthResult(success=login == LoginPassword(b"dana", "gehört mir".encode()), handled=False)


@pytest.fixture
def sink(certificate: Certificate) -> Iterator[tuple[Sink, Callable[[str], SmtpOutgoing]]]:
    kept = Sink()
    controller = Controller(
        kept,
        hostname="127.0.0.1",
        port=free_port(),
        tls_context=certificate.server_side,
        require_starttls=True,
        auth_required=True,
        authenticator=knows_dana,
        enable_SMTPUTF8=True,
    )

    def with_password(password: str) -> SmtpOutgoing:
        return outgoing(
            controller.port,
            security="starttls",
            ca_file=str(certificate.file),
            username="dana",
            password=lambda: password,
        )

    controller.start()
    try:
        yield kept, with_password
    finally:
        controller.stop()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port


def test_a_real_server_gets_the_mail_over_tls_after_a_login(
    sink: tuple[Sink, Callable[[str], SmtpOutgoing]],
) -> None:
    kept, with_password = sink
    raw = MAIL + b".dot\r\n..\r\n"
    result = with_password("gehört mir").send(raw, DANA, KAREN, Bell())
    assert result == SendResult(Outcome.ACCEPTED, "250 2.0.0 taken")
    (envelope,) = kept.taken
    assert envelope.content == raw
    assert (envelope.mail_from, envelope.rcpt_tos) == (DANA, [KAREN])


def test_a_real_server_refuses_a_wrong_password(sink: tuple[Sink, Callable[[str], SmtpOutgoing]]) -> None:
    kept, with_password = sink
    with pytest.raises(LoginRefused, match="535"):
        with_password("gehört dir").send(MAIL, DANA, KAREN, Bell())
    assert kept.taken == []


def test_mails_can_be_sent_from_any_thread_one_after_the_other(
    sink: tuple[Sink, Callable[[str], SmtpOutgoing]],
) -> None:
    kept, with_password = sink
    sending = with_password("gehört mir")
    results: list[SendResult] = []
    sending.send(MAIL, DANA, KAREN, Bell())
    worker = threading.Thread(target=lambda: results.append(sending.send(MAIL, DANA, KAREN, Bell())))
    worker.start()
    worker.join(20)
    assert [result.outcome for result in results] == [Outcome.ACCEPTED]
    assert len(kept.taken) == 2
