"""How a person says a time: the words of a promise to a customer, and of a line in the owner's lists.

The names of days and months stand here as data: the domain may know no library, and together with the
little words around them ("by", "bis", "d'ici") they are the product's own sentences. A language is one
`Tongue`; an unknown one is answered in English.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from zoneinfo import ZoneInfo

NOON = time(12)


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language's words. The patterns take {weekday}, {day}, {month}, {year} and {clock}."""

    weekdays: tuple[str, ...]
    """Monday to Sunday."""
    short_weekdays: tuple[str, ...]
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    by: str
    """The promise: "by Tuesday, 24 November, at noon"; {date} is `date` or `dated`."""
    date: str
    dated: str
    """The date with its year."""
    clock: Callable[[time], str]
    place: str
    """Whose clock is meant, {place} being a city."""
    first: str = ""
    """How the first of a month is written, if not "1"."""


def phrase(
    due: datetime, zone: ZoneInfo, language: str, *, now: datetime, other_zone: tzinfo | None = None
) -> str:
    """A promised time as a person says it: "by Tuesday, 24 November, at noon".

    Weekday, date and clock time in the owner's `zone`, never "today" or "tomorrow", since nobody knows
    when the text will be read. The year is said if it is not that of `now`. The zone is named if the
    clock of `other_zone` (the reader's, where known) shows another time then. `language` is a tag such
    as "de" or "de-AT".
    """
    tongue = tongue_of(language)
    local = due.astimezone(zone)
    said = _date(local.date(), tongue, now.astimezone(zone).year)
    words = tongue.by.format(date=said, clock=tongue.clock(local.time()))
    whose = whose_clock(due, zone, language, other_zone)
    return f"{words} ({whose})" if whose else words


def whose_clock(at: datetime, zone: ZoneInfo, language: str, other_zone: tzinfo | None) -> str:
    """ "New York time", where the clock of `other_zone` shows another time then; "" where nobody can err."""
    if other_zone is None or at.astimezone(other_zone).utcoffset() == at.astimezone(zone).utcoffset():
        return ""
    return _place(zone, tongue_of(language))


def say_day(day: date, language: str, *, today: date) -> str:
    """A day as a person says it: "Monday, 4 January", with the year if it is not that of `today`."""
    return _date(day, tongue_of(language), today.year)


def _date(day: date, tongue: Tongue, this_year: int) -> str:
    pattern = tongue.date if day.year == this_year else tongue.dated
    return pattern.format(
        weekday=tongue.weekdays[day.weekday()],
        day=tongue.first if day.day == 1 and tongue.first else day.day,
        month=tongue.months[day.month - 1],
        year=day.year,
    )


def say_time(at: datetime, zone: ZoneInfo, language: str, *, now: datetime | None = None) -> str:
    """A time for the owner's lists: "Tue 24 Nov 12:00", with the year if it is not that of `now`."""
    tongue = tongue_of(language)
    local = at.astimezone(zone)
    weekday, month = tongue.short_weekdays[local.weekday()], tongue.short_months[local.month - 1]
    year = "" if now is None or local.year == now.astimezone(zone).year else f" {local.year}"
    return f"{weekday} {local.day} {month}{year} {local:%H:%M}"


def tongue_of(language: str) -> Tongue:
    """The words of a language tag ("fr", "pt_BR", "de-CH"), English where there are none."""
    return TONGUES.get(language.replace("_", "-").partition("-")[0].lower(), TONGUES["en"])


def _place(zone: ZoneInfo, tongue: Tongue) -> str:
    """The zone by its city, "New York time": an abbreviation such as CST stands for several zones."""
    city = zone.key.rpartition("/")[2].replace("_", " ")
    return "UTC" if city in ("UTC", "GMT", "Universal", "Zulu") else tongue.place.format(place=city)


def _english(clock: time) -> str:
    if clock == NOON:
        return "noon"
    hour = clock.hour % 12 or 12
    half = "am" if clock.hour < 12 else "pm"
    return f"{hour} {half}" if not clock.minute else f"{hour}:{clock.minute:02} {half}"


def _german(clock: time) -> str:
    return f"{clock.hour} Uhr" if not clock.minute else f"{clock.hour}.{clock.minute:02} Uhr"


def _french(clock: time) -> str:
    if clock == NOON:
        return "midi"
    return f"{clock.hour} h" if not clock.minute else f"{clock.hour} h {clock.minute:02}"


