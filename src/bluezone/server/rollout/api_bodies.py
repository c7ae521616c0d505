"""The bodies that other systems send, read strictly: bytes to values; a member that no call has is refused."""

import base64
import binascii
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Annotated, Any, Literal, TypeVar

import msgspec
from django.http import HttpRequest

from bluezone.authority.publication import RequestMalformedError
from bluezone.errors import BluezoneError
from bluezone.rollout.roster import LONGEST_CELL, MOST_ROWS
from bluezone.rollout.status import State
from bluezone.server.phones.requests import RequestTooLargeError
from bluezone.server.rollout.reading_reports import Given
from bluezone.server.rollout.statuses import MOST_AT_ONCE, Said

MIB = 2**20
LONGEST_FILE = 32 * MIB
"""Of a letter that is handed in, before base64 makes it a third longer."""

Text = Annotated[str, msgspec.Meta(max_length=1_000)]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=60)]
Moment = Annotated[datetime, msgspec.Meta(tz=True)]
Cell = Annotated[str, msgspec.Meta(max_length=LONGEST_CELL)] | int | None


class BodyInvalidError(BluezoneError, ValueError):
    """A body is JSON, and not of the form that the call has."""

    code = "api_body_invalid"
    status = 422


class Roster(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Body of roster: rows below a row of headings, or objects whose keys are the headings."""

    rows: Annotated[list[list[Cell] | dict[str, Cell]], msgspec.Meta(min_length=1, max_length=MOST_ROWS)]
    is_partial: bool = False
    name: Annotated[str, msgspec.Meta(max_length=200)] = ""

    def table(self) -> list[list[str]]:
        """Return the rows as a file would have them, headings first.

        Raises:
            BodyInvalidError: lists and objects stand side by side.
        """
        lists = [row for row in self.rows if isinstance(row, list)]
        objects = [row for row in self.rows if isinstance(row, dict)]
        if lists and objects:
            raise BodyInvalidError("body: found lists and objects in rows, expected one of them; send one kind")
        if lists:
            return [[_text(cell) for cell in row] for row in lists]
        heads = list(dict.fromkeys(key for row in objects for key in row))
        return [heads, *([_text(row.get(head)) for head in heads] for row in objects)]


def _text(cell: str | int | None) -> str:
    return "" if cell is None else str(cell)


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of statuses; its moment is told by the caller, or the entry sent again would not be the same."""

    id: Name
    member: int
    state: State
    at: Moment
    seen: Annotated[list[Name], msgspec.Meta(max_length=100)] = []
    reason: Name | None = None
    note: Annotated[str, msgspec.Meta(max_length=500)] = ""
    is_correction: bool = False

    def said(self) -> Said:
        """Return what is said of the member."""
        return Said(
            self.id,
            self.member,
            self.state,
            self.at,
            frozenset(self.seen),
            self.reason,
            self.note,
            self.is_correction,
        )


class Statuses(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Body of statuses."""

    entries: Annotated[list[Entry], msgspec.Meta(min_length=1, max_length=MOST_AT_ONCE)]

    def said(self) -> Sequence[Said]:
        """Return what is said, in order."""
        return [each.said() for each in self.entries]


class Report(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Body of reports."""

    period: Annotated[int, msgspec.Meta(ge=1)] | None = None
    kind: Literal["cong-van", "bao-cao"] = "cong-van"
    abstract: Text = ""
    scope: Text = ""
    places: Annotated[int, msgspec.Meta(ge=0, le=2)] = 1
    difficulties: Annotated[list[Text], msgspec.Meta(max_length=20)] | None = None
    proposals: Annotated[list[Text], msgspec.Meta(max_length=20)] | None = None
    replaces: int | None = None


class File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file inside of a body."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    base64: str

    def given(self) -> Given:
        """Return the file.

        Raises:
            BodyInvalidError: its bytes are not written in base64.
            RequestTooLargeError
        """
        try:
            data = base64.b64decode(self.base64, validate=True)
        except (binascii.Error, ValueError) as error:
            raise BodyInvalidError("body, file.base64: expected base64 by RFC 4648; encode the file's bytes") from error
        if len(data) > LONGEST_FILE:
            raise RequestTooLargeError(
                f"body, file.base64: found {len(data):,} bytes, expected at most {LONGEST_FILE:,}"
            )
        return Given(self.name, data)


class Received(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Body of received: a letter as values, or as a file."""

    letter: dict[str, Any] | None = None
    file: File | None = None
    period: Annotated[int, msgspec.Meta(ge=1)] | None = None


Body = TypeVar("Body", Roster, Statuses, Report, Received)

LONGEST: dict[type[msgspec.Struct], int] = {
    Roster: 16 * MIB,
    Statuses: MIB,
    Report: MIB // 4,
    Received: LONGEST_FILE * 4 // 3 + MIB,
}
"""Bytes of the longest body of each kind."""


def read(request: HttpRequest, kind: type[Body]) -> Body:
    """Return the body of *request* as a value of *kind*.

    Raises:
        RequestTooLargeError: longer than such a body can be; no more of it is read.
        RequestMalformedError: no JSON.
        BodyInvalidError: a member is missing, unknown, of the wrong kind or out of range; the sentence says which.
    """
    longest = LONGEST[kind]
    data = b"".join(_parts(request, longest + 1))
    if len(data) > longest:
        raise RequestTooLargeError(f"body: expected at most {longest:,} bytes; send it in parts")
    try:
        return msgspec.json.decode(data, type=kind)
    except msgspec.ValidationError as error:
        raise BodyInvalidError(f"body: {error}; docs/reference/rollout-api.md shows the call") from error
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise RequestMalformedError("body: expected JSON in UTF-8; docs/reference/rollout-api.md shows it") from error


def _parts(request: HttpRequest, most: int) -> Iterator[bytes]:
    """Yield what *request* sends, up to *most* bytes; a server may hand on less than was asked for at a time."""
    while most > 0:
        part = request.read(min(most, MIB))
        if not part:
            return
        most -= len(part)
        yield part
