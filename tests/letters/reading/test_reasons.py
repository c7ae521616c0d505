"""Why phones are without the app."""

import pytest

from bluezone.letters.reading import reasons
from bluezone.letters.reading.page import prepare
from bluezone.letters.reading.statements import statements


def read(text: str) -> list[tuple[str, int | None, str | None]]:
    page = prepare(text)
    found = reasons.reasons(page, 0, len(page.text))
    return [(placed.reason.code, placed.reason.count, placed.reason.as_written) for placed in found]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("02 máy do cấu hình thấp", [("incompatible_device", 2, "do cấu hình thấp")]),
        ("02 máy (do cấu hình thấp)", [("incompatible_device", 2, "do cấu hình thấp")]),
        ("không có điện thoại thông minh: 03 người", [("no_smartphone", 3, "không có điện thoại thông minh")]),
        ("nghỉ ốm (01 người)", [("on_leave", 1, "nghỉ ốm")]),
        ("khóa vùng 01; hư hỏng 02.", [("other_device", 1, "khóa vùng"), ("phone_broken", 2, "hư hỏng")]),
        ("01 máy hỏng và 02 máy hết bộ nhớ", [("phone_broken", 1, "hỏng"), ("storage_full", 2, "hết bộ nhớ")]),
        ("912 người đi làm ăn xa", [("other", 912, "đi làm ăn xa")]),
        ("02 máy chưa cài đặt do máy đời cũ", [("os_too_old", 2, "do máy đời cũ")]),
        ("02 máy chưa cài, lý do: máy đời cũ.", [("os_too_old", 2, "máy đời cũ")]),
        ("hai máy bị hỏng", [("phone_broken", 2, "bị hỏng")]),
        ("02 máy chưa cài đặt", [("other", 2, None)]),
    ],
)
def test_a_count_and_its_reason_are_found_in_either_order(sentence: str, found: list[tuple[str, int, str]]) -> None:
    assert read(sentence) == found


@pytest.mark.parametrize("sentence", ["02 máy tính bị hỏng", "đạt 95,3%", "41/43 máy hỏng", "ngày 12/8/2020 máy hỏng"])
def test_a_number_of_something_else_has_no_reason(sentence: str) -> None:
    assert read(sentence) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Đã cài 43/43 máy, không còn trường hợp nào chưa cài đặt.", True),
        ("Đã cài 43/43 máy. Không có trường hợp nào chưa cài.", True),
        ("Đã cài 41/43 máy, có trường hợp chưa cài đặt.", False),
    ],
)
def test_that_nobody_is_left_is_said_in_words(text: str, says: bool) -> None:
    page = prepare(text)

    assert reasons.says_nobody(page, next(iter(statements(page)))) is says
