"""Lives through weeks of a sample mailbox with a real Dovecot under a moving `now`; tells what came of it.

    python tools/world.py                  everything below, one after the other
    python tools/world.py --owner silent|approves|sends [--world NAME] [--begin DATE] [--until DATE]
    python tools/world.py --real-mail      all public mails in one mailbox: no crash, none left out

With `-v` every wrong answer is listed, `--mails DIR` keeps what went out. Looks for the samples in
ASSISTANT_SAMPLES, else beside the project. Ends with 1 if a promise of the program was broken.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from assistant.domain.book import Seen
from assistant.domain.report import report
from tests import reckoned
from tests.dovecot import BINARY
from tests.lived import Figures, Record, figures, follow_ups, summaries, violations
from tests.living import Life, Owner, life
from tests.worlds import Crowd, Planned, World, live_crowd, live_world, read_crowd, read_world, start_of

ROOT = Path(__file__).resolve().parent.parent
EVERYTHING = (
    ("five weeks, the owner answers by himself", "--owner silent --notes"),
    ("five weeks, the owner approves every draft after five minutes", "--owner approves"),
    ("five weeks, the owner sends every draft from his mail program", "--owner sends"),
    ("the same mailbox, the assistant starts two weeks later", "--owner approves --begin 2026-11-02"),
    ("all public mails in one mailbox", "--real-mail"),
)


def main(words: Sequence[str]) -> int:
    """Live and tell; the exit status."""
    asked = _asked(words)
    samples = Path(os.environ.get("ASSISTANT_SAMPLES", ROOT.parent / "shared" / "samples"))
    if not samples.is_dir():
        print("no labelled samples here; set ASSISTANT_SAMPLES to their folder", file=sys.stderr)
        return 1
    if BINARY is None:
        print("Dovecot is not installed (Debian: dovecot-imapd)", file=sys.stderr)
        return 1
    if asked.owner or asked.real_mail:
        return _one_life(samples, asked)
    worst = 0
    for title, more in EVERYTHING:
        print(f"--- {title}", flush=True)
        worst = max(worst, _one_life(samples, _asked([*words, *more.split()])))
        print()
    return worst


def _one_life(samples: Path, asked: argparse.Namespace) -> int:
    with tempfile.TemporaryDirectory(prefix="world-") as folder:
        live = _live_real_mail if asked.real_mail else _live_world
        return live(samples, Path(folder), asked)


def _asked(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--owner", type=Owner, choices=list(Owner), help="what he does with drafts")
    parser.add_argument("--approve", dest="owner", action="store_const", const=Owner.APPROVES)
    parser.add_argument("--until", type=date.fromisoformat, help="end early, on this day")
    parser.add_argument("--begin", type=date.fromisoformat, help="start later, with a full mailbox")
    parser.add_argument("--world", default="plumber-us", help="another owner's world, by its folder's name")
    parser.add_argument("--real-mail", action="store_true", help="the public mails instead of the world")
    parser.add_argument("--mails", type=Path, help="keep every mail that went out in this folder")
    parser.add_argument("--notes", action="store_true", help="list every follow-up and every plan")
    parser.add_argument("-v", "--verbose", action="store_true", help="list every wrong answer")
    return parser.parse_args(words)


# --- the world ------------------------------------------------------------------------------------------


def _live_world(samples: Path, folder: Path, asked: argparse.Namespace) -> int:
    world = read_world(samples, asked.world)
    if asked.until:
        world = world.until(asked.until)
    began = time.perf_counter()
    with life(world.config, folder, start_of(world, asked.begin), asked.owner) as lived:
        plans: list[Planned] = []
        live_world(lived, world, plans)
        seconds = time.perf_counter() - began
        record = Record(lived)
        found = figures(record, world)
        told = summaries(record)
        broken = [*violations(record), *(words for each in plans for words in each.wrongly_reminded)]
        _print_world(found, told, lived, seconds)
        if world.leads and not asked.begin:
            broken += _print_report(record, world, verbose=asked.verbose or asked.notes)
        _print_rest(lived, broken, asked)
        if asked.notes:
            _print_notes(record, plans)
    if asked.verbose:
        _print_lists(found)
    return 1 if broken else 0


def _print_report(record: Record, world: World, *, verbose: bool) -> list[str]:
    """The report beside a count made from the labels alone; gives the differences without a reason."""
    found = report(record.leads.values(), record.hours, world.first, world.last)
    for row in reckoned.rows(found, reckoned.asked_in(world)):
        _row(f"report: {row.name}", row.ours, None, f"counted from the labels {row.theirs}")
    explained, unexplained = reckoned.differences(record, world, found)
    if record.life.owner is Owner.SILENT:
        unexplained += reckoned.promise_differences(record, world)
    _row("  differences", len(explained), None, f"{len(unexplained)} without a reason")
    for words in explained if verbose else ():
        print(f"    {words}")
    return [f"the report differs: {words}" for words in unexplained]


def _print_notes(record: Record, plans: Sequence[Planned]) -> None:
    print("\nnotes it would have written, beside acknowledgements:")
    for words in follow_ups(record):
        print(f"  {words}")
    print("\nplans, as the mornings of block days showed them:")
    for each in plans:
        today = [block for block in each.plan.blocks if block.day == each.plan.today]
        names = "; ".join(f"{task.work} {task.who}" for block in today for task in block.tasks)
        late = sum(task.late for task in each.plan.tasks)
        beside = f"{len(each.plan.at_once)} that cannot wait, {len(each.plan.rest)} without room, {late} late"
        print(f"  {each.plan.today:%a %d %b}: {beside}; in today's blocks {names or 'nobody'}")


def _print_world(found: Figures, told: dict[date, int], lived: Life, seconds: float) -> None:
    kept = found.inquiries - len(found.lost)
    real = found.leads - len(found.false)
    _row("inquiries not lost", kept, found.inquiries)
    _row("leads that are inquiries", real, found.leads)
    _row("undecided", found.undecided, found.received, f"{len(found.doubtful)} where a reader was sure")
    _row("notes drafted", found.notes, None, f"{len(found.to_machines)} to automatic mail")
    _row("  needless, missing", len(found.needless_notes), None, f"{len(found.missing_notes)} missing")
    if found.matters:
        _row("states right at the end", found.matters - len(found.wrong_states), found.matters)
        _row("joined wrongly", len(found.wrong_joins), found.matters)
    if found.nudges:
        _row("nudges drafted", found.nudges, None, f"{len(found.needless_nudges)} settled matters nudged")
    if found.promises:
        seen = found.promises - len(found.missed_promises)
        _row("owner's promises seen", seen, found.promises, f"{len(found.invented_promises)} invented")
    _row("summaries", sum(number == 1 for number in told.values()), len(told))
    _print_pace(lived, seconds)


def _row(name: str, number: int, of: int | None, more: str = "") -> None:
    share = "" if of is None else f" of {of}" + (f" = {number / of:.1%}" if of else "")
    print(f"{name:26} {number:4}{share}{'; ' + more if more else ''}")


def _print_pace(lived: Life, seconds: float) -> None:
    paces = sorted(lived.rounds, key=lambda held: held.seconds)
    median = statistics.median(held.seconds for held in paces)
    slowest = ", ".join(f"{held.seconds * 1000:.0f} at {held.at:%d %b %H:%M}" for held in paces[-3:])
    print(
        f"{'rounds':26} {len(paces):4} in {seconds:.1f} s; ms: median {median * 1000:.0f}, slowest {slowest}"
    )


def _print_rest(lived: Life, broken: list[str], asked: argparse.Namespace) -> None:
    leads = lived.leads().values()
    states = Counter(f"{lead.state} {lead.outcome or ''}".strip() for lead in leads)
    drafts = Counter(str(draft.state) for lead in leads for draft in lead.drafts)
    owner = lived.settings.owner.email
    to_owner, to_others = lived.letterbox.of_owner(owner), lived.letterbox.to_others(owner)
    print(f"{'leads':26} {len(leads):4}: {_listed(states)}")
    print(f"{'drafts':26} {drafts.total():4}: {_listed(drafts)}")
    print(
        f"{'mails sent':26} {len(to_owner) + len(to_others):4}: {len(to_owner)} to the owner,"
        f" {len(to_others)} to others"
    )
    print(f"{'promises of ours broken':26} {len(broken):4}")
    for words in (*broken, *lived.refused):
        print(f"  {words}")
    if asked.mails:
        _keep_mails(lived, asked.mails)


def _keep_mails(lived: Life, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number, posted in enumerate(lived.letterbox.taken, start=1):
        to = posted.to[0].replace("/", "_")
        (folder / f"{number:03d}-{posted.at:%m%d-%H%M}-{to}.eml").write_bytes(posted.raw)


def _print_lists(found: Figures) -> None:
    for title, lines in (
        ("lost", found.lost),
        ("false", found.false),
        ("undecided where a reader was sure", found.doubtful),
        ("notes to automatic mail", found.to_machines),
        ("notes a reader would not send", found.needless_notes),
        ("notes missing", found.missing_notes),
        ("nudges where a reader finds it settled", found.needless_nudges),
        ("wrong states", found.wrong_states),
        ("wrong joins", found.wrong_joins),
        ("owner's promises not seen", found.missed_promises),
        ("owner's promises invented", found.invented_promises),
    ):
        if lines:
            print(f"\n{title}:")
            for line in lines:
                print(f"  {line}")


# --- the public mails -----------------------------------------------------------------------------------


def _live_real_mail(samples: Path, folder: Path, asked: argparse.Namespace) -> int:
    crowd = read_crowd(samples)
    began = time.perf_counter()
    with life(crowd.config, folder, crowd.start, asked.owner or Owner.APPROVES) as lived:
        live_crowd(lived, crowd)
        seconds = time.perf_counter() - began
        record = Record(lived)
        told = summaries(record)
        broken = violations(record)
        _print_crowd(record, crowd, asked)
        _row("summaries", sum(number == 1 for number in told.values()), len(told))
        _print_pace(lived, seconds)
        _print_rest(lived, broken, asked)
    return 1 if broken else 0


def _print_crowd(record: Record, crowd: Crowd, asked: argparse.Namespace) -> None:
    verdicts = Counter(_verdict(seen) for name, seen in record.seen.items() if name in crowd.names)
    noted = {name: draft.id for lead, draft in record.acknowledgements() for name in record.names_of(lead)}
    labels = Counter(crowd.labels.get(name, "unlabelled") for name in noted)
    print(f"{'mails':26} {len(crowd.names):4}: {_listed(verdicts)}")
    print(f"{'notes drafted for':26} {_listed(labels)}")
    if asked.verbose:
        for name, draft in noted.items():
            print(f"  {draft}: {crowd.labels.get(name, 'unlabelled')} {name}")


def _verdict(seen: Seen | None) -> str:
    if seen is None:
        return "without verdict"
    return str(seen.verdict) if seen.verdict else "unreadable"


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{number} {what}" for what, number in counts.most_common()) or "none"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
