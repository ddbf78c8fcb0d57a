"""Reports of mail systems: whom a mail did not reach, and which mail it was."""

from datetime import UTC, datetime

import pytest

from assistant.adapters.mime import read
from assistant.domain.message import Message, Returned

NOW = datetime(2026, 11, 23, 16, tzinfo=UTC)
HEAD = "From: MAILER-DAEMON@mx.example\nReturn-Path: <>\nSubject: Undelivered\nMIME-Version: 1.0\n"


def returned(raw: str) -> Returned | None:
    message = read(raw.encode(), NOW, len(raw))
    assert isinstance(message, Message)
    return message.returned


def report(*parts: str) -> str:
    body = "".join(f"--b\nContent-Type: {part}\n" for part in parts)
    return f'{HEAD}Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n{body}--b--\n'


STATUS = "message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n"
FAILED = "Final-Recipient: rfc822;Karen@Mail.Example\nAction: failed\nStatus: 5.1.1\n"
DELAYED = "Final-Recipient: rfc822; ben@mail.example\nAction: delayed\nStatus: 4.4.1\n"
HEADERS = "text/rfc822-headers\n\nMessage-ID:\n <id1@reyes.example>\nX-Assistant: token.mac\nSubject: Hello\n"
WHOLE = "message/rfc822\n\nMessage-ID: <id2@reyes.example>\nSubject: Hello\n\nThe text\n"


@pytest.mark.parametrize(
    ("back", "ids"), [(HEADERS, ("id1@reyes.example",)), (WHOLE, ("id2@reyes.example",))]
)
def test_a_standard_report_names_who_failed_and_what_came_back(back: str, ids: tuple[str, ...]) -> None:
    found = returned(report("text/plain\n\nSorry.\n", STATUS + FAILED, back))
    assert found is not None
    assert (found.failed, found.ids, found.delayed) == (("karen@mail.example",), ids, False)


def test_our_mark_on_what_came_back_is_read() -> None:
    found = returned(report("text/plain\n\nSorry.\n", STATUS + FAILED, HEADERS))
    assert found is not None
    assert found.marks == ("token.mac",)


def test_of_several_recipients_only_those_that_failed_count() -> None:
    found = returned(report("text/plain\n\nSorry.\n", f"{STATUS}{DELAYED}\n{FAILED}"))
    assert found == Returned(failed=("karen@mail.example",))


def test_a_delay_is_no_failure() -> None:
    found = returned(report("text/plain\n\nStill trying.\n", STATUS + DELAYED))
    assert found == Returned(delayed=True)


def test_older_systems_name_them_in_a_header() -> None:
    found = returned(f"X-Failed-Recipients: a@mail.example, B@mail.example\n{HEAD}\nA message bounced.\n")
    assert found is not None
    assert found.failed == ("a@mail.example", "b@mail.example")


def test_oldest_systems_say_it_in_words_with_the_old_header_below() -> None:
    found = returned(
        f"{HEAD}\nHi. This is the mail program at mx.example.\n\n<karen@mail.example>:\nno mailbox here\n\n"
        "--- Below this line is a copy of the message.\n\nReceived: from x\nMessage-ID: <id3@reyes.example>\n"
    )
    assert found is not None
    assert "karen@mail.example" in found.failed
    assert found.ids == ("id3@reyes.example",)


def test_ordinary_mail_and_read_receipts_report_nothing() -> None:
    receipt = report(
        "text/plain\n\nRead.\n", "message/disposition-notification\n\nFinal-Recipient: rfc822;a@b.c\n"
    )
    assert returned(receipt.replace("delivery-status", "disposition-notification")) is None
    assert returned("From: karen@mail.example\nSubject: Tap\n\nWrite to ben@mail.example\n") is None


def test_i23_a_hostile_report_stays_small() -> None:
    many = "\n".join(f"Final-Recipient: rfc822; a{number}@mail.example\n" for number in range(500))
    found = returned(report("text/plain\n\nSorry.\n", f"{STATUS}{many}"))
    assert found is not None
    assert len(found.failed) <= 20


@pytest.mark.parametrize(
    "address", ["a@b@c", "<script>@x", "two words@mail.example", "x" * 300 + "@mail.example"]
)
def test_i10_what_is_no_address_is_left_out(address: str) -> None:
    found = returned(
        report("text/plain\n\nSorry.\n", f"{STATUS}Final-Recipient: rfc822; {address}\nAction: failed\n")
    )
    assert found == Returned()


def test_i3_reports_that_differ_only_in_whom_or_what_they_name_are_different_mails() -> None:
    def fingerprint(*parts: str) -> str:
        raw = report("text/plain\n\nSorry.\n", *parts)
        message = read(raw.encode(), NOW, len(raw))
        assert isinstance(message, Message)
        return message.fingerprint

    other = STATUS + FAILED.replace("Karen", "Ben")
    prints = {fingerprint(*parts) for parts in ((STATUS + FAILED,), (other,), (STATUS + FAILED, HEADERS))}
    assert len(prints) == 3
    assert fingerprint(STATUS + FAILED) in prints
