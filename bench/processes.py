"""Whole processes: how quickly `assistant leads` answers, and how much memory the daemon takes."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant import bootstrap
from assistant.adapters.store import Store
from assistant.config import Settings, parse
from bench.figures import Figure, at_most
from bench.mailbox import mixed
from bench.place import ROOT, Place, seconds_now
from tests.adapters.store_samples import fill

QUICK_MS = 300.0
LEADS = 500
MEMORY_MB = 70.0
GROWTH_MB = 1.0
_PATIENCE = 300.0


def measure(here: Place, count: int, rounds: int) -> Iterator[Figure]:
    """All figures about processes."""
    yield leads(here)
    yield from memory(here, count, rounds)


def leads(here: Place, tries: int = 11) -> Figure:
    """`assistant leads` in a new process, the best of some; what the machine does beside it only adds."""
    config = here.config("leads")
    store = Store(config.parent / "state")
    with store.transaction() as book:
        fill(book, LEADS)
    took, worked = [], []
    for _ in range(tries):
        began, before = time.perf_counter(), os.times()
        _assistant(config, "leads", wait=True)
        after = os.times()
        took.append((time.perf_counter() - began) * 1000)
        worked.append(
            after.children_user + after.children_system - before.children_user - before.children_system
        )
    said = f"{min(took):.0f} ms, best of {tries} (processor time {min(worked) * 1000:.0f} ms)"
    return at_most(f"assistant leads, {LEADS} leads", min(took), QUICK_MS, said, " ms")


def memory(here: Place, count: int, rounds: int) -> Iterator[Figure]:
    """The daemon with its page, after a first run over `count` mails, and after many more rounds."""
    user = here.user("memory", mixed(count, seconds_now(), 30, seed=2))
    config = here.config(user, web="127.0.0.1:0")
    settings = parse(config.read_text(encoding="utf-8"), config)
    with _daemon(config) as process:
        _next_round(settings, "")
        _open_the_page(process)
        after, peak = _megabytes(process.pid, "VmRSS"), _megabytes(process.pid, "VmHWM")
        said = f"{after:.0f} MB (at most {peak:.0f} MB while it read)"
        yield at_most(f"daemon's memory after {count} mails", after, MEMORY_MB, said, " MB")
        _rounds(settings, rounds // 10)
        early = _megabytes(process.pid, "VmRSS")
        _rounds(settings, rounds)
        grown = _megabytes(process.pid, "VmRSS") - early
    yield at_most(f"growth over {rounds} rounds", grown, GROWTH_MB, f"{grown:+.2f} MB", " MB")


def _assistant(config: Path, *words: str, wait: bool = False) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-m", "assistant", "--config", str(config), *words],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if wait:
        told, _ = process.communicate(timeout=60)
        assert process.returncode == 0, told
    return process


@contextmanager
def _daemon(config: Path) -> Iterator["subprocess.Popen[str]"]:
    process = _assistant(config, "run")
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=60)


def _next_round(settings: Settings, last: str) -> str:
    """When the daemon ended a round other than `last`, as it says itself."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        ended = str(bootstrap.store(settings).read_health().get("last_round", ""))
        if ended != last:
            return ended
        time.sleep(0.002)
    raise TimeoutError("the daemon holds no round")


def _rounds(settings: Settings, how_many: int) -> None:
    last = str(bootstrap.store(settings).read_health().get("last_round", ""))
    for _ in range(how_many):
        bootstrap.wake(settings)
        last = _next_round(settings, last)


def _open_the_page(process: "subprocess.Popen[str]") -> None:
    """Ask for it once, so that it is loaded."""
    assert process.stdout is not None
    for line in process.stdout:
        found = re.search(r"http://\S+?(?=;|\s|$)", line)
        if found:
            with urllib.request.urlopen(found[0], timeout=20) as answer:
                answer.read()
            return


def _megabytes(pid: int, name: str) -> float:
    found = re.search(rf"^{name}:\s+(\d+) kB$", Path(f"/proc/{pid}/status").read_text(), re.MULTILINE)
    assert found is not None
    return int(found[1]) / 1024
