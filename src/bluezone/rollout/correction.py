"""What a correction counts for one member: the figures stay those of the cut-off, mistakes in them do not.

Source: shared specification of the rollout, sections 2.2 and 4.4: what changes after the cut-off belongs to the next
report.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from bluezone.rollout.tally import Standing

NOT_REACHED = "not_reached"


@dataclass(frozen=True, slots=True)
class Later:
    """What is known of a member after the cut-off.

    Attributes:
        standing: as it is now.
        seen_at: when what it says was seen; None where nobody said anything.
        is_mistake: whether an entry after the cut-off took back what was said before it.
    """

    standing: Standing
    seen_at: datetime | None = None
    is_mistake: bool = False


def corrected(then: Standing, later: Later, cutoff: datetime) -> Standing | None:
    """Return where a member stood at *cutoff* by what is known now; None who should not have been counted.

    Who was settled then stays so, unless that was a mistake. Who was open then counts by what was said since: a reason
    as told, the app where it was seen by the cut-off, and else as not reached, for the app came later.
    """
    now = later.standing
    was_open = not (then.is_installed or then.reason)
    if not (was_open or later.is_mistake):
        return then
    if not now.is_counted:
        return None
    told = replace(now, unit=then.unit, at=then.at)
    if was_open and now.is_installed and not later.is_mistake and not (later.seen_at and later.seen_at <= cutoff):
        return replace(told, is_installed=False, reason=NOT_REACHED)
    return told
