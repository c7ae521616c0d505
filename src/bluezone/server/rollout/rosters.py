"""Reading and changing rosters by hand: lists in Vietnamese order, one person, one more, one less."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Count, Q, QuerySet

from bluezone.errors import BluezoneError
from bluezone.letters.folding import fold
from bluezone.rollout import handset, persons, phone_number
from bluezone.rollout.handset import System, version_text
from bluezone.rollout.member import Member as PureMember
from bluezone.rollout.rights import Action
from bluezone.rollout.status import SAID, State
from bluezone.server import phone_hash
from bluezone.server.rollout import accepting, access, campaigns, counting, proofs, report_words, rows, standings
from bluezone.server.rollout.actions import RolloutAction
from bluezone.server.rollout.models import Campaign, Member, Participant
from bluezone.server.rollout.statuses import MemberUnknownError
from bluezone.server.units import records
from bluezone.server.units.actor import Actor

HEADS = (
    "STT",
    "Họ và tên",
    "Số điện thoại",
    "Đơn vị",
    "Chức vụ",
    "Ngày sinh",
    "Hệ điều hành",
    "Phiên bản",
    "Loại máy",
    "Tình trạng",
    "Lý do chưa cài",
    "Ghi chú",
)
"""Of an exported roster; all but the state and its reason are read again when it comes back."""

NOT_READ_AGAIN = ("Tình trạng", "Lý do chưa cài")
"""Named so that no reason is taken for a note: "Lý do" alone is what some offices write over their notes."""

_SYSTEMS = {
    System.ANDROID: "Android",
    System.IOS: "iOS",
    System.HARMONY: "HarmonyOS",
    System.WINDOWS: "Windows Phone",
    System.KAIOS: "KaiOS",
    System.FEATURE: "phổ thông",
}
"""Words that are read as the same system when a table comes back."""

FILTERS = {
    "open": Q(is_settled=False),
    "installed": Q(is_installed=True, is_settled=True),
    "reason": Q(is_installed=False, is_settled=True),
    "conflict": Q(has_conflict=True),
}


class MemberRefusedError(BluezoneError, ValueError):
    """What was typed of a person cannot be.

    Attributes:
        field: which part of it.
    """

    code = "member_refused"

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody types of a person."""

    name: str
    phone: str = ""
    unit: str = ""
    position: str = ""
    birth: str = ""
    system: str = ""
    version: str = ""
    model: str = ""
    note: str = ""


def listed(at: Participant, *, wanted: str = "", state: str = "", by: Actor, now: datetime) -> QuerySet[Member]:
    """Return the members of *at* and below it, by name, of those that fit *wanted* and *state*.

    Args:
        wanted: a part of a name or position, with marks or without, or of a number.
        state: one of FILTERS, or "" for all.

    Raises:
        RightMissingError
    """
    access.require(by, Action.ROSTER_SEE, at, now)
    found = Member.objects.filter(campaign_id=at.campaign_id, participant__path__startswith=at.path, is_counted=True)
    if state in FILTERS:
        found = found.filter(FILTERS[state])
    if wanted.strip():
        found = found.filter(_fits(wanted.strip()))
    records.record(
        RolloutAction.ROSTER_READ, by=by, now=now, subject=f"roster of {at.campaign.code}"[:60], unit=at.unit_id
    )
    return found.select_related("participant").order_by("sort_key", "pk")


def _fits(wanted: str) -> Q:
    digits = "".join(sign for sign in wanted if sign.isdigit())
    found = Q(name_key__contains=fold(wanted)) | Q(position__icontains=wanted)
    return found | Q(phone__contains=digits) if len(digits) >= 3 else found


def read(number: int, at: Participant, *, by: Actor, now: datetime) -> Member:
    """Return one member of *at* or below it.

    Raises:
        RightMissingError, MemberUnknownError
    """
    access.require(by, Action.ROSTER_SEE, at, now)
    found = _member(number, at)
    records.record(
        RolloutAction.ROSTER_READ, by=by, now=now, subject=f"member {number}", unit=found.participant.unit_id
    )
    return found


