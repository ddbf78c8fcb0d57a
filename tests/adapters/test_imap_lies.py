"""The mailbox against a server that lies, stutters, falls silent and hangs up."""

import imaplib
import resource
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from assistant.adapters.imap import ImapMailbox
from assistant.adapters.imap_guard import Guarded, gate
from assistant.adapters.imap_wire import IDLE_WINDOW
from assistant.domain.mailbox import Cursor, Role, TakenOut
from assistant.domain.message import Message, Unreadable
from assistant.errors import ContentError, FolderUnreadable, LoginRefused, MailboxUnreachable
from tests.adapters.conftest import LONG_AGO, everything, mail, role, settings, subjects, take
from tests.lying_imap import CAPABILITIES, Letter, Lie, LyingServer, fetched

Start = Callable[..., tuple[LyingServer, ImapMailbox]]


class Ticks:
    """A monotonic clock that runs, and can be set forward."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def __call__(self) -> float:
        return time.monotonic() + self.ahead


TICKS = Ticks()


@pytest.fixture
def start() -> Iterator[Start]:
    """A lying server and a mailbox of ours on it."""
    with ExitStack() as stack:

        def begin(*lies: Lie, capabilities: str = CAPABILITIES) -> tuple[LyingServer, ImapMailbox]:
            server = stack.enter_context(LyingServer(*lies, capabilities=capabilities))
            box = ImapMailbox(settings(server.port, read_timeout=2.0), TICKS, lambda: 0.5)
            stack.callback(box.close)
            return server, box

        yield begin


def after_the_pause(box: ImapMailbox) -> ImapMailbox:
    """The same mailbox when it may try again."""
    TICKS.ahead += max(box._session.pause_left(), 0) + 0.1
    return box


def test_the_lying_server_is_honest_unless_told(start: Start) -> None:
    server, box = start()
    server.boxes["INBOX"].add(mail("one"))
    batches, cursor = take(box, role(box, Role.INBOX))
    assert subjects(batches) == ["one"]
    server.boxes["INBOX"].add(mail("two"))
    assert subjects(take(box, role(box, Role.INBOX), cursor)[0]) == ["two"]
    copy = box.lay_draft(mail("ours", "m1"), "m1")
    assert [f.copy for f in box.drafts()] == [copy]


@pytest.mark.parametrize("evil", ["a\rb", "a\nb", "a\0b", b"a\r\nb", b"\0"])
def test_i10_the_gate_lets_no_line_break_through(evil: str | bytes) -> None:
    with pytest.raises(ContentError):
        gate(evil)


def test_i10_a_line_break_in_a_user_name_never_reaches_the_wire(start: Start) -> None:
    server, _ = start()
    box = ImapMailbox(settings(server.port, username="dana\r\na1 NOOP"), TICKS)
    with pytest.raises(ContentError):
        box.open()
    assert all(b"NOOP" not in line and b"LOGIN" not in line for line in server.lines)


# ---------------------------------------------------------------------- sizes and lines


def test_a_literal_of_four_gigabytes_ends_the_connection_and_takes_no_memory(start: Start) -> None:
    lie = Lie(rb"UID FETCH", b"* 1 FETCH (UID 1 BODY[HEADER]<0> {4294967296}\r\n" + b"x" * 1000, "be silent")
    server, box = start(lie)
    server.boxes["INBOX"].add(mail("one"))
    inbox = role(box, Role.INBOX)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(MailboxUnreachable, match="4294967296 bytes"):
        take(box, inbox)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000
    assert subjects(take(after_the_pause(box), inbox)[0]) == ["one"]


def flood(piece: bytes) -> Callable[[socket.socket, bytes, bytes], None]:
    def send(sock: socket.socket, _tag: bytes, _line: bytes) -> None:
        for _ in range(3000):
            sock.sendall(piece)

    return send


@pytest.mark.parametrize("command", [rb"UID FETCH", rb"UID SEARCH", rb"STATUS", rb"LIST"])
def test_a_line_without_end_ends_the_connection(start: Start, command: bytes) -> None:
    server, box = start(Lie(command, flood(b"* OK " + b"x" * 65536), "hang up"))
    server.boxes["INBOX"].add(mail("one"))

    def look_everywhere() -> None:
        take(box, role(box, Role.INBOX))
        box.drafts()

    with pytest.raises(MailboxUnreachable, match="line without end"):
        look_everywhere()


def test_untagged_lines_without_end_end_the_connection(start: Start) -> None:
    server, box = start(Lie(rb"UID FETCH", flood(b"* 1 FETCH (FLAGS ())\r\n" * 2000), "hang up"))
    server.boxes["INBOX"].add(mail("one"))
    with pytest.raises(MailboxUnreachable, match="far more than was asked"):
        take(box, role(box, Role.INBOX))


def test_an_answer_in_pieces_of_one_byte_is_read_all_the_same(start: Start) -> None:
    letter = Letter(1, mail("one"))

    def dribble(sock: socket.socket, tag: bytes, _line: bytes) -> None:
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for byte in fetched(1, letter, "HEADER", 65536) + tag + b" OK done\r\n":
            sock.sendall(bytes([byte]))

    server, box = start(Lie(rb"UID FETCH .*HEADER", dribble))
    server.boxes["INBOX"].add(letter.raw)
    assert subjects(take(box, role(box, Role.INBOX))[0]) == ["one"]


def test_no_answer_at_all_is_found_out(start: Start) -> None:
    _, box = start(Lie(rb"NOOP", b"", "be silent"))
    inbox = role(box, Role.INBOX)
    _, cursor = take(box, inbox)
    with pytest.raises(MailboxUnreachable, match="did not answer in time"):
        take(box, inbox, cursor)
    assert box.connections == 0


@pytest.mark.parametrize(
    "odd", [b"HTTP/1.1 200 OK\r\n", b"* BYE going down\r\n", b"\0\0\0\r\n", b"+ what?\r\n"]
)
def test_an_odd_line_ends_the_connection_and_the_next_try_sees_everything(start: Start, odd: bytes) -> None:
    server, box = start(Lie(rb"UID FETCH", odd, "hang up"))
    server.boxes["INBOX"].add(mail("one"))
    with pytest.raises(MailboxUnreachable):
        take(box, role(box, Role.INBOX))
    assert subjects(take(after_the_pause(box), role(box, Role.INBOX))[0]) == ["one"]


# ---------------------------------------------------------------------- one bad message among good ones


def test_i4_a_message_missing_from_the_reply_is_asked_for_alone(start: Start) -> None:
    first, second = Letter(1, mail("one")), Letter(2, mail("two"))
    server, box = start(Lie(rb"UID FETCH 1:2", fetched(2, second, "HEADER") + b"%t OK done\r\n"))
    server.boxes["INBOX"].letters += [first, second]
    server.boxes["INBOX"].uidnext = 3
    assert subjects(take(box, role(box, Role.INBOX))[0]) == ["one", "two"]


def test_i4_a_message_that_is_listed_but_never_given_is_unreadable_and_costs_only_itself(
    start: Start,
) -> None:
    server, box = start(Lie(rb"UID FETCH 1 ", b"%t NO [SERVERBUG] no\r\n", times=99))
    for subject in ("one", "two", "three"):
        server.boxes["INBOX"].add(mail(subject))
    server.lies.append(Lie(rb"UID FETCH 1:3", all_but_the_first(server)))
    batches, cursor = take(box, role(box, Role.INBOX))
    kinds = [type(a.mail) for a in batches[0].arrivals]
    assert kinds == [Unreadable, Message, Message]
    assert cursor is not None
    assert cursor.uid == 3


def all_but_the_first(server: LyingServer) -> Callable[[socket.socket, bytes, bytes], None]:
    def answer(sock: socket.socket, tag: bytes, _line: bytes) -> None:
        for number, letter in enumerate(server.boxes["INBOX"].letters[1:], 2):
            sock.sendall(fetched(number, letter, "HEADER"))
        sock.sendall(tag + b" NO some messages could not be read\r\n")

    return answer


def test_i1_a_message_that_went_away_between_search_and_fetch_is_gone_without_a_trace(start: Start) -> None:
    server, box = start(Lie(rb"UID SEARCH SINCE", b"* SEARCH 1 2\r\n%t OK done\r\n"))
    server.boxes["INBOX"].add(mail("one"))
    server.boxes["INBOX"].uidnext = 3
    batches, cursor = take(box, role(box, Role.INBOX))
    assert subjects(batches) == ["one"]
    assert cursor is not None
    assert cursor.uid == 2


def test_i4_a_message_that_kills_the_connection_is_set_aside_in_the_end(start: Start) -> None:
    server, box = start()
    for number in range(20):
        server.boxes["INBOX"].add(mail(f"mail {number}"))

    def die_if_asked_for_the_seventh(sock: socket.socket, _tag: bytes, _line: bytes) -> None:
        sock.shutdown(socket.SHUT_RDWR)

    server.lies.append(
        Lie(rb"UID FETCH ([1-7]:([89]|1\d|20|7)|7) ", die_if_asked_for_the_seventh, "hang up", 99)
    )
    inbox, seen, cursor = role(box, Role.INBOX), [], None
    for _ in range(12):
        try:
            for batch in after_the_pause(box).arrivals(inbox, cursor, LONG_AGO, lambda _m: False):
                seen += [(a.uid, type(a.mail)) for a in batch.arrivals]
                cursor = batch.cursor
        except MailboxUnreachable:
            continue
    assert seen == [(uid, Unreadable if uid == 7 else Message) for uid in range(1, 21)]


def test_data_nobody_asked_for_is_not_taken(start: Start) -> None:
    stranger, wanted = Letter(99, mail("nobody asked")), Letter(1, mail("one"))
    answer = fetched(5, stranger, "HEADER") + b"* 1 FETCH (FLAGS (\\Seen))\r\n* 7 EXPUNGE\r\n"
    server, box = start(Lie(rb"UID FETCH", answer + fetched(1, wanted, "HEADER") + b"%t OK done\r\n"))
    server.boxes["INBOX"].add(wanted.raw)
    batches = list(box.arrivals(role(box, Role.INBOX), None, LONG_AGO, lambda _m: False))
    assert subjects(batches) == ["one"]


def test_i1_a_mail_that_arrives_while_others_are_fetched_is_seen_next(start: Start) -> None:
    server, box = start()
    server.boxes["INBOX"].add(mail("one"))
    inbox = role(box, Role.INBOX)

    def deliver_meanwhile(sock: socket.socket, tag: bytes, _line: bytes) -> None:
        server.boxes["INBOX"].add(mail("two"))
        answer = fetched(1, server.boxes["INBOX"].letters[0], "HEADER") + b"* 2 EXISTS\r\n"
        sock.sendall(answer + tag + b" OK done\r\n")

    server.lies.append(Lie(rb"UID FETCH .*HEADER", deliver_meanwhile))
    batches, cursor = take(box, inbox)
    assert subjects(batches) == ["one"]
    server.lies.append(Lie(rb"NOOP", b"%t OK nothing\r\n"))  # EXISTS was said already, and is not said again
    assert subjects(take(box, inbox, cursor)[0]) == ["two"]


# ---------------------------------------------------------------------- numbers


def test_a_uidnext_far_above_the_last_uid_is_no_reason_to_search_for_ever(start: Start) -> None:
    server, box = start()
    box_sent = server.boxes["Sent"]
    box_sent.add(mail("one"))
    inbox, sent = role(box, Role.INBOX), role(box, Role.SENT)
    take(box, inbox)
    cursor = Cursor(7, 1)
    box_sent.uidnext = 1000
    for _ in range(3):
        server.lines.clear()
        assert take(box, sent, cursor)[0] == []
    server.lies.append(Lie(rb"NOOP", b"%t OK nothing\r\n"))
    server.lines.clear()
    assert take(box, sent, cursor)[0] == []
    assert [line.split()[1] for line in server.lines] == [b"NOOP"]


def test_i1_numbers_that_went_back_under_the_same_uidvalidity_are_a_folder_numbered_anew(
    start: Start,
) -> None:
    server, box = start()
    server.boxes["INBOX"].add(mail("put back from a backup"))
    batches, cursor = take(box, role(box, Role.INBOX), Cursor(7, 500))
    assert subjects(batches) == ["put back from a backup"]
    assert batches[0].renumbered
    assert cursor == Cursor(7, 1)


def test_a_folder_without_lasting_numbers_is_refused(start: Start) -> None:
    _, box = start(Lie(rb"EXAMINE", b"* 0 EXISTS\r\n%t OK [READ-ONLY] done\r\n"))
    with pytest.raises(FolderUnreadable, match="no lasting numbers"):
        take(box, role(box, Role.INBOX))


def test_a_time_the_server_cannot_tell_hides_nothing(start: Start) -> None:
    server, box = start()
    server.boxes["INBOX"].letters.append(Letter(1, mail("one"), when="00-Foo-0000 99:99:99 +9999"))
    server.boxes["INBOX"].uidnext = 2
    assert subjects(take(box, role(box, Role.INBOX))[0]) == ["one"]


def test_special_use_that_is_told_only_when_asked_for_is_asked_for(start: Start) -> None:
    server, box = start(
        Lie(rb'LIST "" "\*"$', b'* LIST () "/" "INBOX"\r\n* LIST () "/" "Ausgang"\r\n%t OK done\r\n')
    )
    server.boxes["Ausgang"] = server.boxes.pop("Sent")
    assert role(box, Role.SENT).name == "Ausgang"
    assert any(b"RETURN (SPECIAL-USE)" in line for line in server.lines)


def test_a_folder_whose_name_breaks_the_rules_costs_only_itself(start: Start) -> None:
    names = b'"INBOX"', b'"Smith & Co"', b'"&ZeVnLIqe-"', b'"quo\\"te"', b'"&AOQ-/\xfc & x"', b'"Sent"'
    listed = b"".join(b'* LIST () "/" ' + name + b"\r\n" for name in names)
    _, box = start(Lie(rb'LIST "" "\*"$', listed + b"%t OK done\r\n"))
    assert role(box, Role.SENT).name == "Sent"
    assert role(box, Role.INBOX).name == "INBOX"


# ---------------------------------------------------------------------- login


@pytest.mark.parametrize(
    "words",
    [
        b"NO [UNAVAILABLE] try again later",
        b"NO [INUSE] busy",
        b"NO Too many simultaneous connections",
        b"NO User is authenticated but not connected.",
    ],
)
def test_a_login_that_is_refused_for_the_moment_is_no_wrong_password(start: Start, words: bytes) -> None:
    _, box = start(Lie(rb"LOGIN", b"%t " + words + b"\r\n"))
    with pytest.raises(MailboxUnreachable):
        box.open()
    assert after_the_pause(box).folders()


def test_a_server_that_hangs_up_at_the_login_is_no_wrong_password(start: Start) -> None:
    _, box = start(Lie(rb"LOGIN", b"", "hang up"))
    with pytest.raises(MailboxUnreachable):
        box.open()


def test_after_three_refused_logins_we_try_hourly_only(start: Start) -> None:
    lie = Lie(rb"LOGIN", b"%t NO [AUTHENTICATIONFAILED] \x1b[31mno\r\n", times=99)
    server, box = start(lie)
    for _ in range(3):
        with pytest.raises(LoginRefused) as refused:
            after_the_pause(box).open()
        assert "\x1b" not in str(refused.value)
    assert box._session.pause_left() > 3000
    tries = server.connections
    with pytest.raises(LoginRefused, match="tried once an hour now"):
        box.open()
    assert server.connections == tries


def test_pauses_grow_from_five_seconds_to_five_minutes(start: Start) -> None:
    _, box = start(Lie(rb"LOGIN", b"* BYE no\r\n", "hang up", 99))
    pauses = []
    for _ in range(8):
        with pytest.raises(MailboxUnreachable):
            after_the_pause(box).open()
        pauses.append(round(box._session.pause_left()))
    assert pauses == [5, 10, 20, 40, 80, 160, 300, 300]


def test_starttls_that_is_not_offered_is_not_replaced_by_clear_text(start: Start) -> None:
    server, _ = start()
    box = ImapMailbox(settings(server.port, security="starttls"), TICKS)
    with pytest.raises(MailboxUnreachable, match="STARTTLS"):
        box.open()
    assert not any(b"LOGIN" in line or b"secret" in line for line in server.lines)


def test_words_slipped_in_before_the_encryption_are_never_taken_for_encrypted_ones() -> None:
    ours, theirs = socket.socketpair()
    encrypted, _peer = socket.socketpair()
    with ours, theirs, encrypted, _peer:
        guarded = Guarded()
        guarded.sock, guarded.monotonic = ours, TICKS
        theirs.sendall(b"a1 OK begin TLS\r\n* CAPABILITY IMAP4rev1 EVIL\r\n")
        assert guarded.readline() == b"a1 OK begin TLS\r\n"
        guarded.sock = encrypted
        with pytest.raises(imaplib.IMAP4.abort, match="STARTTLS"):
            guarded.readline()


# ---------------------------------------------------------------------- IDLE


def idle_with(*parts: bytes, pause: float = 0.05) -> Callable[[socket.socket, bytes, bytes], None]:
    """Say these parts as packets of their own, then take DONE like an honest server."""

    def talk(sock: socket.socket, tag: bytes, _line: bytes) -> None:
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for part in parts:
            sock.sendall(part)
            threading.Event().wait(pause)
        while b"DONE" not in (said := sock.recv(100)):
            assert said
        sock.sendall(tag + b" OK idle done\r\n")

    return talk


@pytest.mark.parametrize(
    "parts",
    [
        (b"+ idling\r\n", b"* 1 EXISTS\r\n"),
        (b"+ idling\r\n* 1 EXISTS\r\n",),
        (b"* 1 EXISTS\r\n+ idling\r\n",),
        (b"+ idling\r\n", b"* 1 EX", b"ISTS", b"\r", b"\n"),
        (b"+ idling\r\n", b"* OK Still here\r\n* 1 FETCH (FLAGS (\\Seen))\r\n", b"* 1 EXISTS\r\n"),
    ],
    ids=["alone", "with the continuation", "before the continuation", "in pieces", "after other lines"],
)
def test_a_mail_told_in_idle_ends_the_wait_however_it_is_told(start: Start, parts: tuple[bytes, ...]) -> None:
    server, box = start(Lie(rb"IDLE", idle_with(*parts)))
    inbox = role(box, Role.INBOX)
    _, cursor = take(box, inbox)
    server.boxes["INBOX"].add(mail("one"))
    assert box.wait(60.0)
    assert subjects(take(box, inbox, cursor)[0]) == ["one"]


def test_i1_a_mail_that_idle_never_tells_is_found_by_the_poll(start: Start) -> None:
    server, box = start(Lie(rb"IDLE", idle_with(b"+ idling\r\n")))
    inbox = role(box, Role.INBOX)
    _, cursor = take(box, inbox)
    server.boxes["INBOX"].add(mail("one"))
    assert not box.wait(0.2)
    assert subjects(take(box, inbox, cursor)[0]) == ["one"]


@pytest.mark.parametrize("last_words", [b"", b"* BYE idle for too long\r\n"])
def test_a_connection_that_dies_in_idle_is_noticed_and_never_makes_us_spin(
    start: Start, last_words: bytes
) -> None:
    _, box = start(Lie(rb"IDLE", b"+ idling\r\n" + last_words, "hang up", 99))
    box.open()
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.send(b"x")
        assert box.wait(60.0, ours)
        assert box.connections == 0
        assert not box.wait(0.05)


def test_a_server_that_does_not_answer_done_is_dropped(start: Start) -> None:
    _, box = start(Lie(rb"IDLE", b"+ idling\r\n", "be silent"))
    box.open()
    TICKS.ahead += 1.0
    assert not box.wait(0.05)
    assert box.connections == 0


def test_idle_that_is_refused_becomes_waiting(start: Start) -> None:
    _, box = start(Lie(rb"IDLE", b"%t NO not now\r\n", times=99))
    box.open()
    assert not box.wait(0.05)


def test_without_idle_the_wait_is_only_a_wait(start: Start) -> None:
    server, box = start(capabilities="IMAP4rev1")
    take(box, role(box, Role.INBOX))
    assert not box.wait(0.05)
    assert not any(b"IDLE" in line for line in server.lines)


def test_idle_is_begun_anew_before_routers_forget_it(start: Start) -> None:
    server, box = start()
    box.open()

    def jump(sock: socket.socket, tag: bytes, _line: bytes) -> None:
        TICKS.ahead += IDLE_WINDOW + 1
        idle_with(b"+ idling\r\n")(sock, tag, _line)

    server.lies.append(Lie(rb"IDLE", jump))
    server.lies.append(Lie(rb"IDLE", idle_with(b"+ idling\r\n", b"* 1 EXISTS\r\n")))
    assert box.wait(2 * IDLE_WINDOW)
    assert sum(b"IDLE" in line for line in server.lines) == 2


# ---------------------------------------------------------------------- drafts


def test_i9_a_lost_reply_to_append_leaves_one_draft_that_is_found_by_its_marker(start: Start) -> None:
    server, box = start()

    def take_and_die(sock: socket.socket, _tag: bytes, line: bytes) -> None:
        sock.sendall(b"+ go on\r\n")
        size = int(line.rpartition(b"{")[2].rstrip(b"}\r\n"))
        raw = b""
        while len(raw) < size:
            raw += sock.recv(65536)
        server.boxes["Drafts"].add(raw[:size])

    server.lies.append(Lie(rb"APPEND", take_and_die, "hang up"))
    with pytest.raises(MailboxUnreachable):
        box.lay_draft(mail("ours", "m1"), "m1")
    found = after_the_pause(box).drafts()
    assert [f.mail.headers.get("X-Assistant") for f in found] == ["m1"]


@pytest.mark.parametrize("words", [b"[OVERQUOTA] full", b"[TRYCREATE] no such folder", b"[LIMIT] too often"])
def test_a_draft_that_is_refused_is_one_try_and_the_connection_lives(start: Start, words: bytes) -> None:
    server, box = start(Lie(rb"APPEND", b"%t NO " + words + b"\r\n"))
    with pytest.raises(FolderUnreadable, match="refuses"):
        box.lay_draft(mail("ours", "m1"), "m1")
    assert sum(b"APPEND" in line for line in server.lines) == 1
    assert box.connections == 2


def test_a_mail_with_a_nul_byte_is_not_stored(start: Start) -> None:
    server, box = start()
    with pytest.raises(ContentError):
        box.lay_draft(b"Subject: x\r\n\r\n\0", "m1")
    assert not any(b"APPEND" in line for line in server.lines)


def test_i7_a_move_that_is_refused_leaves_the_draft_and_the_folder_closed(start: Start) -> None:
    server, box = start()
    copy = box.lay_draft(mail("ours", "m1"), "m1")
    server.lies.append(Lie(rb"UID MOVE", b"%t NO no\r\n"))
    with pytest.raises(FolderUnreadable):
        box.take_out(copy)
    assert server.lines[-1].split()[1] == b"UNSELECT"
    assert not any(b"EXPUNGE" in line or b"CLOSE" in line for line in server.lines)


def test_i7_an_expunge_that_is_refused_takes_its_mark_back(start: Start) -> None:
    server, box = start(capabilities="IMAP4rev1 UIDPLUS UNSELECT")
    copy = box.lay_draft(mail("ours", "m1"), "m1")
    server.lies.append(Lie(rb"UID EXPUNGE", b"%t NO no\r\n"))
    with pytest.raises(FolderUnreadable):
        box.take_out(copy)
    stores = [line.split(b" ", 3)[3].strip() for line in server.lines if b"STORE" in line]
    assert stores == [b"1 +FLAGS.SILENT (\\Deleted)", b"1 -FLAGS.SILENT (\\Deleted)"]


def test_without_a_trash_a_draft_stays(start: Start) -> None:
    server, box = start()
    del server.boxes["Trash"]
    copy = box.lay_draft(mail("ours", "m1"), "m1")
    assert box.take_out(copy) is TakenOut.KEPT
    assert not any(b"SELECT" in line.split()[1] for line in server.lines)


def test_i4_a_new_mail_that_cannot_be_read_makes_the_last_look_fail(start: Start) -> None:
    server, box = start()
    inbox = role(box, Role.INBOX)
    _, cursor = take(box, inbox)
    assert cursor is not None
    server.boxes["INBOX"].add(mail("one"))
    server.lies.append(Lie(rb"UID FETCH", b"%t NO no\r\n", times=99))
    with pytest.raises(FolderUnreadable, match="cannot be read"):
        box.glance(inbox, cursor)


def test_nothing_is_asked_for_that_makes_trouble(start: Start) -> None:
    server, box = start()
    server.boxes["INBOX"].add(mail("one"))
    list(box.arrivals(role(box, Role.INBOX), None, LONG_AGO, everything))
    box.drafts()
    said = b"".join(server.lines).upper()
    for never in (b"BODYSTRUCTURE", b"ENVELOPE", b" 1:*", b"RFC822 ", b"BODY["):
        assert never not in said
