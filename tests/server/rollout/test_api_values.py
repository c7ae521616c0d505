"""Values as JSON: keys that programs rely on, moments with their zone, rates half up."""

import json
from datetime import UTC, date, datetime

from bluezone.rollout.figures import Figures
from bluezone.rollout.unit import UnitId
from bluezone.server.rollout import api_values
from bluezone.server.units import registry
from tests.server.rollout.province import CUTOFF, FROM, Province


def test_moments_carry_the_zone_of_vietnam_and_days_none() -> None:
    assert api_values.moment(CUTOFF) == "2020-08-09T08:00:00+07:00"
    assert api_values.moment(datetime(2020, 12, 31, 18, tzinfo=UTC)) == "2021-01-01T01:00:00+07:00"
    assert (api_values.day(date(2020, 8, 9)), api_values.day(None), api_values.moment(None)) == (
        "2020-08-09",
        None,
        None,
    )


def test_rates_are_half_up_and_of_nobody_there_is_none() -> None:
    assert [api_values.rate(*pair) for pair in ((41, 43), (1, 16), (0, 7), (0, 0), (None, 5))] == [
        95.3,
        6.3,
        0.0,
        None,
        None,
    ]


def test_counts_tell_what_is_open() -> None:
    told = api_values.counts(Figures("staff", 10, 7, (("other", 2),)))

    assert (told["open"], told["rate"], told["reasons"], told["staff"]) == (1, 70.0, {"other": 2}, None)


def test_a_unit_and_a_campaign_are_json(province: Province) -> None:
    unit = api_values.unit(registry.tree_on(FROM), UnitId("sct"))
    campaign = api_values.campaign(province.campaign)

    assert json.loads(json.dumps([unit, campaign])) == [unit, campaign]
    assert (unit["parent"], campaign["receivers"]) == ("qt", [{"unit": "stttt", "since": "2020-01-01"}])


def test_a_member_tells_version_and_what_was_seen(province: Province) -> None:
    told = api_values.member(province.member("An", version=[10, 3], system="ios"), {"b", "a"})

    assert (told["version"], told["unit"], told["seen"]) == ("10.3", "vp", ["a", "b"])
