"""What is an address, how it is shown, and which of two is the article's own."""

import pytest

from summarizer.readers.addresses import (
    Address,
    bare_address,
    credentials,
    file_name,
    is_address,
    names_a_feed,
    own_address,
    readable_name,
    shown_address,
)

PAGE = "https://press.example/news/bridge.html"


class TestWhatIsAnAddress:
    @pytest.mark.parametrize(
        "text",
        [PAGE, f"  {PAGE}\n", "HTTP://press.example", "http://[::1]:80/a", "http://2130706433/"],
    )
    def test_one_address_and_nothing_else(self, text: str) -> None:
        assert is_address(text)

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "bridge.html",
            "press.example/news",
            f"See {PAGE}",
            f"{PAGE} {PAGE}",
            "ftp://press.example/a",
            "file:///etc/passwd",
            "https://",
            "https:///a",
            "https://?q=1",
            "http://[press/a",
            "http://x/" + "a" * 9000,
            " " * 10_000_000,
        ],
    )
    def test_all_else_is_none(self, text: str) -> None:
        assert not is_address(text)


class TestWhatIsShown:
    @pytest.mark.parametrize(
        ("url", "shown"),
        [
            (PAGE, PAGE),
            ("HTTPS://Press.Example/News", "https://press.example/News"),
            ("https://ada:sesame@press.example:8443/a", "https://press.example:8443/a"),
            ("https://a:b@c@press.example/a", "https://press.example/a"),
            ("https://press.example/a?id=7&Token=x", "https://press.example/a?id=7"),
            ("https://press.example/a?api_key=x#part", "https://press.example/a"),
            ("https://press.example/a?X-Amz-Signature=x&id=7", "https://press.example/a?id=7"),
            ("https://press.example/a?author=Ada+L&b", "https://press.example/a?author=Ada+L&b"),
            ("https://press.example./a", "https://press.example/a"),
            ("https://press.example/a\x1b[2J", "https://press.example/a%1B[2J"),
            ("http://[press/a", "an address that is none"),
        ],
    )
    def test_nothing_secret_and_nothing_that_acts(self, url: str, shown: str) -> None:
        assert shown_address(url) == shown

    def test_an_address_of_a_batch_does_not_show_its_password(self) -> None:
        address = Address("https://ada:sesame@press.example/a")
        assert address.shown == "https://press.example/a"
        assert "sesame" not in repr(address)

    def test_what_is_asked_for_has_its_whole_query(self) -> None:
        given = "https://ada:ses%40me@press.example/a?token=x#part"
        assert bare_address(given) == "https://press.example/a?token=x"
        assert credentials(given) == ("ada", "ses@me")
        assert credentials(PAGE) is None


class TestAnArticleSOwnAddress:
    @pytest.mark.parametrize(
        "said",
        [
            "https://press.example/2026/bridge",
            "https://www.press.example/2026/bridge",
            "https://news.press.example/bridge",
        ],
    )
    def test_is_what_the_page_says_if_that_is_of_its_site(self, said: str) -> None:
        assert own_address(said, "https://m.press.example/b?from=feed") == said

    @pytest.mark.parametrize(
        "said",
        [
            None,
            "",
            "/2026/bridge",
            "https://evil.example/",
            "https://press.example.evil.example/",
            "javascript:alert(1)",
            "https://example/",
            "https://notpress.example/",
        ],
    )
    def test_is_where_it_was_found_otherwise(self, said: str | None) -> None:
        assert own_address(said, PAGE) == PAGE


@pytest.mark.parametrize(
    ("url", "is_one"),
    [
        ("https://press.example/rss.xml", True),
        ("https://press.example/world/rss", True),
        ("https://press.example/feed/", True),
        ("https://press.example/?feed=rss2", True),
        ("https://feeds.press.example/world", True),
        ("https://press.example/atom.xml", True),
        (PAGE, False),
        ("https://press.example/how-farms-feed-the-city", False),
        ("https://press.example/atomic-energy", False),
    ],
)
def test_addresses_of_feeds_are_known_by_their_words(url: str, is_one: bool) -> None:
    assert names_a_feed(url) is is_one


@pytest.mark.parametrize(
    ("url", "name", "readable"),
    [
        (PAGE, "bridge.html", "press.example-news/bridge"),
        ("https://www.press.example/", "", "press.example"),
        ("https://press.example/caf%C3%A9.pdf", "café.pdf", "press.example-café.pdf"),
        ("https://press.example/a.php?id=7&key=x", "a.php", "press.example-a.php-id=7"),
    ],
)
def test_names_are_made_of_addresses(url: str, name: str, readable: str) -> None:
    assert file_name(url) == name
    assert readable_name(url) == readable
