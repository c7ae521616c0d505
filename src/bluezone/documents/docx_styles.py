"""The styles of a letter in Word: one for each part of the decree, under a Vietnamese name, to be edited by.

They are made once for each profile of layout rules, by python-docx, and kept as bytes: making them costs more than a
hundred letters. Nothing of python-docx's own template is left but the names of what Word has built in.
"""

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from lxml import etree

from bluezone.documents.docx_markup import twips
from bluezone.letters.layout import Align, Element, Profile, Style
from bluezone.letters.tables import CELL_PADDING_MM

RULE, GAP = "DongKe", "KhoangNgan"
COLUMNS, DATA = "KhungTheThuc", "BangSoLieu"

NAMES = {
    Element.NATIONAL_TITLE: ("QuocHieu", "Quốc hiệu"),
    Element.MOTTO: ("TieuNgu", "Tiêu ngữ"),
    Element.PARENT_ORG: ("CoQuanChuQuan", "Cơ quan chủ quản"),
    Element.ORG: ("CoQuanBanHanh", "Cơ quan ban hành"),
    Element.NUMBER: ("SoKyHieu", "Số và ký hiệu"),
    Element.PLACE_DATE: ("DiaDanhNgayThang", "Địa danh và ngày tháng"),
    Element.KIND: ("TenLoai", "Tên loại văn bản"),
    Element.ABSTRACT: ("TrichYeu", "Trích yếu"),
    Element.SUBJECT: ("TrichYeuCongVan", "Trích yếu công văn"),
    Element.PARAGRAPH: ("NoiDung", "Nội dung"),
    Element.BASIS: ("CanCu", "Căn cứ"),
    Element.PART: ("Phan", "Phần I II III"),
    Element.HEADING: ("Muc", "Mục 1 2 3"),
    Element.ITEM: ("Diem", "Điểm a b c"),
    Element.TABLE_HEAD: ("DauBang", "Đầu bảng"),
    Element.TABLE_CELL: ("OBang", "Ô bảng"),
    Element.TABLE_TOTAL: ("DongTong", "Dòng tổng cộng"),
    Element.SIGNING_TITLE: ("QuyenHanChucVu", "Quyền hạn và chức vụ"),
    Element.SIGNER_NAME: ("HoTenNguoiKy", "Họ tên người ký"),
    Element.ADDRESSEE: ("KinhGui", "Kính gửi"),
    Element.RECIPIENTS_HEAD: ("TuNoiNhan", "Từ Nơi nhận"),
    Element.RECIPIENT: ("NoiNhan", "Nơi nhận"),
    Element.STAMP: ("DauMucDo", "Dấu mức độ"),
    Element.CIRCULATION: ("DauLuuHanh", "Chỉ dẫn lưu hành"),
    Element.ADDRESS_LINE: ("DiaChi", "Địa chỉ cơ quan"),
    Element.ANNEX_NUMBER: ("SoPhuLuc", "Số phụ lục"),
    Element.ANNEX_TITLE: ("TenPhuLuc", "Tên phụ lục"),
    Element.ANNEX_NOTE: ("ThongTinPhuLuc", "Thông tin phụ lục"),
    Element.PAGE_NUMBER: ("SoTrang", "Số trang"),
}
"""Identifier and name of each style. The watermark is a picture and has none."""

_ALIGNS = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTER: WD_ALIGN_PARAGRAPH.CENTER,
    Align.JUSTIFY: WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_KEPT_BUILTINS = {"Normal", "Default Paragraph Font", "Normal Table", "No List"}
_KEEPS_NEXT = {
    Element.PART,
    Element.HEADING,
    Element.KIND,
    Element.ADDRESSEE,
    Element.TABLE_HEAD,
    Element.ANNEX_NUMBER,
    Element.ANNEX_TITLE,
    Element.ANNEX_NOTE,
}
_OUTLINE = {Element.ANNEX_NUMBER: 0, Element.PART: 0, Element.HEADING: 1}
_IN_TABLES = {Element.TABLE_HEAD, Element.TABLE_CELL, Element.TABLE_TOTAL}
_SINGLE = '<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="000000"/>'
_IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
_made: dict[int, tuple[Profile, bytes]] = {}


def of(profile: Profile) -> bytes:
    """Return the part styles.xml for letters laid out by *profile*; the same bytes whenever it is asked."""
    known = _made.get(id(profile))  # by identity: a profile holds mappings and cannot be hashed
    if known is None:
        if len(_made) > len(NAMES):
            _made.clear()
        known = _made[id(profile)] = (profile, _styles(profile))
    return known[1]


