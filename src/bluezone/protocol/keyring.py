"""The authority's keyring: which keys may sign batches, signed itself by the root key that a phone pins.

Signing keys rotate without any phone being touched: the root key, kept off the server's daily path, vouches for each
new one.
Format: docs/reference/phone-api.md.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from bluezone.errors import BluezoneError
from bluezone.protocol import batch, hexadecimal

LONGEST_TEXT_BYTES = 64 * 1024
_CONTEXT = b"Bluezone keyring 1\0"


class KeyringError(BluezoneError, ValueError):
    """A keyring cannot be trusted."""

    code = "keyring_untrusted"


@dataclass(frozen=True, slots=True)
class SigningKey:
    """One key that may sign batches.

    Attributes:
        public_key: 32 bytes, Ed25519.
        from_s, until_s: batches whose time lies outside are refused.
    """

    public_key: bytes
    from_s: int
    until_s: int


@dataclass(frozen=True, slots=True)
class Keyring:
    """All keys of one authority.

    Attributes:
        root: 32 bytes, the root's public key.
        serial: rises with every change; a phone refuses a lower one than it has seen.
        keys: the signing keys.
    """

    root: bytes
    serial: int
    keys: tuple[SigningKey, ...]

    @property
    def authority(self) -> bytes:
        """The 32 bytes by which a batch names this authority."""
        return sha256(self.root).digest()

    def trusted(self, at_s: int) -> dict[bytes, Ed25519PublicKey]:
        """Return by key id the keys that may sign a batch whose time is *at_s*."""
        found = (
            Ed25519PublicKey.from_public_bytes(key.public_key) for key in self.keys if key.from_s <= at_s <= key.until_s
        )
        return {batch.key_id(key): key for key in found}


def encode(keys: Sequence[SigningKey], serial: int, root: Ed25519PrivateKey) -> str:
    """Return the JSON text of the keyring, signed by *root*."""
    signed = json.dumps(
        {
            "serial": serial,
            "keys": [
                {"public_key": hexadecimal.encode(key.public_key), "from": key.from_s, "until": key.until_s}
                for key in keys
            ],
        },
        separators=(",", ":"),
    )
    return json.dumps(
        {
            "format": "bluezone-keyring/1",
            "root": hexadecimal.encode(root.public_key().public_bytes_raw()),
            "signed": signed,  # a text, so that nobody has to agree on a canonical form of JSON
            "signature": hexadecimal.encode(root.sign(_CONTEXT + signed.encode())),
        }
    )


def decode(text: str, root: bytes | None, least_serial: int = 0) -> Keyring:
    """Return the keyring in *text* if *root* vouches for it.

    Args:
        root: 32 bytes, the pinned public key; None takes the one in *text* (first contact).
        least_serial: highest serial seen so far.

    Raises:
        KeyringError: malformed, signed by another root, wrong signature, or older than one already seen.
    """
    if len(text) > LONGEST_TEXT_BYTES:
        raise KeyringError(f"keyring: found {len(text):,} characters, expected at most {LONGEST_TEXT_BYTES:,}")
    try:
        outer = json.loads(text)
        if outer["format"] != "bluezone-keyring/1":
            raise KeyringError("keyring: unknown format, expected bluezone-keyring/1; update this program")
        claimed = hexadecimal.decode(outer["root"])
        if root is not None and claimed != root:
            raise KeyringError("keyring: it is of another authority than the one this phone trusts")
        Ed25519PublicKey.from_public_bytes(claimed).verify(
            hexadecimal.decode(outer["signature"]), _CONTEXT + outer["signed"].encode()
        )
        inner = json.loads(outer["signed"])
        keys = tuple(_key(entry) for entry in inner["keys"])
        serial = int(inner["serial"])
    except InvalidSignature as error:
        raise KeyringError("keyring: its signature does not fit its content") from error
    except KeyringError:
        raise
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise KeyringError("keyring: not in the form of bluezone-keyring/1") from error
    if serial < least_serial:
        raise KeyringError(
            f"keyring: found serial {serial}, expected {least_serial} or more; an old one was sent again"
        )
    return Keyring(claimed, serial, keys)


def _key(entry: dict[str, object]) -> SigningKey:
    public, from_s, until_s = entry["public_key"], entry["from"], entry["until"]
    if not isinstance(public, str) or type(from_s) is not int or type(until_s) is not int:
        raise TypeError("a key has a hex text and two whole numbers")
    key = hexadecimal.decode(public)
    Ed25519PublicKey.from_public_bytes(key)
    return SigningKey(key, from_s, until_s)
