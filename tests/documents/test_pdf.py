"""A letter as PDF: every box at its place to the millimetre, the same text as the sheet, one font, PDF/A and tagged."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

import pypdfium2.raw as pdfium_c
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from bluezone.documents import fonts, pdf
from bluezone.documents.errors import DocumentTooLargeError
from bluezone.documents.pdf import LetterUnprintableError
from bluezone.letters import sheet
from bluezone.letters.layout import ND30, compact
from bluezone.letters.letter import Annex, Block, BlockKind, Letter, Recipient, Signer, Table
from bluezone.letters.tables import TableLayout
from tests.documents.laid_letters import LETTER, REPORT, SENTENCE, TABLE, paragraph
from tests.documents.made_letters import letters
from tests.documents.pdf_measures import Paper, Place

PT = 25.4 / 72
WITHOUT_SHRINKING = [Phase.explicit, Phase.reuse, Phase.generate]  # it would set thousands of letters
ORGAN = "Trung tâm Khuyến công và Tư vấn phát triển công nghiệp"
MARKUP = "#panic() $x^2$ @ref <lbl> *b* _i_ [x] \\ ` ~ -- --- ... // /* */ \"q\" 'q' {x} #import"


def printed(letter: Letter) -> Paper:
    return Paper(pdf.write(sheet.lay_out(letter)))


@pytest.fixture(scope="module")
def paper() -> Paper:
    return printed(LETTER)


@pytest.fixture(scope="module")
def report() -> Paper:
    return printed(REPORT)


def squeezed(text: str) -> str:
    """Without blanks, which a line end may be or not be; pdfium gives a hyphen at the end of a line as U+0002."""
    return "".join(text.replace("\x02", "-").split())


# --- places ----------------------------------------------------------------------------------------------------------


def test_every_page_keeps_the_margins_of_the_decree(report: Paper) -> None:
    for number, page in enumerate(report.pages):
        text, width, height = report.all_text(number), page.get_width() * PT, page.get_height() * PT

        assert text.left >= 29.5
        assert text.right <= width - 15 + 0.5
        assert 20 <= text.top <= 25
        assert text.bottom <= height - 20


def test_the_paper_is_a4_and_an_annex_may_lie_across(report: Paper) -> None:
    sizes = [(round(page.get_width() * PT), round(page.get_height() * PT)) for page in report.pages]

    assert sizes[0] == (210, 297)
    assert sizes[-1] == (297, 210)


def test_the_national_title_takes_the_right_half_on_one_line(paper: Paper) -> None:
    title = paper.find(sheet.NATIONAL_TITLE)

    assert title.left >= 210 / 2
    assert title.right <= 195
    assert paper.find(sheet.MOTTO).middle == pytest.approx(title.middle, abs=0.5)


def test_the_line_under_the_motto_is_as_long_as_the_motto(paper: Paper) -> None:
    motto = paper.find(sheet.MOTTO)
    rule = under(paper, motto)

    assert rule.width == pytest.approx(motto.width, abs=1)
    assert rule.middle == pytest.approx(motto.middle, abs=0.5)


@pytest.mark.parametrize(
    ("letter", "box"),
    [(LETTER, "org"), (replace(LETTER, issuer=ORGAN), "org"), (REPORT, "abstract")],
    ids=["organ", "long organ", "abstract"],
)
def test_the_line_under_organ_and_abstract_is_a_third_to_a_half(letter: Letter, box: str) -> None:
    laid_out = sheet.lay_out(letter)
    paper = Paper(pdf.write(laid_out))
    lines = [paper.find(line) for line in getattr(laid_out, box).lines]

    rule = under(paper, lines[-1])

    longest = max(lines, key=lambda line: line.width)
    assert 1 / 3 <= rule.width / longest.width <= 1 / 2
    assert rule.middle == pytest.approx(longest.middle, abs=0.5)


def under(paper: Paper, text: Place) -> Place:
    """Return the ruled line within 3 mm below *text*."""
    near = [
        rule
        for rule in paper.rules(text.page)
        if text.baseline < rule.top < text.baseline + 3 and text.left < rule.middle < text.right
    ]
    assert len(near) == 1
    return near[0]


def test_number_and_date_stand_on_one_line(paper: Paper) -> None:
    number, day = paper.find("Số: 1169/SCT-VP"), paper.find("Quảng Trị, ngày 10 tháng 8 năm 2020")

    assert number.baseline == pytest.approx(day.baseline, abs=0.5)
    assert day.middle == pytest.approx(paper.find(sheet.NATIONAL_TITLE).middle, abs=0.5)
    assert number.middle == pytest.approx(paper.find("SỞ CÔNG THƯƠNG").middle, abs=0.5)


def test_the_subject_stands_six_points_below_the_number(paper: Paper) -> None:
    number, subject = paper.find("Số: 1169/SCT-VP"), paper.find("V/v triển khai")

    gap_pt = (subject.baseline - number.baseline) / PT - 12 * 0.933 - 13 * 0.216
    assert gap_pt == pytest.approx(6, abs=0.5)


def test_sizes_are_those_of_the_profile(report: Paper, paper: Paper) -> None:
    assert paper.size_pt(sheet.NATIONAL_TITLE) == 12
    assert paper.size_pt(sheet.MOTTO) == 13
    assert paper.size_pt("Số: 1169") == 13
    assert paper.size_pt("V/v") == 12
    assert paper.size_pt("Thực hiện văn bản") == 14
    assert paper.size_pt("Nơi nhận:") == 12
    assert paper.size_pt("- Như trên;") == 11
    assert report.size_pt("BÁO CÁO") == 14
    assert report.size_pt("Phụ lục I") == 14


def test_the_signature_is_level_with_the_recipients_and_leaves_room_to_sign(paper: Paper) -> None:
    head, title = paper.find("Nơi nhận:"), paper.find("KT. GIÁM ĐỐC")
    last_title, name = paper.find("PHÓ GIÁM ĐỐC"), paper.find("Nguyễn Hữu Hưng")

    assert head.baseline == pytest.approx(title.baseline, abs=0.5)
    assert head.left == pytest.approx(30, abs=0.5)
    assert 30 <= name.top - last_title.baseline <= 36
    assert name.middle == pytest.approx(title.middle, abs=0.5)


def test_several_addressees_begin_under_the_colon(report: Paper) -> None:
    colon = report.find("Kính gửi:").right
    dashes = [report.find("- Ủy ban nhân dân tỉnh Quảng Trị;"), report.find("- Sở Thông tin và Truyền thông.")]

    assert [dash.left for dash in dashes] == [pytest.approx(colon, abs=1.5)] * 2


def test_a_stamp_of_urgency_has_its_size_and_is_red() -> None:
    paper = printed(replace(LETTER, urgency="Hỏa tốc"))

    word = paper.find("HỎA TỐC")
    frame = next(rule for rule in paper.rules(0) if rule.left < word.left and word.right < rule.right)
    stroke_mm = 1.2 * PT
    assert frame.width - stroke_mm == pytest.approx(30, abs=0.5)
    assert frame.bottom - frame.top - stroke_mm == pytest.approx(8, abs=0.5)


# --- pages -----------------------------------------------------------------------------------------------------------


def test_page_numbers_begin_on_the_second_page_in_the_top_margin() -> None:
    paper = printed(replace(LETTER, body=(paragraph(SENTENCE * 5),) * 20))

    assert len(paper) > 3
    for number in range(1, len(paper)):
        shown = paper.find(str(number + 1), number)
        assert shown.middle == pytest.approx(30 + 165 / 2, abs=0.5)
        assert 5 < shown.top < shown.bottom < 20
    assert paper.text_in_the_top_margin(0) == ""


def test_every_annex_is_numbered_for_itself(report: Paper) -> None:
    first, second = report.pages_with("KẾT QUẢ CÀI ĐẶT")[-1], report.pages_with("DANH SÁCH")[0]

    assert report.text(first).startswith("Phụ lục I")
    assert report.text(second).startswith("Phụ lục II")
    for number in range(second + 1, len(report)):
        assert report.text(number).split()[0] == str(number - second + 1)


@pytest.mark.parametrize("last", ["Trân trọng báo cáo.", SENTENCE * 2, SENTENCE * 4])
@pytest.mark.parametrize("sentences", [1, 3, 6])
def test_the_signature_never_stands_alone(sentences: int, last: str) -> None:
    for paragraphs in (*range(1, 14), 20, 33, 47, 80):
        body = (*[paragraph(SENTENCE * sentences)] * paragraphs, paragraph(last))

        paper = printed(replace(LETTER, body=body))

        final = len(paper) - 1
        for part in ("Nơi nhận:", "KT. GIÁM ĐỐC", "Nguyễn Hữu Hưng", "- Lưu: VT, VP."):
            assert paper.pages_with(part) == [final], (paragraphs, part)
        head = paper.find("Nơi nhận:", final).top
        above = paper.text(final).partition("Nơi nhận")[0].strip().splitlines()[1 if final else 0 :]
        assert len(above) >= 2, paragraphs
        assert paper.find("./.", final).bottom < head
        assert paper.find("Nguyễn Hữu Hưng", final).bottom < 297 - 20


def test_the_seed_letter_fills_one_page_by_the_compact_profile() -> None:
    paper = Paper(pdf.write(sheet.lay_out(LETTER, compact(ND30))))

    assert len(paper) == 1
    assert paper.size_pt("Thực hiện văn bản") == 13


def test_a_short_table_at_the_end_stays_with_the_signature() -> None:
    for paragraphs in range(3, 12):
        body = (*[paragraph(SENTENCE * 3)] * paragraphs, Block(BlockKind.TABLE, table=TABLE))

        paper = printed(replace(LETTER, body=body))

        assert paper.pages_with("Tổng cộng") == paper.pages_with("Nơi nhận:") == [len(paper) - 1]


def test_a_heading_is_not_left_behind_at_the_foot_of_a_page() -> None:
    for paragraphs in range(4, 12):
        body = (
            *[paragraph(SENTENCE * 2)] * paragraphs,
            Block(BlockKind.HEADING, "1. Kiến nghị"),
            paragraph("Đề nghị xem xét. " * 12),
        )

        paper = printed(replace(LETTER, body=body))

        assert paper.find("1. Kiến nghị").page == paper.find("Đề nghị xem xét.").page


def test_a_long_table_repeats_its_head_on_every_page() -> None:
    rows = tuple((str(number), f"Đơn vị {number}", "10", "9", "90", "") for number in range(1, 501))
    paper = printed(
        replace(LETTER, annexes=(Annex("Danh sách", (Block(BlockKind.TABLE, table=Table(TABLE.columns, rows)),)),))
    )

    with_table = range(paper.pages_with("DANH SÁCH")[0], len(paper))
    assert len(with_table) > 8
    for page in with_table:
        assert "Phòng, đơn vị" in " ".join(paper.text(page).split())
    assert paper.pages_with("Đơn vị 500") == [len(paper) - 1]


def test_the_address_line_stands_at_the_foot_of_the_first_page_under_a_line() -> None:
    paper = printed(replace(LETTER, address_line="Số 01 Hùng Vương, Đông Hà; ĐT: 0233 3852 000"))

    said = paper.find("Số 01 Hùng Vương")
    assert said.page == 0
    assert 265 < said.top < said.bottom < 277.5
    assert any(rule.width > 160 and 0 < said.top - rule.bottom < 5 for rule in paper.rules(0))


# --- text ------------------------------------------------------------------------------------------------------------


@given(letters)
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck), phases=WITHOUT_SHRINKING)
def test_all_that_the_sheet_says_stands_in_the_file_and_nothing_else(letter: Letter) -> None:
    laid_out = sheet.lay_out(letter)

    paper = Paper(pdf.write(laid_out))

    said = Counter(squeezed("".join(sheet.texts(laid_out))))
    found = Counter(squeezed("".join(paper.text_below_the_number(page) for page in range(len(paper)))))
    heads = {sign for table in tables_of(laid_out) for column in table.columns for sign in column}
    assert not said - found
    assert set(found - said) <= heads


def tables_of(laid_out: sheet.Sheet) -> list[TableLayout]:
    """Return the tables of *laid_out*, whose heads are said again on every page they run on to."""
    bodies = [laid_out.body, *(annex.body for annex in laid_out.annexes)]
    return [passage.table for body in bodies for passage in body if passage.table]


@pytest.mark.parametrize("letter", [LETTER, REPORT], ids=["công văn", "báo cáo"])
def test_the_boxes_of_a_letter_can_be_copied_from_the_file(letter: Letter) -> None:
    laid_out = sheet.lay_out(letter)
    paper = Paper(pdf.write(laid_out))

    found = squeezed("".join(paper.text(page) for page in range(len(paper))))

    for line in sheet.texts(laid_out):
        assert squeezed(line) in found


def test_markup_of_the_typesetter_is_text_like_any_other() -> None:
    letter = replace(
        LETTER,
        issuer=MARKUP,
        abstract=MARKUP,
        addressees=(MARKUP, MARKUP),
        body=(paragraph(MARKUP), Block(BlockKind.TABLE, table=Table((MARKUP,), ((MARKUP,),)))),
        recipients=(Recipient(MARKUP, MARKUP),),
        signer=Signer(MARKUP, MARKUP, MARKUP, MARKUP),
        annexes=(Annex(MARKUP, (paragraph(MARKUP),)),),
        address_line=MARKUP,
        urgency=MARKUP,
    )

    found = squeezed("".join(printed(letter).text(page) for page in range(len(printed(letter)))))

    assert found.count(squeezed(MARKUP)) >= 10
    assert found.count(squeezed(MARKUP.upper())) >= 4


def test_symbols_of_documents_are_not_broken_at_the_end_of_a_line() -> None:
    for shift in range(0, 60, 3):
        text = "x" * shift + " Văn bản số 1158/SCT-QLTM ngày 07/8/2020 về Covid-19" * 3

        found = printed(replace(LETTER, body=(paragraph(text),))).text(0)

        assert found.count("1158/SCT-QLTM") == 3
        assert found.count("Covid-19") >= 3


def test_a_word_longer_than_the_line_stays_inside_the_margins() -> None:
    endless = "nghiêng" * 60
    letter = replace(
        LETTER,
        issuer=endless,
        abstract=endless,
        place=endless,
        addressees=(endless, endless),
        body=(paragraph(endless), Block(BlockKind.TABLE, table=Table(("a", endless), (("b", endless),)))),
        recipients=(Recipient(endless),),
        signer=Signer(None, endless, endless, endless),
        urgency=endless,
        address_line=endless,
    )

    paper = printed(letter)

    for page in range(len(paper)):
        edges = paper.all_text(page)
        assert edges.left >= 29.5
        assert edges.right <= 195.5


def test_sixty_addressees_and_two_hundred_recipients_all_get_their_line() -> None:
    addressees = tuple(f"Ủy ban nhân dân xã Hải {number} tỉnh Quảng Trị" for number in range(1, 61))
    recipients = tuple(Recipient(f"Trạm y tế xã Triệu {number}", "p/h") for number in range(1, 201))

    paper = printed(replace(LETTER, addressees=addressees, recipients=recipients))

    assert all(paper.pages_with(f"- {name}") for name in addressees)
    assert all(paper.pages_with(f"- {recipient.name} (p/h);") for recipient in recipients)
    assert paper.find("Nơi nhận:").page == paper.find("Nguyễn Hữu Hưng").page


def test_what_the_font_lacks_is_refused_by_name() -> None:
    with pytest.raises(LetterUnprintableError, match=r"U\+6F22"):
        pdf.write(sheet.lay_out(replace(LETTER, abstract="cài đặt 漢")))


def test_a_letter_longer_than_any_is_refused_before_it_is_set() -> None:
    with pytest.raises(DocumentTooLargeError, match="expected at most 1,000,000"):
        pdf.write(sheet.lay_out(replace(LETTER, body=(paragraph("chữ " * 250_001),))))


def test_names_of_any_length_fit_into_the_file_s_properties() -> None:
    endless = "Sở Công Thương " * 3000
    heading = Block(BlockKind.HEADING, endless)

    paper = printed(replace(LETTER, issuer=endless, abstract=endless, body=(heading,)))

    assert len(paper.document.get_metadata_dict()["Author"]) == 500


@pytest.mark.parametrize("letter", [Letter(), Letter(body=(paragraph(""),)), Letter(annexes=(Annex(""),))])
def test_a_letter_that_says_nothing_is_a_form_to_fill_in(letter: Letter) -> None:
    paper = printed(letter)

    assert sheet.NATIONAL_TITLE in paper.text(0)


# --- the file --------------------------------------------------------------------------------------------------------


def test_the_file_is_tagged_pdf_a_in_vietnamese_with_title_and_author(paper: Paper) -> None:
    data = pdf.write(sheet.lay_out(LETTER))

    assert b"<pdfaid:part>2</pdfaid:part>" in data
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in data
    assert b"<pdfuaid:part>1</pdfuaid:part>" in data
    assert pdfium_c.FPDFCatalog_IsTagged(paper.document.raw)
    assert b"/Lang (vi-VN)" in data or b"vi-VN" in data
    about = paper.document.get_metadata_dict()
    assert about["Title"].startswith("Công văn 1169/SCT-VP: triển khai cài đặt")
    assert about["Author"] == "Sở Công Thương"


@pytest.mark.parametrize("face", [fonts.typeface(), fonts.chosen({})], ids=lambda face: face.family)
def test_the_file_has_the_four_faces_of_one_font_and_no_other(face: fonts.Typeface) -> None:
    paper = Paper(pdf.write(sheet.lay_out(REPORT), typeface=face))

    family = face.family.replace(" ", "")
    assert paper.fonts()
    assert all(name.startswith(family) for name in paper.fonts())


def test_the_package_s_own_font_keeps_the_title_on_one_line_and_the_line_under_the_motto() -> None:
    paper = Paper(pdf.write(sheet.lay_out(LETTER), typeface=fonts.chosen({})))

    title, motto = paper.find(sheet.NATIONAL_TITLE), paper.find(sheet.MOTTO)
    assert title.left >= 105
    assert title.bottom - title.top < 7
    assert under(paper, motto).width == pytest.approx(motto.width, abs=1)


def test_one_letter_gives_the_same_bytes_every_time() -> None:
    first, again = (pdf.write(sheet.lay_out(REPORT)) for _ in range(2))

    assert first == again
    assert pdf.write(sheet.lay_out(REPORT), at=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)) != first


def test_a_draft_is_marked_by_strokes_that_no_text_search_meets() -> None:
    final, draft = printed(LETTER), printed(replace(LETTER, is_draft=True))

    assert [draft.text(page) for page in range(len(draft))] == [final.text(page) for page in range(len(final))]
    assert all(len(draft.rules(page)) > len(final.rules(page)) + 8 for page in range(len(draft)))


def test_a_profile_decides_margins_and_sizes() -> None:
    wider = replace(ND30, margins=replace(ND30.margins, top_mm=25, left_mm=35), letterhead_mm=(72, 88))

    paper = Paper(pdf.write(sheet.lay_out(LETTER, wider)))

    assert paper.all_text(0).left >= 34.5
    assert paper.all_text(0).top >= 24.5
