from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bluezone.letters import checks, comparison, sheet
from bluezone.letters.checks import Direction
from bluezone.letters.letter import Letter
from bluezone.rollout import figures, issuing, report
from bluezone.rollout.issuing import Act, Person, Report
from bluezone.rollout.report import ReportError
from bluezone.rollout.tally import Standing
from tests.rollout.story import CAMPAIGN, CUTOFF, DEEDS, OFFICE, RECEIVER, RECEIVERS, UNITS, counted, drafted, frozen

ALL = Person("an", frozenset(Act))


def issued(draft: Report) -> Letter:
    done = issuing.approve(issuing.check(draft, ALL, CUTOFF), ALL, CUTOFF)
    return issuing.issue(issuing.number(done, "1169", date(2020, 8, 10), ALL, CUTOFF), ALL, CUTOFF).letter


def text(letter: Letter) -> str:
    return checks.text_of(sheet.lay_out(letter))


def test_the_story_becomes_letter_1169_in_which_the_checks_find_nothing() -> None:
    letter = issued(drafted())

    assert letter.number_symbol == "1169/SCT-VP"
    assert checks.check(letter, direction=Direction.OUTGOING) == ()
    for said in ("8h00 ngày 09/8/2020", "41/43 máy điện thoại", "95,3%", "02 máy điện thoại", "563/STTTT-CNTT"):
        assert said in text(letter)


def test_the_same_figures_make_a_bao_cao_in_which_the_checks_find_nothing() -> None:
    letter = issued(drafted(kind=report.REPORT))

    assert letter.number_symbol == "1169/BC-SCT"
    assert checks.check(letter, direction=Direction.OUTGOING) == ()


def test_the_annex_has_a_row_for_each_unit_in_the_order_asked_for() -> None:
    table = drafted().letter.annexes[0].blocks[0].table

    assert table is not None
    assert [row[1] for row in table.rows] == [*(unit.name for unit in UNITS), "Tổng cộng"]
    assert table.rows[-1][2:8] == ("43", "43", "41", "95,3", "2", "0")


def test_one_unit_alone_needs_no_annex() -> None:
    whole = counted()
    of = frozen(replace(whole, rows=whole.rows[:1]))

    assert drafted(of).letter.annexes == ()


def test_what_was_done_stands_in_the_letter_as_logged() -> None:
    body = " ".join(block.text for block in drafted().letter.body)

    for said in ("các doanh nghiệp và chợ", "180 lượt người", "118 lượt người", "thành viên trong gia đình"):
        assert said in body


def test_the_report_names_the_snapshot_it_rests_on() -> None:
    assert drafted().snapshot == frozen().digest


def test_who_receives_at_the_cut_off_is_addressed() -> None:
    assert drafted().letter.addressees == (RECEIVER,)
    with pytest.raises(ReportError, match="receives"):
        report.draft(frozen(), CAMPAIGN, OFFICE, {}, DEEDS, report.counts(frozen(), CAMPAIGN))


def test_who_is_addressed_gets_no_copy_besides() -> None:
    others = [each.name for each in OFFICE.others]

    listed = OFFICE.recipients((others[-1],))

    assert [each.name for each in listed] == [others[-1], *others[:-1]]


def test_figures_that_are_open_are_not_reported() -> None:
    with pytest.raises(ReportError, match="found 1 members open of 44"):
        report.counts(frozen(counted(Standing("u3", "new", CUTOFF))), CAMPAIGN)


def test_a_snapshot_of_another_campaign_and_other_figures_are_refused() -> None:
    with pytest.raises(ReportError, match="campaign"):
        report.counts(frozen(campaign="other"), CAMPAIGN)
    other = replace(report.counts(frozen(), CAMPAIGN), installed=42)
    with pytest.raises(ReportError, match="snapshot's"):
        report.draft(frozen(), CAMPAIGN, OFFICE, RECEIVERS, DEEDS, other)


def test_the_change_since_the_last_report_is_a_figure_of_the_letter() -> None:
    before = figures.Figures("registered_phones", 43, 30)

    found = report.counts(frozen(), CAMPAIGN, since=figures.change(before, frozen().total))

    assert found.delta is not None
    assert (found.delta.count, found.delta.points) == (11, Decimal("25.5"))


def test_the_letter_compared_with_itself_differs_in_nothing() -> None:
    assert comparison.differences(drafted().letter, drafted().letter) == ()
