"""What the rollout keeps; one file for each part of the work."""

from bluezone.server.rollout.models.campaign import Campaign, Participant, Period
from bluezone.server.rollout.models.papers import Assignment, File, Incoming, Letterhead, Outgoing, Series
from bluezone.server.rollout.models.reports import GateNote, GuidancePage, OutreachEntry, Received, Snapshot
from bluezone.server.rollout.models.roster import (
    Decision,
    Member,
    PastStanding,
    RememberedColumns,
    SelfLink,
    StagedRoster,
    StatusEntry,
)

__all__ = [
    "Assignment",
    "Campaign",
    "Decision",
    "File",
    "GateNote",
    "GuidancePage",
    "Incoming",
    "Letterhead",
    "Member",
    "Outgoing",
    "OutreachEntry",
    "Participant",
    "PastStanding",
    "Period",
    "Received",
    "RememberedColumns",
    "SelfLink",
    "Series",
    "Snapshot",
    "StagedRoster",
    "StatusEntry",
]
