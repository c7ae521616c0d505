"""Hex text, read strictly: the original took any letter for a digit and fell over odd lengths."""

from binascii import unhexlify

from bluezone.errors import BluezoneError


class HexError(BluezoneError, ValueError):
    """The text is not pairs of hex digits."""

    code = "hex_malformed"


def encode(data: bytes) -> str:
    """Return *data* as upper-case hex, the way the original writes it."""
    return data.hex().upper()


def decode(text: str) -> bytes:
    """Return the bytes of *text*, pairs of hex digits in either case.

    Raises:
        HexError: an odd length or a character that is no hex digit; blanks count as such.
    """
    try:
        return unhexlify(text)  # bytes.fromhex would pass over blanks
    except ValueError as error:
        raise HexError(f"hex text: found {len(text):,} characters that are not pairs of 0-9, A-F") from error
