"""The phrases in which letters give figures."""

import pytest

from bluezone.letters.reading.figure_phrases import AGAIN, BASE, COUNT, FRACTION, RATE, SHARE, named_numbers
from bluezone.letters.reading.tokens import Text


@pytest.mark.parametrize(
    ("words", "installed", "total"),
    [
        ("41/43 máy", 41, 43),
        ("41 máy/tổng số 43 máy", 41, 43),
        ("1.905/2.010 lượt CBCCVC", 1905, 2010),
        ("14.905 người cài đặt/72.310 nhân khẩu", 14905, 72310),
        ("hơn 6 triệu trên tổng số 10,5 triệu đoàn viên", 6_000_000, 10_500_000),
    ],
)
def test_a_fraction_has_its_count_and_its_total(words: str, installed: int, total: int) -> None:
    found = FRACTION.at(Text(words), 0)

    assert found is not None
    assert (found["number"].count, found["of"].count) == (installed, total)


def test_a_blank_has_a_noun_or_a_total() -> None:
    assert COUNT.at(Text("…… người"), 0) is not None
    assert FRACTION.at(Text(".../52 máy"), 0) is not None
    assert COUNT.at(Text("……"), 0) is None


@pytest.mark.parametrize(
    ("words", "percent"),
    [
        ("87,5% số hộ dân", "87,5%"),
        ("tỷ lệ cài đặt của cơ quan đạt 96,4%", "96,4%"),
        ("từ 6,96% ngày 11/8 lên 10,5%", "10,5%"),
    ],
)
def test_a_share_stands_alone_with_its_group_or_its_word(words: str, percent: str) -> None:
    found = SHARE.at(Text(words), 0)

    assert found is not None
    assert found["percent"].text == percent


@pytest.mark.parametrize(
    "words", ["đạt 95,3%", "chiếm tỷ lệ 95,3%", "tương ứng với 95,3%", "(95,3%)", "tỷ lệ đạt 95,3%"]
)
def test_a_rate_goes_with_a_count(words: str) -> None:
    found = RATE.at(Text(words), 0)

    assert found is not None
    assert found["percent"].text == "95,3%"


def test_a_rate_says_of_what_it_is_behind_it_and_a_count_says_it_again() -> None:
    text = Text("số máy cài đặt so với số điện thoại đăng ký; tương đương với 41 máy")

    base = BASE.at(text, 0)

    assert base is not None
    assert base["group"] == "số điện thoại đăng ký"
    assert [match.first for match in AGAIN.search(text)] == [12]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("tài khoản mức độ 2 của người từ 14 tuổi", ["2", "14"]),
        ("1.250 lao động của 35 doanh nghiệp", ["35"]),
        ("đợt 1 có 41 máy", ["1"]),
        ("41/43 máy", []),
    ],
)
def test_some_numbers_are_names(words: str, names: list[str]) -> None:
    text = Text(words)

    numbers = (text[at] for at in sorted(named_numbers(text, 0, len(text))))

    assert [token.written for token in numbers if token.written.isdigit()] == names
