"""One-time codes: those of an authenticator app, and those on paper that stand in for it. Values in, values out."""

import base64
import re
import unicodedata
from urllib.parse import quote, urlencode

import segno
from django_otp import oath

STEP_S = 30
TOLERANCE = 1
"""Steps by which the clock of an app may be wrong, to either side."""

KEY_BYTES = 20
"""RFC 4226, section 4: as long as the output of SHA-1."""

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No I, L, O, U: they look like 1, 1, 0, V, and whoever types them means those."""

RECOVERY_BYTES = 10
"""80 bits a code: what is stored of it can be a plain keyed hash."""

_MEANT = str.maketrans("ILOU", "110V")
_BETWEEN = re.compile(r"[\s.\-‐‑‒–—_]+")


def accepted_step(key: bytes, typed: str, at_s: int, last_step: int) -> int | None:
    """Return the step of time whose code *typed* is; None where it is no code of now, or one of a step used before.

    Args:
        at_s: seconds since 1970 by the clock that the app goes by, which is real time.
        last_step: whose code was taken last; no code is taken twice.

    Source: RFC 6238.
    """
    digits = _BETWEEN.sub("", typed)
    if not re.fullmatch("[0-9]{6}", digits):
        return None
    now = at_s // STEP_S
    for step in (now, now - TOLERANCE, now + TOLERANCE):
        if step > last_step and oath.hotp(key, step) == int(digits):
            return step
    return None


def app_code(key: bytes, at_s: int) -> str:
    """Return the six digits that an app with *key* shows at *at_s*."""
    return f"{oath.hotp(key, at_s // STEP_S):06}"


def as_text(key: bytes) -> str:
    """Return *key* as it is typed into an app: Base32 in groups of four."""
    text = base64.b32encode(key).decode().rstrip("=")
    return " ".join(text[place : place + 4] for place in range(0, len(text), 4))


def address(key: bytes, username: str, issuer: str = "Bluezone") -> str:
    """Return what the QR code holds: an otpauth address, which every app reads."""
    told = {"secret": base64.b32encode(key).decode().rstrip("="), "issuer": issuer}
    return f"otpauth://totp/{quote(issuer)}:{quote(username)}?{urlencode(told)}"


def qr(text: str) -> str:
    """Return *text* as a QR code: an SVG for the page itself, black on white, without styles."""
    made = segno.make(text, error="m", micro=False)
    return str(
        made.svg_inline(scale=4, border=4, dark="#000", light="#fff", svgclass="qr", lineclass=None, omitsize=True)
    )


def recovery_code(random: bytes) -> str:
    """Return the code made of *random*, RECOVERY_BYTES that nobody can guess: 16 signs in groups of four."""
    number = int.from_bytes(random, "big")
    signs = "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(RECOVERY_BYTES * 8 // 5)))
    return "-".join(signs[place : place + 4] for place in range(0, len(signs), 4))


def meant(typed: str) -> str:
    """Return the 16 signs of the recovery code that a person meant by *typed*; empty where it is none."""
    plain = _BETWEEN.sub("", unicodedata.normalize("NFKC", typed[:100])).upper().translate(_MEANT)
    return plain if len(plain) == RECOVERY_BYTES * 8 // 5 and set(plain) <= set(ALPHABET) else ""
