"""A laid-out letter as PDF: PDF/A-2b and PDF/UA-1, so tagged; the same bytes for the same letter.

The typesetter is typst. Its template, letter.typ, knows where things stand; what they say and every measure go in as
JSON and are never read as markup.
"""

import json
import re
import threading
from collections.abc import Iterable
from dataclasses import fields
from datetime import UTC, date, datetime
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any, ClassVar, Literal

import typst

from bluezone.documents import fonts
from bluezone.documents.errors import DocumentError, DocumentTooLargeError
from bluezone.documents.fonts import Typeface
from bluezone.documents.line_breaks import Said, parted, pieces
from bluezone.letters.layout import Element, Margins, Profile, Style
from bluezone.letters.sheet import AnnexSheet, Lines, Passage, Sheet, Stamp, texts
from bluezone.letters.tables import CELL_PADDING_MM, TableLayout
from bluezone.letters.widths import MM_PER_PT, width_mm

Json = dict[str, Any]

STANDARDS: list[Literal["a-2b", "ua-1"]] = ["a-2b", "ua-1"]
UNDATED = date(1970, 1, 1)
"""What the file says of when it was made while the letter has no date; PDF/A wants something."""

MOST_SIGNS = 1_000_000
"""About 400 pages, set in three seconds in 300 MB."""

_SIGNS_PER_TEXT = 20  # a cell of a table costs the typesetter as much as so many letters
_LONGEST_HEADING = 500  # a longer one is set alike but is no bookmark: PDF/A bounds what such a string may hold
_TEMPLATE = Path(__file__).with_name("letter.typ")
_GLYPH_MISSING = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
_MISSING_SHOWN = 5
_STAMP_PADDING_MM = 3
_LINES_BESIDE_SIGNATURE = 24
_NARROWEST_LETTER = 0.3  # of the size, on the average of a line of Vietnamese; Times New Roman has 0.43


class LetterUnprintableError(DocumentError):
    """A letter holds signs that the font has not."""

    code: ClassVar[str] = "document_letter_unprintable"


class TypesettingError(DocumentError):
    """The typesetter refused a letter for a reason that lies in the program."""

    code: ClassVar[str] = "document_typesetting_failed"
    status: ClassVar[int] = 500


def write(sheet: Sheet, *, typeface: Typeface | None = None, at: datetime | None = None) -> bytes:
    """Return *sheet* as a PDF file.

    Args:
        typeface: the font; None for the best this machine has.
        at: when the file says it was made; None for the day of the letter, so that one letter gives the same bytes.

    Raises:
        DocumentTooLargeError: the letter is longer than any letter is.
        FontMissingError: this machine has no serif font with all Vietnamese letters.
        LetterUnprintableError: the font lacks a sign that the letter holds.
    """
    _check_size(sheet)
    face = typeface or fonts.typeface()
    data = json.dumps(_letter(sheet, face, at), ensure_ascii=False)
    try:
        return _typesetter(face).typeset(data)
    except typst.TypstError as error:
        raise _refusal(str(error), face) from error


def _check_size(sheet: Sheet) -> None:
    size = sum(_SIGNS_PER_TEXT + len(text) for text in texts(sheet))
    if size > MOST_SIGNS:
        raise DocumentTooLargeError(
            f"Letter as PDF: found {size:,} signs with {_SIGNS_PER_TEXT} for each cell and paragraph, expected at most "
            f"{MOST_SIGNS:,}. Send long tables as a file of their own; nothing was written."
        )


class _Typesetter:
    """One compiler with the font loaded and the template parsed; it takes one letter at a time."""

    def __init__(self, face: Typeface) -> None:
        self._compiler = typst.Compiler(_TEMPLATE, root=_TEMPLATE.parent, font_paths=fonts.loaded(face))
        self._free = threading.Lock()

    def typeset(self, data: str) -> bytes:
        with self._free:
            made = self._compiler.compile(format="pdf", pdf_standards=[*STANDARDS], sys_inputs={"letter": data})
        if not isinstance(made, bytes):
            raise TypesettingError("Letter as PDF: the typesetter gave no file. Report this.")
        return made


@cache
def _typesetter(face: Typeface) -> _Typesetter:
    return _Typesetter(face)


def _refusal(message: str, face: Typeface) -> DocumentError:
    missing = sorted({sign for text in _GLYPH_MISSING.findall(message) for sign in text})
    if not missing:
        # Not its message: that may quote the letter.
        return TypesettingError(
            "Letter as PDF: the typesetter refused it, which no letter should bring about. Report it."
        )
    named = ", ".join(f'"{sign}" (U+{ord(sign):04X})' for sign in missing[:_MISSING_SHOWN])
    return LetterUnprintableError(
        f"Letter as PDF: found {named}, which the font {face.family} lacks; expected letters, figures and signs of "
        "Vietnamese text. Replace what is named; nothing was written."
    )


# --- a sheet as the template's data ----------------------------------------------------------------------------------


def _letter(sheet: Sheet, face: Typeface, at: datetime | None) -> Json:
    profile = sheet.profile
    left_mm, right_mm = profile.letterhead_mm
    return {
        "family": face.family,
        "stretch_percent": face.stretch_percent,
        "title": sheet.document_title,
        "author": sheet.author,
        "date": _date(at, sheet.dated),
        "rules": _rules(profile),
        "is_draft": sheet.watermark is not None,
        **{name: _lines(getattr(sheet, name), profile, left_mm) for name in ("parent_org", "org", "number", "subject")},
        **{name: _lines(getattr(sheet, name), profile, right_mm) for name in ("national_title", "motto", "place_date")},
        **{
            name: _lines(getattr(sheet, name), profile, profile.text_width_mm)
            for name in ("kind", "abstract", "addressees")
        },
        **{name: _stamp(getattr(sheet, name), profile, left_mm) for name in ("secrecy", "urgency", "circulation")},
        "body": _body(sheet.body, profile, profile.text_width_mm),
        "closing": _closing(sheet),
        "address_line": _said(sheet.address_line or "", Element.ADDRESS_LINE, profile, profile.text_width_mm),
        "annexes": [_annex(annex, profile) for annex in sheet.annexes],
    }


