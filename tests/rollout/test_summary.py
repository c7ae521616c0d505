"""The summary upward: what it says, that no check finds a fault in it, and that whoever gets it reads its figures."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bluezone.letters import checks, sheet
from bluezone.letters.checks import Direction, Severity
from bluezone.letters.kinds import Kind
from bluezone.letters.letter import Letter, Reference
from bluezone.letters.reading import reader
from bluezone.rollout import aggregate, received, summary
from bluezone.rollout.aggregate import Table
from bluezone.rollout.figures import Figures
from bluezone.rollout.report import OFFICIAL_LETTER, REPORT
from bluezone.rollout.summary import SummaryError
from tests.rollout.receiving import OFFICE, PERIOD, SCT, UPWARD, judged, sent, seventeen, table
from tests.rollout.story import CAMPAIGN

MAIN = "registered_phones"
KINDS = (REPORT, OFFICIAL_LETTER)
LONG = "Ban Quản lý các dự án Phát triển hạ tầng, ứng phó biến đổi khí hậu và Ủy ban nhân dân xã Đặng Lễ Nghĩa số"


def issued(of: Table, kind: Kind = REPORT, answered: tuple[Reference, ...] = ()) -> Letter:
    """Return the summary of *of* with its number and day."""
    draft = summary.draft(of, CAMPAIGN, OFFICE, UPWARD, PERIOD, kind=kind, answered=answered)
    return replace(draft, number="75", date=date(2020, 8, 12), is_draft=False)


def text(letter: Letter) -> str:
    return checks.text_of(sheet.lay_out(letter))


def faults(letter: Letter) -> list[str]:
    found = checks.check(letter, direction=Direction.OUTGOING)
    return [f"{finding.code}: {finding.en}" for finding in found if finding.severity is not Severity.HINT]


def errors(letter: Letter) -> list[str]:
    found = checks.check(letter, direction=Direction.OUTGOING)
    return [f"{finding.code}: {finding.en}" for finding in found if finding.severity is Severity.ERROR]


def read_back(letter: Letter) -> Figures | None:
    return received.figures(reader.read(text(letter)).letter)


@pytest.mark.parametrize("kind", KINDS)
def test_the_story_among_twenty_is_summed_up_and_no_check_finds_a_fault(kind: Kind) -> None:
    letter = issued(table(seventeen()), kind)

    assert faults(letter) == []
    for said in ("469/495 máy điện thoại", "94,7%", "8h00 ngày 09/8/2020", "17 trong tổng số 20", "1169/SCT-VP"):
        assert said in text(letter)
    assert "\t43\t41\t95,3\t" in text(letter)


def test_the_annex_has_the_columns_of_a_receiving_department() -> None:
    annex = issued(table(seventeen())).annexes[0].blocks[0].table

    assert annex is not None
    assert annex.columns[1:6] == (
        "Cơ quan, địa phương",
        "Số, ký hiệu, ngày báo cáo",
        "Thời điểm chốt",
        "Mẫu số",
        "Đã cài đặt",
    )
    assert annex.rows[SCT][1:] == (
        "Sở Công Thương",
        "1169/SCT-VP ngày 10/8/2020",
        "8h00 ngày 09/8/2020",
        "43",
        "41",
        "95,3",
        "",
        "đúng hạn",
    )
    assert annex.rows[19][2:] == ("", "", "", "", "", "", "chưa báo cáo")


def test_the_change_says_over_how_many_units_it_goes() -> None:
    letter = issued(table(seventeen(), before={"u4": Figures(MAIN, 43, 30), "u5": Figures(MAIN, 25, 25)}))

    assert faults(letter) == []
    assert "tăng 10 trường hợp (tính trên 02 cơ quan, đơn vị báo cáo cả hai kỳ)" in text(letter)
    assert letter.counts is not None
    assert letter.counts.delta is not None
    assert letter.counts.delta.count == 10


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("code", "unit"), [("staff", "người"), ("smartphones", "máy điện thoại")])
def test_what_was_counted_otherwise_stands_beside_and_is_not_added(kind: Kind, code: str, unit: str) -> None:
    same = Figures(code, 495, 469)  # the numbers of all the others, for the checks to trip over
    arrivals = [*seventeen()[:16], sent(16, same)]

    letter = issued(table(arrivals), kind)

    assert faults(letter) == []
    assert read_back(letter) == Figures(MAIN, 459, 433, (("incompatible_device", 2), ("no_smartphone", 24)))
    assert f"469 trong tổng số 495 {unit}" in text(letter)
    assert "không cộng vào kết quả nêu trên" in text(letter)
    assert len(letter.annexes) == 2


def test_where_nobody_counted_by_the_campaigns_denominator_another_is_the_letters() -> None:
    letter = issued(table([sent(0, Figures("staff", 10, 9))]))

    assert faults(letter) == []
    assert letter.counts is not None
    assert (letter.counts.installed, letter.counts.denominator) == (9, "tổng số cán bộ, nhân viên")


def test_kinds_of_units_have_an_annex_and_the_ends_of_each_are_named() -> None:
    verdicts = [
        replace(each, expected=replace(each.expected, kind="office" if number < 4 else "department"))
        for number, each in enumerate(judged(seventeen()))
    ]

    letter = issued(aggregate.table(verdicts, CAMPAIGN))

    assert faults(letter) == []
    assert "Văn phòng\t4\t4\t86\t80\t93" in text(letter)
    assert "thuộc loại sở" in text(letter)
    assert "các Phụ lục kèm theo" in text(letter)


def test_what_is_answered_is_cited() -> None:
    asked = Reference(
        "4100/UBND-VX", date(2020, 8, 3), UPWARD, "Công văn", abstract="báo cáo", role="directive_answered"
    )

    letter = issued(table(seventeen()), answered=(asked,))

    assert faults(letter) == []
    assert "Thực hiện Công văn số 4100/UBND-VX ngày 03/8/2020" in text(letter)


def test_without_a_report_there_is_no_summary() -> None:
    for none in (table([]), table([sent(0, Figures(MAIN, 0, 0))])):
        with pytest.raises(SummaryError, match="found none of 20"):
            summary.draft(none, CAMPAIGN, OFFICE, UPWARD, PERIOD)


@pytest.mark.parametrize("n_units", [1, 2, 21, 3_321])
def test_any_number_of_long_and_accented_names_makes_a_faultless_letter_that_is_read_back(n_units: int) -> None:
    names = [f"{LONG} {number}" for number in range(n_units)]
    arrivals = [sent(number) for number in range(n_units) if number % 10 != 9]

    letter = issued(table(arrivals, names))

    found = read_back(letter)
    assert errors(letter) == []
    assert letter.counts is not None
    assert found is not None
    assert (found.installed, found.total) == (letter.counts.installed, letter.counts.total)


def test_the_last_of_thousands_of_units_has_figures_like_no_other_and_is_not_missed() -> None:
    names = [f"{LONG} {number}" for number in range(3_321)]
    last = sent(3_320, Figures(MAIN, 123_457, 123_456, (("refused", 1),)))

    letter = issued(table([*(sent(number) for number in range(3_000)), last], names))

    assert errors(letter) == []
    assert letter.counts is not None
    assert letter.counts.by_unit is None
    assert letter.annexes[0].blocks[0].table is not None
    assert letter.annexes[0].blocks[0].table.rows[3_320][4:6] == ("123.457", "123.456")


def test_equal_names_and_names_equal_but_for_accents_are_told_apart() -> None:
    letter = issued(table([sent(number) for number in range(4)], ["Xã Tân Hòa", "Xã Tân Hoa", "Xã Tân Hòa", "Sở Y tế"]))

    assert faults(letter) == []
    assert "Xã Tân Hòa (1)" in text(letter)


counts = st.tuples(st.integers(0, 400), st.integers(0, 60)).map(
    lambda pair: Figures(MAIN, sum(pair), pair[0], (("refused", pair[1]),) if pair[1] else ())
)


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.integers(0, 19), counts, min_size=1), st.dictionaries(st.integers(0, 19), counts))
def test_whatever_is_reported_the_letter_has_no_fault_and_its_totals_are_read_back(
    now: dict[int, Figures], before: dict[int, Figures]
) -> None:
    of = table([sent(n, each) for n, each in now.items()], before={f"u{n}": each for n, each in before.items()})
    whole = of.groups[0].total.figures
    if whole is None or not whole.total:
        return

    letter = issued(of)

    found = reader.read(text(letter)).letter.counts
    assert errors(letter) == []
    assert found is not None
    assert (found.installed, found.total) == (whole.installed, whole.total)


def test_two_places_are_for_provinces() -> None:
    of = table([sent(SCT)])

    draft = summary.draft(of, CAMPAIGN, OFFICE, UPWARD, PERIOD, places=2)

    assert draft.counts is not None
    assert draft.counts.percent == Decimal("95.35")
