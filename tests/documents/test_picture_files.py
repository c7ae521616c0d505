"""Whatever is wrong with a picture, two answers say it."""

import random

import pytest
from PIL import Image

from bluezone.documents import picture_files
from bluezone.documents.picture_files import BrokenError, TooLargeError
from tests.documents.typeset_papers import saved


def test_a_page_comes_in_grey() -> None:
    picture = picture_files.opened(saved(Image.new("RGB", (30, 40), (255, 0, 0))))

    assert picture_files.count(picture) == 1
    assert picture_files.page(picture, 1, 10_000).mode == "L"


def test_a_page_of_too_many_pixels_is_not_unpacked() -> None:
    picture = picture_files.opened(saved(Image.new("L", (30, 40))))

    with pytest.raises(TooLargeError):
        picture_files.page(picture, 1, 1_000)


def test_other_formats_are_not_opened_even_if_pillow_knows_them() -> None:
    with pytest.raises(BrokenError):
        picture_files.opened(saved(Image.new("L", (30, 40)), "GIF"))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_damage_anywhere_gives_a_page_or_one_of_the_two_answers(kind: str) -> None:
    chance = random.Random(7)
    whole = saved(Image.effect_noise((60, 80), 50), kind)
    for _ in range(150):
        spoiled = bytearray(whole)
        for _ in range(chance.choice((1, 4, 30))):
            spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
        try:
            picture = picture_files.opened(bytes(spoiled))
            assert picture_files.page(picture, picture_files.count(picture), 10**6).mode == "L"
        except (BrokenError, TooLargeError):
            continue
