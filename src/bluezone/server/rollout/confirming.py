"""What a clerk makes of a report that came: confirms it, with what had to be corrected, or refuses it and says why.

What the program read and what the clerk confirmed both stay, so every correction is a test case of reading.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet

from bluezone.errors import BluezoneError
from bluezone.letters import comparison, schema
from bluezone.letters.letter import Counts, Letter, Moment, Reason
from bluezone.rollout.figures import Figures
from bluezone.rollout.rights import Action
from bluezone.server.rollout import access, reading_reports, receiving
from bluezone.server.rollout.actions import RolloutAction
from bluezone.server.rollout.models import Outgoing, Participant, Period, Received
from bluezone.server.rollout.receiving import Desk
from bluezone.server.units import records
from bluezone.server.units.actor import Actor

State = Received.State
REFUSED_NOTE = "Không được tiếp nhận"
"""Begins what the sender's register says of a report that was refused."""

LONGEST_NOTE = 500
_NOT_EXPORTED = ("doc.parent_org", "doc.issuer", "recipients", "archive", "signer")
"""Parts that no clerk corrects here, among them those with names of persons."""


class ReceivedUnknownError(BluezoneError, LookupError):
    """No such report came to this desk."""

    code = "received_unknown"
    status = 404


class RefusedAlreadyError(BluezoneError, ValueError):
    """What was refused is neither confirmed nor refused again."""

    code = "received_refused_already"
    status = 409


class ReasonMissingError(BluezoneError, ValueError):
    """A report was to be refused without a reason."""

    code = "received_reason_missing"


class DenominatorMissingError(BluezoneError, ValueError):
    """Figures were to be confirmed of which nobody says what they count."""

    code = "received_denominator_missing"


class ForeignError(BluezoneError, ValueError):
    """A report was to be given to a unit or a cut-off of another campaign."""

    code = "received_foreign"


class ReplacementError(BluezoneError, ValueError):
    """A report was to replace one of another unit or cut-off, or one that is replaced already."""

    code = "received_replacement"


@dataclass(frozen=True, slots=True)
class Said:
    """What the clerk says of a report, after comparing it with the paper.

    Attributes:
        cutoff: the moment of the figures as the letter says it; None where it says none.
        denominator: code; installed, total: None where the letter tells no figures.
        reasons: code and count of those who did not install.
        arrived_at: when it came; a paper may have lain a day before it was scanned.
        replaces: the report of the same unit and period that this one corrects.
    """

    participant: Participant
    period: Period
    number_symbol: str
    dated: date | None
    cutoff: Moment | None
    denominator: str
    total: int | None
    installed: int | None
    reasons: tuple[tuple[str, int], ...]
    arrived_at: datetime
    replaces: Received | None = None


def find(of: Desk, number: int) -> Received:
    """Return the report of this number of the database.

    Raises:
        ReceivedUnknownError
    """
    rows = Received.objects.select_related("participant", "period", "file", "outgoing__snapshot", "replaces")
    found = receiving.seen(of, rows).filter(pk=number).first()
    if found is None:
        raise ReceivedUnknownError("report: none of this number came here; choose one from the list")
    return found


def others(row: Received, participant: Participant | None, period: Period) -> QuerySet[Received]:
    """Return what else the unit sent for the period and could be corrected by *row*."""
    rows = Received.objects.filter(participant=participant, period=period).exclude(state=State.REFUSED)
    free = rows.filter(Q(replaced_by=None) | Q(replaced_by=row.pk))
    return free.exclude(pk=row.pk).order_by("-arrived_at", "-pk") if participant else Received.objects.none()


