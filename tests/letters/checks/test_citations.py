"""What a letter cites: number, day, issuer; whom it answers; and that its text says the same."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bluezone.letters import wording
from bluezone.letters.letter import Reference
from tests.letters.checks.checked import changed, codes, edited
from tests.letters.office import DIRECTIVE, ONWARD, facts, letter


def cited(**changes: Any) -> list[str]:
    """Return what is wrong with the office's letter, in value and text, once its directive is changed."""
    directive = replace(DIRECTIVE, **changes)
    body = wording.official_letter(facts(answered=(directive,)))
    return codes(letter(references=(directive, ONWARD), body=body))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"date": None}, "citation_date_missing"),
        ({"number_symbol": None}, "citation_number_missing"),
        ({"issuer": None}, "citation_issuer_missing"),
        ({"abstract": None}, "citation_abstract_missing"),
        ({"date": date(2020, 8, 11)}, "citation_after_letter"),
        ({"number_symbol": "563 /STTTT-CNTT"}, "citation_symbol_form"),
        ({"issuer": "Sở Y tế"}, "addressee_not_issuer"),
    ],
)
def test_one_thing_wrong_with_a_citation_is_one_finding(changes: dict[str, Any], code: str) -> None:
    assert cited(**changes) == [code]


def test_a_symbol_with_two_letters_swapped_is_told_with_the_one_that_is_meant() -> None:
    found = cited(number_symbol="8455/UBDN-VX", issuer="UBND tỉnh")

    assert "citation_symbol_form" in found


def test_a_law_is_named_by_its_name_alone() -> None:
    law = Reference(None, type="Luật", as_written="Luật Bảo vệ dữ liệu cá nhân", role="legal_basis")

    assert changed(references=(DIRECTIVE, ONWARD, law)) == []


@pytest.mark.parametrize(
    "issuer", ["Sở TT&TT", "Sở Thông tin và Truyền thông tỉnh", "SỞ THÔNG TIN VÀ TRUYỀN THÔNG", "Quý Sở"]
)
def test_an_organ_is_known_by_its_other_names(issuer: str) -> None:
    assert cited(issuer=issuer) == []


def test_a_plan_is_carried_out_and_told_to_whoever_collects() -> None:
    assert cited(type="Kế hoạch", issuer="UBND tỉnh") == []


@pytest.mark.parametrize(
    ("old", "new"),
    [("563/STTTT-CNTT", "536/STTTT-CNTT"), ("1158/SCT-QLTM", "1158/SCT-QLT"), ("02/8/2020", "03/8/2020")],
)
def test_a_citation_changed_in_the_text_is_found(old: str, new: str) -> None:
    assert edited(old, new) == ["citation_not_in_text"]
