"""What is said of a cell: row, column, found, expected, in both languages."""

from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.finding import Finding, Weight, in_order

DIGITS = Bilingual("10 chữ số bắt đầu bằng 0", "10 digits from 0")


def test_a_finding_says_where_what_and_what_else() -> None:
    finding = Finding("phone_invalid", 17, "SĐT", "12", DIGITS)

    assert finding.vi == 'Dòng 17, SĐT: có "12", cần 10 chữ số bắt đầu bằng 0.'
    assert finding.en == 'Row 17, SĐT: found "12", expected 10 digits from 0.'
    assert (finding.problem.where, finding.problem.en) == ("row 17", finding.en)


def test_a_long_cell_is_quoted_in_part() -> None:
    assert len(Finding("name_invalid", 1, "", "x" * 5000, DIGITS).en) < 120


def test_findings_come_by_row_the_gravest_first_and_once() -> None:
    note = Finding("zero_restored", 2, "", "", DIGITS, Weight.NOTE)
    error = Finding("unit_unknown", 2, "", "", DIGITS)
    first = Finding("name_missing", 1, "", "", DIGITS)

    assert in_order([note, error, first, note]) == (first, error, note)
