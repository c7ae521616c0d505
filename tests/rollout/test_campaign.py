from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.campaign import DENOMINATORS, CampaignError, Column, Receiver, Target
from tests.rollout.story import CAMPAIGN

STAFF = Bilingual("công chức", "officials")


def target(**changes: Any) -> Target:
    given: dict[str, Any] = {"percent": Decimal(100), "denominator": "staff", "by": date(2020, 8, 20)}
    return Target(STAFF, "installed", **(given | changes))


def test_a_target_is_a_share_of_something_or_a_number() -> None:
    assert target().percent == 100
    assert target(percent=None, denominator=None, count=3).count == 3
    for wrong in ({"count": 3}, {"denominator": None}, {"percent": None}, {"percent": Decimal(101)}):
        with pytest.raises(CampaignError):
            target(**wrong)


def test_a_target_is_due_on_a_day_or_so_many_days_from_the_start() -> None:
    start = date(2020, 8, 2)

    assert target().due(start) == date(2020, 8, 20)
    assert target(by=None, within_days=3).due(start) == date(2020, 8, 5)
    with pytest.raises(CampaignError, match="days from the start"):
        target(within_days=3)


def test_a_target_is_compared_unrounded() -> None:
    assert not target(percent=Decimal("95.4")).is_reached(41, 43)
    assert target(percent=Decimal("95.3")).is_reached(41, 43)
    assert not target().is_reached(0, 0)
    assert target(percent=None, denominator=None, count=3).is_reached(3)


def test_who_receives_is_a_role_that_another_unit_may_take_over() -> None:
    assert CAMPAIGN.receiver_on(date(2020, 1, 1)) == "stttt"
    assert CAMPAIGN.receiver_on(date(2025, 2, 28)) == "stttt"
    assert CAMPAIGN.receiver_on(date(2025, 3, 1)) == "skhcn"


def test_a_kind_of_denominator_is_data() -> None:
    mine = replace(DENOMINATORS[0], code="tablets")

    assert replace(CAMPAIGN, denominators=(mine,), denominator="tablets").kind() == mine


def test_an_unknown_denominator_is_refused_with_those_known() -> None:
    with pytest.raises(CampaignError, match="registered_phones"):
        CAMPAIGN.kind("gdp")
    with pytest.raises(CampaignError, match="gdp"):
        replace(CAMPAIGN, targets=(target(denominator="gdp"),))


def test_codes_twice_and_nobody_who_receives_are_refused() -> None:
    column = Column("total", STAFF)
    twice = (Receiver("a", date(2020, 8, 1)), Receiver("b", date(2020, 8, 1)))

    for wrong in ({"columns": (column, column)}, {"receivers": ()}, {"receivers": twice}):
        with pytest.raises(CampaignError):
            replace(CAMPAIGN, **wrong)
