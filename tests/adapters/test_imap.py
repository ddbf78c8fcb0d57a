"""The mailbox against a real server."""

import re
import select
import socket
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise

import pytest

from assistant.adapters.imap_folders import Wishes
from assistant.domain.mailbox import Cursor, Role, TakenOut
from assistant.domain.message import Message
from assistant.errors import ConfigError, FolderUnreadable, LoginRefused, MailboxUnreachable
from tests.adapters.conftest import House, everything, mail, role, settings, subjects, take
from tests.dovecot import ENCRYPTED, GERMAN, NO_MOVE, NO_UIDPLUS, ONE_CONNECTION, Profile
from tests.lying_imap import Tap

pytestmark = pytest.mark.dovecot

AT = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
OUR_COMMANDS = re.compile(
    rb"CAPABILITY|LOGIN \S+ \S+|NAMESPACE"
    rb"|LIST \"\" \"\*\"|EXAMINE \"[^\"]+\"|SELECT \"Drafts\"|UNSELECT|NOOP|LOGOUT"
    rb"|STATUS \"[^\"]+\" \(UIDNEXT UIDVALIDITY MESSAGES HIGHESTMODSEQ\)"
    rb"|UID SEARCH (UID \d+(:\*)?|SINCE \d+-[A-Z][a-z]{2}-\d{4}|UNDELETED)"
    rb"|UID FETCH [\d:,]+ \(UID FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK\[(HEADER)?\]<0.\d+>\)"
    rb"|UID MOVE \d+ \"Trash\"|APPEND \"Drafts\" \(\\Draft \\Seen\) \{\d+\}"
)


def test_first_contact_reads_what_the_look_back_covers_and_nothing_older(house: House) -> None:
    house.owner.put("INBOX", mail("old"), when='"01-Nov-2026 10:00:00 +0000"')
    house.owner.put("INBOX", mail("the day before"), when='"09-Nov-2026 22:00:00 +0000"')
    house.owner.put("INBOX", mail("recent"), when='"10-Nov-2026 10:00:00 +0000"')
    box = house.mailbox()
    batches, cursor = take(box, role(box, Role.INBOX), look_back=date(2026, 11, 10))
    assert subjects(batches) == ["recent"]
    assert cursor is not None
    assert cursor.uid == 3


def test_first_contact_with_an_empty_folder_gives_a_cursor(house: House) -> None:
    box = house.mailbox()
    batches, cursor = take(box, role(box, Role.INBOX))
    assert subjects(batches) == []
    assert cursor is not None
    house.owner.put("INBOX", mail("first"))
    assert subjects(take(box, role(box, Role.INBOX), cursor)[0]) == ["first"]


def test_first_contact_where_all_is_too_old_gives_a_cursor_all_the_same(house: House) -> None:
    house.owner.put("INBOX", mail("old"), when='"09-Nov-2026 22:00:00 +0000"')
    box = house.mailbox()
    batches, cursor = take(box, role(box, Role.INBOX), look_back=date(2026, 11, 10))
    assert (subjects(batches), cursor and cursor.uid) == ([], 1)


def test_i1_what_comes_between_two_looks_comes_once_and_in_order(house: House) -> None:
    box = house.mailbox()
    inbox = role(box, Role.INBOX)
    _, cursor = take(box, inbox)
    for subject in ("one", "two", "three"):
        house.owner.put("INBOX", mail(subject))
    batches, cursor = take(box, inbox, cursor)
    assert subjects(batches) == ["one", "two", "three"]
    assert take(box, inbox, cursor)[0] == []


def test_in_a_folder_that_stays_open_each_look_reads_only_what_is_new(house: House) -> None:
    box = house.mailbox()
    inbox = role(box, Role.INBOX)
    _, cursor = take(box, inbox)
    for subject in ("one", "two", "three"):
        house.owner.put("INBOX", mail(subject))
        assert cursor is not None
        assert [m.subject for m in box.glance(inbox, cursor)] == [subject]
        batches, cursor = take(box, inbox, cursor)
        assert subjects(batches) == [subject]
        assert not any(batch.renumbered for batch in batches)


def test_i1_a_caller_who_could_not_use_a_batch_gets_it_again(house: House) -> None:
    box = house.mailbox()
    inbox = role(box, Role.INBOX)
    _, cursor = take(box, inbox)
    house.owner.put("INBOX", mail("one"))
    assert subjects(take(box, inbox, cursor)[0]) == ["one"]
    assert subjects(take(box, inbox, cursor)[0]) == ["one"]
    assert subjects(take(box, role(box, Role.SENT), None)[0]) == []
    assert subjects(take(box, inbox, cursor)[0]) == ["one"]


