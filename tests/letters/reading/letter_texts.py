"""One letter in the shapes in which stored copies have it, and its parts."""

LEFT = """UBND TỈNH QUẢNG TRỊ
SỞ LAO ĐỘNG - THƯƠNG BINH
VÀ XÃ HỘI
-------
Số: 05/SLĐTBXH-VP
V/v báo cáo cài đặt
ứng dụng Bluezone"""

RIGHT = """CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Đông Hà, ngày 05 tháng 01 năm 2021"""

DEAR = """Kính gửi:
- Ủy ban nhân dân tỉnh;
- Sở Thông tin và Truyền thông."""

BODY = "Thực hiện Công văn số 563/STTTT-CNTT ngày 02/8/2020, Sở đã cài đặt 41/43 máy./."

RECIPIENTS = """Nơi nhận:
- Như trên;
- Ban Giám đốc Sở (để b/c);
- Các phòng, đơn vị thuộc Sở;
- Lưu: VT, VP (02). Hg."""

SIGNATURE = """KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC
(Đã ký)

Nguyễn Hữu Hưng"""


def beside(left: str, right: str, between: str) -> str:
    """Return two columns line by line, *between* standing between them."""
    lines, others = left.split("\n"), right.split("\n")
    rows = max(len(lines), len(others))
    lines += [""] * (rows - len(lines))
    others += [""] * (rows - len(others))
    return "\n".join(f"{one}{between}{other}" if other else one for one, other in zip(lines, others, strict=True))


def below(*parts: str) -> str:
    """Return *parts* one below the other, an empty line between two."""
    return "\n\n".join(parts)


SHAPES = {
    "left, then right": below(LEFT, RIGHT, DEAR, BODY, RECIPIENTS, SIGNATURE),
    "right, then left, signature first": below(RIGHT, LEFT, DEAR, BODY, SIGNATURE, RECIPIENTS),
    "cells": below(beside(LEFT, RIGHT, "\t"), DEAR, BODY, beside(RECIPIENTS, SIGNATURE, "\t")),
    "wide blanks": below(beside(LEFT, RIGHT, " " * 20), DEAR, BODY, beside(RECIPIENTS, SIGNATURE, " " * 20)),
    "no empty lines": "\n".join((LEFT, RIGHT, DEAR, BODY, RECIPIENTS, SIGNATURE)),
    "one paragraph": " ".join(below(LEFT, RIGHT, DEAR, BODY, RECIPIENTS, SIGNATURE).split()),
    "empty lines everywhere": below(LEFT, RIGHT, DEAR, BODY, RECIPIENTS, SIGNATURE).replace("\n", "\n\n"),
    "no bullets": below(LEFT, RIGHT, DEAR, BODY, RECIPIENTS, SIGNATURE).replace("\n- ", "\n"),
}
"""The same letter; every shape is read the same."""
