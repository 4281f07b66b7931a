"""Addresses of articles: what is one, how it is shown, which of two is the article's own."""

import re
from dataclasses import dataclass, field
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

from summarizer.schemas import Article

_LONGEST = 8000
_ADDRESS = re.compile(r"https?://[^\s/?#][^\s]*", re.IGNORECASE)
# Parts of a query that let their owner in somewhere, by name, without "-" and "_".
_SECRET = frozenset(
    "accesskey accesstoken apikey auth authtoken authorization credential idtoken jwt key"
    " password passwd pwd secret session sessionid sid sig signature token"
    " xamzcredential xamzsecuritytoken xamzsignature xgoogcredential xgoogsignature".split()
)
_FEED_WORDS = frozenset("atom feed feeds rdf rss rss2 xml".split())
_WORDS = re.compile(r"[./?&=]")
# What the host of one site may begin with.
_SAME_SITE = ("www.", "m.", "mobile.", "amp.", "edition.")


@dataclass(frozen=True, slots=True)
class Address:
    """Where an article is.

    Attributes:
        url: an ``http`` or ``https`` address; it may have a password in it.
        article: what was there, once it has been fetched.
    """

    url: str = field(repr=False)
    article: Article | None = None

    @property
    def shown(self) -> str:
        """The address without what is secret in it."""
        return shown_address(self.url)


def is_address(text: str) -> bool:
    """Tell whether a text is nothing but one ``http`` or ``https`` address."""
    if len(text) > 2 * _LONGEST:
        return False  # The texts of articles are looked at, too.
    text = text.strip()
    is_one = len(text) <= _LONGEST and _ADDRESS.fullmatch(text) is not None
    return is_one and bool(_split(text).hostname)


def shown_address(url: str) -> str:
    """Return an address that may be printed and kept: without whatever in it is secret.

    Left out are a user's name and password, parts of the query whose name says that they are a
    key or a password, and what stands behind "#".
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return "an address that is none"
    whole = (parts.scheme.lower(), _host_and_port(parts), parts.path, _harmless(parts.query), "")
    return "".join(char if char.isprintable() else quote(char) for char in urlunsplit(whole))


def credentials(url: str) -> tuple[str, str] | None:
    """Return the user's name and password in an address; ``None`` if it has none."""
    parts = _split(url)
    if "@" not in parts.netloc:
        return None
    return unquote(parts.username or ""), unquote(parts.password or "")


def bare_address(url: str) -> str:
    """Return what is asked for: the address without the user's name and password, and "#"."""
    parts = _split(url)
    return urlunsplit((parts.scheme.lower(), _host_and_port(parts), parts.path, parts.query, ""))


def own_address(said: str | None, found: str) -> str:
    """Return an article's own address.

    Args:
        said: what the page says that it is.
        found: where the page was found; holds if the page names another site, or nothing.
    """
    if said is None or not is_address(said) or not _same_site(said, found):
        return shown_address(found)
    return shown_address(said)


def names_a_feed(url: str) -> bool:
    """Tell whether an address looks like that of a feed; what is there may be something else."""
    parts = _split(url)
    words = _WORDS.split(f"{parts.hostname or ''}/{parts.path}?{parts.query}".lower())
    return not _FEED_WORDS.isdisjoint(words)


def file_name(url: str) -> str:
    """Return the last part of an address's path, as the name of a file; it may be empty."""
    return unquote(_split(url).path.rstrip("/").rpartition("/")[2]).rpartition("/")[2]


def host_of(url: str) -> str:
    """Return the name of an address's host."""
    return (_split(url).hostname or "").rstrip(".")


def readable_name(url: str) -> str:
    """Return what tells an address from others: its host, path and query, as one text."""
    parts = _split(shown_address(url))
    host = (parts.hostname or "").removeprefix("www.")
    path = unquote(parts.path).strip("/")
    whole = "-".join(part for part in (host, path, unquote(parts.query)) if part)
    return re.sub(r"\.(?:html?|php|aspx?)$", "", whole)


def _split(url: str) -> SplitResult:
    try:
        return urlsplit(url.strip())
    except ValueError:  # such as brackets that hold no IPv6 address
        return SplitResult("", "", "", "", "")


def _host_and_port(parts: SplitResult) -> str:
    host, colon, port = parts.netloc.rpartition("@")[2].lower().partition(":")
    # A dot at the end is the name's root; no certificate has it.
    return f"{host.rstrip('.')}{colon}{port}"


def _harmless(query: str) -> str:
    if not any(_is_secret(name) for name, _ in parse_qsl(query, keep_blank_values=True)):
        return query  # as it is written
    pairs = parse_qsl(query, keep_blank_values=True)
    return urlencode([pair for pair in pairs if not _is_secret(pair[0])])


def _is_secret(name: str) -> bool:
    return name.lower().replace("-", "").replace("_", "") in _SECRET


def _same_site(one: str, other: str) -> bool:
    shorter, longer = sorted((_site(one), _site(other)), key=len)
    return shorter == longer or ("." in shorter and longer.endswith(f".{shorter}"))


def _site(url: str) -> str:
    host = host_of(url)
    for beginning in _SAME_SITE:
        host = host.removeprefix(beginning)
    return host