def confirm(row: Received, said: Said, of: Desk, *, by: Actor, now: datetime) -> Received:
    """Return *row* confirmed as the clerk *said*; what was read stays beside it.

    Raises:
        RightMissingError
        RefusedAlreadyError, ForeignError, ReplacementError, DenominatorMissingError
        FiguresError: figures that no unit can have.
    """
    access.require(by, Action.RECEIVED_CONFIRM, of.at, now)
    _refuse_foreign(row, said)
    figures = _figures(said)

    with transaction.atomic():
        held = _held(row)
        held.participant, held.period, held.arrived_at = said.participant, said.period, said.arrived_at
        held.number_symbol, held.dated, held.replaces = said.number_symbol, said.dated, said.replaces
        held.as_of = reading_reports.as_of(said.cutoff, said.period)
        held.denominator = figures.denominator if figures else ""
        held.total, held.installed = (figures.total, figures.installed) if figures else (None, None)
        held.reasons = dict(figures.reasons) if figures else {}
        held.confirmed = schema.encode(corrected(_letter(held), said))
        reading_reports.check_again(held, of)
        _settle(held, State.CONFIRMED, by, now)
        held.save()
        _record(RolloutAction.REPORT_CONFIRMED, held, by, now)
    return held


def confirm_as_sent(row: Received, of: Desk, *, by: Actor, now: datetime) -> Received:
    """Return the report *row*, which was issued on this site, confirmed with the figures that its sender froze.

    Raises:
        RightMissingError, RefusedAlreadyError, ReceivedUnknownError: it came as a file, which somebody has to compare.
    """
    access.require(by, Action.RECEIVED_CONFIRM, of.at, now)
    if row.outgoing_id is None:
        raise ReceivedUnknownError("report: it came as a file; compare it with the paper, then confirm it")
    with transaction.atomic():
        held = _held(row)
        held.confirmed = held.read
        _settle(held, State.CONFIRMED, by, now)
        held.save()
        _record(RolloutAction.REPORT_CONFIRMED, held, by, now)
    return held


def ready(of: Desk) -> QuerySet[Received]:
    """Return the waiting reports that were issued on this site and about which nobody has to think.

    Their figures are those that the sender froze, and nothing else came of the unit but what they replace.
    """
    waiting = receiving.reports(of).filter(state=State.WAITING, outgoing__isnull=False, participant__isnull=False)
    came = receiving.reports(of).filter(participant__isnull=False).values_list("participant_id", "pk", "replaces_id")
    seen: dict[int, set[int]] = {}
    replaced: dict[int, set[int]] = {}
    for participant, number, old in came.order_by():
        seen.setdefault(participant, set()).add(number)
        replaced.setdefault(participant, set()).update({old} if old else ())
    unclear = [each for each, numbers in seen.items() if len(numbers - replaced[each]) > 1]
    return waiting.exclude(participant_id__in=unclear).order_by()


def confirm_ready(of: Desk, *, by: Actor, now: datetime) -> int:
    """Confirm all that is `ready`; return how many that were.

    Raises:
        RightMissingError
    """
    access.require(by, Action.RECEIVED_CONFIRM, of.at, now)
    with transaction.atomic():
        numbers = list(ready(of).values_list("pk", flat=True))
        for start in range(0, len(numbers), 500):
            rows = Received.objects.filter(pk__in=numbers[start : start + 500], state=State.WAITING)
            rows.update(confirmed=F("read"), state=State.CONFIRMED, settled_by=by.user, settled_at=now)
        if numbers:
            subject = f"{len(numbers)} reports of period {of.period.number} of campaign {of.at.campaign.code}"
            records.record(RolloutAction.REPORT_CONFIRMED, by=by, now=now, subject=subject, unit=of.receiver)
    return len(numbers)


def refuse(row: Received, why: str, of: Desk, *, by: Actor, now: datetime) -> Received:
    """Return *row* refused for the reason *why*; one issued on this site says so in its sender's register.

    Raises:
        RightMissingError, ReasonMissingError, RefusedAlreadyError
    """
    access.require(by, Action.RECEIVED_CONFIRM, of.at, now)
    reason = why.strip()
    if not reason:
        raise ReasonMissingError("reason: found none, expected why the report is refused; write it down")
    with transaction.atomic():
        held = _held(row)
        held.note, held.replaces = reason[:LONGEST_NOTE], None
        _settle(held, State.REFUSED, by, now)
        held.save()
        if held.outgoing_id is not None:
            told = f"{REFUSED_NOTE}: {reason}"[:LONGEST_NOTE]
            Outgoing.objects.filter(pk=held.outgoing_id).update(note=told)
        _record(RolloutAction.REPORT_REFUSED, held, by, now)
    return held


