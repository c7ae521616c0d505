"""Six letters of as many offices, of every kind, fixed, for what takes too long to be tried on drawn ones."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from typing import Any

from bluezone.letters import breakdown, kinds, wording, written
from bluezone.letters.letter import (
    Archive,
    Counts,
    Letter,
    Moment,
    Precision,
    Reason,
    Recipient,
    Reference,
    Signer,
    UnitCount,
)
from bluezone.letters.wording import Facts, Gate, Outreach
from tests.letters import office

APP = "ứng dụng Bluezone"
RECEIVER = "Sở Thông tin và Truyền thông"
ASKED = Reference(
    "563/STTTT-CNTT",
    date(2020, 8, 2),
    RECEIVER,
    "Văn bản",
    abstract=f"triển khai cài đặt {APP}",
    role="directive_answered",
)
ORDERED = Reference(
    "3722/UBND-KGVX", date(2020, 7, 30), "UBND tỉnh", "Công văn", abstract=f"cài đặt {APP}", role="directive_answered"
)
ROWS = (
    UnitCount("Văn phòng", 24, 24),
    UnitCount("Tổ Toán - Tin", 17, 18, not_installed=(Reason("no_smartphone", 1),)),
    UnitCount("Công đoàn trường", 9, 10, not_installed=(Reason("incompatible_device", 1),)),
)


def six() -> Iterator[Letter]:
    """Yield them."""
    yield office.letter(counts=replace(office.COUNTS, percent=Decimal("95.3"), percent_text="95,3%"))
    yield _letter(
        "Báo cáo", "247", "Sở Giáo dục và Đào tạo", "SGDĐT", "VP", "UBND tỉnh Thừa Thiên Huế", "Thừa Thiên Huế",
        Signer(None, None, "GIÁM ĐỐC", "Lê Thị Ánh Nguyệt"),
        counts=_counts(1_268, Reason("no_smartphone", 31), Reason("on_leave", 6)),
        addressees=(RECEIVER, "Ủy ban nhân dân tỉnh"), answered=(ASKED, ORDERED),
    )  # fmt: skip
    yield _letter(
        "Báo cáo nhanh", "08", "Ủy ban nhân dân huyện Vĩnh Linh", "UBND", "VX", None, "Vĩnh Linh",
        Signer("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Hữu Hùng"),
        counts=_counts(23_387, Reason("not_reached", 1_250)), urgency="KHẨN",
    )  # fmt: skip
    yield _letter(
        "Công văn", None, "Ban Quản lý Khu kinh tế tỉnh Quảng Ngãi", "BQLKKT", "VP", "UBND tỉnh Quảng Ngãi",
        "Quảng Ngãi", Signer(None, "KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "Đàm Minh Lễ"),
        counts=_counts(86), is_draft=True,
    )  # fmt: skip
    yield _letter(
        "Báo cáo", "112", "Liên đoàn Lao động tỉnh Khánh Hòa", "LĐLĐ", "TG", "Tổng Liên đoàn Lao động Việt Nam",
        "Khánh Hòa", Signer("TM. BAN THƯỜNG VỤ", None, "CHỦ TỊCH", "Nguyễn Hoà Bình"),
        counts=_counts(640, Reason("refused", 3)), urgency="HỎA TỐC", answered=(ORDERED,),
        others=(
            Recipient("Thường trực Tỉnh ủy", "b/c"), Recipient("Công an tỉnh", "p/h"),
            Recipient("Trung tâm Kiểm soát bệnh tật tỉnh", "p/h"), Recipient("Trang Thông tin điện tử", "để đăng tin"),
            Recipient("Ban Thường vụ Liên đoàn Lao động tỉnh", "để báo cáo"), Recipient("Công đoàn các ngành"),
        ),
    )  # fmt: skip
    yield _letter(
        "Công văn", "95", "Trường Trung học phổ thông Nguyễn Bỉnh Khiêm", "THPTNBK", "VP",
        "Sở Giáo dục và Đào tạo Đắk Lắk", "Buôn Ma Thuột", Signer(None, None, "HIỆU TRƯỞNG", "Hoàng Xuân Phức"),
        counts=replace(
            _counts(52, Reason("no_smartphone", 1), Reason("incompatible_device", 1)), by_unit=ROWS
        ),
    )  # fmt: skip


def _counts(total: int, *reasons: Reason) -> Counts:
    installed = total - sum(reason.count or 0 for reason in reasons)
    rate = written.rate(installed, total)
    return Counts(installed, total, rate, written.percent(rate), unit="máy điện thoại", not_installed=reasons)


def _letter(
    kind: str,
    number: str | None,
    issuer: str,
    organ: str,
    unit: str,
    parent: str | None,
    place: str,
    signer: Signer,
    *,
    counts: Counts,
    addressees: tuple[str, ...] = (RECEIVER,),
    answered: tuple[Reference, ...] = (ASKED,),
    others: tuple[Recipient, ...] = (Recipient("UBND tỉnh", "b/c"), Recipient("Lãnh đạo cơ quan")),
    **changes: Any,
) -> Letter:
    cutoff = Moment(date(2020, 8, 9), time(17, 0), Precision.MINUTE)
    facts = Facts(
        organ=issuer,
        receiver=wording.listed(addressees),
        app=APP,
        counts=counts,
        cutoff=cutoff,
        answered=answered,
        is_told=True,
        gate=Gate(),
        outreach=Outreach(("các doanh nghiệp", "chợ"), has_family=True),
    )
    whole = Letter(
        type=kind,
        number=number,
        symbol=kinds.symbol(kinds.of_name(kind) or kinds.OFFICIAL_LETTER, organ, unit),
        date=date(2020, 8, 10),
        place=place,
        parent_org=parent,
        issuer=issuer,
        addressees=addressees,
        abstract=f"kết quả triển khai cài đặt {APP}",
        references=answered,
        cutoff=cutoff,
        counts=counts,
        recipients=(Recipient("; ".join(addressees), as_written="Như trên"), *others),
        archive=Archive(("VT", unit), 12, "hth"),
        signer=signer,
        body=wording.official_letter(facts) if kind == "Công văn" else wording.report(facts),
        annexes=(breakdown.of_units(counts),) if counts.by_unit else (),
        is_draft=False,
    )
    return replace(whole, **changes)
