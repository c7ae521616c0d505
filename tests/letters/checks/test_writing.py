"""Dates, hours, numbers and spelling as the text writes them."""

import pytest

from bluezone.letters.checks import writing
from bluezone.letters.checks.paper import Paper


def found(text: str) -> list[str]:
    return sorted(finding.code for finding in (*writing.of_text(Paper(text)), *writing.blanks(Paper(text))))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ngày 8/9/2020", "date_ambiguous"),
        ("ngày 8/10/2020", "date_zero"),
        ("ngày 15/1/2020", "date_zero"),
        ("ngày 8/8/2020", "date_zero"),
        ("ngày 5 tháng 8 năm 2020", "date_zero"),
        ("ngày 15 tháng 2 năm 2020", "date_zero"),
        ("ngày 09/08/2020", "date_month_zero"),
        ("ngày 15 tháng 08 năm 2020", "date_month_zero"),
        ("ngày 31/02/2020", "date_impossible"),
        ("ngày 31 tháng 4 năm 2020", "date_impossible"),
        ("ngày 17-8-2020", "date_form"),
        ("ngày 17.8.2020", "date_form"),
        ("đạt 95.3%", "decimal_point"),
        ("đạt 93.0 % dân số", "decimal_point"),
        ("có 1,128,620 người", "thousands_comma"),
        ("đạt 95,3%%", "percent_double"),
        ("đạt 95,3 %", "percent_blank"),
        ("còn 2 máy chưa cài", "count_zero"),
        ("cử 3 cán bộ", "count_zero"),
        ("lúc 8h00' sáng", "time_form"),
        ("lúc 08:00 sáng", "time_form"),
        ("Số liệu: ……… máy", "blank_left"),
    ],
)
def test_what_is_written_against_the_rules_is_found_by_its_code(text: str, code: str) -> None:
    assert code in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "ngày 09/8/2020; ngày 10/12/2020; ngày 05 tháng 01 năm 2020; ngày 10 tháng 8 năm 2020",
        "đạt 95,3%; 16,27%; 1.128.620 người; 1.128,5; 41/43 máy; 9/9 đơn vị; 02 máy; 12 máy; 1.002 máy",
        "8h00 ngày 09/8/2020; 17h; 8 giờ 00",
        "lần 2; đợt 3; tháng 8 người dân; khoản 2 đơn vị; F1 người bệnh; thứ 3 cơ quan; quý 2 đơn vị",
        "Thời gian ký: 16.11.2021 15:42:08 +07:00",
        "Công văn số 5/8/2020/ABC; 30/2020/NĐ-CP; tỷ lệ 1:2",
        "các chợ... trong lĩnh vực",
    ],
)
def test_what_is_written_as_the_rules_want_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_sentence_shows_the_right_form() -> None:
    (finding,) = writing.of_text(Paper("ngày 8/9/2020"))

    assert "08/9/2020" in finding.vi
    assert "08/9/2020" in finding.en


def test_slips_of_spelling_come_with_what_is_meant() -> None:
    (finding,) = writing.spelling(Paper("các dơn vị trực thuộc của Sở"))

    assert (finding.code, "đơn" in finding.vi) == ("spelling_word", True)
