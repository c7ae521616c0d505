"""Names of one body, the office in a symbol, and whom a courteous name means."""

import pytest

from bluezone.letters.letter import Letter
from bluezone.letters.reading import bodies

STTTT = "Sở Thông tin và Truyền thông"


@pytest.mark.parametrize(("one", "other"), [
    ("UBND huyện", "Ủy ban nhân dân huyện Ea Rôk"), ("Sở TT&TT", STTTT), ("Sở", "Sở Công Thương"),
    ("Thành phố", "Ủy ban nhân dân thành phố Đồng Sơn Hải"), ("UBND tỉnh", "UBND tỉnh Thừa Thiên Huế"),
])  # fmt: skip
def test_two_names_of_one_body(one: str, other: str) -> None:
    assert bodies.is_same_body(one, other)
    assert bodies.is_same_body(other, one)


@pytest.mark.parametrize(("one", "other"), [
    ("UBND tỉnh", "Ủy ban nhân dân huyện Ea Rôk"), ("Sở Y tế", "Sở Công Thương"), ("", "Sở Y tế"), ("Sở", "UBND tỉnh"),
])  # fmt: skip
def test_names_of_two_bodies(one: str, other: str) -> None:
    assert not bodies.is_same_body(one, other)


@pytest.mark.parametrize(("symbol", "body"), [
    ("SCT-VP", "sct"), ("BC-SCT", "sct"), ("KH-BTV", "btv"), ("UBND-KGVX", "ubnd"), ("2020/NĐ-CP", "cp"), (None, None),
])  # fmt: skip
def test_the_office_in_a_symbol(symbol: str | None, body: str | None) -> None:
    assert bodies.body_of(symbol) == body


@pytest.mark.parametrize(("courtesy", "addressees", "name"), [
    ("Quý Sở", (STTTT, "UBND tỉnh"), STTTT),
    ("Quý Ban", ("UBND huyện", "Ban Quản lý Khu kinh tế"), "Ban Quản lý Khu kinh tế"),
    ("Quý cơ quan", (STTTT,), STTTT),
    ("Quý cơ quan", (STTTT, "UBND tỉnh"), None),
    ("Quý Công ty", (STTTT,), None),
])  # fmt: skip
def test_whom_a_courteous_name_means(courtesy: str, addressees: tuple[str, ...], name: str | None) -> None:
    assert bodies.reader_name(Letter(addressees=addressees, is_draft=False), courtesy) == name


@pytest.mark.parametrize(("name", "body"), [
    ("Chủ tịch UBND tỉnh", "UBND tỉnh"), ("Viện trưởng Viện kiểm sát nhân dân tỉnh", "Viện kiểm sát nhân dân tỉnh"),
    ("Bộ trưởng Bộ Y tế", "Bộ Y tế"), ("Ban Thường vụ Huyện đoàn", "Huyện đoàn"), ("Cục trưởng", "Cục trưởng"),
    ("Sở Y tế", "Sở Y tế"), ("", ""),
])  # fmt: skip
def test_the_body_of_its_head(name: str, body: str) -> None:
    assert bodies.without_head(name) == body
