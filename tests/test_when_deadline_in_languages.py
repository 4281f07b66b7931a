"""By when something is to be done, as a date, in languages other than English."""

from datetime import date

import pytest

from summarizer.when import deadline_date

THURSDAY = date(2026, 3, 12)

FRENCH = [
    ("vendredi", "2026-03-13"),
    ("avant lundi", "2026-03-16"),
    ("lundi prochain", "2026-03-16"),
    ("ce vendredi", "2026-03-13"),
    ("jeudi de la semaine prochaine", "2026-03-19"),
    ("après-demain", "2026-03-14"),
    ("avant le 1er septembre", "2026-09-01"),
    ("au plus tard le 30 juin 2026", "2026-06-30"),
    ("avant la fin du mois de juin", "2026-06-30"),
    ("fin juin", "2026-06-30"),
    ("d’ici à fin 2027", "2027-12-31"),
    ("d'ici 2030", "2030"),
    ("en l'an 2030", "2030"),
    ("la mi-juin", "2026-06"),
    ("début juin", "2026-06"),
    ("en juin prochain", "2026-06"),
    ("en mars prochain", "2027-03"),
    ("le mois prochain", "2026-04"),
    ("l'an prochain", "2027"),
    ("au début de l'année prochaine", "2027"),
    ("à la fin de l'année prochaine", "2027-12-31"),
    ("dans deux semaines", "2026-03-26"),
    ("dans un an", "2027"),
    ("dans les trois prochains mois", "2026-06-12"),
    ("dans un délai de 30 jours", "2026-04-11"),
    ("sous sept jours", "2026-03-19"),
    ("dans l'année", None),
    ("ces prochains mois", None),
    ("le 15 du mois", None),
    ("au printemps", None),
    ("à partir du 1er juin", None),
    ("prochainement", None),
]
GERMAN = [
    ("bis Freitag", "2026-03-13"),
    ("bis Freitagabend", "2026-03-13"),
    ("diesen Freitag", "2026-03-13"),
    ("nächsten Montag", "2026-03-16"),
    ("nächsten Freitag", None),
    ("bis morgen", "2026-03-13"),
    ("morgen früh", "2026-03-13"),
    ("heute Morgen", "2026-03-12"),
    ("vor dem 1. September", "2026-09-01"),
    ("1. September 2027", "2027-09-01"),
    ("bis Ende des Jahres", "2026-12-31"),
    ("bis zum Jahresende", "2026-12-31"),
    ("Ende nächsten Jahres", "2027-12-31"),
    ("bis Ende 2027", "2027-12-31"),
    ("bis Mitte Juni", "2026-06"),
    ("im Januar", "2027-01"),
    ("im Jänner", "2027-01"),
    ("nächsten Monat", "2026-04"),
    ("im kommenden Jahr", "2027"),
    ("im Jahr 2030", "2030"),
    ("noch in diesem Jahr", "2026"),
    ("in zwei Wochen", "2026-03-26"),
    ("binnen drei Monaten", "2026-06-12"),
    ("innerhalb von 30 Tagen", "2026-04-11"),
    ("in den nächsten drei Monaten", "2026-06-12"),
    ("in den kommenden Wochen", None),
    ("in den letzten Monaten", None),
    ("in der 2. Woche", None),
    ("ab dem 1. November", None),
    ("bis zum Sommer", None),
    ("bald", None),
]
SPANISH = [
    ("el viernes", "2026-03-13"),
    ("el próximo lunes", "2026-03-16"),
    ("el próximo viernes", None),
    ("pasado mañana", "2026-03-14"),
    ("mañana por la mañana", "2026-03-13"),
    ("el viernes por la mañana", "2026-03-13"),
    ("antes del próximo 15 de junio", "2026-06-15"),
    ("hasta el 30 de junio de 2027", "2027-06-30"),
    ("finales de 2027", "2027-12-31"),
    ("antes de fin de año", "2026-12-31"),
    ("antes de que termine el año", "2026-12-31"),
    ("a mediados de junio", "2026-06"),
    ("junio del próximo año", "2027-06"),
    ("el próximo año", "2027"),
    ("dentro de dos semanas", "2026-03-26"),
    ("en un plazo de tres meses", "2026-06-12"),
    ("en los próximos tres meses", "2026-06-12"),
    ("en los próximos meses", None),
    ("el fin de semana", None),
    ("en primavera", None),
    ("pronto", None),
]
ITALIAN = [
    ("entro venerdì", "2026-03-13"),
    ("lunedì prossimo", "2026-03-16"),
    ("venerdì prossimo", None),
    ("domani mattina", "2026-03-13"),
    ("entro il 1° giugno", "2026-06-01"),
    ("il prossimo 15 giugno", "2026-06-15"),
    ("entro la fine di giugno", "2026-06-30"),
    ("entro l'anno", "2026-12-31"),
    ("entro il mese", "2026-03-31"),
    ("entro il 2030", "2030"),
    ("entro il mese prossimo", "2026-04"),
    ("l'anno prossimo", "2027"),
    ("a metà giugno", "2026-06"),
    ("entro tre mesi", "2026-06-12"),
    ("tra due settimane", "2026-03-26"),
    ("nei prossimi tre mesi", "2026-06-12"),
    ("nei prossimi mesi", None),
    ("entro la settimana", None),
    ("in primavera", None),
]
PORTUGUESE = [
    ("até sexta-feira", "2026-03-13"),
    ("até 15 de março", "2026-03-15"),
    ("na próxima segunda-feira", "2026-03-16"),
    ("depois de amanhã", "2026-03-14"),
    ("até ao final de junho", "2026-06-30"),
    ("no próximo ano", "2027"),
    ("no mês que vem", "2026-04"),
    ("daqui a duas semanas", "2026-03-26"),
    ("no prazo de 30 dias", "2026-04-11"),
    ("nos próximos meses", None),
    ("em breve", None),
]
DUTCH = [
    ("uiterlijk vrijdag", "2026-03-13"),
    ("komende vrijdag", "2026-03-13"),
    ("volgende vrijdag", None),
    ("overmorgen", "2026-03-14"),
    ("voor het einde van het jaar", "2026-12-31"),
    ("eind juni", "2026-06-30"),
    ("half juni", "2026-06"),
    ("volgend jaar", "2027"),
    ("binnen drie maanden", "2026-06-12"),
    ("over twee weken", "2026-03-26"),
    ("voor drie maanden", None),
    ("de komende weken", None),
    ("binnenkort", None),
]
ROWS = [
    *(("fr", *row) for row in FRENCH),
    *(("de", *row) for row in GERMAN),
    *(("es", *row) for row in SPANISH),
    *(("it", *row) for row in ITALIAN),
    *(("pt", *row) for row in PORTUGUESE),
    *(("nl", *row) for row in DUTCH),
]


@pytest.mark.parametrize(("language", "expression", "iso"), ROWS)
def test_a_deadline_is_read_on_a_thursday(language: str, expression: str, iso: str | None) -> None:
    assert deadline_date(expression, language, THURSDAY) == iso


class TestOtherLanguages:
    @pytest.mark.parametrize(
        ("language", "expression", "iso"),
        [
            ("pl", "3 maja", "2026-05-03"),
            ("pl", "w piątek", "2026-03-13"),
            ("sv", "i morgon", "2026-03-13"),
            ("ru", "3 мая", "2026-05-03"),
            ("pl", "by the end of June", "2026-06-30"),  # English in a Polish article
            ("pl", "12", None),
            ("pl", "w maju", None),
            ("xx", "1 September", "2026-09-01"),
            ("xx", "trzy", None),
            ("pt-BR", "até 15 de março", "2026-03-15"),
        ],
    )
    def test_only_days_count(self, language: str, expression: str, iso: str | None) -> None:
        assert deadline_date(expression, language, THURSDAY) == iso

    def test_the_weekday_of_publication_is_ambiguous(self) -> None:
        assert deadline_date("czwartek", "pl", THURSDAY) is None
