"""Outreach: who else was told of the app and helped, from the log into what a letter says.

Kinds of those reached are data. Whoever is logged after the cut-off belongs to the next report.

Source: shared specification of the rollout, sections 4.1 and 4.5.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bluezone.errors import BluezoneError
from bluezone.letters.wording import Outreach
from bluezone.rollout.bilingual import Bilingual


class OutreachError(BluezoneError, ValueError):
    """An entry of the log that cannot be."""

    code: ClassVar[str] = "rollout_outreach_invalid"


FAMILIES = "families"

KINDS: dict[str, Bilingual] = {
    "enterprises": Bilingual("các doanh nghiệp", "enterprises"),
    "clusters": Bilingual("cụm công nghiệp", "industrial clusters"),
    "zones": Bilingual("khu kinh tế", "economic zones"),
    "markets": Bilingual("chợ", "markets"),
    "malls": Bilingual("trung tâm thương mại", "shopping centres"),
    FAMILIES: Bilingual("gia đình và nhân dân nơi cư trú", "families and neighbours"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One visit, meeting or letter to those outside; counts where somebody counted.

    Raises:
        OutreachError: a count below 0.
    """

    kind: str
    at: datetime
    reached: int | None = None
    helped: int | None = None

    def __post_init__(self) -> None:
        if min(self.reached or 0, self.helped or 0) < 0:
            raise OutreachError("Outreach: found a count below 0, expected 0 or more. Correct the entry.")


def summary(log: Iterable[Entry], until: datetime, kinds: dict[str, Bilingual] | None = None) -> Outreach | None:
    """Return what *log* says up to *until*; None if it says nothing.

    Groups stand in the order of *kinds*. Counts are the sums of those that were counted; None where none was.

    Raises:
        OutreachError: an entry of a kind that *kinds* does not have.
    """
    known = KINDS if kinds is None else kinds
    entries = [entry for entry in log if entry.at <= until]
    found = {entry.kind for entry in entries}
    if unknown := found - set(known):
        raise OutreachError(f"Outreach: found the kind {min(unknown)!r}, expected one of {', '.join(known)}. Add it.")
    if not entries:
        return None
    return Outreach(
        groups=tuple(said.vi for code, said in known.items() if code in found and code != FAMILIES),
        reached=_sum(entry.reached for entry in entries),
        helped=_sum(entry.helped for entry in entries),
        has_family=FAMILIES in found,
    )


def _sum(counts: Iterable[int | None]) -> int | None:
    known = [count for count in counts if count is not None]
    return sum(known) if known else None
