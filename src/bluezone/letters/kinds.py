"""Kinds of document: the name and abbreviation each has, and the symbol that follows from it.

A công văn has no name on the paper: its abstract stands under the number as "V/v ...", and its symbol names the organ
and the drafting unit. Every other kind is named above its abstract, and its symbol names the kind and the organ.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục III; shared specification of the rollout, section 2.3.
"""

from dataclasses import dataclass
from typing import ClassVar

from bluezone.letters.letter import LetterError


class SymbolError(LetterError):
    """A symbol cannot be built from what was given."""

    code: ClassVar[str] = "letter_symbol_invalid"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of document.

    Attributes:
        name: as the decree writes it, "Báo cáo".
        abbreviation: as it stands in a symbol, "BC"; empty for a công văn.
    """

    name: str
    abbreviation: str

    @property
    def is_named(self) -> bool:
        """Whether the name stands on the paper, over the abstract."""
        return self.name != OFFICIAL_LETTER.name


OFFICIAL_LETTER = Kind("Công văn", "")

NAMED = (
    Kind("Nghị quyết", "NQ"),
    Kind("Quyết định", "QĐ"),
    Kind("Chỉ thị", "CT"),
    Kind("Quy chế", "QC"),
    Kind("Quy định", "QyĐ"),
    Kind("Thông cáo", "TC"),
    Kind("Thông báo", "TB"),
    Kind("Hướng dẫn", "HD"),
    Kind("Chương trình", "CTr"),
    Kind("Kế hoạch", "KH"),
    Kind("Phương án", "PA"),
    Kind("Đề án", "ĐA"),
    Kind("Dự án", "DA"),
    Kind("Báo cáo", "BC"),
    Kind("Biên bản", "BB"),
    Kind("Tờ trình", "TTr"),
    Kind("Hợp đồng", "HĐ"),
    Kind("Công điện", "CĐ"),
    Kind("Bản ghi nhớ", "BGN"),
    Kind("Bản thỏa thuận", "BTT"),
    Kind("Giấy ủy quyền", "GUQ"),
    Kind("Giấy mời", "GM"),
    Kind("Giấy giới thiệu", "GGT"),
    Kind("Giấy nghỉ phép", "GNP"),
    Kind("Phiếu gửi", "PG"),
    Kind("Phiếu chuyển", "PC"),
    Kind("Phiếu báo", "PB"),
)

COPIES = (Kind("Bản sao y", "SY"), Kind("Bản trích sao", "TrS"), Kind("Bản sao lục", "SL"))

_BY_NAME = {kind.name.casefold(): kind for kind in (OFFICIAL_LETTER, *NAMED, *COPIES)}
_BY_ABBREVIATION = {kind.abbreviation: kind for kind in (*NAMED, *COPIES)} | {"CV": OFFICIAL_LETTER}
"""CV is not the decree's; steering committees write it (3722/CV-BCĐ)."""


def of_name(name: str) -> Kind | None:
    """Return the kind that *name* begins with, "Báo cáo nhanh" being a báo cáo; None if there is none."""
    words = name.casefold().split()
    for length in range(min(len(words), 3), 0, -1):
        if found := _BY_NAME.get(" ".join(words[:length])):
            return found
    return None


def of_symbol(symbol: str) -> Kind:
    """Return the kind whose abbreviation *symbol* begins with, BC-SCT; without one it is a công văn, SCT-VP."""
    return _BY_ABBREVIATION.get(symbol.partition("-")[0].strip(), OFFICIAL_LETTER)


def symbol(kind: Kind, organ: str, unit: str | None = None) -> str:
    """Return the symbol of a document of *kind*: SCT-VP for a công văn drafted by VP, BC-SCT for a báo cáo.

    Args:
        organ: the issuing organ's abbreviation, SCT.
        unit: the drafting unit's, which a công văn needs and a named kind does not show.

    Raises:
        SymbolError: a part is missing, or holds a blank or a slash.
    """
    parts = (kind.abbreviation, organ) if kind.is_named else (organ, unit or "")
    for part in parts:
        if not part or "/" in part or any(letter.isspace() for letter in part):
            raise SymbolError(
                f"Symbol of a {kind.name}: found {part!r} as a part, expected an abbreviation without blank or slash, "
                "such as SCT or VP. Give the organ, and for a công văn the drafting unit too."
            )
    return "-".join(parts)
