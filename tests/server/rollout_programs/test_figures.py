"""Figures and cut-offs for commands."""

from datetime import timedelta

import pytest

from bluezone.rollout.rights import Role
from bluezone.server.rollout.reporting import NotFrozenError
from bluezone.server.rollout_programs import figures
from bluezone.server.units.actor import SITE, RightMissingError
from tests.server.rollout import papers
from tests.server.rollout.province import CODE, CUTOFF, Province


def test_only_what_has_come_freezes_and_only_by_who_may(province: Province) -> None:
    assert figures.freeze(CODE, by=SITE, now=CUTOFF - timedelta(seconds=1)) == []
    with pytest.raises(RightMissingError):
        figures.freeze(CODE, by=province.acting(Role.VIEWER, "qt"), now=CUTOFF)

    assert [row["units"] for row in figures.freeze(None, by=SITE, now=CUTOFF)] == [2]


def test_the_last_cut_off_that_has_come_is_meant(province: Province) -> None:
    at = province.at("sct")
    assert figures.period(at, None, CUTOFF).number == 1
    assert figures.period(at, 1, province.now).number == 1

    for number, now in ((None, province.now), (9, CUTOFF)):
        with pytest.raises(NotFrozenError):
            figures.period(at, number, now)


def test_snapshots_are_told_to_who_sees_figures(province: Province) -> None:
    papers.frozen(province)
    (told,) = figures.snapshots(province.at("sct"), by=province.acting(Role.VIEWER), now=province.now)

    assert (told["installed"], told["total"], told["is_ready"]) == (3, 4, True)
    with pytest.raises(RightMissingError):
        figures.snapshots(province.at("stttt"), by=province.acting(Role.VIEWER), now=province.now)
