"""Links by which people say themselves how far their own phone is. Whoever holds the link is that person.

The link is random and only its keyed hash is kept, so a copy of the database opens nothing. It says nothing of the
person but the unit and the last digits of the number, and it ends with the last cut-off or after two weeks.
"""

import secrets
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from bluezone.errors import BluezoneError
from bluezone.rollout import status
from bluezone.rollout.rights import Action
from bluezone.rollout.status import Entry, Source, State
from bluezone.server.accounts import attempts
from bluezone.server.accounts.attempts import Limit
from bluezone.server.keyed_hash import keyed_hash
from bluezone.server.rollout import access, campaigns, judging, statuses
from bluezone.server.rollout.actions import RolloutAction
from bluezone.server.rollout.models import Campaign, Member, Participant, Period, SelfLink
from bluezone.server.rollout.statuses import Answer, Said
from bluezone.server.units import records
from bluezone.server.units.actor import Actor

LONGEST_LIFE = timedelta(days=14)
TOKEN_BYTES = 16
MOST_SLIPS = 500
"""Slips of one sheet; who has more people prints unit by unit."""

WRONG_LINKS = Limit("self links", most=30)
"""Wrong links from one address: an office shares one, and 30 of 2^128 guesses find nothing."""


class SelfLinkUnusableError(BluezoneError, LookupError):
    """No link like this holds: it never did, or its time is over."""

    code = "self_link_unusable"
    status = 404


@dataclass(frozen=True, slots=True)
class Made:
    """A new link; its token is shown once and kept nowhere."""

    member: Member
    token: str
    expires_at: datetime


def make(at: Participant, members: Sequence[Member], *, by: Actor, now: datetime) -> tuple[Made, ...]:
    """Return a new link for each of *members*, who stand at *at* or below it; older links hold on until they end.

    Raises:
        RightMissingError, CampaignStageError, TooManyEntriesError
    """
    access.require(by, Action.STATUS_TICK, at, now)
    campaigns.running(at.campaign)
    if len(members) > MOST_SLIPS:
        raise statuses.TooManyEntriesError(f"slips: found {len(members)}, expected at most {MOST_SLIPS} at once")
    expires_at = _end(at.campaign, now)
    made = tuple(Made(each, secrets.token_urlsafe(TOKEN_BYTES), expires_at) for each in members)

    with transaction.atomic():
        SelfLink.objects.bulk_create(
            SelfLink(
                keyed_hash=_hash(each.token), member=each.member, made_by=by.user, made_at=now, expires_at=expires_at
            )
            for each in made
        )
        subject = f"member {members[0].pk}" if len(members) == 1 else f"{len(members)} members"
        records.record(RolloutAction.SELF_LINK_MADE, by=by, now=now, subject=subject, unit=at.unit_id)
    return made


def find(token: str, *, address: str, now: datetime) -> SelfLink:
    """Return the link of *token*, which came from *address*.

    Raises:
        TooManyAttemptsError
        SelfLinkUnusableError: it does not hold, or the campaign or the member is gone.
    """
    attempts.check(WRONG_LINKS, address, now)
    links = SelfLink.objects.select_related("member__participant__campaign")
    found = links.filter(keyed_hash=_hash(token), expires_at__gt=now, member__is_counted=True).first()
    if found is None or found.member.participant.campaign.stage != Campaign.Stage.RUNNING:
        attempts.note_wrong(WRONG_LINKS, address, now)
        raise SelfLinkUnusableError("link: it does not hold or its time is over; ask the office for a new one")
    return found


def last_said(link: SelfLink) -> Entry | None:
    """Return what the person said last; nothing of what others said."""
    own = [each for each in statuses.history(link.member) if each.source is Source.SELF_REPORTED]
    return next(iter(status.tips(own)), None)


def say(
    link: SelfLink, *, has_app: bool, reason: str = "", note: str = "", entry_id: str = "", now: datetime
) -> Answer:
    """Write what the person of *link* says; what helpers saw stays beside it and is settled by them.

    Args:
        entry_id: made by the page, so that a form sent twice says it once.

    Raises:
        CampaignStageError, StatusError
    """
    own = [each for each in statuses.history(link.member) if each.source is Source.SELF_REPORTED]
    said = Said(
        id=f"link-{link.pk}-{entry_id}"[:60] if entry_id else str(uuid.uuid4()),
        member=link.member_id,
        state=State.INSTALLED if has_app else State.EXEMPT,
        at=now,
        seen=statuses.ids_of(status.tips(own)),
        reason=None if has_app else reason,
        note="" if has_app else note,
        is_correction=bool(own),
    )
    if any(each.id == said.id for each in own):
        return Answer(said, status.status(own))
    answer = statuses.report_oneself(link.member, said, by=_person(link), now=now)
    if answer.refusal:
        raise answer.refusal
    return answer


def tell_phone(link: SelfLink, text: str, *, now: datetime) -> None:
    """Write which phone the person of *link* says they have."""
    judging.tell(link.member, text, by=_person(link), now=now)


def forget(now: datetime) -> int:
    """Delete the links whose time is over; return how many."""
    return SelfLink.objects.filter(expires_at__lte=now).delete()[0]


def _person(link: SelfLink) -> Actor:
    return Actor(f"link {link.pk}")


def _end(campaign: Campaign, now: datetime) -> datetime:
    ends: Iterable[datetime] = Period.objects.filter(campaign=campaign, cutoff__gt=now).values_list("cutoff", flat=True)
    return min([now + LONGEST_LIFE, *sorted(ends)[-1:]])


def _hash(token: str) -> bytes:
    return keyed_hash("self link", token.encode())
