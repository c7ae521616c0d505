"""Names of laws."""

import pytest

from bluezone.letters.reading.laws import LAW
from bluezone.letters.reading.tokens import Text


def read(text: str) -> tuple[str, str | None] | None:
    found = next(LAW.search(Text(text)), None)
    return (found["law"], found["symbol"].text if found["symbol"] else None) if found else None


@pytest.mark.parametrize(("text", "name", "number"), [
    ("Căn cứ Luật Công nghệ thông tin ngày 29/6/2006;", "Luật Công nghệ thông tin", None),
    ("Luật Phòng, chống bệnh truyền nhiễm số 03/2007/QH12;", "Luật Phòng, chống bệnh truyền nhiễm", "03/2007/QH12"),
    ("Luật An toàn, vệ sinh lao động.", "Luật An toàn, vệ sinh lao động", None),
    ("theo Luật An toàn thông tin mạng và Nghị định số 85/2016/NĐ-CP", "Luật An toàn thông tin mạng", None),
    ("Luật sửa đổi, bổ sung một số điều của Luật Xây dựng ngày 17/6/2020",
     "Luật sửa đổi, bổ sung một số điều của Luật Xây dựng", None),
    ("Luật sửa đổi một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22/11/2019",
     "Luật sửa đổi một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương", None),
    ("Luật Giao dịch điện tử năm 2005", "Luật Giao dịch điện tử", None),
    ("Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15 được sửa đổi",
     "Luật Ban hành văn bản quy phạm pháp luật", "64/2025/QH15"),
    ("Bộ luật Lao động ngày 20/11/2019", "Bộ luật Lao động", None),
    ("Pháp lệnh Bảo vệ bí mật nhà nước;", "Pháp lệnh Bảo vệ bí mật nhà nước", None),
])  # fmt: skip
def test_a_law(text: str, name: str, number: str | None) -> None:
    assert read(text) == (name, number)


@pytest.mark.parametrize(
    "text", ["theo quy định của pháp luật", "luật sư", "Luật này", "Luật số 87/2025/QH15", "đúng luật"]
)
def test_what_is_no_law_by_name(text: str) -> None:
    assert read(text) is None
