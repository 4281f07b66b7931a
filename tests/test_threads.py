"""What is shared by threads does not mix up what they work on."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from summarizer.grounding.content import stem

WORDS = [
    f"{beginning}{ending}"
    for beginning in ("nation", "conting", "respons", "organ", "communic", "hast", "vend", "relat")
    for ending in ("ations", "encies", "ibilities", "izational", "ational", "ily", "ing", "edly")
]


@pytest.fixture(autouse=True)
def threads_take_turns_often() -> Iterator[None]:
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)
    stem.cache_clear()


def test_threads_that_stem_words_do_not_disturb_one_another() -> None:
    stem.cache_clear()
    alone = [stem(word, "en") for word in WORDS]

    def again(_: int) -> list[str]:
        stem.cache_clear()
        return [stem(word, "en") for word in WORDS]

    with ThreadPoolExecutor(8) as pool:
        assert all(stems == alone for stems in pool.map(again, range(40)))
