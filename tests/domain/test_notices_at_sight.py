"""Notices of phones, forms and marketplaces nobody wrote a format for, as they look in seven languages."""

from dataclasses import dataclass, replace

import pytest

from assistant.adapters.phone import PhoneNumbers
from assistant.domain.reading import Kind, Reading, Verdict
from tests.domain.mails import DESK, judged


@dataclass(frozen=True, slots=True)
class Seen:
    """A notice, the country of the owner who gets it, and what has to be read in it."""

    region: str
    kind: Kind
    name: str | None
    email: str | None
    phone: str | None
    words: str
    mail: str
    sure: bool = True


def read(region: str, mail: str) -> Reading:
    """The judgement at the desk of an owner in that country."""
    return judged(mail, replace(DESK, region=region, numbers=PhoneNumbers(region)))


SEEN = {
    "en-vm-number-only": Seen(
        "US",
        Kind.VOICEMAIL,
        None,
        None,
        "+13035550142",
        "",
        """
From: Ringwell Cloud <service@ringwell.example>
Subject: You have a message from (303) 555-0142

You have a new voice mail in mailbox 12.
Caller: (303) 555-0142
Length: 22 s
Questions? Ringwell Support 1-800-555-0111
""",
    ),
    "en-cnam-comma": Seen(
        "US",
        Kind.VOICEMAIL,
        "Mary Obrien",
        None,
        "+13035550143",
        "",
        """
From: Telco Mail <vm@telco.example>
Subject: Voice message from OBRIEN,MARY at 303-555-0143 on Nov 3

From: OBRIEN,MARY 303-555-0143
Length: 31 seconds
""",
    ),
    "de-sprachbox": Seen(
        "DE",
        Kind.VOICEMAIL,
        None,
        None,
        "+493023125141",
        "",
        """
From: Anlage Büro <anlage@telefonwerk.example>
Subject: Neue Nachricht von 030 23125141 für Büro

Auf Ihrer Sprachbox liegt eine Nachricht.
Anrufer: 030 23125141
Dauer: 0:19
Die Nachricht finden Sie als Tondatei im Anhang.
""",
    ),
    "fr-repondeur-audio": Seen(
        "FR",
        Kind.VOICEMAIL,
        None,
        None,
        "+33639982122",
        "",
        """
From: Box Maison <box@boxmaison.example>
Subject: [Box] Nouveau message de 0639982122
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain; charset=utf-8

Bonjour,

Vous avez un nouveau message sur votre répondeur.

Appelant : 0639982122
Durée : 12 secondes

L'équipe Box
--b
Content-Type: audio/wav; name=a.wav
Content-Transfer-Encoding: base64

UklGRg==
--b--
""",
    ),
    "es-aviso-llamada": Seen(
        "ES",
        Kind.MISSED_CALL,
        None,
        None,
        "+34612345678",
        "",
        """
From: Operador Uno <avisos@operadoruno.example>
Subject: Aviso: tiene una llamada perdida del 612 345 678

Estimado cliente:

Tiene una llamada perdida del 612 345 678 el 18/11/2026 a las 10:20.

Operador Uno
""",
    ),
    "it-segreteria": Seen(
        "IT",
        Kind.VOICEMAIL,
        None,
        None,
        "+393471122334",
        "",
        """
From: Segreteria Tele <segreteria@telemondo.example>
Subject: Nuovo messaggio da 347 112 2334

Hai un nuovo messaggio in segreteria.
Chiamante: 347 112 2334
Durata: 00:31
Il messaggio è allegato.
""",
    ),
    "nl-voicemail": Seen(
        "NL",
        Kind.VOICEMAIL,
        None,
        None,
        "+31687654321",
        "",
        """
From: BelVast <noreply@belvast.example>
Subject: Nieuwe voicemail van 06 87654321 voor Kantoor

U heeft een nieuw voicemailbericht.
Beller: 06 87654321
Duur: 0:14
""",
    ),
    "en-sms-portal": Seen(
        "US",
        Kind.TEXT_MESSAGE,
        None,
        None,
        "+13035550144",
        "Hi, can you rehair a bow by Friday? Ruth",
        """
From: Deskline <no-reply@deskline.example>
List-Unsubscribe: <https://deskline.example/u>
Subject: New message from (303) 555-0144

(303) 555-0144 sent a message to Main Line:

Hi, can you rehair a bow by Friday? Ruth

Reply in Deskline: https://my.deskline.example/inbox

Turn off email notifications in settings.
""",
    ),
    "en-contact-unknown": Seen(
        "US",
        Kind.VOICEMAIL,
        None,
        None,
        "+13035550145",
        "Hi there I have a cracked top and need a repair, call me please.",
        """
From: CallNest <no-reply@callnest.example>
Subject: New voicemail

Caller: +13035550145
Name: no match found
Message: Hi there I have a cracked top and need a repair, call me please.

Kind regards,
CallNest
""",
    ),
    "de-auftraggeber": Seen(
        "DE",
        Kind.WEB_FORM,
        "moni_77",
        None,
        None,
        "20 Meter Holzzaun, zweimal lasieren.",
        """
From: Werkfinder <service@werkfinder.example>
List-Unsubscribe: <https://werkfinder.example/u>
Subject: Auftrag 77120: Zaun streichen

Guten Tag,

der Kunde "moni_77" fragt direkt bei Ihnen an.

Auftrag: Zaun streichen
Ort: 04109 Leipzig
Ausführung: Mai
Beschreibung: 20 Meter Holzzaun, zweimal lasieren.

Zum Auftrag: https://werkfinder.example/a/77120
""",
        sure=False,
    ),
    "en-market-conv": Seen(
        "GB",
        Kind.WEB_FORM,
        "Beatrix Long",
        None,
        None,
        "Could you make the walnut rack 60cm wide?",
        """
From: Makersquare Messages <messages@mail.makersquare.example>
Subject: New message from Beatrix Long

Beatrix Long sent you a message

Could you make the walnut rack 60cm wide?

Reply on Makersquare

Makersquare Ltd, 1 Square Lane. Visit the Help Centre.
""",
    ),
    "nl-portal-over": Seen(
        "NL",
        Kind.WEB_FORM,
        "Saskia",
        None,
        None,
        "De dakgoot lekt. Kun je maandag kijken?",
        """
From: Klusnet <noreply@klusnet.example>
Subject: Nieuw bericht van Saskia over Dakgoot repareren

Saskia heeft je een bericht gestuurd:

"De dakgoot lekt. Kun je maandag kijken?"

Beantwoord het bericht in de app.
""",
        sure=False,
    ),
    "it-form-postmaster": Seen(
        "IT",
        Kind.WEB_FORM,
        "Greta Bruni",
        "greta.bruni@post.example",
        "+393471122335",
        "Buongiorno, vorrei un preventivo per il restauro di un violino.",
        """
From: Modulo sito <postmaster@violins.example>
Reply-To: greta.bruni@post.example
Subject: Messaggio dal sito

Nome e cognome: Greta Bruni
E-mail: greta.bruni@post.example
Cellulare: +39 347 112 2335
Messaggio: Buongiorno, vorrei un preventivo per il restauro di un violino.
Consenso privacy: Sì
""",
    ),
    "fr-form-own": Seen(
        "FR",
        Kind.WEB_FORM,
        "Luc Exemple",
        "luc@post.example",
        "+33639982123",
        "Pouvez-vous",
        """
From: Atelier <owner@violins.example>
Reply-To: Luc Exemple <luc@post.example>
Subject: Atelier : Question archet

Ceci est un e-mail envoyé via https://violins.example/ par :
Luc Exemple <luc@post.example>

Bonjour,

Pouvez-vous remécher un archet cette semaine ?

Luc Exemple
06 39 98 21 23
""",
    ),
    "en-form-provider-footer": Seen(
        "US",
        Kind.WEB_FORM,
        "Walt Jernigan",
        "walt@post.example",
        None,
        "Do you sell rosin? I need it soon.",
        """
From: Violins <donotreply@sitemaker.example>
Reply-To: walt@post.example
Subject: violins.example Contact Us: Form Submission

You have a new form submission

Name
Walt Jernigan

Email
walt@post.example

Message
Do you sell rosin? I need it soon.

This message was submitted from your website contact form: http://violins.example

Use the Chats app to reply faster. © 2026 Sitemaker. 303-555-0190
""",
    ),
    "en-booking-question": Seen(
        "US",
        Kind.WEB_FORM,
        "Paula Renner",
        "paula@post.example",
        "+13035550179",
        "The frog is loose, can you fix it while I wait?",
        """
From: Slotly <scheduling@slotly.example>
Reply-To: paula@post.example
Subject: New Appointment: Bow check with Paula Renner on Friday, November 20, 2026 3:00pm

New appointment for Paula Renner

What: Bow check
When: Friday, November 20, 2026 3:00pm

Name: Paula Renner
Phone: (303) 555-0179
Email: paula@post.example

Anything we should know?: The frog is loose, can you fix it while I wait?

View/edit in Slotly
""",
        sure=False,
    ),
    "de-kleinanzeige": Seen(
        "DE",
        Kind.WEB_FORM,
        "Paul",
        None,
        None,
        "Ist die Geige noch da? Kann ich morgen kommen?",
        """
From: Paul über Anzeigenhof <a7d92kx0f1q-nachricht@mail.anzeigenhof.example>
Subject: Nutzer-Anfrage zu deiner Anzeige "Geige 4/4"

Hallo!

Ein Interessent hat eine Anfrage zu deiner Anzeige gesendet:

Paul
Ist die Geige noch da? Kann ich morgen kommen?

Antworten über die App oder direkt auf diese E-Mail.

Schütze dich vor Betrug. Zahle nie per Vorkasse.
""",
    ),
    "whatsapp-relay": Seen(
        "US",
        Kind.TEXT_MESSAGE,
        "Ida Sample",
        None,
        "+13035550146",
        "Hi! Do you rent cellos for kids?",
        """
From: ChatBridge <notify@chatbridge.example>
Subject: New WhatsApp message from +1 303-555-0146

Ida Sample (+1 303-555-0146):

Hi! Do you rent cellos for kids?

Open the chat: https://chatbridge.example/c/1
""",
    ),
    "fr-appel-manque-pour": Seen(
        "FR",
        Kind.MISSED_CALL,
        None,
        None,
        "+33139982124",
        "",
        """
From: Standard Pro <noreply@standardpro.example>
Subject: Appel manqué de 01 39 98 21 24 pour Accueil

Vous avez manqué un appel de 01 39 98 21 24 sur la ligne Accueil (01 39 98 00 00) à 10:20.
""",
    ),
    "es-portal-sobre": Seen(
        "ES",
        Kind.WEB_FORM,
        "Lucía",
        None,
        None,
        "¿Puede venir el jueves a ver el salón?",
        """
From: Oficios <avisos@oficios.example>
Subject: Nuevo mensaje de Lucía sobre Pintar salón

Lucía te ha enviado un mensaje:

¿Puede venir el jueves a ver el salón?

Responder en Oficios
""",
        sure=False,
    ),
    "en-landline-vm": Seen(
        "GB",
        Kind.VOICEMAIL,
        None,
        None,
        "+442079460958",
        "",
        """
From: Landline Plus <callminder@landlineplus.example>
Subject: You've got a new message on 1571 from 020 7946 0958

Someone's left you a message.
From: 020 7946 0958
When: Tue 17 Nov 2026, 10:04
Length: 41 secs

Dial 1571 to listen.
""",
    ),
    "en-answering": Seen(
        "GB",
        Kind.WEB_FORM,
        "Mrs Joan Harding",
        None,
        "+442079460961",
        "Would like her cello soundpost checked. Please ring after 4.",
        """
From: Kettle Reception <messages@kettlereception.example>
Subject: Message for Pat from Mrs Joan Harding

Caller: Mrs Joan Harding
Company: -
Tel: 020 7946 0961
Message: Would like her cello soundpost checked. Please ring after 4.

Kettle Reception | 0800 555 0199 | All rights reserved
""",
    ),
    "de-rueckruf-widget": Seen(
        "DE",
        Kind.WEB_FORM,
        "Meier",
        None,
        "+491713920099",
        "Steg gebrochen",
        """
From: Rückrufservice <callback@klickdienst.example>
Subject: Rückrufwunsch von Herrn Meier

Ein Besucher Ihrer Website wünscht einen Rückruf.

Name: Meier
Rufnummer: 0171 3920099
Wann: heute Nachmittag
Anliegen: Steg gebrochen

Diese E-Mail wurde automatisch erzeugt. © Klickdienst 2026, Tel. 030 23125199
""",
    ),
    "de-verpasst-fuer": Seen(
        "DE",
        Kind.MISSED_CALL,
        "Muster GmbH",
        None,
        "+493023125142",
        "",
        """
From: Cloudanlage <noreply@cloudanlage.example>
Subject: Verpasster Anruf von Muster GmbH (030 23125142) für Werkstatt

Sie haben einen Anruf verpasst.
Anrufer: Muster GmbH, 030 23125142
Ziel: Werkstatt (030 23125100)
Zeit: 17.11.2026 11:37
""",
    ),
    "de-sms": Seen(
        "DE",
        Kind.TEXT_MESSAGE,
        None,
        None,
        "+491713920098",
        "Hallo, ist die Geige fertig? Gruß Jana",
        """
From: SMS-Eingang <sms@gatewaydienst.example>
Subject: Neue Nachricht von +49 171 3920098

Absender: +49 171 3920098
Text: Hallo, ist die Geige fertig? Gruß Jana
""",
    ),
    "fr-devis-portail": Seen(
        "FR",
        Kind.WEB_FORM,
        "Claire Exemple",
        None,
        "+33639982125",
        "La table de mon violon est fendue, il faut une estimation avant Noël.",
        """
From: DevisFacile <service@devisfacile.example>
List-Unsubscribe: <https://devisfacile.example/u>
Subject: Nouvelle demande de devis : Restauration d'un violon

Bonjour,

Mme Claire Exemple souhaite recevoir un devis.

Nom : Claire Exemple
Téléphone : 06 39 98 21 25
Ville : Lyon
Description : La table de mon violon est fendue, il faut une estimation avant Noël.

Voir la demande : https://devisfacile.example/d/1
""",
    ),
    "fr-sms": Seen(
        "FR",
        Kind.TEXT_MESSAGE,
        None,
        None,
        "+33639982126",
        "Bonjour, êtes-vous ouvert samedi ?",
        """
From: Ligne Pro <noreply@lignepro.example>
Subject: Nouveau SMS de 06 39 98 21 26

Message reçu : Bonjour, êtes-vous ouvert samedi ?

Répondre depuis l'application
""",
    ),
    "es-form": Seen(
        "ES",
        Kind.WEB_FORM,
        "Ana Ejemplo",
        "ana@post.example",
        "+34612345679",
        "Hola, ¿arregláis arcos de contrabajo?",
        """
From: Formulario web <noreply@tiendaweb.example>
Reply-To: ana@post.example
Subject: Nuevo mensaje desde tu web

Nombre y apellidos: Ana Ejemplo
Correo: ana@post.example
Móvil: 612 345 679
Mensaje: Hola, ¿arregláis arcos de contrabajo?
Acepto la política de privacidad: Sí
""",
    ),
    "es-buzon": Seen(
        "ES",
        Kind.VOICEMAIL,
        None,
        None,
        "+34912345678",
        "",
        """
From: Contestador <buzon@operadorados.example>
Subject: Tiene un nuevo mensaje del 912 345 678

Tiene un mensaje de voz.
Número: 912 345 678
Duración: 0:25
Le adjuntamos la grabación.
""",
    ),
    "it-portale": Seen(
        "IT",
        Kind.WEB_FORM,
        "Marco",
        None,
        None,
        "Il manico è storto, quanto costa sistemarlo?",
        """
From: Lavoretti <service@lavoretti.example>
Subject: Nuovo messaggio da Marco su Riparazione chitarra

Marco ti ha scritto:

"Il manico è storto, quanto costa sistemarlo?"

Rispondi su Lavoretti
""",
        sure=False,
    ),
    "nl-form": Seen(
        "NL",
        Kind.WEB_FORM,
        "Saskia de Boer",
        "saskia@post.example",
        "+31687654322",
        "Goedendag, kunt u mijn viool taxeren?",
        """
From: Contactformulier <website@vioolbouw.example>
Reply-To: saskia@post.example
Subject: Bericht via uw website

Naam: Saskia de Boer
E-mailadres: saskia@post.example
Mobiel: 06 87654322
Bericht: Goedendag, kunt u mijn viool taxeren?
""",
    ),
    "en-chat-missed": Seen(
        "US",
        Kind.WEB_FORM,
        "Ruth Sample",
        "ruth@post.example",
        None,
        "Are you open on Veterans Day?",
        """
From: Chatpane <no-reply@chatpane.example>
Subject: Missed chat from visitor 8842

A visitor left an offline message on your site.

Name: Ruth Sample
E-mail: ruth@post.example
Message: Are you open on Veterans Day?

View conversation: https://chatpane.example/c/8842
""",
    ),
    "en-hotel-guest": Seen(
        "GB",
        Kind.WEB_FORM,
        "Lena Vogel",
        None,
        None,
        "Could we check in at 11? Our train is early.",
        """
From: Staybook <noreply@staybook.example>
Reply-To: 77190-kq2l9@guest.staybook.example
Subject: We received this message from Lena Vogel

##- Please type your reply above this line -##

Booking number: 4471990
Guest name: Lena Vogel

Message: Could we check in at 11? Our train is early.

Reply
""",
    ),
    "en-vm-transcript-confidence": Seen(
        "US",
        Kind.VOICEMAIL,
        None,
        None,
        "+13035550161",
        "Hi Pat it's Gloria from the school orchestra, we have six violins with open seams.",
        """
From: Voicemail Service <no-reply@dialwell.example>
Subject: Voicemail from (303) 555-0161 (38 seconds) to Main Office

Voicemail transcription (confidence: high):

Hi Pat it's Gloria from the school orchestra, we have six violins with open seams. Call me back please.

To listen, call 303-555-0100 or open the attachment.
Dialwell, 12 Bell St, 1-800-555-0122
""",
    ),
    "en-missed-name": Seen(
        "US",
        Kind.MISSED_CALL,
        "Gloria Estes",
        None,
        "+13035550162",
        "",
        """
From: Dialwell <no-reply@dialwell.example>
Subject: Missed call from Gloria Estes (303) 555-0162 to Main Office

You missed a call from Gloria Estes (303) 555-0162 on Nov 17 at 4:12 PM.
""",
    ),
    "en-fb": Seen(
        "US",
        Kind.WEB_FORM,
        "Ruth Sample",
        None,
        None,
        "Hey do you take trade-ins?",
        """
From: Facelike <notification@facelikemail.example>
Subject: Ruth Sample sent a message to Violins by Pat

Ruth Sample sent a message to your Page.

"Hey do you take trade-ins?"

View message
This message was sent to owner@violins.example. If you don't want to receive these emails, unsubscribe.
Facelike, Inc., Attention: Community Support, 1 Way, Park, CA
""",
        sure=False,
    ),
    "de-immo": Seen(
        "DE",
        Kind.WEB_FORM,
        "Erika Muster",
        "erika@post.example",
        "+491713920077",
        "Ist die Werkstatt ab Januar frei? Ich hätte gern einen Termin.",
        """
From: Kontaktanfrage via Wohnportal <kontakt@wohnportal.example>
Reply-To: erika@post.example
Subject: Interessent für Ihr Objekt "Werkstatt 40 qm"

Sehr geehrte Damen und Herren,

Erika Muster interessiert sich für Ihr Objekt.

Anrede: Frau
Vorname: Erika
Nachname: Muster
Telefon: 0171 3920077
E-Mail: erika@post.example

Nachricht:
Ist die Werkstatt ab Januar frei? Ich hätte gern einen Termin.

Ihr Wohnportal-Team
""",
    ),
    "de-ab-transkript": Seen(
        "DE",
        Kind.VOICEMAIL,
        None,
        None,
        "+491713920078",
        "Hallo hier ist Frau Lenz der Bogen ist gebrochen bitte rufen Sie zurück",
        """
From: Sprachpost <sprachpost@netzhaus.example>
Subject: Sprachnachricht von 0171 3920078 (0:31 Min.) auf Ihrer Mobilbox

Guten Tag,

Sie haben eine neue Sprachnachricht.

Text der Nachricht (automatisch erkannt):
"Hallo hier ist Frau Lenz der Bogen ist gebrochen bitte rufen Sie zurück"

Alle Angaben ohne Gewähr. Kundenservice 0800 555 0133
""",
    ),
    "de-jimdo": Seen(
        "DE",
        Kind.WEB_FORM,
        "Aylin Muster",
        "aylin@post.example",
        None,
        "Hallo, gibt es halbe Celli zum Leihen?",
        """
From: Baukasten <no-reply@baukasten.example>
Reply-To: aylin@post.example
Subject: Nachricht über https://www.violins.example/kontakt/

Name: Aylin Muster
E-Mail-Adresse: aylin@post.example
Nachricht: Hallo, gibt es halbe Celli zum Leihen?

Diese E-Mail wurde über das Formular auf Ihrer Webseite gesendet. Baukasten GmbH, Hilfe: 040 23125177
""",
    ),
    "fr-repondeur-transcription": Seen(
        "FR",
        Kind.VOICEMAIL,
        "Claire Exemple",
        None,
        "+33639982131",
        "Bonjour, mon violoncelle a une fente, rappelez-moi s'il vous plaît.",
        """
From: Téléphonie Pro <noreply@telpro.example>
Subject: Message vocal de 06 39 98 21 31 (Claire Exemple)

Vous avez reçu un message vocal de Claire Exemple (06 39 98 21 31) le 17/11/2026 à 14:02.

Transcription : Bonjour, mon violoncelle a une fente, rappelez-moi s'il vous plaît.

Durée : 18 s
""",
    ),
    "fr-annonce": Seen(
        "FR",
        Kind.WEB_FORM,
        "Julien",
        None,
        None,
        "Bonjour, toujours disponible ? Je peux passer demain.",
        """
From: BonneAnnonce <messagerie@bonneannonce.example>
Reply-To: "Julien" <rep-99a1kq27b@messagerie.bonneannonce.example>
Subject: Julien vous a écrit à propos de "Archet violon"

Bonjour,

Julien vous a envoyé un message au sujet de votre annonce "Archet violon" :

Bonjour, toujours disponible ? Je peux passer demain.

Répondre à Julien

L'équipe BonneAnnonce
""",
    ),
    "fr-pj-form": Seen(
        "FR",
        Kind.WEB_FORM,
        "Luc Exemple",
        "luc@post.example",
        "+33639982132",
        "Réglage d'un alto, urgent.",
        """
From: Pages Métiers <no-reply@pagesmetiers.example>
Subject: Une demande de contact pour VIOLONS PAT

Vous avez reçu une demande de contact.

Coordonnées du client
Nom : M. Exemple
Prénom : Luc
Tél : 06 39 98 21 32
Courriel : luc@post.example
Demande : Réglage d'un alto, urgent.

Ce message vous est envoyé par Pages Métiers. Service client : 01 39 98 00 01
""",
    ),
    "es-whatsapp": Seen(
        "ES",
        Kind.TEXT_MESSAGE,
        "Lucía Ejemplo",
        None,
        "+34612345680",
        "Hola, ¿cuánto cuesta encerdar un arco?",
        """
From: Pasarela <no-reply@pasarela.example>
Subject: Nuevo mensaje de WhatsApp de Lucía Ejemplo

Lucía Ejemplo (+34 612 345 680) escribió:

Hola, ¿cuánto cuesta encerdar un arco?

Responder en Pasarela
""",
    ),
    "es-centralita": Seen(
        "ES",
        Kind.MISSED_CALL,
        None,
        None,
        "+34612345681",
        "",
        """
From: Centralita Virtual <centralita@nubevoz.example>
Subject: Llamada perdida de 612345681 (Recepción)

Llamada perdida
Origen: 612345681
Destino: 912345000 (Recepción)
Fecha: 17/11/2026 10:04
""",
    ),
    "it-chiamata": Seen(
        "IT",
        Kind.MISSED_CALL,
        None,
        None,
        "+393471122340",
        "",
        """
From: Centralino <noreply@centralino.example>
Subject: Chiamata persa da 347 112 2340

Hai perso una chiamata da 347 112 2340 alle 10:04.
""",
    ),
    "nl-gemist": Seen(
        "NL",
        Kind.MISSED_CALL,
        None,
        None,
        "+31687654330",
        "",
        """
From: BelVast <noreply@belvast.example>
Subject: Gemiste oproep van 06 87654330

U heeft een oproep gemist.
Nummer: 06 87654330
Tijdstip: 17-11-2026 10:04
""",
    ),
    "en-form-php": Seen(
        "GB",
        Kind.WEB_FORM,
        "Ida Sample",
        "ida@post.example",
        "+442079460970",
        "Looking for a quarter size cello.",
        """
From: www-data <www-data@web12.hoster.example>
Subject: Enquiry

name: Ida Sample
tel: 020 7946 0970
email: ida@post.example
enquiry: Looking for a quarter size cello.
page: https://violins.example/contact
""",
    ),
    "en-typeform": Seen(
        "US",
        Kind.WEB_FORM,
        "Ida Sample",
        "ida@post.example",
        None,
        "A bass with a broken neck.",
        """
From: Formy <notifications@formy.example>
Subject: Someone filled in your form "Repair request"

Hi Pat,

1. What's your name?
Ida Sample

2. What's your email address?
ida@post.example

3. What needs repair?
A bass with a broken neck.

View all responses
""",
    ),
    "p-copyright-q": Seen(
        "US",
        Kind.WEB_FORM,
        "Ida Sample",
        "ida@post.example",
        "+13035550170",
        "Do you own the copyright of the photo?\nI would like to print it.\nMy number is 303-555-0170.",
        """
From: Contact form <wordpress@violins.example>
Reply-To: Ida Sample <ida@post.example>
Subject: New message from your website

Name: Ida Sample
Email: ida@post.example
Message: Do you own the copyright of the photo?
I would like to print it.
My number is 303-555-0170.
""",
    ),
    "f-grandstream": Seen(
        "US",
        Kind.VOICEMAIL,
        "Ana Rivera",
        None,
        "+13035550171",
        "",
        """
From: PBX <pbx@violins.example>
Subject: New voicemail from "RIVERA,ANA" <3035550171> in mailbox 1000

Dear owner,
There is a new voicemail from "RIVERA,ANA" <3035550171>, length 0:23.
""",
    ),
    "f-swisscom": Seen(
        "CH",
        Kind.VOICEMAIL,
        None,
        None,
        "+41791234567",
        "",
        """
From: Sprachbox <sprachbox@telefonhaus.example>
Subject: Neue Nachricht von 079 123 45 67

Von: 079 123 45 67
An: 044 123 45 67
Länge: 00:00:26
Die Nachricht ist als Audiodatei angehängt.
""",
    ),
    "f-marketplace-nl": Seen(
        "NL",
        Kind.WEB_FORM,
        "Sanne",
        None,
        None,
        "Is de cello er nog? Kan ik zaterdag komen?",
        """
From: Tweedehands <noreply@tweedehands.example>
Reply-To: 8kq2m19zb1@berichten.tweedehands.example
Subject: Reactie op je advertentie: Cello 3/4

Sanne heeft je een bericht gestuurd over "Cello 3/4":

Is de cello er nog? Kan ik zaterdag komen?

Beantwoord dit bericht
""",
    ),
    "f-leadform-fb": Seen(
        "DE",
        Kind.WEB_FORM,
        "Tom Muster",
        "tom@post.example",
        "+491713920081",
        "1/2",
        """
From: Anzeigenkonto <notification@werbenetz.example>
Subject: Neuer Lead aus Ihrem Formular "Leihgeige"

Full name: Tom Muster
Phone number: +491713920081
Email: tom@post.example
Welche Größe?: 1/2
""",
    ),
    "f-voicemail-html-fr": Seen(
        "FR",
        Kind.VOICEMAIL,
        None,
        None,
        "+33639982140",
        "Bonjour, je voudrais louer un alto pour ma fille.",
        """
From: Mobile Pro <messagerie@mobilepro.example>
Subject: Vous avez un nouveau message vocal du 06 39 98 21 40
Content-Type: text/html; charset=utf-8

<p>Bonjour,</p>
<p>Le 06 39 98 21 40 vous a laissé un message vocal (14 s).</p>
<p>Transcription :</p>
<p>Bonjour, je voudrais louer un alto pour ma fille.</p>
<p>Écouter le message</p>
<p>© Mobile Pro</p>
""",
    ),
    "f-gmb": Seen(
        "US",
        Kind.WEB_FORM,
        "Gloria E.",
        None,
        None,
        "Are you open on Sunday?",
        """
From: Mapfinder Business <no-reply@mapfinder.example>
Subject: You have a new message from a customer

Gloria E. sent you a message on Mapfinder

"Are you open on Sunday?"

Reply in the app
""",
        sure=False,
    ),
}


