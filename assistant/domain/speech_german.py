"""How promises sound in German: data, in the shape that `speech.py` explains."""

from assistant.domain.speech import Does, Speech, counted, line, named, phrases, unless_after
from assistant.domain.time_words import Mark, Part, TimeWords, Unit

_DE_TIMES = TimeWords(
    weekdays=counted(
        """
        montag mo., dienstag di., mittwoch mi.,
        donnerstag do., freitag fr., samstag sa. sonnabend, sonntag so.
        """
    ),
    months=counted(
        """
        januar jänner jan, februar feb, märz maerz mär, april apr, mai, juni jun,
        juli jul, august aug, september sept sep, oktober okt, november nov, dezember dez
        """,
        start=1,
    ),
    numbers=counted(
        """
        eins, zwei zwo, drei, vier, fünf fuenf, sechs,
        sieben, acht, neun, zehn, elf, zwölf zwoelf
        """,
        start=1,
    ),
    counts={
        **dict.fromkeys(("ein", "eine", "einer", "einem", "einen"), 1),
        **dict.fromkeys(("vierzehn",), 14),
        "vierundzwanzig": 24,
    },
    days=phrases(
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
    parts=named(
        {
            Part.FIRST_THING: "gleich in der früh|als erstes|gleich früh",
            Part.MORNING: line("""
                vormittag|vormittags|im laufe des vormittags|am vormittag|morgens|am morgen|in der früh|früh
                |am frühen vormittag|vor der mittagspause|im laufe des morgens|den vormittag über
            """),
            Part.NOON: "mittag|mittags|zwölf uhr mittags|zum mittag",
            Part.LUNCH: "über mittag|in der mittagspause|mittagszeit",
            Part.AFTERNOON: line("""
                nachmittag|nachmittags|am nachmittag|im laufe des nachmittags|nach dem mittag
                |nach der mittagspause|am frühen nachmittag|am späten nachmittag
            """),
            Part.CLOSE: line("""
                feierabend|im laufe des tages|tagesende|ende des tages|dienstschluss|geschäftsschluss
                |büroschluss|den tag über
            """),
            Part.EVENING: "abend|abends|am abend|am frühen abend|nach feierabend|im laufe des abends|nachts",
        }
    ),
    weeks=named(
        {
            0: line("""
                diese woche|dieser woche|der woche|im laufe der woche|im laufe dieser woche|die woche
                |wochenende
            """),
            1: line("""
                nächste woche|nächster woche|der nächsten woche|kommende woche|kommender woche
                |der kommenden woche|in der neuen woche|der neuen woche|nächsten woche|die nächste woche
                |folgende woche|folgender woche
            """),
            2: "übernächste woche|übernächster woche|der übernächsten woche",
        }
    ),
    weekends=named(
        {
            0: line("""
                am wochenende|übers wochenende|über das wochenende|dieses wochenende|zum wochenende
                |wochenende|das wochenende
            """),
            1: "nach dem wochenende",
            -1: "vor dem wochenende|noch vor dem wochenende",
        }
    ),
    units=named(
        {
            Unit.MINUTE: "minute|minuten|min",
            Unit.HOUR: "stunde|stunden|std|h",
            Unit.WORKING_DAY: line("""
                werktag|werktage|werktagen|arbeitstag|arbeitstage|arbeitstagen|werktages|arbeitstages
            """),
            Unit.DAY: "tag|tage|tagen|tages",
            Unit.WEEK: "woche|wochen",
        }
    ),
    spans=phrases(
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
    vague_spans=phrases(
        {
            line("""
                in ein paar tagen|in den nächsten tagen|in einigen tagen|die nächsten tage
                |innerhalb der nächsten tage|die tage|dieser tage
            """): (3, Unit.DAY),
            "in ein, zwei tagen|in ein bis zwei tagen|in den nächsten beiden tagen": (2, Unit.DAY),
            "in zwei, drei tagen|in zwei bis drei tagen": (3, Unit.DAY),
            "in ein paar stunden|in den nächsten stunden": (3, Unit.HOUR),
        }
    ),
    early=r"(?:gleich )?(?:zu )?anfang|(?:zu )?beginn|am anfang|zum anfang|gleich zu beginn",
    mid=r"mitte|zur mitte",
    late=r"ende|zum ende|gegen ende|am ende",
    month_end=r"(?:zum |am )?(?:monatsende|ende (?:des|dieses) monats)|(?:noch )?diesen monat",
    within=line(r"""
        in|innerhalb von|innerhalb|binnen|in den nächsten|innerhalb der nächsten|in etwa|in ca\.?
        |in rund|in spätestens|spätestens in|in maximal
    """),
    to=r"-|–|bis|oder|und|bis spätestens|bzw\.?|/",
    next_before=r"nächste[nrms]?|kommende[nrms]?|diese[nrms]?",
    next_behind=r"(?!)",
    next_skips=False,
    full_day=True,
    possessive=r"(?!)",
    day_parts=named(
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
    bare_follows=line(r"""
        am|oder|und|mit|bei|da|vor|vorbei|zu|zur|zum|heute|morgen|in|auf|an|ihnen|dir|euch|wie|ist
        |für|passt|komme|kommen|stehe|rufe|bin|sind|auch|hin|dort|pünktlich|los|das|die|den|der
    """),
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
        Mark.VOID: unless_after("woche")
        + r"vom|"
        + line(r"""
            (?:seit|ab|letzte[nrm]?|vergangene[nrm]?|vorige[nrm]?|nicht vor|erst nach|jeden
            |jede)(?: (?:dem|der|den|kommende[nrm]?|nächste[nrm]?))*
        """),
        Mark.WEEK_OF: r"(?:woche vom|woche ab|woche um den)",
        Mark.BEFORE: r"vor(?: (?:dem|diesem))?",
        Mark.BY: line(r"""
            (?:bis|spätestens|bis spätestens|längstens)(?: (?:zum|zu|am|dem|den|spätestens|etwa|um|ca
            |circa|einschließlich|inklusive|kommenden|nächsten))*
        """),
        Mark.AFTER: r"nach(?: (?:dem|der))*",
        Mark.FOR: r"für(?: (?:den|die|das))*",
        Mark.AT: line(r"""
            (?:um|gegen|bis|vor|nach|ab|zwischen|ca\.?|circa|etwa|so um|bis um|kurz vor|kurz nach
            |spätestens|bis spätestens|von|pünktlich um)
        """),
    },
    half_to=r"halb",
    morning_half=r"(?:morgens|vormittags|früh|in der früh)",
    evening_half=r"(?:nachmittags|abends|am (?:nachmittag|abend))",
)

_DE_VERBS = line(r"""
    melde|rufe|schicke|sende|maile|schreibe|komme|bringe|liefere|gebe|lasse|sage|antworte|schaue
    |schau|sehe|erledige|mache|kümmere|kümmer|hole|stelle|leite|reiche|erstelle|kalkuliere
    |informiere|kläre|repariere|überweise|beginne|fange|starte|besuche|bestelle|prüfe|teile
    |übersende|faxe|bereite|übersetze|werfe|montiere|baue|tausche|hinterlege|verschicke|versende
    |lege|telefoniere|stehe|bespreche|berichte|fertige|korrigiere
    |benachrichtige|setze|klingle|klingele|kontaktiere|beantworte|fahre|übergebe|besorge|stimme|händige
    |messe|fülle|verlege|streiche|poste|installiere
""")
_DE_PLURAL = line(r"""
    melden|rufen|schicken|senden|mailen|schreiben|kommen|bringen|liefern|geben|lassen|sagen
    |antworten|schauen|erledigen|machen|kümmern|holen|stellen|leiten|reichen|erstellen
    |kalkulieren|informieren|klären|reparieren|überweisen|beginnen|fangen|starten|besuchen
    |bestellen|prüfen|teilen|übersenden|verschicken|übersetzen|montieren|bauen|tauschen
    |versenden|legen|stehen|benachrichtigen|setzen|beantworten|kontaktieren|fahren
    |übergeben|besorgen|installieren|verlegen|streichen|liefern
""")
_DE_BARE = line(r"""
    (?:lade|sehe|trage|gehe|frage|suche|finde|spiele|höre|schließe|arbeite|plane|schätze|kaufe)
    (?!.*\b(?:an|ab|auf|aus|um|durch|nach|mit|hoch|runter|herunter|raus|heraus|rüber|vorbei|weg|zurück
    |zusammen)(?:$| und |[,;:(]))
""")
"""Verbs that mean something else where their other half stands at the clause's end: "sehe … an"."""
_DE_NOT = line(rf"""
    (?:{_DE_BARE}|nehme(?!.*\b(?:mit|ab|auf|vor|maß)\b)
    |warte(?=n? (?:ich|wir)$|n?$|.*\b(?:auf|bis|noch|ab|gerne?)\b)|danke|bitte|wünsche|brauche|bräuchte
    |erwarte|halte|reserviere|freue|hoffe|hätte|wäre|habe|denke|glaube|rate|empfehle|verstehe|treffe
    |schulde|kenne|biete|berate|verweise|erinnere|meine|merke|notiere|vermute|ersuche|bewundere|werde
    |würde|beglückwünsche|versuche|wie|die|alle|bleibe|reise|verreise|fliege|öffne|liebe|lebe|wohne
    |feiere|heirate|schlafe|unterrichte|verlasse|genieße|bedaure|bedauere|entschuldige|kriege|bekomme
    |erhalte|gehöre|stimme|zähle|verbleibe|grüße|vermisse|benötige|sollte|könnte|müsste|möchte|hatte
    |konnte|wollte|musste|durfte|dachte|wusste|bestätige|quittiere|kassiere|berechne|verlange|miete
    |gebe .{{0,20}}(?:unterricht|kurse?)|ende|heute|gerne|keine|eine|ihre|deine|eure|diese|beide|sie
    |verbringe|mache .{{0,20}}(?:frei|urlaub|pause|feierabend|zu|ferien|schluss)|beziehe
    |rechne(?=.*\bmit\b)|ziehe(?=n?\b.*\bum$)
    |fahre .{{0,40}}(?:nach|in|zu) (?!ihnen|dir|euch))
""")
_DE_DONE = r"(?!\w*(?<!ei)(?<!ich)(?<!al)(?<!ös)(?<!war)te\b)"
"""No "schickte", "machte"; but "bereite", "richte", "schalte"."""
_DE_DOES = rf"(?!{_DE_NOT}\b){_DE_DONE}\w{{2,}}e\b"
"""Any verb of ours in the present, save those of wishing, owning, offering and one's own life."""
_DE_FIRST = r"^(?:(?:ja|ok|und|aber|dann|danke|also|gut|denn|nein|so|hallo|oder|sondern) ){0,3}"
"""Where the subject stands before its verb, nothing but such a word stands before the subject."""
_DE_DO = line(rf"""
    (?!{_DE_NOT}n\b)(?!(?:haben|sind|können|müssen|sollen|dürfen|wollen|mögen|werden|würden|hätten|wären
    |waren|feiern|kamen|gingen|fanden|schrieben|riefen|gaben|ließen|standen|sprachen|nahmen|einen
    |ihnen|den|keinen|unseren|ihren|diesen|deinen|gegen|zwischen|morgen|mein\w*|wegen|seinen|allen|beiden
    |wissen|kennen|gern|dann|schon|in|an|am|um|von|nun|nach|bin|un|denn|haben|schulden)\b)
    (?!\w*(?<!ei)(?<!ich)(?<!al)(?<!ös)(?<!war)ten\b)\w{{2,}}(?:en|ern|eln)\b
""")
_DE_PEOPLE = line(r"""
    (?:kolleg(?:e|in)|mitarbeiter(?:in)?|gesell(?:e|in)|team|leute|monteure?|techniker(?:in)?|fahrer(?:in)?
    |büro|azubi|lehrling|auszubildende[rn]?|assistent(?:in)?
    |partner(?:in)?|helfer(?:in)?|gärtner(?:in)?|meister(?:in)?|praktikant(?:in)?|vertretung|jungs|kollegen
    |mitarbeiterinnen|gesellen|aushilfe|sekretärin|installateure?)
""")
_DE_PLACE = (
    r"(?:da\b|dort\b|bei (?:ihnen|dir|euch|ihrer|ihrem)|vor ort|vor der tür|pünktlich|zur stelle|fertig)"
)
_DE_PAPERS = line(r"""
    \b\w*(?:angebot|rechnung|kostenvoranschlag|voranschlag|antwort|übersetzung|unterlagen
    |vertrag|details|näheres|entwurf|bericht|preis|rückmeldung|mail|bestätigung|weiteres
    |terminvorschlag|liste|gutachten)
""")

GERMAN = Speech(
    expand=((r"\bist's\b", "ist es"), (r"\bich's\b", "ich es")),
    vows=(
        rf"\bich (?:(?:dann|auch|selbst|gleich|noch) )?(?:{_DE_VERBS})\b",
        rf"\b(?:{_DE_VERBS}) ich\b",
        rf"{_DE_FIRST}ich (?:(?:dann|auch|selbst|gleich|noch) ){{0,2}}{_DE_DOES}",
        rf"\b{_DE_DOES}(?<!\bdie) ich\b",
        rf"{_DE_FIRST}wir (?:(?:dann|auch|selbst|gleich|noch) ){{0,2}}{_DE_DO}",
        rf"\b{_DE_DO} wir\b(?! uns\b)",
        r"^(?:und )?(?:meld|mach|bring|schick|ruf|liefer|kümmer) (?:mich|ihnen|dir|euch)\b",
        line(r"""
            \bihre? (?:[\w-]+ ){1,3}(?:wird|werden)\b(?!.* (?:von|vom|durch) )
            .{1,80}\b(?!belastet|gesperrt|geschlossen)(?:ge|\w{2,4}ge|über|ver|be)\w+(?:t|en)$
        """),
        r"\bich (?:verspreche|garantiere|sorge dafür)\b.*\bzu \w+en$",
        rf"\bdass ich .{{0,80}}(?:{_DE_VERBS})$",
        rf"\bwir (?:(?:dann|auch) )?(?:{_DE_PLURAL})\b",
        rf"\b(?:{_DE_PLURAL}) wir\b",
        line(rf"""
            ^(?:(?:und|dann|danach|anschließend|also|ja|ok|gut|danke|gerne
            |gern) )*(?:{_DE_VERBS})(?! (?:mir|uns|dich)\b)\b
        """),
        rf"^(?:{_DE_VERBS}) (?:mich|ihnen|dir|euch)\b",
        line(rf"""
            (?:\b(?:ich bin|bin ich|wir sind|sind wir)|^(?:und |dann )*(?:bin
            |sind))\b(?!.*\bwieder\b)(?!.*\b(?:ab|von .{{1,14}} bis)\b.*\b(?:da|dort)$).*{_DE_PLACE}
        """),
        line(r"""
            \b(?:ich habe|habe ich|wir haben|haben wir)\b(?!.*\w(?:t|ten|en)$).{0,80}\b(?:fertig
            |für (?:sie|dich|euch))\b
        """),
        line(r"""
            \b(?:ich werde|werde ich|wir werden|werden wir)\b(?!.*\b(?:warten|brauchen|benötigen
            |abwesend|verreist|urlaub|nicht erreichbar|freuen|dankbar|sehen|unterwegs)\b)(?!.*\b(?:sein
            |haben)\b(?<!da sein)(?<!fertig haben)(?<!ihnen sein)(?<!vor ort sein)
            (?<!pünktlich sein)(?<!dir sein)(?<!fertig sein))
        """),
        line(r"""
            \b(?:(?:sie|du|ihr) (?:bekommen|erhalten|kriegen|hören|bekommst|erhältst|kriegst|hörst
            |bekommt|erhaltet)|(?:bekommen|erhalten|kriegen|hören|bekommst|erhältst|kriegst|hörst
            |bekommt) (?:sie|du|ihr))\b(?!.{0,60} (?:von|vom) (?!mir\b|uns\b|meiner|unserer))
        """),
        line(r"""
            \b(?:ist|sind|wird|werden|liegt|liegen|steht|stehen|landet
            |landen)\b(?<!ich werde)(?!.*\b(?:geschlossen
            |nicht)\b).{0,80}\b(?:fertig|erledigt|abholbereit|abholfertig|bei (?:ihnen|dir|euch)
            |in (?:ihr|dein|eur)e[mr]|in der post|abgeschlossen)\b
        """),
        line(r"""
            \b(?:mein|unser)e? (?:sohn|tochter|bruder|schwester|frau|mann) (?:kommt|meldet|ruft|bringt|schickt
            |liefert|holt|wird)\b
        """),
        line(rf"""
            \b(?:(?:mein|unser)e? {_DE_PEOPLE}(?: (?!ist|hat|war|wird|kommt)\w+)?|(?:jemand|eine?r?) (?:von
            |aus) (?:uns|unserem \w+|meinem \w+)) (?!(?:ist|hat|sagt|meint|braucht|will|kann|soll|muss
            |hatte|war
            |liegt|sind|haben|können|wollen|fehlt|glaubt|denkt|arbeitet)\b)\w{{2,}}(?:t|en|ird)\b
        """),
        line(rf"""
            \b(?!(?:ist|hat|sagt|meint|braucht|wohnt|feiert|heiratet|fehlt|passt|arbeitet|glaubt|mit|seit
            |nicht|erst
            |hört)\b)\w{{2,}}t (?:sich )?(?:\w+ ){{0,2}}(?:mein|unser)e? {_DE_PEOPLE}\b
        """),
        r"\b(?:liegt|liegen) (?:ihnen|dir|euch)\b.*\bvor\b|\b(?:geht|gehen) (?:ihnen|dir|euch)\b.*\bzu\b",
        line(r"""
            \b(?:wird|werden) (?:ihnen|dir|euch)\b(?!.* (?:von|vom|durch) ).*\b(?:geliefert|gebracht
            |geschickt|gemailt|zugeschickt|zugesandt|zugestellt|übersandt|übergeben|überreicht)\b
        """),
        r"\b(?:haben sie|hast du|habt ihr|sie haben|du hast)\b.*\bvon (?:mir|uns)(?=$|[,;:(])",
        r"\b(?:rechnen sie|rechne) (?:bitte )?.*\bmit (?:mir|uns)\b",
        r"\b(?:das|unser) team (?!ist|hat|sagt|wünscht|arbeitet)\w+t\b",
        r"\bvon (?:mir|uns) (?:gibt|kommt|folgt|haben|kommen|folgen)\b",
        r"\b(?:gibt es|gibt's|kommt|folgt)\b.*\bvon (?:mir|uns)\b",
        line(r"""
            \bihre? (?:[\w-]+ ){1,3}(?:geht|gehen)\b.*\b(?:raus|hinaus|weg|ab|auf die reise|in die post
            |zur post
            |in den druck|online|an sie)\b
        """),
        rf"{_DE_PAPERS}.{{0,30}}\b(?:folgt|folgen|kommt|kommen|geht|gehen)\b",
        rf"\b(?:folgt|folgen|kommt|geht)\b.{{0,40}}{_DE_PAPERS}",
        rf"{_DE_PAPERS}\b.{{0,20}}\b(?:haben|hast) (?:sie|du)\b",
    ),
    offers=(
        line(r"""
            \b(?:ich kann|kann ich|wir können|können wir)\b.{0,80}\b(?:schicken|senden|zusenden
            |zuschicken|mailen|liefern|bescheid geben|zukommen lassen|fertig haben|nennen|mitteilen
            |sagen)\b
        """),
        line(r"""
            \b(?:ich kann|kann ich|wir können|können wir)\b(?=.*\b(?:bis|spätestens)\b)(?!.*\b(?:warten
            |reservieren
            |freihalten|zurücklegen|halten|bleiben|arbeiten|kommen|vorbeikommen|parken
            |zahlen)$).{0,120}\b\w{3,}en$
        """),
        r"\b(?:ich kann|kann ich|wir können|können wir)\b.{0,80}\b(?:schicken|senden)$",
    ),
    dated=(
        line(r"""
            \b(?:haben sie|sie haben|hast du|du hast|habt ihr|ihr habt)\b(?!.*\b(?:zeit|frist
            |gelegenheit|möglichkeit|recht|anspruch|termin|urlaub)\b)(?!.*\b(?!genau)\w*ge\w+(?:t|en)$)
        """),
        r"\b(?:ich bestätige|bestätige ich|wir bestätigen|bestätigen wir)\b",
    ),
    latest=r"\b(?:spätestens|bestimmt|sicher)\b",
    carries=(r"\bzu \w+e?n$|\b\w+zu\w+en$",),
    timed=(r"^(?:am |gleich )?· (?:bestätige ich|bestätigen wir)\b",),
    leads=line(r"""
        \bich (?:versuche|verspreche|garantiere|bemühe mich|sorge dafür|sehe zu|sage (?:ihnen )?zu
        |versichere)\b
    """),
    present=line(r"""
        ^(?:\w+ )?(?:ich bin|bin ich|wir sind|ich habe)\b|\b(?:habe ich|haben wir) (?:\w+ )?(?:luft|zeit
        |einen moment|etwas ruhe|ruhe|frei)$
    """),
    conditions=line(r"""
        \b(?:wenn|falls|sofern|sobald|solange|vorausgesetzt|unter der bedingung|es sei denn|nachdem
        |je nachdem|ansonsten kann|nach erhalt|nach eingang|bei eingang|bei erhalt|im falle
        |vorbehaltlich|außer|soweit|geben sie (?:mir )?bescheid, ob)\b
    """),
    no_conditions=line(r"""
        \b(?:wenn (?:nicht (?:früher|eher|schon vorher)|möglich|auch)|sobald wie möglich|auch wenn
        |selbst wenn|sobald ich kann|sobald es geht|wenn's geht|wenn es geht)\b
    """),
    resets=r"\b(?:ansonsten|andernfalls|so oder so|auf jeden fall|in jedem fall|sonst)\b",
    reported=line(r"""
        \b(?:sagte|sagt|sagten|schrieb|schrieben|meinte|meint|behauptet|behauptete|erzählte
        |erwähnten|geschrieben|gesagt|versprochen|gemeint|angekündigt)\b
    """),
    denials=r"\b(?:nicht|nichts|niemand\w*|kein\w*|nie|niemals|weder|kaum)\b",
    no_denials=line(r"""
        \b(?:nicht (?:später|vergessen|nur|erst|länger|mehr als|ganz)|kein problem|keine sorge
        |keine ursache|keine frage)\b
    """),
    hedges=line(r"""
        \b(?:vielleicht|eventuell|evtl|ggf|gegebenenfalls|möglicherweise|hoffe\w*|hoffentlich
        |könnte\w*|würde\w*|dürfte\w*|müsste\w*|möchte\w*|wollte\w*|sollte\w*|womöglich
        |eine?n? (?:\w+ )?(?:hochzeit|konzert|ausstellung|messe|beerdigung|prüfung|seminar|kurs|workshop|probe
        |auftritt|vortrag|fortbildung|schulung|arzttermin|taufe)
        |laut|angeblich|nach eigene[rn] (?:aussage|angaben)|anbei|im anhang|beigefügt|beiliegend|hiermit
        |stehen?\b.* zur verfügung|schreiben?\b.*\bwegen
        |bezüglich|unter umständen|wenn alles klappt|idealerweise|theoretisch)\b
    """),
    doubts=line(r"""
        \b(?:versuche|wahrscheinlich|voraussichtlich|vermutlich|denke|wohl|bemühe|rechne
        |in der regel|normalerweise|ungefähr)\b
    """),
    past=r"\b(?:gestern|vorgestern|letzte (?:woche|nacht)|vorhin|neulich|kürzlich)\b",
    joints=line(rf"""
        (?:und|aber|oder|sondern|denn|weil|dann) (?:ich|wir|sie|du|er|es|das|der|die|ihr|dann|bitte
        |wenn|falls|bin|sind|werde|{_DE_VERBS})\b|(?:dass|weil|damit|ob|obwohl|während|bevor
        |welche[rsn]?)(?= )
    """),
    ands=r"und|dann",
    tags=r"^(?:ok|okay|ja|gut|recht|passt|passt das|in ordnung|einverstanden|alles klar|oder|gell|gelt)$",
    agrees=line(r"""
        ja|ok|okay|gut|gerne|gern|prima|super|perfekt|alles|klar|passt|passen|geht|ist|es|das|mir
        |uns|für|dann|am|um|bis|so|gegen|spätestens|wäre|sehr|bestens|einverstanden|abgemacht|danke
        |vielen|dank|in|ordnung|oder|und|also|noch|der|den|dem|zum|zur|vom|ab|etwa|ca|wie|vereinbart
        |besprochen|auch|bei|zwischen|von|aber|termin|bestätigt|notiert|eingetragen|steht|im|kalender|mein
        |unser|fest
    """),
    anaphora=r"\b(?:dann|da|komme|bei ihnen)\b",
    by_then=r"\bbis dahin\b",
    grants=r"\b(?:geben sie|gib|gebt|lassen sie|lass|lasst) mir (?:bitte |noch |zeit )*bis\b",
    deeds=(
        (
            Does.CALL,
            line(r"""
                \b(?:rufe?n?\b.*\b(?:an|zurück)|rufe?|anrufen\w*|zurückrufen|anzurufen|telefonisch
                |telefoniere)\b
            """),
        ),
        (
            Does.VISIT,
            line(r"""
                \b(?:komme?n?|vorbei\w*|bin(?!.*\bfertig)|sind wir|da sein|besuche?n?|vor ort
                |bringe?n?|liefere?|liefern|schaue?\b.*\b(?:rein|bei ihnen)|klinge?le|stehe|fahre
                |bei ihnen (?:sein|ab|abholen)|vorbeikommen)\b
            """),
        ),
        (
            Does.ANSWER,
            line(r"""
                \b(?:melde?n?|bescheid|antworte?n?|schreibe?n?|sage?n?|gebe|informiere?n?
                |teilen? .*\bmit|hören
                |hörst|höre|mitteilen|bestätige?n?|antwort|rückmeldung|kläre?n?|beantworte?n?|nenne?n?
                |berichte)\b
            """),
        ),
        (
            Does.SEND,
            line(r"""
                \b(?:schicke?n?|sende?n?|maile?n?|zukommen|zusenden|zuschicken|übersende?n?|verschicke?n?
                |versende?n?|bekommen|bekommst|erhalten|erhältst|kriegst|haben sie|folgt|folgen|geht
                |leite?n?|reiche|faxe|für sie|kommt|in der post|schick)\b
            """),
        ),
    ),
    times=_DE_TIMES,
)
