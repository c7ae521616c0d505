"""The rollout as JSON: what calls of other systems are answered, and what commands print with --json.

Keys never change. Moments are ISO 8601 with the zone of Vietnam, days are ISO 8601, rates are per cent.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from bluezone.letters import written
from bluezone.letters.letter import VIETNAM
from bluezone.rollout.figures import Change
from bluezone.rollout.figures import Figures as PureFigures
from bluezone.rollout.finding import Finding
from bluezone.rollout.tree import Tree
from bluezone.rollout.unit import UnitId
from bluezone.server.rollout import campaigns
from bluezone.server.rollout.consolidating import Consolidated
from bluezone.server.rollout.counting import Sums
from bluezone.server.rollout.figures_page import Figures
from bluezone.server.rollout.models import Campaign, Incoming, Member, Outgoing, Period, Received, Snapshot
from bluezone.server.rollout.statuses import Answer

Json = dict[str, Any]


def moment(at: datetime | None) -> str | None:
    """Return *at* as it is told, such as "2020-08-09T08:00:00+07:00"."""
    return at.astimezone(VIETNAM).isoformat() if at else None


def day(of: date | None) -> str | None:
    """Return *of* as it is told."""
    return of.isoformat() if of else None


def rate(installed: int | None, total: int | None, places: int = 1) -> float | None:
    """Return installed of total in per cent, half up; None where there is nobody to count."""
    return _number(written.rate(installed, total, places)) if total and installed is not None else None


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def unit(tree: Tree, of: UnitId) -> Json:
    """Return what *tree* says of a unit."""
    version = tree.version(of)
    return {
        "id": of,
        "parent": version.parent,
        "kind": version.kind,
        "name": version.name,
        "full_name": version.full_name,
        "code": version.code,
        "abbreviation": version.abbreviation,
        "receives": version.receives,
        "since": day(version.period.since),
        "until": day(version.period.until),
    }


def campaign(row: Campaign) -> Json:
    """Return a campaign with its cut-offs."""
    definition = campaigns.pure(row)
    return {
        "code": row.code,
        "name": {"vi": row.name_vi, "en": row.name_en},
        "stage": row.stage,
        "owner": row.owner_id,
        "scope": row.scope_id,
        "tree_day": day(row.tree_day),
        "denominator": definition.denominator,
        "receivers": [{"unit": each.unit, "since": day(each.since)} for each in definition.receivers],
        "periods": [period(each) for each in row.periods.all()],
    }


def period(row: Period) -> Json:
    """Return a cut-off."""
    return {
        "number": row.number,
        "cutoff": moment(row.cutoff),
        "deadline": moment(row.deadline),
        "frozen_at": moment(row.frozen_at),
    }


# --- figures ---------------------------------------------------------------------------------------------------------


def figures(found: Figures, now: datetime) -> Json:
    """Return how a unit stands at *now*, with the units below it."""
    return {
        "campaign": found.at.campaign.code,
        "unit": found.at.unit_id,
        "name": found.at.name,
        "as_of": moment(now),
        "denominator": found.kind.code,
        **sums(found.total),
        "reasons": dict(found.reasons),
        "next_cutoff": moment(found.following.cutoff) if found.following else None,
        "last_cutoff": moment(found.last.cutoff) if found.last else None,
        "units": [
            {"unit": line.at.unit_id, "name": line.at.name, "is_own": line.is_own, **sums(line.sums)}
            for line in found.lines
        ],
    }


def sums(of: Sums) -> Json:
    """Return counts with their rate."""
    return {
        "staff": of.staff,
        "smartphones": of.smartphones,
        "total": of.total,
        "installed": of.installed,
        "rate": rate(of.installed, of.total),
        "open": of.n_open,
        "conflicts": of.n_conflicts,
        "verified": of.verified,
        "ticked": of.ticked,
        "self_reported": of.self_reported,
    }


def counts(of: PureFigures, places: int = 1) -> Json:
    """Return frozen or received counts with their rate."""
    return {
        "staff": of.staff,
        "smartphones": of.smartphones,
        "total": of.total,
        "installed": of.installed,
        "rate": rate(of.installed, of.total, places),
        "open": of.open,
        "reasons": dict(of.reasons),
    }


def snapshot(row: Snapshot) -> Json:
    """Return frozen figures, checked against their digest.

    Raises:
        SnapshotAlteredError
    """
    frozen = row.pure()
    return {
        "digest": row.digest,
        "campaign": frozen.campaign,
        "unit": frozen.unit,
        "period": row.period.number,
        "cutoff": moment(frozen.tally.as_of),
        "frozen_at": moment(frozen.at),
        "frozen_by": frozen.by,
        "corrects": frozen.corrects,
        "why": frozen.why,
        "denominator": row.denominator,
        **counts(frozen.total),
        "is_ready": not frozen.problems,
        "problems": [{"vi": each.vi, "en": each.en} for each in frozen.problems],
        "units": [{"unit": each.unit.id, "name": each.unit.name, **counts(each.figures)} for each in frozen.tally.rows],
    }


# --- members ---------------------------------------------------------------------------------------------------------


def member(row: Member, seen: Iterable[str] = ()) -> Json:
    """Return a member of a roster; *seen* are the ids of the entries that hold, which a new entry has to name."""
    return {
        "id": row.pk,
        "unit": row.participant.unit_id,
        "name": row.name,
        "phone": row.phone,
        "position": row.position,
        "birth": row.birth,
        "system": row.system,
        "version": ".".join(map(str, row.version or ())),
        "model": row.model,
        "note": row.note,
        "state": row.state,
        "reason": row.reason,
        "proof": row.proof,
        "is_installed": row.is_installed,
        "is_settled": row.is_settled,
        "has_conflict": row.has_conflict,
        "since": moment(row.at),
        "seen": sorted(seen),
    }


def finding(found: Finding) -> Json:
    """Return what is to be said about a row of a roster."""
    return {
        "code": found.code,
        "row": found.row,
        "column": found.column,
        "found": found.found,
        "weight": found.weight.name.lower(),
        "vi": found.vi,
        "en": found.en,
    }


def answer(given: Answer) -> Json:
    """Return what became of one entry."""
    refusal, stands = given.refusal, given.status
    return {
        "id": given.said.id,
        "member": given.said.member,
        "is_taken": refusal is None,
        "state": stands.state.value,
        "reason": stands.reason,
        "has_conflict": bool(stands.conflicts),
        "code": refusal.code if refusal else None,
        "sentence": refusal.sentence if refusal else None,
    }


# --- documents -------------------------------------------------------------------------------------------------------


def outgoing(row: Outgoing) -> Json:
    """Return a document of an office and how far it is, without its text."""
    return {
        "id": row.pk,
        "unit": row.unit_id,
        "purpose": row.purpose,
        "campaign": row.campaign.code if row.campaign else None,
        "snapshot": row.snapshot_id,
        "stage": row.stage,
        "number_symbol": row.number_symbol,
        "dated": day(row.dated),
        "kind": row.kind,
        "abstract": row.abstract,
        "is_withdrawn": row.is_withdrawn,
        "replaces": row.replaces_id,
    }


def incoming(row: Incoming) -> Json:
    """Return a row of the register of incoming documents."""
    return {
        "id": row.pk,
        "number": row.number,
        "arrived_on": day(row.arrived_on),
        "issuer": row.issuer,
        "number_symbol": row.number_symbol,
        "dated": day(row.dated),
        "kind": row.kind,
        "abstract": row.abstract,
        "state": row.state,
    }


def received(row: Received) -> Json:
    """Return a report that came, as it was read or as it was confirmed."""
    return {
        "id": row.pk,
        "campaign": row.campaign.code,
        "unit": row.participant.unit_id if row.participant else None,
        "period": row.period.number,
        "state": row.state,
        "is_from_here": row.outgoing_id is not None,
        "file_name": row.file_name,
        "arrived_at": moment(row.arrived_at),
        "number_symbol": row.number_symbol,
        "dated": day(row.dated),
        "as_of": moment(row.as_of),
        "denominator": row.denominator or None,
        "total": row.total,
        "installed": row.installed,
        "rate": rate(row.installed, row.total),
        "reasons": row.reasons,
        "replaces": row.replaces_id,
        "failed": (row.evidence.get("failed") or {}).get("code"),
        "findings": [
            {key: each[key] for key in ("code", "severity", "vi", "en") if key in each} for each in row.findings
        ],
    }


def consolidated(found: Consolidated) -> Json:
    """Return the consolidated table: one group for each denominator, since their rates are never added."""
    return {
        "campaign": found.desk.at.campaign.code,
        "unit": found.desk.at.unit_id,
        "period": period(found.desk.period),
        "groups": [
            {
                "denominator": group.denominator,
                "expected": group.total.completeness.n_expected,
                "reported": group.total.completeness.n_reported,
                "total": counts(group.total.figures, found.places) if group.total.figures else None,
                "change": _change(group.total.change),
                "units": [_line(line, found) for line in group.lines],
            }
            for group in found.table.groups
        ],
    }


def _line(line: Any, found: Consolidated) -> Json:
    verdict, told = line.verdict, line.figures
    came = verdict.arrival
    return {
        "unit": verdict.expected.unit,
        "name": found.names[verdict.expected.unit],
        "state": verdict.state.value,
        "number_symbol": (came.number_symbol if came else None) or "",
        "dated": day(came.dated) if came else None,
        "figures": counts(told, found.places) if told else None,
        "change": _change(line.change),
        "rank": {"position": line.place.position, "of": line.place.of} if line.place else None,
    }


def _change(of: Change | None) -> Mapping[str, Any] | None:
    if of is None:
        return None
    return {"installed": of.installed, "total": of.total, "points": _number(of.points)}
