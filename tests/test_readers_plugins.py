"""Other packages bring readers of further formats."""

import subprocess
import sys
from pathlib import Path

import pytest
from reader_plugins import install

from summarizer.articles import article_from_bytes
from summarizer.errors import BinaryArticleError, ConfigError, UnreadableArticleError
from summarizer.readers.reading import Source
from summarizer.readers.registry import format_of, formats, read

SCROLL = """
from summarizer.blocks import Block
from summarizer.readers.reading import Reading
from summarizer.schemas import ArticleMetadata

def read_scroll(source):
    words = source.data.removeprefix(b"SCROLL\\x00").decode()
    return Reading((Block(words),), ArticleMetadata(title="Unrolled"), language="en")

read_scroll.suffixes = (".scroll",)

def read_tablet(source):
    return Reading((Block("Carved words."),))

read_tablet.recognises = lambda source: source.data.startswith(b"TABLET\\x00")
"""
BROKEN = "raise ImportError('no module\\nnamed clay')"


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "packages"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    return folder


@pytest.fixture
def scrolls(packages: Path) -> None:
    install(
        packages,
        {"scroll": "unrolled:read_scroll", "tablet": "unrolled:read_tablet"},
        SCROLL,
        "unrolled",
    )


@pytest.mark.usefixtures("scrolls")
class TestAPlugIn:
    def test_adds_its_format(self) -> None:
        assert formats()[-2:] == ("scroll", "tablet")

    def test_reads_what_it_is_asked_to_read(self) -> None:
        reading = read(Source(b"SCROLL\x00The king has spoken."), "scroll")
        assert reading.blocks[0].text == "The king has spoken."
        assert reading.metadata.title == "Unrolled"
        assert reading.language == "en"

    def test_reads_files_of_its_suffix(self) -> None:
        article = article_from_bytes(b"SCROLL\x00The king has spoken.", name="speech.SCROLL")
        assert [s.text for s in article.sentences] == ["The king has spoken."]

    def test_reads_what_it_recognises_whatever_its_name(self) -> None:
        assert format_of(Source(b"TABLET\x00")) == "tablet"
        assert format_of(Source(b"TABLET\x00", "a.txt")) == "tablet"
        assert format_of(Source(b"Words.", "a.tablet")) == "text"

    def test_does_not_read_what_is_known_here(self) -> None:
        assert format_of(Source(b"{\\rtf1 Words.}", "speech.scroll")) == "rtf"

    def test_that_recognises_nothing_leaves_things_as_they_are(self) -> None:
        assert format_of(Source(b"Words.", "speech.papyrus")) == "text"
        with pytest.raises(BinaryArticleError, match="a PNG image"):
            article_from_bytes(b"\x89PNG\r\n\x1a\n")

    def test_is_not_imported_in_this_process(self) -> None:
        read(Source(b"SCROLL\x00Words."), "scroll")
        assert "unrolled" not in sys.modules


class TestABrokenPlugIn:
    @pytest.fixture(autouse=True)
    def broken(self, packages: Path) -> None:
        install(packages, {"clay": "of_clay:read"}, BROKEN, "of_clay")

    def test_is_one_line_that_names_it(self) -> None:
        with pytest.raises(UnreadableArticleError) as raised:
            read(Source(b"CLAY\x00"), "clay")
        assert str(raised.value) == (
            "The plug-in for clay files cannot be loaded: ImportError: no module named clay"
        )

    def test_is_named_where_only_it_might_have_known(self) -> None:
        with pytest.raises(UnreadableArticleError, match="plug-in for clay files"):
            article_from_bytes(b"CLAY\x00", name="article.clay")

    def test_does_not_keep_text_from_being_read(self) -> None:
        article = article_from_bytes(b"The king has spoken.", name="speech.clay")
        assert len(article.sentences) == 1

    @pytest.mark.usefixtures("scrolls")
    def test_does_not_keep_another_from_reading(self) -> None:
        assert format_of(Source(b"TABLET\x00")) == "tablet"

    def test_cannot_take_the_place_of_a_reader_of_ours(self, packages: Path) -> None:
        install(packages, {"rtf": "usurper:read"}, BROKEN, "usurper")
        assert formats().count("rtf") == 1
        assert read(Source(b"{\\rtf1 Words of ours.}")).blocks[0].text == "Words of ours."

    def test_does_not_matter_to_a_name_nobody_knows(self) -> None:
        with pytest.raises(ConfigError, match=r"known are: .*, clay$"):
            read(Source(b"Words."), "papyrus")


def test_no_plug_in_is_looked_up_to_read_text() -> None:
    code = (
        "import importlib.metadata as m\n"
        "from summarizer.articles import article_from_bytes\n"
        "m.entry_points = None\n"
        "import summarizer.readers.plugins as p\n"
        "p.entry_points = None\n"
        "for name in ('', 'a.txt', 'a.md', 'README'):\n"
        "    article_from_bytes(b'The bridge was closed.', name=name)\n"
        "import sys\n"
        "assert 'summarizer.readers.confined' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
