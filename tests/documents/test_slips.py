"""Only what can be nothing else is put right, and what was put right is doubted."""

import pytest

from bluezone.documents import slips
from bluezone.letters.reading.printed import Box, Word


def words(text: str, confidence: float = 0.96) -> list[Word]:
    return [Word(word, Box(1, 0, 0, 1, 1), confidence) for word in text.split()]


def said(text: str) -> str:
    return " ".join(word.text for word in slips.repaired(words(text)))


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("- UBND tỉnh (b/€);", "- UBND tỉnh (b/c);"),
        ("dịch COVTID-19", "dịch COVID-19"),
        ("- Lưu: VI, VP.", "- Lưu: VT, VP."),
        ("Lưu Vl; CNTT", "Lưu VT; CNTT"),
        ("huyện Cẩm Giiàng,", "huyện Cẩm Giàng,"),
    ],
)
def test_slips_that_can_be_nothing_else_are_put_right(slip: str, meant: str) -> None:
    assert said(slip) == meant


@pytest.mark.parametrize(
    "text",
    [
        "Đại hội lần thứ VI, VP",
        "Phần VI.",
        "5 € mỗi người",
        "(Đ/c)",
        "Wii",
        "Hawaii",
        "STTTT-CNTTT",
        "41/43",
        "l7 máy",
        "Số sức khỏe",
    ],
)
def test_what_could_be_something_else_stays(text: str) -> None:
    assert said(text) == text


def test_a_word_put_right_is_doubted_and_the_others_keep_their_confidence() -> None:
    found = slips.repaired(words("Lưu: VI, VP."))

    assert [word.confidence for word in found] == [0.96, slips.DOUBT, 0.96]
    assert slips.repaired(words("COVTID", 0.2))[0].confidence == 0.2
