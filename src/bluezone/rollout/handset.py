"""What a roster tells of a phone: its system, the version, the model. "Android 5.1", "iOS 12", "ip 6s", "đen trắng".

Only what is told is read; a model that nobody knows stays as typed.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from bluezone.letters.folding import fold
from bluezone.rollout.persons import tidy

Version = tuple[int, ...]


class System(StrEnum):
    """The family of a phone's system; FEATURE is a phone that runs no apps."""

    ANDROID = "android"
    IOS = "ios"
    HARMONY = "harmonyos"
    WINDOWS = "windows"
    KAIOS = "kaios"
    FEATURE = "feature_phone"


@dataclass(frozen=True, slots=True)
class Handset:
    """What is told of one phone; None where nothing is.

    Attributes:
        version: (5, 1).
        model: as typed; an iPhone by its name, "iPhone 6s".
        features: what somebody looked up, by name: "bluetooth_le" -> False.
        as_written: the cells it was read from.
    """

    system: System | None = None
    version: Version | None = None
    model: str | None = None
    features: tuple[tuple[str, bool], ...] = ()
    as_written: str = field(default="", compare=False)

    def has(self, feature: str) -> bool | None:
        """Return whether the phone has *feature*; None where nobody told."""
        return dict(self.features).get(feature)


CODE_NAMES = {
    **{"kitkat": (4, 4), "lollipop": (5,), "marshmallow": (6,), "nougat": (7,), "oreo": (8,), "pie": (9,)},
    **{"jelly bean": (4, 1), "ice cream sandwich": (4, 0)},
}
_SYSTEMS = (
    (
        System.FEATURE,
        re.compile(r"\b(?:den trang|cuc gach|pho thong|ban phim|thuong|feature phone)\b|nokia 1\d\d\d?\b"),
    ),
    (System.WINDOWS, re.compile(r"\bwin(?:dows)?(?:\s*(?:phone|mobile|10))?\b|\blumia\b")),
    (System.KAIOS, re.compile(r"\bkai\s?os\b")),
    (System.HARMONY, re.compile(r"\bharmony")),
    (System.ANDROID, re.compile(r"\bandr?oid|\badroid|\bandroi\b|\badr\b")),
    (System.IOS, re.compile(r"\bios\b|\bios(?=\d)|\biphone|\bip(?:hone)?\s?(?=[3-9x]|1\d|se\b)|\bapple\b|\bipad\b")),
    (
        System.ANDROID,
        re.compile(r"\b(?:samsung|galaxy|oppo|vivo|xiaomi|redmi|realme|huawei|vsmart|pixel|sony|asus|lg|htc|nokia)\b"),
    ),
)
_IPHONE = re.compile(r"\b(?:iphone|ip)\s?(se|xr|xs|x|1\d|[3-9])\s?([sce]\b)?\s?(plus|\+|pro max|promax|pro|mini|max)?")
_IOS_VERSION = re.compile(r"\bios\s?v?\.?\s?(\d{1,2}(?:\.\d{1,2}){0,2})")
_ANDROID_VERSION = re.compile(
    r"(?:\bandr?oid|\badroid|\bandroi\b|\badr\b)\s?(?:os)?\s?v?\.?\s?(\d{1,2}(?:\.\d{1,2}){0,2})"
)
_BARE_VERSION = re.compile(r"v?(\d{1,2}(?:[.,]\d{1,2}){0,2})")
_FORMS = {
    "plus": "Plus",
    "+": "Plus",
    "pro max": "Pro Max",
    "promax": "Pro Max",
    "max": "Max",
    "pro": "Pro",
    "mini": "mini",
}
LONGEST_TEXT = 200


def read(system: str, version: str = "", model: str = "") -> Handset:
    """Return the phone that cells tell of; each cell may hold it all.

    >>> read("ip 6s").model
    'iPhone 6s'
    """
    cells = [tidy(cell)[:LONGEST_TEXT] for cell in (system, version, model)]
    text = fold(" ; ".join(cells))
    family = next((name for name, sign in _SYSTEMS if sign.search(text)), None)
    return Handset(
        system=family,
        version=_version(text, family, tidy(version)),
        model=_model(text, family, cells),
        as_written="; ".join(cell for cell in cells if cell),
    )


def version_text(version: Version) -> str:
    """Return "5.1"."""
    return ".".join(map(str, version))


def _version(text: str, family: System | None, cell: str) -> Version | None:
    sign = {System.IOS: _IOS_VERSION, System.ANDROID: _ANDROID_VERSION}.get(family) if family else None
    found = (sign.search(text) if sign else None) or _BARE_VERSION.fullmatch(cell)
    if found:
        return tuple(int(part) for part in re.split("[.,]", found[1]))
    if family is System.ANDROID or family is None:
        return next((number for name, number in CODE_NAMES.items() if re.search(rf"\b{name}\b", text)), None)
    return None


def _model(text: str, family: System | None, cells: list[str]) -> str | None:
    if family is System.IOS and (found := _IPHONE.search(text)):
        return " ".join(part for part in ("iPhone", _iphone(found), _FORMS.get(found[3] or "", "")) if part)
    if cells[2]:
        return cells[2]
    named = cells[0] and not re.fullmatch(r"(?:andr?oid?|adroid|adr|ios|harmonyos)?[\s\d.,v]*", fold(cells[0]))
    return cells[0] if named else None


def _iphone(found: re.Match[str]) -> str:
    first = found[1].upper() if found[1].isalpha() else found[1]
    return first + (found[2] or "")
