"""Words the greeting goes by: what is no person's name, given names, and each language's little words."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> frozenset[str]:
    return frozenset(phrase.strip() for phrase in text.split(","))


TITLES = _words(
    """
    dipl don dott doña dr fr frau herr ing m madam madame mag miss mlle mme monsieur mr mrs ms mx pastor
    prof professor rev señor señora sig signora sir sr sra srta
    """
)

HONOURS = _words(
    """
    ba bsc cpa dds esq ii iii iv jr ma mba md msc phd rn sr
    """
)

SMALL_WORDS = _words(
    """
    af al av bin da das de del della den der di do dos el ibn la le les mac st ten ter van vom von zu zur
    """
)
"""What stands between a first and a last name."""

NO_PERSON = _words(
    """
    ab academy accounting accounts accueil achats admin administración administration administrator ag
    agency agentur akademie alert alerts amazon american and anonymous anybody apartments apellido
    apotheke apple aps architects architekten architektur as associates association attorneys auto autos
    bakery bank bar bau bestellung billing board bot boulangerie branch bros brothers buchhaltung builders
    building bureau business businesses bv bäckerei büro cafe café call caller calls capital car care
    careers cars catering cell center centre chamber church city cleaning client clients clinic clinics
    club co college commercial committee company compras comptabilité condo condominium condos
    construction consultants consulting contact contractor contractors coop cooperative corp corporation
    council county credit creek crew customer customers daemon daily deal deals dear delivery dental
    dentist department dept design designs digest digital director division e eheleute einkauf electric
    electrical elektro email empfang empresa energy engineering enterprises entreprise equipe equipo
    estate et eurl ev events export express facebook familia familie famille family finance financial
    first firstname fitness fontanería form formular foto foundation free garage garden gardens gartenbau
    gbr gemeinde global gmbh goods google group groupe grupo gruppe guest hallo handwerk haus
    hausverwaltung headquarters health heating heizung hello hey hi hills hoa holding holdings home homes
    hotel house hq hr immobilien import inc industries info ingenieurbüro ingenieure insights institut
    institute insurance international invest invoice jobs kanzlei kg kgaa kirche kitchen kitchens klinik
    kontakt kontaktformular labs landscaping last lastname leasing legal limited linkedin list lists llc
    llp logistics ltd magazine mail mailer mailing maler malermeister management manager manufacturing
    market marketing markets mart mbh media medical message mfg microsoft ministry mobile monthly motors
    moving music mutual my nachname name national network networks new news newsletter nextdoor no nobody
    nom nombre noreply not notar notification notifications nv oder offer offers office official ohg
    online or order orders ou our outlet outlook oy painting partner partners paypal people person
    pharmacy phone photo photography plc plomberie plumber plumbing postmaster power praxis press print
    products profile properties property prénom pta pty realty recepción rechtsanwalt rechtsanwälte
    recruiting reinigung reisen rental rentals repair repairs reparatur reply residences restaurant robot
    roofing sa sales salon sanitär sarl sas school schreinerei schule se secrétariat security sekretariat
    server service services servicio servicios shop site sl slu society société software solutions
    somebody someone sons soporte spa special specials srl stadt state steuerberater steuerberatung
    stiftung store studio studios super supplies supply support surname system systems taller team tech
    technologies technology test the thumbtack tienda tischlerei toll tool tools tours trading transport
    travel ug und union united university universität unknown update updates user valley ventas ventures
    verein verlag vermietung versicherung vertrieb verwaltung via video visitor voice voicemail vorname
    warehouse water web webmaster website weekly welcome werkstatt wireless works world worldwide y yelp
    yoga your zentrum électricité équipe
    """
)
"""Words of firms, roles, machines and couples. Such a list is never complete; it need only cover what
senders really put into their display name, for a greeting by name is a kindness, not a duty."""

GIVEN_NAMES = _words(
    """
    aaron abigail adam adrian adriana agnes ahmed aisha alan alberto alejandra alejandro alex alexander
    alexandra alexis alfonso alice alicia alina alison allison amanda amber amelia amy ana andrea andreas
    andrew andrés andy angela angelika angélique anita anja anke ann anna anne annette annika antoine
    anton antonia antonio ariane armin arthur ashley astrid audrey aurélie barbara beate beatrice beatriz
    benedikt benjamin bernadette bernard bernd bernhard beth bettina betty bill birgit björn bob brandon
    brenda brian brigitte britta bruce camille carina carl carla carlos carmen carol carole caroline
    carolyn carsten catherine cathy cecilia charles charlotte chiara chloe chloé chris christa christian
    christiane christina christine christoph christophe christopher cindy claire clara claudia clément
    connie corinna cornelia craig cristina cynthia céline dagmar dan dana daniel daniela danielle dave
    david dawn deborah debra denise dennis detlef diana diane diego dieter dirk dominik dominique don
    donald donna doris dorothea doug douglas edith eduardo edward eileen eleanor elena elias elisabeth
    elizabeth elke ellen elsa emil emily emma emmanuel enrique eric erica erik erika ernesto esther ethan
    eva evelyn fabian felix fernanda fernando florian france frances francesca francesco francisco frank
    françois françoise frederick fritz gabriel gabriela gabriele gary georg george gerald gerard gerd
    gerhard gianni gina giovanni gisela giulia gloria grace graham greg gregory gudrun guillaume guillermo
    gustavo günter günther hanna hannah hannelore hans harald harold harry heather heidi heike heinz helen
    helena helga helmut henri henry herbert holger horst howard hugo hélène ian ines ingo ingrid irene
    iris isabel isabella isabelle ivan jack jacob jacqueline jacques jake jakob james jan jana jane janet
    janice jasmin jason javier jean jeff jeffrey jennifer jenny jens jeremy jerry jesse jessica jesús jill
    jim joachim joan joana joanna jochen joe joel johanna johannes john johnny jon jonas jonathan jorge
    josef joseph joshua josé joyce juan judith judy julia julian julie julien juliette justin jutta jörg
    jürgen kai karen karim karin karl karla karsten katharina katherine kathleen kathrin kathryn kathy
    katie katja katrin kay keith kelly ken kenneth kerstin kevin kim kirsten klaus konrad kristin kurt
    kyle lara larry lars laura lauren laurence laurent lea lee lena leo leon leonie leslie lily linda lisa
    lothar louis louise luc luca lucas lucia lucie lucy luis luisa lukas lutz lydia lynn madeleine
    magdalena maike manfred manon manuel manuela marc marcel marco marcus margaret margarita maria marian
    marianne marie mario marion mark markus marlene marta martha martin martina martine mary mathias
    mathieu matt matteo matthew matthias maureen max maximilian meike melanie melissa mercedes mia michael
    michaela michel michelle michèle miguel mike mohamed mohammed monica monika monique moritz nadine
    nadja nancy natalia natalie nathalie nathan nick nicola nicolas nicole niklas nils nina noah nora
    norbert norma norman olaf oliver olivia olivier oscar otto pablo pamela paola pascal pat patricia
    patrick paul paula paulina pauline pedro peggy peter petra phil philip philipp philippe phyllis pierre
    pilar rachel rafael rainer ralf ralph ramón raquel raymond rebecca regina reinhard renate rené ricardo
    richard rita rob robert roberta roberto robin rodrigo roger roland rolf roman ron ronald rosa rosemary
    roswitha roxanne rudolf russell ruth ryan sabine sabrina sally samantha samuel sandra sandy sara sarah
    scott sean sebastian sergio sharon sheila shirley siegfried sigrid silke silvia simon simone sofia
    sonja sophia sophie stefan stefanie stella stephanie stephen steve steven stuart stéphane sue susan
    susanne suzanne sven svenja sybille sylvia sylvie tamara tanja tara teresa terry theo theresa thierry
    thomas thorsten tim timothy tina tobias todd tom tony torsten tracy udo ulrich ulrike ursula ute uwe
    valentina valerie vanessa vera verena veronica veronika vicky victor victoria vincent virginia
    virginie volker véronique walter waltraud wendy werner wilhelm will william wolfgang xavier yannick
    yasmin yolanda yves yvonne zoe zoé
    """
)
"""Names to greet by, alone or in small letters."""

SAYS_NOTHING = _phrases(
    """
    a question, an enquiry, an inquiry, anfrage, asunto, autre, betreff, bonjour, buenos días,
    consulta, contact, contact form, contact us, demande, demande d information, eine anfrage,
    eine frage, enquiry, frage, from my iphone, general enquiry, general inquiry, good morning,
    guten tag, hallo, hello, hello there, help, hey, hi, hi there, hola, important, info, information,
    inquiry, kein betreff, kontakt, kontaktanfrage, mensaje, message, message du site, n a, nachricht,
    neue nachricht, new message, no subject, none, objet, ohne betreff, other, otro, pregunta,
    question, questions, quick question, request, salut, sans objet, sin asunto, solicitud, sonstiges,
    subject, test, una pregunta, une question, untitled, urgent, your message
    """
)
"""Subjects that name no matter: the note says "your message" instead."""

LITTLE_WORDS = {
    "en": _words(
        """
        am an and any are at be can could do does for from had has have how i if is it my not of our
        please thank thanks that the they this to was we were what when where will with would you your
        """
    ),
    "de": _words(
        """
        am auch auf bei bitte danke das der die eine einem einen für guten habe haben hat ich ihnen ihr
        ihre im ist kann können mein meine mit möchte nicht noch oder sie sind und unser unsere von war
        wenn wie wir würde zu zum zur
        """
    ),
    "fr": _words(
        """
        au aux avec avez avons bonjour ce cette d dans des du est et faire j je l le les ma merci mes mon
        n notre nous ou où pas pour pourriez que qui serait si sont suis sur une vos votre voudrais vous
        être
        """
    ),
    "es": _words(
        """
        al como con cuando del el es estoy está gracias hola las lo los mi muy más necesito nuestro o para
        podría por puede que quisiera se si son su sus tengo tiene tienen un una usted ustedes y yo
        """
    ),
    "it": _words(
        """
        abbiamo anche buongiorno che come con del della di e gli grazie ho il lei mi mio nel nella non
        nostra per potrebbe quando questa questo si sono sua suo un una vorrei è
        """
    ),
    "nl": _words(
        """
        als bedankt bij dat de dit een en graag heb hebben heeft het hoe ik is kunnen kunt met mijn naar
        niet nog of onze ook op u uw van voor we wij zijn zou
        """
    ),
    "pt": _words(
        """
        ao as com como da das do dos e em está eu gostaria mais meu na no nossa não nós o obrigada
        obrigado olá os para pode poderia por quando que seu sua são tem tenho um uma você é
        """
    ),
}
"""By language tag: words that are frequent in it; some belong to two of them."""
