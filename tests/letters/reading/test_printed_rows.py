"""Words on one line are one row, whatever the height of their ink."""

from bluezone.letters.reading.printed import Box, PrintedPage, Word, spots
from bluezone.letters.reading.printed_rows import em, rows, runs
from tests.letters.reading.printed_pages import page


def test_words_on_one_line_are_a_row_from_left_to_right_in_whatever_order_they_come() -> None:
    found = rows(spots(page((300, 100, "ba"), (80, 101, "một"), (80, 115, "bốn"), (150, 99, "hai"))))

    assert [row.text for row in found] == ["một hai ba", "bốn"]


def test_a_dash_as_low_as_its_ink_stays_in_its_row() -> None:
    dash = Word("-", Box(1, 80, 110, 86, 112))
    level = page((100, 105, "Như trên;"), (80, 135, "Lưu"))

    found = rows(spots(PrintedPage(1, 600, 850, (dash, *level.words))))

    assert [row.text for row in found] == ["- Như trên;", "Lưu"]


def test_a_row_is_cut_at_wide_gaps_only() -> None:
    row = rows(spots(page((80, 100, "SỞ CÔNG THƯƠNG"), (300, 100, "Độc lập"))))[0]

    assert [part.text for part in runs(row, gap=12)] == ["SỞ CÔNG THƯƠNG", "Độc lập"]


def test_the_size_of_a_page_without_words_is_not_zero() -> None:
    assert em([]) > 0
