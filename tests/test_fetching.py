"""Pages are fetched: bounded in time and size, and what goes wrong is told in one line."""

import gzip
import itertools
import socket
import zlib

import pytest
from page_server import PUBLIC, Answer, PageServer, endless, moved, page

from summarizer.errors import FetchError
from summarizer.readers.fetching import Limits, fetch
from summarizer.readers.reading import Source

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n"


def got(
    pages: dict[str, Answer],
    path: str = "/a",
    limits: Limits = Limits(),  # noqa: B008
) -> Source:
    with PageServer(pages) as server:
        return fetch(f"http://press.example{path}", limits=limits, network=server.network())


def refusal(pages: dict[str, Answer], limits: Limits = Limits()) -> str:  # noqa: B008
    with pytest.raises(FetchError) as raised:
        got(pages, limits=limits)
    told = str(raised.value)
    assert "\n" not in told
    return told


class TestAPage:
    def test_its_bytes_come_with_what_the_server_says_of_them(self) -> None:
        body = "Čáp se vrátil.".encode("cp1250")
        source = got({"/news/stork.txt": page(body, content_type="text/plain; charset=cp1250")},
                     "/news/stork.txt")  # fmt: skip
        assert source == Source(
            body,
            "stork.txt",
            "text/plain; charset=cp1250",
            "http://press.example/news/stork.txt",
        )

    def test_the_request_says_who_asks_and_for_what(self) -> None:
        with PageServer({"/a?b=1": page()}) as server:
            fetch("http://press.example/a?b=1#part", network=server.network())
        head = server.asked[0].lower()
        assert head.startswith("get /a?b=1 http/1.1\r\n")
        assert "\r\nhost: press.example\r\n" in head
        assert "\r\nuser-agent: summarizer/" in head
        assert "\r\naccept: text/html," in head

    def test_the_connection_goes_to_the_address_that_was_looked_up(self) -> None:
        with PageServer({"/a": page()}) as server:
            fetch("http://press.example/a", network=server.network())
        assert server.connected == [PUBLIC]

    def test_the_next_address_is_tried_when_one_does_not_answer(self) -> None:
        with PageServer({"/a": page()}) as server:
            network = server.network(lambda *_: ["2606:2800:21f::1", PUBLIC])
            connect = network.backend.connect_tcp

            def first_fails(host: str, *rest: object, **named: object) -> object:
                if ":" in host:
                    import httpcore2

                    raise httpcore2.ConnectError("unreachable")
                return connect(host, *rest, **named)

            network.backend.connect_tcp = first_fails  # type: ignore[method-assign]
            assert fetch("http://press.example/a", network=network).data == b"The river rises."

    def test_a_proxy_of_the_environment_is_not_used(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, "http://127.0.0.1:9")
        assert got({"/a": page()}).data == b"The river rises."

    def test_a_packed_page_is_unpacked(self) -> None:
        packed = gzip.compress(b"The river rises.")
        assert got({"/a": page(packed, Content_Encoding="gzip")}).data == b"The river rises."

    def test_a_certificate_is_checked_against_the_name_not_the_address(self) -> None:
        with PageServer({"/a": page()}, tls=True) as server:
            source = fetch("https://press.example/a", network=server.network())
            with pytest.raises(FetchError, match="its certificate does not hold"):
                fetch("https://other.example/a", network=server.network())
        assert source.data == b"The river rises."
        assert len(server.asked) == 1

    @pytest.mark.parametrize("url", ["ftp://press.example/a", "file:///etc/passwd", "a.txt", ""])
    def test_only_web_addresses_are_fetched(self, url: str) -> None:
        with pytest.raises(FetchError, match="no address of a page"):
            fetch(url)

    @pytest.mark.parametrize("url", ["http://[press/a", "http://a:b:c/", "http://x:99999/"])
    def test_an_address_that_is_none_is_an_error_of_the_article(self, url: str) -> None:
        with PageServer({}) as server, pytest.raises(FetchError):
            fetch(url, network=server.network())


