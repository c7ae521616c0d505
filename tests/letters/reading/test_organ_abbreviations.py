"""Abbreviations of bodies: tables that rules look things up in."""

from bluezone.letters.reading.organ_abbreviations import ABBREVIATIONS, BODY_ABBREVIATIONS, SHORT_NAMES


def test_short_names_are_departments_and_ministries_whose_subject_is_known() -> None:
    assert {"STTTT", "BTTTT", "SKHCN"} <= SHORT_NAMES
    assert all(name[0] in "SB" and name[1:] in ABBREVIATIONS for name in SHORT_NAMES)


def test_no_abbreviation_is_too_short_to_stand_for_a_department_in_prose() -> None:
    assert "SYT" not in SHORT_NAMES
    assert BODY_ABBREVIATIONS["UBND"] == "Ủy ban nhân dân"
