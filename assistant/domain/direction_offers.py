"""By what words `direction.py` tells that somebody offers, in English, German, French and Spanish.

Sets hold single words, `Phrases` runs of words; all as `plain_words` writes them (lower case, no apostrophe).
Of nouns only such stand here as belong to any business, never those of one trade.
"""

from assistant.domain.words import Phrases, word_set

I_OR_WE = word_set(
    "i im ive ill id we were weve well wed our my us",
    "ich wir unser unsere unseren unserem uns mein meine",
    "je jai jaide nous notre nos on",
    "yo nosotros nos nuestro nuestra nuestros nuestras",
)
YOU = word_set(
    "you your yours youre youve",
    "ihnen ihr ihre ihren ihrem ihrer dir dich euch dein deine deinen euer eure sie",
    "vous votre vos te ton ta tes",
    "usted ustedes su sus suyo suya le les te tu tus",
)
YOUR = word_set(
    "your ihr ihre ihren ihrem ihrer dein deine deinen eure euren votre vos ton ta tes su sus tu tus",
)
GIVES = word_set(
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
BUSINESSES = word_set(
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
MANY = word_set(
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
MORE = word_set(
    "more new extra additional twice double doubled triple qualified exclusive steady paying fill fewer grow",
    "mehr neue neuen zusätzliche zusätzlichen doppelt doppelte weitere geprüfte zufriedenen",
    "plus nouveaux nouvelles davantage double",
    "más nuevos nuevas doble mayor",
)
GAINS = word_set(
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
    |mind if i send|mind if i share|ok if i send|okay if i send|made you something|made you a
    |made something for you
    |put something together|put together a|something together for you
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
INTRODUCES = Phrases(
    """we are manufacturer*|we are the manufacturer|we are supplier*|leading manufacturer
    |leading supplier|based company
    |we are a company that|we are an agency|software company|development company|moq|our catalog|our catalogue
    |send catalog|send catalogue|send our catalog|send our catalogue|your requirement|your requirements""",
    """wir sind hersteller|sind ein hersteller|hersteller von|unseren katalog|unser katalog|ihren bedarf
    |ihrem bedarf""",
    "nous sommes fabricant*|fabricants de|notre catalogue|vos besoins en",
    "somos fabricante*|somos proveedor*|fabricantes de|nuestro catálogo|sus necesidades",
)
"""How somebody introduces himself who supplies, and asks what the reader needs of it."""
PICTURES = word_set(
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
BUSINESS_THINGS = word_set(
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
WEB_THINGS = word_set(
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
SELLERS_THINGS = word_set(
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
STAFF = word_set(
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
PER = word_set("per a each / pro im je par par al por cada")
UNIT = word_set(
    "mo month monthly year yearly week employee user page hour call lead visit seat appointment location",
    "monat monatlich jahr mitarbeiter nutzer seite stunde termin",
    "mois an salarié page heure poste",
    "mes año empleado página hora puesto",
)
"""What a seller reckons by; a customer reckons by the guest or the room."""
WISHING = word_set(
    "like love want möchte möchten würde würden voudrais voudrions souhaite souhaitons aimerais aimerions",
    "queremos quiero quisiera quisiéramos gustaría",
)
PRESENTS = word_set(
    "include feature introduce present invite offer showcase vorstellen präsentieren anbieten einladen",
    "aufnehmen",
    "inclure présenter proposer inviter incluir presentar proponer ofrecer invitar",
)
"""What sellers wish to do with whom they write to."""
DOING = word_set(
    "can could will ll would id we i well",
    "kann können könnte könnten würde würden werde werden",
    "peux pouvons pourrais pourrions",
    "puedo podemos podría podríamos",
)
DOES = word_set(
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
