"""Every paragraph of an article gets its kind; only content can be cited."""

from datetime import date

import pytest

from summarizer.blocks import Block
from summarizer.structure import Structure, read_structure

OPENING = "The government said on Friday it would pay for half of the new harbour."
SECOND = "The mayor said the city would pay the rest, and that work would begin in June."


def read(*lines: str, language: str = "en", title: str | None = None) -> Structure:
    return read_structure([Block(line) for line in lines], language, title)


def kinds(structure: Structure) -> list[str]:
    return [block.kind for block in structure.blocks]


def content(structure: Structure) -> list[str]:
    return [block.text[block.skip :] for block in structure.blocks if block.is_content]


def test_the_header_is_read_and_set_aside() -> None:
    found = read(
        "State to pay half of new harbour",
        "Mayor promises work will begin in June",
        "By Jane Roe",
        "Friday, May 3, 2019",
        OPENING,
        SECOND,
    )
    assert kinds(found) == ["headline", "subtitle", "byline", "date", "body", "body"]
    assert found.metadata.title == "State to pay half of new harbour"
    assert found.metadata.byline == "Jane Roe"
    assert found.metadata.published == date(2019, 5, 3)
    assert content(found) == [OPENING, SECOND]


def test_a_byline_and_a_date_may_share_a_line() -> None:
    found = read("A harbour at last", "By Jane Roe | 3 May 2019, 14:05", OPENING)
    assert found.metadata.byline == "Jane Roe"
    assert found.metadata.published == date(2019, 5, 3)


@pytest.mark.parametrize("line", ["Lisbon, 3 May 2019", "Washington, DC – May 3, 2019"])
def test_a_place_and_a_date_on_a_line_are_a_dateline(line: str) -> None:
    found = read("A harbour at last", line, OPENING)
    assert kinds(found) == ["headline", "date", "body"]
    assert found.metadata.dateline == line
    assert found.metadata.published == date(2019, 5, 3)


@pytest.mark.parametrize("headline", ["Elections of 3 May 2019 annulled by court"])
def test_a_headline_with_a_date_is_a_headline(headline: str) -> None:
    assert read(headline, OPENING).metadata.title == headline


@pytest.mark.parametrize("headline", ["Who will pay for the harbour?", "Minister visits the U.S."])
def test_a_headline_may_ask_or_end_in_initials(headline: str) -> None:
    assert kinds(read(headline, OPENING)) == ["headline", "body"]


@pytest.mark.parametrize(
    "first", [OPENING, "Jane Roe, minister for the coast, said:", "Who pays? Nobody knows yet."]
)
def test_a_first_line_that_speaks_is_body(first: str) -> None:
    found = read(first, SECOND)
    assert content(found) == [first, SECOND]
    assert found.metadata.title is None


@pytest.mark.parametrize("only", [OPENING, "Bank of Meridia raises its rate to 4 percent"])
def test_an_article_of_one_paragraph_is_body(only: str) -> None:
    assert content(read(only)) == [only]


def test_the_title_the_user_gave_is_the_headline_even_with_a_full_stop() -> None:
    found = read("A harbour at last.", OPENING, title="“A harbour at last”")
    assert kinds(found) == ["headline", "body"]


def test_a_text_without_full_stops_is_parted_by_its_byline() -> None:
    found = read("Harbour to open", "By Jane Roe", OPENING[:-1], SECOND[:-1])
    assert content(found) == [OPENING[:-1], SECOND[:-1]]


def test_a_menu_above_the_headline_is_not_the_headline() -> None:
    found = read("Coast", "Region", "Ports", "State to pay half of new harbour", OPENING)
    assert found.metadata.title == "State to pay half of new harbour"
    assert content(found) == [OPENING]


def test_subheads_are_set_aside() -> None:
    found = read(OPENING, "The other half", SECOND)
    assert kinds(found) == ["body", "subhead", "body"]


def test_items_of_a_list_introduced_by_a_colon_are_content() -> None:
    found = read(
        OPENING,
        "The ministers announced:",
        "Coast minister brings forward the dredging of the bay",
        "further joint work with the fishing villages",
        SECOND,
    )
    assert kinds(found) == ["body", "body", "item", "item", "body"]


def test_bulleted_lines_are_content() -> None:
    assert kinds(read(OPENING, "- a new quay", "- two cranes")) == ["body", "item", "item"]


def test_captions_credits_and_furniture_are_set_aside() -> None:
    found = read(
        OPENING,
        "The quay at dawn. Image: Jane Roe.",
        SECOND,
        "(Reporting by Jane Roe; editing by John Doe)",
        "Leave a Reply",
        "You must be logged in to post a comment.",
    )
    assert kinds(found) == ["body", "caption", "body", "byline", "furniture", "furniture"]


@pytest.mark.parametrize(
    ("prefix", "dateline", "published"),
    [
        ("LISBON, 3 May (Wire) — ", "LISBON, 3 May (Wire)", None),
        ("LISBON (Wire) - ", "LISBON (Wire)", None),
        ("LISBON, 3 May 2019 (Wire) — ", "LISBON, 3 May 2019 (Wire)", date(2019, 5, 3)),
        ("LISBON: ", "LISBON", None),
        ("Friday, May 3, 2019 ", None, date(2019, 5, 3)),
        ("Friday, May 3, 2019 LISBON (Wire) - ", "LISBON (Wire)", date(2019, 5, 3)),
    ],
)
def test_what_is_glued_before_the_first_sentence_is_cut_off(
    prefix: str, dateline: str | None, published: date | None
) -> None:
    found = read(prefix + OPENING, SECOND)
    assert content(found) == [OPENING, SECOND]
    assert found.metadata.dateline == dateline
    assert found.metadata.published == published


