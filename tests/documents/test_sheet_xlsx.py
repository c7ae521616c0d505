"""Workbooks of Excel: read as they are shown, and no larger than they say."""

import random
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from bluezone.documents import sheet_xlsx, sheets
from bluezone.documents.sheets import SheetError, SheetTooLargeError
from tests.documents.sheet_files import book, packed, raw_workbook, read_and_measured, shared

MOST_BYTES = 96 * 2**20
"""What a bomb may take until it is refused: a million short texts, as rosters have, take 73 MB."""


def rows(data: bytes) -> tuple[tuple[str, ...], ...]:
    return sheet_xlsx.read(data).sheets[0].rows


def inline(text: str, at: str = "A1") -> str:
    return f'<row><c r="{at}" t="inlineStr"><is><t>{text}</t></is></c></row>'


# --- what is read ----------------------------------------------------------------------------------------------------


def test_numbers_are_read_as_they_are_shown() -> None:
    def fill(workbook: Any, sheet: Any) -> None:
        def put(row: int, value: float, code: str) -> None:
            sheet.write_number(row, 0, value, workbook.add_format({"num_format": code}))

        for row, (value, code) in enumerate(
            [
                (912345678, "0000000000"),
                (912345678, "0000 000 000"),
                (912345678, "General"),
                (0.9534883720930233, "0.0%"),
                (0.953, "0%"),
                (1128620, "#,##0"),
                (44052, "dd/mm/yyyy"),
                (44052.333333, "d/m/yyyy h:mm"),
                (0.5, "h:mm"),
                (5.1, "General"),
                (3.0, "General"),
                (-2.5, "0.0"),
                (0.1 + 0.2, "General"),
            ]
        ):
            put(row, value, code)

    assert [row[0] for row in rows(book(fill))] == [
        "0912345678", "0912345678", "912345678", "95,3%", "95%", "1128620", "09/08/2020", "09/08/2020 08:00", "12:00",
        "5,1", "3", "-2,5", "0,3",
    ]  # fmt: skip


def test_formulas_errors_merged_and_hidden_cells_are_told() -> None:
    def fill(workbook: Any, sheet: Any) -> None:
        sheet.merge_range("A1:C1", "DANH SÁCH")
        sheet.write_formula("A2", "=1+1", None, 2)
        sheet.write_formula("B2", "=NA()", None, "#N/A")
        sheet.write("C3", "ẩn")
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_column(2, 2, None, None, {"hidden": True})

    found = sheet_xlsx.read(book(fill)).sheets[0]

    assert found.rows == (("DANH SÁCH", "", ""), ("2", "#N/A", ""), ("", "", "ẩn"))
    assert {note.code for note in found.notes} == {"formula", "error", "merged", "hidden_row", "hidden_column"}


def test_many_formulas_leave_room_for_other_notes() -> None:
    def fill(workbook: Any, sheet: Any) -> None:
        for row in range(250):
            sheet.write_formula(row, 0, "=1+1", None, 2)
        sheet.merge_range("B1:C1", "x")

    notes = sheet_xlsx.read(book(fill)).sheets[0].notes

    assert [note.code for note in notes] == ["formula"] * 21 + ["merged"]
    assert notes[20].en == "And 230 more."


def test_rich_texts_inline_texts_and_yes_or_no_are_read() -> None:
    def fill(workbook: Any, sheet: Any) -> None:
        sheet.write_rich_string("A1", "Nguyễn ", workbook.add_format({"bold": True}), "Văn An")
        sheet.write_boolean("B1", True)

    assert rows(book(fill)) == (("Nguyễn Văn An", "TRUE"),)
    assert rows(book(fill, constant_memory=True)) == (("Nguyễn Văn An", "TRUE"),)


def test_how_a_text_is_pronounced_is_no_part_of_it() -> None:
    words = shared("<r><t>An</t></r><rPh sb='0' eb='1'><t>an</t></rPh><r><t> Ba</t></r>")

    assert rows(raw_workbook('<row><c t="s"><v>0</v></c></row>', parts=words)) == (("An Ba",),)


def test_escapes_are_undone_in_shared_inline_and_computed_texts_but_not_across_their_pieces() -> None:
    data = (
        '<row><c t="s"><v>0</v></c><c t="inlineStr"><is><t>a_x000D_b</t></is></c>'
        '<c t="str"><f>A1</f><v>a_x000D_b</v></c><c t="s"><v>1</v></c></row>'
    )
    words = shared("<t>a_x000D_b</t>", "<r><t>_</t></r><r><t>x0041_</t></r>")

    assert rows(raw_workbook(data, parts=words)) == (("a\rb", "a\rb", "a\rb", "_x0041_"),)


