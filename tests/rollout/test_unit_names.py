"""Units found by name or abbreviation, and only suggested where the name is not theirs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.rollout.unit_names import UnitMatch, unit_names
from tests.rollout.roster_files import UNITS

MANY = unit_names([(f"Phòng {word} Kế hoạch", word) for word in ("Thống kê", "Thanh tra", "Tài chính", "Công nghiệp")])


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Văn phòng", "vp"),
        ("VĂN PHÒNG", "vp"),
        ("van phong", "vp"),
        ("vp", "vp"),
        ("P. Kế hoạch - Tài chính", "khtc"),
        ("phòng kế hoạch tài chính", "khtc"),
        ("P.KH-TC", "khtc"),
        ("TT Khuyến công", "kc"),
    ],
)
def test_a_unit_is_found_whatever_its_capitals_marks_and_short_forms(text: str, unit: str) -> None:
    assert UNITS.find(text).unit == unit


def test_a_name_with_a_slip_is_suggested_and_not_taken() -> None:
    assert UNITS.find("Văn phòg") == UnitMatch(None, ("vp",))
    assert UNITS.find("Sở Y tế") == UnitMatch(None)


@given(st.integers(0, 20), st.sampled_from(["", "x"]), st.booleans())
def test_one_wrong_letter_anywhere_is_suggested_among_others(place: int, letter: str, is_longer: bool) -> None:
    name = "Phòng Thanh tra Kế hoạch"
    slip = name[:place] + letter + name[place if is_longer else place + 1 :]

    match = MANY.find(slip)

    assert match.unit == "Thanh tra" or match.candidates == ("Thanh tra",)


def test_two_units_of_one_name_are_both_candidates() -> None:
    names = unit_names([("Phòng Một", "a"), ("Phòng Một", "b"), ("Phòng Mốt", "c")])

    assert names.find("Phòng Một") == UnitMatch(None, ("a", "b"))
    assert names.find("Phòng Mốt").unit == "c"
    assert names.find("phong mot").candidates == ("a", "b", "c")
