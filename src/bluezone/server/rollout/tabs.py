"""The parts of a unit's work in a campaign, as links above each of its pages: those that the person may open."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bluezone.rollout.rights import Action
from bluezone.server.rollout import access
from bluezone.server.rollout.models import Participant
from bluezone.server.units.actor import Actor


@dataclass(frozen=True, slots=True)
class Tab:
    """One link; `name` is that of the part of the work."""

    name: str
    label: str | Promise
    address: str
    is_here: bool


_TABS = (
    ("figures", _("Figures"), Action.FIGURES_SEE),
    ("roster", _("Roster"), Action.ROSTER_SEE),
    ("tick", _("Tick installs"), Action.STATUS_TICK),
    ("outreach", _("Outreach"), Action.OUTREACH_LOG),
    ("reports", _("Reports"), Action.FIGURES_SEE),
    ("receiving", _("Received reports"), Action.RECEIVED_CONFIRM),
    ("consolidated", _("Received reports"), Action.FIGURES_SEE),
    ("guidance-edit", _("Public guidance"), Action.GUIDANCE_CHANGE),
)
_FOR_READERS = {"consolidated": "receiving"}
"""Tabs of those who may not open the one that the same pages have for others."""


def tabs(at: Participant, by: Actor, now: datetime, here: str) -> tuple[Tab, ...]:
    """Return the parts of the work at *at* that *by* may open; *here* is the one that is shown."""
    return tuple(_tabs(at, by, now, here))


def _tabs(at: Participant, by: Actor, now: datetime, here: str) -> Iterator[Tab]:
    given: set[str] = set()
    for address_name, label, action in _TABS:
        name = _FOR_READERS.get(address_name, address_name)
        if name not in given and access.may(by, action, at, now):
            given.add(name)
            yield Tab(name, label, reverse(address_name, args=(at.campaign.code, at.unit_id)), name == here)
