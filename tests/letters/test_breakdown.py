"""The annex: rows that add up to the last one, and nothing in a cell that nobody told."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bluezone.letters import breakdown, written
from bluezone.letters.figures import FiguresError
from bluezone.letters.letter import Counts, Reason, Table, UnitCount
from tests.letters.office import COUNTS, ROWS

codes = st.sampled_from(["no_smartphone", "no_phone", "incompatible_device", "refused", "other"])


def table_of(counts: Counts) -> Table:
    (block,) = breakdown.of_units(counts).blocks
    assert block.table is not None
    return block.table


@st.composite
def rows(draw: st.DrawFn) -> UnitCount:
    reasons = tuple(Reason(code, draw(st.integers(0, 99))) for code in draw(st.lists(codes, max_size=3)))
    installed = draw(st.integers(1, 999))
    staff = draw(st.none() | st.integers(0, 2000))
    return UnitCount(
        "Đơn vị", installed, installed + sum(r.count or 0 for r in reasons), staff=staff, not_installed=reasons
    )


def test_the_annex_of_the_office() -> None:
    table = table_of(replace(COUNTS, by_unit=ROWS))

    assert table.rows == (
        ("1", "Cơ quan Sở", "30", "30", "29", "96,7", "1", "0", "1", "0", ""),
        ("2", "Trung tâm Khuyến công", "12", "10", "9", "90", "1", "0", "0", "1", ""),
        ("3", "Công đoàn Ngành", "3", "3", "3", "100", "0", "0", "0", "0", ""),
        ("", "Tổng cộng", "45", "43", "41", "95,3", "2", "0", "1", "1", ""),
    )
    assert table.has_total


@given(st.lists(rows(), min_size=1, max_size=6))
@settings(deadline=None)
def test_every_column_of_counts_adds_up_to_the_last_row(units: list[UnitCount]) -> None:
    reasons = tuple(reason for unit in units for reason in unit.not_installed or ())
    installed, total = (sum(getattr(unit, name) for unit in units) for name in ("installed", "total"))

    table = table_of(Counts(installed, total, not_installed=reasons, by_unit=tuple(units)))

    for column in (2, 3, 4, 6, 7, 8, 9):
        figures = [written.read_whole(row[column]) for row in table.rows]
        assert figures[-1] == sum(figure or 0 for figure in figures[:-1])


def test_reasons_that_no_row_gives_stay_empty() -> None:
    untold = (replace(ROWS[0], not_installed=None), *ROWS[1:])

    first, *_, last = table_of(replace(COUNTS, by_unit=untold)).rows

    assert first[7:10] == last[7:10] == ("", "", "")
    assert (first[6], last[6]) == ("1", "2")


def test_without_rows_there_is_no_annex() -> None:
    with pytest.raises(FiguresError, match="found no rows"):
        breakdown.of_units(COUNTS)
