"""Tactics for small models: find by rule, choose from a list, write one short answer at a time.

A model of one or two billion parameters repeats itself in lists, takes roles for names and loses
the thread over a whole section, but it answers one small question about one sentence well. So
names are found by rule and the model says what they are; sentences that undertake or explain
something are found by rule and the model says what, in a few words.
"""

from summarizer.flow.guided.note import by_questions

__all__ = ["by_questions"]
