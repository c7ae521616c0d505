"""From frozen figures to the letter of an office: what stands ready, what is in the way, and the draft itself."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bluezone.errors import BluezoneError
from bluezone.letters import wording
from bluezone.letters.kinds import Kind
from bluezone.letters.letter import Block, BlockKind, Letter, Reference
from bluezone.rollout import report, schedule, snapshot
from bluezone.rollout.campaign import Campaign as PureCampaign
from bluezone.rollout.figures import Change
from bluezone.rollout.issuing import Stage
from bluezone.rollout.report import Deeds
from bluezone.rollout.rights import Action
from bluezone.rollout.snapshot import Snapshot as PureSnapshot
from bluezone.rollout.unit import UnitId
from bluezone.server.rollout import access, campaigns, drafts, freezing, gate_notes, letterheads, outreach
from bluezone.server.rollout.models import Incoming, Outgoing, Participant, Period, Snapshot
from bluezone.server.units import registry
from bluezone.server.units.actor import Actor

PROVINCIAL = ("province", "central_city")
"""Kinds of units whose reports are seen with two decimals."""

BY_TREE, BY_RATE = "tree", "rate"
REPLACED = "letter_replaced"
"""Role of the issued letter that a correction names."""


class NotFrozenError(BluezoneError, ValueError):
    """There are no frozen figures of this unit and period to report."""

    code = "report_not_frozen"
    status = 409


class NotReplaceableError(BluezoneError, ValueError):
    """The letter to be replaced is no issued report of this unit and period."""

    code = "report_not_replaceable"
    status = 409


@dataclass(frozen=True, slots=True)
class Wish:
    """What the drafter says beside the figures.

    Attributes:
        kind: report.OFFICIAL_LETTER or report.REPORT.
        order: BY_TREE or BY_RATE, the order of the annex's rows.
        scope: who is in the figures, in words.
        difficulties, proposals: None leaves the part out, an empty tuple says that there are none.
        replaces: the issued letter that this one corrects.
    """

    kind: Kind = report.OFFICIAL_LETTER
    abstract: str = ""
    scope: str = ""
    order: str = BY_TREE
    places: int = 1
    is_told: bool = True
    difficulties: tuple[str, ...] | None = None
    proposals: tuple[str, ...] | None = None
    replaces: Outgoing | None = None


def draft(at: Participant, period: Period, wish: Wish, *, by: Actor, now: datetime) -> Outgoing:
    """Return the draft of the letter by which the unit of *at* reports the figures of *period*.

    Raises:
        RightMissingError, UnitUnknownError
        NotFrozenError: the cut-off has not come, or the unit does not report.
        NotReplaceableError: as its name says.
        ReportError: the figures do not add up, and by which sentence.
    """
    access.require(by, Action.REPORT_DRAFT, at, now)
    row = freezing.latest(at, period)
    if row is None:
        raise NotFrozenError("figures: none of this unit are frozen for this cut-off yet; wait until it has come")
    _refuse_irreplaceable(wish.replaces, at, period)
    campaign, frozen = campaigns.pure(at.campaign), row.pure()
    receiver = UnitId(campaign.receiver_on(schedule.local_day(period.cutoff)))
    said = deeds(at, period, wish)

    letter = _letter(frozen, campaign, at, period, wish, said, {receiver: organ(receiver, now)}, now)

    return drafts.create(
        letter,
        Outgoing.Purpose.REPORT,
        at.unit_id,
        participant=at,
        snapshot=row,
        answers=answered(at),
        addressed=[receiver],
        replaces=wish.replaces,
        by=by,
        now=now,
    )


def _letter(
    frozen: PureSnapshot,
    campaign: PureCampaign,
    at: Participant,
    period: Period,
    wish: Wish,
    said: Deeds,
    receivers: Mapping[str, str],
    now: datetime,
) -> Letter:
    counts = report.counts(
        frozen,
        campaign,
        scope=wish.scope or None,
        since=since_last(at, period, frozen, wish.places),
        order=order(at, frozen, wish.order),
        places=wish.places,
    )
    office = letterheads.office(at.unit_id, now)
    made = report.draft(
        frozen,
        campaign,
        office,
        receivers,
        said,
        counts,
        kind=wish.kind,
        abstract=wish.abstract or None,
        places=wish.places,
    )
    return naming(made.letter, reference(wish.replaces)) if wish.replaces else made.letter


# --- what goes into the letter ---------------------------------------------------------------------------------------


def deeds(at: Participant, period: Period, wish: Wish) -> Deeds:
    """Return what the unit of *at* and those that count for it did until the cut-off, by what was logged."""
    own = [row.pk for row in freezing.own(at)]
    logged = outreach.standing(outreach.of(at)).filter(participant__in=own, at__lte=period.cutoff)
    return Deeds(
        is_told=wish.is_told,
        onward=tuple(reference(row, "own_onward_directive") for row in forwarded(at)),
        gate=gate_notes.of(at, period),
        outreach=tuple(each.pure() for each in logged.order_by("at", "pk")),
        difficulties=wish.difficulties,
        proposals=wish.proposals,
    )


def forwarded(at: Participant) -> Sequence[Outgoing]:
    """Return the issued letters by which the unit of *at* passed the campaign's directives on, the first first."""
    sent = Outgoing.objects.filter(unit_id=at.unit_id, campaign_id=at.campaign_id, stage=Stage.ISSUED.value)
    return list(sent.filter(purpose=Outgoing.Purpose.FORWARDING, is_withdrawn=False).order_by("dated", "pk"))


