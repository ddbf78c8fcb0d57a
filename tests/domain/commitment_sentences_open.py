"""More made-up sentences of owners, in the shape of those in `commitment_sentences.py`.

They are of a plumber, a violin maker, a translator, a coach, a photographer and a gardener, and were written
in the same way: each list met the rules once before anything was mended. Of its promises they found at that
first meeting, and took for promises of its traps:

    HOUSE   34 of 40 found, 1 of 40 traps
    YARD    26 of 32 found, 0 of 28 traps
    BENCH   26 of 30 found, 4 of 30 traps
    ROOF    26 of 30 found, 0 of 30 traps
    LOFT    19 of 24 found, 0 of 24 traps
    DOOR    18 of 30 found, 0 of 28 traps
    DESK    28 of 30 found, 0 of 28 traps
    SNARE   27 of 75 traps
    SHED    28 of 28 found, 2 of 28 traps

HOUSE, DESK and SHED are ordinary mails; the others look for gaps: elliptical sentences, subjects that are not
"I". SNARE holds only such traps as grammar alone falls into: days that belong to a thing, one's own life.

What is heard wrongly still stands in no list: "Wir machen am Freitag früher Schluss.", "Meine Tochter kommt
am Freitag in die Schule." and "Ich stelle am Samstag in Bonn aus." as promises, "I'm going to trim the
laurel on Monday if that's all right with you?" as a question, and "I've blocked Thursday morning for your
bridge and it'll be done by the evening." as one for today. Of the promises found at the first meeting, one
in ROOF ("swing past tomorrow at five") and that one in BENCH had a wrong time.
"""

from tests.domain.commitment_sentences import Row

HOUSE_EN: tuple[Row, ...] = (
    ("Thanks for the photos. Our lads will be round on Thursday to swap the cylinder.", "19 17:00"),
    ("Will drop the spare key through your letterbox tomorrow morning.", "19 12:00"),
    ("I've ordered the strings and I'll have the cello set up for you by Wednesday.", "25 17:00"),
    ("You'll have the certified translation in your inbox by Friday noon.", "20 12:00"),
    ("I'm popping over on Tuesday afternoon to look at the hedge.", "24 17:00"),
    ("Going to sort out the invoice tonight.", "18 23:59"),
    ("The gallery goes live on Monday, I'll ping you the password then.", "23 17:00"),
    ("Let me check with the wholesaler and get back to you tomorrow.", "19 17:00"),
    ("My colleague Dan is going to measure up the bathroom on Friday.", "20 17:00"),
    ("Expect the proofs from me early next week.", "24 17:00"),
    ("If the part turns up, I'll fit it on Thursday.", None),
    ("Could you let me know by Friday whether the date suits?", None),
    ("I finished the bow on Tuesday and it sounds lovely.", None),
    ("The merchant says they will deliver the boiler on Monday.", None),
    ("I am in the workshop on Saturday between ten and one.", None),
    ("You can collect the viola from Wednesday onwards.", None),
    ("I won't be able to come tomorrow, sorry.", None),
    ("Shall I come on Monday or would Tuesday be better?", None),
    ("I'll be away until the 30th and have no reception.", None),
    ("It was good to see the roses on Friday, they will flower again next week.", None),
)

HOUSE_DE: tuple[Row, ...] = (
    ("Ich schneide die Hecke am Donnerstag und nehme das Grüngut gleich mit.", "19 18:00"),
    ("Melde mich morgen Vormittag telefonisch.", "19 12:00"),
    ("Die Übersetzung liegt bis Freitagmittag in Ihrem Postfach.", "20 12:00"),
    ("Mein Geselle kommt am Dienstag um acht und tauscht das Ventil.", "24 08:00"),
    ("Das Angebot geht Ihnen heute Abend noch zu.", "18 23:59"),
    ("Wir kümmern uns nächste Woche darum.", "27 18:00"),
    ("Den Steg passe ich bis Mittwoch an.", "25 18:00"),
    ("Sie bekommen die Bildauswahl spätestens am Montag von mir.", "23 18:00"),
    ("Ich werde die Rechnung morgen korrigieren und Ihnen neu schicken.", "19 18:00"),
    ("Am Freitag bringe ich Ihnen das Leihinstrument vorbei.", "20 18:00"),
    ("Sobald der Lack trocken ist, schicke ich Ihnen nächste Woche ein Foto.", None),
    ("Bitte geben Sie mir bis Donnerstag Bescheid.", None),
    ("Am Montag habe ich die Thermostate bestellt.", None),
    ("Der Großhändler liefert die Pumpe voraussichtlich am Mittwoch.", None),
    ("Die Werkstatt ist am Freitag bis 18 Uhr geöffnet.", None),
    ("Ihren Termin am 3. Dezember um 10 Uhr habe ich eingetragen.", None),
    ("Soll ich am Dienstag vorbeikommen?", None),
    ("Ich kann morgen leider nicht kommen.", None),
    ("Sie sagten, Sie melden sich bis Freitag.", None),
    ("Ich wünsche Ihnen ein schönes Wochenende und bis Montag!", None),
)