def _member(number: int, at: Participant) -> Member:
    below = Member.objects.filter(campaign_id=at.campaign_id, participant__path__startswith=at.path)
    found = below.select_related("participant__campaign").filter(pk=number).first()
    if found is None:
        raise MemberUnknownError("member: none of this number is on the roster here; load the list again")
    return found


def add(at: Participant, typed: Typed, *, by: Actor, now: datetime) -> Member:
    """Return a new member of *at*, or of the unit below it that was named.

    Raises:
        RightMissingError, CampaignStageError, MemberRefusedError
    """
    access.require(by, Action.ROSTER_CHANGE, at, now)
    campaigns.running(at.campaign)
    place = _place(typed.unit, at)
    told = _told(typed, place)

    with transaction.atomic():
        locked = counting.lock([place.pk])
        _require_free(told, place, besides=None)
        made = accepting.new(told, place, now)
        made.save()
        _record(made, "added", by, now)
        counting.recount(locked, now)
        proofs.apply([place.pk], now)
    return made


def change(number: int, at: Participant, typed: Typed, *, by: Actor, now: datetime) -> Member:
    """Let a member be as *typed*, at another unit below *at* if that was named.

    Raises:
        RightMissingError, CampaignStageError, MemberUnknownError, MemberRefusedError
    """
    access.require(by, Action.ROSTER_CHANGE, at, now)
    campaigns.running(at.campaign)
    place = _place(typed.unit, at)
    told = _told(typed, place)

    with transaction.atomic():
        before = _member(number, at)
        locked = counting.lock({before.participant_id, place.pk})
        row = Member.objects.select_related("participant").get(pk=number)
        _require_free(told, place, besides=row)
        told = replace(told, handset=replace(told.handset, features=row.handset().features))
        old = standings.past(row, now)
        is_moved = accepting.tell(row, told, place)
        rows.rewrite([row], accepting.TOLD)
        if is_moved:
            row.at = now
            standings.keep([old], [row])
        _record(row, "changed", by, now)
        counting.recount(locked, now)
        proofs.apply([place.pk], now)
    return row


def remove(number: int, at: Participant, *, by: Actor, now: datetime) -> None:
    """Take a member off the roster from now on; figures of earlier cut-offs stay.

    Raises:
        RightMissingError, CampaignStageError, MemberUnknownError
    """
    _count(number, at, by, now, is_counted=False)


def restore(number: int, at: Participant, *, by: Actor, now: datetime) -> None:
    """Put a member who was taken off back on the roster.

    Raises:
        RightMissingError, CampaignStageError, MemberUnknownError, MemberRefusedError
    """
    _count(number, at, by, now, is_counted=True)


def _count(number: int, at: Participant, by: Actor, now: datetime, *, is_counted: bool) -> None:
    access.require(by, Action.ROSTER_CHANGE, at, now)
    campaigns.running(at.campaign)

    with transaction.atomic():
        locked = counting.lock([_member(number, at).participant_id])
        row = Member.objects.select_related("participant").get(pk=number)
        if row.is_counted == is_counted:
            return
        if is_counted:
            _require_free(row.kept().member, row.participant, besides=row)
        old = standings.past(row, now)
        row.is_counted, row.at = is_counted, now
        standings.keep([old], [row])
        _record(row, "restored" if is_counted else "removed", by, now)
        counting.recount(locked, now)


def gone(at: Participant, *, by: Actor, now: datetime) -> QuerySet[Member]:
    """Return who was taken off the rosters of *at* and below, the last first.

    Raises:
        RightMissingError
    """
    access.require(by, Action.ROSTER_SEE, at, now)
    records.record(
        RolloutAction.ROSTER_READ, by=by, now=now, subject=f"roster of {at.campaign.code}"[:60], unit=at.unit_id
    )
    found = Member.objects.filter(campaign_id=at.campaign_id, participant__path__startswith=at.path, is_counted=False)
    return found.select_related("participant").order_by("-at")


