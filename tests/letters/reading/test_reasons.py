"""Why phones are without the app."""

import pytest

from bluezone.letters.letter import REASONS
from bluezone.letters.reading import reasons
from bluezone.letters.reading.page import prepare
from bluezone.letters.reading.statements import statements


def read(text: str) -> list[tuple[str, int | None, str | None]]:
    page = prepare(text)
    found = reasons.reasons(page, 0, len(page.text))
    return [(placed.reason.code, placed.reason.count, placed.reason.as_written) for placed in found]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("không có điện thoại", "no_phone"),
        ("không sử dụng điện thoại thông minh", "no_smartphone"),
        ("dùng điện thoại phím bấm", "no_smartphone"),
        ("cấu hình không phù hợp", "incompatible_device"),
        ("máy không tương thích", "incompatible_device"),
        ("hệ điều hành quá cũ", "os_too_old"),
        ("máy đời cũ", "os_too_old"),
        ("không có Bluetooth năng lượng thấp", "no_bluetooth"),
        ("tài khoản kho ứng dụng ở nước ngoài", "no_store"),
        ("không đăng nhập được Apple ID", "no_store"),
        ("máy hết bộ nhớ", "storage_full"),
        ("không đủ dung lượng", "storage_full"),
        ("hỏng đang sửa chữa", "phone_broken"),
        ("vỡ màn hình", "phone_broken"),
        ("máy xách tay khóa vùng", "other_device"),
        ("đang nghỉ thai sản", "on_leave"),
        ("đi biệt phái", "on_leave"),
        ("lo ngại lộ thông tin nên từ chối", "refused"),
        ("không liên lạc được", "not_reached"),
        ("khong co dien thoai thong minh", "no_smartphone"),
    ],
)
def test_words_of_a_reason_have_their_code(words: str, code: str) -> None:
    assert code in REASONS
    assert reasons.code_of(words) == code


def test_words_that_give_no_known_reason_have_no_code() -> None:
    assert reasons.code_of("đi làm ăn xa") is None


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
