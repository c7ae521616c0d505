"""Units with their versions and successors, and who holds which role at them.

Ids are those of the pure room (`rollout.unit.UnitId`), made by this site or read from a list, and never used again.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from bluezone.rollout import rights
from bluezone.rollout.kind import Kind as PureKind
from bluezone.rollout.period import Period
from bluezone.rollout.succession import Succession as PureSuccession
from bluezone.rollout.unit import UnitId, Version
from bluezone.server.accounts.models import User

ID_LENGTH = 60


class Kind(models.Model):
    """A kind of unit, as data; the usual ones are there from the start."""

    code = models.CharField(max_length=40, primary_key=True)
    vi = models.CharField(max_length=100)
    en = models.CharField(max_length=100)
    is_collective = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.code

    def pure(self) -> PureKind:
        """Return the value that the rules speak about."""
        return PureKind(self.code, self.vi, self.en, self.is_collective)


class Unit(models.Model):
    """An office or a territory: an id, and nothing else that could change."""

    id = models.CharField(max_length=ID_LENGTH, primary_key=True)

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")

    def __str__(self) -> str:
        return f"unit {self.pk}"


class UnitVersion(models.Model):
    """What holds of a unit from one day to another, both included."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="versions")
    since = models.DateField()
    until = models.DateField(null=True)
    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    full_name = models.CharField(max_length=300, blank=True)
    code = models.CharField(max_length=20, blank=True)
    abbreviation = models.CharField(max_length=30, blank=True)
    receives = models.BooleanField(default=False)
    parent = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["unit_id", "since"]
        constraints = [models.UniqueConstraint(fields=["unit", "since"], name="one_version_a_day")]

    def __str__(self) -> str:
        return f"{self.unit} since {self.since}"

    def pure(self) -> Version:
        """Return the value that the rules speak about."""
        return Version(
            period=Period(self.since, self.until),
            kind=self.kind,
            name=self.name,
            full_name=self.full_name,
            code=self.code,
            abbreviation=self.abbreviation,
            receives=self.receives,
            parent=UnitId(self.parent_id) if self.parent_id else None,
        )


class Succession(models.Model):
    """Who goes on with what a unit did."""

    old = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    new = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["old", "new", "day"], name="one_succession")]

    def __str__(self) -> str:
        return f"{self.old} -> {self.new} on {self.day}"

    def pure(self) -> PureSuccession:
        """Return the value that the rules speak about."""
        return PureSuccession(UnitId(self.old_id), UnitId(self.new_id), self.day)


class Revision(models.Model):
    """The state of the units: one row, whose mark changes with them, so that a process knows when its tree is old.

    A mark and not a number: a change that is rolled back would leave its number to the next one.
    """

    mark = models.UUIDField()

    def __str__(self) -> str:
        return f"revision {self.mark}"


_ROLES = [(role.value, said.vi) for role, said in rights.ROLES.items()]


class Grant(models.Model):
    """A role that a person holds at a unit and below it, for a time."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=30, choices=_ROLES)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True)
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"grant {self.pk}"

    def pure(self) -> rights.Grant:
        """Return the value that the rules speak about."""
        return rights.Grant(rights.Role(self.role), UnitId(self.unit_id), Period(self.since, self.until))


class Invitation(models.Model):
    """A link by which one person makes an account, or takes a role with the one they have. Only its hash is kept."""

    keyed_hash = models.BinaryField(max_length=32, unique=True)
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=30, choices=_ROLES)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    used_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"invitation {self.pk}"


class Token(models.Model):
    """The right of another system to act in one role at one unit. Only its hash is kept."""

    keyed_hash = models.BinaryField(max_length=32, unique=True)
    name = models.CharField(max_length=100)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=30, choices=_ROLES)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"token {self.pk}"