def test_a_text_longer_than_what_the_parser_hands_over_at_once_is_whole() -> None:
    assert rows(raw_workbook(inline("ă" * 30_000))) == (("ă" * 30_000,),)


def test_the_days_of_a_workbook_from_a_mac_are_right() -> None:
    def fill(workbook: Any, sheet: Any) -> None:
        sheet.write_datetime("A1", datetime(2020, 8, 9), workbook.add_format({"num_format": "dd/mm/yyyy"}))  # noqa: DTZ001

    assert rows(book(fill, date_1904=True)) == (("09/08/2020",),)


def test_hidden_sheets_are_read_and_the_fullest_is_the_one_that_is_shown() -> None:
    def fill(workbook: Any, shown: Any) -> None:
        workbook.add_worksheet("Trang bìa").write(0, 0, "x")
        hidden = workbook.add_worksheet("cũ")
        for row in range(9):
            shown.write(row, 0, "an") or hidden.write(row, 0, "cũ") or hidden.write(row + 9, 0, "cũ")
        hidden.hide()

    found = sheet_xlsx.read(book(fill))

    assert [sheet.is_hidden for sheet in found.sheets] == [False, False, True]
    assert found.fullest.name == "Danh sách"


def test_cells_that_say_not_where_they_are_stand_side_by_side() -> None:
    data = "<row><c><v>1</v></c><c><v>2</v></c></row><row r='4'><c r='B4'><v>3</v></c><c><v>4</v></c></row>"

    assert rows(raw_workbook(data)) == (("1", "2", ""), ("", "", ""), ("", "", ""), ("", "3", "4"))


# --- what is refused -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        '<row><c r="A0"><v>1</v></c></row>',
        '<row r="-1"><c><v>1</v></c></row>',
        '<row r="x"><c><v>1</v></c></row>',
        f'<row r="{"9" * 5_000}"><c><v>1</v></c></row>',
        '<row><c s="x"><v>1</v></c></row>',
        '<row><c t="s"><v>x</v></c></row>',
        "<row><c><v>1</v></row>",
    ],
)
def test_what_is_no_cell_is_refused(data: str) -> None:
    with pytest.raises(SheetError):
        sheets.read(raw_workbook(data))


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        ('<row><c t="s"><v>7</v></c><c><v>1</v></c></row>', ("", "1")),
        ('<row><c t="s"><v>-1</v></c><c s="-1"><v>1</v></c></row>', ("", "1")),
        ('<row><c s="99"><v>1</v></c></row>', ("1",)),
        (f"<row><c><v>1.{'3' * 5_000}</v></c></row>", ("1,33333333333333",)),
        ("<row><c><v>1E35</v></c></row>", ("1" + "0" * 35,)),
    ],
)
def test_what_points_nowhere_is_empty_and_odd_numbers_are_read(data: str, shown: tuple[str, ...]) -> None:
    assert rows(raw_workbook(data, parts=shared("<t>a</t>"))) == (shown,)


def test_a_part_that_two_sheets_name_is_refused() -> None:
    with pytest.raises(SheetError, match="one and the same"):
        sheets.read(raw_workbook(inline("a"), part_of={2: 1}))


def test_more_sheets_than_any_ministry_has_are_refused() -> None:
    with pytest.raises(SheetTooLargeError, match="255 sheets"):
        sheets.read(raw_workbook(*[inline("a")] * 256))


def test_a_cell_at_the_end_of_the_world_is_refused_by_its_name() -> None:
    with pytest.raises(SheetTooLargeError, match="XFD1048576"):
        sheets.read(raw_workbook(inline("a", "XFD1048576")))


def test_all_sheets_share_the_cells_of_a_workbook() -> None:
    with pytest.raises(SheetTooLargeError, match="3,000,000 cells"):
        sheets.read(raw_workbook(*[inline("a", "Z60000")] * 2))
    assert len(sheets.read(raw_workbook(inline("a", "Z60000"))).sheets[0].rows) == 60_000


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/1.xml"])
def test_entities_are_refused_in_every_part(part: str) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><x>&a;</x>'

    with pytest.raises(SheetError):
        sheets.read(raw_workbook(inline("a"), parts={part: bomb}))


