"""A letter's sender is the one unit that its head and symbol name."""

import pytest

from bluezone.letters.letter import Letter
from bluezone.rollout import sender
from bluezone.rollout.sender import Candidate

SCT = Candidate("sct", ("Sở Công Thương",), "SCT")
SYT = Candidate("syt", ("Sở Y tế",), "SYT")
HH = Candidate("hh", ("Hướng Hóa", "Huyện Hướng Hóa"))
TWO = (Candidate("x1", ("Phòng Y tế",), "PYT"), Candidate("x2", ("Phòng Y tế",), "YT"))


@pytest.mark.parametrize(
    ("issuer", "symbol", "unit"),
    [
        ("Sở Công Thương", "SCT-VP", "sct"),
        ("SỞ CÔNG THƯƠNG", None, "sct"),
        ("UBND huyện Hướng Hoá", "UBND-VX", "hh"),
        ("ỦY BAN NHÂN DÂN HUYỆN HƯỚNG HÓA", None, "hh"),
        (None, "SYT-NVY", "syt"),
        (None, "BC-SYT", "syt"),
        ("Sở Nội vụ", "SCT-VP", None),
        ("Phòng Y tế", None, None),
        ("Phòng Y tế", "YT-1", "x2"),
        (None, None, None),
    ],
)
def test_who_sent_it(issuer: str | None, symbol: str | None, unit: str | None) -> None:
    assert sender.sender(Letter(issuer=issuer, symbol=symbol), (SCT, SYT, HH, *TWO)) == unit


def test_where_several_fit_all_of_them_are_offered() -> None:
    assert sender.possible(Letter(issuer="Phòng Y tế"), (SCT, *TWO)) == ("x1", "x2")


def test_a_unit_without_abbreviation_is_not_found_by_an_empty_one() -> None:
    assert sender.possible(Letter(symbol="-VP"), (HH,)) == ()
