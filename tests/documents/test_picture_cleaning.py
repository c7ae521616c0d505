"""Pages are cleaned of what disturbs the recogniser, and clean pages are left as they are."""

import random

import pytest
from PIL import Image, ImageDraw

from bluezone.documents import picture_cleaning as cleaning


def page(dpi: int = 100) -> Image.Image:
    """Return a page with lines of dashes, as text looks from afar."""
    width, height = int(8.27 * dpi), int(11.69 * dpi)
    picture = Image.new("L", (width, height), 255)
    pen = ImageDraw.Draw(picture)
    for y in range(dpi, height - dpi, dpi // 5):
        for x in range(dpi, width - dpi, dpi // 4):
            pen.rectangle((x, y, x + dpi // 6, y + dpi // 12), fill=0)
    return picture


def shade(picture: Image.Image, x: int, y: int) -> int:
    value = picture.getpixel((x, y))
    assert isinstance(value, int)
    return value


def speckled(picture: Image.Image, share: float) -> Image.Image:
    chance = random.Random(1)
    spoiled = picture.copy()
    for _ in range(int(share * picture.width * picture.height)):
        spoiled.putpixel((chance.randrange(picture.width), chance.randrange(picture.height)), 0)
    return spoiled


@pytest.mark.parametrize("mode", ["1", "L", "RGB", "CMYK", "P", "RGBA", "LA", "I;16"])
def test_every_kind_of_picture_becomes_grey(mode: str) -> None:
    grey = cleaning.grey(
        Image.new("L", (40, 40), 255).convert(mode) if mode != "I;16" else Image.new("I;16", (40, 40), 65535)
    )

    assert grey.mode == "L"
    assert grey.getpixel((20, 20)) == 255


def test_what_is_transparent_is_paper() -> None:
    assert cleaning.grey(Image.new("RGBA", (40, 40), (0, 0, 0, 0))).getpixel((20, 20)) == 255


@pytest.mark.parametrize(("dpi", "working"), [(100, 300), (200, 300), (300, 300), (600, 300)])
def test_pages_are_brought_near_the_working_resolution(dpi: int, working: int) -> None:
    assert cleaning.page_dpi(cleaning.sized(page(dpi))) == pytest.approx(working, rel=0.02)


def test_a_shadow_and_a_pale_mark_become_paper_and_ink_stays_ink() -> None:
    picture = page()
    shadow = Image.linear_gradient("L").resize(picture.size).point(lambda value: 120 + value // 2)
    marked = Image.composite(shadow, Image.new("L", picture.size, 0), picture.point(lambda value: value))

    even = cleaning.evened(marked)

    assert even.getpixel((5, 5)) == 255
    assert even.getpixel((picture.width - 5, picture.height - 5)) == 255
    assert shade(even, 105, 104) < 40


@pytest.mark.parametrize(("share", "is_speckled"), [(0.0, False), (0.01, True), (0.05, True)])
@pytest.mark.parametrize("dpi", [100, 200])
def test_speckle_is_seen_and_a_clean_page_is_not_taken_for_speckled(share: float, is_speckled: bool, dpi: int) -> None:
    assert cleaning.is_speckled(speckled(page(dpi), share)) is is_speckled


def test_cleaning_takes_the_dots_and_leaves_the_strokes() -> None:
    clean = cleaning.cleaned(speckled(page(), 0.01))

    assert min(shade(clean, x, y) for x in range(90) for y in range(90)) > 128
    assert shade(clean, 108, 104) < 128


@pytest.mark.parametrize("angle", [-3.0, -0.7, 0.0, 1.2, 5.0])
def test_the_angle_by_which_a_page_is_levelled_is_the_one_it_was_turned_by(angle: float) -> None:
    turned = page(200).rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)

    assert cleaning.skew(turned) == pytest.approx(-angle, abs=0.11)


def test_a_page_on_its_side_is_told_from_one_that_stands() -> None:
    standing = Image.new("L", (827, 1169), 255)
    pen = ImageDraw.Draw(standing)
    for y in range(100, 1000, 20):
        pen.rectangle((100, y, 700, y + 8), fill=0)

    assert not cleaning.lies(standing)
    assert cleaning.lies(standing.rotate(90, expand=True))


def test_rules_are_found_and_painted_over_but_letters_and_stamps_are_not() -> None:
    picture = Image.new("L", (827, 1169), 255)
    pen = ImageDraw.Draw(picture)
    pen.line((100, 200, 700, 200), fill=0, width=2)
    pen.line((100, 200, 100, 400), fill=0, width=2)
    pen.rectangle((300, 300, 312, 318), fill=0)  # a letter
    pen.rectangle((400, 500, 600, 580), fill=0)  # a bar

    ruled = cleaning.without_rules(picture, 1)

    across, down = sorted(ruled.boxes, key=lambda box: box.y1 - box.y0)
    assert (across.x0, across.x1) == pytest.approx((100, 700), abs=12)
    assert (down.y0, down.y1) == pytest.approx((200, 400), abs=6)
    assert ruled.picture.getpixel((400, 200)) == 255
    assert ruled.picture.getpixel((306, 309)) == 0
    assert ruled.picture.getpixel((500, 540)) == 0


@pytest.mark.parametrize(("colour", "is_blank"), [(255, True), (90, True), (0, True)])
def test_paper_of_any_colour_is_blank(colour: int, is_blank: bool) -> None:
    assert cleaning.is_blank(Image.new("L", (600, 800), colour)) is is_blank


def test_a_page_with_one_word_is_not_blank() -> None:
    picture = Image.new("L", (827, 1169), 250)
    ImageDraw.Draw(picture).rectangle((100, 100, 130, 106), fill=30)

    assert not cleaning.is_blank(picture)
