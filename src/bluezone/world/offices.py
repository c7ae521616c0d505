"""The offices of the drill's rollout: a province of 2020, its departments, the campaign, the story's documents.

Names of offices and numbers of documents are those of the seed letter and of the places it names; who works there is
invented. Sources: shared data, letters, quang-tri-sct-1169-2020; shared specification of the rollout, section 1.1.
"""

from datetime import date, datetime, time
from decimal import Decimal

from bluezone.letters.letter import Reference
from bluezone.rollout import schedule, unit
from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.campaign import Campaign, Receiver, Target
from bluezone.rollout.handset import System
from bluezone.rollout.requirement import BLUETOOTH_LE, Requirement, SystemNeed
from bluezone.rollout.schedule import Fixed, ReportingPeriod
from bluezone.rollout.unit import UnitId

FROM = date(2020, 1, 1)
PROVINCE, OFFICE, RECEIVER = UnitId("tinh-45"), UnitId("sct"), UnitId("stttt")
HOUSE, CENTRE, UNION = UnitId("sct-cq"), UnitId("sct-ttkc"), UnitId("sct-cd")

OTHERS = (
    "Văn phòng Ủy ban nhân dân tỉnh",
    "Sở Nội vụ",
    "Sở Tư pháp",
    "Sở Kế hoạch và Đầu tư",
    "Sở Tài chính",
    "Sở Nông nghiệp và Phát triển nông thôn",
    "Sở Giao thông vận tải",
    "Sở Xây dựng",
    "Sở Tài nguyên và Môi trường",
    "Sở Lao động - Thương binh và Xã hội",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Khoa học và Công nghệ",
    "Sở Giáo dục và Đào tạo",
    "Sở Y tế",
    "Sở Ngoại vụ",
    "Thanh tra tỉnh",
    "Ban Dân tộc",
    "Ban Quản lý Khu kinh tế tỉnh",
    "Ban Quản lý dự án đầu tư xây dựng tỉnh",
)
"""With the department of the story they are the twenty that report."""

UNITS = (
    unit.one(PROVINCE, FROM, kind="province", name="Quảng Trị", full_name="Tỉnh Quảng Trị", code="45"),
    unit.one(OFFICE, FROM, kind="department", name="Sở Công Thương", abbreviation="SCT", parent=PROVINCE),
    unit.one(
        RECEIVER,
        FROM,
        kind="department",
        name="Sở Thông tin và Truyền thông",
        abbreviation="STTTT",
        receives=True,
        parent=PROVINCE,
    ),
    unit.one(HOUSE, FROM, kind="office", name="Cơ quan Sở Công Thương", parent=OFFICE),
    unit.one(
        CENTRE,
        FROM,
        kind="centre",
        name="Trung tâm Khuyến công và Tư vấn phát triển công nghiệp",
        abbreviation="TTKC",
        parent=OFFICE,
    ),
    unit.one(UNION, FROM, kind="union", name="Công đoàn Ngành Công Thương", abbreviation="CĐN", parent=OFFICE),
    *(
        unit.one(f"so-{number:02}", FROM, kind="department", name=name, abbreviation=f"CQ{number:02}", parent=PROVINCE)
        for number, name in enumerate(OTHERS, 1)
    ),
)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """Return a moment of August 2020, local."""
    return schedule.moment_utc(date(2020, 8, day), time(hour, minute))


CUTOFF, DEADLINE = at(9, 8), at(10, 17)
CODE = "bluezone-2020"
SUBJECT = "triển khai cài đặt ứng dụng Bluezone trên thiết bị điện thoại thông minh"
ASKED = Reference(
    "563/STTTT-CNTT",
    date(2020, 8, 2),
    "Sở Thông tin và Truyền thông",
    type="Văn bản",
    abstract=SUBJECT,
    role="directive_answered",
)
SCOPE = (
    "cán bộ, công chức, viên chức, người lao động cơ quan Sở Công Thương; Trung tâm Khuyến công và Tư vấn phát triển "
    "công nghiệp; cán bộ Công đoàn Ngành"
)
CAMPAIGN = Campaign(
    code=CODE,
    name=Bilingual(SUBJECT, "rollout of the app Bluezone on smartphones"),
    app=Bilingual("ứng dụng Bluezone", "the app Bluezone"),
    start=date(2020, 8, 2),
    schedule=Fixed((ReportingPeriod(CUTOFF, DEADLINE),)),
    receivers=(Receiver(RECEIVER, FROM),),
    denominator="registered_phones",
    answered=(ASKED,),
    requirements="bluezone-3",
    targets=(
        Target(
            Bilingual("cán bộ có điện thoại thông minh", "staff with a smartphone"),
            "installed",
            percent=Decimal(100),
            denominator="registered_phones",
            by=date(2020, 8, 9),
        ),
    ),
)
NEEDS = Requirement(
    "bluezone-3",
    date(2020, 8, 1),
    (
        SystemNeed(System.ANDROID, (6,), "https://play.google.com/store/apps/details?id=com.mic.bluezone"),
        SystemNeed(System.IOS, (10, 3), "https://apps.apple.com/vn/app/bluezone/id1508062685"),
    ),
    (BLUETOOTH_LE,),
)
"""Shared specification of the rollout, section 6."""


def place_of(department: str) -> UnitId:
    """Return the unit on whose roster the people of *department* stand."""
    if department.startswith("Trung tâm"):
        return CENTRE
    return UNION if department.startswith("Công đoàn") else HOUSE


def number_of(person: int) -> str:
    """Return the mobile number of the *person* of that place in the roster; invented, and nobody's we know of."""
    return f"09{12000000 + person:08d}"