HOUSE_FR: tuple[Row, ...] = (
    ("Je passe jeudi matin pour changer le joint.", "19 12:00"),
    ("Vous aurez la traduction demain avant midi.", "19 12:00"),
    ("Je vous prépare le devis pour mardi.", "24 18:00"),
    ("Nous viendrons tailler la haie la semaine prochaine.", "27 18:00"),
    ("Je regarde ça ce soir et je vous tiens au courant.", "18 23:59"),
    ("On vous rappelle lundi après-midi.", "23 18:00"),
    ("Mon ouvrier sera chez vous vendredi à 9 h.", "20 09:00"),
    ("Je vais remplacer l'âme de votre violon d'ici mercredi.", "25 18:00"),
    ("Les photos vous seront envoyées dimanche soir au plus tard.", "22 23:59"),
    ("Vous recevrez ma facture corrigée demain.", "19 18:00"),
    ("Dès que la pièce arrive, je passe la poser la semaine prochaine.", None),
    ("Merci de me confirmer avant vendredi.", None),
    ("J'ai envoyé le contrat mardi dernier.", None),
    ("Mon fournisseur me livrera la chaudière jeudi.", None),
    ("L'atelier est ouvert samedi de 9 h à 13 h.", None),
    ("Je ne pourrai pas venir demain.", None),
    ("Voulez-vous que je passe lundi ?", None),
    ("Vous m'aviez dit que vous me rappelleriez jeudi.", None),
    ("J'espère que vous passerez une bonne soirée vendredi.", None),
    ("Je serai en congé jusqu'au 30 novembre.", None),
)

HOUSE_ES: tuple[Row, ...] = (
    ("Mañana por la mañana le mando el presupuesto.", "19 14:00"),
    ("Vamos a podar los setos el jueves.", "19 19:00"),
    ("Le tendré lista la traducción para el viernes.", "20 19:00"),
    ("El martes paso por su casa y reviso la caldera.", "24 19:00"),
    ("Te llamo esta tarde y lo vemos.", "18 19:00"),
    ("Mi compañero irá el lunes a primera hora a cambiar el grifo.", "23 10:00"),
    ("Recibirá las fotos antes del miércoles.", "24 19:00"),
    ("Hoy mismo le corrijo la factura.", "18 19:00"),
    ("La semana que viene os enviamos el programa de las sesiones.", "27 19:00"),
    ("Tendrá noticias mías el viernes a más tardar.", "20 19:00"),
    ("Si llega el barniz, se lo arreglo el jueves.", None),
    ("Por favor, dígame antes del martes si le viene bien.", None),
    ("Ayer le envié el contrato firmado.", None),
    ("El proveedor me entregará la bomba el miércoles.", None),
    ("El taller abre el sábado de 10 a 14.", None),
    ("Mañana no puedo pasar, lo siento.", None),
    ("¿Quiere que vaya el lunes por la tarde?", None),
    ("Usted me dijo que me llamaría el jueves.", None),
    ("Que tenga un buen fin de semana, nos leemos el lunes.", None),
    ("Estaré de vacaciones hasta el 30 de noviembre.", None),
)

YARD_EN: tuple[Row, ...] = (
    ("Right, the radiator valve is on order and we'll be fitting it a week on Tuesday.", "01 17:00"),
    ("I'm putting the contract in the post this afternoon.", "18 17:00"),
    ("Your prints are going to be ready for collection by Saturday.", "21 17:00"),
    ("Sure, will do, by Thursday at the latest.", "19 17:00"),
    ("I shall retouch the six portraits and upload them on Sunday.", "22 17:00"),
    ("Leave it with me, I'll speak to the landlord tomorrow.", "19 17:00"),
    ("My apprentice Luke will come by on Monday morning to bleed the radiators.", "23 12:00"),
    ("We can have the estimate with you by Wednesday.", "25 17:00"),
    ("Hoping to hear from you by Thursday.", None),
    ("I teach on Tuesdays and Thursdays until six.", None),
    ("You will need to move the car by Friday.", None),
    ("We have been working on the terrace since Monday.", None),
    ("I would call you tomorrow but my phone is broken.", None),
    ("As agreed, you'll bring the violin on Wednesday at four.", None),
    ("The council is going to inspect the drains next week.", None),
)

YARD_DE: tuple[Row, ...] = (
    ("Am Montag tauschen wir die Dichtung, das dauert eine halbe Stunde.", "23 18:00"),
    ("Ich schau mir den Riss morgen an und sag dann Bescheid.", "19 18:00"),
    ("Spätestens Donnerstag hast du die Bilder.", "19 18:00"),
    ("Unser Azubi räumt die Äste am Mittwoch weg.", "25 18:00"),
    ("Heute Abend setze ich mich an Ihren Text.", "18 23:59"),
    ("Die korrigierte Fassung bekommen Sie Anfang nächster Woche.", "24 18:00"),
    ("Wird bis Freitag erledigt.", "20 18:00"),
    ("Ich werde das Griffbrett nächste Woche abrichten.", "27 18:00"),
    ("Am Mittwoch arbeite ich in Köln.", None),
    ("Bringen Sie das Cello bitte bis Donnerstag vorbei.", None),
    ("Ich freue mich auf unser Gespräch am Freitag.", None),
    ("Die Rechnung ist bis zum 30. November zu zahlen.", None),
    ("Wann können wir am Dienstag anfangen?", None),
    ("Ich hatte Ihnen für Montag eine Antwort versprochen.", None),
    ("Meine Kollegin ist nächste Woche im Urlaub.", None),
)

YARD_FR: tuple[Row, ...] = (
    ("Nous posons la chaudière mardi prochain.", "24 18:00"),
    ("Je retouche vos portraits ce week-end et je vous les dépose lundi.", "22 23:59"),
    ("C'est noté, je m'en charge demain.", "19 18:00"),
    ("Mon collègue Marc va venir relever les cotes jeudi.", "19 18:00"),
    ("Vous aurez de mes nouvelles avant vendredi.", "19 18:00"),
    ("Je taille les rosiers mercredi après-midi.", "25 18:00"),
    ("On s'en occupe la semaine prochaine.", "27 18:00"),
    ("Votre texte sera relu et renvoyé demain soir.", "19 23:59"),
    ("Pouvez-vous me déposer le violon mercredi ?", None),
    ("Je travaille à Lyon jeudi et vendredi.", None),
    ("L'offre reste valable jusqu'au 30 novembre.", None),
    ("Si vous êtes d'accord, je commence lundi.", None),
    ("Je vous remercie pour votre visite de lundi.", None),
    ("Le livreur doit passer mercredi.", None),
    ("Vous devez payer l'acompte avant vendredi.", None),
)

