"""The words by which reasons are told apart."""

import pytest

from bluezone.letters.letter import REASONS
from bluezone.letters.reading.reason_codes import KEYWORDS, code_of


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
    assert code_of(words) == code


def test_words_that_give_no_known_reason_have_no_code() -> None:
    assert code_of("đi làm ăn xa") is None


def test_every_code_of_the_table_is_one_of_the_closed_list() -> None:
    assert KEYWORDS.keys() <= REASONS.keys()


@pytest.mark.parametrize("words", ["nhu cầu", "thông minh hơn", "hưng phấn", "dùng tốt"])
def test_a_keyword_within_another_word_is_none(words: str) -> None:
    assert code_of(words) is None