def test_text_is_read_of_candidates_only(house: House) -> None:
    house.owner.put("INBOX", mail("wanted"))
    house.owner.put("INBOX", mail("newsletter"))
    box = house.mailbox()
    batches = list(
        box.arrivals(role(box, Role.INBOX), None, date(2000, 1, 1), lambda m: m.subject == "wanted")
    )
    bodies = {a.mail.subject: a.mail.body for a in batches[0].arrivals if isinstance(a.mail, Message)}
    assert bodies["newsletter"] is None
    assert bodies["wanted"] is not None
    assert bodies["wanted"].text.strip() == "Can you come on Friday?"


def test_a_mail_of_many_megabytes_is_read_to_its_cap(house: House) -> None:
    house.owner.put("INBOX", mail("huge", body="word " * 600_000))
    box = house.mailbox()
    batches, _ = take(box, role(box, Role.INBOX))
    read = batches[0].arrivals[0].mail
    assert isinstance(read, Message)
    assert read.body is not None
    assert read.body.cut
    assert len(read.body.text) <= 64 * 1024


def test_i2_a_folder_numbered_anew_is_told_as_renumbered(house: House) -> None:
    house.owner.put("INBOX", mail("known"))
    box = house.mailbox()
    inbox = role(box, Role.INBOX)
    _, cursor = take(box, inbox)
    box.close()
    house.owner.close()
    for file in house.server.maildir(house.user).glob("dovecot*"):
        if "uidvalidity" not in file.name:  # it holds the next number, so that it differs within one second
            file.unlink()
    again = house.mailbox()
    batches, fresh = take(again, inbox, cursor)
    assert subjects(batches) == ["known"]
    assert all(batch.renumbered for batch in batches)
    assert cursor is not None
    assert fresh is not None
    assert fresh.uidvalidity != cursor.uidvalidity
    assert take(again, inbox, fresh)[0] == []


def test_i6_inbox_is_the_same_in_every_flag_and_byte_afterwards(house: House) -> None:
    for subject in ("one", "two"):
        house.owner.put("INBOX", mail(subject))
    house.owner.put("Sent", mail("three"), "\\Seen")
    before = [house.owner.content(name) for name in ("INBOX", "Sent")]
    box = house.mailbox()
    for kind in (Role.INBOX, Role.SENT):
        _, cursor = take(box, role(box, kind))
        assert cursor is not None
        box.glance(role(box, kind), Cursor(cursor.uidvalidity, 0))
    box.drafts()
    box.probe()
    assert [house.owner.content(name) for name in ("INBOX", "Sent")] == before


def test_i10_only_our_own_commands_are_on_the_wire_whatever_strangers_write(house: House) -> None:
    evil = "x\r\n A7 NOOP\r\n"
    raw = mail(
        f"=?utf-8?q?a=0D=0AA8_STORE_1_+FLAGS_(=5CDeleted)?= {evil!r}", body="A9 DELETE INBOX\r\nA9 EXPUNGE"
    )
    raw = raw.replace(b"Message-ID: <", b'Message-ID: <"\r\n A7 DELETE INBOX\r\n ')
    house.owner.put("INBOX", raw)
    with Tap(house.server.port) as tap:
        box = house.mailbox(tap.port)
        inbox = role(box, Role.INBOX)
        _, cursor = take(box, inbox)
        take(box, role(box, Role.SENT), None)
        copy = box.lay_draft(mail("ours", "m1"), "m1")
        box.drafts()
        assert cursor is not None
        box.glance(inbox, Cursor(cursor.uidvalidity, 0))
        box.look_in(Role.TRASH, date(2026, 1, 1))
        box.take_out(copy)
        box.close()
        ours = tap.commands
    at = next(n for n, line in enumerate(ours) if line.startswith(b"APPEND"))
    own_mail = next(n for n, line in enumerate(ours) if n > at and OUR_COMMANDS.fullmatch(line))
    said = ours[: at + 1] + ours[own_mail:]
    assert [line for line in said if not OUR_COMMANDS.fullmatch(line)] == []


