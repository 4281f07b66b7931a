"""Datelines, bylines and captions are told from sentences that look like them."""

import pytest

from summarizer.datelines import (
    agency_in,
    byline,
    dateline_end,
    is_caption,
    is_credit_line,
    place_in,
)


@pytest.mark.parametrize(
    "dateline",
    [
        "GENEVA, 3 May (Agency) — ",
        "WASHINGTON (AP) - ",
        "NEW YORK, May 3 (Wire) -- ",
        "KYIV, Ukraine (AP) — ",
        "ST. LOUIS — ",
        "WASHINGTON, D.C. – ",
        "ROMA, 3 mag - ",
        "Paris (AFP) - ",
        "Genf, 3. Mai (dpa) – ",
        "Genève, le 3 mai 2019 – ",
        "São Paulo, 3 de maio de 2019 – ",
        "(Reuters) - ",
        "LONDON/PARIS, May 3 (Wire) - ",
    ],
)
def test_a_dateline_ends_where_the_sentence_begins(dateline: str) -> None:
    assert dateline_end(f"{dateline}The two sides agreed on Monday.", colon=False) == len(dateline)


@pytest.mark.parametrize(
    "text",
    [
        "NATO — the alliance founded in 1949 — agreed.",
        "The talks - the first in years - failed.",
        "Paris - The city of light.",
        "Roe (42) won the race - Doe came second.",
        "US-Iran talks began.",
        "WHO says so.",
        "The deal (see below) - It is done.",
    ],
)
def test_a_sentence_is_no_dateline(text: str) -> None:
    assert dateline_end(text, colon=True) == 0


def test_a_place_before_a_colon_counts_only_where_nobody_speaks_so() -> None:
    text = "ISLAMABAD: The minister agreed."
    assert dateline_end(text, colon=True) == len("ISLAMABAD: ")
    assert dateline_end(text, colon=False) == 0
    assert dateline_end("BREAKING: The minister agreed.", colon=True) == 0


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Rampur: The State government on Thursday inked a pact.", len("Rampur: ")),
        ("New Vell: Envoys met here to sign it.", len("New Vell: ")),
        ("Rampur: The State government inked a pact.", 0),
        ("Holt: We will meet on Thursday.", 0),
        ("Holt: I go on Thursday.", 0),
        ("Exclusive: The minister left on Thursday.", 0),
    ],
)
def test_a_place_in_small_letters_before_a_colon_needs_a_day_behind_it(text: str, end: int) -> None:
    assert dateline_end(text, colon=True) == end


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Jane Roe", "Jane Roe"),
        ("BY JANE ROE", "JANE ROE"),
        ("By Jane Roe and John Doe", "Jane Roe and John Doe"),
        ("By Jane Roe in Brussels", "Jane Roe"),
        ("By Jane Roe | The Herald", "Jane Roe"),
        ("Par Jean Dupont", "Jean Dupont"),
        ("Von Erika von Roe", "Erika von Roe"),
        ("Por María de la Cruz", "María de la Cruz"),
        ("Di Anna Rossi e Luca Bianchi", "Anna Rossi e Luca Bianchi"),
        ("Door Jan de Vries", "Jan de Vries"),
    ],
)
def test_a_byline_names_its_author(line: str, author: str) -> None:
    assert byline(line) == author


@pytest.mark.parametrize(
    "line",
    [
        "By the end of the year",
        "By Monday, the water had gone.",
        "By Jane Roe's account, the talks failed.",
        "Par ailleurs",
        "Von der Leyen reist nach Kiew",
        "Jane Roe",
    ],
)
def test_other_lines_have_no_author(line: str) -> None:
    assert byline(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Image: Jane Roe.",
        "Photo: The quay at dawn",
        "Photo by Jane Roe/Wire",
        "The harbour of Lagos. Image: Jane Roe.",
        "The harbour of Lagos (Photo: Jane Roe)",
        "Workers at the quay, May 2019. (AP Photo/Jane Roe)",
        "Workers at the quay. Jane Roe/Getty Images",
        "Foto: Jane Roe/dpa",
        "Crédit photo : Jane Roe",
        "© Photo: Jane Roe",
    ],
)
def test_captions_and_credits_are_recognised(line: str) -> None:
    assert is_caption(line.lstrip("© "))