def many(element: str, count: int = 1_000_000) -> str:
    """Return *element* *count* times with another number for its N, so that no bound of packing refuses it first."""
    chance = random.Random(5)
    return "".join(element.replace("N", str(chance.randrange(10**9))) for _ in range(count))


FAR = inline("a", "GR1") + inline("a", "A60000")
RELATIONS, STYLES = "xl/_rels/workbook.xml.rels", "xl/styles.xml"
BOMBS: dict[str, Callable[[], bytes]] = {
    "two cells in each of 20 sheets": lambda: raw_workbook(*[FAR] * 20),
    "two cells in a part of 20 sheets": lambda: raw_workbook(FAR, part_of=dict.fromkeys(range(1, 21), 1)),
    "empty cells in one row": lambda: raw_workbook("<row>" + many('<c s="N"/>') + "</row>"),
    "unknown elements": lambda: raw_workbook(many('<x n="N"/>')),
    "unknown elements in a cell": lambda: raw_workbook("<row><c>" + many('<x n="N"/>') + "</c></row>"),
    "elements in each other": lambda: raw_workbook(many('<x n="N">')),
    "names": lambda: raw_workbook(many("<xN/>")),
    "a long attribute": lambda: raw_workbook('<x n="' + many("N", 4_000_000) + '"/>'),
    "a long text": lambda: raw_workbook("<row><c><v>" + many("N", 4_000_000) + "</v></c></row>"),
    "a long comment": lambda: raw_workbook("<!--" + many("N", 4_000_000) + "-->"),
    "styles": lambda: raw_workbook(
        inline("a"), parts={STYLES: "<s><cellXfs>" + many('<xf numFmtId="N"/>') + "</cellXfs></s>"}
    ),
    "formats": lambda: raw_workbook(
        inline("a"), parts={STYLES: "<s>" + many('<numFmt numFmtId="N" formatCode="0"/>') + "</s>"}
    ),
    "relations": lambda: raw_workbook(
        inline("a"), parts={RELATIONS: "<R>" + many('<Relationship Id="N" Target="N"/>') + "</R>"}
    ),
    "shared texts": lambda: raw_workbook(inline("a"), parts=shared(many("<t>N</t></si><si>", 1_000_001))),
    "pieces of a text": lambda: raw_workbook(inline("a"), parts=shared(many("<r><t>N</t></r>"))),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_takes_no_memory(bomb: str, tmp_path: Path) -> None:
    found, taken_bytes = read_and_measured(BOMBS[bomb](), tmp_path)

    assert found in ("sheet_too_large", "sheet_unusable")
    assert taken_bytes < MOST_BYTES


PARTS = {
    "xl/_rels/workbook.xml.rels": '<R><Relationship Id="r1" Target="worksheets/1.xml"/></R>',
    "xl/workbook.xml": '<w><workbookPr date1904="1"/><sheets><sheet name="S" sheetId="1" id="r1"/></sheets></w>',
    "xl/styles.xml": '<s><numFmt numFmtId="170" formatCode="0.0%"/><cellXfs><xf numFmtId="170"/></cellXfs></s>',
    "xl/sharedStrings.xml": "<sst><si><t>a_x000D_b</t></si></sst>",
    "xl/worksheets/1.xml": '<w><cols><col min="1" hidden="1"/></cols><row r="2"><c r="B2" s="0"><v>12.5</v></c>'
    '<c t="s"><v>0</v></c><c t="e"><f>1</f><v>#N/A</v></c></row><mergeCell ref="A1:B2"/></w>',
}
signs = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=4)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(PARTS)), st.integers(0, 2_000), signs)
def test_a_workbook_with_something_wrong_is_read_or_refused(part: str, place: int, wrong: str) -> None:
    whole = PARTS[part]
    place %= len(whole)

    with suppress(SheetError):
        assert sheets.read(packed({**PARTS, part: whole[:place] + wrong + whole[place + 1 :]})).sheets


def test_a_roster_of_20_000_people_takes_little_memory(tmp_path: Path) -> None:
    out = tmp_path / "large.xlsx"
    workbook = xlsxwriter.Workbook(out, {"constant_memory": True})
    sheet = workbook.add_worksheet()
    for row in range(20_000):
        sheet.write_row(row, 0, [row, f"Nguyễn Văn {row}", "0912345678", "Văn phòng"])
    workbook.close()

    found, taken_bytes = read_and_measured(out.read_bytes(), tmp_path)

    assert found == "read"
    assert taken_bytes < 64 * 2**20