def answered(at: Participant) -> Sequence[Incoming]:
    """Return the papers that came to the unit of *at* and that the campaign's reports answer."""
    came = Incoming.objects.filter(unit_id=at.unit_id, campaign_id=at.campaign_id)
    return list(came.exclude(state=Incoming.State.RETURNED).order_by("arrived_on", "pk"))


def reference(of: Outgoing, role: str | None = None) -> Reference:
    """Return how another letter names the issued document *of*."""
    kind = "Công văn" if of.kind == report.OFFICIAL_LETTER.name else of.kind
    issuer = of.letter["doc"].get("issuer")
    return Reference(of.number_symbol, of.dated, issuer, type=kind or None, abstract=of.abstract or None, role=role)


def naming(letter: Letter, old: Reference) -> Letter:
    """Return *letter* saying before its last paragraph that it replaces *old*."""
    said = Block(BlockKind.PARAGRAPH, f"Văn bản này thay thế {_small(wording.citation(old))}.")
    body = letter.body or ()
    named = replace(old, role=REPLACED)
    return replace(letter, body=(*body[:-1], said, *body[-1:]), references=(*(letter.references or ()), named))


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def order(at: Participant, frozen: PureSnapshot, by: str) -> tuple[str, ...]:
    """Return the units of *frozen* in the order of the annex: as they stand in the tree, or the highest rate first."""
    in_tree = {row.unit_id: place for place, row in enumerate(freezing.own(at))}
    rows = sorted(frozen.tally.rows, key=lambda row: in_tree.get(row.unit.id, len(in_tree)))
    if by == BY_RATE:
        rows.sort(key=lambda row: row.figures.installed / (row.figures.total or 1), reverse=True)
    return tuple(row.unit.id for row in rows)


def organ(unit: UnitId, now: datetime) -> str:
    """Return the name of *unit* as a letter addresses it; of one that has ended the last it had.

    Raises:
        UnitUnknownError: there never was one.
    """
    known = registry.units().get(unit)
    if known is not None and unit not in registry.tree_on(schedule.local_day(now)):
        return known.versions[-1].title
    return letterheads.office(unit, now).organ


def _refuse_irreplaceable(old: Outgoing | None, at: Participant, period: Period) -> None:
    if old is None:
        return
    is_of_here = old.participant_id == at.pk and old.snapshot is not None and old.snapshot.period_id == period.pk
    if not is_of_here or old.stage != Stage.ISSUED.value:
        raise NotReplaceableError("letter: only an issued report of this unit and period can be replaced; choose one")


# --- from one period to the next -------------------------------------------------------------------------------------


def before(at: Participant, period: Period) -> Snapshot | None:
    """Return the newest figures of the last period before *period*; None where it is the first."""
    earlier = Snapshot.objects.filter(participant=at, period__cutoff__lt=period.cutoff, corrected_by=None)
    return earlier.order_by("-period__cutoff").first()


def since_last(at: Participant, period: Period, frozen: PureSnapshot, places: int = 1) -> Change | None:
    """Return what changed since the last period; None where it is the first."""
    earlier = before(at, period)
    return snapshot.change(earlier.pure(), frozen, places) if earlier else None


def replaceable(letters: Iterable[Outgoing], newest: Snapshot) -> Outgoing | None:
    """Return the issued letter among *letters* that rests on older figures than *newest*; None where none does."""
    issued = [each for each in letters if each.stage == Stage.ISSUED.value and not each.is_withdrawn]
    stale = [each for each in issued if each.snapshot_id != newest.pk]
    has_new = any(each.snapshot_id == newest.pk for each in issued)
    return max(stale, key=lambda each: each.pk) if stale and not has_new else None