def _date(at: datetime | None, dated: date | None) -> Json:
    if at is None:
        day = dated or UNDATED
        return {"year": day.year, "month": day.month, "day": day.day, "hour": 0, "minute": 0, "second": 0}
    moment = at.astimezone(UTC)
    return {name: getattr(moment, name) for name in ("year", "month", "day", "hour", "minute", "second")}


def _rules(profile: Profile) -> Json:
    names = (
        "paper_mm letterhead_mm signature_mm rule_pt rule_gap_pt signing_room_mm body_lines_with_signature "
        "page_number_from text_width_mm"
    )
    return {
        **{name: getattr(profile, name) for name in names.split()},
        "margins": _flat(profile.margins),
        "styles": {element.value: _flat(style) for element, style in profile.styles.items()},
    }


def _flat(value: Margins | Style | Stamp) -> Json:
    """Return the fields of *value*; asdict() would copy each, which costs more than the typesetting of a line."""
    return {field.name: getattr(value, field.name) for field in fields(value)}


def _lines(lines: Lines, profile: Profile, room_mm: float) -> Json:
    return {
        "element": lines.element.value,
        "lines": [_said(line, lines.element, profile, room_mm) for line in lines.lines],
        "rule": lines.rule and lines.rule.share,
        "room_mm": room_mm,
    }


def _stamp(stamp: Stamp | None, profile: Profile, room_mm: float) -> Json | None:
    if stamp is None:
        return None
    text = _said(stamp.text, stamp.element, profile, room_mm - 2 * _STAMP_PADDING_MM)
    return {**_flat(stamp), "element": stamp.element.value, "text": text, "padding_mm": _STAMP_PADDING_MM}


def _closing(sheet: Sheet) -> Json:
    profile, closing = sheet.profile, sheet.closing
    left_mm, right_mm = profile.signature_mm
    head, *recipients = closing.recipients or ("",)
    beside = _fitting(recipients, profile, left_mm)
    return {
        "head": head,
        "beside": [_said(line, Element.RECIPIENT, profile, left_mm) for line in recipients[:beside]],
        "below": [_said(line, Element.RECIPIENT, profile, profile.text_width_mm) for line in recipients[beside:]],
        "titles": [_said(title, Element.SIGNING_TITLE, profile, right_mm) for title in closing.titles],
        "name": _said(closing.name, Element.SIGNER_NAME, profile, right_mm),
    }


def _fitting(recipients: Iterable[str], profile: Profile, room_mm: float) -> int:
    """Return how many of *recipients* find room beside the signature, before they would fill half a page."""
    size_pt = profile.styles[Element.RECIPIENT].size_pt
    lines = accumulate(1 + int(width_mm(line, size_pt) / room_mm) for line in recipients)
    return sum(reached <= _LINES_BESIDE_SIGNATURE for reached in lines)


def _annex(annex: AnnexSheet, profile: Profile) -> Json:
    room_mm = profile.text_width_across_mm if annex.is_landscape else profile.text_width_mm
    return {
        "number": annex.number,
        "title": _lines(annex.title, profile, room_mm),
        "note": _said(annex.note, Element.ANNEX_NOTE, profile, room_mm),
        "body": _body(annex.body, profile, room_mm, above=1),
        "is_landscape": annex.is_landscape,
    }


def _body(passages: Iterable[Passage], profile: Profile, room_mm: float, above: int = 0) -> list[Json]:
    """Return *passages* with the levels of their headings; the first lies just below the *above* that are open."""
    has_part, body = False, []
    for passage in passages:
        level = None
        if passage.element in (Element.PART, Element.HEADING) and len(passage.text) <= _LONGEST_HEADING:
            has_part |= passage.element is Element.PART
            level = above + (2 if passage.element is Element.HEADING and has_part else 1)
        body.append(
            {
                "element": passage.element.value,
                "text": parted(_said(passage.text, passage.element, profile, room_mm)),
                "table": passage.table and _table(passage.table),
                "level": level,
                "is_long": _is_long(passage, profile, room_mm),
            }
        )
    return body


def _is_long(passage: Passage, profile: Profile, room_mm: float) -> bool:
    """Whether a passage has two lines or more in any font, so that the template need not measure it."""
    style = profile.styles[passage.element]
    return len(passage.text) * _NARROWEST_LETTER * style.size_pt * MM_PER_PT > room_mm


def _table(table: TableLayout) -> Json:
    def said(cells: Iterable[str]) -> list[Said]:
        rooms = zip(cells, table.widths_mm, strict=True)
        return [pieces(cell, width - 2 * CELL_PADDING_MM, table.size_pt, is_bold=True) for cell, width in rooms]

    return {
        "columns": said(table.columns),
        "rows": [said(row) for row in table.rows],
        "has_total": table.has_total,
        "widths_mm": table.widths_mm,
        "aligns": [align.value for align in table.aligns],
        "size_pt": table.size_pt,
        "padding_mm": CELL_PADDING_MM,
    }


# --- words that break where they should ------------------------------------------------------------------------------


def _said(text: str, element: Element, profile: Profile, room_mm: float) -> Said:
    style = profile.styles[element]
    return pieces(text, room_mm, style.size_pt, is_bold=style.is_bold)