def doubles(at: Participant, *, by: Actor, now: datetime) -> list[tuple[Member, tuple[str, ...]]]:
    """Return members of *at* and below whose number other units' rosters have too, with the names of those units.

    Raises:
        RightMissingError
    """
    access.require(by, Action.ROSTER_SEE, at, now)
    counted = Member.objects.filter(campaign_id=at.campaign_id, is_counted=True).exclude(phone_hash=None)
    shared = counted.values("phone_hash").annotate(n=Count("pk")).filter(n__gt=1).values("phone_hash").order_by()
    found = counted.filter(phone_hash__in=shared).select_related("participant").order_by("sort_key")
    by_hash: dict[bytes, list[Member]] = {}
    for row in found:
        by_hash.setdefault(bytes(row.phone_hash or b""), []).append(row)
    ours = [row for same in by_hash.values() for row in same if row.participant.path.startswith(at.path)]
    records.record(
        RolloutAction.ROSTER_READ, by=by, now=now, subject=f"doubles of {at.campaign.code}"[:60], unit=at.unit_id
    )
    return [
        (row, tuple(sorted({each.participant.name for each in by_hash[bytes(row.phone_hash or b"")] if each != row})))
        for row in ours
    ]


def copy(source: Campaign, at: Participant, *, by: Actor, now: datetime) -> list[list[str]]:
    """Return the roster of the same units in the campaign *source*, as a table to be staged.

    Raises:
        RightMissingError, ParticipantUnknownError
    """
    before = access.participant(source.code, at.unit_id)
    return table(listed(before, by=by, now=now), with_states=False)


def table(members: Sequence[Member] | QuerySet[Member], *, with_states: bool = True) -> list[list[str]]:
    """Return *members* as rows below HEADS."""
    found = [list(HEADS)]
    for number, row in enumerate(members, 1):
        state = SAID[State(row.state)].vi if with_states else ""
        phone = row.handset()
        version = version_text(phone.version) if phone.version else ""
        told = (str(number), row.name, row.phone, row.participant.name, row.position, _day(row.birth))
        reason = report_words.reason(row.reason).vi if with_states and row.reason else ""
        system = _SYSTEMS[phone.system] if phone.system else ""
        found.append([*told, system, version, row.model, state, reason, row.note])
    return found


def _day(birth: str) -> str:
    return "/".join(reversed(birth.split("-")))


def _place(unit: str, at: Participant) -> Participant:
    if not unit or unit == at.unit_id:
        return at
    below = Participant.objects.filter(campaign_id=at.campaign_id, path__startswith=at.path, unit_id=unit).first()
    if below is None:
        raise MemberRefusedError("unit", "unit: expected this unit or one below it; choose it from the list")
    return below


def _told(typed: Typed, place: Participant) -> PureMember:
    name = persons.read_name(typed.name)
    if not (name.is_possible and name.is_whole):
        raise MemberRefusedError("name", "name: expected family name and given name; type both")
    number = phone_number.read(typed.phone)
    if typed.phone.strip() and number.number is None:
        raise MemberRefusedError("phone", "phone: expected ten digits from 0, or nothing; correct the number")
    birth = persons.read_birth(typed.birth) if typed.birth.strip() else None
    if typed.birth.strip() and birth is None:
        raise MemberRefusedError("birth", "birth: expected a day such as 02/01/1980, or a year; correct it")
    return PureMember(
        name=name.text,
        unit=place.unit_id,
        phone=number.number,
        position=typed.position.strip(),
        birth=birth,
        handset=handset.read(typed.system, typed.version, typed.model),
        note=typed.note.strip(),
    )


def _require_free(told: PureMember, place: Participant, besides: Member | None) -> None:
    """Refuse a number that somebody of the same unit has."""
    if not told.phone:
        return
    others = Member.objects.filter(participant=place, phone_hash=phone_hash.of(told.phone), is_counted=True)
    if (others.exclude(pk=besides.pk) if besides else others).exists():
        raise MemberRefusedError("phone", "phone: somebody of this unit has this number already; correct one of them")


def _record(row: Member, what: str, by: Actor, now: datetime) -> None:
    unit: Any = row.participant.unit_id
    records.record(RolloutAction.MEMBER_CHANGED, by=by, now=now, subject=f"member {row.pk} {what}", unit=unit)
