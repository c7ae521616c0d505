"""Members of rosters, where they stood before, and files that wait to be accepted."""

from django.db import models

from bluezone.rollout.handset import Handset, System
from bluezone.rollout.member import Kept
from bluezone.rollout.member import Member as PureMember
from bluezone.rollout.status import Source, State
from bluezone.rollout.tally import Standing
from bluezone.server.accounts.models import User
from bluezone.server.rollout.models.campaign import Campaign, Participant
from bluezone.server.units.models import Unit


class Member(models.Model):
    """One person of a roster in one campaign, with where they stand since `at`.

    What stands from `state` on is decided by the rules from the entries and kept so that counting need not read them;
    each change moves the old values into PastStanding. Who left is not counted; the row stays until the campaign ends.

    Attributes:
        name_key: the name without marks, for looking up; sort_key: for Vietnamese order.
        phone_hash: keyed hash of the number, for doubles and for proof by registration; None without a phone.
        is_settled: installed or with a reason, and nobody says otherwise.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="members")
    name = models.CharField(max_length=200)
    name_key = models.CharField(max_length=200)
    sort_key = models.CharField(max_length=600)
    phone = models.CharField(max_length=15, blank=True)
    phone_hash = models.BinaryField(max_length=32, null=True)
    position = models.CharField(max_length=200, blank=True)
    birth = models.CharField(max_length=10, blank=True)
    system = models.CharField(max_length=20, blank=True)
    version = models.JSONField(null=True)
    model = models.CharField(max_length=200, blank=True)
    features = models.JSONField(default=dict)
    handset_as_written = models.CharField(max_length=610, blank=True)
    note = models.CharField(max_length=2_000, blank=True)

    at = models.DateTimeField()
    state = models.CharField(max_length=20, default=State.NOT_ASKED.value)
    reason = models.CharField(max_length=30, blank=True)
    proof = models.CharField(max_length=20, blank=True)
    is_installed = models.BooleanField(default=False)
    is_settled = models.BooleanField(default=False)
    has_conflict = models.BooleanField(default=False)
    has_phone = models.BooleanField(default=True)
    has_smartphone = models.BooleanField(default=True)
    is_counted = models.BooleanField(default=True)

    class Meta:
        ordering = ["sort_key", "pk"]
        indexes = [
            models.Index(fields=["participant", "is_counted"], name="member_participant"),
            models.Index(fields=["campaign", "phone_hash"], name="member_phone"),
            models.Index(fields=["campaign", "at"], name="member_at"),
        ]

    def __str__(self) -> str:
        return f"member {self.pk}"

    def handset(self) -> Handset:
        """Return what is known of the phone."""
        return Handset(
            system=System(self.system) if self.system else None,
            version=tuple(self.version) if self.version else None,
            model=self.model or None,
            features=tuple(sorted(self.features.items())),
            as_written=self.handset_as_written,
        )

    @property
    def phone_shown(self) -> str:
        """What is known of the phone in a word: its model, or its system."""
        names = {System.ANDROID: "Android", System.IOS: "iPhone", System.HARMONY: "HarmonyOS", System.KAIOS: "KaiOS"}
        return self.model or (names.get(System(self.system), "") if self.system else "")

    def kept(self) -> Kept:
        """Return the value that the rules of rosters speak about."""
        told = PureMember(
            name=self.name,
            unit=self.participant.unit_id,
            phone=self.phone or None,
            position=self.position,
            birth=self.birth or None,
            handset=self.handset(),
            note=self.note,
        )
        return Kept(str(self.pk), told)


class PastStanding(models.Model):
    """Where a member stood from `at` until `until`, when something else began to hold."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="past")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    until = models.DateTimeField()
    reason = models.CharField(max_length=30, blank=True)
    is_installed = models.BooleanField()
    is_settled = models.BooleanField()
    has_phone = models.BooleanField()
    has_smartphone = models.BooleanField()
    is_counted = models.BooleanField()

    class Meta:
        indexes = [models.Index(fields=["member", "at"], name="past_standing")]

    def __str__(self) -> str:
        return f"member {self.member_id} from {self.at}"


def standing(row: Member | PastStanding, unit: str) -> Standing:
    """Return what *row* says, at *unit*, as the rules of counting want it; who is not settled counts as open."""
    return Standing(
        unit=unit,
        member=str(row.pk if isinstance(row, Member) else row.member_id),
        at=row.at,
        is_installed=row.is_installed and row.is_settled,
        reason=(row.reason or None) if row.is_settled and not row.is_installed else None,
        has_phone=row.has_phone,
        has_smartphone=row.has_smartphone,
        is_counted=row.is_counted,
    )


class StatusEntry(models.Model):
    """One statement about one member, as it came in. Never changed; its id is made by whoever writes it."""

    id = models.CharField(max_length=60, primary_key=True)
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="entries")
    state = models.CharField(max_length=20, choices=[(each.value, each.value) for each in State])
    source = models.CharField(max_length=20, choices=[(each.value, each.value) for each in Source])
    at = models.DateTimeField()
    received_at = models.DateTimeField()
    by = models.CharField(max_length=60)
    seen = models.JSONField(default=list)
    reason = models.CharField(max_length=30, blank=True)
    note = models.CharField(max_length=500, blank=True)
    is_correction = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["member", "received_at"], name="status_member")]

    def __str__(self) -> str:
        return f"entry of member {self.member_id}"


class Decision(models.Model):
    """What a person decided about a phone that is likely too old, beside what was likely."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="decisions")
    verdict = models.CharField(max_length=30)
    likely = models.CharField(max_length=30)
    why = models.JSONField(default=list)
    requirement = models.CharField(max_length=60)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"decision {self.pk}"


class SelfLink(models.Model):
    """A link by which one person says how far their own phone is. Only its hash is kept."""

    keyed_hash = models.BinaryField(max_length=32, unique=True)
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"link {self.pk}"


class StagedRoster(models.Model):
    """A file that was read and not yet accepted: nothing of it is on a roster. Deleted when accepted or after a day.

    Attributes:
        rows: the cells, as JSON packed by zlib.
        said: column number to field, as corrected; decisions: row to member id or None.
    """

    id = models.UUIDField(primary_key=True)
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(db_index=True)
    file_name = models.CharField(max_length=200, blank=True)
    rows = models.BinaryField()
    n_rows = models.PositiveIntegerField()
    said = models.JSONField(default=dict)
    decisions = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"staged roster {self.pk}"


class RememberedColumns(models.Model):
    """How a unit named its columns before, so that the next file is read by itself."""

    unit = models.OneToOneField(Unit, on_delete=models.CASCADE, related_name="+")
    headings = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"columns of {self.unit}"
