"""The private keys, in files of the data folder: not in the database, whose copies travel further.

A signing key's file is written before its row and deleted after it; a file without row is left over from a crash.
"""

from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from django.conf import settings

from bluezone.authority.signing import SigningKeyMissingError
from bluezone.errors import BluezoneError, short
from bluezone.server import data_folder

_SIGNING = "signing-{}.pem"


class RootKeyError(BluezoneError, LookupError):
    """The root key is gone or is another than the one that phones trust."""

    code = "root_key_missing"
    status = 503


def folder() -> Path:
    """Return the folder of the key files."""
    return Path(settings.BLUEZONE_DATA) / "keys"


def root(trusted: bytes | None) -> Ed25519PrivateKey:
    """Return the root key; made here only if there is none that phones might trust yet.

    Args:
        trusted: public key of the root that signed the present keyring; None if there is no keyring.

    Raises:
        RootKeyError: the file is missing, unreadable or another root's.
    """
    path = folder() / "root.pem"
    if trusted is None:
        data_folder.read_or_make(path, lambda: _pem(Ed25519PrivateKey.generate()))
    found = _load(path)
    if found is None:
        raise RootKeyError("root key: its file is missing or damaged; restore keys/root.pem in the data folder")
    if trusted is not None and found.public_key().public_bytes_raw() != trusted:
        raise RootKeyError("root key: keys/root.pem is not the one that phones trust; restore the right one")
    return found


def make_signing_key() -> Ed25519PrivateKey:
    """Return a new signing key whose file is on the disk."""
    made = Ed25519PrivateKey.generate()
    data_folder.write_once(_path(made.public_key().public_bytes_raw()), _pem(made))
    return made


def signing_key(public_key: bytes) -> Ed25519PrivateKey:
    """Return the private half of *public_key*.

    Raises:
        SigningKeyMissingError: its file is missing or damaged.
    """
    found = _load(_path(public_key))
    if found is None:
        raise SigningKeyMissingError(
            f"signing key {short(public_key)}: its file is missing or damaged; restore it, or rotate the key at once"
        )
    return found


def forget_all_but(public_keys: set[bytes]) -> int:
    """Delete the files of signing keys that are not among *public_keys*; return how many."""
    kept = {_path(public_key) for public_key in public_keys}
    gone = [path for path in folder().glob(_SIGNING.format("*")) if path not in kept]
    for path in gone:
        path.unlink(missing_ok=True)
    return len(gone)


def _path(public_key: bytes) -> Path:
    return folder() / _SIGNING.format(public_key.hex()[:16])


def _pem(key: Ed25519PrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _load(path: Path) -> Ed25519PrivateKey | None:
    try:
        found = load_pem_private_key(path.read_bytes(), password=None)
    except (FileNotFoundError, ValueError):
        return None
    return found if isinstance(found, Ed25519PrivateKey) else None
