"""The numbers of SHA-256: a plain hash made with them is that of hashlib."""

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from bluezone.device.kernel.sha256 import AFTER_DIGEST, AFTER_KEY, ROUND_NUMBERS, START_NUMBERS
from bluezone.protocol.identifiers import SALT

WORD = 2**32


def turned(x: int, by: int) -> int:
    return (x >> by | x << 32 - by) % WORD


def hashed(words: list[int]) -> bytes:
    """SHA-256 of the one block of sixteen *words*, as the standard describes it."""
    w = list(words)
    for t in range(16, 64):
        earlier = turned(w[t - 15], 7) ^ turned(w[t - 15], 18) ^ w[t - 15] >> 3
        later = turned(w[t - 2], 17) ^ turned(w[t - 2], 19) ^ w[t - 2] >> 10
        w.append((w[t - 16] + earlier + w[t - 7] + later) % WORD)
    a, b, c, d, e, f, g, h = START_NUMBERS
    for number, word in zip(ROUND_NUMBERS, w, strict=True):
        first = h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + (e & f ^ ~e & g) + number + word
        second = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + (a & b ^ a & c ^ b & c)
        a, b, c, d, e, f, g, h = (first + second) % WORD, a, b, c, (d + first) % WORD, e, f, g
    ends = zip((a, b, c, d, e, f, g, h), START_NUMBERS, strict=True)
    return b"".join(((end + start) % WORD).to_bytes(4, "big") for end, start in ends)


@given(st.binary(min_size=32, max_size=32))
def test_the_numbers_and_endings_make_the_hashes_of_the_protocol(key: bytes) -> None:
    words = [int.from_bytes(key[place : place + 4], "big") for place in range(0, 32, 4)]

    assert hashed([*words, *AFTER_KEY]) == sha256(key + SALT).digest()
    assert hashed([*words, *AFTER_DIGEST]) == sha256(key).digest()
