"""An APPEND may land after the next process has looked: of two copies of ours in Drafts one is taken out."""

from assistant.domain.draft import DraftState
from tests.fakes import World, at, mail
from tests.phone import live, working_world

KAREN = "Karen Osullivan <karen@mail.example>"
DRAFT = frozenset({"\\draft"})


def drafted() -> World:
    """Karen wrote, and her draft lies in Drafts."""
    world = working_world()
    world.arrives(mail(KAREN, "Leaking tap", "Can you come this week?\n"), at("2026-11-23 09:05"))
    live(world, "2026-11-23 09:10")
    assert len(world.in_drafts) == 1
    return world


def lands_once_more(world: World, raw: bytes | None = None) -> int:
    """The same draft, appended by the connection that was given up."""
    return world.mailbox.put("Drafts", raw or world.mailbox.kept["Drafts"][0].raw, flags=DRAFT)


def test_i9_a_copy_that_landed_late_is_taken_out_and_the_known_one_stays() -> None:
    world = drafted()
    known = world.draft().laid
    late = lands_once_more(world)
    live(world, "2026-11-23 09:11")

    assert len(world.in_drafts) == 1
    assert world.draft().laid == known
    assert f"took out {late}" in world.mailbox.deeds
    assert world.draft().state is DraftState.PENDING


def test_i9_a_late_copy_of_an_older_version_is_ours_and_not_the_owners_edit() -> None:
    world = drafted()
    first = world.mailbox.kept["Drafts"][0].raw
    live(world, "2026-11-24 09:00")
    live(world, "2026-11-24 10:05")
    assert world.draft().version.number > 1
    lands_once_more(world, first)
    live(world, "2026-11-24 10:06")

    assert len(world.in_drafts) == 1
    assert world.draft().state is DraftState.PENDING
    assert not world.draft().owner_edits


def test_i8_a_second_copy_that_the_owner_changed_is_his_and_stays() -> None:
    world = drafted()
    raw = world.mailbox.kept["Drafts"][0].raw
    lands_once_more(world, raw.replace(b"Karen", b"Karen dear"))
    live(world, "2026-11-23 09:11")

    assert world.draft().owner_edits
    assert any(b"dear" in k.raw for k in world.mailbox.kept["Drafts"])


def test_the_spare_in_trash_is_never_read_as_the_owners_no() -> None:
    world = drafted()
    lands_once_more(world)
    live(world, "2026-11-23 09:11")
    world.mailbox.drop("Drafts", world.mailbox.kept["Drafts"][0].uid)
    live(world, "2026-11-23 09:12")

    assert (
        world.draft().state is DraftState.PENDING
    )  # gone, but not into Trash: that takes a while and two looks


def test_where_the_server_has_no_safe_way_the_spare_stays_and_no_round_writes_for_it_again() -> None:
    world = drafted()
    world.mailbox.can_take_out = False
    lands_once_more(world)
    live(world, "2026-11-23 09:11")
    writes = world.book.writes
    live(world, "2026-11-23 09:12")

    assert len(world.in_drafts) == 2
    assert world.book.writes == writes
