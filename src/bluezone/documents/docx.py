"""A laid-out letter as DOCX, to be edited: real styles, real tables, no macros; the same bytes for the same letter.

The text is written as markup, not element by element: that is what lets one core write more than a hundred letters a
second. What stays the same in every letter is made once. Nothing is said here that is not in the sheet.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bluezone.documents import docx_heads, docx_package, docx_styles
from bluezone.documents.docx_heads import LINE_PITCH
from bluezone.documents.docx_markup import (
    PLAIN,
    Frame,
    Place,
    RowForm,
    cell,
    paragraph,
    row,
    row_form,
    table,
    text,
)
from bluezone.documents.docx_package import Properties
from bluezone.documents.docx_styles import COLUMNS, DATA, GAP, NAMES, RULE
from bluezone.letters.layout import Element, Profile
from bluezone.letters.sheet import AnnexSheet, Closing, Lines, Passage, Sheet, Stamp
from bluezone.letters.tables import TableLayout
from bluezone.letters.widths import MM_PER_PT, width_mm

_ASCENT = 0.891
_RED, _BLACK = "C00000", "000000"
_STAMP_AIR_MM = (3.0, 1.5)  # at the sides, and above and below, where the decree gives no size
_BODY_GAP_PT = 6  # between addressees and body
_DASH_GAP_PT = 2  # between addressees
_CLOSING_GAP_PT = 12
_TABLE_GAP_PT = 6
_BESIDE_SHARE = 0.4  # of a page's height: so much of the recipients stands beside the signature, the rest below
_KEPT_PASSAGES = 3  # at most so many are looked at for the lines that go with the signature


def write(sheet: Sheet) -> bytes:
    """Return *sheet* as a DOCX file.

    Raises:
        DocumentError: a text holds a control character, which no DOCX can.
    """
    properties = Properties(sheet.document_title, sheet.author, sheet.dated)
    styles = docx_styles.of(sheet.profile)
    return docx_package.packed(_document(sheet), docx_heads.stories(sheet), styles, properties)


def _document(sheet: Sheet) -> str:
    profile = sheet.profile
    room_mm = profile.text_width_mm
    main = [
        _letterhead(sheet),
        *_lines(sheet.kind, room_mm),
        *_lines(sheet.abstract, room_mm),
        *_addressees(sheet),
        *_stamp(sheet.circulation, room_mm, profile),
        *_passages(sheet.body, kept=_kept(sheet.body, profile)),
        _closing(sheet.closing, profile),
    ]
    pages = [_pages(main)]
    sections = [docx_heads.section_of(sheet)]
    for annex in sheet.annexes:
        pages.append(_pages(_annex(annex, profile)))
        sections.append(docx_heads.section_of(sheet, is_annex=True, is_landscape=annex.is_landscape))
    ended = [page + paragraph(GAP, "", Place(section=end)) for page, end in zip(pages, sections, strict=True)]
    return "".join(ended[:-1]) + pages[-1] + paragraph(GAP, "") + sections[-1]


def _pages(blocks: Sequence[str]) -> str:
    """Return *blocks* as one, with a gap between tables, which Word would make one table."""
    joined: list[str] = []
    for block in blocks:
        if joined and joined[-1].startswith("<w:tbl>") and block.startswith("<w:tbl>"):
            joined.append(paragraph(GAP, "", Place(before_pt=_TABLE_GAP_PT)))
        joined.append(block)
    return "".join(joined)


def _letterhead(sheet: Sheet) -> str:
    profile = sheet.profile
    left_mm, right_mm = profile.letterhead_mm
    upper = ([sheet.parent_org, sheet.org], [sheet.national_title, sheet.motto])
    lower = ([sheet.number, sheet.subject], [sheet.place_date])
    stamps = [*_stamp(sheet.secrecy, left_mm, profile), *_stamp(sheet.urgency, left_mm, profile)]
    rows = []
    for (left, right), below in ((upper, []), (lower, stamps)):
        contents = ([*_boxes(left, left_mm), *below], _boxes(right, right_mm))
        cells = zip(contents, profile.letterhead_mm, strict=True)
        rows.append(row(cell("".join(content) or paragraph(GAP, ""), width) for content, width in cells))
    return table(COLUMNS, profile.letterhead_mm, rows)


def _boxes(boxes: Iterable[Lines], room_mm: float) -> list[str]:
    return [markup for box in boxes for markup in _lines(box, room_mm)]


def _lines(lines: Lines, room_mm: float) -> Iterator[str]:
    """Yield the paragraph of a box, its lines as they were cut, and the rule below it."""
    if not lines.lines:
        return
    yield paragraph(NAMES[lines.element][0], text("\n".join(lines.lines)))
    if lines.rule is not None:
        side_mm = max((room_mm - lines.rule.length_mm) / 2, 0)
        yield paragraph(RULE, "", Place(left_mm=side_mm, right_mm=side_mm))


def _stamp(stamp: Stamp | None, room_mm: float, profile: Profile) -> Iterator[str]:
    """Yield the paragraph of a stamp, framed to its size."""
    if stamp is None:
        return
    style = profile.styles[stamp.element]
    side_air_mm, air_mm = _STAMP_AIR_MM
    line_mm = style.size_pt * LINE_PITCH * MM_PER_PT
    width = stamp.width_mm or width_mm(stamp.text, style.size_pt, is_bold=style.is_bold) + 2 * side_air_mm
    height = stamp.height_mm or line_mm + 2 * air_mm
    side_mm = max((room_mm - width) / 2, 0)
    color = _RED if stamp.is_red else _BLACK
    frame = Frame(color, round((height - line_mm) / 2 / MM_PER_PT))
    place = Place(left_mm=side_mm, right_mm=side_mm, frame=frame)
    yield paragraph(NAMES[stamp.element][0], text(stamp.text, color=color if stamp.is_red else None), place)


def _addressees(sheet: Sheet) -> Iterator[str]:
    """Yield the addressees in the middle of the page: one beside the head, several below it, dashes under the colon."""
    said = sheet.addressees.lines
    if not said:
        return
    style, key = sheet.profile.styles[Element.ADDRESSEE], NAMES[Element.ADDRESSEE][0]
    head_mm, dash_mm = (width_mm(words, style.size_pt, is_bold=style.is_bold) for words in ("Kính gửi", "- "))
    widths = [width_mm(words, style.size_pt, is_bold=style.is_bold) for words in said]
    widest = max(widths[0], *(head_mm + width for width in widths[1:])) if len(said) > 1 else widths[0]
    left_mm = max((sheet.profile.text_width_mm - widest) / 2, 0)
    under_mm = left_mm + head_mm + dash_mm
    if len(said) == 1:
        place = Place(after_pt=_BODY_GAP_PT, left_mm=under_mm, first_mm=left_mm - under_mm)
        yield paragraph(key, text(said[0]), place)
        return
    yield paragraph(key, text(said[0]), Place(left_mm=left_mm))
    place = Place(before_pt=_DASH_GAP_PT, left_mm=under_mm, first_mm=-dash_mm)
    for words in said[1:-1]:
        yield paragraph(key, text(words), place)
    yield paragraph(key, text(said[-1]), replace(place, after_pt=_BODY_GAP_PT))


# --- body and annexes ------------------------------------------------------------------------------------------------


def _passages(passages: Sequence[Passage], kept: int = 0) -> Iterator[str]:
    """Yield *passages*; the last *kept* stay on one page with what follows."""
    for place, passage in enumerate(passages, 1):
        is_kept = place > len(passages) - kept
        if passage.table is not None:
            yield _data(passage.table, is_kept=is_kept)
        else:
            stands_before_table = place < len(passages) and passages[place].table is not None
            after_pt = _TABLE_GAP_PT if stands_before_table else None
            departs = is_kept or stands_before_table
            yield paragraph(
                NAMES[passage.element][0],
                text(passage.text),
                Place(keeps_next=is_kept, after_pt=after_pt) if departs else PLAIN,
            )


def _kept(passages: Sequence[Passage], profile: Profile) -> int:
    """Return how many of the last passages go with the signature, so that enough lines of the body stand above it."""
    lines = 0.0
    for kept, passage in enumerate(passages[: -_KEPT_PASSAGES - 1 : -1], 1):
        if passage.table is not None:
            return kept
        style = profile.styles[passage.element]
        lines += max(width_mm(passage.text, style.size_pt, is_bold=style.is_bold) / profile.text_width_mm, 1)
        if lines >= profile.body_lines_with_signature + 0.5:  # a paragraph barely on two lines may turn out one
            return kept
    return min(len(passages), _KEPT_PASSAGES)


def _data(layout: TableLayout, *, is_kept: bool) -> str:
    """Return a table with its head on every page; the row of the total is never alone on one."""
    free, kept = ([Place(keeps_next=keeps, align=align) for align in layout.aligns] for keeps in (False, True))

    def form(element: Element, places: Sequence[Place]) -> RowForm:
        return row_form(NAMES[element][0], layout.widths_mm, places, layout.size_pt)

    head = replace(form(Element.TABLE_HEAD, [PLAIN] * len(layout.columns)), is_head=True)
    body = form(Element.TABLE_CELL, free)
    forms = [body] * len(layout.rows)
    if len(forms) > 1 and (layout.has_total or is_kept):
        forms[-2] = form(Element.TABLE_CELL, kept)
    if forms:
        forms[-1] = form(Element.TABLE_TOTAL if layout.has_total else Element.TABLE_CELL, kept if is_kept else free)
    rows = (made.row(texts) for made, texts in zip(forms, layout.rows, strict=True))
    return table(DATA, layout.widths_mm, [head.row(layout.columns), *rows])


def _annex(annex: AnnexSheet, profile: Profile) -> list[str]:
    room_mm = profile.text_width_across_mm if annex.is_landscape else profile.text_width_mm
    return [
        paragraph(NAMES[Element.ANNEX_NUMBER][0], text(annex.number)),
        *_lines(annex.title, room_mm),
        paragraph(NAMES[Element.ANNEX_NOTE][0], text(annex.note)),
        *_passages(annex.body),
    ]


# --- the end ---------------------------------------------------------------------------------------------------------


def _closing(closing: Closing, profile: Profile) -> str:
    """Return recipients and signature side by side in a row that never breaks; recipients without end go on below."""
    beside, below = _shared(closing.recipients, profile)
    widths = profile.signature_mm
    title_pt, head_pt = (profile.styles[name].size_pt for name in (Element.SIGNING_TITLE, Element.RECIPIENTS_HEAD))
    level_pt = max(_ASCENT * (title_pt - head_pt), 0)  # both stand on one line
    left = [
        paragraph(NAMES[Element.RECIPIENTS_HEAD][0], text(words), Place(before_pt=_CLOSING_GAP_PT + level_pt))
        for words in beside[:1]
    ] + [paragraph(NAMES[Element.RECIPIENT][0], text(words)) for words in beside[1:]]
    right = [
        paragraph(NAMES[Element.SIGNING_TITLE][0], text("\n".join(closing.titles)), Place(before_pt=_CLOSING_GAP_PT)),
        paragraph(NAMES[Element.SIGNER_NAME][0], text(closing.name)),
    ]
    contents = ("".join(left) or paragraph(GAP, ""), "".join(right))
    rows = [row(cell(content, width) for content, width in zip(contents, widths, strict=True))]
    if below:
        rest = "".join(paragraph(NAMES[Element.RECIPIENT][0], text(words)) for words in below)
        contents = (rest, paragraph(GAP, ""))
        rows.append(row((cell(c, width) for c, width in zip(contents, widths, strict=True)), is_whole=False))
    return table(COLUMNS, widths, rows)


def _shared(recipients: Sequence[str], profile: Profile) -> tuple[Sequence[str], Sequence[str]]:
    """Return the recipients that stand beside the signature, head included, and the rest."""
    style, width = profile.styles[Element.RECIPIENT], profile.signature_mm[0]
    room_mm = _BESIDE_SHARE * (profile.paper_mm[1] - profile.margins.top_mm - profile.margins.bottom_mm)
    line_mm = style.size_pt * LINE_PITCH * MM_PER_PT
    for place, words in enumerate(recipients):
        room_mm -= line_mm * (1 + width_mm(words, style.size_pt) // width)
        if room_mm < 0:
            return recipients[:place], recipients[place:]
    return recipients, ()
