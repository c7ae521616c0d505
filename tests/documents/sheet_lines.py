"""A sheet as the lines in which a reader meets it: the left column before the right one, annexes last."""

import unicodedata
from collections.abc import Iterator

from bluezone.letters.sheet import Passage, Sheet, Stamp


def sheet_lines(sheet: Sheet) -> list[str]:
    return [composed for line in _lines(sheet) if (composed := unicodedata.normalize("NFC", line).strip(" \u00a0"))]


def _lines(sheet: Sheet) -> Iterator[str]:
    for box in (sheet.parent_org, sheet.org, sheet.national_title, sheet.motto, sheet.number, sheet.subject):
        yield from box.lines
    yield from _said(sheet.secrecy, sheet.urgency)
    for box in (sheet.place_date, sheet.kind, sheet.abstract, sheet.addressees):
        yield from box.lines
    yield from _said(sheet.circulation)
    yield from _body(sheet.body)
    yield from (*sheet.closing.recipients, *sheet.closing.titles, sheet.closing.name)
    for annex in sheet.annexes:
        yield from (annex.number, *annex.title.lines, annex.note)
        yield from _body(annex.body)
    yield sheet.address_line or ""


def _said(*stamps: Stamp | None) -> Iterator[str]:
    yield from (stamp.text for stamp in stamps if stamp)


def _body(passages: tuple[Passage, ...]) -> Iterator[str]:
    for passage in passages:
        if passage.table is None:
            yield passage.text
        else:
            for row in (passage.table.columns, *passage.table.rows):
                yield "\t".join(row) if any(row) else ""
