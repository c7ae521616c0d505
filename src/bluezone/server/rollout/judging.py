"""Whether a member's phone can run the app: what is likely, what a person decided, and what the member tells of it.

The likely answer is worked out each time. A decision stands beside it until the requirement or the likely answer
changes; then somebody looks again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from bluezone.rollout import handset, requirement
from bluezone.rollout.requirement import Judgement, Requirement, RequirementError, Verdict
from bluezone.rollout.rights import Action
from bluezone.server.rollout import accepting, access, campaigns, counting, rows, standings
from bluezone.server.rollout.actions import RolloutAction
from bluezone.server.rollout.models import Campaign, Decision, Member
from bluezone.server.units import records
from bluezone.server.units.actor import Actor


@dataclass(frozen=True, slots=True)
class Phone:
    """What is known of one phone; `decision` only while it stands."""

    judgement: Judgement
    decision: Decision | None = None

    @property
    def verdict(self) -> Verdict:
        """What holds: the decision, or else what is likely."""
        return Verdict(self.decision.verdict) if self.decision else self.judgement.verdict


def phones(members: Iterable[Member], of: Campaign) -> Mapping[int, Phone]:
    """Return what is known of the phones of *members*, by one query; nothing where the campaign says no needs."""
    needs = campaigns.requirement(of)
    if needs is None:
        return {}
    listed = list(members)
    decided = {row.member_id: row for row in Decision.objects.filter(member__in=[each.pk for each in listed])
               .select_related("by").order_by("at", "pk")}  # fmt: skip
    return {each.pk: _phone(each, needs, decided.get(each.pk)) for each in listed}


def decide(member: Member, verdict: str, *, by: Actor, now: datetime) -> Decision:
    """Return the decision of *by* about the phone of *member*, written beside what was likely.

    Raises:
        RightMissingError, CampaignStageError
        RequirementError: the campaign names no needs, or *verdict* is neither yes nor no.
    """
    at = member.participant
    access.require(by, Action.STATUS_TICK, at, now)
    campaigns.running(at.campaign)
    needs = campaigns.requirement(at.campaign)
    if needs is None or by.user is None or verdict not in (Verdict.COMPATIBLE, Verdict.LIKELY_INCOMPATIBLE):
        raise RequirementError("Decision: expected who decided, and whether the phone can run the app. Give both.")

    likely = requirement.judge(needs, member.handset())

    with transaction.atomic():
        made = Decision.objects.create(
            member=member, verdict=verdict, by=by.user, at=now, requirement=needs.code, **_as_stored(likely)
        )
        subject = f"member {member.pk} {verdict}"
        records.record(RolloutAction.PHONE_DECIDED, by=by, now=now, subject=subject, unit=at.unit_id)
    return made


def tell(member: Member, text: str, *, by: Actor, now: datetime) -> None:
    """Write what *text*, "Samsung J2, Android 5.1", tells of the phone of *member*; whoever calls may do so."""
    campaigns.running(member.participant.campaign)
    told = handset.read(text)

    with transaction.atomic():
        (place,) = counting.lock([member.participant_id])
        row = Member.objects.select_related("participant").get(pk=member.pk)
        old = standings.past(row, now)
        if accepting.tell(row, replace(row.kept().member, handset=told), place):
            row.at = now
            standings.keep([old], [row])
        rows.rewrite([row], accepting.TOLD)
        counting.recount([place], now)
        subject = f"member {row.pk} phone"
        records.record(RolloutAction.MEMBER_CHANGED, by=by, now=now, subject=subject, unit=place.unit_id)


def _phone(member: Member, needs: Requirement, last: Decision | None) -> Phone:
    likely = requirement.judge(needs, member.handset())
    stored = _as_stored(likely)
    stands = last is not None and (last.requirement, last.likely, last.why) == (
        needs.code,
        stored["likely"],
        stored["why"],
    )
    return Phone(likely, last if stands else None)


def _as_stored(likely: Judgement) -> dict[str, object]:
    return {"likely": likely.verdict.value, "why": [each.reason for each in likely.why]}
