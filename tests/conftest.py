"""What every test may ask for: the project's folder, and the labelled samples where there are any."""

import os
import signal
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

# Started in the background (a shell's `&`, nohup), Ctrl-C is ignored, here and in every program that a test
# starts. What those tests say of Ctrl-C is said of a terminal.
signal.signal(signal.SIGINT, signal.default_int_handler)

# A test says what holds, not how fast: a busy machine is no failure.
settings.register_profile("calm", deadline=None)
settings.load_profile("calm")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def samples() -> Path:
    """Labelled mail, in $ASSISTANT_SAMPLES or beside the project; the test is skipped without it."""
    named = os.environ.get("ASSISTANT_SAMPLES")
    folder = Path(named) if named else ROOT.parent / "shared" / "samples"
    if not folder.is_dir():
        pytest.skip("no labelled samples here; set ASSISTANT_SAMPLES to their folder")
    return folder
