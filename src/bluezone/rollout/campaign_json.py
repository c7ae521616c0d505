"""Campaigns and requirements as JSON: what a database column or a file keeps of them, and back.

References are written as in letters' JSON. What is missing has its default; what is unknown or of another kind is
refused with its place.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

from bluezone.letters import schema
from bluezone.letters.letter import Letter
from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.campaign import (
    DENOMINATORS,
    Campaign,
    CampaignError,
    Column,
    Counted,
    Denominator,
    Receiver,
    Target,
)
from bluezone.rollout.handset import System
from bluezone.rollout.requirement import HIGHEST_IOS, Feature, Requirement, SystemNeed
from bluezone.rollout.schedule import Fixed, Repeated, ReportingPeriod, Rhythm, Schedule

Values = Mapping[str, Any]
_Value = TypeVar("_Value")


def encode(campaign: Campaign) -> dict[str, Any]:
    """Return *campaign* as values that JSON has."""
    return {
        "code": campaign.code,
        "name": _words(campaign.name),
        "app": _words(campaign.app),
        "start": campaign.start.isoformat(),
        "schedule": _schedule(campaign.schedule),
        "receivers": [{"unit": each.unit, "since": each.since.isoformat()} for each in campaign.receivers],
        "denominator": campaign.denominator,
        "denominators": [_denominator(each) for each in campaign.denominators],
        "answered": schema.encode(Letter(references=campaign.answered)).get("references", []),
        "requirements": campaign.requirements,
        "targets": [_target(each) for each in campaign.targets],
        "columns": [
            {"code": each.code, "head": _words(each.head), "is_required": each.is_required} for each in campaign.columns
        ],
    }


def decode(values: Values) -> Campaign:
    """Return the campaign that *values* tell.

    Raises:
        CampaignError, ScheduleError: a part is missing, of another kind, or breaks its own rules.
    """
    return _told("Campaign", lambda: _campaign(values))


def encode_requirement(requirement: Requirement) -> dict[str, Any]:
    """Return *requirement* as values that JSON has."""
    return {
        "code": requirement.code,
        "day": requirement.day.isoformat(),
        "systems": [
            {"system": each.system.value, "least": list(each.least), "store": each.store}
            for each in requirement.systems
        ],
        "features": [
            {"code": each.code, "said": _words(each.said), "reason": each.reason} for each in requirement.features
        ],
        "excluded": list(requirement.excluded),
        "highest": [[name, list(version)] for name, version in requirement.highest],
    }


def decode_requirement(values: Values) -> Requirement:
    """Return the requirement that *values* tell.

    Raises:
        CampaignError, RequirementError: a part is missing, of another kind, or breaks its own rules.
    """
    return _told("Requirement", lambda: _requirement(values))


def _told(what: str, read: Callable[[], _Value]) -> _Value:
    """Return what *read* makes of values, its slips told as ours."""
    try:
        return read()
    except CampaignError:
        raise
    except (KeyError, TypeError, AttributeError, InvalidOperation) as error:
        raise CampaignError(f"{what}: found {error} missing or of another kind, expected a file of ours.") from error
    except ValueError as error:
        if hasattr(error, "code"):
            raise
        raise CampaignError(f"{what}: {error}; expected a file of ours. Export it again.") from error


def _words(said: Bilingual) -> dict[str, str]:
    return {"vi": said.vi, "en": said.en}


def _said(values: Values) -> Bilingual:
    return Bilingual(str(values["vi"]), str(values["en"]))


def _campaign(values: Values) -> Campaign:
    return Campaign(
        code=str(values["code"]),
        name=_said(values["name"]),
        app=_said(values["app"]),
        start=date.fromisoformat(values["start"]),
        schedule=_read_schedule(values["schedule"]),
        receivers=tuple(Receiver(str(each["unit"]), date.fromisoformat(each["since"])) for each in values["receivers"]),
        denominator=str(values["denominator"]),
        denominators=tuple(map(_read_denominator, values.get("denominators", ()))) or DENOMINATORS,
        answered=schema.decode({"references": list(values.get("answered", ()))}).references,
        requirements=values.get("requirements"),
        targets=tuple(map(_read_target, values.get("targets", ()))),
        columns=tuple(
            Column(str(each["code"]), _said(each["head"]), bool(each.get("is_required", True)))
            for each in values.get("columns", ())
        ),
    )


def _schedule(schedule: Schedule) -> dict[str, Any]:
    if isinstance(schedule, Fixed):
        return {"periods": [[each.cutoff.isoformat(), each.deadline.isoformat()] for each in schedule.named]}
    return {
        "rhythm": schedule.rhythm.value,
        "first": schedule.first.isoformat(),
        "last": schedule.last.isoformat(),
        "at": schedule.at.isoformat(),
        "due_days": schedule.due_days,
        "due_at": schedule.due_at.isoformat(),
    }


def _read_schedule(values: Values) -> Schedule:
    if "periods" in values:
        moments = ((datetime.fromisoformat(one), datetime.fromisoformat(other)) for one, other in values["periods"])
        return Fixed(tuple(ReportingPeriod(cutoff, deadline) for cutoff, deadline in moments))
    return Repeated(
        rhythm=Rhythm(values["rhythm"]),
        first=date.fromisoformat(values["first"]),
        last=date.fromisoformat(values["last"]),
        at=time.fromisoformat(values["at"]),
        due_days=int(values["due_days"]),
        due_at=time.fromisoformat(values["due_at"]),
    )


def _denominator(kind: Denominator) -> dict[str, Any]:
    return {
        "code": kind.code,
        "said": _words(kind.said),
        "unit": _words(kind.unit),
        "counted": kind.counted.value,
    }


def _read_denominator(values: Values) -> Denominator:
    return Denominator(str(values["code"]), _said(values["said"]), _said(values["unit"]), Counted(values["counted"]))


def _target(target: Target) -> dict[str, Any]:
    return {
        "scope": _words(target.scope),
        "measure": target.measure,
        "percent": None if target.percent is None else str(target.percent),
        "count": target.count,
        "denominator": target.denominator,
        "by": target.by.isoformat() if target.by else None,
        "within_days": target.within_days,
    }


def _read_target(values: Values) -> Target:
    percent, by = values.get("percent"), values.get("by")
    return Target(
        scope=_said(values["scope"]),
        measure=str(values["measure"]),
        percent=None if percent is None else Decimal(percent),
        count=values.get("count"),
        denominator=values.get("denominator"),
        by=date.fromisoformat(by) if by else None,
        within_days=values.get("within_days"),
    )


def _requirement(values: Values) -> Requirement:
    highest = tuple((str(name), tuple(map(int, version))) for name, version in values.get("highest", ()))
    return Requirement(
        code=str(values["code"]),
        day=date.fromisoformat(values["day"]),
        systems=tuple(
            SystemNeed(System(each["system"]), tuple(map(int, each["least"])), str(each["store"]))
            for each in values["systems"]
        ),
        features=tuple(
            Feature(str(each["code"]), _said(each["said"]), str(each.get("reason", "incompatible_device")))
            for each in values.get("features", ())
        ),
        excluded=tuple(map(str, values.get("excluded", ()))),
        highest=highest or HIGHEST_IOS,
    )