def test_a_round_with_nothing_new_takes_one_command_for_each_folder(house: House) -> None:
    with Tap(house.server.port) as tap:
        box = house.mailbox(tap.port)
        folders = [f for f in box.folders() if f.role in {Role.INBOX, Role.SENT, Role.JUNK}]
        cursors = {folder: take(box, folder)[1] for folder in folders}
        for _ in range(3):  # the first ones settle every folder into its place
            tap.sent.clear()
            for folder in folders:
                assert take(box, folder, cursors[folder])[0] == []
            assert box.drafts() == ()
        verbs = [line.split(b" ")[0] for line in tap.commands]
    assert sorted(verbs) == [b"NOOP", b"NOOP", b"STATUS", b"STATUS"]


def test_a_glance_sees_what_came_a_moment_ago_and_the_next_look_sees_it_too(house: House) -> None:
    box = house.mailbox()
    inbox = role(box, Role.INBOX)
    _, cursor = take(box, inbox)
    assert cursor is not None
    assert box.glance(inbox, cursor) == ()
    house.owner.put("INBOX", mail("sudden"))
    assert [m.subject for m in box.glance(inbox, cursor)] == ["sudden"]
    assert subjects(take(box, inbox, cursor)[0]) == ["sudden"]


def test_a_glance_with_numbers_of_another_time_is_refused(house: House) -> None:
    box = house.mailbox()
    with pytest.raises(FolderUnreadable):
        box.glance(role(box, Role.INBOX), Cursor(1, 1))


def test_what_still_lies_in_inbox_is_told_by_its_id_and_nothing_that_is_flagged_to_go(house: House) -> None:
    for subject, flags in (("stays", ""), ("goes", "\\Deleted"), ("another", "")):
        house.owner.put("INBOX", mail(subject), flags)
    box = house.mailbox()
    inbox = role(box, Role.INBOX)
    batches = list(box.arrivals(inbox, None, date(2000, 1, 1), lambda _mail: False))
    ids = {
        a.mail.subject: a.mail.message_id for b in batches for a in b.arrivals if isinstance(a.mail, Message)
    }

    found = box.lying(Role.INBOX, date(2000, 1, 1), {ids["stays"], ids["goes"]})

    assert [f.mail.subject for f in found] == ["stays"]
    assert box.lying(Role.INBOX, date(2000, 1, 1), {"nobody@mail.example"}) == ()


def test_a_draft_is_laid_read_back_and_taken_out_again(house: House) -> None:
    house.owner.put("Drafts", mail("the owner's own"), "\\Draft")
    box = house.mailbox()
    copy = box.lay_draft(mail("ours", "m1"), "m1")
    assert [f.copy for f in box.drafts() if f.mail.headers.get("X-Assistant") == "m1"] == [copy]
    assert [f.flags for f in box.drafts() if f.copy == copy] == [frozenset({"\\draft", "\\seen"})]
    assert box.take_out(copy) is TakenOut.DONE
    assert [f.mail.subject for f in box.drafts()] == ["the owner's own"]
    assert [f.mail.subject for f in box.look_in(Role.TRASH, date(2026, 1, 1))] == ["ours"]
    assert box.take_out(copy) is TakenOut.GONE


def test_i8_a_copy_that_is_not_ours_any_more_stays(house: House) -> None:
    box = house.mailbox()
    copy = box.lay_draft(mail("ours", "m1"), "m1")
    edited = type(copy)(copy.folder, copy.uidvalidity, copy.uid, "another fingerprint")
    assert box.take_out(edited) is TakenOut.TOUCHED
    assert len(house.owner.uids("Drafts")) == 1


@pytest.mark.parametrize("profile", [Profile(), NO_MOVE], ids=["move", "no move"])
def test_i7_taking_out_never_expunges_what_the_owner_marked(
    house_of: Callable[[Profile], House], profile: Profile
) -> None:
    house = house_of(profile)
    house.owner.put("Drafts", mail("marked by the owner"), "\\Draft \\Deleted")
    box = house.mailbox()
    copy = box.lay_draft(mail("ours", "m1"), "m1")
    assert box.take_out(copy) is TakenOut.DONE
    box.close()
    assert house.owner.uids("Drafts") == [1]
    assert len(house.owner.uids("Trash")) == 1


def test_without_move_and_uidplus_a_draft_is_found_again_but_stays(
    house_of: Callable[[Profile], House],
) -> None:
    house = house_of(NO_UIDPLUS)
    house.owner.put("Drafts", mail("the owner's own"), "\\Draft")
    box = house.mailbox()
    copy = box.lay_draft(mail("ours", "m1"), "m1")
    assert copy.uid == 2
    assert box.take_out(copy) is TakenOut.KEPT
    assert house.owner.uids("Drafts") == [1, 2]
    assert not box.probe().can_take_out


