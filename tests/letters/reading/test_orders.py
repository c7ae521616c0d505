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


@pytest.mark.parametrize(
    ("sentence", "ordered"),
    [
        (
            "Sở Y tế có Công văn số 5/SYT-VP ngày 3/8/2020 gửi các phòng, đơn vị về việc cài đặt.",
            ["các phòng, đơn vị"],
        ),
        (
            "UBND phường vừa ban hành Công văn số 6/UBND (ngày 6/3/2026) gửi Trưởng các khu phố và Trạm Y tế phường"
            ' với nội dung "cài".',
            ["Trưởng các khu phố", "Trạm Y tế phường"],
        ),
        ("UBND huyện ra Thông báo số 9/TB-UBND chỉ đạo các ban và UBND 08 xã:", ["các ban", "UBND 08 xã"]),
        ("Sở Nội vụ có công văn gửi Công an tỉnh và UBND các xã, phường.", ["Công an tỉnh", "UBND các xã, phường"]),
        ("Chủ tịch UBND tỉnh ký Công điện khẩn số 7/CĐ-UBND yêu cầu Giám đốc các sở tăng cường.", ["Giám đốc các sở"]),
        ("UBND thành phố có Công văn số 47/UBND-KT, ngày 20-11-2025, giao UBND 103 xã tăng tốc.", ["UBND 103 xã"]),
        ("Sở Y tế phát hành Công văn số 165/SYT gửi UBND 9 xã có tỷ lệ dưới 10%.", ["UBND 9 xã"]),
        ("Sở Y tế ban hành Công văn số 23/SYT ngày 31/8/2020 hướng dẫn các trường học thực hiện.", ["các trường học"]),
        (
            "UBND tỉnh có Công văn số 36/UBND ký ngày 16/9/2025 về kích hoạt tài khoản cho doanh nghiệp, gửi Công an"
            " tỉnh và UBND các xã.",
            ["Công an tỉnh", "UBND các xã"],
        ),
        (
            "Công văn gửi LĐLĐ các huyện, Công đoàn Các KCN, các công đoàn ngành,… yêu cầu vận động.",
            ["LĐLĐ các huyện", "Công đoàn Các KCN", "các công đoàn ngành"],
        ),
        ("UBND tỉnh có công văn đề nghị Sở Y tế và các trường thực hiện.", ["Sở Y tế và các trường"]),
        ("UBND tỉnh vừa ban hành văn bản yêu cầu các sở, ngành quyết liệt hơn nữa.", ["các sở, ngành"]),
        ("UBND thành phố đã có công văn đề nghị chủ tịch UBND xã giao nhiệm vụ cho tổ.", ["chủ tịch UBND xã"]),
    ],
)
def test_a_document_is_told_to_order_or_is_sent(sentence: str, ordered: list[str]) -> None:
    assert [names for _, names in told(sentence) if names] == [ordered]


def test_the_items_of_a_list_with_dashes_name_those_who_are_ordered_too() -> None:
    assert told("Văn bản yêu cầu:\n\n- Các chợ đăng ký mã.\n\n- Trạm Y tế, Tổ Covid hướng dẫn người dân.\n") == [
        (None, ["Các chợ", "Trạm Y tế, Tổ Covid"])
    ]


def test_the_end_of_a_symbol_gives_no_orders() -> None:
    assert all(author != "UBND" for author, _ in told("Công điện số 17/CĐ-UBND yêu cầu Giám đốc các sở báo cáo."))
