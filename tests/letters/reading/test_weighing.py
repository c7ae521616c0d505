"""What speaks for a figure and against it."""

from itertools import pairwise

import pytest

from bluezone.letters.reading import weighing
from bluezone.letters.reading.candidates import Candidate, candidates
from bluezone.letters.reading.page import Page, prepare
from bluezone.letters.reading.reader import LEAST_CERTAINTY
from bluezone.letters.reading.statements import statements


def read(text: str) -> tuple[Page, list[Candidate]]:
    page = prepare(text)
    return page, [one for told in statements(page) for one in candidates(page, told, frozenset())]


def signs(text: str) -> set[str]:
    page, found = read(text)
    return set(weighing.signs(page, found[-1], weighing.latest_day(page, found)))


@pytest.mark.parametrize(
    ("sentence", "sign"),
    [
        ("Sở đã cài đặt 41/43 máy", "fraction"),
        ("Sở đã cài đặt 41/43 máy, đạt 95,3%", "rate"),
        ("Đến ngày 09/8/2020 Sở đã cài đặt 41/43 máy", "moment"),
        ("Sở có 41 máy cài đặt", "near"),
        ("Sở đã cài đặt 41 máy", "direct"),
        ("100% cán bộ đã cài đặt ứng dụng", "share alone"),
        ("Đến nay có 45 người đến cơ quan, 12 lượt cài đặt", "near"),
        ("Tổ gồm 05 cán bộ hướng dẫn cài đặt", "helpers"),
        ("Hướng dẫn cài đặt cho 57 công dân", "helpers"),
        ("Bố trí 06 nhân viên nhắc khách cài đặt", "means"),
        ("Tuần trước đã cài đặt 35 máy", "earlier"),
        ("Cả nước có 20 triệu lượt tải ứng dụng", "higher"),
        ("Sở đã cài đặt 41/43 máy, đạt 59,3%", "misfit"),
        ("Có 18% thuê bao của Viettel đã cài đặt", "carrier"),
        ("Đã cài 43 máy, trong đó 12 máy", "part"),
        ("Có 45 người đến cơ quan, hướng dẫn cài đặt", "in passing"),
        ("100% cán bộ cài đặt ứng dụng", "not told as done"),
    ],
)
def test_each_sign_is_seen(sentence: str, sign: str) -> None:
    assert sign in signs(f"{sentence}.")


@pytest.mark.parametrize(
    ("sentence", "sign"),
    [
        ("So với tuần trước, đã có 41 máy cài đặt", "earlier"),
        ("Tuần trước 35 máy, đến nay đã cài đặt 41 máy", "earlier"),
        ("Tỉnh cao thứ hai cả nước với 402.000 người cài đặt", "higher"),
        ("Đã hướng dẫn, cài đặt được cho 57 người", "helpers"),
        ("57 người được hướng dẫn và cài đặt", "helpers"),
        ("Vận động được 18.742 hội viên cài đặt", "helpers"),
        ("Đã có hơn 41/43 máy cài đặt, đạt 97%", "misfit"),
    ],
)
def test_what_only_looks_like_a_sign_is_none(sentence: str, sign: str) -> None:
    assert sign not in signs(f"{sentence}.")


def test_of_two_days_the_later_one_counts() -> None:
    page, (first, second) = read("Đến ngày 13/8/2020 có 150 người cài đặt; đến ngày 20/8/2020 có 183 người cài đặt.")

    latest = weighing.latest_day(page, [first, second])

    assert "earlier" in weighing.signs(page, first, latest)
    assert "earlier" not in weighing.signs(page, second, latest)


def test_every_sign_has_its_weight_and_a_figure_of_nothing_but_itself_is_no_value() -> None:
    page, (only,) = read("Cài đặt 41 máy.")

    assert set(weighing.signs(page, only, None)) <= weighing.WEIGHTS.keys()
    assert weighing.certainty(1.0) < LEAST_CERTAINTY


def test_a_heavier_figure_is_surer() -> None:
    assert all(one[0] > other[0] and one[1] > other[1] for one, other in pairwise(weighing.CERTAINTIES))
    assert weighing.certainty(-1.0) == 0.0
