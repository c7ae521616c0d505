"""Publishing batches, rotating the keys that sign them, and deleting what has had its time.

Everything here that signs holds the row of Chain, so that two publishers at once cannot make two batches of one number.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet

from bluezone import clock
from bluezone.authority import publication, signing
from bluezone.authority.publication import Plan
from bluezone.protocol import batch, keyring
from bluezone.protocol.window import DAY_S
from bluezone.server.accounts import attempts, audit
from bluezone.server.accounts.audit import Action
from bluezone.server.accounts.models import Role, User
from bluezone.server.accounts.permissions import require
from bluezone.server.authority import custody
from bluezone.server.authority.models import Batch, Case, Chain, Code, HandedIn, Keyring, SigningKey


def publish(*, by: User | None, now: datetime, is_forced: bool = False) -> list[Batch]:
    """Return the batches that now hold all infections handed in so far; none where there were none.

    Args:
        by: None for the hourly run and the command line.
        is_forced: make an empty batch where nothing is pending.

    Raises:
        PermissionRefusedError, SigningKeyMissingError, RootKeyError
    """
    if by is not None:
        require(by, Role.OFFICER, Role.ADMINISTRATOR)
    with transaction.atomic():
        chain = Chain.locked()
        handed = list(HandedIn.objects.all())
        plans = publication.plan(
            [row.infection() for row in handed],
            last_number=chain.last_number,
            last_until_s=chain.last_until_s,
            now_ms=clock.as_ms(now),
            is_forced=is_forced,
        )

        published = [_make(plan, chain, by, now) for plan in plans]
        HandedIn.objects.filter(pk__in=[row.pk for row in handed]).delete()
        for made in published:
            audit.record(Action.BATCH_PUBLISHED, now=now, by=by, subject=f"batch {made.number}")
    forget_deleted_bytes()
    return published


def _make(plan: Plan, chain: Chain, by: User | None, now: datetime) -> Batch:
    """Sign and store the batch of *plan*, and move *chain* on to it."""
    ring = _ring()
    key = custody.signing_key(signing.signer(_keys(), plan.until_s).public_key)
    data = batch.encode(
        plan.infections,
        number=plan.number,
        from_s=plan.from_s,
        until_s=plan.until_s,
        previous=bytes(chain.last_digest),
        authority=ring.authority,
        signing_key=key,
    )
    chain.last_number, chain.last_until_s, chain.last_digest = plan.number, plan.until_s, batch.digest(data)
    chain.save()
    return Batch.objects.create(
        number=plan.number,
        from_s=plan.from_s,
        until_s=plan.until_s,
        n_infections=len(plan.infections),
        size_bytes=len(data),
        sha256=batch.digest(data),
        data=data,
        published_at=now,
        published_by=by,
    )


def recent(now: datetime) -> QuerySet[Batch]:
    """Return the batches that phones may still want, in rising order, without their data."""
    oldest_s = int(now.timestamp()) - _retention_s()
    return Batch.objects.filter(until_s__gte=oldest_s).order_by("number").defer("data")


def rotate(*, by: User | None, now: datetime, at_once: bool = False) -> SigningKey:
    """Return a new signing key, which the keyring names from now on and which signs an hour later.

    Args:
        by: None for the site itself and the command line.
        at_once: it signs now and the keys before it are trusted no further; for a key that may have been stolen.

    Raises:
        PermissionRefusedError, RootKeyError
    """
    if by is not None:
        require(by, Role.ADMINISTRATOR)
    with transaction.atomic():
        Chain.locked()
        return _rotate(by, now, at_once)


def ensure_keys(now: datetime) -> None:
    """Make the root key, a signing key and the keyring if they are missing, and renew a signing key that ends soon.

    Raises:
        RootKeyError
    """
    with transaction.atomic():
        Chain.locked()
        if signing.is_renewal_due(_keys(), int(now.timestamp())):
            _rotate(None, now, at_once=False)


def _rotate(by: User | None, now: datetime, at_once: bool) -> SigningKey:
    last = Keyring.objects.order_by("serial").last()
    root = custody.root(trusted=None if last is None else _read(last).root)
    public_key = custody.make_signing_key().public_key().public_bytes_raw()
    keys = signing.rotated(_keys(), public_key, now_s=int(now.timestamp()), retention_s=_retention_s(), at_once=at_once)

    SigningKey.objects.exclude(public_key__in=[key.public_key for key in keys]).delete()
    for key in keys:
        SigningKey.objects.update_or_create(
            public_key=key.public_key, defaults={"from_s": key.from_s, "until_s": key.until_s}
        )
    serial = 1 if last is None else last.serial + 1
    Keyring.objects.create(serial=serial, text=keyring.encode(keys, serial, root), made_at=now)
    audit.record(Action.SIGNING_KEY_ROTATED, now=now, by=by, subject=f"keyring {serial}")
    return SigningKey.objects.get(public_key=public_key)


def keyring_now() -> Keyring:
    """Return the keyring that holds.

    Raises:
        SigningKeyMissingError: none was made yet; the program makes it when it starts.
    """
    found = Keyring.objects.order_by("serial").last()
    if found is None:
        raise signing.SigningKeyMissingError("keyring: none was made yet; start the site with `bluezone serve`")
    return found


def root_public_key() -> bytes:
    """Return the 32 bytes that phones pin.

    Raises:
        SigningKeyMissingError: there is no keyring yet.
    """
    return _ring().root


def authority_name() -> bytes:
    """Return the 32 bytes by which batches name this authority.

    Raises:
        SigningKeyMissingError: there is no keyring yet.
    """
    return _ring().authority


def sweep(now: datetime) -> None:
    """Delete what has had its time: batches, cases with their codes, counts of guesses, receipts, old keys' files."""
    oldest = now - timedelta(days=settings.BLUEZONE_RETENTION_DAYS)
    with transaction.atomic():
        Chain.locked()
        Batch.objects.filter(until_s__lt=int(oldest.timestamp())).delete()
        Case.objects.filter(confirmed_at__lt=oldest).delete()
        Code.objects.filter(expires_at__lte=now).update(fingerprint=None, receipt=None)
        attempts.forget(now)
        # Not while a rotation is under way, which writes the file before the row: both hold the chain.
        custody.forget_all_but({bytes(key.public_key) for key in SigningKey.objects.all()})
        audit.record(Action.SWEPT, now=now, by=None)
    forget_deleted_bytes()


def forget_deleted_bytes() -> None:
    """Overwrite the journal of SQLite, where deleted rows would stay readable until it is next filled."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _retention_s() -> int:
    days: int = settings.BLUEZONE_RETENTION_DAYS
    return days * DAY_S


def _keys() -> list[keyring.SigningKey]:
    rows = SigningKey.objects.order_by("from_s", "pk")
    return [keyring.SigningKey(bytes(row.public_key), row.from_s, row.until_s) for row in rows]


def _ring() -> keyring.Keyring:
    return _read(keyring_now())


def _read(row: Keyring) -> keyring.Keyring:
    return keyring.decode(row.text, root=None)
