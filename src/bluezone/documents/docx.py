"""A laid-out letter as DOCX, to be edited: real styles, real tables, no macros; the same bytes for the same letter.

The text is written as markup, not element by element: that is what lets one core write more than a hundred letters a
second. What stays the same in every letter is made once. Nothing is said here that is not in the sheet.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from xml.sax.saxutils import escape

from bluezone.documents import docx_styles
from bluezone.documents.docx_markup import (
    NAMESPACES,
    PLAIN,
    Frame,
    Place,
    RowForm,
    cell,
    paragraph,
    row,
    row_form,
    section,
    table,
    text,
)
from bluezone.documents.docx_styles import COLUMNS, DATA, GAP, NAMES, RULE
from bluezone.documents.errors import DocumentError
from bluezone.letters.layout import Element, Profile
from bluezone.letters.sheet import AnnexSheet, Closing, Lines, Passage, Sheet, Stamp
from bluezone.letters.tables import TableLayout
from bluezone.letters.widths import MM_PER_PT, width_mm

LINE_PITCH = 1.149
"""A single line of Times New Roman, of its size."""

_ASCENT = 0.891
_RED, _BLACK, _GREY = "C00000", "000000", "D9D9D9"
_STAMP_AIR_MM = (3.0, 1.5)  # at the sides, and above and below, where the decree gives no size
_BODY_GAP_PT = 6  # between addressees and body
_DASH_GAP_PT = 2  # between addressees
_CLOSING_GAP_PT = 12
_TABLE_GAP_PT = 6
_BESIDE_SHARE = 0.4  # of a page's height: so much of the recipients stands beside the signature, the rest below
_KEPT_PASSAGES = 3  # at most so many are looked at for the lines that go with the signature
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def write(sheet: Sheet) -> bytes:
    """Return *sheet* as a DOCX file.

    Raises:
        DocumentError: a text holds a control character, which no DOCX can.
    """
    parts = _parts(sheet)
    for markup in parts.values():
        found = _UNWRITABLE.search(markup)
        if found:
            raise DocumentError(
                f"Letter as DOCX: found the control character U+{ord(found[0]):04X} in a text, expected letters, "
                "figures and signs. Delete it; nothing was written."
            )
    return _zipped({**parts, "word/styles.xml": docx_styles.of(sheet.profile)})


# --- the package -----------------------------------------------------------------------------------------------------


def _parts(sheet: Sheet) -> dict[str, str]:
    stories = _stories(sheet)
    kinds = {f"word/{name}.xml": name.rstrip("12") for name in stories}
    overrides = {"word/document.xml": "document.main", "word/styles.xml": "styles", "word/settings.xml": "settings"}
    return {
        "[Content_Types].xml": _content_types({**overrides, **kinds}),
        "_rels/.rels": _relations({"document": ("officeDocument", "word/document.xml")}, core="docProps/core.xml"),
        "docProps/core.xml": _core(sheet),
        "word/document.xml": f"{_XML}<w:document {NAMESPACES}><w:body>{_document(sheet)}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(
            {
                "styles": ("styles", "styles.xml"),
                "settings": ("settings", "settings.xml"),
                **{name: (name.rstrip("12"), f"{name}.xml") for name in stories},
            }
        ),
        "word/settings.xml": _SETTINGS,
        **{f"word/{name}.xml": f"{_XML}{story}" for name, story in stories.items()},
    }


def _zipped(parts: dict[str, str | bytes]) -> bytes:
    """Return *parts* as an archive that says nothing of when and where it was made."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, _ZIP_DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            archive.writestr(info, content)
    return file.getvalue()


