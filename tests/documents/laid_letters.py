"""The seed letter and relatives of it, to be put on paper."""

from dataclasses import replace
from datetime import date

from bluezone.letters.letter import Annex, Archive, Block, BlockKind, Letter, Recipient, Signer, Table
from tests.letters.shared_letters import SEED, text_of

SENTENCE = "Thực hiện Văn bản số 563/STTTT-CNTT ngày 02/8/2020 về việc triển khai cài đặt ứng dụng Bluezone. "


def paragraph(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, text)


def _body() -> tuple[Block, ...]:
    begins = ("Thực hiện", "Kết quả", "Đối với", "Sở Công Thương báo")
    return tuple(paragraph(text.replace("*", "")) for text in text_of(SEED).split("\n\n") if text.startswith(begins))


LETTER = Letter(
    type="Công văn",
    number="1169",
    symbol="SCT-VP",
    date=date(2020, 8, 10),
    place="Quảng Trị",
    parent_org="UBND tỉnh Quảng Trị",
    issuer="Sở Công Thương",
    addressees=("Sở Thông tin và Truyền thông",),
    abstract="triển khai cài đặt ứng dụng Bluezone trên thiết bị điện thoại thông minh",
    recipients=(
        Recipient("Sở Thông tin và Truyền thông", as_written="Như trên"),
        Recipient("UBND tỉnh", "b/c"),
        Recipient("BCĐ phòng, chống dịch bệnh Covid-19 tỉnh", "b/c"),
        Recipient("Lãnh đạo Sở"),
        Recipient("Các phòng, đơn vị thuộc Sở"),
    ),
    archive=Archive(("VT", "VP")),
    signer=Signer(None, "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Hữu Hưng"),
    body=_body(),
    is_draft=False,
)

TABLE = Table(
    ("STT", "Phòng, đơn vị", "Có điện thoại thông minh", "Đã cài đặt", "Tỷ lệ (%)", "Ghi chú"),
    (
        ("1", "Văn phòng Sở", "10", "10", "100", ""),
        ("2", "Trung tâm Khuyến công và Tư vấn phát triển công nghiệp", "33", "31", "93,9", "02 máy không tương thích"),
        ("", "Tổng cộng", "43", "41", "95,3", ""),
    ),
    has_total=True,
)

REPORT = replace(
    LETTER,
    type="Báo cáo",
    number="3",
    symbol="BC-SCT",
    abstract="Kết quả cài đặt ứng dụng Bluezone tại các phòng, đơn vị thuộc Sở Công Thương tỉnh Quảng Trị",
    addressees=("Ủy ban nhân dân tỉnh Quảng Trị", "Sở Thông tin và Truyền thông"),
    body=(
        Block(BlockKind.BASIS, "Căn cứ Công văn số 2841/BTTTT-THH ngày 01/8/2020 của Bộ Thông tin và Truyền thông"),
        Block(BlockKind.BASIS, "Căn cứ Công văn số 563/STTTT-CNTT ngày 02/8/2020 của Sở Thông tin và Truyền thông;"),
        Block(BlockKind.PART, "I. Kết quả"),
        Block(BlockKind.HEADING, "1. Cài đặt"),
        LETTER.body[1],
        Block(BlockKind.ITEM, "a) Số liệu từng đơn vị tại Phụ lục I;"),
        Block(BlockKind.ITEM, "b) Danh sách tại Phụ lục II."),
        Block(BlockKind.PART, "II. Kiến nghị"),
        paragraph("Trân trọng báo cáo."),
    ),
    annexes=(
        Annex("Kết quả cài đặt", (Block(BlockKind.TABLE, table=TABLE),)),
        Annex("Danh sách", (Block(BlockKind.TABLE, table=Table(TABLE.columns, TABLE.rows[:2] * 30)),), True),
    ),
)
