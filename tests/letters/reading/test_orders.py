"""Who gives orders to whom."""

import pytest

from bluezone.letters.reading import orders
from bluezone.letters.reading.tokens import Text


def told(sentence: str) -> list[tuple[str | None, list[str]]]:
    text = Text(sentence)
    return [(o.author, [text.slice(*part) for part in o.ordered]) for o in orders.find(text, len(text))]


@pytest.mark.parametrize(
    ("sentence", "author", "ordered"),
    [
        (
            "UBND Tỉnh yêu cầu Thủ trưởng các cơ quan, đơn vị, Chủ tịch UBND các huyện báo cáo ngay.",
            "UBND Tỉnh",
            ["Thủ trưởng các cơ quan, đơn vị", "Chủ tịch UBND các huyện"],
        ),
        (
            "UBND huyện yêu cầu:\n\nCác cơ quan; Chủ tịch UBND cấp xã trực tiếp làm.",
            "UBND huyện",
            ["Các cơ quan", "Chủ tịch UBND cấp xã"],
        ),
        (
            "Chủ tịch UBND tỉnh chỉ đạo như sau:\n1. Các sở, ban, ngành vận động.\n2. Sở Y tế: Kiểm tra.",
            "Chủ tịch UBND tỉnh",
            ["Các sở, ban, ngành", "Sở Y tế"],
        ),
        ("Sở Nội vụ thông báo một số nội dung sau:\n1. Đối với công chức trong cơ quan:", "Sở Nội vụ", ["công chức"]),
    ],
)
def test_an_order_names_its_giver_and_those_who_are_to_do_something(
    sentence: str, author: str, ordered: list[str]
) -> None:
    assert told(sentence) == [(author, ordered)]


@pytest.mark.parametrize("sentence", ["theo chỉ đạo của UBND tỉnh yêu cầu mọi người", "Sở Y tế đã cài đặt xong.", ""])
def test_a_body_that_orders_nothing_gives_no_order(sentence: str) -> None:
    assert told(sentence) == []
