"""What a campaign's app needs of a phone, held against what is told of one: a likely answer, and a person decides.

A phone is called incompatible only by what is told; what is not told makes the answer unknown and says what to ask.

Source: shared specification of the rollout, section 4.2; what Apple's models can run, from its notes on each release.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from bluezone.errors import BluezoneError
from bluezone.letters.folding import fold
from bluezone.letters.letter import REASONS
from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.handset import Handset, System, Version, version_text


class RequirementError(BluezoneError, ValueError):
    """What an app needs cannot be as it was given."""

    code: ClassVar[str] = "rollout_requirement_invalid"


HIGHEST_IOS: tuple[tuple[str, Version], ...] = (
    *((f"iPhone {model}", (7,)) for model in ("4",)),
    *((f"iPhone {model}", (9,)) for model in ("4s",)),
    *((f"iPhone {model}", (10,)) for model in ("5", "5c")),
    *((f"iPhone {model}", (12,)) for model in ("5s", "6", "6 Plus")),
    *((f"iPhone {model}", (15,)) for model in ("6s", "6s Plus", "7", "7 Plus")),
    *((f"iPhone {model}", (16,)) for model in ("8", "8 Plus", "X")),
)
"""The highest major version that a model can be brought to; a campaign may bring a longer list."""


@dataclass(frozen=True, slots=True)
class SystemNeed:
    """One family of systems the app is made for.

    Attributes:
        least: the lowest version, (5,) or (13, 4).
        store: address of the app in its store, https.
    """

    system: System
    least: Version
    store: str

    def __post_init__(self) -> None:
        if not self.least or min(self.least) < 0:
            raise RequirementError("Requirement: found no lowest version, expected one such as 5 or 13.4. Give it.")
        if not self.store.startswith("https://"):
            raise RequirementError("Requirement: found no https address of a store, expected one. Copy it from there.")


@dataclass(frozen=True, slots=True)
class Feature:
    """Something the phone itself must have; `reason` is the code for who lacks it."""

    code: str
    said: Bilingual
    reason: str = "incompatible_device"


BLUETOOTH_LE = Feature(
    "bluetooth_le", Bilingual("Bluetooth năng lượng thấp (BLE)", "Bluetooth Low Energy (BLE)"), "no_bluetooth"
)


@dataclass(frozen=True, slots=True)
class Requirement:
    """What the app of a campaign needs, as known on a day.

    Attributes:
        excluded: models on which it does not run, though their system would do.
        highest: what a model can be brought to at most.

    Raises:
        RequirementError: no system, one of them twice, or a reason that no report knows.
    """

    code: str
    day: date
    systems: tuple[SystemNeed, ...]
    features: tuple[Feature, ...] = ()
    excluded: tuple[str, ...] = ()
    highest: tuple[tuple[str, Version], ...] = HIGHEST_IOS

    def __post_init__(self) -> None:
        families = [need.system for need in self.systems]
        if not families or len(set(families)) != len(families):
            raise RequirementError("Requirement: found no system or one twice, expected each once. Correct the list.")
        if any(feature.reason not in REASONS for feature in self.features):
            raise RequirementError("Requirement: found a feature with an unknown reason, expected one of the report's.")

    def need(self, system: System) -> SystemNeed | None:
        """Return what is needed of *system*; None where the app is not made for it."""
        return next((need for need in self.systems if need.system is system), None)


class Verdict(StrEnum):
    """The likely answer."""

    COMPATIBLE = "compatible"
    LIKELY_INCOMPATIBLE = "likely_incompatible"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Why:
    """One thing against a phone, with the code that a report would give."""

    reason: str
    said: Bilingual


@dataclass(frozen=True, slots=True)
class Judgement:
    """The likely answer, why, and what to ask where it is open. Nothing follows from it until a person decides."""

    verdict: Verdict
    why: tuple[Why, ...] = ()
    ask: tuple[Bilingual, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided, beside what was likely; it stands until the requirement or the phone changes."""

    verdict: Verdict
    judgement: Judgement
    by: str
    at: datetime
    requirement: str

    def __post_init__(self) -> None:
        if self.verdict is Verdict.UNKNOWN or not self.by or self.at.tzinfo is None:
            raise RequirementError("Decision: expected who decided, when, and whether the phone can run the app.")

    @property
    def is_against_likelihood(self) -> bool:
        """Whether the person saw it otherwise."""
        return self.judgement.verdict is not Verdict.UNKNOWN and self.verdict is not self.judgement.verdict


