"""One row of a roster read as a member, with everything that is to be said about its cells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bluezone.rollout import handset, persons, phone_number
from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.column_words import SAID, Field
from bluezone.rollout.columns import Mapped
from bluezone.rollout.finding import Finding, Weight
from bluezone.rollout.member import Member
from bluezone.rollout.unit_names import UnitNames

LONGEST_TEXT = 300
"""Of a position, a model, a note; what is longer is cut and said so."""

_FORMULA = re.compile(r"=|@\w+\(|#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!)")

_VALUE = Bilingual(
    "giá trị, không phải công thức; hãy dán giá trị rồi tải lại",
    "a value, no formula; paste the values and upload again",
)
_NAME = Bilingual("họ và tên", "a name")
_BOTH_NAMES = Bilingual("cả họ và tên", "family name and given name")
_ORDER = Bilingual("họ đứng trước, tên đứng sau", "the family name first")
_BIRTH = Bilingual("ngày dạng 09/8/1980 hoặc năm sinh", "a day such as 09/8/1980, or a year")
_SHORTER = Bilingual(f"không quá {LONGEST_TEXT} ký tự; phần sau đã bỏ", f"{LONGEST_TEXT} signs; the rest was cut")
_UNIT = Bilingual("tên hoặc chữ viết tắt của một đơn vị trong cây đơn vị", "name or abbreviation of a unit in the tree")
_OWN = Bilingual("tên một đơn vị; đã lấy đơn vị của người tải lên", "the name of a unit; the uploader's own was taken")
_FROM_ABOVE = Bilingual("đơn vị; đã lấy theo dòng trên", "a unit; that of the row above was taken")


@dataclass(slots=True)
class Cells:
    """The cells of one row by field; gathers what is found wrong with them."""

    row: int
    cells: Sequence[str]
    mapped: Mapped
    findings: list[Finding] = field(default_factory=list)

    def text(self, wanted: Field) -> str:
        """Return the cell of *wanted*; nothing where there is no such column or cell."""
        column = self.mapped.column(wanted)
        return self.cells[column.number] if column and column.number < len(self.cells) else ""

    def say(self, code: str, wanted: Field, found: str, expected: Bilingual, weight: Weight = Weight.ERROR) -> None:
        """Add what is to be said of the cell of *wanted*."""
        column = self.mapped.column(wanted)
        self.findings.append(
            Finding(code, self.row, column.name if column else SAID[wanted].vi, found, expected, weight)
        )

    def value(self, wanted: Field) -> str:
        """Return the cell of *wanted*, which may be no formula and not too long."""
        text = self.text(wanted)
        if _FORMULA.match(text):
            grave = wanted in (Field.NAME, Field.FAMILY, Field.GIVEN, Field.PHONE, Field.UNIT)
            self.say("cell_formula", wanted, text, _VALUE, Weight.ERROR if grave else Weight.DOUBT)
            return ""
        if len(text) > LONGEST_TEXT:
            self.say("cell_too_long", wanted, text, _SHORTER, Weight.DOUBT)
        return text[:LONGEST_TEXT]


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A row as far as it could be read; no member where the name or the unit is missing."""

    row: int
    member: Member | None
    name: str
    phone: str | None
    findings: tuple[Finding, ...]


def read_member(cells: Cells, units: UnitNames, nearby: str, own_unit: str | None, *, is_section: bool) -> MemberRow:
    """Return the member that *cells* tell of.

    Args:
        nearby: the unit that a section above names (*is_section*) or the row above.
        own_unit: id of the unit for rows that name none.
    """
    name = _name(cells)
    phone = _phone(cells)
    unit = _unit(cells, units, nearby, own_unit, is_section)
    rest = Member(
        name=name.text,
        unit=unit or "",
        phone=phone,
        position=cells.value(Field.POSITION),
        birth=_birth(cells),
        handset=handset.read(cells.value(Field.SYSTEM), cells.value(Field.VERSION), cells.value(Field.MODEL)),
        note=cells.value(Field.NOTE),
        row=cells.row,
        name_as_written=name.as_written,
    )
    has_error = any(each.weight is Weight.ERROR for each in cells.findings)
    return MemberRow(cells.row, None if has_error else rest, name.text, phone, tuple(cells.findings))


def _name(cells: Cells) -> persons.PersonName:
    wanted = Field.NAME if cells.mapped.column(Field.NAME) else Field.GIVEN
    before = len(cells.findings)
    parts = [cells.value(each) for each in ((Field.NAME,) if wanted is Field.NAME else (Field.FAMILY, Field.GIVEN))]
    name = persons.read_name(" ".join(part for part in parts if part))
    if len(cells.findings) > before:
        return name
    if not name.text:
        cells.say("name_missing", wanted, "", _NAME)
    elif not name.is_possible:
        cells.say("name_invalid", wanted, name.as_written, _NAME)
    elif not name.is_whole:
        cells.say("name_short", wanted, name.as_written, _BOTH_NAMES, Weight.DOUBT)
    elif name.is_reversed:
        cells.say("name_reversed", wanted, name.as_written, _ORDER, Weight.DOUBT)
    return name


def _phone(cells: Cells) -> str | None:
    if not cells.mapped.column(Field.PHONE):
        return None
    before = len(cells.findings)
    text = cells.value(Field.PHONE)
    reading = phone_number.read(text)
    if len(cells.findings) > before:
        return None
    for change in reading.changes:
        cells.say(change.value, Field.PHONE, text, phone_number.SAID[change], Weight.NOTE)
    if refusal := reading.refusal:
        weight = Weight.DOUBT if refusal is phone_number.Refusal.EMPTY else Weight.ERROR
        cells.say(refusal.value, Field.PHONE, text, phone_number.SAID[refusal], weight)
    return reading.number


def _birth(cells: Cells) -> str | None:
    text = cells.value(Field.BIRTH)
    birth = persons.read_birth(text)
    if text and birth is None:
        cells.say("birth_invalid", Field.BIRTH, text, _BIRTH, Weight.DOUBT)
    return birth


def _unit(cells: Cells, units: UnitNames, nearby: str, own_unit: str | None, is_section: bool) -> str | None:
    text = cells.value(Field.UNIT)
    if not text and cells.text(Field.UNIT):
        return None  # a formula, and said so
    if not (text or nearby):
        if own_unit is None:
            cells.say("unit_missing", Field.UNIT, "", _UNIT)
        return own_unit
    match = units.find(text or nearby)
    if match.unit is None and own_unit is not None and not text:
        cells.say("unit_not_named", Field.UNIT, nearby, _OWN, Weight.DOUBT)
        return own_unit
    if match.unit is None:
        cells.say("unit_unknown", Field.UNIT, text or nearby, _suggested(units, match.candidates))
    elif not text and not is_section:
        cells.say("unit_from_above", Field.UNIT, "", _FROM_ABOVE, Weight.NOTE)
    return match.unit


def _suggested(units: UnitNames, candidates: Sequence[str]) -> Bilingual:
    if not candidates:
        return _UNIT
    names = ", ".join(units.names[each] for each in candidates)
    return Bilingual(f"{_UNIT.vi}; có phải là {names}", f"{_UNIT.en}; perhaps {names}")
