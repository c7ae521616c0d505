"""Batches: writing, checking and reading 200,000 infections, and what one costs in bytes.

Reference of the same run: SHA-512 and SHA-256 over the same bytes and one Ed25519 verification, which no checker can do
without.
"""

import io
import random
from hashlib import sha256, sha512

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bench.report import Figure, seconds, show
from bluezone.protocol import batch
from bluezone.protocol.infection import Infection
from bluezone.protocol.window import DAY_S

INFECTIONS = 200_000
START_S = 18_480 * DAY_S


def run() -> None:
    """Measure and print."""
    chance = random.Random(3)
    infections = [Infection(chance.randbytes(32), START_S, START_S + DAY_S) for _ in range(INFECTIONS)]
    key, authority = Ed25519PrivateKey.generate(), bytes(32)

    def written() -> bytes:
        return batch.encode(
            infections,
            number=1,
            from_s=START_S,
            until_s=START_S + DAY_S,
            previous=batch.NO_PREVIOUS,
            authority=authority,
            signing_key=key,
        )

    data = written()
    trusted = {batch.key_id(key.public_key()): key.public_key()}

    def bare() -> None:
        sha256(data)
        key.public_key().verify(key.sign(sha512(data).digest()), sha512(data).digest())

    def verified() -> None:
        batch.verify(
            io.BytesIO(data), keys=trusted, authority=authority, after=batch.Position(), now_ms=(START_S + DAY_S) * 1000
        )

    reference = INFECTIONS / seconds(bare)
    against = "bare digests and signature"
    show(
        f"Batches of {INFECTIONS:,} infections, {len(data) / INFECTIONS:.2f} bytes each",
        [
            Figure(against, reference, "infections/s"),
            Figure("verify", INFECTIONS / seconds(verified), "infections/s", reference, against),
            Figure(
                "read after verify",
                INFECTIONS / seconds(lambda: sum(1 for _ in batch.infections(io.BytesIO(data)))),
                "infections/s",
                reference,
                against,
            ),
            Figure("encode", INFECTIONS / seconds(written), "infections/s", reference, against),
        ],
    )
