"""Where a person works in campaigns."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from bluezone.rollout.rights import Action, Role
from bluezone.server.rollout import places
from bluezone.server.units import actor
from tests.server.rollout import province as provinces
from tests.server.rollout.province import THURSDAY, Province


def found(province: Province, by: actor.Actor, action: Action = Action.FIGURES_SEE) -> list[str]:
    rows = places.highest(by, action, [province.campaign], THURSDAY).get(province.campaign.pk, [])
    return [row.unit_id for row in rows]


def test_a_grant_above_the_campaign_opens_all_of_it(province: Province) -> None:
    assert found(province, province.acting(Role.VIEWER, "vn")) == ["qt"]
    assert found(province, actor.SITE) == ["qt"]


def test_of_grants_one_below_the_other_the_higher_one_is_told(province: Province) -> None:
    user = provinces.person("two", (Role.VIEWER, "vp"), (Role.CLERK, "sct"), (Role.VIEWER, "stttt"))

    assert found(province, actor.of(user, THURSDAY)) == ["sct", "stttt"]


def test_who_may_see_but_not_draft_has_no_place_to_draft_at(province: Province) -> None:
    viewer = province.acting(Role.VIEWER, "sct")

    assert found(province, viewer) == ["sct"]
    assert found(province, viewer, Action.REPORT_DRAFT) == []


def test_two_queries_are_enough_for_any_number_of_places(province: Province) -> None:
    user = provinces.person("many", *((Role.VIEWER, place) for place in ("vp", "ttkc", "cd", "stttt")))
    by = actor.of(user, THURSDAY)
    found(province, by)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert len(found(province, by)) == 4

    assert len([each for each in asked if "revision" not in each["sql"]]) == 2
