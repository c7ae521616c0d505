"""A letter box by box: the decree's marks and capitals are there once, whatever the letter brings along."""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from bluezone.letters import sheet
from bluezone.letters.layout import ND30, Element
from bluezone.letters.letter import Annex, Archive, Block, BlockKind, Letter, Recipient, Signer, Table
from bluezone.letters.sheet import Sheet, ended, lay_out
from bluezone.letters.widths import width_mm
from tests.documents.laid_letters import LETTER
from tests.documents.made_letters import letters

B = "\u00a0" * 6
TABLE = Table(("STT", "Đơn vị"), (("1", "Văn phòng"),))


def letter(**parts: object) -> Letter:
    known = replace(
        LETTER,
        abstract="triển khai cài đặt ứng dụng",
        recipients=(Recipient("UBND tỉnh", "b/c"),),
        signer=Signer(None, "KT. Giám đốc", "Phó Giám đốc", "Nguyễn Hữu Hưng"),
        body=(Block(BlockKind.PARAGRAPH, "Trân trọng báo cáo."),),
    )
    return replace(known, **parts)  # type: ignore[arg-type]  # each test names parts of its own types


def laid_out(**parts: object) -> Sheet:
    return lay_out(letter(**parts))


def paragraphs(*texts: str) -> tuple[Block, ...]:
    return tuple(Block(BlockKind.PARAGRAPH, text) for text in texts)


def said(laid: Sheet) -> list[str]:
    return [passage.text for passage in laid.body]


# --- letterhead ------------------------------------------------------------------------------------------------------


def test_title_and_motto_are_those_of_the_republic_with_a_line_as_long_as_the_motto() -> None:
    laid = laid_out()

    assert laid.national_title.lines == ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",)
    assert laid.motto.lines == ("Độc lập - Tự do - Hạnh phúc",)
    assert laid.motto.rule is not None
    assert laid.motto.rule.length_mm == pytest.approx(width_mm(laid.motto.lines[0], 13, is_bold=True), abs=0.01)


def test_organs_are_in_capitals_and_the_line_below_is_a_third_to_a_half_of_the_longest() -> None:
    laid = laid_out(issuer="Trung tâm Khuyến công và Tư vấn phát triển công nghiệp")

    assert laid.parent_org.lines == ("UBND TỈNH QUẢNG TRỊ",)
    assert laid.org.text == "TRUNG TÂM KHUYẾN CÔNG VÀ TƯ VẤN PHÁT TRIỂN CÔNG NGHIỆP"
    assert laid.org.lines == ("TRUNG TÂM KHUYẾN CÔNG", "VÀ TƯ VẤN PHÁT", "TRIỂN CÔNG NGHIỆP")
    assert laid.org.rule is not None
    longest = max(width_mm(line, 12, is_bold=True) for line in laid.org.lines)
    assert 1 / 3 <= laid.org.rule.length_mm / longest <= 1 / 2


@pytest.mark.parametrize(
    ("number", "symbol", "line"),
    [
        ("1169", "SCT-VP", "Số: 1169/SCT-VP"),
        ("3", "SCT-VP", "Số: 03/SCT-VP"),
        ("03", "SCT-VP", "Số: 03/SCT-VP"),
        ("1169 ", " SCT - VP", "Số: 1169/SCT-VP"),
        ("09a", "SCT-VP", "Số: 09a/SCT-VP"),
        (None, "SCT-VP", f"Số: {B}/SCT-VP"),
        ("7", None, "Số: 07"),
        (None, None, f"Số: {B}"),
    ],
)
def test_the_number_has_a_leading_zero_and_no_blanks(number: str | None, symbol: str | None, line: str) -> None:
    assert laid_out(number=number, symbol=symbol).number.lines == (line,)


def test_place_and_date_are_written_as_the_decree_wants_or_left_blank() -> None:
    assert laid_out(date=date(2021, 2, 3)).place_date.lines == ("Quảng Trị, ngày 03 tháng 02 năm 2021",)
    assert laid_out(date=None).place_date.lines == (f"Quảng Trị, ngày{B}tháng{B}năm{B}",)


@pytest.mark.parametrize("abstract", ["triển khai cài đặt", "V/v triển khai cài đặt.", "v/v  triển khai cài đặt;"])
def test_the_subject_of_a_cong_van_has_one_v_v_and_no_final_mark(abstract: str) -> None:
    laid = laid_out(abstract=abstract)

    assert laid.subject.lines == ("V/v triển khai cài đặt",)
    assert laid.kind.lines == laid.abstract.lines == ()


