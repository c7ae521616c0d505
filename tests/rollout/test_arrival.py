"""Who is on time, late or missing, and what does not count though it came."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bluezone.letters.letter import Moment, Precision
from bluezone.rollout import arrival, succession
from bluezone.rollout.arrival import CHASED, Arrival, Expected, State, Verdict
from bluezone.rollout.figures import Figures
from bluezone.rollout.schedule import ReportingPeriod, moment
from bluezone.rollout.succession import Succession
from bluezone.rollout.unit import UnitId
from tests.rollout.story import CUTOFF, DEADLINE

PERIOD = ReportingPeriod(CUTOFF, DEADLINE)
MINUTE = timedelta(minutes=1)
AFTER = DEADLINE + timedelta(days=2)
SCT = Expected("sct", "Sở Công Thương", "department")


def sent(
    name: str = "a1",
    at: datetime = DEADLINE,
    installed: int | None = 41,
    cutoff: Moment | None = None,
    unit: str | None = "sct",
    corrects: str | None = None,
) -> Arrival:
    counted = None if installed is None else Figures("registered_phones", 43, installed)
    return Arrival(name, unit, at, counted, cutoff or moment(CUTOFF), corrects=corrects)


def judged(*arrivals: Arrival, now: datetime = AFTER, expected: Expected = SCT) -> Verdict:
    return arrival.judge([expected], arrivals, PERIOD, now)[0]


def day(number: int, hour: int | None = None) -> Moment:
    if hour is None:
        return Moment(date(2020, 8, number))
    return Moment(date(2020, 8, number), time(hour), Precision.HOUR)


def test_nobody_is_missing_before_the_deadline_is_over() -> None:
    assert judged(now=CUTOFF).state is State.NOT_DUE
    assert judged(now=DEADLINE).state is State.NOT_DUE
    assert judged(now=DEADLINE + MINUTE).state is State.MISSING


def test_at_the_deadline_is_on_time_and_a_minute_later_is_late() -> None:
    assert judged(sent()).state is State.ON_TIME
    assert judged(sent(at=DEADLINE + MINUTE)).state is State.LATE


def test_what_comes_later_than_now_is_not_there_yet() -> None:
    assert judged(sent(at=AFTER), now=AFTER - MINUTE).state is State.MISSING


def test_the_same_letter_sent_twice_counts_once_from_the_first() -> None:
    found = judged(sent("a2", at=AFTER), sent("a1"))

    assert found.state is State.ON_TIME
    assert (found.arrival, found.others) == (sent("a1"), (sent("a2", at=AFTER),))


def test_other_figures_for_the_same_cut_off_contradict_and_do_not_count() -> None:
    found = judged(sent(), sent("a2", installed=40))

    assert found.state is State.CONTRADICTING
    assert found.figures is None
    assert {found.arrival, *found.others} == {sent(), sent("a2", installed=40)}


def test_a_correction_names_the_one_it_replaces_and_its_figures_count() -> None:
    found = judged(sent(), sent("a2", installed=40, corrects="a1", at=AFTER))

    assert found.state is State.ON_TIME
    assert found.figures == Figures("registered_phones", 43, 40)


def test_two_corrections_of_one_letter_contradict_each_other() -> None:
    corrections = [sent(name, installed=n, corrects="a1") for name, n in (("a2", 40), ("a3", 39))]

    assert judged(sent(), *corrections).state is State.CONTRADICTING


def test_corrections_in_a_circle_lose_no_letter() -> None:
    found = judged(sent(corrects="a2"), sent("a2", installed=40, corrects="a1"))

    assert found.state is State.CONTRADICTING


def test_figures_of_another_day_do_not_count() -> None:
    found = judged(sent(cutoff=day(2, 8)))

    assert (found.state, found.figures) == (State.WRONG_CUTOFF, None)


def test_figures_of_another_hour_of_the_day_count_and_are_marked() -> None:
    other, same, unsaid = judged(sent(cutoff=day(9, 17))), judged(sent(cutoff=day(9, 8))), judged(sent(cutoff=day(9)))

    assert [(each.state, each.is_other_hour) for each in (other, same, unsaid)] == [
        (State.ON_TIME, True),
        (State.ON_TIME, False),
        (State.ON_TIME, False),
    ]


def test_a_letter_of_the_wrong_day_is_put_right_by_one_of_the_right_day() -> None:
    assert judged(sent(cutoff=day(2)), sent("a2", at=AFTER, installed=40)).state is State.LATE


def test_a_letter_without_figures_is_no_report() -> None:
    assert judged(sent(installed=None)).state is State.WITHOUT_FIGURES
    assert judged(sent(installed=None), sent("a2")).state is State.ON_TIME


def test_what_nobody_has_looked_at_neither_counts_nor_corrects_nor_is_chased() -> None:
    waiting = replace(sent("a2", installed=40, corrects="a1"), is_confirmed=False)

    alone, beside = judged(waiting), judged(sent(), waiting)
    instead = judged(sent(cutoff=day(2)), waiting)

    assert (alone.state, alone.figures, alone.n_waiting) == (State.WAITING, None, 1)
    assert (beside.state, beside.arrival, beside.n_waiting) == (State.ON_TIME, sent(), 1)
    assert (instead.state, instead.n_waiting) == (State.WAITING, 1)
    assert State.WAITING not in CHASED


def test_who_is_exempt_or_gone_is_not_missing_but_counts_if_it_reports() -> None:
    exempt = Expected("sct", "Sở Công Thương", "department", is_exempt=True)
    merged = Expected("sct", "Sở Công Thương", "department", successors=("Sở Kinh tế",))

    assert judged(expected=exempt).state is State.EXEMPT
    assert judged(expected=merged).state is State.MERGED
    assert judged(sent(), expected=merged).state is State.ON_TIME


def test_a_unit_that_was_followed_by_the_cut_off_is_marked_with_its_successors() -> None:
    def marked(since: date) -> Sequence[str]:
        links = succession.of([Succession(UnitId("sct"), UnitId("skt"), since)])
        return arrival.succeeded([SCT], links, PERIOD, {UnitId("skt"): "Sở Kinh tế"})[0].successors

    assert marked(date(2020, 8, 9)) == ("Sở Kinh tế",)
    assert marked(date(2020, 8, 10)) == ()


def test_unknown_senders_stand_behind_the_list_each_alone() -> None:
    found = arrival.judge(
        [SCT], [sent("x", unit="other"), sent("y", unit=None), sent("z", unit=None)], PERIOD, CUTOFF + 2 * MINUTE
    )
    later = arrival.judge([SCT], [sent("x", unit="other"), sent("y", unit=None), sent("z", unit=None)], PERIOD, AFTER)

    assert [each.state for each in found] == [State.NOT_DUE]
    assert [each.state for each in later] == [State.MISSING, *[State.UNEXPECTED] * 3]
    assert all(each.figures is None for each in later)


def test_the_counts_are_those_of_the_verdicts_and_who_owes_is_chased() -> None:
    units = [Expected(str(number), f"Đơn vị {number}", "department") for number in range(20)]
    arrivals = [sent(str(n), unit=str(n), at=DEADLINE if n < 15 else AFTER) for n in range(17)]

    found = arrival.judge(units, arrivals, PERIOD, AFTER)

    assert arrival.counts(found) == {State.ON_TIME: 15, State.LATE: 2, State.MISSING: 3}
    assert [each.expected.unit for each in arrival.owing(found)] == ["17", "18", "19"]
    assert [each.state for each in arrival.by_attention(found)[:5]] == [*[State.MISSING] * 3, *[State.LATE] * 2]


def test_every_state_has_its_words() -> None:
    assert set(arrival.SAID) == set(State)
    assert CHASED.isdisjoint(arrival.REPORTED | arrival.EXCUSED)
    assert sorted(arrival._ATTENTION) == sorted(State)


letters = st.builds(
    sent,
    name=st.sampled_from("abcdef"),
    at=st.sampled_from([CUTOFF, DEADLINE, DEADLINE + MINUTE, AFTER]),
    installed=st.sampled_from([None, 40, 41]),
    cutoff=st.sampled_from([None, day(2), day(9, 17)]),
    unit=st.sampled_from(["sct", "other", None]),
    corrects=st.sampled_from([None, "a", "b"]),
).flatmap(lambda each: st.booleans().map(lambda is_confirmed: replace(each, is_confirmed=is_confirmed)))


@given(st.lists(letters, max_size=6, unique_by=lambda each: each.id))
def test_the_order_of_the_letters_means_nothing_and_none_is_lost(arrivals: list[Arrival]) -> None:
    found = arrival.judge([SCT], arrivals, PERIOD, AFTER)
    again = arrival.judge([SCT], sorted(arrivals, key=lambda each: each.id, reverse=True), PERIOD, AFTER)

    assert found == again
    kept = [each for verdict in found for each in ((verdict.arrival,) if verdict.arrival else ()) + verdict.others]
    assert sorted(each.id for each in kept) == sorted(each.id for each in arrivals)


def test_a_name_of_its_own_stays_and_a_shared_one_gets_what_tells_it_apart() -> None:
    named = (
        ("a", "Xã Tân Hòa", "huyện A"),
        ("b", "Xã Tân Hoa", "huyện B"),
        ("c", "Xã Tân Hòa", "huyện B"),
        ("d", "Sở", "X"),
    )

    found = arrival.names(Expected(unit, name, "commune", within=within) for unit, name, within in named)

    assert found == {
        "a": "Xã Tân Hòa (huyện A)",
        "b": "Xã Tân Hoa (huyện B) (1)",
        "c": "Xã Tân Hòa (huyện B) (2)",
        "d": "Sở",
    }
