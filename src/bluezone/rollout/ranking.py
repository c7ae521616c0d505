"""Places by rate: only within one kind of unit and one denominator, by the exact share and not by what is printed.

Units with equal shares share a place, and the place after them is skipped. Who has nobody to count has no place.

Source: shared specification of the rollout, sections 4.1 and 4.5.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from bluezone.rollout.figures import Figures


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit to be ranked; `kind` is the code of its kind."""

    unit: str
    kind: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class Place:
    """The place of one unit: `position` of `of` units of its kind and denominator that have one."""

    position: int
    of: int
    kind: str
    denominator: str


@dataclass(frozen=True, slots=True)
class Ends:
    """The units at the two ends of one ranking, the best and the weakest first, in the order given where equal."""

    kind: str
    denominator: str
    best: tuple[str, ...]
    weakest: tuple[str, ...]


def places(candidates: Iterable[Candidate]) -> Mapping[str, Place]:
    """Return the place of each unit that has one, by unit. The order of *candidates* means nothing."""
    found: dict[str, Place] = {}
    for (kind, denominator), shares in _groups(candidates).items():
        ordered = sorted(shares.values(), reverse=True)
        position = {share: at for at, share in reversed(list(enumerate(ordered, 1)))}
        for unit, share in shares.items():
            found[unit] = Place(position[share], len(ordered), kind, denominator)
    return found


def ends(candidates: Iterable[Candidate], n: int = 3) -> tuple[Ends, ...]:
    """Return for each ranking the *n* best and the *n* weakest; a ranking of fewer than 2 x *n* units has no ends.

    Where several share the last place that would be named, none of them is: nobody is singled out by the order.
    """
    return tuple(
        Ends(kind, denominator, _first(shares, n, is_best=True), _first(shares, n, is_best=False))
        for (kind, denominator), shares in _groups(candidates).items()
        if len(shares) >= 2 * n
    )


def _groups(candidates: Iterable[Candidate]) -> dict[tuple[str, str], dict[str, Fraction]]:
    """Return the exact shares of the units by kind and denominator."""
    groups: defaultdict[tuple[str, str], dict[str, Fraction]] = defaultdict(dict)
    for each in candidates:
        counted = each.figures
        if counted.total:
            share = Fraction(counted.installed, counted.total)
            groups[each.kind, counted.denominator][each.unit] = share
    return groups


def _first(shares: Mapping[str, Fraction], n: int, *, is_best: bool) -> tuple[str, ...]:
    ordered = sorted(shares, key=lambda unit: shares[unit], reverse=is_best)
    last = shares[ordered[n - 1]]
    n_upto = sum(share >= last if is_best else share <= last for share in shares.values())
    return tuple(unit for unit in ordered[:n] if n_upto <= n or shares[unit] != last)