def judge(requirement: Requirement, phone: Handset) -> Judgement:
    """Return whether *phone* likely runs the app of *requirement*."""
    why = tuple(_against(requirement, phone))
    if why:
        return Judgement(Verdict.LIKELY_INCOMPATIBLE, why)
    ask = tuple(_unknown(requirement, phone))
    return Judgement(Verdict.UNKNOWN if ask else Verdict.COMPATIBLE, (), ask)


def _against(requirement: Requirement, phone: Handset) -> Iterator[Why]:
    if phone.system is System.FEATURE:
        yield Why("no_smartphone", Bilingual("Máy không cài được ứng dụng.", "The phone runs no apps."))
    elif phone.system and not requirement.need(phone.system):
        yield Why(
            "incompatible_device", Bilingual("Ứng dụng không có cho hệ điều hành này.", "No app for this system.")
        )
    yield from _version(requirement, phone)
    if phone.model and _model_key(phone.model) in set(map(_model_key, requirement.excluded)):
        yield Why(
            "incompatible_device",
            Bilingual(f"Ứng dụng không chạy trên {phone.model}.", f"It does not run on {phone.model}."),
        )
    for feature in requirement.features:
        if phone.has(feature.code) is False:
            yield Why(feature.reason, Bilingual(f"Máy không có {feature.said.vi}.", f"There is no {feature.said.en}."))


def _version(requirement: Requirement, phone: Handset) -> Iterator[Why]:
    need = requirement.need(phone.system) if phone.system else None
    if need is None:
        return
    least = version_text(need.least)
    highest = _highest(requirement, phone)
    if phone.version and _below(phone.version, need.least):
        found = version_text(phone.version)
        yield Why(
            "os_too_old", Bilingual(f"Máy có phiên bản {found}, cần từ {least}.", f"It has {found}, needs {least}.")
        )
    elif highest and _below(highest, need.least):
        vi = f"{phone.model} chỉ lên được phiên bản {version_text(highest)}, cần từ {least}."
        en = f"{phone.model} goes no higher than {version_text(highest)}, needs {least}."
        yield Why("os_too_old", Bilingual(vi, en))


def _unknown(requirement: Requirement, phone: Handset) -> Iterator[Bilingual]:
    need = requirement.need(phone.system) if phone.system else None
    if need is None:
        yield Bilingual("Máy dùng hệ điều hành nào?", "Which system does the phone have?")
    elif phone.version is None or _is_open(phone.version, need.least):
        yield Bilingual("Phiên bản hệ điều hành là bao nhiêu?", "Which version does the system have?")
    for feature in requirement.features:
        if phone.has(feature.code) is None:
            yield Bilingual(f"Máy có {feature.said.vi} không?", f"Does the phone have {feature.said.en}?")


def _below(version: Version, least: Version) -> bool:
    """Return whether *version*, as far as it is told, is below *least*: 13 may be 13.4, 12 is not."""
    return version < least[: len(version)]


def _is_open(version: Version, least: Version) -> bool:
    """Return whether what is told stops before it decides."""
    rest = least[len(version) :]
    return version == least[: len(version)] and any(rest)


def _highest(requirement: Requirement, phone: Handset) -> Version | None:
    model = _model_key(phone.model or "")
    return next((version for name, version in requirement.highest if _model_key(name) == model), None)


def _model_key(model: str) -> str:
    return "".join(fold(model).split())
