"""What a cited document is about, and where that ends."""

import pytest

from bluezone.letters.reading import abouts
from bluezone.letters.reading.tokens import Text


def about(text: str) -> str | None:
    tokens = Text(text)
    _, found = abouts.behind(tokens, 0)
    return tokens.slice(found.start, found.stop) if found else None


@pytest.mark.parametrize(("text", "expected"), [
    ("về việc cài đặt Bluezone, Sở Công Thương báo cáo", "cài đặt Bluezone"),
    ("về việc phòng, chống dịch bệnh, Sở Y tế báo cáo", "phòng, chống dịch bệnh"),
    ("về cài đặt ứng dụng; Công văn số 12/SYT", "cài đặt ứng dụng"),
    ('"V/v cài đặt NCOVI, Bluezone để phòng, chống dịch", Ban Quản lý', "cài đặt NCOVI, Bluezone để phòng, chống dịch"),
    ("“về triển khai Bluezone” và Công văn số 78/SYT", "triển khai Bluezone"),
    ('về việc "Cài đặt Bluezone", Sở', "Cài đặt Bluezone"),
    ("V/v cài đặt Bluezone.", "cài đặt Bluezone"),
    ("về việc đăng ký điểm quét; ý kiến của UBND tỉnh", "đăng ký điểm quét"),
    ("về việc cài đặt và Công văn số 1042/STTTT", "cài đặt"),
    ("về việc cài đặt Bluezone (có văn bản kèm theo);", "cài đặt Bluezone"),
    ("(sao gửi kèm theo) về việc cài đặt, trong đó nêu lại", "cài đặt"),
    ("gửi UBND các tỉnh, thành phố về việc tuyên truyền;", "tuyên truyền"),
    ("quy định về định danh và xác thực điện tử;", "quy định về định danh và xác thực điện tử"),
    ("về triển khai chiến dịch, từ ngày 06/8 đến 12/8", "triển khai chiến dịch"),
    ("về cài đặt Bluezone, HTX xin báo cáo:", "cài đặt Bluezone"),
    ("về việc cài đặt, Chi cục báo cáo", "cài đặt"),
    ("về quyết liệt thực hiện do Thủ tướng Chính phủ ban hành", "quyết liệt thực hiện"),
    ("về việc triển khai\ncài đặt Bluezone, Sở Y tế", "triển khai cài đặt Bluezone"),
])  # fmt: skip
def test_an_abstract(text: str, expected: str) -> None:
    assert about(text) == expected


@pytest.mark.parametrize("text", [
    ", Sở Công Thương báo cáo", "chỉ đạo các xã", "ban hành Quy chế làm việc", "", "về", ";", "và Công văn",
    "về triển khai Chương trình số 08-CTr/TU và Kế hoạch số 12/KH-UBND",
])  # fmt: skip
def test_where_there_is_none(text: str) -> None:
    assert about(text) in (None, "triển khai Chương trình số 08-CTr/TU")