def test_speakers_are_not_datelines() -> None:
    lines = ["SMITH: We will sign the treaty.", "JONES: When will that be?"]
    assert content(read(*lines)) == lines


def test_a_date_among_the_paragraphs_is_an_events_not_the_articles() -> None:
    found = read(OPENING, "May 3, 2019", SECOND)
    assert content(found) == [OPENING, SECOND]
    assert found.metadata.published is None


def test_a_publication_date_below_the_article_counts() -> None:
    assert read(OPENING, SECOND, "Published 3 May 2019").metadata.published == date(2019, 5, 3)


@pytest.mark.parametrize(
    ("language", "header"),
    [
        ("fr", ["L’État paiera le port", "Par Jean Roe", "Publié le 3 mai 2019"]),
        ("de", ["Der Staat zahlt den Hafen", "Von Erika Roe", "Freitag, 3. Mai 2019"]),
        ("es", ["El Estado pagará el puerto", "Por Ana Roe", "3 de mayo de 2019"]),
        ("it", ["Lo Stato pagherà il porto", "Di Anna Roe", "3 maggio 2019"]),
    ],
)
def test_headers_are_read_in_other_languages(language: str, header: list[str]) -> None:
    found = read(*header, OPENING, language=language)
    assert kinds(found) == ["headline", "byline", "date", "body"]
    assert found.metadata.published == date(2019, 5, 3)


def test_something_is_always_left_to_cite() -> None:
    blocks = [Block("A harbour at last", "headline"), Block("The quay", "caption")]
    assert content(read_structure(blocks, "en")) == ["A harbour at last", "The quay"]


def test_kinds_known_from_markup_are_kept() -> None:
    blocks = [
        Block("A harbour", "headline"),
        Block(OPENING),
        Block("What now.", "subhead"),
        Block(SECOND),
    ]
    assert kinds(read_structure(blocks, "en")) == ["headline", "body", "subhead", "body"]


def test_a_sentence_that_begins_with_by_and_a_month_is_no_byline() -> None:
    sentence = "By May, Norland will mend the road and Estia will withdraw its ships."
    found = read("Road deal", sentence, OPENING)
    assert found.metadata.byline is None
    assert content(found) == [sentence, OPENING]


@pytest.mark.parametrize(
    "label", ["PRESS RELEASE", "Communiqué de presse", "For immediate release"]
)
def test_a_press_release_is_headed_by_its_own_title_and_comes_from_who_issued_it(
    label: str,
) -> None:
    issuer, title = "Ministry of Ports of Meridia", "Statement on the new harbour"
    found = read(label, issuer, "3 February 2026", title, OPENING)
    assert (found.metadata.title, found.metadata.outlet) == (title, issuer)
    assert found.metadata.published == date(2026, 2, 3)
    assert content(found) == [OPENING]


def test_without_such_a_label_the_first_line_is_the_headline() -> None:
    found = read("Ministry of Ports of Meridia", "Statement on the new harbour", OPENING)
    assert found.metadata.title == "Ministry of Ports of Meridia"


def test_a_report_without_a_full_stop_under_the_headline_is_no_subtitle() -> None:
    report = (
        "Donor states on Tuesday pledged an initial 857 million crowns for the camps along the "
        "border of Estia, the relief agency of the five lake states said late on Tuesday"
    )
    found = read("Donors pledge 857 million", report, OPENING)
    assert content(found) == [report, OPENING]


def test_the_dateline_of_a_report_joined_to_another_is_skipped() -> None:
    found = read("A harbour at last", OPENING, "VELL (Coast Wire) — " + SECOND)
    assert content(found) == [OPENING, SECOND]
    assert found.metadata.dateline == "VELL (Coast Wire)"


def test_what_a_picture_shows_is_set_aside_with_and_without_its_credit() -> None:
    shown = "A man hugs his wife at the station of Vell"
    found = read("A harbour at last", OPENING, shown, f"{shown} on Monday [Jane Roe/Coast Wire]")
    assert content(found) == [OPENING]


def test_the_dateline_may_stand_below_a_paragraph_that_sums_up() -> None:
    found = read("A harbour at last", OPENING, "VELL, Norland — " + SECOND)
    assert content(found) == [OPENING, SECOND]
    assert found.metadata.dateline == "VELL, Norland"


def test_what_stands_twice_above_a_credit_tells_what_a_picture_shows() -> None:
    shown = "The minister at a meeting on Monday."
    found = read("A harbour at last", OPENING, shown, shown, "Photo: AP/Jane Roe", SECOND)
    assert content(found) == [OPENING, SECOND]


def test_a_name_with_an_age_further_down_is_no_dateline() -> None:
    sentence = "Holt (54) – Mayor of Vell since May – said the city would pay."
    assert content(read("A harbour at last", OPENING, sentence)) == [OPENING, sentence]
