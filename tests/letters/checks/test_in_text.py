"""The text against the figures: whatever figure is changed in either, it is found."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from bluezone.letters import sheet
from bluezone.letters.checks import text_of
from bluezone.letters.checks.in_text import Figures
from bluezone.letters.letter import Counts, Reason
from tests.letters.checks.checked import codes, edited, findings
from tests.letters.office import COUNTS, ROWS, facts, letter


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("41/43", "40/43", "figure_contradicts"),
        ("41/43", "41/44", "figure_contradicts"),
        ("41/43", "14/34", "figure_not_in_text"),
        ("95,3%", "95,4%", "figure_contradicts"),
        ("95,3%", "59,3%", "figure_contradicts"),
        ("02 máy", "03 máy", "figure_not_in_text"),
        ("09/8/2020", "08/8/2020", "cutoff_not_in_text"),
        ("09/8/2020", "09/8/2021", "cutoff_not_in_text"),
        ("8h00 ngày", "9h00 ngày", "cutoff_not_in_text"),
    ],
)
def test_a_figure_changed_in_the_text_is_found(old: str, new: str, code: str) -> None:
    assert code in edited(old, new)


def test_every_single_digit_of_the_result_that_is_changed_is_found() -> None:
    ours = letter()
    text = text_of(sheet.lay_out(ours))
    start = text.index("41/43")
    sentence = text[start : text.index("do cấu hình")]

    missed = []
    for digit in re.finditer(r"\d", sentence):
        at = start + digit.start()
        other = str((int(digit[0]) + 1) % 10)
        if not findings(ours, text=text[:at] + other + text[at + 1 :]):
            missed.append(sentence[: digit.end()])

    assert missed == []


def test_a_figure_changed_in_the_value_is_found() -> None:
    ours = letter()

    for counts in (
        replace(COUNTS, installed=40, total=42),
        replace(COUNTS, total=44, not_installed=(Reason("other", 3),)),
    ):
        assert "figure_not_in_text" in codes(replace(ours, counts=counts))


def test_a_figure_said_twice_must_be_the_same_twice() -> None:
    assert edited("tổng hợp./.", "tổng hợp, với 40/43 máy./.") == ["figure_contradicts"]


def test_rates_and_counts_of_nothing_are_told_in_an_outgoing_letter() -> None:
    assert edited("tổng hợp./.", "tổng hợp, trong đó 12,5% tự cài./.") == ["figure_unknown"]
    assert edited("tổng hợp./.", "tổng hợp, trong đó 17 máy điện thoại mới./.") == ["figure_unknown"]


def test_a_figure_of_a_unit_changed_in_the_annex_is_found() -> None:
    whole = letter(facts(counts=replace(COUNTS, by_unit=ROWS)))
    text = text_of(sheet.lay_out(whole))

    assert codes(whole, text=text.replace("\t29\t", "\t28\t")) == [
        "figure_not_in_text",
        "table_row",
        "table_total",
    ]


def test_rates_of_different_things_in_one_text_are_told() -> None:
    mixed = "tổng hợp; đạt 95,3% dân số, 100% người có điện thoại thông minh./."

    assert edited("tổng hợp./.", mixed) == ["denominators_mixed"]
    assert edited("tổng hợp./.", mixed.replace("dân số", "số điện thoại").replace("thông minh", "")) == []


def test_a_figure_changed_in_the_body_of_the_value_is_found() -> None:
    ours = letter()
    body = tuple(replace(block, text=block.text.replace("95,3%", "93,5%")) for block in ours.body)

    assert codes(replace(ours, body=body)) == ["figure_contradicts", "figure_unknown"]


def test_figures_of_units_are_the_letter_s_own() -> None:
    assert codes(letter(facts(counts=replace(COUNTS, by_unit=ROWS)))) == []


def test_dates_hours_documents_and_items_are_no_figures() -> None:
    figures = Figures(
        "1. Ngày 10 tháng 8 năm 2020, lúc 8h00, 08:30 và 17 giờ 30 ngày 18/08/2020: Công văn số 1169/SCT-VP, "
        "30/2020/NĐ-CP, Covid-19, tháng 9, khoản 2: có 1.611/1.732 người; 18.742 hội viên; 268 nghìn thuê bao; "
        "15,7 triệu lượt"
    )

    assert [number.value for number in figures.numbers] == [1611, 1732, 18742, 268_000, 15_700_000]
    assert [(above, below) for above, below, _ in figures.fractions] == [(1611, 1732)]


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("41/43 máy (gồm: A; B. C), đạt 95,3% số máy", Decimal("95.3")),
        ("41/43 máy, chiếm tỷ lệ 95%", Decimal(95)),
        ("41/43 máy. Tỷ lệ hộ nghèo đạt 12%", None),
        ("41/43 máy, 12/15 đơn vị đạt 80%", None),
        ("41/43 máy; 96% thực hiện khai báo", None),
        ("41/43 máy", None),
    ],
)
def test_the_rate_of_a_fraction_is_the_one_its_sentence_says(text: str, rate: Decimal | None) -> None:
    figures = Figures(text)

    assert figures.rate_behind(figures.fractions[0][2])[0] == rate


def test_without_figures_only_the_moment_is_looked_for() -> None:
    assert codes(letter(counts=None)) == []


def test_a_lower_count_in_thousands_is_found_as_it_is_said() -> None:
    counts = Counts(268_000, percent=Decimal("20.8"), denominator="dân số")

    found = codes(letter(counts=counts), text="Tính đến 09/8: trên 268 ngàn người, đạt 20,8% dân số", incoming=True)

    assert "figure_not_in_text" not in found
