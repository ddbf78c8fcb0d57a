"""The words by which `direction.py` tells who offers from who asks, in English, German, French and Spanish.

Sets hold single words, `Phrases` runs of words; all as `plain_words` writes them (lower case, no apostrophe).
Of nouns only such stand here as belong to any business, never those of one trade.
"""

from assistant.domain.words import Phrases


def _set(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


I_OR_WE = _set(
    "i im ive ill id we were weve well wed our my us",
    "ich wir unser unsere unseren unserem uns mein meine",
    "je jai jaide nous notre nos on",
    "yo nosotros nos nuestro nuestra nuestros nuestras",
)
YOU = _set(
    "you your yours youre youve",
    "ihnen ihr ihre ihren ihrem ihrer dir dich euch dein deine deinen euer eure sie",
    "vous votre vos te ton ta tes",
    "usted ustedes su sus suyo suya le les te tu tus",
)
YOUR = _set(
    "your ihr ihre ihren ihrem ihrer dein deine deinen eure euren votre vos ton ta tes su sus tu tus",
)
GIVES = _set(
    "help helps helped helping offer offers provide provides specialise specialize specialising specializing",
    "supply supplies deliver generate partner connect introduce show save saves represent saved equip",
    "helfe helfen geholfen biete bieten unterstütze unterstützen vermittle vermitteln zeige zeigen liefern",
    "liefere betreuen betreue beraten berate gebracht erledigen kümmern stellen",
    "aide aidons aider accompagne accompagnons accompagner propose proposons équipons équipe fournissons",
    "offrons",
    "livrons montrer",
    "ayudo ayudamos ofrezco ofrecemos trabajo hacemos hicimos suministramos mostrar enseñar enseñarle",
    "bajamos",
)
"""What somebody who sells does; a customer does hardly any of it for a craftsman."""
SERVES = Phrases(
    """we build|we design|we work with|i work with|i look after|we look after|we create|we rebuilt|we rebuild
    |we manage your|i could turn|i can turn|we can turn|i could make|take that off|off your hands|we run the
    |i edit|i build|i design|i create|we place|i place|we have placed|we install|were installing
    |were doing installations|we handle""",
    """ich baue|wir bauen|wir gestalten|ich gestalte|ich habe ihnen|wir haben ihnen|kümmern uns|arbeite mit
    |arbeiten mit|wir übernehmen|ich übernehme|erledigen wir|nehmen ihnen|nehme ihnen""",
    "je crée|nous créons|je travaille avec|nous travaillons avec|je moccupe|nous nous occupons|nous prenons",
    """ofrecemos|ayudamos|trabajamos con|nos encargamos|suministramos|le hago|les hago|le hacemos
    |les hacemos|diseñamos|creamos""",
)
BUSINESSES = _set(
    "businesses companies firms shops stores contractors tradespeople tradesmen trades owners makers",
    "professionals practices studios salons restaurants workshops freelancers brands startups agencies",
    "sellers",
    "retailers craftsmen craftspeople landlords entrepreneurs operators practitioners coaches clinics",
    "betriebe betrieben unternehmen firmen handwerker handwerkern handwerksbetriebe handwerksbetrieben",
    "selbstständige selbstständigen selbständige werkstätten läden geschäfte praxen agenturen dienstleister",
    "artisans commerces commerçants entreprises indépendants pme restaurateurs professionnels ateliers",
    "talleres negocios empresas autónomos comercios profesionales tiendas pymes artesanos locales",
)
"""Those in the business of the owner's sort, always more than one."""
MANY = _set(
    "other others many most several dozens hundreds local similar small independent two three four five six",
    "seven eight nine ten twelve twenty thirty forty fifty busy",
    "andere anderen viele vielen mehrere mehreren lokale lokalen zwei drei vier fünf zehn zwanzig dreißig",
    "dautres plusieurs beaucoup trentaine vingtaine dizaine centaine nombreux deux trois quatre cinq dix",
    "otros otras muchos muchas varios varias dos tres cuatro cinco diez veinte",
)
LIKE_YOU = Phrases(
    """like yours|like you|such as yours|in your industry|in your trade|in your niche|in your line of work
    |in your field|your industry""",
    "wie ihrer|wie ihre|wie ihres|wie ihrem|wie ihren|wie sie|wie deiner|in ihrer branche|ihrer branche",
    "comme vous|comme le vôtre|comme la vôtre|comme les vôtres|de votre secteur|dans votre secteur",
    "como el suyo|como la suya|como usted|como ustedes|como los suyos|de su sector|como tú|como el tuyo",
)
MORE = _set(
    "more new extra additional twice double doubled triple qualified exclusive steady paying fill fewer grow",
    "mehr neue neuen zusätzliche zusätzlichen doppelt doppelte weitere geprüfte zufriedenen",
    "plus nouveaux nouvelles davantage double",
    "más nuevos nuevas doble mayor",
)
GAINS = _set(
    "leads customers clients bookings enquiries inquiries sales revenue orders reviews traffic patients",
    "guests",
    "visitors calls jobs followers conversions growth profit margins noshows subscribers average",
    "kunden anfragen aufträge aufträgen bewertungen umsatz neukunden buchungen bestellungen reichweite",
    "besucher",
    "schnitt gewinn",
    "clients demandes commandes chantiers ventes avis visiteurs réservations chiffre",
    "clientes consultas pedidos ventas reservas reseñas visitas encargos ingresos",
)
"""What a seller promises; "average" and "Schnitt" only beside per cents."""
FREE = Phrases(
    """no cost|no charge|at no cost|free of charge|for free|is free|are free|its free|free trial
    |free audit|free demo
    |free sample*|free check|free month*|months free|free session|absolutely free|completely free|try it free
    |free terminal|no obligation|no commitment|on the house|half price|discount|discounted|days free
    |pilot|trial
    |no strings|no upfront|risk free|special rate|special price|neighbourhood price|neighborhood price
    |competitive prices|very competitive|best prices|you only pay|only pay if|dont pay until|only get paid if
    |no long contracts|no contract|no contracts|free consultation|free quote|free estimate""",
    """kostenlos*|kostenfrei*|unverbindlich*|gratis|ohne kosten|rabatt|zum halben preis|erst nach
    |nur bei erfolg
    |geschenkt|testzugang|testphase|probemonat""",
    """gratuit*|sans engagement|sans frais|offert|offerte|offerts|remise|moitié prix|à lessai
    |prix compétitif*""",
    "sin coste|sin costo|sin compromiso|gratis|descuento|a mitad de precio|de prueba",
)
OFFERS_TO = Phrases(
    """shall i send|shall i show|should i send|can i send|could i send|may i send|can i show|could i show
    |may i show|let me show|let me send|want me to|ill show you|ill send you|id love to show|happy to show
    |happy to send|happy to share|glad to share|glad to show|id be glad to|i can show you|i could show you
    |show you the|show you how|show you what|let me know if youd like|can i put you|shall i do one
    |share what they|if you send me your|send me a statement|send me your last|i will revert|walk you through
    |can i tell you|could i tell you|ill share|i can share|may i introduce|let me introduce|to introduce you
    |id like to introduce|i would like to introduce|id like to offer|i would like to offer|id like to invite
    |wed like to offer|wed like to feature|would love to have you on|would love to feature|featured in
    |to feature you|to contribute|come by and give|drop by for a""",
    """soll ich ihnen|darf ich ihnen|darf ich ihn|darf ich sie|kann ich ihnen|zeige ihnen gern|zeige ihnen
    |zeigen ihnen|zeigen wir ihnen|ihnen zeigen|ihnen zukommen lassen|schicke ihnen gern|sende ihnen gern
    |schicken sie mir einfach|senden sie mir einfach|ihnen gern|ihnen gerne|stelle ihnen|ihnen vorstellen
    |soll ich dir|darf ich dir|dir zeigen|gern spreche ich|gerne spreche ich""",
    """puis je vous|je peux vous montrer|je peux vous envoyer|je vous montre|je vous envoie
    |vous envoie t on|vous montrer
    |vous présenter|vous proposer|je vous propose|nous vous proposons|je souhaiterais vous présenter
    |je voudrais vous présenter|permettez moi de|vous faire découvrir""",
    """le mando|les mando|le envío|les envío|te envío|puedo enviarle|puedo mostrarle|puedo enseñarle|le enseño
    |le muestro|mostrarle|enseñarle|presentarle|ofrecerle|me gustaría presentar*|me gustaría ofrecer*
    |quisiera presentar*|quisiera ofrecer*|si me envía|si me manda|te mando un|te enseño|puedo mandarle""",
)
PICTURES = _set(
    "photo photos picture pictures pic pics image images drawing drawings measurements dimensions plans",
    "sketch",
    "foto fotos bild bilder maße skizze grundriss pläne zeichnung",
    "photographie photographies mesures croquis dessin imagen imágenes medidas plano planos dibujo",
)
"""What a customer offers to send."""
TALK = Phrases(
    """quick call|short call|brief call|quick chat|brief chat|short chat|a call|a chat|a demo|a zoom
    |ten minutes
    |10 minutes|15 minutes|20 minutes|30 minutes|fifteen minutes|twenty minutes|10 min|15 min|20 min
    |few minutes
    |five minutes|5 minutes|worth a look|worth a chat|worth a conversation|worth a try|could we talk
    |can we talk
    |intro call|grab a coffee|discovery call|hop on|jump on|this week or next|connect this week""",
    """kurzes gespräch|kurzes telefonat|ein telefonat|kurz telefonieren|kurzer austausch|kurzen austausch
    |zehn minuten|10 minuten|15 minuten|20 minuten|fünfzehn minuten|ein gespräch|ein kurzes|fünf minuten""",
    """un appel|court appel|bref appel|dix minutes|15 minutes|10 minutes|quinze minutes|en parler|un échange
    |court échange|bref échange|quelques minutes|cinq minutes""",
    """una llamada|llamada rápida|breve llamada|diez minutos|10 minutos|15 minutos|quince minutos
    |cinco minutos|unos minutos|una reunión|le llamo|les llamo|charlar|hablamos""",
)
BUSINESS_THINGS = _set(
    "area street neighborhood neighbourhood town straße gegend nachbarschaft viertel secteur zona barrio",
    "calle",
    "trucks truck nave polígono",
    "logo brand calendar vans van tills desk contracts licence license",
    "business company team staff crew customers clients patients guests reviews ratings ranking rankings",
    "visibility practice brand industry niche competitors competitor sales revenue marketing ads leads",
    "pipeline",
    "costs bills bill expenses premium premiums insurance policy payroll bookkeeping taxes statement",
    "invoices",
    "fleet premises operations workflow growth presence inbox market catchment bench phones shop workshop",
    "store",
    "building property roof fees processing hiring software utility energy audience readers vendors",
    "suppliers",
    "betrieb betriebs unternehmen firma team mitarbeiter kunden bewertungen sichtbarkeit umsatz wettbewerber",
    "mitbewerber branche werbung buchhaltung versicherung versicherungen stromkosten energiekosten kosten",
    "abrechnung stromrechnung fuhrpark werkstatt laden geschäft praxis räume gebäude dach reichweite",
    "region stadt",
    "entreprise société équipe clients salariés avis visibilité concurrents secteur activité commerce",
    "assurance",
    "assurances facture factures énergie comptabilité caisse locaux toiture boutique atelier publicité",
    "commune",
    "quartier rue",
    "negocio empresa equipo clientes reseñas visibilidad competencia competidores sector ventas publicidad",
    "seguro seguros factura facturas contabilidad local tejado tienda taller tpv luz gestoría",
)
"""What a business has and a seller wants to better; a customer seldom speaks of it."""
WEB_THINGS = _set(
    "website site webpage homepage page pages listing profile google seo instagram facebook blog domain",
    "webshop",
    "webseite internetseite internetauftritt seite homepage profil eintrag shop",
    "fiche profil référencement",
    "web página ficha perfil",
)
ASIDE = Phrases(
    """saw your|seen your|found your|found you|find you|came across your|on your|from your|through your
    |via your|saw on|read on|says on|according to your|looked at your|visited your""",
    """auf ihrer|auf ihre|über ihre|von ihrer|auf deiner|über deine|ihre webseite gefunden
    |ihre website gefunden
    |ihre seite gefunden""",
    "sur votre|vu votre|trouvé votre|via votre|sur ton|consulté votre|visité votre",
    "en su|vi su|visto su|encontré su|en tu|he visto su|por su",
)
"""How customers speak of the owner's pages: where they found or read something."""
PROSPECTING = Phrases(
    """are you interested|you interested|youre interested|be interested in|be open to|are you open to
    |you be open|have you ever thought|have you thought|have you considered|ever considered|have you ever
    |do you currently|are you currently|are you happy with|are you struggling|are you tired
    |what are you paying
    |how much are you paying|are you paying|do you already have|do you already use|who do you use|who handles
    |who is responsible|who takes care|who looks after|when is your|when does your|what happens when
    |up for renewal|worth a look|worth exploring|want to try|want to see|would you like to see
    |would you like to try|would you like to receive|would you like me to|like to see how
    |interested in learning
    |interested in hearing|care to see|would it make sense|does that sound|sound interesting
    |of interest to you
    |would this be|would that help|would this help|do you have ten minutes|do you have 10|do you have 15
    |do you have 20|do you have fifteen|do you have a few minutes|do you have five minutes
    |have time for a quick
    |selling your|sell your|acquire|to buy your business|are you still using|are you doing your own
    |do you do your own|thought about selling|looking to sell|the right person|best person|put you down""",
    """haben sie aktuell|haben sie derzeit|haben sie heute|suchen sie gerade|suchen sie aktuell
    |suchen sie derzeit|suchen sie noch|zahlen auch sie|zahlen sie
    |sind sie zufrieden|haben sie schon|haben sie bereits|haben sie über|haben sie einmal darüber|nachgedacht
    |interesse an einer|haben sie interesse|hätten sie interesse|wäre das interessant|klingt das
    |passt ihnen ein telefonat|wann passt ihnen|wann darf ich|wer ist bei ihnen|zuständig
    |würde ihnen das helfen
    |wäre das etwas|nutzen sie bereits|nutzen sie schon|arbeiten sie schon|verkaufen|zur übernahme""",
    """avez vous aujourdhui|avez vous actuellement|utilisez vous|seriez vous intéressé*
    |êtes vous intéressé*|êtes vous satisfait*|avez vous déjà|avez vous pensé
    |avez vous envisagé|payez vous|combien payez|seriez vous ouvert*|seriez vous disponible pour en
    |cela vous intéresse*|ça vous intéresse*|est elle aux normes|est il aux normes|quand puis je passer
    |quand puis je vous|qui soccupe|savez vous que|saviez vous que|souhaitez vous recevoir|voulez vous voir
    |en parler|céder votre|vendre votre|quel jour vous arrange""",
    """tiene actualmente|tienen actualmente|utiliza actualmente|le interesaría|les interesaría
    |te interesaría|está interesad*|están interesad*|le interesa|les interesa
    |cuánto paga|cuánto pagan|cuanto paga|ha pensado|han pensado|está contento|están contentos|sabía que
    |quién se encarga|quién lleva|le gustaría recibir|quiere ver|quieren ver|le parece si hablamos|vender su
    |hablar de su""",
)
"""Questions about the owner's business, by which sellers open a talk."""
SELLS = Phrases(
    """we are a manufacturer|were a manufacturer|we are a supplier|we are a leading|were a leading|a team of
    |are manufacturers of|we manufacture|we are an agency|our catalogue attached|catalogue attached
    |catalog attached|price list attached|cooperating with you|cooperate with you|cooperation with you

    |shortlisted|nominated|media kit|ad space|quarter page|half page|full page
    |i host a|podcast|as a guest|my thesis|my dissertation|a questionnaire|short survey|a survey
    |research project
    |i represent|on behalf of a buyer|a buyer who|i edit|i write for|off your plate
    |days free|free audit|mock up|mockup|case study|case studies|grow your|boost your|increase your|scale your
    |improve your|for your business|to your business|get buried|got buried|circling back|bumping
    |floating this|top of your inbox|last email from me|last time i write|wont bother you|close your file
    |keep you posted on our|reach out to you because|reaching out because|reason for my mail
    |reason im reaching|reason for reaching|two spots|one spot left|slots left|free slot|spots left
    |limited number|exclusive to your|exclusive in your|we pay for|you only pay|pay per""",
    """für handwerker|für betriebe|für unternehmen|für selbstständige|neue abnehmer
    |ein paar muster|für sie umsetzen|entwurf gemacht|entwurf für sie|für einen mandanten
    |für unseren mandanten|im auftrag eines|sparen mit uns|mit uns sparen|ersparnis|förderung für ihren
    |abschlussarbeit|meine bachelorarbeit|meine masterarbeit|meiner bachelorarbeit|meiner masterarbeit
    |eine umfrage|fragebogen
    |als gast in|werbefläche|anzeige in|anzeigenschluss|nominiert|noch einen platz|noch zwei plätze
    |ist mir aufgefallen|mir aufgefallen|fiel mir auf""",
    """pour les artisans|pour artisans|votre visibilité|je suis courtier|je suis courtière|il nous reste
    |prise en charge|pris en charge|nous équipons
    |un questionnaire|mon mémoire|une enquête|encart|numéro spécial|en regardant votre
    |ai remarqué que votre|remarqué que vous""",
    """a cambio de|una colaboración|seguidores
    |un cuestionario|mi tesis|una encuesta|está perdiendo|le bajamos|bajamos la factura
    |he estado mirando su|he notado que|el estudio gratis|estudio gratuito|somos fabricantes
    |somos proveedores""",
)
"""Words of a seller's own trade: what he makes, places, prints, or counts."""
SELLERS_THINGS = _set(
    "tool tools platform software app assistant ai agency experts technicians advisors advisers consultants",
    "solution solutions services product products catalogue catalog range developers engineers recruiters",
    "agentur plattform lösung lösungen experten techniker berater produkte leistungen katalog preisliste",
    "muster",
    "sortiment werkzeug",
    "outil plateforme logiciel agence techniciens experts conseillers catalogue produits prestations équipes",
    "herramienta plataforma agencia solución soluciones técnicos expertos asesores catálogo productos",
    "servicios",
)
"""What stands behind "our" where somebody sells."""
PLACES = Phrases(
    """paid article*|sponsored post*|sponsored article*|paid post*|guest post*|guest article*|dofollow
    |do follow
    |backlink*|link insertion|link exchange|nominated for|shortlisted""",
    """gastbeitrag|gastartikel|backlink*|linktausch|article sponsorisé|article invité|lien dofollow
    |post patrocinado
    |artículo patrocinado|artículo invitado|enlace dofollow|candidates for your|kandidaten für|bewerber für
    |passende kandidaten|candidats disponibles|candidatos disponibles|candidatos con
    |disponemos de candidatos""",
)
"""What is sold even where it sounds like a question for the owner's price: links, places, people."""
STAFF = _set(
    "candidates candidate vetted applicants jobseekers kandidaten bewerber fachkräfte candidats intérimaires",
    "candidatos incorporación",
)
"""People who are offered, or looked for."""
RULES = Phrases(
    """new regulation*|new law|required by law|mandatory|compliance|may qualify|you qualify|eligible for|fines
    |directory|advertorial|annual fee|vendor list|membership|webinar|is for sale""",
    """pflicht|gesetzlich vorgeschrieben|gesetzlich verpflichtet|neue verordnung|bußgeld*|förderfähig|zuschuss
    |anzeigenplätze|anzeigenplatz|neuauflage|branchenverzeichnis|webinar""",
    """réglementation|obligatoire|mise en conformité|nouvelle loi|devra être|éligible|subvention|annuaire
    |webinaire""",
    """nueva normativa|nueva ley|obligatorio|obligatoria|multas|subvención|adaptarse a|directorio
    |seminario web""",
)
"""Duties, grants, lists: with what strangers come who sell."""
PER = _set("per a each / pro im je par par al por cada")
UNIT = _set(
    "month monthly year yearly week employee user page hour call lead visit seat appointment location",
    "monat monatlich jahr mitarbeiter nutzer seite stunde termin",
    "mois an salarié page heure poste",
    "mes año empleado página hora puesto",
)
"""What a seller reckons by; a customer reckons by the guest or the room."""
FROM = _set("from just only ab nur dès desde")
"""What stands before a seller's price."""
WE_PAY = Phrases(
    """we pay|i pay|can pay|could pay|will pay|would pay|to pay you|happy to pay|willing to pay
    |our budget|my budget
    |budget is|budget of|budget around|budget about|afford""",
    "wir zahlen|ich zahle|zahlen ihnen|budget|bezahle ich|bezahlen wir",
    "nous payons|je paie|notre budget|mon budget|budget de|budget d|budget est",
    "pagamos|yo pago|nuestro presupuesto|mi presupuesto|presupuesto es|presupuesto de",
)
"""Where the money goes to the owner."""
DOING = _set(
    "can could will ll would id we i well",
    "kann können könnte könnten würde würden werde werden",
    "peux pouvons pourrais pourrions",
    "puedo podemos podría podríamos",
)
DOES = _set(
    "get put make take include add set turn fill offer lease rent handle advance build run install supply",
    "deliver",
    "reserve fund finance connect match place keep do insure train clean print recover negotiate guarantee",
    "holen bringen freischalten vermieten drucken reinigen finanzieren sichern reservieren einrichten",
    "mettre louer installer nettoyer imprimer financer ajouter réserver",
    "poner incluir instalar limpiar imprimir financiar añadir reservar ocupamos dejamos encargamos",
)
"""What sellers do for whom they write to; a customer does hardly any of it for a craftsman."""
SAVES = Phrases(
    """saves|save on|savings|you save|youll save|costs nothing|costs you nothing|% off|half of what
    |cheaper than
    |lower your|reduce your|cut your|pays for itself|qualify for""",
    """spart|sparen|ersparnis|einsparung*|kostet nichts|kostet sie nichts|senken sie|günstiger als|gefördert
    |förderung""",
    """économis*|ne coûte rien|ne vous coûte|réduisez|divisez|moins cher que|prise en charge|aide de létat""",
    """ahorr*|no cuesta nada|no le cuesta|reduzca|corre de nuestra cuenta|subvencion*|más barato que""",
)
"""What the owner is to gain."""
WOULD_YOU = Phrases(
    """may i have your|may we|would next week suit|would that suit|does next week suit|yes or no|yes no
    |care to
    |keen to|up for it|are you in|count you in|would you like|would you love|would you want|want me to
    |shall we|interested|open to hearing|open to it
    |open to a|sound good|when can we chat|when can we talk|a fit|good fit|worth it|coffee""",
    """sind sie dabei|bist du dabei|dürfen wir|dürfte ich|wann sind sie im|möchten sie|magst du
    |mögen sie|hätten sie lust|hättest du lust|interessiert|wollen wir|sollen wir
    |passt das""",
    """souhaitez vous|voulez vous|aimeriez vous|intéress*|vous conviendrait|une démonstration
    |je peux passer|puis je passer|on en parle
    |ça vous dit|cela vous tente""",
    """os apuntáis|se apunta|te apuntas|a qué hora le viene|cuándo le viene|le gustaría|les gustaría
    |te gustaría|quiere que|quieren que|les viene bien que|le viene bien que
    |interesado|interesada|le parece|les parece|hablamos""",
)
"""Questions that want a yes of the owner's, not his work."""
LEAVES = Phrases(
    """off my list|off our list|stop reaching out|wont reach out|not hear from me|not hear from us|wont email
    |wont write again|stop writing|no longer wish to hear|rather not hear|reply stop|reply no|say stop
    |not interested just|just say no|not the right time|if this isnt|isnt a priority|not a fit|isnt a fit
    |remove you from|take you off""",
    """nicht mehr anschreiben|keine weiteren mails|keine weiteren e mails|kein interesse haben
    |kein interesse besteht
    |falls kein interesse|wenn sie kein interesse|nicht mehr kontaktieren|nicht weiter kontaktieren""",
    """ne plus recevoir|ne plus être contacté*|si vous ne souhaitez|si cela ne vous intéresse|pas intéressé*
    |no desea recibir|no quiere recibir|si no le interesa|si no está interesad*|no volveré a escribir*""",
)
"""A way out offered to the reader: only who writes to many offers one."""

MINE_ALONE = _set("my mein meine meinen meinem meiner mon ma mes mi mis")
OURS = _set("our unser unsere unseren unserem unserer notre nos nuestro nuestra nuestros nuestras")
"""Families say so and firms do: it counts once."""
NO_PRIVATE_THING = _set(
    "stock current cuenta abschlussarbeit bachelorarbeit masterarbeit studium mémoire tesis dissertation",
    "studies",
    "sites messages newsletter rating bargains deals hundreds right left top",
    "team company agency firm client clients customer customers partner partners service services product",
    "products platform software solution solutions expert experts network website site page calendar",
    "colleague",
    "colleagues boss name email mail message note last previous job research offer offers course app tool",
    "tools",
    "business prices price pricing process technicians technician advisor advisors adviser program programme",
    "portfolio link work thesis blog podcast readers audience followers range catalogue catalog brand",
    "manager",
    "services assistant ai system experience understanding opinion knowledge best apologies end side part",
    "way",
    "point pleasure number phone question questions inbox first second thoughts goal mission method approach",
    "advice hands list buyer buyers investor investors supplier factory warehouse sales staff engineers",
    "drivers",
    "developers designers editors writers recruiters candidates members advertisers magazine newspaper",
    "guide edition",
    "kunde kunden kundin mandant mandanten mandantin partner angebot angebote leistung leistungen produkt",
    "produkte",
    "plattform lösung lösungen experten netzwerk seite webseite website team agentur firma unternehmen",
    "name mail",
    "nachricht kollege kollegen kollegin techniker berater preise preisliste katalog muster kenntnis",
    "meinung erfahrung",
    "blog zahlen methode werk sortiment",
    "société entreprise agence client clients clientèle partenaires partenaire service services produit",
    "produits",
    "plateforme solution solutions experts réseau site équipe équipes techniciens conseillers tarifs nom",
    "message mail",
    "offre offres catalogue collègue avis part côté expérience",
    "empresa agencia cliente clientes socios servicio servicios producto productos plataforma solución",
    "soluciones",
    "expertos red equipo técnicos asesores precios nombre mensaje correo oferta ofertas catálogo",
    "compañero experiencia",
    "parte marca seguidores",
)
"""What may stand behind "our" in an offer, or in anybody's mail: no private need."""
NEEDS = Phrases(
    """id love to|wed love to|we would love to|i would love to|i need|we need|i do need|needs to be
    |needs fixing|need someone|need somebody
    |need help|in need of|im looking for|i am looking for|we are looking for|were looking for
    |looking for someone
    |looking for somebody|looking to book|looking to hire|looking to get|i want|we want|wants a|want to know
    |want to book|want to order|would like to know|would like to book|would like to order|would like to have
    |would like to get|would like to buy|would like to rent|would like to hire|would like to make
    |would like to work with you|would like to come|would like you|would like a|would like an|would like some
    |id like a|id like an|id like to know|id like to book|id like to order|id like to have|id like to get
    |id like to buy|id like to make|id like to come|id like to set up|wed like to book|wed like to have
    |wed love to have|id love to have|wed like a|we would like|i am interested in|im interested in
    |were interested in|we are interested in|interested in the|interested in having|interested in getting
    |hoping you|was hoping|wondering if you|wondering whether you|wanted to ask|wanted to know|curious if you
    |trying to find|searching for|we are planning|were planning|im planning|i am planning|we plan to|i plan to
    |broken|leaks|leaking|doesnt work|does not work|stopped working|cracked|please come|please call
    |please help
    |please send|please quote|please advise|an estimate|a quote for
    |an appointment|an opening|any openings|any availability|too expensive|complain*|refund""",
    """brauche|brauchen|bräuchte|bräuchten|benötige|benötigen|suche jemand*|suchen jemand*|ich suche
    |wir suchen
    |suche einen|suche eine|suchen einen|suchen eine|möchte gern|möchten gern|möchte ich|möchten wir
    |ich möchte
    |wir möchten|hätte gern|hätte gerne|hätten gern|hätten gerne|wollte fragen|wollten fragen|wollte anfragen
    |soll neu|soll gemacht|sollen neu|muss repariert|müsste|müssten|kaputt|defekt|undicht|tropft|wir planen
    |ich plane|bitte um|ich interessiere mich|wir interessieren uns|interesse an ihrem|interesse an ihrer
    |bitte melden|bitte rufen|kostenvoranschlag|ein angebot für|angebot machen|angebot erstellen|termin bei
    |einen termin|würde gern|würden gern|würde gerne|würden gerne|wäre super wenn|wäre toll wenn|leider""",
    """jai besoin|nous avons besoin|je cherche|nous cherchons|on cherche|je recherche|nous recherchons
    |je voudrais|nous voudrions|jaimerais|nous aimerions|je souhaite|nous souhaitons|je souhaiterais
    |nous souhaiterions|il me faut|il nous faut|il me faudrait|il nous faudrait|est cassé*|en panne
    |ne marche plus
    |ne fonctionne plus|fuit|une fuite|merci de me|merci de nous|un devis|prendre rendez vous|un rendez vous
    |je suis intéressé* par|nous sommes intéressé* par""",
    """necesito|necesitamos|necesitaría|necesitaríamos|busco|buscamos|estoy buscando|estamos buscando|quisiera
    |quisiéramos|quiero|queremos|me gustaría saber|nos gustaría saber|me gustaría|nos gustaría|se ha roto
    |se nos ha roto|se me ha roto|está roto|está rota|no funciona|gotea|una fuga|un presupuesto|pedir cita
    |una cita|estoy interesad* en|estamos interesad* en|hace falta|me hace falta|nos hace falta""",
)
BARE_NEEDS = tuple(
    f" {each} "
    for each in ("need", "looking for", "want", "suche", "brauche", "cherche", "besoin", "busco", "necesito")
)
"""How a sentence of somebody in a hurry begins."""
REQUESTS = Phrases(
    """please tell|please say|are you free|can someone|could someone|does anyone|would someone
    |who can come|any time in|same crew
    |can you|could you|would you be able|would you come|would you have|will you|do you do|do you fix
    |do you repair
    |do you take|do you offer|do you have|do you also|do you still|do you sell|do you rent|do you make
    |do you ship
    |do you accept|do you give|do you work on|do you work with|do you speak|do you cover|do you know
    |do you deliver
    |do you think|do you ever|do you teach|do you service|do you install|do you handle|do you charge
    |do you need
    |do u|can u|could u|are you available|are you free|are you able|are you taking|are you still
    |is it possible
    |would it be possible|when can|when could|when would you|when are you|you offer|you provide|you sell
    |you make|you repair|you also do|your offer|how soon|how long would
    |how long does
    |how do i|how can i|how would that|is there any chance|any chance|is it still|are they still|is there a
    |may i book|can i book|can i bring|can i come|could i come|could i bring|can we book|can i get|could i get
    |could we get|can we get|is it normal|what would you recommend|any suggestions|let me know when
    |let us know when
    |give me a call|call me|tell us when|tell me when|is this something you|something you do
    |something you could""",
    """jemand da|kann jemand|könnte jemand|hat jemand|wer kann|wann geht|können sie|könnten sie
    |kannst du|könntest du|könnt ihr|könntet ihr|würden sie|haben sie
    |hätten sie|habt ihr
    |machen sie|bieten sie|sie bieten|sie machen|sie verkaufen|ihr angebot|nehmen sie|reparieren sie
    |wäre es möglich|ist es möglich|wäre das bei ihnen
    |wäre das möglich
    |gibt es|wann könnten|wann hätten|wann können|wann wäre|kann ich|könnte ich|könnten wir|können wir
    |darf ich mein*
    |rufen sie mich|melden sie sich|bitte rückruf|bitte um rückruf|ist das noch|ist der noch|ist die noch""",
    """vous pouvez|vous faites|vous avez|vous prenez|quelquun peut|pouvez vous|pourriez vous|peux tu
    |pourrais tu|avez vous|auriez vous|faites vous|proposez vous
    |acceptez vous
    |prenez vous|serait il possible|est il possible|seriez vous disponible|êtes vous disponible
    |est ce que vous
    |quand pourriez|quand pouvez|puis je venir|puis je prendre|peut on|pourrait on|rappelez moi
    |me rappeler""",
    """tenéis|podéis|hacéis|podríais|alguien|puede|podría|podrían|pueden|puedes|podrías|hacen|hace usted
    |arreglan|reparan|tienen|tiene usted
    |ofrecen|ofrece usted|su oferta
    |aceptan|sería posible|es posible|cuándo podría|cuándo pueden|están disponibles|está disponible|llámeme
    |venden|alquilan|trabajan los""",
)
"""Requests for the owner's work or word."""
AVAILABLE = Phrases(
    """are you available|are you free|do you have time|would you have time|is there a good time
    |when are you free
    |when would be a good time|what time works""",
    "haben sie zeit|hätten sie zeit|hätten sie nächste woche|haben sie nächste woche|wann hätten sie zeit",
    "seriez vous disponible|êtes vous disponible|auriez vous un moment|avez vous un moment",
    "está disponible|estaría disponible|tiene un momento|tendría un momento|están disponibles",
)
"""Requests for a moment: with a call or something free beside them they want no work."""
REQUESTS_NOTHING = Phrases(
    """can you spare|when can we chat|when can we talk|could you spare|can you confirm|could you confirm
    |could you point|can you point
    |could you direct|can you direct|could you tell me who|can you tell me who|could you connect
    |could you forward
    |can you forward|would you be interested|could you fill|can you fill|could you take part
    |could you let me know who
    |will you be attending|can you imagine|do you have ten|do you have 10|do you have 15|do you have a minute
    |do you have a moment|do you have five|do you need more|do you need help with your|do you know how
    |do you know what
    |do you know that|do you have someone|could you donate|can you donate""",
    """haben sie zehn minuten|haben sie 10|haben sie 15|haben sie kurz|haben sie fünf|haben sie schon
    |haben sie bereits
    |haben sie interesse|hätten sie interesse|haben sie über|können sie sich vorstellen
    |könnten sie sich vorstellen
    |könnten sie mir sagen wer""",
    """avez vous dix|avez vous déjà|avez vous pensé|auriez vous dix|auriez vous quelques minutes
    |avez vous quelques""",
    "tiene diez|tienen diez|tiene usted diez|tendría unos minutos|podría indicarme quién|puede imaginar",
)
"""Such as want a moment, a name or a "yes" of the owner's, not his work."""
PRICE_ASKED = Phrases(
    """how much|what would it cost|what would that cost|what would this cost|what does it cost|whats the cost
    |what is the cost|what do you charge|what would you charge|what will it cost|what are your rates
    |your rates
    |your prices|your price|your fee|your fees|your charges|your availability|your hourly|a rough price
    |a rough idea|ballpark|price for|the price of|what is the price|whats the price|us a price|me a price
    |quote us|quote me|your quote|estimate for""",
    """was kostet|was kosten|was würde|wie viel kostet|wieviel kostet|wie teuer|ihre preise|ihr preis
    |ihren preis
    |ihre stundensätze|ihr stundensatz|deine preise|preis für|was nehmen sie|was verlangen sie|kosten dafür
    |was das kostet|was es kostet|was das kosten|was das ungefähr""",
    """quel serait le prix|quel est le prix|quel serait votre tarif|quels sont vos tarifs|vos tarifs
    |votre tarif
    |vos prix|combien coûte*|combien ça|combien cela|combien prenez|combien faut il|quel prix|votre devis""",
    """cuánto cuesta|cuánto costaría|cuánto cobra*|cuánto sería|cuánto me|cuánto nos|cuanto cuesta|qué precio
    |sus precios|sus tarifas|su tarifa|su precio|cuánto vale""",
)
