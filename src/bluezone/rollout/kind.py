"""Kinds of units, as data: an office adds its own, and none of them fixes a level of the tree."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from bluezone.errors import BluezoneError


class KindError(BluezoneError, ValueError):
    """A kind of unit cannot be as it was given."""

    code: ClassVar[str] = "rollout_kind_invalid"


@dataclass(frozen=True, slots=True)
class Kind:
    """What sort of unit something is; figures are ranked only within one kind.

    Attributes:
        code: how rows name it.
        vi, en: how people name it.
        is_collective: whether the body decides together, so that its letters are signed TM.
    """

    code: str
    vi: str
    en: str
    is_collective: bool = False

    def __post_init__(self) -> None:
        if not (self.code and self.vi and self.en):
            raise KindError("Kind: found an empty code or name, expected a code, a Vietnamese and an English name.")


# Source: shared specification of the rollout, sections 1.1, 1.2 and 2.4.
KINDS = (
    Kind("country", "quốc gia", "country"),
    Kind("ministry", "bộ", "ministry"),
    Kind("central_city", "thành phố trực thuộc trung ương", "centrally run city"),
    Kind("province", "tỉnh", "province"),
    Kind("district", "huyện", "district"),
    Kind("urban_district", "quận", "urban district"),
    Kind("town", "thị xã", "town"),
    Kind("provincial_city", "thành phố thuộc tỉnh", "city within a province"),
    Kind("commune", "xã", "commune"),
    Kind("ward", "phường", "ward"),
    Kind("township", "thị trấn", "township"),
    Kind("special_zone", "đặc khu", "special zone"),
    Kind("hamlet", "thôn", "hamlet"),
    Kind("residents_group", "tổ dân phố", "residents' group"),
    Kind("people_committee", "Ủy ban nhân dân", "People's Committee", is_collective=True),
    Kind("steering_committee", "Ban Chỉ đạo", "steering committee", is_collective=True),
    Kind("department", "sở", "department"),
    Kind("office", "văn phòng", "office"),
    Kind("inspectorate", "thanh tra", "inspectorate"),
    Kind("division", "phòng", "division"),
    Kind("centre", "trung tâm", "centre"),
    Kind("subordinate_unit", "đơn vị trực thuộc", "subordinate unit"),
    Kind("zone_board", "ban quản lý", "management board"),
    Kind("industrial_zone", "khu công nghiệp", "industrial zone"),
    Kind("cluster", "cụm công nghiệp", "industrial cluster"),
    Kind("enterprise", "doanh nghiệp", "enterprise"),
    Kind("market", "chợ", "market"),
    Kind("mall", "trung tâm thương mại", "shopping centre"),
    Kind("union", "công đoàn", "union"),
    Kind("mass_organisation", "tổ chức chính trị - xã hội", "mass organisation"),
    Kind("school", "trường học", "school"),
)

COLUMNS = ("code", "vi", "en", "is_collective")
YES = "x"


def by_code(kinds: Iterable[Kind] = KINDS) -> dict[str, Kind]:
    """Return *kinds* by their codes.

    Raises:
        KindError: two of them share a code.
    """
    found: dict[str, Kind] = {}
    for kind in kinds:
        if kind.code in found:
            raise KindError(
                f'Kind: found the code "{kind.code}" twice, expected it once. Give one of them another code.'
            )
        found[kind.code] = kind
    return found


def to_rows(kinds: Iterable[Kind]) -> list[dict[str, str]]:
    """Return *kinds* as rows of COLUMNS."""
    return [
        {"code": kind.code, "vi": kind.vi, "en": kind.en, "is_collective": YES if kind.is_collective else ""}
        for kind in kinds
    ]


def from_rows(rows: Iterable[Mapping[str, str]]) -> tuple[Kind, ...]:
    """Return the kinds that rows of COLUMNS name.

    Raises:
        KindError: a row has no code or name, or two share a code.
    """
    kinds = (Kind(row["code"], row["vi"], row["en"], row["is_collective"] == YES) for row in rows)
    return tuple(by_code(kinds).values())
