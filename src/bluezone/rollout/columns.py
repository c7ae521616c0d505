"""Which column of a table holds what: guessed by headings and by content, shown with doubts, corrected by a person.

A correction is a value and is remembered by heading, so the next file of the same office needs none, whatever the
order of its columns.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from bluezone.letters.folding import fold
from bluezone.rollout import handset, headings, persons, phone_number
from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.column_words import SAID, Field
from bluezone.rollout.headings import Rows
from bluezone.rollout.unit_names import UnitNames

SAMPLE_ROWS = 200
MOST_EXAMPLES = 3
MOST_ALTERNATIVES = 3
LEAST_SHARE = 50
"""Per cent of the cells that must look like a field before the content alone speaks for it."""

SURE, LIKELY = 90, 60

REMEMBERED = 200
"""More than heading and content can give: what a person said."""


class Sureness(IntEnum):
    """How far a guess can be trusted."""

    UNKNOWN = 0
    UNSURE = 1
    LIKELY = 2
    SURE = 3
    SAID = 4  # by a person, now or before


@dataclass(frozen=True, slots=True)
class Column:
    """One column and what it is taken for.

    Attributes:
        number: from 0.
        heading: as it stands, or empty.
        field: None where it is not read.
        alternatives: other fields it may hold, the likeliest first.
        examples: some cells, to show beside the guess.
    """

    number: int
    heading: str
    field: Field | None
    sureness: Sureness
    alternatives: tuple[Field, ...] = ()
    examples: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What to call it: its heading, or A, B, ... AA as in the sheet."""
        return self.heading or letters(self.number)

    @property
    def shown(self) -> Bilingual:
        """One sentence for the page on which the guess is looked over."""
        if self.field is None:
            return Bilingual(f"Cột {self.name}: không đọc.", f"Column {self.name}: not read.")
        said, doubt = SAID[self.field], self.sureness < Sureness.SURE
        return Bilingual(
            f"Cột {self.name}: {said.vi}{' (cần kiểm tra)' if doubt else ''}.",
            f"Column {self.name}: {said.en}{' (please check)' if doubt else ''}.",
        )


