"""Lines of a letterhead known by their words: number, place and date, motto."""

import pytest

from bluezone.letters.reading.heading_lines import Mark, cells, full_date_end, known_line
from bluezone.letters.reading.tokens import Text


def mark(text: str) -> Mark | None:
    line = known_line(Text(text), 0, len(Text(text)), True)
    return line.mark if line else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Mark.TITLE),
        ("CỘNG HOÀ HỘI CHỦ NGHĨA VIỆT NAM", Mark.TITLE),
        ("Cộng Hòa Xâ Hội Chú Nghĩa Việt Nam", Mark.TITLE),
        ("Độc lập – Tự do – Hạnh phúc", Mark.MOTTO),
        ("Kính gứi: Sở Y tế", Mark.DEAR),
        ("Thành phố Huế, ngày 3 tháng 6 năm 2025", Mark.DATE),
        ("Thị xã Sông Lam, ngày 03 tháng 6 năm 2025", Mark.DATE),
        ("Thị trấn Vĩnh Hà, ngày    tháng 6 năm 2025", Mark.DATE),
        ("Số: 5/SYT-VP", Mark.NUMBER),
        ("Số ……/QĐ-UBND", Mark.NUMBER),
        ("TP. Hồ Chí Minh, ngày 5 tháng 8 năm 2020", Mark.DATE),
        ("Huế, ngày    tháng 8 năm 2020", Mark.DATE),
        ("Đà Nẵng, hồi 21 giờ 45 ngày 30 tháng 7 năm 2020", Mark.DATE),
        ("Cư Jút ngày 05 tháng 01 năm 2021", Mark.DATE),
        ("Kính gủi: UBND tỉnh", Mark.DEAR),
        ("Só: 5/SYT-VP", Mark.NUMBER),
        ("V/v: báo cáo", Mark.ABOUT),
        ("Kính gửi: UBND tỉnh", Mark.DEAR),
        ("HỎA TỐC", Mark.URGENCY),
        ("TỐI MẬT", Mark.SECRECY),
        ("---------", Mark.RULE),
    ],
)
def test_a_line_is_known_by_its_words(text: str, expected: Mark) -> None:
    assert mark(text) is expected


@pytest.mark.parametrize(
    "text",
    [
        "Số liệu năm 2020",
        "Số: 1998",
        "Sở Y tế",
        "Ngày 8 tháng 9 năm 2020.",
        "Tính đến ngày 13/8/2020, tỉnh đã cài",
        "Khẩn trương thực hiện",
        "- Sở Y tế",
    ],
)
def test_a_line_that_only_resembles_one_is_not_known(text: str) -> None:
    assert mark(text) is None


@pytest.mark.parametrize(
    ("text", "is_own"),
    [
        ("SỞ KẾ HOẠCH VÀ ĐẦU TƯ\nSố: 428/SKHĐT-VP", True),
        ("PHÒNG KẾ HOẠCH\nSố: 12/KH-VP", True),
        ("theo Thông tư số 428/TT-BKH", False),
        ("theo Kế hoạch Số: 12/KH-UBND", False),
        ("ĐẾN\nSố: 428", False),
    ],
)
def test_a_number_on_its_own_line_is_the_letters_own_whatever_the_office_is_called(text: str, is_own: bool) -> None:
    whole = Text(text)
    at = next(index for index in range(len(whole)) if whole[index].folded == "so" and index > 0)
    line = known_line(whole, at, len(whole), True)
    assert (line is not None and line.mark is Mark.NUMBER) is is_own


def test_a_date_needs_day_month_and_year_or_their_blanks() -> None:
    assert full_date_end(Text("ngày 10 tháng 8 năm 2020"), 0) == 6
    assert full_date_end(Text("ngày … tháng … năm …"), 0) == 6
    assert full_date_end(Text("ngày 10 tháng 8 tới"), 0) is None


def test_cells_end_at_line_breaks_tabs_wide_gaps_and_bars() -> None:
    text = Text("UBND TỈNH\tCỘNG HÒA\nSỞ Y TẾ      Độc lập | Số: 5")

    assert [text.slice(*cell) for cell in cells(text, 0, len(text))] == [
        "UBND TỈNH", "CỘNG HÒA", "SỞ Y TẾ", "Độc lập", "Số: 5",
    ]  # fmt: skip
