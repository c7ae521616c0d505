"""The bodies that phones send, read strictly: bytes to values."""

from typing import Annotated, TypeVar

import msgspec
from django.http import HttpRequest

from bluezone.authority.publication import HandIn, RequestMalformedError
from bluezone.errors import BluezoneError
from bluezone.protocol import hexadecimal

LONGEST_BODY_BYTES = 4_096
"""The longest sound request has about 200."""

Seconds = Annotated[int, msgspec.Meta(ge=0, lt=2**32)]


class RequestTooLargeError(BluezoneError, ValueError):
    """A body is longer than any sound request."""

    code = "request_too_large"
    status = 413


class CodeCheck(msgspec.Struct, frozen=True):
    """Body of codes/check."""

    code: Annotated[str, msgspec.Meta(max_length=100)]


class Publication(msgspec.Struct, frozen=True):
    """Body of publications."""

    code: Annotated[str, msgspec.Meta(max_length=100)]
    daily_key: Annotated[str, msgspec.Meta(pattern="^[0-9A-Fa-f]{64}$")]
    time_start: Seconds
    max: Annotated[int, msgspec.Meta(ge=1, lt=2**16)]
    time_end: Seconds

    def hand_in(self) -> HandIn:
        """Return the key that is handed in."""
        return HandIn(hexadecimal.decode(self.daily_key), self.time_start, self.time_end, self.max)


class NumberAsked(msgspec.Struct, frozen=True):
    """Body of numbers."""

    number: Annotated[str, msgspec.Meta(max_length=40)]


class NumberProved(msgspec.Struct, frozen=True):
    """Body of numbers/confirm and numbers/forget."""

    number: Annotated[str, msgspec.Meta(max_length=40)]
    code: Annotated[str, msgspec.Meta(max_length=20)]


Body = TypeVar("Body", CodeCheck, Publication, NumberAsked, NumberProved)


def read(request: HttpRequest, kind: type[Body]) -> Body:
    """Return the body of *request* as a value of *kind*; members it does not know are passed over.

    Raises:
        RequestTooLargeError: longer than LONGEST_BODY_BYTES; it is not read.
        RequestMalformedError: not JSON, or a member is missing or of the wrong kind.
    """
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdigit() or int(length) > LONGEST_BODY_BYTES:
        raise RequestTooLargeError(f"body: found {length} bytes, expected at most {LONGEST_BODY_BYTES:,}")
    try:
        return msgspec.json.decode(request.body, type=kind)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:  # ValueError: bytes that are no UTF-8
        raise RequestMalformedError("body: expected the JSON of docs/reference/phone-api.md") from error
