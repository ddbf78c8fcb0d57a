"""The script of the sample day: who writes or calls when, and what Dana does about it.

Only people act here: mail is put into the mailbox from outside, Dana's word is given where she would give
it. Everything else is the real round under the clock of the script.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from assistant import daemon
from assistant.demo import earlier, people
from assistant.demo.mail_program import MailProgram, mail_program
from assistant.demo.onlooker import Onlooker
from assistant.demo.people import Mail
from assistant.demo.server import Ports
from assistant.demo.stage import CHECK_IN_AFTER, Calendar, Teller
from assistant.domain.decision import Decision, Word
from assistant.domain.draft import Draft, DraftKind
from assistant.domain.lead import CallResult, Lead, Outcome
from assistant.domain.newcomer import Newcomer
from assistant.errors import NotPossible, WorldError
from assistant.workflow.approval import take
from assistant.workflow.ports import Desk

MAYA = "maya.chen@larkspur.example"
SAM = "sam@okafor-family.example"
JOAN = "joan.petrie@hillside.example"
LUCIA = "lucia.ortega@correo.example"
INES = Newcomer(
    name="Ines Moreau",
    email="ines@moreau-bakery.example",
    about="Floor drain for the bakery",
    met="at the hardware store",
    said="Her bakery needs a floor drain in the new year.",
)
PRIYA = "priya@northside-homes.example"
GUS = "gus@lindqvst.example"
CAROL = "+13035550142"
ROSA = "+13035550177"


@dataclass(frozen=True, slots=True)
class Day:
    """The day while it is played."""

    calendar: Calendar
    desk: Desk
    ports: Ports
    mailbox: MailProgram
    """Dana's own mail program."""
    onlooker: Onlooker
    teller: Teller

    # --- what people do ----------------------------------------------------------------------------------

    def lies_there(
        self, mail: Mail, clock: str, days_before: int = 0, answers: str = "", folder: str = "INBOX"
    ) -> None:
        """A mail has come into that folder at that time."""
        at = self.calendar.at(clock, days_before)
        self.mailbox.put(folder, mail.raw(at, answers), at)

    def comes(self, mail: Mail, clock: str, answers: str = "") -> None:
        """A mail comes in, and the next round sees it."""
        self.lies_there(mail, clock, answers=answers)
        self.tells(clock, mail.scene)
        self.round(clock)

    def approves(self, who: str, clock: str, words: str = "Dana reads the note and says yes.") -> None:
        """Dana says yes to the note to that person."""
        lead = self._lead_of(who)
        self.tells(clock, words, f"assistant approve {lead.number}")
        self._decide(Decision(Word.APPROVE, str(lead.number), self._utc(clock)))

    def meets(self, newcomer: Newcomer, clock: str, words: str) -> None:
        """Dana met somebody, and says so."""
        typed = f'assistant add "{newcomer.name}" --mail {newcomer.email} \\\n'
        typed += f'{" " * 11}--about "{newcomer.about}"'
        self.tells(clock, words, typed)
        self._decide(Decision(Word.ADD, newcomer.name, self._utc(clock), newcomer=newcomer))
        self.round(clock)

    def wins(self, who: str, clock: str) -> None:
        """The job is done and paid."""
        lead = self._lead_of(who)
        words = f"The next day the job at {lead.contact.name}'s is done and paid."
        self.tells(clock, words, f"assistant done {lead.number} --outcome won")
        done = Decision(Word.DONE, str(lead.number), self._utc(clock), outcome=Outcome.WON)
        self._decide(done)

    def calls(self, who: str, clock: str, result: CallResult, words: str) -> None:
        """Dana calls them, and says what came of it."""
        lead = self._lead_of(who)
        self.tells(clock, words, f"assistant called {lead.number} {result.value}")
        self._decide(Decision(Word.CALLED, str(lead.number), self._utc(clock), call=result))
        self.round(clock)

    def _decide(self, decision: Decision) -> None:
        answer = take(self.desk, decision, decision.at)
        if not answer.done:
            raise NotPossible(f"the demo came to a halt: {answer.words}")

    def _lead_of(self, who: str) -> Lead:
        return self._leads_of(who)[0]

    def _leads_of(self, who: str) -> list[Lead]:
        leads = self.desk.book.look().leads.values()
        return [lead for lead in leads if who in (lead.contact.email, lead.contact.phone)]

    # --- what the assistant makes of it ---------------------------------------------------------------------

    def round(self, clock: str, only: str = "") -> None:
        """The assistant's round at that time, and what came of it, or what of it names `only`."""
        now = self._utc(clock)
        daemon.round(self.desk, now)
        if self.desk.sees.troubles:
            raise WorldError("the demo came to a halt: " + "; ".join(self.desk.sees.troubles.values()))
        self.teller.results([words for words in self.onlooker.news(now) if not only or only in words])

    def shows(self, kind: DraftKind, who: str) -> None:
        """What the note of that kind says, without its greeting and its end."""
        drafts = (draft for lead in self._leads_of(who) for draft in lead.drafts if draft.kind is kind)
        newest = max(drafts, key=lambda draft: draft.created_at, default=None)
        if newest is None:
            raise NotPossible(f"the demo came to a halt: there is no {kind} to {who}")
        self.teller.letter([], _middle(newest), indent=" " * 10)

    def tells(self, clock: str, words: str, command: str = "") -> None:
        """Say what somebody does at that time, and perhaps types."""
        self.teller.scene(self.calendar.at(clock), words, command)

    def note_to(self, who: str) -> str:
        """The Message-ID of the last mail that reached them."""
        with mail_program(self.ports, who) as theirs:
            return str(theirs.newest()["Message-ID"])

    def _utc(self, clock: str) -> datetime:
        return self.calendar.at(clock).astimezone(UTC)


