"""One member of a roster for commands: added, changed, taken off, put back, judged, given a link."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.urls import reverse

from bluezone.rollout.handset import version_text
from bluezone.rollout.requirement import Verdict
from bluezone.server.rollout import api_values, judging, rosters, self_links
from bluezone.server.rollout.models import Member, Participant
from bluezone.server.rollout.rosters import Typed
from bluezone.server.units.actor import Actor, RightMissingError

Json = dict[str, Any]


def listed(at: Participant, wanted: str, state: str, *, by: Actor, now: datetime) -> list[Json]:
    """Return the members of *at* and below that fit *wanted* and *state*, by name, with what is likely of their phones.

    Raises:
        RightMissingError
    """
    rows = list(rosters.listed(at, wanted=wanted, state=state, by=by, now=now))
    phones = judging.phones(rows, at.campaign)
    return [
        {**api_values.member(row), "phone_verdict": phones[row.pk].verdict.value if row.pk in phones else None}
        for row in rows
    ]


def gone(at: Participant, *, by: Actor, now: datetime) -> list[Json]:
    """Return who was taken off the rosters of *at* and below, the last first.

    Raises:
        RightMissingError
    """
    return [api_values.member(row) for row in rosters.gone(at, by=by, now=now)]


def doubles(at: Participant, *, by: Actor, now: datetime) -> list[Json]:
    """Return members whose number other units' rosters have too, with the names of those units and nothing more.

    Raises:
        RightMissingError
    """
    found = rosters.doubles(at, by=by, now=now)
    return [{**api_values.member(row), "elsewhere": list(names)} for row, names in found]


def add(at: Participant, said: Mapping[str, str], *, by: Actor, now: datetime) -> int:
    """Return the number of a new member.

    Raises:
        RightMissingError, CampaignStageError, MemberRefusedError
    """
    return rosters.add(at, Typed(**said), by=by, now=now).pk


def change(at: Participant, number: int, said: Mapping[str, str], *, by: Actor, now: datetime) -> None:
    """Let what is *said* hold of a member; the rest stays.

    Raises:
        RightMissingError, CampaignStageError, MemberUnknownError, MemberRefusedError
    """
    row = rosters.read(number, at, by=by, now=now)
    rosters.change(number, at, replace(_typed(row), **said), by=by, now=now)


def _typed(row: Member) -> Typed:
    phone = row.handset()
    return Typed(
        name=row.name,
        phone=row.phone,
        unit=row.participant.unit_id,
        position=row.position,
        birth="/".join(reversed(row.birth.split("-"))),
        system=row.system,
        version=version_text(phone.version) if phone.version else "",
        model=row.model,
        note=row.note,
    )


def remove(at: Participant, number: int, *, is_back: bool, by: Actor, now: datetime) -> None:
    """Take a member off the roster, or put them back.

    Raises:
        RightMissingError, CampaignStageError, MemberUnknownError, MemberRefusedError
    """
    (rosters.restore if is_back else rosters.remove)(number, at, by=by, now=now)


def judge(at: Participant, number: int, *, may_run: bool, by: Actor, now: datetime) -> None:
    """Write down what a person decided about the phone of a member.

    Raises:
        RightMissingError, MemberUnknownError, CampaignStageError
        RequirementError: also for the site, since a person decides.
    """
    row = rosters.read(number, at, by=by, now=now)
    verdict = Verdict.COMPATIBLE if may_run else Verdict.LIKELY_INCOMPATIBLE
    judging.decide(row, verdict, by=by, now=now)


def link(at: Participant, number: int, *, by: Actor, now: datetime) -> str:
    """Return the path of the page where a member says how far their own phone is; it is shown only now.

    Raises:
        RightMissingError: also for the site, which gives nobody a link.
        MemberUnknownError, CampaignStageError
    """
    if by.user is None:
        raise RightMissingError("right: a link is made by a person; act as one with --as")
    row = rosters.read(number, at, by=by, now=now)
    (made,) = self_links.make(at, [row], by=by, now=now)
    return reverse("self", args=(made.token,))
