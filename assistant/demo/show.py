"""The show around the day: it opens the house, has the day played, shows its two letters, and stays open.

After the day the real daemon goes on with the real clock, so that the commands can be tried out in another
terminal; an onlooker tells what comes of them.
"""

import logging
import shlex
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from string import ascii_lowercase

from assistant import bootstrap, daemon
from assistant.config import Settings, load
from assistant.demo import server
from assistant.demo.day import MAYA, ROSA, Day, play_day, play_later
from assistant.demo.mail_program import mail_program, text_of
from assistant.demo.onlooker import Onlooker
from assistant.demo.people import OWNER
from assistant.demo.stage import Calendar, Say, Teller, calendar_ending, write_config
from assistant.domain.draft import DraftState
from assistant.workflow.ports import Desk

LOOK_EVERY = 0.3
"""Seconds between two looks at the lead book while the commands are tried out."""
_NOISY = ("mail.log", "mail.debug", "mail_devel", "pymap", "asyncio")
"""Loggers of the mail server's libraries: what they say is for their makers."""

INTRODUCTION = """\
Dana Reyes mends pipes and works alone. She is on a ladder when people write or
call. The assistant reads her mailbox and sees to it that everyone who asked
hears back, in time: it lays a short first note into Drafts, sends what she says
yes to, and tells her in the evening who still waits.

The people are invented. The mail server is real; it runs on this machine only,
and ends with the demo.

"""
THE_END = """
That was the day. Without ONCE=1 (or --once) the assistant stays at work, and
you can try its commands on this mailbox."""


class Show:
    """One demo, in a folder of its own. `now` (aware) is when the day ends."""

    def __init__(self, say: Say, folder: Path, now: datetime) -> None:
        self._say = say
        self._teller = Teller(say)
        self._folder = folder
        self._calendar = calendar_ending(now)

    def play(self, *, once: bool) -> None:
        """Play the day; unless `once`, stay until Ctrl-C."""
        _hush()
        with server.running(OWNER) as ports:
            (page,) = (None,) if once else server.free_ports(1)
            path = write_config(self._folder, ports, self._calendar, page)
            settings = load(path)
            self._introduce()
            onlooker = self._day(settings, ports)
            self._show_letters(ports)
            if once:
                self._later(settings, ports, onlooker)
                self._say(THE_END)
            else:
                self._stay(settings, path, ports, onlooker)

    def _introduce(self) -> None:
        self._teller.heading(f"A day at Reyes Plumbing: {_in_words(self._calendar)}")
        self._say(INTRODUCTION)

    def _day(self, settings: Settings, ports: server.Ports) -> Onlooker:
        with _desk(settings) as desk, mail_program(ports, OWNER) as mailbox:
            onlooker = Onlooker(bootstrap.store(settings), settings.owner.timezone, desk.display_phone)
            mailbox.make_folders()
            play_day(Day(self._calendar, desk, ports, mailbox, onlooker, self._teller))
        return onlooker

    def _later(self, settings: Settings, ports: server.Ports, onlooker: Onlooker) -> None:
        """Only at the end of a show: afterwards the book knows a future in which nobody can try it out."""
        self._teller.heading("And later")
        with _desk(settings) as desk, mail_program(ports, OWNER) as mailbox:
            play_later(Day(self._calendar, desk, ports, mailbox, onlooker, self._teller))

    def _show_letters(self, ports: server.Ports) -> None:
        with mail_program(ports, MAYA) as theirs:
            note = theirs.oldest()
        self._teller.heading("The note, as Maya Chen found it in her mailbox")
        self._teller.letter([f"{name}: {note[name]}" for name in ("From", "To", "Subject")], text_of(note))
        with mail_program(ports, OWNER) as hers:
            summary = hers.newest()
        self._teller.heading("The summary, as Dana found it in hers at 17:30")
        self._teller.letter([f"{name}: {summary[name]}" for name in ("From", "Subject")], text_of(summary))

    def _stay(self, settings: Settings, path: Path, ports: server.Ports, onlooker: Onlooker) -> None:
        self._say(_things_to_try(path, ports, onlooker))
        self._say(_way_to_the_page(settings))
        with _telling(onlooker, self._teller):
            daemon.run(settings, bootstrap.clock())
        self._say("\nThe demo has ended.")


