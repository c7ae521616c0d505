"""Who sits before an office's papers, and what they see of the ways on."""

import pytest
from django.http import QueryDict
from django.test import RequestFactory

from bluezone.rollout.rights import Role
from bluezone.rollout.unit import UnitId
from bluezone.server.rollout import paper_desk
from bluezone.server.units import registry
from bluezone.server.units.actor import RightMissingError
from tests.server.rollout.province import THURSDAY, Province
from tests.server.scene import HandClock


def desk(province: Province, role: Role, unit: str = "sct") -> paper_desk.Desk:
    request = RequestFactory().get("/")
    request.user = province.user(role)
    return paper_desk.of(request, unit, "papers-in")


def test_the_ways_on_are_those_that_the_person_may_go(province: Province) -> None:
    names = {role: [tab.name for tab in desk(province, role).tabs] for role in (Role.CLERK, Role.SIGNER)}

    assert names[Role.SIGNER] == ["papers-in", "papers-out", "papers-overdue"]
    assert names[Role.CLERK] == [*names[Role.SIGNER], "letterhead", "paper-numbers"]
    assert [tab.name for tab in desk(province, Role.CLERK).tabs if tab.is_here] == ["papers-in"]


def test_what_may_be_done_follows_from_the_role(province: Province) -> None:
    assert desk(province, Role.CLERK).may == {"register", "forward"}
    assert desk(province, Role.SIGNER).may == {"assign"}
    assert desk(province, Role.DRAFTER, "vp").may == {"forward", "answer", "campaign"}


def test_a_unit_that_has_ended_keeps_its_name(province: Province, hand_clock: HandClock) -> None:
    registry.replace([registry.units()[UnitId("cd")].ended(THURSDAY.date())])
    hand_clock.move(days=2)

    found = desk(province, Role.CLERK)

    assert found.named("cd") == "Công đoàn Ngành Công Thương"
    assert found.named("none") == "none"


def test_who_worked_at_a_unit_that_has_ended_still_reads_its_papers(province: Province, hand_clock: HandClock) -> None:
    user = province.user(Role.CLERK)
    known = registry.units()
    registry.replace([known[UnitId(each)].ended(THURSDAY.date()) for each in ("sct", "vp", "ttkc", "cd")])
    hand_clock.move(days=2)

    found = desk(province, Role.CLERK)

    assert (found.by.user, found.name, found.may, found.tabs) == (user, "Sở Công Thương", frozenset(), ())
    with pytest.raises(RightMissingError):
        desk(province, Role.CLERK, "none")


def test_a_link_to_another_page_asks_for_the_same() -> None:
    assert paper_desk.query(QueryDict("q=số 5&page=3&state=")) == "q=s%E1%BB%91+5"


def test_a_file_is_kept_and_never_shown() -> None:
    got = paper_desk.download(b"<script>", "số 5.html", "text/html")

    assert got.headers["Content-Disposition"] == "attachment; filename*=utf-8''s%E1%BB%91%205.html"
