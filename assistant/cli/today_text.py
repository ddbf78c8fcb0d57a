"""What `assistant` alone prints: the point of the day in a few words, then a line a lead, in 80 columns.

The words are those of the summary, so that terminal, mail and page never say two different things.
"""

from collections.abc import Iterator

from assistant.cli.columns import GAP, fitted, wrapped
from assistant.cli.safe import Paint, one_line, plain
from assistant.domain.summary import Place, Section, Summary, headline
from assistant.domain.summary_rows import Row

_MOST = 5
"""So many rows of a list; the rest is counted."""
_ID, _WHO, _WHEN = 4, 22, 30
_MARGIN = "  "
_TONES = {Place.PROBLEM: "bad", Place.OVERDUE: "bad", Place.UNDECIDED: "ask", Place.ASKED: "ask"}


def text(it: Summary, *, running: bool, width: int = 80, paint: Paint = plain) -> str:
    """Whole lines. `running` says whether a daemon is at work, without which nothing of this moves."""
    lines = wrapped(f"{it.now}: {headline(it)}", width)
    if not running:
        lines.append(paint("No daemon is running: `assistant run` starts it.", "bad"))
    for each in it.problems:
        lines += [paint(line, "bad") for line in wrapped(f"! {one_line(each.where)}: {each.words}", width)]
    for section in it.sections:
        lines += ["", *_section(section, width, paint)]
    return "\n".join([*lines, "", *_foot(it, width)]) + "\n"


def _section(it: Section, width: int, paint: Paint) -> Iterator[str]:
    yield paint(f"{it.title} ({it.total})", _TONES.get(it.place, "good"))
    for row in it.rows[:_MOST]:
        yield _line(row, width)
    rest = it.total - min(len(it.rows), _MOST)
    if rest:
        yield f"{_MARGIN}and {rest} more"


def _line(it: Row, width: int) -> str:
    """Number, who, how pressing, and what about; one who is to be called has the phone number there."""
    called = it.phone.display if it.wants_call and it.phone else ""
    number = it.draft.id if it.draft else str(it.lead)
    room = max(width - len(_MARGIN) - _ID - _WHO - _WHEN - 3 * len(GAP), 10)
    about = next(filter(None, (called if called != it.who else "", it.what, it.said)), "")
    cells = (fitted(number, _ID), fitted(it.who, _WHO), fitted(_pressing(it), _WHEN), fitted(about, room))
    return f"{_MARGIN}{GAP.join(cells)}".rstrip()


def _pressing(it: Row) -> str:
    """The first half of "2 h overdue, promised for …" is enough beside the name."""
    return it.due.partition(",")[0] if it.late else it.due or it.came


def _foot(it: Summary, width: int) -> Iterator[str]:
    for words in (f"Put off: {it.put_off_words}" if it.put_off_words else "", f"Promises: {it.promises}"):
        yield from wrapped(words, width) if words else ()
    yield from wrapped(_hint(it), width)


def _hint(it: Summary) -> str:
    """What to do first, as a command."""
    rows = [row for section in it.sections for row in section.rows]
    pending = next((s.rows[0].draft for s in it.sections if s.place is Place.DRAFT and s.rows), None)
    if pending is not None:
        return f"`assistant drafts` shows the texts, `assistant approve {pending.id}` says yes to one."
    if rows:
        return f"`assistant show {rows[0].lead}` tells all about one; `assistant leads` lists everybody."
    return "New inquiries show up here by themselves."