def test_a_report_has_its_kind_and_abstract_over_a_line_and_no_subject() -> None:
    laid = laid_out(type="Báo cáo nhanh", symbol="BC-SCT", abstract="Kết quả cài đặt")

    assert laid.kind.lines == ("BÁO CÁO NHANH",)
    assert laid.abstract.lines == ("Kết quả cài đặt",)
    assert laid.abstract.rule is not None
    assert laid.subject.lines == ()


def test_a_letter_without_type_is_what_its_symbol_says() -> None:
    assert laid_out(type=None, symbol="BC-SCT").kind.lines == ("BÁO CÁO",)
    assert laid_out(type=None, symbol="SCT-VP").kind.lines == ()


def test_stamps_are_in_capitals_with_the_size_the_decree_gives() -> None:
    laid = laid_out(urgency="Hỏa tốc", secrecy="Mật", circulation="Lưu hành nội bộ")

    assert laid.urgency is not None
    assert (laid.urgency.text, laid.urgency.width_mm, laid.urgency.height_mm) == ("HỎA TỐC", 30, 8)
    assert laid.urgency.is_red
    assert laid.secrecy is not None
    assert (laid.secrecy.text, laid.secrecy.width_mm, laid.secrecy.is_red) == ("MẬT", None, False)
    assert laid.circulation is not None
    assert laid.circulation.text == "LƯU HÀNH NỘI BỘ"


@pytest.mark.parametrize(
    ("addressees", "lines"),
    [
        (None, []),
        ((), []),
        (("Sở Y tế",), ["Kính gửi: Sở Y tế"]),
        (("Sở Y tế;",), ["Kính gửi: Sở Y tế"]),
        (("- Sở Y tế;", "Công an tỉnh."), ["Kính gửi:", "- Sở Y tế;", "- Công an tỉnh."]),
    ],
)
def test_one_addressee_stands_behind_the_colon_several_below_it(
    addressees: tuple[str, ...] | None, lines: Sequence[str]
) -> None:
    assert list(laid_out(addressees=addressees).addressees.lines) == lines


# --- body ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("báo cáo", "báo cáo./."),
        ("báo cáo.", "báo cáo./."),
        ("báo cáo./.", "báo cáo./."),
        ("báo cáo./", "báo cáo./."),
        ("báo cáo;", "báo cáo./."),
        ("các chợ...", "các chợ.../."),
        ("(kèm theo)", "(kèm theo)./."),
        ("như sau:", "như sau./."),
    ],
)
def test_the_text_ends_with_the_mark_of_the_end_once(text: str, end: str) -> None:
    assert ended(text) == end
    assert said(laid_out(body=paragraphs("Đoạn một.", text))) == ["Đoạn một.", end]


def test_a_body_that_ends_with_a_table_is_ended_below_it() -> None:
    laid = laid_out(body=(*paragraphs("như sau:"), Block(BlockKind.TABLE, table=TABLE)))

    assert said(laid) == ["như sau:", "", "./."]


def test_every_basis_ends_with_a_semicolon_and_the_last_with_a_full_stop() -> None:
    bases = [Block(BlockKind.BASIS, text) for text in ("Căn cứ Luật A", "Căn cứ Luật B.", "Căn cứ Luật C;")]

    laid = laid_out(body=(*bases, *paragraphs("Hết")))

    assert said(laid) == ["Căn cứ Luật A;", "Căn cứ Luật B;", "Căn cứ Luật C.", "Hết./."]


def test_only_the_titles_of_parts_are_in_capitals() -> None:
    kinds = (BlockKind.PART, BlockKind.HEADING, BlockKind.ITEM)

    laid = laid_out(body=tuple(Block(kind, "I. Kết quả") for kind in kinds))

    assert said(laid) == ["I. KẾT QUẢ", "I. Kết quả", "I. Kết quả./."]
    assert [passage.element for passage in laid.body] == [Element.PART, Element.HEADING, Element.ITEM]


def test_blocks_that_say_nothing_are_left_out() -> None:
    assert said(laid_out(body=paragraphs("", "Một", " \n"))) == ["Một./."]


def test_text_is_composed_and_set_on_one_line() -> None:
    decomposed = unicodedata.normalize("NFD", "cài  đặt\nứng dụng")

    assert said(laid_out(body=paragraphs(decomposed))) == ["cài đặt ứng dụng./."]


# --- the end ---------------------------------------------------------------------------------------------------------


