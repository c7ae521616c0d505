"""Which body a symbol names, and whether a name in the text is its name."""

import pytest

from bluezone.letters.reading import organ_symbols


@pytest.mark.parametrize(
    ("symbol", "organ"),
    [
        ("SCT-VP", "SCT"),
        ("BC-SCT", "SCT"),
        ("CV-BCĐ", "BCĐ"),
        ("QĐ-BNN-CN", "BNN"),
        ("2026/TT-BCT", "BCT"),
        ("NĐ-CP", "CP"),
        ("TPH", "TPH"),
        ("", None),
    ],
)
def test_the_body_of_a_symbol_stands_behind_its_kind_or_first(symbol: str, organ: str | None) -> None:
    assert organ_symbols.organ_part(symbol) == organ


@pytest.mark.parametrize(
    ("abbreviation", "name"),
    [
        ("SCT", "Sở Công Thương"),
        ("STTTT", "Sở Thông tin và Truyền thông"),
        ("SLĐTBXH", "Sở Lao động - Thương binh và Xã hội"),
        ("UBND", "Ủy ban nhân dân tỉnh Kiên Giang"),
        ("UBND", "UBND huyện Văn Giang"),
        ("VPCP", "Văn phòng Chính phủ"),
        ("CĐVC", "Công đoàn Viên chức tỉnh"),
        ("KKT", "Ban Quản lý Khu kinh tế"),
        ("QLCL", "Chi cục Quản lý Chất lượng Nông lâm sản và Thủy sản"),
        ("BVSL", "Bệnh viện Đa khoa Sông Lam"),
        ("ĐHNLTĐ", "TRƯỜNG ĐẠI HỌC NÔNG LÂM TÂY ĐÔ"),
        ("TTg", "Thủ tướng Chính phủ"),
        ("BCĐ", "Ban Chỉ đạo phòng, chống dịch COVID-19 tỉnh"),
    ],
)
def test_an_abbreviation_stands_for_the_name_whose_initials_it_is(abbreviation: str, name: str) -> None:
    assert organ_symbols.stands_for(abbreviation, name)


@pytest.mark.parametrize(
    ("abbreviation", "name"),
    [
        ("SCT", "Sở Thông tin và Truyền thông"),
        ("SYT", "Sở Tài chính"),
        ("UBND", "Sở Y tế"),
        ("SNV", "UBND tỉnh"),
        ("X", "Xã Ea"),
    ],
)
def test_an_abbreviation_does_not_stand_for_another_body(abbreviation: str, name: str) -> None:
    assert not organ_symbols.stands_for(abbreviation, name)
