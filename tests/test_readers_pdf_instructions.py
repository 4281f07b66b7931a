"""Drawing is left out of the instructions of a page, and nothing that is said."""

import pytest

from summarizer.readers.pdf.instructions import without_drawing

TEXT = b"BT /F1 10 Tf (The council met.) Tj ET"


@pytest.mark.parametrize(
    "drawing",
    [
        b"0 0 m 10 10 l S ",
        b"0 0 m 10.5 -10 l 1 2 3 4 5 6 c h f*\n" * 3,
        b"1 2 3 4 re\nW* n\n5 6 7 8 re W n\n",
    ],
)
def test_lines_and_areas_go(drawing: bytes) -> None:
    kept, pictures = without_drawing(drawing + TEXT + b"\n" + drawing)
    assert kept.split() == TEXT.split()
    assert pictures == 0


@pytest.mark.parametrize(
    "said",
    [
        b"BT (over 10 000 m of rails and 3 000 l of oil) Tj ET",
        b"BT (s c h n e l l  F S B  m l c) Tj ET",
        b"BT [(A) -20 (W) 10 (n) 3 4 (S)] TJ 1 0 0 1 20 30 Tm 1 2 Td ET",
        b"q 1 0 0 1 20 30 cm /X Do Q",
        b"BT (The BI agency met) Tj ( EI ) Tj ET",
    ],
)
def test_what_is_said_stays_as_it_is(said: bytes) -> None:
    assert without_drawing(said) == (said, 0)


def test_pictures_go_and_are_counted() -> None:
    picture = b"BI /W 2 /H 2 ID (\x00EI\xff) EIEI\nEI "
    kept, pictures = without_drawing(picture + TEXT + b" " + picture)
    assert kept.split() == TEXT.split()
    assert pictures == 2


def test_a_picture_without_an_end_ends_with_the_page() -> None:
    assert without_drawing(TEXT + b" BI /W 2 ID EEEE") == (TEXT + b"  ", 1)


def test_much_that_looks_like_drawing_takes_no_time_to_tell() -> None:
    for data in (b"1 " * 10**6, b"1" * 10**6, b"BI /W " * 10**5, b"1 2 m " * 10**5 + b"x"):
        kept, _ = without_drawing(data)
        assert len(kept) <= len(data) + 1
