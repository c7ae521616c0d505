"""Letters to be written as DOCX, and what a look into the file shows."""

import zipfile
from datetime import date
from io import BytesIO

import docx as python_docx
from docx.document import Document as WordDocument
from lxml import etree

from bluezone.letters.letter import Annex, Archive, Block, BlockKind, Letter, Recipient, Signer, Table

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LONG = "Sở Công Thương báo cáo tình hình triển khai cài đặt ứng dụng trên điện thoại thông minh. " * 5
BY_UNIT = Table(
    ("STT", "Đơn vị", "Tổng số", "Đã cài đặt"),
    (*((str(n), f"Phòng số {n}", "12", "11") for n in range(1, 60)), ("", "Tổng cộng", "43", "41")),
    has_total=True,
)


def letter(**parts: object) -> Letter:
    given: dict[str, object] = {
        "number": "1169",
        "symbol": "SCT-VP",
        "date": date(2020, 8, 10),
        "place": "Quảng Trị",
        "parent_org": "UBND tỉnh Quảng Trị",
        "issuer": "Sở Công Thương",
        "addressees": ("Sở Thông tin và Truyền thông",),
        "abstract": "triển khai cài đặt ứng dụng Bluezone trên thiết bị điện thoại thông minh",
        "body": (Block(BlockKind.PARAGRAPH, LONG), Block(BlockKind.PARAGRAPH, "Đã cài đặt 41/43 máy & < 5%")),
        "recipients": (Recipient("UBND tỉnh", "b/c"), Recipient("Lãnh đạo Sở")),
        "archive": Archive(("VT", "VP")),
        "signer": Signer(authority="KT. GIÁM ĐỐC", title="PHÓ GIÁM ĐỐC", name="Nguyễn Hữu Hưng"),
        "is_draft": False,
    }
    return Letter(**{**given, **parts})  # type: ignore[arg-type]  # each test names parts of its own types


def report() -> Letter:
    return letter(
        type="Báo cáo",
        symbol="BC-SCT",
        number="3",
        addressees=("Ủy ban nhân dân tỉnh", "Sở Thông tin và Truyền thông"),
        urgency="Hỏa tốc",
        secrecy="Mật",
        circulation="Lưu hành nội bộ",
        address_line="Số 04 Trần Hưng Đạo, Đông Hà",
        recipients=tuple(Recipient(f"Cơ quan số {n}") for n in range(50)),
        annexes=(
            Annex("Kết quả theo đơn vị", (Block(BlockKind.TABLE, table=BY_UNIT),)),
            Annex("Bảng ngang", (Block(BlockKind.TABLE, table=BY_UNIT),), is_landscape=True),
        ),
        is_draft=True,
    )


def opened(data: bytes) -> WordDocument:
    return python_docx.Document(BytesIO(data))


def trees(data: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}
