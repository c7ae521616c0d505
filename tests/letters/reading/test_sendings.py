"""The verb of sending that a time phrase belongs to, and whom it is sent to."""

import pytest

from bluezone.letters.reading import due_times, sendings
from bluezone.letters.reading.page import prepare


def read(sentence: str) -> tuple[str, str | None] | None:
    page = prepare(sentence)
    found = due_times.time_phrases(page)[-1]
    sending = sendings.sending(page.text, 0, len(page.text), found)
    if sending is None:
        return None
    to = page.text.slice(sending.to.start, sending.to.stop) if sending.to else None
    return page.text.slice(sending.first, sending.last), to


@pytest.mark.parametrize(("sentence", "verb", "to"), [
    ("Các xã tổng hợp, gửi báo cáo về Phòng Y tế trước ngày 12/8/2020.", "gửi", "Phòng Y tế"),
    ("Trước ngày 12/8/2020, các xã nộp danh sách cho Văn phòng.", "nộp", "Văn phòng"),
    ("Nhập số liệu vào hệ thống (link đã gửi) trước ngày 12/8/2020.", "Nhập", "hệ thống (link đã gửi)"),
    ("Báo cáo kết quả để tổng hợp, trình UBND tỉnh trước ngày 12/8/2020.", "Báo cáo", None),
    ("báo cáo tổng hợp gửi Sở Y tế trước ngày 12/8/2020.", "gửi", "Sở Y tế"),
    ("Thông tin cho Sở tên cán bộ đầu mối trước ngày 12/8/2020.", "Thông tin cho", "Sở"),
])  # fmt: skip
def test_the_verb_and_whom_it_is_sent_to(sentence: str, verb: str, to: str | None) -> None:
    assert read(sentence) == (verb, to)


@pytest.mark.parametrize("sentence", [
    "Các xã hoàn thành trước ngày 12/8/2020.", "Các xã đã gửi danh sách trước ngày 12/8/2020.",
    "Chuyển đổi số phải xong trước ngày 12/8/2020.", "Gửi báo cáo sau khi hoàn thành trước ngày 12/8/2020.",
])  # fmt: skip
def test_other_verbs_send_nothing(sentence: str) -> None:
    assert read(sentence) is None


def test_an_aside_stands_in_brackets_that_close() -> None:
    text = prepare("Nhập số liệu (đã gửi link) trước ngày 12/8/2020").text
    at = text.places["gui"][0]

    assert sendings.is_aside(text, at, len(text))
    assert not sendings.is_aside(text, 0, len(text))
