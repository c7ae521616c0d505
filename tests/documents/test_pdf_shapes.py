"""Ruled lines and pictures of a page are found in whatever way they are drawn."""

import pytest

from tests.documents.pdf_contents import content
from tests.documents.typeset_papers import drawn, of_pages, saved, typeset


def test_the_rules_of_a_table_are_found_whether_drawn_as_lines_or_as_thin_bars() -> None:
    page = content(of_pages(b"72 700 m 300 700 l S 72 600 228 0.5 re f 72 500 100 40 re S"))

    line, bar, *frame = page.printed.rules
    assert (line.y0, line.y1) == pytest.approx((142, 142), abs=1)
    assert (bar.y0, bar.y1) == pytest.approx((242, 242), abs=1)
    assert (bar.x0, bar.x1) == pytest.approx((72, 300), abs=1)
    assert len(frame) == 4


def test_the_share_of_a_page_that_is_a_picture_is_told() -> None:
    scan = saved(drawn(typeset("A"), 30), "PDF", resolution=30)

    assert content(scan).pictures == pytest.approx(1, abs=0.01)
    assert content(typeset("A")).pictures == 0


def test_a_line_in_a_turned_drawing_lies_where_it_is_seen() -> None:
    (line,) = content(of_pages(b"q 0 1 -1 0 300 100 cm 0 0 m 200 0 l S Q")).printed.rules

    assert (line.x0, line.y0, line.x1, line.y1) == pytest.approx((300, 542, 300, 742), abs=1.1)
