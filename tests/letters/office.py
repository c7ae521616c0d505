"""The office of the story as facts: what the seed letter says, in the values of the house."""

from dataclasses import replace
from datetime import date, time
from typing import Any

from bluezone.letters import breakdown, wording
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

RECEIVER = "Sở Thông tin và Truyền thông"
ABSTRACT = "triển khai cài đặt ứng dụng Bluezone trên thiết bị điện thoại thông minh"
SCOPE = (
    "công chức, viên chức, người lao động cơ quan Sở; Trung tâm Khuyến công và Tư vấn phát triển công nghiệp; "
    "cán bộ Công đoàn Ngành"
)
DIRECTIVE = Reference(
    "563/STTTT-CNTT", date(2020, 8, 2), RECEIVER, "Văn bản", abstract=ABSTRACT, role="directive_answered"
)
ONWARD = Reference(
    "1158/SCT-QLTM", date(2020, 8, 7), "Sở Công Thương", "Văn bản", abstract="cài đặt ứng dụng Bluezone",
    role="own_onward_directive",
)  # fmt: skip
COUNTS = Counts(
    41,
    43,
    unit="máy điện thoại",
    denominator="số điện thoại cá nhân đăng ký",
    scope=SCOPE,
    not_installed=(Reason("incompatible_device", 2),),
)
CUTOFF = Moment(date(2020, 8, 9), time(8), Precision.MINUTE)
ROWS = (
    UnitCount("Cơ quan Sở", 29, 30, not_installed=(Reason("incompatible_device", 1),)),
    UnitCount("Trung tâm Khuyến công", 9, 10, staff=12, not_installed=(Reason("refused", 1),)),
    UnitCount("Công đoàn Ngành", 3, 3),
)


def facts(**changes: Any) -> Facts:
    """Return what the office of the story reports, but for *changes*."""
    given = Facts(
        organ="Sở Công Thương",
        receiver=RECEIVER,
        app="ứng dụng Bluezone",
        counts=COUNTS,
        cutoff=CUTOFF,
        answered=(DIRECTIVE,),
        is_told=True,
        onward=(ONWARD,),
        gate=Gate(),
        outreach=Outreach(("các doanh nghiệp", "cụm công nghiệp", "khu kinh tế", "chợ"), has_family=True),
    )
    return replace(given, **changes)


def letter(given: Facts | None = None, **changes: Any) -> Letter:
    """Return the office's công văn on *given*, ready to be issued, but for *changes*."""
    given = given or facts()
    whole = Letter(
        type="Công văn",
        number="1169",
        symbol="SCT-VP",
        date=date(2020, 8, 10),
        place="Quảng Trị",
        parent_org="UBND tỉnh Quảng Trị",
        issuer="Sở Công Thương",
        addressees=(RECEIVER,),
        abstract=ABSTRACT,
        references=(DIRECTIVE, ONWARD),
        cutoff=CUTOFF,
        counts=given.counts,
        recipients=(
            Recipient(RECEIVER, as_written="Như trên"),
            Recipient("UBND tỉnh", "b/c"),
            Recipient("BCĐ phòng, chống dịch bệnh Covid-19 tỉnh", "b/c"),
            Recipient("Lãnh đạo Sở"),
            Recipient("Các phòng, đơn vị thuộc Sở"),
        ),
        archive=Archive(("VT", "VP")),
        signer=Signer(None, "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Văn An"),
        body=wording.official_letter(given),
        annexes=(breakdown.of_units(given.counts),) if given.counts.by_unit else (),
        is_draft=False,
    )
    return replace(whole, **changes)
