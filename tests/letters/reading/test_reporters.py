"""Whose figures a press piece gives that names no letter."""

import pytest

from bluezone.letters.reading import reporters
from bluezone.letters.reading.tokens import Text


def reporter(sentences: str) -> str | None:
    text = Text(sentences)
    found = reporters.reporter(text, len(text))
    return found[0] if found else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Theo Sở TT-TT Phú Yên, đến 7 giờ ngày 24/8/2020, toàn tỉnh có 131.870 lượt cài đặt.", "Sở TT-TT Phú Yên"),
        ("Theo báo cáo của Công an huyện Ba Tơ, tính đến 14/8, đã kích hoạt 500 tài khoản.", "Công an huyện Ba Tơ"),
        ("Sở Y tế cho biết: tại Hà Nam tỷ lệ PC-Covid chiếm 45,31%.", "Sở Y tế"),
        ("Sở Thông tin và Truyền thông thông tin, đã có 500 lượt tải.", "Sở Thông tin và Truyền thông"),
        (
            "Ông Đỗ Khôi Vĩ, Trưởng phòng Công nghệ (Sở Thông tin - truyền thông), cho hay có 806 ngàn lượt tải.",
            "Sở Thông tin - truyền thông",
        ),
    ],
)
def test_the_source_of_the_figures_is_named(text: str, name: str) -> None:
    assert reporter(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tính đến ngày 14/8/2023, Công an huyện Ba Tơ đã kích hoạt 21.430 tài khoản.", "Công an huyện Ba Tơ"),
        ("(NTO) Sở GD&ĐT Ninh Thuận vừa tổng kết tuần lễ. Đến nay có 4.266 người.", "Sở GD&ĐT Ninh Thuận"),
        ("Ngày 12/5/2023, Công an tỉnh Nghệ An tổ chức hội nghị sơ kết.", "Công an tỉnh Nghệ An"),
        ("Theo công văn, UBND huyện Ba Tơ đã giao chỉ tiêu cho 31 xã.", "UBND huyện Ba Tơ"),
        (
            "Ngày 1/8, Tỉnh đoàn Vĩnh Long phối hợp tổ chức. Theo thống kê của Tỉnh đoàn, đến 17/8 có 8 người cài.",
            "Tỉnh đoàn Vĩnh Long",
        ),
    ],
)
def test_or_the_body_that_did_what_the_piece_tells(text: str, name: str) -> None:
    assert reporter(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Ban Chỉ đạo phòng, chống dịch tỉnh kêu gọi người dân tải ứng dụng.",
        "Đến ngày 1.9, 455.559 người cài đặt.\nSở Y tế cho biết, ứng dụng đã giúp tìm ra 20 trường hợp F1.",
        "Số của Cục Tin học hóa: tính đến 11 giờ ngày 11/8, có 15,7 triệu lượt tải.",
        "Người dân theo hướng dẫn của Sở Y tế đã cài đặt.",
        "Theo chỉ đạo của Công đoàn viên chức tỉnh, Công đoàn Cơ sở Sở Y tế và Công đoàn phối hợp cài đặt.",
        "Huyện có 27.018 máy cài đặt.",
    ],
)
def test_a_body_that_is_merely_mentioned_reports_nothing(text: str) -> None:
    assert reporter(text) is None
