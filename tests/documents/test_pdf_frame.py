"""Boxes are those of the page as it is seen, whatever the PDF says of turns and crops."""

import pytest

from tests.documents.pdf_contents import content, said
from tests.documents.typeset_papers import of_pages


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_page_shown_turned_says_by_how_much_it_must_be_turned_back(rotation: int) -> None:
    upright = of_pages(b"BT /F1 12 Tf 72 700 Td (So Cong Thuong) Tj ET")
    turned = upright.replace(b"/MediaBox", b"/Rotate %d/MediaBox" % rotation)

    page = content(turned)

    assert page.printed.turn * 90 == (360 - rotation) % 360
    assert said(page) == "So Cong Thuong"
    assert (page.printed.width > page.printed.height) == (rotation != 180)


def test_a_page_that_is_cropped_begins_at_its_crop() -> None:
    whole = of_pages(b"BT /F1 12 Tf 172 700 Td (word) Tj ET")
    cropped = whole.replace(b"/MediaBox", b"/CropBox[100 100 500 800]/MediaBox")

    here, there = (content(pdf).printed for pdf in (whole, cropped))

    assert (there.width, there.height) == (400, 700)
    assert there.words[0].box.x0 == pytest.approx(here.words[0].box.x0 - 100, abs=0.1)
    assert there.words[0].box.y0 == pytest.approx(here.words[0].box.y0 - 42, abs=0.1)
