"""Recipients, archive line and signer, in every shape in which stored copies have them."""

import pytest

from bluezone.letters.letter import Archive, Letter, Recipient, Signer
from bluezone.letters.reading import closing
from bluezone.letters.reading.page import prepare
from tests.letters.reading.letter_texts import SHAPES

ADDRESSEES = ("Ủy ban nhân dân tỉnh", "Sở Thông tin và Truyền thông")


def read(text: str, part: str) -> list[object]:
    found = closing.find(prepare(text), Letter(addressees=ADDRESSEES))
    return [finding.value for finding in found if finding.part == part]


@pytest.mark.parametrize("shape", SHAPES)
def test_the_recipients_are_read_from_any_shape(shape: str) -> None:
    assert read(SHAPES[shape], "recipients") == [
        Recipient("Ủy ban nhân dân tỉnh; Sở Thông tin và Truyền thông", None, "Như trên"),
        Recipient("Ban Giám đốc Sở", "để b/c", "Ban Giám đốc Sở (để b/c)"),
        Recipient("Các phòng, đơn vị thuộc Sở", None, "Các phòng, đơn vị thuộc Sở"),
    ]


@pytest.mark.parametrize("shape", SHAPES)
def test_archive_line_and_signer_are_read_from_any_shape(shape: str) -> None:
    assert read(SHAPES[shape], "archive") == [Archive(("VT", "VP"), 2, "Hg", "Lưu: VT, VP (02). Hg.")]
    assert read(SHAPES[shape], "signer") == [Signer(None, "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Hữu Hưng")]


def test_semicolons_and_colons_within_a_line_do_not_split_it() -> None:
    text = "Nơi nhận:\n- VPCP: BTCN, các PCN; các Vụ: TH,\nNC;\n- Lưu: VT.\n"

    assert read(text, "recipients") == [
        Recipient("VPCP: BTCN, các PCN; các Vụ: TH, NC", None, "VPCP: BTCN, các PCN; các Vụ: TH, NC")
    ]


def test_a_purpose_may_stand_behind_the_semicolon() -> None:
    text = "Nơi nhận:\n- Thường trực Thành ủy; (để b/c)\n- Lưu: VT.\n"

    assert read(text, "recipients") == [Recipient("Thường trực Thành ủy", "để b/c", "Thường trực Thành ủy; (để b/c)")]


def test_annexes_are_no_part_of_the_closing() -> None:
    text = "Nơi nhận:\n- Sở Y tế;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nPHỤ LỤC\nDanh mục\n\nNguyễn Văn An"

    assert read(text, "signer") == [Signer(None, None, "GIÁM ĐỐC", None)]


def test_a_copy_that_stops_within_the_authority_has_no_signer() -> None:
    assert read("Nơi nhận:\n- Sở Y tế;\n- Lưu: VT.\n\nKT. BỘ TRƯ", "signer") == []


def test_a_signature_at_the_end_of_a_text_without_recipients_is_found() -> None:
    assert read("Sở Y tế báo cáo./.\n\nGIÁM ĐỐC\n\nNguyễn Văn An", "signer") == [
        Signer(None, None, "GIÁM ĐỐC", "Nguyễn Văn An")
    ]


def test_a_text_without_closing_has_neither_recipients_nor_signer() -> None:
    assert list(closing.find(prepare("Sở Y tế đã cài đặt 41/43 máy. Giám đốc Sở cho biết."), Letter())) == []


def test_recipients_on_one_line_without_dashes_are_separated_by_semicolons() -> None:
    text = "Nơi nhận: Như trên; UBND tỉnh (b/c); Lưu: VT, VP.\n"

    assert read(text, "recipients") == [
        Recipient("; ".join(ADDRESSEES), None, "Như trên"),
        Recipient("UBND tỉnh", "b/c", "UBND tỉnh (b/c)"),
    ]
    assert read(text, "archive") == [Archive(("VT", "VP"), None, None, "Lưu: VT, VP.")]


def test_a_name_that_stood_beside_a_recipient_is_the_signers() -> None:
    text = "Nơi nhận: KT. GIÁM ĐỐC\n- Như trên; PHÓ GIÁM ĐỐC\n- Sở Y tế;\n- Lưu: VT. Nguyễn Hữu Hưng"

    assert read(text, "signer") == [Signer(None, "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Hữu Hưng")]
    assert len(read(text, "recipients")) == 2


def test_a_list_without_end_is_read_to_a_bound() -> None:
    text = "Nơi nhận:\n" + "- Sở Y tế;\n" * (closing.MOST_ITEMS + 50)

    assert len(read(text, "recipients")) == closing.MOST_ITEMS


def test_one_purpose_of_several_recipients_on_a_line_is_told_once() -> None:
    text = "Nơi nhận:\n- Huyện ủy (b/c), UBND huyện (b/c);\n- Lưu: VT.\n"

    assert read(text, "recipients") == [Recipient("Huyện ủy, UBND huyện", "b/c", "Huyện ủy (b/c), UBND huyện (b/c)")]


@pytest.mark.parametrize(
    ("text", "signer"),
    [
        ("Loại: Công văn | Người ký: Nguyễn Văn An | Ngày ban hành: 5/8/2020\n\nKính gửi: Sở Y tế", "Nguyễn Văn An"),
        ("Người ký: | Nguyễn Huy Dũng |\nNgày ban hành: | 29/04/2021 |\n\nNội dung", "Nguyễn Huy Dũng"),
        ("Nơi ban hành: Sở Y tế Người ký: Lê Thị Hoa Ngày ban hành: 5/8/2020", "Lê Thị Hoa"),
        ("Người ký: Trần Văn Bảy\nEmail: bay@syt.example.vn\n\nSở Y tế báo cáo.", "Trần Văn Bảy"),
    ],
)
def test_a_label_names_the_signer_of_a_text_without_a_signature_block(text: str, signer: str) -> None:
    assert read(text, "signer") == [Signer(name=signer)]


def test_a_label_names_no_signer_beside_a_block_or_if_it_names_an_office() -> None:
    block = "Người ký: Trần Văn Bảy\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nLê Thị Hoa"

    assert read(block, "signer") == [Signer(None, None, "GIÁM ĐỐC", "Lê Thị Hoa")]
    assert read("Người ký: Sở Y tế Thanh Hóa\nEmail: syt@th.example.vn\n\nBáo cáo", "signer") == []
    assert read("Người ký: Văn phòng UBND tỉnh\n\nBáo cáo", "signer") == []


def test_the_placeholders_of_a_form_are_neither_filed_nor_sign() -> None:
    text = "Nơi nhận:\n- Như trên;\n- Lưu: VT, <đơn vị soạn thảo>.\n\n<CHỨC VỤ NGƯỜI KÝ>\n<Họ và tên>"

    assert read(text, "archive") == [Archive(("VT",), None, None, "Lưu: VT, <đơn vị soạn thảo")]
    assert read(text, "signer") == []


def test_whoever_sends_a_telegram_does_not_sign_it_there() -> None:
    text = "CÔNG ĐIỆN\nVề cài đặt\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÀ NAM ĐIỆN:\n- Giám đốc các sở.\n\nYêu cầu cài đặt."

    assert read(text, "signer") == []
