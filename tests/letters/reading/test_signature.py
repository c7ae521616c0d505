"""The signature block: who signs, for whom, in which office."""

import pytest

from bluezone.letters.letter import Signer
from bluezone.letters.reading import signature
from bluezone.letters.reading.heading_lines import cells
from bluezone.letters.reading.tokens import Text


def read(block: str) -> Signer:
    text = Text(f"Như trên;\n{block}")
    return signature.signer(text, signature.read(text, list(cells(text, 3, len(text)))))


@pytest.mark.parametrize(
    ("block", "signer"),
    [
        ("GIÁM ĐỐC\n\nHoàng Văn Lường", Signer(None, None, "GIÁM ĐỐC", "Hoàng Văn Lường")),
        ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLê A", Signer(None, "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê A")),
        (
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n[Đã ký số]\nK'Brêm Nguyễn Hoàng",
            Signer("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "K'Brêm Nguyễn Hoàng"),
        ),
        (
            "TUQ. HIỆU TRƯỞNG\nTRƯỞNG PHÒNG HÀNH CHÍNH\n- TỔNG HỢP\n(Đã ký)\nCao Thị Hồng Nhung",
            Signer(None, "TUQ. HIỆU TRƯỞNG", "TRƯỞNG PHÒNG HÀNH CHÍNH - TỔNG HỢP", "Cao Thị Hồng Nhung"),
        ),
        (
            "TL. TƯ LỆNH\nCHÁNH VĂN PHÒNG\nThượng tá Lê An",
            Signer(None, "TL. TƯ LỆNH", "CHÁNH VĂN PHÒNG", "Thượng tá Lê An"),
        ),
        (
            "PHỤ TRÁCH TRUNG TÂM\nPHÓ GIÁM ĐỐC\nVàng Mí Sính",
            Signer(None, "PHỤ TRÁCH TRUNG TÂM", "PHÓ GIÁM ĐỐC", "Vàng Mí Sính"),
        ),
        ("TM. BAN THƯỜNG VỤ PHÓ BÍ THƯ Danh Rạng", Signer("TM. BAN THƯỜNG VỤ", None, "PHÓ BÍ THƯ", "Danh Rạng")),
        ("TUQ. CHỦ TỊCH CÔNG CHỨC VĂN PHÒNG Lê An", Signer(None, "TUQ. CHỦ TỊCH", "CÔNG CHỨC VĂN PHÒNG", "Lê An")),
        ("TL. CHỦ TỊCH UBND TỈNH\nGIÁM ĐỐC SỞ\nLê An", Signer(None, "TL. CHỦ TỊCH UBND TỈNH", "GIÁM ĐỐC SỞ", "Lê An")),
        ("TRƯỞNG PHÒNG\nĐoàn Ngọc Lâm", Signer(None, None, "TRƯỞNG PHÒNG", "Đoàn Ngọc Lâm")),
        ("Q. CHỦ TỊCH\n\n\nĐỗ Thanh Nghiêm", Signer(None, "Q. CHỦ TỊCH", None, "Đỗ Thanh Nghiêm")),
        (
            "P. TỔNG GIÁM ĐỐC\n(Ký tên, đóng dấu)\nPHẠM QUỐC THỊNH",
            Signer(None, None, "P. TỔNG GIÁM ĐỐC", "PHẠM QUỐC THỊNH"),
        ),
        (
            "KT. BỘ TRƯỞNG, CHỦ NHIỆM PHÓ CHỦ NHIỆM Nguyễn Sỹ Hiệp",
            Signer(None, "KT. BỘ TRƯỞNG, CHỦ NHIỆM", "PHÓ CHỦ NHIỆM", "Nguyễn Sỹ Hiệp"),
        ),
        ("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nVũ Đức Đam", Signer("T/M BAN THƯỜNG VỤ", None, "PHÓ BÍ THƯ", "Vũ Đức Đam")),
    ],
)
def test_each_line_of_a_block_is_known_by_how_it_begins(block: str, signer: Signer) -> None:
    assert read(block) == signer


def test_the_noise_of_a_digital_signature_is_no_part_of_it() -> None:
    block = "GIÁM ĐỐC\nKý bởi: Sở Y tế\nThời gian ký: 16.11.2021 15:42\nNguyễn Văn An"

    assert read(block) == Signer(None, None, "GIÁM ĐỐC", "Nguyễn Văn An")


def test_no_name_is_made_up_of_what_is_none() -> None:
    assert read("CHỦ TỊCH\n(Ký, ghi rõ họ tên, đóng dấu)") == Signer(None, None, "CHỦ TỊCH", None)
    assert read("GIÁM ĐỐC\nSở Y tế Thanh Hóa").name is None


def test_a_degree_belongs_to_the_name_and_a_service_line_does_not() -> None:
    assert read("GIÁM ĐỐC\nĐã ký: Nguyễn Văn An").name == "Nguyễn Văn An"
    assert read("GIÁM ĐỐC\nTS. Nguyễn Văn An").name == "TS. Nguyễn Văn An"
    assert read("GIÁM ĐỐC\nNgười ký: Nguyễn Văn An").name is None


def test_a_line_behind_a_complete_authority_is_a_title_of_any_kind() -> None:
    assert read("TUQ. CHỦ TỊCH\nCÔNG CHỨC VĂN HÓA - XÃ HỘI\nLê Thị C") == Signer(
        None, "TUQ. CHỦ TỊCH", "CÔNG CHỨC VĂN HÓA - XÃ HỘI", "Lê Thị C"
    )


@pytest.mark.parametrize(
    ("block", "title"),
    [
        ("PHÓ CỤC TRƯỞNG\nPHỤ TRÁCH CỤC\nĐàm Quang Sĩ", "PHÓ CỤC TRƯỞNG PHỤ TRÁCH CỤC"),
        ("PHÓ GIÁM ĐỐC\nPHỤ TRÁCH SỞ\nLê Thị C", "PHÓ GIÁM ĐỐC PHỤ TRÁCH SỞ"),
        ("PHÓ CHI CỤC TRƯỞNG\nPHỤ TRÁCH CHI CỤC\n(đã ký)\nLê Văn Tám", "PHÓ CHI CỤC TRƯỞNG PHỤ TRÁCH CHI CỤC"),
        ("PHÓ HIỆU TRƯỞNG\nPHỤ TRÁCH\nLê Thị C", "PHÓ HIỆU TRƯỞNG PHỤ TRÁCH"),
    ],
)
def test_a_deputy_in_charge_has_one_title_on_two_lines(block: str, title: str) -> None:
    signer = read(block)

    assert (signer.authority, signer.title) == (None, title)
    assert signer.name is not None