def test_i7_nothing_is_taken_out_of_a_folder_numbered_anew(house: House) -> None:
    box = house.mailbox()
    copy = box.lay_draft(mail("ours", "m1"), "m1")
    other = type(copy)(copy.folder, copy.uidvalidity + 1, copy.uid, copy.fingerprint)
    with pytest.raises(FolderUnreadable):
        box.take_out(other)
    assert len(house.owner.uids("Drafts")) == 1


def test_i9_a_draft_whose_append_lost_its_reply_is_found_by_its_marker(house: House) -> None:
    with Tap(house.server.port, cut_at=b"APPENDUID") as tap:
        box = house.mailbox(tap.port)
        with pytest.raises(MailboxUnreachable):
            box.lay_draft(mail("ours", "m1"), "m1")
    again = house.mailbox()
    assert [f.mail.headers.get("X-Assistant") for f in again.drafts()] == ["m1"]


def test_drafts_that_did_not_change_are_not_fetched_again(house: House) -> None:
    house.owner.put("Drafts", mail("one"), "\\Draft")
    with Tap(house.server.port) as tap:
        box = house.mailbox(tap.port)
        assert [f.mail.subject for f in box.drafts()] == ["one"]
        house.owner.put("Drafts", mail("two"), "\\Draft")
        tap.sent.clear()
        assert [f.mail.subject for f in box.drafts()] == ["one", "two"]
        fetched = [line.split(b" ")[2] for line in tap.commands if line.startswith(b"UID FETCH")]
    assert fetched == [b"2"]


def test_a_draft_the_owner_marked_as_deleted_is_none(house: House) -> None:
    box = house.mailbox()
    copy = box.lay_draft(mail("ours", "m1"), "m1")
    assert len(box.drafts()) == 1
    house.owner.flag("Drafts", copy.uid, "\\Deleted")
    assert box.drafts() == ()
    assert box.take_out(copy) is TakenOut.GONE


def test_sent_copies_are_read_and_summaries_unread(house: House) -> None:
    box = house.mailbox()
    box.file_sent(mail("sent"), AT)
    box.deliver(mail("summary"), AT)
    sent, inbox = (take(box, role(box, kind))[0][0].arrivals[0] for kind in (Role.SENT, Role.INBOX))
    assert "\\seen" in sent.flags
    assert "\\seen" not in inbox.flags
    assert inbox.mail.received_at == AT


def test_folders_are_found_by_special_use(house: House) -> None:
    found = {folder.role: folder for folder in house.mailbox().folders()}
    assert found[Role.SENT].name == "Sent"
    assert found[Role.DRAFTS].found_by == "special use"
    assert set(found) == {Role.INBOX, Role.SENT, Role.DRAFTS, Role.JUNK, Role.TRASH}


def test_german_folders_below_inbox_are_found_and_used(house_of: Callable[[Profile], House]) -> None:
    house = house_of(GERMAN)
    box = house.mailbox()
    assert role(box, Role.SENT).name == "INBOX.Gesendete Elemente"
    copy = box.lay_draft(mail("unser Entwurf", "m1"), "m1")
    assert copy.folder == "INBOX.Entwürfe"
    assert box.take_out(copy) is TakenOut.DONE
    assert [f.mail.subject for f in box.look_in(Role.TRASH, date(2026, 1, 1))] == ["unser Entwurf"]


def test_folders_of_the_remote_control_are_made_and_found(house_of: Callable[[Profile], House]) -> None:
    for profile in (Profile(), GERMAN):
        box = house_of(profile).mailbox()
        for name in ("Assistant/Approved", "Assistant/Not a lead", "Assistant/Approved"):
            box.create_folder(name)
        leaves = {re.split(r"[./]", f.name)[-1] for f in box.folders() if f.role is Role.REMOTE}
        assert leaves == {"Approved", "Not a lead"}


def test_i5_a_configured_folder_that_is_missing_is_loud(house: House) -> None:
    box = house.mailbox(folders=Wishes(sent="Ausgang"))
    with pytest.raises(FolderUnreadable, match="Ausgang"):
        take(box, role(box, Role.SENT))
    assert subjects(take(box, role(box, Role.INBOX))[0]) == []


