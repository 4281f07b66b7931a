"""Small repairs of wording that need no model."""

import re

# Openings that say nothing: taken off before a sentence is used as it stands.
_OPENING = re.compile(
    r"^(?:it is worth noting that|it should be noted that|meanwhile,|however,|in addition,"
    r"|moreover,|il convient de noter que|cabe señalar que|par ailleurs,|además,)\s+",
    re.IGNORECASE,
)


def as_stands(text: str) -> str:
    """Return a sentence without an opening that says nothing and without stray quotation marks."""
    text = _OPENING.sub("", text)
    for left, right in (("“", "”"), ("«", "»"), ("„", "“")):
        if text.count(left) != text.count(right) and left != right:
            text = text.replace(left, "").replace(right, "").replace("¨", "")
    if text.count('"') % 2:
        text = text.replace('"', "")
    text = " ".join(text.split())
    return text[:1].upper() + text[1:]
