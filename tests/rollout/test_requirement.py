"""What an app needs against what is told of a phone: a likely answer with its reasons, decided by a person."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.letters.letter import REASONS
from bluezone.rollout import handset, requirement
from bluezone.rollout.handset import Handset, System
from bluezone.rollout.requirement import (
    BLUETOOTH_LE,
    Decision,
    Feature,
    Requirement,
    RequirementError,
    SystemNeed,
    Verdict,
)

ANDROID = SystemNeed(System.ANDROID, (5,), "https://play.example/app")
IOS = SystemNeed(System.IOS, (12, 2), "https://apps.example/app")
NEEDS = Requirement("app-1", date(2020, 8, 1), (ANDROID, IOS), excluded=("Galaxy J1",))
WITH_BLE = replace(NEEDS, features=(BLUETOOTH_LE,))


@pytest.mark.parametrize(
    ("told", "verdict", "reasons"),
    [
        ("Android 5.1", Verdict.COMPATIBLE, []),
        ("Android 5", Verdict.COMPATIBLE, []),
        ("Android 4.4", Verdict.LIKELY_INCOMPATIBLE, ["os_too_old"]),
        ("iOS 12.2", Verdict.COMPATIBLE, []),
        ("iOS 12.1", Verdict.LIKELY_INCOMPATIBLE, ["os_too_old"]),
        ("iOS 12", Verdict.UNKNOWN, []),
        ("iOS 13", Verdict.COMPATIBLE, []),
        ("ip 5", Verdict.LIKELY_INCOMPATIBLE, ["os_too_old"]),
        ("ip 6s", Verdict.UNKNOWN, []),
        ("Samsung J7", Verdict.UNKNOWN, []),
        ("Win phone", Verdict.LIKELY_INCOMPATIBLE, ["incompatible_device"]),
        ("đen trắng", Verdict.LIKELY_INCOMPATIBLE, ["no_smartphone"]),
        ("", Verdict.UNKNOWN, []),
    ],
)
def test_only_what_is_told_speaks_against_a_phone(told: str, verdict: Verdict, reasons: list[str]) -> None:
    found = requirement.judge(NEEDS, handset.read(told))

    assert (found.verdict, [each.reason for each in found.why]) == (verdict, reasons)
    assert bool(found.ask) == (verdict is Verdict.UNKNOWN)


def test_an_excluded_model_does_not_run_it_whatever_its_system() -> None:
    found = requirement.judge(NEEDS, handset.read("Android", "9", "galaxy j1"))

    assert [each.reason for each in found.why] == ["incompatible_device"]


@pytest.mark.parametrize(
    ("has", "verdict"),
    [(True, Verdict.COMPATIBLE), (False, Verdict.LIKELY_INCOMPATIBLE), (None, Verdict.UNKNOWN)],
)
def test_a_feature_that_nobody_told_of_is_asked_for(has: bool | None, verdict: Verdict) -> None:
    phone = Handset(System.ANDROID, (9,), features=() if has is None else (("bluetooth_le", has),))

    found = requirement.judge(WITH_BLE, phone)

    assert found.verdict is verdict
    assert [each.reason for each in found.why] == ["no_bluetooth"] * (has is False)


@given(st.lists(st.integers(0, 20), min_size=1, max_size=3), st.integers(0, 20))
def test_a_higher_version_is_never_less_compatible(version: list[int], more: int) -> None:
    order = [Verdict.LIKELY_INCOMPATIBLE, Verdict.UNKNOWN, Verdict.COMPATIBLE]
    lower = Handset(System.IOS, tuple(version))
    higher = Handset(System.IOS, (version[0] + more + 1, *version[1:]))

    assert order.index(requirement.judge(NEEDS, higher).verdict) >= order.index(requirement.judge(NEEDS, lower).verdict)


@given(st.text(max_size=30))
def test_every_reason_is_one_that_a_report_knows(told: str) -> None:
    assert all(each.reason in REASONS for each in requirement.judge(WITH_BLE, handset.read(told)).why)


def test_a_person_decides_even_against_what_is_likely() -> None:
    likely = requirement.judge(NEEDS, handset.read("Android 4.4"))

    decision = Decision(Verdict.COMPATIBLE, likely, "helper", datetime(2020, 8, 9, tzinfo=UTC), NEEDS.code)

    assert decision.is_against_likelihood


def test_to_leave_it_open_is_no_decision() -> None:
    with pytest.raises(RequirementError):
        Decision(
            Verdict.UNKNOWN, requirement.judge(NEEDS, Handset()), "helper", datetime(2020, 8, 9, tzinfo=UTC), "app-1"
        )


def test_a_requirement_that_contradicts_itself_is_refused() -> None:
    with pytest.raises(RequirementError):
        replace(NEEDS, systems=())
    with pytest.raises(RequirementError):
        replace(NEEDS, systems=(ANDROID, ANDROID))
    with pytest.raises(RequirementError):
        replace(NEEDS, features=(Feature("nfc", BLUETOOTH_LE.said, "no_nfc"),))


@pytest.mark.parametrize(("least", "store"), [((), "https://play.example"), ((5,), "http://play.example")])
def test_a_system_needs_a_version_and_a_store_that_cannot_be_altered(least: tuple[int, ...], store: str) -> None:
    with pytest.raises(RequirementError):
        SystemNeed(System.ANDROID, least, store)
