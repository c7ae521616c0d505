"""Scans of all sorts are read, with boxes on the page as it came."""

import random
from difflib import SequenceMatcher

import pytest
from PIL import Image

from bluezone.documents import scan
from bluezone.letters.reading import columns
from tests.documents.typeset_papers import BODY, LETTER_LINES, LETTERHEAD, drawn, typeset

TRUTH = "\n".join(LETTER_LINES[:12])


@pytest.fixture(scope="module")
def letter() -> bytes:
    return typeset(LETTERHEAD + BODY)


def likeness(picture: Image.Image) -> float:
    text = "\n".join(line.text for line in columns.read([scan.read(picture, 1, 120).printed]))
    return SequenceMatcher(None, TRUTH, text, autojunk=False).ratio()


def speckled(picture: Image.Image) -> Image.Image:
    chance = random.Random(1)
    spoiled = picture.copy()
    for _ in range(picture.width * picture.height // 60):
        spoiled.putpixel(
            (chance.randrange(picture.width), chance.randrange(picture.height)), chance.choice((0, 0, 255))
        )
    return spoiled


def test_a_skewed_scan_is_read_and_its_boxes_lie_on_its_words(letter: bytes) -> None:
    picture = drawn(letter, 200).rotate(2, Image.Resampling.BICUBIC, fillcolor=255)

    found = scan.read(picture, 1, 120)

    words = {word.text: word for word in found.printed.words}
    box = found.box(words["Kính"].box)
    ink = picture.crop((int(box.x0), int(box.y0), int(box.x1), int(box.y1))).point(
        lambda value: 255 if value < 128 else 0
    )
    x0, y0, x1, y1 = ink.getbbox() or (0, 0, 0, 0)
    assert (x1 - x0) / (box.x1 - box.x0) > 0.9
    assert (y1 - y0) / (box.y1 - box.y0) > 0.8
    text = "\n".join(line.text for line in columns.read([found.printed]))
    assert SequenceMatcher(None, TRUTH, text, autojunk=False).ratio() > 0.98


def test_a_speckled_scan_is_cleaned_and_read(letter: bytes) -> None:
    assert likeness(speckled(drawn(letter, 200))) > 0.95


def test_a_fax_of_100_dpi_is_enlarged_and_read(letter: bytes) -> None:
    assert likeness(drawn(letter, 100)) > 0.97


def test_a_page_lying_on_its_side_is_turned(letter: bytes) -> None:
    assert likeness(drawn(letter, 150).rotate(90, expand=True)) > 0.97


def test_a_page_that_takes_too_long_is_given_up(letter: bytes) -> None:
    with pytest.raises(scan.PageSlowError):
        scan.read(drawn(letter, 100), 1, 0.05)


def test_a_picture_too_small_to_hold_a_line_has_no_words() -> None:
    assert scan.read(Image.effect_noise((80, 80), 90), 1).printed.words == ()
