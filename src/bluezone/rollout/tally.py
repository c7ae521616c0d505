"""A tally: where every member of a unit stands at one moment, counted; and who still has to be settled.

A change after the moment belongs to the next tally. Installed and reasons make up the total, or the tally is not ready
and names the members that are open.

Source: shared specification of the rollout, sections 4.1, 4.2 and 4.4.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bluezone.errors import BluezoneError
from bluezone.rollout import figures
from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.campaign import Counted, Denominator
from bluezone.rollout.figures import Figures


class TallyError(BluezoneError, ValueError):
    """What was given to be counted cannot be counted."""

    code: ClassVar[str] = "rollout_tally_invalid"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one member of a roster stood from one moment on.

    Attributes:
        unit: who answers for the member; member: the roster's id.
        at: since when it is so.
        reason: code of why the app is not there; None while nobody said.
        is_counted: False once the member has left the roster.
    """

    unit: str
    member: str
    at: datetime
    is_installed: bool = False
    reason: str | None = None
    has_phone: bool = True
    has_smartphone: bool = True
    is_counted: bool = True


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit whose figures are a row: its id and the name it has at the moment."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one unit."""

    unit: Unit
    figures: Figures


@dataclass(frozen=True, slots=True)
class Tally:
    """Figures at a moment; rows in the order in which the units were given.

    Attributes:
        as_of: the moment.
        denominator: code of what the totals count.
        open: unit id and member id of those who neither installed nor have a reason, in order.
    """

    as_of: datetime
    denominator: str
    rows: tuple[Row, ...]
    open: tuple[tuple[str, str], ...] = ()

    @property
    def total(self) -> Figures:
        """All rows added up."""
        return figures.total(row.figures for row in self.rows)

    @property
    def problems(self) -> tuple[Bilingual, ...]:
        """Why no report can rest on it: empty if one can."""
        found = tuple(_open(row) for row in self.rows if row.figures.open)
        return found if self.total.total else (*found, _NOBODY)

    @property
    def is_ready(self) -> bool:
        """Whether a report can rest on it."""
        return not self.problems


_NOBODY = Bilingual(
    "Không có ai để tính tỷ lệ. Nhập danh sách trước khi báo cáo.",
    "There is nobody to count. Import the roster before the report.",
)


def _open(row: Row) -> Bilingual:
    counts = row.figures
    return Bilingual(
        f"{row.unit.name}: đã cài đặt {counts.installed}, có lý do {counts.not_installed}, tổng số {counts.total}; còn "
        f"{counts.open} trường hợp chưa rõ. Ghi đã cài đặt hoặc lý do, sau đó lập báo cáo.",
        f"{row.unit.name}: {counts.installed} installed, {counts.not_installed} with a reason, {counts.total} in all; "
        f"{counts.open} are open. Tick them or give the reason, then report.",
    )


def standing_at(history: Iterable[Standing], as_of: datetime) -> tuple[Standing, ...]:
    """Return where each member stood at *as_of*, in order of unit and member; who came later or had left is not there.

    A member who moved to another unit is where the last entry says. The order of *history* means nothing.

    Raises:
        TallyError: two entries of one member and one moment say different things.
    """
    last: dict[str, Standing] = {}
    for entry in history:
        known = last.get(entry.member)
        if entry.at > as_of or (known is not None and entry.at < known.at):
            continue
        if known is not None and entry.at == known.at and entry != known:
            raise TallyError("Roster: found two entries of one member at one moment, expected one. Take one out.")
        last[entry.member] = entry
    return tuple(sorted((each for each in last.values() if each.is_counted), key=lambda each: (each.unit, each.member)))


def count(standings: Iterable[Standing], units: Sequence[Unit], kind: Denominator, as_of: datetime) -> Tally:
    """Return the tally of *units* at *as_of*.

    Args:
        standings: any history; what is later than *as_of* is left out.
        units: the rows; every member belongs to one of them.
        kind: what the totals count; no roster can count a population.

    Raises:
        TallyError: no unit, a unit twice, a member of none of them, a kind that no roster knows, entries that
            contradict each other.
    """
    if kind.counted is Counted.NONE:
        raise TallyError(f'Denominator: found "{kind.code}", expected a kind that a roster knows. Name another.')
    members: dict[str, list[Standing]] = {unit.id: [] for unit in units}
    if not units or len(members) != len(units):
        raise TallyError("Units: found none or one of them twice, expected each once. Correct the list.")
    for each in standing_at(standings, as_of):
        if each.unit not in members:
            raise TallyError("Roster: found a member of a unit that is not counted. Add the unit, or move the member.")
        members[each.unit].append(each)
    rows = tuple(Row(unit, _figures(members[unit.id], kind)) for unit in units)
    still_open = ((each.unit, each.member) for unit in units for each in members[unit.id] if _is_open(each, kind))
    return Tally(as_of, kind.code, rows, tuple(still_open))


def _figures(members: Sequence[Standing], kind: Denominator) -> Figures:
    return figures_of(((each, 1) for each in members), kind)


def figures_of(groups: Iterable[tuple[Standing, int]], kind: Denominator) -> Figures:
    """Return the figures of members told in groups: one of each group, and how many stand where that one does.

    A database counts the groups; the rule who counts for what stays here. Those who left must not be among them.
    """
    told = list(groups)
    counted = [(each, n) for each, n in told if _counts(each, kind)]
    return Figures(
        denominator=kind.code,
        total=sum(n for _, n in counted),
        installed=sum(n for each, n in counted if each.is_installed),
        reasons=figures.reasons((each.reason, n) for each, n in counted if each.reason and not each.is_installed),
        staff=sum(n for _, n in told),
        smartphones=sum(n for each, n in told if _has_smartphone(each)),
    )


def _counts(member: Standing, kind: Denominator) -> bool:
    """Return whether *kind* takes *member* in."""
    if kind.counted is Counted.WITH_SMARTPHONE:
        return _has_smartphone(member)
    return kind.counted is Counted.ALL or member.has_phone or member.is_installed


def _has_smartphone(member: Standing) -> bool:
    """Return whether *member* has one; who has the app does, whatever the roster says."""
    return member.is_installed or (member.has_phone and member.has_smartphone)


def _is_open(member: Standing, kind: Denominator) -> bool:
    return _counts(member, kind) and not member.is_installed and not member.reason