class TestRedirects:
    def test_they_are_followed_and_the_last_address_counts(self) -> None:
        pages: dict[str, Answer] = {
            "/a": moved("/b", "301 Moved Permanently"),
            "/b": moved("https://www.press.example/c?x=1", "308 Permanent Redirect"),
            "/c?x=1": page(),
        }
        with PageServer({**pages, "/b": moved("//www.press.example/c?x=1")}) as server:
            source = fetch("http://press.example/a", network=server.network())
        assert source.url == "http://www.press.example/c?x=1"
        assert server.paths == ["/a", "/b", "/c?x=1"]

    def test_a_circle_ends(self) -> None:
        pages: dict[str, Answer] = {"/a": moved("/b"), "/b": moved("/a")}
        with PageServer(pages) as server, pytest.raises(FetchError, match="more than 10 times"):
            fetch("http://press.example/a", network=server.network())
        assert len(server.asked) == 11

    @pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://h/a", "mailto:a@b", ""])
    def test_none_leads_away_from_the_web(self, location: str) -> None:
        assert "leads to what is no page" in refusal({"/a": moved(location)})

    def test_a_cookie_is_kept_while_one_page_is_fetched(self) -> None:
        first = page(b"", "302 Found", Location="/b", Set_Cookie="seen=1")
        with PageServer({"/a": first, "/b": page()}) as server:
            fetch("http://press.example/a", network=server.network())
        assert "cookie: seen=1" in server.asked[1].lower()