def _middle(draft: Draft) -> str:
    paragraphs = draft.version.text.strip().split("\n\n")
    return "\n\n".join(paragraphs[1:-1])


def play_day(day: Day) -> None:
    """The whole day, from half past seven to the summary."""
    _before_work(day)
    _morning(day)
    _around_noon(day)
    _afternoon(day)


def _before_work(day: Day) -> None:
    day.lies_there(earlier.JOAN, "10:20", days_before=11)
    day.lies_there(earlier.DANA_TO_JOAN, "16:40", days_before=11, folder="Sent")
    day.lies_there(earlier.SAM, "15:20", days_before=1)
    day.lies_there(earlier.DANA_TO_SAM, "18:05", days_before=1, folder="Sent")
    day.tells("21:14", f"The evening before. {people.MAYA.scene}")
    day.teller.letter([], people.MAYA.words, indent=" " * 7)
    day.lies_there(people.MAYA, "21:14", days_before=1)
    day.tells("06:10", people.NEWSLETTER.scene)
    day.lies_there(people.NEWSLETTER, "06:10")
    day.tells("07:05", people.PRIYA.scene)
    day.lies_there(people.PRIYA, "07:05")
    day.tells("07:30", "Dana starts the assistant. It looks through the mailbox for the first time.")
    day.round("07:30")

    day.approves(MAYA, "07:40")
    day.round("07:41")

    day.tells("07:43", "The other note she opens in Drafts, in her phone's mail program, and presses Send.")
    day.mailbox.send_draft(PRIYA, day.calendar.at("07:43"))
    day.round("07:43")


def _morning(day: Day) -> None:
    day.comes(people.PRIYA_AWAY, "07:44", answers=day.note_to(PRIYA))
    day.comes(people.GUS, "07:48")
    day.approves(GUS, "07:50")
    day.round("07:51")
    day.comes(people.GUS_BOUNCE, "07:52", answers=day.note_to(GUS))

    day.tells("08:00", "Joan Petrie never answered the offer of last week. She is busy, so:")
    day.round("08:00")
    day.shows(DraftKind.NUDGE, JOAN)
    day.approves(JOAN, "08:01", "Kind enough, says Dana.")
    day.round("08:02")

    day.comes(people.CAROL, "08:20")
    day.comes(people.ROSA, "09:35")

    day.tells("10:00", "Sam Okafor was promised a price by noon, and nothing has gone out to him yet.")
    day.round("10:00")
    day.shows(DraftKind.DELAY, SAM)
    day.approves(SAM, "10:04", "Dana stands in a flooded basement. Sam hears it before noon, not after.")
    day.round("10:05")

    day.comes(people.ORDER, "10:15")
    day.comes(people.LUCIA, "10:40")


def _around_noon(day: Day) -> None:
    day.tells("12:00", "Something waits for Dana, so a short notice comes by mail, with this subject:")
    day.round("12:00")
    day.teller.results([f'"{day.mailbox.newest()["Subject"]}"'])

    day.approves(LUCIA, "12:02", "Dana says yes to the note in Spanish.")
    day.round("12:03")

    day.tells("12:20", people.DANA_TO_MAYA.scene)
    at = day.calendar.at("12:20")
    day.mailbox.send(people.DANA_TO_MAYA.raw(at), MAYA)
    day.mailbox.put("Sent", people.DANA_TO_MAYA.raw(at), at)
    day.round("12:20")

    day.calls(CAROL, "12:40", CallResult.REACHED, "Dana calls Carol Whitfield, who picks up.")
    day.calls(ROSA, "12:46", CallResult.NO_ANSWER, "She calls Rosa Delgado, too; nobody picks up.")
    words = (
        "And Lucía Ortega, whose machine takes a message. Phone tag is played with two times to choose from:"
    )
    day.calls(LUCIA, "12:50", CallResult.LEFT_MESSAGE, words)
    day.shows(DraftKind.PHONE_TAG, LUCIA)


def _afternoon(day: Day) -> None:
    day.comes(people.MAYA_THANKS, "13:10")
    day.comes(people.OTTO, "14:05")
    day.comes(people.BEN, "15:40")
    day.comes(people.BEN_AGAIN, "16:20")
    day.meets(INES, "16:45", "At the hardware store Dana meets Ines Moreau, who has a bakery.")
    day.shows(DraftKind.INTRODUCTION, INES.email)
    day.approves(INES.email, "16:46")
    day.round("16:47")
    day.tells("17:30", "The summary is on its way to Dana.")
    day.round("17:30")


# --- what comes later -------------------------------------------------------------------------------------


def play_later(day: Day) -> None:
    """The next day a job is done; a season later its customer comes up again. Fast-forwarded."""
    tomorrow = replace(day, calendar=day.calendar.later(1))
    tomorrow.wins(MAYA, "11:30")
    tomorrow.round("11:30")
    season = replace(day, calendar=day.calendar.tuesday_after(CHECK_IN_AFTER + 1))
    words = f"A season later, {season.calendar.day:%A}, {season.calendar.day.day} {season.calendar.day:%B}:"
    season.tells("09:00", f"{words} Maya Chen was not forgotten.")
    season.round("09:00", only="Maya Chen")
    season.shows(DraftKind.CHECK_IN, MAYA)
