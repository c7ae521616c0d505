"""To whom a letter is written."""

import pytest

from bluezone.letters.letter import Letter
from bluezone.letters.reading import addressees
from bluezone.letters.reading.page import prepare
from tests.letters.reading.letter_texts import SHAPES


def read(text: str, issuer: str | None = None) -> list[object]:
    return [finding.value for finding in addressees.find(prepare(text), Letter(issuer=issuer))]


@pytest.mark.parametrize("shape", SHAPES)
def test_the_addressees_are_read_from_any_shape(shape: str) -> None:
    assert read(SHAPES[shape]) == ["Ủy ban nhân dân tỉnh", "Sở Thông tin và Truyền thông"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kính gửi: Sở Y tế.\n\nSở Nội vụ báo cáo", ["Sở Y tế"]),
        ("Kính gửi: Sở Y tế; Sở Nội vụ; UBND tỉnh.\n\nThực hiện", ["Sở Y tế", "Sở Nội vụ", "UBND tỉnh"]),
        (
            "Kính gửi: Ban Quản lý các khu công nghiệp\n   UBND huyện Cẩm Giàng\n\nCông ty",
            ["Ban Quản lý các khu công nghiệp", "UBND huyện Cẩm Giàng"],
        ),
        (
            "Kính gửi: - Các sở: Nội vụ, Y tế;\n- UBND các huyện: Sơn Hòa, Sông Hinh.\n\nNgày",
            ["Các sở: Nội vụ, Y tế", "UBND các huyện: Sơn Hòa, Sông Hinh"],
        ),
        (
            "Kính gửi:\n- Các trường đại học; các cơ sở giáo dục khác;\n- UBND tỉnh.\n\nTheo",
            ["Các trường đại học; các cơ sở giáo dục khác", "UBND tỉnh"],
        ),
        (
            "Kính gửi: Thủ trưởng các sở, ban, ngành\nvà UBND các huyện\n\nTheo",
            ["Thủ trưởng các sở, ban, ngành và UBND các huyện"],
        ),
        (
            "TRƯỞNG BAN CHỈ ĐẠO TỈNH điện:\n- Giám đốc các sở;\n- Chủ tịch UBND các huyện.\n\nTheo",
            ["Giám đốc các sở", "Chủ tịch UBND các huyện"],
        ),
        ("Kính gửi: UBND huyện\nXín Lùng\n\nCăn cứ", ["UBND huyện Xín Lùng"]),
        ("Kính gửi: - Các hội; - Ban nhân dân 06 thôn. UBND xã nhận được", ["Các hội", "Ban nhân dân 06 thôn"]),
        ("Kính gửi: ......................\n\nBảng", []),
        ("Kính gửi: Sở Y tế\nViettel báo cáo như sau:", ["Sở Y tế"]),
        ("Kính gửi: Sở Y tế Thanh Hóa Thực hiện Công văn số 5/SYT-VP của Sở Y tế", ["Sở Y tế Thanh Hóa"]),
    ],
)
def test_lines_dashes_and_semicolons_separate_addressees(text: str, names: list[str]) -> None:
    assert read(text) == names


def test_a_notice_names_whom_its_letter_orders() -> None:
    text = "Cài đặt Bluezone\n\nUBND tỉnh yêu cầu Chủ tịch UBND các huyện, thị xã, Thành phố Huế:\n\n1. Khẩn trương."

    assert read(text, "UBND tỉnh") == ["Chủ tịch UBND các huyện, thị xã, Thành phố Huế"]
    assert read(text, "Sở Y tế") == []


def test_a_letter_without_kinh_gui_has_no_addressees_of_its_orders() -> None:
    assert (
        read("SỞ Y TẾ\nSố: 5/CT-SYT\n\nCHỈ THỊ\nVề việc\n\nSở Y tế yêu cầu Thủ trưởng các đơn vị thực hiện.", "Sở Y tế")
        == []
    )
