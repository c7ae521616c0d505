"""A campaign and what its app needs, as JSON and back."""

import json
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.letters.letter import Reference
from bluezone.rollout import campaign_json
from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.campaign import Campaign, CampaignError, Column, Receiver, Target
from bluezone.rollout.handset import System
from bluezone.rollout.requirement import BLUETOOTH_LE, Requirement, RequirementError, SystemNeed
from bluezone.rollout.schedule import Fixed, Repeated, ReportingPeriod, Rhythm, Schedule, ScheduleError

DAY = date(2020, 8, 1)
texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30)
words = st.builds(Bilingual, texts, texts)
moments = st.integers(1_577_836_800, 1_893_456_000).map(lambda s: datetime.fromtimestamp(s, UTC))


def repeated(rhythm: Rhythm, days: int) -> Schedule:
    return Repeated(rhythm, DAY, DAY + timedelta(days=days), time(8), 1, time(17))


def fixed(cutoffs: list[datetime]) -> Schedule:
    return Fixed(tuple(ReportingPeriod(each, each + timedelta(hours=4)) for each in sorted(set(cutoffs))))


schedules = st.one_of(
    st.builds(repeated, st.sampled_from(Rhythm), st.integers(0, 50)),
    st.builds(fixed, st.lists(moments, min_size=1, max_size=4)),
)
targets = st.one_of(
    st.builds(
        Target,
        words,
        texts,
        percent=st.sampled_from([Decimal("95.5"), Decimal(100)]),
        denominator=st.just("staff"),
        by=st.dates(),
    ),
    st.builds(Target, words, texts, count=st.integers(1, 10**6), within_days=st.integers(0, 90)),
)
campaigns = st.builds(
    Campaign,
    code=texts,
    name=words,
    app=words,
    start=st.dates(),
    schedule=schedules,
    receivers=st.lists(st.builds(Receiver, texts, st.dates()), min_size=1, max_size=3, unique_by=lambda r: r.since).map(
        tuple
    ),
    denominator=st.sampled_from(["registered_phones", "staff"]),
    answered=st.just((Reference("563/STTTT-CNTT", date(2020, 8, 2), "Sở Thông tin và Truyền thông"),)),
    targets=st.lists(targets, max_size=3).map(tuple),
    columns=st.lists(st.builds(Column, texts, words, st.booleans()), max_size=3, unique_by=lambda c: c.code).map(tuple),
)


@given(campaigns)
def test_a_campaign_comes_back_as_it_was(campaign: Campaign) -> None:
    text = json.dumps(campaign_json.encode(campaign), ensure_ascii=False)

    assert campaign_json.decode(json.loads(text)) == campaign


def test_a_requirement_comes_back_as_it_was() -> None:
    needs = (
        SystemNeed(System.ANDROID, (6,), "https://a.example/app"),
        SystemNeed(System.IOS, (10, 3), "https://i.example"),
    )
    requirement = Requirement("needs-1", DAY, needs, (BLUETOOTH_LE,), ("Nokia X",))

    text = json.dumps(campaign_json.encode_requirement(requirement))

    assert campaign_json.decode_requirement(json.loads(text)) == requirement


def encoded(**other: Any) -> dict[str, Any]:
    made = Campaign(
        "c", Bilingual("a", "a"), Bilingual("b", "b"), DAY, repeated(Rhythm.DAILY, 2), (Receiver("u", DAY),), "staff"
    )
    return {**campaign_json.encode(made), **other}


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("start", "yesterday"), ("start", 5), ("name", "x"), ("receivers", [{}]), ("receivers", []),
        ("denominator", "nobody"), ("targets", [{"scope": {"vi": "a", "en": "b"}, "measure": "x", "percent": "many"}]),
        ("denominators", [{"code": "x"}]), ("schedule", {}), ("schedule", {"periods": [["2020-08-09T08:00:00"]]}),
    ],
)  # fmt: skip
def test_a_part_of_another_kind_is_refused_with_a_sentence(part: str, value: Any) -> None:
    with pytest.raises(CampaignError, match=r"[.]$"):
        campaign_json.decode(encoded(**{part: value}))


def test_rules_of_the_parts_hold_for_what_is_read() -> None:
    without_zone = {"periods": [["2020-08-09T08:00:00", "2020-08-09T09:00:00"]]}
    with pytest.raises(ScheduleError):
        campaign_json.decode(encoded(schedule=without_zone))
    with pytest.raises(RequirementError):
        campaign_json.decode_requirement({"code": "x", "day": "2020-08-01", "systems": []})
