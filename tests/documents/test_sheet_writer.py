"""What is written comes back as it was, or is refused with a sentence."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, cast

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bluezone.documents import sheet_book, sheet_writer, sheets
from bluezone.documents.sheet_writer import Cell
from bluezone.documents.sheets import SheetError, SheetTooLargeError, Table

HEAD = ["STT", "Họ và tên", "Số điện thoại", "Đơn vị"]
ROWS = [["1", "Nguyễn Văn An", "0912345678", "Văn phòng"], ["2", "Lê Thị Ánh", "0987654321", "Trung tâm Khuyến công"]]


def first(data: bytes) -> tuple[tuple[str, ...], ...]:
    return sheets.read(data).sheets[0].rows


def back(cell: Cell) -> str:
    """Return what *cell* is after it was written and read."""
    return first(sheets.write([Table("t", ["a"], [[cell]])]))[1][0]


def table(cell: object) -> Table:
    return Table("t", ["a"], [[cast(Cell, cell)]])


# --- exact -----------------------------------------------------------------------------------------------------------

unseen = {chr(sign) for sign in range(32)} - {"\t", "\n", "\r"}
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters=[*unseen, "\ufffe", "\uffff"]), max_size=60)
tricky = st.lists(st.sampled_from(["_", "x", "X", "0041", "000D", "005F", "_x0041_", "\r", "\n", " ", "<r>", "</r>"]))
wholes, parts = st.integers(-(10**40), 10**40), st.decimals(-(10**30), 10**30)
days = st.dates(date(1, 1, 1), date(9999, 12, 31))
moments = st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59))  # noqa: DTZ001
cells = st.one_of(texts, tricky.map("".join), wholes, parts, days, moments, st.booleans(), st.none())


def seen(cell: Any) -> str:
    """Return what an office sees of *cell*."""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, Decimal):
        whole = f"{cell:f}".rstrip("0").rstrip(".") if "." in f"{cell:f}" else f"{cell:f}"
        return whole.replace(".", ",") if cell else "0"
    if isinstance(cell, date):
        day = f"{cell.day:02}/{cell.month:02}/{cell.year:04}"
        return f"{day} {cell.hour:02}:{cell.minute:02}" if isinstance(cell, datetime) else day
    return "" if cell is None or not str(cell).strip() else str(cell)


@settings(max_examples=100, deadline=None)
@given(texts, st.lists(st.lists(cells, min_size=3, max_size=3), max_size=5))
@example("t", [["<r><t>x</t></r>", "<r>&</r>", "_x0041_x0042_"], ["_x0000\r", "_x0041", "_"]])
@example("_x0041_", [["a\rb", "\r\n", " a "], [Decimal("-0.00"), Decimal("1E+20"), Decimal("0.1234567")]])
def test_what_is_written_comes_back(name: str, rows: list[list[Any]]) -> None:
    found = first(sheets.write([Table(name, ["Một", "Hai", "Ba"], rows)]))

    wanted = [["Một", "Hai", "Ba"], *([seen(cell) for cell in row] for row in rows)]
    while not any(wanted[-1]):
        wanted.pop()
    assert [list(row) for row in found] == wanted


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (2**53 + 1, "9007199254740993"),
        (-(10**15), "-1000000000000000"),
        (999_999_999_999_999, "999999999999999"),
        (Decimal("95.34884"), "95,34884"),
        (Decimal("0.123456789012345"), "0,123456789012345"),
        (Decimal("3.14159265358979323846"), "3,14159265358979323846"),
        (Decimal("1E+20"), "100000000000000000000"),
        (Decimal("95.30"), "95,3"),
        (date(1899, 12, 31), "31/12/1899"),
        (date(1900, 1, 1), "01/01/1900"),
        (date(1900, 2, 28), "28/02/1900"),
        (date(1900, 3, 1), "01/03/1900"),
        (datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC), "31/12/9999 23:59"),
        (datetime(2020, 8, 9, 17, 0, 59, 999_999, tzinfo=UTC), "09/08/2020 17:00"),
        (True, "TRUE"),
        ("a" * 32_767, "a" * 32_767),
    ],
)
def test_numbers_days_and_long_texts_keep_all_they_have(cell: Cell, shown: str) -> None:
    assert back(cell) == shown
    assert sheets.write_csv(table(cell)).decode("utf-8-sig").splitlines()[1] == shown


@pytest.mark.parametrize(
    "text", ["=1+1", "+84912345678", "-1", "@x", "http://x.example", "0912345678", "12", "1e5", "<r><t>x</t></r>"]
)
def test_a_text_stays_a_text(text: str) -> None:
    assert back(text) == text
    assert not sheets.read(sheets.write([table(text)])).sheets[0].notes
    written = sheets.write_csv(table(text)).decode("utf-8-sig").splitlines()[1]
    assert written == (f"'{text}" if text[0] in "=+-@" else text)


def test_signs_that_nobody_sees_are_left_out() -> None:
    assert back("a\0b\x1fc\uffff") == "abc"
    assert sheets.write_csv(table("a\0b")).endswith(b"\r\nab\r\n")


def test_rows_that_come_one_by_one_are_written_and_may_be_written_again() -> None:
    def rows() -> Iterator[Iterator[Cell]]:
        yield from (iter((number, str(number))) for number in range(3))

    made = Table("t", ["a", "b"], cast(Any, rows()))

    for _ in range(2):
        assert first(sheets.write([made])) == (("a", "b"), ("0", "0"), ("1", "1"), ("2", "2"))
        assert first(sheets.write_csv(made))[1:] == (("0", "0"), ("1", "1"), ("2", "2"))


def test_the_same_tables_always_give_the_same_bytes() -> None:
    made = Table("t", HEAD, ROWS, notes=["Đến 8h00 ngày 09/8/2020"], total=["", "Tổng cộng", 2, Decimal("95.3")])

    assert sheets.write([made]) == sheets.write([made])
    assert first(sheets.write([made]))[-1] == ("", "Tổng cộng", "2", "95,3")


def test_lines_above_the_head_are_in_both_kinds_of_files() -> None:
    made = Table("t", HEAD, ROWS, notes=["Đến 8h00 ngày 09/8/2020", "=1"])

    assert [row[0] for row in first(sheets.write([made]))[:3]] == ["Đến 8h00 ngày 09/8/2020", "=1", "STT"]
    assert [row[0] for row in first(sheets.write_csv(made))[:3]] == ["Đến 8h00 ngày 09/8/2020", "'=1", "STT"]


# --- refused ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "cell",
    [
        Decimal("NaN"),
        Decimal("-Infinity"),
        Decimal("1E+99999"),
        pytest.param(10**5_000, id="5,001 digits"),
        1.5,
        float("nan"),
        b"a",
        "a\ud800",
        [],
    ],
)
def test_what_no_cell_holds_is_refused_by_its_place(cell: object) -> None:
    for write in (lambda made: sheets.write([made]), sheets.write_csv):
        with pytest.raises(SheetError, match="Cell A2 cannot be written") as caught:
            write(table(cell))
        assert caught.value.sentence.endswith(".")


def test_a_cell_longer_than_is_read_is_refused() -> None:
    for text in ("a" * 32_768, "\U0001f600" * 16_384):
        for write in (lambda made: sheets.write([made]), sheets.write_csv):
            with pytest.raises(SheetTooLargeError, match="Cell A2 holds 32,768"):
                write(table(text))


def test_a_text_too_long_with_its_escapes_is_refused() -> None:
    with pytest.raises(SheetTooLargeError, match="Cell A2 is too long with its escapes"):
        sheets.write([table("_x0041_" * 4_000)])


@pytest.mark.parametrize(
    "made",
    [
        [Table("t", ["a"], [["1"]] * sheet_book.MOST_ROWS)],
        [Table("t", ["a"] * (sheet_book.MOST_COLUMNS + 1), [])],
        [Table("t", ["a"], [["1"] * (sheet_book.MOST_COLUMNS + 1)])],
        [Table("t", ["a"], [])] * (sheet_book.MOST_SHEETS + 1),
        [Table("t", ["a"], [[""] * 200] * 8_000)] * 2,
    ],
)
def test_more_than_is_read_is_refused(made: list[Table]) -> None:
    with pytest.raises(SheetTooLargeError):
        sheets.write(made)


# --- names -----------------------------------------------------------------------------------------------------------


@given(st.lists(st.text(max_size=60), min_size=1, max_size=6))
def test_every_sheet_has_a_name_that_excel_takes_and_no_other_has(wanted: list[str]) -> None:
    found = sheet_writer.sheet_names(wanted)

    assert len({name.casefold() for name in found}) == len(wanted)
    for name in found:
        assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31
        assert not set(name) & set("[]:*?/\\")
        assert name.strip("'") == name


def test_long_and_equal_names_are_told_apart_by_a_number() -> None:
    long = "Trung tâm Khuyến công và Tư vấn phát triển công nghiệp"

    assert sheet_writer.sheet_names([long, long.upper(), "a/b", "A:B"]) == [
        "Trung tâm Khuyến công và Tư vấn", "TRUNG TÂM KHUYẾN CÔNG VÀ TƯ (2)", "a b", "A B (2)",
    ]  # fmt: skip
