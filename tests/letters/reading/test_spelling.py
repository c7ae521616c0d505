"""Names in capitals, spelled as they usually are."""

import pytest

from bluezone.letters.reading.spelling import of_capitals
from bluezone.letters.reading.tokens import Text


@pytest.mark.parametrize(
    ("name", "spelled"),
    [
        ("UBND TỈNH QUẢNG TRỊ", "UBND tỉnh Quảng Trị"),
        ("SỞ THÔNG TIN VÀ TRUYỀN THÔNG", "Sở Thông tin và Truyền thông"),
        ("ỦY BAN NHÂN DÂN HUYỆN EA RÔK", "Ủy ban nhân dân huyện Ea Rôk"),
        ("Sở Y TẾ", "Sở Y TẾ"),
    ],
)
def test_a_name_in_capitals_is_spelled_as_its_words_usually_are(name: str, spelled: str) -> None:
    assert of_capitals(Text(""), name) == spelled


def test_the_text_knows_best_how_a_name_is_spelled() -> None:
    text = Text("CÔNG TY MAY TÂN PHÚC HƯNG\n\nCông ty May Tân Phúc Hưng báo cáo")

    assert of_capitals(text, "CÔNG TY MAY TÂN PHÚC HƯNG") == "Công ty May Tân Phúc Hưng"
