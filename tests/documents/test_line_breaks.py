"""Lines break where a reader expects it: symbols stay whole, words wider than their column do not stick out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.documents.line_breaks import Said, parted, pieces

texts = st.lists(st.text("aĐỗ1./-(:", min_size=1, max_size=30), min_size=1, max_size=12).map(" ".join)


def broken(text: str, room_mm: float = 165) -> Said:
    return pieces(text, room_mm, 14, is_bold=False)


def unbroken(said: Said) -> str:
    if isinstance(said, str):
        return said
    return "".join(piece if isinstance(piece, str) else "".join(piece.values()) for piece in said)


def test_plain_text_is_handed_over_as_it_is() -> None:
    assert broken("Sở Công Thương báo cáo 41/43 máy, đạt 95,3%.") == "Sở Công Thương báo cáo 41/43 máy, đạt 95,3%."


@pytest.mark.parametrize("symbol", ["1158/SCT-QLTM,", "30/2020/NĐ-CP", "Covid-19", "(b/c);", "3722/CV-BCĐ"])
def test_the_symbol_of_a_document_stays_whole(symbol: str) -> None:
    assert broken(f"theo {symbol} của Sở") == ["theo ", {"whole": symbol}, " của Sở"]


@pytest.mark.parametrize("plain", ["41/43", "09/8/2020", "- Như trên", "báo cáo./."])
def test_fractions_dates_and_dashes_need_no_care(plain: str) -> None:
    assert broken(f"a {plain} b") == f"a {plain} b"


def test_a_word_wider_than_its_room_breaks_anywhere() -> None:
    assert broken("a nghiêngnghiêng b", 20) == ["a ", {"anywhere": "nghiêngnghiêng"}, " b"]


def test_a_sign_that_clings_to_the_word_before_is_measured_with_it() -> None:
    assert broken("nghiêng nghiêng", 22) == "nghiêng nghiêng"
    assert broken("nghiêng :nghiêng", 22) == ["nghiêng ", {"anywhere": ":nghiêng"}]
    assert broken("(nghiêng( nghiêng", 22) == ["(nghiêng( ", {"anywhere": "nghiêng"}]


@given(texts, st.floats(5, 200))
def test_pieces_together_are_the_text(text: str, room_mm: float) -> None:
    said = broken(text, room_mm)

    assert unbroken(said) == text
    assert unbroken(parted(said)) == text


@given(texts, st.floats(5, 200))
def test_the_last_part_is_the_last_word(text: str, room_mm: float) -> None:
    last = parted(broken(text, room_mm))[-1]

    assert unbroken([last]) == text.split(" ")[-1]
