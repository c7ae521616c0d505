"""Measuring and showing: seconds by the best of a few runs, rates as ratios to a reference."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured rate.

    Attributes:
        what: what was measured. rate: units a second. unit: what is counted.
        reference: the rate it is compared with, in the same unit; None for the reference itself.
        against: the name of that reference.
        note: anything a reader must know, such as what was extrapolated.
    """

    what: str
    rate: float
    unit: str
    reference: float | None = None
    against: str = ""
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times the reference."""
        return None if self.reference is None else self.rate / self.reference


def seconds(work: Callable[[], object], runs: int = 3) -> float:
    """Return the median time of *runs* runs of *work*."""
    taken = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def show(title: str, figures: list[Figure]) -> None:
    """Print *figures* as a table under *title*."""
    print(f"\n{title}")
    for figure in figures:
        ratio = "reference" if figure.ratio is None else f"x {figure.ratio:,.2f} of {figure.against}"
        print(f"  {figure.what:<58} {figure.rate:>14,.0f} {figure.unit:<14} {ratio}")
        if figure.note:
            print(f"    {figure.note}")
