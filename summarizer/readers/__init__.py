"""From a file as published to paragraphs: a reader for each format.

A reader takes a :class:`~summarizer.readers.reading.Source` and returns a
:class:`~summarizer.readers.reading.Reading`; which one reads a source is settled in
:mod:`summarizer.readers.registry`. What a reader finds is data, whatever it says.
"""
