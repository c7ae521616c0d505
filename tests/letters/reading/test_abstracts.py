"""Where an abstract ends, and what of the marks around it is no part of it."""

import pytest

from bluezone.letters.reading import abstracts, heading
from bluezone.letters.reading.heading_lines import Mark
from bluezone.letters.reading.page import prepare
from bluezone.letters.reading.tokens import Text


def about(text: str) -> str | None:
    page = prepare(text)
    head = heading.read(page)
    line = head.first(Mark.ABOUT)
    assert line is not None
    found = abstracts.value(page.text, abstracts.runs(page.text, head, line.inner))
    return found[0] if found else None


@pytest.mark.parametrize(
    ("text", "abstract"),
    [
        ("V/v cài đặt\nứng dụng.\n\nSở Y tế báo cáo", "cài đặt ứng dụng"),
        ("V/v cài đặt\nKính gửi: Sở Y tế", "cài đặt"),
        ("V/v cài đặt      Huế, ngày 05 tháng 8 năm 2020\nứng dụng", "cài đặt ứng dụng"),
        ("V/v cài đặt\nThực hiện Công văn số 5", "cài đặt"),
        ("V/v cài đặt\n1. Kết quả", "cài đặt"),
    ],
)
def test_an_abstract_ends_where_something_else_begins(text: str, abstract: str) -> None:
    assert about(text) == abstract


@pytest.mark.parametrize(
    ("text", "inside"),
    [("(nộp học phí)", "nộp học phí"), ("cài đặt (lần 2)", "cài đặt (lần 2)"), (": cài đặt./.", "cài đặt")],
)
def test_marks_around_an_abstract_are_no_part_of_it(text: str, inside: str) -> None:
    tokens = Text(text)

    assert tokens.slice(*abstracts.trimmed(tokens, 0, len(tokens))) == inside