Remembered = Mapping[str, str]
"""Heading, folded, to field; "" for a column that is not read."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """All columns of a table.

    Attributes:
        first_row: index of the first row below the headings; heading_row: of the first with headings.
    """

    columns: tuple[Column, ...]
    heading_row: int
    first_row: int

    def column(self, wanted: Field) -> Column | None:
        """Return the column that holds *wanted*."""
        return next((column for column in self.columns if column.field is wanted), None)

    @property
    def is_sure(self) -> bool:
        """Whether nobody needs to look: a name, a phone, and no doubt about any column."""
        has_name = self.column(Field.NAME) or (self.column(Field.FAMILY) and self.column(Field.GIVEN))
        read = [column for column in self.columns if column.field]
        return bool(has_name and self.column(Field.PHONE)) and all(c.sureness >= Sureness.SURE for c in read)


def guess(rows: Rows, units: UnitNames, remembered: Remembered | None = None) -> Mapped:
    """Return what the columns of *rows* hold, each field at most once."""
    width = max((len(row) for row in rows), default=0)
    heads = headings.find(rows, width)
    body = rows[heads.below : heads.below + SAMPLE_ROWS]
    samples = [_samples(body, number) for number in range(width)]
    scores = [
        _said(text, remembered or {}) or _scores(text, cells, units)
        for text, cells in zip(heads.texts, samples, strict=True)
    ]
    taken = _assigned(scores)
    columns = (
        _column(number, heads.texts[number], scores[number], taken.get(number), samples[number])
        for number in range(width)
    )
    return Mapped(tuple(columns), heads.start, heads.below)


def correct(mapped: Mapped, said: Mapping[int, Field | None]) -> Mapped:
    """Return *mapped* with what a person *said* of columns, by number; another column of the same field loses it."""
    claimed = {each for each in said.values() if each}
    columns = (
        replace(column, field=said[column.number], sureness=Sureness.SAID)
        if column.number in said
        else replace(column, field=None, sureness=Sureness.UNKNOWN)
        if column.field in claimed
        else column
        for column in mapped.columns
    )
    return replace(mapped, columns=tuple(columns))


def remember(mapped: Mapped) -> dict[str, str]:
    """Return the headings of *mapped* and what they mean, to be given to guess() the next time."""
    texts = [headings.key(column.heading) for column in mapped.columns]
    return {
        text: column.field.value if column.field else ""
        for text, column in zip(texts, mapped.columns, strict=True)
        if text and texts.count(text) == 1
    }


def letters(number: int) -> str:
    """Return A for 0, Z for 25, AA for 26."""
    return (letters(number // 26 - 1) if number >= 26 else "") + chr(ord("A") + number % 26)


def _samples(body: Rows, number: int) -> list[str]:
    return [cell for row in body if number < len(row) and (cell := persons.tidy(row[number]))]


def _said(heading: str, remembered: Remembered) -> dict[Field, int] | None:
    """Return what was said of *heading* before; None where nothing was, or the file is of a newer kind."""
    said = remembered.get(headings.key(heading))
    if said is None or (said and said not in set(Field)):
        return None
    return {Field(said): REMEMBERED} if said else {_NOT_READ: REMEMBERED}


_NOT_READ = Field.NUMBER
"""A column that is not read stands for one of numbers: nothing reads those either."""


def _scores(heading: str, cells: Sequence[str], units: UnitNames) -> dict[Field, int]:
    """Return how much speaks for each field, 0 to 100: the heading, upheld or denied by the content."""
    said = dict(headings.fields(heading))
    looks = {each: _share(cells, sign(units)) for each, sign in _SIGNS.items()} if cells else {}
    scores: dict[Field, int] = {}
    for each in Field:
        head, look = said.get(each, 0), looks.get(each)
        if head and (look is None or not cells):
            scores[each] = head - (20 if head < headings.WHOLE and _looks_like_other(each, looks) else 0)
        elif head:
            scores[each] = head if (look or 0) >= LEAST_SHARE else (head * (40 + (look or 0))) // 100
        elif look is not None and look >= LEAST_SHARE and each in _BY_CONTENT:
            scores[each] = look * _BY_CONTENT[each] // 100
    return {each: score for each, score in scores.items() if score > 0}


def _looks_like_other(wanted: Field, looks: Mapping[Field, int]) -> bool:
    return any(share > SURE for each, share in looks.items() if each is not wanted and each in _BY_CONTENT)


def _share(cells: Sequence[str], sign: Callable[[str], bool]) -> int:
    return 100 * sum(map(sign, cells)) // len(cells)


def _assigned(scores: Sequence[Mapping[Field, int]]) -> dict[int, Field]:
    """Return the field of each column, the best pairs first; a whole name and its parts never both."""
    pairs = sorted((-score, number, each) for number, column in enumerate(scores) for each, score in column.items())
    taken: dict[int, Field] = {}
    for _, number, each in pairs:
        held = set(taken.values())
        parts = {Field.FAMILY, Field.GIVEN}
        clash = (each is Field.NAME and parts <= held) or (each in parts and Field.NAME in held)
        if number not in taken and each not in held and not clash:
            taken[number] = each
    return taken


def _column(number: int, heading: str, scores: Mapping[Field, int], taken: Field | None, cells: list[str]) -> Column:
    others = sorted((each for each in scores if each is not taken), key=lambda each: -scores[each])
    examples = tuple(dict.fromkeys(cells))[:MOST_EXAMPLES]
    score = scores[taken] if taken else 0
    rival = max((scores[each] for each in others), default=0)
    sureness = _sureness(score, rival)
    kept = None if taken is _NOT_READ else taken
    return Column(number, heading, kept, sureness, tuple(others)[:MOST_ALTERNATIVES], examples)


def _sureness(score: int, rival: int) -> Sureness:
    if score >= REMEMBERED:
        return Sureness.SAID
    if score >= SURE and score - rival > 10:
        return Sureness.SURE
    if score >= LIKELY and score > rival:
        return Sureness.LIKELY
    return Sureness.UNSURE if score else Sureness.UNKNOWN


# --- what cells look like --------------------------------------------------------------------------------------------

_NAME_WORDS = re.compile(r"[^\W\d_]+(?:['’.\-][^\W\d_]+)*")
_OS = re.compile(r"\b(?:andr?oid|ios|windows|harmony|kaios)\b|den trang")
_VERSION = re.compile(r"v?\d{1,2}(?:[.,]\d{1,2}){0,2}")
_POSITION = re.compile(
    r"\b(?:giam doc|truong phong|pho phong|pho truong phong|chuyen vien|nhan vien|can su|ke toan|van thu|lai xe|bao ve"
    r"|chanh|thanh tra vien|vien chuc|chu tich|truong|pho|can bo|tap vu)\b"
)
_ORGAN = re.compile(r"^(?:p|tt|vp)\b|\b(?:phong|ban|van phong|trung tam|so|chi cuc|thanh tra|to|khoa|ubnd)\b")


def _is_phone(cell: str) -> bool:
    reading = phone_number.read(cell)
    return reading.number is not None or reading.refusal in (
        phone_number.Refusal.LANDLINE,
        phone_number.Refusal.SEVERAL,
    )


def is_name(cell: str) -> bool:
    """Return whether *cell* looks like the whole name of a person."""
    words = fold(persons.read_name(cell).text).split()
    sound = 2 <= len(words) <= 6 and all(_NAME_WORDS.fullmatch(word) for word in words)
    return sound and words[0] in persons.FAMILY_NAMES and not _ORGAN.search(fold(cell))


def _is_model(cell: str) -> bool:
    read = handset.read("", "", cell)
    return read.system is not None and not _OS.search(fold(cell))


def _is_unit(units: UnitNames) -> Callable[[str], bool]:
    return lambda cell: units.find(cell).unit is not None or bool(units.find(cell).candidates)


_SIGNS: Mapping[Field, Callable[[UnitNames], Callable[[str], bool]]] = {
    Field.NAME: lambda units: is_name,
    Field.PHONE: lambda units: _is_phone,
    Field.UNIT: _is_unit,
    Field.BIRTH: lambda units: lambda cell: persons.read_birth(cell) is not None,
    Field.SYSTEM: lambda units: lambda cell: bool(_OS.search(fold(cell))) or handset.read(cell).system is not None,
    Field.VERSION: lambda units: lambda cell: _VERSION.fullmatch(cell) is not None,
    Field.MODEL: lambda units: _is_model,
    Field.POSITION: lambda units: lambda cell: bool(_POSITION.search(fold(cell))),
}
_BY_CONTENT = {
    **{Field.PHONE: 95, Field.NAME: 88, Field.UNIT: 92, Field.SYSTEM: 85, Field.MODEL: 86},
    **{Field.BIRTH: 80, Field.POSITION: 78},
}
"""How far content alone may be trusted, in per cent; bare numbers say nothing."""


def shown(columns: Iterable[Column]) -> tuple[Bilingual, ...]:
    """Return the sentences for the page: doubtful columns, those not read, then the sure ones."""

    def place(column: Column) -> tuple[int, int]:
        doubt = 0 if column.sureness < Sureness.SURE else 2
        return (1 if column.field is None else doubt), column.number

    return tuple(each.shown for each in sorted(columns, key=place))