@pytest.mark.parametrize("seen", SEEN.values(), ids=SEEN)
def test_a_notice_of_no_known_provider_tells_who_came_how_and_what_was_said(seen: Seen) -> None:
    reading = read(seen.region, seen.mail)
    assert reading.verdict is Verdict.LEAD or (not seen.sure and reading.verdict is Verdict.UNDECIDED)
    assert (reading.kind, reading.contact.name) == (seen.kind, seen.name)
    assert (reading.contact.email, reading.contact.phone) == (seen.email, seen.phone)
    assert seen.words in reading.text if seen.words else reading.text == ""


OF_ITS_OWN = {
    "promo-digest": (
        "US",
        """
From: Makersquare <news@mail.makersquare.example>
List-Unsubscribe: <https://makersquare.example/u>
Subject: You have 3 new messages waiting

Sellers like you answered 12 messages this week. Upgrade to Plus.
""",
    ),
    "bill": (
        "ES",
        """
From: Operador Uno <facturas@operadoruno.example>
List-Unsubscribe: <https://operadoruno.example/u>
Subject: Su factura de noviembre del 612 345 678

Ya puede consultar su factura. Importe: 45,20 EUR.
""",
    ),
    "otp-sms": (
        "US",
        """
From: Deskline <no-reply@deskline.example>
Subject: New message from 72445

72445 sent a message to Main Line:

Your verification code is 448291. Do not share it.
""",
    ),
    "en-review": (
        "US",
        """
From: Makersquare <noreply@makersquare.example>
Subject: Beatrix Long left you a review

Beatrix Long left you 5 stars. See the review.
""",
    ),
    "en-tap-to-pay": (
        "US",
        """
From: Payday <service@payday.example>
Subject: New message about your account from Payday

Your statement is ready. Sign in to view it.
""",
    ),
    "en-lead-digest": (
        "US",
        """
From: Proslist <leads@proslist.example>
List-Unsubscribe: <https://proslist.example/u>
Subject: 5 new jobs near you this week

Homeowners near you are looking for pros. See the jobs: https://proslist.example/jobs
""",
    ),
    "de-portal-werbung": (
        "DE",
        """
From: Werkfinder <service@werkfinder.example>
List-Unsubscribe: <https://werkfinder.example/u>
Subject: Mehr Aufträge im Winter: So gelingt Ihr Angebot

Guten Tag,

unser Kunde "Malermeister Krause" gewinnt mit Premium jede Woche drei Aufträge.
Jetzt Premium buchen: https://werkfinder.example/premium
""",
    ),
    "fr-facture-tel": (
        "FR",
        """
From: Box Maison <facturation@boxmaison.example>
Subject: Votre facture de novembre pour la ligne 01 39 98 21 27

Votre facture est disponible. Montant : 29,99 EUR.
""",
    ),
    "en-vm-full": (
        "US",
        """
From: Ringwell <no-reply@ringwell.example>
Subject: Your voicemail box is almost full

Delete messages to make room. You have 48 messages.
""",
    ),
    "bounce-replyto": (
        "US",
        """
From: Mail Delivery <postmaster@violins.example>
Return-Path: <>
Reply-To: support@hoster.example
Subject: Delivery problem

Your message to x@y.example could not be delivered. 550 no such user.
""",
    ),
    "promo-portal-fr": (
        "FR",
        """
From: BonneAnnonce <info@bonneannonce.example>
List-Unsubscribe: <https://bonneannonce.example/u>
Subject: Vos annonces ont reçu 14 vues et 0 demande

Boostez votre annonce : https://bonneannonce.example/boost
""",
    ),
    "quote-sent-confirm": (
        "US",
        """
From: Proslist <noreply@proslist.example>
Subject: Your quote was sent to Ida S.

We sent your quote to Ida. We'll let you know when Ida responds.
""",
    ),
    "review-de": (
        "DE",
        """
From: Werkfinder <noreply@werkfinder.example>
Subject: Tom M. hat Sie bewertet

Tom M. hat Ihnen 5 Sterne gegeben. Bewertung ansehen.
""",
    ),
    "sms-code-fr": (
        "FR",
        """
From: Ligne Pro <noreply@lignepro.example>
Subject: Nouveau SMS de 38015

Message reçu : Votre code de validation est 448291. Ne le communiquez à personne.
""",
    ),
    "call-summary": (
        "US",
        """
From: Dialwell <no-reply@dialwell.example>
Subject: Weekly call summary: 12 missed calls

You missed 12 calls this week. Sign in for details.
""",
    ),
    "f-promo-es": (
        "ES",
        """
From: Oficios <avisos@oficios.example>
List-Unsubscribe: <https://oficios.example/u>
Subject: Presupuestos de invierno: consigue más clientes

Clientes como Lucía buscan profesionales cerca de ti. Hazte premium.
""",
    ),
}


