"""Figures by unit in prose."""

import pytest

from bluezone.letters.reading.page import prepare
from bluezone.letters.reading.unit_counts import items


def read(text: str) -> list[tuple[str, int | None, int | None, str | None]]:
    return [(i.row.unit, i.row.installed, i.row.total, i.row.percent_text) for i in items(prepare(text))]


@pytest.mark.parametrize(
    "text",
    [
        "trong đó: Văn phòng 12/12, Thanh tra Sở 5/6, phòng Năng lượng 7/8.",
        "Văn phòng: 12/12; Thanh tra Sở: 5/6; phòng Năng lượng: 7/8",
        "- Văn phòng: 12/12 người;\n- Thanh tra Sở: 5/6 người;\n- phòng Năng lượng: 7/8 người.",
        "Văn phòng có 12/12 người đã cài, Thanh tra Sở đạt 5/6, phòng Năng lượng 7/8",
    ],
)
def test_units_are_listed_with_a_figure_each(text: str) -> None:
    assert [row[:3] for row in read(text)] == [
        ("Văn phòng", 12, 12),
        ("Thanh tra Sở", 5, 6),
        ("phòng Năng lượng", 7, 8),
    ]


def test_a_unit_may_have_its_rate() -> None:
    assert read("Xưởng May 1: 640/702 (91,2%); Xưởng Cắt: 214/239, đạt 89,5%")[0] == ("Xưởng May 1", 640, 702, "91,2%")


@pytest.mark.parametrize(
    "text",
    [
        "Văn phòng 12/12.",
        "Sở Công Thương đã cài đặt 41/43 máy. Trung tâm Khuyến công đã cài đặt 12/12 máy.",
        "Kỳ trước 35/43 máy, Kỳ này 41/43 máy",
        "Công văn 12/CT-UBND, ngày 5/8, Thứ 4/13 tỉnh",
        "Hội đồng quản trị 05/05 người; Thành viên 0/12 tổ",
        "Văn phòng 13/12, Thanh tra Sở 7/6",
    ],
)
def test_what_is_no_list_of_units_gives_none(text: str) -> None:
    assert read(text) == []
