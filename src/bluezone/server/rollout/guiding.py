"""An office's guidance to the public in one campaign: begun with complete texts, edited, published, withdrawn."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from bluezone.errors import BluezoneError
from bluezone.letters.folding import fold
from bluezone.rollout import guidance_default, guidance_json, schedule
from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.guidance import Guidance, HelpDesk
from bluezone.rollout.rights import Action
from bluezone.server.rollout import access, campaigns, letterheads
from bluezone.server.rollout.actions import RolloutAction
from bluezone.server.rollout.models import GuidancePage, Participant
from bluezone.server.units import records
from bluezone.server.units.actor import Actor

LONGEST_SLUG = 80


class NeedsRequirementError(BluezoneError, ValueError):
    """The campaign says nothing of the phones its app needs, so there is nothing to guide to."""

    code = "guidance_needs_requirement"
    status = 409


class GuidanceUnknownError(BluezoneError, LookupError):
    """No guidance is public under this name."""

    code = "guidance_unknown"
    status = 404


@dataclass(frozen=True, slots=True)
class Held:
    """What an office has: its row, None before the first saving, and the guidance."""

    row: GuidancePage | None
    guidance: Guidance


def read(at: Participant, *, by: Actor, now: datetime) -> Held:
    """Return the guidance of the office *at*, or complete texts to start from, addresses of stores as they are now.

    Raises:
        RightMissingError, NeedsRequirementError
        GuidanceError: the campaign's names or stores cannot stand in print.
    """
    access.require(by, Action.GUIDANCE_CHANGE, at, now)
    needs = campaigns.requirement(at.campaign)
    if needs is None:
        raise NeedsRequirementError("campaign: it does not say which phones its app needs; say it there first")
    day = schedule.local_day(now)
    row = GuidancePage.objects.filter(campaign=at.campaign, unit_id=at.unit_id).first()
    if row is None:
        begun = guidance_default.default(campaigns.pure(at.campaign), needs, _desk(at, now), day)
        return Held(None, begun)
    kept = guidance_json.decode(row.content)
    renewed = guidance_default.renewed(kept, needs, day)
    return Held(row, kept if replace(renewed, changed=kept.changed) == kept else renewed)


def save(at: Participant, content: dict[str, Any], *, is_public: bool, by: Actor, now: datetime) -> GuidancePage:
    """Keep *content*, which `guidance_json` reads; *is_public* opens the page to everybody, or closes it.

    Raises:
        RightMissingError
        GuidanceError: with every problem and its place.
    """
    access.require(by, Action.GUIDANCE_CHANGE, at, now)
    told = guidance_json.decode({**content, "changed": schedule.local_day(now).isoformat()})

    with transaction.atomic():
        row = GuidancePage.objects.select_for_update().filter(campaign=at.campaign, unit_id=at.unit_id).first()
        row = row or GuidancePage(campaign=at.campaign, unit_id=at.unit_id, slug=_slug(at))
        row.content, row.is_public = guidance_json.encode(told), is_public
        row.changed_by, row.changed_at = by.user, now
        row.save()
        said = "public" if is_public else "not public"
        records.record(
            RolloutAction.GUIDANCE_CHANGED, by=by, now=now, subject=f"guidance {row.pk} {said}", unit=at.unit_id
        )
    return row


def public(slug: str) -> Guidance:
    """Return what is open to everybody under *slug*.

    Raises:
        GuidanceUnknownError
    """
    row = GuidancePage.objects.filter(slug=slug, is_public=True).first()
    if row is None:
        raise GuidanceUnknownError("guidance: there is none under this address, or the office has closed it")
    return guidance_json.decode(row.content)


def _slug(at: Participant) -> str:
    """Return a short name for the address that nobody has: campaign and unit in plain letters, a number if needed."""
    begin = slugify(f"{at.campaign.code} {fold(at.short_name or at.name)}")[: LONGEST_SLUG - 8].strip("-") or "app"
    taken = set(GuidancePage.objects.filter(slug__startswith=begin).values_list("slug", flat=True))
    numbered = (f"{begin}-{number}" for number in range(2, len(taken) + 3))
    return begin if begin not in taken else next(each for each in numbered if each not in taken)


def _desk(at: Participant, now: datetime) -> HelpDesk:
    office = letterheads.office(at.unit_id, now)
    place, address = Bilingual(office.place, ""), Bilingual(at.name[:160], "")
    return HelpDesk(Bilingual(office.organ[:120], ""), place, address, "", Bilingual("", ""))