class TestWhatGoesWrong:
    @pytest.mark.parametrize(
        ("status", "told"),
        [
            ("401 Unauthorized", "asks for a name and a password"),
            ("403 Forbidden", "is not given to programs"),
            ("404 Not Found", "is not there"),
            ("410 Gone", "is not there any more"),
            ("418 I'm a teapot", "cannot be had (HTTP 418)"),
            ("429 Too Many Requests", "is asked for too often"),
            ("451 Unavailable For Legal Reasons", "is withheld for legal reasons"),
            ("500 Internal Server Error", "its server fails"),
            ("503 Service Unavailable", "its server fails"),
        ],
    )
    def test_a_status_is_one_clear_line(self, status: str, told: str) -> None:
        assert told in refusal({"/a": page(b"", status)})
        assert f"(HTTP {status[:3]}" in refusal({"/a": page(b"", status)})

    def test_the_server_may_say_when_to_come_again(self) -> None:
        told = refusal({"/a": page(b"", "429 Too Many Requests", Retry_After="120")})
        assert told.endswith("(HTTP 429; again in 120 seconds)")

    @pytest.mark.parametrize(
        "first", [page(b"", "503 Unavailable"), b"HTTP/1.1 200 OK\r\nCont", b""]
    )
    def test_what_may_pass_is_tried_once_more(self, first: bytes) -> None:
        with PageServer({"/a": [first, page()]}) as server:
            assert fetch("http://press.example/a", network=server.network()).data
        assert len(server.asked) == 2
        assert server.pauses == [1.0]

    def test_it_is_given_up_after_that(self) -> None:
        pages: dict[str, Answer] = {"/a": page(b"", "502 Bad Gateway")}
        with PageServer(pages) as server, pytest.raises(FetchError) as raised:
            fetch("http://press.example/a", network=server.network())
        assert type(raised.value) is FetchError
        assert len(server.asked) == 2

    def test_what_will_not_pass_is_not_tried_again(self) -> None:
        with PageServer({}) as server, pytest.raises(FetchError):
            fetch("http://press.example/a", network=server.network())
        assert len(server.asked) == 1

    def test_a_host_that_is_not_there(self) -> None:
        def nobody(host: str, _: int) -> list[str]:
            raise socket.gaierror(-2, "Name or service not known")

        with PageServer({}) as server, pytest.raises(FetchError, match="no such host: gone"):
            fetch("http://gone.example/a", network=server.network(nobody))

    def test_whoever_needs_a_proxy_is_told_why_no_host_is_there(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def nobody(host: str, _: int) -> list[str]:
            raise socket.gaierror(-3, "Temporary failure in name resolution")

        monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:3128")
        with PageServer({}) as server, pytest.raises(FetchError, match=r"proxies .* are not used"):
            fetch("http://press.example/a", network=server.network(nobody))

    def test_a_port_at_which_nobody_listens(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
        with pytest.raises(FetchError, match="no connection"):
            fetch(f"http://127.0.0.1:{port}/", allow_private=True)

    def test_a_body_that_is_shorter_than_was_said(self) -> None:
        short = HEAD.replace(b"\r\n\r\n", b"\r\nContent-Length: 99\r\n\r\n") + b"The river"
        assert "breaks off" in refusal({"/a": short})

    def test_what_is_no_http(self) -> None:
        assert "does not speak HTTP" in refusal({"/a": b"SSH-2.0-OpenSSH_9.6\r\n\r\n"})

    def test_a_page_without_content(self) -> None:
        assert refusal({"/a": page(b"")}) == "http://press.example/a is empty"

    @pytest.mark.parametrize("kind", ["image/png", "video/mp4", "Audio/MPEG; x=1"])
    def test_a_picture_is_not_even_read(self, kind: str) -> None:
        told = refusal({"/a": page(b"\x89PNG", content_type=kind)})
        assert told.endswith(f"is no article but {kind.partition(';')[0]}")

    def test_a_packing_that_nobody_asked_for(self) -> None:
        told = refusal({"/a": page(b"..", Content_Encoding="br")})
        assert "packed in a way not known here: 'br'" in told

    def test_a_packed_page_that_is_broken(self) -> None:
        assert "cannot be fetched" in refusal({"/a": page(b"no gzip", Content_Encoding="gzip")})


class TestBounds:
    SMALL = Limits(size=2**20)

    def test_a_page_may_have_ten_megabytes_and_no_more(self) -> None:
        assert Limits().size == 10 * 2**20
        whole = page(b"x" * self.SMALL.size)
        assert len(got({"/a": whole}, limits=self.SMALL).data) == self.SMALL.size
        told = refusal({"/a": page(b"x" * (self.SMALL.size + 1))}, self.SMALL)
        assert told == "http://press.example/a is longer than 1 MB"

    def test_a_page_without_end_is_not_read_to_it(self) -> None:
        assert "longer than 1 MB" in refusal({"/a": endless(HEAD, b"x" * 2**16)}, self.SMALL)

    def test_a_bomb_does_not_go_off(self) -> None:
        once = gzip.compress(b"\0" * 2**26)
        assert "longer than 1 MB" in refusal(
            {"/a": page(once, Content_Encoding="gzip")}, self.SMALL
        )
        twice = gzip.compress(gzip.compress(b"\0" * 2**28))
        told = refusal({"/a": page(twice, Content_Encoding="gzip, gzip")}, self.SMALL)
        assert "longer than 1 MB" in told

    def test_a_bomb_of_the_other_kind_does_not_either(self) -> None:
        packed = zlib.compress(b"\0" * 2**26)
        told = refusal({"/a": page(packed, Content_Encoding="deflate")}, self.SMALL)
        assert "longer than 1 MB" in told

    @pytest.mark.parametrize(
        "answer",
        [
            endless(HEAD, b"x"),
            endless(b"HTTP/1.1 200 OK\r\nX-Long: ", b"x"),
            endless(b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 100 Continue\r\n\r\n"),
        ],
        ids=["the body", "the head", "promises"],
    )
    def test_what_drips_without_end_has_an_end(self, answer: Answer) -> None:
        with PageServer({"/a": answer}) as server:
            network = server.network(clock=map(float, itertools.count(0, 5)).__next__)
            with pytest.raises(FetchError, match=r"^http://press.example/a takes too long$"):
                fetch("http://press.example/a", network=network)

    def test_redirects_and_a_second_attempt_have_no_more_time_than_one_page(self) -> None:
        with PageServer({"/a": moved("/b"), "/b": moved("/a")}) as server:
            network = server.network(clock=map(float, itertools.count(0, 4)).__next__)
            with pytest.raises(FetchError, match="takes too long"):
                fetch("http://press.example/a", network=network)
        assert len(server.asked) < 11
