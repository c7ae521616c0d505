"""A snapshot: a tally frozen at an hour, with who froze it and when, as bytes that always come out the same.

The SHA-256 of those bytes is its name. Nothing in it ever changes: later changes belong to the next snapshot, and a
mistake is corrected by a new one that names the old. It holds counts only; no member is in it.

Source: shared specification of the rollout, sections 2.2 and 4.4.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, ClassVar
from unicodedata import normalize

from bluezone.errors import BluezoneError
from bluezone.rollout import figures
from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.figures import Change, Figures
from bluezone.rollout.tally import Row, Tally, Unit

FORMAT = "rollout-snapshot-1"


class SnapshotError(BluezoneError, ValueError):
    """A snapshot cannot be made from what was given, or bytes are none."""

    code: ClassVar[str] = "rollout_snapshot_invalid"


class SnapshotAlteredError(SnapshotError):
    """The bytes of a snapshot are not those that were frozen."""

    code: ClassVar[str] = "rollout_snapshot_altered"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Frozen figures.

    Attributes:
        campaign: code; unit: id of the unit that reports.
        tally: as counted at its moment, the cut-off; rows in order of their unit ids.
        at: when it was frozen, at the cut-off or later; by: by whom, a user's id or the name of the job.
        corrects: digest of the snapshot that this one replaces; why: in what that was wrong.

    Raises:
        SnapshotError: frozen before its cut-off, moments without zone, a unit twice, a correction without a reason.
    """

    campaign: str
    unit: str
    tally: Tally
    at: datetime
    by: str
    corrects: str | None = None
    why: str | None = None

    def __post_init__(self) -> None:
        ids = [row.unit.id for row in self.tally.rows]
        if self.at.tzinfo is None or self.tally.as_of.tzinfo is None or self.at < self.tally.as_of:
            raise SnapshotError("Snapshot: expected moments with a zone, frozen at the cut-off or later. Correct them.")
        if not ids or ids != sorted(set(ids)):
            raise SnapshotError("Snapshot: expected one unit at least, each once, in order of ids. Use freeze().")
        if (self.corrects is None) != (self.why is None):
            raise SnapshotError("Correction: expected the old snapshot's digest and what was wrong. Give both.")

    @property
    def digest(self) -> str:
        """SHA-256 of the canonical bytes, in hex."""
        return hashlib.sha256(encode(self)).hexdigest()

    @property
    def total(self) -> Figures:
        """All rows added up."""
        return self.tally.total

    @property
    def problems(self) -> tuple[Bilingual, ...]:
        """Why no report can rest on it: empty if one can."""
        return self.tally.problems


def freeze(campaign: str, unit: str, tally: Tally, *, at: datetime, by: str) -> Snapshot:
    """Return *tally* frozen. An unready tally freezes too, for the hour does not wait; a report will refuse it.

    Raises:
        SnapshotError: see Snapshot.
    """
    return Snapshot(campaign, unit, _plain(tally), _second(at), by)


def correct(old: Snapshot, tally: Tally, *, at: datetime, by: str, why: str) -> Snapshot:
    """Return the snapshot that replaces *old*: same campaign, unit and cut-off, other figures.

    Raises:
        SnapshotError: another cut-off, frozen before *old*, no reason, or nothing is different.
    """
    plain = _plain(tally)
    if plain.as_of != old.tally.as_of:
        raise SnapshotError("Correction: found another cut-off than that of the old snapshot. Freeze a new one.")
    if plain == old.tally or not why.strip() or at < old.at:
        raise SnapshotError("Correction: expected other figures, a reason, and a later hour than the old snapshot's.")
    return Snapshot(old.campaign, old.unit, plain, _second(at), by, corrects=old.digest, why=why.strip())


def _plain(tally: Tally) -> Tally:
    """Return *tally* without members, rows in order of ids."""
    rows = tuple(
        Row(Unit(row.unit.id, normalize("NFC", row.unit.name)), row.figures)
        for row in sorted(tally.rows, key=lambda row: row.unit.id)
    )
    return Tally(_second(tally.as_of), tally.denominator, rows)


