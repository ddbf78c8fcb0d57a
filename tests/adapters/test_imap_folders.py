"""Finding folders in what LIST tells."""

import pytest

from assistant.adapters.imap_folders import Listed, Wishes, find_folders, server_name
from assistant.domain.mailbox import Role


def listed(*names: str, delimiter: str = "/", **special: str) -> list[Listed]:
    flags = {name: frozenset([f"\\{use}"]) for use, name in special.items()}
    all_names = [*names, *(name for name in special.values() if name not in names)]
    return [Listed(name, delimiter, flags.get(name, frozenset())) for name in all_names]


def names(found: list[Listed], role: Role, wishes: Wishes | None = None, prefix: str = "") -> list[str]:
    return [f.name for f in find_folders(found, wishes or Wishes(), prefix) if f.role is role]


@pytest.mark.parametrize(
    ("name", "delimiter"),
    [
        ("Sent", "/"),
        ("SENT ITEMS", "/"),
        ("INBOX.Sent", "."),
        ("INBOX/Sent Messages", "/"),
        ("Sent_Items", "/"),
        ("[Gmail]/Gesendet", "/"),
        ("[Google Mail]/Sent Mail", "/"),
        ("Gesendete Elemente", "/"),
        ("Gesendete Objekte", "."),
        ("Éléments envoyés", "/"),
        ("E\u0301le\u0301ments envoye\u0301s", "/"),
        ("Elementos enviados", "/"),
        ("Posta inviata", "/"),
        ("Verzonden items", "/"),
        ("Wysłane", "/"),
        ("Itens enviados", "/"),
        ("Sendt post", "/"),
        ("Skickat", "/"),
        ("Lähetetyt", "/"),
        ("Odeslaná pošta", "/"),
        ("送信済み", "/"),
        ("Sent", ""),
    ],
)
def test_sent_is_found_by_its_name_in_many_languages(name: str, delimiter: str) -> None:
    assert names(listed("INBOX", name, delimiter=delimiter), Role.SENT) == [name]


@pytest.mark.parametrize(
    ("role", "name"),
    [
        (Role.DRAFTS, "Entwürfe"),
        (Role.DRAFTS, "Brouillons"),
        (Role.DRAFTS, "Borradores"),
        (Role.DRAFTS, "Rascunhos"),
        (Role.JUNK, "Spam"),
        (Role.JUNK, "Courrier indésirable"),
        (Role.TRASH, "Gelöschte Elemente"),
        (Role.TRASH, "Deleted Items"),
        (Role.TRASH, "Papierkorb"),
        (Role.TRASH, "Cestino"),
    ],
)
def test_other_folders_are_found_by_their_names(role: Role, name: str) -> None:
    assert names(listed("INBOX", name), role) == [name]


def test_special_use_comes_before_a_name_and_all_sent_folders_are_watched() -> None:
    found = listed("INBOX", "Sent", "Sent Messages", sent="Ausgang")
    assert names(found, Role.SENT) == ["Ausgang", "Sent", "Sent Messages"]


def test_special_use_is_compared_without_regard_to_case() -> None:
    folders = [Listed("Ablage", "/", frozenset({"\\trash"}))]
    assert names(folders, Role.TRASH) == ["Ablage"]


def test_a_name_counts_for_less_than_what_the_server_says() -> None:
    found = [Listed("Drafts", "/", frozenset({"\\trash"})), Listed("Entwürfe", "/", frozenset())]
    assert names(found, Role.DRAFTS) == ["Entwürfe"]


def test_a_folder_of_that_name_deep_in_an_archive_is_none() -> None:
    assert names(listed("INBOX", "Archive/2019/Sent", "Customers/Sent"), Role.SENT) == []


def test_a_folder_that_cannot_be_opened_is_none() -> None:
    assert names([Listed("Sent", "/", frozenset({"\\noselect"}))], Role.SENT) == []


def test_the_config_wins_and_is_written_with_a_slash_and_without_the_prefix() -> None:
    found = listed("INBOX", "INBOX.Post.Raus", delimiter=".", sent="INBOX.Sent")
    wishes = Wishes(sent="Post/Raus")
    assert names(found, Role.SENT, wishes, "INBOX.") == ["INBOX.Post.Raus"]


def test_i5_a_folder_of_the_config_that_is_missing_is_kept_so_that_opening_it_fails() -> None:
    assert names(listed("INBOX"), Role.SENT, Wishes(sent="Outbox")) == ["Outbox"]


def test_an_empty_wish_means_no_such_folder() -> None:
    assert names(listed("INBOX", junk="Junk"), Role.JUNK, Wishes(junk="")) == []


def test_several_inboxes_and_none_of_them_twice() -> None:
    wishes = Wishes(inbox=("INBOX", "Web forms", "inbox"))
    assert names(listed("INBOX", "Web forms"), Role.INBOX, wishes) == ["INBOX", "Web forms"]


def test_the_remote_control_is_what_lies_directly_below_its_folder() -> None:
    found = listed("INBOX", "Assistant", "Assistant/Approved", "Assistant/Approved/Old", "Other/Done")
    assert names(found, Role.REMOTE, Wishes(remote_control="Assistant")) == ["Assistant/Approved"]


@pytest.mark.parametrize(
    ("delimiter", "prefix", "name"),
    [
        ("/", "", "Assistant/Approved"),
        (".", "INBOX.", "INBOX.Assistant.Approved"),
        ("", "", "Assistant Approved"),
    ],
)
def test_new_folders_are_named_as_the_server_writes_them(delimiter: str, prefix: str, name: str) -> None:
    assert server_name("Assistant/Approved", delimiter, prefix) == name
