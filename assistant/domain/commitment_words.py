"""The words in which an owner promises something, in English, German, French and Spanish: data, no logic.

A language is one `Speech`: how first-person promises are built, what spoils them, and its words for times.
All patterns are regular expressions over a clause in lower case with plain apostrophes and single blanks.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from assistant.domain.said_times import Mark, Part, TimeWords, Unit


class Does(StrEnum):
    """What was promised."""

    CALL = "call"
    ANSWER = "answer"
    SEND = "send"
    VISIT = "visit"
    WORK = "work"
    """Something done for the customer that is neither a word nor a visit: repaired, ordered, ready."""


@dataclass(frozen=True, slots=True)
class Speech:
    """How promises sound in one language.

    `vows` promise; `offers` say "I can", for deeds that need no yes of the customer's; `dated` are promises
    only with a "by". `carries` continue a vow of the clause before ("and send …"), which `leads` finds.
    `conditions` make all that follows depend on something, save where the words are among
    `no_conditions`, until a word of `resets`. `denials` and `hedges` undo a promise, `doubts` make it less
    sure, `reported` words before it make it someone else's. `joints` begin a new clause, and so do `ands` before a
    day ("and tomorrow I'll"). `agrees` is what
    may surround a time that stands alone ("Thursday at ten works"); `anaphora` points back at one ("be there"),
    `by_then` at one that stands in whatever clause.
    `tags` are questions that ask nothing ("ok?"). `deeds` tell what was promised, the first found counts.
    """

    expand: tuple[tuple[str, str], ...]
    vows: tuple[str, ...]
    offers: tuple[str, ...]
    dated: tuple[str, ...]
    carries: tuple[str, ...]
    leads: str
    present: str
    conditions: str
    no_conditions: str
    resets: str
    reported: str
    denials: str
    no_denials: str
    hedges: str
    doubts: str
    past: str
    joints: str
    ands: str
    tags: str
    agrees: str
    anaphora: str
    by_then: str
    deeds: tuple[tuple[Does, str], ...]
    times: TimeWords


def _counted(*lines: str, start: int = 0) -> dict[str, int]:
    """The words of each line stand for one number, counted up from `start`."""
    return {word: number for number, line in enumerate(lines, start) for word in line.split()}


def _days(phrases: Mapping[str, tuple[int, Part | None]]) -> dict[str, tuple[int, Part | None]]:
    return {phrase: meaning for line, meaning in phrases.items() for phrase in line.split("|")}


def _parts(phrases: Mapping[Part, str]) -> dict[str, Part]:
    return {phrase: part for part, line in phrases.items() for phrase in line.split("|")}


def _ahead(phrases: Mapping[int, str]) -> dict[str, int]:
    return {phrase: ahead for ahead, line in phrases.items() for phrase in line.split("|")}


def _units(phrases: Mapping[Unit, str]) -> dict[str, Unit]:
    return {phrase: unit for unit, line in phrases.items() for phrase in line.split("|")}


def _spans(phrases: Mapping[str, tuple[int, Unit]]) -> dict[str, tuple[int, Unit]]:
    return {phrase: span for line, span in phrases.items() for phrase in line.split("|")}


# ---------------------------------------------------------------------------------------------- English

_EN_TIMES = TimeWords(
    weekdays=_counted(
        "monday mon",
        "tuesday tue tues",
        "wednesday wed weds",
        "thursday thu thur thurs",
        "friday fri",
        "saturday sat",
        "sunday sun",
    ),
    months=_counted(
        "january jan",
        "february feb",
        "march mar",
        "april apr",
        "may",
        "june jun",
        "july jul",
        "august aug",
        "september sep sept",
        "october oct",
        "november nov",
        "december dec",
        start=1,
    ),
    numbers=_counted(
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        start=1,
    ),
    counts={"a": 1, "an": 1, "a couple of": 2, "a couple": 2},
    days=_days(
        {
            "today|this day": (0, None),
            "tonight|this evening|today evening": (0, Part.EVENING),
            "this morning": (0, Part.MORNING),
            "this afternoon": (0, Part.AFTERNOON),
            "tomorrow|tmrw|tmw|tomorow|the next day": (1, None),
            "the day after tomorrow|day after tomorrow|overmorrow": (2, None),
            "end of today|the end of today": (0, Part.CLOSE),
        }
    ),
    parts=_parts(
        {
            Part.FIRST_THING: "first thing in the morning|first thing|bright and early",
            Part.MORNING: "in the morning|during the morning|by morning|morning|mornings|before lunch",
            Part.NOON: "noon|midday|noontime|12 noon",
            Part.LUNCH: "lunchtime|lunch time|over lunch|at lunch|during lunch",
            Part.AFTERNOON: "in the afternoon|after lunch|late afternoon|early afternoon|afternoon",
            Part.CLOSE: "end of day|the end of day|end of the day|the end of the day|eod|cob|close of business"
            "|close of play|end of business|the end of business|day's end",
            Part.EVENING: "in the evening|evening|after work|at night|night|after hours|midnight",
        }
    ),
    weeks=_ahead(
        {
            0: "this week|in the week|the week|of this week|of the week|later in the week|week's end",
            1: "next week|of next week|the coming week|the following week|in the new week|the new week",
            2: "the week after next|week after next",
        }
    ),
    weekends=_ahead(
        {
            0: "this weekend|the weekend|this week-end|the week-end|at the weekend|weekend",
            1: "after the weekend|after this weekend",
            -1: "before the weekend|before this weekend",
        }
    ),
    units=_units(
        {
            Unit.MINUTE: "minute|minutes|min|mins",
            Unit.HOUR: "hour|hours|hr|hrs",
            Unit.WORKING_DAY: "business day|business days|working day|working days|workdays|workday"
            "|business days'",
            Unit.DAY: "day|days|days'|day's",
            Unit.WEEK: "week|weeks|week's|weeks'",
        }
    ),
    spans=_spans(
        {
            "within the hour|within an hour|in the next hour|inside the hour|inside of an hour"
            "|an hour from now|in an hour or so|in about an hour": (1, Unit.HOUR),
            "in half an hour|within half an hour|in a half hour|within the half hour": (30, Unit.MINUTE),
            "in an hour and a half": (90, Unit.MINUTE),
            "within the day": (0, Unit.DAY),
            "within the week|within a week|a week from today|a week from now": (7, Unit.DAY),
            "two weeks from today|two weeks from now|in a fortnight|within a fortnight": (14, Unit.DAY),
            "a week from tomorrow": (8, Unit.DAY),
        }
    ),
    vague_spans=_spans(
        {
            "in a day or two|within a day or two|in the next day or two|in the next couple of days"
            "|in a couple of days|within a couple of days": (2, Unit.DAY),
            "in a few days|within a few days|in the next few days|over the next few days"
            "|within the next few days": (3, Unit.DAY),
            "in a few hours|in the next few hours": (3, Unit.HOUR),
            "in a few minutes|in a minute|in a moment": (15, Unit.MINUTE),
        }
    ),
    early=r"early|(?:at |by )?(?:the )?(?:beginning|start)(?: of)?|at the top of",
    mid=r"mid|mid-|middle of|the middle of|midway through",
    late=r"late|later|end of|the end of|by the end of|towards the end of",
    month_end=r"(?:the )?end of (?:the|this) month|(?:the )?month(?:'s)?[ -]end|later this month",
    within=r"in|within|in under|inside|in about|in the next|within the next|over the next|in less than"
    r"|within about|no later than|in no more than|within at most",
    to=r"-|–|to|or|and|till|until|/",
    next_before=r"next",
    next_behind=r"next week|of next week",
    next_skips=True,
    week_on_before=r"a week from|a week on|a week this",
    week_on_behind=r"week",
    morning_is_next=True,
    possessive=r"'s|'s|s\b",
    clock=(
        r"(?P<h>\d{1,2}):(?P<m>[0-5]\d)(?: ?(?P<half>am|pm|a\.m\.|p\.m\.))?",
        r"(?P<h>\d{1,2})(?:\.(?P<m>[0-5]\d))? ?(?P<half>am|pm|a\.m\.|p\.m\.|a\.m|p\.m)",
        r"{hour} ?o'?clock",
        r"(?P<past>half past|half) {hour}",
        r"(?P<quarter>quarter past|a quarter past) {hour}",
        r"{hour} (?P<past>thirty)",
        r"{hour} (?P<quarter>fifteen)",
    ),
    between=r"between|from",
    article=r"(?!)",
    suffix=r"o'?clock|sharp",
    bare_follows=r"works?|is|suits|sounds|would|should|it|please|thanks|by|before|after|on|or|and|with|to|for|if|so|then|sharp|in|tomorrow|today|tonight|this|next|latest|at"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|as|but|once|the|unless|ish|my|your",
    dated=(
        r"{year}-(?P<month>[01]?\d)-{day}",
        r"(?:the )?{day}(?:st|nd|rd|th)?(?: of)? {month}\.?(?:,? {year})?",
        r"{month}\.? (?:the )?{day}(?:st|nd|rd|th)?(?:,? {year})?(?! ?(?:am|pm|:))",
        r"(?:the )?{day}(?:st|nd|rd|th)",
        r"(?:(?<=on )|(?<=by )|(?<=before )|(?<=than )|(?<=until )|(?<=day )|(?<=day, )|(?<=the ))"
        r"(?P<first>[0-3]?\d)/(?P<second>[0-3]?\d)(?:/(?P<year>20\d\d))?",
    ),
    marks={
        Mark.VOID: r"(?:until|till|til|'til|since|last|past|through|thru|from|starting|every|each|this past"
        r"|not before|as of)(?: (?:the|about|on|next))*",
        Mark.WEEK_OF: r"week of(?: the)?",
        Mark.BEFORE: r"before(?: the)?",
        Mark.BY: r"(?:by|no later than|not later than|latest)(?: (?:the|about|around|at|on))*",
        Mark.AFTER: r"(?:after|past|from)(?: (?:the|about|around|say))*",
        Mark.FOR: r"for(?: (?:the|about|around))*",
        Mark.AT: r"(?:at|by|before|after|around|about|approx|approximately|circa|@|near|say|for|past"
        r"|no later than|shortly after|shortly before)",
    },
    day_parts=_parts({Part.MORNING: "am|a.m.", Part.AFTERNOON: "pm|p.m."}),
    morning_half=r"in the morning|tomorrow morning|this morning|·? ?morning",
    evening_half=r"in the (?:afternoon|evening)|tonight|this (?:afternoon|evening)|at night",
)

_EN_ADVERBS = (
    r"(?:(?:definitely|certainly|surely|also|then|just|gladly|personally|probably|likely|still|both|all"
    r"|happily|get someone to|try to|try and|do my best to|make sure to|be sure to|go ahead and|simply"
    r"|quickly|hopefully|most likely|be able to|actually|in any case|of course|absolutely) ){0,4}+"
)
_EN_BE = (
    r"(?:right |back |out |straight )?(?:there|over|by|round|with you|at your|at yours|back to you|in touch"
    r"|on ?site|on-site|outside|at the door|on time|at .{1,30}\d|done|finished|ready|through"
    r"|back .{0,30}to (?:finish|fix|do|complete|install|check|pick|see|look)"
    r"|(?:sending|calling|coming|bringing|dropping|delivering|mailing|emailing|posting|shipping|ringing"
    r"|phoning|stopping|visiting|writing|getting back|texting|following up|popping|swinging|arriving)\b)"
)
_EN_STOP = (
    r"(?:(?:not|never|no|need|want|require|wait|expect|assume|look forward|hold|keep|hear|miss|charge|cost|accept"
    r"|think|consider|know|remember|understand|love|like|appreciate|stay|remain|close|reserve|save|pencil"
    r"|schedule|plan|mark|mean|travel|fly|talk|speak|meet|depend|rather|prefer|put you|probably not"
    r"|definitely not|have (?:to|time|room|no|access|guests|company|visitors|an appointment)|take \w+ off"
    r"|take (?:off|time|the day|a break|until|about)|leave (?:for|at)|work (?:from|in|on site)"
    r"|be back (?:in|from|at the))\b|see\b(?! to\b)"
    rf"|be\b(?! {_EN_BE})|take ·)"
)
_EN_DEED = (
    r"(?:call|phone|ring|give|get|send|mail|email|e-mail|text|write|forward|bring|drop|come|stop|swing|pop"
    r"|deliver|let you know|reply|answer|confirm|update|fix|install|finish|order|pick|ship|post|have|knock"
    r"|be (?:there|in touch|back|over|with you)|share|report|follow|start|return|invoice|quote|take|do"
    r"|come back|prepare|hand|fax|tell|put|set|replace|repair|look|swap|see you)"
)

ENGLISH = Speech(
    expand=(
        (r"\b(i|we|you|he|she|they|it|that|there|who)'ll\b", r"\1 will"),
        (r"\bi'm\b", "i am"),
        (r"\b(we|you|they)'re\b", r"\1 are"),
        (r"\bwon't\b", "will not"),
        (r"\bcan't\b|\bcannot\b", "can not"),
        (r"\bgonna\b", "going to"),
        (r"\bmid-? ?week\b", "middle of the week"),
        (
            r"\bill (?=(?:be|call|send|come|get|give|bring|text|email|let|drop|stop|have|do|see|try|swing)\b)",
            "i will ",
        ),
        (r"^im (?=going|sending|coming|bringing|dropping)", "i am "),
    ),
    vows=(
        rf"\b(?:i|we) (?:will|shall) {_EN_ADVERBS}(?!{_EN_STOP})\w",
        rf"\b(?:i am|we are) {_EN_ADVERBS}(?:going|about) to {_EN_ADVERBS}(?!{_EN_STOP})\w",
        rf"\b(?:i am|we are) {_EN_ADVERBS}(?:sending|calling|coming|bringing|dropping|delivering|mailing"
        r"|emailing|posting|shipping|stopping by|ringing|phoning|returning|getting you|getting back|swinging"
        r"|picking it|picking up|ordering|forwarding|popping)\b",
        rf"^(?:ok|okay|yes|sure|so|and|but|then|or|thanks)? ?will {_EN_ADVERBS}(?!{_EN_STOP})\w",
        r"^(?:ok|yes|sure|and|so)? ?(?:sending|calling you|dropping|bringing|emailing|mailing|shipping)\b",
        rf"\byou (?:will|shall|are going to) {_EN_ADVERBS}(?:have|get|receive|find|hear)(?! to\b| used\b)"
        r"(?!.{0,40} from (?!me\b|us\b))",
        r"^(?:so |and |but )?(?:you (?:can|may|should) )?expect (?:my|a|an|it|me|to (?:hear|have|get|receive)"
        r"|our|us|the (?!snow|rain|weather))",
        r"(?<!you )(?<!\bi )(?:will|shall|is going to|are going to|should) "
        rf"{_EN_ADVERBS}be (?:all |completely )?(?:ready|done|finished|complete|completed|with you|in your"
        r"|at your|over to you|on its way to you|in the (?:mail|post))\b",
        r"\b(?:quote|estimate|invoice|answer|price|numbers?|details|contract|draft|letter|report|bill|receipt"
        r"|proposal|translation|statement|plan|paperwork|form|parcel|package|confirmation|copy) "
        r"(?:to follow|follows|will follow|goes out|will go out|is coming|coming|on its way)\b",
        rf"\blet me (?!know|have|hear|see|get this|guess|explain|be)(?:.{{0,60}}\band )?{_EN_DEED}\b",
        r"\b(?:i|we) (?:promise|guarantee)\b(?! (?:not|nothing))",
    ),
    offers=(
        r"\b(?:i|we) can (?:certainly |definitely |probably |also |easily |then )?(?:send|mail|email|forward"
        r"|get you|get (?:it|that|them|the \w+|a \w+) to you|have .{1,40} (?:for|to|with) you|have it ready"
        r"|let you know|give you (?:a (?:call|ring|price|quote)|an answer)|get back|reply|call you)",
    ),
    dated=(r"\b(?:and|then|,|^)? ?you (?:get|have|receive|hear)\b(?! to\b)",),
    carries=(
        rf"^(?:and|then|and then|but) (?:then |also )?{_EN_DEED}\b(?! (?:me|us)\b)",
        r"^(?:finish|start|install|deliver)\b",
    ),
    leads=r"\b(?:i|we) (?:will|shall)\b(?! not)|\blet me\b|\bgoing to\b|^will\b",
    present=r"^(?:\w+ )?(?:i am|we are|i will be)\b",
    conditions=r"\b(?:if|unless|once|as soon as|provided|providing|assuming|in case|depending|subject to"
    r"|as long as|when(?! i\b| we\b)|after you|until you|should you|whenever|in the event|upon|on receipt"
    r"|in exchange|only after|pending|whichever|let me know (?:if|whether)|weather permitting)\b",
    no_conditions=r"\b(?:(?:let you know|see|check|ask|tell you|sure|find out|confirm|hear|look|decide"
    r"|figure out|work out|wonder\w*|verify|test|say|advise) (?:if|when|whether|whenever)"
    r"|as soon as (?:possible|i can|we can)|if (?:possible|not sooner|not before|not earlier|need be)"
    r"|once (?:again|more)|when (?:exactly|to expect)|even if|no matter when|depending)\b",
    resets=r"\b(?:otherwise|either way|anyway|in any case|regardless)\b",
    reported=r"\b(?<!\bi )(?:said|says|wrote|claims?|claimed|thinks?|asked|promised|mentioned|suggested"
    r"|hoping|wants?|wanted|told(?! you))\b",
    denials=r"(?!)",
    no_denials=r"(?!)",
    hedges=r"\b(?:maybe|perhaps|possibly|might|hope|hopefully|hoping|if all goes well|ideally"
    r"|with any luck|with luck|theoretically|in theory)\b|\b(?:i|we|it) (?:could|would)\b",
    doubts=r"\b(?:probably|likely|try|trying|should|think|do my best|roughly)\b",
    past=r"\b(?:yesterday|ago|last (?:week|night|month)|earlier today|this past)\b",
    joints=r"(?:and|but|so|or|then|because|while|though|although|otherwise|since|as)"
    r" (?:i|we|you|he|she|they|it|that|the|my|your|will|please|let|if|when|then|there|once|can|could|would"
    rf"|{_EN_DEED})\b|(?:which|who|whether|where|because|so that|in order to|while) "
    r"|that (?:i|we|you|he|she|it|they|the|my|your|is|are|was|were|has|have|will|can|would|should|comes?|came"
    r"|arrives?|goes|needs?|makes?|works)\b",
    ands=r"and|but|then",
    tags=r"^(?:ok|okay|all ?right|alright|right|fine|good|cool|deal|sound good|is that ok|yes|yeah|is that all ?right)$",
    agrees=r"yes|yep|ok|okay|sure|great|good|perfect|fine|works?|is|it|for|me|us|then|well|all|right|at|on|the"
    r"|by|around|about|latest|or|so|sharp|thanks|thank|you|that|sounds|absolutely|agreed|deal|no|problem"
    r"|probably|most|likely|say|let's|a|of|between|and|from|to|before|after|in|as|usual|confirmed|best|suits|but",
    anaphora=r"\b(?:then|be there|come)\b",
    by_then=r"\b(?:by|around|before) then\b|\bthen$",
    deeds=(
        (Does.CALL, r"\b(?:call(?:ing)?|phone|phoning|ring(?:ing)?|buzz|dial)\b"),
        (
            Does.ANSWER,
            r"\b(?:get(?:ting)? back|come back to|let you know|reply|answer|respond|write|text|tell"
            r"|update|confirm|hear(?:d)?|in touch|touch base|message|follow up|report back|back to you)\b",
        ),
        (
            Does.SEND,
            r"\b(?:send(?:ing)?|mail(?:ing)?|e-?mail(?:ing)?|forward(?:ing)?|post|ship(?:ping)?|share"
            r"|get(?:ting)? you|to you|for you|you (?:will )?(?:have|get|receive)|quote|invoice|follows?"
            r"|goes out|go out|with you|in your)\b",
        ),
        (
            Does.VISIT,
            r"\b(?:come|coming|be (?:right )?there|over|stop(?:ping)?|drop(?:ping)?|swing|pop|visit"
            r"|be at|bring(?:ing)?|deliver(?:ing)?|knock|see you|on ?site|by|round|pick(?:ing)? up)\b",
        ),
    ),
    times=_EN_TIMES,
)

# ----------------------------------------------------------------------------------------------- German

_DE_TIMES = TimeWords(
    weekdays=_counted(
        "montag mo.",
        "dienstag di.",
        "mittwoch mi.",
        "donnerstag do.",
        "freitag fr.",
        "samstag sa. sonnabend",
        "sonntag so.",
    ),
    months=_counted(
        "januar jänner jan",
        "februar feb",
        "märz maerz mär",
        "april apr",
        "mai",
        "juni jun",
        "juli jul",
        "august aug",
        "september sept sep",
        "oktober okt",
        "november nov",
        "dezember dez",
        start=1,
    ),
    numbers=_counted(
        "eins",
        "zwei zwo",
        "drei",
        "vier",
        "fünf fuenf",
        "sechs",
        "sieben",
        "acht",
        "neun",
        "zehn",
        "elf",
        "zwölf zwoelf",
        start=1,
    ),
    counts={
        **dict.fromkeys(("ein", "eine", "einer", "einem", "einen"), 1),
        **dict.fromkeys(("vierzehn",), 14),
        "vierundzwanzig": 24,
    },
    days=_days(
        {
            "heute noch|noch heute|heute|am heutigen tag": (0, None),
            "heute früh|heute morgen|heute vormittag": (0, Part.MORNING),
            "heute mittag": (0, Part.NOON),
            "heute nachmittag": (0, Part.AFTERNOON),
            "heute abend|heute nacht": (0, Part.EVENING),
            "morgen": (1, None),
            "morgen früh|morgen vormittag|gleich morgen früh|im laufe des morgigen vormittags": (
                1,
                Part.MORNING,
            ),
            "morgen mittag": (1, Part.NOON),
            "morgen nachmittag": (1, Part.AFTERNOON),
            "morgen abend": (1, Part.EVENING),
            "übermorgen|uebermorgen": (2, None),
        }
    ),
    parts=_parts(
        {
            Part.FIRST_THING: "gleich in der früh|als erstes|gleich früh",
            Part.MORNING: "vormittag|vormittags|im laufe des vormittags|am vormittag|morgens|am morgen|in der früh"
            "|früh|am frühen vormittag|vor der mittagspause|im laufe des morgens|den vormittag über",
            Part.NOON: "mittag|mittags|zwölf uhr mittags|zum mittag",
            Part.LUNCH: "über mittag|in der mittagspause|mittagszeit",
            Part.AFTERNOON: "nachmittag|nachmittags|am nachmittag|im laufe des nachmittags|nach dem mittag"
            "|nach der mittagspause|am frühen nachmittag|am späten nachmittag",
            Part.CLOSE: "feierabend|im laufe des tages|tagesende|ende des tages|dienstschluss|geschäftsschluss"
            "|büroschluss|den tag über",
            Part.EVENING: "abend|abends|am abend|am frühen abend|nach feierabend|im laufe des abends|nachts",
        }
    ),
    weeks=_ahead(
        {
            0: "diese woche|dieser woche|der woche|im laufe der woche|im laufe dieser woche|die woche|wochenende",
            1: "nächste woche|nächster woche|der nächsten woche|kommende woche|kommender woche"
            "|der kommenden woche|in der neuen woche|der neuen woche|nächsten woche|die nächste woche"
            "|folgende woche|folgender woche",
            2: "übernächste woche|übernächster woche|der übernächsten woche",
        }
    ),
    weekends=_ahead(
        {
            0: "am wochenende|übers wochenende|über das wochenende|dieses wochenende|zum wochenende|wochenende"
            "|das wochenende",
            1: "nach dem wochenende",
            -1: "vor dem wochenende|noch vor dem wochenende",
        }
    ),
    units=_units(
        {
            Unit.MINUTE: "minute|minuten|min",
            Unit.HOUR: "stunde|stunden|std|h",
            Unit.WORKING_DAY: "werktag|werktage|werktagen|arbeitstag|arbeitstage|arbeitstagen|werktages"
            "|arbeitstages",
            Unit.DAY: "tag|tage|tagen|tages",
            Unit.WEEK: "woche|wochen",
        }
    ),
    spans=_spans(
        {
            "in der nächsten stunde|innerhalb der nächsten stunde|innerhalb einer stunde": (1, Unit.HOUR),
            "in einer halben stunde|innerhalb der nächsten halben stunde|in der nächsten halben stunde": (
                30,
                Unit.MINUTE,
            ),
            "in einer viertelstunde": (15, Unit.MINUTE),
            "in anderthalb stunden|in eineinhalb stunden": (90, Unit.MINUTE),
            "heute in einer woche|in acht tagen|in 8 tagen": (7, Unit.DAY),
            "heute in zwei wochen|in vierzehn tagen": (14, Unit.DAY),
        }
    ),
    vague_spans=_spans(
        {
            "in ein paar tagen|in den nächsten tagen|in einigen tagen|die nächsten tage"
            "|innerhalb der nächsten tage|die tage|dieser tage": (3, Unit.DAY),
            "in ein, zwei tagen|in ein bis zwei tagen|in den nächsten beiden tagen": (2, Unit.DAY),
            "in zwei, drei tagen|in zwei bis drei tagen": (3, Unit.DAY),
            "in ein paar stunden|in den nächsten stunden": (3, Unit.HOUR),
        }
    ),
    early=r"(?:gleich )?(?:zu )?anfang|(?:zu )?beginn|am anfang|zum anfang|gleich zu beginn",
    mid=r"mitte|zur mitte",
    late=r"ende|zum ende|gegen ende|am ende",
    month_end=r"(?:zum |am )?(?:monatsende|ende (?:des|dieses) monats)|(?:noch )?diesen monat",
    within=r"in|innerhalb von|innerhalb|binnen|in den nächsten|innerhalb der nächsten|in etwa|in ca\.?"
    r"|in rund|in spätestens|spätestens in|in maximal",
    to=r"-|–|bis|oder|und|bis spätestens|bzw\.?|/",
    next_before=r"nächste[nrms]?|kommende[nrms]?|diese[nrms]?",
    next_behind=r"(?!)",
    next_skips=False,
    full_day=True,
    possessive=r"(?!)",
    day_parts=_parts(
        {
            Part.MORNING: "morgen|früh|vormittag",
            Part.NOON: "mittag",
            Part.AFTERNOON: "nachmittag",
            Part.EVENING: "abend|nacht",
        }
    ),
    clock=(
        r"(?P<h>\d{1,2})(?:[:.](?P<m>[0-5]\d))? ?(?:uhr|h)",
        r"(?P<h>\d{1,2}):(?P<m>[0-5]\d)",
        r"{hour} uhr",
        r"(?P<halb>halb) {hour}",
        r"(?P<quarter>viertel nach) {hour}",
    ),
    between=r"zwischen|von",
    article=r"(?!)",
    suffix=r"uhr|h",
    bare_follows=r"am|oder|und|mit|bei|da|vor|vorbei|zu|zur|zum|heute|morgen|in|auf|an|ihnen|dir|euch|wie|ist|für"
    r"|passt|komme|kommen|stehe|rufe|bin|sind|auch|hin|dort|pünktlich|los|das|die|den|der",
    dated=(
        r"{year}-(?P<month>[01]?\d)-{day}",
        r"{day}\. ?(?P<month>[01]?\d)\.? ?{year}",
        r"{day}\.(?: ?(?P<month>[01]?\d)\.)(?:\d\d)?",
        r"{day}\.? {month}\.?(?: {year})?",
        r"(?<=am ){day}\.",
        r"(?<=zum ){day}\.",
        r"(?<=den ){day}\.",
        r"(?<=vom ){day}\.",
    ),
    marks={
        Mark.VOID: r"(?:seit|ab|letzte[nrm]?|vergangene[nrm]?|vorige[nrm]?|nicht vor|erst nach|jeden|jede)"
        r"(?: (?:dem|der|den|kommende[nrm]?|nächste[nrm]?))*",
        Mark.WEEK_OF: r"(?:woche vom|woche ab|woche um den)",
        Mark.BEFORE: r"vor(?: (?:dem|diesem))?",
        Mark.BY: r"(?:bis|spätestens|bis spätestens|längstens)(?: (?:zum|zu|am|dem|den|spätestens|etwa|um"
        r"|ca|circa|einschließlich|inklusive|kommenden|nächsten))*",
        Mark.AFTER: r"nach(?: (?:dem|der))*",
        Mark.FOR: r"für(?: (?:den|die|das))*",
        Mark.AT: r"(?:um|gegen|bis|vor|nach|ab|zwischen|ca\.?|circa|etwa|so um|bis um|kurz vor|kurz nach"
        r"|spätestens|bis spätestens|von|pünktlich um)",
    },
    half_to=r"halb",
    morning_half=r"(?:morgens|vormittags|früh|in der früh)",
    evening_half=r"(?:nachmittags|abends|am (?:nachmittag|abend))",
)

_DE_VERBS = (
    r"melde|rufe|schicke|sende|maile|schreibe|komme|bringe|liefere|gebe|lasse|sage|antworte|schaue|schau|sehe"
    r"|erledige|mache|kümmere|kümmer|hole|stelle|leite|reiche|erstelle|kalkuliere|informiere|kläre|repariere"
    r"|überweise|beginne|fange|starte|besuche|bestelle|prüfe|teile|übersende|faxe|bereite|übersetze|werfe"
    r"|montiere|baue|tausche|hinterlege|verschicke|versende|lege|telefoniere|stehe|bespreche|berichte|rechne"
    r"|fertige|korrigiere|bestätige|benachrichtige|setze|klingle|klingele|kontaktiere|beantworte|fahre|übergebe"
    r"|liefer|schick|meld|ruf|mach|bring|besorge|stimme|händige|messe|fülle|verlege|streiche|poste|installiere"
)
_DE_PLURAL = (
    r"melden|rufen|schicken|senden|mailen|schreiben|kommen|bringen|liefern|geben|lassen|sagen|antworten|schauen"
    r"|erledigen|machen|kümmern|holen|stellen|leiten|reichen|erstellen|kalkulieren|informieren|klären"
    r"|reparieren|überweisen|beginnen|fangen|starten|besuchen|bestellen|prüfen|teilen|übersenden|verschicken"
    r"|übersetzen|montieren|bauen|tauschen|versenden|legen|stehen|bestätigen|benachrichtigen|setzen|beantworten"
    r"|kontaktieren|fahren|übergeben|besorgen|installieren|verlegen|streichen|liefern"
)
_DE_NOT = (
    r"(?:danke|bitte|wünsche|brauche|bräuchte|erwarte|warte|halte|reserviere|freue|hoffe|hätte|wäre|habe|denke"
    r"|glaube|rate|empfehle|verstehe|treffe|sehe|schulde|frage|kenne|biete|berate|verweise|lade|schätze|erinnere"
    r"|meine|nehme|plane|trage|merke|notiere|vermute|ersuche|bewundere|werde|würde|beglückwünsche|versuche|wie|die"
    r"|alle)"
)
_DE_PLACE = (
    r"(?:da\b|dort\b|bei (?:ihnen|dir|euch|ihrer|ihrem)|vor ort|vor der tür|pünktlich|zur stelle|fertig)"
)
_DE_PAPERS = (
    r"\b\w*(?:angebot|rechnung|kostenvoranschlag|voranschlag|antwort|übersetzung|unterlagen|vertrag|details"
    r"|näheres|entwurf|bericht|preis|rückmeldung|mail|bestätigung|weiteres|terminvorschlag|liste|gutachten)"
)

GERMAN = Speech(
    expand=((r"\bist's\b", "ist es"), (r"\bich's\b", "ich es")),
    vows=(
        rf"\bich (?:(?:dann|auch|selbst|gleich|noch) )?(?:{_DE_VERBS})\b",
        rf"\b(?:{_DE_VERBS}) ich\b",
        rf"\bich (?!{_DE_NOT}\b)(?!\w+te\b)\w+e (?:ihnen|sie|dir|dich|euch)\b",
        rf"\b(?!{_DE_NOT}\b)(?!\w+te\b)\w+e ich (?:ihnen|sie|dir|dich|euch)\b",
        r"\bich (?:verspreche|garantiere|sorge dafür)\b.*\bzu \w+en$",
        rf"\bdass ich .{{0,80}}(?:{_DE_VERBS})$",
        rf"\bwir (?:(?:dann|auch) )?(?:{_DE_PLURAL})\b",
        rf"\b(?:{_DE_PLURAL}) wir\b",
        rf"^(?:(?:und|dann|danach|anschließend|also|ja|ok|gut|danke|gerne|gern) )*(?:{_DE_VERBS})"
        r"(?! (?:mir|uns|dich)\b)\b",
        rf"^(?:{_DE_VERBS}) (?:mich|ihnen|dir|euch)\b",
        rf"(?:\b(?:ich bin|bin ich|wir sind|sind wir)|^(?:und |dann )*(?:bin|sind))\b(?!.*\bwieder\b).*{_DE_PLACE}",
        r"\b(?:ich habe|habe ich|wir haben|haben wir)\b(?!.*\w(?:t|ten|en)$)"
        r".{0,80}\b(?:fertig|für (?:sie|dich|euch))\b",
        r"\b(?:ich werde|werde ich|wir werden|werden wir)\b(?!.*\b(?:warten|brauchen|benötigen|abwesend"
        r"|verreist|urlaub|nicht erreichbar|freuen|dankbar|sehen|unterwegs)\b)"
        r"(?!.*\b(?:sein|haben)\b(?<!da sein)(?<!fertig haben)(?<!ihnen sein)(?<!vor ort sein)"
        r"(?<!pünktlich sein)(?<!dir sein)(?<!fertig sein))",
        r"\b(?:(?:sie|du|ihr) (?:bekommen|erhalten|kriegen|hören|bekommst|erhältst|kriegst|hörst|bekommt|erhaltet)"
        r"|(?:bekommen|erhalten|kriegen|hören|bekommst|erhältst|kriegst|hörst|bekommt) (?:sie|du|ihr))\b"
        r"(?!.{0,60} (?:von|vom) (?!mir\b|uns\b|meiner|unserer))",
        r"\b(?:ist|sind|wird|werden|liegt|liegen)\b(?<!ich werde)(?!.*\b(?:geschlossen|nicht)\b)"
        r".{0,80}\b(?:fertig|erledigt|abholbereit|abholfertig|bei (?:ihnen|dir|euch)|in ihrem (?:postfach|briefkasten)"
        r"|in der post|abgeschlossen)\b",
        rf"{_DE_PAPERS}.{{0,30}}\b(?:folgt|folgen|kommt|kommen|geht|gehen)\b",
        rf"\b(?:folgt|folgen|kommt|geht)\b.{{0,40}}{_DE_PAPERS}",
        rf"{_DE_PAPERS}\b.{{0,20}}\b(?:haben|hast) (?:sie|du)\b",
    ),
    offers=(
        r"\b(?:ich kann|kann ich|wir können|können wir)\b.{0,80}\b(?:schicken|senden|zusenden|zuschicken|mailen"
        r"|liefern|bescheid geben|zukommen lassen|fertig haben|nennen|mitteilen|sagen)\b",
        r"\b(?:ich kann|kann ich|wir können|können wir)\b.{0,80}\b(?:schicken|senden)$",
    ),
    dated=(
        r"\b(?:haben sie|sie haben|hast du|du hast|habt ihr|ihr habt)\b"
        r"(?!.*\b(?:zeit|frist|gelegenheit|möglichkeit|ge\w+t|ge\w+en|recht|anspruch|termin|urlaub)\b)",
    ),
    carries=(r"\bzu \w+e?n$|\b\w+zu\w+en$",),
    leads=r"\bich (?:versuche|verspreche|garantiere|bemühe mich|sorge dafür|sehe zu|sage (?:ihnen )?zu|versichere)\b",
    present=r"^(?:\w+ )?(?:ich bin|bin ich|wir sind|ich habe)\b",
    conditions=r"\b(?:wenn|falls|sofern|sobald|solange|vorausgesetzt|unter der bedingung|es sei denn|nachdem"
    r"|je nachdem|ansonsten kann|nach erhalt|nach eingang|bei eingang|bei erhalt|im falle|vorbehaltlich"
    r"|außer|soweit|geben sie (?:mir )?bescheid, ob)\b",
    no_conditions=r"\b(?:wenn (?:nicht (?:früher|eher|schon vorher)|möglich|auch)|sobald wie möglich"
    r"|auch wenn|selbst wenn|sobald ich kann|sobald es geht|wenn's geht|wenn es geht)\b",
    resets=r"\b(?:ansonsten|andernfalls|so oder so|auf jeden fall|in jedem fall|sonst)\b",
    reported=r"\b(?:sagte|sagt|sagten|schrieb|schrieben|meinte|meint|behauptet|behauptete|erzählte|erwähnten"
    r"|geschrieben|gesagt|versprochen|gemeint|angekündigt)\b",
    denials=r"\b(?:nicht|nichts|niemand\w*|kein\w*|nie|niemals|weder|kaum)\b",
    no_denials=r"\b(?:nicht (?:später|vergessen|nur|erst|länger|mehr als|ganz)|kein problem|keine sorge"
    r"|keine ursache|keine frage)\b",
    hedges=r"\b(?:vielleicht|eventuell|evtl|ggf|gegebenenfalls|möglicherweise|hoffe\w*|hoffentlich|könnte\w*"
    r"|würde\w*|dürfte\w*|müsste\w*|möchte\w*|wollte\w*|sollte\w*|womöglich|unter umständen"
    r"|wenn alles klappt|idealerweise|theoretisch)\b",
    doubts=r"\b(?:versuche|wahrscheinlich|voraussichtlich|vermutlich|denke|wohl|bemühe|rechne|in der regel"
    r"|normalerweise|ungefähr)\b",
    past=r"\b(?:gestern|vorgestern|letzte (?:woche|nacht)|vorhin|neulich|kürzlich)\b",
    joints=r"(?:und|aber|oder|sondern|denn|weil|dann) (?:ich|wir|sie|du|er|es|das|der|die|ihr|dann|bitte|wenn"
    rf"|falls|bin|sind|werde|{_DE_VERBS})\b|(?:dass|weil|damit|ob|obwohl|während|bevor|welche[rsn]?) ",
    ands=r"und|aber|dann",
    tags=r"^(?:ok|okay|ja|gut|recht|passt|passt das|in ordnung|einverstanden|alles klar|oder|gell|gelt)$",
    agrees=r"ja|ok|okay|gut|gerne|gern|prima|super|perfekt|alles|klar|passt|passen|geht|ist|es|das|mir|uns|für|dann"
    r"|am|um|bis|so|gegen|spätestens|wäre|sehr|bestens|einverstanden|abgemacht|danke|vielen|dank|in|ordnung"
    r"|oder|und|also|noch|der|den|dem|zum|zur|vom|ab|etwa|ca|wie|vereinbart|besprochen|auch|bei|zwischen|von|aber",
    anaphora=r"\b(?:dann|da|komme|bei ihnen)\b",
    by_then=r"\bbis dahin\b",
    deeds=(
        (
            Does.CALL,
            r"\b(?:rufe?n?\b.*\b(?:an|zurück)|rufe?|anrufen\w*|zurückrufen|anzurufen|telefonisch"
            r"|telefoniere)\b",
        ),
        (
            Does.VISIT,
            r"\b(?:komme?n?|vorbei\w*|bin|sind wir|da sein|besuche?n?|vor ort|bringe?n?|liefere?"
            r"|liefern|schaue? (?!nach)|klinge?le|stehe|fahre|abholen|hole|bei ihnen sein|vorbeikommen)\b",
        ),
        (
            Does.ANSWER,
            r"\b(?:melde?n?|bescheid|antworte?n?|schreibe?n?|sage?n?|gebe|informiere?n?|teile?n?"
            r"|hören|hörst|höre|mitteilen|bestätige?n?|antwort|rückmeldung|kläre?n?|beantworte?n?|nenne?n?|berichte)\b",
        ),
        (
            Does.SEND,
            r"\b(?:schicke?n?|sende?n?|maile?n?|zukommen|zusenden|zuschicken|übersende?n?|verschicke?n?"
            r"|versende?n?|bekommen|bekommst|erhalten|erhältst|kriegst|haben sie|folgt|folgen|geht|leite?n?|reiche"
            r"|faxe|für sie|kommt|in der post|schick)\b",
        ),
    ),
    times=_DE_TIMES,
)

# ----------------------------------------------------------------------------------------------- French

_FR_TIMES = TimeWords(
    weekdays=_counted(
        "lundi lun.",
        "mardi mar.",
        "mercredi mer.",
        "jeudi jeu.",
        "vendredi ven.",
        "samedi sam.",
        "dimanche dim.",
    ),
    months=_counted(
        "janvier janv",
        "février fevrier févr",
        "mars",
        "avril avr",
        "mai",
        "juin",
        "juillet juil",
        "août aout",
        "septembre sept",
        "octobre oct",
        "novembre nov",
        "décembre decembre déc",
        start=1,
    ),
    numbers=_counted(
        "une",
        "deux",
        "trois",
        "quatre",
        "cinq",
        "six",
        "sept",
        "huit",
        "neuf",
        "dix",
        "onze",
        "douze",
        start=1,
    ),
    counts={"un": 1, "quinze": 14, "vingt-quatre": 24, "quarante-huit": 48},
    days=_days(
        {
            "aujourd'hui|ce jour": (0, None),
            "ce matin": (0, Part.MORNING),
            "ce midi": (0, Part.NOON),
            "cet après-midi|cet apres-midi|cet après midi|cette après-midi|cet aprem": (0, Part.AFTERNOON),
            "ce soir|cette nuit|dans la soirée": (0, Part.EVENING),
            "demain": (1, None),
            "après-demain|apres-demain|après demain": (2, None),
        }
    ),
    parts=_parts(
        {
            Part.FIRST_THING: "à la première heure|première heure|en tout début de matinée",
            Part.MORNING: "matin|dans la matinée|en matinée|au matin|le matin|fin de matinée|en fin de matinée"
            "|en début de matinée|début de matinée|la matinée|de bonne heure",
            Part.NOON: "midi|à midi",
            Part.LUNCH: "à l'heure du déjeuner|pendant la pause déjeuner|entre midi et deux",
            Part.AFTERNOON: "après-midi|apres-midi|après midi|dans l'après-midi|l'après-midi"
            "|en début d'après-midi|début d'après-midi|en fin d'après-midi|fin d'après-midi|aprem"
            "|après le déjeuner",
            Part.CLOSE: "en fin de journée|fin de journée|la fin de journée|la fin de la journée"
            "|fin de la journée|dans la journée|dans le courant de la journée|au cours de la journée"
            "|en cours de journée|en journée",
            Part.EVENING: "soir|au soir|dans la soirée|en soirée|le soir|minuit",
        }
    ),
    weeks=_ahead(
        {
            0: "cette semaine|de semaine|de la semaine|de cette semaine|dans la semaine|la semaine"
            "|dans le courant de la semaine|courant de semaine|courant de la semaine",
            1: "la semaine prochaine|semaine prochaine|de semaine prochaine|de la semaine prochaine"
            "|la semaine qui vient|la semaine suivante|de la semaine suivante|courant de la semaine prochaine",
        }
    ),
    weekends=_ahead(
        {
            0: "ce week-end|le week-end|ce weekend|le weekend|pendant le week-end|du week-end|week-end"
            "|durant le week-end",
            1: "après le week-end|après le weekend|apres le week-end",
            -1: "avant le week-end|avant le weekend|avant ce week-end",
        }
    ),
    units=_units(
        {
            Unit.MINUTE: "minute|minutes|min",
            Unit.HOUR: "heure|heures|h",
            Unit.WORKING_DAY: "jour ouvré|jours ouvrés|jour ouvrable|jours ouvrables|jours de travail",
            Unit.DAY: "jour|jours",
            Unit.WEEK: "semaine|semaines",
        }
    ),
    spans=_spans(
        {
            "dans l'heure|d'ici une heure|dans l'heure qui vient|d'ici une petite heure|sous une heure": (
                1,
                Unit.HOUR,
            ),
            "dans une demi-heure|d'ici une demi-heure|dans la demi-heure|sous une demi-heure": (
                30,
                Unit.MINUTE,
            ),
            "dans un quart d'heure|d'ici un quart d'heure": (15, Unit.MINUTE),
            "sous huitaine|d'ici huit jours|dans huit jours|sous huit jours|sous 8 jours|dans 8 jours": (
                7,
                Unit.DAY,
            ),
            "sous quinzaine|dans quinze jours|d'ici quinze jours|sous quinze jours|dans 15 jours": (
                14,
                Unit.DAY,
            ),
        }
    ),
    vague_spans=_spans(
        {
            "dans quelques jours|d'ici quelques jours|dans les prochains jours|ces prochains jours"
            "|sous quelques jours|dans les jours qui viennent": (3, Unit.DAY),
            "dans un jour ou deux|d'ici un jour ou deux|d'ici un ou deux jours": (2, Unit.DAY),
            "d'ici deux ou trois jours|dans deux ou trois jours|d'ici deux-trois jours": (3, Unit.DAY),
            "dans quelques heures|d'ici quelques heures": (3, Unit.HOUR),
        }
    ),
    early=r"(?:en |au |dès le |dès )?début|au commencement",
    mid=r"(?:en |au )?milieu|mi-",
    late=r"(?:en |à la |la )?fin|(?:dans le )?courant",
    month_end=r"(?:la )?fin (?:du|de ce) mois|fin de mois|ce mois-ci",
    within=r"dans|d'ici|sous|dans les|d'ici à|sous un délai de|dans un délai de|en moins de|dans moins de"
    r"|dans environ|d'ici environ|dans les prochaines|sous les|au plus tard dans",
    to=r"-|–|à|ou|et|/",
    next_before=r"(?:ce|le) prochain",
    next_behind=r"prochain|qui vient",
    next_skips=False,
    week_on_behind=r"en huit",
    full_day=True,
    possessive=r"(?!)",
    clock=(
        r"(?P<h>\d{1,2}) ?h ?(?P<m>[0-5]\d)",
        r"(?P<h>\d{1,2}):(?P<m>[0-5]\d)",
        r"(?P<h>\d{1,2}) ?(?:h|heures?)(?! \d)(?P<past> et demie)?(?P<quarter> et quart)?",
        r"(?<!dans )(?<!d'ici )(?<!sous )(?<!en )(?<!pendant )(?:vers |à )?{hour} heures?(?P<past> et demie| trente)?"
        r"(?P<quarter> et quart)?",
    ),
    between=r"entre|de",
    article=r"(?!)",
    suffix=r"h|heures?|h00|h30",
    bare_follows=r"(?!)",
    dated=(
        r"{year}-(?P<month>[01]?\d)-{day}",
        r"(?:le )?{day}(?:er)? {month}(?: {year})?",
        r"(?<=le ){day}/(?P<month>[01]?\d)(?:/{year})?",
        r"(?<=le ){day}(?:er)?"
        r"(?=$| ?[,.;!?)·]| (?:à|au|vers|entre|pour|en|dans|et|ou|chez|avec|avant|après|de)(?!\w))",
        r"(?P<name>lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) {day}/(?P<month>[01]?\d)",
        r"(?P<name>lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) {day}(?! ?(?:h|heures|:|\d))",
    ),
    marks={
        Mark.VOID: r"(?:jusqu'à|jusqu'au|jusque|depuis|dès le|à partir de|à compter de|à partir du|pas avant"
        r"|chaque|tous les|dernier|valable)(?: (?:le|la|ce))*",
        Mark.WEEK_OF: r"semaine du",
        Mark.BEFORE: r"avant(?: (?:le|ce))?",
        Mark.BY: r"(?:d'ici|pour|au plus tard|d'ici à|dès|d'ici au)(?: (?:le|la|ce|à|au|vers|plus tard))*",
        Mark.AFTER: r"(?:après|à partir de)(?: (?:le|la))*",
        Mark.FOR: r"(?!)",
        Mark.AT: r"(?:à|vers|avant|après|entre|de|dès|pour|d'ici|autour de|aux alentours de|sur les)",
    },
    morning_half=r"(?:du|le) matin",
    evening_half=r"(?:de l'après-midi|du soir|ce soir)",
)

_FR_CLITICS = r"(?:(?:vous|te|le|la|les|lui|leur|y|en|me|nous|se|vs) |[tlms]'){0,3}"
_FR_VERBS = (
    r"arrive|rappelle|envoie|passe|viens|appelle|téléphone|réponds|reviens|transmets|dépose|livre|apporte|confirme|tiens"
    r"|recontacte|occupe|fais|adresse|donne|dis|écris|informe|préviens|prépare|termine|finis|règle|répare|commence"
    r"|regarde|vérifie|mets|propose|expédie|poste|contacte|remets|rédige|traduis|commande|ramène|repasse|fixe"
    r"|mail|rends|charge|installe|change|remplace|ressors|fournis|renvoie|relance"
)
_FR_NOUS = (
    r"rappelons|envoyons|passons|venons|appelons|téléphonons|répondons|revenons|transmettons|déposons|livrons"
    r"|apportons|confirmons|tenons|recontactons|occupons|faisons|adressons|donnons|informons|préparons|terminons"
    r"|finissons|réparons|commençons|contactons|remettons|commandons|repassons|installons"
)
_FR_ON = r"rappelle|envoie|passe|vient|appelle|répond|revient|dépose|livre|apporte|confirme|tient"
_FR_NOT = (
    r"remercie|souhaite|prie|attends|demande|laisse|garde|réserve|dois|conseille|recommande|vois|retrouve|invite"
    r"|embrasse|salue|informe que|rappelle que|signale que|crois|comprends|connais|suggère|écoute|suis|ai|avais"
    r"|assure que|espère|félicite|note|mets en attente|bloque|inscris|donne rendez-vous|propose|offre|le|la|les|es"
)
_FR_PLACE = (
    r"(?:là\b|chez (?:vous|toi)|sur place|à l'heure|devant|à votre (?:porte|disposition)|au rendez-vous|à \d"
    r"|à (?:une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze) heures?|prêt)"
)
_FR_WEAK = (
    r"serai|serons|verrai|verrons|reverrons|parlerons|reparlerons|retrouverons|devrai|devrons|attendrai|attendrons|voudrai|resterai|resterons|pourrai|pourrons|saurai|compterai"
    r"|demanderai|garderai|partirai|travaillerai|profiterai|prendrai (?:des|mes) (?:vacances|congés)|rentrerai"
)
_FR_PAPERS = (
    r"(?:devis|facture|réponse|traduction|contrat|documents?|courrier|colis|proposition|estimation|rapport"
    r"|confirmation|attestation|projet)"
)

FRENCH = Speech(
    expand=((r"\bj (?=\w)", "j'"), (r"\bjte\b", "je te"), (r"\bje vs\b", "je vous")),
    vows=(
        rf"\b(?:je |j')(?!ne\b|n'){_FR_CLITICS}(?:{_FR_VERBS})\b",
        rf"\bnous (?!ne\b|n'){_FR_CLITICS}(?:{_FR_NOUS})\b",
        rf"\bje (?:vous |te |t')(?:(?:le|la|les|y|en) |l')?(?!(?:{_FR_NOT})\b)\w+(?:e|s|ts|ds)\b",
        r"\b(?:je m'engage à|nous nous engageons à|je (?:vous |te )?promets? (?:de|d'))",
        rf"\bj'(?:essaie|essaye) (?:de |d'){_FR_CLITICS}\w+(?:er|ir|re)\b",
        rf"\bon (?!ne\b|n'){_FR_CLITICS}(?:{_FR_ON}|\w{{2,}}ra)\b",
        rf"\b(?:je |j')(?!ne\b|n'){_FR_CLITICS}(?!(?:{_FR_WEAK})\b)(?!aurai (?:besoin|le temps|du mal))\w+rai\b",
        rf"\bnous (?!ne\b|n'){_FR_CLITICS}(?!(?:{_FR_WEAK})\b)(?!aurons besoin)\w{{2,}}rons\b",
        rf"\b(?:je (?:y |vous |te )?serai|j'y serai|nous (?:y )?serons)\b(?=.*{_FR_PLACE}|$)",
        r"\bj'y (?:serai|suis)\b",
        rf"\bje suis {_FR_PLACE}",
        rf"\b(?:je vais|nous allons|on va) (?:\w+ ){{0,2}}?{_FR_CLITICS}"
        r"(?!devoir|avoir besoin|attendre|voir si|essayer de voir|rester|être absent|prendre des|partir)"
        r"\w{3,}(?:er|ir|re|oir)\b",
        r"\bje ne manquerai pas d",
        rf"^(?:et|puis|et puis|ensuite) (?:(?:vous|te|t'|le|la|les|l'|lui) ?){{1,2}}(?:{_FR_VERBS}|\w{{2,}}rai)\b",
        r"\b(?:vous|tu) (?:l'|les |le |la |en )?(?:aurez|recevrez|auras|recevras|recevez|entendrez|trouverez)\b"
        r"(?! (?:besoin|à |le temps|le choix|droit|peut-être))(?!.{0,40} de la part (?!de moi))",
        r"\b(?:vous|tu) (?:allez|vas) (?:l'|les |le )?(?:recevoir|avoir)\b(?! besoin)",
        r"\b(?:sera|seront)\b.{0,30}\b(?:prêt\w*|chez vous|terminé\w*|fini\w*|réparé\w*|dans votre (?:boîte|messagerie)"
        r"|envoyé\w*|expédié\w*|posté\w*|entre vos mains)\b",
        rf"\b{_FR_PAPERS} .{{0,20}}\b(?:suit|suivra|part|partira|suivent|suivront)\b",
    ),
    offers=(
        r"\bje (?:peux|pourrai) (?:vous |te |l'|les )+(?:envoyer|donner|faire parvenir|répondre|transmettre|confirmer"
        r"|adresser|avoir|rappeler|dire)\b",
    ),
    dated=(r"\bvous (?:l'avez|avez (?:le|la|les|votre|ma|mon) \w+)\b",),
    carries=(),
    leads=r"(?!)",
    present=r"^(?:\w+ )?(?:je suis|nous sommes)\b",
    conditions=r"\b(?:quand|lorsque)\b(?! je\b)|\blorsqu'|(?<!\w)(?:si|s'il|s'ils|dès que|une fois|à condition"
    r"|sous réserve|à moins|pourvu|au cas où|dès réception|en cas|à réception|selon|en fonction|le cas échéant"
    r"|tant que|après réception|dites-moi si)(?!\w)",
    no_conditions=r"(?<!\w)(?:(?:savoir|voir|vérifier|vérifie|demander|dire|confirmer|regarde|regarder|dirai|dis"
    r"|confirmerai|confirme|demande) (?:si|s'il|quand|lorsque)|si (?:possible|besoin|ce n'est avant|pas avant)"
    r"|dès que (?:possible|je peux)|même si|s'il (?:vous|te) plaît|s'il vous plait|en tout cas|en tous cas)(?!\w)",
    resets=r"\b(?:sinon|autrement|dans tous les cas|de toute façon|en tout cas)\b",
    reported=r"\b(?:dit|disait|disiez|disent|écrit|écriviez|prétend|pense que|affirme|annoncé|promis|demandé)\b",
    denials=r"\b(?:ne|n')(?=\s|\w).{0,40}\b(?:pas|plus|jamais|guère|rien)\b",
    no_denials=r"\bne manquerai pas|pas plus tard\b",
    hedges=r"\b(?:peut-être|éventuellement|espère|espérons|j'aimerais|si tout va bien|au mieux|possiblement"
    r"|\w+rais\b|\w+rait\b|idéalement)",
    doubts=r"\b(?:normalement|sans doute|probablement|essaie|essaye|essaierai|essayerai|tâcherai|tâche|pense"
    r"|vais essayer|ferai (?:mon possible|de mon mieux)|en principe|a priori)\b",
    past=r"\b(?:hier|avant-hier|la semaine dernière|tout à l'heure j'ai|il y a)\b",
    joints=r"(?:et|mais|ou|puis|car|donc|alors) (?:je|j'|nous|vous|il|elle|on|le|la|les|te|merci|si|votre|mon|ma"
    r"|n'|ensuite|puis)(?!\w)|(?:parce que|pour que|afin que|qui|où|dont|afin de|puisque|comme) "
    r"|(?:que|qu')(?= ?(?:je|vous|nous|il|elle|on|le|la)\b)",
    ands=r"et|mais|puis",
    tags=r"^(?:ok|d'accord|ça vous va|ça te va|ça va|c'est bon|oui|entendu|n'est-ce pas)$",
    agrees=r"oui|ok|d|d'accord|accord|parfait|très|bien|entendu|bon|c|c'est|est|ça|ca|cela|me|nous|convient|conviens|va"
    r"|marche|noté|pour|moi|alors|donc|le|la|à|au|vers|d'ici|ici|plus|tard|merci|ce|super|possible|de|entre|et"
    r"|avant|après|dès|ou|environ|sans|faute|parfaitement|comme|convenu|disons|mais",
    anaphora=r"\b(?:alors|y serai|là|j'y|viens|passe|passerai|ce jour-là)\b",
    by_then=r"\b(?:d'ici là|à ce moment-là|ce jour-là)\b",
    deeds=(
        (Does.CALL, r"\b(?:rappel\w*|appel\w*|téléphon\w*|coup de fil|passe\w* un coup de)\b"),
        (
            Does.SEND,
            r"\b(?:envo\w*|enverr\w*|transme\w*|parvenir|adresse\w*|aurez|auras|recevrez|recevez|recevras"
            r"|recevoir|expédi\w*|poste\w*|l'avez|suit|suivra|part|partira|mail|fourni\w*)\b",
        ),
        (
            Does.ANSWER,
            r"\b(?:répon\w*|revien\w*|confirm\w*|tiens|tiendr\w*|recontact\w*|dis|dirai|écri\w*|inform\w*"
            r"|prévien\w*|donne\w*|donnerai|courant|contact\w*|fixe\w*|propose\w*|entendrez|nouvelles|réponse)\b",
        ),
        (
            Does.VISIT,
            r"\b(?:pass\w*|repass\w*|vien\w*|venir|chez vous|dépos\w*|livr\w*|apport\w*|serai|serons|sur place"
            r"|suis|ramèn\w*)\b",
        ),
    ),
    times=_FR_TIMES,
)

# ---------------------------------------------------------------------------------------------- Spanish

_ES_TIMES = TimeWords(
    weekdays=_counted(
        "lunes lun.",
        "martes mar.",
        "miércoles miercoles mié.",
        "jueves jue.",
        "viernes vie.",
        "sábado sabado sáb.",
        "domingo dom.",
    ),
    months=_counted(
        "enero ene",
        "febrero feb",
        "marzo mar",
        "abril abr",
        "mayo",
        "junio jun",
        "julio jul",
        "agosto ago",
        "septiembre setiembre sept sep",
        "octubre oct",
        "noviembre nov",
        "diciembre dic",
        start=1,
    ),
    numbers=_counted(
        "una",
        "dos",
        "tres",
        "cuatro",
        "cinco",
        "seis",
        "siete",
        "ocho",
        "nueve",
        "diez",
        "once",
        "doce",
        start=1,
    ),
    counts={"un": 1, "quince": 14, "un par de": 2},
    days=_days(
        {
            "hoy mismo|hoy": (0, None),
            "esta mañana": (0, Part.MORNING),
            "este mediodía": (0, Part.NOON),
            "esta tarde": (0, Part.AFTERNOON),
            "esta noche": (0, Part.EVENING),
            "mañana mismo|mañana|manana": (1, None),
            "pasado mañana|pasado manana": (2, None),
        }
    ),
    parts=_parts(
        {
            Part.FIRST_THING: "a primera hora|a primera hora de la mañana|temprano|bien temprano",
            Part.MORNING: "por la mañana|de la mañana|en la mañana|por la manana|a media mañana"
            "|a última hora de la mañana|durante la mañana|antes de comer",
            Part.NOON: "mediodía|al mediodía|a mediodía|del mediodía|mediodia|el mediodía",
            Part.LUNCH: "a la hora de comer|a la hora del almuerzo",
            Part.AFTERNOON: "por la tarde|de la tarde|en la tarde|a media tarde|a última hora de la tarde"
            "|a primera hora de la tarde|después de comer|a última hora|durante la tarde|la tarde",
            Part.CLOSE: "al final del día|final del día|el final del día|a última hora del día|antes de cerrar"
            "|en el día|durante el día|a lo largo del día|en el transcurso del día",
            Part.EVENING: "por la noche|de la noche|en la noche|a la noche|medianoche",
        }
    ),
    weeks=_ahead(
        {
            0: "esta semana|de semana|de la semana|de esta semana|en la semana|durante la semana"
            "|a lo largo de la semana|en el transcurso de la semana|entre semana",
            1: "la semana que viene|de la semana que viene|la próxima semana|de la próxima semana"
            "|la semana próxima|de la semana próxima|la semana entrante|la semana que entra"
            "|de la semana entrante|la siguiente semana|de semana que viene",
        }
    ),
    weekends=_ahead(
        {
            0: "este fin de semana|el fin de semana|durante el fin de semana|fin de semana",
            1: "después del fin de semana|pasado el fin de semana|tras el fin de semana",
            -1: "antes del fin de semana|antes de este fin de semana",
        }
    ),
    units=_units(
        {
            Unit.MINUTE: "minuto|minutos|min",
            Unit.HOUR: "hora|horas|h",
            Unit.WORKING_DAY: "día hábil|días hábiles|día laborable|días laborables|dias habiles",
            Unit.DAY: "día|días|dia|dias",
            Unit.WEEK: "semana|semanas",
        }
    ),
    spans=_spans(
        {
            "en una hora|dentro de una hora|en la próxima hora|en menos de una hora": (1, Unit.HOUR),
            "en media hora|dentro de media hora": (30, Unit.MINUTE),
            "en un cuarto de hora": (15, Unit.MINUTE),
            "en quince días|dentro de quince días": (14, Unit.DAY),
            "en ocho días|dentro de ocho días": (7, Unit.DAY),
        }
    ),
    vague_spans=_spans(
        {
            "en unos días|dentro de unos días|en los próximos días|estos días|en estos días": (3, Unit.DAY),
            "en uno o dos días|en un par de días|en un día o dos|en los próximos dos días": (2, Unit.DAY),
            "en dos o tres días": (3, Unit.DAY),
            "en unas horas|en un par de horas": (3, Unit.HOUR),
        }
    ),
    early=r"(?:a |al )?(?:principios?|comienzos?|inicios?)|al empezar",
    mid=r"(?:a )?mediados|a la mitad",
    late=r"(?:a |al )?(?:finales|final|fines)",
    month_end=r"(?:a |el )?(?:fin|final|finales|fines) (?:de|del|de este) mes|este mes",
    within=r"en|dentro de|en menos de|en un plazo de|en los próximos|en las próximas|en unas|en unos|en máximo"
    r"|en un máximo de|antes de|en aproximadamente",
    to=r"-|–|a|o|u|y|hasta|/",
    next_before=r"próximo|este|este próximo",
    next_behind=r"que viene|próximo|que entra|entrante",
    next_skips=False,
    full_day=True,
    morning_is_next=True,
    possessive=r"(?!)",
    clock=(
        r"(?P<h>\d{1,2})[:.](?P<m>[0-5]\d)(?: ?(?:h|horas|hs))?(?: ?(?P<half>am|pm|a\.m\.|p\.m\.))?",
        r"(?P<h>\d{1,2}) ?(?P<half>am|pm|a\.m\.|p\.m\.|a\. m\.|p\. m\.)",
        r"(?<!en )(?<!de )(?P<h>\d{1,2}) ?(?:h|hs|horas)",
        r"las? {hour}(?P<past> y media)?(?P<quarter> y cuarto)?(?: en punto| horas)?",
    ),
    between=r"entre|de|desde",
    article=r"las? ",
    suffix=r"h|hs|horas",
    bare_follows=r"(?!)",
    dated=(
        r"{year}-(?P<month>[01]?\d)-{day}",
        r"(?:día )?{day}º? (?:de )?{month}(?: (?:de |del )?{year})?",
        r"(?<=el ){day}/(?P<month>[01]?\d)(?:/{year})?",
        r"(?:el |del |al )?día {day}",
        r"(?<=el ){day}(?=$| ?[,.;!?)·]| (?:a|al|y|o|por|en|con|para|sin|como|sobre|antes|después)(?!\w))",
        r"(?P<name>lunes|martes|miércoles|jueves|viernes|sábado|domingo),? {day}(?! ?(?:h|horas|:|\d))",
    ),
    marks={
        Mark.VOID: r"(?:hasta|desde|a partir de|a partir del|cada|todos los|pasado|último|última|no antes de"
        r"|no antes del)(?: (?:el|la|los|las|próximo))*",
        Mark.WEEK_OF: r"semana del",
        Mark.BEFORE: r"antes (?:del|de|de este)",
        Mark.BY: r"(?:para|a más tardar|como muy tarde|como máximo|a mas tardar)"
        r"(?: (?:el|la|las|del|este|a|próximo))*",
        Mark.AFTER: r"(?:después de|después del|a partir de|pasadas)(?: (?:el|la|las))*",
        Mark.FOR: r"(?!)",
        Mark.AT: r"(?:a|sobre|antes de|después de|entre|de|hacia|alrededor de|a eso de|para)",
    },
    morning_half=r"(?:de|por) la mañana",
    evening_half=r"(?:de|por) la (?:tarde|noche)|esta (?:tarde|noche)",
)

_ES_CLITICS = r"(?:(?:se|le|les|te|lo|la|los|las|os|me|nos) ){0,2}"
_ES_VERBS = (
    r"llamo|mando|envío|envio|paso|vengo|confirmo|contesto|respondo|escribo|aviso|digo|llevo|traigo|entrego|hago"
    r"|tengo|doy|pongo|empiezo|arreglo|reparo|preparo|reviso|pido|miro|acerco|dejo|termino|cuento|comento|devuelvo"
    r"|informo|remito|compro|instalo|transfiero|encargo|ocupo|propongo|hablo|busco|cambio|marco|paso|presento"
    r"|llamamos|mandamos|enviamos|pasamos|venimos|confirmamos|contestamos|respondemos|escribimos|avisamos|decimos"
    r"|llevamos|traemos|entregamos|hacemos|damos|ponemos|empezamos|arreglamos|reparamos|preparamos|revisamos"
    r"|terminamos|devolvemos|informamos|instalamos"
)
_ES_NOT = (
    r"espero|agradezco|ruego|recuerdo|deseo|reservo|guardo|pido|veo|debo|cobro|propongo|recomiendo|invito|necesito"
    r"|dijo|hizo|puso|trajo|vino|tuvo|dio|fue|quiero|felicito|entiendo|comprendo|conozco|sugiero|aconsejo"
    r"|aseguro que|ofrezco|puedo|podemos|debemos|esperamos|deseamos|agradecemos|recordamos|rogamos|pedimos"
    r"|proponemos|vemos|reservamos|hablo de|apetece|apunto|anoto|bueno|mismo|todo|otro|malo|como|cuando"
    r"|digo que|tengo que"
)
_ES_PLACE = r"(?:ahí|allí|allá|en su|en tu|en vuestr\w+|con usted\w*|contigo|puntual|a la hora|a las? |por ahí|en la puerta)"
_ES_WEAK = (
    r"necesitaré|esperaré|podré|seré|querré|deberé|estaré|veré|habré|sabré|preferiré|quedaré|viajaré|dependeré|qué"
    r"|porqué|necesitaremos|esperaremos|podremos|seremos|estaremos|veremos|sabremos|deberemos"
)
_ES_PAPERS = (
    r"(?:presupuesto|factura|respuesta|traducción|contrato|documentos?|informe|propuesta|paquete|carta)"
)

SPANISH = Speech(
    expand=(),
    vows=(
        rf"(?<!\w)(?<!el )(?<!un )(?<!mi )(?<!su )(?<!este )(?<!del )(?<!al )(?<!de )(?<!cada )(?<!con )"
        rf"{_ES_CLITICS}\b(?:{_ES_VERBS})\b(?! (?:que|libre|libres|tiempo|un compromiso|una cita|otra?)\b)",
        rf"(?<!\w)(?:le|les|te|os|se l[oa]s?) (?!(?:{_ES_NOT})\b)\w+(?:o|oy|amos|emos|imos)\b",
        r"\b(?:me comprometo a|(?:le |te )?prometo|nos comprometemos a)\b",
        r"\b(?:intento|trato de) \w+(?:ar|er|ir)\w{0,4}\b",
        rf"(?<!\w){_ES_CLITICS}(?!(?:{_ES_WEAK})\b)(?!tendré que)(?!tendremos que)\w+(?:ré|remos)\b",
        r"\b(?:llamare|enviare|mandare|pasare|ire|confirmare|avisare|hare|entregare|contestare|respondere|llevare)\b",
        rf"\b(?:estaré|estaremos|estoy|estamos) (?:\w+ ){{0,6}}?{_ES_PLACE}",
        rf"\b(?:ahí|allí|allá) (?:estaré|estaremos|estoy)\b",
        r"\b(?:voy|vamos) a (?!estar fuera|necesitar|tener que|ver si|ver qué|esperar|estar de|viajar|quedar)"
        r"\w+(?:ar|er|ir)(?:le|les|te|lo|la|los|las|se|selo|sela|selos|me|nos|os)?\b",
        r"(?<!\w)(?:le |te |les )?(?:voy|vamos)(?! a\b| de\b| con\b| al\b)\b",
        r"\b(?:voy|vamos) a (?:su|tu|vuestra) (?:casa|tienda|local|oficina|taller|restaurante|negocio)",
        r"(?<!\w)(?:tendrá|tendrán|tendrás|recibirá|recibirán|recibirás|va a recibir|va a tener|le llegará"
        r"|te llegará|le llega|te llega|le llegarán|tendréis|recibiréis|sabrá de (?:mí|nosotros))"
        r"(?! (?:que|tiempo)\b)(?!\w)",
        rf"\b(?:estará|estarán|quedará|quedarán|está|queda|están)\b.{{0,20}}\b(?:list[oa]s?|terminad[oa]s?|hech[oa]s?"
        r"|acabad[oa]s?|arreglad[oa]s?|reparad[oa]s?|en su (?:correo|buzón))\b",
        rf"\b{_ES_PAPERS} .{{0,20}}\b(?:sale|saldrá|llegará|llega|va)\b",
        r"\bsin falta (?:le|te|les)\b",
    ),
    offers=(
        r"\b(?:puedo|podemos) (?:\w+ )?(?:enviar|mandar|dar|tener|decir|entregar|contestar|hacer llegar|pasar el)"
        r"(?:le|les|te|lo|la|selo|sela)?\b",
    ),
    dated=(r"\b(?:lo|la|los|las) (?:tiene|tienes|tienen|recibe|recibes)\b(?! que\b)",),
    carries=(),
    leads=r"(?!)",
    present=r"^(?:\w+ )?(?:estoy|estamos|estaré)\b",
    conditions=r"(?<!\w)(?:si|cuando (?:me|usted|reciba|tenga|llegue|lo|la|nos|te|ustedes|puedas?|quiera|esté)"
    r"|en cuanto|una vez|siempre que|siempre y cuando|a menos que|salvo que|al recibir|tras recibir|apenas"
    r"|con tal de que|en caso de|a condición|según|después de que|tan pronto|dependiendo|dígame si|dime si)(?!\w)",
    no_conditions=r"(?<!\w)(?:(?:ver|saber|decir|confirmar|preguntar|averiguar|comprobar|reviso|pregunto|miro|veo|digo"
    r"|confirmo|decirle|decirte|aviso|avisaré|diré|confirmaré|preguntaré|compruebo) (?:si|cuando|cuándo)"
    r"|en cuanto (?:pueda|podamos|sea posible|a)|tan pronto (?:como )?(?:sea posible|pueda)|si (?:es posible|no antes"
    r"|dios quiere)|por si|aunque|incluso si|una vez más)(?!\w)",
    resets=r"\b(?:de lo contrario|si no|en todo caso|de todas formas|de todos modos|en cualquier caso)\b",
    reported=r"\b(?:dijo|dice|dicen|dijeron|escribió|comentó|afirma|prometió|pidió|asegura|cree)\b",
    denials=r"(?<!\w)(?:no|nunca|tampoco)(?= (?:\w{1,3} ){0,2}\w+)",
    no_denials=r"\bno (?:más tarde|se preocupe|te preocupes|hay problema|antes|importa|faltaba más|dude|olvid\w+)\b"
    r"|\bcómo no\b|\bpor qué no\b",
    hedges=r"\b(?:quizás?|tal vez|a lo mejor|posiblemente|ojalá|espero|esperamos|podría\w*|me gustaría|igual paso"
    r"|idealmente|si todo va bien|puede que|\w+ría)\b",
    doubts=r"\b(?:probablemente|intentaré|intento|trataré|trato|creo|seguramente|en principio|procuraré|calculo)\b",
    past=r"\b(?:ayer|anteayer|anoche|la semana pasada|hace (?:un|una|dos|tres|\d+))\b",
    joints=r"(?:y|pero|o|entonces|luego|porque|pues) (?:le|les|te|lo|la|se|yo|usted|ustedes|nos|si|por favor|así|él"
    rf"|ella|no|el|{_ES_VERBS}|voy|iré)(?!\w)|(?:porque|para que|quien|donde|así que|aunque|mientras) "
    r"|que (?!viene\b|entra\b)(?=(?:le|te|lo|se|yo|usted|llega|me|el|la|mañana)\b)",
    ands=r"y|pero|luego",
    tags=r"^(?:ok|vale|sí|si|de acuerdo|está bien|le parece|te parece|le parece bien|te parece bien|verdad|bien|no)$",
    agrees=r"sí|si|ok|vale|perfecto|perfecta|de|acuerdo|bien|está|me|nos|viene|va|parece|estupendo|genial|claro|entonces"
    r"|el|la|las|los|a|al|para|antes|del|más|tardar|muy|como|tarde|gracias|sobre|hacia|entre|y|o|por|listo|hecho"
    r"|confirmado|mejor|este|esta|que|quedamos|día|ya|pues|en|punto|pero",
    anaphora=r"\b(?:entonces|ahí|allí|allá|voy|paso|iré)\b",
    by_then=r"\b(?:para entonces|ese día)\b",
    deeds=(
        (Does.CALL, r"\b(?:llam\w*|telefone\w*|marco)\b"),
        (
            Does.SEND,
            r"\b(?:envi\w*|envío|mand\w*|tendr\w*|recib\w*|remit\w*|llegar\w*|llega|factur\w*|tiene|hago llegar"
            r"|haré llegar|sale|saldrá)\b",
        ),
        (
            Does.ANSWER,
            r"\b(?:dig\w*|diré|dar\w*|doy|contest\w*|respond\w*|escrib\w*|avis\w*|confirm\w*|inform\w*|cont\w*"
            r"|coment\w*|contacto|decir\w*|respuesta|sabrá)\b",
        ),
        (
            Does.VISIT,
            r"\b(?:pas\w*|ir\w*|voy|vamos|veng\w*|estar\w*|estoy|llev\w*|traig\w*|entreg\w*|acerc\w*|ahí|allí)\b",
        ),
    ),
    times=_ES_TIMES,
)

SPEECHES: Mapping[str, Speech] = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "es": SPANISH}
"""The languages in which promises are heard."""
