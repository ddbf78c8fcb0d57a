"""Who offers and who asks: invented letters of strangers who sell, and of customers who use salesy words."""

import time

import pytest

from assistant.domain.direction import READ_LIMIT, direction
from assistant.domain.reading import Verdict
from tests.domain.mails import judged, letter

OFFERS = """
Hi Pat,

I was on your site this morning and people on a phone have a hard time reaching you. We rebuilt the
pages of three instrument shops last year and all of them get twice the enquiries now.

Could I send over a mock-up? No cost.
--
Hi,

I look after the insurance of about forty trades businesses around here and save them on average
18%. When is your policy up for renewal?
--
Pat,

I represent a buyer who is looking to acquire workshops like yours. Have you ever thought about
selling? Happy to share what they would pay.
--
Hi, do you currently have someone who cleans your workshop? We are a local family firm and have a
free slot on Fridays. I could come by and give you a price.
--
Guten Tag,

suchen Sie gerade Gesellen? Wir haben im letzten Jahr 60 Betrieben in der Region Mitarbeiter
gebracht, bezahlt wird erst nach der Probezeit. Wann passt Ihnen ein Telefonat?
--
Hallo,

mit mehr Bewertungen kommen mehr Kunden. Wir kümmern uns darum, dass Ihre zufriedenen Kunden eine
schreiben. Soll ich Ihnen zeigen, wie das geht?
--
Bonjour Madame,

je suis courtière et j'accompagne une trentaine d'artisans de la région. Beaucoup paient trop cher
leur assurance. Seriez-vous disponible jeudi pour en parler ?
--
Hola Pat:

He estado mirando su página y creo que está perdiendo encargos. Hicimos la web de dos talleres como
el suyo y ahora reciben el doble de consultas. ¿Le mando un ejemplo sin coste?
--
Hi Dana,

Homeowners in Dutchess County search for plumbers 1,200 times a month. Right now those calls go to
three companies. I can get you in front of them, and you don't pay until the phone rings.

Open to hearing how?

Cole
--
Hallo Herr Meier,

ab Januar ist die Zeiterfassung Pflicht. Wir haben eine App dafür, die in fünf Minuten eingerichtet
ist, 3 Euro pro Mitarbeiter. Darf ich Ihnen einen Testzugang freischalten?

Lars Brand
--
Bonjour, entreprise de nettoyage de vitres, nous sommes dans votre quartier le lundi. Passage
mensuel à partir de 25 €. Intéressé ?
Sam
--
Estimado cliente:

Le informamos que su empresa debe adaptarse a la nueva ley. Las multas llegan a 20.000 €. Nosotros
nos ocupamos de todo por 90 € al año. ¿Le llamo para explicárselo?

Raúl Gil
--
Hello, the domain reyesplumbing.net is for sale and close to yours. Would you like to buy it for
$480 before we list it?
Paul
""".split("\n--\n")  # noqa: SIM905 - letters read better as letters
WANTS = """
Hi Pat, I came across your website while looking for someone who repairs cellos. Our school has
eleven of them and we need a partner for regular maintenance. Could you offer us a price per
instrument? A quick call on Thursday would be great.
--
Hello,

we are a digital marketing agency and a client of ours needs his website and SEO texts in German.
What would you charge, and could you start next week?
--
Hi, following up on my email from last week about the cracked bow. Did you get a chance to look at
it?
--
Hi, I run a bike shop and my website does not show up on Google at all. Do you do SEO audits for
small shops? What would it cost per month?
--
Hi, we are a music school with 200 pupils. Parents always ask us where they can rent violins. Would
you be interested in renting to our pupils? How would that work on your side?
--
Hallo, Sie bieten auf Ihrer Website eine kostenlose Erstberatung an. Hätten Sie nächste Woche 15
Minuten für ein kurzes Telefonat?
--
Guten Tag, wir ziehen im März mit unserer Firma um (12 Arbeitsplätze). Bieten Sie auch Firmenumzüge
an? Bitte um ein unverbindliches und kostenloses Angebot.
--
Bonjour, notre agence accompagne des PME à l'export et nous cherchons une traductrice pour un client
: 20 pages, site web et plaquette. Quel serait votre tarif ?
--
Hola, tenemos un bar y se nos ha roto la cafetera. ¿Ofrecen servicio para empresas? ¿Cuánto
costaría?
--
Hello, we deliver 500 pizzas a week and want new flyers and a logo refresh. Our customers are mostly
students. Pls send your prices for 10,000 flyers. Rob
--
Guten Tag Frau Stern, unser Vertriebsteam (8 Personen) braucht ein Training zum Thema Kaltakquise.
Haben Sie im März zwei Tage frei und was wäre Ihr Honorar?
Sven Kurz, Geschäftsführer
--
Bonjour, je suis fleuriste et mon site date de 2010. Je voudrais vendre en ligne et être mieux
référencé. Combien cela coûterait-il et en combien de temps ?
Paul
--
Hola, tenemos una clínica dental y queremos una web nueva que atraiga más pacientes. ¿Nos pueden
pasar un presupuesto?
Jorge Sanz
--
Hi, we'd like 20 panels on the barn roof and maybe a battery. What would we save per year roughly,
and do you handle the paperwork for the grant?
Wim
--
Good afternoon, could you give our school a price for servicing three copiers on a yearly contract?
Current provider charges $90 per month each.
Meg Stone
--
Hi, I host a podcast and need someone to edit two episodes a month. Are you taking on new clients?
My budget is $250 per episode.
Ray
""".split("\n--\n")  # noqa: SIM905 - letters read better as letters