YARD_ES: tuple[Row, ...] = (
    ("El jueves cambiamos la junta del grifo.", "19 19:00"),
    ("Mañana me pongo con su traducción.", "19 19:00"),
    ("Les entregaremos el álbum antes del viernes.", "19 19:00"),
    ("Lo dejo listo para el lunes.", "23 19:00"),
    ("Esta noche retoco sus fotos y se las subo.", "18 23:59"),
    ("Mi ayudante pasará el miércoles a recoger las ramas.", "25 19:00"),
    ("Me encargo yo mañana a primera hora.", "19 10:00"),
    ("Voy a hablar con el dueño esta tarde y le digo algo.", "18 19:00"),
    ("¿Le viene bien el jueves a las diez?", None),
    ("El lunes trabajo en Sevilla.", None),
    ("Tiene que pagar la señal antes del viernes.", None),
    ("Cuando tenga las medidas, le preparo el presupuesto para el lunes.", None),
    ("Gracias por la visita del martes.", None),
    ("Espero su respuesta antes del jueves.", None),
    ("Le llamé el lunes, pero no estaba.", None),
)

BENCH_EN: tuple[Row, ...] = (
    ("No problem at all, I'll pick the mower up on Saturday and have it sharpened.", "21 17:00"),
    (
        "We're replacing the cistern next Tuesday at 8.30, so please clear the cupboard beforehand.",
        "24 08:30",
    ),
    ("Am sending the worksheets over tonight so you can look before our session.", "18 23:59"),
    ("The retouched portraits will be with you on Monday.", "23 17:00"),
    ("Our office will forward the certificate this afternoon.", "18 17:00"),
    ("I plan to have the first chapter translated by the 27th.", "27 17:00"),
    ("The tree surgeon can start on Monday, he tells me.", None),
    ("I'm shooting a wedding in Bath on Saturday.", None),
    ("Please drop the bow off by Wednesday.", None),
    ("I had meant to ring you on Tuesday.", None),
    ("Confirming your booking for Friday at ten.", None),
    ("Unless it rains, we'll lay the turf on Thursday.", None),
    ("Your deposit is due on Friday.", None),
    ("I hope to see you at the open day on Sunday.", None),
)

BENCH_DE: tuple[Row, ...] = (
    ("Den Rasen mähen wir am Samstagvormittag.", "21 12:00"),
    ("Der Bogen ist am Dienstag wieder bei Ihnen.", "24 18:00"),
    ("Hab's gesehen, antworte Ihnen heute Abend in Ruhe.", "18 23:59"),
    ("Ich nehme am Freitag Maß und rechne Ihnen das bis Montag durch.", "23 18:00"),
    ("Bis zum Wochenende stehen die Fotos in Ihrer Galerie.", "22 23:59"),
    ("Mein Kollege Jonas baut morgen die neue Armatur ein.", "19 18:00"),
    ("Die beglaubigte Kopie werfe ich Ihnen am Donnerstag in den Briefkasten.", "19 18:00"),
    ("Gut, dann hole ich die Geige Mittwoch um 17 Uhr bei Ihnen ab.", "25 17:00"),
    ("Am Freitag gebe ich ein Seminar in Bonn.", None),
    ("Bitte überweisen Sie die Anzahlung bis Montag.", None),
    ("Ich halte Ihnen den Termin bis morgen Mittag frei.", None),
    ("Wie am Montag besprochen, beträgt der Preis 80 Euro.", None),
    ("Sofern das Wetter hält, pflanzen wir am Donnerstag.", None),
    ("Der Lack muss bis Samstag trocknen.", None),
    ("Am Donnerstag sind wir von 9 bis 12 Uhr in der Werkstatt.", None),
)

BENCH_FR: tuple[Row, ...] = (
    ("Je vous dépose la facture dans la boîte aux lettres demain matin.", "19 12:00"),
    ("Nous terminerons la terrasse mercredi au plus tard.", "25 18:00"),
    ("L'archet sera prêt samedi.", "21 18:00"),
    ("Bien reçu, je relis votre contrat et vous réponds vendredi.", "20 18:00"),
    ("Je plante les lavandes jeudi prochain.", "19 18:00"),
    ("Ma collègue vous enverra le lien de la galerie ce soir.", "18 23:59"),
    ("Je m'occupe de la fuite cet après-midi.", "18 18:00"),
    ("Je serai à l'atelier samedi de 9 h à midi.", None),
    ("Vous pouvez venir chercher le violon vendredi.", None),
    ("Il faudrait que vous coupiez l'eau avant mardi.", None),
    ("J'aimerais vous montrer les tirages lundi.", None),
    ("Lorsque vous aurez signé, je commencerai lundi.", None),
    ("J'expose mes photos à Nantes dimanche.", None),
    ("Je vous confirme notre rendez-vous de jeudi à 14 h.", None),
    ("Le carreleur vient mardi.", None),
)

