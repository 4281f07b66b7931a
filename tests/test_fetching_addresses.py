"""Pages are fetched from nowhere but the Internet, and no secret of an address is told."""

import logging
import socket

import pytest
from page_server import PUBLIC, Answer, PageServer, moved, page

from summarizer.errors import FetchError, ForbiddenAddressError
from summarizer.readers.fetching import fetch


class TestPrivateAddresses:
    def test_a_name_that_leads_to_one_is_refused_before_anything_is_sent(self) -> None:
        with PageServer({"/a": page()}) as server:
            network = server.network(lambda *_: ["10.0.0.7"])
            with pytest.raises(ForbiddenAddressError, match="private network; --allow-private"):
                fetch("http://intern.example/a", network=network)
            assert server.connected == []
            assert fetch("http://intern.example/a", network=network, allow_private=True).data

    def test_one_among_several_is_enough(self) -> None:
        with PageServer({"/a": page()}) as server:
            network = server.network(lambda *_: [PUBLIC, "::1"])
            with pytest.raises(ForbiddenAddressError):
                fetch("http://press.example/a", network=network)
        assert server.connected == []

    def test_a_redirect_to_one_is_refused(self) -> None:
        hosts = {"press.example": [PUBLIC], "metadata.example": ["169.254.169.254"]}
        with PageServer({"/a": moved("http://metadata.example/latest")}) as server:
            network = server.network(lambda host, _: hosts[host])
            with pytest.raises(ForbiddenAddressError, match="metadata"):
                fetch("http://press.example/a", network=network)
        assert server.connected == [PUBLIC]

    def test_a_name_that_changes_its_address_leads_nowhere_else(self) -> None:
        answers = iter([[PUBLIC], ["127.0.0.1"]])
        with PageServer({"/a": page()}) as server:
            fetch("http://press.example/a", network=server.network(lambda *_: next(answers)))
        assert server.connected == [PUBLIC]
        assert next(answers) == ["127.0.0.1"]  # It was looked up once.

    def test_a_name_that_has_changed_by_the_redirect_to_itself_is_refused(self) -> None:
        answers = iter([[PUBLIC], ["127.0.0.1"]])
        pages: dict[str, Answer] = {"/a": moved("/b"), "/b": page()}
        with PageServer(pages) as server, pytest.raises(ForbiddenAddressError):
            fetch("http://press.example/a", network=server.network(lambda *_: next(answers)))
        assert server.paths == ["/a"]

    @pytest.mark.parametrize(
        "host", ["2130706433", "0x7f.1", "127.1", "localhost@127.0.0.1", "127.0.0.1."]
    )
    def test_odd_spellings_are_what_they_lead_to(self, host: str) -> None:
        def resolve(name: str, _: int) -> list[str]:
            return [socket.inet_ntoa(socket.inet_aton(name))]

        with PageServer({"/": page()}) as server, pytest.raises(ForbiddenAddressError):
            fetch(f"http://{host}/", network=server.network(resolve))
        assert server.connected == []

    @pytest.mark.parametrize(
        "host", ["::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "fd00:ec2::254"]
    )
    def test_so_are_addresses_in_brackets(self, host: str) -> None:
        asked = []

        def resolve(name: str, _: int) -> list[str]:
            asked.append(name)
            return [name]

        with PageServer({"/": page()}) as server, pytest.raises(ForbiddenAddressError):
            fetch(f"http://[{host}]/", network=server.network(resolve))
        assert ":" in asked[0]


class TestSecrets:
    URL = "http://ada:sesame@press.example/a?token=tick&id=7"

    def test_a_password_is_sent_and_never_shown(self, caplog: pytest.LogCaptureFixture) -> None:
        caplog.set_level(logging.DEBUG)
        with PageServer({"/a?token=tick&id=7": page()}) as server:
            source = fetch(self.URL, network=server.network())
        assert "authorization: basic" in server.asked[0].lower()
        assert source.url == "http://press.example/a?id=7"
        assert "sesame" not in caplog.text

    def test_it_is_sent_to_no_other_host(self) -> None:
        pages: dict[str, Answer] = {
            "/a?token=tick&id=7": moved("http://other.example/b"),
            "/b": page(),
        }
        with PageServer(pages) as server:
            fetch(self.URL, network=server.network())
        assert ["authorization" in head.lower() for head in server.asked] == [True, False]

    def test_no_error_tells_it(self) -> None:
        with PageServer({}) as server, pytest.raises(FetchError) as raised:
            fetch(self.URL, network=server.network())
        assert str(raised.value) == "http://press.example/a?id=7 is not there (HTTP 404)"
