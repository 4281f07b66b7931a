"""How many of them: what a sentence says of some is not backed as said of all."""

import pytest
from grounding_articles import article, says

from summarizer.grounding import Grounder


@pytest.mark.parametrize(
    ("language", "sentence", "claim"),
    [
        ("en", "Few countries signed the treaty.", "Countries signed the treaty."),
        ("en", "Few of the countries signed the treaty.", "The countries signed the treaty."),
        ("en", "Hardly any countries signed the treaty.", "Countries signed the treaty."),
        ("en", "None of the countries signed the treaty.", "The countries signed the treaty."),
        ("en", "Only two of the ten ministers signed.", "The ministers signed."),
        ("en", "Only two of the ten ministers signed.", "All ten ministers signed."),
        ("en", "Two of the ten ministers signed.", "Most of the ministers signed."),
        ("en", "Just four of the nine judges agreed.", "Nine judges agreed."),
        ("en", "Not all of the regions paid.", "All of the regions paid."),
        ("en", "One of the members voted against the law.", "The members voted against the law."),
        ("en", "Some members signed the treaty.", "All members signed the treaty."),
        ("en", "Some members signed the treaty.", "The members signed the treaty."),
        ("en", "Several members signed the treaty.", "All members signed the treaty."),
        ("en", "Most members signed the treaty.", "Every member signed the treaty."),
        ("en", "Nearly all members signed the treaty.", "All members signed the treaty."),
        ("en", "Few of the member states paid.", "The member states paid."),
        ("en", "Some of the money will go to schools.", "The money will go to schools."),
        ("en", "Half the ministers resigned.", "The ministers resigned."),
        ("en", "Only part of the fleet was sold.", "The fleet was sold."),
        ("fr", "Une partie des navires a été vendue.", "Les navires ont été vendus."),
        ("es", "Una parte de los barcos fue vendida.", "Los barcos fueron vendidos."),
        ("nl", "Slechts een deel van de schepen is verkocht.", "De schepen zijn verkocht."),
        ("de", "Wenige Länder unterzeichneten.", "Die Länder unterzeichneten."),
        ("de", "Nur zwei der zehn Minister zahlten.", "Die zehn Minister zahlten."),
        ("de", "Manche Mitglieder zahlten.", "Die Mitglieder zahlten."),
        ("de", "Die meisten Staaten zahlten.", "Alle Staaten zahlten."),
        ("de", "Fast alle Länder zahlten.", "Alle Länder zahlten."),
        ("fr", "Peu de pays ont payé.", "Les pays ont payé."),
        ("fr", "Seuls deux des dix ministres ont payé.", "Les dix ministres ont payé."),
        ("fr", "Certains députés ont payé.", "Tous les députés ont payé."),
        ("fr", "La plupart des pays ont payé.", "Tous les pays ont payé."),
        ("es", "Pocos países pagaron.", "Los países pagaron."),
        ("es", "Solo dos de los diez ministros pagaron.", "Los diez ministros pagaron."),
        ("es", "Algunos miembros pagaron.", "Todos los miembros pagaron."),
        ("es", "La mayoría de los miembros pagó.", "Todos los miembros pagaron."),
        ("it", "Pochi paesi hanno pagato.", "I paesi hanno pagato."),
        ("it", "Solo due dei dieci ministri hanno pagato.", "I dieci ministri hanno pagato."),
        ("it", "Alcuni membri hanno pagato.", "Tutti i membri hanno pagato."),
        ("it", "La maggior parte dei membri ha pagato.", "Tutti i membri hanno pagato."),
        ("pt", "Poucos países pagaram.", "Os países pagaram."),
        ("pt", "Apenas dois dos dez ministros pagaram.", "Os dez ministros pagaram."),
        ("pt", "Alguns membros pagaram.", "Todos os membros pagaram."),
        ("pt", "A maioria dos membros pagou.", "Todos os membros pagaram."),
        ("nl", "Weinig landen betaalden.", "De landen betaalden."),
        ("nl", "Slechts twee van de tien ministers betaalden.", "De tien ministers betaalden."),
        ("nl", "Sommige leden betaalden.", "Alle leden betaalden."),
        ("nl", "De meeste leden betaalden.", "Alle leden betaalden."),
    ],
)
def test_what_is_said_of_a_part_is_not_said_of_all(
    language: str, sentence: str, claim: str
) -> None:
    grounder = Grounder(article(sentence, language=language))
    assert not grounder.check(says(claim, 1)).ok
    assert grounder.check(says(sentence, 1)).ok


