"""Who may sign in, what was done by whom, and how often somebody guessed wrong."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, NoReturn

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils.translation import gettext_lazy as _

from bluezone.errors import BluezoneError

if TYPE_CHECKING:
    from bluezone.server.accounts.session_store import SessionStore


class AuditSealedError(BluezoneError, TypeError):
    """Something tried to change or delete an audit entry."""

    code = "audit_sealed"
    status = 500


class Role(models.TextChoices):
    """What a person may do on the site."""

    OFFICER = "officer", _("Health officer")
    ADMINISTRATOR = "administrator", _("Administrator")
    STAFF = "staff", _("Office staff")  # nothing by this role: what they may do is granted at units


class UserManager(BaseUserManager["User"]):
    """Finds users; made only by accounts.services."""


class User(AbstractBaseUser):
    """A person of the authority who signs in."""

    username = models.CharField(_("user name"), max_length=60, unique=True)
    full_name = models.CharField(_("full name"), max_length=100, blank=True)
    role = models.CharField(_("role"), max_length=20, choices=Role)
    is_active = models.BooleanField(_("may sign in"), default=True)
    made_at = models.DateTimeField()

    objects = UserManager()

    USERNAME_FIELD = "username"

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def __str__(self) -> str:
        return self.username

    @property
    def shown_name(self) -> str:
        """The name that colleagues know."""
        return self.full_name or self.username

    @property
    def is_administrator(self) -> bool:
        """Whether this person runs the site."""
        return self.role == Role.ADMINISTRATOR


class SiteSession(AbstractBaseSession):
    """One browser's session, and whose it is; written by session_store."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, related_name="+")

    @classmethod
    def get_session_store_class(cls) -> "type[SessionStore]":
        """Return what reads and writes these rows."""
        from bluezone.server.accounts.session_store import SessionStore  # it imports this module

        return SessionStore


class SecondFactor(models.Model):
    """The authenticator app of one person.

    `sealed` is the key that site and app share, encrypted under the site's secret. `last_step` is the stretch of 30
    seconds whose code was used last: no code of it or of one before is taken again.
    """

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="second_factor")
    sealed = models.BinaryField(max_length=60)
    made_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    last_step = models.BigIntegerField(default=-1)

    def __str__(self) -> str:
        return f"second factor of user {self.user_id}"


class RecoveryCode(models.Model):
    """The keyed hash of one code that stands in for the authenticator app, once."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    hashed = models.BinaryField(max_length=32)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"recovery code of user {self.user_id}"


class PasswordLink(models.Model):
    """The keyed hash of a link by which one person chooses a password, once, for a day."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    hashed = models.BinaryField(max_length=32, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"password link of user {self.user_id}"


class AuditQuerySet(models.QuerySet["AuditEntry"]):
    """Reads entries; refuses what would change them."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise AuditSealedError("audit entries are never changed; record a new one")

    def delete(self) -> NoReturn:
        raise AuditSealedError("audit entries are never deleted")


class AuditEntry(models.Model):
    """One thing that somebody did or read. Written once by accounts.audit.record."""

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField(db_index=True)
    actor = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    action = models.CharField(max_length=40)
    subject = models.CharField(max_length=60, blank=True)
    unit = models.CharField(max_length=60, blank=True, db_index=True)
    previous = models.BinaryField(max_length=32)
    digest = models.BinaryField(max_length=32)

    objects = AuditQuerySet.as_manager()

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.subject}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise AuditSealedError("audit entries are never changed; record a new one")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AuditSealedError("audit entries are never deleted")


class AuditHead(models.Model):
    """The end of the log: how many entries it has and the digest of the last. One row, locked by whoever adds one."""

    n_entries = models.PositiveBigIntegerField(default=0)
    digest = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        return f"{self.n_entries} entries"


class Attempt(models.Model):
    """How often one caller guessed wrong within one stretch of time. The caller is a keyed hash that soon ends."""

    caller = models.BinaryField(max_length=32, unique=True)
    n_wrong = models.PositiveIntegerField(default=0)
    until = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.n_wrong} wrong until {self.until:%H:%M}"

    def seconds_left(self, now: datetime) -> int:
        """Return how long from *now* this count still holds; at least a second."""
        return max(1, round((self.until - now).total_seconds()))
