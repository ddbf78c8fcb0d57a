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
    sure, `reported` words before it make it someone else's. `joints` begin a new clause. `agrees` is what
    may surround a time that stands alone ("Thursday at ten works"); `anaphora` points back at one ("then").
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
    tags: str
    agrees: str
    anaphora: str
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
        "monday mon", "tuesday tue tues", "wednesday wed weds", "thursday thu thur thurs",
        "friday fri", "saturday sat", "sunday sun",
    ),
    months=_counted(
        "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
        "august aug", "september sep sept", "october oct", "november nov", "december dec", start=1,
    ),
    numbers=_counted(
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
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
            "eod|cob|end of day|end of the day|close of business|close of play|the end of business"
            "|end of business|end of today|the end of today": (0, Part.CLOSE),
        }
    ),
    parts=_parts(
        {
            Part.FIRST_THING: "first thing in the morning|first thing|bright and early",
            Part.MORNING: "in the morning|during the morning|by morning|morning|mornings|before lunch",
            Part.NOON: "noon|midday|noontime|12 noon",
            Part.LUNCH: "lunchtime|lunch time|over lunch|at lunch|during lunch",
            Part.AFTERNOON: "in the afternoon|after lunch|late afternoon|early afternoon|afternoon",
            Part.CLOSE: "end of day|eod|cob|close of business|close of play|end of business",
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
    next_behind=r"week|next week|of next week",
    next_skips=True,
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
    bare_follows=r"on|or|and|with|to|for|if|so|then|sharp|in|tomorrow|today|tonight|this|next|latest|at"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|as|but|once|the|unless|ish|my|your",
    dated=(
        r"{year}-(?P<month>[01]?\d)-{day}",
        r"(?:the )?{day}(?:st|nd|rd|th)?(?: of)? {month}\.?(?:,? {year})?",
        r"{month}\.? (?:the )?{day}(?:st|nd|rd|th)?(?:,? {year})?(?! ?(?:am|pm|:))",
        r"(?:the )?{day}(?:st|nd|rd|th)",
    ),
    marks={
        Mark.VOID: r"(?:until|till|til|'til|since|last|past|through|thru|from|starting|every|each|this past"
        r"|not before|as of|after my|good)(?: (?:the|about|on|next))*",
        Mark.WEEK_OF: r"week of(?: the)?",
        Mark.BY: r"(?:by|before|no later than|not later than|latest)(?: (?:the|about|around|at|on))*",
        Mark.AFTER: r"(?:after|past|from)(?: (?:the|about|around|say))*",
        Mark.FOR: r"for(?: (?:the|about|around))*",
        Mark.AT: r"(?:at|by|before|after|around|about|approx|approximately|circa|@|near|say|for|past"
        r"|no later than|shortly after|shortly before)",
    },
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
    r"|back (?:at|on|to) .{0,20}(?:\d|to (?:finish|fix|do|complete|install|check))"
    r"|(?:sending|calling|coming|bringing|dropping|delivering|mailing|emailing|posting|shipping|ringing"
    r"|phoning|stopping|visiting|writing|getting back|texting|following up|popping|swinging|arriving)\b)"
)
_EN_STOP = (
    rf"(?:not|never|no|need|want|require|wait|expect|assume|look forward|hold|keep|hear\b|miss|charge|cost|"
    r"accept|think|consider|know|remember|understand|love|like|appreciate|stay|remain|close|reserve|save"
    r"|have (?:to|time|room|no|access|surgery|guests|company|visitors|an appointment)\b|see(?! you\b| to\b)"
    r"|be(?! " + _EN_BE + r")|be back (?:in|from|at the)|take (?:off|·|time|the day|a break|until|about)"
    r"|pencil|schedule|plan\b|put you|mark|mean|leave (?:for|at)|work (?:from|in|on site)|travel|fly"
    r"|talk|speak|meet|depend|probably not|definitely not|rather|prefer|check whether you)"
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
        (r"\bill (?=(?:be|call|send|come|get|give|bring|text|email|let|drop|stop|have|do|see|try|swing)\b)",
         "i will "),
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
    carries=(rf"^(?:and|then|and then|but) (?:then |also )?{_EN_DEED}\b",),
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
    rf"|{_EN_DEED})\b|(?:that|which|who|whether|where|because|so that|in order to|while) ",
    tags=r"^(?:ok|okay|all ?right|alright|right|fine|good|cool|deal|sound good|is that ok|yes|yeah|is that all ?right)$",
    agrees=r"yes|yep|ok|okay|sure|great|good|perfect|fine|works?|is|it|for|me|us|then|well|all|right|at|on|the"
    r"|by|around|about|latest|or|so|sharp|thanks|thank|you|that|sounds|absolutely|agreed|deal|no|problem"
    r"|probably|most|likely|say|let's|a|of|between|and|from|to|before|after|in|as|usual|confirmed|best|suits",
    anaphora=r"\b(?:then|be there|come)\b",
    deeds=(
        (Does.CALL, r"\b(?:call(?:ing)?|phone|phoning|ring(?:ing)?|buzz|dial)\b"),
        (Does.ANSWER, r"\b(?:get(?:ting)? back|come back to|let you know|reply|answer|respond|write|text|tell"
         r"|update|confirm|hear(?:d)?|in touch|touch base|message|follow up|report back|back to you)\b"),
        (Does.SEND, r"\b(?:send(?:ing)?|mail(?:ing)?|e-?mail(?:ing)?|forward(?:ing)?|post|ship(?:ping)?|share"
         r"|get(?:ting)? you|to you|for you|you (?:will )?(?:have|get|receive)|quote|invoice|follows?"
         r"|goes out|go out|with you|in your)\b"),
        (Does.VISIT, r"\b(?:come|coming|be (?:right )?there|over|stop(?:ping)?|drop(?:ping)?|swing|pop|visit"
         r"|be at|bring(?:ing)?|deliver(?:ing)?|knock|see you|on ?site|by|round|pick(?:ing)? up)\b"),
    ),
    times=_EN_TIMES,
)
