"""Scans of all sorts are read, with boxes on the page as it came."""

import random
from difflib import SequenceMatcher

import pytest
from PIL import Image

from bluezone.documents import letter_file, page_pictures, scan
from bluezone.documents.tesseract import Recognised
from bluezone.letters.letter import Block, BlockKind, Letter, Table
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


def test_the_heads_of_narrow_columns_are_read_cell_by_cell() -> None:
    heads = ("STT", "Phòng, đơn vị", "Có điện thoại thông minh", "Đã cài đặt", "Không tương thích", "Lý do khác")
    rows = (("1", "Thanh tra", "24", "22", "1", "1"), ("2", "Kế toán", "12", "12", "0", "0"))
    block = Block(BlockKind.TABLE, table=Table(heads, rows))
    pdf = letter_file.write(Letter(body=(block,), is_draft=False), "letter.pdf")

    found = columns.read([scan.read(next(page_pictures.pages(pdf, 200)), 1, 120).printed])

    assert "\t".join(heads) in [line.text for line in found]
    assert "\t".join(rows[0]) in [line.text for line in found]


def test_the_small_c_behind_a_slash_is_no_euro_sign() -> None:
    word = Recognised("(b/€);", 10, 10, 60, 30, 0.9, (1, 1, 1, 1))

    assert [found.text for found in scan._words([word], 1)] == ["(b/c);"]


def test_what_is_left_of_a_rule_is_no_dash() -> None:
    rule, dash = (
        Recognised("—", 10, 10, 10 + wide, 10 + high, 0.5, (1, 1, 1, 1)) for wide, high in ((26, 75), (30, 4))
    )

    assert [found.box.y1 for found in scan._words([rule, dash], 1)] == [14]


def test_a_page_that_takes_too_long_is_given_up(letter: bytes) -> None:
    with pytest.raises(scan.PageSlowError):
        scan.read(drawn(letter, 100), 1, 0.05)


def test_a_picture_too_small_to_hold_a_line_has_no_words() -> None:
    assert scan.read(Image.effect_noise((80, 80), 90), 1).printed.words == ()
