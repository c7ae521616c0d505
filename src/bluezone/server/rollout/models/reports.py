"""Frozen figures, what else was done, what was received, and the public page."""

from django.db import models

from bluezone.rollout import snapshot
from bluezone.rollout.figures import Figures, reasons
from bluezone.rollout.outreach import Entry
from bluezone.server.accounts.models import User
from bluezone.server.rollout.models.campaign import Campaign, Participant, Period
from bluezone.server.rollout.models.papers import File, Outgoing
from bluezone.server.units.models import Unit


class Snapshot(models.Model):
    """Figures of one reporting unit frozen at a cut-off: the canonical bytes, named by their hash. Never changed."""

    digest = models.CharField(max_length=64, primary_key=True)
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="snapshots")
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="snapshots")
    data = models.BinaryField()
    frozen_at = models.DateTimeField()
    corrects = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="corrected_by")
    denominator = models.CharField(max_length=60)
    total = models.PositiveIntegerField()
    installed = models.PositiveIntegerField()
    n_open = models.PositiveIntegerField()

    class Meta:
        ordering = ["frozen_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "period"], condition=models.Q(corrects=None), name="one_snapshot"
            )
        ]

    def __str__(self) -> str:
        return f"snapshot {self.digest[:8]}"

    def pure(self) -> snapshot.Snapshot:
        """Return the value, checked against its name.

        Raises:
            SnapshotAlteredError: the bytes are not those that were frozen.
        """
        return snapshot.verify(bytes(self.data), self.digest)


class OutreachEntry(models.Model):
    """One visit, meeting or letter to those outside the office. Never changed: a mistake is corrected by a new row.

    Attributes:
        corrects: the row that this one replaces.
        is_struck: it says that what it corrects never was; it counts for nothing itself.
    """

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="outreach")
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    reached = models.PositiveIntegerField(null=True)
    helped = models.PositiveIntegerField(null=True)
    note = models.CharField(max_length=500, blank=True)
    corrects = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="corrected_by")
    is_struck = models.BooleanField(default=False)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"outreach {self.pk}"

    def pure(self) -> Entry:
        """Return the value that the rules speak about."""
        return Entry(self.kind, self.at, self.reached, self.helped)


class GateNote(models.Model):
    """What was done at the gate in one period, as an office says it; counts where somebody counted."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    period = models.ForeignKey(Period, on_delete=models.CASCADE, related_name="+")
    screened = models.PositiveIntegerField(null=True)
    helped = models.PositiveIntegerField(null=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["participant", "period"], name="one_gate_note")]

    def __str__(self) -> str:
        return f"gate note {self.pk}"


class Received(models.Model):
    """A report that came to the receiving unit, as a file or from this site, as read and as confirmed.

    Attributes:
        participant: who sent it; None until that is known.
        read: letters' JSON as the program read it; confirmed: as the clerk left it; both with what `findings` say.
        denominator to reasons: the figures that count, from `confirmed`.
        replaces: the report of the same sender and period that this one corrects.
    """

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting"
        CONFIRMED = "confirmed"
        REFUSED = "refused"

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="received")
    receiver = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="received")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, null=True, related_name="received")
    file = models.ForeignKey(File, on_delete=models.PROTECT, null=True, related_name="+")
    file_name = models.CharField(max_length=200, blank=True)
    outgoing = models.OneToOneField(Outgoing, on_delete=models.PROTECT, null=True, related_name="received")
    arrived_at = models.DateTimeField()
    read = models.JSONField(default=dict)
    evidence = models.JSONField(default=dict)
    findings = models.JSONField(default=list)
    confirmed = models.JSONField(null=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    number_symbol = models.CharField(max_length=60, blank=True)
    dated = models.DateField(null=True)
    as_of = models.DateTimeField(null=True)
    denominator = models.CharField(max_length=60, blank=True)
    total = models.PositiveIntegerField(null=True)
    installed = models.PositiveIntegerField(null=True)
    reasons = models.JSONField(default=dict)
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="replaced_by")
    note = models.CharField(max_length=500, blank=True)
    settled_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-arrived_at", "-pk"]
        indexes = [models.Index(fields=["period", "state"], name="received_period")]

    def __str__(self) -> str:
        return f"received {self.pk}"

    def figures(self) -> Figures | None:
        """Return the confirmed counts; None where the letter tells none."""
        if self.total is None or self.installed is None:
            return None
        return Figures(self.denominator, self.total, self.installed, reasons(self.reasons.items()))


class GuidancePage(models.Model):
    """What an office tells the public about the app of a campaign; `content` is what `rollout.guidance` writes."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="guidance")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    slug = models.SlugField(max_length=80, unique=True)
    content = models.JSONField()
    is_public = models.BooleanField(default=False)
    changed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["campaign", "unit"], name="one_guidance_page")]

    def __str__(self) -> str:
        return f"guidance {self.slug}"
