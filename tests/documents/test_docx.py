"""DOCX of a laid-out letter: the sheet's text and no other, in real styles, opened by others without repair."""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise

import pytest
from docx.enum.section import WD_ORIENT
from docx.shared import Length
from hypothesis import HealthCheck, given, settings
from lxml import etree
from pypdfium2 import PdfDocument

from bluezone.documents import docx, docx_text, pdf
from bluezone.documents.docx_heads import LINE_PITCH
from bluezone.documents.word_lines import TableKind
from bluezone.letters.layout import ND30
from bluezone.letters.letter import Block, BlockKind, Letter, Table
from bluezone.letters.sheet import Sheet, lay_out
from tests.documents.libreoffice import DOCX, converted
from tests.documents.made_letters import letters
from tests.documents.schema_order import disorder
from tests.documents.sheet_lines import sheet_lines
from tests.documents.word_letters import BY_UNIT, LONG, W, letter, opened, report, trees

LINES_TO_A_PAGE_END = (18, 19, 20, 24, 27)
"""How many lines of a body bring the signature near the end of a page, or just beyond it."""


def of_short_lines(lines: int) -> Letter:
    return letter(body=tuple(Block(BlockKind.PARAGRAPH, f"Dòng số {number}") for number in range(lines)))


def document(data: bytes) -> etree._Element:
    return trees(data)["word/document.xml"]


def styled(data: bytes, key: str) -> list[etree._Element]:
    return [p for p in document(data).iter(f"{W}p") if p.find(f"{W}pPr/{W}pStyle[@{W}val='{key}']") is not None]