def test_two_connections_where_the_server_allows_them(house: House) -> None:
    box = house.mailbox()
    assert box.connections == 0
    box.open()
    assert box.connections == 2


def test_with_one_connection_everything_works_slower(house_of: Callable[[Profile], House]) -> None:
    house = house_of(ONE_CONNECTION)
    box = house.mailbox()
    inbox, sent = role(box, Role.INBOX), role(box, Role.SENT)
    assert box.connections == 1
    box.deliver(mail("one"), AT)
    batches, cursor = take(box, inbox)
    assert subjects(batches) == ["one"]
    box.file_sent(mail("two"), AT)
    assert subjects(take(box, sent)[0]) == ["two"]
    copy = box.lay_draft(mail("ours", "m1"), "m1")
    assert box.take_out(copy) is TakenOut.DONE
    box.deliver(mail("three"), AT)
    assert subjects(take(box, inbox, cursor)[0]) == ["three"]


def test_a_second_program_beyond_the_limit_is_told_to_wait_and_not_that_its_password_is_wrong(
    house_of: Callable[[Profile], House],
) -> None:
    house = house_of(ONE_CONNECTION)
    house.mailbox().open()
    with pytest.raises(MailboxUnreachable):
        house.mailbox().open()


def test_the_wait_ends_when_a_mail_arrives(house: House) -> None:
    box = house.mailbox()
    inbox = role(box, Role.INBOX)
    _, cursor = take(box, inbox)
    owner = house.owner
    later = threading.Timer(0.3, lambda: owner.put("INBOX", mail("ring")))
    later.start()
    assert box.wait(60.0)
    later.join()
    assert subjects(take(box, inbox, cursor)[0]) == ["ring"]


def test_the_wait_ends_when_woken_and_when_the_time_is_over(house: House) -> None:
    box = house.mailbox()
    ours, theirs = socket.socketpair()
    with ours, theirs:
        assert not box.wait(0.05, ours)
        theirs.send(b"x")
        assert box.wait(60.0, ours)
        assert subjects(take(box, role(box, Role.INBOX))[0]) == []


def test_a_wrong_password_is_a_refused_login_and_no_second_try_follows_at_once(house: House) -> None:
    box = house.mailbox(password=lambda: "wrong")
    with pytest.raises(LoginRefused, match="Check the password"):
        box.open()
    with pytest.raises(LoginRefused, match="Check the password") as again:
        box.folders()
    assert "again" not in str(again.value), "nobody says here when there will be another round"


@pytest.mark.parametrize("name", ["jürgen", "dana reyes", 'dana"reyes', "dana@example.com"])
def test_names_of_any_characters_can_log_in(house: House, name: str) -> None:
    house.server.add_user(name)
    assert role(house.mailbox(username=name), Role.SENT).name == "Sent"


def test_nothing_is_sent_in_clear_beyond_this_machine() -> None:
    from assistant.adapters.imap import ImapMailbox

    box = ImapMailbox(settings(143, host="imap.customer.example"), lambda: 0.0)
    with pytest.raises(ConfigError):
        box.open()


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_an_encrypted_connection_needs_a_certificate_that_can_be_trusted(
    house_of: Callable[[Profile], House], security: str
) -> None:
    house = house_of(ENCRYPTED)
    port = house.server.tls_port if security == "tls" else house.server.port
    stranger = house.mailbox(port, host="localhost", security=security)
    with pytest.raises(MailboxUnreachable, match="certificate"):
        stranger.open()
    trusting = house.mailbox(port, host="localhost", security=security, ca_file=str(house.server.certificate))
    assert role(trusting, Role.SENT).name == "Sent"
    wrong_name = house.mailbox(port, security=security, ca_file=str(house.server.certificate))
    with pytest.raises(MailboxUnreachable, match="certificate"):
        wrong_name.open()


def test_idle_works_through_tls(house_of: Callable[[Profile], House]) -> None:
    house = house_of(ENCRYPTED)
    box = house.mailbox(
        house.server.tls_port, host="localhost", security="tls", ca_file=str(house.server.certificate)
    )
    box.open()
    owner = house.owner
    later = threading.Timer(0.3, lambda: owner.put("INBOX", mail("ring")))
    later.start()
    assert box.wait(60.0)
    later.join()


