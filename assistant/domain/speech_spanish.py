"""How promises sound in Spanish: data, in the shape that `speech.py` explains."""

from assistant.domain.speech import Does, Speech, counted, line, named, phrases, unless_after
from assistant.domain.time_words import Mark, Part, TimeWords, Unit

_ES_TIMES = TimeWords(
    weekdays=counted(
        """
        lunes lun., martes mar., miércoles miercoles mié.,
        jueves jue., viernes vie., sábado sabado sáb., domingo dom.
        """
    ),
    months=counted(
        """
        enero ene, febrero feb, marzo mar, abril abr, mayo, junio jun,
        julio jul, agosto ago, septiembre setiembre sept sep, octubre oct, noviembre nov, diciembre dic
        """,
        start=1,
    ),
    numbers=counted("una, dos, tres, cuatro, cinco, seis, siete, ocho, nueve, diez, once, doce", start=1),
    counts={"un": 1, "quince": 14, "un par de": 2},
    days=phrases(
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
    parts=named(
        {
            Part.FIRST_THING: "a primera hora|a primera hora de la mañana|temprano|bien temprano",
            Part.MORNING: line("""
                por la mañana|de la mañana|en la mañana|por la manana|a media mañana
                |a última hora de la mañana|durante la mañana|antes de comer
            """),
            Part.NOON: "mediodía|al mediodía|a mediodía|del mediodía|mediodia|el mediodía",
            Part.LUNCH: "a la hora de comer|a la hora del almuerzo",
            Part.AFTERNOON: line("""
                por la tarde|de la tarde|en la tarde|a media tarde|a última hora de la tarde
                |a primera hora de la tarde|después de comer|a última hora|durante la tarde|la tarde
            """),
            Part.CLOSE: line("""
                al final del día|final del día|el final del día|a última hora del día|antes de cerrar
                |en el día|durante el día|a lo largo del día|en el transcurso del día
            """),
            Part.EVENING: "por la noche|de la noche|en la noche|a la noche|medianoche",
        }
    ),
    weeks=named(
        {
            0: line("""
                esta semana|de semana|de la semana|de esta semana|en la semana|durante la semana
                |a lo largo de la semana|en el transcurso de la semana|entre semana
            """),
            1: line("""
                la semana que viene|de la semana que viene|la próxima semana|de la próxima semana
                |la semana próxima|de la semana próxima|la semana entrante|la semana que entra
                |de la semana entrante|la siguiente semana|de semana que viene
            """),
        }
    ),
    weekends=named(
        {
            0: "este fin de semana|el fin de semana|durante el fin de semana|fin de semana",
            1: "después del fin de semana|pasado el fin de semana|tras el fin de semana",
            -1: "antes del fin de semana|antes de este fin de semana",
        }
    ),
    units=named(
        {
            Unit.MINUTE: "minuto|minutos|min",
            Unit.HOUR: "hora|horas|h",
            Unit.WORKING_DAY: "día hábil|días hábiles|día laborable|días laborables|dias habiles",
            Unit.DAY: "día|días|dia|dias",
            Unit.WEEK: "semana|semanas",
        }
    ),
    spans=phrases(
        {
            "en una hora|dentro de una hora|en la próxima hora|en menos de una hora": (1, Unit.HOUR),
            "en media hora|dentro de media hora": (30, Unit.MINUTE),
            "en un cuarto de hora": (15, Unit.MINUTE),
            "en quince días|dentro de quince días": (14, Unit.DAY),
            "en ocho días|dentro de ocho días": (7, Unit.DAY),
        }
    ),
    vague_spans=phrases(
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
    within=line(r"""
        en|dentro de|en menos de|en un plazo de|en los próximos|en las próximas|en unas|en unos
        |en máximo|en un máximo de|antes de|en aproximadamente
    """),
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
        Mark.VOID: unless_after(
            "mañana tarde noche hora final largo mediodía principios finales mediados fines antes después "
            "día partir curso transcurso semana comienzos inicios horas"
        )
        + r"(?<!\d )del|"
        + line(r"""
            (?:hasta|desde|a partir de|a partir del|cada|todos los|pasado|último|última|no antes de
            |no antes del)(?: (?:el|la|los|las|próximo))*
        """),
        Mark.WEEK_OF: r"semana del",
        Mark.BEFORE: r"antes (?:del|de|de este)",
        Mark.BY: line(r"""
            (?:para|a más tardar|como muy tarde|como máximo|a mas tardar)(?: (?:el|la|las|del|este|a
            |próximo))*
        """),
        Mark.AFTER: r"(?:después de|después del|a partir de|pasadas)(?: (?:el|la|las))*",
        Mark.FOR: r"(?!)",
        Mark.AT: r"(?:a|sobre|antes de|después de|entre|de|hacia|alrededor de|a eso de|para)",
    },
    morning_half=r"(?:de|por) la mañana",
    evening_half=r"(?:de|por) la (?:tarde|noche)|esta (?:tarde|noche)",
)

_ES_CLITICS = r"(?:(?:se|le|les|te|lo|la|los|las|os|me|nos) ){0,2}"
_ES_VERBS = line(r"""
    llamo|mando|envío|envio|paso|vengo|contesto|respondo|escribo|aviso|digo|llevo
    |traigo|entrego|hago|tengo|doy|pongo|empiezo|arreglo|reparo|preparo|reviso|pido|miro|acerco
    |dejo|termino|cuento|comento|devuelvo|informo|remito|compro|instalo|transfiero|encargo|ocupo
    |propongo|hablo|busco|cambio|marco|paso|presento|llamamos|mandamos|enviamos|pasamos|venimos
    |contestamos|respondemos|escribimos|avisamos|decimos|llevamos|traemos|entregamos
    |hacemos|damos|ponemos|empezamos|arreglamos|reparamos|preparamos|revisamos|terminamos
    |devolvemos|informamos|instalamos
""")
_ES_NOT = line(r"""
    confirmo|confirmamos|espero|agradezco|ruego|recuerdo|deseo|reservo|guardo|pido|veo|debo|cobro|propongo
    |recomiendo
    |invito|necesito|dijo|hizo|puso|trajo|vino|tuvo|dio|fue|quiero|felicito|entiendo|comprendo
    |conozco|sugiero|aconsejo|aseguro que|ofrezco|puedo|podemos|debemos|esperamos|deseamos
    |agradecemos|recordamos|rogamos|pedimos|proponemos|vemos|reservamos|hablo de|apetece|apunto
    |anoto|bueno|mismo|todo|otro|malo|como|cuando|digo que|tengo que
""")
_ES_OWN = line(r"""
    trabajamos|vivimos|salimos|cerramos|abrimos|estamos|somos|tenemos|sabemos|queremos|seguimos|cogemos|vamos
    |viajamos|celebramos|nos vemos|quedamos|hemos|habíamos|íbamos|teníamos|nos leemos|hablamos|últimos
    |próximos
    |leemos|volvemos|descansamos|necesitamos|recibo|recibimos|cobramos|juego|jugamos|tomamos|viajo|salgo
    |vuelvo
    |libro|cierro|abro|trabajo|descanso|todo|solo|sólo|pero|como|cuando|cuanto|mucho|gusto|otro|bajo|dentro
    |luego|nuestro|vuestro|tengo|vivo|cojo|necesito|pago|celebro|incluso|medio|claro|bueno|tanto|sino|quedo
    |sigo
    |confirmo|confirmamos|adjunto|adjuntamos|lamento|siento|sentimos|lamentamos|compro|estreno|expongo|enseño
    |caso|mudo|mudamos|opero|jubilo|casamos|correo|teléfono|saludo|presupuesto|trato|somos|nosotros|fuimos
    |vimos|supongo|imagino|acepto|rechazo
""")
_ES_START = rf"(?:^|· )(?:(?:el|la|este|esta|y|pues|luego|ya|yo|nosotros|·) ){{0,4}}{_ES_CLITICS}"
_ES_PLACE = line(r"""
    (?:ahí|allí|allá|en su|en tu|en vuestr\w+|con usted\w*|contigo|puntual|a la hora
    |a las? |por ahí|en la puerta)
""")
_ES_WEAK = line(r"""
    necesitaré|esperaré|podré|seré|querré|deberé|estaré|veré|habré|sabré|preferiré|quedaré
    |viajaré|dependeré|qué|porqué|necesitaremos|esperaremos|podremos|seremos|estaremos|veremos
    |sabremos|deberemos
""")
_ES_PEOPLE = line(r"""
    (?:compañer[oa]s?|ayudantes?|soci[oa]s?|equipo|técnic[oa]s?|operari[oa]s?|chicos|hij[oa]s?|herman[oa]s?
    |mujer
    |marido|oficina|aprendi(?:z|ces)|oficial|encargad[oa]|colegas?|emplead[oa]s?|fontaner[oa]|jardiner[oa]s?
    |secretari[oa]|gente|instalador(?:es)?|asistente)
""")
_ES_PAPERS = (
    r"(?:presupuesto|factura|respuesta|traducción|contrato|documentos?|informe|propuesta|paquete|carta)"
)

SPANISH = Speech(
    expand=(),
    vows=(
        line(rf"""
            (?<!\w)(?<!el )(?<!un )(?<!mi )(?<!su )(?<!este )(?<!del )(?<!al )(?<!de )
            (?<!cada )(?<!con ){_ES_CLITICS}\b(?:{_ES_VERBS})\b(?! (?:que
            |libre|libres|tiempo|un compromiso|una cita|otra?)\b)
        """),
        rf"(?<!\w)(?:le|les|te|os|se l[oa]s?) (?!(?:{_ES_NOT})\b)\w+(?:o|oy|amos|emos|imos)\b",
        r"\b(?:me comprometo a|(?:le |te )?prometo|nos comprometemos a)\b",
        r"\b(?:intento|trato de) \w+(?:ar|er|ir)\w{0,4}\b",
        rf"(?<!\w){_ES_CLITICS}(?!(?:{_ES_WEAK})\b)(?!tendré que)(?!tendremos que)\w+(?:ré|remos)\b",
        line(r"""
            \b(?:llamare|enviare|mandare|pasare|ire|confirmare|avisare|hare|entregare|contestare
            |respondere|llevare)\b
        """),
        rf"\b(?:estaré|estaremos|estoy|estamos) (?:\w+ ){{0,6}}?{_ES_PLACE}",
        r"\b(?:ahí|allí|allá) (?:estaré|estaremos|estoy)\b",
        line(r"""
            \b(?:voy|vamos) a (?!estar fuera|necesitar|tener que|ver si|ver qué|esperar|estar de|viajar
            |quedar)\w+(?:ar|er|ir)(?:le|les|te|lo|la|los|las|se|selo|sela|selos|me|nos|os)?\b
        """),
        r"(?<!\w)(?:le |te |les )?(?:voy|vamos)(?! a\b| de\b| con\b| al\b)\b",
        r"\b(?:voy|vamos) a (?:su|tu|vuestra) (?:casa|tienda|local|oficina|taller|restaurante|negocio)",
        line(r"""
            (?<!\w)(?:tendrá|tendrán|tendrás|recibirá|recibirán|recibirás|va a recibir|va a tener
            |le llegará|te llegará|le llega|te llega|le llegarán|tendréis|recibiréis|sabrá de (?:mí
            |nosotros))(?! (?:que|tiempo)\b)(?!\w)
        """),
        line(r"""
            \b(?:estará|estarán|quedará|quedarán|está|queda|están)\b.{0,20}\b(?:list[oa]s?
            |terminad[oa]s?|hech[oa]s?|acabad[oa]s?|arreglad[oa]s?|reparad[oa]s?|en su (?:correo
            |buzón))\b
        """),
        rf"\b{_ES_PAPERS} .{{0,20}}\b(?:sale|saldrá|llegará|llega|va)\b",
        line(rf"""
            \b(?:(?:mi|nuestro|nuestra|mis|nuestros) {_ES_PEOPLE}|(?:el|la|los|las) {_ES_PEOPLE} (?:mí
            |nuestr)[oa]s?|el equipo)(?: (?!no\b)\w+)? {_ES_CLITICS}(?:pasa|pasan|van?(?! al? (?!ir\b)\w+o\b)
            |viene|vienen|llama|llaman|lleva|llevan|entrega|envía|manda|hace|termina|instala|revisa
            |recoge|trae|irán?|(?!(?:estará|será|tendrá|podrá|querrá|habrá)n?\b)\w{{2,}}rán?)(?!\w)
        """),
        r"\bsin falta (?:le|te|les)\b",
        r"\b(?:cuenten?|cuenta) (?:conmigo|con nosotros)\b",
        r"\b(?:su|tu)s? (?!(?:tren|avión|vuelo|barco)\b)(?:[\w-]+ ){1,4}?(?:salen?|saldrán?)\b",
        r"\b(?:tiene|tienes|tienen)\b.*\bsin falta\b|\bsin falta\b.*\b(?:tiene|tienes|tienen)\b",
        line(r"""
            \b(?:será|serán)\b.{0,30}\b(?:entregad|enviad|instalad|terminad|reparad|remitid)[oa]s?\b
            (?!.* por (?!mí|nosotros|la (?:mañana|tarde|noche)))
        """),
    ),
    offers=(
        line(r"""
            \b(?:puedo|podemos) (?!pasar|ir|venir|esperar|guardar|reservar)\w+(?:ar|er|ir)(?:le|les|te|lo
            |la|los|las|se|os){0,2}\b
            (?=.*\b(?:para (?!que)|antes del?|a más tardar))
        """),
        line(r"""
            \b(?:puedo|podemos) (?:\w+ )?(?:enviar|mandar|dar|tener|decir|entregar|contestar
            |hacer llegar|pasar el)(?:le|les|te|lo|la|selo|sela)?\b
        """),
    ),
    dated=(
        rf"(?<!\w){_ES_CLITICS}confirm(?:o|amos)\b",
        r"\b(?:pienso|tengo pensado|calculo) (?!que)\w+(?:ar|er|ir)(?:le|les|te|lo|la|los|las|selo|sela)?\b",
        r"\b(?:lo|la|los|las) (?:tiene|tienes|tienen|recibe|recibes)\b(?! que\b)",
    ),
    latest=r"\b(?:a más tardar|como muy tarde|como máximo|sin falta)\b",
    carries=(
        r"^(?:y|luego|y luego) (?!ayer)\w{2,}(?:ar|er|ir)(?:le|les|te|lo|la|los|las|selo|selas?|selos|os)?\b",
    ),
    timed=(
        # "Te confirmo la cita del jueves" tells of a day, "el jueves te confirmo la cita" names it.
        line(rf"""
            (?<!\w){_ES_CLITICS}confirm(?:o|amos)\b(?!.*\b(?:del?|que|cita|reserva|pedido|asistencia|presencia
            |recepción|visita)\b.*·)
        """),
        rf"{_ES_START}(?!(?:{_ES_NOT}|{_ES_OWN})\b)\w{{2,}}(?:amos|emos|imos)\b",
        line(rf"""
            {_ES_START}(?!(?:{_ES_NOT}|{_ES_OWN})\b)(?!\w+[ai]do\b)\w{{2,}}(?:o|oy)
            (?: )(?:el|los?|las?|un|una|unos|unas|su|sus|tu|tus|vuestr[oa]s?|esos?|esas?|est[ae]s?|todo
            |toda|todos|todas
            |al|a su|a tu|con su|con el|con la|por su|por tu)\b
        """),
    ),
    leads=r"\b(?:voy|vamos) a\b",
    present=r"^(?:\w+ )?(?:estoy|estamos|estaré)\b",
    conditions=line(r"""
        (?<!\w)(?:si|cuando (?:me|usted|reciba|tenga|llegue|lo|la|nos|te|ustedes|puedas?|quiera
        |esté)|en cuanto|una vez|siempre que|siempre y cuando|a menos que|salvo que|al recibir
        |tras recibir|apenas|con tal de que|en caso de|a condición|según|después de que|tan pronto
        |dependiendo|dígame si|dime si)(?!\w)
    """),
    no_conditions=line(r"""
        (?<!\w)(?:(?:ver|saber|decir|confirmar|preguntar|averiguar|comprobar|reviso|pregunto|miro
        |veo|digo|confirmo|decirle|decirte|aviso|avisaré|diré|confirmaré|preguntaré|compruebo) (?:si
        |cuando|cuándo)|en cuanto (?:pueda|podamos|sea posible|a)
        |tan pronto (?:como )?(?:sea posible|pueda)|si (?:es posible|no antes|dios quiere)|por si
        |aunque|incluso si|una vez más)(?!\w)
    """),
    resets=r"\b(?:de lo contrario|si no|en todo caso|de todas formas|de todos modos|en cualquier caso)\b",
    reported=r"\b(?:dijo|dice|dicen|dijeron|escribió|comentó|afirma|prometió|pidió|asegura|cree)\b",
    denials=r"(?<!\w)(?:no|nunca|tampoco)(?= (?:\w{1,3} ){0,2}\w+)",
    no_denials=line(r"""
        \bno (?:más tarde|se preocupe|te preocupes|hay problema|antes|importa|faltaba más|dude
        |olvid\w+)\b|\bcómo no\b|\bpor qué no\b
    """),
    hedges=line(r"""
        \b(?:quizás?|tal vez|a lo mejor|posiblemente|ojalá|espero|esperamos|podría\w*|me gustaría
        |adjunt[oa]s?|a su disposición|a tu disposición|igual paso|idealmente|si todo va bien|puede que
        |(?<!la )(?<!una )(?<!su )(?<!mi )(?<!tu )(?<!de )(?<!las )
        (?<!esta )(?<!en )(?<!a )\w+ría
        |una? (?:boda|concierto|exposición|feria|entierro|examen|curso|taller|seminario|ensayo|bautizo
        |congreso
        |conferencia))\b
    """),
    doubts=line(r"""
        \b(?:probablemente|intentaré|intento|trataré|trato|creo|seguramente|en principio|procuraré
        |calculo)\b
    """),
    past=r"\b(?:ayer|anteayer|anoche|la semana pasada|hace (?:un|una|dos|tres|\d+))\b",
    joints=line(rf"""
        (?:y|pero|o|entonces|luego|porque|pues) (?:le|les|te|lo|la|se|yo|usted|ustedes|nos|si
        |por favor|así|él|ella|no|el|{_ES_VERBS}|voy|iré)(?!\w)|(?:porque|para que|quien|donde
        |así que|aunque|mientras) |que (?!viene\b|entra\b)(?=(?:le|te|lo|se|yo|usted|llega|me|el|la
        |mañana)\b)
    """),
    ands=r"y|pero|luego",
    tags=line(r"""
        ^(?:ok|vale|sí|si|de acuerdo|está bien|le parece|te parece|le parece bien|te parece bien
        |verdad|bien|no)$
    """),
    agrees=line(r"""
        sí|si|ok|vale|perfecto|perfecta|de|acuerdo|bien|está|me|nos|viene|va|parece|estupendo|genial
        |claro|entonces|el|la|las|los|a|al|para|antes|del|más|tardar|muy|como|tarde|gracias|sobre
        |hacia|entre|y|o|por|listo|hecho|confirmado|mejor|este|esta|que|quedamos|día|ya|pues|en
        |punto|pero|cita|confirmada|confirmado|anotado|anotada|agenda|mi|nuestra
    """),
    anaphora=r"\b(?:entonces|ahí|allí|allá|voy|paso|iré)\b",
    by_then=r"\b(?:para entonces|ese día)\b",
    grants=r"\b(?:deme|dame|denme|déjeme|déjame|deje que|concédame) (?:tiempo )?hasta\b",
    deeds=(
        (Does.CALL, r"\b(?:llam\w*|telefone\w*|marco)\b"),
        (
            Does.SEND,
            line(r"""
                \b(?:envi\w*|envío|mand\w*|tendr(?!\w* (?:todo )?list)\w*|recib\w*|remit\w*|llegar\w*
                |llega|factur\w*|tiene
                |hago llegar|haré llegar|sale|saldrá)\b
            """),
        ),
        (
            Does.ANSWER,
            line(r"""
                \b(?:dig\w*|diré|dar\w*|doy|contest\w*|respond\w*|escrib\w*|avis\w*|confirm\w*|inform\w*
                |cont\w*|coment\w*|contacto|decir\w*|respuesta|sabrá)\b
            """),
        ),
        (
            Does.VISIT,
            line(r"""
                \b(?:pas\w*|ir\w*|(?:voy|vamos)(?! a \w+[aei]r\w{0,3}\b)|veng\w*
                |estar(?:é|emos)(?! (?:list|termin))|estoy|llev\w*|traig\w*|entreg\w*|acerc\w*|ahí
                |allí)\b
            """),
        ),
    ),
    times=_ES_TIMES,
)
