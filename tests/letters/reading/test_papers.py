"""What is sent."""

import pytest

from bluezone.letters.reading import due_times, papers, sendings
from bluezone.letters.reading.page import prepare


@pytest.mark.parametrize(("sentence", "what"), [
    ("Gửi báo cáo kết quả về Sở Y tế trước ngày 12/8/2020.", "báo cáo kết quả"),
    ("lập danh sách học sinh chưa cài, gửi Phòng Y tế trước ngày 12/8/2020.", "danh sách học sinh chưa cài"),
    ("Giải trình nguyên nhân bằng văn bản gửi Sở Y tế trước ngày 12/8/2020.", "Giải trình nguyên nhân bằng văn bản"),
    ("Cập nhật số liệu lên biểu trực tuyến trước ngày 12/8/2020.", "số liệu"),
    ("Thông báo cho Phòng Y tế số máy còn thiếu trước ngày 12/8/2020.", "số máy còn thiếu"),
    ("Gửi về Sở Y tế trước ngày 12/8/2020.", None),
])  # fmt: skip
def test_what_is_sent(sentence: str, what: str | None) -> None:
    page = prepare(sentence)
    (found,) = due_times.time_phrases(page)
    sending = sendings.sending(page.text, 0, len(page.text), found)
    assert sending is not None
    place = papers.what(page.text, 0, sending)

    assert (page.text.slice(place.start, place.stop) if place else None) == what
