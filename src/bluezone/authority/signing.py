"""Which key signs batches, and how one follows the other without a phone that fetches late being left behind."""

from collections.abc import Sequence
from dataclasses import replace

from bluezone.errors import BluezoneError
from bluezone.protocol.keyring import SigningKey
from bluezone.protocol.window import DAY_S

KEY_LIFE_S = 365 * DAY_S
RENEW_BEFORE_S = 30 * DAY_S
"""A new key is made by itself when the last one ends so soon."""

LEAD_S = 3_600
"""How long a new key is published before it signs, and an old one trusted after it has stopped.

Caches keep a keyring for five minutes; an hour covers one that keeps it longer than it was told."""


class SigningKeyMissingError(BluezoneError, LookupError):
    """No key may sign at this moment."""

    code = "signing_key_missing"
    status = 503


def signer(keys: Sequence[SigningKey], at_s: int) -> SigningKey:
    """Return the key of *keys* that signs a batch whose time is *at_s*: of those valid the one that began last.

    Raises:
        SigningKeyMissingError: none is valid then.
    """
    valid = [key for key in keys if key.from_s <= at_s <= key.until_s]
    if not valid:
        raise SigningKeyMissingError("signing key: none is valid now; rotate the signing key")
    return max(valid, key=lambda key: (key.from_s, key.public_key))


def is_renewal_due(keys: Sequence[SigningKey], now_s: int) -> bool:
    """Return whether no key is valid now, or the last one ends within RENEW_BEFORE_S."""
    if not any(key.from_s <= now_s <= key.until_s for key in keys):
        return True
    return max(key.until_s for key in keys) < now_s + RENEW_BEFORE_S


def rotated(
    keys: Sequence[SigningKey], public_key: bytes, *, now_s: int, retention_s: int, at_once: bool = False
) -> tuple[SigningKey, ...]:
    """Return the keys of the next keyring, oldest first, with *public_key* (32 bytes) as the one to come.

    It signs from LEAD_S on; the keys before it stop LEAD_S later but stay in the list, because they vouch for batches
    that phones may still fetch. Keys whose last batch is older than *retention_s* are left out.

    Args:
        at_once: the new key signs now and the others are trusted no further; for a key that may have been stolen.
    """
    is_first = not any(key.from_s <= now_s <= key.until_s for key in keys)
    from_s = now_s if at_once else now_s + LEAD_S
    if is_first:  # a publisher that read its clock a moment before this key was made can sign with it
        from_s = now_s - LEAD_S
    last_s = now_s if at_once else now_s + 2 * LEAD_S
    begun = [key for key in keys if key.from_s <= now_s]  # one that was still to come has signed nothing
    kept = [replace(key, until_s=min(key.until_s, last_s)) for key in begun if key.until_s >= now_s - retention_s]
    return (*kept, SigningKey(public_key, from_s, from_s + KEY_LIFE_S))
