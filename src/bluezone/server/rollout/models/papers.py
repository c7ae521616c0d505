"""Papers in and out of an office: the two registers, assignments, drafts on their way, files."""

from django.db import models

from bluezone.rollout.issuing import Stage
from bluezone.server.accounts.models import User
from bluezone.server.rollout.models.campaign import Campaign, Participant
from bluezone.server.units.models import Unit


class File(models.Model):
    """Bytes that came or went, kept once: named by their SHA-256."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    media_type = models.CharField(max_length=100)
    data = models.BinaryField()

    def __str__(self) -> str:
        return f"file {self.sha256[:8]}"


class Series(models.Model):
    """One run of numbers: of a unit, a year, incoming or outgoing, and a name for bodies with a series of their own.

    last: the number given last; the row is locked while the next is given, so that none is skipped or given twice.
    """

    class Direction(models.TextChoices):
        """Which register."""

        INCOMING = "in"
        OUTGOING = "out"

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    direction = models.CharField(max_length=3, choices=Direction)
    name = models.CharField(max_length=30, blank=True)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "year", "direction", "name"], name="one_series")]

    def __str__(self) -> str:
        return f"series {self.direction} {self.name} {self.year} of {self.unit}"


class Letterhead(models.Model):
    """How a unit stands on paper: what `rollout.report.Office` is made of, as people write it.

    Attributes:
        signer_authority: the lines above the title, one below the other: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH".
        recipients: who gets a copy, a line each: "UBND tỉnh (b/c)".
        own_series: abbreviations of kinds with numbers of their own, a line for each series: "BC", "QĐ, NQ".
    """

    unit = models.OneToOneField(Unit, on_delete=models.CASCADE, related_name="+")
    organ = models.CharField(max_length=200)
    parent_organ = models.CharField(max_length=200, blank=True)
    abbreviation = models.CharField(max_length=30)
    drafting = models.CharField(max_length=30)
    place = models.CharField(max_length=100)
    signer_authority = models.CharField(max_length=200, blank=True)
    signer_title = models.CharField(max_length=200)
    signer_name = models.CharField(max_length=100)
    recipients = models.TextField(blank=True)
    archive = models.CharField(max_length=100, blank=True)
    own_series = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"letterhead of {self.unit}"


class Incoming(models.Model):
    """A row of the register of incoming documents (văn bản đến): its columns by Nghị định 30/2020/NĐ-CP, Phụ lục IV.

    `folded` is what a search looks in: number, issuer and abstract without marks and capitals.
    """

    class State(models.TextChoices):
        """How far it is."""

        REGISTERED = "registered"
        ASSIGNED = "assigned"
        IN_WORK = "in_work"
        ANSWERED = "answered"
        INFORMED = "informed"  # passed on for information
        RETURNED = "returned"

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    arrived_on = models.DateField()
    issuer = models.CharField(max_length=300)
    number_symbol = models.CharField(max_length=60, blank=True)
    symbol_key = models.CharField(max_length=60, blank=True)
    dated = models.DateField(null=True)
    kind = models.CharField(max_length=60)
    abstract = models.CharField(max_length=1_000)
    handed_to = models.CharField(max_length=300, blank=True)
    handed_on = models.DateField(null=True)
    signed_for = models.CharField(max_length=100, blank=True)
    note = models.CharField(max_length=500, blank=True)
    urgency = models.CharField(max_length=20, blank=True)
    state = models.CharField(max_length=20, choices=State, default=State.REGISTERED)
    file = models.ForeignKey(File, on_delete=models.PROTECT, null=True, related_name="+")
    file_name = models.CharField(max_length=200, blank=True)
    letter = models.JSONField(null=True)
    folded = models.TextField(blank=True)
    campaign = models.ForeignKey(Campaign, on_delete=models.SET_NULL, null=True, related_name="+")
    sent_as = models.ForeignKey("Outgoing", on_delete=models.PROTECT, null=True, related_name="deliveries")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-arrived_on", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["series", "number"], name="one_incoming_number"),
            models.UniqueConstraint(fields=["unit", "sent_as"], name="one_delivery"),
        ]
        indexes = [models.Index(fields=["unit", "-arrived_on"], name="incoming_unit")]

    def __str__(self) -> str:
        return f"incoming {self.pk}"


class Assignment(models.Model):
    """Who shall act on an incoming document by when: lead (chủ trì), co-operating (phối hợp), instruction."""

    incoming = models.OneToOneField(Incoming, on_delete=models.CASCADE, related_name="assignment")
    lead = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    co_operating = models.ManyToManyField(Unit, related_name="+")
    due = models.DateTimeField(null=True)
    instruction = models.CharField(max_length=1_000, blank=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"assignment of {self.incoming}"


class Outgoing(models.Model):
    """A document of an office from draft to issued, and from its number on a row of the register (văn bản đi).

    Attributes:
        letter: as letters.schema writes it; steps: what was done to it by whom (`rollout.issuing.Step`).
        snapshot: digest of the figures it rests on, where it reports some.
        answers: the incoming documents it answers; forwards: the one it passes on.
        replaces: the issued document that this one corrects.
        folded: what a search looks in: number, recipients and abstract without marks and capitals.
    """

    class Purpose(models.TextChoices):
        """What it is for."""

        REPORT = "report"
        FORWARDING = "forwarding"
        CHASE = "chase"
        SUMMARY = "summary"
        OTHER = "other"

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=12, choices=Purpose)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, null=True, related_name="+")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, null=True, related_name="+")
    snapshot = models.ForeignKey("Snapshot", on_delete=models.PROTECT, null=True, related_name="reports")
    letter = models.JSONField()
    stage = models.CharField(max_length=10, choices=[(s.value, s.value) for s in Stage], default=Stage.DRAFT.value)
    steps = models.JSONField(default=list)
    series = models.ForeignKey(Series, on_delete=models.PROTECT, null=True, related_name="+")
    number = models.PositiveIntegerField(null=True)
    number_symbol = models.CharField(max_length=60, blank=True)
    symbol_key = models.CharField(max_length=60, blank=True)
    dated = models.DateField(null=True)
    kind = models.CharField(max_length=60)
    abstract = models.CharField(max_length=1_000)
    signer = models.CharField(max_length=100, blank=True)
    recipients = models.TextField(blank=True)
    folded = models.TextField(blank=True)
    kept_by = models.CharField(max_length=100, blank=True)
    copies = models.PositiveIntegerField(default=1)
    handed_on = models.DateField(null=True)
    signed_for = models.CharField(max_length=100, blank=True)
    note = models.CharField(max_length=500, blank=True)
    is_withdrawn = models.BooleanField(default=False)
    answers = models.ManyToManyField(Incoming, related_name="answered_by")
    forwards = models.ForeignKey(Incoming, on_delete=models.PROTECT, null=True, related_name="forwarded_by")
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="replaced_by")
    addressed = models.ManyToManyField(Unit, related_name="+")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    issued_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-made_at"]
        constraints = [models.UniqueConstraint(fields=["series", "number"], name="one_outgoing_number")]
        indexes = [models.Index(fields=["unit", "-made_at"], name="outgoing_unit")]

    def __str__(self) -> str:
        return f"outgoing {self.pk}"
