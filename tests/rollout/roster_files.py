"""Rosters as offices make them, for the tests of every room that reads one."""

from collections.abc import Sequence

from bluezone.rollout.unit_names import unit_names

UNITS = unit_names(
    [
        ("Văn phòng", "vp"),
        ("VP", "vp"),
        ("Phòng Kế hoạch - Tài chính", "khtc"),
        ("P.KHTC", "khtc"),
        ("Trung tâm Khuyến công", "kc"),
    ]
)

HEADS = ["STT", "Họ và tên", "Số điện thoại", "Đơn vị", "Chức vụ", "Hệ điều hành", "Ghi chú"]
PEOPLE = [
    ["1", "Nguyễn Văn An", "0912345601", "Văn phòng", "Chánh Văn phòng", "Android 9", ""],
    ["2", "Trần Thị Bình", "0912345602", "VP", "Chuyên viên", "iOS 14", ""],
    ["3", "Lê Hoàng Châu", "0912345603", "P.KHTC", "Trưởng phòng", "Android 5.1", "máy cũ"],
    ["4", "Phạm Minh Dũng", "0912345604", "Trung tâm Khuyến công", "Giám đốc", "iOS 13", ""],
]


def sheet(*people: Sequence[str]) -> list[list[str]]:
    """Return a table with headings and *people*, or the four of PEOPLE."""
    return [HEADS, *map(list, people or PEOPLE)]


def person(name: str = "Nguyễn Văn An", phone: str = "0912345601", unit: str = "VP", **cells: str) -> list[str]:
    """Return one row under HEADS."""
    return ["", name, phone, unit, cells.get("position", ""), cells.get("system", ""), cells.get("note", "")]
