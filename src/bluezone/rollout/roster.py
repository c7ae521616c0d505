"""A roster: rows of text in, members, problems, columns and changes out. Nothing is saved by reading it.

Rows come from a sheet, a CSV file or a paste, in any order of columns. Reading never stops at the first fault; a row
with an error makes no member, and whom it may speak of is not taken for gone.

Source: shared specification of the rollout, sections 0, 1.1 and 8.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from bluezone.errors import BluezoneError
from bluezone.rollout import changes, columns, doubles, roster_rows
from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.changes import Changes, Decisions
from bluezone.rollout.column_words import Field
from bluezone.rollout.columns import Mapped, Remembered
from bluezone.rollout.finding import Finding, Weight, in_order
from bluezone.rollout.headings import Rows
from bluezone.rollout.member import ATTRIBUTES, Held, Kept, Member
from bluezone.rollout.roster_cells import Cells, MemberRow, read_member
from bluezone.rollout.roster_rows import RowKind, Skipped
from bluezone.rollout.unit_names import UnitNames

MOST_ROWS = 50_000
MOST_COLUMNS = 100
LONGEST_CELL = 2_000
"""No roster of one office has more; a file that does is another file."""


class RosterTooLargeError(BluezoneError, ValueError):
    """A table is larger than any roster."""

    code: ClassVar[str] = "rollout_roster_too_large"
    status: ClassVar[int] = 413


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds.

    Attributes:
        members: of the rows without an error, in order.
        problems: by row.
        mapping: the columns, to be shown and corrected.
        changes: what becomes different when it is accepted.
        skipped: rows that are no persons.
        converted: numbers of columns that were in an encoding from before Unicode.
    """

    members: tuple[Member, ...]
    problems: tuple[Finding, ...]
    mapping: Mapped
    changes: Changes
    skipped: tuple[Skipped, ...] = ()
    converted: tuple[int, ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The problems that keep rows, or the whole, from being taken."""
        return tuple(each for each in self.problems if each.weight is Weight.ERROR)

    @property
    def is_clean(self) -> bool:
        """Whether it can be accepted whole: no errors, and nothing left to decide."""
        return not self.errors and not self.changes.doubtful


@dataclass(frozen=True, slots=True)
class Upload:
    """What a person says along with a file.

    Attributes:
        own_unit: id of the unit for rows that name none.
        said: corrected columns, by number; None for one that is not read.
        remembered: the headings of earlier files.
        decisions: who doubtful rows are.
    """

    own_unit: str | None = None
    said: Mapping[int, Field | None] | None = None
    remembered: Remembered | None = None
    decisions: Decisions | None = None


_NO_COLUMN = {
    Field.NAME: Bilingual("một cột họ và tên; hãy chọn cột đó", "a column with names; say which it is"),
    Field.PHONE: Bilingual("một cột số điện thoại; hãy chọn cột đó", "a column with phone numbers; say which it is"),
}


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a file holds, before it is compared with a roster.

    Attributes:
        held: rows that are not taken; told: the attributes that the file speaks of.
        decisions: what a person said of doubtful rows.
    """

    members: tuple[Member, ...]
    problems: tuple[Finding, ...]
    mapping: Mapped
    held: tuple[Held, ...]
    told: tuple[str, ...]
    decisions: Decisions | None
    skipped: tuple[Skipped, ...]
    converted: tuple[int, ...]


def read(rows: Rows, units: UnitNames, known: Sequence[Kept] = (), upload: Upload | None = None) -> Reading:
    """Return what *rows* hold and what they change of the *known* members: against() parse().

    Args:
        units: the units that the file may speak of.
        known: all members of those units who are on the roster now.

    Raises:
        RosterTooLargeError: more rows, columns or text than any roster has.
        ChangesError: a decision that does not fit the file.
    """
    return against(parse(rows, units, upload), known)


def parse(rows: Rows, units: UnitNames, upload: Upload | None = None) -> Parsed:
    """Return what *rows* hold, of whichever *units*.

    Raises:
        RosterTooLargeError: more rows, columns or text than any roster has.
    """
    given = upload or Upload()
    check_size(rows)
    table, converted = roster_rows.readable(rows)
    mapped = columns.correct(columns.guess(table, units, given.remembered), given.said or {})
    read_rows, skipped = _rows(table, mapped, units, given.own_unit)
    problems = [*_missing_columns(mapped), *(each for row in read_rows for each in row.findings)]
    sound, twins = _without_doubles(read_rows, mapped)
    problems += twins
    faulty = {each.row for each in problems if each.weight is Weight.ERROR}
    members = tuple(each for each in sound if each.row not in faulty)
    held = tuple(Held(row.row, row.name, row.phone) for row in read_rows if row.row in faulty)
    told = _told(mapped, any(each.kind is RowKind.SECTION for each in skipped))
    return Parsed(members, in_order(problems), mapped, held, told, given.decisions, skipped, converted)


def against(parsed: Parsed, known: Sequence[Kept]) -> Reading:
    """Return what accepting *parsed* changes of the *known* members, who must be all of its units.

    Raises:
        ChangesError: a decision that does not fit the file.
    """
    changed = changes.compare(known, parsed.members, parsed.held, parsed.told, parsed.decisions)
    kept = _kept_if_unread(changed, parsed.mapping)
    return Reading(parsed.members, parsed.problems, parsed.mapping, kept, parsed.skipped, parsed.converted)


def check_size(rows: Rows) -> None:
    """Refuse what is larger than any roster.

    Raises:
        RosterTooLargeError
    """
    n_columns = max((len(row) for row in rows), default=0)
    if len(rows) > MOST_ROWS or n_columns > MOST_COLUMNS:
        raise RosterTooLargeError(
            f"Roster: found {len(rows):,} rows and {n_columns:,} columns, expected at most {MOST_ROWS:,} and "
            f"{MOST_COLUMNS}. Upload the roster of each unit by itself."
        )
    for number, row in enumerate(rows, 1):
        if any(len(cell) > LONGEST_CELL for cell in row):
            raise RosterTooLargeError(
                f"Roster, row {number}: found a cell of more than {LONGEST_CELL:,} signs. Upload a list of people."
            )


def _rows(
    table: Rows, mapped: Mapped, units: UnitNames, own: str | None
) -> tuple[list[MemberRow], tuple[Skipped, ...]]:
    """Return the rows of persons, and the others with what they are."""
    found: list[MemberRow] = []
    skipped: list[Skipped] = []
    section, above, has_ended = "", "", False
    for number, row in enumerate(table[mapped.first_row :], mapped.first_row + 1):
        kind = roster_rows.kind_of(row, mapped, units, has_ended=has_ended)
        has_ended = has_ended or kind is RowKind.END
        if kind is RowKind.SECTION:
            section, above = roster_rows.section_name(row), ""
        if kind is not RowKind.PERSON:
            skipped += [Skipped(number, kind, " ".join(dict.fromkeys(filter(None, row))))] * (kind is not RowKind.EMPTY)
            continue
        cells = Cells(number, row, mapped)
        found.append(read_member(cells, units, section or above, own, is_section=bool(section)))
        above = cells.text(Field.UNIT) or above
        section = "" if cells.text(Field.UNIT) else section
    return found, tuple(skipped)


def _without_doubles(rows: Iterable[MemberRow], mapped: Mapped) -> tuple[list[Member], tuple[Finding, ...]]:
    members = [row.member for row in rows if row.member]
    column = mapped.column(Field.PHONE)
    twins = doubles.within(members, column.name if column else "")
    dropped = {each.row for each in twins if each.code == "member_twice"}
    return [each for each in members if each.row not in dropped], twins


def _missing_columns(mapped: Mapped) -> list[Finding]:
    has_name = mapped.column(Field.NAME) or mapped.column(Field.GIVEN)
    missing = [Field.NAME] * (not has_name) + [Field.PHONE] * (not mapped.column(Field.PHONE))
    return [Finding("column_missing", 0, "", "", _NO_COLUMN[each]) for each in missing]


_ATTRIBUTE = {
    **{Field.PHONE: "phone", Field.UNIT: "unit", Field.POSITION: "position", Field.BIRTH: "birth", Field.NOTE: "note"},
    **{Field.SYSTEM: "handset", Field.VERSION: "handset", Field.MODEL: "handset"},
}


def _told(mapped: Mapped, has_sections: bool) -> tuple[str, ...]:
    """Return the attributes that the file speaks of; a unit only where it names one."""
    told = {"name", *(_ATTRIBUTE[column.field] for column in mapped.columns if column.field in _ATTRIBUTE)}
    return tuple(each for each in ATTRIBUTES if each in told or (each == "unit" and has_sections))


def _kept_if_unread(changed: Changes, mapped: Mapped) -> Changes:
    """Return *changed* without anybody gone where the columns are not understood: then the file says nothing."""
    if not _missing_columns(mapped):
        return changed
    return replace(changed, left=(), open=(*changed.open, *(each.id for each in changed.left)))


_BREAKS = re.compile(r"\r\n|\r|\n")


def pasted(text: str) -> list[list[str]]:
    """Return the rows of *text* as a sheet puts it on the clipboard: cells by tabs, rows by lines."""
    return [line.split("\t") for line in _BREAKS.split(text)]
