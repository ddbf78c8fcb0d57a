"""Prints the figures of DESIGN 8 over labelled mail: `python tests/measure.py [--wrong] [--without-formats]`.

Looks for the samples in ASSISTANT_SAMPLES, else beside the project; says so and stops when they are missing.
"""

import argparse
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from assistant.adapters.format_files import shipped_formats
from assistant.adapters.mime import read, read_headers
from assistant.adapters.phone import PhoneNumbers
from assistant.domain.mailbox import Role
from assistant.domain.message import Message
from assistant.domain.reading import Reading, Verdict
from assistant.domain.triage import Context, judge, settled_by_headers

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
SLOW_S = 2.0


def samples() -> Path | None:
    """The samples' folder, or None."""
    named = os.environ.get("ASSISTANT_SAMPLES")
    folder = Path(named) if named else Path(__file__).resolve().parents[2] / "shared" / "samples"
    return folder if folder.is_dir() else None


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
        print(
            f"  inquiries not lost          {self.kept}/{self.inquiries} = {share(self.kept, self.inquiries)}"
        )
        print(
            f"  leads really inquiries      {self.right_leads}/{self.leads}"
            f" = {share(self.right_leads, self.leads)}"
        )
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


def share(part: int, whole: int) -> str:
    """A percentage, or a dash."""
    return f"{100 * part / whole:.1f} %" if whole else "-"


def judged(raw: bytes, context: Context, tally: Tally) -> Reading | None:
    """One mail's judgement, with its time and the agreement of headers and text noted."""
    began = time.perf_counter()
    message = read(raw, NOW, len(raw))
    if not isinstance(message, Message):
        return None
    reading = judge(message, context)
    tally.slow += time.perf_counter() - began > SLOW_S
    head, _, _ = raw.replace(b"\r\n", b"\n").partition(b"\n\n")
    headers = read_headers(head + b"\n\n", NOW, len(raw))
    early = settled_by_headers(headers, context) if isinstance(headers, Message) else None
    if early is not None and (early.verdict, early.kind) != (reading.verdict, reading.kind):
        tally.disagreements += 1
        tally.wrong.append(
            f"headers say {early.kind}, text says {reading.verdict} {reading.kind}: {message.subject[:50]}"
        )
    return reading


def measure_world(root: Path, context: Context) -> Tally:
    """The mailbox of one owner."""
    tally = Tally(f"world {root.name}")
    expected = json.loads((root / "expected.json").read_text())["messages"]
    for name, wanted in expected.items():
        if name.startswith("Sent"):
            continue
        here = replace(context, role=Role.JUNK if name.startswith("Junk") else Role.INBOX)
        reading = judged((root / name).read_bytes(), here, tally)
        assert reading is not None
        inquiry, allowed = wanted["verdict"] == "lead", wanted["may_be_undecided"]
        allowed = allowed or (inquiry and here.role is Role.JUNK)
        tally.total += 1
        tally.inquiries += inquiry
        tally.kept += inquiry and reading.verdict is not Verdict.NOT_LEAD
        tally.leads += reading.verdict is Verdict.LEAD
        tally.right_leads += inquiry and reading.verdict is Verdict.LEAD
        tally.undecided += reading.verdict is Verdict.UNDECIDED
        tally.undecided_allowed += allowed and reading.verdict is Verdict.UNDECIDED
        tally.false_acknowledgements += reading.acknowledge and not inquiry
        _note_world(tally, name, wanted, reading)
    return tally


def _note_world(tally: Tally, name: str, wanted: dict[str, object], reading: Reading) -> None:
    right = reading.verdict == wanted["verdict"] or (
        wanted["may_be_undecided"] and reading.verdict is Verdict.UNDECIDED
    )
    if not right:
        tally.wrong.append(
            f"{name}: {wanted['verdict']} {wanted['kind']} judged {reading.verdict} {reading.kind}"
            f" {reading.reasons} | {wanted['why']}"
        )
        return
    contact = wanted["contact"]
    assert isinstance(contact, dict)
    if reading.verdict is Verdict.LEAD:
        got = {"name": reading.contact.name, "email": reading.contact.email, "phone": reading.contact.phone}
        if got != contact:
            tally.wrong.append(f"{name}: contact {contact} read as {got}")
        if reading.acknowledge != wanted["acknowledge"]:
            tally.wrong.append(
                f"{name}: acknowledge {wanted['acknowledge']} judged {reading.acknowledge}"
                f" {reading.no_acknowledgement} | {wanted['why']}"
            )
    if reading.kind != wanted["kind"] and reading.verdict is not Verdict.UNDECIDED:
        tally.wrong.append(f"{name}: kind {wanted['kind']} judged {reading.kind} {reading.reasons}")