def test_after_the_server_threw_us_out_we_come_back_when_the_pause_is_over(house: House) -> None:
    ticks = [0.0]
    from assistant.adapters.imap import ImapMailbox

    with Tap(house.server.port) as tap:
        box = ImapMailbox(settings(tap.port, username=house.user), lambda: ticks[0], lambda: 0.5)
        inbox = role(box, Role.INBOX)
        _, cursor = take(box, inbox)
        tap.drop_all()
        with pytest.raises(MailboxUnreachable):
            take(box, inbox, cursor)
        with pytest.raises(MailboxUnreachable, match="hung up"):
            take(box, inbox, cursor)
        ticks[0] += 5.1
        house.mailbox().deliver(mail("meanwhile"), AT)
        assert subjects(take(box, inbox, cursor)[0]) == ["meanwhile"]
        box.close()


def test_i1_a_large_first_contact_comes_in_batches_without_a_gap(house: House) -> None:
    for number in range(620):
        house.owner.put("INBOX", mail(f"mail {number}"))
    box = house.mailbox()
    inbox = role(box, Role.INBOX)
    batches = list(box.arrivals(inbox, None, date(2000, 1, 1), lambda _m: False))
    assert subjects(batches) == [f"mail {number}" for number in range(620)]
    assert len(batches) > 1
    half = list(box.arrivals(inbox, batches[0].cursor, date(2000, 1, 1), everything))
    assert subjects(batches[:1]) + subjects(half) == subjects(batches)


def test_i1_a_mailbox_numbered_out_of_order_is_read_by_time_and_every_place_is_safe(
    house: House,
) -> None:
    for number in range(540):
        day, minute = divmod(number * 217 % 540, 60)  # as after a move to another server
        when = f'"{day + 1:2d}-Nov-2026 09:{minute:02d}:00 +0000"'
        house.owner.put("INBOX", mail(f"mail {number}"), when=when)
    box = house.mailbox()
    inbox = role(box, Role.INBOX)

    batches = list(box.arrivals(inbox, None, date(2000, 1, 1), lambda _m: False))

    times = [[arrival.mail.received_at for arrival in batch.arrivals] for batch in batches]
    assert len(times) > 2
    assert all(max(one) <= min(next_one) for one, next_one in pairwise(times))
    told: set[str] = set()
    for batch in batches:
        told |= set(subjects([batch]))
        rest = box.arrivals(inbox, batch.cursor, date(2000, 1, 1), lambda _m: False)
        assert told | set(subjects(list(rest))) == {f"mail {number}" for number in range(540)}


def test_the_mailbox_may_be_used_while_its_arrivals_are_being_read(house: House) -> None:
    for number in range(300):
        house.owner.put("Sent", mail(f"mail {number}"))
    box = house.mailbox()
    seen: list[str] = []
    for batch in box.arrivals(role(box, Role.SENT), None, date(2000, 1, 1), lambda _m: False):
        seen += subjects([batch])
        box.lay_draft(mail("ours", "m1"), "m1")
    assert seen == [f"mail {number}" for number in range(300)]


def test_probe_tells_doctor_what_there_is(house: House) -> None:
    house.owner.put("Sent", mail("one"))
    facts = house.mailbox().probe()
    assert facts.connections == 2
    assert facts.can_take_out
    assert facts.can_idle
    assert {f.folder.role: f.messages for f in facts.folders}[Role.SENT] == 1


def test_the_reader_leaves_nothing_in_the_socket_between_commands(house: House) -> None:
    box = house.mailbox()
    take(box, role(box, Role.INBOX))
    assert box._session.watch is not None
    assert select.select([box._session.watch._imap.sock], [], [], 0)[0] == []


# --- a message to the byte ----------------------------------------------------------------------------------


def test_i17_a_message_of_two_megabytes_is_read_to_the_byte_and_no_flag_changes(house: House) -> None:
    big = mail("with a plan") + b"".join(b"%06d %s\r\n" % (n, b"x" * 60) for n in range(30_000))
    house.owner.put("Drafts", big, "(\\Draft)")
    box = house.mailbox()
    (found,) = box.drafts()
    before = house.owner.content("Drafts")

    raw = box.raw(found.copy, 10 * 1024 * 1024)

    assert (len(raw), raw) == (found.mail.size, big)
    assert box.raw(found.copy, 1000) == big[:1000]
    assert house.owner.content("Drafts") == before
    with pytest.raises(FolderUnreadable):
        box.raw(replace(found.copy, uid=99), 1000)
    with pytest.raises(FolderUnreadable):
        box.raw(replace(found.copy, uidvalidity=1), 1000)
