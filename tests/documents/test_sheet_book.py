"""Cells within bounds, and what is told of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.documents import sheet_book
from bluezone.documents.sheet_book import Book, Grid, Room, Sheet, SheetError, SheetTooLargeError


@given(st.integers(1, 10**6), st.integers(1, 16_384))
def test_names_and_places_are_of_each_other(row: int, column: int) -> None:
    assert sheet_book.place(sheet_book.name(row, column)) == (row, column)


@pytest.mark.parametrize("reference", ["", "A", "1", "1A", "A1B", "AAAA1", "A12345678", "Ă1", "A١", "$A$1"])
def test_what_is_no_place_is_none(reference: str) -> None:
    assert sheet_book.place(reference) is None


@given(st.dictionaries(st.tuples(st.integers(1, 9), st.integers(1, 9)), st.sampled_from(["a", "b", " ", ""])))
def test_cells_stand_where_they_were_put_in_whatever_order(cells: dict[tuple[int, int], str]) -> None:
    grid = Grid()
    for (row, column), text in cells.items():
        grid.put(row, column, text)

    filled = {at: text for at, text in cells.items() if text.strip()}
    rows = grid.rows()
    assert len(rows) == max((row for row, _ in filled), default=0)
    assert {len(row) for row in rows} <= {max((column for _, column in filled), default=0)}
    found = {(r, c): text for r, row in enumerate(rows, 1) for c, text in enumerate(row, 1) if text}
    assert found == filled


def test_a_cell_that_comes_twice_has_the_later_text() -> None:
    grid = Grid()
    grid.put(1, 1, "a")
    grid.put(1, 1, "b")

    assert grid.rows() == (("b",),)


@pytest.mark.parametrize(("row", "column"), [(60_001, 1), (1, 201), (10**9, 10**9)])
def test_a_cell_too_far_away_is_refused(row: int, column: int) -> None:
    with pytest.raises(SheetTooLargeError):
        Grid().put(row, column, "a")


@pytest.mark.parametrize(("row", "column"), [(0, 1), (1, 0), (-1, -1)])
def test_a_cell_before_the_first_is_refused(row: int, column: int) -> None:
    with pytest.raises(SheetError):
        Grid().put(row, column, "a")


def test_all_grids_of_a_room_share_its_cells() -> None:
    room = Room()
    Grid(room).put(60_000, 30, "a")

    with pytest.raises(SheetTooLargeError, match="3,000,000 cells"):
        Grid(room).put(60_000, 30, "a")


def test_all_grids_of_a_room_share_its_signs() -> None:
    room, text = Room(), "a" * sheet_book.MOST_CELL
    grid = Grid(room)

    def fill() -> None:
        for row in range(1, 3_000):
            grid.put(row, 1, text)

    with pytest.raises(SheetTooLargeError, match="signs"):
        fill()


def test_a_cell_may_be_as_long_as_in_excel() -> None:
    Grid().put(1, 1, "a" * 32_767)

    with pytest.raises(SheetTooLargeError, match="Cell A1 holds 32,768"):
        Grid().put(1, 1, "a" * 32_768)


def test_of_many_notes_alike_the_first_are_kept_and_the_others_counted() -> None:
    grid = Grid()
    for row in range(1_300):
        grid.note("formula", f"A{row}")
    grid.note("error", "B1", "#N/A")

    notes = grid.notes()
    assert [note.code for note in notes] == ["formula"] * 21 + ["error"]
    assert (notes[0].vi, notes[0].en) == (
        "Ô A0 là công thức; đọc kết quả đã lưu.", "A0 is a formula; its result is read.",
    )  # fmt: skip
    assert (notes[20].vi, notes[20].en) == ("Và 1.280 chỗ khác như vậy.", "And 1,280 more.")
    assert notes[21].en == "B1 shows the error #N/A."


def sheet(name: str, rows: int, *, is_hidden: bool = False) -> Sheet:
    return Sheet(name, (("a",),) * rows, is_hidden=is_hidden)


@pytest.mark.parametrize(
    ("sheets", "fullest"),
    [
        ((sheet("a", 1), sheet("b", 2)), "b"),
        ((sheet("a", 1), sheet("b", 2, is_hidden=True)), "a"),
        ((sheet("a", 1, is_hidden=True), sheet("b", 2, is_hidden=True)), "b"),
    ],
)
def test_the_fullest_is_the_longest_that_is_shown(sheets: tuple[Sheet, ...], fullest: str) -> None:
    assert Book(sheets).fullest.name == fullest