@pytest.mark.parametrize(
    "line",
    [
        "The image of the city suffered.",
        "Photos of the wreck were shown in court.",
        "The court saw the photo. It convicted him.",
        "Getty Images will sue the company, which used its pictures, lawyers said on Monday.",
        "Image rights: the new fight of the players, the league said. It will go to court.",
    ],
)
def test_news_about_pictures_is_no_caption(line: str) -> None:
    assert not is_caption(line)


def test_credits_for_reporting_are_recognised() -> None:
    assert is_credit_line("(Reporting by Jane Roe; editing by John Doe)")
    assert is_credit_line("Additional reporting by Jane Roe in Lagos.")
    assert not is_credit_line("Reporting by the agency was praised by the court, which cited it.")


@pytest.mark.parametrize(
    "agency",
    ["Getty Images", "GETTY IMAGES", "AFP via Getty", "ſhutterstock", "Alamy", "EPA-EFE",
     "pıcture alliance"],
)  # fmt: skip
def test_an_agency_at_the_end_makes_a_caption(agency: str) -> None:
    assert is_caption(f"Workers at the quay on Monday {agency} and a partner of the 30.")


@pytest.mark.parametrize(
    ("dateline", "agency"),
    [
        ("BRUSSELS, 3 September 2026 (Delta Wire)", "Delta Wire"),
        ("GENF, 3. Mai (dpa)", "dpa"),
        ("Lorne (AP)", "AP"),
        ("VELL (3 May)", None),
        ("VELL, 3 May", None),
    ],
)
def test_the_agency_is_what_a_dateline_has_in_brackets(dateline: str, agency: str | None) -> None:
    assert agency_in(dateline) == agency


def test_a_byline_may_tell_where_each_author_is() -> None:
    assert byline("By Jana Kral in Vell and Piet Maas in New York") == "Jana Kral and Piet Maas"
    assert byline("Von Jana Kral in Wien und Piet Maas") == "Jana Kral und Piet Maas"


@pytest.mark.parametrize(
    ("dateline", "place"),
    [
        ("GENEVA, 3 May 2026 (Coast Wire)", "GENEVA"),
        ("KYIV, Ukraine, Nov. 5 (AP)", "KYIV, Ukraine"),
        ("KYIV, Ukraine", "KYIV, Ukraine"),
        ("Madrid, 5 nov (EFE).", "Madrid"),
        ("LORNE, Nov 3, 2026", "LORNE"),
        ("Genève, le 3 mai 2019", "Genève"),
        ("LISBOA, 3 de março de 2026 (Lusa)", "LISBOA"),
        ("Genf, 3. Mai (dpa)", "Genf"),
        ("PORT ELDERA (CN)", "PORT ELDERA"),
        ("ISLAMABAD", "ISLAMABAD"),
        ("Jan. 5 (UPI)", ""),
        ("(CNN)", ""),
    ],
)
def test_a_dateline_tells_the_place(dateline: str, place: str) -> None:
    assert place_in(dateline) == place


@pytest.mark.parametrize(
    "dateline",
    [
        "MOSCOW, June 3. /TASS/. ",
        "London, June 26: ",
        "VELL, 12th May, 2025 (WAM) -- ",
        "DUISBURG. ",
        "FRANKFURT/MAIN. ",
    ],
)
def test_agencies_mark_the_day_and_the_end_of_a_dateline_in_ways_of_their_own(
    dateline: str,
) -> None:
    assert dateline_end(f"{dateline}British ministers met.", colon=False) == len(dateline)


def test_a_cry_in_capitals_is_no_dateline() -> None:
    assert dateline_end("BREAKING. British ministers met.", colon=False) == 0
