"""The receiving department of the story: twenty departments report to it, one of which is the story's 41 of 43."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from bluezone.letters.letter import Signer
from bluezone.rollout import aggregate, arrival
from bluezone.rollout.aggregate import Table
from bluezone.rollout.arrival import Arrival, Expected, Verdict
from bluezone.rollout.figures import Figures
from bluezone.rollout.report import Office
from bluezone.rollout.schedule import ReportingPeriod, moment
from tests.rollout.story import CAMPAIGN, CUTOFF, DEADLINE, RECEIVER

PERIOD = ReportingPeriod(CUTOFF, DEADLINE)
AFTER = DEADLINE + timedelta(days=1)
SCT = 4
NAMES = (
    "Văn phòng Ủy ban nhân dân tỉnh",
    "Sở Nội vụ",
    "Sở Tư pháp",
    "Sở Kế hoạch và Đầu tư",
    "Sở Công Thương",
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
    "Ban Quản lý các dự án Phát triển hạ tầng, ứng phó biến đổi khí hậu và biến đổi môi trường tỉnh",
)
UPWARD = "Ủy ban nhân dân tỉnh"
OFFICE = Office(
    organ=RECEIVER,
    abbreviation="STTTT",
    drafting="CNTT",
    parent="UBND tỉnh Quảng Trị",
    place="Quảng Trị",
    signer=Signer(None, None, "GIÁM ĐỐC", "Trần Văn Bình"),
)


def units(names: Iterable[str] = NAMES) -> tuple[Expected, ...]:
    """Return those who shall report, by place in *names*."""
    return tuple(Expected(f"u{number}", name, "department") for number, name in enumerate(names))


def told(number: int) -> Figures:
    """Return the figures of the unit of that place: 41 of 43 for the story's, others by the place."""
    if number == SCT:
        return Figures("registered_phones", 43, 41, (("incompatible_device", 2),))
    total = 20 + number % 50
    without = number % 4
    return Figures("registered_phones", total, total - without, (("no_smartphone", without),) if without else ())


def sent(number: int, figures: Figures | None = None, **changes: Any) -> Arrival:
    """Return the letter of the unit of that place, on time but for *changes*."""
    usual = Arrival(
        f"a{number}",
        f"u{number}",
        DEADLINE - timedelta(hours=1),
        figures or told(number),
        moment(CUTOFF),
        "1169/SCT-VP" if number == SCT else f"{100 + number}/BC-DV{number}",
        dated=date(2020, 8, 10),
    )
    return replace(usual, **changes)


def judged(arrivals: Iterable[Arrival], names: Iterable[str] = NAMES) -> tuple[Verdict, ...]:
    """Return the verdicts on *arrivals* a day after the deadline."""
    return arrival.judge(units(names), arrivals, PERIOD, AFTER)


def table(
    arrivals: Iterable[Arrival], names: Iterable[str] = NAMES, before: Mapping[str, Figures] | None = None
) -> Table:
    """Return the consolidated table of *arrivals*."""
    return aggregate.table(judged(arrivals, names), CAMPAIGN, before)


def seventeen() -> list[Arrival]:
    """Return the letters of all but the last three, two of them late."""
    return [sent(number, at=AFTER) if number in (1, 2) else sent(number) for number in range(17)]