def test_recipients_begin_as_above_and_end_with_the_archive() -> None:
    laid = laid_out(
        recipients=(Recipient("Sở Thông tin và Truyền thông", as_written="Như trên"), Recipient("UBND tỉnh;", "b/c")),
        archive=Archive(("VT", "KGVX"), 3, "vt."),
    )

    assert laid.closing.recipients == (
        "Nơi nhận:",
        "- Như trên;",
        "- UBND tỉnh (b/c);",
        "- Lưu: VT, KGVX (3). vt.",
    )


def test_who_is_addressed_is_not_named_again_below() -> None:
    laid = laid_out(addressees=("Sở Y tế", "Công an tỉnh"), recipients=(Recipient("Sở Y tế"), Recipient("Lưu trữ")))

    assert laid.closing.recipients == ("Nơi nhận:", "- Như trên;", "- Lưu trữ;", "- Lưu: VT, VP.")


def test_nobody_is_as_above_where_nobody_is_addressed() -> None:
    laid = laid_out(addressees=None, archive=None, recipients=(Recipient("A"), Recipient("B", as_written="Như Điều 3")))

    assert laid.closing.recipients == ("Nơi nhận:", "- A;", "- Như Điều 3.")


def test_without_recipients_and_archive_there_is_no_list() -> None:
    assert laid_out(recipients=None, archive=None).closing.recipients == ()


def test_the_signature_has_its_lines_in_capitals_and_the_name_as_it_is() -> None:
    laid = laid_out(signer=Signer("TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch", "Hoàng Nam"))

    assert laid.closing.titles == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert laid.closing.name == "Hoàng Nam"


# --- annexes and the file --------------------------------------------------------------------------------------------


def test_one_annex_has_no_numeral_two_have_roman_ones() -> None:
    one = laid_out(annexes=(Annex("Kết quả"),))
    two = laid_out(annexes=(Annex("Kết quả"), Annex("Danh sách", is_landscape=True)))

    assert [annex.number for annex in one.annexes] == ["Phụ lục"]
    assert [annex.number for annex in two.annexes] == ["Phụ lục I", "Phụ lục II"]
    assert two.annexes[1].title.lines == ("DANH SÁCH",)
    assert two.annexes[1].is_landscape


def test_an_annex_names_its_letter_and_a_draft_s_leaves_blanks() -> None:
    note = laid_out(annexes=(Annex("A"),)).annexes[0].note
    blank = laid_out(annexes=(Annex("A"),), number=None, date=None).annexes[0].note

    assert note == "(Kèm theo Công văn số 1169/SCT-VP ngày 10 tháng 8 năm 2020 của Sở Công Thương)"
    assert blank == f"(Kèm theo Công văn số {B}/SCT-VP ngày{B}tháng{B}năm{B} của Sở Công Thương)"


def test_an_annex_has_no_mark_of_the_end() -> None:
    laid = laid_out(annexes=(Annex("A", paragraphs("Ghi chú.")),))

    assert [passage.text for passage in laid.annexes[0].body] == ["Ghi chú."]


def test_a_table_of_a_landscape_annex_has_the_wide_page() -> None:
    table = Block(BlockKind.TABLE, table=TABLE)
    laid = laid_out(annexes=(Annex("A", (table,)), Annex("B", (table,), is_landscape=True)))

    widths = [sum(annex.body[0].table.widths_mm) for annex in laid.annexes if annex.body[0].table]
    assert widths == [pytest.approx(ND30.text_width_mm), pytest.approx(ND30.text_width_across_mm)]


def test_only_a_draft_is_marked() -> None:
    assert laid_out(is_draft=True).watermark == "DỰ THẢO"
    assert laid_out(is_draft=False).watermark is None


def test_the_file_has_title_author_and_day() -> None:
    laid = laid_out()

    assert laid.document_title == "Công văn 1169/SCT-VP: triển khai cài đặt ứng dụng"
    assert (laid.author, laid.dated) == ("Sở Công Thương", date(2020, 8, 10))
    assert lay_out(Letter()).document_title == "Công văn"


def test_an_empty_letter_is_a_form_with_blanks() -> None:
    assert list(sheet.texts(lay_out(Letter()))) == [
        f"Số: {B}",
        sheet.NATIONAL_TITLE,
        sheet.MOTTO,
        f"{B}, ngày{B}tháng{B}năm{B}",
    ]


@given(letters)
@settings(max_examples=100, suppress_health_check=list(HealthCheck))
def test_any_letter_is_laid_out_and_every_line_is_tidy(made: Letter) -> None:
    laid = lay_out(made)

    for line in sheet.texts(laid):
        assert line
        assert line == " ".join(line.split(" ")).strip(" ")
        assert unicodedata.is_normalized("NFC", line)
