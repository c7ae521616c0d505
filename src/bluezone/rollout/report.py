"""A report: the figures of a snapshot and what else was done, as the letter of an office.

Nothing is drafted on figures that do not add up, or on a snapshot of another campaign.

Source: shared specification of the rollout, sections 3 and 4.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from bluezone.errors import BluezoneError
from bluezone.letters import breakdown, kinds, wording, written
from bluezone.letters.kinds import Kind
from bluezone.letters.letter import (
    Annex,
    Archive,
    Block,
    Counts,
    Delta,
    Letter,
    Reason,
    Recipient,
    Reference,
    Signer,
    UnitCount,
)
from bluezone.letters.wording import Facts, Gate
from bluezone.rollout import outreach, schedule
from bluezone.rollout.campaign import Campaign
from bluezone.rollout.figures import Change
from bluezone.rollout.issuing import Report
from bluezone.rollout.outreach import Entry
from bluezone.rollout.snapshot import Snapshot
from bluezone.rollout.tally import Row

OFFICIAL_LETTER = kinds.OFFICIAL_LETTER
REPORT = next(kind for kind in kinds.NAMED if kind.abbreviation == "BC")


class ReportError(BluezoneError, ValueError):
    """No report can be drafted on what was given."""

    code: ClassVar[str] = "rollout_report_not_ready"
    status: ClassVar[int] = 409


@dataclass(frozen=True, slots=True)
class Office:
    """Who writes, as it stands on paper.

    Attributes:
        organ: "Sở Công Thương"; abbreviation: "SCT"; drafting: the drafting unit's, "VP".
        others: who gets a copy, after "Như trên" and before the archive.
    """

    organ: str
    abbreviation: str
    drafting: str
    parent: str | None
    place: str
    signer: Signer
    others: tuple[Recipient, ...] = ()
    archive: Archive | None = None

    def symbol(self, kind: Kind) -> str:
        """Return the symbol of its documents of *kind*: SCT-VP, BC-SCT."""
        return kinds.symbol(kind, self.abbreviation, self.drafting)

    def recipients(self, addressees: tuple[str, ...]) -> tuple[Recipient, ...]:
        """Return who gets its letter to *addressees*; who is addressed gets no copy besides."""
        others = (each for each in self.others if each.name not in addressees)
        return (Recipient(wording.listed(addressees), as_written="Như trên"), *others)

    def head(self, kind: Kind, addressees: tuple[str, ...], abstract: str) -> Letter:
        """Return a draft of *kind* with everything but its contents."""
        return Letter(
            type=kind.name,
            symbol=self.symbol(kind),
            place=self.place,
            parent_org=self.parent,
            issuer=self.organ,
            addressees=addressees,
            abstract=abstract,
            recipients=self.recipients(addressees),
            archive=self.archive or Archive(("VT", self.drafting)),
            signer=self.signer,
        )


@dataclass(frozen=True, slots=True)
class Deeds:
    """What was done beside the counting; each that is missing leaves its sentence out."""

    is_told: bool = False
    onward: tuple[Reference, ...] = ()
    gate: Gate | None = None
    outreach: tuple[Entry, ...] = ()
    difficulties: tuple[str, ...] | None = None
    proposals: tuple[str, ...] | None = None


def counts(
    snapshot: Snapshot,
    campaign: Campaign,
    *,
    scope: str | None = None,
    since: Change | None = None,
    order: Iterable[str] = (),
    places: int = 1,
) -> Counts:
    """Return the figures of *snapshot* as a letter prints them.

    Args:
        scope: who is in it, in words.
        since: what changed since the last report.
        order: unit ids in the order of the rows; units that are not named follow by their ids.

    Raises:
        ReportError: the snapshot is of another campaign, or its figures do not add up.
    """
    _refuse_unready(snapshot, campaign)
    total, kind = snapshot.total, campaign.kind(snapshot.tally.denominator)
    rate = written.rate(total.installed, total.total, places)
    return Counts(
        installed=total.installed,
        total=total.total,
        percent=rate,
        percent_text=written.percent(rate),
        unit=kind.unit.vi,
        denominator=kind.said.vi,
        scope=scope,
        not_installed=_reasons(total.reasons),
        by_unit=_rows(snapshot, order),
        delta=Delta(since.installed, since.points) if since else None,
    )


def _rows(snapshot: Snapshot, order: Iterable[str]) -> tuple[UnitCount, ...] | None:
    """Return a row for each unit that has anybody to count; None where one unit alone reports."""
    rows = snapshot.tally.rows
    places = {unit: place for place, unit in enumerate(order)}
    ordered = sorted(rows, key=lambda row: places.get(row.unit.id, len(places)))
    return tuple(_row(row) for row in ordered if row.figures.total) if len(rows) > 1 else None


def _row(row: Row) -> UnitCount:
    counted = row.figures
    return UnitCount(
        unit=row.unit.name,
        installed=counted.installed,
        total=counted.total,
        staff=counted.staff,
        not_installed=_reasons(counted.reasons),
    )


def _reasons(found: tuple[tuple[str, int], ...]) -> tuple[Reason, ...]:
    return tuple(Reason(code, count) for code, count in found)


def _refuse_unready(snapshot: Snapshot, campaign: Campaign) -> None:
    if snapshot.campaign != campaign.code:
        raise ReportError(
            f'Snapshot: found the campaign "{snapshot.campaign}", expected "{campaign.code}". Choose that of this one.'
        )
    if snapshot.problems:
        n_open = snapshot.total.open
        raise ReportError(
            f"Figures: found {n_open} members open of {snapshot.total.total}, expected none and one member at least. "
            "Settle each, freeze a correction, then draft again."
        )


def draft(
    snapshot: Snapshot,
    campaign: Campaign,
    office: Office,
    receivers: Mapping[str, str],
    deeds: Deeds,
    figures: Counts,
    *,
    kind: Kind = OFFICIAL_LETTER,
    abstract: str | None = None,
    places: int = 1,
) -> Report:
    """Return the draft of the letter by which *office* reports *figures*, the counts() of *snapshot*.

    Args:
        receivers: names of the units that receive, by id; the one that does at the cut-off is addressed.
        kind: OFFICIAL_LETTER or REPORT.
        abstract: what it is about; if not given, the campaign's name.

    Raises:
        ReportError: as counts(), or the figures are not the snapshot's, or nobody is known who receives.
    """
    _refuse_unready(snapshot, campaign)
    _refuse_foreign(snapshot, figures)
    facts = _facts(snapshot, campaign, office, _receiver(snapshot, campaign, receivers), deeds, figures, places)
    body = wording.report(facts) if kind == REPORT else wording.official_letter(facts)
    head = office.head(kind, (facts.receiver,), abstract or campaign.name.vi)
    annexes = (breakdown.of_units(figures, places=places),) if figures.by_unit else ()
    return Report(snapshot.digest, _filled(head, facts, body, annexes))


def _filled(head: Letter, facts: Facts, body: tuple[Block, ...], annexes: tuple[Annex, ...]) -> Letter:
    return replace(
        head,
        references=(*facts.answered, *facts.onward),
        cutoff=facts.cutoff,
        counts=facts.counts,
        body=body,
        annexes=annexes,
    )


def _facts(
    snapshot: Snapshot, campaign: Campaign, office: Office, receiver: str, deeds: Deeds, figures: Counts, places: int
) -> Facts:
    as_of = snapshot.tally.as_of
    return Facts(
        organ=office.organ,
        receiver=receiver,
        app=campaign.app.vi,
        counts=figures,
        cutoff=schedule.moment(as_of),
        answered=campaign.answered,
        is_told=deeds.is_told,
        onward=deeds.onward,
        gate=deeds.gate,
        outreach=outreach.summary(deeds.outreach, as_of),
        difficulties=deeds.difficulties,
        proposals=deeds.proposals,
        places=places,
    )


def _refuse_foreign(snapshot: Snapshot, figures: Counts) -> None:
    total = snapshot.total
    if (figures.installed, figures.total) != (total.installed, total.total):
        raise ReportError("Figures: found others than the snapshot's. Take them from it with counts().")


def _receiver(snapshot: Snapshot, campaign: Campaign, names: Mapping[str, str]) -> str:
    unit = campaign.receiver_on(schedule.local_day(snapshot.tally.as_of))
    if unit not in names:
        raise ReportError("Receiver: found no name for the unit that receives at the cut-off. Give its name.")
    return names[unit]
