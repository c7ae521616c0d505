"""The line with the kind of document."""

import pytest

from bluezone.letters.reading import heading, masthead_kind
from bluezone.letters.reading.page import prepare


def kind_of(lines: str) -> str | None:
    page = prepare(f"SỞ Y TẾ\nSố: 5/BC-SYT\n\nHuế, ngày 05 tháng 8 năm 2020\n\n{lines}")
    found = masthead_kind.find(page.text, heading.read(page))
    return found.name if found else None


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        ("BÁO CÁO\nKết quả", "Báo cáo"),
        ("BÁO CÁO NHANH\nKết quả", "Báo cáo nhanh"),
        ("Thông báo\nVề việc nghỉ", "Thông báo"),
        ("BÁO CÁO TUẦN\nVề kích hoạt", "Báo cáo tuần"),
        ("BÁO CÁO THÁNG\nKết quả", "Báo cáo tháng"),
        ("BÁO CÁO THÁNG 8 NĂM 2020\nKết quả", "Báo cáo"),
        ("PHIẾU TỔNG HỢP\nTình hình", "Phiếu tổng hợp"),
        ("QUYẾT ĐỊNH VỀ VIỆC CÔNG BỐ", "Quyết định"),
    ],
)
def test_a_kind_stands_alone_on_its_line_or_in_capitals(lines: str, kind: str) -> None:
    assert kind_of(lines) == kind


def test_a_sentence_that_begins_with_a_kind_is_no_kind_line() -> None:
    assert kind_of("Báo cáo của Sở Y tế nêu rõ.\n\nKế hoạch số 5 đã xong.") is None


def test_what_stands_behind_v_v_is_the_abstract_even_in_capitals() -> None:
    assert kind_of("V/V BÁO CÁO KẾT QUẢ") is None
