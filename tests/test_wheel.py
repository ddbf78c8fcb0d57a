"""The wheel holds everything the program needs, and works away from the checkout."""

import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

MAIL = """\
From: Ann Lee <ann.lee@customers.example>
To: dana@example.com
Subject: Leaking tap
Message-ID: <1@customers.example>
Date: Fri, 20 Nov 2026 10:00:00 -0500

Hello, my kitchen tap is leaking. Could you come by next week?
Ann Lee
"""
CHECK = """\
import assistant, json
from assistant import resources
from assistant.config import load
print(json.dumps({
    "package": assistant.__file__,
    "templates": sorted(path.suffix for path in resources.templates().rglob("*") if path.is_file()),
    "formats": len(list(resources.formats().glob("*.toml"))),
    "places": [str(resources.templates()), str(resources.formats()), str(resources.example_config())],
    "owner": load(resources.example_config()).owner.name,
}))
"""


def run(*command: str | Path, cwd: Path) -> str:
    """What a command prints; it sees nothing of the checkout."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV_"))}
    done = subprocess.run(
        command, cwd=cwd, env=environ, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a fresh environment in which only the wheel and, borrowed, its libraries are."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, root, cwd=folder)
    (wheel,) = folder.glob("*.whl")
    venv = folder / "venv"
    run(sys.executable, "-m", "venv", "--without-pip", venv, cwd=folder)
    python = venv / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python)
    run(*pip, "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=folder)
    (site,) = venv.glob("lib/python*/site-packages")
    # A bare path in a .pth lends the libraries, but follows no .pth of theirs back to the checkout.
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return venv / "bin"


def test_the_wheel_brings_its_templates_formats_and_example(
    installed: Path, tmp_path: Path, root: Path
) -> None:
    found = json.loads(run(installed / "python", "-c", CHECK, cwd=tmp_path))
    venv = str(installed.parent)
    assert found["package"].startswith(venv)
    assert all(place.startswith(venv) for place in found["places"])
    assert found["formats"] == len(list((root / "assistant" / "formats").glob("*.toml")))
    assert found["templates"] == sorted(
        path.suffix for path in (root / "templates").rglob("*") if path.is_file()
    )
    assert found["owner"] == "Dana Reyes"


def test_the_installed_command_tells_how_it_is_used(installed: Path, tmp_path: Path) -> None:
    assert "Usage" in run(installed / "assistant", "--help", cwd=tmp_path)


def test_the_installed_command_understands_a_mail(installed: Path, tmp_path: Path) -> None:
    if "triage" not in run(installed / "assistant", "--help", cwd=tmp_path):
        pytest.skip("there is no `assistant triage` yet")
    (tmp_path / "mail.eml").write_text(MAIL, encoding="utf-8")
    told = json.loads(run(installed / "assistant", "triage", "mail.eml", "--json", cwd=tmp_path))
    assert (told["file"], told["verdict"], told["error"]) == ("mail.eml", "lead", None)
    assert told["contact"]["email"] == "ann.lee@customers.example"
