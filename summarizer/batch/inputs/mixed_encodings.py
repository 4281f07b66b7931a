"""Lines in UTF-8 among which some, or all, are in an older encoding."""

from collections.abc import Iterable, Iterator

from summarizer.decoding import decode
from summarizer.errors import ArticleError

_SAMPLE = 2**16
"""Most bytes that are looked at to guess the encoding."""
_WESTERN_AND_CENTRAL = ("cp1252", "cp1250", "iso8859_2", "cp1254")


def decoded(lines: Iterable[bytes]) -> Iterator[tuple[bytes, str]]:
    """Yield each line with its text.

    One line alone would often be too short to guess its encoding from: the first one that is not
    UTF-8 is kept back until there are more of its kind, or enough others.
    """
    rest = iter(lines)
    for data in rest:
        try:
            text = data.decode()
        except UnicodeDecodeError:
            yield from _with_older(data, rest)
            return
        yield data, text


def _with_older(first: bytes, rest: Iterator[bytes]) -> Iterator[tuple[bytes, str]]:
    kept = [first]
    looked_at = len(first)
    while looked_at < _SAMPLE and (data := next(rest, None)) is not None:
        kept.append(data)
        looked_at += len(data)
    encoding = _guess(b"".join(line for line in kept if not _is_utf8(line))[:_SAMPLE])
    for lines in (kept, rest):
        for data in lines:
            yield data, _text(data, encoding)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _text(data: bytes, encoding: str) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode(encoding, errors="replace")


def _guess(sample: bytes) -> str:
    """Return the encoding in which an article's file of these bytes would be read."""
    try:
        text = decode(sample)
    except ArticleError:
        return "utf-8"
    for encoding in _WESTERN_AND_CENTRAL:
        if text == sample.decode(encoding, errors="replace"):
            return encoding
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return "utf-8" if best is None else best.encoding
