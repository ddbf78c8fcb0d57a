"""By what words `direction.py` tells that somebody wants the owner's work; languages and shape as in
`direction_offers.py`.
"""

from assistant.domain.words import Phrases, word_set

WE_PAY = Phrases(
    """we pay|i pay|can pay|could pay|will pay|would pay|to pay you|happy to pay|willing to pay
    |our budget|my budget
    |budget is|budget of|budget around|budget about|afford""",
    "wir zahlen|ich zahle|zahlen ihnen|budget|bezahle ich|bezahlen wir",
    "nous payons|je paie|notre budget|mon budget|budget de|budget d|budget est",
    "pagamos|yo pago|nuestro presupuesto|mi presupuesto|presupuesto es|presupuesto de",
)
"""Where the money goes to the owner."""
MINE_ALONE = word_set("my mein meine meinen meinem meiner mon ma mes mi mis")
OURS = word_set("our unser unsere unseren unserem unserer notre nos nuestro nuestra nuestros nuestras")
"""Families say so and firms do: it counts once."""
NO_PRIVATE_THING = word_set(
    "stock current cuenta abschlussarbeit bachelorarbeit masterarbeit studium mémoire tesis dissertation",
    "studies",
    "sites messages newsletter rating bargains deals hundreds right left top",
    "portal kundenportal kundenkonto rückkehr retour return regreso vuelta",
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
    """feel free to call|call me any time|call me anytime|can you spare|when can we chat
    |when can we talk|could you spare|can you confirm|could you confirm
    |could you point|can you point
    |could you direct|can you direct|could you tell me who|can you tell me who|could you connect
    |could you forward
    |can you forward|would you be interested|could you fill|can you fill|could you take part
    |could you let me know who
    |will you be attending|can you imagine|do you have ten|do you have 10|do you have 15|do you have a minute
    |do you have a moment|do you have five|what items do you need|which items do you need
    |what products do you need|which products do you need|do you need more|do you need help with your
    |do you know how
    |do you know what
    |do you know that|do you have someone|could you donate|can you donate""",
    """rufen sie mich gern|rufen sie uns gern|rufen sie mich einfach|melden sie sich gern
    |haben sie zehn minuten|haben sie 10|haben sie 15|haben sie kurz|haben sie fünf|haben sie schon
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
