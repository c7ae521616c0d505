"""What moved since the last report, and the place in a ranking."""

from decimal import Decimal

import pytest

from bluezone.letters.reading import changes
from bluezone.letters.reading.tokens import Text


@pytest.mark.parametrize(
    ("sentence", "count", "points", "words"),
    [
        ("có 46.004 thuê bao, tăng 4.134 thuê bao, đạt 33%", 4134, None, "tăng 4.134 thuê bao"),
        ("đạt 20,8%, tăng 3,4% so với tuần trước, đứng thứ 17", None, "3.4", "tăng 3,4% so với tuần trước"),
        ("tăng 6,1 điểm phần trăm so với giữa tháng.", None, "6.1", "tăng 6,1 điểm phần trăm so với giữa tháng"),
        ("giảm 12 người so với ngày 20/8/2020.", -12, None, "giảm 12 người so với ngày 20/8/2020"),
        ("tăng thêm 320 máy", 320, None, "tăng thêm 320 máy"),
    ],
)
def test_a_change_is_of_a_count_or_of_points(sentence: str, count: int, points: str | None, words: str) -> None:
    text = Text(sentence)

    found = changes.delta(text, 0, len(text))

    assert found is not None
    assert found.value.count == count
    assert found.value.points == (points and Decimal(points))
    assert found.value.as_written == words


@pytest.mark.parametrize("sentence", ["tăng cường cài đặt 41 máy", "tăng 12 tổ công tác", "41 máy"])
def test_what_does_not_rise_or_fall_is_no_change(sentence: str) -> None:
    text = Text(sentence)

    assert changes.delta(text, 0, len(text)) is None


def test_a_number_behind_tăng_is_a_change_and_no_figure() -> None:
    text = Text("tăng thêm 320 máy, có 41 máy")

    assert changes.is_change(text, 2)
    assert not changes.is_change(text, 6)


@pytest.mark.parametrize(
    ("sentence", "position", "of"),
    [
        ("xếp thứ 41/63 tỉnh, thành phố", 41, 63),
        ("đứng thứ 3 trong 63 tỉnh, thành phố cả nước", 3, 63),
        ("xếp thứ 12 trên toàn quốc", 12, None),
        ("xếp vị trí thứ 5 toàn huyện", 5, None),
        ("xếp hạng 7 trên tổng số 12 xã", 7, 12),
        ("xếp thứ …./124 xã", None, 124),
    ],
)
def test_a_rank_has_its_place_and_of_how_many(sentence: str, position: int | None, of: int | None) -> None:
    text = Text(sentence)

    found = changes.rank(text, 0, len(text))

    assert found is not None
    assert (found.value.position, found.value.of) == (position, of)


def test_a_weekday_is_no_rank() -> None:
    text = Text("vào thứ 6 hằng tuần")

    assert changes.rank(text, 0, len(text)) is None
