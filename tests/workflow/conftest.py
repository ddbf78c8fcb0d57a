"""A world with fakes for every test, and the steps of a round on it."""

import pytest

from tests.fakes import World


@pytest.fixture
def world() -> World:
    """A desk with everything fake on it."""
    return World()
