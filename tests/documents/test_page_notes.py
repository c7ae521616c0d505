"""One note names all the pages that it is about."""

from bluezone.documents.note import Note
from bluezone.documents.page_notes import about_pages


def test_pages_are_named_once_in_both_languages() -> None:
    assert list(about_pages("cut", [2, 5], "bị cắt", "is cut")) == [
        Note("cut", "Trang 2, 5 bị cắt.", "Page 2, 5 is cut.")
    ]


def test_of_no_page_nothing_is_said() -> None:
    assert list(about_pages("cut", [], "bị cắt", "is cut")) == []


def test_of_many_pages_the_first_are_named() -> None:
    (note,) = about_pages("cut", range(1, 99), "bị cắt", "is cut")

    assert note.en == "Page 1, 2, 3, 4, 5, 6, 7, 8, 9, 10… is cut."
