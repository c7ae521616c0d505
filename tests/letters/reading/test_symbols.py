"""Numbers and symbols: every form of section 2.3 of the specification."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.letters.reading.symbols import Symbol, symbol
from bluezone.letters.reading.tokens import Text

PART = st.text(alphabet="ABCDĐEGHIKLMNOPQRSTUVXY", min_size=2, max_size=7)


def read(text: str, at: int = 0) -> Symbol | None:
    return next((found for _, found in symbol(Text(text), at)), None)


@pytest.mark.parametrize(("written", "number", "right"), [
    ("1169/SCT-VP", "1169", "SCT-VP"), ("1169 /SCT-VP", "1169", "SCT-VP"), ("1475 / SNV-VP", "1475", "SNV-VP"),
    ("15/BC-SCT", "15", "BC-SCT"), ("03/BC-UBND", "03", "BC-UBND"), ("3722/CV-BCĐ", "3722", "CV-BCĐ"),
    ("30/2020/NĐ-CP", "30", "2020/NĐ-CP"), ("20/2020/QĐ-TTg", "20", "2020/QĐ-TTg"), ("749/QĐ-TTg", "749", "QĐ-TTg"),
    ("05/VP&QT", "05", "VP&QT"), ("57/LĐLĐ", "57", "LĐLĐ"), ("15-BC/TU", "15-BC", "TU"), ("02-NQ/TW", "02-NQ", "TW"),
    ("08-CTr/TU", "08-CTr", "TU"), ("CV-56.2020/TPH", "CV-56.2020", "TPH"), ("4199/BYT-VPB1", "4199", "BYT-VPB1"),
    ("91/2025/QH15", "91", "2025/QH15"), ("1599/UBND-VX1", "1599", "UBND-VX1"), ("3236/TTr -SNN", "3236", "TTr-SNN"),
    ("563/STTTT-\nCNTT", "563", "STTTT-CNTT"), ("12/2020/CV-ABC", "12", "2020/CV-ABC"), ("7/UBND-VX.", "7", "UBND-VX"),
    ("2117/SỞ NN-VP", "2117", "SỞ NN-VP"), ("12/CV/ĐU", "12", "CV/ĐU"), ("88/KH–UBND", "88", "KH-UBND"),
    ("14/UBND.VX", "14", "UBND.VX"), ("2972/QĐ-BNN-CN", "2972", "QĐ-BNN-CN"), ("65-Ctr/TU", "65-Ctr", "TU"),
    ("01/QyĐ-SYT", "01", "QyĐ-SYT"),
    ("5/STTTT của", "5", "STTTT"), ("7/UBND - Bộ Y tế", "7", "UBND"), ("801/TTCS-TTTH VÀ", "801", "TTCS-TTTH"),
])  # fmt: skip
def test_a_number_and_its_symbol(written: str, number: str, right: str) -> None:
    assert read(written) == Symbol(number, right)


@pytest.mark.parametrize("written", [
    "41/43 máy", "5/8/2020", "12/63 tỉnh", "02 lượt/ngày", "/SCT-VP", "……/SKHCN", "số 12", "24/7", "1234567/UBND",
    "100/người", "12/2020", "V/v",
])  # fmt: skip
def test_what_is_no_symbol(written: str) -> None:
    assert read(written) is None


@pytest.mark.parametrize(("written", "at"), [("150.000/UBND", 2), ("183.620/UBND", 2), ("5/8/UBND", 2)])
def test_the_end_of_another_number_starts_none(written: str, at: int) -> None:
    assert read(written, at) is None


@given(st.integers(1, 99_999), PART, PART)
def test_any_number_with_its_symbol_is_read_back(number: int, kind: str, body: str) -> None:
    written = f"{number:02}/{kind}-{body}"

    found = read(f"{written} ngày 10/8/2020")

    assert found is not None
    assert found.text == written