@pytest.mark.parametrize(
    ("language", "sentence", "claim"),
    [
        ("en", "Most members signed the treaty.", "Members signed the treaty."),
        ("en", "Most members signed the treaty.", "A majority of the members signed the treaty."),
        ("en", "Most of the 27 states signed.", "A majority of the 27 states signed."),
        ("en", "Some members signed the treaty.", "Several members signed the treaty."),
        ("en", "All members signed the treaty.", "The members signed the treaty."),
        ("en", "The members signed the treaty.", "All members signed the treaty."),
        ("en", "Some 200 members signed the treaty.", "The members signed the treaty."),
        ("en", "A few days later the ministers signed.", "The ministers signed."),
        ("en", "All ministers, and some of the members, signed.", "All ministers signed."),
        ("en", "Some members signed, and later the members paid.", "The members paid."),
        ("en", "Eight of the ten ministers signed.", "Most of the ministers signed."),
        ("en", "Only two of the ten ministers signed.", "Two of the ministers signed."),
        ("en", "A third of the country's trade fell.", "The country's trade fell by a third."),
        ("en", "Four of the nine judges agreed.", "Only four of nine judges agreed."),
        ("en", "Not all of the regions paid.", "Some regions did not pay."),
        ("en", "Few of the states paid.", "Most of the states did not pay."),
        ("de", "Die meisten Staaten zahlten.", "Eine Mehrheit der Staaten zahlte."),
        ("de", "Drei der 14 Länder zahlten.", "Drei Länder zahlten."),
        ("en", "Norland is part of the alliance.", "Norland belongs to the alliance."),
        ("en", "Dorn is one of the founders of Telvia.", "Dorn is among the founders of Telvia."),
        ("en", "Some in the party oppose it.", "There is opposition to it in the party."),
        ("en", "Profits fell in the second half of the year.", "In the year, profits fell."),
        (
            "fr",
            "La Norlande fait partie des pays signataires.",
            "La Norlande est parmi les pays signataires.",
        ),
        (
            "es",
            "Norlandia forma parte de los países firmantes.",
            "Norlandia está entre los países firmantes.",
        ),
        ("de", "Die Hälfte der Staaten zahlte.", "Die Staaten zahlten zur Hälfte."),
        ("de", "Einige Tage später zahlten die Minister.", "Die Minister zahlten."),
        ("fr", "La plupart des pays ont payé.", "Une majorité des pays a payé."),
        ("fr", "Tous les pays ont payé.", "Les pays ont payé."),
        ("es", "Casi todos los países pagaron.", "La mayoría de los países pagó."),
        ("it", "Quasi tutti i paesi hanno pagato.", "La maggior parte dei paesi ha pagato."),
        ("pt", "Quase todos os países pagaram.", "A maioria dos países pagou."),
        ("nl", "Bijna alle landen betaalden.", "De meeste landen betaalden."),
    ],
)
def test_the_same_share_in_other_words_is_backed(language: str, sentence: str, claim: str) -> None:
    assert Grounder(article(sentence, language=language)).check(says(claim, 1)).ok


def test_the_message_shows_both_numbers() -> None:
    grounder = Grounder(article("Only two of the ten ministers signed."))
    (problem,) = grounder.check(says("All ten ministers signed.", 1)).problems
    assert problem.kind == "number"
    assert problem.message == (
        "'All ten ministers' is 'Only two of the ten ministers' in sentence 1"
    )
