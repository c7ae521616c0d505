"""The number and symbol of the letter itself."""

import pytest

from bluezone.letters.reading.own_number import own_number
from bluezone.letters.reading.tokens import Text


@pytest.mark.parametrize(
    ("text", "number", "symbol"),
    [
        ("1169 /SCT-VP", "1169", "SCT-VP"),
        ("1475 / SNV-VP", "1475", "SNV-VP"),
        ("CV-56.2020/TPH", "CV-56.2020", "TPH"),
        ("163-BC/ĐU", "163-BC", "ĐU"),
        ("/KH-UBND", None, "KH-UBND"),
        ("……./SCT-VP", None, "SCT-VP"),
        ("……….", None, None),
        ("3236/TTr -SNN ngày", "3236", "TTr-SNN"),
        ("12/BC-UBND.VX\nV/v", "12", "BC-UBND.VX"),
        ("7/SYT-VP.", "7", "SYT-VP"),
        ("....../BC-......", None, None),
        ("288 - CV/HU", "288-CV", "HU"),
        ("15 - BC/ĐU\nVề việc", "15-BC", "ĐU"),
        ("07- TB/TU", "07-TB", "TU"),
        ("172 -CV/VPTU", "172-CV", "VPTU"),
        ("4l2/BVBCN-KHTH", "412", "BVBCN-KHTH"),
        ("1O5/SYT-VP", "105", "SYT-VP"),
        ("12a/SYT-VP", "12a", "SYT-VP"),
    ],
)
def test_the_own_number_is_read_with_its_blanks(text: str, number: str | None, symbol: str | None) -> None:
    found = own_number(Text(f"Số: {text}"), 2)

    assert found is not None
    assert (found.number, found.symbol) == (number, symbol)


def test_a_number_without_symbol_is_none() -> None:
    assert own_number(Text("Số: 1998 Ngày"), 2) is None
