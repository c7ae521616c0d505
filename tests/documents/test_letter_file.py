"""A letter into a file and out of it: one way for every door."""

from datetime import date
from pathlib import Path

import pytest

from bluezone.documents import letter_file
from bluezone.documents.errors import DocumentError, DocumentTypeError
from bluezone.documents.letter_file import LetterFile
from bluezone.letters.letter import Block, BlockKind, Letter
from bluezone.letters.reading import reader

LETTERS = Path(__file__).parents[3] / "shared" / "data" / "letters"


def letter(day: date | None = date(2020, 8, 10)) -> Letter:
    body = (Block(BlockKind.PARAGRAPH, "Sở Công Thương đã cài đặt ứng dụng Bluezone cho 41/43 máy điện thoại."),)
    return Letter(number="1169", symbol="SCT-VP", date=day, issuer="Sở Công Thương", body=body, is_draft=False)


@pytest.mark.parametrize("name", ["letter.docx", "letter.pdf", "folder/LETTER.PDF"])
def test_a_letter_that_was_written_is_read_back(name: str) -> None:
    data = letter_file.write(letter(), name)

    found = letter_file.read(data, name)

    assert (found.letter.counts.installed, found.letter.counts.total) == (41, 43) if found.letter.counts else False
    assert found.notes == ()


@pytest.mark.parametrize("name", ["letter.doc", "letter", "letter.pdf.txt"])
def test_another_ending_is_refused_with_those_that_work(name: str) -> None:
    with pytest.raises(DocumentTypeError, match=r"\.docx or \.pdf"):
        letter_file.write(letter(), name)


def test_a_letter_of_a_day_before_the_decree_is_laid_out_by_it() -> None:
    name = "letter.docx"

    found = letter_file.read(letter_file.write(letter(date(2019, 8, 10)), name), name)

    assert found.letter.date == date(2019, 8, 10)


def test_a_draft_without_a_day_takes_the_newest_layout() -> None:
    assert letter_file.write(letter(None), "letter.docx").startswith(b"PK")


def test_the_text_of_the_reading_is_the_text_of_the_file() -> None:
    for path in LETTERS.glob("*.txt"):
        found = letter_file.read(path.read_bytes(), path.name)

        assert found.reading.text == found.extract.text, path.name


def test_a_file_of_another_kind_than_its_name_says_is_read_and_told() -> None:
    found = letter_file.read(letter_file.write(letter(), "letter.pdf"), "letter.docx")

    assert [note.code for note in found.notes] == ["type_differs"]


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(DocumentError):
        letter_file.read(b"", "letter.txt")


def test_a_text_that_was_cut_says_so() -> None:
    opened = letter_file.read("Kính gửi: Sở Y tế".encode())
    cut = reader.Reading("", Letter(), (), is_cut=True)

    assert [note.code for note in LetterFile(opened.extract, cut).notes] == ["text_cut"]


def test_the_font_is_only_spoken_of_where_a_pdf_is_written() -> None:
    assert letter_file.notes_on(["letter.docx"]) == ()
    assert all(note.code == "font_substituted" for note in letter_file.notes_on(["letter.docx", "letter.pdf"]))
