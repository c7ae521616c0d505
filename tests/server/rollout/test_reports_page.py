"""Cut-offs as a unit sees them."""

from datetime import datetime, timedelta

import pytest

from bluezone.rollout.rights import Role
from bluezone.server.rollout import freezing, reporting, reports_page
from bluezone.server.rollout.models import Member, Snapshot, StatusEntry
from bluezone.server.units.actor import SITE, RightMissingError
from tests.server.rollout import test_reporting as story
from tests.server.rollout.province import CUTOFF, THURSDAY, Province

MONDAY = story.MONDAY


def turns(province: Province, place: str = "sct", now: datetime = MONDAY) -> tuple[reports_page.Turn, ...]:
    return reports_page.gather(province.at(place), by=SITE, now=now).turns


def test_the_next_cutoff_stands_above_those_that_are_over(province: Province) -> None:
    story.second_period()
    story.story(province)
    assert [turn.period.number for turn in turns(province, now=THURSDAY)] == [1]
    freezing.freeze_due(CUTOFF)

    found = turns(province)

    assert [turn.period.number for turn in found] == [2, 1]
    assert found[0].newest is None
    assert found[1].newest is not None
    assert (found[1].newest.installed, found[1].is_reported) == (41, False)


def says_otherwise(late: Member) -> None:
    """Say on Monday that *late* had it all the time: what was ticked before was a mistake."""
    story.installs(late, MONDAY)
    StatusEntry.objects.create(
        id="late",
        member=late,
        state="installed",
        source="ticked",
        at=THURSDAY,
        received_at=MONDAY,
        by="x",
        is_correction=True,
    )


def test_corrections_stand_above_what_they_correct(province: Province) -> None:
    late = story.story(province)[0]
    freezing.freeze_due(CUTOFF)
    says_otherwise(late)
    old = Snapshot.objects.get(participant=province.at("sct"))
    new = freezing.correct(old, "ghi chậm", by=province.acting(Role.DRAFTER), now=MONDAY + timedelta(minutes=1))

    (turn,) = turns(province, now=MONDAY + timedelta(hours=1))

    assert [row.pk for row in turn.chain] == [new.pk, old.pk]
    assert (turn.newest, new.installed) == (new, 42)
    assert turn.pure is not None
    assert turn.pure.why == "ghi chậm"


def test_a_letter_on_figures_corrected_since_is_to_be_replaced(province: Province) -> None:
    late = story.story(province)[0]
    freezing.freeze_due(CUTOFF)
    letter = story.issued(province)
    (turn,) = turns(province)
    assert (turn.is_reported, turn.replaceable) == (True, None)
    says_otherwise(late)
    freezing.correct(turn.chain[0], "ghi chậm", by=SITE, now=MONDAY + timedelta(minutes=1))

    (turn,) = turns(province, now=MONDAY + timedelta(hours=1))
    assert (turn.is_reported, turn.replaceable) == (False, letter)
    made = story.drafted(province, replaces=letter, now=MONDAY + timedelta(hours=1))

    assert made.snapshot == turn.newest


def test_only_the_last_cutoff_tells_what_came_later(province: Province) -> None:
    late = story.story(province)
    freezing.freeze_due(CUTOFF)
    story.installs(late[0], CUTOFF + timedelta(minutes=1))

    assert [turn.n_later for turn in turns(province)] == [1]


def test_a_unit_without_a_report_names_the_one_above(province: Province) -> None:
    found = reports_page.gather(province.at("vp"), by=SITE, now=THURSDAY)

    assert found.reporter == province.at("sct")
    assert not found.is_reporting
    assert reports_page.gather(province.at("sct"), by=SITE, now=THURSDAY).reporter is None
    assert reports_page.gather(province.at("qt"), by=SITE, now=THURSDAY).reporter is None


def test_one_cutoff_is_found_by_its_number(province: Province) -> None:
    assert reports_page.turn(province.at("sct"), 1, by=SITE, now=THURSDAY).period.number == 1
    with pytest.raises(reporting.NotFrozenError):
        reports_page.turn(province.at("sct"), 9, by=SITE, now=THURSDAY)
    with pytest.raises(RightMissingError):
        reports_page.turn(province.at("sct"), 1, by=province.acting(Role.VIEWER, "stttt"), now=THURSDAY)
