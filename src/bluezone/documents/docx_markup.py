"""WordprocessingML in pieces: text, paragraphs, tables, sections, each with its children in the order of the schema.

Word calls a file damaged whose children stand in another order. So no other file of the house writes a pPr, a tcPr or a
sectPr: each is made here, once. Lengths come in millimetres and points and leave in twentieths of a point.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from xml.sax.saxutils import escape

from bluezone.letters.layout import Align, Margins

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w10="urn:schemas-microsoft-com:office:word"'
)
ALIGNS = {Align.LEFT: "left", Align.CENTER: "center", Align.JUSTIFY: "both"}
_SOFT = {"\t": '</w:t><w:tab/><w:t xml:space="preserve">', "\n": '</w:t><w:br/><w:t xml:space="preserve">'}


def twips(mm: float) -> int:
    """Return *mm* in twentieths of a point."""
    return round(mm * 1440 / 25.4)


def text(words: str, size_pt: float | None = None, color: str | None = None) -> str:
    """Return a run with *words*; tabs and line ends in them become Word's own."""
    if not words:
        return ""
    said = escape(words)
    for sign, markup in _SOFT.items():
        if sign in said:
            said = said.replace(sign, markup)
    return f'<w:r>{_look(size_pt, color)}<w:t xml:space="preserve">{said}</w:t></w:r>'


@cache
def _look(size_pt: float | None, color: str | None) -> str:
    look = f'<w:color w:val="{color}"/>' if color else ""
    if size_pt is not None:
        look += f'<w:sz w:val="{round(size_pt * 2)}"/><w:szCs w:val="{round(size_pt * 2)}"/>'
    return f"<w:rPr>{look}</w:rPr>" if look else ""


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame around a paragraph: its colour, and points between it and the text above and below."""

    color: str
    space_pt: int
    eighths_pt: int = 10


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph departs from its style; None leaves what the style says.

    `keeps_next` holds it on one page with what follows. `first_mm` is the first line's indent, negative to hang.
    """

    keeps_next: bool = False
    before_pt: float | None = None
    after_pt: float | None = None
    left_mm: float | None = None
    right_mm: float | None = None
    first_mm: float | None = None
    align: Align | None = None
    frame: Frame | None = None
    section: str = ""


PLAIN = Place()


def paragraph(style: str, content: str, place: Place = PLAIN) -> str:
    """Return a paragraph of *style* with *content*, runs from text()."""
    departures = "" if place is PLAIN else _departures(place)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{departures}</w:pPr>{content}</w:p>'


def _departures(place: Place) -> str:
    """Return the children of a pPr behind its style, in the order of the schema."""
    parts = ["<w:keepNext/>"] if place.keeps_next else []
    if place.frame:
        parts.append(_borders(place.frame))
    parts.append(_attributes("spacing", before=_points(place.before_pt), after=_points(place.after_pt)))
    first = None if place.first_mm is None else twips(abs(place.first_mm))
    first_name = "hanging" if place.first_mm is not None and place.first_mm < 0 else "firstLine"
    left, right = (None if mm is None else twips(mm) for mm in (place.left_mm, place.right_mm))
    parts.append(_attributes("ind", left=left, right=right, **{first_name: first}))
    if place.align:
        parts.append(f'<w:jc w:val="{ALIGNS[place.align]}"/>')
    return "".join(parts) + place.section


def _points(points: float | None) -> int | None:
    return None if points is None else round(points * 20)


def _attributes(name: str, **values: int | None) -> str:
    given = "".join(f' w:{key}="{value}"' for key, value in values.items() if value is not None)
    return f"<w:{name}{given}/>" if given else ""


def _borders(frame: Frame) -> str:
    sides = (("top", frame.space_pt), ("left", 0), ("bottom", frame.space_pt), ("right", 0))
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="{frame.eighths_pt}" w:space="{space}" w:color="{frame.color}"/>'
        for side, space in sides
    )
    return f"<w:pBdr>{lines}</w:pBdr>"


def cell(content: str, width_mm: float, *, is_centred: bool = False) -> str:
    """Return a cell *width_mm* wide with *content*, paragraphs; *is_centred* between its upper and lower edge."""
    upright = '<w:vAlign w:val="center"/>' if is_centred else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{twips(width_mm)}" w:type="dxa"/>{upright}</w:tcPr>{content}</w:tc>'


@dataclass(frozen=True, slots=True)
class RowForm:
    """Rows of cells that look alike: what stands before and behind the text of each cell, made once for many rows."""

    cells: tuple[str, ...]
    size_pt: float
    is_head: bool = False

    def row(self, texts: Sequence[str]) -> str:
        """Return a row with a paragraph for each of *texts*."""
        filled = (
            before + text(words, self.size_pt) + "</w:p></w:tc>"
            for before, words in zip(self.cells, texts, strict=True)
        )
        return row(filled, is_head=self.is_head)


def row_form(style: str, widths_mm: Sequence[float], places: Sequence[Place], size_pt: float) -> RowForm:
    """Return the form of rows in *style* with cells *widths_mm* wide and paragraphs at *places*."""
    wide = zip(widths_mm, places, strict=True)
    cells = (cell(paragraph(style, "", place), width, is_centred=True) for width, place in wide)
    return RowForm(tuple(cell.removesuffix("</w:p></w:tc>") for cell in cells), size_pt)


def row(cells: Iterable[str], *, is_head: bool = False, is_whole: bool = True) -> str:
    """Return a row; *is_head* repeats it on every page, *is_whole* never breaks it between two."""
    properties = ("<w:cantSplit/>" if is_whole else "") + ("<w:tblHeader/>" if is_head else "")
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


def table(style: str, widths_mm: Sequence[float], rows: Iterable[str]) -> str:
    """Return a table of *style* whose columns keep *widths_mm*."""
    columns = [twips(width) for width in widths_mm]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(columns)}" w:type="dxa"/>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0000"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def section(
    references: str, paper_mm: tuple[float, float], margins: Margins, number_mm: float, *, is_landscape: bool = False
) -> str:
    """Return a section whose pages count from 1 and whose first page has a head and a foot of its own.

    Args:
        references: its headers and footers.
        paper_mm: width and height of the upright paper.
        number_mm: from the upper edge of the paper to the page number.
    """
    width, height = map(twips, paper_mm[::-1] if is_landscape else paper_mm)
    orientation = ' w:orient="landscape"' if is_landscape else ""
    top, right, bottom, left = map(twips, (margins.top_mm, margins.right_mm, margins.bottom_mm, margins.left_mm))
    return (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/><w:pgSz w:w="{width}" w:h="{height}"{orientation}/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="{twips(number_mm)}" '
        f'w:footer="{bottom}" w:gutter="0"/><w:pgNumType w:start="1"/><w:cols w:space="720"/><w:titlePg/></w:sectPr>'
    )
