"""What a unit's page of reports shows: each cut-off with what was frozen, corrected, drafted and issued."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bluezone.letters.wording import Gate
from bluezone.rollout import snapshot
from bluezone.rollout.figures import Change
from bluezone.rollout.issuing import Stage
from bluezone.rollout.rights import Action
from bluezone.rollout.snapshot import Snapshot as PureSnapshot
from bluezone.server.rollout import access, freezing, reporting
from bluezone.server.rollout.models import GateNote, Member, Outgoing, Participant, Period, Snapshot
from bluezone.server.rollout.models.campaign import STEP
from bluezone.server.units.actor import Actor

SHOWN = 20
"""So many cut-offs are shown, the newest first; older ones are in the register with their letters."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One cut-off as the unit sees it.

    Attributes:
        chain: the frozen figures, the newest correction first; pure: the newest of them.
        change: since the cut-off before.
        letters: those on any of the chain, the newest first.
        gate: what was noted, and whether anything was.
        n_later: members that changed after the cut-off, told for the last one; they count for the next report.
    """

    period: Period
    chain: tuple[Snapshot, ...] = ()
    pure: PureSnapshot | None = None
    change: Change | None = None
    letters: tuple[Outgoing, ...] = ()
    gate: Gate | None = None
    n_later: int = 0

    @property
    def newest(self) -> Snapshot | None:
        """The figures that hold; None before the cut-off."""
        return self.chain[0] if self.chain else None

    @property
    def replaceable(self) -> Outgoing | None:
        """The issued letter that figures corrected since make stale."""
        return reporting.replaceable(self.letters, self.chain[0]) if self.chain else None

    @property
    def is_reported(self) -> bool:
        """Whether a letter on the newest figures is issued."""
        newest = self.newest
        issued = (each for each in self.letters if each.stage == Stage.ISSUED.value and not each.is_withdrawn)
        return newest is not None and any(each.snapshot_id == newest.pk for each in issued)


@dataclass(frozen=True, slots=True)
class Reports:
    """All that the page shows; `reporter` is the unit in whose report this one's members stand, if not its own."""

    turns: tuple[Turn, ...]
    reporter: Participant | None
    is_reporting: bool


def gather(at: Participant, *, by: Actor, now: datetime) -> Reports:
    """Return the reports of the unit of *at*, the newest cut-off first.

    Raises:
        RightMissingError
    """
    access.require(by, Action.FIGURES_SEE, at, now)
    is_reporting = at.reports and not at.is_exempt
    periods = list(Period.objects.filter(campaign_id=at.campaign_id).order_by("-cutoff"))
    past = [period for period in periods if period.cutoff <= now]
    ahead = [period for period in periods if period.cutoff > now][-1:]
    return Reports(tuple(_turns(at, [*ahead, *past[:SHOWN]], now)), reporter(at), is_reporting)


def turn(at: Participant, number: int, *, by: Actor, now: datetime) -> Turn:
    """Return the cut-off *number* as the unit of *at* sees it.

    Raises:
        RightMissingError
        NotFrozenError: the campaign has no such cut-off.
    """
    access.require(by, Action.FIGURES_SEE, at, now)
    period = Period.objects.filter(campaign_id=at.campaign_id, number=number).select_related("campaign").first()
    if period is None:
        raise reporting.NotFrozenError("cut-off: the campaign has none of this number; choose one from the list")
    return next(_turns(at, [period], now))


def reporter(at: Participant) -> Participant | None:
    """Return the unit above *at* whose report counts its members; None if it reports itself, or nobody does."""
    if at.reports and not at.is_exempt:
        return None
    paths = [at.path[:end] for end in range(STEP, len(at.path), STEP)]
    above = Participant.objects.filter(campaign_id=at.campaign_id, path__in=paths, reports=True, is_exempt=False)
    return above.order_by("-depth").first()


def _turns(at: Participant, periods: Sequence[Period], now: datetime) -> Iterator[Turn]:
    chains = _chains(at, periods)
    letters: defaultdict[int, list[Outgoing]] = defaultdict(list)
    found = Outgoing.objects.filter(participant=at, purpose=Outgoing.Purpose.REPORT).select_related("snapshot")
    for letter in found.defer("letter").order_by("-pk"):
        if letter.snapshot is not None:
            letters[letter.snapshot.period_id].append(letter)
    gates = {row.period_id: Gate(row.screened, row.helped) for row in GateNote.objects.filter(participant=at)}
    last = next((period.pk for period in periods if chains[period.pk]), None)
    for period in periods:
        chain = chains[period.pk]
        pure = chain[0].pure() if chain else None
        yield Turn(
            period=period,
            chain=chain,
            pure=pure,
            change=_change(at, period, pure),
            letters=tuple(letters[period.pk]),
            gate=gates.get(period.pk),
            n_later=_later(at, period) if period.pk == last else 0,
        )


def _chains(at: Participant, periods: Sequence[Period]) -> dict[int, tuple[Snapshot, ...]]:
    """Return the figures of each period, the newest correction first."""
    found: defaultdict[int, list[Snapshot]] = defaultdict(list)
    for row in Snapshot.objects.filter(participant=at, period__in=periods).order_by("-frozen_at"):
        found[row.period_id].append(row)
    return {period.pk: tuple(_in_order(found[period.pk])) for period in periods}


def _in_order(rows: Sequence[Snapshot]) -> Iterator[Snapshot]:
    """Yield *rows* from the one that nothing corrects to the first."""
    by_digest = {row.pk: row for row in rows}
    corrected = {row.corrects_id for row in rows}
    here = next((row for row in rows if row.pk not in corrected), None)
    while here is not None:
        yield here
        here = by_digest.get(here.corrects_id or "")


def _change(at: Participant, period: Period, pure: PureSnapshot | None) -> Change | None:
    earlier = reporting.before(at, period) if pure else None
    return snapshot.change(earlier.pure(), pure) if earlier and pure else None


def _later(at: Participant, period: Period) -> int:
    """Return how many members of the unit, and of those that count for it, changed after the cut-off."""
    own = [row.pk for row in freezing.own(at)]
    return Member.objects.filter(participant__in=own, at__gt=period.cutoff).count()
