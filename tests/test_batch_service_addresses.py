"""Articles at addresses, handed to the batch service: fetched once, when they are submitted."""

from dataclasses import replace

from batch_articles import article
from batch_service_desk import Desk
from page_server import PageServer, page

from summarizer.batch import service
from summarizer.batch.inputs import read_items
from summarizer.batch.service import Submission
from summarizer.batch.service.away import fetched
from summarizer.readers.addresses import Address

pytest_plugins = ("batch_service_desk",)


class TestAddresses:
    """What is at an address is fetched when it is submitted, and kept."""

    def submission(self, desk: Desk, *inputs: str) -> Submission:
        own = desk.submission({"allow_private": True})
        return replace(own, items=read_items(inputs))

    def test_it_is_fetched_once_whatever_the_page_becomes(self, desk: Desk) -> None:
        answers = {"/a": [page(article(7).encode()), page(b"It was moved."), page(b"Gone.")]}
        with PageServer(answers) as pages:
            for _ in range(2):
                service.submit(self.submission(desk, f"{pages.url}/a"), sleep=desk.slept.append)
            stand = desk.collect(wait=True)
        assert pages.paths == ["/a"]
        assert (stand.done, stand.failed) == (1, 0)
        assert desk.notes[0]["article"]["url"] == f"{pages.url}/a"
        assert desk.notes[0]["article"]["text"] == article(7)

    def test_one_that_is_not_there_is_a_failure_of_its_own(self, desk: Desk) -> None:
        with PageServer({"/a": page(article(7).encode())}) as pages:
            inputs = (f"{pages.url}/gone", f"{pages.url}/a")
            service.submit(self.submission(desk, *inputs), sleep=desk.slept.append)
            stand = desk.collect(wait=True)
        assert (stand.done, stand.failed) == (1, 1)
        assert "is not there (HTTP 404)" in desk.failures[0]["error"]["message"]

    def test_the_order_stays_whatever_has_to_be_fetched(self, desk: Desk) -> None:
        with PageServer({f"/{n}": page(article(n).encode()) for n in range(40)}) as pages:
            inputs = [f"{pages.url}/{n}" for n in range(40)]
            items = read_items([str(desk.folder / "in"), *inputs])
            found = list(fetched(items, lambda _: None, allow_private=True))
        assert [item.index for item in found] == list(range(43))
        assert all(item.source.article for item in found[3:] if isinstance(item.source, Address))

    def test_no_password_is_kept(self, desk: Desk) -> None:
        with PageServer({"/a": page(article(7).encode())}) as pages:
            secret = f"{pages.url}/a".replace("//", "//ada:sesame@")
            service.submit(self.submission(desk, secret), sleep=desk.slept.append)
        assert not [path for path in desk.out.rglob("*") if path.is_file()
                    and b"sesame" in path.read_bytes()]  # fmt: skip
