"""Places listed with a share each."""

from bluezone.letters.reading.page import prepare
from bluezone.letters.reading.shares import shares


def read(text: str) -> list[tuple[str, str | None]]:
    return [(item.row.unit, item.row.percent_text) for item in shares(prepare(text), frozenset())]


def test_shares_in_brackets_are_of_the_names_before_them() -> None:
    assert read("Sau đó là Hà Nội (23,83%), Quảng Ninh (22,61%), Tp Hồ Chí Minh (22,05%).") == [
        ("Hà Nội", "23,83%"),
        ("Quảng Ninh", "22,61%"),
        ("Tp Hồ Chí Minh", "22,05%"),
    ]


def test_shares_may_follow_words_of_first_and_last() -> None:
    assert read("TP. Bến Tre dẫn đầu với 36,2%, thấp nhất là Thạnh Phú với 11,9%.") == [
        ("TP. Bến Tre", "36,2%"),
        ("Thạnh Phú", "11,9%"),
    ]
    assert read("Dẫn đầu là Gia Lộc với 38%, rồi Nam Sách 37,9%. Kim Thành thấp nhất: 28,43%.") == [
        ("Gia Lộc", "38%"),
        ("Nam Sách", "37,9%"),
        ("Kim Thành", "28,43%"),
    ]


def test_one_share_is_a_sentence_and_no_list() -> None:
    assert read("Đà Nẵng (34,13%) đứng đầu.") == []


def test_an_app_a_rate_or_a_word_is_no_place() -> None:
    assert read("Ứng dụng Bluezone (12%), ứng dụng NCOVI (9%) và 41/43 máy, đạt 95,3%.") == []


def test_in_capitals_nothing_tells_a_place_from_a_word() -> None:
    assert read("SAU ĐÓ LÀ HÀ NỘI (23,83%), QUẢNG NINH (22,61%).") == []
