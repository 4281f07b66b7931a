"""Web pages: the article out of what stands around it.

``reading_pages`` puts the steps together: the bytes become text (``charset``), the text a tree
within bounds (``tree``), what nobody sees goes (``unseen``), what the extractor would lose is
rewritten (``tidying``), trafilatura finds the article (``extraction``), its elements become
paragraphs (``paragraphs_of``), and what the page says about itself metadata (``facts``).
"""
