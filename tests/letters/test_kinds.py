"""Kinds of document: which is which, by name and by symbol, and the symbol that follows from a kind."""

import pytest

from bluezone.letters import kinds
from bluezone.letters.kinds import NAMED, OFFICIAL_LETTER, Kind, SymbolError


def named(name: str) -> Kind:
    found = kinds.of_name(name)
    assert found is not None
    return found


def test_the_decree_knows_twenty_seven_named_kinds_and_no_abbreviation_twice() -> None:
    abbreviations = [kind.abbreviation for kind in (*NAMED, *kinds.COPIES)]

    assert len(NAMED) == 27
    assert len(set(abbreviations)) == len(abbreviations)


@pytest.mark.parametrize(
    ("name", "abbreviation"),
    [("Báo cáo", "BC"), ("BÁO CÁO", "BC"), ("Báo cáo nhanh", "BC"), ("Bản ghi nhớ", "BGN"), ("công văn", "")],
)
def test_a_kind_is_known_by_its_name(name: str, abbreviation: str) -> None:
    assert named(name).abbreviation == abbreviation


@pytest.mark.parametrize("name", ["", "Thư", "Báo", "Văn bản"])
def test_an_unknown_name_is_no_kind(name: str) -> None:
    assert kinds.of_name(name) is None


@pytest.mark.parametrize(
    ("symbol", "name"),
    [
        ("SCT-VP", "Công văn"),
        ("BC-SCT", "Báo cáo"),
        ("CV-BCĐ", "Công văn"),
        ("CT-UBND", "Chỉ thị"),
        ("QĐ-BYT", "Quyết định"),
        ("BTTTT-THH", "Công văn"),
        ("", "Công văn"),
    ],
)
def test_a_symbol_tells_the_kind(symbol: str, name: str) -> None:
    assert kinds.of_symbol(symbol).name == name


def test_only_a_cong_van_has_no_name_on_the_paper() -> None:
    assert not OFFICIAL_LETTER.is_named
    assert all(kind.is_named for kind in NAMED)


def test_the_symbol_of_a_cong_van_names_organ_and_unit_that_of_another_kind_and_organ() -> None:
    assert kinds.symbol(OFFICIAL_LETTER, "SCT", "VP") == "SCT-VP"
    assert kinds.symbol(named("Báo cáo"), "SCT") == "BC-SCT"
    assert kinds.symbol(named("Báo cáo"), "SCT", "VP") == "BC-SCT"


@pytest.mark.parametrize(("organ", "unit"), [("SCT", None), ("", "VP"), ("S CT", "VP"), ("SCT", "V/P")])
def test_a_symbol_without_a_part_or_with_a_blank_is_refused(organ: str, unit: str | None) -> None:
    with pytest.raises(SymbolError, match="expected an abbreviation"):
        kinds.symbol(OFFICIAL_LETTER, organ, unit)


def test_every_symbol_built_tells_its_kind_again() -> None:
    for kind in (OFFICIAL_LETTER, *NAMED):
        assert kinds.of_symbol(kinds.symbol(kind, "SCT", "VP")) == kind
