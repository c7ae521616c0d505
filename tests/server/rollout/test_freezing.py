"""Freezing at the cut-off, late, once, and correcting."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from bluezone.rollout.rights import Role
from bluezone.rollout.snapshot import SnapshotError
from bluezone.server.rollout import freezing, standings
from bluezone.server.rollout.models import Member, Period, Snapshot, StatusEntry
from bluezone.server.units.actor import SITE, RightMissingError
from tests.server.rollout.province import CUTOFF, THURSDAY, Province

ON_TIME = CUTOFF + timedelta(seconds=20)
LATE = CUTOFF + timedelta(hours=5)
INSTALLED: dict[str, Any] = {"state": "installed", "is_installed": True, "is_settled": True, "proof": "ticked"}
REASON: dict[str, Any] = {"state": "exempt", "reason": "incompatible_device", "is_settled": True}


def changes(member: Member, at: datetime, **values: Any) -> None:
    before = standings.past(member, at)
    for name, value in {"at": at, **values}.items():
        setattr(member, name, value)
    standings.keep([before], [member])


def period() -> Period:
    return Period.objects.get()


def frozen(province: Province, now: datetime = ON_TIME, unit: str = "sct") -> Snapshot:
    freezing.freeze_due(now)
    found = freezing.latest(province.at(unit), period())
    assert found is not None
    return found


def test_figures_freeze_for_every_unit_that_reports_with_rows_of_those_below(province: Province) -> None:
    for place, values in (("vp", INSTALLED), ("vp", REASON), ("ttkc", INSTALLED), ("stttt", INSTALLED)):
        province.member("An", place, **values)

    found = frozen(province).pure()

    assert [(row.unit.id, row.figures.installed, row.figures.total) for row in found.tally.rows] == [
        ("ttkc", 1, 1),
        ("vp", 1, 2),
    ]
    assert dict(found.total.reasons) == {"incompatible_device": 1}
    assert (found.tally.as_of, found.at, found.by) == (CUTOFF, ON_TIME, "site")
    assert frozen(province, unit="stttt").total == 1


def test_nothing_freezes_before_the_minute_and_nothing_twice(province: Province) -> None:
    province.member("An", **INSTALLED)

    assert freezing.freeze_due(CUTOFF - timedelta(seconds=1)) == 0
    with pytest.raises(freezing.CutoffAheadError):
        freezing.freeze(period(), by=SITE, now=CUTOFF - timedelta(seconds=1))
    assert freezing.freeze_due(CUTOFF) == 2
    assert freezing.freeze_due(CUTOFF) == 0
    assert Snapshot.objects.count() == 2


def test_a_late_job_counts_members_as_they_stood_at_the_cutoff(province: Province) -> None:
    stays = province.member("An", "vp", **INSTALLED)
    installs_later = province.member("Bình", "vp", **REASON)
    moves_later = province.member("Chi", "vp", **INSTALLED)
    leaves_later = province.member("Dung", "vp", **INSTALLED)
    changes_twice = province.member("Em", "vp")
    changes(changes_twice, THURSDAY + timedelta(hours=1), **REASON)
    changes(installs_later, CUTOFF + timedelta(minutes=1), **{**INSTALLED, "reason": ""})
    changes(moves_later, CUTOFF + timedelta(minutes=2), participant=province.at("stttt"))
    changes(leaves_later, CUTOFF + timedelta(minutes=3), is_counted=False)
    changes(changes_twice, CUTOFF + timedelta(minutes=4), **{**INSTALLED, "reason": ""})
    province.member("Giang", "vp", at=CUTOFF + timedelta(minutes=5), **INSTALLED)

    late = frozen(province, LATE).pure()

    assert (late.total.installed, late.total.total) == (3, 5)
    assert dict(late.total.reasons) == {"incompatible_device": 2}
    assert frozen(province, LATE, unit="stttt").total == 0
    assert stays.at == THURSDAY


def test_a_change_at_the_very_cutoff_still_counts(province: Province) -> None:
    member = province.member("An", "vp")
    changes(member, CUTOFF, **INSTALLED)

    assert frozen(province).installed == 1


def test_what_is_open_freezes_too_and_says_so(province: Province) -> None:
    province.member("An", "vp")
    province.member("Bình", "vp", state="installed", is_installed=True, has_conflict=True)

    found = frozen(province)

    assert (found.total, found.installed, found.n_open) == (2, 0, 2)
    assert found.pure().problems


def test_an_exempt_unit_is_counted_by_the_one_above(province: Province) -> None:
    row = province.at("sct")
    row.is_exempt = True
    row.save()
    top = province.at("qt")
    top.reports = True
    top.save()
    province.member("An", "vp", **INSTALLED)

    freezing.freeze_due(ON_TIME)

    assert freezing.latest(row, period()) is None
    found = freezing.latest(top, period())
    assert found is not None
    assert found.installed == 1


def test_a_correction_takes_back_mistakes_and_leaves_later_news_out(province: Province) -> None:
    wrong = province.member("An", "vp", **INSTALLED)
    was_open = province.member("Bình", "vp")
    later = province.member("Chi", "vp", **REASON)
    old = frozen(province)
    changes(wrong, LATE, **{**REASON, "is_installed": False})
    StatusEntry.objects.create(
        id="1",
        member=wrong,
        state="exempt",
        source="ticked",
        at=LATE,
        received_at=LATE,
        by="user 1",
        is_correction=True,
    )
    changes(was_open, LATE, **INSTALLED)
    changes(later, LATE, **{**INSTALLED, "reason": ""})

    drafter = province.acting(Role.DRAFTER)
    made = freezing.correct(old, "Nhầm một máy", by=drafter, now=LATE)

    assert dict(made.pure().total.reasons) == {"incompatible_device": 2, "not_reached": 1}
    assert (made.installed, made.n_open, made.pure().corrects) == (0, 0, old.digest)
    assert freezing.latest(province.at("sct"), period()) == made
    with pytest.raises(freezing.NotNewestError):
        freezing.correct(old, "Nhầm", by=drafter, now=LATE)
    with pytest.raises(SnapshotError):
        freezing.correct(made, "Nhầm", by=drafter, now=LATE)


def test_only_who_drafts_reports_corrects(province: Province) -> None:
    old = frozen(province)

    with pytest.raises(RightMissingError):
        freezing.correct(old, "Nhầm", by=province.acting(Role.CLERK), now=LATE)


def test_a_campaign_that_has_ended_freezes_no_more(province: Province) -> None:
    province.campaign.stage = "ended"
    province.campaign.save()

    assert freezing.freeze_due(LATE) == 0
