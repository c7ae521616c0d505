"""Names and births of people as rosters write them, in one form; what was typed stays beside it.

Family name first. Capitals are put right only where all letters are large or all are small: who writes "Lê van Thu"
may mean it.

Source: shared specification of the rollout, section 8.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from bluezone.letters import written
from bluezone.letters.folding import composed, fold, tone_key

LONGEST_NAME = 100

_FAMILIES = (
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh doan trinh truong luong lam mai dao "
    "cao ha ta thai to luu chau quach tang kieu phung vuong nghiem tong dam la thach trieu khuc chu ton"
)
FAMILY_NAMES = frozenset(_FAMILIES.split())
"""Folded; only by which a name in Western order is doubted."""

_SPACES = re.compile(r"[\s\u200b\ufeff]+")
_NUMBERED = re.compile(r"^\d{1,4}\s*[.)]\s*")
_TITLE = re.compile(r"^(?:(?:ông|bà|đồng chí)\s+|(?:đ/c|ts|ths|bs|ks|cn|gs|pgs)[.:]\s*|đ/c\s+)", re.IGNORECASE)
_STARTS = re.compile(r"(^|[\s'’\-.])(\w)")
_EXCEL_EPOCH = date(1899, 12, 30)
_SERIAL = range(7_306, 54_789)  # 1920 to 2049
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T]00:00(?::00)?)?", re.ASCII)
_YEAR = re.compile(r"(19[2-9]\d|20[0-4]\d)(?:\.0)?", re.ASCII)
_WHOLE = re.compile(r"(\d{4,5})(?:\.0)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name with its doubts.

    Attributes:
        text: family name first, one blank between words.
        as_written: the cell.
        is_reversed: the family name seems to stand last.
    """

    text: str
    as_written: str
    is_reversed: bool = False

    @property
    def is_possible(self) -> bool:
        """Whether it can be the name of a person at all: letters, not too many."""
        has_letters = any(letter.isalpha() for letter in self.text)
        return (
            has_letters and not any(c.isdigit() or c in "=@<>{}" for c in self.text) and len(self.text) <= LONGEST_NAME
        )

    @property
    def is_whole(self) -> bool:
        """Whether it has a family name and a given name."""
        return " " in self.text


def tidy(text: str) -> str:
    """Return *text* in NFC with one blank where there were any."""
    return _SPACES.sub(" ", composed(text)).strip()


def read_name(text: str) -> PersonName:
    """Return the name in the cell *text*; numbers before it and forms of address go.

    >>> read_name("1. NGUYỄN  VĂN A").text
    'Nguyễn Văn A'
    """
    name = _NUMBERED.sub("", tidy(text))
    while (shorter := _TITLE.sub("", name)) != name:
        name = shorter
    name = name.strip(" ,;:")
    if name.isupper() or name.islower():
        name = composed(_STARTS.sub(lambda found: found[1] + found[2].upper(), name.lower()))
    words = [fold(word) for word in name.split()]
    is_reversed = len(words) > 1 and words[0] not in FAMILY_NAMES and words[-1] in _COMMON_FAMILY_NAMES
    return PersonName(name, text, is_reversed)


_COMMON_FAMILY_NAMES = frozenset({"nguyen", "tran", "pham", "huynh", "phan", "vo", "bui", "dang"})
"""Hardly ever given names, unlike Hà, Mai, Lâm."""


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Return by what two spellings of one name are the same: capitals and the place of the tone do not matter."""
    return " ".join(tone_key(word) for word in name.split())


def read_birth(text: str) -> str | None:
    """Return "1980-02-01" or "1980" for a cell; None where it is no day or year of a living person's birth."""
    cell = tidy(text)
    if found := _YEAR.fullmatch(cell):
        return found[1]
    if (found := _WHOLE.fullmatch(cell)) and int(found[1]) in _SERIAL:
        return (_EXCEL_EPOCH + timedelta(days=int(found[1]))).isoformat()
    day = written.read_short_date(cell)
    if day is None and (found := _ISO.fullmatch(cell)):
        day = _day(found[1], found[2], found[3])
    return day.isoformat() if day and 1920 <= day.year < 2050 else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