BENCH_ES: tuple[Row, ...] = (
    ("El sábado le corto el césped y le dejo la factura en el buzón.", "21 19:00"),
    ("Le enviaré el enlace a la galería mañana por la noche.", "19 23:59"),
    ("Mañana voy a su casa y miro la fuga.", "19 19:00"),
    ("Terminaremos la terraza el miércoles a más tardar.", "25 19:00"),
    ("Su violín estará listo el sábado.", "21 19:00"),
    ("Esta tarde le paso el programa de la sesión.", "18 19:00"),
    ("El lunes instalamos el calentador nuevo.", "23 19:00"),
    ("Le contesto con calma esta noche.", "18 23:59"),
    ("El sábado hago una boda en Toledo.", None),
    ("Traiga el arco antes del jueves, por favor.", None),
    ("Le confirmo nuestra cita del jueves a las diez.", None),
    ("Mi proveedor me manda la pieza el martes.", None),
    ("El viernes estaré en el taller de 9 a 13.", None),
    ("Me gustaría enseñarle las copias el lunes.", None),
    ("En cuanto firme, empiezo el lunes.", None),
)

ROOF_EN: tuple[Row, ...] = (
    ("Morning Jean, we'll have a lad with you by ten tomorrow.", "19 10:00"),
    ("I'm going to rehair the bow over the weekend.", "22 23:59"),
    ("We start on the borders on Monday and should be finished by Wednesday.", "25 17:00"),
    ("Thanks for the deposit. Your album goes to print tomorrow and I'll post it on Thursday.", "19 17:00"),
    ("I'll try and squeeze the proofread in tonight.", "18 23:59"),
    ("Let me sleep on it, I'll have a proper answer for you on Friday.", "20 17:00"),
    ("Can't do today, sorry, but I'll swing past tomorrow at five.", "19 17:00"),
    ("Happy to help, I'll draw up a plan by the end of the week.", "20 17:00"),
    ("You said the plumber would be back on Monday.", None),
    ("The workshop will be closed on Friday.", None),
    ("I'll be in my studio all day tomorrow if you want to look in.", None),
    ("Did your brother pick up the cello on Monday?", None),
    ("Once the plaster is dry we'll paint on Thursday.", None),
    ("Payment by Friday would be much appreciated.", None),
    ("Looking forward to seeing you both on Saturday.", None),
    ("We had agreed on Wednesday, not Tuesday.", None),
)

ROOF_DE: tuple[Row, ...] = (
    ("Ich habe eben mit dem Händler telefoniert und hole die Saiten am Donnerstag ab.", "19 18:00"),
    ("Am Mittwoch lade ich die Bilder hoch.", "25 18:00"),
    ("Die Therme warten wir nächsten Dienstag.", "24 18:00"),
    ("Wir sehen uns das Rohr morgen um 8 Uhr an.", "19 08:00"),
    ("Heute noch kommt die Rechnung per Mail.", "18 18:00"),
    ("Alles klar, ich verlege Ihre Stunde und sag Ihnen bis morgen, wohin.", "19 18:00"),
    (
        "Sie finden die Auswertung ab Freitagmittag in Ihrem Postfach, ich stelle sie bis dahin ein.",
        "20 12:00",
    ),
    ("Ich feile noch am Text, Sie haben ihn spätestens Mittwochabend.", "25 23:59"),
    ("Wenn es regnet, verschieben wir auf Mittwoch.", None),
    ("Das Paket kommt laut Post am Donnerstag.", None),
    ("Bis Montag brauche ich Ihre Unterschrift.", None),
    ("Ich wollte Sie am Freitag eigentlich anrufen.", None),
    ("Am 24. Dezember haben wir geschlossen.", None),
    ("Melden Sie sich bitte bis Mittwoch.", None),
    ("Ich bin bis Freitag auf einer Fortbildung.", None),
    ("Dürfen wir am Donnerstag kommen?", None),
)

ROOF_FR: tuple[Row, ...] = (
    ("Je change les cordes demain et vous pourrez le reprendre dans la foulée.", "19 18:00"),
    ("Promis, vous avez le texte vendredi soir au plus tard.", "20 23:59"),
    ("On se charge de l'évacuation des déchets mercredi.", "25 18:00"),
    ("J'attaque la relecture lundi matin.", "23 12:00"),
    ("Demain, je fais un saut chez vous vers 18 h.", "19 18:00"),
    ("Nous vous ferons parvenir un devis détaillé sous huit jours.", "26 18:00"),
    ("Je mets les photos en ligne jeudi.", "19 18:00"),
    ("Merci de bien vouloir régler la facture sous quinze jours.", None),
    ("Le magasin sera fermé lundi.", None),
    ("Est-ce que jeudi matin vous conviendrait ?", None),
    ("Je ne travaille pas mercredi.", None),
    ("Votre séance est prévue jeudi à 14 h, merci d'être à l'heure.", None),
    ("Je voulais vous appeler mardi, j'ai été débordé.", None),
    ("Bon week-end et à lundi.", None),
)

ROOF_ES: tuple[Row, ...] = (
    ("Mañana sin falta le subo las fotos a la web.", "19 19:00"),
    ("Le arreglamos la fuga el viernes por la mañana.", "20 14:00"),
    ("Ahora estoy en obra, le devuelvo la llamada a las seis.", "18 18:00"),
    ("Nos pasamos el martes a medir.", "24 19:00"),
    ("Le prometo el texto corregido para el jueves.", "19 19:00"),
    ("El lunes por la tarde recojo el chelo en su casa.", "23 19:00"),
    ("En dos días le digo el precio definitivo.", "20 19:00"),
    ("El taller estará cerrado el lunes.", None),
    ("¿Podría mandarme las medidas antes del jueves?", None),
    ("El pago vence el viernes.", None),
    ("Siento no haberle llamado el martes.", None),
    ("Su vecino quiere que vaya el jueves.", None),
    ("Nos vemos el sábado en la boda.", None),
    ("Si no hay inconveniente, empezamos el lunes.", None),
)

