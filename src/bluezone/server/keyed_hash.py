"""Hashes that only this site can make: what is stored in their place tells nothing to whoever takes the database."""

import hmac
from hashlib import sha256

from django.conf import settings


def key(purpose: str) -> bytes:
    """Return the site's 32 secret bytes for *purpose*; another purpose has other bytes."""
    return hmac.digest(settings.SECRET_KEY.encode(), f"Bluezone {purpose}".encode(), sha256)


def keyed_hash(purpose: str, *parts: bytes) -> bytes:
    """Return the 32-byte hash of *parts* under key(*purpose*); where one part ends matters."""
    message = b"".join(len(part).to_bytes(4, "big") + part for part in parts)
    return hmac.digest(key(purpose), message, sha256)
