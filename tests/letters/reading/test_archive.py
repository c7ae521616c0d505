"""The archive line: units, copies, the drafter's mark."""

import pytest

from bluezone.letters.letter import Archive
from bluezone.letters.reading import archive
from bluezone.letters.reading.tokens import Text


@pytest.mark.parametrize(
    ("line", "units", "copies", "drafter"),
    [
        ("Lưu VT, VP.", ("VT", "VP"), None, None),
        ("Lưu: VT, KGVX(3). vt.", ("VT", "KGVX"), 3, "vt"),
        ("Lưu: VT, VP (02). Hg.", ("VT", "VP"), 2, "Hg"),
        ("Lưu: VT, nhbang (3 bản).", ("VT",), 3, "nhbang"),
        ("Lưu: VT, VHXH(Duy).", ("VT", "VHXH"), None, "Duy"),
        ("Lưu: VT, CNTT. Tr5.", ("VT", "CNTT"), None, "Tr5"),
        ("Lưu: VT; P.TCHC (02b)", ("VT", "P.TCHC"), 2, None),
        ("Lưu: VT, KGVX (2).vt", ("VT", "KGVX"), 2, "vt"),
        ("Lưu: VT, VP (Th, 03b).", ("VT", "VP"), 3, "Th"),
        ("Lưu: VT, HC. (T.05b)", ("VT", "HC"), 5, "T"),
        ("Lưu: VT, VP (…b).", ("VT", "VP"), None, None),
        ("Lưu./.", (), None, None),
        ("Luu: VT", ("VT",), None, None),
        ("Lưu: VT, VP.Tú", ("VT", "VP"), None, "Tú"),
        ("Lưu: VT, VP.T03", ("VT", "VP"), None, "T03"),
        ("Lưu HCNS", ("HCNS",), None, None),
        ("Lưu VT - TCHC.", ("VT", "TCHC"), None, None),
        ("Lưu: VT-VP.", ("VT", "VP"), None, None),
        ("Lưu: VT – KT, nhlan (2 bản).", ("VT", "KT"), 2, "nhlan"),
        ("Lưu: VT, KT-HT.", ("VT", "KT-HT"), None, None),
        ("Lưu: VT, V.Tải(T.05).", ("VT", "V.Tải"), 5, "T"),
        ("Lưu: VT, P.Tin (02).", ("VT", "P.Tin"), 2, None),
        ("Lưu: VT, <đơn vị soạn thảo>.", ("VT",), None, None),
    ],
)
def test_an_archive_line_says_where_how_many_and_by_whom(
    line: str, units: tuple[str, ...], copies: int | None, drafter: str | None
) -> None:
    text = Text(line)

    assert archive.starts(text, 0)
    assert archive.read(text, 0, len(text)) == Archive(units, copies, drafter, line)


@pytest.mark.parametrize("line", ["lưu trữ hồ sơ của Sở", "Lụt bão", "Luật Lưu trữ"])
def test_other_lines_are_no_archive_lines(line: str) -> None:
    assert not archive.starts(Text(line), 0)
