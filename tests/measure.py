"""Prints the figures of DESIGN 8 over labelled mail: `python tests/measure.py [--wrong] [--without-formats]`.

What is measured is what `assistant triage --json` says of each file. Looks for the samples in
ASSISTANT_SAMPLES, else beside the project; says so and stops when they are missing.
"""

import argparse
import io
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from assistant.adapters.format_files import shipped_formats
from assistant.adapters.mime import read, read_headers
from assistant.adapters.phone import PhoneNumbers
from assistant.cli import main as assistant
from assistant.domain.mailbox import Role
from assistant.domain.message import Message
from assistant.domain.triage import Context, judge, settled_by_headers

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
SLOW_S = 2.0

Line = dict[str, Any]
"""What `triage --json` says of one file, and what a label says of it."""


def samples() -> Path | None:
    """The samples' folder, or None."""
    named = os.environ.get("ASSISTANT_SAMPLES")
    folder = Path(named) if named else Path(__file__).resolve().parents[2] / "shared" / "samples"
    return folder if folder.is_dir() else None


def triaged(folder: Path, names: Iterable[str], config: Path | None = None) -> dict[str, Line]:
    """What `assistant triage --json` says of these files of a folder, by their names."""
    told = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    words = ["triage", "--json", *(str(folder / name) for name in names)]
    with redirect_stdout(told):
        status = assistant(["--config", str(config), *words] if config else words)
    assert status == 0
    told.seek(0)
    lines = (json.loads(line) for line in told)
    return {str(Path(line["file"]).relative_to(folder)): line for line in lines}


def _config(folder: str, text: str) -> Path:
    """A config file there, which only we can read: it holds a password."""
    config = Path(folder) / "config.toml"
    config.touch(0o600)
    config.write_text(text)
    return config


def share(part: int, whole: int) -> str:
    """A percentage, or a dash."""
    return f"{100 * part / whole:.1f} %" if whole else "-"


def part_of(part: int, whole: int) -> str:
    """Both counts and the percentage."""
    return f"{part}/{whole} = {share(part, whole)}"


# --- inquiries and noise -----------------------------------------------------------------------------------


@dataclass
class Tally:
    """What was counted in one collection."""

    name: str
    inquiries: int = 0
    kept: int = 0
    leads: int = 0
    right_leads: int = 0
    undecided: int = 0
    undecided_allowed: int = 0
    total: int = 0
    false_acknowledgements: int = 0
    disagreements: int = 0
    slow: int = 0
    wrong: list[str] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)

    def show(self, lines: bool) -> None:
        """Prints the figures, and each wrong judgement if asked."""
        print(f"\n{self.name}: {self.total} mails")
        print(f"  inquiries not lost          {part_of(self.kept, self.inquiries)}")
        print(f"  leads really inquiries      {part_of(self.right_leads, self.leads)}")
        print(
            f"  undecided                   {self.undecided} = {share(self.undecided, self.total)}"
            f" (of them may be: {self.undecided_allowed})"
        )
        print(f"  acknowledged automatic mail {self.false_acknowledgements}")
        print(f"  headers disagree with text  {self.disagreements}   slower than {SLOW_S} s {self.slow}")
        if self.kinds:
            print(f"  judged: {dict(self.kinds)}")
        if lines:
            for line in self.wrong:
                print(f"    {line}")

    def look_closer(self, files: Iterable[Path], context: Context) -> None:
        """Notes how long each mail takes, and where the headers alone would say something else."""
        for file in files:
            self._look_closer_at(file.read_bytes(), context)

    def _look_closer_at(self, raw: bytes, context: Context) -> None:
        began = time.perf_counter()
        message = read(raw, NOW, len(raw))
        if not isinstance(message, Message):
            return
        reading = judge(message, context)
        self.slow += time.perf_counter() - began > SLOW_S
        head, _, _ = raw.replace(b"\r\n", b"\n").partition(b"\n\n")
        headers = read_headers(head + b"\n\n", NOW, len(raw))
        early = settled_by_headers(headers, context) if isinstance(headers, Message) else None
        if early is not None and (early.verdict, early.kind) != (reading.verdict, reading.kind):
            self.disagreements += 1
            said = f"headers say {early.kind}, text says {reading.verdict} {reading.kind}"
            self.wrong.append(f"{said}: {message.subject[:50]}")


