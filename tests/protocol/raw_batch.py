"""A second writer of batches, from the published format alone, that writes wrong ones just as well.

It shares nothing with the product but the format page: offsets, sizes and the signature's context stand here again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256, sha512
from struct import pack

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

ROOT = Ed25519PrivateKey.from_private_bytes(sha256(b"Bluezone test root").digest())
SIGNING = Ed25519PrivateKey.from_private_bytes(sha256(b"Bluezone test signing key").digest())
STRANGER = Ed25519PrivateKey.from_private_bytes(sha256(b"Bluezone test stranger").digest())
AUTHORITY = sha256(ROOT.public_key().public_bytes_raw()).digest()


def record(key: bytes, start_s: int, end_s: int, windows: int = 96, rest: bytes = bytes(6)) -> bytes:
    return key + pack(">IIH", start_s, end_s, windows) + rest


@dataclass(frozen=True)
class Raw:
    """The fields of a batch, right unless told otherwise."""

    records: Sequence[bytes] = ()
    magic: bytes = b"BLUEZONE"
    version: int = 1
    header_bytes: int = 128
    record_bytes: int = 48
    flags: int = 0
    number: int = 1
    from_s: int = 1_596_960_000
    until_s: int = 1_596_963_600
    count: int | None = None
    previous: bytes = bytes(32)
    authority: bytes = AUTHORITY
    rest: bytes = bytes(8)
    key: Ed25519PrivateKey = SIGNING
    named_key: Ed25519PrivateKey | None = None

    def but(self, **changes: object) -> "Raw":
        return replace(self, **changes)  # type: ignore[arg-type]  # the names of the fields are checked at run time

    @property
    def body(self) -> bytes:
        count = len(self.records) if self.count is None else self.count
        sizes = pack(">HHHH", self.version, self.header_bytes, self.record_bytes, self.flags)
        numbers = pack(">QqqQ", self.number, self.from_s, self.until_s, count)
        named = (self.named_key or self.key).public_key().public_bytes_raw()
        name = sha256(named).digest()[:8]
        head = self.magic + sizes + numbers + self.previous + self.authority + name + self.rest
        return head + b"".join(self.records)

    @property
    def file(self) -> bytes:
        return self.body + self.key.sign(b"Bluezone batch 1\0" + sha512(self.body).digest())
