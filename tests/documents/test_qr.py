"""A QR code has its white around it, is drawn exactly as its modules, and brings nothing into a page but itself."""

import re
from xml.etree import ElementTree

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bluezone.documents import qr
from bluezone.documents.errors import DocumentTooLargeError

ADDRESS = "https://play.google.com/store/apps/details?id=vn.example.app"
RUN = re.compile(r"m(-?\d+) (\d+)h(\d+)")
FINDER = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"]
WEAKEST = (True, True)
"""How a code says that it is of level L; ISO/IEC 18004, table 12, after the mask: 01 under 10101 begins with 11."""


def drawn(svg: str) -> set[tuple[int, int]]:
    """Return the black squares of a code's picture."""
    path = ElementTree.fromstring(svg)[1].attrib["d"].replace("M", "m", 1).replace(".5h", "h", 1)
    squares, x, y = set[tuple[int, int]](), 0, 0
    for across, down, length in RUN.findall(path):
        x, y = x + int(across), y + int(down)
        squares |= {(x + step, y) for step in range(int(length))}
        x += int(length)
    return squares


def test_four_modules_around_the_code_are_white() -> None:
    rows = qr.modules(ADDRESS)

    edges = [*rows[:4], *rows[-4:], *(row[:4] for row in rows), *(row[-4:] for row in rows)]
    assert not any(any(edge) for edge in edges)
    assert rows[4][4]


def test_the_three_corners_show_where_the_code_is() -> None:
    rows = [row[4:-4] for row in qr.modules(ADDRESS)[4:-4]]

    def corner(top: int, left: int) -> list[str]:
        return ["".join(str(int(black)) for black in row[left : left + 7]) for row in rows[top : top + 7]]

    far = len(rows) - 7
    assert corner(0, 0) == corner(0, far) == corner(far, 0) == FINDER


@given(st.from_regex(r"https://[a-z]{1,20}\.vn/[a-zA-Z0-9/?=&.]{0,200}", fullmatch=True))
def test_no_code_of_an_address_is_of_the_weakest_level(address: str) -> None:
    row = qr.modules(address)[12][4:]

    assert (row[0], row[1]) != WEAKEST


@given(st.text(min_size=1, max_size=200))
def test_the_picture_is_the_code(text: str) -> None:
    rows = qr.modules(text)

    black = {(x, y) for y, row in enumerate(rows) for x, is_black in enumerate(row) if is_black}
    assert drawn(qr.svg(text)) == black


def test_the_picture_is_short_enough_for_a_slow_phone() -> None:
    assert len(qr.svg(ADDRESS)) < 4_000
    assert len(qr.svg("https://a.vn/" + "x" * 287)) < 12_000


def test_other_texts_are_other_codes() -> None:
    assert qr.modules(ADDRESS) != qr.modules(ADDRESS + "x")


def test_a_picture_may_stand_in_a_strict_page() -> None:
    found = qr.svg(ADDRESS)

    assert not re.search(r"style|script|href|id=|class|on\w+=", found)
    assert ADDRESS not in found


def test_a_description_is_for_those_who_do_not_see_and_is_escaped() -> None:
    described = ElementTree.fromstring(qr.svg(ADDRESS, 'Mã "QR" <Android>'))

    assert described.attrib["role"] == "img"
    assert described.attrib["aria-label"] == 'Mã "QR" <Android>'
    assert ElementTree.fromstring(qr.svg(ADDRESS)).attrib["aria-hidden"] == "true"


def test_a_text_that_no_code_holds_is_refused() -> None:
    with pytest.raises(DocumentTooLargeError):
        qr.modules("x" * 5_000)


def pictured(text: str, pixels: int = 6) -> Image.Image:
    """Return the code of *text* as a camera would have it."""
    rows = qr.modules(text)
    picture = Image.new("L", (len(rows[0]) * pixels, len(rows) * pixels), 255)
    for down, row in enumerate(rows):
        for across in (place for place, is_black in enumerate(row) if is_black):
            picture.paste(0, (across * pixels, down * pixels, (across + 1) * pixels, (down + 1) * pixels))
    return picture


@pytest.mark.parametrize(
    "text", [ADDRESS, "https://rollout.example.gov.vn/huong-dan/đợt-2/", "https://a.vn/" + "x" * 300]
)
def test_another_program_reads_what_the_code_says(text: str) -> None:
    assert [found.text for found in zxingcpp.read_barcodes(pictured(text))] == [text]
