"""Verification codes: the one-time proof that a diagnosis is real, read over a telephone and typed by hand.

The code itself is kept nowhere; what is stored is its keyed hash, worthless without the site's secret.
"""

import hmac
import re
import unicodedata
from hashlib import sha256

from bluezone.errors import BluezoneError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No I, L, O, U: they look like 1, 1, 0, V, and whoever types them means those."""

CHARACTERS = 8
RANDOM_BYTES = 5
"""40 bits: 1.1 million million codes, so that 30 guesses an hour from one address find nothing."""

LIFE_MS = 24 * 60 * 60 * 1000
"""How long a code can be used: the person is called on the day of the result."""

_CONTEXT = b"Bluezone code 1\0"
_MEANT = str.maketrans("ILOU", "110V")
_BETWEEN = re.compile(r"[\s.\-‐‑‒–—_]+")


class CodeError(BluezoneError, ValueError):
    """A code cannot be used."""

    code = "code_unusable"


class CodeUnknownError(CodeError):
    """No such code was issued."""

    code, status = "code_unknown", 404


class CodeExpiredError(CodeError):
    """The code's 24 hours are over."""

    code, status = "code_expired", 410


class CodeSpentError(CodeError):
    """The code was used already, with another key."""

    code, status = "code_spent", 409


def from_random(random: bytes) -> str:
    """Return the code made of *random*, 5 bytes that nobody can guess."""
    if len(random) != RANDOM_BYTES:
        raise CodeError(f"code: found {len(random)} random bytes, expected {RANDOM_BYTES}")
    number = int.from_bytes(random, "big")
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(CHARACTERS)))


def read(typed: str) -> str:
    """Return the code that a person meant by *typed*: any case, blanks and dashes, O for 0, I and L for 1, U for V.

    Raises:
        CodeUnknownError: what is left has not the form of a code, so none was issued.
    """
    if len(typed) > 8 * CHARACTERS:
        raise CodeUnknownError(f"code: found {len(typed)} characters, expected {CHARACTERS}; type it again")
    plain = _BETWEEN.sub("", unicodedata.normalize("NFKC", typed)).upper().translate(_MEANT)
    if len(plain) != CHARACTERS or not set(plain) <= set(ALPHABET):
        raise CodeUnknownError(
            f"code: expected {CHARACTERS} letters and digits; compare it with the slip, type it again"
        )
    return plain


def grouped(code: str) -> str:
    """Return *code* as it is shown: two groups of four."""
    return f"{code[:4]}-{code[4:]}"


def keyed_hash(code: str, key: bytes) -> bytes:
    """Return the 32 bytes under which *code* is stored; *key* is the site's secret."""
    return hmac.digest(key, _CONTEXT + code.encode(), sha256)


def check_usable(*, expires_ms: int, is_spent: bool, now_ms: int) -> None:
    """Return if a code that was issued can still be used at *now_ms*.

    Raises:
        CodeSpentError, CodeExpiredError
    """
    if is_spent:
        raise CodeSpentError("code: it was used already; ask the health officer for a new one")
    if now_ms >= expires_ms:
        raise CodeExpiredError("code: its 24 hours are over; ask the health officer for a new one")
