"""`init` and `service install` write files once, for the owner's eyes only, and say the next step."""

import stat
from pathlib import Path

from assistant.cli.commands_setup import unit_text
from assistant.config import load
from tests.cli.shelf import Shelf


def test_init_writes_a_config_that_can_be_read_and_that_nobody_else_can_read(shelf: Shelf) -> None:
    said = shelf.bare("--config", "new/place/config.toml", "init")
    path = shelf.folder / "new" / "place" / "config.toml"
    assert (said.status, said.err) == (0, "")
    assert "doctor" in said.out
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert load(path).owner.name


def test_init_writes_to_the_usual_place(shelf: Shelf) -> None:
    assert shelf.bare("init").status == 0
    assert (shelf.folder / ".config" / "assistant" / "config.toml").is_file()


def test_init_leaves_a_config_that_is_there_alone(shelf: Shelf) -> None:
    before = shelf.config.read_bytes()
    said = shelf.run("init")
    assert (said.status, said.out) == (1, "")
    assert "exists already" in said.err
    assert shelf.config.read_bytes() == before


def test_init_does_not_write_through_a_link(shelf: Shelf) -> None:
    (shelf.folder / "link.toml").symlink_to(shelf.folder / "elsewhere.toml")
    assert shelf.bare("--config", "link.toml", "init").status == 1
    assert not (shelf.folder / "elsewhere.toml").exists()


def test_service_install_writes_the_unit_and_says_how_to_switch_it_on(shelf: Shelf) -> None:
    said = shelf.run("service", "install")
    unit = (shelf.folder / ".config" / "systemd" / "user" / "assistant.service").read_text()
    assert said.status == 0
    assert "systemctl --user enable --now assistant.service" in said.out
    assert f'--config "{shelf.config}" run' in unit
    assert shelf.run("service", "install", "--print").out == unit


def test_service_install_replaces_a_changed_unit_only_when_forced(shelf: Shelf) -> None:
    shelf.run("service", "install")
    unit = shelf.folder / ".config" / "systemd" / "user" / "assistant.service"
    unit.write_text("mine")
    assert shelf.run("service", "install").status == 1
    assert unit.read_text() == "mine"
    assert shelf.run("service", "install", "--force").status == 0
    assert unit.read_text() != "mine"
    assert shelf.run("service", "install").status == 0


def test_a_path_that_systemd_would_expand_is_escaped() -> None:
    unit = unit_text("/usr/bin/python3", Path('/home/da na/50%/$HOME/"x"/config.toml'))
    assert '--config "/home/da na/50%%/$$HOME/\\"x\\"/config.toml" run' in unit


def test_the_program_has_a_version(shelf: Shelf) -> None:
    assert shelf.bare("--version").out.strip()[0].isdigit()
