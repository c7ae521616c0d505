"""Tables are found by their rules, or by figures below each other, and nothing else is taken for one."""

from bluezone.letters.reading.printed import Box, spots
from bluezone.letters.reading.printed_rows import rows
from bluezone.letters.reading.printed_tables import MOST_RULES, Cells, aligned, grids, ruled_cells
from tests.letters.reading.printed_pages import grid, page

EM = 12.0


def said(table: list[Cells]) -> list[list[str]]:
    return [[" ".join(spot.word.text for spot in cell) for cell in row] for row in table]


def test_a_cell_over_two_columns_or_two_rows_stands_where_it_begins() -> None:
    xs, ys = [80, 130, 250, 350], [100, 120, 140, 160]
    rules = [rule for rule in grid(xs, ys) if rule.y0 != 120 or rule.x1 - rule.x0 < 1]
    rules = [rule for rule in rules if rule.x0 != 250 or rule.x1 - rule.x0 > 1]
    rules += [Box(1, 130, 120, 350, 120.5), Box(1, 250, 120, 250.5, 160)]
    sheet = page(
        (90, 114, "STT"),
        (200, 104, "Chưa cài"),
        (140, 124, "Tổng"),
        (260, 124, "Từ chối"),
        (90, 144, "1"),
        (140, 144, "3"),
    )

    (table,) = grids(rules, EM)

    assert said(ruled_cells(table, spots(sheet))) == [["STT", "Chưa cài", ""], ["", "Tổng", "Từ chối"], ["1", "3", ""]]


def test_rules_that_stop_short_of_each_other_still_make_a_table() -> None:
    rules = [
        Box(1, rule.x0 + 2, rule.y0 + 2, rule.x1 - 2, rule.y1 - 2)
        if rule.x1 - rule.x0 > 9 and rule.y1 - rule.y0 > 9
        else Box(1, min(rule.x0 + 2, rule.x1), rule.y0, max(rule.x0, rule.x1 - 2), rule.y1)
        for rule in grid([80, 130, 250], [100, 120, 140])
    ]

    assert len(grids(rules, EM)) == 1


def test_a_frame_round_a_stamp_and_the_line_under_the_motto_are_no_tables() -> None:
    frame = grid([80, 130], [100, 120])
    motto = Box(1, 300, 80, 500, 80.5)

    assert grids([*frame, motto], EM) == []


def test_a_drawing_of_thousands_of_lines_is_not_searched_for_tables() -> None:
    rules = [Box(1, x, 0, x + 0.5, 800) for x in range(MOST_RULES)] + [Box(1, 0, y, 800, y + 0.5) for y in range(9)]

    assert grids(rules, EM) == []


def test_words_far_apart_without_figures_are_no_table() -> None:
    found = rows(spots(page((80, 100, "Nơi"), (200, 100, "nhận"), (350, 100, "Lưu"), (80, 115, "a"), (200, 115, "b"))))

    assert aligned(found, 0, EM) is None


def test_a_paragraph_below_figures_ends_their_table() -> None:
    found = rows(
        spots(
            page(
                *((x, y, text) for y in (100, 115) for x, text in ((80, "Huyện"), (200, "12"), (350, "95,3%"))),
                (80, 130, "Trên đây là báo cáo của Tiểu ban về kết quả"),
            )
        )
    )

    result = aligned(found, 0, EM)

    assert result is not None
    assert result[0] == 2
    assert said(result[1]) == [["Huyện", "12", "95,3%"]] * 2
