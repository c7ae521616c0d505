"""Whether a figure is wanted, and the line that opens its list."""

import pytest

from bluezone.letters.reading import wants
from bluezone.letters.reading.tokens import Text


def wanted(sentence: str) -> float:
    text = Text(sentence)
    at = text.places["60"][0]
    return wants.wanted(text, at, at + 2)


@pytest.mark.parametrize("sentence", [
    "phấn đấu 60% dân số cài đặt", "đã có 12% dân số, mục tiêu là 60%", "60% dân số phải cài đặt",
    "Yêu cầu 60% dân số cài đặt", "Kế hoạch: đạt 60% dân số", "Sở yêu cầu:\n1. 60% cán bộ cài đặt Bluezone.",
])  # fmt: skip
def test_a_goal(sentence: str) -> None:
    assert wanted(sentence) > 0.5


@pytest.mark.parametrize("sentence", [
    "đã đạt 60% dân số cài đặt", "60% dân số cài đặt", "đã đảm bảo 60% dân số cài đặt", "phấn đấu tăng 60% dân số",
    "Sở yêu cầu:\n1. Chi 60% kinh phí cho loa.", "Kết quả:\n1. 60% cán bộ cài đặt Bluezone.",
])  # fmt: skip
def test_no_goal(sentence: str) -> None:
    assert wanted(sentence) == 0


@pytest.mark.parametrize(("written", "head"), [
    ("II. CHỈ TIÊU\n1. Một.\n2. Hai.", "II. CHỈ TIÊU"),
    ("Sở yêu cầu:\n- Một;\n- Hai.", "Sở yêu cầu:"),
    ("Sở họp.\n- Một;\n- Hai.", None),
    ("Hai.", None),
])  # fmt: skip
def test_the_line_that_opens_a_list(written: str, head: str | None) -> None:
    text = Text(written)
    found = wants.list_head(text, text.sentence_starts[-1])

    assert (text.slice(found.start, found.stop) if found else None) == head
