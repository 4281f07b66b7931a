"""The benchmark: how good, how long and how slow are the notes, ours and those of plain ways.

Run it with ``python -m tests.benchmarks ARTICLES_DIR`` (``--help`` lists the options).

``ARTICLES_DIR`` holds ``*.txt`` files and, if there is gold, an ``index.json``::

    [{"file": "port.txt", "title": "…",
      "persons":       [{"name": "Ada Lovelace", "aliases": ["Lovelace"],
                         "salience": 5, "in_human_summary": true}],
      "organizations": [{"name": "Port of Ghent", "aliases": [],
                         "salience": null, "in_human_summary": null}]}]

*Recall* counts the gold entries with ``in_human_summary`` true; where no entry of an article has
a salience, all its persons. *Precision* counts the predicted actors that match any gold entry, or
are a place or a nationality. An article without gold gets only the other figures.

An ``expect.json`` in the same folder (or ``--expect FILE``) says what a good note has to hold::

    {"port.txt": {"actors": ["Ada Lovelace"], "roles_required": true,
                  "commitments": [["dredge|deepen", "canal"]], "commitments_min": 1,
                  "background": [["opened", "1827"]], "background_min": 1,
                  "forbidden": ["leave a reply"]}}

A keyword group is met by one entry that contains all its keywords (``|`` separates
alternatives; case and accents do not matter). ``roles_required`` is true (every expected actor
that is a person), false, or a list of names.

The checks here share no code with the package's own grounding: they are there to catch it out.
"""
