"""The people of the drill: 43 of the office in the seed letter, and one visitor. All names are invented.

The letter (Sở Công Thương Quảng Trị, 1169/SCT-VP of 10/8/2020) gives only figures: 43 telephones of the office, the
Trung tâm Khuyến công và Tư vấn phát triển công nghiệp and the union of the branch; 41 with the app; two that cannot run
it. How many sit in which department is our assumption.
"""

from dataclasses import dataclass
from enum import Enum

import numpy as np

from bluezone.protocol.advertisement import Platform

N_MEMBERS = 43
N_WITHOUT_APP = 2
"""The configuration of their phones is not suitable, says the letter."""

IOS_SHARE = 0.25
"""Assumed for Vietnamese civil servants in 2020; the country's market had about a quarter iPhones."""

DEPARTMENTS: dict[str, int] = {
    "Lãnh đạo Sở": 3,
    "Văn phòng": 4,
    "Bộ phận một cửa": 1,
    "Bảo vệ": 1,
    "Lái xe": 1,
    "Thanh tra": 3,
    "Kế hoạch - Tài chính": 5,
    "Quản lý công nghiệp": 5,
    "Quản lý thương mại": 6,
    "Quản lý năng lượng": 3,
    "Kỹ thuật an toàn - Môi trường": 3,
    "Trung tâm Khuyến công và Tư vấn phát triển công nghiệp": 7,
    "Công đoàn Ngành": 1,
}
VISITOR = "Khách"

_FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Phan", "Trương")
_MIDDLES = ("Văn", "Thị", "Minh", "Thanh", "Quang", "Ngọc", "Xuân", "Đức", "Thu", "Hải")
_GIVEN = (
    "An", "Bình", "Châu", "Cường", "Dung", "Dũng", "Giang", "Hà", "Hạnh", "Hiền", "Hoa", "Hòa", "Huệ", "Hùng", "Hương",
    "Khánh", "Lan", "Liên", "Linh", "Loan", "Long", "Mai", "Nam", "Nga", "Nhung", "Oanh", "Phong", "Phúc", "Phương",
    "Quân", "Sơn", "Tâm", "Thảo", "Thủy", "Tiến", "Toàn", "Trang", "Trung", "Tú", "Tuấn", "Vinh", "Vy", "Xuân", "Yến",
)  # fmt: skip  # a list of words reads better in lines than in a column


class Carriage(Enum):
    """Where a person mostly keeps the phone; the value is the share of time in which cloth, bag or body covers it."""

    DESK = 0.2
    POCKET = 0.6
    HANDBAG = 0.7


_CARRIAGES = (Carriage.DESK, Carriage.POCKET, Carriage.HANDBAG)
_CARRIAGE_SHARES = (0.6, 0.25, 0.15)
"""Assumed: at work most phones lie on the desk."""


@dataclass(frozen=True, slots=True)
class Person:
    """One person of the drill.

    Attributes:
        number: place in every array, from 0.
        name: invented.
        department: one of DEPARTMENTS, or VISITOR.
        has_app: whether the phone runs the app.
        platform: kind of phone.
        carriage: where it mostly is.
    """

    number: int
    name: str
    department: str
    has_app: bool
    platform: Platform
    carriage: Carriage

    @property
    def is_member(self) -> bool:
        """Whether the person belongs to the office, and so to the letter's 43."""
        return self.department != VISITOR


def cast(rng: np.random.Generator) -> tuple[Person, ...]:
    """Return the members of the office in the order of their departments, and last the visitor, who has no app."""
    departments = [name for name, size in DEPARTMENTS.items() for _ in range(size)] + [VISITOR]
    names = _names(len(departments), rng)
    without = set(rng.choice(np.arange(DEPARTMENTS["Lãnh đạo Sở"], N_MEMBERS), N_WITHOUT_APP, replace=False).tolist())
    is_ios = rng.random(len(departments)) < IOS_SHARE
    carriages = rng.choice(len(_CARRIAGES), len(departments), p=_CARRIAGE_SHARES)
    return tuple(
        Person(
            number=number,
            name=names[number],
            department=department,
            has_app=department != VISITOR and number not in without,
            platform=Platform.IOS if is_ios[number] and number not in without else Platform.ANDROID,
            carriage=_CARRIAGES[carriages[number]],
        )
        for number, department in enumerate(departments)
    )


def _names(count: int, rng: np.random.Generator) -> list[str]:
    """Return *count* different names."""
    given = rng.permutation(len(_GIVEN))
    return [f"{rng.choice(_FAMILIES)} {rng.choice(_MIDDLES)} {_GIVEN[given[number]]}" for number in range(count)]
