"""The text of a DOCX in reading order, bounded and safe, for whoever reads letters.

A paragraph is a line, a soft line break ends one, a row of a data table is one with its cells separated by tabs.
Letterhead and closing stand in invisible tables and are read cell by cell. Headers are left out unless one holds the
letterhead; the first page's own footer, where offices put their address, comes last, behind the notes.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from bluezone.documents import word_looks, word_numbering, word_package
from bluezone.documents.note import Note
from bluezone.documents.word_lines import Lines, TableKind
from bluezone.documents.word_package import Package, attribute, child, is_on, local
from bluezone.documents.word_story import Reader
from bluezone.documents.word_table import is_letterhead
from bluezone.letters.folding import fold

_LETTERHEAD_LINES = 30
"""Within so many lines from the top a letter shows its national title."""

MOST_PICTURES = 50
"""Pages of a scan that somebody put into a DOCX."""

_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_NOTE_PARTS = {"footnoteReference": ("footnotes", "footnote"), "endnoteReference": ("endnotes", "endnote")}

NOTES = {
    "macros": Note(
        "macros",
        "Tệp có chứa macro; phần mềm không chạy macro, chỉ đọc văn bản.",
        "The file holds macros; they were not run, only the text was read.",
    ),
    "changes": Note(
        "changes",
        "Tệp còn dấu theo dõi thay đổi; văn bản được đọc như đã chấp nhận mọi thay đổi.",
        "The file has tracked changes; it was read as if all of them had been accepted.",
    ),
    "old_fonts": Note(
        "old_fonts",
        "Tệp dùng phông chữ cũ (TCVN3 hoặc VNI); chữ đã được đổi sang Unicode.",
        "The file uses fonts from before Unicode (TCVN3 or VNI); their text was converted.",
    ),
    "object": Note(
        "object",
        "Tệp có đối tượng nhúng (ví dụ bảng tính); nội dung bên trong không được đọc.",
        "The file embeds an object, a workbook for instance; what is inside was not read.",
    ),
    "altChunk": Note(
        "altChunk",
        "Tệp chèn một tài liệu khác; nội dung tài liệu đó không được đọc.",
        "The file inserts another document; that one was not read.",
    ),
    "picture_only": Note(
        "picture_only",
        "Tệp chỉ có hình ảnh, không có chữ; hãy gửi bản quét dưới dạng PDF hoặc ảnh.",
        "The file has pictures but no text; send the scan as PDF or as a picture.",
    ),
}


@dataclass(frozen=True, slots=True)
class TableSpan:
    """Where in the text a table stands, and how it was read; a table in a cell lies within the span around it."""

    kind: TableKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class WordText:
    """What a DOCX says.

    Attributes:
        text: in NFC, lines ended by a newline, without one at the end; spans count in it.
        tables: in order of their end.
        page_starts: where a page surely begins, the first at 0; Word breaks most others only when it shows them.
        notes: what a clerk should know about how it was read.
        pictures: PNG, JPEG and TIFF files in their order, at most MOST_PICTURES, where the letter has no text at all:
            offices put scans into DOCX.
    """

    text: str
    tables: tuple[TableSpan, ...] = ()
    page_starts: tuple[int, ...] = (0,)
    notes: tuple[Note, ...] = ()
    pictures: tuple[bytes, ...] = ()


def text(data: bytes) -> WordText:
    """Return the text of the DOCX that *data* is.

    Raises:
        DocumentTooLargeError, DocumentLockedError, DocumentTypeError, DocumentError: see word_package.opened().
    """
    package = word_package.opened(data)
    styles, numbering = package.related("styles"), package.related("numbering")
    reader = Reader(word_numbering.labels(numbering, styles), word_looks.looks(styles))
    lines = _read(package, reader)
    if reader.looks.are_old_fonts_meant:
        reader = Reader(word_numbering.labels(numbering, styles), word_looks.looks(styles, converts=True))
        lines = _read(package, reader)
    pictures = () if lines.lines else tuple(_pictures(package, reader))
    is_unread = bool(reader.pictures) and not lines.lines and not pictures
    return _word_text(lines, _remarks(package, reader, is_unread=is_unread), pictures)


def _pictures(package: Package, reader: Reader) -> Iterator[bytes]:
    for key in list(reader.pictures)[:MOST_PICTURES]:
        relation = package.relations.get(key)
        if relation is not None and relation.part is not None and relation.part in package.archive:
            data = package.archive.read(relation.part)
            if data.startswith(_PICTURES):
                yield data


def _read(package: Package, reader: Reader) -> Lines:
    body = child(package.document, "body")
    lines = Lines() if body is None else reader.read(body)
    sections = _sections(body, reader)
    _begin_pages(lines, sections, reader)
    lines = _with_letterhead(lines, sections, package, reader)
    for story in (*_notes(package, reader), *_stories(package, sections, "footerReference", ("first",))):
        lines.add("")
        lines.add_all(reader.read(story))
    lines.trim()
    return lines


def _sections(body: etree._Element | None, reader: Reader) -> list[etree._Element]:
    """Return the properties of all sections; those of the last stand at the end of the body."""
    last = [] if body is None else [element for element in body if local(element.tag) == "sectPr"]
    return [section for section, _ in reader.sections] + last


def _begin_pages(lines: Lines, sections: list[etree._Element], reader: Reader) -> None:
    """Remember where sections begin a page; how one begins is among its own properties."""
    for (_, line), section in zip(reader.sections, sections[1:], strict=False):
        if attribute(child(section, "type"), "val") not in ("continuous", "nextColumn") and line < len(lines.lines):
            lines.pages.append(line)


def _with_letterhead(lines: Lines, sections: list[etree._Element], package: Package, reader: Reader) -> Lines:
    """Return *lines* behind those of a header, where the letterhead stands there and not in the body."""
    if is_letterhead([fold(line) for line in lines.lines[:_LETTERHEAD_LINES]]):
        return lines
    for story in _stories(package, sections, "headerReference", ("first", "default")):
        header = reader.read(story)
        if is_letterhead([fold(line) for line in header.lines]):
            header.add("")
            header.add_all(lines)
            return header
    return lines


def _stories(
    package: Package, sections: list[etree._Element], reference: str, types: tuple[str, ...]
) -> Iterator[etree._Element]:
    """Yield the headers or footers that the first page may show, of *types* in that order."""
    first = sections[0] if sections else []
    found = {
        attribute(element, "type"): attribute(element, "id") for element in first if local(element.tag) == reference
    }
    for type_ in types:
        if type_ == "first" and not is_on(sections[0] if sections else None, "titlePg"):
            continue
        story = package.named(found.get(type_) or "")
        if story is not None:
            yield story


def _notes(package: Package, reader: Reader) -> Iterator[etree._Element]:
    """Yield the footnotes and endnotes that the body refers to, in its order."""
    stories: dict[tuple[str, str], etree._Element] = {}
    for reference, (part, element_name) in _NOTE_PARTS.items():
        root = package.related(part) if any(kind == reference for kind, _ in reader.notes) else None
        for element in root if root is not None else ():
            if local(element.tag) == element_name:
                stories[reference, attribute(element, "id") or ""] = element
    yield from (stories[note] for note in list(reader.notes) if note in stories)


def _remarks(package: Package, reader: Reader, *, is_unread: bool) -> tuple[Note, ...]:
    found = set(reader.found)
    if package.has_macros:
        found.add("macros")
    if reader.looks.converts:
        found.add("old_fonts")
    if is_unread:
        found.add("picture_only")
    return tuple(note for code, note in NOTES.items() if code in found)


def _word_text(lines: Lines, notes: tuple[Note, ...], pictures: tuple[bytes, ...]) -> WordText:
    starts = [0]
    for line in lines.lines:
        starts.append(starts[-1] + len(line) + 1)
    tables = tuple(
        TableSpan(table.kind, starts[table.start], max(starts[table.start], starts[table.end] - 1))
        for table in lines.tables
        if table.end < len(starts)
    )
    pages = {0, *(starts[page] for page in lines.pages if page < len(lines.lines))}
    return WordText("\n".join(lines.lines), tables, tuple(sorted(pages)), notes, pictures)
