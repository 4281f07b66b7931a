"""German and Dutch verbs are known in their other forms: parted, with "ge", with another vowel."""

import pytest

from summarizer.grounding.verb_roots import verb_root


@pytest.mark.parametrize(
    "forms",
    [
        "zahlen zahlt zahlte gezahlt",
        "anheben anzuheben angehoben anhob",
        "ubernehmen ubernimmt ubernahm ubernommen",
        "geben gibt gab gegeben",
        "verbieten verbietet verbot verboten",
        "unterschreiben unterschrieb unterschrieben",
        "zusagen zuzusagen zugesagt",
        "stoppen stopt stopte gestopt",
        "opheffen opgeheven",
        "intrekken ingetrokken",
        "verkopen verkoopt verkocht verkochte",
        "schrijven schrijft schreef geschreven",
        "overnemen overnam overgenomen",
    ],
)
def test_the_forms_of_a_verb_have_one_root(forms: str) -> None:
    assert len({verb_root(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("heben", "haben"), ("anheben", "aufheben"), ("zahlen", "zielen"), ("nemen", "noemen")],
)
def test_other_verbs_have_another_one(one: str, other: str) -> None:
    assert verb_root(one) != verb_root(other)