LOFT_EN: tuple[Row, ...] = (
    ("Quick update: glue's setting, so I'll string it up on Thursday.", "19 17:00"),
    ("I can get the sample pages across to you by Tuesday.", "24 17:00"),
    ("We'll nip round after lunch tomorrow and unblock it.", "19 17:00"),
    ("My partner Eve is dropping the frames off on Friday.", "20 17:00"),
    ("I'll be pruning the apple trees on Saturday morning.", "21 12:00"),
    ("I'll chase the wholesaler first thing tomorrow and report back.", "19 09:00"),
    ("Do have a look at the proofs before Friday.", None),
    ("It was supposed to arrive on Tuesday, they tell me Thursday now.", None),
    ("I used to run a class on Mondays.", None),
    ("The train gets in at ten on Saturday.", None),
    ("I'd be glad if we could talk on Thursday.", None),
    ("We don't work on Sundays.", None),
)

LOFT_DE: tuple[Row, ...] = (
    ("Ich kürze den Text heute noch und lade ihn morgen ins Portal.", "19 18:00"),
    ("Ihre Pumpe bauen wir am Montag ein.", "23 18:00"),
    ("Unsere Monteure sind morgen ab acht bei Ihnen.", "19 08:00"),
    ("Das erledige ich gleich morgen früh.", "19 12:00"),
    ("Den Wein pflanze ich Ihnen nächste Woche um.", "27 18:00"),
    ("Von mir gibt es bis Donnerstag einen Vorschlag.", "19 18:00"),
    ("Am Freitag fällt die Stunde leider aus.", None),
    ("Sie wollten mir die Maße bis Dienstag schicken.", None),
    ("Meine Steuerberaterin sagt, das Amt prüft nächste Woche.", None),
    ("Ich fliege am Sonntag nach Oslo.", None),
    ("Den Ahorn bekommen wir erst nächste Woche von der Baumschule.", None),
    ("Kommen Sie am Samstag gern zwischen 10 und 12 Uhr vorbei.", None),
)

LOFT_FR: tuple[Row, ...] = (
    ("Je m'y mets demain, comptez sur moi.", "19 18:00"),
    ("Nous sommes chez vous lundi à 8 h pour le ballon.", "23 08:00"),
    ("Vos tirages partent demain par la poste.", "19 18:00"),
    ("Je vois ça avec le syndic et je vous dis jeudi.", "19 18:00"),
    ("Mon apprenti viendra ramasser les branches samedi.", "21 18:00"),
    ("Je reprends le vernis cette semaine.", "20 18:00"),
    ("Mon train arrive jeudi à 10 h.", None),
    ("N'oubliez pas de fermer l'eau lundi.", None),
    ("J'ai un enterrement vendredi.", None),
    ("Le violon était prêt mardi.", None),
    ("Vous préférez mardi ou jeudi ?", None),
    ("La mairie nous donnera sa réponse lundi.", None),
)

LOFT_ES: tuple[Row, ...] = (
    ("Esta semana le barnizo el puente.", "20 19:00"),
    ("El técnico nuestro va mañana a las nueve.", "19 09:00"),
    ("Ya le aviso yo el miércoles.", "25 19:00"),
    ("Quedará terminado el viernes.", "20 19:00"),
    ("Mañana termino de revisar el texto y se lo devuelvo.", "19 19:00"),
    ("Vendremos el jueves a plantar los rosales.", "19 19:00"),
    ("El ayuntamiento nos contesta el lunes.", None),
    ("Tengo un entierro el viernes.", None),
    ("Acuérdese de cerrar el agua el lunes.", None),
    ("El violín estaba listo el martes.", None),
    ("Ojalá podamos vernos el jueves.", None),
    ("Puede pasar a recogerlo a partir del jueves.", None),
)

DOOR_EN: tuple[Row, ...] = (
    ("Thanks for letting me know. I'll move your lesson and send the new link tonight.", "18 23:59"),
    ("Two of us will be over on Wednesday to take the old boiler out.", "25 17:00"),
    ("I'll rewrite the second verse and you can have it back on Monday.", "23 17:00"),
    ("We're sorting the leak out tomorrow before ten.", "19 10:00"),
    ("I will, no later than Thursday.", "19 17:00"),
    ("You have my word, the frames are with you by Saturday.", "21 17:00"),
    ("Yes of course, we'll mow it Friday.", "20 17:00"),
    ("My sister is getting married on Saturday.", None),
    ("Would you mind ringing me on Thursday?", None),
    ("The seller wants an answer by Monday.", None),
    ("I'll be on a train most of Tuesday.", None),
    ("Whenever you're ready to book, Mondays are best.", None),
    ("I don't think we'll manage it by Friday.", None),
    ("I started on your hedge on Monday.", None),
)