def measure_notices(
    root: Path, context: Context, formats_for: Callable[[str], Context] | None = None
) -> None:
    """Phone and form notices: every field that was read right."""
    tally = Tally("phone and form notices")
    labels = json.loads((root / "labels.json").read_text())
    right: Counter[str] = Counter()
    wrong: list[str] = []
    perfect = 0
    for name, wanted in labels.items():
        here = formats_for(wanted["provider"]) if formats_for else context
        reading = judged((root / name).read_bytes(), here, tally)
        assert reading is not None
        missed = _missed(wanted, reading)
        perfect += not missed
        right.update(
            key
            for key in ("kind", "name", "phone", "email", "duration", "reply_to", "text")
            if key not in missed
        )
        if missed:
            wrong.append(f"{name}: " + "; ".join(f"{key} {value}" for key, value in missed.items()))
    how = " without its own format" if formats_for else ""
    print(f"\n{tally.name}{how}: {perfect}/{len(labels)} read right in all")
    print("  " + ", ".join(f"{key} {count}/{len(labels)}" for key, count in right.items()))
    print(f"  headers disagree with text {tally.disagreements}")
    for line in wrong + tally.wrong:
        print(f"    {line}")


def _missed(wanted: dict[str, object], reading: Reading) -> dict[str, str]:
    if wanted["kind"] == "not_a_lead":
        return (
            {}
            if reading.verdict is Verdict.NOT_LEAD
            else {"kind": f"not_a_lead judged {reading.verdict} {reading.kind}"}
        )
    pairs = {
        "kind": (
            wanted["kind"],
            reading.kind if reading.verdict is Verdict.LEAD else f"{reading.verdict}/{reading.kind}",
        ),
        "name": (wanted["caller_name"], reading.contact.name),
        "phone": (wanted["caller_phone"], reading.contact.phone),
        "email": (wanted["contact_email"], reading.contact.email),
        "duration": (wanted["duration_s"], reading.duration_s),
        "reply_to": (wanted["reply_route"], reading.reply_to),
        "text": (" ".join(str(wanted["transcript_or_message"]).split()), " ".join(reading.text.split())),
    }
    return {key: f"{first!r} read as {second!r}" for key, (first, second) in pairs.items() if first != second}


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
    for line in (root / "labels.jsonl").read_text().splitlines():
        wanted = json.loads(line)
        reading = judged((root / wanted["path"]).read_bytes(), context, tally)
        label = wanted.get("label")
        if reading is None or label is None:
            continue
        tally.total += 1
        tally.inquiries += label == "inquiry"
        tally.kept += label == "inquiry" and reading.verdict is not Verdict.NOT_LEAD
        tally.leads += reading.verdict is Verdict.LEAD
        tally.right_leads += reading.verdict is Verdict.LEAD and label in ALLOWED_LEADS
        tally.undecided += reading.verdict is Verdict.UNDECIDED
        tally.false_acknowledgements += reading.acknowledge and label in AUTOMATIC
        tally.kinds[f"{label}:{reading.verdict}"] += 1
        lost = label in ("inquiry", "human_other") and reading.verdict is Verdict.NOT_LEAD
        if lost or (label in AUTOMATIC and reading.verdict is not Verdict.NOT_LEAD):
            tally.wrong.append(
                f"{wanted['path']}: {label} judged {reading.verdict} {reading.kind}"
                f"{' ACK' if reading.acknowledge else ''} {reading.reasons}"
            )
    return tally


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
    formats = shipped_formats()
    plain = Context(numbers=PhoneNumbers("US"), formats=formats)
    dana = replace(
        plain,
        own_addresses=frozenset({"dana@reyesplumbing.example", "info@reyesplumbing.example"}),
        own_phones=frozenset({"+18455550100"}),
        owner_names=("Dana Reyes",),
        region="US",
    )
    measure_world(folder / "worlds" / "plumber-us", dana).show(chosen.wrong)
    measure_notices(folder / "phone-and-forms", plain)
    if chosen.without_formats:
        alike = {
            "freepbx": "asterisk",
            "teams": "exchange_um",
            "google_business_profile": "google_business_profile",
        }

        def leaving_out(provider: str) -> Context:
            gone = alike.get(provider, provider)
            return replace(plain, formats=tuple(each for each in formats if each.name != gone))

        measure_notices(folder / "phone-and-forms", plain, leaving_out)
    measure_real(folder / "real-mail", plain).show(chosen.wrong)
    return 0


if __name__ == "__main__":
    sys.exit(main())
