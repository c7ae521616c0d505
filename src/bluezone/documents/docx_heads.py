"""Heads and feet of a letter in Word: page numbers, the mark of a draft, the address line; and their sections.

The letter and each annex is a section: pages count from 1 and the first one has a head and a foot of its own.
"""

from xml.sax.saxutils import escape

from bluezone.documents.docx_markup import NAMESPACES, paragraph, section, text
from bluezone.documents.docx_styles import GAP, NAMES
from bluezone.letters.layout import Element
from bluezone.letters.sheet import Sheet
from bluezone.letters.widths import MM_PER_PT, width_mm

LINE_PITCH = 1.149
"""A single line of Times New Roman, of its size."""

_GREY = "D9D9D9"


def stories(sheet: Sheet) -> dict[str, str]:
    """Return the heads, and where the letter has an address line the feet: 1 for most pages, 2 for a first page."""
    style = NAMES[Element.PAGE_NUMBER][0]
    mark = _watermark(sheet)
    number = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
    made = {
        "header1": f"<w:hdr {NAMESPACES}>{paragraph(style, mark + number)}</w:hdr>",
        "header2": f"<w:hdr {NAMESPACES}>{paragraph(style, mark)}</w:hdr>",
    }
    if sheet.address_line:
        line = paragraph(NAMES[Element.ADDRESS_LINE][0], text(sheet.address_line))
        made["footer1"] = f"<w:ftr {NAMESPACES}>{line}</w:ftr>"
        made["footer2"] = f"<w:ftr {NAMESPACES}>{paragraph(GAP, '')}</w:ftr>"
    return made


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


def section_of(sheet: Sheet, *, is_annex: bool = False, is_landscape: bool = False) -> str:
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
