"""The tables behind a summary: every unit, every kind, and sums that say how complete they are."""

from dataclasses import replace

import pytest

from bluezone.letters.letter import Annex, Moment
from bluezone.letters.letter import Table as Grid
from bluezone.rollout import aggregate, arrival, summary_annexes
from bluezone.rollout.figures import Figures
from tests.rollout.receiving import SCT, judged, sent, seventeen, table
from tests.rollout.story import CAMPAIGN

NAMES = arrival.names(line.verdict.expected for line in table([]).lines)


def grid(annex: Annex) -> Grid:
    found = annex.blocks[0].table
    assert found is not None
    return found


def units(of: aggregate.Table) -> Grid:
    return grid(summary_annexes.of_units(of.groups[0], CAMPAIGN.kind(), NAMES))


def test_the_last_row_says_over_how_many_units_it_goes() -> None:
    assert units(table(seventeen())).rows[-1] == (
        "",
        "Tổng cộng",
        "",
        "",
        "495",
        "469",
        "94,7",
        "",
        "17 trong số 20 đơn vị",
    )


def test_what_a_letter_does_not_say_stays_empty() -> None:
    row = units(table([sent(SCT, number_symbol=None, dated=None, cutoff=Moment(None))])).rows[SCT]

    assert row[2:6] == ("", "", "43", "41")


def test_who_has_nobody_to_count_has_no_rate() -> None:
    assert units(table([sent(SCT, Figures("registered_phones", 0, 0))])).rows[SCT][4:7] == ("0", "0", "")


@pytest.mark.parametrize(("before", "said"), [(30, "+11"), (41, "0"), (43, "-2")])
def test_a_change_has_its_sign(before: int, said: str) -> None:
    of = table([sent(SCT)], before={f"u{SCT}": Figures("registered_phones", 43, before)})

    assert units(of).rows[SCT][7] == said


def test_a_large_number_is_grouped_with_its_sign() -> None:
    assert [summary_annexes.signed(number) for number in (1_128, -1_128, 0)] == ["1.128", "-1.128", "0"]


def test_each_kind_has_a_row_and_one_without_a_name_its_code() -> None:
    verdicts = [replace(each, expected=replace(each.expected, kind="x")) for each in judged([])[:1]]
    of = aggregate.table([*verdicts, *judged(seventeen())[1:]], CAMPAIGN).groups[0]

    found = grid(summary_annexes.of_kinds(of, CAMPAIGN.kind(), {"department": "sở"}))

    assert [row[1:4] for row in found.rows] == [("X", "0", "1"), ("Sở", "16", "19"), ("Tổng cộng", "16", "20")]
    assert found.rows[0][4:] == ("", "", "")
