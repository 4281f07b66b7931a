"""Which characters a text has, told without looking at the common ones one by one."""


def characters_beside(text: str, common: bytes) -> frozenset[str]:
    """Return the characters of a text, these of ASCII left out."""
    # Bytes are dropped many times as fast as characters are gone through.
    rest = text.encode("utf-8", "surrogatepass").translate(None, common)
    return frozenset(rest.decode("utf-8", "surrogatepass"))