def _held(row: Received) -> Received:
    """Return *row*, locked, unless it is refused."""
    held = Received.objects.select_for_update().get(pk=row.pk)
    if held.state == State.REFUSED:
        raise RefusedAlreadyError("report: it was refused already; ask the unit to send it again")
    return held


def _settle(row: Received, state: str, by: Actor, now: datetime) -> None:
    row.state, row.settled_by, row.settled_at = state, by.user, now


def _record(action: RolloutAction, row: Received, by: Actor, now: datetime) -> None:
    records.record(action, by=by, now=now, subject=f"received {row.pk}", unit=row.receiver_id)


def _refuse_foreign(row: Received, said: Said) -> None:
    if {said.participant.campaign_id, said.period.campaign_id} != {row.campaign_id}:
        raise ForeignError("unit or cut-off: it belongs to another campaign; choose one from the list")
    old = said.replaces
    if old is not None and not others(row, said.participant, said.period).filter(pk=old.pk).exists():
        raise ReplacementError(
            "replaced report: expected another one of the same unit and cut-off that nothing replaces yet; choose one"
        )


def _figures(said: Said) -> Figures | None:
    if said.total is None or said.installed is None:
        return None
    if not said.denominator:
        raise DenominatorMissingError("denominator: found none, expected what the total counts; choose it")
    return Figures(said.denominator, said.total, said.installed, said.reasons)


# --- what was read, and what is right --------------------------------------------------------------------------------


def _letter(row: Received) -> Letter:
    return schema.decode(row.read) if row.read else Letter()


def corrected(letter: Letter, said: Said) -> Letter:
    """Return *letter* with what the clerk said of it; what nobody asked the clerk about stays."""
    number, _, symbol = said.number_symbol.partition("/")
    is_same = said.number_symbol == (letter.number_symbol or "")
    return replace(
        letter,
        number=letter.number if is_same else number.strip() or None,
        symbol=letter.symbol if is_same else symbol.strip() or None,
        date=said.dated,
        cutoff=_cutoff(letter.cutoff, said.cutoff),
        counts=_counts(letter.counts, said),
    )


def _cutoff(read: Moment | None, said: Moment | None) -> Moment | None:
    is_same = read is not None and said is not None and (read.day, read.at) == (said.day, said.at)
    return read if is_same else said


def _counts(read: Counts | None, said: Said) -> Counts | None:
    if read is None and said.total is None and said.installed is None:
        return None
    counts = read or Counts()
    told = {reason.code: reason for reason in counts.not_installed or ()}
    reasons = tuple(replace(told.get(code, Reason(code, count)), count=count) for code, count in said.reasons)
    return replace(
        counts,
        installed=said.installed,
        total=said.total,
        not_installed=reasons if reasons or counts.not_installed is not None else None,
    )


# --- corrections as test cases ---------------------------------------------------------------------------------------


def corrections(of: Desk, *, by: Actor, now: datetime) -> Iterator[dict[str, Any]]:
    """Return each report that came as a file and was confirmed otherwise than it was read, without names of persons.

    Raises:
        RightMissingError
    """
    access.require(by, Action.RECEIVED_CONFIRM, of.at, now)
    rows = Received.objects.filter(state=State.CONFIRMED, outgoing=None).exclude(file=None)
    return _corrections(receiving.seen(of, rows).order_by("pk"))


def _corrections(rows: QuerySet[Received]) -> Iterator[dict[str, Any]]:
    for row in rows.iterator(200):
        found = list(_differences(row))
        if found:
            source = row.evidence.get("source") or {}
            yield {"sha256": row.file_id, "kind": source.get("kind", ""), "corrections": found}


def _differences(row: Received) -> Iterator[dict[str, Any]]:
    if row.confirmed is None:
        return
    where = row.evidence.get("found") or {}
    for each in comparison.differences(schema.decode(row.confirmed), _letter(row)):
        if each.path.startswith(_NOT_EXPORTED):
            continue
        found = where.get(each.path) or {}
        yield {
            "path": each.path,
            "read": _plain(each.read),
            "confirmed": _plain(each.written),
            "certainty": found.get("certainty"),
            "rule": found.get("rule"),
        }


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, int | str) else str(value)
