"""The names of organs in a letterhead, on one line or several."""

import pytest

from bluezone.letters.reading import heading, masthead_kind, masthead_organs
from bluezone.letters.reading.page import prepare


def names(text: str) -> list[str]:
    page = prepare(
        f"{text}\nSố: 5/BC-SYT\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nBÁO CÁO\nKết quả"
    )
    head = heading.read(page)
    lines = masthead_organs.organ_lines(page.text, head, masthead_kind.find(page.text, head))
    return [" ".join(page.text.slice(*line) for line in name) for name in lines]


@pytest.mark.parametrize(
    ("lines", "organs"),
    [
        ("UBND TỈNH HUẾ\nSỞ Y TẾ", ["UBND TỈNH HUẾ", "SỞ Y TẾ"]),
        ("ỦY BAN NHÂN DÂN\nHUYỆN EA RÔK", ["ỦY BAN NHÂN DÂN HUYỆN EA RÔK"]),
        (
            "SỞ NÔNG NGHIỆP VÀ PTNT\nCHI CỤC QUẢN LÝ CHẤT LƯỢNG\nNÔNG LÂM SẢN VÀ THỦY SẢN",
            ["SỞ NÔNG NGHIỆP VÀ PTNT", "CHI CỤC QUẢN LÝ CHẤT LƯỢNG NÔNG LÂM SẢN VÀ THỦY SẢN"],
        ),
        ("SỞ Y TẾ HUẾ BỆNH VIỆN ĐA KHOA SÔNG LAM", ["SỞ Y TẾ HUẾ", "BỆNH VIỆN ĐA KHOA SÔNG LAM"]),
        ("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ\nXÃ HỘI", ["SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI"]),
        ("ĐẢNG ỦY SỞ Y TẾ", ["ĐẢNG ỦY SỞ Y TẾ"]),
        ("SỞ Y TẾ\nTRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", ["SỞ Y TẾ", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"]),
        ("BỘ QUỐC PHÒNG\nQUÂN KHU 4", ["BỘ QUỐC PHÒNG", "QUÂN KHU 4"]),
        (
            "UBND TỈNH GIA LAI\nBAN CHỈ ĐẠO PHÒNG, CHỐNG\nDỊCH BỆNH COVID-19",
            ["UBND TỈNH GIA LAI", "BAN CHỈ ĐẠO PHÒNG, CHỐNG DỊCH BỆNH COVID-19"],
        ),
        ("Ủy ban nhân dân\nThành phố Đông Hà\nPhòng Y tế", ["Ủy ban nhân dân Thành phố Đông Hà", "Phòng Y tế"]),
        ("TỈNH ĐOÀN HUẾ\nBAN THƯỜNG VỤ\nĐOÀN TNCS HỒ CHÍ MINH", ["TỈNH ĐOÀN HUẾ", "BAN THƯỜNG VỤ"]),
    ],
)
def test_a_name_begins_with_a_head_and_goes_on_over_lines(lines: str, organs: list[str]) -> None:
    assert names(lines) == organs


def test_lines_of_a_signing_service_are_no_organs() -> None:
    lines = "Người ký: Sở Y tế\nCơ quan: Sở Y tế, tỉnh Nghệ An\nThời gian ký: 16.11.2021\n\nSỞ Y TẾ NGHỆ AN"

    assert names(lines) == ["SỞ Y TẾ NGHỆ AN"]


def test_capitals_above_the_number_are_the_issuer_where_no_head_is_known() -> None:
    page = prepare("FPT QUẢNG TRỊ\nSố: 88/FPT-KT\nV/v cài đặt\n\nKính gửi: Sở Y tế")
    head = heading.read(page)

    found = {finding.part: finding.value for finding in masthead_organs.find(page, head, None, None)}

    assert found == {"issuer": "FPT Quảng Trị"}