@pytest.mark.parametrize("text", OFFERS)
def test_a_stranger_who_offers_and_wants_no_work_is_no_lead_and_gets_no_note(text: str) -> None:
    assert direction(text).sells >= 2
    reading = judged(letter(text, "Kurze Frage", sender="Jess Hale <jess@northpeak.example>"))
    assert reading.verdict is not Verdict.LEAD
    assert not reading.acknowledge
    assert reading.reasons[0].startswith("Reads like a sales pitch")


@pytest.mark.parametrize("text", WANTS)
def test_a_customer_may_use_the_words_of_sellers(text: str) -> None:
    assert direction(text).needs > 0
    reading = judged(letter(text, "Anfrage", sender="Jess Hale <jess@northpeak.example>"))
    assert reading.verdict is Verdict.LEAD, reading.reasons
    assert reading.acknowledge, reading.no_acknowledgement


def test_words_of_another_language_sell_nothing() -> None:
    for text in (
        "Szukam kogoś, kto naprawi moje skrzypce. Czy ma Pan czas w tym tygodniu?",
        "Ik zoek iemand die mijn viool kan repareren. Wanneer kan ik langskomen?",
        "Sto cercando qualcuno che ripari il mio violino. Quanto costa?",
        "バイオリンの修理をお願いできますか。",
    ):
        assert direction(text).sells == 0


def test_what_the_owner_offers_is_no_offer_of_the_writers() -> None:
    assert direction("You offer a free check of string instruments.").offers == 0


def test_pictures_are_what_customers_offer_to_send() -> None:
    assert direction("Shall I send you photos?").offers == 0
    assert direction("Shall I send you the link?").offers == 1


@pytest.mark.parametrize("piece", ["your ", "we help ", "my ", "? ", "\n", "free 12 ", "can you our "])
def test_a_hostile_text_is_read_in_no_time(piece: str) -> None:
    text = (piece * READ_LIMIT)[: 20 * READ_LIMIT]
    began = time.process_time()
    direction(text)
    assert time.process_time() - began < 0.5


def test_a_spanish_month_is_nothing_of_the_writers_own() -> None:
    assert direction("Conseguimos 20 clientes nuevos al mes con anuncios.").needs == 0
    assert direction("Mes volets sont bloqués.").needs == 1
