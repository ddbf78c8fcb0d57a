"""How promises sound in English: data, in the shape that `speech.py` explains."""

from assistant.domain.speech import Does, Speech, counted, line, named, phrases, unless_after
from assistant.domain.time_words import Mark, Part, TimeWords, Unit

_EN_TIMES = TimeWords(
    weekdays=counted(
        """
        monday mon, tuesday tue tues, wednesday wed weds,
        thursday thu thur thurs, friday fri, saturday sat, sunday sun
        """
    ),
    months=counted(
        """
        january jan, february feb, march mar, april apr, may, june jun,
        july jul, august aug, september sep sept, october oct, november nov, december dec
        """,
        start=1,
    ),
    numbers=counted("one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve", start=1),
    counts={"a": 1, "an": 1, "a couple of": 2, "a couple": 2},
    days=phrases(
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
    parts=named(
        {
            Part.FIRST_THING: "first thing in the morning|first thing|bright and early",
            Part.MORNING: "in the morning|during the morning|by morning|morning|mornings|before lunch",
            Part.NOON: "noon|midday|noontime|12 noon",
            Part.LUNCH: "lunchtime|lunch time|over lunch|at lunch|during lunch",
            Part.AFTERNOON: "in the afternoon|after lunch|late afternoon|early afternoon|afternoon",
            Part.CLOSE: line("""
                end of day|the end of day|end of the day|the end of the day|eod|cob|close of business
                |close of play|end of business|the end of business|day's end
            """),
            Part.EVENING: "in the evening|evening|after work|at night|night|after hours|midnight",
        }
    ),
    weeks=named(
        {
            0: "this week|in the week|the week|of this week|of the week|later in the week|week's end",
            1: "next week|of next week|the coming week|the following week|in the new week|the new week",
            2: "the week after next|week after next",
        }
    ),
    weekends=named(
        {
            0: "this weekend|the weekend|this week-end|the week-end|at the weekend|weekend",
            1: "after the weekend|after this weekend",
            -1: "before the weekend|before this weekend",
        }
    ),
    units=named(
        {
            Unit.MINUTE: "minute|minutes|min|mins",
            Unit.HOUR: "hour|hours|hr|hrs",
            Unit.WORKING_DAY: line("""
                business day|business days|working day|working days|workdays|workday|business days'
            """),
            Unit.DAY: "day|days|days'|day's",
            Unit.WEEK: "week|weeks|week's|weeks'",
        }
    ),
    spans=phrases(
        {
            line("""
                within the hour|within an hour|in the next hour|inside the hour|inside of an hour
                |an hour from now|in an hour or so|in about an hour
            """): (1, Unit.HOUR),
            "in half an hour|within half an hour|in a half hour|within the half hour": (30, Unit.MINUTE),
            "in an hour and a half": (90, Unit.MINUTE),
            "within the day": (0, Unit.DAY),
            "within the week|within a week|a week from today|a week from now": (7, Unit.DAY),
            "two weeks from today|two weeks from now|in a fortnight|within a fortnight": (14, Unit.DAY),
            "a week from tomorrow": (8, Unit.DAY),
        }
    ),
    vague_spans=phrases(
        {
            line("""
                in a day or two|within a day or two|in the next day or two|in the next couple of days
                |in a couple of days|within a couple of days
            """): (2, Unit.DAY),
            line("""
                in a few days|within a few days|in the next few days|over the next few days
                |within the next few days
            """): (3, Unit.DAY),
            "in a few hours|in the next few hours": (3, Unit.HOUR),
            "in a few minutes|in a minute|in a moment": (15, Unit.MINUTE),
        }
    ),
    early=r"early|(?:at |by )?(?:the )?(?:beginning|start)(?: of)?|at the top of",
    mid=r"mid|mid-|middle of|the middle of|midway through",
    late=r"late|later|end of|the end of|by the end of|towards the end of",
    month_end=r"(?:the )?end of (?:the|this) month|(?:the )?month(?:'s)?[ -]end|later this month",
    within=line(r"""
        in|within|in under|inside|in about|in the next|within the next|over the next|in less than
        |within about|no later than|in no more than|within at most
    """),
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
    bare_follows=line(r"""
        works?|is|suits|sounds|would|should|it|please|thanks|by|before|after|on|or|and|with|to|for
        |if|so|then|sharp|in|tomorrow|today|tonight|this|next|latest|at|monday|tuesday|wednesday
        |thursday|friday|saturday|sunday|as|but|once|the|unless|ish|my|your
    """),
    dated=(
        r"{year}-(?P<month>[01]?\d)-{day}",
        r"(?:the )?{day}(?:st|nd|rd|th)?(?: of)? {month}\.?(?:,? {year})?",
        r"{month}\.? (?:the )?{day}(?:st|nd|rd|th)?(?:,? {year})?(?! ?(?:am|pm|:))",
        r"(?:the )?{day}(?:st|nd|rd|th)",
        line(r"""
            (?:(?<=on )|(?<=by )|(?<=before )|(?<=than )|(?<=until )|(?<=day )|(?<=day, )
            |(?<=the ))(?P<first>[0-3]?\d)/(?P<second>[0-3]?\d)(?:/(?P<year>20\d\d))?
        """),
    ),
    marks={
        # "Your mail of Monday": the day belongs to the mail.
        Mark.VOID: unless_after(
            "morning afternoon evening night end close week day start beginning middle top"
        )
        + r"of(?: (?:the|last))*|"
        + unless_after("swing drop come pop go walk drive nip stop")
        + r"past|"
        + line(r"""
            (?:until|till|til|'til|since|last|through|thru|from|starting|every|each|this past
            |not before|as of)(?: (?:the|about|on|next))*
        """),
        Mark.WEEK_OF: r"week of(?: the)?",
        Mark.BEFORE: r"before(?: the)?",
        Mark.BY: r"(?:by|no later than|not later than|latest)(?: (?:the|about|around|at|on))*",
        Mark.AFTER: r"(?:after|past|from)(?: (?:the|about|around|say))*",
        Mark.FOR: r"for(?: (?:the|about|around))*",
        Mark.AT: line(r"""
            (?:at|by|before|after|around|about|approx|approximately|circa|@|near|say|for|past
            |no later than|shortly after|shortly before)
        """),
    },
    day_parts=named({Part.MORNING: "am|a.m.", Part.AFTERNOON: "pm|p.m."}),
    morning_half=r"in the morning|tomorrow morning|this morning|·? ?morning",
    evening_half=r"in the (?:afternoon|evening)|tonight|this (?:afternoon|evening)|at night",
)

_EN_ADVERBS = line(r"""
    (?:(?:definitely|certainly|surely|also|then|just|gladly|personally|probably|likely|still
    |both|all|happily|get someone to|try to|try and|do my best to|make sure to|be sure to
    |go ahead and|simply|quickly|hopefully|most likely|be able to|actually|in any case|of course
    |absolutely) ){0,4}+
""")
_EN_OWN = line(r"""
    (?:going|attaching|enclosing|replying|writing|catching|working|travel\w*|flying|closing|opening|hoping
    |waiting|looking|expecting|thinking|planning
    |having
    |leaving|staying|taking|wondering|meeting|seeing|attending|being|running|trying|asking|wanting|needing
    |sitting|standing|living|using|dealing|moving|driving|heading|teaching|shooting|assuming|counting
    |keeping|holding|reserving|booking|offering|charging|feeling|talking|speaking|writing to (?:say|ask
    |confirm
    |remind|let)|confirming|wishing|dying|missing|enjoying|learning|hiring|celebrating|getting (?:married
    |ready|the|a|new|my)|coming (?:back|home|down with)|anything|something|nothing|willing|king
    |playing|visiting|giving up|away|fishing|sailing|hosting|joking|doing (?:fine|well|ok|okay|a|another)
    |aiming|hearing|losing|receiving|owing|hiking|relaxing|recovering|cooking|finding|struggling)
""")
_EN_BE = line(rf"""
    (?:right |back |out |straight )?(?:there|over|by|round|out to (?!lunch|dinner)\w|with you|at your|at yours
    |back to you|in touch|on ?site|on-site|outside|at the door|on time|at .{{1,30}}\d|done|finished|ready
    |through|back .{{0,30}}to (?:finish|fix|do|complete|install|check|pick|see|look)
    |visiting|driving (?:over|out|round|up|down)|(?!{_EN_OWN}\b)\w{{2,}}ing\b)
""")
_EN_STOP = line(rf"""
    (?:(?:not|never|no|need|want|require|wait|expect|assume|look forward|hold|keep|hear|miss
    |charge|cost|accept|think|consider|know|remember|understand|love|like|appreciate|stay|remain
    |close|reserve|save|pencil|schedule|plan|mark|mean|travel|fly|(?:talk|speak|meet)(?! (?:to
    |with) (?!you\b))|depend|rather
    |prefer|put you|probably not|definitely not|have (?:to|time|room|no|access|guests|company
    |visitors|an appointment)|take \w+ off|take (?:off|time|the day|a break|until|about)
    |leave (?:for|at)|work (?:from|in|on site)|be back (?:in|from|at the))\b|see\b(?! to\b)
    |be\b(?! {_EN_BE})|take ·)
""")
_EN_DEED = line(r"""
    (?:call|phone|ring|give|get|send|mail|email|e-mail|text|write|forward|bring|drop|come|stop
    |swing|pop|deliver|let you know|reply|answer|confirm|update|fix|install|finish|order|pick
    |ship|post|have|knock|be (?:there|in touch|back|over|with you)|share|report|follow|start
    |return|invoice|quote|take|do|come back|prepare|hand|fax|tell|put|set|replace|repair|look
    |swap|see you)
""")

_EN_PEOPLE = line(r"""
    (?:guys?|crew|team|men|people|helpers?|apprentices?|colleagues?|partner|assistant|drivers?|installers?
    |technicians?|plumber|electrician|son|daughter|brother|sister|wife|husband|office|lads?|mate|boys|girls
    |foreman|gardeners?|fitters?|joiner|engineers?|second shooter|co-?worker|staff|receptionist|secretary
    |bookkeeper|intern|trainee|workers?|tech|workshop|studio)
""")

ENGLISH = Speech(
    expand=(
        (r"\b(i|we|you|he|she|they|it|that|there|who)'ll\b", r"\1 will"),
        (r"\bi'm\b", "i am"),
        (r"\b(i|we|you|they)'ve\b", r"\1 have"),
        (r"\b(we|you|they)'re\b", r"\1 are"),
        (r"\bwon't\b", "will not"),
        (r"\bcan't\b|\bcannot\b", "can not"),
        (r"\bgonna\b", "going to"),
        (r"\bmid-? ?week\b", "middle of the week"),
        (
            line(r"""
                \bill (?=(?:be|call|send|come|get|give|bring|text|email|let|drop|stop|have|do|see|try
                |swing)\b)
            """),
            "i will ",
        ),
        (r"^im (?=going|sending|coming|bringing|dropping)", "i am "),
    ),
    vows=(
        rf"\b(?:i|we) (?:will|shall) {_EN_ADVERBS}(?!{_EN_STOP})\w",
        rf"\b(?:i am|we are) {_EN_ADVERBS}(?:going|about) to {_EN_ADVERBS}(?!{_EN_STOP})\w",
        line(rf"""
            \b(?:i am|we are) {_EN_ADVERBS}(?:sending|calling|coming|bringing|dropping|delivering
            |mailing|emailing|posting|shipping|stopping by|ringing|phoning|returning|getting you
            |getting back|swinging|picking it|picking up|ordering|forwarding|popping)\b
        """),
        rf"\b(?:i am|we are|^am) {_EN_ADVERBS}(?!{_EN_OWN}\b)\w{{2,}}ing\b",
        rf"^(?:ok|okay|yes|sure|so|and|but|then|thanks)? ?going to {_EN_ADVERBS}(?!{_EN_STOP})\w",
        line(r"""
            \byour (?:[\w'-]+ ){1,5}will (?:all |then |also )?be (?!charged|billed|renewed|needed|required
            |closed
            |used|based|debited|valued|appreciated|missed|expected|treated|forgotten)\w+(?:ed|nt|ut|own|ung
            |ilt
            |ept|aid|set|one|ght)\b(?!.* by (?:the|a|your|their|his|her) (?!end|weekend|close|start))
        """),
        line(r"""
            \byour (?!(?:\w+ )?(?:train|flight|plane|bus|ferry|taxi|lift)\b)(?:[\w'-]+ ){1,4}
            (?:(?:ships?|goes|go|is going|are going) (?:out|off|to print|in the post|live|up)\b|ships?\b)
        """),
        r"^(?:yes |ok |sure )?(?:i|we) (?:will|shall)(?=$|[,;:(])",
        r"^(?:and |so |then )?you can have (?:it|them|this|these|the|your)\b",
        r"\b(?:there will be|coming|comes)\b.*\bfrom (?:me|us)\b",
        rf"^(?:ok|okay|yes|sure|so|and|but|then|or|thanks)? ?will {_EN_ADVERBS}(?!{_EN_STOP})\w",
        r"^(?:ok|yes|sure|and|so)? ?(?:sending|calling you|dropping|bringing|emailing|mailing|shipping)\b",
        line(rf"""
            \b(?:(?:my|our) (?:\w+ )?{_EN_PEOPLE}(?: (?!will|is|are)\w+)?|the (?:guys|crew|lads|team|boys)
            |(?:one|two|three|both|some|all) of us
            |(?:someone|somebody|one) (?:from|of) (?:my|our|the) \w+)
            (?: )(?:will {_EN_ADVERBS}(?!{_EN_STOP})|(?:is|are) (?:going to {_EN_ADVERBS}(?!{_EN_STOP})
            |(?!{_EN_OWN})\w{{2,}}ing\b))
        """),
        line(rf"""
            \byou (?:will|shall|are going to) {_EN_ADVERBS}(?:have|get|receive|find
            |hear)(?! to\b| used\b)(?!.{{0,40}} from (?!me\b|us\b))
        """),
        line(r"""
            ^(?:so |and |but )?(?:you (?:can|may|should) )?expect (?:my|a|an|it|me|to (?:hear|have|get
            |receive)|our|us|the (?!snow|rain|weather))
        """),
        line(rf"""
            (?<!you )(?<!\bi )(?:will|shall|is going to|are going to
            |should) {_EN_ADVERBS}be (?:(?!not\b)\w+ ){{0,3}}?(?:ready|done|finished|complete|completed
            |with you|in your|at your|over to you|on its way to you|in the (?:mail|post))\b
        """),
        line(r"""
            \b(?:quote|estimate|invoice|answer|price|numbers?|details|contract|draft|letter|report|bill
            |receipt|proposal|translation|statement|plan|paperwork|form|parcel|package|confirmation
            |copy) (?:to follow|follows|will follow|goes out|will go out|is coming|coming|on its way)\b
        """),
        line(r"""
            \b(?:i|we) have (?:got )?(?:you|it|this|that|your \w+) (?:all )?(?:down|booked|booked in
            |scheduled|set|penciled in|pencilled in|slotted in|on the (?:schedule|calendar|books)) for\b
        """),
        line(r"""
            \byou are (?:all )?(?:down|booked|booked in|scheduled|set|on (?:the|my|our) (?:schedule|calendar
            |books)) for\b
        """),
        r"\byour (?:slot|appointment|visit|installation|delivery|lesson|session) (?:is|will be)\b",
        r"\b(?:we are|all) (?:set|booked|confirmed|on) for\b",
        line(r"""
            ^(?:so |and |but |yes )?(?:you can )?(?:plan on|count on|look for|figure on) (?:seeing |having
            |hearing from |getting )?(?:me|us|it|them|the \w+|my \w+)\b
        """),
        rf"\blet me (?!know|have|hear|see|get this|guess|explain|be)(?:.{{0,60}}\band )?{_EN_DEED}\b",
        r"\b(?:i|we) (?:promise|guarantee)\b(?! (?:not|nothing))",
    ),
    offers=(
        line(rf"""
            \b(?:i|we) can {_EN_ADVERBS}(?!{_EN_STOP}|do\b|be\b|start\b|(?:come|stop|swing|drop|pop
            |drive) by)\w
            (?=.*\b(?<!come )(?<!stop )(?<!swing )(?<!drop )(?<!pop )(?:by|before|no later than)\b)
        """),
        line(rf"""
            \b(?:i|we) (?:(?:plan|aim|intend|expect|should be able) to|(?:am|are) (?:planning|aiming) to
            |should(?= (?:have|get|be (?:done|finished|there|with you|ready))\b)) (?!{_EN_STOP})\w
        """),
        line(r"""
            \b(?:i|we) can (?:certainly |definitely |probably |also |easily |then )?(?:send|mail|email
            |forward|get you|get (?:it|that|them|the \w+|a \w+) to you|have .{1,40} (?:for|to|with) you
            |have it ready|let you know|give you (?:a (?:call|ring|price|quote)|an answer)|get back
            |reply|call you)
        """),
    ),
    dated=(
        r"(?<!if )\b(?:it|they|all|everything|the \w+|your \w+|your \w+ \w+) (?:is|are) (?:back )?with you\b",
        r"\b(?:and|then|,|^)? ?you (?:get|have|receive|hear)\b(?! to\b)",
    ),
    latest=r"\b(?:latest|without fail)\b",
    carries=(
        rf"^(?:and|then|and then|but) (?:then |also )?{_EN_DEED}\b(?! (?:me|us)\b)",
        r"^(?:finish|start|install|deliver)\b",
    ),
    timed=(),
    leads=r"\b(?:i|we) (?:will|shall)\b(?! not)|\blet me\b|\bgoing to\b|^will\b",
    present=r"^(?:\w+ )?(?:i am|we are|i will be)\b",
    conditions=line(r"""
        \b(?:if|unless|once|as soon as|provided|providing|assuming|in case|depending|subject to
        |as long as|when(?! i\b| we\b)|after you|until you|should you|whenever|in the event|upon
        |on receipt|in exchange|only after|pending|whichever|let me know (?:if|whether)
        |weather permitting)\b
    """),
    no_conditions=line(r"""
        \b(?:(?:let you know|see|check|ask|tell you|sure|find out|confirm|hear|look|decide
        |figure out|work out|wonder\w*|verify|test|say|advise) (?:if|when|whether|whenever)
        |as soon as (?:possible|i can|we can)|if (?:possible|not sooner|not before|not earlier
        |need be)|once (?:again|more)|when (?:exactly|to expect)|even if|no matter when|depending)\b
    """),
    resets=r"\b(?:otherwise|either way|anyway|in any case|regardless)\b",
    reported=line(r"""
        \b(?<!\bi )(?:said|says|wrote|claims?|claimed|thinks?|asked|promised|mentioned|suggested
        |hoping|wants?|wanted|told(?! you))\b
    """),
    denials=r"(?!)",
    no_denials=r"(?!)",
    hedges=line(r"""
        \b(?:maybe|perhaps|possibly|might|hope|hopefully|hoping|if all goes well|ideally
        |according to|apparently|supposedly|allegedly|attached|enclosed|herewith|attaching
        |this to (?:confirm|say|ask|remind)|at your disposal
        |with any luck|with luck|theoretically|in theory
        |an? (?:\w+ )?(?:wedding|concert|exhibition|fair|funeral|exam|seminar|rehearsal|conference|gig
        |doctor's
        |course|class|workshop))\b|\b(?:i|we|it) (?:could|would)\b
    """),
    doubts=r"\b(?:probably|likely|try|trying|should|think|do my best|roughly)\b",
    past=r"\b(?:yesterday|ago|last (?:week|night|month)|earlier today|this past)\b",
    joints=line(rf"""
        (?:and|but|so|or|then|because|while|though|although|otherwise|since|as) (?:i|we|you|he|she
        |they|it|that|the|my|your|will|please|let|if|when|then|there|once|can|could|would
        |{_EN_DEED})\b|(?:which|who|whether|where|because|so that|in order to|while) |that (?:i|we
        |you|he|she|it|they|the|my|your|is|are|was|were|has|have|will|can|would|should|comes?|came
        |arrives?|goes|needs?|makes?|works)\b
    """),
    ands=r"and|but|then",
    tags=line(r"""
        ^(?:ok|okay|all ?right|alright|right|fine|good|cool|deal|sound good|is that ok|yes|yeah
        |is that all ?right)$
    """),
    agrees=line(r"""
        yes|yep|ok|okay|sure|great|good|perfect|fine|works?|is|it|for|me|us|then|well|all|right|at
        |on|the|by|around|about|latest|or|so|sharp|thanks|thank|you|that|sounds|absolutely|agreed
        |deal|no|problem|probably|most|likely|say|let's|a|of|between|and|from|to|before|after|in|as|later|than
        |usual|confirmed|best|suits|but|appointment|booked|set|noted|calendar|my|our|in|down
    """),
    anaphora=r"\b(?:then|be there|come)\b",
    by_then=r"\b(?:by|around|before) then\b|\bthen$",
    grants=r"\b(?:give|allow) me (?:until|till|til)\b|\blet me have (?:it )?(?:until|till|til)\b",
    deeds=(
        (Does.CALL, r"\b(?:call(?:ing)?|phone|phoning|ring(?:ing)?|buzz|dial)\b"),
        (
            Does.ANSWER,
            line(r"""
                \b(?:get(?:ting)? back|come back to|let you know|reply|answer|respond|write|text|tell|update
                |confirm|hear(?:d)?|in touch|touch base|message|follow up|report back|back to you)\b
            """),
        ),
        (
            Does.SEND,
            line(r"""
                \b(?:send(?:ing)?|mail(?:ing)?|e-?mail(?:ing)?|forward(?:ing)?|post|ship(?:ping)?|share
                |get(?:ting)? you|to you|for you|you (?:will )?(?:have|get|receive)|quote|invoice|follows?
                |goes out|go out|with you|in your)\b
            """),
        ),
        (
            Does.VISIT,
            line(r"""
                \b(?:come|coming|be (?:right )?there|(?:be|go|head|drive) (?:right )?(?:over|by|round)
                |stop(?:ping)?|drop(?:ping)?|swing|pop|visit|be at|bring(?:ing)?|deliver(?:ing)?|knock
                |see you|on ?site|pick(?:ing)? (?:\w+ ){0,4}up (?:from you|at your))\b
            """),
        ),
    ),
    times=_EN_TIMES,
)