def _hush() -> None:
    for name in _NOISY:
        logging.getLogger(name).addHandler(logging.NullHandler())


@contextmanager
def _desk(settings: Settings) -> Iterator[Desk]:
    desk = bootstrap.desk(settings)
    try:
        yield desk
    finally:
        for account in desk.accounts:
            account.mailbox.close()


def _in_words(calendar: Calendar) -> str:
    return f"{calendar.day:%A}, {calendar.day.day} {calendar.day:%B}"


@contextmanager
def _telling(onlooker: Onlooker, teller: Teller) -> Iterator[None]:
    """Tell what changes in the lead book while the block runs."""
    over = threading.Event()

    def tell() -> None:
        while not over.wait(LOOK_EVERY):
            now = bootstrap.clock().now().astimezone(onlooker.zone)
            for words in onlooker.news(now):
                teller.scene(now, words)

    telling = threading.Thread(target=tell, name="onlooker", daemon=True)
    telling.start()
    try:
        yield
    finally:
        over.set()
        telling.join()


def _things_to_try(path: Path, ports: server.Ports, onlooker: Onlooker) -> str:
    """What can be done now, in another terminal."""
    first, *_, last = _waiting_notes(onlooker)  # the day leaves two of them
    program, rosa = _program(), _number_of(ROSA, onlooker)
    commands = {
        "leads": "who waits, the most urgent first",
        "drafts": "the notes that wait for Dana's yes",
        f"approve {first}": "say yes: it goes out after five seconds",
        f"show {last.rstrip(ascii_lowercase)}": "all about one lead",
        f"called {rosa} reached": "Dana called once more, and got through",
        "summary": "the letter as it would be now",
        "--help": "everything else",
    }
    lines = (f"  {program} {words:<17} {what}" for words, what in commands.items())
    return "\n".join(
        (
            "",
            "The day is over, and the assistant stays at work. Try it out in another",
            f"terminal, in {Path.cwd()}:",
            "",
            f"  export ASSISTANT_CONFIG={shlex.quote(str(path))}",
            *lines,
            "",
            "What comes of it is told here. A mail program can look in as well: IMAP on",
            f"{server.HOST}, port {ports.imap}, no encryption, user {OWNER}, password {server.PASSWORD}.",
        )
    )


def _way_to_the_page(settings: Settings) -> str:
    """Where the page is, and a code that lets one browser in."""
    code = bootstrap.login_codes(settings).issue(bootstrap.clock().now())
    return "\n".join(
        (
            "",
            f"The same as a page: open http://{settings.web.listen} and type",
            "",
            f"    {code}",
            "",
            "It is good for ten minutes and one browser; `login` makes another code.",
            "",
            "Ctrl-C ends the demo.",
        )
    )


def _waiting_notes(onlooker: Onlooker) -> list[str]:
    leads = onlooker.records.look().leads.values()
    return [draft.id for lead in leads for draft in lead.drafts if draft.state is DraftState.PENDING]


def _number_of(phone: str, onlooker: Onlooker) -> int:
    return next(n for n, lead in onlooker.records.look().leads.items() if lead.contact.phone == phone)


def _program() -> str:
    """How the program is called from this folder, as short as can be."""
    python = Path(sys.executable)
    own = python.with_name("assistant")
    if not own.exists():
        return f"{_from_here(python)} -m assistant"
    return "assistant" if shutil.which("assistant") == str(own) else _from_here(own)


def _from_here(path: Path) -> str:
    here = Path.cwd()
    return shlex.quote(str(path.relative_to(here) if path.is_relative_to(here) else path))
