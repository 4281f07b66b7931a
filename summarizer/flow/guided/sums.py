"""Sums of money in a sentence, in its own words."""

import re

from summarizer.grounding.bounds import bound_of
from summarizer.grounding.passage import analysed

NUMBER = r"(?:\d{1,3}(?:[\s\u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)*)"
_SCALE = (
    r"(?:\s?(?:thousand|million|billion|trillion|bn|tn|m|mn|millions?|milliards?|mil\s+millones"
    r"|millones|Millionen|Milliarden|milioni|miliardi|milh(?:ão|ões)|mil\s+milhões|miljoen|miljard"
    r"|bilh(?:ão|ões)|trilh(?:ão|ões)|biljoen|billones|bilioni|Billionen|mln|mld|mrd|Mio|Mrd|mila"
    r"|lakh crores?|lakhs?|crores?)\b)?"
)
_MARK = (
    r"(?:(?:(?<!\w)(?:(?:US|NZ|HK|RD|MX|NT)\s?|AU|CA|[ACRS]))?[$€£¥₹₦₩₱₴₺₪₽]\s?"
    r"|(?<!\w)(?:(?:Rs\.?|CHF|USD|EUR|GBP|JPY|CNY|INR|AED|SAR|QAR|NGN|ZAR|KES|K?Sh|KSH|RM|SR|Dhs?|Tk)\s?|GH¢|[NR]))"
)
# What nobody counts but money; "5 won" or "3 rand" may be something else.
_CURRENCY = (
    r"(?:[eE]uros?|Pfund|dollars?|pounds?|francs?|crowns|dirhams?"
    r"|d[oó]lares|libras|francos|pesos|coronas|kronor|kroner|Kronen|Dollar|Franken|dollari|sterline"
    r"|reais|rublos|Rubel|rubli|roebel|couronnes|coroas|franchi|frank|kronen"
    r"|rupees|naira|renminbi|ri[yn]als?|shillings?|cedis?|ringgit|rupiah|z[lł]ot(?:ys?|ych|y)|hryvnias?"
    r"|shekels?|forints?|rou?bles|kwacha|dinars?|[yY]en|yuan|(?<=ion\s)(?:won|rand|baht|lira|taka|birr|real))\b"
)
SUM = (
    rf"(?:{_MARK}{NUMBER}{_SCALE}|{NUMBER}{_SCALE}(?=\W)"
    rf"(?:\s(?:d['’]|d[ei]\s)?(?:[A-Z][a-z]+\s(?={_CURRENCY}))?{_CURRENCY}|\s?€)?)"
)
"""A sum, or another number; whether it is one of money :data:`MONEY` tells."""
_AMOUNT = re.compile(SUM)
MONEY = re.compile(rf"{_MARK}\d|\d\s?€|{_CURRENCY}")
# "60 million of the 95 million euros": the part is meant, not the whole.
_PART_OF = re.compile(
    rf"(?<![\w.,]){NUMBER}{_SCALE}"
    r"\s(?:of|sur|de|des|von|der|di|dei|dos|van)\s"
    r"(?:(?:the|its|those|les|los|las|den|i|os|de)\s)?(?:total of\s)?$"
)
_ABOUT = re.compile(
    r"(?<!\w)(?:nearly|almost|about|around|roughly|some|an estimated|close to|just (?:over|under)"
    r"|près d['’]|près de\s|environ|quelque|presque|casi|cerca de|alrededor de|unos|rund|etwa|knapp"
    r"|fast|gut|circa|quasi|quase|perto de|bijna|ongeveer|zo['’]n)\s?$",
    re.IGNORECASE,
)


def amounts_in(text: str, language: str) -> list[str]:
    """Return the sums of money in a text: "up to 40 million crowns", "3 of the 5 million euros"."""
    return [
        text[_amount_start(text, language, *match.span()) : match.end()].strip(" ,.")
        for match in _AMOUNT.finditer(text)
        if MONEY.search(match.group())
    ]


def _amount_start(text: str, language: str, start: int, end: int) -> int:
    part = _PART_OF.search(text, 0, start)
    first = part.start() if part else start
    about = _ABOUT.search(text, 0, first)
    return min(about.start() if about else first, _bound_start(text, language, first, end))


def _bound_start(text: str, language: str, start: int, end: int) -> int:
    """Return where the words begin that make a sum a bound, or the sum if there are none."""
    passage = analysed(text, language)
    for quantity in passage.quantities:
        if start <= passage.source.span(quantity.start, quantity.end)[0] < end:
            first = bound_of(quantity, passage)[1]
            return min(start, passage.source.span(first, quantity.end)[0])
    return start
