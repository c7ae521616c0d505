"""How people call the parts of a letter, by their place in its JSON, in both languages.

A place in a list is left out of the key: "references[2].date" is named by "references.date".
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Name:
    """What a part is called."""

    vi: str
    en: str


PARTS: Mapping[str, Name] = MappingProxyType(
    {
        "doc.number": Name("Số", "Number"),
        "doc.symbol": Name("Ký hiệu", "Symbol"),
        "doc.type": Name("Loại văn bản", "Kind"),
        "doc.date": Name("Ngày ban hành", "Date"),
        "doc.date_text": Name("Ngày, như đã viết", "Date as written"),
        "doc.place": Name("Địa danh", "Place"),
        "doc.parent_org": Name("Cơ quan chủ quản", "Parent organ"),
        "doc.issuer": Name("Cơ quan ban hành", "Issuing organ"),
        "doc.addressees": Name("Kính gửi", "Addressee"),
        "doc.abstract": Name("Trích yếu", "Abstract"),
        "doc.urgency": Name("Mức độ khẩn", "Urgency"),
        "doc.secrecy": Name("Mức độ mật", "Secrecy"),
        "doc.circulation": Name("Phạm vi lưu hành", "Circulation"),
        "doc.address_line": Name("Địa chỉ cơ quan", "Address line"),
        "doc.is_draft": Name("Dự thảo", "Draft"),
        "references": Name("Văn bản dẫn chiếu", "Cited document"),
        "references.number_symbol": Name("Số, ký hiệu", "Number, symbol"),
        "references.date": Name("Ngày", "Date"),
        "references.issuer": Name("Cơ quan ban hành", "Issuer"),
        "references.abstract": Name("Trích yếu", "Abstract"),
        "cutoff": Name("Thời điểm chốt số liệu", "Cut-off"),
        "counts": Name("Số liệu cài đặt", "Install figures"),
        "counts.installed": Name("Đã cài đặt", "Installed"),
        "counts.total": Name("Tổng số", "Total"),
        "counts.percent": Name("Tỷ lệ", "Rate"),
        "counts.unit": Name("Đơn vị tính", "What was counted"),
        "counts.denominator": Name("So với", "Rate refers to"),
        "counts.scope": Name("Phạm vi", "Scope"),
        "counts.not_installed": Name("Chưa cài đặt", "Not installed"),
        "counts.by_unit": Name("Theo đơn vị", "By unit"),
        "counts.delta": Name("Tăng, giảm", "Change"),
        "counts.rank": Name("Thứ hạng", "Rank"),
        "counts.other": Name("Số liệu khác", "Other figures"),
        "targets": Name("Chỉ tiêu", "Target"),
        "deadlines": Name("Thời hạn", "Deadline"),
        "recipients": Name("Nơi nhận", "Recipient"),
        "archive": Name("Lưu", "File copy"),
        "signer": Name("Người ký", "Signer"),
        "signer.collective": Name("Thay mặt", "In the name of"),
        "signer.authority": Name("Quyền hạn ký", "Authority"),
        "signer.title": Name("Chức vụ", "Title"),
        "signer.name": Name("Họ và tên", "Name"),
        "body": Name("Nội dung", "Body"),
        "annexes": Name("Phụ lục", "Annex"),
    }
)

_PLACE = re.compile(r"\[\d+\]")


def name(path: str) -> Name:
    """Return what the part at *path* is called; a piece that has no name of its own is called by its path."""
    key = _PLACE.sub("", path)
    return PARTS.get(key, Name(path, path))
