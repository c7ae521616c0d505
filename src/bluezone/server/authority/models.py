"""What the authority keeps: no names, no codes, and of a key that was handed in only what is still to be published."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from bluezone.authority import case as cases
from bluezone.protocol import batch
from bluezone.protocol.infection import Infection
from bluezone.server.accounts.models import User


class Case(models.Model):
    """A confirmed case, kept until phones no longer remember its days."""

    reference = models.CharField(_("reference number"), max_length=40, blank=True)
    test_date = models.DateField(_("day of the test"))
    onset_date = models.DateField(_("first day of signs"), null=True, blank=True)
    confirmed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")

    def __str__(self) -> str:
        return f"case {self.pk}"

    def confirmed(self) -> cases.Case:
        """Return the value that the authority's rules speak about."""
        return cases.Case(self.test_date, self.onset_date)


class Code(models.Model):
    """A verification code that was issued: its keyed hash, never the code.

    fingerprint and receipt let a phone that lost our answer ask again; the sweep empties both when the code has ended.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="codes")
    keyed_hash = models.BinaryField(max_length=32, unique=True)
    form_id = models.UUIDField(unique=True)
    issued_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    is_spent = models.BooleanField(default=False)
    fingerprint = models.BinaryField(max_length=32, null=True)
    receipt = models.UUIDField(null=True)

    def __str__(self) -> str:
        return f"code {self.pk}"


class HandedIn(models.Model):
    """An infection to be published; deleted in the transaction that puts it into a batch.

    Nothing leads from here to a code or a case.
    """

    daily_key = models.BinaryField(max_length=32)
    start_s = models.BigIntegerField()
    end_s = models.BigIntegerField()
    windows = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"handed in {self.pk}"

    def infection(self) -> Infection:
        """Return the value to publish."""
        return Infection(bytes(self.daily_key), self.start_s, self.end_s, self.windows)


class Batch(models.Model):
    """One published batch; row and file are one, so that a crash leaves both or neither."""

    number = models.BigIntegerField(primary_key=True)
    from_s = models.BigIntegerField()
    until_s = models.BigIntegerField(db_index=True)
    n_infections = models.PositiveIntegerField()
    size_bytes = models.PositiveIntegerField()
    sha256 = models.BinaryField(max_length=32)
    data = models.BinaryField()
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return f"batch {self.number}"


class Chain(models.Model):
    """Where the authority's sequence of batches stands; its one row is the lock of everything that signs."""

    last_number = models.BigIntegerField(default=0)
    last_until_s = models.BigIntegerField(default=0)
    last_digest = models.BinaryField(max_length=32, default=batch.NO_PREVIOUS)

    def __str__(self) -> str:
        return f"chain at {self.last_number}"

    @classmethod
    def locked(cls) -> "Chain":
        """Return the one row; whoever asks next waits until this transaction ends."""
        cls.objects.get_or_create(pk=1)
        return cls.objects.select_for_update().get(pk=1)


class SigningKey(models.Model):
    """The public half of a key that signs, or signed, batches; its private half is a file (authority.custody)."""

    public_key = models.BinaryField(max_length=32, unique=True)
    from_s = models.BigIntegerField()
    until_s = models.BigIntegerField()

    def __str__(self) -> str:
        return f"signing key {bytes(self.public_key)[:2].hex().upper()}…"


class Keyring(models.Model):
    """A keyring as phones read it, signed by the root key; the highest serial holds."""

    serial = models.BigIntegerField(primary_key=True)
    text = models.TextField()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"keyring {self.serial}"