def _styles(profile: Profile) -> bytes:
    document = Document()
    root = document.styles.element
    for style in list(document.styles):
        if style.name not in _KEPT_BUILTINS:
            style.delete()
    for exception in root.findall(f"{qn('w:latentStyles')}/{qn('w:lsdException')}"):
        exception.getparent().remove(exception)
    root.replace(root.find(qn("w:docDefaults")), parse_xml(_defaults(profile)))
    for element, (key, name) in NAMES.items():
        _add(document, key, name, profile.styles[element], element, profile)
    for markup in (_rule(profile), _gap(), _columns(), _data()):
        root.append(parse_xml(markup))
    root.attrib.pop(_IGNORABLE, None)  # it names a namespace that goes now, which Word takes for damage
    etree.cleanup_namespaces(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _defaults(profile: Profile) -> str:
    font = profile.fonts[0]
    size = round(profile.styles[Element.PARAGRAPH].size_pt * 2)
    return (
        f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )


def _add(document: WordDocument, key: str, name: str, style: Style, element: Element, profile: Profile) -> None:
    made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if not isinstance(made, ParagraphStyle):
        raise TypeError(f"style {name}: expected one of paragraphs")
    made.element.set(qn("w:styleId"), key)
    made.base_style = document.styles["Normal"]
    made.quick_style = True
    made.font.size = Pt(style.size_pt)
    made.font.bold = style.is_bold or None
    made.font.italic = style.is_italic or None
    form = made.paragraph_format
    form.alignment = _ALIGNS[style.align]
    form.space_before = Pt(_before_pt(style, element, profile))
    if element is Element.ANNEX_NOTE:
        form.space_before, form.space_after = Pt(4), Pt(10)
    form.first_line_indent = Mm(style.first_line_mm) if style.first_line_mm else None
    if style.leading != 1:
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.MULTIPLE, style.leading
    form.keep_with_next = element in _KEEPS_NEXT or None
    properties = made.element.get_or_add_pPr()
    if element in _OUTLINE:
        properties.append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="{_OUTLINE[element]}"/>'))
    if element is Element.ADDRESS_LINE:
        line = _SINGLE.format(side="top", eighths=round(profile.rule_pt * 8), space=3)
        properties.insert_element_before(parse_xml(f"<w:pBdr {nsdecls('w')}>{line}</w:pBdr>"), "w:spacing", "w:jc")


def _before_pt(style: Style, element: Element, profile: Profile) -> float:
    """Return the space above; room for the signature is the space above the name."""
    if element is Element.SIGNER_NAME:
        return profile.signing_room_mm * 72 / 25.4
    return 0 if element in _IN_TABLES else style.before_pt


def _rule(profile: Profile) -> str:
    """Return the style of the lines under motto, organ and abstract: a low, empty paragraph with an upper edge."""
    line = _SINGLE.format(side="top", eighths=round(profile.rule_pt * 8), space=0)
    return (
        f'<w:style {nsdecls("w")} w:type="paragraph" w:customStyle="1" w:styleId="{RULE}"><w:name w:val="Dòng kẻ"/>'
        f'<w:basedOn w:val="Normal"/><w:pPr><w:pBdr>{line}</w:pBdr>'
        f'<w:spacing w:before="{round(profile.rule_gap_pt * 20)}" w:line="40" w:lineRule="exact"/></w:pPr>'
        '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:style>'
    )


def _gap() -> str:
    """Return the style of what stands between two tables, which Word would make one, and behind the last."""
    return (
        f'<w:style {nsdecls("w")} w:type="paragraph" w:customStyle="1" w:styleId="{GAP}"><w:name w:val="Khoảng ngăn"/>'
        '<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr>'
        '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:style>'
    )


def _columns() -> str:
    """Return the style of the two invisible columns."""
    return _table_style(COLUMNS, "Khung thể thức", "", _margins(0, 0))


def _data() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(_SINGLE.format(side=side, eighths=4, space=0) for side in sides)
    return _table_style(DATA, "Bảng số liệu", f"<w:tblBorders>{lines}</w:tblBorders>", _margins(1, CELL_PADDING_MM))


def _table_style(key: str, name: str, borders: str, margins: str) -> str:
    return (
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{key}"><w:name w:val="{name}"/>'
        '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"{borders}{margins}</w:tblPr>"
        "</w:style>"
    )


def _margins(upright_mm: float, side_mm: float) -> str:
    widths = (("top", upright_mm), ("left", side_mm), ("bottom", upright_mm), ("right", side_mm))
    return (
        "<w:tblCellMar>"
        + "".join(f'<w:{side} w:w="{twips(mm)}" w:type="dxa"/>' for side, mm in widths)
        + "</w:tblCellMar>"
    )
