"""From the form of a campaign to its definition, and back into the form to change it or to copy it."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from bluezone.letters.letter import Reference
from bluezone.rollout import schedule
from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.campaign import Campaign, Receiver, Target
from bluezone.rollout.handset import System
from bluezone.rollout.requirement import BLUETOOTH_LE, Feature, Requirement, SystemNeed
from bluezone.rollout.schedule import Fixed, ReportingPeriod
from bluezone.server.rollout.campaign_forms import DIRECTIVES, FIXED, MOMENTS
from bluezone.server.rollout.typed import slug

Values = dict[str, Any]
INSTALLED = "installed"
ALL_STAFF = Bilingual("cán bộ, công chức, viên chức và người lao động", "staff")
_WORDS_FOR_APPS = ("ung-dung-", "phan-mem-", "app-")
_SYSTEMS = ((System.ANDROID, "android"), (System.IOS, "ios"))


def definition(values: Values, day: date, old: Campaign | None = None) -> Campaign:
    """Return the campaign that cleaned *values* tell on *day*; what the form does not show stays as in *old*."""
    code = old.code if old else values["code"] or code_of(values["app_vi"], day)
    needs = requirement(values, code, day)
    made = Campaign(
        code=code,
        name=_said(values, "name"),
        app=_said(values, "app"),
        start=old.start if old else day,
        schedule=values["schedule"],
        receivers=_receivers(values["receiver"], day, old),
        denominator=values["denominator"] or (old.denominator if old else ""),
        answered=(*filter(None, (_directive(values, number) for number in DIRECTIVES)), *_rest(old)),
        requirements=needs.code if needs else None,
        targets=_targets(values, old),
    )
    return replace(made, denominators=old.denominators, columns=old.columns) if old else made


def code_of(app: str, day: date) -> str:
    """Return the code of a campaign for *app*: "ứng dụng Bluezone" makes "bluezone-2020"."""
    name = slug(app)
    for word in _WORDS_FOR_APPS:
        name = name.removeprefix(word)
    return f"{name[:40].strip('-') or 'app'}-{day.year}"


def requirement(values: Values, code: str, day: date) -> Requirement | None:
    """Return what the app needs of a phone; None where nothing is said of a system."""
    systems = tuple(
        SystemNeed(system, values[f"{name}_least"], values[f"{name}_store"])
        for system, name in _SYSTEMS
        if values[f"{name}_least"] and values[f"{name}_store"]
    )
    if not systems:
        return None
    features: tuple[Feature, ...] = (BLUETOOTH_LE,) if values["needs_ble"] else ()
    excluded = tuple(line.strip() for line in values["excluded"].splitlines() if line.strip())
    return Requirement(f"{code}-{day:%Y%m%d}", day, systems, features, excluded)


def _said(values: Values, name: str) -> Bilingual:
    return Bilingual(values[f"{name}_vi"], values[f"{name}_en"] or values[f"{name}_vi"])


def _receivers(unit: str, day: date, old: Campaign | None) -> tuple[Receiver, ...]:
    """Return who receives: of a known campaign another unit takes over on *day*."""
    if old is None:
        return (Receiver(unit, day),)
    if old.receiver_on(day) == unit:
        return old.receivers
    return (*(each for each in old.receivers if each.since < day), Receiver(unit, day))


def _directive(values: Values, number: int) -> Reference | None:
    told = {name: values[f"directive_{name}_{number}"] for name in ("symbol", "dated", "issuer", "type", "abstract")}
    if not told["symbol"]:
        return None
    return Reference(
        told["symbol"],
        told["dated"],
        told["issuer"] or None,
        type=told["type"] or None,
        abstract=told["abstract"] or None,
    )


def _rest(old: Campaign | None) -> tuple[Reference, ...]:
    return old.answered[len(DIRECTIVES) :] if old else ()


def _targets(values: Values, old: Campaign | None) -> tuple[Target, ...]:
    others = tuple(each for each in old.targets if not _is_shown(each)) if old else ()
    if values["target_percent"] is None:
        return others
    text = values["target_scope"]
    scope = Bilingual(text, text) if text else ALL_STAFF
    if old and (shown := _shown_target(old)) and text == shown.scope.vi:
        scope = shown.scope
    kind = values["denominator"] or (old.denominator if old else "")
    made = Target(scope, INSTALLED, percent=values["target_percent"], denominator=kind, by=values["target_by"])
    return (made, *others)


def _is_shown(target: Target) -> bool:
    return target.measure == INSTALLED and target.percent is not None


def _shown_target(of: Campaign) -> Target | None:
    return next((target for target in of.targets if _is_shown(target)), None)


# --- back into the form ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Shown:
    """What a form shows of a campaign, and the cut-offs that it does not show and that stay."""

    initial: Values
    behind: tuple[ReportingPeriod, ...]


def shown(of: Campaign, needs: Requirement | None, now: datetime, *, is_draft: bool = False) -> Shown:
    """Return what the form shows of *of* at *now*, to change it; of a draft all cut-offs, of others those ahead."""
    initial = {
        "name_vi": of.name.vi,
        "name_en": of.name.en if of.name.en != of.name.vi else "",
        "app_vi": of.app.vi,
        "app_en": of.app.en if of.app.en != of.app.vi else "",
        "code": of.code,
        "denominator": of.denominator,
        "receiver": of.receiver_on(schedule.local_day(now)),
        **_directives(of),
        **_target_shown(of),
        **_needs_shown(needs),
    }
    when, behind = _when(of, None if is_draft else now)
    return Shown(initial | when, behind)


def copied(of: Campaign, needs: Requirement | None, now: datetime) -> Values:
    """Return what the form of a new campaign shows of the earlier *of*: all but code, days and directives."""
    initial = shown(of, needs, now).initial
    left_out = {
        "code",
        "target_by",
        *(name for name in initial if name.startswith(("cutoff", "deadline", "directive"))),
    }
    left_out |= {"first", "last"}
    return {name: value for name, value in initial.items() if name not in left_out}


def _directives(of: Campaign) -> Values:
    found: Values = {}
    for number, each in zip(DIRECTIVES, of.answered, strict=False):
        parts = {
            "symbol": each.number_symbol,
            "dated": each.date,
            "issuer": each.issuer,
            "type": each.type,
            "abstract": each.abstract,
        }
        found |= {f"directive_{name}_{number}": value for name, value in parts.items() if value}
    return found


def _target_shown(of: Campaign) -> Values:
    target = _shown_target(of)
    if target is None or target.percent is None:
        return {}
    percent = f"{target.percent:f}".replace(".", ",")
    return {"target_percent": percent, "target_by": target.due(of.start), "target_scope": target.scope.vi}


def _needs_shown(needs: Requirement | None) -> Values:
    if needs is None:
        return {}
    found: Values = {"needs_ble": BLUETOOTH_LE in needs.features, "excluded": "\n".join(needs.excluded)}
    for system, name in _SYSTEMS:
        need = needs.need(system)
        if need:
            found |= {f"{name}_least": need.least, f"{name}_store": need.store}
    return found


def _when(of: Campaign, now: datetime | None) -> tuple[Values, tuple[ReportingPeriod, ...]]:
    given = of.schedule
    if not isinstance(given, Fixed):
        names = ("first", "last", "at", "due_days", "due_at")
        return {"rhythm": given.rhythm.value, **{name: getattr(given, name) for name in names}}, ()
    ahead = [each for each in given.named if now is None or each.cutoff > now]
    found: Values = {"rhythm": FIXED}
    for number, each in zip(MOMENTS, ahead, strict=False):
        found |= {f"cutoff_{number}": each.cutoff, f"deadline_{number}": each.deadline}
    return found, tuple(each for each in given.named if each not in ahead[: len(MOMENTS)])
