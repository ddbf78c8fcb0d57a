"""A place to run commands in."""

from pathlib import Path

import pytest

from tests.cli.shelf import Shelf, monday


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A config and an empty book."""
    return Shelf(tmp_path)


@pytest.fixture
def monday_shelf(shelf: Shelf) -> Shelf:
    """A config and the leads of a Monday."""
    shelf.put(*monday())
    return shelf
