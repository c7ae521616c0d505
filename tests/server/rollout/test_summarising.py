"""From seventeen reports on time to the summary upward: the receiving department's whole week."""

from datetime import timedelta

import pytest

from bluezone.letters import schema
from bluezone.rollout import report
from bluezone.rollout.rights import Role
from bluezone.rollout.summary import SummaryError
from bluezone.server.rollout import campaigns, chasing, confirming, receiving, summarising
from bluezone.server.rollout.models import Received
from bluezone.server.rollout.summarising import Wish
from bluezone.server.units.actor import RightMissingError
from tests.rollout.receiving import NAMES
from tests.server.rollout import papers, receiving_desk
from tests.server.rollout.province import DEADLINE, Province
from tests.server.rollout.receiving_desk import desk, officer, said
from tests.server.rollout.test_receiving import came
from tests.server.scene import HandClock

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def twenty(db: None, hand_clock: HandClock) -> Province:
    made = receiving_desk.make()
    hand_clock.at = made.now = DEADLINE + DAY
    return made


def received(province: Province, number: int, at: object) -> Received:
    """Return the report of the department of that place, read from its paper and confirmed."""
    made = receiving_desk.letter(number, campaigns.pure(province.campaign), total=24 + number)
    row = receiving_desk.came(province, receiving_desk.text(made), at)  # type: ignore[arg-type]  # a moment
    assert row.participant is not None
    return confirming.confirm(row, said(row), desk(province), by=officer(province), now=province.now)


def test_seventeen_on_time_one_late_two_missing_a_chase_one_more_and_the_summary(twenty: Province) -> None:
    for number in range(17):
        received(twenty, number, DEADLINE - HOUR)
    received(twenty, 17, DEADLINE + HOUR)

    tallies = receiving.tallies(receiving.verdicts(desk(twenty), twenty.now))
    assert (tallies.expected, tallies.received, tallies.on_time, tallies.late, tallies.missing) == (20, 18, 17, 1, 2)
    chase = chasing.draft(desk(twenty), twenty.now + 2 * DAY, by=officer(twenty), now=twenty.now)
    assert schema.decode(chase.letter).addressees is not None
    assert sorted(schema.decode(chase.letter).addressees or ()) == sorted(NAMES[18:])

    twenty.now += DAY
    received(twenty, 18, twenty.now)
    made = summarising.draft(desk(twenty), Wish(unit="qt"), by=officer(twenty), now=twenty.now)

    letter = schema.decode(made.letter)
    assert (made.purpose, made.unit_id) == ("summary", "stttt")
    assert [unit.pk for unit in made.addressed.all()] == ["qt"]
    assert letter.addressees == ("Ủy ban nhân dân tỉnh Quảng Trị",)
    assert letter.counts is not None
    assert (letter.counts.installed, letter.counts.total) == (19 * 20, sum(24 + number for number in range(19)))
    body = " ".join(block.text for block in letter.body or ())
    assert "19" in body
    assert NAMES[19] in str(letter)


def test_a_summary_goes_to_whoever_is_named_in_words(twenty: Province) -> None:
    came(twenty, "u0")

    made = summarising.draft(
        desk(twenty), Wish(name=" Bộ Y tế ", kind=report.OFFICIAL_LETTER), by=officer(twenty), now=twenty.now
    )

    assert schema.decode(made.letter).addressees == ("Bộ Y tế",)
    assert not made.addressed.exists()


def test_the_summary_answers_the_paper_that_asked_for_it(twenty: Province) -> None:
    came(twenty, "u0")
    asked = papers.draft(twenty, unit="qt", by=officer(twenty), purpose="summary")
    paper = papers.incoming(twenty, unit="stttt", campaign=twenty.campaign, sent_as=asked, number_symbol="9/UBND-TH")

    made = summarising.draft(desk(twenty), Wish(unit="qt"), by=officer(twenty), now=twenty.now)

    assert list(made.answers.all()) == [paper]
    assert "9/UBND-TH" in [each.number_symbol for each in schema.decode(made.letter).references or ()]


def test_nothing_is_summed_up_before_anybody_reported_or_by_others(twenty: Province) -> None:
    with pytest.raises(SummaryError):
        summarising.draft(desk(twenty), Wish(unit="qt"), by=officer(twenty), now=twenty.now)
    came(twenty, "u0")
    with pytest.raises(RightMissingError):
        summarising.draft(desk(twenty), Wish(unit="qt"), by=twenty.acting(Role.VIEWER, "qt"), now=twenty.now)


def test_those_above_the_receiving_unit_come_nearest_first(twenty: Province) -> None:
    assert summarising.above(desk(twenty), twenty.now) == (("qt", "Tỉnh Quảng Trị"), ("vn", "Việt Nam"))
