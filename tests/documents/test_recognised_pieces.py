"""A column read alone takes the place of what was read across two, where it gives no less."""

import pytest
from PIL import Image

from bluezone.documents import recognised_pieces as pieces
from bluezone.documents.recognised_pieces import Area
from bluezone.documents.tesseract import Layout, Recognised
from bluezone.letters.reading.printed import Box
from tests.documents.typeset_papers import drawn, typeset


@pytest.fixture(scope="module")
def picture() -> Image.Image:
    return drawn(typeset("Nơi nhận #v(20mm) #h(60mm) PHÓ GIÁM ĐỐC"), 200)


def halves(picture: Image.Image) -> list[Area]:
    middle = 300
    return [Area(0, 0, picture.width, middle), Area(0, middle, picture.width, picture.height // 2)]


def test_words_of_pieces_stand_where_they_stand_in_the_page(picture: Image.Image) -> None:
    areas = halves(picture)

    found = pieces.recognised(picture, areas, Layout.PAGE, 60)

    assert [word.text for word in found] == ["Nơi", "nhận", "PHÓ", "GIÁM", "ĐỐC"]
    assert all(areas[0].holds(word) for word in found[:2])
    assert all(areas[1].holds(word) for word in found[2:])
    for word in found:
        assert sum(picture.crop((word.x0, word.y0, word.x1, word.y1)).histogram()[:100]) > 20


def test_a_piece_that_gives_less_than_the_page_is_not_taken(picture: Image.Image) -> None:
    whole = [Recognised("một câu dài hơn nhiều so với cả trang này", 200, 160, 900, 180, 0.9, (0, 1, 1, 1))]

    assert pieces.better(whole, picture, halves(picture)[:1], 60) == whole


def test_without_pieces_nothing_is_read_again(picture: Image.Image) -> None:
    assert pieces.better([], picture, [], 0.0) == []


def test_an_area_never_leaves_its_picture() -> None:
    assert Area.round(Box(1, -5.5, 3.9, 120.0, 99.0), (100, 50)) == (0, 3, 100, 50)