def measure_world(root: Path, context: Context) -> Tally:
    """The mailbox of one owner, with his config."""
    tally = Tally(f"world {root.name}")
    expected: dict[str, Line] = json.loads((root / "expected.json").read_text())["messages"]
    names = [name for name in expected if not name.startswith("Sent")]
    with TemporaryDirectory() as folder:
        text = (root.parent / f"config-{root.name}.toml").read_text()
        for hole, value in (("{imap_port}", "143"), ("{smtp_port}", "25"), ("{state_dir}", folder)):
            text = text.replace(hole, value)
        lines = triaged(root, names, _config(folder, text))
    for name in names:
        _count_in_world(tally, name, expected[name], lines[name])
    tally.look_closer((root / name for name in names if name.startswith("INBOX")), context)
    return tally


def _count_in_world(tally: Tally, name: str, wanted: Line, line: Line) -> None:
    in_junk = name.startswith("Junk")
    if in_junk:
        line = _as_in_junk(line)
    inquiry, allowed = wanted["verdict"] == "lead", wanted["may_be_undecided"]
    allowed = allowed or (inquiry and in_junk)
    tally.total += 1
    tally.inquiries += inquiry
    tally.kept += inquiry and line["verdict"] != "not_lead"
    tally.leads += line["verdict"] == "lead"
    tally.right_leads += inquiry and line["verdict"] == "lead"
    tally.undecided += line["verdict"] == "undecided"
    tally.undecided_allowed += allowed and line["verdict"] == "undecided"
    tally.false_acknowledgements += line["acknowledge"] and not inquiry
    tally.wrong += (f"{name}: {each}" for each in _wrong_in_world(wanted, line, allowed))


def _as_in_junk(line: Line) -> Line:
    """`triage` knows no folders. In Junk a lead is shown as undecided, and our own doubt is a no."""
    shown = line["verdict"] == "lead" or (line["verdict"] == "undecided" and line["format"])
    return line | {"verdict": "undecided" if shown else "not_lead", "acknowledge": False}


def _wrong_in_world(wanted: Line, line: Line, undecided_allowed: bool) -> Iterator[str]:
    got, why = line["verdict"], wanted["why"]
    if got != wanted["verdict"] and not (undecided_allowed and got == "undecided"):
        yield f"{wanted['verdict']} {wanted['kind']} judged {got} {line['kind']} {line['reasons']} | {why}"
        return
    if got == "lead" and line["contact"] != wanted["contact"]:
        yield f"contact {wanted['contact']} read as {line['contact']}"
    if got == "lead" and line["acknowledge"] != wanted["acknowledge"]:
        yield f"acknowledge {wanted['acknowledge']} judged {line['acknowledge']} | {why}"
    if got != "undecided" and line["kind"] != wanted["kind"]:
        yield f"kind {wanted['kind']} judged {line['kind']} {line['reasons']}"


ALLOWED_LEADS = ("inquiry", "human_other", "malformed_unclear")
AUTOMATIC = (
    "newsletter_marketing",
    "notification_receipt",
    "auto_reply",
    "bounce_dsn",
    "mailing_list",
    "calendar",
    "spam_scam",
)


def measure_real(root: Path, context: Context) -> Tally:
    """Real public mail; what a person wrote counts as rightly shown."""
    tally = Tally("real mail")
    labels = [json.loads(line) for line in (root / "labels.jsonl").read_text().splitlines()]
    lines = triaged(root, (wanted["path"] for wanted in labels))
    for wanted in labels:
        line, label = lines[wanted["path"]], wanted.get("label")
        if line["error"] is None and label is not None:
            _count_real(tally, wanted["path"], label, line)
    tally.look_closer((root / wanted["path"] for wanted in labels), context)
    return tally


