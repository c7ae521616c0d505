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
from bluezone.protocol.infection import LATEST_S

FORMAT = "bluezone-keyring/1"

LONGEST_TEXT = 64 * 1024
"""Characters, enough for 500 keys; a longer text is refused unread."""

LARGEST_SERIAL = 2**63 - 1
"""What every database can keep."""

_CONTEXT = b"Bluezone keyring 1\0"
_PUBLIC_KEY_BYTES = 32


class KeyringError(BluezoneError, ValueError):
    """A keyring cannot be trusted."""

    code = "keyring_untrusted"


@dataclass(frozen=True, slots=True)
class SigningKey:
    """One key that may sign batches.

    Attributes:
        public_key: 32 bytes, Ed25519.
        from_s, until_s: batches whose time lies outside are refused; rising, up to 2106.
    """

    public_key: bytes
    from_s: int
    until_s: int

    def __post_init__(self) -> None:
        if len(self.public_key) != _PUBLIC_KEY_BYTES:
            raise KeyringError(f"signing key: found {len(self.public_key)} bytes, expected {_PUBLIC_KEY_BYTES}")
        if not 0 <= self.from_s <= self.until_s <= LATEST_S:
            raise KeyringError(f"signing key: from {self.from_s} until {self.until_s}: expected rising seconds to 2106")


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
    """Return the JSON text of the keyring, signed by *root*.

    Raises:
        KeyringError: *serial* is out of range, or the text would be longer than a reader takes.
    """
    entries = [
        {"public_key": hexadecimal.encode(key.public_key), "from": key.from_s, "until": key.until_s} for key in keys
    ]
    signed = json.dumps({"serial": _checked_serial(serial), "keys": entries}, separators=(",", ":"))
    text = json.dumps(
        {
            "format": FORMAT,
            "root": hexadecimal.encode(root.public_key().public_bytes_raw()),
            "signed": signed,  # a text, so that nobody has to agree on a canonical form of JSON
            "signature": hexadecimal.encode(root.sign(_CONTEXT + signed.encode())),
        }
    )
    if len(text) > LONGEST_TEXT:
        raise KeyringError(
            f"keyring: {len(keys):,} keys do not fit {LONGEST_TEXT:,} characters; leave out expired ones"
        )
    return text


def decode(text: str, root: bytes | None, least_serial: int = 0) -> Keyring:
    """Return the keyring in *text* if *root* vouches for it.

    Args:
        root: 32 bytes, the pinned public key; None takes the one in *text* (first contact).
        least_serial: highest serial seen so far.

    Raises:
        KeyringError: malformed, signed by another root, wrong signature, or older than one already seen.
    """
    if len(text) > LONGEST_TEXT:
        raise KeyringError(f"keyring: found {len(text):,} characters, expected at most {LONGEST_TEXT:,}")
    try:
        claimed, signed = _opened(text, root)
        keyring = _keyring(claimed, signed)
    except KeyringError:
        raise
    except InvalidSignature as error:
        raise KeyringError("keyring: its signature does not fit its content") from error
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise KeyringError(f"keyring: not in the form of {FORMAT}") from error
    if keyring.serial < least_serial:
        raise KeyringError(
            f"keyring: found serial {keyring.serial}, expected {least_serial} or more; an old one was sent again"
        )
    return keyring


def _opened(text: str, root: bytes | None) -> tuple[bytes, str]:
    """Return the root that *text* names and the text that it signed; faults of form raise what they raise."""
    outer = json.loads(text)
    if outer["format"] != FORMAT:
        raise KeyringError(f"keyring: unknown format, expected {FORMAT}; update this program")
    claimed, signed = hexadecimal.decode(outer["root"]), outer["signed"]
    if root is not None and claimed != root:
        raise KeyringError("keyring: it is of another authority than the one this phone trusts")
    Ed25519PublicKey.from_public_bytes(claimed).verify(
        hexadecimal.decode(outer["signature"]), _CONTEXT + signed.encode()
    )
    return claimed, signed


def _keyring(root: bytes, signed: str) -> Keyring:
    inner = json.loads(signed)
    return Keyring(root, _checked_serial(inner["serial"]), tuple(_key(entry) for entry in inner["keys"]))


def _checked_serial(serial: object) -> int:
    if type(serial) is not int or not 0 <= serial <= LARGEST_SERIAL:
        raise KeyringError(f"keyring: its serial is no whole number from 0 to {LARGEST_SERIAL}")
    return serial


def _key(entry: dict[str, object]) -> SigningKey:
    public, from_s, until_s = entry["public_key"], entry["from"], entry["until"]
    if not isinstance(public, str) or type(from_s) is not int or type(until_s) is not int:
        raise TypeError("a key has a hex text and two whole numbers")
    return SigningKey(hexadecimal.decode(public), from_s, until_s)
