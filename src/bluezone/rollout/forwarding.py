"""The own letter by which an office passes a directive on to units of its choice, with what they shall do by when.

Source: shared specification of the rollout, sections 2.2 and 3.4.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import ClassVar

from bluezone.errors import BluezoneError
from bluezone.letters import wording
from bluezone.letters.letter import Deadline, Letter, Reference
from bluezone.rollout import addressing, schedule
from bluezone.rollout.campaign import Campaign
from bluezone.rollout.report import OFFICIAL_LETTER, Office

UNITS = "các cơ quan, đơn vị có tên tại Phụ lục kèm theo"


class ForwardingError(BluezoneError, ValueError):
    """A directive is passed on to nobody, or with nothing to do."""

    code: ClassVar[str] = "rollout_forwarding_empty"


def draft(
    office: Office,
    campaign: Campaign,
    directive: Reference,
    tasks: Sequence[str],
    addressees: Sequence[str],
    *,
    until: datetime | None = None,
) -> Letter:
    """Return the draft of the letter by which *office* passes *directive* on to *addressees*.

    Args:
        tasks: what they shall do, a sentence each.
        addressees: names of units, each another.
        until: when the office wants their figures; its own deadline is later.

    Raises:
        ForwardingError: nobody is addressed, or there is no task.
    """
    named = tuple(dict.fromkeys(addressees))
    if not named or not any(task.strip() for task in tasks):
        raise ForwardingError("Forwarding: found no unit or no task, expected one of each at least. Give both.")
    due = schedule.moment(until) if until else None
    is_listed = addressing.is_listed(named)
    units = UNITS if is_listed else wording.listed(named)
    told = tuple(task for task in tasks if task.strip())
    return replace(
        office.head(OFFICIAL_LETTER, addressing.addressees(named), campaign.name.vi),
        references=(replace(directive, role="directive_forwarded"),),
        deadlines=(Deadline("kết quả cài đặt", office.organ, due),) if due else (),
        body=wording.forwarding(office.organ, campaign.app.vi, directive, told, units=units, until=due),
        annexes=(addressing.annex(named),) if is_listed else (),
    )
