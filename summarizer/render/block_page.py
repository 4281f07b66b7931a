"""Blocks as one HTML page that needs nothing else: no script, no style or picture from outside."""

from collections.abc import Iterable
from html import escape

from summarizer.render import inert
from summarizer.render.blocks import (
    Block,
    Bullets,
    Citation,
    Claim,
    Facts,
    Heading,
    Numbered,
    Paragraph,
    Row,
    Small,
    Table,
    Title,
    Warned,
)
from summarizer.render.tongue import Tongue

_STYLE = """
:root { color-scheme: light dark; --page: #fff; --text: #1a1a1a; --quiet: #555; --line: #767676;
  --mark: #fff3cd; --link: #0b57a4; }
@media screen and (prefers-color-scheme: dark) { :root { --page: #101419; --text: #e6e9ed;
  --quiet: #a3acb7; --line: #6b7685; --mark: #463806; --link: #93bdf2; } }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem;
  color: var(--text); background: var(--page); overflow-wrap: break-word; }
a { color: var(--link); }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid var(--line); padding: .3rem .5rem; text-align: start;
  vertical-align: top; }
h1, h2, p, li, td { unicode-bidi: plaintext; }
.warned, .failing { background: var(--mark); padding: .2rem .5rem; }
.cites a { white-space: nowrap; margin-inline-start: .2rem; }
:target { background: var(--mark); }
small { color: var(--quiet); }
@media print { body { max-width: none; margin: 0; } tr { break-inside: avoid; } }
""".strip()
_ENGLISH = Tongue("en")
_HEAD = """<!doctype html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{hash}'; \
base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main>"""


def draw(blocks: Iterable[Block], tongue: Tongue = _ENGLISH) -> str:
    """Return blocks as an HTML page; no text in them acts as markup.

    Args:
        blocks: what is to be shown.
        tongue: the language of most of the text, which says where lines and tables begin.
    """
    import base64
    import hashlib

    found = list(blocks)
    title = next((block.text for block in found if isinstance(block, Title)), "")
    digest = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    head = _HEAD.format(
        hash=digest,
        title=_text(title),
        style=_STYLE,
        language=tongue.code or "en",
        direction=tongue.direction,
    )
    targets = {
        c.label for block in found if isinstance(block, Numbered) for c, _ in block.sentences
    }
    page = _Page(targets)
    return "\n".join([head, *map(page.block, found), "</main>\n</body>\n</html>\n"])


class _Page:
    """Draws blocks; a citation links to its sentence if the page has it."""

    def __init__(self, targets: set[str]) -> None:
        self._targets = targets

    def block(self, block: Block) -> str:
        """Return the HTML of a block."""
        match block:
            case Title(text):
                return f"<h1>{_text(text)}</h1>"
            case Heading(text):
                return f"<h2>{_text(text)}</h2>"
            case Facts(claims) | Paragraph(claims):
                between = " · " if isinstance(block, Facts) else " "
                return f"<p>{between.join(map(self._claim, claims))}</p>"
            case Bullets(claims):
                items = "".join(f"<li>{self._claim(claim)}</li>\n" for claim in claims)
                return f"<ul>\n{items}</ul>"
            case Table(headers, rows):
                return self._table(headers, rows)
            case Warned(text):
                return f'<p class="warned"><strong>Warning:</strong> {_text(text)}</p>'
            case Numbered(sentences):
                items = "".join(
                    f"<li{_anchor(c)}>[{c.label}] {_text(t)}</li>\n" for c, t in sentences
                )
                return f"<ul>\n{items}</ul>"
            case Small(claim):
                return f"<p><small>{self._claim(claim)}</small></p>"

    def _table(self, headers: Iterable[str], rows: Iterable[Row]) -> str:
        head = "".join(f'<th scope="col">{_text(name)}</th>' for name in (*headers, "Cites"))
        lines = [f"<thead><tr>{head}</tr></thead>", "<tbody>"]
        for row in rows:
            cells = "".join(f"<td>{_text(cell)}</td>" for cell in row.cells)
            lines.append(f"<tr>{cells}<td>{self._evidence(row.cites, row.failing)}</td></tr>")
        return "<table>\n" + "\n".join(lines) + "\n</tbody>\n</table>"

    def _claim(self, claim: Claim) -> str:
        lead = f"<strong>{_text(claim.lead)}:</strong> " if claim.lead else ""
        evidence = self._evidence(claim.cites, claim.failing)
        where = f", {_address(claim.address)}" if claim.address else ""
        return f"{lead}{_text(claim.text)}{where}{evidence}"

    def _evidence(self, cites: Iterable[Citation], failing: str | None) -> str:
        links = "".join(map(self._link, cites))
        shown = f'<span class="cites">{links}</span>' if links else ""
        if failing is None:
            return shown
        return f'{shown} <span class="failing">unverified: {_text(failing)}</span>'

    def _link(self, cited: Citation) -> str:
        if cited.label not in self._targets:
            return f" [{cited.label}]"
        return f'<a href="#{_id(cited)}">[{cited.label}]</a>'


def _anchor(cited: Citation) -> str:
    return f' id="{_id(cited)}"'


def _id(cited: Citation) -> str:
    return f"s{cited.article or 0}-{cited.sentence}"


def _address(text: str) -> str:
    shown = _text(text)
    if not inert.is_web_address(text):
        return shown
    return f'<a href="{shown}" rel="noopener noreferrer">{shown}</a>'


def _text(text: str) -> str:
    return escape(inert.plain(text))
