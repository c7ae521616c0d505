"""Freezing figures at a cut-off: of all units that report, at the exact minute, whenever the job comes to it.

Members that changed after the cut-off are counted as they stood then. The database counts the groups of members that
did not change since; the few that did are looked up one by one, so a late job costs no more than one in time.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Count, OuterRef, QuerySet, Subquery

from bluezone.errors import BluezoneError
from bluezone.rollout import snapshot, tally
from bluezone.rollout.campaign import Denominator
from bluezone.rollout.correction import Later, corrected
from bluezone.rollout.figures import Figures
from bluezone.rollout.rights import Action
from bluezone.rollout.tally import Row, Standing, Tally, Unit
from bluezone.server.rollout import access, campaigns
from bluezone.server.rollout.actions import RolloutAction
from bluezone.server.rollout.models import Campaign, Member, Participant, PastStanding, Period, Snapshot, StatusEntry
from bluezone.server.rollout.models.campaign import STEP
from bluezone.server.rollout.models.roster import standing
from bluezone.server.units import records
from bluezone.server.units.actor import SITE, Actor

log = logging.getLogger("bluezone.server.rollout")

_GROUPED = ("participant_id", "is_installed", "is_settled", "reason", "has_phone", "has_smartphone")
_ROWS = 2_000
"""So many rows are in memory at a time."""

Groups = dict[int, list[tuple[Standing, int]]]
"""Of each participant the groups of its members."""


class CutoffAheadError(BluezoneError, ValueError):
    """The cut-off has not come; there is nothing to freeze yet."""

    code = "cutoff_ahead"
    status = 409


class NotNewestError(BluezoneError, ValueError):
    """The snapshot was corrected already."""

    code = "snapshot_corrected_already"
    status = 409


def freeze_due(now: datetime) -> int:
    """Freeze every period of a running campaign whose cut-off has come; return how many units were frozen."""
    due = Period.objects.filter(frozen_at=None, cutoff__lte=now, campaign__stage=Campaign.Stage.RUNNING)
    return sum(freeze(period, by=SITE, now=now) for period in due.select_related("campaign").order_by("cutoff"))


def freeze(period: Period, *, by: Actor, now: datetime) -> int:
    """Freeze the figures of all reporting units at the cut-off of *period*, once; return how many units that were.

    Raises:
        CutoffAheadError: it is too early.
    """
    if period.cutoff > now:
        raise CutoffAheadError("cut-off: it has not come yet; the figures freeze by themselves when it does")
    campaign = period.campaign
    kind = campaigns.pure(campaign).kind()

    with transaction.atomic():
        held = Period.objects.select_for_update().get(pk=period.pk)
        if held.frozen_at is not None:
            return 0
        groups = _groups(Participant.objects.filter(campaign=campaign), campaign, held.cutoff)
        made = [_row(frozen, head, held) for head, frozen in _snapshots(campaign, held, groups, kind, by, now)]
        Snapshot.objects.bulk_create(made, batch_size=500)
        held.frozen_at = now
        held.save(update_fields=["frozen_at"])
        subject = f"period {held.number} of campaign {campaign.code}"
        records.record(RolloutAction.SNAPSHOT_FROZEN, by=by, now=now, subject=subject, unit=campaign.owner_id)
    log.info("figures_frozen campaign=%s period=%s units=%s", campaign.code, held.number, len(made))
    return len(made)


def latest(participant: Participant, period: Period) -> Snapshot | None:
    """Return the newest snapshot of *participant* for *period*, after all corrections; None before the first."""
    return Snapshot.objects.filter(participant=participant, period=period, corrected_by=None).first()


def correct(old: Snapshot, why: str, *, by: Actor, now: datetime) -> Snapshot:
    """Return the snapshot that replaces *old*: the figures of the same cut-off without what was wrong in them.

    Raises:
        RightMissingError
        NotNewestError: another snapshot replaces it already.
        SnapshotError: no reason, or the figures are the same.
    """
    head, period = old.participant, old.period
    access.require(by, Action.REPORT_DRAFT, head, now)
    kind = campaigns.pure(head.campaign).kind()

    with transaction.atomic():
        Period.objects.select_for_update().get(pk=period.pk)
        if Snapshot.objects.filter(corrects=old).exists():
            raise NotNewestError("snapshot: it was corrected already; correct the newest one")
        rows = list(own(head))
        counted = _tally(rows, _corrected(head.campaign, rows, period.cutoff), kind, period.cutoff)
        pure = snapshot.correct(old.pure(), counted, at=now, by=by.label, why=why)
        made = _row(pure, head, period)
        made.corrects = old
        made.save(force_insert=True)
        subject = f"snapshot {made.digest[:8]} instead of {old.digest[:8]}"
        records.record(RolloutAction.SNAPSHOT_CORRECTED, by=by, now=now, subject=subject, unit=head.unit_id)
    return made


def own(head: Participant) -> Iterator[Participant]:
    """Yield *head* and the units that count for it: those below, down to the next that reports by itself."""
    below = Participant.objects.filter(campaign_id=head.campaign_id, path__startswith=head.path)
    return (row for row, of in _heads(below.order_by("position")) if of == head.pk)


def _heads(rows: Iterable[Participant]) -> Iterator[tuple[Participant, int | None]]:
    """Yield *rows*, which come in the order of the tree, each with the number of the unit that reports for it."""
    heads: dict[str, int | None] = {}
    for row in rows:
        heads[row.path] = row.pk if row.reports and not row.is_exempt else heads.get(row.path[:-STEP])
        yield row, heads[row.path]


def _snapshots(
    campaign: Campaign, period: Period, groups: Groups, kind: Denominator, by: Actor, now: datetime
) -> Iterator[tuple[Participant, snapshot.Snapshot]]:
    own: defaultdict[int, list[Participant]] = defaultdict(list)
    for row, reporting in _heads(campaign.participants.order_by("position")):
        if reporting is not None:
            own[reporting].append(row)
    for rows in own.values():
        head = rows[0]
        counted = _tally(rows, groups, kind, period.cutoff)
        yield head, snapshot.freeze(campaign.code, head.unit_id, counted, at=now, by=by.label)


def _tally(rows: Sequence[Participant], groups: Groups, kind: Denominator, as_of: datetime) -> Tally:
    """Return the counts of *rows*, of which the first reports; a unit below without members has no row."""
    counted = [(row, tally.figures_of(groups.get(row.pk, ()), kind)) for row in rows]
    kept = [_unit_row(row, found) for place, (row, found) in enumerate(counted) if place == 0 or found.staff]
    if len(kept) > 1 and not kept[0].figures.staff:
        del kept[0]  # an office whose people all stand on the lists of its parts
    return Tally(as_of, kind.code, tuple(kept))


def _unit_row(row: Participant, found: Figures) -> Row:
    return Row(Unit(row.unit_id, row.name), found)


def _row(frozen: snapshot.Snapshot, head: Participant, period: Period) -> Snapshot:
    total = frozen.total
    return Snapshot(
        digest=frozen.digest,
        participant=head,
        period=period,
        data=snapshot.encode(frozen),
        frozen_at=frozen.at,
        denominator=total.denominator,
        total=total.total,
        installed=total.installed,
        n_open=total.open,
    )


# --- members at a moment ---------------------------------------------------------------------------------------------


def _groups(participants: QuerySet[Participant], campaign: Campaign, as_of: datetime) -> Groups:
    """Return the members of *participants* at *as_of*, in groups that stand alike."""
    found: Groups = defaultdict(list)
    unchanged = Member.objects.filter(campaign=campaign, participant__in=participants, is_counted=True, at__lte=as_of)
    counted = unchanged.order_by().values_list(*_GROUPED).annotate(n=Count("pk"))
    for participant_id, *rest, n in counted.iterator(_ROWS):
        values = dict(zip(_GROUPED[1:], rest, strict=True))
        found[participant_id].append((standing(Member(**values, at=as_of), ""), n))
    for row in _before(campaign, participants, as_of):
        found[row.participant_id].append((standing(row, ""), 1))
    return found


def _before(campaign: Campaign, participants: QuerySet[Participant], as_of: datetime) -> Iterator[PastStanding]:
    """Yield where members that changed after *as_of* stood at that moment; who was not on a roster then is left out."""
    last = PastStanding.objects.filter(member=OuterRef("pk"), at__lte=as_of).order_by("-at", "-pk").values("pk")[:1]
    changed = Member.objects.filter(campaign=campaign, at__gt=as_of).order_by().annotate(then=Subquery(last))
    wanted = changed.exclude(then=None).values("then")
    rows = PastStanding.objects.filter(pk__in=wanted, is_counted=True, participant__in=participants)
    yield from rows.select_related("member").iterator(_ROWS)


def _corrected(campaign: Campaign, rows: Sequence[Participant], cutoff: datetime) -> Groups:
    """Return the members of *rows* at *cutoff* by what is known now, one by one."""
    participants = Participant.objects.filter(pk__in=[row.pk for row in rows])
    unchanged = Member.objects.filter(campaign=campaign, participant__in=participants, is_counted=True, at__lte=cutoff)
    since = StatusEntry.objects.filter(member__campaign=campaign, received_at__gt=cutoff, is_correction=True)
    mistakes = set(since.values_list("member_id", flat=True))
    found: Groups = defaultdict(list)
    for row in unchanged.iterator(_ROWS):
        found[row.participant_id].append((standing(row, ""), 1))
    for then in _before(campaign, participants, cutoff):
        entry = then.member.entries.order_by("-received_at").first()
        later = Later(standing(then.member, ""), entry.at if entry else None, then.member_id in mistakes)
        counted = corrected(standing(then, ""), later, cutoff)
        if counted is not None:
            found[then.participant_id].append((counted, 1))
    return found