def _spanish(clock: time) -> str:
    if clock == NOON:
        return "a mediodía"
    return f"{'a la' if clock.hour == 1 else 'a las'} {clock.hour}:{clock.minute:02}"


def _italian(clock: time) -> str:
    if clock == NOON:
        return "a mezzogiorno"
    to = "all'" if clock.hour == 1 else "alle "
    return f"{to}{clock.hour}" if not clock.minute else f"{to}{clock.hour}:{clock.minute:02}"


def _dutch(clock: time) -> str:
    return f"{clock.hour} uur" if not clock.minute else f"{clock.hour}.{clock.minute:02} uur"


def _portuguese(clock: time) -> str:
    if clock == NOON:
        return "ao meio-dia"
    to = "à" if clock.hour == 1 else "às"
    return f"{to} {clock.hour}h" if not clock.minute else f"{to} {clock.hour}h{clock.minute:02}"


def _names(words: str) -> tuple[str, ...]:
    return tuple(words.split())


TONGUES = {
    "en": Tongue(
        weekdays=_names("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
        short_weekdays=_names("Mon Tue Wed Thu Fri Sat Sun"),
        months=_names(
            "January February March April May June July August September October November December"
        ),
        short_months=_names("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"),
        by="by {date}, at {clock}",
        date="{weekday}, {day} {month}",
        dated="{weekday}, {day} {month} {year}",
        clock=_english,
        place="{place} time",
    ),
    "de": Tongue(
        weekdays=_names("Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag"),
        short_weekdays=_names("Mo Di Mi Do Fr Sa So"),
        months=_names("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
        short_months=_names("Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez"),
        by="bis {date}, {clock}",
        date="{weekday}, {day}. {month}",
        dated="{weekday}, {day}. {month} {year}",
        clock=_german,
        place="Zeit in {place}",
    ),
    "fr": Tongue(
        weekdays=_names("lundi mardi mercredi jeudi vendredi samedi dimanche"),
        short_weekdays=_names("lun mar mer jeu ven sam dim"),
        months=_names("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
        short_months=_names("janv févr mars avr mai juin juil août sept oct nov déc"),
        by="d'ici {date} à {clock}",
        date="{weekday} {day} {month}",
        dated="{weekday} {day} {month} {year}",
        clock=_french,
        place="heure de {place}",
        first="1er",
    ),
    "es": Tongue(
        weekdays=_names("lunes martes miércoles jueves viernes sábado domingo"),
        short_weekdays=_names("lun mar mié jue vie sáb dom"),
        months=_names(
            "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
        ),
        short_months=_names("ene feb mar abr may jun jul ago sept oct nov dic"),
        by="a más tardar el {date} {clock}",
        date="{weekday} {day} de {month}",
        dated="{weekday} {day} de {month} de {year}",
        clock=_spanish,
        place="hora de {place}",
    ),
    "it": Tongue(
        weekdays=_names("lunedì martedì mercoledì giovedì venerdì sabato domenica"),
        short_weekdays=_names("lun mar mer gio ven sab dom"),
        months=_names(
            "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"
        ),
        short_months=_names("gen feb mar apr mag giu lug ago set ott nov dic"),
        by="entro {date} {clock}",
        date="{weekday} {day} {month}",
        dated="{weekday} {day} {month} {year}",
        clock=_italian,
        place="ora di {place}",
        first="1º",
    ),
    "nl": Tongue(
        weekdays=_names("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"),
        short_weekdays=_names("ma di wo do vr za zo"),
        months=_names(
            "januari februari maart april mei juni juli augustus september oktober november december"
        ),
        short_months=_names("jan feb mrt apr mei jun jul aug sep okt nov dec"),
        by="uiterlijk {date} om {clock}",
        date="{weekday} {day} {month}",
        dated="{weekday} {day} {month} {year}",
        clock=_dutch,
        place="tijd in {place}",
    ),
    "pt": Tongue(
        weekdays=_names("segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo"),
        short_weekdays=_names("seg ter qua qui sex sáb dom"),
        months=_names(
            "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"
        ),
        short_months=_names("jan fev mar abr mai jun jul ago set out nov dez"),
        by="até {date}, {clock}",
        date="{weekday}, {day} de {month}",
        dated="{weekday}, {day} de {month} de {year}",
        clock=_portuguese,
        place="hora de {place}",
        first="1º",
    ),
}
"""The languages that promises are made in."""
