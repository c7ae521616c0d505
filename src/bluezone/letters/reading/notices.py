"""A letter of which a notice tells in prose: "Ngày 27/7/2020, Bộ Nội vụ ban hành Công văn số 3722/CV-BCĐ về ..."."""

from collections.abc import Iterator

from bluezone.letters.letter import Letter
from bluezone.letters.reading.finding import Finding
from bluezone.letters.reading.page import Page


def find(page: Page, known: Letter) -> Iterator[Finding]:
    yield from ()
