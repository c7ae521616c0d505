"""Figures of a unit: how many installed of how many, and why the rest did not. They add up, or say what is open.

A figure has a kind of denominator. Sums add numerators and denominators, never rates; kinds that differ are refused.

Source: shared specification of the rollout, sections 4.1 and 4.2.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from bluezone.errors import BluezoneError
from bluezone.letters import written


class FiguresError(BluezoneError, ValueError):
    """Figures that no unit can have."""

    code: ClassVar[str] = "rollout_figures_invalid"


class DenominatorsDifferError(FiguresError):
    """Figures of different denominators were to be added or compared."""

    code: ClassVar[str] = "rollout_denominators_differ"


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of one unit or of several together.

    Attributes:
        denominator: code of what `total` counts.
        total: all who count for the rate.
        installed: of them, those with the app.
        reasons: code and how many did not install for it, in order of the codes, none of them 0.
        staff: everybody on the roster; smartphones: of them, those with one. None where nobody counted.

    Raises:
        FiguresError: a count below 0, a reason twice or out of order, more installed or with a reason than there are.
    """

    denominator: str
    total: int
    installed: int
    reasons: tuple[tuple[str, int], ...] = ()
    staff: int | None = None
    smartphones: int | None = None

    def __post_init__(self) -> None:
        codes = [code for code, _ in self.reasons]
        if codes != sorted(set(codes)) or any(count < 1 for _, count in self.reasons):
            raise FiguresError("Reasons: expected each once, in order of their codes, with 1 or more. Correct them.")
        people = (self.staff or 0, self.smartphones or 0, self.installed, self.open)
        if min(people) < 0:
            raise FiguresError(
                f"Figures: found {self.installed} installed and {self.not_installed} with a reason of {self.total}, "
                "expected no more than there are and nothing below 0. Correct them."
            )

    @property
    def not_installed(self) -> int:
        """How many did not install and have a reason."""
        return sum(count for _, count in self.reasons)

    @property
    def open(self) -> int:
        """How many neither installed nor have a reason."""
        return self.total - self.installed - self.not_installed

    def rate(self, places: int = 1) -> Decimal | None:
        """Return installed of total in per cent, half up; None where there is nobody to count."""
        return written.rate(self.installed, self.total, places) if self.total else None


def reasons(counts: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    """Return *counts* by code, added up and in order, as Figures wants them."""
    added: Counter[str] = Counter()
    for code, count in counts:
        added[code] += count
    return tuple(sorted((code, count) for code, count in added.items() if count))


def total(rows: Iterable[Figures]) -> Figures:
    """Return *rows* added up.

    Raises:
        FiguresError: there are none.
        DenominatorsDifferError: they count different things.
    """
    rows = tuple(rows)
    if not rows:
        raise FiguresError("Sum: found no figures, expected one unit at least. Count a unit first.")
    for row in rows:
        check_same(rows[0], row)
    return Figures(
        denominator=rows[0].denominator,
        total=sum(row.total for row in rows),
        installed=sum(row.installed for row in rows),
        reasons=reasons(reason for row in rows for reason in row.reasons),
        staff=_sum(row.staff for row in rows),
        smartphones=_sum(row.smartphones for row in rows),
    )


def _sum(counts: Iterable[int | None]) -> int | None:
    """Return the sum; None if one of them is not known, for a sum over the others would be another thing."""
    known = list(counts)
    return None if None in known else sum(count or 0 for count in known)


def check_same(one: Figures, other: Figures) -> None:
    """Refuse two figures that count different things.

    Raises:
        DenominatorsDifferError: they do.
    """
    if one.denominator != other.denominator:
        raise DenominatorsDifferError(
            f'Denominators: found "{one.denominator}" and "{other.denominator}", expected one kind: rates of different '
            "kinds are never added, averaged or ranked. Keep them in rows of their own."
        )


@dataclass(frozen=True, slots=True)
class Change:
    """What is new since the last figures; `points` percentage points between the two rates as printed."""

    installed: int
    total: int
    points: Decimal | None


def change(since: Figures, now: Figures, places: int = 1) -> Change:
    """Return what changed from *since* to *now*.

    Raises:
        DenominatorsDifferError: they count different things.
    """
    check_same(since, now)
    before, after = since.rate(places), now.rate(places)
    points = after - before if before is not None and after is not None else None
    return Change(now.installed - since.installed, now.total - since.total, points)
