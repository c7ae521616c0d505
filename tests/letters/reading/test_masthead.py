"""What the letterhead says, in every shape in which stored copies have it."""

from datetime import date

import pytest

from bluezone.letters.letter import Letter
from bluezone.letters.reading import masthead
from bluezone.letters.reading.page import prepare
from tests.letters.reading.letter_texts import DEAR, RIGHT, SHAPES, below


def read(text: str) -> dict[str, object]:
    found: dict[str, object] = {}
    for finding in masthead.find(prepare(text), Letter()):
        found.setdefault(finding.part, finding.value)
    return found


@pytest.mark.parametrize("shape", SHAPES)
def test_the_letterhead_is_read_from_any_shape(shape: str) -> None:
    assert read(SHAPES[shape]) == {
        "number": "05",
        "symbol": "SLĐTBXH-VP",
        "date": date(2021, 1, 5),
        "date_text": "ngày 05 tháng 01 năm 2021",
        "place": "Đông Hà",
        "parent_org": "UBND tỉnh Quảng Trị",
        "issuer": "Sở Lao động - Thương binh và Xã hội",
        "abstract": "báo cáo cài đặt ứng dụng Bluezone",
        "type": "Công văn",
    }


def test_every_value_stands_where_its_span_says() -> None:
    text = SHAPES["left, then right"]

    for finding in masthead.find(prepare(text), Letter()):
        if finding.part in ("number", "symbol", "place", "date_text"):
            assert str(finding.value) in text[finding.span.start : finding.span.end]


def test_the_blanks_of_a_form_are_no_values() -> None:
    date_line = "……….., ngày ….tháng …năm …"
    form = below("UBND TỈNH ………..", "SỞ Y TẾ", "Số:……….", date_line, "BÁO CÁO NHANH", "Kết quả đợt 1", "Thực hiện")

    found = read(form)

    assert {part: found.get(part) for part in ("number", "symbol", "date", "place")} == dict.fromkeys(
        ("number", "symbol", "date", "place")
    )
    assert (found["parent_org"], found["type"], found["abstract"]) == (
        "UBND tỉnh ………..",
        "Báo cáo nhanh",
        "Kết quả đợt 1",
    )


def test_a_printed_symbol_stays_where_the_number_is_blank() -> None:
    found = read(
        "SỞ CÔNG THƯƠNG\nSố:        /SCT-VP\nV/v báo cáo\n\nQuảng Nam, ngày      tháng 8 năm 2020\n\nKính gửi: Sở Y tế"
    )

    assert (found["symbol"], found["place"]) == ("SCT-VP", "Quảng Nam")
    assert found.keys().isdisjoint({"number", "date", "date_text"})


def test_number_and_symbol_are_the_sides_of_the_first_slash() -> None:
    found = read(
        "BỘ CÔNG THƯƠNG\nSố: 21/2026/TT-BCT\n\nHà Nội, ngày 28 tháng 4 năm 2026\n\nTHÔNG TƯ\nBãi bỏ một khoản\n\nCăn cứ"
    )

    assert (found["number"], found["symbol"], found["type"]) == ("21", "2026/TT-BCT", "Thông tư")


def test_a_stamp_of_arrival_is_not_the_number() -> None:
    found = read("ĐẾN Số: 1998 Ngày: 15/9/2026\nBỘ Y TẾ\nSố: 6240 /BYT-KCB\nV/v hướng dẫn\n\nKính gửi: Sở Y tế")

    assert (found["number"], found["symbol"]) == ("6240", "BYT-KCB")


def test_urgency_stands_on_a_line_of_its_own() -> None:
    found = read(below("BỘ Y TẾ\nSố: 1/BYT-DP\nV/v chống dịch khẩn cấp\n\nHỎA TỐC", RIGHT, DEAR))

    assert (found["urgency"], found["abstract"]) == ("HỎA TỐC", "chống dịch khẩn cấp")


def test_the_abstract_of_a_named_kind_ends_at_the_empty_line() -> None:
    text = below(
        "UBND HUYỆN CƯ JÚT\nSố: 15/CT-UBND",
        RIGHT,
        "CHỈ THỊ\nVề việc đẩy mạnh\ncài đặt ứng dụng",
        "Thời gian qua, các ngành",
    )

    assert read(text)["abstract"] == "đẩy mạnh cài đặt ứng dụng"


def test_without_a_letterhead_the_body_of_the_symbol_is_the_issuer_if_the_text_names_it() -> None:
    head = "Số: 1169 /SCT-VP\n\nV/v cài đặt\n\nKính gửi: Sở Thông tin và Truyền thông\n\n"

    assert read(f"{head}Sở Công Thương đã cài đặt. Sở Công Thương báo cáo.")["issuer"] == "Sở Công Thương"
    assert "issuer" not in read(f"{head}Cơ quan đã cài đặt.")


def test_a_portals_title_tells_what_a_letter_is_about_whose_own_abstract_is_lost() -> None:
    title = "Công văn 13/BTTTT-THH năm 2021 về cài đặt ứng dụng\nCơ quan ban hành: | Bộ Y tế |\n"
    head = f"{title}BỘ THÔNG TIN VÀ Số: 13/BTTTT-THH | CỘNG HÒA"

    found = read(f"{head} XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKính gửi: Sở Y tế\n\nBộ Thông tin và Truyền thông đề nghị")

    assert (found["abstract"], found["issuer"]) == ("cài đặt ứng dụng", "Bộ Thông tin và Truyền thông")
    assert "parent_org" not in found


def test_an_abstract_in_capitals_ends_where_small_letters_begin() -> None:
    text = "ỦY BAN NHÂN DÂN\nSố: 3/CT-UBND\nVỀ VIỆC CÀI ĐẶT ỨNG DỤNG\nTừ kết luận của cuộc họp"

    assert read(text)["abstract"] == "CÀI ĐẶT ỨNG DỤNG"


def test_the_placeholders_of_a_form_are_no_organ() -> None:
    assert "issuer" not in read("TÊN CƠ QUAN, ĐƠN VỊ\nSố: ....../BC-......\n\nBÁO CÁO\nKết quả")


@pytest.mark.parametrize(
    ("lines", "abstract"),
    [
        ("BÁO CÁO TUẦN\nVề kích hoạt tài khoản\n\nKính gửi: Sở Y tế", "kích hoạt tài khoản"),
        ("BÁO CÁO Kết quả cài đặt VNeID Kính gửi: Trung tâm Y tế", "Kết quả cài đặt VNeID"),
        ("BÁO CÁO\nVề việc cài đặt\n\nKính gửi: Sở Y tế", "cài đặt"),
        ("PHIẾU TỔNG HỢP\nTình hình cài đặt\n\nSố liệu đến", "Tình hình cài đặt"),
    ],
)
def test_the_abstract_under_a_kind_ends_where_the_addressees_begin(lines: str, abstract: str) -> None:
    assert read(f"SỞ Y TẾ\nSố: 5/BC-SYT\n\nHuế, ngày 05 tháng 8 năm 2020\n\n{lines}")["abstract"] == abstract
