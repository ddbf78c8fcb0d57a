"""How promises sound in French: data, in the shape that `speech.py` explains."""

from assistant.domain.speech import Does, Speech, counted, line, named, phrases, unless_after
from assistant.domain.time_words import Mark, Part, TimeWords, Unit

_FR_TIMES = TimeWords(
    weekdays=counted(
        """
        lundi lun., mardi mar., mercredi mer.,
        jeudi jeu., vendredi ven., samedi sam., dimanche dim.
        """
    ),
    months=counted(
        """
        janvier janv, février fevrier févr, mars, avril avr, mai, juin,
        juillet juil, août aout, septembre sept, octobre oct, novembre nov, décembre decembre déc
        """,
        start=1,
    ),
    numbers=counted("une, deux, trois, quatre, cinq, six, sept, huit, neuf, dix, onze, douze", start=1),
    counts={"un": 1, "quinze": 14, "vingt-quatre": 24, "quarante-huit": 48},
    days=phrases(
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
    parts=named(
        {
            Part.FIRST_THING: "à la première heure|première heure|en tout début de matinée",
            Part.MORNING: line("""
                matin|dans la matinée|en matinée|au matin|le matin|fin de matinée|en fin de matinée
                |en début de matinée|début de matinée|la matinée|de bonne heure
            """),
            Part.NOON: "midi|à midi",
            Part.LUNCH: "à l'heure du déjeuner|pendant la pause déjeuner|entre midi et deux",
            Part.AFTERNOON: line("""
                après-midi|apres-midi|après midi|dans l'après-midi|l'après-midi|en début d'après-midi
                |début d'après-midi|en fin d'après-midi|fin d'après-midi|aprem|après le déjeuner
            """),
            Part.CLOSE: line("""
                en fin de journée|fin de journée|la fin de journée|la fin de la journée|fin de la journée
                |dans la journée|dans le courant de la journée|au cours de la journée|en cours de journée
                |en journée
            """),
            Part.EVENING: "soir|au soir|dans la soirée|en soirée|le soir|minuit",
        }
    ),
    weeks=named(
        {
            0: line("""
                cette semaine|de semaine|de la semaine|de cette semaine|dans la semaine|la semaine
                |dans le courant de la semaine|courant de semaine|courant de la semaine
            """),
            1: line("""
                la semaine prochaine|semaine prochaine|de semaine prochaine|de la semaine prochaine
                |la semaine qui vient|la semaine suivante|de la semaine suivante
                |courant de la semaine prochaine
            """),
        }
    ),
    weekends=named(
        {
            0: line("""
                ce week-end|le week-end|ce weekend|le weekend|pendant le week-end|du week-end|week-end
                |durant le week-end
            """),
            1: "après le week-end|après le weekend|apres le week-end",
            -1: "avant le week-end|avant le weekend|avant ce week-end",
        }
    ),
    units=named(
        {
            Unit.MINUTE: "minute|minutes|min",
            Unit.HOUR: "heure|heures|h",
            Unit.WORKING_DAY: "jour ouvré|jours ouvrés|jour ouvrable|jours ouvrables|jours de travail",
            Unit.DAY: "jour|jours",
            Unit.WEEK: "semaine|semaines",
        }
    ),
    spans=phrases(
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
    vague_spans=phrases(
        {
            line("""
                dans quelques jours|d'ici quelques jours|dans les prochains jours|ces prochains jours
                |sous quelques jours|dans les jours qui viennent
            """): (3, Unit.DAY),
            "dans un jour ou deux|d'ici un jour ou deux|d'ici un ou deux jours": (2, Unit.DAY),
            "d'ici deux ou trois jours|dans deux ou trois jours|d'ici deux-trois jours": (3, Unit.DAY),
            "dans quelques heures|d'ici quelques heures": (3, Unit.HOUR),
        }
    ),
    early=r"(?:en |au |dès le |dès )?début|au commencement",
    mid=r"(?:en |au )?milieu|mi-",
    late=r"(?:en |à la |la )?fin|(?:dans le )?courant",
    month_end=r"(?:la )?fin (?:du|de ce) mois|fin de mois|ce mois-ci",
    within=line(r"""
        dans|d'ici|sous|dans les|d'ici à|sous un délai de|dans un délai de|en moins de|dans moins de
        |dans environ|d'ici environ|dans les prochaines|sous les|au plus tard dans
    """),
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
        line(r"""
            (?<!dans )(?<!d'ici )(?<!sous )(?<!en )(?<!pendant )(?:vers |à )?{hour} heures?
            (?P<past> et demie| trente)?(?P<quarter> et quart)?
        """),
    ),
    between=r"entre|de",
    article=r"(?!)",
    suffix=r"h|heures?|h00|h30",
    bare_follows=r"(?!)",
    dated=(
        r"{year}-(?P<month>[01]?\d)-{day}",
        r"(?:le )?{day}(?:er)? {month}(?: {year})?",
        r"(?<=le ){day}/(?P<month>[01]?\d)(?:/{year})?",
        line(r"""
            (?<=le ){day}(?:er)?(?=$| ?[,.;!?)·]| (?:à|au|vers|entre|pour|en|dans|et|ou|chez|avec|avant
            |après|de)(?!\w))
        """),
        r"(?P<name>lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) {day}/(?P<month>[01]?\d)",
        r"(?P<name>lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) {day}(?! ?(?:h|heures|:|\d))",
    ),
    marks={
        Mark.VOID: unless_after(
            "matinée journée soirée après-midi matin soir fin début courant cours milieu midi heures h "
            "semaine"
        )
        + r"(?:de|du)|"
        + line(r"""
            (?:jusqu'à|jusqu'au|jusque|depuis|dès le|à partir de|à compter de|à partir du|pas avant
            |chaque|tous les|dernier|valable)(?: (?:le|la|ce))*
        """),
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
_FR_VERBS = line(r"""
    arrive|rappelle|envoie|passe|viens|appelle|téléphone|réponds|reviens|transmets|dépose|livre
    |apporte|tiens|recontacte|occupe|fais|adresse|donne|dis|écris|informe|préviens
    |prépare|termine|finis|règle|répare|commence|regarde|vérifie|mets|propose|expédie|poste
    |contacte|remets|rédige|traduis|commande|ramène|repasse|fixe|mail|rends|charge|installe
    |change|remplace|ressors|fournis|renvoie|relance
""")
_FR_NOUS = line(r"""
    rappelons|envoyons|passons|venons|appelons|téléphonons|répondons|revenons|transmettons
    |déposons|livrons|apportons|tenons|recontactons|occupons|faisons|adressons
    |donnons|informons|préparons|terminons|finissons|réparons|commençons|contactons|remettons
    |commandons|repassons|installons
""")
_FR_ON = r"rappelle|envoie|passe|vient|appelle|répond|revient|dépose|livre|apporte|confirme|tient"
_FR_NOT = line(r"""
    confirme|remercie|souhaite|prie|attends|demande|laisse|garde|réserve|dois|conseille|recommande|vois
    |retrouve|invite|embrasse|salue|informe que|rappelle que|signale que|crois|comprends|connais
    |suggère|écoute|suis|ai|avais|assure que|espère|félicite|note|mets en attente|bloque|inscris
    |donne rendez-vous|propose|offre|le|la|les|es
""")
_FR_OWN = line(r"""
    (?:travaille|pars|reste|ferme|rentre|compte|peux|veux|sais|pense|aime|cherche|habite|joue|prends
    (?: )(?:des|mes|quelques|un jour|congé|note|ma |la route|l'avion|le train)|vais|ai|suis|étais|avais
    |puis|dors|fête|ouvre
    |marie|vis|lis|cours|enseigne|donne (?:un|des) cours|quitte|voyage|déménage|profite|manque|paie|coûte
    |apprécie|regrette|excuse|imagine|suppose|sens|devrais|pourrais|voudrais|voulais|devais|préfère|vends
    |accepte|refuse|confirme|trouve|reçois|perds|accueille|expose|pensais|souviens|permets|joins|réjouis
    |vous|nous|les|tous|plus|pas|dans)
""")
_FR_PEOPLE = line(r"""
    (?:collègues?|collaborateurs?|collaboratrices?|ouvriers?|équipe|apprentie?|technicien(?:ne)?|associée?
    |livreur|fils|fille|frère|sœur|soeur|femme|mari|bureau|gars|assistante?|jardiniers?|aides?|compagnons?
    |plombier|chauffeur|secrétaire|stagiaire|équipier|salariés?|chef|employée?s?|atelier)
""")
_FR_PLACE = line(r"""
    (?:là\b|chez (?:vous|toi)|sur place|à l'heure|devant|à votre (?:porte|disposition)
    |au rendez-vous|à \d|à (?:une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze) heures?
    |prêt)
""")
_FR_WEAK = line(r"""
    serai|serons|verrai|verrons|reverrons|parlerons|reparlerons|retrouverons|devrai|devrons
    |attendrai|attendrons|voudrai|resterai|resterons|pourrai|pourrons|saurai|compterai
    |demanderai|garderai|partirai|travaillerai|profiterai|prendrai (?:des|mes) (?:vacances
    |congés)|rentrerai
""")
_FR_NO_PLURAL = line(r"""
    avons|sommes|déménageons|allons|pouvons|devons|voulons|savons|pensons|espérons|souhaitons|remercions
    |prions|attendons
    |demandons|fermons|restons|partons|travaillons|comptons|proposons|offrons|regrettons|recommandons|invitons
    |conseillons|voyons|réservons|gardons|serons|verrons|reverrons|parlerons|reparlerons|retrouverons|pourrons
    |devrons|attendrons|resterons|aurons besoin|avions|serions|aurions|fêtons|rentrons|ouvrons
    |prenons (?:des|nos)
    |rappelons que|informons que|confirmons|maisons|leçons|saurons|retrouvons|buvons|mangeons|dînons|déjeunons
""")
_FR_WEAK_ON = line(r"""
    est|a|peut|doit|veut|sait|part|sort|ferme|travaille|reste|verra|pourra|sera|saura|aura|voit|reçoit|attend
    |demande|fait (?:le point|un point|relâche)|dit|appelle|se voit|compte|pense|espère|souhaite|boit|mange
    |vit|fête
""")
_FR_PAPERS = line(r"""
    (?:devis|facture|réponse|traduction|contrat|documents?|courrier|colis|proposition|estimation
    |rapport|confirmation|attestation|projet)
""")

FRENCH = Speech(
    expand=((r"\bj (?=\w)", "j'"), (r"\bjte\b", "je te"), (r"\bje vs\b", "je vous")),
    vows=(
        rf"\b(?:je |j')(?!ne\b|n'){_FR_CLITICS}(?:{_FR_VERBS})\b",
        line(rf"""
            \b(?:je |j')(?!ne\b|n'){_FR_CLITICS}(?!(?:{_FR_NOT}|{_FR_OWN})\b)
            \w{{2,}}(?<!ai)(?<!rai)(?:e|s|ds|ts)(?<!ais)\b
        """),
        rf"\bnous (?!ne\b|n'){_FR_CLITICS}(?!(?:{_FR_NO_PLURAL})\b)\w{{2,}}(?<!i)ons\b",
        rf"\bnous (?!ne\b|n'){_FR_CLITICS}(?:{_FR_NOUS})\b",
        rf"\bje (?:vous |te |t')(?:(?:le|la|les|y|en) |l')?(?!(?:{_FR_NOT})\b)\w+(?:e|s|ts|ds)\b",
        r"\b(?:je m'engage à|nous nous engageons à|je (?:vous |te )?promets? (?:de|d'))",
        rf"\bj'(?:essaie|essaye) (?:de |d'){_FR_CLITICS}\w+(?:er|ir|re)\b",
        rf"\bon (?!ne\b|n'){_FR_CLITICS}(?:{_FR_ON}|(?!(?:{_FR_WEAK_ON})\b)\w{{2,}}ra)\b",
        line(rf"""
            ^(?:et |alors |mais |donc )?on (?!ne\b|n'){_FR_CLITICS}(?!(?:{_FR_OWN}|{_FR_WEAK_ON})\b)
            \w{{2,}}(?:e|t|d)\b
        """),
        line(r"""
            \b(?:votre|vos|ton|tes) (?:[\w'-]+ ){1,4}?(?:sera|seront)\b(?!.* par (?!la poste|courrier|mail
            |mes|mon|mes))
            .{0,30}\b\w{2,}(?<!fact)(?<!d)(?:é|i|u|is|it)e?s?\b
        """),
        line(rf"""
            \b(?:je |j')(?!ne\b|n'){_FR_CLITICS}(?!(?:{_FR_WEAK})\b)(?!aurai (?:besoin|le temps
            |du mal))\w+rai\b
        """),
        rf"\bnous (?!ne\b|n'){_FR_CLITICS}(?!(?:{_FR_WEAK})\b)(?!aurons besoin)\w{{2,}}rons\b",
        rf"\b(?:je (?:y |vous |te )?serai|j'y serai|nous (?:y )?serons)\b(?=.*{_FR_PLACE}|$)",
        r"\bj'y (?:serai|suis)\b",
        r"\b(?:comptez|compte) sur (?:moi|nous)\b",
        rf"\b(?:je suis|nous sommes) {_FR_PLACE}",
        line(r"""
            \b(?:votre|vos|ton|tes) (?!(?:train|avion|bus|vol|bateau|car)s?\b)(?:[\w'-]+ ){1,4}?
            (?:part|partent|partira|partiront)\b
        """),
        line(rf"""
            \b(?:je vais|nous allons|on va) (?:\w+ ){{0,2}}?{_FR_CLITICS}(?!devoir|avoir besoin|attendre
            |voir si|essayer de voir|rester|être absent|prendre des|partir)\w{{3,}}(?:er|ir|re|oir)\b
        """),
        r"\bje ne manquerai pas d",
        line(rf"""
            ^(?:et|puis|et puis|ensuite) (?:(?:vous|te|t'|le|la|les|l'|lui) ?){{1,2}}(?:{_FR_VERBS}
            |\w{{2,}}rai)\b
        """),
        line(r"""
            \b(?:vous|tu) (?:l'|les |le |la |en )?(?:aurez|recevrez|auras|recevras|recevez|entendrez
            |trouverez)\b(?! (?:besoin|à |le temps|le choix|droit
            |peut-être))(?!.{0,40} de la part (?!de moi))
        """),
        r"\b(?:vous|tu) (?:allez|vas) (?:l'|les |le )?(?:recevoir|avoir)\b(?! besoin)",
        line(r"""
            \b(?:sera|seront)\b.{0,30}\b(?:prêt\w*|chez vous|terminé\w*|fini\w*|réparé\w*
            |dans votre (?:boîte|messagerie)|envoyé\w*|expédié\w*|posté\w*|entre vos mains|livré\w*
            |remis\w*|transmis\w*|adressé\w*|déposé\w*|rendu\w*|installé\w*)\b
            (?!.* par (?:le|la|les) (?!poste|courrier))
        """),
        line(rf"""
            \b(?:l'équipe|(?:mon|ma|notre|mes|nos) {_FR_PEOPLE})(?: (?!ne\b|n'|vous\b|te\b|a\b|est\b|l'
            |dit\b)\w+)?
            (?: )(?!ne\b|n'){_FR_CLITICS}(?:(?!passe s)(?:{_FR_ON})|\w{{2,}}ra|\w{{2,}}ront|passent|viennent
            |(?:va|vont) (?!être\b|avoir\b){_FR_CLITICS}\w+(?:er|ir|re))\b
        """),
        rf"\b{_FR_PAPERS} .{{0,20}}\b(?:suit|suivra|part|partira|suivent|suivront)\b",
    ),
    offers=(
        line(rf"""
            \b(?:je peux|nous pouvons|on peut) {_FR_CLITICS}(?!passer|venir|attendre|garder|réserver|rester)
            \w+(?:er|ir|re)\b(?=.*\b(?:d'ici|avant|pour|au plus tard)\b)
        """),
        line(r"""
            \bje (?:peux|pourrai) (?:vous |te |l'|les )+(?:envoyer|donner|faire parvenir|répondre
            |transmettre|confirmer|adresser|avoir|rappeler|dire)\b
        """),
    ),
    dated=(
        r"\bvous (?:l'avez|avez (?:le|la|les|votre|ma|mon) \w+)\b",
        rf"\b(?:je|nous) {_FR_CLITICS}confirm(?:e|ons)\b",
        r"\bje (?:compte|pense|prévois de) (?:vous |te |le |la |les |l'|en ){0,2}\w+(?:er|ir|re)\b",
    ),
    latest=r"\b(?:au plus tard|sans faute|promis)\b",
    carries=(rf"^(?:et|puis|et puis|et ensuite) {_FR_CLITICS}(?!hier\b)\w{{2,}}(?:er|ir|re)\b",),
    timed=(
        line(rf"""
            \b(?:je|nous) {_FR_CLITICS}confirm(?:e|ons)\b
            (?!.*\b(?:de|du|que|rendez-vous|rdv|réservation|commande|venue|présence|réception|bien)\b.*·)
        """),
    ),
    leads=r"\b(?:je vais|nous allons|on va)\b",
    present=r"^(?:\w+ )?(?:je suis|nous sommes)\b",
    conditions=line(r"""
        \b(?:quand|lorsque)\b(?! je\b)|\blorsqu'|(?<!\w)(?:si|s'il|s'ils|dès que|une fois
        |à condition|sous réserve|à moins|pourvu|au cas où|dès réception|en cas|à réception|selon
        |en fonction|le cas échéant|tant que|après réception|dites-moi si)(?!\w)
    """),
    no_conditions=line(r"""
        (?<!\w)(?:(?:savoir|voir|vérifier|vérifie|demander|dire|confirmer|regarde|regarder|dirai|dis
        |confirmerai|confirme|demande) (?:si|s'il|quand|lorsque)|si (?:possible|besoin
        |ce n'est avant|pas avant)|dès que (?:possible|je peux)|même si|s'il (?:vous|te) plaît
        |s'il vous plait|en tout cas|en tous cas)(?!\w)
    """),
    resets=r"\b(?:sinon|autrement|dans tous les cas|de toute façon|en tout cas)\b",
    reported=line(r"""
        \b(?:dit|disait|disiez|disent|écrit|écriviez|prétend|pense que|affirme|annoncé|(?<=\w )promis
        |demandé)\b
    """),
    denials=r"\b(?:ne|n')(?=\s|\w).{0,40}\b(?:pas|plus|jamais|guère|rien)\b",
    no_denials=r"\bne manquerai pas|pas plus tard\b",
    hedges=line(r"""
        \b(?:peut-être|éventuellement|espère|espérons|j'aimerais|si tout va bien|au mieux
        |d'après(?!-)|selon (?:lui|elle|eux)|paraît-il|dit-il|dit-elle|ci-joint\w*|ci-inclus|à (?:votre
        |ta) disposition|au sujet d|possiblement|(?!(?:frais|por|ex|re|at
        |abs|dis|con|vrais|marais)(?:trait)?\b)\w+rai[st]\b|idéalement
        |une? (?:mariage|concert|expo\w*|salon|foire|enterrement|examen|formation|stage|cours|séminaire
        |atelier
        |répétition|conférence|baptême)\b)
    """),
    doubts=line(r"""
        \b(?:normalement|sans doute|probablement|essaie|essaye|essaierai|essayerai|tâcherai|tâche
        |pense|vais essayer|ferai (?:mon possible|de mon mieux)|en principe|a priori)\b
    """),
    past=r"\b(?:hier|avant-hier|la semaine dernière|tout à l'heure j'ai|il y a)\b",
    joints=line(r"""
        (?:et|mais|ou|puis|car|donc|alors) (?:je|j'|nous|vous|il|elle|on|le|la|les|te|merci|si|votre
        |mon|ma|n'|ensuite|puis)(?!\w)|(?:parce que|pour que|afin que|qui|où|dont|afin de|puisque
        |comme) |(?<!dès )(?<!fois )(?<!condition )(?<!moins )(?<!pourvu )(?<!tant )(?:que|qu')(?= ?(?:je
        |vous|nous|il|elle|on|le|la)\b)
    """),
    ands=r"et|mais|puis",
    tags=r"^(?:ok|d'accord|ça vous va|ça te va|ça va|c'est bon|oui|entendu|n'est-ce pas)$",
    agrees=line(r"""
        oui|ok|d|d'accord|accord|parfait|très|bien|entendu|bon|c|c'est|est|ça|ca|cela|me|nous
        |convient|conviens|va|marche|noté|pour|moi|alors|donc|le|la|à|au|vers|d'ici|ici|plus|tard
        |merci|ce|super|possible|de|entre|et|avant|après|dès|ou|environ|sans|faute|parfaitement
        |comme|convenu|disons|mais|rendez|vous|rdv|confirmé|pris|fixé|notre|mon|agenda|dans
    """),
    anaphora=r"\b(?:alors|y serai|là|j'y|viens|passe|passerai|ce jour-là)\b",
    by_then=r"\b(?:d'ici là|à ce moment-là|ce jour-là)\b",
    grants=r"\b(?:laissez-moi|laisse-moi|donnez-moi|donne-moi|accordez-moi) (?:le temps )?jusqu",
    deeds=(
        (Does.CALL, r"\b(?:rappel\w*|appel\w*|téléphon\w*|coup de fil|passe\w* un coup de)\b"),
        (
            Does.SEND,
            line(r"""
                \b(?:envo\w*|enverr\w*|transme\w*|parvenir|adresse\w*|aurez|auras|recevrez|recevez|recevras
                |recevoir|expédi\w*|poste\w*|l'avez|suit|suivra|part|partira|mail|fourni\w*)\b
            """),
        ),
        (
            Does.ANSWER,
            line(r"""
                \b(?:répon\w*|revien\w*|confirm\w*|tiens|tiendr\w*|recontact\w*|dis|dirai|écri\w*|inform\w*
                |prévien\w*|donne\w*|donnerai|courant|contact\w*|fixe\w*|propose\w*|entendrez|nouvelles
                |réponse)\b
            """),
        ),
        (
            Does.VISIT,
            line(r"""
                \b(?:pass(?!\w* (?:la |une |ma )?commande)\w*|repass\w*|vien\w*|venir|chez vous
                |dépos\w*|livr\w*|apport\w*
                |serai(?! prêt)|serons(?! prêt)
                |sur place|suis|ramèn\w*)\b
            """),
        ),
    ),
    times=_FR_TIMES,
)
