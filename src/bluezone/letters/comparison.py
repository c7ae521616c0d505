"""Two values of one letter side by side: what was written and what was read back.

Compared is what a receiver works with: the boxes, the documents cited, the moment and the figures, who gets it and who
signed. Wording and layout may differ: capitals, blanks and the form in which a letter composes its accents count for
nothing.

Source: shared data, letters, README, "How to score".
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from bluezone.letters.folding import composed
from bluezone.letters.letter import Archive, Counts, Letter, Moment, Reason, Recipient, Reference, Signer, UnitCount

_NAMES = (
    "type", "number", "symbol", "date", "place", "parent_org", "issuer", "addressees", "abstract", "urgency", "secrecy",
)  # fmt: skip  # one name a line would hide that it is the order of the JSON


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that is not the same; `path` is that of the letter's JSON."""

    path: str
    written: Any
    read: Any


def differences(written: Letter, read: Letter) -> tuple[Difference, ...]:
    """Return what of *written* a receiver who has *read* would have wrong."""
    found = dict(values(read))
    expected = dict(values(written))
    return tuple(
        Difference(path, expected.get(path), found.get(path))
        for path in (*expected, *(path for path in found if path not in expected))
        if _plain(expected.get(path)) != _plain(found.get(path))
    )


def values(letter: Letter) -> Iterator[tuple[str, Any]]:
    """Yield path and value of everything that is compared and is there."""
    for path, value in _all(letter):
        if value not in (None, ""):
            yield path, value


def _all(letter: Letter) -> Iterator[tuple[str, Any]]:
    for name in _NAMES:
        value = getattr(letter, name)
        yield from _listed(f"doc.{name}", value) if isinstance(value, tuple) else ((f"doc.{name}", value),)
    for place, reference in enumerate(letter.references):
        yield from _reference(f"references[{place}]", reference)
    if letter.cutoff:
        yield from _moment("cutoff", letter.cutoff)
    if letter.counts:
        yield from _counts(letter.counts)
    for place, recipient in enumerate(letter.recipients or ()):
        yield from _recipient(f"recipients[{place}]", recipient)
    if letter.archive:
        yield from _archive(letter.archive)
    yield from _signer(letter.signer or Signer())


def _listed(path: str, found: tuple[Any, ...]) -> Iterator[tuple[str, Any]]:
    for place, value in enumerate(found):
        yield f"{path}[{place}]", value


def _reference(path: str, reference: Reference) -> Iterator[tuple[str, Any]]:
    for name in ("number_symbol", "date", "issuer"):
        yield f"{path}.{name}", getattr(reference, name)


def _moment(path: str, moment: Moment) -> Iterator[tuple[str, Any]]:
    yield f"{path}.day", moment.day
    yield f"{path}.at", moment.at


def _counts(counts: Counts) -> Iterator[tuple[str, Any]]:
    for name in ("installed", "total", "percent", "unit"):
        yield f"counts.{name}", getattr(counts, name)
    yield from _reasons("counts", counts.not_installed or ())
    for place, row in enumerate(counts.by_unit or ()):
        yield from _unit(f"counts.by_unit[{place}]", row)


def _reasons(path: str, reasons: tuple[Reason, ...]) -> Iterator[tuple[str, Any]]:
    for place, reason in enumerate(reasons):
        yield f"{path}.not_installed[{place}].reason_code", reason.code
        yield f"{path}.not_installed[{place}].count", reason.count


def _unit(path: str, row: UnitCount) -> Iterator[tuple[str, Any]]:
    for name in ("unit", "installed", "total"):
        yield f"{path}.{name}", getattr(row, name)


def _recipient(path: str, recipient: Recipient) -> Iterator[tuple[str, Any]]:
    yield f"{path}.name", recipient.name
    yield f"{path}.purpose", recipient.purpose


def _archive(archive: Archive) -> Iterator[tuple[str, Any]]:
    yield from _listed("archive.units", archive.units)
    yield "archive.copies", archive.copies
    yield "archive.drafter", archive.drafter


def _signer(signer: Signer) -> Iterator[tuple[str, Any]]:
    for name in ("collective", "authority", "title", "name"):
        yield f"signer.{name}", getattr(signer, name)


def _plain(value: Any) -> Any:
    """Return *value* as it is compared."""
    if isinstance(value, str):
        return " ".join(composed(value).casefold().split())
    return value.normalize() if isinstance(value, Decimal) else value