DOOR_DE: tuple[Row, ...] = (
    ("Die Stimmstöcke richte ich Ihnen am Mittwoch.", "25 18:00"),
    ("Danke, ich trage das nach und mail Ihnen die Liste morgen.", "19 18:00"),
    ("Wir bauen Ihnen das Waschbecken Donnerstag ein.", "19 18:00"),
    ("Um Ihre Anfrage kümmert sich morgen meine Kollegin.", "19 18:00"),
    ("Nächsten Montag beginne ich mit der Übersetzung.", "23 18:00"),
    ("Ich lasse die Fotos bis Freitag drucken.", "20 18:00"),
    ("Bis dahin, also Mittwoch, haben Sie alles von mir.", "25 18:00"),
    ("Ich setze die Rosen am Samstag, wenn möglich schon vormittags.", "21 18:00"),
    ("Der Kurs beginnt am Montag um 18 Uhr.", None),
    ("Ich muss am Freitag zum Zahnarzt.", None),
    ("Haben Sie die Pläne bis Donnerstag?", None),
    ("Ich melde mich, sobald ich am Montag Genaueres weiß.", None),
    ("Seit Montag warte ich auf die Lieferung.", None),
    ("Wir freuen uns auf Sonntag.", None),
    ("Ihr Termin ist am Dienstag um 9 Uhr.", None),
)

DOOR_FR: tuple[Row, ...] = (
    ("Je vous renvoie l'épreuve corrigée d'ici jeudi soir.", "19 23:59"),
    ("Nous débouchons l'évier demain à la première heure.", "19 10:00"),
    ("Je vais tirer vos photos sur papier mat et vous les expédier lundi.", "23 18:00"),
    ("Entendu, je décale la séance et vous écris demain.", "19 18:00"),
    ("L'équipe passe tondre vendredi.", "20 18:00"),
    ("Je serai là mardi à 8 h.", "24 08:00"),
    ("Comptez sur moi pour vendredi, je vous apporte le violon.", "20 18:00"),
    ("Le cours commence lundi à 18 h.", None),
    ("Je dois aller chez le dentiste vendredi.", None),
    ("Nous avions convenu de mardi.", None),
    ("Depuis lundi, j'attends la livraison.", None),
    ("Votre voisin m'a dit qu'il passerait samedi.", None),
    ("Tenez-moi au courant avant jeudi.", None),
    ("Si le temps le permet, nous semons le gazon jeudi.", None),
)

DOOR_ES: tuple[Row, ...] = (
    ("Le mando la prueba corregida antes del jueves.", "18 19:00"),
    ("Mañana a primera hora desatascamos el fregadero.", "19 10:00"),
    ("Voy a imprimir las fotos y se las envío el lunes.", "23 19:00"),
    ("De acuerdo, muevo la sesión y le escribo mañana.", "19 19:00"),
    ("El equipo pasa a cortar el césped el viernes.", "20 19:00"),
    ("Ahí estaré el martes a las ocho.", "24 08:00"),
    ("Cuente conmigo para el viernes, le llevo el violín.", "20 19:00"),
    ("Le haremos el cambio de aceite de la caldera el jueves.", "19 19:00"),
    ("El curso empieza el lunes a las seis.", None),
    ("Tengo que ir al dentista el viernes.", None),
    ("Desde el lunes espero la entrega.", None),
    ("Habíamos quedado el martes.", None),
    ("Avíseme antes del jueves.", None),
    ("Su cita es el martes a las nueve.", None),
    ("Si el tiempo lo permite, sembramos el césped el jueves.", None),
)

DESK_EN: tuple[Row, ...] = (
    (
        "Hi Pat, thanks for the call. I'll measure the alcove on Tuesday and send a drawing the day after.",
        "24 17:00",
    ),
    ("We will bring the ladder and clear the gutters on Friday morning.", "20 12:00"),
    ("I'll read your draft tomorrow and mark it up.", "19 17:00"),
    ("The violin will be set up and ready by Saturday lunchtime.", "21 13:00"),
    ("I'm calling the insurer this afternoon and will let you know what they say.", "18 17:00"),
    ("You'll get the invoice at the end of the month.", "30 17:00"),
    ("Will have the contact sheet ready for you on Thursday.", "19 17:00"),
    ("If you send me the measurements by Wednesday I can order the glass.", None),
    ("Thanks for paying so promptly on Monday.", None),
    ("The exhibition opens on Friday at seven.", None),
    ("Are we still on for Thursday?", None),
    ("The part won't arrive before Tuesday.", None),
    ("My phone will be off on Sunday.", None),
    ("You're welcome to bring the cello in on Wednesday.", None),
)

DESK_DE: tuple[Row, ...] = (
    ("Guten Tag Frau Lang, ich prüfe das und gebe Ihnen bis morgen Mittag eine Antwort.", "19 12:00"),
    ("Wir kommen am Freitag um 7.30 Uhr und setzen die Platten.", "20 07:30"),
    ("Die Rechnung bekommen Sie Ende des Monats.", "30 18:00"),
    ("Ich drucke die Bilder morgen und bringe sie Ihnen am Donnerstag mit.", "19 18:00"),
    ("Das Stimmstück ersetze ich bis nächsten Mittwoch.", "25 18:00"),
    ("Am Montagvormittag rufe ich bei der Versicherung an und sage Ihnen dann Bescheid.", "23 12:00"),
    ("Bis Freitagabend haben Sie die Übersetzung.", "20 23:59"),
    ("Ich werde mir Ihren Entwurf am Wochenende durchlesen.", "22 23:59"),
    ("Wenn Sie mir die Maße bis Mittwoch schicken, kann ich das Glas bestellen.", None),
    ("Vielen Dank für die schnelle Zahlung am Montag.", None),
    ("Die Ausstellung wird am Freitag um 19 Uhr eröffnet.", None),
    ("Bleibt es bei Donnerstag?", None),
    ("Das Teil kommt nicht vor Dienstag.", None),
    ("Am Sonntag bin ich telefonisch nicht erreichbar.", None),
    ("Sie können das Cello gern am Mittwoch bringen.", None),
)

