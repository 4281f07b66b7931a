"""What is worked out from a text is kept for a while, and not for ever."""

from concurrent.futures import ThreadPoolExecutor

from summarizer.remembering import Remembering


def test_a_value_is_made_once() -> None:
    made: list[str] = []
    lengths = Remembering(lambda text: made.append(text) or len(text), 8)

    assert [lengths["ferry"], lengths["quay"], lengths["ferry"]] == [5, 4, 5]
    assert made == ["ferry", "quay"]


def test_the_oldest_are_forgotten() -> None:
    lengths = Remembering(len, 3)

    assert [lengths[word] for word in ("a", "bb", "ccc", "dddd")] == [1, 2, 3, 4]

    assert list(lengths) == ["bb", "ccc", "dddd"]


def test_threads_may_share_one() -> None:
    lengths = Remembering(len, 5)
    words = ["x" * (number % 40) for number in range(4000)]

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lengths.__getitem__, words)) == list(map(len, words))

    assert len(lengths) <= 5
