"""Web pages: the article out of what stands around it.

``reading_pages`` puts the steps together: the bytes become text (``charset``), the text a tree
within bounds (``tree``); what the page says about itself is read (``facts``, with ``json_ld`` and
``headline``); what it does not show goes (``unseen``), and what its markup calls something else
(``labels``, ``surroundings``); what the extractor would lose is rewritten (``tidying``);
trafilatura finds the article (``extraction``), whose elements become paragraphs
(``paragraphs_of``); what it ran together is parted (``run_together``).
"""
