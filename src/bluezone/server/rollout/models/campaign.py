"""Campaigns, the units that take part with their names of the first day, and the periods they report for."""

from typing import Any

from django.db import models

from bluezone.rollout.figures import Figures, reasons
from bluezone.server.accounts.models import User
from bluezone.server.units.models import Unit

STEP = 8
"""Hex digits of one step of a path."""


class Campaign(models.Model):
    """One rollout. `definition` and `requirement` hold what `rollout.campaign_json` writes.

    owner: who runs it; rights to it are held there. scope: the unit whose subtree takes part, frozen on tree_day.
    """

    class Stage(models.TextChoices):
        """How far it is."""

        DRAFT = "draft"
        RUNNING = "running"
        ENDED = "ended"

    code = models.SlugField(max_length=60, unique=True)
    name_vi = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    owner = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    scope = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    tree_day = models.DateField()
    definition = models.JSONField(default=dict)
    requirement = models.JSONField(null=True)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.DRAFT)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"campaign {self.code}"


class Participant(models.Model):
    """A unit in a campaign: its place and name as frozen, and its own figures as they stand now.

    Attributes:
        path: of each unit from the top, STEP hex digits of its participant's number; a subtree is a prefix.
        position: place in the tree read from top to bottom, for lists.
        reports: whether it sends a report of its own; members below it, down to the next that reports, count for it.
        is_exempt: it need not report; why stands in note.
        staff to reasons: counts of its own members, `n_open` without app and reason, `n_conflicts` with two answers.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="participants")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="children")
    path = models.CharField(max_length=STEP * 12)
    depth = models.PositiveSmallIntegerField()
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=300)
    short_name = models.CharField(max_length=30, blank=True)
    kind = models.CharField(max_length=40)
    reports = models.BooleanField(default=False)
    is_exempt = models.BooleanField(default=False)
    note = models.CharField(max_length=500, blank=True)

    staff = models.PositiveIntegerField(default=0)
    smartphones = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    installed = models.PositiveIntegerField(default=0)
    verified = models.PositiveIntegerField(default=0)
    ticked = models.PositiveIntegerField(default=0)
    self_reported = models.PositiveIntegerField(default=0)
    n_open = models.PositiveIntegerField(default=0)
    n_conflicts = models.PositiveIntegerField(default=0)
    reasons = models.JSONField(default=dict)
    counted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["campaign", "unit"], name="one_participant")]
        indexes = [
            models.Index(fields=["campaign", "path"], name="participant_path"),
            models.Index(fields=["campaign", "reports", "position"], name="participant_reports"),
        ]

    def __str__(self) -> str:
        return f"participant {self.pk}"

    def figures(self, denominator: str) -> Figures:
        """Return its own counts."""
        given: dict[str, Any] = self.reasons
        return Figures(
            denominator=denominator,
            total=self.total,
            installed=self.installed,
            reasons=reasons(given.items()),
            staff=self.staff,
            smartphones=self.smartphones,
        )


class Period(models.Model):
    """One cut-off of a campaign and the moment until which reports must be there."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="periods")
    number = models.PositiveIntegerField()
    cutoff = models.DateTimeField()
    deadline = models.DateTimeField()
    frozen_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["cutoff"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "cutoff"], name="one_period"),
            models.UniqueConstraint(fields=["campaign", "number"], name="one_period_number"),
        ]
        indexes = [models.Index(fields=["frozen_at", "cutoff"], name="period_due")]

    def __str__(self) -> str:
        return f"period {self.number} of {self.campaign}"
