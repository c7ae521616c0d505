"""Tables on paper: columns that add up, rows that are those of the units; whatever cell is changed, it is found."""

import re
from dataclasses import replace

import pytest

from bluezone.letters import schema, sheet
from bluezone.letters.checks import text_of
from bluezone.letters.checks.grids import grids, of_text
from bluezone.letters.checks.paper import Paper
from bluezone.letters.letter import Counts, UnitCount
from tests.letters.checks.checked import findings
from tests.letters.office import COUNTS, ROWS, facts, letter

TABLE = """
TT\tĐơn vị\tTổng số\tĐã cài đặt\tTỷ lệ (%)
1\tVăn phòng\t12\t11\t91,7
2\tThanh tra\t8\t8\t100
\tTổng cộng\t20\t19\t95
"""
UNITS = Counts(19, 20, by_unit=(UnitCount("Văn phòng", 11, 12), UnitCount("Thanh tra", 8, 8)))


def found(text: str, counts: Counts | None = UNITS) -> list[str]:
    return sorted(finding.code for finding in of_text(Paper(text), counts))


def test_a_table_that_adds_up_and_says_the_units_figures_is_right() -> None:
    assert found(TABLE) == found(TABLE, None) == []


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("\t12\t", "\t13\t", ["table_total"]),
        ("\t20\t", "\t21\t", ["table_total"]),
        ("\t11\t", "\t10\t", ["table_row", "table_total"]),
        ("91,7", "97,1", ["table_row"]),
        ("19\t95", "19\t59", ["table_row"]),
    ],
)
def test_a_cell_that_is_changed_is_found(old: str, new: str, codes: list[str]) -> None:
    assert old in TABLE
    assert found(TABLE.replace(old, new)) == codes


@pytest.mark.parametrize(
    "text",
    [
        TABLE.replace("Tổng cộng", "Công đoàn"),  # no row that adds up
        TABLE.replace("8\t8", "\t8"),  # a cell that nobody filled in
        "a\tb\tc\n1\t2\t3\nkhác\n4\t5\t6",  # rows apart
        "Tên\tSố\nMột\t1\nTổng\t2",  # two columns: two boxes side by side
        "",
    ],
)
def test_where_nothing_adds_up_nothing_is_said(text: str) -> None:
    assert found(text, None) == []


def test_rates_may_have_as_many_places_as_they_like() -> None:
    for rate in ("91,7", "91,67", "92", "91,7%"):
        assert found(TABLE.replace("91,7", rate)) == []


def test_a_table_of_words_is_left_alone() -> None:
    table = "TT\tViệc\tAi\n1\tRửa tay\tBảo vệ\n\tTổng cộng\t2 việc"

    assert found(table) == []
    assert len(list(grids(Paper(table)))) == 1


def test_every_digit_of_the_figures_of_an_annex_that_is_changed_is_found() -> None:
    whole = letter(facts(counts=replace(COUNTS, by_unit=ROWS)))
    text = text_of(sheet.lay_out(whole))
    start = text.index("\n1\tCơ quan Sở")

    assert findings(whole) == ()
    missed = []
    for digit in re.finditer(r"(?<=[\t\d,])\d", text[start:]):
        at = start + digit.start()
        other = str((int(digit[0]) + 1) % 10)
        if not findings(whole, text=text[:at] + other + text[at + 1 :]):
            missed.append(text[at - 20 : at + 1])

    assert missed == []


def test_letters_in_json_keep_their_tables() -> None:
    whole = letter(facts(counts=replace(COUNTS, by_unit=ROWS)))

    assert findings(schema.from_text(schema.to_text(whole))) == ()