def _second(at: datetime) -> datetime:
    """Return *at* in UTC, to the second, which is as exact as the bytes are."""
    return (at if at.tzinfo is None else at.astimezone(UTC)).replace(microsecond=0)


# --- bytes -----------------------------------------------------------------------------------------------------------


def encode(snapshot: Snapshot) -> bytes:
    """Return the canonical bytes: JSON in UTF-8, keys in order, no blanks."""
    values = {
        "format": FORMAT,
        "campaign": snapshot.campaign,
        "unit": snapshot.unit,
        "as_of": snapshot.tally.as_of.isoformat(),
        "denominator": snapshot.tally.denominator,
        "at": snapshot.at.isoformat(),
        "by": snapshot.by,
        "corrects": snapshot.corrects,
        "why": snapshot.why,
        "rows": [_row_values(row) for row in snapshot.tally.rows],
    }
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _row_values(row: Row) -> dict[str, Any]:
    counts = row.figures
    return {
        "id": row.unit.id,
        "name": row.unit.name,
        "total": counts.total,
        "installed": counts.installed,
        "reasons": dict(counts.reasons),
        "staff": counts.staff,
        "smartphones": counts.smartphones,
    }


def decode(data: bytes) -> Snapshot:
    """Return the snapshot of canonical bytes.

    Raises:
        SnapshotError: they are not what encode() writes.
    """
    try:
        snapshot = _of_values(json.loads(data))
        is_canonical = encode(snapshot) == data
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise SnapshotError(f"Snapshot: found no values of {FORMAT}. Use the file as it was written.") from error
    if not is_canonical:
        raise SnapshotError("Snapshot: found another form than the canonical one. Use the file as it was written.")
    return snapshot


def _of_values(values: Mapping[str, Any]) -> Snapshot:
    rows = tuple(_row(row, values["denominator"]) for row in _list(values["rows"]))
    tally = Tally(datetime.fromisoformat(values["as_of"]), values["denominator"], rows)
    at = datetime.fromisoformat(values["at"])
    who = values["campaign"], values["unit"], values["by"]
    return Snapshot(who[0], who[1], tally, at, who[2], values["corrects"], values["why"])


def _list(values: Any) -> Sequence[Mapping[str, Any]]:
    if not isinstance(values, list):
        raise TypeError
    return values


def _row(values: Mapping[str, Any], denominator: str) -> Row:
    counts = Figures(
        denominator=denominator,
        total=values["total"],
        installed=values["installed"],
        reasons=tuple(sorted(values["reasons"].items())),
        staff=values["staff"],
        smartphones=values["smartphones"],
    )
    return Row(Unit(values["id"], values["name"]), counts)


def verify(data: bytes, digest: str) -> Snapshot:
    """Return the snapshot of *data*, whose digest was kept when it was frozen.

    Raises:
        SnapshotAlteredError: the bytes are not those of the digest.
        SnapshotError: they are, and are no snapshot.
    """
    if hashlib.sha256(data).hexdigest() != digest:
        raise SnapshotAlteredError(
            "Snapshot: its bytes are not those that were frozen. Fetch it from the backup and look who changed it."
        )
    return decode(data)


# --- from one to the next --------------------------------------------------------------------------------------------


def change(since: Snapshot, now: Snapshot, places: int = 1) -> Change:
    """Return what changed from the snapshot before to *now*.

    Raises:
        SnapshotError: they are of another campaign or unit, or not one after the other.
        DenominatorsDifferError: they count different things.
    """
    is_same = (since.campaign, since.unit) == (now.campaign, now.unit)
    if not is_same or now.tally.as_of <= since.tally.as_of:
        raise SnapshotError("Change: expected an earlier snapshot of the same campaign and unit. Choose that one.")
    return figures.change(since.total, now.total, places)
