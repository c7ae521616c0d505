import lzma
from pathlib import Path

import pytest

from bluezone.world.measured import tables
from bluezone.world.measured.recording import MeasurementError
from tests.world.measured.made import table


def numbers(path: Path) -> list[float | None]:
    return [row.number("b", -10, 10) for row in tables.rows(path, ("a", "b"))]


@pytest.mark.parametrize("name", ["t.csv", "t.csv.xz"])
def test_a_table_is_read_packed_or_plain_whatever_the_order_of_its_columns(tmp_path: Path, name: str) -> None:
    path = table(tmp_path / name, "b,more,a", ["1,x,y", "", ' ,"with, comma",z', "-2.5,,"])

    assert numbers(path) == [1.0, None, -2.5]


@pytest.mark.parametrize("cell", ["one", "nan", "inf", "11", "1,5"])
def test_a_wrong_cell_is_named_by_file_line_and_column(tmp_path: Path, cell: str) -> None:
    path = table(tmp_path / "t.csv", "a,b", ["x,1", f'x,"{cell}"'])

    with pytest.raises(MeasurementError) as caught:
        numbers(path)

    assert caught.value.sentence == (
        f'{path}, line 3, b: found "{cell}", expected a number from -10 to 10. '
        "Correct the file; nothing of it was used."
    )


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    path = table(tmp_path / "t.csv", "a,c", ["x,1"])

    with pytest.raises(MeasurementError, match="line 1: found the columns a, c, expected also b"):
        numbers(path)


def test_an_empty_file_has_no_columns(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(b"")

    with pytest.raises(MeasurementError, match="found the columns none, expected also a, b"):
        numbers(tmp_path / "t.csv")


@pytest.mark.parametrize("line", ["x", "x,1,2"])
def test_a_line_with_too_few_or_too_many_cells_is_named(tmp_path: Path, line: str) -> None:
    path = table(tmp_path / "t.csv", "a,b", ["x,1", line])

    with pytest.raises(MeasurementError, match=r"line 3: found \d cells, expected 2"):
        numbers(path)


def test_a_packed_file_cut_short_is_refused(tmp_path: Path) -> None:
    path = table(tmp_path / "t.csv.xz", "a,b", [f"x,{number % 7}" for number in range(10_000)])
    path.write_bytes(path.read_bytes()[:-40])

    with pytest.raises(MeasurementError, match=r"is not a whole \.xz file"):
        numbers(path)


def test_a_plain_file_that_claims_to_be_packed_is_refused(tmp_path: Path) -> None:
    (tmp_path / "t.csv.xz").write_text("a,b\nx,1\n")

    with pytest.raises(MeasurementError, match=r"is not a whole \.xz file"):
        numbers(tmp_path / "t.csv.xz")


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(b"a,b\nx,\xff\xfe\n")

    with pytest.raises(MeasurementError, match="not UTF-8"):
        numbers(tmp_path / "t.csv")


def test_a_small_file_that_unpacks_into_one_endless_line_is_refused(tmp_path: Path) -> None:
    (tmp_path / "t.csv.xz").write_bytes(lzma.compress(b"a,b\n" + b"0" * 1_000_000))

    with pytest.raises(MeasurementError, match="line 2: longer than any table"):
        numbers(tmp_path / "t.csv.xz")


def test_a_small_file_that_unpacks_into_endless_lines_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "LARGEST_TABLE_CHARACTERS", 1000)
    path = table(tmp_path / "t.csv.xz", "a,b", ["x,1"] * 1000)

    with pytest.raises(MeasurementError, match="longer than any table"):
        numbers(path)


def test_readings_fit_one_signed_byte_and_distances_are_not_negative(tmp_path: Path) -> None:
    path = table(tmp_path / "t.csv", "a,b", ["-129,-1"])
    row = next(tables.rows(path, ("a", "b")))

    with pytest.raises(MeasurementError, match="a number from -128 to 127"):
        row.rssi_dbm("a")
    with pytest.raises(MeasurementError, match="a number from 0 to 1000"):
        row.distance_m("b")