def said(paragraph: etree._Element) -> str:
    return "".join(part.text or "" for part in paragraph.iter(f"{W}t"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(letters)
def test_a_written_letter_reads_back_line_by_line(made: Letter) -> None:
    sheet = lay_out(made)

    found = docx_text.text(docx.write(sheet))

    assert [line for line in found.text.split("\n") if line] == sheet_lines(sheet)
    assert not found.notes


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(letters)
def test_the_children_of_every_element_stand_in_the_order_of_the_schema(made: Letter) -> None:
    parts = trees(docx.write(lay_out(made)))

    assert [fault for tree in parts.values() for fault in disorder(tree)] == []


def test_every_part_of_the_letter_has_a_style_that_the_office_can_edit() -> None:
    found = opened(docx.write(lay_out(letter())))

    by_text = {p.text: p.style.name for t in found.tables for c in t._cells for p in c.paragraphs if p.style}
    body = {p.text: p.style.name for p in found.paragraphs if p.style}

    assert by_text["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"] == "Quốc hiệu"
    assert by_text["Số: 1169/SCT-VP"] == "Số và ký hiệu"
    assert by_text["Nguyễn Hữu Hưng"] == "Họ tên người ký"
    assert by_text["- Lưu: VT, VP."] == "Nơi nhận"
    assert body["Kính gửi: Sở Thông tin và Truyền thông"] == "Kính gửi"
    assert body["Đã cài đặt 41/43 máy & < 5%./."] == "Nội dung"


def test_an_edited_letter_is_still_a_letter() -> None:
    found = opened(docx.write(lay_out(letter())))
    found.paragraphs[-2].runs[0].text = "Đã cài đặt 43/43 máy./."
    saved = BytesIO()

    found.save(saved)

    assert "Đã cài đặt 43/43 máy./." in docx_text.text(saved.getvalue()).text


def measures_mm(*lengths: Length | None) -> tuple[int, ...]:
    return tuple(round(length.mm) for length in lengths if length is not None)


def test_paper_and_margins_are_those_of_the_profile() -> None:
    main, upright, across = opened(docx.write(lay_out(report()))).sections

    for section in (main, upright):
        assert measures_mm(section.page_width, section.page_height) == ND30.paper_mm
        assert measures_mm(section.left_margin, section.right_margin) == (30, 15)
        assert measures_mm(section.top_margin, section.bottom_margin) == (20, 20)
    assert measures_mm(across.page_width, across.page_height) == ND30.paper_mm[::-1]
    assert across.orientation == WD_ORIENT.LANDSCAPE


def test_the_signature_is_never_alone_on_a_page() -> None:
    short = letter(body=tuple(Block(BlockKind.PARAGRAPH, text) for text in (LONG, LONG, "Một dòng", "Dòng cuối")))

    data = docx.write(lay_out(short))

    kept = [p.find(f"{W}pPr/{W}keepNext") is not None for p in styled(data, "NoiDung")]
    assert kept == [False, True, True, True]
    closing = list(document(data).iter(f"{W}tbl"))[-1]
    assert closing.find(f"{W}tr/{W}trPr/{W}cantSplit") is not None


def test_a_long_last_paragraph_alone_goes_with_the_signature() -> None:
    data = docx.write(lay_out(letter(body=(Block(BlockKind.PARAGRAPH, LONG), Block(BlockKind.PARAGRAPH, LONG)))))

    assert [p.find(f"{W}pPr/{W}keepNext") is not None for p in styled(data, "NoiDung")] == [False, True]


def test_the_head_of_a_table_is_repeated_and_its_total_is_bold_and_not_alone() -> None:
    data = docx.write(lay_out(letter(body=(Block(BlockKind.TABLE, table=BY_UNIT), Block(BlockKind.PARAGRAPH, LONG)))))

    table = list(document(data).iter(f"{W}tbl"))[1]
    rows = table.findall(f"{W}tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows[:3]] == [True, False, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert {said(p) for p in styled(data, "DongTong")} == {"", "Tổng cộng", "43", "41"}
    assert rows[-2].find(f".//{W}keepNext") is not None
    assert rows[-3].find(f".//{W}keepNext") is None
    assert opened(data).styles["Dòng tổng cộng"].font.bold


def test_two_tables_never_become_one() -> None:
    table = Block(BlockKind.TABLE, table=Table(("A", "B"), (("1", "2"),)))
    data = docx.write(lay_out(letter(addressees=None, body=(table, table))))

    names = [etree.QName(child).localname for child in document(data)[0]]

    assert names.count("tbl") == 4
    assert ("tbl", "tbl") not in pairwise(names)


def test_a_stamp_is_framed_to_the_size_of_the_decree() -> None:
    data = docx.write(lay_out(report()))

    (secrecy, urgency), (circulation,) = styled(data, "DauMucDo"), styled(data, "DauLuuHanh")
    sides = urgency.find(f"{W}pPr/{W}ind")
    top = urgency.find(f"{W}pPr/{W}pBdr/{W}top")
    assert sides is not None
    assert top is not None
    width_mm = 75 - (int(sides.get(f"{W}left", "0")) + int(sides.get(f"{W}right", "0"))) * 25.4 / 1440
    height_mm = (13 * LINE_PITCH + 2 * int(top.get(f"{W}space", "0"))) * 25.4 / 72
    assert width_mm == pytest.approx(30, abs=0.1)
    assert height_mm == pytest.approx(8, abs=0.3)
    assert top.get(f"{W}color") == "C00000"
    for framed in (secrecy, circulation):
        black = framed.find(f"{W}pPr/{W}pBdr/{W}top")
        assert black is not None
        assert black.get(f"{W}color") == "000000"


def test_the_line_under_the_motto_is_as_long_as_the_motto() -> None:
    sheet = lay_out(letter())
    rules = styled(docx.write(sheet), "DongKe")

    lengths = []
    for rule, room_mm in zip(rules, ND30.letterhead_mm, strict=True):
        sides = rule.find(f"{W}pPr/{W}ind")
        assert sides is not None
        lengths.append(room_mm - int(sides.get(f"{W}left", "0")) * 2 * 25.4 / 1440)

    assert sheet.org.rule is not None
    assert sheet.motto.rule is not None
    assert lengths == pytest.approx([sheet.org.rule.length_mm, sheet.motto.rule.length_mm], abs=0.1)


def test_tabs_and_line_ends_of_a_text_are_blanks() -> None:
    found = docx_text.text(docx.write(lay_out(letter(body=(Block(BlockKind.PARAGRAPH, "một\thai\nba"),)))))

    assert "một hai ba./." in found.text.split("\n")


def test_five_hundred_pages_are_written_and_read() -> None:
    sheet = lay_out(letter(body=tuple(Block(BlockKind.PARAGRAPH, LONG * 2) for _ in range(2_500))))

    found = docx_text.text(docx.write(sheet))

    assert found.text.count(LONG.strip()) >= 2_500


def test_what_a_reader_is_told_of_its_tables_is_so() -> None:
    found = docx_text.text(docx.write(lay_out(report())))

    kinds = [span.kind for span in found.tables]
    assert kinds == [TableKind.LETTERHEAD, TableKind.CLOSING, TableKind.DATA, TableKind.DATA]
    assert [found.text[start:].split("\n")[0] for start in found.page_starts[1:]] == ["Phụ lục I", "Phụ lục II"]


# --- LibreOffice ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Converted:
    """A letter's sheet, the PDF that LibreOffice makes of its DOCX, and the DOCX as LibreOffice saves it."""

    sheet: Sheet
    as_pdf: bytes
    saved: bytes


@pytest.fixture(scope="module")
def in_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> list[Converted]:
    folder = tmp_path_factory.mktemp("libreoffice")
    sheets = [lay_out(made) for made in (letter(), report(), *map(of_short_lines, LINES_TO_A_PAGE_END))]
    files = [folder / f"{number}.docx" for number in range(len(sheets))]
    for sheet, file in zip(sheets, files, strict=True):
        file.write_bytes(docx.write(sheet))
    pdfs = converted(folder, "pdf", files)
    saved = converted(folder, DOCX, files)
    files_of_each = zip(sheets, pdfs, saved, strict=True)
    return [Converted(sheet, as_pdf.read_bytes(), again.read_bytes()) for sheet, as_pdf, again in files_of_each]


def squeezed(texts: Iterable[str]) -> str:
    """The texts without their blanks: where lines break is the matter of whoever sets them."""
    return "".join("".join(text.split()) for text in texts)


def page_texts(data: bytes) -> list[str]:
    with PdfDocument(data) as pages:
        return [page.get_textpage().get_text_range() for page in pages]


def place_mm(data: bytes, words: str) -> tuple[float, float]:
    """The middle of *words* on the first page from its left edge, and what they stand on from its upper edge."""
    with PdfDocument(data) as pages:
        text = pages[0].get_textpage()
        found = text.search(words).get_next()
        assert found is not None, words
        boxes = [text.get_charbox(index) for index in range(found[0], found[0] + found[1])]
    left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
    return (left + right) / 2 * 25.4 / 72, 297 - boxes[0][1] * 25.4 / 72


def words_but_numbers(pages: list[str]) -> set[str]:
    """All words of a letter without those that may be numbers of its pages."""
    numbers = {str(number) for number in range(2, len(pages) + 1)}
    return {word for page in pages for word in page.split()} - numbers


def test_libreoffice_shows_every_line_and_no_other_word(in_libreoffice: list[Converted]) -> None:
    for made in in_libreoffice:
        pages = page_texts(made.as_pdf)
        shown, lines = squeezed(pages), sheet_lines(made.sheet)

        assert [line for line in lines if squeezed([line]) not in shown] == []
        assert words_but_numbers(pages) <= {word for line in lines for word in line.split()}


def test_the_typeset_letter_has_the_same_words(in_libreoffice: list[Converted]) -> None:
    for made in in_libreoffice:
        typeset = page_texts(pdf.write(made.sheet))

        assert words_but_numbers(typeset) == words_but_numbers(page_texts(made.as_pdf))


def test_libreoffice_never_shows_the_signature_alone(in_libreoffice: list[Converted]) -> None:
    for made in in_libreoffice[2:]:
        *_, page = page_texts(made.as_pdf)

        assert "KT. GIÁM ĐỐC" in page
        assert "Nguyễn Hữu Hưng" in page
        assert page.count("Dòng số") >= ND30.body_lines_with_signature


def test_libreoffice_shows_the_boxes_at_their_places(in_libreoffice: list[Converted]) -> None:
    shown = in_libreoffice[0].as_pdf
    left_mm = ND30.margins.left_mm

    organ, title = place_mm(shown, "SỞ CÔNG THƯƠNG"), place_mm(shown, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    number, place_date = place_mm(shown, "Số: 1169/SCT-VP"), place_mm(shown, "Quảng Trị, ngày 10")
    head, authority = place_mm(shown, "Nơi nhận"), place_mm(shown, "KT. GIÁM ĐỐC")
    name = place_mm(shown, "Nguyễn Hữu Hưng")

    assert organ[0] == pytest.approx(left_mm + ND30.letterhead_mm[0] / 2, abs=1)
    assert title[0] == pytest.approx(left_mm + ND30.letterhead_mm[0] + ND30.letterhead_mm[1] / 2, abs=1)
    assert number[1] == pytest.approx(place_date[1], abs=1)
    assert head[1] == pytest.approx(authority[1], abs=1)
    assert name[0] == pytest.approx(authority[0], abs=1)
    assert name[1] - authority[1] > ND30.signing_room_mm


def test_a_letter_that_libreoffice_saved_again_reads_the_same(in_libreoffice: list[Converted]) -> None:
    for made in in_libreoffice:
        found = docx_text.text(made.saved)

        assert [line for line in found.text.split("\n") if line] == sheet_lines(made.sheet)