def _count_real(tally: Tally, path: str, label: str, line: Line) -> None:
    verdict = line["verdict"]
    tally.total += 1
    tally.inquiries += label == "inquiry"
    tally.kept += label == "inquiry" and verdict != "not_lead"
    tally.leads += verdict == "lead"
    tally.right_leads += verdict == "lead" and label in ALLOWED_LEADS
    tally.undecided += verdict == "undecided"
    tally.false_acknowledgements += line["acknowledge"] and label in AUTOMATIC
    tally.kinds[f"{label}:{verdict}"] += 1
    lost = label in ("inquiry", "human_other") and verdict == "not_lead"
    if lost or (label in AUTOMATIC and verdict != "not_lead"):
        acknowledged = " ACK" if line["acknowledge"] else ""
        tally.wrong.append(f"{path}: {label} judged {verdict} {line['kind']}{acknowledged} {line['reasons']}")


# --- phone and form notices --------------------------------------------------------------------------------

FIELDS = ("verdict", "kind", "name", "email", "phone", "reply_to", "duration", "text")
CONTACT = ("name", "email", "phone")
FORMATS_OF = {"freepbx": "asterisk", "teams": "exchange_um"}
"""The format of a provider that is not called like it."""
MARKETPLACES = ("yelp", "thumbtack", "angi", "zillow", "google_business_profile", "durable")
FORMS = (
    *("contact_form_7", "wpforms", "gravity_forms", "elementor", "jetpack", "squarespace", "wix"),
    *("webflow", "formspree", "netlify", "shopify", "hubspot"),
)


def family(format_name: str) -> str:
    """Whether a format is a marketplace's, a form's or a phone's."""
    named = format_name in MARKETPLACES, format_name in FORMS
    return "marketplaces" if named[0] else "forms" if named[1] else "phones"


@dataclass
class Fields:
    """How many mails there were, and in how many of them each field was read right."""

    mails: int = 0
    right: Counter[str] = field(default_factory=Counter)

    def add(self, missed: Mapping[str, str]) -> None:
        """One more mail, with what was misread in it."""
        self.mails += 1
        self.right.update(each for each in FIELDS if each not in missed)
        self.right["contact"] += not any(each in missed for each in CONTACT)
        self.right["all"] += not missed

    def row(self, columns: tuple[str, ...]) -> str:
        """The counts, the mails first."""
        return f"{self.mails:>6}" + "".join(f"{self.right[each]:>10}" for each in columns)


def measure_notices(
    root: Path,
    how: str,
    without: Callable[[str], Iterable[str]] = lambda _provider: (),
    by: Callable[[str], str] = str,
) -> list[str]:
    """Phone and form notices: every field that was read right, in rows as `by` sorts a provider.

    `without` says which formats are taken away for the mails of a provider. Gives what was misread.
    """
    labels: dict[str, Line] = json.loads((root / "labels.json").read_text())
    rows: dict[str, Fields] = {}
    total, wrong, acknowledged = Fields(), [], 0
    for provider in sorted({wanted["provider"] for wanted in labels.values()}):
        names = [name for name, wanted in labels.items() if wanted["provider"] == provider]
        for name, line in _triaged_without(root, names, tuple(without(provider))).items():
            missed = _missed(labels[name], line)
            rows.setdefault(by(provider), Fields()).add(missed)
            total.add(missed)
            acknowledged += line["acknowledge"] and labels[name]["kind"] == "not_a_lead"
            wrong += [f"{name}: " + "; ".join(f"{key} {told}" for key, told in missed.items())] * bool(missed)
    print(f"\nphone and form notices, {how}: {part_of(total.right['all'], total.mails)} read right in all")
    columns = (*FIELDS, "contact", "all")
    print(f"  {'':<24}{'mails':>6}" + "".join(f"{each:>10}" for each in columns))
    for row, fields in sorted(rows.items()):
        print(f"  {row:<24}{fields.row(columns)}")
    print(f"  {'all':<24}{total.row(columns)}")
    print("  " + ", ".join(f"{each} {share(total.right[each], total.mails)}" for each in columns))
    print(f"  acknowledged mail that is no inquiry: {acknowledged}")
    return wrong


