"""The directions of DESIGN 6 hold in the product, and each rule really catches who breaks it."""

import re
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests import architecture
from tests.architecture import DOORS, RULES, TWO_LIBRARIES, House, Rule


@pytest.fixture(scope="module")
def house(root: Path) -> House:
    """The product itself."""
    return House(root)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_product_keeps_the_rule(house: House, rule: Rule) -> None:
    broken = rule(house)
    assert not broken, "\n" + "\n".join(broken)


def test_every_library_the_product_imports_is_declared(house: House, root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    lines = project["dependencies"] + extras["demo"] + extras["push"]
    declared = {_plain(re.split(r"[<>=!~\[; ]", line)[0]) for line in lines}
    distributions = packages_distributions()
    missing = {
        f"{house.place(module, imported.line)}: {library} is not declared in pyproject.toml"
        for module in house.modules.values()
        for library, imported in house.libraries(module).items()
        if not declared & {_plain(name) for name in distributions.get(library, [library])}
    }
    assert not missing, "\n" + "\n".join(sorted(missing))


def test_every_exception_gives_a_reason() -> None:
    assert all(reason for _, reason in DOORS.values())
    assert all(TWO_LIBRARIES.values())


def _plain(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()


# --- each rule on a small house made up for it ---------------------------------------------------

CLEAN = {
    "errors.py": "class AssistantError(Exception): ...",
    "domain/lead.py": "from assistant.errors import AssistantError",
    "domain/draft.py": "from datetime import datetime\nfrom assistant.domain import lead",
    "workflow/ports.py": "from assistant.domain.lead import AssistantError",
    "workflow/copies.py": "from assistant.workflow import ports",
    "workflow/intake.py": "from assistant.workflow import ports, copies, intake_sent",
    "workflow/intake_sent.py": "from assistant.workflow.ports import y",
    "workflow/outbox.py": "from assistant.workflow.ports import y",
    "adapters/clock.py": "import time\nfrom datetime import datetime\nx = datetime.now(), time.monotonic()",
    "adapters/mime.py": "from assistant.adapters.html import render",
    "adapters/html.py": "import lxml.html\nfrom inscriptis import y",
    "adapters/imap.py": "from assistant.adapters import mime, imap_wire",
    "adapters/imap_wire.py": "import imapclient\nfrom assistant.domain.lead import x",
    "bootstrap.py": "from assistant import adapters, config\nfrom assistant.workflow.ports import x",
    "config/__init__.py": "from assistant.config import values",
    "config/values.py": "import tomllib",
    "daemon.py": "import schedule, pytz\nfrom assistant import bootstrap, workflow",
    "cli/leads.py": "import click\ndef run():\n    from assistant import daemon",
    "cli/show.py": "import click, time\ntime.sleep(1)",
    "__main__.py": "from assistant.cli.leads import run",
}


def built(root: Path, *changes: tuple[str, str]) -> House:
    """A clean small house in a folder, with some files changed or added."""
    for name, code in [*CLEAN.items(), *changes]:
        path = root / "assistant" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(code, encoding="utf-8")
    return House(root)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_clean_house_breaks_no_rule(tmp_path: Path, rule: Rule) -> None:
    assert rule(built(tmp_path)) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_an_empty_house_breaks_no_rule(tmp_path: Path, rule: Rule) -> None:
    assert rule(House(tmp_path)) == []


def violation(rule: str, name: str, code: str, said: str) -> object:
    """One file that breaks one rule, and what is said about it."""
    return pytest.param(getattr(architecture, rule), name, code, said, id=f"{rule}-{name}-{said[:40]}")


@pytest.mark.parametrize(
    ("rule", "name", "code", "said"),
    [
        violation(
            "rooms_keep_their_directions",
            "domain/lead.py",
            "from assistant.workflow import ports",
            "assistant/domain/lead.py:1: domain must not import workflow.ports",
        ),
        violation(
            "rooms_keep_their_directions",
            "domain/lead.py",
            "def f():\n    import assistant.adapters.imap",
            "assistant/domain/lead.py:2: domain must not import adapters.imap",
        ),
        violation(
            "rooms_keep_their_directions",
            "domain/lead.py",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from assistant.config import load",
            "assistant/domain/lead.py:3: domain must not import config",
        ),
        violation(
            "rooms_keep_their_directions",
            "workflow/intake.py",
            "from assistant.adapters import imap",
            "workflow must not import adapters.imap",
        ),
        violation(
            "rooms_keep_their_directions",
            "adapters/imap.py",
            "from assistant.workflow.ports import Mailbox",
            "adapters must not import workflow.ports",
        ),
        violation(
            "rooms_keep_their_directions",
            "bootstrap.py",
            "from assistant.workflow import intake",
            "bootstrap must not import workflow.intake",
        ),
        violation(
            "rooms_keep_their_directions",
            "daemon.py",
            "from assistant.adapters import imap",
            "daemon must not import adapters.imap",
        ),
        violation(
            "rooms_keep_their_directions",
            "errors.py",
            "from assistant.domain.lead import x",
            "errors must not import domain.lead",
        ),
        violation("every_room_has_rules", "utils.py", "", "utils.py:1: utils is a room without rules"),
        violation(
            "heavy_rooms_are_entered_lazily",
            "cli/leads.py",
            "from assistant import daemon",
            "cli/leads.py:1: import daemon inside the function that needs it",
        ),
        violation(
            "steps_never_meet",
            "workflow/intake_sent.py",
            "from assistant.workflow.outbox import send",
            "workflow.intake_sent must not import workflow.outbox",
        ),
        violation(
            "steps_never_meet",
            "workflow/copies.py",
            "from assistant.workflow import intake",
            "workflow.copies must not import workflow.intake",
        ),
        violation(
            "adapters_share_only_words_and_mime",
            "adapters/smtp.py",
            "from assistant.adapters.imap import x",
            "adapters.smtp must not import adapters.imap",
        ),
        violation(
            "libraries_have_one_door",
            "adapters/zz.py",
            "import imapclient.exceptions",
            "adapters/zz.py:1: imapclient has its door in adapters.imap_wire already",
        ),
        violation(
            "libraries_have_one_door",
            "adapters/zz.py",
            "import click",
            "adapters/zz.py:1: click has its door in cli already",
        ),
        violation(
            "libraries_stay_at_the_edge",
            "domain/phone.py",
            "def f():\n    import phonenumbers",
            "domain/phone.py:2: phonenumbers must stay behind an adapter",
        ),
        violation(
            "libraries_stay_at_the_edge",
            "bootstrap.py",
            "from tinydb import TinyDB",
            "bootstrap.py:1: tinydb must stay behind an adapter",
        ),
        violation(
            "adapters_hold_one_library",
            "adapters/smtp.py",
            "import aiosmtplib\nimport holidays",
            "adapters/smtp.py:1: holds aiosmtplib and holidays; one library per file",
        ),
        *(
            violation("nobody_reads_the_clock", "domain/late.py", code, said)
            for code, said in (
                (
                    "from datetime import datetime, UTC\nx = datetime.now(UTC)",
                    "late.py:2: reads datetime.datetime.now",
                ),
                ("import datetime as dt\nx = dt.datetime.utcnow", "reads datetime.datetime.utcnow"),
                ("import datetime\nx = datetime.date.today()", "reads datetime.date.today"),
                ("from datetime import date as day\nx = day.today()", "reads datetime.date.today"),
                ("import time\nf = dict(at=time.monotonic)", "reads time.monotonic"),
                ("from time import time as t\nt()", "reads time.time"),
                ("def f():\n    import time\n    return time.localtime()", "reads time.localtime"),
                ("from email.utils import formatdate\nformatdate()", "reads email.utils.formatdate"),
            )
        ),
        violation(
            "nobody_reads_the_clock",
            "daemon.py",
            "import time\nt = time.time()",
            "daemon.py:2: reads time.time",
        ),
        violation(
            "nothing_goes_in_circles",
            "domain/lead.py",
            "def f():\n    from assistant.domain.draft import Draft",
            "domain.draft -> domain.lead -> domain.draft is a circle",
        ),
        violation(
            "nothing_knows_somebodys_machine",
            "domain/lead.py",
            "# see\nx = '/home/dana'",
            "assistant/domain/lead.py:2: /home/ is a path of somebody's machine",
        ),
        violation(
            "nothing_knows_somebodys_machine",
            "formats/x.toml",
            'a = "../shared"',
            "formats/x.toml:1: ../shared",
        ),
        violation(
            "nothing_knows_somebodys_machine", "adapters/store.py", "x = '/tmp/x'", "store.py:1: /tmp/"
        ),
    ],
)
def test_a_rule_catches_who_breaks_it(tmp_path: Path, rule: Rule, name: str, code: str, said: str) -> None:
    (sentence,) = rule(built(tmp_path, (name, code)))
    assert said in sentence
