"""Whom the figures cover."""

import pytest

from bluezone.letters.reading import scopes
from bluezone.letters.reading.candidates import candidates
from bluezone.letters.reading.page import prepare
from bluezone.letters.reading.statements import statements
from bluezone.letters.reading.tokens import Text


def scope(text: str) -> str | None:
    page = prepare(text)
    found = [one for told in statements(page) for one in candidates(page, told, frozenset())]
    return scopes.scope(page.text, found[-1])


@pytest.mark.parametrize(
    ("sentence", "covers"),
    [
        ("Sở Nội vụ đã cài đặt 38/40 điện thoại (gồm Văn phòng Sở, Ban Tôn giáo).", "Văn phòng Sở, Ban Tôn giáo"),
        ("Tính đến ngày 22/8/2020, toàn tỉnh mới có 212.406 thuê bao cài đặt.", "toàn tỉnh"),
        ("Đến nay tỉnh Thừa Thiên Huế mới có 183.620 thuê bao cài đặt.", "tỉnh Thừa Thiên Huế"),
        ("Đến nay cơ quan Sở đã cài đặt 41/43 máy.", "cơ quan Sở"),
        ("Ngày 09/8/2020 Sở Công Thương đã cài đặt 41/43 máy.", "Sở Công Thương"),
        ("Theo chỉ đạo của UBND tỉnh Quảng Trị, Chi cục Kiểm lâm đã cài đặt 58/60 máy.", "Chi cục Kiểm lâm"),
        ("Ở Thái Bình lúc này có 216.000 lượt tải ứng dụng.", "Thái Bình"),
        ("Đến nay Khánh Hoà mới có 194.128 người cài đặt.", "Khánh Hoà"),
        ("Đến ngày 23/8, gần 105.000 người Bình Thuận đã cài đặt.", "Bình Thuận"),
        ("Đến ngày 1.9, 455.559 người trong tỉnh đã cài đặt.", "trong tỉnh"),
    ],
)
def test_the_area_or_office_that_has_the_figures_is_their_scope(sentence: str, covers: str) -> None:
    assert scope(sentence) == covers


@pytest.mark.parametrize(
    "sentence",
    [
        "Theo yêu cầu của Sở Thông tin và Truyền thông, đến nay có 58/60 máy cài đặt.",
        "Báo cáo UBND tỉnh Quảng Trị kết quả: 58/60 máy đã cài đặt.",
        "Đến nay có 58/60 máy cài đặt.",
    ],
)
def test_a_body_that_is_only_mentioned_is_no_scope(sentence: str) -> None:
    assert scope(sentence) is None


def test_an_item_names_the_boards_it_is_of() -> None:
    assert scope("Đã cài đặt:\n- Hội đồng quản trị, Ban kiểm soát: 05/05 người.") == "Hội đồng quản trị, Ban kiểm soát"


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("Chi cục có 26 công chức", "Chi cục"),
        ("Bảo hiểm xã hội huyện có 18 cán bộ", "Bảo hiểm xã hội huyện"),
        ("Đến nay Chi cục có 26 công chức", None),
        ("Chi cục báo cáo", None),
    ],
)
def test_a_sentence_has_its_subject_at_its_start(sentence: str, body: str | None) -> None:
    text = Text(sentence)

    assert scopes.subject(text, 0, len(text)) == body