def _triaged_without(root: Path, names: Iterable[str], formats: Iterable[str]) -> dict[str, Line]:
    """`triage` with some formats taken away: an owner's of the same name wins, and knows no mail."""
    if not formats:
        return triaged(root, names)
    with TemporaryDirectory() as folder:
        (Path(folder) / "formats").mkdir()
        for each in formats:
            (Path(folder) / "formats" / f"{each}.toml").write_text(NO_MAIL.format(name=each))
        return triaged(root, names, _config(folder, NOBODY))


NO_MAIL = """name = "{name}"
[[mail]]
kind = "other"
has_headers = ["x-no-mail-has-this"]
"""
NOBODY = """
[owner]
name = "Nobody"
email = "nobody@nowhere.example"
timezone = "America/Denver"
[[account]]
name = "none"
username = "nobody@nowhere.example"
password = "none"
imap = { host = "127.0.0.1", security = "none" }
"""
"""Somebody none of the mails knows, without a country: as if there were no config."""


def _missed(wanted: Line, line: Line) -> dict[str, str]:
    verdict = "not_lead" if wanted["kind"] == "not_a_lead" else "lead"
    pairs = {"verdict": (verdict, line["verdict"])}
    if verdict == "lead":
        pairs |= {
            "kind": (wanted["kind"], line["kind"]),
            "name": (wanted["caller_name"], line["contact"]["name"]),
            "email": (wanted["contact_email"], line["contact"]["email"]),
            "phone": (wanted["caller_phone"], line["contact"]["phone"]),
            "reply_to": (wanted["reply_route"], line["reply_to"]),
            "duration": (wanted["duration_s"], line["duration_s"]),
            "text": (_flat(wanted["transcript_or_message"]), _flat(line["text"])),
        }
    return {key: f"{first!r} read as {second!r}" for key, (first, second) in pairs.items() if first != second}


def _flat(text: str | None) -> str:
    return " ".join((text or "").split())


def measure_strangers(root: Path) -> list[str]:
    """The same notices as if their providers were unknown: one left out, then its whole family."""
    names = [each.name for each in shipped_formats()]

    def own(provider: str) -> str:
        return FORMATS_OF.get(provider, provider)

    def alike(provider: str) -> list[str]:
        return [each for each in names if family(each) == family(own(provider))]

    wrong = measure_notices(root, "each without its own format", lambda each: [own(each)])
    wrong += measure_notices(
        root,
        "each without all formats of its family",
        without=alike,
        by=lambda each: f"without any {family(own(each))}",
    )
    return wrong


def main() -> int:
    """Measures all there is."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--wrong", action="store_true", help="name each wrong judgement")
    arguments.add_argument(
        "--without-formats", action="store_true", help="each notice without its own format, too"
    )
    chosen = arguments.parse_args()
    folder = samples()
    if folder is None:
        print("No samples: set ASSISTANT_SAMPLES to their folder.")
        return 0
    os.environ |= {"ASSISTANT_CONFIG": "", "XDG_CONFIG_HOME": os.devnull}  # not whoever runs this
    plain = Context(numbers=PhoneNumbers("US"), formats=shipped_formats())
    dana = Context(
        numbers=PhoneNumbers("US"),
        formats=plain.formats,
        own_addresses=frozenset({"dana@reyesplumbing.example", "info@reyesplumbing.example"}),
        own_phones=frozenset({"+18455550100"}),
        owner_names=("Dana Reyes", "Reyes Plumbing"),
        region="US",
        role=Role.INBOX,
    )
    measure_world(folder / "worlds" / "plumber-us", dana).show(chosen.wrong)
    wrong = measure_notices(folder / "phone-and-forms", "with all formats")
    if chosen.without_formats:
        wrong += measure_strangers(folder / "phone-and-forms")
    if chosen.wrong:
        print("", *dict.fromkeys(wrong), sep="\n    ")
    measure_real(folder / "real-mail", plain).show(chosen.wrong)
    return 0


if __name__ == "__main__":
    sys.exit(main())
