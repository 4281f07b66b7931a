"""A paragraph falls into its sentences, and every one is a slice of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.sentences import MAX_LENGTH, _ends, _is_plain, _mended, split_sentences


def split(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, language)]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", ["Minister Jane B. Roe met the U.S. envoy.", "She left the U.S.", "He stayed."]),
        ("en", ["The chargé d’affaires, a.i., Jane Roe and Dr. Omar Doe spoke.", "All agreed."]),
        ("en", ["The wall has stood since 575 B.C. when it was built.", "It is No. 5."]),
        ("en", ["Gen. Roe met Col. Doe in St. Louis.", "Sen. Poe and Lt. Gov. Moe left."]),
        ("en", ["The bill was NZ $ 26 million, J. K. Roe said.", "Who pays?!", "Nobody."]),
        ("en", ["iPhone sales rose.", "eBay fell."]),
        ("en", ["He paused...", "Then he went on."]),
        ("en", ["Prices rose 3.5 percent.", "12 firms closed."]),
        ("en", ["Acme Inc. said so at www.example.org.", "Acme Corp. Chief Roe left."]),
        ("fr", ["M. Roe et Mme. Doe ont vu le Dr. Poe.", "L’art. 5 vaut.", "Est-ce vrai ?"]),
        ("de", ["Am 3. Mai traf er Prof. Dr. Roe.", "Der 2. Entwurf, z. B. der kurze, liegt vor."]),
        ("de", ["Es kamen 25.", "Danach gingen alle."]),
        ("es", ["¿Viene usted?", "¡Sí!", "El Sr. Roe y la Sra. Doe viven en EE. UU. desde 1990."]),
        ("it", ["Il sig. Roe e l'on. Doe parlano.", "Il dott. Poe tace."]),
        ("pt", ["O Sr. Roe e a Dra. Doe falaram.", "Fim."]),
        ("nl", ["Dhr. Roe en mevr. De Vries kwamen.", "'s Avonds gingen ze."]),
        ("pl", ["Dnia 3. maja przyszedł prof. Roe.", "W 2010 r. wyjechał."]),
        ("tr", ["Dr. Roe geldi.", "3. maddeyi okudu."]),
        ("ru", ["Он живёт в г. Москве.", "В 2010 г. приехал А. С. Роу."]),
        ("ar", ["قال الوزير ذلك.", "هل هذا صحيح؟", "نعم."]),
        ("xx", ["One ends.", "Another begins."]),
    ],
)  # fmt: skip
def test_abbreviations_numbers_and_initials_end_nothing(
    language: str, sentences: list[str]
) -> None:
    assert split(" ".join(sentences), language) == sentences


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", ['He said, "We agree."', '"We do not," she said.', "They left."]),
        ("en", ['"It\'s over!" shouted Roe.', '"Is it?" she asked.']),
        ("en", ["“The sides agreed.", "They will meet again.¨", "Then they left."]),
        ("en", ["They left.", "“We agree,” she said.", "“We do, too.”"]),
        ("en", ['The city called it "a business" ((it)).', "The firm did not ((de))."]),
        ("fr", ["« Nous irons. »", "Il l’a dit.", "« Bien ! » a-t-elle ajouté."]),
        ("de", ["„Wir gehen.“", "Er ging.", "„Nein“, sagte sie."]),
        ("es", ["Dijo: «Vamos.»", "Y se fue."]),
        ("ru", ["«Да», — сказал он.", "Он ушёл."]),
    ],
)
def test_quote_marks_stay_with_their_sentence(language: str, sentences: list[str]) -> None:
    assert split(" ".join(sentences), language) == sentences


@pytest.mark.parametrize(
    "sentences",
    [['He called it "a risk." ((it))', "She did not."], ["It is a risk. ((it))", "No."]],
)
def test_a_source_marker_alone_is_no_sentence(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


def test_a_sentence_in_brackets_is_one() -> None:
    text = "They met. (He was late.) She was not. Acme (Inc.) Chief Roe spoke."
    assert split(text) == [
        "They met.",
        "(He was late.)",
        "She was not.",
        "Acme (Inc.) Chief Roe spoke.",
    ]


def test_chinese_and_japanese_keep_the_speaker_with_the_quotation() -> None:
    assert split("他说：“我们同意。”然后走了。你好！", "zh") == [
        "他说：“我们同意。”然后走了。",
        "你好！",
    ]
    assert split("「約束を守る。」と語った。終わり。", "ja") == [
        "「約束を守る。」と語った。",
        "終わり。",
    ]


def test_a_number_before_a_sentence_is_part_of_it() -> None:
    assert split("1. They met. They agreed.") == ["1. They met.", "They agreed."]


def test_a_long_quotation_falls_into_its_sentences() -> None:
    first = "“We have waited for this day for a very long time, and many of us had lost all hope."
    second = (
        "Now the work begins, and it will take us years to finish it,” the mayor told reporters."
    )
    assert split(f"{first} {second} She left.") == [first, second, "She left."]


def test_a_text_without_capitals_is_split_all_the_same() -> None:
    assert split("the deal is done. they signed it. all left.") == [
        "the deal is done.",
        "they signed it.",
        "all left.",
    ]


@pytest.mark.parametrize("text", ["", " ", '"', "”", "...", "— —", "* * *", "•"])
def test_signs_alone_are_no_sentence(text: str) -> None:
    assert split(text) == []


def test_text_without_punctuation_is_cut_between_clauses() -> None:
    text = "the deal, signed by both, holds and " * 200
    pieces = split(text)
    assert max(map(len, pieces)) <= MAX_LENGTH
    assert " ".join(pieces) == text.strip()


TEXTS = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(
            [" ", ". ", "“", "”", '"', "« ", " »", "((it))", "Dr. ", "U.S. ", "3. ", "He said",
             "so", "?! ", "…", "。", "」", "¨", "’s ", "A. ", "é", "word " * 90, "-" * 50]
        ),
        max_size=50,
    ).map("".join),
)  # fmt: skip


@given(TEXTS, st.sampled_from(["en", "fr", "de", "zh", "ja", "no", "xx"]))
def test_spans_are_ordered_trimmed_bounded_and_never_empty(text: str, language: str) -> None:
    spans = split_sentences(text, language)
    end_before = 0
    for start, end in spans:
        piece = text[start:end]
        assert end_before <= start < end
        assert piece == piece.strip()
        assert any(map(str.isalnum, piece))
        assert len(piece) <= MAX_LENGTH
        end_before = end


@given(TEXTS)
def test_no_word_is_lost(text: str) -> None:
    kept = "".join(text[a:b] for a, b in split_sentences(text, "en"))
    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]


WORDS = st.sampled_from(
    "Dr No St iv X ab Art He went Ötzi été am der 12 eBay U.S B a it “Oui non” (late) ’s".split()
)
MARKS = st.sampled_from([" ", ". ", ". ", ". ", "! ", "? ", ".  ", ".” ", ".\n", ": ", ".) "])


@given(
    st.lists(st.tuples(WORDS, MARKS), max_size=40),
    st.sampled_from(["en", "fr", "de", "zh", "no", "it", "xx"]),
)
def test_mending_would_change_nothing_where_it_is_left_out(
    parts: list[tuple[str, str]], language: str
) -> None:
    text = "".join(word + mark for word, mark in parts).strip()
    spans = _ends(text, language)
    if _is_plain(text, spans, language):
        assert split_sentences(text, language) == _mended(text, spans, language)


@pytest.mark.parametrize(
    ("language", "first"),
    [
        ("en", "The vote was held in May."),
        ("en", "Nobody told me."),
        ("en", "Her answer was no."),
        ("en", "The minister fell ill."),
        ("de", "Das ist eine neue Art."),
        ("es", "El ministro dijo que no."),
        ("fr", "Il a nié le vol."),
        ("it", "Roma non pagherà mai."),
    ],
)
def test_a_word_that_looks_like_an_abbreviation_ends_a_sentence_before_a_name(
    language: str, first: str
) -> None:
    assert split(f"{first} Norland pagó.", language) == [first, "Norland pagó."]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Room No. 5 was closed."),
        ("en", "They read art. 5 of the law."),
        ("de", "Nach Art. 5 GG gilt das."),
        ("fr", "Voir vol. II du rapport."),
    ],
)
def test_before_a_number_it_is_one(language: str, text: str) -> None:
    assert split(text, language) == [text]
