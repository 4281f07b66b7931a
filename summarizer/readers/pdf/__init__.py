"""PDF files: text in reading order, with the number of the page it stands on.

pdfminer says which letters stand where (:mod:`~summarizer.readers.pdf.letters`, through a file
opened within bounds by :mod:`~summarizer.readers.pdf.document`); all else is geometry: letters
to lines, lines to columns, columns to paragraphs.
"""

from summarizer.readers.pdf.reader import read_pdf

__all__ = ["read_pdf"]
