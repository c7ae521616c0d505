"""The scanned pages of a file are read within bounds, and what was left out is told."""

import pytest
from PIL import Image

from bluezone.documents import recognition
from bluezone.documents.errors import DocumentError, DocumentTooLargeError
from bluezone.documents.extract import How
from bluezone.documents.recognition import Recognition
from bluezone.letters.reading.printed import Box
from tests.documents.typeset_papers import drawn, typeset


def white() -> Image.Image:
    return Image.new("L", (600, 900), 255)


def test_a_page_s_boxes_are_taken_back_in_the_unit_of_the_page() -> None:
    picture = drawn(typeset("Sở Công Thương"), 144)
    work = Recognition()

    printed, how = work.read(1, 595.0, lambda: picture)

    assert how is How.OCR
    box = work.back[1](printed.words[0].box)
    assert (box.x0, box.y0) == pytest.approx((40 / 25.4 * 72, 20 / 25.4 * 72), abs=8)
    assert [note.code for note in work.notes()] == ["recognised"]


def test_pages_beyond_the_bound_are_left_out_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "MOST_PAGES_RECOGNISED", 1)
    work = Recognition()

    hows = [work.read(number, 595.0, white)[1] for number in (1, 2, 3)]

    assert hows == [How.BLANK, How.UNREAD, How.UNREAD]
    *_, note = work.notes()
    assert (note.code, "2, 3" in note.vi, "2, 3" in note.en) == ("pages_not_recognised", True, True)


def test_a_page_that_takes_too_long_is_told_of_and_is_a_refusal_if_nothing_else_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(recognition, "PAGE_RECOGNISE_LIMIT_S", 0.01)
    work = Recognition()

    _, how = work.read(4, 595.0, lambda: Image.effect_noise((600, 900), 90))

    assert how is How.UNREAD
    assert isinstance(work.refusal, DocumentTooLargeError)
    assert [note.code for note in work.notes()] == ["page_too_slow"]


def test_a_page_that_cannot_be_drawn_is_told_of() -> None:
    def broken() -> Image.Image:
        raise DocumentError("The page is damaged.")

    work = Recognition()

    assert work.read(1, 595.0, broken)[1] is How.UNREAD
    assert [note.code for note in work.notes()] == ["page_unreadable"]


def test_a_blank_page_is_blank_and_nothing_is_said_of_it() -> None:
    work = Recognition()

    assert work.read(1, 595.0, white)[1] is How.BLANK
    assert work.back[1](Box(1, 0, 0, 600, 900)).x1 == pytest.approx(595)