@pytest.mark.parametrize(("region", "mail"), OF_ITS_OWN.values(), ids=OF_ITS_OWN)
def test_what_a_house_sends_of_its_own_stays_set_aside(region: str, mail: str) -> None:
    reading = read(region, mail)
    assert (reading.verdict, reading.acknowledge) == (Verdict.NOT_LEAD, False)


def test_a_person_who_writes_of_a_message_or_is_postmaster_writes_himself() -> None:
    told = read(
        "US",
        "From: Tom Sample <tom@post.example>\nSubject: message from 303-555-0147\n\n"
        "Hi Pat, my sister called you from 303-555-0147 about her viola. Could you ring her back?\nTom\n",
    )
    assert (told.verdict, told.kind, told.contact.email) == (Verdict.LEAD, Kind.EMAIL, "tom@post.example")
    answer = read(
        "DE",
        "From: Jens Probe <postmaster@probe.example>\nSubject: Re: Angebot Bogen\n"
        "In-Reply-To: <a@violins.example>\nReturn-Path: <postmaster@probe.example>\n\n"
        "Danke, das passt mir gut. Wann kann ich ihn abholen?\nJens\n",
    )
    assert (answer.verdict, answer.contact.name) == (Verdict.LEAD, "Jens Probe")


def test_the_line_about_the_recording_is_not_what_was_said() -> None:
    reading = read(
        "DE",
        "From: Netzbox <owner@violins.example>\n"
        "Subject: Netzbox: Anrufbeantworter – Nachricht von unbekanntem Anrufer\n\n"
        "Ihr Anrufbeantworter hat eine neue Nachricht aufgezeichnet.\n\n"
        "Anrufer: unbekannt\nDauer: 0:19 Minuten\n\n"
        "Die Nachricht finden Sie als Tondatei im Anhang.\n\nIhre Netzbox\n",
    )
    assert (reading.verdict, reading.kind, reading.text) == (Verdict.LEAD, Kind.VOICEMAIL, "")
    assert (reading.contact.name, reading.duration_s) == (None, 19)


HAUSVERWALTUNG = """
From: Hausverwaltung Elbe <service@hausverwaltung-elbe.example>
Subject: Wasserschaden Osterstr. 4

Guten Tag,

der Mieter "Jan Petersen" bittet um einen Termin wegen der Decke.
Adresse: Osterstr. 4
Etage: 2

Können Sie nächste Woche kommen?

Mit freundlichen Grüßen
K. Lenz
https://hausverwaltung-elbe.example/
"""
FAMILIE = """
From: Familie Huber <kontakt@huber.example>
Subject: Anna möchte Geige lernen

Guten Tag,

Anna möchte Geige lernen. Haben Sie eine halbe Geige zum Leihen?

Viele Grüße
Familie Huber
"""


@pytest.mark.parametrize(
    ("mail", "address"),
    [(HAUSVERWALTUNG, "service@hausverwaltung-elbe.example"), (FAMILIE, "kontakt@huber.example")],
)
def test_who_writes_for_somebody_else_is_answered_himself(mail: str, address: str) -> None:
    reading = read("DE", mail)
    assert (reading.verdict, reading.kind) == (Verdict.LEAD, Kind.EMAIL)
    assert reading.reply_to == address
