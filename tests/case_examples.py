"""A case file with every kind of assertion and every key."""

EVERY_ASSERTION = """\
description: Two ministers agree on a harbour
reviewed: false
tags: [meeting, 2026]
article: article.txt
metadata:
  title: Two neighbours dredge
  outlet: The Vellmar Post
  byline: Ida Strand
  dateline: SAINT-ELAN, 3 Feb
  published: 2026-02-03
  url: https://news.example/harbour
options: {language: "no", tactics: single, attempts: 1, max_tokens: 500, on_ungrounded: keep}
threshold: 0.8
assert:
  - actors:
      required: [Anna Holt, {name: United States, aliases: [U.S., USA]}]
      forbidden: Vellmar Post
      names: [Anna Holt, Vellmar, Norland]
      recall: 0.8
      precision: 0.5
    weight: 2
    name: people
  - commitments:
      - {by: Vellmar, action: [pay, dredging], status: pledged, cites: [2]}
      - by: [Norland, {name: Vellmar, aliases: Vellmarland}]
        to: United States
        like: lend a dredger to Vellmar
        similarity: 0.6
        status: [pledged, conditional]
        cites: 3
        deadline: 2031
        amount: 40 million
        condition: parliament
      - lend two dredgers
  - background: [{like: The treaty of 2012, cites: [5]}, {contains: [2012, neither]}]
  - summary: {contains: harbour, cites: 1}
  - contains: harbour
    threshold: 0.5
  - contains: [2012, 2026-02-03, crowns]
  - not-contains: Leave a Reply
  - regex: '40 (million|m)\\b'
  - cites: {about: dredger, sentence: 3}
  - cites: {about: [harbour, treaty], one-of: [4, 5]}
  - grounded: 1
  - no-commitments: true
  - max-words: 300
  - max-tokens: 700
  - max-calls: 12
  - language: en
  - json-path: {path: "note.commitments[0].status", equals: pledged, not-equals: null}
  - json-path:
      path: length(note.commitments)
      less: 9
      greater: 0
      at-least: 1.5
      at-most: 8
  - json-path: {path: note.headline, contains: harbour, matches: "^Two", length: 36}
  - json-path: {path: article.published, at-least: 2026-01-01}
  - similar: {to: Two neighbours dredge a harbour, field: headline}
  - not-similar: Two neighbours go to war
  - python: my_checks:is_sober
"""
