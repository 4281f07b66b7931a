"""The picture of a note in Word for the README; ``python -m tests.pictures_word`` draws it anew.

It shows the first page of the note at the top of the README. Needs the programs that
``office.py`` names.
"""

import tempfile
from pathlib import Path

from PIL import Image, ImageOps

from summarizer.render.word import render_docx
from tests.office import converted, draw_page
from tests.river_document import river_document

PICTURE = Path(__file__).parent.parent / "docs" / "images" / "note-word.png"
_DOTS = 110
_EDGE = "#c5ccd6"
_COLOURS = 64


def main() -> None:
    """Draw the picture."""
    with tempfile.TemporaryDirectory() as folder:
        pdf = converted({"note": render_docx(river_document())}, Path(folder))["note"]
        page = Image.open(draw_page(pdf, 1, _DOTS)).convert("RGB")
    # The page is as white as the one it is shown on: a line shows where it ends.
    shown = ImageOps.expand(page, border=1, fill=_EDGE).quantize(_COLOURS)
    PICTURE.parent.mkdir(exist_ok=True)
    shown.save(PICTURE, optimize=True)


if __name__ == "__main__":
    main()
