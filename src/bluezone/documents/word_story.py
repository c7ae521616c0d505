"""The text of one story of a DOCX (its body, a note, a header) in reading order, line by line.

Read is what Word shows once all changes are accepted: insertions stay, deletions and hidden text go, fields give their
result, automatic numbers are written out, a text box follows the paragraph that holds it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from bluezone.documents import word_table
from bluezone.documents.errors import DocumentTooLargeError
from bluezone.documents.word_lines import Lines
from bluezone.documents.word_looks import NOTHING, Look, Looks
from bluezone.documents.word_numbering import Labels
from bluezone.documents.word_package import attribute, child, children, is_on, is_set, local, number

MOST_COLUMNS = 63
"""Word's own limit."""

MOST_PIECES = 300_000
"""How many paragraphs and cells are read, blank ones too."""

MOST_FIELDS = 20
"""How deep Word nests fields."""

_PAGE_BREAK = "\f"  # stands in pieces of text where a page begins; XML itself cannot hold it
_GROUPS = frozenset(
    {"ins", "moveTo", "hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "fldSimple", "dir", "bdo", "ruby"}
    | {"rubyBase"}
)
_GONE = frozenset({"del", "moveFrom"})
_CHANGES = _GONE | {"ins", "moveTo"}
_FORMULAS = frozenset({"oMath", "oMathPara"})
_DRAWINGS = frozenset({"drawing", "pict", "object"})
_PICTURES = frozenset({"blip", "imagedata"})
_FIXED_PIECES = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_NOTES = frozenset({"footnoteReference", "endnoteReference"})
_SYMBOL_PAGE = 0xF000  # where fonts of symbols keep the signs of ASCII


@dataclass(slots=True)
class Reader:
    """Reads the stories of one document one after the other; numbering counts through them.

    Attributes:
        notes: kind and id of each footnote and endnote met, in order.
        pictures: the ids of pictures met, in order.
        found: what a clerk should know of: "changes", "object", "altChunk".
        sections: the properties of each section but the last, and the line with which the next one begins.
    """

    labels: Labels
    looks: Looks
    notes: dict[tuple[str, str], None] = field(default_factory=dict)
    pictures: dict[str, None] = field(default_factory=dict)
    found: set[str] = field(default_factory=set)
    sections: list[tuple[etree._Element, int]] = field(default_factory=list)
    _pieces_read: int = 0
    _fields: list[bool] = field(default_factory=list)  # of the fields that are open: whether their result has begun
    _boxes: list[etree._Element] = field(default_factory=list)  # of the paragraph at hand
    _around: Look = NOTHING  # the look of the paragraph at hand
    _held: str = ""  # the text of a paragraph whose end was deleted

    def read(self, story: etree._Element) -> Lines:
        """Return the lines of *story*, a body, a cell, a note or another element that holds paragraphs."""
        lines = Lines()
        self._blocks(story, lines)
        self._let_go(lines)
        lines.trim()
        return lines

    def _count(self, pieces: int = 1) -> None:
        self._pieces_read += pieces
        if self._pieces_read > MOST_PIECES:
            raise DocumentTooLargeError(
                f"The letter has more than {MOST_PIECES:,} paragraphs and cells. Send the letter alone."
            )

    def _blocks(self, story: etree._Element, lines: Lines) -> None:
        for element in story:
            name = local(element.tag)
            if name == "p":
                self._paragraph(element, lines)
            elif name == "tbl":
                self._table(element, lines)
            elif self._is_shown_group(element, name):
                self._blocks(element, lines)
            elif name == "AlternateContent":
                self._blocks(_alternative(element), lines)
            elif name == "altChunk":
                self.found.add(name)

    def _is_shown_group(self, element: etree._Element, name: str) -> bool:
        """Return whether *element* only groups what is read, and remember what was changed."""
        if name in _CHANGES:
            self.found.add("changes")
        is_unfilled = name == "sdt" and is_on(element, "sdtPr", "showingPlcHdr")  # a blank that nobody filled
        return name in _GROUPS and not is_unfilled

    # --- paragraphs --------------------------------------------------------------------------------------------------

    def _paragraph(self, paragraph: etree._Element, lines: Lines) -> None:
        self._count()
        properties = children(child(paragraph, "pPr"))
        style = attribute(properties.get("pStyle"), "val")
        if "pageBreakBefore" in properties and is_set(properties["pageBreakBefore"]):
            lines.add_page()
        label = "" if self._held else self.labels.of(properties.get("numPr"), style)
        self._around = self.looks.of_paragraph(style)
        text = self._held + label + "".join(self._pieces(paragraph))
        boxes, self._boxes, self._held = self._boxes, [], ""
        if self._fields and not self._fields[-1]:
            self._fields.clear()  # an instruction never crosses the end of a paragraph; this field is broken
        if child(properties.get("rPr"), "del") is not None:
            self.found.add("changes")
            self._held = text
        else:
            _add(text, lines)
        for box in boxes:
            self._blocks(box, lines)
        if "sectPr" in properties:
            self.sections.append((properties["sectPr"], len(lines.lines)))

    def _let_go(self, lines: Lines) -> None:
        """Add the text of a paragraph whose end was deleted where no other follows."""
        if self._held:
            _add(self._held, lines)
            self._held = ""

    def _pieces(self, parent: etree._Element) -> Iterator[str]:
        """Yield the text of *parent*, a paragraph or what groups runs in it, piece by piece."""
        for element in parent:
            name = local(element.tag)
            if name == "r":
                look = self.looks.of_run(element, self._around)
                if look.is_plain:
                    yield from self._run(element)
                else:
                    yield self.looks.shown("".join(self._run(element)), look)
            elif self._is_shown_group(element, name):
                yield from self._pieces(element)
            elif name == "AlternateContent":
                yield from self._pieces(_alternative(element))
            elif name in _FORMULAS:
                yield from (letters.text or "" for letters in element.iter("{*}t"))

    def _run(self, run: etree._Element) -> Iterator[str]:
        for element in run:
            name = local(element.tag)
            if name == "fldChar":
                self._turn_field(attribute(element, "fldCharType"))
            elif not all(self._fields):
                continue  # an instruction of a field
            elif name == "t":
                yield (element.text or "").replace("\n", " ")
            elif name == "br":
                yield _PAGE_BREAK if attribute(element, "type") == "page" else "\n"
            elif name in _FIXED_PIECES:
                yield _FIXED_PIECES[name]
            elif name == "sym":
                yield _symbol(attribute(element, "char"))
            elif name in _DRAWINGS:
                self._drawing(element)
            elif name == "AlternateContent":
                yield from self._run(_alternative(element))
            elif name in _NOTES:
                self.notes[name, attribute(element, "id") or ""] = None

    def _turn_field(self, turn: str | None) -> None:
        if turn == "begin" and len(self._fields) < MOST_FIELDS:
            self._fields.append(False)
        elif self._fields and turn == "separate":
            self._fields[-1] = True
        elif self._fields and turn == "end":
            self._fields.pop()

    def _drawing(self, drawing: etree._Element) -> None:
        """Keep the text boxes in *drawing* for after the paragraph."""
        for element in drawing:
            name = local(element.tag)
            if name == "txbxContent":
                self._boxes.append(element)
            elif name == "AlternateContent":
                self._drawing(_alternative(element))
            else:
                if name in _PICTURES:
                    self.pictures[attribute(element, "embed") or attribute(element, "id") or ""] = None
                elif name == "OLEObject":
                    self.found.add("object")
                self._drawing(element)

    # --- tables ------------------------------------------------------------------------------------------------------

    def _table(self, table: etree._Element, lines: Lines) -> None:
        self._let_go(lines)
        rows = [self._row(row) for row in self._under(table, "tr") if child(row, "trPr", "del") is None]
        word_table.add(lines, rows, word_table.kind_of(rows))

    def _row(self, row: etree._Element) -> list[Lines]:
        cells = [word_table.COVERED] * _columns(child(row, "trPr", "gridBefore"))
        for element in self._under(row, "tc"):
            properties = children(child(element, "tcPr"))
            if "cellDel" not in properties:
                cells.append(word_table.COVERED if _is_covered(properties) else self.read(element))
                cells += [word_table.COVERED] * (_columns(properties.get("gridSpan")) - 1)
        self._count(len(cells))
        return cells

    def _under(self, parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
        """Yield the rows of a table or the cells of a row, whatever groups them."""
        for element in parent:
            name = local(element.tag)
            if name == wanted:
                yield element
            elif name in _GROUPS:
                yield from self._under(element, wanted)


def _add(text: str, lines: Lines) -> None:
    """Add the lines of a paragraph; blanks and tabs at their ends only place them."""
    for place, page in enumerate(text.split(_PAGE_BREAK)):
        if place:
            lines.add_page()
        if page or not place:
            for line in page.split("\n"):
                lines.add(line.strip())


def _is_covered(properties: Mapping[str, etree._Element]) -> bool:
    """Return whether a cell only continues the merged one above or before it."""
    merges = (properties[name] for name in ("vMerge", "hMerge") if name in properties)
    return any(attribute(merge, "val") != "restart" for merge in merges)


def _columns(element: etree._Element | None) -> int:
    """Return how many columns *element* spans, as far as Word allows it."""
    return min(max(number(attribute(element, "val")) or 0, 0), MOST_COLUMNS)


def _alternative(element: etree._Element) -> etree._Element:
    """Return the one of several forms of the same content that has text, the newest first."""
    forms = [form for form in element if local(form.tag) in ("Choice", "Fallback")]
    return next((form for form in forms if form.find(".//{*}t") is not None), forms[0] if forms else element)


def _symbol(code: str | None) -> str:
    """Return the letter that a font of symbols shows under *code* (hex), "" for its pictures."""
    try:
        value = int(code or "", 16)
    except ValueError:
        return ""
    value -= _SYMBOL_PAGE if value >= _SYMBOL_PAGE else 0
    return chr(value) if ord(" ") <= value < 0x7F else ""