DESK_FR: tuple[Row, ...] = (
    ("Bonjour, je vérifie et je vous donne une réponse demain midi.", "19 12:00"),
    ("Nous viendrons vendredi à 7 h 30 poser les dalles.", "20 07:30"),
    ("Je lirai votre projet ce week-end.", "22 23:59"),
    ("J'imprime les photos demain et je vous les apporte jeudi.", "19 18:00"),
    ("Je remplace la pièce d'ici mercredi prochain.", "25 18:00"),
    ("Lundi matin, j'appelle l'assurance et je vous tiens au courant.", "23 12:00"),
    ("Vous aurez la facture à la fin du mois.", "30 18:00"),
    ("Si vous m'envoyez les cotes mercredi, je pourrai commander la vitre.", None),
    ("Merci pour votre paiement de lundi.", None),
    ("L'exposition ouvre vendredi à 19 h.", None),
    ("C'est toujours bon pour jeudi ?", None),
    ("La pièce n'arrivera pas avant mardi.", None),
    ("Je ne serai pas joignable dimanche.", None),
    ("Vous pouvez apporter le violoncelle mercredi.", None),
)

DESK_ES: tuple[Row, ...] = (
    ("Buenos días, lo compruebo y le doy una respuesta mañana a mediodía.", "19 12:00"),
    ("Vendremos el viernes a las 7:30 a poner las losas.", "20 07:30"),
    ("Leeré su borrador este fin de semana.", "22 23:59"),
    ("Mañana imprimo las fotos y el jueves se las llevo.", "19 19:00"),
    ("Cambio la pieza antes del próximo miércoles.", "24 19:00"),
    ("El lunes por la mañana llamo al seguro y le cuento.", "23 14:00"),
    ("Recibirá la factura a finales de mes.", "30 19:00"),
    ("Si me manda las medidas el miércoles, podré encargar el cristal.", None),
    ("Gracias por el pago del lunes.", None),
    ("La exposición se inaugura el viernes a las siete.", None),
    ("¿Sigue en pie lo del jueves?", None),
    ("La pieza no llega antes del martes.", None),
    ("El domingo no estaré localizable.", None),
    ("Puede traer el violonchelo el miércoles.", None),
)

SNARE_EN: tuple[Row, ...] = (
    ("I'm sending this to confirm our meeting on Friday.", None),
    ("I'm attaching the programme for the concert on Saturday.", None),
    ("We are looking at a delivery on Friday.", None),
    ("I'm thinking of Thursday.", None),
    ("I'm assuming Friday still works.", None),
    ("I'm having the boiler serviced on Friday at home.", None),
    ("Your order will be shipped by the manufacturer on Friday.", None),
    ("Your insurance will be renewed on Monday.", None),
    ("I was sending it on Monday when the power went.", None),
    ("I'm afraid Friday is full.", None),
    ("I'm working through your questions from Monday.", None),
    ("I'm replying to your mail of Monday.", None),
    ("I am writing about your inquiry of Monday.", None),
    ("I am free on Thursday.", None),
    ("I'm catching a train at nine tomorrow.", None),
    ("I'm expecting the glass on Thursday.", None),
    ("I can come by Thursday or Friday, whichever suits.", None),
    ("My wife is having an operation on Thursday.", None),
    ("My son is coming home on Friday.", None),
    ("My brother will be thirty on Saturday.", None),
)

SNARE_DE: tuple[Row, ...] = (
    ("Ich beziehe mich auf Ihre Mail vom Montag.", None),
    ("Ich schreibe Ihnen wegen des Termins am Freitag.", None),
    ("Ich komme auf Ihre Anfrage vom Montag zurück.", None),
    ("Ich sende Ihnen anbei die Rechnung vom 12. November.", None),
    ("Anbei schicke ich Ihnen das Programm für das Konzert am Samstag.", None),
    ("Ich danke für Ihren Besuch am Montag.", None),
    ("Ich besitze seit Montag ein neues Telefon.", None),
    ("Ich gehe davon aus, dass Freitag passt.", None),
    ("Ich rechne mit der Lieferung am Donnerstag.", None),
    ("Ich leite seit Montag einen Chor.", None),
    ("Meine Frau hat am Freitag Geburtstag.", None),
    ("Mein Sohn heiratet am Samstag.", None),
    ("Wir treffen uns am Donnerstag.", None),
    ("Wir öffnen am Samstag um 9 Uhr.", None),
    ("Wir haben am Samstag von 9 bis 12 Uhr offen.", None),
    ("Wir ziehen am 1. Dezember um.", None),
    ("Ich stehe am Freitag nicht zur Verfügung.", None),
    ("Ich stehe Ihnen am Freitag gern zur Verfügung.", None),
    ("Ihr Paket wird am Freitag von DHL zugestellt.", None),
    ("Ich erwarte die Saiten am Donnerstag.", None),
    ("Ich freue mich, dass es am Donnerstag klappt.", None),
)

SNARE_FR: tuple[Row, ...] = (
    ("Je vous écris au sujet de votre demande de lundi.", None),
    ("Je reviens sur votre message de lundi.", None),
    ("Je vous envoie ci-joint la facture du 12 novembre.", None),
    ("Je reste à votre disposition jusqu'à vendredi.", None),
    ("Je me marie samedi.", None),
    ("Je me réjouis de vous voir jeudi.", None),
    ("Je note votre rendez-vous de jeudi à 14 h.", None),
    ("On se voit jeudi.", None),
    ("On ferme à 18 h vendredi.", None),
    ("On est fermé lundi.", None),
    ("Ma femme accouche lundi.", None),
    ("Mon fils passe son bac lundi.", None),
    ("Nous déménageons le 1er décembre.", None),
    ("Nous avons bien reçu votre acompte lundi.", None),
    ("Votre séance sera reportée par la mairie à mardi.", None),
    ("Je prends l'avion jeudi.", None),
)

