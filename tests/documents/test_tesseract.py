"""The recogniser is asked with bounds, and what it says is taken apart."""

import pytest
from PIL import Image

from bluezone.documents import tesseract
from bluezone.documents.tesseract import Recognised, RecogniserSlowError
from tests.documents.typeset_papers import drawn, typeset


@pytest.fixture(scope="module")
def line() -> Image.Image:
    return drawn(typeset("Ủy ban nhân dân tỉnh Quảng Trị báo cáo"), 300).crop((300, 200, 2400, 420))


def test_words_come_with_boxes_lines_and_confidence(line: Image.Image) -> None:
    found = tesseract.words(line, 60, 300)

    assert " ".join(word.text for word in found) == "Ủy ban nhân dân tỉnh Quảng Trị báo cáo"
    assert len({word.line for word in found}) == 1
    assert all(0 < word.confidence <= 1 for word in found)
    assert [word.x0 for word in found] == sorted(word.x0 for word in found)


def test_a_page_that_takes_too_long_is_given_up(line: Image.Image) -> None:
    with pytest.raises(RecogniserSlowError):
        tesseract.words(line, 0.001, 300)


def test_a_picture_with_too_few_letters_has_no_direction() -> None:
    assert tesseract.turn(Image.new("L", (400, 400), 255), 60) == 0


def test_the_languages_of_the_machine_hold_vietnamese() -> None:
    assert tesseract.LANGUAGE in tesseract.languages()


def test_a_word_of_a_piece_finds_its_place_in_the_page() -> None:
    word = Recognised("Sở", 1, 2, 3, 4, 0.5, (0, 1, 2, 3))

    assert word.moved(10, 20, 7) == Recognised("Sở", 11, 22, 13, 24, 0.5, (7, 1, 2, 3))
