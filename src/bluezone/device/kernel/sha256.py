"""The numbers of SHA-256, and the two endings of messages here. Source: FIPS 180-4, sections 4.2.2 and 5.3.3."""

from math import isqrt

from bluezone.protocol.identifiers import KEY_BYTES, SALT

_PRIMES = [number for number in range(2, 312) if all(number % smaller for smaller in range(2, isqrt(number) + 1))]


def _cube_root(number: int) -> int:
    """Return the whole part of the cube root of *number*."""
    root = int(float(number) ** (1 / 3))
    while root**3 > number:
        root -= 1
    while (root + 1) ** 3 <= number:
        root += 1
    return root


ROUND_NUMBERS = tuple(_cube_root(prime << 96) % 2**32 for prime in _PRIMES)
"""The first 32 bits after the point of the cube roots of the first 64 primes."""

START_NUMBERS = tuple(isqrt(prime << 64) % 2**32 for prime in _PRIMES[:8])
"""The first 32 bits after the point of the square roots of the first 8 primes."""


def _ending(rest: bytes) -> tuple[int, ...]:
    """Return the last eight words of the only block of a message of KEY_BYTES bytes and *rest*."""
    size_bits = 8 * (KEY_BYTES + len(rest))
    block = (rest + b"\x80").ljust(24, b"\0") + size_bits.to_bytes(8, "big")
    return tuple(int.from_bytes(block[place : place + 4], "big") for place in range(0, 32, 4))


AFTER_KEY = _ending(SALT)
"""Behind a daily key, for its first identifier."""

AFTER_DIGEST = _ending(b"")
"""Behind a digest, for the next identifier and for the next daily key."""
