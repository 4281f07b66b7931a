"""Marks of what there is in a part of a text: bits, to be told together by one operation.

Plain numbers, as those of :mod:`enum` are joined many times more slowly.
"""

MONTH = 1 << 0
"""A word that the name of a month may begin in."""
WEEKDAY = 1 << 1
"""A word that the name of a weekday may begin in."""
DIGITS = 1 << 2
"""A digit."""
COUNTING = 1 << 3
"""A word that is a number by itself, or a dozen."""
ACRONYMS = 1 << 4
"""An acronym."""
NEGATED = 1 << 5
"""An elided negation ("n'")."""
FOREIGN = 1 << 6
"""A function word of other languages that is none of the text's own."""
SMALL_CONTENT = 1 << 7
"""A content word without a capital."""
QUOTES = 1 << 8
"""A quotation mark."""
TRIGGERS = 1 << 9
"""A word that a pattern of the lexicon may begin with."""
MOVED = 1 << 10
"""Folding changes offsets: they are not those of the text as it is written."""
RELATIVE = 1 << 11
"""A word that a pattern for a day relative to today may begin with."""
OPPOSED = 1 << 12
"""A word that the lexicon has an opposite of."""
