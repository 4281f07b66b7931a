"""What is denied, supposed, alleged or unrealised in another language than English."""

from collections.abc import Iterator, Mapping

import pytest
from grounding_articles import article, says

from summarizer.grounding import Grounder

# Of each language a sentence and, on the line below, a claim; then the next.
NOT_BACKED: Mapping[str, str] = {
    "de": """
Die Ministerin bestritt, dass Norland die Wachen bezahlt habe.
Norland hat die Wachen bezahlt.
Dass Norland die Wachen bezahlt habe, bestritt die Ministerin.
Norland hat die Wachen bezahlt.
Die Ministerin hat bestritten, dass Norland dem Land zahlen werde.
Norland zahlt dem Land.
Der Sprecher dementierte Berichte, er habe den Vertrag unterzeichnet.
Er hat den Vertrag unterzeichnet.
Norland wies den Vorwurf zurück, es habe Beamte bestochen.
Norland hat Beamte bestochen.
Berichte, wonach Norland Beamte bestochen habe, wies der Sprecher zurück.
Norland hat Beamte bestochen.
Es ist falsch, dass Norland die Wachen bezahlt hat.
Norland hat die Wachen bezahlt.
Niemand glaubt, dass Norland die Wachen bezahlt.
Norland bezahlt die Wachen.
Ob Norland die Wachen bezahlt hat, ist unklar.
Norland hat die Wachen bezahlt.
Der Sprecher ließ offen, ob Norland den Vertrag unterzeichnet.
Norland unterzeichnet den Vertrag.
Es gibt keinerlei Hinweise darauf, dass Norland Beamte bestochen hat.
Norland hat Beamte bestochen.
Ein Blatt behauptete fälschlich, Norland habe die Wachen bezahlt.
Norland hat die Wachen bezahlt.
Norland hätte den Vertrag beinahe unterzeichnet.
Norland hat den Vertrag unterzeichnet.
Norland hörte auf, die Wachen zu bezahlen.
Norland bezahlt die Wachen.
Norland verzichtete darauf, den Vertrag zu unterzeichnen.
Norland unterzeichnete den Vertrag.
Norland weigerte sich, den Vertrag zu unterzeichnen.
Norland unterzeichnete den Vertrag.
Norland war nicht bereit, die Wachen zu bezahlen.
Norland bezahlte die Wachen.
Norland gab seine Pläne auf, einen Damm zu bauen.
Norland baut einen Damm.
Statt die Wachen zu bezahlen, kaufte Norland Boote.
Norland bezahlte die Wachen.
Norland stoppte die Lieferung von Waffen an Ostrell.
Norland liefert Waffen an Ostrell.
Ostrell hinderte Norland daran, den Vertrag zu unterzeichnen.
Norland unterzeichnete den Vertrag.
Wenn Norland die Wachen bezahlt, gehen die Gespräche weiter.
Norland bezahlt die Wachen.
Die Gespräche enden, falls Norland den Vertrag unterzeichnet.
Norland unterzeichnet den Vertrag.
Hätte Norland den Vertrag unterzeichnet, wäre Ostrell zufrieden gewesen.
Norland hat den Vertrag unterzeichnet.
Sollte Norland die Wachen bezahlen, gehen die Gespräche weiter.
Norland bezahlt die Wachen.
Kritiker werfen Norland vor, Beamte bestochen zu haben.
Norland hat Beamte bestochen.
Norland wird beschuldigt, Beamte bestochen zu haben.
Norland hat Beamte bestochen.
Die Opposition behauptet, Norland habe Beamte bestochen.
Norland hat Beamte bestochen.
Es gibt Gerüchte, dass Norland den Vertrag unterzeichnet hat.
Norland hat den Vertrag unterzeichnet.
Norland soll Beamte bestochen haben.
Norland hat Beamte bestochen.
Norland hätte den Vertrag unterzeichnen sollen.
Norland unterzeichnete den Vertrag.
Norland drohte, den Hafen zu blockieren.
Norland blockierte den Hafen.
Norland stand kurz davor, den Vertrag zu unterzeichnen.
Norland unterzeichnete den Vertrag.
Norland hofft, dass Ostrell den Vertrag unterzeichnet.
Ostrell unterzeichnet den Vertrag.
""",
}
BACKED: Mapping[str, str] = {
    "de": """
Die Ministerin bestritt, dass Norland die Wachen bezahlt habe.
Die Ministerin dementierte, dass Norland die Wachen bezahlt hat.
Dass Norland die Wachen bezahlt habe, bestritt die Ministerin.
Die Ministerin bestritt, dass Norland die Wachen bezahlt habe.
Die Ministerin bestritt, dass Norland gezahlt habe, und kündigte Gespräche an.
Die Ministerin kündigte Gespräche an.
Ob Norland die Wachen bezahlt hat, ist unklar.
Es ist unklar, ob Norland die Wachen bezahlt hat.
Niemand bestreitet, dass Norland die Wachen bezahlt hat.
Norland hat die Wachen bezahlt.
Es gibt keinen Zweifel, dass Norland die Wachen bezahlt hat.
Norland hat die Wachen bezahlt.
Kritiker werfen Norland vor, Beamte bestochen zu haben.
Norland hat laut Kritikern Beamte bestochen.
Norland wird beschuldigt, Beamte bestochen zu haben.
Norland hat angeblich Beamte bestochen.
Norland verzichtete darauf, den Vertrag zu unterzeichnen.
Norland unterzeichnete den Vertrag nicht.
Norland weigerte sich, den Vertrag zu unterzeichnen.
Norland weigerte sich, den Vertrag zu unterzeichnen.
Wenn Norland die Wachen bezahlt, gehen die Gespräche weiter.
Die Gespräche gehen weiter, wenn Norland die Wachen bezahlt.
Auch wenn Norland die Wachen bezahlt hat, bleibt das Tor zu.
Norland hat die Wachen bezahlt.
Norland zögerte nicht, den Vertrag zu unterzeichnen.
Norland unterzeichnete den Vertrag.
Fast alle Staaten haben den Vertrag unterzeichnet.
Fast alle Staaten haben den Vertrag unterzeichnet.
Die Armee kehrte laut einem Bericht nach Arven zurück.
Die Armee kehrte nach Arven zurück.
Wenige Tage später unterzeichnete Norland den Vertrag.
Norland unterzeichnete den Vertrag.
Der Rat entscheidet am Montag, ob er Truppen entsendet.
Der Rat entscheidet am Montag über die Entsendung von Truppen.
Norland hatte fast alle Wachen bezahlt.
Norland hatte fast alle Wachen bezahlt.
Norland wirft Ostrell Untätigkeit vor und fordert ein Treffen.
Norland fordert ein Treffen.
""",
}


def pairs(listed: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    for language, text in listed.items():
        lines = text.strip().splitlines()
        for sentence, claim in zip(lines[::2], lines[1::2], strict=True):
            yield language, sentence, claim


@pytest.mark.parametrize(("language", "sentence", "claim"), list(pairs(NOT_BACKED)))
def test_what_a_sentence_does_not_state_is_not_backed_by_it(
    language: str, sentence: str, claim: str
) -> None:
    grounder = Grounder(article(sentence, language=language))
    assert {problem.kind for problem in grounder.check(says(claim, 1)).problems} & {
        "negation",
        "modality",
    }
    assert grounder.check(says(sentence, 1)).ok


@pytest.mark.parametrize(("language", "sentence", "claim"), list(pairs(BACKED)))
def test_what_it_states_is_backed_by_it_in_other_words_too(
    language: str, sentence: str, claim: str
) -> None:
    grounder = Grounder(article(sentence, language=language))
    assert grounder.check(says(claim, 1)).ok
    assert grounder.check(says(sentence, 1)).ok