def _content_types(kinds: dict[str, str]) -> str:
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{_WORD_TYPE}{kind}+xml"/>' for name, kind in kinds.items()
    )
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'{overrides}<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _relations(targets: dict[str, tuple[str, str]], core: str | None = None) -> str:
    entries = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    if core:
        type_ = f"{_PACKAGE}/relationships/metadata/core-properties"
        entries += f'<Relationship Id="core" Type="{type_}" Target="{core}"/>'
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _core(sheet: Sheet) -> str:
    """Return what the file says of itself: title, issuing office, day of the letter; no person and no program."""
    day = f"{sheet.dated.isoformat()}T00:00:00Z" if sheet.dated else ""
    days = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}</dcterms:{name}>' for name in ("created", "modified") if day
    )
    office = f"<dc:creator>{escape(sheet.author)}</dc:creator>" if sheet.author else ""
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(sheet.document_title)}</dc:title>{office}<dc:language>vi-VN</dc:language>{days}"
        "</cp:coreProperties>"
    )


_SETTINGS = (
    f'{_XML}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
)


# --- heads and feet --------------------------------------------------------------------------------------------------


def _stories(sheet: Sheet) -> dict[str, str]:
    """Return the heads, and where the letter has an address line the feet: 1 for most pages, 2 for a first page."""
    style = NAMES[Element.PAGE_NUMBER][0]
    mark = _watermark(sheet)
    number = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
    stories = {
        "header1": f"<w:hdr {NAMESPACES}>{paragraph(style, mark + number)}</w:hdr>",
        "header2": f"<w:hdr {NAMESPACES}>{paragraph(style, mark)}</w:hdr>",
    }
    if sheet.address_line:
        line = paragraph(NAMES[Element.ADDRESS_LINE][0], text(sheet.address_line))
        stories["footer1"] = f"<w:ftr {NAMESPACES}>{line}</w:ftr>"
        stories["footer2"] = f"<w:ftr {NAMESPACES}>{paragraph(GAP, '')}</w:ftr>"
    return stories


def _watermark(sheet: Sheet) -> str:
    """Return the mark of a draft as Word draws it: art across the page, not text of the letter."""
    if not sheet.watermark:
        return ""
    size_pt = sheet.profile.styles[Element.WATERMARK].size_pt
    width_pt = width_mm(sheet.watermark, size_pt, is_bold=True) / MM_PER_PT
    place = (
        f"position:absolute;margin-left:0;margin-top:0;width:{width_pt:.0f}pt;height:{size_pt:.0f}pt;rotation:315;"
        "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    font = f"font-family:&quot;{sheet.profile.fonts[0]}&quot;;font-size:1pt;font-weight:bold"
    return (
        '<w:r><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
        'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
        '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
        '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
        f'<v:shape id="DuThao" type="#_x0000_t136" style="{place}" fillcolor="#{_GREY}" stroked="f">'
        f'<v:fill opacity=".5"/><v:textpath style="{font}" string="{escape(sheet.watermark, {chr(34): "&quot;"})}"/>'
        '<w10:wrap anchorx="margin" anchory="margin"/></v:shape></w:pict></w:r>'
    )


def _section(sheet: Sheet, *, is_annex: bool = False, is_landscape: bool = False) -> str:
    profile = sheet.profile
    names = {"header1": "default", "header2": "first"}
    if sheet.address_line:
        names["footer2" if is_annex else "footer1"] = "first"
    references = "".join(
        f'<w:{name.rstrip("12")}Reference w:type="{kind}" r:id="{name}"/>' for name, kind in names.items()
    )
    line_mm = profile.styles[Element.PAGE_NUMBER].size_pt * LINE_PITCH * MM_PER_PT
    number_mm = (profile.margins.top_mm - line_mm) / 2
    return section(references, profile.paper_mm, profile.margins, number_mm, is_landscape=is_landscape)


# --- the letter ------------------------------------------------------------------------------------------------------


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
    sections = [_section(sheet)]
    for annex in sheet.annexes:
        pages.append(_pages(_annex(annex, profile)))
        sections.append(_section(sheet, is_annex=True, is_landscape=annex.is_landscape))
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
