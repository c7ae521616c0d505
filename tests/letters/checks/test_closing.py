"""The end of a letter: text, annexes, recipients, archive line, signature."""

from dataclasses import replace
from typing import Any

import pytest

from bluezone.letters.letter import Annex, Archive, Block, BlockKind, Recipient, Signer, Table
from tests.letters.checks.checked import TEXT, changed, codes, edited
from tests.letters.office import COUNTS, ROWS, facts, letter

TABLE = Block(BlockKind.TABLE, table=Table(("TT",), (("1",),)))


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("./.", ".", "end_mark_missing"),
        ("- Lưu: VT, VP.", "- Lưu VT, VP.", "archive_colon"),
        ("- UBND tỉnh (b/c);", "- UBND tỉnh (b/c)", "recipient_marks"),
        ("- UBND tỉnh (b/c);", "+ UBND tỉnh (b/c),", "recipient_marks"),
        ("- Như trên;\n", "", "first_recipient"),
        (
            "- Lãnh đạo Sở;\n- Các phòng, đơn vị thuộc Sở;\n- Lưu: VT, VP.",
            "- Lưu: VT, VP;\n- Lãnh đạo Sở.",
            "archive_last",
        ),
    ],
)
def test_one_thing_wrong_at_the_end_is_one_finding(old: str, new: str, code: str) -> None:
    assert edited(old, new) == [code]


def test_the_draft_mark_on_a_letter_that_came_is_told() -> None:
    assert codes(text=f"DỰ THẢO\n{TEXT}", incoming=True) == ["draft_mark"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"archive": None}, "archive_missing"),
        ({"archive": Archive(("VP",))}, None),
        ({"archive": Archive(("QLTM",))}, "archive_registry"),
        ({"signer": None}, "signer_missing"),
        ({"signer": Signer(None, "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")}, "signer_name_missing"),
        ({"signer": Signer(None, "KT. GIÁM ĐỐC", "TRƯỞNG PHÒNG", "Nguyễn Văn An")}, "signer_not_deputy"),
        ({"signer": Signer(None, None, "GIÁM ĐỐC", "ThS. Nguyễn Văn An")}, "signer_academic"),
        ({"signer": Signer("TM. SỞ CÔNG THƯƠNG", None, "GIÁM ĐỐC", "Lê An")}, "signer_body_not_collective"),
        ({"recipients": (Recipient("UBND tỉnh"), Recipient("UBND Tỉnh"))}, "recipient_double"),
        ({"annexes": (Annex("Kết quả", (TABLE,)),)}, "annex_not_named"),
    ],
)
def test_one_thing_wrong_in_the_value_is_one_finding(changes: dict[str, Any], code: str | None) -> None:
    assert changed(**changes) == ([code] if code else [])


def test_an_annex_that_is_named_and_missing_is_told() -> None:
    whole = letter(facts(counts=replace(COUNTS, by_unit=ROWS)))

    assert codes(whole) == []
    assert "annex_absent" in codes(replace(whole, annexes=()))


def test_an_annex_of_another_document_is_not_the_letter_s() -> None:
    body = (*letter().body[:-1], Block(BlockKind.PARAGRAPH, "Theo Phụ lục I ban hành kèm Nghị định, kính báo cáo./."))

    assert changed(body=body) == []


def test_a_table_of_units_belongs_in_an_annex() -> None:
    whole = letter(facts(counts=replace(COUNTS, by_unit=ROWS)))

    assert codes(replace(whole, body=(*whole.body[:-1], TABLE, whole.body[-1]))) == ["table_in_body"]


def test_a_letter_without_text_or_recipients_is_told() -> None:
    assert "body_missing" in changed(body=())
    assert "recipients_missing" in changed(recipients=None, archive=None)
