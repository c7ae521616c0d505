"""Pages are turned upright and levelled before they are read; boxes keep to the page as it came."""

import pytest

from bluezone.letters.reading import printed
from bluezone.letters.reading.printed import Box, PrintedPage, Word
from tests.letters.reading.printed_pages import full, page


@pytest.mark.parametrize(("turn", "corner"), [(0, (10, 20)), (1, (780, 10)), (2, (560, 780)), (3, (20, 560))])
def test_a_turned_box_keeps_its_size_and_finds_its_corner(turn: int, corner: tuple[float, float]) -> None:
    sheet = PrintedPage(1, 600, 850, (), turn=turn)

    x0, y0, x1, y1 = printed.upright(Box(1, 10, 20, 40, 70), sheet)

    assert (x0, y0) == corner
    assert sorted((x1 - x0, y1 - y0)) == [30, 50]


def test_the_upright_size_of_a_page_on_its_side_is_the_other_way_round() -> None:
    sheet = PrintedPage(1, 600, 850, (), turn=3)

    assert (printed.upright_width(sheet), printed.upright_height(sheet)) == (850, 600)


def test_words_of_a_climbing_line_come_to_stand_on_one_level() -> None:
    climbing = tuple(
        Word(word.text, Box(1, box.x0, box.y0 + box.x0 * 0.03, box.x1, box.y1 + box.x0 * 0.03))
        for word in page((80, 100, full("một hai ba"))).words
        for box in [word.box]
    )

    spots = printed.spots(PrintedPage(1, 600, 850, climbing))

    assert max(spot.base for spot in spots) - min(spot.base for spot in spots) < 1


def test_few_words_are_not_levelled_because_a_stair_of_cells_is_no_slope() -> None:
    stair = page((80, 100, "một"), (102, 102, "hai"))

    assert [spot.y0 for spot in printed.spots(stair)] == [100, 102]
