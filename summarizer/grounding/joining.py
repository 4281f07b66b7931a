"""Words that join clauses."""

COORDINATING = frozenset("and und et y e ed en".split())
"""What joins two acts of one sentence, in the languages of the lexicons."""
