"""Articles of our own, set as PDF files; what their sentences are is known."""

from tests.pdf_files import SOFT, Frame, Sheets, Style

HEADLINE = ("Valdoria to mend its coastal", "railway before the winter")

# Where a word may be parted is marked with "|".
_RELEASE = (
    (
        "The govern|ment of Val|do|ria will spend forty mil|lion crowns on the re|pair of the"
        " coast|al rail|way, the min|is|ter of trans|port, Elke Brand, said on Thurs|day. The"
        " work is to be|gin in May, and the first trains are ex|pect|ed to run a|gain be|fore"
        " the win|ter."
    ),
    (
        "Har|bour mas|ters in Port Ama|lia wel|comed the plan, which the state-owned com|pany"
        " had asked for since the storm of two years ago. “We have wait|ed long e|nough,” said"
        " Tomas Reuel, who speaks for the fish|ing fleet of the north."
    ),
    (
        "En|gi|neers of the com|pany looked at all nine bridg|es be|tween the cap|i|tal and the"
        " bor|der. Four of them must be re|placed; the oth|ers need new pil|lars. A re|port of"
        " two hun|dred pag|es lists what is to be done, bridge by bridge."
    ),
    (
        "The op|po|si|tion called the sum too small. Its spokes|wo|man, Ida Falk, asked the"
        " min|is|ter to pub|lish the re|port, and urged her to with|draw the or|der for twelve"
        " new lo|co|mo|tives un|til the costs are known."
    ),
    (
        "Mrs Brand an|swered that the or|der had been signed in Jan|u|ary and could not be"
        " with|drawn. She prom|ised to pub|lish the re|port with|in two weeks, once the"
        " com|pa|nies named in it have been heard."
    ),
    (
        "Trav|el|lers will go by bus un|til the line is o|pen. The buses leave ev|e|ry hour"
        " from the mar|ket of Port Ama|lia, and twice a day from the vil|lag|es of the"
        " in|te|ri|or. Tick|ets for the train stay val|id, and those who paid for a year get a"
        " tenth of the price back."
    ),
    (
        "The coun|cil of Sel|vik, where the old|est of the bridg|es stands, voted on Tues|day"
        " to keep its i|ron arch as a mon|u|ment. It did not say who is to pay for that. The"
        " com|pany has of|fered the arch for one crown."
    ),
    (
        "Freight trains are to re|turn lat|er, in the spring of the fol|low|ing year. Un|til"
        " then the quar|ry at Hol|men sends its stone by ship, which costs it two mil|lion"
        " crowns a month, its di|rec|tor said. He asked the gov|ern|ment for help and was"
        " re|fused."
    ),
)
RELEASE = tuple(paragraph.replace("|", SOFT) for paragraph in _RELEASE)
READ = tuple(paragraph.replace("|", "") for paragraph in _RELEASE)
"""The paragraphs of the release as a reader reads them."""

RUNNING = "The Valdorian Courier · 12 March 2026 · Page {}"
CAPTION = ("The viaduct at Selvik,", "closed since the storm.")

# How many lines each column has on the first page and the second, by the number of columns.
_LINES = {1: (8, 6), 2: (10, 5), 3: (11, 5)}

LETTER = (
    "Dear Minister,",
    (
        "The council of Holmen has read your letter of the third of March and cannot agree to"
        " what it asks. The quarry employs ninety people. Without the railway it loses two"
        " million crowns a month, and will close in the autumn."
    ),
    (
        "We therefore ask you to open the line for freight in June. If that is not possible,"
        " the council expects to be paid for its loss."
    ),
    "Yours faithfully,",
)


def press_release(columns: int = 2) -> bytes:
    """A press release over three pages, with a headline over all its columns and a caption."""
    sheets = Sheets(head=RUNNING, title=" ".join(HEADLINE), author="Press Office")
    sheets.line(HEADLINE[0], 60, 770, size=24, font="Times-Bold")
    sheets.line(HEADLINE[1], 60, 742, size=24, font="Times-Bold")
    sheets.line("By Anna Kessel", 60, 715)
    gutter = 15
    width = (475 - gutter * (columns - 1)) / columns
    lefts = [60 + number * (width + gutter) for number in range(columns)]
    many, more = _LINES[columns]
    first = [Frame(x, 690, 696 - 12 * many) for x in lefts]
    # The picture stands at the foot of the first page's last column.
    for number, text in enumerate(CAPTION):
        sheets.line(text, lefts[-1], first[-1].bottom - 40 - 10 * number, size=8)
    second = [Frame(x, 770, 776 - 12 * more, new_page=x == lefts[0]) for x in lefts]
    third = [Frame(x, 770, 60, new_page=x == lefts[0]) for x in lefts]
    sheets.flow(RELEASE, first + second + third, Style(width=width))
    return sheets.done()


def letter() -> bytes:
    """A letter in one column."""
    sheets = Sheets()
    for number, text in enumerate(("Council of Holmen", "Market 1", "4810 Holmen")):
        sheets.line(text, 60, 780 - 12 * number)
    sheets.line("Holmen, 9 March 2026", 420, 700)
    style = Style(width=475, indent=0, gap=12, justified=False)
    sheets.flow(LETTER, [Frame(60, 660)], style)
    return sheets.done()