SNARE_ES: tuple[Row, ...] = (
    ("Le escribo por su consulta del lunes.", None),
    ("Adjunto la factura del 12 de noviembre.", None),
    ("Le envío adjunta la factura del 12 de noviembre.", None),
    ("Quedo a su disposición hasta el viernes.", None),
    ("Me caso el sábado.", None),
    ("Me alegro de verle el jueves.", None),
    ("Apunto su cita del jueves a las dos.", None),
    ("Mi mujer va al médico el lunes.", None),
    ("Mi hijo llega el viernes de Londres.", None),
    ("Nos mudamos el 1 de diciembre.", None),
    ("El lunes cerramos por fiesta.", None),
    ("Mañana me operan de la rodilla.", None),
    ("Esta tarde juego al tenis.", None),
    ("Hemos recibido su señal el lunes.", None),
    ("Salgo de viaje el jueves.", None),
)

SHED_EN: tuple[Row, ...] = (
    ("Morning! I'll sharpen the blades tonight and you can pick the shears up on Thursday.", "18 23:59"),
    ("I've had a look and I'll quote you for both rooms by Monday.", "23 17:00"),
    ("We'll replant the bed the week after next.", "04 17:00"),
    ("Let me ask my colleague and I'll come back to you before Friday.", "19 17:00"),
    ("I'll be at yours at nine on Tuesday to do the fittings.", "24 09:00"),
    ("I'm uploading the last batch tomorrow afternoon.", "19 17:00"),
    ("My assistant will ring you on Monday about the dress fitting shots.", "23 17:00"),
    ("I've attached the notes of our session on Monday.", None),
    ("We met on Tuesday and agreed a fee.", None),
    ("Please bring your passport on Thursday.", None),
    ("I don't have any space before the 30th.", None),
    ("The plasterer will be finished by Friday, he says.", None),
    ("When could you send me the file, by Tuesday?", None),
    ("I'm in Leeds until Thursday.", None),
)

SHED_DE: tuple[Row, ...] = (
    ("Ich schärfe die Messer heute Abend und bringe sie morgen mit.", "18 23:59"),
    ("Für beide Zimmer bekommen Sie bis Montag einen Preis.", "23 18:00"),
    ("Das Beet bepflanzen wir übernächste Woche neu.", "04 18:00"),
    ("Ich frage meinen Kollegen und komme bis Freitag auf Sie zu.", "20 18:00"),
    ("Dienstag um neun stehe ich bei Ihnen vor der Tür.", "24 09:00"),
    ("Die letzten Bilder lade ich morgen Nachmittag hoch.", "19 18:00"),
    ("Meine Assistentin ruft Sie am Montag an.", "23 18:00"),
    ("Im Anhang finden Sie die Notizen von unserer Sitzung am Montag.", None),
    ("Am Dienstag haben wir uns auf ein Honorar geeinigt.", None),
    ("Bitte bringen Sie am Donnerstag Ihren Ausweis mit.", None),
    ("Vor dem 30. habe ich nichts frei.", None),
    ("Der Verputzer wird nach eigener Aussage bis Freitag fertig.", None),
    ("Können Sie mir die Datei bis Dienstag schicken?", None),
    ("Ich bin bis Donnerstag in Kassel.", None),
)

SHED_FR: tuple[Row, ...] = (
    ("J'affûte les lames ce soir et je vous les rapporte demain.", "18 23:59"),
    ("Vous aurez un prix pour les deux pièces lundi.", "23 18:00"),
    ("Nous replanterons le massif dans deux semaines.", "02 18:00"),
    ("Je demande à mon collègue et je reviens vers vous avant vendredi.", "19 18:00"),
    ("Mardi à 9 h je suis chez vous pour les essais.", "24 09:00"),
    ("Je téléverse les dernières images demain après-midi.", "19 18:00"),
    ("Mon assistante vous appelle lundi.", "23 18:00"),
    ("Vous trouverez ci-joint les notes de notre séance de lundi.", None),
    ("Nous nous sommes vus mardi.", None),
    ("Apportez votre pièce d'identité jeudi.", None),
    ("Je n'ai rien de libre avant le 30.", None),
    ("Le plâtrier finit vendredi d'après lui.", None),
    ("Quand pourriez-vous m'envoyer le fichier, mardi ?", None),
    ("Je suis à Lille jusqu'à jeudi.", None),
)

SHED_ES: tuple[Row, ...] = (
    ("Esta noche afilo las cuchillas y mañana se las llevo.", "18 23:59"),
    ("Tendrá un precio para las dos habitaciones el lunes.", "23 14:00"),
    ("Replantaremos el parterre dentro de dos semanas.", "02 19:00"),
    ("Pregunto a mi compañero y le digo algo antes del viernes.", "19 19:00"),
    ("El martes a las nueve estoy en su casa para las pruebas.", "24 09:00"),
    ("Mañana por la tarde subo las últimas imágenes.", "19 19:00"),
    ("Mi asistente le llama el lunes.", "23 19:00"),
    ("Le adjunto las notas de nuestra sesión del lunes.", None),
    ("El martes nos vimos y acordamos los honorarios.", None),
    ("Traiga su pasaporte el jueves.", None),
    ("No tengo nada libre antes del 30.", None),
    ("El yesero termina el viernes, según él.", None),
    ("¿Cuándo podría enviarme el archivo, el martes?", None),
    ("Estoy en Cádiz hasta el jueves.", None),
)
