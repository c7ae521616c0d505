"""Whether a letter reports or orders."""

from datetime import date

import pytest

from bluezone.letters.letter import Letter
from bluezone.letters.reading import purpose
from bluezone.letters.reading.page import prepare

LETTER = Letter(
    type="Công văn", number="1169", symbol="SCT-VP", date=date(2020, 8, 10), issuer="Sở Công Thương",
    addressees=("Sở Thông tin và Truyền thông",), is_draft=False,
)  # fmt: skip


@pytest.mark.parametrize(("text", "known", "reports"), [
    ("Sở Công Thương báo cáo như sau:", LETTER, True),
    ("Sở đề nghị các đơn vị gửi báo cáo kết quả.", LETTER, False),
    ("", Letter(type="Báo cáo", is_draft=False), True),
    ("", Letter(type="Chỉ thị", is_draft=False), False),
    ("", Letter(type="Công văn", abstract="báo cáo kết quả cài đặt", is_draft=False), True),
    ("đề nghị Sở gửi báo cáo", Letter(abstract="đôn đốc báo cáo kết quả", is_draft=False), False),
    ("Sở yêu cầu các đơn vị gửi số liệu.", Letter(abstract="báo cáo kết quả cài đặt", is_draft=False), False),
    ("Trời đẹp.", LETTER, None),
    ("Sở có ý kiến như sau:", Letter(abstract="thông tin kết quả cài đặt", is_draft=False), True),
    ("Sở có ý kiến như sau:", Letter(abstract="triển khai ứng dụng", is_draft=False), False),
])  # fmt: skip
def test_whether_a_letter_reports_or_orders(text: str, known: Letter, reports: bool | None) -> None:
    assert purpose.is_report(prepare(text), known) is reports
